//! The widget that has opened this tab: asking it for the backup that it wants to hand over.
//!
//! It is of this very origin, and both ends see to that: what is posted without a target goes to the same origin only, and
//! what comes from another is not heard. The token stands in this tab's address, and is good for one answer. Whose window
//! it is need not be asked: whatever runs in this origin has the store anyway.

use super::by_name::{call, get, object, text};
use super::{Listener, window};

/// Asks for the backup. Nothing where no page has opened this tab, or it is gone.
pub fn ask(token: &str, mut arrived: impl FnMut(String) + 'static) -> Option<Listener> {
    let opener = get(&window(), "opener")?;
    let own = token.to_owned();
    let listener = Listener::new(window().into(), "message", move |event| {
        let origin = text(&event, "origin");
        let Some(data) = get(&event, "data").filter(|_| origin.is_some() && origin == text(&window(), "origin")) else {
            return;
        };
        if text(&data, "token").is_some_and(|token| token == own)
            && let Some(backup) = text(&data, "backup")
        {
            arrived(backup);
        }
    });
    call(&opener, "postMessage", &[object(&[("token", token.into())])])?;
    Some(listener)
}
