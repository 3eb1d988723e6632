//! Recording an answer while it is given aloud, and having the question read. Beside the drill, never in its way: whatever
//! fails here is said in a line, and the drill goes on.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::{Get, GetUntracked, Set, StoredValue};
use leptos::task::spawn_local;

use crate::app::el::{El, button, el, of_class};
use crate::app::recordings::{self, Chapter};
use crate::app::state::App;
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::clock::Timer;
use crate::browser::microphone::{Microphone, Recorder, Refusal};
use crate::browser::recogniser::{Listening, Recogniser, recogniser};
use crate::browser::{document, host_frame};
use crate::drill::Phase;
use crate::drill::silence::Hearing;

use super::beside::{heard, unheard};
use super::buttons::caps;
use super::read_aloud::ReadAloud;

/// What is answered aloud just now. Whatever changes of it is followed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Spoken {
    /// Whether the answer's clock runs.
    pub is_answering: bool,
    /// The part that is told, by its place.
    pub part: usize,
    /// How often it was started over.
    pub restarts: usize,
}

/// How it stands with the microphone, as a `Local` has it; what it was refused for comes after these.
const OFF: usize = 0;
const ASKING: usize = 1;
const ON: usize = 2;
const ENDED: usize = 3;
const REFUSED: usize = 4;
const REFUSALS: [Refusal; 4] = [Refusal::Denied, Refusal::Missing, Refusal::Broken, Refusal::Unable];

/// Where words would be recognised, as a `Local` has it.
const NOWHERE: usize = 0;
const ELSEWHERE: usize = 1;
const HERE: usize = 2;

/// How often the meter moves.
const METER_MS: i32 = 100;
/// After so many looks without any sound the person is told: three seconds.
const LOOKS_IN_SILENCE: usize = 30;
/// A microphone that hears anything is above it.
const ANY_SOUND: f32 = 0.000_1;

thread_local! {
    /// In which interview the microphone was left on, so that the next answer of it is recorded too; none once its page is
    /// left.
    static LEFT_ON: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The interview is left: whoever comes back to it turns the microphone on anew.
pub fn forget_microphone() {
    LEFT_ON.take();
}

/// The recorder of the drill under way. None in a widget, whose host would have to lend it the microphone.
pub fn drill_recorder(app: App) -> El {
    if host_frame::is_widget() {
        return el("div");
    }
    let about = app.running.peek(|it| it.as_ref().map(|it| (it.id.as_str().to_owned(), it.question_text.clone())));
    let (id, question) = about.unwrap_or_default();
    let spoken = move || {
        app.drill_says(|drill, _| {
            let is_answering = drill.is_running() && drill.phase() == Phase::Answering;
            Some(Spoken { is_answering, part: drill.current(), restarts: drill.restarts() })
        })
    };
    recorder(app, "", &id, &question, spoken)
}

/// A recorder for whatever is answered aloud: the interview it is part of, if it is of one, under which name its recordings
/// are to be found, the question, and how it stands with the answer; nothing once that has ended.
pub fn recorder(
    app: App,
    interview: &str,
    id: &str,
    question: &str,
    spoken: impl Fn() -> Option<Spoken> + Clone + 'static,
) -> El {
    let booth = Rc::new(Booth::new(app, interview, id));
    if LEFT_ON.with_borrow(|left_on| !left_on.is_empty() && left_on == interview) {
        Rc::clone(&booth).toggle();
    }
    // With the page the microphone goes off, however the page ends.
    StoredValue::new_local(AtEnd(Rc::clone(&booth)));
    let reading = ReadAloud::new(question);
    let [pressed, keyed, follows, timed] = [0; 4].map(|_| Rc::clone(&booth));
    let read = reading.clone();
    StoredValue::new_local(document::on_key(move |press| {
        let is_ours = press.alt_key() && !press.ctrl_key() && !press.meta_key() && app.dialog.peek(Option::is_none);
        match press.code().as_str() {
            "KeyR" if is_ours && !press.repeat() => Rc::clone(&keyed).toggle(),
            "KeyQ" if is_ours && !press.repeat() => read.toggle(),
            "KeyR" | "KeyQ" => return is_ours,
            _ => return false,
        }
        true
    }));
    let words = words().aloud;
    let standing = booth.standing;
    let label = move || if is_on(standing.get()) { words.stop } else { words.record }.to_owned();
    let [(record_caps, _), _] = words.keys;
    let record = button("quiet-button record", "", move || Rc::clone(&pressed).toggle())
        .class_by("on", move || standing.get() == ON)
        .text_by(label)
        .child(caps(record_caps));
    let following = spoken.clone();
    let follow = el("span").attr("hidden", "").slot(
        move || (following(), standing.get()),
        move |(spoken, _)| {
            follows.follow(spoken?);
            None
        },
    );
    of_class("section", "recorder")
        .attr("aria-label", words.title)
        .child(of_class("div", "row").child(record).child(reading.button()))
        .child(told(&timed, spoken))
        .child(follow)
}

fn is_on(standing: usize) -> bool {
    matches!(standing, ASKING | ON)
}

/// What there is to say, and the meter while the microphone is on.
fn told(booth: &Rc<Booth>, spoken: impl Fn() -> Option<Spoken> + 'static) -> El {
    let words = words().aloud;
    let (standing, level, silent, recogniser) = (booth.standing, booth.level, booth.silent, booth.recogniser);
    let begun = Rc::clone(booth);
    let line = move || match standing.get() {
        OFF => words.promise,
        ASKING => words.asking,
        ENDED => words.ended,
        ON if silent.get() >= LOOKS_IN_SILENCE => words.no_sound,
        ON if spoken().is_some_and(|it| it.is_answering) => words.recording,
        ON if begun.underway.borrow().is_some() => words.held,
        ON => words.ready,
        refused => REFUSALS.get(refused - REFUSED).map_or("", |refusal| (words.refused)(*refusal)),
    };
    let timed = Rc::clone(booth);
    let time = move || timed.time();
    let fill = move || format!("0.{:02}", level.get().min(99));
    let meter = of_class("div", "meter").attr("aria-hidden", "true").child(el("i").style_by("--fill", fill));
    let is_open = move || standing.get() == ON;
    let heard = move || match recogniser.get() {
        _ if !is_open() => "",
        ELSEWHERE => words.recogniser_off,
        HERE => words.recogniser_on,
        _ => "",
    };
    // Only what changes with what one does is read out; the time is not.
    of_class("div", "stack")
        .slot(is_open, move |is_open| is_open.then(|| meter.clone()))
        .child(
            of_class("p", "small quiet")
                .child(el("span").attr("role", "status").text_by(move || line().to_owned()))
                .child(of_class("span", "tabular recorded").attr("aria-hidden", "true").text_by(time)),
        )
        .child(of_class("p", "small quiet").text_by(move || heard().to_owned()))
}

/// Where one records.
struct Booth {
    app: App,
    interview: String,
    attempt: String,
    standing: Local,
    /// How loud it is, in hundredths of the meter.
    level: Local,
    /// In how many looks in a row nothing was heard.
    silent: Local,
    /// What there is to recognise words with, as one of the three below.
    recogniser: Local,
    /// Whether the page is gone: a microphone that comes later is closed at once.
    is_over: Cell<bool>,
    microphone: RefCell<Option<Microphone>>,
    meter: RefCell<Option<Timer>>,
    underway: RefCell<Option<Underway>>,
    restarts: Cell<Option<usize>>,
    hearing: Cell<Hearing>,
}

/// A recording under way.
struct Underway {
    recording: usize,
    recorder: Recorder,
    /// Nothing while it is held.
    listening: Option<Listening>,
    /// Since when it has gone on, by the clock that never goes back; nothing while it is held.
    since_ms: Option<u64>,
    /// How long it went on before.
    before_ms: u64,
    part: Option<usize>,
}

impl Underway {
    fn length_ms(&self, now_ms: u64) -> u64 {
        self.before_ms + self.since_ms.map_or(0, |since| now_ms.saturating_sub(since))
    }
}

impl Booth {
    fn new(app: App, interview: &str, attempt: &str) -> Self {
        Self {
            app,
            interview: interview.to_owned(),
            attempt: attempt.to_owned(),
            standing: Local::new(OFF),
            level: Local::new(0),
            silent: Local::new(0),
            recogniser: Local::new(NOWHERE),
            is_over: Cell::new(false),
            microphone: RefCell::default(),
            meter: RefCell::default(),
            underway: RefCell::default(),
            restarts: Cell::new(None),
            hearing: Cell::default(),
        }
    }

    /// Whether this is the booth of the drill under way, which nudges at a long silence.
    fn is_of_drill(&self) -> bool {
        self.interview.is_empty()
    }

    fn toggle(self: Rc<Self>) {
        match self.standing.get_untracked() {
            // The browser is asking the person.
            ASKING => {}
            ON => {
                LEFT_ON.take();
                let has_recorded = self.underway.borrow().is_some();
                self.end();
                self.standing.set(if has_recorded { ENDED } else { OFF });
            }
            _ => {
                self.standing.set(ASKING);
                spawn_local(async move { self.opened(Microphone::open().await).await });
            }
        }
    }

    async fn opened(self: Rc<Self>, microphone: Result<Microphone, Refusal>) {
        if self.is_over.get() {
            return;
        }
        let microphone = match microphone {
            Ok(microphone) => microphone,
            Err(refusal) => {
                let place = REFUSALS.iter().position(|it| *it == refusal).unwrap_or_default();
                return self.standing.set(REFUSED + place);
            }
        };
        self.microphone.replace(Some(microphone));
        LEFT_ON.set(self.interview.clone());
        self.silent.set(0);
        let looks = Rc::downgrade(&self);
        let look = move || {
            if let Some(booth) = looks.upgrade() {
                booth.look();
            }
        };
        self.meter.replace(Some(Timer::every(METER_MS, look)));
        self.standing.set(ON);
        let found = recogniser(words().lang).await;
        if self.is_over.get() {
            return;
        }
        self.recogniser.set(match found {
            Recogniser::Missing => NOWHERE,
            Recogniser::Elsewhere => ELSEWHERE,
            Recogniser::Here => HERE,
        });
        // It may have begun meanwhile.
        self.listen();
    }

    /// Moves the meter, and listens for a voice. By the fourth root, which is near to how loud a sound seems.
    fn look(&self) {
        let Some(level) = self.microphone.borrow().as_ref().and_then(Microphone::level) else { return };
        let mut hearing = self.hearing.get();
        if hearing.is_speech(level) && self.is_of_drill() {
            heard(self.app);
        }
        self.hearing.set(hearing);
        set_anew(self.silent, if level < ANY_SOUND { self.silent.get_untracked() + 1 } else { 0 });
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 99")]
        set_anew(self.level, (level.sqrt().sqrt() * 100.0).clamp(0.0, 99.0) as usize);
    }

    /// Records while the answer's clock runs, and only then.
    fn follow(&self, spoken: Spoken) {
        let is_over_again = self.restarts.replace(Some(spoken.restarts)).is_some_and(|it| it != spoken.restarts);
        if is_over_again {
            self.end_recording();
            recordings::drop_all_of(&self.attempt);
        }
        if self.standing.get_untracked() != ON {
            return;
        }
        let now_ms = self.now_ms();
        if spoken.is_answering && self.underway.borrow().is_none() {
            self.begin_recording();
        }
        if let Some(underway) = self.underway.borrow_mut().as_mut() {
            match (underway.since_ms, spoken.is_answering) {
                (None, true) => {
                    underway.recorder.resume();
                    underway.since_ms = Some(now_ms);
                }
                (Some(_), false) => {
                    underway.recorder.pause();
                    underway.listening = None;
                    underway.before_ms = underway.length_ms(now_ms);
                    underway.since_ms = None;
                }
                _ => {}
            }
            if spoken.is_answering && underway.part != Some(spoken.part) {
                underway.part = Some(spoken.part);
                let chapter = Chapter { from_ms: underway.length_ms(now_ms), part: spoken.part };
                recordings::change(underway.recording, |it| it.chapters.push(chapter));
            }
        }
        self.listen();
    }

    fn begin_recording(&self) {
        let recording = recordings::begin(&self.attempt);
        let microphone = self.microphone.borrow();
        let done = move |sound| recordings::take_sound(recording, sound);
        match microphone.as_ref().and_then(|it| it.record(done)) {
            Some(recorder) => {
                let underway = Underway {
                    recording,
                    recorder,
                    listening: None,
                    since_ms: Some(self.now_ms()),
                    before_ms: 0,
                    part: None,
                };
                self.underway.replace(Some(underway));
            }
            None => {
                recordings::drop_one(recording);
                self.standing.set(REFUSED + REFUSALS.len() - 1);
            }
        }
    }

    /// Recognises words where that stays on this device.
    fn listen(&self) {
        if self.recogniser.get_untracked() != HERE {
            return;
        }
        let microphone = self.microphone.borrow();
        let mut underway = self.underway.borrow_mut();
        let (Some(microphone), Some(underway)) = (microphone.as_ref(), underway.as_mut()) else { return };
        if underway.since_ms.is_some() && underway.listening.is_none() {
            let recording = underway.recording;
            let heard = move |text: String| {
                recordings::change(recording, |it| {
                    if !it.heard.is_empty() {
                        it.heard.push(' ');
                    }
                    it.heard.push_str(&text);
                });
            };
            underway.listening = Listening::start(words().lang, microphone, heard);
        }
    }

    fn end_recording(&self) {
        let now_ms = self.now_ms();
        if let Some(underway) = self.underway.take() {
            let length_ms = underway.length_ms(now_ms);
            recordings::change(underway.recording, |it| it.length_ms = length_ms);
            underway.recorder.stop();
        }
    }

    /// The recording ends, and the microphone goes off.
    fn end(&self) {
        self.end_recording();
        self.meter.take();
        self.microphone.take();
        if self.is_of_drill() {
            unheard();
        }
    }

    fn now_ms(&self) -> u64 {
        self.app.now.get_quietly().monotonic_ms
    }

    /// How long it has recorded, followed by the tick; empty while it does not.
    fn time(&self) -> String {
        let now_ms = self.app.now.get().monotonic_ms;
        let is_on = self.standing.get() == ON;
        let underway = self.underway.borrow();
        underway
            .as_ref()
            .filter(|_| is_on)
            .map_or_else(String::new, |underway| words().clock(underway.length_ms(now_ms)))
    }
}

/// Sets a value where it is another one.
fn set_anew(local: Local, value: usize) {
    if local.get_untracked() != value {
        local.set(value);
    }
}

/// Ends a booth with the page.
struct AtEnd(Rc<Booth>);

impl Drop for AtEnd {
    fn drop(&mut self) {
        self.0.is_over.set(true);
        self.0.end();
    }
}
