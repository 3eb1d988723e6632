//! Where an address leads that names a question: to the start page with it. One that names none begins a drill with the
//! question on offer, for a shortcut on the home screen.
//!
//! The address is replaced, so that going back, reloading and sharing mean the page one sees.

use crate::app::el::{El, el};
use crate::app::route::{Place, Route};
use crate::app::state::{App, Event, Notice, PackState};
use crate::browser::{address, clock};
use crate::content::QuestionId;

/// A page that shows nothing and leads on, once it is known whether there are questions.
pub fn page(app: App) -> El {
    el("div").slot(
        move || app.pack.with(|pack| !matches!(pack, PackState::Loading)),
        move |is_known| {
            if is_known {
                // Not from within this page, which ends with it.
                clock::after(0, move || lead_on(app));
            }
            None
        },
    )
}

fn lead_on(app: App) {
    // By now the person may have gone elsewhere.
    let Route::Later(Place::Question, about) = app.route.get_quietly() else { return };
    address::replace(&Route::Practice.hash());
    app.show(Route::Practice);
    let pack = app.ready_pack();
    match (about.map(QuestionId::new), pack) {
        (Some(id), Some(pack)) if pack.question(&id).is_none() => app.notify(Notice::UnknownQuestion),
        // Without a pack it is offered when there is one.
        (Some(id), _) => app.dispatch(Event::Choose(id)),
        (None, Some(_)) => app.dispatch(Event::Start),
        (None, None) => {}
    }
}
