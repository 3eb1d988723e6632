//! A small mock loop, and playing one.

#![allow(dead_code, reason = "each test uses a part of it")]

use star_drill::content::{FollowUpFamily, Kind, PrincipleId, QuestionId, RoleId, RoundId};
use star_drill::drill::{
    Length, Loop, LoopEffect, LoopEvent, LoopFollowUp, LoopQuestion, LoopRound, LoopSetup, Manner,
};

use super::{NOON, at};

/// What is settled before a loop: quarters of an hour, ten seconds to think.
pub fn loop_setup(seed: u32) -> LoopSetup {
    LoopSetup {
        seed,
        role: RoleId::new("dev"),
        length: Length::Quarter,
        manner: Manner::Typed,
        think_seconds: 10,
        begun_wall_ms: NOON,
    }
}

/// A question with so many follow-ups.
pub fn asked(name: &str, follow_ups: usize) -> LoopQuestion {
    let families = [FollowUpFamily::HowMeasured, FollowUpFamily::OwnPart, FollowUpFamily::WhatFailed];
    let pressed = |family: &FollowUpFamily| LoopFollowUp { family: *family, text: "How?".into(), reply: None };
    LoopQuestion {
        question: QuestionId::new(name),
        text: format!("What of {name}?"),
        kind: Kind::Behavioural,
        principles: vec![PrincipleId::new(name)],
        seconds: 120,
        follow_ups: families.iter().take(follow_ups).map(pressed).collect(),
        answered_wall_ms: None,
    }
}

/// A round in which these are asked.
pub fn round(name: &str, questions: Vec<LoopQuestion>) -> LoopRound {
    let principles = questions.iter().flat_map(|asked| asked.principles.clone()).collect();
    LoopRound { round: RoundId::new(name), principles, questions, spent_ms: 0, vote: None }
}

/// Two rounds: two questions, the first with two follow-ups; and one question without any.
pub fn small(seed: u32) -> Loop {
    let first = round("one", vec![asked("own", 2), asked("dive", 1)]);
    Loop::new(loop_setup(seed), vec![first, round("two", vec![asked("trust", 0)])])
}

/// Plays events at seconds after the beginning; gives the loop and all effects.
pub fn play_loop(mut it: Loop, events: &[(u64, LoopEvent)]) -> (Loop, Vec<LoopEffect>) {
    let mut all = Vec::new();
    for (second, event) in events {
        let (next, effects) = it.step(event.clone(), at(*second));
        it = next;
        all.extend(effects);
    }
    (it, all)
}

/// A loop in the second follow-up of its first question, as it is kept.
pub fn kept() -> star_drill::drill::LoopSnapshot {
    use star_drill::drill::{Event, Field};

    let write = |text: &str| LoopEvent::Drill(Event::Write(Field::Part(0), text.into()));
    let finish = LoopEvent::Drill(Event::Finish);
    let events = [
        (0, LoopEvent::BeginRound),
        (10, LoopEvent::Drill(Event::Tick)),
        (40, write("I rolled it back. 日本 😀")),
        (60, finish.clone()),
        (70, write("By \"the hour\".")),
        (80, finish),
        (85, write("None")),
    ];
    play_loop(small(7), &events).0.snapshot(at(90))
}

/// The name of [`kept`].
pub fn loop_id() -> star_drill::progress::LoopId {
    star_drill::progress::LoopId::new(NOON, 5)
}
