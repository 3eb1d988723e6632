//! What is kept: records of every version, unreadable ones, a full store, two tabs, and backups.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

mod support;

use std::rc::Rc;

use star_drill::content::{Kind, Pack, PackId, PrincipleId, RoleId, RoundId, Segment, StageId};
use star_drill::drill::{Drill, Event, Field, Form, Manner, Snapshot};
use star_drill::progress::{
    Amendment, Answer, Attempt, AttemptId, Preferences, Rating, Story, StoryId, Strength, Theme, Ticks, Versions,
};
use star_drill::storage::backup::ImportError;
use star_drill::storage::records::{Record, decode, encode, version};
use star_drill::storage::{MemoryStore, ReadError, Repository, Store, StoreError};
use support::{NOON, at, play, setup};

/// A store that the test can look into, and a repository over it.
fn repository() -> (Rc<MemoryStore>, Repository) {
    shared(MemoryStore::default())
}

fn shared(store: MemoryStore) -> (Rc<MemoryStore>, Repository) {
    let store = Rc::new(store);
    (Rc::clone(&store), Repository::new(Box::new(store)))
}

fn id(number: u32) -> AttemptId {
    AttemptId::new(NOON, number)
}

fn attempt(number: u32) -> (Attempt, Answer) {
    let write = |part, text: &str| Event::Write(Field::Part(part), text.into());
    let events = [
        (3, Event::Write(Field::Notes, "May, \"outage\"".into())),
        (10, Event::Tick),
        (20, write(0, "In May we had an outage.")),
        (25, Event::MoveTo(2)),
        (60, write(2, "I rolled it back. 日本 😀")),
        (61, Event::Finish),
    ];
    let (drill, _) = play(setup(10, 180), &events);
    let pack = Pack::parse(
        r#"{ "format": 1, "id": "p", "title": "P", "lang": "en",
            "principles": [ { "id": "own", "name": "Own", "summary": "s", "probe": "p", "red_flag": "r" } ],
            "questions": [ { "id": "q", "text": "What broke?", "principles": ["own"] } ] }"#,
    )
    .expect("a sound pack");
    Attempt::of_drill(&drill, PackId::new("p"), &pack.questions()[0], id(number), at(61))
}

fn story_id() -> StoryId {
    StoryId::new(NOON, 9)
}

/// A story made of the attempt, and what it was before.
fn story() -> (Story, Versions) {
    let (attempt, answer) = attempt(1);
    let mut story = Story::of_attempt(story_id(), &attempt, &answer, NOON + 5_000);
    story.when = "spring 2024".into();
    story.role = "on-call engineer".into();
    story.numbers = "40 % fewer \"lost\" orders".into();
    story.learned = "Roll back first.\nLook for the cause then.".into();
    story.now = "Rehearse it.".into();
    story.serve(1, Some(PrincipleId::new("dive-deep")));
    story.set_strength(&PrincipleId::new("dive-deep"), Strength::Strong);
    let mut versions = Versions::default();
    versions.keep(Story { title: "The outage".into(), ..story.clone() });
    versions.keep(story.clone());
    (story, versions)
}

fn ticks() -> Ticks {
    let mut ticks = Ticks::default();
    ticks.set("principle/own/survived-follow-ups", true);
    ticks.set("checklist/before-applying/master-principles", true);
    ticks
}

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
    assert_eq!(decode::<Answer>(include_str!("fixtures/records/answer-1.json"), &id(1)), Ok(answer));

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

    let (story, versions) = story();
    assert_eq!(decode::<Story>(include_str!("fixtures/records/story-1.json"), &story_id()), Ok(story));
    assert_eq!(decode::<Versions>(include_str!("fixtures/records/versions-1.json"), &story_id()), Ok(versions));
    assert_eq!(decode::<Ticks>(include_str!("fixtures/records/ticks-1.json"), &()), Ok(ticks()));
}

#[test]
fn what_is_written_today_is_the_newest_fixture() {
    // Fails when the form changes: then the version must rise, a step be added, and the older fixture stay.
    let (mut attempt, answer) = attempt(1);
    attempt.rating = Some(Rating::Good);
    attempt.story = Some(story_id());
    assert_eq!(encode(&attempt), include_str!("fixtures/records/attempt-2.json").trim_end());
    assert_eq!(encode(&answer), include_str!("fixtures/records/answer-1.json").trim_end());
    let events = [(20, Event::Next), (21, Event::Write(Field::Part(1), "duty".into()))];
    let (drill, _) = play(setup(10, 180), &events);
    assert_eq!(encode(&drill.snapshot(at(22))), include_str!("fixtures/records/draft-1.json").trim_end());
    let stage = Some(StageId::new("interview-loop"));
    let preferences =
        Preferences { theme: Theme::Dark, answer_seconds: Some(75), kind: None, stage, ..Preferences::default() };
    assert_eq!(encode(&preferences), include_str!("fixtures/records/preferences-2.json").trim_end());
    let (story, earlier) = story();
    assert_eq!(encode(&story), include_str!("fixtures/records/story-1.json").trim_end());
    assert_eq!(encode(&earlier), include_str!("fixtures/records/versions-1.json").trim_end());
    assert_eq!(encode(&ticks()), include_str!("fixtures/records/ticks-1.json").trim_end());
    let versions = [version::<Attempt>(), version::<Answer>(), version::<Snapshot>(), version::<Preferences>()];
    assert_eq!(versions, [2, 1, 1, 2]);
    assert_eq!([version::<Story>(), version::<Versions>(), version::<Ticks>()], [1, 1, 1]);
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
        assert!(repository.export().expect("the store answers").contains("\"unreadable\":{\"attempt/"), "{what}");
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
fn what_the_store_refused_is_in_the_backup_all_the_same() {
    let (_, full) = shared(MemoryStore::with_limit(0));
    let (story, _) = story();
    assert_eq!(full.save_story(&story), Err(StoreError::Full));
    let unsaved = [(format!("story/{}", story.id.as_str()), encode(&story))];
    let backup = full.export_with(&unsaved).expect("the store answers");

    let (_, repository) = repository();
    let older = Story { title: "As it was before".into(), ..story.clone() };
    repository.save_story(&older).expect("there is room");
    let beside = repository.export_with(&unsaved).expect("the store answers");
    assert!(!beside.contains("As it was before"), "what is on the screen stands in the place of what is stored");

    repository.remove_story(&story.id).expect("the store answers");
    repository.import(&backup).expect("a sound backup");
    assert_eq!(repository.story(&story.id), Ok(Some(story)));
}

#[test]
fn records_of_a_newer_build_are_left_alone_and_nothing_is_written_any_more() {
    let (store, repository) = repository();
    let key = "star-drill/v1/preferences";
    store.set(key, r#"{"v":3,"theme":"sepia"}"#).expect("there is room");
    assert_eq!(repository.preferences(), Err(ReadError::Newer));
    assert!(repository.is_read_only());
    let (attempt, answer) = attempt(1);
    assert_eq!(repository.save_preferences(&Preferences::default()), Err(StoreError::ReadOnly));
    assert_eq!(repository.save_attempt(&attempt, &answer), Err(StoreError::ReadOnly));
    assert_eq!(repository.remove_attempt(&attempt.id), Err(StoreError::ReadOnly));
    assert_eq!(store.get(key).expect("the store answers").as_deref(), Some(r#"{"v":3,"theme":"sepia"}"#));
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
fn a_backup_brings_everything_back() {
    let (store, repository) = repository();
    let (attempt, answer) = attempt(1);
    repository.save_attempt(&attempt, &answer).expect("there is room");
    repository.save_preferences(&Preferences::default()).expect("there is room");
    let (story, versions) = story();
    repository.save_story(&story).expect("there is room");
    repository.save_story_versions(&story.id, &versions).expect("there is room");
    repository.save_ticks(&ticks()).expect("there is room");
    store.set("star-drill/quarantine/attempt/x", "{broken").expect("there is room");
    store.set("another-product/key", "not ours").expect("there is room");
    let backup = repository.export().expect("the store answers");
    assert!(!backup.contains("not ours"));

    let (there, elsewhere) = repository_pair();
    let imported = elsewhere.import(&backup).expect("our own backup");
    assert_eq!((imported.added, imported.kept), (7, 0));
    assert_eq!(elsewhere.attempt(&attempt.id), Ok(Some(attempt.clone())));
    assert_eq!(elsewhere.answer(&attempt.id), Ok(Some(answer)));
    assert_eq!(elsewhere.story(&story.id), Ok(Some(story.clone())));
    assert_eq!(elsewhere.story_versions(&story.id), Ok(Some(versions)));
    assert_eq!(elsewhere.ticks(), Ok(Some(ticks())));
    assert_eq!(there.get("star-drill/quarantine/attempt/x").expect("the store answers").as_deref(), Some("{broken"));
    assert_eq!(elsewhere.export().expect("the store answers"), backup, "the same again");

    let twice = elsewhere.import(&backup).expect("our own backup");
    assert_eq!((twice.added, twice.kept), (0, 7), "what is here stays");
}

fn repository_pair() -> (Rc<MemoryStore>, Repository) {
    repository()
}

#[test]
fn a_hostile_file_changes_nothing_and_is_told_from_a_backup() {
    let (attempt, _) = attempt(1);
    let record = |name: &str, record: &str| {
        format!(r#"{{"format":"star-drill-backup","version":1,"records":{{"{name}":{record}}}}}"#)
    };
    let name = format!("attempt/{}", attempt.id.as_str());
    let good = encode(&attempt);
    let (story, _) = story();
    let story_name = format!("story/{}", story.id.as_str());
    let versions_name = format!("versions/{}", story.id.as_str());
    type Check = fn(&ImportError) -> bool;
    let not_a_backup: Check = |error| matches!(error, ImportError::NotABackup(_));
    let bad_record: Check = |error| matches!(error, ImportError::BadRecord(..));
    let newer: Check = |error| *error == ImportError::Newer;
    let table: &[(&str, String, Check)] = &[
        ("nothing", String::new(), not_a_backup),
        ("no JSON", "PK\u{3}\u{4}".into(), not_a_backup),
        ("a list", "[]".into(), not_a_backup),
        ("deep", "[".repeat(100_000), not_a_backup),
        ("another product's", r#"{"format":"other","version":1,"records":{}}"#.into(), not_a_backup),
        ("no records", r#"{"format":"star-drill-backup","version":1}"#.into(), not_a_backup),
        ("records of a wrong type", r#"{"format":"star-drill-backup","version":1,"records":[]}"#.into(), not_a_backup),
        ("a newer backup", r#"{"format":"star-drill-backup","version":2,"records":{}}"#.into(), newer),
        ("a newer record", record(&name, &good.replace("\"v\":2", "\"v\":9")), newer),
        ("a broken record", record(&name, "{}"), bad_record),
        ("an unknown kind", record("secret/x", "{\"v\":1}"), bad_record),
        ("a name that is none", record("attempt/../../other", &good), bad_record),
        ("a key of another product", record("../other", &good), bad_record),
        ("a newer story", record(&story_name, &encode(&story).replace("\"v\":1", "\"v\":9")), newer),
        ("a broken story", record(&story_name, "{\"v\":1}"), bad_record),
        ("a story whose name is none", record("story/outage", &encode(&story)), bad_record),
        ("a story in the place of versions", record(&versions_name, &encode(&story)), bad_record),
        ("versions of nothing", record("versions", "{\"v\":1,\"kept\":[]}"), bad_record),
        ("broken ticks", record("ticks", "{\"v\":1,\"ticked\":[{}]}"), bad_record),
        ("ticks with a name", record("ticks/1", "{\"v\":1,\"ticked\":[]}"), bad_record),
    ];
    for (what, file, is_expected) in table {
        let (store, repository) = repository();
        let error = repository.import(file).expect_err(what);
        assert!(is_expected(&error), "{what}: {error:?}");
        assert_eq!(store.keys(""), Ok(vec![]), "{what}: nothing changed");
    }
}

#[test]
fn an_import_that_does_not_fit_changes_nothing() {
    let (_, repository) = repository();
    let (attempt, answer) = attempt(1);
    for number in 0..5 {
        repository.save_attempt(&Attempt { id: id(number), ..attempt.clone() }, &answer).expect("there is room");
    }
    let backup = repository.export().expect("the store answers");
    let (store, small) = shared(MemoryStore::with_limit(backup.len() / 2));
    assert_eq!(small.import(&backup), Err(ImportError::Store(StoreError::Full)));
    assert_eq!(store.keys(""), Ok(vec![]));
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
}
