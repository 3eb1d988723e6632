//! What to drill next, and why: one principle with the reason that weighs most.

use crate::content::PrincipleId;

use super::recall::days_between;
use super::{Attempt, Coverage, Memory, Pressed, Rating};

/// One, where a weight has a fraction. In whole numbers, so that every device comes to the same.
const ONE: u64 = 1_000_000_000;

/// More stories than these are not counted as missing.
const MISSING_AT_MOST: usize = 9;

/// What to drill next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// A question of this principle.
    pub principle: PrincipleId,
    /// For this reason.
    pub reason: Reason,
}

/// Why a principle comes next. A day is 24 hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It has no story, while others have.
    NoStory,
    /// It was never drilled.
    NeverDrilled,
    /// It was last rated like this, so many days ago.
    LastRated(Rating, u32),
    /// It was drilled so many days ago, and none of its drills was rated.
    NotRated(u32),
    /// It was last drilled so many days ago, and should come again.
    Due(u32),
    /// It has fewer stories than are wanted, while others have more.
    ThinCoverage,
    /// So many days ago a follow-up found a gap, and it was not drilled since.
    FoundGap(u32),
}

/// The principle to drill next, of those given; nothing where there is none. `attempts` come newest first, `days_left`
/// are those to the interview.
///
/// Each principle has a score, the product of three weights:
///
/// - **gap**: 1 with as many stories as are wanted, 1 more for each that is missing, and 1 more where there is none.
///   With two wanted that is 1, 2 and 4.
/// - **rating**: after Easy 1, Good 2, Hard 3, Again 4. Drilled but never rated 3, for nobody said that it came
///   readily; never drilled 4, for nobody knows.
/// - **time**: 1 just after a drill, 2.5 when it is due, towards 4 long after: `1 + 3 e / (d + e)`, where `e` days
///   have gone since the last drill and it is due after `d`. Never drilled 2.5.
///
/// It is due when [`Memory`] says so, by all ratings so far, and never after more than a third of the days left: the
/// nearer the interview, the sooner everything is due.
///
/// A product, since what is well known needs nothing even where it has few stories, and what was just drilled waits
/// even where it went badly. Each weight reaches 4, so that none drowns the others; the time bends towards it, so that
/// after a pause of weeks what was never drilled still has its turn. Of equal scores the first in the given order
/// wins.
///
/// The reason is the weight that is largest; of equal ones gap before rating before time. The gap is no reason where
/// no other principle has a smaller one, for then it does not say why this one.
///
/// Where the last chain of follow-ups of a principle found a gap and the principle was not drilled since, its rating weighs
/// 4, as after Again: what was found last counts.
pub fn suggest(
    principles: &[PrincipleId],
    coverage: &Coverage,
    attempts: &[Attempt],
    pressed: &[Pressed],
    now_wall_ms: u64,
    days_left: Option<u32>,
) -> Option<Suggestion> {
    let standings = standings(principles, coverage, attempts, pressed, now_wall_ms, days_left);
    let mut next = standings.first()?;
    let mut least_gap = next.gap();
    for standing in &standings {
        least_gap = least_gap.min(standing.gap());
        if standing.score() > next.score() {
            next = standing;
        }
    }
    Some(Suggestion { principle: next.principle.clone(), reason: next.reason(least_gap) })
}

/// All principles with their scores, as [`suggest`] has them: the largest first, equals in the given order.
pub fn weakest_first(
    principles: &[PrincipleId],
    coverage: &Coverage,
    attempts: &[Attempt],
    pressed: &[Pressed],
    now_wall_ms: u64,
    days_left: Option<u32>,
) -> Vec<(PrincipleId, u64)> {
    let standings = standings(principles, coverage, attempts, pressed, now_wall_ms, days_left);
    let mut scores: Vec<(PrincipleId, u64)> = standings.iter().map(|it| (it.principle.clone(), it.score())).collect();
    scores.sort_by_key(|(_, score)| u64::MAX - score);
    scores
}

fn standings<'a>(
    principles: &'a [PrincipleId],
    coverage: &Coverage,
    attempts: &[Attempt],
    pressed: &[Pressed],
    now_wall_ms: u64,
    days_left: Option<u32>,
) -> Vec<Standing<'a>> {
    let pressed: Vec<OfPrinciple<'_>> = pressed.iter().filter_map(|it| of_principle(attempts, it)).collect();
    let standing = |principle| Standing {
        found_gap: found_gap(principle, &pressed, attempts, now_wall_ms),
        ..Standing::of(principle, coverage, attempts, now_wall_ms, days_left)
    };
    principles.iter().map(standing).collect()
}

/// How a principle stands.
struct Standing<'a> {
    principle: &'a PrincipleId,
    has_story: bool,
    /// The stories that are wanted and not there.
    missing: usize,
    drilled: Option<Drilled>,
    /// How many days ago a follow-up found a gap, if nothing was drilled since.
    found_gap: Option<u32>,
}

/// An attempt that was pressed, with the principle of its question.
type OfPrinciple<'a> = (&'a PrincipleId, &'a Pressed);

/// The principle is the attempt's. Attempts come newest first.
fn of_principle<'a>(attempts: &'a [Attempt], pressed: &'a Pressed) -> Option<OfPrinciple<'a>> {
    let place = attempts.partition_point(|other| other.id > pressed.attempt);
    let attempt = attempts.get(place).filter(|attempt| attempt.id == pressed.attempt)?;
    Some((attempt.principle.as_ref()?, pressed))
}

fn found_gap(
    principle: &PrincipleId,
    pressed: &[OfPrinciple<'_>],
    attempts: &[Attempt],
    now_wall_ms: u64,
) -> Option<u32> {
    let own = pressed.iter().filter(|(of, _)| *of == principle).map(|(_, it)| it);
    let last = own.max_by_key(|it| it.last_wall_ms).filter(|it| it.has_gap)?;
    let is_later = |it: &Attempt| it.principle.as_ref() == Some(principle) && it.started_wall_ms > last.last_wall_ms;
    (!attempts.iter().any(is_later)).then(|| days_between(last.last_wall_ms, now_wall_ms))
}

/// What the drills of a principle came to.
struct Drilled {
    days_ago: u32,
    due_days: u32,
    /// The last rating, and how many days ago it was given.
    rated: Option<(Rating, u32)>,
}

impl<'a> Standing<'a> {
    fn of(
        principle: &'a PrincipleId,
        coverage: &Coverage,
        attempts: &[Attempt],
        now_wall_ms: u64,
        days_left: Option<u32>,
    ) -> Self {
        let own = || attempts.iter().filter(move |it| it.principle.as_ref() == Some(principle));
        let days_ago = |wall_ms| days_between(wall_ms, now_wall_ms);
        let drilled = own().next().map(|last| {
            let mut ratings: Vec<_> = own().filter_map(|it| Some((it.started_wall_ms, it.rating?))).collect();
            ratings.reverse();
            Drilled {
                days_ago: days_ago(last.started_wall_ms),
                due_days: Memory::after(&ratings).map_or(1, |memory| memory.due_days(days_left)),
                rated: ratings.last().map(|(wall_ms, rating)| (*rating, days_ago(*wall_ms))),
            }
        });
        let has_story = coverage.stories_of(principle) > 0;
        let missing = coverage.missing(principle).min(MISSING_AT_MOST);
        Self { principle, has_story, missing, drilled, found_gap: None }
    }

    fn gap(&self) -> u64 {
        1 + self.missing as u64 + u64::from(!self.has_story)
    }

    fn rating(&self) -> u64 {
        match &self.drilled {
            None => 4,
            Some(_) if self.found_gap.is_some() => 4,
            Some(drilled) => match drilled.rated {
                Some((Rating::Easy, _)) => 1,
                Some((Rating::Good, _)) => 2,
                Some((Rating::Hard, _)) | None => 3,
                Some((Rating::Again, _)) => 4,
            },
        }
    }

    /// In parts of [`ONE`], since it is the only weight with a fraction.
    fn time(&self) -> u64 {
        match &self.drilled {
            None => ONE * 5 / 2,
            Some(Drilled { days_ago, due_days, .. }) => {
                let (gone, due) = (u64::from(*days_ago), u64::from(*due_days));
                ONE + 3 * ONE * gone / (due + gone)
            }
        }
    }

    fn score(&self) -> u64 {
        self.gap() * self.rating() * self.time()
    }

    fn reason(&self, least_gap: u64) -> Reason {
        let (gap, rating, time) = (self.gap() * ONE, self.rating() * ONE, self.time());
        if self.gap() > least_gap && gap >= rating.max(time) {
            return if self.has_story { Reason::ThinCoverage } else { Reason::NoStory };
        }
        let Some(drilled) = &self.drilled else { return Reason::NeverDrilled };
        if let Some(days_ago) = self.found_gap.filter(|_| rating >= time) {
            return Reason::FoundGap(days_ago);
        }
        match drilled.rated {
            Some((last, days_ago)) if rating >= time => Reason::LastRated(last, days_ago),
            None if rating >= time => Reason::NotRated(drilled.days_ago),
            _ => Reason::Due(drilled.days_ago),
        }
    }
}
