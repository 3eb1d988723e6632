//! Finding phrases in a text. A phrase is written as words with a few signs:
//!
//! | sign | is |
//! |---|---|
//! | `word` | that word |
//! | `a/b` | one word or the other |
//! | `stem~` | a word that begins so |
//! | `'d` | a short form after an apostrophe |
//! | `@past` | a word of a class, see [`class`] |
//! | `?…` | may be left out |
//! | `_` | up to two words of any sort |
//! | `^` in front | only at the head of a sentence, after *and*, *so* and the like |

use super::lexicon::{self as l, Classes, number_of};
use super::text::{Sentence, Text};
use std::sync::OnceLock;

/// Phrases, each with what it tells.
pub(super) struct Phrases<K: 'static> {
    written: &'static [(K, &'static str)],
    read: OnceLock<Read<K>>,
}

/// Where a phrase was found: its tokens from `first` up to `past`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit<K> {
    pub kind: K,
    pub first: usize,
    pub past: usize,
    /// Which phrase of the table, counted through: what is the same saying twice.
    pub phrase: usize,
}

struct Read<K> {
    phrases: Vec<Phrase<K>>,
    /// The words that phrases begin with, sorted by number, and the phrases.
    by_word: Vec<(u64, usize)>,
    /// A bit for each number in `by_word`, by its last digits: most words are told by it to begin nothing.
    begins: Vec<u64>,
    /// Stems that phrases begin with, by their first letter.
    by_stem: Vec<Vec<(&'static str, usize)>>,
    by_class: Vec<(Classes, usize)>,
}

/// Words of [`Read::begins`].
const BEGINS: usize = 256;

/// The place of a number's bit in [`Read::begins`].
fn bit_of(number: u64) -> (usize, u64) {
    (usize::try_from(number >> 6 & 255).unwrap_or(0), 1 << (number & 63))
}

/// The place of a word in [`Read::by_stem`].
fn letter_of(word: &str) -> usize {
    match word.bytes().next() {
        Some(letter @ b'a'..=b'z') => usize::from(letter - b'a'),
        _ => 26,
    }
}

struct Phrase<K> {
    kind: K,
    heads_only: bool,
    items: Vec<Item>,
}

/// A place in a phrase: what may stand there.
#[derive(Default)]
struct Item {
    may_lack: bool,
    /// Up to two words of any sort, or none.
    is_gap: bool,
    /// Where a word is met after an apostrophe only.
    is_short: bool,
    words: Vec<u64>,
    stems: Vec<&'static str>,
    classes: Classes,
}

/// The classes that phrases can name.
fn class(name: &str) -> Classes {
    match name {
        "i" => l::I,
        "me" => l::ME,
        "we" => l::WE,
        "us" => l::US,
        "self" => l::I | l::WE,
        "own" => l::ME | l::US,
        "other" => l::OTHER,
        "the" => l::DETERMINER | l::ME | l::US,
        "was" => l::WAS,
        "be" => l::WAS | l::IS,
        "is" => l::IS,
        "have" => l::HAVE,
        "had" => l::HAD,
        "would" => l::WOULD,
        "will" => l::WILL,
        "past" => l::PAST_FORM,
        "done" => l::PAST_FORM | l::PARTICIPLE,
        "adv" => l::ADVERB,
        "not" => l::NOT,
        "in" => l::PREPOSITION,
        "change" => l::CHANGE,
        "reach" => l::REACH,
        "praise" => l::PRAISE,
        "duty" => l::DUTY,
        "given" => l::GIVEN,
        "trouble" => l::TROUBLE,
        "num" => l::NUMBER | l::NUMBER_WORD,
        "time" => l::TIME,
        "place" => l::PLACE,
        "person" => l::PERSON,
        "habit" => l::HABIT,
        "more" => l::MORE,
        "ing" => l::ING,
        "broad" => l::BROAD,
        "comma" => l::COMMA,
        "cap" => l::CAPITAL,
        _ => 0,
    }
}

impl<K: Copy> Phrases<K> {
    pub const fn new(written: &'static [(K, &'static str)]) -> Self {
        Self { written, read: OnceLock::new() }
    }

    fn read(&self) -> &Read<K> {
        self.read.get_or_init(|| {
            let mut read = Read {
                phrases: Vec::new(),
                by_word: Vec::new(),
                begins: vec![0; BEGINS],
                by_stem: vec![Vec::new(); 27],
                by_class: Vec::new(),
            };
            for (kind, list) in self.written {
                for written in list.split(", ") {
                    let index = read.phrases.len();
                    let phrase = Phrase::read(*kind, written);
                    // It may begin with its first item, and with those after it as long as items may lack.
                    for item in &phrase.items {
                        read.by_word.extend(item.words.iter().map(|word| (*word, index)));
                        for stem in &item.stems {
                            if let Some(stems) = read.by_stem.get_mut(letter_of(stem)) {
                                stems.push((stem, index));
                            }
                        }
                        if item.classes != 0 {
                            read.by_class.push((item.classes, index));
                        }
                        if !item.may_lack {
                            break;
                        }
                    }
                    read.phrases.push(phrase);
                }
            }
            read.by_word.sort_unstable();
            for (number, _) in &read.by_word {
                let (at, bit) = bit_of(*number);
                if let Some(bits) = read.begins.get_mut(at) {
                    *bits |= bit;
                }
            }
            read
        })
    }

    /// All that is found in a sentence, in order; of phrases of one kind that overlap, the first.
    pub fn in_sentence(&self, text: &Text, sentence: &Sentence) -> Vec<Hit<K>>
    where
        K: PartialEq,
    {
        let read = self.read();
        let mut hits: Vec<Hit<K>> = Vec::new();
        let head = head_of(text, sentence);
        for first in sentence.first..sentence.past {
            let token = text.at(first);
            let mut try_one = |index: usize| {
                let Some(phrase) = read.phrases.get(index) else { return };
                if phrase.heads_only && first > head {
                    return;
                }
                let Some(past) = fits(&phrase.items, text, first, sentence.past) else { return };
                let overlaps = |hit: &Hit<K>| hit.kind == phrase.kind && hit.past > first;
                if past > first && !hits.iter().rev().take(6).any(overlaps) {
                    hits.push(Hit { kind: phrase.kind, first, past, phrase: index });
                }
            };
            let (at, bit) = bit_of(token.number);
            if read.begins.get(at).is_some_and(|bits| bits & bit != 0) {
                let from = read.by_word.partition_point(|row| row.0 < token.number);
                for row in read.by_word.iter().skip(from).take_while(|row| row.0 == token.number) {
                    try_one(row.1);
                }
            }
            let word = text.word(first);
            for row in read.by_stem.get(letter_of(word)).map_or(&[][..], Vec::as_slice) {
                if word.starts_with(row.0) {
                    try_one(row.1);
                }
            }
            for row in read.by_class.iter().filter(|row| token.any(row.0)) {
                try_one(row.1);
            }
        }
        hits
    }

    /// All that is found in a text.
    pub fn in_text(&self, text: &Text) -> Vec<Hit<K>>
    where
        K: PartialEq,
    {
        text.sentences.iter().flat_map(|sentence| self.in_sentence(text, sentence)).collect()
    }
}

/// The first token of a sentence that is more than *and*, *so*, a filler or a mark.
pub(super) fn head_of(text: &Text, sentence: &Sentence) -> usize {
    let mut head = sentence.first;
    while head + 1 < sentence.past && text.at(head).any(l::AND | l::FILLER | l::COMMA | l::MARK | l::NUMBER) {
        // A number is only an item's, and that has a mark after it.
        if text.at(head).any(l::NUMBER) && !text.at(head + 1).any(l::MARK) {
            break;
        }
        head += 1;
    }
    head
}

impl<K> Phrase<K> {
    fn read(kind: K, written: &'static str) -> Self {
        let heads_only = written.starts_with('^');
        let items = written.trim_start_matches('^').split(' ').map(Item::read).collect();
        Self { kind, heads_only, items }
    }
}

impl Item {
    fn read(written: &'static str) -> Self {
        let mut item = Self::default();
        if matches!(written, "_" | "?_") {
            (item.may_lack, item.is_gap) = (true, true);
            return item;
        }
        let rest = written.strip_prefix('?');
        item.may_lack = rest.is_some();
        for way in rest.unwrap_or(written).split('/') {
            if let Some(name) = way.strip_prefix('@') {
                debug_assert!(class(name) != 0, "no class {name} in “{written}”");
                item.classes |= class(name);
            } else if let Some(stem) = way.strip_suffix('~') {
                item.stems.push(stem);
            } else if let Some(form) = way.strip_prefix('\'') {
                item.is_short = true;
                item.words.push(number_of(form));
            } else {
                item.words.push(number_of(way));
            }
        }
        item
    }

    fn fits(&self, text: &Text, index: usize) -> bool {
        let token = text.at(index);
        token.any(self.classes)
            || self.words.contains(&token.number) && (!token.any(l::CLITIC) || self.is_short)
            || !self.stems.is_empty() && self.stems.iter().any(|stem| text.word(index).starts_with(stem))
    }
}

/// Whether the items fit from a token on, and up to where.
fn fits(items: &[Item], text: &Text, first: usize, past: usize) -> Option<usize> {
    let Some((item, rest)) = items.split_first() else { return Some(first) };
    if item.is_gap {
        for from in first..first + 3 {
            if let Some(end) = fits(rest, text, from, past) {
                return Some(end);
            }
            if from >= past || text.at(from).any(l::MARK) {
                return None;
            }
        }
        return None;
    }
    // A possessive is passed over: the customer's needs.
    let is_passed = text.at(first).any(l::POSSESSIVE) && !item.is_short;
    let first = first + usize::from(is_passed);
    if first < past
        && item.fits(text, first)
        && let Some(end) = fits(rest, text, first + 1, past)
    {
        return Some(end);
    }
    if item.may_lack { fits(rest, text, first, past) } else { None }
}

#[cfg(test)]
mod tests {
    use super::{Phrases, Text};

    #[test]
    fn the_signs_of_phrases() {
        for (phrase, text, expected) in [
            ("as a result", "As a result, it held.", true),
            ("as a result", "as the result", false),
            ("on time/schedule", "We were on schedule", true),
            ("simplif~", "we simplified it", true),
            ("i 'd", "I’d rather", true),
            ("i d", "I’d rather", false),
            ("@self @past", "then we built it", true),
            ("was ?very happy", "she was happy", true),
            ("was ?very happy", "she was very happy", true),
            ("met @the ?_ target", "met our yearly sales target", true),
            ("met @the ?_ target", "met our quite high yearly sales target", false),
            ("customer needs", "the customer's needs", true),
            ("^then i", "And then I left", true),
            ("^then i", "It was only then I left", false),
            ("on time", "an on-time delivery", true),
            ("a b, c d", "c d", true),
        ] {
            // A table lives as long as the program, so a test has to leave its own behind.
            let phrases: &'static Phrases<u8> = Box::leak(Box::new(Phrases::new(Box::leak(Box::new([(0, phrase)])))));
            assert_eq!(!phrases.in_text(&Text::of(text)).is_empty(), expected, "{phrase:?} in {text:?}");
        }
    }
}
