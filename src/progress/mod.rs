//! What has been practised: attempts, the stories they are told with, and what can be said of both.
//!
//! Knows no browser and no clock.

mod attempt;
mod coverage;
mod next;
mod preferences;
mod recall;
mod story;
mod suggest;
mod ticks;
mod words;

pub use attempt::{Amendment, Answer, Attempt, AttemptId, Rating, SelfCheck};
pub use coverage::{Cell, Coverage};
pub use next::pick;
pub use preferences::{Preferences, Theme};
pub use recall::Memory;
pub use story::{SERVED_AT_MOST, Served, Story, StoryField, StoryId, Strength, VERSIONS_KEPT, Versions};
pub use suggest::{Reason, Suggestion, suggest};
pub use ticks::{Known, Ticks, known};
pub use words::{count_words, words_per_minute};
