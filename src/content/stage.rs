//! The stages of the hiring process and the rounds of the loop.

use serde::{Deserialize, Serialize};

use super::{Kind, RoundId, StageId};

/// A stage of the hiring process, from application to offer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Kebab-case name.
    pub id: StageId,
    /// The name as a recruiter would say it.
    pub name: String,
    /// What happens, in a line or two.
    pub summary: String,
    /// The kinds of questions that are put at it.
    #[serde(default)]
    pub kinds: Vec<Kind>,
}

/// A round of the interview loop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// Kebab-case name.
    pub id: RoundId,
    /// The name as a recruiter would say it.
    pub name: String,
    /// What the interviewer judges in this round.
    pub focus: String,
}
