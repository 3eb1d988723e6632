//! The lexicon of principles: sixteen entries, each of phrases with a weight from 2 (hardly tells) to 6 (says it
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
    ((0, 5), "customer/customers/clientele, client/clients"),
    (
        (0, 4),
        "user/users/guest/guests/shopper/shoppers, patient/patients/passenger/passengers/visitor/visitors/diner/\
         diners/buyer/buyers/subscriber/subscribers, merchant/merchants/seller/sellers, consumer/consumers",
    ),
    (
        (0, 3),
        "uses/use/using/used/buys/bought/tried your/our/the ?_ product/service/app/tool/site, who uses/use/buys/\
         needs, anticipat~, delight~/loyal~, demanding/unreasonable, needs, what @other/people/someone/@person \
         ?would/really/actually needed/need/wanted/want, above and beyond, went/go/going ?the/out extra/of mile/@own \
         way, complain~/complaint~, service, from @the customer/user/client point/side/view/perspective, people who/\
         that use/used/buy/bought",
    ),
    (
        (0, 2),
        "refund~, satisf~ customer~, needed/needs most, walked/stood in @the shoes, request/requests, feature ?they/\
         people asked",
    ),
    // Ownership
    (
        (1, 6),
        "ownership, outside/beyond/exceeded ?of ?@own/the/@person ?usual/normal/regular/direct/immediate area/scope/\
         role/remit/responsibility/responsibilities/job/duties/description/team/charter, not/wasn 't/@adv ?@own/part/\
         really ?of ?@own job/role/responsibility/task/team",
    ),
    (
        (1, 5),
        "job description, nobody/no ?one ?else ?@past/was/would/wanted/had/@adv asked/told/owned/responsible/looking/\
         doing/fixing/touch/else/owner, without being/anyone asked/told/asking, took/take/taking/taken ?@the \
         initiative, long term/run, short term, someone/somebody/anybody/one else had/'s/problem/dropped/left/\
         abandoned/job",
    ),
    (
        (1, 4),
        "unfinished/half finished, another/other/different/neighbouring team/department, take/took/taken/taking \
         ?full responsibility, fixed/fix something/it/what, because of your/my/@own effort/efforts/initiative, step/\
         stepped in, scope, took/take/taken/taking on ?a/the/something/work/more/@adv, initiative, step/stepped/\
         stepping up/in, own/owned/owning/owner the/it/this/that/of/a/up, end to end, start to finish, picked/pick/\
         picking up a/the/something/where/slack, volunteer~ to/for, see/saw/seen it/something/this through, beyond \
         what/@own, stay/stayed/stuck with it, over/outlive/outlast after/@own ?left",
    ),
    (
        (1, 3),
        "responsibility/responsible/accountable, quick win/fix, fell/fallen/fall/slip/slipped/slipping through/\
         between the/cracks, neglected/orphaned/abandoned/unowned, initiated, sacrifice~, implemented/driven/led \
         primarily/largely/mostly/by, full responsibility, follow/followed/following through/up, later on, maintain/\
         maintained/upkeep, gap",
    ),
    (
        (1, 2),
        "inherit~, wasn/weren/not/isn/none ?'t ?of/really/@adv yours/mine/business/fault/problem, saw/noticed/\
         spotted/see a problem/issue/gap/need/opportunity, other team/teams, on @own own, lead/led, leader/leadership",
    ),
    // Invent and Simplify
    ((2, 6), "invent~, simplif~, innovat~, devis~"),
    (
        (2, 5),
        "simple/simpler/simplest/simplicity, creative/creativity/creatively/ingenious/inventive, novel/original/\
         unconventional/unorthodox/clever, outside/out ?of the box, new way/ways/approach/method/idea/solution/\
         product/process/concept/feature/system, complicated/complexity/overcomplicated/convoluted, did/do/doing/\
         done something/it/things ?in ?a/@adv different/differently/new/no/nobody/never ?way ?before/tried/done",
    ),
    (
        (2, 4),
        "repetitive/manual/tedious work/task/tasks/step/steps, different/fresh/new approach/approaches, strange/odd/\
         crazy/unusual/weird idea, easier, automat~, removed/remove/cut/took/dropped/eliminated/removing/eliminating \
         a/the/some/out/away/unnecessary step/steps/complexity/layer/form/process/rule/rules, streamlin~, lean/\
         leaner, process/processes/procedure, improvement/improvements ?@other ?you made/make, idea of your/mine/\
         yours, came/come/coming up with, fewer steps, less/reduce/reduced work/complexity/steps/effort, prototype, \
         new/better/improve/improved/improving/change/changed ?the/a ?@adv process/system/processes/procedure/\
         workflow/way",
    ),
    (
        (2, 3),
        "idea/ideas, complex/elegant, redesign~/rethink/rethought/reinvent~, shortcut/workaround/tool, thing/way \
         nobody/never ?had ?else ?@past, got rid/scrapped/retired/deleted/unnecessary",
    ),
    (
        (2, 2),
        "improve/improved/improving/improvement ?@the/a, problem ?you solved/in/with, build/built/designed/made, \
         clumsy/cumbersome/tedious/repetitive/chore/plainer, remove/removed/removing/unnecessary/fewer",
    ),
    // Are Right, A Lot
    (
        (3, 6),
        "judgment/judgement/judgments/judgements, changed/change/changing ?@own/@person ?someone's mind/opinion/view/\
         position/course, gut ?feeling/instinct, intuition/instinct/instincts, proved/proven/prove/turned/turns ?out \
         ?to ?@person ?be wrong/right/mistaken/correct, opposing/different/differing/other/diverse/contrary/\
         conflicting/alternative/dissenting ?point/points ?of view/views/viewpoints/perspectives/perspective/\
         opinions/viewpoint",
    ),
    (
        (3, 5),
        "other/others/another people/person/someone ?else opinion/opinions/views/advice/ideas/input, seek/sought/\
         seeking/ask/asked ?out ?for @other/diverse/different/@adv/others opinions/views/perspectives/advice/input, \
         choose/chose/choosing/decide/decided between, different/opposite/two directions/options, @was/are/be/been/\
         being/i/you/were ?@adv/i/you wrong ?about, bad/poor/wrong/good/right/best/strategic/difficult/tough/hard/\
         important/big/hardest/toughest/worst decision/decisions/call/choice, assumption/assumptions/assumed, \
         incomplete/partial/imperfect/ambiguous/conflicting/bad/missing/clear/good data/information/facts, absence/\
         lack of ?good/clear/any data/information/facts/evidence, not the best/right, benchmark/benchmarks, not/\
         without/little/no/lack/limited enough/any/much/clear/of/or/data ?of data/evidence, ambigu~/uncertain~, \
         point/points of view",
    ),
    (
        (3, 4),
        "decision/decisions, decide/decided/deciding, alternative/alternatives/option/options/trade/tradeoffs/\
         tradeoff, perspective/perspectives/viewpoint/viewpoints, consider/considered/considering, evidence, bet/\
         hypothesis/predict~/forecast~/foresee, belief/beliefs/believed/convinced/sure, weigh~/evaluat~/assess~",
    ),
    (
        (3, 3),
        "error/errors, wrong, misjudg~/misled/mistaken/underestimat~/overestimat~/misread, talk/talked you/me out, \
         prediction/predictions/predicted, choose/chose/choice, conclusion/conclusions, second opinion, conflicting/\
         contradict~/disproved/disprove/disconfirm~, mind, hindsight, advice/input",
    ),
    ((3, 2), "data, incomplete/unclear/vague, mistake/mistakes, reason~, think/thought, strategy/strategic"),
    // Learn and Be Curious
    (
        (4, 6),
        "curious/curiosity, comfort zone/area, learn/learned/learnt/learning ?@adv ?@adv something/new/from/about/\
         how/a/the/more/quickly/fast/skill/subject/yourself/to, taught/teach/teaching yourself/myself/himself/\
         herself, stay/keep/kept/keeping/stayed/staying up/@adv to/informed/current/abreast ?date",
    ),
    (
        (4, 5),
        "learn/learned/learnt/learning/learner, new skill/skills/technology/subject/field/area/domain/topic/language/\
         things, explor~, course/courses/book/books/class/classes/reading/studied/study/training, outside/unfamiliar/\
         new ?of/to/with @own ?area ?of expertise/field/comfort/depth/experience/background, did/do/didn/knew/know/\
         known 't/not/nothing/little ?@adv/@adv know/about/understand/anything",
    ),
    (
        (4, 4),
        "skill/skills/knowledge/expertise, observ~, didn/did/not ?'t/not know, rewarding, asking/asked ?only \
         questions, fascinat~/wonder~/interest/interested/interests/passion~, beginner/novice/scratch, improve/\
         improved/improving/develop/developed yourself/myself/themselves/personally, research/researched/\
         researching, question/questions ?you/i/nobody/@adv asked/ask, ask/asked/asking ?a/the/lots/many/@adv ?of \
         question/questions/why, unfamiliar/unknown",
    ),
    (
        (4, 3),
        "understand/understood/understanding, knew/know nothing/little, grow/growth/grown, experiment/experimented/\
         experiments, discover/discovered/find/found out, conference/workshop/certification/mentor/tutorial, trend/\
         trends, feedback ?@other ?@past ?you use/used/change/changed",
    ),
    ((4, 2), "new, how things/it/this work/works/worked, know, expert/experts"),
    // Hire and Develop the Best
    (
        (5, 6),
        "mentor/mentored/mentoring/mentee/mentorship, coach/coached/coaching, hire/hired/hiring/recruit~/interview/\
         interviewed/interviewing candidates/candidate/someone/somebody/people/applicants, hire/hires/hired/hiring/\
         recruit/recruited/recruiting, under/low/poor/not/struggling ?@adv performing/performance/performer/\
         performers, underperform~",
    ),
    (
        (5, 5),
        "let/letting/lets ?someone/somebody/@person go, fire/fired/firing/dismiss~/layoff~, built/build/building/\
         assembled/grew/put ?together your/a/the ?_ team, performer/performers, help/helped/helping/helps ?a/an/your/\
         @person/someone/somebody/others/them ?_ grow/develop/improve/advance/succeed/learn/promoted, develop/\
         developed/developing/grow/grew/growing/train/trained/training ?@the ?_ employee/people/person/member/\
         members/talent/someone/somebody/else/others/team/staff/career, promot~, talent/talented/potential/candidate/\
         candidates, delegat~, succession/successor, direct/your/a report/reports, @person/someone/somebody ?@adv/in \
         career/growth/development/improve/succeed/grow",
    ),
    (
        (5, 4),
        "person/people/someone/somebody/employee ?that/who/whom you/i ?@past managed/supervise/supervised/lead/led/\
         manage, team member/members ?who/improve/grow, employee/report/reports/subordinate/subordinates/junior/\
         apprentice/trainee/intern/newcomer, career/careers, taught/teach/teaching ?a/someone/somebody/colleague/\
         others/people, feedback to a/an/@person/someone/somebody, help/helped/helping ?a/an/@person/someone/\
         somebody ?else/_ develop/grow/improve/succeed/advance/learn/become, build/built/building ?a/your/the/@adv \
         team, strength/strengths/weakness/weaknesses",
    ),
    (
        (5, 3),
        "performance, onboard~, new/newer starter/joiner/hire/member/colleague/employee, find/found/finding their/\
         his/her feet, colleague/someone/person ?_ ready for/to, ability/abilities/capable/capability, best/\
         strongest person/people/team/member, raise/raised ?the/a bar/level ?of/for/@adv people/team/hiring, lead/\
         led/manage/managed/managing ?a people/person/someone/team, motivat~, stretch/opportunity ?to/for",
    ),
    ((5, 2), "team, person, colleague/peer/coworker ?who, skills of/in/others, managed/manage/managing/supervise~"),
    // Insist on the Highest Standards
    (
        (6, 6),
        "standard/standards, raise/raised/raising/raises/set/sets/lower/lowered/lowering/high/higher the/a/bar ?@adv \
         bar, good enough, compromise/compromised/cut/cutting ?on ?@the quality/corners, not/never/were/wasn/weren/\
         wasn/dis ?'t ?@adv satisfied/happy/dissatisfied/content ?with/enough",
    ),
    (
        (6, 5),
        "quality, defect/defects, nobody/no ?one else thought/saw/noticed/expected ?it ?was ?necessary/needed, \
         dissatisf~/unsatisf~/unhappy with ?the/@own, status quo, perfect~/excellence/excellent/flawless, continuous/\
         continual/continuously/constantly improv~, bar, polish/polished/polishing, compromise/compromised/\
         compromising/settle/settled/settling ?for/on, improvement/improvements/improving ?target/targets/goal/\
         project/plan, best practice/practices",
    ),
    (
        (6, 4),
        "already working/good/fine/worked/well/met, errors/flaw/flaws/fault, meet/meets/met the bar, before it \
         reached/shipped/launched/went, persist~, improve/improved/improving/improvement, rework~/redo/redid/redone, \
         meet/met/meeting/exceed/exceeded/exceeding/below/beyond/fall/fell ?short ?of/@own/your/the ?@person ?_ \
         expectations/expectation/standards, refused/refuse to/it/release/ship/accept/sign, not/wasn/isn/weren ?'t \
         ?@adv ready/enough/there/right, satisfied/satisfy, sloppy/careless/mediocre/rushed/shoddy, inspection/\
         review/checks/checklist",
    ),
    (
        (6, 3),
        "measures, refus~, better than/even/@adv, expected/expect/expectations/expectation, detail/details, test/\
         tests/testing, reject/rejected/rejecting/send/sent back, consistent/consistently/reliable/reliability",
    ),
    ((6, 2), "better, proud, careful/carefully/care/careless, inspect~, fix/fixed properly"),
    // Think Big
    (
        (7, 6),
        "vision/visions/visionary, think/thought/thinking/thinks ?@adv big/bigger/large/larger/beyond, bold/bolder/\
         boldest/boldly, radical/radically, ambitio~, big/bigger/larger/wider/broader/bigger picture, big/biggest \
         ?bold risk/idea/bet/leap",
    ),
    (
        (7, 5),
        "in @num/a ?to ?@num years/decade/decades, aim/aimed/aiming/think/set/dream high/higher/big, look/looked/see/\
         saw beyond, bigger/larger/huge/major/big/biggest/greater ?@adv opportunity/idea/goal/dream/challenge/scale/\
         ambition/impact/change, transform~/revolution~/breakthrough/groundbreaking/moonshot, dream/dreamed/dreams, \
         impossible/unthinkable/crazy/unrealistic, inspir~, large/grand/massive ?scale, direction, long/five/ten/\
         three term/year/years vision/strategy/plan/goal",
    ),
    (
        (7, 4),
        "scale/scaled/scaling ?up/the/it/to, big/bigger/biggest, way/ways of thinking, way/far/well beyond, proposed/\
         propose/pitch/pitched a ?@adv ?_ idea/approach/change/plan, opportunity/opportunities, future, strategy/\
         strategic/strategies, never been/done/tried ?done ?before, expand/expanded/expansion/new market/markets, \
         entire/whole industry/company/organisation/organization/business, beyond the/what/today/current/immediate, \
         years ahead/from/out",
    ),
    (
        (7, 3),
        "large/larger, risk/risky, proposed/propose/pitched/pitch/proposal, potential, others/people followed/follow/\
         joined/join/bought/buy/believed/believe, convinced/persuaded ?others/people/leadership, limit/limits/\
         limitation, influence/influenced",
    ),
    ((7, 2), "idea, goal/goals, change/changed the, growth"),
]);
