//! The story bank: every story with what it shows and how often it was told, to search, sort, copy and delete.

use std::cmp::Ordering;

use leptos::prelude::{Get, GetUntracked, Set};
use web_sys::HtmlInputElement;

use crate::app::el::{El, button, el, of_class};
use crate::app::parts::{labelled, select};
use crate::app::route::{Place, link};
use crate::app::state::App;
use crate::app::stories::{self, StoryEvent};
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::clock::Dates;
use crate::content::PrincipleId;
use crate::progress::{Attempt, Story, StoryId};

use super::principles::{held, link_to};

/// How many stories are wanted: with fewer, questions find none; more can hardly be kept ready.
const WANTED: [usize; 2] = [8, 12];

/// The orders of the list, as their names stand in the words.
const BY_TITLE: usize = 1;
const MOST_TOLD: usize = 2;
const FEWEST_PRINCIPLES: usize = 3;

/// The page. Empty until the stories are read.
pub fn page(app: App) -> El {
    app.story(StoryEvent::Read);
    app.begin_history();
    of_class("div", "column wide stories").child(el("h1").text(words().place(Place::Stories))).slot(
        move || app.stories.with(|stories| stories.is_read.then_some(stories.list.is_empty())),
        move |is_empty| Some(if is_empty? { empty(app) } else { bank(app) }),
    )
}

/// How often a story was told; nothing until the attempts are read, and while they are read anew, what it was before.
pub(super) fn times_told(app: App, id: &StoryId) -> impl Fn() -> Option<usize> + use<> {
    let id = id.clone();
    held(move || app.history.with(|history| history.is_complete.then(|| tellings(&history.attempts, &id).count())))
}

/// The attempts that a story was told in.
pub(super) fn tellings<'list>(attempts: &'list [Attempt], id: &StoryId) -> impl Iterator<Item = &'list Attempt> {
    attempts.iter().filter(move |attempt| attempt.story.as_ref() == Some(id))
}

/// What a principle is called.
pub(super) fn principle_name(app: App, id: &PrincipleId) -> String {
    let name = app.ready_pack().and_then(|pack| Some(pack.principle(id)?.name.clone()));
    name.unwrap_or_else(|| id.as_str().to_owned())
}

/// What a story is, and a way to begin.
fn empty(app: App) -> El {
    let words = words().stories;
    of_class("div", "stack empty")
        .child(el("p").text(words.what_a_story_is))
        .child(el("p").child(button("button primary", words.first, move || app.story(StoryEvent::New))))
        .child(of_class("p", "small quiet").text(words.where_from))
}

fn bank(app: App) -> El {
    let words = words().stories;
    let order = Local::new(0);
    // Counts how often the search has changed; its text stays in the field.
    let searched = Local::new(0);
    let field = el("input").attr("id", "story-search").attr("type", "search");
    let field = field.on("input", move |_| searched.set(searched.get_untracked() + 1));
    let input: HtmlInputElement = field.unchecked();
    let counted = input.clone();
    let count = move || {
        let _ = searched.get();
        let search = counted.value();
        app.stories.with(|stories| match search.trim() {
            "" => (words.count)(stories.list.iter().filter(|story| !story.is_empty()).count(), WANTED),
            search => {
                let found = stories.list.iter().filter(|story| story.matches(search)).count();
                (words.found)(found, stories.list.len())
            }
        })
    };
    let orders = words.orders.iter().enumerate().map(|(index, name)| (index.to_string(), (*name).to_owned())).collect();
    let sort = select(
        "story-order",
        words.sort,
        orders,
        move || order.get().to_string(),
        move |value| order.set(value.parse().unwrap_or_default()),
    );
    let told = held(move || app.history.with(|history| history.is_complete.then(|| app.history.version())));
    // Only one order asks how often a story was told; the rows follow that by themselves.
    let told = move || if order.get() == MOST_TOLD { told() } else { None };
    of_class("div", "stack")
        .child(
            of_class("div", "row")
                .child(button("button primary", words.new, move || app.story(StoryEvent::New)))
                .child(link_to(Place::Sheet)),
        )
        .child(of_class("div", "fields").child(labelled(words.search, field)).child(sort))
        .child(of_class("p", "small quiet").attr("role", "status").text_by(count))
        .slot(
            move || (app.stories.version(), app.has_pack(), searched.get(), order.get(), told()),
            move |(_, _, _, order, _)| Some(list(app, &input.value(), order)),
        )
}

fn list(app: App, search: &str, order: usize) -> El {
    let dates = Dates::new();
    app.stories.peek(|stories| {
        app.history.peek(|history| {
            let mut rows: Vec<(&Story, usize)> = Vec::new();
            for story in stories.list.iter().filter(|story| story.matches(search)) {
                let told = if order == MOST_TOLD { tellings(&history.attempts, &story.id).count() } else { 0 };
                // Equals stay as they are: changed last first.
                let place = rows.partition_point(|other| compare(order, other, &(story, told)) != Ordering::Greater);
                rows.insert(place, (story, told));
            }
            if rows.is_empty() {
                return of_class("p", "quiet empty").text(words().stories.none_fit);
            }
            let rows = rows.into_iter().map(|(story, _)| row(app, story, &dates));
            of_class("ul", "plain story-list").children(rows)
        })
    })
}

/// How two stories, with how often they were told, stand in an order: `Greater` where the first comes after the second.
fn compare(order: usize, first: &(&Story, usize), second: &(&Story, usize)) -> Ordering {
    match order {
        BY_TITLE => {
            // As the browser sorts in the app's language: capitals with small letters, `Ä` beside `A`. Not in the
            // system's, which may be none and then sorts by code points.
            let title = js_sys::JsString::from(stories::title(first.0));
            let other = stories::title(second.0);
            title.locale_compare(other, &js_sys::Array::of1(&words().lang.into()), &js_sys::Object::new()).cmp(&0)
        }
        MOST_TOLD => second.1.cmp(&first.1),
        FEWEST_PRINCIPLES => first.0.serves.len().cmp(&second.0.serves.len()),
        _ => Ordering::Equal,
    }
}

fn row(app: App, story: &Story, dates: &Dates) -> El {
    let length = words().word_count(story.words());
    let words = words().stories;
    let title = stories::title(story);
    let names: Vec<String> = story.serves.iter().map(|served| principle_name(app, &served.principle)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let serving = match names.as_slice() {
        [] => words.no_principle.to_owned(),
        [first, others @ ..] => (words.serving)(first, others),
    };
    let numbers = story.numbers.trim();
    let numbers = (!numbers.is_empty()).then(|| of_class("p", "small numbers").text(numbers));
    let told = times_told(app, &story.id);
    let told = move || told().map(|times| format!(" · {}", (words.told)(times))).unwrap_or_default();
    let changed = format!(" · {}", (words.changed)(&dates.text(story.changed_wall_ms)));
    let text = el("div")
        .child(of_class("a", "voice-small").attr("href", &link(Place::Story, Some(story.id.as_str()))).text(title))
        .child(of_class("p", "small").text(&serving))
        .child_if(numbers)
        .child(of_class("p", "small quiet tabular").text(&length).text_by(told).text(&changed));
    el("li").child(text).child(buttons(app, story))
}

fn buttons(app: App, story: &Story) -> El {
    let title = stories::title(story);
    let [copied, deleted] = [story.id.clone(), story.id.clone()];
    let duplicate = button("link", words().stories.duplicate, move || app.story(StoryEvent::Duplicate(copied.clone())))
        .attr("aria-label", &(words().stories.duplicate_story)(title));
    let delete = button("link", words().delete, move || app.story(StoryEvent::Delete(deleted.clone())))
        .attr("aria-label", &(words().stories.delete_story)(title));
    of_class("span", "row").child(duplicate).child(delete)
}
