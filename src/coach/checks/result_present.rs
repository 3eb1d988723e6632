//! Whether an outcome is told.
//!
//! **Looks at** words of outcomes in the Result: changes, figures, thanks, things reached, what lasts, what was
//! learned. Of a whole answer, in the guessed Result.
//! **Speaks** if fewer than two are found: one is unclear, none is missing. Of a whole answer also if the split is hardly
//! better with a Result than without.
//! **Source**: two or more were found in most sample answers as written, and in hardly any with the Result left out.
//! **Limits**: an outcome in other words goes unseen; a promise can look like an outcome.

use super::super::clauses::{Form, Subject};
use super::super::lexicon as l;
use super::super::look::{Look, Place};
use super::super::outcomes::Outcome;
use super::super::phrases::Phrases;
use super::super::signs::Seen;
use super::super::text::Sentence;
use super::super::{Finding, Level, Note};
use super::{Check, STORIES};
use crate::content::{FollowUpFamily, Segment};

/// How many signs of a Result there are in a whole answer, with the one that is always there.
pub const RESULT_SIGNS: usize = 5;

/// A number for each sign of a Result.
pub type ResultSigns = [i32; RESULT_SIGNS];

/// The most that a score of the split counts, for a Result or against it.
const MOST: i32 = 200;

/// What speaks for a Result in a whole answer, or against it: how much there is of each sign. 32 is one.
pub(in super::super) fn signs(look: &Look<'_>) -> ResultSigns {
    let guess = look.division.result;
    let bounded = |score: i32| score.clamp(-MOST, MOST);
    let count = |count: usize| 16 * i32::try_from(count.min(4)).unwrap_or(0);
    let (mut found, mut elsewhere) = (0, 0);
    for (index, (sentence, seen)) in look.text.sentences.iter().zip(&look.seen).enumerate() {
        let tellings = seen.outcomes.len() + usize::from(!look.figures(sentence).is_empty());
        if (guess.first..guess.past).contains(&index) {
            found += tellings;
        } else {
            elsewhere += tellings;
        }
    }
    [
        32,
        // By how much the split is better with a Result, and how much likelier there is one.
        bounded(look.division.result_margin),
        bounded(guess.odds),
        // Words of outcomes and figures in what would be the Result, and elsewhere.
        count(found),
        count(elsewhere),
    ]
}

/// Whether a whole answer seems to tell a Result.
fn is_told(look: &Look<'_>) -> bool {
    signs(look).into_iter().zip(look.weights.result).map(|(sign, weight)| sign * weight).sum::<i32>() > 0
}

pub(super) const CHECK: Check = Check {
    id: "result-present",
    rule: "Fewer than two signs of an outcome in the Result, or at the end.",
    why: "Without an outcome nobody can tell whether what you did was right.",
    kinds: STORIES,
    run,
};

/// Outcomes in so few words, or so plain, that they tell by their place alone.
static BRIEF: Phrases<u8> = Phrases::new(&[(
    0,
    "^no/zero/not/none/nobody/nothing/never/neither ?_ ?_ since/again/left/lost/missed/late/yet/after/anymore/now/today, \
     ^zero/no more/complaints/returns/accidents/incidents/injuries/errors/defects/delays/outages/losses/refunds/faults/\
     repeats/failures/escalations/questions, found no/nothing/none, nobody/none/nothing/no ?one ?of ?@the ?_ had/needed/\
     has/was/were/is/came/went/fell/broke/changed/happened/failed, all/both/everyone/everybody/each ?of ?@the ?_ ?_ \
     passed/stayed/came/arrived/left/agreed/got/made/went/had/kept/found/survived/signed/returned/worked/turned, still \
     in use/place/there/going/runs/running/works/working/stands/@ing, it/that/this/they worked/held/lasted/sold/passed/\
     stuck/stopped/stayed/opened/flew/ran/did, problem/issue/case/ticket/matter ?was solved/gone/closed/fixed/over/\
     resolved, no ?more jams/leaks/queue/queues/crashes/outages/fights/tears, so far so, ^done, sold out, back in/on/to \
     business/line/service/work/track/time/stock/school, job done, signed off, ever since",
)]);

fn run(look: &Look<'_>) -> Vec<Finding> {
    let mut places: Vec<Place> = Vec::new();
    let mut signs: usize =
        look.sentences_of(Segment::Result).map(|(sentence, seen)| told(look, sentence, seen, &mut places)).sum();
    // In a whole answer the Result is a guess, and must be a good one.
    let is_sure = if look.is_whole { is_told(look) } else { signs > 1 };
    if look.is_whole && signs == 0 {
        let guess = look.division.result;
        let sentences = look.text.sentences.iter().zip(&look.seen);
        let last_half = look.text.sentences.len() / 2;
        let from = if is_sure { guess.first } else { last_half };
        signs = sentences.skip(from).map(|(sentence, seen)| told(look, sentence, seen, &mut places)).sum();
    }
    let quotes = look.quotes(&places);
    let (level, note, follow_up) = if signs == 0 && !(is_sure && look.is_whole) {
        (Level::Missing, Note::NoOutcome, Some(FollowUpFamily::HowMeasured))
    } else if !is_sure {
        (Level::Hint, Note::UnclearOutcome { words: quotes }, Some(FollowUpFamily::HowMeasured))
    } else {
        (Level::Good, Note::Outcome { words: quotes }, None)
    };
    vec![look.finding(CHECK.id, level, Some(Segment::Result), &places, note, follow_up)]
}

/// How many signs of an outcome there are in a sentence, with their places.
fn told(look: &Look<'_>, sentence: &Sentence, seen: &Seen, places: &mut Vec<Place>) -> usize {
    let weak = |kind| matches!(kind, Outcome::Enabled | Outcome::Lasting | Outcome::Absent);
    let mut signs: usize = seen.outcomes.iter().map(|hit| if weak(hit.kind) { 1 } else { 2 }).sum();
    places.extend(seen.outcomes.iter().map(|hit| (hit.first, hit.past)));
    let brief = BRIEF.in_sentence(&look.text, sentence);
    signs += 2 * usize::from(!brief.is_empty());
    places.extend(brief.iter().map(|hit| (hit.first, hit.past)));
    let figures = look.figures(sentence);
    signs += usize::from(!figures.is_empty());
    places.extend(figures.iter().map(|figure| (figure.first, figure.past)));
    // What somebody or something else did, told of by itself: they came back, it never leaked again.
    let is_theirs = !matches!(seen.subject, Subject::I)
        && !seen.clauses.iter().any(|clause| matches!(clause.form, Form::Did | Form::Would) && !clause.is_we);
    let verbs = (sentence.first..sentence.past).filter(|at| look.text.at(*at).any(l::PAST_FORM));
    if is_theirs && let Some(verb) = verbs.max_by_key(|at| look.text.at(*at).any(l::CHANGE | l::REACH)) {
        // It improved, it passed: such a verb is a word of an outcome by itself.
        signs += 1 + usize::from(look.text.at(verb).any(l::CHANGE | l::REACH));
        places.push(around(look, sentence, verb));
    }
    signs
}

/// A verb with who did it and what comes after it, so that it tells something by itself.
fn around(look: &Look<'_>, sentence: &Sentence, verb: usize) -> Place {
    let is_border = |at: &usize| look.text.at(*at).any(l::COMMA | l::MARK | l::AND);
    let nearest = verb.saturating_sub(4).max(sentence.first);
    let first = (nearest..verb).rfind(is_border).map_or(nearest, |at| at + 1);
    let furthest = (verb + 4).min(sentence.past);
    let past = (verb + 1..furthest).find(is_border).unwrap_or(furthest);
    (first, past)
}
