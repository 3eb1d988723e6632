//! A stage in the guide: what happens, what is judged, what to do for it.

use crate::app::el::{El, button, el, of_class};
use crate::app::pages::guide::{
    back, here, lines, section, stage_guide, stage_prefix, to_tick, unknown, visit, with_guide,
};
use crate::app::route::{Place, link};
use crate::app::state::App;
use crate::app::words::words;
use crate::browser::document;
use crate::content::guide::StageGuide;
use crate::content::{Filter, Guide, Kind, Pack, Round, Stage};

/// The stage that has the rounds. A pack names its rounds, but not the stage they belong to.
const LOOP: &str = "interview-loop";

/// The page.
pub fn page(app: App) -> El {
    with_guide(app, the_stage)
}

fn the_stage(app: App, pack: &Pack, guide: &Guide) -> El {
    let id = app.argument().unwrap_or_default();
    let stages = pack.stages();
    let Some((index, stage)) = stages.iter().enumerate().find(|(_, stage)| stage.id.as_str() == id) else {
        return unknown(words().guide.no_stage);
    };
    let told = stage_guide(guide, &stage.id);
    let nth = (words().guide.nth)(index + 1, stages.len());
    let about = told.map_or_else(|| nth.clone(), |told| [nth.as_str(), " · ", &told.length].concat());
    let has_rounds = id == LOOP && !pack.rounds().is_empty();
    document::set_title(&words().titled(&stage.name));
    of_class("div", "column wide guide")
        .child(back())
        .child(of_class("p", "small quiet tabular").text(&about))
        .child(el("h1").text(&stage.name))
        .child(drill(app, pack, stage).child(here(app, stages, stage)))
        .child(
            section("happens", words().guide.happens)
                .child(el("p").text(told.map_or(&stage.summary, |told| &told.happens))),
        )
        .child_if(has_rounds.then(|| rounds(app, pack.rounds())))
        .child_if(told.map(judged))
        .child_if(told.filter(|told| !told.checklist.is_empty()).map(|told| its_checklist(app, told)))
        .child(neighbours(stages, index))
}

/// The way to a drill; where nothing is asked, to the stories, which every stage needs.
fn drill(app: App, pack: &Pack, stage: &Stage) -> El {
    let filter = Filter { stage: Some(stage.id.clone()), ..Filter::default() };
    let count = pack.matching(&filter).count();
    let row = of_class("div", "row");
    if count == 0 {
        let text = of_class("span", "quiet").text(words().guide.nothing_to_drill);
        return row.child(text).child(visit(Place::Stories, words().guide.write_story));
    }
    let id = stage.id.clone();
    let whole = |kind, place| stage.kinds.contains(&kind).then(|| visit(place, words().place(place)));
    row.child(button("button primary", &(words().guide.drill_stage)(count), move || app.practise_stage(&id)))
        .child_if(whole(Kind::Screen, Place::Screens))
        .child_if(whole(Kind::Written, Place::Paper))
}

fn judged(told: &StageGuide) -> El {
    let judged = lines("h2", words().guide.judged, &told.judged);
    let topics = lines("h2", words().guide.topics, &told.topics);
    of_class("div", "side-by-side").child_if(judged).child_if(topics)
}

fn its_checklist(app: App, told: &StageGuide) -> El {
    to_tick(app, "checklist", words().guide.checklist, &stage_prefix(&told.stage), &told.checklist)
}

fn rounds(app: App, rounds: &[Round]) -> El {
    let row = |round: &Round| {
        let id = round.id.clone();
        let press = move || app.practise_in_role(&|it| it.round = Some(id.clone()));
        let drill = button("link", &(words().guide.drill)(&round.name), press);
        el("li").child(el("h3").text(&round.name)).child(el("p").text(&round.focus)).child(drill)
    };
    section("rounds", words().guide.rounds).child(of_class("ol", "plain cells").children(rounds.iter().map(row)))
}

/// The stages before and after this one.
fn neighbours(stages: &[Stage], index: usize) -> El {
    let way = |place: Option<usize>, name: fn(&str) -> String| {
        let stage = stages.get(place?)?;
        let href = link(Place::Stage, Some(stage.id.as_str()));
        Some(of_class("a", "link").attr("href", &href).text(&name(&stage.name)))
    };
    of_class("p", "neighbours")
        .child_if(way(index.checked_sub(1), words().guide.previous))
        .child_if(way(Some(index + 1), words().guide.next))
}
