//! Beside the answer to a case or to depth: the steps to go through, which can be hidden, hints one by one, and a nudge when
//! nothing is typed or heard for long.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::{Get, StoredValue, Update};

use crate::app::el::{El, button, el, of_class};
use crate::app::state::App;
use crate::app::stories::StoryEvent;
use crate::app::touches::of_role;
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::document;
use crate::content::{Kind, Pack, Question};
use crate::drill::{Manner, Nudges, Phase, QUIET_ALOUD_MS, QUIET_TYPED_MS};

/// The tick that says that the steps are not wanted.
const HIDDEN: &str = "scaffold/hidden";

thread_local! {
    /// When a voice was last heard, on the monotonic clock; nothing where nobody listens.
    static HEARD: Cell<Option<u64>> = const { Cell::new(None) };
}

/// A voice is heard. For the one who listens to the microphone, as often as it likes; until it was called once, answers
/// aloud get no nudges.
pub fn heard(app: App) {
    HEARD.set(Some(app.now.get_quietly().monotonic_ms));
}

/// Nobody listens to the microphone any more.
pub fn unheard() {
    HEARD.set(None);
}

/// The piece. Empty while the drill is paused.
pub fn beside(app: App) -> El {
    app.story(StoryEvent::ReadTicks);
    HEARD.set(None);
    let is_paused = move || app.drill_says(|drill, _| !drill.is_running() || drill.is_over());
    of_class("section", "beside")
        .attr("aria-label", words().cases.beside)
        .slot(
            move || (is_paused(), app.has_details()),
            move |(is_paused, _)| if is_paused { None } else { content(app) },
        )
        .child(nudge(app))
}

/// The question that is being answered.
fn asked(app: App) -> Option<(&'static Pack, &'static Question)> {
    let pack = app.ready_pack()?;
    let id = app.running.peek(|it| it.as_ref().map(|it| it.drill.setup().question.clone()))?;
    Some((pack, pack.question(&id)?))
}

fn content(app: App) -> Option<El> {
    let (pack, question) = asked(app)?;
    let is_hidden = move || app.ticks.with(|ticks| ticks.as_ref().is_some_and(|ticks| ticks.is_ticked(HIDDEN)));
    let label = move || if is_hidden() { words().cases.show } else { words().cases.hide }.to_owned();
    let toggle = button("quiet-button", "", move || app.story(StoryEvent::Tick(HIDDEN.to_owned(), !is_hidden())));
    let toggle = toggle.attr("id", "scaffold").text_by(label);
    let steps = move |is_hidden: bool| (!is_hidden).then(|| steps(pack, question)).flatten();
    let numbers =
        (question.kind == Kind::Case).then(|| of_class("p", "small quiet").text(words().cases.numbers_in_notes));
    Some(of_class("div", "stack").child(toggle).slot(is_hidden, steps).child_if(numbers))
}

/// The steps of that kind of case, with hints; or what depth touches. They come with the pack's details.
fn steps(pack: &Pack, question: &'static Question) -> Option<El> {
    let list = |title: &str, items: &mut dyn Iterator<Item = El>| {
        of_class("div", "stack")
            .child(of_class("p", "small strong").text(title))
            .child(of_class("ol", "known small").children(items))
    };
    if question.kind == Kind::Depth {
        if !pack.is_whole() {
            return None;
        }
        let touched = of_role(pack, question);
        return Some(list(
            words().cases.depth_scaffold,
            &mut touched.items.iter().map(|item| el("li").text(&item.text)),
        ));
    }
    let case = question.case.as_ref()?;
    let steps = (words().cases.steps)(case.kind);
    let scaffold = list(words().cases.scaffold, &mut steps.iter().map(|step| el("li").text(step)));
    let shown = Local::new(0);
    let texts = &case.steps;
    let hints = move |count: usize| {
        (count > 0).then(|| {
            let mut rows = texts.iter().take(count).map(|text| el("li").text(text));
            list(words().cases.hints, &mut rows)
        })
    };
    let more = move |is_more: bool| {
        let press = move || {
            shown.update(|count| *count += 1);
            document::focus_if_lost("scaffold");
        };
        is_more.then(|| button("link small", words().cases.hint, press))
    };
    Some(scaffold.slot(move || shown.get(), hints).slot(move || shown.get() < texts.len(), more))
}

/// A sentence that asks to go on aloud, when nothing was typed or heard for long. The last one stays until there is a sign.
fn nudge(app: App) -> El {
    let is_aloud = app.running.peek(|it| it.as_ref().is_some_and(|it| it.drill.setup().manner == Manner::Aloud));
    let after = if is_aloud { QUIET_ALOUD_MS } else { QUIET_TYPED_MS };
    let nudges = Rc::new(Cell::new(Nudges::new(after, app.now.get_quietly().monotonic_ms)));
    let sign = |nudges: &Cell<Nudges>, now_ms: u64| {
        let mut now = nudges.get();
        now.sign(now_ms);
        nudges.set(now);
    };
    let typed = Rc::clone(&nudges);
    StoredValue::new_local(document::on_input(move || sign(&typed, app.now.get_quietly().monotonic_ms)));
    let text = move || {
        let now = app.now.get().monotonic_ms;
        // Who thinks before the answer begins need not speak, nor who has stopped the clock.
        let is_on = app.drill_says(|drill, _| drill.is_running() && drill.phase() == Phase::Answering);
        let is_heard = HEARD.get();
        if let Some(heard) = is_heard.filter(|_| is_aloud) {
            sign(&nudges, heard);
        }
        if !is_on || is_aloud && is_heard.is_none() || app.preferences.with(|it| it.is_quiet) {
            sign(&nudges, now);
        }
        let texts = words().cases.nudges;
        let due = nudges.get().due(now).and_then(|number| usize::try_from(number).ok());
        let text = due.and_then(|number| texts.get(number.checked_rem(texts.len())?));
        text.map_or_else(String::new, |text| (*text).to_owned())
    };
    of_class("p", "voice-small nudge").attr("role", "status").text_by(text)
}
