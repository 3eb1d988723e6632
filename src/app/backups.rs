//! The backup and what comes of one: giving the person everything as a file, importing, deleting everything. For that it
//! knows what the store has not taken.

use crate::browser::{address, clock, file};
use crate::progress::{Preferences, Settings};
use crate::storage::StoreError;
use crate::storage::import::{How, ImportError, Preview};
use crate::storage::records::encode;

use super::desk::Desk;
use super::kept;
use super::plan::PlanEvent;
use super::pressure::{self, Pressure};
use super::state::{App, Notice, Prep, Reviewed, Running, Stories};

impl App {
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

    pub(super) fn export(self) {
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

    pub(super) fn import(self, json: &str, how: How) {
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
    pub(super) fn delete_everything(self) {
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
}
