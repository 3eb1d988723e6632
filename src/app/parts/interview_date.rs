//! The day of the interview, or that there is none yet; and the minutes a day.

use leptos::prelude::{Get, Set};
use web_sys::HtmlInputElement;

use crate::app::el::{El, el, of_class, value_at};
use crate::app::parts::{labelled, select, tick};
use crate::app::plan::PlanEvent;
use crate::app::state::App;
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::clock::DayNames;
use crate::progress::{Day, MINUTES};

use super::plan_step::titled;

/// Ids of the field and of what is wrong with it.
const DAY: &str = "interview-day";
const FAULT: &str = "interview-fault";

/// What is wrong with the day in the field, as its `Local` has it.
const SOUND: usize = 0;
const PAST: usize = 1;
const UNREADABLE: usize = 2;

/// The choices, and what they come to.
pub fn interview_date(app: App) -> El {
    let minutes = select(
        "plan-minutes",
        words().plan.time_a_day,
        MINUTES.iter().map(|it| (it.to_string(), (words().plan.minutes_a_day)(*it))).collect(),
        move || app.prep.with(|prep| prep.plan.as_ref().map(|plan| plan.minutes.to_string())).unwrap_or_default(),
        move |value| {
            if let Ok(minutes) = value.parse() {
                app.plan(PlanEvent::Minutes(minutes));
            }
        },
    );
    titled("interview", words().plan.interview)
        .attr("class", "interview")
        .child(when(app))
        .child(of_class("div", "fields").child(minutes))
        .child(el("p").text_by(distance(app)))
}

/// The day of the interview, if there is one, followed.
fn chosen(app: App) -> Option<Day> {
    app.prep.with(|prep| prep.plan.as_ref().and_then(|plan| plan.interview))
}

/// A day, or none yet.
fn when(app: App) -> El {
    let words = words().plan;
    let fault = Local::new(SOUND);
    let field = day_field(app, fault);
    let [on_a_day, cleared]: [HtmlInputElement; 2] = std::array::from_fn(|_| field.unchecked());
    let shown = on_a_day.clone();
    // Only written to where it shows another day, for a day may just be being typed.
    let fill = move |day: Option<Day>| {
        let text = day.map(Day::iso).unwrap_or_default();
        if shown.value() != text {
            shown.set_value(&text);
        }
        None
    };
    let none = tick(
        Some(DAY),
        el("span").text(words.no_date),
        move || chosen(app).is_none(),
        move |_| {
            cleared.set_value("");
            fault.set(SOUND);
            app.plan(PlanEvent::Interview(None));
        },
    );
    let some = tick(
        Some(DAY),
        el("span").text(words.on_a_day),
        move || chosen(app).is_some(),
        move |_| choose(app, &on_a_day.value(), fault),
    );
    let wrong = move || {
        let text = match fault.get() {
            PAST => words.day_is_past,
            UNREADABLE => words.day_unreadable,
            _ => "",
        };
        text.to_owned()
    };
    let choices = of_class("div", "row")
        .child(none)
        .child(some)
        .child(labelled(words.day, field).slot(move || chosen(app), fill));
    el("fieldset")
        .child(of_class("legend", "small quiet").text(words.when))
        .child(choices)
        .child(of_class("p", "small fault").attr("id", FAULT).attr("role", "status").text_by(wrong))
}

fn day_field(app: App, fault: Local) -> El {
    let field = el("input")
        .attr("id", DAY)
        .attr("type", "date")
        .attr("min", &app.today().iso())
        .attr("placeholder", words().plan.day_form)
        .attr("autocomplete", "off")
        .attr("aria-describedby", FAULT)
        .attr_by("aria-invalid", move || (fault.get() != SOUND).then(|| "true".to_owned()));
    let input: HtmlInputElement = field.unchecked();
    let leave = move |event: web_sys::Event| {
        let text = value_at(&event);
        let day = Day::parse(text.trim());
        fault.set(match day {
            Some(day) if day < app.today() => PAST,
            None if !text.is_empty() => UNREADABLE,
            _ => SOUND,
        });
        // Half a day is none: the one that was chosen holds.
        let before = app.prep.peek(|prep| prep.plan.as_ref().and_then(|plan| plan.interview));
        if let Some(before) = before.filter(|_| text.is_empty()) {
            input.set_value(&before.iso());
        }
    };
    field.on("change", move |event| choose(app, &value_at(&event), fault)).on("blur", leave)
}

/// Takes a day from the field. While one is being typed, the field may hold a year long past: that is no fault until it is
/// left.
fn choose(app: App, text: &str, fault: Local) {
    let before = app.prep.peek(|prep| prep.plan.as_ref().and_then(|plan| plan.interview));
    let day = Day::parse(text.trim()).filter(|day| *day >= app.today());
    if day.is_some() {
        fault.set(SOUND);
    }
    if day.is_some() && day != before {
        app.plan(PlanEvent::Interview(day));
    }
}

/// How far it is to the interview.
fn distance(app: App) -> impl Fn() -> String {
    let names = DayNames::new();
    move || {
        let words = words().plan;
        app.prep.with(|prep| {
            let Some(plan) = &prep.plan else { return String::new() };
            match (plan.interview, plan.days_left(app.today())) {
                (None, _) => words.without_date.into(),
                (Some(_), Some(days)) => (words.days_left)(days),
                (Some(day), None) => (words.was_on)(&names.long(day)),
            }
        })
    }
}
