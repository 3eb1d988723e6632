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
    found: |found, listed| match found {
        0 => "Nothing found. Try fewer letters, or another word.".into(),
        found if found == listed => format!("{found} found."),
        found => format!("{found} found. These are the best {listed}."),
    },
};
