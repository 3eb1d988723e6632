//! A widget can be used by everybody: with axe-core, in light and dark, in wide and narrow columns, by keyboard.

use std::{env, fs};

use anyhow::{Context, Result, ensure};
use e2e::hosts::{WIDGET, answer, blog, fits, heard, host, visit};
use e2e::page::{CONTROL, ENTER};
use e2e::{Page, Server, finish, start};
use serde_json::json;

/// Reports of what the policy forbids are off meanwhile: axe tries `eval`.
const AXE: &str = "
    const done = arguments[arguments.length - 1];
    const root = document.documentElement;
    root.dataset.probe = 'off';
    const told = violation => violation.nodes.map(node => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary}`);
    const rules = { 'target-size': { enabled: true } };
    window.axe.run(document, { resultTypes: ['violations'], rules })
        .then(result => result.violations.flatMap(told), error => [`axe failed: ${error}`])
        .then(faults => setTimeout(() => { delete root.dataset.probe; done(faults); }));";

const STICKS_OUT: &str = "[...document.querySelectorAll('body *')]
    .filter(it => it.getClientRects().length && !it.closest('.spoken')
        && it.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(it => `${it.tagName}.${it.className}`)";

#[tokio::test(flavor = "multi_thread")]
async fn question_drill_and_review_in_narrow_and_wide_columns_in_light_and_dark() -> Result<()> {
    let frames = Server::start()?;
    let (browser, page) = start(&frames).await?;

    for (theme, width) in [("light", 320), ("dark", 320), ("light", 1100), ("dark", 1100)] {
        let body = format!("<div style='width:{width}px'><star-drill id='one' theme='{theme}'></star-drill></div>");
        let host = host(None, &blog(&frames, &body))?;
        visit(&page, &host).await?;
        heard(&page, "ready", "one").await?;
        page.enter_widget(WIDGET).await?;
        page.wait_to_see(".widget-foot").await?;
        let found = |place: &str| format!("{theme}, {width} px, {place}");
        inspect(&page, &found("question")).await?;
        page.press_button("Start").await?;
        page.press_button("Answer now").await?;
        page.write("#answer.answer", "Told in a widget.").await?;
        inspect(&page, &found("drill")).await?;
        page.press_button("Finish").await?;
        page.wait_for_text("#told", "Told in").await?;
        inspect(&page, &found("review")).await?;
    }

    finish(browser, frames).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_widget_has_the_keys_of_the_drill_and_none_that_lead_away() -> Result<()> {
    let frames = Server::start()?;
    let (browser, page) = start(&frames).await?;

    let host = host(None, &blog(&frames, "<star-drill id='one' mode='free'></star-drill>"))?;
    visit(&page, &host).await?;
    heard(&page, "ready", "one").await?;
    page.enter_widget(WIDGET).await?;
    // The keys go where the focus is, and that is given by hand.
    page.click(".hero h1").await?;
    page.type_keys("hlcgst?").await?;
    page.press(&[CONTROL, 'k']).await?;
    page.press(&[ENTER]).await?;
    page.wait_to_see("#answer.notes").await?;
    ensure!(page.look("document.querySelector('dialog')").await?.is_null(), "a key has opened a dialog");
    page.press(&[CONTROL, ENTER]).await?;
    page.write("#answer.answer", "Hold the line, then? Told.").await?;
    page.press(&[CONTROL, ENTER]).await?;
    page.wait_for_text(".review .prose", "Hold the line, then? Told.").await?;

    finish(browser, frames).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_coach_marks_is_shown_without_scrolling_the_page() -> Result<()> {
    const SHOW: &str = ".finding[data-check=vague-claim] button";

    let frames = Server::start()?;
    let (browser, page) = start(&frames).await?;

    let body = "<star-drill id='one' mode='free'></star-drill><div style='height:12000px'></div>";
    let host = host(None, &blog(&frames, body))?;
    visit(&page, &host).await?;
    heard(&page, "ready", "one").await?;
    page.enter_widget(WIDGET).await?;
    answer(&page, "It was a huge success. We made it so. It was all I could do, and more than anybody had asked for.")
        .await?;
    page.wait_to_see(SHOW).await?;
    fits(&page).await?;
    page.leave_frame().await?;
    // As far from the marked words as the page goes.
    page.look("scrollTo(0, 8000)").await?;
    let before = page.wait_for("the page to be scrolled", "scrollY").await?;
    page.enter_widget(WIDGET).await?;
    page.look(&format!("document.querySelector('{SHOW}').click()")).await?;
    page.wait_to_see("#coach-mark").await?;
    // What would scroll comes in a task after that. A frame out of sight is not drawn; the page around it is, and two of its
    // pictures later it would have moved.
    page.look("void setTimeout(() => { window.isLater = true; })").await?;
    page.wait_for("the task after that", "window.isLater").await?;
    page.leave_frame().await?;
    page.look("void requestAnimationFrame(() => requestAnimationFrame(() => { window.isDrawn = true; }))").await?;
    page.wait_for("two pictures", "window.isDrawn").await?;
    let after = page.look("scrollY").await?;
    ensure!(after == before, "the page was at {before} and is at {after}");

    finish(browser, frames).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_widget_does_not_show_opens_in_the_full_app_and_the_review_stays() -> Result<()> {
    const TEXT: &str = "In May 2024 the checkout of our shop failed. I was on call, and it was my job to bring it back. I \
                        rolled it back, I looked for the cause in the logs, and I told our customers. Lost orders fell \
                        from 40 to 2 in a week.";

    let frames = Server::start()?;
    let (browser, page) = start(&frames).await?;

    let host = host(None, &blog(&frames, "<star-drill id='one' mode='free'></star-drill>"))?;
    visit(&page, &host).await?;
    heard(&page, "ready", "one").await?;
    page.enter_widget(WIDGET).await?;
    answer(&page, TEXT).await?;
    page.wait_to_see(".pointers a").await?;
    let way = page.look_for_text("document.querySelector('.pointers a').getAttribute('href')").await?;
    ensure!(
        page.look("!!document.querySelector('.pressed')?.getClientRects().length").await? == json!(false),
        "a link leads out"
    );

    let blog = page.client().window().await?;
    page.click(".pointers a").await?;
    let tab = page.opened_beside(&blog).await?;
    page.wait_for_text("#told", "Told in").await?;
    page.switch_to(tab).await?;
    page.wait_for_the_app().await?;
    let here = page.look_for_text("location.href").await?;
    ensure!(here == format!("{}/{way}", frames.origin()), "the tab is at {here}");
    page.wait_to_see("header nav").await?;

    finish(browser, frames).await
}

async fn inspect(page: &Page, place: &str) -> Result<()> {
    fits(page).await?;
    let out = page.look(STICKS_OUT).await?;
    ensure!(out == json!([]), "{place}: {out} sticks out");
    let Some(path) = env::var_os("STAR_DRILL_AXE") else { return Ok(()) };
    let axe = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let client = page.client();
    client.execute(&axe, Vec::new()).await.context("loading axe")?;
    let faults = client.execute_async(AXE, Vec::new()).await.context("running axe")?;
    ensure!(faults == json!([]), "{place}: {faults}");
    Ok(())
}
