//! What is done with the mock loop on the screen: going on, saving, leaving. In the chunk of the rounds, whose pages hold the
//! loop that is on the screen; nothing of it is in the first file.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use leptos::prelude::{Get, GetUntracked, Set};

use crate::browser::{clock, document};
use crate::content::{Level, PackId, Polarity, Question};
use crate::drill::{Answered, Drill, Event, Field, Loop, LoopEffect, LoopEvent, LoopQuestion, Mark, Now, Phase, Stage};
use crate::progress::{Amended, Amendment, Attempt, AttemptId, Given, LoopId, attempt_of, replies_of};
use crate::storage::records::encode;

use super::kept::{self, Kept};
use super::kept_loops::{read, reviewed_of};
use super::pressed;
use super::state::{App, Event as AppEvent, Reviewed};
use super::watched::Local;
use super::words::words;

/// How long a text is typed before it is taken up; see [`App::type_in`].
const TAKE_UP_AFTER_MS: i32 = 3_000;
/// How often the loop is saved while its clock runs and nobody types.
const SAVE_EVERY_MS: u64 = 30_000;

thread_local! {
    /// The loop on the screen, for when the page goes out of sight.
    static SHOWN: RefCell<Weak<Held>> = const { RefCell::new(Weak::new()) };
    /// Whether that is heard.
    static HEARS_HIDING: Cell<bool> = const { Cell::new(false) };
}

/// A loop on the screen. Copies share it.
#[derive(Clone)]
pub struct Sitting {
    pub app: App,
    held: Rc<Held>,
    /// Counts what the page must show anew.
    seen: Local,
    /// Counts the looks at the clock.
    ticks: Local,
}

/// Another tab goes on with a loop.
struct Overtaken;

struct Held {
    app: App,
    id: LoopId,
    it: RefCell<Loop>,
    now: Cell<Now>,
    typed: RefCell<Option<(Field, String)>>,
    /// The record as this tab wrote or read it last, and as it was refused and may have been taken since: another one there
    /// was written in another tab.
    last: RefCell<[String; 2]>,
    is_overtaken: Cell<bool>,
    is_refused: Cell<bool>,
    saved_ms: Cell<u64>,
}

impl Sitting {
    /// Brings a loop to the screen, for as long as the page is there. Nothing where there is none of that name.
    pub fn open(app: App, id: &str) -> Option<Self> {
        let id = LoopId::parse(id)?;
        let (it, text) = read(app, &id)?;
        let is_refused = kept::refused_loop(&id).is_some();
        let held = Rc::new(Held {
            app,
            id,
            it: RefCell::new(it),
            now: Cell::new(clock::now()),
            typed: RefCell::default(),
            last: RefCell::new([text, String::new()]),
            is_overtaken: Cell::new(false),
            is_refused: Cell::new(is_refused),
            saved_ms: Cell::new(0),
        });
        SHOWN.set(Rc::downgrade(&held));
        if !HEARS_HIDING.replace(true) {
            document::on_hide(|| {
                if let Some(held) = SHOWN.with_borrow(Weak::upgrade) {
                    held.take_up_typed();
                    held.save();
                }
            });
        }
        Some(Self { app, held, seen: Local::new(0), ticks: Local::new(0) })
    }

    /// The name of the loop.
    pub fn id(&self) -> &LoopId {
        &self.held.id
    }

    /// Of the loop, what `say` says, followed as far as more than time has passed.
    pub fn says<T>(&self, say: impl FnOnce(&Loop) -> T) -> T {
        let _ = self.seen.get();
        say(&self.held.it.borrow())
    }

    /// Of the loop, what `say` says at this time, followed by the tick.
    pub fn at_each_tick<T>(&self, say: impl FnOnce(&Loop, Now) -> T) -> T {
        let _ = (self.ticks.get(), self.seen.get());
        say(&self.held.it.borrow(), self.held.now.get())
    }

    /// Whether another tab has written on at it, and whether the store refused it, followed.
    pub fn troubles(&self) -> (bool, bool) {
        let _ = self.seen.get();
        (self.held.is_overtaken.get(), self.held.is_refused.get())
    }

    /// Under which name what is said just now is recorded: an answer under that of its attempt.
    pub fn recording_name(&self) -> String {
        let it = self.held.it.borrow();
        match (it.stage(), it.drill()) {
            (Stage::Question(question), Some(drill)) => {
                AttemptId::new(drill.started_wall_ms(), it.chance(it.round(), question)).as_str().to_owned()
            }
            (Stage::FollowUp(question, follow_up), _) => self.reply_name([it.round(), question, follow_up]),
            _ => String::new(),
        }
    }

    /// Under which name the reply to the follow-up of these indices is recorded: round, question, follow-up.
    pub fn reply_name(&self, [round, question, follow_up]: [usize; 3]) -> String {
        format!("{}/{round}/{question}/{follow_up}", self.held.id.as_str())
    }

    /// Something happens to the loop.
    pub fn act(&self, event: LoopEvent) {
        self.held.take_up_typed();
        self.held.step(event, clock::now());
        self.show_anew();
    }

    /// Time has passed.
    pub fn tick(&self) {
        let now = clock::now();
        self.is_now(now);
        let before = standing(&self.held.it.borrow());
        self.held.step(LoopEvent::Drill(Event::Tick), now);
        // It was refused, and taken with something else that was saved.
        let is_taken = self.held.is_refused.get() && kept::refused_loop(&self.held.id).is_none();
        if is_taken {
            self.held.is_refused.set(false);
        }
        if is_taken || before != standing(&self.held.it.borrow()) {
            self.show_anew();
        }
        let is_running = self.held.it.borrow().drill().is_some_and(Drill::is_running);
        if is_running && now.monotonic_ms.saturating_sub(self.held.saved_ms.get()) >= SAVE_EVERY_MS {
            self.held.save();
        }
        self.ticks.set(self.ticks.get_untracked().wrapping_add(1));
    }

    /// Tells the time of the answer, and what the round has taken, to those who do not see it.
    pub fn tell_time(&self) {
        let now = clock::now();
        let told = {
            let it = self.held.it.borrow();
            it.drill().map(|drill| {
                let answer = words().time_spoken(None, drill.answered_ms(now), drill.setup().answer_ms());
                let round = words().clock(it.round_ms(now) / 1000 * 1000);
                let round = (words().loops.time_of)(&round, &words().clock(it.planned_ms()));
                [&answer, " ", words().loops.round_time, " ", &round, "."].concat()
            })
        };
        if let Some(told) = told {
            self.app.announce(told);
        }
    }

    /// Keeps a text that is being typed, and takes it up a little later.
    pub fn type_in(&self, field: Field, text: String) {
        let is_other = self.held.typed.borrow().as_ref().is_some_and(|(other, _)| *other != field);
        if is_other {
            self.held.take_up_typed();
        }
        if self.held.typed.replace(Some((field, text))).is_none() {
            let held = Rc::downgrade(&self.held);
            clock::after(TAKE_UP_AFTER_MS, move || {
                if let Some(held) = held.upgrade() {
                    held.take_up_typed();
                }
            });
        }
    }

    /// The page is left: what is under way stands still until somebody comes back.
    pub fn leave(&self) {
        self.held.take_up_typed();
        self.held.step(LoopEvent::Drill(Event::Pause), clock::now());
        SHOWN.set(Weak::new());
    }

    /// Goes on here with what another tab has made of it.
    pub fn take_over(&self) {
        if let Some((it, text)) = read(self.app, &self.held.id) {
            self.held.it.replace(it);
            self.held.last.replace([text, String::new()]);
            self.held.typed.take();
            self.held.is_overtaken.set(false);
        }
        self.show_anew();
    }

    /// The answers of the loop whose attempts are still there, in order.
    pub fn given(&self) -> Vec<Given> {
        let it = self.held.it.borrow();
        let given = |(round, question)| {
            let id = attempt_of(&it, round, question)?;
            let Reviewed { attempt, answer, .. } = reviewed_of(self.app, &id)?;
            Some(Given { round, question, attempt, answer })
        };
        places(&it).filter_map(given).collect()
    }

    /// Adds something to an attempt of the loop. What the store does not take waits with the others that it did not.
    pub fn amend(&self, id: &AttemptId, amendment: Amendment) {
        let app = self.app;
        if app.is_reviewed(id) {
            // The review writes what it has here: it must have this too.
            app.dispatch(AppEvent::Amend(amendment));
        } else if let Some(mut attempt) = reviewed_of(app, id) {
            let was_refused = !attempt.saved;
            let amended = attempt.attempt.amend(&mut attempt.answer, amendment);
            attempt.saved = app.save_attempt(&attempt, if was_refused { Amended::Both } else { amended });
            let is_saved = attempt.saved;
            app.waiting.update(|waiting| {
                waiting.retain(|it| it.attempt.id != *id);
                if !is_saved {
                    waiting.push(attempt);
                }
            });
            if was_refused && is_saved {
                // The notice goes, if nothing else needs it.
                app.dispatch(AppEvent::SaveAgain);
            }
        }
        self.show_anew();
    }

    /// What records an answer reads the time where that of a drill is.
    fn is_now(&self, now: Now) {
        self.held.now.set(now);
        self.app.now.set(now);
    }

    fn show_anew(&self) {
        self.is_now(clock::now());
        self.seen.set(self.seen.get_untracked().wrapping_add(1));
    }
}

impl Held {
    fn take_up_typed(&self) {
        if let Some((field, text)) = self.typed.take() {
            self.step(LoopEvent::Drill(Event::Write(field, text)), clock::now());
        }
    }

    /// Takes one step and carries its effects out: the attempt first, then the loop that names it.
    fn step(&self, event: LoopEvent, now: Now) {
        if self.is_overtaken.get() {
            return;
        }
        let asked = asked_now(&self.it.borrow());
        let was_over = self.it.borrow().stage() == Stage::Over;
        let marked = match &event {
            LoopEvent::MarkReply([round, question, _], _) => Some((*round, *question)),
            _ => None,
        };
        let (next, effects) = self.it.borrow().clone().step(event, now);
        // An answer has one name in both tabs: the one that was given first is not written over.
        let is_answered = effects.iter().any(|effect| matches!(effect, LoopEffect::SaveAttempt(_)));
        if is_answered && self.there().is_err() {
            return;
        }
        self.it.replace(next);
        let is_worth_keeping = !effects.is_empty() && effects.contains(&LoopEffect::Save);
        for effect in effects {
            match effect {
                LoopEffect::SaveAttempt(answered) => self.keep(*answered, asked.as_ref(), now),
                LoopEffect::Announce(Mark::Half | Mark::LastThirtySeconds)
                    if self.app.preferences.peek(|it| it.is_quiet) => {}
                LoopEffect::Announce(mark) => self.app.announce(words().mark(mark).into()),
                LoopEffect::Save => {}
            }
        }
        if is_worth_keeping {
            self.save();
        }
        if !is_worth_keeping || self.is_overtaken.get() {
            return;
        }
        if !was_over && self.it.borrow().stage() == Stage::Over {
            let places: Vec<_> = places(&self.it.borrow()).collect();
            places.into_iter().for_each(|(round, question)| self.keep_replies(round, question));
        } else if let Some((round, question)) = marked {
            self.keep_replies(round, question);
        }
    }

    /// Keeps an answer as an attempt. What the store does not take waits with the others that it did not.
    fn keep(&self, Answered { drill, chance }: Answered, asked: Option<&LoopQuestion>, now: Now) {
        let Some(asked) = asked else { return };
        let pack = self.app.ready_pack().map_or_else(|| PackId::new(""), |pack| pack.id().clone());
        let id = AttemptId::new(drill.started_wall_ms(), chance);
        let (attempt, answer) = Attempt::of_drill(&drill, pack, &question(asked), id, now);
        let reviewed = Reviewed { attempt, answer, saved: false, reading: 0 };
        if !self.app.save_attempt(&reviewed, Amended::Both) {
            self.app.waiting.update(|waiting| waiting.push(reviewed));
        }
    }

    /// The text that the store has; an error where another tab wrote it, and nothing is written from here any more.
    fn there(&self) -> Result<String, Overtaken> {
        let there = self.app.repository.mock_loop(&self.id).ok().flatten().map(|there| encode(&there));
        if there.as_ref().is_some_and(|there| !self.last.borrow().contains(there)) {
            self.is_overtaken.set(true);
            self.is_refused.set(false);
            kept::forget_loop(&self.id);
            return Err(Overtaken);
        }
        Ok(there.unwrap_or_default())
    }

    fn save(&self) {
        if self.is_overtaken.get() {
            return;
        }
        let now = clock::now();
        self.saved_ms.set(now.monotonic_ms);
        let Ok(there) = self.there() else { return };
        let snapshot = self.it.borrow().snapshot(now);
        let text = encode(&snapshot);
        let is_saved = kept::save(self.app, Kept::Loop(self.id.clone(), Box::new(snapshot)));
        self.is_refused.set(!is_saved);
        self.last.replace(if is_saved { [text, String::new()] } else { [there, text] });
    }

    /// Keeps the replies to a question under its attempt too, where the review and what comes next look for them.
    fn keep_replies(&self, round: usize, question: usize) {
        let found = {
            let it = self.it.borrow();
            attempt_of(&it, round, question).zip(replies_of(&it, round, question))
        };
        // An attempt that was deleted takes its replies with it.
        if let Some((id, chain)) = found
            && reviewed_of(self.app, &id).is_some()
        {
            pressed::keep_chain(self.app, &id, chain);
        }
    }
}

/// The rounds and questions of a loop, in order.
fn places(it: &Loop) -> impl Iterator<Item = (usize, usize)> {
    let places = it.rounds().iter().enumerate();
    places.flat_map(|(round, asked)| (0..asked.questions.len()).map(move |question| (round, question)))
}

/// Whether it is thought over, whether the clock runs, and an absence in milliseconds.
type Clocked = (bool, bool, Option<u64>);

/// Of a loop, what the page shows besides the clocks.
fn standing(it: &Loop) -> (usize, Stage, Option<Clocked>) {
    let clocked = |drill: &Drill| (drill.phase() == Phase::Thinking, drill.is_running(), drill.gap().map(|gap| gap.ms));
    (it.round(), it.stage(), it.drill().map(clocked))
}

/// The question that is being answered.
fn asked_now(it: &Loop) -> Option<LoopQuestion> {
    match it.stage() {
        Stage::Question(question) => it.rounds().get(it.round())?.questions.get(question).cloned(),
        _ => None,
    }
}

/// As much of the question as an attempt needs. Not the pack's, which may have changed since the loop was set up.
fn question(asked: &LoopQuestion) -> Question {
    Question {
        id: asked.question.clone(),
        kind: asked.kind,
        text: asked.text.clone(),
        principles: asked.principles.clone(),
        roles: Vec::new(),
        emphasis: None,
        rounds: Vec::new(),
        stages: Vec::new(),
        level: Level::default(),
        polarity: Polarity::default(),
        shows: Vec::new(),
        red_flags: Vec::new(),
        follow_ups: Vec::new(),
        case: None,
        target_seconds: None,
    }
}
