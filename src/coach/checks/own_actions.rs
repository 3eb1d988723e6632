//! What the teller did.
//!
//! **Looks at** clauses of *I* with a verb in the past that is something done: *I asked*, *I built, tested and
//! shipped*; or in the present, as stories are told aloud, where no *usually* stands by. What was felt, noticed or
//! received does not count.
//! **Speaks** under three; under two, where the answer came whole and surely has an Action.
//! **Source**: nearly all sample answers have three or more; with the Action left out, one in ten has.
//! **Limits**: verbs by their endings and a list of irregular ones; in a story told in the present, verbs of habit and of doing are not told apart.

use super::super::clauses::{Clause, Form};
use super::super::lexicon as l;
use super::super::look::{Look, Place};
use super::super::{Finding, Level, Note};
use super::{Check, STORIES};
use crate::content::{FollowUpFamily, Segment};

const ENOUGH: usize = 3;
/// So many will do where the coach itself found the Action, sure of it: some of it may have been put elsewhere.
const ENOUGH_IF_SURE: usize = 2;
const SURE: i32 = 100;

pub(super) const CHECK: Check = Check {
    id: "own-actions",
    rule: "Fewer than three own actions: “I” with something done.",
    why: "An interviewer writes down what you did, not what happened.",
    kinds: STORIES,
    run,
};

fn run(look: &Look<'_>) -> Vec<Finding> {
    let mut places: Vec<Place> = Vec::new();
    for (sentence, seen) in look.sentences_of(Segment::Action) {
        let is_habit = (sentence.first..sentence.past).any(|at| look.text.at(at).any(l::HABIT));
        let is_done = |clause: &Clause| match clause.form {
            Form::Did => true,
            // Told as if it were now: I pull over, I ring him.
            Form::Does => !is_habit && !look.text.at(clause.verb).any(l::IS | l::HAVE | l::DO | l::STATE),
            _ => false,
        };
        let done = seen.clauses.iter().filter(|clause| !clause.is_we && is_done(clause));
        places.extend(done.map(|clause| (clause.first, clause.verb + 1)));
    }
    let count = places.len();
    let is_sure = look.is_whole && look.division.action_margin >= SURE;
    let enough = if is_sure { ENOUGH_IF_SURE } else { ENOUGH };
    let words = look.quotes(&places);
    let (level, note) = match count {
        0 => (Level::Missing, Note::FewOwnActions { count, words }),
        1.. if count < enough => (Level::Hint, Note::FewOwnActions { count, words }),
        _ => (Level::Good, Note::OwnActions { count, words }),
    };
    let follow_up = (level != Level::Good).then_some(FollowUpFamily::OwnPart);
    vec![look.finding(CHECK.id, level, Some(Segment::Action), &places, note, follow_up)]
}
