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
    pub why: &'static str,
    pub may_ask: &'static str,
    pub show: &'static str,
    pub wrong: &'static str,
    pub rule: &'static str,
    /// What decides in a whole answer where a rule only counts signs in parts.
    pub summed: &'static str,
    pub holds: &'static str,
    pub points_to: &'static str,
    pub figures: &'static str,
    /// How far figures can go, from none on, each with an example.
    pub scale: [(&'static str, &'static str); 4],
    /// That a step of it was reached.
    pub reached: &'static str,
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
    /// The same where parts that the person has changed would be replaced.
    pub divide_again: &'static str,
    pub replaces_parts: &'static str,
    pub parts: &'static str,
    pub parts_differ: &'static str,
    pub as_written: &'static str,
    pub is_divided: &'static str,
    pub nothing_to_divide: &'static str,
    pub file_too_large: &'static str,
    pub file_unreadable: &'static str,
    pub file_empty: &'static str,
    pub go_by_clock: &'static str,

    pub paste: &'static str,
    pub paste_hint: &'static str,
    pub pasted: &'static str,
    pub fill: &'static str,
    pub is_filled: &'static str,

    /// While typing: how many words, how many of them in this part where that is another number, and about how long they
    /// take to say, unless no time is wanted.
    pub so_far: fn(usize, Option<usize>, Option<&str>) -> String,
    /// The parts with their shares of the words, in per cent.
    pub shares: fn(&[(&str, usize)]) -> String,
    /// What a check is about, in a word or two; of one that has no words here, its id.
    pub check: fn(&'static str) -> &'static str,
    /// What a check says where nothing is wrong, in a word or two.
    pub held: fn(&'static str) -> &'static str,
    /// What a button is about, behind its name.
    pub about: fn(&str) -> String,
    pub dismissed: fn(usize) -> String,
    pub times_dismissed: fn(usize) -> String,
    /// Words of an answer, in quotation marks.
    pub quoted: fn(&[&str]) -> String,
    /// How long the transcript's times say that it took, and how long the clock.
    pub timed: fn(&str, &str) -> String,
    /// A time now and last time.
    pub told_in: fn(&str, &str) -> String,
    /// A number of words now and last time.
    pub lengths: fn(usize, usize) -> String,
}

/// English.
pub static EN: CoachWords = CoachWords {
    title: "Coach",
    limits: "Rule-based, not validated against interviewers. It sees words, not what they mean, and gives no score. \
             Missing: it was not found where it belongs. Hint: worth a second look.",
    no_words: "There are no words to look at.",
    no_transcript: "Paste or choose a transcript above, and the coach looks at it.",
    guessed: "Where one part ends and the next begins is guessed from the words.",
    nothing_flagged: "Nothing to point out.",
    as_a_whole: "The answer as a whole",
    hint: "Hint",
    missing: "Missing",
    to_try: "Try:",
    why: "Why:",
    may_ask: "They may ask:",
    show: "Show in the answer",
    wrong: "This is wrong",
    rule: "The rule",
    summed: "This answer is in one piece, so its parts are guessed: here such signs and the guess are summed, by weights \
             fitted to sample answers.",
    holds: "Holds:",
    points_to: "Principles it points to",
    figures: "How far the figures go",
    scale: [
        ("None", "faster"),
        ("A number", "40"),
        ("And of what", "40 lost orders"),
        ("From what to what", "from 40 to 2 in a week"),
    ],
    reached: " (here)",
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
    divide_again: "Split again, replacing the parts",
    replaces_parts: "You have changed the parts. Press again to replace them.",
    parts: "The four parts, as the coach reads them",
    parts_differ: "The text above and the parts differ. The coach reads the parts.",
    as_written: "As you wrote it",
    is_divided: "Split. It is a guess: move what stands in the wrong part.",
    nothing_to_divide: "There is nothing to split yet. Paste it, or choose a file.",
    file_too_large: "This file is too large for a transcript.",
    file_unreadable: "This file cannot be read.",
    file_empty: "There are no words in this file.",
    go_by_clock: "Go by the clock",

    paste: "Paste an answer",
    paste_hint: "It is split into Situation, Task, Action and Result. What stands in those fields becomes an earlier \
                 version.",
    pasted: "An answer, or what you said",
    fill: "Split and fill in",
    is_filled: "Filled in. It is a guess: move what stands in the wrong part.",

    so_far: |words, here, aloud| {
        let here = here.map(|here| format!(", {here} of them here")).unwrap_or_default();
        let aloud = aloud.map(|time| format!(", about {time} aloud")).unwrap_or_default();
        format!("{words} word{}{here}{aloud}", if words == 1 { "" } else { "s" })
    },
    shares: |shares| {
        let shares: Vec<String> = shares.iter().map(|(part, share)| format!("{part} {share}")).collect();
        format!("{} %", shares.join(" · "))
    },
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
    held: |id| match id {
        "i-or-we" => "more I than we",
        "fillers" => "few fillers",
        "vague-claim" => "no empty claims",
        "blame-or-secret" => "no blame, no secrets",
        other => (EN.check)(other),
    },
    about: |what| format!(": {what}"),
    dismissed: |count| format!("Dismissed ({count})"),
    times_dismissed: |times| match times {
        0 => String::new(),
        1 => "You called a finding of it wrong once.".into(),
        2 => "You called findings of it wrong twice.".into(),
        times => format!("You called findings of it wrong {times} times."),
    },
    quoted: |words| {
        let quoted: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
        quoted.join(", ")
    },
    timed: |said, by_clock| format!("{said} by the times of the captions; {by_clock} by the clock."),
    told_in: |now, then| format!("{now} now, {then} then"),
    lengths: |now, then| format!("{now} words now, {then} then"),
};
