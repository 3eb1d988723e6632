//! The four segments of a STAR answer and the share of the time each should take.

use serde::{Deserialize, Serialize};

/// One of the four segments of a STAR answer, in the order they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Segment {
    /// Where and when, just enough to follow.
    Situation,
    /// What the teller was responsible for.
    Task,
    /// What the teller did, and why.
    Action,
    /// What came of it, and what was learned.
    Result,
}

impl Segment {
    /// All four, in the order they are told.
    pub const ALL: [Self; 4] = [Self::Situation, Self::Task, Self::Action, Self::Result];
}

/// How a timed answer is divided over the segments, in per cent. The default is the middle of published advice
/// (15 / 10 / 60 / 15); a pack may set its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Shares {
    /// Per cent of the time for the situation.
    pub situation: u8,
    /// Per cent of the time for the task.
    pub task: u8,
    /// Per cent of the time for the action.
    pub action: u8,
    /// Per cent of the time for the result.
    pub result: u8,
}

crate::vocabulary!(Segment {
    "situation" => Self::Situation,
    "task" => Self::Task,
    "action" => Self::Action,
    "result" => Self::Result,
});

impl Default for Shares {
    fn default() -> Self {
        Self { situation: 15, task: 10, action: 60, result: 15 }
    }
}

impl Shares {
    /// The four shares with the segments they belong to, in order.
    pub fn by_segment(&self) -> [(Segment, u8); 4] {
        [
            (Segment::Situation, self.situation),
            (Segment::Task, self.task),
            (Segment::Action, self.action),
            (Segment::Result, self.result),
        ]
    }
}
