//! Short names between the WASM and its glue.
//!
//! wasm-bindgen names each function that the two exchange by what it is and a hash of sixteen digits, and each name
//! stands in both files. Hashes do not compress: 150 names cost about 2,300 bytes of brotli, 3 % of the first screen's
//! budget. Here they become `a`, `b`, `c`, … in both files, and the glue loses its comments and indentation.

use std::collections::BTreeMap;

use anyhow::Result;

use crate::wasm::Module;

/// Names that wasm-bindgen and the compiler made; everything else, such as `memory`, keeps its name.
const MADE: [&str; 5] = ["__wb", "wasm_bindgen_", "__externref_", "_ZN", "_R"];

/// The WASM and its glue, with short names in both.
pub fn shorten(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let mut module = Module::parse(wasm)?;
    let mut short = BTreeMap::new();
    for name in module.names()? {
        if MADE.iter().any(|made| name.starts_with(made)) {
            let next = letters(short.len());
            short.entry(name).or_insert(next);
        }
    }
    module.rename(&|name| short.get(name).map_or(name, String::as_str).to_owned())?;
    Ok((module.bytes(), small_script(&renamed_words(glue, &short))))
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
pub fn small_script(script: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wasm::tests::module;

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
        for length in 9..whole.len() - 3 {
            let cut = whole.get(..length).unwrap_or_default();
            assert!(shorten(cut, "").is_err() || Module::parse(cut).is_ok(), "cut at {length}");
        }
    }

    #[test]
    fn names_go_on_after_z() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["$a", "$z", "$aa", "$zz", "$aaa"]);
    }
}
