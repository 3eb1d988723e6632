//! Findings of the coach that the person called wrong, as ticks: `finding/<attempt>/<check>/<segment>/<kind>`.
//!
//! Before findings were told apart, a tick was `finding/<attempt>/<check>` and stood for all that the check found in the
//! attempt. Those that are stored still do, until one of their findings is brought back.

use crate::content::Segment;
use crate::json::Vocabulary;

use super::{AttemptId, Ticks};

/// What every tick of this sort begins with.
const LEAD: &str = "finding/";

/// In the place of a segment, for what is about the whole answer.
const WHOLE: &str = "whole";

/// What a finding is known by in an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FindingName {
    /// The check that found it.
    pub check: &'static str,
    /// The segment it is about, if it is about one.
    pub segment: Option<Segment>,
    /// What sort of thing it says.
    pub kind: &'static str,
}

impl FindingName {
    /// The tick that says that this finding is wrong.
    pub fn tick(&self, attempt: &AttemptId) -> String {
        let segment = self.segment.map_or(WHOLE, |segment| segment.as_word());
        [&self.tick_of_check(attempt), "/", segment, "/", self.kind].concat()
    }

    /// The tick of old, which says so of all that the check found.
    fn tick_of_check(&self, attempt: &AttemptId) -> String {
        [LEAD, attempt.as_str(), "/", self.check].concat()
    }
}

impl Ticks {
    /// Whether the person has called a finding wrong.
    pub fn is_wrong(&self, attempt: &AttemptId, finding: &FindingName) -> bool {
        self.is_ticked(&finding.tick(attempt)) || self.is_ticked(&finding.tick_of_check(attempt))
    }

    /// How often the person has called a finding of a check wrong, in whatever attempt.
    pub fn times_wrong(&self, check: &str) -> usize {
        let is_of = |item: &&str| item.strip_prefix(LEAD).and_then(|item| item.split('/').nth(1)) == Some(check);
        self.iter().filter(is_of).count()
    }

    /// What to tick, and what no more, so that a finding is not wrong any longer and `all` others of the attempt stand as
    /// before; in this order, so that nothing is lost half-way.
    pub fn to_bring_back(
        &self,
        attempt: &AttemptId,
        finding: &FindingName,
        all: &[FindingName],
    ) -> Vec<(String, bool)> {
        let of_check = finding.tick_of_check(attempt);
        let mut changes = Vec::new();
        if self.is_ticked(&of_check) {
            let others = all.iter().filter(|other| other.check == finding.check && *other != finding);
            changes.extend(others.map(|other| (other.tick(attempt), true)));
            changes.push((of_check, false));
        }
        changes.push((finding.tick(attempt), false));
        changes
    }
}
