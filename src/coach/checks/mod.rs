//! The checks: one file each, with its definition, threshold, source and limits. [`CHECKS`] is the list; a new check
//! is a file and a line in it.

mod balance;
mod blame_or_secret;
mod case;
mod fillers;
mod i_or_we;
mod learning;
mod length;
mod own_actions;
mod pace;
mod principle_hint;
mod quantified;
mod result_present;
mod specific_episode;
mod task_present;
mod vague_claim;
mod written;

pub use length::WORDS_PER_MINUTE;
pub(super) use result_present::signs as result_signs;
pub use result_present::{RESULT_SIGNS, ResultSigns};
pub(super) use task_present::signs as task_signs;
pub use task_present::{TASK_SIGNS, TaskSigns};

use super::Finding;
use super::look::Look;
use crate::content::Kind;

/// A rule that looks at an answer.
pub struct Check {
    /// Its name in kebab-case, stable for ever: what people make of its findings refers to it.
    pub id: &'static str,
    /// What it looks for, and from where on it speaks.
    pub rule: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// The sorts of exercise it is for.
    pub kinds: &'static [Kind],
    pub(super) run: fn(&Look<'_>) -> Vec<Finding>,
}

/// Stories from one's own work.
const STORIES: &[Kind] = &[Kind::Behavioural];
/// Whatever is said aloud.
const ANSWERS: &[Kind] = &[Kind::Behavioural, Kind::Depth, Kind::Case, Kind::Screen];
const EVERYTHING: &[Kind] = &[Kind::Behavioural, Kind::Depth, Kind::Case, Kind::Written, Kind::Screen];

/// All checks, in the order of findings.
pub static CHECKS: &[Check] = &[
    length::CHECK,
    pace::CHECK,
    balance::CHECK,
    result_present::CHECK,
    task_present::CHECK,
    own_actions::CHECK,
    i_or_we::CHECK,
    quantified::CHECK,
    specific_episode::CHECK,
    fillers::CHECK,
    vague_claim::CHECK,
    learning::CHECK,
    principle_hint::CHECK,
    blame_or_secret::CHECK,
    written::CHECK,
    case::CHECK,
];
