//! The saved records: what stands in the store, in version 1 of each kind. A change of form adds a step to the record's
//! [`Record::STEPS`] and a frozen fixture of the older form to `tests/fixtures/records/`.
//!
//! Times are milliseconds. Names of enums are the words that stand in the JSON.

use serde::{Deserialize, Serialize};

use crate::content::{PackId, PrincipleId, QuestionId, RoleId, Segment};
use crate::drill::{Form, Manner, Part, Phase, Planned, Setup, Snapshot};
use crate::progress::{Answer, Attempt, AttemptId, Preferences, Rating, SelfCheck, Theme};

use super::RecordError;
pub use super::migrate::{Record, decode, encode, version};

/// No honest stretch of time is longer than this (about 31 years); a record that says so is broken, and sums of such
/// numbers could overflow.
const LONGEST_MS: u64 = 1_000_000_000_000;

/// Two records of one name are one record: the words in the JSON for values of a small enum.
macro_rules! words {
    ($record:ident for $domain:ident { $($variant:ident),+ }) => {
        #[derive(Clone, Copy, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        enum $record { $($variant),+ }

        impl From<$domain> for $record {
            fn from(value: $domain) -> Self {
                match value { $($domain::$variant => Self::$variant),+ }
            }
        }

        impl From<$record> for $domain {
            fn from(record: $record) -> Self {
                match record { $($record::$variant => Self::$variant),+ }
            }
        }
    };
}

words!(MannerRecord for Manner { Typed, Aloud });
words!(FormRecord for Form { Guided, Free });
words!(PhaseRecord for Phase { Thinking, Answering, Finished, Abandoned });
words!(RatingRecord for Rating { Again, Hard, Good, Easy });
words!(SegmentRecord for Segment { Situation, Task, Action, Result });
words!(ThemeRecord for Theme { System, Light, Dark });

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum PartRecord {
    Situation,
    Task,
    Action,
    Result,
    Whole,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
struct PlannedRecord {
    part: PartRecord,
    ms: u64,
}

impl From<Planned> for PlannedRecord {
    fn from(planned: Planned) -> Self {
        let part = match planned.part {
            Part::Segment(Segment::Situation) => PartRecord::Situation,
            Part::Segment(Segment::Task) => PartRecord::Task,
            Part::Segment(Segment::Action) => PartRecord::Action,
            Part::Segment(Segment::Result) => PartRecord::Result,
            Part::Whole => PartRecord::Whole,
        };
        Self { part, ms: planned.ms }
    }
}

impl From<PlannedRecord> for Planned {
    fn from(record: PlannedRecord) -> Self {
        let part = match record.part {
            PartRecord::Situation => Part::Segment(Segment::Situation),
            PartRecord::Task => Part::Segment(Segment::Task),
            PartRecord::Action => Part::Segment(Segment::Action),
            PartRecord::Result => Part::Segment(Segment::Result),
            PartRecord::Whole => Part::Whole,
        };
        Self { part, ms: record.ms }
    }
}

/// The summary of an attempt, `star-drill/v1/attempt/<id>`.
#[derive(Serialize, Deserialize)]
pub struct AttemptRecord {
    pack: PackId,
    question: QuestionId,
    text: String,
    principle: Option<PrincipleId>,
    started: u64,
    manner: MannerRecord,
    plan: Vec<PlannedRecord>,
    spent: Vec<u64>,
    words: Vec<u32>,
    thought: u64,
    left_out: u64,
    rating: Option<RatingRecord>,
    segments: Vec<SegmentRecord>,
    probe: bool,
}

impl Record for AttemptRecord {
    const KIND: &'static str = "attempt";
}

impl From<&Attempt> for AttemptRecord {
    fn from(attempt: &Attempt) -> Self {
        Self {
            pack: attempt.pack.clone(),
            question: attempt.question.clone(),
            text: attempt.question_text.clone(),
            principle: attempt.principle.clone(),
            started: attempt.started_wall_ms,
            manner: attempt.manner.into(),
            plan: each_into(&attempt.plan),
            spent: attempt.spent_ms.clone(),
            words: attempt.words.iter().map(|words| u32::try_from(*words).unwrap_or(u32::MAX)).collect(),
            thought: attempt.thought_ms,
            left_out: attempt.left_out_ms,
            rating: attempt.rating.map(Into::into),
            segments: each_into(&attempt.self_check.segments),
            probe: attempt.self_check.probe,
        }
    }
}

impl AttemptRecord {
    /// The attempt of that name, if the record is consistent.
    ///
    /// # Errors
    /// [`RecordError::Unreadable`] where parts, times and words differ in number or a time is impossible.
    pub fn into_attempt(self, id: AttemptId) -> Result<Attempt, RecordError> {
        let parts = self.plan.len();
        if parts == 0 || self.spent.len() != parts || self.words.len() != parts {
            return Err(RecordError::Unreadable(format!(
                "{parts} parts, {} times, {} counts of words; expected the same number, at least one",
                self.spent.len(),
                self.words.len()
            )));
        }
        check_times(self.plan.iter().map(|planned| planned.ms).chain(self.spent.iter().copied()).chain([
            self.started / 1000,
            self.thought,
            self.left_out,
        ]))?;
        if let Some(words) = self.words.iter().find(|words| **words > 10_000_000) {
            return Err(RecordError::Unreadable(format!("{words} words in one part; expected at most 10 million")));
        }
        Ok(Attempt {
            id,
            pack: self.pack,
            question: self.question,
            question_text: self.text,
            principle: self.principle,
            started_wall_ms: self.started,
            manner: self.manner.into(),
            plan: each_into(&self.plan),
            spent_ms: self.spent,
            words: self.words.iter().copied().map(count).collect(),
            thought_ms: self.thought,
            left_out_ms: self.left_out,
            rating: self.rating.map(Into::into),
            self_check: SelfCheck { segments: each_into(&self.segments), probe: self.probe },
        })
    }
}

/// The long texts of an attempt, `star-drill/v1/answer/<id>`.
#[derive(Serialize, Deserialize)]
pub struct AnswerRecord {
    notes: String,
    texts: Vec<String>,
    transcript: String,
    remark: String,
}

impl Record for AnswerRecord {
    const KIND: &'static str = "answer";
}

impl From<&Answer> for AnswerRecord {
    fn from(answer: &Answer) -> Self {
        let Answer { notes, texts, transcript, remark } = answer.clone();
        Self { notes, texts, transcript, remark }
    }
}

impl From<AnswerRecord> for Answer {
    fn from(record: AnswerRecord) -> Self {
        let AnswerRecord { notes, texts, transcript, remark } = record;
        Self { notes, texts, transcript, remark }
    }
}

/// A drill under way, `star-drill/v1/draft/<id>`.
#[derive(Serialize, Deserialize)]
pub struct DraftRecord {
    question: QuestionId,
    manner: MannerRecord,
    think: u64,
    plan: Vec<PlannedRecord>,
    phase: PhaseRecord,
    started: u64,
    thought: u64,
    spent: Vec<u64>,
    paused: u64,
    left_out: u64,
    current: u32,
    notes: String,
    texts: Vec<String>,
}

impl Record for DraftRecord {
    const KIND: &'static str = "draft";
}

impl From<Snapshot> for DraftRecord {
    fn from(snapshot: Snapshot) -> Self {
        Self {
            question: snapshot.setup.question,
            manner: snapshot.setup.manner.into(),
            think: snapshot.setup.think_ms,
            plan: each_into(&snapshot.setup.plan),
            phase: snapshot.phase.into(),
            started: snapshot.started_wall_ms,
            thought: snapshot.thought_ms,
            spent: snapshot.spent_ms,
            paused: snapshot.paused_ms,
            left_out: snapshot.left_out_ms,
            current: u32::try_from(snapshot.current).unwrap_or(u32::MAX),
            notes: snapshot.notes,
            texts: snapshot.texts,
        }
    }
}

impl DraftRecord {
    /// The drill at rest.
    ///
    /// # Errors
    /// [`RecordError::Unreadable`] where a time is impossible. Whether the parts fit each other is for
    /// [`Drill::restore`](crate::drill::Drill::restore) to say.
    pub fn into_snapshot(self) -> Result<Snapshot, RecordError> {
        check_times(self.plan.iter().map(|planned| planned.ms).chain(self.spent.iter().copied()).chain([
            self.think,
            self.started / 1000,
            self.thought,
            self.paused,
            self.left_out,
        ]))?;
        Ok(Snapshot {
            setup: Setup {
                question: self.question,
                manner: self.manner.into(),
                think_ms: self.think,
                plan: each_into(&self.plan),
            },
            phase: self.phase.into(),
            started_wall_ms: self.started,
            thought_ms: self.thought,
            spent_ms: self.spent,
            paused_ms: self.paused,
            left_out_ms: self.left_out,
            current: count(self.current),
            notes: self.notes,
            texts: self.texts,
        })
    }
}

/// How the person likes to practise, `star-drill/v1/preferences`. What is missing has its default.
#[derive(Serialize, Deserialize)]
pub struct PreferencesRecord {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    theme: Option<ThemeRecord>,
    #[serde(default)]
    clock_hidden: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    manner: Option<MannerRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    form: Option<FormRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    answer_seconds: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    think_seconds: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    principle: Option<PrincipleId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    role: Option<RoleId>,
}

impl Record for PreferencesRecord {
    const KIND: &'static str = "preferences";
}

impl From<&Preferences> for PreferencesRecord {
    fn from(preferences: &Preferences) -> Self {
        Self {
            theme: Some(preferences.theme.into()),
            clock_hidden: preferences.clock_hidden,
            manner: Some(preferences.manner.into()),
            form: Some(preferences.form.into()),
            answer_seconds: preferences.answer_seconds,
            think_seconds: preferences.think_seconds,
            principle: preferences.principle.clone(),
            role: preferences.role.clone(),
        }
    }
}

impl From<PreferencesRecord> for Preferences {
    fn from(record: PreferencesRecord) -> Self {
        let default = Self::default();
        Self {
            theme: record.theme.map_or(default.theme, Into::into),
            clock_hidden: record.clock_hidden,
            manner: record.manner.map_or(default.manner, Into::into),
            form: record.form.map_or(default.form, Into::into),
            answer_seconds: record.answer_seconds.filter(|seconds| (10..=7200).contains(seconds)),
            think_seconds: record.think_seconds.filter(|seconds| *seconds <= 7200),
            principle: record.principle,
            role: record.role,
        }
    }
}

fn each_into<From: Copy + Into<To>, To>(from: &[From]) -> Vec<To> {
    from.iter().copied().map(Into::into).collect()
}

/// A count as the rest of the app has it; `usize` has at least 32 bits wherever this runs.
fn count(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

fn check_times(mut times: impl Iterator<Item = u64>) -> Result<(), RecordError> {
    match times.find(|ms| *ms > LONGEST_MS) {
        None => Ok(()),
        Some(ms) => Err(RecordError::Unreadable(format!("a time of {ms} ms; expected at most {LONGEST_MS}"))),
    }
}
