//! Backups: what is in one is seen before it is restored, what is none changes nothing, and one that is due is not
//! forgotten.

use std::fs::{self, File};

use anyhow::{Context, Result, ensure};
use e2e::browser::fresh_path;
use e2e::records::{ATTEMPTS, PREFERENCES, RECORDS, Record, attempt, id, preferences, story};
use e2e::{Page, Server, finish, start};
use serde_json::{Map, Value as Json, json};

const SETTINGS: &str = "star-drill/v1/settings";

/// Of another product on the same origin.
const FOREIGN: &str = "another-product/settings";

const DAY_MS: u64 = 86_400_000;

/// Everything that is stored, in one text.
const ALL: &str = "JSON.stringify(Object.entries(localStorage).sort())";

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_shows_what_is_in_it_before_it_is_merged_or_takes_the_place_of_all() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let mut here = Vec::from(attempt(1));
    here.extend([story(1, &json!({})), preferences(&json!({ "theme": "dark" })), (FOREIGN.into(), "theirs".into())]);
    let later = json!({ "title": "The checkout, told better", "changed": 1_795_358_800_000_u64 });
    let mut there: Vec<Record> = attempt(1).into_iter().chain(attempt(2)).collect();
    there.push(story(1, &later));
    let backup = backup(&there)?;
    page.seed(&here).await?;
    open_settings(&page).await?;
    let before = page.look(ALL).await?;

    look_into(&page, &backup).await?;
    page.wait_for_focus("#import-preview").await?;
    page.wait_for_text("#import-preview", "2 attempts, 1 story.").await?;
    has_counts(&page, [2, 1, 2, 0, 1]).await?;
    page.press_button("Replace everything here").await?;
    page.wait_for_focus("#import-keep").await?;
    page.wait_for_text("#import-loses", "It removes 1 record that the backup lacks").await?;
    page.press_button("No, keep what is here").await?;
    page.wait_for_focus("#import-merge").await?;
    page.press_button("Cancel").await?;
    page.wait_for_focus("#import-file").await?;
    ensure!(page.look("document.querySelector('#import-preview')").await?.is_null(), "the preview is still there");
    let after = page.look(ALL).await?;
    ensure!(after == before, "looking has changed {before} to {after}");

    look_into(&page, &backup).await?;
    page.wait_for_focus("#import-preview").await?;
    page.press_button("Merge").await?;
    page.wait_for_text(".notices", "2 records added, 1 changed, 2 here already.").await?;
    let kept = page.stored_record(PREFERENCES).await?;
    ensure!(kept["theme"] == json!("dark"), "what only was here has changed: {kept}");
    page.click("nav a[href='#/stories']").await?;
    page.wait_for_text(".story-list", "The checkout, told better").await?;

    for (key, text) in attempt(3) {
        page.store(&key, &text).await?;
    }
    page.click("header a[href='#/settings']").await?;
    look_into(&page, &backup).await?;
    page.wait_for_focus("#import-preview").await?;
    // The version that merging has made of the story, the preferences, and the attempt with its texts.
    has_counts(&page, [0, 0, 5, 0, 4]).await?;
    page.press_button("Replace everything here").await?;
    page.wait_for_focus("#import-keep").await?;
    page.press_button("Yes, replace everything").await?;
    page.wait_for_text(".notices", "4 removed").await?;
    let mut expected: Vec<String> = there.into_iter().map(|(key, _)| key).collect();
    expected.sort();
    let found = page.stored_keys("star-drill/").await?;
    ensure!(found == expected, "of {expected:?} there is {found:?}");
    let theme = page.look_for_text("document.documentElement.dataset.theme").await?;
    ensure!(theme.is_empty(), "the theme of what was replaced is still there: {theme}");
    page.click("nav a[href='#/history']").await?;
    page.wait_for_text("main", "2 attempts").await?;
    ensure!(page.stored(FOREIGN).await?.as_deref() == Some("theirs"), "another product's record was touched");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_are_no_backup_say_why_and_change_nothing() -> Result<()> {
    const REFUSED: &str = "#import-fault";
    const SCRIPT: &str = "<img src=x onerror='window.wasRun = true'>";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let records =
        |records: Json| json!({ "format": "star-drill-backup", "version": 1, "records": records }).to_string();
    let name = format!("attempt/{}", id(5));
    let no_backup = "it is no backup of Star Drill";
    let table = [
        ("nothing", String::new(), no_backup),
        ("an archive", "PK\u{3}\u{4}".into(), no_backup),
        ("too deep", "[".repeat(20_000), no_backup),
        ("a list", "[]".into(), "the file is no object"),
        ("another product's", json!({ "format": "other", "version": 1, "records": {} }).to_string(), "its `format`"),
        ("records of another type", records(json!([])), "`records` is no object"),
        ("a newer file", records(json!({})).replace("\"version\":1", "\"version\":2"), "a newer version of Star Drill"),
        ("a newer record", records(json!({ (name.as_str()): { "v": 99 } })), "a newer version of Star Drill"),
        ("another product's key", records(json!({ "../other": {} })), "no name of a record"),
        ("a script for a key", records(json!({ (SCRIPT): {} })), "no name of a record"),
    ];
    let mut here = Vec::from(attempt(1));
    here.push((FOREIGN.into(), "theirs".into()));
    page.seed(&here).await?;
    open_settings(&page).await?;
    let before = page.look(ALL).await?;
    for (what, text, expected) in &table {
        look_into(&page, text).await?;
        page.wait_for_text(REFUSED, "Nothing was changed: ").await.with_context(|| (*what).to_owned())?;
        page.wait_for_text(REFUSED, expected).await.with_context(|| (*what).to_owned())?;
        ensure!(page.look("document.querySelector('#import-preview')").await?.is_null(), "{what}: there is a preview");
    }

    // One record that cannot be read is told, and leaves the rest of the file alone.
    let broken = json!({ "v": 1, "question": SCRIPT, "text": [SCRIPT] });
    look_into(&page, &records(json!({ (name.as_str()): broken }))).await?;
    has_counts(&page, [0, 0, 0, 1, 2]).await?;
    page.click("#import-preview summary").await?;
    page.wait_for_text("#import-preview li", &name).await?;
    let refused = page.look_for_text(&format!("document.querySelector('{REFUSED}').innerText")).await?;
    ensure!(refused.is_empty(), "of a file that can be restored it says: {refused}");
    page.press_button("Cancel").await?;

    let file = fresh_path("large.json");
    File::create(&file)?.set_len(40 * 1024 * 1024)?;
    page.write("#import-file", &file.display().to_string()).await?;
    page.wait_for_text(REFUSED, "longer than any backup").await?;
    fs::remove_file(&file)?;

    let after = page.look(ALL).await?;
    ensure!(after == before, "the store was {before} and is {after}");
    ensure!(page.look("document.images.length + (window.wasRun ? 1 : 0)").await? == json!(0), "a script was let in");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_for_which_there_is_no_room_changes_nothing() -> Result<()> {
    // In ever smaller pieces, down to the last unit.
    const FILL: &str = "(() => {
        let text = '';
        for (let size = 1 << 20; size >= 1; size >>= 1) {
            const piece = 'x'.repeat(size);
            for (;;) {
                try {
                    localStorage.setItem('another-product/brim', text + piece);
                } catch {
                    break;
                }
                text += piece;
            }
        }
        return text.length;
    })()";
    const OURS: &str = "(() => {
        const ours = Object.entries(localStorage).filter(([key]) => key.startsWith('star-drill/'));
        return JSON.stringify(ours.sort());
    })()";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let mut here = Vec::from(attempt(1));
    here.push(story(1, &json!({})));
    page.seed(&here).await?;
    open_settings(&page).await?;
    page.look(FILL).await?;
    let before = page.look(OURS).await?;
    let backup = backup(&attempt(2))?;
    for replaces in [false, true] {
        look_into(&page, &backup).await?;
        page.wait_for_focus("#import-preview").await?;
        if replaces {
            page.press_button("Replace everything here").await?;
            page.wait_for_focus("#import-keep").await?;
            page.press_button("Yes, replace everything").await?;
            // It is smaller than what it replaces, so there is room for it.
            page.wait_for_text(".notices", "2 records added").await?;
        } else {
            page.press_button("Merge").await?;
            page.wait_for_text(".notices", "this browser has no room for all of it").await?;
            let after = page.look(OURS).await?;
            ensure!(after == before, "the store was {before} and is {after}");
        }
    }
    ensure!(page.stored_keys(ATTEMPTS).await? == [format!("{ATTEMPTS}{}", id(2))], "another attempt is there");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn before_all_is_replaced_it_says_what_was_not_saved_yet() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let here = [preferences(&json!({ "think_seconds": 0 }))];
    page.seed(&here).await?;
    page.open("").await?;
    page.wait_to_see("#choices").await?;
    page.press_button("Start").await?;
    page.wait_to_see("#answer.answer").await?;
    page.fill_store().await?;
    page.write("#answer.answer", "This answer needs more room than there is.").await?;
    page.press_button("Finish").await?;
    page.wait_for_text(".review .notice", "This attempt is not saved yet.").await?;

    page.click("header a[href='#/settings']").await?;
    look_into(&page, &backup(&attempt(2))?).await?;
    page.wait_for_focus("#import-preview").await?;
    page.press_button("Replace everything here").await?;
    page.wait_for_text("#import-loses", "not saved yet").await?;
    page.press_button("No, keep what is here").await?;
    page.empty_brim().await?;
    page.press_button("Save again").await?;
    page.wait_for("the notice to go", "!document.querySelector('.notices .notice')").await?;
    page.press_button("Replace everything here").await?;
    page.wait_for_focus("#import-keep").await?;
    let loses = page.text_of("#import-loses").await?;
    ensure!(!loses.contains("not saved yet"), "what was saved meanwhile is said to be lost: {loses}");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_that_is_due_is_reminded_of_until_it_is_saved_put_off_or_unwanted() -> Result<()> {
    const DUE: &str = ".backup-due";
    // Where downloads go differs, so the link is not followed.
    const STAY: &str = "HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; }";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let now = now(&page).await?;
    let [(_, summary), (_, answer)] = attempt(1);
    let mut summary: Json = serde_json::from_str(&summary)?;
    let began = now - 20 * DAY_MS;
    summary["started"] = json!(began);
    let old = [
        (format!("{ATTEMPTS}{began:013}-00000001"), summary.to_string()),
        (format!("{RECORDS}answer/{began:013}-00000001"), answer),
    ];
    page.seed(&old).await?;
    page.open("").await?;
    page.wait_for_text(DUE, "You have not saved a backup yet. It all lives in this browser only.").await?;
    page.press_button("Not now").await?;
    is_gone(&page, DUE).await?;
    page.wait_for_focus("#main").await?;
    is_not_shown_at_the_start(&page, DUE).await?;

    let backed_up = json!({ "v": 1, "backed_up": began }).to_string();
    page.seed(&[&old[..], &[(SETTINGS.to_owned(), backed_up.clone())][..]].concat()).await?;
    page.open("").await?;
    page.wait_for_text(DUE, "Your last backup is 20 days old.").await?;
    page.look(&format!("(() => {{ {STAY} }})()")).await?;
    page.press_button("Save a backup").await?;
    page.wait_for("a file", "window.savedAs === 'star-drill-backup.json'").await?;
    is_gone(&page, DUE).await?;
    let stored = page.stored_record(SETTINGS).await?;
    ensure!(stored["backed_up"].as_u64() >= Some(now), "the last backup is still the old one: {stored}");
    page.click("header a[href='#/settings']").await?;
    page.wait_for_text("main", "Last backup: less than a day ago.").await?;

    page.seed(&[&old[..], &[(SETTINGS.to_owned(), backed_up)][..]].concat()).await?;
    page.open("").await?;
    page.wait_to_see(DUE).await?;
    page.press_button("Stop reminding").await?;
    is_gone(&page, DUE).await?;
    is_not_shown_at_the_start(&page, DUE).await?;
    page.click("header a[href='#/settings']").await?;
    page.wait_for_text("main", "Last backup: 20 days ago.").await?;
    page.wait_for("a box without a tick", "document.querySelector('#remind:enabled')?.checked === false").await?;
    page.click("#remind").await?;
    page.click("nav a[href='#/']").await?;
    page.wait_to_see(DUE).await?;

    finish(browser, server).await
}

/// The settings, once they are read.
async fn open_settings(page: &Page) -> Result<()> {
    page.open("#/settings").await?;
    page.wait_to_see("#remind:enabled").await
}

/// The text of a backup with these records.
fn backup(records: &[Record]) -> Result<String> {
    let mut named = Map::new();
    for (key, text) in records {
        let name = key.strip_prefix(RECORDS).context("a record of another product")?;
        named.insert(name.to_owned(), serde_json::from_str(text)?);
    }
    Ok(json!({ "format": "star-drill-backup", "version": 1, "records": named }).to_string())
}

/// Pastes a text in the place of what was pasted before, and looks into it.
async fn look_into(page: &Page, text: &str) -> Result<()> {
    page.wait_for("the field", "document.getElementById('import-text')").await?;
    let paste = format!(
        "(() => {{
            document.getElementById('import-paste').open = true;
            document.getElementById('import-text').value = {};
        }})()",
        json!(text)
    );
    page.look(&paste).await?;
    page.press_button("Look into it").await
}

/// How many records are new, different, here already, unreadable, and only here.
async fn has_counts(page: &Page, expected: [usize; 5]) -> Result<()> {
    const COUNTS: &str = "(() => {
        const counts = [...document.querySelectorAll('.counts dd')];
        return JSON.stringify(counts.map(count => parseInt(count.textContent)));
    })()";

    let expected = json!(expected).to_string();
    page.wait_for(&format!("{expected} records"), &format!("{COUNTS} === {}", json!(expected))).await?;
    Ok(())
}

async fn now(page: &Page) -> Result<u64> {
    page.go("/blank.html").await?;
    // A driver may write it as a whole number or not.
    Ok(page.look("Date.now()").await?.as_f64().context("the browser has no time")? as u64)
}

async fn is_gone(page: &Page, selector: &str) -> Result<()> {
    page.wait_for(&format!("no {selector}"), &format!("!document.querySelector('{selector}')")).await?;
    Ok(())
}

/// Comes to the start page of a new session when all that it waits for is read.
async fn is_not_shown_at_the_start(page: &Page, selector: &str) -> Result<()> {
    open_settings(page).await?;
    page.click("nav a[href='#/']").await?;
    page.wait_to_see(".next-step").await?;
    let line = page.look(&format!("document.querySelector('{selector}')")).await?;
    ensure!(line.is_null(), "{selector} is on the start page");
    Ok(())
}
