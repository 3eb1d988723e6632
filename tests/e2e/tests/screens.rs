//! Phone screens: a run from question to question, and one's own answers, refined beside what was said.

use anyhow::{Result, ensure};
use e2e::records::preferences;
use e2e::{Page, Server, finish, start};
use serde_json::json;

const ANSWERS: &str = "star-drill/v1/my-answer/";
const WHY: &str = "recruiter-why-this";
/// Marks the line of that question, so that it can be clicked.
const MARK: &str = "(line => line && (line.id = 'wanted'))([...document.querySelectorAll('.screens summary')]
    .find(it => it.innerText.includes('why this company?')))";
const ROWS: &str = "[...document.querySelectorAll('.screens-run > li')].map(it => it.innerText)";

#[tokio::test(flavor = "multi_thread")]
async fn a_run_goes_from_question_to_question_and_survives_a_reload() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({ "think_seconds": 120 }))]).await?;
    page.open("#/screens").await?;
    page.press_button("Begin the call").await?;
    page.wait_for("five questions", &format!("{ROWS}.length === 5")).await?;
    page.wait_for_text("h1", "Recruiter phone screen").await?;
    page.wait_for_text("main", "12 minutes · 0 of 5 answered").await?;
    page.wait_for_text(".screens-run > li:first-child", "Walk me through your résumé").await?;
    let rows = page.look(ROWS).await?;
    for place in 1..5 {
        let row = rows[place].as_str().unwrap_or_default();
        ensure!(row.trim() == format!("Question {} of 5 · To come", place + 1), "what is to come is told: {row:?}");
    }

    page.press_button("Answer it").await?;
    // At once, whatever time to think was chosen.
    page.write("#answer.answer", "I moved from support to engineering.").await?;
    page.press_button("Finish").await?;
    page.wait_for_text(".way-on", "Question 1 of 5").await?;
    page.reload().await?;
    page.wait_for_text(".way-on", "Question 1 of 5").await?;
    page.press_button("Go on to question 2 of 5").await?;
    page.write("#answer.answer", "Because of the customers.").await?;
    page.reload().await?;
    page.wait_to_see("#paused").await?;
    page.press_button("Resume").await?;
    page.press_button("Finish").await?;
    page.wait_for_text(".way-on", "Question 2 of 5").await?;
    page.click(".way-on a").await?;
    page.wait_for_text("main", "12 minutes · 2 of 5 answered").await?;
    page.wait_for_text(".screens-run > li:nth-child(2)", "why this company?").await?;
    page.wait_for_text(".screens-run > li:nth-child(3)", "Now").await?;

    page.open("#/screens").await?;
    page.wait_for_text(".screens-left", "12 minutes · 2 of 5 answered").await?;
    page.click(".screens-left a").await?;
    page.wait_for_text("main", "2 of 5 answered").await?;
    page.open("#/screens").await?;
    page.press_button("End it").await?;
    page.wait_for("the run to be over", "!document.querySelector('.screens-left')").await?;
    page.open("#/screens/nowhere").await?;
    page.wait_for_text("main", "There is no such run.").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_longer_call_has_six_questions_of_the_stage_that_was_chosen() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[]).await?;
    page.open("#/screens").await?;
    page.choose("#screen-stage", "1").await?;
    page.click("label:has(input[name=screen-minutes]):nth-of-type(2)").await?;
    page.press_button("Begin the call").await?;
    page.wait_for_text("h1", "PM phone interview").await?;
    page.wait_for_text("main", "60 minutes · 0 of 6 answered").await?;
    page.wait_for("six questions", &format!("{ROWS}.length === 6")).await?;
    // Each answer as long as its question asks for; the rest of the call is follow-ups.
    page.wait_for_text(".screens-run > li:first-child", "2 min").await?;
    page.press_button("Answer it").await?;
    page.write("#answer.answer", "I moved from support to engineering.").await?;
    page.press_button("Finish").await?;
    page.wait_for_text(".way-on", "Question 1 of 6").await?;
    page.click(".way-on a[href^='#/pressure/']").await?;
    page.wait_to_see("#begin").await?;
    page.click(".pressure a[href^='#/review/']").await?;
    page.wait_for_text(".way-on", "Go on to question 2 of 6").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_over_when_all_its_questions_are_answered() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[]).await?;
    page.open("#/screens").await?;
    page.press_button("Begin the call").await?;
    page.press_button("Answer it").await?;
    for number in 1..=5 {
        page.write("#answer.answer", "I moved from support to engineering.").await?;
        page.press_button("Finish").await?;
        page.wait_for_text(".way-on", &format!("Question {number} of 5")).await?;
        if number < 5 {
            page.press_button(&format!("Go on to question {} of 5", number + 1)).await?;
        }
    }
    page.wait_for_text(".way-on", "That was the call.").await?;
    page.open("#/screens").await?;
    page.wait_for_text(".screens-left", "Your last call").await?;
    page.wait_for_text(".screens-left", "5 of 5 answered").await?;
    ensure!(page.look("document.querySelector('.screens-left button')").await?.is_null(), "it is still to be ended");
    page.click(".screens-left a").await?;
    page.wait_for_text(".screens-over", "That was the call.").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_of_ones_own_is_refined_and_what_it_was_is_kept() -> Result<()> {
    const FIRST: &str = "Because it is large.";
    const SAID: &str = "Because of what I could do for its merchants.";

    let field = format!("#my-answer-{WHY}");
    let key = format!("{ANSWERS}{WHY}");
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[]).await?;
    page.open("#/screens").await?;
    page.wait_to_see("#my-answers").await?;
    page.wait_for("the question's line", MARK).await?;
    page.click("#wanted").await?;
    page.write(&field, FIRST).await?;
    page.wait_for("it to be saved", &stored_has(&key, FIRST)).await?;

    page.press_button("Begin the call").await?;
    page.press_button("Answer it").await?;
    page.write("#answer.answer", "My résumé.").await?;
    page.press_button("Finish").await?;
    page.press_button("Go on to question 2 of 5").await?;
    page.write("#answer.answer", SAID).await?;
    page.press_button("Finish").await?;
    page.wait_for_text(".review", "What you said just now").await?;
    ensure!(page.value_of(&field).await? == FIRST, "one's own answer is not shown beside it");
    page.press_button("Make this my answer").await?;
    is_answer(&page, &field, SAID).await?;
    page.wait_for("both to be kept", &format!("{} && {}", stored_has(&key, SAID), stored_has(&key, FIRST))).await?;
    page.click(".before summary").await?;
    page.wait_for_text(".before", FIRST).await?;
    page.reload().await?;
    page.wait_to_see(&field).await?;
    is_answer(&page, &field, SAID).await?;
    page.click(".before summary").await?;
    page.press_button("Put it back").await?;
    is_answer(&page, &field, FIRST).await?;

    page.open("#/screens").await?;
    page.wait_for_text("main", "15 questions, 1 with an answer").await?;

    finish(browser, server).await
}

async fn is_answer(page: &Page, field: &str, text: &str) -> Result<()> {
    let is_there = format!("document.querySelector('{field}').value === {}", json!(text));
    page.wait_for(&format!("“{text}” to be the answer"), &is_there).await?;
    Ok(())
}

fn stored_has(key: &str, text: &str) -> String {
    format!("localStorage.getItem('{key}')?.includes({})", json!(text))
}
