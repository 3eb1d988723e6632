//! The pacing bar: the parts of an answer side by side, each as wide as its planned share, filling as time goes.

use leptos::prelude::*;

use crate::app::state::App;
use crate::app::words::words;
use crate::drill::{Pace, Planned, pace};

/// The bar of the drill under way. It fills by the tick; its labels change by the second.
pub fn live_pacing_bar(app: App, plan: Vec<Planned>) -> AnyView {
    let template = columns(plan.iter().map(|planned| planned.ms));
    let parts: Vec<_> = plan
        .into_iter()
        .enumerate()
        .map(|(index, planned)| {
            let spent = move || {
                let now = app.now.get();
                app.running.with(|running| running.as_ref().map_or(0, |it| it.drill.spent_ms(index, now)))
            };
            let seconds = Memo::new(move |_| spent() / 1000);
            let level = Memo::new(move |_| pace(planned.ms, spent()));
            let is_current =
                Memo::new(move |_| app.running.with(|it| it.as_ref().is_some_and(|it| it.drill.current() == index)));
            let label = move || {
                let name = if is_current.get() { words().part_name(planned.part) } else { words().part_letter(planned.part) };
                let time = words().clock(seconds.get() * 1000);
                if is_current.get() {
                    view! { <b>{name}</b> " " <span>{words().time_of(seconds.get() * 1000, planned.ms)}</span> }.into_any()
                } else {
                    view! { <span>{name}</span> " " <span class="part-time">{(seconds.get() > 0).then_some(time)}</span> }
                        .into_any()
                }
            };
            view! {
                <div class=move || class(level.get(), is_current.get())>
                    <i style=("--fill", move || fill(planned.ms, spent()))></i>
                    <span class="pace-label">{label}</span>
                </div>
            }
            .into_any()
        })
        .collect();
    view! { <div class="pace" style=("--columns", template) aria-hidden="true">{parts}</div> }.into_any()
}

/// A bar at rest: what was planned, or what was told.
pub fn still_pacing_bar(plan: &[Planned], widths: &[u64], spent: Option<&[u64]>) -> AnyView {
    let parts: Vec<_> = plan
        .iter()
        .enumerate()
        .map(|(index, planned)| {
            let level = spent.map_or(Pace::Within, |spent| pace(planned.ms, spent.get(index).copied().unwrap_or(0)));
            view! { <div class=class(level, false)><i style=("--fill", "1")></i></div> }.into_any()
        })
        .collect();
    let kind = if spent.is_some() { "pace thin" } else { "pace thin plan" };
    view! { <div class=kind style=("--columns", columns(widths.iter().copied())) aria-hidden="true">{parts}</div> }.into_any()
}

/// Widths as a grid's columns. In tenths of a second, for some browsers ignore very large fractions.
fn columns(widths: impl Iterator<Item = u64>) -> String {
    widths.map(|ms| format!("minmax(2px,{}fr)", (ms / 100).max(1))).collect::<Vec<_>>().join(" ")
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
