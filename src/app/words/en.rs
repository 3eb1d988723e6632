//! English.

use super::{
    Action, FetchError, Form, Kind, Manner, Mark, Pace, Part, Place, Rating, Route, Segment, StoreError, Theme, Words,
};

pub(super) static WORDS: Words = Words {
    cases: &super::cases::EN,
    screens: &super::screens::EN,
    paper: &super::paper::EN,
    aloud: &super::aloud::EN,
    coach: &super::coach::EN,
    stories: &super::stories::EN,
    principles: &super::principles::EN,
    plan: &super::plan::EN,
    progress: &super::progress::EN,
    sheet: &super::sheet::EN,
    palette: &super::palette::EN,
    preferences: &super::preferences::EN,
    pressure: &super::pressure::EN,
    next: &super::next::EN,
    sharing: &super::sharing::EN,
    widget: &super::widget::EN,
    loops: &super::loops::EN,
    guide: &super::guide::EN,
    lang: "en",
    app_name: "Star Drill",
    disclaimer: "Independent tool. Not affiliated with, endorsed by or sponsored by Amazon; names are used only to \
                 identify the interview style.",
    skip: "Skip to the content",
    pages: "Pages",
    practice: "Practice",
    history: "History",
    settings: "Settings",
    keys: "Keys",
    keys_hint: "On a Mac, Ctrl may be ⌘ and Alt is ⌥. While you type, Tab moves to the next part and Shift+Tab back; keys \
                without Ctrl, Alt or Esc type their letters.",
    close: "Close",
    cancel: "Keep going",
    dismiss: "Dismiss",

    start: "Start",
    starting: "Fetching the questions…",
    another: "Another",
    change: "Change",
    any_principle: "Any principle",
    any_role: "Any role",
    principle: "Principle",
    role: "Role",
    kind_label: "Kind",
    stage: "Stage",
    round: "Round of the loop",
    any_kind: "Any kind",
    any_stage: "Any stage",
    any_round: "Any round",
    answer_time: "Time to answer",
    think_time: "Time to think",
    short_answer: "Short",
    standard_answer: "Standard",
    suggested_length: "As the question suggests",
    lengths_hold: "A length holds for the kind of question that is chosen; with any kind, for stories.",
    own_length: "Own length…",
    own_length_seconds: "Own length, in seconds",
    no_think_time: "Off",
    form: "Form",
    manner: "Answer",
    no_question_fits: "No question fits all that is chosen. Change it below: any kind, any stage, any role.",
    no_questions: "No questions yet",
    retry: "Try again",
    unfinished: "Left unfinished",
    resume: "Resume",
    discard: "Discard",

    question: "Question",
    time_to_think: "Think",
    answering: "Answer",
    answer_now: "Answer now",
    notes: "Notes",
    next_part: "Next",
    previous_part: "Back",
    finish: "Finish",
    pause: "Pause",
    paused: "Paused",
    restart: "Start over",
    give_up: "Give up",
    show_clock: "Show the clock",
    hide_clock: "Hide the clock",
    clock_is_hidden: "Clock hidden",
    aloud_hint: "Say your answer aloud, as you would in the room.",
    count_gap: "Count it",
    really_give_up: "Give this drill up?",
    give_up_loses: "Its times, answer and notes are thrown away.",
    really_restart: "Start this drill over?",
    restart_loses: "Its times and answer are thrown away; your notes stay.",

    review: "Review",
    planned: "Planned",
    actual: "Told",
    part: "Part",
    words_column: "Words",
    your_answer: "Your answer",
    your_notes: "Your notes",
    nothing_written: "Nothing written.",
    look_back: "Look back",
    were_they_there: "Tick what was really there.",
    probe: "It showed what they listen for:",
    red_flag: "Red flag:",
    how_readily: "How readily did it come?",
    remark: "Note to self",
    transcript: "What you said, if you have a transcript",
    again: "Same question",
    done: "Done",
    not_saved_here: "This attempt is not saved yet. It is kept, and tried again, as long as this page is open.",
    save_again: "Save again",
    not_saved_yet: "Not saved yet",
    not_saved_hint: "Kept, and tried again, as long as this page is open.",
    follow_ups: "They may ask next",
    strong_answer: "A strong answer shows",
    doubts: "What makes them doubt it",
    details_missing: "What a strong answer shows could not be fetched.",

    history_empty: "Your attempts will be listed here, newest first. Each keeps its times, your answer and your rating.",
    history_none_fit: "No attempt fits this choice.",
    all_principles: "All principles",
    all_questions: "All questions",
    not_rated: "Not rated",
    show_more: "Show more",
    delete: "Delete",
    discarded: "Drill discarded.",
    undo: "Undo",
    bring_them_back: "Bring them back",

    appearance: "Appearance",
    theme: "Theme",
    your_data: "Your data",
    data_stays_here: "Everything you write stays in this browser. Nothing is sent anywhere, so a backup is yours to make: \
                      clearing the browser's data clears this too.",
    export: "Save a backup",
    show_backup: "Show the backup as text",
    backup: "Backup, to copy",
    import: "Restore a backup",
    about: "About",

    not_fetched: "This part of the app could not be fetched. Check your connection and try again, or reload.",
    storage_blocked: "This browser blocks storage here. You can practise, but nothing is kept once you close or reload: \
                      save a backup before you leave.",
    newer_build: "Your data was written by a newer version. This one shows it but changes nothing: reload the page to get \
                  the newer version.",
    question_gone: "That drill's question is no longer in the question bank, so it cannot go on. It is kept in your backups.",
    elsewhere: "This drill goes on in another tab. Nothing is written from here.",
    go_on_here: "Go on here",
    new_version: "A new version is here.",
    load_new_version: "Load it",

    title: |route| match route {
        Route::Practice => "Star Drill".into(),
        Route::Drill(_) => "Drill · Star Drill".into(),
        Route::Review(_) => "Review · Star Drill".into(),
        Route::Later(place, _) => (WORDS.titled)((WORDS.place)(*place)),
    },
    titled: |name| format!("{name} · Star Drill"),
    place: |place| match place {
        Place::Plan => "Plan",
        Place::Stories => "Stories",
        Place::Story => "Story",
        Place::Sheet => "Story sheet",
        Place::Principles => "Principles",
        Place::Coverage => "Coverage",
        Place::Guide => "Guide",
        Place::Role => "Role",
        Place::Stage => "Stage",
        Place::History => "History",
        Place::Progress => "Progress",
        Place::Pressure => super::pressure::EN.title,
        Place::Settings => "Settings",
        Place::Screens => "Phone screens",
        Place::Paper => "Written assessment",
        Place::Loop => "Mock loop",
        Place::Debrief => "Debrief",
        Place::MixedSet => "Mixed set",
        Place::Question => "Question",
    },
    kind: |kind| match kind {
        Kind::Behavioural => "behavioural",
        Kind::Depth => "depth",
        Kind::Case => "case",
        Kind::Written => "written",
        Kind::Screen => "screen",
    },
    kind_name: |kind| match kind {
        Kind::Behavioural => "Stories from your work",
        Kind::Depth => "Depth in your role",
        Kind::Case => "Product cases",
        Kind::Written => "Written assessment",
        Kind::Screen => "Phone screens",
    },
    form_name: |form| match form {
        Form::Guided => "Guided in S/T/A/R",
        Form::Free => "Free",
    },
    manner_name: |manner| match manner {
        Manner::Typed => "Type it",
        Manner::Aloud => "Say it aloud",
    },
    theme_name: |theme| match theme {
        Theme::System => "As the system",
        Theme::Light => "Light",
        Theme::Dark => "Dark",
    },
    rating: |rating| match rating {
        Rating::Again => "Again",
        Rating::Hard => "Hard",
        Rating::Good => "Good",
        Rating::Easy => "Easy",
    },
    part_name: |part| match part {
        Part::Segment(Segment::Situation) => "Situation",
        Part::Segment(Segment::Task) => "Task",
        Part::Segment(Segment::Action) => "Action",
        Part::Segment(Segment::Result) => "Result",
        Part::Whole => "Answer",
    },
    part_letter: |part| match part {
        Part::Segment(Segment::Situation) => "S",
        Part::Segment(Segment::Task) => "T",
        Part::Segment(Segment::Action) => "A",
        Part::Segment(Segment::Result) => "R",
        Part::Whole => "Answer",
    },
    think_hint: |kind| match kind {
        Kind::Behavioural => "Pick one story. Jot down where it happened, your part in it, and the number at the end.",
        Kind::Screen => "Jot down the two or three things you want them to remember.",
        Kind::Depth | Kind::Case => "Jot down what you would ask first, and the steps you would take.",
        Kind::Written => "Jot down who it is for, the problem, and what changes for them.",
    },
    part_hint: |kind, part| match part {
        Part::Segment(Segment::Situation) => "where and when, just enough to follow",
        Part::Segment(Segment::Task) => "what you were responsible for",
        Part::Segment(Segment::Action) => "what you did, step by step, and why",
        Part::Segment(Segment::Result) => "what came of it, in numbers, and what you learned",
        Part::Whole => match kind {
            Kind::Behavioural => "situation, task, action, result, in your own order",
            Kind::Screen => "short, and to what was asked",
            Kind::Depth | Kind::Case => "think aloud: what you assume, what you would do, what it costs",
            Kind::Written => "whole sentences, for a reader who was not there",
        },
    },
    self_check: |segment| match segment {
        Segment::Situation => "Situation: a stranger could follow it",
        Segment::Task => "Task: my own responsibility was clear",
        Segment::Action => "Action: at least three steps that I took",
        Segment::Result => "Result: an outcome with a number",
    },
    pace_name: |pace| match pace {
        Pace::Within => "in time",
        Pace::Over => "over",
        Pace::FarOver => "far over",
    },
    mark: |mark| match mark {
        Mark::Answer => "Answer now.",
        Mark::Half => "Half of the time is gone.",
        Mark::LastThirtySeconds => "Thirty seconds left.",
        Mark::End => "The planned time is over. Take the time you need.",
    },
    action: |action| match action {
        Action::Start => "Start",
        Action::Another => "Another question",
        Action::ByPrinciple => "By principle",
        Action::ByRole => "By role",
        Action::AnswerNow => "Answer now",
        Action::Next => "Next part",
        Action::Previous => "Previous part",
        Action::Finish => "Finish",
        Action::Pause => "Pause, or resume",
        Action::Restart => "Start over, when paused",
        Action::GiveUp => "Give up, when paused",
        Action::ToggleClock => "Hide or show the clock",
        Action::TellTime => "Tell the time",
        Action::Rate(Rating::Again) => "Rate Again",
        Action::Rate(Rating::Hard) => "Rate Hard",
        Action::Rate(Rating::Good) => "Rate Good",
        Action::Rate(Rating::Easy) => "Rate Easy",
        Action::MakeStory => WORDS.stories.make_story,
        Action::TellAgain => "The same question again",
        Action::VisitPractice => "Practice",
        Action::Visit(place) => (WORDS.place)(place),
        Action::Find => "Find",
        Action::ShowKeys => "All keys",
    },
    clock,
    seconds: |seconds| {
        if seconds >= 120 && seconds % 60 == 0 { format!("{} min", seconds / 60) } else { format!("{seconds} s") }
    },
    choices: |think, answer, form, manner| {
        let think = if think == 0 { "No time to think".into() } else { format!("{} to think", (WORDS.seconds)(think)) };
        let form = match form {
            Form::Guided => "guided",
            Form::Free => "free",
        };
        let manner = match manner {
            Manner::Typed => "typed",
            Manner::Aloud => "aloud",
        };
        format!("{think} · {} to answer · {form}, {manner}", (WORDS.seconds)(answer))
    },
    questions_here: |count| match count {
        0 => "No question".into(),
        1 => "The one question".into(),
        count => format!("All {count} questions"),
    },
    time_of: |spent, planned| format!("{} of {}", clock(spent), clock(planned)),
    time_left: |spent, planned| match planned.checked_sub(spent) {
        // Counted up to the second that is running, so that the last one reads 0:01.
        Some(left) => format!("{} left", clock(left + 999)),
        None => format!("{} over", clock(spent - planned)),
    },
    time_spoken: |part, spent, planned| {
        let part = part.map(|part| format!("{}: ", (WORDS.part_name)(part))).unwrap_or_default();
        if spent > planned {
            format!("{part}{} over the planned {}.", duration(spent - planned), duration(planned))
        } else {
            format!("{part}{} gone, {} left.", duration(spent), duration(planned - spent))
        }
    },
    word_count: |count| plural(count, "word"),
    words_a_minute: |rate| format!("{rate} words a minute; 110 to 170 is easy to follow"),
    gap: |ms| {
        format!(
            "Away for {}: the device slept, the tab froze, or the clock was set. The drill stopped when that began.",
            duration(ms)
        )
    },
    told_in: |spent, planned| {
        let difference = match spent.cmp(&planned) {
            std::cmp::Ordering::Greater => format!(", {} over", clock(spent - planned)),
            _ => String::new(),
        };
        format!("Told in {} of {}{difference}", clock(spent), clock(planned))
    },
    left_out: |ms| format!("{} left out: the device slept, the tab froze, or the clock was set", clock(ms)),
    thought_for: |ms| format!("Thought for {}", clock(ms)),
    delete_attempt: |question| format!("Delete the attempt at: {question}"),
    attempts: |count| plural(count, "attempt"),
    deleted: |count| match count {
        1 => "Attempt deleted.".into(),
        count => format!("{count} attempts deleted."),
    },
    not_saved: |error| match error {
        StoreError::Unavailable => "Not saved: this browser has stopped storing. Save a backup before you leave.",
        StoreError::Full => {
            "Not saved: this browser's storage is full. What you see is still here. Save a backup, then delete old \
             attempts in History."
        }
        StoreError::ReadOnly => "Not saved: your data was written by a newer version. Reload the page to get it.",
    },
    set_aside: |key| {
        format!("A saved record could not be read ({key}). It was set aside, not deleted, and is in your backups.")
    },
    set_aside_count: |count| format!("{} set aside because they could not be read.", plural(count, "record")),
    imported: |imported| {
        let others = [
            (imported.changed, "changed"),
            (imported.kept, "here already"),
            (imported.removed, "removed"),
            (imported.unreadable, "set aside as unreadable"),
        ];
        let others = others.iter().filter(|(count, _)| *count > 0);
        let others: String = others.map(|(count, what)| format!(", {count} {what}")).collect();
        format!("{} added{others}.", plural(imported.added, "record"))
    },
    not_imported: |why| format!("Not restored: {why}."),
    used: |units| format!("{} KB used of about 5,000 KB.", units.div_ceil(1024)),
    pack_is_broken: |url, faults| format!("The question bank {url} has faults.\n{faults}"),
    pack_is_missing: |url, error| match error {
        FetchError::NoAnswer => {
            format!("The question bank {url} could not be fetched. Are you online?")
        }
        FetchError::Status(status) => {
            format!("The question bank {url} is not there (status {status}).")
        }
    },
};

fn clock(ms: u64) -> String {
    let seconds = ms / 1000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

fn duration(ms: u64) -> String {
    let seconds = ms / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let mut parts = Vec::new();
    for (count, unit) in [(hours, "hour"), (minutes, "minute"), (seconds, "second")] {
        if count > 0 {
            parts.push(plural(usize::try_from(count).unwrap_or(usize::MAX), unit));
        }
    }
    if parts.is_empty() { "0 seconds".into() } else { parts.join(" ") }
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
