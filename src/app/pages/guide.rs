//! The guide: the company in short, the stages as a road, the roles, and what to know and to tick around the questions.
//! No line of it is more than one step from something to do.
//!
//! The pages of roles and stages wait for the guide as this one does, and are put together from the same pieces.

use std::rc::Rc;

use crate::app::el::{El, button, el, of_class};
use crate::app::parts::{awaited, checklist, pack_fault};
use crate::app::route::{Place, Route, link};
use crate::app::state::{App, Event, PackState};
use crate::app::stories::StoryEvent;
use crate::app::words::words;
use crate::content::guide::{BarRaiser, Checklist, Company, Item, StageGuide};
use crate::content::{Guide, Kind, Pack, PrincipleId, Question, Role, Stage, StageId};
use crate::progress::Ticks;

/// Makes the content of a page from the guide.
pub type Build = fn(App, &Pack, &Guide) -> El;

/// The page.
pub fn page(app: App) -> El {
    with_guide(app, hub)
}

/// A page that is made of the guide: nothing but a heading until that is here, and a way to try again where it cannot be had.
pub fn with_guide(app: App, build: Build) -> El {
    app.story(StoryEvent::ReadTicks);
    of_class("div", "page").slot(
        move || (app.pack.version(), app.details_failed.get()),
        move |(_, failed)| {
            let pack = match app.pack.get_quietly() {
                PackState::Loading => return Some(of_class("div", "column").child(awaited(Place::Guide))),
                PackState::Failed(why) => return Some(of_class("div", "column").child(pack_fault(app, &why))),
                PackState::Ready(pack) => pack,
            };
            Some(match pack.guide() {
                Ok(guide) if pack.is_whole() => build(app, pack, &guide.unwrap_or_default()),
                Ok(_) if !failed => of_class("div", "column").child(awaited(Place::Guide)),
                _ => missing(app),
            })
        },
    )
}

fn missing(app: App) -> El {
    let again = button("link", words().retry, move || app.dispatch(Event::RetryDetails));
    let text = el("span").text(words().guide.missing);
    of_class("div", "column")
        .child(el("h1").text(words().place(Place::Guide)))
        .child(of_class("p", "notice").attr("role", "alert").child(text).child(again))
}

/// What stands where the address names nothing of the guide.
pub fn unknown(message: &str) -> El {
    of_class("div", "column guide").child(el("h1").text(message)).child(back())
}

/// The way back to the guide.
pub fn back() -> El {
    el("p").child(visit(Place::Guide, words().guide.back))
}

/// A section under its title.
pub fn section(id: &str, title: &str) -> El {
    el("section").attr("aria-labelledby", id).child(el("h2").attr("id", id).text(title))
}

/// Lines under a title, if there are any.
pub fn lines(heading: &str, title: &str, lines: &[String]) -> Option<El> {
    if lines.is_empty() {
        return None;
    }
    let list = of_class("ul", "known").children(lines.iter().map(|line| el("li").text(line)));
    Some(of_class("div", "lines").child(el(heading).text(title)).child(list))
}

/// Questions to choose from, folded away; nothing where there are none.
pub fn questions(app: App, questions: &[&Question]) -> Option<El> {
    let row = |question: &&Question| {
        let id = question.id.clone();
        el("li").child(button("link", &question.text, move || {
            app.dispatch(Event::Choose(id.clone()));
            app.dispatch(Event::Visit(Route::Practice));
        }))
    };
    if questions.is_empty() {
        return None;
    }
    let summary = el("summary").text(&(words().guide.questions)(questions.len()));
    Some(el("details").child(summary).child(of_class("ul", "plain").children(questions.iter().map(row))))
}

/// What the guide says of a stage.
pub fn stage_guide<'guide>(guide: &'guide Guide, stage: &StageId) -> Option<&'guide StageGuide> {
    guide.stages.iter().find(|it| it.stage == *stage)
}

/// What the ticks of a stage begin with.
pub fn stage_prefix(stage: &StageId) -> String {
    ["stage/", stage.as_str()].concat()
}

/// A list to tick under its title, with how much of it is ticked.
pub fn to_tick(app: App, id: &str, title: &str, prefix: &str, items: &[Item]) -> El {
    let keys = keys(prefix, items);
    let count = move || ticked(app, &keys).unwrap_or_default();
    section(id, title)
        .child(of_class("p", "small quiet tabular count").text_by(count))
        .child(checklist(app, prefix, items))
}

/// A way to another page.
pub fn visit(place: Place, label: &str) -> El {
    of_class("a", "link").attr("href", &link(place, None)).text(label)
}

/// The names of a list's ticks, as [`checklist`] keeps them.
fn keys(prefix: &str, items: &[Item]) -> Vec<String> {
    items.iter().map(|item| [prefix, "/", &item.id].concat()).collect()
}

/// How many of these are ticked, in words; nothing of an empty list, and before the ticks are read.
fn ticked(app: App, keys: &[String]) -> Option<String> {
    app.ticks.with(|ticks| {
        let ticks = ticks.as_ref().filter(|_| !keys.is_empty())?;
        let count = keys.iter().filter(|key| ticks.is_ticked(key)).count();
        Some((words().guide.ticked)(count, keys.len()))
    })
}

fn hub(app: App, pack: &Pack, guide: &Guide) -> El {
    let company = guide.company.as_ref();
    let lists = guide.checklists.iter().map(|list| a_checklist(app, list));
    let is_empty = company.is_none() && pack.stages().is_empty() && pack.roles().is_empty();
    of_class("div", "column wide guide")
        .child(el("h1").text(words().place(Place::Guide)))
        .child_if(is_empty.then(|| of_class("p", "quiet empty").text(words().guide.nothing)))
        .child_if(company.map(snapshot))
        .child_if((!pack.stages().is_empty()).then(|| road(app, pack.stages(), guide)))
        .child_if((!pack.roles().is_empty()).then(|| roles(pack.roles(), guide)))
        .child_if(company.map(|company| looked_for(app, pack, company)))
        .child_if(guide.bar_raiser.as_ref().map(|it| bar_raiser(app, pack, it)))
        .child_if((!guide.checklists.is_empty()).then(|| of_class("div", "side-by-side").children(lists)))
        .child_if((!guide.answers.is_empty()).then(|| answers(&guide.answers)))
}

fn snapshot(company: &Company) -> El {
    let fact = |name: &str, text: &str| el("div").child(el("dt").text(name)).child(el("dd").text(text));
    let facts = of_class("dl", "facts")
        .child(fact(words().guide.set_in, &company.domain))
        .child(fact(words().guide.strands, &company.style.join(" · ")))
        .child(fact(words().guide.difficulty, &company.difficulty));
    let steps = of_class("p", "row")
        .child(to_practice())
        .child(visit(Place::Stories, words().guide.write_story))
        .child(visit(Place::Principles, words().guide.see_principles))
        .child(visit(Place::Coverage, words().guide.see_coverage));
    section("company", &company.name)
        .child(of_class("p", "small quiet").text(&company.category))
        .child(of_class("p", "voice-small").text(&company.summary))
        .child(facts)
        .child(steps)
}

/// The name of the tick that says that the person is at a stage. It is of no list, so it is counted nowhere.
fn here_key(stage: &StageId) -> String {
    [&stage_prefix(stage), "/here"].concat()
}

/// A button that says that the person is at this stage of these, and so at no other; pressed again, that nothing is said.
pub fn here(app: App, stages: &[Stage], stage: &Stage) -> El {
    let own = here_key(&stage.id);
    let pressed = own.clone();
    let keys: Rc<[String]> = stages.iter().map(|it| here_key(&it.id)).collect();
    let choose = move || {
        let ticked: Vec<String> =
            app.ticks.peek(|ticks| keys.iter().filter(|key| is_ticked(ticks.as_ref(), key)).cloned().collect());
        for key in &ticked {
            app.story(StoryEvent::Tick(key.clone(), false));
        }
        if !ticked.contains(&own) {
            app.story(StoryEvent::Tick(own.clone(), true));
        }
    };
    let is_here = Rc::new(move || app.ticks.with(|ticks| is_ticked(ticks.as_ref(), &pressed)));
    let marked = Rc::clone(&is_here);
    let dot = of_class("span", "dot").attr("aria-hidden", "true");
    button("link here", "", choose)
        .attr_by("aria-pressed", move || Some(if is_here() { "true" } else { "false" }.to_owned()))
        // Until the ticks are read nobody knows what would be taken back.
        .attr_by("disabled", move || app.ticks.with(Option::is_none).then(String::new))
        .child(dot.text_by(move || if marked() { "●" } else { "○" }.to_owned()))
        .text(words().guide.i_am_here)
        .child(of_class("span", "spoken").text(&(words().guide.of)(&stage.name)))
}

fn is_ticked(ticks: Option<&Ticks>, key: &str) -> bool {
    ticks.is_some_and(|ticks| ticks.is_ticked(key))
}

/// The lists of the stages, and the ticks that say where the person is.
struct Road {
    lists: Vec<Vec<String>>,
    here: Vec<String>,
}

impl Road {
    /// What is said of the stage at a place where one is: that the person chose it, or else that it is the first with
    /// something left to tick. None is before the ticks are read.
    fn says(&self, app: App, index: usize) -> Option<&'static str> {
        let chosen = app.ticks.with(|ticks| {
            let ticks = ticks.as_ref()?;
            Some(self.here.iter().position(|key| ticks.is_ticked(key)))
        })?;
        let has_left = |keys: &Vec<String>| !keys.is_empty() && !is_done(app, keys);
        let words = words().guide;
        match chosen {
            Some(chosen) => (chosen == index).then_some(words.you_are_here),
            None => (self.lists.iter().position(has_left) == Some(index)).then_some(words.here),
        }
    }
}

/// The stages in order, each with its length and what is ticked of it. The person is at the one they chose, or else at
/// the first that has something left.
fn road(app: App, stages: &[Stage], guide: &Guide) -> El {
    let list_of = |stage: &Stage| {
        let told = stage_guide(guide, &stage.id);
        told.map(|told| keys(&stage_prefix(&stage.id), &told.checklist)).unwrap_or_default()
    };
    let here_keys = stages.iter().map(|stage| here_key(&stage.id)).collect();
    let road = Rc::new(Road { lists: stages.iter().map(list_of).collect(), here: here_keys });
    let row = |(index, stage): (usize, &Stage)| {
        let length = stage_guide(guide, &stage.id).map(|told| told.length.clone());
        let [at_name, at_line, at_row, at_end] = [(); 4].map(|()| Rc::clone(&road));
        let line = move || {
            let here = at_line.says(app, index).map(str::to_owned);
            let parts = [length.clone(), ticked(app, &at_line.lists[index]), here];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        };
        let name = of_class("a", "link strong")
            .attr("href", &link(Place::Stage, Some(stage.id.as_str())))
            .attr_by("aria-current", move || at_name.says(app, index).map(|_| "step".into()))
            .text(&stage.name);
        el("li")
            .class_by("next", move || at_row.says(app, index).is_some())
            .class_by("done", move || is_done(app, &at_end.lists[index]))
            .child(name)
            .child(of_class("p", "small quiet tabular").text_by(line))
            .child(el("p").text(&stage.summary))
            .child(here(app, stages, stage))
    };
    let rows = stages.iter().enumerate().map(row);
    section("road", words().guide.road).child(of_class("ol", "plain road").children(rows))
}

/// Whether a list has items, and all of them are ticked.
fn is_done(app: App, keys: &[String]) -> bool {
    !keys.is_empty()
        && app.ticks.with(|ticks| ticks.as_ref().is_some_and(|ticks| keys.iter().all(|key| ticks.is_ticked(key))))
}

fn roles(roles: &[Role], guide: &Guide) -> El {
    let row = |role: &Role| {
        let told = guide.roles.iter().find(|it| it.role == role.id);
        let href = link(Place::Role, Some(role.id.as_str()));
        el("li")
            .child(of_class("a", "link strong").attr("href", &href).text(&role.name))
            .child_if(told.map(|told| el("p").text(&told.summary)))
    };
    section("roles", words().guide.roles).child(of_class("ul", "plain cells").children(roles.iter().map(row)))
}

/// What to prepare, what they value, what runs through every answer: each line with something to do about it.
fn looked_for(app: App, pack: &Pack, company: &Company) -> El {
    let line = |item: &Item| {
        let step = step(app, pack, &item.id).unwrap_or_else(to_practice);
        el("li").child(el("p").text(&item.text)).child(step)
    };
    let list = |(id, title, items): (&str, &str, &Vec<Item>)| {
        section(id, title).child(of_class("ul", "plain steps").children(items.iter().map(line)))
    };
    let lists = [
        ("focus", words().guide.focus, &company.prep_focus),
        ("values", words().guide.values, &company.values),
        ("themes", words().guide.themes, &company.themes),
    ];
    let lists = lists.into_iter().filter(|(_, _, items)| !items.is_empty());
    of_class("div", "side-by-side").children(lists.map(list))
}

/// What one can do about a line of the company's, where there is something better than any question.
fn step(app: App, pack: &Pack, item: &str) -> Option<El> {
    let drill = |principle: &str| drill_principle(app, pack, &PrincipleId::new(principle));
    match item {
        "principle-stories" => Some(visit(Place::Stories, words().guide.write_story)),
        "lived-principles" => Some(visit(Place::Principles, words().guide.see_principles)),
        "held-to-principles" => Some(visit(Place::Coverage, words().guide.see_coverage)),
        "depth-with-customers" | "systems-at-scale" => drill_kind(app, pack, Kind::Depth),
        "argued-trade-offs" | "lead-it" => drill_kind(app, pack, Kind::Case),
        "own-simplify-deliver" | "unclear-problems" => drill("ownership"),
        "effects-in-numbers" => drill("deliver-results"),
        "speed-within-limits" => drill("frugality"),
        "high-bar" => drill("insist-on-the-highest-standards"),
        "quick-with-results" => drill("bias-for-action"),
        "care-into-operations" | "customer-reason" => drill("customer-obsession"),
        "instinct-and-data" => drill("are-right-a-lot"),
        _ => None,
    }
}

fn to_practice() -> El {
    of_class("a", "link").attr("href", "#/").text(words().guide.drill_question)
}

fn drill_principle(app: App, pack: &Pack, id: &PrincipleId) -> Option<El> {
    let principle = pack.principle(id)?;
    let id = principle.id.clone();
    Some(button("link", &(words().guide.drill)(&principle.name), move || app.practise(&id)))
}

fn drill_kind(app: App, pack: &Pack, kind: Kind) -> Option<El> {
    let is_asked = pack.questions().iter().any(|question| question.kind == kind);
    is_asked.then(|| button("link", (words().guide.drill_kind)(kind), move || app.practise_kind(kind)))
}

fn bar_raiser(app: App, pack: &Pack, it: &BarRaiser) -> El {
    let asked: Vec<&Question> = it.questions.iter().filter_map(|id| pack.question(id)).collect();
    let lists = of_class("div", "side-by-side")
        .child_if(lines("h3", words().guide.expect, &it.expect))
        .child_if(lines("h3", words().guide.prepare, &it.prepare));
    section("bar-raiser", words().guide.bar_raiser)
        .child(el("p").text(&it.summary))
        .child(lists)
        .child_if(questions(app, &asked))
}

fn a_checklist(app: App, list: &Checklist) -> El {
    let [id, prefix] = ["list-", "checklist/"].map(|first| [first, &list.id].concat());
    to_tick(app, &id, &list.name, &prefix, &list.items)
}

fn answers(known: &[Item]) -> El {
    let steps = of_class("p", "row").child(to_practice()).child(visit(Place::Stories, words().guide.write_story));
    section("answers", words().guide.answers)
        .child(of_class("ul", "known").children(known.iter().map(|item| el("li").text(&item.text))))
        .child(steps)
}
