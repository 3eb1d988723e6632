//! What has been practised: attempts, the stories they are told with, and what can be said of both.
//!
//! Knows no browser and no clock.

mod attempt;
mod calendar_file;
mod coverage;
mod csv;
mod day;
mod debrief;
mod dismissal;
mod earlier;
mod evidence;
mod loop_id;
mod my_answer;
mod next;
mod paper;
mod plan;
mod preferences;
mod recall;
mod replies;
mod settings;
mod sheet;
mod statistics;
mod story;
mod suggest;
mod ticks;
mod words;

pub use attempt::{Amended, Amendment, Answer, Attempt, AttemptId, Rating, SelfCheck};
pub use calendar_file::{CalendarNames, calendar_file};
pub use coverage::{Cell, Coverage};
pub use csv::{CsvNames, csv};
pub use day::Day;
pub use debrief::{
    Given, NEXT_AT_MOST, Next, RatedLow, Sign, Twice, What, Why, attempt_of, next_three, replies_of, sentence_around,
    told_twice, uncovered,
};
pub use dismissal::FindingName;
pub use earlier::Earlier;
pub use evidence::{Evidence, SHOWN_AT_MOST, Shown, lines_of};
pub use loop_id::LoopId;
pub use my_answer::MyAnswer;
pub use next::pick;
pub use paper::{
    DUE_DAYS_BEFORE, PAPER_MINUTES, Paper, PaperLength, Rule, WORDS_A_PAGE, length_of, paper_due, paper_markdown,
    passages_of, with_skeleton, without_bare_headings,
};
pub use plan::{Dated, MARKS_AT_MOST, MINUTES, Mark, OWN_AT_MOST, OwnStep, Plan, Week, is_reached, schedule, weeks};
pub use preferences::{Preferences, Theme};
pub use recall::Memory;
pub use replies::{CHAINS_AT_MOST, Chain, Pressed, Replies, Reply, Tally};
pub use settings::{DRILLS_A_WEEK, STORIES_WANTED, Settings};
pub use sheet::{HEADLINE_CHARS, NamedPrinciple, Sheet, SheetLine, SheetNames, SheetPrinciple, headline};
pub use statistics::{Group, SegmentTime, Statistics, Streak, Sums, WEEKS_SHOWN, covered_by_week};
pub use story::{SERVED_AT_MOST, Served, Story, StoryField, StoryId, Strength, VERSIONS_KEPT, Versions};
pub use suggest::{Reason, Suggestion, suggest, weakest_first};
pub use ticks::{Known, Ticks, known};
pub use words::{count_words, words_per_minute};
