//! What to drill next: the line on the start page, its reason, and the way to the question.

use anyhow::{Context, Result, ensure};
use e2e::page::ENTER;
use e2e::records::{ATTEMPTS, RECORDS, Record, attempt, blank_story, preferences};
use e2e::{Page, Server, finish, start};
use serde_json::{Value as Json, json};

const HOUR_MS: u64 = 3_600_000;
const DAY_MS: u64 = 24 * HOUR_MS;

const LINE: &str = ".next-step p";

/// Every principle of the pack but Frugality, three for each story.
const WITH_STORIES: [[&str; 3]; 5] = [
    ["customer-obsession", "ownership", "invent-and-simplify"],
    ["are-right-a-lot", "learn-and-be-curious", "hire-and-develop-the-best"],
    ["insist-on-the-highest-standards", "think-big", "bias-for-action"],
    ["earn-trust", "dive-deep", "have-backbone-disagree-and-commit"],
    ["deliver-results", "strive-to-be-earths-best-employer", "success-and-scale-bring-broad-responsibility"],
];

#[tokio::test(flavor = "multi_thread")]
async fn what_went_badly_comes_again_and_gives_way_once_it_went_well() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let drilled = drilled(&page, &[("earn-trust", "good", 4), ("dive-deep", "again", 3)]).await?;
    seed(&page, drilled).await?;
    page.open("").await?;
    says(&page, "Next: Dive Deep — last rated Again, 3 days ago.").await?;

    page.press_button("Drill it").await?;
    page.wait_for_text(".hero .small", "Dive Deep").await?;
    is_chosen(&page, "principle", "dive-deep").await?;
    is_chosen(&page, "kind", "behavioural").await?;
    page.answer_once("In May the checkout failed.").await?;
    page.wait_for_text(".review > .small", "Dive Deep").await?;
    page.press_button("Easy").await?;
    page.wait_for_text(".ratings [aria-pressed=true]", "Easy").await?;

    page.click("nav a[href='#/']").await?;
    // No principle has a story, so that is no reason to take this one.
    says(&page, "Next: Customer Obsession — not drilled yet.").await?;
    page.reload().await?;
    says(&page, "Next: Customer Obsession — not drilled yet.").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_one_principle_without_a_story_comes_next_and_enter_begins_it() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    seed(&page, (0..).zip(WITH_STORIES).map(|(number, serves)| story(number, &serves)).collect()).await?;
    page.open("").await?;
    says(&page, "Next: Frugality — no story yet.").await?;
    page.press_button("Drill it").await?;
    page.wait_for_text(".hero .small", "Frugality").await?;
    let question = page.text_of(".hero h1").await?;
    page.wait_for_focus("#main").await?;
    page.press(&[ENTER]).await?;
    page.wait_to_see("#answer.answer").await?;
    page.wait_for_text("h1", &question).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_new_sees_no_line() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    // Begun and left blank: that is no story.
    let mut blank = story(0, &[]);
    blank.1 = blank.1.replace("In May we had an outage", "");
    seed(&page, vec![blank]).await?;
    // This page shows its list once stories and attempts are read.
    page.open("#/principles").await?;
    page.wait_to_see(".principles article").await?;
    page.click("nav a[href='#/']").await?;
    page.wait_to_see("#choices").await?;
    page.wait_for("the place of the line", "document.getElementById('what-next')").await?;
    page.settle().await?;
    let lines = page.look("document.querySelectorAll('.next-step').length").await?;
    ensure!(lines == json!(0), "somebody new is told what comes next: {}", page.text_of("main").await?);

    finish(browser, server).await
}

async fn says(page: &Page, line: &str) -> Result<()> {
    page.wait_for_text(LINE, line).await
}

async fn is_chosen(page: &Page, field: &str, value: &str) -> Result<()> {
    let is_chosen = format!("document.getElementById('{field}')?.value === '{value}'");
    page.wait_for(&format!("{value} as the choice of {field}"), &is_chosen).await?;
    Ok(())
}

/// These records, and no time to think.
async fn seed(page: &Page, mut records: Vec<Record>) -> Result<()> {
    records.push(preferences(&json!({ "think_seconds": 0 })));
    page.seed(&records).await
}

/// Finished attempts: the principle, the rating, and how many days ago by the browser's clock.
async fn drilled(page: &Page, drills: &[(&str, &str, u64)]) -> Result<Vec<Record>> {
    page.go("/blank.html").await?;
    // A driver may write it as a whole number or not.
    let now = page.look("Date.now()").await?.as_f64().context("the browser has no time")? as u64;
    let mut records = Vec::new();
    for (number, (principle, rating, days_ago)) in (0..).zip(drills) {
        let [(_, summary), (_, answer)] = attempt(number);
        let started = now - days_ago * DAY_MS - HOUR_MS;
        let mut summary: Json = serde_json::from_str(&summary)?;
        summary["principle"] = json!(principle);
        summary["rating"] = json!(rating);
        summary["started"] = json!(started);
        let id = format!("{started:013}-{number:08x}");
        records.push((format!("{ATTEMPTS}{id}"), summary.to_string()));
        records.push((format!("{RECORDS}answer/{id}"), answer));
    }
    Ok(records)
}

/// A story for these principles.
fn story(number: u64, serves: &[&str]) -> Record {
    let serves: Vec<Json> = serves.iter().map(|it| json!({ "principle": it, "strength": "fair" })).collect();
    blank_story(number, &json!({ "title": "In May we had an outage", "serves": serves }))
}
