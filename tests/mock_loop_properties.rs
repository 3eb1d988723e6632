//! The mock loop under any order of events and any clocks; principles shared out for any seed.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

mod support;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use star_drill::drill::{
    Event, Field, Firmness, Loop, LoopEffect, LoopEvent, LoopSnapshot, Now, PRINCIPLES_EACH, Seat, Stage, Vote,
    allocate,
};
use star_drill::progress::{LoopId, attempt_of};
use star_drill::storage::records::{decode, encode};
use support::loops::small;
use support::{NOON, at};

fn event() -> impl Strategy<Value = LoopEvent> {
    let text = prop_oneof![Just(String::new()), "[a-zé日 \n]{0,12}"];
    let drill = prop_oneof![
        8 => Just(Event::Tick),
        3 => Just(Event::StartAnswering),
        2 => text.clone().prop_map(|text| Event::Write(Field::Part(0), text)),
        1 => text.prop_map(|text| Event::Write(Field::Notes, text)),
        1 => Just(Event::Pause),
        2 => Just(Event::Resume),
        1 => Just(Event::CountGap),
        1 => Just(Event::Restart),
        4 => Just(Event::Finish),
        1 => Just(Event::Abandon),
    ];
    let vote = prop_oneof![Just(Vote::Inclined), Just(Vote::NotInclined)];
    prop_oneof![
        12 => drill.prop_map(LoopEvent::Drill),
        4 => Just(LoopEvent::BeginRound),
        1 => Just(LoopEvent::EndRound),
        1 => (0usize..3, vote).prop_map(|(round, vote)| LoopEvent::Vote(round, vote)),
        1 => (0usize..3, 0usize..3, 0usize..3).prop_map(|(a, b, c)| LoopEvent::MarkReply([a, b, c], Firmness::Partial)),
    ]
}

/// Events with the steps of both clocks before them. Mostly they run together; sometimes one stops, is set, or days go by.
fn script(longest: usize) -> impl Strategy<Value = Vec<(LoopEvent, u64, i64)>> {
    let steps = prop_oneof![
        8 => (0u64..20_000).prop_map(|ms| (ms, ms as i64)),
        1 => (0u64..400_000).prop_map(|ms| (ms, ms as i64)),
        1 => (0u64..5_000, -7_200_000i64..400_000_000),
    ];
    prop::collection::vec((event(), steps).prop_map(|(event, (monotonic, wall))| (event, monotonic, wall)), 0..longest)
}

fn walk(script: &[(LoopEvent, u64, i64)], mut see: impl FnMut(&LoopEvent, &Loop, &Loop, &[LoopEffect], Now)) {
    let mut now = at(0);
    let mut it = small(3);
    for (event, monotonic, wall) in script {
        now = Now { monotonic_ms: now.monotonic_ms + monotonic, wall_ms: now.wall_ms.saturating_add_signed(*wall) };
        let (next, effects) = it.clone().step(event.clone(), now);
        see(event, &it, &next, &effects, now);
        it = next;
    }
}

/// Where it stands, as a number that only grows.
fn progress(it: &Loop) -> (usize, usize, usize) {
    match it.stage() {
        Stage::Break => (it.round(), 0, 0),
        Stage::Question(question) => (it.round(), question, 1),
        Stage::FollowUp(question, follow_up) => (it.round(), question, 2 + follow_up),
        Stage::Over => (it.round(), 0, 0),
    }
}

/// The same cases in every run; another number finds others.
const SEED: RngSeed = RngSeed::Fixed(20_261_122);

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, rng_seed: SEED, ..ProptestConfig::default() })]

    #[test]
    fn it_only_goes_on_and_holds_a_drill_where_something_is_said(script in script(80)) {
        walk(&script, |event, before, after, _, _| {
            assert!(progress(after) >= progress(before), "{event:?} leads back");
            let is_asked = matches!(after.stage(), Stage::Question(_) | Stage::FollowUp(..));
            assert_eq!(after.drill().is_some(), is_asked, "{event:?}");
            assert!(after.drill().is_none_or(|drill| !drill.is_over()), "{event:?} leaves a drill that is over");
        });
    }

    #[test]
    fn the_time_of_a_round_never_goes_back(script in script(80)) {
        walk(&script, |event, before, after, _, now| {
            let earlier = Now { monotonic_ms: 0, wall_ms: 0 };
            for (old, new) in before.rounds().iter().zip(after.rounds()) {
                assert!(new.spent_ms >= old.spent_ms, "{event:?}");
            }
            if before.round() == after.round() {
                assert!(after.round_ms(now) >= before.round_ms(earlier), "{event:?}");
            } else {
                assert!(after.rounds()[before.round()].spent_ms >= before.round_ms(earlier), "{event:?} loses time");
            }
        });
    }

    #[test]
    fn every_answer_is_given_away_once_under_the_name_the_loop_has_for_it(script in script(80)) {
        let mut names = Vec::new();
        walk(&script, |event, before, after, effects, _| {
            let given: Vec<_> = effects.iter().filter_map(|it| match it { LoopEffect::SaveAttempt(it) => Some(it), _ => None }).collect();
            assert!(given.len() <= 1, "{event:?}");
            if let ([answered], Stage::Question(question)) = (given.as_slice(), before.stage()) {
                let name = attempt_of(after, before.round(), question).expect("it is named");
                assert_eq!(name, star_drill::progress::AttemptId::new(answered.drill.started_wall_ms(), answered.chance));
                assert!(!names.contains(&name), "twice");
                names.push(name);
            }
        });
    }

    #[test]
    fn every_change_worth_keeping_asks_to_be_saved(script in script(80)) {
        walk(&script, |event, before, after, effects, _| {
            let at_rest = |it: &Loop| (it.rounds().to_vec(), progress(it), it.drill().map(|drill| (drill.texts().to_vec(), drill.notes().to_owned(), drill.phase(), drill.is_running())));
            assert!(at_rest(before) == at_rest(after) || effects.contains(&LoopEffect::Save), "{event:?} is not saved");
        });
    }

    #[test]
    fn a_reload_at_any_moment_changes_nothing(script in script(80)) {
        let id = LoopId::new(NOON, 1);
        walk(&script, |event, _, after, _, now| {
            let here = after.snapshot(now);
            let read = decode::<LoopSnapshot>(&encode(&here), &id).expect("our own record");
            assert_eq!(read, here, "{event:?}");
            let then = Now { monotonic_ms: 3, wall_ms: now.wall_ms };
            let back = Loop::restore(read, then).expect("it was sound");
            assert_eq!(back.snapshot(then), here, "{event:?}");
            assert_eq!((back.round_ms(then), back.break_ms(then)), (after.round_ms(now), after.break_ms(now)), "{event:?}");
        });
    }

    #[test]
    fn a_reload_between_any_two_events_leads_to_the_same_answers(script in script(60), places in prop::collection::vec(0usize..60, 1..4)) {
        // Without pauses by the reload itself: it comes back paused, so it is resumed as the person would.
        let mut now = at(0);
        let (mut whole, mut torn) = (small(3), small(3));
        for (place, (event, monotonic, _)) in script.iter().enumerate() {
            now = Now { monotonic_ms: now.monotonic_ms + monotonic % 5_000, wall_ms: now.wall_ms + monotonic % 5_000 };
            whole = whole.step(event.clone(), now).0;
            torn = torn.step(event.clone(), now).0;
            if places.contains(&place) {
                let was_running = torn.drill().is_some_and(star_drill::drill::Drill::is_running);
                torn = Loop::restore(torn.snapshot(now), now).expect("it was sound");
                if was_running {
                    torn = torn.step(LoopEvent::Drill(Event::Resume), now).0;
                }
            }
        }
        let told = |it: &Loop| (it.round(), it.stage(), it.rounds().to_vec(), it.round_ms(now));
        assert_eq!(told(&torn), told(&whole));
    }
}

fn seats() -> impl Strategy<Value = (usize, Vec<Seat>)> {
    (1usize..21).prop_flat_map(|count| {
        let seat = (2usize..4, prop::collection::vec(prop::bool::weighted(0.6), count));
        let seats = prop::collection::vec(seat.prop_map(|(room, fits)| Seat { room, fits }), 1..7);
        (Just(count), seats)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, rng_seed: SEED, ..ProptestConfig::default() })]

    #[test]
    fn all_principles_are_covered_before_any_comes_again((count, seats) in seats()) {
        let shares = allocate(count, &seats);
        let [least, most] = PRINCIPLES_EACH;
        let mut times = vec![0_usize; count];
        for (share, seat) in shares.iter().zip(&seats) {
            assert!(share.len() >= least.min(count) && share.len() <= most.min(seat.room), "{shares:?}");
            assert!(share.windows(2).all(|pair| pair[0] < pair[1]), "none twice at a seat: {shares:?}");
            share.iter().for_each(|principle| times[*principle] += 1);
        }
        let (fewest, largest) = (times.iter().min().expect("some"), times.iter().max().expect("some"));
        assert!(largest - fewest <= 1, "one comes again before all have come: {times:?}");
        assert!(times.windows(2).all(|pair| pair[0] >= pair[1]), "a stronger one comes before a weaker one: {times:?}");
    }

    #[test]
    fn principles_sit_where_there_is_a_question_if_all_can((count, seats) in seats()) {
        // Every seat can ask about everything but one principle, which only the last can.
        let last = seats.len() - 1;
        let seats: Vec<Seat> = seats.into_iter().enumerate().map(|(place, seat)| {
            let fits = (0..count).map(|principle| principle != 0 || place == last).collect();
            Seat { fits, ..seat }
        }).collect();
        if count >= 2 * seats.len() {
            let shares = allocate(count, &seats);
            assert!(shares[last].contains(&0), "{shares:?}");
        }
    }
}
