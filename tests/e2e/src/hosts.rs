//! Pages of other people that have widgets in them, and doing a drill in one.
//!
//! The host is on `localhost` and the frame on `127.0.0.1`: two sites, as browsers see it.

use anyhow::{Context, Result, ensure};
use serde_json::Value as Json;

use crate::{Engine, Page, Server};

/// The first widget of a page.
pub const WIDGET: &str = "document.querySelector('star-drill')";

/// Keeps every event of the widgets, and what the policy of the page refuses.
const LISTENER: &str = "
    window.heard = [];
    window.refused = [];
    for (const type of ['star-drill-ready', 'star-drill-complete', 'star-drill-error']) {
        document.addEventListener(type, ({ target, detail }) => heard.push({ type, id: target.id, detail }));
    }
    document.addEventListener('securitypolicyviolation', event => refused.push(event.violatedDirective));";

/// Where the script is.
pub fn loader() -> String {
    format!("/embed/{}/star-drill.js", env!("CARGO_PKG_VERSION"))
}

/// A page that has the script of that server, and this in its body.
pub fn blog(frames: &Server, body: &str) -> String {
    format!(
        "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>A blog</title>\
         <script>{LISTENER}</script>\
         <script async src='{}{}' crossorigin='anonymous'></script></head><body>{body}</body></html>",
        frames.origin(),
        loader(),
    )
}

/// The same for a policy that allows nothing inline and no script from elsewhere: the page has a copy of the script, and
/// says where the app is, with no slash at the end.
pub fn strict_blog(frames: &Server, body: &str) -> String {
    format!(
        "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>A blog</title>\
         <script src='/listener.js'></script>\
         <script async src='{}' data-app='{}'></script></head><body>{body}</body></html>",
        loader(),
        frames.origin(),
    )
}

/// A host that serves this page as `/post.html`.
pub fn host(policy: Option<&str>, page: &str) -> Result<Server> {
    let listener = Server::start()?.with_file("/listener.js", &[("Content-Type", "text/javascript")], LISTENER);
    Ok(listener.with_page("/post.html", policy, page))
}

/// Goes to the page of a host.
pub async fn visit(page: &Page, host: &Server) -> Result<()> {
    make_room(page).await?;
    page.go_to(&format!("{}/post.html", host.other_site())).await
}

/// WebKit's driver scrolls the page in a frame and not the page around it, and misses what is below that one's window: so
/// that gets room for all of it.
pub async fn make_room(page: &Page) -> Result<()> {
    if Engine::of_this_run()? == Engine::WebKit {
        page.client().set_window_size(1_000, 5_000).await?;
    }
    Ok(())
}

/// Waits for an event of the widget of that id; its details.
pub async fn heard(page: &Page, kind: &str, id: &str) -> Result<Json> {
    let events = format!("window.heard?.filter(it => it.type === 'star-drill-{kind}' && it.id === '{id}')");
    let found = page.wait_for(&format!("{kind} of #{id}"), &format!("{events}?.length && {events}.pop()")).await?;
    Ok(found["detail"].clone())
}

/// Waits until the frame that the test is in is as high as what it holds.
pub async fn fits(page: &Page) -> Result<u64> {
    const HEIGHT: &str = "(height => innerHeight === height && height)\
                          (Math.ceil(document.body.getBoundingClientRect().height))";
    let height = page.wait_for("a frame as high as what it holds", HEIGHT).await?;
    height.as_u64().with_context(|| format!("the height is {height}"))
}

/// Answers the question of the widget that the test is in, up to its review.
pub async fn answer(page: &Page, text: &str) -> Result<()> {
    page.wait_to_see(".practice .hero").await?;
    page.press_button("Start").await?;
    page.press_button("Answer now").await?;
    page.write("#answer.answer", text).await?;
    page.press_button("Finish").await?;
    page.wait_for_text("#told", "Told in").await
}

/// Whether the page around the frame has refused anything by its policy.
pub async fn refused_nothing(page: &Page) -> Result<()> {
    let refused = page.look("window.refused.join()").await?;
    ensure!(refused == "", "the policy of the page refused {refused}");
    Ok(())
}
