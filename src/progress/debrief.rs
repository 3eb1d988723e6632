//! What a mock loop came to: stories told twice, principles that nothing was asked about, and what to practise next.
//!
//! All of it comes from what the person said, marked and took; nothing here is a verdict.

use std::collections::BTreeSet;

use crate::content::PrincipleId;
use crate::drill::{Asked, Firmness, LOOP_REPLY_SECONDS, Loop, LoopFollowUp, Pace, Press, Vote, pace};

use super::{Answer, Attempt, AttemptId, Chain, Rating, Reply, StoryId};

/// What is to be practised next is so much, at most.
pub const NEXT_AT_MOST: usize = 3;
/// Words that two answers share, of the words that tell the shorter one from others, in per cent. Of 2,556 pairs of unlike
/// sample answers the highest is 33, of two that are all stock phrases; the next is 18. Not tried on real second tellings.
const ALIKE: usize = 35;
/// Below so many such words an answer is too short to be told from others by them.
const ENOUGH: usize = 10;
/// Shorter words tell nothing.
const LONG: usize = 5;
/// Words of that length that one answer in seven has, whatever it tells.
const COMMON: &str = " about after again anything asked because before board brought called changed check company could \
    eight eleven evening every everybody everyone everything first forty found fourteen going hours hundred manager minutes \
    month months morning moved myself never night nobody nothing number other people place pulled really right running second \
    since small somebody something still their there thing think those thought thousand three through times turned twenty \
    under wanted weeks where which whole without worked would wrong wrote years ";

/// An answer of a loop: where it was asked, and its attempt.
#[derive(Clone, Debug)]
pub struct Given {
    /// The round.
    pub round: usize,
    /// The question of the round.
    pub question: usize,
    /// The attempt.
    pub attempt: Attempt,
    /// Its texts.
    pub answer: Answer,
}

impl Given {
    /// Everything that was said, as far as it is known.
    pub fn said(&self) -> String {
        let typed = self.answer.texts.iter().filter(|text| !text.trim().is_empty());
        let typed: Vec<&str> = typed.map(String::as_str).collect();
        if typed.is_empty() { self.answer.transcript.clone() } else { typed.join("\n\n") }
    }
}

/// The name of the attempt of a question; nothing where it was not answered.
pub fn attempt_of(it: &Loop, round: usize, question: usize) -> Option<AttemptId> {
    let asked = it.rounds().get(round)?.questions.get(question)?;
    Some(AttemptId::new(asked.answered_wall_ms?, it.chance(round, question)))
}

/// The replies to the follow-ups of a question, as they are kept under its attempt; nothing where there are none. The chain
/// begins with the answer, so that it is known again when a reply is marked.
pub fn replies_of(it: &Loop, round: usize, question: usize) -> Option<Chain> {
    let asked = it.rounds().get(round)?.questions.get(question)?;
    let given = |pressed: &LoopFollowUp| {
        let reply = pressed.reply.as_ref()?;
        Some(Reply {
            asked: Asked { family: pressed.family, text: pressed.text.clone(), check: None },
            said: reply.text.clone(),
            spent_ms: reply.spent_ms,
            left_out_ms: 0,
            is_given: true,
            firmness: reply.firmness,
        })
    };
    let replies: Vec<Reply> = asked.follow_ups.iter().filter_map(given).collect();
    let chain = Chain {
        started_wall_ms: asked.answered_wall_ms?,
        manner: it.setup().manner,
        press: Press::Around,
        reply_ms: u64::from(LOOP_REPLY_SECONDS) * 1000,
        replies,
    };
    (!chain.replies.is_empty()).then_some(chain)
}

/// Two answers that tell one story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twice {
    /// The round and the question of the earlier one.
    pub first: [usize; 2],
    /// The round and the question of the later one.
    pub second: [usize; 2],
    /// What says so.
    pub sign: Sign,
}

/// What says that two answers tell one story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sign {
    /// The person: both were told with this story.
    Story(StoryId),
    /// The words that both have, in the order of the alphabet.
    Words(Vec<String>),
}

/// The pairs of answers that tell one story: by what the person said they were told with, or by their words. Each answer
/// is paired with the first that is like it. Two that were told with different stories are not alike.
pub fn told_twice(given: &[Given]) -> Vec<Twice> {
    let told: Vec<BTreeSet<String>> = given.iter().map(|it| telling_words(&it.said())).collect();
    let mut twice = Vec::new();
    for (place, (later, words)) in given.iter().zip(&told).enumerate() {
        let sign = given.iter().zip(&told).take(place).find_map(|(earlier, others)| {
            let sign = match (&earlier.attempt.story, &later.attempt.story) {
                (Some(one), Some(other)) => (one == other).then(|| Sign::Story(one.clone())),
                _ => alike(words, others).map(Sign::Words),
            };
            Some((earlier, sign?))
        });
        if let Some((earlier, sign)) = sign {
            let [first, second] = [earlier, later].map(|it| [it.round, it.question]);
            twice.push(Twice { first, second, sign });
        }
    }
    twice
}

/// The words that two answers share, if these are many.
fn alike(one: &BTreeSet<String>, other: &BTreeSet<String>) -> Option<Vec<String>> {
    let shorter = one.len().min(other.len());
    let shared: Vec<String> = one.intersection(other).cloned().collect();
    (shorter >= ENOUGH && shared.len() * 100 >= shorter * ALIKE).then_some(shared)
}

/// The words that tell an answer from others: long ones that are not common, and numbers.
fn telling_words(text: &str) -> BTreeSet<String> {
    let tells = |word: &&str| {
        let letters = word.chars().count();
        letters >= LONG || (letters > 1 && word.chars().all(char::is_numeric))
    };
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(tells).map(str::to_lowercase);
    words.filter(|word| !COMMON.contains(&[" ", word, " "].concat())).collect()
}

/// Of these principles those that no answered question measured.
pub fn uncovered(it: &Loop, principles: &[PrincipleId]) -> Vec<PrincipleId> {
    let answered =
        it.rounds().iter().flat_map(|round| &round.questions).filter(|asked| asked.answered_wall_ms.is_some());
    let measured: Vec<&PrincipleId> = answered.flat_map(|asked| &asked.principles).collect();
    principles.iter().filter(|principle| !measured.contains(principle)).cloned().collect()
}

/// Something to practise next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// What to do.
    pub what: What,
    /// Why: all that speaks for it, that which weighs most first.
    pub why: Vec<Why>,
}

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Answer the question of this round and place again.
    Tell([usize; 2]),
    /// Have another story ready for this principle.
    Story(PrincipleId),
    /// Answer a question about this principle.
    Cover(PrincipleId),
}

/// Why something comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The story was told before in the same loop.
    ToldTwice,
    /// The person rated it so.
    Rated(RatedLow),
    /// So many replies were a gap.
    Gaps(usize),
    /// The person was not inclined after that round.
    NotInclined,
    /// Nothing was asked about it.
    NotAsked,
    /// So many checks found something missing.
    Missing(usize),
    /// It took far longer than planned.
    FarOver,
    /// So many replies were partial.
    Halves(usize),
    /// The others went better, or as well.
    LeastSure,
}

/// A low rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the words of the ratings")]
pub enum RatedLow {
    Again,
    Hard,
}

impl Why {
    fn weight(self) -> usize {
        match self {
            Self::ToldTwice => 5,
            Self::Rated(RatedLow::Again) => 4,
            Self::Rated(RatedLow::Hard) => 3,
            Self::Gaps(count) => 3 * count.min(2),
            Self::NotInclined | Self::NotAsked => 2,
            Self::Missing(count) => count.min(3),
            Self::FarOver | Self::Halves(_) => 1,
            Self::LeastSure => 0,
        }
    }
}

/// What to practise next, the most pressing first: at most [`NEXT_AT_MOST`], each about another principle as far as known.
/// `missing` says in how many checks of an answer something was missing. Of equal ones the earlier asked comes first.
pub fn next_three(
    it: &Loop,
    given: &[Given],
    twice: &[Twice],
    uncovered: &[PrincipleId],
    missing: &dyn Fn([usize; 2]) -> usize,
) -> Vec<Next> {
    let mut found: Vec<(Option<PrincipleId>, Next)> = Vec::new();
    for answer in given {
        let place = [answer.round, answer.question];
        let principle = answer.attempt.principle.clone();
        let mut why = of_answer(it, answer, missing(place));
        let is_twice = twice.iter().any(|twice| twice.second == place);
        let what = match &principle {
            Some(principle) if is_twice => {
                why.push(Why::ToldTwice);
                What::Story(principle.clone())
            }
            _ => What::Tell(place),
        };
        if why.is_empty() {
            why.push(Why::LeastSure);
        }
        why.sort_by_key(|why| usize::MAX - why.weight());
        found.push((principle, Next { what, why }));
    }
    for principle in uncovered {
        let next = Next { what: What::Cover(principle.clone()), why: vec![Why::NotAsked] };
        found.push((Some(principle.clone()), next));
    }
    let weight = |next: &Next| next.why.iter().map(|why| why.weight()).sum::<usize>();
    found.sort_by_key(|(_, next)| usize::MAX - weight(next));
    let mut chosen: Vec<(Option<PrincipleId>, Next)> = Vec::new();
    for candidate in found {
        let is_new = candidate.0.is_none() || chosen.iter().all(|(principle, _)| *principle != candidate.0);
        if is_new && chosen.len() < NEXT_AT_MOST {
            chosen.push(candidate);
        }
    }
    chosen.into_iter().map(|(_, next)| next).collect()
}

/// What speaks for telling an answer again.
fn of_answer(it: &Loop, answer: &Given, missing: usize) -> Vec<Why> {
    let round = it.rounds().get(answer.round);
    let asked = round.and_then(|round| round.questions.get(answer.question));
    let firmness = |wanted: Firmness| {
        let replies = asked.iter().flat_map(|asked| &asked.follow_ups).filter_map(|it| it.reply.as_ref());
        replies.filter(|reply| reply.firmness == Some(wanted)).count()
    };
    let rated = match answer.attempt.rating {
        Some(Rating::Again) => Some(Why::Rated(RatedLow::Again)),
        Some(Rating::Hard) => Some(Why::Rated(RatedLow::Hard)),
        _ => None,
    };
    let [gaps, halves] = [Firmness::Gap, Firmness::Partial].map(firmness);
    let is_declined = round.is_some_and(|round| round.vote == Some(Vote::NotInclined));
    let is_long = pace(answer.attempt.planned_ms(), answer.attempt.answered_ms()) == Pace::FarOver;
    let signs = [
        rated,
        (gaps > 0).then_some(Why::Gaps(gaps)),
        is_declined.then_some(Why::NotInclined),
        (missing > 0).then_some(Why::Missing(missing)),
        is_long.then_some(Why::FarOver),
        (halves > 0).then_some(Why::Halves(halves)),
    ];
    signs.into_iter().flatten().collect()
}

/// The sentences of a text that a span lies in, as byte offsets without the white space around. A span that is none in this
/// text gives nothing.
pub fn sentence_around(text: &str, (start, end): (usize, usize)) -> Option<(usize, usize)> {
    let (before, after) = (text.get(..start)?, text.get(end.max(start)..)?);
    let is_end = |text: &str, place: usize, sign: char| {
        // A dot within a number or a name ends nothing.
        let next = text.get(place + sign.len_utf8()..).and_then(|rest| rest.chars().next());
        sign == '\n' || (matches!(sign, '.' | '!' | '?') && next.is_none_or(char::is_whitespace))
    };
    let ends = before.char_indices().rev().find(|(place, sign)| is_end(text, *place, *sign));
    let from = ends.map_or(0, |(place, sign)| place + sign.len_utf8());
    let past = after.char_indices().find(|(place, sign)| is_end(text, end.max(start) + place, *sign));
    let past = past.map_or(text.len(), |(place, sign)| end.max(start) + place + sign.len_utf8());
    let whole = text.get(from..past)?;
    let lead = whole.len() - whole.trim_start().len();
    Some((from + lead, from + lead + whole.trim().len()))
}
