//! `cargo xtask pack`: checks packs, and keeps their schema current.

mod counts;
pub mod deliver;
mod quality;

use anyhow::{Context, Result, bail, ensure};
use star_drill::content::{Pack, PackDocument};
use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::system;

/// The pack that is built in.
pub const DEFAULT: &str = "amazon";
/// Where packs and their schema lie.
const FOLDER: &str = "public/packs";
const SCHEMA: &str = "pack.schema.json";

/// `cargo xtask pack …`
pub fn run(arguments: &[String]) -> Result<()> {
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["check", files @ ..] if !files.is_empty() => check(&files.iter().map(PathBuf::from).collect::<Vec<_>>()),
        ["schema"] => write_schema(),
        _ => bail!("expected `cargo xtask pack check FILE…` or `cargo xtask pack schema`"),
    }
}

/// Checks the packs of the project and that their schema is that of the types.
pub fn check_own() -> Result<()> {
    let folder = system::root().join(FOLDER);
    let mut packs = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if name.ends_with(".json") && name != SCHEMA {
            packs.push(path);
        }
    }
    packs.sort();
    let default = folder.join(DEFAULT).with_extension("json");
    ensure!(packs.contains(&default), "there is no {}", default.display());
    check(&packs)?;
    let json = fs::read_to_string(&default).with_context(|| format!("cannot read {}", default.display()))?;
    let id = PackDocument::read(&json)?.id;
    ensure!(id.as_str() == DEFAULT, "{}: its id is `{}`; expected `{DEFAULT}`", default.display(), id.as_str());
    let written = fs::read_to_string(folder.join(SCHEMA)).with_context(|| format!("cannot read {FOLDER}/{SCHEMA}"))?;
    ensure!(written == schema()?, "{FOLDER}/{SCHEMA} is not that of the types; run `cargo xtask pack schema`");
    Ok(())
}

/// Checks files, says all that is wrong in each, and fails if anything is.
fn check(files: &[PathBuf]) -> Result<()> {
    let mut faulty = 0;
    for file in files {
        let faults = faults(file);
        for fault in &faults {
            println!("{}: {fault}", file.display());
        }
        let count = faults.len();
        println!("{}: {}", file.display(), if count == 0 { "sound".into() } else { format!("{count} faults") });
        faulty += usize::from(count > 0);
    }
    ensure!(faulty == 0, "{faulty} of {} packs have faults", files.len());
    Ok(())
}

/// All that is wrong with a pack, each with its place. The others are to be checked also where one cannot be read.
fn faults(file: &Path) -> Vec<String> {
    match fs::read_to_string(file) {
        Ok(json) => faults_of(&json),
        Err(error) => vec![format!("it cannot be read: {error}")],
    }
}

fn faults_of(json: &str) -> Vec<String> {
    if let Err(error) = Pack::parse(json) {
        return error.faults().iter().map(ToString::to_string).collect();
    }
    match PackDocument::read(json) {
        Ok(document) => {
            let mut faults = quality::quality(&document);
            if document.id.as_str() == DEFAULT {
                faults.extend(counts::counts(&document));
            }
            faults.iter().map(ToString::to_string).collect()
        }
        Err(error) => error.faults().iter().map(ToString::to_string).collect(),
    }
}

/// The JSON Schema of packs, generated from the types.
fn schema() -> Result<String> {
    let schema = schemars::schema_for!(PackDocument);
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}

fn write_schema() -> Result<()> {
    let file = system::root().join(FOLDER).join(SCHEMA);
    fs::write(&file, schema()?).with_context(|| format!("cannot write {}", file.display()))?;
    println!("Wrote {FOLDER}/{SCHEMA}.");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_in_the_documents_is_a_sound_pack() {
        let text = include_str!("../../../docs/packs.md");
        let example = text.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap_or_default();
        assert_eq!(faults_of(example), [""; 0]);
    }

    #[test]
    fn hundreds_of_broken_packs_are_told_and_crash_nothing() {
        let text = include_str!("../../../docs/packs.md");
        let example = text.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap_or_default();
        // A small generator of its own: the same breaks in every run.
        let mut state = 0x2545_F491_4F6C_DD1D_u64;
        let mut below = |limit: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from(state % u64::try_from(limit.max(1)).unwrap_or(1)).unwrap_or(0)
        };
        let pieces = ["", "\"", "{", "}", "[", "]", ",", ":", "null", "-1", "1e9", "\"x\"", "\\u0000", "true", "é"];
        let characters: Vec<char> = example.chars().collect();
        let mut broken = 0;
        for _ in 0..600 {
            let mut copy = characters.clone();
            let from = below(copy.len());
            let to = (from + below(40)).min(copy.len());
            copy.splice(from..to, pieces[below(pieces.len())].chars());
            let faults = faults_of(&copy.into_iter().collect::<String>());
            broken += usize::from(!faults.is_empty());
            assert!(faults.iter().all(|fault| fault.contains(": ")), "{faults:?}");
        }
        assert!(broken > 300, "only {broken} of 600 were noticed to be broken");
    }

    #[test]
    fn each_file_is_checked_though_one_before_it_cannot_be_read() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("star-drill-packs-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let [missing, odd, faulty] = ["missing.json", "odd.json", "faulty.json"].map(|name| folder.join(name));
        fs::write(&odd, [0xff, 0xfe])?;
        fs::write(&faulty, "{}")?;
        let faults = [&missing, &odd, &faulty].map(|file| faults(file));
        fs::remove_dir_all(&folder)?;
        for (faults, expected) in faults.iter().zip(["it cannot be read: ", "it cannot be read: ", ": "]) {
            assert!(faults.iter().any(|fault| fault.contains(expected)), "{faults:?}");
        }
        let failed = check(&[missing, faulty]).err().map(|error| error.to_string());
        assert_eq!(failed.as_deref(), Some("2 of 2 packs have faults"));
        Ok(())
    }

    #[test]
    fn the_schema_names_what_a_question_may_have() -> Result<()> {
        let schema: serde_json::Value = serde_json::from_str(&schema()?)?;
        let fields = schema.pointer("/$defs/Question/properties").and_then(|it| it.as_object());
        let fields: Vec<&str> = fields.into_iter().flatten().map(|(name, _)| name.as_str()).collect();
        for field in ["id", "text", "kind", "principles", "stages", "case", "follow_ups", "target_seconds"] {
            assert!(fields.contains(&field), "{field} is not among {fields:?}");
        }
        assert_eq!(schema.pointer("/$defs/Question/additionalProperties"), Some(&serde_json::Value::Bool(false)));
        Ok(())
    }
}
