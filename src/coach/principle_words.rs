//! The lexicon of principles: sixteen entries, each of phrases with a weight from 1 (hardly tells) to 6 (says it
//! outright). What principles have in common weighs little, what sets one off weighs much. These are the first eight,
//! in `principle_words_more.rs` are the others.

use super::phrases::Phrases;

/// A principle by its place in `principles.rs`, and a weight.
pub(super) type Weighs = (u8, u8);

pub(super) static FIRST: Phrases<Weighs> = Phrases::new(&[
    // Customer Obsession
    (
        (0, 6),
        "customer obsess~, customer/customers/user/users/client/clients needs/need, put the/a/our customer/customers/\
         client/user/patient first",
    ),
    ((0, 4), "merchant/merchants/seller/sellers"),
    (
        (0, 3),
        "customer/customers/clientele, client/clients, user/users/guest/guests/shopper/shoppers, patient/patients/\
         passenger/passengers/visitor/visitors/diner/diners/buyer/buyers/subscriber/subscribers, consumer/consumers, \
         uses/use/using/used/buys/bought/tried your/our/the ?_ product/service/app/tool/site, who uses/use/buys/\
         needs, anticipat~, delight~/loyal~, demanding/unreasonable, needs, what @other/people/someone/@person \
         ?would/really/actually needed/need/wanted/want, above and beyond, went/go/going ?the/out extra/of mile/@own \
         way, from @the customer/user/client point/side/view/perspective, people who/that use/used/buy/bought",
    ),
    (
        (0, 2),
        "complain~/complaint~, service, refund~, satisf~ customer~, needed/needs most, walked/stood in @the shoes, \
         request/requests, feature ?they/people asked",
    ),
    // Ownership
    (
        (1, 6),
        "outside/beyond/exceeded ?of ?@own/the/@person ?usual/normal/regular/direct/immediate area/scope/role/remit/\
         responsibility/responsibilities/job/duties/description/team/charter, not/wasn 't/@adv ?@own/part/really ?of \
         ?@own job/role/responsibility/task/team",
    ),
    (
        (1, 5),
        "ownership, job description, without being/anyone asked/told/asking, took/take/taking/taken ?@the \
         initiative, long term/run, short term",
    ),
    (
        (1, 4),
        "nobody/no ?one ?else ?@past/was/would/wanted/had/@adv asked/told/owned/responsible/looking/doing/fixing/\
         touch/else/owner, someone/somebody/anybody/one else had/'s/problem/dropped/left/abandoned/job, unfinished/\
         half finished, take/took/taken/taking ?full responsibility, because of your/my/@own effort/efforts/\
         initiative, scope, initiative, step/stepped/stepping up/in, end to end, start to finish, see/saw/seen it/\
         something/this through, beyond what/@own, stay/stayed/stuck with it, over/outlive/outlast after/@own ?left",
    ),
    (
        (1, 3),
        "another/other/different/neighbouring team/department, fixed/fix something/it/what, step/stepped in, took/\
         take/taken/taking on ?a/the/something/work/more/@adv, own/owned/owning/owner the/it/this/that/of/a/up, \
         picked/pick/picking up a/the/something/where/slack, volunteer~ to/for, quick win/fix, fell/fallen/fall/slip/\
         slipped/slipping through/between the/cracks, neglected/orphaned/abandoned/unowned, initiated, sacrifice~, \
         implemented/driven/led primarily/largely/mostly/by, full responsibility, follow/followed/following through/\
         up, later on, maintain/maintained/upkeep, gap",
    ),
    (
        (1, 2),
        "responsibility/responsible/accountable, inherit~, wasn/weren/not/isn/none ?'t ?of/really/@adv yours/mine/\
         business/fault/problem, saw/noticed/spotted/see a problem/issue/gap/need/opportunity, other team/teams, on \
         @own own, leader/leadership",
    ),
    ((1, 1), "lead/led"),
    // Invent and Simplify
    ((2, 6), "innovat~"),
    (
        (2, 5),
        "invent~, simplif~, devis~, creative/creativity/creatively/ingenious/inventive, outside/out ?of the box, \
         complicated/complexity/overcomplicated/convoluted, did/do/doing/done something/it/things ?in ?a/@adv \
         different/differently/new/no/nobody/never ?way ?before/tried/done",
    ),
    (
        (2, 4),
        "simple/simpler/simplest/simplicity, novel/original/unconventional/unorthodox/clever, new way/ways/approach/\
         method/idea/solution/product/process/concept/feature/system, repetitive/manual/tedious work/task/tasks/step/\
         steps, different/fresh/new approach/approaches, strange/odd/crazy/unusual/weird idea, easier, removed/\
         remove/cut/took/dropped/eliminated/removing/eliminating a/the/some/out/away/unnecessary step/steps/\
         complexity/layer/form/process/rule/rules, streamlin~, lean/leaner, improvement/improvements ?@other ?you \
         made/make, idea of your/mine/yours, fewer steps, less/reduce/reduced work/complexity/steps/effort, \
         prototype, new/better/improve/improved/improving/change/changed ?the/a ?@adv process/system/processes/\
         procedure/workflow/way",
    ),
    (
        (2, 3),
        "automat~, process/processes/procedure, came/come/coming up with, complex/elegant, thing/way nobody/never \
         ?had ?else ?@past, got rid/scrapped/retired/deleted/unnecessary",
    ),
    (
        (2, 2),
        "idea/ideas, redesign~/rethink/rethought/reinvent~, shortcut/workaround/tool, problem ?you solved/in/with, \
         clumsy/cumbersome/tedious/repetitive/chore/plainer",
    ),
    (
        (2, 1),
        "improve/improved/improving/improvement ?@the/a, build/built/designed/made, remove/removed/removing/\
         unnecessary/fewer",
    ),
    // Are Right, A Lot
    (
        (3, 6),
        "judgment/judgement/judgments/judgements, changed/change/changing ?@own/@person ?someone's mind/opinion/view/\
         position/course, gut ?feeling/instinct, intuition/instinct/instincts, proved/proven/prove/turned/turns ?out \
         ?to ?@person ?be wrong/right/mistaken/correct",
    ),
    (
        (3, 5),
        "opposing/different/differing/other/diverse/contrary/conflicting/alternative/dissenting ?point/points ?of \
         view/views/viewpoints/perspectives/perspective/opinions/viewpoint, other/others/another people/person/\
         someone ?else opinion/opinions/views/advice/ideas/input, seek/sought/seeking/ask/asked ?out ?for @other/\
         diverse/different/@adv/others opinions/views/perspectives/advice/input, choose/chose/choosing/decide/\
         decided between, bad/poor/wrong/good/right/best/strategic/difficult/tough/hard/important/big/hardest/\
         toughest/worst decision/decisions/call/choice, incomplete/partial/imperfect/ambiguous/conflicting/bad/\
         missing/clear/good data/information/facts, absence/lack of ?good/clear/any data/information/facts/evidence, \
         not the best/right, benchmark/benchmarks, not/without/little/no/lack/limited enough/any/much/clear/of/or/\
         data ?of data/evidence, ambigu~/uncertain~, point/points of view",
    ),
    (
        (3, 4),
        "different/opposite/two directions/options, @was/are/be/been/being/i/you/were ?@adv/i/you wrong ?about, \
         assumption/assumptions/assumed, perspective/perspectives/viewpoint/viewpoints",
    ),
    (
        (3, 3),
        "decision/decisions, alternative/alternatives/option/options/trade/tradeoffs/tradeoff, consider/considered/\
         considering, evidence, bet/hypothesis/predict~/forecast~/foresee, weigh~/evaluat~/assess~, misjudg~/misled/\
         mistaken/underestimat~/overestimat~/misread, talk/talked you/me out, prediction/predictions/predicted, \
         conclusion/conclusions, second opinion, conflicting/contradict~/disproved/disprove/disconfirm~, hindsight",
    ),
    (
        (3, 2),
        "decide/decided/deciding, belief/beliefs/believed/convinced/sure, error/errors, wrong, choose/chose/choice, \
         mind, advice/input, incomplete/unclear/vague, strategy/strategic",
    ),
    ((3, 1), "data, mistake/mistakes, reason~, think/thought"),
    // Learn and Be Curious
    (
        (4, 6),
        "comfort zone/area, taught/teach/teaching yourself/myself/himself/herself, stay/keep/kept/keeping/stayed/\
         staying up/@adv to/informed/current/abreast ?date",
    ),
    (
        (4, 5),
        "curious/curiosity, learn/learned/learnt/learning ?@adv ?@adv something/new/from/about/how/a/the/more/\
         quickly/fast/skill/subject/yourself/to, new skill/skills/technology/subject/field/area/domain/topic/\
         language/things, explor~, outside/unfamiliar/new ?of/to/with @own ?area ?of expertise/field/comfort/depth/\
         experience/background",
    ),
    (
        (4, 4),
        "did/do/didn/knew/know/known 't/not/nothing/little ?@adv/@adv know/about/understand/anything, skill/skills/\
         knowledge/expertise, rewarding, asking/asked ?only questions, fascinat~/wonder~/interest/interested/\
         interests/passion~, beginner/novice/scratch, improve/improved/improving/develop/developed yourself/myself/\
         themselves/personally, question/questions ?you/i/nobody/@adv asked/ask, ask/asked/asking ?a/the/lots/many/\
         @adv ?of question/questions/why, unfamiliar/unknown",
    ),
    (
        (4, 3),
        "learn/learned/learnt/learning/learner, course/courses/book/books/class/classes/reading/studied/study/\
         training, observ~, didn/did/not ?'t/not know, research/researched/researching, knew/know nothing/little, \
         experiment/experimented/experiments, trend/trends, feedback ?@other ?@past ?you use/used/change/changed",
    ),
    (
        (4, 2),
        "understand/understood/understanding, grow/growth/grown, discover/discovered/find/found out, conference/\
         workshop/certification/mentor/tutorial, how things/it/this work/works/worked, expert/experts",
    ),
    ((4, 1), "new, know"),
    // Hire and Develop the Best
    (
        (5, 6),
        "hire/hired/hiring/recruit~/interview/interviewed/interviewing candidates/candidate/someone/somebody/people/\
         applicants, under/low/poor/not/struggling ?@adv performing/performance/performer/performers, underperform~",
    ),
    (
        (5, 5),
        "mentor/mentored/mentoring/mentee/mentorship, coach/coached/coaching, let/letting/lets ?someone/somebody/\
         @person go, built/build/building/assembled/grew/put ?together your/a/the ?_ team, performer/performers, \
         help/helped/helping/helps ?a/an/your/@person/someone/somebody/others/them ?_ grow/develop/improve/advance/\
         succeed/learn/promoted, succession/successor, direct/your/a report/reports, @person/someone/somebody ?@adv/\
         in career/growth/development/improve/succeed/grow",
    ),
    (
        (5, 4),
        "hire/hires/hired/hiring/recruit/recruited/recruiting, fire/fired/firing/dismiss~/layoff~, develop/developed/\
         developing/grow/grew/growing/train/trained/training ?@the ?_ employee/people/person/member/members/talent/\
         someone/somebody/else/others/team/staff/career, promot~, talent/talented/potential/candidate/candidates, \
         delegat~, person/people/someone/somebody/employee ?that/who/whom you/i ?@past managed/supervise/supervised/\
         lead/led/manage, team member/members ?who/improve/grow, career/careers, feedback to a/an/@person/someone/\
         somebody, help/helped/helping ?a/an/@person/someone/somebody ?else/_ develop/grow/improve/succeed/advance/\
         learn/become, build/built/building ?a/your/the/@adv team, strength/strengths/weakness/weaknesses",
    ),
    (
        (5, 3),
        "taught/teach/teaching ?a/someone/somebody/colleague/others/people, new/newer starter/joiner/hire/member/\
         colleague/employee, find/found/finding their/his/her feet, colleague/someone/person ?_ ready for/to, \
         ability/abilities/capable/capability, best/strongest person/people/team/member, raise/raised ?the/a bar/\
         level ?of/for/@adv people/team/hiring, lead/led/manage/managed/managing ?a people/person/someone/team, \
         motivat~, stretch/opportunity ?to/for",
    ),
    (
        (5, 2),
        "employee/report/reports/subordinate/subordinates/junior/apprentice/trainee/intern/newcomer, performance, \
         onboard~, skills of/in/others",
    ),
    ((5, 1), "team, person, colleague/peer/coworker ?who, managed/manage/managing/supervise~"),
    // Insist on the Highest Standards
    (
        (6, 6),
        "raise/raised/raising/raises/set/sets/lower/lowered/lowering/high/higher the/a/bar ?@adv bar, compromise/\
         compromised/cut/cutting ?on ?@the quality/corners",
    ),
    (
        (6, 5),
        "good enough, not/never/were/wasn/weren/wasn/dis ?'t ?@adv satisfied/happy/dissatisfied/content ?with/\
         enough, nobody/no ?one else thought/saw/noticed/expected ?it ?was ?necessary/needed, dissatisf~/unsatisf~/\
         unhappy with ?the/@own, status quo, perfect~/excellence/excellent/flawless, continuous/continual/\
         continuously/constantly improv~, polish/polished/polishing, best practice/practices",
    ),
    (
        (6, 4),
        "standard/standards, quality, defect/defects, bar, compromise/compromised/compromising/settle/settled/\
         settling ?for/on, improvement/improvements/improving ?target/targets/goal/project/plan, already working/\
         good/fine/worked/well/met, meet/meets/met the bar, before it reached/shipped/launched/went, persist~, \
         rework~/redo/redid/redone, meet/met/meeting/exceed/exceeded/exceeding/below/beyond/fall/fell ?short ?of/\
         @own/your/the ?@person ?_ expectations/expectation/standards, refused/refuse to/it/release/ship/accept/\
         sign, not/wasn/isn/weren ?'t ?@adv ready/enough/there/right, sloppy/careless/mediocre/rushed/shoddy",
    ),
    (
        (6, 3),
        "errors/flaw/flaws/fault, improve/improved/improving/improvement, satisfied/satisfy, measures, detail/\
         details, reject/rejected/rejecting/send/sent back, consistent/consistently/reliable/reliability",
    ),
    (
        (6, 2),
        "inspection/review/checks/checklist, refus~, better than/even/@adv, expected/expect/expectations/\
         expectation, test/tests/testing, proud, inspect~, fix/fixed properly",
    ),
    ((6, 1), "better, careful/carefully/care/careless"),
    // Think Big
    (
        (7, 6),
        "vision/visions/visionary, think/thought/thinking/thinks ?@adv big/bigger/large/larger/beyond, bold/bolder/\
         boldest/boldly, radical/radically, ambitio~, big/bigger/larger/wider/broader/bigger picture, big/biggest \
         ?bold risk/idea/bet/leap",
    ),
    (
        (7, 5),
        "aim/aimed/aiming/think/set/dream high/higher/big, look/looked/see/saw beyond, bigger/larger/huge/major/big/\
         biggest/greater ?@adv opportunity/idea/goal/dream/challenge/scale/ambition/impact/change, transform~/\
         revolution~/breakthrough/groundbreaking/moonshot, dream/dreamed/dreams, impossible/unthinkable/crazy/\
         unrealistic, inspir~, direction, long/five/ten/three term/year/years vision/strategy/plan/goal",
    ),
    (
        (7, 4),
        "in @num/a ?to ?@num years/decade/decades, large/grand/massive ?scale, scale/scaled/scaling ?up/the/it/to, \
         way/ways of thinking, way/far/well beyond, proposed/propose/pitch/pitched a ?@adv ?_ idea/approach/change/\
         plan, future, expand/expanded/expansion/new market/markets, entire/whole industry/company/organisation/\
         organization/business, beyond the/what/today/current/immediate, years ahead/from/out",
    ),
    (
        (7, 3),
        "big/bigger/biggest, opportunity/opportunities, strategy/strategic/strategies, never been/done/tried ?done \
         ?before, potential, others/people followed/follow/joined/join/bought/buy/believed/believe, influence/\
         influenced",
    ),
    (
        (7, 2),
        "large/larger, risk/risky, proposed/propose/pitched/pitch/proposal, convinced/persuaded ?others/people/\
         leadership, limit/limits/limitation, idea, growth",
    ),
    ((7, 1), "goal/goals, change/changed the"),
]);
