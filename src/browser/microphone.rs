//! The microphone: how loud it is now, and recording it.
//!
//! It is open as long as a [`Microphone`] lives, and the browser shows that it is. What is recorded is a [`Sound`], which
//! stays in memory until it is dropped; nothing here sends or stores anything.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};

use super::by_name::{apply, awaited, call, get, make, number, object, set, text};
use super::sound::Sound;
use super::{Listener, clock, window};

/// How many samples a level is measured over: about 20 ms.
const SAMPLES: u32 = 1024;

/// Plenty for a voice: a minute is half a megabyte.
const BITS_A_SECOND: u32 = 64_000;

/// Why there is no microphone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The person, or whoever made the page around this one, has said no.
    Denied,
    /// There is none.
    Missing,
    /// There is one, and it does not work, or something else has it.
    Broken,
    /// The browser cannot record here.
    Unable,
}

/// A microphone that is open.
pub struct Microphone {
    stream: JsValue,
    /// What measures how loud it is: the context, the analyser, room for samples, and the source, which
    /// nothing else keeps. A browser may have none.
    meter: Option<[JsValue; 4]>,
}

impl Microphone {
    /// Opens it; the browser asks the person where it has not before.
    ///
    /// # Errors
    /// Why there is none.
    pub async fn open() -> Result<Self, Refusal> {
        // There are no media devices for pages that came unencrypted.
        let devices = get(&window().navigator(), "mediaDevices").ok_or(Refusal::Unable)?;
        get(&window(), "MediaRecorder").ok_or(Refusal::Unable)?;
        // What browsers take out as noise and echo may be soft speech, and what they leave is no measure of a pause.
        let raw = object(&[("echoCancellation", false.into()), ("noiseSuppression", false.into())]);
        let wanted = object(&[("audio", raw)]);
        let promise = call(&devices, "getUserMedia", &[wanted]).ok_or(Refusal::Unable)?;
        let stream = awaited(promise).await.map_err(|error| refusal(&error))?;
        let meter = meter_of(&stream);
        Ok(Self { stream, meter })
    }

    /// How loud it is just now: the root mean square of samples between -1 and 1. Nothing where that cannot be known.
    pub fn level(&self) -> Option<f32> {
        let [context, analyser, samples, _] = self.meter.as_ref()?;
        // Where it has not begun, the analyser gives silence, whatever is said.
        text(context, "state").filter(|state| state == "running")?;
        call(analyser, "getFloatTimeDomainData", std::slice::from_ref(samples));
        Some(level(samples, SAMPLES))
    }

    /// Begins to record. `done` gets the sound once the recording has ended: by [`Recorder::stop`], or because the
    /// microphone is gone; nothing where nothing was recorded.
    pub fn record(&self, done: impl FnOnce(Option<Sound>) + 'static) -> Option<Recorder> {
        let options = object(&[("audioBitsPerSecond", BITS_A_SECOND.into())]);
        let recorder = make("MediaRecorder", &[self.stream.clone(), options])?;
        hand_over_at_end(&recorder, Box::new(done));
        call(&recorder, "start", &[])?;
        Some(Recorder { recorder })
    }

    /// What it hears, for a recogniser.
    pub(super) fn track(&self) -> Option<JsValue> {
        get(&call(&self.stream, "getAudioTracks", &[])?, "0")
    }
}

impl Drop for Microphone {
    fn drop(&mut self) {
        if let Some(track) = self.track() {
            call(&track, "stop", &[]);
        }
        if let Some([context, ..]) = &self.meter {
            call(context, "close", &[]);
        }
    }
}

/// A recording under way.
pub struct Recorder {
    recorder: JsValue,
}

impl Recorder {
    /// Leaves out what follows.
    pub fn pause(&self) {
        call(&self.recorder, "pause", &[]);
    }

    /// Goes on.
    pub fn resume(&self) {
        call(&self.recorder, "resume", &[]);
    }

    /// Ends it.
    pub fn stop(self) {
        call(&self.recorder, "stop", &[]);
    }
}

/// Calls back with what was recorded, once. The listener keeps itself until then: the page that began may be gone.
fn hand_over_at_end(recorder: &JsValue, done: Box<dyn FnOnce(Option<Sound>)>) {
    let kept: Rc<RefCell<Option<Listener>>> = Rc::default();
    let keeps = Rc::clone(&kept);
    let mut done = Some(done);
    let listener = Listener::new(recorder.clone().unchecked_into(), "dataavailable", move |event| {
        if let Some(done) = done.take() {
            done(get(&event, "data").and_then(|data| Sound::of(data.unchecked_into())));
        }
        // Not while it runs.
        let keeps = Rc::clone(&keeps);
        clock::after(0, move || drop(keeps.take()));
    });
    kept.replace(Some(listener));
}

/// What measures a stream.
fn meter_of(stream: &JsValue) -> Option<[JsValue; 4]> {
    let context = make("AudioContext", &[])?;
    // Made a while after the press that asked for it, it may wait for another one.
    if text(&context, "state").as_deref() == Some("suspended") {
        call(&context, "resume", &[]);
    }
    let source = call(&context, "createMediaStreamSource", std::slice::from_ref(stream))?;
    let analyser = call(&context, "createAnalyser", &[])?;
    set(&analyser, "fftSize", SAMPLES);
    // Not on to the loudspeakers.
    call(&source, "connect", std::slice::from_ref(&analyser))?;
    let samples = make("Float32Array", &[SAMPLES.into()])?;
    Some([context, analyser, samples, source])
}

/// The level of that many samples. `Math.hypot` is the root of the sum of squares, and spares copying the samples.
pub(super) fn level(samples: &JsValue, count: u32) -> f32 {
    let root = get(&window(), "Math").and_then(|math| get(&math, "hypot"));
    let root = root.and_then(|hypot| apply(&hypot, &JsValue::UNDEFINED, samples));
    #[expect(clippy::cast_possible_truncation, reason = "a level needs no more digits")]
    let sum = root.map_or(0.0, |root| number(&root)) as f32;
    #[expect(clippy::cast_precision_loss, reason = "a count of samples is small")]
    let count = count as f32;
    sum / count.sqrt()
}

fn refusal(error: &JsValue) -> Refusal {
    match text(error, "name").as_deref() {
        Some("NotAllowedError" | "SecurityError" | "PermissionDeniedError") => Refusal::Denied,
        Some("NotFoundError" | "OverconstrainedError" | "DevicesNotFoundError") => Refusal::Missing,
        Some("TypeError" | "NotSupportedError") => Refusal::Unable,
        _ => Refusal::Broken,
    }
}
