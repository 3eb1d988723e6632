//! Sharing the question that the start page offers: a link that opens the app with it.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::{Get, Set};
use web_sys::HtmlInputElement;

use crate::app::el::{El, button, el, of_class};
use crate::app::parts::labelled;
use crate::app::route::{Place, link};
use crate::app::state::App;
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::share::{Shared, share};
use crate::browser::{address, document};

/// The id of the field to copy from by hand.
const BY_HAND: &str = "shared-link";

/// What there is to say, as a `Local` has it.
const NOTHING: usize = 0;
const COPIED: usize = 1;
const REFUSED: usize = 2;

/// The button; nothing where the page lies on a disk, for nobody else could open its address.
pub fn share_question(app: App) -> Option<El> {
    address::to_share("")?;
    let words = words().sharing;
    let came = Local::new(NOTHING);
    // Of which offer it came: another question is not shared yet.
    let of_offer = Rc::new(Cell::new(0));
    let noted = Rc::clone(&of_offer);
    let press = move || {
        let Some((url, text)) = offered(app) else { return };
        let noted = Rc::clone(&noted);
        share(&text, &url, move |shared| {
            noted.set(app.suggestion.version());
            came.set(match shared {
                Shared::BySheet => NOTHING,
                Shared::Copied => COPIED,
                Shared::Refused => REFUSED,
            });
            match shared {
                Shared::BySheet => {}
                Shared::Copied => app.announce(words.copied.into()),
                Shared::Refused => document::focus_soon(BY_HAND),
            }
        });
    };
    let said = move || {
        let came = came.get();
        if app.suggestion.version() == of_offer.get() { came } else { NOTHING }
    };
    let told = move |said: usize| match said {
        COPIED => Some(of_class("span", "quiet").text(words.copied)),
        REFUSED => offered(app).map(|(url, _)| by_hand(&url)),
        _ => None,
    };
    Some(of_class("div", "row small share").child(button("link", words.share, press)).slot(said, told))
}

/// The address of the question on offer, and its words.
fn offered(app: App) -> Option<(String, String)> {
    let (id, text) = app.suggested(|_, question| (question.id.as_str().to_owned(), question.text.clone()))?;
    Some((address::to_share(&link(Place::Question, Some(&id)))?, text))
}

/// The address to copy by hand, all of it selected as the focus comes.
fn by_hand(url: &str) -> El {
    let field = el("input").attr("id", BY_HAND).attr("readonly", "").prop("value", url);
    let input: HtmlInputElement = field.unchecked();
    labelled(words().sharing.copy_by_hand, field.on("focus", move |_| input.select()))
}
