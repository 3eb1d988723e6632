//! An answer to look at, and asking what a check says of it.

#![allow(dead_code, reason = "each test uses a part of it")]

use star_drill::coach::{CHECKS, Finding, Level, Texts, Told, review};
use star_drill::content::{Kind, Polarity};

pub const SITUATION: &str = "In March our clinic moved to a new building, and the phones stopped ringing through.";
pub const TASK: &str = "As the shift lead I was responsible for every call that came in that day.";
pub const ACTION: &str = "I called the phone company and asked for an engineer. I put two colleagues at the old desk with \
                      mobile phones. I wrote a notice for the door, and I checked the answering machine every half hour.";
pub const RESULT: &str =
    "As a result we missed 3 calls instead of 40, and the manager thanked me. The plan is still used today.";

/// An answer to a behavioural question.
pub const TOLD: Told<'static> = Told {
    kind: Kind::Behavioural,
    polarity: Polarity::Success,
    seconds: None,
    planned_seconds: None,
    is_spoken: false,
    texts: Texts::Parts([SITUATION, TASK, ACTION, RESULT]),
    question: None,
    target: None,
};

pub fn parts(parts: [&str; 4]) -> Told<'_> {
    Told { texts: Texts::Parts(parts), ..TOLD }
}

pub fn whole(text: &str) -> Told<'_> {
    Told { texts: Texts::Whole(text), ..TOLD }
}

pub fn situation(text: &str) -> Told<'_> {
    parts([text, TASK, ACTION, RESULT])
}

pub fn task(text: &str) -> Told<'_> {
    parts([SITUATION, text, ACTION, RESULT])
}

pub fn action(text: &str) -> Told<'_> {
    parts([SITUATION, TASK, text, RESULT])
}

pub fn result(text: &str) -> Told<'_> {
    parts([SITUATION, TASK, ACTION, text])
}

/// What a check says of an answer.
pub fn findings(check: &str, told: &Told<'_>) -> Vec<Finding> {
    assert!(CHECKS.iter().any(|known| known.id == check), "there is no check {check}");
    review(told).findings.into_iter().filter(|finding| finding.check == check).collect()
}

/// The worst that a check says; nothing, where it is silent.
pub fn level(check: &str, told: &Told<'_>) -> Option<Level> {
    findings(check, told).iter().map(|finding| finding.level).max()
}

/// The text that a finding's spans are places of.
pub fn text_of<'a>(texts: Texts<'a>, finding: &Finding) -> &'a str {
    match (texts, finding.segment) {
        (Texts::Whole(text), _) => text,
        (Texts::Parts(parts), Some(segment)) => parts[segment as usize],
        (Texts::Parts(_), None) => "",
    }
}

/// The words that a check matched.
pub fn matched(check: &str, told: &Told<'_>) -> Vec<String> {
    let words = |finding: &Finding| -> Vec<String> {
        let text = text_of(told.texts, finding);
        finding.spans.iter().map(|(from, to)| text[*from..*to].to_owned()).collect()
    };
    findings(check, told).iter().flat_map(words).collect()
}

/// What the answer is, its level, and some words that must be among those matched.
pub type Row<'a> = (&'a str, Told<'a>, Option<Level>, &'a [&'a str]);

pub fn holds(check: &str, table: &[Row<'_>]) {
    for (what, told, expected, words) in table {
        assert_eq!(level(check, told), *expected, "{check}, {what}: {:?}", findings(check, told));
        let matched = matched(check, told);
        for word in *words {
            assert!(matched.iter().any(|it| it.contains(word)), "{check}, {what}: {word:?} is not in {matched:?}");
        }
    }
}
