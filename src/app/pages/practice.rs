//! The start page: a question, how to answer it, and nothing between the person and the first key.

use crate::app::chunks::Piece;
use crate::app::el::{El, of_class};
use crate::app::keys::Action;
use crate::app::parts::{action_button, arriving, key_hints, pack_fault};
use crate::app::state::{App, PackState};
use crate::app::words::words;
use crate::content::{Pack, Question};

/// The page.
pub fn page(app: App) -> El {
    let column = of_class("div", "column practice")
        .slot(
            move || app.pack.with(|pack| matches!(pack, PackState::Failed(_))),
            move |_| {
                Some(app.pack.peek(|pack| match pack {
                    PackState::Failed(why) => pack_fault(app, why),
                    PackState::Loading | PackState::Ready(_) => hero(app),
                }))
            },
        )
        .slot(move || app.has_pack(), move |has_pack| has_pack.then(|| arriving(app, Piece::BelowStart)));
    let hints = [Action::Start, Action::Another, Action::ByPrinciple, Action::ByRole, Action::ShowKeys];
    of_class("div", "page").child(column).child(key_hints(&hints))
}

fn hero(app: App) -> El {
    let (shell_about, shell_text) = super::super::shell_question();
    let about = move || match app.suggested(about) {
        Some(about) => about,
        None if app.has_pack() => String::new(),
        None => shell_about.clone(),
    };
    let text = move || match app.suggested(|_, question| question.text.clone()) {
        Some(text) => text,
        None if app.has_pack() => words().no_question_fits.into(),
        None => shell_text.clone(),
    };
    let line = move || {
        if app.start_wanted.get() {
            return words().starting.into();
        }
        let defaults = app.ready_pack().map(|pack| *pack.defaults()).unwrap_or_default();
        let (suggested, kind) =
            app.suggested(|_, question| (question.target_seconds, question.kind)).unwrap_or_default();
        app.preferences.with(|preferences| {
            words().choices(
                preferences.think_seconds_for(kind, defaults.think_seconds),
                preferences.answer_seconds_for(kind, suggested, defaults.standard_seconds),
                preferences.form_for(kind),
                preferences.manner,
            )
        })
    };
    let question = of_class("section", "hero")
        .attr("aria-label", words().question)
        .child(of_class("p", "small quiet").text_by(about))
        .child(of_class("h1", "voice").text_by(text));
    let buttons = of_class("div", "row")
        .child(action_button(app, Action::Start, words().start, "button primary"))
        .child(action_button(app, Action::Another, words().another, "button"));
    of_class("div", "stack").child(question).child(buttons).child(of_class("p", "small quiet line").text_by(line))
}

/// What a question is: its role where it is for one, its principle, its kind.
fn about(pack: &Pack, question: &Question) -> String {
    let role = match question.roles.as_slice() {
        [only] => pack.roles().iter().find(|role| role.id == *only).map(|role| role.name.as_str()),
        _ => None,
    };
    let principle = question.primary_principle().and_then(|id| pack.principle(id)).map(|it| it.name.as_str());
    let about: Vec<&str> = [role, principle, Some(words().kind(question.kind))].into_iter().flatten().collect();
    about.join(" · ")
}
