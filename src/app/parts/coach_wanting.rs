//! What the coach finds wanting in an answer, for choosing follow-ups by.

use crate::app::state::App;
use crate::coach::Level;
use crate::content::Trigger;
use crate::drill::Wanting;
use crate::json::Vocabulary;
use crate::progress::{Answer, Attempt};

use super::coach::{Script, is_dismissed, look_at};

/// The checks that point something out, what is missing first; but for those that the person has called wrong. Nothing
/// where there are no words.
pub fn wanting(app: App, attempt: &Attempt, answer: &Answer) -> Vec<Wanting> {
    let Some(review) = look_at(app, attempt, &Script::of(attempt, answer)) else { return Vec::new() };
    let mut wanting: Vec<Wanting> = Vec::new();
    for level in [Level::Missing, Level::Hint] {
        for finding in review.findings.iter().filter(|finding| finding.level == level) {
            let check = Trigger::VALUES.iter().copied().find(|trigger| trigger.as_word() == finding.check);
            let is_new = |check: &Trigger| !wanting.iter().any(|other| other.check == *check);
            if let Some(check) = check.filter(is_new)
                && !is_dismissed(app, &attempt.id, finding)
            {
                wanting.push(Wanting { check, family: finding.follow_up });
            }
        }
    }
    wanting
}
