//! Dividing an answer into Situation, Task, Action and Result: a guess that the teller can correct.
//!
//! Every sentence is weighed for each part by its signs (`signs.rs`); dynamic programming finds the best division that
//! keeps the order. A part may be missing.

use super::signs::{self, Seen};
use super::text::Text;
use super::weights::{ENDS, SIGNS, STARTS, STEPS};
use crate::content::Segment;

/// Weights are whole numbers, so that every machine comes to the same division.
type Score = i32;

/// Below any sum of weights.
const NEVER: Score = -1_000_000_000;

/// What one sentence can lose at most, so that a heading or an odd sentence does not decide alone.
const MOST_LOST: Score = 120;

/// What a heading that names the part weighs.
const HEADING: Score = 100_000;

/// A division: the part of each sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Division {
    pub parts: Vec<usize>,
    /// By how much the best division with a Result beats the best without.
    pub result_margin: Score,
    /// What sentences lose on average against the parts that would suit each by itself.
    pub strain: Score,
    /// What the first sentence loses against the part that would suit it best, if it is the Situation.
    pub opening: Score,
}

/// The parts of a text, in order, on sentence borders, covering it.
pub fn split(text: &str) -> Vec<(Segment, usize, usize)> {
    let looked = Text::of(text);
    let seen = signs::look(&looked);
    let division = divide(&looked, &seen, None);
    spans(&looked, &division.parts, text.len())
}

/// The parts as spans that cover the text.
pub(super) fn spans(text: &Text, parts: &[usize], length: usize) -> Vec<(Segment, usize, usize)> {
    let mut found: Vec<(Segment, usize, usize)> = Vec::new();
    for (sentence, part) in text.sentences.iter().zip(parts) {
        let Some(segment) = Segment::ALL.get(*part).copied() else { continue };
        match found.last_mut() {
            Some(last) if last.0 == segment => {}
            Some(last) => {
                last.2 = sentence.start;
                found.push((segment, sentence.start, length));
            }
            None => found.push((segment, 0, length)),
        }
    }
    found
}

/// What each part weighs for each sentence.
fn weigh(text: &Text, seen: &[Seen]) -> Vec<[Score; 4]> {
    let mut rows = Vec::with_capacity(seen.len());
    for (sentence, seen) in text.sentences.iter().zip(seen) {
        let mut row = [0; 4];
        for (bit, weights) in SIGNS.iter().enumerate() {
            if seen.signs >> bit & 1 == 1 {
                for (sum, weight) in row.iter_mut().zip(weights) {
                    *sum += Score::from(*weight);
                }
            }
        }
        if let Some(part) = heading(text, sentence.first)
            && let Some(sum) = row.get_mut(part)
        {
            *sum += HEADING;
        }
        rows.push(row);
    }
    rows
}

/// The part that a sentence is headed by, as in *Result: sales doubled*.
fn heading(text: &Text, first: usize) -> Option<usize> {
    let first = first + usize::from(text.at(first).any(super::lexicon::MARK));
    let mark = text.at(first + 1);
    if !mark.any(super::lexicon::MARK) || !matches!(text.word(first + 1), ":" | "-" | "–" | "—" | ")" | "]" | "*") {
        return None;
    }
    match text.word(first) {
        "situation" | "s" | "background" | "context" => Some(0),
        "task" | "t" | "tasks" => Some(1),
        "action" | "a" | "actions" => Some(2),
        "result" | "r" | "results" | "outcome" => Some(3),
        _ => None,
    }
}

/// The best division. The strain is that of the given parts, or else of the best.
pub(super) fn divide(text: &Text, seen: &[Seen], given: Option<&[usize]>) -> Division {
    let rows = weigh(text, seen);
    let (ended, back) = paths(&rows);
    let (last, _) = ended.iter().enumerate().fold(
        (0, NEVER),
        |best, (part, score)| {
            if *score > best.1 { (part, *score) } else { best }
        },
    );
    let parts = trace(&back, last);
    // The Result comes last, so an answer with one ends in it.
    let [without @ .., with] = ended;
    let without = without.into_iter().max().unwrap_or(NEVER);
    let opening = strain(rows.get(..1).unwrap_or(&[]), &[0]);
    let strain = strain(&rows, given.unwrap_or(&parts));
    Division { parts, result_margin: with.saturating_sub(without), strain, opening }
}

/// What sentences lose in these parts against the parts that would suit each by itself, on average.
fn strain(rows: &[[Score; 4]], parts: &[usize]) -> Score {
    let lost = rows.iter().zip(parts).map(|(row, part)| {
        let best = row.iter().copied().max().unwrap_or(0);
        (best - row.get(*part).copied().unwrap_or(0)).min(MOST_LOST)
    });
    let count = Score::try_from(rows.len()).unwrap_or(Score::MAX).max(1);
    lost.fold(0, Score::saturating_add) / count
}

/// The score of the best path to each part at the end, and for each sentence the part before it on the way.
fn paths(rows: &[[Score; 4]]) -> ([Score; 4], Vec<[u8; 4]>) {
    let mut scores = [NEVER; 4];
    let mut back: Vec<[u8; 4]> = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let mut next = [NEVER; 4];
        let mut from = [0_u8; 4];
        for (to, ((slot, from), own)) in next.iter_mut().zip(&mut from).zip(row).enumerate() {
            let mut best = NEVER;
            if index == 0 {
                best = STARTS.get(to).copied().map_or(0, Score::from);
            }
            for (before, score) in (0_u8..).zip(&scores).take(to + 1) {
                let sum = score.saturating_add(step(before, to));
                if *score > NEVER && sum > best {
                    (best, *from) = (sum, before);
                }
            }
            *slot = best.saturating_add(*own).max(NEVER);
        }
        scores = next;
        back.push(from);
    }
    for (score, end) in scores.iter_mut().zip(ENDS) {
        *score = score.saturating_add(Score::from(end));
    }
    (scores, back)
}

fn step(from: u8, to: usize) -> Score {
    STEPS.get(usize::from(from)).and_then(|row| row.get(to)).copied().map_or(0, Score::from)
}

/// The path to a part at the end.
fn trace(back: &[[u8; 4]], last: usize) -> Vec<usize> {
    let mut parts = vec![last; back.len()];
    let mut part = last;
    for (slot, from) in parts.iter_mut().zip(back).rev() {
        *slot = part;
        part = usize::from(from.get(part).copied().unwrap_or(0));
    }
    parts
}
