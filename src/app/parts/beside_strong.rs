//! A case or depth beside what a strong answer touches: each thing with a tick, and the line of one's own that shows it.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{Get, Update};

use crate::app::el::{El, el, of_class, value_at};
use crate::app::kept::{self, Kept};
use crate::app::parts::tick;
use crate::app::state::App;
use crate::app::touches::{Item, touched};
use crate::app::watched::Local;
use crate::app::words::words;
use crate::content::{Pack, Question};
use crate::progress::{AttemptId, Evidence, lines_of};

/// What was found, and what there is to point to.
#[derive(Clone)]
struct Looking {
    app: App,
    attempt: AttemptId,
    found: Rc<RefCell<Evidence>>,
    /// Counts the changes.
    changes: Local,
}

/// The section; nothing where the question has nothing to hold an answer against.
pub fn beside_strong(app: App, pack: &Pack, question: &Question, attempt: &AttemptId) -> Option<El> {
    let groups = touched(pack, question);
    if groups.is_empty() {
        return None;
    }
    let found = Rc::new(RefCell::new(kept::evidence(app, attempt)));
    let looking = Looking { app, attempt: attempt.clone(), found, changes: Local::new(0) };
    let keys: Vec<String> = groups.iter().flat_map(|group| &group.items).map(|item| item.key.clone()).collect();
    let counted = looking.clone();
    let groups = groups.iter().map(|group| {
        let rows = group.items.iter().map(|item| row(&looking, item));
        el("div").child(el("h3").text(group.title)).child(of_class("ul", "plain evidence").children(rows))
    });
    let section = el("section")
        .attr("aria-labelledby", "beside-strong")
        .child(el("h2").attr("id", "beside-strong").text(words().cases.title))
        .child(of_class("p", "small quiet").text(words().cases.what_it_is))
        .child(of_class("p", "small tabular").attr("role", "status").text_by(move || counted.count(&keys)))
        .children(groups);
    Some(section)
}

impl Looking {
    /// The line that shows an item, empty where none was chosen; nothing where it was not there. Followed.
    fn line(&self, key: &str) -> Option<String> {
        let _ = self.changes.get();
        self.found.borrow().line_of(key).map(str::to_owned)
    }

    fn count(&self, keys: &[String]) -> String {
        let lines: Vec<String> = keys.iter().filter_map(|key| self.line(key)).collect();
        let shown = lines.iter().filter(|line| !line.is_empty()).count();
        (words().cases.count)(lines.len(), keys.len(), shown)
    }

    fn say(&self, key: &str, line: Option<String>) {
        // Another tab may have found something since.
        let mut found = kept::evidence(self.app, &self.attempt);
        found.say(key, line);
        self.found.replace(found.clone());
        kept::save(self.app, Kept::Evidence(self.attempt.clone(), found));
        self.changes.update(|count| *count += 1);
    }
}

fn row(looking: &Looking, item: &Item) -> El {
    let [ticked, said, keyed, shown] = std::array::from_fn(|_| (looking.clone(), item.clone()));
    let is_ticked = move || ticked.0.line(&ticked.1.key).is_some();
    let say = move |on: bool| said.0.say(&said.1.key, on.then(String::new));
    let lines = move || {
        let is_there = keyed.0.line(&keyed.1.key).is_some();
        is_there.then(|| keyed.0.app.reviewed.with(|it| it.as_ref().map(|it| lines_of(&it.answer)).unwrap_or_default()))
    };
    of_class("li", "beside-row")
        .child(tick(None, el("span").text(&item.text), is_ticked, say))
        .slot(lines, move |lines| Some(choice(&shown.0, &shown.1, lines?)))
}

/// The choice of the line that shows an item.
fn choice(looking: &Looking, item: &Item, mut lines: Vec<String>) -> El {
    let chosen = looking.line(&item.key).unwrap_or_default();
    // The transcript may have changed since it was chosen.
    if !chosen.is_empty() && !lines.contains(&chosen) {
        lines.insert(0, chosen);
    }
    if lines.is_empty() {
        return of_class("p", "small quiet").text(words().cases.no_lines);
    }
    let [shown, said] = std::array::from_fn(|_| (looking.clone(), item.key.clone()));
    let option = |line: &String| el("option").attr("value", line).text(line);
    el("select")
        .attr("aria-label", &(words().cases.line_for)(&item.text))
        .child(el("option").attr("value", "").text(words().cases.no_line))
        .children(lines.iter().map(option))
        .value_by(move || shown.0.line(&shown.1).unwrap_or_default())
        .on("change", move |event| said.0.say(&said.1, Some(value_at(&event))))
}
