//! The end of a debrief, once every vote is given: all of them, the bar raiser, stories told twice, what was not covered,
//! and what to practise next.

use std::rc::Rc;

use leptos::prelude::Set;

use crate::app::el::{El, button, el, of_class};
use crate::app::mock_loops::Sitting;
use crate::app::plan;
use crate::app::route::{Place, link};
use crate::app::stories;
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::document;
use crate::coach::Level;
use crate::content::guide::PlanAct;
use crate::content::{Pack, PrincipleId};
use crate::drill::{Loop, Vote};
use crate::json::Vocabulary;
use crate::progress::{Next, OwnStep, Sign, Twice, What, next_three, told_twice, uncovered};

use super::debrief::look;
use super::mock_loop::round_name;

/// Words that two answers share, as many as are shown.
const SHARED: usize = 8;
/// How long each of the next things takes, in minutes.
const MINUTES: u32 = 10;

/// All together. An interviewer is looked at again by setting `again` to one more than their place.
pub fn together(sitting: &Sitting, pack: &'static Pack, again: Local) -> El {
    document::focus_soon("interviewer");
    let given = sitting.given();
    let twice = told_twice(&given);
    let names: Vec<PrincipleId> = pack.principles().iter().map(|it| it.id.clone()).collect();
    let open = sitting.says(|it| uncovered(it, &names));
    let missing = |[round, question]: [usize; 2]| {
        let given = given.iter().find(|it| it.round == round && it.question == question);
        let asked = sitting.says(|it| it.rounds().get(round)?.questions.get(question).cloned());
        let findings = asked.zip(given).map(|(asked, given)| look(sitting.app, &asked, given)).unwrap_or_default();
        findings.iter().filter(|it| it.level == Level::Missing).count()
    };
    let next = sitting.says(|it| next_three(it, &given, &twice, &open, &missing));
    let own = words().loops;
    el("section")
        .attr("aria-labelledby", "interviewer")
        .child(el("h2").attr("id", "interviewer").attr("tabindex", "-1").text(own.together))
        .child(sitting.says(|it| votes(it, pack, again)))
        .child(section("loop-twice", own.twice, doubles(sitting, &twice)))
        .child(section("loop-uncovered", own.uncovered, named(pack, &open)))
        .child(section("loop-next", own.next, what_next(sitting, pack, next)))
}

fn section(id: &str, title: &str, content: El) -> El {
    el("section").attr("aria-labelledby", id).child(el("h3").attr("id", id).text(title)).child(content)
}

fn votes(it: &Loop, pack: &Pack, again: Local) -> El {
    let own = words().loops;
    let raised = it.bar_raiser();
    let row = |(place, round): (usize, &crate::drill::LoopRound)| {
        let mark = (raised == Some(place)).then(|| of_class("b", "small strong").text(own.raised));
        let vote = round.vote;
        let way = button("link", &(own.interviewer)(place + 1), move || {
            again.set(place + 1);
            document::focus_soon("interviewer");
        });
        el("tr")
            .child(el("th").attr("scope", "row").child(way).text(" ").child_if(mark))
            .child(el("td").text(&round_name(pack, &round.round)))
            .child(of_class("td", "tabular").text(&words().clock(round.spent_ms)))
            .child(
                el("td").attr("data-vote", vote.map_or("", Vote::as_word)).text(vote.map_or("", |it| (own.vote)(it))),
            )
    };
    let heads = [own.interviewer_head, own.round_head, own.time_head, own.vote_head];
    let heads = heads.map(|head| el("th").attr("scope", "col").text(head));
    let table = of_class("table", "times loop-votes")
        .child(el("thead").child(el("tr").children(heads)))
        .child(el("tbody").children(it.rounds().iter().enumerate().map(row)));
    // On a narrow screen it scrolls within its own box, to which the keyboard comes too.
    let scrolled = of_class("div", "scrolls")
        .attr("role", "region")
        .attr("aria-label", own.vote_head)
        .attr("tabindex", "0")
        .child(table);
    let inclined = it.rounds().iter().filter(|round| round.vote == Some(Vote::Inclined)).count();
    let counted = (own.votes)(inclined, it.rounds().len() - inclined);
    let hint = of_class("p", "small quiet").text(own.look_again);
    let raised = raised.map(|place| el("p").text(&(own.bar_raiser)(&(own.interviewer)(place + 1))));
    of_class("div", "stack")
        .child(scrolled)
        .child(hint)
        .child(el("p").text(&counted))
        .child_if(raised.map(|it| it.attr("id", "bar-raiser")))
}

/// The pairs of answers that tell one story.
fn doubles(sitting: &Sitting, twice: &[Twice]) -> El {
    let own = words().loops;
    let name =
        |[round, question]: [usize; 2]| [(own.interviewer)(round + 1), (own.question_of)(question + 1)].join(", ");
    let row = |twice: &Twice| {
        let [first, second] = [twice.first, twice.second].map(name);
        let text = match &twice.sign {
            Sign::Story(story) => {
                let title = stories::says(sitting.app, story, |story| stories::title(story).to_owned());
                (own.same_story)(&first, &second, &title)
            }
            Sign::Words(shared) => {
                let shown: Vec<&str> = shared.iter().take(SHARED).map(String::as_str).collect();
                (own.same_words)(&first, &second, &shown.join(", "))
            }
        };
        el("li").text(&text)
    };
    if twice.is_empty() {
        return of_class("p", "quiet").text(own.told_once);
    }
    of_class("ul", "known").children(twice.iter().map(row))
}

/// The principles of a list as ways to them.
fn named(pack: &Pack, principles: &[PrincipleId]) -> El {
    if principles.is_empty() {
        return of_class("p", "quiet").text(words().loops.all_covered);
    }
    let row = |id: &PrincipleId| {
        el("li").child(el("a").attr("href", &link(Place::Principles, Some(id.as_str()))).text(&name_of(pack, id)))
    };
    of_class("ul", "plain loop-open").children(principles.iter().map(row))
}

fn name_of(pack: &Pack, id: &PrincipleId) -> String {
    pack.principle(id).map_or_else(|| id.as_str().to_owned(), |it| it.name.clone())
}

/// The three things, and the button that puts them into the plan: one a day, from today on.
fn what_next(sitting: &Sitting, pack: &'static Pack, next: Vec<Next>) -> El {
    let app = sitting.app;
    let own = words().loops;
    let step = |(place, next): (usize, &Next)| {
        let asked =
            |[round, question]: [usize; 2]| sitting.says(|it| it.rounds().get(round)?.questions.get(question).cloned());
        let (text, act, about) = match &next.what {
            What::Tell(place) => {
                let asked = asked(*place);
                let text = (own.tell_again)(asked.as_ref().map_or("", |asked| &asked.text));
                (text, PlanAct::Drill, asked.map(|asked| asked.question.as_str().to_owned()))
            }
            What::Story(id) => ((own.other_story)(&name_of(pack, id)), PlanAct::Story, Some(id.as_str().to_owned())),
            What::Cover(id) => ((own.cover)(&name_of(pack, id)), PlanAct::Drill, Some(id.as_str().to_owned())),
        };
        let why: Vec<String> = next.why.iter().map(|why| (own.why)(*why)).collect();
        OwnStep {
            id: [sitting.id().as_str(), "/", &place.to_string()].concat(),
            text,
            why: [own.from_the_loop, ": ", &why.join(", "), "."].concat(),
            minutes: MINUTES,
            act,
            about,
            day: app.today().plus(i32::try_from(place).unwrap_or(0)),
        }
    };
    let steps: Rc<Vec<OwnStep>> = Rc::new(next.iter().enumerate().map(step).collect());
    let row =
        |step: &OwnStep| el("li").child(el("p").text(&step.text)).child(of_class("p", "small quiet").text(&step.why));
    let rows = of_class("ol", "loop-next").children(steps.iter().map(row));
    let prefix = [sitting.id().as_str(), "/"].concat();
    let is_planned = move || {
        app.prep
            .with(|prep| prep.plan.as_ref().is_some_and(|plan| plan.own.iter().any(|it| it.id.starts_with(&prefix))))
    };
    of_class("div", "stack").child(rows).slot(is_planned, move |is_planned| {
        let steps = Rc::clone(&steps);
        Some(if is_planned {
            let way = el("a").attr("href", &link(Place::Plan, None)).text(own.see_plan);
            el("p").attr("role", "status").text(own.in_plan).text(" ").child(way)
        } else {
            let press = move || {
                plan::add_own(app, &steps);
                document::focus_if_lost("main");
            };
            of_class("div", "row").child(button("button primary", own.to_plan, press))
        })
    })
}
