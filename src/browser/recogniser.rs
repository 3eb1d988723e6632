//! Turning speech into text, only where the browser does it on this device.
//!
//! The recognisers of most browsers send what they hear to a server. The one thing that tells is `available`, asked for
//! `processLocally`; a browser that has no such function sends. Models are never downloaded for it.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use super::by_name::{array, awaited, call, get, knows, make, number, object, set, text};
use super::microphone::Microphone;
use super::speech::language;
use super::{Listener, clock, window};

/// What the browser has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recogniser {
    /// None.
    Missing,
    /// One that would send what it hears away, or may.
    Elsewhere,
    /// One that works on this device, now.
    Here,
}

/// How long after it was stopped a recogniser may still tell what it has heard.
const LAST_WORDS_MS: i32 = 10_000;

/// How often one that ends by itself is started anew: it ends after a while without speech.
const MOST_STARTS: u32 = 200;

/// What asks for this device only.
const ON_THIS_DEVICE: &str = "processLocally";

/// The names it goes by.
const CLASSES: [&str; 2] = ["SpeechRecognition", "webkitSpeechRecognition"];

/// Looks for one, for a language.
pub async fn recogniser(lang: &str) -> Recogniser {
    let Some(class) = class().and_then(|name| get(&window(), name)) else { return Recogniser::Missing };
    let langs = array(&[language(lang).into()]);
    let wanted = object(&[("langs", langs.into()), (ON_THIS_DEVICE, true.into())]);
    let Some(answer) = call(&class, "available", &[wanted]) else { return Recogniser::Elsewhere };
    let is_here = awaited(answer).await.is_ok_and(|it| it.as_string().as_deref() == Some("available"));
    if is_here { Recogniser::Here } else { Recogniser::Elsewhere }
}

/// A recogniser that listens until it is dropped.
pub struct Listening {
    recogniser: JsValue,
    is_wanted: Rc<Cell<bool>>,
    listeners: Option<[Listener; 2]>,
}

impl Listening {
    /// Listens to a microphone; for one that is [`Recogniser::Here`] only. `heard` gets what was said, bit by bit.
    pub fn start(lang: &str, microphone: &Microphone, heard: impl Fn(String) + 'static) -> Option<Self> {
        let recogniser = make(class()?, &[])?;
        // One that does not know this would send what it hears.
        if !knows(&recogniser, ON_THIS_DEVICE) {
            return None;
        }
        set(&recogniser, ON_THIS_DEVICE, true);
        set(&recogniser, "lang", language(lang));
        set(&recogniser, "continuous", true);
        let is_wanted = Rc::new(Cell::new(true));
        let result = Listener::new(recogniser.clone().unchecked_into(), "result", move |event| {
            let text = said(&event);
            if !text.is_empty() {
                heard(text);
            }
        });
        let (again, wanted) = (recogniser.clone(), Rc::clone(&is_wanted));
        let mut starts = 0;
        let end = Listener::new(recogniser.clone().unchecked_into(), "end", move |_| {
            starts += 1;
            if wanted.get() && starts < MOST_STARTS {
                call(&again, "start", &[]);
            }
        });
        let track: Vec<JsValue> = microphone.track().into_iter().collect();
        call(&recogniser, "start", &track)?;
        Some(Self { recogniser, is_wanted, listeners: Some([result, end]) })
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.is_wanted.set(false);
        call(&self.recogniser, "stop", &[]);
        // The last words come a little later.
        let listeners = self.listeners.take();
        clock::after(LAST_WORDS_MS, move || drop(listeners));
    }
}

fn class() -> Option<&'static str> {
    CLASSES.into_iter().find(|name| get(&window(), name).is_some())
}

/// What is settled of what an event has.
fn said(event: &JsValue) -> String {
    let Some(results) = get(event, "results") else { return String::new() };
    // Those before were told by the events before.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the place of a result is small")]
    let from = get(event, "resultIndex").map_or(0, |it| number(&it) as u32);
    let count = results.unchecked_ref::<Array>().length();
    let settled = (from..count).filter_map(|place| {
        let result = get(&results, &place.to_string()).filter(|result| get(result, "isFinal").is_some())?;
        text(&get(&result, "0")?, "transcript")
    });
    settled.map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}
