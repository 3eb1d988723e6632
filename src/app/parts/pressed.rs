//! What came of an attempt under pressure, in the review and under a principle; and the way there.

use crate::app::el::{El, of_class};
use crate::app::state::App;
use crate::app::words::words;
use crate::app::{pressed, pressure};
use crate::content::PrincipleId;
use crate::progress::AttemptId;

/// The way to the follow-ups of an attempt, and what came of them so far.
pub fn pressed_line(app: App, attempt: &AttemptId) -> El {
    let id = attempt.clone();
    let href = format!("#{}", pressure::page_of(attempt).hash());
    of_class("div", "pressed").slot(
        move || app.pressure.version(),
        move |_| {
            let words = words().pressure;
            let (tally, is_under_way) = pressed::standing_of(app, &id);
            let way = if is_under_way { words.go_on } else { words.title };
            let said = if tally.asked == 0 { words.invite.to_owned() } else { (words.tally)(tally) };
            let way = of_class("a", "button").attr("href", &href).text(way);
            let said = of_class("span", "small quiet").text(&said);
            Some(of_class("p", "row").child(way).child(said))
        },
    )
}

/// What came of all follow-ups to questions of a principle; empty where none were asked.
pub fn pressed_on(app: App, principle: &PrincipleId) -> El {
    let principle = principle.clone();
    let tally = move || pressed::tally_of(app, &principle);
    of_class("div", "arriving").slot(tally, |tally| {
        (tally.asked > 0).then(|| of_class("p", "pressed-on").text(&(words().pressure.tally)(tally)))
    })
}
