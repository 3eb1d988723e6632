//! When somebody who should think aloud, or in writing, is nudged: after so long without a sign of it.
//!
//! Knows no clock and no microphone: whoever sees a sign of thought says when it was.

/// Typing: longer than it takes to read what is written so far and go on.
pub const QUIET_TYPED_MS: u64 = 25_000;
/// Aloud: a pause that an interviewer would break.
pub const QUIET_ALOUD_MS: u64 = 10_000;
/// In one silence there are no more nudges than this: who does not mind the third will not mind the fourth.
const MOST: u64 = 3;

/// The nudges of one drill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nudges {
    /// How long nothing must be typed or heard.
    after_ms: u64,
    /// When something last was, on the monotonic clock.
    last_sign_ms: u64,
    /// How many nudges earlier silences had, so that none comes twice in a row.
    before: u64,
}

impl Nudges {
    /// From now on it is watched for silences of that length.
    pub fn new(after_ms: u64, now_ms: u64) -> Self {
        Self { after_ms: after_ms.max(1), last_sign_ms: now_ms, before: 0 }
    }

    /// Something was typed or heard, or the clock stands still: the silence is over.
    pub fn sign(&mut self, now_ms: u64) {
        self.before = self.before.saturating_add(self.so_far(now_ms));
        self.last_sign_ms = self.last_sign_ms.max(now_ms);
    }

    /// The number of the nudge that is due, counted from 0 over the whole drill; nothing while there is no silence.
    pub fn due(&self, now_ms: u64) -> Option<u64> {
        Some(self.before.saturating_add(self.so_far(now_ms).checked_sub(1)?))
    }

    fn so_far(&self, now_ms: u64) -> u64 {
        (now_ms.saturating_sub(self.last_sign_ms) / self.after_ms).min(MOST)
    }
}

#[cfg(test)]
mod tests {
    use super::Nudges;

    #[test]
    fn a_silence_is_broken_three_times_at_most_and_never_with_the_same_nudge_twice() {
        let mut nudges = Nudges::new(10, 100);
        let due: Vec<Option<u64>> = [100, 109, 110, 119, 120, 130, 999].map(|now| nudges.due(now)).into();
        assert_eq!(due, [None, None, Some(0), Some(0), Some(1), Some(2), Some(2)]);
        nudges.sign(999);
        assert_eq!([1008, 1009].map(|now| nudges.due(now)), [None, Some(3)]);
        nudges.sign(1010);
        assert_eq!(nudges.due(1020), Some(4));
    }

    #[test]
    fn a_sign_before_any_nudge_and_a_clock_that_goes_back_change_nothing() {
        let mut nudges = Nudges::new(10, 100);
        nudges.sign(105);
        nudges.sign(50);
        assert_eq!([50, 114, 115].map(|now| nudges.due(now)), [None, None, Some(0)]);
    }
}
