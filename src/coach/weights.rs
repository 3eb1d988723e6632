//! All that was fitted to sample answers, as one value: what ships, or what `cargo xtask fit-coach` tries.

use super::checks::{ResultSigns, TaskSigns};
use super::lexicon::number_of;
use super::order::OrderSigns;
use super::weights_of_heads::HEADS;
use super::weights_of_judgements::{AS_A_WHOLE, IN_PARTS, RESULT, TASK};
use super::weights_of_signs::{BEFORE, ENDS, FROM_END, FROM_START, SHARES, SIGNS, STARTS, STEPS, VERBS};
use super::weights_of_words::WORDS;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What a sign weighs for Situation, Task, Action and Result, and then what is added in the first sentence of each.
pub type Row = [i8; 8];

/// How many states a sentence can be in: see `split.rs`.
pub const STATES: usize = 9;

/// Something about a sentence that weighs for its part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign<'a> {
    /// A sign of its own, by its place in `signs.rs`.
    Own(usize),
    /// The same of the sentence before.
    Before(usize),
    /// A class of the word after its subject.
    Verb(usize),
    /// The tenths of all words that stand before it.
    Share(usize),
    /// How many sentences stand before it.
    FromStart(usize),
    /// How many come after it.
    FromEnd(usize),
    /// A word in it.
    Word(&'a str),
    /// The word at its head.
    Head(&'a str),
}

/// What every sign weighs.
#[derive(Clone, Debug)]
pub struct Weights {
    /// By [`Sign::Own`].
    pub own: Vec<Row>,
    /// By [`Sign::Before`].
    pub before: Vec<Row>,
    /// By [`Sign::Verb`].
    pub verbs: Vec<Row>,
    /// By [`Sign::Share`].
    pub shares: Vec<Row>,
    /// By [`Sign::FromStart`].
    pub from_start: Vec<Row>,
    /// By [`Sign::FromEnd`].
    pub from_end: Vec<Row>,
    words: BTreeMap<u64, Row>,
    heads: BTreeMap<u64, Row>,
    /// From the state of one sentence to that of the next.
    pub steps: [[i16; STATES]; STATES],
    /// For the state of the first sentence.
    pub starts: [i16; STATES],
    /// For the state of the last sentence.
    pub ends: [i16; STATES],
    /// What speaks for a Task in a whole answer.
    pub task: TaskSigns,
    /// What speaks for a Result in a whole answer.
    pub result: ResultSigns,
    /// What speaks for another order of an answer in parts.
    pub in_parts: OrderSigns,
    /// The same of a whole answer.
    pub as_a_whole: OrderSigns,
}

impl Weights {
    /// Those that ship.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Weights> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            let mut weights = Self {
                own: SIGNS.to_vec(),
                before: BEFORE.to_vec(),
                verbs: VERBS.to_vec(),
                shares: SHARES.to_vec(),
                from_start: FROM_START.to_vec(),
                from_end: FROM_END.to_vec(),
                steps: STEPS,
                starts: STARTS,
                ends: ENDS,
                task: TASK,
                result: RESULT,
                in_parts: IN_PARTS,
                as_a_whole: AS_A_WHOLE,
                words: BTreeMap::new(),
                heads: BTreeMap::new(),
            };
            WORDS.iter().for_each(|(word, row)| weights.set_word(word, *row));
            HEADS.iter().for_each(|(word, row)| weights.set_head(word, *row));
            weights
        })
    }

    /// Forgets what words weigh.
    pub fn clear_words(&mut self) {
        self.words.clear();
        self.heads.clear();
    }

    /// Says what a word weighs, anywhere in a sentence.
    pub fn set_word(&mut self, word: &str, row: Row) {
        self.words.insert(number_of(word), row);
    }

    /// Says what a word weighs at the head of a sentence.
    pub fn set_head(&mut self, word: &str, row: Row) {
        self.heads.insert(number_of(word), row);
    }

    /// What a sign weighs, if it does.
    pub(super) fn of(&self, sign: Sign<'_>) -> Option<&Row> {
        match sign {
            Sign::Own(index) => self.own.get(index),
            Sign::Before(index) => self.before.get(index),
            Sign::Verb(index) => self.verbs.get(index),
            Sign::Share(index) => self.shares.get(index),
            Sign::FromStart(index) => self.from_start.get(index),
            Sign::FromEnd(index) => self.from_end.get(index),
            Sign::Word(word) => self.words.get(&number_of(word)),
            Sign::Head(word) => self.heads.get(&number_of(word)),
        }
    }
}
