//! What is decided before a drill begins: the question, the lengths, the form.

use crate::content::{QuestionId, Segment, Shares};

use super::shared_out;

/// Two minutes to structure a case, as interviewers give them.
pub const CASE_THINK_SECONDS: u32 = 120;

/// Everything that is settled before the clock starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// What is asked.
    pub question: QuestionId,
    /// How the answer is given.
    pub manner: Manner,
    /// How long to think, in milliseconds; 0 goes straight to the answer.
    pub think_ms: u64,
    /// The parts of the answer and their planned times, in order; at least one.
    pub plan: Vec<Planned>,
}

/// How the answer is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Four segments, each with its share of the time.
    Guided,
    /// One stretch, to be told as it comes.
    Free,
}

/// How the answer is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Written on the keyboard.
    Typed,
    /// Said aloud, with only the bar and the notes on the screen.
    Aloud,
}

/// A part of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// One of the four segments of a guided answer.
    Segment(Segment),
    /// The whole of a free answer.
    Whole,
}

/// A part with the time planned for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Which part.
    pub part: Part,
    /// Its planned time, in milliseconds.
    pub ms: u64,
}

impl Setup {
    /// Plans a drill. Lengths in seconds; in [`Form::Guided`] the answer's is shared out over the four segments.
    pub fn new(
        question: QuestionId,
        manner: Manner,
        form: Form,
        think_seconds: u32,
        answer_seconds: u32,
        shares: &Shares,
    ) -> Self {
        let answer_ms = u64::from(answer_seconds) * 1000;
        let plan = match form {
            Form::Guided => Segment::ALL
                .into_iter()
                .zip(shared_out(answer_ms, shares))
                .map(|(segment, ms)| Planned { part: Part::Segment(segment), ms })
                .collect(),
            Form::Free => vec![Planned { part: Part::Whole, ms: answer_ms }],
        };
        Self { question, manner, think_ms: u64::from(think_seconds) * 1000, plan }
    }

    /// The form that the plan has.
    pub fn form(&self) -> Form {
        if self.plan.len() > 1 { Form::Guided } else { Form::Free }
    }

    /// The planned time of the whole answer, in milliseconds.
    pub fn answer_ms(&self) -> u64 {
        self.plan.iter().map(|planned| planned.ms).sum()
    }
}
