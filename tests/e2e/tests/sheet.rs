//! The story sheet: what is on it, taking stories away, copying and saving it, and its one page on paper.

use anyhow::{Context, Result, ensure};
use e2e::records::{Record, preferences, story};
use e2e::{Engine, Page, Server, finish, start};
use serde_json::{Value as Json, json};

const SHEET: &str = "article.sheet";
const BY_HAND: &str = "#sheet-text";

/// The stories on the sheet, in its order.
const TITLES: &str = "JSON.stringify([...document.querySelectorAll('.sheet h3 a')].map(it => it.innerText))";

/// The rows of the table, each cell by what is seen of it.
const ROWS: &str = "JSON.stringify([...document.querySelectorAll('.sheet tr')].map(row => [...row.cells]
    .map(cell => (cell.querySelector('[aria-hidden]') ?? cell).textContent).join('|')))";

#[tokio::test(flavor = "multi_thread")]
async fn chosen_stories_are_on_the_sheet_copied_and_saved() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[]).await?;
    page.open("#/sheet").await?;
    page.wait_for_text(".empty", "The sheet is made of your stories.").await?;
    page.press_button("Write the first story").await?;
    page.wait_for_focus("#story-title").await?;

    page.seed(&three_stories()).await?;
    page.open("#/sheet").await?;
    are_on_sheet(&page, &["The migration", "The outage"]).await?;
    // The blank one was changed last, so it is the first of the choices.
    is_ticked(&page, 1, false).await?;
    is_ticked(&page, 2, true).await?;
    page.wait_for_text(".sheet-choice", "2 of 3 stories chosen.").await?;
    for text in ["Lost orders fell by 40 %.", "May 2024 · on call", "12 % to 7 %", "Ownership", "No story here for: "]
    {
        page.wait_for_text(SHEET, text).await?;
    }
    // The principles in the order of the pack.
    is_table(&page, &["Story|Ownership|Frugality|Dive Deep", "The migration||●|○", "The outage|●||○"]).await?;

    let copied = copy(&page, true).await?;
    for text in ["## The outage", "Lost orders fell by 40 %.", "**12 % to 7 %**", "| The outage | ● |  | ○ |"] {
        ensure!(copied.contains(text), "{text:?} is not in what was copied:\n{copied}");
    }
    page.click(&choice(2)).await?;
    are_on_sheet(&page, &["The outage"]).await?;
    page.wait_for_text(".sheet-choice", "1 of 3 stories chosen.").await?;
    is_table(&page, &["Story|Ownership|Dive Deep", "The outage|●|○"]).await?;
    page.wait_for("what was said of the copy to go", "!document.querySelector('.sheet-acts > p')").await?;
    let refused = copy(&page, false).await?;
    ensure!(
        refused.contains("The outage") && !refused.contains("The migration"),
        "to copy by hand there is:\n{refused}"
    );
    let saved = save(&page).await?;
    ensure!(saved == refused, "it is saved as:\n{saved}");

    page.press_button("Choose none").await?;
    page.wait_for_text(".empty", "Choose a story").await?;
    page.wait_for("the sheet to go", "!document.querySelector('.sheet, .sheet-acts')").await?;
    page.press_button("Choose all").await?;
    are_on_sheet(&page, &["The migration", "The outage"]).await?;
    page.click(".sheet h3 a").await?;
    page.wait_for_text("h1", "The migration").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn twelve_stories_are_one_page_in_black_on_white() -> Result<()> {
    /// A4 within margins of 1 cm, at 96 dots an inch.
    const WIDTH: u32 = 718;
    const HEIGHT: f64 = 1047.0;
    const END: &str = "document.querySelector('.sheet').getBoundingClientRect().bottom + window.scrollY";
    const SEEN: &str =
        "[...document.querySelectorAll('h1, nav, .top, .sheet-ways, .sheet-choice, .sheet-acts, button')]
        .filter(it => it.getClientRects().length > 0).map(it => it.outerHTML.slice(0, 80))";
    const COLOURS: &str = "(() => {
        const { color, backgroundColor } = getComputedStyle(document.querySelector('.sheet'));
        const quiet = getComputedStyle(document.querySelector('.sheet .quiet')).color;
        return [color, quiet, backgroundColor, getComputedStyle(document.body).backgroundColor].join(' on ');
    })()";

    // The one engine that can be told to show a page as it is printed.
    if Engine::of_this_run()? != Engine::Chromium {
        return Ok(());
    }
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let mut records: Vec<Record> = (1..=12).map(full_story).collect();
    records.push(preferences(&json!({ "theme": "dark" })));
    page.seed(&records).await?;
    page.open_in_frame(WIDTH, "#/sheet").await?;
    page.wait_for("twelve stories", "document.querySelectorAll('.sheet-stories > li').length === 12").await?;
    page.wait_for_text(".sheet-choice", "12 of 12 stories chosen.").await?;
    page.wait_for("the table", "document.querySelectorAll('.sheet tr').length === 13").await?;
    // The principles have their names once the pack is here.
    page.wait_for_text(SHEET, "Customer Obsession").await?;
    page.emulate_print().await?;
    page.wait_for("the choices to go", "document.querySelector('.sheet-choice').getClientRects().length === 0").await?;
    let seen = page.look(SEEN).await?;
    ensure!(seen == json!([]), "on paper there are {seen}");
    let end = page.look(END).await?.as_f64().context("the sheet has no end")?;
    println!("twelve stories end at {end} of {HEIGHT}");
    ensure!(end <= HEIGHT, "twelve stories end at {end} of {HEIGHT}");
    let wide = page.look("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth").await?;
    ensure!(wide == json!(0), "the sheet sticks out by {wide}");
    let colours = page.look_for_text(COLOURS).await?;
    let expected = "rgb(0, 0, 0) on rgb(0, 0, 0) on rgb(255, 255, 255) on rgb(255, 255, 255)";
    ensure!(colours == expected, "the colours are {colours}");

    finish(browser, server).await
}

/// Two stories, and one in which nothing is written.
fn three_stories() -> [Record; 3] {
    let blank = json!({
        "title": "",
        "when": "",
        "role": "",
        "texts": ["", "", "", ""],
        "numbers": "",
        "learned": "",
        "now": "",
        "serves": [],
    });
    [
        told_story(1, "The outage", "Lost orders fell by 40 %. We wrote it down.", &["ownership", "dive-deep"]),
        told_story(2, "The migration", "It took two weeks less.", &["frugality", "dive-deep"]),
        story(3, &blank),
    ]
}

fn told_story(number: u64, title: &str, result: &str, serves: &[&str]) -> Record {
    let serves: Vec<Json> = serves.iter().map(|it| json!({ "principle": it, "strength": "fair" })).collect();
    let fields = json!({
        "title": title,
        "when": "May 2024",
        "role": "on call",
        "texts": ["In May it broke.", "I was on call.", "I rolled it back.", result],
        "numbers": "12 % to 7 %",
        "serves": serves,
    });
    story(number, &fields)
}

/// A story with as much to print as one usually has.
fn full_story(number: u64) -> Record {
    const PRINCIPLES: [&str; 16] = [
        "customer-obsession",
        "ownership",
        "invent-and-simplify",
        "are-right-a-lot",
        "learn-and-be-curious",
        "hire-and-develop-the-best",
        "insist-on-the-highest-standards",
        "think-big",
        "bias-for-action",
        "frugality",
        "earn-trust",
        "dive-deep",
        "have-backbone-disagree-and-commit",
        "deliver-results",
        "strive-to-be-earths-best-employer",
        "success-and-scale-bring-broad-responsibility",
    ];
    let first = usize::try_from(number).unwrap_or_default();
    let serves: Vec<Json> = PRINCIPLES
        .iter()
        .cycle()
        .skip(first * 3)
        .take(3)
        .map(|it| json!({ "principle": it, "strength": "strong" }))
        .collect();
    let fields = json!({
        "title": format!("The checkout that lost a tenth of its orders, part {number}"),
        "when": "spring 2024",
        "role": "on-call engineer, payments",
        "texts": [
            "In May the checkout failed.",
            "I was on call.",
            "I rolled it back.",
            "Lost orders fell from one in ten to none within an hour, and the team has used the same way back ever since.",
        ],
        "numbers": "10 % to 0 % of orders lost\n3 days to 1 hour until it was found",
        "serves": serves,
    });
    story(number, &fields)
}

/// The box of a story, by its place.
fn choice(place: usize) -> String {
    format!(".sheet-choice li:nth-child({place}) input")
}

async fn is_ticked(page: &Page, place: usize, on: bool) -> Result<()> {
    let is_so = format!("document.querySelector({})?.checked === {on}", json!(choice(place)));
    page.wait_for(&format!("choice {place} to be {on}"), &is_so).await?;
    Ok(())
}

/// Waits until the stories of these titles are on the sheet, in this order, and no others.
async fn are_on_sheet(page: &Page, titles: &[&str]) -> Result<()> {
    let expected = json!(titles).to_string();
    page.wait_for(&format!("{expected} on the sheet"), &format!("{TITLES} === {}", json!(expected))).await?;
    Ok(())
}

/// Waits until the rows of the table are these.
async fn is_table(page: &Page, rows: &[&str]) -> Result<()> {
    let expected = json!(rows).to_string();
    page.wait_for(&format!("the table {expected}"), &format!("{ROWS} === {}", json!(expected))).await?;
    Ok(())
}

/// Copies the sheet where the browser grants that or refuses it, and gives what is to be had then.
async fn copy(page: &Page, is_granted: bool) -> Result<String> {
    // Some engines have no clipboard here, or ask the person.
    let answer =
        if is_granted { "Promise.resolve()" } else { "Promise.reject(new DOMException('', 'NotAllowedError'))" };
    let stub = format!(
        "(window.clipped = '', Object.defineProperty(navigator, 'clipboard', {{
            configurable: true,
            value: {{ writeText(text) {{ window.clipped = text; return {answer}; }} }},
        }}), null)"
    );
    page.look(&stub).await?;
    page.press_button("Copy as Markdown").await?;
    let clipped = page.wait_for("the text for the clipboard", "window.clipped").await?;
    let clipped = clipped.as_str().unwrap_or_default().to_owned();
    if is_granted {
        page.wait_for_text(".sheet-acts > p", "Copied.").await?;
        page.wait_for_text("[aria-live=assertive]", "Copied.").await?;
        return Ok(clipped);
    }
    page.wait_for_focus(BY_HAND).await?;
    page.wait_for_text(".sheet-acts .field", "This browser did not allow copying.").await?;
    let text = page.value_of(BY_HAND).await?;
    ensure!(text == clipped, "to copy by hand there is {text:?}, not {clipped:?}");
    let is_selected = format!(
        "(({{ selectionStart, selectionEnd, value }}) => selectionStart === 0 && selectionEnd === value.length)
            (document.querySelector('{BY_HAND}'))"
    );
    // In a window that is not in front, no field hears that it gets the focus.
    page.wait_for("all of it to be selected", &format!("!document.hasFocus() || {is_selected}")).await?;
    Ok(text)
}

/// What the person would save.
async fn save(page: &Page) -> Result<String> {
    page.catch_files().await?;
    page.press_button("Save as Markdown").await?;
    page.caught("star-drill-stories.md").await
}
