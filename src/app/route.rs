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
    /// A page that is fetched later, and what it is about: the name of a story, a principle, a role or a stage, or a
    /// part of the settings.
    Later(Place, Option<String>),
}

/// A page that is fetched later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the page of that name")]
pub enum Place {
    Plan,
    Stories,
    Story,
    Sheet,
    Principles,
    Coverage,
    Role,
    Stage,
    Guide,
    History,
    Progress,
    Pressure,
    Settings,
    Screens,
    Paper,
    Loop,
    Debrief,
    MixedSet,
    /// What leads to the start page with a question; see `pages/linked.rs`.
    Question,
}

/// How each stands in the address. Those that begin with another's come before it.
const PLACES: [(Place, &str); 19] = [
    (Place::Plan, "plan"),
    (Place::Stories, "stories"),
    (Place::Story, "story"),
    (Place::Sheet, "sheet"),
    (Place::Principles, "principles"),
    (Place::Coverage, "coverage"),
    (Place::Role, "guide/role"),
    (Place::Stage, "guide/stage"),
    (Place::Guide, "guide"),
    (Place::History, "history"),
    (Place::Progress, "progress"),
    (Place::Pressure, "pressure"),
    (Place::Settings, "settings"),
    (Place::Screens, "screens"),
    (Place::Paper, "paper"),
    (Place::Loop, "loop"),
    (Place::Debrief, "debrief"),
    (Place::MixedSet, "set"),
    (Place::Question, "question"),
];

impl Route {
    /// A page that is about nothing in particular.
    pub fn to(place: Place) -> Self {
        Self::Later(place, None)
    }

    /// Reads an address; one that names nothing is the start page.
    pub fn parse(hash: &str) -> Self {
        let hash = hash.trim_matches('/');
        for (place, path) in PLACES {
            let Some(rest) = hash.strip_prefix(path) else { continue };
            // Not by slicing, which would bring in how a wrong slice is told.
            match rest.strip_prefix('/') {
                Some(about) => return Self::Later(place, Some(about.to_owned())),
                None if rest.is_empty() => return Self::to(place),
                None => {}
            }
        }
        match hash.split_once('/').and_then(|(name, id)| Some((name, AttemptId::parse(id)?))) {
            Some(("drill", id)) => Self::Drill(id),
            Some(("review", id)) => Self::Review(id),
            _ => Self::Practice,
        }
    }

    /// The address, without its `#`.
    pub fn hash(&self) -> String {
        match self {
            Self::Practice => "/".into(),
            Self::Drill(id) => ["/drill/", id.as_str()].concat(),
            Self::Review(id) => ["/review/", id.as_str()].concat(),
            Self::Later(place, about) => {
                let path = PLACES.iter().find(|(other, _)| other == place).map_or("", |(_, path)| path);
                match about {
                    Some(about) => ["/", path, "/", about].concat(),
                    None => ["/", path].concat(),
                }
            }
        }
    }

    /// The page in the navigation that this one is reached from.
    pub fn section(&self) -> Self {
        let place = match self {
            Self::Practice | Self::Drill(_) | Self::Later(Place::Question | Place::Screens | Place::Paper, _) => {
                return Self::Practice;
            }
            Self::Review(_) | Self::Later(Place::Progress | Place::Pressure, _) => Place::History,
            Self::Later(Place::Story | Place::Sheet, _) => Place::Stories,
            Self::Later(Place::Coverage, _) => Place::Principles,
            Self::Later(Place::Role | Place::Stage, _) => Place::Guide,
            Self::Later(own, _) => *own,
        };
        Self::to(place)
    }
}

/// The address of a page for a link, with its `#`.
pub fn link(place: Place, about: Option<&str>) -> String {
    ["#", &Route::Later(place, about.map(str::to_owned)).hash()].concat()
}
