//! Mock loops by name; see [`super::repository`].

use crate::drill::LoopSnapshot;
use crate::progress::LoopId;

use super::records::Record;
use super::repository::{ReadError, Repository, key_of};
use super::{RecordError, StoreError};

impl Repository {
    /// The names of all mock loops, the latest first. Costs one look at the keys; no record is read.
    ///
    /// # Errors
    /// Where the store does not answer.
    pub fn loop_ids(&self) -> Result<Vec<LoopId>, StoreError> {
        self.names(LoopSnapshot::KIND, LoopId::parse)
    }

    /// A mock loop, if there is one of that name.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn mock_loop(&self, id: &LoopId) -> Result<Option<LoopSnapshot>, ReadError> {
        self.read(&loop_key(id), id)
    }

    /// Keeps a mock loop.
    ///
    /// # Errors
    /// Where the store does not take it.
    pub fn save_mock_loop(&self, id: &LoopId, it: &LoopSnapshot) -> Result<(), StoreError> {
        self.write(&loop_key(id), it)
    }

    /// Takes a mock loop away. Its attempts stay.
    ///
    /// # Errors
    /// Where the store does not answer.
    pub fn remove_mock_loop(&self, id: &LoopId) -> Result<(), StoreError> {
        self.remove(&loop_key(id))
    }

    /// Sets a mock loop aside that reads well but contradicts itself.
    pub fn refuse_mock_loop(&self, id: &LoopId, reason: String) -> ReadError {
        self.refuse(&loop_key(id), RecordError::Unreadable(reason))
    }
}

/// Where a mock loop stands.
fn loop_key(id: &LoopId) -> String {
    key_of(LoopSnapshot::KIND, id.as_str())
}
