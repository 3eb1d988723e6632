//! What is kept: the [`Store`] port, the saved records with their versions, and backup.
//!
//! Keys are `star-drill/v1/<kind>/<id>`, one record each, so that saving costs the same with five attempts or five
//! thousand and two tabs never overwrite each other's. There is deliberately no index: lists are made from the keys.
//!
//! The form of the records is written out by hand in [`records`], apart from the domain's types, so that those can change
//! without breaking what people have stored.
//!
//! Knows no browser and no clock. The adapter for `localStorage` is in `browser`.

pub mod backup;
pub mod import;
mod loop_records;
mod loop_repository;
mod memory;
mod migrate;
mod paper_records;
mod paper_repository;
mod plan_records;
mod plan_repository;
pub mod records;
mod reply_records;
mod repository;
mod store;
mod story_records;
mod story_repository;

pub use memory::MemoryStore;
pub use migrate::RecordError;
pub use repository::{RECORDS, ReadError, Repository, SetAside};
pub use store::{Store, StoreError};
