//! Whether an outcome is told.
//!
//! **Looks at** words of outcomes in the Result: changes, figures, thanks, things reached, what lasts, what was
//! learned. Of a whole answer, in the guessed Result.
//! **Speaks** if fewer than two are found: one is unclear, none is missing. Of a whole answer also if the split is hardly
//! better with a Result than without.
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

/// From where on a whole answer tells a result: the margin of the split, and eleven for each sign of an outcome.
const SURE: i32 = 95;
const A_SIGN: i32 = 11;
const MOST_MARGIN: i32 = 200;

pub(super) const CHECK: Check = Check {
    id: "result-present",
    rule: "Fewer than two signs of an outcome in the Result, or at the end.",
    why: "Without an outcome nobody can tell whether what you did was right.",
    kinds: STORIES,
    run,
};

fn run(look: &Look<'_>) -> Vec<Finding> {
    let mut places: Vec<Place> = Vec::new();
    let (mut signs, mut tellings) = (0, 0);
    for (sentence, seen) in look.sentences_of(Segment::Result) {
        signs += told(look, sentence, seen, &mut places);
        tellings += seen.outcomes.len() + usize::from(!look.figures(sentence).is_empty());
    }
    // In a whole answer the Result is a guess, and must be a good one.
    let margin = look.division.result_margin.clamp(-MOST_MARGIN, MOST_MARGIN);
    let is_sure = !look.is_whole || margin + A_SIGN * i32::try_from(tellings.min(4)).unwrap_or(4) >= SURE;
    let quotes = look.quotes(&places);
    let (level, note, follow_up) = if signs == 0 {
        (Level::Missing, Note::NoOutcome, Some(FollowUpFamily::HowMeasured))
    } else if signs == 1 && !look.is_whole || !is_sure {
        (Level::Hint, Note::UnclearOutcome { words: quotes }, Some(FollowUpFamily::HowMeasured))
    } else {
        (Level::Good, Note::Outcome { words: quotes }, None)
    };
    vec![look.finding(CHECK.id, level, Some(Segment::Result), &places, note, follow_up)]
}

/// How many signs of an outcome there are in a sentence, with their places.
fn told(look: &Look<'_>, sentence: &Sentence, seen: &Seen, places: &mut Vec<Place>) -> usize {
    let weak = |kind| matches!(kind, Outcome::Enabled | Outcome::Lasting | Outcome::Absent);
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
        signs += 1 + usize::from(look.text.at(verb).any(l::CHANGE | l::REACH));
        places.push((verb, verb + 1));
    }
    signs
}
