//! What a written assessment looks like.
//!
//! **Looks at** its length (500 words a page), the share of lines that are bullets, whether the first lines take up the
//! question, and, where it is a press release with questions and answers, at that form's parts.
//! **Speaks** over four pages or under half a page, over 20 % of bullets, if no word of the question comes back in the
//! first sixty (but not of a press release), and if parts of the form are lacking.
//! **Source**: published advice: about two pages, at most four; prose with few bullets; the question first.
//! **Limits**: pages are counted by words alone; parts by their usual headings and phrases.

use super::super::lexicon as l;
use super::super::look::{Look, Place};
use super::super::phrases::Phrases;
use super::super::text::Text;
use super::super::{Finding, Level, Note, Texts};
use super::Check;
use crate::content::{FollowUpFamily, Kind};

const WORDS_A_PAGE: usize = 500;
const MOST_BULLETS: usize = 20;
const OPENING: usize = 60;

pub(super) const CHECK: Check = Check {
    id: "written",
    rule: "Under half a page or over four, over 20 % bullets, the question not taken up, or parts of a PR/FAQ lacking.",
    why: "Readers go through it in silence, before they ask anything.",
    kinds: &[Kind::Written],
    run,
};

/// The parts of a press release with questions and answers, as places in [`PARTS`].
static FORM: Phrases<u8> = Phrases::new(&[
    (0, "press release, for immediate release, ^headline, headline"),
    (1, "subheading/subtitle/subheadline"),
    (
        2,
        "@cap @num @comma @num, january/february/march/april/may/june/july/august/september/october/november/\
         december @num, @num january/february/march/april/may/june/july/august/september/october/november/december, \
         announced/announces/today/launched/launches @the/a/that/its",
    ),
    (3, "problem/problems/struggle~/frustrat~/pain/today customers"),
    (4, "solution/solves/now/with ?this @person/can/you/customers/the"),
    (5, "said/says @cap, said/says the/our ?_ director/president/ceo/head/manager/vp/leader/founder"),
    (6, "get/getting/to started/start, sign/signs up, available at/in/on/from/to, visit/download/click"),
    (
        7,
        "said/says ?@cap ?@cap ?@comma a/an/one/@time ?_ customer/user/shopper/buyer/seller/mother/father/student, \
         customer/user said/says, loved/love how/that/it",
    ),
    (8, "customer/external/public faq/faqs/questions, how much ?does/will ?it, how/can/will do/i/my/you ?@adv"),
    (
        9,
        "internal/stakeholder faq/faqs/questions, why now/us, how will/do/does we, what ?@in ?the risks/costs/margin/\
         cost/risk",
    ),
]);

const PARTS: [&str; 10] = [
    "headline",
    "subheading",
    "dated summary",
    "customer problem",
    "solution",
    "leader’s quote",
    "how to start",
    "customer’s quote",
    "customer FAQ",
    "internal FAQ",
];

fn run(look: &Look<'_>) -> Vec<Finding> {
    let words = look.total();
    let say = |level, places: &[Place], note, follow_up| {
        // A paper has no Situation and no Task.
        look.finding(CHECK.id, level, None, places, note, follow_up)
    };
    let mut findings = Vec::new();
    let tenths = words * 10 / WORDS_A_PAGE;
    let is_long = tenths > 40;
    findings.push(if tenths < 5 {
        say(Level::Hint, &[], Note::HalfPage { words }, None)
    } else {
        let level = if is_long { Level::Hint } else { Level::Good };
        say(level, &[], Note::Pages { tenths, is_long }, None)
    });

    let (bullets, lines) = bullets(look.told.texts);
    if lines > 4 && bullets * 100 > lines * MOST_BULLETS {
        findings.push(say(Level::Hint, &[], Note::Bullets { share: bullets * 100 / lines }, None));
    }
    let hits = FORM.in_text(&look.text);
    let has = |part: usize| hits.iter().any(|hit| usize::from(hit.kind) == part);
    let is_form = (0..look.text.tokens.len()).any(|at| matches!(look.text.word(at), "faq" | "faqs"))
        || look.text.word(0) == "press"
        || has(0) && has(2);
    // A press release begins with its headline.
    if let Some(question) = look.told.question.filter(|_| !is_form) {
        let restated = restated(look, question);
        findings.push(if restated.len() > 1 {
            say(Level::Good, &restated, Note::Restated { words: look.quotes(&restated) }, None)
        } else {
            say(Level::Hint, &[], Note::NotRestated, Some(FollowUpFamily::RealProblem))
        });
    }
    if is_form {
        let (mut found, mut lacking) = (Vec::new(), Vec::new());
        for (part, name) in PARTS.into_iter().enumerate() {
            if has(part) { found.push(name) } else { lacking.push(name) }
        }
        let level = if lacking.is_empty() { Level::Good } else { Level::Hint };
        findings.push(say(level, &[], Note::Announced { found, lacking }, None));
    }
    findings
}

/// How many lines are bullets, of how many.
fn bullets(texts: Texts<'_>) -> (usize, usize) {
    let parts: &[&str] = match &texts {
        Texts::Parts(parts) => parts,
        Texts::Whole(whole) => &[*whole],
    };
    let lines = parts.iter().flat_map(|part| part.lines()).map(str::trim).filter(|line| !line.is_empty());
    lines.fold((0, 0), |(bullets, all), line| {
        let numbered = line.split_once(['.', ')']).is_some_and(|(head, _)| {
            !head.is_empty() && head.len() < 3 && head.bytes().all(|byte| byte.is_ascii_digit())
        });
        (bullets + usize::from(numbered || line.starts_with(['-', '*', '•', '–', '▪', '◦'])), all + 1)
    })
}

/// The words of the question that tell something, where they come back at the head of the answer.
fn restated(look: &Look<'_>, question: &str) -> Vec<Place> {
    let asked = Text::of(question);
    let tells = |text: &Text, at: usize| {
        let token = text.at(at);
        let small = l::DETERMINER
            | l::PREPOSITION
            | l::WAS
            | l::IS
            | l::OTHER
            | l::AND
            | l::DO
            | l::HAVE
            | l::WOULD
            | l::WILL
            | l::SMALL;
        token.is_word() && !token.any(small) && text.word(at).len() > 3
    };
    let stem = |word: &str| word.chars().take(5).collect::<String>();
    let wanted: Vec<String> =
        (0..asked.tokens.len()).filter(|at| tells(&asked, *at)).map(|at| stem(asked.word(at))).collect();
    let head = (0..look.text.tokens.len()).filter(|at| look.text.at(*at).is_word()).take(OPENING);
    head.filter(|at| tells(&look.text, *at) && wanted.contains(&stem(look.text.word(*at))))
        .map(|at| (at, at + 1))
        .collect()
}
