//! The app as a widget in somebody's page: what that page asks for, what it is told, and what stands below the question,
//! the drill and the review.
//!
//! Practice and drill are those of the app. This comes with the chunk that it is in, and everything that only a widget
//! needs is here and in `public/widget.js`: the first screen of the app pays for neither. The widget is shown once this has
//! run, so that no other question is seen before the one that is asked for.

use std::cell::{Cell, RefCell};

use leptos::prelude::untrack;
use leptos::task::spawn_local;

use crate::app::el::{El, button, el, of_class, run_and_rerun};
use crate::app::route::Route;
use crate::app::state::{App, Event, Notice, PackState};
use crate::app::watched::Watched;
use crate::app::words::words;
use crate::browser::host_frame;
use crate::content::{Pack, PackError, PrincipleId, QuestionId, RoleId};
use crate::drill::{Form, Manner};
use crate::json::Value;
use crate::progress::{Attempt, Rating};

/// Of a pack with many faults these are told.
const FAULTS_TOLD: usize = 5;

/// Where the pack that the page names stands.
#[derive(Clone)]
enum Own {
    Awaited,
    NotAsked,
    Here(&'static Pack),
    /// Not to be had; why, in words.
    Refused(String),
}

/// What stands below the page, and what is wrong with what was asked for.
pub fn page(app: App) -> El {
    let faults = Watched::new(String::new());
    begin(app, faults);
    of_class("div", "widget")
        .slot(
            move || faults.get(),
            |faults| {
                let text = of_class("p", "faults").text(&faults);
                (!faults.is_empty())
                    .then(|| of_class("section", "notice widget-fault").attr("role", "alert").child(text))
            },
        )
        .child(foot(app))
}

fn foot(app: App) -> El {
    let words = words().widget;
    let told = Watched::new("");
    let take_along = move || {
        let is_handed_over = app.backup().is_ok_and(|backup| host_frame::hand_over(&backup));
        told.set(if is_handed_over { words.handed_over } else { words.no_tab });
    };
    let more = el("a").attr("href", "./").attr("target", "_blank").attr("rel", "noopener").text(words.more);
    let row = of_class("div", "row").child(more).child(button("link", words.take_along, take_along)).child(button(
        "link",
        words.as_file,
        move || app.dispatch(Event::Export),
    ));
    let is_kept = app.notices.peek(|notices| !notices.iter().any(|it| matches!(it, Notice::StorageBlocked)));
    of_class("footer", "widget-foot")
        .child(el("p").text(if is_kept { words.kept_apart } else { words.not_kept }))
        .child(row)
        .child(el("p").attr("role", "status").text_by(move || told.get().into()))
}

/// Takes up what the page asks for, and tells it what is done.
fn begin(app: App, faults: Watched<String>) {
    take_up_choices(app);
    let own = Watched::new(Own::Awaited);
    spawn_local(async move { own.set(own_pack().await) });
    let pinned = Watched::new(None::<QuestionId>);
    // Both packs are awaited: the one that came later would take the other's place. Where there is none at all, the page
    // says so and can try again, and what is asked for waits for that.
    let [is_offered, is_lack_told] = [(); 2].map(|()| Cell::new(false));
    run_and_rerun(Box::new(move || {
        let lack = app.pack.with(|pack| match pack {
            PackState::Loading => None,
            PackState::Ready(_) => Some(String::new()),
            PackState::Failed(why) => Some(why.clone()),
        });
        let (Some(lack), own) = (lack, own.get()) else { return };
        if is_offered.get() || matches!(own, Own::Awaited) {
            return;
        }
        if lack.is_empty() || matches!(own, Own::Here(_)) {
            is_offered.set(true);
            untrack(|| offer(app, own, pinned, faults));
        } else if !is_lack_told.replace(true) {
            tell_error("no-questions", &lack);
        }
    }));
    // Where one question is asked for, whatever offers another one offers this.
    run_and_rerun(Box::new(move || {
        let offered = app.suggestion.get();
        if let Some(wanted) = pinned.get().filter(|wanted| offered.as_ref() != Some(wanted)) {
            app.suggestion.set(Some(wanted));
        }
    }));
    // Pages that a widget does not show, by whatever way they were reached.
    run_and_rerun(Box::new(move || {
        if matches!(app.route.get(), Route::Later(..)) {
            untrack(|| app.dispatch(Event::Visit(Route::Practice)));
        }
    }));
    let told = RefCell::new(None);
    run_and_rerun(Box::new(move || {
        let done = app.reviewed.with(|it| it.as_ref().map(|it| (it.attempt.id.clone(), it.attempt.rating)));
        if done.is_some() && *told.borrow() != done {
            app.reviewed.peek(|it| it.iter().for_each(|it| tell("complete", completed(&it.attempt))));
            told.replace(done);
        }
    }));
}

/// How to answer is the page's to say; which questions, too, so nothing that was chosen elsewhere narrows them. None of it is
/// saved: a widget leaves alone what the person has chosen in the app.
fn take_up_choices(app: App) {
    let mut preferences = app.preferences.get_quietly();
    preferences.kind = None;
    preferences.principle = None;
    preferences.role = None;
    preferences.stage = None;
    preferences.round = None;
    match host_frame::asked("mode").as_deref() {
        Some("guided") => (preferences.manner, preferences.form) = (Manner::Typed, Form::Guided),
        Some("free") => (preferences.manner, preferences.form) = (Manner::Typed, Form::Free),
        Some("aloud") => preferences.manner = Manner::Aloud,
        _ => {}
    }
    app.preferences.set(preferences);
}

async fn own_pack() -> Own {
    let Some(fetched) = host_frame::own_pack().await else { return Own::NotAsked };
    let parsed = match fetched {
        Ok(text) => Pack::parse(&text).map_err(|error| faults_of(&error)),
        Err(refusal) => Err((words().widget.why_refused)(&refusal)),
    };
    match parsed {
        // It lives as long as the page.
        Ok(pack) => Own::Here(Box::leak(Box::new(pack))),
        Err(why) => {
            let address = host_frame::asked("pack").unwrap_or_default();
            Own::Refused((words().widget.pack_refused)(&address, &why))
        }
    }
}

/// The first faults, with their places.
fn faults_of(error: &PackError) -> String {
    let faults = error.faults();
    let mut told: Vec<String> = faults.iter().take(FAULTS_TOLD).map(ToString::to_string).collect();
    if let Some(more) = faults.len().checked_sub(FAULTS_TOLD).filter(|more| *more > 0) {
        told.push((words().widget.more_faults)(more));
    }
    told.join("\n")
}

/// Puts the pack and the question in place that the page asks for, and says that the widget is ready.
fn offer(app: App, own: Own, pinned: Watched<Option<QuestionId>>, faults: Watched<String>) {
    let mut wrong = Vec::new();
    match own {
        Own::Here(pack) => app.pack.set(PackState::Ready(pack)),
        Own::Refused(why) => wrong.push(("pack", why)),
        Own::Awaited | Own::NotAsked => {}
    }
    if let Some(pack) = app.ready_pack() {
        let question = narrow(app, pack, &mut wrong);
        app.suggestion.set(question.clone());
        match question {
            Some(_) => pinned.set(question),
            None => app.suggest(),
        }
        // Lists the drills that were left under way with questions of this pack.
        app.show(app.route.get_quietly());
    }
    for (code, message) in &wrong {
        tell_error(code, message);
    }
    let messages: Vec<String> = wrong.into_iter().map(|(_, message)| message).collect();
    faults.set(messages.join("\n"));
    tell("ready", Vec::new());
}

/// Narrows the questions to those of the principle and the role that are asked for. Returns the question, if one is.
fn narrow(app: App, pack: &Pack, wrong: &mut Vec<(&'static str, String)>) -> Option<QuestionId> {
    let mut lacks = |what: &'static str, name: &str| wrong.push((what, (words().widget.unknown)(what, name)));
    let mut preferences = app.preferences.get_quietly();
    if let Some(name) = host_frame::asked("principle") {
        let id = PrincipleId::new(name);
        match pack.principle(&id) {
            Some(_) => preferences.principle = Some(id),
            None => lacks("principle", id.as_str()),
        }
    }
    if let Some(name) = host_frame::asked("role") {
        let id = RoleId::new(name);
        if pack.roles().iter().any(|role| role.id == id) {
            preferences.role = Some(id);
        } else {
            lacks("role", id.as_str());
        }
    }
    let mut question = None;
    if let Some(name) = host_frame::asked("question") {
        let id = QuestionId::new(name);
        if pack.question(&id).is_some() {
            question = Some(id);
        } else {
            host_frame::forget_question();
            lacks("question", id.as_str());
        }
    }
    if pack.matching(&preferences.filter()).next().is_none() {
        preferences.principle = None;
        preferences.role = None;
        wrong.push(("none-fits", words().widget.none_fits.into()));
    }
    app.preferences.set(preferences);
    question
}

/// What the page is told of an attempt: never a word of the answer.
fn completed(attempt: &Attempt) -> Vec<(&'static str, Value)> {
    let rating = attempt.rating.map_or(Value::Null, |rating| {
        text(match rating {
            Rating::Again => "again",
            Rating::Hard => "hard",
            Rating::Good => "good",
            Rating::Easy => "easy",
        })
    });
    vec![
        ("attempt", text(attempt.id.as_str())),
        ("question", text(attempt.question.as_str())),
        ("principle", attempt.principle.as_ref().map_or(Value::Null, |id| text(id.as_str()))),
        ("seconds", Value::Whole(attempt.answered_ms() / 1000)),
        ("rating", rating),
    ]
}

fn tell_error(code: &str, message: &str) {
    tell("error", vec![("code", text(code)), ("message", text(message))]);
}

fn tell(kind: &str, detail: Vec<(&'static str, Value)>) {
    let detail = detail.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let mut message = String::new();
    Value::Object(vec![("type".into(), text(kind)), ("detail".into(), Value::Object(detail))]).write(&mut message);
    host_frame::tell(&message);
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}
