//! Everything in one JSON file: writing it, and reading it as far as it can be read without the store. What becomes of
//! it here is in [`super::import`].
//!
//! ```json
//! { "format": "star-drill-backup", "version": 1, "made": 1774000000000,
//!   "records": { "attempt/0001774000000000-1f2e3d4c": { "v": 1, "…": "…" } },
//!   "unreadable": { "attempt/0001774000000001-00000000": "the text as it was found" } }
//! ```
//!
//! `made`, the time in milliseconds since 1970, may be missing; so may `unreadable`.

use std::collections::{BTreeMap, BinaryHeap};

use crate::content::QuestionId;
use crate::drill::{LoopSnapshot, Snapshot};
use crate::json::{self, Value};
use crate::progress::{
    Answer, Attempt, AttemptId, Evidence, LoopId, MyAnswer, Paper, Plan, Preferences, Replies, Settings, Story,
    StoryId, Ticks, Versions,
};

use super::import::ImportError;
use super::records::{Record, decode, encode};
use super::repository::{OURS, QUARANTINE, RECORDS};
use super::{RecordError, Repository, Store, StoreError};

const FORMAT: &str = "star-drill-backup";
const VERSION: u64 = 1;

/// The longest file that is read, in UTF-16 units, which is how browsers count. More than any browser keeps for one
/// address, written out with all escapes.
pub const MOST_UNITS: usize = 12 * 1024 * 1024;
/// No record of ours has so many values; a longer one would only take long to refuse.
const MOST_VALUES: usize = 10_000;
/// The last moment that a browser's dates know, in milliseconds since 1970.
const LATEST_MS: u64 = 8_640_000_000_000_000;
/// Faults that are kept of a file.
const FAULTS_KEPT: usize = 20;
/// As much of a text of the file as a message shows.
const SHOWN_CHARS: usize = 200;

const EXPECTED_NAMES: &str = "no name of a record; expected `preferences`, `settings`, `plan` or `ticks`, or \
                              `loop/`, `attempt/`, `answer/`, `draft/`, `replies/`, `story/`, `versions/`, \
                              `paper/`, `my-answer/` or `evidence/` with an id";

impl Repository {
    /// Everything of ours, as the text of one JSON file that says when it was made. What cannot be read is in it too,
    /// as it was found. Records that the store did not take come in the place of what it has under their names: each is
    /// a name, such as `story/<id>`, and a text as `encode` writes it.
    ///
    /// # Errors
    /// Where the store does not answer.
    pub fn export_with(&self, unsaved: &[(String, String)], now_wall_ms: u64) -> Result<String, StoreError> {
        let mut kept = Kept::of(self.store())?;
        for (name, text) in unsaved {
            let before = kept.records.insert(name.clone(), text.clone());
            if let Some(before) = before.filter(|it| as_record(name, it).is_none()) {
                kept.set_aside(name, &before);
            }
        }
        let mut records = Vec::new();
        for (name, text) in std::mem::take(&mut kept.records) {
            match as_record(&name, &text) {
                Some(record) => records.push((name, record)),
                None => kept.set_aside(&name, &text),
            }
        }
        let unreadable = kept.aside.into_iter().map(|(name, text)| (name, Value::Text(text)));
        let backup = Value::Object(vec![
            ("format".into(), Value::Text(FORMAT.into())),
            ("version".into(), Value::Whole(VERSION)),
            ("made".into(), Value::Whole(now_wall_ms)),
            ("records".into(), Value::Object(records)),
            ("unreadable".into(), Value::Object(unreadable.collect())),
        ]);
        let mut text = String::new();
        backup.write(&mut text);
        Ok(text)
    }

    /// Deletes everything of ours, what was set aside too; how many texts that were. Also where the repository is
    /// read-only: that keeps this build from spoiling records of a newer one, not the person from letting them go.
    /// Afterwards there are none, and it writes again.
    ///
    /// # Errors
    /// Where the store does not answer. What is gone by then stays gone, and the next try takes the rest.
    pub fn clear(&self) -> Result<usize, StoreError> {
        let keys = self.store().keys(OURS)?;
        for key in &keys {
            self.store().remove(key)?;
        }
        self.start_over();
        Ok(keys.len())
    }
}

/// What the store has of ours, by names: the keys without what stands before all of their sort.
#[derive(Clone)]
pub(super) struct Kept {
    /// The texts of records; some may be unreadable.
    pub(super) records: BTreeMap<String, String>,
    /// The texts that were set aside.
    pub(super) aside: BTreeMap<String, String>,
}

impl Kept {
    pub(super) fn of(store: &dyn Store) -> Result<Self, StoreError> {
        Ok(Self { records: texts(store, RECORDS)?, aside: texts(store, QUARANTINE)? })
    }

    /// Sets a text aside: under its name, or one made of it where another text has that. Once is enough.
    pub(super) fn set_aside(&mut self, name: &str, text: &str) {
        let others = (2_u32..).map(|number| format!("{name}~{number}"));
        for free in std::iter::once(name.to_owned()).chain(others) {
            match self.aside.get(&free) {
                Some(there) if there == text => return,
                Some(_) => {}
                None => {
                    self.aside.insert(free, text.to_owned());
                    return;
                }
            }
        }
    }
}

fn texts(store: &dyn Store, prefix: &str) -> Result<BTreeMap<String, String>, StoreError> {
    let mut texts = BTreeMap::new();
    for key in store.keys(prefix)? {
        if let (Some(name), Some(text)) = (key.strip_prefix(prefix), store.get(&key)?) {
            texts.insert(name.to_owned(), text);
        }
    }
    Ok(texts)
}

/// A text of the store as a record of a backup; nothing where it goes among the unreadable ones. What only a newer
/// build can read is a record.
fn as_record(name: &str, text: &str) -> Option<Value> {
    let what = named(name)?;
    let is_broken = matches!(today(&what, text), Err(RecordError::Unreadable(_)));
    if is_broken && !matches!(what, Named::Unknown) { None } else { json::parse(text).ok() }
}

/// What a name says that a record is.
pub(super) enum Named {
    Attempt(AttemptId),
    Answer(AttemptId),
    Draft(AttemptId),
    Replies(AttemptId),
    Loop(LoopId),
    Paper(AttemptId),
    Evidence(AttemptId),
    MyAnswer(QuestionId),
    Story(StoryId),
    Versions(StoryId),
    Ticks,
    Plan,
    Settings,
    Preferences,
    /// A record of a kind that this build does not know; a newer one may.
    Unknown,
}

/// Nothing where no build gives such a name.
pub(super) fn named(name: &str) -> Option<Named> {
    let Some((kind, id)) = name.split_once('/') else {
        return match name {
            Ticks::KIND => Some(Named::Ticks),
            Plan::KIND => Some(Named::Plan),
            Settings::KIND => Some(Named::Settings),
            Preferences::KIND => Some(Named::Preferences),
            Paper::KIND | Evidence::KIND | MyAnswer::KIND => None,
            LoopSnapshot::KIND => None,
            Attempt::KIND | Answer::KIND | Snapshot::KIND | Replies::KIND | Story::KIND | Versions::KIND => None,
            _ => is_kind(name).then_some(Named::Unknown),
        };
    };
    match kind {
        Attempt::KIND => AttemptId::parse(id).map(Named::Attempt),
        Answer::KIND => AttemptId::parse(id).map(Named::Answer),
        Snapshot::KIND => AttemptId::parse(id).map(Named::Draft),
        Paper::KIND => AttemptId::parse(id).map(Named::Paper),
        Evidence::KIND => AttemptId::parse(id).map(Named::Evidence),
        MyAnswer::KIND => is_question(id).then(|| Named::MyAnswer(QuestionId::new(id))),
        Replies::KIND => AttemptId::parse(id).map(Named::Replies),
        LoopSnapshot::KIND => LoopId::parse(id).map(Named::Loop),
        Story::KIND => StoryId::parse(id).map(Named::Story),
        Versions::KIND => StoryId::parse(id).map(Named::Versions),
        Ticks::KIND | Plan::KIND | Settings::KIND | Preferences::KIND => None,
        _ => (is_kind(kind) && AttemptId::parse(id).is_some()).then_some(Named::Unknown),
    }
}

/// Whether a text could be the name of a question.
fn is_question(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=80).contains(&text.len()) && text.bytes().all(is_letter)
}

/// Whether a text could be the name of a kind of records.
fn is_kind(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte == b'-';
    (1..=40).contains(&text.len()) && text.bytes().all(is_letter)
}

/// A record as this build would write it, whatever version wrote it. Two records are the same if this is.
pub(super) fn today(what: &Named, json: &str) -> Result<String, RecordError> {
    match what {
        Named::Attempt(id) => again::<Attempt>(json, id),
        Named::Answer(id) => again::<Answer>(json, id),
        Named::Draft(id) => again::<Snapshot>(json, id),
        Named::Paper(id) => again::<Paper>(json, id),
        Named::Evidence(id) => again::<Evidence>(json, id),
        Named::MyAnswer(id) => again::<MyAnswer>(json, id),
        Named::Replies(id) => again::<Replies>(json, id),
        Named::Loop(id) => again::<LoopSnapshot>(json, id),
        Named::Story(id) => again::<Story>(json, id),
        Named::Versions(id) => again::<Versions>(json, id),
        Named::Ticks => again::<Ticks>(json, &()),
        Named::Plan => again::<Plan>(json, &()),
        Named::Settings => again::<Settings>(json, &()),
        Named::Preferences => again::<Preferences>(json, &()),
        Named::Unknown => Err(RecordError::Unreadable("no kind of record that this version knows".into())),
    }
}

fn again<R: Record>(json: &str, key: &R::Key) -> Result<String, RecordError> {
    decode::<R>(json, key).map(|record| encode(&record))
}

/// What a file holds.
#[derive(Default)]
pub(super) struct Contents {
    pub(super) made_wall_ms: Option<u64>,
    /// The records that can be read, no name twice.
    pub(super) records: Vec<Entry>,
    /// The texts that cannot be read, by their names.
    pub(super) unreadable: BTreeMap<String, String>,
    /// Names of records that cannot be read, and what is wrong with them; not all, if they are many.
    pub(super) faults: Vec<(String, String)>,
}

/// A record of a file.
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) what: Named,
    /// As this build would write it: what else the file said there is not taken over.
    pub(super) text: String,
}

impl Contents {
    /// Reads a file. One of another product, of a newer build, or with names that no build gives is refused as a whole;
    /// a record that cannot be read is put among the unreadable ones.
    pub(super) fn read(json: &str) -> Result<Self, ImportError> {
        // A unit takes three bytes at most, so what is far too long need not be counted.
        let is_long = json.len() > MOST_UNITS;
        if is_long && (json.len() / 3 > MOST_UNITS || json.encode_utf16().count() > MOST_UNITS) {
            return Err(ImportError::TooLarge);
        }
        // Editors of some systems put it there.
        let json = json.strip_prefix('\u{feff}').unwrap_or(json);
        let Value::Object(fields) = json::parse(json).map_err(|fault| ImportError::NotABackup(fault.to_string()))?
        else {
            return Err(not_a_backup("the file is no object; expected one with `format`, `version` and `records`"));
        };
        let (records, unreadable, made_wall_ms) = parts(fields)?;
        if let Some(name) = twice(&records) {
            return Err(ImportError::BadRecord(short(name), "there twice; expected once".into()));
        }
        let mut contents = Self { made_wall_ms, ..Self::default() };
        for (name, text) in unreadable {
            let Value::Text(text) = text else {
                let found = format!("`{}` in `unreadable` is no text; expected the text of a record", short(&name));
                return Err(ImportError::NotABackup(found));
            };
            contents.set_aside(name, text);
        }
        for (name, record) in records {
            contents.take(name, &record)?;
        }
        Ok(contents)
    }

    fn take(&mut self, name: String, record: &Value) -> Result<(), ImportError> {
        let Some(what) = named(&name) else {
            return Err(ImportError::BadRecord(short(&name), EXPECTED_NAMES.into()));
        };
        let mut text = String::new();
        record.write(&mut text);
        let mut rest = MOST_VALUES;
        let read = sound(record, &mut rest).map_err(RecordError::Unreadable).and_then(|()| today(&what, &text));
        match read {
            Ok(text) => self.records.push(Entry { name, what, text }),
            Err(RecordError::Newer(_)) => return Err(ImportError::Newer),
            Err(RecordError::Unreadable(reason)) => {
                if self.faults.len() < FAULTS_KEPT {
                    self.faults.push((name.clone(), short(&reason)));
                }
                self.set_aside(name, text);
            }
        }
        Ok(())
    }

    /// Puts a text among the unreadable ones, under another name where its own is taken. That is the same one whenever
    /// the file is read, so that nothing comes twice; and soon found, however often the file repeats a name.
    fn set_aside(&mut self, name: String, text: String) {
        let mut free = name;
        while let Some(there) = self.unreadable.get(&free) {
            if *there == text {
                return;
            }
            free = format!("{free}~{}", self.unreadable.len());
        }
        self.unreadable.insert(free, text);
    }
}

type Entries = Vec<(String, Value)>;

/// The records, the unreadable texts, and the time of a file, from its outermost fields.
fn parts(fields: Entries) -> Result<(Entries, Entries, Option<u64>), ImportError> {
    if let Some(name) = twice(&fields) {
        return Err(not_a_backup(&format!("the field `{}` is there twice; expected once", short(name))));
    }
    let field = |name: &str| fields.iter().find(|(other, _)| other == name).map(|(_, value)| value);
    match field("format") {
        Some(Value::Text(format)) if format == FORMAT => {}
        _ => return Err(not_a_backup(&format!("its `format` is not `{FORMAT}`"))),
    }
    match field("version") {
        Some(Value::Whole(VERSION)) => {}
        Some(Value::Whole(version)) if *version > VERSION => return Err(ImportError::Newer),
        _ => return Err(not_a_backup("its `version` is not 1")),
    }
    let (mut records, mut unreadable, mut made) = (None, Vec::new(), None);
    for (name, value) in fields {
        match (name.as_str(), value) {
            ("format" | "version", _) => {}
            ("records", Value::Object(entries)) => records = Some(entries),
            ("unreadable", Value::Object(entries)) => unreadable = entries,
            ("made", Value::Whole(ms)) if ms <= LATEST_MS => made = Some(ms),
            ("records", _) => return Err(not_a_backup("`records` is no object; expected records by their names")),
            ("unreadable", _) => return Err(not_a_backup("`unreadable` is no object; expected texts by their names")),
            ("made", _) => return Err(not_a_backup("`made` is no time; expected milliseconds since 1970")),
            (other, _) => {
                let expected = "expected `format`, `version`, `made`, `records` and `unreadable`";
                return Err(not_a_backup(&format!("the field `{}` is not known; {expected}", short(other))));
            }
        }
    }
    let records = records.ok_or_else(|| not_a_backup("`records` is missing; expected records by their names"))?;
    Ok((records, unreadable, made))
}

/// Whether the reader may be let near a record: it looks at the first of doubled fields only, and notes every fault of
/// however many values.
fn sound(value: &Value, rest: &mut usize) -> Result<(), String> {
    *rest = rest.checked_sub(1).ok_or_else(|| format!("more than {MOST_VALUES} values; no record has so many"))?;
    match value {
        Value::List(values) => values.iter().try_for_each(|value| sound(value, rest)),
        Value::Object(fields) => match twice(fields) {
            Some(name) => Err(format!("the field `{}` is there twice; expected once", short(name))),
            None => fields.iter().try_for_each(|(_, value)| sound(value, rest)),
        },
        _ => Ok(()),
    }
}

/// A name that is there twice.
fn twice(entries: &[(String, Value)]) -> Option<&str> {
    let names: Vec<&str> = entries.iter().map(|(name, _)| name.as_str()).collect();
    let sorted = BinaryHeap::from(names).into_sorted_vec();
    sorted.windows(2).find_map(|pair| match pair {
        [first, second] if first == second => Some(*first),
        _ => None,
    })
}

/// The beginning of a text of the file, for a message.
fn short(text: &str) -> String {
    match text.char_indices().nth(SHOWN_CHARS) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn not_a_backup(found: &str) -> ImportError {
    ImportError::NotABackup(found.to_owned())
}
