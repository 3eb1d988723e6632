//! Coverage: which story shows which principle, as a table that is also a heat map; and in words what it shows.

use crate::app::el::{El, button, el, of_class};
use crate::app::parts::{awaited, pack_fault};
use crate::app::plan::PlanEvent;
use crate::app::route::{Place, link};
use crate::app::state::{App, PackState};
use crate::app::stories::{StoryEvent, title};
use crate::app::telling;
use crate::app::words::words;
use crate::content::{Pack, PrincipleId};
use crate::json::Vocabulary;
use crate::progress::{Cell, Coverage, Story, StoryId, Strength};

use super::principles::{held, ids, link_to};

/// Characters of a story's title at the head of its column.
const SHORT_CHARS: usize = 20;

/// Stories that are named in words; the table has them all.
const NAMED: usize = 6;

/// The page.
pub fn page(app: App) -> El {
    app.story(StoryEvent::Read);
    app.plan(PlanEvent::Read);
    app.begin_history();
    of_class("div", "column wide").slot(
        // The index of the pack has all that is shown here, so the details change nothing.
        move || app.pack.with(|pack| (matches!(pack, PackState::Ready(_)), matches!(pack, PackState::Failed(_)))),
        move |_| {
            Some(match app.pack.get_quietly() {
                PackState::Failed(why) => pack_fault(app, &why),
                PackState::Ready(pack) => content(app, pack),
                PackState::Loading => awaited(Place::Coverage),
            })
        },
    )
}

/// What the page shows. As long as it is the same, nothing is made anew.
#[derive(Clone, PartialEq)]
struct Matrix {
    covered: (usize, usize),
    /// The principles, those with the fewest stories first.
    lines: Vec<Line>,
    /// The stories, those changed last first.
    columns: Vec<Column>,
}

/// A principle and how each story stands to it, in the order of the columns.
#[derive(Clone, PartialEq)]
struct Line {
    principle: PrincipleId,
    stories: usize,
    cells: Vec<Option<Cell>>,
}

#[derive(Clone, PartialEq)]
struct Column {
    story: StoryId,
    title: String,
    primary: Option<PrincipleId>,
    carries_too_much: bool,
    was_told: bool,
}

fn content(app: App, pack: &'static Pack) -> El {
    let shown = move |matrix: Option<Matrix>| {
        Some(match matrix {
            None => of_class("p", "quiet").text(words().principles.reading),
            Some(matrix) if matrix.columns.is_empty() => empty(app, pack, &matrix),
            Some(matrix) => of_class("div", "stack")
                .child(of_class("p", "covered").text(&(words().principles.covered)(matrix.covered.0, matrix.covered.1)))
                .child_if(gaps(app, pack, &matrix))
                .child_if(carries_too_much(pack, &matrix))
                .child_if(never_told(app, pack, &matrix))
                .child(heat_map(app, pack, &matrix))
                .child(el("p").child(link_to(Place::Sheet))),
        })
    };
    of_class("div", "stack")
        .child(el("h1").text(words().place(Place::Coverage)))
        .slot(held(move || matrix(app, pack)), shown)
}

/// Stories by principles as they stand; nothing until stories and attempts are read.
fn matrix(app: App, pack: &Pack) -> Option<Matrix> {
    app.stories.with(|stories| {
        app.history.with(|history| {
            if !stories.is_read || !history.is_complete {
                return None;
            }
            let coverage = Coverage::of(&ids(pack), &stories.list, &history.attempts, app.stories_wanted());
            let carrying = coverage.carries_too_much();
            let never_told = coverage.never_told();
            // A story in which nothing is written covers nothing.
            let written: Vec<&Story> = stories.list.iter().filter(|story| !story.is_empty()).collect();
            let column = |story: &&Story| Column {
                story: story.id.clone(),
                title: title(story).to_owned(),
                primary: story.primary().cloned(),
                carries_too_much: carrying.contains(&story.id),
                was_told: !never_told.contains(&story.id),
            };
            let line = |principle: PrincipleId| Line {
                stories: coverage.stories_of(&principle),
                cells: written.iter().map(|story| coverage.cell(&principle, &story.id)).collect(),
                principle,
            };
            Some(Matrix {
                covered: coverage.covered(),
                lines: coverage.gaps_first().into_iter().map(line).collect(),
                columns: written.iter().map(column).collect(),
            })
        })
    })
}

/// What there will be to see, and how to begin.
fn empty(app: App, pack: &'static Pack, matrix: &Matrix) -> El {
    let words = words().principles;
    let first = matrix.lines.first().map(|line| {
        let label = (words.drill)(name(pack, &line.principle));
        drill(app, "button primary", &label, &line.principle, None)
    });
    let links = of_class("div", "row").child_if(first).children([Place::Stories, Place::Principles].map(link_to));
    of_class("div", "stack").child(of_class("p", "quiet empty").text(words.coverage_empty)).child(links)
}

/// The principles without a story, each a way to a drill.
fn gaps(app: App, pack: &'static Pack, matrix: &Matrix) -> Option<El> {
    let gaps: Vec<&Line> = matrix.lines.iter().filter(|line| line.stories == 0).collect();
    let words = words().principles;
    let row = |line: &&Line| {
        let label = (words.drill)(name(pack, &line.principle));
        el("li").child(drill(app, "button", &label, &line.principle, None))
    };
    (!gaps.is_empty()).then(|| {
        el("section")
            .child(el("h2").text(&(words.without_story)(gaps.len())))
            .child(of_class("ul", "plain gaps").children(gaps.iter().map(row)))
    })
}

/// The stories that are the only one for too many principles.
fn carries_too_much(pack: &'static Pack, matrix: &Matrix) -> Option<El> {
    let words = words().principles;
    let only_for = |place: usize| -> Vec<&str> {
        let has_no_other = |line: &&Line| line.stories == 1 && line.cells.get(place).is_some_and(Option::is_some);
        matrix.lines.iter().filter(has_no_other).map(|line| name(pack, &line.principle)).collect()
    };
    let line = |place: usize, column: &Column| {
        el("li").child(title_link(column)).text(" ").text(&(words.only_for)(&only_for(place)))
    };
    pointed_out(words.carries_too_much, words.carries_advice, &matrix.columns, |it| it.carries_too_much, &line)
}

/// The stories that were written and never told, each with a way to tell it.
fn never_told(app: App, pack: &'static Pack, matrix: &Matrix) -> Option<El> {
    let words = words().principles;
    let line = |_: usize, column: &Column| {
        let primary = column.primary.as_ref().filter(|id| pack.principle(id).is_some());
        let drill = primary.map(|id| drill(app, "link", &(words.drill)(name(pack, id)), id, Some(&column.story)));
        of_class("li", "row").child(title_link(column)).child_if(drill)
    };
    pointed_out(words.never_told, words.never_told_advice, &matrix.columns, |it| !it.was_told, &line)
}

/// Stories that have something in common: what, what to do about it, and which they are.
fn pointed_out(
    heading: &str,
    advice: &str,
    columns: &[Column],
    is_meant: fn(&Column) -> bool,
    line: &dyn Fn(usize, &Column) -> El,
) -> Option<El> {
    let meant: Vec<(usize, &Column)> = columns.iter().enumerate().filter(|(_, column)| is_meant(column)).collect();
    let lines = meant.iter().take(NAMED).map(|(place, column)| line(*place, column));
    let more = meant.len().checked_sub(NAMED).filter(|more| *more > 0);
    let more = more.map(|more| of_class("li", "small quiet").text(&(words().principles.and_more)(more)));
    (!meant.is_empty()).then(|| {
        el("section")
            .child(el("h2").text(heading))
            .child(of_class("p", "small quiet").text(advice))
            .child(of_class("ul", "plain pointed-out").children(lines).child_if(more))
    })
}

/// The table. It scrolls within its own box, to which the keyboard comes too.
fn heat_map(app: App, pack: &'static Pack, matrix: &Matrix) -> El {
    let words_of = words().principles;
    let corner = el("th").attr("scope", "col").text(words().principle);
    let count = el("th").attr("scope", "col").text(words_of.stories);
    let heads = el("tr").child(corner).child(count).children(matrix.columns.iter().map(head));
    let lines = matrix.lines.iter().map(|line| row(app, pack, line, &matrix.columns));
    let table = el("table")
        .attr("aria-labelledby", "matrix")
        .child(el("thead").child(heads))
        .child(el("tbody").children(lines));
    let scrolled = of_class("div", "matrix")
        .attr("role", "region")
        .attr("aria-labelledby", "matrix")
        .attr("tabindex", "0")
        .child(table);
    el("section")
        .child(el("h2").attr("id", "matrix").text(words_of.matrix))
        .child(of_class("p", "small quiet").text(words_of.matrix_hint))
        .child(legend())
        .child(scrolled)
}

/// What the marks and the tints mean.
fn legend() -> El {
    let words = words().principles;
    let sample = |is_primary: bool, strength: Strength, text: &str| {
        let sample = of_class("span", "cell").attr("aria-hidden", "true");
        let sample = sample.attr("data-strength", strength.as_word()).text(Cell { strength, is_primary }.mark());
        of_class("li", "row small").child(sample).child(el("span").text(text))
    };
    let strengths = Strength::ALL.into_iter().rev().map(|it| sample(true, it, (words.strength)(it)));
    of_class("ul", "plain legend")
        .child(sample(true, Strength::Fair, words.primary))
        .child(sample(false, Strength::Fair, words.secondary))
        .children(strengths)
}

/// The head of a column: the title in short to the eye, in full to the ear.
fn head(column: &Column) -> El {
    let short = short(&column.title);
    let title = el("a").attr("href", &link(Place::Story, Some(column.story.as_str())));
    let title = if short == column.title {
        title.text(&short)
    } else {
        title
            .attr("title", &column.title)
            .child(el("span").attr("aria-hidden", "true").text(&short))
            .child(of_class("span", "spoken").text(&column.title))
    };
    el("th").attr("scope", "col").child(title)
}

/// The row of a principle: its stories in number, or a gap; and how each story stands to it.
fn row(app: App, pack: &'static Pack, line: &Line, columns: &[Column]) -> El {
    let principle = name(pack, &line.principle);
    let words = words().principles;
    let spoken = |text: &str| of_class("span", "spoken").text(text);
    let href = link(Place::Principles, Some(line.principle.as_str()));
    let head = el("th").attr("scope", "row").child(el("a").attr("href", &href).text(principle));
    let count = if line.stories == 0 {
        let gap = drill(app, "cell gap", words.gap, &line.principle, None);
        el("td").child(gap.child(spoken(&(words.gap_of)(principle))))
    } else {
        of_class("td", "tabular").text(&line.stories.to_string())
    };
    let cells = line.cells.iter().zip(columns).map(|(cell, column)| {
        let served = cell.map(|Cell { strength, is_primary }| {
            let seen = el("span").attr("aria-hidden", "true").text(Cell { strength, is_primary }.mark());
            let heard = spoken(&(words.cell)(&column.title, is_primary, strength, principle));
            let cell = drill(app, "cell", "", &line.principle, Some(&column.story));
            let cell = cell.attr("data-strength", strength.as_word());
            cell.child(seen).child(heard)
        });
        el("td").child_if(served)
    });
    el("tr").child(head).child(count).children(cells)
}

/// A button that opens a drill of a principle, to be told with a story, or with none.
fn drill(app: App, class: &str, label: &str, principle: &PrincipleId, story: Option<&StoryId>) -> El {
    let (principle, story) = (principle.clone(), story.cloned());
    button(class, label, move || telling::practise(app, &principle, story.as_ref()))
}

fn title_link(column: &Column) -> El {
    el("a").attr("href", &link(Place::Story, Some(column.story.as_str()))).text(&column.title)
}

fn name<'a>(pack: &'static Pack, id: &'a PrincipleId) -> &'a str {
    pack.principle(id).map_or(id.as_str(), |principle| principle.name.as_str())
}

/// As many words of a title as there is room for; of one long word its beginning.
pub(super) fn short(title: &str) -> String {
    if title.chars().count() <= SHORT_CHARS {
        return title.to_owned();
    }
    let cut: String = title.chars().take(SHORT_CHARS).collect();
    let words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    [words.trim_end(), "…"].concat()
}
