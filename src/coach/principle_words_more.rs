//! The second half of the lexicon of principles: see `principle_words.rs`.

use super::phrases::Phrases;
use super::principle_words::Weighs;

pub(super) static SECOND: Phrases<Weighs> = Phrases::new(&[
    // Bias for Action
    (
        (8, 6),
        "quick/quickly/quicker/fast/rapid/rapidly/swift/swiftly decision/decisions/action/decide/decided/act/acted/\
         move/moved, act/acted/acting/decide/decided/move/moved/react/reacted/respond/responded/moving ?@adv quickly/\
         fast/immediately/quick/swiftly/before/@adv, calculated risk/risks, without ?@adv/a/your/consulting/asking/\
         waiting/approval/permission/all/having/complete/full/the/for ?your/for/the/all/of/@own ?@own ?@person \
         approval/permission/manager/information/boss/supervisor/facts/data/sign/green/everyone, bias for/to/toward",
    ),
    (
        (8, 5),
        "enough information/data to/before/@adv, act/acted/acting ?on/without/before, waiting/wait/waited ?would/\
         longer/any, couldn/could/can/cannot/not/didn/no/without ?'t ?@adv/have/time ?to/time/afford/need/for wait/\
         waiting/waited, wait/waiting/waited, urgen~/emergency/immediate/immediately, speed/pace/momentum, \
         incomplete/partial/insufficient/imperfect/limited/little/missing/all ?the information/facts/info/data/\
         picture, risk/risks, there was/is/'s no/little/not/hardly ?enough time, reversible/undone/undo/reverse/\
         rolled/roll ?back, on the spot, time critical/sensitive/pressure",
    ),
    (
        (8, 4),
        "tight/short/limited/little/no ?_ time/deadline/deadlines/timeline/timelines/window/schedule, time to think/\
         consider/consult/wait/gather/ask/decide, quick/quickly/fast/faster/rapidly/swiftly/promptly, stuck/stalled/\
         blocked/paralys~/paralysis/hesitat~/delay/delays/procrastinat~, took/take/taken action/the/a ?calculated \
         leap/plunge/lead/risk/chance, short notice, right away/now/then, minutes/hours/same day ?to/@adv, \
         permission/approval/forgiveness, just/simply did/do/started/began, crisis",
    ),
    (
        (8, 3),
        "time/tight/short ?was/@adv ?@adv limited/frame/window, moved/move ahead/forward/on, start/started/starting \
         ?small/before, action, trial/pilot/experiment/tried, before @other/@the ?@person ?@past/was/could ready/\
         asked/finished/knew, unplanned/unexpected/unexpectedly/suddenly, deadline, rushed/rush/hurry/hurried, went/\
         go/going ahead, moving/unblock~/stalled/forward",
    ),
    ((8, 2), "decision, initiative, today"),
    // Frugality
    (
        (9, 6),
        "frugal/frugality/thrifty, more with less, budget/budgets, save/saved/saving/savings ?@the/on/up ?company/a/\
         firm ?lot/some ?of money/costs/cost/dollars/budget/expense/expenses, limited/few/fewer/scarce/no/without/\
         lack/little/minimal/enough/tight/constrained ?of/@adv/extra/enough/additional resources/resource/funds/\
         funding/money/staff/headcount/people/budget, resourceful/resourcefulness",
    ),
    (
        (9, 5),
        "cost/costs/costly/expense/expenses/expensive, money/cash/funds/funding, cheap/cheaper/cheaply/cheapest/\
         inexpensive/affordable, waste/wasted/wasteful/wasting, resource/resources, shoestring/scrappy/spend/\
         spending/spent less/money, spare/second/borrow/borrowed/reuse/reused/recycled/scrap/left/leftover hand/@adv/\
         parts/over",
    ),
    (
        (9, 4),
        "stretch/stretched/stretching ?a/your/the ?_ budget/money/resources, half ?of ?the/your team/people/staff/\
         budget/money, lost ?half ?of people/staff, lack of, questioned/question ?whether ?an/a/the ?_ expense/spend/\
         purchase, constraint/constraints/constrained, spend/spending/spent, without/instead ?of/buying/hiring/any \
         hiring/buying/paying/spending/extra, reuse/reused/recycle~/repurpose~/borrow/borrowed/salvage~, efficien~, \
         understaffed/short staffed/handed, afford/price/paid/pay/bill/dollar/invoice, less than/@time ?half",
    ),
    (
        (9, 3),
        "limited/limitation/limitations, less, save/saved/saving/savings, headcount, make/made do, buy/buying/bought/\
         purchase/purchased, almost/next ?to nothing, worth, free/tool/tools, small/tiny team",
    ),
    ((9, 2), "fewer, cut/cuts, negotiat~"),
    // Earn Trust
    (
        (10, 6),
        "trust/trusted/trustworthy, honest/honesty/honestly, candid/candidly/candour/candor/frank/openly/transparent/\
         transparency/transparently, admit/admitted/admitting/own/owned ?@adv/up ?to ?a/@own/your/the/@adv/that ?_ \
         mistake/mistakes/error/fault/wrong/failure, difficult/tough/hard/critical/negative/constructive/harsh/\
         uncomfortable/painful/honest feedback/conversation/conversations/truth/criticism/message/news, apologi~",
    ),
    (
        (10, 5),
        "hard/difficult/tough/painful to hear/say/tell/admit, bad light, get/got/getting along, build/built/building \
         ?a/@adv relationship/relationships/rapport/bridges, hard/difficult to get ?along, right thing, credib~/\
         respect/respected/reputation/integrity, gave/give/giving/received/receive/got/get/heard/hear ?@adv/you/\
         someone/@person/a ?_ feedback/criticism, truth/truthful/lie/lied/hid/hide/hidden, relationship/\
         relationships, bad/unwelcome news, blame, promise/promised/promises, fell/fall/falling/fallen out, set/put \
         ?it/them/the ?record straight, own/owned/owning up, say/said sorry, difficult/challenging/hard/tough person/\
         coworker/colleague/co/peer/teammate/stakeholder/people/relationship, difficult/hard/tough to work/get/deal \
         with/along, confide~/vulnerab~/rapport",
    ),
    (
        (10, 4),
        "feedback, criticism/criticised/criticized/criticise, mistake/mistakes, conflict/tension/friction ?with/\
         between/in a/your/team/coworker/colleague/peer/someone/another/two, get/got/getting/work/worked along/well \
         with, listen/listened/listening, communicat~, confess~/accountab~/own/owned ?up ?to, influence/influenced/\
         influencing people/others/someone/peers, integrity/steal~/cheat~/dishonest~/gossip~, resist~, sceptic~/\
         skeptic~/distrust~/mistrust~/doubt~, let/letting @person/someone/a/your/the ?team down",
    ),
    (
        (10, 3),
        "uncomfortable/awkward/embarrass~, told/tell/telling ?@person/people/someone/somebody ?the/something ?_ \
         truth/didn/hear/mistake, believe/believed you/in, coworker/co/colleague/colleagues/peer/teammate, failed/\
         failure/fail, open/openness, share/shared ?bad/the/information",
    ),
    ((10, 2), "difficult, team, stakeholder/stakeholders/partner/partners, respect~, help/helped ?a"),
    // Dive Deep
    (
        (11, 6),
        "root cause/causes/of, dive/dived/dove/diving/dig/dug/digging/drill/drilled/drilling ?@adv/down deep/deeper/\
         into/in/down, deep/deeply/deeper ?dive/into/@adv ?understand/understanding/analysis/knowledge, data/numbers/\
         metrics/figures/analysis/details/detail/evidence ?@past/you/to/that led/told/showed/use/used/didn/did/lie/\
         make/made/wrong/analyse/analyze, investigat~, analys~/analyz~/analytic~",
    ),
    (
        (11, 5),
        "bug/bugs/outage/glitch, track/tracked/tracking ?it down, trust/trusted/believe/believed what/the/a ?_ \
         report/data/numbers/number/dashboard/figure/figures/said/says, came/come/comes/kept coming back, report/\
         reports said/says/showed/shows/reported, use/used analysis/data/numbers, metric/metrics/kpi/kpis/statistic~/\
         dashboard/dashboards/spreadsheet, detail/details/detailed, data, underlying/hidden/real/actual/true cause/\
         problem/reason/issue, discrepan~/anomal~/inconsisten~/mismatch, trace/traced/tracing/audit/audited/audits/\
         auditing, troubleshoot~/diagnos~/debug~, get/got/getting/went/go to/beneath/below/under the bottom/surface/\
         heart",
    ),
    (
        (11, 4),
        "number/numbers/figure/figures/report/reports, verif~/check/checked/double/cross ?check/checked, complex/\
         complicated/intricate problem/issue/problems, found/find/spotted/noticed/caught/discovered/uncovered \
         something/a/an/what/that ?others ?had ?_ missed/wrong/overlooked/strange/odd/error/else, why/what it/\
         something/this/things ?was/were happened/happening/went/broke/failed/wrong, measure/measured/measuring/\
         measurement, missed/overlooked/unnoticed, examin~/scrutin~/inspect~, question/questioned/questioning ?the \
         data/numbers/figures/report",
    ),
    (
        (11, 3),
        "cause/causes/caused, oddity/odd/oddly/strange/suspicious/weird/puzzling/mystery, explanation/explained/\
         explain ?away, first hand, yourself ?what/how/to see/saw/check/look, average/outlier/sample, problem/\
         problems/issue/issues, understand/understood/understanding, evidence/facts/fact, log/logs/query/code/line/\
         record/records, looked/look/looking closely/closer/into/behind/past, symptom/symptoms, research",
    ),
    ((11, 2), "solve/solved/solving, information, thorough/thoroughly"),
    // Have Backbone; Disagree and Commit
    (
        (12, 6),
        "disagree~/disagreement/disagreements, push/pushed/pushing/pushes ?@adv back, unpopular, backbone/conviction/\
         convictions, stand/stood/standing/stuck/took ?up/a/for/your/to/by ?a/to/for ground/stand/guns/against/up, \
         speak/spoke/spoken/speaking up/out/against, say/said/saying/tell/told ?@adv/@person/you/your/the/them/a \
         ?manager no/they/were ?wrong",
    ),
    (
        (12, 5),
        "support/supported/follow/followed/accept/accepted/implement/implemented ?_ decision/strategy/plan/direction \
         ?@other ?@other ?_ wrong/disagreed/believed, refused/refuse/refusing/declined to do/follow/go/carry/obey/\
         comply ?what/along ?you, what you were told, did/do/didn/does not/'t ?@adv agree, more senior/authority, \
         challenge/challenged/challenging/question/questioned ?a/an/the/your ?_ decision/boss/manager/authority/plan/\
         leader, object/objected/objection/objections/oppose/opposed/opposition/opposing/argued/argue/argument \
         against/@adv, manager/boss/supervisor/leader/leadership/director/senior/superior/management ?'s decision/\
         idea/opinion/wanted/plan/wrong/direction/disagreed, went/go/going/going gone along with/@adv, against the/a/\
         @own ?@adv group/majority/consensus/tide/grain/flow/crowd/boss/manager/will/wishes/everyone, challeng~ @the/\
         a/an/your/someone/somebody ?_ decision/idea/boss/manager/leader/view/opinion/authority/status/direction/\
         senior/superior/consensus/group/plan, commit/committed/committing ?to/yourself/fully/@adv/@own ?the/a/\
         someone, didn/did/not 't/not ?@adv agree/support/believe ?with/in, consensus/majority/outvoted/overruled",
    ),
    (
        (12, 4),
        "conflict/conflicts/confront~/clash~/dispute, boss/superior/superiors, agree/agreed ?with, convince/\
         convinced/convincing/persuade/persuaded/persuading, opinion/opinions, compromise/compromised, stance, \
         debate/debated/argue/argued/argument, support/supported ?it/the/a ?decision ?@other/anyway/though, someone/\
         somebody/people/person ?in/with ?more authority/power/senior/seniority, view/position/stance",
    ),
    (
        (12, 3),
        "manager/supervisor/management/leadership/director/executive, controversial/resist~, against, decision ?you \
         ?@adv made ?by, lost the/an argument/debate/vote, proposal/idea was/were/got rejected/declined/refused/\
         shot, tension, voice/voiced/concern/concerns, argued/arguing/argue, above/over you/me/head, senior, stop/\
         stopped/block/blocked a/the ?_ launch/release/project/plan",
    ),
    ((12, 2), "decision/decisions, group/room, difficult/strong/strongly"),
    // Deliver Results
    (
        (13, 6),
        "deliver/delivered/delivering/delivery ?a/an/the/on ?@adv/important result/results/project/time/under/\
         despite, goal/goals ?you/i/set/@person/that/was/were ?@adv reached/achieved/met/set/missed/failed/hit, \
         deadline/deadlines, accomplish~, achiev~, missed/miss/failed/fail ?to ?meet/hit/reach/achieve ?a/the/your \
         goal/target/deadline/goals/deadlines",
    ),
    (
        (13, 5),
        "on your/my plate, too/so much to/work/on, on/keep/kept/keeping ?a/the/your ?project schedule/track, \
         toughest/hardest/ambitious/aggressive/tough target/goal/deadline/project, organise/organised/organize/\
         organized/manage/managed your/my/the time/work/tasks/workload, obstacle/obstacles/setback/setbacks/hurdle/\
         hurdles/roadblock~/barrier/barriers/adversity, prioriti~/priority/priorities, result/results/outcome/\
         outcomes, goal/goals/target/targets/objective/objectives, several/multiple/competing/many/conflicting/too \
         ?@adv/many projects/tasks/priorities/deadlines/demands/things/responsibilities ?at/once, proud/proudest of/\
         accomplishment/achievement/project, exceed/exceeded/exceeding ?@the/your/a ?@adv expectations/goal/target, \
         overcame/overcome/overcoming, on/ahead/in ?of time/schedule/spite",
    ),
    (
        (13, 4),
        "deliver/delivered/delivering/delivery, project/projects ?@adv/that/was/were/fell ?@adv behind/late/delayed/\
         failed/failing/track/off/slipping, finish/finished/finishing/complete/completed/completing, pressure/stress/\
         stressful, behind/off schedule/track, challeng~ project/task/goal/situation, juggl~/balance/balanced/\
         workload/multitask~, despite, persist~/persever~/gave/give/giving up/determination/tenac~, turned/turn/\
         turning ?it/things/a/the ?project/@adv around/round, inherited ?a project/work, stalled, drove/drive/driven/\
         driving ?a/the results/project/outcome/work",
    ),
    (
        (13, 3),
        "reach/reached/reaching/met/meet, plan/planned/planning/organis~/organiz~, fail/failed/failure, success/\
         successful/successfully/succeed/succeeded, launch/launched/ship/shipped/release/released, milestone/\
         milestones/timeline/timelines/commitment/commitments, measurable/measured/impact/revenue, unforeseen/\
         unexpected/unplanned, biggest/greatest/most ?significant/important achievement/success/project",
    ),
    ((13, 2), "project/projects, challenge/challenges/challenging, busy/late, under"),
    // Strive to be Earth's Best Employer
    (
        (14, 6),
        "inclusi~/inclusion/included/belonging/exclud~, left/leave/shut/shuts people/someone/somebody/anyone/\
         colleagues/@person out, left out, divers~/equity/equality/underrepresented/discriminat~/bias/harass~, burn/\
         burned/burnt/burning out, overwork~, wellbeing/wellness/health/burnout, well being, safe/safer/safety/\
         unsafe/injury/injuries/hazard/hazards, morale, workplace/employer, work/working/office environment/culture/\
         life/conditions/climate, empath~/compassion~/kindness",
    ),
    (
        (14, 5),
        "valued/heard/respected/safe/safely/welcome/included, feel/feels/felt valued/included/heard/safe/welcome/at/\
         like/part, work/job ?and life/family/balance ?balance, balance between work/life/@own, healthy, belong/\
         belongs, unfair/unfairly/mistreat~, hard/difficult/tough/rough ?personal time/times/period/patch/situation, \
         culture, support/supported/supporting/look/looked/looking/care/cared/caring ?after/for ?a/your/the/an/\
         someone/somebody ?_ team/colleague/colleagues/employee/employees/coworker/member/people/struggling/going, \
         fun/enjoy/enjoyable/happier/happy/joy, fair/fairly/fairness/unfair/unfairly, welcome/welcomed/welcoming/\
         newcomer/newcomers, flexib~/remote/parental/shifts/overtime/workload, employee/employees/staff/workers/\
         crew, accessib~/disab~/accommodat~",
    ),
    (
        (14, 4),
        "support/supported/supporting ?a/your/the/an/@person/teammate/coworker/colleague, stand/stood up for, engag~/\
         motivat~/appreciat~/recognis~/recognition/recogniz~, team/colleague/colleagues/people/person ?who/was/were \
         ?_ struggling/stressed/overwhelmed/suffering/isolated/quiet/tired/exhausted, stress/stressed/exhausted/\
         exhaustion/tired/overwhelmed, environment/atmosphere/conditions, team/people ?around/on/in/@adv ?you better/\
         place/happier/to ?work, personal/family/private problem/problems/crisis/difficulty/situation/life/reasons, \
         holiday/vacation/sleep, time off, pay/wage/wages/salary/benefits, unnoticed/undervalued/unrecognised/\
         unappreciated, voice/heard/safe ?to ?speak",
    ),
    (
        (14, 3),
        "work/working together/conditions/better, colleague/colleagues/coworkers, quit/quitting/leaving/turnover/\
         retention/resign~, listen/listened/listening, help/helped/helping ?a colleague/coworker/peer/people/others, \
         human/people, respect/treated/treat",
    ),
    ((14, 2), "team/teams, grow/growth, support/supported"),
    // Success and Scale Bring Broad Responsibility
    (
        (15, 6),
        "community/communities/neighbourhood/neighborhood/neighbours/neighbors, environment~ ?impact/and/or/against/\
         cost/effects/over, sustainab~/climate/carbon/planet/pollut~/emissions/recycl~/energy, society/social/\
         societal/world/generations/public ?responsibility/impact/good, unintended/unintentional/second/side/knock/\
         ripple/downstream/wider/broader/intended order/consequence/consequences/effect/effects/on/impact, ethic~/\
         moral/morally/unethical, future generation/generations",
    ),
    (
        (15, 5),
        "do/did/doing the right/ethical thing, side effect/effects, right thing, people/others/someone @other/@adv \
         had/have/did/didn ?not/'t ?@adv thought/think/considered/expected, consequence/consequences, harm/harmed/\
         harmful/hurt/hurting/damage/damaged, effect/effects/impact/impacts ?of/on/@own/your ?@own/your/the ?work/\
         decision/decisions/product ?on ?the people/others/outside/world/community/wider/local, privacy/misuse/\
         misused/abuse/abused/vulnerable, local/locals/residents/town/village/public/charity/nonprofit/volunteer~, \
         world/earth/society, greater/common/wider good/responsibility, people/someone/those/anyone ?who/outside/\
         @adv ?_ affected/never/customers/harmed/harm/users",
    ),
    (
        (15, 4),
        "affect/affected/affects/affecting, responsib~ ?for/to ?@the beyond/wider/broader/world/others, profit/\
         profits/profitable ?over/against/versus, left/leave/leaving ?@the/it/something/things ?_ better ?than, \
         impact/impacts, outside/beyond @the/your ?own company/team/customers/walls/business/organisation/\
         organization, waste/packaging/footprint/water, give/gave/giving/given back, suppliers/third parties/\
         bystanders/children/schools",
    ),
    (
        (15, 3),
        "environment, responsib~, effect/effects, long term, scale/scaled/growth/grew, values, regulat~, regret~/\
         harmless, well meant/intentioned, steer~/manipulat~/addict~",
    ),
    ((15, 2), "others, wider/broader/broad, decision"),
]);
