//! Whether a duty is told.
//!
//! **Looks at** words of duties in the Task: a job, a goal, being asked, having to. Of a whole answer, at those in what
//! would be the Task and before the first own action, and at how much better the split is with a Task than without;
//! what is plainly named, given or asked for in the split's Task is one.
//! **Speaks** if there is none, or if all that comes to too little.
//! **Source**: found in nine of ten sample answers as written, and seldom with the Task left out.
//! **Limits**: a duty that only follows from a title (*as the surgeon*) may go unseen.

use super::super::clauses::Form;
use super::super::cues::Duty;
use super::super::lexicon as l;
use super::super::look::{Look, Place};
use super::super::signs::Seen;
use super::super::text::Sentence;
use super::super::{Finding, Level, Note};
use super::{Check, STORIES};
use crate::content::{FollowUpFamily, Segment};

pub(super) const CHECK: Check = Check {
    id: "task-present",
    rule: "No word of a task or responsibility in the Task, or before what you did.",
    why: "What you did can only be weighed against what you had to reach.",
    kinds: STORIES,
    run,
};

/// What speaks for a Task in a whole answer, fitted to sample answers with and without theirs. The sum is positive if
/// one is told.
mod weighs {
    pub(super) const BASE: i32 = -6250;
    /// The split's margin and odds, each to at most [`MOST`].
    pub(super) const MARGIN: i32 = 41;
    pub(super) const ODDS: i32 = 54;
    pub(super) const MOST: i32 = 200;
    /// Words of duties in what would be the Task, and from the beginning up to the first own action after it: to four.
    pub(super) const FOUND: i32 = 1461;
    pub(super) const EARLY: i32 = 280;
    /// Its sentences, to four, and its words, to sixty.
    pub(super) const SENTENCES: i32 = -285;
    pub(super) const WORDS: i32 = 64;
}

/// Whether a whole answer seems to tell a Task.
fn is_told(look: &Look<'_>) -> bool {
    let guess = look.division.task;
    let count = |count: usize, most: usize| i32::try_from(count.min(most)).unwrap_or(0);
    let (mut found, mut early, mut words, mut acted) = (0, 0, 0, false);
    for (index, (sentence, seen)) in look.text.sentences.iter().zip(&look.seen).enumerate() {
        let duties = owed(seen).count();
        if (guess.first..guess.past).contains(&index) {
            found += duties;
            words += sentence.words;
        }
        early += if acted { 0 } else { duties };
        acted |= index >= guess.past && seen.clauses.iter().any(|clause| !clause.is_we && clause.form == Form::Did);
    }
    let sentences = guess.past.saturating_sub(guess.first);
    let bounded = |score: i32| score.clamp(-weighs::MOST, weighs::MOST);
    let sum = weighs::BASE
        + weighs::MARGIN * bounded(look.division.task_margin)
        + weighs::ODDS * bounded(guess.odds)
        + weighs::FOUND * count(found, 4)
        + weighs::EARLY * count(early, 4)
        + weighs::SENTENCES * count(sentences, 4)
        + weighs::WORDS * count(words, 60);
    sum > 0
}

/// Whether the split's Task says that something was somebody's task: named so, given or asked for.
fn has_plain(look: &Look<'_>) -> bool {
    let is_plain = |kind| matches!(kind, Duty::Named | Duty::Given | Duty::ByOthers);
    look.sentences_of(Segment::Task).any(|(_, seen)| seen.duties.iter().any(|hit| is_plain(hit.kind)))
}

/// The sentences that would be the Task.
fn guessed<'a>(look: &'a Look<'_>) -> impl Iterator<Item = (&'a Sentence, &'a Seen)> {
    let guess = look.division.task;
    let both = look.text.sentences.iter().zip(&look.seen);
    both.skip(guess.first).take(guess.past.saturating_sub(guess.first))
}

fn run(look: &Look<'_>) -> Vec<Finding> {
    let mut places = duties(look, Segment::Task);
    let others = duties(look, Segment::Situation);
    if look.is_whole {
        // The Task is a guess: what counts is whether there seems to be one at all. Plain words of a duty in what the
        // split takes for the Task are one.
        if !has_plain(look) && !is_told(look) {
            if !places.is_empty() {
                let note = Note::UnclearDuty { words: look.quotes(&places) };
                let follow_up = Some(FollowUpFamily::RealProblem);
                return vec![look.finding(CHECK.id, Level::Hint, Some(Segment::Task), &places, note, follow_up)];
            }
        } else if places.is_empty() {
            places = guessed(look).flat_map(|(_, seen)| owed(seen)).collect();
            if places.is_empty() {
                places = guessed(look).map(|(sentence, _)| (sentence.first, sentence.past)).collect();
                places.truncate(1);
            }
        }
    } else if places.is_empty() {
        places = said(look);
    }
    let follow_up = Some(FollowUpFamily::RealProblem);
    let finding = if !places.is_empty() {
        let words = look.quotes(&places);
        look.finding(CHECK.id, Level::Good, Some(Segment::Task), &places, Note::Duty { words }, None)
    } else if others.is_empty() {
        look.finding(CHECK.id, Level::Missing, Some(Segment::Task), &[], Note::NoDuty, follow_up)
    } else {
        let note = Note::DutyElsewhere { words: look.quotes(&others) };
        look.finding(CHECK.id, Level::Hint, Some(Segment::Situation), &others, note, follow_up)
    };
    vec![finding]
}

/// The words of duties in a sentence.
fn owed(seen: &Seen) -> impl Iterator<Item = Place> {
    let told = seen.duties.iter().map(|hit| (hit.first, hit.past));
    let owed = seen.clauses.iter().filter(|clause| clause.form == Form::Duty);
    told.chain(owed.map(|clause| (clause.first, clause.verb + 1)))
}

/// What may pass for a duty where somebody wrote it as the Task: what is meant to be done, wanted, or said to be
/// theirs.
fn said(look: &Look<'_>) -> Vec<Place> {
    let mut places = Vec::new();
    for (sentence, _) in look.sentences_of(Segment::Task) {
        for at in sentence.first..sentence.past {
            let token = look.text.at(at);
            let is_meant = look.text.word(at) == "to"
                && !look.text.at(at + 1).any(l::DETERMINER | l::ME | l::US | l::NUMBER | l::ED);
            if is_meant
                || token.any(l::WOULD | l::DUTY)
                || matches!(look.text.word(at), "wanted" | "mine" | "ours" | "must")
            {
                places.push((at, at + 1));
            }
        }
    }
    places
}

fn duties(look: &Look<'_>, segment: Segment) -> Vec<Place> {
    look.sentences_of(segment).flat_map(|(_, seen)| owed(seen)).collect()
}
