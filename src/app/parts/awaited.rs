//! What stands in the place of a page until the pack is here.

use crate::app::el::{El, el, of_class};
use crate::app::route::Place;
use crate::app::words::words;

/// The heading of the page, and that the rest is on its way.
pub fn awaited(place: Place) -> El {
    of_class("div", "stack")
        .child(el("h1").text(words().place(place)))
        .child(of_class("p", "quiet").text(words().starting))
}
