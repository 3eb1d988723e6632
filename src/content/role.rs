//! A role track: the job a candidate applies for.

use serde::{Deserialize, Serialize};

use super::RoleId;

/// A role track with its emphases.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Kebab-case name.
    pub id: RoleId,
    /// The name as it stands on a job advert.
    pub name: String,
    /// What the role's interviews dwell on.
    #[serde(default)]
    pub emphases: Vec<Emphasis>,
}

/// One thing that the interviews for a role dwell on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Emphasis {
    /// Kebab-case name, unique within the role.
    pub id: String,
    /// The name as people say it.
    pub name: String,
}
