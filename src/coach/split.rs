//! Dividing an answer into Situation, Task, Action and Result: a guess that the teller can correct.
//!
//! Every sentence is weighed for each part by its signs (`signs.rs`); dynamic programming finds the best division that
//! keeps the order. A part may be missing.

use super::signs::{self, Seen};
use super::text::Text;
use super::weights::{STATES as COUNT, Sign, Weights};
use super::words;
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
    /// The same of a Task.
    pub task_margin: Score,
    /// The same of an Action.
    pub action_margin: Score,
    /// The sentences that a Task would be, if there is one: the best of the ways with a Task.
    pub task: Guess,
    /// The same of a Result.
    pub result: Guess,
    /// The part that would suit each sentence by what it says alone.
    pub suits: Vec<usize>,
    /// What sentences lose on average against the parts that would suit each by itself.
    pub strain: Score,
    /// What the first sentence loses against the part that would suit it best, if it is the Situation.
    pub opening: Score,
}

/// Where a part would be, if there is one, and how sure that is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Guess {
    pub first: usize,
    pub past: usize,
    /// How much likelier all ways with the part are than all without, as a logarithm.
    pub odds: Score,
}

/// The parts of a text, in order, on sentence borders, covering it.
pub fn split(text: &str) -> Vec<(Segment, usize, usize)> {
    let looked = Text::of(text);
    let seen = signs::look(&looked);
    let division = divide(&looked, &seen, None, Weights::shipped());
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

/// A sentence's weights: those of the parts, and those of being the first sentence of a part.
type Row = [Score; 8];

fn add(row: &mut Row, weights: &Weights, sign: Sign<'_>) {
    for (sum, weight) in row.iter_mut().zip(weights.of(sign).into_iter().flatten()) {
        *sum += Score::from(*weight);
    }
}

/// The places of the bits that are set.
fn bits(set: u64) -> impl Iterator<Item = usize> {
    (0..64).filter(move |bit| set >> bit & 1 == 1)
}

/// Gives what sentences are weighed by of what they say, each with the place of its sentence.
pub(super) fn said<'a>(text: &'a Text, seen: &[Seen], mut give: impl FnMut(usize, Sign<'a>)) {
    let is_all_we = signs::is_all_we(text);
    for (index, (sentence, seen)) in text.sentences.iter().zip(seen).enumerate() {
        bits(seen.signs).for_each(|bit| give(index, Sign::Own(bit)));
        bits(seen.verb).for_each(|bit| give(index, Sign::Verb(bit)));
        words::each(text, sentence, is_all_we, |sign| give(index, sign));
    }
}

/// Gives what sentences are weighed by of their places and of the sentence before.
pub(super) fn placed(text: &Text, seen: &[Seen], mut give: impl FnMut(usize, Sign<'static>)) {
    let total: usize = text.sentences.iter().map(|sentence| sentence.words).sum();
    let last = text.sentences.len().saturating_sub(1);
    let mut words = 0;
    let mut before = 0;
    for (index, (sentence, seen)) in text.sentences.iter().zip(seen).enumerate() {
        give(index, Sign::Share(words * 10 / total.max(1)));
        give(index, Sign::FromStart(index.min(4)));
        give(index, Sign::FromEnd((last - index).min(4)));
        bits(before).for_each(|bit| give(index, Sign::Before(bit)));
        before = seen.signs;
        words += sentence.words;
    }
}

/// What sentences weigh by what they say.
fn weigh(text: &Text, seen: &[Seen], weights: &Weights) -> Vec<Row> {
    let mut rows = vec![[0; 8]; text.sentences.len()];
    said(text, seen, |index, sign| {
        if let Some(row) = rows.get_mut(index) {
            add(row, weights, sign);
        }
    });
    rows
}

/// Adds what sentences weigh by their places, by the sentence before, and by a heading.
fn place(text: &Text, seen: &[Seen], rows: &mut [Row], weights: &Weights) {
    placed(text, seen, |index, sign| {
        if let Some(row) = rows.get_mut(index) {
            add(row, weights, sign);
        }
    });
    for (row, sentence) in rows.iter_mut().zip(&text.sentences) {
        if let Some(sum) = heading(text, sentence.first).and_then(|part| row.get_mut(part)) {
            *sum += HEADING;
        }
    }
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
pub(super) fn divide(text: &Text, seen: &[Seen], given: Option<&[usize]>, weights: &Weights) -> Division {
    let mut rows = weigh(text, seen, weights);
    let opening = strain(rows.get(..1).unwrap_or(&[]), &[0]);
    let said = rows.clone();
    place(text, seen, &mut rows, weights);
    let (forward, back) = paths(&rows, weights);
    let behind = backward(&rows, weights);
    let ended = forward.last().copied().unwrap_or([NEVER; COUNT]);
    let mut last = 0;
    let mut best = NEVER;
    let mut without_result = NEVER;
    for (state, (score, end)) in ended.into_iter().zip(weights.ends).enumerate() {
        let score = score.saturating_add(Score::from(end));
        if score > best {
            (last, best) = (state, score);
        }
        if PARTS.get(state) != Some(&3) {
            without_result = without_result.max(score);
        }
    }
    // The Result comes last, so an answer with one ends in it.
    let with_result = through(&forward, &behind, 3);
    let parts = trace(&back, last);
    let strain = strain(&said, given.unwrap_or(&parts));
    Division {
        parts,
        result_margin: with_result.saturating_sub(without_result),
        task_margin: through(&forward, &behind, 1).saturating_sub(without(&rows, 1, weights)),
        action_margin: through(&forward, &behind, 2).saturating_sub(without(&rows, 2, weights)),
        task: guess(&rows, [&forward, &behind], 1, weights),
        result: guess(&rows, [&forward, &behind], 3, weights),
        suits: said.iter().map(suits).collect(),
        strain,
        opening,
    }
}

/// The part that a sentence weighs most for.
fn suits(row: &Row) -> usize {
    row.iter().take(4).enumerate().max_by_key(|(_, weight)| **weight).map_or(0, |(part, _)| part)
}

/// The best place of a part, and the odds that there is one.
fn guess(rows: &[Row], [forward, behind]: [&[Scores]; 2], part: usize, weights: &Weights) -> Guess {
    let Some(state) = FIRSTS.get(part).copied() else { return Guess::default() };
    let score = |(ahead, behind): (&Scores, &Scores)| Some(ahead.get(state)?.saturating_add(*behind.get(state)?));
    let scores = forward.iter().zip(behind).map(|pair| score(pair).unwrap_or(NEVER));
    let first = scores.enumerate().max_by(|one, other| one.1.cmp(&other.1).then(other.0.cmp(&one.0)));
    let first = first.map_or(0, |(index, _)| index);
    // On from there as long as the best way stays in the part.
    let (mut past, mut state) = (first, state);
    while past < rows.len() {
        past += 1;
        let (Some(row), Some(after)) = (rows.get(past), behind.get(past)) else { break };
        let gain = |to: usize| {
            step(weights, state, to)
                .saturating_add(weight(row, to))
                .saturating_add(after.get(to).copied().unwrap_or(NEVER))
        };
        let Some(next) = (0..COUNT).filter(|to| follows(state, *to)).max_by_key(|to| (gain(*to), COUNT - to)) else {
            break;
        };
        if PARTS.get(next) != Some(&part) {
            break;
        }
        state = next;
    }
    let [without, with] = sums(rows, part, weights);
    Guess { first, past, odds: with.saturating_sub(without) }
}

/// The logarithm of a sum of two numbers by their logarithms, in 32ths.
fn plus(one: Score, other: Score) -> Score {
    /// What to add to the greater by their difference, in eighths.
    const MORE: [Score; 14] = [20, 17, 13, 10, 8, 6, 5, 4, 3, 2, 2, 1, 1, 1];
    let apart = usize::try_from(one.abs_diff(other) / 8).unwrap_or(usize::MAX);
    one.max(other).saturating_add(MORE.get(apart).copied().unwrap_or(0))
}

/// The sums over all ways without a part and over all with it, as logarithms.
fn sums(rows: &[Row], part: usize, weights: &Weights) -> [Score; 2] {
    let mut now = [[NEVER; COUNT]; 2];
    for (index, row) in rows.iter().enumerate() {
        let mut next = [[NEVER; COUNT]; 2];
        for (to, at) in PARTS.iter().enumerate() {
            for (had, scores) in now.iter().enumerate() {
                let ways = scores.iter().enumerate().filter(|(from, score)| **score > NEVER && follows(*from, to));
                let mut sum =
                    ways.fold(NEVER, |sum, (from, score)| plus(sum, score.saturating_add(step(weights, from, to))));
                if index == 0 && had == 0 && FIRSTS.contains(&to) {
                    sum = weights.starts.get(to).copied().map_or(0, Score::from);
                }
                let slot = next.get_mut(usize::from(had == 1 || *at == part)).and_then(|scores| scores.get_mut(to));
                if let Some(slot) = slot
                    && sum > NEVER
                {
                    *slot = plus(*slot, sum.saturating_add(weight(row, to)));
                }
            }
        }
        now = next;
    }
    now.map(|scores| {
        scores
            .into_iter()
            .zip(weights.ends)
            .map(|(score, end)| score.saturating_add(Score::from(end)))
            .fold(NEVER, plus)
    })
}

/// What sentences lose in these parts against the parts that would suit each by itself, on average.
fn strain(rows: &[Row], parts: &[usize]) -> Score {
    let lost = rows.iter().zip(parts).map(|(row, part)| {
        let best = row.iter().take(4).copied().max().unwrap_or(0);
        (best - row.get(*part).copied().unwrap_or(0)).min(MOST_LOST)
    });
    let count = Score::try_from(rows.len()).unwrap_or(Score::MAX).max(1);
    lost.fold(0, Score::saturating_add) / count
}

/// The states that a sentence can be in: a part, and how far into it. The Situation is one, the Task and the Action have
/// three (their first sentence, their second, a later one), the Result two.
const PARTS: [usize; COUNT] = [0, 1, 1, 1, 2, 2, 2, 3, 3];
/// The states that parts begin with.
const FIRSTS: [usize; 4] = [0, 1, 4, 7];
type Scores = [Score; COUNT];

/// The state after another, in the same part or a later one.
fn follows(from: usize, to: usize) -> bool {
    let (Some(before), Some(part)) = (PARTS.get(from), PARTS.get(to)) else { return false };
    if before == part {
        let is_last = PARTS.get(from + 1) != Some(part);
        to == from + usize::from(!is_last)
    } else {
        before < part && FIRSTS.get(*part) == Some(&to)
    }
}

/// What a sentence weighs in a state.
fn weight(row: &Row, state: usize) -> Score {
    let Some(part) = PARTS.get(state).copied() else { return NEVER };
    let own = row.get(part).copied().unwrap_or(0);
    let first = if part > 0 && FIRSTS.get(part) == Some(&state) { row.get(part + 4).copied().unwrap_or(0) } else { 0 };
    own + first
}

fn step(weights: &Weights, from: usize, to: usize) -> Score {
    weights.steps.get(from).and_then(|row| row.get(to)).copied().map_or(0, Score::from)
}

/// The best scores of paths up to each sentence in each state, and for each the state before it on the way.
fn paths(rows: &[Row], weights: &Weights) -> (Vec<Scores>, Vec<[u8; COUNT]>) {
    let mut forward: Vec<Scores> = Vec::with_capacity(rows.len());
    let mut back: Vec<[u8; COUNT]> = Vec::with_capacity(rows.len());
    for row in rows {
        let mut next = [NEVER; COUNT];
        let mut from = [0_u8; COUNT];
        for (to, (slot, from)) in next.iter_mut().zip(&mut from).enumerate() {
            let mut best = NEVER;
            match forward.last() {
                None if FIRSTS.contains(&to) => best = weights.starts.get(to).copied().map_or(0, Score::from),
                None => {}
                Some(scores) => {
                    for (before, score) in (0_u8..).zip(scores) {
                        let sum = score.saturating_add(step(weights, usize::from(before), to));
                        if *score > NEVER && sum > best && follows(usize::from(before), to) {
                            (best, *from) = (sum, before);
                        }
                    }
                }
            }
            if best > NEVER {
                *slot = best.saturating_add(weight(row, to)).max(NEVER);
            }
        }
        forward.push(next);
        back.push(from);
    }
    (forward, back)
}

/// The best scores of paths from each sentence on, without its own weight.
fn backward(rows: &[Row], weights: &Weights) -> Vec<Scores> {
    let mut behind: Vec<Scores> = vec![weights.ends.map(Score::from)];
    for row in rows.iter().skip(1).rev() {
        let after = behind.last().copied().unwrap_or([0; COUNT]);
        let mut scores = [NEVER; COUNT];
        for (from, slot) in scores.iter_mut().enumerate() {
            for (to, score) in after.iter().enumerate() {
                if follows(from, to) {
                    *slot = (*slot).max(score.saturating_add(step(weights, from, to)).saturating_add(weight(row, to)));
                }
            }
        }
        behind.push(scores);
    }
    behind.reverse();
    behind
}

/// The best score of a path with a part in it.
fn through(forward: &[Scores], behind: &[Scores], part: usize) -> Score {
    let Some(first) = FIRSTS.get(part).copied() else { return NEVER };
    let score = |(ahead, behind): (&Scores, &Scores)| Some(ahead.get(first)?.saturating_add(*behind.get(first)?));
    forward.iter().zip(behind).filter_map(score).max().unwrap_or(NEVER)
}

/// The best score of a path without a part.
fn without(rows: &[Row], part: usize, weights: &Weights) -> Score {
    let mut rows = rows.to_vec();
    for sum in rows.iter_mut().filter_map(|row| row.get_mut(part)) {
        *sum = NEVER / 1000;
    }
    let (forward, _) = paths(&rows, weights);
    let ended = forward.last().copied().unwrap_or([NEVER; COUNT]);
    ended
        .into_iter()
        .zip(weights.ends)
        .map(|(score, end)| score.saturating_add(Score::from(end)))
        .max()
        .unwrap_or(NEVER)
}

/// The parts of the path to a state at the end.
fn trace(back: &[[u8; COUNT]], last: usize) -> Vec<usize> {
    let mut parts = vec![0; back.len()];
    let mut state = last;
    for (slot, from) in parts.iter_mut().zip(back).rev() {
        *slot = PARTS.get(state).copied().unwrap_or(0);
        state = usize::from(from.get(state).copied().unwrap_or(0));
    }
    parts
}
