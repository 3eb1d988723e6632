//! Recall: our small FSRS beside the crate `rs-fsrs`, and what must hold of every interval.
//!
//! A test of random histories prints its seed; with `PROPTEST_RNG_SEED` set to it, the same histories come again.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

mod support;

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use rs_fsrs::{Card, FSRS, Parameters};
use star_drill::progress::{Memory, Rating};
use support::NOON;

/// Random histories of each test.
const HISTORIES: u32 = 1_000;

const DAY_MS: u64 = 86_400_000;

/// Under this our stability does not fall.
const LEAST_STABILITY: f64 = 0.01;

type History = Vec<(u64, Rating)>;

/// Holds a property against random input, and prints the seed of it.
fn for_random<S: Strategy>(input: &S, property: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let seed = std::env::var("PROPTEST_RNG_SEED").ok().and_then(|seed| seed.parse().ok());
    let seed = seed.unwrap_or_else(|| RandomState::new().build_hasher().finish());
    println!("PROPTEST_RNG_SEED={seed}");
    let config = ProptestConfig {
        cases: HISTORIES,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(seed),
        ..ProptestConfig::default()
    };
    if let Err(error) = TestRunner::new(config).run(input, property) {
        panic!("PROPTEST_RNG_SEED={seed}\n{error}");
    }
}

fn rating() -> impl Strategy<Value = Rating> {
    prop::sample::select(Rating::ALL.to_vec())
}

/// A day or more, in milliseconds.
fn some_days() -> impl Strategy<Value = u64> {
    prop_oneof![3 => DAY_MS..10 * DAY_MS, 1 => DAY_MS..400 * DAY_MS]
}

/// From no time to years, in milliseconds.
fn some_time() -> impl Strategy<Value = u64> {
    prop_oneof![2 => 0..DAY_MS, 3 => 0..10 * DAY_MS, 1 => 0..3_000 * DAY_MS]
}

/// Ratings with these times between them.
fn history(apart: impl Strategy<Value = u64>, lengths: std::ops::Range<usize>) -> impl Strategy<Value = History> {
    prop::collection::vec((apart, rating()), lengths).prop_map(|steps| {
        let mut history = History::new();
        let mut wall_ms = NOON;
        for (apart, rating) in steps {
            wall_ms += apart;
            history.push((wall_ms, rating));
        }
        history
    })
}

fn memory(history: &[(u64, Rating)]) -> Memory {
    Memory::after(history).expect("a rating")
}

/// The memory after ratings so many days after the first.
fn after_days(ratings: &[(u64, Rating)]) -> Memory {
    memory(&ratings.iter().map(|(day, rating)| (NOON + day * DAY_MS, *rating)).collect::<History>())
}

/// The crate without its steps of minutes, which ours has not.
fn parameters() -> Parameters {
    Parameters { enable_short_term: false, enable_fuzz: false, ..Parameters::default() }
}

fn of_the_crate(rating: Rating) -> rs_fsrs::Rating {
    match rating {
        Rating::Again => rs_fsrs::Rating::Again,
        Rating::Hard => rs_fsrs::Rating::Hard,
        Rating::Good => rs_fsrs::Rating::Good,
        Rating::Easy => rs_fsrs::Rating::Easy,
    }
}

fn is_close(ours: f64, theirs: f64) -> bool {
    (ours - theirs).abs() <= 1e-6 * theirs.abs()
}

/// Whether both are the same after each rating of a history, where the crate's stability may not fall below `least`.
fn agrees(history: &[(u64, Rating)], least: f64) -> Result<(), TestCaseError> {
    let parameters = parameters();
    let fsrs = FSRS::new(parameters.clone());
    let epoch = Card::default().due;
    let mut card = Card::default();
    for (place, (wall_ms, rating)) in history.iter().enumerate() {
        card = fsrs.next(card, epoch + Duration::from_millis(*wall_ms), of_the_crate(*rating)).card;
        card.stability = card.stability.max(least);
        let ours = memory(&history[..=place]);
        prop_assert!(is_close(ours.stability(), card.stability), "stability {ours:?} {card:?}");
        prop_assert!(is_close(ours.difficulty(), card.difficulty), "difficulty {ours:?} {card:?}");
        for days in [0, 1, 10, 1_000] {
            let later = epoch + Duration::from_millis(wall_ms + u64::from(days) * DAY_MS);
            prop_assert!(is_close(ours.recall_at(days), card.get_retrievability(later)), "recall {ours:?} {card:?}");
        }
        // At a half the last digit decides, and that one may differ.
        if (card.stability.fract() - 0.5).abs() > 1e-6 {
            let interval = f64::from(ours.due_days(None));
            prop_assert!(interval == parameters.next_interval(card.stability, 0), "interval {interval} {card:?}");
            // The crate keeps the intervals of its four offers apart: by a day, two and three for Hard, Good and Easy.
            let most = [0, 1, 2, 3][*rating as usize];
            let kept_apart = card.scheduled_days - i64::from(ours.due_days(None));
            prop_assert!((0..=most).contains(&kept_apart), "{kept_apart} days apart {ours:?} {card:?}");
        }
    }
    Ok(())
}

#[test]
fn with_a_day_between_ratings_it_is_the_crate_to_the_last_digit_that_counts() {
    for_random(&history(some_days(), 1..40), |history| agrees(&history, 0.0));
}

#[test]
fn with_ratings_of_one_day_it_is_the_crate_but_for_the_least_stability() {
    for_random(&history(some_time(), 1..40), |history| agrees(&history, LEAST_STABILITY));
}

#[test]
fn nothing_is_remembered_of_what_was_never_rated() {
    assert_eq!(Memory::after(&[]), None);
}

#[test]
fn intervals_grow_with_good_ratings_and_fall_with_bad_ones() {
    use Rating::{Again, Easy, Good, Hard};

    type Row<'a> = (&'a str, &'a [(u64, Rating)], u32);
    let table: [Row<'_>; 12] = [
        ("once Again", &[(0, Again)], 1),
        ("once Hard", &[(0, Hard)], 1),
        ("once Good", &[(0, Good)], 3),
        ("once Easy", &[(0, Easy)], 15),
        ("Good when due", &[(0, Good), (3, Good)], 11),
        ("Good when due, again", &[(0, Good), (3, Good), (14, Good)], 36),
        ("and again", &[(0, Good), (3, Good), (14, Good), (50, Good)], 105),
        ("Good on the same day", &[(0, Good), (0, Good), (0, Good)], 3),
        ("then Again", &[(0, Good), (3, Good), (14, Again)], 2),
        ("Again on one day", &[(0, Again), (0, Again), (0, Again)], 1),
        ("Good after Again", &[(0, Again), (1, Good), (2, Good)], 5),
        ("the clock was set back", &[(9, Good), (3, Good)], 3),
    ];
    for (what, ratings, expected) in table {
        assert_eq!(after_days(ratings).due_days(None), expected, "{what}");
    }
}

#[test]
fn the_recall_falls_from_one_to_nine_tenths_when_due_and_on() {
    let easy = after_days(&[(0, Rating::Easy)]);
    let recalls = [0, 15, 16, 400, u32::MAX].map(|days| easy.recall_at(days));
    assert!((recalls[0] - 1.0).abs() < 1e-12, "{recalls:?}");
    assert!(recalls[1] > 0.9 && recalls[2] < 0.9, "{recalls:?}");
    assert!(recalls.is_sorted_by(|earlier, later| earlier > later), "{recalls:?}");
    assert!(recalls[4] > 0.0, "{recalls:?}");
}

#[test]
fn a_hundred_failures_on_one_day_are_got_over() {
    let mut history = vec![(NOON, Rating::Again); 100];
    assert_eq!(memory(&history).due_days(None), 1);
    history.extend((1..10).map(|day| (NOON + day * DAY_MS, Rating::Good)));
    let memory = memory(&history);
    assert!(memory.due_days(None) > 1, "{memory:?}");
}

#[test]
fn a_better_last_rating_never_gives_a_shorter_interval() {
    for_random(&(history(some_time(), 0..20), some_time()), |(mut history, apart)| {
        let last_ms = history.last().map_or(NOON, |(wall_ms, _)| wall_ms + apart);
        let intervals = Rating::ALL.map(|rating| {
            history.push((last_ms, rating));
            let interval = memory(&history).due_days(None);
            history.pop();
            interval
        });
        prop_assert!(intervals.is_sorted(), "{intervals:?}");
        Ok(())
    });
}

#[test]
fn no_interval_passes_a_third_of_the_days_left() {
    for_random(&(history(some_time(), 1..20), 0u32..2_000), |(history, days_left)| {
        let memory = memory(&history);
        let (free, bound) = (memory.due_days(None), memory.due_days(Some(days_left)));
        prop_assert!((1..=36_500).contains(&free), "{free}");
        prop_assert!(bound == free.min(days_left / 3).max(1), "{bound} instead of {free} with {days_left} days left");
        Ok(())
    });
    let easy = after_days(&[(0, Rating::Easy)]);
    for (days_left, expected) in [(0, 1), (1, 1), (5, 1), (6, 2), (30, 10), (45, 15), (46, 15), (u32::MAX, 15)] {
        assert_eq!(easy.due_days(Some(days_left)), expected, "{days_left} days left");
    }
}
