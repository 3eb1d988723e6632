//! Pieces that pages are put together from, one a file.

mod arriving;
mod buttons;
mod checklist;
mod choices;
mod dialogs;
mod fields;
mod next_step;
mod notices;
mod pacing_bar;
mod pack_fault;
mod told_with;

pub use arriving::arriving;
pub use buttons::{action_button, caps, key_hints};
pub use checklist::checklist;
pub use choices::below_start;
pub use dialogs::{dialog, dialogs};
pub use fields::{labelled, select, text_area, tick};
pub use next_step::next_step;
pub use notices::notices;
pub use pacing_bar::{live_pacing_bar, planned_bar, told_bar};
pub use pack_fault::pack_fault;
pub use told_with::told_with;
