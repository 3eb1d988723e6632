//! The content security policy of a page: nothing from elsewhere, and of what is inline only what was built.

use crate::html::{self, Kind};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// The policy that fits the page.
pub fn for_page(page: &str) -> String {
    let hashes = |wanted: Kind| -> Vec<String> {
        html::inline_blocks(page)
            .into_iter()
            .filter(|(kind, _)| *kind == wanted)
            .map(|(_, range)| hash(&page[range]))
            .collect()
    };
    // Trunk puts its reload script into a page that it serves, and fills this in anew in each answer: no hash made now
    // fits what the browser gets. As a hash would also switch 'unsafe-inline' off, there the scripts go without.
    // `trunk build` never adds that script, so a release never comes this way; release.rs makes sure.
    if page.contains("{{__TRUNK_ADDRESS__}}") {
        compose(&["'unsafe-inline'".to_owned()], &hashes(Kind::Style), "ws:")
    } else {
        compose(&hashes(Kind::Script), &hashes(Kind::Style), "")
    }
}

fn compose(scripts: &[String], styles: &[String], connect: &str) -> String {
    let with = |start: &str, more: &[String]| {
        let mut directive = start.to_owned();
        for source in more.iter().filter(|source| !source.is_empty()) {
            directive.push(' ');
            directive.push_str(source);
        }
        directive
    };
    [
        "default-src 'none'".to_owned(),
        with("script-src 'self' 'wasm-unsafe-eval'", scripts),
        with("style-src 'self'", styles),
        "img-src 'self' data:".to_owned(),
        "font-src 'self'".to_owned(),
        with("connect-src 'self'", &[connect.to_owned()]),
        "media-src 'self' blob:".to_owned(),
        "manifest-src 'self'".to_owned(),
        "worker-src 'self'".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
    ]
    .join("; ")
}

/// What allows this text where it stands in a page.
pub fn hash(text: &str) -> String {
    // Browsers hash what they have parsed, and parsing makes every line end a line feed.
    let text = text.replace("\r\n", "\n");
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_browsers() {
        for (text, source) in [
            ("", "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"),
            ("alert('Hello, world.');", "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"),
        ] {
            assert_eq!(hash(text), source);
        }
        assert_eq!(hash("a\r\nb"), hash("a\nb"));
    }

    #[test]
    fn the_policy_names_what_is_inline() {
        let rest =
            "media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";
        for (page, policy) in [
            (
                "<script src=\"a.js\"></script>",
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                 img-src 'self' data:; font-src 'self'; connect-src 'self'; ",
            ),
            (
                "<style></style><script>alert('Hello, world.');</script>",
                "default-src 'none'; \
                 script-src 'self' 'wasm-unsafe-eval' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='; \
                 style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; \
                 img-src 'self' data:; font-src 'self'; connect-src 'self'; ",
            ),
            (
                "<style></style><script>'{{__TRUNK_ADDRESS__}}'</script>",
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-inline'; \
                 style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; \
                 img-src 'self' data:; font-src 'self'; connect-src 'self' ws:; ",
            ),
        ] {
            assert_eq!(for_page(page), format!("{policy}{rest}"), "{page}");
        }
    }
}
