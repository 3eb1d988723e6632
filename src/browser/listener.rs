//! An event listener that ends with its owner.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// Listens to one event of one target until it is dropped.
#[must_use = "the listener ends when this is dropped"]
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    callback: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls `callback` at each `event` of `target`.
    pub fn new(target: EventTarget, event: &'static str, callback: impl FnMut(Event) + 'static) -> Self {
        Self::boxed(target, event, Box::new(callback))
    }

    /// The same with a callback in a box, so that there is one copy of this.
    pub fn boxed(target: EventTarget, event: &'static str, callback: Box<dyn FnMut(Event)>) -> Self {
        let callback = Closure::wrap(callback);
        // Adding a listener fails for no target and no event name.
        let _ = target.add_event_listener_with_callback(event, callback.as_ref().unchecked_ref());
        Self { target, event, callback }
    }

    /// Lets the listener live as long as the page.
    pub fn keep(self) {
        std::mem::forget(self);
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.callback.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.event, callback);
    }
}
