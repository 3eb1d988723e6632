//! The palette: finds a question, a story, a page or something to do by some letters, with the keyboard throughout.
//!
//! It is a combobox: the focus stays in its field, and the field says which of the results is the active one.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{Get, GetUntracked, Set};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlInputElement, KeyboardEvent};

use crate::app::el::{El, button, el, of_class};
use crate::app::keys::Action;
use crate::app::plan::PlanEvent;
use crate::app::press_latest::press_latest;
use crate::app::route::{Place, Route};
use crate::app::state::{App, Dialog, Event};
use crate::app::stories::{StoryEvent, title};
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::document;
use crate::content::{Kind, QuestionId};
use crate::drill::SET_MINUTES;
use crate::find::Query;
use crate::progress::{AttemptId, Theme};

use super::dialogs::{FIRST, close};
use super::import::{IMPORT_FILE, RESTORE};

/// How many results are listed.
const SHOWN: usize = 12;

/// The id of the list.
const LIST: &str = "palette-results";

/// The pages that are wanted often, and the others. With an empty field the first [`SHOWN`] of all that is offered are
/// listed: the first of these, and the first of the actions.
const OFTEN: [Place; 7] =
    [Place::Plan, Place::Stories, Place::Principles, Place::Guide, Place::Progress, Place::History, Place::Settings];
const SELDOM: [Place; 5] = [Place::Loop, Place::Screens, Place::Paper, Place::Coverage, Place::Sheet];

/// What a result is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Pages,
    Actions,
    Stories,
    Principles,
    Roles,
    Stages,
    Questions,
}

/// What comes of choosing a result.
#[derive(Clone, PartialEq)]
enum Goal {
    Visit(Route),
    Ask(QuestionId),
    Start,
    Another,
    Practise(Kind),
    Press,
    NewStory,
    Export,
    Resume(AttemptId),
    ShowClock(bool),
    Restore,
    SaveCsv,
    SaveCalendar,
    Theme(Theme),
    Keys,
}

/// A result.
#[derive(Clone, PartialEq)]
struct Hit {
    group: Group,
    text: String,
    /// The characters that matched.
    places: Vec<usize>,
    score: u32,
    goal: Goal,
}

/// What is listed. As long as it is the same, no list is made anew.
#[derive(Clone, Default, PartialEq)]
struct Found {
    /// Whether anything was asked for.
    is_asked: bool,
    /// How many were found for it, listed or not.
    count: usize,
    /// In the order of the list.
    hits: Vec<Hit>,
}

/// What the parts of the palette share.
#[derive(Clone)]
struct Palette {
    app: App,
    /// The place of the active result.
    active: Local,
    /// Counts the lists. Each gives its results names of their own, so that the field's word for the active one changes
    /// with every list and is heard.
    lists: Local,
    found: Rc<RefCell<Found>>,
}

/// What the dialog holds while it is the palette.
pub fn palette(app: App) -> El {
    // Once read they are kept up to date; reading them again would end an edit that is under way.
    if !app.stories.peek(|stories| stories.is_read) {
        app.story(StoryEvent::Read);
    }
    // What is offered depends on these. The start page has the list already.
    if app.route.peek(|route| *route != Route::Practice) {
        app.dispatch(Event::ListDrafts);
    }
    if app.prep.peek(|prep| prep.plan.is_none()) {
        app.plan(PlanEvent::Read);
    }
    let palette = Palette { app, active: Local::new(0), lists: Local::new(0), found: Rc::default() };
    // Counts how often the field has changed; its text stays there.
    let typed = Local::new(0);
    let active = palette.active;
    let pressed = palette.clone();
    let own = words().palette;
    let field = el("input")
        .attr("id", FIRST)
        .attr("type", "text")
        .attr("role", "combobox")
        .attr("aria-label", own.title)
        .attr("aria-autocomplete", "list")
        .attr("aria-controls", LIST)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .on("input", move |_| {
            active.set(0);
            typed.set(typed.get_untracked() + 1);
        })
        .on("keydown", move |event| pressed.pressed(&event));
    let input: HtmlInputElement = field.unchecked();
    let found = move || {
        let _ = typed.get();
        search(app, &input.value())
    };
    let [opened, named, counted, listed] = [(); 4].map(|()| palette.clone());
    let is_expanded = move || Some(opened.says(|it| truth(!it.hits.is_empty())));
    let active_one = move || {
        let id = id(named.lists.get(), named.active.get());
        named.says(|it| (!it.hits.is_empty()).then_some(id))
    };
    let status =
        move || counted.says(|it| if it.is_asked { (own.found)(it.count, it.hits.len()) } else { own.hint.to_owned() });
    let field = field.attr_by("aria-expanded", is_expanded).attr_by("aria-activedescendant", active_one);
    of_class("div", "palette")
        .child(of_class("h2", "spoken").attr("id", "dialog-title").text(own.title))
        .child(of_class("div", "row between").child(field).child(button("button", words().close, close)))
        .slot(found, move |found| listed.list(found))
        .child(of_class("p", "small quiet").attr("role", "status").text_by(status))
}

impl Palette {
    /// Of what is listed, what `say` says, followed.
    fn says<T>(&self, say: impl FnOnce(&Found) -> T) -> T {
        let _ = self.lists.get();
        say(&self.found.borrow())
    }

    /// The results by their groups; nothing where there are none, which the line below says.
    fn list(&self, found: Found) -> Option<El> {
        let number = self.lists.get_untracked() + 1;
        if self.active.get_untracked() >= found.hits.len() {
            self.active.set(0);
        }
        let mut list = el("div").attr("id", LIST).attr("role", "listbox").attr("aria-label", words().palette.title);
        let mut place = 0;
        for hits in found.hits.chunk_by(|one, next| one.group == next.group) {
            let name = hits.first().map_or("", |hit| name(hit.group));
            let heading = of_class("p", "small quiet").attr("aria-hidden", "true").text(name);
            let mut group = el("div").attr("role", "group").attr("aria-label", name).child(heading);
            for hit in hits {
                group = group.child(self.option(number, place, hit));
                place += 1;
            }
            list = list.child(group);
        }
        self.found.replace(found);
        self.lists.set(number);
        // The focus stays in the field.
        (place > 0).then(|| list.on("mousedown", |event| event.prevent_default()))
    }

    fn option(&self, list: usize, place: usize, hit: &Hit) -> El {
        let active = self.active;
        let chosen = self.clone();
        let option = el("div")
            .attr("id", &id(list, place))
            .attr("role", "option")
            .attr_by("aria-selected", move || Some(truth(active.get() == place)))
            .on("click", move |_| chosen.choose(place));
        with_marks(option, hit)
    }

    fn pressed(&self, event: &web_sys::Event) {
        // While a letter is being composed, the keys belong to that.
        let Some(press) = event.dyn_ref::<KeyboardEvent>().filter(|press| !press.is_composing()) else { return };
        let active = self.active.get_untracked();
        let last = self.found.borrow().hits.len().saturating_sub(1);
        match press.key().as_str() {
            "ArrowDown" => self.go_to(if active < last { active + 1 } else { 0 }),
            "ArrowUp" => self.go_to(active.checked_sub(1).unwrap_or(last)),
            "Home" => self.go_to(0),
            "End" => self.go_to(last),
            // Held down on the button that opened the palette, it means no more than that.
            "Enter" if press.repeat() => {}
            "Enter" => self.choose(active),
            // The key that opened it, which otherwise would lead to the browser's own search.
            "k" if press.ctrl_key() || press.meta_key() => close(),
            _ => return,
        }
        event.prevent_default();
    }

    fn go_to(&self, place: usize) {
        self.active.set(place);
        document::bring_into_view(&id(self.lists.get_untracked(), place));
    }

    fn choose(&self, place: usize) {
        let app = self.app;
        let goal = self.found.borrow().hits.get(place).map(|hit| hit.goal.clone());
        if let Some(goal) = goal {
            close_and_then(Box::new(move || reach(app, goal)));
        }
    }
}

/// The id of a result.
fn id(list: usize, place: usize) -> String {
    format!("palette-{list}-{place}")
}

fn truth(is_true: bool) -> String {
    let word = if is_true { "true" } else { "false" };
    word.to_owned()
}

/// The text of a result, with what matched marked.
fn with_marks(mut option: El, hit: &Hit) -> El {
    let mut run = String::new();
    let mut is_marked = false;
    for (place, c) in hit.text.chars().enumerate() {
        if hit.places.contains(&place) != is_marked {
            option = with_run(option, &run, is_marked);
            is_marked = !is_marked;
            run.clear();
        }
        run.push(c);
    }
    with_run(option, &run, is_marked)
}

fn with_run(option: El, run: &str, is_marked: bool) -> El {
    if run.is_empty() {
        option
    } else if is_marked {
        option.child(el("mark").text(run))
    } else {
        option.text(run)
    }
}

/// What a group is called.
fn name(group: Group) -> &'static str {
    let own = words().palette;
    match group {
        Group::Pages => words().pages,
        Group::Actions => own.actions,
        Group::Stories => words().place(Place::Stories),
        Group::Principles => words().place(Place::Principles),
        Group::Roles => own.roles,
        Group::Stages => own.stages,
        Group::Questions => own.questions,
    }
}

/// Searches all that is offered, and follows what it looked at.
fn search(app: App, text: &str) -> Found {
    let query = Query::new(text);
    let mut best: Vec<Hit> = Vec::new();
    let mut count = 0;
    offer(app, &mut |group: Group, text: &str, goal: &dyn Fn() -> Goal| {
        let Some(found) = query.find(text) else { return };
        count += 1;
        // After its equals, so that pages and actions, which are offered first, stay before them.
        let place = best.partition_point(|hit| hit.score >= found.score);
        if place < SHOWN {
            best.truncate(SHOWN - 1);
            best.insert(
                place,
                Hit { group, text: text.to_owned(), places: found.places, score: found.score, goal: goal() },
            );
        }
    });
    let mut hits: Vec<Hit> = Vec::new();
    for hit in best {
        // With the others of its group, which stands where its best result does.
        let last = hits.iter().rposition(|other| other.group == hit.group);
        hits.insert(last.map_or(hits.len(), |last| last + 1), hit);
    }
    let is_asked = !query.is_empty();
    Found { is_asked, count: if is_asked { count } else { 0 }, hits }
}

/// Takes what is offered: its group, its text, and what comes of choosing it, which only few are asked for.
type Take<'a> = dyn FnMut(Group, &str, &dyn Fn() -> Goal) + 'a;

/// Offers all there is.
fn offer(app: App, take: &mut Take<'_>) {
    let own = words().palette;
    take(Group::Pages, words().practice, &|| Goal::Visit(Route::Practice));
    offer_pages(&OFTEN, take);
    // The latest; the start page has the others. The one under way goes on where it is.
    let left = app.drafts.with(|it| it.iter().find(|draft| !app.is_running(&draft.id)).map(|draft| draft.id.clone()));
    if let Some(left) = left {
        take(Group::Actions, own.resume, &|| Goal::Resume(left.clone()));
    }
    take(Group::Actions, own.start, &|| Goal::Start);
    take(Group::Actions, words().action(Action::Another), &|| Goal::Another);
    for (name, kind) in [(own.case, Kind::Case), (own.depth, Kind::Depth)] {
        take(Group::Actions, name, &|| Goal::Practise(kind));
    }
    take(Group::Actions, own.press, &|| Goal::Press);
    take(Group::Actions, words().stories.new, &|| Goal::NewStory);
    take(Group::Actions, words().export, &|| Goal::Export);
    offer_pages(&SELDOM, take);
    for theme in [Theme::Light, Theme::Dark, Theme::System] {
        let name = [words().theme, ": ", words().theme_name(theme)].concat();
        take(Group::Actions, &name, &|| Goal::Theme(theme));
    }
    take(Group::Actions, words().action(Action::ShowKeys), &|| Goal::Keys);
    let is_hidden = app.preferences.with(|preferences| preferences.clock_hidden);
    let clock = if is_hidden { words().show_clock } else { words().hide_clock };
    take(Group::Actions, clock, &|| Goal::ShowClock(is_hidden));
    for minutes in SET_MINUTES {
        take(Group::Actions, &(words().loops.set_title)(minutes), &|| about(Place::MixedSet, &minutes.to_string()));
    }
    take(Group::Actions, own.sheet, &|| Goal::Visit(Route::to(Place::Sheet)));
    take(Group::Actions, own.plan_anew, &|| Goal::Visit(Route::to(Place::Plan)));
    take(Group::Actions, own.save_csv, &|| Goal::SaveCsv);
    // The file has the days up to the interview; the steps come with the details.
    let has_date = app.prep.with(|prep| prep.plan.as_ref().is_some_and(|plan| plan.interview.is_some()));
    if has_date && app.has_details() {
        take(Group::Actions, own.save_calendar, &|| Goal::SaveCalendar);
    }
    take(Group::Actions, words().import, &|| Goal::Restore);
    app.stories.with(|stories| {
        // One in which nothing is written is none yet.
        for story in stories.list.iter().filter(|story| !story.is_empty()) {
            take(Group::Stories, title(story), &|| about(Place::Story, story.id.as_str()));
        }
    });
    let Some(pack) = app.ready_pack() else { return };
    for it in pack.principles() {
        take(Group::Principles, &it.name, &|| about(Place::Principles, it.id.as_str()));
    }
    for it in pack.roles() {
        take(Group::Roles, &it.name, &|| about(Place::Role, it.id.as_str()));
    }
    for it in pack.stages() {
        take(Group::Stages, &it.name, &|| about(Place::Stage, it.id.as_str()));
    }
    for it in pack.questions() {
        take(Group::Questions, &it.text, &|| Goal::Ask(it.id.clone()));
    }
}

fn offer_pages(places: &[Place], take: &mut Take<'_>) {
    for place in places {
        take(Group::Pages, words().place(*place), &|| Goal::Visit(Route::to(*place)));
    }
}

fn about(place: Place, id: &str) -> Goal {
    Goal::Visit(Route::Later(place, Some(id.to_owned())))
}

/// Closes the dialog and does something once it is gone. Not before: the browser tells of the end in a task of its own,
/// and that would also end a dialog that was opened meanwhile.
fn close_and_then(act: Box<dyn FnOnce()>) {
    if let Some(dialog) = document::element("dialog") {
        // Called once, after what listens already. It is nobody's, for the palette and all its listeners end before.
        let act = Closure::once_into_js(act);
        // Adding a listener fails for no element and no event name.
        let _ = dialog.add_event_listener_with_callback("close", act.unchecked_ref());
        close();
    }
}

/// Does what was chosen. Where that leads to a page, the focus goes to its beginning; else it is back where it was.
fn reach(app: App, goal: Goal) {
    match goal {
        Goal::Visit(route) => visit(app, route),
        Goal::Ask(question) => {
            app.dispatch(Event::Choose(question));
            visit(app, Route::Practice);
        }
        Goal::Start => {
            // By way of the start page, where the question stands, and so that a drill that is paused is left first.
            visit(app, Route::Practice);
            app.dispatch(Event::Start);
        }
        Goal::Another => {
            app.dispatch(Event::Suggest);
            visit(app, Route::Practice);
        }
        Goal::Practise(kind) => {
            app.practise_kind(kind);
            document::begin_page("main");
        }
        Goal::Press => press_latest(app),
        Goal::NewStory => app.story(StoryEvent::New),
        Goal::Export => app.dispatch(Event::Export),
        Goal::Resume(draft) => app.dispatch(Event::ResumeDraft(draft)),
        Goal::ShowClock(is_shown) => {
            let mut preferences = app.preferences.get_quietly();
            preferences.clock_hidden = !is_shown;
            app.dispatch(Event::Prefer(preferences));
        }
        Goal::Restore => {
            visit(app, Route::Later(Place::Settings, Some(RESTORE.to_owned())));
            // Where the page is there already; else it does so itself once it is.
            document::focus_soon(IMPORT_FILE);
        }
        Goal::SaveCsv => app.save_csv(),
        Goal::SaveCalendar => app.plan(PlanEvent::CalendarFile),
        Goal::Theme(theme) => {
            let mut preferences = app.preferences.get_quietly();
            preferences.theme = theme;
            app.dispatch(Event::Prefer(preferences));
        }
        Goal::Keys => app.dispatch(Event::Show(Some(Dialog::Keys))),
    }
}

/// Shows a page, from its top also where it is on the screen already.
fn visit(app: App, route: Route) {
    if app.route.get_quietly() != route {
        app.dispatch(Event::Visit(route));
    }
    document::begin_page("main");
}
