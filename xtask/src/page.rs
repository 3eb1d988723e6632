//! `finish-page`: what Trunk hands over to (its `post_build` hook) before a build takes its place.
//!
//! In a release, the WASM is split, what Trunk leaves unhashed gets a hashed name, and the styles get small; in every build the page gets
//! the policy that fits it, as the last step, since the policy has the hashes of what is inline.

use crate::{build, chunks, css, embed, html, manifest, names, offline, packs, policy, shorten, system};
use anyhow::{Context, Result};
use star_drill::content::PackDocument;
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// Files that Trunk copies under the name they have.
const COPIED: [&str; 3] = [BOOT, offline::SCRIPT, LATER];
/// What starts the app. It is waited for, so its comments stay here.
const BOOT: &str = "boot.js";
/// The styles that are fetched after the first screen, as one file; and the folder they are written in.
const LATER: &str = "later.css";
const LATER_STYLES: &str = "style/later";
/// The folder of packs that it copies likewise.
const PACKS: &str = "packs";

/// Finishes the page in the folder that Trunk names.
pub fn finish() -> Result<()> {
    let staged = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("finish-page is for Trunk to call; see Trunk.toml")?;
    let is_release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let file = staged.join("index.html");
    let mut page = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    deliver_default_pack(&staged)?;
    let later = later_styles()?;
    fs::write(staged.join(LATER), if is_release { css::minify(&later) } else { later })?;
    if is_release {
        page = html::with_styles_joined(&html::with_styles(&page, css::minify));
        if env::var_os(build::SPLITS).is_some() {
            page = with_chunks(&staged, page)?;
        }
        let boot = staged.join(BOOT);
        fs::write(&boot, shorten::small_script(&fs::read_to_string(&boot)?))?;
        page = offline::with_script(&staged, &page)?;
        page = manifest::with_hashed_names(&staged, page)?;
        page = with_hashed_names(&staged, page)?;
    }
    embed::write(&staged, &page, is_release)?;
    let page = html::with_policy(&page, &policy::for_page(&page))?;
    fs::write(&file, page).with_context(|| format!("cannot write {}", file.display()))
}

/// The styles that are fetched after the first screen, in the order of their names.
fn later_styles() -> Result<String> {
    let folder = system::root().join(LATER_STYLES);
    let entries = fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "css"));
    files.sort();
    let mut styles = String::new();
    for file in files {
        styles.push_str(&fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?);
    }
    Ok(styles)
}

/// Puts the two files of the default pack beside it.
fn deliver_default_pack(staged: &Path) -> Result<()> {
    let name = packs::DEFAULT;
    let folder = staged.join(PACKS);
    let source = folder.join(format!("{name}.json"));
    let json = fs::read_to_string(&source).with_context(|| format!("cannot read {}", source.display()))?;
    let document = PackDocument::read(&json).with_context(|| format!("{PACKS}/{name}.json"))?;
    let delivery = packs::deliver::deliver(&document)?;
    for (part, content) in [("index", delivery.index), ("details", delivery.details)] {
        let file = folder.join(format!("{name}.{part}.txt"));
        fs::write(&file, content).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

/// Puts the split release in the place of what Trunk has built whole.
fn with_chunks(staged: &Path, mut page: String) -> Result<String> {
    let compiled = build::compiled_release()?;
    let wasm = fs::read(&compiled).with_context(|| format!("cannot read {}", compiled.display()))?;
    let split = chunks::split(&wasm, &compiled.with_file_name("split"))?;
    let mut files = fs::read_dir(staged)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let whole = files.find(|name| name.ends_with("_bg.wasm")).context("no WASM among what was built")?;
    let glue = whole.replace("_bg.wasm", ".js");
    for (old, (new, content)) in
        [(&glue, (&split.glue.0, split.glue.1.as_bytes())), (&whole, (&split.main.0, split.main.1.as_slice()))]
    {
        fs::write(staged.join(new), content).with_context(|| format!("cannot write {new}"))?;
        fs::remove_file(staged.join(old)).with_context(|| format!("cannot remove {old}"))?;
        page = html::with_renamed(&page, old, new).with_context(|| format!("the page does not name {old}"))?;
    }
    for (name, content) in split.later {
        fs::write(staged.join(&name), content).with_context(|| format!("cannot write {name}"))?;
    }
    Ok(page)
}

fn with_hashed_names(staged: &Path, mut page: String) -> Result<String> {
    for old in copied(staged)? {
        let content = fs::read(staged.join(&old)).with_context(|| format!("cannot read {old}"))?;
        let new = names::hashed(&old, &content);
        // What the page does not name is named elsewhere (by the app, by a reader), and must be found there.
        if let Some(renamed) = html::with_renamed(&page, &old, &new) {
            fs::rename(staged.join(&old), staged.join(&new)).with_context(|| format!("cannot rename {old}"))?;
            page = renamed;
        }
    }
    Ok(page)
}

fn copied(staged: &Path) -> Result<Vec<String>> {
    let mut files: Vec<String> =
        COPIED.iter().filter(|file| staged.join(file).is_file()).map(|file| (*file).to_owned()).collect();
    let packs = staged.join(PACKS);
    if packs.is_dir() {
        for entry in fs::read_dir(&packs)? {
            let name = entry?.file_name();
            if let Some(name) = name.to_str().filter(|name| name.ends_with(".json") || name.ends_with(".txt")) {
                files.push(format!("{PACKS}/{name}"));
            }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_the_page_names_are_renamed_with_it() -> Result<()> {
        let staged = env::temp_dir().join(format!("star-drill-page-{}", std::process::id()));
        fs::create_dir_all(staged.join(PACKS))?;
        for file in ["boot.js", "packs/a.json", "packs/b.json", "packs/c.bin"] {
            fs::write(staged.join(file), "")?;
        }
        let page = "<script src=\"./boot.js\"></script><link href=\"packs/a.json\">".to_owned();
        let renamed = with_hashed_names(&staged, page)?;
        assert_eq!(
            renamed,
            "<script src=\"./boot-e3b0c44298fc1c14.js\"></script>\
             <link href=\"packs/a-e3b0c44298fc1c14.json\">"
        );
        for (file, is_there) in [
            ("boot.js", false),
            ("boot-e3b0c44298fc1c14.js", true),
            ("packs/a.json", false),
            ("packs/a-e3b0c44298fc1c14.json", true),
            ("packs/b.json", true),
            ("packs/c.bin", true),
        ] {
            assert_eq!(staged.join(file).is_file(), is_there, "{file}");
        }
        fs::remove_dir_all(&staged)?;
        Ok(())
    }
}
