//! Runs of screen questions, and one's own answers to them. In the chunks that ask for them.
//!
//! The run under way is a tick, `run/<its name>`: that and the attempts say all there is to know of it. Once it is ended,
//! that stays as a tick, `run-over/<its name>`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::browser::{chance, clock};
use crate::content::{QuestionId, StageId};
use crate::drill::{Drill, Put, Run, Setup};
use crate::progress::{Attempt, AttemptId, MyAnswer};

use super::kept::{self, Kept};
use super::route::{Place, Route};
use super::state::{App, Event, Running};
use super::stories::StoryEvent;

/// How long an answer is typed before it is saved, as a story is.
const SAVE_AFTER_MS: i32 = 2_000;

/// Before the tick of the run under way.
const RUN: &str = "run";

/// Begins a run and shows it; the one before it is over.
pub fn begin(app: App, stage: &StageId, minutes: u32) {
    let run = Run { stage: stage.clone(), minutes, begun_wall_ms: app.now_wall(), chance: chance::draw() };
    tick_only(app, RUN, &[RUN, "/", &run.name()].concat());
    app.dispatch(Event::Visit(page_of(&run)));
}

/// Ends the run under way.
pub fn leave(app: App) {
    if let Some(run) = under_way(app) {
        tick_only(app, RUN, &[RUN, "-over/", &run.name()].concat());
    }
}

/// Ticks what begins, or the end of it, and unticks all else of that kind.
pub(super) fn tick_only(app: App, kind: &str, item: &str) {
    let changes = app.ticks.peek(|ticks| ticks.clone().unwrap_or_default().changes_to(kind, item));
    for (item, is_ticked) in changes {
        app.story(StoryEvent::Tick(item, is_ticked));
    }
}

/// The run under way, or the last one, all of whose questions are answered; followed.
pub fn under_way(app: App) -> Option<Run> {
    app.ticks.with(|ticks| ticks.as_ref()?.under_way(RUN, |name| Run::parse(name).map(|run| (run.begun_wall_ms, run))))
}

/// Whether all attempts since then are read, followed.
pub fn is_read_since(app: App, wall_ms: u64) -> bool {
    app.history.with(|history| {
        history.is_complete || history.attempts.last().is_some_and(|oldest| oldest.started_wall_ms < wall_ms)
    })
}

/// Where a run is shown.
pub fn page_of(run: &Run) -> Route {
    Route::Later(Place::Screens, Some(run.name()))
}

/// The latest attempt at a question since a run began. The list begins with the latest.
pub fn latest<'list>(attempts: &'list [Attempt], run: &Run, question: &QuestionId) -> Option<&'list Attempt> {
    let mut since = attempts.iter().take_while(|attempt| attempt.started_wall_ms >= run.begun_wall_ms);
    since.find(|attempt| attempt.question == *question)
}

/// The place of the first question of a run that is still to be answered, followed; nothing where all are.
pub fn next_of(app: App, run: &Run, questions: &[Put<'_>]) -> Option<usize> {
    app.history
        .with(|history| questions.iter().position(|put| latest(&history.attempts, run, &put.question.id).is_none()))
}

/// Puts a question of a run: a drill of its length, without time to think, as on the telephone.
pub fn put(app: App, put: &Put<'_>) {
    // One that was left and could not be saved would be lost.
    if let Some(unsaved) = app.running.peek(|running| running.as_ref().map(|it| it.id.clone())) {
        return app.dispatch(Event::Visit(Route::Drill(unsaved)));
    }
    let Some(pack) = app.ready_pack() else { return };
    let question = put.question;
    let setup = app.preferences.peek(|it| {
        let form = it.form_for(question.kind);
        Setup::new(question.id.clone(), it.manner, form, 0, put.answer_seconds, &pack.defaults().shares)
    });
    let now = clock::now();
    let id = AttemptId::new(now.wall_ms, chance::draw());
    let (drill, effects) = Drill::start(setup, now);
    app.now.set(now);
    app.running.set(Some(Running { id: id.clone(), question_text: question.text.clone(), kind: question.kind, drill }));
    app.carry_out(effects, now);
    app.dispatch(Event::Visit(Route::Drill(id)));
}

/// One's own answer to a question while it is being written. Copies are of the same one.
#[derive(Clone)]
pub struct Answering(Rc<Sheet>);

struct Sheet {
    app: App,
    question: QuestionId,
    typed: RefCell<Option<String>>,
    is_edited: Cell<bool>,
}

impl Answering {
    /// Begins to write; what is there is kept at the first change.
    pub fn new(app: App, question: &QuestionId) -> Self {
        let (typed, is_edited) = (RefCell::default(), Cell::new(false));
        Self(Rc::new(Sheet { app, question: question.clone(), typed, is_edited }))
    }

    /// The answer as it is kept.
    pub fn kept(&self) -> MyAnswer {
        kept::my_answer(self.0.app, &self.0.question)
    }

    /// The text is this now.
    pub fn type_in(&self, text: String) {
        let was_waiting = self.0.typed.borrow_mut().replace(text).is_some();
        if !was_waiting {
            let sheet = Rc::downgrade(&self.0);
            clock::after(SAVE_AFTER_MS, move || {
                if let Some(sheet) = sheet.upgrade() {
                    Self(sheet).save();
                }
            });
        }
    }

    /// Saves what is typed.
    pub fn save(&self) {
        let Sheet { app, question, typed, is_edited } = &*self.0;
        let Some(text) = typed.take() else { return };
        // Another tab may have written something since.
        let mut answer = self.kept();
        if answer.text != text {
            answer.write(text, !is_edited.replace(true), app.now_wall());
            kept::save(*app, Kept::Answer(question.clone(), answer));
        }
    }

    /// Puts another text in the place of the answer, which is kept.
    pub fn replace(&self, text: String) {
        self.save();
        self.0.is_edited.set(false);
        self.0.typed.replace(Some(text));
        self.save();
    }
}
