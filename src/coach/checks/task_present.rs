//! Whether a duty is told.
//!
//! **Looks at** words of duties in the Task: a job, a goal, being asked, having to. Of a whole answer, at those before
//! the first own action, and at how much better the split is with a Task than without.
//! **Speaks** if there is none, or if the two come to too little.
//! **Source**: found in nine of ten sample answers as written, and seldom with the Task left out.
//! **Limits**: a duty that only follows from a title (*as the surgeon*) may go unseen.

use super::super::clauses::Form;
use super::super::lexicon as l;
use super::super::look::{Look, Place};
use super::super::signs::Seen;
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

/// From where on a whole answer tells a task: the margin of the split, and twenty for each word of a duty.
const SURE: i32 = 70;
const A_DUTY: i32 = 20;
const MOST_MARGIN: i32 = 200;

fn run(look: &Look<'_>) -> Vec<Finding> {
    let mut places = duties(look, Segment::Task);
    let mut others = duties(look, Segment::Situation);
    if look.is_whole {
        // The Task is a guess: what counts is whether there seems to be one at all.
        let count = i32::try_from((places.len() + others.len() + early(look)).min(3)).unwrap_or(3);
        let margin = look.division.task_margin.clamp(-MOST_MARGIN, MOST_MARGIN);
        if margin + A_DUTY * count < SURE {
            others.append(&mut places);
            others.sort_unstable();
        } else if places.is_empty() {
            places = look.sentences_of(Segment::Task).map(|(sentence, _)| (sentence.first, sentence.past)).collect();
            places.truncate(1);
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

/// Words of duties in the Action up to its first own action.
fn early(look: &Look<'_>) -> usize {
    let mut count = 0;
    for (_, seen) in look.sentences_of(Segment::Action) {
        count += owed(seen).count();
        if seen.clauses.iter().any(|clause| !clause.is_we && clause.form == Form::Did) {
            break;
        }
    }
    count
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
