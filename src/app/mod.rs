//! The app: state, pages, parts and words, and the one place where ports meet their adapters.
//!
//! A key press walks one way: page → [`state::App::dispatch`] → a pure step → new state, which the page shows, and
//! effects, which `effects` carries out through a port. Components never touch storage and never read a clock.

mod actions;
mod effects;
mod keys;
mod pages;
mod parts;
mod route;
mod state;
mod words;

use leptos::mount::mount_to;
use leptos::prelude::*;

use crate::browser::document;
use state::App;

/// Puts the app in the place of the static shell of `index.html`.
pub fn mount() {
    let Some(root) = document::element("star-drill") else { return };
    let app = App::open();
    // In one task, so that nothing is painted between the shell's end and the app's beginning.
    root.set_inner_html("");
    mount_to(root, move || {
        provide_context(app);
        app.begin();
        pages::frame(app)
    })
    .forget();
}

/// What the static shell shows above its question, and the question: shown on until the pack is here.
fn shell_question() -> (String, String) {
    let read = |name| document::element("star-drill").and_then(|root| root.get_attribute(name)).unwrap_or_default();
    (read("data-about"), read("data-text"))
}
