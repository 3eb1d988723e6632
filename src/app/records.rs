//! Takes up what is done with stored records besides saving them, and does what of it has no file of its own: bringing
//! back, listing, saving again what was refused, and adding the pack's details. A chunk of its own, for the first drill
//! needs none of it.

use std::mem::take;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::browser::{address, clock, document, new_version};
use crate::drill::Drill;
use crate::progress::{Amended, Answer, AttemptId};
use crate::storage::{ReadError, StoreError};

use super::desk::Desk;
use super::kept;
use super::plan::PlanEvent;
use super::pressure::{self, Pressure};
use super::route::{Place, Route};
use super::state::{App, DraftSummary, Event, Notice, PackState, Reviewed, Running};
use super::stories::StoryEvent;

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
    pub(super) fn list_drafts(self) {
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

    /// How much of the store is used, in UTF-16 units.
    pub fn used_units(self) -> Result<usize, StoreError> {
        self.repository.used_units()
    }

    /// How many texts are set aside.
    pub fn set_aside_count(self) -> usize {
        self.repository.set_aside().map_or(0, |aside| aside.len())
    }
}
