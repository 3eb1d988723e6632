//! What the form of a pack cannot say: whether its questions can be asked aloud, and whether each is one of its own.
//! For packs of anybody; how much the default pack must have is for `counts`.

use star_drill::coach::{CHECKS, Check};
use star_drill::content::{Kind, PackDocument, Polarity, Question, Trigger};
use star_drill::json::{JsonFault, Vocabulary};
use std::collections::{BTreeMap, BTreeSet};

/// Most words of a question: the ear does not hold more.
const WORDS: usize = 35;
const WORDS_FOLLOW_UP: usize = 30;
/// In a pack with fewer questions, an opening that comes back is no habit yet.
const OPENERS_FROM: usize = 12;
/// Sets of fewer content words are alike by chance.
const CONTENT_FROM: usize = 4;
/// On more questions than these, a phrase is no longer about any of them.
const PHRASE_MOST: usize = 3;

/// How a question begins that can be answered by yes…
const YES_OR_NO: &[&str] =
    &["have", "did", "do", "does", "are", "is", "was", "were", "can", "could", "would", "will", "has", "should"];
/// …unless it goes on with one of these.
const ASKING: &[&str] = &["what", "how", "which", "why", "who", "where", "when", "tell", "walk", "describe", "explain"];

/// Words that say nothing of what a question is about; `didn` and its like are what is left of `didn't`.
const STOP_WORDS: &str = "\
    a about after all am an and any are as at be because been before being but by can could couldn describe did \
    didn do does doesn doing don during each either else ever every for from gave get give given go going got had \
    hadn has hasn have he her here him his how i if in instead into is isn it its itself just last let like made \
    make may me might more most much must my no none nor not now of off on once one only onto or other our out over \
    own rather same she should since so some somebody someone something such take tell than that the their them \
    themselves then there these they thing this those though through time to too under until up upon us very walk \
    was wasn we were weren what when where whether which while who whom whose why will with within without would \
    wouldn yet you your yours yourself";

/// What a reader would mind in a pack whose form is sound.
pub fn quality(document: &PackDocument) -> Vec<JsonFault> {
    // The two rules that know words know only English ones: a German question may well begin with "was".
    let is_english = document.lang.split('-').next().is_some_and(|tag| tag.eq_ignore_ascii_case("en"));
    let mut faults = Vec::new();
    for (index, question) in document.questions.iter().enumerate() {
        let place = format!("questions[{index}]");
        length(question, &place, &mut faults);
        if is_english {
            yes_or_no(question, &place, &mut faults);
        }
        principles(question, &place, !document.principles.is_empty(), &mut faults);
        listened_for(question, &place, &mut faults);
        follow_ups(question, &place, &mut faults);
    }
    openers(&document.questions, &mut faults);
    if is_english {
        near_duplicates(&document.questions, &mut faults);
    }
    phrases(&document.questions, &mut faults);
    faults
}

fn fault(place: impl Into<String>, problem: String) -> JsonFault {
    JsonFault { place: place.into(), problem }
}

/// Whether the check that a follow-up waits for can find anything missing in an answer to the question.
fn can_speak(trigger: Trigger, question: &Question) -> bool {
    let of_kind = |check: &&Check| check.id == trigger.as_word() && check.kinds.contains(&question.kind);
    trigger == Trigger::Always
        || CHECKS.iter().any(|check| of_kind(&check))
            && (trigger != Trigger::Learning || question.polarity == Polarity::Failure)
}

fn length(question: &Question, place: &str, faults: &mut Vec<JsonFault>) {
    let count = question.text.split_whitespace().count();
    if count > WORDS {
        faults.push(fault(format!("{place}.text"), format!("{count} words; expected at most {WORDS}")));
    }
}

fn yes_or_no(question: &Question, place: &str, faults: &mut Vec<JsonFault>) {
    let words = words(&question.text);
    let mut words = words.iter().map(|word| bare(word));
    if let Some(first) = words.next()
        && YES_OR_NO.contains(&first)
        && !words.any(|word| ASKING.contains(&word))
    {
        let expected = ASKING.join(", ");
        let problem = format!("`{first}` asks for a yes; expected it to go on with one of: {expected}");
        faults.push(fault(format!("{place}.text"), problem));
    }
}

fn principles(question: &Question, place: &str, are_defined: bool, faults: &mut Vec<JsonFault>) {
    let count = question.principles.len();
    if are_defined && question.kind == Kind::Behavioural && !(1..=3).contains(&count) {
        let problem = format!("{count} listed; expected 1 to 3, the primary one first");
        faults.push(fault(format!("{place}.principles"), problem));
    }
    for (index, principle) in question.principles.iter().enumerate() {
        if question.principles.iter().take(index).any(|earlier| earlier == principle) {
            let problem = format!("`{}` stands twice; expected each principle once", principle.as_str());
            faults.push(fault(format!("{place}.principles[{index}]"), problem));
        }
    }
}

/// A question that says nothing of what is listened for may leave it at that.
fn listened_for(question: &Question, place: &str, faults: &mut Vec<JsonFault>) {
    let (shows, red_flags) = (question.shows.len(), question.red_flags.len());
    if shows + red_flags == 0 {
        return;
    }
    let most = if question.kind == Kind::Written { 5 } else { 4 };
    if !(2..=most).contains(&shows) {
        faults.push(fault(format!("{place}.shows"), format!("{shows} listed; expected 2 to {most}")));
    }
    if !(1..=2).contains(&red_flags) {
        faults.push(fault(format!("{place}.red_flags"), format!("{red_flags} listed; expected 1 or 2")));
    }
}

fn follow_ups(question: &Question, place: &str, faults: &mut Vec<JsonFault>) {
    for (index, follow_up) in question.follow_ups.iter().enumerate() {
        let place = format!("{place}.follow_ups[{index}]");
        let count = follow_up.text.split_whitespace().count();
        if count > WORDS_FOLLOW_UP {
            let problem = format!("{count} words; expected at most {WORDS_FOLLOW_UP}");
            faults.push(fault(format!("{place}.text"), problem));
        }
        if !can_speak(follow_up.trigger, question) {
            let problem = format!(
                "the check `{}` never speaks of such a question; expected `always`, or a check that can",
                follow_up.trigger.as_word()
            );
            faults.push(fault(format!("{place}.trigger"), problem));
        }
        if question.follow_ups.iter().take(index).any(|earlier| earlier.family == follow_up.family) {
            let family = follow_up.family.as_word();
            let problem = format!("`{family}` stands twice; expected each follow-up of another family");
            faults.push(fault(format!("{place}.family"), problem));
        }
    }
}

/// Whether too many questions open with the same three words.
fn openers(questions: &[Question], faults: &mut Vec<JsonFault>) {
    let count = questions.len();
    if count < OPENERS_FROM {
        return;
    }
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for question in questions {
        if let Some(opening) = words(&question.text).get(..3) {
            *uses.entry(opening.join(" ")).or_default() += 1;
        }
    }
    let most = count / 4;
    for (opening, uses) in uses.into_iter().filter(|(_, uses)| *uses > most) {
        let problem = format!("`{opening}` opens {uses} of {count}; expected at most {most}, a quarter");
        faults.push(fault("questions", problem));
    }
}

/// Whether two questions have more than 60 % of their content words in common, measured by the shorter.
fn near_duplicates(questions: &[Question], faults: &mut Vec<JsonFault>) {
    let content: Vec<BTreeSet<String>> = questions.iter().map(|question| content_words(&question.text)).collect();
    for (later, question) in questions.iter().enumerate() {
        for (earlier, other) in questions.iter().enumerate().take(later) {
            let fewer = content[later].len().min(content[earlier].len());
            if fewer < CONTENT_FROM {
                continue;
            }
            let shared: Vec<&str> = content[later].intersection(&content[earlier]).map(String::as_str).collect();
            let count = shared.len();
            if count * 100 > fewer * 60 {
                let (id, other, shared) = (question.id.as_str(), other.id.as_str(), shared.join(", "));
                let problem = format!(
                    "`{id}` has {count} of {fewer} content words in common with `{other}` (questions[{earlier}]): \
                     {shared}; expected at most 60 %"
                );
                faults.push(fault(format!("questions[{later}].text"), problem));
            }
        }
    }
}

/// Whether a phrase of what is listened for stands on too many questions.
fn phrases(questions: &[Question], faults: &mut Vec<JsonFault>) {
    // For each phrase the questions it stands on, by index, each with the first place there.
    let mut uses: BTreeMap<String, BTreeMap<usize, String>> = BTreeMap::new();
    for (index, question) in questions.iter().enumerate() {
        for (field, phrases) in [("shows", &question.shows), ("red_flags", &question.red_flags)] {
            for (at, phrase) in phrases.iter().enumerate() {
                let places = uses.entry(phrase.trim().to_lowercase()).or_default();
                places.entry(index).or_insert_with(|| format!("questions[{index}].{field}[{at}]"));
            }
        }
    }
    for (phrase, places) in uses {
        let count = places.len();
        let mut places = places.into_values();
        let first = places.next();
        if let (Some(first), Some(place)) = (first, places.nth(PHRASE_MOST - 1)) {
            let problem = format!(
                "`{phrase}` stands on {count} questions, first at {first}; expected at most {PHRASE_MOST}, and better \
                 one of its own"
            );
            faults.push(fault(place, problem));
        }
    }
}

/// The words of a text in lower case, without punctuation but for apostrophes inside.
fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .replace('’', "'")
        .split(|char: char| !char.is_alphanumeric() && char != '\'')
        .map(|word| word.trim_matches('\''))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// What stands before the apostrophe: `what` of `what's`, `customer` of `customer's`.
fn bare(word: &str) -> &str {
    word.split('\'').next().unwrap_or(word)
}

fn content_words(text: &str) -> BTreeSet<String> {
    let words = words(text);
    let words = words.iter().map(|word| bare(word)).filter(|word| !is_stop_word(word));
    // Once more: `times` is not in the list, but `time` is.
    words.map(singular).filter(|word| !is_stop_word(word)).collect()
}

fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.split(' ').any(|stop_word| stop_word == word)
}

/// Crude, but it is crude in both of two texts alike.
fn singular(word: &str) -> String {
    match word.strip_suffix("ies") {
        Some(stem) if stem.len() > 1 => format!("{stem}y"),
        _ if word.len() > 3 && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending)) => {
            word.strip_suffix('s').unwrap_or(word).to_owned()
        }
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::Result;

    const SOUND: &str = r#"{
  "format": 1, "id": "mine", "title": "Mine", "lang": "en",
  "principles": [ { "id": "own", "name": "Own", "summary": "s", "probe": "p", "red_flag": "r" },
                  { "id": "dig", "name": "Dig", "summary": "s", "probe": "p", "red_flag": "r" } ],
  "questions": [
    { "id": "alarm", "text": "Which alarm late at night turned out to be your own mistake?",
      "principles": ["own", "dig"],
      "shows": ["says so first", "mends the cause"], "red_flags": ["blames the tool"],
      "follow_ups": [ { "family": "own-part", "text": "And your part?" },
                      { "family": "how-measured", "text": "How many pages was that?" } ] },
    { "id": "report", "text": "Walk me through a report that nobody read.", "principles": ["dig"] },
    { "id": "paper", "kind": "written", "text": "Write of a shop that closed." }
  ]
}"#;

    /// What is said of the sound pack with `from` replaced by `to`.
    fn with(from: &str, to: &str) -> Result<String> {
        assert!(SOUND.contains(from), "{from:?} is not in the sound pack");
        said(&SOUND.replacen(from, to, 1))
    }

    fn said(json: &str) -> Result<String> {
        let faults = quality(&PackDocument::read(json)?);
        Ok(faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    }

    #[test]
    fn each_rule_names_the_place_what_is_wrong_and_what_is_expected() -> Result<()> {
        let asking = "what, how, which, why, who, where, when, tell, walk, describe, explain";
        let spoken = "Walk me through a report that nobody read.";
        let written = "Write of a shop that closed.";
        let shows = r#""shows": ["says so first", "mends the cause"]"#;
        let red_flags = r#""red_flags": ["blames the tool"]"#;
        let alarm = "Which alarm late at night turned out to be your own mistake?";
        for (from, to, expected) in [
            ("Mine", "Mine", ""),
            // How long.
            (spoken, &"a ".repeat(35), ""),
            (spoken, &"a ".repeat(36), "questions[1].text: 36 words; expected at most 35"),
            (written, &"a ".repeat(36), "questions[2].text: 36 words; expected at most 35"),
            // Not by yes.
            (spoken, "Did nobody read it? What’s the reason?", ""),
            (
                spoken,
                "“Did nobody read whatever you wrote?”",
                &format!("questions[1].text: `did` asks for a yes; expected it to go on with one of: {asking}"),
            ),
            // Principles.
            (
                r#", "principles": ["dig"]"#,
                "",
                "questions[1].principles: 0 listed; expected 1 to 3, the primary one first",
            ),
            (
                r#"["own", "dig"]"#,
                r#"["own", "dig", "own"]"#,
                "questions[0].principles[2]: `own` stands twice; expected each principle once",
            ),
            // What is listened for.
            (shows, r#""shows": ["says so first"]"#, "questions[0].shows: 1 listed; expected 2 to 4"),
            (shows, r#""shows": ["a", "b", "c", "d", "e"]"#, "questions[0].shows: 5 listed; expected 2 to 4"),
            (shows, r#""kind": "written", "shows": ["a", "b", "c", "d", "e"]"#, ""),
            (red_flags, r#""red_flags": []"#, "questions[0].red_flags: 0 listed; expected 1 or 2"),
            (red_flags, r#""red_flags": ["a", "b", "c"]"#, "questions[0].red_flags: 3 listed; expected 1 or 2"),
            // Follow-ups.
            ("And your part?", &"a ".repeat(30), ""),
            ("And your part?", &"a ".repeat(31), "questions[0].follow_ups[0].text: 31 words; expected at most 30"),
            (
                "how-measured",
                "own-part",
                "questions[0].follow_ups[1].family: `own-part` stands twice; expected each follow-up of another family",
            ),
            (r#""text": "And your part?""#, r#""trigger": "own-actions", "text": "And your part?""#, ""),
            (
                r#""text": "And your part?""#,
                r#""trigger": "learning", "text": "And your part?""#,
                "questions[0].follow_ups[0].trigger: the check `learning` never speaks of such a question; expected \
                 `always`, or a check that can",
            ),
            (
                r#""text": "And your part?""#,
                r#""trigger": "case", "text": "And your part?""#,
                "questions[0].follow_ups[0].trigger: the check `case` never speaks of such a question; expected \
                 `always`, or a check that can",
            ),
            // Near duplicates: 3 of 5 content words are 60 %, 4 of 5 are more.
            (spoken, "Which night’s alarm turned every colleague grey?", ""),
            (
                spoken,
                "Which night’s alarms turned into nobody’s mistake?",
                "questions[1].text: `report` has 4 of 5 content words in common with `alarm` (questions[0]): alarm, \
                 mistake, night, turned; expected at most 60 %",
            ),
            // Of another kind, too.
            (
                written,
                alarm,
                "questions[2].text: `paper` has 5 of 5 content words in common with `alarm` (questions[0]): alarm, late, \
                 mistake, night, turned; expected at most 60 %",
            ),
        ] {
            assert_eq!(with(from, to)?, expected, "{from} → {to}");
        }
        Ok(())
    }

    #[test]
    fn a_pack_without_principles_need_not_name_any() -> Result<()> {
        let json = r#"{ "format": 1, "id": "mine", "title": "Mine", "lang": "en",
                        "questions": [ { "id": "why", "text": "Why this work?" } ] }"#;
        assert_eq!(said(json)?, "");
        Ok(())
    }

    #[test]
    fn rules_about_english_words_leave_other_languages_alone() -> Result<()> {
        let german = "Was war Ihr größter Fehler im letzten Jahr?";
        let json = SOUND.replace("Walk me through a report that nobody read.", german);
        assert_ne!(said(&json)?, "");
        assert_eq!(said(&json.replace(r#""lang": "en""#, r#""lang": "de-CH""#))?, "");
        assert_ne!(said(&json.replace(r#""lang": "en""#, r#""lang": "en-GB""#))?, "");
        Ok(())
    }

    #[test]
    fn an_opening_may_be_on_a_quarter_of_the_questions() -> Result<()> {
        for (count, same, expected) in [
            (12, 3, ""),
            (12, 4, "questions: `what's the most` opens 4 of 12; expected at most 3, a quarter"),
            (11, 11, ""),
        ] {
            let question = |index: usize| {
                let text =
                    if index < same { format!("What’s the most w{index}?") } else { format!("w{index} is why?") };
                format!(r#"{{ "id": "q{index}", "text": "{text}" }}"#)
            };
            assert_eq!(said(&pack_of(count, question))?, expected, "{same} of {count}");
        }
        Ok(())
    }

    #[test]
    fn a_phrase_may_stand_on_three_questions() -> Result<()> {
        let expected = "questions[3].red_flags[0]: `stays calm` stands on 4 questions, first at questions[0].shows[0]; \
                        expected at most 3, and better one of its own";
        for (count, expected) in [(3, ""), (4, expected)] {
            // The last has it among the red flags and in other letters; that it has it twice counts once.
            let question = |index: usize| {
                let (shows, red_flag) = match index {
                    3 => ("x3".to_owned(), "Stays Calm"),
                    2 => ("stays calm".to_owned(), "stays calm"),
                    _ => ("stays calm".to_owned(), if index == 0 { "y0" } else { "y1" }),
                };
                format!(
                    r#"{{ "id": "q{index}", "text": "Why w{index}?", "shows": ["{shows}", "z{index}"],
                          "red_flags": ["{red_flag}"] }}"#
                )
            };
            assert_eq!(said(&pack_of(count, question))?, expected, "on {count}");
        }
        Ok(())
    }

    fn pack_of(count: usize, question: impl Fn(usize) -> String) -> String {
        let questions = (0..count).map(question).collect::<Vec<_>>().join(", ");
        format!(r#"{{ "format": 1, "id": "mine", "title": "Mine", "lang": "en", "questions": [ {questions} ] }}"#)
    }
}
