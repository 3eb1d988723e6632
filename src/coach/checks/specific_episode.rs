//! Whether one occasion is told, or how things mostly are.
//!
//! **Looks at** clauses of *I* and *we* in Situation and Action: what was done against what *would*, *usually* or
//! *always* is done; and at times, places and roles. What somebody said or knew that they would do is no habit.
//! **Speaks** if more would be done than half of what was done, and more than once; if anything would be done where
//! nothing was; or if fewer than two things were done, and no time or place is named.
//! **Source**: true episodes are only about a quarter of real interview answers, and raise recommendations.
//! **Limits**: *would* of habits in the past counts as well; a story told in the present looks like a habit.

use super::super::clauses::{Clause, Form};
use super::super::cues::Scene;
use super::super::lexicon::{self as l, HABIT};
use super::super::look::{Look, Place};
use super::super::text::Sentence;
use super::super::{Finding, Level, Note};
use super::{Check, STORIES};
use crate::content::{FollowUpFamily, Segment};

pub(super) const CHECK: Check = Check {
    id: "specific-episode",
    rule: "“I would”, “usually” or “always” more than half as often as something done, or once where nothing was done; or \
           no time, no place, and fewer than two things done.",
    why: "What you once did says more than what you would do.",
    kinds: STORIES,
    run,
};

fn run(look: &Look<'_>) -> Vec<Finding> {
    let (mut would, mut anchors): (Vec<Place>, Vec<Place>) = (Vec::new(), Vec::new());
    let mut did = 0;
    if look.total() == 0 {
        return Vec::new();
    }
    for (segment, sentence, seen) in look.sentences() {
        if segment == Segment::Result && !look.is_whole {
            continue;
        }
        for clause in &seen.clauses {
            let is_habit = (clause.first..clause.verb).any(|at| look.text.at(at).any(HABIT));
            match clause.form {
                Form::Would if is_reported(look, sentence, clause) => {}
                Form::Would => would.push(with_verb(look, sentence, clause)),
                Form::Did | Form::Does if is_habit => would.push((clause.first, clause.verb + 1)),
                Form::Did if segment != Segment::Result => did += 1,
                _ => {}
            }
        }
        if segment != Segment::Result {
            // That something was so already sets a scene, but at no time and no place.
            let scenes = seen.scenes.iter().filter(|hit| hit.kind != Scene::Before);
            anchors.extend(scenes.map(|hit| (hit.first, hit.past.min(sentence.past))));
        }
    }
    let segment = |places: &[Place]| if look.is_whole { None } else { look.segment_of(places) };
    let is_habit = would.len() > did || would.len() > 1 && would.len() * 2 > did;
    let finding = if !would.is_empty() && is_habit {
        let words = look.quotes(&would);
        let follow_up = Some(FollowUpFamily::RealProblem);
        look.finding(CHECK.id, Level::Missing, segment(&would), &would, Note::Habit { words }, follow_up)
    } else if anchors.is_empty() && did < 2 {
        look.finding(CHECK.id, Level::Hint, None, &[], Note::Nowhere, Some(FollowUpFamily::RealProblem))
    } else {
        let words = look.quotes(&anchors);
        look.finding(CHECK.id, Level::Good, segment(&anchors), &anchors, Note::Episode { words }, None)
    };
    vec![finding]
}

/// Whether a clause is what somebody said, knew or decided: I told him I would call.
fn is_reported(look: &Look<'_>, sentence: &Sentence, clause: &Clause) -> bool {
    let from = clause.first.saturating_sub(5).max(sentence.first);
    let before = (from..clause.first).rev().take_while(|at| !look.text.at(*at).any(l::COMMA | l::MARK | l::AND));
    before.into_iter().any(|at| {
        matches!(
            look.text.word(at),
            "said"
                | "told"
                | "promised"
                | "decided"
                | "knew"
                | "thought"
                | "asked"
                | "explained"
                | "agreed"
                | "offered"
                | "assured"
                | "realised"
                | "realized"
                | "hoped"
                | "feared"
                | "vowed"
                | "swore"
                | "wrote"
                | "showed"
                | "believed"
                | "expected"
                | "what"
                | "whether"
        )
    })
}

/// What would be done, with its verb: I would usually ask.
fn with_verb(look: &Look<'_>, sentence: &Sentence, clause: &Clause) -> Place {
    let is_verb = |at: &usize| !look.text.at(*at).any(l::ADVERB | l::HABIT | l::FILLER | l::COMMA | l::CLITIC);
    let verb = (clause.verb + 1..sentence.past.min(clause.verb + 5)).find(is_verb).unwrap_or(clause.verb);
    let is_shared = !look.text.at(clause.verb).any(l::WOULD);
    (clause.first, if is_shared { clause.verb } else { verb } + 1)
}
