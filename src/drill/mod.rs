//! One timed exercise as a pure machine: [`Drill::step`] takes a state, an event and the time, and gives the next state
//! and the effects that somebody else is to carry out.
//!
//! Deliberately absent: a clock (`now` is always an argument), a store, a screen. Remaining time is never kept; it is
//! derived from time stamps whenever somebody asks.

mod machine;
mod pacing;
mod setup;
mod snapshot;
mod time;

pub use machine::{Drill, Effect, Event, Field, Gap, Mark, Phase};
pub use pacing::{Pace, pace, shared_out};
pub use setup::{Form, Manner, Part, Planned, Setup};
pub use snapshot::{Snapshot, SnapshotError};
pub use time::{Now, SILENCE_MS, WALL_JUMP_MS};
