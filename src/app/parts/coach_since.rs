//! What has changed since the last time: against the attempt before this one at the same question, or told with the same
//! story.

use crate::app::el::{El, el, of_class};
use crate::app::route::Route;
use crate::app::state::App;
use crate::app::words::words;
use crate::browser::clock::Dates;
use crate::coach::{Level, Review};
use crate::progress::{Attempt, AttemptId};

use super::coach::{Coach, Script, is_dismissed, look_at};

/// What of the last time is gone, what is new, what is still there: checks.
type Changes = [Vec<&'static str>; 3];

/// The comparison; empty where there is nothing to compare with.
pub(super) fn since_last_time(coach: &Coach) -> El {
    let [of, shown] = [coach.clone(), coach.clone()];
    of_class("div", "arriving").slot(move || last_time(&of), move |last| compared(&shown, &last?))
}

/// The attempt to compare with, once this one was looked at: the other must not hold up the review either. Attempts are
/// read newest first, so the first that is found is the last one told.
fn last_time(coach: &Coach) -> Option<AttemptId> {
    if !coach.has_looked() {
        return None;
    }
    let (question, story) = coach.app.reviewed.with(|it| {
        let it = &it.as_ref().filter(|it| it.attempt.id == coach.attempt)?.attempt;
        Some((it.question.clone(), it.story.clone()))
    })?;
    let is_alike = |other: &&Attempt| {
        let is_of_story = story.is_some() && other.story == story;
        other.id < coach.attempt && (other.question == question || is_of_story)
    };
    coach.app.history.with(|history| history.attempts.iter().find(is_alike).map(|it| it.id.clone()))
}

fn compared(coach: &Coach, last: &AttemptId) -> Option<El> {
    let app = coach.app;
    let then = app.history.peek(|history| history.attempts.iter().find(|it| it.id == *last).cloned())?;
    let answer = app.answer_of(last).unwrap_or_default();
    let review = look_at(app, &then, &Script::of(&then, &answer));
    let about = about(coach, &then);
    let (of, id) = (coach.clone(), last.clone());
    let changes = move || -> Option<Changes> {
        let now = of.review()?;
        let attempts = [&id, &of.attempt];
        let (then, now) = (flags(app, attempts, review.as_ref()?), flags(app, attempts, &now));
        let only = |these: &[&'static str], others: &[&'static str]| {
            these.iter().copied().filter(|check| !others.contains(check)).collect()
        };
        let still = now.iter().copied().filter(|check| then.contains(check)).collect();
        Some([only(&then, &now), only(&now, &then), still])
    };
    let block = of_class("div", "stack since").child(el("h3").text(words().coach.since)).child(about);
    Some(block.slot(changes, |changes| Some(list(&changes?))))
}

/// Which checks point something out that was dismissed in none of the attempts; followed.
fn flags(app: App, attempts: [&AttemptId; 2], review: &Review) -> Vec<&'static str> {
    let mut checks: Vec<&'static str> = Vec::new();
    for finding in review.findings.iter().filter(|finding| finding.level != Level::Good) {
        let check = finding.check;
        if !checks.contains(&check) && !attempts.iter().any(|attempt| is_dismissed(app, attempt, finding)) {
            checks.push(check);
        }
    }
    checks
}

/// When it was, what was asked if that was another question, time and words now and then.
fn about(coach: &Coach, then: &Attempt) -> El {
    let app = coach.app;
    let href = format!("#{}", Route::Review(then.id.clone()).hash());
    let date = el("a").attr("href", &href).text(&Dates::new().text(then.started_wall_ms));
    let is_same = app.reviewed.peek(|it| it.as_ref().is_some_and(|it| it.attempt.question == then.question));
    let question = (!is_same).then(|| el("span").text(" · ").text(&then.question_text));
    let (spent, count) = (then.answered_ms(), then.total_words());
    let measures = move || {
        app.reviewed.with(|it| {
            let Some(now) = it.as_ref().map(|it| &it.attempt) else { return String::new() };
            let told = (words().coach.told_in)(&words().clock(now.answered_ms()), &words().clock(spent));
            match (now.total_words(), count) {
                // Told aloud, and not written down.
                (0, _) | (_, 0) => told,
                (now, then) => format!("{told} · {}", (words().coach.lengths)(now, then)),
            }
        })
    };
    el("div")
        .child(of_class("p", "small").child(date).child_if(question))
        .child(of_class("p", "small quiet tabular").text_by(measures))
}

fn list(changes: &Changes) -> El {
    let words = words().coach;
    let line = |(lead, checks): (&str, &Vec<&'static str>)| {
        let names: Vec<&str> = checks.iter().copied().map(words.check).collect();
        let lead = of_class("b", "strong").text(lead);
        (!names.is_empty()).then(|| el("li").child(lead).text(" ").text(&names.join(", ")))
    };
    let lines: Vec<El> = words.changes.into_iter().zip(changes).filter_map(line).collect();
    if lines.is_empty() {
        return of_class("p", "small quiet").text(words.nothing_changed);
    }
    of_class("ul", "known").children(lines)
}
