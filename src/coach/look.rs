//! An answer, looked at once for all checks.

use super::numbers::{self, Figure};
use super::principles::{self, Shown};
use super::signs::{self, Seen};
use super::split::{self, Division};
use super::text::{Sentence, Text};
use super::weights::Weights;
use super::{Finding, Level, Note, Texts, Told};
use crate::content::{FollowUpFamily, Segment};
use crate::progress::count_words;
use std::borrow::Cow;

/// Tokens from and up to.
pub(super) type Place = (usize, usize);

/// All that checks look at. Parts are joined into one text with empty lines between, so that one walk sees them all.
pub(super) struct Look<'a> {
    pub told: &'a Told<'a>,
    pub weights: &'a Weights,
    raw: Cow<'a, str>,
    pub text: Text,
    pub seen: Vec<Seen>,
    /// How the answer would be divided by its signs; of a whole answer, how it is.
    pub division: Division,
    /// The segment of each sentence, as its place in [`Segment::ALL`].
    pub parts: Vec<usize>,
    /// The bytes of each segment in the joined text.
    ranges: [(usize, usize); 4],
    /// The words of each segment.
    pub words: [usize; 4],
    pub is_whole: bool,
    pub principles: Vec<Shown>,
    /// As told to the outside.
    pub segments: Vec<(Segment, usize, usize)>,
}

impl<'a> Look<'a> {
    pub fn at(told: &'a Told<'a>, weights: &'a Weights) -> Self {
        let mut ranges = [(0, 0); 4];
        let is_whole = matches!(told.texts, Texts::Whole(_));
        let raw: Cow<'a, str> = match told.texts {
            Texts::Whole(text) => Cow::Borrowed(text),
            Texts::Parts(parts) => {
                let mut joined = String::new();
                for (range, part) in ranges.iter_mut().zip(parts) {
                    *range = (joined.len(), joined.len() + part.len());
                    joined.push_str(part);
                    joined.push_str("\n\n");
                }
                Cow::Owned(joined)
            }
        };
        let text = Text::of(&raw);
        let seen = signs::look(&text);
        let given = (!is_whole).then(|| by_range(&text, &ranges));
        let division = split::divide(&text, &seen, given.as_deref(), weights);
        let parts = given.unwrap_or_else(|| division.parts.clone());
        let segments = match told.texts {
            Texts::Whole(whole) => {
                let segments = split::spans(&text, &parts, whole.len());
                for (segment, start, end) in &segments {
                    if let Some(range) = ranges.get_mut(*segment as usize) {
                        *range = (*start, *end);
                    }
                }
                segments
            }
            Texts::Parts(parts) => {
                Segment::ALL.into_iter().zip(parts).map(|(segment, part)| (segment, 0, part.len())).collect()
            }
        };
        let words = ranges.map(|(start, end)| count_words(raw.get(start..end).unwrap_or("")));
        let principles = principles::shown(&text);
        Self { told, weights, raw, text, seen, division, parts, ranges, words, is_whole, principles, segments }
    }

    /// All words.
    pub fn total(&self) -> usize {
        self.words.iter().sum()
    }

    pub fn words_of(&self, segment: Segment) -> usize {
        self.words.get(segment as usize).copied().unwrap_or(0)
    }

    /// The sentences with their segments.
    pub fn sentences(&self) -> impl DoubleEndedIterator<Item = (Segment, &Sentence, &Seen)> {
        self.text
            .sentences
            .iter()
            .zip(&self.seen)
            .zip(&self.parts)
            .filter_map(|((sentence, seen), part)| Segment::ALL.get(*part).map(|segment| (*segment, sentence, seen)))
    }

    /// The sentences of a segment.
    pub fn sentences_of(&self, wanted: Segment) -> impl DoubleEndedIterator<Item = (&Sentence, &Seen)> {
        self.sentences().filter(move |(segment, ..)| *segment == wanted).map(|(_, sentence, seen)| (sentence, seen))
    }

    /// The figures of a sentence.
    pub fn figures(&self, sentence: &Sentence) -> Vec<Figure> {
        numbers::in_tokens(&self.text, sentence.first, sentence.past)
    }

    /// The words at some places as they were written, each once, at most four.
    pub fn quotes(&self, places: &[Place]) -> Vec<String> {
        let mut quotes: Vec<String> = Vec::new();
        for (first, past) in places {
            let (start, end) = self.text.span(*first, *past);
            let quote = self.raw.get(start..end).unwrap_or("");
            if quotes.len() < 4 && !quote.is_empty() && quote.len() < 80 && !quotes.iter().any(|known| known == quote) {
                quotes.push(quote.split_whitespace().collect::<Vec<_>>().join(" "));
            }
        }
        quotes
    }

    /// A finding about an answer or about a segment of it, with the places that were matched.
    pub fn finding(
        &self,
        check: &'static str,
        level: Level,
        segment: Option<Segment>,
        places: &[Place],
        note: Note,
        follow_up: Option<FollowUpFamily>,
    ) -> Finding {
        let mut spans: Vec<(usize, usize)> = places.iter().filter_map(|place| self.outside(*place, segment)).collect();
        spans.sort_unstable();
        spans.dedup();
        // Overlapping spans become one, so that they can be shown as marks in the text.
        let mut merged: Vec<(usize, usize)> = Vec::with_capacity(spans.len());
        for span in spans {
            match merged.last_mut() {
                Some(last) if span.0 <= last.1 => last.1 = last.1.max(span.1),
                _ => merged.push(span),
            }
        }
        Finding { check, level, segment, spans: merged, note, follow_up }
    }

    /// A place as bytes of the segment or of the whole; nothing where it lies elsewhere.
    fn outside(&self, place: Place, segment: Option<Segment>) -> Option<(usize, usize)> {
        let (start, end) = self.text.span(place.0, place.1);
        if end <= start {
            return None;
        }
        if self.is_whole {
            return Some((start, end));
        }
        let (from, to) = *self.ranges.get(segment? as usize)?;
        (from <= start && end <= to).then(|| (start - from, end - from))
    }

    /// The segment that most of the places lie in.
    pub fn segment_of(&self, places: &[Place]) -> Option<Segment> {
        let mut counts = [0_usize; 4];
        for place in places {
            let (start, _) = self.text.span(place.0, place.1);
            if let Some(at) = self.ranges.iter().position(|(from, to)| *from <= start && start < *to)
                && let Some(count) = counts.get_mut(at)
            {
                *count += 1;
            }
        }
        let (at, most) =
            counts.into_iter().enumerate().max_by(|one, other| one.1.cmp(&other.1).then(other.0.cmp(&one.0)))?;
        if most == 0 { None } else { Segment::ALL.get(at).copied() }
    }
}

/// The part in whose bytes each sentence begins.
fn by_range(text: &Text, ranges: &[(usize, usize); 4]) -> Vec<usize> {
    let part = |start: usize| ranges.iter().rposition(|(from, _)| *from <= start).unwrap_or(0);
    text.sentences.iter().map(|sentence| part(sentence.start)).collect()
}
