//! Splits the release: the first drill's WASM, and a file for what each entry of `src/app/chunks.rs` alone reaches.
//!
//! The compiler's output, with its relocations, goes through `wasm_split_cli_support`; the main part through
//! wasm-bindgen; every part through wasm-opt. The loader that the splitter writes is joined to wasm-bindgen's glue: they
//! import each other by name, which hashed names would make a circle of, and one script arrives sooner than two.

use crate::{build, names, shorten, streams, tools, wasm::Module};
use anyhow::{Context, Result, anyhow, ensure};
use std::{collections::BTreeMap, fs, path::Path};

/// What wasm-opt may assume. Never `--all-features`: that emits encodings which browsers refuse.
const OPTIMISATIONS: [&str; 12] = [
    "-Oz",
    // The stack ends there: nothing of ours is in the first kilobyte.
    "--low-memory-unused",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--strip-debug",
    "--strip-producers",
];
/// What the splitter calls the loader it writes.
const LOADER: &str = "__wasm_split.js";

/// The files of a split release, by their hashed names.
pub struct Split {
    /// The script that boots, with its name.
    pub glue: (String, String),
    /// The WASM that it fetches first, with its name.
    pub main: (String, Vec<u8>),
    /// What it fetches later, by name.
    pub later: BTreeMap<String, Vec<u8>>,
}

/// Splits the compiler's output. `work` is a folder to work in, which is emptied.
pub fn split(compiled: &[u8], work: &Path) -> Result<Split> {
    if work.exists() {
        fs::remove_dir_all(work)?;
    }
    fs::create_dir_all(work)?;
    let parts = cut(&streams::without_exports(compiled)?, work)?;
    let main = work.join("main.wasm");
    fs::write(&main, streams::without_descriptions(&fs::read(&main)?)?)?;
    bind(&main, work)?;

    let mut later = BTreeMap::new();
    let mut renamed = BTreeMap::new();
    for part in parts {
        let content = optimised(&part, work)?;
        let old = part.file_name().and_then(|name| name.to_str()).context("a part without a name")?;
        let new = names::hashed(&plain_name(old), &content);
        renamed.insert(old.to_owned(), new.clone());
        later.insert(new, content);
    }
    let main = optimised(&work.join("main_bg.wasm"), work)?;
    let read = |name: &str| fs::read_to_string(work.join(name)).with_context(|| format!("cannot read {name}"));
    let glue = joined(&read("main.js")?, &read(LOADER)?, &renamed)?;
    let (main, glue) = shorten::shorten(&main, &glue)?;
    Ok(Split {
        glue: (names::hashed("star-drill.js", glue.as_bytes()), glue),
        main: (names::hashed("star-drill.wasm", &main), main),
        later,
    })
}

/// Cuts the compiler's output at its entries. Gives the files of the parts but the main one.
fn cut(compiled: &[u8], work: &Path) -> Result<Vec<std::path::PathBuf>> {
    let main = work.join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(compiled);
    options.output_dir = work;
    options.main_out_path = &main;
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("{error:#}"))
        .context("cannot split the WASM; was it built by `cargo xtask dist`, with the feature `split`?")?;
    let mut parts = split.split_modules;
    parts.sort();
    ensure!(!parts.is_empty(), "nothing to split; was it built by `cargo xtask dist`, with the feature `split`?");
    Ok(parts)
}

/// Runs wasm-bindgen, which leaves `main.js` and `main_bg.wasm`.
pub fn bind(main: &Path, work: &Path) -> Result<()> {
    let mut command = build::command(tools::WASM_BINDGEN.provide()?)?;
    crate::system::run(
        command
            .args(["--target", "web", "--keep-lld-exports", "--no-demangle", "--no-typescript"])
            .args(["--out-name", "main"])
            .arg("--out-dir")
            .arg(work)
            .arg(main),
    )
}

/// A part as wasm-opt leaves it; where there is none that will do, only without its names.
pub fn optimised(part: &Path, work: &Path) -> Result<Vec<u8>> {
    let Some(wasm_opt) = tools::wasm_opt()? else {
        let wasm = fs::read(part)?;
        let mut module = Module::parse(&wasm)?;
        module.drop_customs();
        return Ok(module.bytes());
    };
    let out = work.join("optimised.wasm");
    let mut command = build::command(wasm_opt)?;
    // It says of every part that it does not know the names of data; they are stripped.
    let ran = command.args(OPTIMISATIONS).arg(part).arg("-o").arg(&out).output().context("cannot run wasm-opt")?;
    ensure!(ran.status.success(), "wasm-opt: {}", String::from_utf8_lossy(&ran.stderr));
    Ok(fs::read(out)?)
}

/// `split_guide_chunk.wasm` becomes `guide.wasm`, and `chunk_7.wasm`, which several share, `shared.wasm`.
fn plain_name(name: &str) -> String {
    match name.strip_prefix("split_") {
        Some(rest) => rest.replace("_chunk.", "."),
        None => "shared.wasm".to_owned(),
    }
}

/// The glue and the loader as one script, with the parts under their new names.
fn joined(glue: &str, loader: &str, renamed: &BTreeMap<String, String>) -> Result<String> {
    let import = format!("from \"./{LOADER}\"");
    let place = format!("\"./{LOADER}\": ");
    let entries: Vec<&str> = loader
        .lines()
        .filter_map(|line| line.strip_prefix("export const ")?.split_once(' ').map(|(name, _)| name))
        .collect();
    ensure!(!entries.is_empty(), "the loader has no entries");
    let mut script = String::new();
    let mut is_placed = false;
    for line in glue.lines() {
        if line.starts_with("import ") && line.contains(&import) {
            continue;
        }
        if line.trim_start().starts_with(&place) {
            if !is_placed {
                script.push_str(&format!("{place}{{ {} }},\n", entries.join(", ")));
                is_placed = true;
            }
            continue;
        }
        script.push_str(line);
        script.push('\n');
    }
    ensure!(is_placed, "the glue does not import the loader");
    const FETCHING: &str = "WebAssembly.instantiateStreaming(src, imports)";
    ensure!(loader.contains(FETCHING), "the loader fetches otherwise than it did; see `joined`");
    let mut loader = loader
        .lines()
        .filter(|line| !line.starts_with("import "))
        .map(|line| line.strip_prefix("export ").unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n")
        // The glue's own loading also bears servers that do not know the type of WASM.
        .replace(FETCHING, "__wbg_load(await src, imports)")
        // The app tells the person and can try again; and WebKit breaks off what is fetched when a page is left.
        .replace("console.error(e)", "console.warn(e)");
    for (old, new) in renamed {
        let quoted = format!("\"./{old}\"");
        ensure!(loader.contains(&quoted), "the loader does not name {old}");
        loader = loader.replace(&quoted, &format!("\"./{new}\""));
    }
    script.push_str(&loader);
    script.push('\n');
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_is_joined_to_the_glue() -> Result<()> {
        let glue = "import * as import1 from \"./__wasm_split.js\"\nimport * as import2 from \"./__wasm_split.js\"\n\
                    a();\n  \"./main_bg.js\": import0,\n  \"./__wasm_split.js\": import1,\n  \
                    \"./__wasm_split.js\": import2,\nb();\n";
        let loader = "import { initSync } from \"./main.js\";\n\
                      const __chunk_3 = makeLoad(\"./chunk_3.wasm\", []);\n\
                      export const load_x = go(WebAssembly.instantiateStreaming(src, imports), \"./split_x.wasm\");\n\
                      console.error(e);\n\
                      export const load_y = wrap();\n";
        let renamed = [("chunk_3.wasm", "shared-1.wasm"), ("split_x.wasm", "x-2.wasm")];
        let renamed = renamed.map(|(old, new)| (old.to_owned(), new.to_owned())).into();
        assert_eq!(
            joined(glue, loader, &renamed)?,
            "a();\n  \"./main_bg.js\": import0,\n\"./__wasm_split.js\": { load_x, load_y },\nb();\n\
             const __chunk_3 = makeLoad(\"./shared-1.wasm\", []);\n\
             const load_x = go(__wbg_load(await src, imports), \"./x-2.wasm\");\nconsole.warn(e);\nconst load_y = wrap();\n"
        );
        assert!(joined("a();\n", loader, &renamed).is_err(), "a glue that does not load later");
        assert!(joined(glue, "", &renamed).is_err(), "a loader without entries");
        let missing = [("split_z.wasm".to_owned(), "z".to_owned())].into();
        assert!(joined(glue, loader, &missing).is_err(), "a part that nothing loads");
        Ok(())
    }

    #[test]
    fn parts_are_named_after_their_entries() {
        for (old, new) in [("split_guide_chunk.wasm", "guide.wasm"), ("chunk_12.wasm", "shared.wasm")] {
            assert_eq!(plain_name(old), new);
        }
    }
}
