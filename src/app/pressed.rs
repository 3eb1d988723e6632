//! What is known of all attempts that were pressed: which they are, what came of it; keeping their replies, deleting them
//! with their attempt and bringing them back. The chain on the page is in [`super::pressure`].

use std::mem::replace;

use crate::browser::clock;
use crate::content::PrincipleId;
use crate::progress::{AttemptId, Chain, Pressed, Replies, Tally};
use crate::storage::{ReadError, StoreError};

use super::deleting::keep_deleted;
use super::pressure::{reopen, stored};
use super::state::App;

/// How long records are read before the page may breathe, in milliseconds.
const SLICE_MS: u64 = 8;

/// Keeps replies with what another tab has kept of them since. Gives both together.
pub(super) fn keep(app: App, id: &AttemptId, mut replies: Replies, dropped: &[u64]) -> Result<Replies, StoreError> {
    match app.repository.replies(id) {
        Ok(stored) => {
            let mut stored = stored.unwrap_or_default();
            stored.chains.retain(|chain| !dropped.contains(&chain.started_wall_ms));
            replies.join(stored);
        }
        Err(ReadError::Store(error)) => return Err(error),
        Err(ReadError::Newer) => return Err(StoreError::ReadOnly),
        Err(error) => app.report_read(error),
    }
    app.repository.save_replies(id, &replies)?;
    app.pressure.update_quietly(|pressure| pressure.note(id, replies.pressed(id)));
    Ok(replies)
}

/// Keeps replies likewise. What the store refuses stays here and is tried again.
pub(super) fn keep_or_hold(app: App, id: &AttemptId, replies: Replies) {
    if let Err(error) = keep(app, id, replies.clone(), &[]) {
        app.pressure.update_quietly(|pressure| pressure.unsaved.push((id.clone(), replies)));
        app.report_refused(error);
    }
}

/// Keeps a chain under its attempt with those that are there, also with those that the store refused.
pub(super) fn keep_chain(app: App, id: &AttemptId, chain: Chain) {
    let mut replies = Replies { chains: vec![chain] };
    let refused = app.pressure.update_quietly(|pressure| {
        let place = pressure.unsaved.iter().position(|(other, _)| other == id)?;
        Some(pressure.unsaved.swap_remove(place).1)
    });
    if let Some(refused) = refused {
        replies.join(refused);
    }
    keep_or_hold(app, id, replies);
    app.pressure.notify();
}

/// The replies under an attempt that is about to be deleted, or was: they can come back with it.
pub fn delete(app: App, id: &AttemptId, replies: Option<Replies>) {
    app.pressure.update(|pressure| {
        pressure.let_go(id);
        pressure.unsaved.retain(|(other, _)| other != id);
        pressure.note(id, None);
        if let Some(replies) = replies {
            keep_deleted(&mut pressure.deleted, (id.clone(), replies));
        }
    });
}

/// Brings the replies back with their attempt.
pub fn bring_back(app: App, id: &AttemptId) {
    let deleted = app.pressure.update_quietly(|pressure| {
        let place = pressure.deleted.iter().position(|(other, _)| other == id)?;
        Some(pressure.deleted.remove(place).1)
    });
    let Some(replies) = deleted else { return };
    keep_or_hold(app, id, replies);
    app.pressure.notify();
}

/// Another tab, or a backup, has changed the replies of that key, or any.
pub fn refresh(app: App, key: Option<&str>) {
    let changed = key.and_then(|key| AttemptId::parse(key.rsplit('/').next()?));
    reopen(app, changed.as_ref());
    let was_read = app.pressure.update_quietly(|pressure| match changed {
        Some(id) => {
            pressure.waiting.push(id);
            pressure.is_read
        }
        None => replace(&mut pressure.is_read, false),
    });
    if was_read {
        read(app);
    }
}

/// Sees to it that it is known which attempts were pressed: all at first, later what has changed.
pub fn read(app: App) {
    if app.pressure.peek(|pressure| pressure.is_read && pressure.waiting.is_empty()) {
        return;
    }
    let reading = app.pressure.update_quietly(|pressure| {
        if !pressure.is_read {
            pressure.pressed.clear();
            pressure.waiting = app.repository.reply_ids().unwrap_or_default();
        }
        pressure.reading = pressure.reading.wrapping_add(1);
        pressure.reading
    });
    clock::after(0, move || read_on(app, reading));
}

/// Reads on, and comes back for more when the page has had time to breathe.
fn read_on(app: App, reading: u32) {
    if app.pressure.peek(|pressure| pressure.reading != reading) {
        return;
    }
    let begun = clock::now().monotonic_ms;
    let has_more = || app.pressure.update_quietly(|pressure| pressure.waiting.pop());
    while let Some(id) = has_more() {
        let pressed = stored(app, &id).and_then(|replies| replies.pressed(&id));
        app.pressure.update_quietly(|pressure| pressure.note(&id, pressed));
        if clock::now().monotonic_ms.saturating_sub(begun) >= SLICE_MS {
            return clock::after(0, move || read_on(app, reading));
        }
    }
    app.pressure.update(|pressure| pressure.is_read = true);
}

/// Whether it is known which attempts were pressed, followed.
pub fn is_read(app: App) -> bool {
    app.pressure.with(|pressure| pressure.is_read)
}

/// The attempts that were pressed, without following them.
pub fn all(app: App) -> Vec<Pressed> {
    app.pressure.peek(|pressure| pressure.pressed.clone())
}

/// What came of the replies under an attempt, and whether a chain is under way.
pub fn standing_of(app: App, id: &AttemptId) -> (Tally, bool) {
    let refused = app.pressure.peek(|pressure| {
        let unsaved = pressure.unsaved.iter().find(|(other, _)| other == id).map(|(_, replies)| replies.clone());
        unsaved.or_else(|| pressure.shown_replies(id).cloned())
    });
    let replies = refused.or_else(|| stored(app, id)).unwrap_or_default();
    (replies.tally(), replies.open().is_some())
}

/// What came of all replies to questions of a principle, followed; nothing where there are none.
pub fn tally_of(app: App, principle: &PrincipleId) -> Tally {
    app.pressure.with(|pressure| {
        app.history.with(|history| {
            let is_of = |it: &&Pressed| {
                let place = history.attempts.partition_point(|other| other.id > it.attempt);
                let attempt = history.attempts.get(place).filter(|attempt| attempt.id == it.attempt);
                attempt.is_some_and(|attempt| attempt.principle.as_ref() == Some(principle))
            };
            pressure.pressed.iter().filter(is_of).fold(Tally::default(), |tally, it| tally.and(it.tally))
        })
    })
}
