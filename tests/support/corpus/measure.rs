//! How well the coach does on answers: what it must hold to, and what became of that.

use super::perturb::{Change, sentences};
use super::targets::{MEASURES, Target};
use super::{Answer, in_one, in_parts};
use star_drill::coach::{CHECKS, Level, Review, Texts, hints, review, split};
use star_drill::content::Segment;

/// How an answer is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    Parts,
    Whole,
}

impl Manner {
    pub const ALL: [Self; 2] = [Self::Parts, Self::Whole];

    pub fn name(self) -> &'static str {
        match self {
            Self::Parts => "in parts",
            Self::Whole => "as free text",
        }
    }
}

/// What an answer adds to a measure: so many of so many, and whether that is worth naming it for.
pub struct Count {
    pub counted: usize,
    pub of: usize,
    pub is_miss: bool,
}

impl Count {
    /// One of one, or none.
    fn one(is_counted: bool, is_miss: bool) -> Self {
        Self { counted: is_counted.into(), of: 1, is_miss }
    }

    fn hit(is_hit: bool) -> Self {
        Self::one(is_hit, !is_hit)
    }

    fn fault(is_fault: bool) -> Self {
        Self::one(is_fault, is_fault)
    }
}

/// What was counted over all answers.
#[derive(Default)]
pub struct Tally {
    pub counted: usize,
    pub of: usize,
    /// The ids of the answers that it went wrong with.
    pub misses: Vec<String>,
}

impl Tally {
    fn add(&mut self, id: &str, count: Count) {
        self.counted += count.counted;
        self.of += count.of;
        if count.is_miss {
            self.misses.push(id.to_owned());
        }
    }

    /// What was counted, of a thousand.
    pub fn per_mille(&self) -> usize {
        (self.counted * 1000 + self.of / 2) / self.of.max(1)
    }

    /// Whether it is as it should be. Where nothing was counted, nothing is wrong.
    pub fn meets(&self, target: Target) -> bool {
        match target {
            Target::AtMost(bound) | Target::Mean(bound) => self.counted * 1000 <= bound * self.of,
            Target::AtLeast(bound) => self.counted * 1000 >= bound * self.of,
            Target::Unset => true,
        }
    }
}

/// An answer, changed and looked at.
pub struct Case<'a> {
    answer: &'a Answer,
    change: Change,
    manner: Manner,
    parts: [String; 4],
    whole: String,
    review: Review,
    /// What was said of the intact answer, where this one is changed.
    before: Option<&'a Review>,
}

impl<'a> Case<'a> {
    fn of(answer: &'a Answer, change: Change, manner: Manner, before: Option<&'a Review>) -> Self {
        let parts = change.of(answer);
        let whole = in_one(&parts);
        let texts = match manner {
            Manner::Parts => in_parts(&parts),
            Manner::Whole => Texts::Whole(&whole),
        };
        // The time on the clock is that of the answer as it was.
        let seconds = answer.seconds.filter(|_| change == Change::Intact);
        let review = review(&answer.told(texts, seconds));
        Self { answer, change, manner, parts, whole, review, before }
    }

    fn is_flagged(&self, check: &str) -> bool {
        level(&self.review, check) > Level::Good
    }

    fn is_after(&self, change: Change) -> bool {
        self.change == change
    }

    /// Whether a check speaks of an intact answer that a careful reader finds well there.
    pub fn false_alarm(&self, check: &str) -> Option<Count> {
        let counts = self.is_after(Change::Intact) && self.answer.label(check) == Some(Level::Good);
        counts.then(|| Count::fault(self.is_flagged(check)))
    }

    /// Whether a check speaks of an answer that was changed so.
    pub fn caught(&self, change: Change, check: &str) -> Option<Count> {
        self.is_after(change).then(|| Count::hit(self.is_flagged(check)))
    }

    /// Whether a check says better of an answer that was changed so than of the intact one.
    pub fn better(&self, change: Change, check: &str) -> Option<Count> {
        let before = level(self.before?, check);
        self.is_after(change).then(|| Count::fault(level(&self.review, check) < before))
    }

    /// How much there is to say about an intact answer; over three is worth naming it for.
    pub fn flags(&self) -> Option<Count> {
        let counted = self.review.findings.iter().filter(|finding| finding.level > Level::Good).count();
        self.is_after(Change::Intact).then_some(Count { counted, of: 1, is_miss: counted > 3 })
    }

    /// Whether there is nothing to say about an answer that was changed so.
    pub fn all_green(&self, change: Change) -> Option<Count> {
        let is_green = self.review.findings.iter().all(|finding| finding.level == Level::Good);
        self.is_after(change).then(|| Count::fault(is_green))
    }

    /// How many sentences the coach puts into the part they come from; under three of four is worth naming it for.
    pub fn divided(&self, change: Change) -> Option<Count> {
        if self.change != change || self.manner != Manner::Whole {
            return None;
        }
        let spans = split(&self.whole);
        let (mut counted, mut of, mut from) = (0, 0, 0);
        for (segment, part) in Segment::ALL.into_iter().zip(&self.parts) {
            for sentence in sentences(part) {
                let Some(at) = self.whole.get(from..).and_then(|rest| rest.find(sentence)) else { continue };
                let (start, end) = (from + at, from + at + sentence.len());
                // In the part that has most of it.
                let within = |(_, from, to): &&(Segment, usize, usize)| end.min(*to).saturating_sub(start.max(*from));
                counted += usize::from(spans.iter().max_by_key(within).is_some_and(|(is, ..)| *is == segment));
                of += 1;
                from = end;
            }
        }
        Some(Count { counted, of, is_miss: counted * 4 < of * 3 })
    }

    /// Whether one of the answer's principles is among the first that its words point to.
    pub fn pointed(&self, first: usize) -> Option<Count> {
        self.one_of(&self.review.principles, first)
    }

    /// The same for the words of the question, which know no manner.
    pub fn question_pointed(&self, first: usize) -> Option<Count> {
        if self.manner == Manner::Whole { self.one_of(&hints(&self.answer.question), first) } else { None }
    }

    fn one_of(&self, shown: &[(&'static str, u16)], first: usize) -> Option<Count> {
        let accepted = &self.answer.principles;
        let is_hit = shown.iter().take(first).any(|(id, _)| accepted.iter().any(|one| one.as_str() == *id));
        (self.is_after(Change::Intact) && !accepted.is_empty()).then(|| Count::hit(is_hit))
    }
}

/// The worst that a check says; good, where it says nothing.
pub fn level(review: &Review, check: &str) -> Level {
    let of_it = review.findings.iter().filter(|finding| finding.check == check);
    of_it.map(|finding| finding.level).max().unwrap_or(Level::Good)
}

/// What a check says against what a careful reader would say.
pub struct Agreement {
    pub check: &'static str,
    /// Of those that are well there, the ones it speaks of.
    pub false_alarms: [Tally; 2],
    /// Of those that are not, the ones it passes over.
    pub overlooked: [Tally; 2],
}

/// What came out for some answers, by manner where there are two.
pub struct Measured {
    pub answers: usize,
    /// In the order of [`MEASURES`].
    pub tallies: Vec<[Tally; 2]>,
    /// In the order of [`CHECKS`].
    pub agreements: Vec<Agreement>,
}

/// Looks at all answers in all ways.
pub fn measure(answers: &[Answer]) -> Measured {
    let mut tallies: Vec<[Tally; 2]> = MEASURES.iter().map(|_| Default::default()).collect();
    let blank = |check| Agreement { check, false_alarms: Default::default(), overlooked: Default::default() };
    let mut agreements: Vec<Agreement> = CHECKS.iter().map(|check| blank(check.id)).collect();
    for answer in answers {
        for manner in Manner::ALL {
            let intact = Case::of(answer, Change::Intact, manner, None);
            for agreement in &mut agreements {
                agree(agreement, &intact);
            }
            let changes = Change::ALL.into_iter().filter(|change| *change != Change::Intact);
            let changed = changes.map(|change| Case::of(answer, change, manner, Some(&intact.review)));
            let mut tally = |case: &Case<'_>| {
                for (measure, tallies) in MEASURES.iter().zip(&mut tallies) {
                    if let Some(count) = (measure.count)(case) {
                        tallies[manner as usize].add(&answer.id, count);
                    }
                }
            };
            tally(&intact);
            changed.for_each(|case| tally(&case));
        }
    }
    Measured { answers: answers.len(), tallies, agreements }
}

fn agree(agreement: &mut Agreement, case: &Case<'_>) {
    let Some(label) = case.answer.label(agreement.check) else { return };
    let is_flagged = case.is_flagged(agreement.check);
    let manner = case.manner as usize;
    let (tally, is_wrong) = match label {
        Level::Good => (&mut agreement.false_alarms[manner], is_flagged),
        Level::Hint | Level::Missing => (&mut agreement.overlooked[manner], !is_flagged),
    };
    tally.add(&case.answer.id, Count::fault(is_wrong));
}
