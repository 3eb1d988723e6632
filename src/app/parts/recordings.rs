//! The recordings of an answer, looked back at: to listen to beside the parts as they were told and the map of speech and
//! pauses; figures; saving and dropping.

use std::rc::Rc;

use leptos::prelude::{Get, GetUntracked, Set, StoredValue};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};

use crate::app::el::{El, button, el, of_class};
use crate::app::recordings::{self, Chapter, Mapped};
use crate::app::state::{App, Typed};
use crate::app::watched::Local;
use crate::app::words::words;
use crate::browser::sound::{Player, Sound};
use crate::browser::{clock, document};
use crate::drill::silence::{SoundMap, Stretch};
use crate::drill::{Part, Planned};
use crate::progress::{Attempt, words_per_minute};

/// From this length on a pause is listed: shorter ones are breath.
const LISTED_MS: u64 = 1_000;

/// How the length of a sound is found out, as a `Local` has it: not yet, just now, done.
const UNKNOWN: usize = 0;
const SOUGHT: usize = 1;
const KNOWN: usize = 2;

/// The recordings of an attempt that is looked back at; empty where there are none.
pub fn recordings(app: App, attempt: &Attempt) -> El {
    listed(app, attempt.id.as_str(), &attempt.plan, true)
}

/// The recordings under a name that are to be listened to only; empty where there are none.
pub fn recordings_of(app: App, name: &str, plan: &[Planned]) -> El {
    listed(app, name, plan, false)
}

fn listed(app: App, name: &str, plan: &[Planned], is_reviewed: bool) -> El {
    let (name, plan) = (name.to_owned(), Rc::<[Planned]>::from(plan));
    let ended = move || recordings::of(&name);
    of_class("div", "arriving").slot(ended, move |ids| {
        let listed = ids.into_iter().map(|id| recording(app, id, Rc::clone(&plan), is_reviewed));
        Some(of_class("div", "stack").children(listed))
    })
}

fn recording(app: App, id: usize, plan: Rc<[Planned]>, is_reviewed: bool) -> El {
    recordings::find_speech(id);
    let title = format!("recording-{id}");
    let section = of_class("section", "recording stack").attr("aria-labelledby", &title);
    let Some((Some(sound), chapters)) = recordings::says(id, |it| (it.sound.clone(), it.chapters.clone())) else {
        return section;
    };
    let at = Local::new(0);
    let (audio, player) = audio(&sound, at);
    let map = move || recordings::says(id, |it| it.map.clone()).unwrap_or(Mapped::Unknown);
    let (for_strips, for_figures) = (Shown { id, player: player.clone(), plan, chapters, at }, player);
    section
        .child(el("h2").attr("id", &title).text(words().aloud.recordings))
        .child(of_class("p", "small quiet").text(words().aloud.kept_here))
        .child(audio)
        .slot(map, move |map| Some(for_strips.strips(&map)))
        .slot(map, move |map| Some(figures(app, id, &map, &for_figures)))
        .child_if(is_reviewed.then(|| transcript(app, id)))
        .child(save_and_drop(app, id, sound))
}

/// The player of the browser itself, which every keyboard and screen reader knows.
fn audio(sound: &Rc<Sound>, at: Local) -> (El, Player) {
    let audio = el("audio").attr("controls", "").attr("preload", "auto").attr("aria-label", words().aloud.player);
    let element: Element = audio.element().clone();
    let player = Player::new(element);
    let [sought, found, moved] = [(); 3].map(|()| player.clone());
    let length = Local::new(UNKNOWN);
    let audio = audio
        .on("loadedmetadata", move |_| {
            if length.get_untracked() == UNKNOWN {
                length.set(if sought.has_length() { KNOWN } else { SOUGHT });
                sought.seek_length();
            }
        })
        .on("durationchange", move |_| {
            if length.get_untracked() == SOUGHT && found.has_length() {
                length.set(KNOWN);
                found.rewind();
            }
        })
        .on("timeupdate", move |_| {
            if length.get_untracked() == KNOWN {
                at.set(usize::try_from(moved.at_ms()).unwrap_or_default());
            }
        })
        // Last, so that nothing of it is missed.
        .attr("src", sound.url());
    StoredValue::new_local(AtEnd { player: player.clone(), _sound: Rc::clone(sound) });
    (audio, player)
}

/// A player that ends with its page, and before the sound it plays.
struct AtEnd {
    player: Player,
    _sound: Rc<Sound>,
}

impl Drop for AtEnd {
    fn drop(&mut self) {
        self.player.empty();
    }
}

/// What is shown of a recording under its player.
struct Shown {
    id: usize,
    player: Player,
    plan: Rc<[Planned]>,
    chapters: Vec<Chapter>,
    at: Local,
}

impl Shown {
    /// The parts as they were told, where somebody speaks, and where the player is; and the same as buttons.
    fn strips(&self, map: &Mapped) -> El {
        let length_ms = match map {
            Mapped::Found(map) => map.length_ms(),
            _ => recordings::says(self.id, |it| it.length_ms).unwrap_or_default(),
        }
        .max(1);
        let at = self.at;
        let reached = move || thousandths(at.get() as u64, length_ms);
        let strips = of_class("div", "strips")
            .attr("aria-hidden", "true")
            .child(self.told(length_ms))
            .child_if(if let Mapped::Found(map) = map { Some(heard(map)) } else { None })
            .child(of_class("i", "playhead").style_by("--at", reached));
        of_class("div", "stack").child(strips).child(self.jumps(map))
    }

    /// The parts in the order they were told, each as wide as it was long.
    fn told(&self, length_ms: u64) -> El {
        let ends = self.chapters.iter().skip(1).map(|it| it.from_ms).chain([length_ms]);
        let lengths: Vec<u64> =
            self.chapters.iter().zip(ends).map(|(it, end)| end.saturating_sub(it.from_ms)).collect();
        let parts = self.chapters.iter().map(|it| {
            let letter = words().part_letter(self.part(it.part));
            of_class("span", "part").child(el("i")).child(of_class("b", "small").text(letter))
        });
        columns("strip told-parts", lengths.into_iter()).children(parts)
    }

    /// Where to play from: each part, and the longest pause.
    fn jumps(&self, map: &Mapped) -> El {
        let has_parts = self.chapters.len() > 1;
        let parts = self.chapters.iter().filter(|_| has_parts);
        let parts = parts.map(|it| jump(&self.player, words().part_name(self.part(it.part)), it.from_ms));
        let pause = if let Mapped::Found(map) = map { map.longest_pause() } else { None };
        let pause = pause.map(|it| jump(&self.player, words().aloud.longest, it.from_ms));
        of_class("div", "row small")
            .attr("role", "group")
            .attr("aria-label", words().aloud.jump)
            .children(parts)
            .child_if(pause)
    }

    fn part(&self, place: usize) -> Part {
        self.plan.get(place).map_or(Part::Whole, |planned| planned.part)
    }
}

/// A button that plays from a little before a moment.
fn jump(player: &Player, what: &str, from_ms: u64) -> El {
    const BEFORE_MS: u64 = 500;
    let player = player.clone();
    let label = (words().aloud.from)(what, &words().clock(from_ms));
    button("link tabular", &label, move || player.play_from(from_ms.saturating_sub(BEFORE_MS)))
}

/// Speech and silence by turns.
fn heard(map: &SoundMap) -> El {
    let stretches = map.stretches().iter();
    let part = |it: &Stretch| el("i").attr("class", if it.is_speech { "speech" } else { "silence" });
    columns("strip heard", stretches.clone().map(|it| it.ms())).children(stretches.map(part))
}

/// Columns as wide as these lengths. In tenths of a second, for some browsers ignore very large fractions.
fn columns(class: &str, lengths: impl Iterator<Item = u64>) -> El {
    let columns = lengths.map(|ms| format!("minmax(0,{}fr)", (ms / 100).max(1))).collect::<Vec<_>>().join(" ");
    of_class("div", class).style_by("--columns", move || columns.clone())
}

/// A part of a whole, 0 to 1, without formatting floating-point numbers.
fn thousandths(part: u64, whole: u64) -> String {
    let thousandths = (part.saturating_mul(1000) / whole).min(1000);
    if thousandths == 1000 { "1".into() } else { format!("0.{thousandths:03}") }
}

/// How much was said, how fast, and the pauses.
fn figures(app: App, id: usize, map: &Mapped, player: &Player) -> El {
    let words = words().aloud;
    let map = match map {
        Mapped::Awaited => return of_class("p", "small quiet").attr("role", "status").text(words.looking),
        Mapped::Unknown => return of_class("p", "small quiet").text(words.no_map),
        Mapped::Found(map) => Rc::clone(map),
    };
    if map.speech_ms() == 0 {
        return of_class("p", "small quiet").text(words.nothing_heard);
    }
    let speech_ms = map.speech_ms();
    let said = what_was_said(&map);
    let length_ms = map.length_ms();
    let line = move || {
        let count = app.reviewed.with(|reviewed| {
            // The words of the whole answer say nothing of a recording of some of it.
            let attempt = &reviewed.as_ref()?.attempt;
            let is_whole = recordings::of(attempt.id.as_str()) == [id] && length_ms >= attempt.answered_ms() / 10 * 9;
            is_whole.then(|| attempt.total_words())
        });
        let rate = count.and_then(|count| words_per_minute(count, speech_ms)).map(words.rate);
        said.iter().cloned().chain(rate).collect::<Vec<_>>().join(" · ")
    };
    of_class("div", "stack").child(of_class("p", "tabular figures").text_by(line)).child(pauses(&map, player))
}

fn what_was_said(map: &SoundMap) -> Vec<String> {
    let words = words().aloud;
    let clock = |ms| crate::app::words::words().clock(ms);
    let talk = map.talk_percent().map(|percent| (words.talk)(percent, &clock(map.length_ms())));
    let late = map.first_word_ms().filter(|ms| *ms >= LISTED_MS).map(|ms| (words.first_word)(&(words.tenths)(ms)));
    let longest = match map.longest_pause() {
        Some(pause) => (words.longest_pause)(&(words.tenths)(pause.ms()), &clock(pause.from_ms)),
        None => words.no_pause.to_owned(),
    };
    talk.into_iter().chain(late).chain([longest]).collect()
}

/// The pauses that were longer than a breath, each to be played.
fn pauses(map: &SoundMap, player: &Player) -> El {
    let words = words().aloud;
    let listed: Vec<Stretch> = map.pauses().filter(|it| it.ms() >= LISTED_MS).collect();
    let count = (words.pause_count)(listed.len());
    if listed.is_empty() {
        return of_class("p", "small quiet").text(&count);
    }
    let line = |it: Stretch| el("li").child(jump(player, &(words.a_pause)(&(words.tenths)(it.ms())), it.from_ms));
    of_class("details", "small pauses")
        .child(el("summary").text(&count))
        .child(of_class("ul", "known").children(listed.into_iter().map(line)))
}

/// What a recogniser of this device has heard, to be taken as the transcript; nothing where there was none.
fn transcript(app: App, id: usize) -> El {
    let heard = move || recordings::says(id, |it| it.heard.clone()).unwrap_or_default();
    of_class("div", "row").slot(heard, move |heard| {
        let take = move || {
            let before = app.reviewed.peek(|it| it.as_ref().map(|it| it.answer.transcript.clone())).unwrap_or_default();
            let text = [before.trim(), heard.trim()].join("\n").trim().to_owned();
            recordings::change(id, |it| it.heard.clear());
            if let Some(field) = document::element("transcript") {
                field.unchecked_into::<HtmlTextAreaElement>().set_value(&text);
            }
            app.type_in(Typed::Transcript, text);
            app.take_up_typed();
            app.announce(words().aloud.words_taken.into());
            document::focus_soon("transcript");
        };
        let is_heard = recordings::says(id, |it| !it.heard.is_empty()).unwrap_or_default();
        is_heard.then(|| button("button", words().aloud.take_words, take))
    })
}

/// Saving it as a file, and letting it go, which asks once.
fn save_and_drop(app: App, id: usize, sound: Rc<Sound>) -> El {
    let is_asking = Local::new(0);
    let focus = move |name: &str| format!("{name}-{id}");
    of_class("div", "row").slot(
        move || is_asking.get() == 1,
        move |is_asked| {
            let words = words().aloud;
            let ask = move |asks: usize, next: &str| {
                is_asking.set(asks);
                let next = focus(next);
                clock::after(0, move || {
                    if let Some(element) = document::element(&next) {
                        // Fails for no element.
                        let _ = element.focus();
                    }
                });
            };
            if is_asked {
                let lose = move || {
                    recordings::drop_one(id);
                    app.announce(words.dropped.into());
                    document::focus_if_lost("main");
                };
                let keep = button("button", words.keep, move || ask(0, "drop")).attr("id", &focus("keep"));
                return Some(
                    of_class("div", "row").child(el("span").text(words.really_drop)).child(keep).child(button(
                        "button danger",
                        words.drop,
                        lose,
                    )),
                );
            }
            let sound = Rc::clone(&sound);
            let save = button("button", words.save, move || sound.save_as(words.file_name));
            let drop = button("button", words.drop, move || ask(1, "keep")).attr("id", &focus("drop"));
            Some(of_class("div", "row").child(save).child(drop))
        },
    )
}
