//! Under pressure: chains of follow-ups after an answer, typed and aloud, over reloads and without room; how firm each reply
//! was, and where that is told.

use anyhow::{Context, Result, ensure};
use e2e::page::{BRIM, CONTROL, ENTER, ESCAPE};
use e2e::records::{
    ATTEMPTS, PREFERENCES, RECORDS, Record, attempt, chain, chain_over, chain_under_way, changed, id, preferences,
    replies, spoken_attempt,
};
use e2e::{Engine, Page, Server, finish, start};
use serde_json::{Value as Json, json};

/// It boasts without a number, so a check calls for the first follow-up of the question.
const WEAK: [&str; 4] = [
    "In May 2024 the checkout of our shop failed.",
    "I was on call, and it was my job to bring it back.",
    "I rolled it back, I looked for the cause in the logs, and I told our customers.",
    "It was a huge success.",
];
const CALLED: &str = "How confident were you that day?";
const OWN: &str = "Had you been wrong, what would going back have cost you?";

const ASKED: &str = "#follow-up";
const PLACE: &str = ".place";
const TALLY: &str = ".tally";
const PRINCIPLES: [&str; 16] = [
    "customer-obsession",
    "ownership",
    "invent-and-simplify",
    "are-right-a-lot",
    "learn-and-be-curious",
    "hire-and-develop-the-best",
    "insist-on-the-highest-standards",
    "think-big",
    "bias-for-action",
    "frugality",
    "earn-trust",
    "dive-deep",
    "have-backbone-disagree-and-commit",
    "deliver-results",
    "strive-to-be-earths-best-employer",
    "success-and-scale-bring-broad-responsibility",
];

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_pressed_from_its_review_and_its_gap_is_told_there_and_brings_the_principle_back() -> Result<()> {
    const MARKED: &str = "[...document.querySelectorAll('.replies li')]
        .map(reply => reply.querySelector('input:checked')?.closest('label').innerText.trim() ?? null)";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let (number, records) = all_drilled_lately(&page).await?;
    page.seed(&records).await?;
    page.open(&format!("#/review/{number}")).await?;
    page.wait_for_text(".pressed", "Two to five follow-ups").await?;
    page.click(".pressed a").await?;
    page.wait_to_see("#begin").await?;
    page.wait_for_text("main", "in writing").await?;
    page.choose("#follow-ups", "2").await?;
    page.choose("#reply-seconds", "0").await?;
    page.click("#begin").await?;

    // What the coach found wanting comes first, then the other of the question's own.
    page.wait_for_text(ASKED, CALLED).await?;
    page.wait_for_text(PLACE, "Follow-up 1 of 2").await?;
    page.wait_for_text("[role=timer]", "of 0:30").await?;
    page.wait_for_focus("#reply").await?;
    page.write("#reply", "Not at all.").await?;
    page.press(&[CONTROL, ENTER]).await?;
    page.wait_for_text(ASKED, OWN).await?;
    page.wait_for_text(PLACE, "Follow-up 2 of 2").await?;
    page.wait_for_focus("#reply").await?;
    ensure!(page.value_of("#reply").await?.is_empty(), "the reply before is still there");
    page.write("#reply", "An hour.").await?;
    page.press_button("Done").await?;

    page.wait_for_focus("#last-chain").await?;
    page.wait_for_text(TALLY, "Under pressure: 2 asked").await?;
    page.wait_for_text(".replies li", "asked because of: claims").await?;
    mark(&page, 1, 3).await?;
    mark(&page, 2, 1).await?;
    page.wait_for_text(TALLY, "2 asked, 1 gap, 1 safe").await?;
    page.reload().await?;
    page.wait_for_text(TALLY, "2 asked, 1 gap, 1 safe").await?;
    let marked = page.look(MARKED).await?;
    ensure!(marked == json!(["Gap", "Safe"]), "marked is {marked}");
    let stored = page.stored_record(&format!("{RECORDS}replies/{number}")).await?;
    let kept = &stored["chains"][0]["replies"];
    for (place, asked, said, firmness) in [(0, CALLED, "Not at all.", "gap"), (1, OWN, "An hour.", "safe")] {
        let reply = &kept[place];
        ensure!(reply["asked"] == asked && reply["said"] == said && reply["firmness"] == firmness, "{reply}");
        ensure!(reply["given"] == json!(true), "{reply}");
    }

    page.click("main a[href^='#/review/']").await?;
    page.wait_for_text(".pressed", "Under pressure: 2 asked, 1 gap, 1 safe").await?;
    page.open("#/principles/bias-for-action").await?;
    page.wait_for_text("main .pressed-on", "Under pressure: 2 asked, 1 gap, 1 safe").await?;
    page.click("nav a[href='#/']").await?;
    page.wait_for_text(".next-step p", "Next: Bias for Action — a follow-up found a gap less than a day ago.").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reload_in_the_middle_brings_the_follow_up_back_paused_with_its_text_and_time() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&with(attempt(1), [replies(1, &chain_under_way("typed"))])).await?;
    page.open(&here()).await?;
    is_paused_at(&page, "Follow-up 2 of 3", "Because it").await?;
    page.wait_for_text("[role=timer]", "0:10 of 0:45").await?;
    page.wait_for_focus("#resume").await?;
    page.press(&[ESCAPE]).await?;
    page.wait_for("the chain to go on", "!document.getElementById('paused')").await?;
    page.write("#reply", " could be undone.").await?;
    page.reload().await?;
    is_paused_at(&page, "Follow-up 2 of 3", "Because it could be undone.").await?;

    page.click("#resume").await?;
    page.wait_for("the chain to go on", "!document.getElementById('paused')").await?;
    page.press_button("Next").await?;
    page.wait_for_text(PLACE, "Follow-up 3 of 3").await?;
    page.write("#reply", "Half").await?;
    // Left by a link, it waits.
    page.click("main a[href^='#/review/']").await?;
    page.wait_for_text(".pressed a", "Go on under pressure").await?;
    page.click(".pressed a").await?;
    is_paused_at(&page, "Follow-up 3 of 3", "Half").await?;
    page.press_button("Stop here").await?;
    page.wait_for_text(TALLY, "Under pressure: 3 asked").await?;
    let said = "[...document.querySelectorAll('.replies .prose')].map(text => text.innerText)";
    let said = page.look(said).await?;
    let expected = json!(["I asked the support team.", "Because it could be undone.", "Half"]);
    ensure!(said == expected, "the replies are {said}");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chain_that_is_stopped_before_anything_was_said_leaves_nothing() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&attempt(1)).await?;
    page.open(&here()).await?;
    page.click("#begin").await?;
    page.wait_for_text(PLACE, "Follow-up 1 of 3").await?;
    page.press(&[ESCAPE]).await?;
    page.press_button("Stop here").await?;
    page.wait_to_see("#begin").await?;
    page.wait_for("nothing to be stored", &format!("!localStorage.getItem({})", json!(key()))).await?;
    page.reload().await?;
    page.wait_to_see("#begin").await?;
    ensure!(page.look("document.querySelector('.replies')").await?.is_null(), "a chain is there");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn peeling_asks_why_five_times_and_quotes_nothing_but_what_was_said() -> Result<()> {
    const SAID: [&str; 5] = ["It was fast.", "They waited.", "<b>Nobody</b> had asked.", "It was new.", "We grew."];

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&attempt(1)).await?;
    page.open(&here()).await?;
    page.click("fieldset .tick:nth-child(2) input").await?;
    page.wait_for("no choice of how many", "!document.getElementById('follow-ups')").await?;
    page.click("#begin").await?;
    let mut asked = Vec::new();
    for (number, said) in (1..).zip(SAID) {
        page.wait_for_text(PLACE, &format!("Follow-up {number} of 5")).await?;
        asked.push(page.text_of(ASKED).await?);
        let quoted = page.look("[...document.querySelectorAll('blockquote')].map(quote => quote.innerText)").await?;
        let expected: Vec<&str> =
            usize::checked_sub(number, 2).and_then(|it| SAID.get(it)).copied().into_iter().collect();
        ensure!(quoted == json!(expected), "before “why” number {number} it quotes {quoted}");
        page.write("#reply", said).await?;
        page.press(&[CONTROL, ENTER]).await?;
    }
    page.wait_for_text("#last-chain", "Why, five times").await?;
    asked.sort();
    asked.dedup();
    ensure!(asked.len() == 5, "it asked {asked:?}");
    let told = page.look("[...document.querySelectorAll('.replies .prose')].map(text => text.innerText)").await?;
    ensure!(told == json!(SAID), "the replies are {told}");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_aloud_is_pressed_aloud() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&spoken_attempt(1)).await?;
    page.open(&here()).await?;
    page.wait_for_text("main", "You reply as you answered: aloud.").await?;
    page.choose("#follow-ups", "2").await?;
    page.click("#begin").await?;
    page.wait_for_focus(ASKED).await?;
    ensure!(page.look("document.querySelector('textarea')").await?.is_null(), "there is room to type");
    let first = page.text_of(ASKED).await?;
    page.press(&[CONTROL, ENTER]).await?;
    page.wait_for_text(PLACE, "Follow-up 2 of 2").await?;
    ensure!(page.text_of(ASKED).await? != first, "it asks the same");
    page.press(&[CONTROL, ENTER]).await?;
    page.wait_for_text(".replies", "Replied aloud.").await?;
    mark(&page, 2, 2).await?;
    page.wait_for_text(TALLY, "2 asked, 1 partial").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn without_room_replies_stay_on_the_screen_until_there_is_room() -> Result<()> {
    const TEXT: &str = "This reply needs more room than there is.";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&attempt(1)).await?;
    page.open(&here()).await?;
    page.choose("#follow-ups", "2").await?;
    page.wait_to_see("#begin").await?;
    page.fill_store().await?;
    page.click("#begin").await?;
    page.wait_for_text(".notices", "this browser's storage is full").await?;
    page.write("#reply", TEXT).await?;
    page.press_button("Next").await?;
    page.wait_for_text(PLACE, "Follow-up 2 of 2").await?;
    page.press_button("Done").await?;
    page.wait_for_text("main .notice", "These replies are not saved yet.").await?;
    page.wait_for_text(".replies", TEXT).await?;
    ensure!(page.stored(&key()).await?.is_none(), "replies are stored by halves");

    // They are not lost by looking at something else, and are in a backup.
    page.click("header a[href='#/settings']").await?;
    page.click("main details > summary").await?;
    page.wait_to_see("#backup").await?;
    let backup = page.value_of("#backup").await?;
    ensure!(backup.contains(TEXT), "the backup lacks the reply: {backup}");
    page.client().back().await?;
    page.wait_for_text(".replies", TEXT).await?;

    page.empty_brim().await?;
    page.press_button("Save again").await?;
    page.wait_for("the messages to go", "!document.querySelector('main .notice, .notices')").await?;
    page.reload().await?;
    page.wait_for_text(".replies", TEXT).await?;
    ensure!(page.stored(BRIM).await?.is_none(), "the test has left something");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_newer_version_has_written_a_chain_can_be_replied_to_and_nothing_is_written() -> Result<()> {
    const NEWER: &str = r#"{"v":99,"whatever":true}"#;
    const ALL: &str = "JSON.stringify(Object.entries(localStorage).sort())";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&with(attempt(1), [(PREFERENCES.to_owned(), NEWER.to_owned())])).await?;
    let before = page.look(ALL).await?;
    page.open(&here()).await?;
    page.wait_for_text(".notices", "written by a newer version").await?;
    page.choose("#follow-ups", "2").await?;
    page.click("#begin").await?;
    page.write("#reply", "not to be kept").await?;
    page.press_button("Next").await?;
    page.press_button("Done").await?;
    page.wait_for_text("main .notice", "These replies are not saved yet.").await?;
    let after = page.look(ALL).await?;
    ensure!(after == before, "the store was {before} and is {after}");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn without_storage_an_answer_can_still_be_pressed() -> Result<()> {
    // In a frame that has no origin, WebKit lets 'self' in a policy fit nothing, not even the page's own script.
    let server = match Engine::of_this_run()? {
        Engine::WebKit => Server::start()?.without_policy(),
        Engine::Chromium | Engine::Firefox => Server::start()?,
    };
    let (browser, page) = start(&server).await?;

    page.go("/host-sandboxed.html").await?;
    page.enter_frame().await?;
    page.wait_for_the_app().await?;
    page.wait_to_see("#choices").await?;
    page.click("#choices > summary").await?;
    page.choose("#think", "0").await?;
    page.answer_once("Nobody keeps this.").await?;
    page.click(".pressed a").await?;
    page.choose("#follow-ups", "2").await?;
    page.click("#begin").await?;
    page.write("#reply", "Nor this.").await?;
    page.press_button("Next").await?;
    page.press_button("Done").await?;
    page.wait_for_text(".replies", "Nor this.").await?;
    page.click("main a[href^='#/review/']").await?;
    page.wait_for_text(".pressed", "Under pressure: 2 asked").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn replies_go_with_their_attempt_and_come_back_with_it() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&with(attempt(1), [replies(1, &chain_over())])).await?;
    let before = page.stored_record(&key()).await?;
    page.open("#/history").await?;
    page.click(".attempts .link").await?;
    page.wait_for_text(".notices", "Attempt deleted.").await?;
    ensure!(page.stored(&key()).await?.is_none(), "replies are left without their attempt");
    page.press_button("Undo").await?;
    page.wait_to_see(".attempts li").await?;
    let after = page.stored_record(&key()).await?;
    ensure!(after == before, "the replies were {before} and came back as {after}");
    page.click(".attempts a").await?;
    page.wait_for_text(".pressed", "Under pressure: 3 asked, 1 gap, 1 partial").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_tab_has_marked_is_shown_here_and_stays() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&with(
        attempt(1),
        [replies(1, &chain("typed", "around", &[("One.", true, None), ("Two.", true, None)]))],
    ))
    .await?;
    page.open(&here()).await?;
    page.wait_for_text(TALLY, "2 asked").await?;
    let first = page.open_tab().await?;
    page.open(&here()).await?;
    mark(&page, 1, 3).await?;
    page.wait_for_text(TALLY, "2 asked, 1 gap").await?;
    page.switch_to(first).await?;
    page.wait_for_text(TALLY, "2 asked, 1 gap").await?;
    mark(&page, 2, 1).await?;
    page.wait_for_text(TALLY, "2 asked, 1 gap, 1 safe").await?;
    let stored = page.stored_record(&key()).await?;
    let marks: Vec<&Json> = (0..2).map(|place| &stored["chains"][0]["replies"][place]["firmness"]).collect();
    ensure!(marks == [&json!("gap"), &json!("safe")], "the marks are {marks:?}");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attempt_that_is_not_there_is_said_to_be_gone() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[]).await?;
    for about in [id(1), "nonsense".to_owned()] {
        page.open(&format!("#/pressure/{about}")).await?;
        page.wait_for_text("main", "There is no such attempt here.").await?;
        page.wait_to_see("main a[href='#/history']").await?;
    }

    finish(browser, server).await
}

/// The page of the attempt of number 1, and where its replies are.
fn here() -> String {
    format!("#/pressure/{}", id(1))
}

fn key() -> String {
    format!("{RECORDS}replies/{}", id(1))
}

fn with<const N: usize>(attempt: [Record; 2], others: [Record; N]) -> Vec<Record> {
    attempt.into_iter().chain(others).collect()
}

/// Marks a reply: 1 safe, 2 partial, 3 gap.
async fn mark(page: &Page, reply: u32, firmness: u32) -> Result<()> {
    let choice = format!(".replies li:nth-child({reply}) .tick:nth-child({firmness}) input");
    page.click(&choice).await?;
    page.wait_for("the mark", &format!("document.querySelector({})?.checked", json!(choice))).await?;
    Ok(())
}

async fn is_paused_at(page: &Page, place: &str, said: &str) -> Result<()> {
    page.wait_for_text("#paused", "Paused").await?;
    page.wait_for_text(PLACE, place).await?;
    page.wait_for("the text", &format!("document.querySelector('#reply')?.value === {}", json!(said))).await?;
    Ok(())
}

/// An attempt at a question of each principle, an hour ago by the browser's clock, all of which came easily; and the name of
/// the one for Bias for Action, which boasts.
async fn all_drilled_lately(page: &Page) -> Result<(String, Vec<Record>)> {
    const HOUR_MS: u64 = 3_600_000;

    page.go("/blank.html").await?;
    // A driver may write it as a whole number or not.
    let now = page.look("Date.now()").await?.as_f64().context("the browser has no time")? as u64;
    let started = now - HOUR_MS;
    let mut records = vec![preferences(&json!({ "think_seconds": 0 }))];
    let mut name = String::new();
    for (number, principle) in (0u64..).zip(PRINCIPLES) {
        let [(_, summary), (_, answer)] = attempt(number);
        let id = format!("{started:013}-{number:08x}");
        let is_weak = principle == "bias-for-action";
        let fields = json!({ "principle": principle, "rating": "easy", "started": started });
        let texts = if is_weak { json!({ "texts": WEAK }) } else { json!({}) };
        records.push((format!("{ATTEMPTS}{id}"), changed(&summary, &fields)));
        records.push((format!("{RECORDS}answer/{id}"), changed(&answer, &texts)));
        if is_weak {
            name = id;
        }
    }
    Ok((name, records))
}
