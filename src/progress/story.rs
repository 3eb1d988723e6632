//! A story: something the person lived through, written once and told for several questions.

use crate::content::{PrincipleId, Segment};
use crate::drill::Part;

use super::attempt::{is_name, name};
use super::{Answer, Attempt, count_words};

/// Principles that a story serves at most: its primary one and two more.
pub const SERVED_AT_MOST: usize = 3;
/// Earlier versions that are kept of a story.
pub const VERSIONS_KEPT: usize = 5;
/// Words of a title that is made of a text.
const TITLE_WORDS: usize = 8;
/// Characters of such a title, for texts whose words are long or not parted by spaces.
const TITLE_CHARS: usize = 60;

/// The name of a story. Sorts by the time it was begun; two tabs never make the same one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StoryId(String);

impl StoryId {
    /// Names a story that was begun at `begun_wall_ms`; `chance` tells apart those of one millisecond.
    pub fn new(begun_wall_ms: u64, chance: u32) -> Self {
        Self(name(begun_wall_ms, chance))
    }

    /// Reads a name from a storage key or an address; nothing where the text is no such name.
    pub fn parse(text: &str) -> Option<Self> {
        is_name(text).then(|| Self(text.into()))
    }

    /// When the story was begun, in milliseconds since 1970.
    pub fn begun_wall_ms(&self) -> u64 {
        // A name that is one holds a number there, but it may be too large.
        self.0.split_once('-').and_then(|(wall_ms, _)| wall_ms.parse().ok()).unwrap_or(0)
    }

    /// The name as it stands in storage keys and addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How well a story serves a principle, in the person's own judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it all")]
pub enum Strength {
    Weak,
    Fair,
    Strong,
}

impl Strength {
    /// All three, from weakest to strongest.
    pub const ALL: [Self; 3] = [Self::Weak, Self::Fair, Self::Strong];
}

/// A principle that a story serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    /// Which one.
    pub principle: PrincipleId,
    /// How well.
    pub strength: Strength,
}

/// A story of the person's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Its name.
    pub id: StoryId,
    /// What the person calls it.
    pub title: String,
    /// When it happened, in the person's words, such as `spring 2024`.
    pub when: String,
    /// What the person was then, such as `on-call engineer`.
    pub role: String,
    /// What is told, in the order of [`Segment::ALL`].
    pub texts: [String; 4],
    /// The numbers in it.
    pub numbers: String,
    /// What the person learned.
    pub learned: String,
    /// What the person would do now.
    pub now: String,
    /// The principles it serves: the primary one first, at most [`SERVED_AT_MOST`], none twice.
    pub serves: Vec<Served>,
    /// When it was last changed, in milliseconds since 1970.
    pub changed_wall_ms: u64,
}

/// A text of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoryField {
    /// What the person calls it.
    Title,
    /// When it happened.
    When,
    /// What the person was then.
    Role,
    /// What is told in a segment.
    Segment(Segment),
    /// The numbers in it.
    Numbers,
    /// What the person learned.
    Learned,
    /// What the person would do now.
    Now,
}

impl StoryField {
    /// All of them, in the order they are written.
    pub const ALL: [Self; 10] = [
        Self::Title,
        Self::When,
        Self::Role,
        Self::Segment(Segment::Situation),
        Self::Segment(Segment::Task),
        Self::Segment(Segment::Action),
        Self::Segment(Segment::Result),
        Self::Numbers,
        Self::Learned,
        Self::Now,
    ];
}

impl Story {
    /// An empty story.
    pub fn new(id: StoryId, now_wall_ms: u64) -> Self {
        Self {
            id,
            title: String::new(),
            when: String::new(),
            role: String::new(),
            texts: Default::default(),
            numbers: String::new(),
            learned: String::new(),
            now: String::new(),
            serves: Vec::new(),
            changed_wall_ms: now_wall_ms,
        }
    }

    /// A story made of an answer. What has no segments goes into the situation, to be shared out by hand: a free
    /// answer, and the transcript of one given aloud of which nothing was written.
    pub fn of_attempt(id: StoryId, attempt: &Attempt, answer: &Answer, now_wall_ms: u64) -> Self {
        let mut story = Self::new(id, now_wall_ms);
        for (place, text) in answer.texts.iter().enumerate() {
            let segment = match attempt.plan.get(place).map(|planned| planned.part) {
                Some(Part::Segment(segment)) => Some(segment),
                // The whole of a free answer stands first; one aloud that was split since has four texts.
                Some(Part::Whole) | None => Segment::ALL.get(place).copied(),
            };
            if let Some(segment) = segment {
                story.set_field(StoryField::Segment(segment), text.clone());
            }
        }
        if story.is_empty() {
            story.set_field(StoryField::Segment(Segment::Situation), answer.transcript.clone());
        }
        let first = story.texts.iter().find(|text| !text.trim().is_empty());
        story.title = first.map(|text| first_words(text)).unwrap_or_default();
        story.serve(0, attempt.principle.clone());
        story
    }

    /// Whether nothing is written in it, whatever it is to serve.
    pub fn is_empty(&self) -> bool {
        StoryField::ALL.iter().all(|field| self.field(*field).trim().is_empty())
    }

    /// The words that are told: those of the four segments.
    pub fn words(&self) -> usize {
        self.texts.iter().map(|text| count_words(text)).sum()
    }

    /// The principle it serves first of all.
    pub fn primary(&self) -> Option<&PrincipleId> {
        self.serves.first().map(|served| &served.principle)
    }

    /// Puts a principle at a place, 0 for the primary one, in the stead of the one that is there; or takes that one
    /// away, so that those behind it move up. There are no gaps: a place further back than the next free one is that
    /// one. A principle that the story serves already changes places with the one that is there.
    pub fn serve(&mut self, place: usize, principle: Option<PrincipleId>) {
        if place >= SERVED_AT_MOST {
            return;
        }
        let Some(principle) = principle else {
            if place < self.serves.len() {
                self.serves.remove(place);
            }
            return;
        };
        if let Some(from) = self.serves.iter().position(|served| served.principle == principle) {
            let last = self.serves.len() - 1;
            self.serves.swap(from, place.min(last));
            return;
        }
        let served = Served { principle, strength: Strength::Fair };
        match self.serves.get_mut(place) {
            Some(there) => *there = served,
            None => self.serves.push(served),
        }
    }

    /// Says how well it serves a principle; nothing happens where it does not serve it.
    pub fn set_strength(&mut self, principle: &PrincipleId, strength: Strength) {
        for served in self.serves.iter_mut().filter(|served| served.principle == *principle) {
            served.strength = strength;
        }
    }

    /// Whether every word of the search occurs in some text of it, in capitals or not. An empty search is met by all.
    pub fn matches(&self, search: &str) -> bool {
        let mut texts = String::new();
        for field in StoryField::ALL {
            texts.extend(self.field(field).chars().map(small));
            // No word of a search holds this, so none is found across two texts.
            texts.push('\n');
        }
        search.split_whitespace().all(|word| texts.contains(&word.chars().map(small).collect::<String>()))
    }

    /// One of its texts.
    pub fn field(&self, field: StoryField) -> &str {
        match field {
            StoryField::Title => &self.title,
            StoryField::When => &self.when,
            StoryField::Role => &self.role,
            StoryField::Segment(segment) => &self.texts[segment as usize],
            StoryField::Numbers => &self.numbers,
            StoryField::Learned => &self.learned,
            StoryField::Now => &self.now,
        }
    }

    /// Writes one of its texts anew.
    pub fn set_field(&mut self, field: StoryField, text: String) {
        let place = match field {
            StoryField::Title => &mut self.title,
            StoryField::When => &mut self.when,
            StoryField::Role => &mut self.role,
            StoryField::Segment(segment) => &mut self.texts[segment as usize],
            StoryField::Numbers => &mut self.numbers,
            StoryField::Learned => &mut self.learned,
            StoryField::Now => &mut self.now,
        };
        *place = text;
    }

    fn has_texts_of(&self, other: &Self) -> bool {
        StoryField::ALL.iter().all(|field| self.field(*field) == other.field(*field))
    }
}

/// What a story was before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Versions {
    /// The newest first, at most [`VERSIONS_KEPT`].
    pub kept: Vec<Story>,
}

impl Versions {
    /// Keeps a version, and lets the oldest go where there are too many. Nothing happens where its texts are those of
    /// the newest: another principle or strength is soon chosen again, and must not push a text out.
    pub fn keep(&mut self, story: Story) {
        if self.kept.first().is_some_and(|newest| newest.has_texts_of(&story)) {
            return;
        }
        self.kept.insert(0, story);
        self.kept.truncate(VERSIONS_KEPT);
    }
}

/// The first words of a text, as a title; with an ellipsis where there are more.
fn first_words(text: &str) -> String {
    let mut words = text.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(TITLE_WORDS).collect();
    let mut title = first.join(" ");
    let mut is_cut = words.next().is_some();
    if let Some((end, _)) = title.char_indices().nth(TITLE_CHARS) {
        title.truncate(end);
        is_cut = true;
    }
    title.truncate(title.trim_end_matches(['.', ',', ';', ':', ' ']).len());
    if is_cut {
        title.push('…');
    }
    title
}

/// The small letter of a capital, and any other character as it is. Of the Latin, Greek and Cyrillic letters of living
/// languages only: the tables of Unicode would weigh more than all else that is done with stories.
fn small(c: char) -> char {
    let code = u32::from(c);
    let distance = match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' => 32,
        // Greek.
        '\u{391}'..='\u{3a1}' | '\u{3a3}'..='\u{3ab}' => 32,
        '\u{388}'..='\u{38a}' => 37,
        '\u{386}' => 38,
        '\u{38c}' => 64,
        '\u{38e}' | '\u{38f}' => 63,
        // Cyrillic.
        '\u{410}'..='\u{42f}' => 32,
        '\u{400}'..='\u{40f}' => 80,
        'Ÿ' => return 'ÿ',
        // Here capital and small letter take turns; `İ` and `ı` are no such pair.
        'Ā'..='į' | 'Ĳ'..='ķ' | 'Ŋ'..='ŷ' => !code & 1,
        'Ĺ'..='ň' | 'Ź'..='ž' => code & 1,
        _ => 0,
    };
    char::from_u32(code + distance).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::{first_words, small};

    #[test]
    fn capitals_of_living_languages_become_small_as_in_the_tables_of_unicode() {
        let blocks = ['\0'..='\u{17e}', '\u{386}'..='\u{3ce}', '\u{400}'..='\u{45f}'];
        for c in blocks.into_iter().flatten().filter(|c| *c != 'İ') {
            assert_eq!(Some(small(c)), c.to_lowercase().next(), "{c:?}");
        }
        for c in ['İ', 'ß', 'ς', 'א', '日', '😀', char::MAX] {
            assert_eq!(small(c), c);
        }
    }

    #[test]
    fn a_title_is_the_first_words_of_a_text() {
        for (what, text, expected) in [
            ("nothing", " \n", ""),
            ("a short sentence", "In May we had an outage.", "In May we had an outage"),
            (
                "more than a title holds",
                "one two three four five six seven eight nine",
                "one two three four five six seven eight…",
            ),
            (
                "a comma at the cut",
                "one two three four five six seven eight, nine",
                "one two three four five six seven eight…",
            ),
            ("lines", "one\n\n two", "one two"),
        ] {
            assert_eq!(first_words(text), expected, "{what}");
        }
        assert_eq!(first_words(&"日".repeat(200)), format!("{}…", "日".repeat(60)), "no spaces");
    }
}
