//! The coach: what it points out and marks, what the person makes of it, what has changed since the last time, and how
//! transcripts and pasted answers come in.

use std::fs;

use anyhow::{Result, ensure};
use e2e::browser::fresh_path;
use e2e::records::{Record, attempt, blank_story, changed, id, spoken_attempt};
use e2e::{Page, Server, finish, start};
use serde_json::{Value as Json, json};

/// It boasts without a number, and tells of nobody but *we*. What looks like markup is the teller's own.
const WEAK: [&str; 4] = [
    "In May 2024 the checkout of our shop failed.",
    "I was on call, and it was my job to bring it back.",
    "We rolled it back, we looked for the cause, and we told our customers.",
    "It was a huge success, <b>really</b> <img src=x onerror=\"document.title='broken'\">.",
];
const BETTER: [&str; 4] = [
    "In May 2024 the checkout of our shop failed.",
    "I was on call, and it was my job to bring it back.",
    "I rolled it back, I looked for the cause in the logs, and I told our customers.",
    "Lost orders fell from 40 to 2 in a week, and it has stayed so since.",
];
const BOAST: &str = "huge success";

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

const CLAIM: &str = ".finding[data-check=vague-claim]";
const MARKS: &str = "[...document.querySelectorAll('.review .prose mark')].map(mark => mark.textContent)";
const PROSE: &str = "[...document.querySelectorAll('.review .prose')].map(text => text.innerText)";
const TICKS: &str = "star-drill/v1/ticks";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_pointed_out_is_marked_and_can_be_dismissed_and_brought_back() -> Result<()> {
    const IN_SIGHT: &str = "(() => {
        const place = document.getElementById('coach-mark')?.getBoundingClientRect();
        return place && place.top >= 0 && place.bottom <= innerHeight;
    })()";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let elsewhere = format!("finding/{}/vague-claim", id(7));
    let mut records = told(1, &WEAK);
    records.push((TICKS.to_owned(), json!({ "v": 1, "ticked": [elsewhere] }).to_string()));
    page.seed(&records).await?;
    page.open(&format!("#/review/{}", id(1))).await?;
    page.wait_for_text(".coach", "not validated against interviewers").await?;
    for check in ["i-or-we", "quantified", "length"] {
        page.wait_to_see(&format!(".finding[data-check={check}]")).await?;
    }
    for text in [BOAST, "Anybody can say it", "This is wrong"] {
        page.wait_for_text(CLAIM, text).await?;
    }
    // The question has this one for the check, with the pack's details.
    page.wait_for_text(CLAIM, "How confident were you that day").await?;
    page.click(&format!("{CLAIM} summary")).await?;
    page.wait_for_text(CLAIM, "You dismissed this check once.").await?;
    page.wait_for_text(".holds", "task").await?;
    page.wait_to_see(".pointers a[href^='#/principles/']").await?;

    let all = format!("['We', 'our', '{BOAST}'].every(words => {MARKS}.includes(words))");
    page.wait_for("the words of all that is pointed out", &all).await?;
    let prose = page.look(&format!("{PROSE}.slice(0, 4)")).await?;
    ensure!(prose == json!(WEAK), "the answer has changed: {prose}");
    let made = page.look("document.querySelectorAll('.review .prose :not(span, mark)').length").await?;
    ensure!(made == json!(0), "markup of the answer was taken for the page's");
    page.click(&format!("{CLAIM} [aria-pressed=false]")).await?;
    are_marked(&page, &[BOAST]).await?;
    page.wait_for("the mark in sight", IN_SIGHT).await?;
    page.click(&format!("{CLAIM} [aria-pressed=true]")).await?;
    page.wait_for("the words of all again", &all).await?;

    page.click(&format!("{CLAIM} .wrong")).await?;
    is_dismissed(&page).await?;
    page.wait_for_focus(".finding").await?;
    page.wait_for("its mark to go", &format!("!{MARKS}.includes('{BOAST}')")).await?;
    page.reload().await?;
    is_dismissed(&page).await?;
    let ticks = page.stored_record(TICKS).await?;
    let own = format!("finding/{}/vague-claim", id(1));
    ensure!(ticks["ticked"] == json!([own, elsewhere]), "ticked is {}", ticks["ticked"]);

    page.click(".dismissed > summary").await?;
    page.click(".dismissed [data-check=vague-claim] button").await?;
    page.wait_for_focus(CLAIM).await?;
    page.wait_for("the words of all once more", &all).await?;
    page.reload().await?;
    page.wait_to_see(CLAIM).await?;
    ensure!(page.look("document.querySelector('.dismissed')").await?.is_null(), "something is still dismissed");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_held_against_the_one_before_it() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let mut records = told(1, &WEAK);
    if let Some((_, summary)) = records.first_mut() {
        *summary = changed(summary, &json!({ "spent": [20_000, 24_000, 80_000, 50_000], "words": [9, 12, 14, 9] }));
    }
    records.extend(told(2, &BETTER));
    page.seed(&records).await?;
    page.open(&format!("#/review/{}", id(2))).await?;
    let line = |lead: &str, check: &str| {
        let has = format!("it => it.innerText.startsWith('{lead}') && it.innerText.includes('{check}')");
        format!("[...document.querySelectorAll('.since li')].some({has})")
    };
    for (lead, check) in [("Gone:", "claims"), ("Gone:", "I or we"), ("Gone:", "figures"), ("Still there:", "length")] {
        page.wait_for(&format!("{check} in “{lead}”"), &line(lead, check)).await?;
    }
    page.wait_for_text(".since", "3:15 now, 2:54 then · 23 words now, 44 then").await?;

    // What is dismissed in either of them is not there.
    page.click(".finding[data-check=length] .wrong").await?;
    let gone = format!("!{} && !{}", line("Still there:", "length"), line("Gone:", "length"));
    page.wait_for("the length not to count", &gone).await?;

    page.click(".since a").await?;
    page.wait_to_see(CLAIM).await?;
    ensure!(page.hash().await? == format!("/review/{}", id(1)), "the link leads elsewhere");
    ensure!(page.look("document.querySelector('.since')").await?.is_null(), "the first one is held against another");

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

    let file = fresh_path("said.vtt");
    fs::write(&file, CAPTIONS)?;
    page.write("#transcript-file", &file.display().to_string()).await?;
    holds(&page, "#transcript", SAID).await?;
    fs::remove_file(&file)?;
    page.wait_to_see(".finding").await?;
    let prose = page.look(PROSE).await?;
    ensure!(prose == json!([SAID]), "the answer reads {prose}");

    page.press_button("Split into four parts").await?;
    page.wait_for_focus("#part-situation").await?;
    is_shared_out(&page, "part", SAID).await?;
    page.write("#part-result", MENDED).await?;
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

/// A typed attempt with these texts.
fn told(number: u64, texts: &[&str; 4]) -> Vec<Record> {
    let [summary, (key, answer)] = attempt(number);
    vec![summary, (key, changed(&answer, &json!({ "texts": texts })))]
}

async fn are_marked(page: &Page, words: &[&str]) -> Result<()> {
    let expected = json!(words).to_string();
    page.wait_for(&format!("{expected} marked"), &format!("JSON.stringify({MARKS}) === {}", json!(expected))).await?;
    Ok(())
}

/// The claim is among what was dismissed, and nowhere else.
async fn is_dismissed(page: &Page) -> Result<()> {
    let is_folded = "document.querySelector('.dismissed [data-check=vague-claim]')";
    page.wait_for("the finding to be dismissed", &format!("{is_folded} && !document.querySelector('{CLAIM}')")).await?;
    Ok(())
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

async fn holds(page: &Page, field: &str, text: &str) -> Result<()> {
    let is_there = format!("document.querySelector({})?.value === {}", json!(field), json!(text));
    page.wait_for(&format!("{text:?} in {field}"), &is_there).await?;
    Ok(())
}
