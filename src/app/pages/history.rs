//! The history: attempts newest first, by principle and question, to open or delete.

use std::collections::BTreeSet;

use leptos::prelude::{Get, GetUntracked, Set};

use crate::app::el::{El, button, el, of_class};
use crate::app::parts::select;
use crate::app::route::{Place, Route};
use crate::app::state::{App, Event, History};
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::clock::Dates;
use crate::browser::document;
use crate::content::PrincipleId;
use crate::progress::Attempt;

/// Rows drawn at once; more come at the press of a button.
const PAGE_ROWS: usize = 50;

/// The page.
pub fn page(app: App) -> El {
    let shown = Local::new(PAGE_ROWS);
    let filters = move |_| {
        Some(app.history.peek(|history| {
            let principles = principles(app, &history.attempts);
            let by_principle = filter(app, 0, words().principle, words().all_principles, principles);
            let by_question = filter(app, 1, words().question, words().all_questions, questions(&history.attempts));
            of_class("div", "fields").child(by_principle).child(by_question)
        }))
    };
    let rows = move |_| {
        let [principle, question] = app.history_filter.get_quietly();
        app.history.peek(|history| {
            if history.attempts.is_empty() && !history.is_complete {
                return None;
            }
            let fits = |attempt: &&Attempt| {
                let of_principle =
                    principle.is_empty() || attempt.principle.as_ref().is_some_and(|it| it.as_str() == principle);
                of_principle && (question.is_empty() || attempt.question.as_str() == question)
            };
            let fitting: Vec<&Attempt> = history.attempts.iter().filter(fits).collect();
            if fitting.is_empty() && !history.is_complete {
                return None;
            }
            Some(list(app, &fitting, history.attempts.is_empty(), shown))
        })
    };
    let refused = move |_| {
        // Also when the page is shown already: what the store has taken since belongs to the other list.
        app.begin_history();
        not_saved(app)
    };
    // While attempts are still being read, only what is on the screen matters; the rest changes it once, at the end.
    let seen = move || {
        app.history.with(|history| match history.is_complete {
            true => (true, app.history.version()),
            false => (false, u32::from(!history.attempts.is_empty())),
        })
    };
    of_class("div", "column wide")
        .child(el("h1").text(words().history))
        .child(of_class("p", "row small").child(super::principles::link_to(Place::Progress)))
        .slot(move || (app.waiting.version(), app.reviewed.version()), refused)
        .slot(move || (app.has_pack(), seen()), filters)
        .slot(move || (seen(), app.history_filter.version(), shown.get()), rows)
}

/// The attempts that the store has refused as they are here, whatever the list is narrowed to: most are in no other list,
/// and go when the page does. They are not deleted here, for there may be nothing stored to delete.
fn not_saved(app: App) -> Option<El> {
    let mut refused = History::default();
    app.waiting.peek(|waiting| waiting.iter().for_each(|it| refused.take_up(it.attempt.clone())));
    app.reviewed.peek(|it| it.iter().filter(|it| !it.saved).for_each(|it| refused.take_up(it.attempt.clone())));
    let refused = refused.attempts;
    let dates = Dates::new();
    let save = move || {
        app.dispatch(Event::SaveAgain);
        document::focus_if_lost("main");
    };
    let rows = refused.iter().map(|attempt| el("li").child(about(attempt, &dates)));
    (!refused.is_empty()).then(|| {
        el("section")
            .attr("aria-labelledby", "not-saved")
            .child(el("h2").attr("id", "not-saved").text(words().not_saved_yet))
            .child(of_class("p", "small quiet").text(words().not_saved_hint))
            .child(of_class("ul", "plain attempts-refused").children(rows))
            .child(of_class("div", "row").child(button("button", words().save_again, save)))
    })
}

fn list(app: App, attempts: &[&Attempt], there_are_none: bool, shown: Local) -> El {
    if attempts.is_empty() {
        let text = if there_are_none { words().history_empty } else { words().history_none_fit };
        return of_class("p", "quiet empty").text(text);
    }
    let dates = Dates::new();
    let rows_shown = shown.get_untracked();
    let more = (attempts.len() > rows_shown)
        .then(|| button("button", words().show_more, move || shown.set(rows_shown + PAGE_ROWS)));
    let count = of_class("p", "small quiet").text(&words().attempts(attempts.len()));
    let rows = attempts.iter().take(rows_shown).map(|attempt| row(app, attempt, &dates));
    of_class("div", "stack").child(count).child(of_class("ul", "plain attempts").children(rows)).child_if(more)
}

/// The principles that were practised, with their names, the latest first.
fn principles(app: App, attempts: &[Attempt]) -> Vec<(String, String)> {
    let pack = app.ready_pack();
    let mut seen = BTreeSet::new();
    let practised = attempts.iter().filter_map(|it| it.principle.as_ref()).filter(|id| seen.insert(id.as_str()));
    let named = |id: &PrincipleId| {
        let name = pack.and_then(|pack| Some(pack.principle(id)?.name.clone()));
        (id.as_str().to_owned(), name.unwrap_or_else(|| id.as_str().to_owned()))
    };
    practised.map(named).collect()
}

/// The questions that were asked, with their words, the latest first.
fn questions(attempts: &[Attempt]) -> Vec<(String, String)> {
    let mut seen = BTreeSet::new();
    let asked = attempts.iter().filter(|it| seen.insert(it.question.as_str()));
    asked.map(|it| (it.question.as_str().to_owned(), it.question_text.clone())).collect()
}

/// A choice among a list, which narrows the history by its first or second filter.
fn filter(app: App, index: usize, label: &str, all: &str, list: Vec<(String, String)>) -> El {
    // Its last attempt may have been deleted: then it narrows nothing any more.
    let is_gone = app.history_filter.peek(|filter| {
        filter.get(index).is_some_and(|chosen| !chosen.is_empty() && list.iter().all(|(value, _)| value != chosen))
    });
    if is_gone {
        app.dispatch(Event::Narrow(index, String::new()));
    }
    let options = std::iter::once((String::new(), all.to_owned())).chain(list).collect();
    let chosen = move || app.history_filter.with(|filter| filter[index].clone());
    let choose = move |value| app.dispatch(Event::Narrow(index, value));
    select(["by-principle", "by-question"][index], label, options, chosen, choose)
}

fn row(app: App, attempt: &Attempt, dates: &Dates) -> El {
    let id = attempt.id.clone();
    let delete = button("link", words().delete, move || app.dispatch(Event::Delete(id.clone())));
    let delete = delete.attr("aria-label", &words().delete_attempt(&attempt.question_text));
    el("li").child(about(attempt, dates)).child(delete)
}

/// The question of an attempt as a way to it, when it was, how long it took and how it was rated.
fn about(attempt: &Attempt, dates: &Dates) -> El {
    let rating = attempt.rating.map_or(words().not_rated, |rating| words().rating(rating));
    let about = [&dates.text(attempt.started_wall_ms), &words().time_told(attempt), rating];
    let href = format!("#{}", Route::Review(attempt.id.clone()).hash());
    el("div")
        .child(of_class("a", "voice-small").attr("href", &href).text(&attempt.question_text))
        .child(of_class("p", "small quiet tabular").text(&about.join(" · ")))
}
