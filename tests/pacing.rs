//! Pacing: when a stretch of time is over its plan, and when the time is said.

mod support;

use star_drill::drill::{Drill, Effect, Event, Mark, Pace, pace};
use support::{at_ms, setup};

/// How often the app looks at the clock.
const TICK_MS: u64 = 250;

#[test]
fn over_is_from_the_first_millisecond_and_far_over_from_a_quarter_and_ten_seconds() {
    // The plan and the most that is not far over it, in milliseconds.
    let table = [
        ("nothing planned", 0, 10_000),
        ("a millisecond planned", 1, 10_001),
        ("the task of ten seconds", 1_000, 11_000),
        ("the task of three minutes", 18_000, 28_000),
        ("the situation of three minutes", 27_000, 37_000),
        ("a quarter is just under ten seconds", 39_999, 49_999),
        ("a quarter is ten seconds", 40_000, 50_000),
        ("a quarter is just over ten seconds, but for a part of a millisecond", 40_003, 50_003),
        ("a quarter is just over ten seconds", 40_004, 50_005),
        ("a minute", 60_000, 75_000),
        ("the action of three minutes", 108_000, 135_000),
        ("three minutes", 180_000, 225_000),
        ("two hours", 7_200_000, 9_000_000),
    ];
    for (what, planned, most) in table {
        let expected = [
            (0, Pace::Within),
            (planned, Pace::Within),
            (planned + 1, Pace::Over),
            (most, Pace::Over),
            (most + 1, Pace::FarOver),
            (u64::MAX, Pace::FarOver),
        ];
        for (spent, expected) in expected {
            assert_eq!(pace(planned, spent), expected, "{what}: {spent} ms of {planned} ms");
        }
    }
    assert_eq!(pace(u64::MAX, u64::MAX), Pace::Within, "as much as there can be");
    assert_eq!(pace(u64::MAX - 1, u64::MAX), Pace::Over, "where there is no room for a quarter");
}

#[test]
fn the_time_is_said_at_its_moments_and_no_others() {
    use Mark::{Answer, End, Half, LastThirtySeconds};

    // Seconds planned, and the marks with their milliseconds since the answer began.
    let table: [(u32, &[(u64, Mark)]); 6] = [
        (10, &[(0, Answer), (5_000, Half), (10_000, End)]),
        (20, &[(0, Answer), (10_000, Half), (20_000, End)]),
        // Half of the time and thirty seconds left are the same.
        (60, &[(0, Answer), (30_000, Half), (60_000, End)]),
        (61, &[(0, Answer), (30_500, Half), (31_000, LastThirtySeconds), (61_000, End)]),
        (90, &[(0, Answer), (45_000, Half), (60_000, LastThirtySeconds), (90_000, End)]),
        (180, &[(0, Answer), (90_000, Half), (150_000, LastThirtySeconds), (180_000, End)]),
    ];
    for (planned, expected) in table {
        assert_eq!(said(30, planned), expected, "{planned} s, after time to think");

        // Without time to think, the beginning is said as soon as the clock is looked at.
        let at_once = said(0, planned);
        assert!(matches!(at_once.first(), Some((0..=TICK_MS, Answer))), "{planned} s, at once: {at_once:?}");
        assert_eq!(at_once.get(1..), expected.get(1..), "{planned} s, at once");
    }
}

#[test]
fn moving_through_the_parts_changes_nothing_of_what_is_said() {
    let expected = said(0, 90);
    let moves = [Event::Next, Event::Next, Event::Previous, Event::Next, Event::Next];
    // One every ten seconds, in the place of a tick.
    let moved = said_with(0, 90, |ms| {
        let turn = usize::try_from(ms / 10_000).ok().filter(|_| ms % 10_000 == 0)?;
        moves.get(turn.checked_sub(1)?).cloned()
    });
    assert_eq!(moved, expected);
}

/// What is said, and when since the answer began, from the start to twice the planned time. Lengths in seconds.
fn said(think: u32, planned: u32) -> Vec<(u64, Mark)> {
    said_with(think, planned, |_| None)
}

/// The same with other events than ticks, by the milliseconds since the start.
fn said_with(think: u32, planned: u32, event: impl Fn(u64) -> Option<Event>) -> Vec<(u64, Mark)> {
    let [think_ms, end_ms] = [think, think + 2 * planned].map(|seconds| u64::from(seconds) * 1000);
    let (mut drill, effects) = Drill::start(setup(think, planned), at_ms(0));
    let mut all: Vec<_> = effects.into_iter().map(|effect| (0, effect)).collect();
    for tick in 1..=end_ms / TICK_MS {
        let ms = tick * TICK_MS;
        let (next, effects) = drill.step(event(ms).unwrap_or(Event::Tick), at_ms(ms));
        drill = next;
        all.extend(effects.into_iter().map(|effect| (ms, effect)));
    }
    let mark = |(ms, effect): (u64, Effect)| match effect {
        Effect::Announce(mark) => Some((ms.saturating_sub(think_ms), mark)),
        _ => None,
    };
    all.into_iter().filter_map(mark).collect()
}
