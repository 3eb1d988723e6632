//! What is asked and for how long: by role, stage and round, one question of the list, and a length of one's own.

use anyhow::{Context, Result, ensure};
use e2e::page::TAB;
use e2e::records::preferences;
use e2e::{Page, Server, finish, start};
use serde_json::json;

/// How many questions fit, as the summary of their list says.
const COUNT: &str = "(() => {
    const text = document.querySelector('#choices details > summary').textContent;
    return Number(text.match(/\\d+/)?.[0] ?? (text.includes('one') ? 1 : 0));
})()";

const LIST: &str = "#choices details > summary";

/// The End key and the Backspace key, as WebDriver writes them.
const END: &str = "\u{e010}";
const BACKSPACE: &str = "\u{e003}";

#[tokio::test(flavor = "multi_thread")]
async fn by_role_come_its_own_questions_and_none_of_another() -> Result<()> {
    const ROLE: &str = "Backend Engineer";
    const LOOKS: usize = 6;
    const ROLES_NAMED: &str = "(() => {
        const line = document.querySelector('.hero .small').innerText;
        const roles = [...document.querySelectorAll('#role option')].filter(role => role.value);
        return roles.map(role => role.textContent).filter(role => line.includes(role)).join();
    })()";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    open_choices(&page).await?;
    let all = count(&page).await?;
    page.choose("#role", "backend-engineer").await?;
    fewer_than(&page, all).await?;
    let mut lines = Vec::new();
    for _ in 0..LOOKS {
        let roles = page.look_for_text(ROLES_NAMED).await?;
        // A question for any role, or for several, names none.
        ensure!(roles.is_empty() || roles == ROLE, "the question is for {roles}");
        lines.push(page.text_of(".hero .small").await?);
        let question = page.text_of(".hero h1").await?;
        page.press_button("Another").await?;
        let is_another = format!("document.querySelector('.hero h1').innerText.trim() !== {}", json!(question));
        page.wait_for("another question", &is_another).await?;
    }
    // The role's own come first.
    ensure!(lines.iter().any(|line| line.starts_with(ROLE)), "none of {LOOKS} questions names the role: {lines:?}");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn by_stage_come_the_kinds_of_questions_that_are_put_at_it() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({ "think_seconds": 0 }))]).await?;
    open_choices(&page).await?;
    ensure!(page.value_of("#kind").await? == "behavioural", "another kind than stories is chosen at first");
    choose_stage(&page, "written-assessment").await?;
    page.wait_for_text(".hero .small", "written").await?;
    page.wait_for_text(".practice .line", "free, typed").await?;
    page.press_button("Start").await?;
    page.wait_to_see("#answer.answer").await?;
    let labels = "[...document.querySelectorAll('textarea.answer')].map(field => field.getAttribute('aria-label'))";
    let labels = page.look(labels).await?;
    ensure!(labels == json!(["Answer"]), "the answer goes into {labels}");
    let parts = page.look("document.querySelectorAll('.pacing .part, #next').length").await?;
    ensure!(parts == json!(1), "the bar and the way on have {parts} parts");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_round_and_a_principle_narrow_the_questions_together() -> Result<()> {
    const IS_LISTED: &str = "(() => {
        const question = document.querySelector('.hero h1').innerText.trim();
        return [...document.querySelectorAll('#choices details li')].some(it => it.innerText.trim() === question);
    })()";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    open_choices(&page).await?;
    let all = count(&page).await?;
    page.choose("#round", "technical-acumen").await?;
    let of_round = fewer_than(&page, all).await?;
    page.choose("#principle", "dive-deep").await?;
    let of_both = fewer_than(&page, of_round).await?;
    ensure!(of_both > 0, "no question fits both");
    page.wait_for_text(".hero .small", "Dive Deep").await?;
    page.click(LIST).await?;
    let is_right = format!("document.querySelectorAll('#choices details li').length === {of_both}");
    page.wait_for(&format!("{of_both} questions in the list"), &is_right).await?;
    page.wait_for("the question that is offered in the list", IS_LISTED).await?;

    page.choose("#principle", "").await?;
    exactly(&page, of_round).await?;
    page.wait_for("the question that is offered in the list", IS_LISTED).await?;
    page.choose("#round", "").await?;
    exactly(&page, all).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nothing_fits_it_is_said_and_another_choice_helps() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({ "think_seconds": 0 }))]).await?;
    open_choices(&page).await?;
    choose_stage(&page, "written-assessment").await?;
    let at_stage = count(&page).await?;
    page.choose("#kind", "screen").await?;
    page.wait_for_text(".hero h1", "No question fits").await?;
    exactly(&page, 0).await?;

    page.click("#kind option:first-child").await?;
    exactly(&page, at_stage).await?;
    page.wait_for("a question", "!document.querySelector('.hero h1').innerText.includes('No question')").await?;
    page.press_button("Start").await?;
    page.wait_to_see("#answer.answer").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn any_one_question_can_be_chosen_from_the_list() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    open_choices(&page).await?;
    let offered = page.text_of(".hero h1").await?;
    page.click(LIST).await?;
    page.wait_to_see("#choices details li").await?;
    let listed = "[...document.querySelectorAll('#choices details li')].map(it => it.innerText.trim())";
    let listed: Vec<String> = serde_json::from_value(page.look(listed).await?)?;
    ensure!(listed.len() == usize::try_from(count(&page).await?)?, "{} questions are listed", listed.len());
    // Far down, and not the one that is offered anyway.
    let mut others = listed.iter().enumerate().skip(40);
    let (place, wanted) = others.find(|(_, text)| **text != offered).context("the list is short")?;
    page.click(&format!("#choices details li:nth-child({}) button", place + 1)).await?;
    page.wait_for_text(".hero h1", wanted).await?;
    page.press_button("Start").await?;
    page.wait_to_see("#answer.notes").await?;
    page.wait_for_text("h1", wanted).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_length_of_ones_own_is_taken_from_ten_seconds_up() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    open_choices(&page).await?;
    page.choose("#length", "own").await?;
    type_length(&page, "45").await?;
    page.wait_for_text(".practice .line", "45 s to answer").await?;
    type_length(&page, "5").await?;
    page.wait_for_text(".practice .line", "· 10 s to answer").await?;
    has_length(&page, "10").await?;

    page.reload().await?;
    page.wait_for_text(".practice .line", "· 10 s to answer").await?;
    has_length(&page, "10").await?;
    ensure!(page.value_of("#length").await? == "own", "the length is one of those offered");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_was_chosen_is_chosen_after_a_reload() -> Result<()> {
    // The stage is chosen apart, for it changes the kind.
    const CHOICES: [(&str, &str); 8] = [
        ("kind", "case"),
        ("principle", "customer-obsession"),
        ("role", "product-manager"),
        ("round", "product-vision-and-strategy"),
        ("length", "90"),
        ("think", "60"),
        ("form", "second"),
        ("manner", "second"),
    ];
    const STAGE: &str = "interview-loop";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    open_choices(&page).await?;
    choose_stage(&page, STAGE).await?;
    for (id, value) in CHOICES {
        page.choose(&format!("#{id}"), value).await?;
    }
    page.reload().await?;
    for (id, value) in [("stage", STAGE)].into_iter().chain(CHOICES) {
        let is_chosen = format!("document.getElementById('{id}')?.value === '{value}'");
        page.wait_for(&format!("{value} as the choice of {id}"), &is_chosen).await?;
    }
    page.wait_for_text(".practice .line", "60 s to think · 90 s to answer · free, aloud").await?;

    finish(browser, server).await
}

async fn open_choices(page: &Page) -> Result<()> {
    page.open("").await?;
    page.click("#choices > summary").await?;
    page.wait_to_see("#principle").await
}

/// Waits for the kind too: a stage brings all its kinds, and a kind chosen before that would be lost.
async fn choose_stage(page: &Page, stage: &str) -> Result<()> {
    page.choose("#stage", stage).await?;
    page.wait_for("any kind to be chosen", "document.querySelector('#kind').selectedIndex === 0").await?;
    Ok(())
}

async fn count(page: &Page) -> Result<u64> {
    let count = page.look(COUNT).await?;
    count.as_u64().with_context(|| format!("the summary of the list tells {count}"))
}

/// Waits until fewer questions fit. Returns how many.
async fn fewer_than(page: &Page, before: u64) -> Result<u64> {
    page.wait_for(&format!("fewer than {before} questions"), &format!("{COUNT} < {before}")).await?;
    count(page).await
}

async fn exactly(page: &Page, expected: u64) -> Result<()> {
    page.wait_for(&format!("{expected} questions"), &format!("{COUNT} === {expected}")).await?;
    Ok(())
}

/// Types a length in the place of what is there, and leaves the field, which is when it counts.
async fn type_length(page: &Page, seconds: &str) -> Result<()> {
    let keys = format!("{END}{}{seconds}", BACKSPACE.repeat(4));
    page.write("#choices input[type=number]", &keys).await?;
    page.press(&[TAB]).await
}

async fn has_length(page: &Page, seconds: &str) -> Result<()> {
    let is_there = format!("document.querySelector('#choices input[type=number]')?.value === '{seconds}'");
    page.wait_for(&format!("{seconds} in the field"), &is_there).await?;
    Ok(())
}
