//! From the JSON of a guide to [`Guide`], field by field.

use crate::json::{Node, Object};

use super::guide::{
    BarRaiser, Breakdown, Checklist, Company, EmphasisGuide, Guide, Item, Job, Paper, PaperShape, Pay, PlanAct,
    PlanStep, Probes, Readiness, ReadinessQuestion, RoleGuide, RoundGuide, StageGuide, Template,
};
use super::{FollowUpFamily, QuestionId, RoleId, RoundId, StageId};

pub(super) fn guide(node: Node<'_>) -> Guide {
    let mut fields = node.object();
    let guide = Guide {
        company: fields.optional("company").map(company),
        roles: fields.list("roles", role),
        job: fields.optional("job").map(job),
        stages: fields.list("stages", stage),
        rounds: fields.list("rounds", round),
        bar_raiser: fields.optional("bar_raiser").map(bar_raiser),
        probes: fields.list("probes", probes),
        papers: fields.list("papers", paper),
        checklists: fields.list("checklists", checklist),
        principle_items: fields.list("principle_items", item),
        readiness: fields.optional("readiness").map(readiness),
        plan: fields.list("plan", plan_step),
        answers: fields.list("answers", item),
    };
    fields.end();
    guide
}

fn item(node: Node<'_>) -> Item {
    let mut fields = node.object();
    let item = Item { id: fields.text("id"), text: fields.text("text"), why: fields.optional("why").map(Node::text) };
    fields.end();
    item
}

fn company(node: Node<'_>) -> Company {
    let mut fields = node.object();
    let company = Company {
        name: fields.text("name"),
        category: fields.text("category"),
        summary: fields.text("summary"),
        domain: fields.text("domain"),
        style: texts(&mut fields, "style"),
        difficulty: fields.text("difficulty"),
        prep_focus: items(&mut fields, "prep_focus"),
        values: items(&mut fields, "values"),
        themes: items(&mut fields, "themes"),
    };
    fields.end();
    company
}

fn role(node: Node<'_>) -> RoleGuide {
    let mut fields = node.object();
    let role = RoleGuide {
        role: RoleId::new(fields.text("role")),
        summary: fields.text("summary"),
        emphases: fields.list("emphases", |node| {
            let mut fields = node.object();
            let emphasis = EmphasisGuide { emphasis: fields.text("emphasis"), text: fields.text("text") };
            fields.end();
            emphasis
        }),
    };
    fields.end();
    role
}

fn job(node: Node<'_>) -> Job {
    let mut fields = node.object();
    let job = Job {
        role: RoleId::new(fields.text("role")),
        responsibilities: texts(&mut fields, "responsibilities"),
        teams: texts(&mut fields, "teams"),
        tracks: fields.text("tracks"),
        experience: texts(&mut fields, "experience"),
        openings: texts(&mut fields, "openings"),
        pay: required(&mut fields, "pay", pay),
        pay_note: fields.text("pay_note"),
    };
    fields.end();
    job
}

fn pay(node: Node<'_>) -> Pay {
    let mut fields = node.object();
    let pay = Pay {
        level: fields.text("level"),
        title: fields.text("title"),
        usd: fields.required_u32("usd"),
        source: fields.text("source"),
        year: fields.required_u32("year"),
    };
    fields.end();
    pay
}

fn stage(node: Node<'_>) -> StageGuide {
    let mut fields = node.object();
    let stage = StageGuide {
        stage: StageId::new(fields.text("stage")),
        length: fields.text("length"),
        happens: fields.text("happens"),
        judged: texts(&mut fields, "judged"),
        topics: fields.list("topics", Node::text),
        checklist: items(&mut fields, "checklist"),
    };
    fields.end();
    stage
}

fn round(node: Node<'_>) -> RoundGuide {
    let mut fields = node.object();
    let round = RoundGuide {
        round: RoundId::new(fields.text("round")),
        templates: required(&mut fields, "templates", |node| {
            let mut fields = node.object();
            let template =
                Template { id: fields.text("id"), name: fields.text("name"), questions: questions(&mut fields) };
            fields.end();
            template
        }),
    };
    fields.end();
    round
}

fn bar_raiser(node: Node<'_>) -> BarRaiser {
    let mut fields = node.object();
    let bar_raiser = BarRaiser {
        summary: fields.text("summary"),
        expect: texts(&mut fields, "expect"),
        prepare: texts(&mut fields, "prepare"),
        questions: questions(&mut fields),
    };
    fields.end();
    bar_raiser
}

fn probes(node: Node<'_>) -> Probes {
    let mut fields = node.object();
    let probes = Probes {
        family: fields.required("family").map_or(FollowUpFamily::RealProblem, Node::word),
        texts: texts(&mut fields, "texts"),
    };
    fields.end();
    probes
}

fn paper(node: Node<'_>) -> Paper {
    let mut fields = node.object();
    let paper = Paper {
        id: fields.text("id"),
        shape: fields.required("shape").map_or(PaperShape::Narrative, Node::word),
        questions: questions(&mut fields),
        shows: texts(&mut fields, "shows"),
    };
    fields.end();
    paper
}

fn checklist(node: Node<'_>) -> Checklist {
    let mut fields = node.object();
    let checklist = Checklist { id: fields.text("id"), name: fields.text("name"), items: items(&mut fields, "items") };
    fields.end();
    checklist
}

fn readiness(node: Node<'_>) -> Readiness {
    let mut fields = node.object();
    let readiness = Readiness {
        questions: required(&mut fields, "questions", |node| {
            let mut fields = node.object();
            let question = ReadinessQuestion {
                id: fields.text("id"),
                text: fields.text("text"),
                yes: fields.text("yes"),
                no: fields.text("no"),
            };
            fields.end();
            question
        }),
        breakdowns: required(&mut fields, "breakdowns", |node| {
            let mut fields = node.object();
            let breakdown = Breakdown {
                yes: texts(&mut fields, "yes"),
                title: fields.text("title"),
                text: fields.text("text"),
                first: texts(&mut fields, "first"),
            };
            fields.end();
            breakdown
        }),
    };
    fields.end();
    readiness
}

fn plan_step(node: Node<'_>) -> PlanStep {
    let mut fields = node.object();
    let step = PlanStep {
        id: fields.text("id"),
        text: fields.text("text"),
        why: fields.text("why"),
        days_before: fields.required_u32("days_before"),
        minutes: fields.required_u32("minutes"),
        needs_days: fields.optional_u32("needs_days").unwrap_or_default(),
        act: fields.required("act").map_or(PlanAct::Drill, Node::word),
        about: fields.optional("about").map(Node::text),
        count: fields.optional_u32("count").unwrap_or_default(),
    };
    fields.end();
    step
}

fn questions(fields: &mut Object<'_>) -> Vec<QuestionId> {
    required(fields, "questions", |node| QuestionId::new(node.text()))
}

fn items(fields: &mut Object<'_>, name: &'static str) -> Vec<Item> {
    required(fields, name, item)
}

fn texts(fields: &mut Object<'_>, name: &'static str) -> Vec<String> {
    required(fields, name, Node::text)
}

fn required<'document, T>(
    fields: &mut Object<'document>,
    name: &'static str,
    each: impl FnMut(Node<'document>) -> T,
) -> Vec<T> {
    fields.required(name).map(Node::list).unwrap_or_default().into_iter().map(each).collect()
}
