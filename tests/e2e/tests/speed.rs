//! Fast enough on a slow phone: Chromium, its scripts slowed down four times.
//!
//! The other engines cannot be slowed down on request, and run the same code.

use anyhow::{Context, Result, ensure};
use e2e::records::{ATTEMPTS, attempt, draft, id, preferences, story};
use e2e::{Engine, Page, Server, finish, start};
use serde_json::{Value as Json, json};
use tokio::sync::Mutex;

const SLOWED_DOWN: u32 = 4;
const ATTEMPTS_STORED: u64 = 5_000;

/// Measurements that run beside each other measure each other.
static ALONE: Mutex<()> = Mutex::const_new(());

#[tokio::test(flavor = "multi_thread")]
async fn a_key_shows_at_once_in_a_long_answer() -> Result<()> {
    const WORDS: usize = 1_000;
    const KEYS: usize = 60;
    const LONGEST_MS: f64 = 50.0;
    // Two frames: the first begins before the change is painted, the second after it.
    const MEASURE: &str = "(() => {
        window.keyTimes = [];
        document.addEventListener('keydown', () => {
            const start = performance.now();
            requestAnimationFrame(() => requestAnimationFrame(() => keyTimes.push(performance.now() - start)));
        }, true);
    })()";

    if is_elsewhere()? {
        return Ok(());
    }
    let _alone = ALONE.lock().await;
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let text = ["word"; WORDS].join(" ");
    page.seed(&[draft(1, &json!({ "current": 0, "texts": [text, "", "", ""] }))]).await?;
    page.slow_down(SLOWED_DOWN).await?;
    page.open(&format!("#/drill/{}", id(1))).await?;
    page.click("#resume").await?;
    page.wait_for_focus("#answer.answer").await?;
    page.look(MEASURE).await?;
    for _ in 0..KEYS {
        page.press(&['a']).await?;
    }
    page.wait_for("all keys to be measured", &format!("keyTimes.length === {KEYS}")).await?;
    let typed = page.value_of("#answer").await?.matches('a').count();
    ensure!(typed == KEYS, "of {KEYS} keys {typed} were typed");
    let mut times: Vec<f64> = serde_json::from_value(page.look("keyTimes").await?)?;
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or(f64::INFINITY);
    let median = at(50);
    println!("from key to screen: median {median:.1} ms, one in twenty over {:.1} ms", at(95));
    ensure!(median < LONGEST_MS, "half of the keys take over {median:.1} ms to show; expected under {LONGEST_MS} ms");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn no_key_in_a_long_answer_takes_longer_than_a_frame() -> Result<()> {
    const WORDS: usize = 1_000;
    const ROUNDS: usize = 6;
    /// The first letter of a word and the space before it cost most: with them the number of words changes, and what
    /// stands below the answer.
    const KEYS: &str = "ab cd ef gh ij kl ";
    const FRAME_MS: f64 = 16.0;

    if is_elsewhere()? {
        return Ok(());
    }
    let _alone = ALONE.lock().await;
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let text = ["word"; WORDS].join(" ");
    page.seed(&[draft(1, &json!({ "current": 2, "texts": ["In May.", "I was on call.", text, ""] }))]).await?;
    page.count_work().await?;
    page.open(&format!("#/drill/{}", id(1))).await?;
    page.click("#resume").await?;
    page.wait_for_focus("#answer.answer").await?;
    page.wait_for_text(".live", "1000 of them here").await?;
    let mut all: Vec<f64> = Vec::new();
    let mut worst = Vec::new();
    for _ in 0..ROUNDS {
        let mut worst_of_round: f64 = 0.0;
        for key in KEYS.chars() {
            let before = page.worked_ms().await?;
            page.press(&[key]).await?;
            let time = (page.worked_ms().await? - before) * f64::from(SLOWED_DOWN);
            worst_of_round = worst_of_round.max(time);
            all.push(time);
        }
        worst.push(worst_of_round);
    }
    page.wait_for_text(".live", &format!("{} of them here", WORDS + ROUNDS * 6 - 1)).await?;
    all.sort_by(f64::total_cmp);
    let median = all.get(all.len() / 2).copied().unwrap_or(f64::INFINITY);
    println!("a key takes {median:.1} ms in the middle; the worst of each round {worst:.1?} ms");
    // Four times what the processor does for a key, and not the browser's own slowing down: that goes by the wall, and on a
    // machine with other work to do it also stretches the waiting. Every round has all that the app does at a key. What the
    // browser does beside it (compiling, cleaning up, a clock that ticks) only adds, and not to each round: so the worst key
    // of the best round is the app's.
    let least = worst.iter().copied().fold(f64::INFINITY, f64::min);
    ensure!(median < FRAME_MS, "half of the keys take over {median:.1} ms; expected under {FRAME_MS} ms");
    ensure!(least < FRAME_MS, "a key takes {least:.1} ms; expected under {FRAME_MS} ms");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn thousands_of_attempts_hold_nothing_up() -> Result<()> {
    // The goal is 200 ms, and alone it takes about 120; a loaded machine may double that.
    const LONGEST_TASK_MS: u64 = 500;

    if is_elsewhere()? {
        return Ok(());
    }
    let _alone = ALONE.lock().await;
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({}))]).await?;
    store_thousands(&page).await?;
    page.slow_down(SLOWED_DOWN).await?;
    page.open("#/history").await?;
    page.wait_to_see(".attempts li").await?;
    let first = page.look("Math.round(performance.now())").await?;
    page.wait_for_text("main", &format!("{ATTEMPTS_STORED} attempts")).await?;
    let all = page.look("Math.round(performance.now())").await?;
    let tasks: Vec<u64> = serde_json::from_value(page.look("starDrillProbe.longTasks").await?)?;
    let longest = tasks.iter().max().copied().unwrap_or_default();
    println!("{ATTEMPTS_STORED} attempts: first rows by {first} ms, all by {all} ms");
    println!("{} long tasks, the longest {longest} ms", tasks.len());
    ensure!(longest <= LONGEST_TASK_MS, "a task took {longest} ms; expected at most {LONGEST_TASK_MS} ms");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn progress_opens_at_once_with_thousands_of_attempts() -> Result<()> {
    const OPENINGS: usize = 6;
    const LONGEST_MS: f64 = 200.0;
    // As by a link on the start page, until it is painted.
    const OPEN: &str = "
        const done = arguments[arguments.length - 1];
        const start = performance.now();
        const look = () => {
            if (document.querySelector('.progress-groups')) {
                requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
            } else {
                requestAnimationFrame(look);
            }
        };
        location.hash = '#/progress';
        look();";

    if is_elsewhere()? {
        return Ok(());
    }
    let _alone = ALONE.lock().await;
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({})), story(1, &json!({}))]).await?;
    store_thousands(&page).await?;
    page.slow_down(SLOWED_DOWN).await?;
    page.open("").await?;
    let mut times = Vec::new();
    for _ in 0..OPENINGS {
        // It is there once all attempts are read.
        page.wait_to_see("#what-next .next-step").await?;
        let time = page.client().execute_async(OPEN, Vec::new()).await?;
        times.push(time.as_f64().context("the page was not measured")?);
        page.wait_for_text(".progress-figures", &ATTEMPTS_STORED.to_string()).await?;
        page.look("location.hash = '#/'").await?;
    }
    println!("progress of {ATTEMPTS_STORED} attempts opens in {times:.0?} ms");
    // The least is what the app needs; the rest is what else the machine does.
    let least = times.iter().copied().fold(f64::INFINITY, f64::min);
    ensure!(least < LONGEST_MS, "progress opens in {least:.0} ms; expected under {LONGEST_MS} ms");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_drill_is_sooner_there_than_the_lightest_peer() -> Result<()> {
    /// Slow 4G, as the peer was measured.
    const LINE: (u32, u32) = (1_600, 150);
    const PEER_MS: f64 = 1_640.0;
    const VISITS: usize = 3;
    // Start does something once it is enabled, and the questions are there with what stands below it.
    const WATCH: &str = "
        const done = arguments[arguments.length - 1];
        const look = () => {
            const start = document.querySelector('.practice .button.primary');
            if (document.getElementById('main') && start && !start.disabled) done(performance.now());
            else requestAnimationFrame(look);
        };
        look();";

    if is_elsewhere()? {
        return Ok(());
    }
    let _alone = ALONE.lock().await;
    let mut times = Vec::new();
    for _ in 0..VISITS {
        // A browser of its own each time: nothing is cached.
        let server = Server::start()?;
        let (browser, page) = start(&server).await?;
        page.go("/blank.html").await?;
        page.slow_down(SLOWED_DOWN).await?;
        page.narrow_line(LINE.0, LINE.1).await?;
        page.go("/").await?;
        let time = page.client().execute_async(WATCH, Vec::new()).await?;
        times.push(time.as_f64().context("the start was not measured")?);
        finish(browser, server).await?;
    }
    println!("somebody new can start after {times:.0?} ms");
    let least = times.iter().copied().fold(f64::INFINITY, f64::min);
    ensure!(least < PEER_MS, "somebody new can start after {least:.0} ms; expected under {PEER_MS} ms");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_moves_once_a_page_is_shown() -> Result<()> {
    /// What is below the screen is not counted as moved.
    const TALL: u32 = 4_000;
    /// A link of the navigation is bolder where one is, and so a little wider.
    const LARGEST_SHIFT: f64 = 0.001;

    if is_elsewhere()? {
        return Ok(());
    }
    let _alone = ALONE.lock().await;
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;
    page.client().set_window_size(1280, TALL).await?;

    let mut records = vec![preferences(&json!({})), story(1, &json!({})), story(2, &json!({}))];
    records.extend(attempt(1));
    page.seed(&records).await?;
    page.slow_down(SLOWED_DOWN).await?;
    let mut moving = Vec::new();
    for (hash, last) in [
        ("", "#what-next .next-step"),
        ("#/settings", "#used"),
        ("#/stories", "main li"),
        ("#/coverage", "main table"),
        ("#/principles", "main article"),
        ("#/plan", ".readiness"),
        ("#/progress", ".progress-groups"),
        ("#/history", ".attempts li"),
        ("#/guide", ".road"),
    ] {
        page.open(hash).await?;
        page.wait_to_see(last).await?;
        page.wait_for("the styles of later pages", "Boolean(document.querySelector('link[href*=later]')?.sheet)")
            .await?;
        let shift = page.look("starDrillProbe.shift").await?.as_f64().context("no layout shift was measured")?;
        println!("{hash}: layout shift {shift:.4}");
        if shift > LARGEST_SHIFT {
            moving.push(format!("{hash}: {shift:.4}"));
        }
    }
    ensure!(moving.is_empty(), "the layout shifts, expected at most {LARGEST_SHIFT}:\n{}", moving.join("\n"));

    finish(browser, server).await
}

/// Stores thousands of attempts over the last half year, at the questions of the pack in turn.
async fn store_thousands(page: &Page) -> Result<()> {
    const FILL: &str = "
        const [prefix, text, count, questions] = arguments;
        const attempt = JSON.parse(text);
        const first = Date.now() - 180 * 86400000;
        for (let number = 0; number < count; number += 1) {
            const started = first + number * 3110000;
            const [question, text, principle] = questions[number % questions.length];
            const id = `${String(started).padStart(13, '0')}-${number.toString(16).padStart(8, '0')}`;
            localStorage.setItem(prefix + id, JSON.stringify({ ...attempt, started, question, text, principle }));
        }";

    let pack: Json = serde_json::from_str(include_str!("../../../public/packs/amazon.json"))?;
    let asked = |question: &Json| json!([question["id"], question["text"], question["principles"][0]]);
    let questions: Vec<Json> = pack["questions"].as_array().into_iter().flatten().map(asked).collect();
    let [(_, summary), _] = attempt(0);
    let arguments = vec![json!(ATTEMPTS), json!(summary), json!(ATTEMPTS_STORED), json!(questions)];
    page.client().execute(FILL, arguments).await?;
    Ok(())
}

fn is_elsewhere() -> Result<bool> {
    let is_elsewhere = Engine::of_this_run()? != Engine::Chromium;
    if is_elsewhere {
        println!("only measured in Chromium");
    }
    Ok(is_elsewhere)
}
