//! Saved records as the app writes them, for tests that begin in the middle. Keys and texts, ready for the store.

use serde_json::{Map, Value as Json, json};

/// A key and the text under it.
pub type Record = (String, String);

/// The question that the static page shows.
pub const QUESTION: &str = "bias-for-action-decision-before-the-data";
/// Its words.
pub const QUESTION_TEXT: &str =
    "Take me back to a decision you made before the data was in. What told you it could be undone?";

/// When the attempt of number 0 began, in milliseconds since 1970.
const BEGINNING_MS: u64 = 1_795_348_800_000;
const MINUTE_MS: u64 = 60_000;

/// Before every record.
pub const RECORDS: &str = "star-drill/v1/";
/// Before every draft.
pub const DRAFTS: &str = "star-drill/v1/draft/";
/// Before every summary of an attempt.
pub const ATTEMPTS: &str = "star-drill/v1/attempt/";
/// Where the preferences are.
pub const PREFERENCES: &str = "star-drill/v1/preferences";

/// The name of an attempt or a draft; a higher number is a later one.
pub fn id(number: u64) -> String {
    format!("{:013}-{number:08x}", BEGINNING_MS + number * MINUTE_MS)
}

/// Preferences: these fields, and the usual ones.
pub fn preferences(fields: &Json) -> Record {
    (PREFERENCES.to_owned(), with(json!({ "v": 1 }), fields))
}

/// A finished attempt with its texts.
pub fn attempt(number: u64) -> [Record; 2] {
    let answer = json!({
        "v": 1,
        "notes": "the checkout, May",
        "texts": ["In May the checkout failed.", "I was on call.", "I rolled it back and\nlooked for the cause.", "Lost orders fell by 40 %."],
        "transcript": "",
        "remark": "Name the number first.",
    });
    [
        (format!("{ATTEMPTS}{}", id(number)), summary(number, "typed", &[5, 4, 9, 5])),
        (format!("{RECORDS}answer/{}", id(number)), answer.to_string()),
    ]
}

/// An attempt that was told aloud.
pub fn spoken_attempt(number: u64) -> [Record; 2] {
    let answer = json!({
        "v": 1,
        "notes": "",
        "texts": ["", "", "", ""],
        "transcript": "In May the checkout failed, and I was on call.",
        "remark": "",
    });
    [
        (format!("{ATTEMPTS}{}", id(number)), summary(number, "aloud", &[0, 0, 0, 0])),
        (format!("{RECORDS}answer/{}", id(number)), answer.to_string()),
    ]
}

/// The replies under an attempt: one chain.
pub fn replies(number: u64, chain: &Json) -> Record {
    (format!("{RECORDS}replies/{}", id(number)), json!({ "v": 1, "chains": [chain] }).to_string())
}

/// A chain of three whose second follow-up is being asked.
pub fn chain_under_way(manner: &str) -> Json {
    let said = if manner == "typed" { ["I asked the support team.", "Because it"] } else { [""; 2] };
    chain(manner, "around", &[(said[0], true, None), (said[1], false, None), ("", false, None)])
}

/// A chain of three that is over, marked with a gap and a partial one.
pub fn chain_over() -> Json {
    let replies = [("I asked them.", true, Some("gap")), ("It fell by 40 %.", true, Some("partial")), ("", true, None)];
    chain("typed", "around", &replies)
}

/// A chain of follow-ups, each with what was said, whether it was given and how it was marked.
pub fn chain(manner: &str, press: &str, replies: &[(&str, bool, Option<&str>)]) -> Json {
    const ASKED: [(&str, &str); 5] = [
        ("own-part", "What did you yourself do, hour by hour?"),
        ("how-measured", "Give me a before and an after."),
        ("what-failed", "Which part of it didn't work?"),
        ("what-it-cost", "Who else paid for it?"),
        ("differently-now", "What would you do in the first hour?"),
    ];
    let reply = |((family, asked), (said, given, firmness)): (&(&str, &str), &(&str, bool, Option<&str>))| {
        let spent = if *given { 40_000 } else { 10_000 };
        json!({
            "family": family, "asked": asked, "check": null, "said": said, "spent": spent, "left_out": 0,
            "given": given, "firmness": firmness,
        })
    };
    let replies: Vec<Json> = ASKED.iter().zip(replies).map(reply).collect();
    json!({ "started": BEGINNING_MS + MINUTE_MS, "manner": manner, "press": press, "ms": 45_000, "replies": replies })
}

/// A story that serves two principles, but for these fields.
pub fn story(number: u64, fields: &Json) -> Record {
    let usual = json!({
        "v": 1,
        "title": "The checkout that failed",
        "when": "May 2024",
        "role": "on-call engineer",
        "texts": ["In May the checkout failed.", "I was on call.", "I rolled it back.", "Lost orders fell by 40 %."],
        "numbers": "40 % fewer lost orders",
        "learned": "Roll back first.",
        "now": "Rehearse it.",
        "serves": [
            { "principle": "ownership", "strength": "strong" },
            { "principle": "dive-deep", "strength": "weak" },
        ],
        "changed": BEGINNING_MS + number * MINUTE_MS,
    });
    (format!("{RECORDS}story/{}", id(number)), with(usual, fields))
}

/// A story in which nothing is written, but for these fields.
pub fn blank_story(number: u64, fields: &Json) -> Record {
    let blank = json!({
        "title": "",
        "when": "",
        "role": "",
        "texts": ["", "", "", ""],
        "numbers": "",
        "learned": "",
        "now": "",
        "serves": [],
    });
    let (key, text) = story(number, &blank);
    (key, changed(&text, fields))
}

/// A record's text with other fields.
pub fn changed(record: &str, fields: &Json) -> String {
    with(serde_json::from_str(record).unwrap_or_default(), fields)
}

/// A typed drill left in its second part, but for these fields.
pub fn draft(number: u64, fields: &Json) -> Record {
    let usual = json!({
        "v": 1,
        "question": QUESTION,
        "manner": "typed",
        "think": 120_000,
        "plan": plan(),
        "phase": "answering",
        "started": BEGINNING_MS + number * MINUTE_MS,
        "thought": 10_000,
        "spent": [10_000, 2_000, 0, 0],
        "paused": 0,
        "left_out": 0,
        "current": 1,
        "notes": "the checkout, May",
        "texts": ["In May the checkout failed.", "I was on call.", "", ""],
    });
    (format!("{DRAFTS}{}", id(number)), with(usual, fields))
}

fn summary(number: u64, manner: &str, words: &[u32; 4]) -> String {
    json!({
        "v": 1,
        "pack": "amazon",
        "question": QUESTION,
        "text": QUESTION_TEXT,
        "principle": "bias-for-action",
        "started": BEGINNING_MS + number * MINUTE_MS,
        "manner": manner,
        "plan": plan(),
        // In time, over, in time, far over.
        "spent": [20_000, 24_000, 90_000, 61_000],
        "words": words,
        "thought": 12_000,
        "left_out": 0,
        "rating": "good",
        "segments": ["situation"],
        "probe": false,
    })
    .to_string()
}

/// Three minutes, shared out as the pack does.
fn plan() -> Json {
    json!([
        { "part": "situation", "ms": 27_000 },
        { "part": "task", "ms": 18_000 },
        { "part": "action", "ms": 108_000 },
        { "part": "result", "ms": 27_000 },
    ])
}

fn with(usual: Json, fields: &Json) -> String {
    let mut merged = Map::new();
    for object in [&usual, fields].into_iter().filter_map(Json::as_object) {
        merged.extend(object.clone());
    }
    Json::Object(merged).to_string()
}
