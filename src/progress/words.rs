//! Counting words and the rate of speech.

/// The number of words: runs of characters between white space that hold a letter or a digit.
pub fn count_words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(is_of_a_word)).count()
}

/// Whether a character makes a word of a run. Beyond ASCII by blocks and not by Unicode's tables, which would weigh more
/// than all other counting: punctuation, arrows, and pictures do not, everything else does.
fn is_of_a_word(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}' => matches!(c, 'ª' | 'µ' | 'º'),
        '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f000}'.. => false,
        _ => true,
    }
}

/// The rate of speech in whole words a minute, or nothing where there was no time or no word.
pub fn words_per_minute(words: usize, spent_ms: u64) -> Option<u64> {
    if words == 0 || spent_ms == 0 {
        return None;
    }
    let words = u64::try_from(words).ok()?;
    Some(words.checked_mul(60_000)? / spent_ms)
}

#[cfg(test)]
mod tests {
    use super::{count_words, is_of_a_word, words_per_minute};

    #[test]
    fn words_are_runs_that_hold_a_letter_or_a_digit() {
        for (text, expected) in [
            ("", 0),
            (" \n\t", 0),
            ("one", 1),
            ("cut it from 40 to 12 ms", 7),
            ("well — yes", 2),
            ("don't re-run", 2),
            ("日本 語", 2),
            ("→ 50 % · ✅ €40", 2),
            ("Überzeugung, ночь", 2),
        ] {
            assert_eq!(count_words(text), expected, "{text:?}");
        }
    }

    #[test]
    fn blocks_do_what_the_tables_of_unicode_do() {
        for c in ('\0'..'\u{1000}').filter(|c| c.is_alphanumeric()) {
            // Superscripts and fractions are numbers to Unicode; alone they make no word here.
            assert!(is_of_a_word(c) || ('\u{80}'..='\u{bf}').contains(&c), "{c:?}");
        }
        for c in ['—', '…', '“', '→', '•', '、', '😀', '\u{fe0f}'] {
            assert!(!is_of_a_word(c) && !c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn the_rate_of_speech_needs_words_and_time() {
        assert_eq!(words_per_minute(420, 180_000), Some(140));
        assert_eq!(words_per_minute(0, 180_000), None);
        assert_eq!(words_per_minute(420, 0), None);
        assert_eq!(words_per_minute(usize::MAX, 1), None);
    }
}
