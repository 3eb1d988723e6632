//! The compiler that rust-toolchain.toml pins, with the target and the components named there.
//!
//! The file is read here rather than repeated: it stays the one place that says which Rust.

use crate::system;
use anyhow::{Context, Result, bail};
use std::{fs, path::Path, process::Command};

/// The app's target.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Brings what the pinned toolchain lacks.
pub fn provide() -> Result<()> {
    if is_complete() {
        return Ok(());
    }
    if system::find("rustup").is_none() {
        bail!("Rust lacks the target {TARGET}. Install it the way Rust itself was installed, or use rustup");
    }
    println!("Installing what rust-toolchain.toml names (about a minute, once)…");
    // Rustup tells its children which toolchain they run under, and that would hide the file.
    system::run(
        Command::new("rustup")
            .args(["toolchain", "install"])
            .current_dir(system::root())
            .env_remove("RUSTUP_TOOLCHAIN"),
    )
    .context("rustup 1.28 or later can do this; `rustup self update` brings it")?;
    if !is_complete() {
        bail!("the toolchain in use is not the one of rust-toolchain.toml: is an override set? See `rustup show`");
    }
    Ok(())
}

/// The release of Rust that is pinned, such as `1.95.0`.
pub fn channel() -> Result<String> {
    let file = system::root().join("rust-toolchain.toml");
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    channel_in(&text).with_context(|| format!("{} names no channel", file.display()))
}

fn channel_in(text: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let value = line.strip_prefix("channel")?.trim_start();
        let value = value.strip_prefix('=')?.trim().trim_matches('"');
        Some(value.to_owned())
    })
}

fn is_complete() -> bool {
    let Some(sysroot) = system::answer(Command::new("rustc").args(["--print", "sysroot"]).current_dir(system::root()))
    else {
        return false;
    };
    let sysroot = Path::new(&sysroot);
    let has_target = sysroot.join("lib/rustlib").join(TARGET).join("lib").is_dir();
    // A distribution keeps these two wherever it likes; rustup keeps them in the toolchain.
    let has_components = system::find("rustup").is_none()
        || ["bin/cargo-fmt", "bin/cargo-clippy"].iter().all(|program| sysroot.join(program).is_file());
    has_target && has_components
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_channel_is_read() {
        for (text, channel) in [
            ("[toolchain]\nchannel = \"1.95.0\"\n", Some("1.95.0")),
            ("channel=\"stable\"\ntargets = [\"x\"]\n", Some("stable")),
            ("# channel = \"1.0.0\"\n", None),
            ("", None),
        ] {
            assert_eq!(channel_in(text).as_deref(), channel, "{text:?}");
        }
    }
}
