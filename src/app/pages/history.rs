//! The history: attempts newest first, by principle and question, to open or delete.

use leptos::prelude::*;

use crate::app::el::{El, button, el, of_class};
use crate::app::parts::select;
use crate::app::route::Route;
use crate::app::state::{App, Event, History};
use crate::app::words::words;
use crate::browser::clock::local_date;
use crate::progress::Attempt;

/// Rows drawn at once; more come at the press of a button.
const PAGE_ROWS: usize = 50;

/// The page.
pub async fn page(app: App) -> El {
    let principle = RwSignal::new(String::new());
    let question = RwSignal::new(String::new());
    let shown = RwSignal::new(PAGE_ROWS);
    let filters = move |_| {
        let principles = app.history.peek(|history| principles(app, history));
        let questions = app.history.peek(questions);
        let by_principle = filter("by-principle", words().principle, words().all_principles, principles, principle);
        let by_question = filter("by-question", words().question, words().all_questions, questions, question);
        Some(of_class("div", "fields").child(by_principle).child(by_question))
    };
    let rows = move |(_, principle, question, shown_rows): (usize, String, String, usize)| {
        Some(app.history.peek(|history| {
            let fits = |attempt: &&Attempt| {
                let by_principle =
                    principle.is_empty() || attempt.principle.as_ref().is_some_and(|it| it.as_str() == principle);
                by_principle && (question.is_empty() || attempt.question.as_str() == question)
            };
            let fitting: Vec<&Attempt> = history.attempts.iter().filter(fits).collect();
            if fitting.is_empty() {
                let text = if history.attempts.is_empty() { words().history_empty } else { words().history_none_fit };
                return of_class("p", "quiet empty").text(text);
            }
            let more = (fitting.len() > shown_rows).then(|| {
                button("button", words().show_more, move || shown.update(|rows| *rows += PAGE_ROWS))
            });
            let count = of_class("p", "small quiet").text(&words().attempts(fitting.len()));
            let rows = fitting.into_iter().take(shown_rows).map(|attempt| row(app, attempt));
            of_class("div", "stack").child(count).child(of_class("ul", "plain attempts").children(rows)).child_if(more)
        }))
    };
    // The list only grows or shrinks; its length tells that it has changed.
    let length = move || app.history.with(|history| history.attempts.len());
    of_class("div", "column wide")
        .child(el("h1").text(words().history))
        .slot(length, filters)
        .slot(move || (length(), principle.get(), question.get(), shown.get()), rows)
}

/// The principles that were practised, with their names.
fn principles(app: App, history: &History) -> Vec<(String, String)> {
    let pack = app.ready_pack();
    let mut list: Vec<(String, String)> = Vec::new();
    for id in history.attempts.iter().filter_map(|attempt| attempt.principle.as_ref()) {
        if list.iter().all(|(other, _)| other != id.as_str()) {
            let name = pack.as_ref().and_then(|pack| Some(pack.principle(id)?.name.clone()));
            list.push((id.as_str().to_owned(), name.unwrap_or_else(|| id.as_str().to_owned())));
        }
    }
    list
}

/// The questions that were asked, the latest first.
fn questions(history: &History) -> Vec<(String, String)> {
    let mut list: Vec<(String, String)> = Vec::new();
    for attempt in &history.attempts {
        if list.iter().all(|(other, _)| other != attempt.question.as_str()) {
            list.push((attempt.question.as_str().to_owned(), attempt.question_text.clone()));
        }
    }
    list
}

fn filter(id: &str, label: &str, all: &str, list: Vec<(String, String)>, chosen: RwSignal<String>) -> El {
    let options = std::iter::once((String::new(), all.to_owned())).chain(list).collect();
    select(id, label, options, move || chosen.get(), move |value| chosen.set(value))
}

fn row(app: App, attempt: &Attempt) -> El {
    let rating = attempt.rating.map_or(words().not_rated, |rating| words().rating(rating));
    let about = [
        &local_date(attempt.started_wall_ms, words().lang),
        &words().told_in(attempt.answered_ms(), attempt.planned_ms()),
        rating,
    ];
    let href = format!("#{}", Route::Review(attempt.id.clone()).hash());
    let id = attempt.id.clone();
    let delete = button("link", words().delete, move || app.dispatch(Event::Delete(id.clone())));
    let text = el("div")
        .child(of_class("a", "voice-small").attr("href", &href).text(&attempt.question_text))
        .child(of_class("p", "small quiet tabular").text(&about.join(" · ")));
    el("li").child(text).child(delete.attr("aria-label", &words().delete_attempt(&attempt.question_text)))
}
