//! Replies under pressure: their drill, leaving and coming back, marks, records, backups, and what they make of what comes
//! next.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

mod support;

use star_drill::content::{FollowUpFamily, PrincipleId, QuestionId, Trigger};
use star_drill::drill::{Asked, Drill, Event, Field, Firmness, Manner, Press};
use star_drill::progress::{
    Attempt, CHAINS_AT_MOST, Chain, Coverage, Rating, Reason, Replies, Reply, Suggestion, Tally, suggest,
};
use star_drill::storage::import::How;
use star_drill::storage::records::{Record, decode, encode, version};
use star_drill::storage::{MemoryStore, ReadError, Repository, Store, StoreError};
use support::records::{attempt, export, file, id, named, repository, shared, stands, with};
use support::{NOON, at};

const DAY_MS: u64 = 86_400_000;

fn question() -> QuestionId {
    QuestionId::new("q")
}

fn asked(text: &str) -> Asked {
    Asked { family: FollowUpFamily::HowMeasured, text: text.into(), check: None }
}

/// A chain of so many that begins, `seconds` after noon.
fn chain(count: usize, seconds: u64) -> Chain {
    let texts = (1..=count).map(|number| asked(&format!("{number}?"))).collect();
    Chain::new(texts, Manner::Typed, Press::Around, 45_000, NOON + seconds * 1000).expect("something to ask")
}

/// Replies to the follow-up that is being asked, so many seconds after the beginning of all clocks.
fn give(chain: &mut Chain, text: &str, from: u64, to: u64) {
    let drill = chain.drill(&question(), true, at(from)).expect("one is asked");
    let (drill, _) = drill.step(Event::Write(Field::Part(0), text.into()), at(from + 1));
    let (drill, _) = drill.step(Event::Finish, at(to));
    chain.take_up(&drill, at(to));
}

/// As stored: a chain with a reply of each sort, and one that is under way.
fn replies() -> Replies {
    let reply = |asked: Asked, said: &str, spent_ms, firmness| Reply {
        asked,
        said: said.into(),
        spent_ms,
        left_out_ms: 0,
        is_given: true,
        firmness,
    };
    let called = Asked { check: Some(Trigger::Quantified), ..asked("From what to what?") };
    let first = Chain {
        started_wall_ms: NOON,
        manner: Manner::Typed,
        press: Press::Around,
        reply_ms: 45_000,
        replies: vec![
            reply(called, "From 40 to \"12\".\nIn a week 日本.", 31_000, Some(Firmness::Safe)),
            reply(asked("Who says so?"), "The team.", 50_000, Some(Firmness::Gap)),
            reply(asked("How sure are you?"), "", 9_000, None),
        ],
    };
    let mut second = chain(2, 60);
    second.manner = Manner::Aloud;
    second.press = Press::Peel;
    second.replies[0].left_out_ms = 2_000;
    Replies { chains: vec![first, second] }
}

#[test]
fn a_chain_asks_one_follow_up_after_the_other_each_against_the_clock() {
    let mut chain = chain(3, 0);
    assert_eq!(chain.current(), Some(0));
    give(&mut chain, "one", 0, 20);
    give(&mut chain, "two", 20, 80);
    assert_eq!(chain.current(), Some(2));
    give(&mut chain, "three", 80, 81);
    assert_eq!(chain.current(), None);
    assert!(chain.drill(&question(), true, at(81)).is_none(), "there is nothing more to ask");
    let told: Vec<(&str, u64)> = chain.replies.iter().map(|it| (it.said.as_str(), it.spent_ms)).collect();
    assert_eq!(told, [("one", 20_000), ("two", 60_000), ("three", 1_000)], "nobody is cut off");
}

#[test]
fn a_reload_brings_the_follow_up_back_paused_with_its_text_and_time() {
    let mut chain = chain(2, 0);
    give(&mut chain, "one", 0, 20);
    let drill = chain.drill(&question(), true, at(20)).expect("the second is asked");
    let (drill, _) = drill.step(Event::Write(Field::Part(0), "half a".into()), at(30));
    chain.take_up(&drill, at(32));
    assert_eq!((chain.current(), chain.replies[1].spent_ms), (Some(1), 12_000));

    let stored = encode(&Replies { chains: vec![chain] });
    let mut back = decode::<Replies>(&stored, &id(1)).expect("it reads").chains.remove(0);
    let drill = back.drill(&question(), false, at(500)).expect("the second is asked");
    assert!(!drill.is_running());
    assert_eq!((drill.texts(), drill.answered_ms(at(900))), (&["half a".to_owned()][..], 12_000));
    let (drill, _) = drill.step(Event::Resume, at(900));
    let (drill, _) = drill.step(Event::Finish, at(905));
    back.take_up(&drill, at(905));
    assert_eq!((back.current(), back.replies[1].spent_ms), (None, 17_000));
    assert_eq!(back.replies[1].said, "half a");
}

#[test]
fn an_absence_is_left_out_of_a_reply() {
    let mut chain = chain(2, 0);
    let drill = chain.drill(&question(), true, at(0)).expect("one is asked");
    let slept = star_drill::drill::Now { wall_ms: at(10).wall_ms + 60_000, ..at(11) };
    let (drill, _) = drill.step(Event::Tick, at(10));
    let (drill, _) = drill.step(Event::Tick, slept);
    chain.take_up(&drill, slept);
    assert_eq!(chain.replies[0].spent_ms, 10_000);
    assert!(chain.replies[0].left_out_ms >= 60_000);
}

#[test]
fn stopping_keeps_what_was_said_and_asks_no_more() {
    let cases: [(&str, &[&str], &str, &[&str]); 4] = [
        ("nothing said", &[], "", &[]),
        ("the first given", &["one"], "", &["one"]),
        ("the second begun", &["one"], "two, but", &["one", "two, but"]),
        ("only the first begun", &[], "  one, but", &["  one, but"]),
    ];
    for (what, given, begun, expected) in cases {
        let mut all = Replies::default();
        let started = all.begin(chain(3, 0)).expect("none is under way");
        let chain = all.chain_mut(started).expect("it is there");
        for text in given {
            give(chain, text, 0, 10);
        }
        let drill = chain.drill(&question(), true, at(10)).expect("one is asked");
        let (drill, _) = drill.step(Event::Write(Field::Part(0), begun.into()), at(12));
        chain.take_up(&drill, at(15));
        all.stop(started);
        let said: Vec<&str> = all.chains.iter().flat_map(|it| &it.replies).map(|it| it.said.as_str()).collect();
        assert_eq!(said, expected, "{what}");
        assert!(all.open().is_none(), "{what}");
        assert_eq!(all.tally().asked, expected.len(), "{what}");
    }
}

#[test]
fn one_chain_at_a_time_each_later_than_the_one_before() {
    let mut all = Replies::default();
    let first = all.begin(chain(2, 60)).expect("none is under way");
    assert_eq!(all.begin(chain(2, 90)), None, "one is under way");
    give(all.chain_mut(first).expect("it is there"), "one", 0, 9);
    all.stop(first);
    // The clock was set back meanwhile.
    let second = all.begin(chain(2, 0)).expect("none is under way");
    assert_eq!(second, first + 1);
    give(all.chain_mut(second).expect("it is there"), "two", 0, 9);
    all.stop(second);
    while !all.is_full() {
        let started = all.begin(chain(2, 0)).expect("there is room");
        give(all.chain_mut(started).expect("it is there"), "more", 0, 9);
        all.stop(started);
    }
    assert_eq!((all.chains.len(), all.begin(chain(2, 900))), (CHAINS_AT_MOST, None));
    assert!(decode::<Replies>(&encode(&all), &id(1)).is_ok());
}

#[test]
fn marks_are_counted_and_only_replies_can_be_marked() {
    let mut all = replies();
    assert_eq!(all.tally(), Tally { asked: 3, safe: 1, partial: 0, gaps: 1 });
    all.mark(NOON, 2, Firmness::Partial);
    all.mark(NOON, 1, Firmness::Safe);
    all.mark(NOON, 9, Firmness::Gap);
    all.mark(NOON + 60_000, 0, Firmness::Gap);
    all.mark(7, 0, Firmness::Gap);
    assert_eq!(all.tally(), Tally { asked: 3, safe: 2, partial: 1, gaps: 0 });
    let pressed = all.pressed(&id(1)).expect("it was pressed");
    assert_eq!(
        (pressed.last_wall_ms, pressed.has_gap),
        (NOON, false),
        "the chain under way counts when it was replied to"
    );
    assert_eq!(Replies::default().pressed(&id(1)), None);
}

#[test]
fn records_come_back_and_go_with_their_attempt() {
    let (store, repository) = repository();
    let (attempt, answer) = attempt(1);
    repository.save_attempt(&attempt, &answer).expect("there is room");
    assert_eq!(repository.replies(&id(1)), Ok(None));
    repository.save_replies(&id(1), &replies()).expect("there is room");
    assert_eq!(repository.replies(&id(1)), Ok(Some(replies())));
    assert_eq!(repository.reply_ids(), Ok(vec![id(1)]));
    repository.save_replies(&id(2), &Replies::default()).expect("nothing is kept");
    assert_eq!(repository.reply_ids(), Ok(vec![id(1)]));
    repository.remove_attempt(&id(1)).expect("the store answers");
    assert_eq!(store.keys(""), Ok(vec![]), "nothing is left behind");
}

/// The forms that were released, frozen. Never edit one: a new version gets a new file.
#[test]
fn records_of_every_released_version_are_read_and_the_newest_is_written() {
    let frozen = include_str!("fixtures/records/replies-1.json").trim_end();
    assert_eq!(decode::<Replies>(frozen, &id(1)), Ok(replies()));
    assert_eq!(encode(&replies()), frozen);
    assert_eq!((version::<Replies>(), Replies::KIND), (1, "replies"));
}

#[test]
fn replies_that_cannot_be_are_refused_and_set_aside() {
    let whole = encode(&replies());
    let chains = |count: u64| {
        let all = (0..count).map(|number| Chain { started_wall_ms: NOON + number, ..chain(2, 0) });
        encode(&Replies { chains: all.collect() })
    };
    let table = [
        ("no chains", "{\"v\":1}".to_owned()),
        ("an empty list", "{\"v\":1,\"chains\":[]}".to_owned()),
        ("too many chains", chains(CHAINS_AT_MOST as u64 + 1)),
        ("a chain without follow-ups", encode(&Replies { chains: vec![Chain { replies: vec![], ..chain(2, 0) }] })),
        ("a chain far too long", encode(&Replies { chains: vec![chain(21, 0)] })),
        ("chains out of order", encode(&Replies { chains: vec![chain(2, 9), chain(2, 0)] })),
        ("an unknown family", whole.replacen("how-measured", "how-come", 1)),
        ("an unknown check", whole.replace("\"quantified\"", "\"luck\"")),
        ("an unknown mark", whole.replace("\"gap\"", "\"hole\"")),
        ("an unknown press", whole.replace("\"peel\"", "\"squeeze\"")),
        ("no time", whole.replacen("\"spent\"", "\"took\"", 1)),
        ("an impossible time", whole.replace("31000", "18446744073709551615")),
        ("not said whether it was given", whole.replacen("\"given\"", "\"taken\"", 1)),
    ];
    for (what, text) in table {
        assert_ne!(text, whole, "{what}: the table is up to date");
        let (store, repository) = with(&[(&named("replies", 1), &text)]);
        assert!(matches!(repository.replies(&id(1)), Err(ReadError::SetAside(_))), "{what}");
        assert_eq!(stands(&store, &format!("quarantine/{}", named("replies", 1))), Some(text), "{what}");
    }
}

#[test]
fn a_full_store_and_a_newer_build_keep_what_was_there() {
    let (store, repository) = shared(MemoryStore::with_limit(1_000));
    repository.save_replies(&id(1), &Replies { chains: vec![chain(2, 0)] }).expect("there is room");
    let before = stands(&store, &format!("v1/{}", named("replies", 1)));
    let long = Replies { chains: vec![Chain { replies: vec![chain(2, 0).replies.remove(0); 19], ..chain(2, 0) }] };
    assert_eq!(repository.save_replies(&id(1), &long), Err(StoreError::Full));
    assert_eq!(stands(&store, &format!("v1/{}", named("replies", 1))), before);

    let newer = r#"{"v":2,"whatever":true}"#;
    let (store, repository) = with(&[(&named("replies", 1), newer)]);
    assert_eq!(repository.replies(&id(1)), Err(ReadError::Newer));
    assert_eq!(repository.save_replies(&id(1), &replies()), Err(StoreError::ReadOnly));
    assert_eq!(stands(&store, &format!("v1/{}", named("replies", 1))).as_deref(), Some(newer));
}

#[test]
fn two_tabs_lose_nothing_of_each_other() {
    let mut here = replies();
    // There the third was marked, the chain under way went on, and another was begun.
    let mut there = replies();
    there.mark(NOON, 2, Firmness::Safe);
    there.mark(NOON, 1, Firmness::Partial);
    let under_way = there.chain_mut(NOON + 60_000).expect("it is there");
    give(under_way, "because", 0, 30);
    there.chains.push(chain(2, 120));
    let other = there.clone();
    here.join(there);
    assert_eq!(here.chains.len(), 3);
    assert_eq!(here.chains[0].replies[2].firmness, Some(Firmness::Safe), "a mark that was missing");
    assert_eq!(here.chains[0].replies[1].firmness, Some(Firmness::Gap), "the mark here stays");
    assert_eq!(here.chains[1].replies[0].said, "because", "a reply that was missing");
    let joined = here.clone();
    here.join(other);
    assert_eq!(here, joined, "once is enough");

    // Stopped here, it went on there.
    let mut stopped = replies();
    stopped.stop(NOON + 60_000);
    let mut went_on = replies();
    let under_way = went_on.chain_mut(NOON + 60_000).expect("it is there");
    give(under_way, "because", 0, 30);
    stopped.join(went_on);
    let said: Vec<usize> = stopped.chains.iter().map(|it| it.tally().asked).collect();
    assert_eq!(said, [3, 1]);
}

#[test]
fn a_backup_has_the_replies_and_merging_loses_none() {
    let (_, repository) = repository();
    let (attempt, answer) = attempt(1);
    repository.save_attempt(&attempt, &answer).expect("there is room");
    repository.save_replies(&id(1), &replies()).expect("there is room");
    let backup = export(&repository);
    for how in [How::Merge, How::Replace] {
        let (_, empty) = support::records::repository();
        let imported = empty.import(&backup, how).expect("a sound file");
        assert_eq!((imported.added, imported.unreadable), (3, 0));
        assert_eq!(empty.replies(&id(1)), Ok(Some(replies())));
    }

    let mut here = replies();
    here.chains.truncate(1);
    here.chains[0].replies[2].firmness = Some(Firmness::Partial);
    let (_, repository) = with(&[(&named("replies", 1), &encode(&here))]);
    let file = file(&[(&named("replies", 1), &encode(&replies()))]);
    for time in ["once", "twice"] {
        repository.import(&file, How::Merge).expect("a sound file");
        let mut expected = replies();
        expected.chains[0].replies[2].firmness = Some(Firmness::Partial);
        assert_eq!(repository.replies(&id(1)), Ok(Some(expected)), "{time}");
    }
}

/// What comes next of `a` and `b`, where `a` went well a day ago and was pressed so many hours ago, with these marks; and
/// drilled again since, perhaps.
fn next(hours_ago: u64, marks: &[Firmness], drilled_since: bool) -> Suggestion {
    let (plain, _) = attempt(1);
    let drilled = |of: &str, wall_ms: u64, number| Attempt {
        id: star_drill::progress::AttemptId::new(wall_ms, number),
        principle: Some(PrincipleId::new(of)),
        started_wall_ms: wall_ms,
        rating: Some(Rating::Good),
        ..plain.clone()
    };
    let now = NOON + 100 * DAY_MS;
    let of_a = drilled("a", now - DAY_MS, 1);
    let mut attempts = vec![of_a.clone(), drilled("b", now - 2 * DAY_MS, 2)];
    if drilled_since {
        attempts.insert(0, drilled("a", now - 60_000, 3));
    }
    let mut all = Replies::default();
    let begun = Chain { started_wall_ms: now - hours_ago * 3_600_000, ..chain(marks.len(), 0) };
    let started = all.begin(begun).expect("none is under way");
    for (place, firmness) in marks.iter().enumerate() {
        give(all.chain_mut(started).expect("it is there"), "so", 0, 9);
        all.mark(started, place, *firmness);
    }
    let principles = ["a", "b"].map(PrincipleId::new);
    let coverage = Coverage::of(&principles, &[], &attempts, 2);
    let pressed: Vec<_> = all.pressed(&of_a.id).into_iter().collect();
    suggest(&principles, &coverage, &attempts, &pressed, now, None).expect("a suggestion")
}

#[test]
fn a_gap_brings_its_principle_back_until_it_is_drilled_or_pressed_without_one() {
    use Firmness::{Gap, Partial, Safe};
    let suggested = |principle: &str, reason| Suggestion { principle: PrincipleId::new(principle), reason };
    assert_eq!(next(3, &[Safe, Gap], false), suggested("a", Reason::FoundGap(0)));
    assert_eq!(next(23, &[Gap, Safe, Safe], false), suggested("a", Reason::FoundGap(0)));
    let of_b = suggested("b", Reason::Due(2));
    assert_eq!(next(3, &[Safe, Partial], false), of_b, "no gap");
    assert_eq!(next(3, &[Safe, Gap], true), of_b, "what was found last counts");
}

/// Where nothing was pressed, nothing changes.
#[test]
fn a_repository_without_replies_has_none() {
    let repository = Repository::new(Box::new(MemoryStore::default()));
    assert_eq!(repository.reply_ids(), Ok(vec![]));
    let drill: Option<Drill> = chain(2, 0).drill(&question(), false, at(0));
    assert!(drill.is_some_and(|drill| !drill.is_running()));
}
