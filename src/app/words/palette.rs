//! The words of the palette.

/// The words of the palette in one language.
pub struct PaletteWords {
    /// What can be found, as the name of the dialog and of its field.
    pub title: &'static str,
    pub hint: &'static str,
    pub actions: &'static str,
    pub questions: &'static str,
    pub roles: &'static str,
    pub stages: &'static str,
    pub start: &'static str,
    pub resume: &'static str,
    pub case: &'static str,
    pub depth: &'static str,
    pub press: &'static str,
    pub sheet: &'static str,
    pub plan_anew: &'static str,
    pub save_csv: &'static str,
    pub save_calendar: &'static str,
    /// How many were found, and how many of them are listed.
    pub found: fn(usize, usize) -> String,
}

/// English.
pub static EN: PaletteWords = PaletteWords {
    title: "Find a question, a story, a page or something to do",
    hint: "Type a word or two, in any order.",
    actions: "Actions",
    questions: "Questions",
    roles: "Roles",
    stages: "Stages",
    start: "Start a drill with the question on offer",
    resume: "Resume the drill left unfinished",
    case: "Practise a product case",
    depth: "Practise depth in your role",
    press: "Under pressure: follow-ups to your latest story",
    sheet: "Copy or print the story sheet",
    plan_anew: "Change the plan, or plan anew",
    save_csv: "Save progress as CSV",
    save_calendar: "Save the plan as calendar file",
    found: |found, listed| match found {
        0 => "Nothing found. Try fewer letters, or another word.".into(),
        found if found == listed => format!("{found} found."),
        found => format!("{found} found. These are the best {listed}."),
    },
};
