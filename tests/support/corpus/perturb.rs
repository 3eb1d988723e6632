//! Answers spoilt in known ways: a part left out, *we* for *I*, sentences shuffled. What a check must notice is known, so
//! no reader's opinion is needed.

use super::rewrite::{conditional, with_we};
use super::{Answer, fnv, in_parts};
use star_drill::coach::review;
use star_drill::content::Segment;

/// A way to spoil an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// As it was written.
    Intact,
    NoResult,
    NoTask,
    NoAction,
    /// The Situation, four times over.
    LongSituation,
    /// *We* for *I* everywhere.
    We,
    /// All sentences in an order by chance.
    Shuffled,
    /// *I would ask* for *I asked*.
    Conditional,
    /// Nothing but the words that the coach had matched, again and again.
    Stuffed,
    /// Nothing but a list of words that sound well.
    Buzzwords,
}

impl Change {
    pub const ALL: [Self; 10] = [
        Self::Intact,
        Self::NoResult,
        Self::NoTask,
        Self::NoAction,
        Self::LongSituation,
        Self::We,
        Self::Shuffled,
        Self::Conditional,
        Self::Stuffed,
        Self::Buzzwords,
    ];

    /// The answer, so changed.
    pub fn of(self, answer: &Answer) -> [String; 4] {
        let parts = &answer.parts;
        let without = |left_out: Segment| {
            let mut parts = parts.clone();
            parts[left_out as usize].clear();
            parts
        };
        match self {
            Self::Intact => parts.clone(),
            Self::NoResult => without(Segment::Result),
            Self::NoTask => without(Segment::Task),
            Self::NoAction => without(Segment::Action),
            Self::LongSituation => {
                let [situation, task, action, result] = parts.clone();
                [[situation.as_str(); 4].join(" "), task, action, result]
            }
            Self::We => parts.each_ref().map(|part| with_we(part)),
            Self::Shuffled => shuffled(answer),
            Self::Conditional => parts.each_ref().map(|part| conditional(part)),
            Self::Stuffed => stuffed(answer),
            Self::Buzzwords => buzzwords(answer),
        }
    }
}

/// The sentences of a text, found by stops and line breaks alone: cruder than the coach's, and not its own judge.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(space) = rest.get(from..).and_then(|tail| tail.find(char::is_whitespace)) {
        let (head, tail) = rest.split_at(from + space);
        let next = tail.trim_start();
        if tail.starts_with('\n') || is_end(head, next.starts_with(char::is_lowercase)) {
            sentences.push(head.trim());
            (rest, from) = (next, 0);
        } else {
            from = rest.len() - next.len();
        }
    }
    sentences.push(rest.trim());
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// Whether a sentence ends here. Before a small letter, a short word with a stop is taken for a shortened one.
fn is_end(head: &str, is_small_next: bool) -> bool {
    let last = head.rsplit(char::is_whitespace).next().unwrap_or("").trim_end_matches(['"', '”', '’', '\'', ')']);
    let Some(word) = last.strip_suffix('.') else { return last.ends_with(['!', '?', '…']) };
    let is_shortened = ["Mr", "Mrs", "Ms", "Dr", "St"].contains(&word) || is_small_next && word.chars().count() < 4;
    !is_shortened
}

/// A small generator of numbers: the same in every run.
struct Chance(u64);

impl Chance {
    fn of(answer: &Answer) -> Self {
        Self(fnv(0x9e37_79b9_7f4a_7c15, &answer.id) | 1)
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }
}

/// Each part gets as many sentences as it had.
fn shuffled(answer: &Answer) -> [String; 4] {
    let counts = answer.parts.each_ref().map(|part| sentences(part).len());
    let mut all: Vec<&str> = answer.parts.iter().flat_map(|part| sentences(part)).collect();
    Chance::of(answer).shuffle(&mut all);
    let mut rest = all.into_iter();
    counts.map(|count| rest.by_ref().take(count).collect::<Vec<_>>().join(" "))
}

/// As many words in each part as there were.
fn stuffed(answer: &Answer) -> [String; 4] {
    let review = review(&answer.told(in_parts(&answer.parts), answer.seconds));
    Segment::ALL.map(|segment| {
        let part = &answer.parts[segment as usize];
        let spans = review.findings.iter().filter(|it| it.segment == Some(segment)).flat_map(|it| &it.spans);
        let words: Vec<&str> = spans.filter_map(|(from, to)| part.get(*from..*to)).collect();
        heap(&words, part)
    })
}

const BUZZWORDS: [&str; 28] = [
    "customer obsession",
    "ownership",
    "dive deep",
    "as a result",
    "in 2023",
    "I led",
    "I built",
    "I delivered",
    "my responsibility",
    "my goal was",
    "increased by 40 %",
    "from 40 to 12 ms",
    "saved $2 million",
    "on time",
    "stakeholders",
    "data driven",
    "root cause",
    "I learned",
    "promoted",
    "praised",
    "cross-functional",
    "I analysed",
    "I was asked to",
    "deadline",
    "ahead of schedule",
    "strategic alignment",
    "scalable solution",
    "I decided",
];

fn buzzwords(answer: &Answer) -> [String; 4] {
    let mut words = BUZZWORDS;
    Chance::of(answer).shuffle(&mut words);
    answer.parts.each_ref().map(|part| heap(&words, part))
}

/// These words, again and again until there are as many as in the part.
fn heap(words: &[&str], part: &str) -> String {
    let wanted = part.split_whitespace().count();
    let mut heap: Vec<&str> = Vec::new();
    let mut count = 0;
    for word in words.iter().filter(|word| !word.is_empty()).cycle() {
        if count >= wanted {
            break;
        }
        count += word.split_whitespace().count().max(1);
        heap.push(word);
    }
    heap.join(". ")
}
