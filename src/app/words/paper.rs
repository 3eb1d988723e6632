//! The words of the written assessment.

use crate::content::guide::PaperShape;

/// The words of the written assessment in one language.
pub struct PaperWords {
    pub what_it_is: &'static str,
    pub reading: &'static str,
    pub missing: &'static str,
    pub no_papers: &'static str,

    pub choose: &'static str,
    pub another_pair: &'static str,
    pub rule: &'static str,
    pub real_rule: &'static str,
    pub real_needs_date: &'static str,
    pub set_date: &'static str,
    pub real_is_over: &'static str,
    pub skeleton: &'static str,
    pub begin: &'static str,
    pub begun: &'static str,
    pub handed_in: &'static str,
    pub delete: &'static str,

    pub gone: &'static str,
    pub all: &'static str,
    pub your_paper: &'static str,
    pub what_goes_where: &'static str,
    pub put_in: &'static str,
    pub shows: &'static str,
    pub start_clock: &'static str,
    pub stop_clock: &'static str,
    pub clock_stands: &'static str,
    pub hand_in: &'static str,
    pub is_handed_in: &'static str,
    pub revise: &'static str,
    pub see_review: &'static str,
    pub keep_version: &'static str,
    pub is_kept: &'static str,
    pub save: &'static str,
    pub print: &'static str,
    pub look_over: &'static str,
    pub checks: &'static str,
    pub checks_limits: &'static str,
    pub nothing_written: &'static str,
    pub there: &'static str,
    pub versions: &'static str,
    pub no_versions: &'static str,
    pub put_back: &'static str,
    pub is_back: &'static str,
    pub from_another_tab: &'static str,

    pub shape: fn(PaperShape) -> &'static str,
    /// The skeleton of a shape: its headings, and what goes under each.
    pub parts: fn(PaperShape) -> &'static [(&'static str, &'static str)],
    /// Practice of so many minutes.
    pub practice: fn(u32) -> String,
    /// How long it is: words, tenths of pages, minutes to read.
    pub length: fn(usize, usize, usize) -> String,
    /// The days until it is due, negative once that is past; and the day.
    pub due: fn(i32, &str) -> String,
    /// The time spent, as a clock says it.
    pub spent: fn(&str) -> String,
    pub version: fn(&str, usize) -> String,
    /// How many were deleted.
    pub deleted: fn(usize) -> String,
}

/// English.
pub static EN: PaperWords = PaperWords {
    what_it_is: "Two questions; you answer one, in about two pages of prose. Here you write against the clock, or by the \
                 day it is due.",
    reading: "Fetching the questions…",
    missing: "The pairs of questions could not be fetched.",
    no_papers: "This question bank has no pairs of questions for a written assessment.",

    choose: "Choose one of the two",
    another_pair: "Another pair",
    rule: "Time",
    real_rule: "The real rule: due two days before the interview",
    real_needs_date: "The real rule needs the day of your interview.",
    set_date: "Set it in the plan",
    real_is_over: "By the date in your plan, it was due already.",
    skeleton: "Begin with the headings",
    begin: "Begin",
    begun: "Your papers",
    handed_in: "Handed in",
    delete: "Delete",

    gone: "There is no such paper here.",
    all: "Written assessment",
    your_paper: "Your paper",
    what_goes_where: "What goes where",
    put_in: "Put the headings in",
    shows: "A strong paper",
    start_clock: "Start the clock",
    stop_clock: "Stop the clock",
    clock_stands: "The clock stands still. It goes on as you type.",
    hand_in: "Hand in",
    is_handed_in: "Handed in. The checks are below.",
    revise: "It is handed in, and the clock is off. You can still revise it.",
    see_review: "Look back at it",
    keep_version: "Keep a version",
    is_kept: "The version is kept.",
    save: "Save as Markdown",
    print: "Print or save as PDF",
    look_over: "Check it",
    checks: "What the checks see",
    checks_limits: "They look at words, not at sense.",
    nothing_written: "Nothing is written yet.",
    there: "There",
    versions: "Earlier versions",
    no_versions: "None yet. One is kept each time you come back and change something, and when you say so; the last five \
                  stay.",
    put_back: "Put it back",
    is_back: "It is back. What was written is kept as a version.",
    from_another_tab: "You have written on in another tab. Its text is here now.",

    shape: |shape| match shape {
        PaperShape::Narrative => "Narrative",
        PaperShape::PressReleaseAndFaq => "Press release and FAQ",
    },
    parts: |shape| match shape {
        PaperShape::Narrative => &[
            ("The question", "Take it up in your own words, and answer it in two sentences."),
            ("Where it began", "The scene: when, who, what was at stake, in numbers."),
            ("What was mine to do", "What you answered for, and who decided what."),
            ("What I did, and what I did not", "Your steps and reasons; the path you turned down, fairly."),
            ("What came of it", "Before and after, with the source of each number; what it cost."),
            ("What I know now", "What you would do otherwise, and where you have done so since."),
        ],
        PaperShape::PressReleaseAndFaq => &[
            ("Headline", "What it is, for whom, in one line that a customer understands."),
            ("Subheading", "The one benefit, in a sentence."),
            ("Summary", "City and date, what is announced, and why it matters. All of it in four lines."),
            ("Problem", "One customer’s bad day, before this was there."),
            ("Solution", "How it ends that day. What it does, not how it is built."),
            ("A leader’s words", "Why the company does this."),
            ("How to start", "The first step, as easy as it is."),
            ("A customer’s words", "Somebody who could exist, and what has changed for them."),
            ("Customer FAQ", "What buyers would ask: price, limits, what happens when it goes wrong."),
            (
                "Internal FAQ",
                "What colleagues would ask: cost, risks, what is counted, why now. The hardest one first.",
            ),
        ],
    },
    practice: |minutes| format!("Practice: {minutes} minutes"),
    length: |words, tenths, minutes| {
        let count = if words == 1 { "1 word".into() } else { format!("{words} words") };
        let pages = if tenths == 10 { "1.0 page".into() } else { format!("{}.{} pages", tenths / 10, tenths % 10) };
        format!("{count} · {pages} · {minutes} min to read")
    },
    due: |days, day| match days {
        0 => format!("Your written assessment is due today, {day}."),
        1 => format!("Your written assessment is due tomorrow, {day}."),
        2.. => format!("Your written assessment is due in {days} days, on {day}."),
        _ => format!("Your written assessment was due on {day}."),
    },
    spent: |clock| format!("{clock} written"),
    deleted: |count| match count {
        1 => "Paper deleted. Its attempt stays in the history.".into(),
        count => format!("{count} papers deleted. Their attempts stay in the history."),
    },
    version: |date, words| if words == 1 { format!("{date}, 1 word") } else { format!("{date}, {words} words") },
};
