//! Whether a duty is told.
//!
//! **Looks at** words of duties in the Task: a job, a goal, being asked, having to. Of a whole answer, in the sentences
//! before the first own actions.
//! **Speaks** if there is none.
//! **Source**: found in nine of ten sample answers as written, and seldom with the Task left out.
//! **Limits**: a duty that only follows from a title (*as the surgeon*) may go unseen.

use super::super::clauses::Form;
use super::super::lexicon as l;
use super::super::look::{Look, Place};
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

fn run(look: &Look<'_>) -> Vec<Finding> {
    let mut places = duties(look, Segment::Task);
    if places.is_empty() && !look.is_whole {
        places = said(look);
    }
    let elsewhere = if places.is_empty() { duties(look, Segment::Situation) } else { Vec::new() };
    let finding = if !places.is_empty() {
        let words = look.quotes(&places);
        look.finding(CHECK.id, Level::Good, Some(Segment::Task), &places, Note::Duty { words }, None)
    } else if elsewhere.is_empty() {
        look.finding(
            CHECK.id,
            Level::Missing,
            Some(Segment::Task),
            &[],
            Note::NoDuty,
            Some(FollowUpFamily::RealProblem),
        )
    } else {
        let note = Note::DutyElsewhere { words: look.quotes(&elsewhere) };
        look.finding(
            CHECK.id,
            Level::Hint,
            Some(Segment::Situation),
            &elsewhere,
            note,
            Some(FollowUpFamily::RealProblem),
        )
    };
    vec![finding]
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
    let mut places = Vec::new();
    for (_, seen) in look.sentences_of(segment) {
        places.extend(seen.duties.iter().map(|hit| (hit.first, hit.past)));
        let owed = seen.clauses.iter().filter(|clause| clause.form == Form::Duty);
        places.extend(owed.map(|clause| (clause.first, clause.verb + 1)));
    }
    places
}
