//! The corpus: sample answers, each with what a careful reader would say of it. One half is for tuning the rules; the other
//! is only ever checked against.
//!
//! Read with our own JSON reader, so that the browser's tests can read it as well.

#![allow(dead_code, reason = "each user takes a part of it")]

pub mod measure;
pub mod perturb;
mod rewrite;
pub mod targets;

use star_drill::coach::{CHECKS, Level, Texts, Told, review};
use star_drill::content::{Kind, Polarity, PrincipleId};
use star_drill::json::{self, Node, Object};

/// The halves, each with its name.
pub const HALVES: [(&str, &str); 2] =
    [("tuning", include_str!("../../corpus/tuning.jsonl")), ("checking", include_str!("../../corpus/checking.jsonl"))];

/// A sample answer.
pub struct Answer {
    pub id: String,
    pub kind: Kind,
    pub polarity: Polarity,
    pub seconds: Option<u32>,
    pub is_spoken: bool,
    pub question: String,
    /// First the one it shows most, then those that an expert would accept.
    pub principles: Vec<PrincipleId>,
    /// By segment.
    pub parts: [String; 4],
    /// What a careful reader would say, by check; only where he is sure.
    pub labels: Vec<(&'static str, Level)>,
}

impl Answer {
    /// The answer, told in these words.
    pub fn told<'a>(&'a self, texts: Texts<'a>, seconds: Option<u32>) -> Told<'a> {
        Told {
            kind: self.kind,
            polarity: self.polarity,
            seconds,
            planned_seconds: None,
            is_spoken: self.is_spoken,
            texts,
            question: Some(&self.question),
            target: self.principles.first(),
        }
    }

    /// What a careful reader would say of it, if that is sure.
    pub fn label(&self, check: &str) -> Option<Level> {
        self.labels.iter().find(|(id, _)| *id == check).map(|(_, level)| *level)
    }
}

/// Four parts, to be looked at as such.
pub fn in_parts(parts: &[String; 4]) -> Texts<'_> {
    Texts::Parts(parts.each_ref().map(String::as_str))
}

/// Four parts as one text; empty ones leave no trace.
pub fn in_one(parts: &[String; 4]) -> String {
    let told: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    told.join(" ")
}

/// Reads answers, one a line.
///
/// # Errors
/// All faults of the first line that has any, with its number.
pub fn read(lines: &str) -> Result<Vec<Answer>, String> {
    let mut answers = Vec::new();
    for (number, line) in (1..).zip(lines.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let value = json::parse(line).map_err(|fault| format!("line {number}: {fault}"))?;
        answers.push(json::read(value, answer).map_err(|faults| {
            let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
            format!("line {number}: {}", faults.join("; "))
        })?);
    }
    Ok(answers)
}

fn answer(node: Node<'_>) -> Answer {
    let mut object = node.object();
    let answer = Answer {
        id: object.text("id"),
        kind: object.optional("kind").map(Node::word).unwrap_or_default(),
        polarity: object.optional("polarity").map(Node::word).unwrap_or_default(),
        seconds: object.optional_u32("seconds"),
        is_spoken: object.optional("spoken").is_some_and(Node::flag),
        question: object.text("question"),
        principles: object.list("principles", |name| PrincipleId::new(name.text())),
        parts: ["situation", "task", "action", "result"].map(|name| object.text(name).trim().to_owned()),
        labels: object.optional("expect").map(|node| labels(node.object())).unwrap_or_default(),
    };
    // For the reader of the file.
    for name in ["work", "style"] {
        drop(object.optional(name));
    }
    object.end();
    answer
}

fn labels(mut object: Object<'_>) -> Vec<(&'static str, Level)> {
    let mut labels = Vec::new();
    for check in CHECKS {
        let Some(word) = object.optional(check.id).map(Node::text) else { continue };
        match word.as_str() {
            "good" => labels.push((check.id, Level::Good)),
            "hint" => labels.push((check.id, Level::Hint)),
            "missing" => labels.push((check.id, Level::Missing)),
            _ => object.fault(check.id, format!("`{word}`; expected good, hint or missing")),
        }
    }
    object.end();
    labels
}

/// A line for each answer of both halves: its name, and a hash of all that the coach makes of it, in parts and as free text,
/// as a story, as a paper and as a case.
///
/// # Errors
/// Where the corpus cannot be read.
pub fn digest() -> Result<String, String> {
    let mut lines = String::new();
    for (half, text) in HALVES {
        for answer in read(text).map_err(|fault| format!("{half}: {fault}"))? {
            let whole = in_one(&answer.parts);
            let whole = Texts::Whole(&whole);
            let told = answer.told(in_parts(&answer.parts), answer.seconds);
            let ways = [told, Told { texts: whole, ..told }].into_iter();
            let others = [Kind::Written, Kind::Case].map(|kind| Told { kind, texts: whole, ..told });
            let hash = ways.chain(others).fold(FNV_OFFSET, |hash, told| {
                let review = review(&told);
                let notes: String = review.findings.iter().map(|finding| finding.note.to_string()).collect();
                fnv(fnv(hash, &format!("{review:?}")), &notes)
            });
            lines.push_str(&format!("{} {hash:016x}\n", answer.id));
        }
    }
    Ok(lines)
}

const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0100_0000_01b3;

/// A hash that is the same on every machine, which the standard library's need not be.
pub fn fnv(hash: u64, text: &str) -> u64 {
    text.bytes().fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(FNV_PRIME))
}
