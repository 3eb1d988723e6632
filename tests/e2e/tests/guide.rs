//! The guide: the company, the road of stages, the roles, what is ticked there, and the way from each to a drill.

use anyhow::{Context, Result, bail, ensure};
use e2e::page::TAB;
use e2e::records::RECORDS;
use e2e::{Page, Server, finish, start};
use serde_json::json;

const LOOP: &str = "#/guide/stage/interview-loop";

/// The tests' own mark on what had the focus.
const MARK: &str = "data-visited";

#[tokio::test(flavor = "multi_thread")]
async fn the_guide_shows_the_company_six_stages_and_eight_roles() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    open_hub(&page).await?;
    let company = page.text_of("section[aria-labelledby=company]").await?;
    for text in ["Amazon", "Commerce marketplace", "fulfilment", "Distributed systems", "Hard:"] {
        ensure!(company.contains(text), "the company is told without “{text}”: {company}");
    }
    is_count(&page, ".road > li", 6).await?;
    is_count(&page, "main a[href^='#/guide/role/']", 8).await?;
    page.wait_for_text("section[aria-labelledby=bar-raiser]", "veto").await?;
    page.wait_for_text("section[aria-labelledby=answers]", "2–4 minutes").await?;
    let idle = "[...document.querySelectorAll('.steps li')].filter(line => !line.querySelector('a, button'))";
    is_nothing(&page, idle, "line without anything to do").await?;
    // Only once the ticks are read.
    page.wait_for_text(".road [aria-current=step]", "Application").await?;

    for (link, title) in [("#/guide/stage/written-assessment", "Written assessment"), (LOOP, "Interview loop")] {
        page.click(&format!(".road a[href='{link}']")).await?;
        page.wait_for_text("h1", title).await?;
        page.client().back().await?;
        page.wait_to_see(".road").await?;
    }

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tick_survives_a_reload_and_is_counted_on_the_road() -> Result<()> {
    const SECOND: &str = ".checklist li:nth-child(2) input";
    const OF_THE_LOOP: &str = ".road > li:nth-child(5)";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.open(LOOP).await?;
    page.wait_for_text(".count", "0 of 5 ticked").await?;
    page.click(SECOND).await?;
    page.wait_for_text(".count", "1 of 5 ticked").await?;
    is_stored(&page, "stage/interview-loop/").await?;
    page.reload().await?;
    page.wait_for_text(".count", "1 of 5 ticked").await?;
    page.wait_to_see(&format!("{SECOND}:checked")).await?;
    is_count(&page, ".checklist input:checked", 1).await?;

    page.click("main a[href='#/guide']").await?;
    page.wait_for_text(OF_THE_LOOP, "1 of 5 ticked").await?;
    page.wait_for_text(".road > li:nth-child(1)", "0 of 5 ticked").await?;
    page.click("section[aria-labelledby=list-before-applying] input").await?;
    page.wait_for_text("section[aria-labelledby=list-before-applying]", "1 of 4 ticked").await?;
    is_stored(&page, "checklist/before-applying/").await?;

    page.click(&format!("{OF_THE_LOOP} a")).await?;
    page.wait_to_see(&format!("{SECOND}:checked")).await?;
    page.click(SECOND).await?;
    page.wait_for_text(".count", "0 of 5 ticked").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stage_with_all_its_items_ticked_is_done_and_the_next_comes_up() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.open("#/guide/stage/application-and-resume").await?;
    page.wait_for_text(".count", "0 of 5 ticked").await?;
    for item in 1..=5 {
        page.click(&format!(".checklist li:nth-child({item}) input")).await?;
        page.wait_for_text(".count", &format!("{item} of 5 ticked")).await?;
    }
    // Nothing is asked here, so there is something else to do.
    page.wait_to_see("main .row a[href='#/stories']").await?;
    page.click("main a[href='#/guide']").await?;
    page.wait_for_text(".road .done", "Application").await?;
    is_count(&page, ".road .done", 1).await?;
    page.wait_for_text(".road [aria-current=step]", "Recruiter").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_stage_that_the_person_is_at_is_theirs_to_say_and_to_take_back() -> Result<()> {
    const PRESSED: &str = "main button[aria-pressed=true]";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    open_hub(&page).await?;
    page.wait_for_text(".road > li:nth-child(1)", "next to prepare").await?;
    is_count(&page, PRESSED, 0).await?;
    page.press_button("I am here: Written assessment").await?;
    page.wait_for_text(".road [aria-current=step]", "Written assessment").await?;
    page.wait_for_text(".road > .next", "you are here").await?;
    is_count(&page, ".road > .next", 1).await?;
    is_stored(&page, "stage/written-assessment/here").await?;
    // It is no item of the stage's list.
    let row = page.text_of(".road > .next").await?;
    ensure!(row.contains("0 of"), "where the person is counts as a tick: {row}");

    page.reload().await?;
    page.wait_for_text(".road [aria-current=step]", "Written assessment").await?;
    page.click(&format!(".road a[href='{LOOP}']")).await?;
    page.wait_for_text("h1", "Interview loop").await?;
    page.press_button("I am here: Interview loop").await?;
    page.wait_to_see(PRESSED).await?;
    is_stored(&page, "stage/interview-loop/here").await?;
    let ticks = page.stored_record(&format!("{RECORDS}ticks")).await?.to_string();
    ensure!(!ticks.contains("written-assessment"), "one is at two stages: {ticks}");
    page.click("main a[href='#/guide']").await?;
    page.wait_for_text(".road [aria-current=step]", "Interview loop").await?;
    is_count(&page, PRESSED, 1).await?;

    page.press_button("I am here: Interview loop").await?;
    page.wait_for_text(".road [aria-current=step]", "Application").await?;
    page.wait_for_text(".road > .next", "next to prepare").await?;
    is_count(&page, PRESSED, 0).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stage_leads_to_a_drill_of_one_of_its_questions() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.open("#/guide/stage/written-assessment").await?;
    page.wait_for_text("h1", "Written assessment").await?;
    for part in ["What happens", "What is judged", "What is talked about", "2 days"] {
        page.wait_for_text("main", part).await?;
    }
    page.press_button("Drill one of its 24 questions").await?;
    page.wait_for_text(".hero .small", "written").await?;
    page.wait_to_see("#choices").await?;
    ensure!(page.value_of("#stage").await? == "written-assessment", "another stage is chosen");
    let question = page.text_of(".hero h1").await?;
    page.press_button("Start").await?;
    page.wait_to_see("#answer.notes").await?;
    page.wait_for_text("h1", &question).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_loop_has_five_rounds_and_each_leads_to_its_questions() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.open(LOOP).await?;
    page.wait_for_text("h1", "Interview loop").await?;
    is_count(&page, "section[aria-labelledby=rounds] li", 5).await?;
    page.wait_for_text("section[aria-labelledby=rounds]", "How deep you go in your own craft.").await?;
    page.press_button("Drill Technical acumen").await?;
    page.wait_to_see("#choices").await?;
    ensure!(page.value_of("#round").await? == "technical-acumen", "another round is chosen");

    page.client().back().await?;
    page.wait_for_text("h1", "Interview loop").await?;
    page.click(".neighbours a[href='#/guide/stage/decision-and-offer']").await?;
    page.wait_for_text("h1", "Decision and offer").await?;
    is_count(&page, ".neighbours a", 1).await?;
    is_count(&page, "section[aria-labelledby=rounds]", 0).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_product_manager_has_a_job_with_its_pay_its_source_and_year() -> Result<()> {
    const ROWS: &str =
        "[...document.querySelectorAll('table.pay tbody tr')].map(row => [...row.cells].map(cell => cell.innerText))";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.open("#/guide/role/product-manager").await?;
    page.wait_for_text("h1", "Product Manager").await?;
    page.wait_for_text("section[aria-labelledby=job]", "PMT the technical one").await?;
    let rows: Vec<Vec<String>> = serde_json::from_value(page.look(ROWS).await?)?;
    let levels: Vec<_> = rows.iter().filter_map(|row| row.first()?.split_whitespace().next()).collect();
    ensure!(levels == ["L5", "L6", "L7"], "the levels are {levels:?}");
    for row in &rows {
        let [_, pay, source, year] = row.as_slice() else { bail!("a row of the pay is {row:?}") };
        let is_pay = pay.starts_with('$') && pay.ends_with(",000");
        ensure!(is_pay && source.contains("Levels.fyi") && year == "2025", "a row of the pay is {row:?}");
    }
    page.wait_for_text("section[aria-labelledby=job]", "check for your place and year").await?;

    page.open("#/guide/role/backend-engineer").await?;
    page.wait_for_text("h1", "Backend Engineer").await?;
    is_count(&page, "section[aria-labelledby=emphases] li h3", 3).await?;
    is_count(&page, "table", 0).await?;
    page.wait_for_text("main", "20 questions of its own").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_leads_to_its_questions_by_emphasis_and_as_a_whole() -> Result<()> {
    const EMPHASIS: &str = "section[aria-labelledby=emphases] > ul > li:nth-child(2)";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.open("#/guide/role/backend-engineer").await?;
    page.wait_for_text(&format!("{EMPHASIS} summary"), "questions to choose from").await?;
    page.click(&format!("{EMPHASIS} summary")).await?;
    let question = page.text_of(&format!("{EMPHASIS} details li:last-child button")).await?;
    page.click(&format!("{EMPHASIS} details li:last-child button")).await?;
    page.wait_for_text(".hero h1", &question).await?;
    page.wait_for_text(".hero .small", "Backend Engineer").await?;

    page.client().back().await?;
    page.wait_for_text("h1", "Backend Engineer").await?;
    page.press_button("Drill this role").await?;
    page.wait_for_text(".hero .small", "Backend Engineer").await?;
    page.wait_to_see("#choices").await?;
    ensure!(page.value_of("#role").await? == "backend-engineer", "another role is chosen");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_guide_does_not_have_is_said_with_the_way_back() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    for (hash, message) in [
        ("#/guide/role/astronaut", "There is no such role"),
        ("#/guide/role", "There is no such role"),
        ("#/guide/stage/party", "There is no such stage"),
    ] {
        page.open(hash).await?;
        page.wait_for_text("h1", message).await?;
        page.click("main a[href='#/guide']").await?;
        page.wait_to_see(".road").await?;
    }

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_in_the_guide_is_reached_and_ticked_by_keys() -> Result<()> {
    /// What the browser may add of its own, such as itself at the end of the page.
    const SLACK: usize = 10;
    const CONTROLS: &str = "[...document.querySelectorAll('main a, main button, main summary, main input')]
        .filter(control => !control.closest('details:not([open]) > :not(summary)'))";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.open("").await?;
    page.wait_to_see("#choices").await?;
    page.press(&['g']).await?;
    page.wait_for_text(".road [aria-current=step]", "Application").await?;
    page.wait_for_focus("#main").await?;
    let controls = page.look(&format!("{CONTROLS}.length")).await?;
    let controls = usize::try_from(controls.as_u64().context("no controls")?)?;
    let unvisited = format!("{CONTROLS}.filter(control => !control.hasAttribute('{MARK}')).map(it => it.textContent)");
    let mut is_ticked = false;
    for _ in 0..controls + SLACK {
        let (visited, is_tick) = go_on(&page).await?;
        if is_tick && !is_ticked {
            page.press(&[' ']).await?;
            page.wait_for("the tick at the focus", "document.activeElement?.checked").await?;
            page.wait_for_text("section[aria-labelledby=list-before-applying]", "1 of 4 ticked").await?;
            is_ticked = true;
        }
        if visited >= controls {
            break;
        }
    }
    ensure!(is_ticked, "Tab does not lead to a tick");
    is_nothing(&page, &unvisited, "control that Tab does not lead to").await?;

    finish(browser, server).await
}

async fn open_hub(page: &Page) -> Result<()> {
    page.open("#/guide").await?;
    page.wait_for_text("h1", "Guide").await?;
    page.wait_to_see(".road").await
}

/// Presses Tab and marks what it led to. Returns how much in the page is marked, and whether the focus is on a tick.
async fn go_on(page: &Page) -> Result<(usize, bool)> {
    page.press(&[TAB]).await?;
    page.look(&format!("document.activeElement?.setAttribute('{MARK}', '') ?? true")).await?;
    let marked = page.look(&format!("document.querySelectorAll('main [{MARK}]').length")).await?;
    let is_tick = page.look("document.activeElement?.matches('.checklist input') ?? false").await?;
    Ok((usize::try_from(marked.as_u64().unwrap_or_default())?, is_tick == json!(true)))
}

/// Waits until a tick of the list that this names is stored.
async fn is_stored(page: &Page, list: &str) -> Result<()> {
    let stored = format!("localStorage.getItem('{RECORDS}ticks')?.includes({})", json!(list));
    page.wait_for(&format!("a tick of {list} in the store"), &stored).await?;
    Ok(())
}

async fn is_count(page: &Page, selector: &str, expected: usize) -> Result<()> {
    let count = page.look(&format!("document.querySelectorAll({}).length", json!(selector))).await?;
    ensure!(count == json!(expected), "there are {count} of {selector}, not {expected}");
    Ok(())
}

/// An expression that gives a list gives an empty one.
async fn is_nothing(page: &Page, list: &str, what: &str) -> Result<()> {
    let found = page.look(&format!("({list}).map(it => it.textContent ?? it)")).await?;
    ensure!(found.as_array().is_some_and(Vec::is_empty), "{what}: {found}");
    Ok(())
}
