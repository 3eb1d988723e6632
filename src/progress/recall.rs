//! How well something practised is remembered, and when it should come again: FSRS, a scheduler of spaced repetition.
//!
//! The memory is that of FSRS-5 as the crate `rs-fsrs` 1.2.1 has it, without the *linear damping* of difficulty that
//! other implementations added later; the constants are the crate's default parameters. `tests/recall.rs` holds the
//! two against each other. It is a port and not a dependency since the crate brings a whole calendar along.
//!
//! Left out, on purpose:
//!
//! - **Steps of minutes within a day** (the crate's `BasicScheduler`). A drill takes minutes itself, and nobody wants
//!   the same one again ten minutes later. This is the crate's `LongtermScheduler`: days are whole, and of two ratings
//!   within 24 hours the second comes after no day at all. A good one then teaches nothing new, and Again still
//!   counts.
//! - **Fuzz**, which spreads thousands of cards over days. There are sixteen principles.
//! - **Keeping the four ratings apart.** The crate makes the intervals after Again, Hard, Good and Easy differ by a
//!   day at least, for it offers all four. Here the rating is given, and its interval is the rounded stability.
//!
//! Added: the stability never falls below [`LEAST_STABILITY`], as later versions of FSRS have it. The crate comes to 0
//! after many failures on one day, and from there to no number at all.

use super::Rating;

const DAY_MS: u64 = 86_400_000;

/// FSRS-5's default parameters w₀ to w₁₆, from `rs-fsrs` 1.2.1. Two more are for steps within a day.
const W: [f64; 17] = [
    0.4072, 1.1829, 3.1262, 15.4722, 7.2102, 0.5316, 1.0651, 0.0234, 1.616, 0.1544, 1.0824, 1.9813, 0.0953, 0.2975,
    2.2042, 0.2407, 2.9466,
];

/// Makes the recall 0.9 after as many days as the stability has.
const FACTOR: f64 = 19.0 / 81.0;

/// In days; see above.
const LEAST_STABILITY: f64 = 0.01;

/// The longest interval, as in the crate: a hundred years.
const LONGEST_DAYS: u32 = 36_500;

/// What remains of something that was practised and rated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// The days until the recall has fallen to 0.9.
    stability: f64,
    /// From 1 to 10.
    difficulty: f64,
}

impl Memory {
    /// The memory after these ratings, given at these times of the wall clock in milliseconds, the oldest first.
    /// Nothing where there is none. Where the clock was set back, no time has passed.
    pub fn after(history: &[(u64, Rating)]) -> Option<Self> {
        let (&(first_ms, rating), rest) = history.split_first()?;
        let mut memory = Self::first(rating);
        let mut last_ms = first_ms;
        for &(wall_ms, rating) in rest {
            memory = memory.then(days_between(last_ms, wall_ms), rating);
            last_ms = wall_ms;
        }
        Some(memory)
    }

    /// The days until the recall has fallen to 0.9.
    pub fn stability(&self) -> f64 {
        self.stability
    }

    /// How hard it is to learn, from 1 to 10.
    pub fn difficulty(&self) -> f64 {
        self.difficulty
    }

    /// How likely it is still remembered so many days after the last rating, from 1 down to 0.
    pub fn recall_at(&self, elapsed_days: u32) -> f64 {
        1.0 / (1.0 + FACTOR * f64::from(elapsed_days) / self.stability).sqrt()
    }

    /// How many days after the last rating it should come again, so that it is still remembered with a likelihood of
    /// 0.9. At least one; and never more than a third of the days left, where that is one or more, so that there is
    /// time for it to come three times.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "never negative; too large becomes largest"
    )]
    pub fn due_days(&self, days_left: Option<u32>) -> u32 {
        let rounded = (self.stability + 0.5) as u32;
        let most = days_left.map_or(LONGEST_DAYS, |days| (days / 3).min(LONGEST_DAYS));
        rounded.min(most).max(1)
    }

    fn first(rating: Rating) -> Self {
        Self { stability: W[rating as usize], difficulty: first_difficulty(rating) }
    }

    fn then(self, elapsed_days: u32, rating: Rating) -> Self {
        let forgotten = 1.0 - self.recall_at(elapsed_days);
        let stability = match rating {
            Rating::Again => self.stability_after_failure(forgotten),
            Rating::Hard => self.stability_after_success(forgotten, W[15]),
            Rating::Good => self.stability_after_success(forgotten, 1.0),
            Rating::Easy => self.stability_after_success(forgotten, W[16]),
        };
        let moved = self.difficulty - W[6] * (grade(rating) - grade(Rating::Good));
        // Drawn a little towards the easiest, so that nothing stays hard for ever.
        let difficulty = W[7] * first_difficulty(Rating::Easy) + (1.0 - W[7]) * moved;
        Self { stability: stability.max(LEAST_STABILITY), difficulty: difficulty.clamp(1.0, 10.0) }
    }

    /// The more was forgotten, the easier it is and the less stable it was, the more is gained.
    fn stability_after_success(&self, forgotten: f64, modifier: f64) -> f64 {
        let gained = W[8].exp()
            * (11.0 - self.difficulty)
            * self.stability.powf(-W[9])
            * ((W[10] * forgotten).exp() - 1.0)
            * modifier;
        self.stability * (1.0 + gained)
    }

    fn stability_after_failure(&self, forgotten: f64) -> f64 {
        W[11] * self.difficulty.powf(-W[12]) * ((self.stability + 1.0).powf(W[13]) - 1.0) * (W[14] * forgotten).exp()
    }
}

/// The difficulty after a first rating.
fn first_difficulty(rating: Rating) -> f64 {
    (W[4] - (W[5] * grade(rating)).exp() + 1.0).clamp(1.0, 10.0)
}

/// From 0 for Again to 3 for Easy. The literature counts from 1, and takes 1 or 3 off where it is used.
fn grade(rating: Rating) -> f64 {
    f64::from(rating as u8)
}

/// The whole days of 24 hours between two times; none where the clock was set back.
pub(super) fn days_between(earlier_ms: u64, later_ms: u64) -> u32 {
    u32::try_from(later_ms.saturating_sub(earlier_ms) / DAY_MS).unwrap_or(u32::MAX)
}
