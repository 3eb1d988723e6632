//! How the time of an answer is planned over its segments, and how far a segment has overrun its plan.

use crate::content::Shares;

/// How a stretch of time stands against its plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pace {
    /// At most the planned time.
    Within,
    /// Over the planned time.
    Over,
    /// Over it by more than a quarter, and by ten seconds at least: what an interviewer would notice.
    FarOver,
}

/// Compares what was spent with what was planned, both in milliseconds.
pub fn pace(planned_ms: u64, spent_ms: u64) -> Pace {
    let slack = (planned_ms / 4).max(10_000);
    if spent_ms <= planned_ms {
        Pace::Within
    } else if spent_ms <= planned_ms.saturating_add(slack) {
        Pace::Over
    } else {
        Pace::FarOver
    }
}

/// Shares `total_ms` out over the four segments, in whole milliseconds that add up to exactly `total_ms`.
pub fn shared_out(total_ms: u64, shares: &Shares) -> [u64; 4] {
    let mut ends_before = 0;
    let mut percent = 0;
    shares.by_segment().map(|(_, share)| {
        percent += u64::from(share);
        // Cutting at cumulated shares cannot lose a millisecond to rounding; the last cut is the total.
        let ends = total_ms.saturating_mul(percent) / 100;
        let planned = ends.saturating_sub(ends_before);
        ends_before = ends;
        planned
    })
}
