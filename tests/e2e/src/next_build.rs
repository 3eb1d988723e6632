//! The release as its next version would be: a chunk, the glue and the page have other content, and so other names.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

use crate::setting;

/// True in a page of the next version.
pub const IS_NEXT: &str = "document.querySelector('meta[name=next-build]') !== null";
const MARK: &str = "<meta name=\"next-build\"></head>";

/// A custom section, which changes nothing but the file: its kind, its length, the length of its name, its name.
const SECTION: &[u8] = b"\0\x05\x04next";

/// The next version.
#[derive(Clone, Debug)]
pub struct NextBuild {
    files: BTreeMap<String, Option<Vec<u8>>>,
    chunk: String,
    old_chunk: String,
}

impl NextBuild {
    /// Makes it from the release.
    pub fn make() -> Result<Self> {
        Self::with_glue("01", |glue| glue)
    }

    /// One that is whole and cannot start.
    pub fn broken() -> Result<Self> {
        Self::with_glue("23", |glue| format!("{glue}\nthrow new Error(\"a mistake in this build\");\n"))
    }

    /// The one with this change. Its version begins with one of these two digits, whichever is not that of the release.
    fn with_glue(digits: &str, change: impl Fn(String) -> String) -> Result<Self> {
        let dist = PathBuf::from(setting("STAR_DRILL_DIST")?);
        let names: Vec<String> =
            fs::read_dir(&dist)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
        let find = |start: &str, end: &str| {
            let found = names.iter().find(|name| name.starts_with(start) && name.ends_with(end));
            found.cloned().with_context(|| format!("the release has no {start}….{end}"))
        };
        let read = |name: &str| fs::read_to_string(dist.join(name)).with_context(|| format!("cannot read {name}"));

        let old_chunk = find("stories-", ".wasm")?;
        let content = [fs::read(dist.join(&old_chunk))?.as_slice(), SECTION].concat();
        let chunk = hashed("stories", "wasm", &content);
        let old_glue = find("star-drill-", ".js")?;
        let glue_text = change(replaced(&read(&old_glue)?, &old_chunk, &chunk)?);
        let glue = hashed("star-drill", "js", glue_text.as_bytes());
        let page = replaced(&replaced(&read("index.html")?, &old_glue, &glue)?, "</head>", MARK)?;
        let worker = replaced(&replaced(&read("sw.js")?, &old_glue, &glue)?, &old_chunk, &chunk)?;
        // Only its first digit: what matters is that it is another one.
        let digit = worker.split_once("\"version\":\"").and_then(|(_, rest)| rest.chars().next());
        let digit = digit.context("the worker has no version")?;
        let other = digits.chars().find(|it| *it != digit).context("no other digit")?;
        let worker = replaced(&worker, &format!("\"version\":\"{digit}"), &format!("\"version\":\"{other}"))?;

        let files = BTreeMap::from([
            (old_chunk.clone(), None),
            (old_glue, None),
            (chunk.clone(), Some(content)),
            (glue, Some(glue_text.into_bytes())),
            ("index.html".to_owned(), Some(page.into_bytes())),
            ("sw.js".to_owned(), Some(worker.into_bytes())),
        ]);
        Ok(Self { files, chunk, old_chunk })
    }

    /// What differs from the release: new content by name, and nothing for what is gone.
    pub fn files(&self) -> &BTreeMap<String, Option<Vec<u8>>> {
        &self.files
    }

    /// A file that only this version has.
    pub fn chunk(&self) -> &str {
        &self.chunk
    }

    /// A file that only the version before it has.
    pub fn old_chunk(&self) -> &str {
        &self.old_chunk
    }
}

/// As the release names files.
fn hashed(stem: &str, ending: &str, content: &[u8]) -> String {
    let hash: String = Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("{stem}-{hash}.{ending}")
}

fn replaced(text: &str, old: &str, new: &str) -> Result<String> {
    ensure!(text.contains(old), "there is no {old} to replace");
    Ok(text.replace(old, new))
}
