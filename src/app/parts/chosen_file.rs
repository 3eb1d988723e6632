//! A field to choose a file by, whose text is read at once.

use std::rc::Rc;

use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::app::el::{El, el};
use crate::browser::file;

/// Why there is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoText {
    /// The file has more bytes than anything it could be. It was not even opened.
    TooLarge,
    /// It cannot be read.
    Unreadable,
}

/// The field. `take` gets what was read, unless the person has gone elsewhere by then; `fault` is the id of the place that
/// says what was wrong with it.
pub fn chosen_file(
    id: &str,
    accept: &str,
    fault: &str,
    most_bytes: f64,
    take: Rc<dyn Fn(Result<String, NoText>)>,
) -> El {
    let read = move |event: web_sys::Event| {
        let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        let take = Rc::clone(&take);
        spawn_local(async move {
            let chosen = field.files().and_then(|files| files.get(0));
            let Some(size) = chosen.map(|file| file.size()) else { return };
            let text = match size > most_bytes {
                true => Err(NoText::TooLarge),
                false => file::chosen(&field).await.ok_or(NoText::Unreadable),
            };
            if field.is_connected() {
                take(text);
                // So that the same file can be chosen again.
                field.set_value("");
            }
        });
    };
    el("input")
        .attr("id", id)
        .attr("type", "file")
        .attr("accept", accept)
        .attr("aria-describedby", fault)
        .on("change", read)
}
