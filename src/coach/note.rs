//! What there is to say about an answer, in plain English: what the rule saw, and what to try.
//!
//! A note never says more than the words show: it counts, it quotes, and where nothing was found it says that nothing
//! was found.

use std::fmt::{self, Display, Formatter};

/// What a check has to say, with its numbers and the words it matched.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are what the words of the note say")]
pub enum Note {
    /// Shorter than answers usually are, or than was planned.
    Short { words: usize, seconds: u32, planned: Option<u32>, by_clock: bool },
    /// Longer than anybody listens, or than was planned.
    Long { seconds: u32, planned: Option<u32>, by_clock: bool },
    /// Of a usual length.
    Length { words: usize, seconds: u32, by_clock: bool },
    /// Slower than usual.
    Slow { per_minute: u32 },
    /// Faster than usual.
    Fast { per_minute: u32 },
    /// A usual rate.
    Pace { per_minute: u32 },
    /// The parts have their shares.
    Balanced { lead: usize, action: usize, result: usize },
    /// Little of it is what was done.
    ThinAction { action: usize },
    /// Much of it comes before what was done.
    LongLead { lead: usize },
    /// The sentences seem to stand in another order than the events.
    Disordered,
    /// Words of an outcome.
    Outcome { words: Vec<String> },
    /// One sign of an outcome only.
    UnclearOutcome { words: Vec<String> },
    /// No sign of an outcome.
    NoOutcome,
    /// Words of a duty.
    Duty { words: Vec<String> },
    /// A duty that is told elsewhere than in its part.
    DutyElsewhere { words: Vec<String> },
    /// Some words of a duty where a task would be told, but no clear one.
    UnclearDuty { words: Vec<String> },
    /// No sign of a duty.
    NoDuty,
    /// What the teller did.
    OwnActions { count: usize, words: Vec<String> },
    /// Little that the teller did.
    FewOwnActions { count: usize, words: Vec<String> },
    /// What the teller did stands anywhere but where an Action would be.
    ScatteredActions { words: Vec<String> },
    /// More *we* than *I*.
    MostlyWe { own: usize, shared: usize, in_action: bool },
    /// *I* where it counts.
    MostlyI { own: usize, shared: usize, in_action: bool },
    /// Figures, and how far they go: 1 a figure, 2 with a unit, 3 with both ends.
    Figures { level: u8, words: Vec<String> },
    /// No figure.
    NoFigures,
    /// What was done, at a time or place.
    Episode { words: Vec<String> },
    /// What would or usually does happen.
    Habit { words: Vec<String> },
    /// No time, no place.
    Nowhere,
    /// Few fillers.
    FewFillers { count: usize },
    /// Many fillers: how many, and in a thousand words.
    ManyFillers { count: usize, per_thousand: usize, words: Vec<String> },
    /// A claim without a number.
    Vague { words: Vec<String> },
    /// Words in a heap, not sentences.
    Heaped { words: Vec<String> },
    /// No claim without a number.
    NothingVague,
    /// What was learned.
    Learned { words: Vec<String> },
    /// Nothing of what was learned.
    NothingLearned,
    /// The principles that the words point to.
    Principles { names: Vec<&'static str>, words: Vec<String> },
    /// Others than the question's.
    OffTarget { target: String, names: Vec<&'static str> },
    /// Principles called by their names.
    Recited { words: Vec<String> },
    /// Somebody is blamed.
    Blame { words: Vec<String> },
    /// Marked as secret.
    Secret { words: Vec<String> },
    /// Neither blame nor secrets.
    Discreet,
    /// How long a paper is, in tenths of a page.
    Pages { tenths: usize, is_long: bool },
    /// A paper of less than half a page.
    HalfPage { words: usize },
    /// Many lines are bullets, in per cent.
    Bullets { share: usize },
    /// The question is said again at the head.
    Restated { words: Vec<String> },
    /// It is not.
    NotRestated,
    /// Parts of a press release with questions and answers.
    Announced { found: Vec<&'static str>, lacking: Vec<&'static str> },
    /// Steps of a case.
    Steps { found: Vec<&'static str>, lacking: Vec<&'static str> },
    /// A framework's labels.
    Labels { words: Vec<String> },
}

/// Words in quotation marks, with commas between.
struct Quoted<'a>(&'a [String]);

impl Display for Quoted<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (index, word) in self.0.iter().enumerate() {
            write!(f, "{}“{word}”", if index > 0 { ", " } else { "" })?;
        }
        Ok(())
    }
}

/// A list with commas.
struct Listed<'a>(&'a [&'static str]);

impl Display for Listed<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(", "))
    }
}

/// Seconds as minutes and seconds.
struct Time(u32);

impl Display for Time {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{:02}", self.0 / 60, self.0 % 60)
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// Where *I* and *we* were counted.
fn counted_in(in_action: bool) -> &'static str {
    if in_action { "In the Action" } else { "In the whole answer" }
}

impl Note {
    /// What to try; nothing where all is well.
    pub fn suggestion(&self) -> &'static str {
        match self {
            Self::Short { .. } => "Say what you weighed up, and one step more of what you did.",
            Self::Long { .. } => "Cut the situation to two sentences, and leave side stories for follow-ups.",
            Self::Slow { .. } => "If that was thinking time, think before you begin.",
            Self::Fast { .. } => "Pause after each part: it gives the listener time to write.",
            Self::ThinAction { .. } => {
                "Most of the answer should be what you did: add decisions, and why you made them."
            }
            Self::LongLead { .. } => "Keep only what one must know to follow what you did.",
            Self::Disordered => "Tell it as it happened: the situation, your task, what you did, what came of it.",
            Self::UnclearOutcome { .. } => "Say plainly what changed, for whom, and by how much.",
            Self::NoOutcome => "End with what came of it: what changed, what others said, what is still in use.",
            Self::DutyElsewhere { .. } => "Say it once, where your task belongs.",
            Self::NoDuty | Self::UnclearDuty { .. } => {
                "Say in one sentence what you had to reach, or what you were answerable for."
            }
            Self::ScatteredActions { .. } => {
                "Tell your steps one after the other, between your task and what came of it."
            }
            Self::FewOwnActions { .. } => "Name your steps with “I” and a verb: I asked, I built, I decided.",
            Self::MostlyWe { .. } => "Say which part was yours. “We” is fine for the team’s work around it.",
            Self::Figures { level: 1, .. } => "Say what the figure counts, and where it began.",
            Self::Figures { level: 2, .. } => "Say where it began, too: from what to what.",
            Self::NoFigures => "If you have one, give a number: how many, how much, how fast, from what to what.",
            Self::Habit { .. } => "Tell one occasion: when was it, where, and what did you do that day?",
            Self::Nowhere => "Say when and where it was, so that it is one occasion.",
            Self::ManyFillers { .. } => "Pause instead; silence sounds surer than a filler.",
            Self::Vague { .. } => "Say how you knew: a number, or what somebody could see.",
            Self::Heaped { .. } => "Tell it in sentences: who did what, and why.",
            Self::NothingLearned => "Say what you learned, and where you have done it differently since.",
            Self::OffTarget { .. } => "Dwell on the part that shows it, or pick another story.",
            Self::Recited { .. } => "Show it by what you did; the interviewer gives it the name.",
            Self::Blame { .. } => "Say what happened, and what you could have done about it.",
            Self::Secret { .. } => "Leave out what you may not tell: percentages and ranges will do.",
            Self::Pages { is_long: true, .. } => "Aim for two pages, at most four.",
            Self::HalfPage { .. } => "Write it out: two pages leave room for the facts, the choices and their reasons.",
            Self::Bullets { .. } => "Turn lists into prose: sentences show how one thing follows from another.",
            Self::NotRestated => "Begin with the question in your own words.",
            Self::Announced { lacking, .. } if !lacking.is_empty() => {
                "Add what is lacking, or say why it is not needed."
            }
            Self::Steps { lacking, .. } if !lacking.is_empty() => {
                "Touch what is lacking in a sentence or two, with this case’s own facts."
            }
            Self::Labels { .. } => "Leave out the framework’s names, and go through its content.",
            _ => "",
        }
    }

    fn reason(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Short { words, seconds, planned, by_clock } => {
                let [before, after] = if *by_clock { [" in ", ""] } else { [", about ", " aloud"] };
                let time = Time(*seconds);
                write!(f, "{words} word{}{before}{time}{after}: ", plural(*words))?;
                match planned {
                    Some(planned) => write!(f, "short for the {} that were planned.", Time(*planned)),
                    None => f.write_str("shorter than most answers."),
                }
            }
            Self::Long { seconds, planned, by_clock } => {
                write!(f, "{}{} long; ", if *by_clock { "" } else { "About " }, Time(*seconds))?;
                match planned {
                    Some(planned) => write!(f, "{} were planned.", Time(*planned)),
                    None => f.write_str("past 5:00 listeners interrupt."),
                }
            }
            Self::Length { words, seconds, by_clock } => {
                write!(f, "{words} words, {}{}.", if *by_clock { "" } else { "about " }, Time(*seconds))
            }
            Self::Slow { per_minute } | Self::Fast { per_minute } => {
                write!(f, "{per_minute} words a minute; 110 to 170 are easy to follow.")
            }
            Self::Pace { per_minute } => write!(f, "{per_minute} words a minute."),
            Self::Balanced { lead, action, result } => {
                write!(f, "Situation and Task {lead} %, Action {action} %, Result {result} % of the words.")
            }
            Self::ThinAction { action } => {
                write!(f, "Only {action} % of the words are what you did; under a third is little.")
            }
            Self::LongLead { lead } => write!(f, "{lead} % of the words come before what you did; over 40 % is much."),
            Self::Disordered => f.write_str("Some sentences seem to stand out of order."),
            // A whole answer can seem to tell one in other words than the rules know.
            Self::Outcome { words } if words.is_empty() => f.write_str("The ending seems to tell an outcome."),
            Self::Outcome { words } => write!(f, "An outcome is told: {}.", Quoted(words)),
            Self::UnclearOutcome { words } if words.is_empty() => {
                f.write_str("There is an ending, but no clear outcome in it.")
            }
            Self::UnclearOutcome { words } => write!(f, "No clear outcome was found, only {}.", Quoted(words)),
            Self::NoOutcome => f.write_str("No words of an outcome were found at the end."),
            Self::Duty { words } if words.is_empty() => f.write_str("A sentence seems to tell your task."),
            Self::Duty { words } => write!(f, "Your part is named: {}.", Quoted(words)),
            Self::DutyElsewhere { words } => {
                write!(f, "No sentence tells your task plainly; there is only {}.", Quoted(words))
            }
            Self::UnclearDuty { words } => write!(f, "No clear task was found, only {}.", Quoted(words)),
            Self::NoDuty => f.write_str("No words of a task or responsibility were found before what you did."),
            Self::OwnActions { count, words } => write!(f, "{count} own actions, such as {}.", Quoted(words)),
            Self::ScatteredActions { words } => {
                write!(f, "No part of the answer tells mainly what you did; only here and there {}.", Quoted(words))
            }
            Self::FewOwnActions { count: 0, .. } => f.write_str("No own action was found: no “I” with something done."),
            Self::FewOwnActions { count, words } => {
                write!(f, "Only {count} own action{}: {}.", plural(*count), Quoted(words))
            }
            Self::MostlyWe { own, shared, in_action } => {
                write!(f, "{}, “we” and “our” stand {shared}×, “I” and “my” {own}×.", counted_in(*in_action))
            }
            Self::MostlyI { own, shared, in_action } => {
                write!(f, "{}, “I” and “my” stand {own}×, “we” and “our” {shared}×.", counted_in(*in_action))
            }
            Self::Figures { words, .. } => write!(f, "The outcome has figures: {}.", Quoted(words)),
            Self::NoFigures => f.write_str("No number was found in the outcome."),
            Self::Episode { words } if words.is_empty() => f.write_str("It tells what was done, not what would be."),
            Self::Episode { words } => write!(f, "It has its time or place: {}.", Quoted(words)),
            Self::Habit { words } => write!(f, "It tells what would be or mostly is: {}.", Quoted(words)),
            Self::Nowhere => f.write_str("No time and no place was found."),
            Self::FewFillers { count } => write!(f, "{count} filler{}.", plural(*count)),
            Self::ManyFillers { count, per_thousand, words } => {
                let (whole, tenth) = (per_thousand / 10, per_thousand % 10);
                write!(f, "{count} fillers, {whole}.{tenth} in a hundred words: {}.", Quoted(words))
            }
            Self::Vague { words } => {
                write!(f, "A claim without a number in or beside its sentence: {}.", Quoted(words))
            }
            Self::Heaped { words } if words.is_empty() => {
                f.write_str("It reads as key words or repetitions, not as sentences.")
            }
            Self::Heaped { words } => write!(f, "It reads as key words or repetitions: {}.", Quoted(words)),
            Self::NothingVague => f.write_str("No claim of improvement without a number was found."),
            Self::Learned { words } => write!(f, "A lesson is told: {}.", Quoted(words)),
            Self::NothingLearned => {
                f.write_str("The question asks about something that went wrong; no lesson was found.")
            }
            Self::Principles { names, words } => {
                write!(f, "The words point to {} ({}).", Listed(names), Quoted(words))
            }
            Self::OffTarget { target, names } if names.is_empty() => {
                write!(f, "The question measures {target}; no words point to it.")
            }
            Self::OffTarget { target, names } => {
                write!(f, "The question measures {target}; the words point to {}.", Listed(names))
            }
            Self::Recited { words } => write!(f, "Principles are called by name: {}.", Quoted(words)),
            Self::Blame { words } => write!(f, "It may sound like blame: {}.", Quoted(words)),
            Self::Secret { words } => write!(f, "It may be confidential: {}.", Quoted(words)),
            Self::Discreet => f.write_str("No blame and no mark of secrecy was found."),
            Self::Pages { tenths, .. } => write!(f, "About {}.{} pages.", tenths / 10, tenths % 10),
            Self::HalfPage { words } => write!(f, "{words} word{}, less than half a page.", plural(*words)),
            Self::Bullets { share } => write!(f, "{share} % of the lines are bullets; over 20 % is much."),
            Self::Restated { words } => write!(f, "The beginning takes up the question: {}.", Quoted(words)),
            Self::NotRestated => f.write_str("The first lines do not take up the question."),
            Self::Announced { found, lacking } | Self::Steps { found, lacking } => {
                if found.is_empty() {
                    return write!(f, "Not found: {}.", Listed(lacking));
                }
                write!(f, "Found: {}.", Listed(found))?;
                if lacking.is_empty() { Ok(()) } else { write!(f, " Not found: {}.", Listed(lacking)) }
            }
            Self::Labels { words } => write!(f, "A framework is recited: {}.", Quoted(words)),
        }
    }
}

impl Display for Note {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.reason(f)?;
        match self.suggestion() {
            "" => Ok(()),
            suggestion => write!(f, " {suggestion}"),
        }
    }
}
