//! Which steps of its framework the answer to a product case touches.
//!
//! **Looks at** words of content for each step, by the sort of case, which is told from the question's words: pains,
//! solutions, trade-offs; metrics, comparisons, the long term; and so on.
//! **Speaks** if a step is not touched, and if a framework is called by its name.
//! **Source**: reciting a framework is marked down by interviewers; its content is what they listen for.
//! **Limits**: words touch a step, whether or not they make sense. That steps do not overlap and leave nothing out
//! only a person can say.

use super::super::look::{Look, Place};
use super::super::phrases::Phrases;
use super::super::text::Text;
use super::super::{Finding, Level, Note};
use super::Check;
use crate::content::{CaseKind, FollowUpFamily, Kind};

pub(super) const CHECK: Check = Check {
    id: "case",
    rule: "A step that such a case goes through is not touched; or a framework is called by its name.",
    why: "An interviewer follows the content: who hurts, what helps, at whose cost, how you would know.",
    kinds: &[Kind::Case],
    run,
};

/// What words touch.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Touches {
    Users,
    Solutions,
    TradeOffs,
    Metrics,
    Comparison,
    LongTerm,
    Confirm,
    Segments,
    Hypotheses,
    Test,
    Bottleneck,
    Cut,
    People,
    Market,
    Choice,
    Label,
}

static WORDS: Phrases<Touches> = Phrases::new(&[
    (
        Touches::Users,
        "pain/pains/struggle~/frustrat~/complain~/annoy~/problem/problems, need/needs/want/wants/worry/worries, \
         fresh~/price/prices/availab~/wait/waiting/trust, @person who/that",
    ),
    (
        Touches::Solutions,
        "build/offer/launch/introduce/add/create/design/solution/solutions/feature/features, forecast~/predict~/\
         recommend~/personal~/automat~/notif~, would let/give/show/help",
    ),
    (
        Touches::TradeOffs,
        "trade off/offs, tradeoff/tradeoffs, cost/costs/expens~/margin/margins, at the expense/cost, against/versus/\
         rather/instead speed/cost/quality/than, downside/risk/risks/sacrific~/cannibal~",
    ),
    (
        Touches::Metrics,
        "metric/metrics/kpi/kpis/measure/measured/rate/retention/conversion/click/watch/churn/revenue/engagement, \
         success would/is/means, per user/order/session/week/day",
    ),
    (
        Touches::Comparison,
        "compare~/comparison/benchmark/baseline/control/industry/competitor/competitors, a b test, test/experiment/\
         experiments, versus/against last/the/other",
    ),
    (
        Touches::LongTerm,
        "long term/run, over time, retention/lifetime/loyal~/churn/come/return/returning back/after/again/next, \
         months/year/years, habit/habits",
    ),
    (
        Touches::Confirm,
        "is it/this real, confirm/verify/check ?whether/that/if/the/@adv, instrumentation/logging/tracking/bug/\
         seasonal~/definition, how/when big/long/much/did",
    ),
    (
        Touches::Segments,
        "segment~/break/slice/split/cohort~/region/regions/platform/platforms/android/ios/mobile/desktop/country/\
         countries/new/existing ?it/users/customers ?down",
    ),
    (Touches::Hypotheses, "hypothes~/cause/causes/because/reason/reasons/explain~, could/might/may be/have/explain"),
    (
        Touches::Test,
        "test/tests/experiment/roll/rollback/revert/rule/ruled/prove/disprove/query/queries/interview/survey",
    ),
    (
        Touches::Bottleneck,
        "bottleneck~/blocker/blockers/blocked/dependency/dependencies/critical/unclear/scope/root, what is/'s slow/\
         holding/blocking/late",
    ),
    (
        Touches::Cut,
        "defer~/cut/cutting/drop/postpone~/later/phase/minimum/mvp/must/priorit~, high/highest/most impact/value, \
         first ?@adv/then",
    ),
    (
        Touches::People,
        "stakeholder/stakeholders/leadership/align~/communicat~/tell/team/teams/sales/legal/marketing/executive/\
         executives, redefine/reset/agree ?on ?what/success/expectations",
    ),
    (Touches::Market, "market/markets/competitor/competitors/customer/customers/segment/trend/trends/size/demand"),
    (
        Touches::Choice,
        "would ?not ?@adv choose/pick/recommend/go/enter/bet/start, option/options/alternative/alternatives, because/\
         since",
    ),
    (
        Touches::Label,
        "mece, mutually exclusive, collectively exhaustive, circles ?method/framework, aarm/aarrr/heart framework/\
         metrics, swot/porter/porters/4ps, star method, using/use/apply/applying/follow the/a ?_ framework, framework",
    ),
]);

/// The steps of a sort of case: what is to be touched, and its name.
fn steps(kind: CaseKind) -> &'static [(Touches, &'static str)] {
    match kind {
        CaseKind::ProductDesignAndGrowth => &[
            (Touches::Users, "customers’ pains"),
            (Touches::Solutions, "solutions"),
            (Touches::TradeOffs, "trade-offs"),
            (Touches::Metrics, "measures of success"),
        ],
        CaseKind::SuccessMetrics => &[
            (Touches::Metrics, "core metrics"),
            (Touches::Comparison, "a comparison"),
            (Touches::LongTerm, "the long term"),
        ],
        CaseKind::Diagnosis => &[
            (Touches::Confirm, "whether it is real"),
            (Touches::Segments, "where it happens"),
            (Touches::Hypotheses, "possible causes"),
            (Touches::Test, "a test of them"),
        ],
        CaseKind::ExecutionAndPrioritisation => &[
            (Touches::Bottleneck, "bottlenecks"),
            (Touches::Cut, "what to do first and what later"),
            (Touches::People, "those concerned"),
            (Touches::Metrics, "what success means now"),
        ],
        CaseKind::Strategy => &[
            (Touches::Market, "the market"),
            (Touches::Choice, "a choice with its reasons"),
            (Touches::TradeOffs, "trade-offs"),
            (Touches::Metrics, "measures of success"),
        ],
    }
}

static ASKS: Phrases<u8> = Phrases::new(&[
    (
        1,
        "metric/metrics/kpi/kpis, measure/measures/measured ?the success/whether/if/how, success of, how would/do/\
         will you know/tell",
    ),
    (
        2,
        "drop/dropped/drops/fell/fallen/fall/down/decline/declined/decreased/slipped/sank, what went wrong, \
         investigate/diagnose/find out why/@adv, why is/are/has/have/did",
    ),
    (
        3,
        "behind/late/slip/slipping/delayed schedule/by/@adv, launch is/date, prioriti~, deadline/weeks/resources/\
         half the team, which ?of ?these ?would first",
    ),
    (
        4,
        "strategy/strategic, should ?@the amazon/company/we/they enter/buy/acquire/launch/expand/build/compete, \
         market/markets/competitor/competitors/acquire/enter, five/ten/three years",
    ),
    (0, "improve/design/redesign/grow/growth/increase/build/create ?a/an/the, product for, favourite/favorite product"),
]);

/// The sort of case that a question's words point to.
fn kind_of(question: &str) -> CaseKind {
    let mut sums = [0_u8; 5];
    for hit in ASKS.in_text(&Text::of(question)) {
        if let Some(sum) = sums.get_mut(usize::from(hit.kind)) {
            *sum = sum.saturating_add(if hit.kind == 0 { 1 } else { 2 });
        }
    }
    let best = sums.into_iter().enumerate().fold((0, 0), |best, (at, sum)| if sum > best.1 { (at, sum) } else { best });
    match best.0 {
        1 => CaseKind::SuccessMetrics,
        2 => CaseKind::Diagnosis,
        3 => CaseKind::ExecutionAndPrioritisation,
        4 => CaseKind::Strategy,
        _ => CaseKind::ProductDesignAndGrowth,
    }
}

fn run(look: &Look<'_>) -> Vec<Finding> {
    let hits = WORDS.in_text(&look.text);
    let places = |touches| -> Vec<Place> {
        hits.iter().filter(|hit| hit.kind == touches).map(|hit| (hit.first, hit.past)).collect()
    };
    let (mut found, mut lacking, mut matched) = (Vec::new(), Vec::new(), Vec::new());
    for (touches, name) in steps(kind_of(look.told.question.unwrap_or(""))) {
        let touched = places(*touches);
        if touched.is_empty() {
            lacking.push(*name);
        } else {
            found.push(*name);
            matched.extend(touched);
        }
    }
    matched.sort_unstable();
    let level = match (found.is_empty(), lacking.is_empty()) {
        (_, true) => Level::Good,
        (false, false) => Level::Hint,
        (true, false) => Level::Missing,
    };
    let follow_up = (level != Level::Good).then_some(FollowUpFamily::OptionsRejected);
    let segment = look.segment_of(&matched);
    let mut findings =
        vec![look.finding(CHECK.id, level, segment, &matched, Note::Steps { found, lacking }, follow_up)];
    let labels = places(Touches::Label);
    if !labels.is_empty() {
        let note = Note::Labels { words: look.quotes(&labels) };
        findings.push(look.finding(
            CHECK.id,
            Level::Hint,
            look.segment_of(&labels),
            &labels,
            note,
            Some(FollowUpFamily::WhyThisWay),
        ));
    }
    findings
}
