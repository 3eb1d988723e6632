//! The split's weights, fitted as a conditional random field: a sentence is in a state (a part, and how far into it), and
//! the weights are those by which the states that answers have are likeliest, and with them that a Task and a Result
//! are there or not. Found by steps along the gradient (AdaGrad), with shrinkage, averaged over the last rounds.

use std::collections::BTreeSet;

use star_drill::coach::fitting::{OWN_SIGNS, Row, STATES, VERB_SIGNS, Weights};

use super::exact::{exp, ln};
use super::material::{FIRSTS, Material, Name, PARTS, Table, Told, follows, is_first};

/// How strongly weights are drawn to nothing.
const SHRINKAGE: f64 = 90.0;
/// Words that come in fewer answers are left out.
const LEAST_ANSWERS: usize = 8;
/// How many words are kept, of those at heads and elsewhere: those that tell most.
const MOST_WORDS: usize = 400;
/// How much it counts that a Task is there or not, and that a Result is, against the states of all sentences.
const PRESENCE: [(usize, f64); 2] = [(1, 1.0), (3, 3.0)];
const ROUNDS: usize = 12;
/// The rounds at the end whose weights are averaged.
const AVERAGED: usize = 3;
const BATCH: usize = 40;
/// The weights that ship are whole numbers, in these parts of one.
const SCALE: f64 = 32.0;

/// The logarithm of what cannot be.
const NEVER: f64 = -1e18;

/// What is fitted, before it is rounded.
#[derive(Clone)]
struct Model {
    signs: Vec<[f64; 8]>,
    steps: [[f64; STATES]; STATES],
    starts: [f64; STATES],
    ends: [f64; STATES],
}

type Scores = [f64; STATES];

impl Model {
    fn of(value: f64, count: usize) -> Self {
        Self {
            signs: vec![[value; 8]; count],
            steps: [[value; STATES]; STATES],
            starts: [value; STATES],
            ends: [value; STATES],
        }
    }

    fn rows(&self, told: &Told, kept: &[bool]) -> Vec<Scores> {
        let row = |signs: &Vec<u32>| {
            let mut sums = [0.0; 8];
            for sign in signs.iter().filter(|sign| kept[**sign as usize]) {
                for (sum, weight) in sums.iter_mut().zip(&self.signs[*sign as usize]) {
                    *sum += weight;
                }
            }
            std::array::from_fn(|state| sums[PARTS[state]] + if is_first(state) { sums[4 + PARTS[state]] } else { 0.0 })
        };
        told.signs.iter().map(row).collect()
    }
}

fn sum(logarithms: impl Iterator<Item = f64> + Clone) -> f64 {
    let most = logarithms.clone().fold(NEVER, f64::max);
    if most <= NEVER / 2.0 {
        return NEVER;
    }
    most + ln(logarithms.filter(|it| it - most > -40.0).map(|it| exp(it - most)).sum())
}

/// The ways through an answer: up to each sentence in each state, from there on, and all in all.
struct Chain {
    ahead: Vec<Scores>,
    behind: Vec<Scores>,
    all: f64,
}

impl Chain {
    fn of(model: &Model, rows: &[Scores]) -> Self {
        let count = rows.len();
        let mut ahead = vec![[NEVER; STATES]; count];
        let mut behind = vec![[NEVER; STATES]; count];
        for state in FIRSTS {
            ahead[0][state] = model.starts[state] + rows[0][state];
        }
        behind[count - 1] = model.ends;
        for at in 1..count {
            for to in 0..STATES {
                let before = ahead[at - 1];
                let ways =
                    (0..STATES).filter(|from| follows(*from, to)).map(|from| before[from] + model.steps[from][to]);
                ahead[at][to] = (sum(ways) + rows[at][to]).max(NEVER);
            }
        }
        for at in (0..count - 1).rev() {
            for from in 0..STATES {
                let next = behind[at + 1];
                let ways = (0..STATES)
                    .filter(|to| follows(from, *to))
                    .map(|to| (model.steps[from][to] + rows[at + 1][to] + next[to]).max(NEVER));
                behind[at][from] = sum(ways);
            }
        }
        let all = sum((0..STATES).map(|state| ahead[count - 1][state] + model.ends[state]));
        Self { ahead, behind, all }
    }
}

/// Adds to the gradient what is expected over the ways of a chain, so many times.
fn expect(model: &Model, told: &Told, rows: &[Scores], chain: &Chain, times: f64, gradient: &mut Model) {
    let last = rows.len() - 1;
    for (at, row) in rows.iter().enumerate() {
        let mut sums = [0.0; 8];
        for state in 0..STATES {
            let share = chain.ahead[at][state] + chain.behind[at][state] - chain.all;
            if share < -50.0 {
                continue;
            }
            let share = exp(share) * times;
            sums[PARTS[state]] += share;
            if is_first(state) {
                sums[4 + PARTS[state]] += share;
            }
            if at == 0 {
                gradient.starts[state] += share;
            }
            if at == last {
                gradient.ends[state] += share;
            }
            if at == 0 {
                continue;
            }
            for from in (0..STATES).filter(|from| follows(*from, state)) {
                let step = chain.ahead[at - 1][from] + model.steps[from][state] + row[state] + chain.behind[at][state];
                if step - chain.all > -50.0 {
                    gradient.steps[from][state] += exp(step - chain.all) * times;
                }
            }
        }
        add(&told.signs[at], &sums, gradient);
    }
}

fn add(signs: &[u32], sums: &[f64; 8], gradient: &mut Model) {
    for sign in signs {
        for (slot, sum) in gradient.signs[*sign as usize].iter_mut().zip(sums) {
            *slot += sum;
        }
    }
}

/// Adds an answer's gradient.
fn learn(model: &Model, told: &Told, kept: &[bool], gradient: &mut Model) {
    let rows = model.rows(told, kept);
    let chain = Chain::of(model, &rows);
    let mut times = -1.0;
    for (part, weight) in PRESENCE {
        if rows.len() < 2 {
            continue;
        }
        let mut others = rows.clone();
        for row in &mut others {
            (0..STATES).filter(|state| PARTS[*state] == part).for_each(|state| row[state] = NEVER);
        }
        let without = Chain::of(model, &others);
        let share = exp((without.all - chain.all).min(0.0));
        let has = told.states.iter().any(|state| PARTS[*state] == part);
        let pull = if has { -(share / (1.0 - share).max(1e-3)).min(50.0) * weight } else { weight };
        times -= pull;
        expect(model, told, &others, &without, pull, gradient);
    }
    expect(model, told, &rows, &chain, times, gradient);
    for (at, state) in told.states.iter().copied().enumerate() {
        let mut sums = [0.0; 8];
        sums[PARTS[state]] += 1.0;
        if is_first(state) {
            sums[4 + PARTS[state]] += 1.0;
        }
        if at == 0 {
            gradient.starts[state] += 1.0;
        } else {
            gradient.steps[told.states[at - 1]][state] += 1.0;
        }
        if at + 1 == told.states.len() {
            gradient.ends[state] += 1.0;
        }
        add(&told.signs[at], &sums, gradient);
    }
}

/// The same numbers by chance in every run.
struct Chance(u64);

impl Chance {
    fn shuffle(&mut self, list: &mut [usize]) {
        for at in (1..list.len()).rev() {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            list.swap(at, (self.0 >> 33) as usize % (at + 1));
        }
    }
}

/// One step: a weight, what its gradients came to so far, its gradient, and how far to go.
fn step(weight: &mut f64, so_far: &mut f64, gradient: &mut f64, shrinkage: f64, rate: f64) {
    let slope = *gradient - shrinkage * *weight;
    *so_far += slope * slope;
    *weight += rate * slope / so_far.sqrt();
    *gradient = 0.0;
}

fn descend(told: &[&Told], kept: &[bool]) -> Model {
    let count = kept.len();
    let mut model = Model::of(0.0, count);
    let mut so_far = Model::of(1e-6, count);
    let mut gradient = Model::of(0.0, count);
    let mut mean = Model::of(0.0, count);
    let mut averaged = 0.0;
    let mut order: Vec<usize> = (0..told.len()).collect();
    let mut chance = Chance(88_172_645_463_325_252);
    for round in 0..ROUNDS {
        chance.shuffle(&mut order);
        let rate = 0.25 / (1.0 + round as f64 * 0.25);
        for batch in order.chunks(BATCH) {
            let mut touched: Vec<u32> = Vec::new();
            for one in batch.iter().map(|at| told[*at]) {
                learn(&model, one, kept, &mut gradient);
                touched.extend(one.signs.iter().flatten().filter(|sign| kept[**sign as usize]));
            }
            touched.sort_unstable();
            touched.dedup();
            let share = batch.len() as f64 / told.len() as f64;
            for sign in touched.into_iter().map(|sign| sign as usize) {
                for column in 0..8 {
                    let [weight, so_far, gradient] =
                        [&mut model, &mut so_far, &mut gradient].map(|it| &mut it.signs[sign][column]);
                    step(weight, so_far, gradient, SHRINKAGE * share, rate);
                }
            }
            for state in 0..STATES {
                for to in (0..STATES).filter(|to| follows(state, *to)) {
                    let [weight, so_far, gradient] =
                        [&mut model, &mut so_far, &mut gradient].map(|it| &mut it.steps[state][to]);
                    step(weight, so_far, gradient, share, rate);
                }
                let [weight, before, slope] = [&mut model, &mut so_far, &mut gradient].map(|it| &mut it.starts[state]);
                step(weight, before, slope, share, rate);
                let [weight, before, slope] = [&mut model, &mut so_far, &mut gradient].map(|it| &mut it.ends[state]);
                step(weight, before, slope, share, rate);
            }
            if round + AVERAGED >= ROUNDS {
                averaged += 1.0;
                gather(&mut mean, &model);
            }
        }
    }
    each(&mut mean, |weight| *weight /= averaged);
    mean
}

fn gather(mean: &mut Model, model: &Model) {
    let mut model = model.clone();
    let mut all = Vec::new();
    each(&mut model, |weight| all.push(*weight));
    let mut all = all.into_iter();
    each(mean, |weight| *weight += all.next().unwrap_or(0.0));
}

fn each(model: &mut Model, mut change: impl FnMut(&mut f64)) {
    model.signs.iter_mut().flatten().for_each(&mut change);
    model.steps.iter_mut().flatten().for_each(&mut change);
    model.starts.iter_mut().for_each(&mut change);
    model.ends.iter_mut().for_each(&mut change);
}

/// Fits the weights to some of the answers. The words that tell most by a first fit are kept for a second.
pub fn fit(material: &Material, of: impl Fn(usize) -> bool) -> Fitted {
    let told: Vec<&Told> = material.told.iter().filter(|told| of(told.answer)).collect();
    let mut seen: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); material.names.len()];
    for one in &told {
        for sign in one.signs.iter().flatten() {
            seen[*sign as usize].insert(one.answer);
        }
    }
    let is_kept =
        |(name, seen): (&Name, &BTreeSet<usize>)| seen.len() >= if name.is_word() { LEAST_ANSWERS } else { 1 };
    let mut kept: Vec<bool> = material.names.iter().zip(&seen).map(is_kept).collect();
    let first = descend(&told, &kept);
    let mut words: Vec<(f64, usize)> = Vec::new();
    for at in (0..kept.len()).filter(|at| kept[*at] && material.names[*at].is_word()) {
        let [own @ .., _, _, _, _] = first.signs[at];
        let mean = own.iter().sum::<f64>() / 4.0;
        let spread = own.iter().map(|weight| (weight - mean) * (weight - mean)).sum::<f64>()
            + first.signs[at].iter().skip(4).map(|weight| weight * weight).sum::<f64>() * 0.3;
        words.push((spread * seen[at].len() as f64, at));
    }
    words.sort_by(|one, other| {
        other.0.total_cmp(&one.0).then_with(|| material.names[one.1].cmp(&material.names[other.1]))
    });
    words.iter().skip(MOST_WORDS).for_each(|(_, at)| kept[*at] = false);
    Fitted::of(material, &kept, &descend(&told, &kept))
}

/// The weights as whole numbers, with the words they are of.
pub struct Fitted {
    pub weights: Weights,
    pub words: Vec<(String, Row)>,
    pub heads: Vec<(String, Row)>,
}

impl Fitted {
    fn of(material: &Material, kept: &[bool], model: &Model) -> Self {
        let whole = |weight: f64| (weight * SCALE).round().clamp(-30000.0, 30000.0) as i16;
        let mut fitted = Self { weights: Weights::shipped().clone(), words: Vec::new(), heads: Vec::new() };
        let weights = &mut fitted.weights;
        for (table, count) in [
            (&mut weights.own, OWN_SIGNS),
            (&mut weights.before, OWN_SIGNS),
            (&mut weights.verbs, VERB_SIGNS),
            (&mut weights.shares, 10),
            (&mut weights.from_start, 5),
            (&mut weights.from_end, 5),
        ] {
            *table = vec![[0; 8]; count];
        }
        weights.clear_words();
        for (at, name) in material.names.iter().enumerate().filter(|(at, _)| kept[*at]) {
            // An answer's first sentence is not said to begin the Situation.
            let row: Row = std::array::from_fn(|column| {
                if column == 4 { 0 } else { whole(model.signs[at][column]).clamp(-127, 127) as i8 }
            });
            match name {
                Name::Numbered(table, index) => {
                    let table = match table {
                        Table::Own => &mut weights.own,
                        Table::Before => &mut weights.before,
                        Table::Verb => &mut weights.verbs,
                        Table::Share => &mut weights.shares,
                        Table::FromStart => &mut weights.from_start,
                        Table::FromEnd => &mut weights.from_end,
                    };
                    table[*index] = row;
                }
                Name::Word(word) => {
                    weights.set_word(word, row);
                    fitted.words.push((word.clone(), row));
                }
                Name::Head(word) => {
                    weights.set_head(word, row);
                    fitted.heads.push((word.clone(), row));
                }
            }
        }
        weights.steps = model.steps.map(|row| row.map(whole));
        weights.starts = model.starts.map(whole);
        weights.ends = model.ends.map(whole);
        fitted.words.sort();
        fitted.heads.sort();
        fitted
    }
}
