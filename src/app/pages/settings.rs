//! Settings: how the app looks, how a drill goes, what is aimed at, and what is done with the data as a whole.

use std::ops::RangeInclusive;

use leptos::prelude::{Get, GetUntracked, Set};

use crate::app::el::{El, button, el, is_ticked_at, of_class, value_at};
use crate::app::parts::{change_settings, days_since_backup, how_to_answer, import, labelled, prefer, select, tick};
use crate::app::plan::PlanEvent;
use crate::app::state::{App, Event};
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::{address, clock, document};
use crate::progress::{DRILLS_A_WEEK, Preferences, STORIES_WANTED, Settings, Theme};

/// What browsers give an origin, in UTF-16 units; none tells.
const QUOTA_UNITS: usize = 5 * 1024 * 1024;
/// From here on there is little room left.
const NEARLY_FULL_UNITS: usize = QUOTA_UNITS / 5 * 4;

/// The field that is typed into before everything is deleted.
const DELETE_WORD: &str = "delete-word";
/// Why its button does nothing yet.
const DELETE_WHY: &str = "delete-why";
/// The room that is used, in words.
const USED: &str = "used";

/// The page.
pub fn page(app: App) -> El {
    app.plan(PlanEvent::Read);
    of_class("div", "column settings")
        .child(el("h1").text(words().settings))
        .child(appearance(app))
        .child(timer(app))
        .child(drill(app))
        .child(targets(app))
        .child(announcements(app))
        .child(your_data(app))
        .child(section(words().about).child(el("p").text(words().disclaimer)).child_if(elsewhere()))
}

/// The other forms of the app, beside this page; a page opened from disk has none beside it.
fn elsewhere() -> Option<El> {
    address::to_share("")?;
    let words = words().preferences;
    let file = el("a").attr("href", "star-drill.html").attr("download", "").text(words.as_one_file);
    let embed = el("a").attr("href", "embed/").text(words.in_your_page);
    let list = el("ul").child(el("li").child(file)).child(el("li").child(embed));
    // They are not among what is kept for use without one.
    Some(el("div").child(list).child(of_class("p", "small quiet").text(words.need_network)))
}

fn section(title: &str) -> El {
    el("section").child(el("h2").text(title))
}

fn appearance(app: App) -> El {
    let theme = |theme: Theme| {
        tick(
            Some("theme"),
            el("span").text(words().theme_name(theme)),
            move || app.preferences.with(|preferences| preferences.theme == theme),
            move |_| prefer(app, |preferences| preferences.theme = theme),
        )
    };
    let themes = of_class("div", "row").children([Theme::System, Theme::Light, Theme::Dark].map(theme));
    let field = el("fieldset").child(of_class("legend", "small quiet").text(words().theme)).child(themes);
    section(words().appearance).child(field)
}

fn timer(app: App) -> El {
    let words = words().preferences;
    section(words.timer)
        .child(preference(app, "hide-clock", words.hide_clock, |it| it.clock_hidden, |it, on| it.clock_hidden = on))
        .child(preference(app, "count-down", words.count_down, |it| it.counts_down, |it, on| it.counts_down = on))
}

/// How an answer is given, as it is also chosen on the start page.
fn drill(app: App) -> El {
    let words = words().preferences;
    let fields = move |_| {
        // Until the pack is here, the usual ones are shown.
        let defaults = app.ready_pack().map(|pack| *pack.defaults()).unwrap_or_default();
        Some(how_to_answer(app, of_class("div", "fields"), defaults))
    };
    section(words.drill).child(of_class("p", "small quiet").text(words.drill_hint)).slot(move || app.has_pack(), fields)
}

fn targets(app: App) -> El {
    let words = words().preferences;
    let stories = target(
        app,
        ["stories-wanted", words.stories_wanted],
        STORIES_WANTED,
        |it| it.stories_wanted,
        |it, count| it.stories_wanted = count,
    );
    let [least, most] = [DRILLS_A_WEEK.start(), DRILLS_A_WEEK.end()].map(|it| whole(*it));
    let drills = target(
        app,
        ["drills-a-week", words.drills_a_week],
        least..=most,
        |it| whole(it.drills_a_week),
        |it, count| it.drills_a_week = u32::try_from(count).unwrap_or_default(),
    );
    let fields = once_read(app, of_class("div", "fields").child(stories).child(drills));
    section(words.targets).child(fields.attr("aria-label", words.targets))
}

fn announcements(app: App) -> El {
    let words = words().preferences;
    section(words.announcements).child(preference(
        app,
        "quiet",
        words.be_quiet,
        |it| it.is_quiet,
        |it, on| it.is_quiet = on,
    ))
}

/// What of the data can be seen, saved, restored and deleted.
fn your_data(app: App) -> El {
    let aside = move || {
        app.notices.with(|_| ());
        match app.set_aside_count() {
            0 => String::new(),
            count => words().set_aside_count(count),
        }
    };
    let is_painted = Local::new(0);
    clock::after(0, move || is_painted.set(1));
    section(words().your_data)
        .child(el("p").text(words().data_stays_here))
        // Whatever changes what is stored also says so in a notice.
        .slot(
            move || (is_painted.get(), app.notices.version()),
            move |(painted, _)| Some(storage_used(app, painted == 1)),
        )
        .child(of_class("p", "small quiet").text_by(aside))
        .child(backup(app))
        .child(import(app))
        .child(delete_everything(app))
}

/// How much of the store is used. Of thousands of records that takes a while to count, so it comes after the page.
fn storage_used(app: App, is_painted: bool) -> El {
    let place = of_class("div", "stack used");
    let Some(units) = is_painted.then(|| app.used_units().ok()).flatten() else { return place };
    let meter = el("meter")
        .attr("aria-label", words().preferences.storage_used)
        .attr("aria-describedby", USED)
        .attr("max", &QUOTA_UNITS.to_string())
        .attr("high", &NEARLY_FULL_UNITS.to_string())
        // The less the better, so that the browser colours what is much.
        .attr("optimum", "0")
        .attr("value", &units.to_string());
    let warning = (units > NEARLY_FULL_UNITS).then(|| of_class("p", "notice").text(words().preferences.nearly_full));
    place.child(meter).child(of_class("p", "small quiet").attr("id", USED).text(&words().used(units))).child_if(warning)
}

/// When the last backup was saved, a way to save another, and whether to be reminded.
fn backup(app: App) -> El {
    let words_of = words().preferences;
    let last = move || {
        app.prep.with(|prep| match &prep.settings {
            Some(settings) => (words_of.last_backup)(days_since_backup(app, settings)),
            None => String::new(),
        })
    };
    let is_on = move || app.prep.with(|prep| prep.settings.as_ref().is_some_and(|settings| settings.reminds));
    let remind = switch("remind", words_of.remind, is_on, move |on| change_settings(app, &|it| it.reminds = on));
    of_class("div", "stack")
        .child(of_class("p", "last-backup").text_by(last))
        .child(of_class("div", "row").child(button("button", words().export, move || app.dispatch(Event::Export))))
        .child(as_text(app))
        .child(once_read(app, remind))
}

/// The backup as a text to copy, for where the browser saves no files: a frame without leave to download says nothing.
fn as_text(app: App) -> El {
    let is_open = Local::new(0);
    let text = move |is_open: usize| {
        (is_open == 1).then(|| {
            let text = app.backup().unwrap_or_default();
            let field = of_class("textarea", "notes").attr("id", "backup").attr("readonly", "").prop("value", text);
            labelled(words().backup, field)
        })
    };
    el("details")
        .child(el("summary").text(words().show_backup))
        .slot(move || is_open.get(), text)
        .on("toggle", move |_| is_open.set(1 - is_open.get_untracked()))
}

/// Deleting everything, once its word is typed. Until then the button says why it does nothing: one that cannot be
/// reached could not.
fn delete_everything(app: App) -> El {
    let words = words().preferences;
    let is_typed = Local::new(0);
    let field = el("input")
        .attr("id", DELETE_WORD)
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "characters")
        .attr("spellcheck", "false")
        .on("input", move |event| is_typed.set(usize::from(value_at(&event).trim() == words.delete_word)));
    let why = move || if is_typed.get() == 1 { "" } else { words.type_word_first }.to_owned();
    let delete = move || {
        if is_typed.get_untracked() == 1 {
            app.dispatch(Event::DeleteEverything);
        } else {
            document::focus_soon(DELETE_WORD);
        }
    };
    let delete = button("button danger", words.delete_all, delete)
        .attr_by("aria-disabled", move || (is_typed.get() == 0).then(|| "true".to_owned()))
        .attr("aria-describedby", DELETE_WHY);
    let save = button("button", words.save_first, move || app.dispatch(Event::Export));
    of_class("div", "stack")
        .child(el("h3").text(words.delete_all))
        .child(el("p").text(words.delete_all_loses))
        .child(of_class("div", "row").child(save))
        .child(labelled(words.type_word, field))
        .child(of_class("div", "row").child(delete))
        .child(of_class("p", "small quiet").attr("id", DELETE_WHY).text_by(why))
}

/// A box for one of the preferences. `words`: its name, and what it means.
fn preference(
    app: App,
    id: &str,
    words: [&str; 2],
    is_on: fn(&Preferences) -> bool,
    change: fn(&mut Preferences, bool),
) -> El {
    switch(id, words, move || app.preferences.with(is_on), move |on| prefer(app, |it| change(it, on)))
}

/// A box to tick, with what it means.
fn switch(
    id: &str,
    [name, meaning]: [&str; 2],
    is_on: impl Fn() -> bool + 'static,
    change: impl Fn(bool) + 'static,
) -> El {
    let field = el("input").attr("id", id).attr("type", "checkbox").ticked_by(is_on);
    let meaning = of_class("span", "small quiet why").text(meaning);
    of_class("label", "tick")
        .child(field.on("change", move |event| change(is_ticked_at(&event))))
        .child(el("span").text(name).text(" ").child(meaning))
}

/// A choice of a number that is aimed at.
fn target(
    app: App,
    [id, label]: [&str; 2],
    range: RangeInclusive<usize>,
    aimed_at: fn(&Settings) -> usize,
    aim: fn(&mut Settings, usize),
) -> El {
    let name = |count: usize| match count {
        0 => words().preferences.no_target.to_owned(),
        count => count.to_string(),
    };
    let options = range.map(|count| (count.to_string(), name(count))).collect();
    let chosen = move || {
        let count = app.prep.with(|prep| prep.settings.as_ref().map(aimed_at));
        count.unwrap_or_else(|| aimed_at(&Settings::default())).to_string()
    };
    select(id, label, options, chosen, move |value| {
        if let Ok(count) = value.parse() {
            change_settings(app, &|it| aim(it, count));
        }
    })
}

/// Fields of what is set, which stand still until that is read.
fn once_read(app: App, fields: El) -> El {
    let is_awaited = move || app.prep.with(|prep| prep.settings.is_none()).then(String::new);
    el("fieldset").attr_by("disabled", is_awaited).child(fields)
}

fn whole(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}
