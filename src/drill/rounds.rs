//! What a mock loop is made of: rounds, their questions and follow-ups, and what became of them.

use crate::content::{FollowUpFamily, Kind, PrincipleId, QuestionId, RoleId, RoundId};

use super::setup::CASE_THINK_SECONDS;
use super::{Firmness, Manner, Snapshot};

/// How long a reply to a follow-up should take, in seconds.
pub const LOOP_REPLY_SECONDS: u32 = 45;

/// How long each round is. The shorter ones ask less, not faster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// An hour, as in a real loop.
    Hour,
    /// Half an hour.
    Half,
    /// A quarter of an hour.
    Quarter,
}

impl Length {
    /// All, the longest first.
    pub const ALL: [Self; 3] = [Self::Hour, Self::Half, Self::Quarter];

    /// The minutes of a round.
    pub fn minutes(self) -> u32 {
        match self {
            Self::Hour => 60,
            Self::Half => 30,
            Self::Quarter => 15,
        }
    }

    /// The minutes of a break. It ends when the person says so, sooner or later.
    pub fn break_minutes(self) -> u32 {
        match self {
            Self::Hour => 10,
            Self::Half => 5,
            Self::Quarter => 2,
        }
    }

    /// The questions that a round is meant for. More are lined up behind them, for whoever answers in less than the time.
    pub fn questions(self) -> usize {
        match self {
            Self::Hour => 4,
            Self::Half => 3,
            Self::Quarter => 2,
        }
    }

    /// The follow-ups after an answer.
    pub fn follow_ups(self) -> usize {
        if self == Self::Hour { 2 } else { 1 }
    }
}

/// What the person makes of a round, as its interviewer would have to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vote {
    /// Inclined to hire.
    Inclined,
    /// Not inclined to hire.
    NotInclined,
}

/// What is settled before the first round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoopSetup {
    /// What everything that chance decides is drawn from.
    pub seed: u32,
    /// The role that is interviewed for.
    pub role: RoleId,
    /// How long the rounds are.
    pub length: Length,
    /// How answers are given.
    pub manner: Manner,
    /// Seconds to think before an answer; a case has [`CASE_THINK_SECONDS`].
    pub think_seconds: u32,
    /// When it was set up, in milliseconds since 1970.
    pub begun_wall_ms: u64,
}

impl LoopSetup {
    /// Seconds to think before an answer to a question of that kind.
    pub fn think_seconds_for(&self, kind: Kind) -> u32 {
        if kind == Kind::Case { CASE_THINK_SECONDS } else { self.think_seconds }
    }
}

/// An interviewer's round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoopRound {
    /// Which of the pack's rounds it is.
    pub round: RoundId,
    /// What the interviewer is to find out about.
    pub principles: Vec<PrincipleId>,
    /// What is asked, in order. Once the round is over, only what was put: what the time did not suffice for was never asked.
    pub questions: Vec<LoopQuestion>,
    /// What thinking, answers and replies took so far, in milliseconds, but for the one under way.
    pub spent_ms: u64,
    /// What the person makes of it.
    pub vote: Option<Vote>,
}

/// A question of a round. Its words are kept, so that the loop can be read without its pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoopQuestion {
    /// The question.
    pub question: QuestionId,
    /// Its words.
    pub text: String,
    /// Its kind.
    pub kind: Kind,
    /// What it measures, the first principle first.
    pub principles: Vec<PrincipleId>,
    /// How long the answer should take, in seconds.
    pub seconds: u32,
    /// What is asked after the answer.
    pub follow_ups: Vec<LoopFollowUp>,
    /// When it was answered: the beginning, in milliseconds since 1970. See [`chance`](super::mock_loop::Loop::chance).
    pub answered_wall_ms: Option<u64>,
}

/// A follow-up of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoopFollowUp {
    /// Which way it presses.
    pub family: FollowUpFamily,
    /// Its words.
    pub text: String,
    /// What was said to it.
    pub reply: Option<LoopReply>,
}

/// What was said to a follow-up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoopReply {
    /// The words; empty where it was said aloud.
    pub text: String,
    /// How long it took, in milliseconds.
    pub spent_ms: u64,
    /// How firm it was, once the person has said so.
    pub firmness: Option<Firmness>,
}

/// Where a loop stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Before the first round, or between two.
    Break,
    /// The question of that index is thought over or answered.
    Question(usize),
    /// Of the question of the first index, the follow-up of the second one is answered.
    FollowUp(usize, usize),
    /// All rounds are over.
    Over,
}

/// A loop at rest, at one moment. A drill under way comes back paused.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the loop")]
pub struct LoopSnapshot {
    pub setup: LoopSetup,
    pub rounds: Vec<LoopRound>,
    pub round: usize,
    pub stage: Stage,
    pub break_since_wall_ms: u64,
    pub drill: Option<Snapshot>,
}

impl LoopSnapshot {
    /// Whether more of the loop is behind it than behind the other, which is the same loop elsewhere: rounds, then answers
    /// and replies, then votes and marks.
    pub fn is_further_than(&self, other: &Self) -> bool {
        self.standing() > other.standing()
    }

    fn standing(&self) -> (usize, [usize; 2], usize) {
        let place = match self.stage {
            Stage::Break | Stage::Over => [0, 0],
            Stage::Question(question) => [question + 1, 0],
            Stage::FollowUp(question, follow_up) => [question + 1, follow_up + 1],
        };
        let votes = self.rounds.iter().filter(|round| round.vote.is_some()).count();
        let asked = self.rounds.iter().flat_map(|round| &round.questions);
        let replies = asked.flat_map(|asked| &asked.follow_ups).filter_map(|pressed| pressed.reply.as_ref());
        (self.round, place, votes + replies.filter(|reply| reply.firmness.is_some()).count())
    }
}
