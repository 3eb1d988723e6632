//! What [`App::dispatch`] does about drills, drafts, attempts and the way between pages.

use crate::browser::{address, chance, clock, document};
use crate::content::Pack;
use crate::drill::{self, Drill, Event, Now, Setup};
use crate::progress::{Amended, Amendment, Attempt, AttemptId};

use super::route::Route;
use super::state::{App, Notice, PackState, Reviewed, Running};
use super::words::words;

impl App {
    pub(super) fn pack_arrived(self, pack: Result<&'static Pack, String>) {
        match pack {
            Ok(pack) => {
                let offered = self.suggestion.peek(|id| id.as_ref().is_some_and(|id| pack.question(id).is_some()));
                self.pack.set(PackState::Ready(pack));
                if !offered {
                    self.suggest();
                }
                // The others show what they can without the pack, and follow when it comes.
                if let route @ (Route::Drill(_) | Route::Practice) = self.route.get_quietly() {
                    self.show(route);
                }
                if self.start_wanted.get_quietly() {
                    self.start_wanted.set(false);
                    self.start();
                }
                self.fetch_details();
                super::chunks::fetch_ahead();
            }
            Err(why) => {
                self.start_wanted.set(false);
                self.pack.set(PackState::Failed(why));
            }
        }
    }

    /// Begins a drill; before the pack is here, as soon as it is, with the question that is on the screen.
    pub(super) fn start_or_wait(self) {
        if self.pack.peek(|pack| matches!(pack, PackState::Loading)) {
            // On the start page it is the static shell's; elsewhere it was chosen just before.
            if self.route.get_quietly() == Route::Practice {
                self.suggestion.set(super::choosing::starter_question());
            }
            self.start_wanted.set(true);
        } else {
            self.start();
        }
    }

    /// Puts a route on the screen, and gets what it needs.
    pub(super) fn show(self, route: Route) {
        self.leave(&route);
        match &route {
            Route::Drill(id) if self.has_pack_now() && !self.is_running(id) => self.bring_back_soon(&route),
            Route::Review(id) if !self.is_reviewed(id) => self.bring_back_soon(&route),
            Route::Practice if self.has_pack_now() => self.hand_over(super::state::Event::ListDrafts),
            _ => {}
        }
        document::set_title(&words().title(&route));
        if self.route.get_quietly() != route {
            self.route.set(route);
            document::begin_page("main");
        }
    }

    fn bring_back_soon(self, route: &Route) {
        self.hand_over(super::state::Event::BringBack(route.clone()));
    }

    /// Whether this is the drill under way.
    pub(super) fn is_running(self, id: &AttemptId) -> bool {
        self.running.peek(|running| running.as_ref().is_some_and(|it| it.id == *id))
    }

    /// Whether this is the attempt that is looked back at.
    pub(super) fn is_reviewed(self, id: &AttemptId) -> bool {
        self.reviewed.peek(|reviewed| reviewed.as_ref().is_some_and(|it| it.attempt.id == *id))
    }

    /// What must be done before something else than `next` is on the screen.
    fn leave(self, next: &Route) {
        self.take_up_typed();
        if *next != self.route.get_quietly() {
            self.start_wanted.set(false);
        }
        let leaves_drill =
            self.running.peek(|running| running.as_ref().is_some_and(|it| *next != Route::Drill(it.id.clone())));
        if leaves_drill {
            let now = clock::now();
            self.step(Event::Pause, now);
            self.dialog.set(None);
            // What the store does not take stays here, to be resumed.
            if self.save_draft(now) {
                self.running.set(None);
            }
        }
    }

    fn start(self) {
        let planned = self.suggested(|pack, question| {
            let defaults = pack.defaults();
            let setup = self.preferences.peek(|preferences| {
                Setup::new(
                    question.id.clone(),
                    preferences.manner,
                    preferences.form_for(question.kind),
                    preferences.think_seconds_for(question.kind, defaults.think_seconds),
                    preferences.answer_seconds_for(question.kind, question.target_seconds, defaults.standard_seconds),
                    &defaults.shares,
                )
            });
            (setup, question.text.clone(), question.kind)
        });
        let Some((setup, question_text, kind)) = planned else {
            if self.suggestion.peek(Option::is_some) {
                self.notify(Notice::QuestionGone);
            }
            return;
        };
        // One that was left and could not be saved would be lost.
        if let Some(unsaved) = self.running.peek(|running| running.as_ref().map(|it| it.id.clone())) {
            return self.dispatch(super::state::Event::Visit(Route::Drill(unsaved)));
        }
        self.save_preferences();
        let now = clock::now();
        let id = AttemptId::new(now.wall_ms, chance::draw());
        let (drill, effects) = Drill::start(setup, now);
        self.now.set(now);
        self.running.set(Some(Running { id: id.clone(), question_text, kind, drill }));
        self.carry_out(effects, now);
        self.dispatch(super::state::Event::Visit(Route::Drill(id)));
    }

    /// Takes one step of the drill and carries its effects out. Pages hear of it only if there is something to see.
    pub(super) fn step(self, event: Event, now: Now) {
        let is_tick = event == Event::Tick;
        let stepped = self.running.update_quietly(|running| {
            let Running { id, question_text, kind, drill } = running.take()?;
            let before = standing(&drill);
            let (drill, effects) = drill.step(event, now);
            let is_visible = !is_tick || before != standing(&drill);
            *running = Some(Running { id, question_text, kind, drill });
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
        self.save_reviewed(Amended::Both);
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
        let _ = self.discard_draft(&running.id);
        address::replace(&Route::Practice.hash());
        self.show(Route::Practice);
    }

    pub(super) fn amend(self, amendment: Amendment) {
        let changed = self.reviewed.update(|reviewed| {
            let reviewed = reviewed.as_mut()?;
            Some(reviewed.attempt.amend(&mut reviewed.answer, amendment))
        });
        if let Some(amended) = changed {
            self.save_reviewed(amended);
        }
    }

    /// Takes a draft out of the store and off the list. Whether the store took it.
    pub(super) fn discard_draft(self, id: &AttemptId) -> bool {
        if let Err(error) = self.repository.remove_draft(id) {
            self.notify(Notice::NotSaved(error));
            return false;
        }
        self.drafts.update(|drafts| drafts.retain(|draft| draft.id != *id));
        true
    }

    /// Another tab has changed the store. A drill that went on or ended there must not be written over from here, so that
    /// much is decided at once; the rest may wait for its chunk.
    pub(super) fn store_changed(self, key: Option<String>) {
        let is_of = |id: &AttemptId| key.as_ref().is_some_and(|key| key.ends_with(id.as_str()));
        let drill = self.running.peek(|running| running.as_ref().map(|it| it.id.clone())).filter(is_of);
        match drill {
            Some(id) if self.repository.has(&id) => self.let_go(id),
            // It was thrown away there; it goes on here, and is saved again at its next event.
            Some(_) => {}
            None => self.dispatch(super::state::Event::Refresh(key)),
        }
    }

    /// The drill goes on in another tab: this one must not write over it.
    pub(super) fn let_go(self, id: AttemptId) {
        self.unsaved.set(None);
        self.running.set(None);
        self.dialog.set(None);
        self.notify(Notice::ElsewhereDrill(id));
        address::replace(&Route::Practice.hash());
        self.show(Route::Practice);
    }
}

/// Of a drill, what the page shows besides the clocks.
fn standing(drill: &Drill) -> (drill::Phase, usize, bool, Option<drill::Gap>) {
    (drill.phase(), drill.current(), drill.is_running(), drill.gap())
}
