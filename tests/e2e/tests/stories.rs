//! The story bank: writing a story, making one of an attempt, saying which was told, restoring an earlier version.

use anyhow::{Context, Result, ensure};
use e2e::page::{ENTER, TAB};
use e2e::records::{ATTEMPTS, QUESTION_TEXT, RECORDS, attempt, blank_story, id, preferences, story};
use e2e::{Page, Server, finish, start};
use serde_json::{Value as Json, json};

/// The fields of a story in the order of Tab, and what is typed there. Some letters are keys where nobody types.
const WRITTEN: [(&str, &str); 10] = [
    ("#story-title", "the checkout that lost orders"),
    ("#story-when", "may 2024"),
    ("#story-role", "on call, alone"),
    ("#story-situation", "a tenth of all orders failed"),
    ("#story-task", "get it going? my task"),
    ("#story-action", "i rolled back and found the lock"),
    ("#story-result", "none failed since"),
    ("#story-numbers", "from 10 to 0 of 100"),
    ("#story-learned", "roll back first"),
    ("#story-now", "rehearse it"),
];
const TITLE: &str = WRITTEN[0].1;

const TOLD_WITH: &str = "#told-with";
const ROWS: &str = ".story-list li";
const TELLINGS: &str = ".tellings tbody tr";
const VERSIONS: &str = ".versions li";

/// The Backspace key, as WebDriver writes it.
const BACKSPACE: &str = "\u{e003}";

#[tokio::test(flavor = "multi_thread")]
async fn a_first_story_is_written_by_keyboard_kept_found_copied_deleted_and_brought_back() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[]).await?;
    page.open("#/stories").await?;
    page.wait_for_text(".empty", "A story is one thing that happened at work").await?;
    page.walk_to(".empty button", 20).await?;
    page.press(&[ENTER]).await?;
    for (field, text) in WRITTEN {
        page.wait_for_focus(field).await?;
        page.type_keys(text).await?;
        page.press(&[TAB]).await?;
    }
    page.wait_for_focus("#story-principle").await?;
    page.choose("#story-principle", "dive-deep").await?;
    page.click(".served .tick:last-child input").await?;
    page.wait_for_text("h1", TITLE).await?;
    page.reload().await?;
    for (field, text) in WRITTEN {
        holds(&page, field, text).await?;
    }
    holds(&page, "#story-principle", "dive-deep").await?;
    let is_strong = "document.querySelector('.served input:checked')?.closest('label').innerText.includes('Strong')";
    page.wait_for("the principle to be served strongly", is_strong).await?;
    ensure!(page.stored_keys(&key("")).await?.len() == 1, "one story is stored as several");

    page.click("nav a[href='#/stories']").await?;
    are_listed(&page, &[TITLE]).await?;
    // 6 + 5 + 7 + 3, as they stand in the four segments.
    for text in ["Dive Deep", "from 10 to 0 of 100", "21 words", "never told"] {
        page.wait_for_text(ROWS, text).await?;
    }
    search_and_find(&page).await?;
    copy_and_delete(&page).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attempt_becomes_a_story_by_one_key() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&attempt(1)).await?;
    page.open(&format!("#/review/{}", id(1))).await?;
    page.wait_for_text(".told-with", "Make it a story").await?;
    page.type_keys("m").await?;
    page.wait_for_text("h1", "In May the checkout failed").await?;
    holds(&page, "#story-situation", "In May the checkout failed.").await?;
    holds(&page, "#story-action", "I rolled it back and\nlooked for the cause.").await?;
    holds(&page, "#story-principle", "bias-for-action").await?;
    for text in [QUESTION_TEXT, "3:15 of 3:00", "23", "Good"] {
        page.wait_for_text(TELLINGS, text).await?;
    }
    let address = page.hash().await?;
    let story = address.strip_prefix("/story/").context("the story is not shown")?.to_owned();
    let told = page.stored_record(&format!("{ATTEMPTS}{}", id(1))).await?;
    ensure!(told["story"] == json!(story), "the attempt was told with {}", told["story"]);

    page.click(".tellings a").await?;
    page.wait_for_text("#told", "Told in 3:15").await?;
    holds(&page, TOLD_WITH, &story).await?;
    page.client().back().await?;
    page.press_button("Drill a question for it").await?;
    page.wait_for_text(".hero .small", "Bias for Action").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drill_for_a_story_is_kept_as_told_with_it_unless_that_is_let_go() -> Result<()> {
    const TELLING: &str = ".telling";
    const IS_GONE: &str = "document.getElementById('choices') && !document.querySelector('.telling')";
    const LATEST: &str = "Object.entries(localStorage).filter(([key]) => key.includes('/attempt/')).sort()
        .map(([, text]) => JSON.parse(text).story ?? null).at(-1)";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[story(1, &json!({})), preferences(&json!({ "think_seconds": 0 }))]).await?;
    let address = format!("#/story/{}", id(1));
    page.open(&address).await?;
    page.press_button("Drill a question for it").await?;
    page.wait_for_text(".hero .small", "Ownership").await?;
    page.wait_for_text(TELLING, "To be told with “The checkout that failed”.").await?;
    page.answer_once("In May the checkout failed.").await?;
    holds(&page, TOLD_WITH, &id(1)).await?;
    page.wait_for("the story with the attempt", &format!("{LATEST} === '{}'", id(1))).await?;

    // That was one attempt: the next has nothing to do with it.
    page.press_button("Another").await?;
    page.wait_for("no story for the next", IS_GONE).await?;
    page.answer_once("Something else.").await?;
    holds(&page, TOLD_WITH, "").await?;
    ensure!(page.look(LATEST).await? == Json::Null, "another attempt was told with the story");

    page.look(&format!("location.hash = '{address}'")).await?;
    page.wait_for_text(".story-head", "told once").await?;
    page.press_button("Drill a question for it").await?;
    page.wait_to_see(TELLING).await?;
    // It stays with the principle that was chosen with it.
    page.click("#choices > summary").await?;
    page.choose("#principle", "frugality").await?;
    page.wait_for("no story for another principle", IS_GONE).await?;
    page.choose("#principle", "ownership").await?;
    page.wait_to_see(TELLING).await?;
    page.press_button("Let go").await?;
    page.wait_for("no story any more", IS_GONE).await?;
    page.answer_once("Something else again.").await?;
    holds(&page, TOLD_WITH, "").await?;
    ensure!(page.look(LATEST).await? == Json::Null, "what was let go was told");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_story_shows_every_time_it_was_told_against_its_best() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    // Nearer to its plan than the other.
    let [(name, summary), answer] = attempt(2);
    let mut summary: Json = serde_json::from_str(&summary)?;
    summary["spent"] = json!([20_000, 24_000, 80_000, 50_000]);
    let mut records = Vec::from(attempt(1));
    records.extend([(name, summary.to_string()), answer]);
    records.extend([
        blank_story(1, &json!({ "title": "The checkout" })),
        blank_story(2, &json!({ "title": "The migration" })),
    ]);
    page.seed(&records).await?;
    for number in [1, 2] {
        page.open(&format!("#/review/{}", id(number))).await?;
        page.choose(TOLD_WITH, &id(1)).await?;
        let told = format!("localStorage.getItem('{ATTEMPTS}{}').includes('\"story\":\"{}\"')", id(number), id(1));
        page.wait_for("the story in the attempt", &told).await?;
    }
    page.open(&format!("#/story/{}", id(1))).await?;
    is_count(&page, TELLINGS, 2).await?;
    page.wait_for_text(".story-head", "told twice").await?;
    page.wait_for_text(&format!("{TELLINGS}:nth-child(1)"), "2:54 of 3:00 best").await?;
    page.wait_for_text(&format!("{TELLINGS}:nth-child(2)"), "3:15 of 3:00 +0:21").await?;

    page.click("nav a[href='#/stories']").await?;
    page.wait_for_text(".story-list", "told twice").await?;
    page.choose("#story-order", "2").await?;
    are_listed(&page, &["The checkout", "The migration"]).await?;

    page.open(&format!("#/review/{}", id(1))).await?;
    page.choose(TOLD_WITH, "").await?;
    page.click("nav a[href='#/stories']").await?;
    page.wait_for_text(".story-list", "told once").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn stories_are_listed_in_the_order_that_is_asked_for() -> Result<()> {
    const SERVED: [&str; 2] = ["dive-deep", "ownership"];

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let serves = |count: usize| -> Vec<Json> {
        SERVED.iter().take(count).map(|it| json!({ "principle": it, "strength": "fair" })).collect()
    };
    page.seed(&[
        blank_story(1, &json!({ "title": "beta", "serves": serves(0) })),
        blank_story(2, &json!({ "title": "Gamma", "serves": serves(2) })),
        blank_story(3, &json!({ "title": "Alpha", "serves": serves(1) })),
    ])
    .await?;
    page.open("#/stories").await?;
    are_listed(&page, &["Alpha", "Gamma", "beta"]).await?;
    for (order, expected) in
        [("1", ["Alpha", "beta", "Gamma"]), ("3", ["beta", "Alpha", "Gamma"]), ("0", ["Alpha", "Gamma", "beta"])]
    {
        page.choose("#story-order", order).await?;
        are_listed(&page, &expected).await?;
    }

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_earlier_version_comes_back_and_what_it_replaces_is_kept() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[blank_story(1, &json!({ "title": "The checkout", "texts": ["", "", "", "None failed."] }))]).await?;
    page.open(&format!("#/story/{}", id(1))).await?;
    page.write("#story-title", " again").await?;
    page.write("#story-title", " and again").await?;
    page.click("nav a[href='#/stories']").await?;
    are_listed(&page, &["The checkout again and again"]).await?;
    page.click(".story-list a").await?;
    page.write("#story-result", " Since.").await?;
    page.click(".versions > summary").await?;
    is_count(&page, VERSIONS, 2).await?;
    page.wait_for_text(&format!("{VERSIONS}:nth-child(1)"), "The checkout again and again: None failed.").await?;
    page.click(&format!("{VERSIONS}:nth-child(2) button")).await?;
    holds(&page, "#story-title", "The checkout").await?;
    holds(&page, "#story-result", "None failed.").await?;
    page.wait_for_focus("#story-title").await?;
    is_count(&page, VERSIONS, 3).await?;
    page.wait_for_text(&format!("{VERSIONS}:nth-child(1)"), "None failed. Since.").await?;

    page.reload().await?;
    holds(&page, "#story-title", "The checkout").await?;
    page.click(".versions > summary").await?;
    page.click(&format!("{VERSIONS}:nth-child(1) button")).await?;
    holds(&page, "#story-title", "The checkout again and again").await?;
    holds(&page, "#story-result", "None failed. Since.").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn principles_change_places_and_none_stays_empty_before_another() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[blank_story(1, &json!({}))]).await?;
    page.open(&format!("#/story/{}", id(1))).await?;
    page.wait_to_see("#story-second:disabled").await?;
    page.choose("#story-principle", "dive-deep").await?;
    page.wait_to_see("#story-second:enabled").await?;
    page.wait_to_see("#story-third:disabled").await?;
    page.wait_for("it to be taken", "document.querySelector('#story-second [value=dive-deep]').disabled").await?;
    page.choose("#story-second", "ownership").await?;
    page.choose("#story-principle", "ownership").await?;
    holds(&page, "#story-second", "dive-deep").await?;
    page.click("#story-principle option[value='']").await?;
    holds(&page, "#story-principle", "dive-deep").await?;
    holds(&page, "#story-second", "").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn without_room_the_story_stays_on_the_screen_until_there_is_room() -> Result<()> {
    const TEXT: &str = "This needs more room than there is.";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[blank_story(1, &json!({ "title": "The checkout" }))]).await?;
    page.open(&format!("#/story/{}", id(1))).await?;
    holds(&page, "#story-title", "The checkout").await?;
    page.fill_store().await?;
    page.write("#story-action", TEXT).await?;
    page.wait_for_text(".notices", "this browser's storage is full").await?;
    holds(&page, "#story-action", TEXT).await?;
    page.click("nav a[href='#/stories']").await?;
    page.click(".story-list a").await?;
    holds(&page, "#story-action", TEXT).await?;
    let stored = page.stored(&key(&id(1))).await?.context("the story is not stored any more")?;
    ensure!(!stored.contains(TEXT), "there was room after all");

    page.empty_brim().await?;
    page.write("#story-action", " Now there is.").await?;
    page.wait_for("the message to go", "!document.querySelector('.notices')").await?;
    page.reload().await?;
    holds(&page, "#story-action", &format!("{TEXT} Now there is.")).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_of_no_story_leads_back_to_the_stories() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[]).await?;
    for name in [id(1).as_str(), "nothing"] {
        page.open(&format!("#/story/{name}")).await?;
        page.wait_for_text("main", "This story is not here").await?;
        page.click("main a[href='#/stories']").await?;
        page.wait_to_see(".empty button").await?;
    }

    finish(browser, server).await
}

/// By words of different texts, in capitals or not.
async fn search_and_find(page: &Page) -> Result<()> {
    page.write("#story-search", "LOCK rehearse").await?;
    page.wait_for_text("[role=status].small", "1 of 1 story").await?;
    are_listed(page, &[TITLE]).await?;
    page.write("#story-search", " zebra").await?;
    page.wait_for_text(".empty", "No story has all of these words.").await?;
    page.write("#story-search", &BACKSPACE.repeat(20)).await?;
    are_listed(page, &[TITLE]).await
}

async fn copy_and_delete(page: &Page) -> Result<()> {
    let copy = format!("{TITLE} (copy)");
    page.press_button("Duplicate").await?;
    page.wait_for_text("h1", &copy).await?;
    holds(page, "#story-action", "i rolled back and found the lock").await?;
    page.click("nav a[href='#/stories']").await?;
    are_listed(page, &[&copy, TITLE]).await?;

    let name = json!(format!("Delete the story: {TITLE}"));
    page.click(&format!(".story-list button[aria-label={name}]")).await?;
    are_listed(page, &[&copy]).await?;
    page.wait_for_text(".notices", "Story deleted.").await?;
    ensure!(page.stored_keys(&key("")).await?.len() == 1, "what was deleted is still stored");
    page.press_button("Undo").await?;
    are_listed(page, &[&copy, TITLE]).await?;

    // From its own page one comes back to the list.
    page.click(".story-list li:first-child a").await?;
    page.wait_for_text("h1", &copy).await?;
    page.press_button("Delete").await?;
    are_listed(page, &[TITLE]).await?;
    // The one deleted before comes back with it.
    page.click(&format!(".story-list button[aria-label={name}]")).await?;
    page.wait_for_text(".notices", "2 stories deleted.").await?;
    are_listed(page, &[]).await?;
    page.press_button("Bring them back").await?;
    are_listed(page, &[&copy, TITLE]).await?;
    page.reload().await?;
    are_listed(page, &[&copy, TITLE]).await
}

/// Where a story is stored.
fn key(name: &str) -> String {
    format!("{RECORDS}story/{name}")
}

async fn holds(page: &Page, field: &str, text: &str) -> Result<()> {
    let is_there = format!("document.querySelector({})?.value === {}", json!(field), json!(text));
    page.wait_for(&format!("{text:?} in {field}"), &is_there).await?;
    Ok(())
}

/// Waits until the stories of these titles are listed, in this order, and no others.
async fn are_listed(page: &Page, titles: &[&str]) -> Result<()> {
    let listed = "JSON.stringify([...document.querySelectorAll('.story-list a')].map(it => it.innerText))";
    let expected = json!(titles).to_string();
    page.wait_for(&format!("{expected} in the list"), &format!("{listed} === {}", json!(expected))).await?;
    Ok(())
}

async fn is_count(page: &Page, selector: &str, count: usize) -> Result<()> {
    let is_right = format!("document.querySelectorAll({}).length === {count}", json!(selector));
    page.wait_for(&format!("{count} of {selector}"), &is_right).await?;
    Ok(())
}
