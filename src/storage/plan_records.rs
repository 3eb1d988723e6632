//! The saved records of the plan and the settings; see [`super::records`]. Days are ISO texts, such as `2026-12-01`.

use crate::content::guide::PlanAct;
use crate::json::{Fields, Node, Object};
use crate::progress::{
    DRILLS_A_WEEK, Day, MARKS_AT_MOST, MINUTES, Mark, OWN_AT_MOST, OwnStep, Plan, STORIES_WANTED, Settings,
};

use super::migrate::Step;
use super::records::Record;

/// No readiness check asks more.
const READY_AT_MOST: usize = 100;
/// No honest moment is later than this, about the year 33,000.
const LATEST_MS: u64 = 1_000_000_000_000_000;

/// The plan to the interview, `star-drill/v1/plan`.
impl Record for Plan {
    const KIND: &'static str = "plan";
    // 2: steps of one's own, which may be missing.
    const STEPS: &'static [Step] = &[Ok];
    type Key = ();

    fn write(&self, fields: &mut Fields) {
        match &self.ready {
            Some(ready) => fields.texts("ready", ready),
            None => fields.optional_text("ready", None),
        }
        fields.optional_text("interview", self.interview.map(Day::iso).as_deref());
        fields.text("from", &self.from.iso());
        fields.whole("minutes", self.minutes.into());
        fields.list("marks", self.marks.len(), &mut |index, json| {
            let mut mark = Fields::default();
            mark.text("step", &self.marks[index].step);
            mark.text("day", &self.marks[index].day.iso());
            mark.flag("done", self.marks[index].is_done);
            json.push_str(&mark.end());
        });
        fields.list("own", self.own.len(), &mut |index, json| {
            let own = self.own.get(index).map(write_own);
            json.push_str(&own.unwrap_or_default());
        });
    }

    fn read(fields: &mut Object<'_>, (): &()) -> Self {
        Self {
            ready: ready(fields),
            interview: fields.optional("interview").map(Node::text).map(|text| day(fields, "interview", &text)),
            from: required_day(fields, "from"),
            minutes: minutes(fields),
            marks: marks(fields),
            own: own(fields),
        }
    }
}

/// Targets and reminders, `star-drill/v1/settings`. What is missing has its default.
impl Record for Settings {
    const KIND: &'static str = "settings";
    type Key = ();

    fn write(&self, fields: &mut Fields) {
        fields.count("stories_wanted", self.stories_wanted);
        fields.whole("drills_a_week", self.drills_a_week.into());
        fields.flag("reminds", self.reminds);
        write_time(fields, "backed_up", self.backed_up_wall_ms);
        write_time(fields, "put_off", self.put_off_wall_ms);
    }

    fn read(fields: &mut Object<'_>, (): &()) -> Self {
        let usual = Self::default();
        Self {
            stories_wanted: stories_wanted(fields).unwrap_or(usual.stories_wanted),
            drills_a_week: drills_a_week(fields).unwrap_or(usual.drills_a_week),
            reminds: fields.optional("reminds").map_or(usual.reminds, Node::flag),
            backed_up_wall_ms: read_time(fields, "backed_up"),
            put_off_wall_ms: read_time(fields, "put_off"),
        }
    }
}

fn ready(fields: &mut Object<'_>) -> Option<Vec<String>> {
    let ready: Vec<String> = fields.optional("ready")?.list().into_iter().map(Node::text).collect();
    if ready.len() > READY_AT_MOST {
        fields.fault("ready", format!("{}; expected at most {READY_AT_MOST}", ready.len()));
    }
    Some(ready)
}

fn required_day(fields: &mut Object<'_>, name: &'static str) -> Day {
    let text = fields.text(name);
    day(fields, name, &text)
}

fn day(fields: &Object<'_>, name: &str, text: &str) -> Day {
    Day::parse(text).unwrap_or_else(|| {
        fields.fault(name, format!("`{text}`; expected a day such as 2026-12-01"));
        Day::from_number(0)
    })
}

fn minutes(fields: &mut Object<'_>) -> u32 {
    let minutes = fields.required_u32("minutes");
    if !MINUTES.contains(&minutes) {
        fields.fault("minutes", format!("{minutes}; expected one of: {}", MINUTES.map(|it| it.to_string()).join(", ")));
    }
    minutes
}

/// The marks, no step twice.
fn marks(fields: &mut Object<'_>) -> Vec<Mark> {
    let marks: Vec<Mark> = fields.required("marks").map(Node::list).unwrap_or_default().into_iter().map(mark).collect();
    if marks.len() > MARKS_AT_MOST {
        fields.fault("marks", format!("{}; expected at most {MARKS_AT_MOST}", marks.len()));
    }
    for (index, mark) in marks.iter().take(MARKS_AT_MOST).enumerate() {
        if marks.iter().take(index).any(|before| before.step == mark.step) {
            fields.fault("marks", format!("`{}` twice; expected each step once", mark.step));
        }
    }
    marks
}

fn mark(node: Node<'_>) -> Mark {
    let mut fields = node.object();
    Mark {
        step: fields.text("step"),
        day: required_day(&mut fields, "day"),
        is_done: fields.required("done").is_some_and(Node::flag),
    }
}

fn write_own(own: &OwnStep) -> String {
    let mut fields = Fields::default();
    fields.text("id", &own.id);
    fields.text("text", &own.text);
    fields.text("why", &own.why);
    fields.whole("minutes", own.minutes.into());
    fields.word("act", own.act);
    fields.optional_text("about", own.about.as_deref());
    fields.text("day", &own.day.iso());
    fields.end()
}

/// The steps of one's own.
fn own(fields: &mut Object<'_>) -> Vec<OwnStep> {
    let own = fields.list("own", |node| {
        let mut fields = node.object();
        OwnStep {
            id: fields.text("id"),
            text: fields.text("text"),
            why: fields.text("why"),
            minutes: fields.required_u32("minutes"),
            act: fields.required("act").map_or(PlanAct::Drill, Node::word),
            about: fields.optional("about").map(Node::text),
            day: required_day(&mut fields, "day"),
        }
    });
    if own.len() > OWN_AT_MOST {
        fields.fault("own", format!("{}; expected at most {OWN_AT_MOST}", own.len()));
    }
    own
}

fn stories_wanted(fields: &mut Object<'_>) -> Option<usize> {
    let wanted = fields.optional_u32("stories_wanted")?;
    let stories = usize::try_from(wanted).unwrap_or(usize::MAX);
    if !STORIES_WANTED.contains(&stories) {
        let (least, most) = STORIES_WANTED.into_inner();
        fields.fault("stories_wanted", format!("{wanted}; expected {least} to {most}"));
    }
    Some(stories)
}

fn drills_a_week(fields: &mut Object<'_>) -> Option<u32> {
    let drills = fields.optional_u32("drills_a_week")?;
    if !DRILLS_A_WEEK.contains(&drills) {
        let (least, most) = DRILLS_A_WEEK.into_inner();
        fields.fault("drills_a_week", format!("{drills}; expected {least} to {most}"));
    }
    Some(drills)
}

pub(super) fn write_time(fields: &mut Fields, name: &str, wall_ms: Option<u64>) {
    match wall_ms {
        Some(wall_ms) => fields.whole(name, wall_ms),
        None => fields.optional_text(name, None),
    }
}

/// A moment that may be missing, in milliseconds since 1970.
pub(super) fn read_time(fields: &mut Object<'_>, name: &'static str) -> Option<u64> {
    let wall_ms = fields.optional(name)?.whole();
    if wall_ms > LATEST_MS {
        fields.fault(name, format!("{wall_ms}; expected at most {LATEST_MS}"));
    }
    Some(wall_ms.min(LATEST_MS))
}
