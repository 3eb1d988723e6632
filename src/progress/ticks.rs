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

    /// What goes on from one day to the next, as a run of questions or a mixed set does: the tick `<kind>/<name>`, or
    /// `<kind>-over/<name>` once it is ended. `read` says of a name when it was begun, and what it is. Gives the one begun
    /// last; nothing where that, or one begun later, is ended: so a backup that still has an ended one does not revive it.
    pub fn under_way<T>(&self, kind: &str, read: impl Fn(&str) -> Option<(u64, T)>) -> Option<T> {
        let last = |mark: &str| {
            let names = self.items.iter().filter_map(|item| item.strip_prefix(kind)?.strip_prefix(mark));
            names.filter_map(&read).max_by_key(|(begun, _)| *begun)
        };
        let ended = last("-over/").map(|(begun, _)| begun);
        last("/").filter(|(begun, _)| ended.is_none_or(|ended| *begun > ended)).map(|(_, it)| it)
    }

    /// What to tick and to untick so that of a kind there is this item only: one that begins, or the end of one.
    pub fn changes_to(&self, kind: &str, item: &str) -> Vec<(String, bool)> {
        let is_of_kind =
            |it: &&str| it.strip_prefix(kind).is_some_and(|rest| rest.starts_with('/') || rest.starts_with("-over/"));
        let others = self.iter().filter(is_of_kind).filter(|it| *it != item).map(|it| (it.to_owned(), false));
        std::iter::once((item.to_owned(), true)).chain(others).collect()
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

#[cfg(test)]
mod tests {
    use super::Ticks;

    fn ticks(items: &[&str]) -> Ticks {
        let mut ticks = Ticks::default();
        items.iter().for_each(|item| ticks.set(item, true));
        ticks
    }

    fn under_way(ticks: &Ticks) -> Option<u64> {
        ticks.under_way("run", |name| name.parse().ok().map(|begun| (begun, begun)))
    }

    #[test]
    fn what_was_begun_last_is_under_way_until_it_is_ended() {
        let mut ticks = ticks(&["run/9", "run/11", "run/no-number", "runway/50", "stage/interview-loop/here"]);
        assert_eq!(under_way(&ticks), Some(11));
        for (item, is_ticked) in ticks.changes_to("run", "run-over/11") {
            ticks.set(&item, is_ticked);
        }
        assert_eq!(ticks.iter().collect::<Vec<_>>(), ["run-over/11", "runway/50", "stage/interview-loop/here"]);
        assert_eq!(under_way(&ticks), None);
        for (item, is_ticked) in ticks.changes_to("run", "run/12") {
            ticks.set(&item, is_ticked);
        }
        assert_eq!(ticks.iter().collect::<Vec<_>>(), ["run/12", "runway/50", "stage/interview-loop/here"]);
        assert_eq!(under_way(&ticks), Some(12));
    }

    #[test]
    fn what_a_backup_brings_back_after_its_end_is_not_under_way() {
        assert_eq!(under_way(&ticks(&["run/11", "run-over/11"])), None);
        assert_eq!(under_way(&ticks(&["run/9", "run-over/11"])), None);
        assert_eq!(under_way(&ticks(&["run/9", "run/11", "run-over/9"])), Some(11));
    }
}
