//! The coach: what it points out and marks, what the person makes of it, and what has changed since the last time.

use anyhow::{Result, ensure};
use e2e::records::{Record, attempt, changed, id};
use e2e::{Page, Server, finish, start};
use serde_json::{Value as Json, json};

/// It boasts without a number, and tells of nobody but *we*. What looks like markup is the teller's own.
const WEAK: [&str; 4] = [
    "In May 2024 the checkout of our shop failed.",
    "I was on call, and it was my job to bring it back.",
    "We rolled it back, we looked for the cause, and we told our customers.",
    "It was a huge success, <b>really</b> <img src=x onerror=\"document.title='broken'\">.",
];
const BETTER: [&str; 4] = [
    "In May 2024 the checkout of our shop failed.",
    "I was on call, and it was my job to bring it back.",
    "I rolled it back, I looked for the cause in the logs, and I told our customers.",
    "Lost orders fell from 40 to 2 in a week, and it has stayed so since.",
];
const BOAST: &str = "huge success";

const CLAIM: &str = ".finding[data-check=vague-claim]";
const MARKS: &str = "[...document.querySelectorAll('.review .prose mark')].map(mark => mark.textContent)";
const PROSE: &str = "[...document.querySelectorAll('.review .prose')].map(text => text.innerText)";
const TICKS: &str = "star-drill/v1/ticks";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_pointed_out_is_marked_and_can_be_dismissed_and_brought_back() -> Result<()> {
    const IN_SIGHT: &str = "(() => {
        const place = document.getElementById('coach-mark')?.getBoundingClientRect();
        return place && place.top >= 0 && place.bottom <= innerHeight;
    })()";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    // As it was stored when a tick stood for all that a check found.
    let elsewhere = format!("finding/{}/vague-claim", id(7));
    let mut records = told(1, &WEAK);
    records.push((TICKS.to_owned(), json!({ "v": 1, "ticked": [elsewhere] }).to_string()));
    page.seed(&records).await?;
    page.open(&format!("#/review/{}", id(1))).await?;
    page.wait_for_text(".coach", "not validated against interviewers").await?;
    for check in ["i-or-we", "quantified", "length"] {
        page.wait_to_see(&format!(".finding[data-check={check}]")).await?;
    }
    for text in [BOAST, "Anybody can say it", "This is wrong"] {
        page.wait_for_text(CLAIM, text).await?;
    }
    // The question has this one for the check, with the pack's details.
    page.wait_for_text(CLAIM, "How confident were you that day").await?;
    page.click(&format!("{CLAIM} summary")).await?;
    page.wait_for_text(CLAIM, "You called a finding of it wrong once.").await?;
    page.wait_for_text(".holds", "task").await?;
    page.wait_to_see(".pointers a[href^='#/principles/']").await?;

    let all = format!("['We', 'our', '{BOAST}'].every(words => {MARKS}.includes(words))");
    page.wait_for("the words of all that is pointed out", &all).await?;
    let prose = page.look(&format!("{PROSE}.slice(0, 4)")).await?;
    ensure!(prose == json!(WEAK), "the answer has changed: {prose}");
    let made = page.look("document.querySelectorAll('.review .prose :not(span, mark)').length").await?;
    ensure!(made == json!(0), "markup of the answer was taken for the page's");
    page.click(&format!("{CLAIM} [aria-pressed=false]")).await?;
    are_marked(&page, &[BOAST]).await?;
    page.wait_for("the mark in sight", IN_SIGHT).await?;
    page.click(&format!("{CLAIM} [aria-pressed=true]")).await?;
    page.wait_for("the words of all again", &all).await?;

    page.click(&format!("{CLAIM} .wrong")).await?;
    is_dismissed(&page).await?;
    page.wait_for_focus(".finding").await?;
    page.wait_for("its mark to go", &format!("!{MARKS}.includes('{BOAST}')")).await?;
    page.reload().await?;
    is_dismissed(&page).await?;
    let ticks = page.stored_record(TICKS).await?;
    let own = format!("finding/{}/vague-claim/result/vague", id(1));
    ensure!(ticks["ticked"] == json!([own, elsewhere]), "ticked is {}", ticks["ticked"]);

    page.click(".dismissed > summary").await?;
    page.click(".dismissed [data-check=vague-claim] button").await?;
    page.wait_for_focus(CLAIM).await?;
    page.wait_for("the words of all once more", &all).await?;
    page.reload().await?;
    page.wait_to_see(CLAIM).await?;
    ensure!(page.look("document.querySelector('.dismissed')").await?.is_null(), "something is still dismissed");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn each_finding_is_dismissed_by_itself_also_of_those_dismissed_by_their_check() -> Result<()> {
    const CLAIMS: [&str; 4] = [
        "In May 2024 the checkout of our shop failed.",
        "I was on call, and it was my job to bring it back.",
        "I rolled it back and massively improved efficiency. I looked for the cause. I told our customers.",
        "It was a huge success.",
    ];
    const STANDING: &str = "[document.querySelectorAll('.finding[data-check=vague-claim]').length,
        document.querySelectorAll('.dismissed [data-check=vague-claim]').length]";
    const IN_ACTION: &str = "[...document.querySelectorAll('.coach-group')]
        .find(group => group.querySelector('h3').innerText === 'Action')";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;
    let stand = async |open: u32, dismissed: u32| {
        let are = format!("JSON.stringify({STANDING}) === '[{open},{dismissed}]'");
        page.wait_for(&format!("{open} claims, and {dismissed} dismissed"), &are).await
    };

    let of_check = format!("finding/{}/vague-claim", id(1));
    let mut records = told(1, &CLAIMS);
    records.push((TICKS.to_owned(), json!({ "v": 1, "ticked": [of_check] }).to_string()));
    page.seed(&records).await?;
    page.open(&format!("#/review/{}", id(1))).await?;
    stand(0, 2).await?;

    // The claim in the Action comes first.
    page.click(".dismissed > summary").await?;
    page.click(".dismissed [data-check=vague-claim] button").await?;
    stand(1, 1).await?;
    page.reload().await?;
    stand(1, 1).await?;
    let is_in_action = format!("Boolean({IN_ACTION}?.querySelector('[data-check=vague-claim]'))");
    ensure!(page.look(&is_in_action).await? == json!(true), "another finding has come back");
    let ticks = page.stored_record(TICKS).await?;
    ensure!(ticks["ticked"] == json!([format!("{of_check}/result/vague")]), "ticked is {}", ticks["ticked"]);

    page.click(&format!("{CLAIM} .wrong")).await?;
    stand(0, 2).await?;
    page.click(".dismissed > summary").await?;
    page.click(".dismissed [data-check=vague-claim]:last-child button").await?;
    stand(1, 1).await?;
    ensure!(page.look(&is_in_action).await? == json!(false), "another finding has come back");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn how_far_figures_go_is_shown_on_a_scale() -> Result<()> {
    const REACHED: &str = "[...document.querySelectorAll('.scale [aria-current]')].map(step => step.innerText).join()";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;
    let is_at = async |step: &str| {
        page.wait_for(&format!("the scale at “{step}”"), &format!("{REACHED}.startsWith({})", json!(step))).await
    };

    let result = |text| [WEAK[0], WEAK[1], WEAK[2], text];
    let mut records = told(1, &WEAK);
    records.extend(told(2, &result("Sales rose, by 40 or so.")));
    records.extend(told(3, &result("We lost 40 orders less.")));
    records.extend(told(4, &BETTER));
    page.seed(&records).await?;
    for (number, step) in [(1, "None"), (2, "A number"), (3, "And of what"), (4, "From what to what")] {
        page.open(&format!("#/review/{}", id(number))).await?;
        is_at(step).await?;
        let steps = page.look("document.querySelectorAll('.scale li').length").await?;
        ensure!(steps == json!(4), "the scale has {steps} steps");
    }
    let is_pointed_out = page.look("Boolean(document.querySelector('.finding .scale'))").await?;
    ensure!(is_pointed_out == json!(false), "figures from end to end are pointed out");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_held_against_the_last_one_with_the_same_story() -> Result<()> {
    const OTHER: &str = "Tell me about a time you were wrong.";

    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let with = |mut records: Vec<Record>, fields: &Json| {
        if let Some((_, summary)) = records.first_mut() {
            *summary = changed(summary, fields);
        }
        records
    };
    let elsewhere = |story: Option<String>| json!({ "v": 2, "question": "gone", "text": OTHER, "story": story });
    let own = json!({ "v": 2, "story": id(20) });
    let mut records = with(told(1, &WEAK), &elsewhere(Some(id(20))));
    // Later ones that have neither the question nor the story in common.
    records.extend(with(told(2, &BETTER), &elsewhere(Some(id(21)))));
    records.extend(with(told(3, &BETTER), &elsewhere(None)));
    records.extend(with(told(4, &BETTER), &own));
    page.seed(&records).await?;
    page.open(&format!("#/review/{}", id(4))).await?;
    page.wait_for_text(".since", OTHER).await?;
    page.wait_for_text(".since", "Gone: ").await?;
    page.click(".since a").await?;
    page.wait_to_see(CLAIM).await?;
    ensure!(page.hash().await? == format!("/review/{}", id(1)), "the link leads elsewhere");

    // Of the same question and told with the same story, the later one counts.
    for (key, text) in told(3, &BETTER) {
        page.store(&key, &text).await?;
    }
    page.open(&format!("#/review/{}", id(4))).await?;
    page.wait_to_see(".since a").await?;
    let text = page.text_of(".since").await?;
    ensure!(!text.contains(OTHER), "it is held against the earlier one: {text}");

    finish(browser, server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_held_against_the_one_before_it() -> Result<()> {
    let server = Server::start()?;
    let (browser, page) = start(&server).await?;

    let mut records = told(1, &WEAK);
    if let Some((_, summary)) = records.first_mut() {
        *summary = changed(summary, &json!({ "spent": [20_000, 24_000, 80_000, 50_000], "words": [9, 12, 14, 9] }));
    }
    records.extend(told(2, &BETTER));
    page.seed(&records).await?;
    page.open(&format!("#/review/{}", id(2))).await?;
    let line = |lead: &str, check: &str| {
        let has = format!("it => it.innerText.startsWith('{lead}') && it.innerText.includes('{check}')");
        format!("[...document.querySelectorAll('.since li')].some({has})")
    };
    for (lead, check) in [("Gone:", "claims"), ("Gone:", "I or we"), ("Gone:", "figures"), ("Still there:", "length")] {
        page.wait_for(&format!("{check} in “{lead}”"), &line(lead, check)).await?;
    }
    page.wait_for_text(".since", "3:15 now, 2:54 then · 23 words now, 44 then").await?;

    // What is dismissed in either of them is not there.
    page.click(".finding[data-check=length] .wrong").await?;
    let gone = format!("!{} && !{}", line("Still there:", "length"), line("Gone:", "length"));
    page.wait_for("the length not to count", &gone).await?;

    page.click(".since a").await?;
    page.wait_to_see(CLAIM).await?;
    ensure!(page.hash().await? == format!("/review/{}", id(1)), "the link leads elsewhere");
    ensure!(page.look("document.querySelector('.since')").await?.is_null(), "the first one is held against another");

    finish(browser, server).await
}

/// A typed attempt with these texts.
fn told(number: u64, texts: &[&str; 4]) -> Vec<Record> {
    let [summary, (key, answer)] = attempt(number);
    vec![summary, (key, changed(&answer, &json!({ "texts": texts })))]
}

async fn are_marked(page: &Page, words: &[&str]) -> Result<()> {
    let expected = json!(words).to_string();
    page.wait_for(&format!("{expected} marked"), &format!("JSON.stringify({MARKS}) === {}", json!(expected))).await?;
    Ok(())
}

/// The claim is among what was dismissed, and nowhere else.
async fn is_dismissed(page: &Page) -> Result<()> {
    let is_folded = "document.querySelector('.dismissed [data-check=vague-claim]')";
    page.wait_for("the finding to be dismissed", &format!("{is_folded} && !document.querySelector('{CLAIM}')")).await?;
    Ok(())
}
