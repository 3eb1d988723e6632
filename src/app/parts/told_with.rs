//! The story that the attempt looked back at was told with.

use crate::app::el::{El, of_class};
use crate::app::keys::Action;
use crate::app::parts::{action_button, select};
use crate::app::state::App;
use crate::app::stories::{self, StoryEvent};
use crate::app::words::words;
use crate::progress::{Story, StoryId};

/// The choice among the stories, where there are some, and a button that makes one of the attempt.
pub fn told_with(app: App) -> El {
    app.story(StoryEvent::Read);
    let make = action_button(app, Action::MakeStory, words().stories.make_story, "button");
    of_class("div", "told-with")
        .slot(
            move || app.stories.version(),
            move |_| app.stories.peek(|stories| (!stories.list.is_empty()).then(|| choice(app, &stories.list))),
        )
        .child(make)
}

fn choice(app: App, list: &[Story]) -> El {
    let words = words().stories;
    let named = |story: &Story| (story.id.as_str().to_owned(), stories::title(story).to_owned());
    let options: Vec<(String, String)> =
        std::iter::once((String::new(), words.none.to_owned())).chain(list.iter().map(named)).collect();
    let ids: Vec<String> = options.iter().map(|(id, _)| id.clone()).collect();
    // One that was deleted since is none of the choices.
    let chosen = move || {
        let told = app.reviewed.with(|it| it.as_ref()?.attempt.story.as_ref().map(|id| id.as_str().to_owned()));
        told.filter(|id| ids.contains(id)).unwrap_or_default()
    };
    select("told-with", words.told_with, options, chosen, move |id| {
        app.story(StoryEvent::ToldWith(StoryId::parse(&id)))
    })
}
