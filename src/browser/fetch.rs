//! Fetching a text.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::{document, window};

/// Why a text could not be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// No answer: no network, or the address is blocked.
    NoAnswer,
    /// The server answered with this status instead.
    Status(u16),
}

/// Fetches the text at a URL, relative to the page.
///
/// # Errors
/// See [`FetchError`].
pub async fn text(url: &str) -> Result<String, FetchError> {
    let answer = JsFuture::from(window().fetch_with_str(url)).await.map_err(|_| FetchError::NoAnswer)?;
    let response: Response = answer.dyn_into().map_err(|_| FetchError::NoAnswer)?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let body = response.text().map_err(|_| FetchError::NoAnswer)?;
    let text = JsFuture::from(body).await.map_err(|_| FetchError::NoAnswer)?;
    text.as_string().ok_or(FetchError::NoAnswer)
}

/// The address that a `<link>` of that id names in an attribute: the build writes hashed names there. Empty where there
/// is none, which is the page itself and fetches no pack.
pub fn linked(id: &str, attribute: &str) -> String {
    document::element(id).and_then(|link| link.get_attribute(attribute)).unwrap_or_default()
}
