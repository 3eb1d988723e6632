//! How well the weights do on answers that they were not fitted to.

use star_drill::coach::fitting::{review_by, sentences};
use star_drill::coach::{Level, Note, Review, Texts};

use super::field::Fitted;
use super::shuffles;
use super::spoilt::part_at;
use crate::coach::corpus::perturb::Change;
use crate::coach::corpus::{Answer, in_one, in_parts, measure::level};

/// A group, and which letters its ids begin with.
type Group = (&'static str, fn(char) -> bool);

/// Some of some, by group.
#[derive(Default)]
struct Count([(usize, usize); GROUPS.len()]);

/// The answers in two groups, by the first letter of their ids: told plainly, as samples in guides are; and in all manners.
const GROUPS: [Group; 3] = [
    ("all", |_| true),
    ("plain", |letter| !matches!(letter, 't' | 'w')),
    ("in all manners", |letter| matches!(letter, 't' | 'w')),
];

impl Count {
    fn add(&mut self, answer: &Answer, some: usize, of: usize) {
        for ((_, is_in), count) in GROUPS.iter().zip(&mut self.0) {
            if answer.id.starts_with(is_in) {
                count.0 += some;
                count.1 += of;
            }
        }
    }
}

const ROWS: [&str; 15] = [
    "task-present: false alarms as free text",
    "task-present: caught with the Task left out",
    "task-present: better with the Task left out",
    "result-present: false alarms as free text",
    "result-present: caught with the Result left out",
    "result-present: better with the Result left out",
    "balance: out of order, in parts",
    "balance: out of order, as free text",
    "nothing to say of it shuffled, in parts",
    "nothing to say of it shuffled, as free text",
    "sentences in their part: intact",
    "… with the Result left out",
    "… with the Task left out",
    "… with “we” for “I”",
    "… with “would” before the verbs",
];

/// The table, as text. Each answer is looked at by the weights of its fold, which it had no part in.
pub fn table(answers: &[Answer], fitted: &[Fitted]) -> String {
    let mut rows: [Count; ROWS.len()] = std::array::from_fn(|_| Count::default());
    for (answer, fitted) in answers.iter().zip(fitted.iter().cycle()) {
        let review = |texts: Texts<'_>| review_by(&answer.told(texts, None), &fitted.weights);
        let whole = |parts: &[String; 4]| review(Texts::Whole(&in_one(parts)));
        let flagged = |review: &Review, check: &str| usize::from(level(review, check) > Level::Good);
        let turned = |review: &Review| {
            usize::from(review.findings.iter().any(|finding| matches!(finding.note, Note::Disordered)))
        };
        let intact = whole(&answer.parts);
        for (row, check, change) in [(0, "task-present", Change::NoTask), (3, "result-present", Change::NoResult)] {
            let without = whole(&change.of(answer));
            let is_better = level(&without, check) < level(&intact, check);
            let counts = [flagged(&intact, check), flagged(&without, check), is_better.into()];
            rows.iter_mut().skip(row).zip(counts).for_each(|(row, count)| row.add(answer, count, 1));
        }
        rows[6].add(answer, turned(&review(in_parts(&answer.parts))), 1);
        rows[7].add(answer, turned(&intact), 1);
        let is_green = |review: &Review| review.findings.iter().all(|finding| finding.level == Level::Good);
        for parts in shuffles(answer) {
            rows[8].add(answer, is_green(&review(in_parts(&parts))).into(), 1);
            rows[9].add(answer, is_green(&whole(&parts)).into(), 1);
        }
        let changes = [Change::Intact, Change::NoResult, Change::NoTask, Change::We, Change::Conditional];
        for (row, change) in rows.iter_mut().skip(10).zip(changes) {
            let parts = change.of(answer);
            let text = in_one(&parts);
            let spans = review(Texts::Whole(&text)).segments;
            let starts = sentences(&text);
            let is_right = |start: &&usize| {
                spans
                    .iter()
                    .any(|(is, from, to)| (*from..*to).contains(*start) && *is as usize == part_at(&parts, **start))
            };
            row.add(answer, starts.iter().filter(is_right).count(), starts.len());
        }
    }
    let mut text = format!("\n| of answers that the weights were not fitted to |{}\n|---|", heads());
    text.push_str(&"---|".repeat(GROUPS.len()));
    for (name, count) in ROWS.iter().zip(rows) {
        text.push_str(&format!("\n| {name} |"));
        for (some, of) in count.0 {
            let per_mille = (some * 1000 + of / 2) / of.max(1);
            text.push_str(&format!(" {}.{} % ({some}/{of}) |", per_mille / 10, per_mille % 10));
        }
    }
    text.push_str("\n\n");
    text
}

fn heads() -> String {
    GROUPS.map(|(name, _)| format!(" {name} |")).concat()
}
