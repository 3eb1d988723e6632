//! The debrief of a mock loop: interviewer by interviewer, what they could write down, and the person's vote for each; then
//! all together.

use leptos::prelude::{Get, GetUntracked, Set};

use crate::app::el::{El, button, el, of_class};
use crate::app::mock_loops::Sitting;
use crate::app::parts::{is_dismissed, recordings_of, select};
use crate::app::plan::PlanEvent;
use crate::app::route::{Place, Route, link};
use crate::app::state::App;
use crate::app::stories::{self, StoryEvent};
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::document;
use crate::coach::{self, Finding, Level, Texts, Told, pointers};
use crate::content::{Kind, Pack, PrincipleId};
use crate::drill::{Firmness, LoopEvent, LoopFollowUp, LoopQuestion, LoopRound, Manner, Stage, Vote};
use crate::json::Vocabulary;
use crate::progress::{Amendment, Given, Rating, StoryId, sentence_around};

use super::debrief_together::together;
use super::loop_round::troubles;
use super::mock_loop::{back, round_name, unknown, with_details};

/// Quotes for a principle, at most.
const QUOTES: usize = 3;
/// The checks whose good findings are worth a quote: what was done, what came of it, how much.
const TELLING: [&str; 3] = ["quantified", "result-present", "own-actions"];

/// A stretch of a text, as byte offsets.
type Span = (usize, usize);

/// The page.
pub fn page(app: App) -> El {
    with_details(app, Place::Debrief, |app, pack| {
        let sitting = app.argument().and_then(|id| Sitting::open(app, &id));
        match sitting {
            Some(sitting) => debrief(&sitting, pack),
            None => unknown(),
        }
    })
}

fn debrief(sitting: &Sitting, pack: &'static Pack) -> El {
    let app = sitting.app;
    app.story(StoryEvent::Read);
    app.story(StoryEvent::ReadTicks);
    app.plan(PlanEvent::Read);
    let own = words().loops;
    let column = of_class("div", "column wide loops debrief").child(back()).child(troubles(sitting));
    if sitting.says(|it| it.stage()) != Stage::Over {
        let way = of_class("a", "button").attr("href", &link(Place::Loop, Some(sitting.id().as_str())));
        let way = el("p").child(way.text(own.to_the_loop));
        return column.child(el("h1").text(own.debrief)).child(el("p").text(own.not_over)).child(way);
    }
    // The first that is not decided; the person goes on from there.
    let open = sitting.says(|it| it.rounds().iter().position(|round| round.vote.is_none()));
    let shown = Local::new(open.unwrap_or(0));
    // Once all is decided: one more than the interviewer who is looked at again, or 0 for all together.
    let again = Local::new(0);
    let [keyed, built] = std::array::from_fn(|_| sitting.clone());
    let key = move || {
        let is_decided = keyed.says(|it| it.is_decided());
        let is_read = app.stories.with(|it| it.is_read) && app.ticks.with(Option::is_some);
        (is_decided, if is_decided { again.get() } else { shown.get() }, is_read)
    };
    column.child(el("h1").text(own.debrief)).slot(key, move |(is_decided, place, _)| {
        Some(match (is_decided, place.checked_sub(1)) {
            (true, None) => together(&built, pack, again),
            (true, Some(place)) => interviewer(&built, pack, place, back_to_all(&built, place, again)),
            (false, _) => {
                let votes = votes(&built, place, shown);
                interviewer(&built, pack, place, votes)
            }
        })
    })
}

/// What one interviewer heard, and what the person makes of it.
fn interviewer(sitting: &Sitting, pack: &'static Pack, place: usize, end: El) -> El {
    let own = words().loops;
    let Some((round, count)) = sitting.says(|it| Some((it.rounds().get(place)?.clone(), it.rounds().len()))) else {
        return el("p").text(own.gone);
    };
    let given: Vec<Given> = sitting.given().into_iter().filter(|it| it.round == place).collect();
    let title = [(own.interviewer_of)(place + 1, count), round_name(pack, &round.round)].join(" · ");
    let time = words().clock(round.spent_ms);
    let rows = round.questions.iter().enumerate().map(|(question, asked)| {
        let given = given.iter().find(|it| it.question == question);
        answer(sitting, asked, [place, question], given)
    });
    let is_open = !sitting.says(|it| it.is_decided());
    el("section")
        .attr("aria-labelledby", "interviewer")
        .child_if(is_open.then(|| of_class("p", "small quiet").text(own.debrief_lead)))
        .child(el("h2").attr("id", "interviewer").attr("tabindex", "-1").text(&title))
        .child(of_class("p", "small quiet tabular").text(own.time_head).text(" ").text(&time))
        .child(evidence(sitting.app, pack, &round, &given))
        .child(el("h3").text(own.answers))
        .child(of_class("ul", "plain loop-answers").children(rows))
        .child(end)
}

/// Of each principle that the interviewer looked for, the person's own words.
fn evidence(app: App, pack: &Pack, round: &LoopRound, given: &[Given]) -> El {
    let own = words().loops;
    let of_principle = |id: &PrincipleId| {
        let name = pack.principle(id).map_or_else(|| id.as_str().to_owned(), |it| it.name.clone());
        let asked = |it: &&Given| round.questions.get(it.question).is_some_and(|asked| asked.principles.contains(id));
        let answers: Vec<&Given> = given.iter().filter(asked).collect();
        let quotes: Vec<El> = answers.iter().flat_map(|it| quotes(app, it, id, round)).take(QUOTES).collect();
        let nothing = match answers.first() {
            None => own.not_asked,
            Some(first) if answers.iter().all(|it| is_wordless(it)) => match first.attempt.manner {
                Manner::Aloud => own.no_transcript,
                Manner::Typed => own.nothing_written,
            },
            Some(_) => own.no_evidence,
        };
        let nothing = quotes.is_empty().then(|| of_class("p", "quiet").text(nothing));
        of_class("div", "stack loop-evidence").child(el("h4").text(&name)).child_if(nothing).children(quotes)
    };
    of_class("div", "stack").child(el("h3").text(own.evidence)).children(round.principles.iter().map(of_principle))
}

/// Whether there are no words of an answer to look at.
fn is_wordless(given: &Given) -> bool {
    given.said().trim().is_empty()
}

/// Whole sentences of an answer in which words point to a principle, or, failing those, tell what was done and what came
/// of it. The words are marked.
fn quotes(app: App, given: &Given, principle: &PrincipleId, round: &LoopRound) -> Vec<El> {
    let said = given.said();
    let mut spans: Vec<(usize, usize)> =
        pointers(&said).into_iter().filter(|(id, _)| *id == principle.as_str()).flat_map(|(_, spans)| spans).collect();
    if spans.is_empty() && given.attempt.principle.as_ref() == Some(principle) {
        let review = round.questions.get(given.question).map(|asked| look(app, asked, given));
        let findings = review.unwrap_or_default();
        let good = |check: &&str| {
            let finding = findings.iter().find(|it| it.check == *check && it.level == Level::Good)?;
            finding.spans.first().copied()
        };
        spans = TELLING.iter().filter_map(good).collect();
    }
    let mut sentences: Vec<(Span, Vec<Span>)> = Vec::new();
    for span in spans {
        let Some(sentence) = sentence_around(&said, span) else { continue };
        match sentences.iter_mut().find(|(other, _)| *other == sentence) {
            Some((_, marks)) => marks.push(span),
            None => sentences.push((sentence, vec![span])),
        }
    }
    sentences.iter().map(|(sentence, marks)| quote(&said, *sentence, marks)).collect()
}

fn quote(text: &str, (from, past): (usize, usize), marks: &[(usize, usize)]) -> El {
    let mut marks = marks.to_vec();
    marks.sort_unstable();
    let mut quote = of_class("blockquote", "prose");
    let mut at = from;
    for (start, end) in marks {
        let (Some(before), Some(words)) = (text.get(at..start), text.get(start..end.min(past))) else { continue };
        quote = quote.text(before).child(el("mark").text(words));
        at = end.min(past);
    }
    quote.text(text.get(at..past).unwrap_or_default())
}

/// What the coach finds in an answer, but for what the person called wrong; nothing where there are no words.
pub(super) fn look(app: App, asked: &LoopQuestion, given: &Given) -> Vec<Finding> {
    if is_wordless(given) {
        return Vec::new();
    }
    let said = given.said();
    let seconds = |ms: u64| u32::try_from(ms / 1000).ok();
    let review = coach::review(&Told {
        kind: asked.kind,
        polarity: Default::default(),
        seconds: given.attempt.said_ms(&given.answer).and_then(seconds),
        planned_seconds: seconds(given.attempt.planned_ms()),
        is_spoken: given.attempt.manner == Manner::Aloud,
        texts: Texts::Whole(&said),
        question: Some(&asked.text),
        target: asked.principles.first(),
    });
    let is_right = |finding: &Finding| !is_dismissed(app, &given.attempt.id, finding);
    review.findings.into_iter().filter(is_right).collect()
}

/// An answer with its time, what the rules did not find, the replies, and what the person marks.
fn answer(sitting: &Sitting, asked: &LoopQuestion, place: [usize; 2], given: Option<&Given>) -> El {
    let own = words().loops;
    let item = el("li").child(of_class("p", "voice-small").text(&asked.text));
    let Some(given) = given else {
        let why = if asked.answered_wall_ms.is_some() { own.attempt_gone } else { own.not_reached };
        return item.child(of_class("p", "small quiet").text(why));
    };
    let attempt = &given.attempt;
    let review = format!("#{}", Route::Review(attempt.id.clone()).hash());
    let time = words().told_in(attempt.answered_ms(), attempt.planned_ms());
    let way = of_class("a", "link small").attr("href", &review).text(words().review);
    let line = of_class("p", "row small tabular").child(el("span").text(&time)).child(way);
    let replies = asked.follow_ups.iter().enumerate().filter_map(|(follow_up, pressed)| {
        let [round, question] = place;
        reply(sitting, pressed, [round, question, follow_up])
    });
    item.child(line)
        .child(recordings_of(sitting.app, attempt.id.as_str(), &attempt.plan))
        .child(missing(sitting.app, asked, given))
        .children(replies)
        .child(rate(sitting, given, place))
        .child_if((asked.kind == Kind::Behavioural).then(|| told_with(sitting, given, place)))
}

/// What the rules did not find in an answer, folded away.
fn missing(app: App, asked: &LoopQuestion, given: &Given) -> El {
    let own = words().loops;
    if is_wordless(given) {
        let is_aloud = given.attempt.manner == Manner::Aloud;
        return of_class("p", "small quiet").text(if is_aloud { own.no_words } else { own.nothing_written });
    }
    let found: Vec<Finding> = look(app, asked, given).into_iter().filter(|it| it.level == Level::Missing).collect();
    if found.is_empty() {
        return of_class("p", "small quiet").text(own.nothing_found);
    }
    let rows = found.iter().map(|it| el("li").text(&it.note.to_string()));
    let summary = el("summary").text(&(own.found)(found.len()));
    el("details").child(summary).child(of_class("ul", "known small").children(rows))
}

/// A follow-up, what was said to it, and how firm it was.
fn reply(sitting: &Sitting, pressed: &LoopFollowUp, place: [usize; 3]) -> Option<El> {
    let own = words().loops;
    let reply = pressed.reply.as_ref()?;
    let [round, question, follow_up] = place;
    let said = if reply.text.trim().is_empty() { own.replied_aloud } else { reply.text.trim() };
    let buttons = Firmness::ALL.map(|firmness| {
        let [pressed, marked] = std::array::from_fn(|_| sitting.clone());
        let is_this = move || {
            let asked = |it: &crate::drill::Loop| {
                let reply = it.rounds().get(round)?.questions.get(question)?.follow_ups.get(follow_up)?;
                reply.reply.as_ref()?.firmness
            };
            pressed.says(asked) == Some(firmness)
        };
        button("", (words().pressure.firmness)(firmness), move || marked.act(LoopEvent::MarkReply(place, firmness)))
            .attr("data-firmness", firmness.as_word())
            .attr_by("aria-pressed", move || Some(if is_this() { "true" } else { "false" }.into()))
    });
    let group = of_class("div", "ratings").attr("role", "group").attr("aria-label", own.how_held).children(buttons);
    let text = el("p").child(of_class("span", "quiet").text(&pressed.text)).text(" ");
    let time = of_class("span", "small quiet tabular").text(" ").text(&words().clock(reply.spent_ms));
    let heard = recordings_of(sitting.app, &sitting.reply_name(place), &[]);
    Some(
        of_class("div", "stack loop-reply").child(text.child(el("q").text(said)).child(time)).child(group).child(heard),
    )
}

/// How readily the answer came.
fn rate(sitting: &Sitting, given: &Given, [round, question]: [usize; 2]) -> El {
    let rating = Local::new(given.attempt.rating.map_or(0, |it| it as usize + 1));
    let buttons = Rating::ALL.map(|it| {
        let (sitting, id) = (sitting.clone(), given.attempt.id.clone());
        let press = move || {
            rating.set(it as usize + 1);
            sitting.amend(&id, Amendment::Rating(it));
        };
        let is_this = move || rating.get() == it as usize + 1;
        button("", words().rating(it), press)
            .attr_by("aria-pressed", move || Some(if is_this() { "true" } else { "false" }.into()))
    });
    let id = format!("readily-{round}-{question}");
    of_class("div", "stack")
        .child(of_class("p", "small quiet").attr("id", &id).text(words().how_readily))
        .child(of_class("div", "ratings").attr("role", "group").attr("aria-labelledby", &id).children(buttons))
}

/// Which story it was, where there are any.
fn told_with(sitting: &Sitting, given: &Given, [round, question]: [usize; 2]) -> El {
    let own = words().stories;
    let stories = sitting.app.stories.get_quietly().list;
    let place = of_class("div", "arriving");
    if stories.is_empty() {
        return place;
    }
    let named = stories.iter().map(|it| (it.id.as_str().to_owned(), stories::title(it).to_owned()));
    let options: Vec<(String, String)> = std::iter::once((String::new(), own.none.to_owned())).chain(named).collect();
    let told = given.attempt.story.as_ref().map(|it| it.as_str().to_owned()).unwrap_or_default();
    let told = if options.iter().any(|(id, _)| *id == told) { told } else { String::new() };
    let (sitting, attempt) = (sitting.clone(), given.attempt.id.clone());
    let id = format!("told-with-{round}-{question}");
    place.child(select(
        &id,
        own.told_with,
        options,
        move || told.clone(),
        move |id| {
            sitting.amend(&attempt, Amendment::Story(StoryId::parse(&id)));
        },
    ))
}

/// The vote for an interviewer, and the way to the one before. The last vote shows all together.
fn votes(sitting: &Sitting, place: usize, shown: Local) -> El {
    let own = words().loops;
    let buttons = [Vote::Inclined, Vote::NotInclined].map(|vote| {
        let [marked, voting] = std::array::from_fn(|_| sitting.clone());
        let is_this = move || marked.says(|it| it.rounds().get(place).and_then(|round| round.vote)) == Some(vote);
        let press = move || {
            voting.act(LoopEvent::Vote(place, vote));
            let next = voting.says(|it| {
                let is_open = |place: &usize| it.rounds().get(*place).is_some_and(|round| round.vote.is_none());
                (place + 1..it.rounds().len()).chain(0..place).find(is_open)
            });
            if let Some(next) = next.filter(|next| *next != shown.get_untracked()) {
                shown.set(next);
            }
            document::focus_soon("interviewer");
        };
        button("button", (own.vote)(vote), press)
            .attr("data-vote", vote.as_word())
            .attr_by("aria-pressed", move || Some(if is_this() { "true" } else { "false" }.into()))
    });
    let previous = (place > 0).then(|| {
        button("quiet-button", own.previous, move || {
            shown.set(place - 1);
            document::focus_soon("interviewer");
        })
    });
    let group = of_class("div", "stack loop-vote")
        .child(el("h3").attr("id", "your-vote").text(own.your_vote))
        .child(of_class("div", "row").attr("role", "group").attr("aria-labelledby", "your-vote").children(buttons))
        .child(of_class("p", "small quiet").text(own.vote_hint));
    of_class("div", "stack").child(group).child_if(previous)
}

/// The vote that was given, and the way back to all together.
fn back_to_all(sitting: &Sitting, place: usize, again: Local) -> El {
    let own = words().loops;
    let vote = sitting.says(|it| it.rounds().get(place)?.vote).map_or("", |vote| (own.vote)(vote));
    let back = button("button", own.together, move || {
        again.set(0);
        document::focus_soon("interviewer");
    });
    of_class("div", "stack loop-vote")
        .child(el("h3").text(own.your_vote))
        .child(el("p").text(vote))
        .child(of_class("div", "row").child(back))
}
