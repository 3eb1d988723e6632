//! The name of a mock loop.

use super::attempt::{is_name, name};

/// The name of a mock loop. Sorts by the time it was set up; two tabs never make the same one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LoopId(String);

impl LoopId {
    /// Names a loop that was set up at `begun_wall_ms`; `chance` tells apart those of one millisecond.
    pub fn new(begun_wall_ms: u64, chance: u32) -> Self {
        Self(name(begun_wall_ms, chance))
    }

    /// Reads a name from a storage key or an address; nothing where the text is no such name.
    pub fn parse(text: &str) -> Option<Self> {
        is_name(text).then(|| Self(text.into()))
    }

    /// The name as it stands in storage keys and addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
