//! The few things that are done to the built page, which is ours and well formed: no parser is needed for them.

use anyhow::{Context, Result};
use std::ops::Range;

const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

/// What a block in the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A `script` without `src`.
    Script,
    /// A `style`.
    Style,
}

impl Kind {
    fn opening(self) -> &'static str {
        match self {
            Kind::Script => "<script",
            Kind::Style => "<style",
        }
    }

    fn closing(self) -> &'static str {
        match self {
            Kind::Script => "</script",
            Kind::Style => "</style",
        }
    }
}

/// Where the text of each inline script and style lies.
pub fn inline_blocks(page: &str) -> Vec<(Kind, Range<usize>)> {
    // Tags have no case; this changes no offset.
    let page = page.to_ascii_lowercase();
    let mut blocks = Vec::new();
    let mut at = 0;
    while let Some(open) = find(&page, at, "<") {
        let rest = &page[open..];
        if rest.starts_with("<!--") {
            at = find(&page, open, "-->").unwrap_or(page.len());
            continue;
        }
        let Some(kind) = kind_of(rest) else {
            at = open + 1;
            continue;
        };
        let start = open + length_of_tag(rest);
        let end = find(&page, start, kind.closing()).unwrap_or(page.len());
        if kind == Kind::Style || !has_attribute(&page[open..start], "src") {
            blocks.push((kind, start..end));
        }
        at = end;
    }
    blocks
}

/// The page with the text of each style changed.
pub fn with_styles(page: &str, change: impl Fn(&str) -> String) -> String {
    let mut changed = page.to_owned();
    // From the end, so that the places not yet visited stay where they are.
    for (kind, range) in inline_blocks(page).into_iter().rev() {
        if kind == Kind::Style {
            changed.replace_range(range.clone(), &change(&page[range]));
        }
    }
    changed
}

/// The page with styles that follow upon each other in one: each would cost a hash in the policy.
pub fn with_styles_joined(page: &str) -> String {
    const CLOSING: &str = "</style>";
    let mut joined = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, after)) = rest.split_once(CLOSING) {
        joined.push_str(before);
        match after.trim_start().strip_prefix("<style>") {
            Some(next) => rest = next,
            None => {
                joined.push_str(CLOSING);
                rest = after;
            }
        }
    }
    joined.push_str(rest);
    joined
}

/// The page with every attribute that is the path `old` made `new`; `None` if there is none.
pub fn with_renamed(page: &str, old: &str, new: &str) -> Option<String> {
    let mut renamed = page.to_owned();
    for quote in ['"', '\''] {
        for base in ["", "./"] {
            renamed = renamed.replace(&format!("={quote}{base}{old}{quote}"), &format!("={quote}{base}{new}{quote}"));
        }
    }
    (renamed != page).then_some(renamed)
}

/// The page with the policy right behind the character set, before anything that it governs.
pub fn with_policy(page: &str, policy: &str) -> Result<String> {
    let charset = find(&page.to_ascii_lowercase(), 0, "<meta charset").context("the page has no <meta charset>")?;
    let end = charset + length_of_tag(&page[charset..]);
    let (before, after) = page.split_at(end);
    Ok(format!("{before}{POLICY}{policy}\">{after}"))
}

/// The policy that `with_policy` wrote.
pub fn policy_of(page: &str) -> Option<&str> {
    let (_, after) = page.split_once(POLICY)?;
    let (policy, _) = after.split_once('"')?;
    Some(policy)
}

fn find(text: &str, from: usize, what: &str) -> Option<usize> {
    let found = text.get(from..)?.find(what)?;
    Some(from + found)
}

fn kind_of(tag: &str) -> Option<Kind> {
    [Kind::Script, Kind::Style].into_iter().find(|kind| {
        tag.strip_prefix(kind.opening())
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_whitespace() || c == '>'))
    })
}

/// Up to and with the `>` that ends it: one within quotes does not.
pub fn length_of_tag(tag: &str) -> usize {
    let mut quote = None;
    for (at, char) in tag.char_indices() {
        match (quote, char) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(char),
            (Some(open), _) if open == char => quote = None,
            _ => {}
        }
    }
    tag.len()
}

fn has_attribute(tag: &str, name: &str) -> bool {
    let mut rest = tag.trim_start_matches(|c: char| c == '<' || c.is_ascii_alphanumeric());
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/')).unwrap_or(rest.len());
        let (attribute, after) = rest.split_at(end);
        if attribute.is_empty() {
            return false;
        }
        if attribute == name {
            return true;
        }
        let after = after.trim_start();
        rest = after.strip_prefix('=').map_or(after, after_value);
    }
}

fn after_value(text: &str) -> &str {
    let text = text.trim_start();
    for quote in ['"', '\''] {
        if let Some(value) = text.strip_prefix(quote) {
            return value.split_once(quote).map_or("", |(_, after)| after);
        }
    }
    let end = text.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(text.len());
    text.split_at(end).1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_blocks_are_found() {
        for (page, blocks) in [
            ("", vec![]),
            ("<p>style script</p>", vec![]),
            ("<style>a{}</style>", vec![(Kind::Style, "a{}")]),
            ("<SCRIPT>One</Script>", vec![(Kind::Script, "One")]),
            ("<script src=\"a.js\"></script>", vec![]),
            ("<script type=module src=a.js></script>", vec![]),
            ("<script data-src='a' title='src=\">\"'>two</script>", vec![(Kind::Script, "two")]),
            ("<script async src></script>", vec![]),
            (
                "<script>'<style>'</script><style media=\"print\">b{}</style >",
                vec![(Kind::Script, "'<style>'"), (Kind::Style, "b{}")],
            ),
            ("<!-- <style>a{}</style> --><styles></styles>", vec![]),
            ("<p title=\"★\"><style>★</style>", vec![(Kind::Style, "★")]),
            ("<style>never closed", vec![(Kind::Style, "never closed")]),
            ("<style", vec![]),
        ] {
            let found: Vec<(Kind, &str)> =
                inline_blocks(page).into_iter().map(|(kind, range)| (kind, &page[range])).collect();
            assert_eq!(found, blocks, "{page}");
        }
    }

    #[test]
    fn only_styles_are_changed() {
        let page = "<style>aa</style><script>b</script><style>c</style>";
        assert_eq!(
            with_styles(page, |css| format!("{css}{css}")),
            "<style>aaaa</style><script>b</script><style>cc</style>"
        );
    }

    #[test]
    fn neighbouring_styles_are_joined() {
        for (page, joined) in [
            ("<style>a</style>", "<style>a</style>"),
            ("<style>a</style>\n  <style>b</style><style>c</style>.", "<style>abc</style>."),
            ("<style>a</style><p><style>b</style>", "<style>a</style><p><style>b</style>"),
            ("<style>a</style><style media=\"print\">b</style>", "<style>a</style><style media=\"print\">b</style>"),
        ] {
            assert_eq!(with_styles_joined(page), joined);
        }
    }

    #[test]
    fn attributes_are_renamed_and_nothing_else() {
        for (page, renamed) in [
            ("<a href=\"boot.js\">", Some("<a href=\"b-1.js\">")),
            ("<a src='./boot.js'>", Some("<a src='./b-1.js'>")),
            ("<a href=\"reboot.js\">boot.js", None),
            ("<a href=\"boot.json\">\"boot.js\"", None),
        ] {
            assert_eq!(with_renamed(page, "boot.js", "b-1.js").as_deref(), renamed);
        }
    }

    #[test]
    fn the_policy_comes_back() -> Result<()> {
        let page = "<head><meta charset=\"utf-8\" /><title>t</title></head>";
        let with = with_policy(page, "default-src 'none'")?;
        assert!(with.starts_with("<head><meta charset=\"utf-8\" /><meta http-equiv="));
        assert!(with.ends_with("\"><title>t</title></head>"));
        assert_eq!(policy_of(&with), Some("default-src 'none'"));
        assert_eq!(policy_of(page), None);
        assert!(with_policy("<head></head>", "x").is_err());
        Ok(())
    }
}
