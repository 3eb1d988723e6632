//! Earlier versions of a story: looking at them, keeping one, putting one in the place of the story.

use crate::browser::document;
use crate::progress::{Story, StoryId, Versions};
use crate::storage::{ReadError, StoreError};

use super::desk::{self, Desk};
use super::state::App;
use super::stories::{FIRST_FIELD, shown};
use super::words::words;

/// The earlier versions of a story, the newest first.
pub fn earlier(app: App, id: &StoryId) -> Vec<Story> {
    match app.repository.story_versions(id) {
        Ok(versions) => versions.unwrap_or_default().kept,
        Err(error) => {
            app.report_read(error);
            Vec::new()
        }
    }
}

/// Keeps a story as it was as one more version.
pub(super) fn keep(app: App, story: &Story) -> Result<(), StoreError> {
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

/// Puts an earlier version, the one of that time, in the place of a story.
pub(super) fn restore(app: App, id: &StoryId, changed_wall_ms: u64) {
    let is_meant = |version: &Story| version.changed_wall_ms == changed_wall_ms;
    let Some(version) = earlier(app, id).into_iter().find(is_meant) else { return };
    // What is there now must be kept before anything takes its place.
    if let Some(Err(error)) = shown(app, id).filter(|story| !story.is_empty()).map(|story| keep(app, &story)) {
        return app.report_refused(error);
    }
    // So that what is there now becomes a version in its turn.
    app.desk.update_quietly(Desk::begin_version);
    desk::change(app, id, Box::new(move |story| *story = version));
    app.announce(words().stories.restored.into());
    document::focus_soon(FIRST_FIELD);
}
