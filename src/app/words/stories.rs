//! The words of the story bank.

use crate::progress::{Strength, VERSIONS_KEPT};

/// The words of the story bank in one language.
pub struct StoryWords {
    pub what_a_story_is: &'static str,
    pub where_from: &'static str,
    pub first: &'static str,
    pub new: &'static str,
    pub search: &'static str,
    pub sort: &'static str,
    /// The orders of the list: by the last change, by title, by how often it was told, by how few principles it serves.
    pub orders: [&'static str; 4],
    pub none_fit: &'static str,
    pub untitled: &'static str,
    pub no_principle: &'static str,
    pub duplicate: &'static str,
    /// How many stories were deleted and can be brought back.
    pub deleted: fn(usize) -> String,

    pub all_stories: &'static str,
    pub gone: &'static str,
    pub drill: &'static str,
    pub drill_needs_principle: &'static str,
    pub kept: &'static str,
    pub the_story: &'static str,
    pub looking_back: &'static str,
    /// The fields besides the segments: the name of each, and what to write there.
    pub title: [&'static str; 2],
    pub when: [&'static str; 2],
    pub role: [&'static str; 2],
    pub numbers: [&'static str; 2],
    pub learned: [&'static str; 2],
    pub now: [&'static str; 2],
    pub what_it_shows: &'static str,
    /// The places of the principles, the primary one first.
    pub places: [&'static str; 3],
    pub none: &'static str,

    pub told_title: &'static str,
    pub not_told: &'static str,
    pub best_is: &'static str,
    pub best: &'static str,
    pub time: &'static str,
    pub rating: &'static str,

    pub versions: &'static str,
    pub no_versions: &'static str,
    pub restore: &'static str,
    pub restored: &'static str,

    pub told_with: &'static str,
    pub make_story: &'static str,

    /// How many stories there are, and how many are wanted: at least, at most.
    pub count: fn(usize, [usize; 2]) -> String,
    /// How many stories a search has found, of all.
    pub found: fn(usize, usize) -> String,
    /// The principle a story shows best, and the others.
    pub serving: fn(&str, &[&str]) -> String,
    /// How often a story was told.
    pub told: fn(usize) -> String,
    pub changed: fn(&str) -> String,
    pub copy_of: fn(&str) -> String,
    pub duplicate_story: fn(&str) -> String,
    pub delete_story: fn(&str) -> String,
    pub strength_for: fn(&str) -> String,
    pub strength: fn(Strength) -> &'static str,
    /// A time against the best one, short.
    pub against_best: fn(u64, u64) -> String,
    pub versions_hint: fn() -> String,
    pub restore_version: fn(&str) -> String,
}

/// English.
pub static EN: StoryWords = StoryWords {
    what_a_story_is: "A story is one thing that happened at work, written down so that you can tell it: the situation, \
                      your task, what you did, and what came of it, in numbers. Eight to twelve good ones answer most \
                      questions of a loop, since each shows more than one principle.",
    where_from: "You can also make one of an answer you gave: press “Make it a story” in its review.",
    first: "Write the first story",
    new: "New story",
    search: "Search",
    sort: "Order",
    orders: ["Last changed", "Title", "Most told", "Fewest principles"],
    none_fit: "No story has all of these words.",
    untitled: "Untitled story",
    no_principle: "No principle yet",
    duplicate: "Duplicate",
    deleted: |count| match count {
        1 => "Story deleted.".into(),
        count => format!("{count} stories deleted."),
    },

    all_stories: "All stories",
    gone: "This story is not here, or cannot be read.",
    drill: "Drill a question for it",
    drill_needs_principle: "Choose what it shows, and you can drill with it.",
    kept: "Saved in this browser as you write.",
    the_story: "The story",
    looking_back: "Looking back",
    title: ["Title", "by which you find it under pressure"],
    when: ["When", "such as spring 2024"],
    role: ["Your role then", "such as on-call engineer"],
    numbers: ["Numbers", "before and after, how many, how much, how soon"],
    learned: ["What I learned", "and used since"],
    now: ["What I would do now", "and why"],
    what_it_shows: "What it shows",
    places: ["Best of all", "Also", "Also, third"],
    none: "None",

    told_title: "Told",
    not_told: "Not told yet. Drill a question for it, or say in a review that you told this story.",
    best_is: "The best is the one rated highest; among equals, the nearest to its planned time.",
    best: "best",
    time: "Time",
    rating: "Rating",

    versions: "Earlier versions",
    no_versions: "None yet.",
    restore: "Restore",
    restored: "Restored. What was here before is now an earlier version.",

    told_with: "Told with story",
    make_story: "Make it a story",

    count: |count, [least, most]| {
        let stories = stories(count);
        if count < least {
            format!("{stories}; {least} to {most} answer most questions.")
        } else if count <= most {
            format!("{stories}, of the {least} to {most} that answer most questions.")
        } else {
            format!("{stories}; more than {most} are hard to keep ready.")
        }
    },
    found: |found, all| format!("{found} of {}", stories(all)),
    serving: |first, others| match others {
        [] => first.into(),
        others => format!("{first} · also {}", others.join(", ")),
    },
    told: |times| match times {
        0 => "never told".into(),
        1 => "told once".into(),
        2 => "told twice".into(),
        times => format!("told {times} times"),
    },
    changed: |date| format!("changed {date}"),
    copy_of: |title| match title.trim() {
        "" => String::new(),
        title => format!("{title} (copy)"),
    },
    duplicate_story: |title| format!("Duplicate the story: {title}"),
    delete_story: |title| format!("Delete the story: {title}"),
    strength_for: |principle| format!("How strong it is for {principle}"),
    strength: |strength| match strength {
        Strength::Weak => "Weak",
        Strength::Fair => "Fair",
        Strength::Strong => "Strong",
    },
    against_best: |spent, best| {
        let (sign, seconds) = match (spent / 1000, best / 1000) {
            (spent, best) if spent < best => ('−', best - spent),
            (spent, best) => ('+', spent - best),
        };
        format!("{sign}{}:{:02}", seconds / 60, seconds % 60)
    },
    versions_hint: || {
        format!(
            "Whenever you come back to change a story, what was there before is kept: the last {VERSIONS_KEPT} \
             versions. Restoring one keeps what is there now."
        )
    },
    restore_version: |date| format!("Restore the version of {date}"),
};

fn stories(count: usize) -> String {
    if count == 1 { "1 story".into() } else { format!("{count} stories") }
}
