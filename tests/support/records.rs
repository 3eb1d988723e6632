//! Records to store, and stores to keep them.

#![allow(clippy::expect_used, reason = "a test that cannot go on should say so and stop")]

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use star_drill::content::{Pack, PackId, PrincipleId};
use star_drill::drill::{Event, Field};
use star_drill::progress::{
    Answer, Attempt, AttemptId, Day, Mark, OwnStep, Plan, Settings, Story, StoryId, Strength, Ticks, Versions,
};
use star_drill::storage::{MemoryStore, Repository, Store, StoreError};

use super::{NOON, at, play, setup};

/// A store that the test can look into, and a repository over it.
pub fn repository() -> (Rc<MemoryStore>, Repository) {
    shared(MemoryStore::default())
}

/// The same with this store, which two handles share as two tabs do.
pub fn shared(store: MemoryStore) -> (Rc<MemoryStore>, Repository) {
    let store = Rc::new(store);
    (Rc::clone(&store), Repository::new(Box::new(store)))
}

/// The name of an attempt or a draft.
pub fn id(number: u32) -> AttemptId {
    AttemptId::new(NOON, number)
}

/// An attempt in which the drill went this and that way, and its texts.
pub fn attempt(number: u32) -> (Attempt, Answer) {
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

/// The name of [`story`].
pub fn story_id() -> StoryId {
    StoryId::new(NOON, 9)
}

/// A story made of the attempt, and what it was before.
pub fn story() -> (Story, Versions) {
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

/// Two ticks.
pub fn ticks() -> Ticks {
    let mut ticks = Ticks::default();
    ticks.set("principle/own/survived-follow-ups", true);
    ticks.set("checklist/before-applying/master-principles", true);
    ticks
}

/// A plan with a date and two marks.
pub fn plan() -> Plan {
    let day = |text: &str| Day::parse(text).expect("a day");
    let mark = |step: &str, on: &str, is_done| Mark { step: step.into(), day: day(on), is_done };
    Plan {
        ready: Some(vec!["goal".into(), "plan".into()]),
        interview: Some(day("2026-12-14")),
        from: day("2026-11-22"),
        minutes: 90,
        marks: vec![mark("own-why", "2026-11-21", true), mark("two-stories", "2026-11-22", false)],
        own: vec![OwnStep {
            id: "loop/0".into(),
            text: "Answer a question about Own.".into(),
            why: "From your mock loop.".into(),
            minutes: 10,
            act: star_drill::content::guide::PlanAct::Drill,
            about: Some("own".into()),
            day: day("2026-11-23"),
        }],
    }
}

/// Settings of which some are the usual ones.
pub fn settings() -> Settings {
    Settings { stories_wanted: 3, drills_a_week: 7, backed_up_wall_ms: Some(NOON), ..Settings::default() }
}

/// All keys and texts of a store.
pub fn texts(store: &dyn Store) -> BTreeMap<String, String> {
    let keys = store.keys("").expect("the store answers");
    let text = |key: &String| store.get(key).expect("the store answers").expect("the key is there");
    keys.iter().map(|key| (key.clone(), text(key))).collect()
}

/// A store whose writes work up to one of them: that one fails, or all from then on.
pub struct Failing {
    store: Rc<MemoryStore>,
    writes: Cell<usize>,
    fails_at: usize,
    for_good: bool,
}

impl Failing {
    /// Fails at the write of this number, counted from 0.
    pub fn new(store: &Rc<MemoryStore>, fails_at: usize, for_good: bool) -> Self {
        Self { store: Rc::clone(store), writes: Cell::new(0), fails_at, for_good }
    }

    fn write(&self) -> Result<(), StoreError> {
        let number = self.writes.replace(self.writes.get() + 1);
        let fails = number == self.fails_at || (self.for_good && number > self.fails_at);
        if fails { Err(StoreError::Unavailable) } else { Ok(()) }
    }
}

impl Store for Failing {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.store.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.write()?;
        self.store.set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.write()?;
        self.store.remove(key)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.store.keys(prefix)
    }
}

/// What is kept, as the text of a backup.
pub fn export(repository: &Repository) -> String {
    repository.export_with(&[], NOON).expect("the store answers")
}

/// A file with these records, each a name and a text.
pub fn file(records: &[(&str, &str)]) -> String {
    let records: Vec<String> = records.iter().map(|(name, text)| format!("\"{name}\":{text}")).collect();
    format!(r#"{{"format":"star-drill-backup","version":1,"records":{{{}}}}}"#, records.join(","))
}

/// A store with these records.
pub fn with(records: &[(&str, &str)]) -> (Rc<MemoryStore>, Repository) {
    let (store, repository) = repository();
    for (name, text) in records {
        store.set(&format!("star-drill/v1/{name}"), text).expect("there is room");
    }
    (store, repository)
}

/// What stands under a key that begins like all of ours.
pub fn stands(store: &Rc<MemoryStore>, tail: &str) -> Option<String> {
    store.get(&format!("star-drill/{tail}")).expect("the store answers")
}

/// The name of a record among all of ours.
pub fn named(kind: &str, number: u32) -> String {
    format!("{kind}/{}", id(number).as_str())
}

/// Names and texts, lent.
pub fn lent(records: &[(String, String)]) -> Vec<(&str, &str)> {
    records.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect()
}
