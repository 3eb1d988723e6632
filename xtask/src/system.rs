//! The machine around the checkout: where things lie, what is on PATH, how a program is run.

use anyhow::{Context, Result, bail};
use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
};

/// The root of the checkout.
pub fn root() -> PathBuf {
    // Cargo says it at run time as well, and that stays right when the checkout has moved.
    let manifest =
        env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    manifest.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// Whether a continuous integration service runs this: there, what is missing is an error.
pub fn in_ci() -> bool {
    env::var("CI").is_ok_and(|value| value == "true")
}

/// A program on PATH, or at the path given if that is absolute.
pub fn find(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|directory| directory.join(program)).find(|path| path.is_file())
}

/// Runs a command in the foreground: its output is the user's to read, its failure ours to pass on.
pub fn run(command: &mut Command) -> Result<()> {
    let line = line_of(command);
    println!("$ {line}");
    let status = command.status().with_context(|| format!("`{line}` could not be started"))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// What a command prints, if it succeeds.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether packages can be installed here without asking anyone.
pub fn is_root_on_debian() -> bool {
    find("apt-get").is_some() && answer(Command::new("id").arg("-u")).as_deref() == Some("0")
}

/// Installs packages; call it only where `is_root_on_debian`.
pub fn apt_install(packages: &[&str]) -> Result<()> {
    static LISTS_ARE_FRESH: AtomicBool = AtomicBool::new(false);
    println!("Installing {} with apt-get (a few minutes, once)…", packages.join(" "));
    if !LISTS_ARE_FRESH.swap(true, Ordering::Relaxed) {
        run(Command::new("apt-get").arg("update"))?;
    }
    run(Command::new("apt-get")
        .args(["install", "--yes", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive"))
}

fn line_of(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}
