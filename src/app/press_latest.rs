//! The way to be pressed on the latest story told, from the start page and the palette.

use crate::content::Kind;
use crate::progress::{Attempt, AttemptId};

use super::pressure::page_of;
use super::route::{Place, Route};
use super::state::{App, Event};

/// Shows the follow-ups to the latest answer to a question about one's work; where there is none, what to do first.
pub fn press_latest(app: App) {
    let route = latest_story(app).map_or_else(|| Route::to(Place::Pressure), |id| page_of(&id));
    app.dispatch(Event::Visit(route));
}

/// The latest attempt at such a question. Only those before it are read, for the list may be long and is not read here.
fn latest_story(app: App) -> Option<AttemptId> {
    let is_story = |attempt: &Attempt| {
        let question = app.ready_pack().and_then(|pack| pack.question(&attempt.question));
        // Where the question has gone from the pack, it was most likely a story.
        question.is_none_or(|question| question.kind == Kind::Behavioural)
    };
    let unsaved = app.waiting.peek(|waiting| waiting.iter().map(|it| it.attempt.clone()).collect::<Vec<_>>());
    let unsaved = unsaved.into_iter().filter(is_story).map(|it| it.id).max();
    let ids = app.repository.attempt_ids().unwrap_or_default();
    // What cannot be read is told where attempts are listed.
    let stored = ids.into_iter().find(|id| app.repository.attempt(id).ok().flatten().is_some_and(|it| is_story(&it)));
    unsaved.max(stored)
}
