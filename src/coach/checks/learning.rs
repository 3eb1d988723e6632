//! What was learned.
//!
//! **Looks at** words of learning anywhere in the answer, where the question asks about something that went wrong: what
//! was learned, what should have been done, what is done differently now.
//! **Speaks** if there are none.
//! **Source**: found in two of three sample answers to such questions, and in hardly any others.
//! **Limits**: a lesson that is only shown, not said, goes unseen.

use super::super::clauses::{Clause, Form};
use super::super::lexicon as l;
use super::super::look::{Look, Place};
use super::super::outcomes::Outcome;
use super::super::phrases::Phrases;
use super::super::text::{Sentence, Text};
use super::super::{Finding, Level, Note};
use super::{Check, STORIES};
use crate::content::{FollowUpFamily, Polarity, Segment};

pub(super) const CHECK: Check = Check {
    id: "learning",
    rule: "No word of what was learned; only for questions about something that went wrong.",
    why: "Such questions ask what you made of it, not that it happened.",
    kinds: STORIES,
    run,
};

/// Lessons in other words than those by which the split knows a Result.
static LESSONS: Phrases<u8> = Phrases::new(&[(
    0,
    "took/take/takes/taken/carried/carry/learned/learnt ?_ from/away ?from it/that/this/there/then/mistake/experience, \
     took/take/taken away ?_ was/is, what/thing/things/all/everything ?that @i ?@adv/'ve took/take/learned/learnt, \
     learned/learnt/learning ?@adv ?@the ?_ lesson/hard/way/from/that/to, lesson/lessons, hindsight, retrospect, \
     looking/look/thinking back ?@adv ?@comma ?on, next time, takeaway/takeaways, take aways/away for, moral of, \
     eye opener, wake up call, wakeup call, @i ?@adv should/shouldn/ought ?'t/to ?@adv have/'ve/of ?@adv @done, it/\
     that would ?@adv have been better/wiser/easier/smarter, better/wiser/smarter to have, @i ?@adv wish/regret ?that \
     i/we/it/not/'d/@ing, never again, never/not/'t/won/wouldn ?'t ?_ ?_ ?@own ?same ?mistake/way/thing again/twice, \
     @i would/wouldn/'d/'ll/will/won/shall/can/could ?'t ?never/not ?_ ?_ again, if i ?@adv/'d had/were/was/did/could/\
     have/got/do/'d ?to ?do/it/have/go/a/the ?it/this/that/another/second/over/back/through/again over/again/back/\
     differently/chance, different/differently/otherwise ?@in ?now/today/next/from/if/@time, taught/showed/reminded/\
     convinced/warned/cured me, made me ?@adv see/realise/realize/understand/rethink/think/careful/more/wary/question/\
     appreciate/better/aware, made a better, my/one/the ?_ ?_ mistake/error/fault/failing/failure/blunder/flaw/slip/\
     misjudgement/misjudgment ?here/there was, mistake/error/part was ?_ ?that mine/that/not/to/@ing, @i ?@adv ?@adv \
     underestimated/overlooked/misjudged/misread/overestimated, @i ?@adv/had/'d made ?@the ?_ mistake/error of, where/\
     what/how @i ?@adv/had/'d went/gone/got/did/done ?it wrong/badly/wrongly, came/come/grown/grew to see/understand/\
     realise/realize/appreciate/believe/respect/value/accept, @i ?@adv/'ve/have/had/'d ?@adv realised/realized/\
     understood/understand/appreciate/saw/see/know/knew ?too ?@adv ?now/then/late/later/how/that/why/what @i/@comma/it/\
     not/hadn/never/had/have/was/@the/late/now, changed/change/rethought/changing @the ?_ ?_ approach/way/ways/habit/\
     habits/attitude/mind/process/practice/thinking/view/style, changed ?the how i, rule of mine/thumb, make/made/\
     making it ?@adv a/my ?_ rule/habit/point/policy/practice, my ?@adv ?_ rule/habit/policy/motto ?@adv ?now/since/\
     today is, @i ?'ve ?@adv become/became/am/'m/grown ?@adv/much more/less/@more ?@adv careful/cautious/patient/open/\
     willing/likely/aware/honest/wary/humble/thorough, better at @ing, stuck/stayed/sticks/stays/stay with me, word/\
     words/lesson i carry/live/took, to this day i, from that/then/there day/on/point/moment/time ?on/onward/onwards/\
     forward, since ?that then/day/incident/time/episode/mistake @comma/@i/my/i, ever since ?@adv @comma/@i/i",
)]);

/// Words of now and of ever, by which what is done tells what was learned: now I ring before I drive.
fn is_since(text: &Text, at: usize) -> bool {
    matches!(
        text.word(at),
        "now"
            | "nowadays"
            | "today"
            | "always"
            | "never"
            | "since"
            | "anymore"
            | "days"
            | "again"
            | "whenever"
            | "every"
    )
}

/// Whether a clause tells what the teller does or will do since.
fn is_kept(look: &Look<'_>, sentence: &Sentence, clause: &Clause) -> bool {
    let form = matches!(clause.form, Form::Does | Form::Since | Form::Will | Form::Aside);
    let from = clause.first.saturating_sub(4).max(sentence.first);
    let past = (clause.verb + 3).min(sentence.past);
    form && !clause.is_we && !look.text.at(clause.verb).any(l::IS) && (from..past).any(|at| is_since(&look.text, at))
}

fn run(look: &Look<'_>) -> Vec<Finding> {
    if look.told.polarity != Polarity::Failure {
        return Vec::new();
    }
    let mut places: Vec<Place> = Vec::new();
    for (segment, sentence, seen) in look.sentences() {
        // Since then and the like tell of a lesson at the end only; and what others should have done tells of none.
        let is_would = |at: Option<usize>| at.is_some_and(|at| look.text.at(at).any(l::WOULD));
        let lasts = |first: usize| segment == Segment::Result && !is_would(first.checked_sub(1));
        let outcomes = seen.outcomes.iter().filter(|hit| match hit.kind {
            Outcome::Learned => true,
            Outcome::Lasting => lasts(hit.first),
            _ => false,
        });
        places.extend(outcomes.map(|hit| (hit.first, hit.past)));
        places.extend(LESSONS.in_sentence(&look.text, sentence).iter().map(|hit| (hit.first, hit.past)));
        let kept = seen.clauses.iter().filter(|clause| is_kept(look, sentence, clause));
        places.extend(kept.map(|clause| (clause.first, clause.verb + 1)));
    }
    places.sort_unstable();
    let finding = if places.is_empty() {
        let follow_up = Some(FollowUpFamily::DifferentlyNow);
        look.finding(CHECK.id, Level::Missing, Some(Segment::Result), &[], Note::NothingLearned, follow_up)
    } else {
        let segment = if look.is_whole { Some(Segment::Result) } else { look.segment_of(&places) };
        let words = look.quotes(&places);
        look.finding(CHECK.id, Level::Good, segment, &places, Note::Learned { words }, None)
    };
    vec![finding]
}
