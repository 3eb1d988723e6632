//! The app: state, pages, parts and words, and the one place where ports meet their adapters.
//!
//! A key press walks one way: page → `App::dispatch` → a pure step → new state, which the page follows, and
//! effects, which `effects` carries out through a port. Pages never touch storage and never read a clock.

mod actions;
mod backups;
mod choosing;
mod chunks;
mod csv;
mod deleting;
mod desk;
mod effects;
mod el;
mod event;
mod history;
mod kept;
mod kept_loops;
mod keys;
mod leaving;
mod loop_setup;
mod mock_loops;
mod other_tabs;
mod pages;
mod papers;
mod parts;
mod plan;
mod press_latest;
mod pressed;
mod pressure;
mod recordings;
mod records;
mod replying;
mod route;
mod screens;
mod sets;
mod spoken_time;
mod state;
mod stories;
mod story_versions;
mod telling;
mod ticks;
mod touches;
mod watched;
mod words;

use any_spawner::Executor;
use leptos::prelude::Owner;

use crate::browser::document;
use state::App;

/// Puts the app in the place of the static shell of `index.html`.
pub fn mount() {
    let Some(root) = document::element("star-drill") else {
        return;
    };
    // An error says that there is one already, which is as good.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.with(|| {
        let app = App::open();
        let frame = pages::frame(app);
        app.begin();
        // In one task, so that nothing is painted between the shell's end and the app's beginning.
        root.set_inner_html("");
        for element in frame {
            // Fails only for cycles.
            let _ = root.append_child(element.element());
        }
    });
    // The app lives as long as the page.
    std::mem::forget(owner);
}

/// What the static shell shows above its question, and the question: shown on until the pack is here.
fn shell_question() -> (String, String) {
    let read = |name| document::element("star-drill").and_then(|root| root.get_attribute(name)).unwrap_or_default();
    (read("data-about"), read("data-text"))
}
