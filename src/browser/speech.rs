//! Reading a text aloud, with a voice of this device only.
//!
//! Some browsers offer voices that are made elsewhere: the text would be sent there. Those are left alone.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use super::by_name::{call, get, make, set, text};
use super::{Listener, window};

/// A voice of this device.
#[derive(Clone)]
pub struct Voice {
    voice: JsValue,
}

impl Voice {
    /// One for a language, such as `en`; one of the person's own region rather than another. Nothing where the device has
    /// none, or where the browser has not listed them yet: see [`on_voices`].
    pub fn local(lang: &str) -> Option<Self> {
        let voices: Array = call(&synthesis()?, "getVoices", &[])?.unchecked_into();
        let own = language(lang);
        let mut found = None;
        for place in 0..voices.length() {
            let voice = voices.get(place);
            // Said of each voice by the browser; what is not said to be local is not.
            let is_local = get(&voice, "localService").is_some();
            let speaks = text(&voice, "lang").unwrap_or_default().replace('_', "-");
            if !is_local || !is_of(&speaks, lang) {
                continue;
            }
            if speaks.eq_ignore_ascii_case(&own) {
                return Some(Self { voice });
            }
            found = found.or(Some(Self { voice }));
        }
        found
    }

    /// Reads a text, in the place of what is being read. Calls back when it has ended, however it did.
    pub fn read(&self, words: &str, done: impl Fn() + Clone + 'static) -> Option<Reading> {
        let utterance = make("SpeechSynthesisUtterance", &[words.into()])?;
        set(&utterance, "voice", &self.voice);
        set(&utterance, "lang", text(&self.voice, "lang").unwrap_or_default());
        let listener = |event| {
            let done = done.clone();
            Listener::new(utterance.clone().unchecked_into(), event, move |_| done())
        };
        let listeners = [listener("end"), listener("error")];
        let synthesis = synthesis()?;
        call(&synthesis, "cancel", &[]);
        call(&synthesis, "speak", std::slice::from_ref(&utterance));
        // The browser may let go of one that nobody holds, and then never says that it has ended.
        Some(Reading { _listeners: listeners, _utterance: utterance })
    }
}

/// A text that is being read. Dropping it stops the reading.
pub struct Reading {
    _listeners: [Listener; 2],
    _utterance: JsValue,
}

impl Drop for Reading {
    fn drop(&mut self) {
        if let Some(synthesis) = synthesis() {
            call(&synthesis, "cancel", &[]);
        }
    }
}

/// Calls back when the browser has listed its voices, or others: some do so a while after they were asked.
pub fn on_voices(callback: impl Fn() + 'static) -> Option<Listener> {
    Some(Listener::new(synthesis()?.unchecked_into(), "voiceschanged", move |_| callback()))
}

fn synthesis() -> Option<JsValue> {
    get(&window(), "speechSynthesis")
}

/// A language with the person's own region, such as `en-GB`, where their browser is in it; else as it is.
pub(super) fn language(lang: &str) -> String {
    text(&window().navigator(), "language").filter(|own| is_of(own, lang)).unwrap_or_else(|| lang.to_owned())
}

fn is_of(tag: &str, lang: &str) -> bool {
    tag.split('-').next().is_some_and(|first| first.eq_ignore_ascii_case(lang))
}
