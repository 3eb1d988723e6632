//! The saved record of a mock loop; see [`super::records`].

use crate::content::{PrincipleId, QuestionId, RoleId, RoundId};
use crate::drill::{
    Length, LoopFollowUp, LoopQuestion, LoopReply, LoopRound, LoopSetup, LoopSnapshot, Manner, Snapshot, Stage, Vote,
};
use crate::json::{Fields, Node, Object};
use crate::progress::{AttemptId, LoopId};

use super::records::{Record, time_stamp};

/// No loop has more rounds, no round more questions, and no question more follow-ups.
const MOST: usize = 20;
/// No honest round took longer, in milliseconds: about 31 years.
const LONGEST_MS: u64 = 1_000_000_000_000;
/// What the snapshot of a drill is read with; it has no name of its own here.
const NOBODY: &str = "0000000000000-00000000";

crate::vocabulary!(Length { "hour" => Self::Hour, "half" => Self::Half, "quarter" => Self::Quarter });
crate::vocabulary!(Vote { "inclined" => Self::Inclined, "not-inclined" => Self::NotInclined });

/// A mock loop with its debrief, `star-drill/v1/loop/<id>`.
impl Record for LoopSnapshot {
    const KIND: &'static str = "loop";
    type Key = LoopId;

    fn write(&self, fields: &mut Fields) {
        fields.whole("seed", self.setup.seed.into());
        fields.text("role", self.setup.role.as_str());
        fields.word("length", self.setup.length);
        fields.word("manner", self.setup.manner);
        fields.whole("think", self.setup.think_seconds.into());
        fields.whole("begun", self.setup.begun_wall_ms);
        fields.list("rounds", self.rounds.len(), &mut |index, json| {
            let round = self.rounds.get(index).map(write_round);
            json.push_str(&round.unwrap_or_default());
        });
        fields.count("round", self.round);
        let (stage, places) = match self.stage {
            Stage::Break => ("break", vec![]),
            Stage::Question(question) => ("question", vec![question]),
            Stage::FollowUp(question, follow_up) => ("follow-up", vec![question, follow_up]),
            Stage::Over => ("over", vec![]),
        };
        fields.text("stage", stage);
        let places: Vec<u64> = places.into_iter().map(|place| u64::try_from(place).unwrap_or(u64::MAX)).collect();
        fields.wholes("at", &places);
        fields.whole("break_since", self.break_since_wall_ms);
        let mut drill = self.drill.iter();
        fields.list("drill", drill.len(), &mut |_, json| {
            let mut fields = Fields::default();
            if let Some(drill) = drill.next() {
                drill.write(&mut fields);
            }
            json.push_str(&fields.end());
        });
    }

    fn read(fields: &mut Object<'_>, _: &LoopId) -> Self {
        let setup = LoopSetup {
            seed: fields.required_u32("seed"),
            role: RoleId::new(fields.text("role")),
            length: fields.required("length").map_or(Length::Hour, Node::word),
            manner: fields.required("manner").map_or(Manner::Typed, Node::word),
            think_seconds: fields.required_u32("think").min(7200),
            begun_wall_ms: time_stamp(fields, "begun"),
        };
        let rounds = some(fields, "rounds", read_round);
        let round = count(fields, "round");
        let stage = stage(fields);
        let break_since_wall_ms = time_stamp(fields, "break_since");
        let key = AttemptId::parse(NOBODY).unwrap_or_else(|| AttemptId::new(0, 0));
        let drill = some(fields, "drill", |node| Snapshot::read(&mut node.object(), &key)).into_iter().next();
        Self { setup, rounds, round, stage, break_since_wall_ms, drill }
    }
}

fn write_round(round: &LoopRound) -> String {
    let mut fields = Fields::default();
    fields.text("round", round.round.as_str());
    let principles: Vec<&str> = round.principles.iter().map(PrincipleId::as_str).collect();
    fields.texts("principles", &principles);
    fields.list("questions", round.questions.len(), &mut |index, json| {
        let asked = round.questions.get(index).map(write_asked);
        json.push_str(&asked.unwrap_or_default());
    });
    fields.whole("spent", round.spent_ms);
    fields.optional_text("vote", round.vote.map(crate::json::Vocabulary::as_word));
    fields.end()
}

fn write_asked(asked: &LoopQuestion) -> String {
    let mut fields = Fields::default();
    fields.text("question", asked.question.as_str());
    fields.text("text", &asked.text);
    fields.word("kind", asked.kind);
    let principles: Vec<&str> = asked.principles.iter().map(PrincipleId::as_str).collect();
    fields.texts("principles", &principles);
    fields.whole("seconds", asked.seconds.into());
    fields.list("follow_ups", asked.follow_ups.len(), &mut |index, json| {
        let pressed = asked.follow_ups.get(index).map(write_pressed);
        json.push_str(&pressed.unwrap_or_default());
    });
    match asked.answered_wall_ms {
        Some(wall_ms) => fields.whole("answered", wall_ms),
        None => fields.optional_text("answered", None),
    }
    fields.end()
}

fn write_pressed(pressed: &LoopFollowUp) -> String {
    let mut fields = Fields::default();
    fields.word("family", pressed.family);
    fields.text("text", &pressed.text);
    fields.optional_text("reply", pressed.reply.as_ref().map(|reply| reply.text.as_str()));
    fields.whole("spent", pressed.reply.as_ref().map_or(0, |reply| reply.spent_ms));
    let firmness = pressed.reply.as_ref().and_then(|reply| reply.firmness);
    fields.optional_text("firmness", firmness.map(crate::json::Vocabulary::as_word));
    fields.end()
}

fn read_round(node: Node<'_>) -> LoopRound {
    let mut fields = node.object();
    LoopRound {
        round: RoundId::new(fields.text("round")),
        principles: some(&mut fields, "principles", |node| PrincipleId::new(node.text())),
        questions: some(&mut fields, "questions", read_asked),
        spent_ms: time(&mut fields, "spent"),
        vote: fields.optional("vote").map(Node::word),
    }
}

fn read_asked(node: Node<'_>) -> LoopQuestion {
    let mut fields = node.object();
    LoopQuestion {
        question: QuestionId::new(fields.text("question")),
        text: fields.text("text"),
        kind: fields.required("kind").map(Node::word).unwrap_or_default(),
        principles: some(&mut fields, "principles", |node| PrincipleId::new(node.text())),
        seconds: fields.required_u32("seconds").min(7200),
        follow_ups: some(&mut fields, "follow_ups", read_pressed),
        answered_wall_ms: fields.optional("answered").map(Node::whole),
    }
}

fn read_pressed(node: Node<'_>) -> LoopFollowUp {
    let mut fields = node.object();
    let family = fields.required("family").map_or(crate::content::FollowUpFamily::RealProblem, Node::word);
    let text = fields.text("text");
    let reply = fields.optional("reply").map(Node::text);
    let (spent_ms, firmness) = (time(&mut fields, "spent"), fields.optional("firmness").map(Node::word));
    LoopFollowUp { family, text, reply: reply.map(|text| LoopReply { text, spent_ms, firmness }) }
}

/// Where the loop stands. Whether that is in it is for [`crate::drill::Loop::restore`] to say.
fn stage(fields: &mut Object<'_>) -> Stage {
    let word = fields.text("stage");
    let at = some(fields, "at", |node| usize::try_from(node.whole()).unwrap_or(usize::MAX));
    match (word.as_str(), at.as_slice()) {
        ("break", []) => Stage::Break,
        ("question", [question]) => Stage::Question(*question),
        ("follow-up", [question, follow_up]) => Stage::FollowUp(*question, *follow_up),
        ("over", []) => Stage::Over,
        _ => {
            let expected = "expected `break` or `over`, `question` with one place, or `follow-up` with two";
            fields.fault("stage", format!("`{word}` with {} places; {expected}", at.len()));
            Stage::Over
        }
    }
}

/// A list that must be there, and not longer than any of ours.
fn some<'document, T>(
    fields: &mut Object<'document>,
    name: &'static str,
    each: impl FnMut(Node<'document>) -> T,
) -> Vec<T> {
    let list: Vec<T> = fields.required(name).map(Node::list).unwrap_or_default().into_iter().map(each).collect();
    if list.len() > MOST {
        fields.fault(name, format!("{}; expected at most {MOST}", list.len()));
    }
    list
}

fn count(fields: &mut Object<'_>, name: &'static str) -> usize {
    usize::try_from(fields.whole(name)).unwrap_or(usize::MAX)
}

fn time(fields: &mut Object<'_>, name: &'static str) -> u64 {
    let ms = fields.whole(name);
    if ms > LONGEST_MS {
        fields.fault(name, format!("{ms}; expected at most {LONGEST_MS}"));
    }
    ms.min(LONGEST_MS)
}
