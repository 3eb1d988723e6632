//! Stories, their earlier versions and ticks, by name; see [`super::repository`].

use crate::progress::{Story, StoryId, Ticks, Versions};

use super::StoreError;
use super::records::Record;
use super::repository::{ReadError, Repository, key_of, only_key};

impl Repository {
    /// The names of all stories, that begun last first. Costs one look at the keys; no record is read.
    ///
    /// # Errors
    /// Where the store does not answer.
    pub fn story_ids(&self) -> Result<Vec<StoryId>, StoreError> {
        self.names(Story::KIND, StoryId::parse)
    }

    /// A story, if there is one of that name.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn story(&self, id: &StoryId) -> Result<Option<Story>, ReadError> {
        self.read(&story_key::<Story>(id), id)
    }

    /// Keeps a story.
    ///
    /// # Errors
    /// Where the store does not take it.
    pub fn save_story(&self, story: &Story) -> Result<(), StoreError> {
        self.write(&story_key::<Story>(&story.id), story)
    }

    /// Takes a story and its earlier versions away. Attempts that were told with it still name it.
    ///
    /// # Errors
    /// Where the store does not answer.
    pub fn remove_story(&self, id: &StoryId) -> Result<(), StoreError> {
        self.remove(&story_key::<Story>(id))?;
        self.remove(&story_key::<Versions>(id))
    }

    /// The earlier versions of a story, if any are kept.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn story_versions(&self, id: &StoryId) -> Result<Option<Versions>, ReadError> {
        self.read(&story_key::<Versions>(id), id)
    }

    /// Keeps the earlier versions of a story.
    ///
    /// # Errors
    /// Where the store does not take them.
    pub fn save_story_versions(&self, id: &StoryId, versions: &Versions) -> Result<(), StoreError> {
        self.write(&story_key::<Versions>(id), versions)
    }

    /// What the person ticked; nothing where they never ticked anything.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn ticks(&self) -> Result<Option<Ticks>, ReadError> {
        self.read(&only_key::<Ticks>(), &())
    }

    /// Keeps what the person ticked.
    ///
    /// # Errors
    /// Where the store does not take it.
    pub fn save_ticks(&self, ticks: &Ticks) -> Result<(), StoreError> {
        self.write(&only_key::<Ticks>(), ticks)
    }
}

/// Where a record of a story stands.
fn story_key<R: Record<Key = StoryId>>(id: &StoryId) -> String {
    key_of(R::KIND, id.as_str())
}
