//! What the person aims at, and whether and when to be reminded of a backup.

use std::ops::RangeInclusive;

/// How many stories a principle can be wanted to have.
pub const STORIES_WANTED: RangeInclusive<usize> = 1..=4;
/// How many drills a week can be aimed at.
pub const DRILLS_A_WEEK: RangeInclusive<u32> = 0..=21;
/// So long after the last backup it is time for another.
const BACKUP_AFTER_MS: u64 = 14 * 86_400_000;

/// Targets and reminders. How the person likes to practise is in [`Preferences`](super::Preferences).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How many stories each principle should have, one of [`STORIES_WANTED`].
    pub stories_wanted: usize,
    /// How many drills a week are aimed at, one of [`DRILLS_A_WEEK`].
    pub drills_a_week: u32,
    /// Whether to be reminded of a backup.
    pub reminds: bool,
    /// When the last backup was saved.
    pub backed_up_wall_ms: Option<u64>,
    /// When the reminder was last put off.
    pub put_off_wall_ms: Option<u64>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { stories_wanted: 2, drills_a_week: 5, reminds: true, backed_up_wall_ms: None, put_off_wall_ms: None }
    }
}

impl Settings {
    /// Whether to remind of a backup: 14 days after the last one, after it was put off, and after there was first
    /// something to keep, whichever came last. `first_kept_wall_ms` is when the first attempt or story was made; where
    /// there is none, nothing is due.
    pub fn is_backup_due(&self, first_kept_wall_ms: Option<u64>, now_wall_ms: u64) -> bool {
        let Some(first) = first_kept_wall_ms.filter(|_| self.reminds) else { return false };
        let latest = first.max(self.backed_up_wall_ms.unwrap_or(0)).max(self.put_off_wall_ms.unwrap_or(0));
        now_wall_ms.saturating_sub(latest) >= BACKUP_AFTER_MS
    }
}
