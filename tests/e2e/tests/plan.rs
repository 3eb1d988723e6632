//! The plan to the interview: from the readiness check to dates, what is for today, what is late, and the calendar file.

use anyhow::{Context, Result, ensure};
use e2e::page::{ENTER, TAB};
use e2e::records::Record;
use e2e::{Page, Server, finish, start};
use serde_json::{Value as Json, json};

const PLAN: &str = "star-drill/v1/plan";

/// The Down key, as WebDriver writes it.
const DOWN: char = '\u{e015}';

/// More controls than lie before anything on the page, with the parts of the date field.
const FAR: usize = 80;
const NEAR: usize = 20;

#[tokio::test(flavor = "multi_thread")]
async fn somebody_new_is_led_from_the_check_to_dates_to_stories_to_a_drill() -> Result<()> {
    const TWO_STORIES: &str = "Write two stories in STAR";
    const FIRST_DRILL: &str = "Answer one question aloud";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.seed(&[]).await?;
    page.open("").await?;
    page.wait_for_text("#today p", "Three questions make you a plan.").await?;
    page.walk_to("#today a", FAR).await?;
    page.press(&[ENTER]).await?;
    page.wait_for_text("h1", "Plan").await?;
    page.wait_for_focus("#main").await?;
    page.wait_to_see(".readiness").await?;
    ensure!(page.look("document.getElementById('interview-day')").await? == Json::Null, "all is asked at once");
    answer_the_check_with_no(&page).await?;

    let interview = day(&page, 40).await?;
    set_day(&page, &interview).await?;
    page.wait_for_text(".interview", "40 days to the interview.").await?;
    page.wait_to_see(".interview label:nth-of-type(2) input:checked").await?;
    let kept = page.stored_record(PLAN).await?;
    ensure!(kept["interview"] == json!(interview) && kept["ready"] == json!([]), "the plan is kept as {kept}");
    page.wait_to_see(".for-today li").await?;

    page.press_button("Write the first story").await?;
    write_title(&page, "the outage").await?;
    page.client().back().await?;
    is_box(&page, TWO_STORIES, "it.checked === false && !it.disabled").await?;
    page.click("main .plan-steps a[href='#/stories']").await?;
    page.press_button("New story").await?;
    write_title(&page, "the migration").await?;
    page.click("nav a[href='#/plan']").await?;
    is_box(&page, TWO_STORIES, "it.checked && it.disabled").await?;
    is_told(&page, TWO_STORIES, "2 stories written").await?;

    is_box(&page, FIRST_DRILL, "it.checked === false").await?;
    page.look(&format!("{}.querySelector('a.link').id = 'to-drill'", line(FIRST_DRILL))).await?;
    page.click("#to-drill").await?;
    page.wait_to_see("#choices").await?;
    page.press_button("Start").await?;
    page.press_button("Answer now").await?;
    page.write("#answer.answer", "In May the checkout failed.").await?;
    page.press_button("Finish").await?;
    page.wait_for_text("#told", "Told in").await?;
    page.click("nav a[href='#/plan']").await?;
    is_box(&page, FIRST_DRILL, "it.checked && it.disabled").await?;
    is_told(&page, FIRST_DRILL, "1 drill done").await?;

    page.open("").await?;
    page.wait_for_text("#today p", "40 days to the interview.").await?;
    page.wait_for_text("#today a", "See the plan").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn steps_are_ticked_skipped_and_brought_back_and_late_ones_planned_anew() -> Result<()> {
    /// What another tab would do. This one is not told of it: it must look before it writes.
    const ELSEWHERE: &str = "(() => {
        const plan = JSON.parse(localStorage.getItem('star-drill/v1/plan'));
        plan.marks.push({ step: 'rest', day: plan.from, done: false });
        localStorage.setItem('star-drill/v1/plan', JSON.stringify(plan));
    })()";
    const MARKED: &str = "JSON.parse(localStorage.getItem('star-drill/v1/plan')).marks";
    const FIRST: &str = ".for-today li:nth-child(1)";
    const SECOND: &str = ".for-today li:nth-child(2)";
    const THIRD: &str = ".for-today li:nth-child(3)";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let record = plan(&page, -5, 30, &json!([])).await?;
    page.seed(&[record]).await?;
    page.open("#/plan").await?;
    page.wait_to_see(".late-steps").await?;
    let late = page.look("document.querySelectorAll('.for-today li.is-late').length").await?;
    let late = late.as_u64().context("nothing is late")?;
    ensure!(late > 4, "of a plan of five days ago only {late} steps are late");
    is_late(&page, late).await?;

    page.look(ELSEWHERE).await?;
    page.walk_to(&format!("{FIRST} input"), FAR).await?;
    page.press(&[' ']).await?;
    is_late(&page, late - 1).await?;
    page.wait_for_focus(&format!("{FIRST} input:checked")).await?;
    let marks = page.look(&format!("{MARKED}.map(it => it.done)")).await?;
    ensure!(marks == json!([false, true]), "one of two tabs has lost its mark: {marks}");
    let ticked = format!("document.querySelector('{FIRST} .tick > span').firstChild.data");
    let ticked = page.look_for_text(&ticked).await?;

    page.walk_to(&format!("{SECOND} .put-by"), NEAR).await?;
    page.press(&[ENTER]).await?;
    page.wait_for_text(&format!("{SECOND}.is-skipped .put-by"), "Bring back").await?;
    page.wait_for_focus(&format!("{SECOND} .put-by")).await?;
    page.wait_for_text("p.spoken[role=status]", "Skipped.").await?;
    is_late(&page, late - 2).await?;

    page.walk_to(&format!("{THIRD} .put-by"), NEAR).await?;
    page.press(&[ENTER]).await?;
    is_late(&page, late - 3).await?;
    page.press(&[ENTER]).await?;
    page.wait_for_text(&format!("{THIRD}:not(.is-skipped) .put-by"), "Skip").await?;
    page.wait_for_text("p.spoken[role=status]", "Back in the plan.").await?;

    page.reload().await?;
    is_late(&page, late - 2).await?;
    page.wait_to_see(&format!("{FIRST} input:checked")).await?;
    page.wait_to_see(&format!("{SECOND}.is-skipped")).await?;
    page.wait_to_see(&format!("{THIRD}:not(.is-skipped) input:not(:checked)")).await?;

    page.press_button("Plan anew from today").await?;
    page.wait_for("nothing to be late", "!document.querySelector('.late-steps, .is-late')").await?;
    page.wait_for_focus("#plan-today").await?;
    let today = day(&page, 0).await?;
    let from = page.stored_record(PLAN).await?["from"].clone();
    ensure!(from == json!(today), "it is planned from {from} and not from {today}");
    page.reload().await?;
    is_box(&page, &ticked, "it.checked && !it.disabled").await?;
    page.wait_for("nothing to be late", "!document.querySelector('.late-steps, .is-late')").await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_date_the_minutes_and_no_date_are_kept_and_the_calendar_file_has_what_is_open() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let done = json!([{ "step": "own-why", "day": "2026-01-05", "done": true }]);
    let record = plan(&page, -30, -2, &done).await?;
    page.seed(&[record]).await?;
    page.open("").await?;
    page.wait_for_text("#today p", "The interview of your plan is over.").await?;
    page.click("#today a").await?;
    page.wait_for_text(".interview", "The interview was on").await?;
    // Only days to come are taken.
    set_day(&page, &day(&page, -1).await?).await?;
    let kept = page.stored_record(PLAN).await?;
    ensure!(kept["interview"] == json!(day(&page, -2).await?), "a day that is past is taken: {kept}");
    let interview = day(&page, 20).await?;
    set_day(&page, &interview).await?;
    page.wait_for_text(".interview", "20 days to the interview.").await?;
    page.wait_to_see(".for-today").await?;

    page.catch_files().await?;
    let file = save_the_file(&page).await?;
    ensure!(file.starts_with("BEGIN:VCALENDAR\r\n"), "the file is no calendar: {file}");
    let of_interview = event(&file, "interview.day").context("the interview is not in the file")?;
    let date = format!("DTSTART;VALUE=DATE:{}\r\n", interview.replace('-', ""));
    ensure!(of_interview.contains(&date), "the interview is not on {interview}: {of_interview}");
    let of_step = event(&file, "two-stories").context("a step that is open is not in the file")?;
    ensure!(of_step.contains("SUMMARY:Write two stories in STAR\\, each"), "a step is told as {of_step}");
    ensure!(event(&file, "own-why").is_none(), "a step that is done is in the file");

    page.choose("#plan-minutes", "120").await?;
    is_kept(&page, "it.minutes === 120").await?;
    page.click(".interview label:nth-of-type(1) input").await?;
    is_kept(&page, "it.interview == null").await?;
    page.wait_for_text(".interview", "spread over six weeks").await?;
    page.wait_for_text("main", "Once you have a date").await?;
    ensure!(page.value_of("#interview-day").await?.is_empty(), "the date stays in its field");
    let file = save_the_file(&page).await?;
    ensure!(event(&file, "interview.day").is_none(), "without a date the interview is in the file");
    ensure!(event(&file, "two-stories").is_some(), "without a date a step is not in the file");

    page.reload().await?;
    page.wait_to_see(".interview label:nth-of-type(1) input:checked").await?;
    ensure!(page.value_of("#plan-minutes").await? == "120", "the minutes are not kept");

    finish(browser, server).await
}

/// Saves the calendar file, once links are caught. Its lines are whole again.
async fn save_the_file(page: &Page) -> Result<String> {
    page.press_button("Save as calendar file").await?;
    Ok(page.caught("star-drill-plan.ics").await?.replace("\r\n ", ""))
}

/// The event of that name in a calendar file.
fn event<'file>(file: &'file str, name: &str) -> Option<&'file str> {
    let uid = format!("UID:{name}@star-drill\r\n");
    file.split("BEGIN:VEVENT\r\n").find(|event| event.contains(&uid))
}

/// By keyboard, as far as the button lets one.
async fn answer_the_check_with_no(page: &Page) -> Result<()> {
    for question in 1..=2 {
        let group = format!(".readiness fieldset:nth-of-type({question})");
        page.walk_to(&format!("{group} input"), NEAR).await?;
        page.press(&[DOWN]).await?;
        page.wait_to_see(&format!("{group} label:nth-of-type(2) input:checked")).await?;
    }
    page.walk_to(".readiness button", NEAR).await?;
    page.press(&[ENTER]).await?;
    page.wait_for_text(".readiness [role=status]", "Answer every question first.").await?;
    page.click(".readiness fieldset:nth-of-type(3) label:nth-of-type(2) input").await?;
    page.press_button("See where you stand").await?;
    page.wait_for_focus("#breakdown").await?;
    page.wait_for_text("#breakdown", "Starting from scratch").await?;
    let first = page.look("document.querySelectorAll('.first-steps li :is(a, button)').length").await?;
    ensure!(first == json!(3), "{first} steps to begin with can be done at once");
    Ok(())
}

/// Gives the story that was just begun a title, and leaves the field.
async fn write_title(page: &Page, title: &str) -> Result<()> {
    page.wait_for_focus("#story-title").await?;
    page.type_keys(title).await?;
    page.press(&[TAB]).await?;
    page.wait_for_text("h1", title).await
}

/// A day by the browser's calendar, so many from today.
async fn day(page: &Page, days: i32) -> Result<String> {
    let day = format!(
        "(() => {{
            const day = new Date();
            day.setDate(day.getDate() + {days});
            const two = number => String(number).padStart(2, '0');
            return [day.getFullYear(), two(day.getMonth() + 1), two(day.getDate())].join('-');
        }})()"
    );
    page.look_for_text(&day).await
}

/// By script: engines differ in how a date is typed.
async fn set_day(page: &Page, day: &str) -> Result<()> {
    page.wait_to_see("#interview-day").await?;
    let script = format!(
        "(() => {{
            const field = document.getElementById('interview-day');
            field.value = {};
            field.dispatchEvent(new Event('change'));
        }})()",
        json!(day)
    );
    page.look(&script).await?;
    Ok(())
}

/// A plan that was made so many days from today, for an interview so many days from today.
async fn plan(page: &Page, from: i32, interview: i32, marks: &Json) -> Result<Record> {
    page.go("/blank.html").await?;
    let record = json!({
        "v": 1,
        "ready": [],
        "interview": day(page, interview).await?,
        "from": day(page, from).await?,
        "minutes": 60,
        "marks": marks,
    });
    Ok((PLAN.to_owned(), record.to_string()))
}

/// The line of a step in its week, as an expression.
fn line(text: &str) -> String {
    let text = json!(text);
    format!("[...document.querySelectorAll('.a-week li')].find(it => it.textContent.includes({text}))")
}

/// Waits until this is so of the box of a step in its week.
async fn is_box(page: &Page, text: &str, condition: &str) -> Result<()> {
    let is_so = format!("(it => !!it && ({condition}))({}?.querySelector('input'))", line(text));
    page.wait_for(&format!("the box of “{text}”: {condition}"), &is_so).await?;
    Ok(())
}

/// Waits until the line of a step in its week says this.
async fn is_told(page: &Page, text: &str, told: &str) -> Result<()> {
    let is_so = format!("{}?.textContent.includes({})", line(text), json!(told));
    page.wait_for(&format!("“{told}” of “{text}”"), &is_so).await?;
    Ok(())
}

async fn is_late(page: &Page, count: u64) -> Result<()> {
    page.wait_for_text(".late-steps", &format!("{count} steps are late.")).await
}

/// Waits until this is so of the plan in the store.
async fn is_kept(page: &Page, condition: &str) -> Result<()> {
    let is_so = format!("(it => {condition})(JSON.parse(localStorage.getItem('{PLAN}')))");
    page.wait_for(&format!("the stored plan: {condition}"), &is_so).await?;
    Ok(())
}
