//! What is fitted to: the answers in all ways, as signs and states of their sentences.

use std::collections::BTreeMap;

use star_drill::coach::fitting::{STATES, Sign, each_sign, sentences};

use super::spoilt::{WAYS, part_at};
use crate::coach::corpus::{Answer, in_one};

/// The part of each state; the states are those of `src/coach/split.rs`.
pub const PARTS: [usize; STATES] = [0, 1, 1, 1, 2, 2, 2, 3, 3];
/// The states that parts begin with.
pub const FIRSTS: [usize; 4] = [0, 1, 4, 7];

/// The state that a sentence of a part is in, after one in a state.
fn after(from: usize, part: usize) -> usize {
    match (from, part == PARTS[from]) {
        (_, false) => FIRSTS[part],
        (0 | 3 | 6 | 8, true) => from,
        (_, true) => from + 1,
    }
}

/// Whether a state may come after another.
pub fn follows(from: usize, to: usize) -> bool {
    PARTS[from] <= PARTS[to] && after(from, PARTS[to]) == to
}

pub fn is_first(state: usize) -> bool {
    state > 0 && FIRSTS.contains(&state)
}

/// An answer, spoilt or not: the signs of its sentences, by number, and their states.
pub struct Told {
    pub answer: usize,
    pub signs: Vec<Vec<u32>>,
    pub states: Vec<usize>,
}

/// All answers in all ways, and the signs that they show.
pub struct Material {
    pub told: Vec<Told>,
    /// The signs by number: what they are, and whether by a word.
    pub names: Vec<Name>,
}

/// A sign, as long as it is needed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Name {
    Numbered(Table, usize),
    Word(String),
    Head(String),
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    Own,
    Before,
    Verb,
    Share,
    FromStart,
    FromEnd,
}

impl Name {
    fn of(sign: Sign<'_>) -> Self {
        match sign {
            Sign::Own(index) => Self::Numbered(Table::Own, index),
            Sign::Before(index) => Self::Numbered(Table::Before, index),
            Sign::Verb(index) => Self::Numbered(Table::Verb, index),
            Sign::Share(index) => Self::Numbered(Table::Share, index),
            Sign::FromStart(index) => Self::Numbered(Table::FromStart, index),
            Sign::FromEnd(index) => Self::Numbered(Table::FromEnd, index),
            Sign::Word(word) => Self::Word(word.to_owned()),
            Sign::Head(word) => Self::Head(word.to_owned()),
        }
    }

    pub fn is_word(&self) -> bool {
        !matches!(self, Self::Numbered(..))
    }
}

impl Material {
    pub fn of(answers: &[Answer]) -> Self {
        let mut numbers: BTreeMap<Name, u32> = BTreeMap::new();
        let mut told = Vec::new();
        for (answer, it) in answers.iter().enumerate() {
            for way in WAYS {
                let parts = way.of(it);
                let whole = in_one(&parts);
                let starts = sentences(&whole);
                let mut signs = vec![Vec::new(); starts.len()];
                each_sign(&whole, |index, sign| {
                    let next = numbers.len() as u32;
                    signs[index].push(*numbers.entry(Name::of(sign)).or_insert(next));
                });
                let mut states: Vec<usize> = Vec::new();
                for start in starts {
                    let part = part_at(&parts, start);
                    states.push(states.last().map_or(FIRSTS[part], |from| after(*from, part)));
                }
                if !signs.is_empty() {
                    told.push(Told { answer, signs, states });
                }
            }
        }
        let mut names: Vec<(u32, Name)> = numbers.into_iter().map(|(name, number)| (number, name)).collect();
        names.sort_unstable();
        Self { told, names: names.into_iter().map(|(_, name)| name).collect() }
    }
}
