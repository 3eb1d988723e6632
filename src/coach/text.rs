//! A text as tokens and sentences. Every place in it is a byte offset on a character border.

use super::lexicon::{self, CAPITAL, CLITIC, COMMA, Classes, I, JOINED, MARK, NUMBER, POSSESSIVE, SYMBOL, WILL};
use super::lexicon::{ADVERB, HAVE, IS, NOT, WOULD};

/// A word, a number, or a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
    pub is: Classes,
    /// Its letters as a number, see [`lexicon::number_of`].
    pub number: u64,
}

impl Token {
    /// Whether it has any of these classes.
    pub fn any(self, classes: Classes) -> bool {
        self.is & classes != 0
    }

    /// Whether it is a word or a number, counted as such: not a mark and not the short form of a word.
    pub fn is_word(self) -> bool {
        !self.any(COMMA | MARK | CLITIC | POSSESSIVE | SYMBOL)
    }
}

/// A sentence: its bytes without the space around it, and its tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sentence {
    pub start: usize,
    pub end: usize,
    pub first: usize,
    /// The token after its last.
    pub past: usize,
    pub words: usize,
}

/// A text, looked at once.
pub(super) struct Text {
    /// ASCII letters made small: same bytes, same places.
    lower: String,
    pub tokens: Vec<Token>,
    pub sentences: Vec<Sentence>,
}

impl Text {
    /// Cuts a text into tokens and sentences.
    pub fn of(raw: &str) -> Self {
        let lower = raw.to_ascii_lowercase();
        let tokens = tokens(raw, &lower);
        let sentences = sentences(raw, &lower, &tokens);
        Self { lower, tokens, sentences }
    }

    /// The token there; past the end a mark that is nothing.
    pub fn at(&self, index: usize) -> Token {
        self.tokens.get(index).copied().unwrap_or(Token { start: 0, end: 0, is: MARK, number: 0 })
    }

    /// The letters of a token, small.
    pub fn word(&self, index: usize) -> &str {
        let token = self.at(index);
        self.lower.get(token.start..token.end).unwrap_or("")
    }

    /// The place of some tokens in the text.
    pub fn span(&self, first: usize, past: usize) -> (usize, usize) {
        (self.at(first).start, self.at(past.saturating_sub(1)).end.max(self.at(first).end))
    }
}

fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphabetic(),
        '\u{80}'..='\u{bf}' | '×' | '÷' => false,
        '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f000}'.. => false,
        _ => !c.is_whitespace(),
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn tokens(raw: &str, lower: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(raw.len() / 4);
    let mut chars = raw.char_indices().peekable();
    let mut last_end = usize::MAX;
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() || matches!(c, '-' | '‐' | '‑') && last_end == start {
            continue;
        }
        let mut end = start + c.len_utf8();
        let mut is = if last_end == start { JOINED } else { 0 };
        let mut number = 0;
        if c.is_ascii_digit() {
            while let Some(&(at, next)) = chars.peek() {
                let digit_follows = || {
                    raw.get(at + next.len_utf8()..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
                };
                if next.is_ascii_digit() || matches!(next, ',' | '.' | ':' | '/') && digit_follows() {
                    end = at + next.len_utf8();
                    chars.next();
                } else {
                    break;
                }
            }
            is |= NUMBER;
        } else if is_letter(c) {
            while let Some(&(at, next)) = chars.peek() {
                if is_letter(next) || next.is_ascii_digit() {
                    end = at + next.len_utf8();
                    chars.next();
                } else {
                    break;
                }
            }
            if c.is_uppercase() && end > start + 1 {
                is |= CAPITAL;
            }
            let word = lower.get(start..end).unwrap_or("");
            number = lexicon::number_of(word);
            is |= lexicon::classes_of(number, word);
        } else if is_apostrophe(c) && last_end == start {
            // The short form after a word: 'd, 'll, n't, or a possessive.
            let from = end;
            while let Some(&(at, next)) = chars.peek() {
                if is_letter(next) {
                    end = at + next.len_utf8();
                    chars.next();
                } else {
                    break;
                }
            }
            let form = lower.get(from..end).unwrap_or("");
            number = lexicon::number_of(form);
            is |= CLITIC | short_form(form, tokens.last().copied(), lower);
            if form == "t"
                && let Some(before) = tokens.last_mut()
                && lower.get(before.start..before.end) == Some("won")
            {
                before.is = WILL;
            }
        } else if c == ',' {
            is |= COMMA;
        } else if matches!(c, '%' | '$' | '€' | '£' | '¥' | '₹') {
            is |= SYMBOL;
        } else {
            is |= MARK;
        }
        last_end = end;
        if number == 0 {
            number = lexicon::number_of(lower.get(start..end).unwrap_or(""));
        }
        tokens.push(Token { start, end, is, number });
    }
    tokens
}

fn short_form(form: &str, before: Option<Token>, lower: &str) -> Classes {
    match form {
        "d" => WOULD,
        "ll" => WILL,
        "ve" => HAVE,
        "m" | "re" => IS,
        "t" => NOT | ADVERB,
        "s" => {
            let word = before.and_then(|token| lower.get(token.start..token.end)).unwrap_or("");
            match word {
                "it" | "that" | "there" | "he" | "she" | "what" | "who" | "here" | "let" => IS,
                _ => POSSESSIVE,
            }
        }
        _ => POSSESSIVE,
    }
}

/// Words before a full stop that does not end a sentence.
const SHORTENED: &[&str] = &["mr", "mrs", "ms", "dr", "st", "prof", "vs", "approx", "inc", "ltd", "jr", "sgt", "lt"];

/// Longer than this, a sentence is speech without stops, and is cut where speakers take breath.
const BREATHLESS: usize = 60;

fn sentences(raw: &str, lower: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut first = 0;
    let mut index = 0;
    while let Some(token) = tokens.get(index) {
        let next = tokens.get(index + 1);
        let ends = match next {
            None => true,
            Some(next) => {
                let between = raw.get(token.end..next.start).unwrap_or("");
                ends_line(raw, *token, *next, between)
                    || !between.is_empty() && ends_sentence(raw, lower, tokens, index)
            }
        };
        index += 1;
        if ends {
            push(&mut found, tokens, lower, first, index);
            first = index;
        }
    }
    found
}

/// Whether a line break between two tokens is the end of a sentence: after an empty line, before a list's item, and
/// after a line that is closed by a mark.
fn ends_line(raw: &str, token: Token, next: Token, between: &str) -> bool {
    let breaks = between.bytes().filter(|byte| *byte == b'\n').count();
    if breaks == 0 {
        return false;
    }
    let mark = |token: Token, marks: &[char]| {
        token.any(MARK) && raw.get(token.start..token.end).is_some_and(|mark| mark.starts_with(marks))
    };
    breaks > 1
        || mark(next, &['-', '*', '•', '–', '·', '◦', '▪', '#', '('])
        || next.any(NUMBER)
        || mark(token, &['.', '!', '?', ':', ';', ')', '"', '”', '…'])
}

/// Whether the token is a stop, or a closing mark after one, and what follows begins anew.
fn ends_sentence(raw: &str, lower: &str, tokens: &[Token], index: usize) -> bool {
    let text = |index: usize| tokens.get(index).and_then(|token| raw.get(token.start..token.end)).unwrap_or("");
    let mut stop = index;
    while stop > 0 && matches!(text(stop), "\"" | "”" | "’" | "'" | ")" | "]") {
        stop -= 1;
    }
    match text(stop) {
        "!" | "?" | "。" | "！" | "？" => true,
        "…" => starts_anew(raw, tokens, index + 1),
        "." => {
            let before = stop.checked_sub(1).and_then(|at| tokens.get(at));
            let word = before.and_then(|token| lower.get(token.start..token.end)).unwrap_or("");
            let is_shortened = SHORTENED.contains(&word) || is_initial(raw, tokens, stop);
            if is_shortened { false } else { starts_anew(raw, tokens, index + 1) || stop != index }
        }
        _ => false,
    }
}

/// Whether a letter before a stop stands for a name, or is the last of *e.g.* and the like.
fn is_initial(raw: &str, tokens: &[Token], stop: usize) -> bool {
    let at = |back: usize| stop.checked_sub(back).and_then(|index| tokens.get(index));
    let Some(letter) = at(1).filter(|token| !token.any(NUMBER) && token.end - token.start == 1) else { return false };
    // Plan B. Grade A. So did I.
    let is_label = at(2).is_some_and(|token| token.is_word() && !token.any(CAPITAL));
    let is_capital =
        raw.get(letter.start..letter.end).is_some_and(|letter| letter.starts_with(|c: char| c.is_uppercase()));
    letter.any(JOINED) || is_capital && !is_label && !letter.any(I)
}

/// Whether the token begins with anything but a small letter. Typed text without capitals begins sentences with those,
/// too; "i" and the like are let through.
fn starts_anew(raw: &str, tokens: &[Token], index: usize) -> bool {
    let Some(token) = tokens.get(index) else { return true };
    let begins_small = raw.get(token.start..).is_some_and(|rest| rest.starts_with(|c: char| c.is_lowercase()));
    !begins_small
        || token.any(
            I | lexicon::WE
                | lexicon::ME
                | lexicon::US
                | lexicon::AND
                | lexicon::STEP
                | lexicon::OTHER
                | lexicon::DETERMINER
                | lexicon::LEADING,
        )
}

/// Takes some tokens as a sentence, or as several where there are too many of them.
fn push(found: &mut Vec<Sentence>, tokens: &[Token], lower: &str, first: usize, past: usize) {
    let mut from = first;
    let mut words = 0;
    let total = tokens.get(first..past).unwrap_or(&[]).iter().filter(|token| token.is_word()).count();
    if total > BREATHLESS {
        for index in first..past {
            if words >= 10 && takes_breath(tokens, lower, index) {
                close(found, tokens, from, index);
                from = index;
                words = 0;
            }
            words += usize::from(tokens.get(index).is_some_and(|token| token.is_word()));
        }
    }
    close(found, tokens, from, past);
}

/// Whether a clause of its own begins here: a joining word, and a subject soon after it.
fn takes_breath(tokens: &[Token], lower: &str, index: usize) -> bool {
    let is = |at: usize, classes: Classes| tokens.get(at).is_some_and(|token| token.any(classes));
    let word = tokens.get(index).and_then(|token| lower.get(token.start..token.end)).unwrap_or("");
    let subject = I | lexicon::WE | lexicon::OTHER | lexicon::DETERMINER;
    matches!(word, "and" | "so" | "but" | "then" | "because")
        && (is(index + 1, subject) || is(index + 1, lexicon::AND | ADVERB | lexicon::FILLER) && is(index + 2, subject))
}

fn close(found: &mut Vec<Sentence>, tokens: &[Token], first: usize, past: usize) {
    let Some(all) = tokens.get(first..past) else { return };
    let (Some(head), Some(tail)) = (all.first(), all.last()) else { return };
    let words = all.iter().filter(|token| token.is_word()).count();
    if words == 0 {
        // Marks alone belong to the sentence before them.
        if let Some(before) = found.last_mut() {
            before.end = tail.end;
            before.past = past;
            return;
        }
    }
    found.push(Sentence { start: head.start, end: tail.end, first, past, words });
}

#[cfg(test)]
mod tests {
    use super::Text;

    fn sentences(raw: &str) -> Vec<&str> {
        Text::of(raw).sentences.iter().filter_map(|sentence| raw.get(sentence.start..sentence.end)).collect()
    }

    #[test]
    fn sentences_end_at_stops_and_lists() {
        for (raw, expected) in [
            ("", vec![]),
            ("One. Two! Three?", vec!["One.", "Two!", "Three?"]),
            ("It took 1.5 s. Then 2 s.", vec!["It took 1.5 s.", "Then 2 s."]),
            ("Mr. Smith came, e.g. on Monday.", vec!["Mr. Smith came, e.g. on Monday."]),
            ("He said “no.” I left.", vec!["He said “no.”", "I left."]),
            ("it broke. then i fixed it.", vec!["it broke.", "then i fixed it."]),
            ("so did I. We won.", vec!["so did I.", "We won."]),
            ("a line\nthat goes on", vec!["a line\nthat goes on"]),
            ("Done:\n- one\n- two", vec!["Done:", "- one", "- two"]),
            ("no stop\n\nNext", vec!["no stop", "Next"]),
            ("…", vec!["…"]),
        ] {
            assert_eq!(sentences(raw), expected, "{raw:?}");
        }
    }

    #[test]
    fn speech_without_stops_is_cut_where_breath_is_taken() {
        let raw = "so we had this client and they were not happy at all because of the delays and ".repeat(6);
        assert!(sentences(&raw).len() > 3);
    }

    #[test]
    fn short_forms_are_told_from_possessives() {
        let text = Text::of("I’d ask the client's team; it's won't");
        let is = |index: usize, class| text.at(index).any(class);
        assert!(is(1, super::WOULD));
        assert!(is(5, super::POSSESSIVE));
        assert!(is(9, super::IS));
        assert!(is(10, super::WILL) && is(11, super::NOT));
    }
}
