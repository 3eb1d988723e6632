//! How firm the ground under a reply was.

/// How firm a reply was, by the person's own mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Firmness {
    /// It held.
    Safe,
    /// It held in part.
    Partial,
    /// There was nothing to stand on.
    Gap,
}

impl Firmness {
    /// All three, from firm to not.
    pub const ALL: [Self; 3] = [Self::Safe, Self::Partial, Self::Gap];
}
