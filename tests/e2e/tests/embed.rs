//! Widgets in pages of another site: they come, fit, follow the page, tell it what it may know, and take nothing from
//! anybody else.

use anyhow::{Result, ensure};
use e2e::hosts::{WIDGET, answer, blog, fits, heard, host, refused_nothing, strict_blog, visit};
use e2e::page::TAB;
use e2e::{Engine, Server, finish, start};
use serde_json::{Value as Json, json};

const QUESTION: &str = "ownership-missed-because";
const QUESTION_TEXT: &str = "Tell me about a commitment you missed because a supplier or another team let you down.";
const SCHEME: &str = "getComputedStyle(document.documentElement).colorScheme";

#[tokio::test(flavor = "multi_thread")]
async fn two_widgets_on_a_page_each_have_their_question_and_their_height() -> Result<()> {
    let frames = Server::start()?;
    let (browser, page) = start(&frames).await?;

    let body = format!(
        "<star-drill id='one' question='{QUESTION}'><a href='/'>One</a></star-drill>\
         <star-drill id='two' principle='dive-deep' height='300'><a href='/'>Two</a></star-drill>"
    );
    let host = host(None, &blog(&frames, &body))?;
    visit(&page, &host).await?;
    heard(&page, "ready", "one").await?;
    heard(&page, "ready", "two").await?;
    let is_hidden = "[...document.querySelectorAll('star-drill a')].every(it => !it.getClientRects().length)";
    ensure!(page.look(is_hidden).await? == json!(true), "a fallback link is still there");

    page.enter_widget("document.getElementById('two')").await?;
    page.wait_for_text(".hero", "Dive Deep").await?;
    fits(&page).await?;
    page.enter_widget("document.getElementById('one')").await?;
    page.wait_for_text(".hero", QUESTION_TEXT).await?;
    let first = fits(&page).await?;
    for gone in [".top", ".foot", "#choices", ".practice .row .primary + .button"] {
        let there = format!("document.querySelector('{gone}')?.getClientRects().length > 0");
        ensure!(page.look(&there).await? != json!(true), "{gone} is in a widget");
    }
    page.press_button("Start").await?;
    page.press_button("Answer now").await?;
    page.wait_to_see("#answer.answer").await?;
    let in_drill = fits(&page).await?;
    ensure!(in_drill != first, "the drill is as high as the question: {in_drill}");
    // They share a store, so the other now also has a drill that is under way.
    page.enter_widget("document.getElementById('two')").await?;
    page.wait_for_text(".hero", "Dive Deep").await?;
    fits(&page).await?;

    finish(browser, frames).await
}

#[tokio::test(flavor = "multi_thread")]
async fn widgets_come_and_go_by_script_and_change_while_they_are_there() -> Result<()> {
    let frames = Server::start()?;
    let (browser, page) = start(&frames).await?;

    let host = host(None, &blog(&frames, "<p id='place'></p>"))?;
    visit(&page, &host).await?;
    let add = "(() => {
        const widget = Object.assign(document.createElement('star-drill'), { id: 'one' });
        widget.setAttribute('principle', 'dive-deep');
        document.getElementById('place').append(widget);
    })()";
    page.look(add).await?;
    heard(&page, "ready", "one").await?;
    let entries = page.look("history.length").await?;
    page.look(&format!("(heard.length = 0, {WIDGET}.setAttribute('principle', 'ownership'))")).await?;
    heard(&page, "ready", "one").await?;
    page.look(&format!("{WIDGET}.setAttribute('title', 'A question')")).await?;
    let title = page.look_for_text(&format!("{WIDGET}.shadowRoot.querySelector('iframe').title")).await?;
    ensure!(title == "A question", "the frame is called {title}");
    page.enter_widget(WIDGET).await?;
    page.wait_for_text(".hero", "Ownership").await?;
    answer(&page, "Told in a widget.").await?;
    // Neither attribute cuts off what is there: the widget goes on having the height that it told.
    let height = fits(&page).await?;
    page.leave_frame().await?;
    page.look(&format!("({WIDGET}.title = 'Another name', {WIDGET}.setAttribute('height', '120'))")).await?;
    page.enter_widget(WIDGET).await?;
    ensure!(fits(&page).await? == height, "it was {height} high and is not");
    // Nor does a page that gives the frame another height: it is told once more.
    page.leave_frame().await?;
    page.look(&format!("{WIDGET}.shadowRoot.querySelector('iframe').style.height = '120px'")).await?;
    page.wait_for(
        "the height to come back",
        &format!("{WIDGET}.shadowRoot.querySelector('iframe').style.height === '{height}px'"),
    )
    .await?;
    page.enter_widget(WIDGET).await?;
    fits(&page).await?;
    page.leave_frame().await?;
    let after = page.look("history.length").await?;
    ensure!(after == entries, "the page had {entries} steps back and has {after}");
    page.look(&format!("{WIDGET}.remove()")).await?;
    page.look(add).await?;
    page.look("heard.length = 0").await?;
    heard(&page, "ready", "one").await?;

    finish(browser, frames).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_widget_takes_no_focus_and_scrolls_nothing() -> Result<()> {
    let frames = Server::start()?;
    let (browser, page) = start(&frames).await?;

    let body = "<input id='own' autofocus><div style='height:400px'></div><star-drill id='one'></star-drill>\
                <div style='height:3000px'></div>";
    let host = host(None, &blog(&frames, body))?;
    visit(&page, &host).await?;
    page.look("document.getElementById('own').focus()").await?;
    heard(&page, "ready", "one").await?;
    let at = page.look("[document.activeElement.id, scrollY]").await?;
    ensure!(at == json!(["own", 0]), "the focus and the page are at {at}");
    page.enter_widget(WIDGET).await?;
    answer(&page, "Told in a widget.").await?;
    page.leave_frame().await?;
    let before = page.look("scrollY").await?;
    page.enter_widget(WIDGET).await?;
    page.look("document.querySelector('.ratings button').click()").await?;
    page.wait_to_see(".ratings [aria-pressed=true]").await?;
    page.leave_frame().await?;
    let after = page.look("scrollY").await?;
    ensure!(after == before, "the page was at {before} and is at {after}");

    finish(browser, frames).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_widget_is_as_light_or_dark_as_the_page() -> Result<()> {
    let frames = Server::start()?;
    let (browser, page) = start(&frames).await?;

    let host = host(None, &blog(&frames, "<star-drill id='one'></star-drill>"))?;
    visit(&page, &host).await?;
    heard(&page, "ready", "one").await?;
    let table = [
        ("nothing said", "0", "light"),
        ("a dark page", "document.documentElement.style.colorScheme = 'dark'", "dark"),
        ("a light page", "document.documentElement.style.colorScheme = 'light'", "light"),
        (
            "a page painted dark",
            "(document.documentElement.style.colorScheme = '', document.body.style.background = '#16171a')",
            "dark",
        ),
        ("a page painted light", "document.body.style.background = 'rgb(250, 248, 243)'", "light"),
        ("dark asked for", "document.querySelector('star-drill').setAttribute('theme', 'dark')", "dark"),
        ("light asked for", "document.querySelector('star-drill').setAttribute('theme', 'light')", "light"),
        ("any asked for", "document.querySelector('star-drill').removeAttribute('theme')", "light"),
        (
            "a page that fades to dark",
            "(document.body.style.transition = 'background-color 0.3s 0.1s', document.body.style.background = '#16171a')",
            "dark",
        ),
    ];
    for (what, act, expected) in table {
        page.leave_frame().await?;
        page.look(act).await?;
        page.enter_widget(WIDGET).await?;
        page.wait_for(&format!("{what}: {expected}"), &format!("{SCHEME} === '{expected}'")).await?;
    }

    finish(browser, frames).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_hears_what_was_done_and_never_what_was_written() -> Result<()> {
    const SECRET: &str = "Nobody but me reads this.";

    let frames = Server::start()?;
    let (browser, page) = start(&frames).await?;

    let body = format!("<star-drill id='one' question='{QUESTION}' mode='free'></star-drill>");
    let host = host(None, &blog(&frames, &body))?;
    visit(&page, &host).await?;
    // Everything that comes from any frame.
    page.look("(window.all = [], addEventListener('message', event => all.push(JSON.stringify(event.data))))").await?;
    heard(&page, "ready", "one").await?;
    page.enter_widget(WIDGET).await?;
    answer(&page, SECRET).await?;
    page.leave_frame().await?;
    let done = heard(&page, "complete", "one").await?;
    for (field, expected) in [("question", json!(QUESTION)), ("principle", json!("ownership")), ("rating", Json::Null)]
    {
        ensure!(done[field] == expected, "{field} is {}; expected {expected}", done[field]);
    }
    ensure!(done["seconds"].is_number(), "no time is told: {done}");
    page.enter_widget(WIDGET).await?;
    page.press_button("Good").await?;
    page.leave_frame().await?;
    let rated = "heard.find(it => it.detail?.rating === 'good')?.detail";
    let rated = page.wait_for("the rating", rated).await?;
    ensure!(rated["attempt"] == done["attempt"], "another attempt was rated: {rated}");
    let all = page.look_for_text("all.join()").await?;
    ensure!(all.contains("complete") && !all.contains(SECRET), "the page was told {all}");

    finish(browser, frames).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_aloud_is_timed_in_a_widget_and_not_recorded() -> Result<()> {
    let frames = Server::start()?;
    let (browser, page) = start(&frames).await?;

    let host = host(None, &blog(&frames, "<star-drill id='one' mode='aloud'></star-drill>"))?;
    visit(&page, &host).await?;
    heard(&page, "ready", "one").await?;
    page.enter_widget(WIDGET).await?;
    page.press_button("Start").await?;
    page.press_button("Answer now").await?;
    page.wait_for_text(".drill", "Say your answer aloud").await?;
    let asks = "[...document.querySelectorAll('button')].some(it => /record/i.test(it.innerText))";
    ensure!(page.look(asks).await? == json!(false), "it offers to record");
    page.press_button("Finish").await?;
    page.wait_for_text("#told", "Told in").await?;
    page.wait_to_see("#transcript").await?;
    page.leave_frame().await?;
    heard(&page, "complete", "one").await?;

    finish(browser, frames).await
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_of_others_change_nothing() -> Result<()> {
    // Greets the page as a widget would, tells it a height, and says what it got for it.
    const FORGER: &str = "<!doctype html><title>Forger</title><script>
        const got = [];
        addEventListener('message', ({ data }) => {
            if (data === 'ping') parent.postMessage({ got }, '*');
            else got.push(data);
        });
        parent.postMessage({ starDrill: 1, type: 'hello' }, '*');
        parent.postMessage({ starDrill: 1, type: 'height', height: 3333 }, '*');
        parent.postMessage('greeted', '*');
    </script>";

    let frames = Server::start()?;
    let forger = Server::start()?.with_page("/forger.html", None, FORGER);
    let (browser, page) = start(&frames).await?;

    let body = format!(
        "<star-drill id='one'></star-drill><iframe id='other' src='{}/forger.html'></iframe>\
         <script>
            window.all = [];
            addEventListener('message', event => {{
                all.push(event.data);
                if (event.data === 'greeted') event.source.postMessage('ping', '*');
            }});
         </script>",
        forger.origin()
    );
    let host = host(None, &blog(&frames, &body))?;
    visit(&page, &host).await?;
    heard(&page, "ready", "one").await?;
    page.enter_widget(WIDGET).await?;
    let height = fits(&page).await?;
    page.leave_frame().await?;

    // A wrong source: the page itself, with the right name; and another frame, which greeted before.
    let forge = "(id => {
        for (const type of ['height', 'complete', 'error']) {
            postMessage({ starDrill: 1, id, type, height: 3333, detail: { forged: true } }, '*');
        }
        postMessage('forged', '*');
    })(all.find(it => it.type === 'height').id)";
    page.look(forge).await?;
    page.wait_for("the forged messages", "all.includes('forged')").await?;
    page.wait_for("the other frame", "all.some(it => it.got)").await?;
    ensure!(page.look("all.find(it => it.got).got").await? == json!([]), "another frame was welcomed");

    // The frame takes nothing that has another name, and no second welcome.
    let mislead = format!(
        "(frame => {{
            frame.postMessage({{ starDrill: 1, id: 'other', type: 'set', theme: 'dark' }}, '*');
            frame.postMessage({{ starDrill: 1, id: 'other', type: 'welcome', theme: 'dark' }}, '*');
        }})({WIDGET}.shadowRoot.querySelector('iframe').contentWindow)"
    );
    page.look(&mislead).await?;
    page.enter_widget(WIDGET).await?;
    answer(&page, "Told all the same.").await?;
    ensure!(page.look(SCHEME).await? == json!("light"), "the frame has taken the colours of a stranger");
    page.leave_frame().await?;
    let done = heard(&page, "complete", "one").await?;
    ensure!(done["question"].is_string(), "another event came: {done}");
    ensure!(page.look("heard.some(it => it.detail?.forged)").await? == json!(false), "a forged message was passed on");

    // The right source and a wrong origin: the frame shows somebody else's page.
    let to_forger = format!(
        "(all.length = 0, {WIDGET}.shadowRoot.querySelector('iframe').src = '{}/forger.html')",
        forger.origin()
    );
    page.look(&to_forger).await?;
    page.wait_for("the forger in the widget's frame", "all.some(it => it.got)").await?;
    ensure!(page.look("all.find(it => it.got).got").await? == json!([]), "somebody else's page was welcomed");
    let after = page.look(&format!("{WIDGET}.shadowRoot.querySelector('iframe').style.height")).await?;
    ensure!(after != json!("3333px"), "the height was {height} and is {after}");

    finish(browser, frames).await
}

#[tokio::test(flavor = "multi_thread")]
async fn styles_that_would_hide_a_frame_do_not_reach_it() -> Result<()> {
    const HOSTILE: &str = "<style>
        iframe, star-drill iframe, star-drill > * { display: none !important; height: 3px !important; width: 3px !important;
            opacity: 0 !important; transform: scale(0) !important; }
        * { box-sizing: content-box !important; font: 3px/1 serif !important; color: red !important; }
    </style>";

    let frames = Server::start()?;
    let (browser, page) = start(&frames).await?;

    let body = format!("{HOSTILE}<main><star-drill id='one'></star-drill></main>");
    let host = host(None, &blog(&frames, &body))?;
    visit(&page, &host).await?;
    heard(&page, "ready", "one").await?;
    let widths = format!(
        "[{WIDGET}.shadowRoot.querySelector('iframe').getBoundingClientRect().width, \
         document.querySelector('main').clientWidth]"
    );
    let widths: [f64; 2] = serde_json::from_value(page.look(&widths).await?)?;
    ensure!((widths[0] - widths[1]).abs() < 1.0, "the frame and its place are {widths:?} wide");
    page.enter_widget(WIDGET).await?;
    fits(&page).await?;

    finish(browser, frames).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_strict_policy_of_the_page_is_kept() -> Result<()> {
    let frames = Server::start()?;
    let (browser, page) = start(&frames).await?;

    let body = "<star-drill id='one' height='350'><a href='/'>Practise</a></star-drill>";
    // Some engines hold the icon that they look for to the policy, too.
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src {}",
        frames.origin()
    );
    let host = host(Some(&policy), &strict_blog(&frames, body))?;
    visit(&page, &host).await?;
    heard(&page, "ready", "one").await?;
    page.enter_widget(WIDGET).await?;
    fits(&page).await?;
    answer(&page, "Told under a strict policy.").await?;
    page.leave_frame().await?;
    heard(&page, "complete", "one").await?;
    refused_nothing(&page).await?;

    finish(browser, frames).await
}

#[tokio::test(flavor = "multi_thread")]
async fn where_no_script_runs_the_link_stays() -> Result<()> {
    let frames = Server::start()?;
    let (browser, page) = start(&frames).await?;

    let body = "<star-drill><a id='link' href='/'>Practise an interview answer</a></star-drill>";
    let host = host(Some("script-src 'none'"), &blog(&frames, body))?;
    visit(&page, &host).await?;
    page.wait_to_see("#link").await?;
    ensure!(page.look(&format!("{WIDGET}.shadowRoot")).await?.is_null(), "the script ran");

    finish(browser, frames).await
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_sandbox_a_widget_works_from_memory_and_says_so() -> Result<()> {
    // In a frame that has no origin, WebKit lets 'self' in a policy fit nothing, not even the page's own script.
    let frames = match Engine::of_this_run()? {
        Engine::WebKit => Server::start()?.without_policy(),
        Engine::Chromium | Engine::Firefox => Server::start()?,
    };
    let (browser, page) = start(&frames).await?;

    let frame = format!("{}/widget.html?question={QUESTION}", frames.origin());
    let body =
        format!("<iframe sandbox='allow-scripts' width='700' height='800' title='Star Drill' src='{frame}'></iframe>");
    let host = host(None, &blog(&frames, &body))?;
    visit(&page, &host).await?;
    page.enter_frame().await?;
    page.wait_for_text(".notices", "This browser blocks storage here.").await?;
    page.wait_for_text(".widget-foot", "gone when you leave this page").await?;
    page.wait_for_text(".hero", QUESTION_TEXT).await?;
    answer(&page, "Nobody keeps this.").await?;
    page.press_button("Take my progress to the full app").await?;
    page.wait_for_text(".widget-foot", "No tab can be opened from here.").await?;

    finish(browser, frames).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_author_with_questions_of_their_own_names_what_is_in_them() -> Result<()> {
    let frames = Server::start()?;
    let (browser, page) = start(&frames).await?;

    page.go("/embed/").await?;
    page.wait_for("what there is", "document.querySelectorAll('#principles option').length > 2").await?;
    page.write("[name=principle]", "dive-deep").await?;
    page.press(&[TAB]).await?;
    // The usual pack by its address will do for one of somebody's own.
    page.write("[name=pack]", &format!("{}/packs/amazon.json", frames.origin())).await?;
    page.press(&[TAB]).await?;
    page.wait_for("the leftover choice to go", "document.querySelector('[name=principle]').value === ''").await?;
    page.write("[name=principle]", "ownership").await?;
    page.press(&[TAB]).await?;
    page.wait_for(
        "both in the snippet",
        "(text => /pack=/.test(text) && /principle=\"ownership\"/.test(text))(document.getElementById('snippet').value)",
    )
    .await?;
    page.enter_widget(WIDGET).await?;
    page.wait_for_text(".hero", "Ownership").await?;
    ensure!(page.look("document.querySelector('.widget-fault')").await?.is_null(), "something asked for is not there");

    finish(browser, frames).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_snippet_that_an_author_copies_works_elsewhere() -> Result<()> {
    let frames = Server::start()?;
    let (browser, page) = start(&frames).await?;

    page.go("/embed/").await?;
    page.wait_for("what there is", "document.querySelectorAll('#principles option, #roles option').length > 2").await?;
    page.write("[name=principle]", "dive-deep").await?;
    page.press(&[TAB]).await?;
    page.wait_for("the choice in the snippet", "document.getElementById('snippet').value.includes('dive-deep')")
        .await?;
    page.enter_widget(WIDGET).await?;
    page.wait_for_text(".hero", "Dive Deep").await?;
    page.leave_frame().await?;
    let snippet = page.value_of("#snippet").await?;
    ensure!(snippet.trim().lines().count() == 2, "it has more than two lines: {snippet}");
    ensure!(snippet.contains("integrity=\"sha384-"), "it has no hash: {snippet}");

    let post = format!("<!doctype html><title>A blog</title><p>Before</p>{snippet}");
    let host = host(None, &post)?;
    visit(&page, &host).await?;
    page.wait_for("a frame", &format!("{WIDGET}.shadowRoot?.querySelector('iframe')")).await?;
    page.enter_widget(WIDGET).await?;
    page.wait_for_text(".hero", "Dive Deep").await?;

    finish(browser, frames).await
}
