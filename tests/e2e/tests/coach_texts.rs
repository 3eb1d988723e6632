//! What comes into the app as text: transcripts with and without times, and answers pasted into a story.

use std::fs;

use anyhow::{Result, ensure};
use e2e::browser::fresh_path;
use e2e::records::{attempt, blank_story, changed, id, spoken_attempt};
use e2e::{Page, Server, finish, start};
use serde_json::{Value as Json, json};

/// What was said, as a caption file has it, and as it is without its times.
const CAPTIONS: &str = "WEBVTT

1
00:00:00.000 --> 00:00:04.000
<v Anna>In May 2024 the checkout of our shop failed on a Friday night.

2
00:00:04.000 --> 00:00:09.000
I was on call, and it was my job to bring it back before Monday.

3
00:00:09.000 --> 00:00:20.000
I rolled back the last release. I looked through the logs,
and I found a lock that nobody released.

4
00:00:20.000 --> 00:00:25.000
In the end lost orders fell from 40 to 2 in a week.
";
const SAID: &str = "In May 2024 the checkout of our shop failed on a Friday night. I was on call, and it was my job to \
                    bring it back before Monday. I rolled back the last release. I looked through the logs, and I \
                    found a lock that nobody released. In the end lost orders fell from 40 to 2 in a week.";
const MENDED: &str = " It has stayed so.";
/// How long it took by the captions, and by the clock of the drill.
const SAID_SECONDS: usize = 25;
const BY_CLOCK: &str = "3:15";

/// As WebDriver writes it.
const BACKSPACE: char = '\u{e003}';

const PROSE: &str = "[...document.querySelectorAll('.review .prose')].map(text => text.innerText)";

#[tokio::test(flavor = "multi_thread")]
async fn the_times_of_captions_tell_the_pace_and_plain_text_goes_by_the_clock() -> Result<()> {
    const PACE: &str = ".finding[data-check=pace]";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;
    let by_captions = format!("{} words a minute", SAID.split_whitespace().count() * 60 / SAID_SECONDS);
    // 3:15 is 195 seconds.
    let by_clock = format!("{} words a minute", SAID.split_whitespace().count() * 60 / 195);

    let [summary, (key, answer)] = spoken_attempt(1);
    page.seed(&[summary, (key.clone(), changed(&answer, &json!({ "transcript": "" })))]).await?;
    page.open(&format!("#/review/{}", id(1))).await?;
    // SubRip: numbers, commas, and no head.
    let captions = CAPTIONS.trim_start_matches("WEBVTT").trim_start().replace(".000", ",000").replace("<v Anna>", "");
    for (name, text, is_timed) in
        [("said.srt", captions.as_str(), true), ("said.txt", SAID, false), ("said.vtt", CAPTIONS, true)]
    {
        choose(&page, name, text).await?;
        let pace = if is_timed { &by_captions } else { &by_clock };
        page.wait_for_text(".review", pace).await?;
        if is_timed {
            page.wait_for_text(".timed", &format!("0:{SAID_SECONDS} by the times of the captions")).await?;
            page.wait_for("the pace to hold", &format!("!document.querySelector('{PACE}')")).await?;
            page.wait_for_text(".finding[data-check=length]", &format!("in 0:{SAID_SECONDS}")).await?;
        } else {
            page.wait_for_text(PACE, pace).await?;
            page.wait_for("no times", "!document.querySelector('.timed')").await?;
            page.wait_for_text(".finding[data-check=length]", &format!("in {BY_CLOCK}")).await?;
        }
        let kept = page.stored_record(&key).await?;
        let seconds = if is_timed { json!(SAID_SECONDS) } else { Json::Null };
        ensure!(kept["said_seconds"] == seconds && kept["transcript"] == json!(SAID), "of {name} is kept {kept}");
    }

    // What is kept is there again; the person may think the clock the better judge.
    page.reload().await?;
    page.wait_for_text(".timed", &format!("{BY_CLOCK} by the clock")).await?;
    page.press_button("Go by the clock").await?;
    page.wait_for_text(PACE, &by_clock).await?;
    page.wait_for_focus("#transcript").await?;
    let kept = page.stored_record(&key).await?;
    ensure!(kept["said_seconds"].is_null(), "the times are still kept: {kept}");

    // Times go with their words.
    choose(&page, "said.vtt", CAPTIONS).await?;
    page.wait_to_see(".timed").await?;
    page.look("document.querySelector('#transcript').select()").await?;
    page.press(&[BACKSPACE]).await?;
    page.wait_for("no times of no words", "!document.querySelector('.timed')").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caption_file_becomes_the_transcript_and_its_parts_a_story() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let [summary, (key, answer)] = spoken_attempt(1);
    page.seed(&[summary, (key.clone(), changed(&answer, &json!({ "transcript": "" })))]).await?;
    page.open(&format!("#/review/{}", id(1))).await?;
    page.wait_for_text(".coach", "Paste or choose a transcript").await?;
    page.press_button("Split into four parts").await?;
    page.wait_for_text("#transcript-file-fault", "nothing to split yet").await?;

    choose(&page, "said.vtt", CAPTIONS).await?;
    page.wait_to_see(".finding").await?;
    split_and_mend(&page).await?;
    let is_kept = format!("localStorage.getItem({})?.includes({})", json!(key), json!(MENDED));
    page.wait_for("the mended part in the store", &is_kept).await?;
    page.reload().await?;
    page.wait_for("the mended part", &format!("{PROSE}.some(text => text.endsWith({}))", json!(MENDED))).await?;
    let kept = page.stored_record(&key).await?;
    ensure!(kept["transcript"] == json!(SAID), "the transcript has changed: {kept}");

    page.press_button("Make it a story").await?;
    page.wait_to_see("#story-result").await?;
    is_shared_out(&page, "story", &format!("{SAID}{MENDED}")).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn parts_that_were_mended_are_not_replaced_at_one_press() -> Result<()> {
    const AGAIN: &str = "Split again, replacing the parts";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let [summary, (key, answer)] = spoken_attempt(1);
    page.seed(&[summary, (key.clone(), changed(&answer, &json!({ "transcript": SAID })))]).await?;
    page.open(&format!("#/review/{}", id(1))).await?;
    page.press_button("Split into four parts").await?;
    page.wait_for_focus("#part-situation").await?;
    page.write("#part-result", MENDED).await?;
    page.wait_for_text(".review", "The text above and the parts differ.").await?;
    page.press_button("Split into four parts").await?;
    page.wait_for_text(".review", "You have changed the parts.").await?;
    holds_mended(&page, true).await?;
    page.reload().await?;
    page.wait_for("the mended part", &format!("{PROSE}.some(text => text.endsWith({}))", json!(MENDED))).await?;

    page.press_button("Split into four parts").await?;
    page.press_button(AGAIN).await?;
    page.wait_for_focus("#part-situation").await?;
    holds_mended(&page, false).await?;
    is_shared_out(&page, "part", SAID).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_typed_in_one_piece_is_split_and_mended_too() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let [(attempt_key, summary), (key, answer)] = attempt(1);
    let one = json!({ "plan": [{ "part": "whole", "ms": 180_000 }], "spent": [150_000], "words": [60] });
    let whole = json!({ "texts": [SAID], "notes": "" });
    page.seed(&[(attempt_key, changed(&summary, &one)), (key.clone(), changed(&answer, &whole))]).await?;
    page.open(&format!("#/review/{}", id(1))).await?;
    page.wait_to_see(".coach .holds").await?;
    split_and_mend(&page).await?;
    page.wait_for("the mended part", &format!("{PROSE}.some(text => text.endsWith({}))", json!(MENDED))).await?;

    page.reload().await?;
    page.wait_for("the mended part", &format!("{PROSE}.some(text => text.endsWith({}))", json!(MENDED))).await?;
    let kept = page.stored_record(&key).await?;
    ensure!(kept["transcript"] == json!(SAID), "what was written is kept as {kept}");
    page.wait_for_text(".review", "As you wrote it").await?;
    page.press_button("Make it a story").await?;
    page.wait_to_see("#story-result").await?;
    is_shared_out(&page, "story", &format!("{SAID}{MENDED}")).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pasted_answer_fills_a_story_and_what_was_there_is_kept() -> Result<()> {
    const BEFORE: &str = "None failed.";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[blank_story(1, &json!({ "title": "The checkout", "texts": ["", "", "", BEFORE] }))]).await?;
    page.open(&format!("#/story/{}", id(1))).await?;
    page.write("#story-result", " Since.").await?;
    page.click(".paste > summary").await?;
    page.write("#story-paste", SAID).await?;
    page.press_button("Split and fill in").await?;
    page.wait_for_focus("#story-situation").await?;
    is_shared_out(&page, "story", SAID).await?;
    ensure!(page.look("document.querySelector('.paste').open").await? == json!(false), "the place to paste stays open");

    page.reload().await?;
    page.wait_for_text("h1", "The checkout").await?;
    is_shared_out(&page, "story", SAID).await?;
    page.click(".versions > summary").await?;
    page.wait_for_text(".versions li:nth-child(1)", "The checkout: None failed. Since.").await?;
    page.wait_for_text(".versions li:nth-child(2)", "The checkout: None failed.").await?;

    finish(browser, server).await
}

/// Chooses a file of this name and text for the transcript.
async fn choose(page: &Page, name: &str, text: &str) -> Result<()> {
    let file = fresh_path(name);
    fs::write(&file, text)?;
    page.write("#transcript-file", &file.display().to_string()).await?;
    holds(page, "#transcript", SAID).await?;
    page.wait_for("the file to be let go", "document.querySelector('#transcript-file').value === ''").await?;
    fs::remove_file(&file)?;
    Ok(())
}

/// Splits what is in one piece, and mends the last part.
async fn split_and_mend(page: &Page) -> Result<()> {
    let prose = page.look(PROSE).await?;
    ensure!(prose == json!([SAID]), "the answer reads {prose}");
    page.press_button("Split into four parts").await?;
    page.wait_for_focus("#part-situation").await?;
    is_shared_out(page, "part", SAID).await?;
    page.write("#part-result", MENDED).await
}

/// The four fields hold the whole text, in order, with something in the first and the last.
async fn is_shared_out(page: &Page, fields: &str, text: &str) -> Result<()> {
    let values = format!(
        "['situation', 'task', 'action', 'result'].map(part => document.getElementById('{fields}-' + part)?.value)"
    );
    let is_whole = format!("{values}.filter(Boolean).join(' ') === {}", json!(text));
    page.wait_for("the whole text in the four parts", &is_whole).await?;
    let parts: Vec<Json> = serde_json::from_value(page.look(&values).await?)?;
    let blank = [parts.first(), parts.last()].iter().filter(|part| **part == Some(&json!(""))).count();
    ensure!(blank == 0, "nothing was told apart: {parts:?}");
    Ok(())
}

/// Whether the last part has what was added to it.
async fn holds_mended(page: &Page, is_there: bool) -> Result<()> {
    let expected = format!("document.getElementById('part-result')?.value.endsWith({}) === {is_there}", json!(MENDED));
    page.wait_for("the last part", &expected).await?;
    Ok(())
}

async fn holds(page: &Page, field: &str, text: &str) -> Result<()> {
    let is_there = format!("document.querySelector({})?.value === {}", json!(field), json!(text));
    page.wait_for(&format!("{text:?} in {field}"), &is_there).await?;
    Ok(())
}
