//! Findings of the coach that the person called wrong: each by itself, kept and counted, and taken back.

#![allow(clippy::expect_used, reason = "a test that cannot go on should say so and stop")]

use star_drill::content::Segment;
use star_drill::progress::{AttemptId, FindingName, Ticks};
use star_drill::storage::records::{decode, encode};

const CLAIM: FindingName = FindingName { check: "vague-claim", segment: Some(Segment::Result), kind: "vague" };
const OTHER_CLAIM: FindingName = FindingName { segment: Some(Segment::Action), ..CLAIM };
const HEAP: FindingName = FindingName { segment: None, kind: "heaped", ..CLAIM };
const LEAD: FindingName = FindingName { check: "balance", segment: Some(Segment::Situation), kind: "long-lead" };
const ALL: [FindingName; 4] = [CLAIM, OTHER_CLAIM, HEAP, LEAD];

fn id(number: u32) -> AttemptId {
    AttemptId::new(1_795_348_800_000, number)
}

/// As they were stored when a tick stood for all that a check found. Never edited.
fn ticks_of_old() -> Ticks {
    decode(include_str!("fixtures/records/ticks-1-of-checks.json"), &()).expect("ticks of checks")
}

fn are_wrong(ticks: &Ticks, attempt: u32) -> [bool; 4] {
    ALL.map(|finding| ticks.is_wrong(&id(attempt), &finding))
}

fn bring_back(ticks: &mut Ticks, attempt: u32, finding: &FindingName) {
    for (item, is_ticked) in ticks.to_bring_back(&id(attempt), finding, &ALL) {
        ticks.set(&item, is_ticked);
    }
}

#[test]
fn one_finding_is_called_wrong_and_no_other() {
    let mut ticks = Ticks::default();
    ticks.set(&CLAIM.tick(&id(1)), true);
    assert_eq!(are_wrong(&ticks, 1), [true, false, false, false]);
    assert_eq!(are_wrong(&ticks, 2), [false; 4], "in another attempt");
    ticks.set(&HEAP.tick(&id(1)), true);
    ticks.set(&CLAIM.tick(&id(2)), true);
    assert_eq!((ticks.times_wrong("vague-claim"), ticks.times_wrong("balance")), (3, 0));
    bring_back(&mut ticks, 1, &CLAIM);
    assert_eq!(are_wrong(&ticks, 1), [false, false, true, false]);
    assert_eq!((are_wrong(&ticks, 2)[0], ticks.times_wrong("vague-claim")), (true, 2));
}

#[test]
fn how_it_is_stored_stays() {
    assert_eq!(CLAIM.tick(&id(1)), "finding/1795348800000-00000001/vague-claim/result/vague");
    assert_eq!(HEAP.tick(&id(1)), "finding/1795348800000-00000001/vague-claim/whole/heaped");
}

#[test]
fn what_was_dismissed_by_the_check_stays_so_until_it_is_brought_back() {
    let mut ticks = ticks_of_old();
    assert_eq!(are_wrong(&ticks, 1), [true; 4]);
    assert_eq!(are_wrong(&ticks, 2), [true, true, true, false]);
    assert_eq!((ticks.times_wrong("vague-claim"), ticks.times_wrong("balance")), (2, 1));
    assert_eq!(ticks.times_wrong("vague"), 0);

    bring_back(&mut ticks, 1, &CLAIM);
    assert_eq!(are_wrong(&ticks, 1), [false, true, true, true], "the others of the check stay dismissed");
    assert_eq!(are_wrong(&ticks, 2), [true, true, true, false]);
    let again: Ticks = decode(&encode(&ticks), &()).expect("what was written");
    assert_eq!(again, ticks);
    for finding in &ALL {
        bring_back(&mut ticks, 1, finding);
    }
    assert_eq!(are_wrong(&ticks, 1), [false; 4]);
}

#[test]
fn nothing_is_lost_half_way_of_bringing_back() {
    let ticks = ticks_of_old();
    let changes = ticks.to_bring_back(&id(1), &CLAIM, &ALL);
    for done in 0..changes.len() {
        let mut half_way = ticks.clone();
        for (item, is_ticked) in changes.iter().take(done) {
            half_way.set(item, *is_ticked);
        }
        let [_, others @ ..] = are_wrong(&half_way, 1);
        assert_eq!(others, [true; 3], "after {done} changes");
    }
}
