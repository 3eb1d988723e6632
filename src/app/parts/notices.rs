//! What the person must know, above the page until they put it away.

use leptos::prelude::*;

use crate::app::state::{App, Event, Notice};
use crate::app::words::words;

/// All notices. They are announced as they come.
pub fn notices(app: App) -> AnyView {
    let list = move || {
        app.notices.with(|notices| {
            notices.iter().enumerate().map(|(index, notice)| line(app, index, notice)).collect::<Vec<_>>()
        })
    };
    view! { <div class="notices" role="status">{list}</div> }.into_any()
}

fn line(app: App, index: usize, notice: &Notice) -> AnyView {
    let words = words();
    let text = match notice {
        Notice::StorageBlocked => words.storage_blocked.into(),
        Notice::NotSaved(error) => words.not_saved(error).into(),
        Notice::SetAside(key) => words.set_aside(key),
        Notice::Newer => words.newer_build.into(),
        Notice::QuestionGone => words.question_gone.into(),
        Notice::ElsewhereDrill(_) => words.elsewhere.into(),
        Notice::Deleted(_) => words.deleted.into(),
        Notice::Imported(Ok(imported)) => words.imported(imported),
        Notice::Imported(Err(why)) => words.not_imported(why),
    };
    let button = |label: &'static str, event: Event| {
        let event = StoredValue::new_local(Some(event));
        view! {
            <button type="button" class="link" on:click=move |_| {
                if let Some(event) = event.try_update_value(Option::take).flatten() {
                    app.dispatch(event);
                }
            }>{label}</button>
        }
        .into_any()
    };
    let remedy = match notice {
        Notice::StorageBlocked | Notice::NotSaved(_) => Some(button(words.export, Event::Export)),
        Notice::Deleted(_) => Some(button(words.undo, Event::Undelete)),
        Notice::ElsewhereDrill(id) => Some(button(words.go_on_here, Event::ResumeDraft(id.clone()))),
        Notice::SetAside(_) | Notice::Newer | Notice::QuestionGone | Notice::Imported(_) => None,
    };
    view! {
        <p class="notice">
            <span>{text}</span>
            {remedy}
            {button(words.dismiss, Event::Dismiss(index))}
        </p>
    }
    .into_any()
}
