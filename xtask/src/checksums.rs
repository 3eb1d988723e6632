//! The checksums of what people outside the release refer to: a script that they load with `integrity`, a file that they
//! save. The app's own files have hashes in their names instead.

use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};
use std::{fs, path::Path};

const FILE: &str = "checksums.txt";

/// Writes the checksums of those among a release's files, and prints them.
pub fn write(dist: &Path, files: &[String]) -> Result<()> {
    let mut text = String::from("# `sha256sum --check checksums.txt`; behind each file what `integrity` takes.\n");
    for file in files.iter().filter(|file| is_referred_to(file)) {
        let content = fs::read(dist.join(file)).with_context(|| format!("cannot read {file}"))?;
        text.push_str(&lines(file, &content));
    }
    print!("{text}");
    fs::write(dist.join(FILE), text).with_context(|| format!("cannot write {FILE}"))
}

/// What `integrity` takes.
pub fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

fn is_referred_to(file: &str) -> bool {
    file == crate::one_file::NAME
        || (file.starts_with("embed/") && file.ends_with(".js"))
        || (file.starts_with("packs/") && file.ends_with(".json"))
}

fn lines(file: &str, content: &[u8]) -> String {
    let sha256: String = Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{sha256}  {file}\n# {} {file}\n", integrity(content))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_authors_refer_to_is_listed() {
        for (file, is) in [
            ("star-drill.html", true),
            ("embed/0.1.0/star-drill.js", true),
            ("embed/index.html", false),
            ("packs/amazon.json", true),
            ("packs/pack.schema.json", true),
            ("boot-0123456789abcdef.js", false),
            ("packs/amazon.index-0123456789abcdef.txt", false),
            ("index.html", false),
        ] {
            assert_eq!(is_referred_to(file), is, "{file}");
        }
    }

    #[test]
    fn sums_are_those_of_other_tools() {
        // `printf abc | sha256sum`, `printf abc | openssl dgst -sha384 -binary | base64`.
        assert_eq!(
            lines("a.js", b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.js\n\
             # sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn a.js\n"
        );
    }
}
