//! What is done with stories and ticks: reading, writing, keeping versions, copying, deleting and bringing back. A
//! chunk of its own, for the first drill needs none of it.

use std::mem::{replace, take};

use crate::browser::{address, chance, clock, document};
use crate::content::PrincipleId;
use crate::progress::{Amendment, AttemptId, Story, StoryField, StoryId, Strength, Versions};
use crate::storage::{ReadError, StoreError};

use super::deleting::keep_deleted;
use super::plan;
use super::route::{Place, Route};
use super::state::{App, Event, Notice};
use super::words::words;

/// How many stories are read at once, so that hundreds of them never hold up a key press.
const SLICE: usize = 100;

/// How long a text is typed before it is saved: not at each key, since browsers write to disk far less often anyway.
const SAVE_AFTER_MS: i32 = 2_000;

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

/// What lies between the stories on the screen and those in the store. Whoever follows it is told when earlier versions
/// of a story have changed, or what is to be told next, and of nothing else.
#[derive(Default)]
pub struct Desk {
    /// The story that was changed last, since a page was opened: what was there before is kept as a version.
    edited: Option<StoryId>,
    /// What was there before and is no version yet.
    before: Vec<Story>,
    /// Stories that the store does not have as they are on the screen.
    unsaved: Vec<StoryId>,
    /// Whether it does not have the ticks as they are on the screen.
    are_ticks_unsaved: bool,
    /// Whether it refused something when it was last asked.
    was_refused: bool,
    /// Whether typing has a save under way.
    is_save_due: bool,
    /// Whether it is heard when the page goes out of sight.
    hears_hiding: bool,
    /// Stories that are still to be read.
    waiting: Vec<StoryId>,
    /// Stories that are read and not yet shown.
    found: Vec<Story>,
    /// Tells one reading of the stories from a later one, so that the earlier one stops.
    reading: u32,
    /// What the next attempt is to be told with. Not stored: after a reload one says so in the review.
    telling: Option<Telling>,
}

/// A story that was chosen before it is told.
struct Telling {
    story: StoryId,
    /// The principle that was chosen with it.
    principle: Option<PrincipleId>,
    since_wall_ms: u64,
}

impl Desk {
    /// The stories that the store does not have as they are on the screen.
    pub fn unsaved_stories(&self) -> &[StoryId] {
        &self.unsaved
    }

    /// Whether the store does not have the ticks as they are on the screen.
    pub fn has_unsaved_ticks(&self) -> bool {
        self.are_ticks_unsaved
    }

    /// How many stories that is, and the ticks.
    pub fn unsaved_count(&self) -> usize {
        self.unsaved.len() + usize::from(self.are_ticks_unsaved)
    }

    /// Forgets what is not saved, so that nothing of it is saved when the page goes. The listener for that stays.
    pub fn forget(&mut self) {
        *self = Self { hears_hiding: self.hears_hiding, reading: self.reading.wrapping_add(1), ..Self::default() };
    }

    /// Whether something on the screen is not in the store.
    pub fn has_unsaved(&self) -> bool {
        self.are_ticks_unsaved || !self.unsaved.is_empty() || !self.before.is_empty()
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
            app.desk.update_quietly(|desk| desk.edited = None);
            end_telling(app);
            read(app);
        }
        StoryEvent::New => begin_new(app),
        StoryEvent::OfAttempt(attempt) => make_of_attempt(app, &attempt),
        StoryEvent::Write(id, field, text) => write(app, &id, field, text),
        StoryEvent::NewVersion => app.desk.update_quietly(|desk| desk.edited = None),
        StoryEvent::Serve(id, place, principle) => {
            change(app, &id, Box::new(move |story| story.serve(place, principle)));
            save(app);
        }
        StoryEvent::Strengthen(id, principle, strength) => {
            change(app, &id, Box::new(move |story| story.set_strength(&principle, strength)));
            save(app);
        }
        StoryEvent::Duplicate(id) => duplicate(app, &id),
        StoryEvent::Delete(id) => delete(app, &id),
        StoryEvent::Undelete => undelete(app),
        StoryEvent::Restore(id, changed_wall_ms) => restore(app, &id, changed_wall_ms),
        StoryEvent::ToldWith(story) => app.dispatch(Event::Amend(Amendment::Story(story))),
        StoryEvent::Tell(story) => tell_next(app, story),
        StoryEvent::Tick(item, is_ticked) => tick(app, &item, is_ticked),
        StoryEvent::ReadTicks => read_ticks(app),
        StoryEvent::Save => save(app),
    }
}

/// Of a story, what `say` says, followed; the default where there is no such story.
pub fn says<T: Default>(app: App, id: &StoryId, say: impl FnOnce(&Story) -> T) -> T {
    app.stories.with(|stories| find(&stories.list, id).map(say).unwrap_or_default())
}

/// What a story is called.
pub fn title(story: &Story) -> &str {
    match story.title.trim() {
        "" => words().stories.untitled,
        title => title,
    }
}

/// The story that the next attempt is to be told with, followed; none where another principle was chosen since.
pub fn telling(app: App) -> Option<StoryId> {
    let principle = app.preferences.with(|preferences| preferences.principle.clone());
    app.desk.with(|desk| {
        let telling = desk.telling.as_ref().filter(|it| it.principle == principle);
        telling.map(|telling| telling.story.clone())
    })
}

fn tell_next(app: App, story: Option<StoryId>) {
    let principle = app.preferences.peek(|preferences| preferences.principle.clone());
    let since_wall_ms = clock::now().wall_ms;
    app.desk.update(|desk| desk.telling = story.map(|story| Telling { story, principle, since_wall_ms }));
}

/// Where an attempt is looked back at, the choice of what to tell is over: the attempt was told with that story, if it was
/// begun since; else the next one from there has nothing to do with it.
fn end_telling(app: App) {
    let Route::Review(shown) = app.route.get_quietly() else { return };
    let attempt = app.reviewed.peek(|it| it.as_ref().map(|it| it.attempt.clone()).filter(|it| it.id == shown));
    let Some(attempt) = attempt else { return };
    let Some(telling) = app.desk.update_quietly(|desk| desk.telling.take()) else { return };
    let is_chosen = app.preferences.peek(|preferences| preferences.principle == telling.principle);
    if is_chosen && attempt.story.is_none() && attempt.started_wall_ms >= telling.since_wall_ms {
        app.dispatch(Event::Amend(Amendment::Story(Some(telling.story))));
    }
}

/// The earlier versions of a story, the newest first.
pub fn versions(app: App, id: &StoryId) -> Vec<Story> {
    match app.repository.story_versions(id) {
        Ok(versions) => versions.unwrap_or_default().kept,
        Err(error) => {
            app.report_read(error);
            Vec::new()
        }
    }
}

fn find<'list>(list: &'list [Story], id: &StoryId) -> Option<&'list Story> {
    list.iter().find(|story| story.id == *id)
}

/// A story as it is on the screen, without following it.
fn shown(app: App, id: &StoryId) -> Option<Story> {
    app.stories.peek(|stories| find(&stories.list, id).cloned())
}

/// Puts a story among those changed before it and after it.
fn insert(list: &mut Vec<Story>, story: Story) {
    let place = list.partition_point(|other| other.changed_wall_ms > story.changed_wall_ms);
    list.insert(place, story);
}

/// Reads all stories. Those on the screen stay there until all are read.
fn read(app: App) {
    // Where the store does not answer there is nothing to show; saving says so.
    let waiting = app.repository.story_ids().unwrap_or_default();
    let reading = app.desk.update_quietly(|desk| {
        desk.waiting = waiting;
        desk.found = Vec::new();
        desk.reading = desk.reading.wrapping_add(1);
        desk.reading
    });
    read_on(app, reading);
}

/// Reads the next slice of stories, and comes back for more when the page has had time to breathe.
fn read_on(app: App, reading: u32) {
    if app.desk.peek(|desk| desk.reading != reading) {
        return;
    }
    let slice = app.desk.update_quietly(|desk| {
        let rest = desk.waiting.split_off(desk.waiting.len().min(SLICE));
        replace(&mut desk.waiting, rest)
    });
    for id in slice {
        match app.repository.story(&id) {
            Ok(Some(story)) => app.desk.update_quietly(|desk| desk.found.push(story)),
            Ok(None) => {}
            Err(error) => app.report_read(error),
        }
    }
    if is_reading(app) {
        clock::after(0, move || read_on(app, reading));
    } else {
        take_up_found(app);
    }
}

fn is_reading(app: App) -> bool {
    app.desk.peek(|desk| !desk.waiting.is_empty())
}

/// Puts what was read on the screen, but for what is not saved yet: that is later than what is stored.
fn take_up_found(app: App) {
    let (found, unsaved) = app.desk.update_quietly(|desk| (take(&mut desk.found), desk.unsaved.clone()));
    let mut overtaken = Vec::new();
    app.stories.update(|stories| {
        for story in take(&mut stories.list) {
            if unsaved.contains(&story.id) {
                insert(&mut stories.list, story);
            }
        }
        for story in found {
            if unsaved.contains(&story.id) {
                overtaken.push(story);
            } else {
                insert(&mut stories.list, story);
            }
        }
        stories.is_read = true;
    });
    // What another tab has written meanwhile is not lost: it becomes a version, unless it is one.
    app.desk.update_quietly(|desk| desk.before.append(&mut overtaken));
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
    put(app, make(id.clone(), now));
    save(app);
    id
}

fn visit(app: App, id: &StoryId) {
    app.dispatch(Event::Visit(page_of(id)));
}

fn page_of(id: &StoryId) -> Route {
    Route::Later(Place::Story, Some(id.as_str().to_owned()))
}

fn write(app: App, id: &StoryId, field: StoryField, text: String) {
    let is_left = app.stories.peek(|stories| find(&stories.list, id).is_some_and(|it| it.field(field) == text));
    if is_left {
        return save(app);
    }
    change(app, id, Box::new(move |story| story.set_field(field, text)));
    save_soon(app);
}

/// Changes a story on the screen. At the first change since a page was opened, what was there before becomes a version:
/// at once, so that the list of versions does not move when the field is left for it.
fn change(app: App, id: &StoryId, change: Box<dyn FnOnce(&mut Story)>) {
    let taken = app.stories.update_quietly(|stories| {
        let place = stories.list.iter().position(|story| story.id == *id)?;
        Some(stories.list.remove(place))
    });
    let Some(mut story) = taken else { return };
    let is_first = app.desk.update_quietly(|desk| {
        let is_first = desk.edited.as_ref() != Some(id);
        if is_first {
            desk.edited = Some(id.clone());
        }
        if is_first && !story.is_empty() {
            desk.before.push(story.clone());
        }
        is_first
    });
    change(&mut story);
    story.changed_wall_ms = clock::now().wall_ms;
    put(app, story);
    if is_first {
        save(app);
    }
}

/// Puts a story on the screen that the store does not have like this.
fn put(app: App, story: Story) {
    app.desk.update_quietly(|desk| {
        if !desk.unsaved.contains(&story.id) {
            desk.unsaved.push(story.id.clone());
        }
    });
    app.stories.update(|stories| insert(&mut stories.list, story));
    let was_heard = app.desk.update_quietly(|desk| replace(&mut desk.hears_hiding, true));
    if !was_heard {
        document::on_hide(move || save(app));
    }
}

/// Saves after a while; when the page goes out of sight it is saved at once.
fn save_soon(app: App) {
    let was_due = app.desk.update_quietly(|desk| replace(&mut desk.is_save_due, true));
    if !was_due {
        clock::after(SAVE_AFTER_MS, move || {
            app.desk.update_quietly(|desk| desk.is_save_due = false);
            save(app);
        });
    }
}

/// Saves what is not saved yet. What the store refuses stays on the screen and is tried again with the next change.
fn save(app: App) {
    if !app.desk.peek(Desk::has_unsaved) {
        return;
    }
    let refusals = [save_ticks(app), keep_versions(app), save_stories(app)];
    let refusal = refusals.into_iter().flatten().next();
    let was_refused = app.desk.update_quietly(|desk| replace(&mut desk.was_refused, refusal.is_some()));
    match refusal {
        Some(error) => tell(app, error),
        // The notice goes, if attempts do not need it.
        None if was_refused => app.dispatch(Event::SaveAgain),
        None => {}
    }
    read_anew(app);
}

/// Begins a reading anew that is under way: some of what it has read may have changed.
fn read_anew(app: App) {
    if is_reading(app) {
        read(app);
    }
}

/// Tells what was not saved; once, however often it is tried.
pub(super) fn tell(app: App, error: StoreError) {
    let is_told = |notice: &Notice| matches!(notice, Notice::NotSaved(told) if *told == error);
    if !app.notices.peek(|notices| notices.iter().any(is_told)) {
        app.notify(Notice::NotSaved(error));
    }
}

fn save_stories(app: App) -> Option<StoreError> {
    let mut refusal = None;
    for id in app.desk.update_quietly(|desk| take(&mut desk.unsaved)) {
        let saved = app.stories.peek(|stories| Some(app.repository.save_story(find(&stories.list, &id)?)));
        if let Some(Err(error)) = saved {
            refusal = Some(error);
            app.desk.update_quietly(|desk| desk.unsaved.push(id));
        }
    }
    refusal
}

fn keep_versions(app: App) -> Option<StoreError> {
    let mut refusal = None;
    for story in app.desk.update_quietly(|desk| take(&mut desk.before)) {
        match keep_version(app, &story) {
            Ok(()) => app.desk.notify(),
            Err(error) => {
                refusal = Some(error);
                app.desk.update_quietly(|desk| desk.before.push(story));
            }
        }
    }
    refusal
}

fn keep_version(app: App, story: &Story) -> Result<(), StoreError> {
    let mut versions = match app.repository.story_versions(&story.id) {
        Ok(versions) => versions.unwrap_or_default(),
        Err(ReadError::Store(error)) => return Err(error),
        Err(ReadError::Newer) => return Err(StoreError::ReadOnly),
        Err(error) => {
            app.report_read(error);
            Versions::default()
        }
    };
    versions.keep(story.clone());
    app.repository.save_story_versions(&story.id, &versions)
}

fn restore(app: App, id: &StoryId, changed_wall_ms: u64) {
    let is_meant = |version: &Story| version.changed_wall_ms == changed_wall_ms;
    let Some(version) = versions(app, id).into_iter().find(is_meant) else { return };
    // What is there now must be kept before anything takes its place.
    if let Some(Err(error)) = shown(app, id).filter(|story| !story.is_empty()).map(|story| keep_version(app, &story)) {
        return tell(app, error);
    }
    // So that what is there now becomes a version in its turn.
    app.desk.update_quietly(|desk| desk.edited = None);
    change(app, id, Box::new(move |story| *story = version));
    app.announce(words().stories.restored.into());
    document::focus_soon(FIRST_FIELD);
}

fn delete(app: App, id: &StoryId) {
    let Some(story) = shown(app, id) else { return };
    let versions = Versions { kept: versions(app, id) };
    if let Err(error) = app.repository.remove_story(id) {
        return tell(app, error);
    }
    app.desk.update_quietly(|desk| {
        desk.unsaved.retain(|other| other != id);
        desk.before.retain(|other| other.id != *id);
        desk.telling = desk.telling.take().filter(|telling| telling.story != *id);
    });
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
    save(app);
    read_anew(app);
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
            read(app);
            continue;
        }
        let saved = app.repository.save_story(&story).and_then(|()| match versions.kept.as_slice() {
            [] => Ok(()),
            _ => app.repository.save_story_versions(&story.id, &versions),
        });
        match saved {
            Ok(()) => app.stories.update(|stories| insert(&mut stories.list, story)),
            Err(error) => {
                // Both or neither: it is still to be had by the notice.
                let _ = app.repository.remove_story(&story.id);
                tell(app, error);
                refused.push((story, versions));
            }
        }
    }
    app.desk.notify();
    read_anew(app);
    if !refused.is_empty() {
        app.notify(Notice::StoryDeleted(refused));
    }
}

fn tick(app: App, item: &str, is_ticked: bool) {
    // Another tab may have ticked something since.
    read_ticks(app);
    app.ticks.update(|ticks| ticks.get_or_insert_default().set(item, is_ticked));
    app.desk.update_quietly(|desk| desk.are_ticks_unsaved = true);
    save(app);
}

/// Reads the ticks, unless there are some on the screen that the store does not take.
pub(super) fn read_ticks(app: App) {
    save(app);
    if app.desk.peek(|desk| desk.are_ticks_unsaved) {
        return;
    }
    let ticks = app.repository.ticks().unwrap_or_else(|error| {
        app.report_read(error);
        None
    });
    app.ticks.set(Some(ticks.unwrap_or_default()));
}

fn save_ticks(app: App) -> Option<StoreError> {
    if !app.desk.peek(|desk| desk.are_ticks_unsaved) {
        return None;
    }
    let saved = app.ticks.peek(|ticks| ticks.as_ref().map(|ticks| app.repository.save_ticks(ticks)));
    let refusal = saved.and_then(Result::err);
    app.desk.update_quietly(|desk| desk.are_ticks_unsaved = refusal.is_some());
    refusal
}
