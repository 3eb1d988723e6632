//! What is chosen to practise: the preferences, the question that the start page offers by them, and the ways to a question
//! of a principle, a role, a stage or a kind.

use crate::browser::{chance, document};
use crate::content::{Kind, Pack, PrincipleId, Question, QuestionId, RoleId, StageId};
use crate::progress::{Preferences, Theme};

use super::route::Route;
use super::state::{App, Event};

impl App {
    /// Of the question that the start page offers, what `say` says; nothing where there is none, or no pack yet.
    pub fn suggested<T>(self, say: impl FnOnce(&Pack, &Question) -> T) -> Option<T> {
        let pack = self.ready_pack()?;
        self.suggestion.with(|id| Some(say(pack, pack.question(id.as_ref()?)?)))
    }

    pub(super) fn prefer(self, mut preferences: Preferences) {
        self.preferences.with(|old| preferences.forget_lengths_of(old));
        let filter_changed = self.preferences.with(|old| old.filter() != preferences.filter());
        self.preferences.set(preferences);
        self.apply_theme();
        self.save_preferences();
        if filter_changed {
            self.suggest();
        }
    }

    pub(super) fn apply_theme(self) {
        let theme = match self.preferences.with(|preferences| preferences.theme) {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        };
        document::set_root_attribute("data-theme", theme);
    }

    pub(super) fn suggest(self) {
        let Some(pack) = self.ready_pack() else {
            return;
        };
        let filter = self.preferences.peek(Preferences::filter);
        let avoid: Vec<QuestionId> = self.suggestion.peek(|last| last.iter().cloned().collect());
        let picked = crate::progress::pick(pack, &filter, &avoid, chance::draw());
        self.suggestion.set(picked.map(|question| question.id.clone()));
    }

    /// Offers a question by a filter on the start page, whatever was chosen before of kind, principle, stage and round.
    fn practise_by(self, change: &dyn Fn(&mut Preferences)) {
        let mut preferences = self.preferences.get_quietly();
        preferences.kind = None;
        preferences.principle = None;
        preferences.stage = None;
        preferences.round = None;
        change(&mut preferences);
        self.dispatch(Event::Prefer(preferences));
        // Where these were chosen already, the question on offer may be another one, or the last one.
        self.dispatch(Event::Suggest);
        self.dispatch(Event::Visit(Route::Practice));
    }

    /// The same for the role that was chosen, where that leaves any question: depth and cases are asked by role.
    pub fn practise_in_role(self, change: &dyn Fn(&mut Preferences)) {
        self.practise_by(&|it| {
            change(it);
            let filter = it.filter();
            if self.ready_pack().is_none_or(|pack| pack.matching(&filter).next().is_none()) {
                it.role = None;
            }
        });
    }

    /// Offers a story's question of a principle.
    pub fn practise(self, principle: &PrincipleId) {
        self.practise_by(&|it| {
            it.kind = Some(Kind::Behavioural);
            it.principle = Some(principle.clone());
            it.role = None;
        });
    }

    /// Offers a question of a role.
    pub fn practise_role(self, role: &RoleId) {
        self.practise_by(&|it| it.role = Some(role.clone()));
    }

    /// Offers a question of a stage.
    pub fn practise_stage(self, stage: &StageId) {
        self.practise_by(&|it| {
            it.stage = Some(stage.clone());
            it.role = None;
        });
    }

    /// Offers a question of a kind.
    pub fn practise_kind(self, kind: Kind) {
        self.practise_in_role(&|it| it.kind = Some(kind));
    }
}

/// The question whose words stand in the static shell.
pub(super) fn starter_question() -> Option<QuestionId> {
    document::element("star-drill")?.get_attribute("data-question").map(QuestionId::new)
}
