//! The state of the app, and [`App::dispatch`], its only writer.

use crate::browser::clock::LocalDays;
use crate::browser::local_storage::LocalStorage as BrowserStore;
use crate::browser::{address, clock};
use crate::content::{Kind, Pack, QuestionId};
use crate::drill::{self, Drill, Now};
use crate::progress::{Amendment, Answer, Attempt, AttemptId, Day, Plan, Preferences, Settings, Story, Ticks};
use crate::storage::{MemoryStore, Repository};

use super::choosing::starter_question;
use super::desk::Desk;
pub use super::event::{Dialog, Event, Notice, Typed};
use super::plan::Unsaved;
use super::pressure::Pressure;
use super::route::Route;
use super::watched::Watched;

/// The state: a handful of signals that pages read and only [`App::dispatch`] writes. Copying it copies handles.
#[derive(Clone, Copy)]
pub struct App {
    /// The pack, once it is there.
    pub pack: Watched<PackState>,
    /// Whether the pack's details could not be fetched.
    pub details_failed: Watched<bool>,
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
    /// The stories, once they are wanted.
    pub stories: Watched<Stories>,
    /// What the story pages hold between two events.
    pub(super) desk: Watched<Desk>,
    /// The plan and the settings, once they are wanted.
    pub prep: Watched<Prep>,
    /// The attempt under pressure, and what is known of others that were.
    pub(super) pressure: Watched<Pressure>,
    /// What was ticked, once it is wanted.
    pub ticks: Watched<Option<Ticks>>,
    /// Drills left under way.
    pub drafts: Watched<Vec<DraftSummary>>,
    /// What the person must know.
    pub notices: Watched<Vec<Notice>>,
    /// What a screen reader says next.
    pub announcement: Watched<String>,
    /// Whether a hidden clock is shown all the same, for some seconds after the time was asked for.
    pub glance: Watched<bool>,
    /// The dialog that is open.
    pub dialog: Watched<Option<Dialog>>,
    pub(super) repository: &'static Repository,
    /// Events whose chunk could not be fetched.
    pub(super) undelivered: Watched<Vec<Event>>,
    pub(super) unsaved: Watched<Option<(Typed, String)>>,
    pub(super) draft_saved_ms: Watched<u64>,
}

/// Where the pack stands.
#[derive(Clone)]
pub enum PackState {
    /// On its way.
    Loading,
    /// Here. It lives as long as the page: there are two of them at most, the index and the whole.
    Ready(&'static Pack),
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
    /// The kind of the question.
    pub kind: Kind,
    /// The drill.
    pub drill: Drill,
}

/// An attempt with its texts.
#[derive(Clone, Debug)]
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

/// The attempts as far as they are read; see `history.rs`.
#[derive(Clone, Default)]
pub struct History {
    /// Newest first.
    pub attempts: Vec<Attempt>,
    /// Whether all are read.
    pub is_complete: bool,
    /// Those not read yet.
    pub(super) waiting: Vec<AttemptId>,
    /// Those that may have changed since they were read.
    pub(super) stale: Vec<AttemptId>,
    /// Tells one reading of the list from a later one, so that the earlier one stops.
    pub(super) reading: u32,
}

/// The stories as far as they are read.
#[derive(Clone, Default)]
pub struct Stories {
    /// Those changed last first.
    pub list: Vec<Story>,
    /// Whether all are read.
    pub is_read: bool,
}

/// The plan and the settings as far as they are read.
#[derive(Clone, Default)]
pub struct Prep {
    /// The plan to the interview.
    pub plan: Option<Plan>,
    /// What is set besides how to practise.
    pub settings: Option<Settings>,
    /// What of both the store does not have as it is on the screen.
    pub(super) unsaved: Unsaved,
}

/// A drill left under way, as a line of a list.
#[derive(Clone)]
pub struct DraftSummary {
    /// Its name.
    pub id: AttemptId,
    /// The words of its question.
    pub question_text: String,
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
            details_failed: Watched::new(false),
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
            stories: Watched::new(Stories::default()),
            desk: Watched::new(Desk::default()),
            prep: Watched::new(Prep::default()),
            pressure: Watched::new(Pressure::default()),
            ticks: Watched::new(None),
            drafts: Watched::new(Vec::new()),
            notices: Watched::new(notices),
            announcement: Watched::new(String::new()),
            glance: Watched::new(false),
            dialog: Watched::new(None),
            repository: Box::leak(Box::new(repository)),
            undelivered: Watched::new(Vec::new()),
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
            Event::RetryDetails => self.fetch_details(),
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
            Event::Drill(event) => {
                self.take_up_typed();
                self.step(event, clock::now());
            }
            Event::Amend(amendment) => self.amend(amendment),
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
            Event::StoreChanged(key) => self.store_changed(key),
            Event::Redeliver => self.redeliver(),
            Event::BringBack(_)
            | Event::DetailsArrived(_)
            | Event::SaveAgain
            | Event::TellTime
            | Event::Story(_)
            | Event::ListDrafts
            | Event::DiscardDraft(_)
            | Event::Undiscard
            | Event::Delete(_)
            | Event::Undelete
            | Event::Export
            | Event::Import(..)
            | Event::DeleteEverything
            | Event::Plan(_)
            | Event::Refresh(_) => self.hand_over(event),
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
            Typed::Part(place) => self.amend(Amendment::Part(place, text)),
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

    /// What the page on the screen is about.
    pub fn argument(self) -> Option<String> {
        self.route.peek(|route| match route {
            Route::Later(_, about) => about.clone(),
            _ => None,
        })
    }

    /// The wall clock, in milliseconds since 1970.
    pub fn now_wall(self) -> u64 {
        clock::now().wall_ms
    }

    /// The day on the person's calendar.
    pub fn today(self) -> Day {
        LocalDays::default().day(self.now_wall())
    }

    /// How many stories a principle should have.
    pub fn stories_wanted(self) -> usize {
        self.prep.with(|prep| prep.settings.clone().unwrap_or_default().stories_wanted)
    }

    /// Whether the pack is here, without following it.
    pub(super) fn has_pack_now(self) -> bool {
        self.pack.peek(|pack| matches!(pack, PackState::Ready(_)))
    }

    /// Whether the pack is here.
    pub fn has_pack(self) -> bool {
        self.pack.with(|pack| matches!(pack, PackState::Ready(_)))
    }

    /// Whether the pack is here with its details.
    pub fn has_details(self) -> bool {
        self.pack.with(|pack| matches!(pack, PackState::Ready(pack) if pack.is_whole()))
    }

    /// The pack, where it is here.
    pub fn ready_pack(self) -> Option<&'static Pack> {
        match self.pack.get() {
            PackState::Ready(pack) => Some(pack),
            PackState::Loading | PackState::Failed(_) => None,
        }
    }

    /// Adds a notice, in the place of one of its sort; each record that was set aside is told by itself.
    pub(super) fn notify(self, notice: Notice) {
        let sort = std::mem::discriminant(&notice);
        self.notices.update(|notices| {
            let is_told = |it: &Notice| match (it, &notice) {
                (Notice::SetAside(told), Notice::SetAside(key)) => told == key,
                _ => std::mem::discriminant(it) == sort,
            };
            match notices.iter().position(is_told) {
                Some(place) => notices[place] = notice,
                None => notices.push(notice),
            }
        });
    }
}
