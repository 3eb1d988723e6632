//! The project's tasks: `cargo xtask COMMAND`.
//!
//! In Rust, so that a contributor needs nothing but Rust to begin: each command first brings what it lacks itself.

mod browsers;
mod build;
mod check;
mod checksums;
mod chunks;
mod coach;
mod css;
mod embed;
mod fit;
mod html;
mod manifest;
mod names;
mod offline;
mod one_file;
mod packs;
mod page;
mod policy;
mod release;
mod review;
mod shorten;
mod size;
mod streams;
mod system;
mod toolchain;
mod tools;
mod wasm;

use anyhow::{Result, bail};
use std::{env, process::ExitCode};

const COMMANDS: [(&str, &str); 9] = [
    ("serve", "build the app and serve it at http://127.0.0.1:8080/, reloading on change"),
    ("test", "every check: style, lints, docs, tests here and in browsers, the release, its size"),
    ("check", "the part of it without tests: format, lints, docs, release and size"),
    ("dist", "build the release into dist/, for any static host, and the edition of one file"),
    ("size", "build the release and hold its size against the budget"),
    ("pack", "check packs (`pack check FILE…`), or write their schema (`pack schema`)"),
    ("review", "the coach's findings on answers: JSON Lines in, JSON Lines out (see docs/coach.md)"),
    ("coach", "measure the coach and write its figures (`coach`), or see that they are current (`coach --check`)"),
    (
        "fit-coach",
        "fit the coach's weights to the sample answers and write them, or only tell how they do (`fit-coach --dry`)",
    ),
];

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let command = arguments.next();
    let rest: Vec<String> = arguments.collect();
    match run(command.as_deref(), &rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Option<&str>, rest: &[String]) -> Result<()> {
    if let (Some(name), [first, ..]) = (command, rest)
        && !["serve", "pack", "coach", "fit-coach"].contains(&name)
    {
        bail!("`{name}` takes no arguments, but was given `{first}`");
    }
    match command {
        None | Some("help" | "--help" | "-h") => {
            print!("{}", list());
            Ok(())
        }
        Some("serve") => build::serve(rest),
        Some("test") => check::test(),
        Some("check") => check::check(),
        Some("dist") => build::dist(),
        Some("size") => size::run(),
        Some("pack") => packs::run(rest),
        Some("review") => review::run(),
        Some("coach") => coach::run(rest),
        Some("fit-coach") => fit::run(rest),
        // Not in the list: Trunk calls it, see Trunk.toml.
        Some("finish-page") => page::finish(),
        Some(other) => {
            eprint!("{}", list());
            bail!("there is no command `{other}`");
        }
    }
}

fn list() -> String {
    let mut list = String::from("cargo xtask COMMAND\n\n");
    for (name, what) in COMMANDS {
        list.push_str(&format!("  {name:<9} {what}\n"));
    }
    list.push_str("\nEach installs what it lacks, says so, and leaves your own tools alone.\n");
    list
}
