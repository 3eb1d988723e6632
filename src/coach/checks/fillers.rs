//! Fillers in speech.
//!
//! **Looks at** *um, uh, er* always; *like, basically, actually, you know* and the like if commas set them off; *so,
//! right, okay* where they begin a sentence or stand alone between commas. Transcripts only.
//! **Speaks** over three in a hundred words.
//! **Source**: articles on public speaking; nobody speaks without any.
//! **Limits**: many transcripts leave fillers and commas out; then nothing is found.

use super::super::lexicon::{COMMA, FILLER, MARK};
use super::super::look::{Look, Place};
use super::super::{Finding, Level, Note};
use super::{ANSWERS, Check};

const MOST_PER_THOUSAND: usize = 30;

pub(super) const CHECK: Check = Check {
    id: "fillers",
    rule: "Over three fillers in a hundred words; only for transcripts.",
    why: "Many fillers make a sure answer sound unsure.",
    kinds: ANSWERS,
    run,
};

fn run(look: &Look<'_>) -> Vec<Finding> {
    let words = look.total();
    if !look.told.is_spoken || words == 0 {
        return Vec::new();
    }
    let text = &look.text;
    let mut places: Vec<Place> = Vec::new();
    let is_break = |at: Option<usize>| at.is_none_or(|at| at >= text.tokens.len() || text.at(at).any(COMMA | MARK));
    for at in 0..text.tokens.len() {
        if text.at(at).any(FILLER) {
            places.push((at, at + 1));
            continue;
        }
        let length = match (text.word(at), text.word(at + 1)) {
            (
                "like" | "basically" | "actually" | "literally" | "honestly" | "anyway" | "well" | "okay" | "ok"
                | "right" | "yeah" | "so",
                _,
            ) => 1,
            ("you", "know") | ("i", "mean" | "guess") | ("kind" | "sort", "of") => 2,
            _ => continue,
        };
        let before = is_break(at.checked_sub(1));
        if before && is_break(Some(at + length)) && text.tokens.len() > at + length {
            places.push((at, at + length));
        }
    }
    let count = places.len();
    let per_thousand = count * 1000 / words;
    let segment = if look.is_whole { None } else { look.segment_of(&places) };
    let finding = if per_thousand > MOST_PER_THOUSAND {
        let note = Note::ManyFillers { count, per_thousand, words: look.quotes(&places) };
        look.finding(CHECK.id, Level::Hint, segment, &places, note, None)
    } else {
        look.finding(CHECK.id, Level::Good, segment, &places, Note::FewFillers { count }, None)
    };
    vec![finding]
}
