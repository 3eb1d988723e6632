//! What one finds looking back at a case or at depth: which of the things that a strong answer touches were there, and by
//! which of one's own lines.

use super::Answer;

/// Lines longer than this are cut where they are chosen from; the answer itself stays whole.
const LINE_CHARS: usize = 240;
/// More items than these no question has.
pub const SHOWN_AT_MOST: usize = 100;

/// What was there, of one answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Each item once, in the order in which they were found.
    pub shown: Vec<Shown>,
}

/// An item that was there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The item: its words in the pack, or its name where it is one of the app's own.
    pub item: String,
    /// The line that shows it; empty until the person has said which.
    pub line: String,
}

impl Evidence {
    /// Whether an item was there, and the line that shows it.
    pub fn line_of(&self, item: &str) -> Option<&str> {
        self.shown.iter().find(|shown| shown.item == item).map(|shown| shown.line.as_str())
    }

    /// Says that an item was there, by this line, which may be empty; without one, that it was not.
    pub fn say(&mut self, item: &str, line: Option<String>) {
        let place = self.shown.iter().position(|shown| shown.item == item);
        match (place, line) {
            (Some(place), None) => {
                self.shown.remove(place);
            }
            (Some(place), Some(line)) => {
                if let Some(shown) = self.shown.get_mut(place) {
                    shown.line = line;
                }
            }
            (None, Some(line)) if self.shown.len() < SHOWN_AT_MOST => {
                self.shown.push(Shown { item: item.to_owned(), line });
            }
            _ => {}
        }
    }
}

/// The lines of an answer: of the notes, of what was written, of what was said; sentence by sentence, none twice.
pub fn lines_of(answer: &Answer) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let texts = std::iter::once(&answer.notes).chain(&answer.texts).chain([&answer.transcript]);
    for line in texts.flat_map(|text| text.lines()).flat_map(sentences) {
        let line: String = line.trim().chars().take(LINE_CHARS).collect();
        if !line.is_empty() && !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// The sentences of a line. A full stop within a number, or before a small letter, ends none.
fn sentences(line: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut rest = line;
    let mut from = 0;
    while let Some(found) = rest.get(from..).and_then(|text| text.find(['.', '?', '!'])) {
        let end = from + found + 1;
        let after = rest.get(end..).unwrap_or_default();
        let next = after.trim_start();
        let is_end = next.len() < after.len() && !next.starts_with(|c: char| c.is_lowercase());
        if is_end {
            sentences.push(rest.get(..end).unwrap_or_default());
            rest = next;
            from = 0;
        } else {
            from = end;
        }
    }
    sentences.push(rest);
    sentences
}
