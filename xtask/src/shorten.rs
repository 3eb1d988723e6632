//! Short names between the WASM and its glue.
//!
//! wasm-bindgen names each function that the two exchange by what it is and a hash of sixteen digits, and each name
//! stands in both files. Hashes do not compress: 150 names cost about 2,300 bytes of brotli, 3 % of the first screen's
//! budget. Here they become `a`, `b`, `c`, … in both files, and the glue loses its comments and indentation.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};

/// Names that wasm-bindgen made; everything else, such as `memory`, keeps its name.
const MADE: [&str; 3] = ["__wb", "wasm_bindgen_", "__externref_"];

/// The WASM and its glue, with short names in both.
pub fn shorten(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let module = Module::parse(wasm)?;
    let mut short = BTreeMap::new();
    for name in module.names()? {
        if MADE.iter().any(|made| name.starts_with(made)) {
            let next = letters(short.len());
            short.entry(name).or_insert(next);
        }
    }
    let wasm = module.renamed(&|name| short.get(name).map_or(name, String::as_str).to_owned())?;
    Ok((wasm, small_script(&renamed_words(glue, &short))))
}

/// `a`, `b`, … `z`, `aa`, `ab`, …, each with a `$` before it so that it is nobody else's name in the glue.
fn letters(mut number: usize) -> String {
    let mut name = String::new();
    loop {
        let letter = u8::try_from(number % 26).unwrap_or_default();
        name.insert(0, char::from(b'a' + letter));
        match (number / 26).checked_sub(1) {
            Some(rest) => number = rest,
            None => return format!("${name}"),
        }
    }
}

/// A script with whole words replaced.
fn renamed_words(script: &str, names: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while !rest.is_empty() {
        let word_length = rest.find(|c: char| !is_of_a_word(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(word_length);
        out.push_str(names.get(word).map_or(word, String::as_str));
        let between_length = after.find(is_of_a_word).unwrap_or(after.len());
        let (between, next) = after.split_at(between_length);
        out.push_str(between);
        rest = next;
    }
    out
}

fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// A script without lines that are comments and without indentation. Line breaks stay: some end a statement.
fn small_script(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        in_comment = in_comment || line.starts_with("/*");
        let is_code = !in_comment && !line.is_empty() && !line.starts_with("//");
        if is_code {
            out.push_str(line);
            out.push('\n');
        }
        if in_comment && line.ends_with("*/") {
            in_comment = false;
        }
    }
    out
}

/// A WASM file as its sections, of which two hold names.
struct Module<'bytes> {
    sections: Vec<(u8, &'bytes [u8])>,
}

const MAGIC: &[u8] = b"\0asm\x01\0\0\0";
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

impl<'bytes> Module<'bytes> {
    fn parse(wasm: &'bytes [u8]) -> Result<Self> {
        let mut reader = Reader { rest: wasm.strip_prefix(MAGIC).context("not a WASM file of version 1")? };
        let mut sections = Vec::new();
        while !reader.rest.is_empty() {
            let [kind] = *reader.take(1)? else { bail!("a section without a kind") };
            let length = reader.number()?;
            sections.push((kind, reader.take(length)?));
        }
        Ok(Self { sections })
    }

    /// The names of what it imports and exports.
    fn names(&self) -> Result<Vec<String>> {
        let mut names = Vec::new();
        for (kind, section) in &self.sections {
            rewrite(*kind, section, &mut |name| {
                names.push(name.to_owned());
                name.to_owned()
            })?;
        }
        Ok(names)
    }

    fn renamed(&self, rename: &dyn Fn(&str) -> String) -> Result<Vec<u8>> {
        let mut out = MAGIC.to_vec();
        for (kind, section) in &self.sections {
            let section = rewrite(*kind, section, &mut |name| rename(name))?;
            out.push(*kind);
            write_number(section.len(), &mut out);
            out.extend(section);
        }
        Ok(out)
    }
}

/// A section with the names in it replaced; one without names as it is.
fn rewrite(kind: u8, section: &[u8], rename: &mut dyn FnMut(&str) -> String) -> Result<Vec<u8>> {
    if kind != IMPORTS && kind != EXPORTS {
        return Ok(section.to_vec());
    }
    let mut reader = Reader { rest: section };
    let mut out = Vec::new();
    let count = reader.number()?;
    write_number(count, &mut out);
    for _ in 0..count {
        if kind == IMPORTS {
            write_name(reader.name()?, &mut out);
            write_name(&rename(reader.name()?), &mut out);
            let [what] = *reader.take(1)? else { bail!("an import without a kind") };
            ensure!(what == 0, "an import that is no function; wasm-bindgen's glue gives functions only");
        } else {
            write_name(&rename(reader.name()?), &mut out);
            out.extend(reader.take(1)?);
            write_number(reader.number()?, &mut out);
            continue;
        }
        out.push(0);
        write_number(reader.number()?, &mut out);
    }
    ensure!(reader.rest.is_empty(), "more in a section than it says");
    Ok(out)
}

struct Reader<'bytes> {
    rest: &'bytes [u8],
}

impl<'bytes> Reader<'bytes> {
    fn take(&mut self, length: usize) -> Result<&'bytes [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length).context("the WASM file ends too early")?;
        self.rest = rest;
        Ok(taken)
    }

    /// A number in LEB128, of at most 32 bits.
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let [byte] = *self.take(1)? else { bail!("a number without an end") };
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        bail!("a number of more than 32 bits")
    }

    fn name(&mut self) -> Result<&'bytes str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).context("a name that is no UTF-8")
    }
}

fn write_number(mut number: usize, out: &mut Vec<u8>) {
    loop {
        let byte = u8::try_from(number & 0x7f).unwrap_or_default();
        number >>= 7;
        out.push(if number == 0 { byte } else { byte | 0x80 });
        if number == 0 {
            return;
        }
    }
}

fn write_name(name: &str, out: &mut Vec<u8>) {
    write_number(name.len(), out);
    out.extend(name.bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that imports two functions and exports one and its memory.
    fn module(imports: [&str; 2], exports: [&str; 2]) -> Vec<u8> {
        let mut section = vec![2];
        for name in imports {
            write_name("./glue.js", &mut section);
            write_name(name, &mut section);
            section.extend([0, 5]);
        }
        let mut wasm = MAGIC.to_vec();
        wasm.push(IMPORTS);
        write_number(section.len(), &mut wasm);
        wasm.extend(section);
        let mut section = vec![2];
        for (name, kind) in exports.into_iter().zip([0, 2]) {
            write_name(name, &mut section);
            section.extend([kind, 0x80 | 3, 1]);
        }
        wasm.push(EXPORTS);
        write_number(section.len(), &mut wasm);
        wasm.extend(section);
        wasm.extend([10, 1, 0]);
        wasm
    }

    #[test]
    fn both_files_get_the_same_short_names() -> Result<()> {
        let wasm =
            module(["__wbg_now_0123456789abcdef", "__wbg_log_0123456789abcdef"], ["__wbindgen_malloc", "memory"]);
        let glue = "/**\n * Says.\n */\n  imports = { __wbg_now_0123456789abcdef: f, __wbg_log_0123456789abcdef: g };\n\
                    // malloc\n  wasm.__wbindgen_malloc(wasm.memory, not__wbindgen_malloc);\n";
        let (wasm, glue) = shorten(&wasm, glue)?;
        assert_eq!(glue, "imports = { $a: f, $b: g };\nwasm.$c(wasm.memory, not__wbindgen_malloc);\n");
        assert_eq!(Module::parse(&wasm)?.names()?, ["$a", "$b", "$c", "memory"]);
        assert!(wasm.ends_with(&[10, 1, 0]), "other sections stay as they were");
        Ok(())
    }

    #[test]
    fn what_is_no_wasm_is_refused() {
        let whole = module(["__wbg_a", "__wbg_b"], ["x", "y"]);
        assert!(shorten(b"", "").is_err());
        assert!(shorten(b"\0asm\x02\0\0\0", "").is_err());
        for length in MAGIC.len() + 1..whole.len() - 3 {
            let cut = whole.get(..length).unwrap_or_default();
            assert!(shorten(cut, "").is_err() || Module::parse(cut).is_ok(), "cut at {length}");
        }
    }

    #[test]
    fn names_go_on_after_z() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["$a", "$z", "$aa", "$zz", "$aaa"]);
    }

    #[test]
    fn numbers_come_back_as_they_were() -> Result<()> {
        for number in [0, 1, 127, 128, 16_383, 16_384, 4_294_967_295] {
            let mut bytes = Vec::new();
            write_number(number, &mut bytes);
            assert_eq!(Reader { rest: &bytes }.number()?, number);
        }
        Ok(())
    }
}
