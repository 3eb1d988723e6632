//! Whether the Action tells of the teller or of the team.
//!
//! **Looks at** *I, me, my* against *we, us, our* in the Action. Without *I* and with at most one *we* there, in the whole
//! answer.
//! **Speaks** if *we* outweighs *I*.
//! **Source**: companies advise *I*; one study found that *we* was rated well. So it only ever hints.
//! **Limits**: *we* in what somebody said counts, too.

use super::super::lexicon::{I, ME, US, WE};
use super::super::look::{Look, Place};
use super::super::{Finding, Level, Note};
use super::{Check, STORIES};
use crate::content::{FollowUpFamily, Segment};

pub(super) const CHECK: Check = Check {
    id: "i-or-we",
    rule: "More “we, us, our” than “I, me, my” in the Action; without any “I, me, my” and with at most one “we, us, our” \
           there, in the whole answer.",
    why: "It is you who is interviewed; the team’s work does not tell your part.",
    kinds: STORIES,
    run,
};

fn run(look: &Look<'_>) -> Vec<Finding> {
    let counted = |is_of_action: bool| {
        let (mut own, mut shared): (Vec<Place>, Vec<Place>) = (Vec::new(), Vec::new());
        for (segment, sentence, _) in look.sentences() {
            if is_of_action && segment != Segment::Action {
                continue;
            }
            for at in sentence.first..sentence.past {
                if look.text.at(at).any(I | ME) {
                    own.push((at, at + 1));
                } else if look.text.at(at).any(WE | US) {
                    shared.push((at, at + 1));
                }
            }
        }
        (own, shared)
    };
    let (mut own, mut shared) = counted(true);
    let mut segment = Some(Segment::Action);
    if own.is_empty() && shared.len() < 2 {
        (own, shared) = counted(false);
        segment = None;
    }
    let (mine, ours, in_action) = (own.len(), shared.len(), segment.is_some());
    if mine + ours == 0 {
        return Vec::new();
    }
    let finding = if ours > mine {
        let note = Note::MostlyWe { own: mine, shared: ours, in_action };
        look.finding(CHECK.id, Level::Hint, segment, &shared, note, Some(FollowUpFamily::OwnPart))
    } else {
        let note = Note::MostlyI { own: mine, shared: ours, in_action };
        look.finding(CHECK.id, Level::Good, segment, &own, note, None)
    };
    vec![finding]
}
