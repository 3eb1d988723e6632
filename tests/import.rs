//! Bringing a backup back: merging, replacing, and nothing at all where it cannot be done as a whole.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

mod support;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use star_drill::content::{PrincipleId, Segment};
use star_drill::drill::{Event, Firmness, LoopEvent, LoopSnapshot, Stage, Vote};
use star_drill::progress::{
    Answer, Attempt, Day, Plan, Preferences, Rating, Settings, Story, Strength, Theme, Ticks, VERSIONS_KEPT, Versions,
};
use star_drill::storage::import::{How, ImportError, Imported};
use star_drill::storage::records::encode;
use star_drill::storage::{MemoryStore, ReadError, Repository, Store, StoreError};
use support::loops::{loop_id, play_loop, small};
use support::records::{
    Failing, attempt, export, file, id, lent, named, repository, shared, stands, story, story_id, texts, with,
};
use support::{NOON, at, play, setup};

const BOTH_WAYS: [How; 2] = [How::Merge, How::Replace];

#[test]
fn of_two_stories_the_later_stays_and_the_other_is_a_version() {
    let told = |title: &str, changed: u64| Story { title: title.into(), changed_wall_ms: NOON + changed, ..story().0 };
    let empty = |changed: u64| Story::new(story_id(), NOON + changed);
    let weak = {
        let mut weak = told("A", 2);
        weak.set_strength(&PrincipleId::new("own"), Strength::Weak);
        weak
    };
    let five: Vec<Story> = ["1", "2", "3", "4", "5"].map(|title| told(title, 0)).into();
    type Row<'a> = (&'a str, Story, &'a [Story], Story, &'a [Story], Story, &'a [&'a str]);
    let table: &[Row<'_>] = &[
        ("the file's is later", told("A", 1), &[], told("B", 2), &[], told("B", 2), &["A"]),
        ("the one here is later", told("A", 2), &[], told("B", 1), &[], told("A", 2), &["B"]),
        ("neither is", told("A", 1), &[], told("B", 1), &[], told("A", 1), &["B"]),
        ("only a strength differs", told("A", 1), &[], weak.clone(), &[], weak, &[]),
        ("the one here is empty", empty(1), &[], told("B", 2), &[], told("B", 2), &[]),
        ("the file's is empty and later", told("A", 1), &[], empty(2), &[], empty(2), &["A"]),
        ("versions here", told("A", 1), &[told("C", 0)], told("B", 2), &[], told("B", 2), &["A", "C"]),
        ("versions there", told("A", 1), &[], told("B", 2), &[told("C", 0)], told("B", 2), &["A", "C"]),
        ("versions of both", told("A", 2), &[told("C", 0)], told("B", 1), &[told("D", 0)], told("A", 2), &["B", "C"]),
        ("it was a version", told("A", 2), &five, told("3", 1), &[], told("A", 2), &["1", "2", "3", "4", "5"]),
        ("versions enough", told("A", 2), &five, told("B", 1), &[], told("A", 2), &["B", "1", "2", "3", "4"]),
    ];
    let (name, versions_name) = (named("story", 9), named("versions", 9));
    for (what, here, earlier_here, there, earlier_there, stays, versions) in table {
        let texts = |story: &Story, earlier: &[Story]| {
            let versions = (!earlier.is_empty()).then(|| encode(&Versions { kept: earlier.to_vec() }));
            (encode(story), versions)
        };
        let (here, earlier_here) = texts(here, earlier_here);
        let (there, earlier_there) = texts(there, earlier_there);
        let pair = |story: &str, earlier: &Option<String>| -> Vec<(String, String)> {
            let earlier = earlier.clone().map(|earlier| (versions_name.clone(), earlier));
            std::iter::once((name.clone(), story.to_owned())).chain(earlier).collect()
        };
        let (_, repository) = with(&lent(&pair(&here, &earlier_here)));
        let backup = file(&lent(&pair(&there, &earlier_there)));
        for time in ["once", "twice"] {
            repository.import(&backup, How::Merge).expect("a sound file");
            assert_eq!(repository.story(&story_id()), Ok(Some(stays.clone())), "{what}, {time}");
            let kept = repository.story_versions(&story_id()).expect("readable").unwrap_or_default().kept;
            let titles: Vec<&str> = kept.iter().map(|version| version.title.as_str()).collect();
            assert_eq!(&titles, versions, "{what}, {time}");
            assert!(titles.len() <= VERSIONS_KEPT);
        }
    }
}

#[test]
fn merging_adds_to_an_attempt_what_looking_back_had_not() {
    let (plain, answer) = attempt(1);
    let (name, answer_name) = (named("attempt", 1), named("answer", 1));
    let mut looked_at = Attempt { rating: Some(Rating::Good), story: Some(story_id()), ..plain.clone() };
    looked_at.self_check.segments.push(Segment::Result);
    let told =
        Answer { remark: "slower".into(), transcript: "In May".into(), said_seconds: Some(154), ..answer.clone() };
    let rated = Attempt { rating: Some(Rating::Hard), ..plain.clone() };
    let both = Attempt { rating: Some(Rating::Hard), ..looked_at.clone() };
    let other = Attempt { thought_ms: 1, ..looked_at.clone() };

    type Row<'a> =
        (&'a str, (&'a Attempt, &'a Answer), (&'a Attempt, &'a Answer), (&'a Attempt, &'a Answer), [usize; 2]);
    let table: &[Row<'_>] = &[
        ("the same", (&looked_at, &told), (&looked_at, &told), (&looked_at, &told), [0, 2]),
        ("not looked at here", (&plain, &answer), (&looked_at, &told), (&looked_at, &told), [2, 0]),
        ("not looked at there", (&looked_at, &told), (&plain, &answer), (&looked_at, &told), [0, 2]),
        ("rated here, the rest there", (&rated, &answer), (&looked_at, &told), (&both, &told), [2, 0]),
        ("another drill there", (&looked_at, &told), (&other, &told), (&looked_at, &told), [0, 2]),
    ];
    for (what, here, there, stays, [changed, kept]) in table {
        let (_, repository) = with(&[(&name, &encode(here.0)), (&answer_name, &encode(here.1))]);
        let backup = file(&[(&name, &encode(there.0)), (&answer_name, &encode(there.1))]);
        let imported = repository.import(&backup, How::Merge).expect("a sound file");
        assert_eq!((imported.changed, imported.kept), (*changed, *kept), "{what}");
        assert_eq!(repository.attempt(&id(1)), Ok(Some(stays.0.clone())), "{what}");
        assert_eq!(repository.answer(&id(1)), Ok(Some(stays.1.clone())), "{what}");
    }
}

#[test]
fn merging_keeps_the_rest_as_it_is_here_and_all_ticks() {
    let settings = |reminds: bool| encode(&Settings { reminds, ..Settings::default() });
    let plan = |day: i32| encode(&Plan::new(Day::from_number(day)));
    let theme = |theme: Theme| encode(&Preferences { theme, ..Preferences::default() });
    let (drill, _) = play(setup(10, 180), &[]);
    let draft = |second: u64| encode(&drill.snapshot(at(second)));
    let answer = |notes: &str| encode(&Answer { notes: notes.into(), ..attempt(2).1 });
    let (draft_name, answer_name) = (named("draft", 1), named("answer", 2));
    let table = [
        ("settings", settings(true), settings(false)),
        ("plan", plan(20_000), plan(20_001)),
        ("preferences", theme(Theme::Dark), theme(Theme::Light)),
        (draft_name.as_str(), draft(3), draft(5)),
        (answer_name.as_str(), answer("mine"), answer("another")),
    ];
    for (name, here, there) in table {
        assert_ne!(here, there, "{name}: the table is up to date");
        let (store, repository) = with(&[(name, &here)]);
        let backup = file(&[(name, &there)]);
        let imported = repository.import(&backup, How::Merge).expect("a sound file");
        assert_eq!(imported, Imported { kept: 1, ..Imported::default() }, "{name}");
        assert_eq!(stands(&store, &format!("v1/{name}")), Some(here), "{name}");
        let imported = repository.import(&backup, How::Replace).expect("a sound file");
        assert_eq!(imported, Imported { changed: 1, ..Imported::default() }, "{name}");
        assert_eq!(stands(&store, &format!("v1/{name}")), Some(there), "{name}");
    }

    let ticked = |items: &[&str]| {
        let mut ticks = Ticks::default();
        items.iter().for_each(|item| ticks.set(item, true));
        ticks
    };
    let (_, repository) = with(&[("ticks", &encode(&ticked(&["a", "b"])))]);
    let backup = file(&[("ticks", &encode(&ticked(&["b", "c"])))]);
    repository.import(&backup, How::Merge).expect("a sound file");
    assert_eq!(repository.ticks(), Ok(Some(ticked(&["a", "b", "c"]))));
}

#[test]
fn of_two_mock_loops_the_one_that_is_further_on_stays() {
    let finish = || LoopEvent::Drill(Event::Finish);
    let of_first = [
        (0, LoopEvent::BeginRound),
        (20, finish()),
        (30, finish()),
        (40, finish()),
        (50, finish()),
        (60, LoopEvent::EndRound),
        (61, LoopEvent::EndRound),
        (70, LoopEvent::BeginRound),
        (80, finish()),
        (90, finish()),
        (100, LoopEvent::MarkReply([0, 0, 0], Firmness::Gap)),
        (110, LoopEvent::Vote(0, Vote::Inclined)),
    ];
    let mut stages: Vec<LoopSnapshot> = Vec::new();
    for count in 0..=of_first.len() {
        let it = play_loop(small(3), of_first.get(..count).expect("so many")).0.snapshot(at(120));
        if stages.last() != Some(&it) && stages.last().is_none_or(|last| it.is_further_than(last)) {
            stages.push(it);
        }
    }
    assert!(stages.len() >= 8, "there is a table of {} stages", stages.len());
    let last = stages.last().expect("some");
    assert_eq!((last.stage, last.rounds[0].vote), (Stage::Over, Some(Vote::Inclined)), "it was played to the end");

    let name = format!("loop/{}", loop_id().as_str());
    for (one, other) in stages.iter().zip(&stages[1..]) {
        for (here, there, changed) in [(one, other, 1), (other, one, 0)] {
            let (_, repository) = with(&[(&name, &encode(here))]);
            let imported = repository.import(&file(&[(&name, &encode(there))]), How::Merge).expect("a sound file");
            assert_eq!(
                (imported.changed, imported.kept),
                (changed, 1 - changed),
                "{:?}, {:?}",
                here.stage,
                there.stage
            );
            assert_eq!(
                repository.mock_loop(&loop_id()),
                Ok(Some(other.clone())),
                "{:?}, {:?}",
                here.stage,
                there.stage
            );
        }
    }
    // Neither is further: only the time of the break differs.
    let (here, mut there) = (stages[0].clone(), stages[0].clone());
    there.break_since_wall_ms += 1;
    let (_, repository) = with(&[(&name, &encode(&here))]);
    repository.import(&file(&[(&name, &encode(&there))]), How::Merge).expect("a sound file");
    assert_eq!(repository.mock_loop(&loop_id()), Ok(Some(here)));
}

#[test]
fn a_drill_that_is_finished_here_does_not_come_back_under_way() {
    let (drill, _) = play(setup(10, 180), &[]);
    let backup = file(&[(&named("draft", 1), &encode(&drill.snapshot(at(3))))]);
    let (store, repository) = repository();
    let (attempt, answer) = attempt(1);
    repository.save_attempt(&attempt, &answer).expect("there is room");
    let before = texts(&store);
    assert_eq!(repository.preview(&backup).map(|preview| (preview.new, preview.same)), Ok((0, 1)));
    let imported = repository.import(&backup, How::Merge).expect("a sound file");
    assert_eq!(imported, Imported { kept: 1, ..Imported::default() });
    assert_eq!(texts(&store), before);
    repository.import(&backup, How::Replace).expect("a sound file");
    assert_eq!(repository.draft_ids(), Ok(vec![id(1)]), "where the attempt goes, it does");
}

#[test]
fn replacing_takes_what_is_only_here_away_but_nothing_unreadable() {
    let (attempt, answer) = attempt(1);
    let (name, answer_name) = (named("attempt", 1), named("answer", 1));
    let here: [(&str, &str); 5] = [
        (&name, &encode(&attempt)),
        (&answer_name, &encode(&answer)),
        ("ticks", "{broken"),
        ("attempt/nonsense", "{}"),
        ("preferences", "{worse"),
    ];
    let (store, repository) = with(&here);
    store.set("star-drill/quarantine/ticks", "{older").expect("there is room");
    store.set("another-product/key", "not ours").expect("there is room");
    let backup = file(&[("preferences", &encode(&Preferences::default()))]);
    let preview = repository.preview(&backup).expect("a sound file");
    assert_eq!((preview.changed, preview.only_here), (1, 4));
    let imported = repository.import(&backup, How::Replace).expect("a sound file");
    assert_eq!(imported, Imported { changed: 1, removed: 4, ..Imported::default() });
    let expected: [(&str, &str); 6] = [
        ("another-product/key", "not ours"),
        ("star-drill/quarantine/attempt/nonsense", "{}"),
        ("star-drill/quarantine/preferences", "{worse"),
        ("star-drill/quarantine/ticks", "{older"),
        ("star-drill/quarantine/ticks~2", "{broken"),
        ("star-drill/v1/preferences", &encode(&Preferences::default())),
    ];
    let expected = expected.map(|(key, text)| (key.to_owned(), text.to_owned()));
    assert_eq!(texts(&store), BTreeMap::from(expected));
}

#[test]
fn what_could_not_be_set_aside_is_free_again_once_a_backup_took_its_place() {
    let (attempt, answer) = attempt(1);
    let key = format!("star-drill/v1/{}", named("attempt", 1));
    let (store, repository) = shared(MemoryStore::with_limit(4_000));
    store.set("another-product/filler", &"y".repeat(3_000)).expect("there is room");
    store.set(&key, &"x".repeat(600)).expect("there is room");
    assert!(matches!(repository.attempt(&attempt.id), Err(ReadError::SetAside(_))));
    assert_eq!(store.get(&key), Ok(Some("x".repeat(600))), "there was no room for a copy");

    store.remove("another-product/filler").expect("the store answers");
    let backup = file(&[(&named("attempt", 1), &encode(&attempt))]);
    let imported = repository.import(&backup, How::Merge).expect("there is room");
    assert_eq!(imported, Imported { changed: 1, ..Imported::default() });
    assert_eq!(repository.save_attempt(&attempt, &answer), Ok(()));
    assert_eq!(repository.set_aside().map(|aside| aside.len()), Ok(1), "the record itself was not set aside");
}

#[test]
fn where_a_newer_build_has_written_nothing_is_brought_back() {
    let newer = r#"{"v":9,"theme":"sepia"}"#;
    let same_name = file(&[("preferences", &encode(&Preferences::default()))]);
    let read_only = || ImportError::Store(StoreError::ReadOnly);
    let (store, repository) = with(&[("preferences", newer)]);
    let before = texts(&store);
    assert_eq!(repository.preview(&same_name), Err(read_only()));
    for how in BOTH_WAYS {
        assert_eq!(repository.import(&same_name, how), Err(read_only()));
    }
    assert_eq!(repository.import(&file(&[]), How::Replace), Err(read_only()), "nor is it removed");
    assert_eq!(repository.preferences(), Err(ReadError::Newer));
    assert_eq!(repository.preview(&file(&[])), Err(read_only()), "once it is known, whatever the file");
    assert_eq!(repository.import(&file(&[]), How::Merge), Err(read_only()));
    assert_eq!(texts(&store), before);
    assert!(read_only().to_string().contains("Reload the page"));
}

#[test]
fn an_import_that_does_not_fit_changes_nothing() {
    let (_, large) = repository();
    let (attempt, answer) = attempt(1);
    for number in 0..5 {
        large.save_attempt(&Attempt { id: id(number), ..attempt.clone() }, &answer).expect("there is room");
    }
    let backup = export(&large);
    for how in BOTH_WAYS {
        let (store, small) = shared(MemoryStore::with_limit(backup.len() / 2));
        assert_eq!(small.import(&backup, how), Err(ImportError::Store(StoreError::Full)));
        assert_eq!(store.keys(""), Ok(vec![]));
        small.save_attempt(&Attempt { id: id(9), ..attempt.clone() }, &answer).expect("there is room");
        let before = texts(&store);
        assert_eq!(small.import(&backup, how), Err(ImportError::Store(StoreError::Full)));
        assert_eq!(texts(&store), before, "{how:?}");
    }
}

/// A store that is full at so many UTF-16 units of texts, as browsers count.
struct Units {
    texts: RefCell<BTreeMap<String, String>>,
    limit: usize,
}

impl Store for Units {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let mut texts = self.texts.borrow_mut();
        let others: usize = texts.iter().filter(|(other, _)| *other != key).map(|(_, text)| units(text)).sum();
        if others + units(text) > self.limit {
            return Err(StoreError::Full);
        }
        texts.insert(key.into(), text.into());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        Ok(self.texts.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

#[test]
fn what_fits_in_the_end_fits_on_the_way_in_whatever_script_it_is_written() {
    let named_with = |titles: [String; 2]| -> Vec<(String, String)> {
        let told = |title: String| encode(&Story { title, ..story().0 });
        (1..).zip(titles).map(|(number, title)| (named("story", number), told(title))).collect()
    };
    // The first needs fewer bytes than before and more units, the room for which the second gives.
    let here = named_with(["日".repeat(200), "a".repeat(300)]);
    let there = named_with(["a".repeat(300), "a".repeat(100)]);
    let limit = here.iter().map(|(_, text)| units(text)).sum();
    let texts = here.into_iter().map(|(name, text)| (format!("star-drill/v1/{name}"), text)).collect();
    let repository = Repository::new(Box::new(Units { texts: RefCell::new(texts), limit }));
    let imported = repository.import(&file(&lent(&there)), How::Replace);
    assert_eq!(imported, Ok(Imported { changed: 2, ..Imported::default() }));
}

#[test]
fn a_store_that_breaks_down_half_way_is_not_called_unchanged() {
    let (attempt, answer) = attempt(1);
    let backup = file(&[(&named("attempt", 1), &encode(&attempt)), (&named("answer", 1), &encode(&answer))]);
    let store = Rc::new(MemoryStore::default());
    let broken = Repository::new(Box::new(Failing::new(&store, 0, true)));
    let unavailable = ImportError::Store(StoreError::Unavailable);
    assert_eq!(broken.import(&backup, How::Merge), Err(unavailable.clone()), "before anything was changed");
    assert_eq!(store.keys(""), Ok(vec![]));

    let breaking = Repository::new(Box::new(Failing::new(&store, 1, true)));
    let error = breaking.import(&backup, How::Merge).expect_err("it broke down");
    let keys = store.keys("").expect("the store answers");
    assert_eq!(error, ImportError::Torn(keys), "what could not be taken back is named");
    assert!(error.to_string().contains("half way"), "{error}");
    assert!(unavailable.to_string().contains("stores nothing now"), "{unavailable}");
}

#[test]
fn everything_of_ours_can_be_deleted_and_nothing_else() {
    let (store, repository) = with(&[("preferences", r#"{"v":9}"#), ("ticks", "{broken")]);
    store.set("star-drill/quarantine/attempt/x", "{broken").expect("there is room");
    store.set("star-drill/v2/something", "of a newer build").expect("there is room");
    store.set("star-drilling/key", "not ours").expect("there is room");
    assert_eq!(repository.preferences(), Err(ReadError::Newer));
    assert!(repository.is_read_only());
    assert_eq!(repository.clear(), Ok(4), "also where nothing is written any more");
    assert_eq!(store.keys(""), Ok(vec!["star-drilling/key".to_owned()]));
    assert!(!repository.is_read_only(), "there is nothing of a newer build now");
    assert_eq!(repository.save_preferences(&Preferences::default()), Ok(()));
    assert_eq!(repository.clear(), Ok(1));
    assert_eq!(repository.clear(), Ok(0));
}

/// A store that counts what is asked of it.
#[derive(Default)]
struct Counting {
    texts: RefCell<BTreeMap<String, String>>,
    calls: Rc<Cell<usize>>,
}

impl Counting {
    fn count(&self) {
        self.calls.set(self.calls.get() + 1);
    }
}

impl Store for Counting {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.count();
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.count();
        self.texts.borrow_mut().insert(key.into(), text.into());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.count();
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.count();
        Ok(self.texts.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }
}

#[test]
fn thousands_of_attempts_cost_the_store_two_calls_each_at_most() {
    const ATTEMPTS: u32 = 5_000;
    const RECORDS: usize = 10_000;

    let (attempt, answer) = attempt(1);
    let answer = encode(&answer);
    let mut records = Vec::new();
    for number in 0..ATTEMPTS {
        records.push((named("attempt", number), encode(&Attempt { id: id(number), ..attempt.clone() })));
        records.push((named("answer", number), answer.clone()));
    }
    let backup = file(&lent(&records));
    let other = file(&lent(&records[..2]));
    let calls = Rc::new(Cell::new(0));
    let repository = Repository::new(Box::new(Counting { calls: Rc::clone(&calls), ..Counting::default() }));
    let none = Imported::default();
    for (what, backup, how, expected) in [
        ("all of it new", &backup, How::Merge, Imported { added: RECORDS, ..none }),
        ("all of it here", &backup, How::Merge, Imported { kept: RECORDS, ..none }),
        ("most of it to go", &other, How::Replace, Imported { kept: 2, removed: RECORDS - 2, ..none }),
    ] {
        calls.set(0);
        assert_eq!(repository.import(backup, how), Ok(expected), "{what}");
        assert!(calls.get() <= 2 * RECORDS + 10, "{what}: {} calls", calls.get());
    }
}
