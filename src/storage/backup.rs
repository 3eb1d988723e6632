//! Everything in one JSON file, and back.
//!
//! ```json
//! { "format": "star-drill-backup", "version": 1,
//!   "records": { "attempt/0001774000000000-1f2e3d4c": { "v": 1, "…": "…" } },
//!   "unreadable": { "attempt/0001774000000001-00000000": "the text as it was found" } }
//! ```

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::progress::AttemptId;

use super::records::{AnswerRecord, AttemptRecord, DraftRecord, PreferencesRecord, Record, decode};
use super::repository::{QUARANTINE, RECORDS};
use super::{RecordError, Repository, StoreError};

const FORMAT: &str = "star-drill-backup";
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Backup {
    format: String,
    version: u32,
    records: BTreeMap<String, Box<RawValue>>,
    #[serde(default)]
    unreadable: BTreeMap<String, String>,
}

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Records that were not here and are now.
    pub added: usize,
    /// Records that were here already and stayed as they were.
    pub kept: usize,
}

/// Why an import changed nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// The file is not a backup of this app. Holds what was found and what was expected.
    NotABackup(String),
    /// A newer build wrote the file, or a record in it.
    Newer,
    /// A record in it is broken. Holds its key and what is wrong.
    BadRecord(String, String),
    /// The store did not take it.
    Store(StoreError),
}

impl fmt::Display for ImportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotABackup(found) => write!(formatter, "not a Star Drill backup: {found}"),
            Self::Newer => formatter.write_str("written by a newer build; reload the app to get it, then import again"),
            Self::BadRecord(key, reason) => write!(formatter, "{key}: {reason}"),
            Self::Store(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for ImportError {}

impl From<StoreError> for ImportError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Repository {
    /// Everything of ours, as the text of one JSON file. What cannot be read is in it too, as it was found.
    ///
    /// # Errors
    /// Where the store does not answer.
    pub fn export(&self) -> Result<String, StoreError> {
        let mut backup =
            Backup { format: FORMAT.into(), version: VERSION, records: BTreeMap::new(), unreadable: BTreeMap::new() };
        for prefix in [RECORDS, QUARANTINE] {
            for key in self.store().keys(prefix)? {
                let Some(text) = self.store().get(&key)? else { continue };
                let name = key.strip_prefix(prefix).unwrap_or(&key).to_owned();
                let json: Result<Box<RawValue>, _> = serde_json::from_str(&text);
                match json {
                    Ok(json) if prefix == RECORDS => drop(backup.records.insert(name, json)),
                    _ => drop(backup.unreadable.insert(name, text)),
                }
            }
        }
        serde_json::to_string_pretty(&backup).map_err(|_| StoreError::Unavailable)
    }

    /// Adds the records of a backup that are not here yet. All or nothing: on an error the store is as it was.
    ///
    /// # Errors
    /// See [`ImportError`].
    pub fn import(&self, json: &str) -> Result<Imported, ImportError> {
        self.writable()?;
        let backup: Backup = serde_json::from_str(json).map_err(|error| ImportError::NotABackup(error.to_string()))?;
        if backup.format != FORMAT {
            return Err(ImportError::NotABackup(format!("format `{}`; expected `{FORMAT}`", backup.format)));
        }
        if backup.version > VERSION {
            return Err(ImportError::Newer);
        }

        let mut additions = Vec::new();
        let mut imported = Imported::default();
        for (name, json) in &backup.records {
            check(name, json.get())?;
            additions.push((format!("{RECORDS}{name}"), json.get()));
        }
        additions.extend(backup.unreadable.iter().map(|(name, text)| (format!("{QUARANTINE}{name}"), text.as_str())));
        let mut added: Vec<&str> = Vec::new();
        for (key, text) in &additions {
            if self.store().get(key)?.is_some() {
                imported.kept += 1;
                continue;
            }
            if let Err(error) = self.store().set(key, text) {
                for key in added {
                    // Removing needs no room; where the store is gone altogether, so is what was added.
                    let _ = self.store().remove(key);
                }
                return Err(error.into());
            }
            added.push(key);
            imported.added += 1;
        }
        Ok(imported)
    }
}

/// Whether a record of a backup is one that this build could have written.
fn check(name: &str, json: &str) -> Result<(), ImportError> {
    let bad = |reason: String| ImportError::BadRecord(name.into(), reason);
    let outcome = match name.split_once('/') {
        None if name == PreferencesRecord::KIND => decode::<PreferencesRecord>(json).map(drop),
        Some((kind, id)) => {
            let id = AttemptId::parse(id).ok_or_else(|| bad("the key names no attempt".into()))?;
            match kind {
                AttemptRecord::KIND => decode::<AttemptRecord>(json).and_then(|it| it.into_attempt(id)).map(drop),
                AnswerRecord::KIND => decode::<AnswerRecord>(json).map(drop),
                DraftRecord::KIND => decode::<DraftRecord>(json).and_then(DraftRecord::into_snapshot).map(drop),
                _ => return Err(bad(format!("`{kind}` is no kind of record; expected attempt, answer or draft"))),
            }
        }
        None => return Err(bad("no kind of record; expected preferences".into())),
    };
    outcome.map_err(|error| match error {
        RecordError::Newer(_) => ImportError::Newer,
        RecordError::Unreadable(reason) => bad(reason),
    })
}
