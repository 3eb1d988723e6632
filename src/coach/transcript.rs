//! Transcripts: plain text, WebVTT and SubRip, as text and seconds.
//!
//! Caption files carry the same words over several cues while they roll; such repetitions are taken out.

/// What was said, and how long it took, where the file says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transcript {
    /// The words.
    pub text: String,
    /// From the first word to the last, in whole seconds.
    pub seconds: Option<u32>,
}

/// Reads a transcript. Which form it has is seen from its text; what has no times is taken as it stands.
pub fn read_transcript(file: &str) -> Transcript {
    let file = file.strip_prefix('\u{feff}').unwrap_or(file);
    let is_timed = file.trim_start().starts_with("WEBVTT") || file.lines().take(40).any(|line| cue(line).is_some());
    if !is_timed {
        return Transcript { text: file.trim().to_owned(), seconds: None };
    }
    let mut lines: Vec<String> = Vec::new();
    let mut first: Option<u64> = None;
    let mut last = 0;
    // Whether the lines are words of a cue; all else is a header, a note, a number or a style.
    let mut is_said = false;
    for line in file.lines() {
        let line = line.trim();
        if let Some((from, to)) = cue(line) {
            first = Some(first.map_or(from, |first| first.min(from)));
            last = last.max(to);
            is_said = true;
        } else if line.is_empty() {
            is_said = false;
        } else if is_said {
            let words = without_tags(line);
            take(&mut lines, words);
        }
    }
    let seconds = first
        .and_then(|first| u32::try_from(last.saturating_sub(first).div_ceil(1000)).ok())
        .filter(|seconds| *seconds > 0);
    Transcript { text: lines.join(" "), seconds }
}

/// Adds a line, or only what is new in it where captions roll.
fn take(lines: &mut Vec<String>, words: String) {
    if words.is_empty() {
        return;
    }
    if let Some(before) = lines.last_mut() {
        if before.strip_suffix(words.as_str()).is_some_and(|rest| is_between_words(rest.chars().next_back())) {
            return;
        }
        if words.strip_prefix(before.as_str()).is_some_and(|rest| is_between_words(rest.chars().next())) {
            *before = words;
            return;
        }
    }
    lines.push(words);
}

/// Whether what stands beside some words is no part of a word: nothing, or a character that is in none.
fn is_between_words(beside: Option<char>) -> bool {
    beside.is_none_or(|beside| !beside.is_alphanumeric() && !matches!(beside, '\'' | '’' | '-'))
}

/// The milliseconds of a line such as `00:01:02.345 --> 00:01:04.000 align:start`.
fn cue(line: &str) -> Option<(u64, u64)> {
    let (from, rest) = line.split_once("-->")?;
    let to = rest.split_whitespace().next()?;
    Some((time(from.trim())?, time(to)?))
}

/// The milliseconds of `[hh:]mm:ss.mmm`, with a point or a comma.
fn time(written: &str) -> Option<u64> {
    let (clock, thousandths) = written.split_once(['.', ',']).unwrap_or((written, "0"));
    let mut seconds: u64 = 0;
    let mut fields = 0;
    for field in clock.split(':') {
        fields += 1;
        if field.is_empty() || field.len() > 4 || !field.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        seconds = seconds * 60 + field.parse::<u64>().ok()?;
    }
    if !(2..=3).contains(&fields) || thousandths.len() > 3 {
        return None;
    }
    let digits = thousandths
        .bytes()
        .try_fold(0_u64, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u64::from(byte - b'0')))?;
    let scale = match thousandths.len() {
        1 => 100,
        2 => 10,
        _ => 1,
    };
    Some(seconds * 1000 + digits * scale)
}

/// A line without tags such as `<v Anna>` or `<i>`, and with the few entities of captions resolved.
fn without_tags(line: &str) -> String {
    let mut words = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('<') {
        words.push_str(before);
        match after.split_once('>') {
            Some((_, after)) => rest = after,
            None => {
                words.push('<');
                rest = after;
            }
        }
    }
    words.push_str(rest);
    for (entity, character) in [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")] {
        if words.contains(entity) {
            words = words.replace(entity, character);
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::read_transcript;

    #[test]
    fn captions_become_text_and_seconds() {
        for (file, text, seconds) in [
            ("  just words \n", "just words", None),
            (
                "WEBVTT\n\nNOTE by me\n\n1\n00:01.000 --> 00:03.500\n<v Ann>So I &amp; Bo\n\n00:03.500 --> 00:09.200 \
                 align:start\nleft.",
                "So I & Bo left.",
                Some(9),
            ),
            (
                "1\r\n00:00:00,500 --> 00:00:02,000\r\nOne\r\n\r\n2\r\n00:01:00,000 --> 00:01:01,000\r\ntwo\r\n",
                "One two",
                Some(61),
            ),
            (
                "\u{feff}WEBVTT\n\n00:00.000 --> 00:01.000\nI built\n\n00:01.000 --> 00:02.000\nI built it",
                "I built it",
                Some(2),
            ),
            // Captions roll by words: a word that others begin or end with is not lost.
            (
                "WEBVTT\n\n00:00.000 --> 00:01.000\nI\n\n00:01.000 --> 00:02.000\nIn March it failed",
                "I In March it failed",
                Some(2),
            ),
            ("WEBVTT\n\n00:00.000 --> 00:01.000\nI\n\n00:01.000 --> 00:02.000\nI’m on call", "I I’m on call", Some(2)),
            ("WEBVTT\n\n00:00.000 --> 00:01.000\nI made it\n\n00:01.000 --> 00:02.000\nt", "I made it t", Some(2)),
            (
                "WEBVTT\n\n00:00.000 --> 00:01.000\nI built\n\n00:01.000 --> 00:02.000\nI built, too",
                "I built, too",
                Some(2),
            ),
            (
                "WEBVTT\n\n00:00.000 --> 00:01.000\nI built it\n\n00:01.000 --> 00:02.000\nbuilt it",
                "I built it",
                Some(2),
            ),
            ("a --> b", "a --> b", None),
            ("WEBVTT", "", None),
        ] {
            let read = read_transcript(file);
            assert_eq!((read.text.as_str(), read.seconds), (text, seconds), "{file:?}");
        }
    }
}
