//! The story sheet: chosen stories on one page, each in a few lines, and which principles they show. Also as Markdown.

use std::iter::once;

use crate::content::{PrincipleId, Segment};

use super::{Cell, Story, StoryField, Strength};

/// Characters of a headline at most, with the ellipsis of one that is cut.
pub const HEADLINE_CHARS: usize = 120;

/// Where a headline is looked for: what came of it says most, and what stands on the sheet anyway says nothing new.
const SOURCES: [StoryField; 10] = [
    StoryField::Segment(Segment::Result),
    StoryField::Segment(Segment::Action),
    StoryField::Segment(Segment::Situation),
    StoryField::Segment(Segment::Task),
    StoryField::Learned,
    StoryField::Now,
    StoryField::Numbers,
    StoryField::Title,
    StoryField::Role,
    StoryField::When,
];

/// A principle and what it is called.
pub type NamedPrinciple<'a> = (&'a PrincipleId, &'a str);

/// Stories on one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet<'a> {
    /// The stories, in the order they were given.
    pub lines: Vec<SheetLine<'a>>,
    /// The principles that one of them shows: the pack's in its order, then those of other packs.
    pub shown: Vec<NamedPrinciple<'a>>,
    /// The names of the pack's principles that none of them shows.
    pub gaps: Vec<&'a str>,
}

/// A story on the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetLine<'a> {
    /// The story.
    pub story: &'a Story,
    /// When it was, and the role then; empty where neither is known.
    pub about: String,
    /// Its headline; empty where that says only what stands beside it anyway.
    pub headline: String,
    /// Its numbers, in one line.
    pub numbers: String,
    /// What it shows, the primary principle first.
    pub principles: Vec<SheetPrinciple<'a>>,
}

/// A principle that a story on the sheet shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetPrinciple<'a> {
    /// Which one.
    pub id: &'a PrincipleId,
    /// What it is called; the id where the pack does not know it.
    pub name: &'a str,
    /// How the story shows it.
    pub cell: Cell,
}

/// The words on a sheet in Markdown.
#[derive(Clone, Copy, Debug)]
pub struct SheetNames {
    /// The heading of the sheet.
    pub title: &'static str,
    /// The heading of the table.
    pub matrix: &'static str,
    /// The head of the column of stories.
    pub story: &'static str,
    /// What the marks mean.
    pub legend: &'static str,
    /// What a story without a title is called.
    pub untitled: &'static str,
    /// How well a principle is shown.
    pub strength: fn(Strength) -> &'static str,
    /// Which principles no story shows.
    pub without: fn(&[&str]) -> String,
}

impl<'a> Sheet<'a> {
    /// Puts stories on a sheet. `principles` are those of the pack.
    pub fn of(stories: &[&'a Story], principles: &[NamedPrinciple<'a>]) -> Self {
        let lines: Vec<SheetLine<'a>> = stories.iter().map(|&story| SheetLine::of(story, principles)).collect();
        let mut shown = Vec::new();
        let mut gaps = Vec::new();
        for &(id, name) in principles {
            if lines.iter().any(|line| line.cell(id).is_some()) {
                shown.push((id, name));
            } else {
                gaps.push(name);
            }
        }
        for principle in lines.iter().flat_map(|line| &line.principles) {
            if shown.iter().all(|(id, _)| *id != principle.id) {
                shown.push((principle.id, principle.name));
            }
        }
        Self { lines, shown, gaps }
    }

    /// The sheet in Markdown: the stories, then the table of stories by principles. Whatever the texts hold, they stay
    /// texts, and each stays in its place.
    pub fn markdown(&self, names: &SheetNames) -> String {
        let mut text = String::new();
        add(&mut text, "# ", &escaped(names.title), "");
        for line in &self.lines {
            add(&mut text, "## ", &title(line, names), "");
            add(&mut text, "", &escaped(&line.about), "");
            add(&mut text, "", &escaped(&line.headline), "");
            add(&mut text, "**", &escaped(&line.numbers), "**");
            let principles: Vec<String> = line.principles.iter().map(|it| it.markdown(names)).collect();
            add(&mut text, "", &principles.join(", "), "");
        }
        if !self.shown.is_empty() {
            add(&mut text, "## ", &escaped(names.matrix), "");
            add(&mut text, "", &self.table(names), "");
            add(&mut text, "", &escaped(names.legend), "");
        }
        if !self.gaps.is_empty() {
            add(&mut text, "", &escaped(&(names.without)(&self.gaps)), "");
        }
        text.push('\n');
        text
    }

    fn table(&self, names: &SheetNames) -> String {
        let mut heads = once(escaped(names.story)).chain(self.shown.iter().map(|(_, name)| escaped(name)));
        let mut rule = once("---").chain(self.shown.iter().map(|_| ":-:")).map(str::to_owned);
        let mut rows = vec![row(&mut heads), row(&mut rule)];
        for line in &self.lines {
            let mark = |(id, _): &NamedPrinciple<'_>| line.cell(id).map_or("", Cell::mark).to_owned();
            rows.push(row(&mut once(title(line, names)).chain(self.shown.iter().map(mark))));
        }
        rows.join("\n")
    }
}

impl<'a> SheetLine<'a> {
    fn of(story: &'a Story, principles: &[NamedPrinciple<'a>]) -> Self {
        let says_more = matches!(source(story), Some(StoryField::Segment(_) | StoryField::Learned | StoryField::Now));
        let named = |id: &'a PrincipleId| {
            principles.iter().find(|(other, _)| *other == id).map_or(id.as_str(), |(_, name)| *name)
        };
        let shown = story.serves.iter().enumerate().map(|(place, served)| SheetPrinciple {
            id: &served.principle,
            name: named(&served.principle),
            cell: Cell { strength: served.strength, is_primary: place == 0 },
        });
        Self {
            story,
            about: joined(&mut [story.when.as_str(), story.role.as_str()].into_iter()),
            headline: if says_more { headline(story) } else { String::new() },
            numbers: joined(&mut story.numbers.lines()),
            principles: shown.collect(),
        }
    }

    /// How the story shows a principle; nothing where it does not.
    pub fn cell(&self, principle: &PrincipleId) -> Option<Cell> {
        self.principles.iter().find(|it| it.id == principle).map(|it| it.cell)
    }
}

impl SheetPrinciple<'_> {
    fn markdown(&self, names: &SheetNames) -> String {
        let strength = (names.strength)(self.cell.strength);
        [self.cell.mark(), " ", &escaped(self.name), " (", &escaped(strength), ")"].concat()
    }
}

impl Cell {
    /// The sign of how a story shows a principle: best of all, or also.
    pub fn mark(self) -> &'static str {
        if self.is_primary { "●" } else { "○" }
    }
}

/// What a story says in one sentence: the first of its result, else of what it did, else of what there is. At most
/// [`HEADLINE_CHARS`] characters; a longer one is cut after a word. Empty only where nothing is written.
pub fn headline(story: &Story) -> String {
    source(story).map(|field| cut(&first_sentence(story.field(field)))).unwrap_or_default()
}

/// The field that the headline is taken from.
fn source(story: &Story) -> Option<StoryField> {
    SOURCES.into_iter().find(|field| !story.field(*field).trim().is_empty())
}

/// The first sentence of a text, its words parted by single spaces. It ends at a full stop or the like, or with its line.
/// A small letter goes on with it: after an abbreviation, and in a line that was broken by hand.
fn first_sentence(text: &str) -> String {
    let mut sentence: Vec<&str> = Vec::new();
    let (mut is_stopped, mut is_line_over) = (false, false);
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        if !word.is_empty() {
            let is_small = word.starts_with(|c: char| c.is_ascii_lowercase());
            let is_number = word.starts_with(|c: char| c.is_ascii_digit());
            // A number, too, goes on after a full stop: `approx. 40`.
            let is_over = (is_line_over && !is_small) || (is_stopped && !is_small && !is_number);
            if is_over && !sentence.is_empty() {
                break;
            }
            sentence.push(word);
            is_stopped = stops(word);
            is_line_over = false;
        }
        is_line_over |= piece.ends_with('\n');
    }
    sentence.join(" ")
}

/// Whether a sentence may end with this word.
fn stops(word: &str) -> bool {
    let word = word.trim_end_matches(['"', '\'', ')', ']', '”', '’', '»']);
    match word.strip_suffix('.') {
        Some(before) => !is_abbreviation(before),
        None => word.ends_with(['!', '?', '…', '。']),
    }
}

/// Whether a word before a full stop is short for another: `Dr`, `Mrs`, `No`.
fn is_abbreviation(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|first| first.is_ascii_uppercase())
        && word.len() <= 3
        && letters.all(|letter| letter.is_ascii_lowercase())
}

/// As many words as there is room for; of one long word its beginning.
fn cut(text: &str) -> String {
    // The last place is the ellipsis's.
    let Some((end, _)) = text.char_indices().nth(HEADLINE_CHARS - 1) else { return text.to_owned() };
    let Some((kept, rest)) = text.split_at_checked(end) else { return text.to_owned() };
    if rest.chars().count() <= 1 {
        return text.to_owned();
    }
    let words = if rest.starts_with(' ') { kept } else { kept.rsplit_once(' ').map_or(kept, |(words, _)| words) };
    [words.trim_end_matches([' ', ',', ';', ':']), "…"].concat()
}

/// Texts in one line, but for those that are blank.
fn joined(texts: &mut dyn Iterator<Item = &str>) -> String {
    let mut line = String::new();
    for text in texts.map(str::trim).filter(|text| !text.is_empty()) {
        if !line.is_empty() {
            line.push_str(" · ");
        }
        line.push_str(text);
    }
    line
}

/// What a story is called, for Markdown.
fn title(line: &SheetLine<'_>, names: &SheetNames) -> String {
    match line.story.title.trim() {
        "" => escaped(names.untitled),
        title => escaped(title),
    }
}

/// Adds a paragraph, a heading or a table; nothing where there is no content.
fn add(text: &mut String, before: &str, content: &str, after: &str) {
    if content.is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    for part in [before, content, after] {
        text.push_str(part);
    }
}

/// A row of a table.
fn row(cells: &mut dyn Iterator<Item = String>) -> String {
    let mut row = String::from("|");
    for cell in cells {
        for part in [" ", &cell, " |"] {
            row.push_str(part);
        }
    }
    row
}

/// A text in one line that means nothing to Markdown, wherever it stands.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for word in text.split_whitespace() {
        let is_first = escaped.is_empty();
        if !is_first {
            escaped.push(' ');
        }
        let before = word.strip_suffix(['.', ')']).filter(|_| is_first);
        let is_number = before.is_some_and(|before| before.bytes().all(|byte| byte.is_ascii_digit()));
        for c in word.chars() {
            let means_something = match c {
                '\\' | '|' | '*' | '_' | '`' | '#' | '<' | '[' | '~' => true,
                // These begin a list or a quotation, but only where the text begins.
                '-' | '+' | '>' => escaped.is_empty(),
                '.' | ')' => is_number,
                _ => false,
            };
            if means_something {
                escaped.push('\\');
            }
            escaped.push(c);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{escaped, first_sentence};

    #[test]
    fn a_sentence_ends_where_a_reader_would_end_it() {
        for (what, text, expected) in [
            ("one sentence", "Orders fell by 40 %.", "Orders fell by 40 %."),
            ("two", "Orders fell.  Nobody called.", "Orders fell."),
            ("a question", "Who knew? Nobody.", "Who knew?"),
            ("quoted", "“It works.” So they said.", "“It works.”"),
            ("in brackets", "(It worked.) They said so.", "(It worked.)"),
            ("no full stop", " it\tworked\n", "it worked"),
            ("a point in a number", "From 3.5 to 1.2 s. Since May.", "From 3.5 to 1.2 s."),
            ("an abbreviation before a number", "By approx. 40 %. Since May.", "By approx. 40 %."),
            (
                "an abbreviation before a small letter",
                "Errors, e.g. in May, fell. Since then none.",
                "Errors, e.g. in May, fell.",
            ),
            ("a person's title", "Dr. No and Mrs. X agreed. They left.", "Dr. No and Mrs. X agreed."),
            ("an acronym is none", "We moved to AWS. It took a week.", "We moved to AWS."),
            ("lines", "- 40 % fewer errors\n- two weeks saved", "- 40 % fewer errors"),
            ("lines that begin with numbers", "40 % fewer errors\n2 weeks saved", "40 % fewer errors"),
            (
                "a line broken by hand",
                "I rolled it back and\nlooked for the cause.",
                "I rolled it back and looked for the cause.",
            ),
            ("a blank line", "It worked\n\nThen we left", "It worked"),
        ] {
            assert_eq!(first_sentence(text), expected, "{what}");
        }
    }

    #[test]
    fn what_markdown_would_take_for_a_sign_is_escaped() {
        for (text, expected) in [
            ("", ""),
            (" a \n b\r\n\u{2028}c ", "a b c"),
            ("a|b*c_d`e#f<g[h~i", r"a\|b\*c\_d\`e\#f\<g\[h\~i"),
            (r"\|", r"\\\|"),
            ("- 40 - 50 > 3", r"\- 40 - 50 > 3"),
            ("> 40", r"\> 40"),
            ("+ 40", r"\+ 40"),
            ("1. May", r"1\. May"),
            ("12) May", r"12\) May"),
            ("1.5 of 2. and .5", "1.5 of 2. and .5"),
            ("v1. May (2024)", "v1. May (2024)"),
        ] {
            assert_eq!(escaped(text), expected, "{text:?}");
        }
    }
}
