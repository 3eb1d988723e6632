//! The mock loop: setting one up, those there are, and the way into one.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{Get, GetUntracked, Set};

use crate::app::el::{El, button, el, of_class};
use crate::app::kept_loops;
use crate::app::loop_setup::{self, Choice, Refused};
use crate::app::mock_loops::Sitting;
use crate::app::parts::{awaited, pack_fault, select};
use crate::app::route::{Place, Route, link};
use crate::app::state::{App, Event, PackState};
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::clock::Dates;
use crate::browser::document;
use crate::content::{Pack, RoleId, RoundId};
use crate::drill::{Length, Loop, Manner, Stage};
use crate::progress::LoopId;

use super::loop_round;

/// The page: one loop, or all of them.
pub fn page(app: App) -> El {
    with_details(app, Place::Loop, |app, pack| match app.argument() {
        Some(id) => match Sitting::open(app, &id) {
            Some(sitting) => loop_round::sitting(&sitting, pack),
            None => unknown(),
        },
        None => overview(app, pack),
    })
}

/// A page that needs the pack with its details.
pub fn with_details(app: App, place: Place, page: fn(App, &'static Pack) -> El) -> El {
    of_class("div", "page").slot(
        move || (app.pack.version(), app.details_failed.get()),
        move |(_, details_failed)| {
            let column = || of_class("div", "column wide loops");
            Some(match app.pack.get_quietly() {
                PackState::Failed(why) => column().child(pack_fault(app, &why)),
                PackState::Ready(pack) if pack.is_whole() => page(app, pack),
                PackState::Ready(_) if details_failed => column().child(details_missing(app, place)),
                PackState::Ready(_) | PackState::Loading => column().child(awaited(place)),
            })
        },
    )
}

fn details_missing(app: App, place: Place) -> El {
    let again = button("link", words().retry, move || {
        app.dispatch(Event::RetryDetails);
        // The page is made anew, and the button with it.
        document::focus_soon("main");
    });
    let notice = of_class("p", "notice").attr("role", "alert");
    let notice = notice.child(el("span").text(words().loops.missing)).child(again);
    of_class("div", "stack").child(el("h1").text(words().place(place))).child(notice)
}

/// That there is no such loop, and the way to those there are.
pub fn unknown() -> El {
    of_class("div", "column wide loops").child(el("h1").text(words().loops.gone)).child(back())
}

/// The way to all loops.
pub fn back() -> El {
    el("p").child(of_class("a", "link small").attr("href", &link(Place::Loop, None)).text(words().loops.back))
}

fn overview(app: App, pack: &'static Pack) -> El {
    loop_setup::read(app);
    let words = words().loops;
    of_class("div", "column wide loops")
        .child(el("h1").text(words.title))
        .child(of_class("p", "lead").text(words.lead))
        .slot(
            move || loop_setup::is_known(app),
            move |is_known| Some(if is_known { set_up(app, pack) } else { of_class("p", "quiet").text(words.reading) }),
        )
        .child(list(app, pack))
}

/// What is chosen, and the button that lines the interviewers up.
fn set_up(app: App, pack: &'static Pack) -> El {
    if pack.rounds().is_empty() || pack.roles().is_empty() {
        return of_class("p", "quiet empty").text(words().loops.nothing_to_ask);
    }
    let [role, length, without, is_empty] = [0, 1, 0, 0].map(Local::new);
    let chosen = app.preferences.peek(|it| it.role.clone());
    let place = pack.roles().iter().position(|it| Some(&it.id) == chosen.as_ref());
    role.set(place.unwrap_or(0));
    let manner = Local::new(usize::from(app.preferences.peek(|it| it.manner == Manner::Aloud)));
    let own = words().loops;
    let roles = pack.roles().iter().map(|it| it.name.clone());
    let lengths = Length::ALL.map(|length| (own.length_name)(length));
    let rounds = pack.rounds().iter().map(|it| (own.without)(&it.name));
    let rounds = std::iter::once(own.all_rounds.to_owned()).chain(rounds);
    let manners = [Manner::Typed, Manner::Aloud].map(|it| words().manner_name(it).to_owned());
    let fields = of_class("div", "fields")
        .child(choice("loop-role", words().role, roles, role))
        .child(choice("loop-rounds", own.rounds, rounds, without))
        .child(choice("loop-length", own.length, lengths.into_iter(), length))
        .child(choice("loop-manner", words().manner, manners.into_iter(), manner));
    let begin = move || {
        let Some(role) = pack.roles().get(role.get_untracked()).map(|it| it.id.clone()) else { return };
        let without = without.get_untracked().checked_sub(1).and_then(|place| pack.rounds().get(place));
        let choice = Choice {
            role,
            length: Length::ALL.get(length.get_untracked()).copied().unwrap_or(Length::Half),
            without: without.map(|round| round.id.clone()),
            manner: if manner.get_untracked() == 1 { Manner::Aloud } else { Manner::Typed },
        };
        let made = loop_setup::set_up(app, choice);
        is_empty.set(usize::from(matches!(made, Err(Refused::NothingToAsk))));
        if let Ok(id) = made {
            app.dispatch(Event::Visit(Route::Later(Place::Loop, Some(id.as_str().to_owned()))));
        }
    };
    let none = |is_empty: usize| {
        (is_empty == 1).then(|| of_class("p", "notice").attr("role", "alert").text(words().loops.none_for_role))
    };
    let begin = button("button primary", own.begin_loop, begin);
    of_class("div", "stack").child(fields).child(of_class("div", "row").child(begin)).slot(move || is_empty.get(), none)
}

/// A choice among names by their places.
fn choice(id: &str, label: &str, names: impl Iterator<Item = String>, chosen: Local) -> El {
    let options = names.enumerate().map(|(place, name)| (place.to_string(), name)).collect();
    select(
        id,
        label,
        options,
        move || chosen.get().to_string(),
        move |value| {
            if let Ok(place) = value.parse() {
                chosen.set(place);
            }
        },
    )
}

/// The loops there are. One that was deleted can be brought back while the page is there.
fn list(app: App, pack: &'static Pack) -> El {
    type Undo = Rc<RefCell<Option<Box<dyn Fn()>>>>;

    let changes = Local::new(0);
    let undo: Undo = Rc::default();
    of_class("div", "stack").slot(
        move || changes.get(),
        move |_| {
            let dates = Dates::new();
            let loops = kept_loops::all(app);
            let rows = loops.iter().map(|(id, it)| {
                let (own, undo) = (id.clone(), Rc::clone(&undo));
                let delete = button("link", words().loops.delete, move || {
                    undo.replace(kept_loops::delete(app, &own));
                    changes.set(changes.get_untracked() + 1);
                    document::focus_if_lost("main");
                });
                row(pack, id, it, &dates).child(delete.attr("aria-describedby", id.as_str()))
            });
            let list = (!loops.is_empty()).then(|| {
                el("section")
                    .attr("aria-labelledby", "your-loops")
                    .child(el("h2").attr("id", "your-loops").text(words().loops.your_loops))
                    .child(of_class("ul", "plain loop-list").children(rows))
            });
            let is_deleted = undo.borrow().is_some();
            let undo = Rc::clone(&undo);
            let bring_back = is_deleted.then(|| {
                let press = move || {
                    if let Some(bring_back) = undo.take() {
                        bring_back();
                    }
                    changes.set(changes.get_untracked() + 1);
                    document::focus_if_lost("main");
                };
                of_class("p", "notice")
                    .attr("role", "status")
                    .child(el("span").text(words().loops.deleted))
                    .child(button("link", words().undo, press))
            });
            Some(of_class("div", "stack").child_if(bring_back).child_if(list))
        },
    )
}

fn row(pack: &Pack, id: &LoopId, it: &Loop, dates: &Dates) -> El {
    let own = words().loops;
    let is_over = it.stage() == Stage::Over;
    let (place, label) = if is_over { (Place::Debrief, own.to_debrief) } else { (Place::Loop, own.go_on) };
    let about = [
        role_name(pack, &it.setup().role),
        (own.length_name)(it.setup().length),
        (own.round_of)(it.round(), it.rounds().len()),
    ];
    let text = el("div")
        .child(of_class("p", "strong tabular").attr("id", id.as_str()).text(&dates.text(it.setup().begun_wall_ms)))
        .child(of_class("p", "small quiet").text(&about.join(" · ")));
    let way = of_class("a", "link").attr("href", &link(place, Some(id.as_str()))).text(label);
    el("li").child(text).child(way.attr("aria-describedby", id.as_str()))
}

/// The name of a role, or its id where the pack has it no more.
pub fn role_name(pack: &Pack, id: &RoleId) -> String {
    let role = pack.roles().iter().find(|it| it.id == *id);
    role.map_or_else(|| id.as_str().to_owned(), |it| it.name.clone())
}

/// The name of a round, or its id where the pack has it no more.
pub fn round_name(pack: &Pack, id: &RoundId) -> String {
    let round = pack.rounds().iter().find(|it| it.id == *id);
    round.map_or_else(|| id.as_str().to_owned(), |it| it.name.clone())
}
