//! What is on the screen, as it stands in the address after `#`.

use crate::progress::AttemptId;

/// What is on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The start page: a question and how to answer it.
    Practice,
    /// A drill under way.
    Drill(AttemptId),
    /// An attempt, looked back at.
    Review(AttemptId),
    /// All attempts.
    History,
    /// How the app looks, and what it keeps.
    Settings,
}

impl Route {
    /// Reads an address; one that names nothing is the start page.
    pub fn parse(hash: &str) -> Self {
        let mut steps = hash.trim_matches('/').split('/');
        let name = steps.next();
        let id = steps.next().and_then(AttemptId::parse);
        match (name, id) {
            (Some("drill"), Some(id)) => Self::Drill(id),
            (Some("review"), Some(id)) => Self::Review(id),
            (Some("history"), _) => Self::History,
            (Some("settings"), _) => Self::Settings,
            _ => Self::Practice,
        }
    }

    /// The address, without its `#`.
    pub fn hash(&self) -> String {
        match self {
            Self::Practice => "/".into(),
            Self::Drill(id) => format!("/drill/{}", id.as_str()),
            Self::Review(id) => format!("/review/{}", id.as_str()),
            Self::History => "/history".into(),
            Self::Settings => "/settings".into(),
        }
    }
}
