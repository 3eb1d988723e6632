//! The saved records of written assessments, of one's own answers, and of what one found looking back at a case; see
//! [`super::records`].

use crate::content::QuestionId;
use crate::content::guide::PaperShape;
use crate::json::{Fields, Node, Object};
use crate::progress::{
    AttemptId, Earlier, Evidence, MyAnswer, PAPER_MINUTES, Paper, Rule, SHOWN_AT_MOST, VERSIONS_KEPT,
};

use super::plan_records::{read_time, write_time};
use super::records::{Record, time, time_stamp};

/// A written assessment, `star-drill/v1/paper/<id>`.
impl Record for Paper {
    const KIND: &'static str = "paper";
    type Key = AttemptId;

    fn write(&self, fields: &mut Fields) {
        fields.text("question", self.question.as_str());
        fields.text("asked", &self.question_text);
        fields.word("shape", self.shape);
        match self.rule {
            Rule::Real => fields.optional_u32("minutes", None),
            Rule::Practice(minutes) => fields.optional_u32("minutes", Some(minutes)),
        }
        fields.text("text", &self.text);
        fields.whole("begun", self.begun_wall_ms);
        fields.whole("changed", self.changed_wall_ms);
        fields.whole("spent", self.spent_ms);
        fields.whole("paused", self.paused_ms);
        fields.whole("left_out", self.left_out_ms);
        write_time(fields, "done", self.done_wall_ms);
        write_kept(fields, &self.kept);
    }

    fn read(fields: &mut Object<'_>, id: &AttemptId) -> Self {
        Self {
            id: id.clone(),
            question: QuestionId::new(fields.text("question")),
            question_text: fields.text("asked"),
            shape: fields.required("shape").map_or(PaperShape::Narrative, Node::word),
            rule: rule(fields),
            text: fields.text("text"),
            begun_wall_ms: time_stamp(fields, "begun"),
            changed_wall_ms: time_stamp(fields, "changed"),
            spent_ms: time(fields, "spent"),
            paused_ms: time(fields, "paused"),
            left_out_ms: time(fields, "left_out"),
            done_wall_ms: read_time(fields, "done"),
            kept: read_kept(fields),
        }
    }
}

/// One's own answer to a question, `star-drill/v1/my-answer/<question id>`.
impl Record for MyAnswer {
    const KIND: &'static str = "my-answer";
    type Key = QuestionId;

    fn write(&self, fields: &mut Fields) {
        fields.text("text", &self.text);
        fields.whole("changed", self.changed_wall_ms);
        write_kept(fields, &self.kept);
    }

    fn read(fields: &mut Object<'_>, _: &QuestionId) -> Self {
        Self { text: fields.text("text"), changed_wall_ms: time_stamp(fields, "changed"), kept: read_kept(fields) }
    }
}

/// What one found looking back at a case or at depth, `star-drill/v1/evidence/<attempt id>`.
impl Record for Evidence {
    const KIND: &'static str = "evidence";
    type Key = AttemptId;

    fn write(&self, fields: &mut Fields) {
        fields.list("shown", self.shown.len(), &mut |index, json| {
            let mut shown = Fields::default();
            shown.text("item", &self.shown[index].item);
            shown.text("line", &self.shown[index].line);
            json.push_str(&shown.end());
        });
    }

    fn read(fields: &mut Object<'_>, _: &AttemptId) -> Self {
        let nodes = fields.required("shown").map(Node::list).unwrap_or_default();
        if nodes.len() > SHOWN_AT_MOST {
            fields.fault("shown", format!("{}; expected at most {SHOWN_AT_MOST}", nodes.len()));
        }
        let mut evidence = Self::default();
        for node in nodes {
            let mut shown = node.object();
            let (item, line) = (shown.text("item"), shown.text("line"));
            if evidence.line_of(&item).is_some() {
                fields.fault("shown", format!("`{item}` twice; expected each item once"));
            }
            evidence.say(&item, Some(line));
        }
        evidence
    }
}

fn rule(fields: &mut Object<'_>) -> Rule {
    let Some(minutes) = fields.optional_u32("minutes") else { return Rule::Real };
    if !PAPER_MINUTES.contains(&minutes) {
        let expected = PAPER_MINUTES.map(|it| it.to_string()).join(", ");
        fields.fault("minutes", format!("{minutes}; expected one of: {expected}, or null"));
    }
    Rule::Practice(minutes)
}

fn write_kept(fields: &mut Fields, kept: &[Earlier]) {
    fields.list("kept", kept.len(), &mut |index, json| {
        let mut earlier = Fields::default();
        earlier.text("text", &kept[index].text);
        earlier.whole("changed", kept[index].changed_wall_ms);
        json.push_str(&earlier.end());
    });
}

fn read_kept(fields: &mut Object<'_>) -> Vec<Earlier> {
    let kept = fields.required("kept").map(Node::list).unwrap_or_default().into_iter().map(|node| {
        let mut earlier = node.object();
        Earlier { text: earlier.text("text"), changed_wall_ms: time_stamp(&mut earlier, "changed") }
    });
    let kept: Vec<Earlier> = kept.collect();
    if kept.len() > VERSIONS_KEPT {
        fields.fault("kept", format!("{}; expected at most {VERSIONS_KEPT}", kept.len()));
    }
    kept
}
