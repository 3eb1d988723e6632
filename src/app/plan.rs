//! What is done with the plan and the settings: reading, changing, saving, and the plan as a calendar file; and how the
//! steps of the plan stand. In the chunk of the stories, for the first drill needs none of it.

use std::cell::Cell;
use std::mem::replace;
use std::rc::Rc;

use crate::browser::clock::DayNames;
use crate::browser::{document, file};
use crate::content::Guide;
use crate::content::guide::PlanStep;
use crate::progress::{CalendarNames, Day, OwnStep, Plan, Settings, Story, Ticks, calendar_file, is_reached, schedule};
use crate::storage::StoreError;

use super::state::{App, Event, Prep};
use super::ticks;
use super::words::words;

/// The id of what follows from the readiness check.
pub const BREAKDOWN: &str = "breakdown";
/// The id of the heading of what is for today.
pub const TODAY: &str = "plan-today";

/// Everything that can happen to the plan and the settings.
pub enum PlanEvent {
    /// A page that shows them was opened, or they have changed elsewhere: read both.
    Read,
    /// The readiness check was answered: the questions that were answered by yes.
    Ready(Vec<String>),
    /// The interview is on this day, or nobody knows yet.
    Interview(Option<Day>),
    /// There are so many minutes a day.
    Minutes(u32),
    /// A step is done or was skipped, or neither.
    Mark(String, Option<bool>),
    /// Plan anew from today on.
    Replan,
    /// Give the person the plan as a file for their calendar.
    CalendarFile,
    /// These are the settings from now on.
    Settings(Settings),
    /// Try once more to save what the store did not take.
    Save,
}

/// What of the plan and the settings the store does not have as it is on the screen.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unsaved {
    plan: bool,
    settings: bool,
    /// Whether it refused something when it was last asked.
    was_refused: bool,
}

impl Unsaved {
    /// Whether there is anything.
    pub fn is_any(self) -> bool {
        self.plan || self.settings
    }
}

impl Prep {
    /// The plan, if the store does not have it as it is on the screen.
    pub fn unsaved_plan(&self) -> Option<&Plan> {
        self.plan.as_ref().filter(|_| self.unsaved.plan)
    }

    /// The settings, if the store does not have them as they are on the screen.
    pub fn unsaved_settings(&self) -> Option<&Settings> {
        self.settings.as_ref().filter(|_| self.unsaved.settings)
    }
}

/// How a step of the plan stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is still to do.
    Open,
    /// The person says that it is done.
    Done,
    /// The person skipped it.
    Skipped,
    /// The app knows that it is done.
    Reached,
}

impl Standing {
    /// Whether it is done, whoever says so.
    pub fn is_done(self) -> bool {
        matches!(self, Self::Done | Self::Reached)
    }
}

/// What the app counts for the steps of the plan.
#[derive(Clone, Copy, Debug)]
pub struct Counts {
    /// The stories in which something is written.
    pub stories: usize,
    /// The drills that were done.
    pub drills: usize,
}

/// Counts, and follows what it counts; nothing until all of it is read.
pub type Counting = Rc<dyn Fn() -> Option<Counts>>;

/// Takes up what [`App::plan`] hands over.
pub fn handle(app: App, event: PlanEvent) {
    match event {
        PlanEvent::Read => read(app),
        PlanEvent::Ready(yes) => {
            change(app, Box::new(move |plan, _| plan.ready = Some(yes)));
            document::focus_soon(BREAKDOWN);
        }
        PlanEvent::Interview(day) => {
            plan_anew(app, Box::new(move |plan, today| plan.set_interview(day, today)));
            let words = words().plan;
            app.announce(match day {
                Some(day) => (words.planned_to)(&DayNames::new().long(day)),
                None => words.planned_without.into(),
            });
        }
        PlanEvent::Minutes(minutes) => {
            plan_anew(app, Box::new(move |plan, today| plan.set_minutes(minutes, today)));
            app.announce(words().plan.planned_anew.into());
        }
        PlanEvent::Mark(step, is_done) => mark(app, step, is_done),
        PlanEvent::Replan => {
            plan_anew(app, Box::new(|_, _| {}));
            app.announce(words().plan.planned_anew.into());
            // Nothing is late any more, so the button is gone.
            document::focus_if_lost(TODAY);
        }
        PlanEvent::CalendarFile => give_calendar(app),
        PlanEvent::Settings(settings) => {
            app.prep.update(|prep| {
                prep.settings = Some(settings);
                prep.unsaved.settings = true;
            });
            save(app);
        }
        PlanEvent::Save => save(app),
    }
}

/// Reads the plan and the settings, but for what the store has not taken yet: that is later than what is stored.
pub fn read(app: App) {
    save(app);
    let unsaved = app.prep.peek(|prep| prep.unsaved);
    let plan = (!unsaved.plan).then(|| stored_plan(app));
    let settings = (!unsaved.settings).then(|| stored_settings(app));
    app.prep.update(|prep| {
        if plan.is_some() {
            prep.plan = plan;
        }
        if settings.is_some() {
            prep.settings = settings;
        }
    });
}

/// What there is around the questions, once the details are here; nothing where there are no steps to plan.
pub fn guide(app: App) -> Option<Guide> {
    // Only a broken delivery fails here, and then there is nothing to plan either.
    let guide = app.ready_pack().filter(|pack| pack.is_whole())?.guide().ok().flatten();
    guide.filter(|guide| !guide.plan.is_empty())
}

/// Whether anything was said about the plan.
pub fn is_begun(plan: &Plan) -> bool {
    plan.ready.is_some() || plan.interview.is_some() || !plan.marks.is_empty() || !plan.own.is_empty()
}

/// Whether the person skipped a step, without following it.
pub fn is_skipped(app: App, step: &str) -> bool {
    app.prep.peek(|prep| prep.plan.as_ref().and_then(|plan| plan.mark_of(step)).is_some_and(|mark| !mark.is_done))
}

/// Counts what the app knows of by itself. While it is read anew, the counts stay as they were.
pub fn counting(app: App) -> Counting {
    let last = Cell::new(((0, 0, 0), None));
    Rc::new(move || {
        let versions = (app.stories.version(), app.history.version(), app.ticks.version());
        let (counted, counts) = last.get();
        if versions == counted {
            return counts;
        }
        let is_read = app.stories.peek(|stories| stories.is_read)
            && app.history.peek(|history| history.is_complete)
            && app.ticks.peek(Option::is_some);
        let counts = if is_read { Some(count(app)) } else { counts };
        last.set((versions, counts));
        counts
    })
}

/// How a step stands, followed.
pub fn standing(app: App, guide: &Guide, step: &PlanStep, counts: Option<Counts>) -> Standing {
    let is_known = |Counts { stories, drills }: Counts| {
        app.ticks.with(|ticks| ticks.as_ref().is_some_and(|it| is_reached(step, stories, drills, it, guide)))
    };
    if counts.is_some_and(is_known) {
        return Standing::Reached;
    }
    app.prep.with(|prep| match prep.plan.as_ref().and_then(|plan| plan.mark_of(&step.id)) {
        Some(mark) if mark.is_done => Standing::Done,
        Some(_) => Standing::Skipped,
        None => Standing::Open,
    })
}

fn count(app: App) -> Counts {
    Counts {
        stories: app.stories.peek(|stories| stories.list.iter().filter(|it| !Story::is_empty(it)).count()),
        drills: app.history.peek(|history| history.attempts.len()),
    }
}

/// The same where no page has read the attempts or the ticks.
fn count_anywhere(app: App) -> Counts {
    if app.ticks.peek(Option::is_none) {
        ticks::read(app);
    }
    let stored = app.repository.attempt_ids().map_or(0, |ids| ids.len());
    let counts = count(app);
    Counts { drills: counts.drills.max(stored), ..counts }
}

/// The steps that the app knows to be done, as far as it has read.
fn reached(app: App, guide: &Guide) -> Vec<String> {
    let Counts { stories, drills } = count_anywhere(app);
    let ticks: Ticks = app.ticks.get_quietly().unwrap_or_default();
    let steps = guide.plan.iter().filter(|step| is_reached(step, stories, drills, &ticks, guide));
    steps.map(|step| step.id.clone()).collect()
}

/// Puts steps that are not the pack's into the plan.
pub fn add_own(app: App, steps: &[OwnStep]) {
    let steps = steps.to_vec();
    change(app, Box::new(move |plan, _| steps.into_iter().for_each(|step| plan.add(step))));
}

fn mark(app: App, step: String, is_done: Option<bool>) {
    let was_skipped = is_skipped(app, &step);
    change(app, Box::new(move |plan, today| plan.mark(&step, is_done, today)));
    match is_done {
        Some(false) => app.announce(words().plan.skipped.into()),
        None if was_skipped => app.announce(words().plan.brought_back.into()),
        // A box says itself whether it is ticked.
        _ => {}
    }
}

/// Changes a plan; the day is today.
type ChangePlan = Box<dyn FnOnce(&mut Plan, Day)>;

/// Changes the plan, and plans from today on: what the app knows to be done takes no room in it.
fn plan_anew(app: App, change_it: ChangePlan) {
    let reached = guide(app).map(|guide| reached(app, &guide)).unwrap_or_default();
    change(
        app,
        Box::new(move |plan, today| {
            change_it(plan, today);
            plan.replan(today, &reached);
        }),
    );
}

/// Changes the plan as it is stored, for another tab may have changed it; or as it is on the screen, where the store has
/// not taken that yet.
fn change(app: App, change: ChangePlan) {
    let unsaved = app.prep.peek(|prep| prep.unsaved_plan().cloned());
    let mut plan = unsaved.unwrap_or_else(|| stored_plan(app));
    change(&mut plan, app.today());
    app.prep.update(|prep| {
        prep.plan = Some(plan);
        prep.unsaved.plan = true;
    });
    save(app);
}

/// The plan in the store; where it cannot be had the one on the screen, or else a new one.
fn stored_plan(app: App) -> Plan {
    let plan = match app.repository.plan() {
        Ok(plan) => plan,
        Err(error) => {
            app.report_read(error);
            app.prep.peek(|prep| prep.plan.clone())
        }
    };
    plan.unwrap_or_else(|| Plan::new(app.today()))
}

/// The settings in the store; where they cannot be had those on the screen, or else the usual ones.
fn stored_settings(app: App) -> Settings {
    let settings = match app.repository.settings() {
        Ok(settings) => settings,
        Err(error) => {
            app.report_read(error);
            app.prep.peek(|prep| prep.settings.clone())
        }
    };
    settings.unwrap_or_default()
}

/// Saves what is not saved yet. What the store refuses stays on the screen and is tried again with the next change.
fn save(app: App) {
    if !app.prep.peek(|prep| prep.unsaved.is_any()) {
        return;
    }
    let refusals = [save_plan(app), save_settings(app)];
    let refusal = refusals.into_iter().flatten().next();
    let was_refused = app.prep.update_quietly(|prep| replace(&mut prep.unsaved.was_refused, refusal.is_some()));
    match refusal {
        Some(error) => app.report_refused(error),
        // The notice goes, if nothing else needs it.
        None if was_refused => app.dispatch(Event::SaveAgain),
        None => {}
    }
}

fn save_plan(app: App) -> Option<StoreError> {
    let saved = app.prep.peek(|prep| prep.unsaved_plan().map(|plan| app.repository.save_plan(plan)))?;
    app.prep.update_quietly(|prep| prep.unsaved.plan = saved.is_err());
    saved.err()
}

fn save_settings(app: App) -> Option<StoreError> {
    let saved = app.prep.peek(|prep| prep.unsaved_settings().map(|settings| app.repository.save_settings(settings)))?;
    app.prep.update_quietly(|prep| prep.unsaved.settings = saved.is_err());
    saved.err()
}

/// Gives the person the interview and the steps that are still to do as a file.
fn give_calendar(app: App) {
    let Some(guide) = guide(app) else { return };
    let reached = reached(app, &guide);
    let words = words().plan;
    let names = CalendarNames {
        calendar: words.calendar.into(),
        interview: words.calendar_interview.into(),
        paper_due: words.calendar_paper_due.into(),
    };
    let text = app.prep.peek(|prep| {
        let plan = prep.plan.as_ref()?;
        let steps = plan.with_own(&guide.plan);
        let mut dated = schedule(plan, &steps);
        dated.retain(|it| !reached.contains(&it.step.id));
        Some(calendar_file(plan, &dated, &names, app.now_wall()))
    });
    if let Some(text) = text {
        file::save("star-drill-plan.ics", "text/calendar", &text);
    }
}
