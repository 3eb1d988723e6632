//! What many drills come to: sums, days, weeks, principles and roles, and how coverage grew.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::content::{PrincipleId, QuestionId, RoleId};
use crate::drill::{Manner, Part};

use super::{Attempt, AttemptId, Day, Rating, Story, words_per_minute};

/// Weeks that are told apart at most.
pub const WEEKS_SHOWN: usize = 26;

/// Days from one drill to the next that keep a streak alive: the next day, or the one after it.
const APART_AT_MOST: i32 = 2;

/// What a rating is worth in a mean, by [`Rating::ALL`].
const WORTH_PER_MILLE: [u64; 4] = [0, 333, 667, 1000];

/// The time of a segment, told and planned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SegmentTime {
    /// The time it took, in milliseconds.
    pub spent_ms: u64,
    /// Its planned time, in milliseconds.
    pub planned_ms: u64,
}

impl SegmentTime {
    /// The time it took, of the planned time; nothing where none was planned.
    pub fn spent_per_mille(self) -> Option<u64> {
        per_mille(self.spent_ms, self.planned_ms)
    }
}

/// What many drills come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// How many there are.
    pub drills: usize,
    /// The time that the answers took, in milliseconds.
    pub answered_ms: u64,
    /// The time planned for them, in milliseconds.
    pub planned_ms: u64,
    /// Those that took longer than planned.
    pub over: usize,
    /// The time by which these did, in milliseconds.
    pub over_ms: u64,
    /// The ratings, by [`Rating::ALL`].
    pub ratings: [usize; 4],
    /// The words, as far as they are known.
    pub words: usize,
    /// Those whose words are known: more than none.
    pub worded: usize,
    /// The words of what was told aloud and written down afterwards.
    pub spoken_words: usize,
    /// The time that took to tell, in milliseconds.
    pub spoken_ms: u64,
    /// The time of the segments, by [`Segment::ALL`](crate::content::Segment::ALL), of those told in segments.
    pub segments: [SegmentTime; 4],
}

impl Sums {
    /// Adds a drill.
    pub fn add(&mut self, attempt: &Attempt) {
        let answered_ms = attempt.answered_ms();
        // Where nobody planned, nothing can go over.
        let planned_ms = attempt.plan_ms().unwrap_or(answered_ms);
        let words = attempt.total_words();
        count(&mut self.drills, 1);
        grow(&mut self.answered_ms, answered_ms);
        grow(&mut self.planned_ms, planned_ms);
        if answered_ms > planned_ms {
            count(&mut self.over, 1);
            grow(&mut self.over_ms, answered_ms - planned_ms);
        }
        if let Some(ratings) = attempt.rating.and_then(|rating| self.ratings.get_mut(rating as usize)) {
            count(ratings, 1);
        }
        if words > 0 {
            count(&mut self.words, words);
            count(&mut self.worded, 1);
        }
        // Words that took no time would make the pace faster than anybody speaks.
        if attempt.manner == Manner::Aloud && words > 0 && answered_ms > 0 {
            count(&mut self.spoken_words, words);
            grow(&mut self.spoken_ms, answered_ms);
        }
        for (planned, spent) in attempt.plan.iter().zip(&attempt.spent_ms) {
            if let Part::Segment(segment) = planned.part
                && let Some(time) = self.segments.get_mut(segment as usize)
            {
                grow(&mut time.spent_ms, *spent);
                grow(&mut time.planned_ms, planned.ms);
            }
        }
    }

    /// The rate of speech of what was told aloud and written down, in words a minute.
    pub fn words_a_minute(&self) -> Option<u64> {
        words_per_minute(self.spoken_words, self.spoken_ms)
    }

    /// The words of a drill in the mean, of those whose words are known.
    pub fn words_a_drill(&self) -> Option<usize> {
        self.words.checked_div(self.worded)
    }

    /// How many were rated.
    pub fn rated(&self) -> usize {
        self.ratings.iter().fold(0, |rated, ratings| rated.saturating_add(*ratings))
    }

    /// The mean of the ratings, from 0 where all are Again to 1000 where all are Easy; nothing without any.
    pub fn rating_per_mille(&self) -> Option<u64> {
        let mut worth = 0;
        for (ratings, each) in self.ratings.iter().zip(WORTH_PER_MILLE) {
            grow(&mut worth, (*ratings as u64).saturating_mul(each));
        }
        worth.checked_div(self.rated() as u64)
    }

    /// By how much those that took longer than planned did, in the mean; nothing where none did.
    pub fn mean_over_ms(&self) -> Option<u64> {
        self.over_ms.checked_div(self.over as u64)
    }

    /// Those that took longer than planned, of all; nothing without drills.
    pub fn share_over_per_mille(&self) -> Option<u64> {
        per_mille(self.over as u64, self.drills as u64)
    }
}

/// The drills of a principle or a role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// What they come to.
    pub sums: Sums,
    /// The rating of the latest that was rated.
    pub last_rating: Option<Rating>,
    /// When the latest began, in milliseconds since 1970.
    pub last_wall_ms: u64,
}

impl Group {
    /// The group of the attempts at these places.
    fn of(places: &[usize], attempts: &[Attempt]) -> Self {
        let mut group = Self::default();
        let mut rated: Option<&AttemptId> = None;
        for attempt in places.iter().filter_map(|place| attempts.get(*place)) {
            group.sums.add(attempt);
            group.last_wall_ms = group.last_wall_ms.max(attempt.started_wall_ms);
            if attempt.rating.is_some() && rated.is_none_or(|latest| *latest < attempt.id) {
                rated = Some(&attempt.id);
                group.last_rating = attempt.rating;
            }
        }
        group
    }
}

/// Days in a row with a drill. One day off is forgiven, two end it. Days to come count for nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Streak {
    /// The days with a drill in the run that is alive: its last is today, yesterday or the day before.
    pub days: usize,
    /// The days with a drill in the longest run so far.
    pub longest: usize,
    /// Whether there was a drill today.
    pub drilled_today: bool,
    /// Whether the run ends today without a drill: its last was the day before yesterday.
    pub ends_today: bool,
}

impl Streak {
    /// The streak of days with drills, ascending, each once.
    fn of(days: &[(Day, usize)], today: Day) -> Self {
        let mut streak = Self::default();
        let mut run = 0;
        let mut last: Option<Day> = None;
        for (day, _) in days.iter().take_while(|(day, _)| *day <= today) {
            let goes_on = last.is_some_and(|last| last.until(*day) <= APART_AT_MOST);
            run = if goes_on { run + 1 } else { 1 };
            streak.longest = streak.longest.max(run);
            last = Some(*day);
        }
        let Some(last) = last else { return streak };
        let away = last.until(today);
        if away <= APART_AT_MOST {
            streak.days = run;
        }
        streak.drilled_today = away == 0;
        streak.ends_today = away == APART_AT_MOST;
        streak
    }
}

/// What all drills so far come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statistics {
    /// All of them.
    pub all: Sums,
    /// The days with drills, ascending, and how many there were.
    pub days: Vec<(Day, usize)>,
    /// The days in a row.
    pub streak: Streak,
    /// The weeks by their Mondays, oldest first and without gaps: from that of the first drill, at most
    /// [`WEEKS_SHOWN`], up to that of today. Empty without drills.
    pub weeks: Vec<(Day, Sums)>,
    /// The principles that were drilled, in order of most drills, then name.
    pub principles: Vec<(PrincipleId, Group)>,
    /// The roles that were drilled for, in order of most drills, then name.
    pub roles: Vec<(RoleId, Group)>,
}

impl Statistics {
    /// Looks at everything once. The attempts may come in any order. `roles_of` is asked once for each question, and
    /// `day_of`, which gives the person's own day of a moment, once for each attempt.
    ///
    /// Where the clock was set back there are attempts from the future. They count, but no week after that of today is
    /// made for them.
    pub fn of(
        attempts: &[Attempt],
        roles_of: &dyn Fn(&QuestionId) -> Vec<RoleId>,
        day_of: &dyn Fn(u64) -> Day,
        today: Day,
    ) -> Self {
        let day_of_each: Vec<Day> = attempts.iter().map(|attempt| day_of(attempt.started_wall_ms)).collect();
        // Heaps, here and below, for they are much less code than `sort`.
        let sorted_days = BinaryHeap::from(day_of_each.clone()).into_sorted_vec();
        let days = sorted_days.chunk_by(|one, next| one == next);
        let days: Vec<(Day, usize)> = days.filter_map(|same| Some((*same.first()?, same.len()))).collect();

        let mut all = Sums::default();
        let mut weeks = weeks(days.first().map(|(day, _)| *day), today);
        let monday = weeks.first().map(|(monday, _)| *monday);
        for (attempt, day) in attempts.iter().zip(&day_of_each) {
            all.add(attempt);
            let week = monday.and_then(|monday| usize::try_from(monday.until(*day).div_euclid(7)).ok());
            if let Some((_, sums)) = week.and_then(|week| weeks.get_mut(week)) {
                sums.add(attempt);
            }
        }

        let of_principles = attempts.iter().enumerate();
        let of_principles = of_principles.filter_map(|(place, it)| Some((it.principle.as_ref()?.as_str(), place)));
        let principles = groups(together(of_principles.collect()), attempts);
        let roles = groups(by_role(attempts, roles_of), attempts);
        Self {
            all,
            streak: Streak::of(&days, today),
            days,
            weeks,
            principles: principles.into_iter().map(|(name, group)| (PrincipleId::new(name), group)).collect(),
            roles: roles.into_iter().map(|(name, group)| (RoleId::new(name), group)).collect(),
        }
    }
}

/// How many principles had a story at the end of each of these weeks. A story counts from the day it was begun, for
/// what it serves now; what it served before is not kept. Stories in which nothing is written count for nothing.
pub fn covered_by_week(
    mondays: &[Day],
    principles: &[PrincipleId],
    stories: &[Story],
    day_of: &dyn Fn(u64) -> Day,
) -> Vec<usize> {
    let written = stories.iter().filter(|story| !story.is_empty());
    let begun: Vec<(Day, &Story)> = written.map(|story| (day_of(story.id.begun_wall_ms()), story)).collect();
    let covered_since = |principle: &PrincipleId| {
        let serves = |story: &Story| story.serves.iter().any(|served| served.principle == *principle);
        begun.iter().filter(|(_, story)| serves(story)).map(|(day, _)| *day).min()
    };
    let since: Vec<Day> = principles.iter().filter_map(covered_since).collect();
    let covered_before = |day: Day| since.iter().filter(|since| **since < day).count();
    mondays.iter().map(|monday| covered_before(monday.plus(7))).collect()
}

/// Names with the places of what bears them, sorted by name, then place.
pub(super) fn sorted(named: Vec<(&str, usize)>) -> Vec<(&str, usize)> {
    BinaryHeap::from(named).into_sorted_vec()
}

/// Each name once, with all the places of what bears it.
fn together(named: Vec<(&str, usize)>) -> Vec<(String, Vec<usize>)> {
    let named = sorted(named);
    let of_one_name = named.chunk_by(|(one, _), (next, _)| one == next);
    let gather = |own: &[(&str, usize)]| {
        let (name, _) = own.first()?;
        let places: Vec<usize> = own.iter().map(|(_, place)| *place).collect();
        Some(((*name).to_owned(), places))
    };
    of_one_name.filter_map(gather).collect()
}

/// The places of the attempts at questions for each role. A pack has few roles, so they are looked through.
fn by_role(attempts: &[Attempt], roles_of: &dyn Fn(&QuestionId) -> Vec<RoleId>) -> Vec<(String, Vec<usize>)> {
    let mut gathered: Vec<(String, Vec<usize>)> = Vec::new();
    let questions = attempts.iter().enumerate().map(|(place, attempt)| (attempt.question.as_str(), place));
    for (question, places) in together(questions.collect()) {
        for role in roles_of(&QuestionId::new(question)) {
            match gathered.iter_mut().find(|(name, _)| name == role.as_str()) {
                // The same role twice for one question.
                Some((_, own)) if own.last() == places.last() => {}
                Some((_, own)) => own.extend(&places),
                None => gathered.push((role.as_str().to_owned(), places.clone())),
            }
        }
    }
    gathered
}

/// What the attempts of each name come to, in order of most drills, then name.
fn groups(gathered: Vec<(String, Vec<usize>)>, attempts: &[Attempt]) -> Vec<(String, Group)> {
    let gathered = gathered.into_iter().map(|(name, places)| (Reverse(places.len()), name, places));
    let gathered = gathered.collect::<BinaryHeap<_>>().into_sorted_vec();
    gathered.into_iter().map(|(_, name, places)| (name, Group::of(&places, attempts))).collect()
}

/// The weeks up to that of today, still empty.
fn weeks(first: Option<Day>, today: Day) -> Vec<(Day, Sums)> {
    let Some(first) = first.map(Day::week) else { return Vec::new() };
    let back = std::iter::successors(Some(today.week()), |monday| Some(monday.plus(-7)));
    let mut weeks: Vec<(Day, Sums)> =
        back.take(WEEKS_SHOWN).take_while(|monday| *monday >= first).map(|monday| (monday, Sums::default())).collect();
    weeks.reverse();
    weeks
}

fn count(sum: &mut usize, more: usize) {
    *sum = sum.saturating_add(more);
}

fn grow(sum: &mut u64, more: u64) {
    *sum = sum.saturating_add(more);
}

fn per_mille(part: u64, whole: u64) -> Option<u64> {
    part.saturating_mul(1000).checked_div(whole)
}
