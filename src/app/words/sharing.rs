//! The words of sharing a question, and of the addresses that are shared.

/// The words, in one language.
pub struct SharingWords {
    /// Gives somebody else the address of the question.
    pub share: &'static str,
    pub copied: &'static str,
    /// Over the address, where a browser neither shares nor copies.
    pub copy_by_hand: &'static str,
    /// An address names a question that the pack has not.
    pub unknown_question: &'static str,
}

pub(super) const EN: SharingWords = SharingWords {
    share: "Share this question",
    copied: "The link is copied.",
    copy_by_hand: "This browser shares and copies nothing here. The link, to copy by hand",
    unknown_question: "The question that the link names is not in the question bank. Here is another one.",
};
