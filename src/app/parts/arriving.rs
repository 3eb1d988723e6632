//! A place for a page, or a piece of one, that is fetched when it is first shown.

use leptos::prelude::{Owner, untrack};
use leptos::task::spawn_local;

use crate::app::chunks::{Piece, page_of};
use crate::app::el::{El, button, of_class};
use crate::app::state::{App, Event};
use crate::app::words::words;
use crate::browser::document;

use super::dialogs::close as close_dialog;

/// The place. Empty until the page has arrived; where it cannot be fetched, it says so and can try again.
pub fn arriving(app: App, piece: Piece) -> El {
    let place = of_class("div", "arriving");
    // What the page makes belongs to the place it is shown in, however late it arrives.
    let owner = Owner::current().unwrap_or_default();
    fetch_into(app, piece, place.clone(), owner);
    place
}

fn fetch_into(app: App, piece: Piece, place: El, owner: Owner) {
    spawn_local(async move {
        let arrived = page_of(piece).await;
        // By now the person may have gone elsewhere.
        // And nobody is to be stopped in an answer for want of what only goes with it.
        if place.element().is_connected() && (piece != Piece::Live || arrived.is_ok()) {
            let content = owner.clone().with(|| match arrived {
                // It is built once; what its elements read is followed.
                Ok(page) => untrack(|| page(app)),
                Err(_) => not_fetched(app, piece, place.clone(), owner),
            });
            let _ = place.child(content);
        }
    });
}

fn not_fetched(app: App, piece: Piece, place: El, owner: Owner) -> El {
    let again = button("button", words().retry, move || {
        place.element().set_text_content(None);
        app.dispatch(Event::Redeliver);
        document::focus_if_lost("main");
        fetch_into(app, piece, place.clone(), owner.clone());
    });
    let text = of_class("p", "quiet").text(words().not_fetched);
    let column = of_class("div", "column").attr("role", "alert").child(text).child(again);
    // A dialog must be left without keys too.
    column.child_if(matches!(piece, Piece::Dialog).then(|| button("button", words().close, close_dialog)))
}
