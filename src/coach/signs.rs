//! The signs by which a sentence is put into a part: one bit each, read from its clauses, its cues and its place.

use super::clauses::{self, Clause, Form, Subject};
use super::cues::{DUTIES, Duty, SCENES, Scene};
use super::lexicon::{self as l, Classes};
use super::numbers;
use super::outcomes::{OUTCOMES, Outcome};
use super::phrases::Hit;
use super::text::{Sentence, Text};

/// A sentence, looked at.
pub(super) struct Seen {
    pub clauses: Vec<Clause>,
    pub outcomes: Vec<Hit<Outcome>>,
    pub duties: Vec<Hit<Duty>>,
    pub scenes: Vec<Hit<Scene>>,
    pub subject: Subject,
    /// The signs, one bit each.
    pub signs: u64,
    /// What the word after the subject is: mostly the verb.
    pub verb: Classes,
}

/// How many signs there are: those of the sentence itself, and four of its neighbours.
pub(super) const COUNT: usize = OWN_COUNT + 4;
const OWN_COUNT: usize = 57;

/// The signs that something was done, by *I* or by *we*.
const ACTS: u64 = 0b110;

/// Whether it is told in *we* throughout, so that *we* stands for the teller.
pub(super) fn is_all_we(text: &Text) -> bool {
    let count = |classes| text.tokens.iter().filter(|token| token.any(classes)).count();
    let (own, shared) = (count(l::I | l::ME), count(l::WE | l::US));
    shared > 3 && own * 10 <= shared
}

/// Looks at every sentence.
pub(super) fn look(text: &Text) -> Vec<Seen> {
    let last = text.sentences.len().saturating_sub(1);
    let is_all_we = is_all_we(text);
    let look_at = |(index, sentence)| one(text, sentence, index, last, is_all_we);
    let mut seen: Vec<Seen> = text.sentences.iter().enumerate().map(look_at).collect();
    // What the neighbours do, and whether anything was done before or comes after.
    let acts: Vec<bool> = seen.iter().map(|seen| seen.signs & ACTS != 0).collect();
    let first = acts.iter().position(|act| *act).unwrap_or(usize::MAX);
    let final_act = acts.iter().rposition(|act| *act).unwrap_or(0);
    for (index, seen) in seen.iter_mut().enumerate() {
        let acts_at = |index: Option<usize>| index.and_then(|index| acts.get(index)).copied().unwrap_or(false);
        let around = [acts_at(index.checked_sub(1)), acts_at(Some(index + 1)), index <= first, index >= final_act];
        for (bit, set) in (OWN_COUNT..).zip(around) {
            seen.signs |= u64::from(set) << bit;
        }
    }
    seen
}

fn one(text: &Text, sentence: &Sentence, index: usize, last: usize, is_all_we: bool) -> Seen {
    let clauses = clauses::clauses(text, sentence);
    let (subject, at) = clauses::subject(text, sentence);
    let mut outcomes = OUTCOMES.in_sentence(text, sentence);
    // Not pleased, never finished: no outcome of that kind.
    outcomes.retain(|hit| {
        let turned = matches!(hit.kind, Outcome::Praise | Outcome::Reached | Outcome::Gained | Outcome::Change);
        let from = hit.first.saturating_sub(2).max(sentence.first);
        !turned
            || !(from..hit.past)
                .any(|at| text.at(at).any(l::NOT) && !matches!(text.word(at), "no" | "nobody" | "without"))
    });
    let duties = DUTIES.in_sentence(text, sentence);
    let scenes = SCENES.in_sentence(text, sentence);
    let tokens = text.tokens.get(sentence.first..sentence.past).unwrap_or(&[]);
    let has = |classes| tokens.iter().any(|token| token.any(classes));
    let count = |form, is_we| clauses.iter().filter(|clause| clause.form == form && clause.is_we == is_we).count();
    let outcome = |kind| outcomes.iter().any(|hit| hit.kind == kind);
    let duty = |kind| duties.iter().any(|hit| hit.kind == kind);
    let scene = |kind| scenes.iter().any(|hit| hit.kind == kind);
    let mut did = count(Form::Did, false) + count(Form::Would, false);
    let mut we_did = count(Form::Did, true) + count(Form::Would, true);
    let (mut is_mine, mut is_ours) = (subject == Subject::I, subject == Subject::We);
    if is_all_we {
        did += std::mem::take(&mut we_did);
        is_mine |= std::mem::take(&mut is_ours);
    }
    let any = |form| clauses.iter().any(|clause| clause.form == form);
    let head = super::phrases::head_of(text, sentence);
    let verb = text.at(at + 1);
    let first_person = has(l::I | l::ME | l::WE | l::US);
    let numbers = numbers::in_tokens(text, sentence.first, sentence.past);
    let is_word = |words: &[&str]| (sentence.first..sentence.past).any(|at| words.contains(&text.word(at)));
    let bits: [bool; OWN_COUNT] = [
        true,
        did > 0,
        we_did > 0,
        did > 1,
        did > 2,
        we_did > 1,
        is_mine,
        is_ours,
        subject == Subject::Pronoun,
        subject == Subject::Thing,
        any(Form::State),
        any(Form::Going),
        any(Form::Before),
        any(Form::Since),
        any(Form::Duty),
        any(Form::Passive),
        any(Form::Able),
        any(Form::Does),
        any(Form::Will),
        text.at(head).any(l::STEP),
        text.at(head).any(l::LEADING) && !text.at(head).any(l::STEP),
        outcome(Outcome::Link),
        outcome(Outcome::Change),
        outcome(Outcome::Praise),
        outcome(Outcome::Reached),
        outcome(Outcome::Enabled),
        outcome(Outcome::Learned),
        outcome(Outcome::Lasting),
        outcome(Outcome::Gained),
        outcome(Outcome::Absent),
        duty(Duty::Named),
        duty(Duty::Given),
        duty(Duty::Must),
        duty(Duty::Charge),
        duty(Duty::ByOthers),
        duty(Duty::Meant),
        duty(Duty::Until),
        scene(Scene::When),
        scene(Scene::Where),
        scene(Scene::Role),
        scene(Scene::Before),
        has(l::TROUBLE),
        !numbers.is_empty(),
        numbers.iter().any(|number| number.is_percent || number.is_money || number.is_from_to),
        !first_person,
        clauses.is_empty() && has(l::PAST_FORM),
        clauses.is_empty() && !has(l::PAST_FORM),
        !matches!(subject, Subject::I | Subject::We) && verb.any(l::WAS),
        !matches!(subject, Subject::I | Subject::We) && verb.any(l::IS | l::HAVE),
        sentence.words < 8,
        sentence.words > 24,
        index == 0,
        duties.len() > 1,
        index == last,
        text.word(sentence.past.saturating_sub(1)) == "?",
        is_word(&["\"", "“", "”"]),
        is_word(&[":"]),
    ];
    let mut signs = 0;
    for (bit, set) in bits.into_iter().enumerate() {
        signs |= u64::from(set) << bit;
    }
    Seen { clauses, outcomes, duties, scenes, subject, signs, verb: verb.is }
}
