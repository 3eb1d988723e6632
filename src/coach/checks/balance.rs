//! How an answer is divided over its parts, and whether they come in order.
//!
//! **Looks at** the words of each part; of a whole answer, of the guessed parts. For the order it compares where each
//! sentence stands with where its signs would put it, and of a whole answer asks how clearly each part stands out.
//! **Speaks** if the Action has under 33 % of the words, or Situation and Task over 40 %; or if many sentences would
//! suit another part much better.
//! **Source**: sample answers really spend about 40 % on the Action, so the 60 % of published advice is no bound.
//! **Limits**: of a whole answer the parts are a guess. Under 40 words nothing is said.

use super::super::look::Look;
use super::super::{Finding, Level, Note};
use super::{Check, STORIES};
use crate::content::{FollowUpFamily, Segment};

const LEAST_ACTION: usize = 33;
const MOST_LEAD: usize = 40;
const LEAST_WORDS: usize = 40;
/// What sentences may lose on average by where they stand, in the weights of the split.
const MOST_STRAIN: i32 = 16;
/// The same of a whole answer, whose parts are a guess.
const MOST_STRAIN_OF_WHOLE: i32 = 18;
/// What the first sentence may lose by standing in the Situation.
const MOST_OPENING: i32 = 24;

/// What speaks for the order of a whole answer, fitted to sample answers as written and with their sentences shuffled:
/// the two losses, and by how much the split is better with a Task, an Action, a Result than without. The sum is
/// negative if they seem shuffled.
mod weighs {
    pub(super) const BASE: i32 = -7500;
    pub(super) const STRAIN: i32 = -338;
    pub(super) const OPENING: i32 = -164;
    pub(super) const MOST_LOST: i32 = 60;
    pub(super) const TASK: i32 = 31;
    pub(super) const ACTION: i32 = 22;
    pub(super) const RESULT: i32 = 42;
    pub(super) const LEAST: i32 = -200;
    pub(super) const MOST: i32 = 300;
}

/// Whether sentences seem to stand out of order. Where a part is lacking, the margins tell of that and not of order.
fn is_disordered(look: &Look<'_>) -> bool {
    let division = &look.division;
    let most_strain = if look.is_whole { MOST_STRAIN_OF_WHOLE } else { MOST_STRAIN };
    if division.strain > most_strain || division.opening > MOST_OPENING {
        return true;
    }
    if !look.is_whole || look.words.contains(&0) {
        return false;
    }
    let margin = |score: i32| score.clamp(weighs::LEAST, weighs::MOST);
    let sum = weighs::BASE
        + weighs::STRAIN * division.strain.min(weighs::MOST_LOST)
        + weighs::OPENING * division.opening.min(weighs::MOST_LOST)
        + weighs::TASK * margin(division.task_margin)
        + weighs::ACTION * margin(division.action_margin)
        + weighs::RESULT * margin(division.result_margin);
    sum < 0
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
