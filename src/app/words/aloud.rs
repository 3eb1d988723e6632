//! The words of recording an answer, of looking back at it, and of reading a question aloud.

use crate::browser::microphone::Refusal;

/// The words, in one language.
pub struct AloudWords {
    /// The name of the place where one records.
    pub title: &'static str,
    pub record: &'static str,
    pub stop: &'static str,
    pub read: &'static str,
    pub stop_reading: &'static str,
    /// What becomes of a recording, before there is one.
    pub promise: &'static str,
    pub asking: &'static str,
    pub ready: &'static str,
    pub recording: &'static str,
    pub held: &'static str,
    pub ended: &'static str,
    /// Nothing is heard at all.
    pub no_sound: &'static str,
    /// The recogniser would send away what it hears.
    pub recogniser_off: &'static str,
    pub recogniser_on: &'static str,
    pub refused: fn(Refusal) -> &'static str,
    /// The caps of its keys and what they do, and the title over them in the list of keys.
    pub keys_title: &'static str,
    pub keys: [(&'static [&'static str], &'static str); 2],

    pub recordings: &'static str,
    pub kept_here: &'static str,
    pub player: &'static str,
    /// What the two strips under the player are, for those who do not see them.
    pub looking: &'static str,
    pub no_map: &'static str,
    pub nothing_heard: &'static str,
    pub jump: &'static str,
    pub save: &'static str,
    pub file_name: &'static str,
    pub drop: &'static str,
    pub really_drop: &'static str,
    pub keep: &'static str,
    pub dropped: &'static str,
    pub take_words: &'static str,
    pub words_taken: &'static str,
    /// How much of a length is speech: per cent, and the length.
    pub talk: fn(u64, &str) -> String,
    pub first_word: fn(&str) -> String,
    /// The longest pause: how long, and where.
    pub longest_pause: fn(&str, &str) -> String,
    pub no_pause: &'static str,
    pub rate: fn(u64) -> String,
    /// A length with its tenth of a second: `4.1 s`.
    pub tenths: fn(u64) -> String,
    /// How many pauses of a second or more, as the title of their list.
    pub pause_count: fn(usize) -> String,
    /// Plays from the beginning of a part, or of a pause: what, and where it begins.
    pub from: fn(&str, &str) -> String,
    pub longest: &'static str,
    pub a_pause: fn(&str) -> String,
}

/// English.
pub static EN: AloudWords = AloudWords {
    title: "Recording",
    record: "Record",
    stop: "Stop recording",
    read: "Read the question",
    stop_reading: "Stop reading",
    promise: "A recording stays in this tab until you save or drop it. It is sent nowhere.",
    asking: "Asking for the microphone…",
    ready: "The microphone is on. Recording begins with your answer.",
    recording: "Recording",
    held: "Recording waits while the clock stands still.",
    ended: "Recorded. You can listen to it in the review.",
    no_sound: "Nothing is heard. Is the microphone muted?",
    recogniser_off: "This browser's speech recognition would send your voice to a server, so it is off.",
    recogniser_on: "Your words are recognised on this device.",
    refused: |refusal| match refusal {
        Refusal::Denied => "No recording: the microphone is not allowed here. The drill goes on without it.",
        Refusal::Missing => "No recording: there is no microphone. The drill goes on without it.",
        Refusal::Broken => "No recording: the microphone does not answer. The drill goes on without it.",
        Refusal::Unable => "No recording: this browser cannot record here. The drill goes on without it.",
    },
    keys_title: "Aloud",
    keys: [(&["Alt", "R"], "Record, or stop recording"), (&["Alt", "Q"], "Read the question aloud")],

    recordings: "Recording",
    kept_here: "In the memory of this tab only: gone when you reload or close it.",
    player: "Your answer, recorded",
    looking: "Looking for speech and pauses…",
    no_map: "This browser cannot look into the recording, so pauses are not shown.",
    nothing_heard: "No speech was heard.",
    jump: "Play from",
    save: "Save as a file",
    file_name: "star-drill-answer",
    drop: "Drop",
    really_drop: "Drop this recording? It cannot be brought back.",
    keep: "Keep it",
    dropped: "Recording dropped.",
    take_words: "Take what was recognised as the transcript",
    words_taken: "Taken as the transcript.",
    talk: |percent, length| format!("Speech {percent} % of {length}"),
    first_word: |at| format!("first word after {at}"),
    longest_pause: |length, at| format!("longest pause {length} at {at}"),
    no_pause: "no pause",
    rate: |rate| format!("{rate} words a minute while speaking"),
    tenths: |ms| {
        let tenths = (ms + 50) / 100;
        format!("{}.{} s", tenths / 10, tenths % 10)
    },
    pause_count: |count| match count {
        0 => "No pause of a second or more".into(),
        1 => "1 pause of a second or more".into(),
        count => format!("{count} pauses of a second or more"),
    },
    from: |what, at| format!("{what} {at}"),
    longest: "Longest pause",
    a_pause: |length| format!("Pause of {length},"),
};
