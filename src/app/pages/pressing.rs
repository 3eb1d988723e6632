//! A follow-up that is being asked: its clock, its words, and room for the reply.

use crate::app::el::{El, button, el, of_class, value_at};
use crate::app::keys::{self, Action, INTERVIEW};
use crate::app::parts::{Spoken, bar_of_one, caps, hides_time, recorder, time_of};
use crate::app::pressure::{self, Asking, REPLY};
use crate::app::replying;
use crate::app::route::Route;
use crate::app::state::App;
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::document;
use crate::drill::{Drill, Manner, Pace, Press, pace};
use crate::progress::count_words;

use leptos::prelude::{Get, Set};

/// The id of what is asked.
const FOLLOW_UP: &str = "follow-up";

/// The follow-up; nothing where none is being asked.
pub(super) fn asking(app: App) -> Option<El> {
    let asking = pressure::asking(app)?;
    let asked = asking.chain.replies.get(asking.place)?.asked.text.clone();
    let is_aloud = asking.chain.manner == Manner::Aloud;
    if !is_paused(app) {
        document::focus_soon(if is_aloud { FOLLOW_UP } else { REPLY });
    }
    let href = format!("#{}", Route::Review(asking.attempt.clone()).hash());
    let about = of_class("p", "small quiet").child(el("a").attr("href", &href).text(&asking.question_text));
    let planned = asking.chain.reply_ms;
    let spent = move || pressure::drill_says(app, |drill, now| drill.answered_ms(now));
    let head = of_class("div", "stack drill-head")
        .child(clock_line(app, &asking))
        .child(bar_of_one(planned, spent))
        .child(of_class("h1", "voice").attr("id", FOLLOW_UP).attr("tabindex", "-1").text(&asked));
    let behind = move || is_paused_now(app).then(String::new);
    let body = of_class("div", "stack body")
        .attr_by("inert", behind)
        .child(if is_aloud { of_class("p", "quiet").text(words().pressure.aloud_hint) } else { field(app, &asking) })
        .child(moves(app, &asking))
        .child_if(is_aloud.then(|| recorded(app, &asking, &asked)));
    let column = of_class("div", "column drill")
        .attr("id", INTERVIEW)
        .child(about)
        .child(head)
        .child_if(said_before(&asking))
        .slot(move || is_paused_now(app), move |is_paused| is_paused.then(|| pause_panel(app)))
        .child(body);
    Some(of_class("div", "page").child(column))
}

fn is_paused(app: App) -> bool {
    !pressure::drill_is(app, Drill::is_running)
}

/// The same, followed.
fn is_paused_now(app: App) -> bool {
    pressure::drill_says(app, |drill, _| !drill.is_running() && !drill.is_over())
}

/// Where one is in the chain, and the clock, or the button that brings it back.
fn clock_line(app: App, asking: &Asking) -> El {
    let planned = asking.chain.reply_ms;
    let spent = move || pressure::drill_says(app, |drill, now| drill.answered_ms(now));
    let is_hidden = move || app.preferences.with(|preferences| preferences.clock_hidden);
    let clock = move || if hides_time(app) { words().clock_is_hidden.into() } else { time_of(app, spent(), planned) };
    let class = move || {
        Some(match pace(planned, spent()) {
            Pace::Within => "clock tabular".into(),
            Pace::Over => "clock tabular over".into(),
            Pace::FarOver => "clock tabular far-over".into(),
        })
    };
    let toggle = move || if is_hidden() { words().show_clock } else { words().hide_clock }.into();
    let pause = move || if is_paused_now(app) { words().resume } else { words().pause }.into();
    let place = (words().pressure.place)(asking.place + 1, asking.chain.replies.len());
    let time = el("span").attr_by("class", class).attr("role", "timer").attr("aria-live", "off").text_by(clock);
    let left = of_class("span", "row").child(of_class("span", "small quiet place").text(&place)).child(time);
    let right = of_class("span", "row")
        .child(button("quiet-button", "", move || keys::perform(app, Action::ToggleClock)).text_by(toggle))
        .child(button("quiet-button", "", move || toggle_pause(app)).text_by(pause));
    of_class("div", "row between clock-line").child(left).child(right)
}

/// Where peeling asks on: the person's own words of the reply before, so that it is plain what the question is about.
fn said_before(asking: &Asking) -> Option<El> {
    let before = asking.chain.replies.get(asking.place.checked_sub(1)?)?;
    let is_quoted = asking.chain.press == Press::Peel && !before.said.trim().is_empty();
    is_quoted.then(|| {
        of_class("div", "said-before")
            .child(of_class("p", "small quiet").text(words().pressure.you_said))
            .child(of_class("blockquote", "prose").text(&before.said))
    })
}

fn field(app: App, asking: &Asking) -> El {
    let word_count = Local::new(count_words(&asking.said));
    let count = of_class("p", "small quiet tabular").text_by(move || words().word_count(word_count.get()));
    let field = of_class("textarea", "answer short")
        .attr("id", REPLY)
        .attr("aria-labelledby", FOLLOW_UP)
        .prop("value", asking.said.as_str())
        .on("input", move |event| {
            let text = value_at(&event);
            word_count.set(count_words(&text));
            replying::type_in(app, text);
        });
    of_class("div", "stack").child(field).child(count)
}

/// What records a reply.
fn recorded(app: App, asking: &Asking, asked: &str) -> El {
    let spoken = move || {
        pressure::drill_says(app, |drill, _| {
            Some(Spoken { is_answering: drill.is_running(), part: drill.current(), restarts: drill.restarts() })
        })
    };
    let name = pressure::reply_name(&asking.attempt, asking.chain.started_wall_ms, asking.place);
    recorder(app, asking.attempt.as_str(), &name, asked, spoken)
}

fn moves(app: App, asking: &Asking) -> El {
    let is_last = asking.place + 1 >= asking.chain.replies.len();
    let label = if is_last { words().pressure.finish } else { words().pressure.next };
    let next = button("button primary", label, move || replying::reply(app)).child(caps(keys::caps(Action::Finish)));
    of_class("div", "row").child(next)
}

/// What stands over a follow-up whose clock stands still.
fn pause_panel(app: App) -> El {
    document::focus_soon("resume");
    let gap = move |ms: u64| {
        (ms > 0).then(|| {
            let count = button("button", words().count_gap, move || replying::count_gap(app));
            of_class("div", "stack")
                .child(el("p").attr("role", "alert").text(&words().gap(ms)))
                .child(of_class("div", "row").child(count))
        })
    };
    let resume = button("button primary", words().resume, move || toggle_pause(app)).attr("id", "resume");
    let stop = button("button", words().pressure.stop, move || replying::stop(app));
    of_class("section", "panel")
        .attr("aria-labelledby", "paused")
        .child(el("h2").attr("id", "paused").text(words().paused))
        .slot(move || pressure::drill_says(app, |drill, _| drill.gap().map_or(0, |gap| gap.ms)), gap)
        .child(of_class("div", "row").child(resume.child(caps(keys::caps(Action::Pause)))).child(stop))
}

/// Stops the clock, or lets it run; then the reply has the focus again.
pub(super) fn toggle_pause(app: App) {
    replying::toggle_pause(app);
    if !is_paused(app) {
        document::focus_soon(REPLY);
        // Aloud there is no field.
        document::focus_if_lost(FOLLOW_UP);
    }
}
