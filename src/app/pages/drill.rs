//! The drill: the question in view, the bar that fills, and room for the answer.

use leptos::html;
use leptos::prelude::*;

use crate::app::keys::{self, Action};
use crate::app::parts::{action_button, key_hints, live_pacing_bar};
use crate::app::state::{App, Event, Running, Typed};
use crate::app::words::words;
use crate::browser::clock::Timer;
use crate::browser::document;
use crate::drill::{self, Drill, Field, Manner, Phase, Setup, pace};
use crate::progress::count_words;

/// How often the clock is looked at. Four times a second is smooth for a bar that fills in minutes.
const TICK_MS: i32 = 250;

/// The page. Nothing until the pack is here and the draft is read.
pub fn page(app: App) -> AnyView {
    let timer = StoredValue::new_local(Some(Timer::every(TICK_MS, move || app.tick())));
    on_cleanup(move || timer.set_value(None));
    let id = Memo::new(move |_| app.running.with(|running| running.as_ref().map(|running| running.id.clone())));
    (move || {
        id.track();
        let (question, setup) = app.running.with_untracked(|running| {
            running.as_ref().map(|Running { question, drill, .. }| (question.text.clone(), drill.setup().clone()))
        })?;
        Some(drill(app, question, setup))
    })
    .into_any()
}

/// Of the drill under way, what `of` says; its default where there is none.
fn memo<T: PartialEq + Default + Send + Sync + 'static>(app: App, of: fn(&Drill) -> T) -> Memo<T> {
    Memo::new(move |_| app.running.with(|running| running.as_ref().map(|it| of(&it.drill)).unwrap_or_default()))
}

fn drill(app: App, question: String, setup: Setup) -> AnyView {
    let is_thinking = memo(app, |drill| drill.phase() == Phase::Thinking);
    let is_paused = memo(app, |drill| !drill.is_running());
    let bar = live_pacing_bar(app, setup.plan.clone());
    let manner = setup.manner;
    Effect::new(move |_| {
        is_thinking.track();
        if !is_paused.get() {
            document::focus_soon("answer");
        }
    });
    view! {
        <div class="column drill">
            {clock_line(app, setup.clone())}
            <section aria-label=words().pacing class:dim=is_thinking>{bar}</section>
            <h1 class="voice">{question}</h1>
            {move || is_paused.get().then(|| pause_panel(app))}
            <div class:behind=is_paused>
                {move || if is_thinking.get() {
                    thinking(app)
                } else if manner == Manner::Typed {
                    typing(app, setup.clone())
                } else {
                    speaking(app, setup.clone())
                }}
            </div>
        </div>
        {move || if is_paused.get() {
            key_hints(&[Action::Pause, Action::Restart, Action::GiveUp])
        } else if is_thinking.get() {
            key_hints(&[Action::AnswerNow, Action::Pause, Action::ToggleClock])
        } else {
            key_hints(&[Action::Finish, Action::Pause, Action::ToggleClock, Action::TellTime])
        }}
    }
    .into_any()
}

/// The clock, or the button that brings it back.
fn clock_line(app: App, setup: Setup) -> AnyView {
    let is_hidden = Memo::new(move |_| app.preferences.with(|preferences| preferences.clock_hidden));
    let is_thinking = memo(app, |drill| drill.phase() == Phase::Thinking);
    let seconds = Memo::new(move |_| {
        let now = app.now.get();
        app.running.with(|running| {
            running.as_ref().map_or(0, |Running { drill, .. }| match drill.phase() {
                // Counted up to the second that is running, so that the last one reads 0:01.
                Phase::Thinking => drill.think_left_ms(now).div_ceil(1000),
                _ => drill.answered_ms(now) / 1000,
            })
        })
    });
    let planned = setup.answer_ms();
    let level = move || {
        if is_thinking.get() {
            return "";
        }
        match pace(planned, seconds.get() * 1000) {
            drill::Pace::Within => "",
            drill::Pace::Over => "over",
            drill::Pace::FarOver => "far-over",
        }
    };
    let clock = move || {
        if is_hidden.get() {
            words().clock_is_hidden.into()
        } else if is_thinking.get() {
            words().clock(seconds.get() * 1000)
        } else {
            words().time_of(seconds.get() * 1000, planned)
        }
    };
    let toggle = move || if is_hidden.get() { words().show_clock } else { words().hide_clock };
    view! {
        <div class="row between clock-line">
            <span class="small quiet">
                {move || if is_thinking.get() { words().time_to_think } else { words().manner_name(setup.manner) }}
            </span>
            <span class="row">
                <button type="button" class="quiet-button" on:click=move |_| keys::perform(app, Action::ToggleClock)>
                    {toggle}
                </button>
                <button type="button" class="quiet-button" on:click=move |_| keys::perform(app, Action::Pause)>
                    {words().pause}
                </button>
                <span class=move || format!("clock tabular {}", level()) role="timer" aria-live="off">{clock}</span>
            </span>
        </div>
    }
    .into_any()
}

fn thinking(app: App) -> AnyView {
    view! {
        <p class="quiet">{words().think_hint}</p>
        {notes(app, "answer")}
        <div class="row">{action_button(app, Action::AnswerNow, words().answer_now, "button primary")}</div>
    }
    .into_any()
}

/// One text field that shows the current part. Its text belongs to the field while it is typed.
fn typing(app: App, setup: Setup) -> AnyView {
    let current = memo(app, Drill::current);
    let node = NodeRef::<html::Textarea>::new();
    let word_count = RwSignal::new(0);
    let last = setup.plan.len() - 1;
    Effect::new(move |_| {
        let part = current.get();
        let text = app.running.with_untracked(|running| Some(running.as_ref()?.drill.texts().get(part)?.clone()));
        if let (Some(field), Some(text)) = (node.get(), text) {
            field.set_value(&text);
            word_count.set(count_words(&text));
        }
    });
    let part = {
        let plan = setup.plan.clone();
        move || plan.get(current.get()).map(|planned| planned.part)
    };
    let name = { let part = part.clone(); move || part().map(|part| words().part_name(part)) };
    let hint = move || part().map(|part| words().part_hint(part));
    let label = name.clone();
    // Tab walks through the parts as if each had a field of its own, and out of them at either end.
    let walk = move |event: leptos::ev::KeyboardEvent| {
        let walks = event.key() == "Tab" && !event.ctrl_key() && !event.alt_key() && !event.meta_key();
        let (leaves, action) = if event.shift_key() {
            (current.get_untracked() == 0, Action::Previous)
        } else {
            (current.get_untracked() == last, Action::Next)
        };
        if walks && !leaves {
            event.prevent_default();
            keys::perform(app, action);
        }
    };
    let input = move |event| {
        let text = event_target_value(&event);
        word_count.set(count_words(&text));
        app.type_in(Typed::Drill(Field::Part(current.get_untracked())), text);
    };
    view! {
        <p class="row between small quiet">
            <span><b class="strong">{name}</b> " — " {hint}</span>
            <span class="tabular">{move || words().word_count(word_count.get())}</span>
        </p>
        <textarea id="answer" class="answer" node_ref=node aria-label=label on:keydown=walk on:input=input></textarea>
        {moves(app, current, last)}
        {notes_folded(app)}
    }
    .into_any()
}

fn speaking(app: App, setup: Setup) -> AnyView {
    let current = memo(app, Drill::current);
    let last = setup.plan.len() - 1;
    let hint = move || setup.plan.get(current.get()).map(|planned| words().part_hint(planned.part));
    let name = { let plan = app.running.with_untracked(|it| it.as_ref().map(|it| it.drill.setup().plan.clone())).unwrap_or_default();
        move || plan.get(current.get()).map(|planned| words().part_name(planned.part)) };
    view! {
        <p>{words().aloud_hint} " " <span class="quiet"><b class="strong">{name}</b> " — " {hint}</span></p>
        {moves(app, current, last)}
        {notes(app, "notes")}
    }
    .into_any()
}

/// Back, next and finish. On the last part, finishing is what comes next.
fn moves(app: App, current: Memo<usize>, last: usize) -> AnyView {
    view! {
        <div class="row moves">
            {move || (current.get() > 0).then(|| action_button(app, Action::Previous, words().previous_part, "button"))}
            {move || (current.get() < last).then(|| action_button(app, Action::Next, words().next_part, "button primary"))}
            {move || {
                let class = if current.get() < last { "button" } else { "button primary" };
                action_button(app, Action::Finish, words().finish, class)
            }}
        </div>
    }
    .into_any()
}

fn notes(app: App, id: &'static str) -> AnyView {
    let text = app.running.with_untracked(|it| it.as_ref().map(|it| it.drill.notes().to_owned())).unwrap_or_default();
    view! {
        <label class="field">
            <span>{words().notes}</span>
            <textarea id=id class="notes" prop:value=text
                on:input=move |event| app.type_in(Typed::Drill(Field::Notes), event_target_value(&event))></textarea>
        </label>
    }
    .into_any()
}

/// The notes beside a typed answer: open where there are some.
fn notes_folded(app: App) -> AnyView {
    let are_there = app.running.with_untracked(|it| it.as_ref().is_some_and(|it| !it.drill.notes().is_empty()));
    view! { <details open=are_there><summary>{words().notes}</summary>{notes(app, "notes")}</details> }.into_any()
}

/// What stands over a drill whose clock stands still.
fn pause_panel(app: App) -> AnyView {
    let gap = memo(app, Drill::gap);
    view! {
        <section class="panel" aria-labelledby="paused">
            <h2 id="paused">{words().paused}</h2>
            {move || gap.get().map(|gap| view! {
                <p role="alert">{words().gap(gap.ms)}</p>
                <div class="row">
                    <button type="button" class="button"
                        on:click=move |_| app.dispatch(Event::Drill(drill::Event::CountGap))>{words().count_gap}</button>
                    <span class="small quiet">{words().leave_gap_out}</span>
                </div>
            }.into_any())}
            <div class="row">
                <button type="button" id="resume" class="button primary"
                    on:click=move |_| keys::perform(app, Action::Pause)>{words().resume}</button>
                {action_button(app, Action::Restart, words().restart, "button")}
                {action_button(app, Action::GiveUp, words().give_up, "button")}
            </div>
        </section>
    }
    .into_any()
}
