//! `cargo xtask coach`: measures the coach on the corpus, and keeps the figures in its document and the digest that the
//! browser's tests compare with.

#[path = "../../tests/support/corpus/mod.rs"]
pub mod corpus;

use anyhow::{Context, Result, anyhow, bail, ensure};
use corpus::measure::{Agreement, Manner, Measured, Tally, measure};
use corpus::targets::{MEASURES, Target};
use std::fs;

use crate::system;

const DOCUMENT: &str = "docs/coach.md";
const DIGEST: &str = "tests/corpus/digest.txt";
/// Between these lines of the document stands what this command writes.
const MARKERS: [&str; 2] = ["<!-- measured: begin -->\n", "<!-- measured: end -->\n"];

/// `cargo xtask coach [--check]`
pub fn run(arguments: &[String]) -> Result<()> {
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => write(),
        ["--check"] => check(),
        _ => bail!("expected `cargo xtask coach` or `cargo xtask coach --check`"),
    }
}

/// Fails if a file is not what would be written.
pub fn check() -> Result<()> {
    for (file, text) in made()? {
        ensure!(read(file)? == text, "{file} is not what the coach does now; run `cargo xtask coach`");
    }
    Ok(())
}

fn write() -> Result<()> {
    for (file, text) in made()? {
        fs::write(system::root().join(file), text).with_context(|| format!("cannot write {file}"))?;
        println!("Wrote {file}.");
    }
    Ok(())
}

fn read(file: &str) -> Result<String> {
    fs::read_to_string(system::root().join(file)).with_context(|| format!("cannot read {file}"))
}

/// The files with what is to stand in them.
fn made() -> Result<[(&'static str, String); 2]> {
    let document = with_figures(&read(DOCUMENT)?, &figures()?)?;
    Ok([(DOCUMENT, document), (DIGEST, corpus::digest().map_err(|fault| anyhow!(fault))?)])
}

/// The document, with these figures between its markers.
fn with_figures(document: &str, figures: &str) -> Result<String> {
    let [begin, end] = MARKERS;
    let around = document.split_once(begin).and_then(|(before, rest)| Some((before, rest.split_once(end)?.1)));
    let (before, after) = around.with_context(|| format!("{DOCUMENT} lacks the lines {MARKERS:?}"))?;
    Ok([before, begin, figures, end, after].concat())
}

/// All that is told of both halves, as Markdown.
fn figures() -> Result<String> {
    let mut halves = Vec::new();
    for (name, text) in corpus::HALVES {
        let answers = corpus::read(text).map_err(|fault| anyhow!("tests/corpus/{name}.jsonl: {fault}"))?;
        halves.push((name, measure(&answers)));
    }
    let mut out = String::new();
    let sizes: Vec<String> = halves.iter().map(|(name, it)| format!("{} for {name}", it.answers)).collect();
    out.push_str(&format!("\n{} answers; bold is what misses its target.\n\n", sizes.join(", ")));
    targets(&mut out, &halves);
    agreements(&mut out, &halves);
    for (name, half) in &halves {
        misses(&mut out, name, half);
    }
    out.push('\n');
    Ok(out)
}

type Half = (&'static str, Measured);

/// The table of the targets.
fn targets(out: &mut String, halves: &[Half]) {
    let columns: Vec<String> =
        halves.iter().flat_map(|(name, _)| Manner::ALL.map(|manner| format!("{name}, {}", manner.name()))).collect();
    head(out, &["check", "what is counted", "target"], &columns);
    for (index, row) in MEASURES.iter().enumerate() {
        let target = match row.target {
            Target::AtMost(0) => "none".into(),
            Target::AtMost(bound) => format!("≤ {} %", bound / 10),
            Target::AtLeast(bound) => format!("≥ {} %", bound / 10),
            Target::Mean(bound) => format!("≤ {}", bound / 1000),
            Target::Unset => "–".into(),
        };
        out.push_str(&format!("| {} | {} | {target} |", row.check, row.what));
        for tally in halves.iter().filter_map(|(_, it)| it.tallies.get(index)).flatten() {
            out.push_str(&format!(" {} |", cell(tally, row.target)));
        }
        out.push('\n');
    }
}

fn head(out: &mut String, fixed: &[&str], columns: &[String]) {
    let names: Vec<&str> = fixed.iter().copied().chain(columns.iter().map(String::as_str)).collect();
    out.push_str(&format!("| {} |\n|{}\n", names.join(" | "), "---|".repeat(names.len())));
}

fn cell(tally: &Tally, target: Target) -> String {
    if tally.of == 0 {
        return "–".into();
    }
    let per_mille = tally.per_mille();
    let figure = match target {
        Target::Mean(_) => format!("{}.{:02}", per_mille / 1000, per_mille % 1000 / 10),
        _ => format!("{}.{} % ({}/{})", per_mille / 10, per_mille % 10, tally.counted, tally.of),
    };
    if tally.meets(target) { figure } else { format!("**{figure}**") }
}

/// The table of what a careful reader says otherwise.
fn agreements(out: &mut String, halves: &[Half]) {
    out.push_str(
        "\nAgainst the readers’ labels: what a check speaks of though a reader finds all well there, and what it \
                  passes over though a reader does not. In parts / as free text, of so many that are labelled so.\n\n",
    );
    let columns: Vec<String> = halves
        .iter()
        .flat_map(|(name, _)| ["false alarms", "overlooked"].map(|what| format!("{name}: {what}")))
        .collect();
    head(out, &["check"], &columns);
    let pair = |[parts, whole]: &[Tally; 2]| match parts.of {
        0 => "–".to_owned(),
        of => format!("{} / {} of {of}", parts.counted, whole.counted),
    };
    let checks = halves.first().map(|(_, it)| it.agreements.iter().map(|agreement| agreement.check));
    for (index, check) in checks.into_iter().flatten().enumerate() {
        let of_it: Vec<&Agreement> = halves.iter().filter_map(|(_, it)| it.agreements.get(index)).collect();
        if of_it.iter().all(|it| it.false_alarms[0].of + it.overlooked[0].of == 0) {
            continue;
        }
        let cells: Vec<String> = of_it.iter().flat_map(|it| [pair(&it.false_alarms), pair(&it.overlooked)]).collect();
        out.push_str(&format!("| {check} | {} |\n", cells.join(" | ")));
    }
}

/// The answers that it went wrong with.
fn misses(out: &mut String, name: &str, half: &Measured) {
    out.push_str(&format!("\nMisses of the half for {name}:\n\n"));
    let mut line = |check: &str, what: &str, tallies: &[Tally; 2]| {
        let told: Vec<String> = Manner::ALL
            .into_iter()
            .zip(tallies)
            .filter(|(_, tally)| !tally.misses.is_empty())
            .map(|(manner, tally)| format!("{} {}", manner.name(), tally.misses.join(" ")))
            .collect();
        if !told.is_empty() {
            out.push_str(&format!("- {check}, {what}: {}\n", told.join("; ")));
        }
    };
    for (row, tallies) in MEASURES.iter().zip(&half.tallies) {
        line(row.check, row.what.trim_start_matches("… "), tallies);
    }
    for agreement in &half.agreements {
        line(agreement.check, "overlooked", &agreement.overlooked);
        // Those of the targets are in the list already.
        if !MEASURES.iter().any(|row| row.check == agreement.check && row.what.starts_with("false alarms")) {
            line(agreement.check, "false alarms", &agreement.false_alarms);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_put_between_the_markers_alone() -> Result<()> {
        let [begin, end] = MARKERS;
        let document = format!("before\n{begin}old\n{end}after\n");
        assert_eq!(with_figures(&document, "new\n")?, format!("before\n{begin}new\n{end}after\n"));
        for broken in ["", begin, end, &format!("{end}{begin}")] {
            assert!(with_figures(broken, "new").is_err(), "{broken:?}");
        }
        Ok(())
    }

    #[test]
    fn a_figure_over_its_target_is_bold() {
        let tally = |counted, of| Tally { counted, of, misses: Vec::new() };
        for (counted, of, target, expected) in [
            (2, 48, Target::AtMost(80), "4.2 % (2/48)"),
            (4, 48, Target::AtMost(80), "**8.3 % (4/48)**"),
            (48, 48, Target::AtLeast(950), "100.0 % (48/48)"),
            (45, 48, Target::AtLeast(950), "**93.8 % (45/48)**"),
            (60, 48, Target::Mean(2000), "1.25"),
            (97, 48, Target::Mean(2000), "**2.02**"),
            (1, 3, Target::Unset, "33.3 % (1/3)"),
            (0, 0, Target::AtLeast(950), "–"),
        ] {
            assert_eq!(cell(&tally(counted, of), target), expected, "{counted} of {of}");
        }
    }
}
