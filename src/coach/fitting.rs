//! What `cargo xtask fit-coach` needs to know to fit the weights: the signs that are weighed, and reviews by other
//! weights than those that ship.

use super::look::Look;
use super::text::Text;
use super::{Review, Told, checks, order, reviewed, signs, split};

pub use super::checks::{RESULT_SIGNS, ResultSigns, TASK_SIGNS, TaskSigns};
pub use super::order::{ORDER_SIGNS, OrderSigns};
pub use super::weights::{Row, STATES, Sign, Weights};

/// How many of the signs there are that are numbered.
pub const OWN_SIGNS: usize = signs::COUNT;
/// How many classes there are that a word can have.
pub const VERB_SIGNS: usize = 48;

/// Where the sentences of a text begin.
#[must_use]
pub fn sentences(text: &str) -> Vec<usize> {
    Text::of(text).sentences.iter().map(|sentence| sentence.start).collect()
}

/// Gives every sign by which a sentence is put into a part, with the place of the sentence.
pub fn each_sign(text: &str, mut give: impl FnMut(usize, Sign<'_>)) {
    let text = Text::of(text);
    let seen = signs::look(&text);
    split::said(&text, &seen, &mut give);
    split::placed(&text, &seen, give);
}

/// What an answer is judged by as a whole.
#[derive(Clone, Copy, Debug)]
pub struct Judged {
    /// How much there is of what speaks for a Task.
    pub task: TaskSigns,
    /// The same for a Result.
    pub result: ResultSigns,
    /// The same for another order.
    pub order: OrderSigns,
}

/// Looks at an answer with the split's weights.
#[must_use]
pub fn judged(told: &Told<'_>, weights: &Weights) -> Judged {
    let look = Look::at(told, weights);
    Judged { task: checks::task_signs(&look), result: checks::result_signs(&look), order: order::signs(&look) }
}

/// [`super::review`] by other weights.
#[must_use]
pub fn review_by(told: &Told<'_>, weights: &Weights) -> Review {
    reviewed(&Look::at(told, weights))
}
