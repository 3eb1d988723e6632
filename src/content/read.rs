//! From the JSON document to [`PackDocument`], field by field. What serde derives for these types natively must read
//! the same; a test compares them.

use crate::json::{self, JsonFault, Node, Object};

use super::pack::{Defaults, PackDocument};
use super::read_guide;
use super::{
    Case, CaseKind, Emphasis, FollowUp, PackId, Principle, PrincipleId, Question, QuestionId, Role, RoleId, Round,
    RoundId, Shares, Stage, StageId,
};

/// Reads the form of a document; whether its content holds together is for `validate`.
///
/// # Errors
/// All faults of form: broken JSON, unknown and missing fields, values of the wrong type.
pub(super) fn read(text: &str) -> Result<PackDocument, Vec<JsonFault>> {
    json::read(json::parse(text).map_err(|fault| vec![fault])?, document)
}

fn document(node: Node<'_>) -> PackDocument {
    let mut fields = node.object();
    let head = head(&mut fields);
    let document = PackDocument {
        questions: fields.required("questions").map(Node::list).unwrap_or_default().into_iter().map(question).collect(),
        guide: fields.optional("guide").map(read_guide::guide),
        ..head
    };
    fields.end();
    document
}

/// Everything but the questions and the guide.
fn head(fields: &mut Object<'_>) -> PackDocument {
    PackDocument {
        schema: fields.optional("$schema").map(Node::text),
        format: fields.required_u32("format"),
        id: PackId::new(fields.text("id")),
        title: fields.text("title"),
        lang: fields.text("lang"),
        defaults: fields.optional("defaults").map(defaults).unwrap_or_default(),
        principles: fields.list("principles", principle),
        roles: fields.list("roles", role),
        stages: fields.list("stages", stage),
        rounds: fields.list("rounds", round),
        questions: Vec::new(),
        guide: None,
    }
}

fn defaults(node: Node<'_>) -> Defaults {
    let mut fields = node.object();
    let usual = Defaults::default();
    let defaults = Defaults {
        standard_seconds: fields.optional_u32("standard_seconds").unwrap_or(usual.standard_seconds),
        short_seconds: fields.optional_u32("short_seconds").unwrap_or(usual.short_seconds),
        think_seconds: fields.optional_u32("think_seconds").unwrap_or(usual.think_seconds),
        shares: fields.optional("shares").map(shares).unwrap_or_default(),
    };
    fields.end();
    defaults
}

fn shares(node: Node<'_>) -> Shares {
    let mut fields = node.object();
    let shares = Shares {
        situation: share(&mut fields, "situation"),
        task: share(&mut fields, "task"),
        action: share(&mut fields, "action"),
        result: share(&mut fields, "result"),
    };
    fields.end();
    shares
}

fn share(fields: &mut Object<'_>, name: &'static str) -> u8 {
    let number = fields.required_u32(name);
    u8::try_from(number).unwrap_or_else(|_| {
        fields.fault(name, format!("{number}; expected at most 100"));
        u8::MAX
    })
}

fn principle(node: Node<'_>) -> Principle {
    let mut fields = node.object();
    let principle = Principle {
        id: PrincipleId::new(fields.text("id")),
        name: fields.text("name"),
        summary: fields.text("summary"),
        probe: fields.text("probe"),
        red_flag: fields.text("red_flag"),
    };
    fields.end();
    principle
}

fn role(node: Node<'_>) -> Role {
    let mut fields = node.object();
    let role = Role {
        id: RoleId::new(fields.text("id")),
        name: fields.text("name"),
        emphases: fields.list("emphases", emphasis),
    };
    fields.end();
    role
}

fn emphasis(node: Node<'_>) -> Emphasis {
    let mut fields = node.object();
    let emphasis = Emphasis { id: fields.text("id"), name: fields.text("name") };
    fields.end();
    emphasis
}

fn stage(node: Node<'_>) -> Stage {
    let mut fields = node.object();
    let stage = Stage {
        id: StageId::new(fields.text("id")),
        name: fields.text("name"),
        summary: fields.text("summary"),
        kinds: fields.list("kinds", Node::word),
    };
    fields.end();
    stage
}

fn round(node: Node<'_>) -> Round {
    let mut fields = node.object();
    let round = Round { id: RoundId::new(fields.text("id")), name: fields.text("name"), focus: fields.text("focus") };
    fields.end();
    round
}

fn question(node: Node<'_>) -> Question {
    let mut fields = node.object();
    let question = Question {
        id: QuestionId::new(fields.text("id")),
        kind: fields.optional("kind").map(Node::word).unwrap_or_default(),
        text: fields.text("text"),
        principles: fields.list("principles", |node| PrincipleId::new(node.text())),
        roles: fields.list("roles", |node| RoleId::new(node.text())),
        emphasis: fields.optional("emphasis").map(Node::text),
        rounds: fields.list("rounds", |node| RoundId::new(node.text())),
        stages: fields.list("stages", |node| StageId::new(node.text())),
        level: fields.optional("level").map(Node::word).unwrap_or_default(),
        polarity: fields.optional("polarity").map(Node::word).unwrap_or_default(),
        shows: fields.list("shows", Node::text),
        red_flags: fields.list("red_flags", Node::text),
        follow_ups: fields.list("follow_ups", follow_up),
        case: fields.optional("case").map(case),
        target_seconds: fields.optional_u32("target_seconds"),
    };
    fields.end();
    question
}

fn follow_up(node: Node<'_>) -> FollowUp {
    let mut fields = node.object();
    let follow_up = FollowUp {
        family: fields.required("family").map_or(super::FollowUpFamily::RealProblem, Node::word),
        trigger: fields.optional("trigger").map(Node::word).unwrap_or_default(),
        text: fields.text("text"),
    };
    fields.end();
    follow_up
}

fn case(node: Node<'_>) -> Case {
    let mut fields = node.object();
    let case = Case {
        kind: fields.required("kind").map_or(CaseKind::ProductDesignAndGrowth, Node::word),
        steps: fields.required("steps").map(Node::list).unwrap_or_default().into_iter().map(Node::text).collect(),
        numbers: fields.list("numbers", Node::text),
        trade_offs: fields.list("trade_offs", Node::text),
        kpis: fields.list("kpis", Node::text),
    };
    fields.end();
    case
}
