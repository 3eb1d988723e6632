//! Who did what: clauses whose subject is *I* or *we*, by the form of their verb. No parser, but a walk from each
//! pronoun over adverbs to the verb, and on to the verbs that share the pronoun: *I rang them, explained it and asked
//! for help*.

use super::lexicon::{self as l};
use super::text::{Sentence, Text};

/// What a clause of the first person does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Did something: *I wrote*, *I didn't let*, *I began to ask*.
    Did,
    /// Was in a state, noticed, received: *I felt*, *I was a nurse*, *I heard*.
    State,
    /// Was about something: *I was working*.
    Going,
    /// Had done before: *I had joined*.
    Before,
    /// Has done: *I've used*.
    Since,
    /// Was obliged, asked or meant to: *I had to*, *I was asked*, *I needed to*.
    Duty,
    /// Was something done to: *I was promoted*.
    Passive,
    /// Was able: *I was able to*, *I managed to*.
    Able,
    /// Would do: *I would call*, *I'd usually ask*.
    Would,
    /// Does, as a rule: *I call*, *I always ask*.
    Does,
    /// Can or will.
    Will,
    /// An aside that tells nothing: *I think*, *I guess*, *I would say*.
    Aside,
}

/// A clause: its pronoun, or its first word where the pronoun is shared, and the token after its verb.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause {
    pub form: Form,
    pub is_we: bool,
    pub first: usize,
    /// The verb that tells the form.
    pub verb: usize,
}

/// The clauses of the first person in a sentence.
pub(super) fn clauses(text: &Text, sentence: &Sentence) -> Vec<Clause> {
    let mut found = Vec::new();
    // Notes leave the pronoun out: Flushed the radiator, swapped it.
    let head = super::phrases::head_of(text, sentence);
    let bare = text.at(head).any(l::PAST_FORM) && !text.at(head).any(l::STATE | l::WAS | l::HAD | l::REACH | l::CHANGE);
    // Then came the audit: what comes is the subject.
    let is_turned = matches!(
        text.word(head),
        "came" | "followed" | "arose" | "stood" | "lay" | "sat" | "hung" | "arrived" | "appeared" | "entered" | "went"
    );
    if bare && !is_turned && text.at(head + 1).any(l::DETERMINER | l::ME | l::US | l::OTHER) {
        found.push(Clause { form: Form::Did, is_we: false, first: head, verb: head });
        shared(text, sentence, head, false, Form::Did, &mut found);
    }
    for index in sentence.first..sentence.past {
        let token = text.at(index);
        if !token.any(l::I | l::WE) || token.any(l::CLITIC) {
            continue;
        }
        let is_we = token.any(l::WE);
        let Some((form, verb)) = verb_after(text, index + 1, sentence.past) else { continue };
        found.push(Clause { form, is_we, first: index, verb });
        if matches!(form, Form::Did | Form::Able | Form::Would | Form::Duty | Form::State) {
            shared(text, sentence, verb, is_we, form, &mut found);
        }
    }
    found
}

/// Steps over adverbs, fillers, and commas around them.
fn skip(text: &Text, mut index: usize, past: usize) -> usize {
    while index < past {
        let token = text.at(index);
        let is_passed = token.any(l::FILLER)
            || token.any(l::ADVERB | l::HABIT) && !token.any(l::PAST_FORM)
            || token.any(l::COMMA) && text.at(index + 1).any(l::ADVERB | l::FILLER)
            || token.any(l::COMMA) && text.at(index.saturating_sub(1)).any(l::FILLER | l::ADVERB)
            || matches!(text.word(index), "myself" | "all" | "personally" | "couldn't" | "either");
        if !is_passed {
            break;
        }
        index += 1;
    }
    index
}

/// The form of the verb after a pronoun, and its token.
fn verb_after(text: &Text, from: usize, past: usize) -> Option<(Form, usize)> {
    let at = skip(text, from, past);
    if at >= past {
        return None;
    }
    let token = text.at(at);
    let next = skip(text, at + 1, past);
    let follows = |classes| next < past && text.at(next).any(classes);
    let is_to = |index: usize| index < past && text.word(index) == "to";
    let word = text.word(at);
    let form = if token.any(l::WOULD) {
        if token.any(l::CLITIC)
            && follows(l::PARTICIPLE | l::ED)
            && !matches!(text.word(next), "come" | "run" | "become")
        {
            // I'd been, I'd asked.
            return Some((
                if follows(l::PARTICIPLE) && text.at(skip(text, next + 1, past)).any(l::GIVEN) {
                    Form::Duty
                } else {
                    Form::Before
                },
                next,
            ));
        }
        // I would have lost it: what did not happen.
        let is_past =
            text.word(next) == "have" && text.at(skip(text, next + 1, past)).any(l::PAST_FORM | l::PARTICIPLE);
        let is_aside = is_past || matches!(text.word(next), "say" | "like" | "argue" | "love" | "think");
        if is_aside {
            Form::Aside
        } else if word.starts_with("would") || token.any(l::CLITIC) {
            Form::Would
        } else {
            Form::Will
        }
    } else if token.any(l::WILL) {
        Form::Will
    } else if token.any(l::HAD) {
        if is_to(next) {
            Form::Duty
        } else if follows(l::PARTICIPLE | l::ED) || follows(l::PAST) {
            return Some((
                if text.word(next) == "been" && text.at(skip(text, next + 1, past)).any(l::GIVEN) {
                    Form::Duty
                } else {
                    Form::Before
                },
                next,
            ));
        } else {
            Form::State
        }
    } else if token.any(l::HAVE) {
        if is_to(next) {
            Form::Duty
        } else if follows(l::PAST_FORM | l::PARTICIPLE) {
            Form::Since
        } else {
            Form::Does
        }
    } else if token.any(l::WAS) {
        return Some(after_was(text, at, next, past));
    } else if token.any(l::IS) {
        Form::Does
    } else if token.any(l::DO) && follows(l::NOT) || word == "didn" || word == "did" {
        let verb = skip(text, next, past);
        if !word.starts_with("did") {
            Form::Does
        } else if text.at(verb).any(l::STATE) {
            Form::State
        } else {
            Form::Did
        }
    } else if token.any(l::PAST_FORM) || matches!(word, "began" | "overcame") {
        return Some(past_form(text, at, next, past));
    } else if matches!(
        word,
        "think" | "guess" | "mean" | "believe" | "suppose" | "know" | "say" | "feel" | "hope" | "admit"
    ) {
        Form::Aside
    } else if !token.any(l::COMMA | l::MARK | l::AND | l::PREPOSITION | l::OTHER | l::NUMBER | l::CLITIC) {
        // "come" and "run" and the like: a participle without an auxiliary is the present.
        Form::Does
    } else {
        return None;
    };
    Some((form, at))
}

fn after_was(text: &Text, at: usize, next: usize, past: usize) -> (Form, usize) {
    if next >= past {
        return (Form::State, at);
    }
    let token = text.at(next);
    let word = text.word(next);
    let form = if word == "able" {
        Form::Able
    } else if word == "to" && !text.at(next + 1).any(l::DETERMINER)
        || token.any(l::GIVEN)
        || matches!((word, text.word(next + 1)), ("in", "charge") | ("due", "to"))
        || word == "being" && text.at(next + 1).any(l::GIVEN)
    {
        Form::Duty
    } else if token.any(l::ING) {
        Form::Going
    } else if token.any(l::PAST_FORM | l::PARTICIPLE) {
        Form::Passive
    } else {
        Form::State
    };
    (form, if matches!(form, Form::State) { at } else { next })
}

fn past_form(text: &Text, at: usize, next: usize, past: usize) -> (Form, usize) {
    let is_to = next < past && text.word(next) == "to";
    let form = match text.word(at) {
        "managed" if is_to => Form::Able,
        "succeeded" => Form::Able,
        "needed" | "wanted" | "aimed" | "hoped" | "intended" | "meant" | "volunteered" | "wished" if is_to => {
            Form::Duty
        }
        "used" if is_to => Form::State,
        "set" if matches!(text.word(next), "out" | "myself") => Form::Duty,
        "got" if matches!(text.word(next), "to" | "promoted" | "into") => Form::State,
        // Worked out, worked with: that is doing.
        "worked" if !matches!(text.word(next), "at" | "as" | "in" | "for" | "there" | "part" | "full" | "nights") => {
            Form::Did
        }
        _ if text.at(at).any(l::STATE) => Form::State,
        _ => Form::Did,
    };
    (form, at)
}

/// The further verbs of one pronoun, after commas and *and*.
fn shared(text: &Text, sentence: &Sentence, verb: usize, is_we: bool, form: Form, found: &mut Vec<Clause>) {
    let mut index = verb + 1;
    while index < sentence.past {
        let token = text.at(index);
        if token.any(l::I | l::WE) {
            return;
        }
        let joins = token.any(l::COMMA) || token.any(l::AND) && text.word(index) != "so";
        if joins {
            let mut at = index + 1;
            while at < sentence.past && text.at(at).any(l::AND | l::COMMA) {
                at += 1;
            }
            at = skip(text, at, sentence.past);
            if at >= sentence.past || text.at(at).any(l::I | l::WE) {
                return;
            }
            let subject = text.at(at).any(l::OTHER) && !text.at(at).any(l::DETERMINER);
            if subject && text.at(at + 1).any(l::PAST_FORM | l::WAS | l::HAD | l::WOULD | l::DO) {
                return;
            }
            let next = text.at(at);
            let after = text.at(at + 1);
            let is_did = !next.any(l::WAS | l::HAD | l::STATE) || text.word(at) == "worked";
            if next.any(l::PAST_FORM) && is_did && !after.any(l::WAS) {
                let form = if form == Form::Would { form } else { Form::Did };
                found.push(Clause { form, is_we, first: at, verb: at });
            } else if form == Form::Would
                && !next.any(l::DETERMINER | l::ME | l::US | l::OTHER | l::PREPOSITION | l::NUMBER)
                && after.any(l::DETERMINER | l::ME | l::US | l::OTHER | l::PREPOSITION)
                && !next.any(l::PAST_FORM)
            {
                found.push(Clause { form: Form::Would, is_we, first: at, verb: at });
            }
            index = at;
        }
        index += 1;
    }
}

/// Whose sentence it is, by its first subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    I,
    We,
    /// *He*, *this*, *it*.
    Pronoun,
    /// Anything else.
    Thing,
}

/// The first subject of a sentence, behind what leads up to it, and its token.
pub(super) fn subject(text: &Text, sentence: &Sentence) -> (Subject, usize) {
    let mut at = super::phrases::head_of(text, sentence);
    if text.at(at).any(l::LEADING | l::ADVERB | l::STEP) || text.at(at + 1).any(l::COMMA) {
        // Up to the first comma, if one comes soon and a subject after it.
        let comma = (at..sentence.past.min(at + 26)).find(|index| text.at(*index).any(l::COMMA));
        if let Some(comma) = comma
            && comma + 1 < sentence.past
        {
            at = comma + 1;
        } else {
            at += 1;
        }
    }
    while at + 1 < sentence.past
        && (text.at(at).any(l::AND | l::FILLER | l::COMMA)
            || text.at(at).any(l::ADVERB) && !text.at(at).any(l::PAST_FORM))
    {
        at += 1;
    }
    let token = text.at(at);
    let who = if token.any(l::I) {
        Subject::I
    } else if token.any(l::WE) {
        Subject::We
    } else if token.any(l::OTHER) {
        Subject::Pronoun
    } else {
        Subject::Thing
    };
    (who, at)
}

#[cfg(test)]
mod tests {
    use super::{Form, Text, clauses};

    #[test]
    fn the_form_of_a_clause_is_that_of_its_verb() {
        for (raw, expected) in [
            ("I wrote it, tested it and then shipped it.", vec![Form::Did, Form::Did, Form::Did]),
            ("I quickly also rang them.", vec![Form::Did]),
            ("I didn’t let them.", vec![Form::Did]),
            ("I was asked to help.", vec![Form::Duty]),
            ("I'd been put in charge.", vec![Form::Duty]),
            ("I had to act.", vec![Form::Duty]),
            ("I was working there.", vec![Form::Going]),
            ("I had joined before.", vec![Form::Before]),
            ("I was able to finish.", vec![Form::Able]),
            ("I would call them and ask for help.", vec![Form::Would, Form::Would]),
            ("I'd usually call.", vec![Form::Would]),
            ("I would have lost it.", vec![Form::Aside]),
            ("I felt bad.", vec![Form::State]),
            ("I was promoted.", vec![Form::Passive]),
            ("I think so.", vec![Form::Aside]),
            ("I always listen.", vec![Form::Does]),
            ("We built it.", vec![Form::Did]),
            ("She wrote it.", vec![]),
            ("Swapped the pump.", vec![Form::Did]),
            ("Then came the audit.", vec![]),
            ("Next came our turn.", vec![]),
        ] {
            let text = Text::of(raw);
            let found: Vec<Form> =
                text.sentences.iter().flat_map(|sentence| clauses(&text, sentence)).map(|clause| clause.form).collect();
            assert_eq!(found, expected, "{raw:?}");
        }
    }
}
