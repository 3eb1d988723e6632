//! What the person must know, above the page until they put it away.

use crate::app::chunks::Piece;
use crate::app::el::{El, button, el, of_class};
use crate::app::parts::arriving;
use crate::app::state::{App, Event, Notice};
use crate::app::stories::StoryEvent;
use crate::app::words::words;
use crate::browser::new_version;

/// The place of the notices. They are announced as they come.
pub fn notices(app: App) -> El {
    of_class("div", "notices-place").attr("role", "status").slot(
        move || app.notices.with(|notices| !notices.is_empty()),
        move |are_any| are_any.then(|| arriving(app, Piece::Notices)),
    )
}

/// All notices.
pub fn all_notices(app: App) -> El {
    of_class("div", "notices").slot(
        move || app.notices.version(),
        move |_| {
            app.notices.peek(|notices| {
                let lines = notices.iter().enumerate().map(|(index, notice)| line(app, index, notice));
                Some(of_class("div", "stack").children(lines))
            })
        },
    )
}

fn line(app: App, index: usize, notice: &Notice) -> El {
    let words = words();
    let text = match notice {
        Notice::StorageBlocked => words.storage_blocked.into(),
        Notice::NotFetched => words.not_fetched.into(),
        Notice::NotSaved(error) => words.not_saved(error).into(),
        Notice::SetAside(key) => words.set_aside(key),
        Notice::Newer => words.newer_build.into(),
        Notice::QuestionGone => words.question_gone.into(),
        Notice::ElsewhereDrill(_) => words.elsewhere.into(),
        Notice::Discarded(_) => words.discarded.into(),
        Notice::StoryDeleted(deleted) => (words.stories.deleted)(deleted.len()),
        Notice::Deleted(deleted) => words.deleted(deleted.len()),
        Notice::NewVersion => words.new_version.into(),
        Notice::UnknownQuestion => words.sharing.unknown_question.into(),
        Notice::Imported(Ok(imported)) => words.imported(imported),
        Notice::Imported(Err(why)) => words.not_imported(why),
    };
    let remedy = match notice {
        Notice::StorageBlocked => Some(button("link", words.export, move || app.dispatch(Event::Export))),
        Notice::NotSaved(_) => Some(
            el("span")
                .child(button("link", words.save_again, move || app.dispatch(Event::SaveAgain)))
                .text(" ")
                .child(button("link", words.export, move || app.dispatch(Event::Export))),
        ),
        Notice::NotFetched => Some(button("link", words.retry, move || app.dispatch(Event::Redeliver))),
        Notice::Discarded(_) => Some(button("link", words.undo, move || app.dispatch(Event::Undiscard))),
        Notice::StoryDeleted(it) => Some(button("link", undo(it.len()), move || app.story(StoryEvent::Undelete))),
        Notice::Deleted(it) => Some(button("link", undo(it.len()), move || app.dispatch(Event::Undelete))),
        Notice::ElsewhereDrill(id) => {
            let id = id.clone();
            Some(button("link", words.go_on_here, move || {
                app.dispatch(Event::Dismiss(index));
                app.dispatch(Event::ResumeDraft(id.clone()));
            }))
        }
        // Who knows how to load it listens for this one's click.
        Notice::NewVersion => Some(button("link", words.load_new_version, || ()).attr("id", new_version::LOAD)),
        Notice::SetAside(_) | Notice::Newer | Notice::QuestionGone | Notice::UnknownQuestion | Notice::Imported(_) => {
            None
        }
    };
    let class = if matches!(notice, Notice::NewVersion) { "notice new-version" } else { "notice" };
    of_class("p", class).child(el("span").text(&text)).child_if(remedy).child(button(
        "link",
        words.dismiss,
        move || app.dispatch(Event::Dismiss(index)),
    ))
}

/// What brings so many back.
fn undo(count: usize) -> &'static str {
    if count == 1 { words().undo } else { words().bring_them_back }
}
