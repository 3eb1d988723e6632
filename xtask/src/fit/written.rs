//! The files that the fitted weights are kept in.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};
use star_drill::coach::fitting::{Row, Weights};

use super::field::Fitted;
use crate::system;

const SIGNS: &str = "src/coach/weights_of_signs.rs";
const WORDS: &str = "src/coach/weights_of_words.rs";
const HEADS: &str = "src/coach/weights_of_heads.rs";
const JUDGEMENTS: &str = "src/coach/weights_of_judgements.rs";

/// Writes all weights, as the formatter would have them.
pub fn write(fitted: &Fitted) -> Result<()> {
    let files = [
        (SIGNS, signs(&fitted.weights)),
        (WORDS, words(&fitted.words)),
        (HEADS, heads(&fitted.heads)),
        (JUDGEMENTS, judgements(&fitted.weights)),
    ];
    let mut format = Command::new("rustfmt");
    format.args(["--edition", "2024"]).current_dir(system::root());
    for (file, text) in files {
        fs::write(system::root().join(file), text).with_context(|| format!("cannot write {file}"))?;
        println!("Wrote {file}.");
        format.arg(file);
    }
    system::run(&mut format)
}

fn signs(weights: &Weights) -> String {
    let mut text = String::from(
        "//! What each sign weighs for each part, and what it costs to go on to the next part.\n//!\n\
         //! Made by `cargo xtask fit-coach`, from sample answers as they are and spoilt in known ways, with strong \
         shrinkage,\n//! then rounded: see `docs/coach.md`. The columns are Situation, Task, Action, Result, and then \
         what is added in the\n//! first sentence of each.\n\nuse super::signs::COUNT;\n",
    );
    let mut table = |name: &str, count: &str, doc: &str, rows: &[Row]| {
        text.push_str(&format!("\n/// {doc}\npub(super) const {name}: [[i8; 8]; {count}] = [\n"));
        rows.iter().for_each(|row| text.push_str(&format!("    {row:?},\n")));
        text.push_str("];\n");
    };
    table("SIGNS", "COUNT", "By the signs of the sentence, in the order of `signs.rs`.", &weights.own);
    table("BEFORE", "COUNT", "By the signs of the sentence before.", &weights.before);
    let doc = "By what the word after the subject is, in the order of the classes in `lexicon.rs`.";
    table("VERBS", "48", doc, &weights.verbs);
    table("SHARES", "10", "By the tenths of all words that stand before the sentence.", &weights.shares);
    table("FROM_START", "5", "By the sentences before it.", &weights.from_start);
    table("FROM_END", "5", "By the sentences after it.", &weights.from_end);
    text.push_str("\n/// From the state of one sentence (row) to that of the next: see `split.rs`.\n");
    text.push_str("pub(super) const STEPS: [[i16; 9]; 9] = [\n");
    weights.steps.iter().for_each(|row| text.push_str(&format!("    {row:?},\n")));
    text.push_str("];\n");
    for (name, which, row) in [("STARTS", "first", &weights.starts), ("ENDS", "last", &weights.ends)] {
        text.push_str(&format!("\n/// For the state of the {which} sentence.\npub(super) const {name}: [i16; 9] = "));
        text.push_str(&format!("{row:?};\n"));
    }
    text
}

fn words(rows: &[(String, Row)]) -> String {
    let head = "//! What words weigh for the split: made with `weights_of_signs.rs`, columns as there. Words that say little \
                by\n//! themselves, but stand in one part more than in another.\n\n/// Anywhere in a sentence. Figures are \
                `0`.\npub(super) const WORDS: ";
    [head, &table(rows)].concat()
}

fn heads(rows: &[(String, Row)]) -> String {
    let head = "//! What words weigh at the head of a sentence: see `weights_of_words.rs`.\n\n/// At its head.\npub(super) \
                const HEADS: ";
    [head, &table(rows)].concat()
}

fn table(rows: &[(String, Row)]) -> String {
    let rows: String = rows.iter().map(|(word, row)| format!("    ({word:?}, {row:?}),\n")).collect();
    format!("&[(&str, [i8; 8])] = &[\n{rows}];\n")
}

fn judgements(weights: &Weights) -> String {
    let one = |name: &str, of: &str, doc: &str, row: &[i32]| {
        format!("\n/// {doc}\npub(super) const {name}: {of} = {row:?};\n")
    };
    [
        "//! What the signs weigh by which a whole answer is judged to have a Task or a Result, and an answer to be out of \
         order.\n//! Made by `cargo xtask fit-coach`: see `docs/coach.md`.\n\n\
         use super::checks::{ResultSigns, TaskSigns};\nuse super::order::OrderSigns;\n",
        &one("TASK", "TaskSigns", "For a Task, by the signs in `task_present.rs`.", &weights.task),
        &one("RESULT", "ResultSigns", "For a Result, by the signs in `result_present.rs`.", &weights.result),
        &one("IN_PARTS", "OrderSigns", "For another order of an answer in parts, by `order.rs`.", &weights.in_parts),
        &one("AS_A_WHOLE", "OrderSigns", "For another order of a whole answer.", &weights.as_a_whole),
    ]
    .concat()
}
