//! The words of cases and depth: the scaffold beside the answer, the nudges, and looking back.

use crate::content::CaseKind;

/// The words of cases and depth in one language.
pub struct CaseWords {
    pub beside: &'static str,
    pub scaffold: &'static str,
    pub depth_scaffold: &'static str,
    pub show: &'static str,
    pub hide: &'static str,
    pub numbers_in_notes: &'static str,
    pub hint: &'static str,
    pub hints: &'static str,
    /// Said at a long silence, one after the other.
    pub nudges: &'static [&'static str],

    pub title: &'static str,
    pub what_it_is: &'static str,
    pub steps_title: &'static str,
    pub numbers: &'static str,
    pub trade_offs: &'static str,
    pub kpis: &'static str,
    pub strong: &'static str,
    pub role: &'static str,
    pub depth: &'static str,
    /// What depth goes through, by the names under which it is kept.
    pub depth_items: &'static [(&'static str, &'static str)],
    pub mece: &'static str,
    /// Whether the parts of an answer are apart from each other and together the whole.
    pub mece_items: &'static [(&'static str, &'static str)],
    pub no_line: &'static str,
    pub no_lines: &'static str,

    /// What a case of that kind goes through.
    pub steps: fn(CaseKind) -> &'static [&'static str],
    /// How many are touched, of how many, and how many with a line.
    pub count: fn(usize, usize, usize) -> String,
    /// What the choice of a line is for.
    pub line_for: fn(&str) -> String,
}

/// English.
pub static EN: CaseWords = CaseWords {
    beside: "Scaffold",
    scaffold: "Steps to go through",
    depth_scaffold: "Worth touching",
    show: "Show the steps",
    hide: "Hide the steps",
    numbers_in_notes: "Numbers go in the notes: they stay with the answer.",
    hint: "A hint: the next step of a strong answer",
    hints: "Steps of a strong answer",
    nudges: &[
        "Still thinking? Say what you are weighing up.",
        "Which step are you on, and what would settle it?",
        "Name an assumption, give it a number, and go on.",
        "What would you ask the interviewer now?",
        "Sum up in one sentence where you are.",
    ],

    title: "Beside a strong answer",
    what_it_is: "Tick what your answer touched, and choose the line of yours that shows it. No line, no evidence.",
    steps_title: "Steps",
    numbers: "Numbers to reason with",
    trade_offs: "Trade-offs",
    kpis: "What would be measured",
    strong: "A strong answer",
    role: "What your role dwells on",
    depth: "Depth",
    depth_items: &[
        ("requirements", "Requirements: who needs what, and what may be left out"),
        ("data", "Data: what is kept, in what form, and who owns it"),
        ("interfaces", "Interfaces: what others rely on, and how it changes"),
        ("scale", "Scale: today’s load in numbers, and ten times that"),
        ("failure", "Failure: what breaks, how you notice, how it recovers"),
        ("cost", "Cost: of running it, and of building it"),
        ("trade-offs", "Trade-offs: what you gave up, and for what"),
    ],
    mece: "Apart and complete",
    mece_items: &[
        ("mece-apart", "My parts did not overlap"),
        ("mece-complete", "Together they left out nothing large"),
        ("mece-level", "They were of one sort, and at one level"),
        ("mece-weighed", "I said which part matters most, and why"),
    ],
    no_line: "Which line shows it?",
    no_lines: "There are no words of this answer to point to. With a transcript there would be.",

    steps: |kind| match kind {
        CaseKind::ProductDesignAndGrowth => &[
            "Ask what is aimed at, and for whom",
            "Their pains, and the one that weighs most",
            "Two or three solutions, and one choice",
            "What it costs, and whom",
            "How you would know that it works",
        ],
        CaseKind::SuccessMetrics => &[
            "What success means here, in a sentence",
            "The one number, and how it is counted",
            "What it is compared with",
            "What must not get worse",
            "What the long term would show",
        ],
        CaseKind::Diagnosis => &[
            "Whether it is real: definition, tracking, season",
            "Where it happens: who, what, since when",
            "Causes inside and outside, likeliest first",
            "A test that would rule each out",
            "What you would do meanwhile",
        ],
        CaseKind::ExecutionAndPrioritisation => &[
            "What blocks, and what is only late",
            "What must be there, and what can wait",
            "Who is told what, and when",
            "What success means now",
        ],
        CaseKind::Strategy => &[
            "Who the customers are, and what is changing",
            "The options, one of which is to do nothing",
            "A choice, and what you must believe for it",
            "What is given up",
            "The first step, and what would make you stop",
        ],
    },
    count: |touched, all, shown| match shown {
        0 => format!("{touched} of {all} touched."),
        1 => format!("{touched} of {all} touched, 1 with a line of yours."),
        shown => format!("{touched} of {all} touched, {shown} with a line of yours."),
    },
    line_for: |item| format!("Your line for: {item}"),
};
