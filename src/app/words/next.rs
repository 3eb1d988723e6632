//! The words of what to drill next.

use crate::progress::Reason;

/// The words of that line in one language.
pub struct NextWords {
    pub label: &'static str,
    pub drill_it: &'static str,
    pub let_go: &'static str,
    /// The story that the next attempt is to be told with, by its title.
    pub to_tell: fn(&str) -> String,
    /// The principle to drill next, and why.
    pub line: fn(&str, Reason) -> String,
}

/// English.
pub static EN: NextWords = NextWords {
    label: "What next",
    drill_it: "Drill it",
    let_go: "Let go",
    to_tell: |title| format!("To be told with “{title}”."),
    line: |principle, reason| format!("Next: {principle} — {}.", why(reason)),
};

fn why(reason: Reason) -> String {
    match reason {
        Reason::NoStory => "no story yet".into(),
        Reason::NeverDrilled => "not drilled yet".into(),
        Reason::LastRated(rating, days) => {
            format!("last rated {}, {}", (super::en::WORDS.rating)(rating), ago(days))
        }
        Reason::NotRated(days) => format!("drilled {}, but not rated", ago(days)),
        Reason::Due(days) => format!("last drilled {}", ago(days)),
        Reason::ThinCoverage => "one more story would help".into(),
        Reason::FoundGap(days) => format!("a follow-up found a gap {}", ago(days)),
    }
}

fn ago(days: u32) -> String {
    match days {
        0 => "less than a day ago".into(),
        1 => "a day ago".into(),
        days => format!("{days} days ago"),
    }
}
