//! Finding texts by some letters of theirs, as they are typed.
//!
//! What is asked for is split into words, and each of them must be found, in any order: where a word begins, inside a
//! word, or with letters left out. Capitals, accents of Latin letters, and signs count for nothing. With each letter more
//! that is typed, fewer texts are found, never more. A letter that was left out is forgiven, a wrong one is not.

/// Letters of a text that may be passed over in a word, all told. More of them would find almost anything.
const PASSED_AT_MOST: usize = 4;

/// What a word earns where a word of the text begins with it, and what more where that word also ends with it.
const BEGINS: usize = 400;
const WHOLE: usize = 30;
/// What it earns inside a word.
const INSIDE: usize = 300;
/// What it earns with letters left out, before those are counted; and what each of them costs.
const SPREAD: usize = 200;
const PASSED: usize = 15;

/// What it costs at most to stand late, a point a letter, and to be long, a point for four. Together they stay below the
/// steps above, so that neither makes up for how a word was found.
const LATEST: usize = 50;
const LONGEST: usize = 49;

/// How well a text fits, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// More is better. Scores of one query can be compared, whatever the texts.
    pub score: u32,
    /// The characters that matched, counted from the beginning of the text, ascending.
    pub places: Vec<usize>,
}

/// What is asked for, ready to be held against many texts.
#[derive(Clone, Debug)]
pub struct Query {
    words: Vec<Vec<char>>,
    /// The letters it has, as bits.
    letters: u64,
}

/// A letter of a text.
struct Letter {
    /// Small, and without its accent.
    plain: char,
    /// Which character of the text it is.
    place: usize,
    /// Whether a word begins with it.
    begins: bool,
    /// Whether it is a letter of what was asked for.
    is_found: bool,
}

/// Holds a query against a text; nothing where it does not fit. An empty one fits every text, each as well as another.
///
/// ```
/// use star_drill::find::find;
///
/// let found = find("decison", "A decision").expect("one letter may be missing");
/// assert_eq!(found.places, [2, 3, 4, 5, 6, 8, 9]);
/// assert_eq!(find("wrong", "A decision"), None);
/// ```
pub fn find(query: &str, text: &str) -> Option<Match> {
    Query::new(query).find(text)
}

impl Query {
    /// Takes a text apart that was typed.
    pub fn new(text: &str) -> Self {
        let word = |word: &str| -> Vec<char> { word.chars().filter_map(plain).collect() };
        let words: Vec<Vec<char>> = text.split_whitespace().map(word).filter(|word| !word.is_empty()).collect();
        let letters = words.iter().flatten().fold(0, |all, letter| all | bit(*letter));
        Self { words, letters }
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Holds it against a text; nothing where it does not fit.
    pub fn find(&self, text: &str) -> Option<Match> {
        if self.is_empty() {
            return Some(Match { score: 0, places: Vec::new() });
        }
        // Most texts lack one of the letters, and are done with here.
        if self.letters & !bits(text) != 0 {
            return None;
        }
        let mut letters = letters(text);
        let mut earned = 0;
        let mut earliest = LATEST;
        for word in &self.words {
            let (points, start) = best(word, &letters)?;
            earned += points;
            earliest = earliest.min(start);
            mark(word, letters.get_mut(start..)?);
        }
        let score = earned.saturating_sub(earliest + (letters.len() / 4).min(LONGEST));
        let places = letters.iter().filter(|letter| letter.is_found).map(|letter| letter.place).collect();
        Some(Match { score: u32::try_from(score).unwrap_or(u32::MAX), places })
    }
}

/// Where a word is found best, the earliest of equals: what it earns there, and at which letter.
fn best(word: &[char], letters: &[Letter]) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    for start in 0..letters.len() {
        let earned = letters.get(start..).and_then(|rest| points(word, rest));
        if let Some(earned) = earned.filter(|earned| best.is_none_or(|(most, _)| *earned > most)) {
            best = Some((earned, start));
        }
    }
    best
}

/// What a word earns where it begins with the first of these letters; nothing where it does not.
fn points(word: &[char], letters: &[Letter]) -> Option<usize> {
    let first = letters.first().filter(|first| word.first() == Some(&first.plain))?;
    let passed = passed(word, letters)?;
    let length = word.len() + passed;
    if first.begins {
        let is_whole = letters.get(length).is_none_or(|next| next.begins);
        return Some(match passed {
            0 if is_whole => BEGINS + WHOLE,
            0 => BEGINS,
            _ => SPREAD - PASSED * passed,
        });
    }
    let is_inside = passed == 0 && !letters.iter().take(length).any(|letter| letter.begins);
    is_inside.then_some(INSIDE)
}

/// How many letters are passed over where each letter of a word is taken as soon as it comes; nothing where it is too
/// many. Never by going back for a better one: then a longer word could be found where a shorter one is not.
fn passed(word: &[char], letters: &[Letter]) -> Option<usize> {
    let mut rest = letters.iter();
    let mut passed = 0;
    for wanted in word {
        let within = PASSED_AT_MOST + 1 - passed;
        passed += rest.by_ref().take(within).position(|letter| letter.plain == *wanted)?;
    }
    Some(passed)
}

/// Marks the letters that [`passed`] takes.
fn mark(word: &[char], letters: &mut [Letter]) {
    let mut rest = letters.iter_mut();
    for wanted in word {
        if let Some(letter) = rest.find(|letter| letter.plain == *wanted) {
            letter.is_found = true;
        }
    }
}

/// The letters of a text.
fn letters(text: &str) -> Vec<Letter> {
    let mut letters = Vec::with_capacity(text.len());
    let mut begins = true;
    for (place, c) in text.chars().enumerate() {
        match plain(c) {
            Some(plain) => {
                letters.push(Letter { plain, place, begins, is_found: false });
                begins = false;
            }
            None => begins = begins || !joins(c),
        }
    }
    letters
}

/// The letters that a text may have, as bits, from its bytes alone.
fn bits(text: &str) -> u64 {
    let of_byte = |byte: u8| match byte {
        // Of a Latin letter with an accent, which is any letter without.
        0xc3..=0xc5 => u64::MAX,
        byte => bit(char::from(byte.to_ascii_lowercase())),
    };
    text.bytes().fold(0, |all, byte| all | of_byte(byte))
}

/// A bit for each letter and digit of ASCII, and one for all else.
fn bit(letter: char) -> u64 {
    match letter {
        'a'..='z' => 1 << (u32::from(letter) - u32::from('a')),
        '0'..='9' => 1 << (26 + u32::from(letter) - u32::from('0')),
        _ => 1 << 36,
    }
}

/// `À` to `ſ` without accents, small; a star for what is a sign. One letter stands for one, also where two would be usual.
const WITHOUT_ACCENTS: &[u8; 192] = b"aaaaaaaceeeeiiiidnooooo*ouuuuyts\
    aaaaaaaceeeeiiiidnooooo*ouuuuyty\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllll\
    nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// A letter or digit, small and without its accent; nothing for signs. By blocks and not by the tables of Unicode, which
/// would weigh more than all else here.
fn plain(c: char) -> Option<char> {
    let code = u32::from(c);
    match c {
        'a'..='z' | '0'..='9' => Some(c),
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        'À'..='ſ' => {
            let plain = usize::try_from(code - 0xc0).ok().and_then(|place| WITHOUT_ACCENTS.get(place))?;
            (*plain != b'*').then(|| char::from(*plain))
        }
        // Greek and Cyrillic capitals.
        '\u{391}'..='\u{3ab}' | '\u{410}'..='\u{42f}' => char::from_u32(code + 32),
        '\u{400}'..='\u{40f}' => char::from_u32(code + 80),
        // Accents by themselves, white space, punctuation, arrows, pictures.
        '\u{2b0}'..='\u{36f}'
        | '\u{1680}'
        | '\u{2000}'..='\u{2bff}'
        | '\u{3000}'..='\u{303f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{1f000}'..='\u{1ffff}' => None,
        _ if code < 0xc0 => None,
        _ => Some(c),
    }
}

/// Whether a sign may stand within a word: an apostrophe, an accent by itself, what is not seen.
fn joins(c: char) -> bool {
    matches!(c, '\'' | '’' | '\u{ad}' | '\u{2b0}'..='\u{36f}' | '\u{200c}' | '\u{200d}')
}
