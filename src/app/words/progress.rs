//! The words of the progress page.

use crate::progress::{CsvNames, Rating, Streak};

/// The words of the progress page in one language.
pub struct ProgressWords {
    pub reading: &'static str,
    pub empty: &'static str,
    pub first: &'static str,

    pub drills: &'static str,
    pub time: &'static str,
    pub streak: &'static str,
    pub longest: &'static str,
    pub this_week: &'static str,
    pub change_goal: &'static str,

    pub by_day: &'static str,
    pub drills_by_day: &'static str,
    pub squares: &'static str,
    /// The days of the week in two letters, Monday first.
    pub weekdays: [&'static str; 7],
    pub today: &'static str,

    pub by_week: &'static str,
    pub week: &'static str,
    pub now: &'static str,
    pub parts: &'static str,
    pub parts_by_week: &'static str,
    pub the_plan: &'static str,
    pub dashed: &'static str,
    pub of_plan: &'static str,
    pub over: &'static str,
    pub over_column: &'static str,
    pub mean_over: &'static str,
    pub ratings: &'static str,
    pub words: &'static str,
    pub pace: &'static str,
    pub covered: &'static str,
    pub as_table: &'static str,

    pub by_principle: &'static str,
    pub by_role: &'static str,
    pub role_hint: &'static str,
    pub not_drilled: &'static str,
    pub mean_time: &'static str,
    pub last_rating: &'static str,
    pub last_drill: &'static str,
    pub drill: &'static str,

    pub save_csv: &'static str,
    pub csv: CsvNames,

    /// A long time, short: `6 h 12 min`.
    pub duration: fn(u64) -> String,
    pub days: fn(usize) -> String,
    /// What keeps a streak alive, and whether today matters.
    pub streak_rule: fn(&Streak) -> &'static str,
    /// The drills of this week, and how many are aimed at, where that is known.
    pub goal: fn(usize, Option<u32>) -> String,
    /// Heard of the calendar: how many drills on how many days, and since when.
    pub calendar: fn(usize, usize, &str) -> String,
    /// How many weeks the times of the parts are taken from.
    pub latest_weeks: fn(usize) -> String,
    /// Heard of the parts: from how many weeks, and the share of its plan of each.
    pub parts_told: fn(usize, &[String]) -> String,
    /// Heard of the parts by week: since when, and each part as [`Self::part_trend`] tells it.
    pub parts_trend: fn(&str, &[String]) -> String,
    /// A part by its name: the share of its plan in its first week and in its latest.
    pub part_trend: fn(&str, [&str; 2]) -> String,
    /// Heard of values by week: of what, since when, the first, the latest and the highest.
    pub trend: fn(&str, &str, [&str; 3]) -> String,
    /// From which day on there are trends, where it is known that this will not be sooner.
    pub trends_from: fn(Option<&str>) -> String,
    /// Thousandths as per cent.
    pub percent: fn(u64) -> String,
    /// A mean of ratings, from 0 for Again to 1000 for Easy, by the rating that is nearest.
    pub rating: fn(u64) -> String,
    pub of_all: fn(u64, u64) -> String,
    pub and_more: fn(usize) -> String,
    /// Heard after a name that stands more than once: of what.
    pub of: fn(&str) -> String,
}

/// English.
pub static EN: ProgressWords = ProgressWords {
    reading: "Reading your drills…",
    empty: "Here you will see how often you drill, how your answers keep to their time, and whether they come more \
            readily from week to week. It begins with your first drill.",
    first: "Go to a question",

    drills: "Drills",
    time: "Time answering",
    streak: "Streak",
    longest: "Longest streak",
    this_week: "This week",
    change_goal: "Change the goal",

    by_day: "Day by day",
    drills_by_day: "Drills by day",
    squares: "The larger the square, the more drills.",
    weekdays: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
    today: "today",

    by_week: "Week by week",
    week: "Week of",
    now: "this week",
    parts: "Time in each part, of its plan",
    parts_by_week: "Time in each part, week by week",
    the_plan: "the plan",
    dashed: "dashed: the plan",
    of_plan: "Of plan",
    over: "Drills over plan",
    over_column: "Over plan",
    mean_over: "Mean over",
    ratings: "How readily they came",
    words: "Words a drill",
    pace: "Words a minute, aloud",
    covered: "Principles with a story",
    as_table: "As a table",

    by_principle: "By principle",
    by_role: "By role",
    role_hint: "Only drills of questions that are put to particular roles.",
    not_drilled: "Not drilled yet:",
    mean_time: "Mean time",
    last_rating: "Last rating",
    last_drill: "Last drill",
    drill: "Drill",

    save_csv: "Save as CSV",
    csv: CsvNames {
        heads: [
            "Date",
            "Question",
            "Principle",
            "Answer",
            "Planned (s)",
            "Told (s)",
            "Situation (s)",
            "Task (s)",
            "Action (s)",
            "Result (s)",
            "Words",
            "Thought (s)",
            "Rating",
            "Segments there",
            "Story",
        ],
        manners: ["typed", "aloud"],
        ratings: ["Again", "Hard", "Good", "Easy"],
        segments: ["Situation", "Task", "Action", "Result"],
    },

    duration: |ms| match (ms / 3_600_000, ms / 60_000 % 60) {
        (0, 0) => format!("{} s", ms / 1000),
        (0, minutes) => format!("{minutes} min"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    },
    days: |count| plural(count, "day"),
    streak_rule: |streak| match streak {
        Streak { days: 0, .. } => "A streak counts the days with a drill. One day off does not end it, two do.",
        Streak { ends_today: true, .. } => "One day off does not end a streak, two do. A drill today keeps yours.",
        _ => "One day off does not end a streak, two do.",
    },
    goal: |done, wanted| match wanted {
        None => plural(done, "drill"),
        Some(0) => format!("{}. No goal is set.", plural(done, "drill")),
        Some(wanted) if done < wanted as usize => format!("{done} of {}", plural(wanted as usize, "drill")),
        Some(wanted) => format!("{}. The goal of {wanted} is reached.", plural(done, "drill")),
    },
    calendar: |drills, days, since| {
        format!("Drills by day since {since}: {} on {}.", plural(drills, "drill"), plural(days, "day"))
    },
    latest_weeks: |weeks| match weeks {
        1 => "one week".into(),
        weeks => format!("last {weeks} weeks with drills"),
    },
    parts_told: |weeks, parts| {
        let weeks = if weeks == 1 { "one week" } else { "the latest weeks with drills" };
        format!("Time in each part against its plan, in {weeks}: {}.", parts.join(", "))
    },
    parts_trend: |since, parts| format!("Each part against its plan, by week since {since}: {}.", parts.join("; ")),
    part_trend: |name, [first, latest]| format!("{name} first {first}, latest {latest}"),
    trend: |what, since, [first, latest, highest]| {
        format!("{what}, by week since {since}: first {first}, latest {latest}, highest {highest}.")
    },
    trends_from: |day| match day {
        Some(day) => {
            format!("Trends need drills in two weeks. They begin with your first drill from {day} on.")
        }
        None => "Trends need drills in two weeks. They begin with your next drill.".into(),
    },
    percent: |per_mille| format!("{} %", per_mille.saturating_add(5) / 10),
    rating: |per_mille| {
        let nearest = per_mille.min(1000).saturating_mul(3).saturating_add(500) / 1000;
        let rating = usize::try_from(nearest).ok().and_then(|place| Rating::ALL.get(place).copied());
        rating.map(super::en::WORDS.rating).unwrap_or_default().into()
    },
    of_all: |some, all| format!("{some} of {all}"),
    and_more: |count| format!("and {count} more"),
    of: |what| format!(": {what}"),
};

fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
