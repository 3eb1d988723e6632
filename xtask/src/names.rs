//! Names that carry a hash of the content, so that a host may let browsers keep such a file for ever.

use sha2::{Digest, Sha256};

/// The beginning of a content's hash: another one for any other content.
pub fn short_hash(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// `packs/amazon.json` becomes `packs/amazon-0123456789abcdef.json`.
pub fn hashed(path: &str, content: &[u8]) -> String {
    let hash = short_hash(content);
    match path.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{hash}.{extension}"),
        None => format!("{path}-{hash}"),
    }
}

/// Whether a path's file name carries such a hash, given by us or by Trunk (`star-drill-0123456789abcdef_bg.wasm`).
pub fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let Some((_, last)) = name.rsplit_once('-') else {
        return false;
    };
    let digits = last.chars().take_while(|c| matches!(c, '0'..='9' | 'a'..='f')).count();
    // Trunk leaves out leading zeros, so a few of the sixteen may be missing.
    let rest = last.get(digits..).unwrap_or_default();
    digits >= 12 && (rest.starts_with('.') || rest.starts_with('_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_carry_the_hash_before_the_extension() {
        // The hash of nothing begins with e3b0c44298fc1c14.
        for (path, name) in [
            ("boot.js", "boot-e3b0c44298fc1c14.js"),
            ("packs/amazon.json", "packs/amazon-e3b0c44298fc1c14.json"),
            ("a.b.svg", "a.b-e3b0c44298fc1c14.svg"),
            ("plain", "plain-e3b0c44298fc1c14"),
        ] {
            assert_eq!(hashed(path, b""), name);
            assert_eq!(is_hashed(&hashed(path, b"")), path.contains('.'));
        }
        assert_ne!(hashed("boot.js", b"a"), hashed("boot.js", b"b"));
    }

    #[test]
    fn hashed_names_are_told_from_others() {
        for (path, is) in [
            ("star-drill-49d1f2c6a0b3e857.js", true),
            ("star-drill-49d1f2c6a0b3e857_bg.wasm", true),
            ("star-drill-9d1f2c6a0b3e857_bg.wasm", true),
            ("packs/amazon-0123456789abcdef.json", true),
            ("index.html", false),
            ("star-drill.js", false),
            ("a-decade.json", false),
            ("snippets/star-drill-0123456789abcdef/inline0.js", false),
        ] {
            assert_eq!(is_hashed(path), is, "{path}");
        }
    }
}
