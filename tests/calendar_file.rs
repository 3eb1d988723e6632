//! The plan as a file for calendars, read by a small reader of iCalendar.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use star_drill::content::guide::{PlanAct, PlanStep};
use star_drill::progress::{CalendarNames, Dated, Day, Mark, Plan, calendar_file, schedule};
use support::NOON;

/// 22 November 2026.
const TODAY: Day = Day::from_number(20_779);

fn step(id: &str, days_before: u32, act: PlanAct) -> PlanStep {
    PlanStep {
        id: id.into(),
        text: "t".into(),
        why: "w".into(),
        days_before,
        minutes: 60,
        needs_days: 0,
        act,
        about: None,
        count: 0,
    }
}

fn names() -> CalendarNames {
    CalendarNames {
        calendar: "Star Drill: Plan".into(),
        interview: "Interview; be there, rested".into(),
        paper_due: "The paper comes".into(),
    }
}

/// The lines of a calendar file, unfolded, as names and values.
fn lines(file: &str) -> Vec<(String, String)> {
    let mut lines: Vec<String> = Vec::new();
    for line in file.strip_suffix("\r\n").expect("a line break at the end").split("\r\n") {
        assert!(line.len() <= 75, "{} bytes: {line:?}", line.len());
        assert!(!line.contains(|character: char| character.is_control() && character != '\t'), "{line:?}");
        match line.strip_prefix(' ') {
            Some(rest) => lines.last_mut().expect("a line that goes on").push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    let cut = |line: &String| line.split_once(':').map(|(name, value)| (name.to_owned(), value.to_owned()));
    lines.iter().map(|line| cut(line).expect("a name and a value")).collect()
}

/// The events of a calendar file, each with its values by name.
fn events(file: &str) -> Vec<BTreeMap<String, String>> {
    let lines = lines(file);
    let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Star Drill//Plan//EN"];
    let found: Vec<String> = lines.iter().take(3).map(|(name, value)| format!("{name}:{value}")).collect();
    assert_eq!(found, head);
    assert_eq!(lines.last(), Some(&("END".to_owned(), "VCALENDAR".to_owned())));
    let mut events = Vec::new();
    let mut open: Option<BTreeMap<String, String>> = None;
    for (name, value) in lines {
        if name == "BEGIN" && value == "VEVENT" {
            assert!(open.is_none(), "an event within another");
            open = Some(BTreeMap::new());
        } else if name == "END" && value == "VEVENT" {
            events.push(open.take().expect("an event that began"));
        } else if let Some(event) = &mut open {
            assert_eq!(event.insert(name, value), None, "a value twice");
        }
    }
    assert!(open.is_none(), "an event without an end");
    events
}

/// A text as it was before it was escaped.
fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(escaped @ ('\\' | ',' | ';')) => text.push(escaped),
                other => panic!("{other:?} after a backslash"),
            },
            ',' | ';' => panic!("{value:?} is more than one text"),
            other => text.push(other),
        }
    }
    text
}

/// The names of the events, with the days from today on: `a 5, b 9`.
fn event_days(plan: &Plan, steps: &[PlanStep]) -> String {
    let file = calendar_file(plan, &schedule(plan, steps), &names(), NOON);
    let words = |event: &BTreeMap<String, String>| {
        let is_day = |days: &i32| date(TODAY.plus(*days)) == event["DTSTART;VALUE=DATE"];
        let days = (-60..60).find(is_day).expect("a day not far from today");
        format!("{} {days}", event["UID"].strip_suffix("@star-drill").expect("a name of ours"))
    };
    events(&file).iter().map(words).collect::<Vec<_>>().join(", ")
}

fn date(day: Day) -> String {
    let (year, month, of_month) = day.parts();
    format!("{year:04}{month:02}{of_month:02}")
}

#[test]
fn a_calendar_has_the_open_steps_the_paper_and_the_interview() {
    let [other, paper, practice] =
        [step("a", 5, PlanAct::Case), step("b", 1, PlanAct::Written), step("b", 4, PlanAct::Written)];
    let of = [other.clone(), paper];
    // What it shows; days to the interview; a step with a mark, and whether it is done; the steps; the events.
    type Row<'a> = (&'a str, Option<i32>, Option<(&'a str, bool)>, &'a [PlanStep], &'a str);
    let table: [Row<'_>; 6] = [
        ("all of it", Some(10), None, &of, "a 5, b 9, paper.due 8, interview.day 10"),
        ("a step that is done", Some(10), Some(("a", true)), &of, "b 9, paper.due 8, interview.day 10"),
        ("a paper that is skipped", Some(10), Some(("b", false)), &of, "a 5, interview.day 10"),
        ("a paper for practice", Some(10), None, &[other, practice], "a 5, b 6, interview.day 10"),
        ("too late for the paper to come", Some(1), None, &of, "a 0, b 0, interview.day 1"),
        ("no date", None, None, &of, "a 37"),
    ];
    for (what, days, marked, steps, expected) in table {
        let mut plan = Plan { interview: days.map(|days| TODAY.plus(days)), ..Plan::new(TODAY) };
        if let Some((step, is_done)) = marked {
            plan.mark(step, Some(is_done), TODAY);
        }
        assert_eq!(event_days(&plan, steps), expected, "{what}");
    }
}

#[test]
fn an_event_is_a_whole_day_that_leaves_one_free() {
    let plan = Plan { interview: Some(TODAY.plus(9)), ..Plan::new(TODAY) };
    let file = calendar_file(&plan, &[], &names(), NOON + 83_000);
    let lines: Vec<&str> = file.split_terminator("\r\n").collect();
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Star Drill//Plan//EN",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Star Drill: Plan",
        "BEGIN:VEVENT",
        "UID:interview.day@star-drill",
        "DTSTAMP:20261122T120123Z",
        "DTSTART;VALUE=DATE:20261201",
        "DTEND;VALUE=DATE:20261202",
        "SUMMARY:Interview\\; be there\\, rested",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ];
    assert_eq!(lines, expected);
}

/// Texts with everything that a file for calendars has to write in another way.
fn text() -> impl Strategy<Value = String> {
    let characters = vec!['a', 'b', ' ', ',', ';', ':', '\\', '"', '\n', 'n', 'ü', 'ß', '日', '😀'];
    let characters = prop::collection::vec(prop::sample::select(characters), 0..150);
    characters.prop_map(|characters| characters.into_iter().collect())
}

/// The same cases in every run; another number finds others.
const SEED: RngSeed = RngSeed::Fixed(20_261_122);

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, rng_seed: SEED, ..ProptestConfig::default() })]

    #[test]
    fn a_calendar_reads_every_open_step_on_its_day_with_its_words(
        rows in prop::collection::vec((text(), text(), 0u32..500, prop::option::of(-400i32..400), any::<bool>()), 0..9),
        interview in prop::option::of(-3i32..400),
        calendar in text(),
        now_wall_ms in 0u64..4_000_000_000_000,
    ) {
        let plan = Plan { interview: interview.map(|days| TODAY.plus(days)), ..Plan::new(TODAY) };
        let mut steps = Vec::new();
        for (number, (text, why, minutes, ..)) in rows.iter().enumerate() {
            let (text, why) = (text.clone(), why.clone());
            steps.push(PlanStep { text, why, minutes: *minutes, ..step(&format!("s{number}"), 9, PlanAct::Drill) });
        }
        let mark = Mark { step: "s".into(), day: TODAY, is_done: true };
        let mut dated = Vec::new();
        for (step, (.., day, is_marked)) in steps.iter().zip(&rows) {
            let day = day.map(|days| TODAY.plus(days));
            dated.push(Dated { step, day, mark: is_marked.then_some(&mark) });
        }
        let file = calendar_file(&plan, &dated, &CalendarNames { calendar, ..names() }, now_wall_ms);
        let events = events(&file);
        let uids: BTreeSet<&str> = events.iter().map(|event| event["UID"].as_str()).collect();
        prop_assert_eq!(uids.len(), events.len(), "each name once");

        let mut open = 0;
        for it in dated.iter().filter(|it| it.mark.is_none()) {
            let Some(day) = it.day else { continue };
            open += 1;
            let uid = format!("{}@star-drill", it.step.id);
            let event = events.iter().find(|event| event["UID"] == uid).expect("an event");
            prop_assert_eq!(event["DTSTART;VALUE=DATE"].clone(), date(day));
            prop_assert_eq!(event["DTEND;VALUE=DATE"].clone(), date(day.plus(1)));
            prop_assert_eq!(unescaped(&event["SUMMARY"]), it.step.text.clone());
            let description = format!("{}\n{} min", it.step.why, it.step.minutes);
            prop_assert_eq!(unescaped(&event["DESCRIPTION"]), description);
        }
        prop_assert_eq!(events.len(), open + usize::from(plan.interview.is_some()));
    }
}
