//! A recorded sound in memory: playing it, saving it as a file, and how loud it is from frame to frame.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, Element, Url};

use super::by_name::{awaited, call, get, make, number, object, set, text};
use super::{clock, file, microphone};

/// Samples a second that a sound is brought down to before it is measured: enough for all that a voice is known by.
const RATE: u32 = 16_000;

/// Frames measured at a time; then the page has its turn.
const FRAMES_AT_ONCE: u32 = 1_500;

/// A sound. Dropping it lets it go.
pub struct Sound {
    blob: Blob,
    url: String,
}

impl Sound {
    /// The sound of a recording; nothing where it is empty.
    pub(super) fn of(blob: Blob) -> Option<Self> {
        let url = Url::create_object_url_with_blob(&blob).ok().filter(|_| blob.size() > 0.0)?;
        Some(Self { blob, url })
    }

    /// Where an `audio` element finds it.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Gives it to the person as a file to save; the ending follows from how the browser records.
    pub fn save_as(&self, name: &str) {
        let kind = text(&self.blob, "type").unwrap_or_default();
        let ending = if kind.contains("mp4") {
            ".m4a"
        } else if kind.contains("ogg") {
            ".ogg"
        } else {
            ".webm"
        };
        file::offer(&[name, ending].concat(), &self.url);
    }

    /// Measures how loud each frame of that many milliseconds is, and calls back with the levels; with nothing where the
    /// browser cannot read what it has recorded.
    pub fn measure(&self, frame_ms: u32, done: impl FnOnce(Option<Vec<f32>>) + 'static) {
        let blob = self.blob.clone();
        leptos::task::spawn_local(async move {
            match samples_of(blob).await {
                Some(samples) => measure_on(samples, RATE / 1000 * frame_ms, Vec::new(), Box::new(done)),
                None => done(None),
            }
        });
    }
}

impl Drop for Sound {
    fn drop(&mut self) {
        // An address that is none any more is as good.
        let _ = Url::revoke_object_url(&self.url);
    }
}

async fn samples_of(blob: Blob) -> Option<JsValue> {
    let bytes = awaited(call(&blob, "arrayBuffer", &[])?).await.ok()?;
    // One that plays nothing: it needs no leave, and brings the sound to its own rate.
    let options = object(&[("numberOfChannels", 1.into()), ("length", 1.into()), ("sampleRate", RATE.into())]);
    let context = make("OfflineAudioContext", &[options])?;
    let sound = awaited(call(&context, "decodeAudioData", &[bytes])?).await.ok()?;
    call(&sound, "getChannelData", &[0.into()])
}

fn measure_on(samples: JsValue, frame: u32, mut levels: Vec<f32>, done: Box<dyn FnOnce(Option<Vec<f32>>)>) {
    let count = samples.unchecked_ref::<Array>().length();
    for _ in 0..FRAMES_AT_ONCE {
        let from = u32::try_from(levels.len()).unwrap_or(u32::MAX).saturating_mul(frame);
        let to = from.saturating_add(frame);
        if to > count {
            return done(Some(levels));
        }
        // A view, not a copy.
        let level = call(&samples, "subarray", &[from.into(), to.into()]).map(|it| microphone::level(&it, frame));
        levels.push(level.unwrap_or_default());
    }
    clock::after(0, move || measure_on(samples, frame, levels, done));
}

/// What plays a sound: an `audio` element.
#[derive(Clone)]
pub struct Player {
    element: Element,
}

impl Player {
    /// By that element.
    pub fn new(element: Element) -> Self {
        Self { element }
    }

    /// Where it is, in milliseconds.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "never negative, and hours at most")]
    pub fn at_ms(&self) -> u64 {
        (self.seconds("currentTime") * 1000.0) as u64
    }

    /// Plays on from there.
    #[expect(clippy::cast_precision_loss, reason = "hours at most")]
    pub fn play_from(&self, ms: u64) {
        set(&self.element, "currentTime", ms as f64 / 1000.0);
        if let Some(begun) = call(&self.element, "play", &[]) {
            // Refused where the person stops it at once, or where the sound cannot be played: the element shows that.
            leptos::task::spawn_local(async move { drop(awaited(begun).await) });
        }
    }

    /// Lets go of what it plays: an element that is out of the page may read on.
    pub fn empty(&self) {
        let _ = self.element.remove_attribute("src");
        call(&self.element, "load", &[]);
    }

    /// Browsers record without writing down how long it is, and then cannot show it. Going past the end finds out.
    pub fn seek_length(&self) {
        const PAST_ANY_END_SECONDS: f64 = 1e7;
        if !self.has_length() {
            set(&self.element, "currentTime", PAST_ANY_END_SECONDS);
        }
    }

    /// Whether it knows how long the sound is.
    pub fn has_length(&self) -> bool {
        self.seconds("duration").is_finite()
    }

    /// Goes back to the beginning.
    pub fn rewind(&self) {
        set(&self.element, "currentTime", 0.0);
    }

    fn seconds(&self, name: &str) -> f64 {
        get(&self.element, name).map_or(0.0, |it| number(&it))
    }
}
