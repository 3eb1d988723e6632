//! A drill outlives its page: reloads, crashes and leaving cost neither text nor time.

use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use e2e::records::{ATTEMPTS, DRAFTS, RECORDS, draft, id, preferences};
use e2e::{Page, Server, finish, start};
use serde_json::json;

const NOTES: &str = "The checkout, May. Two jobs, one lock.";
const FIRST: &str = "In May the checkout failed.";
const SECOND: &str = "I was on call, alone.";

/// Clocks show whole seconds, and what is rounded away at one reading may show at the next.
const ROUNDING_S: u64 = 1;

#[tokio::test(flavor = "multi_thread")]
async fn a_reload_while_thinking_keeps_the_notes_and_the_time() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    start_with_time_to_think(&page).await?;
    page.write("#answer.notes", NOTES).await?;
    let (since, left) = (Instant::now(), clock(&page).await?);
    page.reload().await?;
    is_paused(&page).await?;
    let left_now = clock(&page).await?;
    let gone = since.elapsed().as_secs() + ROUNDING_S;
    ensure!(left_now <= left, "there is more time to think than before: {left} s, then {left_now} s");
    ensure!(left_now + gone >= left, "in {gone} s the time to think fell from {left} s to {left_now} s");
    ensure!(page.value_of("#answer.notes").await? == NOTES, "the notes have changed");

    resume(&page).await?;
    page.press_button("Answer now").await?;
    page.wait_to_see("#answer.answer").await?;
    ensure!(page.value_of("#notes").await? == NOTES, "the notes have changed");
    page.write("#answer.answer", FIRST).await?;
    finish_the_drill(&page, &[FIRST, NOTES]).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reload_while_answering_keeps_the_part_the_texts_and_the_time() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    start_answering(&page).await?;
    let (since, spent) = (Instant::now(), clock(&page).await?);
    page.reload().await?;
    is_paused(&page).await?;
    let spent_now = clock(&page).await?;
    let gone = since.elapsed().as_secs() + ROUNDING_S;
    ensure!(spent_now >= spent, "time was given back: {spent} s, then {spent_now} s");
    ensure!(spent_now <= spent + gone, "in {gone} s the time rose from {spent} s to {spent_now} s");
    is_in_second_part(&page).await?;

    resume(&page).await?;
    page.press_button("Back").await?;
    page.wait_for("the first part's text", &holds("Situation", FIRST)).await?;
    finish_the_drill(&page, &[FIRST, SECOND]).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reload_while_paused_changes_nothing() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    start_answering(&page).await?;
    page.press_button("Pause").await?;
    is_paused(&page).await?;
    let spent = clock(&page).await?;
    page.reload().await?;
    is_paused(&page).await?;
    let spent_now = clock(&page).await?;
    ensure!(spent_now == spent, "a pause counted: {spent} s, then {spent_now} s");
    is_in_second_part(&page).await?;

    resume(&page).await?;
    finish_the_drill(&page, &[FIRST, SECOND]).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reload_of_the_review_shows_the_same_review() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    start_answering(&page).await?;
    finish_the_drill(&page, &[FIRST, SECOND]).await?;
    page.press_button("Hard").await?;
    page.write("#remark", "Shorter.").await?;
    let told = page.text_of("#told").await?;
    page.reload().await?;
    page.wait_for_text("#told", &told).await?;
    page.wait_for_text(".ratings [aria-pressed=true]", "Hard").await?;
    ensure!(page.value_of("#remark").await? == "Shorter.", "the note to self has changed");
    are_kept(&page, &[FIRST, SECOND]).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drill_left_by_going_back_can_be_resumed_or_thrown_away() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    start_answering(&page).await?;
    page.client().back().await?;
    page.wait_for_text(".unfinished h2", "Left unfinished").await?;
    page.press_button("Resume").await?;
    is_paused(&page).await?;
    is_in_second_part(&page).await?;

    page.client().back().await?;
    page.wait_for_text(".unfinished h2", "Left unfinished").await?;
    page.press_button("Discard").await?;
    page.wait_for("the list to be gone", "!document.querySelector('.unfinished')").await?;
    ensure!(page.stored_keys(DRAFTS).await?.is_empty(), "a draft is left");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crash_costs_no_more_than_the_last_seconds() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    start_answering(&page).await?;
    let address = page.hash().await?;
    let key = format!("{DRAFTS}{}", address.trim_start_matches("/drill/"));
    let is_saved = format!("localStorage.getItem({})?.includes({})", json!(key), json!(SECOND));
    page.wait_for("the text in the draft, without leaving the page", &is_saved).await?;
    let at_the_crash = page.stored(&key).await?.context("the draft is gone")?;

    // Leaving saves once more, which a page that crashes cannot do: so what stood there before is put back.
    page.go("/blank.html").await?;
    page.store(&key, &at_the_crash).await?;
    page.go(&format!("/#{address}")).await?;
    page.wait_for_the_app().await?;
    is_paused(&page).await?;
    is_in_second_part(&page).await?;
    resume(&page).await?;
    finish_the_drill(&page, &[FIRST, SECOND]).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_of_yesterday_comes_back_with_its_times() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[draft(1, &json!({}))]).await?;
    page.open(&format!("#/drill/{}", id(1))).await?;
    is_paused(&page).await?;
    page.wait_for_text("[role=timer]", "0:12 of 3:00").await?;
    is_in_second_part_with(&page, "I was on call.").await?;

    finish(browser, server).await
}

async fn start_with_time_to_think(page: &Page) -> Result<()> {
    page.seed(&[preferences(&json!({ "think_seconds": 120 }))]).await?;
    page.open("").await?;
    page.wait_to_see("#choices").await?;
    page.press_button("Start").await?;
    page.wait_to_see("#answer.notes").await
}

/// Without time to think, up to a text in each of the first two parts.
async fn start_answering(page: &Page) -> Result<()> {
    page.seed(&[preferences(&json!({ "think_seconds": 0 }))]).await?;
    page.open("").await?;
    page.wait_to_see("#choices").await?;
    page.press_button("Start").await?;
    page.write("#answer.answer", FIRST).await?;
    page.press_button("Next").await?;
    page.wait_for("the second part, blank", &holds("Task", "")).await?;
    page.write("#answer", SECOND).await
}

async fn is_paused(page: &Page) -> Result<()> {
    page.wait_for_text("#paused", "Paused").await
}

async fn resume(page: &Page) -> Result<()> {
    page.click("#resume").await?;
    page.wait_for("the drill to go on", "!document.getElementById('paused')").await?;
    Ok(())
}

async fn is_in_second_part(page: &Page) -> Result<()> {
    is_in_second_part_with(page, SECOND).await
}

async fn is_in_second_part_with(page: &Page, text: &str) -> Result<()> {
    page.wait_for("the second part with its text", &holds("Task", text)).await?;
    Ok(())
}

fn holds(part: &str, text: &str) -> String {
    format!("document.querySelector('#answer[aria-label={part}]')?.value === {}", json!(text))
}

/// The seconds that the clock shows: left to think, or spent on the answer.
async fn clock(page: &Page) -> Result<u64> {
    let shown = page.text_of("[role=timer]").await?;
    let time = shown.split_whitespace().next().and_then(|time| time.split_once(':'));
    let (minutes, seconds) = time.with_context(|| format!("the clock shows {shown}"))?;
    Ok(minutes.parse::<u64>()? * 60 + seconds.parse::<u64>()?)
}

async fn finish_the_drill(page: &Page, texts: &[&str]) -> Result<()> {
    page.press_button("Finish").await?;
    page.wait_for_text("#told", "Told in").await?;
    are_kept(page, texts).await
}

/// These texts are in the review and in the one attempt that is stored, and no draft is left.
async fn are_kept(page: &Page, texts: &[&str]) -> Result<()> {
    let shown = "[...document.querySelectorAll('.review .prose')].map(text => text.innerText)";
    let shown = page.look(shown).await?;
    ensure!(shown == json!(texts), "the review shows {shown}");
    let attempts = page.stored_keys(ATTEMPTS).await?;
    let [attempt] = attempts.as_slice() else { bail!("expected one attempt, found {attempts:?}") };
    let answer = page.stored_record(&attempt.replacen(ATTEMPTS, &format!("{RECORDS}answer/"), 1)).await?;
    for text in texts {
        ensure!(answer.to_string().contains(&json!(text).to_string()), "{text:?} is not in {answer}");
    }
    ensure!(page.stored_keys(DRAFTS).await?.is_empty(), "a draft is left");
    Ok(())
}
