//! Which principles some words show, by the lexicon in `principle_words.rs`.
//!
//! It sees words, not deeds: an answer can show a principle that it never touches in these words, and the other way
//! round. So it only ever hints.

use super::phrases::Hit;
use super::principle_words::{FIRST, Weighs};
use super::principle_words_more::SECOND;
use super::text::Text;
use std::cmp::Reverse;

/// The ids of the principles, in the order of the weights' tables.
const IDS: [&str; 16] = [
    "customer-obsession",
    "ownership",
    "invent-and-simplify",
    "are-right-a-lot",
    "learn-and-be-curious",
    "hire-and-develop-the-best",
    "insist-on-the-highest-standards",
    "think-big",
    "bias-for-action",
    "frugality",
    "earn-trust",
    "dive-deep",
    "have-backbone-disagree-and-commit",
    "deliver-results",
    "strive-to-be-earths-best-employer",
    "success-and-scale-bring-broad-responsibility",
];

/// The principles as people say them, in the same order.
const NAMES: [&str; 16] = [
    "Customer Obsession",
    "Ownership",
    "Invent and Simplify",
    "Are Right, A Lot",
    "Learn and Be Curious",
    "Hire and Develop the Best",
    "Insist on the Highest Standards",
    "Think Big",
    "Bias for Action",
    "Frugality",
    "Earn Trust",
    "Dive Deep",
    "Have Backbone; Disagree and Commit",
    "Deliver Results",
    "Strive to be Earth’s Best Employer",
    "Success and Scale Bring Broad Responsibility",
];

/// The name of a principle of the lexicon; of any other, its id.
pub(super) fn name(id: &str) -> &str {
    let at = IDS.iter().position(|known| *known == id);
    at.and_then(|at| NAMES.get(at)).copied().unwrap_or(id)
}

/// A principle that words show.
pub(super) struct Shown {
    pub id: &'static str,
    /// Of all that was found, in a thousand.
    pub per_mille: u16,
    /// Where: tokens from and up to.
    pub places: Vec<(usize, usize)>,
}

/// The principles that some words show, most of all first; equals in the order of the pack.
pub fn hints(words: &str) -> Vec<(&'static str, u16)> {
    shown(&Text::of(words)).into_iter().map(|shown| (shown.id, shown.per_mille)).collect()
}

/// The same, each with the words that say so as byte offsets.
pub fn pointers(words: &str) -> Vec<(&'static str, Vec<(usize, usize)>)> {
    let text = Text::of(words);
    let spans = |shown: &Shown| shown.places.iter().map(|(first, past)| text.span(*first, *past)).collect();
    shown(&text).iter().map(|shown| (shown.id, spans(shown))).collect()
}

/// The principles that an answer and its question show together. A question is short and to the point: its words
/// count as half of the answer's.
pub(super) fn with_question(answer: &[Shown], question: Option<&str>) -> Vec<(&'static str, u16)> {
    let asked = question.map(hints).unwrap_or_default();
    let share = |id: &str| {
        let own = answer.iter().find(|shown| shown.id == id).map_or(0, |shown| u32::from(shown.per_mille));
        let asked = asked.iter().find(|shown| shown.0 == id).map_or(0, |shown| u32::from(shown.1));
        2 * own + asked
    };
    let mut all: Vec<(&'static str, u32)> = IDS.iter().map(|id| (*id, share(id))).filter(|shown| shown.1 > 0).collect();
    all.sort_by_key(|shown| Reverse(shown.1));
    let total: u32 = all.iter().map(|shown| shown.1).sum();
    let per_mille = |share: u32| u16::try_from(share * 1000 / total.max(1)).unwrap_or(1000);
    all.into_iter().map(|(id, share)| (id, per_mille(share))).collect()
}

/// The same of a text that is cut up already, with the places.
pub(super) fn shown(text: &Text) -> Vec<Shown> {
    let mut sums = [0_u32; 16];
    let mut hits: Vec<Hit<Weighs>> = Vec::new();
    for lexicon in [&FIRST, &SECOND] {
        let found = lexicon.in_text(text);
        let mut seen: Vec<(usize, u32)> = Vec::new();
        for hit in &found {
            let times = match seen.iter_mut().find(|(phrase, _)| *phrase == hit.phrase) {
                Some((_, times)) => {
                    *times += 1;
                    *times
                }
                None => {
                    seen.push((hit.phrase, 1));
                    1
                }
            };
            // Said again it tells less, and in the end nothing new.
            let told = match times {
                1 => 12,
                2 => 4,
                3 => 2,
                _ => 0,
            };
            let (principle, weight) = hit.kind;
            if let Some(sum) = sums.get_mut(usize::from(principle)) {
                *sum += u32::from(weight) * told;
            }
        }
        hits.extend(found);
    }
    let total: u32 = sums.iter().sum();
    let mut all: Vec<(usize, u32)> = sums.into_iter().enumerate().filter(|(_, sum)| *sum > 0).collect();
    all.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
    all.into_iter()
        .filter_map(|(principle, sum)| {
            let per_mille = u16::try_from(sum.saturating_mul(1000) / total.max(1)).unwrap_or(1000);
            let places = places(&hits, principle);
            IDS.get(principle).map(|id| Shown { id, per_mille, places })
        })
        .collect()
}

fn places(hits: &[Hit<Weighs>], principle: usize) -> Vec<(usize, usize)> {
    hits.iter().filter(|hit| usize::from(hit.kind.0) == principle).map(|hit| (hit.first, hit.past)).collect()
}
