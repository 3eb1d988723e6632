//! A button that reads a question aloud, by a voice of this device only. Where there is none, there is no button.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{Get, GetUntracked, Set, StoredValue};

use crate::app::el::{El, button, of_class};
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::speech::{Reading, Voice, on_voices};

use super::buttons::caps;

/// A question that can be read aloud.
#[derive(Clone)]
pub struct ReadAloud {
    question: Rc<str>,
    /// Counts how often the browser has listed its voices.
    listed: Local,
    /// Whether it is being read: 0 or 1.
    is_read: Local,
    reading: Rc<RefCell<Option<Reading>>>,
}

impl ReadAloud {
    /// One that is silent.
    pub fn new(question: &str) -> Self {
        let listed = Local::new(0);
        StoredValue::new_local(on_voices(move || listed.set(listed.get_untracked() + 1)));
        let reading: Rc<RefCell<Option<Reading>>> = Rc::default();
        StoredValue::new_local(AtEnd(Rc::clone(&reading)));
        Self { question: question.into(), listed, is_read: Local::new(0), reading }
    }

    /// The button.
    pub fn button(&self) -> El {
        let (this, listed) = (self.clone(), self.listed);
        let has_voice = move || {
            let _ = listed.get();
            Voice::local(words().lang).is_some()
        };
        of_class("span", "row").slot(has_voice, move |has_voice| {
            let words = words().aloud;
            let (pressed, is_read) = (this.clone(), this.is_read);
            let label = move || if is_read.get() == 1 { words.stop_reading } else { words.read }.to_owned();
            let [_, (keys, _)] = words.keys;
            has_voice.then(|| {
                button("quiet-button read-aloud", "", move || pressed.toggle()).text_by(label).child(caps(keys))
            })
        })
    }

    /// Reads it, or stops.
    pub fn toggle(&self) {
        if self.is_read.get_untracked() == 1 {
            self.reading.take();
            return self.is_read.set(0);
        }
        let Some(voice) = Voice::local(words().lang) else { return };
        let is_read = self.is_read;
        let reading = voice.read(&self.question, move || is_read.set(0));
        self.is_read.set(usize::from(reading.is_some()));
        self.reading.replace(reading);
    }
}

/// Stops the reading with the page.
struct AtEnd(Rc<RefCell<Option<Reading>>>);

impl Drop for AtEnd {
    fn drop(&mut self) {
        self.0.take();
    }
}
