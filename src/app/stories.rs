//! What is done with stories: beginning, changing, copying, deleting them and bringing them back. A chunk of its own, for
//! the first drill needs none of it; the plan and the ticks are in it too.

use crate::browser::{address, chance, clock, document};
use crate::content::PrincipleId;
use crate::progress::{Amendment, AttemptId, Story, StoryField, StoryId, Strength, Versions};

use super::deleting::keep_deleted;
use super::desk::{self, Desk};
use super::route::{Place, Route};
use super::state::{App, Event, Notice, Stories};
use super::words::words;
use super::{plan, story_versions, telling, ticks};

/// The id of the field that a story begins with.
pub const FIRST_FIELD: &str = "story-title";

/// Everything that can happen to stories and ticks.
pub enum StoryEvent {
    /// A page that shows stories was opened, or they have changed elsewhere: read them all.
    Read,
    /// Begin a story and show it.
    New,
    /// Make a story of the attempt that is looked back at, and show it.
    OfAttempt(AttemptId),
    /// A field has this text now. The text that it has already means that the field was left.
    Write(StoryId, StoryField, String),
    /// What a story is now becomes a version at the next change, also where it was changed just before.
    NewVersion,
    /// Let a story serve a principle at a place, 0 for the primary one; or none there.
    Serve(StoryId, usize, Option<PrincipleId>),
    /// Say how well a story serves a principle.
    Strengthen(StoryId, PrincipleId, Strength),
    /// Make a copy of a story and show it.
    Duplicate(StoryId),
    /// Delete a story.
    Delete(StoryId),
    /// Bring the stories back that were deleted since the notice of it came.
    Undelete,
    /// Put an earlier version, the one of that time, in the place of a story.
    Restore(StoryId, u64),
    /// The attempt that is looked back at was told with this story, or with none.
    ToldWith(Option<StoryId>),
    /// The next attempt is to be told with this story, or with none, as long as the principle that is chosen for it stays.
    Tell(Option<StoryId>),
    /// Tick an item, or take its tick away.
    Tick(String, bool),
    /// A page that shows ticks was opened, or they have changed elsewhere: read them.
    ReadTicks,
    /// Try once more to save what the store did not take.
    Save,
}

impl Stories {
    /// The story of that name.
    pub(super) fn find(&self, id: &StoryId) -> Option<&Story> {
        self.list.iter().find(|story| story.id == *id)
    }

    /// Puts a story among those changed before it and after it.
    pub(super) fn insert(&mut self, story: Story) {
        let place = self.list.partition_point(|other| other.changed_wall_ms > story.changed_wall_ms);
        self.list.insert(place, story);
    }
}

/// Takes up what [`App::hand_over`] hands over to this chunk.
pub fn handle(app: App, event: Event) {
    match event {
        Event::Story(event) => handle_story(app, event),
        Event::Plan(event) => plan::handle(app, event),
        // Not handed over to this chunk.
        _ => {}
    }
}

fn handle_story(app: App, event: StoryEvent) {
    match event {
        StoryEvent::Read => {
            app.desk.update_quietly(Desk::begin_version);
            telling::end(app);
            desk::read(app);
        }
        StoryEvent::New => begin_new(app),
        StoryEvent::OfAttempt(attempt) => make_of_attempt(app, &attempt),
        StoryEvent::Write(id, field, text) => write(app, &id, field, text),
        StoryEvent::NewVersion => app.desk.update_quietly(Desk::begin_version),
        StoryEvent::Serve(id, place, principle) => {
            desk::change(app, &id, Box::new(move |story| story.serve(place, principle)));
            desk::save(app);
        }
        StoryEvent::Strengthen(id, principle, strength) => {
            desk::change(app, &id, Box::new(move |story| story.set_strength(&principle, strength)));
            desk::save(app);
        }
        StoryEvent::Duplicate(id) => duplicate(app, &id),
        StoryEvent::Delete(id) => delete(app, &id),
        StoryEvent::Undelete => undelete(app),
        StoryEvent::Restore(id, changed_wall_ms) => story_versions::restore(app, &id, changed_wall_ms),
        StoryEvent::ToldWith(story) => app.dispatch(Event::Amend(Amendment::Story(story))),
        StoryEvent::Tell(story) => telling::choose(app, story),
        StoryEvent::Tick(item, is_ticked) => ticks::tick(app, &item, is_ticked),
        StoryEvent::ReadTicks => ticks::read(app),
        StoryEvent::Save => desk::save(app),
    }
}

/// Of a story, what `say` says, followed; the default where there is no such story.
pub fn says<T: Default>(app: App, id: &StoryId, say: impl FnOnce(&Story) -> T) -> T {
    app.stories.with(|stories| stories.find(id).map(say).unwrap_or_default())
}

/// What a story is called.
pub fn title(story: &Story) -> &str {
    match story.title.trim() {
        "" => words().stories.untitled,
        title => title,
    }
}

/// A story as it is on the screen, without following it.
pub(super) fn shown(app: App, id: &StoryId) -> Option<Story> {
    app.stories.peek(|stories| stories.find(id).cloned())
}

/// Begins a story; one that was begun before and is still blank will do.
fn begin_new(app: App) {
    let is_blank = |story: &&Story| story.is_empty() && story.serves.is_empty();
    let blank = app.stories.peek(|stories| stories.list.iter().find(is_blank).map(|story| story.id.clone()));
    let id = blank.unwrap_or_else(|| add(app, &|id, now| Story::new(id, now)));
    visit(app, &id);
}

/// Makes a story of the attempt looked back at, which was told with it from then on.
fn make_of_attempt(app: App, attempt: &AttemptId) {
    app.take_up_typed();
    // Pressed twice while this chunk was on its way, the first press has led away from the review.
    let is_shown = app.route.peek(|route| matches!(route, Route::Review(shown) if shown == attempt));
    let Some(reviewed) = app.reviewed.get_quietly().filter(|it| is_shown && it.attempt.id == *attempt) else { return };
    let id = add(app, &|id, now| Story::of_attempt(id, &reviewed.attempt, &reviewed.answer, now));
    app.dispatch(Event::Amend(Amendment::Story(Some(id.clone()))));
    visit(app, &id);
}

fn duplicate(app: App, id: &StoryId) {
    let Some(story) = shown(app, id) else { return };
    let title = (words().stories.copy_of)(&story.title);
    let copy = |id, now| Story { id, title: title.clone(), changed_wall_ms: now, ..story.clone() };
    let id = add(app, &copy);
    visit(app, &id);
}

/// Adds a story, made with its name and the time.
fn add(app: App, make: &dyn Fn(StoryId, u64) -> Story) -> StoryId {
    let now = clock::now().wall_ms;
    let id = StoryId::new(now, chance::draw());
    desk::put(app, make(id.clone(), now));
    desk::save(app);
    id
}

fn visit(app: App, id: &StoryId) {
    app.dispatch(Event::Visit(page_of(id)));
}

fn page_of(id: &StoryId) -> Route {
    Route::Later(Place::Story, Some(id.as_str().to_owned()))
}

fn write(app: App, id: &StoryId, field: StoryField, text: String) {
    let is_left = app.stories.peek(|stories| stories.find(id).is_some_and(|it| it.field(field) == text));
    if is_left {
        return desk::save(app);
    }
    desk::change(app, id, Box::new(move |story| story.set_field(field, text)));
    desk::save_soon(app);
}

fn delete(app: App, id: &StoryId) {
    let Some(story) = shown(app, id) else { return };
    let versions = Versions { kept: story_versions::earlier(app, id) };
    if let Err(error) = app.repository.remove_story(id) {
        return app.report_refused(error);
    }
    app.desk.update_quietly(|desk| desk.let_go(id));
    if app.route.peek(|route| *route == page_of(id)) {
        // Back must not lead to a story that is gone.
        let bank = Route::to(Place::Stories);
        address::replace(&bank.hash());
        app.show(bank);
    }
    app.stories.update(|stories| stories.list.retain(|other| other.id != *id));
    document::focus_if_lost("main");
    // Now there may be room for what was refused.
    app.dispatch(Event::SaveAgain);
    desk::save(app);
    desk::read_anew(app);
    let mut deleted = take_deleted(app);
    keep_deleted(&mut deleted, (story, versions));
    app.notify(Notice::StoryDeleted(deleted));
}

/// Takes the notice of deleted stories away, with what it can bring back.
fn take_deleted(app: App) -> Vec<(Story, Versions)> {
    match app.take_notice(|it| matches!(it, Notice::StoryDeleted(_))) {
        Some(Notice::StoryDeleted(deleted)) => deleted,
        _ => Vec::new(),
    }
}

fn undelete(app: App) {
    let mut refused = Vec::new();
    for (story, versions) in take_deleted(app) {
        // Another tab, or a backup, has brought it back meanwhile: that one is later.
        if matches!(app.repository.story(&story.id), Ok(Some(_))) {
            desk::read(app);
            continue;
        }
        let saved = app.repository.save_story(&story).and_then(|()| match versions.kept.as_slice() {
            [] => Ok(()),
            _ => app.repository.save_story_versions(&story.id, &versions),
        });
        match saved {
            Ok(()) => app.stories.update(|stories| stories.insert(story)),
            Err(error) => {
                // Both or neither: it is still to be had by the notice.
                let _ = app.repository.remove_story(&story.id);
                app.report_refused(error);
                refused.push((story, versions));
            }
        }
    }
    app.desk.notify();
    desk::read_anew(app);
    if !refused.is_empty() {
        app.notify(Notice::StoryDeleted(refused));
    }
}
