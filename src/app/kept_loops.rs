//! Mock loops and their attempts as they are kept: in the store, or by what it refused. In the chunk of the rounds.

use crate::browser::clock;
use crate::drill::Loop;
use crate::progress::{AttemptId, LoopId};
use crate::storage::ReadError;
use crate::storage::records::encode;

use super::kept::{self, Kept};
use super::state::{App, Event, Notice, Reviewed};

/// All loops, the latest first.
pub fn all(app: App) -> Vec<(LoopId, Loop)> {
    let mut ids = app.repository.loop_ids().unwrap_or_default();
    ids.extend(kept::refused_loops().into_iter().filter(|id| !ids.contains(id)).collect::<Vec<_>>());
    ids.sort_by(|one, other| other.cmp(one));
    ids.into_iter().filter_map(|id| Some((id.clone(), read(app, &id)?.0))).collect()
}

/// Takes a loop away; gives what brings it back.
pub fn delete(app: App, id: &LoopId) -> Option<Box<dyn Fn()>> {
    let (it, _) = read(app, id)?;
    if let Err(error) = app.repository.remove_mock_loop(id) {
        app.notify(Notice::NotSaved(error));
        return None;
    }
    kept::forget_loop(id);
    // Now there may be room for what was refused.
    app.dispatch(Event::SaveAgain);
    let id = id.clone();
    Some(Box::new(move || {
        kept::save(app, Kept::Loop(id.clone(), Box::new(it.snapshot(clock::now()))));
    }))
}

/// A loop as the store refused it, or else as it has it, and the text that the store has. The person is told where it cannot
/// be read.
pub(super) fn read(app: App, id: &LoopId) -> Option<(Loop, String)> {
    let stored = app.repository.mock_loop(id).unwrap_or_else(|error| {
        app.report_read(error);
        None
    });
    let text = stored.as_ref().map(encode).unwrap_or_default();
    // Another tab may have gone on with it since it was refused here.
    let mut refused = kept::refused_loop(id);
    if refused.as_ref().is_some_and(|it| stored.as_ref().is_some_and(|stored| stored.is_further_than(it))) {
        kept::forget_loop(id);
        refused = None;
    }
    match Loop::restore(refused.or(stored)?, clock::now()) {
        Ok(it) => Some((it, text)),
        Err(error) => {
            let refused: ReadError = app.repository.refuse_mock_loop(id, error.to_string());
            app.report_read(refused);
            None
        }
    }
}

/// An attempt as it is looked back at, or as the store refused it, or else as it has it.
pub(super) fn reviewed_of(app: App, id: &AttemptId) -> Option<Reviewed> {
    let of_waiting = || app.waiting.peek(|waiting| waiting.iter().find(|it| it.attempt.id == *id).cloned());
    let here = app.reviewed.get_quietly().filter(|it| it.attempt.id == *id).or_else(of_waiting);
    here.or_else(|| {
        let attempt = app.repository.attempt(id).unwrap_or_else(|error| {
            app.report_read(error);
            None
        })?;
        let answer = app.repository.answer(id).ok().flatten().unwrap_or_default();
        Some(Reviewed { attempt, answer, saved: true, reading: 0 })
    })
}
