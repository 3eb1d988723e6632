//! The countdown to the written assessment, in the plan: it is due two days before the interview.

use crate::app::el::{El, el, of_class};
use crate::app::papers;
use crate::app::route::{Place, link};
use crate::app::state::App;
use crate::app::words::words;
use crate::browser::clock::DayNames;

/// So many days ahead it is told; before that it is a step among others.
const AHEAD: i32 = 14;

/// The line, from two weeks before the day, or from when a paper is begun by that rule, until the day is past.
pub fn paper_due(app: App) -> El {
    let line = move |due: Option<(i32, crate::progress::Day)>| {
        let (days, day) = due.filter(|(days, _)| *days >= 0)?;
        let begun = papers::real_one(app);
        if days > AHEAD && begun.is_none() {
            return None;
        }
        let text = (words().paper.due)(days, &DayNames::new().long(day));
        let href = link(Place::Paper, begun.as_ref().map(|id| id.as_str()));
        let way = el("a").attr("href", &href).text(words().place(Place::Paper));
        Some(of_class("p", "paper-due").text(&text).text(" ").child(way))
    };
    of_class("div", "arriving").slot(move || papers::due(app), line)
}
