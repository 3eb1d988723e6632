//! The Web APIs the app uses, one file each. Nothing here knows what a drill is; nothing outside calls web-sys for these.
//!
//! A listener lives as long as the value that its function returns; `keep` makes it live as long as the page.

pub mod address;
mod by_name;
pub mod chance;
pub mod clipboard;
pub mod clock;
pub mod document;
pub mod fetch;
pub mod file;
pub mod host_frame;
mod listener;
pub mod local_storage;
pub mod microphone;
pub mod new_version;
pub mod opener;
pub mod print;
pub mod recogniser;
pub mod share;
pub mod sound;
pub mod speech;

pub use listener::Listener;

/// The window. There is always one: the app is only ever started by a page.
#[expect(clippy::expect_used, reason = "boot.js runs in a page, never in a worker")]
pub(crate) fn window() -> web_sys::Window {
    web_sys::window().expect("the app runs in a page")
}
