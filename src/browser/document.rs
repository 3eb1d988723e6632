//! The document as a whole: its title and theme, what is focused, when it goes out of sight, and its keys.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, KeyboardEvent, VisibilityState};

use super::{Listener, window};

/// The document. There is always one where there is a window.
#[expect(clippy::expect_used, reason = "a window without a document exists only in workers")]
pub(crate) fn document() -> Document {
    window().document().expect("a page has a document")
}

/// Sets the title that the tab shows.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Sets an attribute of the root element, or takes it away.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    if let Some(root) = document().document_element() {
        // Fails only for names that are none; ours are written in the code.
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// The element of that id.
pub fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Scrolls as little as it takes to see the element of that id.
pub fn bring_into_view(id: &str) {
    let Some(element) = element(id) else { return };
    let options = js_sys::Object::new();
    // By its name: web-sys's own has an import and types of options, for which the first screen would pay.
    let _ = js_sys::Reflect::set(&options, &"block".into(), &"nearest".into());
    if let Ok(scroll) = js_sys::Reflect::get(&element, &"scrollIntoView".into()) {
        let scroll: &js_sys::Function = scroll.unchecked_ref();
        let _ = scroll.call1(&element, &wasm_bindgen::JsValue::from(options));
    }
}

/// Moves the keyboard's focus to the element of that id, once the screen is up to date.
pub fn focus_soon(id: &'static str) {
    super::clock::after(0, move || {
        if let Some(element) = element(id) {
            let _ = element.focus();
        }
    });
}

/// Begins a new page: at its top, with the focus where the next Tab leads into it.
pub fn begin_page(id: &'static str) {
    super::clock::after(0, move || {
        window().scroll_to_with_x_and_y(0.0, 0.0);
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        if let Some(element) = element(id) {
            let _ = element.focus_with_options(&options);
        }
    });
}

/// Moves the keyboard's focus to the element of that id if what had it is gone, once the screen is up to date.
pub fn focus_if_lost(id: &'static str) {
    super::clock::after(0, move || {
        let is_lost = document().active_element().is_none_or(|element| is_one_of(&element, &["BODY"]));
        if let Some(element) = element(id).filter(|_| is_lost) {
            let _ = element.focus();
        }
    });
}

/// Whether the person is in a field where letters are text and arrows move.
pub fn is_typing() -> bool {
    document().active_element().is_some_and(|element| {
        let is_box = matches!(element.get_attribute("type").as_deref(), Some("checkbox" | "radio" | "file"));
        is_one_of(&element, &["TEXTAREA", "INPUT", "SELECT"]) && !is_box
    })
}

/// Whether Enter and Space belong to the focused element.
pub fn is_on_control() -> bool {
    document()
        .active_element()
        .is_some_and(|element| is_one_of(&element, &["BUTTON", "A", "SUMMARY", "TEXTAREA", "INPUT", "SELECT"]))
}

fn is_one_of(element: &Element, tags: &[&str]) -> bool {
    tags.contains(&element.tag_name().as_str())
}

/// Calls back when the page goes out of sight or away: the last chance to save.
pub fn on_hide(callback: impl Fn() + Clone + 'static) {
    for listener in hears_hiding(callback) {
        listener.keep();
    }
}

/// The same for as long as the listeners are kept.
pub fn hears_hiding(callback: impl Fn() + Clone + 'static) -> [Listener; 2] {
    let hidden = callback.clone();
    let visibility = Listener::new(document().into(), "visibilitychange", move |_| {
        if document().visibility_state() == VisibilityState::Hidden {
            hidden();
        }
    });
    [visibility, Listener::new(window().into(), "pagehide", move |_| callback())]
}

/// Calls back whenever something is typed or chosen, anywhere in the page.
pub fn on_input(callback: impl Fn() + 'static) -> Listener {
    Listener::new(document().into(), "input", move |_| callback())
}

/// Calls back when the browser shows a page again that it had kept as it was: meanwhile anything may have been stored.
pub fn on_return(callback: impl Fn() + 'static) {
    Listener::new(window().into(), "pageshow", move |event| {
        let was_kept = js_sys::Reflect::get(&event, &"persisted".into()).is_ok_and(|it| it.is_truthy());
        if was_kept {
            callback();
        }
    })
    .keep();
}

/// Calls back at each key press, anywhere in the page. Where it returns true the key is used up.
pub fn on_key(mut callback: impl FnMut(&KeyboardEvent) -> bool + 'static) -> Listener {
    Listener::new(document().into(), "keydown", move |event| {
        if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
            let composing = key.is_composing();
            if !composing && callback(key) {
                event.prevent_default();
            }
        }
    })
}
