//! A set of questions for so many minutes: the weakest principles first, and craft among them.

use crate::content::{Kind, Pack, PrincipleId, Question, QuestionId, RoleId};

use super::line_up::hash;

/// The lengths of sets, in minutes.
pub const SET_MINUTES: [u32; 3] = [10, 20, 60];
/// Looking back at an answer, in seconds.
const LOOKING_BACK: u32 = 60;
/// Of so many questions one is no story.
const CRAFT_EVERY: usize = 3;

/// What a set is made by.
pub struct SetWish<'a> {
    /// The minutes it takes.
    pub minutes: u32,
    /// What everything that chance decides is drawn from.
    pub seed: u32,
    /// The principles, those that need it most first.
    pub principles: &'a [PrincipleId],
    /// The role that is practised for; without it there is only such craft in the set as suits every role.
    pub role: Option<&'a RoleId>,
    /// Seconds to think before the answer to a question of a kind.
    pub think_seconds: &'a dyn Fn(Kind) -> u32,
    /// How long the answer to a question should take, in seconds.
    pub answer_seconds: &'a dyn Fn(&Question) -> u32,
    /// When a question was last answered, if it was, in milliseconds since 1970.
    pub practised: &'a dyn Fn(&QuestionId) -> Option<u64>,
}

/// The questions of a set, in order: each of another principle as long as there are, the weakest first; every third one
/// a case or a depth question of the role, or of every role. None comes twice; those answered longest ago, or never, come first. It takes
/// no longer than it should, but has one question at least, if there is any.
pub fn mixed_set(pack: &Pack, wish: &SetWish<'_>) -> Vec<QuestionId> {
    let mut chosen: Vec<&Question> = Vec::new();
    let mut left = wish.minutes.saturating_mul(60);
    let mut principles = wish.principles.iter().cycle().take(wish.principles.len() * 4);
    loop {
        let is_free = |it: &&Question| !chosen.iter().any(|other| other.id == it.id);
        let takes = |it: &Question| (wish.think_seconds)(it.kind) + (wish.answer_seconds)(it) + LOOKING_BACK;
        let fits = |it: &&Question| chosen.is_empty() || takes(it) <= left;
        let rank = |it: &&Question| ((wish.practised)(&it.id).unwrap_or(0), hash(wish.seed, it.id.as_str()));
        let suits = |it: &Question| it.roles.is_empty() || wish.role.is_some_and(|role| it.roles.contains(role));
        let is_craft = |it: &&Question| matches!(it.kind, Kind::Case | Kind::Depth) && suits(it);
        let all = || pack.questions().iter().filter(is_free).filter(fits);
        let wants_craft = chosen.len() % CRAFT_EVERY == CRAFT_EVERY - 1;
        let craft = wants_craft.then(|| all().filter(is_craft).min_by_key(rank)).flatten();
        let next = craft.or_else(|| {
            principles.find_map(|principle| {
                let is_story = |it: &&Question| {
                    it.kind == Kind::Behavioural && it.primary_principle() == Some(principle) && suits(it)
                };
                all().filter(is_story).min_by_key(rank)
            })
        });
        let Some(next) = next else { break };
        left = left.saturating_sub(takes(next));
        chosen.push(next);
    }
    chosen.into_iter().map(|it| it.id.clone()).collect()
}
