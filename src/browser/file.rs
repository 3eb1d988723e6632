//! Files: giving one to the person, and reading one they chose.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};

use super::document::document;

/// Gives the person a text as a file to save.
pub fn save(name: &str, media_type: &str, text: &str) {
    let parts = js_sys::Array::of1(&text.into());
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) else {
        return;
    };
    let Ok(url) = Url::create_object_url_with_blob(&blob) else {
        return;
    };
    offer(name, &url);
    // The browser needs the URL until it has begun to save, which it does not tell.
    super::clock::after(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    });
}

/// Gives the person what is at an address of this page as a file to save.
pub(super) fn offer(name: &str, url: &str) {
    if let Ok(element) = document().create_element("a") {
        let anchor: HtmlAnchorElement = element.unchecked_into();
        anchor.set_href(url);
        anchor.set_download(name);
        anchor.click();
    }
}

/// The text of the file that was chosen in a file field; nothing where none was or it cannot be read.
pub async fn chosen(field: &HtmlInputElement) -> Option<String> {
    let file = field.files()?.get(0)?;
    JsFuture::from(file.text()).await.ok()?.as_string()
}
