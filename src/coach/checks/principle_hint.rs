//! Which principles an answer shows.
//!
//! **Looks at** the words of the answer through a lexicon of sixteen entries (`principles.rs`), and for the
//! principles' own names.
//! **Speaks** if the principle that the question measures is not among the first three, or if two or more principles
//! are called by name. It says nothing about which where fewer than three phrases were found: that is no evidence.
//! **Source**: such a lexicon named the right principle first for six of ten unseen questions, and among the first
//! three for more than eight.
//! **Limits**: words only hint. Many stories serve two or three principles.

use super::super::look::{Look, Place};
use super::super::phrases::Phrases;
use super::super::principles;
use super::super::{Finding, Level, Note};
use super::{Check, STORIES};
use crate::content::FollowUpFamily;

pub(super) const CHECK: Check = Check {
    id: "principle-hint",
    rule: "The principle that the question measures is not among the three that the words point to most.",
    why: "The interviewer has come to hear about that one.",
    kinds: STORIES,
    run,
};

static NAMES: Phrases<u8> = Phrases::new(&[(
    0,
    "customer obsession, invent and simplify, are right a lot, learn and be curious, hire and develop the, highest \
     standards, think big, bias for action, frugality, earn trust, dive deep, have backbone, disagree and commit, \
     deliver results, best employer, broad responsibility, leadership principle/principles, ownership",
)]);

/// So many phrases must point somewhere before anything is said of where.
const LEAST_EVIDENCE: usize = 3;

/// In how many places something was found; phrases that lie over each other are one.
fn evidence(look: &Look<'_>) -> usize {
    let mut places: Vec<Place> = look.principles.iter().flat_map(|shown| shown.places.iter().copied()).collect();
    places.sort_unstable();
    let mut past = 0;
    places.retain(|place| {
        let is_apart = place.0 >= past;
        past = past.max(place.1);
        is_apart
    });
    places.len()
}

fn run(look: &Look<'_>) -> Vec<Finding> {
    let first: Vec<_> = look.principles.iter().take(3).collect();
    let names: Vec<&'static str> = first.iter().map(|shown| principles::name(shown.id)).collect();
    let mut places: Vec<Place> = first.iter().flat_map(|shown| shown.places.iter().copied()).collect();
    places.sort_unstable();
    let called = NAMES.in_text(&look.text);
    if called.iter().any(|hit| called.iter().any(|other| other.phrase != hit.phrase)) {
        let recited: Vec<Place> = called.iter().map(|hit| (hit.first, hit.past)).collect();
        let note = Note::Recited { words: look.quotes(&recited) };
        let segment = look.segment_of(&recited);
        return vec![look.finding(CHECK.id, Level::Hint, segment, &recited, note, None)];
    }
    let segment = if look.is_whole { None } else { look.segment_of(&places) };
    if evidence(look) < LEAST_EVIDENCE {
        return Vec::new();
    }
    if let Some(target) = look.told.target
        && !first.iter().any(|shown| shown.id == target.as_str())
    {
        let note = Note::OffTarget { target: principles::name(target.as_str()).to_owned(), names };
        // It is about the answer as a whole.
        return vec![look.finding(CHECK.id, Level::Hint, None, &places, note, Some(FollowUpFamily::WhyThisWay))];
    }
    let words = look.quotes(&places);
    vec![look.finding(CHECK.id, Level::Good, segment, &places, Note::Principles { names, words }, None)]
}
