//! Whether a guide holds together: names of its own are unique, and those of others are defined in the pack.

use super::guide::{Guide, Item};
use super::pack::PackDocument;
use super::validate::Faults;

/// Checks a guide; `questions` are the names of the pack's questions.
pub(super) fn check(guide: &Guide, document: &PackDocument, questions: &[&str], faults: &mut Faults) {
    let roles: Vec<&str> = document.roles.iter().map(|it| it.id.as_str()).collect();
    let stages: Vec<&str> = document.stages.iter().map(|it| it.id.as_str()).collect();
    let rounds: Vec<&str> = document.rounds.iter().map(|it| it.id.as_str()).collect();

    if let Some(company) = &guide.company {
        items("guide.company.prep_focus", &company.prep_focus, faults);
        items("guide.company.values", &company.values, faults);
        items("guide.company.themes", &company.themes, faults);
    }
    for (index, role) in guide.roles.iter().enumerate() {
        let place = format!("guide.roles[{index}]");
        faults.reference(&format!("{place}.role"), role.role.as_str(), &roles);
        let known = document.roles.iter().find(|it| it.id == role.role);
        let known: Vec<&str> = known.iter().flat_map(|it| &it.emphases).map(|it| it.id.as_str()).collect();
        for (index, emphasis) in role.emphases.iter().enumerate() {
            faults.reference(&format!("{place}.emphases[{index}].emphasis"), &emphasis.emphasis, &known);
        }
    }
    if let Some(job) = &guide.job {
        faults.reference("guide.job.role", job.role.as_str(), &roles);
    }
    for (index, stage) in guide.stages.iter().enumerate() {
        faults.reference(&format!("guide.stages[{index}].stage"), stage.stage.as_str(), &stages);
        items(&format!("guide.stages[{index}].checklist"), &stage.checklist, faults);
    }
    for (index, round) in guide.rounds.iter().enumerate() {
        let place = format!("guide.rounds[{index}]");
        faults.reference(&format!("{place}.round"), round.round.as_str(), &rounds);
        faults.ids(&format!("{place}.templates"), round.templates.iter().map(|it| it.id.as_str()));
        for (index, template) in round.templates.iter().enumerate() {
            let asked = template.questions.iter().map(|it| it.as_str());
            faults.references(&format!("{place}.templates[{index}].questions"), asked, questions);
        }
    }
    if let Some(bar_raiser) = &guide.bar_raiser {
        let asked = bar_raiser.questions.iter().map(|it| it.as_str());
        faults.references("guide.bar_raiser.questions", asked, questions);
    }
    faults.ids("guide.papers", guide.papers.iter().map(|it| it.id.as_str()));
    for (index, paper) in guide.papers.iter().enumerate() {
        let place = format!("guide.papers[{index}].questions");
        if paper.questions.len() != 2 {
            faults.add(&place, format!("{} questions; expected 2, of which one is answered", paper.questions.len()));
        }
        faults.references(&place, paper.questions.iter().map(|it| it.as_str()), questions);
    }
    faults.ids("guide.checklists", guide.checklists.iter().map(|it| it.id.as_str()));
    for (index, checklist) in guide.checklists.iter().enumerate() {
        items(&format!("guide.checklists[{index}].items"), &checklist.items, faults);
    }
    items("guide.principle_items", &guide.principle_items, faults);
    items("guide.answers", &guide.answers, faults);
    let steps = faults.ids("guide.plan", guide.plan.iter().map(|it| it.id.as_str()));
    let principles = document.principles.iter().map(|it| it.id.as_str());
    let lists = guide.checklists.iter().map(|it| it.id.as_str());
    let subjects: Vec<&str> = principles.chain(stages.iter().copied()).chain(lists).collect();
    for (index, step) in guide.plan.iter().enumerate() {
        if let Some(about) = &step.about {
            faults.reference(&format!("guide.plan[{index}].about"), about, &subjects);
        }
    }
    if let Some(readiness) = &guide.readiness {
        let place = "guide.readiness";
        let asked = faults.ids(&format!("{place}.questions"), readiness.questions.iter().map(|it| it.id.as_str()));
        for (index, breakdown) in readiness.breakdowns.iter().enumerate() {
            let place = format!("{place}.breakdowns[{index}]");
            faults.references(&format!("{place}.yes"), breakdown.yes.iter().map(String::as_str), &asked);
            faults.references(&format!("{place}.first"), breakdown.first.iter().map(String::as_str), &steps);
        }
    }
}

fn items(place: &str, items: &[Item], faults: &mut Faults) {
    faults.ids(place, items.iter().map(|it| it.id.as_str()));
}
