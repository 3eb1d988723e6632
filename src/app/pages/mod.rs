//! The pages, one a file, and the frame around them.

pub mod coverage;
pub mod debrief;
mod debrief_together;
mod drill;
pub mod guide;
pub mod history;
pub mod linked;
mod loop_round;
pub mod mixed_set;
pub mod mock_loop;
pub mod paper;
mod paper_editor;
pub mod plan;
mod practice;
mod pressing;
pub mod pressure;
pub mod principles;
pub mod progress;
pub mod review;
pub mod role;
pub mod screens;
pub mod settings;
pub mod sheet;
pub mod stage;
pub mod stories;
pub mod story;
mod trends;
pub mod widget;

use crate::browser::{document, host_frame};

use super::chunks::Piece;
use super::el::{El, button, el, of_class};
use super::keys::{self, Action};
use super::parts;
use super::route::{Place, Route};
use super::state::App;
use super::words::words;

/// The pages that the navigation names; settings stand apart, beside the keys.
const IN_SIGHT: [Place; 5] = [Place::Plan, Place::Stories, Place::Principles, Place::Guide, Place::History];

/// What stands around every page: the way to the others, notices, dialogs, and what screen readers are told.
pub fn frame(app: App) -> [El; 4] {
    let skip = of_class("a", "skip").attr("href", "#main").text(words().skip).on("click", |event| {
        event.prevent_default();
        document::focus_soon("main");
    });
    let main = el("main").attr("id", "main").attr("tabindex", "-1");
    let page = of_class("div", "app")
        .class_by("in-drill", move || app.route.with(|route| matches!(route, Route::Drill(_))))
        .child(header(app))
        .child(parts::notices(app))
        .child(main.slot(move || app.route.get(), move |route| Some(page(app, &route))))
        .child_if(host_frame::is_widget().then(|| parts::arriving(app, Piece::Widget)));
    let heard = of_class("p", "spoken").attr("role", "status").attr("aria-live", "assertive");
    [skip, page, parts::dialogs(app), heard.text_by(move || app.announcement.get())]
}

fn header(app: App) -> El {
    let link = |route: Route, label: &str| {
        let href = format!("#{}", route.hash());
        let is_here = move || app.route.with(|here| here.section() == route).then(|| "page".into());
        el("a").attr("href", &href).attr_by("aria-current", is_here).text(label)
    };
    let star = el("span").attr("aria-hidden", "true").text("★");
    let keys = button("quiet-button keys-only", words().keys, move || keys::perform(app, Action::ShowKeys));
    of_class("header", "top")
        .child(of_class("a", "mark").attr("href", "#/").child(star).text(" ").text(words().app_name))
        .child(
            el("nav")
                .attr("aria-label", words().pages)
                .child(link(Route::Practice, words().practice))
                .children(IN_SIGHT.map(|place| link(Route::to(place), words().place(place)))),
        )
        .child(parts::action_button(app, Action::Find, words().action(Action::Find), "quiet-button find"))
        .child(link(Route::to(Place::Settings), words().place(Place::Settings)).attr("class", "quiet-button"))
        .child(keys.text(" ").child(el("kbd").attr("aria-hidden", "true").text("?")))
}

/// The page of a route. Practice and drill are at hand; every other page is a chunk.
fn page(app: App, route: &Route) -> El {
    match route {
        Route::Practice => practice::page(app),
        Route::Drill(_) => drill::page(app),
        Route::Review(_) => parts::arriving(app, Piece::Review),
        Route::Later(place, _) => parts::arriving(app, Piece::At(*place)),
    }
}
