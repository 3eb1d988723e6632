//! Reading and writing JSON, small: a tree, and readers of its objects that gather every fault with its place.
//!
//! Why not `serde_json` and derived readers in the app: they are made anew for each type, each with all the ways that
//! type might be written. For our types that weighed 142 KB in the WASM before compression; this weighs a tenth of it
//! (DESIGN.md has the figures), and tells all faults of a document at once instead of the first. Natively the types
//! still derive serde's traits, and tests hold the two readers to the same outcome.

mod fields;
mod object;
mod parse;
mod value;

pub use fields::Fields;
pub use object::{JsonFault, Node, Object, Vocabulary, read};
pub use parse::parse;
pub use value::Value;
