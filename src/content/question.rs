//! A question: what a drill asks.

use serde::{Deserialize, Serialize};

use super::{PrincipleId, QuestionId, RoleId, RoundId, StageId};

/// A question of the pack. Only `id` and `text` must be written; the rest has defaults that suit a behavioural question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Kebab-case name, stable for ever.
    pub id: QuestionId,
    /// What sort of exercise it is.
    #[serde(default)]
    pub kind: Kind,
    /// The words an interviewer would say.
    pub text: String,
    /// What it measures: first the primary principle, then at most two secondary.
    #[serde(default)]
    pub principles: Vec<PrincipleId>,
    /// The roles it is for; empty for any.
    #[serde(default)]
    pub roles: Vec<RoleId>,
    /// Which of its role's emphases it dwells on.
    #[serde(default)]
    pub emphasis: Option<String>,
    /// The rounds of the loop it belongs to.
    #[serde(default)]
    pub rounds: Vec<RoundId>,
    /// The stages of the process it is put at; empty for every stage that puts questions of its kind.
    #[serde(default)]
    pub stages: Vec<StageId>,
    /// The lowest level it is asked at.
    #[serde(default)]
    pub level: Level,
    /// What turn of events it asks about.
    #[serde(default)]
    pub polarity: Polarity,
    /// What a strong answer shows.
    #[serde(default)]
    pub shows: Vec<String>,
    /// What makes an interviewer doubt the answer.
    #[serde(default)]
    pub red_flags: Vec<String>,
    /// What an interviewer asks next.
    #[serde(default)]
    pub follow_ups: Vec<FollowUp>,
    /// For a product case: what a good answer goes through.
    #[serde(default)]
    pub case: Option<Case>,
    /// How long a good answer takes, in seconds; without it the pack's default holds.
    #[serde(default)]
    pub target_seconds: Option<u32>,
}

impl Question {
    /// The principle it measures first, if it measures any.
    pub fn primary_principle(&self) -> Option<&PrincipleId> {
        self.principles.first()
    }
}

/// What sort of exercise a question is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A story from one's own work, told in S/T/A/R.
    #[default]
    Behavioural,
    /// Technical or craft depth in a role.
    Depth,
    /// A product case.
    Case,
    /// A written assessment.
    Written,
    /// A recruiter's or phone screen's question.
    Screen,
}

/// What a good answer to a product case goes through, and what it reasons with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What sort of case it is.
    pub kind: CaseKind,
    /// The steps that a good answer touches, in order.
    pub steps: Vec<String>,
    /// Typical numbers to reason with.
    #[serde(default)]
    pub numbers: Vec<String>,
    /// What is gained at whose cost.
    #[serde(default)]
    pub trade_offs: Vec<String>,
    /// What would be measured.
    #[serde(default)]
    pub kpis: Vec<String>,
}

/// What sort of product case a question is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names are the field's own")]
pub enum CaseKind {
    ProductDesignAndGrowth,
    SuccessMetrics,
    Diagnosis,
    ExecutionAndPrioritisation,
    Strategy,
}

crate::vocabulary!(CaseKind {
    "product-design-and-growth" => Self::ProductDesignAndGrowth,
    "success-metrics" => Self::SuccessMetrics,
    "diagnosis" => Self::Diagnosis,
    "execution-and-prioritisation" => Self::ExecutionAndPrioritisation,
    "strategy" => Self::Strategy,
});

/// The lowest level a question is asked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Anybody.
    #[default]
    Entry,
    /// Those who lead work.
    Senior,
    /// Those who lead across teams.
    Principal,
}

/// What turn of events a question asks about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// Something that went well.
    #[default]
    Success,
    /// Something that went wrong.
    Failure,
    /// A disagreement.
    Conflict,
    /// A matter with no clear answer.
    Ambiguity,
    /// A matter of right and wrong.
    Ethics,
}

crate::vocabulary!(Kind {
    "behavioural" => Self::Behavioural,
    "depth" => Self::Depth,
    "case" => Self::Case,
    "written" => Self::Written,
    "screen" => Self::Screen,
});

crate::vocabulary!(Level {
    "entry" => Self::Entry,
    "senior" => Self::Senior,
    "principal" => Self::Principal,
});

crate::vocabulary!(Polarity {
    "success" => Self::Success,
    "failure" => Self::Failure,
    "conflict" => Self::Conflict,
    "ambiguity" => Self::Ambiguity,
    "ethics" => Self::Ethics,
});

/// What an interviewer asks after the answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// Which way it presses.
    pub family: FollowUpFamily,
    /// When it is worth asking.
    #[serde(default)]
    pub trigger: Trigger,
    /// The words an interviewer would say.
    pub text: String,
}

/// The twelve ways a bar raiser presses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names are the field's own and say it all")]
pub enum FollowUpFamily {
    RealProblem,
    OwnPart,
    WhyThisWay,
    OptionsRejected,
    HowMeasured,
    HowReliable,
    WhatFailed,
    HardestMoment,
    WhoDisagreed,
    WhatItCost,
    AtLargerScale,
    DifferentlyNow,
}

/// When a follow-up is worth asking: always, or when the named check of the coach finds something missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each is the id of the coach's check of that name")]
pub enum Trigger {
    #[default]
    Always,
    Length,
    Pace,
    Balance,
    ResultPresent,
    TaskPresent,
    OwnActions,
    IOrWe,
    Quantified,
    SpecificEpisode,
    Fillers,
    VagueClaim,
    Learning,
    PrincipleHint,
    BlameOrSecret,
    Written,
    Case,
}

crate::vocabulary!(FollowUpFamily {
    "real-problem" => Self::RealProblem,
    "own-part" => Self::OwnPart,
    "why-this-way" => Self::WhyThisWay,
    "options-rejected" => Self::OptionsRejected,
    "how-measured" => Self::HowMeasured,
    "how-reliable" => Self::HowReliable,
    "what-failed" => Self::WhatFailed,
    "hardest-moment" => Self::HardestMoment,
    "who-disagreed" => Self::WhoDisagreed,
    "what-it-cost" => Self::WhatItCost,
    "at-larger-scale" => Self::AtLargerScale,
    "differently-now" => Self::DifferentlyNow,
});

crate::vocabulary!(Trigger {
    "always" => Self::Always,
    "length" => Self::Length,
    "pace" => Self::Pace,
    "balance" => Self::Balance,
    "result-present" => Self::ResultPresent,
    "task-present" => Self::TaskPresent,
    "own-actions" => Self::OwnActions,
    "i-or-we" => Self::IOrWe,
    "quantified" => Self::Quantified,
    "specific-episode" => Self::SpecificEpisode,
    "fillers" => Self::Fillers,
    "vague-claim" => Self::VagueClaim,
    "learning" => Self::Learning,
    "principle-hint" => Self::PrincipleHint,
    "blame-or-secret" => Self::BlameOrSecret,
    "written" => Self::Written,
    "case" => Self::Case,
});
