//! What the review has beyond looking back, by the kind of question: a case and depth beside a strong answer, one's own
//! answer to a screen question with the way on in its run, and the way to a paper; of any kind the way on in a mixed set.

use std::rc::Rc;

use crate::app::el::{El, button, el, of_class};
use crate::app::kept;
use crate::app::pressure;
use crate::app::route::{Place, link};
use crate::app::screens::{self, next_of, under_way};
use crate::app::sets::{self, MixedSet};
use crate::app::state::App;
use crate::app::stories::StoryEvent;
use crate::app::words::words;
use crate::content::{Kind, Pack, Question, QuestionId};
use crate::drill::Run;
use crate::progress::{Answer, Attempt, AttemptId};

use super::beside_strong::beside_strong;
use super::my_answer::my_answer;

/// The section, once the pack with its details is here; of a story only the way on in a set.
pub fn after(app: App, attempt: &Attempt) -> El {
    app.story(StoryEvent::ReadTicks);
    let (id, question) = (attempt.id.clone(), attempt.question.clone());
    let of_set = attempt.clone();
    let set = move || sets::under_way(app).filter(|set| set.has(&of_set));
    of_class("div", "arriving").slot(set, move |set| Some(on_in_set(app, set?))).slot(
        move || app.has_details(),
        move |has_details| {
            let pack = app.ready_pack().filter(|_| has_details)?;
            let question = pack.question(&question)?;
            match question.kind {
                Kind::Case | Kind::Depth => beside_strong(app, pack, question, &id),
                Kind::Screen => Some(after_screen(app, pack, question, &id)),
                Kind::Written => kept::paper(app, &id).map(|_| after_paper(id.as_str())),
                Kind::Behavioural => None,
            }
        },
    )
}

/// The way on in the mixed set under way, once it is known how far that has come.
fn on_in_set(app: App, set: MixedSet) -> El {
    app.begin_history();
    let own = words().loops;
    let keyed = set.clone();
    let made = move |standing: Option<(usize, Option<QuestionId>)>| {
        let (done, next) = standing?;
        let line = (own.set_standing)(set.minutes, done, set.questions.len());
        let see = el("a").attr("href", &["#", &set.page().hash()].concat()).text(own.see_set);
        let about = of_class("p", "small").text(own.sets).text(": ");
        let about = about.child(of_class("span", "tabular").text(&line)).text(" · ").child(see);
        let on = match next {
            Some(next) => {
                let of = set.clone();
                button("button primary", own.next_of_set, move || of.put(app, &next)).attr("id", "next-of-set")
            }
            None => of_class("span", "strong").text(own.set_done),
        };
        Some(of_class("div", "stack way-on").child(about).child(of_class("div", "row").child(on)))
    };
    of_class("div", "arriving").slot(move || keyed.standing(app), made)
}

fn after_screen(app: App, pack: &'static Pack, question: &'static Question, id: &AttemptId) -> El {
    app.begin_history();
    let id = id.clone();
    // The transcript of an answer aloud comes later.
    let said = move || app.reviewed.with(|it| it.as_ref().map(|it| said(&it.answer))).unwrap_or_default();
    el("section")
        .attr("aria-labelledby", "my-answer")
        .slot(move || under_way(app), move |run| way_on(app, pack, run?, question, &id))
        .child(el("h2").attr("id", "my-answer").text(words().screens.my_answer))
        .child(my_answer(app, &question.id, &question.text, Some(Rc::new(said))))
}

/// All that was said or written of an answer.
fn said(answer: &Answer) -> String {
    let texts = answer.texts.iter().chain([&answer.transcript]).map(|text| text.trim());
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// The way on in the run under way, if the question is of it.
fn way_on(app: App, pack: &'static Pack, run: Run, question: &Question, id: &AttemptId) -> Option<El> {
    let questions = run.questions(pack);
    let place = questions.iter().position(|put| put.question.id == question.id)?;
    let number = (words().screens.nth)(place + 1, questions.len());
    let href = ["#", &screens::page_of(&run).hash()].concat();
    let see = el("a").attr("href", &href).text(words().screens.see_run);
    let next = move |next: Option<usize>| {
        let Some(next) = next else {
            return Some(of_class("span", "strong screens-over").text(words().screens.over));
        };
        let put = *questions.get(next)?;
        let label = (words().screens.go_to)(next + 1, questions.len());
        Some(button("button primary", &label, move || screens::put(app, &put)))
    };
    let follow_ups = run.is_call().then(|| {
        let href = ["#", &pressure::page_of(id).hash()].concat();
        let way = of_class("a", "button").attr("href", &href).text(words().screens.follow_ups);
        of_class("div", "row").child(way).child(of_class("span", "small quiet").text(words().screens.follow_ups_hint))
    });
    let line = of_class("p", "small").child(of_class("span", "tabular").text(&number)).text(" · ").child(see);
    let row = of_class("div", "row").slot(move || next_of(app, &run, &run.questions(pack)), next);
    Some(of_class("div", "stack way-on").child(line).child_if(follow_ups).child(row))
}

fn after_paper(id: &str) -> El {
    let way = el("a").attr("href", &link(Place::Paper, Some(id))).text(words().paper.your_paper);
    el("p").child(way)
}
