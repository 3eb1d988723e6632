//! The words of follow-ups under pressure.

use crate::drill::{Firmness, Manner, Press, WHYS};
use crate::progress::Tally;

/// Those words in one language.
pub struct PressureWords {
    pub title: &'static str,
    pub go_on: &'static str,
    /// What it is, where nothing was asked yet.
    pub invite: &'static str,
    pub back: &'static str,
    pub gone: &'static str,
    /// That there is no answer yet to be pressed on, and the way to a first one.
    pub nothing_yet: &'static str,
    pub first: &'static str,
    pub not_saved: &'static str,

    pub setup: &'static str,
    pub setup_again: &'static str,
    pub explained: &'static str,
    pub count: &'static str,
    pub seconds: &'static str,
    pub start: &'static str,
    pub nothing_to_ask: &'static str,
    pub enough: &'static str,

    pub you_said: &'static str,
    pub aloud_hint: &'static str,
    pub next: &'static str,
    pub finish: &'static str,
    pub stop: &'static str,

    pub how_firm: &'static str,
    pub meanings: &'static str,
    pub earlier: &'static str,
    pub replied_aloud: &'static str,
    pub nothing_said: &'static str,

    /// What peeling asks. None of them says anything of the reply before, so each fits any; the first only where the
    /// pack has no such question.
    pub whys: [&'static str; WHYS],

    /// That replies are given as the answer was.
    pub manner: fn(Manner) -> &'static str,
    pub press: fn(Press) -> &'static str,
    pub firmness: fn(Firmness) -> &'static str,
    /// What came of it: how many were asked, and how firm they were.
    pub tally: fn(Tally) -> String,
    /// Which one is asked, and how many there are.
    pub place: fn(usize, usize) -> String,
    /// A chain, by its date and how it presses.
    pub chain: fn(&str, Press) -> String,
    /// The check that called for a follow-up.
    pub because: fn(&str) -> String,
}

/// English.
pub static EN: PressureWords = PressureWords {
    title: "Under pressure",
    go_on: "Go on under pressure",
    invite: "Two to five follow-ups, as a bar raiser asks them, half a minute to a minute each.",
    back: "Back to the review",
    gone: "There is no such attempt here. It may have been deleted.",
    nothing_yet: "Follow-ups press on an answer. Answer a question about your work first, then come back.",
    first: "To a question",
    not_saved: "These replies are not saved yet. They stay here until you close or reload this page.",

    setup: "Be pressed",
    setup_again: "Be pressed again",
    explained: "One follow-up after the other, each against the clock. What the coach found wanting is asked first. \
                Afterwards you mark how firm each reply was.",
    count: "Follow-ups",
    seconds: "For each reply",
    start: "Begin",
    nothing_to_ask: "There are no follow-ups to this question. Ask why five times instead.",
    enough: "This answer was pressed often enough. Tell the story once more, and be pressed on that.",

    you_said: "You said:",
    aloud_hint: "Reply aloud, in two or three sentences.",
    next: "Next",
    finish: "Done",
    stop: "Stop here",

    how_firm: "How firm was it?",
    meanings: "Safe: you had it. Partial: you had some of it. Gap: you had nothing to stand on. A gap brings the principle \
               back on the start page.",
    earlier: "Earlier",
    replied_aloud: "Replied aloud.",
    nothing_said: "Nothing written.",

    whys: [
        "Why did you do it the way you did?",
        "And why was that?",
        "What lay behind that?",
        "Why was it like that in the first place?",
        "And why that, at the root of it?",
    ],

    manner: |manner| match manner {
        Manner::Typed => "You reply as you answered: in writing.",
        Manner::Aloud => "You reply as you answered: aloud.",
    },
    press: |press| match press {
        Press::Around => "From all sides",
        Press::Peel => "Ask why five times",
    },
    firmness: |firmness| match firmness {
        Firmness::Safe => "Safe",
        Firmness::Partial => "Partial",
        Firmness::Gap => "Gap",
    },
    tally: |tally| {
        let marks = [(tally.gaps, "gap", "gaps"), (tally.partial, "partial", "partial"), (tally.safe, "safe", "safe")];
        let marks = marks.iter().filter(|(count, ..)| *count > 0);
        let marks: String =
            marks.map(|(count, one, many)| format!(", {count} {}", if *count == 1 { one } else { many })).collect();
        format!("Under pressure: {} asked{marks}", tally.asked)
    },
    place: |place, all| format!("Follow-up {place} of {all}"),
    chain: |date, press| match press {
        Press::Around => format!("Under pressure, {date}"),
        Press::Peel => format!("Why, five times, {date}"),
    },
    because: |check| format!("asked because of: {check}"),
};
