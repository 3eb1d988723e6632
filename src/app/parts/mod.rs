//! Pieces that pages are put together from, one a file.

mod arriving;
mod buttons;
mod choices;
mod dialogs;
mod fields;
mod notices;
mod pacing_bar;
mod pack_fault;

pub use arriving::arriving;
pub use buttons::{action_button, caps, key_hints};
pub use choices::choices;
pub use dialogs::{all_keys, dialogs};
pub use fields::{labelled, select, text_area, tick};
pub use notices::notices;
pub use pacing_bar::{live_pacing_bar, planned_bar, told_bar};
pub use pack_fault::pack_fault;
