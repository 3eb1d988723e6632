//! What a person does in a page, what they see, and waiting for it.
//!
//! Conditions are JavaScript expressions, for a browser answers one question faster than ten. Input is the driver's:
//! real clicks and real keys.

use std::time::{Duration, Instant};

use anyhow::{Context, Error, Result, anyhow, bail};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::wd::WindowHandle;
use fantoccini::{Client, Locator};
use serde_json::{Value as Json, json};

use crate::browser::{Engine, OwnCommand};
use crate::records::Record;

/// How long anything may take to come true.
const LIMIT: Duration = Duration::from_secs(20);
const SHORTEST_PAUSE: Duration = Duration::from_millis(10);
const LONGEST_PAUSE: Duration = Duration::from_millis(100);

/// How much of a page is shown when something did not come.
const SHOWN_CHARS: usize = 3_000;

/// The name that WebDriver's own document gives to references to elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The record of another product that [`Page::fill_store`] makes.
pub const BRIM: &str = "another-product/brim";

/// The Enter key, as WebDriver writes it.
pub const ENTER: char = '\u{e006}';
/// The Tab key.
pub const TAB: char = '\u{e004}';
/// The Escape key.
pub const ESCAPE: char = '\u{e00c}';
/// The Ctrl key.
pub const CONTROL: char = '\u{e009}';
/// The Alt key.
pub const ALT: char = '\u{e00a}';
/// The Shift key.
pub const SHIFT: char = '\u{e008}';

const BY_SELECTOR: &str = "return document.querySelector(arguments[0])";

/// A button by what a screen reader calls it: without the caps of its keys.
const BY_NAME: &str = "
    const name = button => {
        const spoken = button.cloneNode(true);
        spoken.querySelectorAll('[aria-hidden=true]').forEach(part => part.remove());
        return spoken.textContent.trim();
    };
    const can_be_pressed = button => button.getClientRects().length > 0 && !button.closest('[inert]');
    const buttons = [...document.querySelectorAll('button')];
    return buttons.find(button => name(button) === arguments[0] && can_be_pressed(button)) ?? null;";

/// Looks again and again, a little later each time, until the limit.
pub struct Patience {
    since: Instant,
    pause: Duration,
}

impl Patience {
    /// Begins now.
    pub fn start() -> Self {
        Self { since: Instant::now(), pause: SHORTEST_PAUSE }
    }

    /// Waits a little before the next look. False where there should be none.
    pub async fn more(&mut self) -> bool {
        if self.since.elapsed() > LIMIT {
            return false;
        }
        tokio::time::sleep(self.pause).await;
        self.pause = (self.pause * 2).min(LONGEST_PAUSE);
        true
    }
}

/// A page of a browser, and the app that is visited in it.
#[derive(Clone, Debug)]
pub struct Page {
    client: Client,
    origin: String,
}

/// Coming and going.
impl Page {
    pub(crate) fn new(client: Client, origin: String) -> Self {
        Self { client, origin }
    }

    /// The driver's client, for what only one test needs.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Goes to an address of the server.
    pub async fn go(&self, path: &str) -> Result<()> {
        self.go_to(&format!("{}{path}", self.origin)).await
    }

    /// Goes to an address of any server.
    pub async fn go_to(&self, url: &str) -> Result<()> {
        // From within a frame it would be the frame that goes; where there is none this does nothing.
        self.client.enter_parent_frame().await?;
        // The client's own command first asks where the tab is, and a tab that has been nowhere need not say.
        let body = json!({ "url": url });
        self.client.issue_cmd(OwnCommand { path: "url", body }).await.with_context(|| format!("going to {url}"))?;
        Ok(())
    }

    /// Loads the app anew, at the page that `hash` names; empty for the start page.
    pub async fn open(&self, hash: &str) -> Result<()> {
        // From another document, since a step from one hash to another loads nothing.
        self.go("/blank.html").await?;
        self.go(&format!("/{hash}")).await?;
        self.wait_for_the_app().await
    }

    /// Loads the app anew in a frame of that width: some browsers refuse to make a window that narrow.
    pub async fn open_in_frame(&self, width: u32, hash: &str) -> Result<()> {
        self.go("/blank.html").await?;
        self.go(&format!("/host-frame.html?width={width}{hash}")).await?;
        self.enter_frame().await?;
        self.wait_for_the_app().await
    }

    /// From here on the frame in the page is meant.
    pub async fn enter_frame(&self) -> Result<()> {
        let frame = self.client.find(Locator::Css("iframe")).await?;
        frame.enter_frame().await.context("entering the frame")
    }

    /// From here on the frame of the widget is meant that an expression gives.
    pub async fn enter_widget(&self, widget: &str) -> Result<()> {
        self.leave_frame().await?;
        let script = format!("return ({widget}).shadowRoot.querySelector('iframe')");
        let found = self.client.execute(&script, Vec::new()).await?;
        let frame = self.element(&found).with_context(|| format!("{widget} has no frame"))?;
        frame.enter_frame().await.context("entering the frame of the widget")
    }

    /// From here on the page around the frame is meant.
    pub async fn leave_frame(&self) -> Result<()> {
        self.client.enter_parent_frame().await.context("leaving the frame")
    }

    /// Loads the same address once more.
    pub async fn reload(&self) -> Result<()> {
        self.client.refresh().await?;
        self.wait_for_the_app().await
    }

    /// Waits until the app has taken the place of the static page.
    pub async fn wait_for_the_app(&self) -> Result<()> {
        self.wait_for("the app to start", "document.getElementById('main')").await?;
        Ok(())
    }

    /// Opens a tab beside this one and goes on there. Returns the tab that was left.
    pub async fn open_tab(&self) -> Result<WindowHandle> {
        let left = self.client.window().await?;
        let tab = self.client.new_window(true).await?;
        self.client.switch_to_window(tab.handle).await?;
        Ok(left)
    }

    /// Goes on in another tab. Returns the one that was left.
    pub async fn switch_to(&self, tab: WindowHandle) -> Result<WindowHandle> {
        let left = self.client.window().await?;
        self.client.switch_to_window(tab).await?;
        Ok(left)
    }

    /// Waits for a tab that a page opens by itself beside this one.
    pub async fn opened_beside(&self, tab: &WindowHandle) -> Result<WindowHandle> {
        let mut patience = Patience::start();
        loop {
            let tabs = self.client.windows().await?;
            if let Some(opened) = tabs.into_iter().find(|other| other != tab) {
                return Ok(opened);
            }
            if !patience.more().await {
                bail!("no tab was opened");
            }
        }
    }

    /// Waits until every tab has told the server what it had to tell.
    pub async fn settle(&self) -> Result<()> {
        const TOLD: &str = "!window.starDrillProbe || window.starDrillProbe.pending === 0";
        let tabs = self.client.windows().await?;
        if let [_] = tabs.as_slice() {
            // Not by switching to it, which would leave the frame that the test is in.
            self.wait_for("the page's reports", TOLD).await?;
            return Ok(());
        }
        for tab in tabs {
            self.client.switch_to_window(tab).await?;
            self.wait_for("the tab's reports", TOLD).await?;
        }
        Ok(())
    }
}

/// Looking.
impl Page {
    /// The value of an expression.
    pub async fn look(&self, expression: &str) -> Result<Json> {
        let script = format!("return ({expression})");
        self.client.execute(&script, Vec::new()).await.with_context(|| format!("looking for {expression}"))
    }

    /// The text that an expression gives; empty where it gives none.
    pub async fn look_for_text(&self, expression: &str) -> Result<String> {
        Ok(self.look(expression).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until an expression is true, or gives something. `what` says what is awaited.
    pub async fn wait_for(&self, what: &str, expression: &str) -> Result<Json> {
        let script = format!("return ({expression})");
        let mut patience = Patience::start();
        loop {
            let last = match self.client.execute(&script, Vec::new()).await {
                Ok(found) if is_something(&found) => return Ok(found),
                Ok(found) => format!("{expression} is {found}"),
                // Also where the document is just being replaced.
                Err(error) => format!("{expression}: {error}"),
            };
            if !patience.more().await {
                return Err(self.in_vain(what, &last).await);
            }
        }
    }

    /// Waits until an element is on the screen.
    pub async fn wait_to_see(&self, selector: &str) -> Result<()> {
        let expression = format!(
            "(element => element?.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible')\
            (document.querySelector({}))",
            json!(selector)
        );
        self.wait_for(&format!("{selector} on the screen"), &expression).await?;
        Ok(())
    }

    /// Waits until the text that an element shows has this in it.
    pub async fn wait_for_text(&self, selector: &str, text: &str) -> Result<()> {
        let expression = format!("document.querySelector({})?.innerText.includes({})", json!(selector), json!(text));
        self.wait_for(&format!("“{text}” in {selector}"), &expression).await?;
        Ok(())
    }

    /// Waits until the keyboard's focus is on an element.
    pub async fn wait_for_focus(&self, selector: &str) -> Result<()> {
        let expression = format!("document.activeElement?.matches({})", json!(selector));
        self.wait_for(&format!("the focus on {selector}"), &expression).await?;
        Ok(())
    }

    /// The text that an element shows, once it shows any.
    pub async fn text_of(&self, selector: &str) -> Result<String> {
        let expression = format!("document.querySelector({})?.innerText", json!(selector));
        let text = self.wait_for(&format!("a text in {selector}"), &expression).await?;
        Ok(text.as_str().unwrap_or_default().trim().to_owned())
    }

    /// The value of a field.
    pub async fn value_of(&self, selector: &str) -> Result<String> {
        let expression = format!("document.querySelector({})?.value", json!(selector));
        let value = self.look(&expression).await?;
        value.as_str().map(str::to_owned).with_context(|| format!("{selector} has no value"))
    }

    /// What stands after `#` in the address.
    pub async fn hash(&self) -> Result<String> {
        self.look_for_text("location.hash.slice(1)").await
    }

    async fn in_vain(&self, what: &str, last: &str) -> Error {
        const SHOWN: &str = "return location.href + '\\n' + (document.body ? document.body.innerText : '')";
        let shown = match self.client.execute(SHOWN, Vec::new()).await {
            Ok(shown) => shown.as_str().unwrap_or_default().chars().take(SHOWN_CHARS).collect(),
            Err(error) => format!("(it cannot be read: {error})"),
        };
        anyhow!("waited in vain for {what}\n{last}\nThe page:\n{shown}")
    }
}

/// Doing.
impl Page {
    /// Clicks an element.
    pub async fn click(&self, selector: &str) -> Result<()> {
        self.click_found(&format!("a click on {selector}"), BY_SELECTOR, selector).await
    }

    /// Clicks the button of that name.
    pub async fn press_button(&self, name: &str) -> Result<()> {
        self.click_found(&format!("a click on the button “{name}”"), BY_NAME, name).await
    }

    /// Clicks by script: to get somewhere in a test of what is on the screen, not of how one gets there.
    pub async fn touch(&self, selector: &str) -> Result<()> {
        self.wait_to_see(selector).await?;
        self.look(&format!("document.querySelector({}).click()", json!(selector))).await?;
        Ok(())
    }

    /// Chooses an option of a list by its value.
    pub async fn choose(&self, selector: &str, value: &str) -> Result<()> {
        self.click(&format!("{selector} option[value='{value}']")).await?;
        let chosen = format!("document.querySelector({})?.value === {}", json!(selector), json!(value));
        self.wait_for(&format!("{value} to be chosen in {selector}"), &chosen).await?;
        Ok(())
    }

    /// Types into a field, after what is in it.
    pub async fn write(&self, selector: &str, text: &str) -> Result<()> {
        let mut patience = Patience::start();
        loop {
            let failure = match self.client.find(Locator::Css(selector)).await {
                Ok(field) => match field.send_keys(text).await {
                    Ok(()) => return Ok(()),
                    Err(error) => error,
                },
                Err(error) => error,
            };
            if !is_not_ready(&failure) {
                return Err(Error::new(failure).context(format!("typing into {selector}")));
            }
            if !patience.more().await {
                return Err(self.in_vain(&format!("room to type in {selector}"), &failure.to_string()).await);
            }
        }
    }

    /// Presses keys together, wherever the focus is: the first is held down the longest.
    pub async fn press(&self, keys: &[char]) -> Result<()> {
        let pressed = keys.iter().fold(keyboard(), |actions, key| actions.then(KeyAction::Down { value: *key }));
        let actions = keys.iter().rev().fold(pressed, |actions, key| actions.then(KeyAction::Up { value: *key }));
        self.client.perform_actions(actions).await.with_context(|| format!("pressing {keys:?}"))
    }

    /// Presses one key after the other, wherever the focus is.
    pub async fn type_keys(&self, text: &str) -> Result<()> {
        let actions = text.chars().fold(keyboard(), |actions, key| {
            actions.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key })
        });
        self.client.perform_actions(actions).await.with_context(|| format!("typing {text:?}"))
    }

    /// Presses Tab until the focus is on an element; at most so many times.
    pub async fn walk_to(&self, selector: &str, steps: usize) -> Result<()> {
        let is_there = format!("document.activeElement?.matches({}) ?? false", json!(selector));
        for _ in 0..steps {
            self.press(&[TAB]).await?;
            if self.look(&is_there).await? == json!(true) {
                return Ok(());
            }
        }
        bail!("{steps} presses of Tab do not lead to {selector}")
    }

    /// Starts a drill from the start page, without time to think, answers it in its first part and finishes it.
    pub async fn answer_once(&self, text: &str) -> Result<()> {
        self.wait_to_see("#choices").await?;
        self.press_button("Start").await?;
        self.write("#answer.answer", text).await?;
        self.press_button("Finish").await?;
        self.wait_for_text("#told", "Told in").await
    }

    /// Lets the page see a media feature with that value; Chromium only.
    pub async fn emulate(&self, feature: &str, value: &str) -> Result<()> {
        let params = json!({ "features": [{ "name": feature, "value": value }] });
        let body = json!({ "cmd": "Emulation.setEmulatedMedia", "params": params });
        self.client.issue_cmd(OwnCommand { path: "goog/cdp/execute", body }).await?;
        Ok(())
    }

    /// Shows the page as it is printed; Chromium only.
    pub async fn emulate_print(&self) -> Result<()> {
        let body = json!({ "cmd": "Emulation.setEmulatedMedia", "params": { "media": "print" } });
        self.client.issue_cmd(OwnCommand { path: "goog/cdp/execute", body }).await?;
        Ok(())
    }

    /// Slows the page's scripts down by that factor; Chromium only.
    pub async fn slow_down(&self, factor: u32) -> Result<()> {
        let body = json!({ "cmd": "Emulation.setCPUThrottlingRate", "params": { "rate": factor } });
        self.client.issue_cmd(OwnCommand { path: "goog/cdp/execute", body }).await?;
        Ok(())
    }

    /// From now on [`Page::worked_ms`] counts; Chromium only.
    pub async fn count_work(&self) -> Result<()> {
        let body = json!({ "cmd": "Performance.enable", "params": { "timeDomain": "threadTicks" } });
        self.client.issue_cmd(OwnCommand { path: "goog/cdp/execute", body }).await?;
        Ok(())
    }

    /// For how many milliseconds scripts, styles and layout have had the processor on the page's main thread: by the
    /// thread's own clock, which stands still while others have it.
    pub async fn worked_ms(&self) -> Result<f64> {
        const PARTS: [&str; 3] = ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration"];

        let body = json!({ "cmd": "Performance.getMetrics", "params": {} });
        let told = self.client.issue_cmd(OwnCommand { path: "goog/cdp/execute", body }).await?;
        let metrics = told["metrics"].as_array().context("the browser measures nothing")?;
        let of_part = |part: &str| {
            let metric = metrics.iter().find(|metric| metric["name"] == part);
            metric
                .and_then(|metric| metric["value"].as_f64())
                .with_context(|| format!("the browser does not measure {part}"))
        };
        let seconds: f64 = PARTS.into_iter().map(of_part).sum::<Result<f64>>()?;
        Ok(seconds * 1000.0)
    }

    /// Lets everything come through a line of so many kilobits a second and a round trip of so many milliseconds; Chromium
    /// only.
    pub async fn narrow_line(&self, kilobits: u32, round_trip_ms: u32) -> Result<()> {
        let bytes = kilobits * 1000 / 8;
        let params = json!({
            "offline": false, "latency": round_trip_ms, "downloadThroughput": bytes, "uploadThroughput": bytes
        });
        let body = json!({ "cmd": "Network.emulateNetworkConditions", "params": params });
        self.client.issue_cmd(OwnCommand { path: "goog/cdp/execute", body }).await?;
        Ok(())
    }

    async fn click_found(&self, what: &str, find: &str, wanted: &str) -> Result<()> {
        let mut patience = Patience::start();
        loop {
            let found = self.client.execute(find, vec![json!(wanted)]).await;
            let last = match found.map(|found| self.element(&found)) {
                Ok(Some(element)) => {
                    self.wait_for_rest(&element).await;
                    match element.click().await {
                        Ok(()) => return Ok(()),
                        Err(error) if is_not_ready(&error) => error.to_string(),
                        // It may have been clicked all the same, and twice would be wrong.
                        Err(error) => return Err(Error::new(error).context(what.to_owned())),
                    }
                }
                Ok(None) => "there is none".to_owned(),
                Err(error) => error.to_string(),
            };
            if !patience.more().await {
                return Err(self.in_vain(what, &last).await);
            }
        }
    }

    /// WebKit's driver clicks where the element was when it was asked, and does not notice that it misses: a page that is
    /// still being laid out must come to rest first.
    async fn wait_for_rest(&self, element: &Element) {
        if !matches!(Engine::of_this_run(), Ok(Engine::WebKit)) {
            return;
        }
        // A frame grows with what it holds, and the page around it moves with that: this takes some looks.
        let is_in_frame = self.look("window !== window.top").await.is_ok_and(|it| it == json!(true));
        let wanted = if is_in_frame { 5 } else { 1 };
        let mut before = None;
        let mut same = 0;
        let mut patience = Patience::start();
        // An element that is gone is for the click to tell.
        while let Ok(place) = element.rectangle().await {
            let now = Some((place, self.look("innerHeight").await.ok()));
            same = if before == now { same + 1 } else { 0 };
            if same >= wanted || !patience.more().await {
                return;
            }
            before = now;
        }
    }

    fn element(&self, found: &Json) -> Option<Element> {
        let reference = found.get(ELEMENT)?.as_str()?;
        Some(Element::from_element_id(self.client.clone(), ElementRef::from(reference.to_owned())))
    }
}

/// What is stored.
impl Page {
    /// Leaves the app for an empty page and puts these records, and nothing else, into the store.
    pub async fn seed(&self, records: &[Record]) -> Result<()> {
        const SCRIPT: &str = "
            localStorage.clear();
            for (const [key, text] of arguments[0]) localStorage.setItem(key, text);";
        self.go("/blank.html").await?;
        self.client.execute(SCRIPT, vec![json!(records)]).await.context("filling the store")?;
        Ok(())
    }

    /// The text under a key.
    pub async fn stored(&self, key: &str) -> Result<Option<String>> {
        let text = self.look(&format!("localStorage.getItem({})", json!(key))).await?;
        Ok(text.as_str().map(str::to_owned))
    }

    /// The record under a key.
    pub async fn stored_record(&self, key: &str) -> Result<Json> {
        let Some(text) = self.stored(key).await? else { bail!("nothing is stored under {key}") };
        serde_json::from_str(&text).with_context(|| format!("{key} holds {text}"))
    }

    /// Puts a text under a key, as another program would.
    pub async fn store(&self, key: &str, text: &str) -> Result<()> {
        self.look(&format!("localStorage.setItem({}, {})", json!(key), json!(text))).await?;
        Ok(())
    }

    /// Fills the store with a record of another product, [`BRIM`], in ever smaller pieces down to the last unit. Returns
    /// how long it is.
    pub async fn fill_store(&self) -> Result<u64> {
        let script = format!(
            "(() => {{
                let text = '';
                for (let size = 1 << 20; size >= 1; size >>= 1) {{
                    const piece = 'x'.repeat(size);
                    for (;;) {{
                        try {{
                            localStorage.setItem('{BRIM}', text + piece);
                        }} catch {{
                            break;
                        }}
                        text += piece;
                    }}
                }}
                return text.length;
            }})()"
        );
        self.look(&script).await?.as_u64().context("the store was not filled")
    }

    /// Takes away what filled the store.
    pub async fn empty_brim(&self) -> Result<()> {
        self.look(&format!("localStorage.removeItem('{BRIM}')")).await?;
        Ok(())
    }

    /// The keys that begin with `prefix`, sorted.
    pub async fn stored_keys(&self, prefix: &str) -> Result<Vec<String>> {
        let keys = format!("Object.keys(localStorage).filter(key => key.startsWith({})).sort()", json!(prefix));
        Ok(serde_json::from_value(self.look(&keys).await?)?)
    }
}

fn keyboard() -> KeyActions {
    KeyActions::new("keyboard".to_owned())
}

/// Whether JavaScript would take it for true.
fn is_something(value: &Json) -> bool {
    match value {
        Json::Null => false,
        Json::Bool(is) => *is,
        Json::Number(number) => number.as_f64() != Some(0.0),
        Json::String(text) => !text.is_empty(),
        Json::Array(_) | Json::Object(_) => true,
    }
}

/// Whether the element is not there yet, or cannot be reached yet.
fn is_not_ready(error: &CmdError) -> bool {
    let CmdError::Standard(error) = error else {
        return false;
    };
    matches!(
        error.error,
        ErrorStatus::NoSuchElement
            | ErrorStatus::StaleElementReference
            | ErrorStatus::ElementNotInteractable
            | ErrorStatus::ElementClickIntercepted
    )
}
