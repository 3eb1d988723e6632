//! The keyboard: one table of what each key does where. The help lists it, and pages show it where it acts.

use leptos::task::spawn_local;
use web_sys::KeyboardEvent;

use crate::browser::{clock, document};
use crate::drill::{self, Phase};
use crate::progress::{Amendment, Rating};

use super::chunks::{Piece, page_of};
use super::route::{Place as Spot, Route};
use super::state::{App, Dialog, Event};
use super::stories::StoryEvent;

/// The id of what stands on a page while somebody is interviewed there: a round of a loop, a chain of follow-ups.
pub const INTERVIEW: &str = "interview";

/// What a key can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Start,
    Another,
    ByPrinciple,
    ByRole,
    AnswerNow,
    Next,
    Previous,
    Finish,
    Pause,
    Restart,
    GiveUp,
    ToggleClock,
    TellTime,
    Rate(Rating),
    TellAgain,
    MakeStory,
    VisitPractice,
    Visit(Spot),
    Find,
    ShowKeys,
}

/// Where a key acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On the start page.
    Practice,
    /// In a drill, thinking.
    Thinking,
    /// In a drill, answering.
    Answering,
    /// In a drill whose clock stands still.
    Paused,
    /// On the review.
    Review,
    /// On every page but a drill.
    Pages,
}

/// Which press is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    /// A key by what it types; off while typing.
    Types(&'static str),
    /// Enter where no control has the focus.
    Enter,
    /// Escape, also while typing.
    Escape,
    /// Ctrl or ⌘ with a key by what it types, also while typing. With Shift a letter is another one.
    Command(&'static str),
    /// Alt with the key in that place, also while typing.
    Alt(&'static str),
}

/// A key, where it acts, and what it does there.
pub struct Binding {
    place: Place,
    press: Press,
    /// What it does.
    pub action: Action,
    /// The caps to draw.
    pub caps: &'static [&'static str],
}

impl Binding {
    /// Where it acts.
    pub fn place(&self) -> Place {
        self.place
    }
}

const fn bind(place: Place, press: Press, action: Action, caps: &'static [&'static str]) -> Binding {
    Binding { place, press, action, caps }
}

/// All keys, in the order the help lists them.
pub static BINDINGS: &[Binding] = &[
    bind(Place::Practice, Press::Enter, Action::Start, &["Enter"]),
    bind(Place::Practice, Press::Types("n"), Action::Another, &["N"]),
    bind(Place::Practice, Press::Types("p"), Action::ByPrinciple, &["P"]),
    bind(Place::Practice, Press::Types("r"), Action::ByRole, &["R"]),
    bind(Place::Thinking, Press::Command("Enter"), Action::AnswerNow, &["Ctrl", "Enter"]),
    bind(Place::Answering, Press::Types("ArrowRight"), Action::Next, &["→"]),
    bind(Place::Answering, Press::Types("ArrowLeft"), Action::Previous, &["←"]),
    bind(Place::Answering, Press::Command("Enter"), Action::Finish, &["Ctrl", "Enter"]),
    bind(Place::Thinking, Press::Escape, Action::Pause, &["Esc"]),
    bind(Place::Answering, Press::Escape, Action::Pause, &["Esc"]),
    bind(Place::Paused, Press::Escape, Action::Pause, &["Esc"]),
    bind(Place::Paused, Press::Types("r"), Action::Restart, &["R"]),
    bind(Place::Paused, Press::Types("g"), Action::GiveUp, &["G"]),
    bind(Place::Answering, Press::Alt("KeyC"), Action::ToggleClock, &["Alt", "C"]),
    bind(Place::Answering, Press::Alt("KeyT"), Action::TellTime, &["Alt", "T"]),
    bind(Place::Thinking, Press::Alt("KeyC"), Action::ToggleClock, &["Alt", "C"]),
    bind(Place::Thinking, Press::Alt("KeyT"), Action::TellTime, &["Alt", "T"]),
    bind(Place::Paused, Press::Alt("KeyT"), Action::TellTime, &["Alt", "T"]),
    bind(Place::Thinking, Press::Types("?"), Action::ShowKeys, &["?"]),
    bind(Place::Answering, Press::Types("?"), Action::ShowKeys, &["?"]),
    bind(Place::Review, Press::Types("1"), Action::Rate(Rating::Again), &["1"]),
    bind(Place::Review, Press::Types("2"), Action::Rate(Rating::Hard), &["2"]),
    bind(Place::Review, Press::Types("3"), Action::Rate(Rating::Good), &["3"]),
    bind(Place::Review, Press::Types("4"), Action::Rate(Rating::Easy), &["4"]),
    bind(Place::Review, Press::Types("a"), Action::TellAgain, &["A"]),
    bind(Place::Review, Press::Types("m"), Action::MakeStory, &["M"]),
    bind(Place::Review, Press::Types("n"), Action::Another, &["N"]),
    bind(Place::Pages, Press::Types("d"), Action::VisitPractice, &["D"]),
    bind(Place::Pages, Press::Types("l"), Action::Visit(Spot::Plan), &["L"]),
    bind(Place::Pages, Press::Types("t"), Action::Visit(Spot::Stories), &["T"]),
    bind(Place::Pages, Press::Types("c"), Action::Visit(Spot::Principles), &["C"]),
    bind(Place::Pages, Press::Types("g"), Action::Visit(Spot::Guide), &["G"]),
    bind(Place::Pages, Press::Types("h"), Action::Visit(Spot::History), &["H"]),
    bind(Place::Pages, Press::Types("s"), Action::Visit(Spot::Settings), &["S"]),
    bind(Place::Paused, Press::Command("k"), Action::Find, &["Ctrl", "K"]),
    bind(Place::Pages, Press::Command("k"), Action::Find, &["Ctrl", "K"]),
    bind(Place::Pages, Press::Types("?"), Action::ShowKeys, &["?"]),
    bind(Place::Paused, Press::Types("?"), Action::ShowKeys, &["?"]),
];

/// A key was pressed. True where it is used up.
pub fn pressed(app: App, press: &KeyboardEvent) -> bool {
    // An open dialog has its own keys: Tab, Enter and Escape, by the browser.
    if app.dialog.peek(Option::is_some) {
        return false;
    }
    let place = place(app);
    let binding = BINDINGS.iter().find(|binding| acts_in(binding.place, place) && is_meant(binding.press, press));
    // A letter must not lead out of an interview, as it does not out of a drill.
    let leads_away = |it: &&Binding| matches!(it.action, Action::VisitPractice | Action::Visit(_));
    let binding = binding.filter(|it| !leads_away(it) || document::element(INTERVIEW).is_none());
    // A key held down means one press: held a moment too long, Ctrl+Enter would answer and finish at once.
    if let Some(binding) = binding.filter(|_| !press.repeat()) {
        perform(app, binding.action);
    }
    binding.is_some()
}

/// The caps of the key that does this, for showing beside its button.
pub fn caps(action: Action) -> &'static [&'static str] {
    BINDINGS.iter().find(|binding| binding.action == action).map_or(&[], |binding| binding.caps)
}

/// Does what a key or its button stands for.
pub fn perform(app: App, action: Action) {
    match action {
        Action::Start => app.dispatch(Event::Start),
        Action::Another => {
            app.dispatch(Event::Suggest);
            app.dispatch(Event::Visit(Route::Practice));
        }
        Action::ByPrinciple => open_choices(app, "principle"),
        Action::ByRole => open_choices(app, "role"),
        Action::AnswerNow => {
            app.dispatch(Event::Drill(drill::Event::StartAnswering));
            document::focus_soon("answer");
        }
        Action::Next => app.dispatch(Event::Drill(drill::Event::Next)),
        Action::Previous => app.dispatch(Event::Drill(drill::Event::Previous)),
        Action::Finish => app.dispatch(Event::Drill(drill::Event::Finish)),
        Action::Pause => toggle_pause(app),
        Action::Restart => app.dispatch(Event::Show(Some(Dialog::Restart))),
        Action::GiveUp => app.dispatch(Event::Show(Some(Dialog::Abandon))),
        Action::ToggleClock => {
            let mut preferences = app.preferences.get_quietly();
            preferences.clock_hidden = !preferences.clock_hidden;
            app.dispatch(Event::Prefer(preferences));
        }
        Action::TellTime => app.dispatch(Event::TellTime),
        Action::Rate(rating) => app.dispatch(Event::Amend(Amendment::Rating(rating))),
        Action::TellAgain => {
            if let Some(question) = app.reviewed.peek(|it| Some(it.as_ref()?.attempt.question.clone())) {
                app.dispatch(Event::Choose(question));
                app.dispatch(Event::Start);
            }
        }
        Action::VisitPractice => app.dispatch(Event::Visit(Route::Practice)),
        Action::Visit(place) => app.dispatch(Event::Visit(Route::to(place))),
        Action::MakeStory => {
            let reviewed = app.reviewed.peek(|it| it.as_ref().map(|it| it.attempt.id.clone()));
            if let Some(attempt) = reviewed {
                app.story(StoryEvent::OfAttempt(attempt));
            }
        }
        Action::Find => app.dispatch(Event::Show(Some(Dialog::Palette))),
        Action::ShowKeys => app.dispatch(Event::Show(Some(Dialog::Keys))),
    }
}

fn place(app: App) -> Place {
    match app.route.get_quietly() {
        Route::Practice => Place::Practice,
        Route::Review(_) => Place::Review,
        Route::Later(..) => Place::Pages,
        Route::Drill(_) => app.running.peek(|running| match running {
            Some(running) if !running.drill.is_running() => Place::Paused,
            Some(running) if running.drill.phase() == Phase::Thinking => Place::Thinking,
            _ => Place::Answering,
        }),
    }
}

fn acts_in(bound: Place, place: Place) -> bool {
    bound == place || (bound == Place::Pages && matches!(place, Place::Practice | Place::Review))
}

fn is_meant(press: Press, event: &KeyboardEvent) -> bool {
    let command = event.ctrl_key() || event.meta_key();
    let plain = !command && !event.alt_key();
    match press {
        Press::Types(key) => plain && !document::is_typing() && event.key().eq_ignore_ascii_case(key),
        Press::Enter => plain && event.key() == "Enter" && !document::is_on_control(),
        Press::Escape => plain && event.key() == "Escape",
        Press::Command(key) => command && event.key() == key,
        Press::Alt(code) => event.alt_key() && !command && event.code() == code,
    }
}

/// Opens the choices at a field; where they have not arrived yet, as soon as they have.
fn open_choices(app: App, id: &'static str) {
    if !app.has_pack_now() {
        return;
    }
    spawn_local(async move {
        if page_of(Piece::BelowStart).await.is_ok() {
            clock::after(0, move || {
                if let Some(choices) = document::element("choices") {
                    let _ = choices.set_attribute("open", "");
                }
                document::focus_soon(id);
            });
        }
    });
}

fn toggle_pause(app: App) {
    let is_running = app.running.peek(|it| it.as_ref().is_some_and(|it| it.drill.is_running()));
    if is_running {
        app.dispatch(Event::Drill(drill::Event::Pause));
        document::focus_soon("resume");
    } else {
        app.dispatch(Event::Drill(drill::Event::Resume));
        document::focus_soon("answer");
    }
}
