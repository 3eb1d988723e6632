//! The dialogs: all keys, and the two questions that are asked before something is lost.

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::app::chunks::Piece;
use crate::app::el::{El, button, el, of_class};
use crate::app::keys::{BINDINGS, Binding, Place};
use crate::app::parts::{arriving, caps, palette};
use crate::app::recordings;
use crate::app::state::{App, Dialog, Event};
use crate::app::words::words;
use crate::browser::{clock, document};
use crate::drill;

/// The id of what has the focus first.
pub(super) const FIRST: &str = "dialog-first";

/// The dialog that is open, if one is. The browser keeps the focus inside and closes it on Escape.
pub fn dialogs(app: App) -> El {
    el("div").slot(
        move || app.dialog.get(),
        move |dialog| {
            dialog?;
            let dialog = el("dialog")
                .attr("id", "dialog")
                .attr("aria-labelledby", "dialog-title")
                .child(arriving(app, Piece::Dialog))
                .on("close", move |_| app.dispatch(Event::Show(None)));
            let element: HtmlDialogElement = dialog.unchecked();
            // Only what is in the page can be shown.
            clock::after(0, move || {
                // Fails only for a dialog that is gone already.
                let _ = element.show_modal();
            });
            Some(dialog)
        },
    )
}

/// What the dialog that is open holds. It may come later than the dialog, so it takes the focus itself.
pub fn dialog(app: App) -> El {
    document::focus_soon(FIRST);
    match app.dialog.get_quietly() {
        Some(Dialog::Palette) => palette(app),
        Some(Dialog::Abandon) => {
            let [title, loses, confirm] = [words().really_give_up, words().give_up_loses, words().give_up];
            question(app, title, loses, confirm, drill::Event::Abandon)
        }
        Some(Dialog::Restart) => {
            let [title, loses, confirm] = [words().really_restart, words().restart_loses, words().restart];
            question(app, title, loses, confirm, drill::Event::Restart)
        }
        Some(Dialog::Keys) | None => all_keys(),
    }
}

/// Closes the dialog as the browser does on Escape, so that the focus goes back to where it was.
pub fn close() {
    let dialog = document::element("dialog").and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok());
    if let Some(dialog) = dialog {
        dialog.close();
    }
}

fn question(app: App, title: &str, loses: &str, confirm: &str, event: drill::Event) -> El {
    let go_on = button("button primary", words().cancel, close).attr("id", FIRST);
    let lose = button("button danger", confirm, move || {
        close();
        if event == drill::Event::Abandon {
            // Nothing of it is kept, so neither is what was recorded.
            app.running.peek(|it| it.as_ref().map(|it| recordings::drop_all_of(it.id.as_str())));
        }
        app.dispatch(Event::Drill(event.clone()));
    });
    of_class("div", "stack")
        .child(el("h2").attr("id", "dialog-title").text(title))
        .child(el("p").text(loses))
        .child(of_class("div", "row").child(go_on).child(lose))
}

/// Every key, by where it acts.
fn all_keys() -> El {
    let groups = [
        (Place::Practice, words().practice),
        (Place::Thinking, words().time_to_think),
        (Place::Answering, words().your_answer),
        (Place::Paused, words().paused),
        (Place::Review, words().review),
        (Place::Pages, words().pages),
    ];
    let row = |binding: &Binding| key_row(binding.caps, words().action(binding.action));
    let groups = groups.into_iter().map(|(place, title)| {
        let rows = BINDINGS.iter().filter(|binding| binding.place() == place).map(row);
        el("section").child(el("h3").text(title)).child(el("dl").children(rows))
    });
    // These are listened to where one answers aloud, and not by the table: the first screen does without them.
    let aloud = words().aloud.keys.iter().map(|(keys, does)| key_row(keys, does));
    let aloud = el("section").child(el("h3").text(words().aloud.keys_title)).child(el("dl").children(aloud));
    of_class("div", "stack")
        .child(el("h2").attr("id", "dialog-title").text(words().keys))
        .child(of_class("div", "all-keys").children(groups).child(aloud))
        .child(of_class("p", "small quiet").text(words().keys_hint))
        .child(of_class("div", "row").child(button("button", words().close, close).attr("id", FIRST)))
}

fn key_row(keys: &[&str], does: &str) -> El {
    let spoken = of_class("span", "spoken").text(&keys.join(" + "));
    el("div").child(el("dt").child(spoken).child(caps(keys))).child(el("dd").text(does))
}
