//! Being pressed: a chain from its first follow-up to the marks, and saving what was said. What is on the page, and
//! coming and going, is in [`super::pressure`].

use std::mem::replace;

use crate::browser::{chance, clock, document};
use crate::drill::{Choice, Drill, Effect, Event as Happening, Field, Firmness, Gap, Mark, Now, Phase, Press, WHYS};
use crate::progress::Chain;
use crate::storage::StoreError;

use super::parts::wanting;
use super::pressed::keep;
use super::pressure::{LAST, Shown, drill_is, resting};
use super::state::{App, Event};
use super::words::words;

/// How long a reply is typed before it is saved, as in a drill.
const SAVE_AFTER_MS: i32 = 3_000;
/// How often a chain is saved while its clock runs and nobody types, as in a drill.
const SAVE_EVERY_MS: u64 = 30_000;

/// Begins a chain. False where there is nothing to ask.
pub fn begin(app: App, press: Press, count: usize, seconds: u32) -> bool {
    let Some((attempt, replies)) = resting(app) else { return false };
    let answer = app.pressure.peek(|pressure| pressure.shown.as_ref().map(|shown| shown.answer.clone()));
    let pack = app.ready_pack();
    let question = pack.and_then(|pack| pack.question(&attempt.question));
    // Only a broken delivery fails here, and then there are none.
    let guide = pack.and_then(|pack| pack.guide().ok().flatten());
    let choice = Choice {
        follow_ups: question.map_or(&[], |question| question.follow_ups.as_slice()),
        probes: guide.as_ref().map_or(&[], |guide| guide.probes.as_slice()),
        wanting: &wanting(app, &attempt, &answer.unwrap_or_default()),
        before: &replies.asked(),
    };
    let whys: &[&str; WHYS] = &words().pressure.whys;
    let chance = chance::draw();
    let asked = match press {
        Press::Around => choice.around(count, chance),
        Press::Peel => choice.peel(whys, chance),
    };
    let now = clock::now();
    let chain = Chain::new(asked, attempt.manner, press, u64::from(seconds) * 1000, now.wall_ms);
    let has_begun = app.pressure.update_quietly(|pressure| {
        let shown = pressure.shown.as_mut()?;
        let started = shown.replies.begin(chain?)?;
        let drill = shown.replies.chain(started)?.drill(&shown.attempt.question, true, now)?;
        shown.now = Some((started, drill));
        Some(())
    });
    app.now.set(now);
    save(app);
    app.pressure.notify();
    has_begun.is_some()
}

/// Time has passed.
pub fn tick(app: App) {
    if !drill_is(app, Drill::is_running) {
        return;
    }
    let saved_ms = app.pressure.peek(|pressure| pressure.shown.as_ref().map_or(0, |shown| shown.saved_ms));
    let now = clock::now();
    app.now.set(now);
    step(app, Happening::Tick, now);
    if now.monotonic_ms.saturating_sub(saved_ms) >= SAVE_EVERY_MS {
        save(app);
    }
}

/// The reply has this text now. It is taken up a little later.
pub fn type_in(app: App, text: String) {
    let was_typing = app.pressure.update_quietly(|pressure| {
        let shown = pressure.shown.as_mut()?;
        shown.typed.replace(text)
    });
    if was_typing.is_none() {
        clock::after(SAVE_AFTER_MS, move || save(app));
    }
}

/// The reply is given: on to the next follow-up, or to what came of it.
pub fn reply(app: App) {
    step(app, Happening::Finish, clock::now());
}

/// Stops the clock, or lets it run again.
pub fn toggle_pause(app: App) {
    let event = if drill_is(app, Drill::is_running) { Happening::Pause } else { Happening::Resume };
    step(app, event, clock::now());
}

/// Counts an absence as time after all.
pub fn count_gap(app: App) {
    step(app, Happening::CountGap, clock::now());
}

/// Asks no more in this chain.
pub fn stop(app: App) {
    settle(app, clock::now());
    app.pressure.update(|pressure| {
        let Some(shown) = &mut pressure.shown else { return };
        let Some((started, _)) = shown.now.take() else { return };
        shown.replies.stop(started);
        if shown.replies.chain(started).is_none() {
            shown.dropped.push(started);
        }
    });
    save(app);
    document::focus_soon(LAST);
    document::focus_if_lost("main");
}

/// Tells the time of the reply.
pub fn tell_time(app: App) {
    let now = clock::now();
    let told = app.pressure.peek(|pressure| {
        let (_, drill) = pressure.shown.as_ref()?.now.as_ref()?;
        Some(words().time_spoken(None, drill.answered_ms(now), drill.setup().answer_ms()))
    });
    if let Some(told) = told {
        app.announce(told);
    }
}

/// Takes the person's mark of a reply.
pub fn mark(app: App, started: u64, place: usize, firmness: Firmness) {
    app.pressure.update(|pressure| {
        if let Some(shown) = &mut pressure.shown {
            shown.replies.mark(started, place, firmness);
        }
    });
    save(app);
}

/// Takes one step of the drill, what is typed first. The page hears of it only if there is something to see.
pub(super) fn step(app: App, event: Happening, now: Now) {
    let is_tick = event == Happening::Tick;
    if !is_tick {
        take_up_typed(app, now);
    }
    let stepped = app.pressure.update_quietly(|pressure| {
        let shown = pressure.shown.as_mut()?;
        let (started, drill) = shown.now.take()?;
        let before = standing(&drill);
        let (drill, effects) = drill.step(event, now);
        let is_visible = !is_tick || before != standing(&drill);
        shown.now = Some((started, drill));
        Some((effects, is_visible))
    });
    let Some((effects, is_visible)) = stepped else { return };
    if is_visible {
        app.now.set(now);
        app.pressure.notify();
    }
    for effect in &effects {
        match effect {
            Effect::SaveAttempt => next(app, now),
            Effect::Announce(Mark::Half | Mark::LastThirtySeconds) if app.preferences.peek(|it| it.is_quiet) => {}
            // The follow-up itself was read out just now.
            Effect::Announce(Mark::Answer) | Effect::SaveDraft | Effect::DropDraft => {}
            Effect::Announce(mark) => app.announce(words().mark(*mark).into()),
        }
    }
    if effects.iter().any(|it| matches!(it, Effect::SaveDraft | Effect::SaveAttempt)) {
        save(app);
    }
}

/// Of a drill, what the page shows besides the clock.
fn standing(drill: &Drill) -> (Phase, bool, Option<Gap>) {
    (drill.phase(), drill.is_running(), drill.gap())
}

/// The reply was given: asks what comes next.
fn next(app: App, now: Now) {
    settle(app, now);
    let has_ended = app.pressure.update(|pressure| {
        let shown = pressure.shown.as_mut()?;
        let (started, _) = shown.now.take()?;
        let drill = shown.replies.chain(started)?.drill(&shown.attempt.question, true, now);
        shown.now = drill.map(|drill| (started, drill));
        Some(shown.now.is_none())
    });
    if has_ended == Some(true) {
        document::focus_soon(LAST);
    }
}

fn take_up_typed(app: App, now: Now) {
    app.pressure.update_quietly(|pressure| {
        let Some(shown) = &mut pressure.shown else { return };
        let Some(text) = shown.typed.take() else { return };
        let Some((started, drill)) = shown.now.take() else { return };
        // Its only effect is to save, which the caller does.
        shown.now = Some((started, drill.step(Happening::Write(Field::Part(0), text), now).0));
    });
}

/// Makes what is typed, and how the drill stands, part of the replies.
fn settle(app: App, now: Now) {
    take_up_typed(app, now);
    app.pressure.update_quietly(|pressure| {
        let Some(Shown { now: Some((started, drill)), replies, .. }) = &mut pressure.shown else { return };
        if let Some(chain) = replies.chain_mut(*started) {
            chain.take_up(drill, now);
        }
    });
}

/// Saves the replies on the page, if there are any. What the store refuses stays and is tried again at the next change.
pub fn save(app: App) {
    let now = clock::now();
    settle(app, now);
    let before = is_saved_now(app);
    let refusal = save_shown(app, now);
    if before != refusal.is_none() {
        app.pressure.notify();
    }
    let was_refused = app.pressure.update_quietly(|pressure| replace(&mut pressure.was_refused, refusal.is_some()));
    match refusal {
        Some(error) => app.report_refused(error),
        // The notice goes, if nothing else needs it.
        None if was_refused => app.dispatch(Event::SaveAgain),
        None => {}
    }
}

fn is_saved_now(app: App) -> bool {
    app.pressure.peek(|pressure| pressure.shown.as_ref().is_none_or(|shown| shown.is_saved))
}

fn save_shown(app: App, now: Now) -> Option<StoreError> {
    let kept = app.pressure.update_quietly(|pressure| {
        let shown = pressure.shown.as_mut()?;
        shown.saved_ms = now.monotonic_ms;
        let is_any = !shown.replies.chains.is_empty() || !shown.dropped.is_empty();
        is_any.then(|| (shown.attempt.id.clone(), shown.replies.clone(), shown.dropped.clone()))
    });
    let (id, replies, dropped) = kept?;
    let kept = keep(app, &id, replies, &dropped);
    app.pressure.update_quietly(|pressure| {
        if let Some(shown) = &mut pressure.shown {
            shown.is_saved = kept.is_ok();
            match kept {
                Ok(joined) => {
                    shown.replies = joined;
                    None
                }
                Err(error) => Some(error),
            }
        } else {
            None
        }
    })
}
