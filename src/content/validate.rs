//! Whether a pack can be trusted: its form (by `read`) and its content (by the rules below). Faults name the place.

use std::fmt;

use super::Kind;
use super::ids::is_kebab_case;
use super::pack::PackDocument;
use crate::json::JsonFault;

/// The only version of the form there is so far.
const FORMAT: u32 = 1;
/// Longest text of a question, in characters: about 60 words, far over the 35 that one can take in by ear.
const QUESTION_TEXT_MAX: usize = 400;
/// A drill shorter than this is over before it begins; one longer than two hours is not one answer.
const SECONDS: std::ops::RangeInclusive<u32> = 10..=7200;

/// Why a pack was refused: one fault or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackError {
    faults: Vec<JsonFault>,
}

impl PackError {
    pub(super) fn new(faults: Vec<JsonFault>) -> Self {
        Self { faults }
    }

    /// The faults, in the document's order; at least one.
    pub fn faults(&self) -> &[JsonFault] {
        &self.faults
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.faults.iter().enumerate() {
            if index > 0 {
                formatter.write_str("\n")?;
            }
            fault.fmt(formatter)?;
        }
        Ok(())
    }
}

impl std::error::Error for PackError {}

/// Checks the content and gathers every fault.
pub(super) fn check(document: &PackDocument) -> Result<(), PackError> {
    let mut faults = Faults::default();

    if document.format != FORMAT {
        faults.add("format", format!("version {}; expected {FORMAT}", document.format));
    }
    faults.id("id", document.id.as_str());
    faults.text("title", &document.title, 120);
    faults.text("lang", &document.lang, 35);
    check_defaults(document, &mut faults);

    let principles = faults.ids("principles", document.principles.iter().map(|it| it.id.as_str()));
    for (index, principle) in document.principles.iter().enumerate() {
        faults.text(&format!("principles[{index}].name"), &principle.name, 80);
        for (name, text) in
            [("summary", &principle.summary), ("probe", &principle.probe), ("red_flag", &principle.red_flag)]
        {
            faults.text(&format!("principles[{index}].{name}"), text, QUESTION_TEXT_MAX);
        }
    }
    let roles = faults.ids("roles", document.roles.iter().map(|it| it.id.as_str()));
    for (index, role) in document.roles.iter().enumerate() {
        faults.text(&format!("roles[{index}].name"), &role.name, 80);
        faults.ids(&format!("roles[{index}].emphases"), role.emphases.iter().map(|it| it.id.as_str()));
        for (place, emphasis) in role.emphases.iter().enumerate() {
            faults.text(&format!("roles[{index}].emphases[{place}].name"), &emphasis.name, 80);
        }
    }
    for (index, stage) in document.stages.iter().enumerate() {
        faults.text(&format!("stages[{index}].name"), &stage.name, 80);
        faults.text(&format!("stages[{index}].summary"), &stage.summary, QUESTION_TEXT_MAX);
    }
    for (index, round) in document.rounds.iter().enumerate() {
        faults.text(&format!("rounds[{index}].name"), &round.name, 80);
        faults.text(&format!("rounds[{index}].focus"), &round.focus, QUESTION_TEXT_MAX);
    }
    let stages = faults.ids("stages", document.stages.iter().map(|it| it.id.as_str()));
    let rounds = faults.ids("rounds", document.rounds.iter().map(|it| it.id.as_str()));

    if document.questions.is_empty() {
        faults.add("questions", "the pack has no question; expected at least one".into());
    }
    let questions = faults.ids("questions", document.questions.iter().map(|it| it.id.as_str()));
    for (index, question) in document.questions.iter().enumerate() {
        let place = |field: &str| format!("questions[{index}].{field}");
        faults.text(&place("text"), &question.text, QUESTION_TEXT_MAX);
        if question.principles.len() > 3 {
            let count = question.principles.len();
            faults.add(&place("principles"), format!("{count} principles; expected at most 3, the primary one first"));
        }
        faults.references(&place("principles"), question.principles.iter().map(|it| it.as_str()), &principles);
        faults.references(&place("roles"), question.roles.iter().map(|it| it.as_str()), &roles);
        faults.references(&place("rounds"), question.rounds.iter().map(|it| it.as_str()), &rounds);
        faults.references(&place("stages"), question.stages.iter().map(|it| it.as_str()), &stages);
        if let Some(emphasis) = &question.emphasis {
            let known: Vec<&str> = document
                .roles
                .iter()
                .filter(|role| question.roles.contains(&role.id))
                .flat_map(|role| role.emphases.iter().map(|it| it.id.as_str()))
                .collect();
            faults.reference(&place("emphasis"), emphasis, &known);
        }
        faults.texts(&place("shows"), &question.shows);
        faults.texts(&place("red_flags"), &question.red_flags);
        if let Some(case) = &question.case {
            let lists = [("steps", &case.steps), ("numbers", &case.numbers), ("trade_offs", &case.trade_offs)];
            for (name, texts) in lists.into_iter().chain([("kpis", &case.kpis)]) {
                faults.texts(&place(&format!("case.{name}")), texts);
            }
        }
        for (follow_up_index, follow_up) in question.follow_ups.iter().enumerate() {
            faults.text(&place(&format!("follow_ups[{follow_up_index}].text")), &follow_up.text, QUESTION_TEXT_MAX);
        }
        if let Some(seconds) = question.target_seconds {
            faults.seconds(&place("target_seconds"), seconds);
        }
        if question.case.is_some() != (question.kind == Kind::Case) {
            let problem = "a question has `case` if its kind is `case`, and else not; expected both or neither";
            faults.add(&place("case"), problem.into());
        }
    }
    if let Some(guide) = &document.guide {
        super::validate_guide::check(guide, document, &questions, &mut faults);
    }

    if faults.found.is_empty() { Ok(()) } else { Err(PackError { faults: faults.found }) }
}

fn check_defaults(document: &PackDocument, faults: &mut Faults) {
    let defaults = &document.defaults;
    faults.seconds("defaults.standard_seconds", defaults.standard_seconds);
    faults.seconds("defaults.short_seconds", defaults.short_seconds);
    if defaults.think_seconds > *SECONDS.end() {
        let seconds = defaults.think_seconds;
        faults.add("defaults.think_seconds", format!("{seconds} seconds; expected 0 to {}", SECONDS.end()));
    }
    let shares = defaults.shares.by_segment();
    let sum: u32 = shares.iter().map(|(_, share)| u32::from(*share)).sum();
    if sum != 100 || shares.iter().any(|(_, share)| *share == 0) {
        faults.add("defaults.shares", format!("the four add up to {sum}; expected 100, each at least 1"));
    }
}

#[derive(Default)]
pub(super) struct Faults {
    found: Vec<JsonFault>,
}

impl Faults {
    pub(super) fn add(&mut self, place: &str, problem: String) {
        self.found.push(JsonFault { place: place.into(), problem });
    }

    pub(super) fn id(&mut self, place: &str, id: &str) {
        if !is_kebab_case(id) {
            self.add(
                place,
                format!("`{id}` is not a name; expected lower-case letters and digits joined by hyphens, at most 80"),
            );
        }
    }

    /// Checks the ids of a list and returns them for later references.
    pub(super) fn ids<'document>(
        &mut self,
        list: &str,
        ids: impl Iterator<Item = &'document str>,
    ) -> Vec<&'document str> {
        let mut seen = Vec::new();
        for (index, id) in ids.enumerate() {
            let place = format!("{list}[{index}].id");
            self.id(&place, id);
            if seen.contains(&id) {
                self.add(&place, format!("`{id}` stands twice; expected a name of its own"));
            }
            seen.push(id);
        }
        seen
    }

    pub(super) fn references<'document>(
        &mut self,
        list: &str,
        names: impl Iterator<Item = &'document str>,
        known: &[&str],
    ) {
        for (index, name) in names.enumerate() {
            self.reference(&format!("{list}[{index}]"), name, known);
        }
    }

    pub(super) fn reference(&mut self, place: &str, name: &str, known: &[&str]) {
        if !known.contains(&name) {
            let accepted = known.join(", ");
            let accepted = if accepted.is_empty() { "none, as the pack defines none" } else { &accepted };
            self.add(place, format!("`{name}` is not defined in this pack; expected one of: {accepted}"));
        }
    }

    /// A list of short texts.
    pub(super) fn texts(&mut self, place: &str, texts: &[String]) {
        for (index, text) in texts.iter().enumerate() {
            self.text(&format!("{place}[{index}]"), text, QUESTION_TEXT_MAX);
        }
    }

    pub(super) fn text(&mut self, place: &str, text: &str, longest: usize) {
        let length = text.chars().count();
        if text.trim().is_empty() || length > longest {
            self.add(place, format!("{length} characters; expected 1 to {longest}"));
        }
        if text.chars().any(char::is_control) {
            self.add(place, "a line break, tab or other control character; expected none".into());
        }
    }

    fn seconds(&mut self, place: &str, seconds: u32) {
        if !SECONDS.contains(&seconds) {
            self.add(place, format!("{seconds} seconds; expected {} to {}", SECONDS.start(), SECONDS.end()));
        }
    }
}
