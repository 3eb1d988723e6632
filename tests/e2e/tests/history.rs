//! The history: narrowing it, opening an attempt, deleting and bringing back.

use anyhow::{Result, ensure};
use e2e::records::{ATTEMPTS, QUESTION, QUESTION_TEXT, RECORDS, Record, attempt, id};
use e2e::{Page, Server, finish, start};
use serde_json::{Value as Json, json};

/// Principle, question and its words of each attempt; the last is the latest.
const TOLD: [[&str; 3]; 3] = [
    ["bias-for-action", QUESTION, QUESTION_TEXT],
    ["dive-deep", "dive-deep-small-oddity", "Tell me about a small oddity. Where did it lead you?"],
    ["dive-deep", "dive-deep-stubborn-fault", "Take me through the most stubborn fault you've traced."],
];
const DECISION: &str = TOLD[0][2];
const ODDITY: &str = TOLD[1][2];
const FAULT: &str = TOLD[2][2];

const NOTHING_FITS: &str = "No attempt fits this choice.";

#[tokio::test(flavor = "multi_thread")]
async fn the_history_is_narrowed_by_principle_and_question_until_it_is_widened() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    open_history(&page).await?;
    page.choose("#by-principle", "dive-deep").await?;
    are_listed(&page, &[FAULT, ODDITY]).await?;
    page.wait_for_text("main", "2 attempts").await?;
    page.choose("#by-question", "dive-deep-small-oddity").await?;
    are_listed(&page, &[ODDITY]).await?;
    page.wait_for_text("main", "1 attempt").await?;
    page.choose("#by-principle", "").await?;
    are_listed(&page, &[ODDITY]).await?;

    page.choose("#by-principle", "bias-for-action").await?;
    page.wait_for_text(".empty", NOTHING_FITS).await?;
    are_listed(&page, &[]).await?;
    page.click("header a[href='#/settings']").await?;
    page.wait_for_text("h1", "Settings").await?;
    page.click("nav a[href='#/history']").await?;
    page.wait_for_text(".empty", NOTHING_FITS).await?;
    for (field, value) in [("by-principle", "bias-for-action"), ("by-question", "dive-deep-small-oddity")] {
        let is_chosen = format!("document.getElementById('{field}')?.value === '{value}'");
        page.wait_for(&format!("{value} as the choice of {field}"), &is_chosen).await?;
    }

    page.choose("#by-question", "").await?;
    are_listed(&page, &[DECISION]).await?;
    page.choose("#by-principle", "").await?;
    are_listed(&page, &[FAULT, ODDITY, DECISION]).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attempt_of_the_list_is_opened_by_its_question() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    open_history(&page).await?;
    page.click(".attempts li:nth-child(2) a").await?;
    page.wait_for_text("#told", "Told in 3:15 of 3:00").await?;
    let question = page.text_of("h1").await?;
    ensure!(question == ODDITY, "the attempt at another question was opened: {question}");
    let address = page.hash().await?;
    ensure!(address == format!("/review/{}", id(1)), "the attempt is at {address}");
    // Its name comes with the pack.
    page.wait_for_text(".review > .small", "Dive Deep").await?;
    page.wait_for_text(".ratings [aria-pressed=true]", "Good").await?;

    page.client().back().await?;
    are_listed(&page, &[FAULT, ODDITY, DECISION]).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn deleted_attempts_come_back_together_each_at_its_place() -> Result<()> {
    const GONE: [u64; 2] = [0, 2];

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    open_history(&page).await?;
    let mut before = Vec::new();
    for number in GONE {
        before.extend(stored(&page, number).await?);
    }
    delete(&page, DECISION).await?;
    are_listed(&page, &[FAULT, ODDITY]).await?;
    page.wait_for_text(".notices", "Attempt deleted.").await?;
    delete(&page, FAULT).await?;
    are_listed(&page, &[ODDITY]).await?;
    let kept = page.stored_keys(ATTEMPTS).await?;
    ensure!(kept == [format!("{ATTEMPTS}{}", id(1))], "of three attempts but two, stored are {kept:?}");

    page.wait_for_text(".notices", "2 attempts deleted.").await?;
    page.press_button("Bring them back").await?;
    are_listed(&page, &[FAULT, ODDITY, DECISION]).await?;
    page.wait_for("the notice to be gone", "!document.querySelector('.notices .notice')").await?;
    let mut after = Vec::new();
    for number in GONE {
        after.extend(stored(&page, number).await?);
    }
    for (before, after) in before.iter().zip(&after) {
        ensure!(is_kept(before, after), "it was {before} and came back as {after}");
    }

    page.reload().await?;
    are_listed(&page, &[FAULT, ODDITY, DECISION]).await?;
    page.click(".attempts a").await?;
    page.wait_for_text(".review h1", FAULT).await?;
    page.wait_for_text(".review .prose", "In May the checkout failed.").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn of_more_than_five_deleted_attempts_the_last_five_come_back() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let records: Vec<Record> = (0..6).flat_map(attempt).collect();
    page.seed(&records).await?;
    page.open("#/history").await?;
    for left in (0..6).rev() {
        let is_so = format!("document.querySelectorAll('.attempts li').length === {}", left + 1);
        page.wait_for(&format!("{} attempts in the list", left + 1), &is_so).await?;
        page.click(".attempts li .link").await?;
    }
    page.wait_for_text(".notices", "5 attempts deleted.").await?;
    page.press_button("Bring them back").await?;
    page.wait_for("five in the list", "document.querySelectorAll('.attempts li').length === 5").await?;
    // The latest stood first, so it went first.
    let kept = page.stored_keys(ATTEMPTS).await?;
    let expected: Vec<String> = (0..5).map(|number| format!("{ATTEMPTS}{}", id(number))).collect();
    ensure!(kept == expected, "stored are {kept:?}");

    finish(browser, server).await
}

/// The history with three attempts, once the names of the principles are there too.
async fn open_history(page: &Page) -> Result<()> {
    let mut records = Vec::new();
    for (number, told) in (0..).zip(TOLD) {
        records.extend(attempt_at(number, told)?);
    }
    page.seed(&records).await?;
    page.open("#/history").await?;
    are_listed(page, &[FAULT, ODDITY, DECISION]).await?;
    let has_names = "document.getElementById('by-principle')?.textContent.includes('Dive Deep')";
    page.wait_for("the principles by their names", has_names).await?;
    Ok(())
}

/// A finished attempt at another question.
fn attempt_at(number: u64, [principle, question, text]: [&str; 3]) -> Result<[Record; 2]> {
    let [(key, summary), answer] = attempt(number);
    let mut summary: Json = serde_json::from_str(&summary)?;
    for (field, value) in [("principle", principle), ("question", question), ("text", text)] {
        summary[field] = json!(value);
    }
    Ok([(key, summary.to_string()), answer])
}

/// Waits until the attempts at these questions are listed, in this order, and no others.
async fn are_listed(page: &Page, questions: &[&str]) -> Result<()> {
    let listed = "JSON.stringify([...document.querySelectorAll('.attempts a')].map(it => it.innerText))";
    let expected = json!(questions).to_string();
    page.wait_for(&format!("{expected} in the list"), &format!("{listed} === {}", json!(expected))).await?;
    Ok(())
}

async fn delete(page: &Page, question: &str) -> Result<()> {
    let name = json!(format!("Delete the attempt at: {question}"));
    page.click(&format!(".attempts button[aria-label={name}]")).await
}

/// The summary and the texts of an attempt, as they are stored.
async fn stored(page: &Page, number: u64) -> Result<[Json; 2]> {
    let summary = page.stored_record(&format!("{ATTEMPTS}{}", id(number))).await?;
    let answer = page.stored_record(&format!("{RECORDS}answer/{}", id(number))).await?;
    Ok([summary, answer])
}

/// Whether every field of `before` but the version of the form is the same in `after`.
fn is_kept(before: &Json, after: &Json) -> bool {
    let mut fields = before.as_object().into_iter().flatten().filter(|(name, _)| *name != "v");
    fields.all(|(name, value)| after.get(name) == Some(value))
}
