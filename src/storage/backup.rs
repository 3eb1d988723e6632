//! Everything in one JSON file, and back.
//!
//! ```json
//! { "format": "star-drill-backup", "version": 1,
//!   "records": { "attempt/0001774000000000-1f2e3d4c": { "v": 1, "…": "…" } },
//!   "unreadable": { "attempt/0001774000000001-00000000": "the text as it was found" } }
//! ```

use std::fmt;

use crate::drill::Snapshot;
use crate::json::{self, Value};
use crate::progress::{Answer, Attempt, AttemptId, Preferences, Story, StoryId, Ticks, Versions};

use super::records::{Record, decode};
use super::repository::{QUARANTINE, RECORDS};
use super::{RecordError, Repository, StoreError};

const FORMAT: &str = "star-drill-backup";
const VERSION: u64 = 1;

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
        self.export_with(&[])
    }

    /// The same with records that the store did not take, in the place of what it has under their names. Each is a name,
    /// such as `story/<id>`, and a text as `encode` writes it.
    ///
    /// # Errors
    /// Where the store does not answer.
    pub fn export_with(&self, unsaved: &[(String, String)]) -> Result<String, StoreError> {
        let mut records = Vec::new();
        let mut unreadable = Vec::new();
        for prefix in [RECORDS, QUARANTINE] {
            for key in self.store().keys(prefix)? {
                let Some(text) = self.store().get(&key)? else {
                    continue;
                };
                let name = key.strip_prefix(prefix).unwrap_or(&key).to_owned();
                match json::parse(&text) {
                    Ok(record) if prefix == RECORDS => records.push((name, record)),
                    _ => unreadable.push((name, Value::Text(text))),
                }
            }
        }
        for (name, text) in unsaved {
            let Ok(record) = json::parse(text) else { continue };
            match records.iter_mut().find(|(other, _)| other == name) {
                Some((_, stored)) => *stored = record,
                None => records.push((name.clone(), record)),
            }
        }
        let backup = Value::Object(vec![
            ("format".into(), Value::Text(FORMAT.into())),
            ("version".into(), Value::Whole(VERSION)),
            ("records".into(), Value::Object(records)),
            ("unreadable".into(), Value::Object(unreadable)),
        ]);
        let mut text = String::new();
        backup.write(&mut text);
        Ok(text)
    }

    /// Adds the records of a backup that are not here yet. All or nothing: on an error the store is as it was.
    ///
    /// # Errors
    /// See [`ImportError`].
    pub fn import(&self, json: &str) -> Result<Imported, ImportError> {
        self.writable()?;
        let mut imported = Imported::default();
        let additions = additions(json)?;
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

/// What a backup holds, as keys and texts for the store, each checked.
fn additions(json: &str) -> Result<Vec<(String, String)>, ImportError> {
    let not_a_backup = |found: &str| ImportError::NotABackup(found.to_owned());
    let backup = json::parse(json).map_err(|error| not_a_backup(&error.to_string()))?;
    let Value::Object(fields) = backup else {
        return Err(not_a_backup("no object; expected one"));
    };
    let mut records = None;
    let mut unreadable = Vec::new();
    let mut format = None;
    let mut version = None;
    for (name, value) in fields {
        match (name.as_str(), value) {
            ("format", Value::Text(text)) => format = Some(text),
            ("version", Value::Whole(number)) => version = Some(number),
            ("records", Value::Object(entries)) => records = Some(entries),
            ("unreadable", Value::Object(entries)) => unreadable = entries,
            (other, _) => {
                return Err(not_a_backup(&format!("the field `{other}` is not one, or not of its type")));
            }
        }
    }
    if format.as_deref() != Some(FORMAT) {
        return Err(not_a_backup(&format!("no `format`; expected `{FORMAT}`")));
    }
    match version {
        Some(VERSION) => {}
        Some(newer) if newer > VERSION => return Err(ImportError::Newer),
        _ => return Err(not_a_backup("no `version`; expected 1")),
    }
    let mut additions = Vec::new();
    for (name, record) in records.ok_or_else(|| not_a_backup("no `records`; expected an object"))? {
        let mut text = String::new();
        record.write(&mut text);
        check(&name, &text)?;
        additions.push((format!("{RECORDS}{name}"), text));
    }
    for (name, text) in unreadable {
        let Value::Text(text) = text else {
            return Err(not_a_backup("`unreadable` holds something that is no text"));
        };
        additions.push((format!("{QUARANTINE}{name}"), text));
    }
    Ok(additions)
}

/// Whether a record of a backup is one that this build could have written.
fn check(name: &str, json: &str) -> Result<(), ImportError> {
    let bad = |reason: String| ImportError::BadRecord(name.into(), reason);
    let outcome = match name.split_once('/') {
        None if name == Preferences::KIND => decode::<Preferences>(json, &()).map(drop),
        None if name == Ticks::KIND => decode::<Ticks>(json, &()).map(drop),
        Some((kind @ (Story::KIND | Versions::KIND), id)) => {
            let id = StoryId::parse(id).ok_or_else(|| bad("the key names no story".into()))?;
            match kind {
                Story::KIND => decode::<Story>(json, &id).map(drop),
                _ => decode::<Versions>(json, &id).map(drop),
            }
        }
        Some((kind, id)) => {
            let id = AttemptId::parse(id).ok_or_else(|| bad("the key names no attempt".into()))?;
            match kind {
                Attempt::KIND => decode::<Attempt>(json, &id).map(drop),
                Answer::KIND => decode::<Answer>(json, &id).map(drop),
                Snapshot::KIND => decode::<Snapshot>(json, &id).map(drop),
                _ => {
                    let expected = "expected attempt, answer, draft, story or versions";
                    return Err(bad(format!("`{kind}` is no kind of record; {expected}")));
                }
            }
        }
        None => return Err(bad("no kind of record; expected preferences or ticks".into())),
    };
    outcome.map_err(|error| match error {
        RecordError::Newer(_) => ImportError::Newer,
        RecordError::Unreadable(reason) => bad(reason),
    })
}
