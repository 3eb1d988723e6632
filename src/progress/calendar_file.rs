//! The plan as a file that calendars read: iCalendar, RFC 5545.

use crate::content::guide::PlanAct;

use super::{Dated, Day, Plan};

/// A line may have so many bytes, without its end.
const LINE_AT_MOST: usize = 75;
/// The written assessment stands in the calendar so many days before the interview.
const PAPER_DAYS: i32 = 2;
/// A step with so many days before the interview or fewer is the paper itself; earlier ones are for practice.
const PAPER_STEP: u32 = 2;
// No step has these names: theirs have no dots.
const PAPER: &str = "paper.due";
const INTERVIEW: &str = "interview.day";

/// The words that the plan itself does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarNames {
    /// The name of the calendar.
    pub calendar: String,
    /// What stands on the day of the interview.
    pub interview: String,
    /// What stands two days before it, if the plan has the written assessment.
    pub paper_due: String,
}

/// The open steps of a plan that have a day, and the interview, as events of whole days. Steps that carry a mark are
/// left out. The same step has the same name in every file, so a calendar that reads a later one can replace it.
pub fn calendar_file(plan: &Plan, dated: &[Dated<'_>], names: &CalendarNames, now_wall_ms: u64) -> String {
    let stamp = stamp(now_wall_ms);
    let mut file = String::new();
    line(&mut file, "BEGIN", "VCALENDAR");
    line(&mut file, "VERSION", "2.0");
    line(&mut file, "PRODID", "-//Star Drill//Plan//EN");
    line(&mut file, "CALSCALE", "GREGORIAN");
    line(&mut file, "X-WR-CALNAME", &escaped(&names.calendar));
    let is_open = |it: &&Dated<'_>| it.mark.is_none();
    for it in dated.iter().filter(is_open) {
        if let Some(day) = it.day {
            let step = it.step;
            let description = format!("{}\n{} min", step.why, step.minutes);
            event(&mut file, &stamp, &step.id, day, &step.text, &description);
        }
    }
    if let Some(interview) = plan.interview {
        let is_paper = |it: &Dated<'_>| matches!(it.step.act, PlanAct::Written) && it.step.days_before <= PAPER_STEP;
        let due = interview.plus(-PAPER_DAYS);
        if due >= plan.from && dated.iter().filter(is_open).any(is_paper) {
            event(&mut file, &stamp, PAPER, due, &names.paper_due, "");
        }
        event(&mut file, &stamp, INTERVIEW, interview, &names.interview, "");
    }
    line(&mut file, "END", "VCALENDAR");
    file
}

/// An event of a whole day, which leaves the person free in the calendar.
fn event(file: &mut String, stamp: &str, name: &str, day: Day, summary: &str, description: &str) {
    line(file, "BEGIN", "VEVENT");
    line(file, "UID", &escaped(&[name, "@star-drill"].concat()));
    line(file, "DTSTAMP", stamp);
    line(file, "DTSTART;VALUE=DATE", &date(day));
    line(file, "DTEND;VALUE=DATE", &date(day.plus(1)));
    line(file, "SUMMARY", &escaped(summary));
    if !description.is_empty() {
        line(file, "DESCRIPTION", &escaped(description));
    }
    line(file, "TRANSP", "TRANSPARENT");
    line(file, "END", "VEVENT");
}

/// A line, folded where it is too long: it goes on after a line break and a space. Never within a character.
fn line(file: &mut String, name: &str, value: &str) {
    let mut bytes = 0;
    for character in name.chars().chain([':']).chain(value.chars()) {
        if bytes + character.len_utf8() > LINE_AT_MOST {
            file.push_str("\r\n ");
            bytes = 1;
        }
        bytes += character.len_utf8();
        file.push(character);
    }
    file.push_str("\r\n");
}

/// A text as the format has it. Control characters have no place there, but for tabs.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push('\t'),
            control if control.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

fn date(day: Day) -> String {
    day.iso().replace('-', "")
}

/// A moment, in UTC.
fn stamp(wall_ms: u64) -> String {
    let seconds = wall_ms / 1000;
    let day = Day::from_number(i32::try_from(seconds / 86_400).unwrap_or(i32::MAX));
    let [hour, minute, second] = [seconds / 3600 % 24, seconds / 60 % 60, seconds % 60];
    format!("{}T{hour:02}{minute:02}{second:02}Z", date(day))
}
