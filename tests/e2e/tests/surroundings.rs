//! Surroundings that are not as one would wish: no storage, no room, foreign and broken records, files that are missing.

use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::browser::fresh_path;
use e2e::page::BRIM;
use e2e::records::{ATTEMPTS, DRAFTS, PREFERENCES, QUESTION_TEXT, RECORDS, attempt, id, preferences};
use e2e::{Engine, Page, Server, finish, finish_but_for, start};
use serde_json::{Value as Json, json};

/// Of another product on the same origin.
const FOREIGN: [&str; 2] = [BRIM, "another-product/settings"];

#[tokio::test(flavor = "multi_thread")]
async fn without_storage_a_drill_can_still_be_done() -> Result<()> {
    // In a frame that has no origin, WebKit lets 'self' in a policy fit nothing, not even the page's own script.
    let server = match Engine::of_this_run()? {
        Engine::WebKit => Server::start()?.without_policy(),
        Engine::Chromium | Engine::Firefox => Server::start()?,
    };
    let (browser, page) = start(&server).await?;

    page.go("/host-sandboxed.html").await?;
    page.enter_frame().await?;
    page.wait_for_the_app().await?;
    page.wait_for_text(".notices", "This browser blocks storage here.").await?;
    page.wait_to_see("#choices").await?;
    page.click("#choices > summary").await?;
    page.choose("#think", "0").await?;
    page.answer_once("Nobody keeps this.").await?;
    page.wait_for_text(".review .prose", "Nobody keeps this.").await?;
    page.press_button("Good").await?;
    page.wait_for_text(".ratings [aria-pressed=true]", "Good").await?;
    page.click("nav a[href='#/history']").await?;
    page.wait_for_text(".attempts li", "Good").await?;
    // The frame may save no files, so the backup can be copied.
    page.click("header a[href='#/settings']").await?;
    page.click("main details > summary").await?;
    page.wait_to_see("#backup").await?;
    let backup = page.value_of("#backup").await?;
    ensure!(backup.contains("Nobody keeps this."), "the backup lacks the answer: {backup}");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn without_room_the_answer_stays_on_the_screen_until_there_is_room() -> Result<()> {
    const TEXT: &str = "This answer needs more room than there is.";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({ "think_seconds": 0 }))]).await?;
    page.open("").await?;
    page.wait_to_see("#choices").await?;
    page.press_button("Start").await?;
    page.wait_to_see("#answer.answer").await?;
    let [brim, settings] = FOREIGN;
    page.store(settings, "theirs").await?;
    let filled = page.fill_store().await?;
    page.write("#answer.answer", TEXT).await?;
    page.press_button("Finish").await?;

    page.wait_for_text(".notices", "this browser's storage is full").await?;
    page.wait_for_text(".review .notice", "This attempt is not saved yet.").await?;
    page.wait_for_text(".review .prose", TEXT).await?;
    ensure!(page.stored_keys(ATTEMPTS).await?.is_empty(), "an attempt is stored by halves");
    ensure!(page.stored_keys(DRAFTS).await?.len() == 1, "the draft went before the attempt was safe");
    let left = page.look(&format!("localStorage.getItem('{brim}').length")).await?;
    ensure!(left == filled, "another product's record was {filled} long and is {left} long");

    page.empty_brim().await?;
    page.press_button("Save again").await?;
    page.wait_for("the message to go", "!document.querySelector('.review .notice, .notices')").await?;
    ensure!(page.stored_keys(ATTEMPTS).await?.len() == 1, "the attempt is not stored");
    ensure!(page.stored_keys(DRAFTS).await?.is_empty(), "a draft is left");
    ensure!(page.stored(settings).await?.as_deref() == Some("theirs"), "another product's record was touched");
    page.reload().await?;
    page.wait_for_text(".review .prose", TEXT).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_history_lists_what_there_was_no_room_for_until_there_is() -> Result<()> {
    const TEXT: &str = "This answer needs more room than there is.";
    const REFUSED: &str = ".attempts-refused li";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let mut records = Vec::from(attempt(1));
    records.push(preferences(&json!({ "think_seconds": 0 })));
    page.seed(&records).await?;
    page.open("").await?;
    page.wait_to_see("#choices").await?;
    let question = page.text_of(".hero h1").await?;
    page.press_button("Start").await?;
    page.wait_to_see("#answer.answer").await?;
    page.fill_store().await?;
    page.write("#answer.answer", TEXT).await?;
    page.press_button("Finish").await?;
    page.wait_for_text(".review .notice", "This attempt is not saved yet.").await?;

    page.click("nav a[href='#/history']").await?;
    page.wait_for_text("#not-saved", "Not saved yet").await?;
    page.wait_for_text(REFUSED, &question).await?;
    page.wait_for_text("main", "1 attempt").await?;
    let refused = page.look("document.querySelectorAll('.attempts-refused :is(li, button)').length").await?;
    ensure!(refused == json!(1), "of what is not stored, {refused} things are listed or can be deleted");
    // It is opened as it was left, and comes back to the list when another is looked at.
    page.click(&format!("{REFUSED} a")).await?;
    page.wait_for_text(".review .prose", TEXT).await?;
    page.client().back().await?;
    page.click(".attempts a").await?;
    page.wait_for_text(".review h1", QUESTION_TEXT).await?;
    page.client().back().await?;
    page.wait_for_text(REFUSED, &question).await?;

    page.empty_brim().await?;
    page.press_button("Save again").await?;
    page.wait_for("nothing left to save", "!document.getElementById('not-saved')").await?;
    page.wait_for("both in the list", "document.querySelectorAll('.attempts li').length === 2").await?;
    ensure!(page.stored_keys(ATTEMPTS).await?.len() == 2, "the attempt is not stored");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drill_that_cannot_be_saved_can_be_left_and_resumed() -> Result<()> {
    const TEXT: &str = "Nowhere but here.";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({ "think_seconds": 0 }))]).await?;
    page.open("").await?;
    page.wait_to_see("#choices").await?;
    page.press_button("Start").await?;
    page.wait_to_see("#answer.answer").await?;
    page.fill_store().await?;
    page.write("#answer.answer", TEXT).await?;
    page.click("header a[href='#/settings']").await?;
    page.wait_for_text(".notices", "this browser's storage is full").await?;
    page.click("main details > summary").await?;
    page.wait_to_see("#backup").await?;
    let backup = page.value_of("#backup").await?;
    ensure!(backup.contains(TEXT), "the backup lacks what is written: {backup}");

    // Another drill must not take its place.
    page.click("nav a[href='#/']").await?;
    page.wait_to_see(".unfinished li").await?;
    page.press_button("Start").await?;
    page.wait_for_text("#paused", "Paused").await?;
    page.click("#resume").await?;
    page.wait_for("what was written", &format!("document.querySelector('#answer')?.value === {}", json!(TEXT))).await?;

    page.empty_brim().await?;
    page.click("nav a[href='#/history']").await?;
    page.wait_to_see(".empty").await?;
    page.reload().await?;
    page.click("nav a[href='#/']").await?;
    page.press_button("Resume").await?;
    page.wait_for("the text in the store", &format!("document.querySelector('#answer')?.value === {}", json!(TEXT)))
        .await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unreadable_record_is_set_aside_and_the_others_are_listed() -> Result<()> {
    const BROKEN: &str = "{broken";
    const NAME: &str = "attempt/0001795348800000-00000000";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let key = format!("{RECORDS}{NAME}");
    let mut records = Vec::from(attempt(1));
    records.push((key.clone(), BROKEN.to_owned()));
    page.seed(&records).await?;
    page.open("#/history").await?;
    page.wait_for_text(".notices", "A saved record could not be read").await?;
    page.wait_for_text(".notices", &key).await?;
    page.wait_for_text(".attempts li", QUESTION_TEXT).await?;
    ensure!(page.stored(&key).await?.is_none(), "the unreadable record is where it was");
    let aside = page.stored(&format!("star-drill/quarantine/{NAME}")).await?;
    ensure!(aside.as_deref() == Some(BROKEN), "what was set aside is {aside:?}");
    page.click("header a[href='#/settings']").await?;
    page.wait_for_text("main", "1 record set aside").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_newer_version_has_written_nothing_is_written() -> Result<()> {
    const NEWER: &str = r#"{"v":99,"whatever":true}"#;
    const ALL: &str = "JSON.stringify(Object.entries(localStorage).sort())";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let mut records = Vec::from(attempt(1));
    records.push((PREFERENCES.to_owned(), NEWER.to_owned()));
    page.seed(&records).await?;
    let before = page.look(ALL).await?;
    page.open("").await?;
    page.wait_for_text(".notices", "written by a newer version").await?;
    page.wait_to_see("#choices").await?;
    page.press_button("Start").await?;
    page.wait_to_see("#answer.notes").await?;
    page.write("#answer", "not to be kept").await?;
    page.press_button("Answer now").await?;
    page.press_button("Finish").await?;
    page.wait_for_text(".review .notice", "This attempt is not saved yet.").await?;
    page.click("nav a[href='#/history']").await?;
    page.wait_for_text(".attempts li", QUESTION_TEXT).await?;
    page.click(".attempts li .link").await?;
    page.wait_for_text(".notices", "Not saved: your data was written by a newer version").await?;
    let after = page.look(ALL).await?;
    ensure!(after == before, "the store was {before} and is {after}");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn without_wasm_the_page_says_what_it_needs() -> Result<()> {
    let server = Server::start()?.without_wasm();
    let (browser, page) = start(&server).await?;

    page.go("/").await?;
    page.wait_to_see("#no-start").await?;
    page.wait_for_text("#no-start", "Star Drill could not start.").await?;

    // For whoever opens the console.
    finish_but_for(browser, server, &["Star Drill could not start"]).await
}

#[test]
fn without_scripts_the_page_says_what_it_needs() -> Result<()> {
    let page = Server::start()?.get("/")?;
    let (_, rest) = page.split_once("<noscript>").context("there is no <noscript>")?;
    let (text, _) = rest.split_once("</noscript>").context("<noscript> has no end")?;
    ensure!(text.contains("needs JavaScript and WebAssembly"), "without scripts the page says: {text}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn without_questions_the_page_says_so_and_tries_again() -> Result<()> {
    let server = Server::start()?.failing_pack();
    let (browser, page) = start(&server).await?;

    page.open("").await?;
    page.wait_for_text("[role=alert]", "is not there (status 404)").await?;
    server.mend_pack();
    page.press_button("Try again").await?;
    page.wait_to_see("#choices").await?;
    page.press_button("Start").await?;
    page.wait_to_see("#answer").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn broken_questions_are_told_with_their_faults() -> Result<()> {
    let server = Server::start()?.with_pack(r#"{ "format": 1, "questions": 7 "#);
    let (browser, page) = start(&server).await?;

    page.open("").await?;
    page.wait_for_text("[role=alert]", "has faults").await?;
    page.wait_for_text("[role=alert]", "packs/").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_brings_back_what_was_lost() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let mut records = Vec::from(attempt(1));
    records.push(preferences(&json!({ "theme": "dark" })));
    page.seed(&records).await?;
    page.open("#/settings").await?;
    page.wait_for_text("main", "KB used of about 5,000 KB.").await?;
    let backup = save_a_backup(&page).await?;

    page.seed(&[]).await?;
    page.open("#/settings").await?;
    let file = fresh_path("backup.json");
    fs::write(&file, &backup)?;
    page.write("input[type=file]", &file.display().to_string()).await?;
    // The page scrolls to it.
    page.wait_for_focus("#import-preview").await?;
    page.press_button("Merge").await?;
    page.wait_for_text(".notices", "3 records added.").await?;
    fs::remove_file(&file)?;
    page.wait_for("the theme of the backup", "document.documentElement.dataset.theme === 'dark'").await?;
    for (key, text) in &records {
        let expected: Json = serde_json::from_str(text)?;
        let found = page.stored_record(key).await?;
        // They come back in today's form.
        let is_back = |(name, value): (&String, &Json)| name == "v" || found.get(name) == Some(value);
        let is_same = expected.as_object().is_some_and(|it| it.iter().all(is_back));
        ensure!(is_same, "{key} was {expected} and came back as {found}");
    }
    page.click("nav a[href='#/history']").await?;
    page.click(".attempts a").await?;
    page.wait_for_text(".review .prose", "In May the checkout failed.").await?;
    ensure!(page.hash().await? == format!("/review/{}", id(1)), "another attempt was opened");

    finish(browser, server).await
}

/// What the person would save.
async fn save_a_backup(page: &Page) -> Result<String> {
    page.catch_files().await?;
    page.press_button("Save a backup").await?;
    page.caught("star-drill-backup.json").await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_fetched_later_can_be_fetched_again() -> Result<()> {
    let server = Server::start()?.failing_later();
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({ "think_seconds": 0 }))]).await?;
    page.open("").await?;
    page.wait_for_text("main", "This part of the app could not be fetched.").await?;
    page.press_button("Start").await?;
    page.write("#answer.answer", "Told while half of the app was missing.").await?;
    page.press_button("Finish").await?;
    page.wait_for_text("main", "This part of the app could not be fetched.").await?;
    ensure!(page.stored_keys(ATTEMPTS).await?.len() == 1, "the attempt is not stored");
    page.press_button("Try again").await?;
    page.wait_for_text("main", "This part of the app could not be fetched.").await?;

    server.mend_later();
    page.press_button("Try again").await?;
    page.wait_for_text(".review .prose", "Told while half of the app was missing.").await?;
    page.click("nav a[href='#/history']").await?;
    page.wait_for_text(".attempts li", "Told in").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn start_is_remembered_until_the_questions_are_here() -> Result<()> {
    let server = Server::start()?.holding_packs();
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({ "think_seconds": 0 }))]).await?;
    page.open("").await?;
    page.wait_for_text(".hero", QUESTION_TEXT).await?;
    page.press_button("Start").await?;
    page.wait_for_text(".practice", "Fetching the questions…").await?;
    server.let_packs_go();
    page.wait_to_see("#answer.answer").await?;
    page.wait_for_text("h1", QUESTION_TEXT).await?;

    finish(browser, server).await
}
