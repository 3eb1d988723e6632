//! The settings: each does in a drill, on a page or with the data what it says.

use anyhow::{Result, ensure};
use e2e::records::{PREFERENCES, attempt, draft, id, preferences, story};
use e2e::{Page, Server, finish, start};
use serde_json::{Value as Json, json};

const SETTINGS: &str = "star-drill/v1/settings";

/// Of another product on the same origin.
const FOREIGN: &str = "another-product/settings";

/// Everything that is stored, in one text.
const ALL: &str = "JSON.stringify(Object.entries(localStorage).sort())";

/// The Backspace key, as WebDriver writes it.
const BACKSPACE: &str = "\u{e003}";

#[tokio::test(flavor = "multi_thread")]
async fn the_clock_counts_down_or_is_hidden_and_the_next_drill_goes_as_set() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let over = json!({ "spent": [27_000, 18_000, 110_000, 27_000], "current": 3 });
    page.seed(&[preferences(&json!({})), draft(1, &json!({})), draft(2, &over)]).await?;
    open_drill(&page, 1).await?;
    page.wait_for_text("[role=timer]", "0:12 of 3:00").await?;

    tick_setting(&page, "#count-down").await?;
    open_drill(&page, 1).await?;
    page.wait_for_text("[role=timer]", "2:48 left").await?;
    page.wait_for_text(".pace-now", "Task 0:16 left").await?;
    page.click("#resume").await?;
    page.wait_for("less to be left", "!document.querySelector('[role=timer]').innerText.includes('2:48')").await?;
    open_drill(&page, 2).await?;
    page.wait_for_text("[role=timer]", "0:02 over").await?;

    tick_setting(&page, "#hide-clock").await?;
    open_drill(&page, 2).await?;
    page.wait_for_text("[role=timer]", "Clock hidden").await?;

    page.open("#/settings").await?;
    page.choose("#length", "90").await?;
    page.choose("#think", "0").await?;
    page.choose("#form", "second").await?;
    page.choose("#manner", "second").await?;
    page.click("nav a[href='#/']").await?;
    page.wait_for_text(".practice .line", "No time to think · 90 s to answer · free, aloud").await?;
    let stored = page.stored_record(PREFERENCES).await?;
    for (field, value) in [("counts_down", json!(true)), ("clock_hidden", json!(true)), ("answer_seconds", json!(90))] {
        ensure!(stored[field] == value, "{field} is not {value}: {stored}");
    }

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn with_fewer_announcements_only_the_beginning_and_the_end_are_heard() -> Result<()> {
    const HALF: &str = "Half of the time is gone.";
    const LAST_THIRTY_SECONDS: &str = "Thirty seconds left.";
    const ANSWER: &str = "Answer now.";
    const END: &str = "The planned time is over. Take the time you need.";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    // Of 62 seconds: half a second before half time, which is a second before the last thirty seconds.
    let middle = json!({ "plan": plan(), "spent": [9_300, 6_200, 15_000, 0], "current": 2 });
    let end = json!({ "plan": plan(), "spent": [9_300, 6_200, 37_200, 8_500], "current": 3 });
    let thinking = json!({ "phase": "thinking", "thought": 119_500, "spent": [0, 0, 0, 0], "current": 0 });
    page.seed(&[preferences(&json!({})), draft(1, &middle), draft(2, &middle), draft(3, &end), draft(4, &thinking)])
        .await?;
    listen_to_drill(&page, 1).await?;
    hears(&page, HALF).await?;
    hears(&page, LAST_THIRTY_SECONDS).await?;

    tick_setting(&page, "#quiet").await?;
    listen_to_drill(&page, 2).await?;
    page.wait_for_text("[role=timer]", "0:33 of 1:02").await?;
    let heard = page.look("window.heard.filter(text => text)").await?;
    ensure!(heard == json!([]), "with fewer announcements this was heard: {heard}");
    listen_to_drill(&page, 3).await?;
    hears(&page, END).await?;
    listen_to_drill(&page, 4).await?;
    hears(&page, ANSWER).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn with_more_stories_wanted_a_principle_with_two_is_not_complete_any_more() -> Result<()> {
    const GAUGE: &str = "article[aria-labelledby=principle-ownership] .gauge";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[1, 2].map(|number| story(number, &json!({})))).await?;
    page.open("#/principles").await?;
    page.wait_for_text(GAUGE, "●").await?;
    open_settings(&page).await?;
    page.choose("#stories-wanted", "3").await?;
    page.choose("#drills-a-week", "0").await?;
    let settings = page.stored_record(SETTINGS).await?;
    ensure!(settings["stories_wanted"] == json!(3) && settings["drills_a_week"] == json!(0), "stored is {settings}");
    page.click("nav a[href='#/principles']").await?;
    page.wait_for_text(GAUGE, "◐").await?;

    page.open("#/principles").await?;
    page.wait_for_text(GAUGE, "◐").await?;
    open_settings(&page).await?;
    for (field, value) in [("stories-wanted", "3"), ("drills-a-week", "0")] {
        let found = page.value_of(&format!("#{field}")).await?;
        ensure!(found == value, "{field} was set to {value} and is {found}");
    }

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_is_deleted_once_its_word_is_typed_and_nothing_of_others() -> Result<()> {
    const IS_DISABLED: &str = "document.querySelector('.button.danger').getAttribute('aria-disabled')";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let mut records = Vec::from(attempt(1));
    records.extend([story(1, &json!({})), draft(2, &json!({})), preferences(&json!({ "theme": "dark" }))]);
    records.push(("star-drill/quarantine/attempt/x".into(), "{broken".into()));
    records.push((FOREIGN.into(), "theirs".into()));
    page.seed(&records).await?;
    open_settings(&page).await?;
    let before = page.look(ALL).await?;
    page.press_button("Delete everything").await?;
    page.wait_for_focus("#delete-word").await?;
    page.wait_for_text("#delete-why", "once DELETE stands in the field").await?;
    page.write("#delete-word", "delete").await?;
    ensure!(page.look(IS_DISABLED).await? == json!("true"), "another word will do");
    page.press_button("Delete everything").await?;
    ensure!(page.look(ALL).await? == before, "something was deleted without the word");

    page.look("window.isTheSamePage = true").await?;
    page.write("#delete-word", &format!("{}DELETE", BACKSPACE.repeat(6))).await?;
    page.wait_for("the button to do something", &format!("{IS_DISABLED} === null")).await?;
    page.press_button("Delete everything").await?;
    page.wait_for("the page to begin anew", "!window.isTheSamePage && document.getElementById('choices')").await?;
    let address = page.hash().await?;
    ensure!(address == "/", "the page begins at {address}");
    let left = page.stored_keys("").await?;
    ensure!(left == [FOREIGN], "there is left {left:?}");
    ensure!(page.stored(FOREIGN).await?.as_deref() == Some("theirs"), "another product's record was touched");
    page.click("nav a[href='#/stories']").await?;
    page.wait_to_see(".empty").await?;

    finish(browser, server).await
}

/// The settings, once they are read.
async fn open_settings(page: &Page) -> Result<()> {
    page.open("#/settings").await?;
    page.wait_to_see("#remind:enabled").await
}

async fn tick_setting(page: &Page, selector: &str) -> Result<()> {
    open_settings(page).await?;
    page.click(selector).await?;
    page.wait_for("the tick", &format!("document.querySelector('{selector}').checked")).await?;
    Ok(())
}

async fn open_drill(page: &Page, number: u64) -> Result<()> {
    page.open(&format!("#/drill/{}", id(number))).await?;
    page.wait_for_focus("#resume").await
}

/// Lets a drill go on, and hears what is said from then on.
async fn listen_to_drill(page: &Page, number: u64) -> Result<()> {
    const LISTEN: &str = "(() => {
        const region = document.querySelector('.spoken[aria-live]');
        window.heard = [];
        const listen = () => window.heard.push(region.textContent.trim());
        new MutationObserver(listen).observe(region, { characterData: true, childList: true, subtree: true });
        return true;
    })()";

    open_drill(page, number).await?;
    page.look(LISTEN).await?;
    page.click("#resume").await
}

async fn hears(page: &Page, announcement: &str) -> Result<()> {
    page.wait_for(&format!("“{announcement}”"), &format!("window.heard.includes({})", json!(announcement))).await?;
    Ok(())
}

/// 62 seconds.
fn plan() -> Json {
    json!([
        { "part": "situation", "ms": 9_300 },
        { "part": "task", "ms": 6_200 },
        { "part": "action", "ms": 37_200 },
        { "part": "result", "ms": 9_300 },
    ])
}
