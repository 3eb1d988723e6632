//! Star Drill: timed STAR drills for Amazon-style interviews, wholly in the browser.
//!
//! The map. Each room may use only those above it:
//!
//! | room | holds | knows |
//! |---|---|---|
//! | [`json`] | reading JSON, with the place of a fault | std |
//! | [`content`] | packs: principles, roles, stages, rounds, questions; validation | `json` |
//! | [`drill`] | one timed exercise as a pure machine | `content` |
//! | [`find`] | finding texts by some letters of theirs | std |
//! | [`progress`] | attempts, stories, the plan, and what follows from them | `content`, `drill` |
//! | [`coach`] | explainable checks over the words of an answer | `content`, `progress` |
//! | [`storage`] | the store as a port, saved records, migrations, backup | the rooms above |
//! | `browser` | one file for each Web API | the ports, web-sys |
//! | `app` | state, pages, parts, words; where ports meet adapters | everything |
//!
//! The first seven are the **pure half**: no browser, no clock, no chance. They compile natively without Leptos and
//! web-sys (`--no-default-features`), so the compiler guards the border.

pub mod coach;
pub mod content;
pub mod drill;
pub mod find;
pub mod json;
pub mod progress;
pub mod storage;

#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "app")]
pub mod browser;
