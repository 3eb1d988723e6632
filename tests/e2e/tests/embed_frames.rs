//! The frame of a widget by itself: what it says and hears without the script, when it is fetched, and what is left of it
//! where something of it does not come.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use e2e::hosts::{WIDGET, answer, blog, fits, heard, host, make_room, refused_nothing, visit};
use e2e::{Server, finish, finish_but_for, setting, start};
use serde_json::json;

const ROOT: &str = "document.documentElement";
const WELCOME: &str = "{ starDrill: 1, type: 'welcome', id: 'post', theme: 'dark', lang: 'en-GB' }";

/// A page with a plain frame as the documents describe it. It answers no greeting by itself.
fn post(frames: &Server) -> String {
    let origin = frames.origin();
    format!(
        "<!doctype html><html lang='en'><title>A blog</title>
         <iframe id='plain' title='Star Drill' width='700' height='200' src='{origin}/widget.html?principle=ownership'></iframe>
         <script>
            window.told = [];
            const frame = document.getElementById('plain');
            addEventListener('message', ({{ source, origin, data }}) => {{
                if (source !== frame.contentWindow || origin !== '{origin}' || data?.starDrill !== 1) return;
                told.push(data);
                if (data.type === 'height') frame.height = Math.min(Math.max(data.height, 100), 20000);
            }});
            window.tell = message => frame.contentWindow.postMessage(message, '{origin}');
         </script>"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plain_frame_talks_as_the_documents_say() -> Result<()> {
    let frames = Server::start()?;
    let (browser, page) = start(&frames).await?;

    let host = host(None, &post(&frames))?;
    visit(&page, &host).await?;
    let hello = page.wait_for("the greeting", "told.find(it => it.type === 'hello')").await?;
    ensure!(hello == json!({ "starDrill": 1, "type": "hello" }), "the greeting is {hello}");
    // Until it is answered, nothing else is said.
    page.enter_frame().await?;
    page.wait_for_text(".hero", "Ownership").await?;
    page.leave_frame().await?;
    ensure!(page.look("told.every(it => it.type === 'hello')").await? == json!(true), "more was said to nobody");

    page.look(&format!("tell({WELCOME})")).await?;
    page.wait_for("that it is ready", "told.find(it => it.type === 'ready' && it.id === 'post')").await?;
    page.wait_for("its height", "told.some(it => it.type === 'height' && it.id === 'post')").await?;
    page.enter_frame().await?;
    fits(&page).await?;
    page.wait_for("the colours", &format!("getComputedStyle({ROOT}).colorScheme === 'dark'")).await?;
    page.wait_for("the language", &format!("{ROOT}.lang === 'en-GB'")).await?;
    page.leave_frame().await?;
    page.look("tell({ starDrill: 1, type: 'set', id: 'post', lang: 'de' })").await?;
    page.enter_frame().await?;
    // There is no German yet, and a German voice would not be understood.
    page.wait_for("the language of the words", &format!("{ROOT}.lang === 'en'")).await?;
    let scheme = page.look_for_text(&format!("getComputedStyle({ROOT}).colorScheme")).await?;
    ensure!(scheme == "dark", "colours that nobody spoke of are {scheme}");
    page.leave_frame().await?;
    page.look("tell({ starDrill: 1, type: 'set', id: 'post', theme: 'light' })").await?;
    page.enter_frame().await?;
    page.wait_for("other colours", &format!("getComputedStyle({ROOT}).colorScheme === 'light'")).await?;
    answer(&page, "Told in a plain frame.").await?;
    page.leave_frame().await?;
    page.wait_for("what was done", "told.find(it => it.type === 'complete' && it.id === 'post')").await?;

    finish(browser, frames).await
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_page_that_holds_the_frame_can_welcome_it() -> Result<()> {
    // Welcomes the frame beside it, and says what it got for that.
    const FORGER: &str = "<!doctype html><title>Forger</title><script>
        const got = [];
        addEventListener('message', ({ data, source }) => {
            if (data === 'what') parent.postMessage({ got }, '*');
            else got.push(data);
        });
        parent.frames[0].postMessage({ starDrill: 1, type: 'welcome', id: 'forger', theme: 'dark' }, '*');
        parent.postMessage('forged', '*');
    </script>";

    let frames = Server::start()?;
    let forger = Server::start()?.with_page("/forger.html", None, FORGER);
    let (browser, page) = start(&frames).await?;

    let host = host(None, &post(&frames))?;
    visit(&page, &host).await?;
    page.wait_for("the greeting", "told.some(it => it.type === 'hello')").await?;
    let add = format!(
        "void (window.all = [],
            addEventListener('message', event => all.push(event.data)),
            document.body.append(Object.assign(document.createElement('iframe'), {{ src: '{}/forger.html' }})))",
        forger.origin()
    );
    page.look(&add).await?;
    page.wait_for("the forged welcome", "all.includes('forged')").await?;
    page.look("tell({ starDrill: 1, type: 'welcome', id: 'post', theme: 'light' })").await?;
    page.wait_for("its height", "told.some(it => it.type === 'height' && it.id === 'post')").await?;
    page.enter_frame().await?;
    fits(&page).await?;
    let scheme = page.look(&format!("getComputedStyle({ROOT}).colorScheme")).await?;
    ensure!(scheme == json!("light"), "the colours are those of a stranger");
    page.leave_frame().await?;
    page.look("void frames[1].postMessage('what', '*')").await?;
    let got = page.wait_for("what the forger got", "all.find(it => it.got)").await?;
    ensure!(got["got"] == json!([]), "the forger got {got}");

    finish(browser, frames).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_widget_is_fetched_when_the_reader_comes_near_it() -> Result<()> {
    let frames = Server::start()?;
    let (browser, page) = start(&frames).await?;

    let body =
        "<star-drill id='near'></star-drill><div style='height:60000px'></div><star-drill id='far'></star-drill>";
    let host = host(None, &blog(&frames, body))?;
    visit(&page, &host).await?;
    heard(&page, "ready", "near").await?;
    let fetched = || frames.asked().iter().filter(|path| *path == "/widget.html").count();
    ensure!(fetched() == 1, "the one far below was fetched, too");
    page.look("void document.getElementById('far').scrollIntoView()").await?;
    heard(&page, "ready", "far").await?;
    ensure!(fetched() == 1, "it was fetched otherwise than by coming near");

    finish(browser, frames).await
}

#[tokio::test(flavor = "multi_thread")]
async fn without_its_script_a_widget_leads_to_the_full_app() -> Result<()> {
    let frames = Server::start()?;
    let mut names = fs::read_dir(dist()?)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let script = names.find(|name| name.starts_with("widget-") && name.ends_with(".js")).context("no script")?;
    frames.lose(&script);
    let (browser, page) = start(&frames).await?;

    page.go("/widget.html").await?;
    page.wait_for_text("#widget", "Fetching the questions").await?;
    ensure!(
        page.look("document.querySelector('#widget a').checkVisibility({ visibilityProperty: true })").await?
            == json!(false)
    );
    // What it waits for need not be waited for here.
    page.look("void document.getAnimations().forEach(it => it.finish())").await?;
    page.wait_to_see("#widget a").await?;
    let link = page.look_for_text("document.querySelector('#widget a').href").await?;
    ensure!(link == format!("{}/", frames.origin()), "the link leads to {link}");

    finish_but_for(browser, frames, &["widget-"]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_page_asks_for_holds_when_the_questions_come_late() -> Result<()> {
    let frames = Server::start()?.failing_pack();
    let (browser, page) = start(&frames).await?;

    let host =
        host(None, &blog(&frames, "<star-drill id='one' principle='dive-deep'><a href='/'>One</a></star-drill>"))?;
    visit(&page, &host).await?;
    let error = heard(&page, "error", "one").await?;
    ensure!(error["code"] == json!("no-questions"), "the page heard {error}");
    ensure!(
        page.look("heard.every(it => it.type !== 'star-drill-ready')").await? == json!(true),
        "it is ready for nothing"
    );
    page.wait_to_see("star-drill a").await?;
    frames.mend_pack();
    page.enter_widget(WIDGET).await?;
    page.press_button("Try again").await?;
    page.wait_for_text(".hero", "Dive Deep").await?;
    page.leave_frame().await?;
    heard(&page, "ready", "one").await?;
    page.wait_for("the link to go", "!document.querySelector('star-drill a').getClientRects().length").await?;

    finish(browser, frames).await
}

#[tokio::test(flavor = "multi_thread")]
async fn hosts_that_leave_out_html_in_addresses_show_widgets_too() -> Result<()> {
    let frames = Server::start()?.cleaning_addresses();
    let (browser, page) = start(&frames).await?;

    let host = host(None, &blog(&frames, "<star-drill id='one' question='ownership-missed-because'></star-drill>"))?;
    visit(&page, &host).await?;
    heard(&page, "ready", "one").await?;
    page.enter_widget(WIDGET).await?;
    let path = page.look_for_text("location.pathname").await?;
    ensure!(path == "/widget", "the frame is at {path}");
    answer(&page, "Told at another address.").await?;
    page.leave_frame().await?;
    heard(&page, "complete", "one").await?;
    refused_nothing(&page).await?;
    for (path, expected) in [
        ("/", "Content-Security-Policy: default-src 'none'"),
        ("/widget", "connect-src 'self' https: http:"),
        ("/star-drill", "Content-Disposition: attachment; filename=\"star-drill.html\""),
        ("/nothing-here", "There is nothing at this address"),
        ("/nothing-here", "HTTP/1.1 404"),
    ] {
        ensure!(frames.get(path)?.contains(expected), "{path} comes without {expected}");
    }

    finish(browser, frames).await
}

/// Pages out there name the versions that were there when they were written.
#[tokio::test(flavor = "multi_thread")]
async fn the_script_of_every_version_makes_a_widget() -> Result<()> {
    let frames = Server::start()?;
    let (browser, page) = start(&frames).await?;

    let mut versions = Vec::new();
    for entry in fs::read_dir(dist()?.join("embed"))? {
        let folder = entry?.path();
        if folder.join("star-drill.js").is_file() {
            let name = folder.file_name().and_then(|name| name.to_str()).map(str::to_owned);
            versions.push(name.context("a folder without a name")?);
        }
    }
    ensure!(versions.iter().any(|version| version == env!("CARGO_PKG_VERSION")), "there are only {versions:?}");
    make_room(&page).await?;
    for version in versions {
        let page_of = blog(&frames, "<star-drill id='one' principle='dive-deep'></star-drill>")
            .replace(&format!("/embed/{}/", env!("CARGO_PKG_VERSION")), &format!("/embed/{version}/"));
        visit(&page, &host(None, &page_of)?).await?;
        heard(&page, "ready", "one").await.with_context(|| version.clone())?;
        page.enter_widget(WIDGET).await?;
        page.wait_for_text(".hero", "Dive Deep").await?;
        fits(&page).await.with_context(|| version.clone())?;
        answer(&page, "Told in a widget.").await?;
        page.leave_frame().await?;
        heard(&page, "complete", "one").await.with_context(|| version.clone())?;
    }

    finish(browser, frames).await
}

fn dist() -> Result<PathBuf> {
    Ok(PathBuf::from(setting("STAR_DRILL_DIST")?))
}
