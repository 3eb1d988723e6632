//! What other people's pages need: `widget.html`, the page that their frames show; the script that makes such frames, under
//! its version for ever; and the page where an author picks options and copies the snippet.
//!
//! `widget.html` is `index.html` with another shell, one more style and script, and a policy of its own: a widget may fetch
//! a pack from elsewhere, the app may not. A page of its own costs the first screen of the app nothing.

use crate::{checksums::integrity, css, html, names, policy, system};
use anyhow::{Context, Result, bail};
use std::{fs, path::Path};

/// Of the app, and so of the script: its address has it, so that what a page has pasted never changes under it.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The pages of a release besides its first.
pub const PAGES: [&str; 2] = ["embed/index.html", "widget.html"];

/// What the script may weigh, in bytes of brotli: a page that has it should not notice.
const LOADER_BUDGET: usize = 2_000;

/// The scripts of the versions that were released, each by the hash that pages out there name it with: neither may ever
/// change. They lie in `public/embed/<version>/`, and are part of every later release. CONTRIBUTING.md says how to add one.
const RELEASED: [(&str, &str); 1] =
    [("0.1.0", "sha384-x16A9X8twowYxIGfX7OKP6cdWvq15ZzMWHZl7g2GalOG+zHn7fa+bWqDpMtakN9s")];

/// What is seen until the app has what it is asked for. `widget.js` puts that on it, for the app to read. Where not even
/// that comes, what is late in it shows itself; see `style/widget.css`.
const WAITING: &str = "<p id=\"widget\" role=\"status\">Fetching the questions… \
                       <span class=\"late\">This takes long. You can \
                       <a href=\"./\" target=\"_blank\" rel=\"noopener\">practise in the full app</a>, in a tab of its own.\
                       </span><noscript>That needs JavaScript and WebAssembly.</noscript></p>";

/// Writes them beside the finished page.
pub fn write(staged: &Path, page: &str, is_release: bool) -> Result<()> {
    let public = system::root().join("public");
    let name = |path: &str, content: &str| {
        if is_release { names::hashed(path, content.as_bytes()) } else { path.to_owned() }
    };

    let script = read(&public.join("widget.js"))?;
    let script_name = name("widget.js", &script);
    put(staged, &script_name, &script)?;
    let style = read(&system::root().join("style/widget.css"))?;
    let style = if is_release { css::minify(&style) } else { style };
    let widget = widget_page(page, &script_name, &style)?;
    let policy = widget_policy(&policy::for_page(&widget))?;
    put(staged, "widget.html", &html::with_policy(&widget, &policy)?)?;

    let scripts = public.join("embed");
    for (version, script) in released(&scripts, &RELEASED)? {
        put(staged, &path_of(version), &script)?;
    }
    let loader = read(&scripts.join("star-drill.js"))?;
    if is_release {
        ensure_unchanged(VERSION, &loader, &RELEASED)?;
    }
    put(staged, &path_of(VERSION), &loader)?;

    let script = read(&public.join("embed/author.js"))?;
    let script_name = name("author.js", &script);
    put(staged, &format!("embed/{script_name}"), &script)?;
    let author = read(&public.join("embed/index.html"))?;
    let author = author
        .replace("{{version}}", VERSION)
        .replace("{{integrity}}", &integrity(loader.as_bytes()))
        .replace("author.js", &script_name);
    let author = if is_release { html::with_styles(&author, css::minify) } else { author };
    let policy = format!("{}; frame-src 'self'", policy::for_page(&author));
    put(staged, "embed/index.html", &html::with_policy(&author, &policy)?)
}

/// Holds the script against its budget, and prints what an author pastes.
pub fn report(dist: &Path) -> Result<()> {
    let path = dist.join(path_of(VERSION));
    let loader = read(&path)?;
    let compressed = format!("{}.br", path.display());
    let weight = fs::read(&compressed).with_context(|| format!("cannot read {compressed}"))?.len();
    if weight > LOADER_BUDGET {
        bail!("{} weighs {weight} bytes of brotli; at most {LOADER_BUDGET}", path.display());
    }
    println!("For other people's pages ({weight} bytes), with your address for https://app.example:");
    println!("{}", snippet("https://app.example", &loader));
    Ok(())
}

/// Whether a file keeps its content for ever though its name has no hash.
pub fn is_versioned(file: &str) -> bool {
    let version = file.strip_prefix("embed/").and_then(|rest| rest.strip_suffix("/star-drill.js"));
    version.is_some_and(|version| !version.contains('/'))
}

fn path_of(version: &str) -> String {
    format!("embed/{version}/star-drill.js")
}

/// The scripts of these versions, as they were released.
fn released<'a>(folder: &Path, versions: &[(&'a str, &str)]) -> Result<Vec<(&'a str, String)>> {
    let mut scripts = Vec::new();
    for (version, _) in versions {
        let script = read(&folder.join(version).join("star-drill.js"))?;
        ensure_unchanged(version, &script, versions)?;
        scripts.push((*version, script));
    }
    Ok(scripts)
}

/// Whether this may be the script of that version: any, until it is released.
fn ensure_unchanged(version: &str, script: &str, released: &[(&str, &str)]) -> Result<()> {
    let hash = integrity(script.as_bytes());
    match released.iter().find(|(it, _)| *it == version) {
        Some((_, expected)) if *expected != hash => bail!(
            "the script of <star-drill> is not the one that version {version} was released with: pages out there name that \
             one's hash, {expected}, and this one has {hash}. Put the old one back, or raise the version in Cargo.toml"
        ),
        _ => Ok(()),
    }
}

fn snippet(app: &str, loader: &str) -> String {
    let (path, integrity) = (path_of(VERSION), integrity(loader.as_bytes()));
    format!(
        "  <script async src=\"{app}/{path}\" integrity=\"{integrity}\" crossorigin=\"anonymous\"></script>\n  \
         <star-drill><a href=\"{app}/\">Practise an interview answer in Star Drill</a></star-drill>"
    )
}

/// The page with the shell of a widget.
fn widget_page(page: &str, script: &str, style: &str) -> Result<String> {
    let page = without_inline_scripts(page);
    let page = without(&page, "<header", "</header>")?;
    let page = without(&page, "<footer", "</footer>")?;
    // Before the app's own script, which is a module too: they run in this order.
    let head = format!(
        "<meta name=\"robots\" content=\"noindex\"><style>{style}</style>\
         <script type=\"module\" src=\"./{script}\"></script><title>"
    );
    let page = replaced(&page, "<title>", &head)?;
    replaced(&page, "<body>", &format!("<body>{WAITING}"))
}

/// The policy of the app but for packs, which may come from anywhere; `widget.js` narrows that to the one address that is
/// asked for. By `http:` only where the page itself came so: browsers see to that.
fn widget_policy(policy: &str) -> Result<String> {
    replaced(policy, "connect-src 'self'", "connect-src 'self' https: http:")
}

/// Trunk's reload script, while serving, knows only one page.
fn without_inline_scripts(page: &str) -> String {
    let mut without = page.to_owned();
    for (kind, range) in html::inline_blocks(page).into_iter().rev() {
        if kind == html::Kind::Script {
            without.replace_range(range, "");
        }
    }
    without
}

fn without(page: &str, opening: &str, closing: &str) -> Result<String> {
    let parts = page.split_once(opening).and_then(|(before, rest)| Some((before, rest.split_once(closing)?.1)));
    let (before, after) = parts.with_context(|| format!("the page has no {opening}>"))?;
    Ok(format!("{before}{after}"))
}

fn replaced(text: &str, old: &str, new: &str) -> Result<String> {
    match text.matches(old).count() {
        1 => Ok(text.replace(old, new)),
        count => bail!("there should be one `{old}`, and there are {count}"),
    }
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

fn put(folder: &Path, name: &str, content: &str) -> Result<()> {
    let file = folder.join(name);
    if let Some(parent) = file.parent() {
        fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
    }
    fs::write(&file, content).with_context(|| format!("cannot write {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><meta charset=\"utf-8\"><title>Star Drill</title><style>a{}</style>\
                        <script type=\"module\" src=\"./boot-1.js\"></script><script>reload()</script></head>\
                        <body><div id=\"star-drill\"><header class=\"top\">Pages</header><main>?</main>\
                        <footer>Keys</footer></div></body>";

    #[test]
    fn a_widget_has_the_page_without_what_stands_around_it() -> Result<()> {
        let widget = widget_page(PAGE, "widget-2.js", "b{}")?;
        assert_eq!(
            widget,
            format!(
                "<head><meta charset=\"utf-8\"><meta name=\"robots\" content=\"noindex\"><style>b{{}}</style>\
                 <script type=\"module\" src=\"./widget-2.js\"></script><title>Star Drill</title><style>a{{}}</style>\
                 <script type=\"module\" src=\"./boot-1.js\"></script><script></script></head>\
                 <body>{WAITING}<div id=\"star-drill\"><main>?</main></div></body>"
            )
        );
        for lacking in ["<title>", "<body>", "<header", "</footer>"] {
            assert!(widget_page(&PAGE.replace(lacking, ""), "widget-2.js", "b{}").is_err(), "{lacking}");
        }
        Ok(())
    }

    #[test]
    fn only_a_widget_may_fetch_from_elsewhere() -> Result<()> {
        let own = policy::for_page(PAGE);
        let widgets = widget_policy(&own)?;
        assert_eq!(widgets.replace(" https: http:", ""), own);
        assert!(widgets.contains("connect-src 'self' https: http:;"), "{widgets}");
        assert!(widget_policy("default-src 'none'").is_err());
        Ok(())
    }

    #[test]
    fn the_snippet_has_two_lines_and_the_hash_of_the_script() {
        // The hash of nothing, as everybody has it.
        let hash = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        let snippet = snippet("https://app.example", "");
        assert_eq!(snippet.lines().count(), 2);
        assert!(snippet.contains(&format!("/embed/{VERSION}/star-drill.js\" integrity=\"{hash}\"")), "{snippet}");
    }

    #[test]
    fn what_was_released_never_changes() -> Result<()> {
        let folder = system::root().join("public/embed");
        released(&folder, &RELEASED)?;
        ensure_unchanged(VERSION, &read(&folder.join("star-drill.js"))?, &RELEASED)?;
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let is_listed = RELEASED.iter().any(|(version, _)| name == *version);
            assert!(entry.file_type()?.is_file() || is_listed, "{} is not in RELEASED", entry.path().display());
        }
        Ok(())
    }

    #[test]
    fn a_release_has_the_scripts_of_those_before_it_and_no_other() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("star-drill-embed-{}", std::process::id()));
        put(&folder, "0.0.1/star-drill.js", "one")?;
        put(&folder, "0.0.2/star-drill.js", "two")?;
        let [one, two] = ["one", "two"].map(|script| integrity(script.as_bytes()));
        let both = [("0.0.1", one.as_str()), ("0.0.2", two.as_str())];
        assert_eq!(released(&folder, &both)?, [("0.0.1", "one".to_owned()), ("0.0.2", "two".to_owned())]);

        assert!(ensure_unchanged("0.0.2", "two", &both).is_ok());
        assert!(ensure_unchanged("0.0.3", "three", &both).is_ok(), "a version that is not released yet");
        assert!(ensure_unchanged("0.0.2", "two, mended", &both).is_err(), "a version that is");
        put(&folder, "0.0.1/star-drill.js", "one, mended")?;
        assert!(released(&folder, &both).is_err(), "a script that has changed");
        fs::remove_dir_all(folder.join("0.0.1"))?;
        assert!(released(&folder, &both).is_err(), "a script that is gone");
        fs::remove_dir_all(&folder)?;
        Ok(())
    }

    #[test]
    fn scripts_of_every_version_are_kept_for_ever() {
        for (file, is) in [
            ("embed/0.1.0/star-drill.js", true),
            ("embed/12.0.3/star-drill.js", true),
            ("embed/star-drill.js", false),
            ("embed/index.html", false),
            ("embed/0.1.0/more/star-drill.js", false),
            ("star-drill.js", false),
        ] {
            assert_eq!(is_versioned(file), is, "{file}");
        }
    }

    #[test]
    fn the_script_can_be_read_and_is_light() -> Result<()> {
        let loader = read(&system::root().join("public/embed/star-drill.js"))?;
        let mut compressed = Vec::new();
        let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
        brotli::BrotliCompress(&mut loader.as_bytes(), &mut compressed, &parameters)?;
        assert!(compressed.len() <= LOADER_BUDGET, "{} bytes", compressed.len());
        assert!(loader.lines().all(|line| line.chars().count() <= 125));
        Ok(())
    }
}
