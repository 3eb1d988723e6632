//! What has been practised: attempts, and what can be said of them.
//!
//! Knows no browser and no clock.

mod attempt;
mod next;
mod preferences;
mod words;

pub use attempt::{Amendment, Answer, Attempt, AttemptId, Rating, SelfCheck};
pub use next::pick;
pub use preferences::{Preferences, Theme};
pub use words::{count_words, words_per_minute};
