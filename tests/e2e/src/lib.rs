//! The tests from end to end: the release in `dist/`, served as a static host would serve it, in a real browser.
//!
//! | file | holds |
//! |---|---|
//! | [`server`] | serves `dist/` with its own headers, and hears what goes wrong in the page |
//! | [`browser`] | one driver process and one session with an empty profile |
//! | [`downloads`] | what the page gives the person as a file |
//! | [`hosts`] | pages of other people that have widgets in them |
//! | [`microphone`] | microphones that play what a test has made, or are denied |
//! | [`page`] | what a person does and sees, and waiting for it |
//! | [`loops`] | mock loops, set up and over |
//! | [`records`] | saved records, for tests that begin in the middle |
//! | [`next_build`] | the release as its next version would be |
//! | `served/` | the script that listens in the page, and pages that hold the app in a frame |
//!
//! `cargo xtask test` builds the release, finds the browsers and says where they are. Nothing here sleeps to be in time:
//! whatever takes long is waited for, and what did not come is told with what the page showed instead.

use std::env;

use anyhow::{Result, anyhow, ensure};

pub mod browser;
pub mod downloads;
pub mod hosts;
pub mod loops;
pub mod microphone;
pub mod next_build;
pub mod page;
pub mod records;
pub mod server;

pub use browser::{Browser, Engine};
pub use microphone::Microphone;
pub use page::Page;
pub use server::Server;

/// What the app may complain of in every test: nothing.
const KNOWN: [&str; 0] = [];

/// What xtask tells the tests.
pub fn setting(name: &str) -> Result<String> {
    env::var(name).map_err(|_| anyhow!("{name} is not set: run the end-to-end tests with `cargo xtask test`"))
}

/// A browser that shows nothing yet, and its page.
pub async fn start(server: &Server) -> Result<(Browser, Page)> {
    let browser = Browser::start().await?;
    let page = browser.page(server);
    Ok((browser, page))
}

/// The end of a test: nothing may have gone wrong in the page.
pub async fn finish(browser: Browser, server: Server) -> Result<()> {
    finish_but_for(browser, server, &[]).await
}

/// The end of a test in which something had to go wrong: each of these, and nothing else.
pub async fn finish_but_for(browser: Browser, server: Server, expected: &[&str]) -> Result<()> {
    end(browser, server, expected, &[]).await
}

/// The end of a test in which something goes wrong that not every engine notices.
pub async fn finish_tolerating(browser: Browser, server: Server, tolerated: &[&str]) -> Result<()> {
    end(browser, server, &[], tolerated).await
}

async fn end(browser: Browser, server: Server, expected: &[&str], tolerated: &[&str]) -> Result<()> {
    browser.page(&server).settle().await?;
    // Before the server, which would otherwise wait for a browser that still asks.
    drop(browser);
    let complaints = server.complaints();
    for text in expected {
        ensure!(complaints.iter().any(|complaint| complaint.contains(*text)), "the page did not complain: {text}");
    }
    let is_unexpected =
        |complaint: &&String| !expected.iter().chain(tolerated).chain(&KNOWN).any(|text| complaint.contains(*text));
    let unexpected: Vec<_> = complaints.iter().filter(is_unexpected).map(String::as_str).collect();
    ensure!(unexpected.is_empty(), "the page complained:\n{}", unexpected.join("\n"));
    Ok(())
}
