//! Coverage: which principles have stories and drills, which story carries how much, and where the gaps are.

use std::collections::BinaryHeap;

use crate::content::PrincipleId;

use super::{Attempt, AttemptId, Rating, Story, StoryId, Strength};

/// A story that is the only one for so many principles carries too much: where it does not fit, they have none.
const TOO_MUCH: usize = 3;

/// How a story stands to a principle that it serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// How well it serves it.
    pub strength: Strength,
    /// Whether it serves it first of all.
    pub is_primary: bool,
}

/// Principles against stories and attempts. Stories in which nothing is written yet cover nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    wanted: usize,
    principles: Vec<Covered>,
    stories: Vec<Told>,
    /// The stories of each principle, one principle after the other.
    cells: Vec<Option<Cell>>,
}

/// What there is for a principle.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Covered {
    principle: PrincipleId,
    stories: usize,
    drills: usize,
    /// The latest attempt that was rated.
    rated: Option<(AttemptId, Rating)>,
}

/// How often a story was told.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Told {
    story: StoryId,
    is_empty: bool,
    times: usize,
}

impl Coverage {
    /// Looks at everything once. `wanted` is how many stories a principle should have. The attempts may come in any
    /// order; principles that are not among those given, and stories that were deleted, are left out.
    pub fn of(principles: &[PrincipleId], stories: &[Story], attempts: &[Attempt], wanted: usize) -> Self {
        let covered =
            |principle: &PrincipleId| Covered { principle: principle.clone(), stories: 0, drills: 0, rated: None };
        let told = |story: &Story| Told { story: story.id.clone(), is_empty: story.is_empty(), times: 0 };
        let mut coverage = Self {
            wanted,
            principles: principles.iter().map(covered).collect(),
            stories: stories.iter().map(told).collect(),
            cells: vec![None; principles.len() * stories.len()],
        };
        for story in stories.iter().filter(|story| !story.is_empty()) {
            coverage.enter(story);
        }
        for attempt in attempts {
            coverage.count(attempt);
        }
        coverage
    }

    /// How a story stands to a principle; nothing where it does not serve it.
    pub fn cell(&self, principle: &PrincipleId, story: &StoryId) -> Option<Cell> {
        self.at(self.row(principle)?, self.column(story)?)
    }

    /// How many stories serve a principle.
    pub fn stories_of(&self, principle: &PrincipleId) -> usize {
        self.covered_by(principle).map_or(0, |it| it.stories)
    }

    /// How many stories a principle still needs to have as many as are wanted.
    pub fn missing(&self, principle: &PrincipleId) -> usize {
        self.wanted.saturating_sub(self.stories_of(principle))
    }

    /// How many drills were done for a principle.
    pub fn drills_of(&self, principle: &PrincipleId) -> usize {
        self.covered_by(principle).map_or(0, |it| it.drills)
    }

    /// The rating of the latest drill for a principle that was rated.
    pub fn last_rating(&self, principle: &PrincipleId) -> Option<Rating> {
        self.covered_by(principle)?.rated.as_ref().map(|(_, rating)| *rating)
    }

    /// All principles, those with the fewest stories first; among them those with the fewest drills, then in the order
    /// they were given.
    pub fn gaps_first(&self) -> Vec<PrincipleId> {
        let gaps = self.principles.iter().enumerate().map(|(row, it)| (it.stories, it.drills, row));
        // A heap, for it is much less code than `sort`.
        let gaps = gaps.collect::<BinaryHeap<_>>().into_sorted_vec();
        gaps.iter().filter_map(|(.., row)| Some(self.principles.get(*row)?.principle.clone())).collect()
    }

    /// How many principles have a story, and how many there are.
    pub fn covered(&self) -> (usize, usize) {
        (self.principles.iter().filter(|it| it.stories > 0).count(), self.principles.len())
    }

    /// The stories that are the only one for three principles or more, in the order they were given.
    pub fn carries_too_much(&self) -> Vec<StoryId> {
        let carried = |column: usize| {
            let rows = self.principles.iter().enumerate();
            rows.filter(|(row, it)| it.stories == 1 && self.at(*row, column).is_some()).count()
        };
        let stories = self.stories.iter().enumerate();
        stories.filter(|(column, _)| carried(*column) >= TOO_MUCH).map(|(_, it)| it.story.clone()).collect()
    }

    /// The stories that are written but that no attempt was told with, in the order they were given.
    pub fn never_told(&self) -> Vec<StoryId> {
        self.stories.iter().filter(|it| !it.is_empty && it.times == 0).map(|it| it.story.clone()).collect()
    }

    /// How many attempts were told with a story.
    pub fn told(&self, story: &StoryId) -> usize {
        self.stories.iter().find(|it| it.story == *story).map_or(0, |it| it.times)
    }

    /// Enters what a story serves, each principle once.
    fn enter(&mut self, story: &Story) {
        let Some(column) = self.column(&story.id) else { return };
        for (place, served) in story.serves.iter().enumerate() {
            let Some(row) = self.row(&served.principle) else { continue };
            let cell = &mut self.cells[row * self.stories.len() + column];
            if cell.is_none() {
                *cell = Some(Cell { strength: served.strength, is_primary: place == 0 });
                self.principles[row].stories += 1;
            }
        }
    }

    /// Counts an attempt for its principle and for the story it was told with.
    fn count(&mut self, attempt: &Attempt) {
        if let Some(story) = &attempt.story
            && let Some(column) = self.column(story)
        {
            self.stories[column].times += 1;
        }
        let Some(row) = attempt.principle.as_ref().and_then(|principle| self.row(principle)) else { return };
        let covered = &mut self.principles[row];
        covered.drills += 1;
        if let Some(rating) = attempt.rating
            && covered.rated.as_ref().is_none_or(|(latest, _)| *latest < attempt.id)
        {
            covered.rated = Some((attempt.id.clone(), rating));
        }
    }

    fn row(&self, principle: &PrincipleId) -> Option<usize> {
        self.principles.iter().position(|it| it.principle == *principle)
    }

    fn column(&self, story: &StoryId) -> Option<usize> {
        self.stories.iter().position(|it| it.story == *story)
    }

    fn covered_by(&self, principle: &PrincipleId) -> Option<&Covered> {
        self.principles.get(self.row(principle)?)
    }

    fn at(&self, row: usize, column: usize) -> Option<Cell> {
        self.cells.get(row * self.stories.len() + column).copied().flatten()
    }
}
