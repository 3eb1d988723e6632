//! A story: its texts to write, what it shows, every time it was told, and what it was before.

use leptos::prelude::{Get, GetUntracked, Set};

use crate::app::el::{El, button, el, of_class, value_at};
use crate::app::parts::{labelled, paste, tick};
use crate::app::route::{Place, Route, link};
use crate::app::state::App;
use crate::app::stories::{self, FIRST_FIELD, StoryEvent};
use crate::app::story_versions;
use crate::app::telling;
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::clock::Dates;
use crate::browser::document;
use crate::content::{Kind, PrincipleId, Segment};
use crate::drill::Part;
use crate::progress::{Attempt, Rating, SERVED_AT_MOST, Story, StoryField, StoryId, Strength, count_words};

use super::principles::held;
use super::stories::{principle_name, tellings, times_told};

/// How many words of an earlier version are shown.
const WORDS_SHOWN: usize = 16;

/// The page. Empty until the story is read.
pub fn page(app: App) -> El {
    app.story(StoryEvent::Read);
    app.begin_history();
    let id = app.argument().and_then(|name| StoryId::parse(&name));
    let wanted = id.clone();
    let is_there = move || {
        app.stories.with(|stories| {
            let is_there = stories.list.iter().any(|story| Some(&story.id) == wanted.as_ref());
            (is_there || stories.is_read).then_some(is_there)
        })
    };
    of_class("div", "column wide story").slot(is_there, move |is_there| {
        let is_there = is_there?;
        Some(match &id {
            Some(id) if is_there => the_story(app, id),
            _ => gone(),
        })
    })
}

fn gone() -> El {
    of_class("div", "stack")
        .child(el("h1").text(words().place(Place::Story)))
        .child(of_class("p", "quiet").text(words().stories.gone))
        .child(el("p").child(all_stories()))
}

fn all_stories() -> El {
    el("a").attr("href", &link(Place::Stories, None)).text(words().stories.all_stories)
}

fn the_story(app: App, id: &StoryId) -> El {
    if stories::says(app, id, Story::is_empty) {
        document::focus_soon(FIRST_FIELD);
    }
    let sheet = of_class("div", "story-sheet")
        .child(of_class("div", "stack").child(texts(app, id)).child(looking_back(app, id)))
        .child(of_class("div", "stack").child(what_it_shows(app, id)).child(versions(app, id)));
    of_class("div", "stack").child(head(app, id)).child(sheet).child(told(app, id))
}

/// What it is called, how long it is and how often it was told, and what can be done with it.
fn head(app: App, id: &StoryId) -> El {
    let [titled, counted, drilled, told, copied, deleted] = std::array::from_fn(|_| id.clone());
    let title = move || stories::says(app, &titled, |story| stories::title(story).to_owned());
    let in_tab = move |title: String| {
        document::set_title(&words().titled(&title));
        None
    };
    let times = times_told(app, id);
    let about = move || {
        let length = words().word_count(stories::says(app, &counted, Story::words));
        match times() {
            Some(times) => format!("{length} · {}", (words().stories.told)(times)),
            None => length,
        }
    };
    let drill = move |principle: Option<PrincipleId>| {
        let told = told.clone();
        Some(match principle {
            Some(principle) => button("button primary", words().stories.drill, move || {
                telling::practise(app, &principle, Some(&told));
            }),
            None => of_class("span", "small quiet").text(words().stories.drill_needs_principle),
        })
    };
    let buttons = of_class("div", "row")
        .slot(move || stories::says(app, &drilled, |story| story.primary().cloned()), drill)
        .child(button("button", words().stories.duplicate, move || app.story(StoryEvent::Duplicate(copied.clone()))))
        .child(button("button", words().delete, move || app.story(StoryEvent::Delete(deleted.clone()))));
    of_class("div", "stack story-head")
        .child(of_class("p", "small").child(all_stories()))
        .slot(title.clone(), in_tab)
        .child(of_class("h1", "voice smaller").text_by(title))
        .child(of_class("p", "small quiet tabular").text_by(about))
        .child(buttons)
}

/// A section with a title; `id` names the title.
fn section(id: &str, title: &str) -> El {
    el("section").attr("aria-labelledby", id).child(el("h2").attr("id", id).text(title))
}

fn texts(app: App, id: &StoryId) -> El {
    let about = of_class("div", "fields").child(line(app, id, StoryField::When)).child(line(app, id, StoryField::Role));
    section("the-story", words().stories.the_story)
        .child(of_class("p", "small quiet").text(words().stories.kept))
        .child(paste(app, id))
        .child(line(app, id, StoryField::Title))
        .child(about)
        .children(Segment::ALL.map(|segment| segment_text(app, id, segment)))
        .child(area(app, id, StoryField::Numbers))
}

fn looking_back(app: App, id: &StoryId) -> El {
    let texts = [StoryField::Learned, StoryField::Now].map(|which| area(app, id, which));
    section("looking-back", words().stories.looking_back).children(texts)
}

/// A text of one line.
fn line(app: App, id: &StoryId, which: StoryField) -> El {
    field(app, id, which, el("input").attr("type", "text").attr("autocomplete", "off"))
}

/// A text of several lines.
fn area(app: App, id: &StoryId, which: StoryField) -> El {
    field(app, id, which, of_class("textarea", "notes"))
}

/// The text of a segment, with the number of its words.
fn segment_text(app: App, id: &StoryId, segment: Segment) -> El {
    let which = StoryField::Segment(segment);
    let counted = id.clone();
    let count = move || words().word_count(stories::says(app, &counted, |story| count_words(story.field(which))));
    of_class("div", "segment")
        .child(area(app, id, which))
        .child(of_class("p", "small quiet tabular count").text_by(count))
}

/// A field with its label. It follows the story, but is only written to where it shows another text: what is being
/// typed is the story's text already, so it is never written over.
fn field(app: App, id: &StoryId, which: StoryField, field: El) -> El {
    let [typed, left, followed, printed] = std::array::from_fn(|_| id.clone());
    let write =
        move |id: &StoryId, event: web_sys::Event| app.story(StoryEvent::Write(id.clone(), which, value_at(&event)));
    let (name, [label, hint]) = described(which);
    let field = field
        .attr("id", name)
        .on("input", move |event| write(&typed, event))
        // As it is left: the text is the one that the story has, so it is saved.
        .on("change", move |event| write(&left, event));
    let shown = field.clone();
    let fill = move |text: String| {
        if value_of(&shown) != text {
            let _ = shown.clone().prop("value", text);
        }
        None
    };
    let label = el("span").child(of_class("b", "strong").text(label)).text(" — ").text(hint);
    of_class("label", "field")
        .child(label)
        .child(field)
        .slot(move || stories::says(app, &followed, |story| story.field(which).to_owned()), fill)
        // A field on paper shows no more of its text than on the screen.
        .child(
            of_class("span", "printed")
                .attr("aria-hidden", "true")
                .text_by(move || stories::says(app, &printed, |story| story.field(which).to_owned())),
        )
}

/// The text that a field shows.
fn value_of(field: &El) -> String {
    let value = js_sys::Reflect::get(field.element(), &"value".into()).ok();
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// The id of a field, its name, and what to write there.
fn described(which: StoryField) -> (&'static str, [&'static str; 2]) {
    let words = words();
    match which {
        StoryField::Title => (FIRST_FIELD, words.stories.title),
        StoryField::When => ("story-when", words.stories.when),
        StoryField::Role => ("story-role", words.stories.role),
        StoryField::Segment(segment) => {
            let id = match segment {
                Segment::Situation => "story-situation",
                Segment::Task => "story-task",
                Segment::Action => "story-action",
                Segment::Result => "story-result",
            };
            let part = Part::Segment(segment);
            (id, [words.part_name(part), words.part_hint(Kind::Behavioural, part)])
        }
        StoryField::Numbers => ("story-numbers", words.stories.numbers),
        StoryField::Learned => ("story-learned", words.stories.learned),
        StoryField::Now => ("story-now", words.stories.now),
    }
}

/// The principles it shows, and how well. Their names come with the pack.
fn what_it_shows(app: App, id: &StoryId) -> El {
    let id = id.clone();
    section("shows", words().stories.what_it_shows).slot(
        move || app.has_pack(),
        move |has_pack| {
            let places = (0..SERVED_AT_MOST).map(|place| principle(app, &id, place));
            has_pack.then(|| of_class("div", "stack").children(places))
        },
    )
}

/// The principle at a place. A place behind the next free one is closed, so that none stays empty before another.
fn principle(app: App, id: &StoryId, place: usize) -> El {
    let [chosen, closed, changed, rated, strengthened] = std::array::from_fn(|_| id.clone());
    let chosen = move || stories::says(app, &chosen, |story| served_at(story, place).cloned());
    let value = {
        let chosen = chosen.clone();
        move || chosen().map(|it| it.as_str().to_owned()).unwrap_or_default()
    };
    let field = el("select")
        .attr("id", ["story-principle", "story-second", "story-third"][place])
        .child(el("option").attr("value", "").text(words().stories.none))
        .children(principles(app, id).iter().map(|it| option(app, id, place, it)))
        .attr_by("disabled", move || (place > stories::says(app, &closed, |it| it.serves.len())).then(String::new))
        .value_by(value)
        .on("change", move |event| {
            let value = value_at(&event);
            let principle = (!value.is_empty()).then(|| PrincipleId::new(value));
            app.story(StoryEvent::Serve(changed.clone(), place, principle));
        });
    let strengths = move |principle: Option<PrincipleId>| {
        let principle = principle?;
        let legend = (words().stories.strength_for)(&principle_name(app, &principle));
        let choice = |strength: Strength| {
            let (rated, strengthened, principle) = (rated.clone(), strengthened.clone(), principle.clone());
            tick(
                Some(["strength-1", "strength-2", "strength-3"][place]),
                el("span").text((words().stories.strength)(strength)),
                move || stories::says(app, &rated, |it| it.serves.get(place).is_some_and(|it| it.strength == strength)),
                move |_| app.story(StoryEvent::Strengthen(strengthened.clone(), principle.clone(), strength)),
            )
        };
        let choices = of_class("div", "row").children(Strength::ALL.map(choice));
        Some(el("fieldset").child(of_class("legend", "small quiet").text(&legend)).child(choices))
    };
    of_class("div", "served").child(labelled(words().stories.places[place], field)).slot(chosen, strengths)
}

fn served_at(story: &Story, place: usize) -> Option<&PrincipleId> {
    story.serves.get(place).map(|served| &served.principle)
}

/// The principles of the pack, and those of the story that the pack has not.
fn principles(app: App, id: &StoryId) -> Vec<PrincipleId> {
    let pack = app.ready_pack().map(|pack| pack.principles()).unwrap_or_default();
    let mut principles: Vec<PrincipleId> = pack.iter().map(|principle| principle.id.clone()).collect();
    for served in stories::says(app, id, |story| story.serves.clone()) {
        if !principles.contains(&served.principle) {
            principles.push(served.principle);
        }
    }
    principles
}

/// A principle to choose. At a free place not one that has a place already; at a taken one the two change places.
fn option(app: App, id: &StoryId, place: usize, principle: &PrincipleId) -> El {
    let (id, taken) = (id.clone(), principle.clone());
    let is_taken = move || {
        stories::says(app, &id, |story| {
            place >= story.serves.len() && story.serves.iter().any(|served| served.principle == taken)
        })
    };
    el("option")
        .attr("value", principle.as_str())
        .text(&principle_name(app, principle))
        .attr_by("disabled", move || is_taken().then(String::new))
}

/// Every time it was told.
fn told(app: App, id: &StoryId) -> El {
    let id = id.clone();
    section("tellings", words().stories.told_title).slot(
        held(move || app.history.with(|history| history.is_complete.then(|| app.history.version()))),
        move |read| {
            read?;
            app.history.peek(|history| {
                let told: Vec<&Attempt> = tellings(&history.attempts, &id).collect();
                Some(if told.is_empty() { of_class("p", "quiet").text(words().stories.not_told) } else { table(&told) })
            })
        },
    )
}

fn table(told: &[&Attempt]) -> El {
    let words = words();
    // A story that was told once is its own best, which says nothing.
    let best = best(told).filter(|_| told.len() > 1);
    let dates = Dates::new();
    let heads = [words.question, words.stories.time, words.words_column, words.stories.rating];
    let heads = heads.map(|head| el("th").attr("scope", "col").text(head));
    let table = of_class("table", "tellings tabular")
        .child(el("thead").child(el("tr").children(heads)))
        .child(el("tbody").children(told.iter().map(|attempt| telling(attempt, best, &dates))));
    of_class("div", "stack")
        .child_if(best.map(|_| of_class("p", "small quiet").text(words.stories.best_is)))
        .child(table)
}

fn telling(attempt: &Attempt, best: Option<&Attempt>, dates: &Dates) -> El {
    let words = words();
    let spent = attempt.answered_ms();
    let against = best.map(|best| {
        if best.id == attempt.id {
            of_class("b", "small strong").text(words.stories.best)
        } else {
            of_class("span", "small quiet").text(&(words.stories.against_best)(spent, best.answered_ms()))
        }
    });
    let length = match attempt.total_words() {
        // Told aloud, and not written down.
        0 => "–".to_owned(),
        length => length.to_string(),
    };
    let href = format!("#{}", Route::Review(attempt.id.clone()).hash());
    let question = el("th")
        .attr("scope", "row")
        .child(el("a").attr("href", &href).text(&attempt.question_text))
        .child(of_class("p", "small quiet").text(&dates.text(attempt.started_wall_ms)));
    let time = el("td").text(&words.time_of(spent, attempt.planned_ms())).text(" ").child_if(against);
    el("tr")
        .child(question)
        .child(time)
        .child(el("td").text(&length))
        .child(el("td").text(attempt.rating.map_or(words.not_rated, |rating| words.rating(rating))))
}

/// The best of the tellings, the latest of which comes first: rated highest, then nearest to its plan, then latest.
fn best<'list>(told: &[&'list Attempt]) -> Option<&'list Attempt> {
    let rank = |attempt: &&&Attempt| {
        let ratings = Rating::ALL.len();
        let below_highest = attempt.rating.map_or(ratings, |rating| ratings - 1 - rating as usize);
        (below_highest, attempt.answered_ms().abs_diff(attempt.planned_ms()))
    };
    told.iter().min_by_key(rank).copied()
}

/// What it was before, folded away until it is wanted.
fn versions(app: App, id: &StoryId) -> El {
    let id = id.clone();
    let is_open = Local::new(0);
    let list = move |(is_open, _): (usize, u32)| {
        (is_open == 1).then(|| {
            let versions = story_versions::earlier(app, &id);
            let dates = Dates::new();
            let rows = versions.iter().map(|version| {
                let (id, changed_wall_ms) = (id.clone(), version.changed_wall_ms);
                earlier(version, &dates, move || app.story(StoryEvent::Restore(id.clone(), changed_wall_ms)))
            });
            let rows = of_class("ul", "plain").children(rows);
            let none = versions.is_empty().then(|| of_class("p", "quiet").text(words().stories.no_versions));
            of_class("div", "stack")
                .child(of_class("p", "small quiet").text(&(words().stories.versions_hint)()))
                .child(none.unwrap_or(rows))
        })
    };
    of_class("details", "versions")
        .child(el("summary").text(words().stories.versions))
        .slot(move || (is_open.get(), app.desk.version()), list)
        .on("toggle", move |_| is_open.set(1 - is_open.get_untracked()))
}

fn earlier(version: &Story, dates: &Dates, restore: impl FnMut() + 'static) -> El {
    let date = dates.text(version.changed_wall_ms);
    let restore =
        button("link", words().stories.restore, restore).attr("aria-label", &(words().stories.restore_version)(&date));
    let text =
        el("div").child(of_class("p", "small quiet tabular").text(&date)).child(el("p").text(&first_words(version)));
    el("li").child(text).child(restore)
}

/// The title and the first words of a story.
fn first_words(story: &Story) -> String {
    let mut words = story.texts.iter().flat_map(|text| text.split_whitespace());
    let first: Vec<&str> = words.by_ref().take(WORDS_SHOWN).collect();
    let more = if words.next().is_some() { "…" } else { "" };
    format!("{}: {}{more}", stories::title(story), first.join(" "))
}
