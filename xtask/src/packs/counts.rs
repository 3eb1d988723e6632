//! Whether the default pack has as much as it promises. Packs of others may be as small as they like.

use star_drill::content::guide::{Company, Guide, Job, PaperShape, PlanStep, Readiness};
use star_drill::content::{CaseKind, FollowUpFamily, Kind, Level, PackDocument, Polarity, Question};
use star_drill::json::{JsonFault, Vocabulary};
use std::collections::BTreeSet;

type Fits = fn(&Question) -> bool;

/// The behavioural questions for any role that each principle needs.
const BY_PRINCIPLE: [(&str, Fits, usize); 5] = [
    ("", |_| true, 12),
    (" about neither failure nor conflict", |it| !matches!(it.polarity, Polarity::Failure | Polarity::Conflict), 7),
    (" about failure", |it| it.polarity == Polarity::Failure, 2),
    (" about conflict", |it| it.polarity == Polarity::Conflict, 1),
    (" of level senior or principal", |it| matches!(it.level, Level::Senior | Level::Principal), 2),
];
const BY_ROLE: [(Kind, usize); 2] = [(Kind::Behavioural, 12), (Kind::Depth, 8)];
const BY_CASE: [(CaseKind, usize); 5] = [
    (CaseKind::ProductDesignAndGrowth, 12),
    (CaseKind::SuccessMetrics, 8),
    (CaseKind::Diagnosis, 8),
    (CaseKind::ExecutionAndPrioritisation, 8),
    (CaseKind::Strategy, 4),
];
/// The screen questions by the stage they are put at.
const BY_SCREEN: [(&str, usize); 2] = [("recruiter-phone-screen", 15), ("pm-phone-interview", 20)];
const WRITTEN: usize = 24;
const BY_SHAPE: [(PaperShape, usize); 2] = [(PaperShape::Narrative, 6), (PaperShape::PressReleaseAndFaq, 6)];
const CHECKLISTS: [(&str, usize); 2] = [("before-applying", 4), ("standing-out", 8)];
/// The days left for which there is to be a plan, each with more steps than the one before.
const DAYS_LEFT: [u32; 5] = [1, 7, 14, 28, 56];

/// What the default pack has too little of.
pub fn counts(document: &PackDocument) -> Vec<JsonFault> {
    let mut faults = Faults::default();
    faults.listed("principles", document.principles.len(), 16);
    faults.listed("roles", document.roles.len(), 8);
    faults.listed("stages", document.stages.len(), 6);
    faults.listed("rounds", document.rounds.len(), 5);
    by_principle(document, &mut faults);
    by_role(document, &mut faults);
    by_kind(&document.questions, &mut faults);
    for (index, question) in document.questions.iter().enumerate() {
        of_a_question(question, &format!("questions[{index}]"), &mut faults);
    }
    match &document.guide {
        Some(guide) => of_the_guide(guide, document, &mut faults),
        None => faults.missing("guide"),
    }
    faults.0
}

#[derive(Default)]
struct Faults(Vec<JsonFault>);

impl Faults {
    fn add(&mut self, place: impl Into<String>, problem: String) {
        self.0.push(JsonFault { place: place.into(), problem });
    }

    /// `what` says which are counted.
    fn least(&mut self, place: impl Into<String>, count: usize, what: &str, least: usize) {
        if count < least {
            self.add(place, format!("{count}{what}; expected at least {least}"));
        }
    }

    fn listed(&mut self, place: impl Into<String>, count: usize, least: usize) {
        self.least(place, count, " listed", least);
    }

    fn missing(&mut self, place: &str) {
        self.add(place, "missing; expected in the default pack".into());
    }

    /// A list of the guide must have an entry for each of the pack's names.
    fn entries<'name>(
        &mut self,
        place: &str,
        entries: impl Iterator<Item = &'name str>,
        names: impl Iterator<Item = &'name str>,
    ) {
        let entries: Vec<&str> = entries.collect();
        for name in names.filter(|name| !entries.contains(name)) {
            self.add(place, format!("none for `{name}`; expected one for each"));
        }
    }
}

fn by_principle(document: &PackDocument, faults: &mut Faults) {
    for principle in &document.principles {
        let id = principle.id.as_str();
        let of_principle: Vec<&Question> = document
            .questions
            .iter()
            .filter(|it| it.kind == Kind::Behavioural && it.roles.is_empty())
            .filter(|it| it.primary_principle() == Some(&principle.id))
            .collect();
        for (which, fits, least) in BY_PRINCIPLE {
            let count = of_principle.iter().filter(|it| fits(it)).count();
            faults.least("questions", count, &format!("{which} with `{id}` first (behavioural, for any role)"), least);
        }
    }
}

fn by_role(document: &PackDocument, faults: &mut Faults) {
    for (index, role) in document.roles.iter().enumerate() {
        let of_role: Vec<&Question> = document.questions.iter().filter(|it| it.roles.contains(&role.id)).collect();
        for (kind, least) in BY_ROLE {
            let count = of_role.iter().filter(|it| it.kind == kind).count();
            let what = format!(" of kind {} for the role `{}`", kind.as_word(), role.id.as_str());
            faults.least("questions", count, &what, least);
        }
        faults.listed(format!("roles[{index}].emphases"), role.emphases.len(), 3);
        for (at, emphasis) in role.emphases.iter().enumerate() {
            let name = emphasis.id.as_str();
            let dwells = |it: &&&Question| it.kind == Kind::Depth && it.emphasis.as_deref() == Some(name);
            let count = of_role.iter().filter(dwells).count();
            faults.least(format!("roles[{index}].emphases[{at}]"), count, &format!(" of kind depth on `{name}`"), 1);
        }
    }
}

fn by_kind(questions: &[Question], faults: &mut Faults) {
    for (kind, least) in BY_CASE {
        let count = questions.iter().filter_map(|it| it.case.as_ref()).filter(|case| case.kind == kind).count();
        faults.least("questions", count, &format!(" with a case of kind {}", kind.as_word()), least);
    }
    let written = questions.iter().filter(|it| it.kind == Kind::Written).count();
    faults.least("questions", written, " of kind written", WRITTEN);
    for (stage, least) in BY_SCREEN {
        let screens = questions.iter().filter(|it| it.kind == Kind::Screen);
        let count = screens.filter(|it| it.stages.iter().any(|it| it.as_str() == stage)).count();
        faults.least("questions", count, &format!(" of kind screen at the stage `{stage}`"), least);
    }
}

fn of_a_question(question: &Question, place: &str, faults: &mut Faults) {
    let follow_ups = if question.kind == Kind::Behavioural { 2 } else { 1 };
    faults.listed(format!("{place}.shows"), question.shows.len(), 2);
    faults.listed(format!("{place}.red_flags"), question.red_flags.len(), 1);
    faults.listed(format!("{place}.follow_ups"), question.follow_ups.len(), follow_ups);
    if let Some(case) = &question.case {
        faults.listed(format!("{place}.case.steps"), case.steps.len(), 4);
        faults.listed(format!("{place}.case.numbers"), case.numbers.len(), 1);
        faults.listed(format!("{place}.case.trade_offs"), case.trade_offs.len(), 1);
        faults.listed(format!("{place}.case.kpis"), case.kpis.len(), 1);
    }
}

fn of_the_guide(guide: &Guide, document: &PackDocument, faults: &mut Faults) {
    match &guide.company {
        Some(company) => of_the_company(company, faults),
        None => faults.missing("guide.company"),
    }
    let roles = guide.roles.iter().map(|it| it.role.as_str());
    faults.entries("guide.roles", roles, document.roles.iter().map(|it| it.id.as_str()));
    match &guide.job {
        Some(job) => of_the_job(job, faults),
        None => faults.missing("guide.job"),
    }
    let stages = guide.stages.iter().map(|it| it.stage.as_str());
    faults.entries("guide.stages", stages, document.stages.iter().map(|it| it.id.as_str()));
    for (index, stage) in guide.stages.iter().enumerate() {
        faults.listed(format!("guide.stages[{index}].judged"), stage.judged.len(), 1);
        faults.listed(format!("guide.stages[{index}].checklist"), stage.checklist.len(), 1);
    }
    of_the_loop(guide, document, faults);
    for family in FollowUpFamily::VALUES {
        let probes = guide.probes.iter().filter(|it| it.family == *family);
        let count = probes.map(|it| it.texts.len()).sum();
        faults.least("guide.probes", count, &format!(" of the family {}", family.as_word()), 3);
    }
    of_the_papers(guide, faults);
    for (id, least) in CHECKLISTS {
        match guide.checklists.iter().position(|it| it.id == id) {
            Some(index) => {
                let count = guide.checklists[index].items.len();
                faults.listed(format!("guide.checklists[{index}].items"), count, least);
            }
            None => faults.add("guide.checklists", format!("none for `{id}`; expected one with {least} items")),
        }
    }
    match &guide.readiness {
        Some(readiness) => of_the_readiness(readiness, faults),
        None => faults.missing("guide.readiness"),
    }
    of_the_plan(&guide.plan, faults);
}

fn of_the_company(company: &Company, faults: &mut Faults) {
    faults.listed("guide.company.prep_focus", company.prep_focus.len(), 6);
    faults.listed("guide.company.values", company.values.len(), 6);
}

fn of_the_job(job: &Job, faults: &mut Faults) {
    faults.listed("guide.job.responsibilities", job.responsibilities.len(), 5);
    faults.listed("guide.job.teams", job.teams.len(), 5);
    faults.listed("guide.job.experience", job.experience.len(), 4);
    faults.listed("guide.job.openings", job.openings.len(), 3);
    let levels: BTreeSet<&str> = job.pay.iter().map(|it| it.level.as_str()).collect();
    faults.least("guide.job.pay", levels.len(), " different levels", 3);
    for (index, pay) in job.pay.iter().enumerate() {
        if pay.source.trim().is_empty() {
            faults.add(format!("guide.job.pay[{index}].source"), "empty; expected who says so".into());
        }
        if pay.year < 2000 {
            faults.add(format!("guide.job.pay[{index}].year"), format!("{}; expected when they said so", pay.year));
        }
    }
}

fn of_the_loop(guide: &Guide, document: &PackDocument, faults: &mut Faults) {
    let rounds = guide.rounds.iter().map(|it| it.round.as_str());
    faults.entries("guide.rounds", rounds, document.rounds.iter().map(|it| it.id.as_str()));
    for (index, round) in guide.rounds.iter().enumerate() {
        let place = format!("guide.rounds[{index}].templates");
        faults.listed(place.as_str(), round.templates.len(), 6);
        for (at, template) in round.templates.iter().enumerate() {
            faults.listed(format!("{place}[{at}].questions"), template.questions.len(), 3);
        }
    }
    match &guide.bar_raiser {
        Some(bar_raiser) => faults.listed("guide.bar_raiser.questions", bar_raiser.questions.len(), 12),
        None => faults.missing("guide.bar_raiser"),
    }
}

fn of_the_papers(guide: &Guide, faults: &mut Faults) {
    for (shape, least) in BY_SHAPE {
        let count = guide.papers.iter().filter(|it| it.shape == shape).count();
        faults.least("guide.papers", count, &format!(" of the shape {}", shape.as_word()), least);
    }
    for (index, paper) in guide.papers.iter().enumerate() {
        faults.listed(format!("guide.papers[{index}].questions"), paper.questions.len(), 2);
        faults.listed(format!("guide.papers[{index}].shows"), paper.shows.len(), 1);
    }
}

/// Three questions of yes or no can be answered in eight ways.
fn of_the_readiness(readiness: &Readiness, faults: &mut Faults) {
    let count = readiness.questions.len();
    if count != 3 {
        faults.add("guide.readiness.questions", format!("{count} listed; expected 3"));
    }
    let answers: BTreeSet<BTreeSet<&str>> =
        readiness.breakdowns.iter().map(|it| it.yes.iter().map(String::as_str).collect()).collect();
    faults.least("guide.readiness.breakdowns", answers.len(), " for different answers", 8);
}

fn of_the_plan(steps: &[PlanStep], faults: &mut Faults) {
    let with = |days: u32| steps.iter().filter(|it| it.needs_days <= days).count();
    faults.least("guide.plan", with(0), " with `needs_days` 0", 3);
    for (fewer, more) in DAYS_LEFT.iter().zip(DAYS_LEFT.iter().skip(1)) {
        let (before, count) = (with(*fewer), with(*more));
        if count <= before {
            let problem = format!("{count} steps for {more} days left; expected more than the {before} for {fewer}");
            faults.add("guide.plan", problem);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::Result;
    use star_drill::content::Case;

    type Spoil = fn(&mut PackDocument);

    #[test]
    fn what_there_is_too_little_of_is_named_with_its_place() -> Result<()> {
        let sound = sound()?;
        assert_eq!(said(&sound), "");
        let table: &[(Spoil, &str)] = &[
            (|it| it.principles.truncate(15), "principles: 15 listed; expected at least 16"),
            (|it| it.roles.truncate(7), "roles: 7 listed; expected at least 8"),
            (|it| it.stages.truncate(5), "stages: 5 listed; expected at least 6"),
            (|it| it.rounds.truncate(4), "rounds: 4 listed; expected at least 5"),
            // By principle. Of the twelve, 0 and 1 are about failure and not for entry, 2 is about conflict.
            (
                |it| question(it, "p0-11").kind = Kind::Depth,
                "questions: 11 with `p0` first (behavioural, for any role); expected at least 12",
            ),
            (
                |it| question(it, "p0-11").principles.reverse(),
                "questions: 11 with `p0` first (behavioural, for any role); expected at least 12",
            ),
            (
                |it| (3..6).for_each(|n| question(it, &format!("p0-{n}")).polarity = Polarity::Failure),
                "questions: 6 about neither failure nor conflict with `p0` first (behavioural, for any role); \
                 expected at least 7",
            ),
            (
                |it| question(it, "p0-0").polarity = Polarity::Ethics,
                "questions: 1 about failure with `p0` first (behavioural, for any role); expected at least 2",
            ),
            (
                |it| question(it, "p0-2").polarity = Polarity::Ethics,
                "questions: 0 about conflict with `p0` first (behavioural, for any role); expected at least 1",
            ),
            (
                |it| question(it, "p0-0").level = Level::Entry,
                "questions: 1 of level senior or principal with `p0` first (behavioural, for any role); \
                 expected at least 2",
            ),
            // By role. Of the eight on depth, 2 and 5 dwell on the third emphasis.
            (
                |it| question(it, "r1-behavioural-0").roles.clear(),
                "questions: 11 of kind behavioural for the role `r1`; expected at least 12",
            ),
            (
                |it| question(it, "r1-depth-0").roles.clear(),
                "questions: 7 of kind depth for the role `r1`; expected at least 8",
            ),
            (|it| it.roles[1].emphases.truncate(2), "roles[1].emphases: 2 listed; expected at least 3"),
            (
                |it| [2, 5].iter().for_each(|n| question(it, &format!("r1-depth-{n}")).emphasis = None),
                "roles[1].emphases[2]: 0 of kind depth on `e2`; expected at least 1",
            ),
            // By kind.
            (
                |it| it.questions.retain(|it| it.id.as_str() != "strategy-0"),
                "questions: 3 with a case of kind strategy; expected at least 4",
            ),
            (
                |it| it.questions.retain(|it| it.id.as_str() != "written-0"),
                "questions: 23 of kind written; expected at least 24",
            ),
            (
                |it| question(it, "pm-phone-interview-0").stages.clear(),
                "questions: 19 of kind screen at the stage `pm-phone-interview`; expected at least 20",
            ),
            // Each question.
            (|it| it.questions[0].shows.truncate(1), "questions[0].shows: 1 listed; expected at least 2"),
            (|it| it.questions[0].red_flags.clear(), "questions[0].red_flags: 0 listed; expected at least 1"),
            (|it| it.questions[0].follow_ups.truncate(1), "questions[0].follow_ups: 1 listed; expected at least 2"),
            (|it| question(it, "written-0").follow_ups.truncate(1), ""),
            (|it| case(it).steps.truncate(3), "questions[352].case.steps: 3 listed; expected at least 4"),
            (|it| case(it).numbers.clear(), "questions[352].case.numbers: 0 listed; expected at least 1"),
            (|it| case(it).trade_offs.clear(), "questions[352].case.trade_offs: 0 listed; expected at least 1"),
            (|it| case(it).kpis.clear(), "questions[352].case.kpis: 0 listed; expected at least 1"),
            // The guide.
            (|it| it.guide = None, "guide: missing; expected in the default pack"),
            (|it| guide(it).company = None, "guide.company: missing; expected in the default pack"),
            (|it| company(it).prep_focus.truncate(5), "guide.company.prep_focus: 5 listed; expected at least 6"),
            (|it| company(it).values.truncate(5), "guide.company.values: 5 listed; expected at least 6"),
            (|it| guide(it).roles.truncate(7), "guide.roles: none for `r7`; expected one for each"),
            (|it| guide(it).job = None, "guide.job: missing; expected in the default pack"),
            (|it| job(it).responsibilities.truncate(4), "guide.job.responsibilities: 4 listed; expected at least 5"),
            (|it| job(it).teams.truncate(4), "guide.job.teams: 4 listed; expected at least 5"),
            (|it| job(it).experience.truncate(3), "guide.job.experience: 3 listed; expected at least 4"),
            (|it| job(it).openings.truncate(2), "guide.job.openings: 2 listed; expected at least 3"),
            (|it| job(it).pay[0].level = "L2".into(), "guide.job.pay: 2 different levels; expected at least 3"),
            (|it| job(it).pay[1].source.clear(), "guide.job.pay[1].source: empty; expected who says so"),
            (|it| job(it).pay[1].year = 0, "guide.job.pay[1].year: 0; expected when they said so"),
            (|it| guide(it).stages.truncate(5), "guide.stages: none for `s5`; expected one for each"),
            (|it| guide(it).stages[1].judged.clear(), "guide.stages[1].judged: 0 listed; expected at least 1"),
            (|it| guide(it).stages[1].checklist.clear(), "guide.stages[1].checklist: 0 listed; expected at least 1"),
            (|it| guide(it).rounds.truncate(4), "guide.rounds: none for `d4`; expected one for each"),
            (
                |it| guide(it).rounds[2].templates.truncate(5),
                "guide.rounds[2].templates: 5 listed; expected at least 6",
            ),
            (
                |it| guide(it).rounds[2].templates[1].questions.truncate(2),
                "guide.rounds[2].templates[1].questions: 2 listed; expected at least 3",
            ),
            (|it| guide(it).bar_raiser = None, "guide.bar_raiser: missing; expected in the default pack"),
            (
                |it| guide(it).bar_raiser.as_mut().expect("a bar raiser").questions.truncate(11),
                "guide.bar_raiser.questions: 11 listed; expected at least 12",
            ),
            (|it| guide(it).probes[1].texts.truncate(2), "guide.probes: 2 of the family own-part; expected at least 3"),
            (|it| guide(it).probes.truncate(11), "guide.probes: 0 of the family differently-now; expected at least 3"),
            (
                |it| guide(it).papers[0].shape = PaperShape::PressReleaseAndFaq,
                "guide.papers: 5 of the shape narrative; expected at least 6",
            ),
            (
                |it| guide(it).papers[3].questions.truncate(1),
                "guide.papers[3].questions: 1 listed; expected at least 2",
            ),
            (|it| guide(it).papers[3].shows.clear(), "guide.papers[3].shows: 0 listed; expected at least 1"),
            (
                |it| guide(it).checklists[1].items.truncate(7),
                "guide.checklists[1].items: 7 listed; expected at least 8",
            ),
            (
                |it| guide(it).checklists.truncate(1),
                "guide.checklists: none for `standing-out`; expected one with 8 items",
            ),
            (|it| guide(it).readiness = None, "guide.readiness: missing; expected in the default pack"),
            (|it| readiness(it).questions.truncate(2), "guide.readiness.questions: 2 listed; expected 3"),
            (
                |it| readiness(it).breakdowns[7].yes = vec!["b".into(), "a".into()],
                "guide.readiness.breakdowns: 7 for different answers; expected at least 8",
            ),
            (|it| guide(it).plan[0].needs_days = 1, "guide.plan: 2 with `needs_days` 0; expected at least 3"),
            (
                |it| guide(it).plan[6].needs_days = 28,
                "guide.plan: 7 steps for 56 days left; expected more than the 7 for 28",
            ),
        ];
        for (spoil, expected) in table {
            let mut document = sound.clone();
            spoil(&mut document);
            assert_eq!(said(&document), *expected);
        }
        Ok(())
    }

    fn said(document: &PackDocument) -> String {
        counts(document).iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }

    fn question<'document>(document: &'document mut PackDocument, id: &str) -> &'document mut Question {
        document.questions.iter_mut().find(|it| it.id.as_str() == id).expect("a question of that name")
    }

    fn case(document: &mut PackDocument) -> &mut Case {
        question(document, "product-design-and-growth-0").case.as_mut().expect("a case")
    }

    fn guide(document: &mut PackDocument) -> &mut Guide {
        document.guide.as_mut().expect("a guide")
    }

    fn company(document: &mut PackDocument) -> &mut Company {
        guide(document).company.as_mut().expect("a company")
    }

    fn job(document: &mut PackDocument) -> &mut Job {
        guide(document).job.as_mut().expect("a job")
    }

    fn readiness(document: &mut PackDocument) -> &mut Readiness {
        guide(document).readiness.as_mut().expect("a readiness check")
    }

    /// A pack with just enough of everything.
    fn sound() -> Result<PackDocument> {
        let principles =
            list(16, |n| format!(r#"{{ "id": "p{n}", "name": "n", "summary": "s", "probe": "p", "red_flag": "r" }}"#));
        let emphases = list(3, |n| format!(r#"{{ "id": "e{n}", "name": "n" }}"#));
        let roles = list(8, |n| format!(r#"{{ "id": "r{n}", "name": "n", "emphases": {emphases} }}"#));
        let stages = list(6, |n| format!(r#"{{ "id": "s{n}", "name": "n", "summary": "s" }}"#));
        let rounds = list(5, |n| format!(r#"{{ "id": "d{n}", "name": "n", "focus": "f" }}"#));
        let (questions, guide) = (sound_questions(), sound_guide());
        Ok(PackDocument::read(&format!(
            r#"{{ "format": 1, "id": "amazon", "title": "t", "lang": "en", "principles": {principles},
                  "roles": {roles}, "stages": {stages}, "rounds": {rounds}, "questions": {questions},
                  "guide": {guide} }}"#
        ))?)
    }

    fn sound_questions() -> String {
        let mut questions = Vec::new();
        let mut ask = |id: String, more: String| {
            questions.push(format!(
                r#"{{ "id": "{id}", "text": "Why?", "shows": ["s", "t"], "red_flags": ["r"], "follow_ups": [
                      {{ "family": "own-part", "text": "f" }}, {{ "family": "what-failed", "text": "f" }} ], {more} }}"#
            ));
        };
        for p in 0..16 {
            for n in 0..12 {
                let polarity = ["failure", "failure", "conflict"].get(n).unwrap_or(&"success");
                let level = ["senior", "principal"].get(n).unwrap_or(&"entry");
                let (id, next) = (format!("p{p}-{n}"), (p + 1) % 16);
                let measures = format!(r#""principles": ["p{p}", "p{next}"]"#);
                ask(id, format!(r#"{measures}, "polarity": "{polarity}", "level": "{level}""#));
            }
        }
        for r in 0..8 {
            for n in 0..12 {
                ask(format!("r{r}-behavioural-{n}"), format!(r#""roles": ["r{r}"]"#));
            }
            for n in 0..8 {
                let emphasis = n % 3;
                let more = format!(r#""kind": "depth", "roles": ["r{r}"], "emphasis": "e{emphasis}""#);
                ask(format!("r{r}-depth-{n}"), more);
            }
        }
        for (kind, count) in BY_CASE {
            for n in 0..count {
                let (kind, steps) = (kind.as_word(), texts(4));
                let case = format!(
                    r#"{{ "kind": "{kind}", "steps": {steps}, "numbers": ["n"], "trade_offs": ["t"], "kpis": ["k"] }}"#
                );
                ask(format!("{kind}-{n}"), format!(r#""kind": "case", "case": {case}"#));
            }
        }
        for n in 0..WRITTEN {
            ask(format!("written-{n}"), r#""kind": "written""#.into());
        }
        for (stage, count) in BY_SCREEN {
            for n in 0..count {
                ask(format!("{stage}-{n}"), format!(r#""kind": "screen", "stages": ["{stage}"]"#));
            }
        }
        format!("[{}]", questions.join(","))
    }

    fn sound_guide() -> String {
        let [three, four, five, twelve] = [3, 4, 5, 12].map(texts);
        let [one_item, four_items, six_items, eight_items] = [1, 4, 6, 8].map(items);
        let pay = list(3, |n| format!(r#"{{ "level": "L{n}", "title": "t", "usd": 1, "source": "s", "year": 2025 }}"#));
        let roles = list(8, |n| format!(r#"{{ "role": "r{n}", "summary": "s" }}"#));
        let stages = list(6, |n| {
            format!(r#"{{ "stage": "s{n}", "length": "l", "happens": "h", "judged": ["j"], "checklist": {one_item} }}"#)
        });
        let templates = list(6, |n| format!(r#"{{ "id": "t{n}", "name": "n", "questions": {three} }}"#));
        let rounds = list(5, |n| format!(r#"{{ "round": "d{n}", "templates": {templates} }}"#));
        let families = FollowUpFamily::WORDS;
        let probes = list(12, |n| format!(r#"{{ "family": "{}", "texts": {three} }}"#, families[n]));
        let shapes = PaperShape::WORDS;
        let papers = list(12, |n| {
            format!(r#"{{ "id": "w{n}", "shape": "{}", "questions": ["q", "q"], "shows": ["s"] }}"#, shapes[n % 2])
        });
        let asked = list(3, |n| format!(r#"{{ "id": "{}", "text": "t", "yes": "y", "no": "n" }}"#, ["a", "b", "c"][n]));
        let breakdowns = list(8, |n| {
            let yes: Vec<&str> = [(1, r#""a""#), (2, r#""b""#), (4, r#""c""#)]
                .into_iter()
                .filter_map(|(bit, name)| (n & bit > 0).then_some(name))
                .collect();
            format!(r#"{{ "yes": [{}], "title": "t", "text": "t", "first": [] }}"#, yes.join(","))
        });
        let plan = list(7, |n| {
            let needs_days = [0, 0, 0, 7, 14, 28, 56][n];
            format!(
                r#"{{ "id": "s{n}", "text": "t", "why": "w", "days_before": 1, "minutes": 5, "act": "drill",
                      "needs_days": {needs_days} }}"#
            )
        });
        format!(
            r#"{{
  "company": {{ "name": "n", "category": "c", "summary": "s", "domain": "d", "style": [], "difficulty": "d",
               "prep_focus": {six_items}, "values": {six_items}, "themes": [] }},
  "roles": {roles},
  "job": {{ "role": "r0", "responsibilities": {five}, "teams": {five}, "tracks": "t", "experience": {four},
           "openings": {three}, "pay": {pay}, "pay_note": "n" }},
  "stages": {stages},
  "rounds": {rounds},
  "bar_raiser": {{ "summary": "s", "expect": [], "prepare": [], "questions": {twelve} }},
  "probes": {probes},
  "papers": {papers},
  "checklists": [ {{ "id": "before-applying", "name": "n", "items": {four_items} }},
                  {{ "id": "standing-out", "name": "n", "items": {eight_items} }} ],
  "readiness": {{ "questions": {asked}, "breakdowns": {breakdowns} }},
  "plan": {plan}
}}"#
        )
    }

    fn list(count: usize, one: impl Fn(usize) -> String) -> String {
        format!("[{}]", (0..count).map(one).collect::<Vec<_>>().join(","))
    }

    fn texts(count: usize) -> String {
        list(count, |_| r#""t""#.into())
    }

    fn items(count: usize) -> String {
        list(count, |n| format!(r#"{{ "id": "i{n}", "text": "t" }}"#))
    }
}
