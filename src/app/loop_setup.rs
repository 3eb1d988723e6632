//! What precedes a mock loop and a mixed set: which principles need it most, what was practised when, and lining the
//! interviewers up. In the chunk of the rounds.

use crate::browser::{chance, clock};
use crate::content::{Kind, PrincipleId, QuestionId, RoleId, RoundId};
use crate::drill::{Length, Loop, LoopSetup, Manner, Wish, line_up};
use crate::progress::{Attempt, Coverage, LoopId, weakest_first};

use super::plan::PlanEvent;
use super::pressed;
use super::state::{App, Notice};
use super::stories::StoryEvent;

/// What is chosen before a loop.
pub struct Choice {
    pub role: RoleId,
    pub length: Length,
    /// The round that is left out.
    pub without: Option<RoundId>,
    pub manner: Manner,
}

/// Has everything read that says what is weak.
pub fn read(app: App) {
    app.story(StoryEvent::Read);
    app.plan(PlanEvent::Read);
    app.begin_history();
    pressed::read(app);
}

/// Whether all of it is read, followed.
pub fn is_known(app: App) -> bool {
    app.history.with(|history| history.is_complete)
        && app.stories.with(|stories| stories.is_read)
        && pressed::is_read(app)
}

/// The principles of which stories are asked, the weakest first; of equal ones as chance has it.
pub fn weakest(app: App, seed: u32) -> Vec<PrincipleId> {
    let Some(pack) = app.ready_pack() else { return Vec::new() };
    let is_asked = |id: &PrincipleId| {
        pack.questions().iter().any(|it| it.kind == Kind::Behavioural && it.primary_principle() == Some(id))
    };
    let listed: Vec<PrincipleId> = pack.principles().iter().map(|it| it.id.clone()).filter(is_asked).collect();
    let days_left = app.prep.peek(|prep| prep.plan.as_ref()?.days_left(app.today()));
    let pressed = pressed::all(app);
    let mut scored = app.history.peek(|history| {
        app.stories.peek(|stories| {
            let coverage = Coverage::of(&listed, &stories.list, &history.attempts, app.stories_wanted());
            weakest_first(&listed, &coverage, &history.attempts, &pressed, app.now_wall(), days_left)
        })
    });
    scored.sort_by_key(|(id, score)| (u64::MAX - score, crate::drill::hash(seed, id.as_str())));
    scored.into_iter().map(|(id, _)| id).collect()
}

/// When a question was last answered, as far as attempts are read.
pub fn practised(app: App, question: &QuestionId) -> Option<u64> {
    // The newest come first.
    let last = |attempts: &[Attempt]| attempts.iter().find(|it| it.question == *question).map(|it| it.started_wall_ms);
    app.history.peek(|history| last(&history.attempts))
}

/// Why there is no loop.
pub enum Refused {
    /// The pack has no question for that role in those rounds.
    NothingToAsk,
    /// The store takes nothing. The person is told.
    NotSaved,
}

/// Sets a loop up and keeps it; its name.
pub fn set_up(app: App, choice: Choice) -> Result<LoopId, Refused> {
    let pack = app.ready_pack().ok_or(Refused::NothingToAsk)?;
    // Without a guide only the questions' own follow-ups are asked.
    let guide = pack.guide().ok().flatten();
    let now = clock::now();
    let setup = LoopSetup {
        seed: chance::draw(),
        role: choice.role,
        length: choice.length,
        manner: choice.manner,
        think_seconds: app
            .preferences
            .peek(|it| it.think_seconds_for(Kind::Behavioural, pack.defaults().think_seconds)),
        begun_wall_ms: now.wall_ms,
    };
    let rounds = pack.rounds().iter().map(|round| round.id.clone()).filter(|id| Some(id) != choice.without.as_ref());
    let rounds: Vec<RoundId> = rounds.collect();
    let principles = weakest(app, setup.seed);
    let practised = |id: &QuestionId| practised(app, id);
    let wish = Wish { setup: &setup, rounds: &rounds, principles: &principles, practised: &practised };
    let lined = line_up(pack, guide.as_ref(), &wish);
    if lined.is_empty() {
        return Err(Refused::NothingToAsk);
    }
    let id = LoopId::new(now.wall_ms, chance::draw());
    match app.repository.save_mock_loop(&id, &Loop::new(setup, lined).snapshot(now)) {
        Ok(()) => Ok(id),
        Err(error) => {
            app.notify(Notice::NotSaved(error));
            Err(Refused::NotSaved)
        }
    }
}
