//! A step of the plan: ticked or skipped, and one step from what it is done with.

use std::rc::Rc;

use crate::app::el::{El, button, el, is_ticked_at, of_class};
use crate::app::plan::{self, Counting, PlanEvent, Standing};
use crate::app::route::{Place, Route, link};
use crate::app::state::{App, Event, Notice};
use crate::app::stories::StoryEvent;
use crate::app::words::words;
use crate::browser::clock::DayNames;
use crate::content::guide::{PlanAct, PlanStep};
use crate::content::{Guide, Kind, PrincipleId, QuestionId};
use crate::progress::{Day, Story};

/// What every step of the plan needs. Copying it copies handles.
#[derive(Clone)]
pub struct Steps {
    /// The app.
    pub app: App,
    /// Where the steps are from.
    pub guide: Rc<Guide>,
    /// What the app knows of by itself.
    pub counting: Counting,
    /// Days as texts.
    pub names: Rc<DayNames>,
}

impl Steps {
    /// Steps of a guide.
    pub fn new(app: App, guide: Guide) -> Self {
        Self { app, guide: Rc::new(guide), counting: plan::counting(app), names: Rc::new(DayNames::new()) }
    }

    /// How a step stands, followed.
    pub fn standing(&self, step: &PlanStep) -> Standing {
        plan::standing(self.app, &self.guide, step, (self.counting)())
    }

    /// What a step is good for; of one that the app has ticked, why.
    fn why(&self, step: &PlanStep) -> String {
        let words = words().plan;
        let counts = (self.counting)().filter(|_| self.standing(step) == Standing::Reached);
        match (counts, step.act) {
            (None, _) => step.why.clone(),
            (Some(_), PlanAct::Checklist) => words.known_list.into(),
            (Some(counts), PlanAct::Story) => (words.known_stories)(counts.stories),
            (Some(counts), _) => (words.known_drills)(counts.drills),
        }
    }
}

/// A section under its title. The title can have the focus, for where what had it is gone.
pub fn titled(id: &str, title: &str) -> El {
    let heading = el("h2").attr("id", id).attr("tabindex", "-1").text(title);
    el("section").attr("aria-labelledby", id).child(heading)
}

/// A step as a line of a list: its day, if it has one, what it asks and why, and what can be done about it.
pub fn step_line(steps: &Steps, step: &Rc<PlanStep>, day: Option<Day>, today: Day) -> El {
    let app = steps.app;
    let is_past = day.is_some_and(|day| day < today);
    let (of, own) = (steps.clone(), Rc::clone(step));
    let standing = move || of.standing(&own);
    let [is_done, is_skipped, is_late, is_told_late] = std::array::from_fn(|_| standing.clone());
    let is_late = move || is_past && is_late() == Standing::Open;
    let is_told_late = move || is_past && is_told_late() == Standing::Open;
    let (of, own) = (steps.clone(), Rc::clone(step));
    let why = of_class("span", "small quiet aside").text_by(move || of.why(&own));
    let label = of_class("label", "tick")
        .child(box_to_tick(app, step, standing.clone()))
        .child(el("span").text(&step.text).text(" ").child(why));
    let when = of_class("span", "quiet tabular")
        .text(&when(steps, step, day, today))
        .text_by(move || if is_told_late() { format!(" · {}", words().plan.is_late) } else { String::new() });
    let acts = of_class("div", "row small").child(when).child(act(app, step, "link")).child(skip(app, step, standing));
    el("li")
        .class_by("is-done", move || is_done().is_done())
        .class_by("is-skipped", move || is_skipped() == Standing::Skipped)
        .class_by("is-late", is_late)
        .child(label)
        .child(acts)
}

/// What a step is done with: a way there, or straight to a question.
pub fn act(app: App, step: &PlanStep, class: &'static str) -> El {
    let label = (words().plan.act)(step.act);
    let about = step.about.as_deref();
    let to = |place, about| of_class("a", class).attr("href", &link(place, about)).text(label);
    let drill = |kind: Kind| button(class, label, move || app.practise_kind(kind));
    match step.act {
        PlanAct::Story => stories(app, class),
        PlanAct::Drill => match about.map(str::to_owned) {
            Some(about) => button(class, label, move || drill_about(app, &about)),
            None => of_class("a", class).attr("href", "#/").text(label),
        },
        PlanAct::Principle => to(Place::Principles, about),
        PlanAct::Case => drill(Kind::Case),
        PlanAct::Depth => drill(Kind::Depth),
        PlanAct::Written => to(Place::Paper, None),
        PlanAct::Screen => to(Place::Screens, None),
        PlanAct::Loop => to(Place::Loop, None),
        PlanAct::Stage if about.is_some() => to(Place::Stage, about),
        PlanAct::Stage | PlanAct::Checklist => to(Place::Guide, None),
        PlanAct::Review => to(Place::History, None),
        PlanAct::Backup => to(Place::Settings, None),
    }
}

/// Offers a question of the principle of that name, or the question of that name.
fn drill_about(app: App, about: &str) {
    // There is no plan without one.
    let Some(pack) = app.ready_pack() else { return };
    let (question, principle) = (QuestionId::new(about), PrincipleId::new(about));
    if pack.principle(&principle).is_some() {
        return app.practise(&principle);
    }
    app.dispatch(Event::Visit(Route::Practice));
    if pack.question(&question).is_some() {
        app.dispatch(Event::Choose(question));
    } else {
        app.notify(Notice::UnknownQuestion);
    }
}

/// The way to the stories; where there is none yet, to a first one.
fn stories(app: App, class: &'static str) -> El {
    let has_none = move || app.stories.with(|it| it.is_read && it.list.iter().all(Story::is_empty));
    el("span").slot(has_none, move |has_none| {
        Some(if has_none {
            button(class, words().stories.first, move || app.story(StoryEvent::New))
        } else {
            let label = (words().plan.act)(PlanAct::Story);
            of_class("a", class).attr("href", &link(Place::Stories, None)).text(label)
        })
    })
}

/// The box to tick: by the person, or by the app.
fn box_to_tick(app: App, step: &Rc<PlanStep>, standing: impl Fn() -> Standing + Clone + 'static) -> El {
    let (locked, own) = (standing.clone(), Rc::clone(step));
    el("input")
        .attr("type", "checkbox")
        .ticked_by(move || standing().is_done())
        .attr_by("disabled", move || (locked() == Standing::Reached).then(String::new))
        .on("change", move |event| {
            app.plan(PlanEvent::Mark(own.id.clone(), is_ticked_at(&event).then_some(true)));
        })
}

/// One button, so that the focus stays on it: skips the step, or brings it back. What is done cannot be skipped.
fn skip(app: App, step: &Rc<PlanStep>, standing: impl Fn() -> Standing + Clone + 'static) -> El {
    let own = Rc::clone(step);
    let press = move || {
        let mark = if plan::is_skipped(app, &own.id) { None } else { Some(false) };
        app.plan(PlanEvent::Mark(own.id.clone(), mark));
    };
    let words = words().plan;
    let named = standing.clone();
    button("link put-by", "", press)
        .text_by(move || if named() == Standing::Skipped { words.bring_back } else { words.skip }.to_owned())
        .child(of_class("span", "spoken").text(&(words.of)(&step.text)))
        .attr_by("hidden", move || standing().is_done().then(String::new))
}

/// The day of a step and how long it takes.
fn when(steps: &Steps, step: &PlanStep, day: Option<Day>, today: Day) -> String {
    let words = words().plan;
    let day = day.map(|day| if day == today { words.is_today.to_owned() } else { steps.names.text(day) });
    day.into_iter().chain([(words.minutes)(step.minutes)]).collect::<Vec<_>>().join(" · ")
}
