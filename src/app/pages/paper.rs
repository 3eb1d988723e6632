//! The written assessment: two questions to choose from, and the papers begun. One that is named in the address is in
//! `paper_editor.rs`.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{Get, GetUntracked, Set, Update};

use crate::app::deleting::keep_deleted;
use crate::app::el::{El, button, el, of_class};
use crate::app::kept::{self, Kept};
use crate::app::papers::{self, Rules};
use crate::app::parts::tick;
use crate::app::plan::PlanEvent;
use crate::app::route::{Place, link};
use crate::app::state::{App, Event};
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::clock::Dates;
use crate::browser::document;
use crate::content::guide::Paper as Pair;
use crate::content::{Guide, Pack, Question};
use crate::progress::{Paper, Rule};

use super::paper_editor;

/// The page.
pub fn page(app: App) -> El {
    app.plan(PlanEvent::Read);
    match app.argument() {
        Some(name) => paper_editor::page(app, &name),
        None => start(app),
    }
}

fn start(app: App) -> El {
    of_class("div", "column wide paper")
        .child(el("h1").text(words().place(Place::Paper)))
        .child(of_class("p", "quiet").text(words().paper.what_it_is))
        .slot(
            move || (app.has_details(), app.details_failed.get()),
            move |(has_details, failed)| {
                Some(match app.ready_pack().filter(|_| has_details) {
                    Some(pack) => of_guide(app, pack),
                    None if failed => missing(app),
                    None => of_class("p", "quiet").text(words().paper.reading),
                })
            },
        )
        .child(begun(app))
}

fn missing(app: App) -> El {
    let again = button("link", words().retry, move || app.dispatch(Event::RetryDetails));
    of_class("p", "notice").attr("role", "alert").child(el("span").text(words().paper.missing)).child(again)
}

fn of_guide(app: App, pack: &'static Pack) -> El {
    // Only a broken delivery fails here, and then there are no pairs either.
    let guide: Guide = pack.guide().ok().flatten().unwrap_or_default();
    let pairs: Vec<Pair> = guide.papers.into_iter().filter(|pair| !questions_of(pack, pair).is_empty()).collect();
    if pairs.is_empty() {
        return of_class("p", "quiet empty").text(words().paper.no_papers);
    }
    let count = pairs.len();
    let place = Local::new(papers::any_of(count));
    let another = button("button", words().paper.another_pair, move || place.update(|it| *it = (*it + 1) % count));
    of_class("section", "stack paper-start")
        .attr("aria-labelledby", "paper-choose")
        .child(el("h2").attr("id", "paper-choose").text(words().paper.choose))
        .slot(move || place.get(), move |place| Some(a_pair(app, pack, pairs.get(place)?)))
        .child_if((count > 1).then(|| of_class("div", "row").child(another)))
}

fn questions_of<'pack>(pack: &'pack Pack, pair: &Pair) -> Vec<&'pack Question> {
    pair.questions.iter().filter_map(|id| pack.question(id)).collect()
}

/// A pair, what its time is measured by, and the way to begin.
fn a_pair(app: App, pack: &'static Pack, pair: &Pair) -> El {
    let chosen = Local::new(0);
    let questions = questions_of(pack, pair);
    let choices = questions.iter().enumerate().map(|(place, question)| {
        let label = of_class("span", "voice-small").text(&question.text);
        tick(Some("paper-question"), label, move || chosen.get() == place, move |_| chosen.set(place))
    });
    let legend = (words().paper.shape)(pair.shape);
    let choices = of_class("fieldset", "stack").child(of_class("legend", "small quiet").text(legend)).children(choices);
    let (rules, rule) = rules(app);
    let has_skeleton = Local::new(1);
    let skeleton = el("span").text(words().paper.skeleton);
    let skeleton = tick(None, skeleton, move || has_skeleton.get() == 1, move |on| has_skeleton.set(usize::from(on)));
    let (shape, ids) = (pair.shape, pair.questions.clone());
    let begin = button("button primary", words().paper.begin, move || {
        let id = ids.iter().filter(|id| pack.question(id).is_some()).nth(chosen.get_untracked());
        if let Some(question) = id.and_then(|id| pack.question(id)) {
            papers::begin(app, question, shape, rule(), has_skeleton.get_untracked() == 1);
        }
    });
    let shows = el("details")
        .child(el("summary").text(words().paper.shows))
        .child(of_class("ul", "known").children(pair.shows.iter().map(|text| el("li").text(text))));
    of_class("div", "stack")
        .child(choices)
        .child(rules)
        .child(skeleton)
        .child(of_class("div", "row").child(begin))
        .child(shows)
}

/// The choice of what the time is measured by, and what was chosen.
fn rules(app: App) -> (El, impl Fn() -> Rule + 'static) {
    const REAL: usize = 2;
    let chosen = Local::new(0);
    let [short, long] = Rules::PRACTICE;
    let practice = |place: usize, minutes: u32| {
        let label = el("span").text(&(words().paper.practice)(minutes));
        tick(Some("paper-rule"), label, move || chosen.get() == place, move |_| chosen.set(place))
    };
    let real = move |rules: Rules| {
        Some(match rules {
            Rules::Open => {
                let label = el("span").text(words().paper.real_rule);
                tick(Some("paper-rule"), label, move || chosen.get() == REAL, move |_| chosen.set(REAL))
            }
            closed => {
                let why =
                    if closed == Rules::Over { words().paper.real_is_over } else { words().paper.real_needs_date };
                let way = el("a").attr("href", &link(Place::Plan, None)).text(words().paper.set_date);
                of_class("p", "small quiet").text(why).text(" ").child(way)
            }
        })
    };
    let field = el("fieldset")
        .child(of_class("legend", "small quiet").text(words().paper.rule))
        .child(practice(0, short))
        .child(practice(1, long))
        .slot(move || papers::rules(app), real);
    let rule = move || match chosen.get_untracked() {
        REAL => Rule::Real,
        1 => Rule::Practice(long),
        _ => Rule::Practice(short),
    };
    (field, rule)
}

/// The papers begun, that begun last first. Those that were deleted can be brought back while the page is there.
fn begun(app: App) -> El {
    let changes = Local::new(0);
    let deleted: Rc<RefCell<Vec<Paper>>> = Rc::default();
    of_class("div", "stack").slot(
        move || changes.get(),
        move |_| {
            let papers = kept::papers(app);
            let dates = Dates::new();
            let rows = papers.iter().map(|paper| row(app, paper, &dates, &deleted, changes));
            let list = (!papers.is_empty()).then(|| {
                el("section")
                    .attr("aria-labelledby", "paper-list")
                    .child(el("h2").attr("id", "paper-list").text(words().paper.begun))
                    .child(of_class("ul", "plain paper-list").children(rows))
            });
            let count = deleted.borrow().len();
            let bring_back = (count > 0).then(|| bring_back(app, count, &deleted, changes));
            Some(of_class("div", "stack").child_if(bring_back).child_if(list))
        },
    )
}

/// What was deleted, and the way to have it back.
fn bring_back(app: App, count: usize, deleted: &Rc<RefCell<Vec<Paper>>>, changes: Local) -> El {
    let deleted = Rc::clone(deleted);
    let press = move || {
        for paper in deleted.take() {
            kept::save(app, Kept::Paper(paper));
        }
        changes.update(|count| *count += 1);
        document::focus_if_lost("main");
    };
    let undo = if count == 1 { words().undo } else { words().bring_them_back };
    of_class("p", "notice")
        .attr("role", "status")
        .child(el("span").text(&(words().paper.deleted)(count)))
        .child(button("link", undo, press))
}

fn row(app: App, paper: &Paper, dates: &Dates, deleted: &Rc<RefCell<Vec<Paper>>>, changes: Local) -> El {
    let length = paper_editor::length(paper.shape, &paper.text);
    let done = paper.done_wall_ms.map(|_| words().paper.handed_in);
    let about = [Some((words().paper.shape)(paper.shape)), done].into_iter().flatten();
    let about: Vec<String> = about.map(str::to_owned).chain([dates.text(paper.begun_wall_ms), length]).collect();
    let (own, deleted) = (paper.clone(), Rc::clone(deleted));
    let delete = button("link", words().paper.delete, move || {
        if kept::remove_paper(app, &own.id) {
            keep_deleted(&mut deleted.borrow_mut(), own.clone());
            changes.update(|count| *count += 1);
            // The button that had the focus is gone.
            document::focus_if_lost("main");
        }
    });
    let name = el("a").attr("href", &link(Place::Paper, Some(paper.id.as_str()))).text(&paper.question_text);
    el("li")
        .child(of_class("span", "voice-small").attr("id", paper.id.as_str()).child(name))
        .child(of_class("p", "small quiet tabular").text(&about.join(" · ")))
        .child(of_class("div", "small").child(delete.attr("aria-describedby", paper.id.as_str())))
}
