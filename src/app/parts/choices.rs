//! What stands below the question on the start page: which question, how long, in what form; and drills left under way.

use leptos::prelude::{Get, GetUntracked, Set};
use web_sys::HtmlInputElement;

use crate::app::el::{El, button, el, of_class, value_at};
use crate::app::parts::{backup_reminder, labelled, next_step, select, share_question, telling, today_line, ways};
use crate::app::state::{App, DraftSummary, Event};
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::document;
use crate::content::{Defaults, Kind, Pack, PrincipleId, Question, RoleId, RoundId, StageId};
use crate::drill::{Form, Manner};
use crate::json::Vocabulary;
use crate::progress::Preferences;

/// Offered lengths of an answer, in seconds: short is 60 to 120, standard two to four minutes.
const SHORT: [u32; 3] = [60, 90, 120];
const STANDARD: [u32; 3] = [150, 180, 240];
/// Offered times to think, in seconds.
const THINK: [u32; 5] = [0, 15, 30, 60, 120];
/// The value of the choice that opens a field for a length of one's own.
const OWN: &str = "own";

/// What stands below the question on the start page: what can be chosen, and drills left under way.
pub fn below_start(app: App) -> El {
    of_class("div", "below")
        .child(telling(app))
        .child_if(app.ready_pack().map(|pack| choices(app, pack)))
        .child_if(share_question(app))
        .slot(
            move || app.drafts.version(),
            move |_| app.drafts.peek(|drafts| (!drafts.is_empty()).then(|| unfinished(app, drafts))),
        )
        .child(today_line(app))
        .child(next_step(app))
        .child(ways(app))
        .child(backup_reminder(app))
}

/// Everything that can be chosen, folded away until it is wanted.
fn choices(app: App, pack: &Pack) -> El {
    let fields = of_class("div", "fields")
        .child(kind(app))
        .child(chooser(
            app,
            ["principle", words().principle, words().any_principle],
            pack.principles().iter().map(|it| (it.id.as_str().to_owned(), it.name.clone())),
            |it| it.principle.as_ref().map(|id| id.as_str().to_owned()),
            |it, id| it.principle = id.map(PrincipleId::new),
        ))
        .child(chooser(
            app,
            ["role", words().role, words().any_role],
            pack.roles().iter().map(|it| (it.id.as_str().to_owned(), it.name.clone())),
            |it| it.role.as_ref().map(|id| id.as_str().to_owned()),
            |it, id| it.role = id.map(RoleId::new),
        ))
        .child(chooser(
            app,
            ["stage", words().stage, words().any_stage],
            pack.stages().iter().map(|it| (it.id.as_str().to_owned(), it.name.clone())),
            |it| it.stage.as_ref().map(|id| id.as_str().to_owned()),
            |it, id| {
                // A stage puts questions of its own kinds.
                if id.is_some() {
                    it.kind = None;
                }
                it.stage = id.map(StageId::new);
            },
        ))
        .child(chooser(
            app,
            ["round", words().round, words().any_round],
            pack.rounds().iter().map(|it| (it.id.as_str().to_owned(), it.name.clone())),
            |it| it.round.as_ref().map(|id| id.as_str().to_owned()),
            |it, id| it.round = id.map(RoundId::new),
        ));
    let fields = how_to_answer(app, fields, *pack.defaults());
    let place = of_class("details", "choices").attr("id", "choices");
    place.child(el("summary").text(words().change)).child(fields).child(questions(app))
}

/// The choice of a kind of question.
fn kind(app: App) -> El {
    let named = |kind: &Kind| (kind.as_word().to_owned(), words().kind_name(*kind).to_owned());
    chooser(
        app,
        ["kind", words().kind_label, words().any_kind],
        Kind::VALUES.iter().map(named),
        |it| it.kind.map(|kind| kind.as_word().to_owned()),
        |it, word| it.kind = Kind::VALUES.iter().copied().find(|kind| word.as_deref() == Some(kind.as_word())),
    )
}

/// A choice among names of the pack, or any. `labels`: its id, its label, and what any is called.
fn chooser(
    app: App,
    labels: [&str; 3],
    list: impl Iterator<Item = (String, String)>,
    chosen: fn(&Preferences) -> Option<String>,
    choose: fn(&mut Preferences, Option<String>),
) -> El {
    let [id, label, any] = labels;
    let options = std::iter::once((String::new(), any.to_owned())).chain(list).collect();
    let chosen = move || app.preferences.with(chosen).unwrap_or_default();
    select(id, label, options, chosen, move |value| prefer(app, |it| choose(it, (!value.is_empty()).then_some(value))))
}

/// Lengths, form and manner, put into `fields`: here and in the settings.
pub fn how_to_answer(app: App, fields: El, defaults: Defaults) -> El {
    let answer_seconds = move || app.preferences.with(|it| it.answer_seconds);
    let is_offered = |seconds: &u32| SHORT.contains(seconds) || STANDARD.contains(seconds);
    // With another kind the length is chosen anew, so a length of one's own was meant for the kind at that time.
    let kind = move || 1 + app.preferences.with(|it| it.kind.unwrap_or_default() as usize);
    let has_own = app.preferences.peek(|it| it.answer_seconds.is_some_and(|seconds| !is_offered(&seconds)));
    let own_for = Local::new(if has_own { kind() } else { 0 });
    let is_own = move || own_for.get() == kind();
    let named = |name: &'static str| move |it: &u32| (it.to_string(), format!("{name} · {}", words().seconds(*it)));
    let mut lengths = vec![(String::new(), words().suggested_length.to_owned())];
    lengths.extend(SHORT.iter().map(named(words().short_answer)));
    lengths.extend(STANDARD.iter().map(named(words().standard_answer)));
    lengths.push((OWN.into(), words().own_length.into()));
    let length = select(
        "length",
        words().answer_time,
        lengths,
        move || match (is_own(), answer_seconds()) {
            (true, _) => OWN.into(),
            (_, Some(seconds)) => seconds.to_string(),
            (_, None) => String::new(),
        },
        move |value| {
            own_for.set(if value == OWN { kind() } else { 0 });
            if value != OWN {
                prefer(app, |it| it.answer_seconds = value.parse().ok());
            }
        },
    );
    let own_length = move |is_own: bool| {
        is_own.then(|| {
            let length = move || app.preferences.peek(|it| it.answer_seconds).unwrap_or(defaults.standard_seconds);
            let field = el("input").attr("id", "own-length").attr("type", "number").attr("min", "10");
            let field = field.attr("max", "7200").prop("value", length().to_string());
            let input: HtmlInputElement = field.unchecked();
            let take_up = move |event: web_sys::Event| {
                // What is no number leaves the length as it was.
                if let Ok(seconds) = value_at(&event).parse::<u32>() {
                    prefer(app, |it| it.answer_seconds = Some(seconds.clamp(10, 7200)));
                }
                input.set_value(&length().to_string());
            };
            labelled(words().own_length_seconds, field.on("change", take_up))
        })
    };
    let think_name = |it: u32| {
        if it == 0 { words().no_think_time.into() } else { words().seconds(it) }
    };
    let think = select(
        "think",
        words().think_time,
        THINK.iter().map(|it| (it.to_string(), think_name(*it))).collect(),
        move || app.preferences.with(|it| it.think_seconds.unwrap_or(defaults.think_seconds).to_string()),
        move |value| {
            if let Ok(seconds) = value.parse() {
                prefer(app, |it| it.think_seconds = Some(seconds));
            }
        },
    );
    let form = either(
        "form",
        words().form,
        [Form::Guided, Form::Free].map(|form| words().form_name(form)),
        move || app.preferences.with(|it| it.form == Form::Free),
        move |is_free| prefer(app, |it| it.form = if is_free { Form::Free } else { Form::Guided }),
    );
    let manner = either(
        "manner",
        words().manner,
        [Manner::Typed, Manner::Aloud].map(|manner| words().manner_name(manner)),
        move || app.preferences.with(|it| it.manner == Manner::Aloud),
        move |is_aloud| prefer(app, |it| it.manner = if is_aloud { Manner::Aloud } else { Manner::Typed }),
    );
    let held = of_class("p", "small quiet").text(words().lengths_hold);
    fields.child(length).slot(is_own, own_length).child(think).child(form).child(manner).child(held)
}

/// A choice between two.
fn either(
    id: &str,
    label: &str,
    names: [&str; 2],
    is_second: impl Fn() -> bool + 'static,
    choose: impl Fn(bool) + 'static,
) -> El {
    const VALUES: [&str; 2] = ["first", "second"];
    let options = VALUES.iter().zip(names).map(|(value, name)| ((*value).into(), name.into())).collect();
    let chosen = move || VALUES[usize::from(is_second())].into();
    select(id, label, options, chosen, move |value| choose(value == VALUES[1]))
}

/// Every question that the choices let through. Its list is only made when it is opened.
fn questions(app: App) -> El {
    let is_open = Local::new(0);
    let count = move || {
        let filter = app.preferences.with(Preferences::filter);
        words().questions_here(app.ready_pack().map_or(0, |pack| pack.matching(&filter).count()))
    };
    let list = move |(is_open, _): (usize, u32)| {
        let pack = app.ready_pack().filter(|_| is_open == 1)?;
        let filter = app.preferences.peek(Preferences::filter);
        let row = |question: &Question| {
            let id = question.id.clone();
            el("li").child(button("link", &question.text, move || {
                app.dispatch(Event::Choose(id.clone()));
                document::focus_soon("main");
            }))
        };
        Some(of_class("ul", "plain").children(pack.matching(&filter).map(row)))
    };
    el("details")
        .child(el("summary").text_by(count))
        .slot(move || (is_open.get(), app.preferences.version()), list)
        .on("toggle", move |_| is_open.set(1 - is_open.get_untracked()))
}

/// Changes what the person chose last.
pub fn prefer(app: App, change: impl FnOnce(&mut Preferences)) {
    let mut preferences = app.preferences.get_quietly();
    change(&mut preferences);
    app.dispatch(Event::Prefer(preferences));
}

fn unfinished(app: App, drafts: &[DraftSummary]) -> El {
    let row = |draft: &DraftSummary| {
        let (resume, discard) = (draft.id.clone(), draft.id.clone());
        let buttons = of_class("span", "row")
            .child(button("link", words().resume, move || app.dispatch(Event::ResumeDraft(resume.clone()))))
            .child(button("link", words().discard, move || app.dispatch(Event::DiscardDraft(discard.clone()))));
        el("li").child(of_class("span", "voice-small").text(&draft.question_text)).child(buttons)
    };
    of_class("section", "unfinished")
        .child(el("h2").text(words().unfinished))
        .child(of_class("ul", "plain").children(drafts.iter().map(row)))
}
