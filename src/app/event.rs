//! Everything that can happen, and what it is about: dialogs, texts being typed, notices.

use crate::content::{Pack, QuestionId};
use crate::drill::{self, Field, Snapshot};
use crate::progress::{Amendment, AttemptId, Preferences, Story, Versions};
use crate::storage::StoreError;
use crate::storage::import::{How, Imported};

use super::plan::PlanEvent;
use super::route::Route;
use super::state::Reviewed;
use super::stories::StoryEvent;

/// Everything that can happen.
pub enum Event {
    /// The pack has arrived, or will not. Why not, in words.
    PackArrived(Result<&'static Pack, String>),
    /// Try once more to get the pack.
    RetryPack,
    /// The pack's details have arrived.
    DetailsArrived(String),
    /// Try once more to get the pack's details.
    RetryDetails,
    /// The address has changed.
    AddressChanged(String),
    /// Show this.
    Visit(Route),
    /// These are the choices from now on.
    Prefer(Preferences),
    /// Offer another question.
    Suggest,
    /// Offer this question.
    Choose(QuestionId),
    /// Begin a drill with the question offered.
    Start,
    /// Go on with a drill left under way.
    ResumeDraft(AttemptId),
    /// Bring back from the store what a route names.
    BringBack(Route),
    /// List the drills left under way.
    ListDrafts,
    /// Throw a drill left under way away.
    DiscardDraft(AttemptId),
    /// Something happened to the drill.
    Drill(drill::Event),
    /// The person adds something to the attempt looked back at.
    Amend(Amendment),
    /// Try once more to save what the store did not take.
    SaveAgain,
    /// Narrow the history by its first filter (principle) or its second (question).
    Narrow(usize, String),
    /// Bring the drill last thrown away back.
    Undiscard,
    /// Delete an attempt.
    Delete(AttemptId),
    /// Bring the attempts back that were deleted since the notice of it came.
    Undelete,
    /// Put a notice away.
    Dismiss(usize),
    /// Open a dialog, or close it.
    Show(Option<Dialog>),
    /// Tell the time.
    TellTime,
    /// Give the person a file with everything.
    Export,
    /// Take up the text of a backup: merge it with what is here, or put it in the place of everything.
    Import(String, How),
    /// Delete everything that is kept.
    DeleteEverything,
    /// Another tab has changed the store: the key, or none where it was emptied.
    StoreChanged(Option<String>),
    /// Read anew what stands under this key, or under any, as far as it is on the screen.
    Refresh(Option<String>),
    /// Something is done with stories or ticks.
    Story(StoryEvent),
    /// Something is done with the plan or the settings.
    Plan(PlanEvent),
    /// Try once more what could not be done for want of a chunk.
    Redeliver,
}

/// A text that is being typed and not yet part of the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// A field of the drill.
    Drill(Field),
    /// The remark on an attempt.
    Remark,
    /// The transcript of an attempt.
    Transcript,
    /// A part of an answer aloud, by its place.
    Part(usize),
}

/// A dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// All keys.
    Keys,
    /// Find a question, a story, a page, something to do.
    Palette,
    /// Give the drill up?
    Abandon,
    /// Start the drill over?
    Restart,
}

/// What the person must know, until they put it away.
#[derive(Clone, Debug)]
pub enum Notice {
    /// The browser blocks storage: all is kept in memory only.
    StorageBlocked,
    /// A part of the app could not be fetched.
    NotFetched,
    /// Something could not be saved.
    NotSaved(StoreError),
    /// A record could not be read and was set aside.
    SetAside(String),
    /// A newer build has written here.
    Newer,
    /// A drill that is to be resumed asks a question that the pack has not.
    QuestionGone,
    /// The drill goes on in another tab.
    ElsewhereDrill(AttemptId),
    /// A drill left under way was thrown away; it can still be brought back.
    Discarded(Box<(AttemptId, Snapshot)>),
    /// Stories were deleted; they can still be brought back.
    StoryDeleted(Vec<(Story, Versions)>),
    /// Attempts were deleted; they can still be brought back.
    Deleted(Vec<Reviewed>),
    /// A newer version of the app waits to be loaded.
    NewVersion,
    /// An address names a question that the pack has not.
    UnknownQuestion,
    /// What came of an import.
    Imported(Result<Imported, String>),
}
