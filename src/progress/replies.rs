//! Replies under pressure: the follow-ups asked after an attempt, what was said, how long it took, how firm it was.
//!
//! Each follow-up is one [`Drill`], so its clock is that of every drill; a reply at rest is what such a drill needs to
//! come back paused. Replies are kept under their attempt and are never taken away but with it.

use crate::content::QuestionId;
use crate::drill::{Asked, Drill, Firmness, Manner, Now, Part, Phase, Planned, Press, Setup, Snapshot};

use super::AttemptId;

/// More chains under one attempt are a new attempt's worth.
pub const CHAINS_AT_MOST: usize = 50;

/// A follow-up and the reply to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// What was asked.
    pub asked: Asked,
    /// What was said; empty for one given aloud.
    pub said: String,
    /// How long it took, in milliseconds.
    pub spent_ms: u64,
    /// Absences that were left out of the count, in milliseconds.
    pub left_out_ms: u64,
    /// Whether it was given. The first that was not is the one that is being asked.
    pub is_given: bool,
    /// How firm it was, once the person has said so.
    pub firmness: Option<Firmness>,
}

/// Follow-ups one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// When it began, in milliseconds since 1970. Tells the chains of an attempt apart.
    pub started_wall_ms: u64,
    /// How the replies are given: as the answer was.
    pub manner: Manner,
    /// How it presses.
    pub press: Press,
    /// The planned time of each reply, in milliseconds.
    pub reply_ms: u64,
    /// The follow-ups in the order they are asked; at least one.
    pub replies: Vec<Reply>,
}

/// The chains under an attempt, in the order they were begun.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replies {
    /// All of them.
    pub chains: Vec<Chain>,
}

/// What came of replies, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Follow-ups that were replied to.
    pub asked: usize,
    /// Of these, those marked safe.
    pub safe: usize,
    /// Those marked partial.
    pub partial: usize,
    /// Those marked as gaps.
    pub gaps: usize,
}

/// What lists and suggestions need of the replies under an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pressed {
    /// Which attempt.
    pub attempt: AttemptId,
    /// When its last chain began, in milliseconds since 1970.
    pub last_wall_ms: u64,
    /// Whether that chain found a gap.
    pub has_gap: bool,
    /// What came of all of them.
    pub tally: Tally,
}

impl Tally {
    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self {
            asked: self.asked + other.asked,
            safe: self.safe + other.safe,
            partial: self.partial + other.partial,
            gaps: self.gaps + other.gaps,
        }
    }
}

impl Chain {
    /// A chain that begins. Nothing where there is nothing to ask.
    pub fn new(asked: Vec<Asked>, manner: Manner, press: Press, reply_ms: u64, started_wall_ms: u64) -> Option<Self> {
        let reply =
            |asked| Reply { asked, said: String::new(), spent_ms: 0, left_out_ms: 0, is_given: false, firmness: None };
        let replies: Vec<Reply> = asked.into_iter().map(reply).collect();
        (!replies.is_empty()).then_some(Self { started_wall_ms, manner, press, reply_ms, replies })
    }

    /// The place of the follow-up that is being asked; nothing where all are replied to.
    pub fn current(&self) -> Option<usize> {
        self.replies.iter().position(|reply| !reply.is_given)
    }

    /// The drill of the follow-up that is being asked: running from now on where it is only now asked, else paused as it
    /// was left.
    pub fn drill(&self, question: &QuestionId, is_new: bool, now: Now) -> Option<Drill> {
        let reply = self.replies.get(self.current()?)?;
        let setup = Setup {
            question: question.clone(),
            manner: self.manner,
            think_ms: 0,
            plan: vec![Planned { part: Part::Whole, ms: self.reply_ms }],
        };
        if is_new {
            return Some(Drill::start(setup, now).0);
        }
        let snapshot = Snapshot {
            setup,
            phase: Phase::Answering,
            started_wall_ms: self.started_wall_ms,
            thought_ms: 0,
            spent_ms: vec![reply.spent_ms],
            paused_ms: 0,
            left_out_ms: reply.left_out_ms,
            current: 0,
            notes: String::new(),
            texts: vec![reply.said.clone()],
        };
        // It has one part, one time and one text, and is under way, so it comes back.
        Drill::restore(snapshot, now).ok()
    }

    /// Takes up how the drill of the follow-up that is being asked stands; if it was finished, the reply is given.
    pub fn take_up(&mut self, drill: &Drill, now: Now) {
        let Some(reply) = self.current().and_then(|place| self.replies.get_mut(place)) else { return };
        reply.said = drill.texts().first().cloned().unwrap_or_default();
        reply.spent_ms = drill.answered_ms(now);
        reply.left_out_ms = drill.left_out_ms().saturating_add(drill.gap().map_or(0, |gap| gap.ms));
        reply.is_given = drill.phase() == Phase::Finished;
    }

    /// Asks no more. A reply that was begun in writing counts as given, for nothing written is thrown away; what was not
    /// replied to was not asked.
    pub fn stop(&mut self) {
        if let Some(reply) = self.current().and_then(|place| self.replies.get_mut(place)) {
            reply.is_given = !reply.said.trim().is_empty();
        }
        self.replies.retain(|reply| reply.is_given);
    }

    /// What came of it so far.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for reply in self.replies.iter().filter(|reply| reply.is_given) {
            tally.asked += 1;
            match reply.firmness {
                Some(Firmness::Safe) => tally.safe += 1,
                Some(Firmness::Partial) => tally.partial += 1,
                Some(Firmness::Gap) => tally.gaps += 1,
                None => {}
            }
        }
        tally
    }
}

impl Replies {
    /// Adds a chain that begins, unless one is under way or there are enough. Gives its beginning, which is made later
    /// than that of all others, should the clock have been set back.
    pub fn begin(&mut self, mut chain: Chain) -> Option<u64> {
        if self.is_full() || self.open().is_some() {
            return None;
        }
        let after_last = self.chains.last().map_or(0, |last| last.started_wall_ms.saturating_add(1));
        chain.started_wall_ms = chain.started_wall_ms.max(after_last);
        let started_wall_ms = chain.started_wall_ms;
        self.chains.push(chain);
        Some(started_wall_ms)
    }

    /// Whether there are as many chains as are kept.
    pub fn is_full(&self) -> bool {
        self.chains.len() >= CHAINS_AT_MOST
    }

    /// A chain that is not at its end.
    pub fn open(&self) -> Option<&Chain> {
        self.chains.iter().find(|chain| chain.current().is_some())
    }

    /// The chain that began then.
    pub fn chain(&self, started_wall_ms: u64) -> Option<&Chain> {
        self.chains.iter().find(|chain| chain.started_wall_ms == started_wall_ms)
    }

    /// The chain that began then, to change it.
    pub fn chain_mut(&mut self, started_wall_ms: u64) -> Option<&mut Chain> {
        self.chains.iter_mut().find(|chain| chain.started_wall_ms == started_wall_ms)
    }

    /// Asks no more in the chain that began then. Where nothing was replied to, it goes.
    pub fn stop(&mut self, started_wall_ms: u64) {
        if let Some(chain) = self.chain_mut(started_wall_ms) {
            chain.stop();
        }
        self.chains.retain(|chain| !chain.replies.is_empty());
    }

    /// Takes the person's mark of a reply: by the beginning of its chain, and its place there.
    pub fn mark(&mut self, started_wall_ms: u64, place: usize, firmness: Firmness) {
        let chain = self.chain_mut(started_wall_ms);
        if let Some(reply) = chain.and_then(|chain| chain.replies.get_mut(place)).filter(|reply| reply.is_given) {
            reply.firmness = Some(firmness);
        }
    }

    /// What was asked so far, in any chain.
    pub fn asked(&self) -> Vec<Asked> {
        self.chains.iter().flat_map(|chain| &chain.replies).map(|reply| reply.asked.clone()).collect()
    }

    /// What came of all of it so far.
    pub fn tally(&self) -> Tally {
        self.chains.iter().fold(Tally::default(), |tally, chain| tally.and(chain.tally()))
    }

    /// What lists need of it; nothing where no follow-up was replied to.
    pub fn pressed(&self, attempt: &AttemptId) -> Option<Pressed> {
        let last = self.chains.iter().rev().find(|chain| chain.tally().asked > 0)?;
        Some(Pressed {
            attempt: attempt.clone(),
            last_wall_ms: last.started_wall_ms,
            has_gap: last.tally().gaps > 0,
            tally: self.tally(),
        })
    }

    /// Takes in what is known elsewhere of the replies under the same attempt: another tab's, or a backup's. What is here
    /// stays; chains, replies and marks that are missing here come to it.
    pub fn join(&mut self, other: Self) {
        for chain in other.chains {
            match self.chain_mut(chain.started_wall_ms) {
                Some(own) => own.join(chain),
                None => {
                    let place = self.chains.partition_point(|own| own.started_wall_ms < chain.started_wall_ms);
                    self.chains.insert(place, chain);
                }
            }
        }
        while self.chains.len() > CHAINS_AT_MOST {
            self.chains.remove(0);
        }
    }
}

impl Chain {
    fn join(&mut self, other: Self) {
        for (place, reply) in other.replies.into_iter().enumerate() {
            match self.replies.get_mut(place) {
                Some(own) if own.asked != reply.asked => {}
                Some(own) if !own.is_given && reply.is_given => *own = reply,
                Some(own) => own.firmness = own.firmness.or(reply.firmness),
                // It was stopped here and went on there.
                None if reply.is_given => self.replies.push(reply),
                None => {}
            }
        }
    }
}
