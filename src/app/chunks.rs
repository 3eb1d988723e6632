//! What is not needed for the first drill, and is fetched after it: the pages but practice and drill, and what is done
//! with stored records besides saving.
//!
//! A release is built with the feature `split`: then each entry below becomes a WASM file of its own (a *chunk*) with
//! all that only it reaches, and calling the entry fetches the chunk first. Without the feature everything is in one
//! file and the entries return at once. Either way an entry is one async function that gives a plain function, so that
//! whoever calls it pays for the waiting once, however much the chunk holds.

use std::pin::Pin;

use leptos::task::spawn_local;

use super::el::El;
use super::state::{App, Event, Notice};
use super::{pages, parts, records};

/// Makes a page.
pub type Page = fn(App) -> El;

/// Takes up an event.
pub type Handler = fn(App, Event);

/// What an entry returns.
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
    /// Hands an event over to the chunk that deals with stored records.
    pub(super) fn hand_over(self, event: Event) {
        spawn_local(async move {
            match records().await {
                Ok(handle) => handle(self, event),
                Err(NotFetched) => self.notify(Notice::NotFetched),
            }
        });
    }
}

/// Fetches what the person may want next while nothing else is to do.
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
