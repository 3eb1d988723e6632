//! How long an answer is.
//!
//! **Looks at** seconds by the clock; without a clock, words at 140 a minute.
//! **Speaks** over five minutes, and for a story under 150 words.
//! **Source**: published advice, which disagrees: two to four minutes, or one to two; so the bounds are wide.
//! **Limits**: a good answer can be short. Words typed in a hurry stand for more than they say.

use super::super::look::Look;
use super::super::{Finding, Level, Note};
use super::{ANSWERS, Check};
use crate::content::{FollowUpFamily, Kind};

const LONG_SECONDS: u32 = 300;
const FEW_WORDS: usize = 150;
pub(super) const WORDS_PER_MINUTE: u32 = 140;

pub(super) const CHECK: Check = Check {
    id: "length",
    rule: "Under 150 words, or over five minutes by the clock (without a clock, at 140 words a minute).",
    why: "Short answers leave questions open; past five minutes listeners interrupt.",
    kinds: ANSWERS,
    run,
};

fn run(look: &Look<'_>) -> Vec<Finding> {
    let words = look.total();
    let by_rate = u32::try_from(words).unwrap_or(u32::MAX).saturating_mul(60) / WORDS_PER_MINUTE;
    let by_clock = look.told.seconds.is_some_and(|seconds| seconds > 0);
    let seconds = look.told.seconds.filter(|seconds| *seconds > 0).unwrap_or(by_rate);
    let (level, note, follow_up) = if seconds > LONG_SECONDS {
        (Level::Hint, Note::Long { seconds, by_clock }, None)
    } else if words < FEW_WORDS && look.told.kind == Kind::Behavioural {
        (Level::Hint, Note::Short { words, seconds, by_clock }, Some(FollowUpFamily::WhyThisWay))
    } else {
        (Level::Good, Note::Length { words, seconds, by_clock }, None)
    };
    vec![look.finding(CHECK.id, level, None, &[], note, follow_up)]
}
