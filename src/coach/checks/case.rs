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
        "pain/pains/struggle~/frustrat~/complain~/annoy~/problem/problems/trouble/friction/hassle/inconvenien~/\
         burden/confus~, need/needs/want/wants/worry/worries/care/cares/hate/hates/expect/expects/afraid, fresh~/\
         price/prices/availab~/wait/waiting/trust/convenien~, @person/user/shopper/shoppers/buyer/buyers/seller/\
         sellers/reader/readers/viewer/viewers/commuter/commuters/driver/drivers who/that/with, persona/personas, \
         segment/segments of, use case/cases, jobs to be, hard/difficult/slow/expensive/easy for/to, target user/\
         users/customer/customers/audience/group",
    ),
    (
        Touches::Solutions,
        "build/offer/launch/introduce/add/create/design/solution/solutions/feature/features/prototype/idea/ideas/\
         mvp, forecast~/predict~/recommend~/personal~/automat~/notif~/remind~/suggest~/bundle/subscription/\
         integrat~, would let/give/show/help/make/send/allow/put/have/include",
    ),
    (
        Touches::TradeOffs,
        "trade off/offs, tradeoff/tradeoffs/drawback/drawbacks/downside/downsides/disadvantage/disadvantages/con/\
         cons, cost/costs/expens~/margin/margins/budget, at the expense/cost, against/versus/rather/instead/over \
         speed/cost/quality/than, risk/risks/risky/sacrific~/cannibal~/compromise, on the other hand, give/giving \
         up, balance between, effort, hurt/hurts, worth it/the",
    ),
    (
        Touches::Metrics,
        "metric/metrics/kpi/kpis/measure/measures/measured/rate/rates/retention/conversion/converts/click/clicks/\
         watch/churn/revenue/engagement/adoption/usage/nps/csat/percentage/share/goal/goals/okr/okrs/target/targets, \
         success would/is/means, success, per user/order/session/week/day/customer/month/visit, number/count/amount/\
         volume/frequency/fraction of, how many/often/much, count ?the @ing/lists/orders/users/times/how/items, \
         north star, track/tracks/tracking, daily/weekly/monthly active, sign ups/up, signups",
    ),
    (
        Touches::Comparison,
        "compare~/comparison/benchmark/benchmarks/baseline/control/industry/competitor/competitors/relative, a b \
         test/tests/tested/testing, test/experiment/experiments/holdout, versus/against/vs last/the/other/a/an/those/\
         previous/what/similar, before and after, year on/over year, week on/over week, than last/before/the/those/\
         without, hold/held it/them against, previous/last/prior year/quarter/month/week, similar features/products/\
         feature/product, historical~, side by side, difference between",
    ),
    (
        Touches::LongTerm,
        "long term/run, longer term/run, over time, retention/retain/lifetime/loyal~/churn/ltv/clv, come/comes/\
         coming/return/returns/returning/go/keep ?back/@ing after/again/back/next/using/buying, months/year/years/\
         quarters, habit/habits, repeat purchase/purchases/orders/customers/use, stay/stays/stick/sticks ?with/\
         around, still active/use/using/there/buy, sustain~, eventually, in the future, later on, return/returns/\
         returning",
    ),
    (
        Touches::Confirm,
        "is it/this/that/the ?_ real/true/genuine/right/correct/error/bug, real/genuine ?or/and ?not, confirm/verify/\
         validate/check/checking/double/sanity/rule ?check/out ?whether/that/if/the/@adv, make/be/making sure, \
         instrumentation/instrumented/logging/tracking/bug/bugs/glitch/seasonal~/definition/measurement/artefact/\
         artifact/dashboard/anomaly/anomalies/noise, how/when ?did big/long/much/did/it ?start/started/begin/began, \
         data error/quality/pipeline/issue/problem, is the data/number/metric/figure, right/correct/accurate data/\
         number/numbers, size of the, first time, sudden/gradual/suddenly/gradually",
    ),
    (
        Touches::Segments,
        "segment~/break/slice/slicing/split/cohort/cohorts/region/regions/platform/platforms/android/ios/mobile/\
         desktop/country/countries/device/devices/channel/channels/browser/geograph~/demographic~/funnel/category/\
         categories/market/markets/city/cities/tier/new/existing ?it/users/customers ?down, which users/customers/\
         part/parts/step/page/group/product/products, where in/does/do/is/are/it/the, by age/country/region/device/\
         channel/category/cohort/product/source, concentrated/isolated/limited ?in/to, drill/drilling down/in/into, \
         dimension/dimensions",
    ),
    (
        Touches::Hypotheses,
        "hypothes~/cause/causes/caused/causing/because/reason/reasons/explain~/theory/theories/suspect/suspects/\
         possib~/likely/perhaps/maybe/driver/drivers, could/might/may/would ?well be/have/explain/come/mean, what/\
         anything/something/who changed/change/else/broke/happened, due to, root/underlying cause/reason/issue, \
         internal/external factor/factors/cause/causes/reasons, changed that/this/in/around",
    ),
    (
        Touches::Test,
        "test/tests/testing/tested/experiment/experiments/roll/rolled/rollback/revert/reverted/rule/ruled/ruling/\
         prove/disprove/query/queries/interview/interviews/survey/surveys/replicate/reproduce/correlat~, talk/\
         talking/speak/ask/asking/call to/with/users/customers/support/them, look/looking/dig/digging ?back at/into \
         the/what/logs/data, see/check/checking if/whether ?it/this/that, compare/compared/comparing ?it/that/this/\
         them with/to/against, without it, evidence, session recordings/replays, if it holds, turn it off, logs",
    ),
    (
        Touches::Bottleneck,
        "bottleneck~/blocker/blockers/blocked/blocking/dependency/dependencies/critical/unclear/scope/root/\
         constraint/constraints/obstacle/obstacles/delay/delays/delayed/slip/slipped/slipping/behind/capacity/stuck, \
         what is/'s slow/holding/blocking/late/wrong/left/causing, why are/is/we/it/the ?we/it behind/late/slow/\
         @ing, holding us/it back/up",
    ),
    (
        Touches::Cut,
        "defer~/cut/cutting/drop/postpone~/later/phase/phases/phased/minimum/mvp/must/priorit~/triage/reduce/trim/\
         descope/essential/nice/core/milestone/milestones, high/highest/most/biggest/greatest impact/value/important/\
         urgent, first ?@adv/then/i/we, push/move ?_ out/back/to, rank/ranked/ranking/order, rice, impact and/versus/\
         over effort, focus on, start/begin with",
    ),
    (
        Touches::People,
        "stakeholder/stakeholders/leadership/align~/communicat~/tell/telling/told/inform/informs/update/updates/team/\
         teams/sales/legal/marketing/executive/executives/engineering/engineers/design/designers/finance/partner/\
         partners/escalat~/manager/managers, redefine/reset/agree/set ?on ?what/success/expectations, talk/speak/\
         meet/meeting/sit to/with/down",
    ),
    (
        Touches::Market,
        "market/markets/competitor/competitors/competition/competitive/rival/rivals/customer/customers/segment/trend/\
         trends/size/demand/industry/incumbent/incumbents/landscape/tam/opportunity, who else, players in/like",
    ),
    (
        Touches::Choice,
        "would/'d ?not ?@adv choose/pick/recommend/go/enter/bet/start/focus/buy/build/say/wait/invest/advise, option/\
         options/alternative/alternatives, because/since/therefore, my/the recommendation/choice/advice/answer/\
         decision, i recommend/choose/advise/suggest, recommend ?that ?we @ing/we/to/entering/against, in favour/\
         favor of",
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
    // A case has no Situation and no Task.
    let mut findings = vec![look.finding(CHECK.id, level, None, &matched, Note::Steps { found, lacking }, follow_up)];
    let labels = places(Touches::Label);
    if !labels.is_empty() {
        let note = Note::Labels { words: look.quotes(&labels) };
        let follow_up = Some(FollowUpFamily::WhyThisWay);
        findings.push(look.finding(CHECK.id, Level::Hint, None, &labels, note, follow_up));
    }
    findings
}
