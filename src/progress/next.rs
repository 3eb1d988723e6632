//! Which question comes next.

use crate::content::{Filter, Pack, Question, QuestionId};

/// Picks a question that the filter lets through, by chance, but not one of `avoid` unless there is no other. Where a
/// role is wanted, questions that name it come before those for any role.
///
/// `chance` is any number; the caller draws it. The same number gives the same question. Nothing where the filter
/// lets nothing through.
pub fn pick<'pack>(
    pack: &'pack Pack,
    filter: &'pack Filter,
    avoid: &[QuestionId],
    chance: u32,
) -> Option<&'pack Question> {
    let is_fresh = |question: &&Question| !avoid.contains(&question.id);
    let names_role = |question: &&Question| filter.role.as_ref().is_none_or(|role| question.roles.contains(role));
    let mut candidates: Vec<_> = pack.matching(filter).filter(is_fresh).filter(names_role).collect();
    if candidates.is_empty() {
        candidates = pack.matching(filter).filter(is_fresh).collect();
    }
    if candidates.is_empty() {
        candidates = pack.matching(filter).collect();
    }
    let index = usize::try_from(chance).ok()?.checked_rem(candidates.len())?;
    candidates.get(index).copied()
}
