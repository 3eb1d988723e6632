//! Which follow-ups are asked: what the coach calls for first, from as many sides as there are, and the same by the same
//! chance.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use star_drill::content::{FollowUp, FollowUpFamily, Pack, Probes, Trigger};
use star_drill::drill::{Asked, Choice, FOLLOW_UPS, WHYS, Wanting};
use star_drill::json::Vocabulary;

/// The same cases in every run; another number finds others.
const SEED: RngSeed = RngSeed::Fixed(20_261_122);

const WHY: [&str; WHYS] = ["why?", "and why?", "why that?", "what lay behind it?", "and at the root?"];

fn follow_up(family: FollowUpFamily, trigger: Trigger, text: &str) -> FollowUp {
    FollowUp { family, trigger, text: text.into() }
}

fn probes(family: FollowUpFamily, texts: &[&str]) -> Probes {
    Probes { family, texts: texts.iter().map(|text| (*text).to_owned()).collect() }
}

/// A general follow-up of each family.
fn of_all_families() -> Vec<Probes> {
    FollowUpFamily::VALUES.iter().map(|family| probes(*family, &[family.as_word()])).collect()
}

fn texts(chain: &[Asked]) -> Vec<&str> {
    chain.iter().map(|asked| asked.text.as_str()).collect()
}

#[test]
fn what_the_coach_found_wanting_is_asked_first_then_the_questions_own_then_general_ones() {
    let follow_ups = [
        follow_up(FollowUpFamily::WhoDisagreed, Trigger::Always, "own"),
        follow_up(FollowUpFamily::WhatFailed, Trigger::Learning, "own, for a check that found nothing"),
        follow_up(FollowUpFamily::HowMeasured, Trigger::Quantified, "own, called for"),
    ];
    let general = of_all_families();
    let wanting = [
        Wanting { check: Trigger::Quantified, family: Some(FollowUpFamily::HowMeasured) },
        Wanting { check: Trigger::IOrWe, family: Some(FollowUpFamily::OwnPart) },
    ];
    let choice = Choice { follow_ups: &follow_ups, probes: &general, wanting: &wanting, before: &[] };
    for chance in 0..100 {
        let chain = choice.around(5, chance);
        let expected = ["own, called for", "own", "own, for a check that found nothing", "own-part"];
        assert_eq!(texts(&chain)[..4], expected, "chance {chance}");
        let checks: Vec<Option<Trigger>> = chain.iter().map(|asked| asked.check).collect();
        assert_eq!(checks, [Some(Trigger::Quantified), None, None, Some(Trigger::IOrWe), None], "and says why");
    }
    let last = |chance| choice.around(5, chance).pop().expect("five").text;
    let lasts: BTreeSet<String> = (0..200).map(last).collect();
    assert_eq!(lasts.len(), 8, "any of the families left: {lasts:?}");
}

#[test]
fn what_was_asked_before_comes_again_only_where_there_is_nothing_new() {
    let follow_ups = [
        follow_up(FollowUpFamily::OwnPart, Trigger::Always, "own"),
        follow_up(FollowUpFamily::HowMeasured, Trigger::Always, "own, too"),
    ];
    let general = of_all_families();
    let mut before: Vec<Asked> = Vec::new();
    for round in 0..4 {
        let chain = Choice { follow_ups: &follow_ups, probes: &general, wanting: &[], before: &before }.around(3, 7);
        assert!(chain.iter().all(|asked| !before.contains(asked)), "round {round}: {chain:?}");
        before.extend(chain);
    }
    let families: BTreeSet<&str> = before.iter().map(|asked| asked.family.as_word()).collect();
    assert_eq!(families.len(), 12, "the families that were not used before come first");
    // Fourteen texts, twelve of them asked: two that are new, then one again.
    let choice = Choice { follow_ups: &follow_ups, probes: &general, wanting: &[], before: &before };
    let news = choice.around(3, 7).iter().filter(|asked| !before.contains(asked)).count();
    assert_eq!(news, 2);
}

#[test]
fn a_question_without_follow_ups_in_a_pack_without_general_ones_is_not_pressed_but_peeled() {
    let choice = Choice { follow_ups: &[], probes: &[], wanting: &[], before: &[] };
    assert_eq!(choice.around(5, 1), []);
    assert_eq!(texts(&choice.peel(&WHY, 1)), WHY);
}

#[test]
fn peeling_asks_why_five_times_and_begins_in_the_packs_words() {
    let own = [follow_up(FollowUpFamily::WhyThisWay, Trigger::Always, "Why not the other supplier?")];
    let general = [probes(FollowUpFamily::WhyThisWay, &["a", "b"]), probes(FollowUpFamily::OwnPart, &["c"])];
    let with_own = Choice { follow_ups: &own, probes: &general, wanting: &[], before: &[] };
    for chance in 0..50 {
        let chain = with_own.peel(&WHY, chance);
        assert_eq!(texts(&chain), ["Why not the other supplier?", WHY[1], WHY[2], WHY[3], WHY[4]]);
        assert!(chain.iter().all(|asked| asked.family == FollowUpFamily::WhyThisWay));
    }
    let before = with_own.peel(&WHY, 0);
    let again = Choice { before: &before, ..with_own };
    let firsts: BTreeSet<String> = (0..50).map(|chance| again.peel(&WHY, chance)[0].text.clone()).collect();
    assert_eq!(firsts, BTreeSet::from(["a".to_owned(), "b".to_owned()]), "another one the next time");
}

#[test]
fn every_behavioural_question_of_the_default_pack_can_be_pressed_five_times_from_five_sides() {
    let pack = Pack::parse(include_str!("../public/packs/amazon.json")).expect("a sound pack");
    let probes = pack.guide().expect("it reads").expect("there is one").probes;
    let questions = pack.questions().iter().filter(|it| it.kind == star_drill::content::Kind::Behavioural);
    for question in questions {
        let choice = Choice { follow_ups: &question.follow_ups, probes: &probes, wanting: &[], before: &[] };
        let chain = choice.around(5, 3);
        let families: BTreeSet<&str> = chain.iter().map(|asked| asked.family.as_word()).collect();
        assert_eq!(families.len(), 5, "{}", question.id.as_str());
    }
}

fn family() -> impl Strategy<Value = FollowUpFamily> {
    select(FollowUpFamily::VALUES.to_vec())
}

fn trigger() -> impl Strategy<Value = Trigger> {
    select(Trigger::VALUES.to_vec())
}

prop_compose! {
    /// Follow-ups of any families, some with the same words.
    fn any_follow_up()(family in family(), trigger in trigger(), text in 0u32..30) -> FollowUp {
        follow_up(family, trigger, &format!("own {text}"))
    }
}

prop_compose! {
    fn any_probes()(family in family(), texts in prop::collection::vec(0u32..30, 0..4)) -> Probes {
        Probes { family, texts: texts.iter().map(|text| format!("general {text}")).collect() }
    }
}

prop_compose! {
    fn any_wanting()(check in trigger(), family in prop::option::of(family())) -> Wanting {
        Wanting { check, family }
    }
}

prop_compose! {
    fn any_before()(family in family(), text in 0u32..30, is_own in any::<bool>()) -> Asked {
        let kind = if is_own { "own" } else { "general" };
        Asked { family, text: format!("{kind} {text}"), check: None }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, rng_seed: SEED, ..ProptestConfig::default() })]

    #[test]
    fn a_chain_is_as_long_as_wanted_varied_and_called_for(
        follow_ups in prop::collection::vec(any_follow_up(), 0..6),
        probes in prop::collection::vec(any_probes(), 0..14),
        wanting in prop::collection::vec(any_wanting(), 0..5),
        before in prop::collection::vec(any_before(), 0..8),
        wanted in 0usize..9,
        chance in any::<u32>(),
    ) {
        let choice = Choice { follow_ups: &follow_ups, probes: &probes, wanting: &wanting, before: &before };
        let chain = choice.around(wanted, chance);
        prop_assert_eq!(&choice.around(wanted, chance), &chain, "the same chance, the same chain");

        let mut known: BTreeSet<&str> = follow_ups.iter().map(|it| it.text.as_str()).collect();
        known.extend(probes.iter().flat_map(|it| &it.texts).map(String::as_str));
        let asked: BTreeSet<&str> = chain.iter().map(|it| it.text.as_str()).collect();
        prop_assert!(asked.is_subset(&known), "nothing is made up");
        prop_assert_eq!(asked.len(), chain.len(), "nothing is asked twice");
        prop_assert_eq!(chain.len(), wanted.clamp(*FOLLOW_UPS.start(), *FOLLOW_UPS.end()).min(known.len()));

        // The first of several with the same words is the one that counts.
        let own = |text: &str| follow_ups.iter().find(|it| it.text == text);
        let general = |text: &str| probes.iter().find(|it| it.texts.iter().any(|other| other == text)).map(|it| it.family);
        let family_of = |text: &str| own(text).map(|it| it.family).or_else(|| general(text));
        for (place, it) in chain.iter().enumerate() {
            prop_assert_eq!(Some(it.family), family_of(&it.text));
            let earlier = &chain[..place];
            let is_used = |family: FollowUpFamily| earlier.iter().any(|other| other.family == family);
            let left = || known.iter().filter(|text| earlier.iter().all(|other| other.text != **text));
            if is_used(it.family) {
                prop_assert!(left().all(|text| family_of(text).is_some_and(is_used)), "no family twice while others are left");
            }
            // What is called for comes before all that is not, but for what was asked before or would repeat a family.
            let is_called = |text: &str| own(text).is_some_and(|it| wanting.iter().any(|wanting| wanting.check == it.trigger));
            let is_old = |text: &str| before.iter().any(|other| other.text == text);
            if !is_called(&it.text) && !is_used(it.family) && !is_old(&it.text) {
                let passed = left().find(|text| is_called(text) && !is_old(text) && family_of(text).is_some_and(|it| !is_used(it)));
                prop_assert!(passed.is_none(), "{:?} comes before {:?}", it.text, passed);
            }
        }
    }

    #[test]
    fn peeling_asks_five_times_whatever_there_is(
        follow_ups in prop::collection::vec(any_follow_up(), 0..6),
        probes in prop::collection::vec(any_probes(), 0..14),
        before in prop::collection::vec(any_before(), 0..8),
        chance in any::<u32>(),
    ) {
        let choice = Choice { follow_ups: &follow_ups, probes: &probes, wanting: &[], before: &before };
        let chain = choice.peel(&WHY, chance);
        prop_assert_eq!(&choice.peel(&WHY, chance), &chain);
        prop_assert_eq!(chain.len(), WHYS);
        prop_assert_eq!(texts(&chain)[1..].to_vec(), WHY[1..].to_vec());
        prop_assert!(chain.iter().all(|it| it.family == FollowUpFamily::WhyThisWay));
    }
}
