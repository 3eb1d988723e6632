//! The review: how the time went, what was written, what the coach and the person make of it.

use crate::app::el::{El, button, el, of_class};
use crate::app::keys::{self, Action};
use crate::app::parts::{
    Coach, action_button, after, caps, key_hints, passages, planned_bar, pressed_line, recordings, text_area, tick,
    told_bar, told_with, transcript, typed_whole,
};
use crate::app::state::{App, Event, Reviewed, Typed};
use crate::app::words::words;
use crate::browser::clock::Dates;
use crate::content::{Kind, PrincipleId, Question, QuestionId, Segment};
use crate::drill::{Manner, Pace, Planned, pace};
use crate::progress::{Amendment, Answer, Attempt, Rating};

/// The page. Empty where the attempt is gone.
pub fn page(app: App) -> El {
    of_class("div", "page").slot(
        move || app.reviewed.with(|it| it.as_ref().map(|it| (it.attempt.id.clone(), it.reading))),
        move |_| app.reviewed.get_quietly().map(|Reviewed { attempt, answer, .. }| review(app, &attempt, &answer)),
    )
}

fn review(app: App, attempt: &Attempt, answer: &Answer) -> El {
    let is_saved = move || app.reviewed.with(|it| it.as_ref().is_none_or(|it| it.saved));
    let not_saved = move |is_saved: bool| {
        (!is_saved).then(|| {
            let again = button("link", words().save_again, move || app.dispatch(Event::SaveAgain));
            of_class("p", "notice").attr("role", "alert").child(el("span").text(words().not_saved_here)).child(again)
        })
    };
    let buttons = of_class("div", "row")
        .child(action_button(app, Action::Another, words().another, "button primary"))
        .child(action_button(app, Action::TellAgain, words().again, "button"))
        .child(action_button(app, Action::VisitPractice, words().done, "button"));
    let coach = Coach::new(app, attempt);
    let (question, id) = (attempt.question.clone(), attempt.id.clone());
    let remark = text_area("remark", words().remark, &answer.remark, move |text| app.type_in(Typed::Remark, text));
    let column = of_class("div", "column wide review")
        .child(about(app, attempt))
        .child(of_class("h1", "voice smaller").text(&attempt.question_text))
        .slot(is_saved, not_saved)
        .child(times(app, attempt))
        .child_if((attempt.manner == Manner::Aloud).then(|| recordings(app, attempt)))
        .child(of_class("div", "two").child(written(app, attempt, answer, &coach)).child(self_check(app, attempt)))
        .child(after(app, attempt))
        .child(coach.section())
        .slot(
            // Where the question has gone from the pack, it was most likely a story.
            move || kind_of(app, &question).unwrap_or_default(),
            move |kind| (kind == Kind::Behavioural).then(|| pressed_line(app, &id)),
        )
        .child(ratings(app))
        .child(told_with(app))
        .child(remark)
        .child(buttons);
    let hints = [Action::TellAgain, Action::Another, Action::VisitPractice, Action::ShowKeys];
    of_class("div", "page").child(column).child(key_hints(&hints))
}

fn about(app: App, attempt: &Attempt) -> El {
    let principle = attempt.principle.clone();
    let date = Dates::new().text(attempt.started_wall_ms);
    of_class("p", "small quiet").text_by(move || {
        let name =
            app.ready_pack().zip(principle.as_ref()).and_then(|(pack, id)| Some(pack.principle(id)?.name.clone()));
        name.map_or_else(|| date.clone(), |name| format!("{name} · {date}"))
    })
}

/// The time of each part against its plan.
fn times(app: App, attempt: &Attempt) -> El {
    let is_typed = attempt.manner == Manner::Typed;
    let row = |((planned, spent), count): ((&Planned, &u64), &usize)| {
        let level = pace(planned.ms, *spent);
        let class = match level {
            Pace::Within => "",
            Pace::Over => "over",
            Pace::FarOver => "far-over",
        };
        let told = of_class("td", class).text(&words().clock(*spent)).text(" ");
        el("tr")
            .child(el("th").attr("scope", "row").text(words().part_name(planned.part)))
            .child(el("td").text(&words().clock(planned.ms)))
            .child(told.child(of_class("span", "small").text(words().pace_name(level))))
            .child_if(is_typed.then(|| el("td").text(&count.to_string())))
    };
    let heads = [words().part, words().planned, words().actual, words().words_column];
    let heads = heads.iter().take(if is_typed { 4 } else { 3 }).map(|head| el("th").attr("scope", "col").text(head));
    let table = of_class("table", "times tabular")
        .child(el("thead").child(el("tr").children(heads)))
        .child(el("tbody").children(attempt.plan.iter().zip(&attempt.spent_ms).zip(&attempt.words).map(row)));
    // Where nobody planned, there is nothing to hold the time against.
    let is_planned = attempt.plan_ms().is_some();
    el("section")
        .attr("aria-labelledby", "told")
        .child(of_class("h2", "told tabular").attr("id", "told").text(&words().time_told(attempt)))
        .child_if(is_planned.then(|| planned_bar(&attempt.plan)))
        .child_if(is_planned.then(|| told_bar(&attempt.plan, &attempt.spent_ms)))
        .child_if(is_planned.then_some(table))
        .child(of_class("p", "small quiet").text_by(move || asides(app)))
}

/// What else there is to say of the time and the words; the pace follows the transcript.
fn asides(app: App) -> String {
    app.reviewed.with(|reviewed| {
        let Some(Reviewed { attempt, answer, .. }) = reviewed else {
            return String::new();
        };
        let mut asides = vec![words().thought_for(attempt.thought_ms)];
        if attempt.left_out_ms > 0 {
            asides.push(words().left_out(attempt.left_out_ms));
        }
        if attempt.manner == Manner::Typed {
            asides.push(words().word_count(attempt.total_words()));
        }
        asides.extend(attempt.pace(answer).map(|pace| words().words_a_minute(pace)));
        asides.join(" · ")
    })
}

fn written(app: App, attempt: &Attempt, answer: &Answer, coach: &Coach) -> El {
    let notes = (!answer.notes.trim().is_empty())
        .then(|| el("div").child(el("h3").text(words().your_notes)).child(of_class("p", "prose").text(&answer.notes)));
    let question = attempt.question.clone();
    let is_in_one_piece = attempt.is_typed_whole() && answer.texts.iter().any(|text| !text.trim().is_empty());
    el("section")
        .attr("aria-labelledby", "answer-title")
        .child(el("h2").attr("id", "answer-title").text(words().your_answer))
        .child(passages(coach))
        .child_if((attempt.manner == Manner::Aloud).then(|| transcript(app, answer)))
        .slot(
            // Only a story has these parts.
            move || is_in_one_piece && kind_of(app, &question).unwrap_or_default() == Kind::Behavioural,
            move |is_story| {
                let Reviewed { attempt, answer, .. } = app.reviewed.get_quietly().filter(|_| is_story)?;
                Some(typed_whole(app, &attempt, &answer))
            },
        )
        .child_if(notes)
}

fn self_check(app: App, attempt: &Attempt) -> El {
    let question = attempt.question.clone();
    let [for_ticks, for_more] = [question.clone(), question];
    let principle = attempt.principle.clone();
    el("section")
        .attr("aria-labelledby", "look-back")
        .child(el("h2").attr("id", "look-back").text(words().look_back))
        .slot(
            // Where the question has gone from the pack, it was most likely a story.
            move || kind_of(app, &for_ticks).unwrap_or_default(),
            move |kind| (kind == Kind::Behavioural).then(|| segments(app, principle.clone())),
        )
        .slot(
            move || (app.has_details(), app.details_failed.get()),
            move |(has_details, failed)| match (has_details, failed) {
                (true, _) => app.ready_pack()?.question(&for_more).map(what_there_is_to_know),
                (false, true) => Some(details_missing(app)),
                (false, false) => None,
            },
        )
}

fn kind_of(app: App, question: &QuestionId) -> Option<Kind> {
    Some(app.ready_pack()?.question(question)?.kind)
}

/// What to tick of a story: its four segments, and what its principle probes.
fn segments(app: App, principle: Option<PrincipleId>) -> El {
    let ticks = Segment::ALL.into_iter().map(|segment| {
        tick(
            None,
            el("span").text(words().self_check(segment)),
            move || {
                app.reviewed.with(|it| it.as_ref().is_some_and(|it| it.attempt.self_check.segments.contains(&segment)))
            },
            move |there| app.dispatch(Event::Amend(Amendment::Segment(segment, there))),
        )
    });
    of_class("div", "stack").child(of_class("p", "small quiet").text(words().were_they_there)).child(
        el("div").children(ticks).slot(
            move || app.has_pack(),
            move |_| {
                let pack = app.ready_pack()?;
                let principle = pack.principle(principle.as_ref()?)?;
                Some(probe(app, &principle.probe, &principle.red_flag))
            },
        ),
    )
}

fn details_missing(app: App) -> El {
    let again = button("link", words().retry, move || app.dispatch(Event::RetryDetails));
    of_class("p", "notice").attr("role", "alert").child(el("span").text(words().details_missing)).child(again)
}

fn probe(app: App, probe: &str, red_flag: &str) -> El {
    let label = el("span").text(words().probe).text(" ").child(of_class("b", "strong").text(probe));
    let tick = tick(
        None,
        label,
        move || app.reviewed.with(|it| it.as_ref().is_some_and(|it| it.attempt.self_check.probe)),
        move |shown| app.dispatch(Event::Amend(Amendment::Probe(shown))),
    );
    el("div").child(tick).child(of_class("p", "small quiet").text(words().red_flag).text(" ").text(red_flag))
}

/// What a strong answer shows and goes through, what makes one doubt it, and what an interviewer would ask now.
fn what_there_is_to_know(question: &Question) -> El {
    let no_texts: &[String] = &[];
    // Of these it is all to tick beside the answer, in `parts::after`.
    let is_beside = matches!(question.kind, Kind::Case | Kind::Depth);
    let lists = [
        (words().strong_answer, if is_beside { no_texts } else { question.shows.as_slice() }),
        (words().doubts, question.red_flags.as_slice()),
    ];
    let list = |(title, texts): (&str, &[String])| {
        let lines = texts.iter().map(|text| el("li").text(text));
        (!texts.is_empty())
            .then(|| el("div").child(el("h3").text(title)).child(of_class("ul", "known").children(lines)))
    };
    let follow_ups = question.follow_ups.iter().map(|it| of_class("li", "voice-small").text(&it.text));
    let follow_ups = (!question.follow_ups.is_empty()).then(|| {
        el("div").child(el("h3").text(words().follow_ups)).child(of_class("ul", "plain").children(follow_ups))
    });
    of_class("div", "stack").children(lists.into_iter().filter_map(list)).child_if(follow_ups)
}

fn ratings(app: App) -> El {
    let buttons = Rating::ALL.into_iter().map(|rating| {
        let action = Action::Rate(rating);
        let is_this = move || app.reviewed.with(|it| it.as_ref().is_some_and(|it| it.attempt.rating == Some(rating)));
        button("", words().rating(rating), move || keys::perform(app, action))
            .attr_by("aria-pressed", move || Some(if is_this() { "true" } else { "false" }.into()))
            .text(" ")
            .child(caps(keys::caps(action)))
    });
    el("section")
        .attr("aria-labelledby", "readily")
        .child(el("h2").attr("id", "readily").text(words().how_readily))
        .child(of_class("div", "ratings").attr("role", "group").attr("aria-labelledby", "readily").children(buttons))
}
