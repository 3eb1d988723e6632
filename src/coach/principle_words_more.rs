//! The second half of the lexicon of principles: see `principle_words.rs`.

use super::phrases::Phrases;
use super::principle_words::Weighs;

pub(super) static SECOND: Phrases<Weighs> = Phrases::new(&[
    // Bias for Action
    (
        (8, 6),
        "quick/quickly/quicker/fast/rapid/rapidly/swift/swiftly decision/decisions/action/decide/decided/act/acted/\
         move/moved, calculated risk/risks, without ?@adv/a/your/consulting/asking/waiting/approval/permission/all/\
         having/complete/full/the/for ?your/for/the/all/of/@own ?@own ?@person approval/permission/manager/\
         information/boss/supervisor/facts/data/sign/green/everyone, bias for/to/toward",
    ),
    (
        (8, 5),
        "act/acted/acting/decide/decided/move/moved/react/reacted/respond/responded/moving ?@adv quickly/fast/\
         immediately/quick/swiftly/before/@adv, enough information/data to/before/@adv, wait/waiting/waited, \
         incomplete/partial/insufficient/imperfect/limited/little/missing/all ?the information/facts/info/data/\
         picture, there was/is/'s no/little/not/hardly ?enough time, on the spot, time critical/sensitive/pressure",
    ),
    (
        (8, 4),
        "act/acted/acting ?on/without/before, couldn/could/can/cannot/not/didn/no/without ?'t ?@adv/have/time ?to/\
         time/afford/need/for wait/waiting/waited, urgen~/emergency/immediate/immediately, speed/pace/momentum, risk/\
         risks, reversible/undone/undo/reverse/rolled/roll ?back, tight/short/limited/little/no ?_ time/deadline/\
         deadlines/timeline/timelines/window/schedule, time to think/consider/consult/wait/gather/ask/decide, took/\
         take/taken action/the/a ?calculated leap/plunge/lead/risk/chance, short notice, just/simply did/do/started/\
         began, crisis",
    ),
    (
        (8, 3),
        "waiting/wait/waited ?would/longer/any, quick/quickly/fast/faster/rapidly/swiftly/promptly, stuck/stalled/\
         blocked/paralys~/paralysis/hesitat~/delay/delays/procrastinat~, right away/now/then, minutes/hours/same day \
         ?to/@adv, permission/approval/forgiveness, time/tight/short ?was/@adv ?@adv limited/frame/window, moved/\
         move ahead/forward/on, action, before @other/@the ?@person ?@past/was/could ready/asked/finished/knew, \
         unplanned/unexpected/unexpectedly/suddenly, rushed/rush/hurry/hurried, went/go/going ahead",
    ),
    (
        (8, 2),
        "start/started/starting ?small/before, trial/pilot/experiment/tried, deadline, moving/unblock~/stalled/\
         forward, initiative, today",
    ),
    ((8, 1), "decision"),
    // Frugality
    (
        (9, 6),
        "frugal/frugality/thrifty, more with less, save/saved/saving/savings ?@the/on/up ?company/a/firm ?lot/some \
         ?of money/costs/cost/dollars/budget/expense/expenses, resourceful/resourcefulness",
    ),
    (
        (9, 5),
        "limited/few/fewer/scarce/no/without/lack/little/minimal/enough/tight/constrained ?of/@adv/extra/enough/\
         additional resources/resource/funds/funding/money/staff/headcount/people/budget, shoestring/scrappy/spend/\
         spending/spent less/money",
    ),
    (
        (9, 4),
        "budget/budgets, cheap/cheaper/cheaply/cheapest/inexpensive/affordable, waste/wasted/wasteful/wasting, \
         resource/resources, spare/second/borrow/borrowed/reuse/reused/recycled/scrap/left/leftover hand/@adv/parts/\
         over, stretch/stretched/stretching ?a/your/the ?_ budget/money/resources, half ?of ?the/your team/people/\
         staff/budget/money, lost ?half ?of people/staff, lack of, questioned/question ?whether ?an/a/the ?_ expense/\
         spend/purchase, constraint/constraints/constrained, without/instead ?of/buying/hiring/any hiring/buying/\
         paying/spending/extra, efficien~, understaffed/short staffed/handed",
    ),
    (
        (9, 3),
        "cost/costs/costly/expense/expenses/expensive, money/cash/funds/funding, spend/spending/spent, reuse/reused/\
         recycle~/repurpose~/borrow/borrowed/salvage~, less than/@time ?half, headcount, make/made do, almost/next \
         ?to nothing, small/tiny team",
    ),
    (
        (9, 2),
        "afford/price/paid/pay/bill/dollar/invoice, limited/limitation/limitations, less, save/saved/saving/savings, \
         buy/buying/bought/purchase/purchased, worth, free/tool/tools, fewer, negotiat~",
    ),
    ((9, 1), "cut/cuts"),
    // Earn Trust
    (
        (10, 6),
        "admit/admitted/admitting/own/owned ?@adv/up ?to ?a/@own/your/the/@adv/that ?_ mistake/mistakes/error/fault/\
         wrong/failure, difficult/tough/hard/critical/negative/constructive/harsh/uncomfortable/painful/honest \
         feedback/conversation/conversations/truth/criticism/message/news",
    ),
    (
        (10, 5),
        "candid/candidly/candour/candor/frank/openly/transparent/transparency/transparently, hard/difficult/tough/\
         painful to hear/say/tell/admit, bad light, get/got/getting along, build/built/building ?a/@adv relationship/\
         relationships/rapport/bridges, hard/difficult to get ?along, right thing, set/put ?it/them/the ?record \
         straight, own/owned/owning up, say/said sorry, difficult/challenging/hard/tough person/coworker/colleague/\
         co/peer/teammate/stakeholder/people/relationship, difficult/hard/tough to work/get/deal with/along",
    ),
    (
        (10, 4),
        "trust/trusted/trustworthy, honest/honesty/honestly, apologi~, credib~/respect/respected/reputation/\
         integrity, gave/give/giving/received/receive/got/get/heard/hear ?@adv/you/someone/@person/a ?_ feedback/\
         criticism, truth/truthful/lie/lied/hid/hide/hidden, relationship/relationships, bad/unwelcome news, blame, \
         promise/promised/promises, fell/fall/falling/fallen out, confide~/vulnerab~/rapport, criticism/criticised/\
         criticized/criticise, conflict/tension/friction ?with/between/in a/your/team/coworker/colleague/peer/\
         someone/another/two, get/got/getting/work/worked along/well with, influence/influenced/influencing people/\
         others/someone/peers, integrity/steal~/cheat~/dishonest~/gossip~, resist~, let/letting @person/someone/a/\
         your/the ?team down",
    ),
    (
        (10, 3),
        "feedback, mistake/mistakes, listen/listened/listening, communicat~, sceptic~/skeptic~/distrust~/mistrust~/\
         doubt~, told/tell/telling ?@person/people/someone/somebody ?the/something ?_ truth/didn/hear/mistake, \
         believe/believed you/in",
    ),
    (
        (10, 2),
        "confess~/accountab~/own/owned ?up ?to, uncomfortable/awkward/embarrass~, coworker/co/colleague/colleagues/\
         peer/teammate, failed/failure/fail, open/openness, share/shared ?bad/the/information, difficult, respect~",
    ),
    ((10, 1), "team, stakeholder/stakeholders/partner/partners, help/helped ?a"),
    // Dive Deep
    ((11, 6), "deep/deeply/deeper ?dive/into/@adv ?understand/understanding/analysis/knowledge"),
    (
        (11, 5),
        "root cause/causes/of, dive/dived/dove/diving/dig/dug/digging/drill/drilled/drilling ?@adv/down deep/deeper/\
         into/in/down, data/numbers/metrics/figures/analysis/details/detail/evidence ?@past/you/to/that led/told/\
         showed/use/used/didn/did/lie/make/made/wrong/analyse/analyze, investigat~, track/tracked/tracking ?it down, \
         trust/trusted/believe/believed what/the/a ?_ report/data/numbers/number/dashboard/figure/figures/said/says, \
         came/come/comes/kept coming back, report/reports said/says/showed/shows/reported, use/used analysis/data/\
         numbers, underlying/hidden/real/actual/true cause/problem/reason/issue, discrepan~/anomal~/inconsisten~/\
         mismatch, troubleshoot~/diagnos~/debug~, get/got/getting/went/go to/beneath/below/under the bottom/surface/\
         heart",
    ),
    (
        (11, 4),
        "analys~/analyz~/analytic~, bug/bugs/outage/glitch, metric/metrics/kpi/kpis/statistic~/dashboard/dashboards/\
         spreadsheet, detail/details/detailed, trace/traced/tracing/audit/audited/audits/auditing, complex/\
         complicated/intricate problem/issue/problems, found/find/spotted/noticed/caught/discovered/uncovered \
         something/a/an/what/that ?others ?had ?_ missed/wrong/overlooked/strange/odd/error/else, why/what it/\
         something/this/things ?was/were happened/happening/went/broke/failed/wrong, question/questioned/questioning \
         ?the data/numbers/figures/report",
    ),
    (
        (11, 3),
        "data, measure/measured/measuring/measurement, missed/overlooked/unnoticed, examin~/scrutin~/inspect~, first \
         hand, yourself ?what/how/to see/saw/check/look, looked/look/looking closely/closer/into/behind/past, \
         symptom/symptoms",
    ),
    (
        (11, 2),
        "number/numbers/figure/figures/report/reports, verif~/check/checked/double/cross ?check/checked, cause/\
         causes/caused, oddity/odd/oddly/strange/suspicious/weird/puzzling/mystery, explanation/explained/explain \
         ?away, average/outlier/sample, problem/problems/issue/issues, understand/understood/understanding, evidence/\
         facts/fact, log/logs/query/code/line/record/records, research, solve/solved/solving, information, thorough/\
         thoroughly",
    ),
    // Have Backbone; Disagree and Commit
    ((12, 6), "unpopular, backbone/conviction/convictions"),
    (
        (12, 5),
        "disagree~/disagreement/disagreements, push/pushed/pushing/pushes ?@adv back, stand/stood/standing/stuck/\
         took ?up/a/for/your/to/by ?a/to/for ground/stand/guns/against/up, speak/spoke/spoken/speaking up/out/\
         against, support/supported/follow/followed/accept/accepted/implement/implemented ?_ decision/strategy/plan/\
         direction ?@other ?@other ?_ wrong/disagreed/believed, refused/refuse/refusing/declined to do/follow/go/\
         carry/obey/comply ?what/along ?you, what you were told, did/do/didn/does not/'t ?@adv agree, more senior/\
         authority, challenge/challenged/challenging/question/questioned ?a/an/the/your ?_ decision/boss/manager/\
         authority/plan/leader, object/objected/objection/objections/oppose/opposed/opposition/opposing/argued/argue/\
         argument against/@adv, went/go/going/going gone along with/@adv, against the/a/@own ?@adv group/majority/\
         consensus/tide/grain/flow/crowd/boss/manager/will/wishes/everyone, challeng~ @the/a/an/your/someone/\
         somebody ?_ decision/idea/boss/manager/leader/view/opinion/authority/status/direction/senior/superior/\
         consensus/group/plan, consensus/majority/outvoted/overruled",
    ),
    (
        (12, 4),
        "say/said/saying/tell/told ?@adv/@person/you/your/the/them/a ?manager no/they/were ?wrong, manager/boss/\
         supervisor/leader/leadership/director/senior/superior/management ?'s decision/idea/opinion/wanted/plan/\
         wrong/direction/disagreed, commit/committed/committing ?to/yourself/fully/@adv/@own ?the/a/someone, didn/\
         did/not 't/not ?@adv agree/support/believe ?with/in, opinion/opinions, compromise/compromised, stance, \
         someone/somebody/people/person ?in/with ?more authority/power/senior/seniority",
    ),
    (
        (12, 3),
        "conflict/conflicts/confront~/clash~/dispute, boss/superior/superiors, convince/convinced/convincing/\
         persuade/persuaded/persuading, debate/debated/argue/argued/argument, support/supported ?it/the/a ?decision \
         ?@other/anyway/though, view/position/stance, controversial/resist~, decision ?you ?@adv made ?by, lost the/\
         an argument/debate/vote, proposal/idea was/were/got rejected/declined/refused/shot, tension, above/over you/\
         me/head, stop/stopped/block/blocked a/the ?_ launch/release/project/plan",
    ),
    (
        (12, 2),
        "agree/agreed ?with, against, voice/voiced/concern/concerns, argued/arguing/argue, senior, difficult/strong/\
         strongly",
    ),
    ((12, 1), "manager/supervisor/management/leadership/director/executive, decision/decisions, group/room"),
    // Deliver Results
    (
        (13, 6),
        "goal/goals ?you/i/set/@person/that/was/were ?@adv reached/achieved/met/set/missed/failed/hit, accomplish~",
    ),
    (
        (13, 5),
        "deliver/delivered/delivering/delivery ?a/an/the/on ?@adv/important result/results/project/time/under/\
         despite, deadline/deadlines, achiev~, missed/miss/failed/fail ?to ?meet/hit/reach/achieve ?a/the/your goal/\
         target/deadline/goals/deadlines, on your/my plate, too/so much to/work/on, toughest/hardest/ambitious/\
         aggressive/tough target/goal/deadline/project, organise/organised/organize/organized/manage/managed your/my/\
         the time/work/tasks/workload, several/multiple/competing/many/conflicting/too ?@adv/many projects/tasks/\
         priorities/deadlines/demands/things/responsibilities ?at/once, exceed/exceeded/exceeding ?@the/your/a ?@adv \
         expectations/goal/target, overcame/overcome/overcoming",
    ),
    (
        (13, 4),
        "on/keep/kept/keeping ?a/the/your ?project schedule/track, obstacle/obstacles/setback/setbacks/hurdle/\
         hurdles/roadblock~/barrier/barriers/adversity, prioriti~/priority/priorities, result/results/outcome/\
         outcomes, proud/proudest of/accomplishment/achievement/project, project/projects ?@adv/that/was/were/fell \
         ?@adv behind/late/delayed/failed/failing/track/off/slipping, behind/off schedule/track, challeng~ project/\
         task/goal/situation, juggl~/balance/balanced/workload/multitask~, despite, turned/turn/turning ?it/things/a/\
         the ?project/@adv around/round, inherited ?a project/work, stalled, drove/drive/driven/driving ?a/the \
         results/project/outcome/work",
    ),
    (
        (13, 3),
        "goal/goals/target/targets/objective/objectives, on/ahead/in ?of time/schedule/spite, deliver/delivered/\
         delivering/delivery, pressure/stress/stressful, persist~/persever~/gave/give/giving up/determination/\
         tenac~, unforeseen/unexpected/unplanned, biggest/greatest/most ?significant/important achievement/success/\
         project",
    ),
    (
        (13, 2),
        "finish/finished/finishing/complete/completed/completing, reach/reached/reaching/met/meet, plan/planned/\
         planning/organis~/organiz~, fail/failed/failure, success/successful/successfully/succeed/succeeded, launch/\
         launched/ship/shipped/release/released, milestone/milestones/timeline/timelines/commitment/commitments, \
         measurable/measured/impact/revenue, challenge/challenges/challenging",
    ),
    ((13, 1), "project/projects, busy/late, under"),
    // Strive to be Earth's Best Employer
    (
        (14, 6),
        "left/leave/shut/shuts people/someone/somebody/anyone/colleagues/@person out, left out, divers~/equity/\
         equality/underrepresented/discriminat~/bias/harass~, burn/burned/burnt/burning out, overwork~, well being, \
         workplace/employer, work/working/office environment/culture/life/conditions/climate, empath~/compassion~/\
         kindness",
    ),
    (
        (14, 5),
        "inclusi~/inclusion/included/belonging/exclud~, wellbeing/wellness/health/burnout, morale, feel/feels/felt \
         valued/included/heard/safe/welcome/at/like/part, work/job ?and life/family/balance ?balance, balance \
         between work/life/@own, healthy, belong/belongs, hard/difficult/tough/rough ?personal time/times/period/\
         patch/situation, culture, support/supported/supporting/look/looked/looking/care/cared/caring ?after/for ?a/\
         your/the/an/someone/somebody ?_ team/colleague/colleagues/employee/employees/coworker/member/people/\
         struggling/going, welcome/welcomed/welcoming/newcomer/newcomers",
    ),
    (
        (14, 4),
        "safe/safer/safety/unsafe/injury/injuries/hazard/hazards, unfair/unfairly/mistreat~, fun/enjoy/enjoyable/\
         happier/happy/joy, fair/fairly/fairness/unfair/unfairly, accessib~/disab~/accommodat~, stand/stood up for, \
         team/colleague/colleagues/people/person ?who/was/were ?_ struggling/stressed/overwhelmed/suffering/isolated/\
         quiet/tired/exhausted, personal/family/private problem/problems/crisis/difficulty/situation/life/reasons, \
         time off, unnoticed/undervalued/unrecognised/unappreciated",
    ),
    (
        (14, 3),
        "valued/heard/respected/safe/safely/welcome/included, flexib~/remote/parental/shifts/overtime/workload, \
         employee/employees/staff/workers/crew, support/supported/supporting ?a/your/the/an/@person/teammate/\
         coworker/colleague, engag~/motivat~/appreciat~/recognis~/recognition/recogniz~, stress/stressed/exhausted/\
         exhaustion/tired/overwhelmed, environment/atmosphere/conditions, team/people ?around/on/in/@adv ?you better/\
         place/happier/to ?work, holiday/vacation/sleep, pay/wage/wages/salary/benefits, voice/heard/safe ?to \
         ?speak, work/working together/conditions/better, help/helped/helping ?a colleague/coworker/peer/people/\
         others",
    ),
    (
        (14, 2),
        "colleague/colleagues/coworkers, quit/quitting/leaving/turnover/retention/resign~, listen/listened/\
         listening, respect/treated/treat, grow/growth",
    ),
    ((14, 1), "human/people, team/teams, support/supported"),
    // Success and Scale Bring Broad Responsibility
    (
        (15, 6),
        "unintended/unintentional/second/side/knock/ripple/downstream/wider/broader/intended order/consequence/\
         consequences/effect/effects/on/impact, future generation/generations",
    ),
    (
        (15, 5),
        "community/communities/neighbourhood/neighborhood/neighbours/neighbors, environment~ ?impact/and/or/against/\
         cost/effects/over, sustainab~/climate/carbon/planet/pollut~/emissions/recycl~/energy, ethic~/moral/morally/\
         unethical, do/did/doing the right/ethical thing, side effect/effects, right thing, people/others/someone \
         @other/@adv had/have/did/didn ?not/'t ?@adv thought/think/considered/expected, consequence/consequences, \
         effect/effects/impact/impacts ?of/on/@own/your ?@own/your/the ?work/decision/decisions/product ?on ?the \
         people/others/outside/world/community/wider/local, greater/common/wider good/responsibility, people/someone/\
         those/anyone ?who/outside/@adv ?_ affected/never/customers/harmed/harm/users",
    ),
    (
        (15, 4),
        "society/social/societal/world/generations/public ?responsibility/impact/good, harm/harmed/harmful/hurt/\
         hurting/damage/damaged, privacy/misuse/misused/abuse/abused/vulnerable, world/earth/society, responsib~ \
         ?for/to ?@the beyond/wider/broader/world/others, profit/profits/profitable ?over/against/versus, left/leave/\
         leaving ?@the/it/something/things ?_ better ?than, impact/impacts, outside/beyond @the/your ?own company/\
         team/customers/walls/business/organisation/organization, give/gave/giving/given back, suppliers/third \
         parties/bystanders/children/schools",
    ),
    (
        (15, 3),
        "local/locals/residents/town/village/public/charity/nonprofit/volunteer~, affect/affected/affects/affecting, \
         waste/packaging/footprint/water, environment, effect/effects, long term, values, regret~/harmless, well \
         meant/intentioned",
    ),
    ((15, 2), "responsib~, scale/scaled/growth/grew, regulat~, steer~/manipulat~/addict~, wider/broader/broad"),
    ((15, 1), "others, decision"),
]);
