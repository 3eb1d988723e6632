//! Reading anew what is on the screen, where another tab or an import has changed what is stored.

use crate::browser::{address, clock, host_frame};
use crate::drill::Snapshot;
use crate::progress::{AttemptId, Preferences};

use super::plan::PlanEvent;
use super::pressed;
use super::route::{Place, Route};
use super::state::App;
use super::stories::StoryEvent;

impl App {
    /// Reads anew what another tab has changed, as far as it is on the screen.
    pub(super) fn refresh(self, key: Option<&str>) {
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

    /// Takes up preferences that came from elsewhere.
    pub(super) fn take_preferences(self, preferences: Preferences) {
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
}
