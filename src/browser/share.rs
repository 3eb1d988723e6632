//! Giving somebody else an address: by the system's own sheet where there is one, else by the clipboard.
//!
//! By their names: web-sys's own have imports of their own, for which the first screen would pay.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{clipboard, get, window};

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The sheet was shown, and it is done or was put away.
    BySheet,
    /// It is on the clipboard.
    Copied,
    /// Neither could be had.
    Refused,
}

/// Shares an address with the text that goes before it, and then says what came of it.
pub fn share(text: &str, url: &str, done: impl FnOnce(Shared) + 'static) {
    share_boxed(text, url.to_owned(), Box::new(done));
}

fn share_boxed(text: &str, url: String, done: Box<dyn FnOnce(Shared)>) {
    let navigator = window().navigator();
    let sheet = get(&navigator, "share").filter(JsValue::is_function);
    let data = Object::new();
    for (name, value) in [("text", text), ("url", &url)] {
        let _ = Reflect::set(&data, &name.into(), &value.into());
    }
    let shown = sheet.and_then(|sheet| sheet.unchecked_ref::<Function>().call1(&navigator, &data).ok());
    let Some(shown) = shown else { return copy(&url, done) };
    spawn_local(async move {
        match JsFuture::from(shown.unchecked_into::<Promise>()).await {
            Ok(_) => done(Shared::BySheet),
            // The person has put it away.
            Err(error) if name_of(&error).as_deref() == Some("AbortError") => done(Shared::BySheet),
            // Frames may be forbidden to, and some systems have nothing to share with.
            Err(_) => copy(&url, done),
        }
    });
}

fn copy(url: &str, done: Box<dyn FnOnce(Shared)>) {
    clipboard::copy(url, move |is_copied| done(if is_copied { Shared::Copied } else { Shared::Refused }));
}

fn name_of(error: &JsValue) -> Option<String> {
    get(error, "name")?.as_string()
}
