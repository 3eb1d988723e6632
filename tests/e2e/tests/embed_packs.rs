//! Questions of a page's own: they come from its address and nowhere else, and where they are broken the widget says what
//! is wrong where, and offers the usual ones.

use anyhow::{Context, Result, ensure};
use e2e::hosts::{WIDGET, answer, blog, heard, host, make_room, visit};
use e2e::{Server, finish, finish_but_for, finish_tolerating, start};
use serde_json::json;

const OPEN: (&str, &str) = ("Access-Control-Allow-Origin", "*");
const OWN: &str = "Why does our kitchen have no door?";
const FAULT: &str = ".widget-fault";

/// What the listener in the page says of a pack that is really fetched from elsewhere.
const FETCHED: &str = "request to elsewhere";

/// A pack of one question, with these changes to its text.
fn pack(old: &str, new: &str) -> String {
    let text = json!({
        "format": 1, "id": "kitchen", "title": "Kitchen", "lang": "en",
        "principles": [{ "id": "doors", "name": "Doors", "summary": "s", "probe": "p", "red_flag": "r" }],
        "questions": [{ "id": "door", "text": OWN, "principles": ["doors"] }],
    });
    text.to_string().replacen(old, new, 1)
}

fn widget(pack: &str, more: &str) -> String {
    format!("<star-drill id='one' pack='{pack}' {more}><a href='/'>Practise</a></star-drill>")
}

#[tokio::test(flavor = "multi_thread")]
async fn questions_of_a_page_come_from_its_own_address() -> Result<()> {
    let frames = Server::start()?;
    let (browser, page) = start(&frames).await?;

    let (address, question) = ("questions/kitchen.json", "question='door'");
    let host = host(None, &blog(&frames, &widget(address, question)))?;
    // Relative to the page, and by the other name of its server.
    let host = host.with_file("/questions/kitchen.json", &[OPEN, ("Content-Type", "application/json")], pack("", ""));
    visit(&page, &host).await?;
    heard(&page, "ready", "one").await?;
    page.enter_widget(WIDGET).await?;
    page.wait_for_text(".hero", OWN).await?;
    page.wait_for_text(".hero", "Doors").await?;
    answer(&page, "Told of doors.").await?;
    page.wait_for_text(".review", "Doors").await?;
    page.leave_frame().await?;
    let done = heard(&page, "complete", "one").await?;
    ensure!(done["question"] == json!("door"), "another question was told of: {done}");

    finish_but_for(browser, frames, &[FETCHED]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pack_may_come_from_the_address_asked_for_and_nothing_from_elsewhere() -> Result<()> {
    let frames = Server::start()?;
    let packs = Server::start()?.with_file("/kitchen.json", &[OPEN], pack("", ""));
    let elsewhere = Server::start()?.with_file("/kitchen.json", &[OPEN], pack("", ""));
    let (browser, page) = start(&frames).await?;

    let own = format!("{}/kitchen.json", packs.origin());
    let host = host(None, &blog(&frames, &widget(&own, "")))?;
    visit(&page, &host).await?;
    heard(&page, "ready", "one").await?;
    page.enter_widget(WIDGET).await?;
    page.wait_for_text(".hero", OWN).await?;
    let reach = |server: &Server| {
        let fetch = format!("fetch('{}/kitchen.json')", server.origin());
        format!(
            "(window.reached = undefined, {fetch}.then(() => 'yes', () => 'no').then(it => {{ window.reached = it }}), 1)"
        )
    };
    for (server, expected) in [(&packs, "yes"), (&elsewhere, "no")] {
        page.look(&reach(server)).await?;
        page.wait_for(expected, &format!("window.reached === '{expected}'")).await?;
    }

    finish_but_for(browser, frames, &[FETCHED, "policy violation: connect-src"]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn broken_questions_are_told_with_their_faults_and_the_usual_ones_are_offered() -> Result<()> {
    let frames = Server::start()?;
    let (browser, page) = start(&frames).await?;

    let many = json!({
        "format": 1, "id": "k", "title": "K", "lang": "en",
        "questions": (0..9).map(|it| json!({ "id": format!("Q {it}"), "text": "t" })).collect::<Vec<_>>(),
    });
    let long = "x".repeat(401);
    let table: Vec<(&str, Vec<u8>, &str)> = vec![
        ("nothing", Vec::new(), "expected"),
        ("a page", b"<!doctype html><p>Not found</p>".to_vec(), "expected"),
        ("half of it", pack("", "")[..80].into(), "expected"),
        ("no UTF-8", vec![0xff, 0xfe, 0x7b], "It is not text in UTF-8"),
        ("too large", vec![b' '; 4_000_001], "It is larger than 4 MB"),
        ("too deep", "[".repeat(20_000).into(), "64 levels"),
        ("a list", b"[]".to_vec(), "a list"),
        ("a number", b"7".to_vec(), "a number"),
        ("another form", pack("\"format\":1", "\"format\":2").into(), "version 2"),
        ("no id", pack("\"id\":\"kitchen\",", "").into(), "id"),
        ("an id that is none", pack("kitchen", "Kit chen").into(), "is not a name"),
        ("no title", pack("\"Kitchen\"", "\"\"").into(), "title"),
        ("an unknown field", pack("\"title\"", "\"colour\"").into(), "colour"),
        ("a field twice", pack("\"lang\":\"en\"", "\"lang\":\"en\",\"lang\":\"de\"").into(), "lang"),
        ("no questions", br#"{"format":1,"id":"k","title":"K","lang":"en","questions":[]}"#.to_vec(), "no question"),
        ("no text", pack(OWN, "").into(), "questions[0].text"),
        ("too long a text", pack(OWN, &long).into(), "questions[0].text"),
        ("a text that is none", pack(&format!("\"{OWN}\""), "7").into(), "questions[0].text"),
        ("an unknown principle", pack("[\"doors\"]", "[\"windows\"]").into(), "windows"),
        ("an unknown kind", pack("\"text\"", "\"kind\":\"riddle\",\"text\"").into(), "riddle"),
        ("a script", pack("kitchen", "<img src=x onerror='window.wasRun = 1'>").into(), "is not a name"),
        ("many faults", many.to_string().into(), "… and 4 more."),
    ];
    // One post for each, on a host that has them all.
    let mut posts = host(None, "")?;
    for (index, (_, text, _)) in table.iter().enumerate() {
        let body = widget(&format!("pack-{index}.json"), "");
        posts = posts.with_page(&format!("/post-{index}.html"), None, &blog(&frames, &body));
        posts = posts.with_file(&format!("/pack-{index}.json"), &[OPEN], text.clone());
    }
    make_room(&page).await?;
    for (index, (what, _, expected)) in table.iter().enumerate() {
        let told = || format!("{what} ({index})");
        page.go_to(&format!("{}/post-{index}.html", posts.other_site())).await?;
        heard(&page, "ready", "one").await.with_context(told)?;
        let error = heard(&page, "error", "one").await.with_context(told)?;
        ensure!(error["code"] == json!("pack"), "{what}: the page heard {error}");
        page.enter_widget(WIDGET).await?;
        page.wait_for_text(FAULT, "here are the usual ones").await.with_context(told)?;
        page.wait_for_text(FAULT, "cannot be used").await.with_context(told)?;
        page.wait_for_text(FAULT, &format!("pack-{index}.json")).await.with_context(told)?;
        page.wait_for_text(FAULT, expected).await.with_context(told)?;
        page.wait_for("a question", "document.querySelector('.hero h1')?.innerText.length > 10").await?;
        ensure!(
            page.look("document.images.length + (window.wasRun ?? 0)").await? == json!(0),
            "{what}: a script came in"
        );
        page.leave_frame().await?;
    }
    page.enter_widget(WIDGET).await?;
    answer(&page, "Told of something usual.").await?;

    finish_but_for(browser, frames, &[FETCHED]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pack_that_cannot_be_had_blanks_nothing() -> Result<()> {
    let frames = Server::start()?;
    let closed = Server::start()?.with_file("/kitchen.json", &[], pack("", ""));
    let slow = Server::start()?.with_file("/packs/kitchen.json", &[OPEN], pack("", "")).holding_packs();
    let (browser, page) = start(&frames).await?;

    let table = [
        ("none there", format!("{}/missing.json", frames.origin()), "error 404"),
        ("not for others", format!("{}/kitchen.json", closed.origin()), "Access-Control-Allow-Origin"),
        ("no address on the web", "data:application/json,{}".to_owned(), "must begin with https://"),
        ("no address", "http://[".to_owned(), "must begin with https://"),
        ("slow", format!("{}/packs/kitchen.json", slow.origin()), "It took longer than 10 seconds."),
    ];
    for (what, address, expected) in table {
        let host = host(None, &blog(&frames, &widget(&address, "")))?;
        visit(&page, &host).await?;
        page.wait_for("a frame", &format!("{WIDGET}?.shadowRoot?.querySelector('iframe')")).await?;
        page.enter_widget(WIDGET).await?;
        // Never blank: first this, then a question.
        page.wait_for("something to read", "document.body?.innerText.trim().length > 10").await?;
        page.wait_for_text(FAULT, expected).await.with_context(|| what.to_owned())?;
        page.wait_for("a question", "document.querySelector('.hero h1')?.innerText.length > 10").await?;
        page.leave_frame().await?;
        heard(&page, "ready", "one").await.with_context(|| what.to_owned())?;
    }
    slow.let_packs_go();
    page.enter_widget(WIDGET).await?;
    answer(&page, "Told of something usual.").await?;

    // Not every engine lists what never came.
    finish_tolerating(browser, frames, &[FETCHED]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_questions_lack_is_told_and_another_is_offered() -> Result<()> {
    let frames = Server::start()?;
    let (browser, page) = start(&frames).await?;

    for (attribute, what) in [("question", "question"), ("principle", "principle"), ("role", "role")] {
        let body = format!("<star-drill id='one' {attribute}='no-such-thing'></star-drill>");
        let host = host(None, &blog(&frames, &body))?;
        visit(&page, &host).await?;
        heard(&page, "ready", "one").await?;
        let error = heard(&page, "error", "one").await?;
        ensure!(error["code"] == json!(what), "the page heard {error}");
        page.enter_widget(WIDGET).await?;
        page.wait_for_text(FAULT, "“no-such-thing”").await?;
        page.wait_to_see(".practice .row .primary + .button").await?;
        page.leave_frame().await?;
    }

    finish(browser, frames).await
}
