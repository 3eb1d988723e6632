//! The history: attempts newest first, by principle and question, to open or delete.

use leptos::prelude::{Get, GetUntracked, Set};

use crate::app::el::{El, button, el, of_class};
use crate::app::parts::select;
use crate::app::route::Route;
use crate::app::state::{App, Event, History};
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::clock::local_date;
use crate::progress::Attempt;

/// Rows drawn at once; more come at the press of a button.
const PAGE_ROWS: usize = 50;

/// The page.
pub async fn page(app: App) -> El {
    let principle = Local::new(0);
    let question = Local::new(0);
    let shown = Local::new(PAGE_ROWS);
    let filters = move |_| {
        Some(app.history.peek(|history| {
            let by_principle =
                filter("by-principle", words().principle, words().all_principles, principles(app, history), principle);
            let by_question =
                filter("by-question", words().question, words().all_questions, questions(history), question);
            of_class("div", "fields").child(by_principle).child(by_question)
        }))
    };
    let rows = move |_| {
        Some(app.history.peek(|history| {
            let wanted = |list: Vec<(String, String)>, chosen: Local| {
                let index = chosen.get_untracked().checked_sub(1)?;
                list.into_iter().nth(index).map(|(id, _)| id)
            };
            let by_principle = wanted(principles(app, history), principle);
            let by_question = wanted(questions(history), question);
            let fits = |attempt: &&Attempt| {
                let of_principle = by_principle
                    .as_ref()
                    .is_none_or(|wanted| attempt.principle.as_ref().is_some_and(|it| it.as_str() == wanted));
                of_principle && by_question.as_ref().is_none_or(|wanted| attempt.question.as_str() == wanted)
            };
            list(app, &history.attempts.iter().filter(fits).collect::<Vec<_>>(), history.attempts.is_empty(), shown)
        }))
    };
    of_class("div", "column wide")
        .child(el("h1").text(words().history))
        .slot(move || app.history.version(), filters)
        .slot(move || (app.history.version(), principle.get(), question.get(), shown.get()), rows)
}

fn list(app: App, attempts: &[&Attempt], there_are_none: bool, shown: Local) -> El {
    if attempts.is_empty() {
        let text = if there_are_none { words().history_empty } else { words().history_none_fit };
        return of_class("p", "quiet empty").text(text);
    }
    let rows_shown = shown.get_untracked();
    let more = (attempts.len() > rows_shown)
        .then(|| button("button", words().show_more, move || shown.set(rows_shown + PAGE_ROWS)));
    let count = of_class("p", "small quiet").text(&words().attempts(attempts.len()));
    let rows = attempts.iter().take(rows_shown).map(|attempt| row(app, attempt));
    of_class("div", "stack").child(count).child(of_class("ul", "plain attempts").children(rows)).child_if(more)
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

/// A choice among a list, by index; 0 for all.
fn filter(id: &str, label: &str, all: &str, list: Vec<(String, String)>, chosen: Local) -> El {
    let names = std::iter::once(all.to_owned()).chain(list.into_iter().map(|(_, name)| name));
    let options = names.enumerate().map(|(index, name)| (index.to_string(), name)).collect();
    let choose = move |value: String| chosen.set(value.parse().unwrap_or_default());
    select(id, label, options, move || chosen.get().to_string(), choose)
}

fn row(app: App, attempt: &Attempt) -> El {
    let rating = attempt.rating.map_or(words().not_rated, |rating| words().rating(rating));
    let about =
        [&local_date(attempt.started_wall_ms), &words().told_in(attempt.answered_ms(), attempt.planned_ms()), rating];
    let href = format!("#{}", Route::Review(attempt.id.clone()).hash());
    let id = attempt.id.clone();
    let delete = button("link", words().delete, move || app.dispatch(Event::Delete(id.clone())));
    let text = el("div")
        .child(of_class("a", "voice-small").attr("href", &href).text(&attempt.question_text))
        .child(of_class("p", "small quiet tabular").text(&about.join(" · ")));
    el("li").child(text).child(delete.attr("aria-label", &words().delete_attempt(&attempt.question_text)))
}
