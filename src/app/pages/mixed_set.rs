//! A mixed set: so many minutes of questions, the weakest principles first. The address holds the set and when it was made,
//! so that it outlives a reload: what was answered since is done.

use leptos::prelude::{GetUntracked, Set};

use crate::app::el::{El, button, el, of_class};
use crate::app::loop_setup::{self, practised, weakest};
use crate::app::route::{Place, link};
use crate::app::sets::{MixedSet, under_way};
use crate::app::state::App;
use crate::app::stories::StoryEvent;
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::{address, chance};
use crate::content::{Pack, Question, QuestionId};
use crate::drill::{SetWish, mixed_set};

use super::mock_loop::with_details;

/// The page.
pub fn page(app: App) -> El {
    with_details(app, Place::MixedSet, |app, pack| {
        loop_setup::read(app);
        app.story(StoryEvent::ReadTicks);
        // Once the set is there, it stays as it is, however often attempts are read.
        let set = app.argument().and_then(|about| MixedSet::parse(&about)).filter(|set| !set.questions.is_empty());
        let made = Local::new(usize::from(set.is_some()));
        let kept = std::rc::Rc::new(std::cell::RefCell::new(set));
        of_class("div", "column wide loops").slot(
            move || (loop_setup::is_known(app), app.history.version()),
            move |(is_known, _)| {
                if !is_known {
                    return Some(of_class("p", "quiet").text(words().loops.reading));
                }
                if made.get_untracked() == 0 {
                    made.set(1);
                    kept.replace(make(app, pack));
                }
                Some(match kept.borrow().as_ref() {
                    Some(set) => shown(app, pack, set),
                    None => nothing(),
                })
            },
        )
    })
}

fn nothing() -> El {
    of_class("div", "stack")
        .child(el("h1").text(words().loops.sets))
        .child(of_class("p", "quiet").text(words().loops.set_missing))
}

/// Makes the set that the address asks for, and puts it there.
fn make(app: App, pack: &Pack) -> Option<MixedSet> {
    let MixedSet { minutes, .. } = MixedSet::parse(&app.argument()?)?;
    let seed = chance::draw();
    let chosen = app.preferences.get_quietly();
    let defaults = pack.defaults();
    let seconds = |it: &Question| chosen.answer_seconds_for(it.kind, it.target_seconds, defaults.standard_seconds);
    let wish = SetWish {
        minutes,
        seed,
        principles: &weakest(app, seed),
        role: chosen.role.as_ref(),
        think_seconds: &|kind| chosen.think_seconds_for(kind, defaults.think_seconds),
        answer_seconds: &seconds,
        practised: &|id| practised(app, id),
    };
    let questions = mixed_set(pack, &wish);
    let set = MixedSet { minutes, begun_wall_ms: app.now_wall(), questions };
    address::replace(&set.page().hash());
    if set.questions.is_empty() {
        return None;
    }
    set.begin(app);
    Some(set)
}

fn shown(app: App, pack: &'static Pack, set: &MixedSet) -> El {
    let own = words().loops;
    let row = |id: &QuestionId| {
        let question = pack.question(id)?;
        let mark = set.is_done(app, id).then(|| of_class("span", "small quiet").text(" ").text(own.answered));
        Some(el("li").child(of_class("span", "voice-small").text(&question.text)).child_if(mark))
    };
    let (putting, ending) = (set.clone(), set.clone());
    let next = set.next(app).map(|id| {
        let press = move || putting.put(app, &id);
        let keyed = ending.clone();
        let end = move |is_under_way: bool| {
            let set = ending.clone();
            is_under_way.then(|| button("link", own.end_set, move || set.end(app)))
        };
        of_class("div", "row")
            .child(button("button primary", own.start_next, press).attr("id", "start-next"))
            .slot(move || under_way(app).as_ref() == Some(&keyed), end)
    });
    let is_over = next.is_none();
    let over = is_over.then(|| {
        let again = of_class("a", "link").attr("href", &link(Place::MixedSet, Some(&set.minutes.to_string())));
        el("p").attr("role", "status").text(own.set_done).text(" ").child(again.text(own.another_set))
    });
    let has_role = app.preferences.peek(|it| it.role.is_some());
    let hint = of_class("p", "quiet").text(own.set_hint);
    let hint = if has_role { hint } else { hint.text(" ").text(own.set_needs_role) };
    of_class("div", "stack")
        .child(el("h1").text(&(own.set_title)(set.minutes)))
        .child(hint)
        .child(of_class("p", "small quiet tabular").text(&(own.set_progress)(set.done(app), set.questions.len())))
        .child_if(next)
        .child_if(over)
        .child(of_class("ol", "loop-next").children(set.questions.iter().filter_map(row)))
}
