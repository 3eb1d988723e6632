//! Where in a recording somebody speaks and where they pause: by loudness alone, without words and without a model.
//!
//! A recording comes as levels, one for each frame of [`FRAME_MS`]: the root mean square of its samples, which lie between
//! -1 and 1. What is speech is decided in five steps:
//!
//! 1. Each level gives way to the median of itself and its neighbours: a click or a drop-out of one frame is gone, and
//!    no border moves.
//! 2. The *floor* is the mean of the quietest 300 ms, *loud* that of the loudest; digital silence at either end left out.
//! 3. Speech begins at a level well over the floor and not too far under loud, and ends half way (in decibels) back to the
//!    floor. Two thresholds, so that a voice that wavers about one of them is not cut to pieces.
//! 4. Speech shorter than [`SHORTEST_SPEECH_MS`] is a noise.
//! 5. A pause shorter than [`SHORTEST_PAUSE_MS`] belongs to the speech around it: a stop consonant, a breath.
//!
//! What it cannot know: whether a sound is a voice. A recording that is equally loud throughout is taken for speech, unless
//! it is very quiet; and in a room that is not 10 dB quieter than the voice, no pause is found.

/// The length of a frame, in milliseconds: a few periods of a low voice, and a fifth of what a border may be off.
pub const FRAME_MS: u64 = 20;

/// Pauses between words are shorter than this; pauses between thoughts are longer.
pub const SHORTEST_PAUSE_MS: u64 = 300;

/// The shortest word that stands alone lasts longer; a click, a key or a knock does not.
pub const SHORTEST_SPEECH_MS: u64 = 100;

/// How many frames the floor and the loudest sound are looked for in: as long as the shortest pause.
const WINDOW: usize = (SHORTEST_PAUSE_MS / FRAME_MS) as usize;

/// Below this (-80 dB) no microphone is: it warms up, or it is muted.
const DIGITAL_SILENCE: f32 = 0.000_1;

/// A recording that is equally loud throughout is silence below this (-50 dB), and speech above.
const QUIET: f32 = 0.003;

/// Loud is at least so many times the floor (10 dB), else all is equally loud.
const LEAST_CONTRAST: f32 = 3.0;

/// Speech begins so many times over the floor (12 dB): louder than the room ever is.
const OVER_FLOOR: f32 = 4.0;

/// Speech begins at so small a part of the loudest (-30 dB): softer are breaths and the room's answer.
const UNDER_LOUD: f32 = 32.0;

/// While it is listened to, louder than this (-34 dB) is speech, however noisy the room: who thinks aloud into a microphone
/// is.
const SURELY_SPEECH: f32 = 0.02;

/// By how much the floor rises from one look to the next while nothing is as quiet: so that at ten looks a second a room
/// that has grown ten times louder counts as silence within half a minute.
const FLOOR_RISES: f32 = 1.01;

/// Tells speech while it is heard, look by look, when the rest of the recording is still to come. The floor is the quietest
/// there was of late; speech is well over it in two looks in a row, which a click or a key is not.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Hearing {
    /// Nothing before the first look.
    floor: Option<f32>,
    was_loud: bool,
}

impl Hearing {
    /// Whether speech is heard now, at that level.
    pub fn is_speech(&mut self, level: f32) -> bool {
        let level = if level.is_finite() { level.max(DIGITAL_SILENCE) } else { DIGITAL_SILENCE };
        let floor = self.floor.map_or(level, |floor| (floor * FLOOR_RISES).min(level));
        self.floor = Some(floor);
        let is_loud = level >= (floor * OVER_FLOOR).clamp(QUIET, SURELY_SPEECH);
        std::mem::replace(&mut self.was_loud, is_loud) && is_loud
    }
}

/// A stretch of a recording, all speech or all silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Whether somebody speaks.
    pub is_speech: bool,
    /// Where it begins, in milliseconds.
    pub from_ms: u64,
    /// Where it ends.
    pub to_ms: u64,
}

impl Stretch {
    /// Its length, in milliseconds.
    pub fn ms(self) -> u64 {
        self.to_ms.saturating_sub(self.from_ms)
    }
}

/// The speech and silence of a recording: stretches by turns, from its start to its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SoundMap {
    stretches: Vec<Stretch>,
}

impl SoundMap {
    /// Finds out from the levels of all frames. What is no number counts as silence.
    pub fn of(levels: &[f32]) -> Self {
        let levels = without_clicks(levels);
        let (begins, ends) = thresholds(&levels);
        let mut runs: Vec<Run> = Vec::new();
        let mut is_speech = false;
        for level in levels {
            is_speech = level >= if is_speech { ends } else { begins };
            push(&mut runs, Run { is_speech, frames: 1 });
        }
        let runs = without_short_pauses(without_short_speech(runs));
        let mut from_ms = 0;
        let stretches = runs.into_iter().map(|run| {
            let to_ms = from_ms + run.frames * FRAME_MS;
            let stretch = Stretch { is_speech: run.is_speech, from_ms, to_ms };
            from_ms = to_ms;
            stretch
        });
        Self { stretches: stretches.collect() }
    }

    /// The stretches, in order.
    pub fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }

    /// The length of the recording, in milliseconds.
    pub fn length_ms(&self) -> u64 {
        self.stretches.last().map_or(0, |last| last.to_ms)
    }

    /// How long somebody speaks, in milliseconds.
    pub fn speech_ms(&self) -> u64 {
        self.stretches.iter().filter(|it| it.is_speech).map(|it| it.ms()).sum()
    }

    /// How much of the recording is speech, in whole per cent; nothing where it has no length.
    pub fn talk_percent(&self) -> Option<u64> {
        let length = self.length_ms();
        (self.speech_ms() * 100 + length / 2).checked_div(length)
    }

    /// The pauses: silence between speech. What is before the first word and after the last is none.
    pub fn pauses(&self) -> impl Iterator<Item = Stretch> {
        let last = self.stretches.len().saturating_sub(1);
        let inner = self.stretches.iter().enumerate().filter(move |(place, _)| *place > 0 && *place < last);
        inner.map(|(_, stretch)| *stretch).filter(|it| !it.is_speech)
    }

    /// The longest pause; the first of several.
    pub fn longest_pause(&self) -> Option<Stretch> {
        self.pauses().reduce(|longest, it| if it.ms() > longest.ms() { it } else { longest })
    }

    /// Where the first word begins, in milliseconds; nothing where there is none.
    pub fn first_word_ms(&self) -> Option<u64> {
        self.stretches.iter().find(|it| it.is_speech).map(|it| it.from_ms)
    }
}

/// Frames of one kind in a row.
#[derive(Clone, Copy)]
struct Run {
    is_speech: bool,
    frames: u64,
}

impl Run {
    fn is_shorter(self, ms: u64) -> bool {
        self.frames * FRAME_MS < ms
    }
}

/// Adds a run, to the last one where it is of its kind.
fn push(runs: &mut Vec<Run>, run: Run) {
    match runs.last_mut() {
        Some(last) if last.is_speech == run.is_speech => last.frames += run.frames,
        _ => runs.push(run),
    }
}

fn without_short_speech(runs: Vec<Run>) -> Vec<Run> {
    let mut kept = Vec::with_capacity(runs.len());
    for run in runs {
        let is_speech = run.is_speech && !run.is_shorter(SHORTEST_SPEECH_MS);
        push(&mut kept, Run { is_speech, ..run });
    }
    kept
}

/// The silence at either end stays, however short.
fn without_short_pauses(runs: Vec<Run>) -> Vec<Run> {
    let last = runs.len().saturating_sub(1);
    let mut kept = Vec::with_capacity(runs.len());
    for (place, run) in runs.into_iter().enumerate() {
        let is_inner = place > 0 && place < last;
        let is_speech = run.is_speech || (is_inner && run.is_shorter(SHORTEST_PAUSE_MS));
        push(&mut kept, Run { is_speech, ..run });
    }
    kept
}

/// The median of each level and its neighbours; at either end of it and its only neighbour the lower one.
fn without_clicks(levels: &[f32]) -> Vec<f32> {
    let number = |level: &f32| if level.is_finite() { level.max(0.0) } else { 0.0 };
    let before = std::iter::once(0.0).chain(levels.iter().map(number));
    let after = levels.iter().skip(1).map(number).chain(std::iter::once(0.0));
    let around = before.zip(levels.iter().map(number)).zip(after);
    around.map(|((a, b), c)| a.min(b).max(a.max(b).min(c))).collect()
}

/// The levels at which speech begins and ends.
fn thresholds(levels: &[f32]) -> (f32, f32) {
    let levels = heard(levels);
    let all = levels.len().clamp(1, WINDOW);
    let mut floor = f32::INFINITY;
    let mut loud: f32 = 0.0;
    for window in levels.windows(all) {
        let mean = window.iter().sum::<f32>() / all as f32;
        floor = floor.min(mean);
        loud = loud.max(mean);
    }
    let floor = floor.max(DIGITAL_SILENCE);
    if loud < floor * LEAST_CONTRAST {
        let all_or_none = if loud < QUIET { f32::INFINITY } else { DIGITAL_SILENCE };
        return (all_or_none, all_or_none);
    }
    // Where the two are close, half way between them in decibels.
    let begins = (floor * OVER_FLOOR).max(loud / UNDER_LOUD).min((floor * loud).sqrt());
    (begins, (floor * begins).sqrt())
}

/// The levels from the first to the last that a microphone has heard: one that warms up says nothing of the room. Digital
/// silence between is what its browser makes of pauses.
fn heard(levels: &[f32]) -> &[f32] {
    let is_heard = |level: &f32| *level >= DIGITAL_SILENCE;
    let from = levels.iter().position(is_heard).unwrap_or(0);
    let to = levels.iter().rposition(is_heard).map_or(0, |last| last + 1);
    levels.get(from..to).unwrap_or_default()
}
