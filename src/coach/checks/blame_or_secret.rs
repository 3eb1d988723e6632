//! Blame and secrets.
//!
//! **Looks at** phrases that put the fault on somebody, or run somebody down; and at marks of confidentiality.
//! **Speaks** at the first.
//! **Source**: interviewers' guides name blaming others among the plainest warning signs.
//! **Limits**: it cannot tell who was right. Quoting somebody's blame looks the same.

use super::super::look::{Look, Place};
use super::super::phrases::Phrases;
use super::super::{Finding, Level, Note};
use super::{Check, EVERYTHING};
use crate::content::FollowUpFamily;

pub(super) const CHECK: Check = Check {
    id: "blame-or-secret",
    rule: "Phrases that blame or run down somebody, and marks of confidentiality.",
    why: "Blame tells more of the teller than of the other; a secret told once will be told again.",
    kinds: EVERYTHING,
    run,
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tells {
    Blame,
    Secret,
}

static PHRASES: Phrases<Tells> = Phrases::new(&[
    (
        Tells::Blame,
        "@was ?@adv ?all his/her/their/@person ?own fault, fault of the/@person, not/wasn/isn ?'t my fault/problem, \
         it/that was ?@adv ?@adv @person fault, @person/they/he/she/who was/were/is/are ?@adv ?@adv incompetent/lazy/\
         useless/stupid/idiot/idiots/clueless/toxic/hopeless, an/a/such/total/complete idiot/moron/jerk, \
         incompetence/stupidity/laziness, @i blame/blamed him/her/them/the/@person, they/he/she/@person ?@adv/had/'d \
         screwed/messed up, because/since they/he/she/@person ?@adv didn/couldn/never 't/@adv care/know/bother/\
         listen/do/understand/competent, dropped the ball, @person/they/he/she ?@adv refused to ?@adv do/help/listen/\
         work/cooperate, threw/throw me under, terrible/awful/horrible manager/boss/company/team/colleague/client/\
         place, nothing to do with me",
    ),
    (
        Tells::Secret,
        "confidential/classified/undisclosed, nda/ndas, non disclosure, trade secret/secrets, not/wasn/isn/aren/n \
         ?'t ?yet ?@adv public ?yet/information, can/cannot/not/shouldn/couldn ?'t ?@adv/allowed ?to disclose/reveal/\
         say/share/tell/talk/name ?which/about/the/their/who ?@adv/the client/company/customer/numbers/details, \
         between us/you ?and ?me, off the record, internal only/use/eyes, proprietary/unreleased/unannounced, \
         insider/inside information, patient/customer/client name/names was/were/is, supposed to say/share/tell",
    ),
]);

fn run(look: &Look<'_>) -> Vec<Finding> {
    let hits = PHRASES.in_text(&look.text);
    let places = |tells| -> Vec<Place> {
        hits.iter().filter(|hit| hit.kind == tells).map(|hit| (hit.first, hit.past)).collect()
    };
    let (blame, secret) = (places(Tells::Blame), places(Tells::Secret));
    let mut findings = Vec::new();
    if !blame.is_empty() {
        let note = Note::Blame { words: look.quotes(&blame) };
        let segment = look.segment_of(&blame);
        findings.push(look.finding(CHECK.id, Level::Hint, segment, &blame, note, Some(FollowUpFamily::OwnPart)));
    }
    if !secret.is_empty() {
        let note = Note::Secret { words: look.quotes(&secret) };
        let segment = look.segment_of(&secret);
        findings.push(look.finding(CHECK.id, Level::Hint, segment, &secret, note, None));
    }
    if findings.is_empty() {
        findings.push(look.finding(CHECK.id, Level::Good, None, &[], Note::Discreet, None));
    }
    findings
}
