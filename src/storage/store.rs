//! The port: what the app asks of a place to keep things.

use std::fmt;

/// A place that keeps texts under keys. Every method may fail, and says how.
pub trait Store {
    /// The text under a key, if there is one.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where the place cannot be reached.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Puts a text under a key, over what was there.
    ///
    /// # Errors
    /// [`StoreError::Full`] where there is no room (what was there stays), [`StoreError::Unavailable`] where the place
    /// cannot be reached.
    fn set(&self, key: &str, text: &str) -> Result<(), StoreError>;

    /// Takes a key away; nothing happens where there is none.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where the place cannot be reached.
    fn remove(&self, key: &str) -> Result<(), StoreError>;

    /// The keys that begin with `prefix`, in no particular order.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where the place cannot be reached.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError>;
}

/// Why a store did not do as asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The place cannot be reached: blocked by the browser, the host page or the user.
    Unavailable,
    /// There is no room left.
    Full,
    /// The place holds records of a newer build, so this one only reads.
    ReadOnly,
}

impl fmt::Display for StoreError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Unavailable => "the store cannot be reached",
            Self::Full => "the store is full",
            Self::ReadOnly => "the store holds records of a newer build and is only read",
        })
    }
}

impl std::error::Error for StoreError {}
