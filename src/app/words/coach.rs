//! The words of the coach. What it says of an answer, its rules and their reasons stand with its checks, in the pure half.

/// The words of the coach in one language.
pub struct CoachWords {
    pub title: &'static str,
    /// What it is and is not; always to be seen.
    pub limits: &'static str,
    pub no_words: &'static str,
    pub no_transcript: &'static str,
    /// That the parts of an answer in one piece are guessed.
    pub guessed: &'static str,
    pub nothing_flagged: &'static str,
    pub as_a_whole: &'static str,
    pub hint: &'static str,
    pub missing: &'static str,
    pub to_try: &'static str,
    pub may_ask: &'static str,
    pub show: &'static str,
    pub wrong: &'static str,
    pub rule: &'static str,
    pub holds: &'static str,
    pub points_to: &'static str,
    pub asked_for: &'static str,

    pub bring_back: &'static str,
    pub is_dismissed: &'static str,
    pub is_back: &'static str,

    pub since: &'static str,
    /// What of the last time is gone, what is new, what is still there.
    pub changes: [&'static str; 3],
    pub nothing_changed: &'static str,

    pub what_was_said: &'static str,
    pub transcript_file: &'static str,
    pub divide: &'static str,
    pub parts: &'static str,
    pub is_divided: &'static str,
    pub nothing_to_divide: &'static str,
    pub file_too_large: &'static str,
    pub file_unreadable: &'static str,
    pub file_empty: &'static str,

    pub paste: &'static str,
    pub paste_hint: &'static str,
    pub pasted: &'static str,
    pub fill: &'static str,
    pub is_filled: &'static str,

    /// What a check is about, in a word or two; of one that has no words here, its id.
    pub check: fn(&'static str) -> &'static str,
    /// What a button is about, behind its name.
    pub about: fn(&str) -> String,
    pub dismissed: fn(usize) -> String,
    pub times_dismissed: fn(usize) -> String,
    /// Words of an answer, in quotation marks.
    pub quoted: fn(&[&str]) -> String,
    /// A time now and last time.
    pub told_in: fn(&str, &str) -> String,
    /// A number of words now and last time.
    pub lengths: fn(usize, usize) -> String,
}

/// English.
pub static EN: CoachWords = CoachWords {
    title: "Coach",
    limits: "Rule-based, not validated against interviewers. It sees words, not what they mean, and gives no score.",
    no_words: "There are no words to look at.",
    no_transcript: "Paste or choose a transcript above, and the coach looks at it.",
    guessed: "Where one part ends and the next begins is guessed from the words.",
    nothing_flagged: "Nothing to point out.",
    as_a_whole: "The answer as a whole",
    hint: "Hint",
    missing: "Missing",
    to_try: "Try:",
    may_ask: "They may ask:",
    show: "Show in the answer",
    wrong: "This is wrong",
    rule: "The rule",
    holds: "Holds:",
    points_to: "Principles it points to",
    asked_for: "asked for",

    bring_back: "Bring it back",
    is_dismissed: "Dismissed. It is kept below what the coach found.",
    is_back: "It is back.",

    since: "Since last time",
    changes: ["Gone:", "New:", "Still there:"],
    nothing_changed: "Nothing was pointed out then or now.",

    what_was_said: "What you said",
    transcript_file: "Or a file: text, WebVTT or SubRip",
    divide: "Split into four parts",
    parts: "The four parts, as the coach reads them",
    is_divided: "Split. It is a guess: move what stands in the wrong part.",
    nothing_to_divide: "There is nothing to split yet. Paste it, or choose a file.",
    file_too_large: "This file is too large for a transcript.",
    file_unreadable: "This file cannot be read.",
    file_empty: "There are no words in this file.",

    paste: "Paste an answer",
    paste_hint: "It is split into Situation, Task, Action and Result. What stands in those fields becomes an earlier \
                 version.",
    pasted: "An answer, or what you said",
    fill: "Split and fill in",
    is_filled: "Filled in. It is a guess: move what stands in the wrong part.",

    check: |id| match id {
        "length" => "length",
        "pace" => "pace",
        "balance" => "balance",
        "result-present" => "result",
        "task-present" => "task",
        "own-actions" => "own actions",
        "i-or-we" => "I or we",
        "quantified" => "figures",
        "specific-episode" => "one occasion",
        "fillers" => "fillers",
        "vague-claim" => "claims",
        "learning" => "lesson",
        "principle-hint" => "principle",
        "blame-or-secret" => "blame and secrets",
        "written" => "form",
        "case" => "steps",
        other => other,
    },
    about: |what| format!(": {what}"),
    dismissed: |count| format!("Dismissed ({count})"),
    times_dismissed: |times| match times {
        0 => String::new(),
        1 => "You dismissed this check once.".into(),
        2 => "You dismissed this check twice.".into(),
        times => format!("You dismissed this check {times} times."),
    },
    quoted: |words| {
        let quoted: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
        quoted.join(", ")
    },
    told_in: |now, then| format!("{now} now, {then} then"),
    lengths: |now, then| format!("{now} words now, {then} then"),
};
