//! The principle checklist: how many principles have a story; and for each what there is, what to tick, what to drill.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::{Get, GetUntracked, Set};

use crate::app::el::{El, button, el, is_ticked_at, of_class};
use crate::app::parts::{awaited, pack_fault, pressed_on, tick};
use crate::app::plan::PlanEvent;
use crate::app::pressed;
use crate::app::route::{Place, Route, link};
use crate::app::state::{App, Event, PackState};
use crate::app::stories::{StoryEvent, title};
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::document;
use crate::content::guide::Item;
use crate::content::{Pack, Principle, PrincipleId, Question};
use crate::progress::{self, Coverage, Known, Rating, Story, StoryId, Strength};

/// The orders of the list, as its `Local` has them.
const GAPS_FIRST: usize = 0;
const AS_LISTED: usize = 1;

/// The id of the principle that the address names.
const ASKED_FOR: &str = "asked-for";

/// The page.
pub fn page(app: App) -> El {
    app.story(StoryEvent::Read);
    app.story(StoryEvent::ReadTicks);
    app.plan(PlanEvent::Read);
    app.begin_history();
    pressed::read(app);
    let order = Local::new(GAPS_FIRST);
    let asked = app.argument().map(PrincipleId::new);
    let opened = Rc::new(RefCell::new(asked.iter().cloned().collect()));
    let asked = Rc::new(Cell::new(asked));
    let is_read = held(move || {
        let are_there = app.stories.with(|it| it.is_read) && app.history.with(|it| it.is_complete);
        are_there.then_some(())
    });
    of_class("div", "column wide").slot(
        move || (app.pack.version(), app.details_failed.get(), is_read()),
        move |(_, details_failed, is_read)| {
            Some(match app.pack.get_quietly() {
                PackState::Failed(why) => pack_fault(app, &why),
                // The checklist is among the details.
                PackState::Ready(pack) if is_read.is_some() && (pack.is_whole() || details_failed) => {
                    let (opened, asked) = (Rc::clone(&opened), Rc::clone(&asked));
                    content(app, order, Kept { pack, items: items(pack), opened, asked })
                }
                PackState::Ready(_) | PackState::Loading => awaited(Place::Principles),
            })
        },
    )
}

/// The principles of a pack, in its order.
pub(super) fn ids(pack: &Pack) -> Vec<PrincipleId> {
    pack.principles().iter().map(|principle| principle.id.clone()).collect()
}

/// What `read` gave last: while the attempts are read anew, the page stays as it is.
pub(super) fn held<T: Clone>(read: impl Fn() -> Option<T>) -> impl Fn() -> Option<T> {
    let last = RefCell::new(None);
    move || {
        if let Some(now) = read() {
            last.replace(Some(now));
        }
        last.borrow().clone()
    }
}

/// What the page keeps while its list is made anew.
#[derive(Clone)]
struct Kept {
    pack: &'static Pack,
    /// What there is to tick for each principle.
    items: Rc<[Item]>,
    /// The principles that are shown in full.
    opened: Rc<RefCell<Vec<PrincipleId>>>,
    /// The principle that the address names, until the focus was put on it.
    asked: Rc<Cell<Option<PrincipleId>>>,
}

/// A principle as it stands. As long as all of them are the same, the list is not made anew.
#[derive(Clone, PartialEq)]
struct Row {
    id: PrincipleId,
    stories: Vec<Tagged>,
    drills: usize,
    rating: Option<Rating>,
    /// Of each item, why the app ticks it by itself, if it does.
    known: Vec<Option<Known>>,
}

/// A story that serves a principle.
#[derive(Clone, PartialEq)]
struct Tagged {
    id: StoryId,
    title: String,
    strength: Strength,
    is_primary: bool,
}

/// What there is to tick for each principle; nothing where the pack says nothing of it.
fn items(pack: &Pack) -> Rc<[Item]> {
    // Only a broken delivery fails here, and then there is nothing to tick either.
    pack.guide().ok().flatten().map(|guide| guide.principle_items).unwrap_or_default().into()
}

fn content(app: App, order: Local, kept: Kept) -> El {
    let pack = kept.pack;
    let items = Rc::clone(&kept.items);
    let rows = held(move || rows(app, pack, &items, order.get()));
    let list = move |rows: Option<Vec<Row>>| Some(list(app, &kept, rows?));
    of_class("div", "stack")
        .child(el("h1").text(words().place(Place::Principles)))
        .slot(move || covered(app, pack), move |covered| covered.map(ring))
        .child_if((!pack.is_whole()).then(|| checklist_missing(app)))
        .child(orders(order))
        .slot(rows, list)
}

/// How many principles have a story, and how many there are; nothing until the stories are read.
fn covered(app: App, pack: &Pack) -> Option<(usize, usize)> {
    // Attempts cover nothing, so it need not wait for them.
    let covered = |list: &[Story]| Coverage::of(&ids(pack), list, &[], app.stories_wanted()).covered();
    let covered = app.stories.with(|stories| stories.is_read.then(|| covered(&stories.list)));
    covered.filter(|(_, all)| *all > 0)
}

/// The principles as they stand; nothing until stories and attempts are read.
fn rows(app: App, pack: &Pack, items: &[Item], order: usize) -> Option<Vec<Row>> {
    app.stories.with(|stories| {
        app.history.with(|history| {
            if !stories.is_read || !history.is_complete {
                return None;
            }
            let listed = ids(pack);
            let coverage = Coverage::of(&listed, &stories.list, &history.attempts, app.stories_wanted());
            let row = |id: PrincipleId| Row {
                stories: tagged(&coverage, &id, &stories.list),
                drills: coverage.drills_of(&id),
                rating: coverage.last_rating(&id),
                known: items
                    .iter()
                    .map(|it| progress::known(&it.id, &id, &coverage, &stories.list, &history.attempts))
                    .collect(),
                id,
            };
            let ordered = if order == GAPS_FIRST { coverage.gaps_first() } else { listed };
            Some(ordered.into_iter().map(row).collect())
        })
    })
}

/// The stories that serve a principle, those first whose primary principle it is.
fn tagged(coverage: &Coverage, id: &PrincipleId, stories: &[Story]) -> Vec<Tagged> {
    let mut first = Vec::new();
    let mut others = Vec::new();
    for story in stories {
        let Some(cell) = coverage.cell(id, &story.id) else { continue };
        let tagged = Tagged {
            id: story.id.clone(),
            title: title(story).to_owned(),
            strength: cell.strength,
            is_primary: cell.is_primary,
        };
        if cell.is_primary { first.push(tagged) } else { others.push(tagged) }
    }
    first.append(&mut others);
    first
}

/// The ring, the same in words, and where to go from here.
fn ring((with, all): (usize, usize)) -> El {
    let words_of = words().principles;
    // In thousandths: without formatting floating-point numbers, which is large.
    let part = match with * 1000 / all.max(1) {
        1000 => "1".to_owned(),
        thousandths => format!("0.{thousandths:03}"),
    };
    let ring = of_class("div", "ring")
        .attr("aria-hidden", "true")
        .style_by("--part", move || part.clone())
        .child(of_class("span", "tabular").text(&(words_of.covered_short)(with, all)));
    let links = of_class("p", "row small").children([Place::Coverage, Place::Stories].map(link_to));
    let text = el("div")
        .child(of_class("p", "covered").text(&(words_of.covered)(with, all)))
        .child_if((with == 0).then(|| of_class("p", "quiet empty").text(words_of.begin)))
        .child(links);
    of_class("div", "coverage-ring").child(ring).child(text)
}

/// A link to a page, by its name.
pub(super) fn link_to(place: Place) -> El {
    el("a").attr("href", &link(place, None)).text(words().place(place))
}

fn checklist_missing(app: App) -> El {
    let again = button("link", words().retry, move || {
        app.dispatch(Event::RetryDetails);
        // The page is made anew, and the button with it.
        document::focus_soon("main");
    });
    of_class("p", "notice")
        .attr("role", "alert")
        .child(el("span").text(words().principles.checklist_missing))
        .child(again)
}

/// The choice of the order.
fn orders(order: Local) -> El {
    let words = words().principles;
    let choice = |value: usize, name: &str| {
        tick(Some("order"), el("span").text(name), move || order.get() == value, move |_| order.set(value))
    };
    el("fieldset").child(of_class("legend", "spoken").text(words.order)).child(
        of_class("div", "row small")
            .child(choice(GAPS_FIRST, words.gaps_first))
            .child(choice(AS_LISTED, words.as_listed)),
    )
}

fn list(app: App, kept: &Kept, rows: Vec<Row>) -> El {
    let asked = kept.asked.take();
    let articles = rows.into_iter().filter_map(|row| {
        let is_asked = asked.as_ref() == Some(&row.id);
        kept.pack.principle(&row.id).map(|principle| article(app, kept, principle, row, is_asked))
    });
    of_class("div", "principles").children(articles)
}

/// A principle: what it asks and how it stands; all the rest when it is opened.
fn article(app: App, kept: &Kept, principle: &'static Principle, row: Row, is_asked: bool) -> El {
    let id = row.id.clone();
    let is_open = Local::new(usize::from(kept.opened.borrow().contains(&id)));
    let opened = Rc::clone(&kept.opened);
    let toggle = button("disclosure", &principle.name, move || {
        let now = 1 - is_open.get_untracked();
        is_open.set(now);
        opened.borrow_mut().retain(|other| *other != id);
        if now == 1 {
            opened.borrow_mut().push(id.clone());
        }
    });
    let mut toggle = says_open(toggle, is_open);
    if is_asked {
        toggle = toggle.attr("id", ASKED_FOR);
        document::focus_soon(ASKED_FOR);
    }
    let stories = row.stories.len();
    let gauge = move || {
        match stories {
            0 => "○",
            stories if stories < app.stories_wanted() => "◐",
            _ => "●",
        }
        .to_owned()
    };
    let heading = format!("principle-{}", row.id.as_str());
    let name = el("h2").attr("id", &heading).child(toggle);
    let standing = standing(app, &kept.items, &row);
    let kept = kept.clone();
    el("article")
        .attr("aria-labelledby", &heading)
        .child(of_class("span", "gauge").attr("aria-hidden", "true").text_by(gauge))
        .child(name)
        .child(el("p").text(&principle.summary))
        .child(of_class("p", "small quiet tabular").text_by(standing))
        .slot(move || is_open.get(), move |is_open| (is_open == 1).then(|| body(app, &kept, principle, &row)))
}

/// How a principle stands, in a line that follows the ticks.
fn standing(app: App, items: &[Item], row: &Row) -> Box<dyn Fn() -> String> {
    let words_of = words().principles;
    let standing = (words_of.standing)(row.stories.len(), row.drills, row.rating.map(|it| words().rating(it)));
    let known = row.known.iter().filter(|known| known.is_some()).count();
    let others = items.iter().zip(&row.known).filter(|(_, known)| known.is_none());
    let others: Vec<String> = others.map(|(item, _)| key(&row.id, item)).collect();
    let all = items.len();
    Box::new(move || {
        if all == 0 {
            return standing.clone();
        }
        let ticked = known + others.iter().filter(|key| is_ticked(app, key)).count();
        format!("{standing} · {}", (words_of.ticked)(ticked, all))
    })
}

fn body(app: App, kept: &Kept, principle: &'static Principle, row: &Row) -> El {
    let words = words().principles;
    let line = |name: &str, text: &str| el("div").child(el("dt").text(name)).child(el("dd").text(text));
    let story = |it: &Tagged| {
        el("li")
            .child(el("a").attr("href", &link(Place::Story, Some(it.id.as_str()))).text(&it.title))
            .text(" ")
            .child(of_class("span", "small quiet").text(&(words.served)(it.is_primary, it.strength)))
    };
    let stories = if row.stories.is_empty() {
        of_class("p", "quiet").text(words.no_story)
    } else {
        of_class("ul", "plain").children(row.stories.iter().map(story))
    };
    of_class("div", "stack")
        .child(
            of_class("dl", "listen")
                .child(line(words.listen_for, &principle.probe))
                .child(line(words.red_flag, &principle.red_flag)),
        )
        .child(el("section").child(el("h3").text(words.stories)).child(stories))
        .child(pressed_on(app, &principle.id))
        .child_if((!kept.items.is_empty()).then(|| checklist(app, &kept.items, principle, row)))
        .child(acts(app, kept.pack, principle, row.drills))
}

/// What there is to tick.
fn checklist(app: App, items: &[Item], principle: &Principle, row: &Row) -> El {
    let boxes = items.iter().zip(&row.known).map(|(item, known)| box_to_tick(app, key(&row.id, item), item, *known));
    let legend = of_class("legend", "small quiet").text(words().principles.checklist).child(of(principle));
    el("fieldset").child(legend).children(boxes)
}

/// A box: ticked by the app, which says why, or else by the person.
fn box_to_tick(app: App, key: String, item: &Item, known: Option<Known>) -> El {
    let is_known = known.is_some();
    let own = key.clone();
    let field = el("input")
        .attr("type", "checkbox")
        .ticked_by(move || is_known || is_ticked(app, &own))
        // Until the ticks are read nobody knows what one more would be added to.
        .attr_by("disabled", move || (is_known || app.ticks.with(Option::is_none)).then(String::new))
        .on("change", move |event| app.story(StoryEvent::Tick(key.clone(), is_ticked_at(&event))));
    let aside = |text: &str| of_class("span", "small quiet aside").text(text);
    let why = known.map(words().principles.known).or(item.why.as_deref());
    let text = el("span").text(&item.text).text(" ").child_if(why.map(aside));
    of_class("label", "tick").child(field).child(text)
}

/// What can be done about a principle: drill it, by chance or by a question of one's choice; and what was done.
fn acts(app: App, pack: &'static Pack, principle: &'static Principle, drills: usize) -> El {
    let words = words().principles;
    // Those that measure it first, of every kind.
    let questions: Vec<&'static Question> =
        pack.questions().iter().filter(|it| it.primary_principle() == Some(&principle.id)).collect();
    let is_listed = Local::new(0);
    let list = button("button", &(words.questions)(questions.len()), move || {
        is_listed.set(1 - is_listed.get_untracked());
    });
    let see = (drills > 0).then(|| {
        button("button", &(words.see_drills)(drills), move || {
            app.dispatch(Event::Narrow(0, principle.id.as_str().to_owned()));
            app.dispatch(Event::Narrow(1, String::new()));
            app.dispatch(Event::Visit(Route::to(Place::History)));
        })
    });
    let buttons = of_class("div", "row")
        .child(button("button primary", words.drill_it, move || app.practise(&principle.id)).child(of(principle)))
        .child(says_open(list, is_listed).child(of(principle)))
        .child_if(see.map(|see| see.child(of(principle))));
    of_class("div", "stack").child(buttons).slot(
        move || is_listed.get(),
        move |is_listed| {
            let row = |question: &&'static Question| {
                let id = question.id.clone();
                el("li").child(button("link", &question.text, move || {
                    app.dispatch(Event::Choose(id.clone()));
                    app.dispatch(Event::Visit(Route::Practice));
                }))
            };
            (is_listed == 1).then(|| of_class("ul", "plain").children(questions.iter().map(row)))
        },
    )
}

/// A button that tells whether what it opens is open.
fn says_open(button: El, is_open: Local) -> El {
    button.attr_by("aria-expanded", move || Some(if is_open.get() == 1 { "true" } else { "false" }.to_owned()))
}

/// Heard after a name that stands once for each principle.
fn of(principle: &Principle) -> El {
    of_class("span", "spoken").text(&(words().principles.of)(&principle.name))
}

/// The name of a tick.
fn key(principle: &PrincipleId, item: &Item) -> String {
    ["principle", principle.as_str(), &item.id].join("/")
}

fn is_ticked(app: App, key: &str) -> bool {
    app.ticks.with(|ticks| ticks.as_ref().is_some_and(|ticks| ticks.is_ticked(key)))
}
