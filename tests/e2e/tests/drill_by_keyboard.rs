//! A whole drill without a mouse: every step has a key, and the focus is always where the next key is meant.

use anyhow::{Result, ensure};
use e2e::page::{ALT, CONTROL, ENTER, ESCAPE, SHIFT, TAB};
use e2e::{Page, Server, finish, start};
use serde_json::json;

/// Letters and signs that are keys of the app where nobody types.
const NOTES: &str = "may? no, n and h";
const SITUATION: &str = "at n the shop? yes";

#[tokio::test(flavor = "multi_thread")]
async fn a_drill_goes_by_keys_alone() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.open("").await?;
    page.wait_to_see("#choices").await?;
    page.press(&[ENTER]).await?;
    page.wait_for_focus("#answer.notes").await?;
    page.type_keys(NOTES).await?;
    ensure!(page.value_of("#answer").await? == NOTES, "keys were taken away from the notes");
    page.press(&[CONTROL, ENTER]).await?;
    page.wait_for_focus("#answer.answer").await?;
    walk_through_the_parts(&page).await?;
    pause_and_resume(&page).await?;
    hide_and_hear_the_clock(&page).await?;

    page.press(&[CONTROL, ENTER]).await?;
    page.wait_for_text("#told", "Told in").await?;
    page.wait_for_focus("#main").await?;
    page.press(&['3']).await?;
    page.wait_for_text(".ratings [aria-pressed=true]", "Good").await?;
    page.press(&['h']).await?;
    page.wait_to_see(".attempts a").await?;
    page.wait_for_focus("#main").await?;
    page.walk_to(".attempts a", 10).await?;
    page.press(&[ENTER]).await?;
    page.wait_for_text("#told", "Told in").await?;
    let texts = "[...document.querySelectorAll('.review .prose')].map(text => text.innerText)";
    let texts = page.look(texts).await?;
    let expected = json!([SITUATION, "my task", "three steps", "forty percent", NOTES]);
    ensure!(texts == expected, "other texts were kept: {texts}");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keys_are_told_by_a_key() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.open("").await?;
    page.wait_to_see("#choices").await?;
    let question = page.text_of(".hero h1").await?;
    page.press(&['n']).await?;
    let another = format!("document.querySelector('.hero h1').innerText !== {}", json!(question));
    page.wait_for("another question", &another).await?;
    for (key, field) in [('p', "#principle"), ('r', "#role")] {
        page.press(&[key]).await?;
        page.wait_for_focus(field).await?;
        // Away from the field, where letters choose from its list.
        page.look("document.activeElement.blur()").await?;
    }
    page.press(&['s']).await?;
    page.wait_for_text("h1", "Settings").await?;
    page.press(&['d']).await?;
    page.wait_to_see("#choices").await?;

    page.press(&['?']).await?;
    page.wait_to_see("dialog[open]").await?;
    page.wait_for("the focus in the dialog", "document.activeElement.closest('dialog')").await?;
    let keys = page.text_of("dialog").await?;
    for action in ["Another question", "Pause, or resume", "Rate Good", "Tell the time"] {
        ensure!(keys.contains(action), "the dialog does not tell the key for: {action}\n{keys}");
    }
    page.press(&[ESCAPE]).await?;
    page.wait_for("the dialog to be closed", "!document.querySelector('dialog')").await?;
    page.press(&['h']).await?;
    page.wait_for_text("h1", "History").await?;

    finish(browser, server).await
}

async fn walk_through_the_parts(page: &Page) -> Result<()> {
    is_in_part(page, "Situation", "").await?;
    page.type_keys(SITUATION).await?;
    page.press(&[TAB]).await?;
    is_in_part(page, "Task", "").await?;
    page.type_keys("my task").await?;
    page.press(&[SHIFT, TAB]).await?;
    is_in_part(page, "Situation", SITUATION).await?;
    page.press(&[TAB]).await?;
    is_in_part(page, "Task", "my task").await?;
    page.press(&[TAB]).await?;
    is_in_part(page, "Action", "").await?;
    page.type_keys("three steps").await?;
    page.press(&[TAB]).await?;
    is_in_part(page, "Result", "").await?;
    page.type_keys("forty percent").await
}

async fn is_in_part(page: &Page, part: &str, text: &str) -> Result<()> {
    let is_there = format!(
        "document.activeElement?.matches('#answer[aria-label={part}]') && document.activeElement.value === {}",
        json!(text)
    );
    page.wait_for(&format!("the focus in {part} with the text {text:?}"), &is_there).await?;
    Ok(())
}

async fn pause_and_resume(page: &Page) -> Result<()> {
    page.press(&[ESCAPE]).await?;
    page.wait_for_focus("#resume").await?;
    page.wait_for_text("#paused", "Paused").await?;
    page.press(&[ESCAPE]).await?;
    page.wait_for("the drill to go on", "!document.getElementById('paused')").await?;
    is_in_part(page, "Result", "forty percent").await
}

async fn hide_and_hear_the_clock(page: &Page) -> Result<()> {
    page.press(&[ALT, 'c']).await?;
    page.wait_for_text("[role=timer]", "Clock hidden").await?;
    page.press(&[ALT, 'c']).await?;
    page.wait_for_text("[role=timer]", "of 3:00").await?;
    page.press(&[ALT, 't']).await?;
    page.wait_for(
        "the time in the live region",
        "/ gone, .* left\\.$/.test(document.querySelector('.spoken[aria-live]')?.textContent)",
    )
    .await?;
    is_in_part(page, "Result", "forty percent").await
}
