//! Makes the built folder ready for any static host: compressed files beside the plain ones, and the headers that a
//! host should send, in the form that Netlify and Cloudflare Pages read.

use crate::{checksums, embed, html, names, offline, one_file, system};
use anyhow::{Context, Result, bail, ensure};
use flate2::{Compression, write::GzEncoder};
use std::{fs, io::Write, path::Path};

const COMPRESSIBLE: [&str; 7] = [".html", ".css", ".js", ".wasm", ".json", ".txt", ".svg"];

/// What Cloudflare Pages reads of `_headers`, and no more.
const MOST_RULES: usize = 100;
const LONGEST_LINE: usize = 2_000;

/// For what never changes under its name, and for what may.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ANEW: &str = "no-cache";

/// What hosts show for what is not there. Without it some show the app's page, as if it were found.
const MISSING: &str = "404.html";

/// What goes with every file, from a host and from the service worker.
///
/// Any origin may read: in a frame sandboxed without `allow-same-origin` the origin is "null", and module scripts and
/// WebAssembly are refused there otherwise.
pub const FOR_ALL: [(&str, &str); 5] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Access-Control-Allow-Origin", "*"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("Permissions-Policy", "microphone=(self)"),
];

/// Writes `_headers` and the compressed files.
pub fn finish(dist: &Path) -> Result<()> {
    let mut pages = Vec::new();
    fs::copy(system::root().join("public").join(MISSING), dist.join(MISSING))
        .with_context(|| format!("cannot copy {MISSING}"))?;
    for file in ["index.html"].into_iter().chain(embed::PAGES).chain([MISSING]) {
        pages.push((file, policy_of(dist, file)?));
    }
    offline::write_worker(dist)?;
    checksums::write(dist, &files(dist)?)?;
    let files = files(dist)?;
    println!("Compressing (some seconds)…");
    for file in files.iter().filter(|file| is_compressible(file)) {
        let plain = fs::read(dist.join(file))?;
        fs::write(dist.join(format!("{file}.br")), brotli(&plain)?)?;
        fs::write(dist.join(format!("{file}.gz")), gzip(&plain)?)?;
    }
    fs::write(dist.join("_headers"), headers(&pages, &files)?)?;
    embed::report(dist)?;
    println!("The release is in {}.", dist.display());
    Ok(())
}

/// The policy that a page carries.
fn policy_of(dist: &Path, file: &str) -> Result<String> {
    let page = fs::read_to_string(dist.join(file)).with_context(|| format!("cannot read {file}"))?;
    let policy = html::policy_of(&page)
        .with_context(|| format!("{file} has no policy: did Trunk call `cargo xtask finish-page`?"))?;
    // The reload script of a development build is what would bring it.
    if policy.contains("'unsafe-inline'") {
        bail!("the policy of {file} allows inline scripts; that is no release");
    }
    Ok(policy.to_owned())
}

/// Whether compressed files belong beside this one.
pub fn is_compressible(file: &str) -> bool {
    COMPRESSIBLE.iter().any(|ending| file.ends_with(ending))
}

/// Every file in the folder, by its path there, sorted.
pub fn files(folder: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    collect(folder, "", &mut files)?;
    files.sort();
    Ok(files)
}

fn collect(folder: &Path, base: &str, files: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name();
        let path = format!("{base}{}", name.to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// `pages` are the files that are pages, each with its policy: two policies at once would hold both.
fn headers(pages: &[(&str, String)], files: &[String]) -> Result<String> {
    let mut text = rule("/*", &FOR_ALL);
    // To be saved, not shown: the policy of the app would let nothing of it run.
    let disposition = disposition();
    for path in paths(one_file::NAME) {
        text.push_str(&rule(&path, &[("Cache-Control", ANEW), ("Content-Disposition", &disposition)]));
    }
    // The worker fetches what the page would.
    let worker = pages.first().map(|(_, policy)| (offline::WORKER, policy.clone()));
    for (file, policy) in worker.iter().chain(pages) {
        for path in paths(file) {
            text.push_str(&rule(&path, &[("Content-Security-Policy", policy), ("Cache-Control", ANEW)]));
        }
    }
    for file in files.iter().filter(|file| names::is_hashed(file) || embed::is_versioned(file)) {
        text.push_str(&rule(&format!("/{file}"), &[("Cache-Control", FOR_EVER)]));
    }
    let rules = text.lines().filter(|line| line.starts_with('/')).count();
    ensure!(rules <= MOST_RULES, "_headers has {rules} rules; Cloudflare Pages reads {MOST_RULES}");
    let longest = text.lines().map(str::len).max().unwrap_or_default();
    ensure!(longest <= LONGEST_LINE, "_headers has a line of {longest} bytes; Cloudflare Pages reads {LONGEST_LINE}");
    Ok(text)
}

fn disposition() -> String {
    format!("attachment; filename=\"{}\"", one_file::NAME)
}

fn rule(path: &str, headers: &[(&str, &str)]) -> String {
    let lines: String = headers.iter().map(|(name, value)| format!("  {name}: {value}\n")).collect();
    format!("{path}\n{lines}")
}

/// The addresses that a file is found under. Cloudflare Pages, and Netlify if told so, lead from `/a.html` on to `/a`, and
/// take the headers of that.
fn paths(file: &str) -> Vec<String> {
    let twin = match file.strip_suffix("index.html") {
        Some(folder) => Some(folder),
        None => file.strip_suffix(".html"),
    };
    [twin, Some(file)].into_iter().flatten().map(|path| format!("/{path}")).collect()
}

fn brotli(mut plain: &[u8]) -> Result<Vec<u8>> {
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: plain.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut plain, &mut compressed, &parameters)?;
    Ok(compressed)
}

fn gzip(plain: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn hashed_files_are_kept_and_the_page_is_not() -> Result<()> {
        let files = ["boot-0123456789abcdef.js", "index.html", "packs/other.json"];
        let pages = [("index.html", "default-src 'none'".to_owned()), ("widget.html", "default-src 'self'".to_owned())];
        let text = headers(&pages, &files.map(str::to_owned))?;
        assert!(text.starts_with("/*\n  X-Content-Type-Options: nosniff\n"));
        assert!(text.ends_with(
            "/\n  Content-Security-Policy: default-src 'none'\n  Cache-Control: no-cache\n\
             /index.html\n  Content-Security-Policy: default-src 'none'\n  Cache-Control: no-cache\n\
             /widget\n  Content-Security-Policy: default-src 'self'\n  Cache-Control: no-cache\n\
             /widget.html\n  Content-Security-Policy: default-src 'self'\n  Cache-Control: no-cache\n\
             /boot-0123456789abcdef.js\n  Cache-Control: public, max-age=31536000, immutable\n"
        ));
        Ok(())
    }

    #[test]
    fn what_a_host_would_not_read_is_refused() {
        let many: Vec<String> = (0..MOST_RULES).map(|it| format!("a-{it:016x}.js")).collect();
        assert!(headers(&[], &many).is_err(), "too many rules");
        assert!(headers(&[("index.html", "x".repeat(LONGEST_LINE))], &[]).is_err(), "a line too long");
    }

    #[test]
    fn pages_have_the_addresses_that_hosts_give_them() {
        for (file, expected) in [
            ("index.html", vec!["/", "/index.html"]),
            ("embed/index.html", vec!["/embed/", "/embed/index.html"]),
            ("widget.html", vec!["/widget", "/widget.html"]),
            ("sw.js", vec!["/sw.js"]),
        ] {
            assert_eq!(paths(file), expected);
        }
    }

    /// Whoever copies them from the documents sends what the tests are served with.
    #[test]
    fn the_documents_name_the_headers_that_are_sent() -> Result<()> {
        let document = fs::read_to_string(system::root().join("docs/hosting.md"))?;
        for (name, value) in FOR_ALL {
            assert!(document.contains(&format!("`{name}: {value}`")), "the table has another {name}");
            let sent = [value.to_owned(), format!("\"{value}\"")].map(|value| format!("add_header {name} {value};"));
            assert!(sent.iter().any(|line| document.contains(line)), "nginx would send another {name}");
        }
        for value in [FOR_EVER, ANEW, &disposition()] {
            assert!(document.matches(value).count() >= 2, "the table or nginx would send something else than {value}");
        }
        Ok(())
    }

    /// nginx takes a brace for the beginning of a block wherever it stands, except in quotation marks.
    #[test]
    fn patterns_with_braces_are_quoted_for_nginx() -> Result<()> {
        let document = fs::read_to_string(system::root().join("docs/hosting.md"))?;
        let settings = document.split("```nginx").nth(1).and_then(|rest| rest.split("```").next());
        let settings = settings.context("the document has no settings for nginx")?;
        ensure!(settings.contains("[0-9a-f]{16}"), "names with a hash have no pattern any more");
        for line in settings.lines() {
            let unquoted: String = line.split('"').step_by(2).collect();
            let opens_blocks = unquoted.rsplit('{').skip(1).all(|before| before.ends_with(' '));
            assert!(opens_blocks, "nginx does not read this: {line}");
        }
        Ok(())
    }

    #[test]
    fn what_is_compressed_comes_back() -> Result<()> {
        let plain = b"question question question question".repeat(20);
        let mut back = Vec::new();
        flate2::read::GzDecoder::new(gzip(&plain)?.as_slice()).read_to_end(&mut back)?;
        assert_eq!(back, plain);

        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut brotli(&plain)?.as_slice(), &mut back)?;
        assert_eq!(back, plain);
        Ok(())
    }

    #[test]
    fn text_and_wasm_are_compressed() {
        for (file, is) in [
            ("index.html", true),
            ("a_bg.wasm", true),
            ("packs/a.json", true),
            ("_headers", false),
            ("a.png", false),
            ("a.js.br", false),
        ] {
            assert_eq!(is_compressible(file), is, "{file}");
        }
    }
}
