//! Every page can be used by everybody: with axe-core, in light and dark, on wide and narrow screens.
//!
//! Pages are reached with stored records and by script, for this is about what is on the screen. All faults of a run are
//! told at once.

use std::path::Path;
use std::{env, fs};

use anyhow::{Context, Result, ensure};
use e2e::loops::FIRST;
use e2e::records::{
    Record, attempt, chain_over, chain_under_way, changed, draft, id, preferences, replies, spoken_attempt, story,
};
use e2e::{Browser, Engine, Microphone, Page, Server, finish, finish_but_for, start};
use fantoccini::Locator;
use serde_json::{Value as Json, json};

const WIDE: u32 = 1280;
const NARROW: u32 = 320;
const HEIGHT: u32 = 900;
const TALL: u32 = 2_600;

/// What Chromium counts as moved when the app takes the place of the static page, at most.
const LARGEST_SHIFT: f64 = 0.02;

/// Rounding to whole pixels.
const TOLERANCE_PX: f64 = 1.0;

/// What axe does not look at: the frame that every page has, and that nothing sticks out of it.
const FRAME: &str = "(() => {
    const faults = [];
    const on_screen = element => element.getClientRects().length > 0;
    if (document.documentElement.lang !== 'en') faults.push('the language of the page is not told');
    if (!document.title.includes('Star Drill')) faults.push(`the title is “${document.title}”`);
    const titles = [...document.querySelectorAll('h1')].filter(on_screen).map(title => title.innerText);
    if (titles.length !== 1) faults.push(`the page has ${titles.length} titles: ${titles}`);
    for (const landmark of ['header', 'nav[aria-label]', 'main']) {
        const count = document.querySelectorAll(landmark).length;
        if (count !== 1) faults.push(`the page has ${count} of ${landmark}`);
    }
    const { scrollWidth, clientWidth } = document.scrollingElement;
    if (scrollWidth > clientWidth) {
        const sticks_out = element => on_screen(element) && element.getBoundingClientRect().right > clientWidth + 1;
        const name = element => `${element.tagName.toLowerCase()}.${element.className} “${element.textContent.slice(0, 30)}”`;
        const names = [...document.querySelectorAll('body *')].filter(sticks_out).slice(-3).map(name);
        faults.push(`the page is ${scrollWidth} px wide in ${clientWidth} px: ${names.join(', ')}`);
    }
    return faults;
})()";

/// Reports of what the policy forbids are off meanwhile: axe tries `eval`.
const AXE: &str = "
    const done = arguments[arguments.length - 1];
    const root = document.documentElement;
    root.dataset.probe = 'off';
    const told = violation => violation.nodes.map(node =>
        `${violation.id}: ${violation.help}: ${node.target.join(' ')}: ${node.failureSummary}`);
    // Off by default, but what WCAG 2.2 AA asks for.
    const rules = { 'target-size': { enabled: true } };
    window.axe.run(document, { resultTypes: ['violations'], rules })
        .then(result => result.violations.flatMap(told), error => [`axe failed: ${error}`])
        // Such reports are events, and those come one task later.
        .then(faults => setTimeout(() => { delete root.dataset.probe; done(faults); }));";

#[tokio::test(flavor = "multi_thread")]
async fn in_light_on_a_wide_screen() -> Result<()> {
    every_page("light", WIDE).await
}

#[tokio::test(flavor = "multi_thread")]
async fn in_light_on_a_narrow_screen() -> Result<()> {
    every_page("light", NARROW).await
}

#[tokio::test(flavor = "multi_thread")]
async fn in_dark_on_a_wide_screen() -> Result<()> {
    every_page("dark", WIDE).await
}

#[tokio::test(flavor = "multi_thread")]
async fn in_dark_on_a_narrow_screen() -> Result<()> {
    every_page("dark", NARROW).await
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_moves_when_the_app_takes_the_place_of_the_static_page() -> Result<()> {
    const PLACES: &str =
        "['.mark', 'nav a', '.hero p', '.hero h1', '.practice .button', '.practice .line'].map(selector => {
        const { left, top, width, height } = document.querySelector(selector).getBoundingClientRect();
        return [selector, left, top, width, height];
    })";

    let shell = Server::start()?.without_wasm();
    let (browser, page) = start(&shell).await?;
    page.go("/").await?;
    page.wait_to_see("#no-start").await?;
    let before = page.look(PLACES).await?;
    finish_but_for(browser, shell, &["Star Drill could not start"]).await?;

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;
    page.open("").await?;
    page.wait_to_see("#choices").await?;
    let after = page.look(PLACES).await?;
    let moved = moved(&before, &after)?;
    ensure!(moved.is_empty(), "moved (left, top, width, height):\n{}", moved.join("\n"));
    if Engine::of_this_run()? == Engine::Chromium {
        let shift = page.look("starDrillProbe.shift").await?.as_f64().context("no layout shift was measured")?;
        println!("layout shift: {shift:.4}");
        ensure!(shift < LARGEST_SHIFT, "the layout shifts by {shift:.4}");
    }

    finish(browser, server).await
}

async fn every_page(theme: &'static str, width: u32) -> Result<()> {
    // What axe finds hardly depends on the engine, so the others take one theme for each width.
    if Engine::of_this_run()? != Engine::Chromium && (theme == "dark") == (width == WIDE) {
        return Ok(());
    }
    let server = Server::start()?;
    // Only Chromium is sure to have one that plays.
    let has_microphone = Engine::of_this_run()? == Engine::Chromium;
    let microphone = if has_microphone { Microphone::playing(&[900, 1_200])? } else { Microphone::Usual };
    let browser = Browser::start_with(microphone).await?;
    let page = browser.page(&server);
    // Pictures are to show whole pages. Where an engine refuses, its own size is wide enough for the wide layout.
    let height = if env::var_os("STAR_DRILL_PICTURES").is_some() { TALL } else { HEIGHT };
    if width == WIDE || height == TALL {
        let _ = page.client().set_window_size(WIDE, height).await;
    }
    let mut inspection = Inspection { page, theme, width, axe: axe()?, faults: Vec::new() };
    inspection.practice().await?;
    inspection.drill().await?;
    inspection.review().await?;
    if has_microphone {
        inspection.recording().await?;
    }
    inspection.pressure().await?;
    inspection.history().await?;
    inspection.settings().await?;
    inspection.stories().await?;
    inspection.plan().await?;
    inspection.guide().await?;
    inspection.screens_and_papers().await?;
    inspection.loops().await?;
    let faults = inspection.faults;
    ensure!(faults.is_empty(), "{} faults in {theme} at {width} px:\n{}", faults.len(), faults.join("\n"));
    finish(browser, server).await
}

struct Inspection {
    page: Page,
    theme: &'static str,
    width: u32,
    axe: Option<String>,
    faults: Vec<String>,
}

impl Inspection {
    async fn practice(&mut self) -> Result<()> {
        const CHOOSE_OWN_LENGTH: &str = "(() => {
            const length = document.getElementById('length');
            length.value = 'own';
            length.dispatchEvent(new Event('change'));
        })()";

        self.visit(Vec::new(), "").await?;
        self.page.wait_to_see("#choices").await?;
        self.inspect("practice").await?;
        self.page.look("document.getElementById('choices').open = true").await?;
        self.page.look(CHOOSE_OWN_LENGTH).await?;
        self.page.wait_to_see("#choices input[type=number]").await?;
        self.page.look("document.querySelector('#choices details').open = true").await?;
        self.page.wait_to_see("#choices li").await?;
        self.inspect("practice, choices open").await?;

        self.visit(vec![draft(1, &json!({}))], "").await?;
        self.page.wait_to_see(".unfinished li").await?;
        self.inspect("practice, with a drill left unfinished").await?;

        let old = |text: String| text.replace("1795348860000", "1700000000000");
        self.visit(attempt(1).map(|(key, text)| (old(key), old(text))).into(), "").await?;
        self.page.wait_to_see(".backup-due").await?;
        self.inspect("practice, a backup due").await
    }

    async fn drill(&mut self) -> Result<()> {
        let drills = [
            ("thinking", json!({ "phase": "thinking", "thought": 1_000, "spent": [0, 0, 0, 0], "current": 0 })),
            ("answering, typed", json!({})),
            ("answering, typed, last part", json!({ "current": 3, "spent": [30_000, 40_000, 60_000, 70_000] })),
            ("answering, aloud", json!({ "manner": "aloud", "texts": ["", "", "", ""] })),
        ];
        for (what, fields) in drills {
            self.visit(vec![draft(1, &fields)], &format!("#/drill/{}", id(1))).await?;
            self.page.wait_to_see("#paused").await?;
            self.inspect(&format!("{what}, paused")).await?;
            self.page.touch("#resume").await?;
            self.page.wait_for("the drill to go on", "!document.getElementById('paused')").await?;
            if what == "answering, aloud" {
                self.page.wait_to_see(".recorder .record").await?;
            }
            self.inspect(what).await?;
        }
        self.page.touch(".clock-line button:last-child").await?;
        self.page.wait_to_see("#paused").await?;
        self.page.touch(".panel .row button:last-child").await?;
        self.page.wait_to_see("dialog[open]").await?;
        self.inspect("giving up").await
    }

    async fn review(&mut self) -> Result<()> {
        for (what, records) in [("review", attempt(1)), ("review, aloud", spoken_attempt(1))] {
            self.visit(Vec::from(records), &format!("#/review/{}", id(1))).await?;
            self.page.wait_to_see("#told").await?;
            // It comes with the pack.
            self.page.wait_for_text("main", "Red flag:").await?;
            self.page.wait_to_see(".finding").await?;
            self.page.look("document.querySelectorAll('.review details').forEach(it => { it.open = true; })").await?;
            self.inspect(what).await?;
        }
        Ok(())
    }

    async fn pressure(&mut self) -> Result<()> {
        for (what, records, seen) in [
            ("pressure, nothing asked yet", Vec::new(), "#begin"),
            ("pressure, a follow-up, paused", vec![replies(1, &chain_under_way("typed"))], "#paused"),
            ("pressure, aloud, paused", vec![replies(1, &chain_under_way("aloud"))], "#paused"),
            ("pressure, looked back at", vec![replies(1, &chain_over())], ".replies input"),
        ] {
            let records = attempt(1).into_iter().chain(records).collect();
            self.visit(records, &format!("#/pressure/{}", id(1))).await?;
            self.page.wait_to_see(seen).await?;
            self.inspect(what).await?;
            if seen == "#paused" {
                self.page.touch("#resume").await?;
                self.page.wait_for("the chain to go on", "!document.getElementById('paused')").await?;
                self.inspect(&what.replace("paused", "running")).await?;
            }
        }
        Ok(())
    }

    async fn recording(&mut self) -> Result<()> {
        let aloud = json!({ "manner": "aloud", "texts": ["", "", "", ""] });
        self.visit(vec![draft(1, &aloud)], &format!("#/drill/{}", id(1))).await?;
        self.page.touch("#resume").await?;
        self.page.touch(".recorder .record").await?;
        self.page.wait_for_text(".recorder .recorded", "0:01").await?;
        self.inspect("recording").await?;
        self.page.wait_for_text(".recorder .recorded", "0:04").await?;
        self.page.touch("#finish").await?;
        self.page.wait_to_see(".recording .figures").await?;
        self.page.look("document.querySelectorAll('.recording details').forEach(it => { it.open = true; })").await?;
        self.inspect("review, recorded").await?;
        self.page.touch(".recording > .row:last-child button:last-child").await?;
        self.page.wait_to_see(".recording .danger").await?;
        self.inspect("review, before dropping a recording").await
    }

    async fn history(&mut self) -> Result<()> {
        self.visit(Vec::new(), "#/history").await?;
        self.page.wait_to_see(".empty").await?;
        self.inspect("history, empty").await?;
        let records = (0..3).flat_map(attempt).chain(spoken_attempt(3)).collect();
        self.visit(records, "#/history").await?;
        self.page.wait_for_text("main", "4 attempts").await?;
        self.inspect("history").await?;
        self.page.touch(".attempts .link").await?;
        self.page.wait_for_text(".notices", "Attempt deleted.").await?;
        self.inspect("history, one deleted").await?;
        let broken = ("star-drill/v1/attempt/0001795348800000-00000000".to_owned(), "{broken".to_owned());
        self.visit(vec![broken], "#/history").await?;
        self.page.wait_for_text(".notices", "A saved record could not be read").await?;
        self.inspect("history, one record set aside").await
    }

    async fn settings(&mut self) -> Result<()> {
        const PASTE: &str = r#"(() => {
            document.getElementById('import-paste').open = true;
            document.getElementById('import-text').value =
                '{"format":"star-drill-backup","version":1,"records":{"ticks":{"v":1}}}';
        })()"#;

        self.visit(Vec::new(), "#/settings").await?;
        self.page.wait_for_text("h1", "Settings").await?;
        self.inspect("settings").await?;
        self.page.look(PASTE).await?;
        self.page.touch("#import-paste button").await?;
        self.page.wait_to_see("#import-preview").await?;
        self.page.look("document.querySelector('#import-preview details').open = true").await?;
        self.inspect("settings, a backup looked into").await?;
        self.page.touch("#import-preview .row button:nth-child(2)").await?;
        self.page.wait_to_see("#import-keep").await?;
        self.inspect("settings, before replacing").await?;
        self.page.touch(".top .find").await?;
        self.page.wait_to_see("dialog [role=option]").await?;
        self.inspect("palette").await?;
        self.page.look("document.getElementById('dialog').close()").await?;
        self.page.wait_for("the palette to be gone", "!document.querySelector('dialog')").await?;
        // On narrow screens the keys have no button.
        self.page.look("document.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }))").await?;
        self.page.wait_to_see("dialog[open]").await?;
        self.inspect("keys").await
    }

    async fn stories(&mut self) -> Result<()> {
        for (hash, seen) in [
            ("#/stories", ".empty"),
            ("#/principles", "main article"),
            ("#/coverage", ".empty"),
            ("#/sheet", ".empty"),
            ("#/progress", ".empty"),
        ] {
            self.visit(Vec::new(), hash).await?;
            self.page.wait_to_see(seen).await?;
            self.inspect(&format!("{hash}, empty")).await?;
        }
        let told = format!("#/story/{}", id(1));
        for (hash, seen) in [
            ("#/stories", "main li"),
            (told.as_str(), "#story-title"),
            ("#/principles/ownership", "main [aria-expanded=true]"),
            ("#/coverage", "main table"),
            ("#/sheet", "article.sheet"),
            ("#/progress", ".progress-groups"),
            ("", "#what-next .next-step"),
        ] {
            let mut records = vec![story(1, &json!({})), story(2, &json!({}))];
            records.extend(attempt(1));
            self.visit(records, hash).await?;
            self.page.wait_to_see(seen).await?;
            self.page.look("document.querySelectorAll('.chart details').forEach(it => { it.open = true; })").await?;
            self.inspect(hash).await?;
        }
        Ok(())
    }

    async fn plan(&mut self) -> Result<()> {
        self.visit(Vec::new(), "#/plan").await?;
        self.page.wait_to_see(".readiness").await?;
        self.inspect("plan, new").await?;
        let dates = [("plan", json!("2099-01-05")), ("plan, over", json!("2026-01-05")), ("plan, no date", Json::Null)];
        for (what, interview) in dates {
            let plan = json!({ "v": 1, "ready": [], "interview": interview, "from": "2026-01-01", "minutes": 60, "marks": [] });
            self.visit(vec![("star-drill/v1/plan".to_owned(), plan.to_string())], "#/plan").await?;
            self.page.wait_to_see(".a-week").await?;
            self.inspect(what).await?;
        }
        Ok(())
    }

    async fn guide(&mut self) -> Result<()> {
        for (hash, seen) in [
            ("#/guide", ".road"),
            ("#/guide/role/product-manager", "main table"),
            ("#/guide/stage/interview-loop", "main .checklist"),
            ("#/guide/stage/nowhere", "main p"),
        ] {
            self.visit(Vec::new(), hash).await?;
            self.page.wait_to_see(seen).await?;
            self.inspect(hash).await?;
        }
        Ok(())
    }

    async fn loops(&mut self) -> Result<()> {
        const KEY: &str = "star-drill/v1/loop/1795348800000-00000005";
        const ABOUT: &str = "1795348800000-00000005";
        const ANSWERED_MS: u64 = 1_795_348_860_000;

        for (hash, seen) in [("#/loop", "#loop-role"), ("#/set/20", "#start-next"), ("#/loop/nowhere", "main .link")] {
            self.visit(Vec::new(), hash).await?;
            self.page.wait_to_see(seen).await?;
            self.inspect(hash).await?;
        }
        let drill = |manner: &str, phase: &str| {
            json!([{
                "question": "q", "manner": manner, "think": 120_000, "plan": [{ "part": "whole", "ms": 180_000 }],
                "phase": phase, "started": 1_795_348_860_000_u64, "thought": 0, "spent": [0], "paused": 0,
                "left_out": 0, "current": 0, "notes": "May", "texts": [""],
            }])
        };
        let reply = json!("By the hour, on the orders that were lost.");
        let stages = [
            ("loop, break", "break", json!([]), json!([]), Json::Null, "#loop-first"),
            ("loop, thinking", "question", json!([0]), drill("typed", "thinking"), Json::Null, "#loop-paused"),
            ("loop, answering", "question", json!([0]), drill("typed", "answering"), Json::Null, "#loop-paused"),
            ("loop, answering aloud", "question", json!([0]), drill("aloud", "answering"), Json::Null, "#loop-paused"),
            ("loop, follow-up", "follow-up", json!([0, 0]), drill("typed", "answering"), Json::Null, "#loop-paused"),
            ("loop, over", "over", json!([]), json!([]), Json::Null, "main a.button"),
            ("debrief", "over", json!([]), json!([]), Json::Null, ".loop-reply [aria-pressed=true]"),
            ("debrief, together", "over", json!([]), json!([]), json!("inclined"), "#bar-raiser"),
        ];
        let [(_, summary), (_, answer)] = attempt(1);
        let given =
            [(format!("star-drill/v1/attempt/{FIRST}"), summary), (format!("star-drill/v1/answer/{FIRST}"), answer)];
        for (what, stage, at, drill, vote, seen) in stages {
            let answered = if what.starts_with("debrief") { json!(ANSWERED_MS) } else { Json::Null };
            let asked = json!({
                "question": "q", "text": "Tell me about a time.", "kind": "behavioural", "principles": ["ownership"],
                "seconds": 180, "follow_ups": [
                    { "family": "own-part", "text": "What was your own part?", "reply": reply, "spent": 20_000, "firmness": "gap" },
                ], "answered": answered,
            });
            let record = json!({
                "v": 1, "seed": 7, "role": "backend-engineer", "length": "quarter", "think": 120,
                "manner": if what.ends_with("aloud") { "aloud" } else { "typed" },
                "begun": 1_795_348_800_000_u64, "rounds": [{
                    "round": "leadership-principles", "principles": ["ownership", "dive-deep"], "questions": [asked],
                    "spent": 200_000, "vote": vote,
                }],
                "round": usize::from(stage == "over"), "stage": stage, "at": at, "break_since": 1_795_349_000_000_u64,
                "drill": drill,
            });
            let page = if what.starts_with("debrief") { "debrief" } else { "loop" };
            let mut records = given.to_vec();
            records.push((KEY.to_owned(), record.to_string()));
            self.visit(records, &format!("#/{page}/{ABOUT}")).await?;
            self.page.wait_to_see(seen).await?;
            self.inspect(what).await?;
            if seen == "#bar-raiser" {
                self.page.touch(".loop-votes button").await?;
                self.page.wait_to_see(".loop-reply [aria-pressed=true]").await?;
                self.inspect("debrief, an interviewer again").await?;
            }
            if seen == "#loop-paused" {
                self.page.touch("#loop-resume").await?;
                self.page.wait_for("the round to go on", "!document.getElementById('loop-paused')").await?;
                self.inspect(&format!("{what}, not paused")).await?;
                self.page.touch("#end-round").await?;
                self.page.wait_to_see("#keep-round").await?;
                self.inspect(&format!("{what}, asked whether it ends")).await?;
            }
        }
        Ok(())
    }

    async fn screens_and_papers(&mut self) -> Result<()> {
        const OPEN: &str = "document.querySelectorAll('main details').forEach(it => { it.open = true; })";

        let paper = |done: Json| {
            let earlier = json!([{ "text": "We shipped it.", "changed": 1_795_348_800_000_u64 }]);
            let paper = json!({
                "v": 1, "question": "written-work-failed", "asked": "Which piece of your work failed?",
                "shape": "narrative", "minutes": 60, "text": "The question\nWhy?", "begun": 1_795_348_800_000_u64,
                "changed": 1_795_348_860_000_u64, "spent": 60_000, "paused": 0, "left_out": 0, "done": done,
                "kept": earlier,
            });
            (format!("star-drill/v1/paper/{}", id(1)), paper.to_string())
        };
        let answer = json!({
            "v": 1, "text": "Because of its merchants.", "changed": 1_795_348_860_000_u64,
            "kept": [{ "text": "Because it is large.", "changed": 1_795_348_800_000_u64 }],
        });
        let answer = ("star-drill/v1/my-answer/recruiter-why-this".to_owned(), answer.to_string());
        let run = "recruiter-phone-screen/12/1795348800000-0000002a";
        let ticks = json!({ "v": 1, "ticked": [format!("run/{run}")] });
        let ticks = ("star-drill/v1/ticks".to_owned(), ticks.to_string());
        let whole = json!({ "plan": [{ "part": "whole", "ms": 720_000 }], "spent": [5_000], "current": 0, "texts": ["I ask whom."] });
        let asked = |question: &str| {
            let [(summary_key, summary), text] = attempt(1);
            let fields = json!({ "question": question, "plan": whole["plan"], "spent": [300_000], "words": [3] });
            let told = changed(&text.1, &json!({ "texts": ["I ask whom."] }));
            vec![(summary_key, changed(&summary, &fields)), (text.0, told), ticks.clone()]
        };
        let case = {
            let (key, text) = draft(1, &whole);
            (key, changed(&text, &json!({ "question": "pm-case-grocery-second" })))
        };
        let (paper_at, review) = (format!("#/paper/{}", id(1)), format!("#/review/{}", id(1)));
        let run_at = format!("#/screens/{run}");
        for (what, records, hash, seen) in [
            ("papers", vec![paper(Json::Null)], "#/paper", ".paper-list"),
            ("a paper", vec![paper(Json::Null)], paper_at.as_str(), "#paper-text"),
            ("a paper, handed in", vec![paper(json!(1_795_348_900_000_u64))], paper_at.as_str(), ".paper-checks"),
            ("no paper", Vec::new(), paper_at.as_str(), "main p"),
            ("screens", vec![answer.clone(), ticks.clone()], "#/screens", ".screens-left"),
            ("a run", vec![answer, ticks.clone()], run_at.as_str(), ".screens-run .now"),
            ("review of a screen", asked("recruiter-why-this"), review.as_str(), ".way-on"),
            ("review of a case", asked("pm-case-grocery-second"), review.as_str(), "#beside-strong"),
            ("review of depth", asked("backend-pay-tapped"), review.as_str(), "#beside-strong"),
        ] {
            self.visit(records, hash).await?;
            self.page.wait_to_see(seen).await?;
            self.page.look(OPEN).await?;
            if seen == "#beside-strong" {
                self.page.touch(".beside-row:first-child input").await?;
                self.page.wait_to_see(".beside-row select").await?;
            }
            self.inspect(what).await?;
        }
        self.visit(vec![case], &format!("#/drill/{}", id(1))).await?;
        self.page.touch("#resume").await?;
        self.page.wait_to_see(".beside ol").await?;
        self.inspect("a case").await
    }

    async fn visit(&self, mut records: Vec<Record>, hash: &str) -> Result<()> {
        // A long time to think, so that no drill moves on while it is looked at.
        records.push(preferences(&json!({ "theme": self.theme, "think_seconds": 120 })));
        self.page.seed(&records).await?;
        match self.width {
            WIDE => self.page.open(hash).await?,
            width => self.page.open_in_frame(width, hash).await?,
        }
        if env::var_os("STAR_DRILL_PICTURES").is_some() {
            self.page.look("window.frameElement?.style.setProperty('height', '2400px')").await?;
        }
        Ok(())
    }

    async fn inspect(&mut self, what: &str) -> Result<()> {
        let mut found = texts(&self.page.look(FRAME).await?);
        let theme = self.page.look_for_text("document.documentElement.dataset.theme").await?;
        if theme != self.theme {
            found.push(format!("the theme is “{theme}”"));
        }
        if let Some(axe) = &self.axe {
            let client = self.page.client();
            if self.page.look("typeof window.axe").await? != json!("object") {
                client.execute(axe, Vec::new()).await.context("loading axe")?;
            }
            found.extend(texts(&client.execute_async(AXE, Vec::new()).await.context("running axe")?));
        }
        self.faults.extend(found.iter().map(|fault| format!("{what}: {fault}")));
        self.take_picture(what).await
    }

    /// A picture of the whole page, to be looked at, where a folder for such is named.
    async fn take_picture(&self, what: &str) -> Result<()> {
        let Some(folder) = env::var_os("STAR_DRILL_PICTURES") else { return Ok(()) };
        let picture = self.page.client().find(Locator::Css("html")).await?.screenshot().await?;
        let what: String = what.chars().map(|it| if it.is_alphanumeric() { it } else { '-' }).collect();
        let path = Path::new(&folder).join(format!("{what}.{}.{}.png", self.width, self.theme));
        fs::write(&path, picture).with_context(|| format!("cannot write {}", path.display()))
    }
}

/// The script of axe-core, where xtask could get it.
fn axe() -> Result<Option<String>> {
    let Some(path) = env::var_os("STAR_DRILL_AXE") else {
        println!("without axe-core: STAR_DRILL_AXE is not set");
        return Ok(None);
    };
    fs::read_to_string(&path).map(Some).with_context(|| format!("cannot read {}", path.display()))
}

/// Of two lists of places, what is not where it was.
fn moved(before: &Json, after: &Json) -> Result<Vec<String>> {
    let places = |list: &Json| list.as_array().cloned().context("no places");
    let numbers =
        |place: &Json| -> Vec<f64> { place.as_array().into_iter().flatten().filter_map(Json::as_f64).collect() };
    let is_moved = |(before, after): &(Json, Json)| {
        numbers(before).iter().zip(numbers(after)).any(|(before, after)| (before - after).abs() > TOLERANCE_PX)
    };
    let pairs = places(before)?.into_iter().zip(places(after)?);
    Ok(pairs.filter(is_moved).map(|(before, after)| format!("{before} to {after}")).collect())
}

fn texts(list: &Json) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Json::as_str).map(str::to_owned).collect()
}
