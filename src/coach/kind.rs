//! What sort of thing a note says, as a word.

use super::Note;

impl Note {
    /// A word in kebab-case for what the note says, without its numbers and quotations. Stable for ever, as the ids of
    /// checks are: with its check and its segment it is what a finding is known by when the person calls it wrong.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Short { .. } => "short",
            Self::Long { .. } => "long",
            Self::Slow { .. } => "slow",
            Self::Fast { .. } => "fast",
            Self::ThinAction { .. } => "thin-action",
            Self::LongLead { .. } => "long-lead",
            Self::Disordered => "disordered",
            Self::UnclearOutcome { .. } => "unclear-outcome",
            Self::NoOutcome => "no-outcome",
            Self::DutyElsewhere { .. } => "duty-elsewhere",
            Self::NoDuty => "no-duty",
            Self::UnclearDuty { .. } => "unclear-duty",
            Self::FewOwnActions { .. } => "few-own-actions",
            Self::ScatteredActions { .. } => "scattered-actions",
            Self::MostlyWe { .. } => "mostly-we",
            Self::NoFigures => "no-figures",
            Self::Habit { .. } => "habit",
            Self::Nowhere => "nowhere",
            Self::ManyFillers { .. } => "many-fillers",
            Self::Vague { .. } => "vague",
            Self::Heaped { .. } => "heaped",
            Self::NothingLearned => "nothing-learned",
            Self::OffTarget { .. } => "off-target",
            Self::Recited { .. } => "recited",
            Self::Blame { .. } => "blame",
            Self::Secret { .. } => "secret",
            Self::Pages { .. } => "pages",
            Self::HalfPage { .. } => "half-page",
            Self::Bullets { .. } => "bullets",
            Self::NotRestated => "not-restated",
            Self::Announced { .. } => "announced",
            Self::Steps { .. } => "steps",
            Self::Labels { .. } => "labels",
            // These say that all is well, which nobody calls wrong.
            Self::Length { .. }
            | Self::Pace { .. }
            | Self::Balanced { .. }
            | Self::Outcome { .. }
            | Self::Duty { .. }
            | Self::OwnActions { .. }
            | Self::MostlyI { .. }
            | Self::Figures { .. }
            | Self::Episode { .. }
            | Self::FewFillers { .. }
            | Self::NothingVague
            | Self::Learned { .. }
            | Self::Principles { .. }
            | Self::Discreet
            | Self::Restated { .. } => "holds",
        }
    }
}
