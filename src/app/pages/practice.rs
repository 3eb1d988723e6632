//! The start page: a question, how to answer it, and nothing between the person and the first key.

use leptos::prelude::*;

use crate::app::keys::Action;
use crate::app::parts::{action_button, key_hints};
use crate::app::state::{App, Event, PackState};
use crate::app::words::words;
use crate::content::{Pack, PrincipleId, Question, RoleId};
use crate::drill::{Form, Manner};
use crate::progress::Preferences;

/// Offered lengths of an answer, in seconds: short is 60 to 120, standard two to four minutes.
const SHORT: [u32; 3] = [60, 90, 120];
const STANDARD: [u32; 3] = [150, 180, 240];
/// Offered times to think, in seconds.
const THINK: [u32; 5] = [0, 15, 30, 60, 120];

/// The page.
pub fn page(app: App) -> AnyView {
    view! {
        <div class="column practice">
            {move || match app.pack.get() {
                PackState::Failed(why) => failed(app, why),
                PackState::Loading | PackState::Ready(_) => hero(app),
            }}
            {move || app.ready_pack().map(|pack| choices(app, &pack))}
            {unfinished(app)}
        </div>
        {key_hints(&[Action::Start, Action::Another, Action::ByPrinciple, Action::ByRole, Action::ShowKeys])}
    }
    .into_any()
}

fn hero(app: App) -> AnyView {
    let (shell_about, shell_text) = super::super::shell_question();
    let about = move || match (app.ready_pack(), app.suggested()) {
        (Some(pack), Some(question)) => about(&pack, &question),
        _ => shell_about.clone(),
    };
    let text = move || match (app.ready_pack(), app.suggested()) {
        (Some(_), Some(question)) => question.text,
        (Some(_), None) => words().no_question_fits.into(),
        (None, _) => shell_text.clone(),
    };
    let line = move || {
        let defaults = app.ready_pack().map(|pack| *pack.defaults()).unwrap_or_default();
        app.preferences.with(|preferences| {
            words().choices(
                preferences.think_seconds.unwrap_or(defaults.think_seconds),
                preferences.answer_seconds.unwrap_or(defaults.standard_seconds),
                preferences.form,
                preferences.manner,
            )
        })
    };
    view! {
        <section class="hero" aria-label=words().question>
            <p class="small quiet">{about}</p>
            <h1 class="voice">{text}</h1>
        </section>
        <div class="row">
            {action_button(app, Action::Start, words().start, "button primary")}
            {action_button(app, Action::Another, words().another, "button")}
        </div>
        <p class="small quiet line">{line}</p>
    }
    .into_any()
}

fn about(pack: &Pack, question: &Question) -> String {
    let principle = question.primary_principle().and_then(|id| pack.principle(id)).map(|it| it.name.as_str());
    match principle {
        Some(name) => format!("{name} · {}", words().kind(question.kind)),
        None => words().kind(question.kind).into(),
    }
}

fn failed(app: App, why: String) -> AnyView {
    view! {
        <section class="hero">
            <p class="faults" role="alert">{why}</p>
            <button type="button" class="button" on:click=move |_| app.dispatch(Event::RetryPack)>{words().retry}</button>
        </section>
    }
    .into_any()
}

/// Everything that can be chosen, folded away until it is wanted.
fn choices(app: App, pack: &Pack) -> AnyView {
    let principles = pack.principles().iter().map(|it| (it.id.as_str().to_owned(), it.name.clone()));
    let roles = pack.roles().iter().map(|it| (it.id.as_str().to_owned(), it.name.clone()));
    let defaults = *pack.defaults();
    let seconds = |seconds: u32| (seconds.to_string(), words().seconds(seconds));
    let lengths = |label: &str, list: &[u32]| {
        list.iter().map(|it| (it.to_string(), format!("{label} · {}", words().seconds(*it)))).collect::<Vec<_>>()
    };
    let mut answer_options = lengths(words().short_answer, &SHORT);
    answer_options.extend(lengths(words().standard_answer, &STANDARD));
    answer_options.push((OWN.into(), words().own_length.into()));
    let is_own = RwSignal::new(app.preferences.with_untracked(|it| {
        it.answer_seconds.is_some_and(|own| !SHORT.contains(&own) && !STANDARD.contains(&own))
    }));
    let answer_seconds = move || app.preferences.with(|it| it.answer_seconds.unwrap_or(defaults.standard_seconds));

    view! {
        <details id="choices" class="choices">
            <summary>{words().change}</summary>
            <div class="fields">
                {select("principle", words().principle, any(words().any_principle, principles),
                    move || app.preferences.with(|it| it.principle.as_ref().map_or(String::new(), |id| id.as_str().into())),
                    move |value| prefer(app, |it| it.principle = some(value).map(PrincipleId::new)))}
                {select("role", words().role, any(words().any_role, roles),
                    move || app.preferences.with(|it| it.role.as_ref().map_or(String::new(), |id| id.as_str().into())),
                    move |value| prefer(app, |it| it.role = some(value).map(RoleId::new)))}
                {select("length", words().answer_time, answer_options,
                    move || if is_own.get() { OWN.into() } else { answer_seconds().to_string() },
                    move |value| {
                        is_own.set(value == OWN);
                        if let Ok(seconds) = value.parse() {
                            prefer(app, |it| it.answer_seconds = Some(seconds));
                        }
                    })}
                {move || is_own.get().then(|| view! {
                    <label class="field">
                        <span>{words().own_length_seconds}</span>
                        <input type="number" min="10" max="7200" prop:value=move || answer_seconds().to_string()
                            on:change=move |event| {
                                if let Ok(seconds) = event_target_value(&event).parse::<u32>() {
                                    prefer(app, |it| it.answer_seconds = Some(seconds.clamp(10, 7200)));
                                }
                            } />
                    </label>
                }.into_any())}
                {select("think", words().think_time,
                    THINK.iter().map(|it| if *it == 0 { ("0".into(), words().no_think_time.into()) } else { seconds(*it) }).collect(),
                    move || app.preferences.with(|it| it.think_seconds.unwrap_or(defaults.think_seconds).to_string()),
                    move |value| if let Ok(seconds) = value.parse() { prefer(app, |it| it.think_seconds = Some(seconds)) })}
                {select("form", words().form,
                    [Form::Guided, Form::Free].map(|form| (form_value(form).into(), words().form_name(form).into())).to_vec(),
                    move || app.preferences.with(|it| form_value(it.form).into()),
                    move |value| prefer(app, |it| it.form = if value == form_value(Form::Free) { Form::Free } else { Form::Guided }))}
                {select("manner", words().manner,
                    [Manner::Typed, Manner::Aloud].map(|it| (manner_value(it).into(), words().manner_name(it).into())).to_vec(),
                    move || app.preferences.with(|it| manner_value(it.manner).into()),
                    move |value| prefer(app, |it| it.manner = if value == manner_value(Manner::Aloud) { Manner::Aloud } else { Manner::Typed }))}
            </div>
            {questions(app)}
        </details>
    }
    .into_any()
}

const OWN: &str = "own";

fn form_value(form: Form) -> &'static str {
    match form {
        Form::Guided => "guided",
        Form::Free => "free",
    }
}

fn manner_value(manner: Manner) -> &'static str {
    match manner {
        Manner::Typed => "typed",
        Manner::Aloud => "aloud",
    }
}

/// Every question that the choices let through. Its list is only built when it is opened.
fn questions(app: App) -> AnyView {
    let is_open = RwSignal::new(false);
    let count = move || {
        let filter = app.preferences.with(Preferences::filter);
        app.ready_pack().map_or(0, |pack| pack.matching(&filter).count())
    };
    let list = move || {
        let pack = app.ready_pack().filter(|_| is_open.get())?;
        let filter = app.preferences.with(Preferences::filter);
        let rows: Vec<_> = pack
            .matching(&filter)
            .map(|question| {
                let id = question.id.clone();
                let choose = move |_| {
                    app.dispatch(Event::Choose(id.clone()));
                    crate::browser::document::focus_soon("main");
                };
                view! { <li><button type="button" class="link" on:click=choose>{question.text.clone()}</button></li> }.into_any()
            })
            .collect();
        Some(view! { <ul class="plain">{rows}</ul> }.into_any())
    };
    view! {
        <details on:toggle=move |_| is_open.update(|open| *open = !*open)>
            <summary>{move || words().questions_here(count())}</summary>
            {list}
        </details>
    }
    .into_any()
}

fn unfinished(app: App) -> AnyView {
    (move || {
        let drafts = app.drafts.get();
        (!drafts.is_empty()).then(|| {
            let rows: Vec<_> = drafts
                .into_iter()
                .map(|draft| {
                    let (resume, discard) = (draft.id.clone(), draft.id);
                    view! {
                        <li>
                            <span class="voice-small">{draft.question_text}</span>
                            <span class="row">
                                <button type="button" class="link"
                                    on:click=move |_| app.dispatch(Event::ResumeDraft(resume.clone()))>{words().resume}</button>
                                <button type="button" class="link"
                                    on:click=move |_| app.dispatch(Event::DiscardDraft(discard.clone()))>{words().discard}</button>
                            </span>
                        </li>
                    }
                    .into_any()
                })
                .collect();
            view! { <section class="unfinished"><h2>{words().unfinished}</h2><ul class="plain">{rows}</ul></section> }.into_any()
        })
    })
    .into_any()
}

fn prefer(app: App, change: impl FnOnce(&mut Preferences)) {
    let mut preferences = app.preferences.get_untracked();
    change(&mut preferences);
    app.dispatch(Event::Prefer(preferences));
}

/// A choice from a list of values and their names.
fn select(
    id: &'static str,
    label: &'static str,
    options: Vec<(String, String)>,
    chosen: impl Fn() -> String + Clone + Send + 'static,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let options: Vec<_> = options
        .into_iter()
        .map(|(value, name)| {
            let chosen = chosen.clone();
            let own = value.clone();
            view! { <option value=value prop:selected=move || chosen() == own>{name}</option> }.into_any()
        })
        .collect();
    view! {
        <label class="field">
            <span>{label}</span>
            <select id=id on:change=move |event| choose(event_target_value(&event))>{options}</select>
        </label>
    }
    .into_any()
}

/// The list with "any" before it, whose value is empty.
fn any(name: &str, list: impl Iterator<Item = (String, String)>) -> Vec<(String, String)> {
    std::iter::once((String::new(), name.to_owned())).chain(list).collect()
}

fn some(value: String) -> Option<String> {
    (!value.is_empty()).then_some(value)
}
