//! A reminder of backups, in one quiet line of the start page.

use std::cell::Cell;

use crate::app::el::{El, button, el, of_class};
use crate::app::plan::PlanEvent;
use crate::app::state::{App, Event};
use crate::app::words::words;
use crate::browser::document;
use crate::progress::Settings;

/// The line, where a backup is due. It follows what the line of what comes next has begun to read.
pub fn backup_reminder(app: App) -> El {
    let was_due = Cell::new(false);
    // A place without a box of its own, so that nothing moves where it stays empty.
    of_class("div", "arriving").attr("id", "backup-due").slot(standing(app), move |(is_due, days)| {
        if was_due.replace(is_due) && !is_due {
            document::focus_if_lost("main");
        }
        is_due.then(|| line(app, days))
    })
}

/// Changes the settings, once they are read: what nobody knows yet cannot be changed.
pub fn change_settings(app: App, change: &dyn Fn(&mut Settings)) {
    let Some(mut settings) = app.prep.peek(|prep| prep.settings.clone()) else { return };
    change(&mut settings);
    app.plan(PlanEvent::Settings(settings));
}

/// How many days ago the last backup was saved, if one was.
pub fn days_since_backup(app: App, settings: &Settings) -> Option<usize> {
    const DAY_MS: u64 = 86_400_000;

    let ms = app.now_wall().saturating_sub(settings.backed_up_wall_ms?);
    Some(usize::try_from(ms / DAY_MS).unwrap_or(usize::MAX))
}

/// Whether a backup is due, and how old the last one is. While things are read anew, what was said holds.
fn standing(app: App) -> impl Fn() -> (bool, Option<usize>) {
    let last = Cell::new((false, None));
    move || {
        if let Some(now) = look(app) {
            last.set(now);
        }
        last.get()
    }
}

/// The same; nothing until attempts, stories and settings are read.
fn look(app: App) -> Option<(bool, Option<usize>)> {
    let first_attempt = app.history.with(|history| {
        // Newest first.
        history.is_complete.then(|| history.attempts.last().map(|attempt| attempt.started_wall_ms))
    })?;
    let first_story = app.stories.with(|stories| {
        let kept = stories.list.iter().filter(|story| !story.is_empty());
        stories.is_read.then(|| kept.map(|story| story.id.begun_wall_ms()).min())
    })?;
    let first_kept = first_attempt.into_iter().chain(first_story).min();
    app.prep.with(|prep| {
        let settings = prep.settings.as_ref()?;
        Some((settings.is_backup_due(first_kept, app.now_wall()), days_since_backup(app, settings)))
    })
}

fn line(app: App, days: Option<usize>) -> El {
    let words_of = words().preferences;
    let put_off = move || {
        let now = app.now_wall();
        change_settings(app, &|settings| settings.put_off_wall_ms = Some(now));
    };
    let stop = move || change_settings(app, &|settings| settings.reminds = false);
    let buttons = of_class("div", "row")
        .child(button("link", words().export, move || app.dispatch(Event::Export)))
        .child(button("link", words_of.not_now, put_off))
        .child(button("link", words_of.stop_reminding, stop));
    of_class("section", "backup-due small quiet")
        .attr("aria-label", words_of.reminder)
        .child(el("p").text(&(words_of.backup_is_old)(days)))
        .child(buttons)
}
