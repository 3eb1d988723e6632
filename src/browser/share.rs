//! Giving somebody else an address: by the system's own sheet where there is one, else by the clipboard.
//!
//! By their names: web-sys's own have imports of their own, for which the first screen would pay.

use leptos::task::spawn_local;

use super::by_name::{awaited, call, object, text as text_of};
use super::{clipboard, window};

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The sheet was shown, and it is done or was put away.
    BySheet,
    /// It is on the clipboard.
    Copied,
    /// Neither could be had.
    Refused,
}

/// Shares an address with the text that goes before it, and then says what came of it.
pub fn share(text: &str, url: &str, done: impl FnOnce(Shared) + 'static) {
    share_boxed(text, url.to_owned(), Box::new(done));
}

fn share_boxed(text: &str, url: String, done: Box<dyn FnOnce(Shared)>) {
    let navigator = window().navigator();
    let data = object(&[("text", text.into()), ("url", url.as_str().into())]);
    let shown = call(&navigator, "share", &[data]);
    let Some(shown) = shown else { return copy(&url, done) };
    spawn_local(async move {
        match awaited(shown).await {
            Ok(_) => done(Shared::BySheet),
            // The person has put it away.
            Err(error) if text_of(&error, "name").as_deref() == Some("AbortError") => done(Shared::BySheet),
            // Frames may be forbidden to, and some systems have nothing to share with.
            Err(_) => copy(&url, done),
        }
    });
}

fn copy(url: &str, done: Box<dyn FnOnce(Shared)>) {
    clipboard::copy(url, move |is_copied| done(if is_copied { Shared::Copied } else { Shared::Refused }));
}
