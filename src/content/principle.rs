//! A leadership principle: what answers are measured against.

use serde::{Deserialize, Serialize};

use super::PrincipleId;

/// A leadership principle with what an interviewer listens for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Principle {
    /// Kebab-case name without apostrophes, `and` for `&`.
    pub id: PrincipleId,
    /// The name as people say it.
    pub name: String,
    /// What it asks of a person, in a line of the pack's own words.
    pub summary: String,
    /// What an interviewer looks for in the answer.
    pub probe: String,
    /// What makes an interviewer doubt the answer.
    pub red_flag: String,
}
