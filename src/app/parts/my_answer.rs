//! One's own answer to a question that will come: to write, to refine beside what was said just now, and what it was before.

use std::rc::Rc;

use leptos::prelude::{Get, Update};

use crate::app::el::{El, button, el, of_class, value_at};
use crate::app::leaving::on_leaving;
use crate::app::parts::labelled;
use crate::app::screens::Answering;
use crate::app::state::App;
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::clock::Dates;
use crate::browser::document;
use crate::content::QuestionId;
use crate::progress::{Earlier, count_words};

/// What was said just now, followed; empty where nobody wrote it down.
pub type Said = Rc<dyn Fn() -> String>;

/// The answer, beside what was said just now if anything was.
pub fn my_answer(app: App, question: &QuestionId, text: &str, said: Option<Said>) -> El {
    let answering = Answering::new(app, question);
    let [left, hidden] = std::array::from_fn(|_| answering.clone());
    on_leaving(move || left.save(), move || hidden.save());
    let changes = Local::new(0);
    let [typed, done, filled, shown] = std::array::from_fn(|_| answering.clone());
    let field = of_class("textarea", "notes")
        .attr("id", &["my-answer-", question.as_str()].concat())
        .attr("aria-label", &(words().screens.answer_to)(text))
        .prop("value", answering.kept().text)
        .on("input", move |event| typed.type_in(value_at(&event)))
        .on("change", move |_| {
            done.save();
            changes.update(|count| *count += 1);
        });
    let area = field.clone();
    let take = move |text: String| {
        filled.replace(text.clone());
        let _ = area.clone().prop("value", text);
        changes.update(|count| *count += 1);
        // The list that it was chosen from is made anew.
        document::focus_if_lost("main");
    };
    let taken = take.clone();
    let before = move |_| Some(before(app, &shown.kept().kept, &take));
    let hint = of_class("p", "small quiet").text(words().screens.my_answer_hint);
    let mine = of_class("div", "stack")
        .child(labelled(words().screens.my_answer, field))
        .child(hint)
        .slot(move || changes.get(), before);
    match said {
        Some(said) => of_class("div", "two").child(just_now(app, said, taken)).child(mine),
        None => mine,
    }
}

/// What was said just now, and the way to keep it.
fn just_now(app: App, said: Said, take: impl Fn(String) + Clone + 'static) -> El {
    let shown = move |said: String| {
        if said.is_empty() {
            return Some(of_class("p", "quiet").text(words().screens.nothing_said));
        }
        let (prose, take) = (of_class("p", "prose").text(&said), take.clone());
        let keep = button("button", words().screens.take_over, move || {
            take(said.clone());
            app.announce(words().screens.is_taken.to_owned());
        });
        Some(of_class("div", "stack").child(prose).child(of_class("div", "row").child(keep)))
    };
    of_class("div", "stack").child(el("h3").text(words().screens.just_now)).slot(move || said(), shown)
}

/// What it was before, the newest first.
fn before(app: App, kept: &[Earlier], take: &(impl Fn(String) + Clone + 'static)) -> El {
    if kept.is_empty() {
        return of_class("div", "arriving");
    }
    let dates = Dates::new();
    let row = |earlier: &Earlier| {
        let (take, text) = (take.clone(), earlier.text.clone());
        let about = [dates.text(earlier.changed_wall_ms), words().word_count(count_words(&earlier.text))].join(" · ");
        let back = button("link small", words().screens.put_back, move || {
            take(text.clone());
            app.announce(words().screens.is_taken.to_owned());
        });
        el("li")
            .child(of_class("p", "small quiet tabular").text(&about))
            .child(of_class("p", "prose").text(&earlier.text))
            .child(back)
    };
    let summary = [words().screens.before, ": ", &(words().screens.versions)(kept.len())].concat();
    of_class("details", "before")
        .child(el("summary").text(&summary))
        .child(of_class("ul", "plain").children(kept.iter().map(row)))
}
