//! What words tell of duties and of scenes. Shared by the split and by the checks, as `outcomes.rs` is.

use super::phrases::Phrases;

/// How a sentence tells of a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Duty {
    /// *My job was*, *the goal*.
    Named,
    /// *I was asked to*, *I'd been put in charge*.
    Given,
    /// *I had to*, *we needed to*.
    Must,
    /// *Responsible for*, *it was up to me*.
    Charge,
    /// *My manager wanted me to*.
    ByOthers,
    /// *I wanted to*, *I set out to*.
    Meant,
    /// *In time for*, *by Friday*.
    Until,
}

pub(super) static DUTIES: Phrases<Duty> = Phrases::new(&[
    (
        Duty::Named,
        "my/our ?@adv/@adv ?own/main/primary/first/key/specific/biggest/personal/direct/overall/only/ultimate @duty \
         ?here/there/in/as/for/on ?_ was/is/were/were/became/included/involved, my/our ?_ job/task/role/\
         responsibility/goal/objective/target/aim/mission/duty/mandate/brief/assignment/challenge/priority ?_ was/is/\
         included/involved/were/required/here, the ?@adv ?main/real/overall/key/biggest/first/ultimate/end/big task/\
         goal/objective/target/aim/mission/brief/assignment/challenge/ask/plan/idea/deadline/job/project ?@other \
         ?@we was/were/is, goal/objective/target/aim/mission/brief/mandate/task/job/challenge/assignment/ask was/is \
         ?@adv to, with the/a goal/aim/objective/mandate/mission/brief/task/target of/to, my/our responsibility/\
         responsibilities/duty/duties/mission/objective/assignment/goal/target/brief, @person job/task/role/duty/\
         responsibility to, given the/a task/job/assignment/mission/brief/target/goal/responsibility/project/\
         deadline, what/all @self needed/had/wanted ?to was/to, as ?@the ?_ @person/lead/owner/head/chair/captain/\
         coordinator/one/supervisor/representative/member/intern/president ?_ @comma i, ^the task/goal/objective/\
         target/job/challenge/deadline/aim/mission, ^task/goal/objective/mission",
    ),
    (
        Duty::Given,
        "i was/'d ?been/also/then/@adv ?@adv @given ?@adv with/to/by/for/as/in/the/a/on/@ing, i had ?@adv been \
         @given, we were/'d ?been/also/then/@adv ?@adv @given ?@adv with/to/by/the, @person was/were @given ?@adv \
         with/to, tasked/charged/entrusted with, tasked/assigned to, was/been/'d ?been brought in/on to/as, put me/\
         us in/on, put in charge, took over/on as/the/from/this/@adv, when i took over",
    ),
    (
        Duty::Must,
        "@self ?@adv had to, @self ?@adv had ?only/just/@adv ?about/until/under/less ?than @num/one/a/until/till \
         ?more/short ?@time/@num ?@time to, @self ?@adv needed to/a/someone/the/@num, @self ?@adv/would ?@adv have/\
         need to, @self must, @self ?@will/would ?@adv be ?the responsible/accountable/one, @self was/were ?@adv to, \
         was/is/were due in/on/by/at/to/the/before, had/has/have ?@adv to be/make/find/get/do/keep/take/come/decide/\
         work/go/have/deliver/finish, needed/needs to be/happen/do/find/make/get/come/go/change/have/take, needed \
         ?@adv doing/fixing/someone/somebody/a/an/to, somebody/someone had/needed/has to, knew/felt/realised/\
         realized ?that i/we ?@would ?@adv had/needed/have/need/couldn/must/should/could ?to/'t, @self couldn ?'t \
         ?@adv let/just/afford/hand/ignore/leave/wait/simply/walk, supposed/expected/required/obliged/meant to, it \
         was/is ?@adv important/critical/essential/crucial/vital/imperative ?for/that/to, had ?only/just/@adv/less \
         ?than @num/one ?@time to, left/giving/leaving me/us/them ?@adv @num/one/until/just/about/no, gave me/us/\
         them ?@adv @num/one @time/@num",
    ),
    (
        Duty::Charge,
        "responsible/accountable for/to, responsibility for/to/of/was/as, in charge, my responsibility/job/task/call/\
         turn/patient/problem/duty, up/down/left/on/fell/falls/fall/over to/on/for me/us ?to, on me to, was/is/be/\
         would/'d on/with me/us, i was the ?_ lead/leader/owner/head/captain, fell/came/landed on/to/in/with my/me/\
         our/us ?_ desk/lap/plate/shoulders/team/to, for me to ?say/decide/find/fix/sort/make, nobody/no/one/someone/\
         anyone/everyone ?one/else 's/@adv job/responsibility/problem/task, no one job/responsibility, raised my \
         hand, the choice/decision/call/question/challenge ?here/now/for/@adv ?me/us was/is ?mine/ours/to/whether/\
         how/@adv, looked at/to me/us, @i was/'m/am ?the head/lead/owner/leader/captain/chair of, boss/manager/\
         supervisor/chief/owner/client/director/ceo said/told ?us/me ?to/fix/get/find/do, i/so ?said/volunteered \
         ?that ?i i/i'd/would/'d/'ll do/take/try/look/handle, target/quota/goal/budget/deadline/mandate/limit of, i \
         was/'m/am ?also/@adv the ?_ on/only/lead/senior/one/site/duty/acting/project/first/most/sole/tech/technical/\
         team/newest/responsible, i decided that/i ?i would/'d/wouldn/was/couldn/had, trusted/trusting/relied/\
         counted/counting me/us/on ?me/us to/with, @i ?@adv owned/headed/oversaw/supervised/managed ?the/a/one/all/\
         our/@num, @i ?@adv led a/the/our ?_ team/group/project/effort, only/most/sole/senior ?_ person/engineer/one/\
         member/nurse/analyst ?_ who/on/in/there/with, i ?'m/was/am the one/person/only/owner/lead/project/team/most \
         ?_ who/of/responsible/for, take/took/taking ownership/charge/responsibility, owner of, lead/leading/manage/\
         managing/oversee/overseeing/coordinate/coordinating this/the effort/project/team/response, legally/policy/\
         contract/protocol requires/required",
    ),
    (
        Duty::ByOthers,
        "asked/wanted/told/challenged/trusted/tasked/assigned/expected/appointed/hired/charged/invited/instructed/\
         needed/requested/ordered/gave/set/allowed/offered/required/encouraged/urged/left/selected/chose/nominated/\
         designated me ?@adv/and ?_ to/with/for/as/the/a/@num/on/in/one/if/this, asked/wanted/told/challenged/\
         trusted/tasked/assigned/expected/hired/instructed/needed/requested/ordered/gave/required us ?@adv to/with/\
         the/a/@num/one, made me ?the responsible/lead/head/captain/in/coordinator, turned/looked to me ?to/and/for, \
         wanted/needed/requested/asked for/it ?@adv/@adv done/back/by/in/ready/before/finished/fixed, @person/@other/\
         corporate/leadership/headquarters/@cap ?@adv wanted/expected/needed/asked/required/requested/promised ?that/\
         for/a/an/it/the/to/someone/us/them/@own ?_ to/by/in/back/@done/@more, @person/@other/corporate/leadership/\
         headquarters set us/me/them/ourselves ?@person a/an/one/the/@num, gave us/me until/@num/a/the ?_ week/weeks/\
         month/months/deadline/target/job/task/goal/chance/days, told me/us ?that/it/this/we/i ?this/it/that/we/i \
         ?@adv had/couldn/was/needed/wanted/must/to/expected, asked ?the ?@person whether/if any/someone/somebody/\
         anyone/i/we, wanted/needed/asked ?me/us/someone/somebody to, assigned/handed/gave/given/delegated ?this/it/\
         the ?_ to me",
    ),
    (
        Duty::Meant,
        "@self was/were ?@adv hoping/aiming/trying/planning/looking/determined/eager/keen to/for, @self ?@adv wanted/\
         aimed/hoped/intended/volunteered/vowed to, @self ?@adv set out to, @self ?@adv wanted/needed him/her/them/\
         it/the/my/our/@person ?_ to, set myself/ourselves, volunteered/stepped ?in/up ?forward to, took it upon/on \
         myself, made it my ?_ goal/mission/aim/job/business/point/priority, my/our/the ?_ intention/hope/aim was, \
         the ?_ hope/idea was, so/that @self ?@adv wanted, without having to/resorting, find/finding/found a/some \
         way/ways/solution to/of",
    ),
    (
        Duty::Until,
        "in time for, by/before/until/within @the/@num/@time/next ?next/end/following/same/first/@num @time/@num/\
         exam/exams/deadline/opening/launch/season/peak/meeting/hearing/weekend/end, by/before/until @time, within \
         budget/@num/a/the/half/an, at least @num, to/below/above/under/over ?at/less/more ?least/than @num ?per/% \
         cent/percent/by, @num @time to, only/just @num ?@more @time ?to/before/until/left, no ?extra/additional/\
         more budget/headcount/resources/staff/training/experience/downtime, @time/week/month deadline, the deadline",
    ),
]);

/// How a sentence sets the scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scene {
    /// *Last summer*, *two years ago*, *in 2019*.
    When,
    /// *At my last company*, *on the night shift*.
    Where,
    /// *I was a nurse*, *as a shift lead*.
    Role,
    /// *Had never*, *there was*.
    Before,
}

pub(super) static SCENES: Phrases<Scene> = Phrases::new(&[
    (
        Scene::When,
        "@num/few/couple/some/several ?of ?@num @time ?@time/and ?a/half ago/back/earlier, a/some ?few/couple ?of \
         @time/while ago/back, a while back/ago, last/past/this/previous/early/late/mid @time/fall/spring, ^in/\
         around/since/during/back ?in ?the ?_ @num, ^in ?the/my/our ?early/late/first/second/third/final/last/junior/\
         senior/freshman/sophomore @time/fall/role/job/position/spring/internship, ^on/one/every/each a/the/@time/\
         day/evening/@cap ?@time, one @time/day/evening/fall, ^during/while/when i/my/the/our/a/an/we/in/at/working, \
         during my/the/our/a, ^at the time/beginning/start/peak, when i was/worked/joined/started/first/took/began/\
         had, back in/when/then/at, recently, once upon, there was a/one time/situation/day/point/period/customer, \
         at one point, @num @time/@time before/into/after/out the/our/a/my/we, halfway/midway/partway through",
    ),
    (
        Scene::Where,
        "^at/in/with/for my/our/a/an/the ?_ @place, at/in/with/for my/our ?last/previous/current/former/first/old/\
         final/most/recent/present/prior/latest/@adv ?@adv ?_ @place, my/our ?last/previous/current/former/first/old/\
         most/prior/recent/@adv @place/employer/position/role, @self ?'ve/have/was/were/'m/'re/am/are/had/'d/used/\
         @adv ?@adv ?to ?been working/worked/work/works/volunteer/volunteered/teach/interning/interned/live/lived/\
         serving/served/study/studied/studying ?@adv/full/part/nights ?time at/for/in/as/on/with/the/nights/closely/\
         under/alongside/abroad, worked/working/work ?@adv ?part/full ?time at/for/as/in/on a/an/the/my/@cap, ^my/\
         our team/company/department/store/school/office/unit/group/class/firm/manager/boss/supervisor/client/\
         organisation/organization, of ?about/around/almost/over/roughly @num people/engineers/students/employees/\
         staff/developers/nurses",
    ),
    (
        Scene::Role,
        "@self ?'m/was/were/'d/am ?been/@adv ?@adv a/an/the ?_ @person/lead/supervisor/representative/assistant/\
         coordinator/intern/trainee/apprentice/rep/manager/driver/tutor/cashier/barista/server/volunteer/clerk/\
         technician/consultant/associate/operator/chef/pharmacist/cook/planner/editor/writer/architect/scientist/\
         administrator/nurse/reporter/teller/receptionist/paralegal, as a/an/the ?_ @person/lead/supervisor/\
         representative/assistant/coordinator/intern/trainee/apprentice/rep/manager/driver/tutor/cashier/barista/\
         server/volunteer/clerk/technician/consultant/associate/operator/chef/pharmacist/purser/teller/director, \
         @self was/were ?@adv leading/managing/supervising/coordinating/running/wiring/teaching/responsible/part/in/\
         on/at/with/about/working/studying/building/planning/developing/covering/assigned, @i ?@adv joined/started \
         ?at/as/in/a/the/my, @i ?@adv supervise/manage/lead/teach/run/coach/babysit/drive/work/volunteer, used to",
    ),
    (
        Scene::Before,
        "there was/were/'s/had/are/is/would, @person/@other/@place/@we had/'d ?@adv/@adv been/@done, @self ?@adv had \
         ?@adv/just/a/@num ?_ @person/@place/problem/issue/big/customer/client/project/team/backlog, was/were ?@adv \
         ?@adv @ing, kept/keep/keeps @ing, had ?@adv @done",
    ),
]);
