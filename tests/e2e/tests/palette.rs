//! The palette: what it finds, how it goes by the keyboard, and where it leads.

use anyhow::{Context, Result, ensure};
use e2e::page::{CONTROL, ENTER, ESCAPE};
use e2e::records::{DRAFTS, QUESTION_TEXT, RECORDS, attempt, draft, id, story};
use e2e::{Page, Server, finish, start};
use serde_json::{Value as Json, json};

/// A question that nobody new is offered.
const QUESTION: &str = "Which fashionable idea did you decide your customers didn't need? Tell me how you knew.";

const FIELD: &str = "dialog [role=combobox]";
const OPTIONS: &str = "document.querySelectorAll('dialog [role=option]')";
const ACTIVE: &str = "dialog [role=option][aria-selected=true]";
const STATUS: &str = "dialog [role=status]";
const BUTTON: &str = ".top .find";

/// The place of the one option that the field names and that says so itself; −1 where they do not agree.
const ACTIVE_PLACE: &str = "(() => {
    const field = document.querySelector('dialog [role=combobox]');
    const options = [...document.querySelectorAll('dialog [role=option]')];
    const named = options.findIndex(option => option.id === field.getAttribute('aria-activedescendant'));
    const selected = options.filter(option => option.getAttribute('aria-selected') === 'true');
    return selected.length === 1 && options[named] === selected[0] ? named : -1;
})()";

/// Keys as WebDriver writes them.
const UP: char = '\u{e013}';
const DOWN: char = '\u{e015}';
const HOME: char = '\u{e011}';
const END: char = '\u{e010}';
const BACKSPACE: char = '\u{e003}';

#[tokio::test(flavor = "multi_thread")]
async fn from_anywhere_a_question_and_a_story_are_found_by_some_of_their_letters() -> Result<()> {
    const MARKED: &str =
        "[...document.querySelectorAll('dialog [aria-selected=true] mark')].map(mark => mark.textContent).join('')";
    const TITLE: &str = "document.getElementById('story-title')";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let stories =
        [(1, "The checkout"), (2, "A late migration")].map(|(number, it)| story(number, &json!({ "title": it })));
    page.seed(&stories).await?;
    page.open(&format!("#/story/{}", id(1))).await?;
    page.wait_for("the story in its field", &format!("{TITLE}?.value === 'The checkout'")).await?;
    page.click("#story-title").await?;
    open(&page).await?;
    page.type_keys("migraton").await?;
    page.wait_for_text(ACTIVE, "A late migration").await?;
    page.press(&[ENTER]).await?;
    page.wait_for("the other story", &format!("{TITLE}?.value === 'A late migration'")).await?;
    is_gone(&page).await?;
    ensure!(page.hash().await? == format!("/story/{}", id(2)), "Enter leads to {}", page.hash().await?);
    let [(key, _), _] = &stories;
    ensure!(page.stored_record(key).await?["title"] == json!("The checkout"), "the key was typed into the first story");

    page.open("#/history").await?;
    open(&page).await?;
    // One letter is missing, and an apostrophe.
    page.type_keys("fashonable didnt").await?;
    page.wait_for_text(ACTIVE, QUESTION).await?;
    let marked = page.look(MARKED).await?;
    ensure!(marked == json!("fashonabledidnt"), "marked are the letters {marked}");
    page.press(&[ENTER]).await?;
    page.wait_for_text(".hero h1", QUESTION).await?;
    is_gone(&page).await?;
    page.wait_for_focus("#main").await?;
    ensure!(page.hash().await? == "/", "Enter leads to {}", page.hash().await?);

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_and_actions_are_reached_with_the_keyboard_throughout() -> Result<()> {
    const GROUPS: &str =
        "[...document.querySelectorAll('dialog [role=group]')].map(group => group.getAttribute('aria-label'))";
    const IS_LIST_KEPT: &str = "document.querySelector('dialog [role=listbox]')?.isKept === true";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[]).await?;
    page.open("").await?;
    page.wait_to_see("#choices").await?;
    page.walk_to(BUTTON, 15).await?;
    page.press(&[ENTER]).await?;
    page.wait_for_focus(FIELD).await?;
    page.wait_to_see(ACTIVE).await?;
    let groups = page.look(GROUPS).await?;
    ensure!(groups == json!(["Pages", "Actions"]), "an empty field offers {groups}");
    let count = page.look(&format!("{OPTIONS}.length")).await?;
    ensure!(count == json!(12), "an empty field offers {count}");

    for (key, place) in [(DOWN, 1), (DOWN, 2), (UP, 1), (END, 11), (DOWN, 0), (UP, 11), (HOME, 0)] {
        page.press(&[key]).await?;
        page.wait_for(&format!("option {place} to be the active one"), &format!("{ACTIVE_PLACE} === {place}")).await?;
        page.wait_for_focus(FIELD).await?;
    }
    // A space asks for no more than nothing does.
    page.look("document.querySelector('dialog [role=listbox]').isKept = true").await?;
    page.type_keys(" ").await?;
    page.wait_for("the space", &format!("document.querySelector('{FIELD}').value === ' '")).await?;
    ensure!(page.look(IS_LIST_KEPT).await? == json!(true), "the same list was made anew");

    page.type_keys("qqqq").await?;
    page.wait_for_text(STATUS, "Nothing found.").await?;
    page.wait_for("no options", &format!("{OPTIONS}.length === 0")).await?;
    let expanded = page.look(&format!("document.querySelector('{FIELD}').getAttribute('aria-expanded')")).await?;
    ensure!(expanded == json!("false"), "without a list the field says that it is expanded: {expanded}");
    page.press(&[ENTER]).await?;
    for _ in 0..4 {
        page.press(&[BACKSPACE]).await?;
    }
    page.wait_for_text(STATUS, "Type a word or two").await?;
    page.press(&[ESCAPE]).await?;
    is_gone(&page).await?;
    page.wait_for_focus(BUTTON).await?;

    choose(&page, "seting", "Settings").await?;
    page.wait_for_text("h1", "Settings").await?;
    page.wait_for_focus("#main").await?;
    choose(&page, "deep dive", "Dive Deep").await?;
    page.wait_for("the principle", "location.hash === '#/principles/dive-deep'").await?;
    choose(&page, "theme dark", "Theme: Dark").await?;
    page.wait_for("the dark theme", "document.documentElement.dataset.theme === 'dark'").await?;
    ensure!(page.hash().await? == "/principles/dive-deep", "the theme leads to {}", page.hash().await?);
    // One dialog after the other.
    choose(&page, "all keys", "All keys").await?;
    page.wait_for_text("#dialog-title", "Keys").await?;
    page.press(&[ESCAPE]).await?;
    is_gone(&page).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drill_that_is_paused_can_be_left_and_stays_as_it_was() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[draft(1, &json!({}))]).await?;
    page.open(&format!("#/drill/{}", id(1))).await?;
    page.wait_to_see("#paused").await?;
    let before = page.stored_record(&format!("{DRAFTS}{}", id(1))).await?;
    open(&page).await?;
    page.press(&[ESCAPE]).await?;
    is_gone(&page).await?;
    page.wait_to_see("#paused").await?;
    let is_away = format!("document.querySelector('{BUTTON}').getClientRects().length === 0");
    page.wait_for("the button to be out of sight in a drill", &is_away).await?;

    open(&page).await?;
    page.type_keys("start a drill").await?;
    page.wait_for_text(ACTIVE, "Start a drill").await?;
    page.click(ACTIVE).await?;
    let is_another = format!("location.hash.startsWith('#/drill/') && !location.hash.includes('{}')", id(1));
    page.wait_for("another drill", &is_another).await?;
    page.wait_to_see("#answer").await?;
    is_gone(&page).await?;
    let after = page.stored_record(&format!("{DRAFTS}{}", id(1))).await?;
    let texts = |draft: &Json| (draft["texts"].clone(), draft["spent"].clone());
    ensure!(texts(&after) == texts(&before), "the draft was {before} and is {after}");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_done_elsewhere_is_done_or_led_to_from_anywhere() -> Result<()> {
    const DAYS: &str = "[-5, 40].map(days => new Date(Date.now() + days * 86400000).toISOString().slice(0, 10))";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.go("/blank.html").await?;
    let days = page.look(DAYS).await?;
    let plan = json!({ "v": 1, "ready": [], "interview": days[1], "from": days[0], "minutes": 60, "marks": [] });
    let mut records = Vec::from(attempt(2));
    records.extend([draft(1, &json!({})), (format!("{RECORDS}plan"), plan.to_string())]);
    page.seed(&records).await?;
    // Here the attempts are not read.
    page.open("#/guide").await?;
    page.wait_to_see(".road").await?;
    page.catch_files().await?;
    for (typed, expected, file, content) in [
        ("progress csv", "Save progress as CSV", "star-drill-progress.csv", QUESTION_TEXT),
        ("calendar", "Save the plan as calendar file", "star-drill-plan.ics", "UID:interview.day@star-drill"),
    ] {
        choose(&page, typed, expected).await?;
        let text = page.caught(file).await.with_context(|| expected.to_owned())?;
        ensure!(text.contains(content), "{file} is {text}");
        is_gone(&page).await?;
    }
    ensure!(page.hash().await? == "/guide", "saving leads to {}", page.hash().await?);

    for (typed, expected, hash) in [
        ("copy sheet", "Copy or print the story sheet", "/sheet"),
        ("plan anew", "Change the plan, or plan anew", "/plan"),
    ] {
        choose(&page, typed, expected).await?;
        page.wait_for(&format!("the page {hash}"), &format!("location.hash === '#{hash}'")).await?;
        is_gone(&page).await?;
    }
    // Once more where the page is there already.
    for _ in 0..2 {
        choose(&page, "restore", "Restore a backup").await?;
        page.wait_for_text("h1", "Settings").await?;
        is_gone(&page).await?;
        page.wait_for_focus("#import-file").await?;
        let fault = page.look_for_text("document.getElementById('import-fault').innerText").await?;
        ensure!(fault.is_empty(), "nothing was chosen, and it says: {fault}");
    }
    choose(&page, "hide clock", "Hide the clock").await?;
    page.wait_to_see("#hide-clock:checked").await?;
    is_gone(&page).await?;
    choose(&page, "show clock", "Show the clock").await?;
    page.wait_to_see("#hide-clock:not(:checked)").await?;
    is_gone(&page).await?;

    choose(&page, "resume", "Resume the drill left unfinished").await?;
    page.wait_for("the drill", &format!("location.hash === '#/drill/{}'", id(1))).await?;
    page.wait_to_see("#paused").await?;

    finish(browser, server).await
}

/// Opens the palette by its key.
async fn open(page: &Page) -> Result<()> {
    page.press(&[CONTROL, 'k']).await?;
    page.wait_for_focus(FIELD).await
}

/// Opens it, types, and chooses what is then the active one.
async fn choose(page: &Page, typed: &str, expected: &str) -> Result<()> {
    open(page).await?;
    page.type_keys(typed).await?;
    page.wait_for_text(ACTIVE, expected).await?;
    page.press(&[ENTER]).await
}

async fn is_gone(page: &Page) -> Result<()> {
    page.wait_for("the dialog to be gone", "!document.querySelector('dialog')").await?;
    Ok(())
}
