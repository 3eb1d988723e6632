//! Addresses that others have: of a question, of a drill at once; giving such an address away; and what a home screen
//! needs.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use e2e::records::{QUESTION, QUESTION_TEXT, preferences};
use e2e::{Engine, Page, Server, finish, setting, start};
use serde_json::{Value as Json, json};

#[tokio::test(flavor = "multi_thread")]
async fn an_address_of_a_question_opens_the_start_page_with_it() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let (id, text) = another_question()?;
    page.open(&format!("#/question/{id}")).await?;
    page.wait_for_text(".hero", &text).await?;
    ensure!(page.hash().await? == "/", "the address of the start page is {}", page.hash().await?);
    // To another one from within, as a click on a link in the same tab.
    page.look(&format!("void (location.hash = '#/question/{QUESTION}')")).await?;
    page.wait_for_text(".hero", QUESTION_TEXT).await?;
    page.press_button("Start").await?;
    page.wait_for_text("h1", QUESTION_TEXT).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_of_no_question_says_so_and_offers_another() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.open("#/question/nobody-asks-this").await?;
    page.wait_for_text(".notices", "is not in the question bank").await?;
    page.wait_to_see("#choices").await?;
    page.press_button("Start").await?;
    page.wait_to_see("#answer").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_shortcut_begins_a_drill_and_going_back_leads_to_the_start_page() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({ "think_seconds": 0 }))]).await?;
    page.open("#/question").await?;
    page.wait_to_see("#answer.answer").await?;
    // WebKit goes back over entries that came about without anybody doing something in the page.
    if Engine::of_this_run()? != Engine::WebKit {
        page.client().back().await?;
        page.wait_to_see("#choices").await?;
        ensure!(page.hash().await? == "/", "back led to {}", page.hash().await?);
    }

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_shared_by_the_sheet_of_the_system() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.open("").await?;
    page.wait_to_see("#choices").await?;
    replace(&page, "share", "data => { window.shared = data; return Promise.resolve(); }").await?;
    page.press_button("Share this question").await?;
    let shared = page.wait_for("what is shared", "window.shared").await?;
    let expected = format!("{}/#/question/{QUESTION}", server.origin());
    ensure!(shared == json!({ "text": QUESTION_TEXT, "url": expected }), "shared is {shared}");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_sheet_the_link_is_copied_and_else_it_can_be_copied_by_hand() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.open("").await?;
    page.wait_to_see("#choices").await?;
    let expected = format!("{}/#/question/{QUESTION}", server.origin());
    replace(&page, "share", "undefined").await?;
    replace(&page, "clipboard", "{ writeText: text => { window.copied = text; return Promise.resolve(); } }").await?;
    page.press_button("Share this question").await?;
    page.wait_for_text(".share", "The link is copied.").await?;
    page.wait_for_text(".spoken[role=status]", "The link is copied.").await?;
    ensure!(page.look("window.copied").await? == json!(expected), "another link was copied");
    // Of another question nothing is copied yet.
    page.press_button("Another").await?;
    page.wait_for("the message to go", "!document.querySelector('.share').innerText.includes('copied')").await?;

    replace(&page, "clipboard", "undefined").await?;
    page.press_button("Share this question").await?;
    page.wait_for_focus("#shared-link").await?;
    let by_hand = page.value_of("#shared-link").await?;
    ensure!(by_hand.starts_with(&format!("{}/#/question/", server.origin())), "by hand it is {by_hand}");
    ensure!(by_hand != expected, "it is the link of the question before");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_settings_lead_to_the_one_file_and_to_the_page_for_authors() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.open("#/settings").await?;
    page.wait_to_see("main a[href='star-drill.html'][download]").await?;
    page.wait_for_text("main", "Both come from the network.").await?;
    ensure!(server.get("/star-drill.html")?.starts_with("HTTP/1.1 200"), "there is no file");
    page.click("main a[href='embed/']").await?;
    page.wait_for_text("h1", "Star Drill in your page").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_manifest_and_its_icons_are_there() -> Result<()> {
    const READ: &str = "void fetch(document.querySelector('link[rel=manifest]').href)
        .then(answer => answer.json()).then(async manifest => {
            const base = document.querySelector('link[rel=manifest]').href;
            const pictures = [...manifest.icons, ...manifest.shortcuts.flatMap(it => it.icons)].map(it => it.src);
            pictures.push(document.querySelector('link[rel=apple-touch-icon]').href);
            const types = await Promise.all(pictures.map(async it => {
                const answer = await fetch(new URL(it, base));
                return answer.ok && answer.headers.get('content-type').startsWith('image/');
            }));
            window.manifest = { types, start: new URL(manifest.start_url, base).href, urls: manifest.shortcuts.map(it => it.url) };
        })";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.open("").await?;
    page.look(READ).await?;
    let read = page.wait_for("the manifest", "window.manifest").await?;
    let types = read["types"].as_array().context("no pictures")?;
    ensure!(types.len() >= 7 && types.iter().all(|it| *it == json!(true)), "of the pictures: {types:?}");
    ensure!(read["start"] == json!(format!("{}/", server.origin())), "it starts at {}", read["start"]);
    ensure!(read["urls"] == json!(["./#/question", "./#/plan"]), "the shortcuts are {}", read["urls"]);

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn each_page_has_a_title_of_its_own() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.open("").await?;
    page.wait_to_see("#choices").await?;
    let start = page.look_for_text("document.title").await?;
    ensure!(start.contains("Star Drill"), "the title is {start}");
    for (place, name) in [
        ("plan", "Plan"),
        ("stories", "Stories"),
        ("sheet", "Story sheet"),
        ("principles", "Principles"),
        ("coverage", "Coverage"),
        ("guide", "Guide"),
        ("history", "History"),
        ("progress", "Progress"),
        ("screens", "Phone screens"),
        ("paper", "Written assessment"),
        ("loop", "Mock loop"),
        ("settings", "Settings"),
    ] {
        page.look(&format!("void (location.hash = '#/{place}')")).await?;
        let expected = json!(format!("{name} · Star Drill"));
        page.wait_for(&format!("the title of {place}"), &format!("document.title === {expected}")).await?;
    }
    // And back.
    page.look("void (location.hash = '#/')").await?;
    page.wait_for("the title of the start page", &format!("document.title === {}", json!(start))).await?;

    finish(browser, server).await
}

/// Puts something in the place of what the browser has.
async fn replace(page: &Page, name: &str, value: &str) -> Result<()> {
    let script = format!("void Object.defineProperty(navigator, '{name}', {{ value: {value}, configurable: true }})");
    page.look(&script).await?;
    Ok(())
}

/// A question that the static page does not show, with its words.
fn another_question() -> Result<(String, String)> {
    let pack = PathBuf::from(setting("STAR_DRILL_DIST")?).join("packs/amazon.json");
    let pack: Json = serde_json::from_str(&fs::read_to_string(pack)?)?;
    let questions = pack["questions"].as_array().context("a pack without questions")?;
    let other = questions.iter().find(|it| it["id"] != json!(QUESTION)).context("only one question")?;
    let text = |name: &str| other[name].as_str().map(str::to_owned).with_context(|| format!("no {name}"));
    Ok((text("id")?, text("text")?))
}
