//! Under pressure: what was asked after an answer and how firm each reply was; and the way to be pressed, once more.

use leptos::prelude::{Get, GetUntracked, Set, StoredValue};
use web_sys::KeyboardEvent;

use crate::app::el::{El, button, el, of_class};
use crate::app::keys::{self, Action};
use crate::app::parts::{recordings_of, select, tick};
use crate::app::pressure::{self, LAST, Leaving, Stage};
use crate::app::replying;
use crate::app::route::{Place, Route, link};
use crate::app::state::{App, Event, PackState};
use crate::app::stories::StoryEvent;
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::clock::{Dates, Timer};
use crate::browser::document;
use crate::content::Kind;
use crate::drill::{Drill, FOLLOW_UPS, Firmness, Manner, Press, REPLY_SECONDS, WHYS};
use crate::json::Vocabulary;
use crate::progress::{Attempt, AttemptId, Chain, Replies, Reply};

use super::pressing;

/// How often the clock is looked at, as in a drill.
const TICK_MS: i32 = 250;

/// What is chosen where nobody has chosen yet.
const USUAL_COUNT: usize = 3;
const USUAL_SECONDS: u32 = 45;

/// The ways to press, as their `Local` has them.
const PRESSES: [Press; 2] = [Press::Around, Press::Peel];

/// The page.
pub fn page(app: App) -> El {
    // Which of the coach's findings the person has called wrong.
    app.story(StoryEvent::ReadTicks);
    pressure::open(app, app.argument().as_deref().and_then(AttemptId::parse).as_ref());
    StoredValue::new_local(Timer::every(TICK_MS, move || replying::tick(app)));
    StoredValue::new_local(document::on_key(move |press| pressed(app, press)));
    StoredValue::new_local(Leaving(app));
    of_class("div", "page").slot(
        move || pressure::stage(app),
        move |stage| match stage {
            Stage::Gone if app.argument().is_none() => Some(nothing_yet(app)),
            Stage::Gone => Some(gone()),
            Stage::Resting(_) => pressure::resting(app).map(|(attempt, replies)| resting(app, &attempt, &replies)),
            Stage::Asking(..) => pressing::asking(app),
        },
    )
}

/// The keys of a drill, while a follow-up is being asked. True where one is used up.
fn pressed(app: App, press: &KeyboardEvent) -> bool {
    let is_asking = pressure::drill_is(app, |_| true);
    if !is_asking || app.dialog.peek(Option::is_some) {
        return false;
    }
    let command = press.ctrl_key() || press.meta_key();
    let is_running = pressure::drill_is(app, Drill::is_running);
    let act: fn(App) = match (press.key().as_str(), press.code().as_str()) {
        ("Enter", _) if command && is_running => replying::reply,
        ("Escape", _) if !command && !press.alt_key() => pressing::toggle_pause,
        (_, "KeyC") if press.alt_key() && !command => |app| keys::perform(app, Action::ToggleClock),
        (_, "KeyT") if press.alt_key() && !command => replying::tell_time,
        _ => return false,
    };
    // A key held down means one press.
    if !press.repeat() {
        act(app);
    }
    true
}

/// For those who come here before they have told any story.
fn nothing_yet(app: App) -> El {
    let first = button("button primary", words().pressure.first, move || {
        app.practise_kind(Kind::Behavioural);
        document::focus_soon("main");
    });
    of_class("div", "column")
        .child(el("h1").text(words().pressure.title))
        .child(of_class("p", "quiet").text(words().pressure.nothing_yet))
        .child(of_class("div", "row").child(first))
}

fn gone() -> El {
    let back = el("a").attr("href", &link(Place::History, None)).text(words().place(Place::History));
    of_class("div", "column")
        .child(el("h1").text(words().pressure.title))
        .child(of_class("p", "quiet").text(words().pressure.gone))
        .child(el("p").child(back))
}

fn resting(app: App, attempt: &Attempt, replies: &Replies) -> El {
    let words_of = words().pressure;
    let href = format!("#{}", Route::Review(attempt.id.clone()).hash());
    let not_saved = move |is_saved: bool| {
        (!is_saved).then(|| {
            let again = button("link", words().save_again, move || app.dispatch(Event::SaveAgain));
            of_class("p", "notice").attr("role", "alert").child(el("span").text(words_of.not_saved)).child(again)
        })
    };
    let dates = Dates::new();
    let (earlier, last) = match replies.chains.split_last() {
        Some((last, earlier)) => (earlier, Some(last)),
        None => (&[][..], None),
    };
    let begun_last = last.map(|it| chain(app, attempt, it, &dates, true));
    let earlier = (!earlier.is_empty()).then(|| {
        let chains = earlier.iter().rev().map(|it| chain(app, attempt, it, &dates, false));
        el("details").child(el("summary").text(words_of.earlier)).child(of_class("div", "stack").children(chains))
    });
    of_class("div", "column pressure")
        .child(of_class("p", "small").child(el("a").attr("href", &href).text(words_of.back)))
        .child(
            of_class("div", "stack")
                .child(of_class("p", "small quiet").text(words_of.title))
                .child(of_class("h1", "voice smaller").text(&attempt.question_text)),
        )
        .slot(move || pressure::is_saved(app), not_saved)
        .child_if(begun_last)
        .child(setup(app, attempt, replies))
        .child_if(earlier)
}

/// A chain that is over: each follow-up with its reply, to be marked.
fn chain(app: App, attempt: &Attempt, chain: &Chain, dates: &Dates, is_last: bool) -> El {
    let words = words().pressure;
    let started = chain.started_wall_ms;
    let title = (words.chain)(&dates.text(started), chain.press);
    let heading = if is_last { LAST.to_owned() } else { format!("chain-{started}") };
    let tally = move || pressure::says(app, |replies| replies.chain(started).map(|it| (words.tally)(it.tally())));
    let replies = chain.replies.iter().enumerate().map(|(place, it)| {
        let heard = recordings_of(app, &pressure::reply_name(&attempt.id, started, place), &[]);
        el("li").child(reply(app, chain, place, it)).child(heard)
    });
    el("section")
        .attr("aria-labelledby", &heading)
        .child(el("h2").attr("id", &heading).attr("tabindex", "-1").text(&title))
        .child(of_class("p", "small quiet tally").attr("role", "status").text_by(move || tally().unwrap_or_default()))
        .child_if(is_last.then(|| of_class("p", "small quiet").text(words.meanings)))
        .child(of_class("ol", "plain replies").children(replies))
}

fn reply(app: App, chain: &Chain, place: usize, reply: &Reply) -> El {
    let words_of = words().pressure;
    let (started, id) = (chain.started_wall_ms, format!("reply-{}-{place}", chain.started_wall_ms));
    let check = reply.asked.check.map(|check| (words_of.because)((words().coach.check)(check.as_word())));
    let told = std::iter::once(words().told_in(reply.spent_ms, chain.reply_ms)).chain(check);
    let told: Vec<String> = told.collect();
    let said = match (reply.said.trim().is_empty(), chain.manner) {
        (false, _) => of_class("p", "prose").text(&reply.said),
        (true, Manner::Aloud) => of_class("p", "quiet").text(words_of.replied_aloud),
        (true, Manner::Typed) => of_class("p", "quiet").text(words_of.nothing_said),
    };
    let is_this = move |firmness: Firmness| {
        let reply = |replies: &Replies| replies.chain(started)?.replies.get(place)?.firmness;
        pressure::says(app, reply) == Some(firmness)
    };
    let choice = |firmness: Firmness| {
        let label = el("span").text((words_of.firmness)(firmness));
        let choose = move |_| replying::mark(app, started, place, firmness);
        tick(Some(&id), label, move || is_this(firmness), choose)
    };
    let marks = el("fieldset")
        .attr("aria-describedby", &format!("{id}-asked"))
        .child(of_class("legend", "spoken").text(words_of.how_firm))
        .child(of_class("div", "row small firmness").children(Firmness::ALL.map(choice)));
    of_class("div", "reply")
        .child(of_class("p", "voice-small").attr("id", &format!("{id}-asked")).text(&reply.asked.text))
        .child(of_class("p", "small quiet tabular").text(&told.join(" · ")))
        .child(said)
        .child(marks)
}

/// How to be pressed, and the way to begin.
fn setup(app: App, attempt: &Attempt, replies: &Replies) -> El {
    let words_of = words().pressure;
    let title = if replies.chains.is_empty() { words_of.setup } else { words_of.setup_again };
    let section = el("section").attr("aria-labelledby", "setup").child(el("h2").attr("id", "setup").text(title));
    if replies.is_full() {
        return section.child(of_class("p", "quiet").text(words_of.enough));
    }
    let last = replies.chains.last();
    let press = Local::new(usize::from(last.is_some_and(|last| last.press == Press::Peel)));
    let asked = last.filter(|last| last.press == Press::Around && FOLLOW_UPS.contains(&last.replies.len()));
    let count = Local::new(asked.map_or(USUAL_COUNT, |last| last.replies.len()));
    let seconds = last.and_then(|last| REPLY_SECONDS.iter().position(|it| u64::from(*it) * 1000 == last.reply_ms));
    let seconds = Local::new(seconds.or_else(|| REPLY_SECONDS.iter().position(|it| *it == USUAL_SECONDS)).unwrap_or(0));
    let presses = PRESSES.into_iter().enumerate().map(|(place, it)| {
        tick(
            Some("press"),
            el("span").text((words_of.press)(it)),
            move || press.get() == place,
            move |_| press.set(place),
        )
    });
    let counts = move || {
        let options = FOLLOW_UPS.map(|count| (count.to_string(), count.to_string())).collect();
        let choose = move |text: String| count.set(text.parse().unwrap_or(USUAL_COUNT));
        select("follow-ups", words_of.count, options, move || count.get().to_string(), choose)
    };
    let lengths = REPLY_SECONDS.iter().enumerate();
    let lengths = lengths.map(|(place, it)| (place.to_string(), words().seconds(*it))).collect();
    let choose = move |text: String| seconds.set(text.parse().unwrap_or(0));
    let length = select("reply-seconds", words_of.seconds, lengths, move || seconds.get().to_string(), choose);
    section
        .child(of_class("p", "quiet").text(words_of.explained))
        .child(of_class("p", "small quiet").text((words_of.manner)(attempt.manner)))
        .child(
            el("fieldset")
                .child(of_class("legend", "spoken").text(words_of.setup))
                .child(of_class("div", "row").children(presses)),
        )
        .child(
            of_class("div", "fields").slot(move || press.get(), move |press| (press == 0).then(counts)).child(length),
        )
        .child(begin(app, press, count, seconds))
}

fn begin(app: App, press: Local, count: Local, seconds: Local) -> El {
    let is_refused = Local::new(0);
    let start = move || {
        let press = PRESSES.get(press.get_untracked()).copied().unwrap_or_default();
        let count = if press == Press::Peel { WHYS } else { count.get_untracked() };
        let seconds = REPLY_SECONDS.get(seconds.get_untracked()).copied().unwrap_or(USUAL_SECONDS);
        let has_begun = replying::begin(app, press, count, seconds);
        if !has_begun {
            is_refused.set(1);
        }
    };
    let button_or_wait = move |_| {
        let is_coming = match app.pack.get_quietly() {
            PackState::Loading => true,
            PackState::Ready(pack) => !pack.is_whole() && !app.details_failed.peek(|failed| *failed),
            PackState::Failed(_) => false,
        };
        // The question's own follow-ups are among the details.
        if is_coming {
            return Some(of_class("p", "quiet").text(words().starting));
        }
        let missing = (!app.has_details()).then(|| {
            let again = button("link", words().retry, move || app.dispatch(Event::RetryDetails));
            of_class("p", "notice").attr("role", "alert").child(el("span").text(words().details_missing)).child(again)
        });
        let start = button("button primary", words().pressure.start, start).attr("id", "begin");
        Some(of_class("div", "stack").child_if(missing).child(of_class("div", "row").child(start)))
    };
    of_class("div", "stack")
        .slot(
            move || is_refused.get() == 1 && press.get() == 0,
            |is_refused| {
                is_refused.then(|| of_class("p", "notice").attr("role", "alert").text(words().pressure.nothing_to_ask))
            },
        )
        .slot(move || (app.pack.version(), app.details_failed.get()), button_or_wait)
}
