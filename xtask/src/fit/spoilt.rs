//! The answers that are fitted to: as written, and spoilt in the ways that the coach must see through.

use crate::coach::corpus::Answer;
use crate::coach::corpus::perturb::{Change, sentences};
use star_drill::content::Segment;

/// A way to spoil an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Way {
    By(Change),
    /// Only the first sentence of a part is left.
    Short(Segment),
    /// The first half of the Action is left.
    HalfAction,
}

/// The ways that the split is fitted to.
pub const WAYS: [Way; 10] = [
    Way::By(Change::Intact),
    Way::By(Change::NoResult),
    Way::By(Change::NoTask),
    Way::By(Change::NoAction),
    Way::By(Change::LongSituation),
    Way::By(Change::We),
    Way::By(Change::Conditional),
    Way::Short(Segment::Situation),
    Way::Short(Segment::Result),
    Way::HalfAction,
];

impl Way {
    pub fn of(self, answer: &Answer) -> [String; 4] {
        let change = match self {
            Self::By(change) => change,
            _ => Change::Intact,
        };
        let mut parts = change.of(answer);
        let mut keep = |segment: Segment, count: fn(usize) -> usize| {
            let part = &mut parts[segment as usize];
            let told = sentences(part);
            *part = told[..count(told.len()).min(told.len())].join(" ");
        };
        match self {
            Self::By(_) => {}
            Self::Short(segment) => keep(segment, |_| 1),
            Self::HalfAction => keep(Segment::Action, |count| (count / 2).max(1)),
        }
        parts
    }
}

/// The part that a place of the joined text lies in.
pub fn part_at(parts: &[String; 4], place: usize) -> usize {
    let mut end = 0;
    for (part, text) in parts.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
        end += text.len() + usize::from(end > 0);
        if place < end {
            return part;
        }
    }
    3
}
