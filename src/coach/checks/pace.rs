//! How fast an answer was spoken.
//!
//! **Looks at** words a minute, of a timed transcript only: typing has another pace.
//! **Speaks** under 110 and over 170.
//! **Source**: articles on public speaking; 140 is the middle.
//! **Limits**: a transcript that lost words looks slow. Nothing is said under twenty words or ten seconds.

use super::super::look::Look;
use super::super::{Finding, Level, Note};
use super::{ANSWERS, Check};

const SLOW: u32 = 110;
const FAST: u32 = 170;

pub(super) const CHECK: Check = Check {
    id: "pace",
    rule: "Under 110 or over 170 words a minute; only for a timed transcript.",
    why: "Between the two, listeners can follow and take notes.",
    kinds: ANSWERS,
    run,
};

fn run(look: &Look<'_>) -> Vec<Finding> {
    let words = look.total();
    let Some(seconds) = look.told.seconds.filter(|seconds| *seconds >= 10) else { return Vec::new() };
    if !look.told.is_spoken || words < 20 {
        return Vec::new();
    }
    let per_minute = u32::try_from(words).unwrap_or(u32::MAX).saturating_mul(60) / seconds;
    let (level, note) = match per_minute {
        ..SLOW => (Level::Hint, Note::Slow { per_minute }),
        SLOW..=FAST => (Level::Good, Note::Pace { per_minute }),
        _ => (Level::Hint, Note::Fast { per_minute }),
    };
    vec![look.finding(CHECK.id, level, None, &[], note, None)]
}
