//! What is done with stored records besides saving them: bringing back, listing, deleting, export, import, what other
//! tabs have changed; and with the pack's details. A chunk of its own, for the first drill needs none of it.

use std::mem::take;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::browser::clock::LocalDays;
use crate::browser::{address, clock, document, file, host_frame, new_version};
use crate::drill::{Drill, Phase, Snapshot};
use crate::progress::{Amended, Answer, Attempt, AttemptId, Preferences, Settings, csv};
use crate::storage::import::{How, ImportError, Preview};
use crate::storage::records::encode;
use crate::storage::{ReadError, StoreError};

use super::kept;
use super::plan::PlanEvent;
use super::pressed;
use super::pressure::{self, Pressure};
use super::route::{Place, Route};
use super::state::{App, DraftSummary, Event, Notice, PackState, Prep, Reviewed, Running, Stories};
use super::stories::{Desk, StoryEvent};
use super::words::words;

/// Whether a page that comes back is heard.
static HEARS_RETURN: AtomicBool = AtomicBool::new(false);

/// Takes up the events that [`App::dispatch`] hands over.
pub fn handle(app: App, event: Event) {
    // The first comes with the pack at the latest, and before that no page shows much of the store.
    if !HEARS_RETURN.swap(true, Ordering::Relaxed) {
        document::on_return(move || app.dispatch(Event::StoreChanged(None)));
    }
    match event {
        Event::BringBack(route) => app.bring_back(&route),
        Event::DetailsArrived(json) => {
            app.take_details(&json);
            // This comes once, and when there is nothing more urgent.
            new_version::on_new_version(move || app.notify(Notice::NewVersion));
        }
        Event::SaveAgain => app.save_again(),
        Event::TellTime => app.tell_time(),
        Event::ListDrafts => app.list_drafts(),
        Event::Delete(id) => app.delete(&id),
        Event::Undelete => app.undelete(),
        Event::Export => app.export(),
        Event::Import(json, how) => app.import(&json, how),
        Event::DeleteEverything => app.delete_everything(),
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
        // A pack of a page's own, read whole, may have taken the place of the one they belong to.
        let Some(mut pack) = self.ready_pack().filter(|pack| !pack.is_whole()).cloned() else { return };
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
            // Another drill that is still here could not be saved, and is not to be lost.
            Route::Drill(id) if !self.is_running(id) && (self.running.peek(Option::is_some) || !self.restore(id)) => {
                Route::Practice
            }
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

    /// The texts of an attempt, to hold another against them; nothing where they cannot be had.
    pub fn answer_of(self, id: &AttemptId) -> Option<Answer> {
        self.repository.answer(id).unwrap_or_else(|error| {
            self.report_read(error);
            None
        })
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
        self.running.peek(|running| {
            // It was left, and the store does not take it.
            if let Some(Running { id, question_text, .. }) = running
                && !drafts.iter().any(|draft| draft.id == *id)
            {
                drafts.insert(0, DraftSummary { id: id.clone(), question_text: question_text.clone() });
            }
        });
        self.drafts.set(drafts);
    }

    /// Tries once more to save everything that the store did not take.
    fn save_again(self) {
        self.notices.update(|notices| notices.retain(|it| !matches!(it, Notice::NotSaved(_))));
        let waiting = self.waiting.update_quietly(take);
        let refused = waiting.into_iter().filter(|it| !self.save_attempt(it, Amended::Both)).collect();
        self.waiting.set(refused);
        if self.reviewed.peek(|it| it.as_ref().is_some_and(|it| !it.saved)) {
            self.save_reviewed(Amended::Both);
        }
        kept::save_again(self);
        if self.desk.peek(Desk::has_unsaved) {
            self.story(StoryEvent::Save);
        }
        if self.prep.peek(|prep| prep.unsaved.is_any()) {
            self.plan(PlanEvent::Save);
        }
        if self.pressure.peek(Pressure::has_unsaved) {
            pressure::save_again(self);
        }
    }

    fn delete(self, id: &AttemptId) {
        let attempt = match self.repository.attempt(id) {
            Ok(Some(attempt)) => attempt,
            Ok(None) => return,
            Err(error) => return self.report_read(error),
        };
        let answer = self.repository.answer(id).ok().flatten().unwrap_or_default();
        let replies = self.repository.replies(id).ok().flatten();
        match self.repository.remove_attempt(id) {
            Ok(()) => {
                pressed::delete(self, id, replies);
                kept::let_go(self, id);
                self.history.update(|history| history.drop(id));
                self.reviewed.update(|reviewed| {
                    if reviewed.as_ref().is_some_and(|it| it.attempt.id == *id) {
                        *reviewed = None;
                    }
                });
                document::focus_if_lost("main");
                // Now there may be room for what was refused.
                self.dispatch(Event::SaveAgain);
                let mut deleted = self.take_deleted();
                keep_deleted(&mut deleted, Reviewed { attempt, answer, saved: false, reading: 0 });
                self.notify(Notice::Deleted(deleted));
            }
            Err(error) => self.notify(Notice::NotSaved(error)),
        }
    }

    /// Takes the notice of deleted attempts away, with what it can bring back.
    fn take_deleted(self) -> Vec<Reviewed> {
        match self.take_notice(|it| matches!(it, Notice::Deleted(_))) {
            Some(Notice::Deleted(deleted)) => deleted,
            _ => Vec::new(),
        }
    }

    fn undelete(self) {
        let mut refused = Vec::new();
        for deleted in self.take_deleted() {
            match self.repository.save_attempt(&deleted.attempt, &deleted.answer) {
                Ok(()) => {
                    pressed::bring_back(self, &deleted.attempt.id);
                    kept::bring_back(self, &deleted.attempt.id);
                    self.history.update(|history| history.take_up(deleted.attempt));
                }
                Err(error) => {
                    self.notify(Notice::NotSaved(error));
                    refused.push(deleted);
                }
            }
        }
        if !refused.is_empty() {
            self.notify(Notice::Deleted(refused));
        }
    }

    /// Everything that is kept, as the text of a backup.
    pub fn backup(self) -> Result<String, StoreError> {
        self.take_up_typed();
        self.save_draft(clock::now());
        let mut unsaved = kept::unsaved();
        let attempts = self.waiting.get_quietly();
        let reviewed = self.reviewed.get_quietly().filter(|reviewed| !reviewed.saved);
        for Reviewed { attempt, answer, .. } in attempts.iter().chain(&reviewed) {
            unsaved.push((["attempt/", attempt.id.as_str()].concat(), encode(attempt)));
            unsaved.push((["answer/", attempt.id.as_str()].concat(), encode(answer)));
        }
        unsaved.append(&mut pressure::unsaved_records(self));
        let stories = self.desk.peek(|desk| desk.unsaved_stories().to_vec());
        self.stories.peek(|it| {
            for story in it.list.iter().filter(|story| stories.contains(&story.id)) {
                unsaved.push((["story/", story.id.as_str()].concat(), encode(story)));
            }
        });
        let now = clock::now();
        self.running.peek(|running| {
            if let Some(Running { id, drill, .. }) = running {
                unsaved.push((["draft/", id.as_str()].concat(), encode(&drill.snapshot(now))));
            }
        });
        if self.desk.peek(Desk::has_unsaved_ticks)
            && let Some(ticks) = self.ticks.get_quietly()
        {
            unsaved.push(("ticks".to_owned(), encode(&ticks)));
        }
        self.prep.peek(|prep| {
            if let Some(plan) = prep.unsaved_plan() {
                unsaved.push(("plan".to_owned(), encode(plan)));
            }
            if let Some(settings) = prep.unsaved_settings() {
                unsaved.push(("settings".to_owned(), encode(settings)));
            }
        });
        self.repository.export_with(&unsaved, self.now_wall())
    }

    fn export(self) {
        match self.backup() {
            Ok(json) => {
                file::save("star-drill-backup.json", "application/json", &json);
                self.note_backup();
            }
            Err(error) => self.notify(Notice::NotSaved(error)),
        }
    }

    /// How much of what is here the store has not taken: attempts, stories, ticks, the plan, the settings, a drill under way.
    pub fn unsaved_count(self) -> usize {
        let is_reviewed = self.reviewed.peek(|it| it.as_ref().is_some_and(|it| !it.saved));
        let is_running = self.running.peek(Option::is_some);
        let (plan, settings) =
            self.prep.peek(|prep| (prep.unsaved_plan().is_some(), prep.unsaved_settings().is_some()));
        let others = [is_reviewed, is_running, plan, settings].iter().filter(|is_unsaved| **is_unsaved).count();
        kept::unsaved_count() + self.waiting.peek(Vec::len) + self.desk.peek(Desk::unsaved_count) + others
    }

    /// Gives the person a file with all attempts for a spreadsheet, wherever they are in the app.
    pub fn save_csv(self) {
        let is_read = self.history.peek(|history| history.is_complete && history.stale.is_empty());
        let text = if is_read {
            self.history.peek(|history| as_csv(&history.attempts))
        } else {
            let mut attempts = Vec::new();
            for id in self.repository.attempt_ids().unwrap_or_default() {
                match self.repository.attempt(&id) {
                    Ok(attempt) => attempts.extend(attempt),
                    Err(error) => self.report_read(error),
                }
            }
            as_csv(&attempts)
        };
        file::save("star-drill-progress.csv", "text/csv;charset=utf-8", &text);
    }

    /// Remembers when the last backup was saved.
    fn note_backup(self) {
        if self.repository.is_read_only() {
            return;
        }
        let read = self.prep.peek(|prep| prep.settings.clone());
        let settings = read.or_else(|| self.repository.settings().ok().flatten()).unwrap_or_default();
        self.plan(PlanEvent::Settings(Settings { backed_up_wall_ms: Some(self.now_wall()), ..settings }));
    }

    /// What a backup holds, beside what is here. Changes nothing.
    pub fn preview(self, json: &str) -> Result<Preview, String> {
        self.repository.preview(json).map_err(|error| error.to_string())
    }

    fn import(self, json: &str, how: How) {
        if matches!(how, How::Merge) {
            // Typed before, so it must not be written over what is merged.
            self.take_up_typed();
            self.save_draft(clock::now());
        }
        let imported = self.repository.import(json, how);
        if imported.is_ok() && matches!(how, How::Replace) {
            self.forget();
        }
        if matches!(imported, Ok(_) | Err(ImportError::Torn(_))) {
            self.refresh(None);
        }
        self.notify(Notice::Imported(imported.map_err(|error| error.to_string())));
    }

    /// Deletes everything that is kept, and begins anew.
    fn delete_everything(self) {
        match self.repository.clear() {
            Ok(_) => {
                self.forget();
                address::begin_anew();
            }
            Err(error) => self.notify(Notice::NotSaved(error)),
        }
    }

    /// Lets go of what this page still holds: none of it may be written to where it was deleted or replaced.
    fn forget(self) {
        self.unsaved.set(None);
        self.running.set(None);
        self.reviewed.set(None);
        self.waiting.set(Vec::new());
        self.drafts.set(Vec::new());
        self.desk.update_quietly(Desk::forget);
        kept::forget();
        self.pressure.update(Pressure::forget);
        self.stories.set(Stories::default());
        self.ticks.set(None);
        self.prep.set(Prep::default());
        self.take_preferences(Preferences::default());
        self.forget_attempts(None);
        self.notices.update(|notices| notices.retain(|it| matches!(it, Notice::StorageBlocked | Notice::NotFetched)));
    }

    /// Reads anew what another tab has changed, as far as it is on the screen.
    fn refresh(self, key: Option<&str>) {
        let is_of_kind = |kind: &str| key.is_none_or(|key| key.contains(kind));
        let is_of = |id: &AttemptId| key.is_none_or(|key| key.ends_with(id.as_str()));
        if key.is_none() {
            self.let_go_if_overtaken();
        }
        let reviewed = self.reviewed.peek(|it| it.as_ref().filter(|it| it.saved).map(|it| it.attempt.id.clone()));
        if let Some(id) = reviewed.filter(is_of) {
            self.refresh_reviewed(&id);
        }
        if is_of_kind("/preferences")
            && !host_frame::is_widget()
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
        if is_of_kind("/replies/") {
            pressed::refresh(self, key);
        }
        if is_of_kind("/versions/") {
            self.desk.notify();
        }
        if is_of_kind("/plan") || is_of_kind("/settings") {
            self.plan(PlanEvent::Read);
        }
        let route = self.route.get_quietly();
        if is_of_kind("/attempt/") {
            self.forget_attempts(key);
        }
        if is_of_kind("/draft/") && route == Route::Practice {
            self.list_drafts();
        }
    }

    /// Lets the drill under way go if another tab has written on at it, or finished it, while nobody told this one.
    fn let_go_if_overtaken(self) {
        let now = clock::now();
        let running = self.running.peek(|it| it.as_ref().map(|it| (it.id.clone(), it.drill.snapshot(now))));
        let Some((id, here)) = running else { return };
        let is_finished = matches!(self.repository.attempt(&id), Ok(Some(_)));
        let is_other = |stored: Snapshot| stored.texts != here.texts || stored.notes != here.notes;
        if is_finished || self.repository.draft(&id).ok().flatten().is_some_and(is_other) {
            self.let_go(id);
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
            self.notify(Notice::Discarded(Box::new((id.clone(), snapshot))));
        }
    }

    fn undiscard(self) {
        let discarded = self.take_notice(|it| matches!(it, Notice::Discarded(_)));
        let Some(Notice::Discarded(discarded)) = discarded else { return };
        match self.repository.save_draft(&discarded.0, &discarded.1) {
            Ok(()) => self.list_drafts(),
            Err(error) => {
                self.notify(Notice::NotSaved(error));
                self.notify(Notice::Discarded(discarded));
            }
        }
    }

    /// Takes a notice away, to do what it offers.
    pub(super) fn take_notice(self, is_meant: fn(&Notice) -> bool) -> Option<Notice> {
        self.notices.update(|notices| {
            let place = notices.iter().position(is_meant)?;
            Some(notices.remove(place))
        })
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

/// How much that was deleted is kept to be brought back: more is seldom meant, and it is all in memory.
const DELETED_AT_MOST: usize = 5;

/// Adds what was deleted to what can be brought back; the earliest of too many goes for good.
pub(super) fn keep_deleted<T>(kept: &mut Vec<T>, deleted: T) {
    if kept.len() >= DELETED_AT_MOST {
        kept.remove(0);
    }
    kept.push(deleted);
}

fn as_csv(attempts: &[Attempt]) -> String {
    let days = LocalDays::default();
    csv(attempts, &words().progress.csv, &|wall_ms| days.day(wall_ms).iso())
}
