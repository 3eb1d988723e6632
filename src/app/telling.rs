//! The story that the next attempt is to be told with: choosing it, and what becomes of the choice.

use crate::browser::clock;
use crate::content::PrincipleId;
use crate::progress::{Amendment, StoryId};

use super::route::Route;
use super::state::{App, Event};
use super::stories::StoryEvent;

/// A story that was chosen before it is told.
pub(super) struct Telling {
    pub(super) story: StoryId,
    /// The principle that was chosen with it.
    principle: Option<PrincipleId>,
    since_wall_ms: u64,
}

/// The story that the next attempt is to be told with, followed; none where another principle was chosen since.
pub fn story(app: App) -> Option<StoryId> {
    let principle = app.preferences.with(|preferences| preferences.principle.clone());
    app.desk.with(|desk| {
        let telling = desk.telling.as_ref().filter(|it| it.principle == principle);
        telling.map(|telling| telling.story.clone())
    })
}

/// Offers a question of a principle, to be told with a story, or with none.
pub fn practise(app: App, principle: &PrincipleId, story: Option<&StoryId>) {
    app.practise(principle);
    // Only now, since the story goes with the principle that is chosen.
    app.story(StoryEvent::Tell(story.cloned()));
}

/// The next attempt is to be told with this story, or with none, as long as the principle that is chosen now stays.
pub(super) fn choose(app: App, story: Option<StoryId>) {
    let principle = app.preferences.peek(|preferences| preferences.principle.clone());
    let since_wall_ms = clock::now().wall_ms;
    app.desk.update(|desk| desk.telling = story.map(|story| Telling { story, principle, since_wall_ms }));
}

/// Where an attempt is looked back at, the choice of what to tell is over: the attempt was told with that story, if it was
/// begun since; else the next one from there has nothing to do with it.
pub(super) fn end(app: App) {
    let Route::Review(shown) = app.route.get_quietly() else { return };
    let attempt = app.reviewed.peek(|it| it.as_ref().map(|it| it.attempt.clone()).filter(|it| it.id == shown));
    let Some(attempt) = attempt else { return };
    let Some(telling) = app.desk.update_quietly(|desk| desk.telling.take()) else { return };
    let is_chosen = app.preferences.peek(|preferences| preferences.principle == telling.principle);
    if is_chosen && attempt.story.is_none() && attempt.started_wall_ms >= telling.since_wall_ms {
        app.dispatch(Event::Amend(Amendment::Story(Some(telling.story))));
    }
}
