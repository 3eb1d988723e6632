//! A drill at rest: what a saved draft must hold for the drill to come back as it was.

use std::fmt;

use super::machine::{Drill, Phase};
use super::{Now, Setup};

/// A drill at rest, at one moment. Always comes back paused.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the drill, documented on its methods")]
pub struct Snapshot {
    pub setup: Setup,
    pub phase: Phase,
    pub started_wall_ms: u64,
    pub thought_ms: u64,
    pub spent_ms: Vec<u64>,
    pub paused_ms: u64,
    pub left_out_ms: u64,
    pub current: usize,
    pub notes: String,
    pub texts: Vec<String>,
}

/// Why a snapshot cannot come back as a drill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SnapshotError {
    /// The plan has no part.
    NoParts,
    /// The plan, the times and the texts are not of one length, or the current part lies beyond them.
    UnequalParts,
    /// The drill had ended: there is nothing to resume.
    Ended,
}

impl fmt::Display for SnapshotError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NoParts => "the plan has no part; expected at least one",
            Self::UnequalParts => {
                "plan, times and texts differ in number; expected one time and one text for each part"
            }
            Self::Ended => "the drill had ended; expected one that was under way",
        })
    }
}

impl std::error::Error for SnapshotError {}

impl Drill {
    /// The drill at rest, with the running time counted in up to `now`.
    pub fn snapshot(&self, now: Now) -> Snapshot {
        Snapshot {
            setup: self.setup().clone(),
            phase: self.phase(),
            started_wall_ms: self.started_wall_ms(),
            thought_ms: self.thought_ms(now),
            spent_ms: (0..self.setup().plan.len()).map(|part| self.spent_ms(part, now)).collect(),
            paused_ms: self.paused_ms(now),
            // An absence that nobody decided on is left out.
            left_out_ms: self.left_out_ms().saturating_add(self.gap().map_or(0, |gap| gap.ms)),
            current: self.current(),
            notes: self.notes().to_owned(),
            texts: self.texts().to_vec(),
        }
    }

    /// The drill as it was, paused.
    ///
    /// # Errors
    /// Where the snapshot contradicts itself or had ended; see [`SnapshotError`].
    pub fn restore(snapshot: Snapshot, now: Now) -> Result<Self, SnapshotError> {
        let parts = snapshot.setup.plan.len();
        if parts == 0 {
            return Err(SnapshotError::NoParts);
        }
        if snapshot.spent_ms.len() != parts || snapshot.texts.len() != parts || snapshot.current >= parts {
            return Err(SnapshotError::UnequalParts);
        }
        if !matches!(snapshot.phase, Phase::Thinking | Phase::Answering) {
            return Err(SnapshotError::Ended);
        }
        Ok(Self::at_rest(snapshot, now))
    }
}
