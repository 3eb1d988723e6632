//! Days of the calendar, without a clock and without a time zone: whoever asks says which day it is.

/// The days of 400 years, after which the calendar begins again.
const CYCLE: i64 = 146_097;
/// From the first of March of the year 0, where the years are counted from here, to 1970-01-01.
const TO_1970: i64 = 719_468;

/// A day of the calendar, wherever the person is: whole days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// The day so many days after 1970-01-01.
    pub const fn from_number(number: i32) -> Self {
        Self(number)
    }

    /// The days since 1970-01-01.
    pub fn number(self) -> i32 {
        self.0
    }

    /// A day of the years 1 to 9999; nothing where the calendar has none such.
    pub fn of(year: i32, month: u32, day: u32) -> Option<Self> {
        let is_month = (1..=9999).contains(&year) && (1..=12).contains(&month);
        if !is_month || !(1..=days_of(year, month)).contains(&day) {
            return None;
        }
        // Counted from March, so that a leap day is the last of its year.
        let year = i64::from(year) - i64::from(month <= 2);
        let month = (i64::from(month) + 9) % 12;
        let of_year = (153 * month + 2) / 5 + i64::from(day) - 1;
        let number = 365 * year + year / 4 - year / 100 + year / 400 + of_year - TO_1970;
        i32::try_from(number).ok().map(Self)
    }

    /// Reads a day as [`Day::iso`] writes it, such as `2026-12-01`, and in no other form.
    pub fn parse(text: &str) -> Option<Self> {
        let mut runs = text.split('-');
        let mut number = |digits: usize| {
            let run = runs.next()?;
            let is_number = run.len() == digits && run.bytes().all(|byte| byte.is_ascii_digit());
            if is_number { run.parse::<u32>().ok() } else { None }
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        if runs.next().is_some() {
            return None;
        }
        Self::of(i32::try_from(year).ok()?, month, day)
    }

    /// The day as ISO 8601 writes it: `2026-12-01`. Only of the years 1 to 9999 can it be read again.
    pub fn iso(self) -> String {
        let (year, month, day) = self.parts();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// Year, month and day of the month.
    pub fn parts(self) -> (i32, u32, u32) {
        let number = i64::from(self.0) + TO_1970;
        let (cycle, of_cycle) = (number.div_euclid(CYCLE), number.rem_euclid(CYCLE));
        let year = (of_cycle - of_cycle / 1_460 + of_cycle / 36_524 - of_cycle / 146_096) / 365;
        let of_year = of_cycle - (365 * year + year / 4 - year / 100);
        // From March, as above.
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = 400 * cycle + year + i64::from(month <= 2);
        // Nothing is cut off: that many days are less than six million years.
        (year as i32, month as u32, day as u32)
    }

    /// The day of the week; 0 is Monday.
    pub fn weekday(self) -> usize {
        // 1970-01-01 was a Thursday.
        ((self.0.rem_euclid(7) + 3) % 7) as usize
    }

    /// The day so many days later, or earlier where they are negative.
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// The days from this one to a later one; negative where that is earlier.
    pub fn until(self, later: Self) -> i32 {
        later.0.saturating_sub(self.0)
    }

    /// The Monday of its week.
    pub fn week(self) -> Self {
        self.plus(-(self.weekday() as i32))
    }
}

fn days_of(year: i32, month: u32) -> u32 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
