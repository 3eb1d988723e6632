//! All kinds of practice, from the start page and from the palette.

use anyhow::{Result, ensure};
use e2e::page::{CONTROL, ENTER};
use e2e::records::{attempt, id, preferences};
use e2e::{Page, Server, finish, start};
use serde_json::json;

/// What the question on offer is of.
const ABOUT: &str = ".hero > p";

#[tokio::test(flavor = "multi_thread")]
async fn the_start_page_leads_to_every_kind_of_practice() -> Result<()> {
    const LOW: &str = "[...document.querySelectorAll('.ways a, .ways button')]
        .filter(it => it.getBoundingClientRect().height < 24).map(it => it.innerText)";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({ "role": "backend-engineer" }))]).await?;
    page.open("").await?;
    page.press_button("Product cases").await?;
    page.wait_for_text(ABOUT, "case").await?;
    page.wait_for_focus("#main").await?;
    page.press_button("Depth in your role").await?;
    page.wait_for_text(ABOUT, "depth").await?;
    let low = page.look(LOW).await?;
    ensure!(low == json!([]), "these are lower than 24 px: {low}");
    for (link, title) in [
        ("#mixed-sets a[href='#/set/10']", "10 minutes, mixed"),
        ("#whole-rounds a[href='#/loop']", "Mock loop"),
        ("#whole-rounds a[href='#/screens']", "Phone screens"),
        ("#whole-rounds a[href='#/paper']", "Written assessment"),
    ] {
        page.seed(&[]).await?;
        page.open("").await?;
        page.click(link).await?;
        page.wait_for_text("h1", title).await?;
    }

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn under_pressure_leads_to_the_latest_story_or_to_a_first_one() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[]).await?;
    page.open("").await?;
    page.press_button("Under pressure").await?;
    page.wait_for_text("main", "Answer a question about your work first").await?;
    page.press_button("To a question").await?;
    page.wait_for_text(ABOUT, "behavioural").await?;

    page.seed(&[attempt(1), attempt(2)].concat()).await?;
    page.open("").await?;
    page.press_button("Under pressure").await?;
    page.wait_for("the latest attempt", &format!("location.hash === '#/pressure/{}'", id(2))).await?;
    page.wait_to_see("#begin").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_palette_offers_every_kind_of_practice() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&attempt(1)).await?;
    for (typed, about) in [("product case", "case"), ("depth role", "depth")] {
        page.open("#/guide").await?;
        find(&page, typed).await?;
        page.wait_for_text(ABOUT, about).await?;
    }
    page.open("#/guide").await?;
    find(&page, "under pressure").await?;
    page.wait_for("the latest attempt", &format!("location.hash === '#/pressure/{}'", id(1))).await?;
    for (typed, title) in [
        ("one hour mixed", "One hour, mixed"),
        ("mock loop", "Mock loop"),
        ("phone screens", "Phone screens"),
        ("written assessment", "Written assessment"),
    ] {
        page.open("#/guide").await?;
        find(&page, typed).await?;
        page.wait_for_text("h1", title).await?;
    }
    // A word is enough.
    for (typed, offered) in [("case", "Practise a product case"), ("depth", "Practise depth in your role")] {
        page.open("#/guide").await?;
        open(&page).await?;
        page.type_keys(typed).await?;
        page.wait_for_text("dialog [role=listbox]", offered).await?;
    }

    finish(browser, server).await
}

async fn open(page: &Page) -> Result<()> {
    page.press(&[CONTROL, 'k']).await?;
    page.wait_for_focus("#dialog-first").await
}

async fn find(page: &Page, typed: &str) -> Result<()> {
    const ACTIVE: &str = "dialog [role=option][aria-selected=true]";

    open(page).await?;
    page.type_keys(typed).await?;
    let wanted = json!(typed.split(' ').collect::<Vec<_>>());
    let is_active = format!(
        "(it => {wanted}.every(word => it?.innerText.toLowerCase().includes(word)))(document.querySelector('{ACTIVE}'))"
    );
    page.wait_for(&format!("“{typed}” to be found"), &is_active).await?;
    page.press(&[ENTER]).await
}
