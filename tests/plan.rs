//! The plan to the interview: which step stands on which day, marks, weeks, what the app ticks by itself, and what is
//! stored of plans and settings.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

mod support;

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use star_drill::content::guide::{Checklist, Item, PlanAct, PlanStep, StageGuide};
use star_drill::content::{Guide, Pack, StageId};
use star_drill::progress::{
    Dated, Day, MARKS_AT_MOST, MINUTES, Mark, OWN_AT_MOST, OwnStep, Plan, Settings, Ticks, Week, is_reached, schedule,
    weeks,
};
use star_drill::storage::records::{decode, encode};
use support::NOON;

const DAY_MS: u64 = 86_400_000;
/// 22 November 2026, a Sunday.
const TODAY: Day = Day::from_number(20_779);

fn step(id: &str, days_before: u32, minutes: u32, needs_days: u32) -> PlanStep {
    PlanStep {
        id: id.into(),
        text: "t".into(),
        why: "w".into(),
        days_before,
        minutes,
        needs_days,
        act: PlanAct::Drill,
        about: None,
        count: 0,
    }
}

/// Steps by name, days before the interview, minutes and, where there are any, days needed: `a 5 30, b 5 30 7`.
fn steps(words: &str) -> Vec<PlanStep> {
    let each = |words: &str| {
        let mut words = words.split(' ');
        let id = words.next().expect("a name");
        let mut number = || words.next().map_or(0, |word| word.parse().expect("a number"));
        step(id, number(), number(), number())
    };
    words.split(", ").filter(|words| !words.is_empty()).map(each).collect()
}

/// That a step was done, or skipped, so many days after today.
fn mark(step: &str, day: i32, is_done: bool) -> Mark {
    Mark { step: step.into(), day: TODAY.plus(day), is_done }
}

/// A plan from today to an interview in so many days.
fn plan(days: Option<i32>, marks: &[Mark]) -> Plan {
    Plan { interview: days.map(|days| TODAY.plus(days)), marks: marks.to_vec(), ..Plan::new(TODAY) }
}

/// The steps in their order, with the days from `plan.from` on: `a 4, b 5, c -`.
fn dates(plan: &Plan, steps: &[PlanStep]) -> String {
    let date = |it: &Dated<'_>| match it.day {
        Some(day) => format!("{} {}", it.step.id, plan.from.until(day)),
        None => format!("{} -", it.step.id),
    };
    schedule(plan, steps).iter().map(date).collect::<Vec<_>>().join(", ")
}

#[test]
fn each_step_has_its_day() {
    // What it shows; days to the interview; minutes a day; steps that are done, and when; the steps; what comes out.
    type Row<'a> = (&'a str, Option<i32>, u32, &'a str, &'a str, &'a str);
    let table: [Row<'_>; 24] = [
        ("each on its last day", Some(10), 60, "", "a 9 30, b 5 30, c 1 30", "a 1, b 5, c 9"),
        ("two on a day that has room", Some(10), 60, "", "a 5 30, b 5 30", "a 5, b 5"),
        ("a full day sends one to the day before", Some(10), 60, "", "a 5 45, b 5 30", "a 4, b 5"),
        ("with more minutes a day it stays", Some(10), 90, "", "a 5 45, b 5 30", "a 5, b 5"),
        ("and on to where there is room", Some(10), 60, "", "a 5 60, b 5 60, c 5 60", "a 3, b 4, c 5"),
        ("without room anywhere, on its last day", Some(6), 60, "", "a 5 60, b 5 60, c 5 60", "b 0, a 1, c 1"),
        ("a long one has a day for itself", Some(10), 60, "", "a 5 30, b 5 240", "a 4, b 5"),
        ("also where it comes first", Some(10), 60, "", "a 5 240, b 5 30", "a 4, b 5"),
        ("the last two days never move", Some(10), 60, "", "a 3 60, b 2 90, c 2 90, d 1 60", "a 7, b 8, c 8, d 9"),
        ("nothing on the day itself", Some(3), 60, "", "a 0 10", "a 2"),
        ("what is late, as soon as there is room", Some(6), 60, "", "a 9 30, b 8 30, c 7 30", "a 0, b 0, c 1"),
        ("around the others", Some(4), 60, "", "a 9 60, b 8 60, c 7 60, d 6 60, e 3 60", "a 0, b 1, e 1, c 2, d 3"),
        ("without room, where there is least", Some(2), 60, "", "a 9 30, b 2 120, c 1 90", "b 0, a 1, c 1"),
        ("late and long, on a day for itself", Some(3), 60, "", "a 9 30, b 9 180, c 9 30", "a 0, c 0, b 1"),
        ("what needs more days is left out", Some(6), 60, "", "a 3 10 7, b 3 10 6", "b 3"),
        ("unless it carries a mark", Some(6), 60, "a -2", "a 3 10 7, b 3 10 6", "a -2, b 3"),
        ("what was marked before takes no room", Some(10), 60, "b -3", "a 5 60, b 5 60", "b -3, a 5"),
        ("what was marked since does", Some(10), 60, "b 0", "a 5 60, b 5 60", "a 4, b 5"),
        (
            "without a date, as if it were in six weeks; the last steps wait",
            None,
            60,
            "",
            "a 1 30, b 3 30, c 4 30, d 9 30 42, e 9 30 43, f 50 30",
            "f 0, d 33, c 38, a -, b -",
        ),
        ("what was marked before waits for nothing", None, 60, "a -1", "a 1 30, b 3 30", "a -1, b -"),
        ("the day before", Some(1), 60, "", "a 9 60, b 2 60, c 1 60", "a 0, b 0, c 0"),
        ("on the day, only the last steps", Some(0), 60, "", "a 5 30, b 1 30, c 0 30, d 1 30 1", "b 0, c 0, a -"),
        ("once it is past, none", Some(-3), 60, "c -1", "a 5 30, b 1 30, c 1 30", "c -1, a -, b -"),
        ("no steps", Some(10), 60, "a -1", "", ""),
    ];
    for (what, days, minutes, done, of, expected) in table {
        let done = done.split_once(' ').map(|(step, day)| mark(step, day.parse().expect("a number"), true));
        let plan = Plan { minutes, ..plan(days, done.as_slice()) };
        assert_eq!(dates(&plan, &steps(of)), expected, "{what}");
    }
}

#[test]
fn a_date_far_away_or_a_number_out_of_all_bounds_harms_nothing() {
    let steps = [step("a", u32::MAX, u32::MAX, 0), step("b", 5, u32::MAX, 0), step("c", 5, 30, u32::MAX)];
    let far = Plan { interview: Day::of(9999, 12, 31), ..Plan::new(TODAY) };
    assert!(dates(&far, &steps).starts_with("a 0, b "));
    assert_eq!(dates(&plan(Some(1), &[]), &steps), "a 0, b 0");
}

#[test]
fn days_are_left_until_the_day_itself() {
    for (days, later, expected) in
        [(None, 0, None), (Some(9), 0, Some(9)), (Some(9), 9, Some(0)), (Some(9), 10, None), (Some(-1), 0, None)]
    {
        assert_eq!(plan(days, &[]).days_left(TODAY.plus(later)), expected, "{days:?} {later}");
    }
}

#[test]
fn a_step_is_marked_once_and_keeps_the_day_of_it() {
    let mut plan = plan(Some(10), &[]);
    plan.mark("a", Some(false), TODAY);
    plan.mark("b", Some(true), TODAY.plus(1));
    plan.mark("a", Some(true), TODAY.plus(2));
    assert_eq!(plan.marks, [mark("a", 0, true), mark("b", 1, true)]);
    plan.mark("a", None, TODAY.plus(2));
    plan.mark("c", None, TODAY.plus(2));
    assert_eq!((plan.mark_of("a"), plan.mark_of("b")), (None, Some(&mark("b", 1, true))));
    plan.mark("d", Some(true), TODAY.plus(-4));
    assert_eq!(plan.mark_of("d"), Some(&mark("d", 0, true)), "the calendar was set back");

    for number in 0..=MARKS_AT_MOST {
        plan.mark(&format!("s{number}"), Some(true), TODAY);
    }
    assert_eq!((plan.marks.len(), plan.mark_of("b")), (MARKS_AT_MOST, None), "the oldest goes");
    assert_eq!(decode::<Plan>(&encode(&plan), &()), Ok(plan));
}

#[test]
fn planning_anew_begins_today_and_leaves_behind_what_is_marked() {
    let marks = [mark("a", -3, true), mark("b", 0, false), mark("c", 4, true)];
    let today = TODAY.plus(4);
    let behind = [mark("a", -3, true), mark("b", 0, false), mark("c", 3, true)];

    let mut dated = plan(None, &marks);
    dated.set_interview(Some(TODAY.plus(20)), today);
    assert_eq!(dated, Plan { interview: Some(TODAY.plus(20)), from: today, ..plan(None, &behind) });
    dated.set_interview(None, today);
    assert_eq!(dated, Plan { from: today, ..plan(None, &behind) });

    let mut longer = plan(Some(20), &marks);
    longer.set_minutes(120, today);
    assert_eq!(longer, Plan { minutes: 120, from: today, ..plan(Some(20), &behind) });
    longer.set_minutes(45, TODAY.plus(9));
    assert_eq!((longer.minutes, longer.from), (120, today), "nobody offered that");

    let mut late = plan(Some(20), &marks);
    late.replan(today, &["b".to_owned(), "d".to_owned()]);
    let reached = [&behind[..], &[mark("d", 3, true)]].concat();
    assert_eq!(late, Plan { from: today, ..plan(Some(20), &reached) }, "what was skipped stays skipped");
    assert_eq!(dates(&late, &steps("c 19 60, d 19 60, e 19 60")), "c -1, d -1, e 0");
}

#[test]
fn steps_of_ones_own_stand_on_their_days_and_move_on_when_it_is_planned_anew() {
    let own = |id: &str, days: i32| OwnStep {
        id: id.into(),
        text: "t".into(),
        why: "w".into(),
        minutes: 60,
        act: PlanAct::Drill,
        about: None,
        day: TODAY.plus(days),
    };
    let mut it = plan(Some(10), &[]);
    for (id, days) in [("x", 0), ("y", 1), ("y", 2)] {
        it.add(own(id, days));
    }
    assert_eq!(it.own.len(), 2, "one of a name");
    let packs = steps("a 10 60, b 8 60");
    assert_eq!(dates(&it, &it.with_own(&packs)), "a 0, x 0, b 1, y 2");
    it.mark("x", Some(true), TODAY);
    assert_eq!(dates(&it, &it.with_own(&packs)), "a 0, x 0, b 1, y 2", "ticking moves nothing");
    it.replan(TODAY.plus(4), &[]);
    assert_eq!(dates(&it, &it.with_own(&[])), "x -4, y 0");
    for number in 0..=OWN_AT_MOST {
        it.add(own(&number.to_string(), 0));
    }
    assert_eq!((it.own.len(), it.own.first().map(|it| it.id.as_str())), (OWN_AT_MOST, Some("1")), "the oldest goes");
    assert_eq!(decode::<Plan>(&encode(&it), &()), Ok(it));
}

#[test]
fn weeks_hold_what_is_to_do_in_them() {
    let steps = steps("a 10 30, b 9 20, c 5 60, d 5 7, e 1 5");
    let plan = plan(Some(23), &[mark("b", 0, true), mark("c", 0, false), mark("e", 0, false)]);
    let dated = schedule(&plan, &steps);
    assert_eq!(dates(&plan, &steps), "a 13, b 14, c 17, d 18, e 22");
    let week = |after: i32, steps, done, minutes| Week { monday: TODAY.week().plus(7 * after), steps, done, minutes };
    let is_done = |it: &Dated<'_>| it.mark.is_some_and(|mark| mark.is_done);
    assert_eq!(weeks(&dated, &is_done), [week(2, 2, 1, 50), week(3, 1, 0, 7), week(4, 0, 0, 0)]);
    assert_eq!(weeks(&dated, &|_| true), [week(2, 2, 2, 50), week(3, 2, 2, 67), week(4, 1, 1, 5)], "done after all");
    assert!(weeks(&[], &is_done).is_empty());
}

#[test]
fn the_app_ticks_a_step_by_what_it_counts_and_by_checklists() {
    let item = |id: &str| Item { id: id.into(), text: "t".into(), why: None };
    let list = |id: &str, items: Vec<Item>| Checklist { id: id.into(), name: "n".into(), items };
    let stage = StageGuide {
        stage: StageId::new("screen"),
        length: "l".into(),
        happens: "h".into(),
        judged: vec![],
        topics: vec![],
        checklist: vec![item("z")],
    };
    let guide = Guide {
        checklists: vec![list("all", vec![item("x"), item("y")]), list("none", vec![item("x")]), list("empty", vec![])],
        stages: vec![stage],
        ..Guide::default()
    };
    let mut ticks = Ticks::default();
    for item in ["checklist/all/x", "checklist/all/y", "checklist/none/y", "stage/screen/z"] {
        ticks.set(item, true);
    }
    let table = [
        ("enough stories", PlanAct::Story, None, 2, (2, 0), true),
        ("too few stories", PlanAct::Story, None, 2, (1, 9), false),
        ("enough drills", PlanAct::Drill, None, 3, (0, 4), true),
        ("too few drills", PlanAct::Drill, None, 3, (9, 2), false),
        ("principles are drilled", PlanAct::Principle, None, 3, (0, 3), true),
        ("nothing is counted", PlanAct::Drill, None, 0, (9, 9), false),
        ("a backup is not counted", PlanAct::Backup, None, 1, (9, 9), false),
        ("a list with all ticks", PlanAct::Checklist, Some("all"), 0, (0, 0), true),
        ("a list without", PlanAct::Checklist, Some("none"), 0, (0, 0), false),
        ("a list without items", PlanAct::Checklist, Some("empty"), 0, (0, 0), false),
        ("the list of a stage", PlanAct::Checklist, Some("screen"), 0, (0, 0), true),
        ("a list that is not there", PlanAct::Checklist, Some("elsewhere"), 0, (0, 0), false),
        ("about no list", PlanAct::Checklist, None, 1, (9, 9), false),
        ("a stage is more than its list", PlanAct::Stage, Some("screen"), 0, (0, 0), false),
        ("and so is a screen", PlanAct::Screen, Some("screen"), 0, (9, 9), false),
    ];
    for (what, act, about, count, (stories, drills), expected) in table {
        let step = PlanStep { act, about: about.map(str::to_owned), count, ..step("a", 5, 30, 0) };
        assert_eq!(is_reached(&step, stories, drills, &ticks, &guide), expected, "{what}");
    }
}

#[test]
fn a_pack_says_what_a_step_counts_or_not() {
    let pack = Pack::parse(
        r#"{ "format": 1, "id": "p", "title": "P", "lang": "en",
            "principles": [ { "id": "own", "name": "Own", "summary": "s", "probe": "p", "red_flag": "r" } ],
            "questions": [ { "id": "q", "text": "What broke?", "principles": ["own"] } ],
            "guide": { "plan": [
                { "id": "a", "text": "t", "why": "w", "days_before": 1, "minutes": 5, "act": "story", "count": 4 },
                { "id": "b", "text": "t", "why": "w", "days_before": 1, "minutes": 5, "act": "story" } ] } }"#,
    )
    .expect("a sound pack");
    let guide = pack.guide().expect("a sound guide").expect("a guide");
    assert_eq!(guide.plan.iter().map(|step| step.count).collect::<Vec<_>>(), [4, 0]);
}

#[test]
fn a_backup_is_due_two_weeks_after_there_was_something_new_to_lose() {
    let day = |days: u64| NOON + days * DAY_MS;
    // What it shows; the days of the first attempt, of the last backup, of putting it off; today; whether it is due.
    let table = [
        ("nothing is kept", None, None, None, 900, false),
        ("nothing is kept any more", None, Some(0), None, 900, false),
        ("kept for two weeks less a day", Some(0), None, None, 13, false),
        ("kept for two weeks", Some(0), None, None, 14, true),
        ("backed up since", Some(0), Some(10), None, 23, false),
        ("backed up two weeks ago", Some(0), Some(10), None, 24, true),
        ("put off since", Some(0), Some(10), Some(24), 37, false),
        ("put off two weeks ago", Some(0), Some(10), Some(24), 38, true),
        ("backed up before anything was kept", Some(30), Some(1), Some(2), 43, false),
        ("the clock was set back", Some(30), None, None, 0, false),
    ];
    for (what, first, backed_up, put_off, today, expected) in table {
        let [first, backed_up_wall_ms, put_off_wall_ms] = [first, backed_up, put_off].map(|days| days.map(day));
        let settings = Settings { backed_up_wall_ms, put_off_wall_ms, ..Settings::default() };
        assert_eq!(settings.is_backup_due(first, day(today)), expected, "{what}");
        let silent = Settings { reminds: false, ..settings };
        assert!(!silent.is_backup_due(first, day(today)), "{what}, and nobody wants to hear of it");
    }
    let settings = Settings::default();
    assert!(!settings.is_backup_due(Some(NOON), NOON + 14 * DAY_MS - 1), "not a millisecond earlier");
}

#[test]
fn records_of_plans_and_settings_that_cannot_be_are_refused() {
    let ready = Some(vec!["goal".to_owned(), "plan".to_owned()]);
    let plan = Plan { ready, ..plan(Some(22), &[mark("own-why", -1, true), mark("two-stories", 0, false)]) };
    let whole = encode(&plan);
    let table = [
        ("no day to plan from", whole.replace("\"from\"", "\"since\"")),
        ("a day that is none", whole.replace("2026-12-14", "2026-02-30")),
        ("a day in another form", whole.replace("2026-12-14", "14.12.2026")),
        ("a day that is a number", whole.replace("\"2026-12-14\"", "20801")),
        ("minutes that nobody offered", whole.replace("\"minutes\":60", "\"minutes\":45")),
        ("no minutes", whole.replace("\"minutes\"", "\"hours\"")),
        ("no marks", whole.replace("\"marks\"", "\"mark\"")),
        ("a step twice", whole.replace("two-stories", "own-why")),
        ("a mark without its day", whole.replace("\"day\":\"2026-11-21\",", "")),
        ("a mark on a day that is none", whole.replace("2026-11-21", "2026-11-00")),
        ("neither done nor skipped", whole.replace(",\"done\":false", "")),
        ("answers that are no list", whole.replace("[\"goal\",\"plan\"]", "\"goal\"")),
        ("a newer record", whole.replace("\"v\":2", "\"v\":3")),
    ];
    for (what, text) in table {
        assert_ne!(text, whole, "{what}: the table is up to date");
        assert!(decode::<Plan>(&text, &()).is_err(), "{what}");
    }
    let many: Vec<Mark> = (0..=MARKS_AT_MOST).map(|number| mark(&format!("s{number}"), 0, true)).collect();
    assert!(decode::<Plan>(&encode(&Plan { marks: many, ..plan.clone() }), &()).is_err(), "more marks than are kept");
    let ready = Some(vec!["goal".to_owned(); 101]);
    assert!(decode::<Plan>(&encode(&Plan { ready, ..plan }), &()).is_err(), "more answers than are asked for");

    let whole = encode(&Settings::default());
    let table = [
        ("no story wanted", whole.replace("\"stories_wanted\":2", "\"stories_wanted\":0")),
        ("five stories wanted", whole.replace("\"stories_wanted\":2", "\"stories_wanted\":5")),
        ("more drills than can be", whole.replace("\"drills_a_week\":5", "\"drills_a_week\":22")),
        ("half a drill", whole.replace("\"drills_a_week\":5", "\"drills_a_week\":0.5")),
        ("a word for yes", whole.replace("\"reminds\":true", "\"reminds\":\"yes\"")),
        ("backed up after all times", whole.replace("\"backed_up\":null", "\"backed_up\":18446744073709551615")),
        ("put off at no time", whole.replace("\"put_off\":null", "\"put_off\":\"today\"")),
        ("a newer record", whole.replace("\"v\":1", "\"v\":2")),
    ];
    for (what, text) in table {
        assert_ne!(text, whole, "{what}: the table is up to date");
        assert!(decode::<Settings>(&text, &()).is_err(), "{what}");
    }
    assert_eq!(decode::<Settings>("{\"v\":1}", &()), Ok(Settings::default()), "what is missing has its default");
}

/// Plans made on some day, and steps for them.
fn planned() -> impl Strategy<Value = (Plan, Vec<PlanStep>)> {
    let minutes = prop::sample::select(vec![0u32, 3, 15, 30, 45, 60, 90, 120, 240]);
    let before = prop_oneof![0u32..4, 0u32..60];
    let needs = prop_oneof![3 => Just(0u32), 1 => 0u32..60];
    let marked = prop::option::weighted(0.3, (-20i32..20, any::<bool>()));
    let days = prop::option::weighted(0.8, -3i32..70);
    let plan = (0i32..2_000, days, prop::sample::select(MINUTES.to_vec()));
    (plan, prop::collection::vec((before, minutes, needs, marked), 0..30)).prop_map(|((later, days, minutes), rows)| {
        let mut plan = Plan { minutes, ..Plan::new(TODAY.plus(later)) };
        plan.interview = days.map(|days| plan.from.plus(days));
        let mut steps = Vec::new();
        for (number, (before, minutes, needs, marked)) in rows.into_iter().enumerate() {
            let step = step(&format!("s{number}"), before, minutes, needs);
            if let Some((days, is_done)) = marked {
                plan.marks.push(Mark { step: step.id.clone(), day: plan.from.plus(days), is_done });
            }
            steps.push(step);
        }
        (plan, steps)
    })
}

fn time() -> impl Strategy<Value = Option<u64>> {
    prop::option::of(0u64..=1_000_000_000_000_000)
}

/// The day of the interview, or the one it is taken to be.
fn end(plan: &Plan) -> Day {
    plan.interview.unwrap_or_else(|| plan.from.plus(42))
}

fn days_left(plan: &Plan) -> i32 {
    plan.from.until(end(plan))
}

fn is_left_out(plan: &Plan, step: &PlanStep) -> bool {
    i64::from(step.needs_days) > i64::from(days_left(plan).max(0))
}

/// The last day of a step that is put on a day and takes room there.
fn last_day(plan: &Plan, step: &PlanStep) -> Option<Day> {
    let is_over = plan.mark_of(&step.id).is_some_and(|mark| mark.day < plan.from);
    let waits = plan.interview.is_none() && step.days_before <= 3;
    let before = i32::try_from(step.days_before.max(1)).expect("a small number");
    (!is_over && !waits && days_left(plan) > 0 && !is_left_out(plan, step)).then(|| end(plan).plus(-before))
}

/// When a step was given its day: the fixed ones, the ones in time from the last to the first, the late ones.
fn turn(plan: &Plan, steps: &[PlanStep], step: &PlanStep) -> Option<(i32, i32)> {
    let last = last_day(plan, step)?;
    let place = steps.iter().position(|other| other.id == step.id).and_then(|place| i32::try_from(place).ok())?;
    Some(match step.days_before {
        _ if last < plan.from => (1, place),
        0..=2 => (0, place),
        _ => (2, -place),
    })
}

/// The same cases in every run; another number finds others.
const SEED: RngSeed = RngSeed::Fixed(20_261_122);

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, rng_seed: SEED, ..ProptestConfig::default() })]

    #[test]
    fn every_step_stands_once_and_in_order((plan, steps) in planned()) {
        let dated = schedule(&plan, &steps);
        let is_in = |step: &&PlanStep| !is_left_out(&plan, step) || plan.mark_of(&step.id).is_some();
        let mut expected: Vec<&str> = steps.iter().filter(is_in).map(|step| step.id.as_str()).collect();
        let mut found: Vec<&str> = dated.iter().map(|it| it.step.id.as_str()).collect();
        expected.sort_unstable();
        found.sort_unstable();
        prop_assert_eq!(found, expected);

        let place = |it: &Dated<'_>| steps.iter().position(|step| step.id == it.step.id);
        let order: Vec<_> = dated.iter().map(|it| (it.day.is_none(), it.day, place(it))).collect();
        prop_assert!(order.is_sorted(), "{order:?}");
        for it in dated {
            prop_assert_eq!(it.mark, plan.mark_of(&it.step.id));
        }
    }

    #[test]
    fn no_step_stands_too_early_or_too_late((plan, steps) in planned()) {
        for it in schedule(&plan, &steps) {
            let waits = plan.interview.is_none() && it.step.days_before <= 3;
            match (it.day, it.mark) {
                (Some(day), Some(mark)) if mark.day < plan.from || is_left_out(&plan, it.step) => {
                    prop_assert_eq!(day, mark.day);
                }
                (Some(day), _) if days_left(&plan) == 0 => {
                    prop_assert!(day == plan.from && it.step.days_before <= 1, "{it:?}");
                }
                (Some(day), _) => {
                    prop_assert!(day >= plan.from && day < end(&plan) && !waits, "{it:?}");
                    let last = last_day(&plan, it.step).expect("one that takes room");
                    prop_assert!(day <= last || last < plan.from, "{it:?}");
                    prop_assert!(day == last || last < plan.from || it.step.days_before > 2, "{it:?}");
                }
                (None, _) => prop_assert!(days_left(&plan) <= 0 || waits, "{it:?}"),
            }
        }
    }

    #[test]
    fn marking_a_step_moves_no_other(
        (plan, steps) in planned(),
        number in 0usize..1_000,
        is_done in any::<bool>(),
        later in -3i32..9,
    ) {
        let Some(step) = number.checked_rem(steps.len()).and_then(|number| steps.get(number)) else { return Ok(()) };
        let id = step.id.as_str();
        let mut marked = plan.clone();
        marked.mark(id, Some(is_done), plan.from.plus(later));
        let others = |plan: &Plan| {
            let dated = schedule(plan, &steps).into_iter().filter(|it| it.step.id != id);
            dated.map(|it| (it.step.id.clone(), it.day)).collect::<Vec<_>>()
        };
        prop_assert_eq!(others(&marked), others(&plan));
        if !is_left_out(&plan, step) {
            prop_assert_eq!(dates(&marked, &steps), dates(&plan, &steps), "nor itself");
        }
        if plan.mark_of(id).is_none() {
            marked.mark(id, None, plan.from.plus(later));
            prop_assert_eq!(marked, plan, "and it can be taken back");
        }
    }

    #[test]
    fn planning_anew_plans_nothing_into_the_past(
        (before, steps) in planned(),
        later in 0i32..80,
        reached in prop::collection::btree_set(0usize..30, 0..5),
    ) {
        let today = before.from.plus(later);
        let reached: Vec<String> = reached.iter().map(|number| format!("s{number}")).collect();
        let mut plan = before.clone();
        plan.replan(today, &reached);
        for it in schedule(&plan, &steps) {
            let is_old = it.mark.is_some_and(|mark| mark.day < today);
            prop_assert_eq!(it.mark.is_some(), is_old, "what is marked lies behind");
            prop_assert!(is_old || it.day.is_none_or(|day| day >= today), "{it:?}");
        }
        for step in &reached {
            let was = before.mark_of(step).is_none_or(|mark| mark.is_done);
            prop_assert_eq!(plan.mark_of(step).map(|mark| mark.is_done), Some(was));
        }
        prop_assert!(plan.marks.len() <= before.marks.len() + reached.len());
    }

    #[test]
    fn a_day_holds_too_much_only_where_it_cannot_be_helped((plan, steps) in planned()) {
        let mut days: BTreeMap<Day, Vec<&PlanStep>> = BTreeMap::new();
        let dated = schedule(&plan, &steps);
        for it in dated.iter().filter(|it| last_day(&plan, it.step).is_some()) {
            days.entry(it.day.expect("a day")).or_default().push(it.step);
        }
        let minutes = |day: Day| days.get(&day).map(|steps| steps.iter().map(|step| step.minutes).sum::<u32>());
        let has_room =
            |day: Day, step: &PlanStep| minutes(day).is_none_or(|taken| taken + step.minutes <= plan.minutes);
        let every_day = |from: Day, end: Day| (0..from.until(end)).map(move |days| from.plus(days));
        for (day, on_it) in &days {
            let taken = minutes(*day).expect("steps");
            if on_it.len() < 2 || taken <= plan.minutes {
                continue;
            }
            // The last that came: for it there was no other way.
            let came = |step: &&&PlanStep| turn(&plan, &steps, step);
            let step = on_it.iter().max_by_key(came).expect("steps");
            let last = last_day(&plan, step).expect("one that takes room");
            match turn(&plan, &steps, step) {
                Some((0, _)) => {}
                Some((2, _)) => {
                    prop_assert_eq!(*day, last);
                    prop_assert!(!every_day(plan.from, last).any(|day| has_room(day, step)), "{step:?}");
                }
                _ => {
                    let mut others = every_day(plan.from, end(&plan)).filter(|other| other != day);
                    let least = taken - step.minutes;
                    prop_assert!(others.all(|day| !has_room(day, step) && minutes(day) >= Some(least)), "{step:?}");
                }
            }
        }
    }

    #[test]
    fn plans_and_settings_come_back_as_they_were(
        (plan, _) in planned(),
        ready in prop::option::of(prop::collection::vec("[a-zü\"😀-]{0,9}", 0..4)),
        (stories_wanted, drills_a_week, reminds) in (1usize..=4, 0u32..=21, any::<bool>()),
        (backed_up_wall_ms, put_off_wall_ms) in (time(), time()),
    ) {
        let plan = Plan { ready, ..plan };
        prop_assert_eq!(decode::<Plan>(&encode(&plan), &()), Ok(plan));
        let settings = Settings { stories_wanted, drills_a_week, reminds, backed_up_wall_ms, put_off_wall_ms };
        prop_assert_eq!(decode::<Settings>(&encode(&settings), &()), Ok(settings));
    }
}
