//! What is ticked: by the person, and what the app knows of itself.

use crate::content::PrincipleId;
use crate::drill::Manner;

use super::{Attempt, Coverage, Story};

/// What the person ticked, by list and item: `principle/ownership/survived-follow-ups`,
/// `checklist/before-applying/master-principles`, `stage/interview-loop/…`; and where the person is:
/// `stage/interview-loop/here`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticks {
    /// Sorted, each once.
    items: Vec<String>,
}

impl Ticks {
    /// Whether an item is ticked.
    pub fn is_ticked(&self, item: &str) -> bool {
        self.place(item).is_ok()
    }

    /// Ticks an item, or takes its tick away.
    pub fn set(&mut self, item: &str, is_ticked: bool) {
        match (self.place(item), is_ticked) {
            (Err(place), true) => self.items.insert(place, item.to_owned()),
            (Ok(place), false) => {
                self.items.remove(place);
            }
            _ => {}
        }
    }

    /// The items that are ticked, sorted.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.items.iter().map(String::as_str)
    }

    fn place(&self, item: &str) -> Result<usize, usize> {
        self.items.binary_search_by(|other| other.as_str().cmp(item))
    }
}

/// Why the app ticks an item of a principle by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// There is a story for it.
    Story,
    /// There are two stories for it, or more.
    SecondStory,
    /// An answer to a question of it was given aloud.
    ToldAloud,
    /// An answer to a question of it was given within its planned time.
    UnderTime,
    /// A story for it says what was learned.
    Learned,
}

/// Whether the app knows that an item of a principle is done, and why. Of other items only the person knows. `coverage` is
/// that of the same stories and attempts.
pub fn known(
    item: &str,
    principle: &PrincipleId,
    coverage: &Coverage,
    stories: &[Story],
    attempts: &[Attempt],
) -> Option<Known> {
    let count = coverage.stories_of(principle);
    let says_it = |story: &Story| !story.learned.trim().is_empty() && coverage.cell(principle, &story.id).is_some();
    let was_told = |how: fn(&Attempt) -> bool| {
        attempts.iter().any(|it| it.principle.as_ref() == Some(principle) && is_told(it) && how(it))
    };
    let (is_known, why) = match item {
        "story" => (count >= 1, Known::Story),
        "second-story" => (count >= 2, Known::SecondStory),
        "told-aloud" => (was_told(|it| it.manner == Manner::Aloud), Known::ToldAloud),
        "told-under-time" => (was_told(|it| it.answered_ms() <= it.planned_ms()), Known::UnderTime),
        "learned-something" => (stories.iter().any(says_it), Known::Learned),
        _ => return None,
    };
    is_known.then_some(why)
}

/// Whether an attempt was told and not only begun: a quarter of the planned time, for nobody answers in less, and words
/// where they were typed.
fn is_told(attempt: &Attempt) -> bool {
    let (spent, planned) = (attempt.answered_ms(), attempt.planned_ms());
    let is_silent = attempt.manner == Manner::Typed && attempt.total_words() == 0;
    spent > 0 && spent >= planned / 4 && !is_silent
}
