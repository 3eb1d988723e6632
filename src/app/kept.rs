//! Papers, mock loops, one's own answers and evidence on their way between the screen and the store. What the store
//! refuses stays here, wherever the person goes, and is tried again with everything that is saved after it.
//!
//! No part of [`App`]: the first screen would pay for it, and only later chunks ask.

use std::cell::RefCell;

use crate::content::QuestionId;
use crate::drill::LoopSnapshot;
use crate::progress::{AttemptId, Evidence, LoopId, MyAnswer, Paper};
use crate::storage::records::encode;
use crate::storage::{ReadError, StoreError};

use super::state::{App, Event};

/// Something to keep.
#[derive(Clone)]
pub enum Kept {
    /// A written assessment.
    Paper(Paper),
    /// One's own answer to a question.
    Answer(QuestionId, MyAnswer),
    /// What was found looking back at an attempt.
    Evidence(AttemptId, Evidence),
    /// A mock loop, as it stood.
    Loop(LoopId, Box<LoopSnapshot>),
}

thread_local! {
    static REFUSED: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
    static DELETED: RefCell<Vec<(AttemptId, Evidence)>> = const { RefCell::new(Vec::new()) };
}

impl Kept {
    /// The name of its record.
    fn name(&self) -> String {
        match self {
            Self::Paper(paper) => ["paper/", paper.id.as_str()].concat(),
            Self::Answer(question, _) => ["my-answer/", question.as_str()].concat(),
            Self::Evidence(attempt, _) => ["evidence/", attempt.as_str()].concat(),
            Self::Loop(id, _) => ["loop/", id.as_str()].concat(),
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Paper(paper) => encode(paper),
            Self::Answer(_, answer) => encode(answer),
            Self::Evidence(_, evidence) => encode(evidence),
            Self::Loop(_, it) => encode(it.as_ref()),
        }
    }

    fn put(&self, app: App) -> Result<(), StoreError> {
        match self {
            Self::Paper(paper) => app.repository.save_paper(paper),
            Self::Answer(question, answer) => app.repository.save_my_answer(question, answer),
            Self::Evidence(attempt, evidence) => app.repository.save_evidence(attempt, evidence),
            Self::Loop(id, it) => {
                // It has waited, and meanwhile another tab may have gone on with it.
                let there = app.repository.mock_loop(id).ok().flatten();
                if there.is_some_and(|there| there.is_further_than(it)) {
                    return Ok(());
                }
                app.repository.save_mock_loop(id, it)
            }
        }
    }
}

/// Saves something, and all that was refused before. Whether the store took it.
pub fn save(app: App, kept: Kept) -> bool {
    let name = kept.name();
    let had_refused = REFUSED.with_borrow_mut(|refused| {
        let had_refused = !refused.is_empty();
        refused.retain(|other| other.name() != name);
        refused.push(kept);
        had_refused
    });
    let error = try_all(app);
    let is_saved = REFUSED.with_borrow(|refused| refused.iter().all(|other| other.name() != name));
    match error {
        Some(error) => app.report_refused(error),
        // The notice goes, if nothing else needs it.
        None if had_refused => app.dispatch(Event::SaveAgain),
        None => {}
    }
    is_saved
}

/// Tries once more to save what was refused.
pub fn save_again(app: App) {
    if let Some(error) = try_all(app) {
        app.report_refused(error);
    }
}

fn try_all(app: App) -> Option<StoreError> {
    let waiting = REFUSED.with_borrow_mut(std::mem::take);
    let mut last = None;
    let mut refused = Vec::new();
    for kept in waiting {
        if let Err(error) = kept.put(app) {
            last = Some(error);
            refused.push(kept);
        }
    }
    REFUSED.with_borrow_mut(|all| all.append(&mut refused));
    last
}

/// What the store has not taken, by the names of the records, as a backup needs it.
pub fn unsaved() -> Vec<(String, String)> {
    REFUSED.with_borrow(|refused| refused.iter().map(|kept| (kept.name(), kept.text())).collect())
}

/// How much the store has not taken.
pub fn unsaved_count() -> usize {
    REFUSED.with_borrow(Vec::len)
}

/// Lets go of what was refused: everything is deleted or replaced.
pub fn forget() {
    REFUSED.with_borrow_mut(Vec::clear);
    DELETED.with_borrow_mut(Vec::clear);
}

/// A paper: as the store refused it, or else as it has it.
pub fn paper(app: App, id: &AttemptId) -> Option<Paper> {
    let refused = REFUSED.with_borrow(|refused| {
        refused.iter().find_map(|kept| match kept {
            Kept::Paper(paper) if paper.id == *id => Some(paper.clone()),
            _ => None,
        })
    });
    refused.or_else(|| told(app, app.repository.paper(id)))
}

/// All papers, that begun last first.
pub fn papers(app: App) -> Vec<Paper> {
    let mut ids = app.repository.paper_ids().unwrap_or_default();
    REFUSED.with_borrow(|refused| {
        for kept in refused {
            if let Kept::Paper(paper) = kept
                && !ids.contains(&paper.id)
            {
                ids.insert(0, paper.id.clone());
            }
        }
    });
    ids.iter().filter_map(|id| paper(app, id)).collect()
}

/// Takes a paper away. Whether it is gone.
pub fn remove_paper(app: App, id: &AttemptId) -> bool {
    REFUSED.with_borrow_mut(|refused| refused.retain(|kept| !matches!(kept, Kept::Paper(paper) if paper.id == *id)));
    match app.repository.remove_paper(id) {
        Ok(()) => true,
        Err(error) => {
            app.report_refused(error);
            false
        }
    }
}

/// A mock loop as the store refused it, if that is the last word on it.
pub fn refused_loop(id: &LoopId) -> Option<LoopSnapshot> {
    REFUSED.with_borrow(|refused| {
        refused.iter().find_map(|kept| match kept {
            Kept::Loop(other, it) if other == id => Some(it.as_ref().clone()),
            _ => None,
        })
    })
}

/// The names of the mock loops that the store refused.
pub fn refused_loops() -> Vec<LoopId> {
    REFUSED.with_borrow(|refused| {
        let named = refused.iter().filter_map(|kept| match kept {
            Kept::Loop(id, _) => Some(id.clone()),
            _ => None,
        });
        named.collect()
    })
}

/// Lets go of a mock loop that the store refused: it is deleted, or another tab goes on with it.
pub fn forget_loop(id: &LoopId) {
    REFUSED.with_borrow_mut(|refused| refused.retain(|kept| !matches!(kept, Kept::Loop(other, _) if other == id)));
}

/// One's own answer to a question; an empty one where there is none.
pub fn my_answer(app: App, question: &QuestionId) -> MyAnswer {
    let refused = REFUSED.with_borrow(|refused| {
        refused.iter().find_map(|kept| match kept {
            Kept::Answer(other, answer) if other == question => Some(answer.clone()),
            _ => None,
        })
    });
    refused.or_else(|| told(app, app.repository.my_answer(question))).unwrap_or_default()
}

/// The questions to which there is an answer of one's own.
pub fn answered(app: App) -> Vec<QuestionId> {
    app.repository.answered_questions().unwrap_or_default()
}

/// What was found looking back at an attempt.
pub fn evidence(app: App, attempt: &AttemptId) -> Evidence {
    let refused = REFUSED.with_borrow(|refused| {
        refused.iter().find_map(|kept| match kept {
            Kept::Evidence(other, evidence) if other == attempt => Some(evidence.clone()),
            _ => None,
        })
    });
    refused.or_else(|| told(app, app.repository.evidence(attempt))).unwrap_or_default()
}

/// What could be read; what could not is told.
fn told<T>(app: App, read: Result<Option<T>, ReadError>) -> Option<T> {
    read.unwrap_or_else(|error| {
        app.report_read(error);
        None
    })
}

/// Takes what was found looking back at an attempt away with it, until [`bring_back`].
pub fn let_go(app: App, attempt: &AttemptId) {
    let found = evidence(app, attempt);
    if !found.shown.is_empty() {
        save(app, Kept::Evidence(attempt.clone(), Evidence::default()));
        DELETED.with_borrow_mut(|deleted| deleted.push((attempt.clone(), found)));
    }
}

/// Brings back what [`let_go`] took away.
pub fn bring_back(app: App, attempt: &AttemptId) {
    let place = |deleted: &Vec<(AttemptId, Evidence)>| deleted.iter().position(|(other, _)| other == attempt);
    let found = DELETED.with_borrow_mut(|deleted| place(deleted).map(|place| deleted.swap_remove(place)));
    if let Some((attempt, found)) = found {
        save(app, Kept::Evidence(attempt, found));
    }
}
