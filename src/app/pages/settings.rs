//! Settings: how the app looks, and what it keeps.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::app::state::{App, Event};
use crate::app::words::words;
use crate::browser::file;
use crate::progress::Theme;

/// The page.
pub async fn page(app: App) -> AnyView {
    let themes: Vec<_> = [Theme::System, Theme::Light, Theme::Dark]
        .into_iter()
        .map(|theme| {
            let is_chosen = move || app.preferences.with(|preferences| preferences.theme == theme);
            let choose = move |_| {
                let mut preferences = app.preferences.get_untracked();
                preferences.theme = theme;
                app.dispatch(Event::Prefer(preferences));
            };
            view! {
                <label class="tick">
                    <input type="radio" name="theme" prop:checked=is_chosen on:change=choose />
                    <span>{words().theme_name(theme)}</span>
                </label>
            }
            .into_any()
        })
        .collect();
    let used = move || {
        app.notices.track();
        app.used_units().map(|units| words().used(units)).unwrap_or_default()
    };
    let aside = move || {
        app.notices.track();
        let count = app.set_aside_count();
        (count > 0).then(|| view! { <p>{words().set_aside_count(count)}</p> }.into_any())
    };
    let import = move |event: leptos::ev::Event| {
        let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        spawn_local(async move {
            if let Some(json) = file::chosen(&field).await {
                app.dispatch(Event::Import(json));
            }
            // So that the same file can be chosen again.
            field.set_value("");
        });
    };
    view! {
        <div class="column">
            <h1>{words().settings}</h1>
            <section>
                <h2>{words().appearance}</h2>
                <fieldset><legend class="small quiet">{words().theme}</legend><div class="row">{themes}</div></fieldset>
            </section>
            <section>
                <h2>{words().your_data}</h2>
                <p>{words().data_stays_here}</p>
                <p class="small quiet">{used}</p>
                {aside}
                <div class="row">
                    <button type="button" class="button" on:click=move |_| app.dispatch(Event::Export)>{words().export}</button>
                </div>
                <label class="field file">
                    <span>{words().import}</span>
                    <input type="file" accept="application/json,.json" on:change=import />
                </label>
                <p class="small quiet">{words().import_hint}</p>
            </section>
            <section>
                <h2>{words().about}</h2>
                <p>{words().disclaimer}</p>
            </section>
        </div>
    }
    .into_any()
}
