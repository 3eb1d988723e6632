//! The drill: the question in view, the bar that fills, and room for the answer.

use leptos::prelude::StoredValue;
use wasm_bindgen::JsCast;
use web_sys::{HtmlTextAreaElement, KeyboardEvent};

use crate::app::chunks::Piece;
use crate::app::el::{El, button, el, of_class, value_at};
use crate::app::keys::{self, Action};
use crate::app::parts::{
    action_button, arriving, caps, hides_time, key_hints, live_pacing_bar, pack_fault, text_area, time_of,
};
use crate::app::state::{App, Event, PackState, Running, Typed};
use crate::app::words::words;
use crate::browser::clock::Timer;
use crate::browser::document;
use crate::content::Kind;
use crate::drill::{self, Field, Manner, Pace, Phase, Setup, pace};

/// How often the clock is looked at. Four times a second is smooth for a bar that fills in minutes.
const TICK_MS: i32 = 250;

/// The page. Empty until the pack is here and the draft is read.
pub fn page(app: App) -> El {
    StoredValue::new_local(Timer::every(TICK_MS, move || app.tick()));
    of_class("div", "page").slot(
        move || {
            let failed = app.pack.with(|pack| matches!(pack, PackState::Failed(_)));
            (failed, app.running.with(|running| running.as_ref().map(|running| running.id.clone())))
        },
        move |_| {
            let fault = app.pack.peek(|pack| match pack {
                PackState::Failed(why) => Some(of_class("div", "column").child(pack_fault(app, why))),
                PackState::Loading | PackState::Ready(_) => None,
            });
            if fault.is_some() {
                return fault;
            }
            app.running.peek(|running| {
                let Running { question_text, kind, drill, .. } = running.as_ref()?;
                Some(the_drill(app, question_text, *kind, drill.setup()))
            })
        },
    )
}

fn is_thinking(app: App) -> bool {
    app.drill_says(|drill, _| drill.phase() == Phase::Thinking)
}

fn is_paused(app: App) -> bool {
    app.drill_says(|drill, _| !drill.is_running() && !drill.is_over())
}

fn the_drill(app: App, question: &str, kind: Kind, setup: &Setup) -> El {
    let pacing = el("div").class_by("dim", move || is_thinking(app));
    let owned = setup.clone();
    let behind = move || is_paused(app).then(String::new);
    let body = of_class("div", "stack body").attr_by("inert", behind).slot(
        move || is_thinking(app),
        move |is_thinking| {
            Some(match owned.manner {
                _ if is_thinking => thinking(app, kind),
                Manner::Typed => typing(app, kind, &owned),
                Manner::Aloud => speaking(app, kind, &owned),
            })
        },
    );
    // Stays in view while a long answer scrolls.
    let head = of_class("div", "stack drill-head")
        .child(clock_line(app, setup))
        .child(pacing.child(live_pacing_bar(app, &setup.plan)))
        .child(of_class("h1", "voice").text(question));
    let column = of_class("div", "column drill")
        .child(head)
        .slot(move || is_paused(app), move |is_paused| is_paused.then(|| pause_panel(app)))
        .child(body)
        .child_if((setup.manner == Manner::Aloud).then(|| arriving(app, Piece::Recorder)))
        .child_if(matches!(kind, Kind::Case | Kind::Depth).then(|| arriving(app, Piece::Beside)));
    let hints = move |(is_paused, is_thinking): (bool, bool)| {
        Some(key_hints(if is_paused {
            &[Action::Pause, Action::Restart, Action::GiveUp]
        } else if is_thinking {
            &[Action::AnswerNow, Action::Pause, Action::ToggleClock]
        } else {
            &[Action::Finish, Action::Pause, Action::ToggleClock, Action::TellTime]
        }))
    };
    of_class("div", "page").child(column).slot(move || (is_paused(app), is_thinking(app)), hints)
}

/// The clock, or the button that brings it back.
fn clock_line(app: App, setup: &Setup) -> El {
    let planned = setup.answer_ms();
    let is_hidden = move || app.preferences.with(|preferences| preferences.clock_hidden);
    let answered = move || app.drill_says(|drill, now| drill.answered_ms(now));
    let clock = move || {
        if hides_time(app) {
            words().clock_is_hidden.into()
        } else if is_thinking(app) {
            // Counted up to the second that is running, so that the last one reads 0:01.
            words().clock(app.drill_says(|drill, now| drill.think_left_ms(now)).div_ceil(1000) * 1000)
        } else {
            time_of(app, answered(), planned)
        }
    };
    let class = move || {
        let level = if is_thinking(app) { Pace::Within } else { pace(planned, answered()) };
        Some(match level {
            Pace::Within => "clock tabular".into(),
            Pace::Over => "clock tabular over".into(),
            Pace::FarOver => "clock tabular far-over".into(),
        })
    };
    let phase = move || if is_thinking(app) { words().time_to_think } else { words().answering }.into();
    let toggle = move || if is_hidden() { words().show_clock } else { words().hide_clock }.into();
    let pause = move || if is_paused(app) { words().resume } else { words().pause }.into();
    let time = el("span").attr_by("class", class).attr("role", "timer").attr("aria-live", "off").text_by(clock);
    let left = of_class("span", "row").child(of_class("span", "small quiet").text_by(phase)).child(time);
    let right = of_class("span", "row")
        .child(button("quiet-button", "", move || keys::perform(app, Action::ToggleClock)).text_by(toggle))
        .child(button("quiet-button", "", move || keys::perform(app, Action::Pause)).text_by(pause));
    of_class("div", "row between clock-line").child(left).child(right)
}

fn thinking(app: App, kind: Kind) -> El {
    document::focus_soon("answer");
    of_class("div", "stack")
        .child(of_class("p", "quiet").text(words().think_hint(kind)))
        .child(notes(app, "answer"))
        .child(of_class("div", "row").child(action_button(
            app,
            Action::AnswerNow,
            words().answer_now,
            "button primary",
        )))
}

/// One text field that shows the current part. Its text belongs to the field while it is typed.
fn typing(app: App, kind: Kind, setup: &Setup) -> El {
    document::focus_soon("answer");
    let last = setup.plan.len().saturating_sub(1);
    let plan = setup.plan.clone();
    let part = move || app.drill_says(|drill, _| drill.current()).min(last);
    let part = move || plan.get(part()).map_or(drill::Part::Whole, |planned| planned.part);
    let [name, label, hint] = [part.clone(), part.clone(), part];
    let title = el("span")
        .child(of_class("b", "strong").text_by(move || words().part_name(name()).into()))
        .text_by(move || format!(" — {}", words().part_hint(kind, hint())));
    let field = of_class("textarea", "answer")
        .attr("id", "answer")
        .attr_by("aria-label", move || Some(words().part_name(label()).into()))
        .on("keydown", move |event| walk(app, &event, last))
        .on("input", move |event| {
            app.type_in(Typed::Drill(Field::Part(app.current_part())), value_at(&event));
        });
    let element: HtmlTextAreaElement = field.unchecked();
    // Follows the part and the start, not the text: what is being typed is never written over.
    let fill = el("span").attr("hidden", "").slot(
        move || app.drill_says(|drill, _| (drill.current(), drill.restarts())),
        move |(current, _)| {
            let text = app.running.peek(|running| Some(running.as_ref()?.drill.texts().get(current)?.clone()));
            element.set_value(&text.unwrap_or_default());
            document::focus_if_lost("answer");
            None
        },
    );
    of_class("div", "stack")
        .child(of_class("p", "small quiet").child(title))
        .child(field)
        .child(fill)
        .child(arriving(app, Piece::Live))
        .child(moves(app, last, &["Tab"]))
        .child(notes_folded(app, kind))
}

/// Tab walks through the parts as if each had a field of its own, and out of them at either end.
fn walk(app: App, event: &web_sys::Event, last: usize) {
    let Some(press) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    // WebKitGTK does not name the key when Shift is held, but knows its place.
    let is_tab = press.key() == "Tab" || press.code() == "Tab";
    if !is_tab || press.ctrl_key() || press.alt_key() || press.meta_key() {
        return;
    }
    let (leaves, action) = if press.shift_key() {
        (app.current_part() == 0, Action::Previous)
    } else {
        (app.current_part() >= last, Action::Next)
    };
    if !leaves {
        event.prevent_default();
        keys::perform(app, action);
    }
}

fn speaking(app: App, kind: Kind, setup: &Setup) -> El {
    document::focus_soon("main");
    let last = setup.plan.len().saturating_sub(1);
    let plan = setup.plan.clone();
    let part = move || {
        let current = app.drill_says(|drill, _| drill.current());
        plan.get(current).map_or(drill::Part::Whole, |planned| planned.part)
    };
    let name = part.clone();
    let hint = el("p")
        .child(of_class("b", "strong").text_by(move || words().part_name(name()).into()))
        .child(of_class("span", "quiet").text_by(move || format!(" — {}", words().part_hint(kind, part()))));
    of_class("div", "stack")
        .child(of_class("p", "quiet").text(words().aloud_hint))
        .child(hint)
        .child(moves(app, last, keys::caps(Action::Next)))
        .child(notes(app, "notes"))
}

/// Back, next and finish. On the last part, finishing is what comes next.
fn moves(app: App, last: usize, next_caps: &'static [&'static str]) -> El {
    of_class("div", "row").slot(
        move || app.drill_says(|drill, _| drill.current()),
        move |current| {
            let is_last = current >= last;
            let back = (current > 0)
                .then(|| button("button", words().previous_part, move || keys::perform(app, Action::Previous)));
            let next = (!is_last).then(|| {
                let press = move || keys::perform(app, Action::Next);
                button("button primary", words().next_part, press).child(caps(next_caps)).attr("id", "next")
            });
            document::focus_if_lost(if is_last { "finish" } else { "next" });
            let finish = if is_last { "button primary" } else { "button" };
            let finish = action_button(app, Action::Finish, words().finish, finish).attr("id", "finish");
            Some(of_class("div", "row").child_if(back).child_if(next).child(finish))
        },
    )
}

fn notes(app: App, id: &str) -> El {
    let text = app.running.peek(|it| it.as_ref().map(|it| it.drill.notes().to_owned())).unwrap_or_default();
    text_area(id, words().notes, &text, move |text| app.type_in(Typed::Drill(Field::Notes), text))
}

/// The notes beside a typed answer: open where there are some, and for the numbers of a case.
fn notes_folded(app: App, kind: Kind) -> El {
    let are_there =
        kind == Kind::Case || app.running.peek(|it| it.as_ref().is_some_and(|it| !it.drill.notes().is_empty()));
    of_class("details", "folded")
        .prop("open", are_there)
        .child(el("summary").text(words().notes))
        .child(notes(app, "notes"))
}

/// What stands over a drill whose clock stands still.
fn pause_panel(app: App) -> El {
    document::focus_soon("resume");
    let gap = move |ms: u64| {
        (ms > 0).then(|| {
            let count = move || app.dispatch(Event::Drill(drill::Event::CountGap));
            of_class("div", "stack")
                .child(el("p").attr("role", "alert").text(&words().gap(ms)))
                .child(of_class("div", "row").child(button("button", words().count_gap, count)))
        })
    };
    let resume = action_button(app, Action::Pause, words().resume, "button primary").attr("id", "resume");
    of_class("section", "panel")
        .attr("aria-labelledby", "paused")
        .child(el("h2").attr("id", "paused").text(words().paused))
        .slot(move || app.drill_says(|drill, _| drill.gap().map_or(0, |gap| gap.ms)), gap)
        .child(
            of_class("div", "row")
                .child(resume)
                .child(action_button(app, Action::Restart, words().restart, "button"))
                .child(action_button(app, Action::GiveUp, words().give_up, "button")),
        )
}
