//! The attempts as lists and statistics need them: read once, in slices, and kept in step with the store from then on.

use std::mem::{replace, take};

use crate::browser::clock;
use crate::progress::{Attempt, AttemptId};

use super::route::{Place, Route};
use super::state::{App, History};

/// How long attempts are read before the page may breathe, in milliseconds: thousands of them never hold up a key press.
const SLICE_MS: u64 = 8;

impl History {
    /// Takes up an attempt, in the place of one of its name.
    pub(super) fn take_up(&mut self, attempt: Attempt) {
        let place = self.place_of(&attempt.id);
        match self.attempts.get_mut(place) {
            Some(other) if other.id == attempt.id => *other = attempt,
            _ => self.attempts.insert(place, attempt),
        }
    }

    /// Lets an attempt go.
    pub(super) fn drop(&mut self, id: &AttemptId) {
        let place = self.place_of(id);
        if self.attempts.get(place).is_some_and(|other| other.id == *id) {
            self.attempts.remove(place);
        }
    }

    /// Where an attempt stands, or would.
    fn place_of(&self, id: &AttemptId) -> usize {
        self.attempts.partition_point(|other| other.id > *id)
    }
}

impl App {
    /// Sees to it that the attempts are read, once the page is painted: all at first, later what has changed.
    pub fn begin_history(self) {
        let reading = self.history.update_quietly(|history| {
            history.reading = history.reading.wrapping_add(1);
            history.reading
        });
        self.in_a_moment(reading, move || {
            if !self.history.peek(|history| history.is_complete || !history.waiting.is_empty()) {
                let stored = self.repository.attempt_ids().unwrap_or_default();
                self.history.update_quietly(|history| {
                    history.waiting = stored;
                    history.stale.clear();
                });
            }
            self.read_history(reading);
        });
    }

    /// Reads the attempt of that key, or all, anew: now, if they are on the screen, or when they are next wanted.
    pub(super) fn forget_attempts(self, key: Option<&str>) {
        self.history.update_quietly(|history| match key.and_then(|key| AttemptId::parse(key.rsplit('/').next()?)) {
            Some(id) => history.stale.push(id),
            None => {
                history.attempts.clear();
                history.waiting.clear();
                history.is_complete = false;
            }
        });
        if self.route.peek(wants_history) {
            self.begin_history();
        }
    }

    /// Reads on, and comes back for more when the page has had time to breathe.
    fn read_history(self, reading: u32) {
        let begun = clock::now().monotonic_ms;
        let (first, was_complete) = self.history.update_quietly(|history| {
            let mut first = take(&mut history.stale);
            first.append(&mut history.waiting);
            (first, replace(&mut history.is_complete, false))
        });
        if first.is_empty() && was_complete {
            return self.history.update_quietly(|history| history.is_complete = true);
        }
        let mut next = first.into_iter();
        while clock::now().monotonic_ms.saturating_sub(begun) < SLICE_MS
            && let Some(id) = next.next()
        {
            match self.repository.attempt(&id) {
                Ok(Some(attempt)) => self.history.update_quietly(|history| history.take_up(attempt)),
                Ok(None) => self.history.update_quietly(|history| history.drop(&id)),
                Err(error) => self.report_read(error),
            }
        }
        self.history.update(|history| {
            history.waiting = next.collect();
            history.is_complete = history.waiting.is_empty();
        });
        if !self.history.peek(|history| history.is_complete) {
            self.in_a_moment(reading, move || self.read_history(reading));
        }
    }

    /// Goes on with a reading in a task of its own, if it is still wanted then.
    fn in_a_moment(self, reading: u32, go_on: impl FnOnce() + 'static) {
        clock::after(0, move || {
            let is_wanted = self.route.peek(wants_history) && self.history.peek(|history| history.reading == reading);
            if is_wanted {
                go_on();
            }
        });
    }
}

/// Whether a page needs all attempts.
fn wants_history(route: &Route) -> bool {
    match route {
        Route::Practice | Route::Review(_) => true,
        Route::Later(place, _) => !matches!(place, Place::Guide | Place::Role | Place::Stage | Place::Settings),
        Route::Drill(_) => false,
    }
}
