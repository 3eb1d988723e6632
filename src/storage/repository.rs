//! Records by name, over any [`Store`]: keys, reading, writing, setting aside; and attempts, drafts and preferences. Each
//! other kind is in a file of its own beside this one.

use std::cell::{Cell, RefCell};
use std::collections::BinaryHeap;
use std::fmt;

use crate::drill::Snapshot;
use crate::progress::{Amended, Answer, Attempt, AttemptId, Preferences, Replies};

use super::records::{Record, decode, encode};
use super::{RecordError, Store, StoreError};

/// Before every key of ours; keys of other products on the same origin are never touched.
pub(super) const OURS: &str = "star-drill/";
/// Before every record.
pub const RECORDS: &str = "star-drill/v1/";
/// Before every text that was set aside because it could not be read.
pub(super) const QUARANTINE: &str = "star-drill/quarantine/";

/// Reads and writes records, sets aside what cannot be read, and turns read-only where a newer build has written.
pub struct Repository {
    store: Box<dyn Store>,
    read_only: Cell<bool>,
    /// Unreadable texts for which there was no room elsewhere: nothing is written over them.
    stuck: RefCell<Vec<String>>,
}

/// Why a record could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// The store did not answer.
    Store(StoreError),
    /// A newer build wrote it; from now on nothing is written.
    Newer,
    /// It could not be read. It is set aside under another key, or left where it was if there was no room.
    SetAside(SetAside),
}

/// A text that could not be read as a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The key it stood under.
    pub key: String,
    /// What was wrong with it; empty in a later session, when only the text is left.
    pub reason: String,
}

impl From<StoreError> for ReadError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => error.fmt(formatter),
            Self::Newer => formatter.write_str("written by a newer build; reload to get it"),
            Self::SetAside(aside) => {
                write!(formatter, "{}: {}; set aside", aside.key, aside.reason)
            }
        }
    }
}

impl std::error::Error for ReadError {}

impl Repository {
    /// A repository over a store.
    pub fn new(store: Box<dyn Store>) -> Self {
        Self { store, read_only: Cell::new(false), stuck: RefCell::default() }
    }

    /// Whether a newer build has written here, so that this one only reads.
    pub fn is_read_only(&self) -> bool {
        self.read_only.get()
    }

    /// How the person likes to practise; nothing where they never said.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn preferences(&self) -> Result<Option<Preferences>, ReadError> {
        self.read(&only_key::<Preferences>(), &())
    }

    /// Keeps how the person likes to practise.
    ///
    /// # Errors
    /// Where the store does not take it.
    pub fn save_preferences(&self, preferences: &Preferences) -> Result<(), StoreError> {
        self.write(&only_key::<Preferences>(), preferences)
    }

    /// The names of all attempts, newest first. Costs one look at the keys; no record is read.
    ///
    /// # Errors
    /// Where the store does not answer.
    pub fn attempt_ids(&self) -> Result<Vec<AttemptId>, StoreError> {
        self.names(Attempt::KIND, AttemptId::parse)
    }

    /// The summary of an attempt, if there is one of that name.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn attempt(&self, id: &AttemptId) -> Result<Option<Attempt>, ReadError> {
        self.read(&key::<Attempt>(id), id)
    }

    /// The long texts of an attempt, if there are any of that name.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn answer(&self, id: &AttemptId) -> Result<Option<Answer>, ReadError> {
        self.read(&key::<Answer>(id), id)
    }

    /// Keeps an attempt with its texts, or neither.
    ///
    /// # Errors
    /// Where the store does not take them; then it is as it was before.
    pub fn save_attempt(&self, attempt: &Attempt, answer: &Answer) -> Result<(), StoreError> {
        let answer_key = key::<Answer>(&attempt.id);
        let before = self.store.get(&answer_key)?;
        self.write(&answer_key, answer)?;
        self.write(&key::<Attempt>(&attempt.id), attempt).inspect_err(|_| {
            // Cannot fail for want of room: it puts back what fitted before.
            let _ = match &before {
                Some(text) => self.store.set(&answer_key, text),
                None => self.store.remove(&answer_key),
            };
        })
    }

    /// Keeps what an amendment has changed of an attempt that is kept already.
    ///
    /// # Errors
    /// Where the store does not take it; then it is as it was before.
    pub fn save_amended(&self, attempt: &Attempt, answer: &Answer, amended: Amended) -> Result<(), StoreError> {
        match amended {
            Amended::Summary => self.write(&key::<Attempt>(&attempt.id), attempt),
            Amended::Texts => self.write(&key::<Answer>(&attempt.id), answer),
            Amended::Both => self.save_attempt(attempt, answer),
        }
    }

    /// Takes an attempt, its texts and the replies under it away.
    ///
    /// # Errors
    /// Where the store does not answer.
    pub fn remove_attempt(&self, id: &AttemptId) -> Result<(), StoreError> {
        self.remove(&key::<Attempt>(id))?;
        self.remove(&key::<Answer>(id))?;
        self.remove(&key::<Replies>(id))
    }

    /// The names of the drills that were left under way, newest first.
    ///
    /// # Errors
    /// Where the store does not answer.
    pub fn draft_ids(&self) -> Result<Vec<AttemptId>, StoreError> {
        self.names(Snapshot::KIND, AttemptId::parse)
    }

    /// Whether there is an attempt, or a drill under way, of that name; neither is read.
    pub fn has(&self, id: &AttemptId) -> bool {
        [key::<Attempt>(id), key::<Snapshot>(id)].iter().any(|key| matches!(self.store.get(key), Ok(Some(_))))
    }

    /// A drill that was left under way, if there is one of that name.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn draft(&self, id: &AttemptId) -> Result<Option<Snapshot>, ReadError> {
        self.read(&key::<Snapshot>(id), id)
    }

    /// Keeps a drill under way.
    ///
    /// # Errors
    /// Where the store does not take it.
    pub fn save_draft(&self, id: &AttemptId, snapshot: &Snapshot) -> Result<(), StoreError> {
        self.write(&key::<Snapshot>(id), snapshot)
    }

    /// Takes a drill under way away.
    ///
    /// # Errors
    /// Where the store does not answer.
    pub fn remove_draft(&self, id: &AttemptId) -> Result<(), StoreError> {
        self.remove(&key::<Snapshot>(id))
    }

    /// Sets a draft aside that reads well but cannot come back as a drill.
    pub fn refuse_draft(&self, id: &AttemptId, reason: String) -> ReadError {
        self.refuse(&key::<Snapshot>(id), RecordError::Unreadable(reason))
    }

    /// The texts that were set aside, by the keys they stood under.
    ///
    /// # Errors
    /// Where the store does not answer.
    pub fn set_aside(&self) -> Result<Vec<SetAside>, StoreError> {
        let keys = self.store.keys(QUARANTINE)?;
        let original = |key: &String| key.strip_prefix(QUARANTINE).map(|tail| format!("{RECORDS}{tail}"));
        Ok(keys.iter().filter_map(original).map(|key| SetAside { key, reason: String::new() }).collect())
    }

    /// How much of the store our keys and texts take, in UTF-16 units, which is how browsers count.
    ///
    /// # Errors
    /// Where the store does not answer.
    pub fn used_units(&self) -> Result<usize, StoreError> {
        let mut used = 0;
        for key in self.store.keys(OURS)? {
            used += units(&key) + self.store.get(&key)?.as_deref().map_or(0, units);
        }
        Ok(used)
    }

    pub(super) fn store(&self) -> &dyn Store {
        self.store.as_ref()
    }

    pub(super) fn writable(&self) -> Result<(), StoreError> {
        if self.read_only.get() { Err(StoreError::ReadOnly) } else { Ok(()) }
    }

    /// Forgets that a newer build has written here, and which texts could not be read: everything is deleted.
    pub(super) fn start_over(&self) {
        self.read_only.set(false);
        self.stuck.borrow_mut().clear();
    }

    /// A text that could be read was put in the place of one that could not, which is kept elsewhere.
    pub(super) fn unstick(&self, key: &str) {
        self.stuck.borrow_mut().retain(|stuck| stuck != key);
    }

    /// The names of all records of a kind that `parse` takes for names, newest first.
    pub(super) fn names<Id>(&self, kind: &str, parse: fn(&str) -> Option<Id>) -> Result<Vec<Id>, StoreError> {
        let prefix = format!("{RECORDS}{kind}/");
        // A heap sorts as fast as `sort` on thousands, with a tenth of its code. It sorts keys and not ids, so that
        // there is one copy of it.
        let keys = BinaryHeap::from(self.store.keys(&prefix)?).into_sorted_vec();
        Ok(keys.iter().rev().filter_map(|key| parse(key.strip_prefix(&prefix)?)).collect())
    }

    pub(super) fn read<R: Record>(&self, key: &str, id: &R::Key) -> Result<Option<R>, ReadError> {
        let Some(text) = self.store.get(key)? else {
            return Ok(None);
        };
        decode(&text, id).map(Some).map_err(|error| self.refuse(key, error))
    }

    pub(super) fn refuse(&self, key: &str, error: RecordError) -> ReadError {
        match error {
            RecordError::Newer(_) => {
                self.read_only.set(true);
                ReadError::Newer
            }
            RecordError::Unreadable(reason) => {
                if !self.read_only.get() && !self.move_aside(key) {
                    self.stuck.borrow_mut().push(key.to_owned());
                }
                ReadError::SetAside(SetAside { key: key.into(), reason })
            }
        }
    }

    /// Copies first and removes then, so that nothing is lost where there is no room for a copy; under a name of its own,
    /// so that what was set aside before stays. Whether it has a copy now.
    fn move_aside(&self, key: &str) -> bool {
        let Some(tail) = key.strip_prefix(RECORDS) else { return true };
        let Ok(Some(text)) = self.store.get(key) else { return true };
        let names = std::iter::once(format!("{QUARANTINE}{tail}"))
            .chain((2..100).map(|number| format!("{QUARANTINE}{tail}~{number}")));
        let free =
            names.into_iter().find(|name| self.store.get(name).is_ok_and(|there| there.is_none_or(|it| it == text)));
        let is_copied = free.is_some_and(|name| self.store.set(&name, &text).is_ok());
        if is_copied {
            // Should it stay, it is found unreadable again the next time: nothing is lost.
            let _ = self.store.remove(key);
        }
        is_copied
    }

    /// Whether a key may be written over: not while an unreadable text stands there that has no copy.
    fn free(&self, key: &str) -> Result<(), StoreError> {
        let place = self.stuck.borrow().iter().position(|stuck| stuck == key);
        match place {
            Some(_) if !self.move_aside(key) => Err(StoreError::Full),
            Some(place) => {
                self.stuck.borrow_mut().remove(place);
                Ok(())
            }
            None => Ok(()),
        }
    }

    pub(super) fn write<R: Record>(&self, key: &str, record: &R) -> Result<(), StoreError> {
        self.writable()?;
        self.free(key)?;
        self.store.set(key, &encode(record))
    }

    pub(super) fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.writable()?;
        self.free(key)?;
        self.store.remove(key)
    }
}

/// Where a record of an attempt or a drill stands.
pub(super) fn key<R: Record<Key = AttemptId>>(id: &AttemptId) -> String {
    key_of(R::KIND, id.as_str())
}

/// Where a record stands that is the only one of its kind.
pub(super) fn only_key<R: Record<Key = ()>>() -> String {
    format!("{RECORDS}{}", R::KIND)
}

/// Where a record of a kind stands, by its name among those.
pub(super) fn key_of(kind: &str, id: &str) -> String {
    format!("{RECORDS}{kind}/{id}")
}

/// The length of a text as browsers count it.
pub(super) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}
