//! What is done with stored records besides saving them: bringing back, listing, deleting, export, import, what other
//! tabs have changed; and with the pack's details. A chunk of its own, for the first drill needs none of it.

use crate::browser::{address, clock, document, file};
use crate::drill::{Drill, Phase};
use crate::progress::{Answer, AttemptId, Preferences};
use crate::storage::records::encode;
use crate::storage::{ReadError, StoreError};

use super::route::{Place, Route};
use super::state::{App, DraftSummary, Event, History, Notice, PackState, Reviewed, Running};
use super::stories::StoryEvent;
use super::words::words;

/// How many attempts are read at once, so that thousands of them never hold up a key press.
const HISTORY_SLICE: usize = 100;

/// Takes up the events that [`App::dispatch`] hands over.
pub fn handle(app: App, event: Event) {
    match event {
        Event::BringBack(route) => app.bring_back(&route),
        Event::DetailsArrived(json) => app.take_details(&json),
        Event::TellTime => app.tell_time(),
        Event::ListDrafts => app.list_drafts(),
        Event::Delete(id) => app.delete(&id),
        Event::Undelete => app.undelete(),
        Event::Export => app.export(),
        Event::Import(json) => app.import(&json),
        Event::DiscardDraft(id) => app.discard(&id),
        Event::Undiscard => app.undiscard(),
        Event::Refresh(key) => app.refresh(key.as_deref()),
        // Dispatched, not handed over.
        _ => {}
    }
}

impl App {
    /// Adds its details to the pack. They were made with it, so only a broken delivery fails here.
    fn take_details(self, json: &str) {
        let Some(mut pack) = self.ready_pack().cloned() else { return };
        match pack.take_details(json) {
            Ok(()) => self.pack.set(PackState::Ready(Box::leak(Box::new(pack)))),
            Err(_) => self.details_failed.set(true),
        }
    }

    /// Brings back what a route names, if that is still what is on the screen; else shows what comes nearest.
    fn bring_back(self, route: &Route) {
        if self.route.get_quietly() != *route {
            return;
        }
        let instead = match route {
            Route::Drill(id) if !self.is_running(id) && !self.restore(id) => Route::Practice,
            Route::Review(id) if !self.is_reviewed(id) && !self.open_attempt(id) => Route::to(Place::History),
            _ => return,
        };
        address::replace(&instead.hash());
        self.show(instead);
    }

    /// Brings a draft back, paused. False where it cannot be had; the person is told why.
    fn restore(self, id: &AttemptId) -> bool {
        let Some(pack) = self.ready_pack() else {
            return false;
        };
        let now = clock::now();
        match self.repository.draft(id) {
            Ok(Some(snapshot)) => {
                let Some(question) = pack.question(&snapshot.setup.question) else {
                    self.notify(Notice::QuestionGone);
                    return false;
                };
                let (question_text, kind) = (question.text.clone(), question.kind);
                match Drill::restore(snapshot, now) {
                    Ok(drill) => {
                        self.now.set(now);
                        self.running.set(Some(Running { id: id.clone(), question_text, kind, drill }));
                        return true;
                    }
                    Err(error) => {
                        let refused = self.repository.refuse_draft(id, error.to_string());
                        self.report_read(refused);
                    }
                }
            }
            Ok(None) => {}
            Err(error) => self.report_read(error),
        }
        false
    }

    /// Reads an attempt to look back at. False where it cannot be had; the person is told why.
    fn open_attempt(self, id: &AttemptId) -> bool {
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
                let answer = match self.repository.answer(id) {
                    Ok(answer) => answer.unwrap_or_default(),
                    Err(error) => {
                        let is_lost = matches!(error, ReadError::SetAside(_));
                        self.report_read(error);
                        if !is_lost {
                            return false;
                        }
                        Answer::default()
                    }
                };
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

    /// Lists the drills left under way.
    fn list_drafts(self) {
        let Some(pack) = self.ready_pack() else { return };
        let mut drafts = Vec::new();
        for id in self.repository.draft_ids().unwrap_or_default() {
            match self.repository.draft(&id) {
                Ok(Some(snapshot)) => {
                    if let Some(question) = pack.question(&snapshot.setup.question) {
                        drafts.push(DraftSummary { id, question_text: question.text.clone() });
                    }
                }
                Ok(None) => {}
                Err(error) => self.report_read(error),
            }
        }
        self.drafts.set(drafts);
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
            let is_wanted = self.route.peek(wants_history) && self.history.peek(|history| history.reading == reading);
            if is_wanted {
                go_on();
            }
        });
    }

    fn delete(self, id: &AttemptId) {
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
                self.dispatch(Event::SaveAgain);
                self.notices.update(|notices| {
                    notices.retain(|notice| !matches!(notice, Notice::Deleted(_)));
                    notices.push(Notice::Deleted(Box::new((attempt, answer))));
                });
            }
            Err(error) => self.notify(Notice::NotSaved(error)),
        }
    }

    fn undelete(self) {
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

    /// Everything that is kept, as the text of a backup.
    pub fn backup(self) -> Result<String, StoreError> {
        self.take_up_typed();
        self.save_draft(clock::now());
        let mut unsaved = Vec::new();
        let attempts = self.waiting.get_quietly();
        let reviewed = self.reviewed.get_quietly().filter(|reviewed| !reviewed.saved);
        for Reviewed { attempt, answer, .. } in attempts.iter().chain(&reviewed) {
            unsaved.push((["attempt/", attempt.id.as_str()].concat(), encode(attempt)));
            unsaved.push((["answer/", attempt.id.as_str()].concat(), encode(answer)));
        }
        let stories = self.desk.peek(|desk| desk.unsaved_stories().to_vec());
        self.stories.peek(|it| {
            for story in it.list.iter().filter(|story| stories.contains(&story.id)) {
                unsaved.push((["story/", story.id.as_str()].concat(), encode(story)));
            }
        });
        self.repository.export_with(&unsaved)
    }

    fn export(self) {
        match self.backup() {
            Ok(json) => file::save("star-drill-backup.json", "application/json", &json),
            Err(error) => self.notify(Notice::NotSaved(error)),
        }
    }

    fn import(self, json: &str) {
        let imported = self.repository.import(json);
        if imported.is_ok() {
            self.refresh(None);
        }
        self.notices.update(|notices| notices.retain(|notice| !matches!(notice, Notice::Imported(_))));
        self.notify(Notice::Imported(imported.map_err(|error| error.to_string())));
    }

    /// Reads anew what another tab has changed, as far as it is on the screen.
    fn refresh(self, key: Option<&str>) {
        let is_of_kind = |kind: &str| key.is_none_or(|key| key.contains(kind));
        let is_of = |id: &AttemptId| key.is_none_or(|key| key.ends_with(id.as_str()));
        let reviewed = self.reviewed.peek(|it| it.as_ref().filter(|it| it.saved).map(|it| it.attempt.id.clone()));
        if let Some(id) = reviewed.filter(is_of) {
            self.refresh_reviewed(&id);
        }
        if is_of_kind("/preferences")
            && let Ok(Some(preferences)) = self.repository.preferences()
        {
            self.take_preferences(preferences);
        }
        if is_of_kind("/story/") && self.stories.peek(|stories| stories.is_read) {
            self.story(StoryEvent::Read);
        }
        if is_of_kind("/ticks") && self.ticks.peek(Option::is_some) {
            self.story(StoryEvent::ReadTicks);
        }
        let route = self.route.get_quietly();
        if is_of_kind("/attempt/") && wants_history(&route) {
            self.begin_history();
        }
        if is_of_kind("/draft/") && route == Route::Practice {
            self.list_drafts();
        }
    }

    /// Tells the time of the part, where there are several, and of the whole; on a hidden clock too, for some seconds.
    fn tell_time(self) {
        const SHOWN_MS: i32 = 6_000;

        let now = clock::now();
        let told = self.running.peek(|running| {
            let drill = &running.as_ref()?.drill;
            let setup = drill.setup();
            if drill.phase() == Phase::Thinking {
                return Some(words().time_spoken(None, drill.thought_ms(now), setup.think_ms));
            }
            let whole = words().time_spoken(None, drill.answered_ms(now), setup.answer_ms());
            let current = drill.current();
            let part = setup.plan.get(current).filter(|_| setup.plan.len() > 1);
            let part = part.map(|it| words().time_spoken(Some(it.part), drill.spent_ms(current, now), it.ms));
            Some(part.map_or_else(|| whole.clone(), |part| format!("{part} {whole}")))
        });
        let Some(told) = told else { return };
        self.glance.set(true);
        self.announce(told);
        let asked = self.glance.version();
        clock::after(SHOWN_MS, move || {
            if self.glance.version() == asked {
                self.glance.set(false);
            }
        });
    }

    /// Takes up preferences that came from elsewhere.
    fn take_preferences(self, preferences: Preferences) {
        let has_other_filter = self.preferences.peek(|old| old.filter() != preferences.filter());
        self.preferences.set(preferences);
        self.apply_theme();
        if has_other_filter {
            self.suggest();
        }
    }

    /// Reads the attempt looked back at anew: what this tab writes next must not be written from what it read before. A
    /// text that is being typed here stays on the screen, and is added to the new reading when it is taken up.
    fn refresh_reviewed(self, id: &AttemptId) {
        let is_shown = self.route.peek(|route| *route == Route::Review(id.clone()));
        let is_typing = self.unsaved.peek(Option::is_some);
        let before = self.reviewed.update_quietly(Option::take).map(|it| it.reading);
        if !is_shown {
            // It is read again when it is looked at again.
        } else if !self.open_attempt(id) {
            self.reviewed.notify();
            let history = Route::to(Place::History);
            address::replace(&history.hash());
            self.show(history);
        } else if let Some(reading) = before.filter(|_| is_typing) {
            self.reviewed.update(|reviewed| {
                if let Some(reviewed) = reviewed {
                    reviewed.reading = reading;
                }
            });
        }
    }

    /// Throws a drill left under way away, so that it can be brought back.
    fn discard(self, id: &AttemptId) {
        let snapshot = match self.repository.draft(id) {
            Ok(snapshot) => snapshot,
            Err(error) => return self.report_read(error),
        };
        if self.discard_draft(id)
            && let Some(snapshot) = snapshot
        {
            document::focus_if_lost("main");
            self.notices.update(|notices| {
                notices.retain(|notice| !matches!(notice, Notice::Discarded(_)));
                notices.push(Notice::Discarded(Box::new((id.clone(), snapshot))));
            });
        }
    }

    fn undiscard(self) {
        let discarded = self.notices.update(|notices| {
            let index = notices.iter().position(|notice| matches!(notice, Notice::Discarded(_)))?;
            Some(notices.remove(index))
        });
        let Some(Notice::Discarded(discarded)) = discarded else {
            return;
        };
        match self.repository.save_draft(&discarded.0, &discarded.1) {
            Ok(()) => self.list_drafts(),
            Err(error) => {
                self.notify(Notice::NotSaved(error));
                self.notify(Notice::Discarded(discarded));
            }
        }
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

/// Whether a page is made of all attempts.
fn wants_history(route: &Route) -> bool {
    *route == Route::Practice
        || [Place::History, Place::Stories, Place::Story, Place::Principles, Place::Coverage]
            .iter()
            .any(|it| route.is(*it))
}
