//! What stands in the place of a page that needs the pack when the pack cannot be had.

use crate::app::el::{El, button, of_class};
use crate::app::state::{App, Event};
use crate::app::words::words;

/// Why there is no pack, and a way to try again.
pub fn pack_fault(app: App, why: &str) -> El {
    of_class("section", "hero")
        .attr("role", "alert")
        .child(of_class("h1", "voice smaller").text(words().no_questions))
        .child(of_class("p", "faults").text(why))
        .child(button("button", words().retry, move || app.dispatch(Event::RetryPack)))
}
