//! Other ways to practise than one question, on the start page: mixed sets, and what is more than one question.

use crate::app::el::{El, el, of_class};
use crate::app::route::{Place, link};
use crate::app::words::words;
use crate::drill::SET_MINUTES;

/// The pages of what is more than one question.
const WHOLE: [Place; 3] = [Place::Loop, Place::Screens, Place::Paper];

/// The lines.
pub fn ways() -> El {
    let own = words().loops;
    let set = |minutes: u32| {
        let href = link(Place::MixedSet, Some(&minutes.to_string()));
        el("a").attr("href", &href).text(&(own.set_of)(minutes))
    };
    let whole = |place: Place| el("a").attr("href", &link(place, None)).text(words().place(place));
    of_class("section", "ways")
        .attr("aria-label", own.ways)
        .child(row("mixed-sets", own.sets).children(SET_MINUTES.map(set)))
        .child(row("whole-rounds", own.whole).children(WHOLE.map(whole)))
}

fn row(id: &str, label: &str) -> El {
    of_class("p", "row small").attr("id", id).child(of_class("span", "quiet").text(label).text(":"))
}
