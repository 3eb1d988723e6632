//! Reading JSON, small: a tree, and serde over it.
//!
//! Why not `serde_json` for this: its reader is made anew for each type it reads and for each way that type might be
//! written (as a list, as bytes, by number), and telling the place of a fault doubles that. For our types it weighed
//! 142 KB in the WASM before compression; this weighs a quarter (DESIGN.md has the figures). Types still derive serde,
//! native tests compare the outcome with `serde_json`'s, and writing still is `serde_json`'s.
//!
//! What is deliberately absent: numbers that are not whole (kept as text, refused where a number is wanted), maps with
//! keys that are not known beforehand, and enums that carry data. Nothing of ours has them.

mod de;
mod parse;
mod value;

pub use de::{JsonError, from_str, from_value};
pub use parse::parse;
pub use value::Value;
