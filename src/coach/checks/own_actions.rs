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
use super::super::signs::Seen;
use super::super::text::Sentence;
use super::super::{Finding, Level, Note};
use super::{Check, STORIES};
use crate::content::{FollowUpFamily, Segment};

const ENOUGH: usize = 3;
/// So many will do where the coach itself found the Action, sure of it: some of it may have been put elsewhere.
const ENOUGH_IF_SURE: usize = 2;
const SURE: i32 = 100;

pub(super) const CHECK: Check = Check {
    id: "own-actions",
    rule: "Fewer than three own actions: “I” with something done; in an answer in one piece that surely has an Action, \
           fewer than two.",
    why: "An interviewer writes down what you did, not what happened.",
    kinds: STORIES,
    run,
};

/// The places of what the teller did in some sentences.
fn done<'a>(look: &'a Look<'_>, sentences: impl Iterator<Item = (&'a Sentence, &'a Seen)>) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for (sentence, seen) in sentences {
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
    places
}

fn run(look: &Look<'_>) -> Vec<Finding> {
    let places = done(look, look.sentences_of(Segment::Action));
    let count = places.len();
    let is_sure = look.is_whole && look.division.action_margin >= SURE;
    let enough = if is_sure { ENOUGH_IF_SURE } else { ENOUGH };
    let follow_up = Some(FollowUpFamily::OwnPart);
    let finding = if count == 0 && look.is_whole {
        // Where no Action was found, there is none to show this in.
        let scattered = done(look, look.sentences().map(|(_, sentence, seen)| (sentence, seen)));
        let words = look.quotes(&scattered);
        let note =
            if scattered.is_empty() { Note::FewOwnActions { count, words } } else { Note::ScatteredActions { words } };
        look.finding(CHECK.id, Level::Missing, None, &scattered, note, follow_up)
    } else {
        let words = look.quotes(&places);
        let segment = Some(Segment::Action);
        match count {
            0 => look.finding(CHECK.id, Level::Missing, segment, &[], Note::FewOwnActions { count, words }, follow_up),
            1.. if count < enough => {
                look.finding(CHECK.id, Level::Hint, segment, &places, Note::FewOwnActions { count, words }, follow_up)
            }
            _ => look.finding(CHECK.id, Level::Good, segment, &places, Note::OwnActions { count, words }, None),
        }
    };
    vec![finding]
}
