//! The words of a sentence, as the split weighs them.

use super::lexicon::CLITIC;
use super::text::{Sentence, Text};
use super::weights::Sign;

/// The letters of a word. All figures are one word; and where *we* stands for the teller, it is *I*.
fn spelt(text: &Text, at: usize, is_all_we: bool) -> &str {
    match text.word(at) {
        "we" if is_all_we => "i",
        "us" if is_all_we => "me",
        "our" if is_all_we => "my",
        "ours" if is_all_we => "mine",
        "ourselves" if is_all_we => "myself",
        word if word.starts_with(|c: char| c.is_ascii_digit()) => "0",
        word => word.trim_start_matches(['\'', '’', 'ʼ']),
    }
}

/// Gives the head of a sentence, and each of its words once.
pub(super) fn each<'a>(text: &'a Text, sentence: &Sentence, is_all_we: bool, mut give: impl FnMut(Sign<'a>)) {
    let is_word = |at: &usize| text.at(*at).is_word() || text.at(*at).any(CLITIC);
    let mut words: Vec<&str> = Vec::with_capacity(sentence.words);
    words.extend((sentence.first..sentence.past).filter(is_word).map(|at| spelt(text, at, is_all_we)));
    if let Some(head) = words.first() {
        give(Sign::Head(head));
    }
    words.sort_unstable();
    words.dedup();
    words.into_iter().for_each(|word| give(Sign::Word(word)));
}
