//! Mixed sets: so many minutes of questions, from the start page and the palette.

use anyhow::{Result, ensure};
use e2e::page::{CONTROL, ENTER};
use e2e::records::{changed, preferences};
use e2e::{Page, Server, finish, start};
use serde_json::json;

const TICKS: &str = "star-drill/v1/ticks";

#[tokio::test(flavor = "multi_thread")]
async fn a_set_is_answered_one_by_one_and_outlives_a_reload() -> Result<()> {
    const ITEMS: &str = "[...document.querySelectorAll('ol.loop-next .voice-small')].map(it => it.innerText)";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({ "think_seconds": 0 }))]).await?;
    page.open("").await?;
    page.click("#mixed-sets a[href='#/set/20']").await?;
    page.wait_for_text("h1", "20 minutes, mixed").await?;
    page.wait_to_see("#start-next").await?;
    let set = page.look(ITEMS).await?;
    let count = set.as_array().map_or(0, Vec::len);
    ensure!(count >= 3, "the set is {set}");
    page.reload().await?;
    page.wait_to_see("#start-next").await?;
    ensure!(page.look(ITEMS).await? == set, "another set after the reload");

    page.click("#start-next").await?;
    page.wait_for("the first question", &format!("document.querySelector('h1')?.innerText === {}", set[0])).await?;
    page.write("#answer.answer", "In May the checkout failed.").await?;
    page.press_button("Finish").await?;
    page.wait_for_text("#told", "Told in").await?;
    page.wait_for_text(".way-on", &format!("1 of {count} answered")).await?;
    page.click("#next-of-set").await?;
    page.wait_for("the second question", &format!("document.querySelector('h1')?.innerText === {}", set[1])).await?;
    page.write("#answer.answer", "In June it did not.").await?;
    page.press_button("Finish").await?;
    page.wait_for_text(".way-on", &format!("2 of {count} answered")).await?;
    page.reload().await?;
    page.wait_for_text(".way-on", &format!("2 of {count} answered")).await?;
    page.click(".way-on a").await?;
    page.wait_for_text("main", &format!("2 of {count} answered")).await?;
    ensure!(page.look(ITEMS).await? == set, "another set after two answers");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_set_under_way_is_found_again_on_the_start_page_until_it_is_ended() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({ "think_seconds": 0 }))]).await?;
    page.open("#/set/20").await?;
    page.click("#start-next").await?;
    page.write("#answer.answer", "In May the checkout failed.").await?;
    page.press_button("Finish").await?;
    page.wait_to_see("#next-of-set").await?;
    page.open("").await?;
    page.wait_for_text("#set-left", "20 minutes, 1 of ").await?;
    page.reload().await?;
    page.wait_for_text("#set-left", "20 minutes, 1 of ").await?;
    page.click("#set-left a").await?;
    page.wait_for_text("h1", "20 minutes, mixed").await?;
    page.wait_to_see("#start-next").await?;

    // A backup of before that is merged does not bring it back.
    let ticks = page.stored_record(TICKS).await?;
    page.open("").await?;
    page.click("#set-left button").await?;
    page.wait_to_see("#mixed-sets a[href='#/set/20']").await?;
    let over = page.stored_record(TICKS).await?;
    let both: Vec<_> = [&ticks, &over].into_iter().filter_map(|it| it["ticked"].as_array()).flatten().collect();
    let merged = changed(&over.to_string(), &json!({ "ticked": both }));
    page.seed(&[(TICKS.to_owned(), merged)]).await?;
    page.open("").await?;
    page.wait_to_see("#mixed-sets a[href='#/set/20']").await?;
    page.open("#/set/10").await?;
    page.wait_to_see("#start-next").await?;
    page.open("").await?;
    page.wait_for_text("#set-left", "10 minutes, 0 of ").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_palette_offers_sets_and_the_loop() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[]).await?;
    for (typed, title) in [("one hour mixed", "One hour, mixed"), ("mock loop", "Mock loop")] {
        page.open("").await?;
        page.wait_to_see("#choices").await?;
        find(&page, typed).await?;
        page.wait_for_text("h1", title).await?;
    }

    finish(browser, server).await
}

async fn find(page: &Page, typed: &str) -> Result<()> {
    page.press(&[CONTROL, 'k']).await?;
    page.wait_for_focus("#dialog-first").await?;
    page.type_keys(typed).await?;
    page.wait_to_see("dialog [role=option]").await?;
    page.press(&[ENTER]).await
}
