//! Backups of any kind brought back into stores of any kind: the preview tells the truth, nothing is lost, and it is all
//! or nothing.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;
use serde_json::{Map, Value as Json, json};
use star_drill::content::{FollowUpFamily, PrincipleId};
use star_drill::drill::{Asked, Firmness, Manner, Press, Snapshot};
use star_drill::progress::{
    Answer, Attempt, AttemptId, Chain, Day, Plan, Preferences, Rating, Replies, Reply, SelfCheck, Settings, Story,
    StoryField, StoryId, Theme, Ticks, VERSIONS_KEPT, Versions,
};
use star_drill::storage::import::{How, ImportError, Imported};
use star_drill::storage::records::{decode, encode};
use star_drill::storage::{MemoryStore, RECORDS, Repository, Store, StoreError};
use support::records::{Failing, attempt, export, named, shared, story_id, texts};
use support::{NOON, at, play, setup};

const QUARANTINE: &str = "star-drill/quarantine/";
/// The same cases in every run; another number finds others.
const SEED: RngSeed = RngSeed::Fixed(20_261_122);

/// Texts by their keys.
type Texts = BTreeMap<String, String>;

fn text() -> impl Strategy<Value = String> {
    select(vec!["", "a", "b", "日😀\n\"", "<script>alert(1)</script>"]).prop_map(String::from)
}

/// A key of a record, of so few that they meet.
fn key(kind: &str, number: u32) -> String {
    format!("{RECORDS}{}", named(kind, number))
}

fn attempts() -> impl Strategy<Value = (String, String)> {
    let (plain, _) = attempt(0);
    let rating = prop::option::of(select(Rating::ALL.to_vec()));
    (0u32..4, rating, any::<bool>(), any::<bool>(), 0u64..3).prop_map(
        move |(number, rating, told, probe, thought_ms)| {
            let self_check = SelfCheck { probe, ..SelfCheck::default() };
            let story = told.then(story_id);
            let attempt = Attempt { rating, self_check, story, thought_ms, ..plain.clone() };
            (key("attempt", number), encode(&attempt))
        },
    )
}

fn answers() -> impl Strategy<Value = (String, String)> {
    let seconds = proptest::option::of(0u32..3);
    (0u32..4, text(), text(), text(), seconds).prop_map(|(number, notes, transcript, remark, said_seconds)| {
        let answer = Answer { notes, texts: vec![String::new(); 4], transcript, remark, said_seconds };
        (key("answer", number), encode(&answer))
    })
}

fn replies() -> impl Strategy<Value = (String, String)> {
    let chains = prop::collection::btree_map(0u64..4, (text(), any::<bool>(), any::<bool>()), 1..3);
    (0u32..4, chains).prop_map(|(number, chains)| {
        let chain = |(begun, (said, is_given, is_gap)): (u64, (String, bool, bool))| {
            let asked = Asked { family: FollowUpFamily::OwnPart, text: "Yours?".into(), check: None };
            let mut chain = Chain::new(vec![asked], Manner::Typed, Press::Peel, 30_000, NOON + begun).expect("one");
            let firmness = (is_given && is_gap).then_some(Firmness::Gap);
            chain
                .replies
                .iter_mut()
                .for_each(|it| *it = Reply { said: said.clone(), is_given, firmness, ..it.clone() });
            chain
        };
        (key("replies", number), encode(&Replies { chains: chains.into_iter().map(chain).collect() }))
    })
}

fn drafts() -> impl Strategy<Value = (String, String)> {
    let (drill, _) = play(setup(10, 180), &[]);
    let snapshot = drill.snapshot(at(3));
    (0u32..4, text())
        .prop_map(move |(number, notes)| (key("draft", number), encode(&Snapshot { notes, ..snapshot.clone() })))
}

fn told() -> impl Strategy<Value = Story> {
    (text(), text(), any::<bool>(), 0u64..4).prop_map(|(title, learned, serves, changed)| {
        let mut story = Story { title, learned, ..Story::new(story_id(), NOON + changed) };
        story.serve(0, serves.then(|| PrincipleId::new("own")));
        story
    })
}

fn stories() -> impl Strategy<Value = (String, String)> {
    (0u32..3, told()).prop_map(|(number, story)| (key("story", number), encode(&story)))
}

fn versions() -> impl Strategy<Value = (String, String)> {
    let kept = prop::collection::vec(told(), 0..=VERSIONS_KEPT);
    (0u32..3, kept).prop_map(|(number, kept)| (key("versions", number), encode(&Versions { kept })))
}

fn singles() -> impl Strategy<Value = (String, String)> {
    let item = select(vec!["a/b", "c/d", "e/f"]);
    let ticks = prop::collection::vec(item, 0..3).prop_map(|items| {
        let mut ticks = Ticks::default();
        items.iter().for_each(|item| ticks.set(item, true));
        ("ticks", encode(&ticks))
    });
    let plan = (20_000i32..20_003).prop_map(|day| ("plan", encode(&Plan::new(Day::from_number(day)))));
    let settings = any::<bool>().prop_map(|reminds| ("settings", encode(&Settings { reminds, ..Settings::default() })));
    let theme = select(vec![Theme::Dark, Theme::Light]);
    let preferences = theme.prop_map(|theme| ("preferences", encode(&Preferences { theme, ..Preferences::default() })));
    prop_oneof![ticks, plan, settings, preferences].prop_map(|(name, text)| (format!("{RECORDS}{name}"), text))
}

/// A text that is no record, where one should be.
fn broken() -> impl Strategy<Value = (String, String)> {
    let known = (select(vec!["attempt", "answer", "draft", "replies", "story", "versions", "debrief"]), 0u32..3)
        .prop_map(|(kind, number)| key(kind, number));
    let other = select(vec!["ticks", "plan", "loops", "attempt/nonsense"]).prop_map(|name| format!("{RECORDS}{name}"));
    let text = select(vec!["", "{", "{}", "[]", "{\"v\":1}", "null"]).prop_map(String::from);
    (prop_oneof![known, other], text)
}

/// What was set aside, and what is not ours.
fn others() -> impl Strategy<Value = (String, String)> {
    let aside = select(vec!["ticks", "ticks~2", "attempt/x", "loops"]).prop_map(|name| format!("{QUARANTINE}{name}"));
    let foreign = select(vec!["another-product/a", "star-drilling/a", "star-drill"]).prop_map(String::from);
    (prop_oneof![aside, foreign], text())
}

/// What a store may have.
fn store() -> impl Strategy<Value = Texts> {
    let entry = prop_oneof![
        4 => attempts(),
        3 => answers(),
        2 => drafts(),
        2 => replies(),
        4 => stories(),
        2 => versions(),
        2 => singles(),
        3 => broken(),
        2 => others(),
    ];
    prop::collection::vec(entry, 0..16).prop_map(|entries| entries.into_iter().collect::<Texts>())
}

fn how() -> impl Strategy<Value = How> {
    select(vec![How::Merge, How::Replace])
}

/// A repository over a store that has these texts.
fn over(texts: &Texts, store: MemoryStore) -> (Rc<MemoryStore>, Repository) {
    for (key, text) in texts {
        store.set(key, text).expect("there is room");
    }
    shared(store)
}

/// A file of these texts, broken records and all: written apart from the app's own export.
fn file(texts: &Texts) -> String {
    let (mut records, mut unreadable) = (Map::new(), Map::new());
    for (key, text) in texts {
        let name = key.strip_prefix(RECORDS).filter(|name| *name != "attempt/nonsense");
        let record: Option<Json> = serde_json::from_str(text).ok();
        if let (Some(name), Some(record)) = (name, record) {
            records.insert(name.to_owned(), record);
        } else if let Some(name) = key.strip_prefix(RECORDS).or_else(|| key.strip_prefix(QUARANTINE)) {
            let mut name = name.to_owned();
            while unreadable.contains_key(&name) {
                name.push('+');
            }
            unreadable.insert(name, Json::String(text.clone()));
        }
    }
    let format = "star-drill-backup";
    json!({ "format": format, "version": 1, "made": NOON, "records": records, "unreadable": unreadable }).to_string()
}

/// Whether a text stands where a record of ours can be read.
fn is_record(key: &str, text: &str) -> bool {
    let Some(name) = key.strip_prefix(RECORDS) else { return false };
    let Some((kind, id)) = name.split_once('/') else {
        return match name {
            "ticks" => decode::<Ticks>(text, &()).is_ok(),
            "plan" => decode::<Plan>(text, &()).is_ok(),
            "settings" => decode::<Settings>(text, &()).is_ok(),
            "preferences" => decode::<Preferences>(text, &()).is_ok(),
            _ => false,
        };
    };
    let (Some(attempt), Some(story)) = (AttemptId::parse(id), StoryId::parse(id)) else { return false };
    match kind {
        "attempt" => decode::<Attempt>(text, &attempt).is_ok(),
        "answer" => decode::<Answer>(text, &attempt).is_ok(),
        "draft" => decode::<Snapshot>(text, &attempt).is_ok(),
        "replies" => decode::<Replies>(text, &attempt).is_ok(),
        "story" => decode::<Story>(text, &story).is_ok(),
        "versions" => decode::<Versions>(text, &story).is_ok(),
        _ => false,
    }
}

fn is_ours(key: &str) -> bool {
    key.starts_with("star-drill/")
}

/// Those texts that are so.
fn only(texts: &Texts, is_so: impl Fn(&str, &str) -> bool) -> Texts {
    let kept = texts.iter().filter(|(key, text)| is_so(key, text));
    kept.map(|(key, text)| (key.clone(), text.clone())).collect()
}

fn records(texts: &Texts) -> Texts {
    only(texts, is_record)
}

fn foreign(texts: &Texts) -> Texts {
    only(texts, |key, _| !is_ours(key))
}

/// All that stands where records do.
fn standing(texts: &Texts) -> Texts {
    only(texts, |key, _| key.starts_with(RECORDS))
}

/// Whether what was set aside before, or could not be read, is still there.
fn keeps_unreadable(before: &Texts, after: &Texts) -> bool {
    let unreadable = |texts: &Texts| only(texts, |key, text| is_ours(key) && !is_record(key, text));
    let after = unreadable(after);
    unreadable(before).values().all(|text| after.values().any(|it| it == text))
}

/// What an import comes to where there is room without end.
fn outcome(here: &Texts, json: &str, how: How) -> (Texts, Imported) {
    let (store, repository) = over(here, MemoryStore::default());
    let imported = repository.import(json, how).expect("a sound file");
    (texts(&store), imported)
}

fn size(texts: &Texts) -> usize {
    texts.iter().map(|(key, text)| key.len() + text.len()).sum()
}

fn of_kind(texts: &Texts, kind: &str) -> Vec<(String, String)> {
    let prefix = format!("{RECORDS}{kind}/");
    let of_kind = texts.iter().filter_map(|(key, text)| Some((key.strip_prefix(&prefix)?.to_owned(), text.clone())));
    of_kind.collect()
}

fn story(id: &str, text: &str) -> Story {
    decode::<Story>(text, &StoryId::parse(id).expect("a name")).expect("a story")
}

fn summary(id: &str, text: &str) -> Attempt {
    decode::<Attempt>(text, &AttemptId::parse(id).expect("a name")).expect("an attempt")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, rng_seed: SEED, ..ProptestConfig::default() })]

    #[test]
    fn the_preview_says_what_the_import_does(here in store(), there in store(), how in how()) {
        let json = file(&there);
        let (store, repository) = over(&here, MemoryStore::default());
        let preview = repository.preview(&json).expect("a sound file");
        prop_assert_eq!(&texts(&store), &here, "a look changes nothing");
        let imported = repository.import(&json, how).expect("a sound file");
        let after = texts(&store);
        prop_assert_eq!(foreign(&after), foreign(&here));

        let in_file = records(&there);
        let only_here = standing(&here).keys().filter(|key| !in_file.contains_key(*key)).count();
        let counts = (of_kind(&in_file, "attempt").len(), of_kind(&in_file, "story").len());
        prop_assert_eq!(preview.new + preview.changed + preview.same, in_file.len());
        prop_assert_eq!(preview.only_here, only_here);
        prop_assert_eq!((preview.attempts, preview.stories), counts);
        prop_assert!(preview.faults.len() <= preview.unreadable);
        prop_assert_eq!(preview.made_wall_ms, Some(NOON));

        prop_assert_eq!((imported.added, imported.unreadable), (preview.new, preview.unreadable));
        prop_assert_eq!(imported.changed + imported.kept, preview.changed + preview.same);
        let left = records(&after);
        if how == How::Replace {
            prop_assert_eq!((imported.changed, imported.removed), (preview.changed, preview.only_here));
            prop_assert_eq!(&left, &in_file);
            prop_assert_eq!(standing(&after), left, "what cannot be read does not stand among them");
        } else {
            prop_assert!(imported.changed <= preview.changed && imported.removed == 0);
            for key in records(&here).keys().chain(in_file.keys().filter(|key| !key.contains("/draft/"))) {
                prop_assert!(left.contains_key(key), "{} is there", key);
            }
        }
    }

    #[test]
    fn merging_twice_is_merging_once(here in store(), there in store()) {
        let json = file(&there);
        let (once, first) = outcome(&here, &json, How::Merge);
        let (twice, second) = outcome(&once, &json, How::Merge);
        prop_assert_eq!(twice, once);
        prop_assert_eq!((second.added, second.changed, second.unreadable), (0, 0, first.unreadable));
    }

    #[test]
    fn merging_loses_neither_a_story_nor_an_attempt_nor_what_cannot_be_read(here in store(), there in store()) {
        let (after, _) = outcome(&here, &file(&there), How::Merge);
        let left = records(&after);
        for (id, text) in of_kind(&records(&here), "story").into_iter().chain(of_kind(&records(&there), "story")) {
            let told = story(&id, &text);
            let text = left.get(&format!("{RECORDS}story/{id}"));
            let kept = left.get(&format!("{RECORDS}versions/{id}")).map(|text| {
                decode::<Versions>(text, &StoryId::parse(&id).expect("a name")).expect("versions").kept
            });
            let mut all = kept.unwrap_or_default();
            all.extend(text.map(|text| story(&id, text)));
            let has_its_texts = |other: &Story| StoryField::ALL.iter().all(|it| other.field(*it) == told.field(*it));
            prop_assert!(told.is_empty() || all.iter().any(has_its_texts), "{:?} is in {:?}", told, all);
        }
        for (id, text) in of_kind(&records(&here), "attempt") {
            let (mine, kept) = (summary(&id, &text), summary(&id, &left[&format!("{RECORDS}attempt/{id}")]));
            prop_assert!(mine.rating.is_none_or(|rating| kept.rating == Some(rating)));
            prop_assert!(mine.story.is_none() || kept.story == mine.story);
            prop_assert!(!mine.self_check.probe || kept.self_check.probe);
            let (rating, self_check, story) = (mine.rating, mine.self_check.clone(), mine.story.clone());
            prop_assert_eq!(Attempt { rating, self_check, story, ..kept }, mine, "the drill is the one here");
        }
        prop_assert!(keeps_unreadable(&here, &after) && keeps_unreadable(&there, &after), "{:?}", after);
    }

    #[test]
    fn an_export_that_replaces_all_elsewhere_gives_the_same_records(here in store(), there in store()) {
        let (_, from) = over(&here, MemoryStore::default());
        let (after, imported) = outcome(&there, &export(&from), How::Replace);
        prop_assert_eq!(records(&after), records(&here));
        prop_assert_eq!(foreign(&after), foreign(&there));
        prop_assert_eq!(imported.added + imported.changed + imported.kept, records(&here).len());
        prop_assert!(keeps_unreadable(&here, &after) && keeps_unreadable(&there, &after), "{:?}", after);
        let (_, back) = over(&after, MemoryStore::default());
        let preview = from.preview(&export(&back)).expect("our own backup");
        prop_assert_eq!((preview.new, preview.changed, preview.same), (0, 0, records(&here).len()));
    }

    #[test]
    fn what_fits_is_brought_back_and_what_does_not_changes_nothing(
        here in store(), there in store(), how in how(), percent in 0usize..120,
    ) {
        let json = file(&there);
        let (after, expected) = outcome(&here, &json, how);
        let (before, needed) = (size(&here), size(&after));
        let limit = before + needed.saturating_sub(before) * percent / 100;
        let (store, repository) = over(&here, MemoryStore::with_limit(limit));
        let imported = repository.import(&json, how);
        if needed <= limit {
            prop_assert_eq!(imported, Ok(expected));
            prop_assert_eq!(texts(&store), after);
        } else {
            prop_assert_eq!(imported, Err(ImportError::Store(StoreError::Full)));
            prop_assert_eq!(texts(&store), here);
        }
    }

    #[test]
    fn a_store_that_fails_is_as_it_was_or_said_to_be_torn(
        here in store(), there in store(), how in how(), fails_at in 0usize..20, for_good in any::<bool>(),
    ) {
        let json = file(&there);
        let (store, _) = over(&here, MemoryStore::default());
        let repository = Repository::new(Box::new(Failing::new(&store, fails_at, for_good)));
        let imported = repository.import(&json, how);
        let left = texts(&store);
        match imported {
            Ok(imported) => prop_assert_eq!((left, imported), outcome(&here, &json, how)),
            Err(ImportError::Torn(keys)) => {
                prop_assert!(for_good, "there was room to put everything back");
                let all = here.keys().chain(left.keys());
                let torn: BTreeSet<&String> = all.filter(|key| here.get(*key) != left.get(*key)).collect();
                prop_assert_eq!(keys.iter().collect::<BTreeSet<_>>(), torn);
            }
            Err(error) => {
                prop_assert_eq!(error, ImportError::Store(StoreError::Unavailable));
                prop_assert_eq!(left, here);
            }
        }
    }

    #[test]
    fn a_mutilated_file_changes_nothing_or_only_what_is_ours(
        here in store(), there in store(), how in how(), place in any::<Index>(), length in 0usize..12,
        put in select(vec!["", "\"", "\\", "{", "}", "[", "null", "1e999", "\\ud800", ",", "\u{feff}", "\"v\":9,", "../"]),
    ) {
        let whole: Vec<char> = file(&there).chars().collect();
        let at = place.index(whole.len());
        let end = (at + length).min(whole.len());
        let json: String = whole[..at].iter().copied().chain(put.chars()).chain(whole[end..].iter().copied()).collect();
        let (store, repository) = over(&here, MemoryStore::default());
        let preview = repository.preview(&json);
        prop_assert_eq!(&texts(&store), &here);
        let imported = repository.import(&json, how);
        let after = texts(&store);
        prop_assert_eq!(imported.is_ok(), preview.is_ok());
        prop_assert_eq!(foreign(&after), foreign(&here));
        match imported {
            Err(error) => {
                prop_assert_eq!(after, here);
                prop_assert!(error.to_string().len() < 2_000, "{}", error);
            }
            Ok(_) => {
                let is_known = |key: &str| key.starts_with(RECORDS) || key.starts_with(QUARANTINE);
                prop_assert!(after.keys().all(|key| is_known(key) || here.contains_key(key)));
                prop_assert!(keeps_unreadable(&here, &after), "{:?}", after);
            }
        }
    }
}
