//! Deleting attempts, throwing away drills left under way, and bringing both back as long as the notice of it stands.
//! Stories have their own in [`super::stories`].

use crate::browser::document;
use crate::progress::AttemptId;

use super::kept;
use super::pressed;
use super::state::{App, Event, Notice, Reviewed};

impl App {
    pub(super) fn delete(self, id: &AttemptId) {
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

    pub(super) fn undelete(self) {
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

    /// Throws a drill left under way away, so that it can be brought back.
    pub(super) fn discard(self, id: &AttemptId) {
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

    pub(super) fn undiscard(self) {
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
