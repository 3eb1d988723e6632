//! Bringing a backup back: what it would change here, and changing that, all or nothing.
//!
//! What is to be here is worked out in memory, from all that is here and all that the file holds. Only then the store
//! is turned from the one to the other, and turned back where it does not take it all.

use std::collections::BTreeMap;
use std::fmt;

use crate::drill::LoopSnapshot;
use crate::progress::{
    Answer, Attempt, AttemptId, Evidence, MyAnswer, Paper, Replies, SelfCheck, Story, StoryField, Ticks, Versions,
};

use super::backup::{Contents, Entry, Kept, Named, named, today};
use super::records::{Record, decode, encode};
use super::repository::{QUARANTINE, RECORDS, units};
use super::{RecordError, Repository, Store, StoreError};

/// What a backup holds, beside what is here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Records that are not here.
    pub new: usize,
    /// Records that are here and say something else. Replacing takes those of the file; merging see [`How::Merge`].
    pub changed: usize,
    /// Records that are here as they are in the file. A drill under way counts as one if it is finished here.
    pub same: usize,
    /// Texts that were set aside, and records that this build cannot read. Both ways they are set aside here.
    pub unreadable: usize,
    /// Records that are here and not, or not readably, in the file: replacing removes them.
    pub only_here: usize,
    /// The attempts among the records of the file.
    pub attempts: usize,
    /// The stories among the records of the file.
    pub stories: usize,
    /// Names of records of the file that cannot be read, and what is wrong with them; the first 20.
    pub faults: Vec<(String, String)>,
    /// When the file was made, in milliseconds since 1970, if it says so.
    pub made_wall_ms: Option<u64>,
}

/// How a backup comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Records that are new come to what is here, and nothing goes. Of a record that is here and says something else:
    ///
    /// - Of a story the one changed later stays, the one here if neither was; the other becomes a version of it.
    /// - Of a paper and of an answer of one's own the one changed later stays; the other text becomes a version of it.
    /// - What was found looking back at an attempt here stays, and what was found only in the file comes to it.
    /// - Ticks of both are ticked.
    /// - Of replies under pressure those here stay; chains, replies and marks that are missing come to them.
    /// - Of a mock loop the one that is further on stays, the one here if neither is.
    /// - An attempt here stays. Where it has no rating, no self-check, no story, no remark, no transcript or no texts,
    ///   it takes that of the file: looking back is all that is ever added to an attempt.
    /// - Any other record here stays.
    ///
    /// A text here that cannot be read is set aside, and the file's record takes its place. A drill under way is not
    /// brought back where it is finished here: going on with it would write over the attempt.
    Merge,
    /// All records here go, and those of the file take their place. What was set aside here stays.
    Replace,
}

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Records that were not here and are now.
    pub added: usize,
    /// Records that were here and say something else now.
    pub changed: usize,
    /// Records of the file that were here already, and stayed as they were.
    pub kept: usize,
    /// Records that were only here and are gone.
    pub removed: usize,
    /// Texts of the file that could not be read and are set aside here.
    pub unreadable: usize,
}

/// Why there was no import. Said as the rest of a sentence, without a full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// The file is longer than any backup.
    TooLarge,
    /// The file is not a backup of this app, or not a whole one. Holds what was found and what was expected.
    NotABackup(String),
    /// A newer build wrote the file, or a record in it.
    Newer,
    /// A record has a name that no build gives, or that another has. Holds its name and what is wrong.
    BadRecord(String, String),
    /// The store did not take it, and is as it was.
    Store(StoreError),
    /// The store did not take it, nor all of what was there before. Holds the keys that are not as they were. Only a
    /// store that breaks down does so, for the room was theirs.
    Torn(Vec<String>),
}

impl fmt::Display for ImportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        const CHOOSE: &str = "Choose a file as Star Drill saved it";
        const RELOAD: &str = "Reload the page to get that version, then try again";
        const ALLOW: &str = "Allow it to keep data for this page, then try again";
        const ROOM: &str = "Delete what you no longer need, then try again";
        let (what, remedy): (String, &str) = match self {
            Self::TooLarge => ("it is longer than any backup of Star Drill".into(), CHOOSE),
            Self::NotABackup(found) => (format!("it is no backup of Star Drill, or not a whole one ({found})"), CHOOSE),
            Self::Newer => ("a newer version of Star Drill wrote it".into(), RELOAD),
            Self::BadRecord(name, reason) => (format!("`{name}` in it is {reason}"), CHOOSE),
            Self::Store(StoreError::Full) => ("this browser has no room for all of it".into(), ROOM),
            Self::Store(StoreError::Unavailable) => ("this browser stores nothing now".into(), ALLOW),
            Self::Store(StoreError::ReadOnly) => ("a newer version of Star Drill wrote what is here".into(), RELOAD),
            Self::Torn(keys) => (
                format!("this browser stopped storing half way, and {} texts are not as they were", keys.len()),
                "Keep the file, and restore it once the browser stores again",
            ),
        };
        write!(formatter, "{what}. {remedy}")
    }
}

impl std::error::Error for ImportError {}

impl From<StoreError> for ImportError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Repository {
    /// What a backup holds, beside what is here. Changes nothing.
    ///
    /// # Errors
    /// Where an import would be refused whatever room there is. See [`ImportError`].
    pub fn preview(&self, json: &str) -> Result<Preview, ImportError> {
        self.writable()?;
        let contents = Contents::read(json)?;
        let here = Kept::of(self.store())?;
        let mut preview = Preview {
            unreadable: contents.unreadable.len(),
            only_here: here.records.len(),
            faults: contents.faults,
            made_wall_ms: contents.made_wall_ms,
            ..Preview::default()
        };
        for entry in &contents.records {
            preview.attempts += usize::from(matches!(entry.what, Named::Attempt(_)));
            preview.stories += usize::from(matches!(entry.what, Named::Story(_)));
            preview.only_here -= usize::from(here.records.contains_key(&entry.name));
            match standing(&here, entry)? {
                Standing::New => preview.new += 1,
                Standing::Same(_) => preview.same += 1,
                Standing::Differs(_) | Standing::Broken(_) => preview.changed += 1,
            }
        }
        Ok(preview)
    }

    /// Brings a backup back. All or nothing: on an error the store is as it was, but see [`ImportError::Torn`].
    ///
    /// # Errors
    /// See [`ImportError`].
    pub fn import(&self, json: &str, how: How) -> Result<Imported, ImportError> {
        self.writable()?;
        let contents = Contents::read(json)?;
        let before = Kept::of(self.store())?;
        let (mut after, mut imported) = match how {
            How::Merge => merged(&before, &contents)?,
            How::Replace => replaced(&before, &contents)?,
        };
        for (name, text) in &contents.unreadable {
            after.set_aside(name, text);
            imported.unreadable += 1;
        }
        self.turn(&before, &after)?;
        Ok(imported)
    }

    /// Turns the store from what it has to what it is to have.
    fn turn(&self, before: &Kept, after: &Kept) -> Result<(), ImportError> {
        let mut changes = Vec::new();
        compare(RECORDS, &before.records, &after.records, &mut changes);
        compare(QUARANTINE, &before.aside, &after.aside, &mut changes);
        let mut done: Vec<&Change<'_>> = Vec::new();
        // What needs no more room than it had goes first, so that whatever fits in the end fits on the way.
        for gives_room in [true, false] {
            for change in changes.iter().filter(|change| change.gives_room() == gives_room) {
                if let Err(error) = put(self.store(), &change.key, change.after) {
                    return Err(put_back(self.store(), &done, error));
                }
                done.push(change);
            }
        }
        for change in &changes {
            self.unstick(&change.key);
        }
        Ok(())
    }
}

/// What the store has in the place of a record of the file.
enum Standing<'texts> {
    New,
    /// The same; its text, unless it is a drill that is finished here.
    Same(Option<&'texts str>),
    /// Another one, in today's form.
    Differs(String),
    /// A text that cannot be read.
    Broken(&'texts str),
}

fn standing<'texts>(here: &'texts Kept, entry: &Entry) -> Result<Standing<'texts>, ImportError> {
    let Some(text) = here.records.get(&entry.name) else {
        let is_attempt = |id: &AttemptId| here.records.contains_key(&format!("{}/{}", Attempt::KIND, id.as_str()));
        let is_finished = matches!(&entry.what, Named::Draft(id) if is_attempt(id));
        return Ok(if is_finished { Standing::Same(None) } else { Standing::New });
    };
    if *text == entry.text {
        return Ok(Standing::Same(Some(text)));
    }
    match today(&entry.what, text) {
        Ok(it) if it == entry.text => Ok(Standing::Same(Some(text))),
        Ok(it) => Ok(Standing::Differs(it)),
        Err(RecordError::Unreadable(_)) => Ok(Standing::Broken(text)),
        Err(RecordError::Newer(_)) => Err(StoreError::ReadOnly.into()),
    }
}

/// What is to be here after merging, but for the unreadable texts of the file.
fn merged(before: &Kept, contents: &Contents) -> Result<(Kept, Imported), ImportError> {
    let mut after = before.clone();
    let mut imported = Imported::default();
    // Stories last: one of the two becomes a version, and the versions may come with the file.
    for is_story in [false, true] {
        for entry in contents.records.iter().filter(|it| matches!(it.what, Named::Story(_)) == is_story) {
            let (count, text) = match standing(before, entry)? {
                Standing::New => (&mut imported.added, Some(entry.text.clone())),
                Standing::Same(_) => (&mut imported.kept, None),
                Standing::Differs(here) => match joined(entry, &here, &mut after)? {
                    Some(text) => (&mut imported.changed, Some(text)),
                    None => (&mut imported.kept, None),
                },
                Standing::Broken(here) => {
                    after.set_aside(&entry.name, here);
                    (&mut imported.changed, Some(entry.text.clone()))
                }
            };
            *count += 1;
            if let Some(text) = text {
                after.records.insert(entry.name.clone(), text);
            }
        }
    }
    Ok((after, imported))
}

/// What is to be here after replacing, but for the unreadable texts of the file.
fn replaced(before: &Kept, contents: &Contents) -> Result<(Kept, Imported), ImportError> {
    let mut after = Kept { records: BTreeMap::new(), aside: before.aside.clone() };
    let mut imported = Imported::default();
    let mut only_here = before.records.clone();
    for entry in &contents.records {
        only_here.remove(&entry.name);
        let (count, text) = match standing(before, entry)? {
            Standing::New => (&mut imported.added, entry.text.as_str()),
            Standing::Same(here) => (&mut imported.kept, here.unwrap_or(&entry.text)),
            Standing::Differs(_) => (&mut imported.changed, entry.text.as_str()),
            Standing::Broken(here) => {
                after.set_aside(&entry.name, here);
                (&mut imported.changed, entry.text.as_str())
            }
        };
        *count += 1;
        after.records.insert(entry.name.clone(), text.to_owned());
    }
    for (name, text) in &only_here {
        imported.removed += 1;
        match named(name).map(|what| today(&what, text)) {
            Some(Ok(_)) => {}
            Some(Err(RecordError::Newer(_))) => return Err(StoreError::ReadOnly.into()),
            // What cannot be read is never deleted.
            _ => after.set_aside(name, text),
        }
    }
    Ok((after, imported))
}

/// What a record of the file and another one here come to, see [`How::Merge`]; nothing where that is the one here. Both
/// can be read.
fn joined(entry: &Entry, here: &str, after: &mut Kept) -> Result<Option<String>, ImportError> {
    let file = entry.text.as_str();
    let joined = match &entry.what {
        Named::Attempt(id) => both::<Attempt>(here, file, id).map(|(here, file)| {
            let is_checked = here.self_check != SelfCheck::default();
            encode(&Attempt {
                rating: here.rating.or(file.rating),
                self_check: if is_checked { here.self_check } else { file.self_check },
                story: here.story.or(file.story),
                ..here
            })
        }),
        Named::Answer(id) => both::<Answer>(here, file, id).map(|(here, file)| {
            let filled = |here: String, file: String| if here.trim().is_empty() { file } else { here };
            let has_texts = here.texts.iter().any(|text| !text.trim().is_empty());
            let has_transcript = !here.transcript.trim().is_empty();
            encode(&Answer {
                // The times belong to the words.
                said_seconds: if has_transcript { here.said_seconds } else { file.said_seconds },
                texts: if has_texts { here.texts } else { file.texts },
                transcript: filled(here.transcript, file.transcript),
                remark: filled(here.remark, file.remark),
                ..here
            })
        }),
        Named::Replies(id) => both::<Replies>(here, file, id).map(|(mut here, file)| {
            here.join(file);
            encode(&here)
        }),
        Named::Ticks => both::<Ticks>(here, file, &()).map(|(mut here, file)| {
            for item in file.iter() {
                here.set(item, true);
            }
            encode(&here)
        }),
        Named::Loop(id) => both::<LoopSnapshot>(here, file, id).map(|(here, file)| {
            let is_further = file.is_further_than(&here);
            encode(if is_further { &file } else { &here })
        }),
        Named::Paper(id) => both::<Paper>(here, file, id).map(|(here, file)| encode(&here.join(file))),
        Named::MyAnswer(id) => both::<MyAnswer>(here, file, id).map(|(here, file)| encode(&here.join(file))),
        Named::Evidence(id) => both::<Evidence>(here, file, id).map(|(mut here, file)| {
            for shown in file.shown {
                if here.line_of(&shown.item).is_none() {
                    here.say(&shown.item, Some(shown.line));
                }
            }
            encode(&here)
        }),
        Named::Story(id) => {
            let Some((here, file)) = both::<Story>(here, file, id) else { return Ok(None) };
            let is_later = file.changed_wall_ms > here.changed_wall_ms;
            let (stays, goes) = if is_later { (file, here) } else { (here, file) };
            keep_version(after, &stays, goes)?;
            Some(encode(&stays))
        }
        _ => None,
    };
    Ok(joined.filter(|text| text != here))
}

fn both<R: Record>(here: &str, file: &str, key: &R::Key) -> Option<(R, R)> {
    Some((decode::<R>(here, key).ok()?, decode::<R>(file, key).ok()?))
}

/// Makes a story a version of the one that stays, unless nothing is written in it that is not there or in a version.
fn keep_version(after: &mut Kept, stays: &Story, goes: Story) -> Result<(), ImportError> {
    let has_its_texts = |other: &Story| StoryField::ALL.iter().all(|field| other.field(*field) == goes.field(*field));
    if goes.is_empty() || has_its_texts(stays) {
        return Ok(());
    }
    let name = format!("{}/{}", Versions::KIND, goes.id.as_str());
    let mut versions = Versions::default();
    if let Some(text) = after.records.get(&name).cloned() {
        match decode::<Versions>(&text, &goes.id) {
            Ok(there) => versions = there,
            Err(RecordError::Unreadable(_)) => after.set_aside(&name, &text),
            Err(RecordError::Newer(_)) => return Err(StoreError::ReadOnly.into()),
        }
    }
    if !versions.kept.iter().any(has_its_texts) {
        versions.keep(goes);
        after.records.insert(name, encode(&versions));
    }
    Ok(())
}

/// What becomes of a key: no text, or this one.
struct Change<'texts> {
    key: String,
    before: Option<&'texts str>,
    after: Option<&'texts str>,
}

impl Change<'_> {
    /// Whether it needs no more room than it had.
    fn gives_room(&self) -> bool {
        self.before.is_some_and(|before| self.after.is_none_or(|after| units(after) <= units(before)))
    }
}

/// Lists what is different.
fn compare<'texts>(
    prefix: &str,
    before: &'texts BTreeMap<String, String>,
    after: &'texts BTreeMap<String, String>,
    changes: &mut Vec<Change<'texts>>,
) {
    let new = after.keys().filter(|name| !before.contains_key(*name));
    for name in before.keys().chain(new) {
        let (old, new) = (before.get(name).map(String::as_str), after.get(name).map(String::as_str));
        if old != new {
            changes.push(Change { key: format!("{prefix}{name}"), before: old, after: new });
        }
    }
}

fn put(store: &dyn Store, key: &str, text: Option<&str>) -> Result<(), StoreError> {
    match text {
        Some(text) => store.set(key, text),
        None => store.remove(key),
    }
}

/// Undoes changes, the last one first: so each finds the room that it had.
fn put_back(store: &dyn Store, done: &[&Change<'_>], error: StoreError) -> ImportError {
    let mut torn = Vec::new();
    for change in done.iter().rev() {
        if put(store, &change.key, change.before).is_err() {
            torn.push(*change);
        }
    }
    // Another tab may have taken the room; what was undone since may have given some.
    torn.retain(|change| put(store, &change.key, change.before).is_err());
    if torn.is_empty() {
        return ImportError::Store(error);
    }
    ImportError::Torn(torn.iter().map(|change| change.key.clone()).collect())
}
