//! The readiness check: a few questions to be answered by yes or no, and what follows from the answers.

use std::rc::Rc;

use leptos::prelude::{Get, GetUntracked, Set};

use crate::app::el::{El, button, el, of_class};
use crate::app::parts::tick;
use crate::app::plan::{BREAKDOWN, PlanEvent};
use crate::app::state::App;
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::document;
use crate::content::guide::{Breakdown, PlanStep, Readiness, ReadinessQuestion};

use super::plan_step::{Steps, act, titled};

/// The id of the section's heading.
const STANDING: &str = "standing";

/// The answers to a question, as its `Local` has them.
const UNANSWERED: usize = 0;
const YES: usize = 1;
const NO: usize = 2;

/// The check; once it is answered, what follows, and a way to answer again. Nothing where the pack has none.
pub fn readiness(steps: &Steps) -> Option<El> {
    let app = steps.app;
    steps.guide.readiness.as_ref()?;
    let answers_again = Local::new(0);
    let steps = steps.clone();
    let answered = move || app.prep.with(|prep| prep.plan.as_ref().and_then(|plan| plan.ready.clone()));
    let content = move |(yes, again): (Option<Vec<String>>, usize)| {
        let readiness = steps.guide.readiness.as_ref()?;
        // One that the pack has not, or no more, is asked again.
        let found = yes.as_deref().and_then(|yes| breakdown(readiness, yes));
        Some(match found.filter(|_| again == 0) {
            Some(found) => what_follows(&steps, found, answers_again),
            None => questions(app, readiness, yes.as_deref(), answers_again),
        })
    };
    Some(titled(STANDING, words().plan.standing).slot(move || (answered(), answers_again.get()), content))
}

/// What follows from these questions being answered by yes and the others by no.
fn breakdown<'guide>(readiness: &'guide Readiness, yes: &[String]) -> Option<&'guide Breakdown> {
    readiness.breakdowns.iter().find(|it| it.yes.len() == yes.len() && it.yes.iter().all(|id| yes.contains(id)))
}

fn questions(app: App, readiness: &Readiness, before: Option<&[String]>, answers_again: Local) -> El {
    let answer_before = |question: &ReadinessQuestion| match before {
        None => UNANSWERED,
        Some(yes) if yes.contains(&question.id) => YES,
        Some(_) => NO,
    };
    let asked = |question: &ReadinessQuestion| (question.id.clone(), Local::new(answer_before(question)));
    let answers: Rc<[(String, Local)]> = readiness.questions.iter().map(asked).collect();
    let is_refused = Local::new(0);
    let given = Rc::clone(&answers);
    let see = button("button primary", words().plan.see_where, move || {
        if given.iter().any(|(_, answer)| answer.get_untracked() == UNANSWERED) {
            return is_refused.set(1);
        }
        let yes = given.iter().filter(|(_, answer)| answer.get_untracked() == YES).map(|(id, _)| id.clone()).collect();
        answers_again.set(0);
        app.plan(PlanEvent::Ready(yes));
    });
    let given = Rc::clone(&answers);
    let refusal = move || {
        let is_lacking = given.iter().any(|(_, answer)| answer.get() == UNANSWERED);
        if is_lacking && is_refused.get() == 1 { words().plan.answer_all } else { "" }.to_owned()
    };
    let refused = of_class("span", "small").attr("role", "status").text_by(refusal);
    let fields = readiness.questions.iter().zip(answers.iter()).map(|(it, (_, answer))| question(it, *answer));
    of_class("div", "stack readiness")
        .child(of_class("p", "small quiet").text(words().plan.check_hint))
        .children(fields)
        .child(of_class("div", "row").child(see).child(refused))
}

fn question(question: &ReadinessQuestion, answer: Local) -> El {
    let group = ["ready-", &question.id].concat();
    let choice = |value: usize, text: &str| {
        tick(Some(&group), el("span").text(text), move || answer.get() == value, move |_| answer.set(value))
    };
    el("fieldset")
        .child(of_class("legend", "strong").text(&question.text))
        .child(of_class("div", "row").child(choice(YES, &question.yes)).child(choice(NO, &question.no)))
}

/// Where one stands, and what to begin with.
fn what_follows(steps: &Steps, breakdown: &Breakdown, answers_again: Local) -> El {
    let again = button("link", words().plan.answer_again, move || {
        answers_again.set(1);
        document::focus_soon(STANDING);
    });
    let first = breakdown.first.iter().filter_map(|id| steps.guide.plan.iter().find(|step| step.id == *id));
    of_class("div", "stack")
        .child(of_class("h3", "voice-small").attr("id", BREAKDOWN).attr("tabindex", "-1").text(&breakdown.title))
        .child(el("p").text(&breakdown.text))
        .child(of_class("ol", "plain first-steps").children(first.map(|step| first_step(steps, step))))
        .child(el("p").child(again))
}

/// One of the steps to begin with, and the way to do it.
fn first_step(steps: &Steps, step: &PlanStep) -> El {
    let (of, own) = (steps.clone(), Rc::new(step.clone()));
    let is_done = move || of.standing(&own).is_done();
    let told = is_done.clone();
    let done = of_class("span", "small quiet").text_by(move || {
        let text = if told() { words().plan.done } else { "" };
        text.to_owned()
    });
    el("li")
        .class_by("is-done", is_done)
        .child(el("p").text(&step.text).text(" ").child(done))
        .child(act(steps.app, step, "button"))
}
