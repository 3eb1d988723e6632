//! Which follow-ups are asked after an answer, one after the other.
//!
//! Nothing is made up here: every text is one of the pack's or one of those handed in. Chance is an argument, so the
//! same answer and the same number give the same chain.

use std::ops::RangeInclusive;

use crate::content::{FollowUp, FollowUpFamily, Probes, Trigger};

/// How many follow-ups a chain of various ones has.
pub const FOLLOW_UPS: RangeInclusive<usize> = 2..=5;

/// How long a reply may take, in seconds.
pub const REPLY_SECONDS: [u32; 3] = [30, 45, 60];

/// How often peeling asks why.
pub const WHYS: usize = 5;

/// How a chain presses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Press {
    /// From as many sides as there are.
    #[default]
    Around,
    /// Why, and why that, down to the root.
    Peel,
}

/// A follow-up of a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Which way it presses.
    pub family: FollowUpFamily,
    /// The words an interviewer would say.
    pub text: String,
    /// The check of the coach that called for it, if one did.
    pub check: Option<Trigger>,
}

/// A check of the coach that found something wanting in the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanting {
    /// Which check.
    pub check: Trigger,
    /// What an interviewer would ask because of it.
    pub family: Option<FollowUpFamily>,
}

/// What follow-ups are chosen from.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a> {
    /// What the question has of its own.
    pub follow_ups: &'a [FollowUp],
    /// What may be asked after any answer.
    pub probes: &'a [Probes],
    /// What the coach found wanting, the most telling first.
    pub wanting: &'a [Wanting],
    /// What was asked after this answer before.
    pub before: &'a [Asked],
}

/// How near a follow-up lies. The nearest are asked first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    /// The question's own, for a check that found something wanting.
    Called,
    /// The question's own, worth asking always.
    Own,
    /// The question's own, for a check that found nothing.
    Uncalled,
    /// A general one, of the family that a check calls for.
    Fitting,
    /// Any other general one.
    General,
}

struct Candidate<'a> {
    family: FollowUpFamily,
    text: &'a str,
    tier: Tier,
    check: Option<Trigger>,
}

impl Choice<'_> {
    /// Chooses follow-ups from various sides; as many as are wanted, within [`FOLLOW_UPS`], or all there are.
    ///
    /// No family comes twice while another is left, and nothing that was asked before while there is something new. Of
    /// the rest the nearest comes first: the question's own where the coach found something wanting, its others, then
    /// general ones, those first that a finding calls for, and of those the families that were not used before. Chance
    /// decides between equals.
    pub fn around(&self, wanted: usize, chance: u32) -> Vec<Asked> {
        let wanted = wanted.clamp(*FOLLOW_UPS.start(), *FOLLOW_UPS.end());
        let mut dice = Dice::new(chance);
        let mut left = self.candidates();
        let mut chain: Vec<Asked> = Vec::new();
        while chain.len() < wanted {
            let rank = |candidate: &Candidate<'_>, throw: u64| {
                let is_of_family = |asked: &&Asked| asked.family == candidate.family;
                let again = chain.iter().filter(is_of_family).count();
                let is_old = self.before.iter().any(|asked| asked.text == candidate.text);
                let is_used = candidate.tier >= Tier::Fitting && self.before.iter().any(|it| is_of_family(&it));
                (again, is_old, candidate.tier, is_used, throw)
            };
            let ranked = left.iter().enumerate().map(|(place, it)| (rank(it, dice.throw()), place));
            let Some((_, place)) = ranked.min() else { break };
            let Candidate { family, text, check, .. } = left.swap_remove(place);
            chain.push(Asked { family, text: text.to_owned(), check });
        }
        chain
    }

    /// Asks why, again and again: first in the pack's words, where it has some, then in those handed in. Each of those
    /// takes the reply before as it is and says nothing of it.
    pub fn peel(&self, whys: &[&str; WHYS], chance: u32) -> Vec<Asked> {
        let family = FollowUpFamily::WhyThisWay;
        let mut dice = Dice::new(chance);
        let first = self
            .candidates()
            .into_iter()
            .filter(|it| it.family == family)
            .min_by_key(|it| (self.before.iter().any(|asked| asked.text == it.text), it.tier, dice.throw()));
        let mut chain: Vec<Asked> =
            whys.iter().map(|why| Asked { family, text: (*why).to_owned(), check: None }).collect();
        if let (Some(first), Some(place)) = (first, chain.first_mut()) {
            *place = Asked { family, text: first.text.to_owned(), check: first.check };
        }
        chain
    }

    /// All that may be asked, each text once.
    fn candidates(&self) -> Vec<Candidate<'_>> {
        let own = self.follow_ups.iter().map(|it| {
            let is_called = self.wanting.iter().any(|wanting| wanting.check == it.trigger);
            let tier = match it.trigger {
                _ if is_called => Tier::Called,
                Trigger::Always => Tier::Own,
                _ => Tier::Uncalled,
            };
            Candidate { family: it.family, text: &it.text, tier, check: is_called.then_some(it.trigger) }
        });
        let general = self.probes.iter().flat_map(|probes| {
            let caller = self.wanting.iter().find(|wanting| wanting.family == Some(probes.family));
            let tier = if caller.is_some() { Tier::Fitting } else { Tier::General };
            let check = caller.map(|wanting| wanting.check);
            probes.texts.iter().map(move |text| Candidate { family: probes.family, text, tier, check })
        });
        let mut candidates: Vec<Candidate<'_>> = Vec::new();
        for candidate in own.chain(general) {
            if !candidates.iter().any(|other| other.text == candidate.text) {
                candidates.push(candidate);
            }
        }
        candidates
    }
}

/// Numbers that follow from the first one (SplitMix64, which is short and good enough to choose by).
struct Dice(u64);

impl Dice {
    fn new(chance: u32) -> Self {
        Self(u64::from(chance))
    }

    fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut number = self.0;
        number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        number ^ (number >> 31)
    }
}
