//! Mock loops for tests: setting one up, and records of one that is over.

use anyhow::{Context, Result};
use serde_json::{Value as Json, json};

use super::page::Page;
use super::records::{ATTEMPTS, RECORDS, Record, preferences, story};

/// Before every mock loop.
pub const LOOPS: &str = "star-drill/v1/loop/";
/// The loop of [`over`].
pub const OVER: &str = "1795348800000-00000005";
/// The attempt of the only question of its first round. The second half of the name follows from the loop's seed.
pub const FIRST: &str = "1795348860000-18c9aec4";
/// That of its second round.
pub const SECOND: &str = "1795348980000-4c7cad95";

const TOLD: &str = "In October the checkout service in Leipzig stopped taking orders during a database migration. I was on \
                    call. I rolled the migration back within 12 minutes and wrote to the 340 merchants. Lost orders fell \
                    from 900 to 40.";
const TOLD_AGAIN: &str = "We lost the checkout service in October. The database migration had locked the orders table, and \
                          340 merchants in Leipzig could not sell. I rolled it back. After that lost orders stayed under 40.";

/// A compressed loop without time to think, before its first round.
pub async fn set_up(page: &Page) -> Result<()> {
    page.seed(&[preferences(&json!({ "think_seconds": 0 }))]).await?;
    page.open("").await?;
    page.click("#whole-rounds a[href='#/loop']").await?;
    page.wait_to_see("#loop-length").await?;
    page.choose("#loop-length", "2").await?;
    page.press_button("Set up this loop").await?;
    page.wait_for_text("h1", "Before the first round").await
}

/// The only loop in the store.
pub async fn the_loop(page: &Page) -> Result<Json> {
    let keys = page.stored_keys(LOOPS).await?;
    page.stored_record(keys.first().context("no loop is stored")?).await
}

/// Changes one of the records.
pub fn change(records: &mut [Record], key: &str, change: impl Fn(&mut Json)) -> Result<()> {
    let (_, text) = records.iter_mut().find(|(other, _)| other == key).with_context(|| format!("there is no {key}"))?;
    let mut record: Json = serde_json::from_str(text)?;
    change(&mut record);
    *text = record.to_string();
    Ok(())
}

/// Whether this is so of a stored record, as an expression.
pub fn holds(key: &str, condition: &str) -> String {
    format!("(it => {condition})(JSON.parse(localStorage.getItem({})))", json!(key))
}

/// A loop of two rounds with one question each, all of it over and nothing decided.
pub fn over() -> Record {
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
pub fn debriefed() -> Vec<Record> {
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
