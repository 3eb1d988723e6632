//! `check` and `test`: the steps, one after the other, each named and timed. The first that fails ends it.

use crate::{
    browsers::{self, Engine},
    build, coach, packs, size, system,
    toolchain::TARGET,
    tools,
};
use anyhow::{Context, Result};
use std::{
    env,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

/// The app's own package; the other packages of the workspace never run in a browser.
const APP: &str = "star-drill";

/// `cargo xtask check`.
pub fn check() -> Result<()> {
    tools::for_release()?;
    let mut steps = Steps::default();
    let outcome = lint(&mut steps).and_then(|()| release(&mut steps));
    steps.summarise();
    outcome
}

/// `cargo xtask test`.
pub fn test() -> Result<()> {
    tools::for_release()?;
    let browsers = browsers::provide()?;
    let axe = tools::axe()?;
    let mut steps = Steps::default();
    let outcome = lint(&mut steps)
        .and_then(|()| test_natively(&mut steps))
        .and_then(|()| test_in_browsers(&mut steps, &browsers.engines))
        .and_then(|()| release(&mut steps))
        .and_then(|()| test_end_to_end(&mut steps, &browsers.engines, axe.as_deref()));
    steps.summarise();
    for engine in &browsers.missing {
        println!("  skipped  everything in {engine}, which is missing");
    }
    if axe.is_none() {
        println!("  skipped  accessibility checks with axe-core, for want of npm");
    }
    outcome
}

fn lint(steps: &mut Steps) -> Result<()> {
    steps.cargo("format", &["fmt", "--all", "--check"])?;
    let deny = ["--", "-D", "warnings"];
    let lint = |arguments: &[&'static str]| [&["clippy"][..], arguments, &deny[..]].concat();
    steps.cargo("lints: the pure half", &lint(&["--no-default-features", "--all-targets"]))?;
    // Tests but for the browser's are native, and their tools do not compile for the browser.
    steps.cargo("lints: the app", &lint(&["--target", TARGET, "--lib", "--bins", "--test", "browser"]))?;
    steps.cargo("lints: the app, split", &lint(&["--target", TARGET, "--lib", "--bins", "--features", "split"]))?;
    steps.cargo("lints: the tools", &lint(&["--workspace", "--exclude", APP, "--all-targets"]))?;
    let document = |arguments: &[&str]| -> Result<()> {
        let mut command = cargo()?;
        command.args(["doc", "--no-deps"]).args(arguments).env("RUSTDOCFLAGS", "-D warnings");
        system::run(&mut command)
    };
    steps.run("packs", packs::check_own)?;
    steps.run("the coach's figures", coach::check)?;
    steps.run("docs: the app", || document(&["--target", TARGET]))?;
    steps.run("docs: the tools", || document(&["--workspace", "--exclude", APP]))
}

fn test_natively(steps: &mut Steps) -> Result<()> {
    steps.cargo("tests: the pure half", &["test", "--no-default-features"])?;
    steps.cargo("tests: the tasks", &["test", "--package", "xtask"])?;
    steps.cargo("tests: the patches", &["test", "--package", "send_wrapper"])
}

fn test_in_browsers(steps: &mut Steps, engines: &[Engine]) -> Result<()> {
    for engine in engines {
        let variable = match engine.name {
            "chromium" => "CHROMEDRIVER",
            "firefox" => "GECKODRIVER",
            // The test runner does not know WebKit's driver; the end-to-end tests do.
            _ => continue,
        };
        steps.run(&format!("tests: the app in {}", engine.name), || {
            let mut command = cargo()?;
            command.args(["test", "--target", TARGET, "--test", "browser"]);
            // It takes the first driver that it finds, in an order of its own.
            for driver in ["GECKODRIVER", "SAFARIDRIVER", "CHROMEDRIVER", "MSEDGEDRIVER"] {
                command.env_remove(driver);
                command.env_remove(format!("{driver}_REMOTE"));
            }
            command
                .env(variable, &engine.driver)
                // By name, which PATH resolves: Cargo splits this variable at spaces, and paths may have some.
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
                .env("WASM_BINDGEN_TEST_ONLY_WEB", "1");
            // Its own limit is 20 s for all tests, too short on a busy machine.
            if env::var_os("WASM_BINDGEN_TEST_TIMEOUT").is_none() {
                command.env("WASM_BINDGEN_TEST_TIMEOUT", "300");
            }
            system::run(&mut command)
        })?;
    }
    Ok(())
}

fn release(steps: &mut Steps) -> Result<()> {
    steps.run("release", build::dist)?;
    steps.run("size", size::report)
}

fn test_end_to_end(steps: &mut Steps, engines: &[Engine], axe: Option<&Path>) -> Result<()> {
    for engine in engines {
        steps.run(&format!("end to end: {}", engine.name), || {
            let mut command = if engine.name == "webkit" {
                // It knows no headless mode; and its sandbox, which root cannot start, guards nothing here.
                let mut command = build::command("xvfb-run")?;
                // Higher than any page in a frame of the tests: the driver does not scroll around frames.
                command.args(["--auto-servernum", "--server-args=-screen 0 1280x5200x24", "cargo"]);
                command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
                command
            } else {
                cargo()?
            };
            command
                .args(["test", "--package", "e2e", "--no-fail-fast"])
                .env("STAR_DRILL_ENGINE", engine.name)
                .env("STAR_DRILL_BROWSER", &engine.browser)
                .env("STAR_DRILL_DRIVER", &engine.driver)
                .env("STAR_DRILL_DIST", build::dist_folder());
            match axe {
                Some(path) => command.env("STAR_DRILL_AXE", path),
                None => command.env_remove("STAR_DRILL_AXE"),
            };
            system::run(&mut command)
        })?;
    }
    Ok(())
}

fn cargo() -> Result<Command> {
    build::command("cargo")
}

/// The steps done so far and how long each took.
#[derive(Default)]
struct Steps {
    done: Vec<(String, Duration, bool)>,
}

impl Steps {
    fn run(&mut self, name: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
        println!("\n── {name} ──");
        let start = Instant::now();
        let outcome = work();
        self.done.push((name.to_owned(), start.elapsed(), outcome.is_ok()));
        outcome.with_context(|| format!("the step “{name}” failed"))
    }

    fn cargo(&mut self, name: &str, arguments: &[&str]) -> Result<()> {
        self.run(name, || system::run(cargo()?.args(arguments)))
    }

    fn summarise(&self) {
        println!();
        for (name, time, passed) in &self.done {
            let word = if *passed { "passed" } else { "FAILED" };
            println!("  {word} {:>7.1} s  {name}", time.as_secs_f64());
        }
    }
}
