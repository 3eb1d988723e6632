//! What is ticked: ticking, reading and saving it.

use crate::storage::StoreError;

use super::desk::{self, Desk};
use super::state::App;

/// Ticks an item, or takes its tick away.
pub(super) fn tick(app: App, item: &str, is_ticked: bool) {
    // Another tab may have ticked something since.
    read(app);
    app.ticks.update(|ticks| ticks.get_or_insert_default().set(item, is_ticked));
    app.desk.update_quietly(|desk| desk.note_ticks(true));
    desk::save(app);
}

/// Reads the ticks, unless there are some on the screen that the store does not take.
pub(super) fn read(app: App) {
    desk::save(app);
    if app.desk.peek(Desk::has_unsaved_ticks) {
        return;
    }
    let ticks = app.repository.ticks().unwrap_or_else(|error| {
        app.report_read(error);
        None
    });
    app.ticks.set(Some(ticks.unwrap_or_default()));
}

/// Saves the ticks, if the store does not have them. Gives what it refuses them for.
pub(super) fn save(app: App) -> Option<StoreError> {
    if !app.desk.peek(Desk::has_unsaved_ticks) {
        return None;
    }
    let saved = app.ticks.peek(|ticks| ticks.as_ref().map(|ticks| app.repository.save_ticks(ticks)));
    let refusal = saved.and_then(Result::err);
    app.desk.update_quietly(|desk| desk.note_ticks(refusal.is_some()));
    refusal
}
