//! The two clocks of a page, and calls at intervals.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::window;
use crate::drill::Now;
use crate::progress::Day;

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

/// The days of moments in the person's own time zone. Asking the browser for the zone is slow, so where it is the same at
/// both ends of a week it holds for all moments between: no zone changes its clocks and back within one.
#[derive(Debug, Default)]
pub struct LocalDays {
    /// The last week asked about, and how far its days begin from those of UTC; nothing where the clocks change in it.
    last: std::cell::Cell<Option<(u64, Option<i64>)>>,
}

impl LocalDays {
    /// The day of a moment, in milliseconds since 1970.
    pub fn day(&self, wall_ms: u64) -> Day {
        const WEEK_MS: u64 = 7 * 86_400_000;
        const DAY_MS: i64 = 86_400_000;

        let week = wall_ms / WEEK_MS;
        let of_week = match self.last.get() {
            Some((last, offset)) if last == week => offset,
            _ => {
                let [begin, end] = [week, week.saturating_add(1)].map(|week| offset_ms(week.saturating_mul(WEEK_MS)));
                let offset = (begin == end).then_some(begin);
                self.last.set(Some((week, offset)));
                offset
            }
        };
        let offset = of_week.unwrap_or_else(|| offset_ms(wall_ms));
        let local = i64::try_from(wall_ms).unwrap_or(i64::MAX).saturating_add(offset);
        Day::from_number(i32::try_from(local.div_euclid(DAY_MS)).unwrap_or(i32::MAX))
    }
}

/// How far ahead of UTC the person's clocks are at a moment, in milliseconds.
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "minutes of a day are small")]
fn offset_ms(wall_ms: u64) -> i64 {
    let minutes = js_sys::Date::new(&(wall_ms as f64).into()).get_timezone_offset();
    -(minutes as i64) * 60_000
}

/// Days as the browser writes them, such as `Mon 23 Nov`. Making one is slow, so a page makes one for all its days.
#[derive(Debug)]
pub struct DayNames {
    short: js_sys::Function,
    long: js_sys::Function,
}

impl DayNames {
    /// Days in the language of the browser.
    pub fn new() -> Self {
        // Days are handed over as midnights of UTC, wherever the person is.
        let short = format_of(&[("weekday", "short"), ("day", "numeric"), ("month", "short"), ("timeZone", "UTC")]);
        let long = format_of(&[("dateStyle", "full"), ("timeZone", "UTC")]);
        Self { short, long }
    }

    /// A day in short.
    pub fn text(&self, day: Day) -> String {
        written(&self.short, f64::from(day.number()) * 86_400_000.0)
    }

    /// A day with its year.
    pub fn long(&self, day: Day) -> String {
        written(&self.long, f64::from(day.number()) * 86_400_000.0)
    }
}

impl Default for DayNames {
    fn default() -> Self {
        Self::new()
    }
}

fn format_of(options: &[(&str, &str)]) -> js_sys::Function {
    let object = js_sys::Object::new();
    for (name, value) in options {
        let _ = js_sys::Reflect::set(&object, &(*name).into(), &(*value).into());
    }
    js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &object).format()
}

/// A moment as a text; empty where the browser cannot write it.
fn written(format: &js_sys::Function, ms: f64) -> String {
    let text = format.call1(&wasm_bindgen::JsValue::UNDEFINED, &ms.into());
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// Dates in the person's own time zone and manner of writing them, such as `22 Nov 2026, 14:05`. Making one is slow, so
/// a list makes one for all its rows.
pub struct Dates {
    format: js_sys::Function,
}

impl Dates {
    /// Dates as the browser writes them.
    pub fn new() -> Self {
        let options =
            [("day", "numeric"), ("month", "short"), ("year", "numeric"), ("hour", "2-digit"), ("minute", "2-digit")];
        Self { format: format_of(&options) }
    }

    /// A moment, in milliseconds since 1970, as a text; empty where the browser cannot write it.
    #[expect(clippy::cast_precision_loss, reason = "times of this and the next 200,000 years fit into 53 bits")]
    pub fn text(&self, wall_ms: u64) -> String {
        written(&self.format, wall_ms as f64)
    }
}

impl Default for Dates {
    fn default() -> Self {
        Self::new()
    }
}
