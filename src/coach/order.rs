//! Whether sentences seem to stand out of order: a sum of signs, each weighed, that is positive where they do.
//!
//! The weights are fitted by `cargo xtask fit-coach` to sample answers as written and with their sentences shuffled, each as
//! the split sees it that never saw the answer: see `docs/coach.md`.

use super::clauses::Subject;
use super::cues::Scene;
use super::lexicon as l;
use super::look::Look;
use super::signs::Seen;
use super::text::Text;

/// How many signs there are, with the one that is always there.
pub const ORDER_SIGNS: usize = 16;

/// A number for each sign.
pub type OrderSigns = [i32; ORDER_SIGNS];

/// How much speaks for another order than this; positive if more than against it.
pub(super) fn disorder(look: &Look<'_>) -> i32 {
    let weights = if look.is_whole { &look.weights.as_a_whole } else { &look.weights.in_parts };
    signs(look).into_iter().zip(weights).map(|(sign, weight)| sign * weight).sum()
}

fn small(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// What speaks for another order or against it: how much there is of each sign.
pub(super) fn signs(look: &Look<'_>) -> OrderSigns {
    let Look { text, seen, division, .. } = look;
    let margin = |score: i32| score.clamp(-200, 300) / 4;
    let (inversions, steps_back) = turned(&division.suits);
    let opening = |is: fn(&Seen) -> bool| if seen.first().is_some_and(is) { 32 } else { 0 };
    let (backwards, forwards) = introduced(text);
    let is_scene = |kind| matches!(kind, Scene::When | Scene::Where | Scene::Role);
    [
        32,
        division.strain.min(60),
        division.opening.min(60),
        margin(division.task_margin),
        margin(division.action_margin),
        margin(division.result_margin),
        inversions,
        steps_back,
        opening(|seen| seen.subject == Subject::Pronoun),
        opening(|seen| !seen.outcomes.is_empty()),
        opening(|seen| !seen.scenes.is_empty()),
        small(backwards.min(4)) * 16,
        small(forwards.min(4)) * 16,
        place(seen, |seen| !seen.duties.is_empty()),
        place(seen, |seen| seen.scenes.iter().any(|hit| is_scene(hit.kind))),
        place(seen, |seen| !seen.outcomes.is_empty()),
    ]
}

/// Of a hundred pairs of sentences, how many would rather stand the other way round; and of a hundred sentences, how many
/// step back to an earlier part.
fn turned(suits: &[usize]) -> (i32, i32) {
    let mut before = [0_usize; 4];
    let mut inversions = 0;
    for part in suits {
        inversions += before.iter().skip(part + 1).sum::<usize>();
        if let Some(count) = before.get_mut(*part) {
            *count += 1;
        }
    }
    let pairs = suits.len() * suits.len().saturating_sub(1) / 2;
    let back = suits.windows(2).filter(|two| two.first() > two.last()).count();
    (small(inversions * 100 / pairs.max(1)), small(back * 100 / suits.len().max(1)))
}

/// Where sentences of a sort stand on average: from 0, the beginning, to 50. 0 if there are none.
fn place(seen: &[Seen], is: impl Fn(&Seen) -> bool) -> i32 {
    let of_it = seen.iter().enumerate().filter(|(_, seen)| is(seen)).map(|(index, _)| index * 100 / seen.len());
    let (sum, count) = of_it.fold((0, 0), |(sum, count), place| (sum + place, count + 1));
    small(sum / count.max(1) / 2)
}

/// How many things are *the pump* before they are *a pump*, and how many the other way.
fn introduced(text: &Text) -> (usize, usize) {
    // By the number of the word: where it first comes with *a*, and where with *the*.
    let mut places: Vec<(u64, bool, usize)> = Vec::new();
    for at in 0..text.tokens.len() {
        let is_new = matches!(text.word(at), "a" | "an");
        if !is_new && !matches!(text.word(at), "the" | "this" | "that" | "these" | "those") {
            continue;
        }
        let follows = text.at(at + 2);
        let ends = l::PREPOSITION | l::WAS | l::AND | l::PAST_FORM | l::IS | l::HAD | l::OTHER | l::ADVERB;
        // An old pump: the thing is the second word.
        let noun = if follows.is_word() && !follows.any(ends) { at + 2 } else { at + 1 };
        if text.at(noun).is_word() {
            places.push((text.at(noun).number, is_new, at));
        }
    }
    places.sort_unstable();
    places.dedup_by_key(|place| (place.0, place.1));
    let pairs = places.windows(2).filter_map(|two| match two {
        [(one, false, the), (other, true, new)] if one == other => Some(the < new),
        _ => None,
    });
    pairs.fold((0, 0), |(back, on), is_back| if is_back { (back + 1, on) } else { (back, on + 1) })
}

#[cfg(test)]
mod tests {
    use super::{Text, introduced, turned};

    #[test]
    fn what_is_told_backwards_is_counted() {
        for (suits, expected) in [
            (&[][..], (0, 0)),
            (&[0], (0, 0)),
            (&[0, 1, 2, 3], (0, 0)),
            (&[3, 2, 1, 0], (100, 75)),
            (&[0, 2, 1, 2], (16, 25)),
        ] {
            assert_eq!(turned(suits), expected, "{suits:?}");
        }
    }

    #[test]
    fn a_thing_is_new_before_it_is_known() {
        for (raw, expected) in [
            ("I bought a pump. The pump broke.", (0, 1)),
            ("The pump broke. I bought a pump.", (1, 0)),
            ("The old pump broke. I sold it to a man who had an old pump.", (1, 0)),
            ("The pump broke, and the valve.", (0, 0)),
            ("", (0, 0)),
        ] {
            assert_eq!(introduced(&Text::of(raw)), expected, "{raw:?}");
        }
    }
}
