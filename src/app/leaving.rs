//! What must be done before something goes from the screen: with its page, or when the whole page goes out of sight.

use leptos::prelude::StoredValue;

use crate::browser::Listener;
use crate::browser::document::hears_hiding;

struct Leaving {
    leave: Box<dyn Fn()>,
    _listeners: [Listener; 2],
}

impl Drop for Leaving {
    fn drop(&mut self) {
        (self.leave)();
    }
}

/// Calls `leave` when what is being built is taken off the screen, and `hide` when the page goes out of sight. Not from
/// the drop of what effects hold, which comes later than the next page.
pub fn on_leaving(leave: impl Fn() + 'static, hide: impl Fn() + Clone + 'static) {
    StoredValue::new_local(Leaving { leave: Box::new(leave), _listeners: hears_hiding(hide) });
}
