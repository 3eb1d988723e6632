//! The principle checklist and the coverage: what has a story and what has none, what is ticked by whom, and a way from
//! each gap to a drill.

use anyhow::{Result, ensure};
use e2e::page::ENTER;
use e2e::records::{self, PREFERENCES, Record, attempt, changed, id, preferences, spoken_attempt};
use e2e::{Page, Server, finish, start};
use serde_json::{Value as Json, json};

const TICKS: &str = "star-drill/v1/ticks";

/// How many items each principle has.
const ITEMS: usize = 6;
/// An item that only the person knows, by its place in the list.
const FOLLOW_UPS: &str = "fieldset label:nth-of-type(5)";

/// The principles in the order of the list.
const LISTED: &str = "[...document.querySelectorAll('.principles h2')].map(it => it.innerText.trim())";

/// The principles in the order of the table.
const LINES: &str = "[...document.querySelectorAll('.matrix tbody tr')].map(it => it.cells[0].innerText.trim())";

#[tokio::test(flavor = "multi_thread")]
async fn the_ring_says_what_is_covered_and_the_gaps_come_first() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let mut records = vec![
        story(1, "The outage in May", &[("ownership", "strong"), ("dive-deep", "fair")]),
        story(2, "The second migration", &[("ownership", "weak")]),
    ];
    records.extend(told(3, "customer-obsession", &json!({}))?);
    open(&page, &records, "#/principles").await?;
    page.wait_for_text(".covered", "2 of 16 principles have a story.").await?;
    let ring = page.look("getComputedStyle(document.querySelector('.ring')).getPropertyValue('--part').trim()").await?;
    ensure!(ring == json!("0.125"), "of the ring {ring} is filled");

    let listed = names(&page, LISTED).await?;
    ensure!(listed.len() == 16, "{} principles are listed", listed.len());
    // Neither story nor drill, in the pack's order; then a drill and no story; then one story, then two.
    ensure!(listed[..2] == ["Invent and Simplify", "Are Right, A Lot"], "the first are {:?}", &listed[..2]);
    ensure!(listed[13..] == ["Customer Obsession", "Dive Deep", "Ownership"], "the last are {:?}", &listed[13..]);
    page.wait_for_text(&article("customer-obsession"), "No story · 1 drill, last Good").await?;
    page.wait_for_text(&article("ownership"), "2 stories · not drilled").await?;

    page.click("fieldset label:last-of-type input[name=order]").await?;
    page.wait_for("the pack's order", &format!("{LISTED}[0] === 'Customer Obsession'")).await?;
    let listed = names(&page, LISTED).await?;
    ensure!(listed[1] == "Ownership", "the pack's second is {}", listed[1]);
    page.click("fieldset label:first-of-type input[name=order]").await?;
    page.wait_for("the gaps first", &format!("{LISTED}[0] === 'Invent and Simplify'")).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_story_the_list_says_how_to_begin() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    open(&page, &[], "#/principles").await?;
    page.wait_for_text(".covered", "None of 16 principles has a story yet.").await?;
    page.wait_for_text(".coverage-ring", "make the answer a story").await?;
    let listed = names(&page, LISTED).await?;
    ensure!(listed[0] == "Customer Obsession", "the first is {}", listed[0]);
    page.click(".principles article:first-child .disclosure").await?;
    page.wait_for_text(&article("customer-obsession"), "They listen for").await?;
    page.press_button("Drill it: Customer Obsession").await?;
    is_offered(&page, "Customer Obsession").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tick_survives_a_reload() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let records = [story(1, "The outage in May", &[("ownership", "strong")])];
    open(&page, &records, "#/principles/ownership").await?;
    // Named in the address, so it is open, and the keyboard is there.
    page.wait_for_focus("#asked-for").await?;
    let ownership = article("ownership");
    page.wait_for_text(&ownership, "1 of 6 ticked").await?;
    let follow_ups = format!("{ownership} {FOLLOW_UPS} input:enabled");
    page.click(&follow_ups).await?;
    page.wait_for_text(&ownership, "2 of 6 ticked").await?;
    let is_stored = format!("localStorage.getItem('{TICKS}')?.includes('principle/ownership/survived-follow-ups')");
    page.wait_for("the tick in the store", &is_stored).await?;

    page.reload().await?;
    page.wait_for_text(&ownership, "2 of 6 ticked").await?;
    is_ticked(&page, &follow_ups, true).await?;
    page.click(&follow_ups).await?;
    page.wait_for_text(&ownership, "1 of 6 ticked").await?;
    page.wait_for("no tick in the store", &format!("!({is_stored})")).await?;
    // What the person does not tick stays as it is.
    page.wait_for_text(&article("dive-deep"), "0 of 6 ticked").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_app_knows_is_ticked_and_says_why() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let mut records = vec![
        story(1, "The outage in May", &[("dive-deep", "strong"), ("ownership", "weak")]),
        story(2, "", &[("frugality", "fair"), ("dive-deep", "weak")]),
    ];
    // Within the three minutes.
    records.extend(told(3, "dive-deep", &json!({ "spent": [20_000, 15_000, 90_000, 20_000], "rating": "hard" }))?);
    let [(key, summary), answer] = spoken_attempt(4);
    records.extend([(key, changed(&summary, &json!({ "principle": "dive-deep", "rating": null }))), answer]);
    open(&page, &records, "#/principles/dive-deep").await?;
    let deep = article("dive-deep");
    // The latest was not rated, so the rating is that of the one before.
    page.wait_for_text(&deep, "2 stories · 2 drills, last Hard · 4 of 6 ticked").await?;
    for (place, why) in [
        (1, "one of your stories shows it"),
        (2, "two of your stories show it"),
        (3, "answered one of its questions aloud"),
        (4, "within the planned time"),
    ] {
        let label = format!("{deep} fieldset label:nth-of-type({place})");
        page.wait_for_text(&label, why).await?;
        is_ticked(&page, &format!("{label} input:disabled"), true).await?;
    }
    for place in [5, ITEMS] {
        is_ticked(&page, &format!("{deep} fieldset label:nth-of-type({place}) input:enabled"), false).await?;
    }

    // The one that shows it best of all comes first, though the other was changed last.
    let tagged = format!("[...document.querySelectorAll({})].map(it => it.innerText)", json!(format!("{deep} li")));
    let tagged = names(&page, &tagged).await?;
    ensure!(
        tagged == ["The outage in May best of all, strong", "Untitled story also, weak"],
        "the stories are {tagged:?}"
    );
    let link = json!(format!("{deep} li a"));
    let href = page.look_for_text(&format!("document.querySelector({link}).getAttribute('href')")).await?;
    ensure!(href == format!("#/story/{}", id(1)), "the story is at {href}");

    // One story and no answer: the first item only.
    page.click(&format!("{} .disclosure", article("frugality"))).await?;
    page.wait_for_text(&article("frugality"), "1 of 6 ticked").await?;
    page.press_button("See the 2 drills: Dive Deep").await?;
    page.wait_for_text("h1", "History").await?;
    page.wait_for_text("main", "2 attempts").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn one_of_a_principles_questions_can_be_chosen() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    open(&page, &[], "#/principles/frugality").await?;
    page.wait_to_see("#asked-for").await?;
    let count = "Number([...document.querySelectorAll('.principles button')]
        .map(it => it.textContent.match(/Questions \\((\\d+)\\)/)?.[1]).find(it => it))";
    let count = page.wait_for("the number of questions", count).await?;
    page.press_button(&format!("Questions ({count}): Frugality")).await?;
    let questions =
        format!("[...document.querySelectorAll('{} li button')].map(it => it.innerText)", article("frugality"));
    let questions = names(&page, &questions).await?;
    ensure!(json!(questions.len()) == count, "{} of {count} questions are listed", questions.len());
    page.press_button(&questions[3]).await?;
    page.wait_for_text(".hero h1", &questions[3]).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cell_and_a_gap_open_a_drill_of_their_principle() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let records = [
        preferences(&json!({ "think_seconds": 0, "role": "backend-engineer", "kind": "depth" })),
        story(1, "The outage in May and all that came of it", &[("ownership", "strong"), ("dive-deep", "fair")]),
        story(2, "", &[("ownership", "weak")]),
    ];
    open(&page, &records, "#/coverage").await?;
    let lines = names(&page, LINES).await?;
    ensure!(lines.len() == 16, "the table has {} principles", lines.len());
    ensure!(lines[14..] == ["Dive Deep", "Ownership"], "the last are {:?}", &lines[14..]);
    page.wait_for_text(".covered", "2 of 16 principles have a story.").await?;
    page.wait_for_text("main", "14 principles without a story").await?;

    // The later story was changed last, so its column is the first.
    let heads = "[...document.querySelectorAll('.matrix thead th')].map(it => it.textContent)";
    let heads = names(&page, heads).await?;
    ensure!(heads[2] == "Untitled story", "the first story is {}", heads[2]);
    ensure!(heads[3].ends_with("…The outage in May and all that came of it"), "the second story is {}", heads[3]);
    let cells = "[...document.querySelectorAll('.matrix tbody tr:last-child td')].map(it => it.textContent)";
    let cells = names(&page, cells).await?;
    let expected = [
        "2",
        "●Untitled story: best of all, weak. Drill Ownership",
        "●The outage in May and all that came of it: best of all, strong. Drill Ownership",
    ];
    ensure!(cells == expected, "the row of Ownership is {cells:?}");

    page.click(".matrix tbody tr:nth-child(15) button.cell").await?;
    is_offered(&page, "Dive Deep").await?;
    page.wait_for_text(".telling", "The outage in May and all that came of it").await?;
    let kept = page.stored_record(PREFERENCES).await?;
    ensure!(kept["principle"] == json!("dive-deep"), "the choice is {kept}");
    page.press_button("Start").await?;
    page.wait_to_see("#answer.answer").await?;

    page.open("#/coverage").await?;
    page.wait_for_text(".matrix tbody tr:first-child button", "Gap").await?;
    page.click(".matrix tbody tr:first-child button").await?;
    is_offered(&page, &lines[0]).await?;
    page.open("#/coverage").await?;
    page.press_button("Drill Frugality").await?;
    is_offered(&page, "Frugality").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_carries_too_much_and_what_was_never_told_is_pointed_out() -> Result<()> {
    const SECTION: &str = "[...document.querySelectorAll('main section')].find(it => it.innerText.startsWith(TITLE))";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let mut records = vec![
        story(1, "The outage", &[("ownership", "strong"), ("dive-deep", "fair"), ("earn-trust", "fair")]),
        story(2, "The migration", &[("deliver-results", "fair"), ("frugality", "weak")]),
        story(3, "The rewrite", &[("deliver-results", "fair")]),
    ];
    records.extend(told(4, "deliver-results", &json!({ "story": id(2) }))?);
    open(&page, &records, "#/coverage").await?;
    page.wait_to_see(".matrix").await?;
    let section = |title: &str| SECTION.replace("TITLE", &json!(title).to_string());
    let text = page.look_for_text(&format!("{}?.innerText", section("Carries too much"))).await?;
    ensure!(
        text.contains("The outage is the only story for Ownership, Earn Trust and Dive Deep."),
        "of what carries too much it says: {text}"
    );
    ensure!(!text.contains("The migration"), "another is said to carry too much: {text}");
    let text = page.look_for_text(&format!("{}?.innerText", section("Never told"))).await?;
    ensure!(text.contains("The outage") && text.contains("The rewrite"), "of what was never told it says: {text}");
    ensure!(!text.contains("The migration"), "a story that was told is among those that were not: {text}");
    page.press_button("Drill Deliver Results").await?;
    is_offered(&page, "Deliver Results").await?;
    page.wait_for_text(".telling", "To be told with “The rewrite”.").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_story_the_coverage_says_how_to_begin() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    // Nothing is written in it, so it covers nothing yet.
    let (key, empty) = story(1, "", &[("ownership", "strong")]);
    let empty = changed(&empty, &json!({ "when": "", "role": "", "texts": ["", "", "", ""] }));
    open(&page, &[(key, empty)], "#/coverage").await?;
    page.wait_for_text(".empty", "Here you will see which story shows which principle").await?;
    ensure!(page.look("document.querySelector('table') === null").await? == json!(true), "there is a table of nothing");
    page.press_button("Drill Customer Obsession").await?;
    is_offered(&page, "Customer Obsession").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn both_pages_go_by_the_keyboard() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let records = [story(1, "The outage in May", &[("ownership", "strong")])];
    open(&page, &records, "#/principles").await?;
    page.wait_to_see(".principles article").await?;
    page.walk_to(".principles .disclosure", 20).await?;
    let first = ".principles article:first-child";
    page.wait_for_text(first, "0 of 6 ticked").await?;
    page.press(&[ENTER]).await?;
    page.wait_for_text(first, "They listen for").await?;
    page.wait_for_focus(".disclosure[aria-expanded=true]").await?;
    page.wait_to_see(&format!("{first} input:enabled")).await?;
    page.walk_to(&format!("{first} input"), 20).await?;
    page.press(&[' ']).await?;
    page.wait_for_text(first, "1 of 6 ticked").await?;
    // The list is not made anew, so the focus stays.
    page.wait_for_focus(&format!("{first} input:checked")).await?;
    page.walk_to(&format!("{first} .button.primary"), 20).await?;
    page.press(&[ENTER]).await?;
    is_offered(&page, "Customer Obsession").await?;

    page.open("#/coverage").await?;
    page.wait_to_see(".matrix").await?;
    page.look("document.getElementById('matrix').closest('section').querySelector('.matrix').focus()").await?;
    page.wait_for_focus(".matrix[role=region]").await?;
    page.walk_to(".matrix .gap", 20).await?;
    page.press(&[ENTER]).await?;
    is_offered(&page, "Customer Obsession").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_narrow_screen_the_table_scrolls_within_its_box_and_keeps_its_names() -> Result<()> {
    const NARROW: u32 = 320;
    const NAMES_AT: &str = "document.querySelector('.matrix tbody th').getBoundingClientRect().left";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let records: Vec<Record> =
        (0..8).map(|number| story(number, &format!("Story number {number}"), &[("ownership", "fair")])).collect();
    page.seed(&records).await?;
    page.open_in_frame(NARROW, "#/coverage").await?;
    page.wait_to_see(".matrix").await?;
    let before = page.look(NAMES_AT).await?;
    let scrolled = page
        .look(
            "(() => {
                const box = document.querySelector('.matrix');
                box.scrollLeft = 200;
                return box.scrollLeft;
            })()",
        )
        .await?;
    ensure!(scrolled == json!(200), "the box was scrolled by {scrolled}");
    let after = page.look(NAMES_AT).await?;
    ensure!(before == after, "the names moved from {before} to {after}");
    let sticks_out = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth";
    let sticks_out = page.look(sticks_out).await?;
    ensure!(sticks_out == json!(0), "the page sticks out by {sticks_out}");

    finish(browser, server).await
}

/// Opens a page with these records stored, once its content is there.
async fn open(page: &Page, records: &[Record], hash: &str) -> Result<()> {
    page.seed(records).await?;
    page.open(hash).await?;
    page.wait_to_see(":is(.principles article, .matrix, .empty)").await
}

/// A story of which something is written, changed the later the higher its number.
fn story(number: u64, title: &str, serves: &[(&str, &str)]) -> Record {
    let serves: Vec<Json> =
        serves.iter().map(|(principle, strength)| json!({ "principle": principle, "strength": strength })).collect();
    records::story(number, &json!({ "title": title, "numbers": "", "learned": "", "now": "", "serves": serves }))
}

/// An attempt at a question of a principle, but for these fields.
fn told(number: u64, principle: &str, fields: &Json) -> Result<[Record; 2]> {
    let [(key, summary), answer] = attempt(number);
    let summary = changed(&summary, &json!({ "v": 2, "principle": principle }));
    Ok([(key, changed(&summary, fields)), answer])
}

/// The article of a principle.
fn article(principle: &str) -> String {
    format!("article[aria-labelledby=principle-{principle}]")
}

async fn names(page: &Page, expression: &str) -> Result<Vec<String>> {
    Ok(serde_json::from_value(page.look(expression).await?)?)
}

/// Waits for the start page with a question of that principle.
async fn is_offered(page: &Page, principle: &str) -> Result<()> {
    page.wait_to_see("#choices").await?;
    page.wait_for_text(".hero .small", principle).await
}

/// Waits until a box is ticked, or is not.
async fn is_ticked(page: &Page, selector: &str, on: bool) -> Result<()> {
    let is_so = format!("document.querySelector({})?.checked === {on}", json!(selector));
    page.wait_for(&format!("{selector} to be ticked: {on}"), &is_so).await?;
    Ok(())
}
