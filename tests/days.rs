//! Days of the calendar.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say so and stop")]

use star_drill::progress::Day;

/// 22 November 2026, a Sunday.
const TODAY: Day = Day::from_number(20_779);

#[test]
fn days_are_those_of_the_calendar() {
    let mut number = -25_567;
    // 1900-01-01 was a Monday.
    let mut weekday = 0;
    for year in 1900..=2200 {
        for (month, usual) in (1..).zip([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
            let is_leap = year % 4 == 0 && ![1900, 2100, 2200].contains(&year);
            let length = if month == 2 && is_leap { 29 } else { usual };
            for of_month in 1..=length {
                let day = Day::from_number(number);
                let iso = format!("{year}-{month:02}-{of_month:02}");
                assert_eq!((day.parts(), day.iso()), ((year, month, of_month), iso.clone()));
                assert_eq!([Day::of(year, month, of_month), Day::parse(&iso)], [Some(day); 2], "{iso}");
                assert_eq!((day.number(), day.weekday()), (number, weekday), "{iso}");
                assert_eq!(day.week().until(day), i32::try_from(weekday).expect("a small number"), "{iso}");
                number += 1;
                weekday = (weekday + 1) % 7;
            }
            assert_eq!(Day::of(year, month, length + 1), None, "{year}-{month}");
        }
    }
    assert_eq!(TODAY.iso(), "2026-11-22");
    assert_eq!((TODAY.week().iso(), TODAY.plus(1).week()), ("2026-11-16".to_owned(), TODAY.plus(1)));
    assert_eq!((TODAY.until(TODAY.plus(9)), TODAY.plus(9).until(TODAY)), (9, -9));
}

#[test]
fn what_is_no_day_is_not_read() {
    for text in [
        "",
        "-",
        "2026",
        "2026-12",
        "2026-12-1",
        "2026-1-12",
        "26-12-01",
        "2026-12-01 ",
        " 2026-12-01",
        "2026-12-01-",
        "2026-12-01T00:00",
        "2026/12/01",
        "20261201",
        "01.12.2026",
        "2026-13-01",
        "2026-00-01",
        "2026-12-00",
        "2026-11-31",
        "2027-02-29",
        "2100-02-29",
        "0000-01-01",
        "-001-01-01",
        "+026-12-01",
        "2026-+1-01",
        "２０２６-12-01",
        "2026-12-0é",
    ] {
        assert_eq!(Day::parse(text), None, "{text:?}");
    }
    assert_eq!([Day::of(0, 1, 1), Day::of(10_000, 1, 1), Day::of(i32::MIN, 1, 1), Day::of(2026, 0, 1)], [None; 4]);
    // Nothing overflows, however far away.
    for number in [i32::MIN, i32::MIN + 7, i32::MAX] {
        let day = Day::from_number(number);
        assert!(day.weekday() < 7 && !day.iso().is_empty() && day.week() <= day);
        assert_eq!((day.plus(i32::MAX) >= day, day.plus(i32::MIN) <= day), (true, true));
    }
    assert_eq!(Day::from_number(i32::MIN).until(Day::from_number(i32::MAX)), i32::MAX);
}
