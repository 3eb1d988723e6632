//! Other ways to practise than one question: mixed sets and the mock loop, in a line of the start page.

use crate::app::el::{El, el, of_class};
use crate::app::route::{Place, link};
use crate::app::words::words;
use crate::drill::SET_MINUTES;

/// The line.
pub fn ways() -> El {
    let own = words().loops;
    let set = |minutes: u32| {
        let href = link(Place::MixedSet, Some(&minutes.to_string()));
        el("a").attr("href", &href).text(&(own.set_of)(minutes))
    };
    let sets = of_class("p", "row small").attr("id", "mixed-sets");
    let sets = sets.child(el("span").text(own.sets).text(":")).children(SET_MINUTES.map(set));
    let the_loop = el("a").attr("href", &link(Place::Loop, None)).text(own.title);
    of_class("nav", "ways").attr("aria-label", own.sets).child(sets.child(the_loop))
}
