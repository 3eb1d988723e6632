//! The recordings of this tab: in memory until they are saved as a file or dropped, and nowhere else.
//!
//! They are no part of `App`: what `App` holds, the first screen pays for, and neither a drill nor a record knows of them.
//! Whoever records puts a recording here under the name of its attempt; whoever shows that attempt finds it.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{ArcTrigger, Notify, Track};

use crate::browser::sound::Sound;
use crate::drill::silence::{FRAME_MS, SoundMap};

/// From then on a part was told; parts can be told more than once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Where in the recording, in milliseconds.
    pub from_ms: u64,
    /// Which part, by its place in the plan.
    pub part: usize,
}

/// A recording.
#[derive(Clone)]
pub struct Recording {
    /// Tells it from all others of this tab.
    pub id: usize,
    /// The attempt it is of, as it is called or will be.
    attempt: String,
    /// What was told when, in order.
    pub chapters: Vec<Chapter>,
    /// How long it is by the drill's clock, in milliseconds.
    pub length_ms: u64,
    /// What a recogniser of this device has heard.
    pub heard: String,
    /// The sound, once it has ended.
    pub sound: Option<Rc<Sound>>,
    /// Where somebody speaks, once that is found out.
    pub map: Mapped,
}

/// What came of looking for speech in one.
#[derive(Clone, PartialEq, Eq)]
pub enum Mapped {
    /// Not looked yet, or just looking.
    Awaited,
    /// Found.
    Found(Rc<SoundMap>),
    /// The browser cannot read what it has recorded, or it is too long to.
    Unknown,
}

/// Longer than any drill, and about as much as a browser can unpack at once (some 120 MB).
const LONGEST_MAPPED_MS: u64 = 30 * 60_000;

/// All of them. One shelf for the tab, as there is one memory.
#[derive(Default)]
struct Shelf {
    recordings: RefCell<Vec<Recording>>,
    changed: ArcTrigger,
}

thread_local! {
    static SHELF: Shelf = Shelf::default();
}

/// Begins one for an attempt. Returns its id.
pub fn begin(attempt: &str) -> usize {
    update(|recordings| {
        let id = recordings.last().map_or(0, |last| last.id + 1);
        let (attempt, heard) = (attempt.to_owned(), String::new());
        let (chapters, map) = (Vec::new(), Mapped::Awaited);
        recordings.push(Recording { id, attempt, chapters, length_ms: 0, heard, sound: None, map });
        id
    })
}

/// Changes one; one that was dropped stays so.
pub fn change(id: usize, change: impl FnOnce(&mut Recording)) {
    update(|recordings| {
        if let Some(recording) = recordings.iter_mut().find(|it| it.id == id) {
            change(recording);
        }
    });
}

/// The sound of one has come; none means that there is nothing to keep.
pub fn take_sound(id: usize, sound: Option<Sound>) {
    match sound {
        Some(sound) => change(id, |it| it.sound = Some(Rc::new(sound))),
        None => drop_one(id),
    }
}

/// Lets one go.
pub fn drop_one(id: usize) {
    update(|recordings| recordings.retain(|it| it.id != id));
}

/// Lets all of an attempt go.
pub fn drop_all_of(attempt: &str) {
    update(|recordings| recordings.retain(|it| it.attempt != attempt));
}

/// Those of an attempt that have ended, by their ids, in the order they were made; followed.
pub fn of(attempt: &str) -> Vec<usize> {
    look(|recordings| {
        let ended = recordings.iter().filter(|it| it.attempt == attempt && it.sound.is_some());
        ended.map(|it| it.id).collect()
    })
}

/// What one says of itself, followed; nothing where it was dropped.
pub fn says<T>(id: usize, say: impl FnOnce(&Recording) -> T) -> Option<T> {
    look(|recordings| recordings.iter().find(|it| it.id == id).map(say))
}

/// Looks where in one somebody speaks, if nobody has yet.
pub fn find_speech(id: usize) {
    let Some((sound, length_ms)) = says(id, |it| {
        let sound = it.sound.clone().filter(|_| it.map == Mapped::Awaited)?;
        Some((sound, it.length_ms))
    })
    .flatten() else {
        return;
    };
    if length_ms > LONGEST_MAPPED_MS {
        return change(id, |it| it.map = Mapped::Unknown);
    }
    #[expect(clippy::cast_possible_truncation, reason = "a frame is some milliseconds")]
    sound.measure(FRAME_MS as u32, move |levels| {
        let map = levels.filter(|levels| !levels.is_empty()).map(|levels| SoundMap::of(&levels));
        change(id, |it| it.map = map.map_or(Mapped::Unknown, |map| Mapped::Found(Rc::new(map))));
    });
}

fn look<T>(look: impl FnOnce(&[Recording]) -> T) -> T {
    SHELF.with(|shelf| {
        shelf.changed.track();
        look(&shelf.recordings.borrow())
    })
}

fn update<T>(change: impl FnOnce(&mut Vec<Recording>) -> T) -> T {
    SHELF.with(|shelf| {
        let result = change(&mut shelf.recordings.borrow_mut());
        shelf.changed.notify();
        result
    })
}
