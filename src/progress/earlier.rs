//! Earlier versions of a text that one writes again and again: the last five, as of stories.

use super::VERSIONS_KEPT;

/// What a text was before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// The text.
    pub text: String,
    /// When it was last changed, in milliseconds since 1970.
    pub changed_wall_ms: u64,
}

/// Keeps a text as the newest of the earlier ones, and lets the oldest go where there are too many. Nothing happens where
/// nothing is written in it, or it is kept already.
pub fn keep_earlier(kept: &mut Vec<Earlier>, text: &str, changed_wall_ms: u64) {
    if text.trim().is_empty() || kept.iter().any(|earlier| earlier.text == text) {
        return;
    }
    // By their times, for one that another tab or a backup brings may be older than some.
    let place = kept.partition_point(|earlier| earlier.changed_wall_ms > changed_wall_ms);
    kept.insert(place, Earlier { text: text.to_owned(), changed_wall_ms });
    kept.truncate(VERSIONS_KEPT);
}
