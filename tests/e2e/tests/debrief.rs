//! The debrief of a mock loop.

use anyhow::{Context, Result, ensure};
use e2e::loops::{FIRST, LOOPS, OVER, SECOND, change, debriefed, holds};
use e2e::records::{ATTEMPTS, RECORDS, id};
use e2e::{Server, finish, start};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_debrief_shows_votes_together_only_when_all_are_given() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&debriefed()).await?;
    page.open(&format!("#/debrief/{OVER}")).await?;
    page.wait_for_text("#interviewer", "Interviewer 1 of 2").await?;
    page.wait_for_text(".loop-evidence", "Ownership").await?;
    page.wait_to_see("blockquote mark").await?;
    page.wait_for_text(".loop-reply q", "By the hour.").await?;
    page.click(".loop-reply [data-firmness=gap]").await?;
    page.wait_to_see(".loop-reply [data-firmness=gap][aria-pressed=true]").await?;
    // The review and what comes next look for replies under their attempt.
    let replies = page.stored_record(&format!("{RECORDS}replies/{FIRST}")).await?;
    let reply = &replies["chains"][0]["replies"][0];
    ensure!(reply["said"] == "By the hour." && reply["firmness"] == "gap", "under the attempt there is {replies}");
    page.press_button("Hard").await?;
    page.wait_for("the rating to be kept", &holds(&format!("{ATTEMPTS}{FIRST}"), "it.rating === 'hard'")).await?;
    let shown = page.text_of("main").await?;
    ensure!(!shown.to_lowercase().contains("was the bar raiser"), "the bar raiser is told too early: {shown}");

    page.press_button("Not inclined").await?;
    page.wait_for_text("#interviewer", "Interviewer 2 of 2").await?;
    page.wait_for_focus("#interviewer").await?;
    page.reload().await?;
    page.wait_for_text("#interviewer", "Interviewer 2 of 2").await?;
    page.press_button("Previous interviewer").await?;
    page.wait_to_see("[data-vote=not-inclined][aria-pressed=true]").await?;
    page.press_button("Inclined").await?;
    page.wait_for_text("#interviewer", "Interviewer 2 of 2").await?;
    page.press_button("Inclined").await?;

    page.wait_for_text("#interviewer", "All together").await?;
    page.wait_for_text("#bar-raiser", "was the bar raiser.").await?;
    page.wait_for_text("[aria-labelledby=loop-twice]", "Interviewer 1, question 1 and Interviewer 2").await?;
    page.wait_for_text("[aria-labelledby=loop-twice]", "merchants").await?;
    page.wait_for_text("[aria-labelledby=loop-uncovered]", "Think Big").await?;
    let next = page.look("document.querySelectorAll('ol.loop-next > li').length").await?;
    ensure!(next == json!(3), "{next} things to practise");

    page.press_button("Interviewer 1").await?;
    page.wait_for_text("#interviewer", "Interviewer 1 of 2").await?;
    page.wait_for_focus("#interviewer").await?;
    page.wait_to_see(".loop-reply [data-firmness=gap][aria-pressed=true]").await?;
    page.wait_for_text(".loop-vote", "Inclined").await?;
    let votes = page.look("document.querySelectorAll('button[data-vote]').length").await?;
    ensure!(votes == json!(0), "it can be voted again");
    page.press_button("All together").await?;
    page.wait_to_see("#bar-raiser").await?;
    page.wait_for_focus("#interviewer").await?;

    page.press_button("Put these into the plan").await?;
    page.wait_for_text("[aria-labelledby=loop-next]", "These are in your plan.").await?;
    let plan = page.stored_record("star-drill/v1/plan").await?;
    ensure!(plan["own"].as_array().map(Vec::len) == Some(3), "the plan has {plan}");
    page.click("[aria-labelledby=loop-next] a[href='#/plan']").await?;
    page.wait_for_text(".for-today", "From your mock loop").await?;

    page.open("#/loop").await?;
    page.click(".loop-list a").await?;
    page.wait_for_text("#interviewer", "All together").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_to_be_answered_again_leads_from_the_plan_to_that_question() -> Result<()> {
    const STEP: &str =
        "[...document.querySelectorAll('.for-today li')].find(it => it.innerText.includes('Answer again: '))";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let mut records = debriefed();
    change(&mut records, &format!("{LOOPS}{OVER}"), |it| {
        it["rounds"][0]["vote"] = json!("not-inclined");
        it["rounds"][1]["vote"] = json!("inclined");
        it["rounds"][0]["questions"][0]["follow_ups"][0]["firmness"] = json!("gap");
    })?;
    change(&mut records, &format!("{ATTEMPTS}{FIRST}"), |it| it["rating"] = json!("again"))?;
    page.seed(&records).await?;
    page.open(&format!("#/debrief/{OVER}")).await?;
    page.wait_for_text("ol.loop-next > li:first-child", "Answer again: Tell me about ownership.").await?;
    page.press_button("Put these into the plan").await?;
    page.click("[aria-labelledby=loop-next] a[href='#/plan']").await?;
    page.wait_for("the step", &format!("Boolean({STEP})")).await?;
    page.look(&format!("{STEP}.querySelector('button.link:not(.put-by)').id = 'to-question'")).await?;
    page.click("#to-question").await?;
    page.wait_for_text("h1", "How far did you take a problem you'd noticed that was nobody's job?").await?;
    page.wait_to_see("#choices").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rating_and_a_story_of_the_debrief_stay_when_the_review_is_ticked() -> Result<()> {
    const REVIEW: &str = ".loop-answers a[href^='#/review/']";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&debriefed()).await?;
    page.open(&format!("#/debrief/{OVER}")).await?;
    page.click(REVIEW).await?;
    page.wait_to_see("#told").await?;
    page.client().back().await?;
    page.wait_for_text("#interviewer", "Interviewer 1 of 2").await?;
    page.press_button("Hard").await?;
    page.choose("#told-with-0-0", &id(1)).await?;
    let summary = format!("{ATTEMPTS}{FIRST}");
    page.wait_for("both to be kept", &holds(&summary, "it.rating === 'hard' && Boolean(it.story)")).await?;

    page.click(REVIEW).await?;
    page.wait_for_text("[aria-labelledby=readily] [aria-pressed=true]", "Hard").await?;
    page.click("[aria-labelledby=look-back] .tick input").await?;
    page.wait_for("the tick to be kept", &holds(&summary, "it.segments.length === 1")).await?;
    let kept = page.stored_record(&summary).await?;
    ensure!(kept["rating"] == "hard" && kept["story"] == json!(id(1)), "of the debrief there is left {kept}");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_debrief_counts_no_finding_that_was_called_wrong_and_says_where_there_are_no_words() -> Result<()> {
    const FOUND: &str = "document.querySelectorAll('.loop-answers details li').length";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let mut records = debriefed();
    change(&mut records, &format!("{RECORDS}answer/{FIRST}"), |it| it["texts"] = json!(["We shipped a page."]))?;
    change(&mut records, &format!("{RECORDS}answer/{SECOND}"), |it| it["texts"] = json!([""]))?;
    change(&mut records, &format!("{ATTEMPTS}{SECOND}"), |it| {
        it["manner"] = json!("aloud");
        it["words"] = json!([0]);
    })?;
    page.seed(&records).await?;
    page.open(&format!("#/debrief/{OVER}")).await?;
    page.wait_to_see(".loop-answers details").await?;
    let before = page.look(FOUND).await?.as_u64().context("no count")?;
    page.click(".loop-answers a[href^='#/review/']").await?;
    page.click(".finding.missing .wrong").await?;
    let is_kept = format!("(localStorage['star-drill/v1/ticks'] ?? '').includes('finding/{FIRST}/')");
    page.wait_for("it to be kept as wrong", &is_kept).await?;
    page.client().back().await?;
    page.wait_for_text("#interviewer", "Interviewer 1 of 2").await?;
    let after = page.look(FOUND).await?.as_u64().context("no count")?;
    ensure!(after < before, "there are still {after} of {before} findings");

    page.press_button("Inclined").await?;
    page.wait_for_text("#interviewer", "Interviewer 2 of 2").await?;
    page.wait_for_text(".loop-evidence", "Answered aloud; without a transcript there are no words to look at.").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn votes_and_ratings_that_the_store_refuses_are_still_there() -> Result<()> {
    const RATED: &str = "[aria-labelledby=readily-1-0] [aria-pressed=true]";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&debriefed()).await?;
    page.open(&format!("#/debrief/{OVER}")).await?;
    page.wait_for_text("#interviewer", "Interviewer 1 of 2").await?;
    page.fill_store().await?;
    page.press_button("Not inclined").await?;
    page.wait_for_text("main [role=alert]", "This loop is not saved yet.").await?;
    page.wait_for_text("#interviewer", "Interviewer 2 of 2").await?;
    page.press_button("Hard").await?;
    page.wait_for_text(RATED, "Hard").await?;
    page.click("nav a[href='#/history']").await?;
    page.wait_for_text("h1", "History").await?;
    page.look(&format!("location.hash = '#/debrief/{OVER}'")).await?;
    page.wait_for_text("#interviewer", "Interviewer 2 of 2").await?;
    page.wait_for_text(RATED, "Hard").await?;

    page.empty_brim().await?;
    page.press_button("Inclined").await?;
    page.wait_for_text("#interviewer", "All together").await?;
    page.wait_for("the message to go", "!document.querySelector('.notices, main [role=alert]')").await?;
    page.wait_for("the rating to be kept", &holds(&format!("{ATTEMPTS}{SECOND}"), "it.rating === 'hard'")).await?;
    page.reload().await?;
    page.wait_for_text("[data-vote=not-inclined]", "Not inclined").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vote_given_elsewhere_is_not_written_over_and_the_debrief_says_so() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&debriefed()).await?;
    page.open(&format!("#/debrief/{OVER}")).await?;
    page.wait_for_text("#interviewer", "Interviewer 1 of 2").await?;
    let key = format!("{LOOPS}{OVER}");
    let elsewhere = page.stored(&key).await?.unwrap_or_default().replace("\"vote\":null", "\"vote\":\"inclined\"");
    page.store(&key, &elsewhere).await?;
    page.press_button("Not inclined").await?;
    page.wait_for_text("main [role=alert]", "goes on in another tab").await?;
    ensure!(page.stored(&key).await?.as_deref() == Some(elsewhere.as_str()), "what another tab wrote is gone");
    page.press_button("Go on here").await?;
    page.wait_for_text("#interviewer", "All together").await?;
    page.wait_for_text(".loop-votes", "Inclined").await?;

    finish(browser, server).await
}
