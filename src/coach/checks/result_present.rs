//! Whether an outcome is told.
//!
//! **Looks at** words of outcomes in the Result: changes, figures, thanks, things reached, what lasts, what was
//! learned. Of a whole answer, in the guessed Result.
//! **Speaks** if fewer than two are found: one is unclear, none is missing.
//! **Source**: two or more were found in most sample answers as written, and in hardly any with the Result left out.
//! **Limits**: an outcome in other words goes unseen; a promise can look like an outcome.

use super::super::clauses::{Form, Subject};
use super::super::lexicon as l;
use super::super::look::{Look, Place};
use super::super::outcomes::Outcome;
use super::super::signs::Seen;
use super::super::text::Sentence;
use super::super::{Finding, Level, Note};
use super::{Check, STORIES};
use crate::content::{FollowUpFamily, Segment};

/// By how much an answer with a Result must be the better guess than one without, in the weights of the split.
const SURE: i32 = 40;
/// The same, where no words of an outcome were found, only what others did and figures.
const SURER: i32 = 150;

pub(super) const CHECK: Check = Check {
    id: "result-present",
    rule: "Fewer than two signs of an outcome in the Result, or at the end.",
    why: "Without an outcome nobody can tell whether what you did was right.",
    kinds: STORIES,
    run,
};

fn run(look: &Look<'_>) -> Vec<Finding> {
    let mut places: Vec<Place> = Vec::new();
    let (mut signs, mut words) = (0, 0);
    for (sentence, seen) in look.sentences_of(Segment::Result) {
        let told = told(look, sentence, seen, &mut places);
        signs += told.0;
        words += told.1;
    }
    // In a whole answer the Result is a guess, and must be a good one.
    let margin = look.division.result_margin;
    let is_sure = !look.is_whole || words > 0 && signs > 2 && margin >= SURE || margin >= SURER;
    let quotes = look.quotes(&places);
    let (level, note, follow_up) = if signs == 0 {
        (Level::Missing, Note::NoOutcome, Some(FollowUpFamily::HowMeasured))
    } else if signs == 1 || !is_sure {
        (Level::Hint, Note::UnclearOutcome { words: quotes }, Some(FollowUpFamily::HowMeasured))
    } else {
        (Level::Good, Note::Outcome { words: quotes }, None)
    };
    vec![look.finding(CHECK.id, level, Some(Segment::Result), &places, note, follow_up)]
}

/// The signs of an outcome in a sentence, and how many of them are words of outcomes; with their places.
fn told(look: &Look<'_>, sentence: &Sentence, seen: &Seen, places: &mut Vec<Place>) -> (usize, usize) {
    let weak = |kind| matches!(kind, Outcome::Enabled | Outcome::Lasting | Outcome::Absent);
    let mut words = seen.outcomes.len();
    let mut signs: usize = seen.outcomes.iter().map(|hit| if weak(hit.kind) { 1 } else { 2 }).sum();
    places.extend(seen.outcomes.iter().map(|hit| (hit.first, hit.past)));
    let figures = look.figures(sentence);
    signs += usize::from(!figures.is_empty());
    places.extend(figures.iter().map(|figure| (figure.first, figure.past)));
    // What somebody or something else did, told of by itself: they came back, it never leaked again.
    let is_theirs = !matches!(seen.subject, Subject::I)
        && !seen.clauses.iter().any(|clause| matches!(clause.form, Form::Did | Form::Would) && !clause.is_we);
    let verbs = (sentence.first..sentence.past).filter(|at| look.text.at(*at).any(l::PAST_FORM));
    if is_theirs && let Some(verb) = verbs.max_by_key(|at| look.text.at(*at).any(l::CHANGE | l::REACH)) {
        // It improved, it passed: such a verb is a word of an outcome by itself.
        let tells = usize::from(look.text.at(verb).any(l::CHANGE | l::REACH));
        signs += 1 + tells;
        words += tells;
        places.push((verb, verb + 1));
    }
    (signs, words)
}
