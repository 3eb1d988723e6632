//! Settings: how the app looks, and what it keeps.

use leptos::prelude::{Get, GetUntracked, Set};
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::app::el::{El, button, el, of_class};
use crate::app::parts::{labelled, tick};
use crate::app::state::{App, Event};
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::file;
use crate::progress::Theme;

/// The page.
pub fn page(app: App) -> El {
    of_class("div", "column")
        .child(el("h1").text(words().settings))
        .child(appearance(app))
        .child(your_data(app))
        .child(el("section").child(el("h2").text(words().about)).child(el("p").text(words().disclaimer)))
}

fn appearance(app: App) -> El {
    let theme = |theme: Theme| {
        tick(
            Some("theme"),
            el("span").text(words().theme_name(theme)),
            move || app.preferences.with(|preferences| preferences.theme == theme),
            move |_| {
                let mut preferences = app.preferences.get_quietly();
                preferences.theme = theme;
                app.dispatch(Event::Prefer(preferences));
            },
        )
    };
    let themes = of_class("div", "row").children([Theme::System, Theme::Light, Theme::Dark].map(theme));
    let field = el("fieldset").child(of_class("legend", "small quiet").text(words().theme)).child(themes);
    el("section").child(el("h2").text(words().appearance)).child(field)
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

fn your_data(app: App) -> El {
    // Whatever changes what is stored also says so in a notice.
    let used = move || {
        app.notices.with(|_| ());
        app.used_units().map(|units| words().used(units)).unwrap_or_default()
    };
    let aside = move || {
        app.notices.with(|_| ());
        match app.set_aside_count() {
            0 => String::new(),
            count => words().set_aside_count(count),
        }
    };
    let import = move |event: web_sys::Event| {
        let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        spawn_local(async move {
            if let Some(json) = file::chosen(&field).await {
                app.dispatch(Event::Import(json));
            }
            // So that the same file can be chosen again.
            field.set_value("");
        });
    };
    let file = el("input").attr("type", "file").attr("accept", "application/json,.json").on("change", import);
    el("section")
        .child(el("h2").text(words().your_data))
        .child(el("p").text(words().data_stays_here))
        .child(of_class("p", "small quiet").text_by(used))
        .child(of_class("p", "small quiet").text_by(aside))
        .child(of_class("div", "row").child(button("button", words().export, move || app.dispatch(Event::Export))))
        .child(as_text(app))
        .child(labelled(words().import, file))
        .child(of_class("p", "small quiet").text(words().import_hint))
}
