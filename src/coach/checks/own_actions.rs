//! What the teller did.
//!
//! **Looks at** clauses of *I* with a verb in the past that is something done: *I asked*, *I built, tested and
//! shipped*. What was felt, noticed or received does not count.
//! **Speaks** under three.
//! **Source**: nearly all sample answers have three or more; with the Action left out, one in ten has.
//! **Limits**: verbs by their endings and a list of irregular ones; a story told in the present is not seen.

use super::super::clauses::Form;
use super::super::look::{Look, Place};
use super::super::{Finding, Level, Note};
use super::{Check, STORIES};
use crate::content::{FollowUpFamily, Segment};

const ENOUGH: usize = 3;

pub(super) const CHECK: Check = Check {
    id: "own-actions",
    rule: "Fewer than three own actions: “I” with something done.",
    why: "An interviewer writes down what you did, not what happened.",
    kinds: STORIES,
    run,
};

fn run(look: &Look<'_>) -> Vec<Finding> {
    let mut places: Vec<Place> = Vec::new();
    for (_, seen) in look.sentences_of(Segment::Action) {
        let done = seen.clauses.iter().filter(|clause| !clause.is_we && clause.form == Form::Did);
        places.extend(done.map(|clause| (clause.first, clause.verb + 1)));
    }
    let count = places.len();
    let words = look.quotes(&places);
    let (level, note) = match count {
        0 => (Level::Missing, Note::FewOwnActions { count, words }),
        1..ENOUGH => (Level::Hint, Note::FewOwnActions { count, words }),
        _ => (Level::Good, Note::OwnActions { count, words }),
    };
    let follow_up = (level != Level::Good).then_some(FollowUpFamily::OwnPart);
    vec![look.finding(CHECK.id, level, Some(Segment::Action), &places, note, follow_up)]
}
