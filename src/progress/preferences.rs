//! What the person chose last time, so that they need not choose again.

use crate::content::{Filter, Kind, PrincipleId, RoleId, RoundId, StageId};
use crate::drill::{CASE_THINK_SECONDS, Form, Manner};

/// Everything the app remembers about how somebody likes to practise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// Light, dark, or as the system has it.
    pub theme: Theme,
    /// Whether the clock stays out of sight during a drill.
    pub clock_hidden: bool,
    /// How the answer is given.
    pub manner: Manner,
    /// Guided in segments, or free.
    pub form: Form,
    /// Seconds of the answer to a question of the kind that is wanted, a story where any is; without it the question's own.
    pub answer_seconds: Option<u32>,
    /// Seconds to think, before a case only where cases are wanted; without it the pack's default holds.
    pub think_seconds: Option<u32>,
    /// Which principle's questions are wanted; without it any.
    pub principle: Option<PrincipleId>,
    /// Which role's questions are wanted; without it any.
    pub role: Option<RoleId>,
    /// Which kind of questions is wanted; without it any.
    pub kind: Option<Kind>,
    /// Which stage's questions are wanted; without it any.
    pub stage: Option<StageId>,
    /// Which round's questions are wanted; without it any.
    pub round: Option<RoundId>,
    /// Whether the clock of a drill shows what is left, not what is gone.
    pub counts_down: bool,
    /// Whether only the beginning and the end of an answer are announced.
    pub is_quiet: bool,
}

/// Which colours are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it all")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            clock_hidden: false,
            manner: Manner::Typed,
            form: Form::Guided,
            answer_seconds: None,
            think_seconds: None,
            principle: None,
            role: None,
            kind: Some(Kind::Behavioural),
            stage: None,
            round: None,
            counts_down: false,
            is_quiet: false,
        }
    }
}

impl Preferences {
    /// The form of an answer to a question of that kind: only stories are told in S/T/A/R.
    pub fn form_for(&self, kind: Kind) -> Form {
        if kind == Kind::Behavioural { self.form } else { Form::Free }
    }

    /// How long to think before an answer to a question of that kind, in seconds: as chosen, or else two minutes to structure
    /// a case, and the usual time for anything else.
    pub fn think_seconds_for(&self, kind: Kind, usual: u32) -> u32 {
        let is_case = kind == Kind::Case;
        let chosen = self.think_seconds.filter(|_| !is_case || self.wants(kind));
        chosen.unwrap_or(if is_case { CASE_THINK_SECONDS } else { usual })
    }

    /// How long an answer to a question of that kind should take, in seconds: as chosen for that kind, or else as the
    /// question suggests, or the usual time.
    pub fn answer_seconds_for(&self, kind: Kind, suggested: Option<u32>, usual: u32) -> u32 {
        self.answer_seconds.filter(|_| self.wants(kind)).or(suggested).unwrap_or(usual)
    }

    /// Lengths that were chosen for one kind, in `before`, are not those of another.
    pub fn forget_lengths_of(&mut self, before: &Self) {
        let kinds = [before, self].map(|it| it.kind.unwrap_or_default());
        let [was, is] = kinds;
        if was != is {
            self.answer_seconds = None;
            if kinds.contains(&Kind::Case) {
                self.think_seconds = None;
            }
        }
    }

    /// Whether what is chosen of lengths is meant for that kind.
    fn wants(&self, kind: Kind) -> bool {
        self.kind.unwrap_or_default() == kind
    }

    /// The questions that are wanted.
    pub fn filter(&self) -> Filter {
        Filter {
            principle: self.principle.clone(),
            role: self.role.clone(),
            kind: self.kind,
            stage: self.stage.clone(),
            round: self.round.clone(),
        }
    }
}
