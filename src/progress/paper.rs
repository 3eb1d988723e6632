//! A written assessment: one question of two, answered in about two pages of prose, against the clock or by a day.
//!
//! Its time is kept by a [`Drill`] without time to think, in one part: so pauses, absences and reloads are those of every
//! other exercise, and what remains of it is an attempt.

use crate::content::guide::PaperShape;
use crate::content::{Question, QuestionId};
use crate::drill::{Drill, Manner, Now, Part, Phase, Planned, Setup, Snapshot};

use super::earlier::keep_earlier;
use super::{AttemptId, Day, Earlier, count_words};

/// The lengths to practise by, in minutes.
pub const PAPER_MINUTES: [u32; 2] = [60, 90];
/// What stands in the place of a plan where only the day counts. No plan is as long, so it says that there was none.
const REAL_MINUTES: u32 = 180;
/// The same in milliseconds.
pub(super) const UNPLANNED_MS: u64 = REAL_MINUTES as u64 * 60_000;
/// So many days before the interview it must be handed in.
pub const DUE_DAYS_BEFORE: i32 = 2;
/// The usual count of words on a page.
pub const WORDS_A_PAGE: usize = 500;
/// Words that are read silently in a minute.
const READ_A_MINUTE: usize = 240;

/// What the time of a paper is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// It is due two days before the interview, whenever that is.
    Real,
    /// Practice: so many minutes, one of [`PAPER_MINUTES`].
    Practice(u32),
}

/// A written assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Its name, which is that of its attempt, too.
    pub id: AttemptId,
    /// The question that was chosen.
    pub question: QuestionId,
    /// Its words at that time.
    pub question_text: String,
    /// The shape of the pair it is from.
    pub shape: PaperShape,
    /// What its time is measured by.
    pub rule: Rule,
    /// What is written.
    pub text: String,
    /// When it was begun, in milliseconds since 1970.
    pub begun_wall_ms: u64,
    /// When its text was last changed.
    pub changed_wall_ms: u64,
    /// How long it was written at, in milliseconds.
    pub spent_ms: u64,
    /// How long the clock stood still.
    pub paused_ms: u64,
    /// Absences that were left out of the count.
    pub left_out_ms: u64,
    /// When it was handed in; nothing while it is being written.
    pub done_wall_ms: Option<u64>,
    /// What the text was before, the newest first.
    pub kept: Vec<Earlier>,
}

impl Paper {
    /// Begins a paper.
    pub fn begin(id: AttemptId, question: &Question, shape: PaperShape, rule: Rule, now_wall_ms: u64) -> Self {
        Self {
            id,
            question: question.id.clone(),
            question_text: question.text.clone(),
            shape,
            rule,
            text: String::new(),
            begun_wall_ms: now_wall_ms,
            changed_wall_ms: now_wall_ms,
            spent_ms: 0,
            paused_ms: 0,
            left_out_ms: 0,
            done_wall_ms: None,
            kept: Vec::new(),
        }
    }

    /// The planned time, in milliseconds.
    pub fn planned_ms(&self) -> u64 {
        let minutes = match self.rule {
            Rule::Real => REAL_MINUTES,
            Rule::Practice(minutes) => minutes,
        };
        u64::from(minutes) * 60_000
    }

    /// The clock of the paper, standing still; nothing once it is handed in.
    pub fn drill(&self, now: Now) -> Option<Drill> {
        if self.done_wall_ms.is_some() {
            return None;
        }
        let plan = vec![Planned { part: Part::Whole, ms: self.planned_ms() }];
        let snapshot = Snapshot {
            setup: Setup { question: self.question.clone(), manner: Manner::Typed, think_ms: 0, plan },
            phase: Phase::Answering,
            started_wall_ms: self.begun_wall_ms,
            thought_ms: 0,
            spent_ms: vec![self.spent_ms],
            paused_ms: self.paused_ms,
            left_out_ms: self.left_out_ms,
            current: 0,
            notes: String::new(),
            texts: vec![self.text.clone()],
        };
        // There is one part, with its time and its text, so nothing in it can contradict.
        Drill::restore(snapshot, now).ok()
    }

    /// Takes up how its clock stands.
    pub fn take_times(&mut self, drill: &Drill, now: Now) {
        self.spent_ms = drill.answered_ms(now);
        self.paused_ms = drill.paused_ms(now);
        self.left_out_ms = drill.left_out_ms().saturating_add(drill.gap().map_or(0, |gap| gap.ms));
    }

    /// Writes it anew. At the first change of a sitting, what was there before is kept.
    pub fn write(&mut self, text: String, is_first_change: bool, now_wall_ms: u64) {
        if self.text == text {
            return;
        }
        if is_first_change {
            self.keep_version();
        }
        self.text = text;
        self.changed_wall_ms = now_wall_ms;
    }

    /// Keeps what is written as a version.
    pub fn keep_version(&mut self) {
        keep_earlier(&mut self.kept, &self.text, self.changed_wall_ms);
    }

    /// Takes in what was written elsewhere in the same paper, while it was written on here: this text stays. `before` is
    /// the text that both began with, which nobody needs as a version where it was not changed there.
    pub fn join_here(mut self, mut other: Self, before: &str) -> Self {
        if other.text == before {
            other.text.clone_from(&self.text);
        }
        self.changed_wall_ms = self.changed_wall_ms.max(other.changed_wall_ms);
        self.join(other)
    }

    /// Takes what was written elsewhere in the same paper for what is written, where nothing was written here since. What
    /// was kept here as a version stays; no time is lost, and it stays handed in.
    pub fn follow(self, mut other: Self) -> Self {
        for earlier in self.kept {
            keep_earlier(&mut other.kept, &earlier.text, earlier.changed_wall_ms);
        }
        other.spent_ms = other.spent_ms.max(self.spent_ms);
        other.done_wall_ms = other.done_wall_ms.or(self.done_wall_ms);
        other
    }

    /// Takes in what was written elsewhere in the same paper: the one changed later stays, the text of the other becomes a
    /// version of it. No time is lost, and it stays handed in.
    pub fn join(self, other: Self) -> Self {
        let (mut stays, goes) =
            if other.changed_wall_ms > self.changed_wall_ms { (other, self) } else { (self, other) };
        for earlier in goes.kept {
            keep_earlier(&mut stays.kept, &earlier.text, earlier.changed_wall_ms);
        }
        if goes.text != stays.text {
            keep_earlier(&mut stays.kept, &goes.text, goes.changed_wall_ms);
        }
        stays.spent_ms = stays.spent_ms.max(goes.spent_ms);
        stays.done_wall_ms = stays.done_wall_ms.or(goes.done_wall_ms);
        stays
    }
}

/// The day a paper is due, where the interview is on that day.
pub fn paper_due(interview: Day) -> Day {
    interview.plus(-DUE_DAYS_BEFORE)
}

/// How long a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaperLength {
    /// Its words, without those of the skeleton.
    pub words: usize,
    /// Its pages, in tenths.
    pub tenths: usize,
    /// The minutes it takes to read.
    pub minutes: usize,
}

/// How long a text is. Lines that are headings of the skeleton do not count.
pub fn length_of(text: &str, headings: &[&str]) -> PaperLength {
    let lines = text.lines().filter(|line| !is_heading(line, headings));
    let words = lines.map(count_words).sum();
    PaperLength { words, tenths: words * 10 / WORDS_A_PAGE, minutes: words.div_ceil(READ_A_MINUTE) }
}

/// The text with those headings of the skeleton that it has not yet, in their order.
pub fn with_skeleton(text: &str, headings: &[&str]) -> String {
    let mut whole = text.trim_end().to_owned();
    for heading in headings {
        if text.lines().any(|line| line.trim() == *heading) {
            continue;
        }
        if !whole.is_empty() {
            whole.push_str("\n\n");
        }
        whole.push_str(heading);
        whole.push('\n');
    }
    whole
}

/// The text without the headings of the skeleton that have nothing under them.
pub fn without_bare_headings(text: &str, headings: &[&str]) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut has_text = false;
    for line in text.lines().rev() {
        let is_bare = is_heading(line, headings) && !has_text;
        has_text = !is_heading(line, headings) && (has_text || !line.trim().is_empty());
        if !is_bare {
            kept.push(line);
        }
    }
    kept.reverse();
    kept.join("\n").trim_end().to_owned()
}

/// The paper as Markdown: the question as its title, and the headings of the skeleton as such.
pub fn paper_markdown(question: &str, text: &str, headings: &[&str]) -> String {
    let mut markdown = format!("# {}\n\n", question.trim());
    for line in text.trim().lines() {
        if is_heading(line, headings) {
            markdown.push_str("## ");
            markdown.push_str(line.trim());
        } else {
            markdown.push_str(line.trim_end());
        }
        markdown.push('\n');
    }
    markdown
}

/// The passages of a text as they are printed: each with whether it is a heading.
pub fn passages_of<'text>(text: &'text str, headings: &[&str]) -> Vec<(bool, &'text str)> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| (is_heading(line, headings), line)).collect()
}

fn is_heading(line: &str, headings: &[&str]) -> bool {
    headings.contains(&line.trim())
}
