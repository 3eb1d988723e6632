//! A whole drill with the mouse, and what becomes of its attempt.

use anyhow::{Result, ensure};
use e2e::records::{draft, id};
use e2e::{Page, Server, finish, start};
use serde_json::json;

/// Each part with what is written there and the number of its words.
const ANSWER: [(&str, &str, u32); 4] = [
    ("Situation", "In May the checkout failed for a tenth of all orders.", 11),
    ("Task", "I was on call, alone.", 5),
    // A lone dash is no word.
    ("Action", "I rolled back, then - step by step - found the lock that two jobs took.", 14),
    ("Result", "Failures fell from 10 % to none.", 6),
];

const REMARK: &str = "Name the number first.";

const ROW: &str = ".attempts li";

#[tokio::test(flavor = "multi_thread")]
async fn an_attempt_is_told_reviewed_kept_deleted_and_brought_back() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    page.open("").await?;
    choose_how(&page).await?;
    let question = page.text_of(".hero h1").await?;
    page.press_button("Start").await?;
    answer(&page).await?;

    page.wait_for("the review at its top", "scrollY === 0 && document.querySelector('.ratings')").await?;
    let rows = "[...document.querySelectorAll('.times tbody tr')]
        .map(row => [row.querySelector('th').innerText, row.lastElementChild.innerText])";
    let rows = page.look(rows).await?;
    let expected = ANSWER.map(|(part, _, words)| json!([part, words.to_string()]));
    ensure!(rows == json!(expected), "words are counted wrongly: {rows}");
    ensure!(page.text_of("h1").await? == question, "the review is of another question");

    page.press_button("Good").await?;
    page.click(".review .tick input").await?;
    page.write("#remark", REMARK).await?;
    is_as_it_was_left(&page).await?;

    page.press_button("Done").await?;
    page.wait_to_see("#choices").await?;
    page.click("nav a[href='#/history']").await?;
    is_listed(&page, &question).await?;
    page.click(".attempts a").await?;
    is_as_it_was_left(&page).await?;
    page.reload().await?;
    is_as_it_was_left(&page).await?;

    page.click("nav a[href='#/history']").await?;
    page.click(".attempts li .link").await?;
    page.wait_for_text(".empty", "Your attempts will be listed here").await?;
    page.wait_for_text(".notices", "Attempt deleted.").await?;
    page.press_button("Undo").await?;
    is_listed(&page, &question).await?;
    page.click(".attempts a").await?;
    is_as_it_was_left(&page).await?;

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_question_stays_in_view_however_long_the_answer_grows() -> Result<()> {
    const NARROW: u32 = 360;
    // How far down the page is, and where the question is on the screen.
    const PLACES: &str = "(() => {
        scrollTo(0, document.scrollingElement.scrollHeight);
        const { top, bottom } = document.querySelector('.drill h1').getBoundingClientRect();
        return [scrollY, top, innerHeight - bottom];
    })()";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let text = "I read the slow traces one by one.\n".repeat(80);
    page.seed(&[draft(1, &json!({ "texts": ["In May.", text, "", ""] }))]).await?;
    page.open_in_frame(NARROW, &format!("#/drill/{}", id(1))).await?;
    page.press_button("Resume").await?;
    page.wait_for_focus("#answer").await?;
    let places: [f64; 3] = serde_json::from_value(page.look(PLACES).await?)?;
    ensure!(places[0] > 0.0, "the page is not long enough to scroll");
    ensure!(places[1] >= 0.0 && places[2] >= 0.0, "the question left the screen: {places:?}");

    finish(browser, server).await
}

async fn choose_how(page: &Page) -> Result<()> {
    page.click("#choices > summary").await?;
    page.choose("#principle", "dive-deep").await?;
    page.choose("#think", "0").await?;
    page.choose("#length", "60").await?;
    page.wait_for_text(".hero p", "Dive Deep").await?;
    page.wait_for_text(".practice .line", "No time to think · 60 s to answer · guided, typed").await
}

async fn answer(page: &Page) -> Result<()> {
    for (index, (part, text, _)) in ANSWER.into_iter().enumerate() {
        let is_blank = format!("document.querySelector('#answer.answer[aria-label={part}]')?.value === ''");
        page.wait_for(&format!("the part {part}, blank"), &is_blank).await?;
        page.write("#answer", text).await?;
        let is_last = index + 1 == ANSWER.len();
        page.press_button(if is_last { "Finish" } else { "Next" }).await?;
    }
    page.wait_for_text("#told", "Told in").await?;
    page.wait_for_text("#told", "of 1:00").await
}

async fn is_as_it_was_left(page: &Page) -> Result<()> {
    page.wait_for_text("#told", "Told in").await?;
    let texts = "[...document.querySelectorAll('.review .prose')].map(text => text.innerText)";
    let texts = page.look(texts).await?;
    ensure!(texts == json!(ANSWER.map(|(_, text, _)| text)), "the texts have changed: {texts}");
    // As a list, so that a second rating would show.
    let rated = "[...document.querySelectorAll('.ratings [aria-pressed=true]')].map(it => it.firstChild.data).join()";
    page.wait_for("the rating Good, and no other", &format!("{rated} === 'Good'")).await?;
    // Four for the segments, and one for the principle, which comes with the pack.
    let ticks = "[...document.querySelectorAll('.review .tick input')].map(box => box.checked).join()";
    page.wait_for("the first tick only", &format!("{ticks} === 'true,false,false,false,false'")).await?;
    ensure!(page.value_of("#remark").await? == REMARK, "the note to self has changed");
    Ok(())
}

async fn is_listed(page: &Page, question: &str) -> Result<()> {
    page.wait_for_text(ROW, question).await?;
    page.wait_for_text(ROW, "Good").await?;
    let rows = page.look(&format!("document.querySelectorAll('{ROW}').length")).await?;
    ensure!(rows == json!(1), "one attempt is listed {rows} times");
    Ok(())
}
