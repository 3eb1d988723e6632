//! Building: `serve` while developing, `dist` to release.

use crate::{one_file, release, system, toolchain::TARGET, tools};
use anyhow::{Context, Result, bail};
use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

/// Named for the one target, so that xtask and build scripts are not compiled anew when Trunk calls back.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Set where Trunk is to hand a build over that can be split. Any other release build stays whole.
pub const SPLITS: &str = "STAR_DRILL_SPLITS";

/// Where the release is put.
pub fn dist_folder() -> PathBuf {
    system::root().join("dist")
}

/// Serves the app and reloads it on change; further arguments go to Trunk.
pub fn serve(arguments: &[String]) -> Result<()> {
    tools::for_serving()?;
    println!("Building, then serving at http://127.0.0.1:8080/ (the first build takes minutes).");
    // Not into dist/: there lies the release, and whoever looks there wants that.
    system::run(trunk()?.args(["serve", "--dist", "target/serve"]).args(arguments))
}

/// Builds the release into dist/.
pub fn dist() -> Result<()> {
    tools::for_release()?;
    if env::var_os("RUSTFLAGS").is_some() {
        println!("Note: RUSTFLAGS takes the place of the flags that keep local paths out of the release.");
    }
    println!("Building the release (the first time takes minutes)…");
    let mut trunk = with_relocations(trunk()?);
    system::run(trunk.env(SPLITS, "1").args(["build", "--release", "--features", "split"]))?;
    let dist = dist_folder();
    if !dist.join("index.html").is_file() {
        bail!("Trunk left no index.html in {}", dist.display());
    }
    one_file::write(&dist)?;
    release::finish(&dist)
}

/// Compiles the app in one piece. What the compiler leaves.
pub fn compile_whole() -> Result<PathBuf> {
    // Exactly as the split release but for the feature, so that both are made from the same compiled crates.
    let mut cargo = with_relocations(command("cargo")?);
    system::run(cargo.args(["build", "--release", "--target", TARGET, "--bin", "one-file"]))?;
    Ok(compiled_release()?.with_file_name("one-file.wasm"))
}

/// Relocations tell the splitter what reaches what; it strips the rest afterwards.
fn with_relocations(mut command: Command) -> Command {
    let flags = command.get_envs().find(|(name, _)| *name == FLAGS).and_then(|(_, value)| value?.to_str());
    let flags = format!("{} -Clink-args=--emit-relocs", flags.unwrap_or_default());
    command.env(FLAGS, flags).env("CARGO_PROFILE_RELEASE_STRIP", "false");
    command
}

/// What the compiler leaves of a release build. Cargo alone knows where: the target folder can be configured anywhere.
pub fn compiled_release() -> Result<PathBuf> {
    let mut command = command("cargo")?;
    let answer = system::answer(command.args(["metadata", "--format-version", "1", "--no-deps"]));
    let metadata: serde_json::Value = serde_json::from_str(&answer.context("`cargo metadata` does not answer")?)?;
    let target = metadata["target_directory"].as_str().context("`cargo metadata` names no target folder")?;
    Ok(Path::new(target).join("wasm32-unknown-unknown/release/star-drill.wasm"))
}

/// A command with the pinned tools first on PATH, and with the flags of the app's target.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Result<Command> {
    let own = env::var(FLAGS).unwrap_or_default();
    let flags = rustflags(&own, &cargo_home(), &system::root());
    let mut command = Command::new(program);
    command.current_dir(system::root()).env("PATH", tools::path()?).env(FLAGS, flags);
    Ok(command)
}

fn trunk() -> Result<Command> {
    let mut command = command(tools::TRUNK.provide()?)?;
    command.env("TRUNK_SKIP_VERSION_CHECK", "true");
    // The convention is that any value counts, but Trunk refuses all but these two words.
    if env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
    Ok(command)
}

fn cargo_home() -> PathBuf {
    env::var_os("CARGO_HOME")
        .map_or_else(|| PathBuf::from(env::var_os("HOME").unwrap_or_default()).join(".cargo"), PathBuf::from)
}

/// Panic messages name source files: no path of the machine that built it belongs into what is published.
fn rustflags(own: &str, cargo_home: &Path, root: &Path) -> String {
    let registry = cargo_home.join("registry").join("src");
    let mut flags: Vec<String> = own.split_whitespace().map(str::to_owned).collect();
    for (from, to) in [(registry.as_path(), "crates"), (root, ".")] {
        let from = from.display().to_string();
        // Cargo splits this variable at white space and knows no quotes.
        if from.contains(char::is_whitespace) {
            println!("Note: {from} has a space, so the build may contain it.");
        } else {
            flags.push(format!("--remap-path-prefix={from}={to}"));
        }
    }
    flags.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_remapped_beside_the_flags_already_there() {
        for (own, home, root, flags) in [
            (
                "",
                "/home/a/.cargo",
                "/src",
                "--remap-path-prefix=/home/a/.cargo/registry/src=crates --remap-path-prefix=/src=.",
            ),
            (
                " -Dwarnings  --cfg x ",
                "/c",
                "/has space",
                "-Dwarnings --cfg x --remap-path-prefix=/c/registry/src=crates",
            ),
        ] {
            assert_eq!(rustflags(own, Path::new(home), Path::new(root)), flags);
        }
    }
}
