//! Mixed sets: what one holds, which one is under way, and how far it has come. In the chunks that ask for it.
//!
//! A set stands in its address, and the one under way is a tick as well, `set/<the same>`, as with runs of screen
//! questions. What was answered since it was made is done.

use crate::browser::document;
use crate::content::QuestionId;
use crate::drill::SET_MINUTES;
use crate::progress::Attempt;

use super::loop_setup::practised;
use super::route::{Place, Route};
use super::screens::{is_read_since, tick_only};
use super::state::{App, Event};
use super::words::words;

/// Before the tick of the set under way.
const SET: &str = "set";

/// A set as it stands in the address: `20~1795348800000~first-question~second-question`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MixedSet {
    /// About how long it takes.
    pub minutes: u32,
    /// When it was made, in milliseconds since 1970.
    pub begun_wall_ms: u64,
    /// What is asked, in order.
    pub questions: Vec<QuestionId>,
}

impl MixedSet {
    /// Reads a set; one without questions is still to be made.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('~');
        let minutes = parts.next()?.parse().ok().filter(|it| SET_MINUTES.contains(it))?;
        let begun_wall_ms = parts.next().and_then(|it| it.parse().ok()).unwrap_or(0);
        Some(Self { minutes, begun_wall_ms, questions: parts.map(QuestionId::new).collect() })
    }

    /// The set as it is read.
    pub fn about(&self) -> String {
        let mut about = [self.minutes.to_string(), self.begun_wall_ms.to_string()].join("~");
        for question in &self.questions {
            about.push('~');
            about.push_str(question.as_str());
        }
        about
    }

    /// Where it is shown.
    pub fn page(&self) -> Route {
        Route::Later(Place::MixedSet, Some(self.about()))
    }

    /// Whether an attempt is of it.
    pub fn has(&self, attempt: &Attempt) -> bool {
        attempt.started_wall_ms >= self.begun_wall_ms && self.questions.contains(&attempt.question)
    }

    /// Whether a question of it is answered, as far as attempts are read.
    pub fn is_done(&self, app: App, question: &QuestionId) -> bool {
        practised(app, question).is_some_and(|at| at >= self.begun_wall_ms)
    }

    /// How many of its questions are answered, as far as attempts are read.
    pub fn done(&self, app: App) -> usize {
        self.questions.iter().filter(|id| self.is_done(app, id)).count()
    }

    /// The first question that is not answered, of those that the pack has.
    pub fn next(&self, app: App) -> Option<QuestionId> {
        let pack = app.ready_pack()?;
        self.questions.iter().find(|id| !self.is_done(app, id) && pack.question(id).is_some()).cloned()
    }

    /// How many questions are answered, and which one comes next; nothing as long as that is not known. Followed.
    pub fn standing(&self, app: App) -> Option<(usize, Option<QuestionId>)> {
        let is_known = app.has_pack() && is_read_since(app, self.begun_wall_ms);
        is_known.then(|| (self.done(app), self.next(app)))
    }

    /// Puts a question of it, which makes it the set under way.
    pub fn put(&self, app: App, question: &QuestionId) {
        self.begin(app);
        app.dispatch(Event::Choose(question.clone()));
        app.dispatch(Event::Start);
    }

    /// From now on it is the one under way.
    pub fn begin(&self, app: App) {
        tick_only(app, SET, &[SET, "/", &self.about()].concat());
    }

    /// Ends it, and says so.
    pub fn end(&self, app: App) {
        tick_only(app, SET, &[SET, "-over/", &self.about()].concat());
        app.announce(words().loops.set_ended.to_owned());
        // The button that ended it is gone.
        document::focus_if_lost("main");
    }
}

/// The set under way, or the last one, all of whose questions are answered; followed.
pub fn under_way(app: App) -> Option<MixedSet> {
    app.ticks.with(|ticks| {
        ticks.as_ref()?.under_way(SET, |about| MixedSet::parse(about).map(|set| (set.begun_wall_ms, set)))
    })
}
