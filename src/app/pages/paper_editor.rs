//! A paper in the hand: a quiet field, the clock or the day it is due, how long it is, what goes where, its versions, and
//! what the checks see in it.

use leptos::prelude::{Get, StoredValue, Update};

use crate::app::el::{El, button, el, of_class, value_at};
use crate::app::leaving::on_leaving;
use crate::app::papers::{self, Writing, headings};
use crate::app::parts::{bar_of_one, hides_time, time_of};
use crate::app::route::{Place, Route, link};
use crate::app::state::App;
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::clock::{Dates, DayNames, Timer};
use crate::browser::{document, file, print};
use crate::coach::{Finding, Level};
use crate::content::guide::PaperShape;
use crate::drill::{Pace, pace};
use crate::progress::{AttemptId, Earlier, Rule, count_words, length_of, paper_markdown, passages_of, with_skeleton};

/// How often the clock is looked at: it shows whole seconds.
const TICK_MS: i32 = 500;
/// The id of the field.
const FIELD: &str = "paper-text";
/// The id of the heading of what the checks see.
const CHECKS: &str = "paper-checks";
/// What the file is called.
const FILE: &str = "star-drill-paper.md";

/// The page of the paper of that name.
pub fn page(app: App, name: &str) -> El {
    let column = of_class("div", "column wide paper");
    let way = of_class("p", "small").child(el("a").attr("href", &link(Place::Paper, None)).text(words().paper.all));
    match AttemptId::parse(name).and_then(|id| Writing::open(app, &id)) {
        Some(writing) => column.child(way).child(the_paper(app, &writing)),
        None => column
            .child(el("h1").text(words().place(Place::Paper)))
            .child(of_class("p", "quiet").text(words().paper.gone))
            .child(way),
    }
}

/// How long a text of a shape is, in words.
pub fn length(shape: PaperShape, text: &str) -> String {
    let length = length_of(text, &headings(shape));
    (words().paper.length)(length.words, length.tenths, length.minutes)
}

fn the_paper(app: App, writing: &Writing) -> El {
    let [ticked, left, hidden] = std::array::from_fn(|_| writing.clone());
    StoredValue::new_local(Timer::every(TICK_MS, move || ticked.tick()));
    on_leaving(move || left.leave(), move || hidden.save());
    let (question, shape) = writing.says(|paper| (paper.question_text.clone(), paper.shape));
    document::set_title(&words().titled(words().place(Place::Paper)));
    document::focus_soon(FIELD);
    let is_wanted = Local::new(0);
    let [shown, keyed] = std::array::from_fn(|_| writing.clone());
    of_class("div", "stack")
        .child(of_class("p", "small quiet").text((words().paper.shape)(shape)))
        .child(of_class("h1", "voice smaller").text(&question))
        .child(standing(app, writing))
        .child(of_class("div", "paper-desk").child(sheet(writing)).child(aside(writing)))
        .child(acts(writing, is_wanted))
        .slot(
            move || (is_wanted.get(), keyed.is_done()),
            move |(wanted, is_done)| (wanted > 0 || is_done).then(|| checks(&shown)),
        )
        .child(printed(writing))
}

/// How the time stands: of practice on a clock; of the real thing by its day.
fn standing(app: App, writing: &Writing) -> El {
    let [keyed, gone, gap, running] = std::array::from_fn(|_| writing.clone());
    let rule = writing.says(|paper| paper.rule);
    let line = move |is_done: bool| {
        let of = gone.clone();
        Some(if is_done { handed_in(&of) } else { clock_line(app, &of) })
    };
    let count_gap = move |ms: u64| {
        let of = gap.clone();
        (ms > 0).then(|| {
            of_class("div", "row").child(el("p").attr("role", "alert").text(&words().gap(ms))).child(button(
                "button",
                words().count_gap,
                move || of.count_gap(),
            ))
        })
    };
    let due = move || match rule {
        Rule::Real => papers::due(app).map(|(days, day)| (words().paper.due)(days, &DayNames::new().long(day))),
        Rule::Practice(_) => None,
    };
    let due_line = move |due: Option<String>| due.map(|due| of_class("p", "strong paper-due").text(&due));
    let gap_of = writing.clone();
    let hint = move |stands: bool| stands.then(|| of_class("p", "small quiet").text(words().paper.clock_stands));
    of_class("div", "stack paper-standing")
        .slot(due, due_line)
        .slot(move || keyed.is_done(), line)
        .slot(move || gap_of.gap_ms(), count_gap)
        .slot(move || !running.is_running() && !running.is_done(), hint)
}

fn clock_line(app: App, writing: &Writing) -> El {
    let [told, paced, filled, pressed, named] = std::array::from_fn(|_| writing.clone());
    let (rule, planned) = writing.says(|paper| (paper.rule, paper.planned_ms()));
    let is_timed = rule != Rule::Real;
    let clock = move || {
        let spent = told.spent_ms();
        if hides_time(app) {
            words().clock_is_hidden.to_owned()
        } else if is_timed {
            time_of(app, spent, planned)
        } else {
            (words().paper.spent)(&words().clock(spent))
        }
    };
    let class = move || {
        let level = if is_timed { pace(planned, paced.spent_ms()) } else { Pace::Within };
        Some(match level {
            Pace::Within => "clock tabular".into(),
            Pace::Over => "clock tabular over".into(),
            Pace::FarOver => "clock tabular far-over".into(),
        })
    };
    let label =
        move || if named.is_running() { words().paper.stop_clock } else { words().paper.start_clock }.to_owned();
    let time = el("span").attr_by("class", class).attr("role", "timer").attr("aria-live", "off").text_by(clock);
    let pause = button("quiet-button", "", move || pressed.pause()).attr("id", "paper-clock").text_by(label);
    of_class("div", "stack")
        .child(of_class("div", "row between").child(time).child(pause))
        .child_if(is_timed.then(|| bar_of_one(planned, move || filled.spent_ms())))
}

fn handed_in(writing: &Writing) -> El {
    let (id, spent) = writing.says(|paper| (paper.id.clone(), paper.spent_ms));
    let way = el("a").attr("href", &["#", &Route::Review(id).hash()].concat()).text(words().paper.see_review);
    of_class("p", "small")
        .text(&(words().paper.spent)(&words().clock(spent)))
        .text(". ")
        .text(words().paper.revise)
        .text(" ")
        .child(way)
}

/// The field. What is being typed is never written over; only a text that takes its place is filled in.
fn sheet(writing: &Writing) -> El {
    let [typed, left, counted, keyed] = std::array::from_fn(|_| writing.clone());
    let shape = writing.says(|paper| paper.shape);
    let field = of_class("textarea", "answer paper-field")
        .attr("id", FIELD)
        .attr("aria-label", words().paper.your_paper)
        .attr("aria-describedby", "paper-length")
        .prop("value", writing.text())
        .on("input", move |event| typed.type_in(value_at(&event)))
        .on("change", move |_| left.save());
    let shown = field.clone();
    let fill = move |_| {
        let _ = shown.clone().prop("value", keyed.text());
        None
    };
    let count = move || {
        counted.follow();
        length(shape, &counted.text())
    };
    let replaced = writing.clone();
    of_class("div", "stack")
        .child(field)
        .slot(move || replaced.replacements(), fill)
        .child(of_class("p", "small quiet tabular count").attr("id", "paper-length").text_by(count))
}

/// What goes where, what a strong paper shows, and earlier versions.
fn aside(writing: &Writing) -> El {
    let shape = writing.says(|paper| paper.shape);
    let put = writing.clone();
    let put_in = button("link small", words().paper.put_in, move || {
        put.replace(with_skeleton(&put.text(), &headings(shape)));
        document::focus_soon(FIELD);
    });
    let part =
        |(heading, hint): &(&str, &str)| el("li").child(of_class("b", "strong").text(heading)).text(" — ").text(hint);
    let parts = el("details")
        .prop("open", true)
        .child(el("summary").text(words().paper.what_goes_where))
        .child(of_class("ol", "known small").children((words().paper.parts)(shape).iter().map(part)))
        .child(el("p").child(put_in));
    let [keyed, shown] = std::array::from_fn(|_| writing.clone());
    let versions = el("details")
        .child(el("summary").text(words().paper.versions))
        .slot(move || keyed.versions(), move |_| Some(versions(&shown)));
    of_class("div", "stack paper-aside").child(parts).child(versions)
}

fn versions(writing: &Writing) -> El {
    let kept = writing.says(|paper| paper.kept.clone());
    if kept.is_empty() {
        return of_class("p", "small quiet").text(words().paper.no_versions);
    }
    let dates = Dates::new();
    let row = |earlier: &Earlier| {
        let (of, text) = (writing.clone(), earlier.text.clone());
        let name = (words().paper.version)(&dates.text(earlier.changed_wall_ms), count_words(&earlier.text));
        let back = button("link small", words().paper.put_back, move || {
            of.replace(text.clone());
            of.app().announce(words().paper.is_back.to_owned());
            document::focus_soon(FIELD);
        });
        let text = of_class("p", "prose small").text(&earlier.text);
        el("li").child(el("details").child(el("summary").text(&name)).child(text).child(el("p").child(back)))
    };
    of_class("ul", "plain").children(kept.iter().map(row))
}

/// What can be done with it.
fn acts(writing: &Writing, is_wanted: Local) -> El {
    let [keyed, handed, kept, saved] = std::array::from_fn(|_| writing.clone());
    let hand_in = move |is_done: bool| {
        let of = handed.clone();
        let press = move || {
            of.hand_in();
            document::focus_soon(CHECKS);
        };
        (!is_done).then(|| button("button primary", words().paper.hand_in, press))
    };
    let check = button("button", words().paper.look_over, move || {
        is_wanted.update(|count| *count += 1);
        document::focus_soon(CHECKS);
    });
    let save = move || {
        let (question, shape) = saved.says(|paper| (paper.question_text.clone(), paper.shape));
        file::save(FILE, "text/markdown", &paper_markdown(&question, &saved.text(), &headings(shape)));
    };
    of_class("div", "row paper-acts")
        .slot(move || keyed.is_done(), hand_in)
        .child(button("button", words().paper.keep_version, move || kept.keep_version()))
        .child(check)
        .child(button("button", words().paper.save, save))
        .child(button("button", words().paper.print, print::print))
}

fn checks(writing: &Writing) -> El {
    let findings = writing.findings();
    let row = |finding: &Finding| {
        let (class, level) = match finding.level {
            Level::Missing => ("finding missing", words().coach.missing),
            Level::Hint => ("finding", words().coach.hint),
            Level::Good => ("finding good", words().paper.there),
        };
        let text = el("p").child(of_class("b", "small level").text(level)).text(" ").text(&finding.note.to_string());
        of_class("li", class).attr("data-check", finding.check).child(text)
    };
    let list = if findings.is_empty() {
        of_class("p", "quiet").text(words().paper.nothing_written)
    } else {
        of_class("ul", "plain").children(findings.iter().map(row))
    };
    of_class("section", "coach paper-checks")
        .attr("aria-labelledby", CHECKS)
        .child(el("h2").attr("id", CHECKS).attr("tabindex", "-1").text(words().paper.checks))
        .child(of_class("p", "small quiet").text(words().paper.checks_limits))
        .child(list)
}

/// The paper on paper: a field there shows no more of its text than on the screen.
fn printed(writing: &Writing) -> El {
    let shown = writing.clone();
    let shape = writing.says(|paper| paper.shape);
    let text = {
        let followed = writing.clone();
        move || {
            followed.follow();
            followed.text()
        }
    };
    let sheet = move |_| {
        let headings = headings(shape);
        let text = shown.text();
        let passages = passages_of(&text, &headings);
        let passage = |(is_heading, text): &(bool, &str)| {
            if *is_heading { of_class("p", "printed-heading").text(text) } else { el("p").text(text) }
        };
        Some(el("div").children(passages.iter().map(passage)))
    };
    of_class("article", "printed").attr("aria-hidden", "true").slot(text, sheet)
}
