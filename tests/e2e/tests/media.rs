//! What the system asks for: less motion, forced colours. In Chromium, which alone can be told to ask for them.

use anyhow::{Result, ensure};
use e2e::records::{draft, id, story};
use e2e::{Engine, Server, finish, start};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn with_less_motion_the_bar_steps_instead_of_sliding() -> Result<()> {
    const DURATION: &str = "getComputedStyle(document.querySelector('.pace i'), '::after').transitionDuration";

    if Engine::of_this_run()? != Engine::Chromium {
        return Ok(());
    }
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[draft(1, &json!({}))]).await?;
    for (asked, expected) in [("no-preference", "0.25s"), ("reduce", "0s")] {
        page.emulate("prefers-reduced-motion", asked).await?;
        page.open(&format!("#/drill/{}", id(1))).await?;
        page.wait_to_see(".pace i").await?;
        let duration = page.look_for_text(DURATION).await?;
        ensure!(duration == expected, "{asked}: the bar moves for {duration}; expected {expected}");
    }

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn with_forced_colours_focus_and_lateness_can_still_be_seen() -> Result<()> {
    const OUTLINE: &str = "(() => {
        const style = getComputedStyle(document.activeElement);
        return document.activeElement.id + ' ' + style.outlineStyle;
    })()";
    const FILLS: &str = "[...document.querySelectorAll('.pacing .part i')]
        .map(part => getComputedStyle(part, '::after'))
        .map(style => style.backgroundColor + style.backgroundImage)";

    if Engine::of_this_run()? != Engine::Chromium {
        return Ok(());
    }
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    // In time, over, far over.
    page.seed(&[draft(1, &json!({ "spent": [10_000, 20_000, 160_000, 0], "current": 2 }))]).await?;
    page.emulate("forced-colors", "active").await?;
    page.open(&format!("#/drill/{}", id(1))).await?;
    page.click("#resume").await?;
    page.wait_for_focus("#answer").await?;
    let outline = page.look_for_text(OUTLINE).await?;
    ensure!(outline == "answer solid", "the focused field has the outline {outline:?}");
    let fills: Vec<String> = serde_json::from_value(page.look(FILLS).await?)?;
    let [in_time, over, far_over, _] = fills.as_slice() else {
        anyhow::bail!("the bar has {} parts", fills.len());
    };
    ensure!(in_time != over && over != far_over && in_time != far_over, "parts look alike: {fills:?}");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn on_paper_a_story_shows_all_of_its_text() -> Result<()> {
    const CUT_OFF: &str = "[...document.querySelectorAll('.story textarea, .story .printed')]
        .filter(it => it.getClientRects().length > 0 && it.scrollHeight > it.clientHeight + 1)
        .map(it => it.tagName)";

    if Engine::of_this_run()? != Engine::Chromium {
        return Ok(());
    }
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let long = "I read the slow traces one by one. ".repeat(60);
    page.seed(&[story(1, &json!({ "texts": ["In May.", "My task.", long, "It held."] }))]).await?;
    page.open(&format!("#/story/{}", id(1))).await?;
    page.wait_for_text("h1", "The checkout that failed").await?;
    page.emulate_print().await?;
    page.wait_for_text(".story", &long.trim()[..200]).await?;
    let cut_off = page.look(CUT_OFF).await?;
    ensure!(cut_off == json!([]), "cut off on paper: {cut_off}");

    finish(browser, server).await
}
