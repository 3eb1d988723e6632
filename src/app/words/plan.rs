//! The words of the plan to the interview, and of its line on the start page.

use crate::content::guide::PlanAct;

/// The words of the plan in one language.
pub struct PlanWords {
    /// On the start page.
    pub invite: &'static str,
    pub make_plan: &'static str,
    pub is_over: &'static str,
    pub set_new_date: &'static str,
    pub see_plan: &'static str,

    pub reading: &'static str,
    pub missing: &'static str,
    pub none: &'static str,

    pub standing: &'static str,
    pub check_hint: &'static str,
    pub see_where: &'static str,
    pub answer_all: &'static str,
    pub answer_again: &'static str,
    pub done: &'static str,

    pub interview: &'static str,
    pub when: &'static str,
    pub no_date: &'static str,
    pub on_a_day: &'static str,
    pub day: &'static str,
    /// How a day is typed, where the browser has no field for days.
    pub day_form: &'static str,
    pub day_is_past: &'static str,
    pub day_unreadable: &'static str,
    pub without_date: &'static str,
    pub time_a_day: &'static str,

    pub today: &'static str,
    pub plan_anew: &'static str,
    pub nothing_today: &'static str,
    pub weeks: &'static str,
    pub waiting: &'static str,
    pub no_time_left: &'static str,
    pub is_today: &'static str,
    pub is_late: &'static str,
    pub skip: &'static str,
    pub bring_back: &'static str,
    pub known_list: &'static str,
    pub save_calendar: &'static str,
    pub calendar_hint: &'static str,

    /// In the calendar file.
    pub calendar: &'static str,
    pub calendar_interview: &'static str,
    pub calendar_paper_due: &'static str,

    /// Heard.
    pub planned_without: &'static str,
    pub planned_anew: &'static str,
    pub skipped: &'static str,
    pub brought_back: &'static str,
    pub planned_to: fn(&str) -> String,

    /// The days to the interview, the steps for today, and those that are late.
    pub line: fn(Option<u32>, usize, usize) -> String,
    pub days_left: fn(u32) -> String,
    pub was_on: fn(&str) -> String,
    pub minutes_a_day: fn(u32) -> String,
    pub late: fn(usize) -> String,
    /// A step, and the day it stands on.
    pub next: fn(&str, &str) -> String,
    pub past_weeks: fn(usize) -> String,
    /// The first and the last day of a week.
    pub week: fn(&str, &str) -> String,
    pub this_week: fn(&str, &str) -> String,
    /// Steps done and steps in all, minutes done and minutes in all.
    pub week_done: fn([usize; 2], [u32; 2]) -> String,
    /// Drills done in a week, and those aimed at.
    pub drills: fn(usize, u32) -> String,
    pub interview_on: fn(&str) -> String,
    pub minutes: fn(u32) -> String,
    /// What a step is done with.
    pub act: fn(PlanAct) -> &'static str,
    /// Why the app ticks a step by itself.
    pub known_stories: fn(usize) -> String,
    pub known_drills: fn(usize) -> String,
    /// Heard after a name that stands once for each step: of which one.
    pub of: fn(&str) -> String,
}

/// English.
pub static EN: PlanWords = PlanWords {
    invite: "Preparing for an interview? Three questions make you a plan.",
    make_plan: "Make a plan to the interview",
    is_over: "The interview of your plan is over.",
    set_new_date: "Set a new date",
    see_plan: "See the plan",

    reading: "Reading your plan…",
    missing: "The steps of the plan could not be fetched.",
    none: "This question bank has no plan to the interview. Its questions are on the Practice page.",

    standing: "Where you stand",
    check_hint: "Answer these and see where to begin.",
    see_where: "See where you stand",
    answer_all: "Answer every question first.",
    answer_again: "Answer again",
    done: "done",

    interview: "The interview",
    when: "When is it?",
    no_date: "No date yet",
    on_a_day: "On this day",
    day: "Day of the interview",
    day_form: "YYYY-MM-DD",
    day_is_past: "That day is past. Choose today or a later day.",
    day_unreadable: "Write the day as YYYY-MM-DD, such as 2026-12-01.",
    without_date: "Until you have a date, the steps are spread over six weeks.",
    time_a_day: "Time for it",

    today: "Today",
    plan_anew: "Plan anew from today",
    nothing_today: "Nothing to do today.",
    weeks: "Week by week",
    waiting: "Once you have a date",
    no_time_left: "No time left for these",
    is_today: "Today",
    is_late: "late",
    skip: "Skip",
    bring_back: "Bring back",
    known_list: "Ticked for you: its whole list is ticked.",
    save_calendar: "Save as calendar file",
    calendar_hint: "The interview and the steps still to do, as an .ics file for your calendar. It does not follow later \
                    changes: save it again after them.",

    calendar: "Interview plan",
    calendar_interview: "Interview",
    calendar_paper_due: "Written assessment due",

    planned_without: "Planned without a date.",
    planned_anew: "Planned anew from today.",
    skipped: "Skipped.",
    brought_back: "Back in the plan.",
    planned_to: |day| format!("Planned up to {day}."),

    line: |left, today, late| {
        let steps = match (today, late) {
            (0, 0) => "Nothing to do today.".into(),
            (today, 0) => format!("{} for today.", plural(today, "step")),
            (0, late) => format!("{} late.", plural(late, "step")),
            (today, late) => format!("{} for today, {late} late.", plural(today, "step")),
        };
        match left {
            Some(left) => format!("{} {steps}", (EN.days_left)(left)),
            None => steps,
        }
    },
    days_left: |days| match days {
        0 => "The interview is today.".into(),
        1 => "The interview is tomorrow.".into(),
        days => format!("{days} days to the interview."),
    },
    was_on: |day| format!("The interview was on {day}. Set a new date, or choose “No date yet”."),
    minutes_a_day: |minutes| format!("{minutes} minutes a day"),
    late: |count| match count {
        1 => "1 step is late.".into(),
        count => format!("{count} steps are late."),
    },
    next: |step, day| format!("Next, {day}: {step}"),
    past_weeks: |count| format!("Past weeks ({count})"),
    week: |first, last| format!("{first} – {last}"),
    this_week: |first, last| format!("This week, {first} – {last}"),
    week_done: |steps, minutes| match (steps, minutes) {
        ([_, 0], _) => "No steps.".into(),
        ([done, steps], [spent, minutes]) => {
            format!("{done} of {} done · {spent} of {minutes} minutes", plural(steps, "step"))
        }
    },
    drills: |done, wanted| format!("Drills this week: {done} of {wanted}."),
    interview_on: |day| format!("The interview: {day}"),
    minutes: |minutes| format!("{minutes} min"),
    act: |act| match act {
        PlanAct::Story => "See your stories",
        PlanAct::Drill => "Drill a question",
        PlanAct::Principle => "See the principles",
        PlanAct::Case => "Drill a product case",
        PlanAct::Depth => "Drill a depth question",
        PlanAct::Screen => "Practise a phone screen",
        PlanAct::Written => "Write an assessment",
        PlanAct::Loop => "Run a mock loop",
        PlanAct::Review => "See your attempts",
        PlanAct::Checklist => "See the checklists",
        PlanAct::Stage => "See the stages",
        PlanAct::Backup => "Go to Settings",
    },
    known_stories: |count| match count {
        1 => "Ticked for you: 1 story written.".into(),
        count => format!("Ticked for you: {count} stories written."),
    },
    known_drills: |count| format!("Ticked for you: {} done.", plural(count, "drill")),
    of: |step| format!(": {step}"),
};

fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
