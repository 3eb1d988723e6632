//! The story sheet: stories chosen for one page, to print, to copy and to save.

use std::array;
use std::cell::RefCell;
use std::rc::Rc;
use std::slice;

use leptos::prelude::{Get, GetUntracked, Set};
use web_sys::HtmlTextAreaElement;

use crate::app::el::{El, button, el, of_class};
use crate::app::parts::{labelled, tick};
use crate::app::route::{Place, link};
use crate::app::state::App;
use crate::app::stories::{StoryEvent, title};
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::{clipboard, document, file, print};
use crate::content::Pack;
use crate::progress::{NamedPrinciple, Sheet, SheetLine, SheetNames, SheetPrinciple, Story, StoryId};

use super::coverage::short;
use super::principles::link_to;

/// How many stories fit on a page.
const FIT: usize = 12;

/// What the file is called.
const FILE: &str = "star-drill-stories.md";

/// The id of the field to copy from by hand.
const BY_HAND: &str = "sheet-text";

/// What came of copying, as its `Local` has it.
const NOT_TRIED: usize = 0;
const COPIED: usize = 1;
const REFUSED: usize = 2;

/// The page. Empty until the stories are read.
pub fn page(app: App) -> El {
    app.story(StoryEvent::Read);
    let choice = Choice { said: Rc::default(), changes: Local::new(0), copied: Local::new(NOT_TRIED) };
    let rows = move || {
        app.stories.with(|stories| stories.is_read.then(|| stories.list.iter().map(Row::of).collect::<Vec<_>>()))
    };
    let filled = move |rows: Option<Vec<Row>>| {
        let rows = rows?;
        Some(if rows.is_empty() { empty(app) } else { content(app, rows, &choice) })
    };
    of_class("div", "column wide sheet-page").child(el("h1").text(words().place(Place::Sheet))).slot(rows, filled)
}

/// A story to choose. As long as all of them are the same, the boxes are not made anew.
#[derive(Clone, PartialEq)]
struct Row {
    id: StoryId,
    title: String,
    is_blank: bool,
}

impl Row {
    fn of(story: &Story) -> Self {
        Self { id: story.id.clone(), title: title(story).to_owned(), is_blank: story.is_empty() }
    }
}

/// Which stories are on the sheet: those that are not blank, unless the person has said otherwise.
#[derive(Clone)]
struct Choice {
    said: Rc<RefCell<Vec<(StoryId, bool)>>>,
    /// Counts how often it has changed.
    changes: Local,
    /// What came of copying what is chosen.
    copied: Local,
}

impl Choice {
    /// Whether a story is chosen, without following it.
    fn has(&self, id: &StoryId, is_blank: bool) -> bool {
        self.said.borrow().iter().find(|(other, _)| other == id).map_or(!is_blank, |(_, is_chosen)| *is_chosen)
    }

    /// How many of these are chosen, followed.
    fn count(&self, rows: &[Row]) -> usize {
        let _ = self.changes.get();
        rows.iter().filter(|row| self.has(&row.id, row.is_blank)).count()
    }

    /// Chooses these, or puts them back.
    fn say(&self, rows: &[Row], is_chosen: bool) {
        for row in rows {
            let mut said = self.said.borrow_mut();
            said.retain(|(id, _)| *id != row.id);
            said.push((row.id.clone(), is_chosen));
        }
        // What was copied is another sheet than this one.
        self.copied.set(NOT_TRIED);
        self.changes.set(self.changes.get_untracked() + 1);
    }
}

/// What a sheet is, and how it begins.
fn empty(app: App) -> El {
    of_class("div", "stack empty")
        .child(el("p").text(words().sheet.what_it_is))
        .child(el("p").text(words().sheet.empty))
        .child(el("p").child(button("button primary", words().stories.first, move || app.story(StoryEvent::New))))
}

fn content(app: App, rows: Vec<Row>, choice: &Choice) -> El {
    let [counted, acted_on, followed, printed] = array::from_fn(|_| choice.clone());
    let ways = [Place::Stories, Place::Coverage].map(link_to);
    let stack = of_class("div", "stack")
        .child(of_class("p", "row small sheet-ways").children(ways))
        .child(of_class("p", "quiet sheet-about").text(words().sheet.what_it_is))
        .child(chooser(&rows, choice));
    let acting = move |is_any: bool| {
        Some(if is_any { acts(app, &acted_on) } else { of_class("p", "quiet empty").text(words().sheet.none_chosen) })
    };
    let shown = move |_| {
        app.stories.peek(|stories| {
            let sheet = sheet(app, &stories.list, &printed);
            (!sheet.lines.is_empty()).then(|| paper(&sheet))
        })
    };
    stack
        .slot(move || counted.count(&rows) > 0, acting)
        .slot(move || (app.stories.version(), app.has_pack(), followed.changes.get()), shown)
}

/// The choice among the stories.
fn chooser(rows: &[Row], choice: &Choice) -> El {
    let words = words().sheet;
    let boxes = rows.iter().map(|row| {
        let [(row_shown, shown), (row_said, said)] = array::from_fn(|_| (row.clone(), choice.clone()));
        let is_chosen = move || shown.count(slice::from_ref(&row_shown)) == 1;
        let say = move |is_chosen| said.say(slice::from_ref(&row_said), is_chosen);
        el("li").child(tick(None, el("span").text(&row.title), is_chosen, say))
    });
    let [(every, counted), (put_back, none)] = array::from_fn(|_| (rows.to_vec(), choice.clone()));
    let written: Vec<Row> = rows.iter().filter(|row| !row.is_blank).cloned().collect();
    let all = choice.clone();
    let count = move || (words.count)(counted.count(&every), every.len(), FIT);
    let buttons = of_class("div", "row small")
        .child(el("p").attr("role", "status").text_by(count))
        .child(button("link", words.choose_all, move || all.say(&written, true)))
        .child(button("link", words.choose_none, move || none.say(&put_back, false)));
    of_class("fieldset", "sheet-choice")
        .child(of_class("legend", "small quiet").text(words.choose))
        .child(of_class("ul", "plain").children(boxes))
        .child(buttons)
}

/// What can be done with the sheet.
fn acts(app: App, choice: &Choice) -> El {
    let words = words().sheet;
    let [copying, saving, refused] = array::from_fn(|_| choice.clone());
    let copied = choice.copied;
    let copy = move || {
        clipboard::copy(&markdown(app, &copying), move |is_copied| {
            copied.set(if is_copied { COPIED } else { REFUSED });
            if is_copied {
                app.announce(words.copied.into());
            } else {
                document::focus_soon(BY_HAND);
            }
        });
    };
    let told = move |copied: usize| match copied {
        COPIED => Some(of_class("p", "small").text(words.copied)),
        REFUSED => Some(by_hand(app, &refused)),
        _ => None,
    };
    let buttons = of_class("div", "row")
        .child(button("button primary", words.print, print::print))
        .child(button("button", words.copy, copy))
        .child(button("button", words.save, move || file::save(FILE, "text/markdown", &markdown(app, &saving))));
    of_class("div", "stack sheet-acts").child(buttons).slot(move || copied.get(), told)
}

/// The text to copy by hand, all of it selected as the focus comes.
fn by_hand(app: App, choice: &Choice) -> El {
    let field = of_class("textarea", "notes").attr("id", BY_HAND).attr("readonly", "");
    let field = field.prop("value", markdown(app, choice));
    let area: HtmlTextAreaElement = field.unchecked();
    labelled(words().sheet.copy_by_hand, field.on("focus", move |_| area.select()))
}

fn markdown(app: App, choice: &Choice) -> String {
    let words = words();
    let names = SheetNames {
        title: words.sheet.title,
        matrix: words.principles.matrix,
        story: words.sheet.story,
        legend: words.sheet.legend,
        untitled: words.stories.untitled,
        strength: words.principles.strength,
        without: words.sheet.without,
    };
    app.stories.peek(|stories| sheet(app, &stories.list, choice).markdown(&names))
}

/// The sheet of what is chosen. Without a pack, principles go by their ids.
fn sheet<'list>(app: App, list: &'list [Story], choice: &Choice) -> Sheet<'list> {
    let principles = app.ready_pack().map(Pack::principles).unwrap_or_default();
    let named: Vec<NamedPrinciple<'_>> = principles.iter().map(|it| (&it.id, it.name.as_str())).collect();
    let chosen: Vec<&Story> = list.iter().filter(|story| choice.has(&story.id, story.is_empty())).collect();
    Sheet::of(&chosen, &named)
}

/// The sheet as it is printed.
fn paper(sheet: &Sheet<'_>) -> El {
    let words = words().sheet;
    let without = (!sheet.gaps.is_empty()).then(|| el("p").text(&(words.without)(&sheet.gaps)));
    of_class("article", "sheet")
        .attr("aria-labelledby", "sheet-title")
        .child(el("h2").attr("id", "sheet-title").text(words.title))
        .child(of_class("ul", "plain sheet-stories").children(sheet.lines.iter().map(story)))
        .child_if(matrix(sheet))
        .child_if(without)
}

fn story(line: &SheetLine<'_>) -> El {
    let name = el("a").attr("href", &link(Place::Story, Some(line.story.id.as_str()))).text(title(line.story));
    let text = |class: &str, text: &str| (!text.is_empty()).then(|| of_class("p", class).text(text));
    let principles = (!line.principles.is_empty())
        .then(|| of_class("ul", "plain shown").children(line.principles.iter().map(principle)));
    el("li")
        .child(el("h3").child(name))
        .child_if(text("quiet about", &line.about))
        .child_if(text("headline", &line.headline))
        .child_if(text("numbers", &line.numbers))
        .child_if(principles)
}

/// A principle with the sign and the strength to the eye, and the same in words to the ear.
fn principle(shown: &SheetPrinciple<'_>) -> El {
    let strength = (words().principles.strength)(shown.cell.strength);
    let heard = (words().principles.served)(shown.cell.is_primary, shown.cell.strength);
    el("li")
        .child(el("span").attr("aria-hidden", "true").text(shown.cell.mark()))
        .text(" ")
        .text(shown.name)
        .text(" ")
        .child(of_class("span", "quiet").attr("aria-hidden", "true").text(strength))
        .child(of_class("span", "spoken").text(&heard))
}

/// Stories by principles. On a narrow screen it scrolls within its own box, to which the keyboard comes too.
fn matrix(sheet: &Sheet<'_>) -> Option<El> {
    if sheet.shown.is_empty() {
        return None;
    }
    let corner = el("th").attr("scope", "col").text(words().sheet.story);
    let heads = el("tr").child(corner).children(sheet.shown.iter().map(|(_, name)| head(name)));
    let row = |line: &SheetLine<'_>| {
        let cells = sheet.shown.iter().map(|(id, _)| {
            let served = line.cell(id).map(|cell| {
                let seen = el("span").attr("aria-hidden", "true").text(cell.mark());
                let heard = (words().principles.served)(cell.is_primary, cell.strength);
                el("span").child(seen).child(of_class("span", "spoken").text(&heard))
            });
            el("td").child_if(served)
        });
        el("tr").child(el("th").attr("scope", "row").text(title(line.story))).children(cells)
    };
    let table = el("table")
        .attr("aria-labelledby", "sheet-matrix")
        .child(el("thead").child(heads))
        .child(el("tbody").children(sheet.lines.iter().map(row)));
    let scrolled = of_class("div", "sheet-matrix")
        .attr("role", "region")
        .attr("aria-labelledby", "sheet-matrix")
        .attr("tabindex", "0")
        .child(table);
    Some(
        el("section")
            .child(el("h3").attr("id", "sheet-matrix").text(words().principles.matrix))
            .child(scrolled)
            .child(el("p").text(words().sheet.legend)),
    )
}

/// The head of a column: the principle in short to the eye, in full to the ear.
fn head(name: &str) -> El {
    let short = short(name);
    let head = el("th").attr("scope", "col");
    if short == name {
        return head.child(of_class("span", "head").text(name));
    }
    head.attr("title", name)
        .child(of_class("span", "head").attr("aria-hidden", "true").text(&short))
        .child(of_class("span", "spoken").text(name))
}
