//! The time as it is seen and heard: over and far over, the pacing bar, a hidden clock, announcements.

use anyhow::{Context, Result, bail, ensure};
use e2e::page::{ALT, ESCAPE};
use e2e::records::{PREFERENCES, Record, attempt, draft, id, preferences};
use e2e::{Page, Server, finish, start};
use serde_json::json;

/// How the clock stands against its plan, and each part of the bar.
const LEVELS: &str = "(() => {
    const level = ({ classList }) => ['far-over', 'over'].find(name => classList.contains(name)) ?? 'within';
    return ['[role=timer]', '.pacing .part'].map(wanted => [...document.querySelectorAll(wanted)].map(level).join());
})()";

#[tokio::test(flavor = "multi_thread")]
async fn the_clock_and_the_part_show_how_far_over_they_are() -> Result<()> {
    // Of 27, 18, 108 and 27 seconds. Each leaves room for the seconds that pass while the drill runs.
    let table = [
        ("in time", json!([10_000, 2_000, 0, 0]), 1, ["within", "within,within,within,within"]),
        ("just over", json!([27_000, 18_000, 110_000, 27_000]), 2, ["over", "within,within,over,within"]),
        ("one part over", json!([20_000, 10_000, 110_000, 0]), 2, ["within", "within,within,over,within"]),
        ("far over", json!([27_000, 18_000, 150_000, 40_000]), 2, ["far-over", "within,within,far-over,far-over"]),
    ];
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    for (what, spent, current, levels) in table {
        open_paused(&page, &[draft(1, &json!({ "spent": spent, "current": current }))]).await?;
        have_levels(&page, &format!("{what}, paused"), levels).await?;
        resume(&page).await?;
        have_levels(&page, what, levels).await?;
        let now = page.look("[...document.querySelectorAll('.pacing .part')].map(it => it.matches('.now'))").await?;
        ensure!(now == json!([0, 1, 2, 3].map(|part| part == current)), "{what}: the parts that count are {now}");
    }

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_review_says_in_words_what_was_over() -> Result<()> {
    const ROWS: &str = "[...document.querySelectorAll('.times tbody tr')].map(row =>
        [row.querySelector('th'), row.querySelector('td .small')].map(it => it.innerText))";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&attempt(1)).await?;
    page.open(&format!("#/review/{}", id(1))).await?;
    page.wait_for_text("#told", "Told in 3:15 of 3:00, 0:15 over").await?;
    let rows = page.look(ROWS).await?;
    let expected = json!([["Situation", "in time"], ["Task", "over"], ["Action", "in time"], ["Result", "far over"]]);
    ensure!(rows == expected, "the review says {rows}");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pacing_bar_is_as_wide_as_planned_and_as_full_as_spent() -> Result<()> {
    // Of a hundred.
    const WIDTHS: &str = "(() => {
        const widths = [...document.querySelectorAll('.pacing .part')].map(it => it.getBoundingClientRect().width);
        const whole = widths.reduce((sum, width) => sum + width);
        return widths.map(width => Math.round(100 * width / whole));
    })()";
    const FILLS: &str = "[...document.querySelectorAll('.pacing .part i')]
        .map(it => Math.round(100 * parseFloat(it.style.getPropertyValue('--fill'))))";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    open_paused(&page, &[draft(1, &json!({}))]).await?;
    let columns = "document.querySelector('.pacing .pace').style.getPropertyValue('--columns').trim()";
    page.wait_for("the columns of the bar", columns).await?;
    let widths = page.look(WIDTHS).await?;
    ensure!(widths == json!([15, 10, 60, 15]), "the parts have {widths} hundredths of the bar");
    let fills = page.look(FILLS).await?;
    ensure!(fills == json!([37, 11, 0, 0]), "the parts are filled by {fills} hundredths");
    page.wait_for_text(".pace-now", "Task 0:02 of 0:18").await?;

    resume(&page).await?;
    page.wait_for("the second part to fill", &format!("{FILLS}[1] > 11")).await?;
    let fills = page.look(FILLS).await?;
    ensure!([0_usize, 2, 3].map(|part| fills[part].as_u64()) == [37, 0, 0].map(Some), "other parts fill too: {fills}");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hidden_clock_shows_and_tells_the_time_on_demand() -> Result<()> {
    const TIME: &str = "12 seconds gone, 2 minutes 48 seconds left.";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let hidden = preferences(&json!({ "clock_hidden": true, "think_seconds": 0 }));
    open_paused(&page, &[draft(1, &json!({})), hidden]).await?;
    page.wait_for_text("[role=timer]", "Clock hidden").await?;
    let head = page.text_of(".drill-head").await?;
    ensure!(!head.contains("0:"), "the hidden clock's time is shown: {head}");
    page.press(&[ALT, 't']).await?;
    let is_told = format!("document.querySelector('.spoken[aria-live]').textContent.endsWith('{TIME}')");
    page.wait_for("the time in the live region", &is_told).await?;
    page.wait_for_text("[role=timer]", "0:12 of 3:00").await?;
    page.wait_for_text("[role=timer]", "Clock hidden").await?;

    resume(&page).await?;
    page.wait_for_focus("#answer").await?;
    page.press(&[ALT, 't']).await?;
    page.wait_for_text("[role=timer]", " of 3:00").await?;
    page.wait_for_text("[role=timer]", "Clock hidden").await?;
    let typed = page.value_of("#answer").await?;
    ensure!(typed == "I was on call.", "the key has typed: {typed:?}");
    let stored = page.stored_record(PREFERENCES).await?;
    ensure!(stored["clock_hidden"] == json!(true), "the clock is not hidden any more: {stored}");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keys_are_told_while_answering_aloud() -> Result<()> {
    const TEXT: &str = "May, why?";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let aloud = json!({ "manner": "aloud", "texts": ["", "", "", ""], "notes": "" });
    open_paused(&page, &[draft(1, &aloud)]).await?;
    resume(&page).await?;
    page.press(&['?']).await?;
    page.wait_for_text("dialog[open]", "Tell the time").await?;
    page.wait_for_text("#dialog-title", "Keys").await?;
    page.press(&[ESCAPE]).await?;
    page.wait_for("the dialog to be closed", "!document.querySelector('dialog')").await?;
    let address = page.hash().await?;
    ensure!(address == format!("/drill/{}", id(1)), "the keys lead away from the drill, to {address}");

    page.write("#notes", TEXT).await?;
    let notes = page.value_of("#notes").await?;
    ensure!(notes == TEXT, "the notes are {notes:?}");
    ensure!(page.look("document.querySelector('dialog')").await?.is_null(), "a sign in the notes opens the keys");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn each_of_two_drills_in_a_row_announces_its_answer() -> Result<()> {
    const LISTEN: &str = "(() => {
        const region = document.querySelector('.spoken[aria-live]');
        window.heard = [];
        const listen = () => window.heard.push(region.textContent.trim());
        new MutationObserver(listen).observe(region, { characterData: true, childList: true, subtree: true });
        return true;
    })()";
    const ANNOUNCEMENT: &str = "Answer now.";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({ "think_seconds": 120 }))]).await?;
    page.open("").await?;
    page.wait_to_see("#choices").await?;
    page.look(LISTEN).await?;
    for (count, button) in [(1, "Start"), (2, "Same question")] {
        page.press_button(button).await?;
        page.wait_to_see("#answer.notes").await?;
        page.press_button("Answer now").await?;
        page.wait_to_see("#answer.answer").await?;
        let is_heard = format!("window.heard.filter(text => text === '{ANNOUNCEMENT}').length === {count}");
        page.wait_for(&format!("“{ANNOUNCEMENT}” after drill {count}"), &is_heard).await?;
        page.press_button("Finish").await?;
        page.wait_for_text("#told", "Told in").await?;
    }
    let heard: Vec<String> = serde_json::from_value(page.look("window.heard").await?)?;
    let places = [heard.iter().position(|it| it == ANNOUNCEMENT), heard.iter().rposition(|it| it == ANNOUNCEMENT)];
    let [Some(first), Some(last)] = places else { bail!("nothing was announced: {heard:?}") };
    let between = heard.get(first..last).context("the last comes before the first")?;
    ensure!(between.iter().any(String::is_empty), "the region is not emptied in between: {heard:?}");

    finish(browser, server).await
}

async fn open_paused(page: &Page, records: &[Record]) -> Result<()> {
    page.seed(records).await?;
    page.open(&format!("#/drill/{}", id(1))).await?;
    page.wait_for_focus("#resume").await
}

async fn resume(page: &Page) -> Result<()> {
    page.click("#resume").await?;
    page.wait_for("the drill to go on", "!document.getElementById('paused')").await?;
    Ok(())
}

async fn have_levels(page: &Page, what: &str, levels: [&str; 2]) -> Result<()> {
    let expected = json!(levels).to_string();
    let is_right = format!("JSON.stringify({LEVELS}) === {}", json!(expected));
    page.wait_for(&format!("{what}: the clock and the parts {expected}"), &is_right).await?;
    Ok(())
}
