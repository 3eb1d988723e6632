//! The pages, one a file, and the frame around them.

mod drill;
mod history;
mod practice;
mod review;
mod settings;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::keys::{self, Action};
use super::parts;
use super::route::Route;
use super::state::App;
use super::words::words;

/// What stands around every page: the way to the others, notices, dialogs, and what screen readers are told.
pub fn frame(app: App) -> AnyView {
    let is_drill = Memo::new(move |_| matches!(app.route.get(), Route::Drill(_)));
    view! {
        <a class="skip" href="#main" on:click=move |event| {
            event.prevent_default();
            crate::browser::document::focus_soon("main");
        }>{words().skip}</a>
        <div class="app" class:in-drill=is_drill>
            {header(app)}
            {parts::notices(app)}
            <main id="main" tabindex="-1">{move || page(app, &app.route.get())}</main>
        </div>
        {parts::dialogs(app)}
        <p class="spoken" role="status" aria-live="assertive">{move || app.announcement.get()}</p>
    }
    .into_any()
}

fn header(app: App) -> AnyView {
    let link = |route: Route, label: &'static str| {
        let href = format!("#{}", route.hash());
        let is_here = move || (app.route.get() == route).then_some("page");
        view! { <a href=href aria-current=is_here>{label}</a> }.into_any()
    };
    view! {
        <header class="top">
            <a class="mark" href="#/"><span aria-hidden="true">"★"</span> " " {words().app_name}</a>
            <nav aria-label=words().pages>
                {link(Route::Practice, words().practice)}
                {link(Route::History, words().history)}
                {link(Route::Settings, words().settings)}
            </nav>
            <button type="button" class="quiet-button keys-only" on:click=move |_| keys::perform(app, Action::ShowKeys)>
                {words().keys} " " <kbd aria-hidden="true">"?"</kbd>
            </button>
        </header>
    }
    .into_any()
}

/// The page of a route. Practice, drill and review are at hand; every other page is entered through one async function,
/// so that it can be split off and fetched when it is first visited.
fn page(app: App, route: &Route) -> AnyView {
    match route {
        Route::Practice => practice::page(app),
        Route::Drill(_) => drill::page(app),
        Route::Review(_) => review::page(app),
        Route::History => arriving(history::page(app)),
        Route::Settings => arriving(settings::page(app)),
    }
}

/// Shows a page once it has arrived. A signal of its own rather than `Suspense`, which costs 6.5 KB.
fn arriving(page: impl Future<Output = AnyView> + 'static) -> AnyView {
    let arrived: RwSignal<Option<AnyView>, LocalStorage> = RwSignal::new_local(None);
    spawn_local(async move {
        let view = page.await;
        // The person may have gone on meanwhile; then there is nobody to show it to.
        let _ = arrived.try_set(Some(view));
    });
    (move || {
        arrived.track();
        arrived.try_update_untracked(Option::take).flatten()
    })
    .into_any()
}
