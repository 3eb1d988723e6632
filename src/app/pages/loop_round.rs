//! A loop under way: the breaks, and the rounds with their questions and follow-ups.

use leptos::prelude::{Get, Set, StoredValue, WithValue, on_cleanup};
use web_sys::KeyboardEvent;

use crate::app::el::{El, button, el, of_class, value_at};
use crate::app::keys::{self, Action, INTERVIEW};
use crate::app::mock_loops::Sitting;
use crate::app::parts::{Spoken, bar_of_one, caps, forget_microphone, hides_time, recorder, time_of};
use crate::app::route::{Place, link};
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::clock::Timer;
use crate::browser::document;
use crate::content::{Kind, Pack};
use crate::drill::{Drill, Event, Field, Loop, LoopEvent, LoopQuestion, Manner, Pace, Phase, Stage, pace};

use super::mock_loop::{back, round_name};

/// How often the clock is looked at.
const TICK_MS: i32 = 250;
/// The id of the words that are to be answered.
const PUT: &str = "loop-put";

/// The page of a loop.
pub fn sitting(sitting: &Sitting, pack: &'static Pack) -> El {
    let [ticking, leaving, keyed, built] = std::array::from_fn(|_| sitting.clone());
    StoredValue::new_local(Timer::every(TICK_MS, move || ticking.tick()));
    let leaving = StoredValue::new_local(leaving);
    on_cleanup(move || {
        forget_microphone();
        let _ = leaving.try_with_value(Sitting::leave);
    });
    of_class("div", "column loops").child(troubles(sitting)).slot(
        move || keyed.says(|it| (it.round(), it.stage())),
        move |(_, stage)| {
            // What had the focus is gone with the question before.
            document::focus_soon(if stage == Stage::Over { "main" } else { "loop-first" });
            Some(match stage {
                Stage::Break => a_break(&built, pack),
                Stage::Question(_) | Stage::FollowUp(..) => asked(&built, pack),
                Stage::Over => over(&built),
            })
        },
    )
}

/// That another tab goes on with the loop, or that the store does not take it.
pub(super) fn troubles(sitting: &Sitting) -> El {
    let [keyed, taking] = [sitting.clone(), sitting.clone()];
    of_class("div", "arriving").slot(
        move || keyed.troubles(),
        move |troubles| {
            let own = words().loops;
            let taking = taking.clone();
            let (text, way) = match troubles {
                (true, _) => (own.elsewhere, Some(button("link", own.go_on_here, move || taking.take_over()))),
                (_, true) => (own.not_saved, None),
                _ => return None,
            };
            Some(of_class("p", "notice").attr("role", "alert").child(el("span").text(text)).child_if(way))
        },
    )
}

/// Before a round: which ones are done, what comes, and the way on.
fn a_break(sitting: &Sitting, pack: &'static Pack) -> El {
    let own = words().loops;
    let [timed, beginning] = [sitting.clone(), sitting.clone()];
    let (rounds, round, minutes) = sitting.says(|it| {
        let names: Vec<String> = it.rounds().iter().map(|round| round_name(pack, &round.round)).collect();
        (names, it.round(), it.setup().length.break_minutes())
    });
    let is_first = round == 0;
    let time = move || {
        let ms = timed.at_each_tick(|it, now| it.break_ms(now));
        (own.break_time)(&words().clock(ms / 1000 * 1000), minutes)
    };
    let title = if is_first { own.before_first } else { own.break_between };
    let line = |(place, name): (usize, &String)| {
        let mark = match place.cmp(&round) {
            std::cmp::Ordering::Less => own.done_round,
            std::cmp::Ordering::Equal => own.next_round,
            std::cmp::Ordering::Greater => "",
        };
        let focus = pack.rounds().iter().find(|it| it.name == *name).map(|it| it.focus.clone());
        let focus = focus.filter(|_| place == round).unwrap_or_default();
        el("li")
            .class_by("is-past", move || place < round)
            .child(of_class("b", "strong").text(&(own.interviewer)(place + 1)))
            .text(" · ")
            .text(name)
            .text(" ")
            .child(of_class("span", "small quiet").text(mark))
            .child_if((!focus.is_empty()).then(|| of_class("p", "small quiet").text(&focus)))
    };
    let begin = button("button primary", own.begin_round, move || beginning.act(LoopEvent::BeginRound));
    let clock = of_class("p", "clock tabular").attr("role", "timer").attr("aria-live", "off").text_by(time);
    of_class("div", "stack")
        .child(back())
        .child(el("h1").text(title))
        .child_if((!is_first).then_some(clock))
        .child(of_class("ol", "plain loop-rounds").children(rounds.iter().enumerate().map(line)))
        .child(of_class("div", "row").child(begin.attr("id", "loop-first")))
        .child(of_class("p", "small quiet").text(own.leave_hint))
}

fn over(sitting: &Sitting) -> El {
    let own = words().loops;
    let way = of_class("a", "button primary").attr("href", &link(Place::Debrief, Some(sitting.id().as_str())));
    of_class("div", "stack")
        .child(back())
        .child(el("h1").text(own.over))
        .child(el("p").text(own.over_hint))
        .child(el("p").child(way.text(own.to_debrief)))
}

/// The question that was put last, and which one it is. Of how many nobody knows: the clock of the round decides.
fn question_of(it: &Loop) -> Option<(&LoopQuestion, usize)> {
    let (Stage::Question(place) | Stage::FollowUp(place, _)) = it.stage() else { return None };
    let round = it.rounds().get(it.round())?;
    Some((round.questions.get(place)?, place + 1))
}

/// The words that are to be answered: of the question, or of its follow-up.
fn put_now(it: &Loop) -> Option<&str> {
    let (asked, ..) = question_of(it)?;
    match it.stage() {
        Stage::FollowUp(_, follow_up) => asked.follow_ups.get(follow_up).map(|it| it.text.as_str()),
        _ => Some(&asked.text),
    }
}

fn asked(sitting: &Sitting, pack: &'static Pack) -> El {
    let (about, text, before) = sitting.says(|it| {
        let Some((asked, nth)) = question_of(it) else { return Default::default() };
        let round = it.rounds().get(it.round()).map(|round| round_name(pack, &round.round)).unwrap_or_default();
        let own = words().loops;
        let about = [(own.interviewer_of)(it.round() + 1, it.rounds().len()), round, (own.question_of)(nth)];
        let before = matches!(it.stage(), Stage::FollowUp(..)).then(|| asked.text.clone());
        (about.join(" · "), put_now(it).unwrap_or_default().to_owned(), before)
    });
    let [keyed, paused, inert, keys] = std::array::from_fn(|_| sitting.clone());
    let built = sitting.clone();
    let is_behind = move || drill_says(&inert, is_paused).then(String::new);
    let body = of_class("div", "stack body").attr_by("inert", is_behind).slot(
        move || drill_says(&keyed, |drill| drill.phase() == Phase::Thinking),
        move |is_thinking| Some(if is_thinking { thinking(&built) } else { answering(&built) }),
    );
    let panel = sitting.clone();
    let before = before.map(|question| of_class("p", "small quiet").text(&question));
    StoredValue::new_local(document::on_key(move |press| pressed(&keys, press)));
    of_class("div", "stack drill loop-asked")
        .attr("id", INTERVIEW)
        .child(of_class("p", "small quiet").attr("id", "loop-about").text(&about))
        .child(clocks(sitting))
        .child(bar(sitting))
        .child_if(before)
        .child(of_class("h1", "voice").attr("id", PUT).attr("tabindex", "-1").text(&text))
        .slot(move || drill_says(&paused, is_paused), move |is_paused| is_paused.then(|| pause_panel(&panel)))
        .child(body)
}

/// Of the answer or the reply under way, what `say` says, followed.
fn drill_says<T: Default>(sitting: &Sitting, say: impl FnOnce(&Drill) -> T) -> T {
    sitting.says(|it| it.drill().map(say).unwrap_or_default())
}

fn is_paused(drill: &Drill) -> bool {
    !drill.is_running()
}

/// The keys of a drill, wherever the focus is. True where one is used up.
fn pressed(sitting: &Sitting, press: &KeyboardEvent) -> bool {
    if sitting.app.dialog.peek(Option::is_some) {
        return false;
    }
    let command = press.ctrl_key() || press.meta_key();
    let act: fn(&Sitting) = match (press.key().as_str(), press.code().as_str()) {
        ("Enter", _) if command && !drill_says(sitting, is_paused) => go_on,
        ("Escape", _) if !command && !press.alt_key() => toggle_pause,
        (_, "KeyC") if press.alt_key() && !command => |sitting| keys::perform(sitting.app, Action::ToggleClock),
        (_, "KeyT") if press.alt_key() && !command => Sitting::tell_time,
        _ => return false,
    };
    // A key held down means one press.
    if !press.repeat() {
        act(sitting);
    }
    true
}

/// From thinking to answering, from answering to what comes next.
fn go_on(sitting: &Sitting) {
    let is_thinking = drill_says(sitting, |drill| drill.phase() == Phase::Thinking);
    sitting.act(LoopEvent::Drill(if is_thinking { Event::StartAnswering } else { Event::Finish }));
}

fn toggle_pause(sitting: &Sitting) {
    if drill_says(sitting, is_paused) {
        sitting.act(LoopEvent::Drill(Event::Resume));
        document::focus_soon("loop-first");
        // Aloud there is no field.
        document::focus_if_lost(PUT);
    } else {
        sitting.act(LoopEvent::Drill(Event::Pause));
    }
}

/// The clock of the answer, that of the round, and pausing.
fn clocks(sitting: &Sitting) -> El {
    let app = sitting.app;
    let [phased, timed, classed, round, pausing, named] = std::array::from_fn(|_| sitting.clone());
    let phase = move || {
        phased.says(|it| match (it.stage(), it.drill().map(Drill::phase)) {
            (Stage::FollowUp(..), _) => words().loops.follow_up,
            (_, Some(Phase::Thinking)) => words().time_to_think,
            _ => words().answering,
        })
    };
    let time = move || {
        if hides_time(app) {
            return words().clock_is_hidden.to_owned();
        }
        let (is_thinking, left, spent, planned) = timed.at_each_tick(|it, now| {
            let drill = it.drill();
            let is_thinking = drill.is_some_and(|drill| drill.phase() == Phase::Thinking);
            let told = |say: fn(&Drill, crate::drill::Now) -> u64| drill.map_or(0, |drill| say(drill, now));
            let spent = told(|drill, now| drill.answered_ms(now));
            (
                is_thinking,
                told(|drill, now| drill.think_left_ms(now)),
                spent,
                told(|drill, _| drill.setup().answer_ms()),
            )
        });
        if is_thinking { words().clock(left.div_ceil(1000) * 1000) } else { time_of(app, spent, planned) }
    };
    let class = move || {
        let (planned, spent) = classed.at_each_tick(|it, now| {
            it.drill().map_or((0, 0), |drill| (drill.setup().answer_ms(), drill.answered_ms(now)))
        });
        Some(match pace(planned, spent) {
            Pace::Within => "clock tabular".to_owned(),
            Pace::Over => "clock tabular over".to_owned(),
            Pace::FarOver => "clock tabular far-over".to_owned(),
        })
    };
    let of_round = move || {
        if hides_time(app) {
            return String::new();
        }
        let (spent, planned) = round.at_each_tick(|it, now| (it.round_ms(now), it.planned_ms()));
        (words().loops.time_of)(&words().clock(spent / 1000 * 1000), &words().clock(planned))
    };
    let label = move || if drill_says(&named, is_paused) { words().resume } else { words().pause }.to_owned();
    let time = el("span").attr_by("class", class).attr("role", "timer").attr("aria-live", "off").text_by(time);
    let left =
        of_class("span", "row").child(of_class("span", "small quiet").text_by(move || phase().into())).child(time);
    let round = of_class("span", "small tabular quiet").attr("id", "loop-round-time");
    let is_hidden = move || app.preferences.with(|preferences| preferences.clock_hidden);
    let toggle = move || if is_hidden() { words().show_clock } else { words().hide_clock }.into();
    let right = of_class("span", "row")
        .child(round.text(words().loops.round_time).text(" ").text_by(of_round))
        .child(button("quiet-button", "", move || keys::perform(app, Action::ToggleClock)).text_by(toggle))
        .child(button("quiet-button", "", move || toggle_pause(&pausing)).text_by(label));
    of_class("div", "row between clock-line").child(left).child(right)
}

/// The bar of the answer under way.
fn bar(sitting: &Sitting) -> El {
    let filled = sitting.clone();
    let planned = sitting.says(|it| it.drill().map_or(0, |drill| drill.setup().answer_ms()));
    bar_of_one(planned, move || filled.at_each_tick(|it, now| it.drill().map_or(0, |drill| drill.answered_ms(now))))
}

fn thinking(sitting: &Sitting) -> El {
    document::focus_soon("loop-first");
    let going = sitting.clone();
    let kind = sitting.says(|it| question_of(it).map(|(asked, ..)| asked.kind)).unwrap_or_default();
    let go = button("button primary", words().answer_now, move || go_on(&going)).child(caps(&["Ctrl", "Enter"]));
    of_class("div", "stack")
        .child(of_class("p", "quiet").text(words().think_hint(kind)))
        .child(field(sitting, Field::Notes, "loop-first", words().notes, "notes"))
        .child(of_class("div", "row").child(go))
        .child(end_round(sitting, ["end-round", "keep-round"]))
}

fn answering(sitting: &Sitting) -> El {
    let going = sitting.clone();
    let (is_aloud, is_pressed) =
        sitting.says(|it| (it.setup().manner == Manner::Aloud, matches!(it.stage(), Stage::FollowUp(..))));
    // Not on a button: whoever is typing notes when the time to think ends would press it.
    if !drill_says(sitting, is_paused) {
        document::focus_soon(if is_aloud { PUT } else { "loop-first" });
    }
    let label = if is_pressed { words().loops.reply } else { words().your_answer };
    let done = button("button primary", words().loops.done, move || go_on(&going)).child(caps(&["Ctrl", "Enter"]));
    let done = of_class("div", "row").child(done);
    let stack = of_class("div", "stack");
    let stack = if is_aloud {
        let notes = (!is_pressed).then(|| notes(sitting));
        stack.child(of_class("p", "quiet").text(words().aloud_hint)).child_if(notes).child(done)
    } else {
        let notes = (!is_pressed).then(|| notes_folded(sitting));
        stack.child(field(sitting, Field::Part(0), "loop-first", label, "answer")).child(done).child_if(notes)
    };
    stack.child_if(is_aloud.then(|| recorded(sitting))).child(end_round(sitting, ["end-round", "keep-round"]))
}

fn notes(sitting: &Sitting) -> El {
    field(sitting, Field::Notes, "notes", words().notes, "notes")
}

/// The notes beside a typed answer: open where there are some, and for the numbers of a case.
fn notes_folded(sitting: &Sitting) -> El {
    let is_open = sitting.says(|it| {
        let is_case = question_of(it).is_some_and(|(asked, _)| asked.kind == Kind::Case);
        is_case || it.drill().is_some_and(|drill| !drill.notes().is_empty())
    });
    let folded = of_class("details", "folded").prop("open", is_open);
    folded.child(el("summary").text(words().notes)).child(notes(sitting))
}

/// What records an answer or a reply.
fn recorded(sitting: &Sitting) -> El {
    let spoken = sitting.clone();
    let spoken = move || {
        spoken.says(|it| {
            let drill = it.drill()?;
            let is_answering = drill.is_running() && drill.phase() == Phase::Answering;
            Some(Spoken { is_answering, part: drill.current(), restarts: drill.restarts() })
        })
    };
    let put = sitting.says(|it| put_now(it).unwrap_or_default().to_owned());
    recorder(sitting.app, sitting.id().as_str(), &sitting.recording_name(), &put, spoken)
}

/// A field of the drill. Its text belongs to it while it is typed.
fn field(sitting: &Sitting, of: Field, id: &str, label: &str, class: &str) -> El {
    let typing = sitting.clone();
    let text = sitting.says(|it| it.text_of(of).map(str::to_owned)).unwrap_or_default();
    let field = of_class("textarea", class).attr("id", id).prop("value", text);
    let field = field.on("input", move |event| typing.type_in(of, value_at(&event)));
    of_class("label", "field").child(el("span").text(label)).child(field)
}

/// The way out of a round, asked once more: nothing brings it back. `ids`: of the button, and of the one that goes on.
fn end_round(sitting: &Sitting, [end, keep]: [&'static str; 2]) -> El {
    let ending = sitting.clone();
    let asked = Local::new(0);
    let ask = move |asks: usize, next: &'static str| {
        asked.set(asks);
        document::focus_soon(next);
    };
    of_class("div", "end-round").slot(
        move || asked.get(),
        move |is_asked| {
            let own = words().loops;
            if is_asked == 0 {
                return Some(button("quiet-button", own.end_round, move || ask(1, keep)).attr("id", end));
            }
            let ending = ending.clone();
            let really = button("button danger", own.end_it, move || ending.act(LoopEvent::EndRound));
            let go_on = button("button", own.keep_round, move || ask(0, end)).attr("id", keep);
            Some(of_class("div", "row").child(el("span").text(own.really_end)).child(go_on).child(really))
        },
    )
}

/// What stands over an answer whose clock stands still.
fn pause_panel(sitting: &Sitting) -> El {
    document::focus_soon("loop-resume");
    let [resuming, keyed, counting] = std::array::from_fn(|_| sitting.clone());
    let resume = button("button primary", words().resume, move || toggle_pause(&resuming)).attr("id", "loop-resume");
    let gap = move |ms: u64| {
        let counting = counting.clone();
        (ms > 0).then(|| {
            let count = button("button", words().count_gap, move || counting.act(LoopEvent::Drill(Event::CountGap)));
            of_class("div", "stack")
                .child(el("p").attr("role", "alert").text(&words().gap(ms)))
                .child(of_class("div", "row").child(count))
        })
    };
    of_class("section", "panel")
        .attr("aria-labelledby", "loop-paused")
        .child(el("h2").attr("id", "loop-paused").text(words().paused))
        .slot(move || drill_says(&keyed, |drill| drill.gap().map_or(0, |gap| gap.ms)), gap)
        .child(of_class("div", "row").child(resume))
        .child(end_round(sitting, ["end-paused", "keep-paused"]))
        .child(of_class("p", "small quiet").text(words().loops.leave_hint))
}
