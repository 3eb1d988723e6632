//! Whether the outcome has figures.
//!
//! **Looks at** figures in the Result; of a whole answer, in its guessed Result, and in any case in its last fifth
//! and last sentence. Three levels: a figure or a length of time; a figure with what it counts; both ends of a
//! change.
//! **Speaks** if there is none: a prompt, no fault.
//! **Source**: digits stand in only a fifth to a half of sample Results. Years, ordinals, versions and labels are
//! left out.
//! **Limits**: it sees that there is a number, not that it is the right one.

use super::super::look::{Look, Place};
use super::super::numbers::Figure;
use super::super::text::Sentence;
use super::super::{Finding, Level, Note};
use super::{Check, STORIES};
use crate::content::{FollowUpFamily, Segment};

pub(super) const CHECK: Check = Check {
    id: "quantified",
    rule: "No figure in the Result: no number with a unit, no change from one to another, no length of time.",
    why: "A number can be checked and remembered; it often brings the next question.",
    kinds: STORIES,
    run,
};

fn run(look: &Look<'_>) -> Vec<Finding> {
    let mut places: Vec<Place> = Vec::new();
    let mut level = 0;
    for (sentence, figure) in
        ending(look).flat_map(|sentence| look.figures(sentence).into_iter().map(move |figure| (sentence, figure)))
    {
        level = level.max(reach(&figure));
        places.push((figure.first, figure.past.min(sentence.past)));
    }
    let words = look.quotes(&places);
    let finding = if level == 0 {
        look.finding(
            CHECK.id,
            Level::Hint,
            Some(Segment::Result),
            &[],
            Note::NoFigures,
            Some(FollowUpFamily::HowMeasured),
        )
    } else {
        let follow_up = (level < 3).then_some(FollowUpFamily::HowReliable);
        look.finding(CHECK.id, Level::Good, Some(Segment::Result), &places, Note::Figures { level, words }, follow_up)
    };
    vec![finding]
}

/// How far a figure goes.
fn reach(figure: &Figure) -> u8 {
    if figure.is_from_to {
        3
    } else if figure.is_percent || figure.is_money || figure.has_unit && !figure.is_time {
        2
    } else {
        1
    }
}

/// The sentences to look at.
fn ending<'a>(look: &'a Look<'_>) -> impl Iterator<Item = &'a Sentence> {
    let count = look.text.sentences.len();
    look.sentences().enumerate().filter_map(move |(index, (segment, sentence, _))| {
        let is_last = look.is_whole && (index + 1 == count || index * 5 >= count * 4);
        (segment == Segment::Result || is_last).then_some(sentence)
    })
}
