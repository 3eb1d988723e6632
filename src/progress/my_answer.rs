//! The answer to a question that one knows will come: written once, and refined each time it was given.

use super::Earlier;
use super::earlier::keep_earlier;

/// One's own answer to a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MyAnswer {
    /// The answer as it is now.
    pub text: String,
    /// When it was last changed, in milliseconds since 1970.
    pub changed_wall_ms: u64,
    /// What it was before, the newest first.
    pub kept: Vec<Earlier>,
}

impl MyAnswer {
    /// Writes it anew. At the first change of a sitting, what was there before is kept.
    pub fn write(&mut self, text: String, is_first_change: bool, now_wall_ms: u64) {
        if self.text == text {
            return;
        }
        if is_first_change {
            keep_earlier(&mut self.kept, &self.text, self.changed_wall_ms);
        }
        self.text = text;
        self.changed_wall_ms = now_wall_ms;
    }

    /// Takes in what was written elsewhere: the text changed later stays, the other one becomes an earlier version, and
    /// earlier versions of both are kept as far as there is room.
    pub fn join(self, other: Self) -> Self {
        let (mut stays, goes) =
            if other.changed_wall_ms > self.changed_wall_ms { (other, self) } else { (self, other) };
        for earlier in goes.kept {
            keep_earlier(&mut stays.kept, &earlier.text, earlier.changed_wall_ms);
        }
        if goes.text != stays.text {
            keep_earlier(&mut stays.kept, &goes.text, goes.changed_wall_ms);
        }
        stays
    }

    /// Whether nothing is written in it, now or before.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.kept.is_empty()
    }
}
