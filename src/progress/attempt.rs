//! An attempt: what remains of a drill once the answer is given.

use crate::content::{PackId, PrincipleId, Question, QuestionId, Segment};
use crate::drill::{Drill, Manner, Now, Part, Planned};

use super::paper::UNPLANNED_MS;
use super::{StoryId, count_words, words_per_minute};

/// The name of an attempt. Sorts by the time it began; two tabs never make the same one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttemptId(String);

impl AttemptId {
    /// Names an attempt that began at `started_wall_ms`; `chance` tells apart those of one millisecond.
    pub fn new(started_wall_ms: u64, chance: u32) -> Self {
        Self(name(started_wall_ms, chance))
    }

    /// Reads a name from a storage key or an address; nothing where the text is no such name.
    pub fn parse(text: &str) -> Option<Self> {
        is_name(text).then(|| Self(text.into()))
    }

    /// The name as it stands in storage keys and addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A name that sorts by time, for what is made one by one; `chance` tells apart those of one millisecond.
pub(super) fn name(wall_ms: u64, chance: u32) -> String {
    format!("{wall_ms:013}-{chance:08x}")
}

/// Whether the text is a name that [`name`] could have made.
pub(super) fn is_name(text: &str) -> bool {
    let digits = |run: &str, length: usize, radix: u32| {
        run.len() >= length && run.len() <= 20 && run.chars().all(|c| c.is_digit(radix))
    };
    text.split_once('-').is_some_and(|(time, chance)| digits(time, 13, 10) && digits(chance, 8, 16))
}

/// How readily the answer came, in the vocabulary of spaced repetition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the field's own four words")]
pub enum Rating {
    Again,
    Hard,
    Good,
    Easy,
}

impl Rating {
    /// All four, from worst to best.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];
}

/// What the person found when they looked back at their answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SelfCheck {
    /// The segments that were really there.
    pub segments: Vec<Segment>,
    /// Whether the answer showed what the principle probes.
    pub probe: bool,
}

/// The summary of an attempt: what lists and statistics need. The long texts are in [`Answer`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Its name.
    pub id: AttemptId,
    /// The pack the question came from.
    pub pack: PackId,
    /// The question.
    pub question: QuestionId,
    /// The question's words at that time, so that the attempt can be read without its pack.
    pub question_text: String,
    /// The primary principle of the question, if it has one.
    pub principle: Option<PrincipleId>,
    /// When the drill began, in milliseconds since 1970.
    pub started_wall_ms: u64,
    /// How the answer was given.
    pub manner: Manner,
    /// The plan it was told against.
    pub plan: Vec<Planned>,
    /// The time each part took, in milliseconds, in the plan's order.
    pub spent_ms: Vec<u64>,
    /// The words of each part, in the plan's order. Of an answer given aloud those of its transcript, all with the first
    /// part: nobody knows to which part each belongs.
    pub words: Vec<usize>,
    /// The time it was thought over, in milliseconds.
    pub thought_ms: u64,
    /// Absences that were left out of the count, in milliseconds.
    pub left_out_ms: u64,
    /// How readily it came, once the person has said so.
    pub rating: Option<Rating>,
    /// What the person found looking back.
    pub self_check: SelfCheck,
    /// The story it was told with, if the person has said so. It may have been deleted since.
    pub story: Option<StoryId>,
}

/// The long texts of an attempt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The notes made while thinking and answering.
    pub notes: String,
    /// The text of each part, in the plan's order. Of an answer given aloud they are empty, until its transcript is
    /// split into the four segments, whatever was planned. One typed in one piece can be split, too.
    pub texts: Vec<String>,
    /// What was said, as pasted afterwards by one who answered aloud. Of an answer typed in one piece and split since, what
    /// was typed.
    pub transcript: String,
    /// How long that took, in seconds, where the transcript came with its times.
    pub said_seconds: Option<u32>,
    /// The person's remark when looking back.
    pub remark: String,
}

/// What the person adds to an attempt when looking back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amendment {
    /// How readily it came.
    Rating(Rating),
    /// Whether a segment was really there.
    Segment(Segment, bool),
    /// Whether the answer showed what the principle probes.
    Probe(bool),
    /// A remark.
    Remark(String),
    /// What was said, for an answer given aloud.
    Transcript(String),
    /// How many seconds that took, by its own times; none goes by the drill's clock.
    SaidSeconds(Option<u32>),
    /// Of what was said, or typed in one piece, the segment at a place.
    Part(usize, String),
    /// The story it was told with; none takes it back.
    Story(Option<StoryId>),
}

/// Which of an attempt's two records an amendment has changed. Only these are written: the other may just have been changed
/// in another tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amended {
    /// The [`Attempt`].
    Summary,
    /// The [`Answer`].
    Texts,
    /// Both.
    Both,
}

impl Attempt {
    /// Takes up what the person adds when looking back.
    pub fn amend(&mut self, answer: &mut Answer, amendment: Amendment) -> Amended {
        match amendment {
            Amendment::Rating(rating) => self.rating = Some(rating),
            Amendment::Segment(segment, there) => {
                let segments = &mut self.self_check.segments;
                segments.retain(|other| *other != segment);
                if there {
                    let place = segments.iter().take_while(|other| **other < segment).count();
                    segments.insert(place, segment);
                }
            }
            Amendment::Probe(shown) => self.self_check.probe = shown,
            Amendment::Remark(remark) => {
                answer.remark = remark;
                return Amended::Texts;
            }
            Amendment::Transcript(transcript) => {
                if let (Manner::Aloud, Some(first)) = (self.manner, self.words.first_mut()) {
                    *first = count_words(&transcript);
                }
                answer.transcript = transcript;
                return Amended::Both;
            }
            Amendment::SaidSeconds(seconds) => {
                answer.said_seconds = seconds;
                return Amended::Texts;
            }
            Amendment::Part(place, text) => {
                if self.manner == Manner::Aloud || self.is_typed_whole() {
                    if let (Manner::Typed, [whole]) = (self.manner, answer.texts.as_mut_slice()) {
                        std::mem::swap(whole, &mut answer.transcript);
                    }
                    while answer.texts.len() < Segment::ALL.len() {
                        answer.texts.push(String::new());
                    }
                    if let Some(part) = answer.texts.get_mut(place) {
                        *part = text;
                    }
                }
                return Amended::Texts;
            }
            Amendment::Story(story) => self.story = story,
        }
        Amended::Summary
    }

    /// What remains of a drill when its answer is given.
    pub fn of_drill(drill: &Drill, pack: PackId, question: &Question, id: AttemptId, now: Now) -> (Self, Answer) {
        let setup = drill.setup();
        let attempt = Self {
            id,
            pack,
            question: question.id.clone(),
            question_text: question.text.clone(),
            principle: question.primary_principle().cloned(),
            started_wall_ms: drill.started_wall_ms(),
            manner: setup.manner,
            plan: setup.plan.clone(),
            spent_ms: (0..setup.plan.len()).map(|part| drill.spent_ms(part, now)).collect(),
            words: drill.texts().iter().map(|text| count_words(text)).collect(),
            thought_ms: drill.thought_ms(now),
            left_out_ms: drill.left_out_ms(),
            rating: None,
            self_check: SelfCheck::default(),
            story: None,
        };
        let answer = Answer { notes: drill.notes().to_owned(), texts: drill.texts().to_vec(), ..Answer::default() };
        (attempt, answer)
    }

    /// Whether it was typed in one piece.
    pub fn is_typed_whole(&self) -> bool {
        self.manner == Manner::Typed && self.plan.iter().any(|planned| planned.part == Part::Whole)
    }

    /// Whether an answer that was typed in one piece has been split since.
    pub fn is_divided(&self, answer: &Answer) -> bool {
        self.is_typed_whole() && answer.texts.len() > self.plan.len()
    }

    /// The planned time of the whole answer, in milliseconds.
    pub fn planned_ms(&self) -> u64 {
        self.plan.iter().map(|planned| planned.ms).sum()
    }

    /// The planned time of the whole answer, where anybody planned one: not for a paper by the real rule.
    pub fn plan_ms(&self) -> Option<u64> {
        Some(self.planned_ms()).filter(|planned_ms| *planned_ms != UNPLANNED_MS)
    }

    /// The time the whole answer took, in milliseconds.
    pub fn answered_ms(&self) -> u64 {
        self.spent_ms.iter().sum()
    }

    /// The words of the whole answer.
    pub fn total_words(&self) -> usize {
        self.words.iter().sum()
    }

    /// How long it took to say an answer given aloud, in milliseconds: by the times of its transcript, else by the drill's
    /// clock. Of an answer that was typed nobody knows.
    pub fn said_ms(&self, answer: &Answer) -> Option<u64> {
        match self.manner {
            Manner::Typed => None,
            Manner::Aloud => {
                Some(answer.said_seconds.map_or_else(|| self.answered_ms(), |seconds| u64::from(seconds) * 1000))
            }
        }
    }

    /// The rate of speech of an answer given aloud, in words a minute, as far as its words are known.
    pub fn pace(&self, answer: &Answer) -> Option<u64> {
        words_per_minute(count_words(&answer.transcript), self.said_ms(answer)?)
    }
}
