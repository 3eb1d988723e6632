//! Backups: what is in one, how much of one can be read, and files that are none.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

mod support;

use star_drill::progress::{Attempt, Day, Plan, Preferences, Settings, Story, Ticks};
use star_drill::storage::backup::MOST_UNITS;
use star_drill::storage::import::{How, ImportError, Imported, Preview};
use star_drill::storage::records::encode;
use star_drill::storage::{MemoryStore, Store, StoreError};
use support::NOON;
use support::loops::{kept, loop_id};
use support::records::{
    attempt, export, file, id, named, repository, shared, stands, story, story_id, texts, ticks, with,
};

const BOTH_WAYS: [How; 2] = [How::Merge, How::Replace];

#[test]
fn a_backup_brings_everything_back() {
    let (store, here) = repository();
    let (attempt, answer) = attempt(1);
    here.save_attempt(&attempt, &answer).expect("there is room");
    here.save_preferences(&Preferences::default()).expect("there is room");
    let (story, versions) = story();
    here.save_story(&story).expect("there is room");
    here.save_story_versions(&story.id, &versions).expect("there is room");
    here.save_ticks(&ticks()).expect("there is room");
    here.save_mock_loop(&loop_id(), &kept()).expect("there is room");
    let plan = encode(&Plan::new(Day::from_number(20_000)));
    let settings = encode(&Settings::default());
    for (key, text) in [
        ("star-drill/v1/plan", plan.as_str()),
        ("star-drill/v1/settings", settings.as_str()),
        ("star-drill/quarantine/attempt/x", "{broken"),
        ("another-product/key", "not ours"),
    ] {
        store.set(key, text).expect("there is room");
    }
    let backup = export(&here);
    assert!(!backup.contains("not ours"));

    for how in BOTH_WAYS {
        let (there, elsewhere) = repository();
        let imported = elsewhere.import(&backup, how).expect("our own backup");
        assert_eq!(imported, Imported { added: 9, unreadable: 1, ..Imported::default() }, "{how:?}");
        assert_eq!(elsewhere.attempt(&attempt.id), Ok(Some(attempt.clone())));
        assert_eq!(elsewhere.answer(&attempt.id), Ok(Some(answer.clone())));
        assert_eq!(elsewhere.story(&story.id), Ok(Some(story.clone())));
        assert_eq!(elsewhere.story_versions(&story.id), Ok(Some(versions.clone())));
        assert_eq!(elsewhere.ticks(), Ok(Some(ticks())));
        assert_eq!(elsewhere.mock_loop(&loop_id()), Ok(Some(kept())));
        assert_eq!(elsewhere.preferences(), Ok(Some(Preferences::default())));
        assert_eq!(stands(&there, "v1/plan").as_ref(), Some(&plan));
        assert_eq!(stands(&there, "v1/settings").as_ref(), Some(&settings));
        assert_eq!(stands(&there, "quarantine/attempt/x").as_deref(), Some("{broken"));
        assert_eq!(export(&elsewhere), backup, "the same again");

        let twice = elsewhere.import(&backup, how).expect("our own backup");
        assert_eq!(twice, Imported { kept: 9, unreadable: 1, ..Imported::default() }, "what is here stays");
        assert_eq!(export(&elsewhere), backup, "and the same again");
    }
}

#[test]
fn what_the_store_refused_is_in_the_backup_all_the_same() {
    let (_, full) = shared(MemoryStore::with_limit(0));
    let (story, _) = story();
    assert_eq!(full.save_story(&story), Err(StoreError::Full));
    let unsaved = [(format!("story/{}", story.id.as_str()), encode(&story))];
    let backup = full.export_with(&unsaved, NOON).expect("the store answers");

    let (store, repository) = repository();
    let older = Story { title: "As it was before".into(), ..story.clone() };
    repository.save_story(&older).expect("there is room");
    let beside = repository.export_with(&unsaved, NOON).expect("the store answers");
    assert!(!beside.contains("As it was before"), "what is on the screen stands in the place of what is stored");

    store.set(&format!("star-drill/v1/{}", unsaved[0].0), "{As it was found").expect("there is room");
    let beside = repository.export_with(&unsaved, NOON).expect("the store answers");
    assert!(beside.contains("{As it was found"), "what cannot be read is there beside it");

    repository.remove_story(&story.id).expect("the store answers");
    repository.import(&backup, How::Merge).expect("a sound backup");
    assert_eq!(repository.story(&story.id), Ok(Some(story)));
}

#[test]
fn what_is_broken_here_does_not_keep_a_backup_from_being_read() {
    let broken = named("attempt", 1);
    let (store, here) =
        with(&[(&broken, "{first"), ("attempt/nonsense", "{}"), ("ticks", "[]"), ("loops", "{\"v\":1}")]);
    store.set(&format!("star-drill/quarantine/{broken}"), "{second").expect("there is room");
    let backup = export(&here);

    let (there, elsewhere) = repository();
    let imported = elsewhere.import(&backup, How::Merge).expect("our own backup");
    assert_eq!(imported, Imported { unreadable: 5, ..Imported::default() });
    for text in ["{first", "{second", "{}", "[]", "{\"v\":1}"] {
        assert!(texts(&there).values().any(|it| it == text), "{text} to the letter");
    }
}

#[test]
fn a_preview_says_what_is_in_a_backup() {
    let (summary, answer) = attempt(1);
    let (story, _) = story();
    let (_, here) = repository();
    here.save_attempt(&summary, &answer).expect("there is room");
    here.save_story(&story).expect("there is room");
    here.save_preferences(&Preferences::default()).expect("there is room");

    let (store, elsewhere) = repository();
    elsewhere.save_attempt(&summary, &answer).expect("there is room");
    elsewhere.save_attempt(&Attempt { id: id(2), ..summary.clone() }, &answer).expect("there is room");
    elsewhere.save_story(&Story { title: "Another title".into(), ..story.clone() }).expect("there is room");
    store.set("star-drill/quarantine/ticks", "{broken").expect("there is room");
    let backup = export(&elsewhere).replacen("\"records\":{", "\"records\":{\"plan\":{\"v\":1},", 1);

    let preview = here.preview(&backup).expect("a sound backup");
    let expected = Preview {
        new: 2,
        changed: 1,
        same: 2,
        unreadable: 2,
        only_here: 1,
        attempts: 2,
        stories: 1,
        faults: preview.faults.clone(),
        made_wall_ms: Some(NOON),
    };
    assert_eq!(preview, expected);
    let [(name, fault)] = preview.faults.as_slice() else { panic!("one fault: {:?}", preview.faults) };
    assert_eq!(name, "plan");
    assert!(fault.contains("the field `from` is missing"), "{fault}");
}

#[test]
fn a_backup_that_was_written_otherwise_is_read_all_the_same() {
    let name = named("attempt", 1);
    let plain = file(&[(&name, &encode(&attempt(1).0))]);
    let long = "日".repeat(5_000_000);
    let made = |ms: &str| plain.replace("\"version\":1", &format!("\"version\":1,\"made\":{ms}"));
    let table = [
        ("of an older build, without a time", plain.clone(), None, 0),
        ("with a time", made("1795348800000"), Some(NOON), 0),
        ("with the last time there is", made("8640000000000000"), Some(8_640_000_000_000_000), 0),
        ("a mark of byte order", format!("\u{feff}{plain}"), None, 0),
        ("lines of another system", plain.replace(",\"", ",\r\n\t\"") + "\r\n", None, 0),
        ("escaped", plain.replace("\"attempt/", "\"\\u0061ttempt\\/"), None, 0),
        ("no more than fits", plain.replace("}}}", &format!("}}}},\"unreadable\":{{\"x\":\"{long}\"}}}}")), None, 1),
        ("a name twice", plain.replace("}}}", "}},\"unreadable\":{\"x\":\"a\",\"x\":\"b\",\"x\":\"a\"}}"), None, 2),
    ];
    for (what, text, made_wall_ms, unreadable) in table {
        let (_, repository) = repository();
        let preview = repository.preview(&text).unwrap_or_else(|error| panic!("{what}: {error}"));
        let expected = Preview { new: 1, attempts: 1, unreadable, made_wall_ms, ..Preview::default() };
        assert_eq!(preview, expected, "{what}");
    }
}

#[test]
fn a_hostile_file_changes_nothing_and_is_told_from_a_backup() {
    type Check = fn(&ImportError) -> bool;
    let not_a_backup: Check = |error| matches!(error, ImportError::NotABackup(_));
    let bad_record: Check = |error| matches!(error, ImportError::BadRecord(..));
    let newer: Check = |error| *error == ImportError::Newer;
    let too_large: Check = |error| *error == ImportError::TooLarge;

    let (summary, answer) = attempt(1);
    let (story, _) = story();
    let (name, good) = (named("attempt", 1), encode(&summary));
    let story_name = named("story", 9);
    let whole = file(&[(&name, &good)]);
    let half: String = whole.chars().take(whole.chars().count() / 2).collect();
    let odd = |from: &str, to: &str| {
        let odd = file(&[]).replacen(from, to, 1);
        assert_ne!(odd, file(&[]), "{to}: the table is up to date");
        odd
    };
    let record = |name: &str, text: &str| file(&[(name, text)]);
    let deep = format!("{}0{}", "[".repeat(70), "]".repeat(70));
    let script = "<script>alert(1)</script>";

    let table: &[(&str, String, Check, &str)] = &[
        ("nothing", String::new(), not_a_backup, "line 1, column 1: not JSON; expected a value"),
        ("no JSON", "PK\u{3}\u{4}".into(), not_a_backup, "not JSON"),
        ("a page", format!("<!doctype html>{script}"), not_a_backup, "not JSON"),
        ("half a backup", half, not_a_backup, "not JSON; expected"),
        ("a backup and more", whole.clone() + "x", not_a_backup, "expected the end of the text"),
        ("a list", "[]".into(), not_a_backup, "no object"),
        ("null", "null".into(), not_a_backup, "no object"),
        ("a text", "\"star-drill-backup\"".into(), not_a_backup, "no object"),
        ("a huge number", "1e999999".into(), not_a_backup, "no object"),
        ("deep", "[".repeat(100_000), not_a_backup, "at most 64 levels"),
        ("deep in a record", record(&name, &deep), not_a_backup, "at most 64 levels"),
        ("huge", " ".repeat(50_000_000), too_large, "longer than any backup"),
        ("a little too large", whole.clone() + &" ".repeat(MOST_UNITS), too_large, "longer than any backup"),
        ("an object", "{}".into(), not_a_backup, "its `format` is not `star-drill-backup`"),
        ("another product's", odd("star-drill-backup", "other"), not_a_backup, "its `format` is not"),
        ("with its own fields", r#"{"app":"other","data":[1]}"#.into(), not_a_backup, "its `format` is not"),
        ("a format that is a list", odd("\"star-drill-backup\"", "[]"), not_a_backup, "its `format` is not"),
        ("no version", odd(",\"version\":1", ""), not_a_backup, "its `version` is not 1"),
        ("version 0", odd("\"version\":1", "\"version\":0"), not_a_backup, "its `version` is not 1"),
        ("half a version", odd("\"version\":1", "\"version\":1.5"), not_a_backup, "its `version` is not 1"),
        ("a version beyond numbers", odd("\"version\":1", "\"version\":1e999"), not_a_backup, "its `version` is not 1"),
        ("a version that is a text", odd("\"version\":1", "\"version\":\"1\""), not_a_backup, "its `version` is not 1"),
        ("a newer backup", odd("\"version\":1", "\"version\":2"), newer, "a newer version"),
        ("of far ahead", odd("\"version\":1", "\"version\":18446744073709551615"), newer, "a newer version"),
        ("no records", odd(",\"records\":{}", ""), not_a_backup, "`records` is missing"),
        ("records in a list", odd("\"records\":{}", "\"records\":[]"), not_a_backup, "`records` is no object"),
        ("records of null", odd("\"records\":{}", "\"records\":null"), not_a_backup, "`records` is no object"),
        ("a list of texts", odd("}}", "},\"unreadable\":[\"a\"]}"), not_a_backup, "`unreadable` is no object"),
        ("no text", odd("}}", "},\"unreadable\":{\"a\":{}}}"), not_a_backup, "`a` in `unreadable` is no text"),
        ("a time in words", odd("{\"format\"", "{\"made\":\"today\",\"format\""), not_a_backup, "`made` is no time"),
        ("a time before all", odd("{\"format\"", "{\"made\":-1,\"format\""), not_a_backup, "`made` is no time"),
        ("after all", odd("{\"format\"", "{\"made\":8640000000000001,\"format\""), not_a_backup, "`made` is no time"),
        ("a field too many", odd("{\"format\"", "{\"theme\":1,\"format\""), not_a_backup, "`theme` is not known"),
        ("a doubled field", odd("{", "{\"version\":1,"), not_a_backup, "the field `version` is there twice"),
        ("a doubled record", file(&[(&name, &good), (&name, "{}")]), bad_record, "there twice"),
        ("half a pair", record(&name, r#"{"v":1,"notes":"\ud83d"}"#), not_a_backup, "the second half of a pair"),
        ("the other half", record(&name, r#"{"v":1,"notes":"\ude00"}"#), not_a_backup, "the first half of a pair"),
        ("a broken line", record(&name, "{\"v\":1,\"notes\":\"\n\"}"), not_a_backup, "line 1"),
        ("a newer record", record(&name, &good.replace("\"v\":2", "\"v\":9")), newer, "Reload the page"),
        ("a newer story", record(&story_name, &encode(&story).replace("\"v\":1", "\"v\":9")), newer, "Reload the page"),
        ("no name", record("", &good), bad_record, "no name of a record"),
        ("an unknown kind with a name that is none", record("secret/x", "{\"v\":1}"), bad_record, "`secret/x`"),
        ("a name that is none", record("attempt/../../other", &good), bad_record, "`attempt/../../other`"),
        ("a key of another product", record("../other", &good), bad_record, "`../other`"),
        ("a whole key", record(&format!("star-drill/v1/{name}"), &good), bad_record, "no name of a record"),
        ("a name and more", record(&format!("{name}/x"), &good), bad_record, "no name of a record"),
        ("a story whose name is none", record("story/outage", &encode(&story)), bad_record, "`story/outage`"),
        ("versions of nothing", record("versions", "{\"v\":1,\"kept\":[]}"), bad_record, "`versions`"),
        ("ticks with a name", record("ticks/1", "{\"v\":1,\"ticked\":[]}"), bad_record, "`ticks/1`"),
        ("a script for a name", record(script, &good), bad_record, script),
        ("a name without end", record(&"x/".repeat(100_000), &good), bad_record, "x/x/x"),
    ];
    for (what, text, is_expected, said) in table {
        let (store, repository) = repository();
        repository.save_attempt(&summary, &answer).expect("there is room");
        store.set("another-product/key", "not ours").expect("there is room");
        store.set("star-drill/quarantine/ticks", "{broken").expect("there is room");
        let before = texts(&store);
        let errors = [
            repository.preview(text).map(drop),
            repository.import(text, How::Merge).map(drop),
            repository.import(text, How::Replace).map(drop),
        ];
        for error in errors.map(|outcome| outcome.expect_err(what)) {
            let message = error.to_string();
            assert!(is_expected(&error), "{what}: {error:?}");
            assert!(message.contains(said), "{what}: {message}");
            assert!(["Choose a file", "Reload the page"].iter().any(|it| message.contains(it)), "{what}: {message}");
            assert!(message.len() < 600, "{what}: {} bytes of message", message.len());
        }
        assert_eq!(texts(&store), before, "{what}: nothing changed");
    }
}

#[test]
fn what_cannot_be_read_in_a_backup_is_set_aside_and_named() {
    let (attempt_name, plain) = (named("attempt", 1), encode(&attempt(1).0));
    let (story_name, story_text) = (named("story", 9), encode(&story().0));
    let many = format!("{{\"v\":1,\"texts\":[{}0]}}", "0,".repeat(10_000));
    let part = "{\"part\":\"task\"";
    let settings = r#"{"v":1,"drills_a_week":4294967295}"#;
    let table: &[(&str, &str, String, &str)] = &[
        ("nothing in it", &attempt_name, "{}".into(), "no version"),
        ("null", &attempt_name, "null".into(), "no version"),
        ("a list", &attempt_name, "[]".into(), "no version"),
        ("a script", &attempt_name, "\"<script>alert(1)</script>\"".into(), "no version"),
        ("version 0", &attempt_name, "{\"v\":0}".into(), "version 0"),
        ("a version that is a text", &attempt_name, "{\"v\":\"1\"}".into(), "no version"),
        ("a text for a flag", &attempt_name, plain.replace("\"probe\":false", "\"probe\":\"no\""), "probe: a text"),
        ("a huge number", &attempt_name, plain.replace("\"thought\":10000", "\"thought\":1e999"), "thought: a number"),
        ("below nothing", &attempt_name, plain.replace("\"thought\":10000", "\"thought\":-1"), "thought: a number"),
        ("a doubled field", &attempt_name, plain.replacen('{', "{\"v\":2,", 1), "the field `v` is there twice"),
        ("further in", &attempt_name, plain.replace(part, &format!("{part},\"part\":\"x\"")), "`part` is there twice"),
        ("more than there can be", &named("answer", 1), many, "more than 10000 values"),
        ("a broken story", &story_name, "{\"v\":1}".into(), "`title` is missing"),
        ("a story among versions", &named("versions", 9), story_text, "`kept` is missing"),
        ("a drill without parts", &named("draft", 1), "{\"v\":1,\"plan\":[]}".into(), "`phase` is missing"),
        ("broken ticks", "ticks", "{\"v\":1,\"ticked\":[{}]}".into(), "ticked[0]: an object; expected a text"),
        ("a plan that begins never", "plan", "{\"v\":1,\"from\":\"../../..\"}".into(), "from: `../../..`"),
        ("settings out of bounds", "settings", settings.into(), "drills_a_week"),
        ("a kind of another build", &named("debrief", 1), "{\"v\":1}".into(), "no kind of record"),
        ("another, alone of its kind", "loops", "{\"v\":1}".into(), "no kind of record"),
    ];
    let preferences = encode(&Preferences::default());
    for (what, name, text, reason) in table {
        let backup = file(&[(name, text), ("preferences", &preferences)]);
        for how in BOTH_WAYS {
            let (store, repository) = with(&[(&attempt_name, &plain)]);
            let preview = repository.preview(&backup).expect("a sound file");
            assert_eq!((preview.new, preview.unreadable), (1, 1), "{what}");
            let [(fault, why)] = preview.faults.as_slice() else { panic!("{what}: {:?}", preview.faults) };
            assert!(fault == name && why.contains(reason), "{what}: {fault}: {why}");

            let imported = repository.import(&backup, how).expect("a sound file");
            assert_eq!((imported.added, imported.unreadable), (1, 1), "{what}");
            assert_eq!(stands(&store, &format!("quarantine/{name}")).as_ref(), Some(text), "{what}");
            assert_eq!(repository.preferences(), Ok(Some(Preferences::default())), "{what}: the rest is read");
            assert_eq!(repository.attempt(&id(1)).is_ok_and(|it| it.is_some()), how == How::Merge, "{what}");
        }
    }

    let many: Vec<String> = (0..30).map(|number| named("attempt", number)).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), "{}")).collect();
    let preview = repository().1.preview(&file(&many)).expect("a sound file");
    assert_eq!((preview.unreadable, preview.faults.len()), (30, 20), "not all of many are named");
}

#[test]
fn a_script_in_every_string_is_only_text() {
    let script = "<script>alert(\"1\")</script>";
    let (mut story, _) = story();
    for text in [&mut story.title, &mut story.when, &mut story.role, &mut story.numbers, &mut story.learned] {
        *text = script.into();
    }
    story.texts = [script; 4].map(String::from);
    let mut ticks = Ticks::default();
    ticks.set(script, true);
    let unreadable = r#"},"unreadable":{"<script>":"<script>"}}"#;
    let backup = file(&[(&named("story", 9), &encode(&story)), ("ticks", &encode(&ticks))]);
    let backup = backup.strip_suffix("}}").map(|it| format!("{it}{unreadable}")).expect("the end");
    let (store, repository) = repository();
    repository.import(&backup, How::Merge).expect("a sound file");
    assert_eq!(repository.story(&story_id()), Ok(Some(story)));
    assert_eq!(repository.ticks(), Ok(Some(ticks)));
    assert_eq!(stands(&store, "quarantine/<script>").as_deref(), Some("<script>"));
}
