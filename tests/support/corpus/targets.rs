//! What the coach must hold to.

use super::measure::{Case, Count};
use super::perturb::Change;
use Target::{AtLeast, AtMost, Mean, Unset};

/// What is held against the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A share of at most so many in a thousand.
    AtMost(usize),
    /// A share of at least so many in a thousand.
    AtLeast(usize),
    /// So many on average, in thousandths.
    Mean(usize),
    /// Nobody has set one; it is only told.
    Unset,
}

/// Something that is counted over the answers.
pub struct Measure {
    pub check: &'static str,
    pub what: &'static str,
    pub target: Target,
    /// What one answer adds; nothing where it does not belong.
    pub count: fn(&Case<'_>) -> Option<Count>,
}

const fn of(check: &'static str, what: &'static str, target: Target, count: fn(&Case<'_>) -> Option<Count>) -> Measure {
    Measure { check, what, target, count }
}

const FALSE_ALARMS: &str = "false alarms on intact answers";

/// All that is measured. A check's false alarms are counted over the answers where a careful reader finds all well.
pub static MEASURES: &[Measure] = &[
    of("result-present", FALSE_ALARMS, AtMost(80), |case| case.false_alarm("result-present")),
    of("result-present", "caught with the Result left out", AtLeast(950), |case| {
        case.caught(Change::NoResult, "result-present")
    }),
    of("result-present", "better with the Result left out", AtMost(0), |case| {
        case.better(Change::NoResult, "result-present")
    }),
    of("task-present", FALSE_ALARMS, AtMost(120), |case| case.false_alarm("task-present")),
    of("task-present", "caught with the Task left out", AtLeast(880), |case| {
        case.caught(Change::NoTask, "task-present")
    }),
    of("own-actions", FALSE_ALARMS, AtMost(50), |case| case.false_alarm("own-actions")),
    of("own-actions", "caught with the Action left out", AtLeast(920), |case| {
        case.caught(Change::NoAction, "own-actions")
    }),
    of("i-or-we", FALSE_ALARMS, AtMost(80), |case| case.false_alarm("i-or-we")),
    of("i-or-we", "caught with “we” for “I”", AtLeast(980), |case| case.caught(Change::We, "i-or-we")),
    of("specific-episode", FALSE_ALARMS, Unset, |case| case.false_alarm("specific-episode")),
    of("specific-episode", "caught with “would” before the verbs", AtLeast(900), |case| {
        case.caught(Change::Conditional, "specific-episode")
    }),
    of("balance", "caught with the Situation four times over", AtLeast(800), |case| {
        case.caught(Change::LongSituation, "balance")
    }),
    of("the split", "sentences in their part: intact", AtLeast(880), |case| case.divided(Change::Intact)),
    of("the split", "… with the Result left out", AtLeast(880), |case| case.divided(Change::NoResult)),
    of("the split", "… with the Task left out", AtLeast(880), |case| case.divided(Change::NoTask)),
    of("the split", "… with the Action left out", Unset, |case| case.divided(Change::NoAction)),
    of("the split", "… with the Situation four times over", AtLeast(880), |case| case.divided(Change::LongSituation)),
    of("the split", "… with “we” for “I”", AtLeast(880), |case| case.divided(Change::We)),
    of("the split", "… with “would” before the verbs", AtLeast(880), |case| case.divided(Change::Conditional)),
    of("principle-hint", "right first, by the question’s words", AtLeast(620), |case| case.question_pointed(1)),
    of("principle-hint", "among the first three, by the question’s words", AtLeast(880), |case| {
        case.question_pointed(3)
    }),
    of("principle-hint", "right first, by the answer’s words and its question’s", AtLeast(620), |case| {
        case.pointed(1)
    }),
    of("principle-hint", "among the first three, by the answer’s words and its question’s", AtLeast(880), |case| {
        case.pointed(3)
    }),
    of("all", "flags in an intact answer, on average", Mean(2000), |case| case.flags()),
    of("all", "nothing to say about its sentences, shuffled", AtMost(0), |case| case.all_green(Change::Shuffled)),
    of("all", "nothing to say about its matched words in a heap", AtMost(0), |case| case.all_green(Change::Stuffed)),
    of("all", "nothing to say about a heap of buzzwords", AtMost(0), |case| case.all_green(Change::Buzzwords)),
];
