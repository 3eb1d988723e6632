//! What was done in a widget can be taken along to the full app; and a widget leaves alone what is chosen there.

use anyhow::{Result, ensure};
use e2e::hosts::{WIDGET, answer, blog, heard, host, visit};
use e2e::records::{ATTEMPTS, PREFERENCES, attempt, preferences};
use e2e::{Server, finish, start};
use serde_json::json;

const TEXT: &str = "Told in a post.";

#[tokio::test(flavor = "multi_thread")]
async fn progress_is_handed_over_to_the_full_app_which_shows_it_first() -> Result<()> {
    let frames = Server::start()?;
    let (browser, page) = start(&frames).await?;

    page.seed(&attempt(1)).await?;
    let host = host(None, &blog(&frames, "<star-drill id='one'></star-drill>"))?;
    visit(&page, &host).await?;
    heard(&page, "ready", "one").await?;
    page.look("(window.all = [], addEventListener('message', event => all.push(JSON.stringify(event.data))))").await?;
    page.enter_widget(WIDGET).await?;
    page.wait_for_text(".widget-foot", "Browsers keep it apart").await?;
    answer(&page, TEXT).await?;
    let tab = page.client().window().await?;
    page.press_button("Take my progress to the full app").await?;
    // Without a question to the page meanwhile: WebKit's driver would hold up the page that opens the tab.
    let opened = page.opened_beside(&tab).await?;
    page.wait_for_text(".widget-foot", "The full app is open in another tab").await?;
    // The page around the widget asks for it, too.
    page.leave_frame().await?;
    let ask =
        format!("{WIDGET}.shadowRoot.querySelector('iframe').contentWindow.postMessage({{ token: 'a guess' }}, '*')");
    page.look(&ask).await?;
    page.switch_to(opened).await?;
    page.wait_for_focus("#import-preview").await?;
    page.wait_for_text("#import-preview", "1 attempt").await?;
    ensure!(page.hash().await? == "/settings", "the token is still in the address");
    ensure!(page.stored_keys(ATTEMPTS).await?.len() == 1, "something was taken over unasked");
    page.press_button("Merge").await?;
    page.wait_for_text(".notices", "added").await?;
    ensure!(page.stored_keys(ATTEMPTS).await?.len() == 2, "the attempt was not taken over");
    page.click("nav a[href='#/history']").await?;
    page.wait_for_text("main", "2 attempts").await?;
    page.client().close_window().await?;
    page.client().switch_to_window(tab).await?;
    let told = page.look_for_text("all.join()").await?;
    ensure!(told.contains("complete") && !told.contains("backup"), "the page around the widget was told {told}");

    finish(browser, frames).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tab_that_nobody_hands_anything_to_says_so() -> Result<()> {
    let frames = Server::start()?;
    let (browser, page) = start(&frames).await?;

    page.open("#/settings/0123456789").await?;
    page.wait_for_text("#import-fault", "does not answer").await?;
    ensure!(page.look("document.querySelector('#import-preview')").await?.is_null(), "there is a preview of nothing");

    finish(browser, frames).await
}

/// Opens the app with a token, and answers whatever it is asked, with a backup that nobody has asked for.
fn opener(app: &str, token: &str) -> String {
    let backup = json!({ "app": "star-drill", "format": 1, "made": 0, "records": {} }).to_string();
    format!(
        "<!doctype html><title>Opener</title><button>Open it</button><script>
            const answer = {{ token: '{token}', backup: {} }};
            let tab;
            window.asked = [];
            addEventListener('message', ({{ data }}) => {{
                asked.push(data);
                tab.postMessage(answer, '*');
            }});
            document.querySelector('button').addEventListener('click', () => {{
                tab = open('{app}/#/settings/0123456789');
                // Unasked, too: it does not matter to whom the question goes.
                setInterval(() => tab.postMessage(answer, '*'), 100);
            }});
        </script>",
        json!(backup)
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_taken_from_another_origin_or_for_another_token() -> Result<()> {
    let frames = Server::start()?;
    // Of the same origin, with a token that it was not asked for.
    let own = opener(&frames.origin(), "9876543210");
    let frames = frames.with_page("/opener.html", None, &own);
    let (browser, page) = start(&frames).await?;

    // Of another origin, with the right one.
    let other = host(None, &opener(&frames.origin(), "0123456789"))?;
    for (address, is_asked) in
        [(format!("{}/post.html", other.other_site()), false), (format!("{}/opener.html", frames.origin()), true)]
    {
        page.go_to(&address).await?;
        let tab = page.client().window().await?;
        page.press_button("Open it").await?;
        let opened = page.opened_beside(&tab).await?;
        page.switch_to(opened).await?;
        page.wait_for_text("#import-awaited[role=status]", "Waiting for the page").await?;
        ensure!(page.look_for_text("document.getElementById('import-fault').innerText").await?.is_empty(), "{address}");
        page.wait_for_text("#import-fault[role=alert]", "does not answer").await?;
        ensure!(page.look("document.querySelector('#import-preview')").await?.is_null(), "{address} was heard");
        page.client().close_window().await?;
        page.client().switch_to_window(tab).await?;
        let asked = page.look("asked.some(it => it.token === '0123456789')").await?;
        ensure!(asked == json!(is_asked), "{address} was asked: {asked}");
    }

    finish(browser, frames).await
}

#[tokio::test(flavor = "multi_thread")]
async fn on_the_same_site_a_widget_leaves_what_is_chosen_alone() -> Result<()> {
    let frames = Server::start()?;
    let (browser, page) = start(&frames).await?;

    let chosen = preferences(&json!({ "theme": "dark", "principle": "frugality", "manner": "aloud" }));
    page.seed(std::slice::from_ref(&chosen)).await?;
    page.go("/widget.html?principle=dive-deep&mode=free").await?;
    page.wait_for_text(".hero", "Dive Deep").await?;
    answer(&page, TEXT).await?;
    let stored = page.stored(PREFERENCES).await?;
    ensure!(stored.as_deref() == Some(chosen.1.as_str()), "the preferences are now {stored:?}");

    finish(browser, frames).await
}
