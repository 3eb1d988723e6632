//! The plan to the interview: what is kept of it, and on which day each step stands.
//!
//! Only what the person said is kept: the date, the minutes a day, what is done or skipped. The days of the steps are
//! worked out anew each time by [`schedule`].

use crate::content::Guide;
use crate::content::guide::{Item, PlanAct, PlanStep};

use super::{Day, Ticks};

/// The minutes a day that one can plan with.
pub const MINUTES: [u32; 4] = [30, 60, 90, 120];
/// More marks than these are not kept; no pack has as many steps.
pub const MARKS_AT_MOST: usize = 500;
/// More steps of one's own than these are not kept.
pub const OWN_AT_MOST: usize = 30;

const USUAL_MINUTES: u32 = 60;
/// Without a date the interview is taken to be so many days ahead.
const USUAL_DAYS: i32 = 42;
/// Without a date, steps with so many days before the interview or fewer wait for it.
const WAITING: u32 = 3;
/// Steps with so many days before the interview or fewer never move: the paper is due, the room is set, one rests.
const FIXED: u32 = 2;

/// A plan to the interview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The questions of the readiness check that were answered by yes; nothing until it was answered.
    pub ready: Option<Vec<String>>,
    /// The day of the interview, if there is a date.
    pub interview: Option<Day>,
    /// The day from which on it is planned.
    pub from: Day,
    /// The minutes a day, one of [`MINUTES`].
    pub minutes: u32,
    /// What is done or skipped, each step once, in the order it was marked.
    pub marks: Vec<Mark>,
    /// Steps that are not the pack's, such as those that follow from a mock loop.
    pub own: Vec<OwnStep>,
}

/// A step that is not the pack's. It stands on its day, whatever else does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnStep {
    /// Its name, which no step of a pack has.
    pub id: String,
    /// What to do.
    pub text: String,
    /// What it is good for.
    pub why: String,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// What it is done with.
    pub act: PlanAct,
    /// Which principle it is about, or which question, by its id.
    pub about: Option<String>,
    /// The day to do it.
    pub day: Day,
}

impl OwnStep {
    fn step(&self) -> PlanStep {
        PlanStep {
            id: self.id.clone(),
            text: self.text.clone(),
            why: self.why.clone(),
            days_before: 0,
            minutes: self.minutes,
            needs_days: 0,
            act: self.act,
            about: self.about.clone(),
            count: 0,
        }
    }
}

/// That a step is done, or skipped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The name of the step.
    pub step: String,
    /// The day it was marked; where the plan was made anew on that day, the day before.
    pub day: Day,
    /// Whether it is done; otherwise it was skipped.
    pub is_done: bool,
}

/// A step with its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated<'a> {
    /// The step.
    pub step: &'a PlanStep,
    /// The day to do it; nothing where it waits for a date of the interview.
    pub day: Option<Day>,
    /// Whether it is done or skipped, if the person said so.
    pub mark: Option<&'a Mark>,
}

/// What a week of the plan holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// The day it begins.
    pub monday: Day,
    /// Its steps, but for those that were skipped.
    pub steps: usize,
    /// Those of them that are done.
    pub done: usize,
    /// How long its steps take, in minutes.
    pub minutes: u32,
}

impl Plan {
    /// A plan in which nothing is said yet.
    pub fn new(today: Day) -> Self {
        Self { ready: None, interview: None, from: today, minutes: USUAL_MINUTES, marks: Vec::new(), own: Vec::new() }
    }

    /// The days to the interview; nothing without a date, and once it is past.
    pub fn days_left(&self, today: Day) -> Option<u32> {
        u32::try_from(today.until(self.interview?)).ok()
    }

    /// Sets the day of the interview, or takes it away, and plans anew from today on.
    pub fn set_interview(&mut self, day: Option<Day>, today: Day) {
        self.interview = day;
        self.begin(today);
    }

    /// Sets the minutes a day, and plans anew from today on. Others than [`MINUTES`] change nothing.
    pub fn set_minutes(&mut self, minutes: u32, today: Day) {
        if MINUTES.contains(&minutes) {
            self.minutes = minutes;
            self.begin(today);
        }
    }

    /// Plans anew from today on. Of the steps that are not marked, those that were reached become done; the rest is
    /// to do.
    pub fn replan(&mut self, today: Day, reached: &[String]) {
        for step in reached {
            if self.mark_of(step).is_none() {
                self.mark(step, Some(true), today);
            }
        }
        self.begin(today);
    }

    /// Says that a step is done or skipped; nothing takes the mark away. A mark that is changed keeps its day, and none
    /// is set before the day from which on it is planned, so that no other step moves.
    pub fn mark(&mut self, step: &str, is_done: Option<bool>, today: Day) {
        let Some(is_done) = is_done else {
            self.marks.retain(|mark| mark.step != step);
            return;
        };
        match self.marks.iter_mut().find(|mark| mark.step == step) {
            Some(mark) => mark.is_done = is_done,
            None => {
                if self.marks.len() >= MARKS_AT_MOST {
                    self.marks.remove(0);
                }
                self.marks.push(Mark { step: step.to_owned(), day: today.max(self.from), is_done });
            }
        }
    }

    /// Adds a step that is not the pack's, in the place of one of its name. The earliest of too many goes.
    pub fn add(&mut self, step: OwnStep) {
        self.own.retain(|other| other.id != step.id);
        if self.own.len() >= OWN_AT_MOST {
            self.own.remove(0);
        }
        self.own.push(step);
    }

    /// The pack's steps and those that are not the pack's, as [`schedule`] wants them.
    pub fn with_own(&self, steps: &[PlanStep]) -> Vec<PlanStep> {
        steps.iter().cloned().chain(self.own.iter().map(OwnStep::step)).collect()
    }

    /// What was said of a step.
    pub fn mark_of(&self, step: &str) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.step == step)
    }

    /// Plans from a day on. What is marked by then lies before it, or it would take room among what is still to do.
    fn begin(&mut self, today: Day) {
        self.from = today;
        let before = today.plus(-1);
        for mark in &mut self.marks {
            mark.day = mark.day.min(before);
        }
    }

    /// The day of the interview, or the one it is taken to be.
    fn end(&self) -> Day {
        self.interview.unwrap_or_else(|| self.from.plus(USUAL_DAYS))
    }
}

/// How a step comes to its day.
#[derive(Clone, Copy)]
enum Turn {
    /// It has it already, or has none.
    Over,
    /// It stands on this one, whatever else does.
    On(Day),
    /// It is put on this one, or before it.
    By(Day),
    /// Its last day is past: as soon as there is room.
    Soon,
}

/// The steps of a plan with their days: by day, then in the pack's order; those without a day last. `steps` are in the
/// pack's order.
///
/// - **Which.** Steps that need more days than there are from `plan.from` to the interview are left out, unless they
///   carry a mark.
/// - **Marked.** A step that was marked before `plan.from`, or would be left out, stands on the day of its mark and
///   takes no room. One that was marked since is planned as if it were open: ticking a step moves no other.
/// - **Last days.** The last day of a step is `days_before` days before the interview. Nothing stands on the day of the
///   interview or later; with 0 days before, the last day is the day before.
/// - **Fixed.** First the steps with 2 days before the interview or fewer are put on their last day. They never move.
/// - **Late.** Then the steps whose last day is before `plan.from`, for which there was no time when they should have
///   been done: in the pack's order, each on the earliest day from `plan.from` to the day before the interview that
///   has room; where none has, on the day with the fewest minutes, the earliest of equal ones.
/// - **In time.** Then, from the last step to the first, each of the others is put on its last day. Where that day has
///   steps already and would hold more than `plan.minutes`, the day before is tried, and so on down to `plan.from`;
///   where no day has room, the step stays on its last day.
/// - **Long.** A day without steps has room for any, so a step longer than `plan.minutes` has a day for itself where
///   there is one.
/// - **Own.** A step that is not the pack's stands on its day, or on `plan.from` where that is later, like a fixed one.
/// - **No date.** Without a date the interview is taken to be 42 days after `plan.from`, and steps with 3 days before
///   it or fewer have no day: they wait.
/// - **Too late.** Where `plan.from` is the day of the interview, steps with 1 day before it or fewer stand on that
///   day, and the others have none. Where the interview is past, none has a day. Only steps that need no days are
///   there.
pub fn schedule<'a>(plan: &'a Plan, steps: &'a [PlanStep]) -> Vec<Dated<'a>> {
    let mut entries: Vec<(Dated<'a>, Turn)> = steps.iter().filter_map(|step| enter(plan, step)).collect();
    let mut load = Load { days: Vec::new(), most: plan.minutes };
    let (from, end) = (plan.from, plan.end());
    for (dated, turn) in &mut entries {
        if let Turn::On(day) = *turn {
            load.put(dated, day);
        }
    }
    for (dated, turn) in &mut entries {
        if matches!(turn, Turn::Soon) {
            let minutes = dated.step.minutes;
            let days = || (0..from.until(end)).map(move |days| from.plus(days));
            let free = days().find(|day| load.has_room(*day, minutes));
            let day = free.or_else(|| days().min_by_key(|day| load.minutes(*day)));
            load.put(dated, day.unwrap_or(from));
        }
    }
    for (dated, turn) in entries.iter_mut().rev() {
        if let Turn::By(last) = *turn {
            let minutes = dated.step.minutes;
            let day = (0..=from.until(last)).map(|days| last.plus(-days)).find(|day| load.has_room(*day, minutes));
            load.put(dated, day.unwrap_or(last));
        }
    }
    in_order(entries.into_iter().map(|(dated, _)| dated))
}

/// Whether a step is in the plan, and how it comes to its day.
fn enter<'a>(plan: &'a Plan, step: &'a PlanStep) -> Option<(Dated<'a>, Turn)> {
    let days = plan.from.until(plan.end());
    let needs_more = u32::try_from(days).unwrap_or(0) < step.needs_days;
    let mark = plan.mark_of(&step.id);
    let own = plan.own.iter().find(|own| own.id == step.id).map(|own| own.day.max(plan.from));
    let (day, turn) = match mark {
        _ if own.is_some() && mark.is_none_or(|mark| mark.day >= plan.from) => (None, own.map_or(Turn::Over, Turn::On)),
        None if needs_more => return None,
        Some(mark) if needs_more || mark.day < plan.from => (Some(mark.day), Turn::Over),
        _ if days == 0 && step.days_before <= 1 => (Some(plan.from), Turn::Over),
        _ if days <= 0 => (None, Turn::Over),
        _ if plan.interview.is_none() && step.days_before <= WAITING => (None, Turn::Over),
        _ => {
            let days_before = i32::try_from(step.days_before.max(1)).unwrap_or(i32::MAX);
            let last = plan.end().plus(-days_before);
            let turn = if last < plan.from {
                Turn::Soon
            } else if step.days_before <= FIXED {
                Turn::On(last)
            } else {
                Turn::By(last)
            };
            (None, turn)
        }
    };
    Some((Dated { step, day, mark }, turn))
}

/// What stands on the days so far.
struct Load {
    /// The days that have steps, each once, with the minutes of those.
    days: Vec<(Day, u32)>,
    /// The minutes of a day that is full.
    most: u32,
}

impl Load {
    /// The minutes of a day; nothing where it has no steps.
    fn minutes(&self, day: Day) -> Option<u32> {
        self.days.iter().find(|(other, _)| *other == day).map(|(_, minutes)| *minutes)
    }

    fn has_room(&self, day: Day, minutes: u32) -> bool {
        self.minutes(day).is_none_or(|taken| taken.saturating_add(minutes) <= self.most)
    }

    fn put(&mut self, dated: &mut Dated<'_>, day: Day) {
        let minutes = dated.step.minutes;
        dated.day = Some(day);
        match self.days.iter_mut().find(|(other, _)| *other == day) {
            Some((_, taken)) => *taken = taken.saturating_add(minutes),
            None => self.days.push((day, minutes)),
        }
    }
}

/// By day; of one day in the order given; those without a day last. By insertion, for it is much less code than `sort`.
fn in_order<'a>(entries: impl Iterator<Item = Dated<'a>>) -> Vec<Dated<'a>> {
    let key = |day: Option<Day>| day.map_or(i32::MAX, Day::number);
    let mut ordered: Vec<Dated<'a>> = Vec::new();
    for dated in entries {
        let place = ordered.iter().take_while(|other| key(other.day) <= key(dated.day)).count();
        ordered.insert(place, dated);
    }
    ordered
}

/// Whether the app knows that a step is done: [`PlanStep::count`] stories or drills are there, or the checklist it is
/// about is ticked. A step with [`PlanAct::Story`] counts stories; checklists, stages and backups count nothing; all
/// others count drills. A checklist is one of the guide's, or that of a stage.
pub fn is_reached(step: &PlanStep, stories: usize, drills: usize, ticks: &Ticks, guide: &Guide) -> bool {
    let there = match step.act {
        PlanAct::Checklist => return is_ticked(step, ticks, guide),
        PlanAct::Stage | PlanAct::Backup => return false,
        PlanAct::Story => stories,
        _ => drills,
    };
    step.count > 0 && u32::try_from(there).unwrap_or(u32::MAX) >= step.count
}

/// Whether every item of the checklist that a step is about is ticked.
fn is_ticked(step: &PlanStep, ticks: &Ticks, guide: &Guide) -> bool {
    let Some(about) = step.about.as_deref() else { return false };
    let of_all = |prefix: &str, items: &[Item]| {
        !items.is_empty() && items.iter().all(|item| ticks.is_ticked(&[prefix, about, "/", &item.id].concat()))
    };
    guide.checklists.iter().any(|list| list.id == about && of_all("checklist/", &list.items))
        || guide.stages.iter().any(|stage| stage.stage.as_str() == about && of_all("stage/", &stage.checklist))
}

/// The weeks in which something stands, in the order of `dated`, which comes from [`schedule`]. What was skipped and is
/// not done is no part of what a week asks for; a week of nothing else is there with no steps.
pub fn weeks(dated: &[Dated<'_>], is_done: &dyn Fn(&Dated<'_>) -> bool) -> Vec<Week> {
    let mut weeks: Vec<Week> = Vec::new();
    for it in dated {
        let Some(monday) = it.day.map(Day::week) else { continue };
        if weeks.last().is_none_or(|week| week.monday != monday) {
            weeks.push(Week { monday, steps: 0, done: 0, minutes: 0 });
        }
        let is_done = is_done(it);
        let is_skipped = !is_done && it.mark.is_some_and(|mark| !mark.is_done);
        if let Some(week) = weeks.last_mut().filter(|_| !is_skipped) {
            week.steps += 1;
            week.done += usize::from(is_done);
            week.minutes = week.minutes.saturating_add(it.step.minutes);
        }
    }
    weeks
}
