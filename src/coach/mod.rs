//! The coach: explainable checks over an answer.
//!
//! [`review`] looks at the words of one answer and says what rules found, with the places they matched. There is no
//! model, no chance and no memory: the same words give the same findings everywhere. Only the answer's own words
//! count; what a rule cannot know, it says plainly. The rules are not validated against interviewers, and nothing
//! here is a score of the person.
//!
//! The way of an answer: `text` cuts it into tokens and sentences; `clauses`, `outcomes` and `cues` see who did what,
//! and what tells of outcomes, duties and scenes; [`split()`] divides a whole answer into its parts; each of
//! [`CHECKS`] takes what it needs from the `look`, and says it as a [`Finding`].
//!
//! Knows no browser and no clock. Uses `content`, and `progress` for counting words.

mod checks;
mod clauses;
mod cues;
pub mod fitting;
mod kind;
mod lexicon;
mod look;
mod note;
mod numbers;
mod order;
mod outcomes;
mod phrases;
mod principle_words;
mod principle_words_more;
mod principles;
mod signs;
mod split;
mod text;
mod transcript;
mod weights;
mod weights_of_heads;
mod weights_of_judgements;
mod weights_of_signs;
mod weights_of_words;
mod words;

pub use checks::{CHECKS, Check, WORDS_PER_MINUTE};
pub use note::Note;
pub use principles::{hints, pointers};
pub use split::split;
pub use transcript::{Transcript, read_transcript};

use crate::content::{FollowUpFamily, Kind, Polarity, PrincipleId, Segment};
use look::Look;

/// An answer to look at.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// What sort of exercise it answers: each has its own checks.
    pub kind: Kind,
    /// What turn of events was asked about.
    pub polarity: Polarity,
    /// How long it took by the clock, where it was timed.
    pub seconds: Option<u32>,
    /// How long it was to take, where that was planned: what is long and what is short goes by it.
    pub planned_seconds: Option<u32>,
    /// Whether the words are a transcript of speech.
    pub is_spoken: bool,
    /// The words.
    pub texts: Texts<'a>,
    /// The question it answers.
    pub question: Option<&'a str>,
    /// The principle that the question measures first.
    pub target: Option<&'a PrincipleId>,
}

/// The words of an answer.
#[derive(Clone, Copy, Debug)]
pub enum Texts<'a> {
    /// By segment, in the order of [`Segment::ALL`].
    Parts([&'a str; 4]),
    /// In one piece; the coach divides it itself.
    Whole(&'a str),
}

/// What a check makes of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It is there.
    Good,
    /// Worth a look.
    Hint,
    /// The words do not show it.
    Missing,
}

/// What one check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The check's id.
    pub check: &'static str,
    /// What it makes of the answer.
    pub level: Level,
    /// The segment it is about, if it is about one.
    pub segment: Option<Segment>,
    /// The words that it matched, as byte offsets: into the segment's text where the answer came in parts, else into
    /// the whole.
    pub spans: Vec<(usize, usize)>,
    /// What there is to say.
    pub note: Note,
    /// What an interviewer would ask because of it.
    pub follow_up: Option<FollowUpFamily>,
}

/// All that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// In the order of [`CHECKS`].
    pub findings: Vec<Finding>,
    /// The principles that the words of the answer and of its question show, most of all first, with their share in a
    /// thousand.
    pub principles: Vec<(&'static str, u16)>,
    /// The segments, in order, as spans of the parts or of the whole.
    pub segments: Vec<(Segment, usize, usize)>,
}

/// Looks at an answer.
pub fn review(told: &Told<'_>) -> Review {
    reviewed(&Look::at(told, weights::Weights::shipped()))
}

fn reviewed(look: &Look<'_>) -> Review {
    let kind = look.told.kind;
    let findings = CHECKS.iter().filter(|check| check.kinds.contains(&kind)).flat_map(|check| (check.run)(look));
    let findings = findings.collect();
    let principles = principles::with_question(&look.principles, look.told.question);
    Review { findings, principles, segments: look.segments.clone() }
}
