//! Speech and pauses in recordings that are made here: tones, noise, and silence of known lengths.

use proptest::prelude::*;
use star_drill::drill::silence::{FRAME_MS, Hearing, SHORTEST_PAUSE_MS, SHORTEST_SPEECH_MS, SoundMap, Stretch};

const RATE: u64 = 8_000;

/// How far off a border may be.
const TOLERANCE_MS: u64 = 100;

/// A piece of a recording: how long, how loud a voice is in it (0 for none).
type Piece = (u64, f32);

/// Samples of a voice that hums: a tone with its first overtone, swelling and fading a few times a second as syllables do.
fn sound(pieces: &[Piece], noise: f32) -> Vec<f32> {
    let mut chance = 0x2545_f491_u32;
    let mut samples = Vec::new();
    for (ms, loudness) in pieces {
        for _ in 0..ms * RATE / 1000 {
            let seconds = samples.len() as f32 / RATE as f32;
            let turn = seconds * std::f32::consts::TAU;
            let voice = 0.7 * (turn * 140.0).sin() + 0.3 * (turn * 280.0).sin();
            let syllables = 0.8 + 0.2 * (turn * 4.0).sin();
            // Xorshift: the same noise in each run.
            chance ^= chance << 13;
            chance ^= chance >> 17;
            chance ^= chance << 5;
            let hiss = (chance as f32 / u32::MAX as f32) * 2.0 - 1.0;
            samples.push(voice * syllables * loudness + hiss * noise);
        }
    }
    samples
}

/// The levels of all frames, as the browser half measures them.
fn levels(samples: &[f32]) -> Vec<f32> {
    let frame = (RATE * FRAME_MS / 1000) as usize;
    let level = |frame: &[f32]| (frame.iter().map(|it| it * it).sum::<f32>() / frame.len() as f32).sqrt();
    samples.chunks_exact(frame).map(level).collect()
}

fn map(pieces: &[Piece], noise: f32) -> SoundMap {
    SoundMap::of(&levels(&sound(pieces, noise)))
}

/// Holds what was found to what was made: as many stretches, of the same kind, with their borders near.
fn is_found(pieces: &[Piece], noise: f32, name: &str) {
    let found = map(pieces, noise);
    let kinds: Vec<bool> = found.stretches().iter().map(|it| it.is_speech).collect();
    let made: Vec<bool> = pieces.iter().map(|(_, loudness)| *loudness > 0.0).collect();
    assert_eq!(kinds, made, "{name}: {found:?}");
    let mut border = 0;
    for (stretch, (ms, _)) in found.stretches().iter().zip(pieces) {
        border += ms;
        assert!(stretch.to_ms.abs_diff(border) <= TOLERANCE_MS, "{name}: at {border} ms: {found:?}");
    }
}

#[test]
fn tones_and_pauses_are_found_within_a_tenth_of_a_second() {
    let talk: &[Piece] = &[(700, 0.0), (1_500, 0.3), (450, 0.0), (2_000, 0.2), (3_200, 0.0), (900, 0.3), (800, 0.0)];
    let rows: &[(&str, &[Piece], f32)] = &[
        ("a quiet room", talk, 0.001),
        ("digital silence between", talk, 0.0),
        ("a loud fan", talk, 0.02),
        ("speech from end to end", &[(3_000, 0.3)], 0.001),
        ("speech from end to end in digital silence", &[(3_000, 0.3)], 0.0),
        ("one pause in much speech", &[(30_000, 0.3), (500, 0.0), (30_000, 0.3)], 0.002),
        ("one sentence in much silence", &[(30_000, 0.0), (600, 0.3), (30_000, 0.0)], 0.002),
        ("a far microphone", &[(500, 0.0), (1_000, 0.01), (800, 0.0), (1_000, 0.01), (500, 0.0)], 0.000_5),
    ];
    for (name, pieces, noise) in rows {
        is_found(pieces, *noise, name);
    }
}

#[test]
fn lengths_that_are_no_frames_change_nothing() {
    is_found(&[(333, 0.0), (1_237, 0.3), (611, 0.0), (1_009, 0.3), (487, 0.0)], 0.002, "odd lengths");
}

#[test]
fn a_louder_and_a_softer_voice_are_one_speaker() {
    let pieces = [(500, 0.0), (1_000, 0.5), (800, 0.0), (1_000, 0.05), (500, 0.0)];
    is_found(&pieces, 0.001, "20 dB between them");
}

#[test]
fn what_a_pause_is_depends_on_its_length() {
    for (ms, count) in [(100, 0), (220, 0), (400, 1), (2_000, 1)] {
        let found = map(&[(1_000, 0.3), (ms, 0.0), (1_000, 0.3)], 0.001);
        assert_eq!(found.pauses().count(), count, "{ms} ms: {found:?}");
    }
}

#[test]
fn gaps_between_syllables_are_no_pauses() {
    let mut pieces: Vec<Piece> = Vec::new();
    for _ in 0..8 {
        pieces.extend([(170, 0.3), (90, 0.0)]);
    }
    pieces.extend([(800, 0.0), (170, 0.2), (120, 0.0), (240, 0.3)]);
    let found = map(&pieces, 0.001);
    assert_eq!(found.pauses().count(), 1, "{found:?}");
    assert!(found.longest_pause().is_some_and(|it| it.ms().abs_diff(890) <= TOLERANCE_MS), "{found:?}");
}

#[test]
fn clicks_are_no_words_and_do_not_cut_a_pause() {
    let clicks = [(1_000, 0.3), (400, 0.0), (40, 0.5), (500, 0.0), (60, 0.5), (400, 0.0), (1_000, 0.3)];
    let found = map(&clicks, 0.001);
    let longest = found.longest_pause().map_or(0, Stretch::ms);
    assert!(longest.abs_diff(1_400) <= TOLERANCE_MS, "{found:?}");
}

#[test]
fn nothing_said_is_silence() {
    for (name, noise) in [("a quiet room", 0.001), ("a muted microphone", 0.0)] {
        let found = map(&[(3_000, 0.0)], noise);
        assert_eq!(found.speech_ms(), 0, "{name}: {found:?}");
        assert_eq!(found.talk_percent(), Some(0), "{name}");
        assert_eq!(found.first_word_ms(), None, "{name}");
        assert_eq!(found.longest_pause(), None, "{name}");
    }
}

#[test]
fn a_microphone_that_warms_up_does_not_hide_the_pauses() {
    // Half a second of zeros, then a room with a fan.
    let mut samples = vec![0.0; (RATE / 2) as usize];
    samples.extend(sound(&[(500, 0.0), (2_000, 0.3), (1_000, 0.0), (2_000, 0.3), (500, 0.0)], 0.015));
    let found = SoundMap::of(&levels(&samples));
    let pause = found.longest_pause();
    assert!(pause.is_some_and(|it| it.ms().abs_diff(1_000) <= TOLERANCE_MS), "{found:?}");
    assert!(found.first_word_ms().is_some_and(|ms| ms.abs_diff(1_000) <= TOLERANCE_MS), "{found:?}");
}

#[test]
fn figures_follow_from_the_stretches() {
    let found =
        map(&[(1_000, 0.0), (2_000, 0.3), (600, 0.0), (2_000, 0.3), (1_400, 0.0), (1_000, 0.3), (2_000, 0.0)], 0.001);
    assert_eq!(found.length_ms(), 10_000);
    assert!(found.talk_percent().is_some_and(|share| share.abs_diff(50) <= 2), "{found:?}");
    let longest = found.longest_pause();
    assert!(longest.is_some_and(|it| it.from_ms.abs_diff(5_600) <= TOLERANCE_MS), "{found:?}");
    assert_eq!(found.pauses().count(), 2, "the silence at either end is no pause: {found:?}");
}

#[test]
fn no_recording_has_no_figures() {
    let none = SoundMap::of(&[]);
    assert_eq!((none.length_ms(), none.speech_ms(), none.talk_percent()), (0, 0, None));
    assert_eq!(none.longest_pause(), None);
}

/// Speech and silence by turns, neither too short to be found.
fn talks() -> impl Strategy<Value = Vec<Piece>> {
    let turn = (400..4_000_u64, 200..4_000_u64, 0.05..0.6_f32);
    (proptest::collection::vec(turn, 1..8), 0..2_000_u64).prop_map(|(turns, end)| {
        let mut pieces: Vec<Piece> = Vec::new();
        for (silence, speech, loudness) in turns {
            pieces.extend([(silence, 0.0), (speech, loudness)]);
        }
        pieces.push((400 + end, 0.0));
        pieces
    })
}

/// At which of the looks, ten a second, speech is heard.
fn heard_in(levels: &[f32]) -> Vec<bool> {
    let mut hearing = Hearing::default();
    levels.iter().map(|level| hearing.is_speech(*level)).collect()
}

#[test]
fn while_it_is_listened_to_a_voice_is_heard_from_the_second_look_on_and_a_click_is_not() {
    let heard = heard_in(&[0.0, 0.0, 0.2, 0.2, 0.2, 0.0, 0.2, 0.0, f32::NAN]);
    assert_eq!(heard, [false, false, false, true, true, false, false, false, false]);
    // One who speaks at once, before there was any silence.
    assert_eq!(heard_in(&[0.1; 4]), [false, true, true, true]);
}

#[test]
fn while_it_is_listened_to_the_room_is_no_voice_however_noisy_and_a_soft_voice_in_a_quiet_one_is() {
    assert!(heard_in(&[0.015; 100]).iter().all(|it| !it), "a noisy room is heard");
    assert!(heard_in(&[0.001, 0.005, 0.005])[2], "a soft voice is not heard");
    // A fan is switched on.
    let mut louder = vec![0.000_9; 50];
    louder.extend([0.009; 300]);
    let heard = heard_in(&louder);
    assert!(heard[60], "what is ten times as loud as the room is heard at first");
    assert!(!heard[349], "the room has been louder for half a minute, and still counts as a voice");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn borders_are_found_in_any_talk(pieces in talks(), noise in 0.0..0.004_f32) {
        is_found(&pieces, noise, "any talk");
    }

    #[test]
    fn any_levels_give_stretches_by_turns_without_a_gap(levels in proptest::collection::vec(any::<f32>(), 0..600)) {
        let found = SoundMap::of(&levels);
        let mut end = 0;
        let mut last = None;
        for stretch in found.stretches() {
            prop_assert_eq!(stretch.from_ms, end);
            prop_assert!(stretch.to_ms > stretch.from_ms);
            prop_assert_ne!(last, Some(stretch.is_speech));
            end = stretch.to_ms;
            last = Some(stretch.is_speech);
            prop_assert!(!stretch.is_speech || stretch.ms() >= SHORTEST_SPEECH_MS);
        }
        prop_assert_eq!(end, levels.len() as u64 * FRAME_MS);
        prop_assert!(found.pauses().all(|it| !it.is_speech && it.ms() >= SHORTEST_PAUSE_MS));
        prop_assert!(found.speech_ms() <= found.length_ms());
        prop_assert!(found.talk_percent().is_none_or(|share| share <= 100));
    }

    #[test]
    fn how_loud_the_microphone_is_set_changes_nothing(pieces in talks(), gain in 0.25..1.5_f32) {
        let levels = levels(&sound(&pieces, 0.002));
        let louder: Vec<f32> = levels.iter().map(|level| level * gain).collect();
        let (one, other) = (SoundMap::of(&levels), SoundMap::of(&louder));
        prop_assert_eq!(one.stretches().len(), other.stretches().len());
        for (one, other) in one.stretches().iter().zip(other.stretches()) {
            prop_assert!(one.to_ms.abs_diff(other.to_ms) <= FRAME_MS);
        }
    }

    #[test]
    fn more_silence_at_the_end_is_no_more_speech(pieces in talks(), ms in 0..5_000_u64) {
        let mut longer = pieces.clone();
        longer.push((ms, 0.0));
        let (short, long) = (map(&pieces, 0.002), map(&longer, 0.002));
        prop_assert!(long.speech_ms().abs_diff(short.speech_ms()) <= TOLERANCE_MS);
        prop_assert!(long.talk_percent() <= short.talk_percent().map(|share| share + 2));
    }
}
