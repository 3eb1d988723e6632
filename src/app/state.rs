//! The state of the app, and [`App::dispatch`], its only writer.

use std::sync::Arc;

use crate::browser::local_storage::LocalStorage as BrowserStore;
use crate::browser::{address, chance, clock, document};
use crate::content::{Pack, PrincipleId, Question, QuestionId};
use crate::drill::{self, Drill, Field, Now};
use crate::progress::{Amendment, Answer, Attempt, AttemptId, Preferences, Theme};
use crate::storage::{MemoryStore, Repository, StoreError};

use super::route::Route;
use super::watched::Watched;

/// The state: a handful of signals that pages read and only [`App::dispatch`] writes. Copying it copies handles.
#[derive(Clone, Copy)]
pub struct App {
    /// The pack, once it is there.
    pub pack: Watched<PackState>,
    /// What the person chose last.
    pub preferences: Watched<Preferences>,
    /// What is on the screen.
    pub route: Watched<Route>,
    /// The question that the start page offers.
    pub suggestion: Watched<Option<QuestionId>>,
    /// Whether Start was pressed before the pack was here: the drill begins when it comes.
    pub start_wanted: Watched<bool>,
    /// The drill under way.
    pub running: Watched<Option<Running>>,
    /// The time, while a drill runs. A signal of its own, so that only clocks are drawn anew.
    pub now: Watched<Now>,
    /// The attempt that is looked back at.
    pub reviewed: Watched<Option<Reviewed>>,
    /// Attempts that the store did not take and that are not looked at any more: kept here until it does.
    pub(super) waiting: Watched<Vec<Reviewed>>,
    /// Attempts for the history, newest first; read in slices.
    pub history: Watched<History>,
    /// The principle and the question that the history is narrowed to; empty for all.
    pub history_filter: Watched<[String; 2]>,
    /// Drills left under way.
    pub drafts: Watched<Vec<DraftSummary>>,
    /// What the person must know.
    pub notices: Watched<Vec<Notice>>,
    /// What a screen reader says next.
    pub announcement: Watched<String>,
    /// The dialog that is open.
    pub dialog: Watched<Option<Dialog>>,
    pub(super) repository: &'static Repository,
    pub(super) unsaved: Watched<Option<(Typed, String)>>,
    pub(super) draft_saved_ms: Watched<u64>,
}

/// Where the pack stands.
#[derive(Clone)]
pub enum PackState {
    /// On its way.
    Loading,
    /// Here.
    Ready(Arc<Pack>),
    /// Not to be had; why, and what was wrong where.
    Failed(String),
}

/// A drill with its name and its question.
#[derive(Clone)]
pub struct Running {
    /// The name it has as a draft and will have as an attempt.
    pub id: AttemptId,
    /// The words of the question it puts.
    pub question_text: String,
    /// The drill.
    pub drill: Drill,
}

/// An attempt with its texts.
#[derive(Clone)]
pub struct Reviewed {
    /// Its summary.
    pub attempt: Attempt,
    /// Its texts.
    pub answer: Answer,
    /// Whether the store has it.
    pub saved: bool,
    /// Tells one reading of an attempt from a later one, so that the page is made anew.
    pub reading: u32,
}

/// The attempts as far as they are read.
#[derive(Clone, Default)]
pub struct History {
    /// Newest first.
    pub attempts: Vec<Attempt>,
    /// The principles that were practised, the latest first.
    pub principles: Vec<PrincipleId>,
    /// The questions that were asked, with their words, the latest first.
    pub questions: Vec<(QuestionId, String)>,
    /// Whether all are read.
    pub is_complete: bool,
    /// Those not read yet.
    pub(super) waiting: Vec<AttemptId>,
    /// Tells one reading of the list from a later one, so that the earlier one stops.
    pub(super) reading: u32,
}

/// A drill left under way, as a line of a list.
#[derive(Clone)]
pub struct DraftSummary {
    /// Its name.
    pub id: AttemptId,
    /// The words of its question.
    pub question_text: String,
}

/// What the person must know, until they put it away.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// The browser blocks storage: all is kept in memory only.
    StorageBlocked,
    /// A part of the app could not be fetched.
    NotFetched,
    /// Something could not be saved.
    NotSaved(StoreError),
    /// A record could not be read and was set aside.
    SetAside(String),
    /// A newer build has written here.
    Newer,
    /// A drill that is to be resumed asks a question that the pack has not.
    QuestionGone,
    /// The drill goes on in another tab.
    ElsewhereDrill(AttemptId),
    /// An attempt was deleted; it can still be brought back.
    Deleted(Box<(Attempt, Answer)>),
    /// What came of an import.
    Imported(Result<crate::storage::backup::Imported, String>),
}

/// A dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// All keys.
    Keys,
    /// Give the drill up?
    Abandon,
    /// Start the drill over?
    Restart,
}

/// A text that is being typed and not yet part of the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// A field of the drill.
    Drill(Field),
    /// The remark on an attempt.
    Remark,
    /// The transcript of an attempt.
    Transcript,
}

/// Everything that can happen.
pub enum Event {
    /// The pack has arrived, or will not. Why not, in words.
    PackArrived(Result<Pack, String>),
    /// Try once more to get the pack.
    RetryPack,
    /// The address has changed.
    AddressChanged(String),
    /// Show this.
    Visit(Route),
    /// These are the choices from now on.
    Prefer(Preferences),
    /// Offer another question.
    Suggest,
    /// Offer this question.
    Choose(QuestionId),
    /// Begin a drill with the question offered.
    Start,
    /// Go on with a drill left under way.
    ResumeDraft(AttemptId),
    /// Bring back from the store what a route names.
    BringBack(Route),
    /// List the drills left under way.
    ListDrafts,
    /// Throw a drill left under way away.
    DiscardDraft(AttemptId),
    /// Something happened to the drill.
    Drill(drill::Event),
    /// The person adds something to the attempt looked back at.
    Amend(Amendment),
    /// Try once more to save what the store did not take.
    SaveAgain,
    /// Narrow the history by its first filter (principle) or its second (question).
    Narrow(usize, String),
    /// Delete an attempt.
    Delete(AttemptId),
    /// Bring the attempt last deleted back.
    Undelete,
    /// Put a notice away.
    Dismiss(usize),
    /// Open a dialog, or close it.
    Show(Option<Dialog>),
    /// Say something to screen readers.
    Announce(String),
    /// Give the person a file with everything.
    Export,
    /// Take up a file with everything.
    Import(String),
    /// Another tab has changed the store: the key, or none where it was emptied.
    StoreChanged(Option<String>),
}

impl History {
    /// Takes up attempts that are older than those before.
    pub(super) fn take_up(&mut self, attempts: Vec<Attempt>) {
        for attempt in &attempts {
            if let Some(principle) = attempt.principle.as_ref().filter(|it| !self.principles.contains(it)) {
                self.principles.push(principle.clone());
            }
            if self.questions.iter().all(|(id, _)| *id != attempt.question) {
                self.questions.push((attempt.question.clone(), attempt.question_text.clone()));
            }
        }
        self.attempts.extend(attempts);
        self.is_complete = self.waiting.is_empty();
    }
}

impl App {
    /// Opens the store and reads what the first screen needs, and no more.
    pub fn open() -> Self {
        let mut notices = Vec::new();
        let repository = match BrowserStore::open() {
            Ok(store) => Repository::new(Box::new(store)),
            Err(_) => {
                notices.push(Notice::StorageBlocked);
                Repository::new(Box::new(MemoryStore::default()))
            }
        };
        let preferences = repository.preferences();
        let app = Self {
            pack: Watched::new(PackState::Loading),
            preferences: Watched::new(Preferences::default()),
            route: Watched::new(Route::parse(&address::hash())),
            suggestion: Watched::new(None),
            start_wanted: Watched::new(false),
            running: Watched::new(None),
            now: Watched::new(clock::now()),
            reviewed: Watched::new(None),
            waiting: Watched::new(Vec::new()),
            history: Watched::new(History::default()),
            history_filter: Watched::new([String::new(), String::new()]),
            drafts: Watched::new(Vec::new()),
            notices: Watched::new(notices),
            announcement: Watched::new(String::new()),
            dialog: Watched::new(None),
            repository: Box::leak(Box::new(repository)),
            unsaved: Watched::new(None),
            draft_saved_ms: Watched::new(0),
        };
        match preferences {
            Ok(Some(preferences)) => {
                app.preferences.set(preferences);
                app.apply_theme();
            }
            // Somebody new first meets the question that the static shell shows.
            Ok(None) => app.suggestion.set(starter_question()),
            Err(error) => app.report_read(error),
        }
        app
    }

    /// Takes up everything that can happen, and is the only one to change the state.
    pub fn dispatch(self, event: Event) {
        match event {
            Event::PackArrived(pack) => self.pack_arrived(pack),
            Event::RetryPack => self.fetch_pack(),
            Event::AddressChanged(hash) => self.show(Route::parse(&hash)),
            Event::Visit(route) => {
                address::go(&route.hash());
                self.show(route);
            }
            Event::Prefer(preferences) => self.prefer(preferences),
            Event::Suggest => self.suggest(),
            Event::Choose(question) => self.suggestion.set(Some(question)),
            Event::Start => self.start_or_wait(),
            Event::ResumeDraft(id) => self.dispatch(Event::Visit(Route::Drill(id))),
            Event::DiscardDraft(id) => self.discard_draft(&id),
            Event::Drill(event) => {
                self.take_up_typed();
                self.step(event, clock::now());
            }
            Event::Amend(amendment) => self.amend(amendment),
            Event::SaveAgain => self.save_waiting(),
            Event::Narrow(index, value) => self.history_filter.update(|filter| {
                if let Some(place) = filter.get_mut(index) {
                    *place = value;
                }
            }),
            Event::Dismiss(index) => self.notices.update(|notices| {
                if index < notices.len() {
                    notices.remove(index);
                }
            }),
            Event::Show(dialog) => self.dialog.set(dialog),
            Event::Announce(text) => self.announcement.set(text),
            Event::BringBack(_)
            | Event::ListDrafts
            | Event::Delete(_)
            | Event::Undelete
            | Event::Export
            | Event::Import(_)
            | Event::StoreChanged(_) => self.hand_over(event),
        }
    }

    /// Time has passed.
    pub fn tick(self) {
        let now = clock::now();
        self.now.set(now);
        self.step(drill::Event::Tick, now);
        self.save_draft_now_and_then(now);
    }

    /// Keeps a text that is being typed, and takes it up a little later: after the last chance to lose much of it, but
    /// not at each key.
    pub fn type_in(self, typed: Typed, text: String) {
        /// Chromium writes storage to disk at most about once a minute; three seconds lose nothing that it would keep.
        const TAKE_UP_AFTER_MS: i32 = 3_000;

        let waiting = self.unsaved.peek(|unsaved| unsaved.as_ref().map(|(typed, _)| *typed));
        if waiting.is_some_and(|other| other != typed) {
            self.take_up_typed();
        }
        self.unsaved.set(Some((typed, text)));
        if waiting.is_none() {
            clock::after(TAKE_UP_AFTER_MS, move || self.take_up_typed());
        }
    }

    /// Makes what is being typed part of the state.
    pub fn take_up_typed(self) {
        let Some((typed, text)) = self.unsaved.update_quietly(Option::take) else {
            return;
        };
        match typed {
            Typed::Drill(field) => self.step(drill::Event::Write(field, text), clock::now()),
            Typed::Remark => self.amend(Amendment::Remark(text)),
            Typed::Transcript => self.amend(Amendment::Transcript(text)),
        }
    }

    /// Of the drill under way, what `say` says, followed by the tick; the default where there is none.
    pub fn drill_says<T: Default>(self, say: impl FnOnce(&Drill, Now) -> T) -> T {
        let now = self.now.get();
        self.running.with(|running| running.as_ref().map(|running| say(&running.drill, now)).unwrap_or_default())
    }

    /// The part of the drill that is being answered, without following it.
    pub fn current_part(self) -> usize {
        self.running.peek(|running| running.as_ref().map_or(0, |running| running.drill.current()))
    }

    /// Whether the pack is here, without following it.
    pub(super) fn has_pack_now(self) -> bool {
        self.pack.peek(|pack| matches!(pack, PackState::Ready(_)))
    }

    /// Whether the pack is here.
    pub fn has_pack(self) -> bool {
        self.pack.with(|pack| matches!(pack, PackState::Ready(_)))
    }

    /// The pack, where it is here.
    pub fn ready_pack(self) -> Option<Arc<Pack>> {
        match self.pack.get() {
            PackState::Ready(pack) => Some(pack),
            PackState::Loading | PackState::Failed(_) => None,
        }
    }

    /// Of the question that the start page offers, what `say` says; nothing where there is none, or no pack yet.
    pub fn suggested<T>(self, say: impl FnOnce(&Pack, &Question) -> T) -> Option<T> {
        let pack = self.ready_pack()?;
        self.suggestion.with(|id| Some(say(&pack, pack.question(id.as_ref()?)?)))
    }

    fn prefer(self, preferences: Preferences) {
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
        let picked = crate::progress::pick(&pack, &filter, &avoid, chance::draw());
        self.suggestion.set(picked.map(|question| question.id.clone()));
    }

    /// Adds a notice, unless it stands there already.
    pub(super) fn notify(self, notice: Notice) {
        self.notices.update(|notices| {
            if !notices.contains(&notice) {
                notices.push(notice);
            }
        });
    }
}

/// The question whose words stand in the static shell.
pub(super) fn starter_question() -> Option<QuestionId> {
    document::element("star-drill")?.get_attribute("data-question").map(QuestionId::new)
}
