//! Blame and secrets.
//!
//! **Looks at** phrases that put the fault on somebody, or run somebody down; and at words that keep something secret:
//! an agreement that one is under, what may not be told. That an agreement was signed is no secret.
//! **Speaks** at each.
//! **Source**: interviewers' guides name blaming others among the plainest warning signs.
//! **Limits**: it cannot tell who was right. Quoting somebody's blame looks the same.

use super::super::lexicon as l;
use super::super::look::Look;
use super::super::phrases::{Hit, Phrases};
use super::super::text::Text;
use super::super::{Finding, Level, Note};
use super::{Check, EVERYTHING};
use crate::content::FollowUpFamily;

pub(super) const CHECK: Check = Check {
    id: "blame-or-secret",
    rule: "Phrases that blame or run down somebody, and words that keep something secret.",
    why: "Blame tells more of the teller than of the other; a secret told once will be told again.",
    kinds: EVERYTHING,
    run,
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tells {
    /// Blame, unless *not* or *nobody* stands before it.
    Fault,
    /// Blame as it stands.
    Blame,
    /// Blame if nothing hangs on it: *because of her*, not *because of her question*.
    BlameAtEnd,
    Secret,
}

static PHRASES: Phrases<Tells> = Phrases::new(&[
    (
        Tells::Fault,
        "his/her/their/@person/@cap ?own fault, @was/is/'s ?@adv ?@adv his/her/their ?own mistake/doing/mess, their/\
         his/her mess, fault of his/her/theirs/the/@person, @person/they/he/she/who/which was/were/is/are/'s/'re \
         ?@adv ?@adv to blame, i ?@adv blame/blamed/blaming ?it ?on ?the/my/our him/her/them/@person/@cap, put/laid/\
         lay/pinned/pin the/all ?the blame on, @person/@cap/they/he/she/who was/were/is/are/'s/'re ?@adv ?@adv ?@adv \
         incompetent/lazy/stupid/clueless/toxic/careless/negligent/dishonest/unprofessional/arrogant/spineless/\
         ignorant/dumb/unqualified/delusional/childish/pathetic, @person/they/he/she/who was/were/is/are/'s/'re \
         ?@adv ?@adv ?@adv useless/hopeless/worthless/terrible/awful/rubbish, @person/they/he/she/@cap was/were/is/\
         are/'s/'re ?@adv ?@adv a/an/such/just/total/complete ?a/an ?@adv/complete/total/absolute/real joke/disgrace/\
         idiot/idiots/liar/bully/nightmare/moron/jerk/fool/clown/pain, lazy/incompetent/useless/clueless/stupid/\
         toxic/idiotic/hopeless/terrible/awful/horrible @person/coworkers/people, worst boss/manager/colleague/\
         client/team",
    ),
    (
        Tells::Blame,
        "not/wasn/isn ?'t ?@adv my fault/problem/mistake, nothing to do with me, incompetence/stupidity/laziness, \
         they/he/she/@person/@cap/who ?@adv/had/'d/has/have ?@adv lied/lie ?to/about/me/us, @person/they/he/she/@cap \
         ?@adv had/has/have no clue, @person/they/he/she/@cap didn/don/doesn/don 't have a clue, they/he/she/@person/\
         @cap ?@adv didn/don/doesn/couldn/never 't/@adv ?@adv care/cared/bother/bothered/listened, they/he/she didn/\
         don/doesn 't give a, they/he/she/@person/@cap couldn/can/can't 't be bothered/arsed, they/he/she/@person/\
         @cap ?@adv had/has/have no idea what/how they/he/she/to ?were/was/'re/'s ?doing/do, because/since they/he/\
         she/@person/@cap ?@adv didn/couldn/wouldn/never 't/@adv care/bother/listen/try/competent, they/he/she/\
         @person/@cap/who ?@adv/had/'d/has/have/really/completely screwed/messed/cocked ?_ up, they/he/she/@person/\
         @cap ?@adv/had/'d/has botched/bungled/sabotaged/ruined/fumbled, they/he/she/@person/@cap ?@adv/had/'d let \
         me/us/everyone/the ?whole ?team down, @person/they/he/she/@cap ?@adv refused to ?@adv do/help/listen/work/\
         cooperate, threw/throw/thrown me/us under, behind my/our back, stabbed me/us, clean/cleaned/cleaning/clear/\
         cleared up/after after/their/his/her ?their/his/her mess/mistakes, pick/picked/picking up ?the/their/his/\
         her slack, their/his/her incompetence/stupidity/laziness/negligence/carelessness/ego, terrible/awful/\
         horrible/toxic manager/boss/company/team/colleague/client/place/culture, an/total/complete idiot/moron/jerk",
    ),
    (
        Tells::BlameAtEnd,
        "because of him/her/them, because of his/her/their/my/our/the ?_ @person, all/solely/entirely/purely/\
         completely/totally/mostly down/due to him/her/them/@person/@cap, all/solely/entirely/purely/completely/\
         totally down to my/the/our ?_ @person, it/that was/is/'s ?@adv ?all/just ?down on/to him/her/them/@cap, \
         they/he/she/@person/@cap/who ?@adv/had/'d/has/have ?@adv dropped the ball",
    ),
    (
        Tells::Secret,
        "@be/'s/this/still ?@adv/all ?@adv/strictly/highly confidential/classified/secret ?@comma, confidential/\
         classified project/deal/product/prototype/roadmap/acquisition/merger/launch/figures/numbers, strictly/\
         highly/commercially confidential, confidential ?@comma but/so, marked ?as ?@adv confidential/secret/\
         internal/classified, secret/unreleased/unannounced/undisclosed project/product/phone/device/client/deal/\
         feature/launch/acquisition/merger/roadmap/prototype/model/game/figures/number/customer, under/by/because/\
         breach/break/violate/violating/breaking ?of ?an/a/the/my/our/strict nda/ndas, nda/ndas ?@comma so/but/\
         prevents/forbids/though/which/says, under/by/breach/break/violate/violating ?of ?an/a/the/my/our/strict non \
         disclosure, trade secret/secrets, off the record, internal only, internal use only, for ?our internal use/\
         eyes, insider/inside information, proprietary information/data/algorithm/formula/figures, not/hasn/isn/aren/\
         haven/wasn ?'t ?been ?@adv ?yet/even ?@adv public/announced/released/disclosed ?yet/information, between \
         you and/& me/us/i, just between us/ourselves, can/could/may/must/should/am/'m 't/not ?@adv/at ?allowed/able/\
         permitted/free/liberty ?to disclose/reveal/divulge, cannot/couldn/shouldn/mustn ?'t ?@adv ?@adv disclose/\
         reveal/divulge, can/may/must/should/shouldn/cannot/mustn 't/not ?@adv/really ?@adv/really tell/say/name/\
         mention/share/discuss ?you which/who/the/their/what/this/details ?this/that/the client/company/customer/\
         name/names/bank/exact/numbers/figures, cannot ?@adv name/mention/share/discuss ?the/their client/company/\
         customer/name/names/numbers/figures, can/cannot/shouldn/mustn ?'t/not ?@adv ?@adv tell/say/name/mention you/\
         which/who, can/cannot ?'t/not ?@adv ?@adv talk/go about/into ?@the it/detail/details/specifics, not/aren/\
         isn ?'t ?@adv allowed/supposed/permitted/meant/free to say/share/tell/mention/name/disclose/reveal/discuss, \
         not/aren/isn 't ?@adv allowed/supposed to talk about, not at liberty, don/do/please 't/not/@adv tell anyone/\
         anybody/them, keep/keeping this/it between, patient/customer/client name/names was/were/is @cap",
    ),
]);

/// Whether a phrase that was found says what it seems to say.
fn is_meant(text: &Text, hit: &Hit<Tells>) -> bool {
    // Capitals are names here, and neither *I* nor *It* is one.
    let is_other =
        matches!(text.word(hit.first), "it" | "this" | "that" | "these" | "those" | "you" | "nobody" | "nothing");
    let by_self = text.at(hit.first).any(l::I | l::WE);
    let next = text.at(hit.past);
    let is_end =
        hit.past >= text.tokens.len() || next.any(l::COMMA | l::MARK | l::AND | l::PREPOSITION) || next.number == 0;
    match hit.kind {
        Tells::Fault => {
            let is_denied = (hit.first.saturating_sub(3)..hit.past).any(|at| text.at(at).any(l::NOT));
            !is_denied && !is_other
        }
        // She lied down.
        Tells::Blame => !is_other && !by_self && !matches!(text.word(hit.past), "down" | "awake" | "still"),
        Tells::BlameAtEnd => is_end && !by_self,
        // May I say which bus it was? Can talk about it. I can't tell you how glad I was.
        Tells::Secret => {
            let is_able = matches!(text.word(hit.first), "can" | "may" | "must" | "should" | "could")
                && !(hit.first..hit.past).any(|at| text.at(at).any(l::NOT));
            !is_able && text.word(hit.past) != "how"
        }
    }
}

fn run(look: &Look<'_>) -> Vec<Finding> {
    let mut hits = PHRASES.in_text(&look.text);
    hits.retain(|hit| is_meant(&look.text, hit));
    let mut findings: Vec<Finding> = Vec::new();
    for is_secret in [false, true] {
        let mut past = 0;
        for hit in hits.iter().filter(|hit| (hit.kind == Tells::Secret) == is_secret) {
            // What two phrases see is said once.
            if hit.first < past {
                continue;
            }
            past = hit.past;
            let places = [(hit.first, hit.past)];
            let words = look.quotes(&places);
            let (note, follow_up) = if is_secret {
                (Note::Secret { words }, None)
            } else {
                (Note::Blame { words }, Some(FollowUpFamily::OwnPart))
            };
            findings.push(look.finding(CHECK.id, Level::Hint, look.segment_of(&places), &places, note, follow_up));
        }
    }
    if findings.is_empty() {
        findings.push(look.finding(CHECK.id, Level::Good, None, &[], Note::Discreet, None));
    }
    findings
}
