//! The words of the principle checklist and of the coverage.

use crate::progress::{Known, Strength};

/// The words of these two pages in one language.
pub struct PrincipleWords {
    pub reading: &'static str,
    pub begin: &'static str,
    pub order: &'static str,
    pub gaps_first: &'static str,
    pub as_listed: &'static str,

    pub listen_for: &'static str,
    pub red_flag: &'static str,
    pub stories: &'static str,
    pub no_story: &'static str,
    pub checklist: &'static str,
    pub checklist_missing: &'static str,
    pub drill_it: &'static str,

    pub coverage_empty: &'static str,
    pub carries_too_much: &'static str,
    pub carries_advice: &'static str,
    pub never_told: &'static str,
    pub never_told_advice: &'static str,
    pub matrix: &'static str,
    pub matrix_hint: &'static str,
    pub primary: &'static str,
    pub secondary: &'static str,
    pub gap: &'static str,

    /// How many principles have a story, of all.
    pub covered: fn(usize, usize) -> String,
    /// The same in a few signs, for the eye.
    pub covered_short: fn(usize, usize) -> String,
    /// What there is for a principle: stories, drills, the last rating.
    pub standing: fn(usize, usize, Option<&str>) -> String,
    pub ticked: fn(usize, usize) -> String,
    /// How well a story shows a principle, and whether best of all.
    pub served: fn(bool, Strength) -> String,
    pub strength: fn(Strength) -> &'static str,
    /// Why the app ticks an item by itself.
    pub known: fn(Known) -> &'static str,
    pub questions: fn(usize) -> String,
    pub see_drills: fn(usize) -> String,
    /// Heard after a name that stands once for each principle: of which one.
    pub of: fn(&str) -> String,
    pub drill: fn(&str) -> String,

    pub without_story: fn(usize) -> String,
    /// After the title of a story: the principles that have no other.
    pub only_for: fn(&[&str]) -> String,
    pub and_more: fn(usize) -> String,
    /// Heard at a cell: a story, how it shows a principle, and that principle.
    pub cell: fn(&str, bool, Strength, &str) -> String,
    /// Heard at a gap, after its name: of which principle.
    pub gap_of: fn(&str) -> String,
}

/// English.
pub static EN: PrincipleWords = PrincipleWords {
    reading: "Reading your stories and drills…",
    begin: "Take the first one below, drill one of its questions, and make the answer a story. A good story often \
            shows two or three principles.",
    order: "Order",
    gaps_first: "Gaps first",
    as_listed: "The usual order",

    listen_for: "They listen for",
    red_flag: "Red flag",
    stories: "Stories",
    no_story: "None yet. Drill a question and make the answer a story, or see whether one you have shows it too.",
    checklist: "Checklist",
    checklist_missing: "What to tick for each principle could not be fetched.",
    drill_it: "Drill it",

    coverage_empty: "Here you will see which story shows which principle, and where the gaps are. It begins with your \
                     first story: drill a question and make the answer one, or write it from scratch.",
    carries_too_much: "Carries too much",
    carries_advice: "Where it does not fit the question, there is no other. Find a second story for one of them.",
    never_told: "Never told",
    never_told_advice: "A story that was only written comes out too long. Drill one of its principles from here: the \
                        answer counts as told with it.",
    matrix: "Stories by principle",
    matrix_hint: "The principles with the fewest stories come first. A mark or a gap offers a question for its principle; a \
                  mark also says which story it is to be told with.",
    primary: "what the story shows best of all",
    secondary: "what it also shows",
    gap: "Gap",

    covered: |with, all| match (with, all) {
        (0, all) => format!("None of {all} principles has a story yet."),
        (with, all) if with == all => format!("All {all} principles have a story."),
        (1, all) => format!("1 of {all} principles has a story."),
        (with, all) => format!("{with} of {all} principles have a story."),
    },
    covered_short: |with, all| format!("{with}/{all}"),
    standing: |stories, drills, rating| {
        let stories = match stories {
            0 => "No story".into(),
            stories => plural(stories, "story", "stories"),
        };
        match (drills, rating) {
            (0, _) => format!("{stories} · not drilled"),
            (drills, Some(rating)) => format!("{stories} · {}, last {rating}", plural(drills, "drill", "drills")),
            (drills, None) => format!("{stories} · {}, not rated", plural(drills, "drill", "drills")),
        }
    },
    ticked: |ticked, all| format!("{ticked} of {all} ticked"),
    served: |is_primary, strength| {
        let place = if is_primary { "best of all" } else { "also" };
        format!("{place}, {}", (EN.strength)(strength))
    },
    strength: |strength| match strength {
        Strength::Weak => "weak",
        Strength::Fair => "fair",
        Strength::Strong => "strong",
    },
    known: |known| match known {
        Known::Story => "Ticked for you: one of your stories shows it.",
        Known::SecondStory => "Ticked for you: two of your stories show it.",
        Known::ToldAloud => "Ticked for you: you answered one of its questions aloud.",
        Known::UnderTime => "Ticked for you: you answered one of its questions within the planned time.",
        Known::Learned => "Ticked for you: one of your stories for it says what you learned.",
    },
    questions: |count| format!("Questions ({count})"),
    see_drills: |count| match count {
        1 => "See the drill".into(),
        count => format!("See the {count} drills"),
    },
    of: |principle| format!(": {principle}"),
    drill: |principle| format!("Drill {principle}"),

    without_story: |count| format!("{} without a story", plural(count, "principle", "principles")),
    only_for: |principles| format!("is the only story for {}.", list(principles)),
    and_more: |count| format!("and {count} more"),
    cell: |story, is_primary, strength, principle| {
        format!("{story}: {}. Drill {principle}", (EN.served)(is_primary, strength))
    },
    gap_of: |principle| format!(": no story for {principle} yet. Drill it"),
};

fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Names in a sentence: `a, b and c`.
fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).into(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
