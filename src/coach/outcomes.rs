//! What words tell of an outcome. Shared by the split and by the checks, so that what moves a sentence into the
//! Result is also what a finding shows.

use super::phrases::Phrases;

/// How a sentence tells of an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// *As a result*, *in the end*.
    Link,
    /// *Sales went up*, *dropped to*.
    Change,
    /// Thanks, praise, prizes.
    Praise,
    /// *On time*, *met the target*.
    Reached,
    /// *Were able to*, *which meant that*.
    Enabled,
    /// *I learned*, *it taught me*.
    Learned,
    /// *Is still used*, *since then*.
    Lasting,
    /// *I received*, *was promoted*.
    Gained,
    /// *Nobody was hurt*, *without a single*.
    Absent,
}

pub(super) static OUTCOMES: Phrases<Outcome> = Phrases::new(&[
    (
        Outcome::Link,
        "as a/one/the ?direct/final/end result/consequence/outcome, in the end, at the end of the/that day/week/\
         month/year/project/semester/term/season/quarter/shift/summer/night, by the end of, by the time, ^ultimately/\
         eventually/consequently/overall, thanks to this/that/these/my/our/the/his/her, because of this/that/these/\
         my/our, @own ?@adv result/results/outcome/upshot, the ?end/final/net/overall/immediate result/results/\
         outcome/upshot/impact/effect, result/outcome was/were, led to @the/a/an, resulted in, resulting in, leading \
         to a/an, paid off/dividends, pay off, worked ?out ?very/really/so/pretty well/perfectly/fine/better, turned \
         out ?to well/fine/great/better, went ?very/really/so/extremely/pretty well/smoothly/perfectly/great/live, \
         made ?@the ?_ difference, all in all, in total, ^after @num @time, ^within @num/a/the @time, ^within ?a few/\
         couple ?of @time, ^over @the ?next/following/course, ^in @the ?first/following/next ?@num @time, ^a/@num \
         @time/@num ?@time later, ^the ?very next/following @time/@person, ^by @time, the upshot, happy ending",
    ),
    (
        Outcome::Change,
        "went up/down/from, came down/in/back to/from/under/at/within, came to ?just/about/only @num, is/are/was/\
         were/'s/'re/stood/stayed/remained/running ?@adv at/under/below/above/over/down ?to/just/about/almost @num, \
         @change ?@adv ?@in ?about/around/almost/nearly/roughly/over/more/by/to/from @num, @change ?@adv by/to/from \
         ?_ @num, up/down by/from ?about/almost/nearly @num, down to ?about/almost/nearly @num, down/up @num, is/are/\
         was/were ?@adv back/fixed/gone ?up/to/@in, from ?about/around/almost/nearly/over ?a/an @num ?_ to ?about/\
         under/around/almost/nearly/over ?an/a @num, doubled/tripled/halved/quadrupled/skyrocketed/soared/plummeted/\
         rebounded, @num ?@in percent/% ?@more increase/decrease/reduction/improvement/growth/drop/rise/saving/\
         savings/more/less/fewer/higher/lower/faster/above/below/under/over/off/success/pass/satisfaction, increase/\
         decrease/reduction/improvement/drop/rise/growth/uptick/boost in, @more than ?@the ?_ before/usual/ever/\
         average/expected/planned/anyone/any/previous/previously, than ?@adv before/ever/expected/planned/usual/\
         anticipated/anyone, saved/saves/saving @own/the/us/them/him/her/each/every/about/around/over/roughly/at/an/\
         more/nearly/almost/@num, got ?much/a ?lot @more, became ?much/a ?lot @more, cut ?_ in/by half, in/by half, \
         record ?@time ?@adv sales/high/low/numbers/revenue/year, in the top @num/ten/quarter/third/half, above/over/\
         beyond/past ?@own/@the target/goal/quota/plan/expectations/average, for a total of, ranked/rated ?@adv \
         first/top/second/highest/best/among/in, number one, raised/generated/earned/brought/netted/collected ?in \
         ?@in ?over/about/almost/nearly/more/a/an ?than ?_ @num, % @more, @more @num, ended/finished up/at/with/on/\
         in/first/second/third, returned to normal, back on track/schedule/budget/time",
    ),
    (
        Outcome::Praise,
        "thanked/praised/complimented/commended/congratulated/applauded/acknowledged/credited, thank/thanks ?you \
         ?for, say/said/saying thank/thanks, was/were/is/are/seemed/felt/been ?so/very/really/extremely/quite/\
         incredibly/absolutely/all/more/also/both/@adv @praise, so/very/extremely/really/incredibly/absolutely \
         @praise, positive/great/excellent/good/glowing/strong/wonderful/fantastic feedback/reviews/review/comments/\
         response/evaluation/evaluations/evaluation/ratings/reference, well received, impressed/delighted/thrilled/\
         pleased/grateful/appreciative/ecstatic/overjoyed, appreciated @the/how/that/it/my/me, told/tells @me/us \
         ?@adv/@time that/it/how ?it/she/he/they/this/my was/had/were/@adv, later/afterwards told/said, said it/this/\
         that/she/he/they ?_ was/were/had/is/felt, award/awarded/medal/prize/trophy/commendation/bonus/certificate/\
         accolade/promotion, gave @me/us a/an ?_ raise/bonus/rating/review/promotion/recommendation/reference/award, \
         recommended @me/us, asked @me/us to ?do/help ?the ?same present/train/lead/teach/share/write/stay/run/roll/\
         join/mentor/speak/repeat/explain/show, had me explain/present/train/teach/show, five/5 star, employee of \
         the @time, voted @me/@the, liked/enjoyed it/the/this/that/my/our, happy with/that/about/customer/client/\
         and, satisfied with/customer, apologised/apologized to/for/and, satisfaction @change/rose/score/scores/\
         @past, best @num/@time ?@time of/ever/since, proud of/that, loved it/the/this/that/my/our/how",
    ),
    (
        Outcome::Reached,
        "on ?or/the time/schedule/budget/track/target/planned ?@adv, on the planned/agreed/original day/date, ahead \
         of/by @time/schedule/time/target/the/our/plan/deadline, @time/@num early/ahead, @num @time ?@adv early/\
         ahead/sooner ?of, under/within/below budget/target, met/exceeded/beat/hit/surpassed/reached/made/achieved \
         ?all ?of @the ?_ target/targets/goal/goals/deadline/deadlines/quota/expectations/objective/objectives/\
         numbers/date/standard, success/successful/successfully/succeeded, achieve~, was/were/been/got ?@adv ?@adv \
         completed/resolved/finished/delivered/launched/solved/shipped/accepted/approved/published/cancelled/\
         corrected/settled/replaced/restored/fixed/closed/opened/rescued/passed/repaired/cleared/signed, @we ?@adv \
         completed/finished/delivered/launched/shipped/passed/sold/opened/released/closed/published/won/cleared/\
         recovered/reached/lost/kept/ended/handed/met/hit/saved/raised/avoided/retained/achieved/exceeded/increased/\
         reduced/improved/cut, @i ?@adv completed/finished/delivered/closed/passed/graduated/exceeded/cleared/ended/\
         reduced/increased/saved/raised/improved/hit/reached/met/beat/surpassed, got/received/earned/scored/achieved/\
         won/awarded a/an/the ?highest/top/best/excellent/final ?_ a/b/grade/mark/first/distinction/score/award/\
         contract/deal/rating/gpa, went ahead/off/live ?@adv/within/without, signed/renewed/extended/bought/paid ?up/\
         off ?@the/@in/a/an contract/contracts/deal/another/up/for/back/with/them/us, passed ?the ?_ inspection/\
         audit/exam/exams/test/course/class/review/first, worked/works/held ?@adv as/well/perfectly/better/up \
         ?planned/expected/hoped, it/that/this ?@adv worked/held/helped/paid/saved/raised/sold/passed/became, the/\
         our ?_ project/event/launch/product/report/presentation/show/campaign/programme/program was/finished/came/\
         went/launched/opened a/in/on/off/well/@adv, every/all ?of ?the ?@num @person/order/orders/plate/parcels ?_ \
         was/were/got/went/received/left, all ?of ?@the ?@num _ passed/were/got/received/left/arrived/delivered, \
         @person/customer @past ?up/@adv ?another/a/the ?_ renewed/contract/extended/order, pulled it off, @we got \
         @num/$/£/€, first/second/third place/prize, came first/second/third",
    ),
    (
        Outcome::Enabled,
        "was/were/been/is/are/be/became ?@adv able to, managed to, succeeded in, which/this/that/it ?@adv meant/\
         allowed/helped/enabled/saved/led/made/gave/brought/reduced/increased/improved/created/freed/ensured/earned/\
         built/resulted/cut/prevented/kept, made it possible/easier/much, so/and @person/@other/@we/@i no longer \
         ?had, no longer, gave/gives @us/@me/them/him/her/the ?_ confidence/time/back/more/hours, helped/helping @us/\
         @me/them/him/her/the/our/@person ?to",
    ),
    (
        Outcome::Learned,
        "@i ?@adv learned/learnt ?@adv that/to/how/a/the/from/about/not/never/in/so/why/what/it/just/@adv/many, have \
         ?@adv learned/learnt, taught/showed/reminded me, lesson/lessons/takeaway/takeaways, took ?@adv away from/is/\
         was, took/take away, made me/us ?a realise/realize/better/more/appreciate/understand, @i ?@adv/@will ?@adv \
         realised/realized ?that how/the/it/i/just/@adv, next time, in hindsight/retrospect, looking back, if @i \
         ?@would did/had/were/do/could ?it/to ?do/have ?it ?over/again/to, would/'d do ?_ differently, this/that/the \
         experience ?@adv taught/helped/showed/was/made/gave, improved/developed/strengthened/built/grew ?@me/@us my/\
         our ?_ skills/confidence/relationship/relationships/trust, gained ?a ?@adv ?_ experience/understanding/\
         respect/confidence/trust/skills/insight/appreciation/knowledge",
    ),
    (
        Outcome::Lasting,
        "since then, ever since, from then/that on/point/day ?on, to this day, is/are/'re/'m ?@adv now/still/today/\
         @adv used/in/the/our/part/running/standard/required/being/working/friends/there/a/with/doing, now/still/\
         today use/uses/used/using/follow/follows/have/has/know/runs/run/is/are/ask/asks/say/says/do/does/works/make/\
         makes/pay/pays/get/remains/stands/going, @person/@other now/still/today, is/are ?@adv used ?by/in/as/to/\
         there/across/@adv, have/has/'ve/'s ?@adv since/never/been/used/become/gone/adopted/kept/helped/held/caught/\
         saved/made/worked/stayed/continued/had/remained ?@adv ?@done, adopted/copied/rolled ?out ?by/the/my/our/it/\
         this/across/to/@adv, became/become ?@adv @the/a/an/standard/part/friends/@more/our/one, @person/@other/\
         @place ?@adv started/began/continued/continues/adopted/agreed ?to/@ing, for the rest/remainder of, went on \
         to/@adv, months/weeks/years/year/month/week later, afterwards/thereafter, following/next/same/that year/\
         month/week/quarter/summer/season/autumn/spring/afternoon/night/day, going forward, standard for/across/in/\
         @adv/practice/procedure/at, best practice, ended up, @done in/within/after/before/by/for @num/a/the/about/\
         under/just/less ?@num ?than @time/@num ?@time",
    ),
    (
        Outcome::Gained,
        "@self ?also/@adv received/won/earned/gained/secured/landed/achieved/retained/recovered/regained/raised, \
         @self was/were ?also/@adv promoted/awarded/offered/recognised/recognized/nominated/named/given/rewarded/\
         honored/honoured/selected/hired/invited/commended/asked/chosen ?a/an/to/as/for/the/by/another/@adv, \
         offered me/us, got promoted, got ?the ?_ job/contract/promotion/offer/raise, earned/gained/won me/us/the/\
         their/his/her/my ?_ trust/respect/contract/business/award/prize, trust/respect of, still trusts/trust/\
         friends/close, promoted me/us/to, in @own/@person ?_ favor/favour",
    ),
    (
        Outcome::Absent,
        "not/didn't a/one single, without ?a/any single/further/losing/incident/disruption/delay/delays/downtime/\
         complaint/complaints/injury/injuries/error/errors/problems/issues/another/a/having/buying/being, no/zero/\
         any/fewer/many/more ?more/further/lost/negative/major/safety/new/serious complaints/injuries/incidents/\
         errors/downtime/accidents/issues/problems/defects/incident/complaint/time/repeat, nobody/none was/were/got/\
         fell/noticed/left/complained/quit/missed ?hurt/injured/harmed/lost, no one was/got/noticed/left/complained/\
         quit ?hurt/injured/harmed, nothing was/got/went/fell ?missed/lost/wrong, no/nobody one/nobody has/had ?@adv \
         @done, no @person/@place/@time has/had/was/were ?@adv @done, never ?@done ?_ again/once/since, did/didn/\
         haven/hasn/has/have/had/is 't/not ?@adv ?_ again/since/once, disappeared/stopped/vanished/ceased/went away, \
         avoid~/prevent~ @the/a/an/any/further, zero, instead of the/@num, lost maybe/no/only/nothing/one/@num",
    ),
]);
