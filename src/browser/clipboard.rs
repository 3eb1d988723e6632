//! The clipboard.

use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::window;

/// Puts a text on the clipboard, and then says whether it is there. Frames may be forbidden to, and insecure pages have no
/// clipboard at all.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let navigator = window().navigator();
    // Missing where the page is not secure, which the typed access does not know.
    let has_clipboard =
        js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).is_ok_and(|it| !it.is_undefined());
    if !has_clipboard {
        return done(false);
    }
    let written = navigator.clipboard().write_text(text);
    spawn_local(async move { done(JsFuture::from(written).await.is_ok()) });
}
