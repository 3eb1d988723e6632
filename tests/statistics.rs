//! What many drills come to, and the table of them.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

mod support;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use star_drill::content::{PackId, PrincipleId, QuestionId, RoleId, Segment};
use star_drill::drill::{Manner, Part, Planned};
use star_drill::progress::{
    Amendment, Answer, Attempt, AttemptId, CsvNames, Day, Group, Rating, SegmentTime, SelfCheck, Statistics, Story,
    StoryId, Streak, Sums, WEEKS_SHOWN, covered_by_week, csv,
};
use support::{NOON, setup};

const DAY_MS: i64 = 86_400_000;

fn principle(name: &str) -> PrincipleId {
    PrincipleId::new(name)
}

/// Noon so many days before the day of the tests; below 0 after it.
fn days_ago(days: i64) -> u64 {
    NOON.saturating_add_signed(-days * DAY_MS)
}

/// The day of a moment, in Greenwich.
fn day_of(wall_ms: u64) -> Day {
    Day::from_number(i32::try_from(wall_ms / DAY_MS.unsigned_abs()).expect("a day"))
}

/// A day of November 2026. The 22nd, on which the tests are, is a Sunday.
fn november(day: u32) -> Day {
    Day::of(2026, 11, day).expect("a day of November")
}

/// Questions 0 to 2 are for none, one and two roles, others for one that is named twice.
fn roles_of(question: &QuestionId) -> Vec<RoleId> {
    let roles: &[&str] = match question.as_str() {
        "0" => &[],
        "1" => &["dev"],
        "2" => &["dev", "pm"],
        _ => &["pm", "pm"],
    };
    roles.iter().copied().map(RoleId::new).collect()
}

fn statistics(attempts: &[Attempt], today: Day) -> Statistics {
    Statistics::of(attempts, &roles_of, &day_of, today)
}

/// An answer typed in 40 of 100 seconds, so many days ago.
fn attempt(number: u32, days: i64) -> Attempt {
    Attempt {
        id: AttemptId::new(days_ago(days), number),
        pack: PackId::new("p"),
        question: QuestionId::new("0"),
        question_text: "What broke?".into(),
        principle: None,
        started_wall_ms: days_ago(days),
        manner: Manner::Typed,
        plan: setup(0, 100).plan,
        spent_ms: vec![10_000; 4],
        words: vec![20; 4],
        thought_ms: 5_999,
        left_out_ms: 0,
        rating: None,
        self_check: SelfCheck::default(),
        story: None,
    }
}

/// One attempt on each of these days.
fn on(days: &[i64]) -> Vec<Attempt> {
    (0..).zip(days).map(|(number, days)| attempt(number, *days)).collect()
}

/// A free answer, told in one stretch.
fn free(attempt: Attempt) -> Attempt {
    let plan = vec![Planned { part: Part::Whole, ms: attempt.planned_ms() }];
    Attempt { plan, spent_ms: vec![attempt.answered_ms()], words: vec![attempt.total_words()], ..attempt }
}

fn sums<'a>(attempts: impl IntoIterator<Item = &'a Attempt>) -> Sums {
    let mut sums = Sums::default();
    attempts.into_iter().for_each(|attempt| sums.add(attempt));
    sums
}

fn segments(spent_seconds: [u64; 4]) -> [SegmentTime; 4] {
    let [situation, task, action, result] = spent_seconds.map(|seconds| seconds * 1000);
    [(situation, 15_000), (task, 10_000), (action, 60_000), (result, 15_000)]
        .map(|(spent_ms, planned_ms)| SegmentTime { spent_ms, planned_ms })
}

#[test]
fn each_drill_counts_for_what_is_known_of_it() {
    let typed = attempt(1, 0);
    let silent = Attempt { manner: Manner::Aloud, words: vec![0; 4], ..typed.clone() };
    let spoken = Attempt { words: vec![120, 0, 0, 0], ..silent.clone() };
    let of_typed = Sums {
        drills: 1,
        answered_ms: 40_000,
        planned_ms: 100_000,
        words: 80,
        worded: 1,
        segments: segments([10; 4]),
        ..Sums::default()
    };
    let of_silent = Sums { words: 0, worded: 0, ..of_typed.clone() };
    let table = [
        ("typed, in time", typed.clone(), of_typed.clone()),
        (
            "to the second",
            Attempt { spent_ms: vec![15_000, 10_000, 60_000, 15_000], ..typed.clone() },
            Sums { answered_ms: 100_000, segments: segments([15, 10, 60, 15]), ..of_typed.clone() },
        ),
        (
            "over",
            Attempt { spent_ms: vec![26_000; 4], ..typed.clone() },
            Sums { answered_ms: 104_000, over: 1, over_ms: 4_000, segments: segments([26; 4]), ..of_typed.clone() },
        ),
        ("free", free(typed.clone()), Sums { segments: Default::default(), ..of_typed.clone() }),
        (
            "rated",
            Attempt { rating: Some(Rating::Hard), ..typed.clone() },
            Sums { ratings: [0, 1, 0, 0], ..of_typed.clone() },
        ),
        ("nothing typed", Attempt { words: vec![0; 4], ..typed }, of_silent.clone()),
        ("aloud", silent.clone(), of_silent.clone()),
        (
            "aloud and written down",
            spoken.clone(),
            Sums { words: 120, worded: 1, spoken_words: 120, spoken_ms: 40_000, ..of_silent.clone() },
        ),
        (
            "aloud in no time",
            Attempt { spent_ms: vec![0; 4], ..spoken },
            Sums { answered_ms: 0, words: 120, worded: 1, segments: segments([0; 4]), ..of_silent },
        ),
    ];
    for (what, attempt, expected) in table {
        assert_eq!(sums([&attempt]), expected, "{what}");
    }
}

#[test]
fn what_was_told_in_time_makes_the_mean_over_plan_no_smaller() {
    let in_time = attempt(1, 0);
    let by = |seconds: u64| Attempt { spent_ms: vec![25_000 + seconds * 250; 4], ..in_time.clone() };
    let table = [
        ("no drills", vec![], None),
        ("in time", vec![in_time.clone()], None),
        ("to the second", vec![by(0)], None),
        ("over", vec![by(4)], Some(4_000)),
        ("one of two", vec![in_time.clone(), by(4)], Some(4_000)),
        ("little and much", vec![by(4), by(20), in_time.clone()], Some(12_000)),
    ];
    for (what, attempts, expected) in table {
        assert_eq!(sums(&attempts).mean_over_ms(), expected, "{what}");
    }
}

#[test]
fn a_transcript_makes_the_words_of_an_answer_given_aloud_known() {
    let mut aloud = Attempt { manner: Manner::Aloud, words: vec![0; 4], ..attempt(1, 0) };
    let mut answer = Answer::default();
    aloud.amend(&mut answer, Amendment::Transcript("In May it broke.".into()));
    assert_eq!(sums([&aloud]).words_a_minute(), Some(6));
    aloud.amend(&mut answer, Amendment::Transcript("In May it broke. I rolled it back.".into()));
    assert_eq!((aloud.total_words(), sums([&aloud]).spoken_words), (8, 8), "those of the last transcript only");
    assert_eq!(aloud.words.len(), aloud.plan.len());
    aloud.amend(&mut answer, Amendment::Transcript(String::new()));
    assert_eq!(sums([&aloud]).worded, 0);
}

#[test]
fn an_answer_typed_in_one_piece_can_be_split_and_what_was_typed_stays() {
    let plan = vec![Planned { part: Part::Whole, ms: 180_000 }];
    let mut typed = Attempt { manner: Manner::Typed, plan, words: vec![4], ..attempt(1, 0) };
    let mut answer = Answer { texts: vec!["In May it broke.".into()], ..Answer::default() };
    assert!(!typed.is_divided(&answer));
    for (place, part) in ["In May", "it broke.", "", ""].into_iter().enumerate() {
        typed.amend(&mut answer, Amendment::Part(place, part.into()));
    }
    assert!(typed.is_divided(&answer));
    assert_eq!(answer.texts, ["In May", "it broke.", "", ""]);
    typed.amend(&mut answer, Amendment::Part(1, "I mended it.".into()));
    assert_eq!(answer.transcript, "In May it broke.");
    assert_eq!(typed.words, [4], "how much was typed in the drill");

    // One that was typed in parts has them already.
    let mut guided = attempt(1, 0);
    let mut answer = Answer { texts: vec!["In May".into(); guided.plan.len()], ..Answer::default() };
    let before = answer.clone();
    guided.amend(&mut answer, Amendment::Part(0, "In June".into()));
    assert_eq!(answer, before);
}

#[test]
fn means_and_shares_are_whole_numbers() {
    for (ratings, expected) in [
        ([0, 0, 0, 0], None),
        ([3, 0, 0, 0], Some(0)),
        ([0, 2, 0, 0], Some(333)),
        ([0, 0, 2, 0], Some(667)),
        ([0, 0, 0, 1], Some(1000)),
        ([1, 1, 1, 1], Some(500)),
        ([0, 0, 1, 1], Some(833)),
    ] {
        let sums = Sums { ratings, ..Sums::default() };
        assert_eq!(sums.rating_per_mille(), expected, "{ratings:?}");
        assert_eq!(sums.rated(), ratings.iter().sum::<usize>());
    }
    let none = Sums::default();
    assert_eq!((none.words_a_minute(), none.words_a_drill(), none.share_over_per_mille()), (None, None, None));
    let some = Sums { drills: 3, over: 1, words: 100, worded: 2, spoken_words: 70, spoken_ms: 30_000, ..none };
    assert_eq!(
        (some.words_a_minute(), some.words_a_drill(), some.share_over_per_mille()),
        (Some(140), Some(50), Some(333))
    );
    let time = |spent_ms, planned_ms| SegmentTime { spent_ms, planned_ms }.spent_per_mille();
    assert_eq!([time(15, 10), time(0, 10), time(10, 0)], [Some(1500), Some(0), None]);
}

#[test]
fn sums_end_at_the_largest_number() {
    let whole = vec![Planned { part: Part::Whole, ms: 1 }];
    let endless = Attempt {
        plan: whole,
        spent_ms: vec![u64::MAX],
        words: vec![usize::MAX],
        manner: Manner::Aloud,
        ..attempt(1, 0)
    };
    let sums = sums([&endless, &endless]);
    assert_eq!((sums.answered_ms, sums.over_ms, sums.spoken_ms), (u64::MAX, u64::MAX, u64::MAX));
    assert_eq!((sums.words, sums.spoken_words, sums.drills), (usize::MAX, usize::MAX, 2));
    let _ = (sums.words_a_minute(), sums.words_a_drill(), sums.share_over_per_mille());
}

#[test]
fn one_day_off_is_forgiven_and_two_end_a_streak() {
    type Row<'a> = (&'a str, &'a [i64], usize, usize, bool, bool);
    let table: [Row<'_>; 12] = [
        ("nothing yet", &[], 0, 0, false, false),
        ("today", &[0], 1, 1, true, false),
        ("yesterday", &[1], 1, 1, false, false),
        ("the day before yesterday", &[2], 1, 1, false, true),
        ("three days ago", &[3], 0, 1, false, false),
        ("every day", &[0, 1, 2], 3, 3, true, false),
        ("every other day", &[0, 2, 4], 3, 3, true, false),
        ("every other day, and today is due", &[2, 4, 6], 3, 3, false, true),
        ("two days off, and begun again", &[0, 3, 4, 5], 1, 3, true, false),
        ("several on a day", &[0, 0, 1, 1, 1], 2, 2, true, false),
        ("tomorrow, for the clock was set back", &[-1], 0, 0, false, false),
        ("today and in days to come", &[1, 0, -1, -2], 2, 2, true, false),
    ];
    for (what, days, in_a_row, longest, drilled_today, ends_today) in table {
        let expected = Streak { days: in_a_row, longest, drilled_today, ends_today };
        assert_eq!(statistics(&on(days), november(22)).streak, expected, "{what}");
    }
}

#[test]
fn weeks_go_from_the_first_drill_to_today_and_not_beyond() {
    type Row<'a> = (&'a str, Day, &'a [i64], &'a [(u32, usize)]);
    let (sunday, monday) = (november(22), november(16));
    let table: [Row<'_>; 8] = [
        ("no drill", sunday, &[], &[]),
        ("today", sunday, &[0], &[(16, 1)]),
        ("on the Monday of this week", sunday, &[6, 6], &[(16, 2)]),
        ("on the Sunday before", sunday, &[7], &[(9, 1), (16, 0)]),
        ("a week without", sunday, &[0, 14], &[(2, 1), (9, 0), (16, 1)]),
        ("from days to come, this week", monday, &[0, 6], &[(16, 2)]),
        ("from the week to come", sunday, &[0, -1], &[(16, 1)]),
        ("only from the week to come", sunday, &[-1, -9], &[]),
    ];
    for (what, today, days, expected) in table {
        let found = statistics(&on(days), today);
        let weeks: Vec<_> = found.weeks.iter().map(|(monday, sums)| (*monday, sums.drills)).collect();
        let expected: Vec<_> = expected.iter().map(|(day, drills)| (november(*day), *drills)).collect();
        assert_eq!(weeks, expected, "{what}");
        assert_eq!(found.all.drills, days.len(), "{what}: all count");
        assert_eq!(found.days.iter().map(|(_, drills)| drills).sum::<usize>(), days.len(), "{what}: on some day");
    }
    let old = statistics(&on(&[0, 175, 181, 182, 4_000]), sunday);
    assert_eq!(old.weeks.len(), WEEKS_SHOWN);
    assert_eq!(old.weeks.first().map(|(monday, sums)| (monday.iso(), sums.drills)), Some(("2026-05-25".into(), 2)));
    assert_eq!(old.all.drills, 5);
}

#[test]
fn a_record_may_be_from_any_year() {
    let far = |number, started_wall_ms| Attempt {
        id: AttemptId::new(started_wall_ms, number),
        started_wall_ms,
        ..attempt(number, 0)
    };
    // The latest moment that a record may have.
    let attempts = [far(1, 0), far(2, 1_000_000_000_000_000), attempt(3, 0)];
    let found = statistics(&attempts, november(22));
    assert_eq!((found.all.drills, found.days.len(), found.weeks.len()), (3, 3, WEEKS_SHOWN));
    assert_eq!(found.weeks.iter().map(|(_, sums)| sums.drills).sum::<usize>(), 1);
    assert_eq!((found.streak.days, found.streak.longest), (1, 1));
}

#[test]
fn principles_and_roles_come_by_most_drills_then_name() {
    let of = |number, days, question: &str, principle_name: Option<&str>, rating| Attempt {
        question: QuestionId::new(question),
        principle: principle_name.map(principle),
        rating,
        ..attempt(number, days)
    };
    // The history comes newest first, and may come in any order.
    let attempts = [
        of(1, 1, "2", Some("own"), None),
        of(2, 3, "1", Some("dive"), Some(Rating::Easy)),
        of(3, 5, "3", Some("own"), Some(Rating::Again)),
        of(4, 4, "3", Some("own"), Some(Rating::Good)),
        of(5, 2, "0", Some("bias"), None),
        of(6, 0, "1", None, Some(Rating::Hard)),
    ];
    let found = statistics(&attempts, november(22));
    let told = |name: &str, group: &Group| {
        let days = (NOON - group.last_wall_ms) / DAY_MS.unsigned_abs();
        format!("{name} {} {:?} {days}", group.sums.drills, group.last_rating)
    };
    let principles: Vec<String> = found.principles.iter().map(|(id, group)| told(id.as_str(), group)).collect();
    assert_eq!(principles, ["own 3 Some(Good) 1", "bias 1 None 2", "dive 1 Some(Easy) 3"]);
    let roles: Vec<String> = found.roles.iter().map(|(id, group)| told(id.as_str(), group)).collect();
    assert_eq!(roles, ["dev 3 Some(Hard) 0", "pm 3 Some(Good) 1"], "a role that is named twice counts once");
}

#[test]
fn five_thousand_drills_are_gone_through_once() {
    for questions in [40, 5_000] {
        let drilled = |number: u32| Attempt {
            question: QuestionId::new((number % questions).to_string()),
            principle: Some(principle(&format!("p{}", number % questions))),
            ..attempt(number, i64::from(number / 7))
        };
        let attempts: Vec<Attempt> = (0..5_000).map(drilled).collect();
        let (days, asked) = (Cell::new(0), RefCell::new(BTreeMap::<QuestionId, usize>::new()));
        let counted_roles = |question: &QuestionId| {
            *asked.borrow_mut().entry(question.clone()).or_default() += 1;
            roles_of(question)
        };
        let counted_day = |wall_ms| {
            days.set(days.get() + 1);
            day_of(wall_ms)
        };
        let found = Statistics::of(&attempts, &counted_roles, &counted_day, november(22));
        assert_eq!(found.all.drills, 5_000);
        assert_eq!((found.streak.days, found.days.len()), (715, 715));
        assert_eq!(found.principles.len(), usize::try_from(questions).expect("few"));
        assert_eq!(days.get(), 5_000, "each day is asked for once");
        assert!(asked.borrow().values().all(|times| *times == 1), "the roles of each question are asked for once");
    }
}

/// A story of so many days ago, for these principles.
fn story(number: u32, days: i64, serves: &[&str]) -> Story {
    let mut story = Story { title: "In May".into(), ..Story::new(StoryId::new(days_ago(days), number), NOON) };
    for (place, name) in serves.iter().enumerate() {
        story.serve(place, Some(principle(name)));
    }
    story
}

#[test]
fn a_story_covers_from_the_week_it_was_begun() {
    let principles = ["a", "b", "c"].map(principle);
    let blank = Story { title: " ".into(), ..story(9, 20, &["c"]) };
    let stories = [story(1, 0, &["a", "b"]), story(2, 7, &["b"]), story(3, 20, &["elsewhere"]), blank];
    let mondays = [november(2), november(9), november(16)];
    let covered = |stories: &[Story]| covered_by_week(&mondays, &principles, stories, &day_of);
    assert_eq!(covered(&stories), [0, 1, 2], "the Sunday is of the week before");
    assert_eq!(covered(&[]), [0, 0, 0]);
    assert_eq!(covered(&[story(1, 400, &["a"])]), [1, 1, 1]);
    assert_eq!(covered(&[story(1, -1, &["a"])]), [0, 0, 0], "begun in a week to come");
    assert!(covered_by_week(&[], &principles, &stories, &day_of).is_empty());
}

#[test]
fn the_name_of_a_story_says_when_it_was_begun() {
    assert_eq!(StoryId::new(NOON, 7).begun_wall_ms(), NOON);
    assert_eq!(StoryId::new(0, 7).begun_wall_ms(), 0);
    let never = StoryId::parse("99999999999999999999-00000000").expect("a name");
    assert_eq!(never.begun_wall_ms(), 0, "no such time");
}

const NAMES: CsvNames = CsvNames {
    heads: [
        "Date",
        "Question",
        "Principle",
        "Manner",
        "Planned (s)",
        "Told (s)",
        "Situation (s)",
        "Task (s)",
        "Action (s)",
        "Result (s)",
        "Words",
        "Thought (s)",
        "Rating",
        "There",
        "Story",
    ],
    manners: ["typed", "aloud"],
    ratings: ["Again", "Hard", "Good", "Easy"],
    segments: ["Situation", "Task", "Action", "Result"],
};

#[test]
fn the_table_has_a_row_for_each_drill_oldest_first() {
    let full = Attempt {
        question_text: "What \"broke\", and why?".into(),
        principle: Some(principle("own")),
        rating: Some(Rating::Good),
        self_check: SelfCheck { segments: vec![Segment::Task, Segment::Result], probe: true },
        story: Some(StoryId::new(NOON, 9)),
        ..attempt(1, 1)
    };
    let aloud = free(Attempt { manner: Manner::Aloud, words: vec![0; 4], ..attempt(2, 2) });
    let formula = Attempt { question_text: "=1+1".into(), words: vec![0; 4], ..attempt(3, 3) };
    let date_of = |wall_ms| day_of(wall_ms).iso();
    let expected = [
        "Date,Question,Principle,Manner,Planned (s),Told (s),Situation (s),Task (s),Action (s),Result (s),Words,\
         Thought (s),Rating,There,Story",
        "2026-11-19,'=1+1,,typed,100,40,10,10,10,10,0,5,,,",
        "2026-11-20,What broke?,,aloud,100,40,,,,,,5,,,",
        "2026-11-21,\"What \"\"broke\"\", and why?\",own,typed,100,40,10,10,10,10,80,5,Good,Task; Result,\
         1795348800000-00000009",
        "",
    ];
    assert_eq!(csv(&[full, formula, aloud], &NAMES, &date_of), expected.join("\r\n"));
    assert_eq!(read(&csv(&[], &NAMES, &date_of)), [NAMES.heads.map(String::from)]);
}

/// Reads CSV as RFC 4180 has it and nothing laxer.
fn read(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut rest) = (Vec::new(), Vec::new(), csv);
    while !rest.is_empty() {
        let (cell, after) = rest.strip_prefix('"').map_or_else(|| plain_cell(rest), quoted_cell);
        row.push(cell);
        if let Some(next) = after.strip_prefix(',') {
            assert!(!next.is_empty(), "it ends within a row");
            rest = next;
        } else {
            rest = after.strip_prefix("\r\n").expect("a comma or the end of the row");
            rows.push(std::mem::take(&mut row));
        }
    }
    assert!(row.is_empty(), "it ends within a row");
    rows
}

fn plain_cell(text: &str) -> (String, &str) {
    let (cell, after) = text.split_at(text.find([',', '"', '\r', '\n']).unwrap_or(text.len()));
    assert!(!after.starts_with('"'), "a quote in a cell that is not quoted");
    (cell.to_owned(), after)
}

/// The rest of a cell after its first quote.
fn quoted_cell(text: &str) -> (String, &str) {
    let (mut cell, mut rest) = (String::new(), text);
    loop {
        let (before, after) = rest.split_once('"').expect("a quote at its end");
        cell.push_str(before);
        match after.strip_prefix('"') {
            Some(more) => {
                cell.push('"');
                rest = more;
            }
            None => return (cell, after),
        }
    }
}

fn begins_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

/// Texts of all that could break a table.
fn any_text() -> impl Strategy<Value = String> {
    let pieces = [
        "=", "+", "-", "@", "'", "\t", "\r", "\n", "\r\n", ",", ";", "\"", "\"\"", " ", "SUM(A1)", "日本", "😀",
        "\u{feff}",
    ];
    let piece = prop_oneof![
        4 => prop::sample::select(pieces.to_vec()).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// Attempts of more than a year and of days to come, in any order.
fn any_attempts() -> impl Strategy<Value = Vec<Attempt>> {
    let rating = prop::option::of(prop::sample::select(Rating::ALL.to_vec()));
    let manner = prop::sample::select(vec![Manner::Typed, Manner::Aloud]);
    let days = prop_oneof![3 => -10i64..30, 1 => -10i64..500];
    let principle_name = prop::option::of(prop::sample::select(vec!["a", "b", "c", "d"]));
    let times = prop::collection::vec(0u64..60_000, 4);
    let words = prop_oneof![1 => Just(vec![0usize; 4]), 3 => prop::collection::vec(0usize..200, 4)];
    let one = (days, 0u32..5, principle_name, rating, manner, times, words, any::<bool>());
    let one = one.prop_map(|(days, question, principle_name, rating, manner, spent_ms, words, is_free)| {
        let attempt = Attempt {
            question: QuestionId::new(question.to_string()),
            principle: principle_name.map(principle),
            rating,
            manner,
            spent_ms,
            words,
            ..attempt(0, days)
        };
        if is_free { free(attempt) } else { attempt }
    });
    prop::collection::vec(one, 0..40).prop_map(|attempts| {
        let named = |(number, attempt): (u32, Attempt)| Attempt {
            id: AttemptId::new(attempt.started_wall_ms, number),
            ..attempt
        };
        (0..).zip(attempts).map(named).collect::<Vec<_>>()
    })
}

/// Today, on any day of the week.
fn any_today() -> impl Strategy<Value = Day> {
    (0i32..7).prop_map(|days| november(22).plus(-days))
}

fn plus(one: &Sums, other: &Sums) -> Sums {
    let segment = |place: usize| {
        let (one, other) = (one.segments[place], other.segments[place]);
        SegmentTime { spent_ms: one.spent_ms + other.spent_ms, planned_ms: one.planned_ms + other.planned_ms }
    };
    Sums {
        drills: one.drills + other.drills,
        answered_ms: one.answered_ms + other.answered_ms,
        planned_ms: one.planned_ms + other.planned_ms,
        over: one.over + other.over,
        over_ms: one.over_ms + other.over_ms,
        ratings: std::array::from_fn(|place| one.ratings[place] + other.ratings[place]),
        words: one.words + other.words,
        worded: one.worded + other.worded,
        spoken_words: one.spoken_words + other.spoken_words,
        spoken_ms: one.spoken_ms + other.spoken_ms,
        segments: std::array::from_fn(segment),
    }
}

/// Days in a row and the longest run, gone through day by day.
fn streak_by_hand(days: &BTreeSet<Day>, today: Day) -> (usize, usize) {
    let (mut run, mut longest, mut off) = (0, 0, 0);
    let mut day = days.first().copied().unwrap_or(today);
    while day <= today {
        if days.contains(&day) {
            (run, off) = (run + 1, 0);
        } else if day < today {
            // Today is not over, so it is no day off.
            off += 1;
        }
        if off == 2 {
            run = 0;
        }
        longest = longest.max(run);
        day = day.plus(1);
    }
    (run, longest)
}

/// The same cases in every run; another number finds others.
const SEED: RngSeed = RngSeed::Fixed(20_261_122);

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, rng_seed: SEED, ..ProptestConfig::default() })]

    #[test]
    fn the_parts_of_any_division_come_to_the_whole(
        attempts in any_attempts(),
        parts in prop::collection::vec(0usize..4, 40),
    ) {
        let part = |wanted: usize| {
            attempts.iter().zip(&parts).filter(move |(_, part)| **part == wanted).map(|(attempt, _)| attempt)
        };
        let together = (0..4).map(|wanted| sums(part(wanted))).fold(Sums::default(), |one, other| plus(&one, &other));
        let whole = sums(&attempts);
        prop_assert_eq!(&together, &whole);
        prop_assert_eq!(statistics(&attempts, november(22)).all, whole);
    }

    #[test]
    fn weeks_have_no_gaps_and_days_and_weeks_lose_no_drill(attempts in any_attempts(), today in any_today()) {
        let found = statistics(&attempts, today);
        let days: Vec<Day> = attempts.iter().map(|it| day_of(it.started_wall_ms)).collect();

        prop_assert!(found.days.is_sorted_by(|(one, _), (next, _)| one < next), "{:?}", found.days);
        for (day, drills) in &found.days {
            prop_assert_eq!(days.iter().filter(|it| *it == day).count(), *drills);
        }
        prop_assert_eq!(found.days.iter().map(|(_, drills)| drills).sum::<usize>(), attempts.len());

        let first = days.iter().min().map(|day| day.week()).filter(|first| *first <= today.week());
        let apart = first.map_or(0, |first| first.until(today.week()) / 7 + 1);
        prop_assert_eq!(found.weeks.len(), usize::try_from(apart).expect("not negative").min(WEEKS_SHOWN));
        prop_assert!(found.weeks.is_sorted_by(|(one, _), (next, _)| one.until(*next) == 7));
        if let Some((last, _)) = found.weeks.last() {
            prop_assert_eq!(*last, today.week());
        }
        for (monday, of_week) in &found.weeks {
            prop_assert_eq!(monday.weekday(), 0);
            let own = attempts.iter().zip(&days).filter(|(_, day)| day.week() == *monday).map(|(it, _)| it);
            prop_assert_eq!(of_week, &sums(own));
        }
    }

    #[test]
    fn a_streak_is_what_counting_day_by_day_finds(attempts in any_attempts(), today in any_today()) {
        let days: BTreeSet<Day> = attempts.iter().map(|it| day_of(it.started_wall_ms)).collect();
        let streak = statistics(&attempts, today).streak;
        prop_assert_eq!((streak.days, streak.longest), streak_by_hand(&days, today));
        prop_assert!(streak.longest >= streak.days);
        prop_assert_eq!(streak.drilled_today, days.contains(&today));
        let has = |days_ago: i32| days.contains(&today.plus(-days_ago));
        prop_assert_eq!(streak.ends_today, has(2) && !has(1) && !has(0));
    }

    #[test]
    fn a_drill_today_never_shortens_a_streak(attempts in any_attempts(), today in any_today()) {
        let before = statistics(&attempts, today).streak;
        let mut attempts = attempts;
        attempts.push(attempt(1_000, i64::from(today.until(november(22)))));
        let after = statistics(&attempts, today).streak;
        prop_assert_eq!(after.days, before.days + usize::from(!before.drilled_today));
        prop_assert!(after.longest >= before.longest);
        prop_assert!(after.drilled_today && !after.ends_today);
        let tomorrow = statistics(&attempts, today.plus(1)).streak;
        prop_assert!(tomorrow.days >= after.days, "and lasts till tomorrow");
    }

    #[test]
    fn groups_are_what_looking_for_each_name_finds(attempts in any_attempts()) {
        let found = statistics(&attempts, november(22));
        let by_hand = |own: &[&Attempt]| {
            let rated = own.iter().filter(|it| it.rating.is_some()).max_by_key(|it| it.id.clone());
            Group {
                sums: sums(own.iter().copied()),
                last_rating: rated.and_then(|it| it.rating),
                last_wall_ms: own.iter().map(|it| it.started_wall_ms).max().unwrap_or(0),
            }
        };
        for (id, group) in &found.principles {
            let own: Vec<&Attempt> = attempts.iter().filter(|it| it.principle.as_ref() == Some(id)).collect();
            prop_assert_eq!(group, &by_hand(&own));
        }
        for (id, group) in &found.roles {
            let own: Vec<&Attempt> = attempts.iter().filter(|it| roles_of(&it.question).contains(id)).collect();
            prop_assert_eq!(group, &by_hand(&own));
        }
        let rank = |drills: usize, name: &str| (std::cmp::Reverse(drills), name.to_owned());
        let ranks: Vec<_> = found.principles.iter().map(|(id, group)| rank(group.sums.drills, id.as_str())).collect();
        prop_assert!(ranks.is_sorted_by(|one, next| one < next), "{ranks:?}");
        let ranks: Vec<_> = found.roles.iter().map(|(id, group)| rank(group.sums.drills, id.as_str())).collect();
        prop_assert!(ranks.is_sorted_by(|one, next| one < next), "{ranks:?}");
        let of_any = attempts.iter().filter(|it| it.principle.is_some()).count();
        prop_assert_eq!(found.principles.iter().map(|(_, group)| group.sums.drills).sum::<usize>(), of_any);
        let with_roles: BTreeSet<RoleId> = attempts.iter().flat_map(|it| roles_of(&it.question)).collect();
        prop_assert_eq!(found.roles.len(), with_roles.len());
    }

    #[test]
    fn the_order_of_the_attempts_changes_nothing(attempts in any_attempts(), today in any_today()) {
        let found = statistics(&attempts, today);
        let table = csv(&attempts, &NAMES, &|wall_ms| day_of(wall_ms).iso());
        let mut turned = attempts;
        turned.reverse();
        prop_assert_eq!(statistics(&turned, today), found);
        turned.sort_by(|one, other| one.question.cmp(&other.question));
        prop_assert_eq!(csv(&turned, &NAMES, &|wall_ms| day_of(wall_ms).iso()), table);
    }

    #[test]
    fn coverage_never_falls_while_stories_only_come_in(
        begun in prop::collection::vec((-20i64..200, prop::collection::vec("[a-e]", 0..4)), 0..12),
    ) {
        let stories: Vec<Story> = (0..).zip(&begun).map(|(number, (days, serves))| {
            let serves: Vec<&str> = serves.iter().map(String::as_str).collect();
            story(number, *days, &serves)
        }).collect();
        let principles = ["a", "b", "c", "d"].map(principle);
        let mondays: Vec<Day> = (0..26).map(|week| november(16).plus(7 * week - 175)).collect();
        let mut before = vec![0; mondays.len()];
        for known in 0..=stories.len() {
            let covered = covered_by_week(&mondays, &principles, &stories[..known], &day_of);
            prop_assert!(covered.is_sorted(), "from week to week {covered:?}");
            prop_assert!(before.iter().zip(&covered).all(|(before, now)| before <= now), "with a story more");
            prop_assert!(covered.iter().all(|covered| *covered <= principles.len()));
            before = covered;
        }
        for (monday, covered) in mondays.iter().zip(&before) {
            let is_there = |it: &&Story| day_of(it.id.begun_wall_ms()) < monday.plus(7);
            let served = stories.iter().filter(is_there).flat_map(|it| &it.serves);
            let serving: BTreeSet<&PrincipleId> = served.map(|served| &served.principle).collect();
            prop_assert_eq!(principles.iter().filter(|it| serving.contains(it)).count(), *covered);
        }
    }

    #[test]
    fn a_table_is_read_back_as_it_was_written(texts in prop::collection::vec((any_text(), any_text()), 0..6)) {
        let attempts: Vec<Attempt> = (0..).zip(&texts).map(|(number, (question, of))| Attempt {
            question_text: question.clone(),
            principle: Some(principle(of)),
            ..attempt(number, 0)
        }).collect();
        let date = texts.first().map_or("", |(text, _)| text.as_str());
        let rows = read(&csv(&attempts, &NAMES, &|_| date.to_owned()));
        let (heads, rows) = rows.split_first().expect("a row of heads");
        prop_assert_eq!(heads, &NAMES.heads.map(String::from).to_vec());
        prop_assert_eq!(rows.len(), attempts.len());
        let harmless = |text: &str| if begins_formula(text) { format!("'{text}") } else { text.to_owned() };
        for (row, (question, of)) in rows.iter().zip(&texts) {
            let expected = [date, question.as_str(), of.as_str()].map(harmless);
            prop_assert_eq!(&row[..3], &expected[..]);
            prop_assert_eq!(row.len(), heads.len());
            prop_assert!(!row.iter().any(|cell| begins_formula(cell)), "{row:?}");
        }
    }
}
