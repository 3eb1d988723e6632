//! The words of the guide: the hub, the pages of roles and stages.

use crate::content::Kind;

/// The words of one language.
pub struct GuideWords {
    pub back: &'static str,
    pub missing: &'static str,
    pub nothing: &'static str,

    pub set_in: &'static str,
    pub strands: &'static str,
    pub difficulty: &'static str,
    pub road: &'static str,
    pub here: &'static str,
    pub i_am_here: &'static str,
    pub you_are_here: &'static str,
    pub roles: &'static str,
    pub focus: &'static str,
    pub values: &'static str,
    pub themes: &'static str,
    pub bar_raiser: &'static str,
    pub expect: &'static str,
    pub prepare: &'static str,
    pub answers: &'static str,

    pub drill_question: &'static str,
    pub write_story: &'static str,
    pub see_principles: &'static str,
    pub see_coverage: &'static str,
    pub drill_kind: fn(Kind) -> &'static str,
    pub drill: fn(&str) -> String,
    /// Heard after a name that stands once for each stage: of which one.
    pub of: fn(&str) -> String,
    /// How many items of a list are ticked, of how many.
    pub ticked: fn(usize, usize) -> String,
    /// Over a list of questions that is folded away.
    pub questions: fn(usize) -> String,

    pub no_role: &'static str,
    pub drill_role: &'static str,
    pub own_questions: fn(usize) -> String,
    pub emphases: &'static str,
    pub job: &'static str,
    pub responsibilities: &'static str,
    pub teams: &'static str,
    pub tracks: &'static str,
    pub experience: &'static str,
    pub openings: &'static str,
    pub pay: &'static str,
    pub level: &'static str,
    pub a_year: &'static str,
    pub source: &'static str,
    pub year: &'static str,
    pub dollars: fn(u32) -> String,

    pub no_stage: &'static str,
    /// Which stage it is, of how many.
    pub nth: fn(usize, usize) -> String,
    pub happens: &'static str,
    pub judged: &'static str,
    pub topics: &'static str,
    pub checklist: &'static str,
    pub rounds: &'static str,
    pub drill_stage: fn(usize) -> String,
    pub nothing_to_drill: &'static str,
    pub previous: fn(&str) -> String,
    pub next: fn(&str) -> String,
}

/// English.
pub static EN: GuideWords = GuideWords {
    back: "Back to the guide",
    missing: "The guide could not be fetched.",
    nothing: "This question bank has no guide. Its questions are on the Practice page.",

    set_in: "Set in",
    strands: "They dwell on",
    difficulty: "Difficulty",
    road: "The road to an offer",
    here: "next to prepare",
    i_am_here: "I am here",
    you_are_here: "you are here",
    roles: "Roles",
    focus: "What to prepare",
    values: "What they value",
    themes: "Through every answer",
    bar_raiser: "The bar raiser",
    expect: "What to expect",
    prepare: "How to prepare",
    answers: "What is known of good answers",

    drill_question: "Drill a question",
    write_story: "Write a story",
    see_principles: "See the principles",
    see_coverage: "See what you cover",
    drill_kind: |kind| match kind {
        Kind::Behavioural => "Drill a story",
        Kind::Depth => "Drill a depth question",
        Kind::Case => "Drill a product case",
        Kind::Written => "Drill a written answer",
        Kind::Screen => "Drill a phone-screen question",
    },
    drill: |name| format!("Drill {name}"),
    of: |name| format!(": {name}"),
    ticked: |ticked, all| format!("{ticked} of {all} ticked"),
    questions: |count| match count {
        1 => "1 question to drill".into(),
        count => format!("{count} questions to choose from"),
    },

    no_role: "There is no such role",
    drill_role: "Drill this role",
    own_questions: |count| match count {
        1 => "1 question of its own".into(),
        count => format!("{count} questions of its own"),
    },
    emphases: "What its interviews dwell on",
    job: "The job",
    responsibilities: "What it answers for",
    teams: "Where it is done",
    tracks: "Not to be mixed up",
    experience: "What experience they look for",
    openings: "What openings look like",
    pay: "What it pays",
    level: "Level",
    a_year: "A year",
    source: "Source",
    year: "Year",
    dollars: |usd| {
        let digits = usd.to_string();
        let mut text = String::from("$");
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index) % 3 == 0 {
                text.push(',');
            }
            text.push(digit);
        }
        text
    },

    no_stage: "There is no such stage",
    nth: |nth, all| format!("Stage {nth} of {all}"),
    happens: "What happens",
    judged: "What is judged",
    topics: "What is talked about",
    checklist: "Checklist",
    rounds: "The rounds",
    drill_stage: |count| match count {
        1 => "Drill its one question".into(),
        count => format!("Drill one of its {count} questions"),
    },
    nothing_to_drill: "No question is put at this stage; the checklist is what there is to do.",
    previous: |name| format!("Before: {name}"),
    next: |name| format!("Next: {name}"),
};
