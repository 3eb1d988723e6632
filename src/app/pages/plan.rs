//! The plan to the interview: where one stands, the day of the interview, what is for today, and the weeks up to it.
//!
//! A line that is marked stays where it is, and so does the focus: the lists are made anew only when the plan is.

use std::rc::Rc;

use crate::app::el::{El, button, el, of_class};
use crate::app::parts::{Steps, awaited, interview_date, pack_fault, paper_due, readiness, step_line, titled};
use crate::app::plan::{self, PlanEvent, Standing, TODAY};
use crate::app::route::Place;
use crate::app::state::{App, Event, PackState};
use crate::app::stories::StoryEvent;
use crate::app::words::words;
use crate::browser::clock::LocalDays;
use crate::browser::document;
use crate::content::guide::PlanStep;
use crate::content::{Guide, Pack};
use crate::progress::{Attempt, Dated, Day, Plan, schedule, weeks};

/// The page.
pub fn page(app: App) -> El {
    app.plan(PlanEvent::Read);
    app.story(StoryEvent::Read);
    app.story(StoryEvent::ReadTicks);
    app.begin_history();
    of_class("div", "column wide plan").slot(
        move || (app.pack.version(), app.details_failed.get()),
        move |(_, details_failed)| {
            Some(match app.pack.get_quietly() {
                PackState::Failed(why) => pack_fault(app, &why),
                // The steps are among the details.
                PackState::Ready(pack) if pack.is_whole() || details_failed => content(app, pack),
                PackState::Ready(_) | PackState::Loading => awaited(Place::Plan),
            })
        },
    )
}

/// A step on the page.
#[derive(Clone)]
struct Row {
    step: Rc<PlanStep>,
    day: Option<Day>,
    /// The day it was marked by the person, if it was when the list was made.
    marked: Option<Day>,
}

fn content(app: App, pack: &Pack) -> El {
    let page = of_class("div", "stack").child(el("h1").text(words().place(Place::Plan)));
    if !pack.is_whole() {
        return page.child(missing(app));
    }
    match plan::guide(app) {
        Some(guide) => with_steps(app, page, guide),
        None => page.child(of_class("p", "quiet empty").text(words().plan.none)),
    }
}

fn missing(app: App) -> El {
    let again = button("link", words().retry, move || {
        app.dispatch(Event::RetryDetails);
        // The page is made anew, and the button with it.
        document::focus_soon("main");
    });
    of_class("p", "notice").attr("role", "alert").child(el("span").text(words().plan.missing)).child(again)
}

fn with_steps(app: App, page: El, guide: Guide) -> El {
    let has_check = guide.readiness.is_some();
    let steps = Steps::new(app, guide);
    let is_read = move || app.prep.with(|prep| prep.plan.is_some());
    // Somebody new answers the check first, and sees the rest when that is done.
    let is_begun = move || app.prep.with(|prep| prep.plan.as_ref().is_some_and(|it| !has_check || plan::is_begun(it)));
    page.slot(is_read, move |is_read| {
        if !is_read {
            return Some(reading());
        }
        let rest = steps.clone();
        let stack = of_class("div", "stack").child_if(readiness(&steps));
        Some(stack.slot(is_begun, move |is_begun| is_begun.then(|| begun(&rest))))
    })
}

fn reading() -> El {
    of_class("p", "quiet").text(words().plan.reading)
}

/// What the lists are made of: the interview, the days from which and on which it is planned, minutes, steps of one's own.
type MadeOf = (Option<Day>, Day, Day, u32, usize);

/// The interview and the steps up to it.
fn begun(steps: &Steps) -> El {
    let app = steps.app;
    let steps = steps.clone();
    let counting = Rc::clone(&steps.counting);
    // Neither marks nor what the app counts are part of it.
    let made_of = move || {
        let is_known = counting().is_some();
        app.prep.with(|prep| {
            let plan = prep.plan.as_ref().filter(|_| is_known)?;
            Some((plan.interview, plan.from, app.today(), plan.minutes, plan.own.len()))
        })
    };
    let made = move |made_of: Option<MadeOf>| {
        Some(match made_of {
            Some((interview, _, today, ..)) => lists(&steps, interview, today),
            None => reading(),
        })
    };
    let save = button("button", words().plan.save_calendar, move || app.plan(PlanEvent::CalendarFile));
    let hint = of_class("p", "small quiet").text(words().plan.calendar_hint);
    of_class("div", "stack")
        .child(interview_date(app))
        .child(paper_due(app))
        .slot(made_of, made)
        .child(of_class("div", "stack save-calendar").child(el("p").child(save)).child(hint))
}

fn lists(steps: &Steps, interview: Option<Day>, today: Day) -> El {
    let rows = rows(steps);
    let is_over = interview.is_some_and(|day| day < today);
    let for_today = (!is_over).then(|| for_today(steps, &rows, today));
    let without_day = (!is_over).then(|| without_day(steps, &rows, interview, today)).flatten();
    of_class("div", "stack")
        .child_if(for_today)
        .child(week_by_week(steps, &rows, interview, today))
        .child_if(without_day)
}

/// The steps of the plan by day.
fn rows(steps: &Steps) -> Vec<Row> {
    let row =
        |it: &Dated<'_>| Row { step: Rc::new(it.step.clone()), day: it.day, marked: it.mark.map(|mark| mark.day) };
    steps.app.prep.peek(|prep| match &prep.plan {
        Some(plan) => schedule(plan, &plan.with_own(&steps.guide.plan)).iter().map(row).collect(),
        None => Vec::new(),
    })
}

/// What is to do today, what is late first; and what was marked today, so that it can be taken back.
fn for_today(steps: &Steps, rows: &[Row], today: Day) -> El {
    let is_listed = |row: &&Row| {
        row.day.is_some_and(|day| day <= today)
            && match steps.standing(&row.step) {
                Standing::Open => true,
                Standing::Reached => row.day == Some(today),
                Standing::Done | Standing::Skipped => row.marked == Some(today),
            }
    };
    let listed: Vec<&Row> = rows.iter().filter(is_listed).collect();
    let list = if listed.is_empty() {
        let coming = rows.iter().find(|row| row.day > Some(today) && steps.standing(&row.step) == Standing::Open);
        nothing_today(steps, coming)
    } else {
        list(steps, &listed, today)
    };
    let late = listed.iter().filter(|row| row.day < Some(today)).map(|row| Rc::clone(&row.step)).collect();
    titled(TODAY, words().plan.today).attr("class", "for-today").child(what_is_late(steps, late)).child(list)
}

fn list(steps: &Steps, rows: &[&Row], today: Day) -> El {
    let lines = rows.iter().map(|row| step_line(steps, &row.step, row.day, today));
    of_class("ul", "plain plan-steps").children(lines)
}

/// That there is nothing to do, and what comes next.
fn nothing_today(steps: &Steps, coming: Option<&Row>) -> El {
    let words = words().plan;
    let next = coming.and_then(|row| Some((words.next)(&row.step.text, &steps.names.text(row.day?))));
    of_class("p", "quiet").text(words.nothing_today).text(" ").text(&next.unwrap_or_default())
}

/// How many of these steps are still to do, and a way out; nothing where none is.
fn what_is_late(steps: &Steps, late: Vec<Rc<PlanStep>>) -> El {
    let app = steps.app;
    let steps = steps.clone();
    let open = Rc::new(move || late.iter().filter(|step| steps.standing(step) == Standing::Open).count());
    let counted = Rc::clone(&open);
    let line = move |is_late: bool| {
        let told = Rc::clone(&open);
        is_late.then(|| {
            of_class("div", "row late-steps")
                .child(of_class("p", "strong").text_by(move || (words().plan.late)(told())))
                .child(button("button", words().plan.plan_anew, move || app.plan(PlanEvent::Replan)))
        })
    };
    of_class("div", "arriving").slot(move || counted() > 0, line)
}

/// The weeks in which something stands, and this one; those that are past folded away.
fn week_by_week(steps: &Steps, rows: &[Row], interview: Option<Day>, today: Day) -> El {
    let mut mondays: Vec<Day> = Vec::new();
    for day in rows.iter().filter_map(|row| row.day).chain([today]).chain(interview) {
        let monday = day.week();
        let place = mondays.partition_point(|other| *other < monday);
        if mondays.get(place) != Some(&monday) {
            mondays.insert(place, monday);
        }
    }
    let coming = mondays.split_off(mondays.partition_point(|monday| *monday < today.week()));
    let week = |monday: &Day| a_week(steps, *monday, rows, interview, today);
    let past = (!mondays.is_empty()).then(|| {
        of_class("details", "past-weeks")
            .child(el("summary").text(&(words().plan.past_weeks)(mondays.len())))
            .children(mondays.iter().map(week))
    });
    titled("weeks", words().plan.weeks).child_if(past).children(coming.iter().map(week))
}

fn a_week(steps: &Steps, monday: Day, rows: &[Row], interview: Option<Day>, today: Day) -> El {
    let words = words().plan;
    let is_in = |day: &Day| day.week() == monday;
    let rows: Vec<&Row> = rows.iter().filter(|row| row.day.as_ref().is_some_and(is_in)).collect();
    let is_this = is_in(&today);
    let [first, last] = [monday, monday.plus(6)].map(|day| steps.names.text(day));
    let title = if is_this { (words.this_week)(&first, &last) } else { (words.week)(&first, &last) };
    let day = interview.filter(is_in);
    of_class("div", "stack a-week")
        .child(el("h3").text(&title))
        .child(of_class("p", "small quiet tabular").text_by(summary(steps, &rows)))
        .child_if(is_this.then(|| drills(steps.app, monday)))
        .child_if((!rows.is_empty()).then(|| list(steps, &rows, today)))
        .child_if(day.map(|day| of_class("p", "strong").text(&(words.interview_on)(&steps.names.long(day)))))
}

/// What a week asks for and what of it is done, in a line that follows the marks.
fn summary(steps: &Steps, rows: &[&Row]) -> Box<dyn Fn() -> String> {
    let steps = steps.clone();
    let rows: Vec<Row> = rows.iter().copied().cloned().collect();
    Box::new(move || {
        let is_done = |it: &Dated<'_>| steps.standing(it.step).is_done();
        steps.app.prep.with(|prep| {
            let dated: Vec<Dated<'_>> = rows.iter().map(|row| dated(row, prep.plan.as_ref())).collect();
            let spent: u32 = dated.iter().filter(|it| is_done(it)).map(|it| it.step.minutes).sum();
            // They are all of one week.
            let week = weeks(&dated, &is_done).pop();
            let (all, minutes) = week.map(|week| ([week.done, week.steps], week.minutes)).unwrap_or_default();
            (words().plan.week_done)(all, [spent, minutes])
        })
    })
}

/// A row as it stands now.
fn dated<'a>(row: &'a Row, plan: Option<&'a Plan>) -> Dated<'a> {
    Dated { step: &row.step, day: row.day, mark: plan.and_then(|plan| plan.mark_of(&row.step.id)) }
}

/// The drills of this week against those that are aimed at; nothing where none are.
fn drills(app: App, monday: Day) -> El {
    let days = LocalDays::default();
    let line = move || {
        let wanted = app.prep.with(|prep| prep.settings.as_ref().map_or(0, |settings| settings.drills_a_week));
        // The latest come first.
        let is_later = |attempt: &&Attempt| days.day(attempt.started_wall_ms) >= monday;
        let done = app.history.with(|history| history.attempts.iter().take_while(is_later).count());
        if wanted == 0 { String::new() } else { (words().plan.drills)(done, wanted) }
    };
    of_class("p", "small tabular").text_by(line)
}

/// The steps without a day: they wait for one, or there is no time left for them.
fn without_day(steps: &Steps, rows: &[Row], interview: Option<Day>, today: Day) -> Option<El> {
    let rows: Vec<&Row> = rows.iter().filter(|row| row.day.is_none()).collect();
    let title = if interview.is_none() { words().plan.waiting } else { words().plan.no_time_left };
    (!rows.is_empty()).then(|| titled("without-day", title).child(list(steps, &rows, today)))
}
