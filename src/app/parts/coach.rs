//! The coach in the review: looks at the answer by rules and tells what they found.
//!
//! It looks once the review is painted, and again when the words change, as those of a transcript do. A finding that the
//! person calls wrong is kept as a tick (`progress/dismissal.rs`), so there is no record of its own for it.

use std::cell::RefCell;
use std::mem::take;
use std::rc::Rc;

use leptos::prelude::{Get, GetUntracked, Set};

use crate::app::el::{El, el, of_class};
use crate::app::state::{App, PackState};
use crate::app::stories::StoryEvent;
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::{clock, document};
use crate::coach::{self, Finding, Level, Review, Texts, Told};
use crate::content::Segment;
use crate::drill::{Manner, Part};
use crate::progress::{Answer, Attempt, AttemptId, FindingName};

use super::coach_findings::findings;
use super::coach_since::since_last_time;

/// The id of the section's title.
pub(super) const TITLE: &str = "coach";

/// The id of the first mark of the finding that is shown.
pub(super) const MARK: &str = "coach-mark";

/// The check whose words are spread over the whole answer: they are marked only when it is chosen.
const SPREAD: &str = "principle-hint";

/// The coach of the attempt that is looked back at.
#[derive(Clone)]
pub struct Coach {
    pub(super) app: App,
    pub(super) attempt: AttemptId,
    pub(super) is_aloud: bool,
    /// What it found when it looked last; nothing before, and where there are no words.
    found: Rc<RefCell<Option<Rc<Review>>>>,
    /// Counts how often it has looked.
    looks: Local,
    /// Whose words are marked: a finding by its place and one more, or 0 for all that is pointed out.
    chosen: Local,
    /// The id of what gets the focus when the findings are made anew; empty for what has it.
    next_focus: Rc<RefCell<String>>,
}

impl Coach {
    /// A coach that has not looked yet.
    pub fn new(app: App, attempt: &Attempt) -> Self {
        app.story(StoryEvent::ReadTicks);
        app.begin_history();
        Self {
            app,
            attempt: attempt.id.clone(),
            is_aloud: attempt.manner == Manner::Aloud,
            found: Rc::default(),
            looks: Local::new(0),
            chosen: Local::new(0),
            next_focus: Rc::default(),
        }
    }

    /// What it found.
    pub fn section(&self) -> El {
        // Not before the review is painted, which must not wait.
        let is_awake = Local::new(0);
        clock::after(0, move || is_awake.set(1));
        let [read, looking] = [self.clone(), self.clone()];
        let app = self.app;
        // Without the pack it knows the kind of no question; where there will be none, it takes it for a story.
        let is_settled = move || app.pack.with(|pack| !matches!(pack, PackState::Loading));
        of_class("section", "coach")
            .attr("aria-labelledby", TITLE)
            .child(el("h2").attr("id", TITLE).attr("tabindex", "-1").text(words().coach.title))
            .child(of_class("p", "small quiet").text(words().coach.limits))
            .slot(
                move || (is_awake.get() == 1 && is_settled()).then(|| read.script()),
                move |script| Some(looking.look(&script?)),
            )
            .child(since_last_time(self))
    }

    fn look(&self, script: &Script) -> El {
        let attempt = self.app.reviewed.peek(|it| it.as_ref().map(|it| it.attempt.clone()));
        let review = attempt.and_then(|attempt| look_at(self.app, &attempt, script)).map(Rc::new);
        self.found.replace(review.clone());
        self.chosen.set(0);
        self.looks.set(self.looks.get_untracked().wrapping_add(1));
        match review {
            Some(review) => findings(self, &review, script),
            None if self.is_aloud => of_class("p", "quiet").text(words().coach.no_transcript),
            None => of_class("p", "quiet").text(words().coach.no_words),
        }
    }

    /// The words of the answer, followed.
    pub(super) fn script(&self) -> Script {
        self.app.reviewed.with(|reviewed| {
            let reviewed = reviewed.as_ref().filter(|it| it.attempt.id == self.attempt);
            reviewed.map(|it| Script::of(&it.attempt, &it.answer)).unwrap_or_default()
        })
    }

    /// Whether it has looked, followed.
    pub(super) fn has_looked(&self) -> bool {
        self.looks.get() > 0
    }

    /// What it found when it looked last, followed.
    pub(super) fn review(&self) -> Option<Rc<Review>> {
        let _ = self.looks.get();
        self.found.borrow().clone()
    }

    /// What is to be marked in the text of a segment, or in an answer in one piece: spans that follow each other. And
    /// whether one finding was chosen to be shown.
    pub(super) fn marks(&self, segment: Option<Segment>) -> (Vec<(usize, usize)>, bool) {
        let chosen = self.chosen.get();
        let Some(review) = self.review() else { return (Vec::new(), false) };
        let mut spans: Vec<(usize, usize)> = Vec::new();
        for (place, finding) in review.findings.iter().enumerate() {
            let is_shown = match chosen {
                0 => finding.level != Level::Good && finding.check != SPREAD && !self.is_dismissed(finding),
                chosen => place + 1 == chosen,
            };
            if is_shown && (segment.is_none() || segment == finding.segment) {
                spans.extend(&finding.spans);
            }
        }
        (joined(spans), chosen > 0)
    }

    /// Whether the words of the finding at a place were chosen to be shown, followed.
    pub(super) fn is_chosen(&self, place: usize) -> bool {
        self.chosen.get() == place + 1
    }

    /// Shows the words of the finding at a place, or no more.
    pub(super) fn choose(&self, place: usize) {
        let is_chosen = self.chosen.get_untracked() == place + 1;
        self.chosen.set(if is_chosen { 0 } else { place + 1 });
        if !is_chosen {
            clock::after(0, || document::bring_into_view(MARK));
        }
    }

    /// Whether the person has called a finding in this answer wrong, followed.
    pub(super) fn is_dismissed(&self, finding: &Finding) -> bool {
        is_dismissed(self.app, &self.attempt, finding)
    }

    /// Takes the person's word that a finding in this answer is wrong. The focus goes where they would look next.
    pub(super) fn dismiss(&self, finding: &FindingName, next_focus: &str) {
        self.begin_anew(next_focus, words().coach.is_dismissed);
        self.app.story(StoryEvent::Tick(finding.tick(&self.attempt), true));
    }

    /// Takes that word back.
    pub(super) fn bring_back(&self, finding: &FindingName, next_focus: &str) {
        self.begin_anew(next_focus, words().coach.is_back);
        let found = self.found.borrow().clone();
        let all = found.iter().flat_map(|review| &review.findings).filter(|it| it.level != Level::Good);
        let all: Vec<FindingName> = all.map(name_of).collect();
        let changes = self.app.ticks.peek(|ticks| Some(ticks.as_ref()?.to_bring_back(&self.attempt, finding, &all)));
        for (tick, is_wrong) in changes.unwrap_or_default() {
            self.app.story(StoryEvent::Tick(tick, is_wrong));
        }
    }

    /// Before the findings are made anew: what has the focus then, and what a screen reader says.
    fn begin_anew(&self, next_focus: &str, told: &str) {
        self.chosen.set(0);
        self.next_focus.replace(next_focus.to_owned());
        self.app.announce(told.to_owned());
    }

    /// Puts the focus where it is to go, once what was made anew is on the screen.
    pub(super) fn put_focus(&self) {
        let id = take(&mut *self.next_focus.borrow_mut());
        if id.is_empty() {
            return;
        }
        clock::after(0, move || {
            if let Some(element) = document::element(&id) {
                // Fails for no element.
                let _ = element.focus();
            }
        });
    }
}

/// The words of an answer as the coach looks at them.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Script {
    /// By segment; of an answer in one piece the first is all of it.
    pub texts: [String; 4],
    pub is_whole: bool,
    /// How long it took to say, where that is known.
    pub seconds: Option<u32>,
}

impl Script {
    /// An answer aloud is its transcript, until that is split into parts; so is one that was typed in one piece.
    pub fn of(attempt: &Attempt, answer: &Answer) -> Self {
        let seconds = attempt.said_ms(answer).and_then(|ms| u32::try_from(ms / 1000).ok());
        let mut script = Self { seconds, ..Self::default() };
        for (place, text) in answer.texts.iter().enumerate() {
            let place = match attempt.plan.get(place).map(|planned| planned.part) {
                Some(Part::Segment(segment)) => segment as usize,
                Some(Part::Whole) | None => place,
            };
            if let Some(part) = script.texts.get_mut(place) {
                part.clone_from(text);
            }
        }
        if attempt.manner == Manner::Typed && !attempt.is_divided(answer) {
            script.is_whole = attempt.is_typed_whole();
        } else if script.is_blank() {
            let [whole, ..] = &mut script.texts;
            whole.clone_from(&answer.transcript);
            script.is_whole = true;
        }
        script
    }

    /// Whether there are no words.
    pub fn is_blank(&self) -> bool {
        self.texts.iter().all(|text| text.trim().is_empty())
    }

    /// All words in one text.
    pub fn joined(&self) -> String {
        self.texts.join("\n\n")
    }

    fn texts(&self) -> Texts<'_> {
        let texts = self.texts.each_ref().map(String::as_str);
        let [whole, ..] = texts;
        if self.is_whole { Texts::Whole(whole) } else { Texts::Parts(texts) }
    }
}

/// What the coach finds in an answer; nothing where there are no words.
pub(super) fn look_at(app: App, attempt: &Attempt, script: &Script) -> Option<Review> {
    if script.is_blank() {
        return None;
    }
    let question = app.ready_pack().and_then(|pack| pack.question(&attempt.question));
    Some(coach::review(&Told {
        kind: question.map(|it| it.kind).unwrap_or_default(),
        polarity: question.map(|it| it.polarity).unwrap_or_default(),
        seconds: script.seconds,
        planned_seconds: attempt.plan_ms().and_then(|ms| u32::try_from(ms / 1000).ok()),
        is_spoken: attempt.manner == Manner::Aloud,
        texts: script.texts(),
        question: Some(&attempt.question_text),
        target: attempt.principle.as_ref(),
    }))
}

/// What a finding is known by when the person calls it wrong.
pub(super) fn name_of(finding: &Finding) -> FindingName {
    FindingName { check: finding.check, segment: finding.segment, kind: finding.note.kind() }
}

/// Whether the person has called a finding in an attempt wrong, followed.
pub fn is_dismissed(app: App, attempt: &AttemptId, finding: &Finding) -> bool {
    app.ticks.with(|ticks| ticks.as_ref().is_some_and(|ticks| ticks.is_wrong(attempt, &name_of(finding))))
}

/// How often the person has called a finding of a check wrong, followed.
pub(super) fn times_dismissed(app: App, check: &str) -> usize {
    app.ticks.with(|ticks| ticks.as_ref().map_or(0, |ticks| ticks.times_wrong(check)))
}

/// The same spans in order, those that overlap or touch as one.
fn joined(mut spans: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    spans.sort_unstable();
    let mut joined: Vec<(usize, usize)> = Vec::with_capacity(spans.len());
    for (start, end) in spans {
        match joined.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => joined.push((start, end)),
        }
    }
    joined
}
