//! Answers that are told aloud or in one stretch, and drills that are started over, given up or thrown away.

use anyhow::{Result, ensure};
use e2e::page::{CONTROL, ENTER};
use e2e::records::{ATTEMPTS, DRAFTS, draft, id, preferences};
use e2e::{Page, Server, finish, start};
use serde_json::json;

/// The arrow keys, as WebDriver writes them.
const LEFT: char = '\u{e012}';
const RIGHT: char = '\u{e014}';

/// What a seeded draft holds.
const NOTES: &str = "the checkout, May";
const SITUATION: &str = "In May the checkout failed.";
const TASK: &str = "I was on call.";

const PROSE: &str = "[...document.querySelectorAll('.review .prose')].map(text => text.innerText)";

#[tokio::test(flavor = "multi_thread")]
async fn a_free_answer_is_one_part_from_the_start_to_the_review() -> Result<()> {
    const TEXT: &str = "In May the checkout failed, and I rolled it back.";
    const ROWS: &str = "[...document.querySelectorAll('.times tbody tr')]
        .map(row => [row.querySelector('th').innerText, row.lastElementChild.innerText])";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({ "think_seconds": 0, "form": "free" }))]).await?;
    page.open("").await?;
    page.wait_to_see("#choices").await?;
    page.wait_for_text(".practice .line", "free, typed").await?;
    page.press_button("Start").await?;
    page.write("#answer.answer[aria-label=Answer]", TEXT).await?;
    let parts = page.look("[...document.querySelectorAll('.pacing .part')].map(part => part.innerText)").await?;
    ensure!(parts.as_array().is_some_and(|parts| parts.len() == 1), "the bar has the parts {parts}");
    let moves = page.look("[...document.querySelectorAll('.body .row button')].map(it => it.firstChild.data)").await?;
    ensure!(moves == json!(["Finish"]), "one part can be left by {moves}");

    page.press_button("Finish").await?;
    page.wait_for_text("#told", "Told in").await?;
    let rows = page.look(ROWS).await?;
    ensure!(rows == json!([["Answer", "10"]]), "the review has the rows {rows}");
    let prose = page.look(PROSE).await?;
    ensure!(prose == json!([TEXT]), "the review shows {prose}");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_aloud_goes_by_the_arrow_keys_and_takes_a_transcript() -> Result<()> {
    const WALK: [(char, &str); 7] = [
        (RIGHT, "Task"),
        (RIGHT, "Action"),
        (LEFT, "Task"),
        (LEFT, "Situation"),
        (RIGHT, "Task"),
        (RIGHT, "Action"),
        (RIGHT, "Result"),
    ];
    const TRANSCRIPT: &str = "In May the checkout failed and I rolled it back.";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({ "think_seconds": 0, "manner": "aloud" }))]).await?;
    page.open("").await?;
    page.wait_to_see("#choices").await?;
    page.press(&[ENTER]).await?;
    page.wait_for_text(".pace-now", "Situation").await?;
    page.wait_for_focus("#main").await?;
    for (key, part) in WALK {
        page.press(&[key]).await?;
        page.wait_for_text(".pace-now", part).await?;
        page.wait_for_text(".body .strong", part).await?;
    }
    ensure!(page.look("document.querySelector('#answer')").await?.is_null(), "there is room to type an answer");

    // While notes are typed, an arrow moves in them and not through the parts.
    page.write("#notes", "the checkout, My").await?;
    page.press(&[LEFT]).await?;
    page.type_keys("a").await?;
    are_the_notes(&page).await?;
    let now = page.text_of(".pace-now").await?;
    ensure!(now.starts_with("Result"), "an arrow in the notes led to {now}");

    page.press(&[CONTROL, ENTER]).await?;
    page.wait_for_text("#told", "Told in").await?;
    let heads = page.look("[...document.querySelectorAll('.times thead th')].map(head => head.innerText)").await?;
    ensure!(heads == json!(["Part", "Planned", "Told"]), "the columns are {heads}");
    let prose = page.look(PROSE).await?;
    ensure!(prose == json!([NOTES]), "the review shows {prose}");
    ensure!(!page.text_of(".review").await?.contains("words a minute"), "a pace is told without a word");
    page.write("#transcript", TRANSCRIPT).await?;
    page.wait_for_text(".review", "words a minute").await?;
    page.reload().await?;
    page.wait_for_text(".review", "words a minute").await?;
    ensure!(page.value_of("#transcript").await? == TRANSCRIPT, "the transcript has changed");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn starting_over_asks_once_and_keeps_the_notes() -> Result<()> {
    const QUESTION: &str = "Start this drill over?";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    // Without time to think, so that the answer begins at once.
    page.seed(&[draft(1, &json!({ "think": 0, "thought": 0 }))]).await?;
    open_paused(&page).await?;
    page.press(&['r']).await?;
    is_asked(&page, QUESTION).await?;
    page.press_button("Keep going").await?;
    is_as_it_was(&page).await?;

    page.press(&['r']).await?;
    is_asked(&page, QUESTION).await?;
    page.click("dialog .danger").await?;
    page.wait_for("the drill to go on", "!document.querySelector('#paused, dialog')").await?;
    page.wait_for("the first part, blank", &holds("Situation", "")).await?;
    are_the_notes(&page).await?;
    let stored = page.stored_record(&format!("{DRAFTS}{}", id(1))).await?;
    ensure!(stored["texts"] == json!(["", "", "", ""]), "texts are left: {stored}");
    ensure!(stored["spent"] == json!([0, 0, 0, 0]), "times are left: {stored}");
    ensure!(stored["notes"] == json!(NOTES), "the notes have changed: {stored}");

    page.press_button("Finish").await?;
    page.wait_for_text(".review", "Nothing written.").await?;
    let prose = page.look(PROSE).await?;
    ensure!(prose == json!([NOTES]), "the review shows {prose}");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn giving_up_asks_once_and_keeps_nothing() -> Result<()> {
    const QUESTION: &str = "Give this drill up?";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[draft(1, &json!({}))]).await?;
    open_paused(&page).await?;
    page.press(&['g']).await?;
    is_asked(&page, QUESTION).await?;
    page.press_button("Keep going").await?;
    is_as_it_was(&page).await?;

    page.press_button("Give up").await?;
    is_asked(&page, QUESTION).await?;
    page.click("dialog .danger").await?;
    page.wait_to_see("#choices").await?;
    page.wait_for("the dialog to be closed", "!document.querySelector('dialog')").await?;
    let address = page.hash().await?;
    ensure!(address == "/", "giving up leads to {address}");
    ensure!(page.stored_keys(DRAFTS).await?.is_empty(), "a draft is left");
    ensure!(page.stored_keys(ATTEMPTS).await?.is_empty(), "what was given up is an attempt");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drill_that_was_thrown_away_can_be_brought_back() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[draft(1, &json!({}))]).await?;
    let key = format!("{DRAFTS}{}", id(1));
    let before = page.stored_record(&key).await?;
    page.open("").await?;
    page.wait_to_see(".unfinished li").await?;
    page.press_button("Discard").await?;
    page.wait_for("the list to be gone", "!document.querySelector('.unfinished')").await?;
    ensure!(page.stored_keys(DRAFTS).await?.is_empty(), "a draft is left");

    page.wait_to_see(".notices .notice").await?;
    page.press_button("Undo").await?;
    page.wait_to_see(".unfinished li").await?;
    page.wait_for("the notice to be gone", "!document.querySelector('.notices .notice')").await?;
    let after = page.stored_record(&key).await?;
    for field in ["question", "plan", "phase", "spent", "current", "notes", "texts"] {
        ensure!(after[field] == before[field], "{field} was {} and came back as {}", before[field], after[field]);
    }
    page.press_button("Resume").await?;
    is_as_it_was(&page).await?;

    finish(browser, server).await
}

async fn open_paused(page: &Page) -> Result<()> {
    page.open(&format!("#/drill/{}", id(1))).await?;
    page.wait_for_focus("#resume").await?;
    is_as_it_was(page).await
}

/// The seeded draft, paused in its second part, on the screen and in the store.
async fn is_as_it_was(page: &Page) -> Result<()> {
    page.wait_for("no dialog", "!document.querySelector('dialog')").await?;
    page.wait_for_text("#paused", "Paused").await?;
    page.wait_for("the second part with its text", &holds("Task", TASK)).await?;
    are_the_notes(page).await?;
    let stored = page.stored_record(&format!("{DRAFTS}{}", id(1))).await?;
    ensure!(stored["texts"] == json!([SITUATION, TASK, "", ""]), "the draft has changed: {stored}");
    Ok(())
}

/// One dialog is open, and asks this.
async fn is_asked(page: &Page, question: &str) -> Result<()> {
    page.wait_to_see("dialog[open]").await?;
    let asked = page.look("[...document.querySelectorAll('dialog h2')].map(title => title.innerText)").await?;
    ensure!(asked == json!([question]), "instead of “{question}” it is asked {asked}");
    Ok(())
}

async fn are_the_notes(page: &Page) -> Result<()> {
    let notes = page.value_of("#notes").await?;
    ensure!(notes == NOTES, "the notes are {notes:?}");
    Ok(())
}

fn holds(part: &str, text: &str) -> String {
    format!("document.querySelector('#answer[aria-label={part}]')?.value === {}", json!(text))
}
