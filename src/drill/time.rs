//! The two clocks a drill reads, and how they tell that the device slept.
//!
//! A browser has a monotonic clock that never goes back but stands still in sleep on most systems, and a wall clock
//! that runs on in sleep but may be set by hand. Time is always measured on the monotonic one; the wall clock only
//! betrays what the first one missed.

/// A reading of both clocks at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Milliseconds since some fixed moment; never goes back while a page lives.
    pub monotonic_ms: u64,
    /// Milliseconds since 1970; may jump either way.
    pub wall_ms: u64,
}

/// The wall clock may run this far ahead of the monotonic one between two sightings before we take it that the device
/// slept or its clock was set. Corrections by a time server stay well under it.
pub const WALL_JUMP_MS: u64 = 3_000;

/// A page that has seen no tick for this long was asleep or frozen: browsers slow the ticks of a hidden page to one a
/// minute, never further.
pub const SILENCE_MS: u64 = 150_000;

impl Now {
    /// How long nobody was there between `earlier` and `self`, in milliseconds, if the clocks say that nobody was.
    pub(super) fn absence_since(self, earlier: Self) -> Option<u64> {
        let monotonic = self.monotonic_ms.saturating_sub(earlier.monotonic_ms);
        let wall = self.wall_ms.saturating_sub(earlier.wall_ms);
        let away = wall > monotonic.saturating_add(WALL_JUMP_MS) || monotonic > SILENCE_MS;
        away.then_some(wall.max(monotonic))
    }
}
