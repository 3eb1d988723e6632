//! What was said or written elsewhere, taken in: the transcript of an answer aloud, and an answer pasted into a story. Both
//! can come from a file, and both are split into the four segments, as a guess to be mended.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{Get, GetUntracked, Set};
use web_sys::HtmlTextAreaElement;

use crate::app::el::{El, button, el, of_class, value_at};
use crate::app::parts::{labelled, text_area};
use crate::app::state::{App, Event, Typed};
use crate::app::stories::StoryEvent;
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::document;
use crate::coach::{Transcript, read_transcript, split};
use crate::content::Segment;
use crate::drill::Part;
use crate::progress::{Amendment, Answer, Attempt, StoryField, StoryId};

use super::chosen_file::{NoText, chosen_file};

/// What somebody says in a whole day is shorter; a larger file is not even opened.
const LARGEST_BYTES: f64 = 1_048_576.0;

/// What was wrong, as its `Local` has it.
const NOTHING: usize = 0;
const TOO_LARGE: usize = 1;
const UNREADABLE: usize = 2;
const EMPTY: usize = 3;
const NO_WORDS: usize = 4;

/// The ids of the fields of the four parts.
const PARTS: [&str; 4] = ["part-situation", "part-task", "part-action", "part-result"];

/// The transcript of an answer aloud, a file to take it from, and its parts once it is split.
pub fn transcript(app: App, answer: &Answer) -> El {
    let field = of_class("textarea", "notes").attr("id", "transcript").prop("value", answer.transcript.as_str());
    let field = field.on("input", move |event| {
        let text = value_at(&event);
        // The times were those of the words that are gone.
        if text.trim().is_empty() {
            go_by(app, None);
        }
        app.type_in(Typed::Transcript, text);
    });
    let area: HtmlTextAreaElement = field.unchecked();
    let filled = area.clone();
    let take = move |transcript: Transcript| {
        filled.set_value(&transcript.text);
        go_by(app, transcript.seconds);
        app.type_in(Typed::Transcript, transcript.text);
        app.take_up_typed();
    };
    let fault = Local::new(NOTHING);
    let is_divided = answer.texts.iter().any(|text| !text.trim().is_empty());
    of_class("div", "stack")
        .child(labelled(words().transcript, field))
        .child(file_field("transcript-file", fault, take))
        .child(of_class("div", "arriving").slot(
            move || app.reviewed.with(|it| it.as_ref().and_then(|it| it.answer.said_seconds)),
            move |seconds| seconds.map(|seconds| timed(app, seconds)),
        ))
        .child(division(app, is_divided, fault, move || area.value()))
        .child(of_class("p", "small quiet").attr("role", "status").text_by(move || {
            let differ = app.reviewed.with(|it| it.as_ref().is_some_and(|it| parts_differ(&it.answer)));
            if differ { words().coach.parts_differ.to_owned() } else { String::new() }
        }))
}

/// An answer that was typed in one piece, to be split into its parts; what was written stays to be seen.
pub fn typed_whole(app: App, attempt: &Attempt, answer: &Answer) -> El {
    let is_divided = attempt.is_divided(answer);
    let written = if is_divided { answer.transcript.clone() } else { answer.texts.concat() };
    let was_divided = move || app.reviewed.with(|it| it.as_ref().is_some_and(|it| it.attempt.is_divided(&it.answer)));
    let shown = written.clone();
    of_class("div", "stack").child(division(app, is_divided, Local::new(NOTHING), move || written.clone())).slot(
        was_divided,
        move |was_divided| {
            let summary = el("summary").text(words().coach.as_written);
            was_divided.then(|| el("details").child(summary).child(of_class("p", "prose").text(&shown)))
        },
    )
}

/// A button that splits a text into its parts, and these. What the person has changed of them is not replaced at once.
fn division(app: App, is_divided: bool, fault: Local, whole: impl Fn() -> String + 'static) -> El {
    // Counts how often it was split; from then on the parts stay, even if all of them are emptied.
    let divisions = Local::new(usize::from(is_divided));
    // What splitting made last, as far as that is known.
    let made = RefCell::new(if is_divided { divided(&whole()) } else { Default::default() });
    // Whether the next press replaces what the person has changed.
    let is_warned = Local::new(0);
    let label = move || {
        let words = words().coach;
        if is_warned.get() > 0 { words.divide_again } else { words.divide }.to_owned()
    };
    let divide = button("button", "", move || {
        let text = whole();
        if text.trim().is_empty() {
            return fault.set(NO_WORDS);
        }
        fault.set(NOTHING);
        app.take_up_typed();
        let is_changed = parts_of(app).is_some_and(|parts| parts != *made.borrow());
        if divisions.get_untracked() > 0 && is_changed && is_warned.get_untracked() == 0 {
            return is_warned.set(1);
        }
        is_warned.set(0);
        let parts = divided(&text);
        for (place, text) in parts.iter().enumerate() {
            app.dispatch(Event::Amend(Amendment::Part(place, text.clone())));
        }
        made.replace(parts);
        divisions.set(divisions.get_untracked() + 1);
        app.announce(words().coach.is_divided.to_owned());
        let [first, ..] = PARTS;
        document::focus_soon(first);
    });
    let warning = move || if is_warned.get() > 0 { words().coach.replaces_parts.to_owned() } else { String::new() };
    of_class("div", "stack")
        .child(of_class("div", "row").child(divide.text_by(label)))
        .child(of_class("p", "small strong").attr("role", "status").text_by(warning))
        .slot(move || divisions.get(), move |count| (count > 0).then(|| parts(app, count > usize::from(is_divided))))
}

/// The parts as they are; nothing where there is none or nothing in them.
fn parts_of(app: App) -> Option<[String; 4]> {
    let texts = app.reviewed.peek(|it| it.as_ref().map(|it| it.answer.texts.clone()))?;
    let parts: [String; 4] = texts.try_into().ok()?;
    parts.iter().any(|part| !part.trim().is_empty()).then_some(parts)
}

/// Whether a transcript has been split, and its words are not those of its parts.
fn parts_differ(answer: &Answer) -> bool {
    let parts = || answer.texts.iter().flat_map(|text| text.split_whitespace());
    parts().next().is_some() && !parts().eq(answer.transcript.split_whitespace())
}

/// How long the transcript's own times say that it took, and a way back to the drill's clock.
fn timed(app: App, seconds: u32) -> El {
    let words_of = words().coach;
    let by_clock = app.reviewed.peek(|it| it.as_ref().map_or(0, |it| it.attempt.answered_ms()));
    let text = (words_of.timed)(&words().clock(u64::from(seconds) * 1000), &words().clock(by_clock));
    let back = button("link", words_of.go_by_clock, move || {
        go_by(app, None);
        document::focus_soon("transcript");
    });
    of_class("p", "small quiet tabular timed").text(&text).text(" ").child(back)
}

/// Goes by the times of a transcript, or by the drill's clock.
fn go_by(app: App, said_seconds: Option<u32>) {
    if app.reviewed.peek(|it| it.as_ref().is_some_and(|it| it.answer.said_seconds != said_seconds)) {
        app.dispatch(Event::Amend(Amendment::SaidSeconds(said_seconds)));
    }
}

/// The parts of a transcript, to be mended.
fn parts(app: App, is_open: bool) -> El {
    let texts = app.reviewed.peek(|it| it.as_ref().map(|it| it.answer.texts.clone())).unwrap_or_default();
    let field = |(place, segment): (usize, Segment)| {
        let text = texts.get(place).map_or("", String::as_str);
        let label = words().part_name(Part::Segment(segment));
        let id = PARTS.get(place).copied().unwrap_or_default();
        text_area(id, label, text, move |text| app.type_in(Typed::Part(place), text))
    };
    let fields = Segment::ALL.into_iter().enumerate().map(field);
    let details = el("details").child(el("summary").text(words().coach.parts));
    let details = if is_open { details.attr("open", "") } else { details };
    details.child(of_class("div", "stack").children(fields))
}

/// A place to paste an answer into, which fills the segments of a story.
pub fn paste(app: App, id: &StoryId) -> El {
    let words = words().coach;
    let field = of_class("textarea", "notes").attr("id", "story-paste");
    let area: HtmlTextAreaElement = field.unchecked();
    let filled = area.clone();
    let take = move |transcript: Transcript| filled.set_value(&transcript.text);
    let fault = Local::new(NOTHING);
    let details = of_class("details", "paste").child(el("summary").text(words.paste));
    let (id, place) = (id.clone(), details.clone());
    let fill = button("button", words.fill, move || {
        let text = area.value();
        if text.trim().is_empty() {
            return fault.set(NO_WORDS);
        }
        fault.set(NOTHING);
        // Whatever is in the fields, also what was typed a moment ago, becomes a version.
        app.story(StoryEvent::NewVersion);
        for (segment, text) in Segment::ALL.into_iter().zip(divided(&text)) {
            app.story(StoryEvent::Write(id.clone(), StoryField::Segment(segment), text));
        }
        area.set_value("");
        // Fails for no attribute.
        let _ = place.element().remove_attribute("open");
        app.announce(words.is_filled.to_owned());
        document::focus_soon("story-situation");
    });
    let content = of_class("div", "stack")
        .child(of_class("p", "small quiet").text(words.paste_hint))
        .child(labelled(words.pasted, field))
        .child(file_field("story-file", fault, take))
        .child(of_class("div", "row").child(fill));
    details.child(content)
}

/// The four texts that a text falls into. What it has nothing of stays empty.
fn divided(text: &str) -> [String; 4] {
    let mut parts: [String; 4] = Default::default();
    for (segment, start, end) in split(text) {
        if let (Some(part), Some(piece)) = (parts.get_mut(segment as usize), text.get(start..end)) {
            part.push_str(piece.trim());
        }
    }
    parts
}

/// A field to choose a transcript by, and what is wrong: with its file, or with what it is chosen for.
fn file_field(id: &str, fault: Local, take: impl Fn(Transcript) + 'static) -> El {
    let read = move |text: Result<String, NoText>| match text.map(|text| read_transcript(&text)) {
        Err(NoText::TooLarge) => fault.set(TOO_LARGE),
        Err(NoText::Unreadable) => fault.set(UNREADABLE),
        Ok(transcript) if transcript.text.trim().is_empty() => fault.set(EMPTY),
        Ok(transcript) => {
            fault.set(NOTHING);
            take(transcript);
        }
    };
    let fault_id = [id, "-fault"].concat();
    let why = move || {
        let words = words().coach;
        let why = match fault.get() {
            TOO_LARGE => words.file_too_large,
            UNREADABLE => words.file_unreadable,
            EMPTY => words.file_empty,
            NO_WORDS => words.nothing_to_divide,
            _ => "",
        };
        why.to_owned()
    };
    let field = chosen_file(id, ".txt,.vtt,.srt,text/plain,text/vtt", &fault_id, LARGEST_BYTES, Rc::new(read));
    el("div")
        .child(labelled(words().coach.transcript_file, field))
        .child(of_class("p", "small fault").attr("id", &fault_id).attr("role", "alert").text_by(why))
}
