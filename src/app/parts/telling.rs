//! The story that the next attempt is to be told with, in one line of the start page, and a way to let it go.

use crate::app::el::{El, button, el, of_class};
use crate::app::state::App;
use crate::app::stories::{self, StoryEvent};
use crate::app::telling;
use crate::app::words::words;
use crate::browser::document;

/// The line; nothing where no story was chosen, or the one that was is gone.
pub fn telling(app: App) -> El {
    let title = move || {
        let story = telling::story(app)?;
        Some(stories::says(app, &story, |story| stories::title(story).to_owned())).filter(|title| !title.is_empty())
    };
    // A place without a box of its own, so that nothing moves where it stays empty.
    of_class("div", "arriving").slot(title, move |title| {
        let words = words().next;
        let let_go = button("link", words.let_go, move || {
            app.story(StoryEvent::Tell(None));
            document::focus_if_lost("main");
        });
        Some(of_class("p", "telling row").child(el("span").text(&(words.to_tell)(&title?))).child(let_go))
    })
}
