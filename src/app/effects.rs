//! What reaches out of the app: the effects of a drill's steps, saving, reading, fetching, files.

use leptos::task::spawn_local;

use crate::browser::{address, clock, document, fetch, file, local_storage};
use crate::content::Pack;
use crate::drill::{Effect, Now};
use crate::progress::AttemptId;
use crate::storage::{ReadError, StoreError};

use super::route::Route;
use super::state::{App, Event, History, Notice, Reviewed, Running};
use super::words::words;

/// How often a drill is saved while its clock runs and nobody types: a crash costs no more of the time than this.
const DRAFT_EVERY_MS: u64 = 30_000;

/// How many attempts are read at once, so that thousands of them never hold up a key press.
const HISTORY_SLICE: usize = 100;

impl App {
    /// Begins to listen, and to fetch the pack.
    pub fn begin(self) {
        document::set_root_attribute("lang", Some(words().lang));
        address::on_change(move |hash| self.dispatch(Event::AddressChanged(hash))).keep();
        local_storage::on_change_elsewhere(move |key| self.dispatch(Event::StoreChanged(key))).keep();
        document::on_key(move |press| super::keys::pressed(self, press)).keep();
        document::on_hide(move || {
            self.take_up_typed();
            self.save_draft(clock::now());
        });
        self.show(self.route.get_quietly());
        self.fetch_pack();
    }

    pub(super) fn fetch_pack(self) {
        spawn_local(async move {
            let url = fetch::linked("default-pack").unwrap_or_else(|| "packs/amazon.json".into());
            let pack = match fetch::text(&url).await {
                Ok(json) => Pack::from_build(&json).map_err(|error| words().pack_is_broken(&url, &error.to_string())),
                Err(error) => Err(words().pack_is_missing(&url, &error)),
            };
            self.dispatch(Event::PackArrived(pack));
        });
    }

    /// Does what a step of the drill asks for.
    pub(super) fn carry_out(self, effects: Vec<Effect>, now: Now) {
        if effects.contains(&Effect::SaveDraft) && !effects.contains(&Effect::SaveAttempt) {
            self.save_draft(now);
        }
        for effect in effects {
            match effect {
                Effect::SaveDraft => {}
                Effect::SaveAttempt => self.complete(now),
                Effect::DropDraft => self.abandon(),
                Effect::Announce(mark) => self.announcement.set(words().mark(mark).into()),
            }
        }
    }

    /// Saves the drill under way, if one is.
    pub(super) fn save_draft(self, now: Now) {
        let saved = self.running.peek(|running| {
            let Running { id, drill, .. } = running.as_ref().filter(|it| !it.drill.is_over())?;
            Some(self.repository.save_draft(id, &drill.snapshot(now)))
        });
        self.draft_saved_ms.set(now.monotonic_ms);
        if let Some(Err(error)) = saved {
            self.notify(Notice::NotSaved(error));
        }
    }

    pub(super) fn save_draft_now_and_then(self, now: Now) {
        let is_running = self.running.peek(|running| running.as_ref().is_some_and(|it| it.drill.is_running()));
        let since_saved = now.monotonic_ms.saturating_sub(self.draft_saved_ms.get_quietly());
        if is_running && since_saved >= DRAFT_EVERY_MS {
            self.save_draft(now);
        }
    }

    pub(super) fn save_preferences(self) {
        let saved = self.preferences.peek(|preferences| self.repository.save_preferences(preferences));
        if let Err(error) = saved {
            self.notify(Notice::NotSaved(error));
        }
    }

    /// Saves the attempt looked back at. Its draft goes only once the attempt is safe.
    pub(super) fn save_reviewed(self) {
        let Some(saved) = self.reviewed.peek(|reviewed| reviewed.as_ref().map(|it| self.save_attempt(it))) else {
            return;
        };
        self.reviewed.update(|reviewed| {
            if let Some(reviewed) = reviewed {
                reviewed.saved = saved;
            }
        });
    }

    /// Tries once more to save everything that the store did not take.
    pub(super) fn save_waiting(self) {
        self.notices.update(|notices| notices.retain(|it| !matches!(it, Notice::NotSaved(_))));
        let waiting = self.waiting.update_quietly(std::mem::take);
        let refused = waiting.into_iter().filter(|reviewed| !self.save_attempt(reviewed)).collect();
        self.waiting.set(refused);
        if self.reviewed.peek(|it| it.as_ref().is_some_and(|it| !it.saved)) {
            self.save_reviewed();
        }
    }

    fn save_attempt(self, Reviewed { attempt, answer, .. }: &Reviewed) -> bool {
        let saved =
            self.repository.save_attempt(attempt, answer).and_then(|()| self.repository.remove_draft(&attempt.id));
        match saved {
            Ok(()) => true,
            Err(error) => {
                self.notify(Notice::NotSaved(error));
                false
            }
        }
    }

    /// Puts an attempt up to be looked back at. One that the store has not taken yet waits meanwhile.
    pub(super) fn look_at(self, mut reviewed: Reviewed) {
        reviewed.reading = self.reviewed.version();
        let before = self.reviewed.update(|now| now.replace(reviewed));
        if let Some(unsaved) = before.filter(|it| !it.saved) {
            self.waiting.update(|waiting| waiting.push(unsaved));
        }
    }

    /// Reads an attempt to look back at. False where it cannot be had; the person is told why.
    pub(super) fn open_attempt(self, id: &AttemptId) -> bool {
        let waiting = self.waiting.update_quietly(|waiting| {
            let index = waiting.iter().position(|it| it.attempt.id == *id)?;
            Some(waiting.remove(index))
        });
        if let Some(waiting) = waiting {
            self.look_at(waiting);
            return true;
        }
        match self.repository.attempt(id) {
            Ok(Some(attempt)) => {
                // An attempt whose texts are unreadable still has its times and its rating.
                let answer = self.repository.answer(id).unwrap_or_else(|error| {
                    self.report_read(error);
                    None
                });
                let answer = answer.unwrap_or_default();
                self.look_at(Reviewed { attempt, answer, saved: true, reading: 0 });
                true
            }
            Ok(None) => false,
            Err(error) => {
                self.report_read(error);
                false
            }
        }
    }

    /// Lists the attempts and reads the newest, once the page is painted.
    pub(super) fn begin_history(self) {
        let reading = self.history.update_quietly(|history| {
            history.reading = history.reading.wrapping_add(1);
            history.reading
        });
        self.in_a_moment(reading, move || {
            let waiting = self.repository.attempt_ids().unwrap_or_default();
            self.history.update_quietly(|history| *history = History { waiting, reading, ..History::default() });
            self.in_a_moment(reading, move || self.read_history(reading));
        });
    }

    /// Reads the next slice of attempts, and comes back for more when the page has had time to breathe.
    fn read_history(self, reading: u32) {
        let slice = self.history.update_quietly(|history| {
            let rest = history.waiting.split_off(history.waiting.len().min(HISTORY_SLICE));
            std::mem::replace(&mut history.waiting, rest)
        });
        let mut attempts = Vec::with_capacity(slice.len());
        for id in slice {
            match self.repository.attempt(&id) {
                Ok(Some(attempt)) => attempts.push(attempt),
                Ok(None) => {}
                Err(error) => self.report_read(error),
            }
        }
        self.history.update(|history| history.take_up(attempts));
        if !self.history.peek(|history| history.is_complete) {
            self.in_a_moment(reading, move || self.read_history(reading));
        }
    }

    /// Goes on with a reading of the history in a task of its own, if it is still wanted then.
    fn in_a_moment(self, reading: u32, go_on: impl FnOnce() + 'static) {
        clock::after(0, move || {
            let is_wanted =
                self.route.get_quietly() == Route::History && self.history.peek(|history| history.reading == reading);
            if is_wanted {
                go_on();
            }
        });
    }

    pub(super) fn delete(self, id: &AttemptId) {
        let attempt = match self.repository.attempt(id) {
            Ok(Some(attempt)) => attempt,
            Ok(None) => return,
            Err(error) => return self.report_read(error),
        };
        let answer = self.repository.answer(id).ok().flatten().unwrap_or_default();
        match self.repository.remove_attempt(id) {
            Ok(()) => {
                self.history.update(|history| history.attempts.retain(|other| other.id != *id));
                self.reviewed.update(|reviewed| {
                    if reviewed.as_ref().is_some_and(|it| it.attempt.id == *id) {
                        *reviewed = None;
                    }
                });
                document::focus_if_lost("main");
                // Now there may be room for what was refused.
                self.save_waiting();
                self.notices.update(|notices| {
                    notices.retain(|notice| !matches!(notice, Notice::Deleted(_)));
                    notices.push(Notice::Deleted(Box::new((attempt, answer))));
                });
            }
            Err(error) => self.notify(Notice::NotSaved(error)),
        }
    }

    pub(super) fn undelete(self) {
        let deleted = self.notices.update(|notices| {
            let index = notices.iter().position(|notice| matches!(notice, Notice::Deleted(_)))?;
            Some(notices.remove(index))
        });
        let Some(Notice::Deleted(deleted)) = deleted else {
            return;
        };
        let (attempt, answer) = *deleted;
        match self.repository.save_attempt(&attempt, &answer) {
            Ok(()) => self.history.update(|history| {
                let place = history.attempts.partition_point(|other| other.id > attempt.id);
                history.attempts.insert(place, attempt);
            }),
            Err(error) => {
                self.notify(Notice::NotSaved(error));
                self.notify(Notice::Deleted(Box::new((attempt, answer))));
            }
        }
    }

    pub(super) fn export(self) {
        self.take_up_typed();
        self.save_draft(clock::now());
        match self.repository.export() {
            Ok(json) => file::save("star-drill-backup.json", "application/json", &json),
            Err(error) => self.notify(Notice::NotSaved(error)),
        }
    }

    pub(super) fn import(self, json: &str) {
        let imported = self.repository.import(json);
        if imported.is_ok()
            && let Ok(Some(preferences)) = self.repository.preferences()
        {
            self.preferences.set(preferences);
            self.apply_theme();
        }
        self.notices.update(|notices| notices.retain(|notice| !matches!(notice, Notice::Imported(_))));
        self.notify(Notice::Imported(imported.map_err(|error| error.to_string())));
    }

    /// Tells the person what could not be read.
    pub(super) fn report_read(self, error: ReadError) {
        self.notify(match error {
            ReadError::Store(error) => Notice::NotSaved(error),
            ReadError::Newer => Notice::Newer,
            ReadError::SetAside(aside) => Notice::SetAside(aside.key),
        });
    }

    /// How much of the store is used, in UTF-16 units.
    pub fn used_units(self) -> Result<usize, StoreError> {
        self.repository.used_units()
    }

    /// How many texts are set aside.
    pub fn set_aside_count(self) -> usize {
        self.repository.set_aside().map_or(0, |aside| aside.len())
    }
}
