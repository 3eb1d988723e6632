//! The mock loop: set up, left and resumed.

use anyhow::{Context, Result, ensure};
use e2e::loops::{LOOPS, OVER, debriefed, over, set_up, the_loop};
use e2e::page::{ALT, CONTROL, ENTER, ESCAPE};
use e2e::records::{ATTEMPTS, RECORDS, Record};
use e2e::{Page, Server, finish, start};
use serde_json::{Value as Json, json};

#[tokio::test(flavor = "multi_thread")]
async fn a_loop_is_set_up_left_in_a_round_and_gone_on_with() -> Result<()> {
    const ANSWER: &str = "In May the checkout failed, and I rolled it back.";
    const REPLY: &str = "By the hour, on the orders.";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    set_up(&page).await?;
    let rounds = page.look("document.querySelectorAll('.loop-rounds li').length").await?;
    ensure!(rounds == json!(5), "the loop has {rounds} rounds");
    let shown = page.text_of("main").await?;
    ensure!(!shown.contains("bar raiser"), "the bar raiser is told: {shown}");

    page.press_button("Begin the round").await?;
    page.wait_for_text("#loop-about", "Interviewer 1 of 5").await?;
    to_the_answer(&page).await?;
    page.write("#loop-first.answer", ANSWER).await?;
    let question = page.text_of("h1").await?;
    page.press_button("Done").await?;
    page.wait_for_text(".clock-line", "Follow-up").await?;
    page.wait_for_text("main", &question).await?;
    let attempts = page.stored_keys(ATTEMPTS).await?;
    let [attempt] = attempts.as_slice() else { anyhow::bail!("expected one attempt, found {attempts:?}") };
    let answer = page.stored_record(&attempt.replacen(ATTEMPTS, &format!("{RECORDS}answer/"), 1)).await?;
    ensure!(answer["texts"] == json!([ANSWER]), "the attempt holds {answer}");

    let follow_ups = the_loop(&page).await?["rounds"][0]["questions"][0]["follow_ups"].clone();
    for (place, follow_up) in follow_ups.as_array().context("no follow-ups")?.iter().enumerate() {
        page.wait_for("the follow-up", &format!("document.querySelector('h1')?.innerText === {}", follow_up["text"]))
            .await?;
        if place == 0 {
            page.write("#loop-first", REPLY).await?;
        }
        page.press_button("Done").await?;
    }
    page.wait_for_text("#loop-about", "question 2").await?;
    to_the_answer(&page).await?;
    page.write("#loop-first.answer", "I asked").await?;
    page.press(&[ESCAPE]).await?;
    page.wait_for_text("#loop-paused", "Paused").await?;

    page.click("nav a[href='#/history']").await?;
    page.wait_for_text(".attempts", &question).await?;
    page.open("#/loop").await?;
    page.wait_for_text(".loop-list", "0 of 5 rounds done").await?;
    page.click(".loop-list a").await?;
    page.wait_for_text("#loop-paused", "Paused").await?;
    ensure!(page.value_of("#loop-first").await? == "I asked", "what was typed is gone");
    let kept = the_loop(&page).await?;
    let asked = &kept["rounds"][0]["questions"][0];
    ensure!(asked["follow_ups"][0]["reply"] == json!(REPLY), "the reply is kept as {asked}");

    page.click("#loop-resume").await?;
    page.wait_for("the round to go on", "!document.getElementById('loop-paused')").await?;
    page.write("#loop-first", " three times.").await?;
    page.press(&[CONTROL, ENTER]).await?;
    page.wait_for_text(".clock-line", "Follow-up").await?;
    page.click("#end-round").await?;
    page.wait_for_focus("#keep-round").await?;
    page.press_button("Go on with it").await?;
    page.wait_for_focus("#end-round").await?;
    page.click("#end-round").await?;
    page.press_button("End it").await?;
    page.wait_for_text("h1", "Break").await?;
    page.wait_for_text("[role=timer]", "of about 2 minutes").await?;
    page.wait_for("the round to be done", "document.querySelectorAll('.loop-rounds .is-past').length === 1").await?;
    ensure!(page.stored_keys(ATTEMPTS).await?.len() == 2, "an answer is lost");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reload_in_a_round_keeps_the_text_and_the_times() -> Result<()> {
    const TEXT: &str = "In May the checkout failed.";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    // Ten minutes of the fifteen are gone, two of them of this answer.
    let drill = json!({
        "question": "q", "manner": "typed", "think": 0, "plan": [{ "part": "whole", "ms": 180_000 }],
        "phase": "answering", "started": 1_795_348_860_000_u64, "thought": 0, "spent": [120_000], "paused": 0,
        "left_out": 0, "current": 0, "notes": "", "texts": [TEXT],
    });
    let (key, text) = over();
    let mut record: Json = serde_json::from_str(&text)?;
    record["rounds"][0]["spent"] = json!(480_000);
    record["rounds"][0]["questions"][0]["answered"] = Json::Null;
    record["round"] = json!(0);
    record["stage"] = json!("question");
    record["at"] = json!([0]);
    record["drill"] = json!([drill]);
    page.seed(&[(key, record.to_string())]).await?;
    page.open(&format!("#/loop/{OVER}")).await?;
    page.wait_for_text("#loop-paused", "Paused").await?;
    page.wait_for_text("[role=timer]", "2:00 of 3:00").await?;
    page.wait_for_text("#loop-round-time", "10:00 of 15:00").await?;
    ensure!(page.value_of("#loop-first").await? == TEXT, "the text has changed");

    page.click("#loop-resume").await?;
    page.wait_for("the clock to run", "document.querySelector('[role=timer]').innerText > '2:00'").await?;
    page.write("#loop-first", " I was on call.").await?;
    page.reload().await?;
    page.wait_for_text("#loop-paused", "Paused").await?;
    let text = page.value_of("#loop-first").await?;
    ensure!(text == format!("{TEXT} I was on call."), "after the reload the text is {text:?}");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_loop_that_the_store_refuses_is_still_there_and_saved_when_there_is_room() -> Result<()> {
    const ANSWER: &str = "This must not be lost.";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    set_up(&page).await?;
    page.press_button("Begin the round").await?;
    page.write("#loop-first.answer", ANSWER).await?;
    page.fill_store().await?;
    page.press_button("Done").await?;
    page.wait_for_text(".notices", "this browser's storage is full").await?;
    page.wait_for_text("main [role=alert]", "This loop is not saved yet.").await?;
    page.wait_for_text(".clock-line", "Follow-up").await?;
    let asked = page.text_of("h1").await?;
    page.click("nav a[href='#/history']").await?;
    page.wait_for_text("h1", "History").await?;
    page.look("location.hash = '#/loop'").await?;
    page.click(".loop-list a").await?;
    page.wait_for_text("#loop-paused", "Paused").await?;
    let shown = page.text_of("h1").await?;
    ensure!(shown == asked, "the loop is back at {shown}");

    page.empty_brim().await?;
    page.click("#loop-resume").await?;
    page.wait_for("the round to go on", "!document.getElementById('loop-paused')").await?;
    page.press_button("Done").await?;
    page.wait_for("the message to go", "!document.querySelector('.notices, main [role=alert]')").await?;
    let is_kept = format!(
        "Object.keys(localStorage).some(key => key.startsWith('{RECORDS}answer/') && localStorage[key].includes('{ANSWER}'))"
    );
    page.wait_for("the answer to be kept", &is_kept).await?;
    page.reload().await?;
    page.wait_to_see("#loop-paused").await?;
    let kept = the_loop(&page).await?;
    let asked = &kept["rounds"][0]["questions"][0];
    ensure!(asked["answered"].is_u64() && asked["follow_ups"][0]["reply"].is_string(), "the loop is kept as {asked}");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_to_a_loop_that_went_on_elsewhere_is_not_written_over() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    set_up(&page).await?;
    page.press_button("Begin the round").await?;
    page.wait_to_see("#loop-first.answer").await?;
    let key = page.stored_keys(LOOPS).await?.first().cloned().context("no loop is stored")?;
    let elsewhere = page.stored(&key).await?.unwrap_or_default().replacen("\"think\":0", "\"think\":15", 1);
    page.store(&key, &elsewhere).await?;
    page.press_button("Done").await?;
    page.wait_for_text("[role=alert]", "goes on in another tab").await?;
    let attempts = page.stored_keys(ATTEMPTS).await?;
    ensure!(attempts.is_empty(), "written from here are {attempts:?}");
    ensure!(page.stored(&key).await?.as_deref() == Some(elsewhere.as_str()), "what another tab wrote is gone");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_loop_that_went_on_elsewhere_is_not_written_over() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    set_up(&page).await?;
    let key = page.stored_keys(LOOPS).await?.first().cloned().context("no loop is stored")?;
    let elsewhere = page.stored(&key).await?.unwrap_or_default().replace("\"think\":0", "\"think\":15");
    page.store(&key, &elsewhere).await?;
    page.press_button("Begin the round").await?;
    page.wait_for_text("[role=alert]", "goes on in another tab").await?;
    ensure!(page.stored(&key).await?.as_deref() == Some(elsewhere.as_str()), "what another tab wrote is gone");
    page.press_button("Go on here").await?;
    page.wait_for("the notice to go", "!document.querySelector('main [role=alert]')").await?;
    page.press_button("Begin the round").await?;
    page.wait_for_text(".clock-line", "Think").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_in_a_round_act_wherever_the_focus_is_and_no_letter_leads_away() -> Result<()> {
    const TOLD: &str = "[...document.querySelectorAll('[aria-live]')].some(it => it.textContent.includes('left.'))";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[under_way("aloud", "answering", "")?]).await?;
    resume(&page).await?;
    // Whoever is still typing notes when the answer begins must not end it with the next space.
    page.wait_for_focus("#loop-put").await?;
    page.press(&[' ']).await?;
    page.look("document.activeElement.blur()").await?;
    page.type_keys("dltcghs").await?;
    page.press(&[ALT, 't']).await?;
    page.wait_for("the time to be told", TOLD).await?;
    page.press(&[ALT, 'c']).await?;
    page.wait_for_text(".clock-line", "Show the clock").await?;
    page.press(&[ALT, 'c']).await?;
    page.wait_for_text(".clock-line", "Hide the clock").await?;
    page.press(&[ESCAPE]).await?;
    page.wait_for_text("#loop-paused", "Paused").await?;
    page.press(&[ESCAPE]).await?;
    page.wait_for("the round to go on", "!document.getElementById('loop-paused')").await?;
    page.wait_for_text("h1", "Tell me about ownership.").await?;
    page.look("document.activeElement.blur()").await?;
    page.press(&[CONTROL, ENTER]).await?;
    page.wait_for_text(".clock-line", "Follow-up").await?;
    ensure!(page.hash().await? == format!("/loop/{OVER}"), "a letter led to {}", page.hash().await?);

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn notes_made_while_thinking_stay_beside_a_typed_answer() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[under_way("typed", "thinking", "340 merchants")?]).await?;
    resume(&page).await?;
    page.wait_to_see("#loop-first.notes").await?;
    page.write("#loop-first.notes", ", 12 minutes").await?;
    page.press_button("Answer now").await?;
    page.wait_to_see("#loop-first.answer").await?;
    page.wait_to_see("details[open] #notes").await?;
    ensure!(page.value_of("#notes").await? == "340 merchants, 12 minutes", "the notes have changed");

    finish(browser, server).await
}

/// The loop of [`over`] in its first answer.
fn under_way(manner: &str, phase: &str, notes: &str) -> Result<Record> {
    let drill = json!({
        "question": "q", "manner": manner, "think": 120_000, "plan": [{ "part": "whole", "ms": 180_000 }],
        "phase": phase, "started": 1_795_348_860_000_u64, "thought": 1_000, "spent": [0], "paused": 0,
        "left_out": 0, "current": 0, "notes": notes, "texts": [""],
    });
    let (key, text) = over();
    let mut record: Json = serde_json::from_str(&text)?;
    record["manner"] = json!(manner);
    record["rounds"][0]["spent"] = json!(0);
    record["rounds"][0]["questions"][0]["answered"] = Json::Null;
    record["rounds"][0]["questions"][0]["follow_ups"][0]["reply"] = Json::Null;
    record["round"] = json!(0);
    record["stage"] = json!("question");
    record["at"] = json!([0]);
    record["drill"] = json!([drill]);
    Ok((key, record.to_string()))
}

/// Comes back to that loop, and goes on.
async fn resume(page: &Page) -> Result<()> {
    page.open(&format!("#/loop/{OVER}")).await?;
    page.click("#loop-resume").await?;
    page.wait_for("the round to go on", "!document.getElementById('loop-paused')").await?;
    Ok(())
}

/// A case has its two minutes to think, whatever is chosen; then the answer begins at once.
async fn to_the_answer(page: &Page) -> Result<()> {
    page.wait_to_see("#loop-first").await?;
    if page.look("document.getElementById('loop-first').matches('.notes')").await? == json!(true) {
        page.press_button("Answer now").await?;
    }
    page.wait_to_see("#loop-first.answer").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_loop_can_be_brought_back_and_its_attempts_stay() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&debriefed()).await?;
    page.open("#/loop").await?;
    page.wait_to_see(".loop-list li").await?;
    page.press_button("Delete").await?;
    page.wait_for_text("main [role=status]", "Loop deleted.").await?;
    ensure!(page.stored_keys(LOOPS).await?.is_empty(), "the loop is still stored");
    ensure!(page.stored_keys(ATTEMPTS).await?.len() == 2, "attempts went with the loop");
    page.press_button("Undo").await?;
    page.wait_to_see(".loop-list li").await?;
    ensure!(page.stored_keys(LOOPS).await?.len() == 1, "the loop is not stored again");

    finish(browser, server).await
}
