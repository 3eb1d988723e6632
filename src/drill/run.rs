//! A run of screen questions: which are put, in which order, and how long each answer may take.
//!
//! A run has no record of its own. Its name says all: the stage, the length, when it began, and the number that the
//! choice comes from; the same name gives the same questions. Which of them were answered, the attempts say.

use crate::content::{Filter, Kind, Pack, Question, QuestionId, StageId};

/// The lengths of a run, in minutes: compressed, and as long as the call it is of.
pub const RUN_MINUTES: [u32; 2] = [12, 60];
/// How many questions a run of these lengths puts.
const QUESTIONS: [usize; 2] = [5, 6];
/// The first screen questions of a pack open every run: the walk through the résumé, and why this company.
const OPENERS: usize = 2;
/// Lengths are told in tens of seconds.
const STEP_SECONDS: u64 = 10;

/// A run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The stage whose questions it puts.
    pub stage: StageId,
    /// Its length, one of [`RUN_MINUTES`].
    pub minutes: u32,
    /// When it began, in milliseconds since 1970.
    pub begun_wall_ms: u64,
    /// Any number; whoever begins the run draws it.
    pub chance: u32,
}

/// A question of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Put<'pack> {
    /// What is asked.
    pub question: &'pack Question,
    /// How long its answer may take.
    pub answer_seconds: u32,
}

impl Run {
    /// The name of the run, as it stands in addresses: `recruiter-phone-screen/12/0001795348800000-0000002a`.
    pub fn name(&self) -> String {
        format!("{}/{}/{:013}-{:08x}", self.stage.as_str(), self.minutes, self.begun_wall_ms, self.chance)
    }

    /// Reads a name; nothing where the text is none.
    pub fn parse(name: &str) -> Option<Self> {
        let mut runs = name.split('/');
        let (stage, minutes, rest) = (runs.next()?, runs.next()?, runs.next()?);
        let (begun, chance) = rest.split_once('-')?;
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let is_chance = chance.len() == 8 && chance.bytes().all(|byte| byte.is_ascii_hexdigit());
        if runs.next().is_some() || stage.is_empty() || !is_number(minutes) || !is_number(begun) || !is_chance {
            return None;
        }
        let minutes = minutes.parse().ok().filter(|minutes| RUN_MINUTES.contains(minutes))?;
        let chance = u32::from_str_radix(chance, 16).ok()?;
        Some(Self { stage: StageId::new(stage), minutes, begun_wall_ms: begun.parse().ok()?, chance })
    }

    /// Whether it is as long as the call, with follow-ups after each answer.
    pub fn is_call(&self) -> bool {
        RUN_MINUTES.last() == Some(&self.minutes)
    }

    /// Its questions, none twice; none where the stage puts none. First come the openers, then others of the stage by
    /// chance. In a compressed run the lengths are shared out as the questions suggest, and add up to the run's. In a call
    /// they are what the questions suggest: the rest of it is follow-ups, and what one asks oneself.
    pub fn questions<'pack>(&self, pack: &'pack Pack) -> Vec<Put<'pack>> {
        let wanted = wanted(&self.stage);
        let of_stage: Vec<&QuestionId> = pack.matching(&wanted).map(|question| &question.id).collect();
        if of_stage.is_empty() {
            return Vec::new();
        }
        let mut chosen: Vec<&Question> = screens(pack).take(OPENERS).collect();
        let is_other = |question: &&Question| {
            of_stage.contains(&&question.id) && chosen.iter().all(|opener| opener.id != question.id)
        };
        let mut others: Vec<&Question> = screens(pack).filter(is_other).collect();
        let place = RUN_MINUTES.iter().position(|minutes| *minutes == self.minutes);
        let count = place.and_then(|place| QUESTIONS.get(place)).copied().unwrap_or_default();
        let mut chance = Chance::new(self.chance);
        while chosen.len() < count && !others.is_empty() {
            let place = chance.below(others.len());
            chosen.push(others.remove(place));
        }
        let standard = pack.defaults().standard_seconds;
        let suggested: Vec<u32> = chosen.iter().map(|it| it.target_seconds.unwrap_or(standard)).collect();
        let lengths = if self.is_call() { suggested } else { shared_by(self.minutes.saturating_mul(60), &suggested) };
        let put = |(question, answer_seconds)| Put { question, answer_seconds };
        chosen.into_iter().zip(lengths).map(put).collect()
    }
}

/// The stages that a run can be of, in the pack's order: those with screen questions.
pub fn stages_of_runs(pack: &Pack) -> impl Iterator<Item = &StageId> {
    pack.stages().iter().map(|stage| &stage.id).filter(|id| pack.matching(&wanted(id)).next().is_some())
}

/// The screen questions of a pack, in its order.
fn screens(pack: &Pack) -> impl Iterator<Item = &Question> {
    pack.questions().iter().filter(|question| question.kind == Kind::Screen)
}

/// The screen questions of a stage.
fn wanted(stage: &StageId) -> Filter {
    Filter { stage: Some(stage.clone()), kind: Some(Kind::Screen), ..Filter::default() }
}

/// Shares seconds out in the proportion of what is suggested, in steps; they add up to the total.
fn shared_by(total: u32, suggested: &[u32]) -> Vec<u32> {
    let all: u64 = suggested.iter().map(|seconds| u64::from(*seconds)).sum();
    let (mut before, mut sum) = (0_u64, 0_u64);
    let share = |seconds: &u32| {
        sum += u64::from(*seconds);
        // Cutting at cumulated shares loses nothing to rounding; the last cut is the total.
        let ends = match all {
            0 => 0,
            _ if sum == all => u64::from(total),
            _ => u64::from(total) * sum / all / STEP_SECONDS * STEP_SECONDS,
        };
        let length = ends.saturating_sub(before);
        before = ends;
        u32::try_from(length).unwrap_or(u32::MAX)
    };
    suggested.iter().map(share).collect()
}

/// Numbers that follow from one another: the same seed gives the same ones everywhere.
struct Chance(u64);

impl Chance {
    fn new(seed: u32) -> Self {
        Self(u64::from(seed) ^ 0x9e37_79b9_7f4a_7c15)
    }

    /// A number below `end`, or 0 where there is none. SplitMix64; that some are likelier by 2⁻⁵⁰ is no matter here.
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        let end = u64::try_from(end).unwrap_or(u64::MAX);
        mixed.checked_rem(end).and_then(|number| usize::try_from(number).ok()).unwrap_or_default()
    }
}
