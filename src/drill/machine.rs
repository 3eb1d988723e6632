//! The machine itself: think → answer → ended, with pauses, moves between segments, and honest clocks.

use super::{Now, Setup, Snapshot};

/// Where a drill stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The question is on the screen and the think time runs down.
    Thinking,
    /// The answer is being given.
    Answering,
    /// The answer was ended by the person.
    Finished,
    /// The drill was given up; nothing is kept.
    Abandoned,
}

/// What may happen to a drill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Time has passed; nothing else.
    Tick,
    /// Enough thought: answer now.
    StartAnswering,
    /// On to the next part.
    Next,
    /// Back to the part before.
    Previous,
    /// To the part of that index.
    MoveTo(usize),
    /// The text of a field as it now stands.
    Write(Field, String),
    /// Stop the clock.
    Pause,
    /// Let the clock run again; an absence stays left out.
    Resume,
    /// Count the absence as time after all.
    CountGap,
    /// From the start, with an empty answer; the notes stay.
    Restart,
    /// The answer is given.
    Finish,
    /// Give up.
    Abandon,
}

/// What can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The notes beside the answer.
    Notes,
    /// The text of the part of that index.
    Part(usize),
}

/// What somebody else is to do after a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Something worth keeping has changed: save the drill as a draft.
    SaveDraft,
    /// The answer is complete: save it as an attempt, and only then drop the draft.
    SaveAttempt,
    /// The draft is not wanted any more.
    DropDraft,
    /// Say the time to those who do not see it.
    Announce(Mark),
}

/// The moments at which the time is said. In the order they come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// The think time is over; the answer begins.
    Answer,
    /// Half of the planned time is gone.
    Half,
    /// Thirty seconds of the planned time are left.
    LastThirtySeconds,
    /// The planned time is gone.
    End,
}

/// A stretch during which the device slept or its clock was set. Not counted unless the person says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// How long, in milliseconds, by the clock that saw more of it.
    pub ms: u64,
}

/// A drill under way. See the module for what it does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drill {
    setup: Setup,
    phase: Phase,
    running: bool,
    /// Since when the present stretch (thinking, a part, a pause) has lasted, on the monotonic clock.
    since_ms: u64,
    last_seen: Now,
    started_wall_ms: u64,
    // The four below hold closed stretches only.
    thought_ms: u64,
    spent_ms: Vec<u64>,
    paused_ms: u64,
    left_out_ms: u64,
    gap: Option<Gap>,
    current: usize,
    notes: String,
    texts: Vec<String>,
    announced: Option<Mark>,
    restarts: usize,
}

impl Drill {
    /// Puts the question: the think time runs, or the answer's where there is none.
    pub fn start(setup: Setup, now: Now) -> (Self, Vec<Effect>) {
        let parts = setup.plan.len();
        let drill = Self {
            phase: first_phase(&setup),
            setup,
            running: true,
            since_ms: now.monotonic_ms,
            last_seen: now,
            started_wall_ms: now.wall_ms,
            thought_ms: 0,
            spent_ms: vec![0; parts],
            paused_ms: 0,
            left_out_ms: 0,
            gap: None,
            current: 0,
            notes: String::new(),
            texts: vec![String::new(); parts],
            announced: None,
            restarts: 0,
        };
        (drill, vec![Effect::SaveDraft])
    }

    /// Takes one step.
    ///
    /// Events that make no sense in the present phase change nothing. Time between the last event and `now` is
    /// accounted first, so the order of events alone decides; how often ticks come does not.
    pub fn step(mut self, event: Event, now: Now) -> (Self, Vec<Effect>) {
        let mut effects = Vec::new();
        if self.is_over() {
            return (self, effects);
        }
        let now = self.see(now, &mut effects);
        self.end_think_time(now, &mut effects);
        match event {
            Event::Tick => {}
            Event::StartAnswering => {
                if self.phase == Phase::Thinking {
                    self.begin_answer(now.monotonic_ms, &mut effects);
                    self.running = true;
                    self.gap_left_out();
                }
            }
            Event::Next => self.move_to(self.current.saturating_add(1), now, &mut effects),
            Event::Previous => {
                if let Some(previous) = self.current.checked_sub(1) {
                    self.move_to(previous, now, &mut effects);
                }
            }
            Event::MoveTo(part) => self.move_to(part, now, &mut effects),
            Event::Write(field, text) => self.write(field, text, &mut effects),
            Event::Pause => self.set_running(false, now, &mut effects),
            Event::Resume => {
                self.gap_left_out();
                self.set_running(true, now, &mut effects);
            }
            Event::CountGap => self.count_gap(&mut effects),
            Event::Restart => {
                let notes = std::mem::take(&mut self.notes);
                let restarts = self.restarts + 1;
                let (restarted, started) = Self::start(self.setup, now);
                self = Self { notes, restarts, ..restarted };
                effects.extend(started);
            }
            Event::Finish => {
                if self.phase == Phase::Answering {
                    self.close_stretch(now.monotonic_ms);
                    self.gap_left_out();
                    self.running = false;
                    self.phase = Phase::Finished;
                    effects.push(Effect::SaveAttempt);
                }
            }
            Event::Abandon => {
                self.close_stretch(now.monotonic_ms);
                self.running = false;
                self.phase = Phase::Abandoned;
                effects.push(Effect::DropDraft);
            }
        }
        self.announce(now, &mut effects);
        (self, effects)
    }

    /// Where the drill stands.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// What was settled before it began.
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    /// Whether the clock runs.
    pub fn is_running(&self) -> bool {
        self.running
    }

    /// Whether it was finished or abandoned.
    pub fn is_over(&self) -> bool {
        matches!(self.phase, Phase::Finished | Phase::Abandoned)
    }

    /// The index of the part that is being answered.
    pub fn current(&self) -> usize {
        self.current
    }

    /// How often it was started over since it began or came back.
    pub fn restarts(&self) -> usize {
        self.restarts
    }

    /// When it began, in milliseconds since 1970.
    pub fn started_wall_ms(&self) -> u64 {
        self.started_wall_ms
    }

    /// Time spent thinking, in milliseconds.
    pub fn thought_ms(&self, now: Now) -> u64 {
        self.thought_ms + self.open_stretch(Stretch::Thinking, now)
    }

    /// Time left to think, in milliseconds.
    pub fn think_left_ms(&self, now: Now) -> u64 {
        self.setup.think_ms.saturating_sub(self.thought_ms(now))
    }

    /// Time spent on the part of that index, in milliseconds; 0 where there is no such part.
    pub fn spent_ms(&self, part: usize, now: Now) -> u64 {
        let closed = self.spent_ms.get(part).copied().unwrap_or(0);
        closed + self.open_stretch(Stretch::Part(part), now)
    }

    /// Time spent on the whole answer, in milliseconds.
    pub fn answered_ms(&self, now: Now) -> u64 {
        (0..self.spent_ms.len()).map(|part| self.spent_ms(part, now)).sum()
    }

    /// Time spent paused, in milliseconds.
    pub fn paused_ms(&self, now: Now) -> u64 {
        self.paused_ms + self.open_stretch(Stretch::Pause, now)
    }

    /// Absences that were left out of the count, in milliseconds.
    pub fn left_out_ms(&self) -> u64 {
        self.left_out_ms
    }

    /// An absence that the person has not decided on yet.
    pub fn gap(&self) -> Option<Gap> {
        self.gap
    }

    /// The notes beside the answer.
    pub fn notes(&self) -> &str {
        &self.notes
    }

    /// The texts of the parts, in order.
    pub fn texts(&self) -> &[String] {
        &self.texts
    }

    pub(super) fn at_rest(snapshot: Snapshot, now: Now) -> Self {
        let mut drill = Self {
            setup: snapshot.setup,
            phase: snapshot.phase,
            running: false,
            since_ms: now.monotonic_ms,
            last_seen: now,
            started_wall_ms: snapshot.started_wall_ms,
            thought_ms: snapshot.thought_ms,
            spent_ms: snapshot.spent_ms,
            paused_ms: snapshot.paused_ms,
            left_out_ms: snapshot.left_out_ms,
            gap: None,
            current: snapshot.current,
            notes: snapshot.notes,
            texts: snapshot.texts,
            announced: None,
            restarts: 0,
        };
        // What was said before the reload is not said again.
        drill.announced = drill.mark_reached(now);
        drill
    }

    /// Looks at the clocks: leaves an absence out, and never lets time go back.
    fn see(&mut self, now: Now, effects: &mut Vec<Effect>) -> Now {
        let absence = now.absence_since(self.last_seen);
        let now = Now { monotonic_ms: now.monotonic_ms.max(self.last_seen.monotonic_ms), ..now };
        if let Some(ms) = absence.filter(|_| self.running) {
            self.close_stretch(self.last_seen.monotonic_ms);
            self.running = false;
            self.gap = Some(Gap { ms });
            effects.push(Effect::SaveDraft);
        }
        self.last_seen = now;
        now
    }

    /// Begins the answer at the very moment the think time was over, however late that is noticed.
    fn end_think_time(&mut self, now: Now, effects: &mut Vec<Effect>) {
        if self.phase == Phase::Thinking && self.running && self.think_left_ms(now) == 0 {
            let deadline = self.since_ms + self.setup.think_ms.saturating_sub(self.thought_ms);
            self.begin_answer(deadline, effects);
        }
    }

    fn begin_answer(&mut self, at_ms: u64, effects: &mut Vec<Effect>) {
        self.close_stretch(at_ms);
        self.phase = Phase::Answering;
        self.announced = Some(Mark::Answer);
        effects.extend([Effect::Announce(Mark::Answer), Effect::SaveDraft]);
    }

    fn move_to(&mut self, part: usize, now: Now, effects: &mut Vec<Effect>) {
        if self.phase == Phase::Answering && part < self.spent_ms.len() && part != self.current {
            self.close_stretch(now.monotonic_ms);
            self.current = part;
            effects.push(Effect::SaveDraft);
        }
    }

    fn write(&mut self, field: Field, text: String, effects: &mut Vec<Effect>) {
        let slot = match field {
            Field::Notes => Some(&mut self.notes),
            Field::Part(part) => self.texts.get_mut(part),
        };
        if let Some(slot) = slot.filter(|slot| **slot != text) {
            *slot = text;
            effects.push(Effect::SaveDraft);
        }
    }

    fn set_running(&mut self, running: bool, now: Now, effects: &mut Vec<Effect>) {
        if self.running != running {
            self.close_stretch(now.monotonic_ms);
            self.running = running;
            effects.push(Effect::SaveDraft);
        }
    }

    fn gap_left_out(&mut self) {
        if let Some(gap) = self.gap.take() {
            self.left_out_ms = self.left_out_ms.saturating_add(gap.ms);
        }
    }

    fn count_gap(&mut self, effects: &mut Vec<Effect>) {
        if let Some(gap) = self.gap.take() {
            match self.phase {
                // Nobody thinks for longer than the think time; the answer begins when the clock runs again.
                Phase::Thinking => {
                    self.thought_ms = self.thought_ms.saturating_add(gap.ms).min(self.setup.think_ms);
                }
                _ => {
                    if let Some(spent) = self.spent_ms.get_mut(self.current) {
                        *spent = spent.saturating_add(gap.ms);
                    }
                }
            }
            effects.push(Effect::SaveDraft);
        }
    }

    fn announce(&mut self, now: Now, effects: &mut Vec<Effect>) {
        let reached = self.mark_reached(now);
        if self.running && reached > self.announced {
            self.announced = reached;
            effects.extend(reached.map(Effect::Announce));
        }
    }

    fn mark_reached(&self, now: Now) -> Option<Mark> {
        if self.phase != Phase::Answering {
            return None;
        }
        let planned = self.setup.answer_ms();
        let answered = self.answered_ms(now);
        // In a minute or less, half time says it already.
        let has_last_thirty_seconds = planned > 60_000;
        Some(if answered >= planned {
            Mark::End
        } else if has_last_thirty_seconds && answered >= planned - 30_000 {
            Mark::LastThirtySeconds
        } else if answered >= planned / 2 {
            Mark::Half
        } else {
            Mark::Answer
        })
    }

    fn stretch(&self) -> Stretch {
        match self.phase {
            _ if !self.running => Stretch::Pause,
            Phase::Thinking => Stretch::Thinking,
            _ => Stretch::Part(self.current),
        }
    }

    fn open_stretch(&self, stretch: Stretch, now: Now) -> u64 {
        if self.is_over() || self.stretch() != stretch {
            return 0;
        }
        // Not before what was seen already: time never goes back.
        now.monotonic_ms.max(self.last_seen.monotonic_ms).saturating_sub(self.since_ms)
    }

    fn close_stretch(&mut self, at_ms: u64) {
        let length = at_ms.saturating_sub(self.since_ms);
        match self.stretch() {
            Stretch::Pause => self.paused_ms += length,
            Stretch::Thinking => self.thought_ms += length,
            Stretch::Part(part) => {
                if let Some(spent) = self.spent_ms.get_mut(part) {
                    *spent += length;
                }
            }
        }
        self.since_ms = self.since_ms.max(at_ms);
    }
}

/// What the running time goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stretch {
    Thinking,
    Part(usize),
    Pause,
}

fn first_phase(setup: &Setup) -> Phase {
    if setup.think_ms == 0 { Phase::Answering } else { Phase::Thinking }
}
