//! How long an answer is.
//!
//! **Looks at** seconds by the clock; without a clock, words at 140 a minute.
//! **Speaks** over five minutes, and for a story under 150 words, where three minutes were planned or nothing was; for
//! other plans in proportion.
//! **Source**: published advice, which disagrees: two to four minutes, or one to two. So the plan decides, and the
//! bounds around it are wide.
//! **Limits**: a good answer can be short. Words typed in a hurry stand for more than they say.

use super::super::look::Look;
use super::super::{Finding, Level, Note};
use super::{ANSWERS, Check};
use crate::content::{FollowUpFamily, Kind};

/// What is planned where nobody says so: the middle of two to four minutes. The two bounds are those of this plan.
const USUAL_SECONDS: u64 = 180;
const LONG_SECONDS: u64 = 300;
const FEW_WORDS: u64 = 150;
/// How fast an answer is told, where no clock says it.
pub const WORDS_PER_MINUTE: u32 = 140;

pub(super) const CHECK: Check = Check {
    id: "length",
    rule: "Under 150 words, or over five minutes by the clock (without a clock, at 140 words a minute), where three \
           minutes were planned; for other plans in proportion.",
    why: "Short answers leave questions open; past five minutes listeners interrupt.",
    kinds: ANSWERS,
    run,
};

fn run(look: &Look<'_>) -> Vec<Finding> {
    let words = look.total();
    let by_rate = u32::try_from(words).unwrap_or(u32::MAX).saturating_mul(60) / WORDS_PER_MINUTE;
    let by_clock = look.told.seconds.is_some_and(|seconds| seconds > 0);
    let seconds = look.told.seconds.filter(|seconds| *seconds > 0).unwrap_or(by_rate);
    let planned = look.told.planned_seconds.filter(|seconds| *seconds > 0);
    let in_proportion = |bound: u64| planned.map_or(bound, |planned| bound * u64::from(planned) / USUAL_SECONDS);
    let is_short = u64::try_from(words).is_ok_and(|words| words < in_proportion(FEW_WORDS));
    let (level, note, follow_up) = if u64::from(seconds) > in_proportion(LONG_SECONDS) {
        (Level::Hint, Note::Long { seconds, planned, by_clock }, None)
    } else if is_short && look.told.kind == Kind::Behavioural {
        (Level::Hint, Note::Short { words, seconds, planned, by_clock }, Some(FollowUpFamily::WhyThisWay))
    } else {
        (Level::Good, Note::Length { words, seconds, by_clock }, None)
    };
    vec![look.finding(CHECK.id, level, None, &[], note, follow_up)]
}
