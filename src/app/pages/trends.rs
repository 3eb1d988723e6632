//! The charts of the progress page that go week by week, and the parts of the answers against their plan.

use std::rc::Rc;

use crate::app::el::{El, of_class};
use crate::app::parts::charts::{self, Bar, Strip, Table, Weekly};
use crate::app::words::words;
use crate::browser::clock::DayNames;
use crate::content::{Pack, Segment};
use crate::drill::Part;
use crate::progress::{Day, Rating, SegmentTime, Sums};

use super::progress::{Shown, section};

/// Weeks with drills from which the times of the parts are taken.
const LATEST: usize = 4;

/// The parts against their plan, and what is followed week by week; or from when that will be.
pub(super) fn by_week(pack: &Pack, shown: &Rc<Shown>, names: &Rc<DayNames>) -> El {
    let mut drilled = shown.statistics.weeks.iter().filter(|(_, sums)| sums.drills > 0);
    let first = drilled.next();
    let has_trends = drilled.next().is_some();
    let mut drawn: Vec<El> = parts(shown).into_iter().collect();
    if has_trends {
        drawn.extend(parts_by_week(shown, names));
        drawn.extend(trends(pack, shown).into_iter().filter_map(|trend| trend.drawn(shown, names)));
    }
    let soon = (!has_trends).then(|| {
        // Where the one week with drills is over, the next drill is in another.
        let this_week = shown.today.week();
        let from = first.filter(|(monday, _)| *monday == this_week).map(|_| names.long(this_week.plus(7)));
        of_class("p", "quiet").text(&(words().progress.trends_from)(from.as_deref()))
    });
    let charts = (!drawn.is_empty()).then(|| of_class("div", "charts").children(drawn));
    section(words().progress.by_week).child_if(charts).child_if(soon)
}

/// The time of each part against its plan, in the latest weeks with drills; nothing without answers in parts.
fn parts(shown: &Shown) -> Option<El> {
    let words_of = words().progress;
    let weeks = shown.statistics.weeks.iter().rev().map(|(_, sums)| sums).filter(|sums| sums.drills > 0);
    let latest: Vec<&Sums> = weeks.take(LATEST).collect();
    let told = Segment::ALL.into_iter().enumerate().filter_map(|(place, segment)| {
        let mut time = SegmentTime::default();
        for own in latest.iter().filter_map(|sums| sums.segments.get(place)) {
            time.spent_ms = time.spent_ms.saturating_add(own.spent_ms);
            time.planned_ms = time.planned_ms.saturating_add(own.planned_ms);
        }
        Some((words().part_name(Part::Segment(segment)), time, time.spent_per_mille()?))
    });
    let told: Vec<(&'static str, SegmentTime, u64)> = told.collect();
    if told.is_empty() {
        return None;
    }
    let bar = |(name, _, share): &(&'static str, SegmentTime, u64)| {
        let says = (words_of.percent)(*share);
        Bar { name, says, per_mille: *share }
    };
    let bars: Vec<Bar> = told.iter().map(bar).collect();
    let heard: Vec<String> = bars.iter().map(|bar| [bar.name, " ", &bar.says].concat()).collect();
    let says = (words_of.parts_told)(latest.len(), &heard);
    let now = (words_of.latest_weeks)(latest.len());
    let lines = move || -> Vec<Vec<String>> {
        let line = |(name, time, share): &(&'static str, SegmentTime, u64)| {
            let [planned, spent] = [time.planned_ms, time.spent_ms].map(words_of.duration);
            vec![(*name).to_owned(), planned, spent, (words_of.percent)(*share)]
        };
        told.iter().map(line).collect()
    };
    let heads = vec![words().part, words().planned, words().actual, words_of.of_plan];
    let table = Table { heads, lines: Box::new(lines) };
    Some(charts::figure(words_of.parts, &now, &says, charts::against_plan(&bars, words_of.the_plan), table))
}

/// The same week by week, each part in a line of its own; nothing where no part was told in two weeks.
fn parts_by_week(shown: &Rc<Shown>, names: &Rc<DayNames>) -> Option<El> {
    let words_of = words().progress;
    let mut strips = Vec::new();
    let mut heard = Vec::new();
    for (place, segment) in Segment::ALL.into_iter().enumerate() {
        let of_week = |(_, sums): &(Day, Sums)| share(sums, place);
        let values: Vec<Option<u64>> = shown.statistics.weeks.iter().map(of_week).collect();
        let told: Vec<u64> = values.iter().flatten().copied().collect();
        let [first, .., latest] = told.as_slice() else { continue };
        let name = words().part_name(Part::Segment(segment));
        let [first, says] = [*first, *latest].map(words_of.percent);
        heard.push((words_of.part_trend)(name, [&first, &says]));
        strips.push(Strip { name, says, values });
    }
    let (monday, _) = shown.statistics.weeks.first().filter(|_| !strips.is_empty())?;
    let since = names.text(*monday);
    let says = (words_of.parts_trend)(&since, &heard);
    let picture = charts::weekly_against_plan(&strips, words_of.dashed, [&since, words_of.now]);
    let (shown, names) = (Rc::clone(shown), Rc::clone(names));
    let lines = move || -> Vec<Vec<String>> {
        let line = |(monday, sums): &(Day, Sums)| {
            let shares = (0..Segment::ALL.len()).map(|place| share(sums, place).map(words_of.percent));
            std::iter::once(names.text(*monday)).chain(shares.map(Option::unwrap_or_default)).collect()
        };
        shown.statistics.weeks.iter().map(line).collect()
    };
    let parts = Segment::ALL.map(|segment| words().part_name(Part::Segment(segment)));
    let heads = std::iter::once(words_of.week).chain(parts).collect();
    Some(charts::figure(words_of.parts_by_week, "", &says, picture, Table { heads, lines: Box::new(lines) }))
}

/// By how much the drills that took longer than planned did; a dash where none did.
pub(super) fn mean_over(sums: &Sums) -> String {
    sums.mean_over_ms().map_or_else(|| "–".to_owned(), |ms| words().clock(ms))
}

/// The time of a segment, of its plan, in thousandths.
fn share(sums: &Sums, place: usize) -> Option<u64> {
    sums.segments.get(place).copied().and_then(SegmentTime::spent_per_mille)
}

/// What is followed week by week.
struct Trend {
    title: &'static str,
    values: Vec<Option<u64>>,
    /// The value at the top.
    highest: u64,
    /// What stands at the top and at the bottom.
    scale: [String; 2],
    /// A value in words; it may be one of the highest.
    written: fn(u64, u64) -> String,
    are_bars: bool,
    /// The names of the columns, but for that of the weeks.
    heads: Vec<&'static str>,
    /// The cells of a week, from its sums and the principles that had a story.
    cells: fn(&Sums, usize) -> Vec<String>,
}

fn trends(pack: &Pack, shown: &Shown) -> Vec<Trend> {
    let words_of = words().progress;
    let words_told = values(shown, |sums| sums.words_a_drill().map(|words| words as u64));
    let pace = values(shown, Sums::words_a_minute);
    let [most_words, fastest] = [&words_told, &pace].map(|it| rounded_up(it.iter().flatten().max().copied()));
    let principles = pack.principles().len();
    let has_stories = shown.covered.iter().any(|covered| *covered > 0);
    let as_it_is: fn(u64, u64) -> String = |value, _| value.to_string();
    vec![
        Trend {
            title: words_of.over,
            values: values(shown, Sums::share_over_per_mille),
            highest: 1000,
            scale: [1000, 0].map(words_of.percent),
            written: |share, _| (words().progress.percent)(share),
            are_bars: true,
            heads: vec![words_of.drills, words_of.over_column, words_of.mean_over],
            cells: |sums, _| vec![sums.drills.to_string(), sums.over.to_string(), mean_over(sums)],
        },
        Trend {
            title: words_of.ratings,
            values: values(shown, Sums::rating_per_mille),
            highest: 1000,
            scale: [1000, 0].map(words_of.rating),
            written: |mean, _| (words().progress.rating)(mean),
            are_bars: false,
            heads: Rating::ALL.map(|rating| words().rating(rating)).into(),
            cells: |sums, _| sums.ratings.iter().map(usize::to_string).collect(),
        },
        Trend {
            title: words_of.words,
            values: words_told,
            highest: most_words,
            scale: [most_words, 0].map(|it| it.to_string()),
            written: as_it_is,
            are_bars: false,
            heads: vec![words_of.words],
            cells: |sums, _| vec![sums.words_a_drill().map(|it| it.to_string()).unwrap_or_default()],
        },
        Trend {
            title: words_of.pace,
            values: pace,
            highest: fastest,
            scale: [fastest, 0].map(|it| it.to_string()),
            written: as_it_is,
            are_bars: false,
            heads: vec![words_of.pace],
            cells: |sums, _| vec![sums.words_a_minute().map(|it| it.to_string()).unwrap_or_default()],
        },
        Trend {
            title: words_of.covered,
            values: shown.covered.iter().map(|covered| has_stories.then_some(*covered as u64)).collect(),
            highest: principles as u64,
            scale: [principles, 0].map(|it| it.to_string()),
            written: words_of.of_all,
            are_bars: false,
            heads: vec![words_of.covered],
            cells: |_, covered| vec![covered.to_string()],
        },
    ]
}

impl Trend {
    /// Its chart; nothing where fewer than two weeks have a value.
    fn drawn(self, shown: &Rc<Shown>, names: &Rc<DayNames>) -> Option<El> {
        let words = words().progress;
        let told: Vec<u64> = self.values.iter().flatten().copied().collect();
        let [first, .., latest] = told.as_slice() else { return None };
        let texts = [*first, *latest, told.iter().max().copied()?].map(|value| (self.written)(value, self.highest));
        let [first, latest, highest] = &texts;
        let (monday, _) = shown.statistics.weeks.first()?;
        let since = names.text(*monday);
        let says = (words.trend)(self.title, &since, [first, latest, highest]);
        let [top, bottom] = &self.scale;
        let picture = charts::weekly(&Weekly {
            values: &self.values,
            highest: self.highest,
            scale: [top, bottom],
            ends: [&since, words.now],
            are_bars: self.are_bars,
        });
        let (shown, names, cells) = (Rc::clone(shown), Rc::clone(names), self.cells);
        let lines = move || -> Vec<Vec<String>> {
            let weeks = shown.statistics.weeks.iter().zip(&shown.covered);
            let line = |((monday, sums), covered): (&(Day, Sums), &usize)| {
                let mut line = vec![names.text(*monday)];
                line.append(&mut cells(sums, *covered));
                line
            };
            weeks.map(line).collect()
        };
        let mut heads = vec![words.week];
        heads.extend(self.heads);
        Some(charts::figure(self.title, latest, &says, picture, Table { heads, lines: Box::new(lines) }))
    }
}

/// Something of each week.
fn values(shown: &Shown, of: fn(&Sums) -> Option<u64>) -> Vec<Option<u64>> {
    shown.statistics.weeks.iter().map(|(_, sums)| of(sums)).collect()
}

/// The next number that is easily read: one digit and noughts.
fn rounded_up(value: Option<u64>) -> u64 {
    let value = value.unwrap_or_default().max(1);
    let mut step: u64 = 1;
    while step.saturating_mul(10) < value {
        step *= 10;
    }
    value.div_ceil(step).saturating_mul(step)
}
