//! `cargo xtask fit-coach`: fits the coach's weights to the sample answers, tells how well weights do on answers that they
//! were not fitted to, and writes them.
//!
//! Answers are dealt into five folds. For each fold the split is fitted to the other four; so every answer is judged by a
//! split that never saw it, and to that the judgements are fitted. What is told of them is told by fold again: each by
//! weights of the other four. What is written is fitted to all. `checking.jsonl` is not read.

mod crossed;
mod exact;
mod field;
mod judgement;
mod material;
mod spoilt;
mod written;

use anyhow::{Result, anyhow};
use star_drill::coach::Texts;
use star_drill::coach::fitting::{ORDER_SIGNS, RESULT_SIGNS, TASK_SIGNS, Weights, judged};
use std::thread;

use crate::coach::corpus::perturb::Change;
use crate::coach::corpus::{self, Answer, in_one, in_parts};
use field::Fitted;
use judgement::{Case, Line, fit};
use material::Material;

const FITTING: &str = include_str!("../../../tests/corpus/fitting.jsonl");

const FOLDS: usize = 5;
/// How often each answer is shuffled.
const SHUFFLES: usize = 8;
/// Of a thousand answers as written, how many may be said to lack a Task, a Result, their order in parts, and as a whole.
const LINES: [Line; 4] = [Line::Missed(120), Line::Missed(80), Line::Mistaken(100), Line::Mistaken(100)];

/// `cargo xtask fit-coach [--dry]`
pub fn run(arguments: &[String]) -> Result<()> {
    let is_dry = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => false,
        ["--dry"] => true,
        _ => anyhow::bail!("expected `cargo xtask fit-coach` or `cargo xtask fit-coach --dry`"),
    };
    let mut answers =
        corpus::read(corpus::HALVES[0].1).map_err(|fault| anyhow!("tests/corpus/tuning.jsonl: {fault}"))?;
    answers.extend(corpus::read(FITTING).map_err(|fault| anyhow!("tests/corpus/fitting.jsonl: {fault}"))?);
    let material = Material::of(&answers);
    println!(
        "{} answers, as written and spoilt {} in all; fitting the split six times…",
        answers.len(),
        material.told.len()
    );
    let mut fitted = splits(&material)?;
    let Some(mut all) = fitted.pop() else { return Ok(()) };
    let judgements = Judgements::of(&answers, &fitted);
    for (fold, fitted) in fitted.iter_mut().enumerate() {
        judgements.weigh(&mut fitted.weights, |answer| answer % FOLDS != fold);
    }
    judgements.weigh(&mut all.weights, |_| true);
    print!("{}", crossed::table(&answers, &fitted));
    if is_dry { Ok(()) } else { written::write(&all) }
}

/// The split without each of the folds, and last with all: two at a time.
fn splits(material: &Material) -> Result<Vec<Fitted>> {
    let mut fitted = Vec::new();
    thread::scope(|scope| {
        for first in (0..=FOLDS).step_by(2) {
            let threads =
                [first, first + 1].map(|fold| scope.spawn(move || field::fit(material, |it| it % FOLDS != fold)));
            for thread in threads {
                fitted.push(thread.join().map_err(|_| anyhow!("the fitting broke off"))?);
            }
        }
        Ok(fitted)
    })
}

/// What is judged of all answers, by the splits that did not see them.
struct Judgements {
    task: Vec<Case<TASK_SIGNS>>,
    result: Vec<Case<RESULT_SIGNS>>,
    in_parts: Vec<Case<ORDER_SIGNS>>,
    as_a_whole: Vec<Case<ORDER_SIGNS>>,
}

impl Judgements {
    fn of(answers: &[Answer], fitted: &[Fitted]) -> Self {
        let mut all = Self { task: Vec::new(), result: Vec::new(), in_parts: Vec::new(), as_a_whole: Vec::new() };
        for (answer, (it, fitted)) in answers.iter().zip(fitted.iter().cycle()).enumerate() {
            let judge = |texts: Texts<'_>| judged(&it.told(texts, None), &fitted.weights);
            let of = |change: Change| judge(Texts::Whole(&in_one(&change.of(it))));
            let intact = of(Change::Intact);
            for (judged, is_so) in [(intact, true), (of(Change::NoTask), false)] {
                all.task.push(Case { answer, signs: judged.task, is_so, weight: 1.0 });
            }
            for (judged, is_so) in [(intact, true), (of(Change::NoResult), false)] {
                all.result.push(Case { answer, signs: judged.result, is_so, weight: 1.0 });
            }
            let mut orders = vec![(it.parts.clone(), false)];
            orders.extend(shuffles(it).map(|parts| (parts, true)));
            for (parts, is_so) in orders {
                let weight = if is_so { 1.0 / SHUFFLES as f64 } else { 1.0 };
                let signs = judge(in_parts(&parts)).order;
                all.in_parts.push(Case { answer, signs, is_so, weight });
                let signs = judge(Texts::Whole(&in_one(&parts))).order;
                all.as_a_whole.push(Case { answer, signs, is_so, weight });
            }
        }
        all
    }

    /// Fits the judgements to some of the answers.
    fn weigh(&self, weights: &mut Weights, of: impl Fn(usize) -> bool + Copy) {
        fn some<const N: usize>(cases: &[Case<N>], of: impl Fn(usize) -> bool, line: Line) -> [i32; N] {
            let cases: Vec<Case<N>> = cases.iter().filter(|case| of(case.answer)).copied().collect();
            fit(&cases, line)
        }
        let [task, result, in_parts, as_a_whole] = LINES;
        weights.task = some(&self.task, of, task);
        weights.result = some(&self.result, of, result);
        weights.in_parts = some(&self.in_parts, of, in_parts);
        weights.as_a_whole = some(&self.as_a_whole, of, as_a_whole);
    }
}

/// An answer with its sentences in several orders by chance.
fn shuffles(answer: &Answer) -> impl Iterator<Item = [String; 4]> {
    // The order goes by the id.
    (0..SHUFFLES).map(|number| {
        let other = Answer {
            id: format!("{} {number}", answer.id),
            question: String::new(),
            principles: Vec::new(),
            parts: answer.parts.clone(),
            labels: Vec::new(),
            ..*answer
        };
        Change::Shuffled.of(&other)
    })
}
