//! Other ways to practise than the question on offer, on the start page: the other kinds of question, mixed sets, and what is
//! more than one question.

use crate::app::el::{El, button, el, of_class};
use crate::app::press_latest::press_latest;
use crate::app::route::{Place, link};
use crate::app::sets::{self, MixedSet};
use crate::app::state::App;
use crate::app::words::words;
use crate::browser::document;
use crate::content::Kind;
use crate::drill::SET_MINUTES;

/// The kinds of question that are asked one by one, besides stories.
const KINDS: [Kind; 2] = [Kind::Case, Kind::Depth];
/// The pages of what is more than one question.
const WHOLE: [Place; 3] = [Place::Loop, Place::Screens, Place::Paper];

/// The lines.
pub fn ways(app: App) -> El {
    let own = words().loops;
    let kind = |kind: Kind| {
        let press = move || {
            app.practise_kind(kind);
            // To the question; from there Enter begins.
            document::focus_soon("main");
        };
        button("link", words().kind_name(kind), press)
    };
    let pressure = button("link", words().pressure.title, move || press_latest(app));
    let whole = |place: Place| el("a").attr("href", &link(place, None)).text(words().place(place));
    let left = move || sets::under_way(app).and_then(|set| Some((set.standing(app)?.0, set)));
    let left = move || left().filter(|(done, set)| *done < set.questions.len());
    of_class("section", "ways")
        .attr("aria-label", own.ways)
        .child(row("kinds", own.kinds).children(KINDS.map(kind)).child(pressure))
        .child(row("mixed-sets", own.sets).slot(left, move |left| Some(sets_or_left(app, left))))
        .child(row("whole-rounds", own.whole).children(WHOLE.map(whole)))
}

/// The sets there are; while one is under way, that one, in the same line.
fn sets_or_left(app: App, left: Option<(usize, MixedSet)>) -> El {
    let own = words().loops;
    let line = of_class("span", "row");
    let Some((done, set)) = left else {
        let set = |minutes: u32| {
            let href = link(Place::MixedSet, Some(&minutes.to_string()));
            el("a").attr("href", &href).text(&(own.set_of)(minutes))
        };
        return line.children(SET_MINUTES.map(set));
    };
    let standing = (own.set_standing)(set.minutes, done, set.questions.len());
    let go_on = el("a").attr("href", &["#", &set.page().hash()].concat()).text(own.go_on);
    let end = button("link", own.end_set, move || set.end(app));
    line.attr("id", "set-left").child(of_class("span", "tabular").text(&standing)).child(go_on).child(end)
}

fn row(id: &str, label: &str) -> El {
    of_class("p", "row small").attr("id", id).child(of_class("span", "quiet").text(label).text(":"))
}
