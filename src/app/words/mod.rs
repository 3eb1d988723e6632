//! Every word that a person reads. Another language is one more file with the same [`Words`]; the compiler finds what it
//! lacks.

pub mod aloud;
pub mod cases;
pub mod coach;
mod en;
pub mod guide;
pub mod loops;
pub mod next;
pub mod palette;
pub mod paper;
pub mod plan;
pub mod preferences;
pub mod pressure;
pub mod principles;
pub mod progress;
pub mod screens;
pub mod sharing;
pub mod sheet;
pub mod stories;
pub mod widget;

use crate::browser::fetch::FetchError;
use crate::content::{Kind, Segment};
use crate::drill::{Form, Manner, Mark, Pace, Part};
use crate::progress::{Attempt, Rating, Theme};
use crate::storage::StoreError;
use crate::storage::import::Imported;

use super::keys::Action;
use super::route::{Place, Route};

/// The words of one language.
pub struct Words {
    /// Of cases and depth.
    pub cases: &'static cases::CaseWords,
    /// Of phone screens.
    pub screens: &'static screens::ScreenWords,
    /// Of the written assessment.
    pub paper: &'static paper::PaperWords,
    /// Of recording.
    pub aloud: &'static aloud::AloudWords,
    /// Of the coach.
    pub coach: &'static coach::CoachWords,
    /// Of the story bank.
    pub stories: &'static stories::StoryWords,
    /// Of the principle checklist and the coverage.
    pub principles: &'static principles::PrincipleWords,
    /// Of the plan.
    pub plan: &'static plan::PlanWords,
    /// Of the progress page.
    pub progress: &'static progress::ProgressWords,
    /// Of the story sheet.
    pub sheet: &'static sheet::SheetWords,
    /// Of the palette.
    pub palette: &'static palette::PaletteWords,
    /// Of the settings.
    pub preferences: &'static preferences::PreferenceWords,
    /// Of follow-ups under pressure.
    pub pressure: &'static pressure::PressureWords,
    /// Of what comes next.
    pub next: &'static next::NextWords,
    /// Of sharing.
    pub sharing: &'static sharing::SharingWords,
    /// Of the widget.
    pub widget: &'static widget::WidgetWords,
    /// Of mock loops, their debriefs and mixed sets.
    pub loops: &'static loops::LoopWords,
    /// Of the guide.
    pub guide: &'static guide::GuideWords,
    pub lang: &'static str,
    pub app_name: &'static str,
    pub disclaimer: &'static str,
    pub skip: &'static str,
    pub pages: &'static str,
    pub practice: &'static str,
    pub history: &'static str,
    pub settings: &'static str,
    pub keys: &'static str,
    pub keys_hint: &'static str,
    pub close: &'static str,
    pub cancel: &'static str,
    pub dismiss: &'static str,

    pub start: &'static str,
    pub starting: &'static str,
    pub another: &'static str,
    pub change: &'static str,
    pub any_principle: &'static str,
    pub any_role: &'static str,
    pub principle: &'static str,
    pub role: &'static str,
    pub kind_label: &'static str,
    pub stage: &'static str,
    pub round: &'static str,
    pub any_kind: &'static str,
    pub any_stage: &'static str,
    pub any_round: &'static str,
    pub answer_time: &'static str,
    pub think_time: &'static str,
    pub short_answer: &'static str,
    pub standard_answer: &'static str,
    pub suggested_length: &'static str,
    pub lengths_hold: &'static str,
    pub own_length: &'static str,
    pub own_length_seconds: &'static str,
    pub no_think_time: &'static str,
    pub form: &'static str,
    pub manner: &'static str,
    pub no_question_fits: &'static str,
    pub no_questions: &'static str,
    pub retry: &'static str,
    pub unfinished: &'static str,
    pub resume: &'static str,
    pub discard: &'static str,

    pub question: &'static str,
    pub time_to_think: &'static str,
    pub answering: &'static str,
    pub answer_now: &'static str,
    pub notes: &'static str,
    pub next_part: &'static str,
    pub previous_part: &'static str,
    pub finish: &'static str,
    pub pause: &'static str,
    pub paused: &'static str,
    pub restart: &'static str,
    pub give_up: &'static str,
    pub show_clock: &'static str,
    pub hide_clock: &'static str,
    pub clock_is_hidden: &'static str,
    pub aloud_hint: &'static str,
    pub count_gap: &'static str,
    pub really_give_up: &'static str,
    pub give_up_loses: &'static str,
    pub really_restart: &'static str,
    pub restart_loses: &'static str,

    pub review: &'static str,
    pub planned: &'static str,
    pub actual: &'static str,
    pub part: &'static str,
    pub words_column: &'static str,
    pub your_answer: &'static str,
    pub your_notes: &'static str,
    pub nothing_written: &'static str,
    pub look_back: &'static str,
    pub were_they_there: &'static str,
    pub probe: &'static str,
    pub red_flag: &'static str,
    pub how_readily: &'static str,
    pub remark: &'static str,
    pub transcript: &'static str,
    pub again: &'static str,
    pub done: &'static str,
    pub not_saved_here: &'static str,
    pub save_again: &'static str,
    pub not_saved_yet: &'static str,
    pub not_saved_hint: &'static str,
    pub follow_ups: &'static str,
    pub strong_answer: &'static str,
    pub doubts: &'static str,
    pub details_missing: &'static str,

    pub history_empty: &'static str,
    pub history_none_fit: &'static str,
    pub all_principles: &'static str,
    pub all_questions: &'static str,
    pub not_rated: &'static str,
    pub show_more: &'static str,
    pub delete: &'static str,
    pub discarded: &'static str,
    pub undo: &'static str,
    pub bring_them_back: &'static str,

    pub appearance: &'static str,
    pub theme: &'static str,
    pub your_data: &'static str,
    pub data_stays_here: &'static str,
    pub export: &'static str,
    pub show_backup: &'static str,
    pub backup: &'static str,
    pub import: &'static str,
    pub about: &'static str,

    pub not_fetched: &'static str,
    pub storage_blocked: &'static str,
    pub newer_build: &'static str,
    pub question_gone: &'static str,
    pub elsewhere: &'static str,
    pub go_on_here: &'static str,
    pub new_version: &'static str,
    pub load_new_version: &'static str,

    pub title: fn(&Route) -> String,
    /// The title of a tab that shows something of that name.
    pub titled: fn(&str) -> String,
    pub place: fn(Place) -> &'static str,
    pub kind: fn(Kind) -> &'static str,
    pub kind_name: fn(Kind) -> &'static str,
    pub form_name: fn(Form) -> &'static str,
    pub manner_name: fn(Manner) -> &'static str,
    pub theme_name: fn(Theme) -> &'static str,
    pub rating: fn(Rating) -> &'static str,
    pub part_name: fn(Part) -> &'static str,
    pub part_letter: fn(Part) -> &'static str,
    pub think_hint: fn(Kind) -> &'static str,
    pub part_hint: fn(Kind, Part) -> &'static str,
    pub self_check: fn(Segment) -> &'static str,
    pub pace_name: fn(Pace) -> &'static str,
    pub mark: fn(Mark) -> &'static str,
    pub action: fn(Action) -> &'static str,
    /// A length, short: `1:42`.
    pub clock: fn(u64) -> String,
    /// A whole number of seconds as a choice: `90 s`, `3 min`.
    pub seconds: fn(u32) -> String,
    /// What is chosen, in a line: time to think, time to answer, form, manner.
    pub choices: fn(u32, u32, Form, Manner) -> String,
    pub questions_here: fn(usize) -> String,
    /// The clock: what is gone of what is planned.
    pub time_of: fn(u64, u64) -> String,
    /// The clock counting down: what is left of what is planned, or how far over it is.
    pub time_left: fn(u64, u64) -> String,
    pub time_spoken: fn(Option<Part>, u64, u64) -> String,
    pub word_count: fn(usize) -> String,
    pub words_a_minute: fn(u64) -> String,
    pub gap: fn(u64) -> String,
    pub told_in: fn(u64, u64) -> String,
    pub left_out: fn(u64) -> String,
    pub thought_for: fn(u64) -> String,
    pub delete_attempt: fn(&str) -> String,
    pub attempts: fn(usize) -> String,
    /// How many attempts were deleted and can be brought back.
    pub deleted: fn(usize) -> String,
    pub not_saved: fn(&StoreError) -> &'static str,
    pub set_aside: fn(&str) -> String,
    pub set_aside_count: fn(usize) -> String,
    pub imported: fn(&Imported) -> String,
    pub not_imported: fn(&str) -> String,
    pub used: fn(usize) -> String,
    pub pack_is_broken: fn(&str, &str) -> String,
    pub pack_is_missing: fn(&str, &FetchError) -> String,
}

/// The words on the screen.
pub fn words() -> &'static Words {
    &en::WORDS
}

impl Words {
    /// How long an answer took, of what was planned, where anything was.
    pub fn time_told(&self, attempt: &Attempt) -> String {
        let answered_ms = attempt.answered_ms();
        match attempt.plan_ms() {
            Some(planned_ms) => self.told_in(answered_ms, planned_ms),
            None => (self.paper.spent)(&self.clock(answered_ms)),
        }
    }
}

macro_rules! call {
    ($($name:ident($($argument:ident: $type:ty),*) -> $result:ty;)*) => {
        impl Words {
            $(pub fn $name(&self, $($argument: $type),*) -> $result { (self.$name)($($argument),*) })*
        }
    };
}

// So that pages write `words().rating(it)` rather than `(words().rating)(it)`.
call! {
    title(route: &Route) -> String;
    titled(name: &str) -> String;
    place(place: Place) -> &'static str;
    kind(kind: Kind) -> &'static str;
    kind_name(kind: Kind) -> &'static str;
    form_name(form: Form) -> &'static str;
    manner_name(manner: Manner) -> &'static str;
    theme_name(theme: Theme) -> &'static str;
    rating(rating: Rating) -> &'static str;
    part_name(part: Part) -> &'static str;
    part_letter(part: Part) -> &'static str;
    think_hint(kind: Kind) -> &'static str;
    part_hint(kind: Kind, part: Part) -> &'static str;
    self_check(segment: Segment) -> &'static str;
    pace_name(pace: Pace) -> &'static str;
    mark(mark: Mark) -> &'static str;
    action(action: Action) -> &'static str;
    clock(ms: u64) -> String;
    seconds(seconds: u32) -> String;
    choices(think: u32, answer: u32, form: Form, manner: Manner) -> String;
    questions_here(count: usize) -> String;
    time_of(spent_ms: u64, planned_ms: u64) -> String;
    time_spoken(part: Option<Part>, spent_ms: u64, planned_ms: u64) -> String;
    word_count(count: usize) -> String;
    words_a_minute(rate: u64) -> String;
    gap(ms: u64) -> String;
    told_in(spent_ms: u64, planned_ms: u64) -> String;
    left_out(ms: u64) -> String;
    thought_for(ms: u64) -> String;
    delete_attempt(question: &str) -> String;
    attempts(count: usize) -> String;
    deleted(count: usize) -> String;
    not_saved(error: &StoreError) -> &'static str;
    set_aside(key: &str) -> String;
    set_aside_count(count: usize) -> String;
    imported(imported: &Imported) -> String;
    not_imported(why: &str) -> String;
    used(units: usize) -> String;
    pack_is_broken(url: &str, faults: &str) -> String;
    pack_is_missing(url: &str, error: &FetchError) -> String;
}
