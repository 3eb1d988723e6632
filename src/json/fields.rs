//! Writing an object field by field, straight into text.

use super::Vocabulary;
use super::value::write_text;

/// The fields of an object that is being written.
#[derive(Debug, Default)]
pub struct Fields {
    json: String,
}

impl Fields {
    /// A text.
    pub fn text(&mut self, name: &str, text: &str) {
        self.name(name);
        write_text(text, &mut self.json);
    }

    /// A text, or null.
    pub fn optional_text(&mut self, name: &str, text: Option<&str>) {
        match text {
            Some(text) => self.text(name, text),
            None => self.plain(name, "null"),
        }
    }

    /// A whole number.
    pub fn whole(&mut self, name: &str, number: u64) {
        self.plain(name, &number.to_string());
    }

    /// A whole number, or null.
    pub fn optional_u32(&mut self, name: &str, number: Option<u32>) {
        match number {
            Some(number) => self.whole(name, number.into()),
            None => self.plain(name, "null"),
        }
    }

    /// A count of things.
    pub fn count(&mut self, name: &str, count: usize) {
        self.whole(name, u64::try_from(count).unwrap_or(u64::MAX));
    }

    /// True or false.
    pub fn flag(&mut self, name: &str, flag: bool) {
        self.plain(name, if flag { "true" } else { "false" });
    }

    /// A word of a vocabulary.
    pub fn word(&mut self, name: &str, word: impl Vocabulary) {
        self.text(name, word.as_word());
    }

    /// A list whose elements `write` writes, each as a JSON value.
    pub fn list(&mut self, name: &str, length: usize, write: &mut dyn FnMut(usize, &mut String)) {
        self.name(name);
        self.json.push('[');
        for index in 0..length {
            if index > 0 {
                self.json.push(',');
            }
            write(index, &mut self.json);
        }
        self.json.push(']');
    }

    /// A list of texts.
    pub fn texts(&mut self, name: &str, texts: &[impl AsRef<str>]) {
        self.list(name, texts.len(), &mut |index, json| write_text(texts[index].as_ref(), json));
    }

    /// A list of whole numbers.
    pub fn wholes(&mut self, name: &str, numbers: &[u64]) {
        self.list(name, numbers.len(), &mut |index, json| json.push_str(&numbers[index].to_string()));
    }

    /// The object.
    pub fn end(mut self) -> String {
        if self.json.is_empty() {
            self.json.push('{');
        }
        self.json.push('}');
        self.json
    }

    fn plain(&mut self, name: &str, json: &str) {
        self.name(name);
        self.json.push_str(json);
    }

    fn name(&mut self, name: &str) {
        self.json.push(if self.json.is_empty() { '{' } else { ',' });
        write_text(name, &mut self.json);
        self.json.push(':');
    }
}
