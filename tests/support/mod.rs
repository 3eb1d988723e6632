//! What several tests need: clocks that go as told, a plan, and records.

#![allow(dead_code, reason = "each test uses a part of it")]

pub mod loops;
pub mod records;

use star_drill::content::{QuestionId, Shares};
use star_drill::drill::{Drill, Effect, Event, Form, Manner, Now, Setup};

/// 22 November 2026, 12:00 UTC.
pub const NOON: u64 = 1_795_348_800_000;

/// Both clocks, `seconds` after the beginning.
pub fn at(seconds: u64) -> Now {
    at_ms(seconds * 1000)
}

/// Both clocks, `ms` milliseconds after the beginning.
pub fn at_ms(ms: u64) -> Now {
    Now { monotonic_ms: 5_000 + ms, wall_ms: NOON + ms }
}

/// A guided drill: so long to think, so long to answer, in seconds.
pub fn setup(think_seconds: u32, answer_seconds: u32) -> Setup {
    Setup::new(QuestionId::new("q"), Manner::Typed, Form::Guided, think_seconds, answer_seconds, &Shares::default())
}

/// Plays events at seconds after the beginning; gives the drill and all effects.
pub fn play(setup: Setup, events: &[(u64, Event)]) -> (Drill, Vec<Effect>) {
    let (mut drill, mut all) = Drill::start(setup, at(0));
    for (second, event) in events {
        let (next, effects) = drill.step(event.clone(), at(*second));
        drill = next;
        all.extend(effects);
    }
    (drill, all)
}
