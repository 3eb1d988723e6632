//! The edition of one file, opened from disk.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, ensure};
use e2e::browser::fresh_path;
use e2e::records::{ATTEMPTS, attempt};
use e2e::{Page, Server, finish, setting, start};
use serde_json::json;

const TEXT: &str = "Told from a file.";

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_drill_can_be_done_from_disk_and_taken_to_the_hosted_app() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    open_file(&page, "").await?;
    page.wait_to_see("#choices").await?;
    let fetched =
        page.look("performance.getEntriesByType('resource').map(it => it.name).filter(it => !/^data:/.test(it))");
    let fetched = fetched.await?;
    ensure!(fetched == json!([]), "a file fetched {fetched}");
    ensure!(page.look("document.querySelector('.share')").await?.is_null(), "an address that nobody has can be shared");
    page.click("#choices > summary").await?;
    page.choose("#think", "0").await?;
    page.answer_once(TEXT).await?;
    page.wait_for_text(".review .prose", TEXT).await?;
    page.press_button("Good").await?;

    // Some browsers keep nothing for files; then the page says so, and what is on the screen is all there is.
    let keeps = page.look("!(document.querySelector('.notices')?.innerText ?? '').includes('blocks storage')").await?;
    if keeps == json!(true) {
        page.client().refresh().await?;
        page.wait_for_the_app().await?;
        page.wait_for_text(".review .prose", TEXT).await?;
        page.wait_for_text(".ratings [aria-pressed=true]", "Good").await?;
    } else {
        println!("this browser keeps nothing for files");
    }
    for (link, title) in [
        ("nav a[href='#/stories']", "Stories"),
        ("nav a[href='#/principles']", "Principles"),
        ("nav a[href='#/guide']", "Guide"),
        ("nav a[href='#/history']", "History"),
        ("header a[href='#/settings']", "Settings"),
    ] {
        page.click(link).await?;
        page.wait_for_text("main h1", title).await?;
    }
    page.client().back().await?;
    page.wait_for_text(".attempts li", "Good").await?;
    page.click("header a[href='#/settings']").await?;
    page.click("main details > summary").await?;
    page.wait_to_see("#backup").await?;
    let backup = page.value_of("#backup").await?;

    page.open("#/settings").await?;
    let file = fresh_path("from-disk.json");
    fs::write(&file, &backup)?;
    page.write("input[type=file]", &file.display().to_string()).await?;
    page.wait_for_focus("#import-preview").await?;
    page.press_button("Merge").await?;
    page.wait_for_text(".notices", "added").await?;
    fs::remove_file(&file)?;
    ensure!(page.stored_keys(ATTEMPTS).await?.len() == 1, "the attempt did not arrive");
    page.click("nav a[href='#/history']").await?;
    page.wait_for_text(".attempts li", "Good").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_done_in_the_hosted_app_can_be_taken_to_the_file() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&attempt(1)).await?;
    page.open("#/settings").await?;
    page.catch_files().await?;
    page.press_button("Save a backup").await?;
    let backup = page.caught("star-drill-backup.json").await?;

    open_file(&page, "#/settings").await?;
    let file = fresh_path("from-the-host.json");
    fs::write(&file, &backup)?;
    page.write("input[type=file]", &file.display().to_string()).await?;
    page.wait_for_focus("#import-preview").await?;
    page.wait_for_text("#import-preview", "1 attempt").await?;
    page.press_button("Merge").await?;
    page.wait_for_text(".notices", "added").await?;
    fs::remove_file(&file)?;
    page.click("nav a[href='#/history']").await?;
    page.wait_for_text("main", "1 attempt").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_it_can_be_opened_by_its_address() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    open_file(&page, "#/guide").await?;
    page.wait_for_text("main h1", "Guide").await?;
    page.click("a.mark").await?;
    page.wait_to_see("#choices").await?;

    finish(browser, server).await
}

#[test]
fn it_names_no_address_and_its_policy_allows_none() -> Result<()> {
    let text = fs::read_to_string(path()?)?;
    for from in [" src=\"", " href=\"http", "url(http", "@import"] {
        let (head, _) = text.split_once("<script type=\"text/plain\"").unwrap_or((&text, ""));
        ensure!(!head.contains(from), "the file has{from}");
    }
    ensure!(text.contains("content=\"default-src 'none'; script-src 'sha256-"), "the file has another policy");
    ensure!(!text.contains("the files beside"), "the file speaks of others beside it");
    Ok(())
}

/// Opens it at the page that `hash` names.
async fn open_file(page: &Page, hash: &str) -> Result<()> {
    page.go("/blank.html").await?;
    page.client().goto(&format!("file://{}{hash}", path()?.display())).await?;
    page.wait_for_the_app().await
}

fn path() -> Result<PathBuf> {
    Ok(PathBuf::from(setting("STAR_DRILL_DIST")?).join("star-drill.html"))
}
