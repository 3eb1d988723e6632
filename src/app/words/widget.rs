//! The words of the widget in somebody's page, and of taking what was done there along.

use crate::browser::host_frame::PackRefusal;

/// The words of the widget in one language.
pub struct WidgetWords {
    pub more: &'static str,
    pub kept_apart: &'static str,
    pub not_kept: &'static str,
    pub take_along: &'static str,
    pub as_file: &'static str,
    pub handed_over: &'static str,
    pub no_tab: &'static str,

    /// What is wrong with the page's pack: its address, and what there is to say of it.
    pub pack_refused: fn(&str, &str) -> String,
    pub why_refused: fn(&PackRefusal) -> String,
    pub more_faults: fn(usize) -> String,
    /// The page asks for what the pack lacks: `question`, and its name.
    pub unknown: fn(&str, &str) -> String,
    pub none_fits: &'static str,

    pub waiting: &'static str,
    pub no_answer: &'static str,
}

pub(super) static EN: WidgetWords = WidgetWords {
    more: "More in the full app",
    kept_apart: "What you write stays in this browser. Browsers keep it apart for each site that shows this widget, so the \
                 full app does not see it unless you take it along.",
    not_kept: "What you write here is gone when you leave this page: the browser, or the page around this widget, lets it keep \
               nothing. In the full app it stays.",
    take_along: "Take my progress to the full app",
    as_file: "Save it as a file",
    handed_over: "The full app is open in another tab and shows what it would take over.",
    no_tab: "No tab can be opened from here. Save your progress as a file, and restore it in the settings of the full app.",

    pack_refused: |url, why| {
        format!(
            "The questions that belong to this page cannot be used, so here are the usual ones. Nothing for you to do.\n\
             For the author of the page, about {url}:\n{why}"
        )
    },
    why_refused: |refusal| {
        match refusal {
        PackRefusal::Address => "This is no web address: it must begin with https://.".into(),
        PackRefusal::Unreachable => "Nothing came that may be read here. Either there is no answer at that address, or its host \
                                     does not let other sites read it (it must send Access-Control-Allow-Origin: *), or it \
                                     leads on to another host."
            .into(),
        PackRefusal::Status(status) => format!("Its host answered with the error {status} instead."),
        PackRefusal::Slow => "It took longer than 10 seconds.".into(),
        PackRefusal::Size => "It is larger than 4 MB, which no pack may be.".into(),
        PackRefusal::Text => "It is not text in UTF-8, as a pack must be.".into(),
    }
    },
    more_faults: |count| format!("… and {count} more."),
    unknown: |what, name| {
        format!(
            "The author of this page asks for the {what} “{name}”, and there is none of that name. Any may come instead."
        )
    },
    none_fits: "No question fits all that the author of this page asks for, so any may come.",

    waiting: "Waiting for the page that your progress comes from…",
    no_answer: "The page that your progress comes from does not answer. Press its button again, or save it there as a \
                file and choose that here.",
};
