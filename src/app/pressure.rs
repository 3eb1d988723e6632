//! What is done under pressure: follow-ups after an attempt, one drill each, and the replies that are kept under it. In
//! later chunks, for the first drill needs none of it.
//!
//! Being pressed itself is in [`super::replying`]. The page that shows this is in the same chunk, so it calls these
//! functions itself: an event would cost code in the first file. They stand beside [`App::dispatch`] as what comes back
//! from a chunk does.

use std::mem::{replace, take};

use crate::browser::{clock, document};
use crate::drill::{Drill, Event as Happening, Now};
use crate::progress::{Answer, Attempt, AttemptId, Chain, Pressed, Replies};
use crate::storage::records::encode;

use super::parts::forget_microphone;
use super::pressed::keep_or_hold;
use super::replying::{save, step};
use super::route::{Place, Route};
use super::state::App;

/// The id of the field of a reply.
pub const REPLY: &str = "reply";
/// The id of the heading of the chain that ended last.
pub const LAST: &str = "last-chain";

/// What lies between the replies on the screen and those in the store, and what is known of all of them.
#[derive(Default)]
pub struct Pressure {
    pub(super) shown: Option<Shown>,
    /// What the store has not taken of attempts that are not shown any more.
    pub(super) unsaved: Vec<(AttemptId, Replies)>,
    /// What was deleted with its attempt and can come back with it.
    pub(super) deleted: Vec<(AttemptId, Replies)>,
    /// All attempts that were pressed, as far as they are read.
    pub(super) pressed: Vec<Pressed>,
    pub(super) is_read: bool,
    /// Those that are still to be read.
    pub(super) waiting: Vec<AttemptId>,
    /// Tells one reading from a later one: of all, so that the earlier one stops; of one, so that the page is made anew.
    pub(super) reading: u32,
    /// Whether it is heard when the page goes out of sight.
    hears_hiding: bool,
    /// Whether the store refused something when it was last asked.
    pub(super) was_refused: bool,
}

/// The attempt on the page.
pub(super) struct Shown {
    pub(super) attempt: Attempt,
    pub(super) answer: Answer,
    pub(super) replies: Replies,
    /// The chain under way, by its beginning, and the drill of its follow-up.
    pub(super) now: Option<(u64, Drill)>,
    /// Chains that were stopped before anything was said: the store may still have them.
    pub(super) dropped: Vec<u64>,
    /// What is being typed and not yet part of the drill.
    pub(super) typed: Option<String>,
    pub(super) is_saved: bool,
    pub(super) saved_ms: u64,
    pub(super) reading: u32,
}

/// What the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// There is no such attempt.
    Gone,
    /// What was said so far, and how to begin.
    Resting(u32),
    /// A follow-up, by the beginning of its chain and its place there.
    Asking(u32, u64, usize),
}

/// A follow-up that is being asked.
pub struct Asking {
    pub attempt: AttemptId,
    pub question_text: String,
    pub chain: Chain,
    pub place: usize,
    /// What is written of the reply.
    pub said: String,
}

impl Pressure {
    /// Forgets everything, so that nothing of it is saved when the page goes. The listener for that stays.
    pub fn forget(&mut self) {
        *self = Self { hears_hiding: self.hears_hiding, reading: self.reading.wrapping_add(1), ..Self::default() };
    }

    /// Whether something is not in the store.
    pub fn has_unsaved(&self) -> bool {
        !self.unsaved.is_empty() || self.shown.as_ref().is_some_and(|shown| !shown.is_saved)
    }

    /// Of how many attempts the store does not have the replies as they are here.
    pub fn unsaved_count(&self) -> usize {
        let shown = self.shown.iter().filter(|shown| !shown.is_saved && !shown.replies.chains.is_empty()).count();
        self.unsaved.len() + shown
    }

    /// The replies under an attempt, if they are on the page.
    pub(super) fn shown_replies(&self, id: &AttemptId) -> Option<&Replies> {
        self.shown.as_ref().filter(|shown| shown.attempt.id == *id).map(|shown| &shown.replies)
    }

    /// Takes an attempt off the page.
    pub(super) fn let_go(&mut self, id: &AttemptId) {
        self.shown = self.shown.take().filter(|shown| shown.attempt.id != *id);
    }

    /// Takes up what is known of an attempt, or that nothing is.
    pub(super) fn note(&mut self, id: &AttemptId, pressed: Option<Pressed>) {
        self.pressed.retain(|other| other.attempt != *id);
        self.pressed.extend(pressed);
    }
}

/// Ends the page: its chain is paused and saved. Dropped with the page.
pub struct Leaving(pub App);

impl Drop for Leaving {
    fn drop(&mut self) {
        forget_microphone();
        let app = self.0;
        // Not within the end of the page, which holds what a change would touch.
        clock::after(0, move || {
            let is_there = |id: &AttemptId| app.route.peek(|route| *route == page_of(id));
            if app.pressure.peek(|it| it.shown.as_ref().is_some_and(|shown| !is_there(&shown.attempt.id))) {
                leave(app);
            }
        });
    }
}

/// The page of an attempt.
pub fn page_of(id: &AttemptId) -> Route {
    Route::Later(Place::Pressure, Some(id.as_str().to_owned()))
}

/// Puts an attempt and its replies on the page. A chain under way comes back paused.
pub fn open(app: App, id: Option<&AttemptId>) {
    leave(app);
    show(app, id.and_then(|id| find(app, id)));
    let was_heard = app.pressure.update_quietly(|pressure| replace(&mut pressure.hears_hiding, true));
    if !was_heard {
        document::on_hide(move || save(app));
    }
}

fn show(app: App, shown: Option<Shown>) {
    app.pressure.update(|pressure| {
        pressure.reading = pressure.reading.wrapping_add(1);
        pressure.shown = shown.map(|shown| Shown { reading: pressure.reading, ..shown });
    });
}

fn find(app: App, id: &AttemptId) -> Option<Shown> {
    let of_waiting = || app.waiting.peek(|waiting| waiting.iter().find(|it| it.attempt.id == *id).cloned());
    let unsaved = app.reviewed.get_quietly().filter(|it| it.attempt.id == *id).or_else(of_waiting);
    let (attempt, answer) = match unsaved {
        Some(reviewed) => (reviewed.attempt, reviewed.answer),
        None => {
            let attempt = app.repository.attempt(id).unwrap_or_else(|error| {
                app.report_read(error);
                None
            })?;
            (attempt, app.answer_of(id).unwrap_or_default())
        }
    };
    let refused = app.pressure.update_quietly(|pressure| {
        let place = pressure.unsaved.iter().position(|(other, _)| other == id)?;
        Some(pressure.unsaved.swap_remove(place).1)
    });
    let is_saved = refused.is_none();
    let replies = refused.or_else(|| stored(app, id)).unwrap_or_default();
    let now = clock::now();
    app.now.set(now);
    let under_way =
        replies.open().and_then(|chain| Some((chain.started_wall_ms, chain.drill(&attempt.question, false, now)?)));
    let dropped = Vec::new();
    Some(Shown { attempt, answer, replies, now: under_way, dropped, typed: None, is_saved, saved_ms: 0, reading: 0 })
}

/// The replies in the store; nothing where they cannot be had, and the person is told why.
pub(super) fn stored(app: App, id: &AttemptId) -> Option<Replies> {
    app.repository.replies(id).unwrap_or_else(|error| {
        app.report_read(error);
        None
    })
}

/// Pauses, saves, and lets the attempt on the page go. What the store does not take stays.
fn leave(app: App) {
    step(app, Happening::Pause, clock::now());
    save(app);
    app.pressure.update(|pressure| {
        let refused = pressure.shown.take().filter(|shown| !shown.is_saved && !shown.replies.chains.is_empty());
        if let Some(shown) = refused {
            pressure.unsaved.push((shown.attempt.id, shown.replies));
        }
    });
}

/// What the page shows, followed.
pub fn stage(app: App) -> Stage {
    app.pressure.with(|pressure| {
        let Some(shown) = &pressure.shown else { return Stage::Gone };
        let place = shown.now.as_ref().and_then(|(started, _)| {
            let place = shown.replies.chain(*started)?.current()?;
            Some((*started, place))
        });
        match place {
            Some((started, place)) => Stage::Asking(shown.reading, started, place),
            None => Stage::Resting(shown.reading),
        }
    })
}

/// The follow-up that is being asked, without following it.
pub fn asking(app: App) -> Option<Asking> {
    app.pressure.peek(|pressure| {
        let shown = pressure.shown.as_ref()?;
        let (started, drill) = shown.now.as_ref()?;
        let chain = shown.replies.chain(*started)?.clone();
        Some(Asking {
            attempt: shown.attempt.id.clone(),
            question_text: shown.attempt.question_text.clone(),
            place: chain.current()?,
            chain,
            said: drill.texts().first().cloned().unwrap_or_default(),
        })
    })
}

/// Under which name the reply of that place in the chain that began then is recorded.
pub fn reply_name(attempt: &AttemptId, started_wall_ms: u64, place: usize) -> String {
    format!("{}/{started_wall_ms}/{place}", attempt.as_str())
}

/// The attempt on the page with its replies, without following them.
pub fn resting(app: App) -> Option<(Attempt, Replies)> {
    app.pressure.peek(|pressure| pressure.shown.as_ref().map(|it| (it.attempt.clone(), it.replies.clone())))
}

/// Of the attempt on the page, what `say` says of its replies, followed; the default where there is none.
pub fn says<T: Default>(app: App, say: impl FnOnce(&Replies) -> T) -> T {
    app.pressure.with(|pressure| pressure.shown.as_ref().map(|shown| say(&shown.replies)).unwrap_or_default())
}

/// Whether the store has what is on the page, followed.
pub fn is_saved(app: App) -> bool {
    app.pressure.with(|pressure| pressure.shown.as_ref().is_none_or(|shown| shown.is_saved))
}

/// Of the drill of the follow-up that is being asked, what `say` says, followed by the tick.
pub fn drill_says<T: Default>(app: App, say: impl FnOnce(&Drill, Now) -> T) -> T {
    let now = app.now.get();
    app.pressure.with(|pressure| {
        let drill = pressure.shown.as_ref().and_then(|shown| shown.now.as_ref()).map(|(_, drill)| drill);
        drill.map(|drill| say(drill, now)).unwrap_or_default()
    })
}

/// Whether a follow-up is being asked and its drill is so, without following it.
pub fn drill_is(app: App, is: fn(&Drill) -> bool) -> bool {
    app.pressure.peek(|pressure| {
        let under_way = pressure.shown.as_ref().and_then(|shown| shown.now.as_ref());
        under_way.is_some_and(|(_, drill)| is(drill))
    })
}

/// Tries once more to save what the store did not take.
pub fn save_again(app: App) {
    save(app);
    for (id, replies) in app.pressure.update_quietly(|pressure| take(&mut pressure.unsaved)) {
        keep_or_hold(app, &id, replies);
    }
}

/// What the store does not have as it is here, for a backup: names and texts.
pub fn unsaved_records(app: App) -> Vec<(String, String)> {
    save(app);
    let record = |id: &AttemptId, replies: &Replies| (["replies/", id.as_str()].concat(), encode(replies));
    app.pressure.peek(|pressure| {
        let shown = pressure.shown.iter().filter(|shown| !shown.is_saved && !shown.replies.chains.is_empty());
        let shown = shown.map(|shown| record(&shown.attempt.id, &shown.replies));
        pressure.unsaved.iter().map(|(id, replies)| record(id, replies)).chain(shown).collect()
    })
}

/// Reads the replies on the page anew, if they are those of that attempt, or of any. What is being said here comes together
/// with the rest when it is saved.
pub(super) fn reopen(app: App, changed: Option<&AttemptId>) {
    let shown = app.pressure.peek(|pressure| {
        let shown = pressure.shown.as_ref().filter(|it| it.is_saved && it.typed.is_none())?;
        let is_running = shown.now.as_ref().is_some_and(|(_, drill)| drill.is_running());
        let is_meant = changed.is_none_or(|changed| *changed == shown.attempt.id);
        (is_meant && !is_running).then(|| shown.attempt.id.clone())
    });
    if let Some(id) = shown {
        show(app, find(app, &id));
    }
}
