//! The three engines and their drivers.
//!
//! A user tests with the browsers at hand, and the missing ones are named; a build machine must have all three, since
//! an engine that is left out silently is an engine that breaks silently.

use crate::{system, tools};
use anyhow::{Result, bail};
use std::{env::consts::ARCH, path::PathBuf};

/// An engine that can be tested in.
pub struct Engine {
    /// `chromium`, `firefox` or `webkit`.
    pub name: &'static str,
    /// The browser.
    pub browser: PathBuf,
    /// Its WebDriver.
    pub driver: PathBuf,
}

/// What there is to test in.
pub struct Browsers {
    /// At least one.
    pub engines: Vec<Engine>,
    /// The names of the others.
    pub missing: Vec<&'static str>,
}

struct Wanted {
    name: &'static str,
    find: fn() -> Result<Option<Engine>>,
    packages: &'static [&'static str],
    elsewhere: &'static str,
}

static WANTED: [Wanted; 3] = [
    Wanted {
        name: "chromium",
        find: chromium,
        packages: &["chromium", "chromium-driver"],
        elsewhere: "Chromium or Chrome, and chromedriver of the same version",
    },
    Wanted { name: "firefox", find: firefox, packages: &["firefox-esr"], elsewhere: "Firefox" },
    Wanted {
        name: "webkit",
        find: webkit,
        // xvfb only recommends xauth, but xvfb-run does not start without it.
        packages: &["webkit2gtk-driver", "xvfb", "xauth"],
        elsewhere: "WebKitGTK with WebKitWebDriver and MiniBrowser, and xvfb-run (Linux only)",
    },
];

const CHROMIUM: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

const FIREFOX: [&str; 3] = ["firefox", "firefox-esr", "/Applications/Firefox.app/Contents/MacOS/firefox"];

/// Finds the engines; where it may, installs those that are missing.
pub fn provide() -> Result<Browsers> {
    let mut browsers = look()?;
    if !browsers.missing.is_empty() && system::is_root_on_debian() {
        let packages: Vec<&str> =
            wanted(&browsers.missing).flat_map(|wanted| wanted.packages.iter().copied()).collect();
        if let Err(error) = system::apt_install(&packages) {
            println!("Note: {error:#}");
        }
        browsers = look()?;
    }
    for wanted in wanted(&browsers.missing) {
        println!(
            "Note: {} is missing. It needs {} (Debian: {}).",
            wanted.name,
            wanted.elsewhere,
            wanted.packages.join(" ")
        );
    }
    if system::in_ci() && !browsers.missing.is_empty() {
        let packages: Vec<String> = wanted(&browsers.missing)
            .map(|wanted| format!("{} (packages {})", wanted.name, wanted.packages.join(" ")))
            .collect();
        bail!("with CI=true every engine is required; missing: {}", packages.join(", "));
    }
    if browsers.engines.is_empty() {
        bail!("no browser with its driver was found; at least one is needed");
    }
    Ok(browsers)
}

fn wanted(names: &[&'static str]) -> impl Iterator<Item = &'static Wanted> {
    WANTED.iter().filter(move |wanted| names.contains(&wanted.name))
}

fn look() -> Result<Browsers> {
    let mut browsers = Browsers { engines: Vec::new(), missing: Vec::new() };
    for wanted in &WANTED {
        match (wanted.find)()? {
            Some(engine) => browsers.engines.push(engine),
            None => browsers.missing.push(wanted.name),
        }
    }
    Ok(browsers)
}

fn chromium() -> Result<Option<Engine>> {
    let found = first_of(&CHROMIUM).zip(system::find("chromedriver"));
    Ok(found.map(|(browser, driver)| Engine { name: "chromium", browser, driver }))
}

fn firefox() -> Result<Option<Engine>> {
    let Some(browser) = first_of(&FIREFOX) else {
        return Ok(None);
    };
    Ok(Some(Engine { name: "firefox", browser, driver: tools::GECKODRIVER.provide()? }))
}

fn webkit() -> Result<Option<Engine>> {
    if system::find("xvfb-run").is_none() || system::find("xauth").is_none() {
        return Ok(None);
    }
    let found = webkit_file("MiniBrowser").zip(webkit_file("WebKitWebDriver"));
    Ok(found.map(|(browser, driver)| Engine { name: "webkit", browser, driver }))
}

/// Distributions keep the browser, and some the driver too, beside the library rather than on PATH.
fn webkit_file(name: &str) -> Option<PathBuf> {
    let beside_the_library = [
        format!("/usr/lib/{ARCH}-linux-gnu/webkit2gtk-4.1"),
        format!("/usr/lib/{ARCH}-linux-gnu/webkit2gtk-4.0"),
        "/usr/libexec/webkit2gtk-4.1".to_owned(),
        "/usr/lib/webkit2gtk-4.1".to_owned(),
    ];
    system::find(name).or_else(|| {
        beside_the_library.iter().map(|folder| PathBuf::from(folder).join(name)).find(|path| path.is_file())
    })
}

fn first_of(programs: &[&str]) -> Option<PathBuf> {
    programs.iter().find_map(|program| system::find(program))
}
