//! Microphones for tests: one that plays what is made here, and one that the browser denies.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, ensure};
use serde_json::{Value as Json, json};

use crate::browser::fresh_path;

/// The samples a second of what is played.
const RATE: u32 = 48_000;

/// The microphone that a browser has.
pub enum Microphone {
    /// Whatever the machine has.
    Usual,
    /// One that the browser denies to every page.
    Denied,
    /// One that plays this over and over; of the engines only Chromium can. Firefox plays a tone of its own.
    Plays(Played),
}

/// A file to be played. It ends with the value.
pub struct Played {
    file: PathBuf,
}

impl Microphone {
    /// One that plays tones and pauses by turns, each of so many milliseconds, beginning with a tone.
    pub fn playing(turns: &[u32]) -> Result<Self> {
        let file = fresh_path("microphone.wav");
        fs::write(&file, wav(turns)?)?;
        Ok(Self::Plays(Played { file }))
    }

    /// What Chromium is started with.
    pub(crate) fn arguments(&self) -> Vec<String> {
        match self {
            Self::Usual => Vec::new(),
            Self::Denied => {
                vec!["--use-fake-device-for-media-stream".to_owned(), "--deny-permission-prompts".to_owned()]
            }
            Self::Plays(Played { file }) => vec![
                "--use-fake-device-for-media-stream".to_owned(),
                "--use-fake-ui-for-media-stream".to_owned(),
                ["--use-file-for-fake-audio-capture=", &file.display().to_string()].concat(),
            ],
        }
    }

    /// What Firefox is set to.
    pub(crate) fn preferences(&self) -> Json {
        match self {
            Self::Usual => json!({}),
            Self::Denied => json!({ "media.navigator.streams.fake": true, "permissions.default.microphone": 2 }),
            Self::Plays(_) => {
                json!({ "media.navigator.streams.fake": true, "media.navigator.permission.disabled": true })
            }
        }
    }
}

impl Drop for Played {
    fn drop(&mut self) {
        // It lies in the folder for temporary files.
        let _ = fs::remove_file(&self.file);
    }
}

/// Tones and pauses as a WAV file: one channel of 16 bits.
fn wav(turns: &[u32]) -> Result<Vec<u8>> {
    const LOUDNESS: f64 = 0.3;
    const HERTZ: f64 = 220.0;

    ensure!(turns.len().is_multiple_of(2), "played over and over, tones and pauses must go by turns");
    let mut samples: Vec<i16> = Vec::new();
    for (place, ms) in turns.iter().enumerate() {
        let count = ms * (RATE / 1000);
        for sample in 0..count {
            let turn = f64::from(sample) / f64::from(RATE) * HERTZ * std::f64::consts::TAU;
            let tone = if place.is_multiple_of(2) { turn.sin() * LOUDNESS } else { 0.0 };
            samples.push((tone * f64::from(i16::MAX)) as i16);
        }
    }
    let size = u32::try_from(samples.len() * 2)?;
    let mut file = Vec::from(*b"RIFF");
    file.extend((36 + size).to_le_bytes());
    file.extend(*b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    // Plain samples, one channel.
    file.extend([1_u16, 1].into_iter().flat_map(u16::to_le_bytes));
    file.extend([RATE, RATE * 2].into_iter().flat_map(u32::to_le_bytes));
    // Bytes and bits of a sample.
    file.extend([2_u16, 16].into_iter().flat_map(u16::to_le_bytes));
    file.extend(*b"data");
    file.extend(size.to_le_bytes());
    file.extend(samples.into_iter().flat_map(i16::to_le_bytes));
    Ok(file)
}
