//! A paper that is being written: its text, its clock, its versions, and saving all of it. In the chunk of its page.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::{Get, Update};

use crate::browser::{chance, clock};
use crate::coach::{self, Finding, Texts, Told};
use crate::content::guide::PaperShape;
use crate::content::{Kind, Question};
use crate::drill::{Drill, Effect, Event, Field, Now};
use crate::progress::{
    Amended, Attempt, AttemptId, Day, PAPER_MINUTES, Paper, Rule, length_of, paper_due, with_skeleton,
    without_bare_headings,
};

use super::kept::{self, Kept};
use super::route::{Place, Route};
use super::state::{self, App, Reviewed};
use super::watched::Local;
use super::words::words;

/// How long a text is typed before it is taken up and saved, as in a drill.
const TAKE_UP_AFTER_MS: i32 = 3_000;
/// How often it is saved while its clock runs and nobody types.
const SAVE_EVERY_MS: u64 = 30_000;

/// A paper in hand. Copies are of the same one.
#[derive(Clone)]
pub struct Writing {
    app: App,
    desk: Rc<Desk>,
    /// Counts what only the clock and the counts show: the tick, and what is typed.
    ticks: Local,
}

struct Desk {
    app: App,
    paper: RefCell<Paper>,
    /// Nothing once it is handed in.
    drill: RefCell<Option<Drill>>,
    /// What is typed and not yet taken up.
    typed: RefCell<Option<String>>,
    /// The paper as this tab last read or wrote it: another one in the store is another tab's.
    stored: RefCell<Option<Paper>>,
    /// Whether its text was changed here since.
    is_text_changed: Cell<bool>,
    is_edited: Cell<bool>,
    is_dirty: Cell<bool>,
    saved_ms: Cell<u64>,
    /// Counts what the page must be made anew for: the clock starts or stops, versions, handing in.
    changes: Local,
    /// Counts the texts that took the place of what was written.
    replacements: Local,
}

/// Whether a paper can be begun by the real rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rules {
    /// It can.
    Open,
    /// There is no day of the interview.
    NoDate,
    /// It was due already.
    Over,
}

impl Rules {
    /// The lengths to practise by, in minutes.
    pub const PRACTICE: [u32; 2] = PAPER_MINUTES;
}

/// Whether a paper can be begun by the real rule, followed.
pub fn rules(app: App) -> Rules {
    match due(app) {
        None => Rules::NoDate,
        Some((days, _)) if days < 0 => Rules::Over,
        Some(_) => Rules::Open,
    }
}

/// The days until a paper is due by the plan, negative once that is past, and the day; followed.
pub fn due(app: App) -> Option<(i32, Day)> {
    let interview = app.prep.with(|prep| prep.plan.as_ref().and_then(|plan| plan.interview))?;
    let day = paper_due(interview);
    Some((app.today().until(day), day))
}

/// The paper that is being written by the real rule, begun last.
pub fn real_one(app: App) -> Option<AttemptId> {
    let papers = kept::papers(app);
    papers.into_iter().find(|paper| paper.rule == Rule::Real && paper.done_wall_ms.is_none()).map(|paper| paper.id)
}

/// The headings of a shape.
pub fn headings(shape: PaperShape) -> Vec<&'static str> {
    (words().paper.parts)(shape).iter().map(|(heading, _)| *heading).collect()
}

/// Any place of a list of that length.
pub fn any_of(count: usize) -> usize {
    usize::try_from(chance::draw()).ok().and_then(|number| number.checked_rem(count)).unwrap_or_default()
}

/// Begins a paper and shows it, its clock running.
pub fn begin(app: App, question: &Question, shape: PaperShape, rule: Rule, has_skeleton: bool) {
    let now = clock::now().wall_ms;
    let id = AttemptId::new(now, chance::draw());
    let mut paper = Paper::begin(id.clone(), question, shape, rule, now);
    if has_skeleton {
        paper.text = with_skeleton("", &headings(shape));
    }
    kept::save(app, Kept::Paper(paper));
    app.dispatch(state::Event::Visit(Route::Later(Place::Paper, Some(id.as_str().to_owned()))));
}

impl Writing {
    /// Takes a paper in hand; nothing where there is none of that name.
    pub fn open(app: App, id: &AttemptId) -> Option<Self> {
        let paper = kept::paper(app, id)?;
        let now = clock::now();
        let desk = Desk {
            app,
            drill: RefCell::new(paper.drill(now)),
            stored: RefCell::new(Some(paper.clone())),
            is_text_changed: Cell::new(false),
            paper: RefCell::new(paper),
            typed: RefCell::default(),
            is_edited: Cell::new(false),
            is_dirty: Cell::new(false),
            saved_ms: Cell::new(now.monotonic_ms),
            changes: Local::new(0),
            replacements: Local::new(0),
        };
        let writing = Self { app, desk: Rc::new(desk), ticks: Local::new(0) };
        // One that was just begun goes on at once.
        if writing
            .says(|paper| paper.spent_ms == 0 && paper.paused_ms == 0 && paper.changed_wall_ms == paper.begun_wall_ms)
        {
            writing.step(Event::Resume);
        }
        Some(writing)
    }

    /// Of the paper, what `say` says, without following it.
    pub fn says<T>(&self, say: impl FnOnce(&Paper) -> T) -> T {
        say(&self.desk.paper.borrow())
    }

    /// The text as it is on the screen.
    pub fn text(&self) -> String {
        self.desk.typed.borrow().clone().unwrap_or_else(|| self.says(|paper| paper.text.clone()))
    }

    /// Which earlier versions there are, followed.
    pub fn versions(&self) -> Vec<u64> {
        let _ = self.desk.changes.get();
        self.follow();
        self.says(|paper| paper.kept.iter().map(|earlier| earlier.changed_wall_ms).collect())
    }

    /// How often another text took the place of what was written, followed.
    pub fn replacements(&self) -> usize {
        self.desk.replacements.get()
    }

    /// The app.
    pub fn app(&self) -> App {
        self.app
    }

    /// The time spent, followed by the tick.
    pub fn spent_ms(&self) -> u64 {
        self.follow();
        self.desk.drill.borrow().as_ref().map_or_else(|| self.says(|it| it.spent_ms), |it| it.answered_ms(clock::now()))
    }

    /// Follows the tick and the typing.
    pub fn follow(&self) {
        let _ = self.ticks.get();
    }

    /// Whether the clock runs, followed.
    pub fn is_running(&self) -> bool {
        let _ = self.desk.changes.get();
        self.desk.drill.borrow().as_ref().is_some_and(Drill::is_running)
    }

    /// Whether it is handed in, followed.
    pub fn is_done(&self) -> bool {
        let _ = self.desk.changes.get();
        self.says(|paper| paper.done_wall_ms.is_some())
    }

    /// An absence that the person has not decided on, in milliseconds, followed; 0 where there is none.
    pub fn gap_ms(&self) -> u64 {
        let _ = self.desk.changes.get();
        self.desk.drill.borrow().as_ref().and_then(Drill::gap).map_or(0, |gap| gap.ms)
    }

    /// Time has passed.
    pub fn tick(&self) {
        self.step(Event::Tick);
        let now = clock::now();
        let is_due = now.monotonic_ms.saturating_sub(self.desk.saved_ms.get()) >= SAVE_EVERY_MS;
        if is_due && self.desk.drill.borrow().as_ref().is_some_and(Drill::is_running) {
            self.desk.is_dirty.set(true);
            self.desk.save();
        }
        count(self.ticks);
    }

    /// The text is this now. Whoever types, writes: the clock goes on.
    pub fn type_in(&self, text: String) {
        // Before anything is saved, so that what is typed here stays, whatever another tab has written.
        let was_waiting = self.desk.typed.borrow_mut().replace(text).is_some();
        let is_paused = self.desk.drill.borrow().as_ref().is_some_and(|drill| !drill.is_running());
        if is_paused {
            self.step(Event::Resume);
        }
        count(self.ticks);
        if !was_waiting {
            let desk = Rc::downgrade(&self.desk);
            clock::after(TAKE_UP_AFTER_MS, move || {
                if let Some(desk) = desk.upgrade() {
                    desk.take_up();
                    desk.save();
                }
            });
        }
    }

    /// Takes up what is typed, and saves, the time too.
    pub fn save(&self) {
        self.desk.take_up();
        if self.desk.drill.borrow().as_ref().is_some_and(Drill::is_running) {
            self.desk.is_dirty.set(true);
        }
        self.desk.save();
    }

    /// Takes up what is typed here, or else what another tab has written.
    fn catch_up(&self) {
        self.desk.take_up();
        self.desk.is_dirty.set(true);
        self.desk.save();
    }

    /// Starts the clock, or stops it.
    pub fn pause(&self) {
        let is_running = || self.desk.drill.borrow().as_ref().is_some_and(Drill::is_running);
        let was_running = is_running();
        self.catch_up();
        match (was_running, is_running()) {
            (true, true) => self.step(Event::Pause),
            (false, _) => self.step(Event::Resume),
            // It stands still because another tab has written.
            (true, false) => {}
        }
    }

    /// Counts the absence as time after all.
    pub fn count_gap(&self) {
        self.step(Event::CountGap);
    }

    /// Keeps what is written as a version.
    pub fn keep_version(&self) {
        self.desk.take_up();
        self.desk.paper.borrow_mut().keep_version();
        self.desk.is_dirty.set(true);
        self.desk.save();
        self.app.announce(words().paper.is_kept.to_owned());
        count(self.desk.changes);
    }

    /// Puts another text in the place of what is written, which becomes a version.
    pub fn replace(&self, text: String) {
        self.desk.take_up();
        self.desk.is_edited.set(false);
        self.desk.write(text);
        self.desk.save();
        count(self.desk.changes);
        count(self.desk.replacements);
    }

    /// Hands it in: what remains of it is an attempt, and its clock is gone. Its text can still be revised.
    pub fn hand_in(&self) {
        self.catch_up();
        let now = clock::now();
        let finished = self.desk.drill.take().map(|drill| drill.step(Event::Finish, now));
        let Some((drill, _)) = finished else { return };
        {
            let mut paper = self.desk.paper.borrow_mut();
            paper.take_times(&drill, now);
            paper.done_wall_ms = Some(now.wall_ms);
            paper.keep_version();
        }
        // Whoever hands it in wants to have it, even if it was deleted elsewhere.
        self.desk.is_text_changed.set(true);
        self.desk.is_dirty.set(true);
        self.desk.save();
        self.keep_attempt(&drill, now);
        self.app.announce(words().paper.is_handed_in.to_owned());
        count(self.desk.changes);
    }

    /// What the checks see in what is written.
    pub fn findings(&self) -> Vec<Finding> {
        let text = self.says(|paper| without_bare_headings(&self.text(), &headings(paper.shape)));
        if text.trim().is_empty() {
            return Vec::new();
        }
        self.says(|paper| {
            let question = self.app.ready_pack().and_then(|pack| pack.question(&paper.question));
            let told = Told {
                kind: Kind::Written,
                polarity: question.map(|it| it.polarity).unwrap_or_default(),
                seconds: None,
                planned_seconds: None,
                is_spoken: false,
                texts: Texts::Whole(&text),
                question: Some(&paper.question_text),
                target: question.and_then(Question::primary_principle),
            };
            coach::review(&told).findings
        })
    }

    /// Keeps the attempt, where the pack still has its question.
    fn keep_attempt(&self, drill: &Drill, now: Now) {
        let app = self.app;
        let Some(pack) = app.ready_pack() else { return };
        let (id, question, shape) = self.says(|paper| (paper.id.clone(), paper.question.clone(), paper.shape));
        let Some(question) = pack.question(&question) else { return };
        let (mut attempt, mut answer) = Attempt::of_drill(drill, pack.id().clone(), question, id, now);
        // Headings over nothing are no part of an answer.
        let headings = headings(shape);
        for (text, words) in answer.texts.iter_mut().zip(&mut attempt.words) {
            *text = without_bare_headings(text, &headings);
            *words = length_of(text, &headings).words;
        }
        app.look_at(Reviewed { attempt, answer, saved: false, reading: 0 });
        app.save_reviewed(Amended::Both);
    }

    fn step(&self, event: Event) {
        let now = clock::now();
        let Some(drill) = self.desk.drill.take() else { return };
        let before = (drill.is_running(), drill.gap());
        let (drill, effects) = drill.step(event, now);
        let is_changed = before != (drill.is_running(), drill.gap());
        self.desk.drill.replace(Some(drill));
        if effects.contains(&Effect::SaveDraft) {
            self.desk.is_dirty.set(true);
            self.desk.save();
        }
        let is_timed = self.says(|paper| paper.rule != Rule::Real);
        for effect in effects {
            if let Effect::Announce(mark) = effect
                && is_timed
                && !self.app.preferences.peek(|it| it.is_quiet)
            {
                self.app.announce(words().mark(mark).into());
            }
        }
        if is_changed {
            count(self.desk.changes);
        }
    }

    /// The page goes: the clock stands still, and all is saved.
    pub fn leave(&self) {
        self.desk.take_up();
        let paused = self.desk.drill.take().map(|drill| drill.step(Event::Pause, clock::now()).0);
        self.desk.is_dirty.set(self.desk.is_dirty.get() || paused.is_some());
        self.desk.drill.replace(paused);
        self.desk.save();
    }
}

fn count(local: Local) {
    local.update(|count| *count = count.wrapping_add(1));
}

impl Desk {
    fn take_up(&self) {
        if let Some(text) = self.typed.take() {
            self.write(text);
        }
    }

    fn write(&self, text: String) {
        let now = clock::now();
        let stepped = self.drill.take().map(|drill| drill.step(Event::Write(Field::Part(0), text.clone()), now).0);
        self.drill.replace(stepped);
        let mut paper = self.paper.borrow_mut();
        if paper.text != text {
            let is_first = !self.is_edited.replace(true);
            paper.write(text, is_first, now.wall_ms);
            self.is_dirty.set(true);
            self.is_text_changed.set(true);
        }
    }

    /// Saves what has changed. Where another tab has written meanwhile, its text stays as long as nothing was typed here;
    /// else it becomes a version.
    fn save(&self) {
        if !self.is_dirty.replace(false) {
            return;
        }
        let now = clock::now();
        self.saved_ms.set(now.monotonic_ms);
        if let Some(drill) = self.drill.borrow().as_ref() {
            self.paper.borrow_mut().take_times(drill, now);
        }
        let id = self.paper.borrow().id.clone();
        let there = kept::paper(self.app, &id);
        let is_elsewhere = there != *self.stored.borrow();
        let is_mine = self.is_text_changed.get() || self.typed.borrow().is_some();
        match there {
            // It was deleted, and nobody has missed it here.
            None if is_elsewhere && !is_mine => return self.stand_still(now),
            Some(theirs) if is_elsewhere && !is_mine => self.follow(theirs, now),
            Some(theirs) if is_elsewhere => {
                let before = self.stored.borrow().as_ref().map(|stored| stored.text.clone()).unwrap_or_default();
                let mut paper = self.paper.borrow_mut();
                *paper = paper.clone().join_here(theirs, &before);
            }
            _ => {}
        }
        // Handed in there, it has no clock here either.
        if self.paper.borrow().done_wall_ms.is_some() && self.drill.take().is_some() {
            count(self.changes);
        }
        let paper = self.paper.borrow().clone();
        kept::save(self.app, Kept::Paper(paper));
        // As it is read, for what was refused is read as it is here.
        self.stored.replace(kept::paper(self.app, &id));
        self.is_text_changed.set(false);
    }

    /// Takes what another tab has written for what is written. It goes on there, so the clock here stands still.
    fn follow(&self, theirs: Paper, now: Now) {
        let is_another_text = self.paper.borrow().text != theirs.text;
        let paper = self.paper.borrow().clone().follow(theirs);
        self.drill.replace(paper.drill(now));
        self.paper.replace(paper);
        self.is_edited.set(false);
        if is_another_text {
            self.app.announce(words().paper.from_another_tab.to_owned());
            count(self.replacements);
        }
        count(self.changes);
    }

    fn stand_still(&self, now: Now) {
        let paused = self.drill.take().map(|drill| drill.step(Event::Pause, now).0);
        self.drill.replace(paused);
        count(self.changes);
    }
}
