//! Whether a duty is told.
//!
//! **Looks at** words of duties in the Task: a job, a goal, being asked, having to. Of a whole answer, at those in what
//! would be the Task, and at how much better the split is with a Task than without.
//! **Speaks** if there is none, or if all that comes to too little.
//! **Source**: found in nine of ten sample answers as written, and seldom with the Task left out.
//! **Limits**: a duty that only follows from a title (*as the surgeon*) may go unseen.

use super::super::clauses::Form;
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

/// How many signs of a Task there are in a whole answer, with the one that is always there.
pub const TASK_SIGNS: usize = 5;

/// A number for each sign of a Task.
pub type TaskSigns = [i32; TASK_SIGNS];

/// The most that a score of the split counts, for a Task or against it.
const MOST: i32 = 200;

/// What speaks for a Task in a whole answer: how much there is of each sign. 32 is one.
pub(in super::super) fn signs(look: &Look<'_>) -> TaskSigns {
    let bounded = |score: i32| score.clamp(-MOST, MOST);
    let count = |count: usize, most: usize| i32::try_from(count.min(most)).unwrap_or(0);
    let found: usize = guessed(look).map(|(_, seen)| owed(seen).count()).sum();
    let words: usize = guessed(look).map(|(sentence, _)| sentence.words).sum();
    [
        32,
        // By how much the split is better with a Task, and how much likelier there is one.
        bounded(look.division.task_margin),
        bounded(look.division.task.odds),
        // Words of duties in what would be the Task, and all its words.
        16 * count(found, 4),
        count(words, 60),
    ]
}

/// Whether a whole answer seems to tell a Task.
fn is_told(look: &Look<'_>) -> bool {
    signs(look).into_iter().zip(look.weights.task).map(|(sign, weight)| sign * weight).sum::<i32>() > 0
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
        // The Task is a guess: what counts is whether there seems to be one at all.
        if !is_told(look) {
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
