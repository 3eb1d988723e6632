//! What stands below an answer while it is typed: its words, about how long they take to say, and how they are shared out.

use anyhow::{Result, ensure};
use e2e::page::TAB;
use e2e::records::preferences;
use e2e::{Server, finish, start};
use serde_json::{Value as Json, json};

const LIVE: &str = "document.querySelector('.live').innerText.trim()";

#[tokio::test(flavor = "multi_thread")]
async fn a_line_and_a_bar_follow_what_is_typed_and_say_nothing_aloud() -> Result<()> {
    const COLUMNS: &str = "getComputedStyle(document.querySelector('.live .pace')).gridTemplateColumns.split(' ')
        .map(parseFloat)";
    const SPEAKS: &str =
        "document.querySelector('.live').closest('[aria-live], [role=status], [role=alert], [role=log]')
        || document.querySelector('.live [aria-live], .live [role]')";
    const ANNOUNCED: &str = "document.querySelector('.spoken[role=status]').innerText";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({ "think_seconds": 0 }))]).await?;
    page.open("").await?;
    page.wait_to_see("#choices").await?;
    page.press_button("Start").await?;
    page.wait_for_focus("#answer.answer").await?;
    page.wait_for("the line, empty", &format!("{LIVE} === ''")).await?;
    // That the answer begins is the last thing to be said for a while.
    page.wait_for("the start to be announced", &format!("{ANNOUNCED} === 'Answer now.'")).await?;

    // Fourteen words are said in six seconds.
    page.type_keys(&"one two ".repeat(7)).await?;
    page.wait_for("words and time", &format!("{LIVE} === '14 words, about 0:06 aloud'")).await?;
    ensure!(page.look("document.querySelector('.live .pace')").await?.is_null(), "one part is held against none");
    page.press(&[TAB]).await?;
    page.wait_for_text(".pace-now", "Task").await?;
    page.type_keys("one two three four five six").await?;
    page.wait_for_text(".live", "20 words, 6 of them here, about 0:08 aloud").await?;
    page.wait_for_text(".live", "Situation 70 · Task 30 · Action 0 · Result 0 %").await?;
    let columns: Vec<f64> = serde_json::from_value(page.look(COLUMNS).await?)?;
    let widths = columns.as_slice();
    ensure!(matches!(widths, [one, two, three, _] if one > two && two > three), "the bar has the widths {columns:?}");

    ensure!(page.look(SPEAKS).await?.is_null(), "it is announced as it changes");
    let now = page.look(ANNOUNCED).await?;
    ensure!(now == json!("Answer now."), "typing was announced: {now}");

    page.press_button("Hide the clock").await?;
    page.wait_for("no time", &format!("!{LIVE}.includes('aloud') && {LIVE}.includes('20 words')")).await?;
    page.reload().await?;
    page.wait_for_text(".live", "20 words, 6 of them here").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_free_answer_has_a_line_without_a_bar_and_one_aloud_has_nothing() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({ "think_seconds": 0, "form": "free" }))]).await?;
    page.open("").await?;
    page.wait_to_see("#choices").await?;
    page.press_button("Start").await?;
    page.write("#answer.answer", &"word ".repeat(140)).await?;
    page.wait_for("the line alone", &format!("{LIVE} === '140 words, about 1:00 aloud'")).await?;

    page.seed(&[preferences(&json!({ "think_seconds": 0, "manner": "aloud" }))]).await?;
    page.open("").await?;
    page.wait_to_see("#choices").await?;
    page.press_button("Start").await?;
    page.wait_to_see("#notes").await?;
    page.settle().await?;
    ensure!(page.look("document.querySelector('.live')").await?.is_null(), "an answer aloud is counted");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drill_does_without_it_where_it_cannot_be_fetched() -> Result<()> {
    let server = Server::start()?.failing_later();
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({ "think_seconds": 0 }))]).await?;
    page.open("").await?;
    page.press_button("Start").await?;
    page.write("#answer.answer", "In May it failed.").await?;
    page.settle().await?;
    let body: Json = page.look("document.querySelector('.drill .body').innerText").await?;
    let is_quiet = body.as_str().is_some_and(|text| text.contains("Finish") && !text.contains("fetched"));
    ensure!(is_quiet, "the drill says {body}");

    finish(browser, server).await
}
