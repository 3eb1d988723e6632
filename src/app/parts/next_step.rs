//! What to drill next, in one line of the start page with its reason.

use std::cell::Cell;

use crate::app::el::{El, button, el, of_class};
use crate::app::plan::PlanEvent;
use crate::app::pressed;
use crate::app::state::App;
use crate::app::stories::StoryEvent;
use crate::app::words::words;
use crate::browser::document;
use crate::content::{Kind, Pack, PrincipleId};
use crate::progress::{Coverage, Story, suggest};

/// The line, once attempts and stories are read; nothing for somebody who has neither.
pub fn next_step(app: App) -> El {
    app.story(StoryEvent::Read);
    app.plan(PlanEvent::Read);
    app.begin_history();
    pressed::read(app);
    // A place without a box of its own, so that nothing moves where it stays empty.
    let place = of_class("div", "arriving").attr("id", "what-next");
    place.slot(reading(app), move |reading| if reading == 0 { None } else { line(app) })
}

/// Tells one reading of all attempts and stories from a later one; 0 before the first. While they are read anew, what
/// was said holds.
fn reading(app: App) -> impl Fn() -> u32 {
    let last = Cell::new(0);
    move || {
        let attempts = app.history.with(|history| history.is_complete).then(|| app.history.version());
        let stories = app.stories.with(|stories| stories.is_read).then(|| app.stories.version());
        let pressed = pressed::is_read(app).then(|| app.pressure.version());
        if let (true, Some(attempts), Some(stories), Some(pressed)) = (app.has_pack(), attempts, stories, pressed) {
            // Each only grows, so their sum changes with any.
            last.set(attempts.wrapping_add(stories).wrapping_add(pressed));
        }
        last.get()
    }
}

fn line(app: App) -> Option<El> {
    let pack = app.ready_pack()?;
    let listed = listed(pack);
    let days_left = app.prep.peek(|prep| prep.plan.as_ref()?.days_left(app.today()));
    let pressed = pressed::all(app);
    let next = app.history.peek(|history| {
        app.stories.peek(|stories| {
            if history.attempts.is_empty() && stories.list.iter().all(Story::is_empty) {
                return None;
            }
            let coverage = Coverage::of(&listed, &stories.list, &history.attempts, app.stories_wanted());
            suggest(&listed, &coverage, &history.attempts, &pressed, app.now_wall(), days_left)
        })
    })?;
    let principle = pack.principle(&next.principle)?;
    let words = words().next;
    let drill = button("button", words.drill_it, move || {
        app.practise(&principle.id);
        // To the question; from there Enter begins.
        document::focus_soon("main");
    });
    let text = el("p").text(&(words.line)(&principle.name, next.reason));
    Some(of_class("section", "next-step").attr("aria-label", words.label).child(text).child(drill))
}

/// The principles in the pack's order, but for those of which no story is asked.
fn listed(pack: &Pack) -> Vec<PrincipleId> {
    let is_asked = |id: &PrincipleId| {
        pack.questions().iter().any(|it| it.kind == Kind::Behavioural && it.primary_principle() == Some(id))
    };
    pack.principles().iter().map(|it| it.id.clone()).filter(is_asked).collect()
}
