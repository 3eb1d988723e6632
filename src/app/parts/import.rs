//! Restoring a backup: choosing it, seeing what is in it and what it would change, and only then taking it up.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::{Get, Set, StoredValue};
use web_sys::HtmlTextAreaElement;

use crate::app::el::{El, button, el, of_class};
use crate::app::parts::labelled;
use crate::app::route::{Place, Route};
use crate::app::state::{App, Event};
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::clock::Dates;
use crate::browser::{address, clock, document, opener};
use crate::storage::import::{How, Preview};

use super::chosen_file::{NoText, chosen_file};

/// Three bytes for each of the units that are read at most (`MOST_UNITS` of the backup), which is more than any file of
/// as many has: a larger one is not even opened.
const LARGEST_BYTES: f64 = 3.0 * 12.0 * 1_048_576.0;

/// The id of the field for a file.
pub const IMPORT_FILE: &str = "import-file";
/// What the address of the settings ends with where this field is asked for.
pub const RESTORE: &str = "restore";

/// Ids of the places that the focus or a description goes to.
const FAULT: &str = "import-fault";
const AWAITED: &str = "import-awaited";
const PREVIEW: &str = "import-preview";
const MERGE: &str = "import-merge";
const KEEP: &str = "import-keep";

/// Where the person stands.
enum Chosen {
    /// Nothing is chosen.
    Nothing,
    /// A widget has been asked for its backup.
    Awaited,
    /// What was chosen is no backup that can be restored. Holds why, in words.
    Refused(String),
    /// The text of a backup, and what is in it.
    Backup(String, Preview),
}

/// What is chosen, for the listeners and the places that follow it.
#[derive(Clone)]
struct Choice {
    chosen: Rc<RefCell<Chosen>>,
    changes: Rc<Cell<usize>>,
    /// Tells of each change.
    changed: Local,
}

impl Choice {
    fn new() -> Self {
        Self { chosen: Rc::new(RefCell::new(Chosen::Nothing)), changes: Rc::default(), changed: Local::new(0) }
    }

    /// Puts another choice in the place of this one. Returns this one.
    fn put(&self, chosen: Chosen) -> Chosen {
        let before = self.chosen.replace(chosen);
        // Counted apart, for a wait may end when the page is gone, and then the count on it cannot be looked at.
        self.changes.set(self.changes.get().wrapping_add(1));
        self.changed.set(self.changes.get());
        before
    }

    fn refuse(&self, why: &str) {
        self.put(Chosen::Refused(why.to_owned()));
    }

    fn look_into(&self, app: App, text: String) {
        match app.preview(&text) {
            Ok(preview) => {
                self.put(Chosen::Backup(text, preview));
                document::focus_soon(PREVIEW);
            }
            Err(why) => self.refuse(&(words().preferences.cannot_import)(&why)),
        }
    }

    fn take_up(&self, app: App, how: How) {
        if let Chosen::Backup(text, _) = self.put(Chosen::Nothing) {
            app.dispatch(Event::Import(text, how));
            // To the notice that says what came of it.
            document::begin_page("main");
        }
    }
}

/// Looks into the backup of the widget that has opened this tab for it; see `browser/opener.rs`.
fn await_backup(app: App, choice: &Choice, token: &str) {
    const LONGEST_MS: i32 = 10_000;

    let words = words().widget;
    let [arrived, late] = [choice.clone(), choice.clone()];
    choice.put(Chosen::Awaited);
    let waiting = choice.changes.get();
    // One that is used up is asked for no more when the page is made anew.
    address::replace(&Route::to(Place::Settings).hash());
    let listener = opener::ask(token, move |backup| arrived.look_into(app, backup));
    let is_asked = listener.is_some();
    StoredValue::new_local(listener);
    clock::after(if is_asked { LONGEST_MS } else { 0 }, move || {
        if late.changes.get() == waiting {
            late.refuse(words.no_answer);
        }
    });
}

/// The fields, what is wrong with what was chosen, and what is in it.
pub fn import(app: App) -> El {
    let words_of = words().preferences;
    let choice = Choice::new();
    match app.argument() {
        Some(argument) if argument == RESTORE => document::focus_soon(IMPORT_FILE),
        Some(token) => await_backup(app, &choice, &token),
        None => {}
    }
    let refused = choice.clone();
    let why = move || {
        let _ = refused.changed.get();
        match &*refused.chosen.borrow() {
            Chosen::Refused(why) => why.clone(),
            Chosen::Nothing | Chosen::Awaited | Chosen::Backup(..) => String::new(),
        }
    };
    let awaited = choice.clone();
    let waiting = move || {
        let _ = awaited.changed.get();
        let is_awaited = matches!(&*awaited.chosen.borrow(), Chosen::Awaited);
        if is_awaited { words().widget.waiting } else { "" }.to_owned()
    };
    let shown = choice.clone();
    let preview = move |_| match &*shown.chosen.borrow() {
        Chosen::Backup(_, preview) => Some(preview_panel(app, &shown, preview)),
        Chosen::Nothing | Chosen::Awaited | Chosen::Refused(_) => None,
    };
    let changed = choice.changed;
    of_class("div", "stack")
        .child(el("h3").text(words().import))
        .child(of_class("p", "small quiet").text(words_of.import_hint))
        .child(labelled(words_of.backup_file, file_field(app, &choice)))
        .child(pasted(app, &choice))
        .child(of_class("p", "small quiet").attr("id", AWAITED).attr("role", "status").text_by(waiting))
        .child(of_class("p", "refused").attr("id", FAULT).attr("role", "alert").text_by(why))
        .slot(move || changed.get(), preview)
}

fn file_field(app: App, choice: &Choice) -> El {
    let choice = choice.clone();
    let take = move |text| match text {
        Ok(text) => choice.look_into(app, text),
        Err(NoText::TooLarge) => choice.refuse(words().preferences.file_too_large),
        Err(NoText::Unreadable) => choice.refuse(words().preferences.file_unreadable),
    };
    chosen_file(IMPORT_FILE, "application/json,.json,text/plain,.txt", FAULT, LARGEST_BYTES, Rc::new(take))
}

/// The same by its text, for where no files can be chosen.
fn pasted(app: App, choice: &Choice) -> El {
    let words = words().preferences;
    let field = of_class("textarea", "notes")
        .attr("id", "import-text")
        .attr("spellcheck", "false")
        .attr("aria-describedby", FAULT);
    let text: HtmlTextAreaElement = field.unchecked();
    let choice = choice.clone();
    let look = button("button", words.look, move || choice.look_into(app, text.value()));
    let fields =
        of_class("div", "stack").child(labelled(words.pasted, field)).child(of_class("div", "row").child(look));
    el("details").attr("id", "import-paste").child(el("summary").text(words.or_paste)).child(fields)
}

/// What is in a backup, and what can be done with it.
fn preview_panel(app: App, choice: &Choice, preview: &Preview) -> El {
    let words = words().preferences;
    let made = preview.made_wall_ms.map(|ms| (words.made)(&Dates::new().text(ms)));
    let holds = (words.holds)(preview.attempts, preview.stories);
    let loses = (words.replace_loses)(preview.only_here, preview.changed);
    let is_asking = Local::new(0);
    let choice = choice.clone();
    of_class("section", "panel")
        .attr("id", PREVIEW)
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "import-title")
        .child(el("h4").attr("id", "import-title").text(words.in_backup))
        .child_if(made.map(|made| of_class("p", "small quiet").text(&made)))
        .child(el("p").text(&holds))
        .child(counts(preview))
        .child_if((!preview.faults.is_empty()).then(|| faults(preview)))
        .slot(
            move || is_asking.get(),
            move |asking| {
                Some(if asking == 1 {
                    let drops = (words.replace_drops)(app.unsaved_count());
                    question(app, &choice, is_asking, &[loses.as_str(), &drops].concat())
                } else {
                    acts(app, &choice, is_asking)
                })
            },
        )
}

/// How the records of a backup stand to those that are here.
fn counts(preview: &Preview) -> El {
    let words = words().preferences;
    let rows = [
        (words.new, preview.new),
        (words.changed, preview.changed),
        (words.same, preview.same),
        (words.unreadable, preview.unreadable),
        (words.only_here, preview.only_here),
    ];
    let row = |(name, count): (&str, usize)| {
        el("div").child(el("dt").text(name)).child(of_class("dd", "tabular").text(&(words.records)(count)))
    };
    of_class("dl", "counts").children(rows.map(row))
}

/// The records that cannot be read, and why; of texts that were set aside before, and of very many, only how many.
fn faults(preview: &Preview) -> El {
    let words = words().preferences;
    let line = |(record, why): &(String, String)| el("li").text(&(words.fault)(record, why));
    let more = preview.unreadable.checked_sub(preview.faults.len()).filter(|more| *more > 0);
    let more = more.map(|more| el("li").text(&(words.and_more)(more)));
    let lines = of_class("ul", "known small").children(preview.faults.iter().map(line));
    el("details").child(el("summary").text(words.why_unreadable)).child(lines.child_if(more))
}

fn acts(app: App, choice: &Choice, is_asking: Local) -> El {
    let words = words().preferences;
    let [merged, cancelled] = [choice.clone(), choice.clone()];
    let merge = button("button primary", words.merge, move || merged.take_up(app, How::Merge)).attr("id", MERGE);
    let replace = button("button", words.replace, move || {
        is_asking.set(1);
        document::focus_soon(KEEP);
    });
    let cancel = button("button", words.cancel, move || {
        cancelled.put(Chosen::Nothing);
        document::focus_soon(IMPORT_FILE);
    });
    of_class("div", "stack")
        .child(of_class("p", "small quiet").text(words.merge_hint).text(" ").text(words.replace_hint))
        .child(of_class("div", "row").child(merge).child(replace).child(cancel))
}

/// Asked before everything is replaced.
fn question(app: App, choice: &Choice, is_asking: Local, loses: &str) -> El {
    let words = words().preferences;
    let choice = choice.clone();
    let keep = button("button primary", words.keep, move || {
        is_asking.set(0);
        document::focus_soon(MERGE);
    });
    let replace = button("button danger", words.do_replace, move || choice.take_up(app, How::Replace));
    of_class("div", "stack")
        .attr("role", "group")
        .attr("aria-labelledby", "import-really")
        .attr("aria-describedby", "import-loses")
        .child(of_class("p", "strong").attr("id", "import-really").text(words.really_replace))
        .child(el("p").attr("id", "import-loses").text(loses))
        .child(of_class("div", "row").child(keep.attr("id", KEEP)).child(replace))
}
