//! The mock loop: its stages, its times, what is kept, and who decides when.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

mod support;

use star_drill::content::{Kind, QuestionId};
use star_drill::drill::{
    Event, Field, Firmness, Loop, LoopEffect, LoopEvent, LoopQuestion, Now, Phase, Stage, Vote, bar_raiser,
};
use support::loops::{asked, loop_setup, play_loop, round, small};
use support::{NOON, at};

fn drill(event: Event) -> LoopEvent {
    LoopEvent::Drill(event)
}

fn write(text: &str) -> LoopEvent {
    drill(Event::Write(Field::Part(0), text.into()))
}

/// Up to the first follow-up: ten seconds of thinking, fifty of answering.
fn pressed() -> Vec<(u64, LoopEvent)> {
    vec![
        (0, LoopEvent::BeginRound),
        (10, drill(Event::Tick)),
        (40, write("I rolled it back.")),
        (60, drill(Event::Finish)),
    ]
}

#[test]
fn a_round_goes_from_question_to_follow_ups_to_the_next_question() {
    let finish = |second| (second, drill(Event::Finish));
    let table = [
        ("before it begins", 0, vec![], Stage::Break),
        ("the first question", 0, vec![(0, LoopEvent::BeginRound)], Stage::Question(0)),
        ("pressed", 0, pressed(), Stage::FollowUp(0, 0)),
        ("pressed again", 0, [pressed(), vec![finish(70)]].concat(), Stage::FollowUp(0, 1)),
        ("the second question", 0, [pressed(), vec![finish(70), finish(80)]].concat(), Stage::Question(1)),
        (
            "a break",
            1,
            [pressed(), vec![finish(70), finish(80), (91, drill(Event::Tick)), finish(95), finish(99)]].concat(),
            Stage::Break,
        ),
        (
            "over",
            2,
            [
                pressed(),
                vec![(61, LoopEvent::EndRound), (70, LoopEvent::BeginRound), (80, drill(Event::Tick)), finish(90)],
            ]
            .concat(),
            Stage::Over,
        ),
    ];
    for (what, round, events, stage) in table {
        let (it, _) = play_loop(small(1), &events);
        assert_eq!((it.round(), it.stage()), (round, stage), "{what}");
        assert_eq!(it.drill().is_some(), matches!(stage, Stage::Question(_) | Stage::FollowUp(..)), "{what}");
    }
}

#[test]
fn the_time_of_a_round_is_that_of_its_answers_and_replies() {
    let (it, _) = play_loop(small(1), &pressed());
    assert_eq!(it.round_ms(at(60)), 60_000, "thought and told");
    let (it, _) =
        play_loop(it, &[(70, drill(Event::Pause)), (100, drill(Event::Resume)), (105, write("By the hour."))]);
    assert_eq!(it.round_ms(at(110)), 80_000, "a pause is no time");
    let (it, _) = play_loop(it, &[(110, drill(Event::Finish))]);
    let reply = it.rounds()[0].questions[0].follow_ups[0].reply.clone().expect("a reply");
    assert_eq!((reply.text.as_str(), reply.spent_ms, reply.firmness), ("By the hour.", 20_000, None));
    assert_eq!(it.rounds()[0].spent_ms, 80_000);
}

#[test]
fn an_answer_is_given_away_once_and_named_in_the_loop() {
    let (it, effects) = play_loop(small(1), &pressed());
    let saved: Vec<_> = effects
        .iter()
        .filter_map(|effect| match effect {
            LoopEffect::SaveAttempt(answered) => Some(answered),
            _ => None,
        })
        .collect();
    let [answered] = saved.as_slice() else { panic!("{} attempts", saved.len()) };
    assert_eq!(answered.drill.texts(), ["I rolled it back."]);
    assert_eq!(answered.drill.setup().question, QuestionId::new("own"));
    assert_eq!((answered.drill.phase(), answered.drill.answered_ms(at(60))), (Phase::Finished, 50_000));
    assert_eq!(answered.chance, it.chance(0, 0));
    assert_eq!(it.rounds()[0].questions[0].answered_wall_ms, Some(NOON));
    let attempt = effects.iter().position(|it| matches!(it, LoopEffect::SaveAttempt(_)));
    assert!(effects.iter().rposition(|it| *it == LoopEffect::Save) > attempt, "the loop is kept after its attempt");
}

#[test]
fn when_the_time_is_over_nobody_is_cut_off_and_nothing_more_is_asked() {
    let (it, _) =
        play_loop(small(1), &[(0, LoopEvent::BeginRound), (100, drill(Event::Tick)), (200, drill(Event::Tick))]);
    let ticks: Vec<_> = (3..11).map(|hundred| (hundred * 100, drill(Event::Tick))).collect();
    let (it, _) = play_loop(it, &ticks);
    assert_eq!((it.stage(), it.round_ms(at(1_000)) > it.planned_ms()), (Stage::Question(0), true), "still answering");
    let (it, _) = play_loop(it, &[(1_010, drill(Event::Finish))]);
    assert_eq!((it.round(), it.stage()), (1, Stage::Break), "no follow-up any more");
}

#[test]
fn what_was_never_put_is_not_in_a_round_that_is_over() {
    let late = (1_000, drill(Event::Tick));
    let ends = [
        ("by the clock", vec![late, (1_010, drill(Event::Finish))]),
        ("by the person", vec![(65, write("Half")), (66, LoopEvent::EndRound)]),
    ];
    for (what, end) in ends {
        let before = if what == "by the clock" { vec![(0, LoopEvent::BeginRound)] } else { pressed() };
        // Without a look now and then it would be an absence.
        let looks: Vec<_> =
            (1..10).filter(|_| what == "by the clock").map(|it| (it * 100, drill(Event::Tick))).collect();
        let (it, _) = play_loop(small(1), &[before, looks, end].concat());
        let asked: Vec<&str> = it.rounds()[0].questions.iter().map(|it| it.question.as_str()).collect();
        assert_eq!((it.round(), asked), (1, vec!["own"]), "{what}");
    }
}

#[test]
fn a_case_has_its_two_minutes_to_think_whatever_others_have() {
    let case = LoopQuestion { kind: Kind::Case, ..asked("market", 0) };
    let it = Loop::new(loop_setup(1), vec![round("one", vec![case, asked("own", 0)])]);
    let (it, _) = play_loop(it, &[(0, LoopEvent::BeginRound)]);
    let think_ms = |it: &Loop| it.drill().map(|drill| drill.setup().think_ms);
    assert_eq!(think_ms(&it), Some(120_000));
    let (it, _) = play_loop(it, &[(5, drill(Event::StartAnswering)), (9, drill(Event::Finish))]);
    assert_eq!((it.stage(), think_ms(&it)), (Stage::Question(1), Some(10_000)));
}

#[test]
fn what_was_noted_or_said_when_a_round_is_broken_off_is_kept() {
    let notes = drill(Event::Write(Field::Notes, "May".into()));
    let table = [
        ("nothing yet", vec![], false),
        ("noted", vec![(2, notes)], true),
        ("answering", vec![(5, drill(Event::StartAnswering))], true),
        ("paused", vec![(5, drill(Event::StartAnswering)), (6, drill(Event::Pause))], true),
    ];
    for (what, events, is_kept) in table {
        let (it, effects) =
            play_loop(small(1), &[vec![(0, LoopEvent::BeginRound)], events, vec![(9, LoopEvent::EndRound)]].concat());
        assert_eq!((it.round(), it.stage(), it.drill()), (1, Stage::Break, None), "{what}");
        assert_eq!(effects.iter().any(|it| matches!(it, LoopEffect::SaveAttempt(_))), is_kept, "{what}");
        assert_eq!(it.rounds()[0].questions[0].answered_wall_ms.is_some(), is_kept, "{what}");
    }
    let (it, _) = play_loop(small(1), &[pressed(), vec![(65, write("Half")), (66, LoopEvent::EndRound)]].concat());
    let reply = it.rounds()[0].questions[0].follow_ups[0].reply.as_ref().map(|it| it.text.as_str());
    assert_eq!((it.stage(), reply), (Stage::Break, Some("Half")));
}

#[test]
fn a_break_lasts_as_long_as_the_wall_clock_says_even_for_days() {
    let (it, _) = play_loop(small(1), &[pressed(), vec![(65, LoopEvent::EndRound)]].concat());
    let days = Now { monotonic_ms: 10, wall_ms: at(65).wall_ms + 3 * 86_400_000 };
    assert_eq!(it.break_ms(days), 3 * 86_400_000);
    assert_eq!(it.break_ms(at(0)), 0, "a clock that was set back");
    let (it, _) = it.step(LoopEvent::BeginRound, days);
    assert_eq!((it.stage(), it.round_ms(days)), (Stage::Question(0), 0));
}

#[test]
fn sleep_in_the_middle_of_an_answer_is_left_out() {
    let (it, _) =
        play_loop(small(1), &[(0, LoopEvent::BeginRound), (10, drill(Event::Tick)), (20, drill(Event::Tick))]);
    let woken = Now { monotonic_ms: at(21).monotonic_ms, wall_ms: at(7_200).wall_ms };
    let (it, effects) = it.step(drill(Event::Tick), woken);
    assert!(it.drill().is_some_and(|drill| !drill.is_running() && drill.gap().is_some()));
    assert!(effects.contains(&LoopEffect::Save));
    assert_eq!(it.round_ms(woken), 20_000);
}

#[test]
fn votes_are_open_until_all_are_given_and_only_then_is_the_bar_raiser_named() {
    let over: Vec<_> = [0, 1]
        .into_iter()
        .flat_map(|it| [(it * 10, LoopEvent::BeginRound), (it * 10 + 5, LoopEvent::EndRound)])
        .collect();
    let (it, _) = play_loop(small(7), &[(0, LoopEvent::Vote(0, Vote::Inclined))]);
    assert_eq!(it.rounds()[0].vote, None, "not before all is over");
    let (it, _) = play_loop(it, &over);
    assert_eq!((it.stage(), it.is_decided(), it.bar_raiser()), (Stage::Over, false, None));
    let votes =
        [LoopEvent::Vote(0, Vote::Inclined), LoopEvent::Vote(0, Vote::NotInclined), LoopEvent::Vote(9, Vote::Inclined)];
    let (it, _) = play_loop(it, &votes.map(|vote| (30, vote)));
    assert_eq!((it.rounds()[0].vote, it.bar_raiser()), (Some(Vote::NotInclined), None), "may be thought over");
    let (it, _) = play_loop(it, &[(31, LoopEvent::Vote(1, Vote::Inclined))]);
    assert_eq!((it.is_decided(), it.bar_raiser()), (true, bar_raiser(7, 2)));
    let (it, effects) = it.step(LoopEvent::Vote(0, Vote::Inclined), at(32));
    assert_eq!((it.rounds()[0].vote, effects.len()), (Some(Vote::NotInclined), 0), "all are shown: too late");
}

#[test]
fn replies_are_marked_once_all_is_over() {
    let events =
        [pressed(), vec![(70, drill(Event::Finish)), (71, LoopEvent::MarkReply([0, 0, 0], Firmness::Gap))]].concat();
    let (it, _) = play_loop(small(1), &events);
    assert_eq!(it.rounds()[0].questions[0].follow_ups[0].reply.as_ref().and_then(|it| it.firmness), None);
    let events = [(72, LoopEvent::EndRound), (73, LoopEvent::BeginRound), (74, LoopEvent::EndRound)];
    let (it, _) = play_loop(it, &events);
    let marks =
        [[0, 0, 0], [0, 1, 0], [0, 0, 9], [9, 0, 0]].map(|place| (80, LoopEvent::MarkReply(place, Firmness::Gap)));
    let (it, _) = play_loop(it, &marks);
    let firmness: Vec<_> = it.rounds()[0]
        .questions
        .iter()
        .flat_map(|it| &it.follow_ups)
        .map(|it| it.reply.as_ref().and_then(|it| it.firmness))
        .collect();
    assert_eq!(firmness[0], Some(Firmness::Gap));
    assert!(firmness[2..].iter().all(Option::is_none), "what was not said cannot hold: {firmness:?}");
}

#[test]
fn nothing_is_given_up_or_begun_again_in_an_interview() {
    for event in [Event::Restart, Event::Abandon] {
        let (it, _) = play_loop(small(1), &[(0, LoopEvent::BeginRound), (10, drill(Event::Tick)), (20, write("said"))]);
        let (after, effects) = it.clone().step(drill(event), at(21));
        assert_eq!((after, effects), (it, vec![]));
    }
}

#[test]
fn the_bar_raiser_is_each_of_the_rounds_about_as_often() {
    let mut counts = [0_u32; 5];
    for seed in 0..10_000 {
        counts[bar_raiser(seed, 5).expect("there are rounds")] += 1;
    }
    assert!(counts.iter().all(|count| (1_800..2_200).contains(count)), "{counts:?}");
    assert_eq!(bar_raiser(1, 0), None);
}

#[test]
fn what_contradicts_itself_does_not_come_back() {
    let (it, _) = play_loop(small(1), &pressed());
    let whole = it.snapshot(at(60));
    assert_eq!(Loop::restore(whole.clone(), at(0)).map(|it| it.stage()), Ok(Stage::FollowUp(0, 0)));
    let broken = [
        ("a drill in a break", star_drill::drill::LoopSnapshot { stage: Stage::Break, ..whole.clone() }),
        ("no drill in a question", star_drill::drill::LoopSnapshot { drill: None, ..whole.clone() }),
        (
            "a question that is not asked",
            star_drill::drill::LoopSnapshot { stage: Stage::Question(5), ..whole.clone() },
        ),
        (
            "a follow-up that is not asked",
            star_drill::drill::LoopSnapshot { stage: Stage::FollowUp(0, 2), ..whole.clone() },
        ),
        ("a round that is not there", star_drill::drill::LoopSnapshot { round: 2, ..whole.clone() }),
        ("over before the end", star_drill::drill::LoopSnapshot { stage: Stage::Over, drill: None, ..whole }),
    ];
    for (what, snapshot) in broken {
        assert!(Loop::restore(snapshot, at(0)).is_err(), "{what}");
    }
    let empty = Loop::new(loop_setup(1), vec![]);
    assert_eq!(
        (empty.stage(), Loop::new(loop_setup(1), vec![round("x", vec![asked("y", 0)])]).stage()),
        (Stage::Over, Stage::Break)
    );
}
