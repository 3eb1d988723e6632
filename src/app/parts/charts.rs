//! Charts: each a picture with a sentence for whoever does not see it, and a table behind it.
//!
//! Words stand beside a drawing and never in it, so that they keep their size where the drawing is made small. A drawing
//! is a handful of paths, however much it shows, and its places are whole numbers.

use leptos::prelude::{Get, Set};

use crate::app::el::{El, el, of_class, svg};
use crate::app::watched::Local;
use crate::app::words::words;

/// The sides of a drawing that is stretched to its box.
const SIDE: u64 = 1000;

/// The side of the place of a day in the calendar.
const DAY: usize = 12;

/// The sides of the square of a day with one drill, with two, with three or four, and with more: told by size, not by
/// colour alone.
const SQUARES: [usize; 4] = [4, 6, 8, 10];

/// The share of its plan at which a bar ends, in thousandths. What is beyond is told in figures.
const LONGEST: u64 = 2000;

/// What stands behind a chart, made when it is opened.
pub struct Table {
    /// The names of the columns.
    pub heads: Vec<&'static str>,
    /// The lines; the first cell names each.
    pub lines: Box<dyn Fn() -> Vec<Vec<String>>>,
}

/// A bar against a plan.
pub struct Bar {
    /// What was planned.
    pub name: &'static str,
    /// How it went, in figures.
    pub says: String,
    /// What came of it, in thousandths of the plan.
    pub per_mille: u64,
}

/// Values week by week.
pub struct Weekly<'a> {
    /// The value of each week, the oldest first; nothing where there is nothing to say.
    pub values: &'a [Option<u64>],
    /// The value at the top.
    pub highest: u64,
    /// What stands at the top and at the bottom.
    pub scale: [&'a str; 2],
    /// What stands under the first week and under the last.
    pub ends: [&'a str; 2],
    /// Whether each week is a bar; else they are the points of a line.
    pub are_bars: bool,
}

/// What became of a plan week by week.
pub struct Strip {
    /// What was planned.
    pub name: &'static str,
    /// How it went the latest time, in figures.
    pub says: String,
    /// What came of it in each week, in thousandths of the plan, the oldest first; nothing where there is nothing to say.
    pub values: Vec<Option<u64>>,
}

/// A chart: what it is about, how that stands now, the picture with what it shows in a sentence, and the table.
pub fn figure(title: &str, now: &str, says: &str, picture: El, table: Table) -> El {
    let caption = el("figcaption").child(el("span").text(title)).child(of_class("span", "strong tabular").text(now));
    of_class("figure", "chart")
        .child(caption)
        .child(picture.attr("role", "img").attr("aria-label", says))
        .child(as_table(title, table))
}

/// A calendar: a column for each week, a square for each day. The first of `drills` is a Monday's, the last today's.
pub fn calendar(drills: &[usize], weekdays: &[&str], ends: [&str; 2]) -> El {
    let mut days = String::new();
    let mut drilled = String::new();
    for (place, count) in drills.iter().enumerate() {
        days.push_str(&square(place, DAY - 2));
        let size = match count {
            0 => None,
            1 => SQUARES.first(),
            2 => SQUARES.get(1),
            3 | 4 => SQUARES.get(2),
            _ => SQUARES.last(),
        };
        if let Some(side) = size {
            drilled.push_str(&square(place, *side));
        }
    }
    let today = drills.len().checked_sub(1).map(|place| path("today", &square(place, DAY)));
    let drawing = drawing(drills.len().div_ceil(7).max(1) * DAY, 7 * DAY)
        .child(path("ground", &days))
        .child(path("drawn", &drilled))
        .child_if(today);
    // Every other one: there is no room for all seven on a narrow screen.
    let names =
        weekdays.iter().enumerate().map(|(place, name)| el("span").text(if place % 2 == 0 { name } else { "" }));
    of_class("div", "picture days-picture")
        .child(of_class("div", "small names").children(names))
        .child(drawing)
        .child(under(ends))
}

/// Bars against their plans, which all stand at the same place: under `planned`.
pub fn against_plan(bars: &[Bar], planned: &str) -> El {
    const HEIGHT: u64 = 100;

    let mut ground = String::new();
    let mut within = String::new();
    let mut over = String::new();
    for (line, bar) in (0_u64..).zip(bars) {
        let top = line * HEIGHT + HEIGHT / 3;
        let end = |per_mille: u64| per_mille.min(LONGEST) * SIDE / LONGEST;
        let (plan, told) = (end(1000), end(bar.per_mille));
        ground.push_str(&block(0, top, SIDE, HEIGHT / 3));
        within.push_str(&block(0, top, told.min(plan), HEIGHT / 3));
        over.push_str(&block(plan, top, told.saturating_sub(plan), HEIGHT / 3));
    }
    let middle = 1000 * SIDE / LONGEST;
    let drawing = stretched(bars.len().max(1) as u64 * HEIGHT)
        .child(path("ground", &ground))
        .child(path("drawn", &within))
        .child(path("beyond", &over))
        .child(path("plan", &format!("M{middle} 0V{}", bars.len() as u64 * HEIGHT)));
    let names = bars.iter().map(|bar| el("span").text(bar.name));
    let figures = bars.iter().map(|bar| el("span").text(&bar.says));
    of_class("div", "picture parts-picture")
        .child(of_class("div", "small names").children(names))
        .child(drawing)
        .child(of_class("div", "small tabular names").children(figures))
        .child(of_class("div", "small quiet under").child(el("span").text(planned)))
}

/// Values week by week, as bars or as a line. Where a week says nothing there is a gap.
pub fn weekly(chart: &Weekly<'_>) -> El {
    let drawing = stretched(SIDE).child(path("frame", &format!("M0 0H{SIDE}M0 {SIDE}H{SIDE}")));
    let drawing = if chart.are_bars {
        drawing.child(path("drawn", &bars(chart)))
    } else {
        let [line, points] = line(chart.values, &|value| SIDE - height(chart, value));
        drawing.child(path("line", &line)).child(path("points", &points))
    };
    let scale = of_class("div", "small quiet tabular scale").children(chart.scale.map(|it| el("span").text(it)));
    of_class("div", "picture week-picture").child(scale).child(drawing).child(under(chart.ends))
}

/// Plans week by week, one below the other, each with a dashed line where it would have gone as planned: told apart by
/// their places, not by colour. What is beyond twice the plan is told in figures.
pub fn weekly_against_plan(strips: &[Strip], planned: &str, [first, last]: [&str; 2]) -> El {
    /// Left free above and below, so that two neighbours never touch.
    const EDGE: u64 = SIDE / 10;

    let mut plans = String::new();
    let mut lines = String::new();
    let mut points = String::new();
    for (place, strip) in (0_u64..).zip(strips) {
        let top_of = |value: u64| place * SIDE + EDGE + (LONGEST - value.min(LONGEST)) * (SIDE - 2 * EDGE) / LONGEST;
        plans.push_str(&format!("M0 {}H{SIDE}", top_of(1000)));
        let [own_line, own_points] = line(&strip.values, &top_of);
        lines.push_str(&own_line);
        points.push_str(&own_points);
    }
    let drawing = stretched(strips.len().max(1) as u64 * SIDE)
        .child(path("level", &plans))
        .child(path("line", &lines))
        .child(path("points", &points));
    let names = strips.iter().map(|strip| el("span").text(strip.name));
    let figures = strips.iter().map(|strip| el("span").text(&strip.says));
    of_class("div", "picture parts-picture strips-picture")
        .child(of_class("div", "small names").children(names))
        .child(drawing)
        .child(of_class("div", "small tabular names").children(figures))
        .child(of_class("div", "small quiet under").children([first, planned, last].map(|it| el("span").text(it))))
}

/// How much of a goal is reached.
pub fn reached(done: u64, wanted: u64) -> El {
    const HEIGHT: u64 = 10;

    let end = done.min(wanted) * SIDE / wanted.max(1);
    let drawing = stretched(HEIGHT)
        .child(path("ground", &block(0, 0, SIDE, HEIGHT)))
        .child(path("drawn", &block(0, 0, end, HEIGHT)));
    // What it says is said in words beside it.
    of_class("div", "picture reached").attr("aria-hidden", "true").child(drawing)
}

/// A table, the first cell of each line being its head.
fn table(name: &str, heads: &[&str], lines: Vec<Vec<String>>) -> El {
    let heads = heads.iter().map(|head| el("th").attr("scope", "col").text(head));
    let line = |cells: Vec<String>| {
        let cells = cells.iter().enumerate().map(|(place, text)| match place {
            0 => el("th").attr("scope", "row").text(text),
            _ => el("td").text(text),
        });
        el("tr").children(cells)
    };
    of_class("table", "small tabular")
        .attr("aria-label", name)
        .child(el("thead").child(el("tr").children(heads)))
        .child(el("tbody").children(lines.into_iter().map(line)))
}

/// The table of a chart, folded away.
fn as_table(title: &str, rows: Table) -> El {
    let is_open = Local::new(0);
    let of = of_class("span", "spoken").text(&(words().progress.of)(title));
    let title = title.to_owned();
    let details = el("details").child(el("summary").text(words().progress.as_table).child(of));
    let element = details.element().clone();
    details
        .slot(move || is_open.get(), move |is_open| (is_open == 1).then(|| table(&title, &rows.heads, (rows.lines)())))
        .on("toggle", move |_| is_open.set(usize::from(element.has_attribute("open"))))
}

/// What stands under the left end of a drawing and under its right one.
fn under(ends: [&str; 2]) -> El {
    of_class("div", "small quiet under").children(ends.map(|it| el("span").text(it)))
}

fn bars(chart: &Weekly<'_>) -> String {
    /// A few weeks make no broad walls.
    const BROADEST: u64 = 40;

    let weeks = (chart.values.len() as u64).max(1);
    let broad = (SIDE * 7 / 10 / weeks).min(BROADEST);
    let bar = |(week, value): (u64, &Option<u64>)| {
        let high = height(chart, (*value)?);
        let middle = (2 * week + 1) * SIDE / (2 * weeks);
        Some(block(middle - broad / 2, SIDE - high, broad, high))
    };
    (0..).zip(chart.values).filter_map(bar).collect()
}

/// A line, and its points, which alone show a week between two that say nothing. `top_of` says how far down a value is.
fn line(values: &[Option<u64>], top_of: &dyn Fn(u64) -> u64) -> [String; 2] {
    let steps = (values.len() as u64).saturating_sub(1).max(1);
    let mut line = String::new();
    let mut points = String::new();
    let mut goes_on = false;
    for (week, value) in (0_u64..).zip(values) {
        if let Some(value) = value {
            let (left, top) = (week * SIDE / steps, top_of(*value));
            line.push_str(&format!("{}{left} {top}", if goes_on { 'L' } else { 'M' }));
            // As good as no length: the round ends of the stroke are the point.
            points.push_str(&format!("M{left} {top}h1"));
        }
        goes_on = value.is_some();
    }
    [line, points]
}

fn height(chart: &Weekly<'_>, value: u64) -> u64 {
    value.min(chart.highest) * SIDE / chart.highest.max(1)
}

/// A square in the middle of the place of a day.
fn square(place: usize, side: usize) -> String {
    let inset = DAY.saturating_sub(side) / 2;
    let (left, top) = (place / 7 * DAY + inset, place % 7 * DAY + inset);
    format!("M{left} {top}h{side}v{side}h-{side}z")
}

fn block(left: u64, top: u64, wide: u64, high: u64) -> String {
    if wide == 0 || high == 0 { String::new() } else { format!("M{left} {top}h{wide}v{high}h-{wide}z") }
}

fn path(class: &str, way: &str) -> El {
    svg("path").attr("class", class).attr("d", way)
}

/// A drawing that keeps its shape.
fn drawing(wide: usize, high: usize) -> El {
    svg("svg").attr("viewBox", &format!("0 0 {wide} {high}"))
}

/// A drawing that is stretched to its box.
fn stretched(high: u64) -> El {
    svg("svg").attr("viewBox", &format!("0 0 {SIDE} {high}")).attr("preserveAspectRatio", "none")
}
