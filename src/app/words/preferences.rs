//! The words of the settings: how a drill goes, what is aimed at, and what is done with the data as a whole.

/// The words of the settings in one language.
pub struct PreferenceWords {
    pub timer: &'static str,
    /// What can be ticked: its name, and what it means.
    pub hide_clock: [&'static str; 2],
    pub count_down: [&'static str; 2],
    pub drill: &'static str,
    pub drill_hint: &'static str,
    pub targets: &'static str,
    pub stories_wanted: &'static str,
    pub drills_a_week: &'static str,
    pub no_target: &'static str,
    pub announcements: &'static str,
    pub be_quiet: [&'static str; 2],

    pub storage_used: &'static str,
    pub nearly_full: &'static str,
    pub remind: [&'static str; 2],

    pub import_hint: &'static str,
    pub backup_file: &'static str,
    pub or_paste: &'static str,
    pub pasted: &'static str,
    pub look: &'static str,
    pub file_unreadable: &'static str,
    pub file_too_large: &'static str,
    pub in_backup: &'static str,
    pub new: &'static str,
    pub changed: &'static str,
    pub same: &'static str,
    pub unreadable: &'static str,
    pub only_here: &'static str,
    pub why_unreadable: &'static str,
    pub merge: &'static str,
    pub merge_hint: &'static str,
    pub replace_hint: &'static str,
    pub replace: &'static str,
    pub cancel: &'static str,
    pub really_replace: &'static str,
    pub do_replace: &'static str,
    pub keep: &'static str,

    pub delete_all: &'static str,
    pub delete_all_loses: &'static str,
    pub save_first: &'static str,
    /// What is typed to confirm it.
    pub delete_word: &'static str,
    pub type_word: &'static str,
    pub type_word_first: &'static str,

    pub as_one_file: &'static str,
    pub in_your_page: &'static str,
    pub need_network: &'static str,

    pub reminder: &'static str,
    pub not_now: &'static str,
    pub stop_reminding: &'static str,

    /// How many days ago the last backup was saved, if one was.
    pub last_backup: fn(Option<usize>) -> String,
    /// The same as a reason to save one.
    pub backup_is_old: fn(Option<usize>) -> String,
    /// Why a text is no backup that can be restored.
    pub cannot_import: fn(&str) -> String,
    /// When a backup was made.
    pub made: fn(&str) -> String,
    /// The attempts and the stories in a backup.
    pub holds: fn(usize, usize) -> String,
    pub records: fn(usize) -> String,
    /// A record that cannot be read, and why.
    pub fault: fn(&str, &str) -> String,
    pub and_more: fn(usize) -> String,
    /// What replacing costs: records that are only here, and those that differ.
    pub replace_loses: fn(usize, usize) -> String,
    /// What replacing costs besides: what is here and not saved yet.
    pub replace_drops: fn(usize) -> String,
}

/// English.
pub static EN: PreferenceWords = PreferenceWords {
    timer: "Timer",
    hide_clock: ["Hide the clock during a drill", "You can show it there again, or only ask for the time."],
    count_down: ["Count down", "Shows what is left of the planned time, not what is gone."],
    drill: "Drill",
    drill_hint: "The same choices as on the start page.",
    targets: "Targets",
    stories_wanted: "Stories for each principle",
    drills_a_week: "Drills a week",
    no_target: "No target",
    announcements: "Announcements",
    be_quiet: [
        "Fewer announcements",
        "A screen reader says when to answer and when the planned time is over, but neither half time nor the last \
         thirty seconds.",
    ],

    storage_used: "Storage used",
    nearly_full: "This browser has little room left. Save a backup, then delete old attempts in History.",
    remind: ["Remind me after 14 days without a backup", "In one line on the start page."],

    import_hint: "You first see what is in it. Nothing changes before you press a button there.",
    backup_file: "Backup file",
    or_paste: "Paste it as text instead",
    pasted: "Text of the backup",
    look: "Look into it",
    file_unreadable: "Nothing was changed: this file could not be read.",
    file_too_large: "Nothing was changed: this file is longer than any backup of Star Drill.",
    in_backup: "In this backup",
    new: "New",
    changed: "Different here",
    same: "Already here",
    unreadable: "Unreadable",
    only_here: "Only here",
    why_unreadable: "Why",
    merge: "Merge",
    merge_hint: "Merging adds what is new and removes nothing. Of a story that differs, the later one stays and the \
                 other becomes an earlier version of it; other records stay as they are here.",
    replace_hint: "Replacing makes everything here as it is in the backup.",
    replace: "Replace everything here",
    cancel: "Cancel",
    really_replace: "Replace everything here with this backup?",
    do_replace: "Yes, replace everything",
    keep: "No, keep what is here",

    delete_all: "Delete everything",
    delete_all_loses: "Takes all attempts, stories, ticks, the plan and the settings out of this browser. It cannot be \
                       undone.",
    save_first: "Save a backup first",
    delete_word: "DELETE",
    type_word: "Type DELETE to confirm",
    type_word_first: "The button works once DELETE stands in the field.",

    as_one_file: "Star Drill as one file, to open from disk",
    in_your_page: "Star Drill in a page of yours",
    need_network: "Both come from the network.",

    reminder: "Backup",
    not_now: "Not now",
    stop_reminding: "Stop reminding",

    last_backup: |days| match days {
        None => "Last backup: never.".into(),
        Some(days) => format!("Last backup: {}.", ago(days)),
    },
    backup_is_old: |days| match days {
        None => "You have not saved a backup yet. It all lives in this browser only.".into(),
        Some(days) => format!("Your last backup is {} old. It all lives in this browser only.", plural(days, "day")),
    },
    cannot_import: |why| format!("Nothing was changed: {why}."),
    made: |date| format!("Saved on {date}."),
    holds: |attempts, stories| {
        let stories = if stories == 1 { "1 story".into() } else { format!("{stories} stories") };
        format!("{}, {stories}.", plural(attempts, "attempt"))
    },
    records: |count| plural(count, "record"),
    fault: |record, why| format!("{record}: {why}"),
    and_more: |count| format!("and {count} more"),
    replace_drops: |unsaved| match unsaved {
        0 => String::new(),
        1 => " Something here is not saved yet; it is lost, too.".into(),
        unsaved => format!(" {unsaved} things here are not saved yet; they are lost, too."),
    },
    replace_loses: |only_here, changed| match (only_here, changed) {
        (0, 0) => "Nothing that is saved here is lost.".into(),
        (0, changed) => {
            let changed = plural(changed, "record");
            format!("It puts the backup's version in the place of {changed}. This cannot be undone.")
        }
        (gone, 0) => {
            let gone = plural(gone, "record");
            format!("It removes {gone} that the backup lacks. This cannot be undone.")
        }
        (gone, changed) => {
            let gone = plural(gone, "record");
            format!(
                "It removes {gone} that the backup lacks, and puts the backup's version in the place of {changed}. \
                 This cannot be undone."
            )
        }
    },
};

fn ago(days: usize) -> String {
    match days {
        0 => "less than a day ago".into(),
        days => format!("{} ago", plural(days, "day")),
    }
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
