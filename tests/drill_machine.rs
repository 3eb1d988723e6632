//! The drill as a machine: what happens when, whatever the clocks do.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

mod support;

use star_drill::content::{QuestionId, Shares};
use star_drill::drill::{Drill, Effect, Event, Field, Form, Manner, Mark, Now, Phase, Setup, shared_out};
use support::{NOON, at, at_ms, play, setup};

/// Events at seconds after the beginning.
type Script<'table> = &'table [(u64, Event)];

fn spent_seconds(drill: &Drill, now: Now) -> [u64; 4] {
    [0, 1, 2, 3].map(|part| drill.spent_ms(part, now) / 1000)
}

#[test]
fn phases_follow_the_clock_and_the_person() {
    let table: &[(&str, u32, Script, Phase)] = &[
        ("thinks first", 30, &[], Phase::Thinking),
        ("answers when the think time is over", 30, &[(30, Event::Tick)], Phase::Answering),
        ("answers early on demand", 30, &[(5, Event::StartAnswering)], Phase::Answering),
        ("answers at once without think time", 0, &[], Phase::Answering),
        ("is finished on demand", 0, &[(9, Event::Finish)], Phase::Finished),
        ("cannot be finished while thinking", 30, &[(5, Event::Finish)], Phase::Thinking),
        ("is given up at any time", 30, &[(5, Event::Abandon)], Phase::Abandoned),
        ("stays finished", 0, &[(9, Event::Finish), (10, Event::Restart)], Phase::Finished),
        ("stays given up", 0, &[(9, Event::Abandon), (10, Event::Resume)], Phase::Abandoned),
        ("is never cut off", 0, &[(170, Event::Tick), (300, Event::Tick)], Phase::Answering),
        ("thinks again when started over", 30, &[(40, Event::Tick), (50, Event::Restart)], Phase::Thinking),
    ];
    for (what, think, events, expected) in table {
        let (drill, _) = play(setup(*think, 180), events);
        assert_eq!(drill.phase(), *expected, "{what}");
    }
}

#[test]
fn time_goes_to_the_part_that_is_being_answered() {
    let table: &[(&str, Script, u64, [u64; 4])] = &[
        ("the first part runs from the start", &[], 7, [7, 0, 0, 0]),
        ("next moves on", &[(7, Event::Next)], 10, [7, 3, 0, 0]),
        ("previous adds to what was there", &[(7, Event::Next), (9, Event::Previous)], 14, [12, 2, 0, 0]),
        ("previous stops at the first", &[(7, Event::Previous)], 9, [9, 0, 0, 0]),
        (
            "next stops at the last",
            &[(1, Event::Next), (2, Event::Next), (3, Event::Next), (4, Event::Next)],
            9,
            [1, 1, 1, 6],
        ),
        ("any part can be reached", &[(5, Event::MoveTo(3))], 8, [5, 0, 0, 3]),
        ("a part that is not there is no place", &[(5, Event::MoveTo(4))], 8, [8, 0, 0, 0]),
        ("a pause counts for nothing", &[(5, Event::Pause), (65, Event::Resume)], 70, [10, 0, 0, 0]),
        ("a second pause changes nothing", &[(5, Event::Pause), (6, Event::Pause)], 70, [5, 0, 0, 0]),
        ("starting over begins at nothing", &[(5, Event::Next), (9, Event::Restart)], 11, [2, 0, 0, 0]),
        (
            "moving while paused is allowed",
            &[(5, Event::Pause), (6, Event::Next), (9, Event::Resume)],
            11,
            [5, 2, 0, 0],
        ),
    ];
    for (what, events, then, expected) in table {
        let (drill, _) = play(setup(0, 180), events);
        assert_eq!(spent_seconds(&drill, at(*then)), *expected, "{what}");
    }
}

#[test]
fn the_answer_begins_when_the_think_time_was_over_however_late_that_is_noticed() {
    // A hidden page: one tick a minute.
    let (drill, effects) = play(setup(30, 180), &[(60, Event::Tick)]);
    assert_eq!(drill.phase(), Phase::Answering);
    assert_eq!(drill.thought_ms(at(60)), 30_000);
    assert_eq!(drill.answered_ms(at(60)), 30_000);
    assert!(effects.contains(&Effect::Announce(Mark::Answer)), "{effects:?}");
}

#[test]
fn throttled_ticks_lose_no_time() {
    let often: Vec<_> = (1..=240).map(|second| (second, Event::Tick)).collect();
    let seldom: Vec<_> = (1..=4).map(|minute| (minute * 60, Event::Tick)).collect();
    for (what, events) in [("once a second", often), ("once a minute", seldom)] {
        let (drill, _) = play(setup(30, 180), &events);
        assert!(drill.is_running(), "{what}");
        assert_eq!(drill.answered_ms(at(240)), 210_000, "{what}");
    }
}

#[test]
fn sleep_stops_the_drill_where_it_began() {
    let (drill, _) = play(setup(0, 180), &[(20, Event::Tick)]);
    let slept = 20 * 60_000;
    let table = [
        // The monotonic clock stood still: most systems.
        (
            "clock stands still in sleep",
            Now { monotonic_ms: at(20).monotonic_ms + 250, wall_ms: at(20).wall_ms + slept },
        ),
        // Both clocks ran on: some systems, and pages that were frozen.
        ("clock runs in sleep", Now { monotonic_ms: at(20).monotonic_ms + slept, wall_ms: at(20).wall_ms + slept }),
    ];
    for (what, awake) in table {
        let (drill, effects) = drill.clone().step(Event::Tick, awake);
        assert!(!drill.is_running(), "{what}: paused");
        assert_eq!(drill.gap().map(|gap| gap.ms), Some(slept), "{what}: the absence is noted");
        assert_eq!(drill.answered_ms(awake), 20_000, "{what}: nothing counted");
        assert_eq!(effects, [Effect::SaveDraft], "{what}");

        let later = Now { monotonic_ms: awake.monotonic_ms + 5_000, wall_ms: awake.wall_ms + 5_000 };
        let (resumed, _) = drill.clone().step(Event::Resume, awake);
        assert_eq!(resumed.answered_ms(later), 25_000, "{what}: left out");
        assert_eq!((resumed.left_out_ms(), resumed.gap()), (slept, None), "{what}: and recorded");

        let reloaded = Drill::restore(drill.snapshot(awake), awake).expect("a sound snapshot");
        assert_eq!((reloaded.left_out_ms(), reloaded.gap()), (slept, None), "{what}: a reload leaves it out");

        let (counted, _) = drill.step(Event::CountGap, awake);
        let (counted, _) = counted.step(Event::Resume, awake);
        assert_eq!(counted.answered_ms(later), 25_000 + slept, "{what}: counted on demand");
        assert_eq!(counted.left_out_ms(), 0, "{what}");
    }
}

#[test]
fn a_wall_clock_that_is_set_changes_no_time() {
    let (drill, _) = play(setup(0, 180), &[(20, Event::Tick)]);
    let back = Now { monotonic_ms: at(30).monotonic_ms, wall_ms: NOON - 3_600_000 };
    let (set_back, _) = drill.clone().step(Event::Tick, back);
    assert!(set_back.is_running());
    assert_eq!(set_back.answered_ms(back), 30_000, "set back by an hour");

    let forward = Now { monotonic_ms: at(20).monotonic_ms + 250, wall_ms: at(20).wall_ms + 3_600_000 };
    let (set_forward, _) = drill.step(Event::Tick, forward);
    assert_eq!(set_forward.answered_ms(forward), 20_000, "set forward by an hour: not counted, and said");
    assert_eq!(set_forward.gap().map(|gap| gap.ms), Some(3_600_000));
}

#[test]
fn a_monotonic_clock_that_goes_back_takes_no_time_away() {
    let (drill, _) = play(setup(0, 180), &[(20, Event::Tick)]);
    let (drill, _) = drill.step(Event::Tick, at(10));
    assert_eq!(drill.answered_ms(at(10)), 20_000);
    assert_eq!(drill.answered_ms(at(25)), 25_000);
}

#[test]
fn time_is_said_at_half_at_thirty_seconds_and_at_the_end_once_each() {
    let ticks: Vec<_> = (1..=800).map(|quarter| (quarter, Event::Tick)).collect();
    let (mut drill, mut said) = Drill::start(setup(0, 180), at_ms(0));
    for (quarter, tick) in ticks {
        let (next, effects) = drill.step(tick, at_ms(quarter * 250));
        drill = next;
        for effect in effects {
            said.push(effect);
            if let Effect::Announce(mark) = effect {
                let expected = match mark {
                    Mark::Answer => 0,
                    Mark::Half => 90_000,
                    Mark::LastThirtySeconds => 150_000,
                    Mark::End => 180_000,
                };
                assert!(
                    quarter * 250 >= expected && quarter * 250 < expected + 500,
                    "{mark:?} at {} ms",
                    quarter * 250
                );
            }
        }
    }
    let marks: Vec<_> = said.into_iter().filter(|effect| matches!(effect, Effect::Announce(_))).collect();
    let expected = [Mark::Answer, Mark::Half, Mark::LastThirtySeconds, Mark::End].map(Effect::Announce);
    assert_eq!(marks, expected);
}

#[test]
fn a_late_tick_says_only_where_the_time_stands_now() {
    let (_, effects) = play(setup(0, 60), &[(1, Event::Tick), (100, Event::Tick)]);
    let marks: Vec<_> = effects.into_iter().filter(|effect| matches!(effect, Effect::Announce(_))).collect();
    assert_eq!(marks, [Effect::Announce(Mark::Answer), Effect::Announce(Mark::End)]);
}

#[test]
fn what_is_written_is_kept_in_its_place() {
    let write = |field, text: &str| Event::Write(field, text.into());
    let (drill, effects) = play(
        setup(30, 180),
        &[
            (1, write(Field::Notes, "the outage")),
            (30, Event::Tick),
            (31, write(Field::Part(0), "In May")),
            (32, write(Field::Part(0), "In May")),
            (33, write(Field::Part(9), "nowhere")),
            (34, Event::Next),
            (35, write(Field::Part(1), "I had to")),
        ],
    );
    assert_eq!(drill.notes(), "the outage");
    assert_eq!(drill.texts(), ["In May", "I had to", "", ""]);
    let saves = effects.iter().filter(|effect| **effect == Effect::SaveDraft).count();
    // Start, notes, answer begins, first text, move, second text; not the text that was there already.
    assert_eq!(saves, 6, "{effects:?}");

    let (restarted, _) = drill.step(Event::Restart, at(40));
    assert_eq!((restarted.notes(), restarted.texts().concat().as_str()), ("the outage", ""));
}

#[test]
fn only_finishing_asks_for_the_attempt_to_be_saved() {
    let (_, effects) = play(setup(0, 60), &[(9, Event::Finish)]);
    assert_eq!(effects.last(), Some(&Effect::SaveAttempt));
    let (_, effects) = play(setup(0, 60), &[(9, Event::Abandon)]);
    assert!(effects.ends_with(&[Effect::DropDraft]) && !effects.contains(&Effect::SaveAttempt), "{effects:?}");
}

#[test]
fn a_drill_comes_back_paused_as_it_was() {
    let table: &[(&str, &[(u64, Event)])] = &[
        ("thinking", &[(10, Event::Write(Field::Notes, "n".into()))]),
        ("answering", &[(31, Event::Tick), (35, Event::Next), (36, Event::Write(Field::Part(1), "t".into()))]),
        ("paused", &[(31, Event::Tick), (33, Event::Pause)]),
    ];
    for (what, events) in table {
        let (drill, _) = play(setup(30, 180), events);
        let now = at(40);
        let snapshot = drill.snapshot(now);
        // Another page: its monotonic clock begins anew.
        let reloaded = Now { monotonic_ms: 12, wall_ms: now.wall_ms + 90_000 };
        let back = Drill::restore(snapshot, reloaded).expect(what);
        assert!(!back.is_running(), "{what}");
        assert_eq!(back.phase(), drill.phase(), "{what}");
        assert_eq!(back.current(), drill.current(), "{what}");
        assert_eq!((back.notes(), back.texts()), (drill.notes(), drill.texts()), "{what}");
        assert_eq!(back.thought_ms(reloaded), drill.thought_ms(now), "{what}");
        assert_eq!(spent_seconds(&back, reloaded), spent_seconds(&drill, now), "{what}");
        let (back, _) = back.step(Event::Resume, reloaded);
        assert!(back.is_running() && back.gap().is_none(), "{what}");
    }
}

#[test]
fn what_was_said_before_a_reload_is_not_said_again() {
    let (drill, _) = play(setup(0, 60), &[(35, Event::Tick)]);
    let back = Drill::restore(drill.snapshot(at(36)), at(0)).expect("a drill under way");
    let (_, effects) = back.step(Event::Resume, at(0));
    assert_eq!(effects, [Effect::SaveDraft]);
}

#[test]
fn a_snapshot_that_contradicts_itself_is_refused() {
    let (drill, _) = play(setup(0, 60), &[]);
    let good = drill.snapshot(at(1));
    let broken = [
        {
            let mut it = good.clone();
            it.texts.pop();
            it
        },
        {
            let mut it = good.clone();
            it.spent_ms.push(1);
            it
        },
        {
            let mut it = good.clone();
            it.current = 4;
            it
        },
        {
            let mut it = good.clone();
            it.setup.plan.clear();
            it
        },
        {
            let mut it = good;
            it.phase = Phase::Finished;
            it
        },
    ];
    for snapshot in broken {
        let shown = format!("{snapshot:?}");
        assert!(Drill::restore(snapshot, at(0)).is_err(), "{shown}");
    }
}

#[test]
fn shares_add_up_to_the_whole() {
    assert_eq!(shared_out(180_000, &Shares::default()), [27_000, 18_000, 108_000, 27_000]);
    assert_eq!(shared_out(0, &Shares::default()), [0; 4]);
    assert_eq!(shared_out(7, &Shares { situation: 33, task: 33, action: 33, result: 1 }).iter().sum::<u64>(), 7);
}

#[test]
fn a_free_answer_has_one_part() {
    let free = Setup::new(QuestionId::new("q"), Manner::Aloud, Form::Free, 0, 90, &Shares::default());
    assert_eq!((free.plan.len(), free.answer_ms(), free.form()), (1, 90_000, Form::Free));
    assert_eq!(setup(0, 90).form(), Form::Guided);
}
