//! The written assessment: choosing one of two questions, writing against the clock or by the day, versions, handing in,
//! and what comes of it.

use anyhow::{Context, Result, ensure};
use e2e::records::{Record, changed, id, preferences};
use e2e::{Engine, Server, finish, start};
use serde_json::{Value as Json, json};

const PAPERS: &str = "star-drill/v1/paper/";
const FIELD: &str = "#paper-text";
const CLOCK: &str = "#paper-clock";
const TEXT: &str = "We shipped a search page that nobody used.";

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_is_begun_written_and_handed_in() -> Result<()> {
    const LEGEND: &str = "document.querySelector('.paper-start legend')?.innerText";
    const CHOICES: &str =
        "[...document.querySelectorAll('input[name=paper-question]')].map(it => it.parentNode.innerText)";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[]).await?;
    page.open("#/paper").await?;
    page.wait_to_see("#paper-choose").await?;
    page.wait_for("two questions", &format!("{CHOICES}.length === 2")).await?;
    let before = page.look(CHOICES).await?;
    page.press_button("Another pair").await?;
    page.wait_for("another pair", &format!("{CHOICES}.length === 2 && {CHOICES}[0] !== {}", before[0])).await?;
    ensure!(!page.look_for_text(LEGEND).await?.is_empty(), "the shape of the paper is not told");
    // Without a day of the interview nothing is due.
    page.wait_for_text(".paper-start", "The real rule needs the day of your interview.").await?;
    page.click("label:has(input[name=paper-question]):nth-of-type(2)").await?;
    let chosen = page.look(&format!("{CHOICES}[1].trim()")).await?;
    page.press_button("Begin").await?;
    page.wait_for_focus(FIELD).await?;
    let asked = page.text_of("h1").await?;
    ensure!(chosen == json!(asked), "chosen was {chosen}, and asked is {asked}");
    ensure!(page.value_of(FIELD).await?.lines().count() > 5, "it does not begin with the headings");
    page.wait_for_text("#paper-length", "0 words · 0.0 pages").await?;
    page.wait_for_text(CLOCK, "Stop the clock").await?;
    page.wait_for("the clock to go", "!/^0:00/.test(document.querySelector('[role=timer]').innerText)").await?;

    page.write(FIELD, TEXT).await?;
    page.wait_for_text("#paper-length", "8 words · 0.0 pages · 1 min to read").await?;
    page.wait_for("the paper to be saved", &stored_has(TEXT)).await?;
    page.reload().await?;
    page.wait_for_text(CLOCK, "Start the clock").await?;
    page.wait_for_text(".paper-standing", "The clock stands still.").await?;
    ensure!(page.value_of(FIELD).await?.contains(TEXT), "the reload has lost the text");
    page.write(FIELD, " And then?").await?;
    page.wait_for_text(CLOCK, "Stop the clock").await?;

    page.press_button("Hand in").await?;
    page.wait_for_focus("#paper-checks").await?;
    page.wait_to_see(".paper-checks .finding[data-check=written]").await?;
    page.wait_for_text(".paper-standing", "It is handed in").await?;
    page.reload().await?;
    page.wait_to_see(".paper-checks .finding[data-check=written]").await?;
    page.click(".paper-standing a").await?;
    page.wait_for_text("#told", "Told in").await?;
    page.wait_for_text(".review", TEXT).await?;
    page.wait_to_see(".finding[data-check=written]").await?;
    page.click(".review a[href^='#/paper/']").await?;
    page.wait_to_see(FIELD).await?;
    page.open("#/history").await?;
    page.wait_for_text("main", &asked).await?;

    page.open("#/paper").await?;
    page.wait_for_text(".paper-list", "Handed in").await?;
    page.press_button("Delete").await?;
    page.wait_for("the paper to go", "!document.querySelector('.paper-list')").await?;
    ensure!(page.stored_keys(PAPERS).await?.is_empty(), "it is still stored");
    page.press_button("Undo").await?;
    page.wait_for_text(".paper-list", &asked).await?;
    page.wait_for("it to be stored again", &stored_has(TEXT)).await?;
    ensure!(page.look("document.querySelector('.paper .notice')").await?.is_null(), "there is more to bring back");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_skeleton_alone_is_credited_with_nothing() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let skeleton = "Headline\n\n\nSubheading\n\n\nCustomer FAQ\n\n\nInternal FAQ\n";
    page.seed(&[paper(1, &json!({ "shape": "press-release-and-faq", "text": skeleton }))]).await?;
    page.open(&format!("#/paper/{}", id(1))).await?;
    page.wait_to_see(FIELD).await?;
    page.press_button("Check it").await?;
    page.wait_for_focus("#paper-checks").await?;
    page.wait_for_text(".paper-checks", "Nothing is written yet.").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_idle_tab_takes_what_was_written_in_another_one() -> Result<()> {
    const THERE: &str = " Written there.";
    /// As if so much time had passed at once that what runs is saved.
    const LATER: &str = "(() => {
        const now = performance.now.bind(performance);
        performance.now = () => now() + 31000;
    })()";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[paper(1, &json!({}))]).await?;
    let address = format!("#/paper/{}", id(1));
    page.open(&address).await?;
    page.click(CLOCK).await?;
    page.wait_for_text(CLOCK, "Stop the clock").await?;
    let first = page.open_tab().await?;
    page.open(&address).await?;
    page.write(FIELD, THERE).await?;
    page.wait_for("the text to be saved", &stored_has(THERE)).await?;

    let second = page.switch_to(first).await?;
    page.look(LATER).await?;
    let both = format!("{TEXT}{THERE}");
    page.wait_for("the other tab's text", &format!("document.querySelector('{FIELD}').value === {}", json!(both)))
        .await?;
    page.wait_for_text(CLOCK, "Start the clock").await?;
    let stored = page.stored_record(&format!("{PAPERS}{}", id(1))).await?;
    ensure!(stored["text"] == json!(both), "the older text was written over it: {stored}");
    ensure!(stored["kept"].as_array().is_some_and(|kept| kept.len() == 1), "there are other versions: {stored}");

    // Handed in there, it is handed in here.
    let first = page.switch_to(second).await?;
    // Where the field has the focus, leaving it takes up what was written elsewhere, and the buttons move.
    page.look("document.activeElement.blur()").await?;
    page.press_button("Hand in").await?;
    page.wait_for_text(".paper-standing", "It is handed in").await?;
    page.switch_to(first).await?;
    page.click(CLOCK).await?;
    page.wait_for_text(".paper-standing", "It is handed in").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn by_the_real_rule_the_plan_counts_down_to_the_day() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[plan("2099-01-05")]).await?;
    page.open("#/paper").await?;
    page.click("label:has(input[name=paper-rule]):nth-of-type(3)").await?;
    page.press_button("Begin").await?;
    page.wait_for_text(".paper-due", "Your written assessment is due in ").await?;
    page.wait_for_text(".paper-due", "2099").await?;
    page.wait_for_text(".paper-standing", "written").await?;
    let hash = page.hash().await?;
    page.open("#/plan").await?;
    page.wait_for_text(".plan .paper-due", "is due in ").await?;
    page.click(".plan .paper-due a").await?;
    page.wait_to_see(FIELD).await?;
    ensure!(page.hash().await? == hash, "the plan leads to another paper");

    // Nobody has planned how long it takes.
    page.write(FIELD, TEXT).await?;
    page.press_button("Hand in").await?;
    page.click(".paper-standing a").await?;
    page.wait_for_text("#told", " written").await?;
    ensure!(page.look("document.querySelector('.review .times')").await?.is_null(), "the time is held against a plan");

    page.seed(&[plan("2026-01-05")]).await?;
    page.open("#/paper").await?;
    page.wait_for_text(".paper-start", "By the date in your plan, it was due already.").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_before_can_be_put_back() -> Result<()> {
    const VERSIONS: &str = "document.querySelectorAll('.paper-aside ul > li').length";
    const OPEN: &str = "document.querySelectorAll('.paper-aside details').forEach(it => { it.open = true; })";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[paper(1, &json!({}))]).await?;
    page.open(&format!("#/paper/{}", id(1))).await?;
    page.wait_to_see(FIELD).await?;
    page.write(FIELD, " Nobody asked for it.").await?;
    page.press_button("Keep a version").await?;
    // What was there before the first change, and what was kept by hand.
    page.wait_for("two versions", &format!("{VERSIONS} === 2")).await?;
    page.look(OPEN).await?;
    page.click(".paper-aside ul > li:nth-child(2) button").await?;
    page.wait_for("the first text", &format!("document.querySelector('{FIELD}').value === {}", json!(TEXT))).await?;
    page.wait_for_focus(FIELD).await?;
    page.reload().await?;
    page.wait_to_see(FIELD).await?;
    ensure!(page.value_of(FIELD).await? == TEXT, "it has not stayed");

    // Another tab has written since.
    let key = format!("{PAPERS}{}", id(1));
    let stored = page.stored(&key).await?.context("the paper is not stored")?;
    page.store(&key, &changed(&stored, &json!({ "text": "Theirs.", "changed": 1_999_999_999_999_u64 }))).await?;
    page.write(FIELD, " Mine.").await?;
    page.wait_for("both to be kept", &format!("{} && {}", stored_has(" Mine."), stored_has("Theirs."))).await?;
    ensure!(page.value_of(FIELD).await? == format!("{TEXT} Mine."), "what is typed here was written over");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_store_refuses_is_still_there_and_saved_when_there_is_room() -> Result<()> {
    const MORE: &str = " This must not be lost.";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[paper(1, &json!({}))]).await?;
    page.open(&format!("#/paper/{}", id(1))).await?;
    page.wait_to_see(FIELD).await?;
    page.fill_store().await?;
    page.write(FIELD, MORE).await?;
    page.wait_for_text(".notices", "this browser's storage is full").await?;
    page.click("nav a[href='#/stories']").await?;
    page.wait_for_text("h1", "Stories").await?;
    page.look(&format!("location.hash = '#/paper/{}'", id(1))).await?;
    page.wait_to_see(FIELD).await?;
    ensure!(page.value_of(FIELD).await? == format!("{TEXT}{MORE}"), "what was refused is gone");

    page.empty_brim().await?;
    page.write(FIELD, " Now there is room.").await?;
    page.wait_for("the message to go", "!document.querySelector('.notices')").await?;
    page.reload().await?;
    page.wait_to_see(FIELD).await?;
    ensure!(page.value_of(FIELD).await? == format!("{TEXT}{MORE} Now there is room."), "it was not saved");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_is_saved_as_markdown_and_printed_whole() -> Result<()> {
    const CATCH: &str = "(() => {
        const createObjectURL = URL.createObjectURL;
        URL.createObjectURL = blob => {
            blob.text().then(text => { window.savedText = text; });
            return createObjectURL.call(URL, blob);
        };
        HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; };
    })()";
    const SEEN: &str =
        "[...document.querySelectorAll('nav, .paper button, .paper textarea, .paper-aside, .paper-standing')]
        .filter(it => it.getClientRects().length > 0).map(it => it.outerHTML.slice(0, 80))";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[paper(1, &json!({ "text": "The question\nWhy?\n\nWhat came of it\nLess." }))]).await?;
    page.open(&format!("#/paper/{}", id(1))).await?;
    page.wait_for_text("#paper-length", "2 words").await?;
    page.look(CATCH).await?;
    page.press_button("Save as Markdown").await?;
    let name = page.wait_for("a link to save", "window.savedAs").await?;
    ensure!(name == json!("star-drill-paper.md"), "it is saved as {name}");
    let text = page.wait_for("the text of the file", "window.savedText").await?;
    ensure!(
        text == json!("# Which piece of your work failed?\n\n## The question\nWhy?\n\n## What came of it\nLess.\n"),
        "the file is {text}"
    );

    // The one engine that can be told to show a page as it is printed.
    if Engine::of_this_run()? == Engine::Chromium {
        page.emulate_print().await?;
        page.wait_for_text(".paper .printed", "Less.").await?;
        let seen = page.look(SEEN).await?;
        ensure!(seen == json!([]), "on paper there are {seen}");
    }

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_of_no_paper_leads_back() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({}))]).await?;
    for name in [id(1).as_str(), "nothing"] {
        page.open(&format!("#/paper/{name}")).await?;
        page.wait_for_text("main", "There is no such paper here.").await?;
        page.click("main a[href='#/paper']").await?;
        page.wait_to_see("#paper-choose").await?;
    }

    finish(browser, server).await
}

/// A paper that was left while it was written, but for these fields.
fn paper(number: u64, fields: &Json) -> Record {
    let usual = json!({
        "v": 1,
        "question": "written-work-failed",
        "asked": "Which piece of your work failed?",
        "shape": "narrative",
        "minutes": 60,
        "text": TEXT,
        "begun": 1_795_348_800_000_u64,
        "changed": 1_795_348_860_000_u64,
        "spent": 60_000,
        "paused": 0,
        "left_out": 0,
        "done": null,
        "kept": [],
    });
    (format!("{PAPERS}{}", id(number)), changed(&usual.to_string(), fields))
}

fn plan(interview: &str) -> Record {
    let plan = json!({ "v": 1, "ready": [], "interview": interview, "from": "2026-01-01", "minutes": 60, "marks": [] });
    ("star-drill/v1/plan".to_owned(), plan.to_string())
}

/// Whether the paper that is stored has this in it.
fn stored_has(text: &str) -> String {
    format!(
        "Object.keys(localStorage).some(key => key.startsWith('{PAPERS}') && localStorage[key].includes({}))",
        json!(text)
    )
}
