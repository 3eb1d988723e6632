//! Packs: what can be practised. Principles, roles, stages, rounds and questions, read from a JSON document and
//! validated once, at the door.
//!
//! A [`Pack`] in hand is valid: ids are unique, every reference points at something, shares add up. [`Pack::parse`]
//! sees to it; the one pack that is built in was seen to by the tests. Nothing behind this door checks again.
//!
//! Knows no browser and no clock. Uses `json`, and serde's derives for those who want another reader.

mod delivery;
pub mod guide;
mod ids;
mod pack;
mod principle;
mod question;
mod read;
mod read_guide;
mod role;
mod segment;
mod stage;
mod validate;
mod validate_guide;

pub use guide::{Guide, Probes};
pub use ids::{PackId, PrincipleId, QuestionId, RoleId, RoundId, StageId};
pub use pack::{Defaults, Filter, Pack, PackDocument};
pub use principle::Principle;
pub use question::{Case, CaseKind, FollowUp, FollowUpFamily, Kind, Level, Polarity, Question, Trigger};
pub use role::{Emphasis, Role};
pub use segment::{Segment, Shares};
pub use stage::{Round, Stage};
pub use validate::PackError;
