//! Who asks what in a mock loop: principles shared out over the interviewers, and questions for each.

use std::cmp::Reverse;

use crate::content::guide::Template;
use crate::content::{FollowUpFamily, Guide, Kind, Pack, PrincipleId, Question, QuestionId, RoundId};

use super::mock_loop::{bar_raiser, mixed};
use super::rounds::{LOOP_REPLY_SECONDS, LoopFollowUp, LoopQuestion, LoopRound, LoopSetup};

/// Principles that an interviewer looks for, at least and at most.
pub const PRINCIPLES_EACH: [usize; 2] = [2, 3];
/// No answer is planned shorter than this, in seconds.
const SHORTEST_SECONDS: u32 = 60;
/// Of the time of a round, what answers may be planned to take, in per cent; the rest is thinking and follow-ups.
const FOR_ANSWERS: u32 = 75;
/// No round is given more questions, however short they are.
const QUESTIONS_AT_MOST: usize = 16;

/// An interviewer who has no principles yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// How many principles there is room for: 2 or 3.
    pub room: usize,
    /// Of each principle, in the order in which they are dealt, whether the round has a question for it.
    pub fits: Vec<bool>,
}

/// Shares principles out over the seats; `count` of them, in the order in which they come first. Gives for each seat the
/// principles by their places in that order.
///
/// Every seat has two or three, none twice, as far as there are as many. None comes to a second seat before all have
/// come to one; where there is not room for all, the last ones are left out. Where they can all sit where there is a
/// question for them, they do.
pub fn allocate(count: usize, seats: &[Seat]) -> Vec<Vec<usize>> {
    let room: usize = seats.iter().map(|seat| seat.room).sum();
    let [least, _] = PRINCIPLES_EACH;
    let dealt = count.max(least * seats.len()).min(room).min(count * seats.len());
    // Two each first, then a third where there is room, as many as are dealt.
    let mut caps: Vec<usize> = seats.iter().map(|seat| seat.room.min(least).min(count)).collect();
    let mut rest = dealt.saturating_sub(caps.iter().sum());
    for (cap, seat) in caps.iter_mut().zip(seats) {
        let more = rest.min(seat.room.min(count).saturating_sub(*cap));
        *cap += more;
        rest -= more;
    }
    let mut table = Table { caps, seats, taken: vec![Vec::new(); seats.len()] };
    let mut waiting = Vec::new();
    for principle in (0..count).cycle().take(dealt) {
        if !table.place(principle, Care::All, &mut vec![false; seats.len()]) {
            waiting.push(principle);
        }
    }
    for principle in waiting {
        let is_seated = [Care::Seated, Care::Nobody]
            .into_iter()
            .any(|care| table.place(principle, care, &mut vec![false; seats.len()]));
        debug_assert!(is_seated, "there are as many chairs as are dealt");
    }
    for taken in &mut table.taken {
        taken.sort_unstable();
    }
    table.taken
}

/// Who must sit where there is a question for them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Care {
    /// Everybody.
    All,
    /// Those who do already.
    Seated,
    /// Nobody.
    Nobody,
}

/// The seats as far as they are taken.
struct Table<'a> {
    caps: Vec<usize>,
    seats: &'a [Seat],
    taken: Vec<Vec<usize>>,
}

impl Table<'_> {
    /// Seats a principle, where that must be by having others change their seats. Seats that were `tried` are left alone.
    fn place(&mut self, principle: usize, care: Care, tried: &mut [bool]) -> bool {
        for seat in 0..self.seats.len() {
            let is_free = self.taken.get(seat).is_some_and(|taken| !taken.contains(&principle));
            match tried.get_mut(seat) {
                Some(tried) if !*tried && is_free && (care != Care::All || fits(self.seats, seat, principle)) => {
                    *tried = true;
                }
                _ => continue,
            }
            let Some(taken) = self.taken.get(seat).cloned() else { continue };
            if self.caps.get(seat).is_some_and(|cap| taken.len() < *cap) {
                self.put(seat, principle);
                return true;
            }
            for other in taken {
                let care = match care {
                    Care::Seated if fits(self.seats, seat, other) => Care::All,
                    care => care,
                };
                if self.place(other, care, tried) {
                    if let Some(taken) = self.taken.get_mut(seat) {
                        taken.retain(|it| *it != other);
                    }
                    self.put(seat, principle);
                    return true;
                }
            }
        }
        false
    }

    fn put(&mut self, seat: usize, principle: usize) {
        if let Some(taken) = self.taken.get_mut(seat) {
            taken.push(principle);
        }
    }
}

/// Whether the seat's round has a question for a principle.
fn fits(seats: &[Seat], seat: usize, principle: usize) -> bool {
    seats.get(seat).is_some_and(|it| it.fits.get(principle) == Some(&true))
}

/// What questions are chosen by.
pub struct Wish<'a> {
    /// What was settled.
    pub setup: &'a LoopSetup,
    /// The rounds, in order.
    pub rounds: &'a [RoundId],
    /// The principles, those that need it most first. Of equal ones the seed decides before.
    pub principles: &'a [PrincipleId],
    /// When a question was last answered, if it was, in milliseconds since 1970.
    pub practised: &'a dyn Fn(&QuestionId) -> Option<u64>,
}

/// Lines the interviewers up: the rounds with their principles and questions. No question comes twice; those answered
/// longest ago, or never, come first. Empty where the pack has no question for a round.
///
/// Nobody can tell from it who the bar raiser is: that round has as many questions and follow-ups as any, and as much time.
pub fn line_up(pack: &Pack, guide: Option<&Guide>, wish: &Wish<'_>) -> Vec<LoopRound> {
    let mut used: Vec<&QuestionId> = Vec::new();
    let desks: Vec<Desk<'_>> = wish.rounds.iter().filter_map(|round| Desk::of(pack, guide, wish, round)).collect();
    let seats: Vec<Seat> = desks.iter().map(|desk| desk.seat(wish)).collect();
    let shares = allocate(wish.principles.len(), &seats);
    let named = |share: &Vec<usize>| share.iter().filter_map(|place| wish.principles.get(*place)).collect();
    let shares: Vec<Vec<&PrincipleId>> = shares.iter().map(named).collect();
    let mut chosen: Vec<Vec<&Question>> = Vec::new();
    for (place, (desk, principles)) in desks.iter().zip(&shares).enumerate() {
        let others: Vec<&PrincipleId> = shares.iter().skip(place + 1).flatten().copied().collect();
        let questions = desk.choose(wish, principles, &others, &used);
        used.extend(questions.iter().map(|question| &question.id));
        chosen.push(questions);
    }
    // Spare ones only when every round has its own, and one each in turn: no round takes another's.
    loop {
        let before = used.len();
        for ((desk, principles), questions) in desks.iter().zip(&shares).zip(&mut chosen) {
            if planned(wish.setup, questions) < wish.setup.length.minutes() * 60 && questions.len() < QUESTIONS_AT_MOST
            {
                let spare = desk.spare(wish, principles, &used);
                used.extend(spare.map(|it| &it.id));
                questions.extend(spare);
            }
        }
        if used.len() == before {
            break;
        }
    }
    let mut rounds: Vec<LoopRound> = Vec::new();
    for ((desk, principles), questions) in desks.iter().zip(&shares).zip(&chosen) {
        rounds.push(LoopRound {
            round: desk.round.clone(),
            principles: principles.iter().copied().cloned().collect(),
            questions: asked(wish.setup, guide, questions, &[]),
            spent_ms: 0,
            vote: None,
        });
    }
    if let Some(raised) = bar_raiser(wish.setup.seed, rounds.len()) {
        let others = rounds.iter().enumerate().filter(|(place, _)| *place != raised).flat_map(|(_, it)| &it.questions);
        let pressed: Vec<FollowUpFamily> = others.flat_map(|it| &it.follow_ups).map(|it| it.family).collect();
        if let (Some(round), Some(questions)) = (rounds.get_mut(raised), chosen.get(raised)) {
            round.questions = asked(wish.setup, guide, questions, &pressed);
        }
    }
    rounds
}

/// What a round can ask in this role.
struct Desk<'a> {
    round: &'a RoundId,
    pool: Vec<&'a Question>,
    templates: Vec<&'a Template>,
}

impl<'a> Desk<'a> {
    fn of(pack: &'a Pack, guide: Option<&'a Guide>, wish: &Wish<'a>, round: &'a RoundId) -> Option<Self> {
        let role = &wish.setup.role;
        let is_asked = |question: &&Question| {
            question.rounds.contains(round)
                && (question.roles.is_empty() || question.roles.contains(role))
                && !matches!(question.kind, Kind::Written | Kind::Screen)
        };
        let pool: Vec<&Question> = pack.questions().iter().filter(is_asked).collect();
        let fits = |template: &&Template| template.questions.iter().all(|id| pool.iter().any(|it| it.id == *id));
        let templates = guide.map_or(&[][..], |guide| &guide.rounds);
        let templates = templates.iter().filter(|it| it.round == *round).flat_map(|it| &it.templates);
        let templates = templates.filter(fits).collect();
        (!pool.is_empty()).then_some(Self { round, pool, templates })
    }

    /// One question is the round's own craft, where it has any; the others are for principles.
    fn seat(&self, wish: &Wish<'_>) -> Seat {
        let [least, most] = PRINCIPLES_EACH;
        let has_craft = self.pool.iter().any(|it| it.kind != Kind::Behavioural);
        let room = wish.setup.length.questions().saturating_sub(usize::from(has_craft)).clamp(least, most);
        let fits = |principle: &PrincipleId| self.pool.iter().any(|it| it.primary_principle() == Some(principle));
        Seat { room, fits: wish.principles.iter().map(fits).collect() }
    }

    /// What an interviewer asks of these principles. Questions for those that `others` look for later are left to them.
    fn choose(
        &self,
        wish: &Wish<'_>,
        principles: &[&PrincipleId],
        others: &[&PrincipleId],
        used: &[&QuestionId],
    ) -> Vec<&'a Question> {
        let count = wish.setup.length.questions();
        let template = self.template(wish, principles, used);
        let of_template = |question: &Question| template.is_some_and(|it| it.questions.contains(&question.id));
        let measures =
            |question: &Question| question.primary_principle().is_some_and(|primary| principles.contains(&primary));
        let is_spare = |question: &Question| {
            question.primary_principle().is_none_or(|it| principles.contains(&it) || !others.contains(&it))
        };
        let mut chosen: Vec<&'a Question> = Vec::new();
        // The best of those that are let through: answered longest ago, of the set, for this very role.
        let best = |chosen: &[&'a Question], lets: &dyn Fn(&Question) -> bool| {
            let is_free =
                |it: &&&Question| !used.contains(&&it.id) && !chosen.iter().any(|other| other.id == it.id) && lets(it);
            self.pool.iter().filter(is_free).min_by_key(|it| rank(wish, it, of_template(it))).copied()
        };
        // Craft that also measures one of the principles; with room for another question, any.
        let craft = best(&chosen, &|it| it.kind != Kind::Behavioural && measures(it));
        let any = || best(&[], &|it| it.kind != Kind::Behavioural && is_spare(it)).filter(|_| count > principles.len());
        chosen.extend(craft.or_else(any));
        for principle in principles {
            let is_measured = chosen.iter().any(|it| it.primary_principle() == Some(*principle));
            if chosen.len() < count && !is_measured {
                let first = best(&chosen, &|it| it.primary_principle() == Some(*principle));
                chosen.extend(first.or_else(|| best(&chosen, &|it| it.principles.contains(principle))));
            }
        }
        while chosen.len() < count {
            let more = best(&chosen, &|it| of_template(it) && is_spare(it))
                .or_else(|| best(&chosen, &measures))
                .or_else(|| best(&chosen, &is_spare))
                .or_else(|| best(&chosen, &|_| true));
            match more {
                Some(more) => chosen.push(more),
                None => break,
            }
        }
        chosen
    }

    /// One question more, for when the answers before were short: about these principles, or else about anything.
    fn spare(&self, wish: &Wish<'_>, principles: &[&PrincipleId], used: &[&QuestionId]) -> Option<&'a Question> {
        let measures = |it: &Question| it.primary_principle().is_some_and(|primary| principles.contains(&primary));
        let free = self.pool.iter().filter(|it| !used.contains(&&it.id));
        free.min_by_key(|it| (!measures(it), rank(wish, it, false))).copied()
    }

    /// The set whose questions measure most of the principles; of equal ones that practised longest ago.
    fn template(&self, wish: &Wish<'_>, principles: &[&PrincipleId], used: &[&QuestionId]) -> Option<&'a Template> {
        let question = |id: &QuestionId| self.pool.iter().find(|it| it.id == *id);
        let rank = |template: &&&Template| {
            let measured = template.questions.iter().filter_map(|id| question(id)?.primary_principle());
            let hits = measured.filter(|it| principles.contains(it)).count();
            let last = template.questions.iter().filter_map(|id| (wish.practised)(id)).max();
            (Reverse(hits), last, hash(wish.setup.seed, &template.id))
        };
        let is_free = |template: &&&Template| !template.questions.iter().any(|id| used.contains(&id));
        self.templates.iter().filter(is_free).min_by_key(rank).copied()
    }
}

/// What comes first among equals: answered longest ago, of the set, for this very role.
fn rank(wish: &Wish<'_>, it: &Question, is_of_set: bool) -> (u64, bool, bool, u32) {
    let last = (wish.practised)(&it.id).unwrap_or(0);
    (last, !is_of_set, it.roles.is_empty(), hash(wish.setup.seed, it.id.as_str()))
}

/// How long the answer to a question of these should take, in seconds: shortened where the round is.
fn answer_seconds(setup: &LoopSetup, questions: &[&Question], question: &Question) -> u32 {
    const STANDARD: u32 = 180;
    let wished = |question: &Question| question.target_seconds.unwrap_or(STANDARD);
    // Spare ones are for when the others took less.
    let wanted: u32 = questions.iter().take(setup.length.questions()).map(|it| wished(it)).sum();
    let there_is = setup.length.minutes() * 60 * FOR_ANSWERS / 100;
    let seconds = wished(question);
    match u64::from(seconds) * u64::from(there_is) / u64::from(wanted.max(1)) {
        // In steps of five seconds.
        less if wanted > there_is => u32::try_from(less / 5 * 5).unwrap_or(seconds).max(SHORTEST_SECONDS),
        _ => seconds,
    }
}

/// How long a round of these questions takes, in seconds: thinking, answers, and replies where the pack has what to ask.
fn planned(setup: &LoopSetup, questions: &[&Question]) -> u32 {
    let replies = |it: &Question| it.follow_ups.len().min(setup.length.follow_ups());
    let takes = |it: &&Question| {
        let replies = u32::try_from(replies(it)).unwrap_or(0) * LOOP_REPLY_SECONDS;
        setup.think_seconds_for(it.kind) + answer_seconds(setup, questions, it) + replies
    };
    questions.iter().map(takes).sum()
}

/// The questions as they are asked: with their times, and what is asked after them.
fn asked(
    setup: &LoopSetup,
    guide: Option<&Guide>,
    questions: &[&Question],
    before: &[FollowUpFamily],
) -> Vec<LoopQuestion> {
    let asked = |question: &&Question| LoopQuestion {
        question: question.id.clone(),
        text: question.text.clone(),
        kind: question.kind,
        principles: question.principles.clone(),
        seconds: answer_seconds(setup, questions, question),
        follow_ups: pressed(setup, guide, question, before),
        answered_wall_ms: None,
    };
    questions.iter().map(asked).collect()
}

/// What is asked after an answer: the question's own, then what is asked of any story, each pressing another way. Those come
/// first that press as seldom as may be `before`: the bar raiser asks what the others did not.
fn pressed(
    setup: &LoopSetup,
    guide: Option<&Guide>,
    question: &Question,
    before: &[FollowUpFamily],
) -> Vec<LoopFollowUp> {
    let count = setup.length.follow_ups();
    let often = |family: FollowUpFamily| before.iter().filter(|it| **it == family).count();
    let mut own: Vec<_> = question.follow_ups.iter().collect();
    own.sort_by_key(|it| often(it.family));
    let own = own.into_iter().map(|it| LoopFollowUp { family: it.family, text: it.text.clone(), reply: None });
    let mut pressed: Vec<LoopFollowUp> = own.take(count).collect();
    let probes = guide.map_or(&[][..], |guide| &guide.probes);
    if question.kind != Kind::Behavioural {
        return pressed;
    }
    while pressed.len() < count {
        let free = probes.iter().filter(|it| !pressed.iter().any(|other| other.family == it.family));
        let rank = |word: &str| hash(setup.seed, &[question.id.as_str(), word].concat());
        let probes = free.flat_map(|it| it.texts.iter().map(move |text| (it.family, text)));
        let Some((family, text)) = probes.min_by_key(|(family, text)| (often(*family), rank(text))) else { break };
        pressed.push(LoopFollowUp { family, text: text.clone(), reply: None });
    }
    pressed
}

/// A number that looks like chance and is the same for the same seed and name.
pub fn hash(seed: u32, name: &str) -> u32 {
    // FNV-1a, then mixed with the seed: names that differ in one letter must not stay neighbours.
    let sum = name.bytes().fold(0x811c_9dc5_u32, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    mixed(seed, sum)
}
