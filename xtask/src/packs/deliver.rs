//! Makes of the default pack the two files in which it is delivered; `src/content/delivery.rs` reads them and says what
//! they are.

use anyhow::{Result, ensure};
use serde_json::Value;
use star_drill::content::{PackDocument, Question};
use star_drill::json::Vocabulary;

/// Between blocks.
const BLOCK: char = '\u{c}';

/// A pack as it is delivered.
pub struct Delivery {
    /// What choosing and starting a drill need.
    pub index: String,
    /// The rest.
    pub details: String,
}

/// Makes the two files of a pack that is valid.
pub fn deliver(document: &PackDocument) -> Result<Delivery> {
    Ok(Delivery { index: index(document)?, details: details(document)? })
}

fn index(document: &PackDocument) -> Result<String> {
    let principles: Vec<&str> = document.principles.iter().map(|it| it.id.as_str()).collect();
    let roles: Vec<&str> = document.roles.iter().map(|it| it.id.as_str()).collect();
    let rounds: Vec<&str> = document.rounds.iter().map(|it| it.id.as_str()).collect();
    let stages: Vec<&str> = document.stages.iter().map(|it| it.id.as_str()).collect();
    let defaults = &document.defaults;
    let mut head = [document.id.as_str(), &document.title, &document.lang].map(str::to_owned).to_vec();
    head.extend([defaults.standard_seconds, defaults.short_seconds, defaults.think_seconds].map(|it| it.to_string()));
    head.extend(defaults.shares.by_segment().iter().map(|(_, share)| share.to_string()));
    let emphases = document.roles.iter().enumerate().flat_map(|(place, role)| {
        let role_letter = letter(Some(place));
        role.emphases.iter().map(move |it| format!("{role_letter}\t{}\t{}", it.id, it.name))
    });
    let emphasis = |question: &Question| {
        // Of the first role of the pack that the question names, which is how it is read.
        let role = document.roles.iter().find(|role| question.roles.contains(&role.id));
        let emphases = role.map_or(&[][..], |role| &role.emphases);
        question.emphasis.as_ref().map_or('-', |wanted| letter(emphases.iter().position(|it| it.id == *wanted)))
    };
    let column = |line: &dyn Fn(&Question) -> String| lines(document.questions.iter().map(line));
    let letters = |letter: &dyn Fn(&Question) -> char| -> String { document.questions.iter().map(letter).collect() };
    blocks(&[
        head.join("\t"),
        lines(
            document
                .principles
                .iter()
                .map(|it| [it.id.as_str(), &it.name, &it.summary, &it.probe, &it.red_flag].join("\t")),
        ),
        lines(document.roles.iter().map(|it| [it.id.as_str(), &it.name].join("\t"))),
        lines(emphases),
        lines(document.stages.iter().map(|it| {
            let kinds: String = it.kinds.iter().map(|kind| word(*kind)).collect();
            [it.id.as_str(), &it.name, &it.summary, &kinds].join("\t")
        })),
        lines(document.rounds.iter().map(|it| [it.id.as_str(), &it.name, &it.focus].join("\t"))),
        column(&|it| it.id.as_str().into()),
        column(&|it| it.text.clone()),
        column(&|it| places(it.principles.iter().map(|id| id.as_str()), &principles)),
        column(&|it| places(it.roles.iter().map(|id| id.as_str()), &roles)),
        column(&|it| places(it.rounds.iter().map(|id| id.as_str()), &rounds)),
        column(&|it| places(it.stages.iter().map(|id| id.as_str()), &stages)),
        column(&|it| it.target_seconds.map_or_else(String::new, |seconds| seconds.to_string())),
        letters(&|it| word(it.kind)),
        letters(&|it| word(it.level)),
        letters(&|it| word(it.polarity)),
        letters(&emphasis),
        letters(&|it| it.case.as_ref().map_or('-', |case| word(case.kind))),
    ])
}

fn details(document: &PackDocument) -> Result<String> {
    let column = |line: &dyn Fn(&Question) -> String| lines(document.questions.iter().map(line));
    let cases = || document.questions.iter().filter_map(|it| it.case.as_ref());
    let guide = match &document.guide {
        Some(guide) => serde_json::to_string(&without_nulls(serde_json::to_value(guide)?))?,
        None => String::new(),
    };
    blocks(&[
        column(&|it| it.shows.join("\t")),
        column(&|it| it.red_flags.join("\t")),
        column(&|it| it.follow_ups.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join("\t")),
        column(&|it| it.follow_ups.iter().map(|it| word(it.family)).collect()),
        column(&|it| it.follow_ups.iter().map(|it| word(it.trigger)).collect()),
        lines(cases().map(|it| it.steps.join("\t"))),
        lines(cases().map(|it| it.numbers.join("\t"))),
        lines(cases().map(|it| it.trade_offs.join("\t"))),
        lines(cases().map(|it| it.kpis.join("\t"))),
        guide,
    ])
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

/// Blocks of one file. What parts them cannot stand in them: packs have no control characters in their texts.
fn blocks(blocks: &[String]) -> Result<String> {
    let count = |text: &str| text.matches(BLOCK).count();
    ensure!(blocks.iter().all(|block| count(block) == 0), "a text of the pack has a form feed");
    Ok(blocks.join(&BLOCK.to_string()))
}

/// What is not there need not be said.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(fields.map(|(name, value)| (name, without_nulls(value))).collect())
        }
        Value::Array(values) => Value::Array(values.into_iter().map(without_nulls).collect()),
        other => other,
    }
}

/// The letters for names of a list.
fn places<'name>(names: impl Iterator<Item = &'name str>, list: &[&str]) -> String {
    names.map(|name| letter(list.iter().position(|other| *other == name))).collect()
}

/// The letter for a word of a vocabulary.
fn word<T: Vocabulary>(value: T) -> char {
    letter(T::VALUES.iter().position(|other| *other == value))
}

/// `a` for the first place, and so on through Unicode; `-` for none.
fn letter(place: Option<usize>) -> char {
    place.and_then(|place| char::from_u32(u32::from('a') + u32::try_from(place).ok()?)).unwrap_or('-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use star_drill::content::Pack;

    /// What is delivered is what was written: question by question, and the guide.
    fn comes_back(json: &str) -> Result<()> {
        let document = PackDocument::read(json)?;
        let whole = Pack::parse(json)?;
        let delivery = deliver(&document)?;
        let mut pack = Pack::from_index(&delivery.index)?;
        assert!(!pack.is_whole() && pack.guide()?.is_none());
        assert_eq!(pack.questions().len(), whole.questions().len());
        for (early, question) in pack.questions().iter().zip(whole.questions()) {
            assert_eq!((&early.text, early.kind, early.level), (&question.text, question.kind, question.level));
            assert!(early.shows.is_empty() && early.follow_ups.is_empty());
        }
        pack.take_details(&delivery.details)?;
        assert_eq!(pack.questions(), whole.questions());
        assert_eq!(pack.guide()?, whole.guide()?);
        assert_eq!(
            (pack.principles(), pack.roles(), pack.stages(), pack.rounds(), pack.defaults()),
            (whole.principles(), whole.roles(), whole.stages(), whole.rounds(), whole.defaults())
        );
        Ok(())
    }

    #[test]
    fn the_default_pack_comes_back_as_it_was() -> Result<()> {
        comes_back(include_str!("../../../public/packs/amazon.json"))
    }

    #[test]
    fn a_pack_with_next_to_nothing_comes_back_too() -> Result<()> {
        comes_back(
            r#"{ "format": 1, "id": "mine", "title": "Mine", "lang": "en",
                 "questions": [ { "id": "why", "text": "Why \"this\" \\ work?" },
                                { "id": "how", "text": "How?", "kind": "case",
                                  "case": { "kind": "strategy", "steps": ["one", "two"] } } ] }"#,
        )
    }

    #[test]
    fn files_that_do_not_belong_together_are_refused() -> Result<()> {
        let pack = |questions: &str| {
            let head = r#""format": 1, "id": "mine", "title": "Mine", "lang": "en""#;
            deliver(&PackDocument::read(&format!("{{ {head}, \"questions\": [{questions}] }}"))?)
        };
        let one = pack(r#"{ "id": "a", "text": "A?" }"#)?;
        let two = pack(r#"{ "id": "a", "text": "A?" }, { "id": "b", "text": "B?" }"#)?;
        let mut read = Pack::from_index(&one.index)?;
        let before = read.clone();
        let error = read.take_details(&two.details).map_err(|error| error.faults()[0].to_string());
        let expected = ".: the details of the pack is not whole; expected the file that was made with this build";
        assert_eq!(error, Err(expected.into()));
        assert_eq!(read, before, "a refusal changes nothing");
        assert!(Pack::from_index(&one.details).is_err() && Pack::from_index("").is_err());
        Ok(())
    }
}
