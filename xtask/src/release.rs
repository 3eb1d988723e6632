//! Makes the built folder ready for any static host: compressed files beside the plain ones, and the headers that a
//! host should send, in the form that Netlify and Cloudflare Pages read.

use crate::{html, names};
use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};
use std::{fs, io::Write, path::Path};

const COMPRESSIBLE: [&str; 7] = [".html", ".css", ".js", ".wasm", ".json", ".txt", ".svg"];

/// Writes `_headers` and the compressed files.
pub fn finish(dist: &Path) -> Result<()> {
    let page = fs::read_to_string(dist.join("index.html"))?;
    let policy =
        html::policy_of(&page).context("index.html has no policy: did Trunk call `cargo xtask finish-page`?")?;
    // The reload script of a development build is what would bring it.
    if policy.contains("'unsafe-inline'") {
        bail!("the page's policy allows inline scripts; that is no release");
    }
    let files = files(dist)?;
    println!("Compressing (some seconds)…");
    for file in files.iter().filter(|file| is_compressible(file)) {
        let plain = fs::read(dist.join(file))?;
        fs::write(dist.join(format!("{file}.br")), brotli(&plain)?)?;
        fs::write(dist.join(format!("{file}.gz")), gzip(&plain)?)?;
    }
    fs::write(dist.join("_headers"), headers(policy, &files))?;
    println!("The release is in {}.", dist.display());
    Ok(())
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

fn headers(policy: &str, files: &[String]) -> String {
    // Any origin may read: in a frame sandboxed without `allow-same-origin` the origin is "null", and module scripts
    // and WebAssembly are refused there otherwise.
    let mut text = format!(
        "/*
  Content-Security-Policy: {policy}
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  Permissions-Policy: microphone=()
/
  Cache-Control: no-cache
/index.html
  Cache-Control: no-cache
"
    );
    for file in files.iter().filter(|file| names::is_hashed(file)) {
        text.push_str(&format!("/{file}\n  Cache-Control: public, max-age=31536000, immutable\n"));
    }
    text
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
    fn hashed_files_are_kept_and_the_page_is_not() {
        let files = ["boot-0123456789abcdef.js", "index.html", "packs/other.json"];
        let text = headers("default-src 'none'", &files.map(str::to_owned));
        assert!(text.starts_with("/*\n  Content-Security-Policy: default-src 'none'\n"));
        assert!(text.ends_with(
            "/index.html\n  Cache-Control: no-cache\n\
             /boot-0123456789abcdef.js\n  Cache-Control: public, max-age=31536000, immutable\n"
        ));
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
