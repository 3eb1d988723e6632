//! One timed exercise as a pure machine: [`Drill::step`] takes a state, an event and the time, and gives the next state
//! and the effects that somebody else is to carry out.
//!
//! Deliberately absent: a clock (`now` is always an argument), a store, a screen. Remaining time is never kept; it is
//! derived from time stamps whenever somebody asks.

mod chain;
mod firmness;
mod line_up;
mod machine;
mod mixed_set;
mod mock_loop;
mod nudge;
mod pacing;
mod rounds;
mod run;
mod setup;
pub mod silence;
mod snapshot;
mod time;

pub use chain::{Asked, Choice, FOLLOW_UPS, Press, REPLY_SECONDS, WHYS, Wanting};
pub use firmness::Firmness;
pub use line_up::{PRINCIPLES_EACH, Seat, Wish, allocate, hash, line_up};
pub use machine::{Drill, Effect, Event, Field, Gap, Mark, Phase};
pub use mixed_set::{SET_MINUTES, SetWish, mixed_set};
pub use mock_loop::{Answered, Loop, LoopEffect, LoopEvent, bar_raiser};
pub use nudge::{Nudges, QUIET_ALOUD_MS, QUIET_TYPED_MS};
pub use pacing::{Pace, pace, shared_out};
pub use rounds::{
    LOOP_REPLY_SECONDS, Length, LoopFollowUp, LoopQuestion, LoopReply, LoopRound, LoopSetup, LoopSnapshot, Stage, Vote,
};
pub use run::{Put, RUN_MINUTES, Run, stages_of_runs};
pub use setup::{CASE_THINK_SECONDS, Form, Manner, Part, Planned, Setup};
pub use snapshot::{Snapshot, SnapshotError};
pub use time::{Now, SILENCE_MS, WALL_JUMP_MS};
