//! What the first drill does not wait for: the pages but practice and drill, and what is done with stored records besides
//! saving.
//!
//! A release is built with the feature `split`: then each entry below, with all that only it reaches, goes into a WASM
//! file of its own (a *chunk*), and calling the entry fetches the chunk first. Without the feature everything is in one
//! file and the entries return at once. Either way an entry gives plain functions, so that whoever calls it waits once,
//! however much the chunk holds. There is one entry a chunk, and [`page_of`] and [`App::hand_over`] are the only ones to
//! call them: each place that waits for a chunk costs code in the first file.

use leptos::prelude::untrack;
use leptos::task::spawn_local;

use crate::browser::host_frame;

use super::el::El;
use super::plan::PlanEvent;
use super::route::{Place, Route};
use super::state::{App, Event, Notice};
use super::stories::StoryEvent;
use super::{pages, parts, records, stories};

/// Makes a page, or a piece of one.
pub type Page = fn(App) -> El;

/// A piece of the screen that is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// What stands below the question on the start page.
    BelowStart,
    /// What the dialog that is open holds.
    Dialog,
    /// What the person must know.
    Notices,
    /// What stands below an answer while it is typed; the drill does without it where it cannot be fetched.
    Live,
    /// The review.
    Review,
    /// What stands beside the answer to a case.
    Beside,
    /// What records an answer given aloud.
    Recorder,
    /// What stands around the page in a widget.
    Widget,
    /// A page.
    At(Place),
}

/// A chunk could not be fetched; the next call tries again.
#[derive(Clone, Copy, Debug)]
pub struct NotFetched;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// Attempts and drafts: their pages, and what is done with them besides saving; and where addresses of questions lead.
struct Records {
    handle: fn(App, Event),
    notices: Page,
    live: Page,
    review: Page,
    history: Page,
    progress: Page,
    linked: Page,
}

/// The plan; stories and ticks, by themselves and by principles; the guide.
struct Bank {
    handle: fn(App, Event),
    page: PageAt,
}

/// The page of a place. A chunk of several pages gives this, so that choosing among them is no code of the first file.
type PageAt = fn(Place) -> Page;

fn of_bank(place: Place) -> Page {
    match place {
        Place::Plan => pages::plan::page,
        Place::Story => pages::story::page,
        Place::Sheet => pages::sheet::page,
        Place::Principles => pages::principles::page,
        Place::Coverage => pages::coverage::page,
        Place::Guide => pages::guide::page,
        Place::Role => pages::role::page,
        Place::Stage => pages::stage::page,
        _ => pages::stories::page,
    }
}

/// Practice beyond the single drill: cases, follow-ups under pressure, mixed sets, screens, papers, interviews of several
/// rounds.
fn of_rounds(piece: Piece) -> Page {
    match piece {
        Piece::Beside => parts::beside,
        Piece::At(Place::Debrief) => pages::debrief::page,
        Piece::At(Place::MixedSet) => pages::mixed_set::page,
        Piece::At(Place::Pressure) => pages::pressure::page,
        Piece::At(Place::Screens) => pages::screens::page,
        Piece::At(Place::Paper) => pages::paper::page,
        _ => pages::mock_loop::page,
    }
}

/// What is seldom wanted.
struct Aside {
    settings: Page,
    dialog: Page,
    recorder: Page,
    widget: Page,
}

macro_rules! chunks {
    ($($name:ident: $type:ty = $entry:expr;)*) => {$(
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($name, wasm_split_path = leptos::wasm_split, fallible)]
        fn $name() -> Result<$type, NotFetched> {
            Ok($entry)
        }

        #[cfg(not(feature = "split"))]
        async fn $name() -> Result<$type, NotFetched> {
            Ok($entry)
        }
    )*};
}

chunks! {
    records_chunk: Records = Records {
        handle: records::handle,
        notices: parts::all_notices,
        live: parts::live,
        review: pages::review::page,
        history: pages::history::page,
        progress: pages::progress::page,
        linked: pages::linked::page,
    };
    stories_chunk: Bank = Bank {
        handle: stories::handle,
        page: of_bank,
    };
    rounds_chunk: fn(Piece) -> Page = of_rounds;
    start_chunk: Page = parts::below_start;
    aside_chunk: Aside = Aside {
        settings: pages::settings::page,
        dialog: parts::dialog,
        recorder: parts::drill_recorder,
        widget: pages::widget::page,
    };
}

/// Fetches a piece.
pub async fn page_of(piece: Piece) -> Result<Page, NotFetched> {
    Ok(match piece {
        Piece::BelowStart => start_chunk().await?,
        Piece::Notices
        | Piece::Live
        | Piece::Review
        | Piece::At(Place::History | Place::Progress | Place::Question) => {
            let chunk = records_chunk().await?;
            match piece {
                Piece::Notices => chunk.notices,
                Piece::Live => chunk.live,
                Piece::Review => chunk.review,
                Piece::At(Place::Progress) => chunk.progress,
                Piece::At(Place::Question) => chunk.linked,
                _ => chunk.history,
            }
        }
        Piece::Dialog | Piece::Recorder | Piece::Widget | Piece::At(Place::Settings) => {
            let chunk = aside_chunk().await?;
            match piece {
                Piece::Dialog => chunk.dialog,
                Piece::Recorder => chunk.recorder,
                Piece::Widget => chunk.widget,
                _ => chunk.settings,
            }
        }
        Piece::Beside
        | Piece::At(Place::Loop | Place::Debrief | Place::MixedSet | Place::Pressure | Place::Screens | Place::Paper) => {
            rounds_chunk().await?(piece)
        }
        Piece::At(place) => (stories_chunk().await?.page)(place),
    })
}

impl App {
    /// Hands an event over to the chunk that deals with it. Where that cannot be fetched, the event waits for
    /// [`App::redeliver`], and the person is told.
    pub(super) fn hand_over(self, event: Event) {
        spawn_local(async move {
            let handle = match event {
                Event::Story(_) | Event::Plan(_) => stories_chunk().await.map(|chunk| chunk.handle),
                _ => records_chunk().await.map(|chunk| chunk.handle),
            };
            if let Ok(handle) = handle {
                untrack(|| handle(self, event));
                // What waits may be for this chunk, or find its own now.
                return self.redeliver();
            }
            // For these the page has a message in the place of what it cannot show.
            let is_told_there = matches!(
                event,
                Event::ListDrafts
                    | Event::DetailsArrived(_)
                    | Event::Refresh(_)
                    | Event::BringBack(Route::Review(_))
                    | Event::Story(StoryEvent::Read | StoryEvent::ReadTicks)
                    | Event::Plan(PlanEvent::Read)
            );
            if matches!(event, Event::DetailsArrived(_)) {
                self.details_failed.set(true);
            }
            self.undelivered.update_quietly(|waiting| waiting.push(event));
            if !is_told_there {
                self.notify(Notice::NotFetched);
            }
        });
    }

    /// Does something with stories or ticks.
    pub fn story(self, event: StoryEvent) {
        self.hand_over(Event::Story(event));
    }

    /// Does something with the plan or the settings.
    pub fn plan(self, event: PlanEvent) {
        self.hand_over(Event::Plan(event));
    }

    /// Hands over once more what could not be.
    pub(super) fn redeliver(self) {
        if self.undelivered.peek(Vec::is_empty) {
            return;
        }
        self.notices.update(|notices| notices.retain(|it| !matches!(it, Notice::NotFetched)));
        for event in self.undelivered.update_quietly(std::mem::take) {
            self.hand_over(event);
        }
    }
}

/// Fetches what the person may want next, one chunk after the other.
pub fn fetch_ahead() {
    const NEXT: [Piece; 4] = [Piece::Review, Piece::Dialog, Piece::At(Place::Stories), Piece::At(Place::Loop)];
    spawn_local(async move {
        // A widget has two pages, and is in somebody else's page.
        let count = if host_frame::is_widget() { 2 } else { NEXT.len() };
        for piece in NEXT.into_iter().take(count) {
            // Whoever wants it will be told.
            let _ = page_of(piece).await;
        }
    });
}
