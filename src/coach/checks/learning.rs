//! What was learned.
//!
//! **Looks at** words of learning anywhere in the answer, where the question asks about something that went wrong.
//! **Speaks** if there are none.
//! **Source**: found in two of three sample answers to such questions, and in hardly any others.
//! **Limits**: a lesson that is only shown, not said, goes unseen.

use super::super::look::{Look, Place};
use super::super::outcomes::Outcome;
use super::super::{Finding, Level, Note};
use super::{Check, STORIES};
use crate::content::{FollowUpFamily, Polarity, Segment};

pub(super) const CHECK: Check = Check {
    id: "learning",
    rule: "No word of what was learned; only for questions about something that went wrong.",
    why: "Such questions ask what you made of it, not that it happened.",
    kinds: STORIES,
    run,
};

fn run(look: &Look<'_>) -> Vec<Finding> {
    if look.told.polarity != Polarity::Failure {
        return Vec::new();
    }
    let mut places: Vec<Place> = Vec::new();
    for (segment, _, seen) in look.sentences() {
        // Since then and the like tell of a lesson at the end only.
        let counts = |kind| kind == Outcome::Learned || kind == Outcome::Lasting && segment == Segment::Result;
        places.extend(seen.outcomes.iter().filter(|hit| counts(hit.kind)).map(|hit| (hit.first, hit.past)));
    }
    let finding = if places.is_empty() {
        let follow_up = Some(FollowUpFamily::DifferentlyNow);
        look.finding(CHECK.id, Level::Missing, Some(Segment::Result), &[], Note::NothingLearned, follow_up)
    } else {
        let segment = if look.is_whole { Some(Segment::Result) } else { look.segment_of(&places) };
        let words = look.quotes(&places);
        look.finding(CHECK.id, Level::Good, segment, &places, Note::Learned { words }, None)
    };
    vec![finding]
}
