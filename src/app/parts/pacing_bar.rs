//! The pacing bar: the parts of an answer side by side, each as wide as its planned share, filling as time goes.

use crate::app::el::{El, el, of_class};
use crate::app::state::App;
use crate::app::words::words;
use crate::drill::{Drill, Now, Pace, Planned, pace};

/// The bar of the drill under way. It fills by the tick; its labels change by the second.
pub fn live_pacing_bar(app: App, plan: &[Planned]) -> El {
    // A single part needs no name, and has the time of the clock.
    let has_parts = plan.len() > 1;
    let parts = plan.iter().copied().enumerate().map(|(index, planned)| {
        let spent = move || app.drill_says(move |drill, now| drill.spent_ms(index, now));
        let is_current = move || app.drill_says(move |drill: &Drill, _: Now| drill.current() == index);
        let time = move || match spent() / 1000 {
            _ if hides_time(app) => String::new(),
            0 => String::new(),
            seconds => words().clock(seconds * 1000),
        };
        let label = of_class("span", "pace-label")
            .text(words().part_letter(planned.part))
            .child(of_class("span", "part-time").text_by(time));
        el("div")
            .attr_by("class", move || Some(class(pace(planned.ms, spent()), is_current()).into()))
            .child(el("i").style_by("--fill", move || fill(planned.ms, spent())))
            .child_if(has_parts.then_some(label))
    });
    let owned = plan.to_vec();
    // The one part that counts now is named in full below the bar, where there is always room for it.
    let now = move || {
        let current = app.drill_says(|drill, _| drill.current());
        let spent = app.drill_says(move |drill, now| drill.spent_ms(current, now));
        let planned = owned.get(current);
        planned.map_or_else(String::new, |it| {
            let name = words().part_name(it.part);
            if hides_time(app) { name.into() } else { [name, " ", &time_of(app, spent, it.ms)].concat() }
        })
    };
    of_class("div", "pacing")
        .attr("aria-hidden", "true")
        .child(bar("pace", plan.iter().map(|planned| planned.ms)).children(parts))
        .child_if(has_parts.then(|| of_class("p", "small tabular pace-now").text_by(now)))
}

/// The bar of something in one piece that is under way: it needs no name, and its clock stands beside it.
pub fn bar_of_one(planned_ms: u64, spent_ms: impl Fn() -> u64 + Clone + 'static) -> El {
    let filled_ms = spent_ms.clone();
    let part = el("div")
        .attr_by("class", move || Some(class(pace(planned_ms, spent_ms()), true).into()))
        .child(el("i").style_by("--fill", move || fill(planned_ms, filled_ms())));
    of_class("div", "pacing").attr("aria-hidden", "true").child(bar("pace", std::iter::once(planned_ms)).child(part))
}

/// What was planned.
pub fn planned_bar(plan: &[Planned]) -> El {
    let part = |_: &Planned| full_part(Pace::Within);
    bar("pace thin plan", plan.iter().map(|planned| planned.ms)).children(plan.iter().map(part))
}

/// What was told.
pub fn told_bar(plan: &[Planned], spent_ms: &[u64]) -> El {
    let part = |(planned, spent): (&Planned, &u64)| full_part(pace(planned.ms, *spent));
    bar("pace thin", spent_ms.iter().copied()).children(plan.iter().zip(spent_ms).map(part))
}

fn full_part(level: Pace) -> El {
    of_class("div", class(level, false)).child(el("i").style_by("--fill", || "1".into()))
}

/// An empty bar with columns of these widths. In tenths of a second, for some browsers ignore very large fractions.
fn bar(class: &str, widths: impl Iterator<Item = u64>) -> El {
    let columns = widths.map(|ms| format!("minmax(2px,{}fr)", (ms / 100).max(1))).collect::<Vec<_>>().join(" ");
    of_class("div", class).attr("aria-hidden", "true").style_by("--columns", move || columns.clone())
}

/// How much of a part is filled, 0 to 1, in thousandths: without formatting floating-point numbers, which is large.
fn fill(planned_ms: u64, spent_ms: u64) -> String {
    let thousandths = (spent_ms.saturating_mul(1000) / planned_ms.max(1)).min(1000);
    if thousandths == 1000 { "1".into() } else { format!("0.{thousandths:03}") }
}

fn class(level: Pace, is_current: bool) -> &'static str {
    match (level, is_current) {
        (Pace::Within, false) => "part",
        (Pace::Within, true) => "part now",
        (Pace::Over, false) => "part over",
        (Pace::Over, true) => "part over now",
        (Pace::FarOver, false) => "part far-over",
        (Pace::FarOver, true) => "part far-over now",
    }
}

/// Whether the person wants no time on the screen; for some seconds they may have asked for it.
pub fn hides_time(app: App) -> bool {
    app.preferences.with(|it| it.clock_hidden) && !app.glance.get()
}

/// The time as the person wants it: what is gone of what is planned, or what is left.
pub fn time_of(app: App, spent_ms: u64, planned_ms: u64) -> String {
    let time = if app.preferences.with(|it| it.counts_down) { words().time_left } else { words().time_of };
    time(spent_ms, planned_ms)
}
