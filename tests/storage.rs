//! What is kept: records of every version, unreadable ones, a full store, and two tabs.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

mod support;

use std::rc::Rc;

use star_drill::content::{Kind, PrincipleId, RoleId, RoundId, Segment, StageId};
use star_drill::drill::{Drill, Event, Field, Form, LoopSnapshot, Manner, Snapshot};
use star_drill::progress::{
    Amended, Amendment, Answer, Attempt, AttemptId, Plan, Preferences, Rating, Settings, Story, StoryId, Theme, Ticks,
    Versions,
};
use star_drill::storage::records::{Record, decode, encode, version};
use star_drill::storage::{MemoryStore, RECORDS, ReadError, Repository, Store, StoreError};
use support::loops::{kept, loop_id};
use support::records::{attempt, id, plan, repository, settings, shared, story, story_id, ticks};
use support::{NOON, at, play, setup};

#[test]
fn an_attempt_is_what_the_drill_was() {
    let (attempt, answer) = attempt(1);
    assert_eq!(attempt.spent_ms, [15_000, 0, 36_000, 0]);
    assert_eq!((attempt.thought_ms, attempt.answered_ms(), attempt.planned_ms()), (10_000, 51_000, 180_000));
    assert_eq!(attempt.words, [6, 0, 5, 0]);
    assert_eq!(attempt.principle, Some(PrincipleId::new("own")));
    assert_eq!(answer.texts[2], "I rolled it back. 日本 😀");
}

#[test]
fn records_come_back_as_they_were() {
    let (_, repository) = repository();
    let (mut attempt, mut answer) = attempt(1);
    attempt.amend(&mut answer, Amendment::Rating(Rating::Hard));
    attempt.amend(&mut answer, Amendment::Segment(Segment::Result, true));
    attempt.amend(&mut answer, Amendment::Segment(Segment::Situation, true));
    attempt.amend(&mut answer, Amendment::Probe(true));
    attempt.amend(&mut answer, Amendment::Remark("more numbers".into()));
    attempt.amend(&mut answer, Amendment::Story(Some(story_id())));
    repository.save_attempt(&attempt, &answer).expect("there is room");
    assert_eq!(repository.attempt(&attempt.id), Ok(Some(attempt.clone())));
    assert_eq!(repository.answer(&attempt.id), Ok(Some(answer)));
    assert_eq!(attempt.self_check.segments, [Segment::Situation, Segment::Result], "in the order they are told");

    let preferences = Preferences {
        theme: Theme::Dark,
        clock_hidden: true,
        manner: Manner::Aloud,
        form: Form::Free,
        answer_seconds: Some(75),
        think_seconds: Some(0),
        principle: Some(PrincipleId::new("own")),
        role: Some(RoleId::new("dev")),
        kind: Some(Kind::Case),
        stage: Some(StageId::new("loop")),
        round: Some(RoundId::new("vision")),
        counts_down: true,
        is_quiet: true,
    };
    repository.save_preferences(&preferences).expect("there is room");
    assert_eq!(repository.preferences(), Ok(Some(preferences)));

    let (drill, _) = play(setup(10, 180), &[(20, Event::Next), (21, Event::Write(Field::Part(1), "duty".into()))]);
    let snapshot = drill.snapshot(at(22));
    repository.save_draft(&id(7), &snapshot).expect("there is room");
    assert_eq!(repository.draft(&id(7)), Ok(Some(snapshot.clone())));
    assert!(Drill::restore(snapshot, at(0)).is_ok());

    let (story, versions) = story();
    repository.save_story(&story).expect("there is room");
    repository.save_story_versions(&story.id, &versions).expect("there is room");
    repository.save_ticks(&ticks()).expect("there is room");
    repository.save_plan(&plan()).expect("there is room");
    repository.save_settings(&settings()).expect("there is room");
    repository.save_mock_loop(&loop_id(), &kept()).expect("there is room");
    assert_eq!(repository.mock_loop(&loop_id()), Ok(Some(kept())));
    assert_eq!(repository.loop_ids(), Ok(vec![loop_id()]));
    repository.remove_mock_loop(&loop_id()).expect("the store answers");
    assert_eq!(repository.mock_loop(&loop_id()), Ok(None));
    assert_eq!(repository.plan(), Ok(Some(plan())));
    assert_eq!(repository.settings(), Ok(Some(settings())));
    assert_eq!(repository.story(&story.id), Ok(Some(story.clone())));
    assert_eq!(repository.story_versions(&story.id), Ok(Some(versions)));
    assert_eq!(repository.ticks(), Ok(Some(ticks())));
    repository.remove_story(&story.id).expect("the store answers");
    assert_eq!(repository.story(&story.id), Ok(None));
    assert_eq!(repository.story_versions(&story.id), Ok(None), "they go with their story");
    assert_eq!(repository.attempt(&attempt.id), Ok(Some(attempt)), "what was told with it still says so");
}

#[test]
fn what_is_not_there_is_nothing() {
    let (_, repository) = repository();
    assert_eq!(repository.preferences(), Ok(None));
    assert_eq!(repository.attempt(&id(1)), Ok(None));
    assert_eq!(repository.attempt_ids(), Ok(vec![]));
    assert_eq!(repository.story(&story_id()), Ok(None));
    assert_eq!(repository.story_versions(&story_id()), Ok(None));
    assert_eq!(repository.story_ids(), Ok(vec![]));
    assert_eq!(repository.ticks(), Ok(None));
    assert_eq!(repository.plan(), Ok(None));
    assert_eq!(repository.settings(), Ok(None));
}

/// The forms that were released, frozen. Never edit one: a new version gets a new file.
#[test]
fn records_of_every_released_version_are_read() {
    let (expected, answer) = attempt(1);
    let read = decode::<Attempt>(include_str!("fixtures/records/attempt-1.json"), &id(1)).expect("attempt 1");
    assert_eq!(Attempt { rating: None, ..read.clone() }, expected);
    assert_eq!((read.rating, &read.story), (Some(Rating::Good), &None));
    let told = decode::<Attempt>(include_str!("fixtures/records/attempt-2.json"), &id(1)).expect("attempt 2");
    assert_eq!(told, Attempt { story: Some(story_id()), ..read });
    assert_eq!(decode::<Answer>(include_str!("fixtures/records/answer-1.json"), &id(1)), Ok(answer.clone()));
    let timed = Answer { said_seconds: Some(154), ..answer };
    assert_eq!(decode::<Answer>(include_str!("fixtures/records/answer-2.json"), &id(1)), Ok(timed));

    let draft =
        decode::<star_drill::drill::Snapshot>(include_str!("fixtures/records/draft-1.json"), &id(1)).expect("draft 1");
    assert_eq!((draft.current, draft.texts[1].as_str()), (1, "duty"));
    let preferences =
        decode::<Preferences>(include_str!("fixtures/records/preferences-1.json"), &()).expect("preferences 1");
    assert_eq!((preferences.theme, preferences.answer_seconds), (Theme::Dark, Some(75)));
    assert_eq!(preferences.kind, Some(Kind::Behavioural), "what version 1 drilled");
    let preferences =
        decode::<Preferences>(include_str!("fixtures/records/preferences-2.json"), &()).expect("preferences 2");
    assert_eq!((preferences.kind, preferences.stage), (None, Some(StageId::new("interview-loop"))));
    assert!(!preferences.counts_down && !preferences.is_quiet, "what version 2 showed and said");
    let preferences =
        decode::<Preferences>(include_str!("fixtures/records/preferences-3.json"), &()).expect("preferences 3");
    assert_eq!((preferences.counts_down, preferences.is_quiet), (true, false));

    let (story, versions) = story();
    assert_eq!(decode::<Story>(include_str!("fixtures/records/story-1.json"), &story_id()), Ok(story));
    assert_eq!(decode::<Versions>(include_str!("fixtures/records/versions-1.json"), &story_id()), Ok(versions));
    assert_eq!(decode::<Ticks>(include_str!("fixtures/records/ticks-1.json"), &()), Ok(ticks()));
    let first = Plan { own: Vec::new(), ..plan() };
    assert_eq!(decode::<Plan>(include_str!("fixtures/records/plan-1.json"), &()), Ok(first));
    assert_eq!(decode::<Plan>(include_str!("fixtures/records/plan-2.json"), &()), Ok(plan()));
    assert_eq!(decode::<LoopSnapshot>(include_str!("fixtures/records/loop-1.json"), &loop_id()), Ok(kept()));
    assert_eq!(decode::<Settings>(include_str!("fixtures/records/settings-1.json"), &()), Ok(settings()));
}

#[test]
fn what_is_written_today_is_the_newest_fixture() {
    // Fails when the form changes: then the version must rise, a step be added, and the older fixture stay.
    let (mut attempt, mut answer) = attempt(1);
    answer.said_seconds = Some(154);
    attempt.rating = Some(Rating::Good);
    attempt.story = Some(story_id());
    assert_eq!(encode(&attempt), include_str!("fixtures/records/attempt-2.json").trim_end());
    assert_eq!(encode(&answer), include_str!("fixtures/records/answer-2.json").trim_end());
    let events = [(20, Event::Next), (21, Event::Write(Field::Part(1), "duty".into()))];
    let (drill, _) = play(setup(10, 180), &events);
    assert_eq!(encode(&drill.snapshot(at(22))), include_str!("fixtures/records/draft-1.json").trim_end());
    let stage = Some(StageId::new("interview-loop"));
    let preferences = Preferences {
        theme: Theme::Dark,
        answer_seconds: Some(75),
        kind: None,
        stage,
        counts_down: true,
        ..Preferences::default()
    };
    assert_eq!(encode(&preferences), include_str!("fixtures/records/preferences-3.json").trim_end());
    let (story, earlier) = story();
    assert_eq!(encode(&story), include_str!("fixtures/records/story-1.json").trim_end());
    assert_eq!(encode(&earlier), include_str!("fixtures/records/versions-1.json").trim_end());
    assert_eq!(encode(&ticks()), include_str!("fixtures/records/ticks-1.json").trim_end());
    assert_eq!(encode(&plan()), include_str!("fixtures/records/plan-2.json").trim_end());
    assert_eq!(encode(&kept()), include_str!("fixtures/records/loop-1.json").trim_end());
    assert_eq!(encode(&settings()), include_str!("fixtures/records/settings-1.json").trim_end());
    let versions = [version::<Attempt>(), version::<Answer>(), version::<Snapshot>(), version::<Preferences>()];
    assert_eq!(versions, [2, 2, 1, 3]);
    assert_eq!([version::<Story>(), version::<Versions>(), version::<Ticks>()], [1, 1, 1]);
    assert_eq!([version::<Plan>(), version::<Settings>(), version::<LoopSnapshot>()], [2, 1, 1]);
}

#[test]
fn records_of_stories_that_cannot_be_are_refused() {
    let (story, versions) = story();
    let [whole, earlier] = [encode(&story), encode(&versions)];
    let fair = r#"{"principle":"own","strength":"fair"}"#;
    let table = [
        ("no title", whole.replace("\"title\"", "\"name\"")),
        ("three texts", whole.replace(",\"\"]", "]")),
        ("five texts", whole.replace(",\"\"]", ",\"\",\"\"]")),
        ("no texts", whole.replace("\"texts\"", "\"text\"")),
        ("an unknown strength", whole.replace("\"strong\"", "\"mighty\"")),
        ("a principle twice", whole.replace("dive-deep", "own")),
        (
            "four principles",
            whole.replace(fair, &[fair, &fair.replace("own", "b"), &fair.replace("own", "c")].join(",")),
        ),
        ("changed after all times", whole.replace("1795348805000", "18446744073709551615")),
        ("a newer record", whole.replace("\"v\":1", "\"v\":2")),
    ];
    for (what, text) in table {
        assert_ne!(text, whole, "{what}: the table is up to date");
        assert!(decode::<Story>(&text, &story.id).is_err(), "{what}");
    }
    let six = Versions { kept: vec![story.clone(); 6] };
    let table = [
        ("no list", "{\"v\":1}".to_owned()),
        ("six versions", encode(&six)),
        ("a broken version", earlier.replace("\"title\"", "\"name\"")),
    ];
    for (what, text) in table {
        assert!(decode::<Versions>(&text, &story.id).is_err(), "{what}");
    }
    for text in ["{\"v\":1}", "{\"v\":1,\"ticked\":[1]}", "{\"v\":1,\"ticked\":\"x\"}"] {
        assert!(decode::<Ticks>(text, &()).is_err(), "{text}");
    }
    let untidy = decode::<Ticks>(r#"{"v":1,"ticked":["b","a","b"]}"#, &()).expect("ticks");
    assert_eq!(untidy.iter().collect::<Vec<_>>(), ["a", "b"], "sorted, each once");
    let (attempt, _) = attempt(1);
    let told = encode(&attempt).replace("\"story\":null", "\"story\":\"the outage\"");
    assert!(decode::<Attempt>(&told, &attempt.id).is_err(), "a story of no name");
}

#[test]
fn records_of_loops_that_cannot_be_are_refused() {
    let whole = encode(&kept());
    let table = [
        ("no seed", whole.replace("\"seed\"", "\"seeds\"")),
        ("an unknown length", whole.replace("\"quarter\"", "\"week\"")),
        ("an unknown stage", whole.replace("\"follow-up\"", "\"lunch\"")),
        ("a place too few", whole.replace("\"at\":[0,1]", "\"at\":[0]")),
        ("an unknown family", whole.replace("\"own-part\"", "\"own-whole\"")),
        ("a broken drill", whole.replace("\"paused\"", "\"stopped\"")),
        ("an impossible time", whole.replace("\"spent\":80000", "\"spent\":18446744073709551615")),
        ("a newer record", whole.replacen("\"v\":1", "\"v\":2", 1)),
    ];
    for (what, text) in table {
        assert_ne!(text, whole, "{what}: the table is up to date");
        assert!(decode::<LoopSnapshot>(&text, &loop_id()).is_err(), "{what}");
    }
}

#[test]
fn attempts_are_listed_newest_first_without_reading_them() {
    let (store, repository) = repository();
    let (attempt, answer) = attempt(1);
    for started in [NOON + 2, NOON, NOON + 1] {
        let id = AttemptId::new(started, 0);
        repository.save_attempt(&Attempt { id, ..attempt.clone() }, &answer).expect("there is room");
    }
    store.set("star-drill/v1/attempt/nonsense", "{}").expect("there is room");
    store.set("another-product/attempt/0001795348800000-00000000", "{}").expect("there is room");
    let listed = repository.attempt_ids().expect("the store answers");
    assert_eq!(listed, [NOON + 2, NOON + 1, NOON].map(|started| AttemptId::new(started, 0)));
}

#[test]
fn stories_are_listed_newest_begun_first_without_reading_them() {
    let (store, repository) = repository();
    for begun in [NOON + 1, NOON + 3, NOON + 2] {
        // What was changed last has nothing to do with it.
        let story = Story::new(StoryId::new(begun, 0), 2 * NOON - begun);
        repository.save_story(&story).expect("there is room");
        repository.save_story_versions(&story.id, &Versions::default()).expect("there is room");
    }
    for name in ["story/nonsense", "stories/1795348800000-00000000"] {
        store.set(&format!("star-drill/v1/{name}"), "{}").expect("there is room");
    }
    let listed = repository.story_ids().expect("the store answers");
    assert_eq!(listed, [NOON + 3, NOON + 2, NOON + 1].map(|begun| StoryId::new(begun, 0)));
}

#[test]
fn what_cannot_be_read_is_set_aside_and_the_rest_works() {
    let (good, answer) = attempt(2);
    let whole = encode(&good);
    let table = [
        ("broken JSON", "{\"v\":1,".to_owned()),
        ("another type", "[]".to_owned()),
        ("no version", "{}".to_owned()),
        ("a missing field", whole.replace("\"started\"", "\"begun\"")),
        ("too few times", whole.replace("\"spent\":[15000,0,36000,0]", "\"spent\":[15000]")),
        ("an impossible time", whole.replace("\"thought\":10000", "\"thought\":18446744073709551615")),
        (
            "no parts",
            whole.replace(
                &whole[whole.find("\"plan\":").expect("plan")..whole.find(",\"spent\"").expect("spent")],
                "\"plan\":[]",
            ),
        ),
    ];
    for (what, text) in table {
        let (store, repository) = repository();
        repository.save_attempt(&good, &answer).expect("there is room");
        let key = format!("star-drill/v1/attempt/{}", id(1).as_str());
        store.set(&key, &text).expect("there is room");
        match repository.attempt(&id(1)) {
            Err(ReadError::SetAside(aside)) => {
                assert!(aside.key == key && !aside.reason.is_empty(), "{what}")
            }
            other => panic!("{what}: {other:?}"),
        }
        assert_eq!(store.get(&key), Ok(None), "{what}: not met again");
        let aside = key.replace("v1", "quarantine");
        assert_eq!(
            store.get(&aside).expect("the store answers").as_deref(),
            Some(text.as_str()),
            "{what}: kept to the letter"
        );
        assert_eq!(repository.set_aside().map(|list| list.len()), Ok(1), "{what}");
        assert_eq!(repository.attempt(&id(2)), Ok(Some(good.clone())), "{what}: the rest works");
        assert!(
            repository.export_with(&[], 0).expect("the store answers").contains("\"unreadable\":{\"attempt/"),
            "{what}"
        );
    }
}

#[test]
fn what_was_set_aside_before_stays() {
    let (store, repository) = repository();
    for text in ["{first", "{second", "{second"] {
        store.set("star-drill/v1/preferences", text).expect("there is room");
        assert!(matches!(repository.preferences(), Err(ReadError::SetAside(_))));
    }
    let aside = |name: &str| store.get(&format!("star-drill/quarantine/{name}")).expect("the store answers");
    assert_eq!(aside("preferences").as_deref(), Some("{first"));
    assert_eq!(aside("preferences~2").as_deref(), Some("{second"));
    assert_eq!(repository.set_aside().map(|list| list.len()), Ok(2), "the same text once");
}

#[test]
fn what_cannot_be_set_aside_for_want_of_room_stays_where_it_is() {
    let key = format!("star-drill/v1/attempt/{}", id(1).as_str());
    let text = "x".repeat(100);
    let (store, repository) = shared(MemoryStore::with_limit(key.len() + text.len() + 50));
    store.set(&key, &text).expect("there is room");
    assert!(matches!(repository.attempt(&id(1)), Err(ReadError::SetAside(_))));
    assert_eq!(store.get(&key), Ok(Some(text)));
}

#[test]
fn what_could_not_be_set_aside_is_not_written_over_until_it_can() {
    let (attempt, answer) = attempt(1);
    let key = format!("star-drill/v1/answer/{}", attempt.id.as_str());
    let text = "x".repeat(600);
    let filler = "y".repeat(2_000);
    let (store, repository) = shared(MemoryStore::with_limit(3_300));
    store.set("another-product/filler", &filler).expect("there is room");
    store.set(&key, &text).expect("there is room");
    assert!(matches!(repository.answer(&attempt.id), Err(ReadError::SetAside(_))));
    assert_eq!(repository.save_attempt(&attempt, &answer), Err(StoreError::Full));
    assert_eq!(repository.remove_attempt(&attempt.id), Err(StoreError::Full), "nor is it deleted without a copy");
    assert_eq!(store.get(&key), Ok(Some(text.clone())), "the unreadable text is there as it was");

    store.remove("another-product/filler").expect("the store answers");
    assert_eq!(repository.save_attempt(&attempt, &answer), Ok(()));
    let aside = key.replace("star-drill/v1/", "star-drill/quarantine/");
    assert_eq!(store.get(&aside), Ok(Some(text)), "and now it is set aside");
    assert_eq!(repository.answer(&attempt.id), Ok(Some(answer)));
}

#[test]
fn records_of_a_newer_build_are_left_alone_and_nothing_is_written_any_more() {
    let (store, repository) = repository();
    let key = "star-drill/v1/preferences";
    store.set(key, r#"{"v":4,"theme":"sepia"}"#).expect("there is room");
    assert_eq!(repository.preferences(), Err(ReadError::Newer));
    assert!(repository.is_read_only());
    let (attempt, answer) = attempt(1);
    assert_eq!(repository.save_preferences(&Preferences::default()), Err(StoreError::ReadOnly));
    assert_eq!(repository.save_attempt(&attempt, &answer), Err(StoreError::ReadOnly));
    assert_eq!(repository.remove_attempt(&attempt.id), Err(StoreError::ReadOnly));
    assert_eq!(store.get(key).expect("the store answers").as_deref(), Some(r#"{"v":4,"theme":"sepia"}"#));
}

#[test]
fn a_full_store_keeps_both_halves_of_an_attempt_or_neither() {
    let (attempt, answer) = attempt(1);
    let answer_size = encode(&answer).len() + "star-drill/v1/answer/".len() + attempt.id.as_str().len();
    let (store, repository) = shared(MemoryStore::with_limit(answer_size + 10));
    assert_eq!(repository.save_attempt(&attempt, &answer), Err(StoreError::Full));
    assert_eq!(store.keys(""), Ok(vec![]), "neither half is left behind");
}

#[test]
fn a_full_store_keeps_what_was_there_when_an_amendment_does_not_fit() {
    let (mut attempt, mut answer) = attempt(1);
    let room = {
        let (store, repository) = repository();
        repository.save_attempt(&attempt, &answer).expect("there is room");
        store
            .keys("")
            .expect("keys")
            .iter()
            .map(|key| key.len() + store.get(key).ok().flatten().map_or(0, |it| it.len()))
            .sum::<usize>()
    };
    let (_, repository) = shared(MemoryStore::with_limit(room + 4));
    repository.save_attempt(&attempt, &answer).expect("there is just room");
    let before = (attempt.clone(), answer.clone());
    attempt.amend(&mut answer, Amendment::Remark("a remark that is too long".into()));
    assert_eq!(repository.save_attempt(&attempt, &answer), Err(StoreError::Full));
    assert_eq!(repository.attempt(&attempt.id), Ok(Some(before.0)));
    assert_eq!(repository.answer(&attempt.id), Ok(Some(before.1)));
}

#[test]
fn two_tabs_never_overwrite_each_others_attempts() {
    let store = Rc::new(MemoryStore::default());
    let tabs = [Repository::new(Box::new(Rc::clone(&store))), Repository::new(Box::new(Rc::clone(&store)))];
    let (attempt, answer) = attempt(1);
    for number in 0..300 {
        let attempt = Attempt { id: id(number), ..attempt.clone() };
        tabs[usize::from(number % 2 == 0)].save_attempt(&attempt, &answer).expect("there is room");
    }
    assert_eq!(tabs[0].attempt_ids().map(|ids| ids.len()), Ok(300));
}

#[test]
fn an_amendment_writes_only_what_it_changes() {
    let amendments = [
        (Amendment::Rating(Rating::Hard), Amended::Summary),
        (Amendment::Segment(Segment::Result, true), Amended::Summary),
        (Amendment::Probe(true), Amended::Summary),
        (Amendment::Story(Some(story_id())), Amended::Summary),
        (Amendment::Remark("more numbers".into()), Amended::Texts),
        (Amendment::Transcript("In May it broke.".into()), Amended::Both),
    ];
    for (amendment, expected) in amendments {
        let (store, repository) = repository();
        let (mut attempt, mut answer) = attempt(1);
        let amended = attempt.amend(&mut answer, amendment);
        assert_eq!(amended, expected);
        repository.save_amended(&attempt, &answer, amended).expect("there is room");
        let keys = store.keys(RECORDS).expect("it can be read");
        let mut kinds: Vec<&str> = keys.iter().filter_map(|key| key.strip_prefix(RECORDS)?.split('/').next()).collect();
        kinds.sort_unstable();
        let written: &[&str] = match expected {
            Amended::Summary => &["attempt"],
            Amended::Texts => &["answer"],
            Amended::Both => &["answer", "attempt"],
        };
        assert_eq!(kinds, written, "{expected:?}");
    }
}

#[test]
fn used_room_is_counted_in_utf_16_units_of_our_keys_only() {
    let (store, repository) = repository();
    store.set("star-drill/v1/x", "日😀").expect("there is room");
    store.set("other", "not ours").expect("there is room");
    assert_eq!(repository.used_units(), Ok("star-drill/v1/x".len() + 1 + 2));
}

#[test]
fn kinds_have_names_of_their_own() {
    let kinds = [Attempt::KIND, Answer::KIND, star_drill::drill::Snapshot::KIND, Preferences::KIND];
    assert_eq!(kinds, ["attempt", "answer", "draft", "preferences"], "they stand in people's stores");
    assert_eq!([Story::KIND, Versions::KIND, Ticks::KIND], ["story", "versions", "ticks"]);
    assert_eq!([Plan::KIND, Settings::KIND, LoopSnapshot::KIND], ["plan", "settings", "loop"]);
    assert_eq!(star_drill::progress::Replies::KIND, "replies");
}
