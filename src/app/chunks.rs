//! What the first drill does not wait for: the pages but practice and drill, and what is done with stored records besides
//! saving.
//!
//! A release is built with the feature `split`: then the entries below go into the WASM files (*chunks*) named beside
//! them, with all that only they reach, and calling an entry fetches its chunk first. Without the feature everything is in one
//! file and the entries return at once. Either way an entry is one async function that gives a plain function, so that
//! whoever calls it pays for the waiting once, however much the chunk holds.

use std::pin::Pin;

use leptos::task::spawn_local;

use super::el::El;
use super::route::Route;
use super::state::{App, Event, Notice};
use super::{pages, parts, records};

/// Makes a page.
pub type Page = fn(App) -> El;

/// Takes up an event.
pub type Handler = fn(App, Event);

/// An entry on its way.
pub type Arrival<T> = Pin<Box<dyn Future<Output = Result<T, NotFetched>>>>;

/// A chunk could not be fetched; the next call tries again.
#[derive(Clone, Copy, Debug)]
pub struct NotFetched;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

macro_rules! chunks {
    ($($(#[$about:meta])* $name:ident in $chunk:ident: $type:ty = $entry:expr;)*) => {$(
        $(#[$about])*
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($chunk, wasm_split_path = leptos::wasm_split, fallible)]
        pub fn $name() -> Result<$type, NotFetched> {
            Ok($entry)
        }

        $(#[$about])*
        #[cfg(not(feature = "split"))]
        pub async fn $name() -> Result<$type, NotFetched> {
            Ok($entry)
        }
    )*};
}

chunks! {
    /// What is done with stored records besides saving.
    records in records: Handler = records::handle;
    /// What can be chosen on the start page.
    choices in choices: Page = parts::choices;
    /// The review.
    review in records: Page = pages::review::page;
    /// The history.
    history in records: Page = pages::history::page;
    /// The settings.
    settings in settings: Page = pages::settings::page;
    /// The list of all keys.
    keys in settings: Page = parts::all_keys;
}

impl App {
    /// Hands an event over to the chunk that deals with stored records. Where that cannot be fetched, the event waits for
    /// [`App::redeliver`], and the person is told.
    pub(super) fn hand_over(self, event: Event) {
        spawn_local(async move {
            match records().await {
                Ok(handle) => handle(self, event),
                Err(NotFetched) => {
                    // For these the page has a message in the place of what it cannot show.
                    let is_told_there = matches!(
                        event,
                        Event::ListDrafts
                            | Event::DetailsArrived(_)
                            | Event::Refresh(_)
                            | Event::BringBack(Route::Review(_))
                    );
                    self.undelivered.update_quietly(|waiting| waiting.push(event));
                    if !is_told_there {
                        self.notify(Notice::NotFetched);
                    }
                }
            }
        });
    }

    /// Hands over once more what could not be.
    pub(super) fn redeliver(self) {
        self.notices.update(|notices| notices.retain(|it| !matches!(it, Notice::NotFetched)));
        for event in self.undelivered.update_quietly(std::mem::take) {
            self.hand_over(event);
        }
    }
}

/// Fetches what the person may want next, one after the other.
pub fn fetch_ahead() {
    let entries: [fn() -> Arrival<Page>; 4] =
        [|| Box::pin(review()), || Box::pin(history()), || Box::pin(settings()), || Box::pin(keys())];
    spawn_local(async move {
        for entry in entries {
            // Whoever wants it will be told.
            let _ = entry().await;
        }
    });
}
