//! Working without a network: the service worker with the list of what it keeps, in releases only.
//!
//! `public/sw.js` is the worker but for one line, which is written here. What it keeps are the page and every file with a
//! hash in its name; the rest (the packs as documents, the embed, the edition of one file) the app itself never asks for.

use crate::{html, names, release, shorten, system};
use anyhow::{Context, Result, ensure};
use std::{collections::BTreeMap, fs, path::Path};

/// The script that registers the worker. Trunk does not know it, so that no development build has it.
pub const SCRIPT: &str = "offline.js";
/// The worker. Its name never changes: browsers look there for a newer one.
pub const WORKER: &str = "sw.js";
/// Where releases have more than the app.
const EMBED: &str = "embed/";
/// The line that the build fills in.
const PLACE: &str = "const BUILD = { version: \"\", files: [], page: [], policy: \"\", headers: {} };\n";

/// Puts the script into a release and names it in the tag of `boot.js`, which brings it.
pub fn with_script(staged: &Path, page: &str) -> Result<String> {
    fs::write(staged.join(SCRIPT), shorten::small_script(&source(SCRIPT)?))?;
    const BEFORE: &str = " data-later=";
    ensure!(page.matches(BEFORE).count() == 1, "the page's tag for boot.js has changed; see Trunk.toml");
    Ok(page.replace(BEFORE, &format!(" data-offline=\"./{SCRIPT}\"{BEFORE}")))
}

/// Writes the worker into a finished release.
pub fn write_worker(dist: &Path) -> Result<()> {
    let page = fs::read_to_string(dist.join("index.html"))?;
    let worker = worker(&source(WORKER)?, &kept(release::files(dist)?), &page)?;
    fs::write(dist.join(WORKER), worker).with_context(|| format!("cannot write {WORKER}"))
}

fn source(name: &str) -> Result<String> {
    let path = system::root().join("public").join(name);
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// Of all files of a release, those that the worker keeps besides the page.
fn kept(files: Vec<String>) -> Vec<String> {
    let is_kept = |file: &String| {
        let is_packed = file.ends_with(".br") || file.ends_with(".gz");
        names::is_hashed(file) && !is_packed && !file.starts_with(EMBED)
    };
    files.into_iter().filter(is_kept).collect()
}

/// The worker for these files.
fn worker(source: &str, files: &[String], page: &str) -> Result<String> {
    // The page of another version would not have all of these: the files that it names, and the hashes of what is inline.
    let policy = html::policy_of(page).context("the page has no policy")?;
    let hashes = policy.split([' ', ';']).filter(|source| source.starts_with("'sha256-"));
    let named = files.iter().map(String::as_str).filter(|file| page.contains(file));
    let marks: Vec<&str> = named.chain(hashes).collect();
    ensure!(!marks.is_empty(), "the page names none of the files that a worker keeps");
    for file in files {
        let (_, ending) = file.rsplit_once('.').unwrap_or_default();
        ensure!(source.contains(&format!("\n  {ending}: \"")), "{WORKER} does not know the type of {file}");
    }
    let headers = BTreeMap::from(release::FOR_ALL);
    let version = version(files, page);
    let build = serde_json::json!({
        "version": version, "files": files, "page": marks, "policy": policy, "headers": headers
    });
    ensure!(source.matches(PLACE).count() == 1, "{WORKER} has no place for its list");
    let filled = source.replace(PLACE, &format!("const BUILD = {build};\n"));
    Ok(shorten::small_script(&filled))
}

/// What the version is called: another name for any other content.
fn version(files: &[String], page: &str) -> String {
    // The names of the files have the hashes of their contents.
    let mut content: String = files.iter().flat_map(|file| [file, "\n"]).collect();
    content.push_str(page);
    names::short_hash(content.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"style-src 'self' \
                        'sha256-abc='; img-src data:\"><script src=\"./boot-0123456789abcdef.js\"></script>";

    fn files() -> Vec<String> {
        ["boot-0123456789abcdef.js", "packs/a.index-0123456789abcdef.txt"].map(str::to_owned).to_vec()
    }

    #[test]
    fn every_file_that_the_app_may_ask_for_is_kept() {
        let all = [
            "_headers",
            "aside-0123456789abcdef.wasm",
            "aside-0123456789abcdef.wasm.br",
            "aside-0123456789abcdef.wasm.gz",
            "embed/0.1.0/star-drill-0123456789abcdef.js",
            "icons/192-0123456789abcdef.png",
            "index.html",
            "packs/amazon.json",
            "packs/amazon.index-0123456789abcdef.txt",
            "star-drill.html",
            "sw.js",
        ];
        let kept = kept(all.map(str::to_owned).to_vec());
        assert_eq!(
            kept,
            [
                "aside-0123456789abcdef.wasm",
                "icons/192-0123456789abcdef.png",
                "packs/amazon.index-0123456789abcdef.txt"
            ]
        );
    }

    #[test]
    fn the_worker_knows_its_files_and_what_its_page_has() -> Result<()> {
        let worker = worker(&source(WORKER)?, &files(), PAGE)?;
        let line = worker.lines().next().unwrap_or_default();
        let json = line.strip_prefix("const BUILD = ").and_then(|rest| rest.strip_suffix(';')).context("no list")?;
        let build: serde_json::Value = serde_json::from_str(json)?;
        assert_eq!(build["files"], serde_json::json!(files()));
        assert_eq!(build["page"], serde_json::json!(["boot-0123456789abcdef.js", "'sha256-abc='"]));
        assert_eq!(build["version"], serde_json::json!(version(&files(), PAGE)));
        assert_eq!(build["policy"], serde_json::json!("style-src 'self' 'sha256-abc='; img-src data:"));
        assert_eq!(build["headers"]["Access-Control-Allow-Origin"], serde_json::json!("*"));
        assert!(worker.contains("addEventListener(\"fetch\""));
        Ok(())
    }

    #[test]
    fn what_cannot_be_told_from_another_version_is_refused() -> Result<()> {
        let source = source(WORKER)?;
        assert!(worker("const OTHER = 1;\n", &files(), PAGE).is_err(), "a worker without a place for the list");
        assert!(worker(&source, &files(), "<p>").is_err(), "a page without a policy");
        let unknown = ["a-0123456789abcdef.xyz".to_owned()];
        assert!(worker(&source, &unknown, PAGE).is_err(), "a file of a type that the worker does not know");
        assert!(worker(&source, &[], &PAGE.replace("'sha256-abc='", "")).is_err(), "a page that names nothing");
        Ok(())
    }

    #[test]
    fn another_page_or_another_file_is_another_version() {
        let same = version(&files(), PAGE);
        assert_eq!(same, version(&files(), PAGE));
        assert_ne!(same, version(&files(), "another page"));
        assert_ne!(same, version(&files()[..1], PAGE));
        assert_eq!(same.len(), 16);
    }

    #[test]
    fn the_script_is_named_in_the_tag_that_starts_the_app() -> Result<()> {
        let staged = std::env::temp_dir().join(format!("star-drill-offline-{}", std::process::id()));
        fs::create_dir_all(&staged)?;
        let page = with_script(&staged, "<script data-wasm=\"./a\" data-later=\"./later.css\"></script>")?;
        assert_eq!(
            page,
            "<script data-wasm=\"./a\" data-offline=\"./offline.js\" data-later=\"./later.css\"></script>"
        );
        assert!(fs::read_to_string(staged.join(SCRIPT))?.contains("register(\"sw.js\""));
        assert!(with_script(&staged, "<script></script>").is_err());
        fs::remove_dir_all(&staged)?;
        Ok(())
    }
}
