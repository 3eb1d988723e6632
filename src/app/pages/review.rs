//! The review: how the time went, what was written, what the person makes of it.

use leptos::prelude::*;

use crate::app::keys::{self, Action};
use crate::app::parts::{action_button, caps, key_hints, still_pacing_bar};
use crate::app::state::{App, Event, Reviewed, Typed};
use crate::app::words::words;
use crate::browser::clock::local_date;
use crate::content::Segment;
use crate::drill::{Manner, Pace, pace};
use crate::progress::{Amendment, Answer, Attempt, Rating};

/// The page. Nothing where the attempt is gone.
pub fn page(app: App) -> AnyView {
    let id = Memo::new(move |_| app.reviewed.with(|it| it.as_ref().map(|it| it.attempt.id.clone())));
    (move || {
        id.track();
        app.reviewed.get_untracked().map(|Reviewed { attempt, answer, .. }| review(app, &attempt, &answer))
    })
    .into_any()
}

fn review(app: App, attempt: &Attempt, answer: &Answer) -> AnyView {
    let is_saved = Memo::new(move |_| app.reviewed.with(|it| it.as_ref().is_none_or(|it| it.saved)));
    view! {
        <div class="column wide review">
            <p class="small quiet">{about(app, attempt)}</p>
            <h1 class="voice smaller">{attempt.question_text.clone()}</h1>
            {move || (!is_saved.get()).then(|| view! {
                <p class="notice" role="alert">
                    <span>{words().not_saved_here}</span>
                    <button type="button" class="link" on:click=move |_| app.dispatch(Event::SaveAgain)>{words().save_again}</button>
                </p>
            }.into_any())}
            {times(attempt, answer)}
            <div class="two">
                {written(app, attempt, answer)}
                {self_check(app, attempt)}
            </div>
            {ratings(app)}
            <label class="field">
                <span>{words().remark}</span>
                <textarea class="notes" prop:value=answer.remark.clone()
                    on:input=move |event| app.type_in(Typed::Remark, event_target_value(&event))></textarea>
            </label>
            <div class="row">
                {action_button(app, Action::Another, words().another, "button primary")}
                {action_button(app, Action::TellAgain, words().again, "button")}
                {action_button(app, Action::VisitPractice, words().done, "button")}
            </div>
        </div>
        {key_hints(&[Action::TellAgain, Action::Another, Action::VisitPractice, Action::ShowKeys])}
    }
    .into_any()
}

fn about(app: App, attempt: &Attempt) -> AnyView {
    let principle = attempt.principle.clone();
    let date = local_date(attempt.started_wall_ms, words().lang);
    (move || {
        let name = app.ready_pack().zip(principle.as_ref()).and_then(|(pack, id)| Some(pack.principle(id)?.name.clone()));
        match name {
            Some(name) => format!("{name} · {date}"),
            None => date.clone(),
        }
    })
    .into_any()
}

fn times(attempt: &Attempt, answer: &Answer) -> AnyView {
    let planned: Vec<u64> = attempt.plan.iter().map(|planned| planned.ms).collect();
    let rows: Vec<_> = attempt
        .plan
        .iter()
        .zip(&attempt.spent_ms)
        .zip(&attempt.words)
        .map(|((planned, spent), words_told)| {
            let level = pace(planned.ms, *spent);
            let class = match level {
                Pace::Within => "",
                Pace::Over => "over",
                Pace::FarOver => "far-over",
            };
            view! {
                <tr>
                    <th scope="row">{words().part_name(planned.part)}</th>
                    <td>{words().clock(planned.ms)}</td>
                    <td class=class>{words().clock(*spent)} " " <span class="small">{words().pace_name(level)}</span></td>
                    {(attempt.manner == Manner::Typed).then(|| view! { <td>{*words_told}</td> }.into_any())}
                </tr>
            }
            .into_any()
        })
        .collect();
    let mut asides = vec![words().thought_for(attempt.thought_ms)];
    if attempt.left_out_ms > 0 {
        asides.push(words().left_out(attempt.left_out_ms));
    }
    if attempt.manner == Manner::Typed {
        asides.push(words().word_count(attempt.total_words()));
    }
    asides.extend(attempt.pace(answer).map(|pace| words().words_a_minute(pace)));
    view! {
        <section aria-labelledby="told">
            <h2 id="told" class="told tabular">{words().told_in(attempt.answered_ms(), attempt.planned_ms())}</h2>
            {still_pacing_bar(&attempt.plan, &planned, None)}
            {still_pacing_bar(&attempt.plan, &attempt.spent_ms, Some(&attempt.spent_ms))}
            <table class="times tabular">
                <thead><tr>
                    <th scope="col">{words().part}</th>
                    <th scope="col">{words().planned}</th>
                    <th scope="col">{words().actual}</th>
                    {(attempt.manner == Manner::Typed).then(|| view! { <th scope="col">{words().words_column}</th> }.into_any())}
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="small quiet">{asides.join(" · ")}</p>
        </section>
    }
    .into_any()
}

fn written(app: App, attempt: &Attempt, answer: &Answer) -> AnyView {
    let texts: Vec<_> = attempt
        .plan
        .iter()
        .zip(&answer.texts)
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(planned, text)| {
            view! { <h3>{words().part_name(planned.part)}</h3><p class="prose">{text.clone()}</p> }.into_any()
        })
        .collect();
    let is_empty = texts.is_empty();
    let transcript = answer.transcript.clone();
    let aloud = (attempt.manner == Manner::Aloud).then(|| {
        view! {
            <label class="field">
                <span>{words().transcript}</span>
                <textarea class="notes" prop:value=transcript
                    on:input=move |event| app.type_in(Typed::Transcript, event_target_value(&event))></textarea>
            </label>
        }
        .into_any()
    });
    let notes = (!answer.notes.trim().is_empty())
        .then(|| view! { <h3>{words().your_notes}</h3><p class="prose">{answer.notes.clone()}</p> }.into_any());
    let nothing = (is_empty && aloud.is_none()).then(|| view! { <p class="quiet">{words().nothing_written}</p> }.into_any());
    view! {
        <section aria-labelledby="answer-title">
            <h2 id="answer-title">{words().your_answer}</h2>
            {texts}
            {nothing}
            {aloud}
            {notes}
        </section>
    }
    .into_any()
}

fn self_check(app: App, attempt: &Attempt) -> AnyView {
    let tick = move |label: AnyView, is_ticked: bool, amendment: fn(bool, Segment) -> Amendment, segment: Segment| {
        view! {
            <label class="tick">
                <input type="checkbox" prop:checked=is_ticked
                    on:change=move |event| app.dispatch(Event::Amend(amendment(event_target_checked(&event), segment))) />
                <span>{label}</span>
            </label>
        }
        .into_any()
    };
    let segments: Vec<_> = Segment::ALL
        .into_iter()
        .map(|segment| {
            let is_ticked = attempt.self_check.segments.contains(&segment);
            let label = words().self_check(segment).into_any();
            tick(label, is_ticked, |there, segment| Amendment::Segment(segment, there), segment)
        })
        .collect();
    let principle = attempt.principle.clone();
    let probe_is_ticked = attempt.self_check.probe;
    let probe = move || {
        let pack = app.ready_pack()?;
        let principle = pack.principle(principle.as_ref()?)?;
        let label = view! { {words().probe} " " <b class="strong">{principle.probe.clone()}</b> }.into_any();
        Some(view! {
            {tick(label, probe_is_ticked, |shown, _| Amendment::Probe(shown), Segment::Result)}
            <p class="small quiet">{words().red_flag} " " {principle.red_flag.clone()}</p>
        }.into_any())
    };
    let question = attempt.question.clone();
    let follow_ups = move || {
        let pack = app.ready_pack()?;
        let question = pack.question(&question)?;
        let list: Vec<_> =
            question.follow_ups.iter().map(|it| view! { <li class="voice-small">{it.text.clone()}</li> }.into_any()).collect();
        (!list.is_empty()).then(|| view! { <h2>{words().follow_ups}</h2><ul class="plain">{list}</ul> }.into_any())
    };
    view! {
        <section aria-labelledby="look-back">
            <h2 id="look-back">{words().look_back}</h2>
            <p class="small quiet">{words().were_they_there}</p>
            {segments}
            {probe}
            {follow_ups}
        </section>
    }
    .into_any()
}

fn ratings(app: App) -> AnyView {
    let rated = Memo::new(move |_| app.reviewed.with(|it| it.as_ref().and_then(|it| it.attempt.rating)));
    let buttons: Vec<_> = Rating::ALL
        .into_iter()
        .map(|rating| {
            let action = Action::Rate(rating);
            view! {
                <button type="button" aria-pressed=move || if rated.get() == Some(rating) { "true" } else { "false" }
                    on:click=move |_| keys::perform(app, action)>
                    {words().rating(rating)} {caps(keys::caps(action))}
                </button>
            }
            .into_any()
        })
        .collect();
    view! {
        <section class="rate" aria-labelledby="readily">
            <h2 id="readily">{words().how_readily}</h2>
            <div class="ratings" role="group" aria-labelledby="readily">{buttons}</div>
        </section>
    }
    .into_any()
}
