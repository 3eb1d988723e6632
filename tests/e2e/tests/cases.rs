//! Cases and depth: two minutes to structure, the scaffold beside the answer, nudges, and looking back beside a strong one.

use anyhow::{Result, ensure};
use e2e::records::{Record, attempt, changed, draft, id, preferences};
use e2e::{Browser, Engine, Microphone, Page, Server, finish, start};
use serde_json::{Value as Json, json};

const CASE: &str = "pm-case-grocery-second";
const DEPTH: &str = "backend-pay-tapped";
const STEPS: &str = "[...document.querySelectorAll('.beside ol li')].map(it => it.innerText)";

#[tokio::test(flavor = "multi_thread")]
async fn a_case_has_two_minutes_to_structure_and_its_numbers_have_room() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({ "kind": "case" }))]).await?;
    page.open("").await?;
    page.wait_for_text(".practice .line", "2 min to think").await?;
    page.seed(&[preferences(&json!({ "kind": "case", "think_seconds": 15 }))]).await?;
    page.open("").await?;
    page.wait_for_text(".practice .line", "15 s to think").await?;

    page.seed(&[case_draft(&json!({ "notes": "" }))]).await?;
    resume(&page).await?;
    page.wait_for("the notes to be open", "document.getElementById('notes').closest('details').open").await?;
    page.wait_for_text(".beside", "Numbers go in the notes").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_scaffold_gives_hints_and_can_be_hidden() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[case_draft(&json!({}))]).await?;
    resume(&page).await?;
    page.wait_for("the steps of such a case", &format!("{STEPS}.length === 5")).await?;
    page.press_button("A hint: the next step of a strong answer").await?;
    page.wait_for("one step of this case", &format!("{STEPS}.length === 6")).await?;
    page.wait_for_text(".beside", "split lapsed households").await?;
    page.press_button("Hide the steps").await?;
    page.wait_for("the steps to go", &format!("{STEPS}.length === 0")).await?;
    page.wait_for_focus("#scaffold").await?;
    page.reload().await?;
    page.wait_to_see("#paused").await?;
    page.press_button("Resume").await?;
    page.wait_for_text(".beside", "Show the steps").await?;
    ensure!(page.look(STEPS).await? == json!([]), "they are back");
    page.press_button("Show the steps").await?;
    page.wait_for("the steps", &format!("{STEPS}.length === 5")).await?;

    // An engineer's depth goes by the general list, a designer's by the role's own.
    let designers = designers()?;
    for (question, text) in [(DEPTH, "Requirements:"), (&designers, "Research synthesis:")] {
        page.seed(&[case_draft(&json!({ "question": question }))]).await?;
        resume(&page).await?;
        page.wait_for_text(".beside", text).await?;
    }

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_silence_is_nudged_and_typing_ends_it() -> Result<()> {
    /// As if so much time had passed at once, for the clock that the drill goes by.
    const LATER: &str = "(() => {
        const now = performance.now.bind(performance);
        performance.now = () => now() + 26000;
    })()";
    const NUDGE: &str = "document.querySelector('.nudge').innerText";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[case_draft(&json!({}))]).await?;
    resume(&page).await?;
    page.wait_for("the nudge's place", "document.querySelector('.nudge')").await?;
    ensure!(page.look_for_text(NUDGE).await?.is_empty(), "there is a nudge at once");
    page.look(LATER).await?;
    page.wait_for_text(".nudge", "Say what you are weighing up.").await?;
    page.write("#answer", "I would ask whom").await?;
    page.wait_for("the nudge to go", &format!("{NUDGE} === ''")).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_silence_aloud_is_nudged_and_a_sound_ends_it() -> Result<()> {
    /// A voice, and a silence that is long enough to be seen; it comes round in eight seconds.
    const TURNS: [u32; 2] = [2_500, 5_500];
    /// As if so much time had passed at once, for the clock that the drill goes by.
    const LATER: &str = "(() => {
        const now = performance.now.bind(performance);
        performance.now = () => now() + 11000;
    })()";
    const LEVEL: &str = "parseFloat(document.querySelector('.meter i').style.getPropertyValue('--fill'))";
    const NUDGE: &str = "document.querySelector('.nudge').innerText";

    // Firefox measures nothing on machines without loudspeakers, and WebKitGTK has no microphone that plays something.
    if Engine::of_this_run()? != Engine::Chromium {
        return Ok(());
    }
    let server = Server::start()?;
    let browser = Browser::start_with(Microphone::playing(&TURNS)?).await?;
    let page = browser.page(&server);

    page.seed(&[case_draft(&json!({ "manner": "aloud" }))]).await?;
    resume(&page).await?;
    page.wait_for("the nudge's place", "document.querySelector('.nudge')").await?;
    page.press_button("Record").await?;
    page.wait_for("a voice", &format!("{LEVEL} > 0.3")).await?;
    page.wait_for("silence", &format!("{LEVEL} < 0.1")).await?;
    ensure!(page.look_for_text(NUDGE).await?.is_empty(), "there is a nudge at once");
    page.look(LATER).await?;
    page.wait_for_text(".nudge", "Say what you are weighing up.").await?;
    page.wait_for("the nudge to go at the next sound", &format!("{NUDGE} === ''")).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_strong_answer_touches_is_ticked_with_a_line_of_ones_own() -> Result<()> {
    const LINE: &str = "I split them by weekly shop.";

    let key = format!("star-drill/v1/evidence/{}", id(1));
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&case_attempt(CASE)).await?;
    page.open(&format!("#/review/{}", id(1))).await?;
    page.wait_to_see("#beside-strong").await?;
    for text in ["Steps", "Numbers to reason with", "Trade-offs", "What would be measured", "Apart and complete"] {
        page.wait_for_text("section:has(> #beside-strong)", text).await?;
    }
    page.wait_for_text("section:has(> #beside-strong)", "0 of ").await?;
    page.click(".beside-row:first-child label").await?;
    page.wait_for_text("section:has(> #beside-strong)", "1 of ").await?;
    page.choose(".beside-row:first-child select", LINE).await?;
    page.wait_for_text("section:has(> #beside-strong)", "touched, 1 with a line of yours.").await?;
    page.reload().await?;
    page.wait_for_text("section:has(> #beside-strong)", "touched, 1 with a line of yours.").await?;
    ensure!(page.value_of(".beside-row select").await? == LINE, "the line has changed");
    let record = page.stored_record(&key).await?;
    ensure!(record["shown"][0]["line"] == json!(LINE), "stored is {record}");

    // It goes with its attempt, and comes back with it.
    page.open("#/history").await?;
    page.click(".attempts .link").await?;
    page.wait_for("the evidence to go", &format!("localStorage.getItem('{key}') === null")).await?;
    page.press_button("Undo").await?;
    page.wait_for("the evidence to be back", &format!("localStorage.getItem('{key}')?.includes('weekly shop')"))
        .await?;

    page.seed(&case_attempt(DEPTH)).await?;
    page.open(&format!("#/review/{}", id(1))).await?;
    page.wait_for_text("section:has(> #beside-strong)", "Failure: what breaks").await?;

    finish(browser, server).await
}

async fn resume(page: &Page) -> Result<()> {
    page.open(&format!("#/drill/{}", id(1))).await?;
    page.wait_to_see("#paused").await?;
    page.press_button("Resume").await?;
    page.wait_to_see(".beside").await
}

/// A case that was left while it was answered, but for these fields.
fn case_draft(fields: &Json) -> Record {
    let whole = json!({
        "question": CASE,
        "plan": [{ "part": "whole", "ms": 720_000 }],
        "spent": [5_000],
        "current": 0,
        "notes": "80,000 baskets",
        "texts": [""],
    });
    let (key, text) = draft(1, &whole);
    (key, changed(&text, fields))
}

/// An answer to a question in one piece.
fn case_attempt(question: &str) -> [Record; 2] {
    let [(summary_key, summary), (answer_key, answer)] = attempt(1);
    let whole = json!({
        "question": question,
        "principle": null,
        "plan": [{ "part": "whole", "ms": 720_000 }],
        "spent": [300_000],
        "words": [14],
        "segments": [],
    });
    let text = "First I ask whom it is for. I split them by weekly shop. Then I look at prices.";
    let texts = json!({ "notes": "80,000 baskets", "texts": [text] });
    [(summary_key, changed(&summary, &whole)), (answer_key, changed(&answer, &texts))]
}

/// A question of depth for designers.
fn designers() -> Result<String> {
    const PACK: &str = include_str!("../../../public/packs/amazon.json");
    let pack: Json = serde_json::from_str(PACK)?;
    let is_wanted = |it: &&Json| it["kind"] == "depth" && it["roles"] == json!(["product-designer"]);
    let found = pack["questions"].as_array().into_iter().flatten().find(is_wanted);
    Ok(found.and_then(|it| it["id"].as_str()).unwrap_or_default().to_owned())
}
