//! Claims without a number.
//!
//! **Looks at** improvements of something broad (*improved efficiency*, *a huge impact*) without a figure in the sentence
//! or in one beside it; and at texts that are key words rather than sentences, or say the same over and over.
//! **Speaks** at the first claim; at key words, if the small words of English are lacking.
//! **Source**: interviewers ask on at such claims: how much, and how do you know?
//! **Limits**: the figure may stand further off, and one that stands near may be of something else.

use super::super::lexicon as l;
use super::super::look::{Look, Place};
use super::super::phrases::Phrases;
use super::super::text::Sentence;
use super::super::{Finding, Level, Note};
use super::{Check, EVERYTHING};
use crate::content::{FollowUpFamily, Segment};

/// Of a hundred words of English prose, some fifty are small; under this it is no prose.
const FEWEST_SMALL: usize = 30;

pub(super) const CHECK: Check = Check {
    id: "vague-claim",
    rule: "An improvement of something broad without a number in it or beside it; or key words instead of sentences.",
    why: "Anybody can say it; a number or a fact is yours.",
    kinds: EVERYTHING,
    run,
};

static CLAIMS: Phrases<u8> = Phrases::new(&[(
    0,
    "improved/increased/boosted/enhanced/optimised/optimized/maximised/maximized/strengthened/raised/elevated/\
     improving/increasing/boosting/enhancing/optimizing ?@adv ?@the ?_ @broad, @broad ?_ was/were ?@adv improved/\
     increased/enhanced/optimized/boosted, @broad ?@adv improved/increased/soared/skyrocketed, huge/significant/\
     massive/major/dramatic/tremendous/great/enormous/substantial/positive/real impact/improvement/improvements/\
     increase/difference/reduction/growth/savings/success, significantly/greatly/dramatically/vastly/massively/\
     drastically/hugely/substantially improved/increased/reduced/better/enhanced/decreased/faster/boosted/more/less, \
     much/far/way more efficient/productive/effective/efficiently/effectively, more efficient/productive/effective \
     than, a lot of value/impact/money/time, great/huge/big success",
)]);

fn run(look: &Look<'_>) -> Vec<Finding> {
    if let Some(finding) = heaped(look) {
        return vec![finding];
    }
    let mut findings = Vec::new();
    for segment in Segment::ALL {
        let mut places: Vec<Place> = Vec::new();
        let sentences: Vec<&Sentence> = look.sentences_of(segment).map(|(sentence, _)| sentence).collect();
        for (index, sentence) in sentences.iter().enumerate() {
            let hits = CLAIMS.in_sentence(&look.text, sentence);
            if !hits.is_empty() && !is_borne_out(look, &sentences, index) {
                places.extend(hits.iter().map(|hit| (hit.first, hit.past)));
            }
        }
        if !places.is_empty() {
            let note = Note::Vague { words: look.quotes(&places) };
            findings.push(look.finding(
                CHECK.id,
                Level::Hint,
                Some(segment),
                &places,
                note,
                Some(FollowUpFamily::HowMeasured),
            ));
        }
    }
    if findings.is_empty() {
        findings.push(look.finding(CHECK.id, Level::Good, None, &[], Note::NothingVague, None));
    }
    findings
}

/// Whether a figure stands in a sentence, or beside it: there one with what it counts.
fn is_borne_out(look: &Look<'_>, sentences: &[&Sentence], index: usize) -> bool {
    let beside = [index.checked_sub(1), Some(index + 1)].into_iter().flatten().filter_map(|at| sentences.get(at));
    sentences.get(index).is_some_and(|own| !look.figures(own).is_empty())
        || beside.flat_map(|sentence| look.figures(sentence)).any(|figure| figure.is_from_to || figure.has_unit)
}

/// Whether the text is a heap of key words, or says the same over and over.
fn heaped(look: &Look<'_>) -> Option<Finding> {
    let words: Vec<usize> = (0..look.text.tokens.len()).filter(|at| look.text.at(*at).is_word()).collect();
    if words.len() < 30 {
        return None;
    }
    let small = l::I
        | l::ME
        | l::WE
        | l::US
        | l::OTHER
        | l::DETERMINER
        | l::WAS
        | l::IS
        | l::HAVE
        | l::HAD
        | l::WOULD
        | l::WILL
        | l::DO
        | l::NOT
        | l::PREPOSITION
        | l::AND
        | l::SMALL;
    let smalls = words.iter().filter(|at| look.text.at(**at).any(small)).count();
    let few = smalls * 100 < words.len() * FEWEST_SMALL;
    // The same four words in a row, again and again.
    let joined = |four: &[usize]| four.iter().fold(0_u64, |sum, at| sum.rotate_left(17) ^ look.text.at(*at).number);
    let mut runs: Vec<u64> = words.windows(4).map(joined).collect();
    let all = runs.len();
    runs.sort_unstable();
    runs.dedup();
    let again = all > 0 && runs.len() * 100 < all * 50;
    if !few && !again {
        return None;
    }
    Some(look.finding(
        CHECK.id,
        Level::Hint,
        None,
        &[],
        Note::Heaped { words: Vec::new() },
        Some(FollowUpFamily::RealProblem),
    ))
}
