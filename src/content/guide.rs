//! The guide of a pack: what one reads, ticks and plans by around the questions. Everything in it is optional.

use serde::{Deserialize, Serialize};

use super::{FollowUpFamily, QuestionId, RoleId, RoundId, StageId};

/// What a pack says beside its questions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Guide {
    /// The company that the interview is modelled on.
    pub company: Option<Company>,
    /// What the interviews for each role dwell on.
    pub roles: Vec<RoleGuide>,
    /// One job in detail.
    pub job: Option<Job>,
    /// The stages of the process in detail.
    pub stages: Vec<StageGuide>,
    /// Sets of questions for the rounds of a mock loop.
    pub rounds: Vec<RoundGuide>,
    /// The interviewer from outside the team.
    pub bar_raiser: Option<BarRaiser>,
    /// General follow-ups, by the way they press.
    pub probes: Vec<Probes>,
    /// Pairs of questions for the written assessment.
    pub papers: Vec<Paper>,
    /// Lists to tick.
    pub checklists: Vec<Checklist>,
    /// What to tick for each principle.
    pub principle_items: Vec<Item>,
    /// Three questions to begin with, and what follows from the answers.
    pub readiness: Option<Readiness>,
    /// The steps of a plan to the interview.
    pub plan: Vec<PlanStep>,
    /// What is known of good answers: lengths, shares, pace, stories.
    pub answers: Vec<Item>,
}

/// A line to read or to tick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Kebab-case name, unique within its list and stable: ticks refer to it.
    pub id: String,
    /// What to do or to know.
    pub text: String,
    /// What it is good for.
    #[serde(default)]
    pub why: Option<String>,
}

/// A company in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Company {
    /// Its name.
    pub name: String,
    /// What sort of company it is.
    pub category: String,
    /// What it does, in a sentence or two.
    pub summary: String,
    /// What its questions are set in.
    pub domain: String,
    /// The strands of its interviews.
    pub style: Vec<String>,
    /// How hard they are.
    pub difficulty: String,
    /// What to prepare.
    pub prep_focus: Vec<Item>,
    /// What it values.
    pub values: Vec<Item>,
    /// What runs through every good answer.
    pub themes: Vec<Item>,
}

/// A role in the guide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RoleGuide {
    /// Which role.
    pub role: RoleId,
    /// What its interviews dwell on, in a sentence.
    pub summary: String,
    /// A line for each of its emphases.
    #[serde(default)]
    pub emphases: Vec<EmphasisGuide>,
}

/// An emphasis of a role in the guide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EmphasisGuide {
    /// Which emphasis of the role.
    pub emphasis: String,
    /// What to be ready to show.
    pub text: String,
}

/// A job in detail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Job {
    /// Whose job.
    pub role: RoleId,
    /// What it answers for.
    pub responsibilities: Vec<String>,
    /// Where it is done.
    pub teams: Vec<String>,
    /// Tracks that are easily taken for one another.
    pub tracks: String,
    /// What experience is looked for.
    pub experience: Vec<String>,
    /// What openings look like.
    pub openings: Vec<String>,
    /// What it pays, by level.
    pub pay: Vec<Pay>,
    /// How to read the pay.
    pub pay_note: String,
}

/// What a level pays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Pay {
    /// The level, such as `L6`.
    pub level: String,
    /// What people of that level are called.
    pub title: String,
    /// US dollars a year, all told.
    pub usd: u32,
    /// Who says so.
    pub source: String,
    /// When they said so.
    pub year: u32,
}

/// A stage in the guide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StageGuide {
    /// Which stage.
    pub stage: StageId,
    /// How long it takes.
    pub length: String,
    /// What happens.
    pub happens: String,
    /// What is judged.
    pub judged: Vec<String>,
    /// What is talked about.
    #[serde(default)]
    pub topics: Vec<String>,
    /// What to do for it.
    pub checklist: Vec<Item>,
}

/// A round of the loop in the guide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RoundGuide {
    /// Which round.
    pub round: RoundId,
    /// Sets of questions, one for an interview.
    pub templates: Vec<Template>,
}

/// A set of questions for one interview of a loop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Kebab-case name, unique within the pack.
    pub id: String,
    /// Its angle, in a few words.
    pub name: String,
    /// The questions, in the order they are put.
    pub questions: Vec<QuestionId>,
}

/// The interviewer from outside the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BarRaiser {
    /// Who that is.
    pub summary: String,
    /// What to expect.
    pub expect: Vec<String>,
    /// What to prepare.
    pub prepare: Vec<String>,
    /// The most searching questions.
    pub questions: Vec<QuestionId>,
}

/// General follow-ups of one family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Probes {
    /// Which way they press.
    pub family: FollowUpFamily,
    /// The words an interviewer would say.
    pub texts: Vec<String>,
}

/// A pair of questions for the written assessment, of which one is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// Kebab-case name, unique within the pack.
    pub id: String,
    /// The shape of the paper.
    pub shape: PaperShape,
    /// The two questions.
    pub questions: Vec<QuestionId>,
    /// What a strong paper shows.
    pub shows: Vec<String>,
}

/// The shape of a written assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PaperShape {
    /// A story from one's own work, in prose.
    Narrative,
    /// A press release of the finished thing, with the questions that customers and colleagues would ask.
    PressReleaseAndFaq,
}

/// A list to tick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// Kebab-case name, unique within the pack.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What to do.
    pub items: Vec<Item>,
}

/// The readiness check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Readiness {
    /// What is asked, each to be answered by yes or no.
    pub questions: Vec<ReadinessQuestion>,
    /// What follows, for each combination of answers.
    pub breakdowns: Vec<Breakdown>,
}

/// A question of the readiness check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReadinessQuestion {
    /// Kebab-case name.
    pub id: String,
    /// The question.
    pub text: String,
    /// How one says yes.
    pub yes: String,
    /// How one says no.
    pub no: String,
}

/// What follows from answers to the readiness check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Breakdown {
    /// The questions answered by yes; the others by no.
    pub yes: Vec<String>,
    /// Where one stands, in a few words.
    pub title: String,
    /// Where one stands, and what comes first.
    pub text: String,
    /// The steps of the plan to begin with.
    pub first: Vec<String>,
}

/// A step of a plan to the interview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanStep {
    /// Kebab-case name, unique within the pack and stable: ticks refer to it.
    pub id: String,
    /// What to do.
    pub text: String,
    /// What it is good for.
    pub why: String,
    /// The last day on which it makes sense, in days before the interview.
    pub days_before: u32,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// Only in plans of at least so many days; 0 for every plan.
    #[serde(default)]
    pub needs_days: u32,
    /// What it is done with.
    pub act: PlanAct,
    /// Which principle, stage or checklist it is about.
    #[serde(default)]
    pub about: Option<String>,
    /// So many stories, or drills, all told, and the app ticks the step by itself; 0 where only the person knows.
    #[serde(default)]
    pub count: u32,
}

/// What a step of the plan is done with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each names a part of the app")]
pub enum PlanAct {
    Story,
    Drill,
    Principle,
    Case,
    Depth,
    Screen,
    Written,
    Loop,
    Review,
    Checklist,
    Stage,
    Backup,
}

crate::vocabulary!(PaperShape {
    "narrative" => Self::Narrative,
    "press-release-and-faq" => Self::PressReleaseAndFaq,
});

crate::vocabulary!(PlanAct {
    "story" => Self::Story,
    "drill" => Self::Drill,
    "principle" => Self::Principle,
    "case" => Self::Case,
    "depth" => Self::Depth,
    "screen" => Self::Screen,
    "written" => Self::Written,
    "loop" => Self::Loop,
    "review" => Self::Review,
    "checklist" => Self::Checklist,
    "stage" => Self::Stage,
    "backup" => Self::Backup,
});
