//! What the plan has for today, in one line of the start page.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::app::el::{El, el, of_class};
use crate::app::plan::{self, Counting, PlanEvent, Standing};
use crate::app::route::{Place, link};
use crate::app::state::App;
use crate::app::stories::StoryEvent;
use crate::app::words::words;
use crate::content::Guide;
use crate::progress::{Dated, Day, schedule};

/// What the line says.
#[derive(Clone, Copy, PartialEq)]
enum Line {
    /// Nothing is stored and nothing planned: how to begin.
    Invite,
    /// Something is stored and nothing planned.
    NoPlan,
    /// The interview is past.
    Over,
    /// The days to the interview, the steps for today, and those that are late.
    Steps(Option<u32>, usize, usize),
}

/// The line, once it is known what is planned and what is done. It follows the attempts and stories that the line of what
/// comes next has begun to read.
pub fn today_line(app: App) -> El {
    app.plan(PlanEvent::Read);
    app.story(StoryEvent::ReadTicks);
    // A place without a box of its own, so that nothing moves where it stays empty.
    of_class("div", "arriving").attr("id", "today").slot(said(app), |said| said.map(line))
}

/// What there is to say. While things are read anew, what was said holds.
fn said(app: App) -> impl Fn() -> Option<Line> {
    let counting = plan::counting(app);
    // The guide is read once, and only for somebody who has a plan.
    let guide = RefCell::new(None);
    let last = Cell::new(None);
    move || {
        if let Some(now) = look(app, &counting, &guide) {
            last.set(Some(now));
        }
        last.get()
    }
}

fn look(app: App, counting: &Counting, guide: &RefCell<Option<Rc<Guide>>>) -> Option<Line> {
    let counts = counting()?;
    let today = app.today();
    app.prep.with(|prep| {
        let plan = prep.plan.as_ref()?;
        if !plan::is_begun(plan) {
            let is_new = counts.stories == 0 && counts.drills == 0;
            return Some(if is_new { Line::Invite } else { Line::NoPlan });
        }
        if plan.interview.is_some_and(|day| day < today) {
            return Some(Line::Over);
        }
        if guide.borrow().is_none() {
            guide.replace(plan::guide(app).map(Rc::new));
        }
        let guide = guide.borrow().clone()?;
        let steps = plan.with_own(&guide.plan);
        let dated = schedule(plan, &steps);
        let is_open = |it: &&Dated<'_>| plan::standing(app, &guide, it.step, Some(counts)) == Standing::Open;
        let open: Vec<Day> = dated.iter().filter(is_open).filter_map(|it| it.day).collect();
        let for_today = open.iter().filter(|day| **day == today).count();
        let late = open.iter().filter(|day| **day < today).count();
        Some(Line::Steps(plan.days_left(today), for_today, late))
    })
}

fn line(line: Line) -> El {
    let words = words().plan;
    let (text, way) = match line {
        Line::Invite => (String::new(), words.invite),
        Line::NoPlan => (String::new(), words.make_plan),
        Line::Over => (words.is_over.to_owned(), words.set_new_date),
        Line::Steps(left, today, late) => ((words.line)(left, today, late), words.see_plan),
    };
    let class = if matches!(line, Line::Invite | Line::NoPlan) { "small quiet" } else { "small" };
    let way = el("a").attr("href", &link(Place::Plan, None)).text(way);
    of_class("p", class).text(&text).text(" ").child(way)
}
