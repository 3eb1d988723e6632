//! The two clocks of a page, and calls at intervals.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::window;
use crate::drill::Now;

/// Reads both clocks.
pub fn now() -> Now {
    let monotonic = window().performance().map_or_else(js_sys::Date::now, |clock| clock.now());
    Now { monotonic_ms: whole(monotonic), wall_ms: whole(js_sys::Date::now()) }
}

/// Browsers give milliseconds as floating-point numbers that are never negative and far below 2^53.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
fn whole(ms: f64) -> u64 {
    ms as u64
}

/// A call that comes again and again, or once, until it is dropped.
#[must_use = "the timer ends when this is dropped"]
pub struct Timer {
    handle: i32,
    _callback: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls back every `ms` milliseconds; a hidden page is called once a second, later once a minute.
    pub fn every(ms: i32, callback: impl FnMut() + 'static) -> Self {
        let callback = Closure::<dyn FnMut()>::new(callback);
        let function = callback.as_ref().unchecked_ref();
        let handle = window().set_interval_with_callback_and_timeout_and_arguments_0(function, ms);
        Self { handle: handle.unwrap_or(0), _callback: callback }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        window().clear_interval_with_handle(self.handle);
    }
}

/// Calls back once, `ms` milliseconds from now.
pub fn after(ms: i32, callback: impl FnOnce() + 'static) {
    after_boxed(ms, Box::new(callback));
}

/// Boxed, so that there is one copy of this.
fn after_boxed(ms: i32, callback: Box<dyn FnOnce()>) {
    let callback = Closure::once_into_js(callback);
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), ms);
}

/// Dates in the person's own time zone and manner of writing them, such as `22 Nov 2026, 14:05`. Making one is slow, so
/// a list makes one for all its rows.
pub struct Dates {
    format: js_sys::Function,
}

impl Dates {
    /// Dates as the browser writes them.
    pub fn new() -> Self {
        let options = js_sys::Object::new();
        for (name, value) in
            [("day", "numeric"), ("month", "short"), ("year", "numeric"), ("hour", "2-digit"), ("minute", "2-digit")]
        {
            let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
        }
        Self { format: js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &options).format() }
    }

    /// A moment, in milliseconds since 1970, as a text; empty where the browser cannot write it.
    #[expect(clippy::cast_precision_loss, reason = "times of this and the next 200,000 years fit into 53 bits")]
    pub fn text(&self, wall_ms: u64) -> String {
        let text = self.format.call1(&wasm_bindgen::JsValue::UNDEFINED, &(wall_ms as f64).into());
        text.ok().and_then(|text| text.as_string()).unwrap_or_default()
    }
}

impl Default for Dates {
    fn default() -> Self {
        Self::new()
    }
}
