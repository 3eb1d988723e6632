//! Progress: how much was drilled, how it went, and whether it goes better, in figures, charts and tables.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{Get, Set};

use crate::app::el::{El, button, el, of_class};
use crate::app::parts::charts::{self, Table};
use crate::app::parts::{awaited, pack_fault};
use crate::app::plan::PlanEvent;
use crate::app::route::{Place, Route, link};
use crate::app::state::{App, Event, PackState};
use crate::app::stories::StoryEvent;
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::clock::{DayNames, LocalDays};
use crate::content::{Pack, Principle, PrincipleId, QuestionId, RoleId};
use crate::progress::{Day, Group, Statistics, covered_by_week};

use super::principles::{held, ids, link_to};
use super::trends::{by_week, mean_over};

/// Days of the calendar before the Monday of this week: it has 26 weeks.
const DAYS_BEFORE: i32 = 25 * 7;

/// Lines of a table at most. A pack has fewer principles and roles; only attempts from other packs can make more.
const LINES: usize = 24;

/// The page.
pub fn page(app: App) -> El {
    app.story(StoryEvent::Read);
    app.plan(PlanEvent::Read);
    app.begin_history();
    of_class("div", "column wide progress-page").slot(
        // The index of the pack has all that is shown here, so the details change nothing.
        move || app.pack.with(|pack| (matches!(pack, PackState::Ready(_)), matches!(pack, PackState::Failed(_)))),
        move |_| {
            Some(match app.pack.get_quietly() {
                PackState::Failed(why) => pack_fault(app, &why),
                PackState::Ready(pack) => content(app, pack),
                PackState::Loading => awaited(Place::Progress),
            })
        },
    )
}

/// What the page shows. As long as it is the same, nothing is made anew.
#[derive(PartialEq)]
pub(super) struct Shown {
    pub(super) statistics: Rc<Statistics>,
    /// How many principles had a story, by the weeks of the statistics.
    pub(super) covered: Vec<usize>,
    pub(super) today: Day,
}

fn content(app: App, pack: &'static Pack) -> El {
    let page = move |shown: Option<Rc<Shown>>| {
        Some(match shown {
            None => of_class("p", "quiet").text(words().progress.reading),
            Some(shown) if shown.statistics.all.drills == 0 => empty(app),
            Some(shown) => full(app, pack, &shown),
        })
    };
    of_class("div", "stack").child(el("h1").text(words().place(Place::Progress))).slot(held(reader(app, pack)), page)
}

/// Statistics, with the reading of the attempts and the day that they are of.
type Reckoned = ((u32, Day), Rc<Statistics>);

/// How things stand; nothing until attempts and stories are read. What thousands of attempts come to is reckoned once
/// for each reading of them.
fn reader(app: App, pack: &'static Pack) -> impl Fn() -> Option<Rc<Shown>> {
    let reckoned: RefCell<Option<Reckoned>> = RefCell::new(None);
    move || {
        let reading = app.history.version();
        app.stories.with(|stories| {
            app.history.peek(|history| {
                if !stories.is_read || !history.is_complete {
                    return None;
                }
                let today = app.today();
                let days = LocalDays::default();
                let day_of = |wall_ms: u64| days.day(wall_ms);
                let of = (reading, today);
                let kept = reckoned.borrow().as_ref().filter(|(other, _)| *other == of).map(|(_, it)| Rc::clone(it));
                let statistics = kept.unwrap_or_else(|| {
                    let roles_of = |id: &QuestionId| pack.question(id).map(|it| it.roles.clone()).unwrap_or_default();
                    let statistics = Rc::new(Statistics::of(&history.attempts, &roles_of, &day_of, today));
                    reckoned.replace(Some((of, Rc::clone(&statistics))));
                    statistics
                });
                let mondays: Vec<Day> = statistics.weeks.iter().map(|(monday, _)| *monday).collect();
                let covered = covered_by_week(&mondays, &ids(pack), &stories.list, &day_of);
                Some(Rc::new(Shown { statistics, covered, today }))
            })
        })
    }
}

/// What there will be to see, and how to begin.
fn empty(app: App) -> El {
    let words = words().progress;
    let first = button("button primary", words.first, move || app.dispatch(Event::Visit(Route::Practice)));
    of_class("div", "stack")
        .child(of_class("p", "quiet empty").text(words.empty))
        .child(of_class("div", "row").child(first))
}

fn full(app: App, pack: &'static Pack, shown: &Rc<Shown>) -> El {
    let names = Rc::new(DayNames::new());
    of_class("div", "stack sections")
        .child(figures(&shown.statistics))
        .child(this_week(app, shown))
        .child(by_day(shown, &names))
        .child(by_week(pack, shown, &names))
        .child(by_principle(app, pack, &shown.statistics, &names))
        .child_if(by_role(app, pack, &shown.statistics, &names))
        .child(to_take_away(app))
}

pub(super) fn section(title: &str) -> El {
    el("section").child(el("h2").text(title))
}

fn figures(statistics: &Statistics) -> El {
    let words = words().progress;
    let figure = |(name, value): (&str, String)| el("div").child(el("dt").text(name)).child(el("dd").text(&value));
    let figures = [
        (words.drills, statistics.all.drills.to_string()),
        (words.time, (words.duration)(statistics.all.answered_ms)),
        (words.streak, (words.days)(statistics.streak.days)),
        (words.longest, (words.days)(statistics.streak.longest)),
    ];
    of_class("div", "stack")
        .child(of_class("dl", "progress-figures tabular").children(figures.map(figure)))
        .child(of_class("p", "small quiet").text((words.streak_rule)(&statistics.streak)))
}

/// The drills of this week against the goal, once that is read.
fn this_week(app: App, shown: &Shown) -> El {
    let words = words().progress;
    let monday = shown.today.week();
    let week = shown.statistics.weeks.iter().find(|(other, _)| *other == monday);
    let done = week.map_or(0, |(_, sums)| sums.drills);
    let goal = move |wanted: Option<u32>| {
        let bar = wanted.filter(|wanted| *wanted > 0).map(|wanted| charts::reached(done as u64, wanted.into()));
        Some(of_class("div", "stack goal").child(el("p").text(&(words.goal)(done, wanted))).child_if(bar))
    };
    let change = of_class("a", "link").attr("href", &link(Place::Settings, None)).text(words.change_goal);
    section(words.this_week)
        .slot(move || app.prep.with(|prep| prep.settings.as_ref().map(|it| it.drills_a_week)), goal)
        .child(of_class("p", "small quiet").child(change))
}

/// The calendar.
fn by_day(shown: &Shown, names: &Rc<DayNames>) -> El {
    let words = words().progress;
    let monday = shown.today.week().plus(-DAYS_BEFORE);
    let place = |day: Day| usize::try_from(monday.until(day)).ok();
    let mut drills: Vec<usize> = vec![0; place(shown.today).map_or(0, |last| last + 1)];
    for (day, count) in &shown.statistics.days {
        if let Some(on_day) = place(*day).and_then(|place| drills.get_mut(place)) {
            *on_day = *count;
        }
    }
    let since = names.text(monday);
    let drilled = drills.iter().filter(|count| **count > 0).count();
    let says = (words.calendar)(drills.iter().sum(), drilled, &since);
    let picture = charts::calendar(&drills, &words.weekdays, [&since, words.today]);
    let names = Rc::clone(names);
    let lines = move || -> Vec<Vec<String>> {
        let line = |(week, counts): (i32, &[usize])| {
            let mut line = vec![names.text(monday.plus(7 * week))];
            line.extend(counts.iter().map(usize::to_string));
            line
        };
        let weeks = (0..).zip(drills.chunks(7));
        weeks.filter(|(_, counts)| counts.iter().any(|count| *count > 0)).map(line).collect()
    };
    let heads = std::iter::once(words.week).chain(words.weekdays).collect();
    let table = Table { heads, lines: Box::new(lines) };
    section(words.by_day)
        .child(charts::figure(words.drills_by_day, "", &says, picture, table))
        .child(of_class("p", "small quiet").text(words.squares))
}

fn by_principle(app: App, pack: &'static Pack, statistics: &Statistics, names: &DayNames) -> El {
    let words_of = words().progress;
    let line = |(id, group): &(PrincipleId, Group)| {
        let principle = pack.principle(id);
        let name = principle.map_or_else(|| el("span").text(id.as_str()), page_of);
        let drill = principle.map(|it| drill(&it.name, Box::new(move || app.practise(&it.id))));
        row(names, name, group, drill)
    };
    let drilled = &statistics.principles;
    let lines = drilled.iter().take(LINES).map(line).collect();
    let is_left = |it: &&Principle| drilled.iter().all(|(id, _)| *id != it.id);
    let left: Vec<El> = pack.principles().iter().filter(is_left).map(|it| el("li").child(page_of(it))).collect();
    let left = (!left.is_empty()).then(|| {
        let list = of_class("ul", "plain gaps").children(left);
        of_class("div", "stack small").child(el("p").text(words_of.not_drilled)).child(list)
    });
    let head = [words_of.by_principle, words().principle];
    groups("progress-principles", head, None, lines, drilled.len()).child_if(left)
}

fn by_role(app: App, pack: &'static Pack, statistics: &Statistics, names: &DayNames) -> Option<El> {
    let words_of = words().progress;
    let line = |(id, group): &(RoleId, Group)| {
        // Roles are known by the questions of this pack, so each is one of its own.
        let role = pack.roles().iter().find(|it| it.id == *id)?;
        let name = el("a").attr("href", &link(Place::Role, Some(id.as_str()))).text(&role.name);
        Some(row(names, name, group, Some(drill(&role.name, Box::new(move || app.practise_role(&role.id))))))
    };
    let lines: Vec<El> = statistics.roles.iter().filter_map(line).take(LINES).collect();
    let all = lines.len();
    let head = [words_of.by_role, words().role];
    (all > 0).then(|| groups("progress-roles", head, Some(words_of.role_hint), lines, all))
}

/// A table of principles or roles under its title. It scrolls within its own box, to which the keyboard comes too.
fn groups(id: &str, [title, head]: [&str; 2], hint: Option<&str>, lines: Vec<El>, all: usize) -> El {
    let words = words().progress;
    let how = [words.drills, words.mean_time, words.over_column, words.mean_over];
    let heads = [head].into_iter().chain(how).chain([words.last_rating, words.last_drill]);
    let heads = heads.map(|head| el("th").attr("scope", "col").text(head));
    let act = el("th").attr("scope", "col").child(of_class("span", "spoken").text(words.drill));
    let left_out = all.checked_sub(lines.len()).filter(|more| *more > 0);
    let is_empty = lines.is_empty();
    let table = of_class("table", "small tabular")
        .attr("aria-labelledby", id)
        .child(el("thead").child(el("tr").children(heads).child(act)))
        .child(el("tbody").children(lines));
    let scrolled = of_class("div", "progress-groups")
        .attr("role", "region")
        .attr("aria-labelledby", id)
        .attr("tabindex", "0")
        .child(table);
    el("section")
        .child(el("h2").attr("id", id).text(title))
        .child_if(hint.map(|hint| of_class("p", "small quiet").text(hint)))
        .child_if((!is_empty).then_some(scrolled))
        .child_if(left_out.map(|more| of_class("p", "small quiet").text(&(words.and_more)(more))))
}

/// A line of such a table.
fn row(names: &DayNames, name: El, group: &Group, drill: Option<El>) -> El {
    let sums = &group.sums;
    let mean = |ms: u64| ms.checked_div(sums.drills as u64).unwrap_or_default();
    let cells = [
        sums.drills.to_string(),
        words().time_of(mean(sums.answered_ms), mean(sums.planned_ms)),
        sums.over.to_string(),
        mean_over(sums),
        group.last_rating.map_or(words().not_rated, |rating| words().rating(rating)).to_owned(),
        names.text(LocalDays::default().day(group.last_wall_ms)),
    ];
    el("tr")
        .child(el("th").attr("scope", "row").child(name))
        .children(cells.map(|text| el("td").text(&text)))
        .child(el("td").child_if(drill))
}

/// A button that opens a drill, by the name of what it is for.
fn drill(name: &str, press: Box<dyn FnMut()>) -> El {
    let words = words().progress;
    button("link", words.drill, press).child(of_class("span", "spoken").text(&(words.of)(name)))
}

fn page_of(principle: &Principle) -> El {
    el("a").attr("href", &link(Place::Principles, Some(principle.id.as_str()))).text(&principle.name)
}

/// The attempts as a file for a spreadsheet, and where they are one by one.
fn to_take_away(app: App) -> El {
    let is_wanted = Local::new(0);
    let save = move |is_time: bool| {
        if is_time {
            is_wanted.set(0);
            app.save_csv();
        }
        None
    };
    of_class("div", "row")
        .child(button("button", words().progress.save_csv, move || is_wanted.set(1)))
        .child(link_to(Place::History))
        // While the attempts are read anew, some are missing; then it is saved when all are there.
        .slot(move || is_wanted.get() == 1 && app.history.with(|history| history.is_complete), save)
}
