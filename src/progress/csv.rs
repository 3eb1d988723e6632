//! Attempts as a table for spreadsheets: CSV, RFC 4180.

use crate::content::Segment;
use crate::drill::{Manner, Part};

use super::Attempt;
use super::statistics::sorted;

/// The columns.
const COLUMNS: usize = 15;

/// What begins like this is a formula to a spreadsheet, which would run what somebody else has written.
const BEGINS_FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// The words of the table in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CsvNames {
    /// Above the columns: date, question, principle, manner; the seconds planned, told, and of the four segments;
    /// words, seconds of thinking, rating, segments that were there, story.
    pub heads: [&'static str; COLUMNS],
    /// Typed, aloud.
    pub manners: [&'static str; 2],
    /// The ratings, by [`Rating::ALL`](super::Rating::ALL).
    pub ratings: [&'static str; 4],
    /// The segments, by [`Segment::ALL`].
    pub segments: [&'static str; 4],
}

/// The attempts as a table, oldest first, below a row of heads. They may come in any order. `date_of` writes the
/// person's own day of a moment.
///
/// A cell stays empty where nothing is known: the segments of a free answer, the words of one given aloud and not
/// written down. What a spreadsheet would take for a formula has an apostrophe before it.
pub fn csv(attempts: &[Attempt], names: &CsvNames, date_of: &dyn Fn(u64) -> String) -> String {
    let mut csv = String::new();
    write_row(&mut csv, &names.heads.map(str::to_owned));
    let named = attempts.iter().enumerate().map(|(place, attempt)| (attempt.id.as_str(), place));
    for attempt in sorted(named.collect()).iter().filter_map(|(_, place)| attempts.get(*place)) {
        write_row(&mut csv, &row(attempt, names, date_of));
    }
    csv
}

fn row(attempt: &Attempt, names: &CsvNames, date_of: &dyn Fn(u64) -> String) -> [String; COLUMNS] {
    let [typed, aloud] = names.manners;
    let (manner, is_aloud) = match attempt.manner {
        Manner::Typed => (typed, false),
        Manner::Aloud => (aloud, true),
    };
    let [situation, task, action, result] = Segment::ALL.map(|segment| {
        let mut parts = attempt.plan.iter().zip(&attempt.spent_ms);
        let own = parts.find(|(planned, _)| matches!(planned.part, Part::Segment(it) if it == segment));
        own.map(|(_, spent)| seconds(*spent)).unwrap_or_default()
    });
    let words = match attempt.total_words() {
        0 if is_aloud => String::new(),
        words => words.to_string(),
    };
    let rating = attempt.rating.and_then(|rating| names.ratings.get(rating as usize).copied()).unwrap_or_default();
    let there = attempt.self_check.segments.iter().filter_map(|it| names.segments.get(*it as usize).copied());
    [
        date_of(attempt.started_wall_ms),
        attempt.question_text.clone(),
        attempt.principle.as_ref().map_or("", |it| it.as_str()).to_owned(),
        manner.to_owned(),
        attempt.plan_ms().map(seconds).unwrap_or_default(),
        seconds(attempt.answered_ms()),
        situation,
        task,
        action,
        result,
        words,
        seconds(attempt.thought_ms),
        rating.to_owned(),
        there.collect::<Vec<_>>().join("; "),
        attempt.story.as_ref().map_or("", |it| it.as_str()).to_owned(),
    ]
}

/// Whole seconds, cut off as on the clock.
fn seconds(ms: u64) -> String {
    (ms / 1000).to_string()
}

fn write_row(csv: &mut String, cells: &[String]) {
    for (column, cell) in cells.iter().enumerate() {
        if column > 0 {
            csv.push(',');
        }
        write_cell(csv, cell);
    }
    csv.push_str("\r\n");
}

fn write_cell(csv: &mut String, text: &str) {
    let is_quoted = text.contains([',', '"', '\r', '\n']);
    if is_quoted {
        csv.push('"');
    }
    if text.starts_with(BEGINS_FORMULA) {
        csv.push('\'');
    }
    for c in text.chars() {
        if c == '"' {
            csv.push('"');
        }
        csv.push(c);
    }
    if is_quoted {
        csv.push('"');
    }
}
