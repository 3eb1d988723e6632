//! What the review has beyond looking back, by the kind of question: a case and depth beside a strong answer, one's own
//! answer to a screen question with the way on in its run, and the way to a paper.

use std::rc::Rc;

use crate::app::el::{El, button, el, of_class};
use crate::app::kept;
use crate::app::route::{Place, link};
use crate::app::screens::{self, next_of, under_way};
use crate::app::state::App;
use crate::app::words::words;
use crate::content::{Kind, Pack, Question};
use crate::drill::Run;
use crate::progress::{Answer, Attempt};

use super::beside_strong::beside_strong;
use super::my_answer::my_answer;

/// The section, once the pack with its details is here; nothing for a story.
pub fn after(app: App, attempt: &Attempt) -> El {
    let (id, question) = (attempt.id.clone(), attempt.question.clone());
    of_class("div", "arriving").slot(
        move || app.has_details(),
        move |has_details| {
            let pack = app.ready_pack().filter(|_| has_details)?;
            let question = pack.question(&question)?;
            match question.kind {
                Kind::Case | Kind::Depth => beside_strong(app, pack, question, &id),
                Kind::Screen => Some(after_screen(app, pack, question)),
                Kind::Written => kept::paper(app, &id).map(|_| after_paper(id.as_str())),
                Kind::Behavioural => None,
            }
        },
    )
}

fn after_screen(app: App, pack: &'static Pack, question: &'static Question) -> El {
    app.begin_history();
    // The transcript of an answer aloud comes later.
    let said = move || app.reviewed.with(|it| it.as_ref().map(|it| said(&it.answer))).unwrap_or_default();
    el("section")
        .attr("aria-labelledby", "my-answer")
        .slot(move || under_way(app), move |run| way_on(app, pack, run?, question))
        .child(el("h2").attr("id", "my-answer").text(words().screens.my_answer))
        .child(my_answer(app, &question.id, &question.text, Some(Rc::new(said))))
}

/// All that was said or written of an answer.
fn said(answer: &Answer) -> String {
    let texts = answer.texts.iter().chain([&answer.transcript]).map(|text| text.trim());
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// The way on in the run under way, if the question is of it.
fn way_on(app: App, pack: &'static Pack, run: Run, question: &Question) -> Option<El> {
    let questions = run.questions(pack);
    let place = questions.iter().position(|put| put.question.id == question.id)?;
    let number = (words().screens.nth)(place + 1, questions.len());
    let href = ["#", &screens::page_of(&run).hash()].concat();
    let see = el("a").attr("href", &href).text(words().screens.see_run);
    let next = move |next: Option<usize>| {
        let (next, all) = (next?, questions.len());
        let put = *questions.get(next)?;
        let label = (words().screens.go_to)(next + 1, all);
        Some(button("button primary", &label, move || screens::put(app, &put)))
    };
    let line = of_class("p", "small").child(of_class("span", "tabular").text(&number)).text(" · ").child(see);
    let row = of_class("div", "row").slot(move || next_of(app, &run, &run.questions(pack)), next);
    Some(of_class("div", "stack way-on").child(line).child(row))
}

fn after_paper(id: &str) -> El {
    let way = el("a").attr("href", &link(Place::Paper, Some(id))).text(words().paper.your_paper);
    el("p").child(way)
}
