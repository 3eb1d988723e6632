//! Buttons that show their key, and the row of keys at the foot of a page.

use leptos::prelude::*;

use crate::app::keys::{self, Action};
use crate::app::state::App;
use crate::app::words::words;

/// A button for an action, with its key.
pub fn action_button(app: App, action: Action, label: &'static str, class: &'static str) -> AnyView {
    view! {
        <button type="button" class=class on:click=move |_| keys::perform(app, action)>
            {label}
            {caps(keys::caps(action))}
        </button>
    }
    .into_any()
}

/// Key caps, which screen readers skip: they hear the buttons' names.
pub fn caps(caps: &'static [&'static str]) -> AnyView {
    let caps: Vec<_> = caps.iter().map(|cap| view! { <kbd>{*cap}</kbd> }.into_any()).collect();
    view! { <span class="caps" aria-hidden="true">{caps}</span> }.into_any()
}

/// What the keys do here. Touch screens have no keys, so there the row is not shown.
pub fn key_hints(actions: &'static [Action]) -> AnyView {
    let hints: Vec<_> = actions
        .iter()
        .map(|action| view! { <span>{caps(keys::caps(*action))} " " {words().action(*action)}</span> }.into_any())
        .collect();
    view! { <footer class="foot keys-only" aria-hidden="true">{hints}</footer> }.into_any()
}
