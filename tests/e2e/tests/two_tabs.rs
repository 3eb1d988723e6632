//! Two tabs share one store: neither loses what the other writes.

use anyhow::{Context, Result, ensure};
use e2e::records::{ATTEMPTS, DRAFTS, RECORDS, attempt, draft, id, preferences, story};
use e2e::{Page, Server, finish, start};
use serde_json::json;

/// Which keys a tab writes when it is about to go out of sight, which is when it saves what it has.
const WRITTEN_ON_LEAVING: &str = "(() => {
    const keys = [];
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
        keys.push(String(key));
        return set.call(this, key, text);
    };
    window.dispatchEvent(new Event('pagehide'));
    Storage.prototype.setItem = set;
    return keys;
})()";

#[tokio::test(flavor = "multi_thread")]
async fn an_attempt_made_in_one_tab_is_listed_in_the_other() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({ "think_seconds": 0 }))]).await?;
    page.open("").await?;
    page.answer_once("in the first tab").await?;
    page.click("nav a[href='#/history']").await?;
    are_listed(&page, 1).await?;
    page.look("window.isTheSamePage = true").await?;

    let first = page.open_tab().await?;
    page.open("").await?;
    page.answer_once("in the second tab").await?;
    page.click("nav a[href='#/history']").await?;
    are_listed(&page, 2).await?;

    page.switch_to(first).await?;
    are_listed(&page, 2).await?;
    ensure!(page.look("window.isTheSamePage").await? == json!(true), "the page was loaded anew");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drill_that_goes_on_in_another_tab_is_not_written_from_here() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({ "think_seconds": 0 }))]).await?;
    page.open("").await?;
    page.wait_to_see("#choices").await?;
    page.press_button("Start").await?;
    page.write("#answer.answer", "Begun in the first tab.").await?;
    let address = page.hash().await?;
    let draft = format!("{DRAFTS}{}", address.trim_start_matches("/drill/"));
    let is_saved = format!("localStorage.getItem({})?.includes('Begun in')", json!(draft));
    page.wait_for("the text in the draft", &is_saved).await?;

    let first = page.open_tab().await?;
    page.open(&format!("#{address}")).await?;
    page.wait_for_text("#paused", "Paused").await?;
    page.click("#resume").await?;
    page.write("#answer.answer", " Ended in the second.").await?;
    let written = page.look(WRITTEN_ON_LEAVING).await?;
    ensure!(written.to_string().contains(&draft), "the tab that the drill goes on in only writes {written}");

    let second = page.switch_to(first).await?;
    page.wait_for_text(".notices", "This drill goes on in another tab.").await?;
    page.wait_to_see("#choices").await?;
    let written = page.look(WRITTEN_ON_LEAVING).await?;
    ensure!(written == json!([]), "the tab that lost the drill writes {written}");

    page.switch_to(second).await?;
    page.press_button("Finish").await?;
    page.wait_for_text(".review .prose", "Begun in the first tab. Ended in the second.").await?;
    ensure!(page.stored_keys(ATTEMPTS).await?.len() == 1, "one drill became several attempts");
    ensure!(page.stored_keys(DRAFTS).await?.is_empty(), "a draft is left");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_remark_and_a_rating_from_two_tabs_are_both_kept() -> Result<()> {
    const REMARK: &str = "Begin with the number.";
    const KEPT: &str = "(() => {
        const at = prefix => localStorage.getItem(Object.keys(localStorage).find(key => key.startsWith(prefix)));
        return at('star-drill/v1/attempt/')?.includes('\"rating\":\"easy\"')
            && at('star-drill/v1/answer/')?.includes('Begin with the number.');
    })()";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({ "think_seconds": 0 }))]).await?;
    page.open("").await?;
    page.answer_once("in the first tab").await?;
    let address = page.hash().await?;
    let first = page.open_tab().await?;
    page.open(&format!("#{address}")).await?;
    page.wait_for_text("#told", "Told in").await?;

    // The remark is still being typed when the other tab rates.
    let second = page.switch_to(first).await?;
    page.write("#remark", REMARK).await?;
    page.look("document.querySelector('#remark').isTheSameField = true").await?;
    let first = page.switch_to(second).await?;
    page.press_button("Easy").await?;
    page.switch_to(first).await?;
    page.wait_for_text(".ratings [aria-pressed=true]", "Easy").await?;
    let field = page.look("document.querySelector('#remark').isTheSameField").await?;
    let text = page.value_of("#remark").await?;
    // Had the first tab taken the remark up before the rating came, the field would have been made anew, with it.
    ensure!(text == REMARK, "the field, the same one: {field}, holds {text:?}");
    page.wait_for("both to be stored", KEPT).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_tab_has_just_written_is_not_written_back() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&attempt(1)).await?;
    page.open(&format!("#/review/{}", id(1))).await?;
    page.wait_for_text("#told", "Told in").await?;
    // Nobody is told of what a page itself stores: this is the other tab's remark before the news of it is here.
    let answer = format!("{RECORDS}answer/{}", id(1));
    let [_, (_, text)] = attempt(1);
    page.store(&answer, &text.replace("Name the number first.", "Written elsewhere.")).await?;
    page.press_button("Easy").await?;
    page.wait_for_text(".ratings [aria-pressed=true]", "Easy").await?;
    let kept = page.stored_record(&answer).await?;
    ensure!(kept["remark"] == "Written elsewhere.", "a rating wrote the remark {} back", kept["remark"]);

    // And the other way round.
    let summary = format!("{ATTEMPTS}{}", id(1));
    let rated = page.stored(&summary).await?.context("the attempt is gone")?;
    page.store(&summary, &rated.replace("\"easy\"", "\"hard\"")).await?;
    page.write("#remark", " And slowly.").await?;
    page.click("nav a[href='#/history']").await?;
    page.wait_to_see(".attempts li").await?;
    let [kept, rated] = [page.stored_record(&answer).await?, page.stored_record(&summary).await?];
    ensure!(kept["remark"].as_str().is_some_and(|it| it.ends_with(" And slowly.")), "the remark is {}", kept["remark"]);
    ensure!(rated["rating"] == "hard", "a remark wrote the rating {} back", rated["rating"]);

    finish(browser, server).await
}

async fn are_listed(page: &Page, count: usize) -> Result<()> {
    let is_right = format!("document.querySelectorAll('.attempts li').length === {count}");
    page.wait_for(&format!("{count} attempts in the list"), &is_right).await?;
    Ok(())
}

/// As when one comes back to a page that was asleep: nobody has told it of what other tabs have stored.
const RETURN: &str = "window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))";

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_the_browser_had_kept_reads_anew_what_was_stored_meanwhile() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[story(1, &json!({}))]).await?;
    page.open(&format!("#/story/{}", id(1))).await?;
    page.wait_for_text("h1", "The checkout that failed").await?;
    let (key, text) = story(1, &json!({ "title": "The checkout, told elsewhere", "learned": "Ask first." }));
    page.store(&key, &text).await?;
    // It is heard once the pack is there.
    let returned = format!("{RETURN} && document.querySelector('h1').innerText.includes('told elsewhere')");
    page.wait_for("the story to be read anew", &returned).await?;
    page.write("#story-now", " Twice.").await?;
    page.click("nav a[href='#/stories']").await?;
    page.wait_for_text(".story-list", "The checkout, told elsewhere").await?;
    let stored = page.stored_record(&key).await?;
    ensure!(stored["learned"] == json!("Ask first."), "an older story was written over it: {stored}");
    ensure!(stored["now"] == json!("Rehearse it. Twice."), "what was typed is not stored: {stored}");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drill_that_went_on_elsewhere_while_the_page_was_asleep_is_not_written_from_here() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[draft(1, &json!({}))]).await?;
    page.open(&format!("#/drill/{}", id(1))).await?;
    page.press_button("Resume").await?;
    page.wait_for_focus("#answer").await?;
    page.look(RETURN).await?;
    page.wait_to_see("#answer").await?;
    let (key, text) = draft(1, &json!({ "texts": ["In May the checkout failed.", "Told on elsewhere.", "", ""] }));
    page.store(&key, &text).await?;
    page.look(RETURN).await?;
    page.wait_for_text(".notices", "in another tab").await?;
    page.look("window.dispatchEvent(new Event('pagehide'))").await?;
    let stored = page.stored(&key).await?.unwrap_or_default();
    ensure!(stored.contains("Told on elsewhere."), "an older draft was written over it: {stored}");

    finish(browser, server).await
}
