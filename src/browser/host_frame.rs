//! The page around the app, where the app is a widget in a frame. What the browser must be told for that, and the talk
//! with that page, are `public/widget.js`; this is the app's end of it. Everything is reached by its name: web-sys's own
//! have imports, for which the first screen would pay.

use wasm_bindgen::JsValue;

use super::by_name::{awaited, get, text};
use super::{by_name, document, fetch, window};

/// The element that stands in `widget.html` only, and has what the page around it asks for.
const WIDGET: &str = "widget";
/// What `public/widget.js` offers.
const BRIDGE: &str = "starDrillWidget";

/// Why a pack that the page names did not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackRefusal {
    /// Its address is none on the web.
    Address,
    /// No answer, or none that this page may read.
    Unreachable,
    /// The server answered with this status instead.
    Status(String),
    /// It took too long.
    Slow,
    /// It is larger than any pack.
    Size,
    /// It is no text.
    Text,
}

/// Whether the app is a widget.
pub fn is_widget() -> bool {
    document::element(WIDGET).is_some()
}

/// What the page around it asks for: by `pack`, `question`, `principle`, `role` or `mode`.
pub fn asked(name: &str) -> Option<String> {
    Some(fetch::linked(WIDGET, &["data-", name].concat())).filter(|asked| !asked.is_empty())
}

/// Forgets the question that is asked for: there is none of that name, so any may come.
pub fn forget_question() {
    if let Some(widget) = document::element(WIDGET) {
        // Fails only for names that are none.
        let _ = widget.set_attribute("data-question", "");
    }
}

/// Tells the page around it, as JSON: a `type`, and `detail`.
pub fn tell(message: &str) {
    call("tell", message);
}

/// Opens the app in a tab and hands a backup over to it. False where that cannot be.
pub fn hand_over(backup: &str) -> bool {
    call("handOver", backup).is_some_and(|opened| opened.is_truthy())
}

/// The text of the pack that the page names; nothing where it names none.
pub async fn own_pack() -> Option<Result<String, PackRefusal>> {
    let fetched = awaited(get(&bridge()?, "pack")?).await.ok()?;
    // Where nothing is wrong the text may be empty.
    Some(match text(&fetched, "fault").as_deref() {
        None => Ok(text(&fetched, "text").unwrap_or_default()),
        Some("address") => Err(PackRefusal::Address),
        Some("status") => Err(PackRefusal::Status(text(&fetched, "status").unwrap_or_default())),
        Some("slow") => Err(PackRefusal::Slow),
        Some("size") => Err(PackRefusal::Size),
        Some("text") => Err(PackRefusal::Text),
        Some(_) => Err(PackRefusal::Unreachable),
    })
}

fn bridge() -> Option<JsValue> {
    get(&window(), BRIDGE)
}

fn call(name: &str, text: &str) -> Option<JsValue> {
    by_name::call(&bridge()?, name, &[text.into()])
}
