//! A mock loop as a pure machine: rounds with breaks between them, each a row of questions and follow-ups, and what the
//! person makes of each round once all are over.
//!
//! Every answer and every reply is a [`Drill`], so the loop has no clock of its own: what a round took is the sum of its
//! drills, and sleep, clocks that are set, and pauses are the drill's business. A break is told by the wall clock, since
//! it may last for days.
//!
//! Nobody is cut off: when the time of a round is over, what is being said is said to its end, and nothing more is asked.

use crate::content::{QuestionId, Shares};

use super::rounds::{LOOP_REPLY_SECONDS, LoopReply, LoopRound, LoopSetup, LoopSnapshot, Stage, Vote};
use super::{Drill, Field, Firmness, Form, Mark, Now, Phase, Setup, SnapshotError};

/// What may happen to a loop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoopEvent {
    /// The break is over: the next interviewer begins.
    BeginRound,
    /// Something happens to the answer or the reply. Nothing is given up or begun again in an interview.
    Drill(super::Event),
    /// The round ends here. What was said or noted is kept.
    EndRound,
    /// What the person makes of the round of that index: once all are over, and until all are decided.
    Vote(usize, Vote),
    /// How firm a reply was: of the round, the question and the follow-up of these indices, once all are over.
    MarkReply([usize; 3], Firmness),
}

/// What somebody else is to do after a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoopEffect {
    /// Something worth keeping has changed.
    Save,
    /// An answer is complete: keep it as an attempt, before the loop.
    SaveAttempt(Box<Answered>),
    /// Say the time to those who do not see it.
    Announce(Mark),
}

/// An answer that is complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The drill.
    pub drill: Drill,
    /// What tells its attempt from others that began in the same millisecond.
    pub chance: u32,
}

/// A loop under way, or over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loop {
    setup: LoopSetup,
    rounds: Vec<LoopRound>,
    /// The index of the round that is under way or comes next.
    round: usize,
    stage: Stage,
    break_since_wall_ms: u64,
    /// There is one in a question and in a follow-up, and nowhere else.
    drill: Option<Drill>,
}

impl Loop {
    /// Sets a loop up; it waits for the first round to begin.
    pub fn new(setup: LoopSetup, rounds: Vec<LoopRound>) -> Self {
        let stage = if rounds.is_empty() { Stage::Over } else { Stage::Break };
        let break_since_wall_ms = setup.begun_wall_ms;
        Self { setup, rounds, round: 0, stage, break_since_wall_ms, drill: None }
    }

    /// Takes one step. Events that make no sense where the loop stands change nothing.
    pub fn step(mut self, event: LoopEvent, now: Now) -> (Self, Vec<LoopEffect>) {
        let mut effects = Vec::new();
        match event {
            LoopEvent::BeginRound => {
                if self.stage == Stage::Break {
                    self.ask(0, now, &mut effects);
                }
            }
            LoopEvent::Drill(super::Event::Restart | super::Event::Abandon) => {}
            LoopEvent::Drill(event) => {
                if self.drill_step(event, now, &mut effects) {
                    self.go_on(now, &mut effects);
                }
            }
            LoopEvent::EndRound => self.break_off(now, &mut effects),
            LoopEvent::Vote(round, vote) => {
                let is_open = self.stage == Stage::Over && !self.is_decided();
                if let Some(round) = self.rounds.get_mut(round).filter(|_| is_open) {
                    round.vote = Some(vote);
                    effects.push(LoopEffect::Save);
                }
            }
            LoopEvent::MarkReply(place, firmness) => {
                let is_over = self.stage == Stage::Over;
                if let Some(reply) = self.reply_mut(place).filter(|_| is_over) {
                    reply.firmness = Some(firmness);
                    effects.push(LoopEffect::Save);
                }
            }
        }
        (self, effects)
    }

    /// What was settled before the first round.
    pub fn setup(&self) -> &LoopSetup {
        &self.setup
    }

    /// The rounds, in order.
    pub fn rounds(&self) -> &[LoopRound] {
        &self.rounds
    }

    /// The index of the round that is under way or comes next; beyond the last one once all are over.
    pub fn round(&self) -> usize {
        self.round
    }

    /// Where it stands.
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// The answer or the reply that is under way.
    pub fn drill(&self) -> Option<&Drill> {
        self.drill.as_ref()
    }

    /// The text that is being written: the field it belongs to is [`Field::Part`] of 0, or the notes.
    pub fn text_of(&self, field: Field) -> Option<&str> {
        let drill = self.drill.as_ref()?;
        match field {
            Field::Notes => Some(drill.notes()),
            Field::Part(part) => drill.texts().get(part).map(String::as_str),
        }
    }

    /// How long the break has lasted, in milliseconds, by the wall clock; nothing where it was set back.
    pub fn break_ms(&self, now: Now) -> u64 {
        now.wall_ms.saturating_sub(self.break_since_wall_ms)
    }

    /// What the round under way has taken so far, in milliseconds.
    pub fn round_ms(&self, now: Now) -> u64 {
        let closed = self.rounds.get(self.round).map_or(0, |round| round.spent_ms);
        closed.saturating_add(self.drill.as_ref().map_or(0, |drill| taken_ms(drill, now)))
    }

    /// The planned time of a round, in milliseconds.
    pub fn planned_ms(&self) -> u64 {
        u64::from(self.setup.length.minutes()) * 60_000
    }

    /// Whether the person has decided about every round. Only then are all shown together.
    pub fn is_decided(&self) -> bool {
        self.stage == Stage::Over && self.rounds.iter().all(|round| round.vote.is_some())
    }

    /// The index of the round that was the bar raiser's; nobody is told before all is decided.
    pub fn bar_raiser(&self) -> Option<usize> {
        self.is_decided().then(|| bar_raiser(self.setup.seed, self.rounds.len())).flatten()
    }

    /// What tells the attempt of a question from others that began in the same millisecond. Drawn from the seed, so that
    /// an answer that is saved twice, as after a crash between two records, is saved under one name.
    pub fn chance(&self, round: usize, question: usize) -> u32 {
        let place = u32::try_from(round.saturating_mul(64).saturating_add(question)).unwrap_or(u32::MAX);
        mixed(self.setup.seed, place)
    }

    /// The loop at rest, with the running time counted in up to `now`.
    pub fn snapshot(&self, now: Now) -> LoopSnapshot {
        LoopSnapshot {
            setup: self.setup.clone(),
            rounds: self.rounds.clone(),
            round: self.round,
            stage: self.stage,
            break_since_wall_ms: self.break_since_wall_ms,
            drill: self.drill.as_ref().map(|drill| drill.snapshot(now)),
        }
    }

    /// The loop as it was, paused.
    ///
    /// # Errors
    /// Where the snapshot contradicts itself.
    pub fn restore(snapshot: LoopSnapshot, now: Now) -> Result<Self, SnapshotError> {
        let LoopSnapshot { setup, rounds, round, stage, break_since_wall_ms, drill } = snapshot;
        let asked = |question: usize| rounds.get(round).and_then(|round| round.questions.get(question));
        let is_sound = match stage {
            Stage::Break => round < rounds.len() && drill.is_none(),
            Stage::Over => round == rounds.len() && drill.is_none(),
            Stage::Question(question) => asked(question).is_some() && drill.is_some(),
            Stage::FollowUp(question, follow_up) => {
                asked(question).is_some_and(|it| follow_up < it.follow_ups.len()) && drill.is_some()
            }
        };
        if !is_sound {
            return Err(SnapshotError::UnequalParts);
        }
        let drill = drill.map(|drill| Drill::restore(drill, now)).transpose()?;
        Ok(Self { setup, rounds, round, stage, break_since_wall_ms, drill })
    }

    /// Takes a step of the drill; whether that ended it.
    fn drill_step(&mut self, event: super::Event, now: Now, effects: &mut Vec<LoopEffect>) -> bool {
        let Some(drill) = self.drill.take() else { return false };
        let (drill, told) = drill.step(event, now);
        for effect in told {
            match effect {
                super::Effect::SaveDraft => effects.push(LoopEffect::Save),
                super::Effect::Announce(mark) => effects.push(LoopEffect::Announce(mark)),
                // What has ended is taken up below, and nothing is ever given up.
                super::Effect::SaveAttempt | super::Effect::DropDraft => {}
            }
        }
        if drill.phase() == Phase::Finished {
            self.take_up(drill, now, effects);
            return true;
        }
        self.drill = Some(drill);
        false
    }

    /// Takes a finished answer or reply into the round.
    fn take_up(&mut self, drill: Drill, now: Now, effects: &mut Vec<LoopEffect>) {
        let chance = match self.stage {
            Stage::Question(question) => self.chance(self.round, question),
            _ => 0,
        };
        let stage = self.stage;
        let Some(round) = self.rounds.get_mut(self.round) else { return };
        round.spent_ms = round.spent_ms.saturating_add(taken_ms(&drill, now));
        match stage {
            Stage::Question(question) => {
                if let Some(asked) = round.questions.get_mut(question) {
                    asked.answered_wall_ms = Some(drill.started_wall_ms());
                }
                effects.push(LoopEffect::SaveAttempt(Box::new(Answered { drill, chance })));
            }
            Stage::FollowUp(question, follow_up) => {
                let pressed = round.questions.get_mut(question).and_then(|it| it.follow_ups.get_mut(follow_up));
                if let Some(pressed) = pressed {
                    let text = drill.texts().first().cloned().unwrap_or_default();
                    pressed.reply = Some(LoopReply { text, spent_ms: drill.answered_ms(now), firmness: None });
                }
            }
            Stage::Break | Stage::Over => {}
        }
    }

    /// Asks what comes next, or ends the round.
    fn go_on(&mut self, now: Now, effects: &mut Vec<LoopEffect>) {
        let has_time = self.round_ms(now) < self.planned_ms();
        let next = match self.stage {
            Stage::Question(question) => Some((question, 0)),
            Stage::FollowUp(question, follow_up) => Some((question, follow_up + 1)),
            Stage::Break | Stage::Over => None,
        };
        let Some((question, follow_up)) = next.filter(|_| has_time) else {
            return self.end_round(now, effects);
        };
        let asked = self.rounds.get(self.round).and_then(|round| round.questions.get(question));
        match asked {
            Some(asked) if follow_up < asked.follow_ups.len() => {
                let question_id = asked.question.clone();
                self.stage = Stage::FollowUp(question, follow_up);
                self.begin(question_id, 0, LOOP_REPLY_SECONDS, now, effects);
            }
            _ => self.ask(question + 1, now, effects),
        }
    }

    /// Puts the question of that index; where there is none, the round is over.
    fn ask(&mut self, question: usize, now: Now, effects: &mut Vec<LoopEffect>) {
        let asked = self.rounds.get(self.round).and_then(|round| round.questions.get(question));
        let Some((id, kind, seconds)) = asked.map(|asked| (asked.question.clone(), asked.kind, asked.seconds)) else {
            return self.end_round(now, effects);
        };
        self.stage = Stage::Question(question);
        self.begin(id, self.setup.think_seconds_for(kind), seconds, now, effects);
    }

    fn begin(&mut self, id: QuestionId, think: u32, seconds: u32, now: Now, effects: &mut Vec<LoopEffect>) {
        // In one piece, as one tells it across a table; the coach divides it itself.
        let setup = Setup::new(id, self.setup.manner, Form::Free, think, seconds, &Shares::default());
        self.drill = Some(Drill::start(setup, now).0);
        effects.push(LoopEffect::Save);
    }

    /// Ends the round before all is asked. What was said or noted so far is kept as it is.
    fn break_off(&mut self, now: Now, effects: &mut Vec<LoopEffect>) {
        let Some(drill) = &self.drill else { return };
        let is_blank = drill.notes().trim().is_empty() && drill.texts().iter().all(|text| text.trim().is_empty());
        let is_to_be_kept = drill.phase() == Phase::Answering || !is_blank;
        if is_to_be_kept {
            let has_ended = self.drill_step(super::Event::StartAnswering, now, effects)
                || self.drill_step(super::Event::Finish, now, effects);
            debug_assert!(has_ended, "an answer can always be finished");
        } else if let (Some(drill), Some(round)) = (self.drill.take(), self.rounds.get_mut(self.round)) {
            round.spent_ms = round.spent_ms.saturating_add(taken_ms(&drill, now));
        }
        self.end_round(now, effects);
    }

    fn end_round(&mut self, now: Now, effects: &mut Vec<LoopEffect>) {
        self.drill = None;
        let put = match self.stage {
            Stage::Question(question) | Stage::FollowUp(question, _) => question + 1,
            Stage::Break | Stage::Over => 0,
        };
        if let Some(round) = self.rounds.get_mut(self.round) {
            round.questions.truncate(put);
        }
        self.round += 1;
        self.stage = if self.round < self.rounds.len() { Stage::Break } else { Stage::Over };
        self.break_since_wall_ms = now.wall_ms;
        effects.push(LoopEffect::Save);
    }

    fn reply_mut(&mut self, [round, question, follow_up]: [usize; 3]) -> Option<&mut LoopReply> {
        let asked = self.rounds.get_mut(round)?.questions.get_mut(question)?;
        asked.follow_ups.get_mut(follow_up)?.reply.as_mut()
    }
}

/// Thinking and answering, in milliseconds.
fn taken_ms(drill: &Drill, now: Now) -> u64 {
    drill.thought_ms(now).saturating_add(drill.answered_ms(now))
}

/// The index of the bar raiser's round, drawn from the seed; nothing where there is no round.
pub fn bar_raiser(seed: u32, rounds: usize) -> Option<usize> {
    usize::try_from(mixed(seed, u32::MAX)).ok()?.checked_rem(rounds)
}

/// A number that looks like chance and is the same for the same two. The finaliser of MurmurHash3 over both.
pub(super) fn mixed(seed: u32, place: u32) -> u32 {
    let mut it = seed ^ place.wrapping_mul(0x9e37_79b9);
    it = (it ^ (it >> 16)).wrapping_mul(0x85eb_ca6b);
    it = (it ^ (it >> 13)).wrapping_mul(0xc2b2_ae35);
    it ^ (it >> 16)
}
