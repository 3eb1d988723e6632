//! Phone screens: a run of questions as in one call, and one's own answers to what will come.

use leptos::prelude::{Get, GetUntracked, Set, Update};

use crate::app::el::{El, button, el, of_class};
use crate::app::kept;
use crate::app::parts::{my_answer, select, tick};
use crate::app::route::{Place, Route, link};
use crate::app::screens::{self, latest, next_of, under_way};
use crate::app::state::App;
use crate::app::stories::StoryEvent;
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::document;
use crate::content::{Filter, Kind, Pack, Question, QuestionId, StageId};
use crate::drill::{Put, RUN_MINUTES, Run, stages_of_runs};

/// The page. Its questions come with the pack.
pub fn page(app: App) -> El {
    app.story(StoryEvent::ReadTicks);
    app.begin_history();
    let name = app.argument();
    of_class("div", "column wide screens").slot(
        move || app.has_pack(),
        move |_| {
            let pack = app.ready_pack()?;
            Some(match name.as_deref().map(Run::parse) {
                None => start(app, pack),
                Some(Some(run)) if !run.questions(pack).is_empty() => the_run(app, pack, &run),
                Some(_) => gone(),
            })
        },
    )
}

fn gone() -> El {
    of_class("div", "stack")
        .child(el("h1").text(words().place(Place::Screens)))
        .child(of_class("p", "quiet").text(words().screens.gone))
        .child(all())
}

fn all() -> El {
    of_class("p", "small").child(el("a").attr("href", &link(Place::Screens, None)).text(words().screens.all))
}

fn start(app: App, pack: &'static Pack) -> El {
    let stages: Vec<&StageId> = stages_of_runs(pack).collect();
    let page = of_class("div", "stack").child(el("h1").text(words().place(Place::Screens)));
    if stages.is_empty() {
        return page.child(of_class("p", "quiet empty").text(words().screens.no_screens));
    }
    page.child(of_class("p", "quiet").text(words().screens.what_it_is))
        .slot(move || under_way(app), move |run| Some(left(app, pack, &run?)))
        .child(chooser(app, pack, &stages))
        .child(my_answers(app, pack, &stages))
}

/// What a stage is called.
fn name_of(pack: &Pack, stage: &StageId) -> String {
    pack.stages().iter().find(|it| it.id == *stage).map_or_else(String::new, |it| it.name.clone())
}

/// The run under way, and how far it has come; one that is over, with the way to its answers.
fn left(app: App, pack: &'static Pack, run: &Run) -> El {
    let (counted, minutes) = (run.clone(), run.minutes);
    let line = move || {
        let questions = counted.questions(pack);
        (words().screens.standing)(minutes, done(app, &counted, &questions), questions.len())
    };
    let href = ["#", &screens::page_of(run).hash()].concat();
    let keyed = run.clone();
    let is_over = move || {
        let questions = keyed.questions(pack);
        screens::is_read_since(app, keyed.begun_wall_ms) && next_of(app, &keyed, &questions).is_none()
    };
    let is_titled_over = is_over.clone();
    let title = move || if is_titled_over() { words().screens.last_run } else { words().screens.under_way }.to_owned();
    let acts = move |is_over: bool| {
        let way = |label: &str| of_class("a", "button").attr("href", &href).text(label);
        let row = of_class("div", "row");
        Some(if is_over {
            row.child(way(words().screens.see_answers))
        } else {
            let end = button("link", words().screens.end, move || {
                screens::leave(app);
                app.announce(words().screens.ended.to_owned());
                document::focus_if_lost("main");
            });
            row.child(way(words().screens.go_on)).child(end)
        })
    };
    of_class("section", "screens-left")
        .child(el("h2").text_by(title))
        .child(of_class("p", "voice-small").text(&name_of(pack, &run.stage)))
        .child(of_class("p", "small quiet tabular").text_by(line))
        .slot(is_over, acts)
}

/// How many questions of a run are answered, followed.
fn done(app: App, run: &Run, questions: &[Put<'_>]) -> usize {
    app.history.with(|history| {
        questions.iter().filter(|put| latest(&history.attempts, run, &put.question.id).is_some()).count()
    })
}

fn chooser(app: App, pack: &'static Pack, stages: &[&StageId]) -> El {
    let options: Vec<(String, String)> =
        stages.iter().enumerate().map(|(place, stage)| (place.to_string(), name_of(pack, stage))).collect();
    let stages: Vec<StageId> = stages.iter().map(|stage| (*stage).clone()).collect();
    let [place, length] = [Local::new(0), Local::new(0)];
    let choose = move |value: String| place.set(value.parse().unwrap_or_default());
    let which = select("screen-stage", words().screens.which, options, move || place.get().to_string(), choose);
    let lengths = RUN_MINUTES.iter().enumerate().map(|(index, minutes)| {
        let label = el("span").text((words().screens.minutes)(*minutes));
        tick(Some("screen-minutes"), label, move || length.get() == index, move |_| length.set(index))
    });
    let begin = button("button primary", words().screens.begin, move || {
        let minutes = RUN_MINUTES.get(length.get_untracked());
        if let (Some(stage), Some(minutes)) = (stages.get(place.get_untracked()), minutes) {
            screens::begin(app, stage, *minutes);
        }
    });
    let lengths =
        el("fieldset").child(of_class("legend", "small quiet").text(words().screens.length)).children(lengths);
    of_class("div", "stack screens-start").child(which).child(lengths).child(of_class("div", "row").child(begin))
}

/// One's own answers, by stage. An answer is only read when its question is opened.
fn my_answers(app: App, pack: &'static Pack, stages: &[&StageId]) -> El {
    let answered = kept::answered(app);
    let of_stage = |stage: &&StageId| {
        let filter = Filter { stage: Some((*stage).clone()), kind: Some(Kind::Screen), ..Filter::default() };
        let questions: Vec<&Question> = pack.matching(&filter).collect();
        let count = questions.iter().filter(|it| answered.contains(&it.id)).count();
        let rows = questions.iter().map(|question| an_answer(app, question, answered.contains(&question.id)));
        el("div")
            .child(el("h3").text(&name_of(pack, stage)))
            .child(of_class("p", "small quiet tabular").text(&(words().screens.answers)(questions.len(), count)))
            .child(of_class("ul", "plain").children(rows))
    };
    el("section")
        .attr("aria-labelledby", "my-answers")
        .child(el("h2").attr("id", "my-answers").text(words().screens.my_answers))
        .child(of_class("p", "small quiet").text(words().screens.my_answers_hint))
        .children(stages.iter().map(of_stage))
}

fn an_answer(app: App, question: &Question, is_answered: bool) -> El {
    let mark = is_answered.then(|| of_class("span", "small quiet").text(words().screens.written));
    let summary = el("summary").child(of_class("span", "voice-small").text(&question.text)).text(" ").child_if(mark);
    el("li").child(folded(app, &question.id, &question.text, summary))
}

/// One's own answer to a question, made when it is opened.
fn folded(app: App, id: &QuestionId, text: &str, summary: El) -> El {
    let is_open = Local::new(0);
    let (id, text) = (id.clone(), text.to_owned());
    el("details")
        .child(summary)
        .slot(move || is_open.get(), move |is_open| (is_open == 1).then(|| my_answer(app, &id, &text, None)))
        .on("toggle", move |_| is_open.update(|it| *it = 1 - *it))
}

fn the_run(app: App, pack: &'static Pack, run: &Run) -> El {
    let questions = run.questions(pack);
    let name = name_of(pack, &run.stage);
    document::set_title(&words().titled(&name));
    let (counted, minutes) = (run.clone(), run.minutes);
    let line = move || {
        let questions = counted.questions(pack);
        (words().screens.standing)(minutes, done(app, &counted, &questions), questions.len())
    };
    let all_of = questions.len();
    let rows = questions.iter().enumerate().map(|(place, put)| row(app, pack, run, place, put, all_of));
    let keyed = run.clone();
    let over = move |is_over: bool| {
        is_over.then(|| {
            of_class("p", "strong screens-over")
                .attr("role", "status")
                .text(words().screens.over)
                .text(" ")
                .text(words().screens.refine)
        })
    };
    of_class("div", "stack")
        .child(all())
        .child(el("h1").text(&name))
        .child(of_class("p", "small quiet tabular").text_by(line))
        .slot(move || next_of(app, &keyed, &keyed.questions(pack)).is_none(), over)
        .child(of_class("ol", "plain screens-run").children(rows))
}

/// How a question of a run stands.
#[derive(Clone, PartialEq)]
enum Standing {
    /// It was answered: the attempt, and its time in words.
    Answered(Route, String),
    /// It is the next one.
    Next,
    /// It is not put yet, and not shown.
    ToCome,
}

fn row(app: App, pack: &'static Pack, run: &Run, place: usize, put: &Put<'static>, all: usize) -> El {
    let (run, put) = (run.clone(), *put);
    let standing = move || {
        let told = app.history.with(|history| {
            latest(&history.attempts, &run, &put.question.id).map(|attempt| {
                let time = words().told_in(attempt.answered_ms(), attempt.planned_ms());
                Standing::Answered(Route::Review(attempt.id.clone()), time)
            })
        });
        let is_next = || next_of(app, &run, &run.questions(pack)) == Some(place);
        told.unwrap_or_else(|| if is_next() { Standing::Next } else { Standing::ToCome })
    };
    let number = (words().screens.nth)(place + 1, all);
    let made = move |standing: Standing| {
        let question = put.question;
        let about = of_class("p", "small quiet tabular").text(&number);
        let summary = || el("summary").text(words().screens.my_answer);
        let mine = || folded(app, &question.id, &question.text, summary());
        Some(match standing {
            Standing::Answered(route, time) => {
                let href = ["#", &route.hash()].concat();
                let way = el("a").attr("href", &href).text(words().screens.look_back);
                let told = of_class("p", "small tabular").text(&time).text(" ").child(way);
                of_class("div", "stack")
                    .child(about)
                    .child(of_class("p", "voice-small").text(&question.text))
                    .child(told)
                    .child(mine())
            }
            Standing::Next => {
                let time = words().seconds(put.answer_seconds);
                let answer = button("button primary", words().screens.answer_next, move || screens::put(app, &put));
                of_class("div", "stack now")
                    .child(about.text(" · ").text(words().screens.next))
                    .child(of_class("p", "voice").text(&question.text))
                    .child(
                        of_class("div", "row").child(answer).child(of_class("span", "small quiet tabular").text(&time)),
                    )
                    .child(mine())
            }
            Standing::ToCome => about.text(" · ").text(words().screens.to_come),
        })
    };
    el("li").slot(standing, made)
}
