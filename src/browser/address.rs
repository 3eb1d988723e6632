//! The page's address: the part after `#`, which names what is on the screen.

use super::{Listener, window};

/// What stands after `#`, without it.
pub fn hash() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Adds an entry to the history and shows `hash` in the address; nothing where it stands there already.
pub fn go(hash: &str) {
    // By the history and not by the hash: a widget in a frame takes this for `replace`, see public/widget.js.
    if self::hash() != hash
        && let Ok(history) = window().history()
    {
        // Fails only in a document without an address, which has no history to keep.
        let _ = history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&format!("#{hash}")));
    }
}

/// Shows `hash` in the address in place of the present one.
pub fn replace(hash: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&format!("#{hash}")));
    }
}

/// Calls back when the address has changed: by the person, or by back and forward.
pub fn on_change(mut callback: impl FnMut(String) + 'static) -> Listener {
    Listener::new(window().into(), "hashchange", move |_| callback(hash()))
}

/// The address for somebody else of what a link, with its `#`, names; none where the page lies on a disk.
pub fn to_share(link: &str) -> Option<String> {
    // By its name: web-sys's own has an import, for which the first screen would pay.
    let href = js_sys::Reflect::get(&window().location(), &"href".into()).ok()?.as_string()?;
    let page = href.split(['?', '#']).next()?;
    page.starts_with("http").then(|| [page, link].concat())
}

/// Loads the page anew at its start.
pub fn begin_anew() {
    replace("/");
    // Fails only in a document without an address.
    let _ = window().location().reload();
}
