//! The mock loop: set up, left and resumed, and its debrief.

use anyhow::{Context, Result, ensure};
use e2e::page::{ALT, CONTROL, ENTER, ESCAPE};
use e2e::records::{ATTEMPTS, RECORDS, Record, preferences, story};
use e2e::{Page, Server, finish, start};
use serde_json::{Value as Json, json};

const LOOPS: &str = "star-drill/v1/loop/";
/// The loop of [`over`].
const OVER: &str = "1795348800000-00000005";
/// The attempts of that loop: its rounds' only questions. Their second halves follow from its seed.
const FIRST: &str = "1795348860000-18c9aec4";
const SECOND: &str = "1795348980000-4c7cad95";

const TOLD: &str = "In October the checkout service in Leipzig stopped taking orders during a database migration. I was on \
                    call. I rolled the migration back within 12 minutes and wrote to the 340 merchants. Lost orders fell \
                    from 900 to 40.";
const TOLD_AGAIN: &str = "We lost the checkout service in October. The database migration had locked the orders table, and \
                          340 merchants in Leipzig could not sell. I rolled it back. After that lost orders stayed under 40.";

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
async fn a_debrief_shows_votes_together_only_when_all_are_given() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&debriefed()).await?;
    page.open(&format!("#/debrief/{OVER}")).await?;
    page.wait_for_text("#interviewer", "Interviewer 1 of 2").await?;
    page.wait_for_text(".loop-evidence", "Ownership").await?;
    page.wait_to_see("blockquote mark").await?;
    page.wait_for_text(".loop-reply q", "By the hour.").await?;
    page.click(".loop-reply [data-firmness=gap]").await?;
    page.wait_to_see(".loop-reply [data-firmness=gap][aria-pressed=true]").await?;
    page.press_button("Hard").await?;
    page.wait_for("the rating to be kept", &holds(&format!("{ATTEMPTS}{FIRST}"), "it.rating === 'hard'")).await?;
    let shown = page.text_of("main").await?;
    ensure!(!shown.to_lowercase().contains("was the bar raiser"), "the bar raiser is told too early: {shown}");

    page.press_button("Not inclined").await?;
    page.wait_for_text("#interviewer", "Interviewer 2 of 2").await?;
    page.wait_for_focus("#interviewer").await?;
    page.reload().await?;
    page.wait_for_text("#interviewer", "Interviewer 2 of 2").await?;
    page.press_button("Previous interviewer").await?;
    page.wait_to_see("[data-vote=not-inclined][aria-pressed=true]").await?;
    page.press_button("Inclined").await?;
    page.wait_for_text("#interviewer", "Interviewer 2 of 2").await?;
    page.press_button("Inclined").await?;

    page.wait_for_text("#interviewer", "All together").await?;
    page.wait_for_text("#bar-raiser", "was the bar raiser.").await?;
    page.wait_for_text("[aria-labelledby=loop-twice]", "Interviewer 1, question 1 and Interviewer 2").await?;
    page.wait_for_text("[aria-labelledby=loop-twice]", "merchants").await?;
    page.wait_for_text("[aria-labelledby=loop-uncovered]", "Think Big").await?;
    let next = page.look("document.querySelectorAll('ol.loop-next > li').length").await?;
    ensure!(next == json!(3), "{next} things to practise");

    page.press_button("Put these into the plan").await?;
    page.wait_for_text("[aria-labelledby=loop-next]", "These are in your plan.").await?;
    let plan = page.stored_record("star-drill/v1/plan").await?;
    ensure!(plan["own"].as_array().map(Vec::len) == Some(3), "the plan has {plan}");
    page.click("[aria-labelledby=loop-next] a[href='#/plan']").await?;
    page.wait_for_text(".for-today", "From your mock loop").await?;

    page.open("#/loop").await?;
    page.click(".loop-list a").await?;
    page.wait_for_text("#interviewer", "All together").await?;

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

/// A compressed loop without time to think, before its first round.
async fn set_up(page: &Page) -> Result<()> {
    page.seed(&[preferences(&json!({ "think_seconds": 0 }))]).await?;
    page.open("").await?;
    page.click("#whole-rounds a[href='#/loop']").await?;
    page.wait_to_see("#loop-length").await?;
    page.choose("#loop-length", "2").await?;
    page.press_button("Set up this loop").await?;
    page.wait_for_text("h1", "Before the first round").await
}

/// The only loop in the store.
async fn the_loop(page: &Page) -> Result<Json> {
    let keys = page.stored_keys(LOOPS).await?;
    page.stored_record(keys.first().context("no loop is stored")?).await
}

/// Whether this is so of a stored record, as an expression.
fn holds(key: &str, condition: &str) -> String {
    format!("(it => {condition})(JSON.parse(localStorage.getItem({})))", json!(key))
}

/// A loop of two rounds with one question each, all of it over and nothing decided.
fn over() -> Record {
    let round = |round: &str, principle: &str, answered: u64, reply: Json| {
        json!({
            "round": round,
            "principles": [principle, "dive-deep"],
            "questions": [{
                "question": format!("{principle}-problem-nobodys"),
                "text": format!("Tell me about {principle}."),
                "kind": "behavioural",
                "principles": [principle],
                "seconds": 180,
                "follow_ups": [
                    { "family": "how-measured", "text": "How did you measure it?", "reply": reply, "spent": 20_000, "firmness": null },
                ],
                "answered": answered,
            }],
            "spent": 200_000,
            "vote": null,
        })
    };
    let record = json!({
        "v": 1, "seed": 7, "role": "backend-engineer", "length": "quarter", "manner": "typed", "think": 0,
        "begun": 1_795_348_800_000_u64,
        "rounds": [
            round("leadership-principles", "ownership", 1_795_348_860_000, json!("By the hour.")),
            round("execution-and-prioritisation", "deliver-results", 1_795_348_980_000, Json::Null),
        ],
        "round": 2, "stage": "over", "at": [], "break_since": 1_795_349_000_000_u64, "drill": [],
    });
    (format!("{LOOPS}{OVER}"), record.to_string())
}

/// That loop with its attempts, in which one story is told twice, and a story.
fn debriefed() -> Vec<Record> {
    let attempt = |id: &str, principle: &str, text: &str| {
        let words = text.split_whitespace().count();
        let summary = json!({
            "v": 2, "pack": "amazon", "question": format!("{principle}-problem-nobodys"),
            "text": format!("Tell me about {principle}."), "principle": principle, "started": 1_795_348_860_000_u64,
            "manner": "typed", "plan": [{ "part": "whole", "ms": 180_000 }], "spent": [150_000], "words": [words],
            "thought": 0, "left_out": 0, "rating": null, "segments": [], "probe": false, "story": null,
        });
        let answer = json!({ "v": 1, "notes": "", "texts": [text], "transcript": "", "remark": "" });
        [(format!("{ATTEMPTS}{id}"), summary.to_string()), (format!("{RECORDS}answer/{id}"), answer.to_string())]
    };
    let mut records = vec![over(), story(1, &json!({}))];
    records.extend(attempt(FIRST, "ownership", TOLD));
    records.extend(attempt(SECOND, "deliver-results", TOLD_AGAIN));
    records
}
