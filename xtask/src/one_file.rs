//! The edition of one file: a page that holds everything it needs and opens from disk.
//!
//! From disk, browsers run a script that stands in the page and WASM that the script has in hand; they fetch nothing, not
//! even a module. So the release's page gets the app in one piece (base64, for a page is text), its glue, all styles and
//! the pack written into it, and a policy that allows just these and no connection at all.

use crate::{build, chunks, html, policy, shorten, streams, system, wasm::Module};
use anyhow::{Context, Result, ensure};
use base64::{Engine, engine::general_purpose::STANDARD};
use std::{fs, ops::Range, path::Path};

/// What it is called in the release.
pub const NAME: &str = "star-drill.html";

/// Behind the glue in its script.
const BOOT: &str = "public/one-file.js";
/// How much larger than its parts it may be, in tenths: base64 adds a third of the WASM.
const AT_MOST_TENTHS: usize = 14;

/// What goes into the page.
struct Parts {
    wasm: Vec<u8>,
    /// The glue and what starts the app, as one script.
    script: String,
    later_styles: String,
    /// By the name that the page's link has for it.
    pack: [(&'static str, String); 2],
    icon: String,
}

/// Writes it into a finished release.
pub fn write(dist: &Path) -> Result<()> {
    println!("Building the edition of one file…");
    let compiled = build::compile_whole()?;
    let work = compiled.with_file_name("one-file");
    let (wasm, glue) = whole(&fs::read(&compiled).context("the compiler left nothing")?, &work)?;
    let boot = system::root().join(BOOT);
    let boot = fs::read_to_string(&boot).with_context(|| format!("cannot read {}", boot.display()))?;

    let page = fs::read_to_string(dist.join("index.html"))?;
    let read = |needle: &str, name: &str| -> Result<String> {
        let path = attribute(&page, needle, name)?;
        fs::read_to_string(dist.join(path)).with_context(|| format!("cannot read {path}"))
    };
    let parts = Parts {
        wasm,
        script: script(&glue, &boot),
        later_styles: read(BOOT_TAG, "data-later")?,
        pack: [("pack-index", read(PACK_TAG, "href")?), ("pack-details", read(PACK_TAG, "data-details")?)],
        icon: read(ICON_TAG, "href")?,
    };
    let file = put_together(&page, &parts)?;
    let of_parts = parts.bytes() + page.len();
    ensure!(
        file.len() * 10 <= of_parts * AT_MOST_TENTHS,
        "{NAME} has {} bytes and its parts {of_parts}; it may be {AT_MOST_TENTHS} tenths of them",
        file.len()
    );
    println!("{NAME}: {} bytes, of parts of {of_parts}.", file.len());
    fs::write(dist.join(NAME), file).with_context(|| format!("cannot write {NAME}"))
}

/// The compiler's output in one piece, with its glue. `work` is a folder to work in, which is emptied.
fn whole(compiled: &[u8], work: &Path) -> Result<(Vec<u8>, String)> {
    if work.exists() {
        fs::remove_dir_all(work)?;
    }
    fs::create_dir_all(work)?;
    let compiled = streams::without_descriptions(&streams::without_exports(compiled)?)?;
    let mut module = Module::parse(&compiled)?;
    // It is compiled as the split release is, and only splitting needs relocations.
    module.drop_customs_named(&|name| name == "linking" || name.starts_with("reloc."))?;
    let main = work.join("main.wasm");
    fs::write(&main, module.bytes())?;
    chunks::bind(&main, work)?;
    let wasm = chunks::optimised(&work.join("main_bg.wasm"), work)?;
    let glue = fs::read_to_string(work.join("main.js")).context("cannot read the glue")?;
    shorten::shorten(&wasm, &glue)
}

fn script(glue: &str, boot: &str) -> String {
    [glue, &shorten::small_script(boot)].concat()
}

impl Parts {
    fn bytes(&self) -> usize {
        let pack: usize = self.pack.iter().map(|(_, text)| text.len()).sum();
        self.wasm.len() + self.script.len() + self.later_styles.len() + self.icon.len() + pack
    }
}

/// How the tags that change are found in the release's page.
const POLICY_TAG: &str = "http-equiv=\"Content-Security-Policy\"";
const BOOT_TAG: &str = "data-wasm=";
const PACK_TAG: &str = "id=\"default-pack\"";
const ICON_TAG: &str = "rel=\"icon\"";
const NO_START_TAG: &str = "id=\"no-start\"";
/// Why the app may not have started: there are no files beside this one.
const NO_START: &str = "Star Drill could not start. It needs a browser of the last few years with WebAssembly. Previews in mail \
                        and file programs run no scripts: save this file and open it in a browser, or in a newer one.";
/// Links that have no meaning in a file: what they name is in it, or is for a site only.
const UNWANTED: [&str; 4] =
    ["rel=\"modulepreload\"", "rel=\"preload\"", "rel=\"manifest\"", "rel=\"apple-touch-icon\""];

/// The release's page with everything in it.
fn put_together(page: &str, parts: &Parts) -> Result<String> {
    for (what, text) in [("the script", &parts.script), ("a pack", &parts.pack[0].1), ("a pack", &parts.pack[1].1)] {
        let ends_early = ["</script", "<script", "<!--", "\r", "\0"].iter().any(|it| text.to_lowercase().contains(it));
        ensure!(!ends_early, "{what} has something in it that would not stand in a page as it is");
    }
    ensure!(!parts.later_styles.contains("</style"), "a style would end early");
    ensure!(!parts.script.lines().any(|line| line.starts_with("import ")), "the glue imports another script");

    let mut page = page.to_owned();
    page.replace_range(tag(&page, POLICY_TAG)?, "");
    let boot = tag(&page, BOOT_TAG)?;
    let end = page[boot.end..].find("</script>").context("the tag for boot.js has no end")?;
    page.replace_range(boot.start..boot.end + end + "</script>".len(), "");
    // First, for it is a preload too.
    let [index, details] = [parts.pack[0].0, parts.pack[1].0];
    let link = format!("<link id=\"default-pack\" href=\"{index}\" data-details=\"{details}\">");
    page.replace_range(tag(&page, PACK_TAG)?, &link);
    let icon = format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{}\">", STANDARD.encode(&parts.icon));
    page.replace_range(tag(&page, ICON_TAG)?, &icon);
    for unwanted in UNWANTED {
        while page.contains(unwanted) {
            page.replace_range(tag(&page, unwanted)?, "");
        }
    }
    let start = tag(&page, NO_START_TAG)?.end;
    let length = page[start..].find("</p>").context("the reason why the app may not start has no end")?;
    page.replace_range(start..start + length, NO_START);
    insert(&mut page, "</head>", &format!("<style>{}</style>\n  ", parts.later_styles))?;
    // Behind the shell, which is painted while the rest is read.
    let mut blocks = String::new();
    for (name, text) in &parts.pack {
        blocks.push_str(&format!("<script type=\"text/plain\" id=\"{name}\">{text}</script>\n"));
    }
    let wasm = STANDARD.encode(&parts.wasm);
    blocks.push_str(&format!("<script type=\"text/plain\" id=\"wasm\">{wasm}</script>\n"));
    blocks.push_str(&format!("<script type=\"module\">{}</script>\n  ", parts.script));
    insert(&mut page, "</body>", &blocks)?;
    let policy = policy_of(&page, &parts.script);
    html::with_policy(&page, &policy)
}

/// The one script and the styles, by their hashes, and no address at all.
fn policy_of(page: &str, script: &str) -> String {
    let styles: Vec<String> = html::inline_blocks(page)
        .into_iter()
        .filter(|(kind, _)| *kind == html::Kind::Style)
        .map(|(_, range)| policy::hash(&page[range]))
        .collect();
    [
        "default-src 'none'".to_owned(),
        format!("script-src {} 'wasm-unsafe-eval'", policy::hash(script)),
        format!("style-src {}", styles.join(" ")),
        "img-src data:".to_owned(),
        "media-src blob:".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
    ]
    .join("; ")
}

/// Where the tag lies that has this in it.
fn tag(page: &str, needle: &str) -> Result<Range<usize>> {
    let at = page.find(needle).with_context(|| format!("the page has no tag with {needle}"))?;
    let start = page[..at].rfind('<').context("a tag without a beginning")?;
    Ok(start..start + html::length_of_tag(&page[start..]))
}

/// The value of an attribute of that tag, as a path in the release.
fn attribute<'page>(page: &'page str, needle: &str, name: &str) -> Result<&'page str> {
    let tag = &page[tag(page, needle)?];
    let (_, value) = tag.split_once(&format!(" {name}=\"")).with_context(|| format!("{tag} has no {name}"))?;
    let (value, _) = value.split_once('"').context("an attribute without an end")?;
    Ok(value.strip_prefix("./").unwrap_or(value))
}

fn insert(page: &mut String, before: &str, text: &str) -> Result<()> {
    let at = page.find(before).with_context(|| format!("the page has no {before}"))?;
    page.insert_str(at, text);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><html><head><meta charset=\"utf-8\" /><meta http-equiv=\"Content-Security-Policy\" \
                        content=\"script-src 'self'\"><title>Star Drill</title><script type=\"module\" src=\"./boot-1.js\" \
                        data-js=\"./a.js\" data-wasm=\"./a.wasm\" data-later=\"./later-1.css\"></script><style>a{}</style>\
                        <link rel=\"manifest\" href=\"app.webmanifest\" /><link rel=\"icon\" href=\"icon-1.svg\" />\
                        <link id=\"default-pack\" rel=\"preload\" as=\"fetch\" href=\"packs/a.txt\" data-details=\"packs/b.txt\" />\
                        <link rel=\"modulepreload\" href=\"./a.js\"><link rel=\"preload\" href=\"./a.wasm\"></head>\
                        <body><p>shell</p><p class=\"late\" id=\"no-start\">Files beside.</p></body></html>";

    fn parts() -> Parts {
        Parts {
            wasm: b"\0asm".to_vec(),
            script: "start();\n".to_owned(),
            later_styles: "b{}".to_owned(),
            pack: [("pack-index", "one\ttwo\n".to_owned()), ("pack-details", "three".to_owned())],
            icon: "<svg/>".to_owned(),
        }
    }

    #[test]
    fn the_file_names_no_other() -> Result<()> {
        let file = put_together(PAGE, &parts())?;
        for gone in ["./a.", "boot-1", "later-1", "packs/", "icon-1", "webmanifest", "preload", "'self'", "beside"] {
            assert!(!file.contains(gone), "{gone} is left in {file}");
        }
        for there in [
            "<style>a{}</style>",
            "<style>b{}</style>",
            "<link id=\"default-pack\" href=\"pack-index\" data-details=\"pack-details\">",
            "<link rel=\"icon\" href=\"data:image/svg+xml;base64,PHN2Zy8+\">",
            "id=\"no-start\">Star Drill could not start.",
            "</p><script type=\"text/plain\" id=\"pack-index\">one\ttwo\n</script>",
            "id=\"pack-details\">three</script>",
            "id=\"wasm\">AGFzbQ==</script>",
            "<script type=\"module\">start();\n</script>\n  </body>",
        ] {
            assert!(file.contains(there), "{there} is missing in {file}");
        }
        Ok(())
    }

    #[test]
    fn the_policy_allows_the_script_and_the_styles_by_their_hashes() -> Result<()> {
        let file = put_together(PAGE, &parts())?;
        let policy = html::policy_of(&file).context("no policy")?;
        assert!(policy.starts_with("default-src 'none'; script-src 'sha256-"), "{policy}");
        for text in ["start();\n", "a{}", "b{}"] {
            assert!(policy.contains(&policy::hash(text)), "{text} is not allowed by {policy}");
        }
        assert_eq!(policy.matches("sha256-").count(), 3, "{policy}");
        assert!(!policy.contains("connect-src"), "{policy}");
        Ok(())
    }

    #[test]
    fn what_would_not_come_back_from_a_page_is_refused() {
        for text in ["a</script>b", "a</SCRIPT >b", "<!--", "one\r\ntwo"] {
            let broken = Parts { script: text.to_owned(), ..parts() };
            assert!(put_together(PAGE, &broken).is_err(), "{text}");
            let mut broken = parts();
            broken.pack[1].1 = text.to_owned();
            assert!(put_together(PAGE, &broken).is_err(), "{text}");
        }
        let broken = Parts { later_styles: "a</style>".to_owned(), ..parts() };
        assert!(put_together(PAGE, &broken).is_err());
        let broken = Parts { script: "import a from \"./a.js\";\n".to_owned(), ..parts() };
        assert!(put_together(PAGE, &broken).is_err());
        assert!(put_together("<p>", &parts()).is_err());
    }

    #[test]
    fn names_of_files_are_read_from_the_page() -> Result<()> {
        for (needle, name, path) in [
            (BOOT_TAG, "data-later", "later-1.css"),
            (PACK_TAG, "href", "packs/a.txt"),
            (PACK_TAG, "data-details", "packs/b.txt"),
            (ICON_TAG, "href", "icon-1.svg"),
        ] {
            assert_eq!(attribute(PAGE, needle, name)?, path);
        }
        assert!(attribute(PAGE, BOOT_TAG, "data-missing").is_err());
        Ok(())
    }
}
