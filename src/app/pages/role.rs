//! A role in the guide: what its interviews dwell on, and the job where the guide tells of it.

use crate::app::el::{El, button, el, of_class};
use crate::app::pages::guide::{back, lines, questions, section, unknown, with_guide};
use crate::app::state::App;
use crate::app::words::words;
use crate::browser::document;
use crate::content::guide::{Job, Pay, RoleGuide};
use crate::content::{Emphasis, Guide, Pack, Question, Role};

/// The page.
pub fn page(app: App) -> El {
    with_guide(app, the_role)
}

fn the_role(app: App, pack: &Pack, guide: &Guide) -> El {
    let id = app.argument().unwrap_or_default();
    let Some(role) = pack.roles().iter().find(|role| role.id.as_str() == id) else {
        return unknown(words().guide.no_role);
    };
    let told = guide.roles.iter().find(|it| it.role == role.id);
    let job = guide.job.as_ref().filter(|job| job.role == role.id);
    let own = pack.questions().iter().filter(|question| question.roles.contains(&role.id));
    let own: Vec<&Question> = own.collect();
    let drilled = role.id.clone();
    let drill = of_class("div", "row")
        .child(button("button primary", words().guide.drill_role, move || app.practise_role(&drilled)))
        .child(of_class("span", "small quiet tabular").text(&(words().guide.own_questions)(own.len())));
    document::set_title(&words().titled(&role.name));
    of_class("div", "column wide guide")
        .child(back())
        .child(el("h1").text(&role.name))
        .child_if(told.map(|told| of_class("p", "voice-small").text(&told.summary)))
        .child(drill)
        .child_if((!role.emphases.is_empty()).then(|| emphases(app, role, told, &own)))
        .child_if(job.map(the_job))
}

/// Each emphasis with what to be ready to show, and its questions.
fn emphases(app: App, role: &Role, told: Option<&RoleGuide>, own: &[&Question]) -> El {
    let row = |emphasis: &Emphasis| {
        let line = told.and_then(|told| told.emphases.iter().find(|it| it.emphasis == emphasis.id));
        let is_of = |question: &&Question| question.emphasis.as_ref() == Some(&emphasis.id);
        let asked: Vec<&Question> = own.iter().copied().filter(is_of).collect();
        el("li")
            .child(el("h3").text(&emphasis.name))
            .child_if(line.map(|line| el("p").text(&line.text)))
            .child_if(questions(app, &asked))
    };
    section("emphases", words().guide.emphases)
        .child(of_class("ul", "plain cells").children(role.emphases.iter().map(row)))
}

fn the_job(job: &Job) -> El {
    let tracks = el("div").child(el("h3").text(words().guide.tracks)).child(el("p").text(&job.tracks));
    let lists = of_class("div", "side-by-side")
        .child_if(lines("h3", words().guide.responsibilities, &job.responsibilities))
        .child_if(lines("h3", words().guide.experience, &job.experience))
        .child_if(lines("h3", words().guide.teams, &job.teams))
        .child_if(lines("h3", words().guide.openings, &job.openings))
        .child(of_class("div", "lines").child(tracks));
    section("job", words().guide.job).child(lists).child_if((!job.pay.is_empty()).then(|| pay(job)))
}

fn pay(job: &Job) -> El {
    let row = |pay: &Pay| {
        let level = el("th")
            .attr("scope", "row")
            .child(of_class("b", "strong").text(&pay.level))
            .text(" ")
            .child(of_class("span", "small quiet").text(&pay.title));
        el("tr")
            .child(level)
            .child(el("td").text(&(words().guide.dollars)(pay.usd)))
            .child(of_class("td", "source").text(&pay.source))
            .child(el("td").text(&pay.year.to_string()))
    };
    let heads = [words().guide.level, words().guide.a_year, words().guide.source, words().guide.year];
    let heads = heads.map(|head| el("th").attr("scope", "col").text(head));
    let table = of_class("table", "times pay tabular")
        .attr("aria-labelledby", "pay")
        .child(el("thead").child(el("tr").children(heads)))
        .child(el("tbody").children(job.pay.iter().map(row)));
    of_class("div", "stack")
        .child(el("h3").attr("id", "pay").text(words().guide.pay))
        .child(table)
        .child(of_class("p", "small quiet").text(&job.pay_note))
}
