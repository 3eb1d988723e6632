//! The page's address: the part after `#`, which names what is on the screen.

use super::{Listener, window};

/// What stands after `#`, without it.
pub fn hash() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Adds an entry to the history and shows `hash` in the address; nothing where it stands there already.
pub fn go(hash: &str) {
    if self::hash() != hash {
        // Fails only in a document without an address, which has no history to keep.
        let _ = window().location().set_hash(hash);
    }
}

/// Shows `hash` in the address in place of the present one.
pub fn replace(hash: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&format!("#{hash}")));
    }
}

/// Calls back when the address has changed: by the person, by back and forward, or by [`go`].
pub fn on_change(mut callback: impl FnMut(String) + 'static) -> Listener {
    Listener::new(window().into(), "hashchange", move |_| callback(hash()))
}

/// Loads the page anew at its start.
pub fn begin_anew() {
    replace("/");
    // Fails only in a document without an address.
    let _ = window().location().reload();
}
