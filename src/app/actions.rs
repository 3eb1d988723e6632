//! What [`App::dispatch`] does about drills, drafts, attempts and the way between pages.

use std::sync::Arc;

use crate::browser::{address, chance, clock, document};
use crate::content::Pack;
use crate::drill::{self, Drill, Event, Now, Setup};
use crate::progress::{Amendment, Attempt, AttemptId};

use super::route::Route;
use super::state::{App, DraftSummary, Notice, PackState, Reviewed, Running};
use super::words::words;

impl App {
    pub(super) fn pack_arrived(self, pack: Result<Pack, String>) {
        match pack {
            Ok(pack) => {
                let offered = self.suggestion.peek(|id| id.as_ref().is_some_and(|id| pack.question(id).is_some()));
                self.pack.set(PackState::Ready(Arc::new(pack)));
                if !offered {
                    self.suggest();
                }
                // The others show what they can without the pack, and follow when it comes.
                match self.route.get_quietly() {
                    drill @ Route::Drill(_) => self.show(drill),
                    Route::Practice => self.list_drafts(),
                    _ => {}
                }
            }
            Err(why) => self.pack.set(PackState::Failed(why)),
        }
    }

    /// Puts a route on the screen, and gets what it needs.
    pub(super) fn show(self, route: Route) {
        self.leave(&route);
        match &route {
            Route::Drill(id) => {
                let is_on = self.running.peek(|running| running.as_ref().is_some_and(|it| it.id == *id));
                if !is_on && self.ready_pack().is_some() && !self.restore(id) {
                    address::replace(&Route::Practice.hash());
                    return self.show(Route::Practice);
                }
            }
            Route::Review(id) => {
                let is_on = self.reviewed.peek(|it| it.as_ref().is_some_and(|it| it.attempt.id == *id));
                if !is_on && !self.open_attempt(id) {
                    address::replace(&Route::History.hash());
                    return self.show(Route::History);
                }
            }
            Route::Practice => self.list_drafts(),
            Route::History => self.begin_history(),
            Route::Settings => {}
        }
        document::set_title(&words().title(&route));
        if self.route.get_quietly() != route {
            self.route.set(route);
            document::begin_page("main");
        }
    }

    /// What must be done before something else than `next` is on the screen.
    fn leave(self, next: &Route) {
        self.take_up_typed();
        let leaves_drill =
            self.running.peek(|running| running.as_ref().is_some_and(|it| *next != Route::Drill(it.id.clone())));
        if leaves_drill {
            self.step(Event::Pause, clock::now());
            self.running.set(None);
            self.dialog.set(None);
        }
    }

    pub(super) fn start(self) {
        let planned = self.suggested(|pack, question| {
            let defaults = pack.defaults();
            let setup = self.preferences.peek(|preferences| {
                Setup::new(
                    question.id.clone(),
                    preferences.manner,
                    preferences.form,
                    preferences.think_seconds.unwrap_or(defaults.think_seconds),
                    preferences.answer_seconds.or(question.target_seconds).unwrap_or(defaults.standard_seconds),
                    &defaults.shares,
                )
            });
            (setup, question.text.clone())
        });
        let Some((setup, question_text)) = planned else { return };
        self.save_preferences();
        let now = clock::now();
        let id = AttemptId::new(now.wall_ms, chance::draw());
        let (drill, effects) = Drill::start(setup, now);
        self.now.set(now);
        self.running.set(Some(Running { id: id.clone(), question_text, drill }));
        self.carry_out(effects, now);
        self.dispatch(super::state::Event::Visit(Route::Drill(id)));
    }

    /// Brings a draft back, paused. False where it cannot be had; the person is told why.
    fn restore(self, id: &AttemptId) -> bool {
        let Some(pack) = self.ready_pack() else {
            return false;
        };
        let now = clock::now();
        match self.repository.draft(id) {
            Ok(Some(snapshot)) => {
                let Some(question_text) = pack.question(&snapshot.setup.question).map(|it| it.text.clone()) else {
                    self.notify(Notice::QuestionGone);
                    return false;
                };
                match Drill::restore(snapshot, now) {
                    Ok(drill) => {
                        self.now.set(now);
                        self.running.set(Some(Running { id: id.clone(), question_text, drill }));
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

    /// Takes one step of the drill and carries its effects out. Pages hear of it only if there is something to see.
    pub(super) fn step(self, event: Event, now: Now) {
        let is_tick = event == Event::Tick;
        let stepped = self.running.update_quietly(|running| {
            let Running { id, question_text, drill } = running.take()?;
            let before = standing(&drill);
            let (drill, effects) = drill.step(event, now);
            let is_visible = !is_tick || before != standing(&drill);
            *running = Some(Running { id, question_text, drill });
            Some((effects, is_visible))
        });
        let Some((effects, is_visible)) = stepped else {
            return;
        };
        if is_visible {
            self.now.set(now);
            self.running.notify();
        }
        self.carry_out(effects, now);
    }

    /// The answer is given: keeps the attempt, shows it, and only then lets the draft go.
    pub(super) fn complete(self, now: Now) {
        let Some(pack) = self.ready_pack() else { return };
        let Some(Running { id, drill, .. }) = self.running.update_quietly(Option::take) else { return };
        // A drill only ever begins or comes back with a question of this pack.
        let Some(question) = pack.question(&drill.setup().question) else { return };
        let (attempt, answer) = Attempt::of_drill(&drill, pack.id().clone(), question, id.clone(), now);
        self.look_at(Reviewed { attempt, answer, saved: false, reading: 0 });
        self.save_reviewed();
        self.running.notify();
        // Back must not lead into a drill that is over.
        let review = Route::Review(id);
        address::replace(&review.hash());
        self.show(review);
    }

    /// The drill is given up.
    pub(super) fn abandon(self) {
        let Some(running) = self.running.get_quietly() else {
            return;
        };
        self.running.set(None);
        self.discard_draft(&running.id);
        address::replace(&Route::Practice.hash());
        self.show(Route::Practice);
    }

    pub(super) fn amend(self, amendment: Amendment) {
        let changed = self.reviewed.update(|reviewed| {
            let reviewed = reviewed.as_mut()?;
            reviewed.attempt.amend(&mut reviewed.answer, amendment);
            Some(())
        });
        if changed.is_some() {
            self.save_reviewed();
        }
    }

    pub(super) fn discard_draft(self, id: &AttemptId) {
        if let Err(error) = self.repository.remove_draft(id) {
            self.notify(Notice::NotSaved(error));
        }
        self.drafts.update(|drafts| drafts.retain(|draft| draft.id != *id));
    }

    /// Lists the drills left under way, once the screen is painted.
    fn list_drafts(self) {
        clock::after(0, move || {
            let Some(pack) = self.pack.peek(|pack| match pack {
                PackState::Ready(pack) => Some(Arc::clone(pack)),
                _ => None,
            }) else {
                return;
            };
            let ids = self.repository.draft_ids().unwrap_or_default();
            let mut drafts = Vec::new();
            for id in ids {
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
        });
    }

    /// Another tab has changed the store.
    pub(super) fn store_changed(self, key: Option<&str>) {
        let is_of = |id: &AttemptId| key.is_some_and(|key| key.ends_with(id.as_str()));
        let drill = self.running.peek(|running| running.as_ref().map(|it| it.id.clone())).filter(is_of);
        let reviewed = self.reviewed.peek(|it| it.as_ref().filter(|it| it.saved).map(|it| it.attempt.id.clone()));
        if let Some(id) = drill {
            // A draft that is gone was thrown away there; the drill goes on here, and is saved again at its next event.
            if matches!(self.repository.draft(&id), Ok(Some(_))) {
                self.let_go(id);
            }
        } else if let Some(id) = reviewed.filter(is_of) {
            // What this tab writes next must not be written from what it read before.
            self.reviewed.set(None);
            if !self.open_attempt(&id) {
                self.show(Route::History);
            }
        } else if key.is_none_or(|key| key.ends_with("/preferences")) {
            if let Ok(Some(preferences)) = self.repository.preferences() {
                self.preferences.set(preferences);
                self.apply_theme();
            }
        } else {
            match self.route.get_quietly() {
                Route::History => self.begin_history(),
                Route::Practice => self.list_drafts(),
                _ => {}
            }
        }
    }

    /// The drill goes on in another tab: this one must not write over it.
    fn let_go(self, id: AttemptId) {
        self.unsaved.set(None);
        self.running.set(None);
        self.notify(Notice::ElsewhereDrill(id));
        address::replace(&Route::Practice.hash());
        self.show(Route::Practice);
    }
}

/// Of a drill, what the page shows besides the clocks.
fn standing(drill: &Drill) -> (drill::Phase, usize, bool, Option<drill::Gap>) {
    (drill.phase(), drill.current(), drill.is_running(), drill.gap())
}
