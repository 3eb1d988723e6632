//! Pieces that pages are put together from, one a file.

mod buttons;
mod dialogs;
mod notices;
mod pacing_bar;

pub use buttons::{action_button, caps, key_hints};
pub use dialogs::dialogs;
pub use notices::notices;
pub use pacing_bar::{live_pacing_bar, still_pacing_bar};
