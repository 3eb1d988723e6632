//! Who asks what in a mock loop of the default pack, and what is in a mixed set.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

mod support;

use std::collections::BTreeSet;

use star_drill::content::{Guide, Kind, Pack, PrincipleId, Question, QuestionId, RoleId, RoundId};
use star_drill::drill::{
    LOOP_REPLY_SECONDS, Length, LoopRound, LoopSetup, SET_MINUTES, SetWish, Wish, bar_raiser, line_up, mixed_set,
};
use support::loops::loop_setup;

fn pack() -> (Pack, Guide) {
    let pack = Pack::parse(include_str!("../public/packs/amazon.json")).expect("a sound pack");
    let guide = pack.guide().expect("sound").expect("a guide");
    (pack, guide)
}

fn never(_: &QuestionId) -> Option<u64> {
    None
}

fn principles(pack: &Pack) -> Vec<PrincipleId> {
    pack.principles().iter().map(|it| it.id.clone()).collect()
}

fn all_rounds(pack: &Pack) -> Vec<RoundId> {
    pack.rounds().iter().map(|it| it.id.clone()).collect()
}

/// The principles in another order for each seed.
fn turned(pack: &Pack, seed: u32) -> Vec<PrincipleId> {
    let mut list = principles(pack);
    let by = usize::try_from(seed).expect("small") % list.len();
    list.rotate_left(by);
    list
}

fn lined_up(pack: &Pack, guide: &Guide, setup: &LoopSetup, rounds: &[RoundId]) -> Vec<LoopRound> {
    let principles = turned(pack, setup.seed);
    line_up(pack, Some(guide), &Wish { setup, rounds, principles: &principles, practised: &never })
}

#[test]
fn a_loop_of_any_role_and_length_covers_what_it_can_and_asks_nothing_twice() {
    let (pack, guide) = pack();
    let rounds = all_rounds(&pack);
    for role in pack.roles() {
        for length in Length::ALL {
            for seed in 0..40 {
                let setup = LoopSetup { role: role.id.clone(), length, ..loop_setup(seed) };
                // All five, or all but one.
                let left_out = usize::try_from(seed).expect("small") % 6;
                let here: Vec<RoundId> =
                    rounds.iter().enumerate().filter(|(it, _)| *it != left_out).map(|(_, it)| it.clone()).collect();
                let lined = lined_up(&pack, &guide, &setup, &here);
                let what = format!("{} {length:?} {seed}", role.id.as_str());
                assert_eq!(
                    lined.iter().map(|it| &it.round).collect::<Vec<_>>(),
                    here.iter().collect::<Vec<_>>(),
                    "{what}"
                );
                sound(&pack, &setup, &lined, &what);
            }
        }
    }
}

fn sound(pack: &Pack, setup: &LoopSetup, lined: &[LoopRound], what: &str) {
    let asked: Vec<_> = lined.iter().flat_map(|it| &it.questions).collect();
    let names: BTreeSet<&str> = asked.iter().map(|it| it.question.as_str()).collect();
    assert_eq!(names.len(), asked.len(), "{what}: a question twice");
    let dealt: Vec<&PrincipleId> = lined.iter().flat_map(|it| &it.principles).collect();
    let once: BTreeSet<&PrincipleId> = dealt.iter().copied().collect();
    assert_eq!(once.len(), dealt.len().min(pack.principles().len()), "{what}: one comes again before all have come");
    let weakest = turned(pack, setup.seed);
    assert!(weakest.iter().take(once.len()).all(|it| once.contains(it)), "{what}: a weak one is left out");
    for round in lined {
        assert!((2..=3).contains(&round.principles.len()), "{what}");
        let meant = &round.questions[..setup.length.questions()];
        for asked in &round.questions {
            let question = pack.question(&asked.question).expect("of the pack");
            assert!(question.rounds.contains(&round.round), "{what}: {} is of another round", asked.question.as_str());
            assert!(question.roles.is_empty() || question.roles.contains(&setup.role), "{what}: of another role");
            assert!(!matches!(asked.kind, Kind::Written | Kind::Screen), "{what}");
            assert!(!asked.follow_ups.is_empty(), "{what}: {} is not pressed", asked.question.as_str());
        }
        let seconds: u32 = meant.iter().map(|it| it.seconds).sum();
        assert!(seconds <= setup.length.minutes() * 45, "{what}: {seconds} s of answers");
        let planned = planned_seconds(setup, round);
        let longest = round.questions.iter().map(|it| it.seconds).max().unwrap_or(0) + 120 + 2 * LOOP_REPLY_SECONDS;
        let there_is = setup.length.minutes() * 60;
        let fills = there_is..there_is + longest;
        assert!(fills.contains(&planned), "{what}: {} plans {planned} of {there_is} s", round.round.as_str());
        let is_asked = |principle: &&PrincipleId| meant.iter().any(|it| it.principles.contains(principle));
        let silent: Vec<_> = round.principles.iter().filter(|it| !is_asked(it)).collect();
        assert!(silent.is_empty(), "{what}: {} asks nothing about {silent:?}", round.round.as_str());
        for asked in round.questions.iter().filter(|it| it.kind == Kind::Behavioural) {
            assert_eq!(
                asked.follow_ups.len(),
                setup.length.follow_ups(),
                "{what}: an interviewer is told by follow-ups"
            );
        }
    }
}

/// How long a round takes if everything takes as long as planned.
fn planned_seconds(setup: &LoopSetup, round: &LoopRound) -> u32 {
    let replies = |count: usize| u32::try_from(count).expect("few") * LOOP_REPLY_SECONDS;
    round.questions.iter().map(|it| setup.think_seconds_for(it.kind) + it.seconds + replies(it.follow_ups.len())).sum()
}

#[test]
fn nothing_of_what_is_shown_of_the_rounds_tells_the_bar_raiser() {
    // What one could count of a round; over many loops the bar raiser's has as much of each as the others.
    type Count = fn(&Guide, &LoopRound) -> usize;
    let counts: [(&str, Count); 5] = [
        ("questions", |_, round| round.questions.len()),
        ("follow-ups", |_, round| round.questions.iter().map(|it| it.follow_ups.len()).sum()),
        ("seconds", |_, round| round.questions.iter().map(|it| it.seconds as usize).sum()),
        ("principles", |_, round| round.principles.len()),
        ("questions of the guide's list", |guide, round| {
            let listed = guide.bar_raiser.as_ref().map_or(&[][..], |it| &it.questions);
            round.questions.iter().filter(|it| listed.contains(&it.question)).count()
        }),
    ];
    let (pack, guide) = pack();
    let rounds = all_rounds(&pack);
    for length in Length::ALL {
        // Of each round of the pack, as the bar raiser's and as another's: how many there were, and the counts.
        let mut told = vec![[(0_usize, [0_usize; 5]); 2]; rounds.len()];
        for seed in 0..400 {
            let setup = LoopSetup { role: RoleId::new("product-manager"), length, ..loop_setup(seed) };
            let lined = lined_up(&pack, &guide, &setup, &rounds);
            let raised = bar_raiser(seed, lined.len()).expect("there is one");
            for (place, round) in lined.iter().enumerate() {
                let (times, sums) = &mut told[place][usize::from(place == raised)];
                *times += 1;
                for (sum, (_, count)) in sums.iter_mut().zip(counts) {
                    *sum += count(&guide, round);
                }
            }
        }
        for (round, [others, raised]) in rounds.iter().zip(&told) {
            for (place, (what, _)) in counts.iter().enumerate() {
                let mean = |(times, sums): &(usize, [usize; 5])| sums[place] as f64 / *times as f64;
                let (usual, of_raiser) = (mean(others), mean(raised));
                let is_like = (usual - of_raiser).abs() <= usual * 0.1 + 0.2;
                assert!(is_like, "{length:?} {}: {of_raiser:.2} {what}, else {usual:.2}", round.as_str());
            }
        }
    }
}

#[test]
fn a_pack_without_a_guide_is_interviewed_in_with_the_follow_ups_of_its_questions() {
    let (pack, _) = pack();
    let rounds = all_rounds(&pack);
    let setup = LoopSetup { role: RoleId::new("data-engineer"), ..loop_setup(5) };
    let principles = principles(&pack);
    let lined =
        line_up(&pack, None, &Wish { setup: &setup, rounds: &rounds, principles: &principles, practised: &never });
    assert_eq!(lined.len(), rounds.len());
    for asked in lined.iter().flat_map(|it| &it.questions) {
        let question = pack.question(&asked.question).expect("of the pack");
        let is_own = |text: &str| question.follow_ups.iter().any(|it| it.text == text);
        assert!(asked.follow_ups.iter().all(|it| is_own(&it.text)), "{}", asked.question.as_str());
    }
}

#[test]
fn technical_rounds_begin_with_the_craft_of_the_role() {
    let (pack, guide) = pack();
    let rounds = all_rounds(&pack);
    for role in pack.roles() {
        let setup = LoopSetup { role: role.id.clone(), length: Length::Hour, ..loop_setup(5) };
        let lined = lined_up(&pack, &guide, &setup, &rounds);
        let technical = lined.iter().find(|it| it.round.as_str() == "technical-acumen").expect("one is technical");
        assert_ne!(technical.questions[0].kind, Kind::Behavioural, "{}", role.id.as_str());
    }
}

#[test]
fn what_was_practised_lately_is_asked_last() {
    let (pack, guide) = pack();
    let rounds = all_rounds(&pack);
    let setup = LoopSetup { role: RoleId::new("product-manager"), ..loop_setup(5) };
    let first = lined_up(&pack, &guide, &setup, &rounds);
    let asked: Vec<QuestionId> = first.iter().flat_map(|it| &it.questions).map(|it| it.question.clone()).collect();
    let practised = |id: &QuestionId| asked.contains(id).then_some(1_000);
    let principles = turned(&pack, 5);
    let wish = Wish { setup: &setup, rounds: &rounds, principles: &principles, practised: &practised };
    let second = line_up(&pack, Some(&guide), &wish);
    for (round, again) in second.iter().flat_map(|round| round.questions.iter().map(move |it| (&round.round, it))) {
        let is_only = |it: &Question| {
            let is_for_role = it.roles.is_empty() || it.roles.contains(&setup.role);
            let is_like = it.kind == again.kind && it.principles.first() == again.principles.first();
            !(it.rounds.contains(round) && is_for_role && is_like) || asked.contains(&it.id)
        };
        let may_be = pack.questions().iter().all(is_only);
        assert!(may_be || !asked.contains(&again.question), "{} is asked again", again.question.as_str());
    }
    assert_eq!(line_up(&pack, Some(&guide), &wish), second, "the same for the same seed");
}

#[test]
fn another_seed_makes_another_loop() {
    let (pack, guide) = pack();
    let rounds = all_rounds(&pack);
    let of = |seed| {
        lined_up(&pack, &guide, &LoopSetup { role: RoleId::new("backend-engineer"), ..loop_setup(seed) }, &rounds)
    };
    assert_ne!(of(16), of(32), "of the same order of principles");
}

#[test]
fn a_mixed_set_takes_no_longer_than_it_should_and_begins_with_the_weakest() {
    let (pack, _) = pack();
    let seconds = |question: &Question| question.target_seconds.unwrap_or(180);
    let thinking = |kind: Kind| if kind == Kind::Case { 120 } else { 30 };
    for minutes in SET_MINUTES {
        for seed in 0..50 {
            for role in [None, Some(RoleId::new("data-engineer")), Some(RoleId::new("product-manager"))] {
                let principles = turned(&pack, seed);
                let wish = SetWish {
                    minutes,
                    seed,
                    principles: &principles,
                    role: role.as_ref(),
                    think_seconds: &thinking,
                    answer_seconds: &seconds,
                    practised: &never,
                };
                let set = mixed_set(&pack, &wish);
                let questions: Vec<&Question> = set.iter().map(|id| pack.question(id).expect("of the pack")).collect();
                let takes: u32 = questions.iter().map(|it| thinking(it.kind) + seconds(it) + 60).sum();
                assert!(takes <= minutes * 60, "{minutes} minutes take {takes} s");
                assert!(takes >= minutes * 60 * 6 / 10, "{minutes} minutes take {takes} s only");
                assert_eq!(set.iter().collect::<BTreeSet<_>>().len(), set.len(), "one twice");
                assert_eq!(questions[0].primary_principle(), principles.first(), "{minutes}");
                let has_craft = questions.iter().any(|it| it.kind != Kind::Behavioural);
                assert!(has_craft == role.is_some() || minutes < 60, "{minutes} {role:?}: {set:?}");
            }
        }
    }
}

#[test]
fn a_set_of_a_small_pack_is_what_there_is() {
    let pack = Pack::parse(
        r#"{ "format": 1, "id": "p", "title": "P", "lang": "en",
            "principles": [ { "id": "own", "name": "Own", "summary": "s", "probe": "p", "red_flag": "r" } ],
            "questions": [ { "id": "q", "text": "What broke?", "principles": ["own"], "target_seconds": 3000 } ] }"#,
    )
    .expect("a sound pack");
    let seconds = |question: &Question| question.target_seconds.unwrap_or(180);
    let own = [PrincipleId::new("own")];
    for principles in [&own[..], &[]] {
        let wish = SetWish {
            minutes: 10,
            seed: 1,
            principles,
            role: None,
            think_seconds: &|_| 0,
            answer_seconds: &seconds,
            practised: &never,
        };
        assert_eq!(mixed_set(&pack, &wish).len(), principles.len(), "one at least, if there is any");
    }
}

#[test]
fn without_a_role_a_set_has_the_cases_that_suit_every_role() {
    let pack = Pack::parse(
        r#"{ "format": 1, "id": "p", "title": "P", "lang": "en",
            "principles": [ { "id": "own", "name": "Own", "summary": "s", "probe": "p", "red_flag": "r" } ],
            "roles": [ { "id": "pm", "name": "PM" } ],
            "questions": [ { "id": "a", "text": "What broke?", "principles": ["own"] },
                           { "id": "b", "text": "What held?", "principles": ["own"] },
                           { "id": "c", "text": "What would you build?", "kind": "case", "roles": ["pm"],
                             "case": { "kind": "strategy", "steps": ["s"] } },
                           { "id": "d", "text": "What would you drop?", "kind": "case",
                             "case": { "kind": "strategy", "steps": ["s"] } } ] }"#,
    )
    .expect("a sound pack");
    let wish = SetWish {
        minutes: 60,
        seed: 1,
        principles: &[PrincipleId::new("own")],
        role: None,
        think_seconds: &|_| 0,
        answer_seconds: &|_| 180,
        practised: &never,
    };
    let set = mixed_set(&pack, &wish);
    assert_eq!(set.len(), 3, "{set:?}");
    assert_eq!(set[2].as_str(), "d", "the case of a role is not among them");
}
