//! What the release weighs, against the budget.
//!
//! The budget is for the critical path: what a first visit loads before the app can be used. The pack is loaded beside
//! it and has budgets of its own.

use crate::{build, release, system, tools};
use anyhow::{Context, Result, bail};
use std::{fs, path::Path};

/// What the first screen is to weigh, in bytes of brotli: the lightest peer weighs 61,000.
const BUDGET: u64 = 75_000;

/// What a first drill may wait for of the default pack, and what all of it may weigh, in bytes of brotli.
const PACK_INDEX_BUDGET: u64 = 25_000;
const PACK_BUDGET: u64 = 80_000;

/// `cargo xtask size`: builds first, so that the numbers are those of the code as it stands.
pub fn run() -> Result<()> {
    build::dist()?;
    report()
}

/// Prints what the release in dist/ weighs; an error if that is over the budget.
pub fn report() -> Result<()> {
    let dist = build::dist_folder();
    let page = fs::read_to_string(dist.join("index.html")).context("there is no release in dist/")?;
    let mut rows = Vec::new();
    for file in release::files(&dist)? {
        if release::is_compressible(&file) {
            rows.push(Row::measured(&dist, file, &page)?);
        }
    }
    // The critical path first, the heaviest on top.
    rows.sort_by_key(|row| (row.part != Part::Critical, std::cmp::Reverse(row.brotli)));

    println!("{:>9} {:>9} {:>9}", "raw", "gzip", "brotli");
    for row in &rows {
        let mark = if row.part == Part::Critical { "*" } else { " " };
        println!("{:>9} {:>9} {:>9} {mark} {}", row.raw, row.gzip, row.brotli, row.file);
    }
    let sum = |part: Part| -> u64 { rows.iter().filter(|row| row.part == part).map(|row| row.brotli).sum() };
    let critical = sum(Part::Critical);
    println!("* The critical path: {critical} bytes of brotli; the budget is {BUDGET}.");
    let (index, pack) = (sum(Part::PackIndex), sum(Part::PackIndex) + sum(Part::PackDetails));
    println!(
        "  The default pack: {index} bytes before the first drill (at most {PACK_INDEX_BUDGET}), {pack} in all (at most {PACK_BUDGET})."
    );
    within(index, PACK_INDEX_BUDGET, "what a first drill waits for of the pack")?;
    within(pack, PACK_BUDGET, "the default pack")?;
    if tools::wasm_opt()?.is_none() && !system::in_ci() {
        println!("Note: without wasm-opt the release is larger than need be, and is not held against the budget.");
        return Ok(());
    }
    within(critical, BUDGET, "the critical path")
}

fn within(weight: u64, budget: u64, what: &str) -> Result<()> {
    match weight.checked_sub(budget) {
        None | Some(0) => Ok(()),
        Some(over) => bail!("{what} is {over} bytes over its budget of {budget}"),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Critical,
    PackIndex,
    PackDetails,
    Other,
}

struct Row {
    file: String,
    part: Part,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

impl Row {
    fn measured(dist: &Path, file: String, page: &str) -> Result<Self> {
        let length = |ending: &str| -> Result<u64> {
            let path = dist.join(format!("{file}{ending}"));
            let metadata =
                fs::metadata(&path).with_context(|| format!("{} is missing: is dist/ a release?", path.display()))?;
            Ok(metadata.len())
        };
        Ok(Self { part: part_of(&file, page), raw: length("")?, gzip: length(".gz")?, brotli: length(".br")?, file })
    }
}

/// What the page names it loads at once; what it does not (a chunk of a later page) comes when it is needed.
fn part_of(file: &str, page: &str) -> Part {
    // boot.js fetches these when the first screen is there.
    let is_later = file.starts_with("later") || file.starts_with("offline");
    let is_code = !is_later && [".js", ".css", ".wasm"].iter().any(|ending| file.ends_with(ending));
    if file == "index.html" || (is_code && page.contains(file)) {
        Part::Critical
    } else if file.starts_with("packs/") && page.contains(file) {
        if file.contains(".index") { Part::PackIndex } else { Part::PackDetails }
    } else {
        Part::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_page_names_is_critical() {
        let page = "<script src=\"./boot-1.js\" data-wasm=\"./app_bg.wasm\" data-later=\"./later-1.css\" \
                    data-offline=\"./offline-1.js\"></script>\
                    <link href=\"icon.svg\"><link href=\"packs/a.index-1.txt\" data-details=\"packs/a.details-2.txt\">";
        for (file, part) in [
            ("index.html", Part::Critical),
            ("boot-1.js", Part::Critical),
            ("app_bg.wasm", Part::Critical),
            ("chunk_1.wasm", Part::Other),
            ("later-1.css", Part::Other),
            ("offline-1.js", Part::Other),
            ("sw.js", Part::Other),
            ("star-drill.html", Part::Other),
            ("icon.svg", Part::Other),
            ("packs/a.index-1.txt", Part::PackIndex),
            ("packs/a.details-2.txt", Part::PackDetails),
            ("packs/a.json", Part::Other),
            ("packs/other.json", Part::Other),
        ] {
            assert_eq!(part_of(file, page), part, "{file}");
        }
    }

    #[test]
    fn the_budget_may_be_reached_but_not_passed() {
        for (critical, fits) in [(0, true), (BUDGET, true), (BUDGET + 1, false)] {
            assert_eq!(within(critical, BUDGET, "it").is_ok(), fits, "{critical}");
        }
        let error = within(BUDGET + 12, BUDGET, "it").err().map(|error| error.to_string());
        assert!(error.is_some_and(|error| error.contains("12 bytes over")));
    }
}
