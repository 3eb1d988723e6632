//! Stories on their way between the screen and the store: reading them, changing them, saving them with the ticks and with
//! what becomes a version.

use std::mem::{replace, take};

use crate::browser::{clock, document};
use crate::progress::{Story, StoryId};
use crate::storage::StoreError;

use super::state::{App, Event};
use super::telling::Telling;
use super::{story_versions, ticks};

/// How many stories are read at once, so that hundreds of them never hold up a key press.
const SLICE: usize = 100;

/// How long a text is typed before it is saved: not at each key, since browsers write to disk far less often anyway.
const SAVE_AFTER_MS: i32 = 2_000;

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
    pub(super) telling: Option<Telling>,
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

    /// Notes whether the store has the ticks as they are on the screen.
    pub(super) fn note_ticks(&mut self, are_unsaved: bool) {
        self.are_ticks_unsaved = are_unsaved;
    }

    /// What a story is now becomes a version at the next change.
    pub(super) fn begin_version(&mut self) {
        self.edited = None;
    }

    /// Lets a story go that was deleted.
    pub(super) fn let_go(&mut self, id: &StoryId) {
        self.unsaved.retain(|other| other != id);
        self.before.retain(|other| other.id != *id);
        self.telling = self.telling.take().filter(|telling| telling.story != *id);
    }
}

/// Reads all stories. Those on the screen stay there until all are read.
pub(super) fn read(app: App) {
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
                stories.insert(story);
            }
        }
        for story in found {
            if unsaved.contains(&story.id) {
                overtaken.push(story);
            } else {
                stories.insert(story);
            }
        }
        stories.is_read = true;
    });
    // What another tab has written meanwhile is not lost: it becomes a version, unless it is one.
    app.desk.update_quietly(|desk| desk.before.append(&mut overtaken));
}

/// Begins a reading anew that is under way: some of what it has read may have changed.
pub(super) fn read_anew(app: App) {
    if is_reading(app) {
        read(app);
    }
}

/// Changes a story on the screen. At the first change since a page was opened, what was there before becomes a version:
/// at once, so that the list of versions does not move when the field is left for it.
pub(super) fn change(app: App, id: &StoryId, change: Box<dyn FnOnce(&mut Story)>) {
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
pub(super) fn put(app: App, story: Story) {
    app.desk.update_quietly(|desk| {
        if !desk.unsaved.contains(&story.id) {
            desk.unsaved.push(story.id.clone());
        }
    });
    app.stories.update(|stories| stories.insert(story));
    let was_heard = app.desk.update_quietly(|desk| replace(&mut desk.hears_hiding, true));
    if !was_heard {
        document::on_hide(move || save(app));
    }
}

/// Saves after a while; when the page goes out of sight it is saved at once.
pub(super) fn save_soon(app: App) {
    let was_due = app.desk.update_quietly(|desk| replace(&mut desk.is_save_due, true));
    if !was_due {
        clock::after(SAVE_AFTER_MS, move || {
            app.desk.update_quietly(|desk| desk.is_save_due = false);
            save(app);
        });
    }
}

/// Saves what is not saved yet. What the store refuses stays on the screen and is tried again with the next change.
pub(super) fn save(app: App) {
    if !app.desk.peek(Desk::has_unsaved) {
        return;
    }
    let refusals = [ticks::save(app), keep_versions(app), save_stories(app)];
    let refusal = refusals.into_iter().flatten().next();
    let was_refused = app.desk.update_quietly(|desk| replace(&mut desk.was_refused, refusal.is_some()));
    match refusal {
        Some(error) => app.report_refused(error),
        // The notice goes, if attempts do not need it.
        None if was_refused => app.dispatch(Event::SaveAgain),
        None => {}
    }
    read_anew(app);
}

fn save_stories(app: App) -> Option<StoreError> {
    let mut refusal = None;
    for id in app.desk.update_quietly(|desk| take(&mut desk.unsaved)) {
        let saved = app.stories.peek(|stories| Some(app.repository.save_story(stories.find(&id)?)));
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
        match story_versions::keep(app, &story) {
            Ok(()) => app.desk.notify(),
            Err(error) => {
                refusal = Some(error);
                app.desk.update_quietly(|desk| desk.before.push(story));
            }
        }
    }
    refusal
}
