//! How an answer is divided over its parts, and whether they come in order.
//!
//! **Looks at** the words of each part; of a whole answer, of the guessed parts. For the order it compares where each
//! sentence stands with where its signs would put it, asks how clearly each part stands out, how the answer begins, where
//! scenes, duties and outcomes stand, and whether things are *a pump* before they are *the pump* (`order.rs`).
//! **Speaks** if the Action has under 33 % of the words, or Situation and Task over 40 %; or if more speaks for another
//! order than for this.
//! **Source**: sample answers really spend about 40 % on the Action, so the 60 % of published advice is no bound.
//! **Limits**: of a whole answer the parts are a guess. Under 40 words nothing is said.

use super::super::look::Look;
use super::super::order;
use super::super::{Finding, Level, Note};
use super::{Check, STORIES};
use crate::content::{FollowUpFamily, Segment};

const LEAST_ACTION: usize = 33;
const MOST_LEAD: usize = 40;
const LEAST_WORDS: usize = 40;
/// What sentences may lose on average by where they stand, in the weights of the split.
const MOST_STRAIN: i32 = 18;
/// The same of a whole answer, whose parts are a guess.
const MOST_STRAIN_OF_WHOLE: i32 = 16;
/// What the first sentence may lose by standing in the Situation.
const MOST_OPENING: i32 = 24;

/// Whether sentences seem to stand out of order. Where a part is lacking, what else speaks against the order speaks of
/// that.
fn is_disordered(look: &Look<'_>) -> bool {
    let most_strain = if look.is_whole { MOST_STRAIN_OF_WHOLE } else { MOST_STRAIN };
    look.division.strain > most_strain
        || look.division.opening > MOST_OPENING
        || !look.words.contains(&0) && order::disorder(look) > 0
}

pub(super) const CHECK: Check = Check {
    id: "balance",
    rule: "The Action under 33 % of the words, or Situation and Task over 40 %, or sentences out of order.",
    why: "What you did is what an interviewer can judge you by.",
    kinds: STORIES,
    run,
};

fn run(look: &Look<'_>) -> Vec<Finding> {
    let total = look.total();
    if total < LEAST_WORDS {
        return Vec::new();
    }
    let share = |segment| look.words_of(segment) * 100 / total;
    let lead = (look.words_of(Segment::Situation) + look.words_of(Segment::Task)) * 100 / total;
    let (action, result) = (share(Segment::Action), share(Segment::Result));
    let (level, segment, note, follow_up) = if lead > MOST_LEAD {
        (Level::Hint, Some(Segment::Situation), Note::LongLead { lead }, Some(FollowUpFamily::OwnPart))
    } else if action < LEAST_ACTION {
        (Level::Hint, Some(Segment::Action), Note::ThinAction { action }, Some(FollowUpFamily::OwnPart))
    } else if is_disordered(look) {
        (Level::Hint, None, Note::Disordered, None)
    } else {
        (Level::Good, None, Note::Balanced { lead, action, result }, None)
    };
    vec![look.finding(CHECK.id, level, segment, &[], note, follow_up)]
}
