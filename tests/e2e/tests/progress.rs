//! Progress: figures, charts with what they say and the tables behind them, the file for a spreadsheet, and what is
//! there before there is anything to see.
//!
//! Days are counted back from the browser's own today, and nothing depends on which day of the week that is.

use anyhow::{Context, Result, ensure};
use e2e::page::ENTER;
use e2e::records::{ATTEMPTS, QUESTION_TEXT, RECORDS, Record, attempt, preferences};
use e2e::{Page, Server, finish, start};
use serde_json::{Value as Json, json};

/// A question that is put to one role.
const OF_A_ROLE: &str = "backend-stubborn-intermittent";

const HEADS: &str = "Date,Question,Principle,Answer,Planned (s),Told (s),Situation (s),Task (s),Action (s),Result (s),\
                     Words,Thought (s),Rating,Segments there,Story";

#[tokio::test(flavor = "multi_thread")]
async fn weeks_of_drills_become_figures_charts_tables_and_a_file() -> Result<()> {
    const FIGURES: &str = "Object.fromEntries([...document.querySelectorAll('.progress-figures > div')]
        .map(it => [it.querySelector('dt').innerText, it.querySelector('dd').innerText]))";
    const PARTS: &str = "[...document.querySelectorAll('figure')]
        .find(it => it.querySelector('figcaption').innerText.includes('Time in each part, week by week'))";
    const IN_CALENDAR: &str = "[...document.querySelectorAll('.chart table td')]
        .reduce((sum, cell) => sum + Number(cell.innerText), 0)";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let this_week = seed(&page).await?;
    page.open("#/progress").await?;
    page.wait_to_see(".progress-groups").await?;
    let figures = page.look(FIGURES).await?;
    let expected = json!({ "Drills": "8", "Time answering": "25 min", "Streak": "3 days", "Longest streak": "4 days" });
    ensure!(figures == expected, "the figures are {figures}");
    page.wait_for_text("main", "One day off does not end a streak, two do.").await?;
    page.wait_for_text(".goal", &format!("{this_week} of 5 drills")).await?;

    for (chart, says) in [
        ("Drills by day", ": 8 drills on 8 days."),
        ("Time in each part", ": Situation 74 %, Task 127 %, Action 83 %, Result 207 %."),
        (
            "Each part against its plan",
            ": Situation first 74 %, latest 74 %; Task first 83 %, latest 133 %; Action first 83 %, latest 83 %; Result \
             first 74 %, latest 226 %.",
        ),
        ("Drills over plan", ": first 0 %, latest 100 %, highest 100 %."),
        ("How readily they came", ": first Again, latest Good, highest Good."),
        ("Words a drill", ": first 400, latest 23, highest 450."),
        ("Words a minute", ": first 165, latest 138, highest 165."),
        ("Principles with a story", ": first 0 of 16, latest 2 of 16, highest 2 of 16."),
    ] {
        let label =
            format!("document.querySelector('[role=img][aria-label^=\"{chart}\"]')?.getAttribute('aria-label')");
        let label = page.look_for_text(&label).await?;
        ensure!(label.ends_with(says), "{chart} says: {label}");
    }
    page.click(".chart summary").await?;
    page.wait_to_see(".chart table").await?;
    let in_calendar = page.look(IN_CALENDAR).await?;
    ensure!(in_calendar.as_f64() == Some(8.0), "in the table of the calendar are {in_calendar} drills");

    // The drills of the latest week, however many, are alike.
    page.look(&format!("{PARTS}.querySelector('details').open = true")).await?;
    page.wait_for("the parts as a table", &format!("{PARTS}.querySelector('tbody tr')")).await?;
    let table =
        format!("[...{PARTS}.querySelectorAll('tr')].map(line => [...line.cells].map(cell => cell.innerText.trim()))");
    let table: Vec<Vec<String>> = serde_json::from_value(page.look(&table).await?)?;
    ensure!(table[0] == ["Week of", "Situation", "Task", "Action", "Result"], "the parts by week: {table:?}");
    let latest = table.last().context("no weeks")?;
    ensure!(latest[1..] == ["74 %", "133 %", "83 %", "226 %"], "the parts by week: {table:?}");

    // Those with most drills first, then by name.
    let principles = lines(&page, "progress-principles").await?;
    let expected = [
        ["Customer Obsession", "4", "3:15 of 3:00", "4", "0:15", "Good"],
        ["Ownership", "2", "3:15 of 3:00", "2", "0:15", "Good"],
        ["Bias for Action", "1", "2:25 of 3:00", "0", "–", "Again"],
        ["Dive Deep", "1", "3:15 of 3:00", "1", "0:15", "Good"],
    ];
    ensure!(principles == json!(expected), "by principle: {principles}");
    let roles = lines(&page, "progress-roles").await?;
    ensure!(roles == json!([["Backend Engineer", "1", "3:15 of 3:00", "1", "0:15", "Good"]]), "by role: {roles}");
    let left = page.look("document.querySelectorAll('main .gaps a').length").await?;
    ensure!(left.as_f64() == Some(12.0), "{left} principles are not drilled yet");
    for href in ["#/principles/ownership", "#/guide/role/backend-engineer", "#/history"] {
        page.wait_to_see(&format!("main a[href='{href}']")).await?;
    }

    let csv = save_csv(&page).await?;
    let lines: Vec<&str> = csv.split("\r\n").collect();
    ensure!(lines.len() == 10 && lines[0] == HEADS && lines[9].is_empty(), "the file is {csv}");
    let [date] = moments(&page, [25]).await?;
    let date = page.look_for_text(&iso(date)).await?;
    let oldest = format!("{date},{QUESTION_TEXT},bias-for-action,aloud,180,145,20,15,90,20,400,12,Again,Situation,");
    ensure!(lines[1] == oldest, "the oldest is {}", lines[1]);

    page.press_button("Drill: Ownership").await?;
    page.wait_to_see("#choices").await?;
    page.wait_for_text(".hero .small", "Ownership").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_drill_it_leads_to_the_first_and_trends_wait_for_a_second_week() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[preferences(&json!({ "think_seconds": 0 }))]).await?;
    page.open("#/progress").await?;
    page.wait_for_text(".empty", "Here you will see how often you drill").await?;
    let charts = page.look("document.querySelectorAll('figure').length").await?;
    ensure!(charts.as_f64() == Some(0.0), "there are charts of nothing");
    page.press_button("Go to a question").await?;
    page.wait_to_see("#choices").await?;
    page.wait_for_focus("#main").await?;
    page.press(&[ENTER]).await?;
    page.write("#answer.answer", "In May the checkout failed.").await?;
    page.press_button("Finish").await?;
    page.wait_for_text("#told", "Told in").await?;

    page.look("location.hash = '#/progress'").await?;
    page.wait_for_text(".goal", "1 of 5 drills").await?;
    page.wait_for_text(".progress-figures", "1 day").await?;
    page.wait_to_see(".days-picture").await?;
    page.wait_for_text("main", "Trends need drills in two weeks. They begin with your first drill from").await?;
    let trends = page.look("document.querySelectorAll('.week-picture').length").await?;
    ensure!(trends.as_f64() == Some(0.0), "one week makes {trends} trends");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_narrow_screen_nothing_sticks_out_and_no_word_is_too_small() -> Result<()> {
    const NARROW: u32 = 320;
    const SMALLEST: &str = "Math.min(...[...document.querySelectorAll('figure *')]
        .filter(it => [...it.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
        .map(it => parseFloat(getComputedStyle(it).fontSize)))";
    const STICKS_OUT: &str = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    seed(&page).await?;
    page.open_in_frame(NARROW, "#/progress").await?;
    page.wait_to_see(".progress-groups").await?;
    let charts = page.look("document.querySelectorAll('figure').length").await?;
    ensure!(charts.as_f64() == Some(8.0), "there are {charts} charts");
    page.look("document.querySelectorAll('.chart details').forEach(it => { it.open = true; })").await?;
    page.wait_for("all tables", "document.querySelectorAll('.chart table').length === 8").await?;
    let sticks_out = page.look(STICKS_OUT).await?;
    ensure!(sticks_out.as_f64() == Some(0.0), "the page sticks out by {sticks_out}");
    let smallest = page.look(SMALLEST).await?.as_f64().context("no words")?;
    ensure!(smallest >= 11.0, "the smallest words of the charts have {smallest} px");
    // Words in a drawing would be made small with it.
    let drawn = page.look("document.querySelectorAll('figure svg text').length").await?;
    ensure!(drawn.as_f64() == Some(0.0), "{drawn} words are drawn");

    // The box of the table is one of the stops of the keyboard, and its buttons come after it.
    page.look("document.querySelector('.progress-groups').focus()").await?;
    page.wait_for_focus(".progress-groups[role=region]").await?;
    page.walk_to(".progress-groups button", 5).await?;
    page.press(&[ENTER]).await?;
    page.wait_to_see("#choices").await?;
    page.wait_for_text(".hero .small", "Customer Obsession").await?;

    finish(browser, server).await
}

/// Eight drills of four weeks, and a story that was begun between them. Returns how many of the drills are of this week.
///
/// Today and two days of this streak; four days in a row before; and one long before, which alone kept to its time.
async fn seed(page: &Page) -> Result<usize> {
    let aloud = || json!({ "manner": "aloud", "words": [50, 100, 200, 100] });
    let drills = [
        (
            25,
            "bias-for-action",
            json!({
                "manner": "aloud",
                "words": [50, 50, 200, 100],
                "spent": [20_000, 15_000, 90_000, 20_000],
                "rating": "again",
            }),
        ),
        (13, "customer-obsession", aloud()),
        (12, "customer-obsession", aloud()),
        (11, "customer-obsession", aloud()),
        (10, "customer-obsession", aloud()),
        (3, "ownership", json!({})),
        (2, "ownership", json!({})),
        (0, "dive-deep", json!({ "question": OF_A_ROLE })),
    ];
    page.go("/blank.html").await?;
    let started = moments(page, drills.each_ref().map(|(days_ago, ..)| *days_ago)).await?;
    let mut records = Vec::new();
    for (number, ((_, principle, fields), started)) in (0..).zip(drills.iter().zip(started)) {
        let [(_, summary), (_, answer)] = attempt(number);
        let mut summary: Json = serde_json::from_str(&summary)?;
        summary["principle"] = json!(principle);
        summary["started"] = json!(started);
        for (field, value) in fields.as_object().into_iter().flatten() {
            summary[field] = value.clone();
        }
        let id = format!("{started:013}-{number:08x}");
        records.push((format!("{ATTEMPTS}{id}"), summary.to_string()));
        records.push((format!("{RECORDS}answer/{id}"), answer));
    }
    let [begun] = moments(page, [12]).await?;
    records.push(story(begun));
    page.seed(&records).await?;
    // Monday is the first day of a week.
    let weekday = page.look("(new Date().getDay() + 6) % 7").await?.as_f64().context("the browser has no day")?;
    Ok(drills.iter().filter(|(days_ago, ..)| *days_ago as f64 <= weekday).count())
}

/// Moments so many days ago, in milliseconds since 1970: at noon, or now where noon is still to come.
async fn moments<const N: usize>(page: &Page, days_ago: [u64; N]) -> Result<[u64; N]> {
    let moments = format!(
        "{}.map(days => {{
            const at = new Date();
            at.setHours(12, 0, 0, 0);
            at.setDate(at.getDate() - days);
            return Math.min(at.getTime(), Date.now());
        }})",
        json!(days_ago.as_slice())
    );
    // A driver may write them as whole numbers or not.
    let moments: Vec<f64> = serde_json::from_value(page.look(&moments).await?)?;
    let moments: Vec<u64> = moments.into_iter().map(|ms| ms as u64).collect();
    moments.try_into().ok().context("not a moment for each day")
}

/// The expression for the day of a moment, as `2026-12-01`.
fn iso(ms: u64) -> String {
    format!(
        "(at => [at.getFullYear(), at.getMonth() + 1, at.getDate()].map(it => String(it).padStart(2, '0')).join('-'))(new \
         Date({ms}))"
    )
}

/// A story of two principles.
fn story(begun: u64) -> Record {
    let record = json!({
        "v": 1,
        "title": "The outage in May",
        "when": "",
        "role": "",
        "texts": ["In May the checkout failed.", "", "", ""],
        "numbers": "",
        "learned": "",
        "now": "",
        "serves": [
            { "principle": "ownership", "strength": "strong" },
            { "principle": "dive-deep", "strength": "fair" },
        ],
        "changed": begun,
    });
    (format!("{RECORDS}story/{begun:013}-00000001"), record.to_string())
}

/// The lines of a table but for the date and the button: name, drills, mean time, drills over plan, by how much in the mean, last rating.
async fn lines(page: &Page, heading: &str) -> Result<Json> {
    let lines = format!(
        "[...document.querySelectorAll('[role=region][aria-labelledby={heading}] tbody tr')]
            .map(line => [...line.cells].slice(0, 6).map(cell => cell.innerText.trim()))"
    );
    page.look(&lines).await
}

/// What the person would save.
async fn save_csv(page: &Page) -> Result<String> {
    page.catch_files().await?;
    page.press_button("Save as CSV").await?;
    page.caught("star-drill-progress.csv").await
}
