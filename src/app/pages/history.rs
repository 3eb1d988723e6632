//! The history: attempts newest first, by principle and question, to open or delete.

use leptos::prelude::*;

use crate::app::route::Route;
use crate::app::state::{App, Event};
use crate::app::words::words;
use crate::browser::clock::local_date;
use crate::progress::Attempt;

/// Rows drawn at once; more come at the press of a button.
const PAGE_ROWS: usize = 50;

/// The page.
pub async fn page(app: App) -> AnyView {
    let principle = RwSignal::new(String::new());
    let question = RwSignal::new(String::new());
    let shown = RwSignal::new(PAGE_ROWS);
    let fits = move |attempt: &Attempt| {
        let by_principle = principle
            .with(|wanted| wanted.is_empty() || attempt.principle.as_ref().is_some_and(|it| it.as_str() == wanted));
        by_principle && question.with(|wanted| wanted.is_empty() || attempt.question.as_str() == wanted)
    };
    let rows = move || {
        app.history.with(|history| {
            let fitting: Vec<&Attempt> = history.attempts.iter().filter(|attempt| fits(attempt)).collect();
            if fitting.is_empty() {
                let text = if history.attempts.is_empty() { words().history_empty } else { words().history_none_fit };
                return view! { <p class="quiet empty">{text}</p> }.into_any();
            }
            let more = (fitting.len() > shown.get()).then(|| {
                view! {
                    <button type="button" class="button" on:click=move |_| shown.update(|rows| *rows += PAGE_ROWS)>
                        {words().show_more}
                    </button>
                }
                .into_any()
            });
            let count = words().attempts(fitting.len());
            let rows: Vec<_> = fitting.into_iter().take(shown.get()).map(|attempt| row(app, attempt)).collect();
            view! { <p class="small quiet">{count}</p><ul class="plain attempts">{rows}</ul>{more} }.into_any()
        })
    };
    view! {
        <div class="column wide">
            <h1>{words().history}</h1>
            <div class="fields">
                {filter("by-principle", words().principle, words().all_principles, principle, move || principles(app))}
                {filter("by-question", words().question, words().all_questions, question, move || questions(app))}
            </div>
            {rows}
        </div>
    }
    .into_any()
}

/// The principles that were practised, with their names.
fn principles(app: App) -> Vec<(String, String)> {
    let pack = app.ready_pack();
    let mut list: Vec<(String, String)> = app.history.with(|history| {
        let ids = history.attempts.iter().filter_map(|attempt| attempt.principle.clone());
        ids.map(|id| {
            let name = pack.as_ref().and_then(|pack| Some(pack.principle(&id)?.name.clone()));
            (id.as_str().to_owned(), name.unwrap_or_else(|| id.as_str().to_owned()))
        })
        .collect()
    });
    list.sort_unstable();
    list.dedup();
    list
}

/// The questions that were asked.
fn questions(app: App) -> Vec<(String, String)> {
    let mut list: Vec<(String, String)> = app.history.with(|history| {
        history.attempts.iter().map(|it| (it.question.as_str().to_owned(), it.question_text.clone())).collect()
    });
    list.sort_unstable();
    list.dedup_by(|one, other| one.0 == other.0);
    list
}

fn filter(
    id: &'static str,
    label: &'static str,
    all: &'static str,
    chosen: RwSignal<String>,
    list: impl Fn() -> Vec<(String, String)> + Send + Sync + 'static,
) -> AnyView {
    let list = Memo::new(move |_| list());
    let options = move || {
        let options = list.get().into_iter().map(|(value, name)| {
            let own = value.clone();
            view! { <option value=value prop:selected=move || chosen.get() == own>{name}</option> }.into_any()
        });
        options.collect::<Vec<_>>()
    };
    view! {
        <label class="field">
            <span>{label}</span>
            <select id=id on:change=move |event| chosen.set(event_target_value(&event))>
                <option value="">{all}</option>
                {options}
            </select>
        </label>
    }
    .into_any()
}

fn row(app: App, attempt: &Attempt) -> AnyView {
    let href = format!("#{}", Route::Review(attempt.id.clone()).hash());
    let rating = attempt.rating.map_or(words().not_rated, |rating| words().rating(rating));
    let about = format!(
        "{} · {} · {rating}",
        local_date(attempt.started_wall_ms, words().lang),
        words().told_in(attempt.answered_ms(), attempt.planned_ms()),
    );
    let id = attempt.id.clone();
    view! {
        <li>
            <div>
                <a class="voice-small" href=href>{attempt.question_text.clone()}</a>
                <p class="small quiet tabular">{about}</p>
            </div>
            <button type="button" class="link" aria-label=words().delete_attempt(&attempt.question_text)
                on:click=move |_| app.dispatch(Event::Delete(id.clone()))>{words().delete}</button>
        </li>
    }
    .into_any()
}
