//! A mixed set: so many minutes of questions, the weakest principles first. The address holds the set and when it was made,
//! so that it outlives a reload and nothing is stored: what was answered since is done.

use leptos::prelude::{GetUntracked, Set};

use crate::app::el::{El, button, el, of_class};
use crate::app::loop_setup::{self, practised, weakest};
use crate::app::route::{Place, Route, link};
use crate::app::state::{App, Event};
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::{address, chance};
use crate::content::{Pack, Question, QuestionId};
use crate::drill::{SET_MINUTES, SetWish, mixed_set};

use super::mock_loop::with_details;

/// A set as it stands in the address: `20~1795348800000~first-question~second-question`.
#[derive(Clone)]
struct MixedSet {
    minutes: u32,
    begun_wall_ms: u64,
    questions: Vec<QuestionId>,
}

impl MixedSet {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('~');
        let minutes = parts.next()?.parse().ok().filter(|it| SET_MINUTES.contains(it))?;
        let begun_wall_ms = parts.next().and_then(|it| it.parse().ok()).unwrap_or(0);
        Some(Self { minutes, begun_wall_ms, questions: parts.map(QuestionId::new).collect() })
    }

    fn about(&self) -> String {
        let mut about = [self.minutes.to_string(), self.begun_wall_ms.to_string()].join("~");
        for question in &self.questions {
            about.push('~');
            about.push_str(question.as_str());
        }
        about
    }
}

/// The page.
pub fn page(app: App) -> El {
    with_details(app, Place::MixedSet, |app, pack| {
        loop_setup::read(app);
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
    let route = Route::Later(Place::MixedSet, Some(set.about()));
    address::replace(&route.hash());
    (!set.questions.is_empty()).then_some(set)
}

fn shown(app: App, pack: &'static Pack, set: &MixedSet) -> El {
    let own = words().loops;
    let is_done = |id: &QuestionId| practised(app, id).is_some_and(|at| at >= set.begun_wall_ms);
    let done = set.questions.iter().filter(|id| is_done(id)).count();
    let row = |id: &QuestionId| {
        let question = pack.question(id)?;
        let mark = is_done(id).then(|| of_class("span", "small quiet").text(" ").text(own.answered));
        Some(el("li").child(of_class("span", "voice-small").text(&question.text)).child_if(mark))
    };
    let next = set.questions.iter().find(|id| !is_done(id) && pack.question(id).is_some()).cloned();
    let start = next.map(|id| {
        let press = move || {
            app.dispatch(Event::Choose(id.clone()));
            app.dispatch(Event::Start);
        };
        of_class("div", "row").child(button("button primary", own.start_next, press).attr("id", "start-next"))
    });
    let is_over = start.is_none();
    let over = is_over.then(|| {
        let again = of_class("a", "link").attr("href", &link(Place::MixedSet, Some(&set.minutes.to_string())));
        el("p").attr("role", "status").text(own.set_done).text(" ").child(again.text(own.another_set))
    });
    of_class("div", "stack")
        .child(el("h1").text(&(own.set_title)(set.minutes)))
        .child(of_class("p", "quiet").text(own.set_hint))
        .child(of_class("p", "small quiet tabular").text(&(own.set_progress)(done, set.questions.len())))
        .child_if(start)
        .child_if(over)
        .child(of_class("ol", "loop-next").children(set.questions.iter().filter_map(row)))
}
