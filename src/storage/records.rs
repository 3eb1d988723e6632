//! The saved records: what stands in the store. Their form is written out here by hand, apart
//! from the domain's types, so that those can change without breaking what people have stored. A change of form adds a
//! step to the record's [`Record::STEPS`] and a frozen fixture of the older form to `tests/fixtures/records/`.
//!
//! Times are milliseconds. The records of stories and ticks are in `story_records.rs`, those of papers in `paper_records.rs`.

use crate::content::{Kind, PackId, PrincipleId, QuestionId, RoleId, RoundId, Segment, StageId};
use crate::drill::{Form, Manner, Part, Phase, Planned, Setup, Snapshot};
use crate::json::{Fields, Node, Object, Vocabulary};
use crate::progress::{Answer, Attempt, AttemptId, Preferences, Rating, SelfCheck, StoryId, Theme};

use super::migrate::Step;
pub use super::migrate::{Record, decode, encode, version};

/// No honest stretch of time is longer than this (about 31 years); a record that says so is broken, and sums of such
/// numbers could overflow.
const LONGEST_MS: u64 = 1_000_000_000_000;
/// More words than this nobody types into one field.
const MOST_WORDS: u64 = 10_000_000;

crate::vocabulary!(Manner { "typed" => Self::Typed, "aloud" => Self::Aloud });
crate::vocabulary!(Form { "guided" => Self::Guided, "free" => Self::Free });
crate::vocabulary!(Phase {
    "thinking" => Self::Thinking,
    "answering" => Self::Answering,
    "finished" => Self::Finished,
    "abandoned" => Self::Abandoned,
});
crate::vocabulary!(Rating {
    "again" => Self::Again,
    "hard" => Self::Hard,
    "good" => Self::Good,
    "easy" => Self::Easy,
});
crate::vocabulary!(Theme { "system" => Self::System, "light" => Self::Light, "dark" => Self::Dark });
crate::vocabulary!(Option<Kind> {
    "any" => None,
    "behavioural" => Some(Kind::Behavioural),
    "depth" => Some(Kind::Depth),
    "case" => Some(Kind::Case),
    "written" => Some(Kind::Written),
    "screen" => Some(Kind::Screen),
});
crate::vocabulary!(Part {
    "situation" => Self::Segment(Segment::Situation),
    "task" => Self::Segment(Segment::Task),
    "action" => Self::Segment(Segment::Action),
    "result" => Self::Segment(Segment::Result),
    "whole" => Self::Whole,
});

/// The summary of an attempt, `star-drill/v1/attempt/<id>`.
impl Record for Attempt {
    const KIND: &'static str = "attempt";
    // 2: the story it was told with, which may be missing.
    const STEPS: &'static [Step] = &[Ok];
    type Key = AttemptId;

    fn write(&self, fields: &mut Fields) {
        fields.text("pack", self.pack.as_str());
        fields.text("question", self.question.as_str());
        fields.text("text", &self.question_text);
        fields.optional_text("principle", self.principle.as_ref().map(PrincipleId::as_str));
        fields.whole("started", self.started_wall_ms);
        fields.word("manner", self.manner);
        write_plan(fields, &self.plan);
        fields.wholes("spent", &self.spent_ms);
        let words: Vec<u64> = self.words.iter().map(|words| u64::try_from(*words).unwrap_or(u64::MAX)).collect();
        fields.wholes("words", &words);
        fields.whole("thought", self.thought_ms);
        fields.whole("left_out", self.left_out_ms);
        fields.optional_text("rating", self.rating.map(Rating::as_word));
        let segments: Vec<&str> = self.self_check.segments.iter().map(|segment| segment.as_word()).collect();
        fields.texts("segments", &segments);
        fields.flag("probe", self.self_check.probe);
        fields.optional_text("story", self.story.as_ref().map(StoryId::as_str));
    }

    fn read(fields: &mut Object<'_>, id: &AttemptId) -> Self {
        let attempt = Self {
            id: id.clone(),
            pack: PackId::new(fields.text("pack")),
            question: QuestionId::new(fields.text("question")),
            question_text: fields.text("text"),
            principle: fields.optional("principle").map(|node| PrincipleId::new(node.text())),
            started_wall_ms: time_stamp(fields, "started"),
            manner: fields.required("manner").map_or(Manner::Typed, Node::word),
            plan: fields.list("plan", planned),
            spent_ms: read_times(fields, "spent"),
            words: read_counts(fields, "words"),
            thought_ms: time(fields, "thought"),
            left_out_ms: time(fields, "left_out"),
            rating: fields.optional("rating").map(Node::word),
            self_check: SelfCheck {
                segments: fields.list("segments", Node::word),
                probe: fields.required("probe").is_some_and(Node::flag),
            },
            story: told_with(fields),
        };
        same_number(fields, attempt.plan.len(), &[("spent", attempt.spent_ms.len()), ("words", attempt.words.len())]);
        attempt
    }
}

/// The long texts of an attempt, `star-drill/v1/answer/<id>`.
impl Record for Answer {
    const KIND: &'static str = "answer";
    // 2: how long it took to say it, which may be missing.
    const STEPS: &'static [Step] = &[Ok];
    type Key = AttemptId;

    fn write(&self, fields: &mut Fields) {
        fields.text("notes", &self.notes);
        fields.texts("texts", &self.texts);
        fields.text("transcript", &self.transcript);
        fields.text("remark", &self.remark);
        fields.optional_u32("said_seconds", self.said_seconds);
    }

    fn read(fields: &mut Object<'_>, _: &AttemptId) -> Self {
        Self {
            notes: fields.text("notes"),
            texts: fields.list("texts", Node::text),
            transcript: fields.text("transcript"),
            remark: fields.text("remark"),
            said_seconds: fields.optional_u32("said_seconds"),
        }
    }
}

/// A drill under way, `star-drill/v1/draft/<id>`.
impl Record for Snapshot {
    const KIND: &'static str = "draft";
    type Key = AttemptId;

    fn write(&self, fields: &mut Fields) {
        fields.text("question", self.setup.question.as_str());
        fields.word("manner", self.setup.manner);
        fields.whole("think", self.setup.think_ms);
        write_plan(fields, &self.setup.plan);
        fields.word("phase", self.phase);
        fields.whole("started", self.started_wall_ms);
        fields.whole("thought", self.thought_ms);
        fields.wholes("spent", &self.spent_ms);
        fields.whole("paused", self.paused_ms);
        fields.whole("left_out", self.left_out_ms);
        fields.count("current", self.current);
        fields.text("notes", &self.notes);
        fields.texts("texts", &self.texts);
    }

    fn read(fields: &mut Object<'_>, _: &AttemptId) -> Self {
        let snapshot = Self {
            setup: Setup {
                question: QuestionId::new(fields.text("question")),
                manner: fields.required("manner").map_or(Manner::Typed, Node::word),
                think_ms: time(fields, "think"),
                plan: fields.list("plan", planned),
            },
            phase: fields.required("phase").map_or(Phase::Thinking, Node::word),
            started_wall_ms: time_stamp(fields, "started"),
            thought_ms: time(fields, "thought"),
            spent_ms: read_times(fields, "spent"),
            paused_ms: time(fields, "paused"),
            left_out_ms: time(fields, "left_out"),
            current: usize::try_from(fields.whole("current")).unwrap_or(usize::MAX),
            notes: fields.text("notes"),
            texts: fields.list("texts", Node::text),
        };
        let parts = snapshot.setup.plan.len();
        same_number(fields, parts, &[("spent", snapshot.spent_ms.len()), ("texts", snapshot.texts.len())]);
        snapshot
    }
}

/// How the person likes to practise, `star-drill/v1/preferences`. What is missing has its default.
impl Record for Preferences {
    const KIND: &'static str = "preferences";
    // 2: kind, stage and round; 3: counts_down and quiet. All of them may be missing.
    const STEPS: &'static [Step] = &[Ok, Ok];
    type Key = ();

    fn write(&self, fields: &mut Fields) {
        fields.word("theme", self.theme);
        fields.flag("clock_hidden", self.clock_hidden);
        fields.word("manner", self.manner);
        fields.word("form", self.form);
        fields.optional_u32("answer_seconds", self.answer_seconds);
        fields.optional_u32("think_seconds", self.think_seconds);
        fields.optional_text("principle", self.principle.as_ref().map(PrincipleId::as_str));
        fields.optional_text("role", self.role.as_ref().map(RoleId::as_str));
        fields.word("kind", self.kind);
        fields.optional_text("stage", self.stage.as_ref().map(StageId::as_str));
        fields.optional_text("round", self.round.as_ref().map(RoundId::as_str));
        fields.flag("counts_down", self.counts_down);
        fields.flag("quiet", self.is_quiet);
    }

    fn read(fields: &mut Object<'_>, (): &()) -> Self {
        let usual = Self::default();
        Self {
            theme: fields.optional("theme").map_or(usual.theme, Node::word),
            clock_hidden: fields.optional("clock_hidden").is_some_and(Node::flag),
            manner: fields.optional("manner").map_or(usual.manner, Node::word),
            form: fields.optional("form").map_or(usual.form, Node::word),
            answer_seconds: fields.optional_u32("answer_seconds").filter(|seconds| (10..=7200).contains(seconds)),
            think_seconds: fields.optional_u32("think_seconds").filter(|seconds| *seconds <= 7200),
            principle: fields.optional("principle").map(|node| PrincipleId::new(node.text())),
            role: fields.optional("role").map(|node| RoleId::new(node.text())),
            kind: fields.optional("kind").map_or(usual.kind, Node::word),
            stage: fields.optional("stage").map(|node| StageId::new(node.text())),
            round: fields.optional("round").map(|node| RoundId::new(node.text())),
            counts_down: fields.optional("counts_down").is_some_and(Node::flag),
            is_quiet: fields.optional("quiet").is_some_and(Node::flag),
        }
    }
}

fn write_plan(fields: &mut Fields, plan: &[Planned]) {
    fields.list("plan", plan.len(), &mut |index, json| {
        let mut planned = Fields::default();
        planned.word("part", plan[index].part);
        planned.whole("ms", plan[index].ms);
        json.push_str(&planned.end());
    });
}

/// The story an attempt was told with. Whether it is still there is not for the record to say.
fn told_with(fields: &mut Object<'_>) -> Option<StoryId> {
    let name = fields.optional("story")?.text();
    let story = StoryId::parse(&name);
    if story.is_none() {
        fields.fault("story", format!("`{name}`; expected the name of a story"));
    }
    story
}

fn planned(node: Node<'_>) -> Planned {
    let mut fields = node.object();
    let part = fields.required("part").map_or(Part::Whole, Node::word);
    Planned { part, ms: time(&mut fields, "ms") }
}

/// A length of time, if it is a possible one.
pub(super) fn time(fields: &mut Object<'_>, name: &'static str) -> u64 {
    at_most(fields, name, LONGEST_MS)
}

/// A moment, in milliseconds since 1970, up to the year 33,000.
pub(super) fn time_stamp(fields: &mut Object<'_>, name: &'static str) -> u64 {
    at_most(fields, name, LONGEST_MS * 1000)
}

fn at_most(fields: &mut Object<'_>, name: &'static str, most: u64) -> u64 {
    let number = fields.whole(name);
    if number > most {
        fields.fault(name, format!("{number}; expected at most {most}"));
    }
    number.min(most)
}

fn read_times(fields: &mut Object<'_>, name: &'static str) -> Vec<u64> {
    numbers(fields, name, LONGEST_MS)
}

fn read_counts(fields: &mut Object<'_>, name: &'static str) -> Vec<usize> {
    numbers(fields, name, MOST_WORDS).into_iter().map(|words| usize::try_from(words).unwrap_or(usize::MAX)).collect()
}

fn numbers(fields: &mut Object<'_>, name: &'static str, most: u64) -> Vec<u64> {
    let numbers = fields.list(name, Node::whole);
    if let Some(number) = numbers.iter().find(|number| **number > most) {
        fields.fault(name, format!("{number}; expected at most {most}"));
    }
    numbers
}

/// Each part has one of each; and there is a part.
fn same_number(fields: &Object<'_>, parts: usize, lists: &[(&str, usize)]) {
    for (name, length) in lists {
        if *length != parts || parts == 0 {
            fields.fault(name, format!("{length} for {parts} parts; expected one for each, and at least one part"));
        }
    }
}
