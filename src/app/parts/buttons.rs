//! Buttons that show their key, and the row of keys at the foot of a page.

use crate::app::el::{El, button, el, of_class};
use crate::app::keys::{self, Action};
use crate::app::state::App;
use crate::app::words::words;

/// A button for an action, with its key.
pub fn action_button(app: App, action: Action, label: &str, class: &str) -> El {
    button(class, label, move || keys::perform(app, action)).child(caps(keys::caps(action)))
}

/// Key caps, which screen readers skip: they hear the buttons' names.
pub fn caps(caps: &[&str]) -> El {
    of_class("span", "caps").attr("aria-hidden", "true").children(caps.iter().map(|cap| el("kbd").text(cap)))
}

/// What the keys do here. Touch screens have no keys, so there the row is not shown.
pub fn key_hints(actions: &[Action]) -> El {
    let hint = |action: &Action| el("span").child(caps(keys::caps(*action))).text(" ").text(words().action(*action));
    of_class("footer", "foot keys-only").attr("aria-hidden", "true").children(actions.iter().map(hint))
}
