//! After one visit everything works without a server; a newer version comes when the person wants it, and a broken one
//! never.

use anyhow::{Result, bail, ensure};
use e2e::next_build::{IS_NEXT, NextBuild};
use e2e::records::{ATTEMPTS, attempt, chain_under_way, id, preferences, replies};
use e2e::{Browser, Engine, Page, Server, finish, finish_but_for, start};
use serde_json::{Value as Json, json};

/// Asks for a newer version now, as the browser does now and then, and notes what becomes of it.
const UPDATE: &str = "void navigator.serviceWorker.getRegistration().then(registration => {
    registration.addEventListener('updatefound', () => {
        const worker = registration.installing;
        worker.addEventListener('statechange', () => { window.newer = worker.state; });
    });
    return registration.update();
}).catch(() => {})";

#[tokio::test(flavor = "multi_thread")]
async fn after_one_visit_a_whole_drill_can_be_done_without_a_server() -> Result<()> {
    const TEXT: &str = "Told on a plane.";

    let mut server = Server::start()?.with_worker();
    let Some((browser, page)) = visited(&server).await? else { return Ok(()) };

    server.stop();
    reload(&page).await?;
    page.answer_once(TEXT).await?;
    page.wait_for_text(".review .prose", TEXT).await?;
    page.press_button("Good").await?;
    ensure!(page.stored_keys(ATTEMPTS).await?.len() == 1, "the attempt is not stored");
    for (link, title) in [
        ("nav a[href='#/plan']", "Plan"),
        ("nav a[href='#/stories']", "Stories"),
        ("nav a[href='#/principles']", "Principles"),
        ("nav a[href='#/guide']", "Guide"),
        ("header a[href='#/settings']", "Settings"),
    ] {
        page.click(link).await?;
        page.wait_for_text("main h1", title).await?;
    }
    page.click("nav a[href='#/history']").await?;
    page.wait_for_text(".attempts li", "Good").await?;
    reload(&page).await?;
    page.wait_for_text(".attempts li", "Good").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_visit_fetches_nothing_of_the_app() -> Result<()> {
    let server = Server::start()?.with_worker();
    let Some((browser, page)) = visited(&server).await? else { return Ok(()) };

    server.asked();
    page.open("").await?;
    page.wait_to_see("#choices").await?;
    page.press_button("Start").await?;
    page.wait_to_see("#answer").await?;
    // The tests' own, the worker (is there a newer one?), and the drawing for the tab, which some ask for by themselves.
    let is_expected = |path: &String| {
        ["/blank.html", "/probe.js", "/probe", "/sw.js"].contains(&path.as_str())
            || path.starts_with("/icon-")
            || path == "/favicon.ico"
    };
    let asked: Vec<_> = server.asked().into_iter().filter(|path| !is_expected(path)).collect();
    ensure!(asked.is_empty(), "a second visit asked for {asked:?}");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_version_waits_for_the_end_of_the_drill_and_for_the_person() -> Result<()> {
    const TEXT: &str = "Told in the older version.";

    let server = Server::start()?.with_worker();
    let Some((browser, page)) = visited(&server).await? else { return Ok(()) };

    page.press_button("Start").await?;
    page.write("#answer.answer", TEXT).await?;
    let next = NextBuild::make()?;
    server.publish(&next);
    page.look(UPDATE).await?;
    page.wait_for("the newer version", "window.newer === 'installed'").await?;
    page.wait_for(
        "the notice to be there, unseen",
        "document.querySelector('.new-version')?.getClientRects().length === 0",
    )
    .await?;
    page.press_button("Finish").await?;
    page.wait_for_text("#told", "Told in").await?;
    page.wait_to_see(".new-version").await?;
    ensure!(page.look("window.newer").await? == json!("installed"), "the newer version took over by itself");
    ensure!(page.look(IS_NEXT).await? == json!(false), "the page was loaded anew by itself");

    page.press_button("Load it").await?;
    page.wait_for("the newer version's page", IS_NEXT).await?;
    page.wait_for_the_app().await?;
    page.wait_for_text(".review .prose", TEXT).await?;
    page.wait_for("the older version's files to go", &counts_caches(1)).await?;
    has_file(&page, next.chunk(), true).await?;
    has_file(&page, next.old_chunk(), false).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_version_waits_for_the_end_of_a_chain_of_follow_ups_too() -> Result<()> {
    let server = Server::start()?.with_worker();
    let Some((browser, page)) = visited(&server).await? else { return Ok(()) };

    let [summary, answer] = attempt(1);
    page.seed(&[summary, answer, replies(1, &chain_under_way("typed"))]).await?;
    page.open(&format!("#/pressure/{}", id(1))).await?;
    page.wait_to_see("#resume").await?;
    let next = NextBuild::make()?;
    server.publish(&next);
    page.look(UPDATE).await?;
    page.wait_for("the newer version", "window.newer === 'installed'").await?;
    let is_unseen = "document.querySelector('.new-version')?.getClientRects().length === 0";
    page.wait_for("the notice to be there, unseen", is_unseen).await?;
    // With the clock the notice comes into sight.
    page.click("nav a[href='#/history']").await?;
    page.wait_to_see(".new-version").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tab_with_a_drill_keeps_its_version_when_another_tab_loads_the_newer_one() -> Result<()> {
    const TEXT: &str = "Told while the other tab went ahead.";

    let server = Server::start()?.with_worker();
    let Some((browser, page)) = visited(&server).await? else { return Ok(()) };

    let first = page.open_tab().await?;
    page.open("").await?;
    page.wait_to_see("#choices").await?;
    page.press_button("Start").await?;
    page.write("#answer.answer", TEXT).await?;
    page.look("void (window.isSamePage = true)").await?;
    let next = NextBuild::make()?;
    server.publish(&next);
    let second = page.switch_to(first).await?;
    page.look(UPDATE).await?;
    page.wait_to_see(".new-version").await?;
    page.press_button("Load it").await?;
    page.wait_for("the newer version's page", IS_NEXT).await?;

    page.switch_to(second).await?;
    ensure!(page.look("window.isSamePage").await? == json!(true), "the tab with the drill was loaded anew");
    // The server has it no more.
    has_file(&page, next.old_chunk(), true).await?;
    page.press_button("Finish").await?;
    page.wait_for_text(".review .prose", TEXT).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_with_a_file_missing_is_never_taken_up() -> Result<()> {
    const TEXT: &str = "Told after a broken release.";

    let mut server = Server::start()?.with_worker();
    let Some((browser, page)) = visited(&server).await? else { return Ok(()) };

    let next = NextBuild::make()?;
    server.publish(&next);
    server.lose(next.chunk());
    page.look(UPDATE).await?;
    page.wait_for("the newer version to be given up", "window.newer === 'redundant'").await?;
    reload(&page).await?;
    page.wait_to_see("#choices").await?;
    ensure!(page.look(IS_NEXT).await? == json!(false), "the broken version was taken up");
    has_file(&page, next.old_chunk(), true).await?;
    server.stop();
    reload(&page).await?;
    page.answer_once(TEXT).await?;
    page.wait_for_text(".review .prose", TEXT).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_version_that_is_mended_is_taken_up() -> Result<()> {
    let server = Server::start()?.with_worker();
    let Some((browser, page)) = visited(&server).await? else { return Ok(()) };

    let next = NextBuild::make()?;
    server.publish(&next);
    server.lose(next.chunk());
    page.look(UPDATE).await?;
    page.wait_for("the newer version to be given up", "window.newer === 'redundant'").await?;
    server.publish(&next);
    page.look(UPDATE).await?;
    page.wait_to_see(".new-version").await?;
    page.press_button("Load it").await?;
    page.wait_for("the newer version's page", IS_NEXT).await?;
    page.wait_for_the_app().await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_host_says_wrongly_of_a_file_is_not_kept() -> Result<()> {
    let mut server = Server::start()?.with_worker();
    let Some((browser, page)) = visited(&server).await? else { return Ok(()) };

    let next = NextBuild::make()?;
    server.publish(&next);
    server.mislabel();
    page.look(UPDATE).await?;
    page.wait_to_see(".new-version").await?;
    page.press_button("Load it").await?;
    page.wait_for("the newer version's page", IS_NEXT).await?;
    page.wait_for_the_app().await?;
    server.stop();
    reload(&page).await?;
    page.answer_once("Told all the same.").await?;
    page.click("nav a[href='#/guide']").await?;
    page.wait_for_text("main h1", "Guide").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_that_cannot_start_is_left_by_loading_the_page_anew() -> Result<()> {
    const IS_MENDED: &str =
        "document.querySelector('meta[name=next-build]') !== null && document.getElementById('main')";

    let server = Server::start()?.with_worker();
    let Some((browser, page)) = visited(&server).await? else { return Ok(()) };

    server.publish(&NextBuild::broken()?);
    page.look(UPDATE).await?;
    page.wait_to_see(".new-version").await?;
    page.press_button("Load it").await?;
    page.wait_for("the newer version's page", IS_NEXT).await?;
    page.wait_to_see("#no-start").await?;
    // Loading it anew while there is nothing newer changes nothing.
    page.look("void (window.isBefore = true, location.reload())").await?;
    page.wait_for("the page to be loaded anew", "!window.isBefore && document.getElementById('no-start')").await?;
    page.wait_to_see("#no-start").await?;

    server.publish(&NextBuild::make()?);
    page.look("void location.reload()").await?;
    page.wait_for("a version that starts", IS_MENDED).await?;
    page.wait_to_see("#choices").await?;
    page.wait_for("the older files to go", &counts_caches(1)).await?;

    finish_but_for(browser, server, &["Star Drill could not start"]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_kept_is_fetched_again_where_it_was_emptied() -> Result<()> {
    const EMPTY: &str = "(caches.keys().then(keys => Promise.all(keys.map(key => caches.delete(key))))
        .then(() => { window.isEmptied = true; }), window.isEmptied)";
    // All of it: the page and the files that it names.
    const IS_WHOLE: &str = "(caches.keys().then(async ([key]) => {
        const kept = key ? (await (await caches.open(key)).keys()).map(it => it.url) : [];
        window.isWhole = kept.includes(new URL('./', location.href).href)
            && kept.some(url => /records-/.test(url)) && kept.some(url => /\\/stories-/.test(url));
    }), window.isWhole)";

    let mut server = Server::start()?.with_worker();
    let Some((browser, page)) = visited(&server).await? else { return Ok(()) };

    page.wait_for("the cache to be emptied", EMPTY).await?;
    reload(&page).await?;
    page.wait_for("all to be kept again", IS_WHOLE).await?;
    server.stop();
    reload(&page).await?;
    page.answer_once("Told on a plane.").await?;
    page.click("nav a[href='#/guide']").await?;
    page.wait_for_text("main h1", "Guide").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_copies_on_one_origin_keep_their_files_apart() -> Result<()> {
    let server = Server::start()?.with_worker();
    let Some((browser, page)) = visited(&server).await? else { return Ok(()) };

    page.go("/copy/").await?;
    page.wait_for_the_app().await?;
    wait_until_kept(&page).await?;
    page.wait_for("the files of both", &counts_caches(2)).await?;
    // Loading the newer version of one removes the older files of that one only.
    server.publish(&NextBuild::make()?);
    page.look(UPDATE).await?;
    page.wait_to_see(".new-version").await?;
    page.press_button("Load it").await?;
    page.wait_for("the newer version's page", IS_NEXT).await?;
    page.wait_for_the_app().await?;
    page.wait_for("the older files to go", &counts_caches(2)).await?;
    page.open("").await?;
    ensure!(page.look(IS_NEXT).await? == json!(false), "the other copy has changed too");

    finish(browser, server).await
}

/// As by the browser's button. Firefox's driver means the key that passes service workers by.
async fn reload(page: &Page) -> Result<()> {
    page.look("void (window.isBefore = true, location.reload())").await?;
    page.wait_for("the page to be loaded anew", "!window.isBefore && document.getElementById('main')").await?;
    Ok(())
}

/// A page that was visited once and is kept from now on; nothing where the browser has no workers for tests.
async fn visited(server: &Server) -> Result<Option<(Browser, Page)>> {
    let (browser, page) = start(server).await?;
    page.seed(&[preferences(&json!({ "think_seconds": 0 }))]).await?;
    page.open("").await?;
    page.wait_to_see("#choices").await?;
    if page.look("'serviceWorker' in navigator").await? == json!(false) {
        if Engine::of_this_run()? != Engine::WebKit {
            bail!("this browser has no service workers");
        }
        println!("skipped: this browser has no service workers where it keeps its profile in memory");
        return Ok(None);
    }
    wait_until_kept(&page).await?;
    Ok(Some((browser, page)))
}

async fn wait_until_kept(page: &Page) -> Result<()> {
    // Of this very folder: one above it may have a worker too.
    const IS_KEPT: &str = "(navigator.serviceWorker.getRegistration().then(it => {
        window.isKept = Boolean(it?.active) && it.scope === new URL('./', location.href).href;
    }), window.isKept)";
    page.wait_for("the app to be kept", IS_KEPT).await?;
    Ok(())
}

/// True once there are so many caches. What an expression begins, it sees the next time it is asked.
fn counts_caches(count: usize) -> String {
    format!("(caches.keys().then(keys => {{ window.cacheCount = keys.length; }}), window.cacheCount === {count})")
}

/// Whether a page gets that file, but for what the browser itself keeps of earlier answers.
async fn has_file(page: &Page, name: &str, expected: bool) -> Result<()> {
    let ask = format!(
        "void (window.gotFile = null, fetch({}, {{ cache: 'reload' }}).then(answer => {{ window.gotFile = [answer.ok]; }}, () => {{ window.gotFile = [false]; }}))",
        json!(name)
    );
    page.look(&ask).await?;
    let got: Json = page.wait_for("an answer", "window.gotFile").await?;
    ensure!(got == json!([expected]), "{name}: {got}, expected [{expected}]");
    Ok(())
}
