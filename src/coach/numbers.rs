//! Figures that measure something. Left out are those that only name: years, ordinals, versions, times of the day, and
//! labels such as *level 5*.

use super::lexicon::{self as l, NUMBER, NUMBER_WORD};
use super::text::Text;

/// A figure with what it counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure {
    pub first: usize,
    pub past: usize,
    pub is_percent: bool,
    pub is_money: bool,
    /// Of time: how long, how soon.
    pub is_time: bool,
    /// A word comes after it that it counts.
    pub has_unit: bool,
    /// Both ends of a change, or a figure and what it is held against.
    pub is_from_to: bool,
}

/// The figures among some tokens, in order.
pub(super) fn in_tokens(text: &Text, first: usize, past: usize) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    let mut index = first;
    while index < past {
        let Some(figure) = figure_at(text, index, first, past) else {
            index += 1;
            continue;
        };
        index = figure.past.max(index + 1);
        figures.push(figure);
    }
    pair(text, &mut figures);
    figures
}

fn figure_at(text: &Text, index: usize, first: usize, past: usize) -> Option<Figure> {
    let token = text.at(index);
    if !token.any(NUMBER | NUMBER_WORD | l::COUNTING) {
        return None;
    }
    let word = text.word(index);
    let is_money = index > first && is_currency(text.word(index - 1));
    let mut figure = Figure {
        first: index - usize::from(is_money),
        past: index + 1,
        is_percent: false,
        is_money,
        is_time: false,
        has_unit: false,
        is_from_to: false,
    };
    if token.any(NUMBER) {
        if !is_money && names_only(text, index, first) {
            return None;
        }
    } else if matches!(
        word,
        "doubled"
            | "tripled"
            | "halved"
            | "quadrupled"
            | "doubling"
            | "halving"
            | "tripling"
            | "twice"
            | "triple"
            | "double"
            | "halve"
    ) {
        figure.has_unit = true;
        return Some(figure);
    } else if matches!(word, "half" | "third" | "quarter" | "thirds" | "quarters" | "fifth" | "tenth") {
        // A third of them, two thirds; not the third time, not last quarter.
        let before = if index > first { text.word(index - 1) } else { "" };
        let after = text.word(index + 1);
        let is_share = matches!(
            before,
            "a" | "by" | "one" | "in" | "two" | "three" | "about" | "almost" | "nearly" | "over" | "an"
        ) || word == "half" && after == "of";
        let is_share = is_share
            && (word == "half"
                || !matches!(after, "party" | "time" | "person" | "of")
                || after == "of" && before != "the");
        if !is_share || word == "half" && after == "hour" {
            return None;
        }
        figure.first = index - usize::from(index > first);
        figure.has_unit = true;
        return Some(figure);
    } else if token.any(NUMBER_WORD) {
        if matches!(word, "half" | "twice") {
            return None;
        }
    } else if matches!(word, "one" | "a" | "an" | "couple") {
        // One only where a measure follows: one week, a million.
        let next = text.at(index + 1);
        let counted = next.any(NUMBER_WORD) && !matches!(text.word(index + 1), "two" | "half")
            || word == "one" && next.any(l::TIME);
        if !counted {
            return None;
        }
    } else {
        return None;
    }
    // Million, dozen, and the tens and ones of written numbers.
    while figure.past < past
        && (text.at(figure.past).any(NUMBER_WORD)
            || matches!(text.word(figure.past), "m" | "k" | "bn" | "mn" | "x")
            || is_within(text, figure.past, past))
    {
        if is_within(text, figure.past, past) {
            // A hundred and fifty.
            figure.past += 2;
            continue;
        }
        let suffix = !text.at(figure.past).any(NUMBER_WORD);
        figure.has_unit |= suffix && text.word(figure.past) == "x";
        figure.past += 1;
    }
    unit(text, &mut figure, past);
    Some(figure)
}

/// Whether an *and* stands within a number: two hundred and six.
fn is_within(text: &Text, at: usize, past: usize) -> bool {
    text.word(at) == "and"
        && at + 1 < past
        && matches!(text.word(at - 1), "hundred" | "thousand")
        && text.at(at + 1).any(NUMBER | NUMBER_WORD)
}

fn is_currency(mark: &str) -> bool {
    matches!(mark, "$" | "€" | "£" | "¥" | "₹")
}

/// What comes after the figure.
fn unit(text: &Text, figure: &mut Figure, past: usize) {
    let at = figure.past;
    if at >= past {
        figure.has_unit |= figure.is_money;
        return;
    }
    let mut next = at;
    if matches!(
        text.word(next),
        "or" | "to"
            | "and"
            | "of"
            | "more"
            | "fewer"
            | "less"
            | "full"
            | "whole"
            | "extra"
            | "additional"
            | "different"
            | "new"
            | "straight"
            | "working"
            | "consecutive"
            | "business"
            | "other"
            | "further"
    ) {
        next += 1;
    }
    let word = text.word(next);
    let token = text.at(next);
    if matches!(text.word(at), "%" | "percent" | "percentage") || text.word(at) == "per" && text.word(at + 1) == "cent"
    {
        figure.is_percent = true;
        figure.has_unit = true;
        figure.past = at + if text.word(at) == "per" { 2 } else { 1 };
    } else if is_currency(text.word(at))
        || matches!(word, "dollars" | "pounds" | "euros" | "usd" | "eur" | "gbp" | "grand" | "rupees" | "bucks")
    {
        figure.is_money = true;
        figure.has_unit = true;
        figure.past = next + 1;
    } else if matches!(text.word(at), "a" | "an") && text.at(at + 1).any(l::TIME) {
        // Twenty a week.
        figure.has_unit = true;
        figure.past = at + 2;
    } else if token.any(l::TIME)
        || matches!(word, "minutes" | "min" | "mins" | "hrs" | "ms" | "sec" | "secs" | "s" | "seconds" | "milliseconds")
    {
        figure.is_time = true;
        figure.has_unit = true;
        figure.past = next + 1;
    } else if figure.is_money {
        figure.has_unit = true;
    } else if token.is_word()
        && (!token.any(l::OTHER) || matches!(word, "people" | "others"))
        && !token.any(l::PREPOSITION | l::AND | l::WAS | l::IS | l::I | l::WE)
        // The next figure is no unit of this one: from twenty to three.
        && !token.any(NUMBER | NUMBER_WORD | l::COUNTING)
    {
        figure.has_unit = true;
        figure.past = next + 1;
    } else if matches!(text.word(at), "of" | "in" | "out") {
        // Nine of the ten, one in four.
        figure.has_unit = true;
    }
}

/// Whether digits only name something.
fn names_only(text: &Text, index: usize, first: usize) -> bool {
    let word = text.word(index);
    let before = if index > first { text.word(index - 1) } else { "" };
    let after = text.word(index + 1);
    let is_joined = text.at(index + 1).any(l::JOINED);
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let is_year = digits == 4
        && word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && !matches!(after, "%" | "percent" | "dollars" | "people" | "users" | "customers" | "units" | "ms" | "orders");
    let is_ordinal = is_joined && matches!(after, "st" | "nd" | "rd" | "th");
    let is_version = word.matches('.').count() > 1 || matches!(before, "v" | "version" | "release");
    let is_clock =
        word.contains(':') || word.contains('/') || matches!(after, "am" | "pm" | "o") || is_joined && after == "a";
    let is_label = matches!(
        before,
        "year"
            | "grade"
            | "level"
            | "section"
            | "chapter"
            | "room"
            | "floor"
            | "route"
            | "highway"
            | "page"
            | "step"
            | "phase"
            | "tier"
            | "item"
            | "issue"
            | "ticket"
            | "number"
            | "no"
            | "class"
            | "part"
            | "question"
            | "call"
            | "round"
            | "stage"
            | "type"
            | "priority"
            | "severity"
            | "sev"
            | "python"
            | "java"
            | "windows"
            | "excel"
    );
    // An item's number, behind a bullet or at the head.
    let is_item = matches!(after, "." | ")" | ":")
        && !text.at(index + 2).any(l::NUMBER)
        && (first..index).all(|at| text.at(at).any(l::MARK));
    let is_joined_before =
        text.at(index).any(l::JOINED) && index > first && !text.at(index - 1).any(l::MARK | l::SYMBOL | l::COMMA);
    is_year || is_ordinal || is_version || is_clock || is_label || is_item || is_joined_before
}

/// Marks figures that stand as the two ends of a change: from 40 to 12, 12 instead of 40, 5 after 22.
fn pair(text: &Text, figures: &mut [Figure]) {
    for index in 0..figures.len() {
        let (Some(one), next) = (figures.get(index).copied(), figures.get(index + 1).copied()) else { continue };
        let before = one.first.checked_sub(1).map_or("", |at| text.word(at));
        let ends = next.is_some_and(|two| {
            two.first.saturating_sub(one.past) <= 8 && {
                let between: Vec<&str> = (one.past..two.first).map(|at| text.word(at)).collect();
                let has = |word: &str| between.contains(&word);
                has("to")
                    && (is_near_from(text, one.first)
                        || between.last().is_some_and(|word| {
                            matches!(*word, "to" | "under" | "below" | "just" | "about" | "over" | "around")
                        }))
                    || has("instead")
                    || has("compared")
                    || has("versus")
                    || has("vs")
                    || has("against")
                    || has("after") && has("before")
                    || has("rather")
                    || has("than")
                    || has("from")
            }
        });
        let held = matches!(before, "from" | "than") || index > 0 && matches!(before, "instead" | "after");
        if (ends || held && index > 0)
            && let Some(figure) = figures.get_mut(index)
        {
            figure.is_from_to = true;
        }
    }
}

fn is_near_from(text: &Text, first: usize) -> bool {
    (1..=3).any(|back| first.checked_sub(back).is_some_and(|at| text.word(at) == "from"))
}

#[cfg(test)]
mod tests {
    use super::{Text, in_tokens};

    #[test]
    fn figures_measure_and_labels_do_not() {
        for (raw, count) in [
            ("fell from 40 to 12 ms", 2),
            ("a third of them, and twice as fast", 2),
            ("half a million dollars", 1),
            ("$3.4 million", 1),
            ("sales doubled", 1),
            ("two hundred people", 1),
            ("in 2019", 0),
            ("the 3rd time, at 9:30, on floor 5", 0),
            ("version 2.1.4 for Year 9", 0),
            ("one of them", 0),
            ("one week", 1),
            ("1. First of all", 0),
            ("- 2) Then the rest", 0),
            ("two hundred and fifty people", 1),
            ("from twenty to three", 2),
        ] {
            let text = Text::of(raw);
            assert_eq!(in_tokens(&text, 0, text.tokens.len()).len(), count, "{raw:?}");
        }
    }

    #[test]
    fn both_ends_of_a_change_are_seen() {
        for (raw, expected) in [
            ("from 40 to 12 ms", true),
            ("4 complaints instead of 22", true),
            ("went from nine seconds to 1.1", true),
            ("from twenty to three", true),
            ("from twenty a week to two", true),
            ("a hundred and fifty people", false),
            ("in two weeks", false),
            ("40% and 12 people", false),
        ] {
            let text = Text::of(raw);
            let found = in_tokens(&text, 0, text.tokens.len()).iter().any(|figure| figure.is_from_to);
            assert_eq!(found, expected, "{raw:?}");
        }
    }
}
