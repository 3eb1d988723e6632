//! From a JSON text to a tree.

use super::object::JsonFault;
use super::value::Value;

/// Deeper nesting than this is nobody's pack or backup, and would overflow the stack.
const DEEPEST: usize = 64;

/// Reads a text that is one JSON value and nothing else.
///
/// # Errors
/// Where the text is not JSON: what was expected, and in which line and column.
pub fn parse(text: &str) -> Result<Value, JsonFault> {
    let mut parser = Parser { text, at: 0 };
    let value = parser.value(0).and_then(|value| {
        parser.skip_space();
        if parser.at == text.len() { Ok(value) } else { Err("the end of the text") }
    });
    value.map_err(|expected| {
        let before = text.get(..parser.at).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        JsonFault { place: format!("line {line}, column {column}"), problem: format!("not JSON; expected {expected}") }
    })
}

struct Parser<'text> {
    text: &'text str,
    at: usize,
}

/// What was expected instead.
type Expected = &'static str;

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    /// Takes a byte if it comes next.
    fn take(&mut self, byte: u8) -> bool {
        let comes = self.peek() == Some(byte);
        if comes {
            self.at += 1;
        }
        comes
    }

    fn value(&mut self, depth: usize) -> Result<Value, Expected> {
        if depth > DEEPEST {
            return Err("at most 64 levels");
        }
        self.skip_space();
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => self.text().map(Value::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => {
                let words = [("null", Value::Null), ("true", Value::Bool(true)), ("false", Value::Bool(false))];
                let rest = self.text.get(self.at..).unwrap_or_default();
                let (word, value) = words.into_iter().find(|(word, _)| rest.starts_with(word)).ok_or("a value")?;
                self.at += word.len();
                Ok(value)
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, Expected> {
        self.at += 1;
        let mut entries = Vec::new();
        self.skip_space();
        if self.take(b'}') {
            return Ok(Value::Object(entries));
        }
        loop {
            self.skip_space();
            if self.peek() != Some(b'"') {
                return Err("a key in double quotes");
            }
            let key = self.text()?;
            self.skip_space();
            if !self.take(b':') {
                return Err("`:`");
            }
            entries.push((key, self.value(depth + 1)?));
            self.skip_space();
            if self.take(b'}') {
                return Ok(Value::Object(entries));
            }
            if !self.take(b',') {
                return Err("`,` or `}`");
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Value, Expected> {
        self.at += 1;
        let mut values = Vec::new();
        self.skip_space();
        if self.take(b']') {
            return Ok(Value::List(values));
        }
        loop {
            values.push(self.value(depth + 1)?);
            self.skip_space();
            if self.take(b']') {
                return Ok(Value::List(values));
            }
            if !self.take(b',') {
                return Err("`,` or `]`");
            }
        }
    }

    fn number(&mut self) -> Result<Value, Expected> {
        let from = self.at;
        self.take(b'-');
        if !self.take(b'0') && self.digits() == 0 {
            return Err("a digit");
        }
        let mut is_whole = self.text.as_bytes().get(from) != Some(&b'-');
        if self.take(b'.') {
            is_whole = false;
            if self.digits() == 0 {
                return Err("a digit");
            }
        }
        if self.take(b'e') || self.take(b'E') {
            is_whole = false;
            let _ = self.take(b'+') || self.take(b'-');
            if self.digits() == 0 {
                return Err("a digit");
            }
        }
        let text = self.text.get(from..self.at).unwrap_or_default();
        Ok(match text.parse() {
            Ok(number) if is_whole => Value::Whole(number),
            _ => Value::Number(text.into()),
        })
    }

    fn digits(&mut self) -> usize {
        let from = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        self.at - from
    }

    fn text(&mut self) -> Result<String, Expected> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let from = self.at;
            while !matches!(self.peek(), None | Some(b'"' | b'\\' | 0..=0x1f)) {
                self.at += 1;
            }
            // Stops only at ASCII bytes, so both ends lie between characters.
            out.push_str(self.text.get(from..self.at).unwrap_or_default());
            if self.take(b'"') {
                return Ok(out);
            }
            if !self.take(b'\\') {
                return Err("`\"` at the end of the text; line breaks are written \\n");
            }
            out.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Result<char, Expected> {
        let byte = self.peek().ok_or("a character after `\\`")?;
        self.at += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.four_hex_digits()?;
                let code = if (0xd800..0xdc00).contains(&first) {
                    if !(self.take(b'\\') && self.take(b'u')) {
                        return Err("the second half of a pair, \\uDC00 to \\uDFFF");
                    }
                    let second = self.four_hex_digits()?.wrapping_sub(0xdc00);
                    if second >= 0x400 {
                        return Err("the second half of a pair, \\uDC00 to \\uDFFF");
                    }
                    0x1_0000 + (first - 0xd800) * 0x400 + second
                } else {
                    first
                };
                char::from_u32(code).ok_or("the first half of a pair, \\uD800 to \\uDBFF")?
            }
            _ => {
                self.at -= 1;
                return Err("one of \" \\ / b f n r t u after `\\`");
            }
        })
    }

    fn four_hex_digits(&mut self) -> Result<u32, Expected> {
        let digits = self.text.get(self.at..self.at + 4).filter(|run| run.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let code = digits.and_then(|run| u32::from_str_radix(run, 16).ok()).ok_or("four hexadecimal digits")?;
        self.at += 4;
        Ok(code)
    }
}
