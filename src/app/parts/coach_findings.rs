//! What the coach found, one by one: by segment, what holds, which principles the words point to, what was dismissed.

use std::rc::Rc;

use crate::app::el::{El, button, el, of_class};
use crate::app::route::{Place, link};
use crate::app::words::words;
use crate::browser::host_frame;
use crate::coach::{CHECKS, Check, Finding, Level, Note, Review, pointers};
use crate::content::{PrincipleId, Segment};
use crate::drill::Part;
use crate::json::Vocabulary;

use super::coach::{Coach, Script, TITLE, name_of, times_dismissed};

/// How many principles are named, and how many words for each.
const PRINCIPLES: usize = 3;
const WORDS: usize = 4;

/// A finding by its place, and whether the person has dismissed it.
type Standing = (usize, bool);

/// All that was found in an answer.
pub(super) fn findings(coach: &Coach, review: &Rc<Review>, script: &Script) -> El {
    let of_parts = review.findings.iter().any(|it| it.level != Level::Good && it.segment.is_some());
    let guessed = (script.is_whole && of_parts).then(|| of_class("p", "small quiet").text(words().coach.guessed));
    let [keyed, built] = std::array::from_fn(|_| (coach.clone(), Rc::clone(review)));
    let [keyed_last, built_last] = std::array::from_fn(|_| (coach.clone(), Rc::clone(review)));
    of_class("div", "stack")
        .child_if(guessed)
        .slot(move || standing(&keyed.0, &keyed.1), move |standing| Some(pointed_out(&built.0, &built.1, &standing)))
        .child_if(holds(coach, review))
        .child_if(review.findings.iter().find_map(|it| figures(&it.note)))
        .child_if(principles(coach, script))
        .slot(
            move || standing(&keyed_last.0, &keyed_last.1),
            move |standing| dismissed(&built_last.0, &built_last.1, &standing),
        )
}

/// The findings that point something out, in the order of the screen: by segment, those of the whole answer last.
fn standing(coach: &Coach, review: &Review) -> Vec<Standing> {
    let pointed_out = review.findings.iter().enumerate().filter(|(_, finding)| finding.level != Level::Good);
    let mut places: Vec<(usize, &Finding)> = pointed_out.collect();
    places.sort_by_key(|(_, finding)| finding.segment.map_or(Segment::ALL.len(), |segment| segment as usize));
    places.into_iter().map(|(place, finding)| (place, coach.is_dismissed(finding))).collect()
}

/// The findings under the names of their segments, but for those that were dismissed.
fn pointed_out(coach: &Coach, review: &Review, standing: &[Standing]) -> El {
    coach.put_focus();
    let open: Vec<(usize, &Finding)> = standing
        .iter()
        .filter(|(_, is_dismissed)| !is_dismissed)
        .filter_map(|(place, _)| Some((*place, review.findings.get(*place)?)))
        .collect();
    if open.is_empty() {
        return of_class("p", "quiet").text(words().coach.nothing_flagged);
    }
    let group = |segment: Option<Segment>| {
        let of_group = open.iter().enumerate().filter(|(_, (_, finding))| finding.segment == segment);
        let rows: Vec<El> =
            of_group.map(|(index, (place, finding))| row(coach, finding, *place, &next(&open, index))).collect();
        let title = segment.map_or(words().coach.as_a_whole, |segment| words().part_name(Part::Segment(segment)));
        (!rows.is_empty()).then(|| {
            let list = of_class("ul", "plain").children(rows);
            of_class("div", "coach-group").child(el("h3").text(title)).child(list)
        })
    };
    let groups = Segment::ALL.into_iter().map(Some).chain([None]).filter_map(group);
    of_class("div", "stack").children(groups)
}

fn id_of(place: usize) -> String {
    format!("finding-{place}")
}

/// The id of what comes next when a finding goes, with all that say the same: the finding after it, or the one before it,
/// or the title.
fn next(open: &[(usize, &Finding)], index: usize) -> String {
    let name = open.get(index).map(|(_, finding)| name_of(finding));
    let (before, after) = open.split_at_checked(index).unwrap_or_default();
    let next = after.iter().chain(before.iter().rev()).find(|(_, finding)| Some(name_of(finding)) != name);
    next.map_or_else(|| TITLE.to_owned(), |(place, _)| id_of(*place))
}

/// A finding: what was found, what to try, why it matters, what they may ask because of it, and what to do with it.
fn row(coach: &Coach, finding: &Finding, place: usize, next: &str) -> El {
    let words = words().coach;
    let (check, name) = (finding.check, (words.check)(finding.check));
    let (found, to_try) = said(&finding.note);
    let (class, level) = match finding.level {
        Level::Missing => ("finding missing", words.missing),
        Level::Hint | Level::Good => ("finding", words.hint),
    };
    let found = el("p").child(of_class("b", "small level").text(level)).text(" ").text(&found);
    let to_try = (!to_try.is_empty()).then(|| {
        let lead = of_class("b", "small strong").text(words.to_try);
        el("p").child(lead).text(" ").text(to_try)
    });
    let rule = CHECKS.iter().find(|it| it.id == check);
    let why = rule.map(|rule| {
        let lead = of_class("b", "strong").text(words.why);
        of_class("p", "small quiet").child(lead).text(" ").text(rule.why)
    });
    let shows = (!finding.spans.is_empty()).then(|| show(coach, place, words.show).child(about(name)));
    let (of, known_by, next) = (coach.clone(), name_of(finding), next.to_owned());
    let wrong = button("link wrong", words.wrong, move || of.dismiss(&known_by, &next)).child(about(name));
    of_class("li", class)
        .attr("id", &id_of(place))
        .attr("tabindex", "-1")
        .attr("data-check", check)
        .child(found)
        .child_if((finding.note == Note::NoFigures).then(|| scale(0)))
        .child_if(to_try)
        .child_if(why)
        .child(follow_up(coach, finding))
        .child(of_class("div", "row small").child_if(shows).child(wrong).child_if(rule.map(|it| rule_of(coach, it))))
}

/// What a note found, and what it says to try.
fn said(note: &Note) -> (String, &'static str) {
    let whole = note.to_string();
    let to_try = note.suggestion();
    let found = whole.strip_suffix(to_try).unwrap_or(&whole).trim_end();
    (found.to_owned(), to_try)
}

/// What a button is about, for those who do not see what it stands by.
fn about(name: &str) -> El {
    of_class("span", "spoken").text(&(words().coach.about)(name))
}

/// A button that shows the words of a finding, as long as it is pressed.
fn show(coach: &Coach, place: usize, label: &str) -> El {
    let [pressed, shown] = [coach.clone(), coach.clone()];
    let is_pressed = move || if shown.is_chosen(place) { "true" } else { "false" };
    button("link", label, move || pressed.choose(place)).attr_by("aria-pressed", move || Some(is_pressed().into()))
}

/// What an interviewer would ask because of a finding: what the question has for this check, or else of the family. It
/// comes with the pack's details.
fn follow_up(coach: &Coach, finding: &Finding) -> El {
    let (app, check, family) = (coach.app, finding.check, finding.follow_up);
    let question = app.reviewed.peek(|it| it.as_ref().map(|it| it.attempt.question.clone()));
    of_class("div", "arriving").slot(
        move || app.has_details(),
        move |_| {
            let question = app.ready_pack()?.question(question.as_ref()?)?;
            let for_check = question.follow_ups.iter().find(|it| it.trigger.as_word() == check);
            let asked = for_check.or_else(|| question.follow_ups.iter().find(|it| Some(it.family) == family))?;
            let lead = of_class("b", "small strong").text(words().coach.may_ask);
            Some(el("p").child(lead).text(" ").child(of_class("span", "voice-small").text(&asked.text)))
        },
    )
}

/// The rule, and how often the person found it wrong.
fn rule_of(coach: &Coach, check: &'static Check) -> El {
    let app = coach.app;
    let times = move || (words().coach.times_dismissed)(times_dismissed(app, check.id));
    let is_summed = matches!(check.id, "result-present" | "task-present") && coach.script().is_whole;
    let rule = of_class("p", "small quiet").text(check.rule).text(" ");
    let rule = if is_summed { rule.text(words().coach.summed).text(" ") } else { rule };
    el("details")
        .child(el("summary").text(words().coach.rule).child(about((words().coach.check)(check.id))))
        .child(rule.text_by(times))
}

/// What holds, in a line. Where a check has words to show, its name shows them.
fn holds(coach: &Coach, review: &Review) -> Option<El> {
    let findings = &review.findings;
    let mut checks: Vec<&str> = Vec::new();
    let mut line = of_class("p", "small quiet holds").text(words().coach.holds);
    for (place, finding) in findings.iter().enumerate() {
        let holds = findings.iter().all(|it| it.check != finding.check || it.level == Level::Good);
        if !holds || checks.contains(&finding.check) {
            continue;
        }
        line = line.text(if checks.is_empty() { " " } else { ", " });
        checks.push(finding.check);
        let name = (words().coach.held)(finding.check);
        line = line.child(if finding.spans.is_empty() { el("span").text(name) } else { show(coach, place, name) });
    }
    (!checks.is_empty()).then_some(line)
}

/// How far the figures go, where there are some.
fn figures(note: &Note) -> Option<El> {
    let Note::Figures { level, .. } = note else { return None };
    let (found, to_try) = said(note);
    let words = words().coach;
    let found = of_class("p", "small quiet").text(&found);
    let found = if to_try.is_empty() { found } else { found.text(" ").text(words.to_try).text(" ").text(to_try) };
    Some(el("div").child(el("h3").text(words.figures)).child(scale(*level)).child(found))
}

/// The scale of figures with the step that was reached, which is there for the eye and for the ear.
fn scale(level: u8) -> El {
    let step = |(place, (name, example)): (usize, (&str, &str))| {
        let is_here = place == usize::from(level);
        let here = is_here.then(|| of_class("span", "spoken").text(words().coach.reached));
        let step = el("li").child(el("span").text(name)).child_if(here).child(of_class("span", "quiet").text(example));
        if is_here { step.attr("aria-current", "step") } else { step }
    };
    of_class("ol", "plain small scale").children(words().coach.scale.into_iter().enumerate().map(step))
}

/// The principles that the words point to most, with these words.
fn principles(coach: &Coach, script: &Script) -> Option<El> {
    let all = script.joined();
    let asked_for = coach.app.reviewed.peek(|it| it.as_ref()?.attempt.principle.clone());
    let pack = coach.app.ready_pack()?;
    // The full app, where the page of a principle is, does not have the questions that a page brings to its widget.
    let is_of_own_pack = host_frame::asked("pack").is_some();
    let row = |(id, spans): (&str, Vec<(usize, usize)>)| {
        let principle = pack.principle(&PrincipleId::new(id))?;
        let way = if is_of_own_pack { el("span") } else { el("a").attr("href", &link(Place::Principles, Some(id))) };
        let way = way.text(&principle.name);
        let is_asked_for = asked_for.as_ref() == Some(&principle.id);
        let line = el("li")
            .child(way)
            .child_if(is_asked_for.then(|| el("span").text(" · ").text(words().coach.asked_for)))
            .child(of_class("p", "small quiet").text(&quotes(&all, &spans)));
        Some(line)
    };
    let rows: Vec<El> = pointers(&all).into_iter().filter_map(row).take(PRINCIPLES).collect();
    (!rows.is_empty()).then(|| {
        let list = of_class("ul", "plain pointers").children(rows);
        el("div").child(el("h3").text(words().coach.points_to)).child(list)
    })
}

/// Some words of a text, each once.
fn quotes(text: &str, spans: &[(usize, usize)]) -> String {
    let mut quotes: Vec<&str> = Vec::new();
    for quote in spans.iter().filter_map(|(start, end)| text.get(*start..*end)) {
        if quotes.len() < WORDS && !quotes.iter().any(|known| known.eq_ignore_ascii_case(quote)) {
            quotes.push(quote);
        }
    }
    (words().coach.quoted)(&quotes)
}

/// What the person has dismissed, folded away.
fn dismissed(coach: &Coach, review: &Review, standing: &[Standing]) -> Option<El> {
    let words = words().coach;
    let gone = standing.iter().filter(|(_, is_dismissed)| *is_dismissed);
    let gone: Vec<(usize, &Finding)> =
        gone.filter_map(|(place, _)| Some((*place, review.findings.get(*place)?))).collect();
    let row = |(place, finding): &(usize, &Finding)| {
        let (check, name, next) = (finding.check, (words.check)(finding.check), id_of(*place));
        let (of, known_by) = (coach.clone(), name_of(finding));
        let back = button("link small", words.bring_back, move || of.bring_back(&known_by, &next)).child(about(name));
        el("li").attr("data-check", check).child(el("p").text(&said(&finding.note).0)).child(back)
    };
    (!gone.is_empty()).then(|| {
        of_class("details", "dismissed")
            .child(el("summary").text(&(words.dismissed)(gone.len())))
            .child(of_class("ul", "plain").children(gone.iter().map(row)))
    })
}
