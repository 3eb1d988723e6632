//! Takes Leptos's stream classes out of the WASM.
//!
//! Server functions, which a client-only app has none of, bring the crate wasm-streams, and that exports three classes to
//! JavaScript. What is exported is kept, with all that it reaches: 14 KB of WASM and a kilobyte of glue, compressed about
//! 5 KB, without a use. So, before the WASM is split, nothing exports them any more; and before wasm-bindgen reads it,
//! what describes them goes too.

use anyhow::{Context, Result};

use crate::wasm::Module;

/// In the names of the classes' functions, and in their descriptions.
const CLASSES: &str = "intounderlying";
/// Where wasm-bindgen's macros leave descriptions, each with a version before it.
const DESCRIPTIONS: &str = "__wasm_bindgen_unstable";

/// The WASM as the compiler left it, without the exports of the classes.
pub fn without_exports(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::parse(wasm)?;
    module.drop_exports(&|name| name.contains(CLASSES))?;
    Ok(module.bytes())
}

/// The WASM without the descriptions of the classes.
pub fn without_descriptions(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::parse(wasm)?;
    module.change_custom(DESCRIPTIONS, &|descriptions| {
        let mut rest = descriptions;
        let mut kept = Vec::new();
        while !rest.is_empty() {
            let (version, after) = cut(rest)?;
            let (description, after) = cut(after)?;
            if !description.to_ascii_lowercase().windows(CLASSES.len()).any(|window| window == CLASSES.as_bytes()) {
                kept.extend(version);
                kept.extend(description);
            }
            rest = after;
        }
        Ok(kept)
    })?;
    Ok(module.bytes())
}

/// The first block, with its length of four bytes before it, and what follows.
fn cut(bytes: &[u8]) -> Result<(&[u8], &[u8])> {
    let length =
        bytes.first_chunk::<4>().map(|length| u32::from_le_bytes(*length)).context("a block without a length")?;
    let end = usize::try_from(length)?.checked_add(4).context("a block too long")?;
    bytes.split_at_checked(end).context("wasm-bindgen's descriptions end too early")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(text: &str) -> Vec<u8> {
        let mut block = u32::try_from(text.len()).unwrap_or_default().to_le_bytes().to_vec();
        block.extend(text.bytes());
        block
    }

    #[test]
    fn descriptions_of_the_classes_go_with_their_versions() -> Result<()> {
        let texts = ["{1}", "IntoUnderlyingSink", "{2}", "log", "{3}", "x_intounderlyingsource_pull"];
        let descriptions: Vec<u8> = texts.iter().flat_map(|text| block(text)).collect();
        let mut section = vec![u8::try_from(DESCRIPTIONS.len())?];
        section.extend(DESCRIPTIONS.bytes());
        section.extend(&descriptions);
        let mut wasm = b"\0asm\x01\0\0\0\0".to_vec();
        wasm.push(u8::try_from(section.len())?);
        wasm.extend(&section);

        let kept = without_descriptions(&wasm)?;
        assert!(kept.ends_with(&[block("{2}"), block("log")].concat()));
        assert_eq!(kept.len(), wasm.len() - [texts[0], texts[1], texts[4], texts[5]].concat().len() - 16);

        wasm.pop();
        let last = wasm.len() - descriptions.len() - DESCRIPTIONS.len() - 1;
        wasm[last] -= 1;
        assert!(without_descriptions(&wasm).is_err(), "a description that is cut short");
        Ok(())
    }
}
