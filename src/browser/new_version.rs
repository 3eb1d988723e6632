//! A newer version of the app that waits to be loaded. `public/offline.js` knows, and answers to the button that loads it.

use super::document::document;
use super::{Listener, window};

/// The id of the button that loads it; the script listens for its click.
pub const LOAD: &str = "load-new-version";

/// Calls back when there is one: now, if it has come before, and later.
pub fn on_new_version(callback: impl Fn() + 'static) {
    let root = document().document_element();
    if root.is_some_and(|root| root.get_attribute("data-new-version").is_some()) {
        callback();
    }
    Listener::new(window().into(), "star-drill-new-version", move |_| callback()).keep();
}
