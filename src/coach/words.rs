//! Words that stand in some parts more than in others: what each weighs for the split.

use super::lexicon::{CLITIC, number_of};
use super::text::{Sentence, Text};
use super::weights_of_heads::HEADS;
use super::weights_of_words::WORDS;
use std::sync::OnceLock;

type Table = Vec<(u64, &'static [i8; 8])>;

/// The words, and those at the head of a sentence, by their numbers.
struct Tables {
    words: Table,
    heads: Table,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let read = |rows: &'static [(&'static str, [i8; 8])]| {
            let mut table: Table = rows.iter().map(|(word, weights)| (number_of(word), weights)).collect();
            table.sort_unstable_by_key(|row| row.0);
            table
        };
        Tables { words: read(WORDS), heads: read(HEADS) }
    })
}

fn find(table: &Table, number: u64) -> Option<&'static [i8; 8]> {
    table.binary_search_by_key(&number, |row| row.0).ok().and_then(|at| table.get(at)).map(|row| row.1)
}

/// The number of a word. All figures are one word; and where *we* stands for the teller, it is *I*.
fn number(text: &Text, at: usize, is_all_we: bool) -> u64 {
    let word = text.word(at);
    let instead = match word {
        "we" if is_all_we => "i",
        "us" if is_all_we => "me",
        "our" if is_all_we => "my",
        "ours" if is_all_we => "mine",
        "ourselves" if is_all_we => "myself",
        _ if word.starts_with(|c: char| c.is_ascii_digit()) => "0",
        _ => return text.at(at).number,
    };
    number_of(instead)
}

/// Gives the weights of each word of a sentence, each word once, and of its head.
pub(super) fn weigh(text: &Text, sentence: &Sentence, is_all_we: bool, mut give: impl FnMut(&'static [i8; 8])) {
    let tables = tables();
    let is_word = |at: &usize| text.at(*at).is_word() || text.at(*at).any(CLITIC);
    let mut numbers: Vec<u64> = Vec::with_capacity(sentence.words);
    numbers.extend((sentence.first..sentence.past).filter(is_word).map(|at| number(text, at, is_all_we)));
    if let Some(weights) = numbers.first().and_then(|head| find(&tables.heads, *head)) {
        give(weights);
    }
    numbers.sort_unstable();
    numbers.dedup();
    for weights in numbers.iter().filter_map(|number| find(&tables.words, *number)) {
        give(weights);
    }
}
