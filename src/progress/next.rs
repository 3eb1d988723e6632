//! Which question comes next.

use crate::content::{Filter, Pack, Question, QuestionId};

/// Picks a question that the filter lets through, by chance, but not one of `avoid` unless there is no other.
///
/// `chance` is any number; the caller draws it. The same number gives the same question. Nothing where the filter
/// lets nothing through.
pub fn pick<'pack>(
    pack: &'pack Pack,
    filter: &'pack Filter,
    avoid: &[QuestionId],
    chance: u32,
) -> Option<&'pack Question> {
    let fresh: Vec<_> = pack.matching(filter).filter(|question| !avoid.contains(&question.id)).collect();
    let candidates = if fresh.is_empty() { pack.matching(filter).collect::<Vec<_>>() } else { fresh };
    let index = usize::try_from(chance).ok()?.checked_rem(candidates.len())?;
    candidates.get(index).copied()
}
