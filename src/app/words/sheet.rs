//! The words of the story sheet.

/// The words of the sheet in one language.
pub struct SheetWords {
    pub what_it_is: &'static str,
    pub empty: &'static str,
    pub choose: &'static str,
    pub choose_all: &'static str,
    pub choose_none: &'static str,
    pub none_chosen: &'static str,

    pub print: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub copy_by_hand: &'static str,
    pub save: &'static str,

    pub title: &'static str,
    pub story: &'static str,
    /// What the marks in the table mean.
    pub legend: &'static str,

    /// How many stories are chosen, of all, and how many fit on a page.
    pub count: fn(usize, usize, usize) -> String,
    /// The principles that no story on the sheet shows.
    pub without: fn(&[&str]) -> String,
}

/// English.
pub static EN: SheetWords = SheetWords {
    what_it_is: "One page to read shortly before the interview: each story in a sentence, with its numbers and what it \
                 shows.",
    empty: "The sheet is made of your stories. Write the first one, with a number in its result; the rest comes by itself.",
    choose: "Stories on the sheet",
    choose_all: "Choose all",
    choose_none: "Choose none",
    none_chosen: "Choose a story, and the sheet appears here.",

    print: "Print or save as PDF",
    copy: "Copy as Markdown",
    copied: "Copied.",
    copy_by_hand: "This browser did not allow copying. Copy the text from here.",
    save: "Save as Markdown",

    title: "My stories",
    story: "Story",
    legend: "● best of all, ○ also",

    count: |chosen, all, fit| {
        let stories = if all == 1 { "1 story".into() } else { format!("{all} stories") };
        if chosen > fit {
            format!("{chosen} of {stories} chosen. More than {fit} may not fit on one page.")
        } else {
            format!("{chosen} of {stories} chosen.")
        }
    },
    without: |principles| match principles {
        [] => String::new(),
        [only] => format!("No story here for {only}."),
        // Some names have a comma or an “and” in them.
        principles => format!("No story here for: {}.", principles.join("; ")),
    },
};
