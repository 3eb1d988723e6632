//! Answers that are recorded: the microphone, what is found in the recording, where it stays, and what goes on without one.

use anyhow::{Context, Result, ensure};
use e2e::page::{ALT, CONTROL, ENTER, ESCAPE};
use e2e::records::{Record, id, preferences, spoken_attempt};
use e2e::{Browser, Engine, Microphone, Page, Server, finish, finish_tolerating, start};
use serde_json::json;

/// The right arrow, as WebDriver writes it.
const RIGHT: char = '\u{e014}';

/// What the microphone plays: tones and pauses, in milliseconds. It comes round in five seconds.
const TURNS: [u32; 4] = [1_600, 900, 1_100, 1_400];

/// How long the recording says it is.
const TIME: &str = ".recorder .recorded";

/// Keeps what the page opens and makes, to look at later.
const WATCH: &str = "(() => {
    const devices = navigator.mediaDevices;
    const open = devices.getUserMedia.bind(devices);
    window.opened = [];
    devices.getUserMedia = async wanted => {
        const stream = await open(wanted);
        window.opened.push(stream);
        return stream;
    };
    window.urls = new Set();
    const { createObjectURL, revokeObjectURL } = URL;
    window.made = 0;
    URL.createObjectURL = blob => {
        const url = createObjectURL.call(URL, blob);
        window.urls.add(url);
        window.made += 1;
        return url;
    };
    URL.revokeObjectURL = url => {
        window.urls.delete(url);
        revokeObjectURL.call(URL, url);
    };
    HTMLAnchorElement.prototype.click = function () {
        window.savedAs = window.urls.has(this.href) ? this.download : 'another link';
    };
})()";

/// Whether every microphone that was opened is off.
const ALL_OFF: &str = "window.opened.length > 0
    && window.opened.every(stream => stream.getTracks().every(track => track.readyState === 'ended'))";

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_recorded_and_its_pauses_are_found() -> Result<()> {
    const METER: &str = "parseFloat(document.querySelector('.meter i').style.getPropertyValue('--fill')) > 0.3";
    // The player fetches the sound from the page's own memory.
    const ELSEWHERE: &str = "performance.getEntriesByType('resource').map(it => it.name.replace(/^blob:/, ''))
        .filter(name => !name.startsWith(location.origin))";

    // WebKitGTK has no microphone that plays something.
    if Engine::of_this_run()? == Engine::WebKit {
        return Ok(());
    }
    let server = Server::start()?;
    let (browser, page) = start_with(&server, Microphone::playing(&TURNS)?).await?;

    answer_aloud(&page).await?;
    page.wait_for_text(".recorder", "It is sent nowhere.").await?;
    page.press(&[ALT, 'r']).await?;
    page.wait_for_text(".recorder [role=status]", "Recording").await?;
    // Firefox measures nothing on machines without loudspeakers.
    if Engine::of_this_run()? == Engine::Chromium {
        page.wait_for("the meter to move", METER).await?;
    }
    page.wait_for_text(TIME, "0:02").await?;
    page.press(&[RIGHT]).await?;
    page.wait_for_text(".pace-now", "Task").await?;
    // Longer than a turn and its longest pause, so that this pause is in it as a whole.
    page.wait_for_text(TIME, "0:08").await?;
    page.press(&[CONTROL, ENTER]).await?;

    page.wait_for_text("#told", "Told in").await?;
    page.wait_to_see(".recording audio").await?;
    page.wait_for("the microphone to be off", ALL_OFF).await?;
    let figures = page.text_of(".recording .figures").await?;
    if Engine::of_this_run()? == Engine::Chromium {
        are_those_of_the_turns(&figures)?;
        let pauses = page.text_of(".recording .pauses summary").await?;
        ensure!(pauses.contains("of a second or more"), "the pauses are {pauses}");
    }
    let parts = page.look("[...document.querySelectorAll('.told-parts .part')].map(part => part.innerText)").await?;
    ensure!(parts == json!(["S", "T"]), "the parts are {parts}");

    // From the second part on.
    page.wait_for("the length of the recording", "Number.isFinite(document.querySelector('audio').duration)").await?;
    page.wait_for("the player at the beginning", "document.querySelector('audio').currentTime === 0").await?;
    page.click(".recording [role=group] button:nth-child(2)").await?;
    page.wait_for("the player in the second part", "document.querySelector('audio').currentTime > 1").await?;

    let stored = page.look("JSON.stringify(localStorage).length").await?;
    ensure!(stored.as_u64().is_some_and(|length| length < 20_000), "{stored} characters are stored");
    let sent = page.look(ELSEWHERE).await?;
    ensure!(sent == json!([]), "the page asked elsewhere: {sent}");

    page.press_button("Save as a file").await?;
    let name = page.look_for_text("window.savedAs").await?;
    ensure!(name.starts_with("star-drill-answer."), "it is saved as {name}");

    page.press_button("Drop").await?;
    page.wait_for_text(".recording", "It cannot be brought back.").await?;
    page.press_button("Keep it").await?;
    page.wait_for("the question to be gone", "!document.querySelector('.recording .danger')").await?;
    page.press_button("Drop").await?;
    page.click(".recording .danger").await?;
    page.wait_for("the recording to be gone", "!document.querySelector('.recording') && window.urls.size === 0")
        .await?;

    // On machines without loudspeakers Firefox says so in the middle of playing.
    finish_tolerating(browser, server, &["not loaded: blob:"]).await
}

/// The figures of a recording of [`TURNS`], wherever it began in them.
fn are_those_of_the_turns(figures: &str) -> Result<()> {
    let pause = figures.split("longest pause ").nth(1).and_then(|rest| rest.split(' ').next());
    let pause: f64 = pause.with_context(|| format!("no pause in “{figures}”"))?.parse()?;
    ensure!((1.29..=1.51).contains(&pause), "the longest pause is of 1.4 s, and said to be of {pause} s");
    let share = figures.split("Speech ").nth(1).and_then(|rest| rest.split(' ').next());
    let share: u32 = share.with_context(|| format!("no share in “{figures}”"))?.parse()?;
    ensure!((40..=68).contains(&share), "54 % are speech, and {share} % are said to be");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recording_waits_with_the_clock_and_begins_anew_with_the_drill() -> Result<()> {
    if Engine::of_this_run()? == Engine::WebKit {
        return Ok(());
    }
    let server = Server::start()?;
    let (browser, page) = start_with(&server, Microphone::playing(&TURNS)?).await?;

    answer_aloud(&page).await?;
    page.press_button("Record").await?;
    page.wait_for_text(TIME, "0:01").await?;
    page.press(&[ESCAPE]).await?;
    page.wait_for_text(".recorder [role=status]", "waits while the clock stands still").await?;
    page.press(&[ESCAPE]).await?;
    page.wait_for(
        "the recording to go on",
        "document.querySelector('.recorder [role=status]').innerText === 'Recording'",
    )
    .await?;
    page.wait_for_text(TIME, "0:02").await?;

    page.press(&[ESCAPE]).await?;
    page.wait_to_see("#paused").await?;
    page.press(&['r']).await?;
    page.click("dialog .danger").await?;
    page.wait_for_text(TIME, "0:00").await?;
    page.wait_for_text(TIME, "0:01").await?;
    page.press_button("Stop recording").await?;
    page.wait_for_text(".recorder", "Recorded.").await?;
    page.wait_for("the microphone to be off", ALL_OFF).await?;
    page.press_button("Finish").await?;
    page.wait_to_see(".recording audio").await?;
    let count = page.look("document.querySelectorAll('.recording').length").await?;
    ensure!(count == json!(1), "of the drill that was started over there are {count} recordings");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_kept_of_what_is_given_up() -> Result<()> {
    if Engine::of_this_run()? == Engine::WebKit {
        return Ok(());
    }
    let server = Server::start()?;
    let (browser, page) = start_with(&server, Microphone::playing(&TURNS)?).await?;

    answer_aloud(&page).await?;
    page.press_button("Record").await?;
    page.wait_for_text(TIME, "0:01").await?;
    page.press(&[ESCAPE]).await?;
    page.wait_to_see("#paused").await?;
    page.press(&['g']).await?;
    page.click("dialog .danger").await?;
    page.wait_to_see("#choices").await?;
    page.wait_for("the microphone to be off", ALL_OFF).await?;
    page.wait_for("the sound to be let go", "window.made > 0 && window.urls.size === 0").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_microphone_the_drill_goes_on() -> Result<()> {
    const TOLD: &str = "document.querySelector('.recorder [role=status]').innerText";

    let server = Server::start()?;
    let (browser, page) = start_with(&server, Microphone::Denied).await?;

    page.seed(&[preferences(&json!({ "think_seconds": 0, "manner": "aloud" }))]).await?;
    page.open("").await?;
    page.wait_to_see("#choices").await?;
    page.press(&[ENTER]).await?;
    page.press_button("Record").await?;
    match Engine::of_this_run()? {
        Engine::Chromium | Engine::Firefox => {
            page.wait_for_text(".recorder", "the microphone is not allowed here. The drill goes on").await?;
        }
        // Its driver can neither allow nor deny, so it may have none, or go on asking.
        Engine::WebKit => {
            let said = format!("['No recording', 'Asking'].some(it => {TOLD}.startsWith(it))");
            page.wait_for("a word about the microphone", &said).await?;
        }
    }
    ensure!(page.look("document.querySelector('.notices .notice')").await?.is_null(), "it is told too loudly");
    page.press(&[RIGHT]).await?;
    page.wait_for_text(".pace-now", "Task").await?;
    page.press(&[CONTROL, ENTER]).await?;
    page.wait_for_text("#told", "Told in").await?;
    ensure!(page.look("document.querySelector('.recording')").await?.is_null(), "there is a recording");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recogniser_that_would_send_the_voice_away_is_never_started() -> Result<()> {
    const SENDS: &str = "(() => {
        const put = (name, value) => Object.defineProperty(window, name, { value, configurable: true, writable: true });
        put('SpeechRecognition', undefined);
        put('webkitSpeechRecognition', class { start() { window.was_started = true; } });
    })()";

    if Engine::of_this_run()? == Engine::WebKit {
        return Ok(());
    }
    let server = Server::start()?;
    let (browser, page) = start_with(&server, Microphone::playing(&TURNS)?).await?;

    answer_aloud(&page).await?;
    page.look(SENDS).await?;
    page.press_button("Record").await?;
    page.wait_for_text(".recorder", "would send your voice to a server, so it is off").await?;
    page.wait_for_text(TIME, "0:01").await?;
    page.press_button("Finish").await?;
    page.wait_to_see(".recording audio").await?;
    ensure!(page.look("window.was_started").await?.is_null(), "the recogniser was started");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recogniser_of_this_device_offers_its_words_as_the_transcript() -> Result<()> {
    const SAID: &str = "In May I rolled it back.";
    const HERE: &str = "(() => {
        class Here extends EventTarget {
            processLocally = false;
            static available({ processLocally }) { return Promise.resolve(processLocally ? 'available' : 'unavailable'); }
            start() {
                window.processed_locally = this.processLocally;
                setTimeout(() => {
                    const result = Object.assign([{ transcript: ' In May I rolled it back.' }], { isFinal: true });
                    this.dispatchEvent(Object.assign(new Event('result'), { resultIndex: 0, results: [result] }));
                });
            }
            stop() {}
        }
        Object.defineProperty(window, 'SpeechRecognition', { value: Here, configurable: true, writable: true });
    })()";

    if Engine::of_this_run()? == Engine::WebKit {
        return Ok(());
    }
    let server = Server::start()?;
    let (browser, page) = start_with(&server, Microphone::playing(&TURNS)?).await?;

    answer_aloud(&page).await?;
    page.look(HERE).await?;
    page.press_button("Record").await?;
    page.wait_for_text(".recorder", "recognised on this device").await?;
    page.wait_for("words from this device", "window.processed_locally === true").await?;
    page.wait_for_text(TIME, "0:01").await?;
    page.press_button("Finish").await?;
    page.press_button("Take what was recognised as the transcript").await?;
    page.wait_for_focus("#transcript").await?;
    ensure!(page.value_of("#transcript").await? == SAID, "the transcript is another one");
    page.reload().await?;
    page.wait_to_see("#transcript").await?;
    ensure!(page.value_of("#transcript").await? == SAID, "the transcript is not kept");
    ensure!(page.look("document.querySelector('.recording')").await?.is_null(), "a recording outlives its tab");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_question_is_read_only_by_a_voice_of_this_device() -> Result<()> {
    const VOICES: &str = "(() => {
        const put = (name, value) => Object.defineProperty(window, name, { value, configurable: true, writable: true });
        window.voices = [{ name: 'afar', lang: 'en-US', localService: false }];
        put('speechSynthesis', Object.assign(new EventTarget(), {
            getVoices: () => window.voices,
            speak: utterance => { window.utterance = utterance; },
            cancel: () => {},
        }));
        put('SpeechSynthesisUtterance', class extends EventTarget {
            constructor(text) { super(); this.text = text; }
        });
    })()";
    const ONE_HERE: &str = "(() => {
        window.voices.push({ name: 'here', lang: 'en-GB', localService: true });
        window.speechSynthesis.dispatchEvent(new Event('voiceschanged'));
    })()";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({ "manner": "aloud", "think_seconds": 120 }))]).await?;
    page.open("").await?;
    page.wait_to_see("#choices").await?;
    page.look(VOICES).await?;
    page.press(&[ENTER]).await?;
    page.wait_to_see(".recorder .record").await?;
    ensure!(page.look("document.querySelector('.read-aloud')").await?.is_null(), "a voice from elsewhere may read");
    page.look(ONE_HERE).await?;
    page.wait_to_see(".read-aloud").await?;
    page.press(&[ALT, 'q']).await?;
    page.wait_for_text(".read-aloud", "Stop reading").await?;
    let read = page.look("[window.utterance.text, window.utterance.voice.name]").await?;
    let question = page.text_of("h1").await?;
    ensure!(read == json!([question, "here"]), "it reads {read}");
    page.look("window.utterance.dispatchEvent(new Event('end'))").await?;
    page.wait_for_text(".read-aloud", "Read the question").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_and_replies_of_a_loop_are_recorded_as_long_as_they_take() -> Result<()> {
    if Engine::of_this_run()? == Engine::WebKit {
        return Ok(());
    }
    let server = Server::start()?;
    let (browser, page) = start_with(&server, Microphone::playing(&TURNS)?).await?;

    page.seed(&[loop_aloud()]).await?;
    page.open(&format!("#/loop/{LOOP}")).await?;
    page.wait_for_text("#loop-paused", "Paused").await?;
    page.look(WATCH).await?;
    page.click("#loop-resume").await?;
    page.wait_for("the round to go on", "!document.getElementById('loop-paused')").await?;
    page.press_button("Record").await?;
    page.wait_for_text(TIME, "0:02").await?;

    // Left and come back to, it is off; nobody is recorded who has not asked for it.
    page.click("nav a[href='#/history']").await?;
    page.wait_for("the microphone to be off", ALL_OFF).await?;
    page.client().back().await?;
    page.wait_for_text("#loop-paused", "Paused").await?;
    page.click("#loop-resume").await?;
    page.wait_for("the round to go on", "!document.getElementById('loop-paused')").await?;
    page.wait_for_text(".recorder", "It is sent nowhere.").await?;
    ensure!(page.look("window.opened.length").await? == json!(1), "the microphone went on by itself");

    page.press_button("Record").await?;
    page.wait_for_text(TIME, "0:01").await?;
    page.press(&[CONTROL, ENTER]).await?;
    page.wait_for_text(".clock-line", "Follow-up").await?;
    page.wait_for_text(TIME, "0:02").await?;
    page.press(&[CONTROL, ENTER]).await?;
    page.wait_for_text("h1", "All rounds are over").await?;
    page.wait_for("the microphone to be off", ALL_OFF).await?;
    page.click("main a.button").await?;
    page.wait_for("three recordings", "document.querySelectorAll('.recording audio').length === 3").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn replies_under_pressure_are_recorded_as_long_as_they_take() -> Result<()> {
    if Engine::of_this_run()? == Engine::WebKit {
        return Ok(());
    }
    let server = Server::start()?;
    let (browser, page) = start_with(&server, Microphone::playing(&TURNS)?).await?;

    page.seed(&spoken_attempt(1)).await?;
    page.open(&format!("#/pressure/{}", id(1))).await?;
    page.choose("#follow-ups", "2").await?;
    page.look(WATCH).await?;
    page.click("#begin").await?;
    page.wait_for_focus("#follow-up").await?;
    page.press_button("Record").await?;
    page.wait_for_text(TIME, "0:02").await?;
    page.press(&[CONTROL, ENTER]).await?;
    page.wait_for_text(".place", "Follow-up 2 of 2").await?;
    page.wait_for_text(TIME, "0:01").await?;
    page.press(&[CONTROL, ENTER]).await?;
    page.wait_for("two recordings", "document.querySelectorAll('.replies .recording audio').length === 2").await?;
    page.wait_for("the microphone to be off", ALL_OFF).await?;

    finish(browser, server).await
}

/// The name of [`loop_aloud`].
const LOOP: &str = "1795348800000-00000005";

/// A loop of one round with one question, in its answer.
fn loop_aloud() -> Record {
    let drill = json!({
        "question": "q", "manner": "aloud", "think": 0, "plan": [{ "part": "whole", "ms": 180_000 }],
        "phase": "answering", "started": 1_795_348_860_000_u64, "thought": 0, "spent": [0], "paused": 0,
        "left_out": 0, "current": 0, "notes": "", "texts": [""],
    });
    let asked = json!({
        "question": "q", "text": "Tell me about a time.", "kind": "behavioural", "principles": ["ownership"],
        "seconds": 180, "follow_ups": [
            { "family": "own-part", "text": "What was your own part?", "reply": null, "spent": 0, "firmness": null },
        ], "answered": null,
    });
    let record = json!({
        "v": 1, "seed": 7, "role": "backend-engineer", "length": "quarter", "manner": "aloud", "think": 0,
        "begun": 1_795_348_800_000_u64, "rounds": [{
            "round": "leadership-principles", "principles": ["ownership", "dive-deep"], "questions": [asked],
            "spent": 0, "vote": null,
        }],
        "round": 0, "stage": "question", "at": [0], "break_since": 1_795_348_800_000_u64, "drill": [drill],
    });
    (format!("star-drill/v1/loop/{LOOP}"), record.to_string())
}

async fn start_with(server: &Server, microphone: Microphone) -> Result<(Browser, Page)> {
    let browser = Browser::start_with(microphone).await?;
    let page = browser.page(server);
    Ok((browser, page))
}

/// Begins an answer aloud, without time to think, and watches what the page opens.
async fn answer_aloud(page: &Page) -> Result<()> {
    page.seed(&[preferences(&json!({ "think_seconds": 0, "manner": "aloud" }))]).await?;
    page.open("").await?;
    page.wait_to_see("#choices").await?;
    page.look(WATCH).await?;
    page.press(&[ENTER]).await?;
    page.wait_to_see(".recorder .record").await
}
