//! Reading objects field by field. Reading never stops at a fault: the fault is noted with its place, a default stands
//! in, and whoever began the reading gets either the whole or all faults.

use std::cell::RefCell;
use std::fmt;

use super::value::Value;

/// One thing that is wrong in a JSON text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonFault {
    /// Where, such as `questions[3].text`; `.` for the text as a whole.
    pub place: String,
    /// What is wrong there and what is accepted.
    pub problem: String,
}

impl fmt::Display for JsonFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.place, self.problem)
    }
}

/// A type whose values are the words of a fixed list.
pub trait Vocabulary: Copy + PartialEq + 'static {
    /// The words, in the order of [`Vocabulary::VALUES`].
    const WORDS: &'static [&'static str];
    /// The values; at least one.
    const VALUES: &'static [Self];

    /// The word for a value.
    fn as_word(self) -> &'static str {
        let index = Self::VALUES.iter().position(|value| *value == self);
        index.and_then(|index| Self::WORDS.get(index)).copied().unwrap_or_default()
    }
}

/// Implements [`Vocabulary`]: `vocabulary!(Level { "entry" => Level::Entry, … })`.
#[macro_export]
#[doc(hidden)]
macro_rules! vocabulary {
    ($name:ty { $($word:literal => $value:expr),+ $(,)? }) => {
        impl $crate::json::Vocabulary for $name {
            const WORDS: &'static [&'static str] = &[$($word),+];
            const VALUES: &'static [Self] = &[$($value),+];
        }
    };
}

/// Reads a whole document by a function that reads its root.
///
/// # Errors
/// All faults, in the document's order; at least one.
pub fn read<T>(value: Value, root: impl FnOnce(Node<'_>) -> T) -> Result<T, Vec<JsonFault>> {
    let faults = RefCell::new(Vec::new());
    let whole = root(Node { value, place: ".".into(), faults: &faults });
    let faults = faults.into_inner();
    if faults.is_empty() { Ok(whole) } else { Err(faults) }
}

/// A value with its place in the document.
pub struct Node<'document> {
    value: Value,
    place: String,
    faults: &'document RefCell<Vec<JsonFault>>,
}

impl<'document> Node<'document> {
    /// The node as an object; an empty one, with a fault noted, where it is not.
    pub fn object(self) -> Object<'document> {
        let entries = match self.value {
            Value::Object(entries) => entries,
            other => {
                note(self.faults, &self.place, &other, "an object");
                return Object {
                    entries: Vec::new(),
                    known: Vec::new(),
                    place: self.place,
                    faults: self.faults,
                    is_there: false,
                };
            }
        };
        Object { entries, known: Vec::new(), place: self.place, faults: self.faults, is_there: true }
    }

    /// The node as a text.
    pub fn text(self) -> String {
        match self.value {
            Value::Text(text) => text,
            other => {
                note(self.faults, &self.place, &other, "a text");
                String::new()
            }
        }
    }

    /// The node as a whole number.
    pub fn whole(self) -> u64 {
        match self.value {
            Value::Whole(number) => number,
            other => {
                note(self.faults, &self.place, &other, "a whole number");
                0
            }
        }
    }

    /// The node as true or false.
    pub fn flag(self) -> bool {
        match self.value {
            Value::Bool(flag) => flag,
            other => {
                note(self.faults, &self.place, &other, "true or false");
                false
            }
        }
    }

    /// The nodes of a list.
    pub fn list(self) -> Vec<Node<'document>> {
        match self.value {
            Value::List(values) => {
                let node =
                    |(index, value)| Node { value, place: format!("{}[{index}]", self.place), faults: self.faults };
                values.into_iter().enumerate().map(node).collect()
            }
            other => {
                note(self.faults, &self.place, &other, "a list");
                Vec::new()
            }
        }
    }

    /// The node as a word of a vocabulary; its first where it is none of them.
    pub fn word<T: Vocabulary>(self) -> T {
        T::VALUES[self.index_among(T::WORDS)]
    }

    fn index_among(self, words: &[&str]) -> usize {
        let (place, faults) = (self.place.clone(), self.faults);
        let text = self.text();
        words.iter().position(|word| *word == text).unwrap_or_else(|| {
            let problem = format!("`{text}` is not known; expected one of: {}", words.join(", "));
            faults.borrow_mut().push(JsonFault { place, problem });
            0
        })
    }
}

/// The fields of an object, taken out one by one.
pub struct Object<'document> {
    entries: Vec<(String, Value)>,
    known: Vec<&'static str>,
    place: String,
    faults: &'document RefCell<Vec<JsonFault>>,
    is_there: bool,
}

impl<'document> Object<'document> {
    /// The field of that name, if it is there and not null.
    pub fn optional(&mut self, name: &'static str) -> Option<Node<'document>> {
        self.known.push(name);
        let index = self.entries.iter().position(|(other, _)| other == name)?;
        let (_, value) = self.entries.remove(index);
        (value != Value::Null).then(|| Node { value, place: self.place_of(name), faults: self.faults })
    }

    /// The field of that name; where it is not there, that is a fault.
    pub fn required(&mut self, name: &'static str) -> Option<Node<'document>> {
        let node = self.optional(name);
        if node.is_none() && self.is_there {
            let problem = format!("the field `{name}` is missing");
            self.faults.borrow_mut().push(JsonFault { place: self.place.clone(), problem });
        }
        node
    }

    /// A text that must be there.
    pub fn text(&mut self, name: &'static str) -> String {
        self.required(name).map(Node::text).unwrap_or_default()
    }

    /// A whole number that must be there.
    pub fn whole(&mut self, name: &'static str) -> u64 {
        self.required(name).map(Node::whole).unwrap_or_default()
    }

    /// A whole number up to 2^32 that may be missing. A larger one is a fault.
    pub fn optional_u32(&mut self, name: &'static str) -> Option<u32> {
        let number = self.optional(name)?.whole();
        u32::try_from(number).map_err(|_| self.fault(name, format!("{number}; expected at most {}", u32::MAX))).ok()
    }

    /// A whole number up to 2^32 that must be there. A larger one is a fault.
    pub fn required_u32(&mut self, name: &'static str) -> u32 {
        let number = self.whole(name);
        u32::try_from(number).unwrap_or_else(|_| {
            self.fault(name, format!("{number}; expected at most {}", u32::MAX));
            u32::MAX
        })
    }

    /// A list that may be missing, and is empty then.
    pub fn list<T>(&mut self, name: &'static str, each: impl FnMut(Node<'document>) -> T) -> Vec<T> {
        self.optional(name).map(Node::list).unwrap_or_default().into_iter().map(each).collect()
    }

    /// Whether every field has been taken out. One that was not is a fault: a misspelled name must not pass unseen.
    pub fn end(self) {
        for (name, _) in &self.entries {
            let problem = format!("the field `{name}` is not known; expected one of: {}", self.known.join(", "));
            self.faults.borrow_mut().push(JsonFault { place: self.place.clone(), problem });
        }
    }

    /// Notes a fault of a field.
    pub fn fault(&self, name: &str, problem: String) {
        self.faults.borrow_mut().push(JsonFault { place: self.place_of(name), problem });
    }

    fn place_of(&self, name: &str) -> String {
        if self.place == "." { name.into() } else { format!("{}.{name}", self.place) }
    }
}

fn note(faults: &RefCell<Vec<JsonFault>>, place: &str, found: &Value, expected: &str) {
    let problem = format!("{}; expected {expected}", found.kind());
    faults.borrow_mut().push(JsonFault { place: place.into(), problem });
}
