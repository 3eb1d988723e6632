//! What reaches out of the app: the effects of a drill's steps, saving, reading, fetching, files.

use leptos::task::spawn_local;

use crate::browser::{address, clock, document, fetch, host_frame, local_storage};
use crate::content::Pack;
use crate::drill::{Effect, Mark, Now};
use crate::progress::Amended;
use crate::storage::{RECORDS, ReadError, StoreError};

use super::state::{App, Event, Notice, Reviewed, Running};
use super::words::words;

/// How often a drill is saved while its clock runs and nobody types: a crash costs no more of the time than this.
const DRAFT_EVERY_MS: u64 = 30_000;

impl App {
    /// Begins to listen, and to fetch the pack.
    pub fn begin(self) {
        document::set_root_attribute("lang", Some(words().lang));
        address::on_change(move |hash| self.dispatch(Event::AddressChanged(hash))).keep();
        local_storage::on_change_elsewhere(RECORDS, move |key| self.dispatch(Event::StoreChanged(key))).keep();
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
            let url = fetch::linked("default-pack", "href");
            let pack = match fetch::text(&url).await {
                Ok(text) => match Pack::from_index(&text) {
                    // It lives as long as the page.
                    Ok(pack) => Ok(&*Box::leak(Box::new(pack))),
                    Err(error) => Err(words().pack_is_broken(&url, &error.to_string())),
                },
                Err(error) => Err(words().pack_is_missing(&url, &error)),
            };
            self.dispatch(Event::PackArrived(pack));
        });
    }

    /// Fetches what the first drill did not wait for.
    pub(super) fn fetch_details(self) {
        self.details_failed.set(false);
        spawn_local(async move {
            match fetch::text(&fetch::linked("default-pack", "data-details")).await {
                Ok(json) => self.dispatch(Event::DetailsArrived(json)),
                Err(_) => self.details_failed.set(true),
            }
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
                Effect::Announce(Mark::Half | Mark::LastThirtySeconds) if self.preferences.peek(|it| it.is_quiet) => {}
                Effect::Announce(mark) => self.announce(words().mark(mark).into()),
            }
        }
    }

    /// Says something to screen readers, also if they have just heard the same.
    pub(super) fn announce(self, text: String) {
        self.announcement.set(String::new());
        clock::after(0, move || self.announcement.set(text));
    }

    /// Saves the drill under way, if one is. Whether nothing of it can be lost now.
    pub(super) fn save_draft(self, now: Now) -> bool {
        let saved = self.running.peek(|running| {
            let Running { id, drill, .. } = running.as_ref().filter(|it| !it.drill.is_over())?;
            Some(self.repository.save_draft(id, &drill.snapshot(now)))
        });
        self.draft_saved_ms.set(now.monotonic_ms);
        match saved {
            Some(Err(error)) => {
                self.notify(Notice::NotSaved(error));
                false
            }
            _ => true,
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
        // There the page around it chooses, and not for the app.
        if host_frame::is_widget() {
            return;
        }
        let saved = self.preferences.peek(|preferences| self.repository.save_preferences(preferences));
        if let Err(error) = saved {
            self.notify(Notice::NotSaved(error));
        }
    }

    /// Saves what has changed of the attempt looked back at. Its draft goes only once the attempt is safe.
    pub(super) fn save_reviewed(self, amended: Amended) {
        let save =
            |reviewed: &Reviewed| self.save_attempt(reviewed, if reviewed.saved { amended } else { Amended::Both });
        let Some(saved) = self.reviewed.peek(|reviewed| reviewed.as_ref().map(save)) else {
            return;
        };
        self.reviewed.update(|reviewed| {
            if let Some(reviewed) = reviewed {
                reviewed.saved = saved;
            }
        });
    }

    /// Saves an attempt, or what has changed of it. Whether the store took it.
    pub(super) fn save_attempt(self, Reviewed { attempt, answer, .. }: &Reviewed, amended: Amended) -> bool {
        let saved = self.repository.save_amended(attempt, answer, amended);
        match saved.and_then(|()| self.repository.remove_draft(&attempt.id)) {
            Ok(()) => {
                self.history.update_quietly(|history| history.stale.push(attempt.id.clone()));
                true
            }
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

    /// Tells the person what could not be read.
    pub(super) fn report_read(self, error: ReadError) {
        self.notify(match error {
            ReadError::Store(error) => Notice::NotSaved(error),
            ReadError::Newer => Notice::Newer,
            ReadError::SetAside(aside) => Notice::SetAside(aside.key),
        });
    }

    /// Tells the person what was not saved; once, however often it is tried.
    pub(super) fn report_refused(self, error: StoreError) {
        let is_told = |notice: &Notice| matches!(notice, Notice::NotSaved(told) if *told == error);
        if !self.notices.peek(|notices| notices.iter().any(is_told)) {
            self.notify(Notice::NotSaved(error));
        }
    }
}
