//! Makes the inlined style sheets small: they are in the page itself, on the way to the first paint.
//!
//! It only drops what means nothing wherever it stands: comments, and white space beside the marks listed below. A
//! space before a colon (`a :hover`), around a plus (`calc(1px + 2px)`) or before a parenthesis (`and (hover)`) means
//! something somewhere, so it stays.

/// The same style sheet in fewer bytes.
pub fn minify(css: &str) -> String {
    let css: Vec<char> = css.chars().collect();
    let mut out = Output::default();
    let mut at = 0;
    while let Some(&char) = css.get(at) {
        let end = match char {
            '"' | '\'' => end_of_string(&css, at),
            '\\' => at + 2,
            '(' if out.text.ends_with("url") && !is_quoted(&css, at + 1) => {
                position(&css, at, ')').map_or(css.len(), |close| close + 1)
            }
            _ => at + 1,
        };
        let end = end.min(css.len());
        if char == '/' && css.get(at + 1) == Some(&'*') {
            at = end_of_comment(&css, at);
            out.comment(css.get(at));
        } else if char.is_ascii_whitespace() {
            out.space = true;
            at = end;
        } else {
            out.put(&css[at..end]);
            at = end;
        }
    }
    out.text
}

#[derive(Default)]
struct Output {
    text: String,
    /// What was written last: of an escape the backslash, since the character behind it is no mark.
    before: Option<char>,
    /// White space was read since then.
    space: bool,
}

impl Output {
    fn put(&mut self, chars: &[char]) {
        let (Some(&first), Some(&last)) = (chars.first(), chars.last()) else {
            return;
        };
        if self.space && means_something(self.before, first) {
            self.text.push(' ');
        }
        self.space = false;
        match first {
            ';' if self.before == Some(';') => return,
            '}' if self.before == Some(';') => {
                self.text.pop();
            }
            _ => {}
        }
        self.text.extend(chars);
        self.before = Some(if first == '\\' { first } else { last });
    }

    /// A comment parts two names without being a space, and an empty one does so as well.
    fn comment(&mut self, next: Option<&char>) {
        let parts_names =
            !self.space && self.before.is_some_and(is_of_name) && next.is_some_and(|&next| is_of_name(next));
        if parts_names {
            self.put(&['/', '*', '*', '/']);
        }
    }
}

fn means_something(before: Option<char>, next: char) -> bool {
    match before {
        None | Some('{' | '}' | ';' | ',' | '>' | '(') => false,
        // `--empty: ;` is a value, `--empty:;` is an error to older browsers.
        Some(':') => matches!(next, ';' | '}'),
        Some(_) => !matches!(next, '{' | '}' | ';' | ',' | '>' | ')' | '!'),
    }
}

fn is_of_name(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '-' | '_' | '\\')
}

fn is_quoted(css: &[char], from: usize) -> bool {
    css.get(from..)
        .unwrap_or_default()
        .iter()
        .find(|char| !char.is_ascii_whitespace())
        .is_some_and(|char| matches!(char, '"' | '\''))
}

fn position(css: &[char], from: usize, wanted: char) -> Option<usize> {
    let offset = css.get(from..)?.iter().position(|&char| char == wanted)?;
    Some(from + offset)
}

fn end_of_comment(css: &[char], start: usize) -> usize {
    let mut at = start + 2;
    while let Some(star) = position(css, at, '*') {
        if css.get(star + 1) == Some(&'/') {
            return star + 2;
        }
        at = star + 1;
    }
    css.len()
}

fn end_of_string(css: &[char], start: usize) -> usize {
    let quote = css.get(start);
    let mut at = start + 1;
    while let Some(char) = css.get(at) {
        match char {
            '\\' => at += 2,
            _ if Some(char) == quote => return at + 1,
            _ => at += 1,
        }
    }
    css.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_nothing_goes_and_the_rest_stays() {
        for (css, small) in [
            // What goes.
            ("", ""),
            (" a  {\n  color : red ;\n}\n", "a{color :red}"),
            ("a{b:c;;}", "a{b:c}"),
            ("/* x */ a /* y */ b { }", "a b{}"),
            ("a , b > c{d:e!important}", "a,b>c{d:e!important}"),
            ("a{b:c  !important}", "a{b:c!important}"),
            ("@layer a, b;\n\n@layer c {\n}\n", "@layer a,b;@layer c{}"),
            (":is( a , b ) c{}", ":is(a,b) c{}"),
            ("a{b:c}\r\n\r\nd{e:f}", "a{b:c}d{e:f}"),
            // What stays.
            ("a :hover{}", "a :hover{}"),
            ("{ ::after{}", "{::after{}"),
            ("a{b:calc( 1px  +  2px )}", "a{b:calc(1px + 2px)}"),
            ("a{b:calc(-1 * var(--c))}", "a{b:calc(-1 * var(--c))}"),
            ("* + *{}", "* + *{}"),
            ("@media (x: y) and (z){}", "@media (x:y) and (z){}"),
            ("a{b:rgb(0 0 0 / 45%)}", "a{b:rgb(0 0 0 / 45%)}"),
            ("a{--b: ;c:d}", "a{--b: ;c:d}"),
            ("a{--b: }", "a{--b: }"),
            ("a/**/b{}", "a/**/b{}"),
            // Text that only looks like style.
            (r#"a{b:"  /* c */ ; } \" d  "}"#, r#"a{b:"  /* c */ ; } \" d  "}"#),
            ("a{b:' \" '  }", "a{b:' \" '}"),
            ("a{b:url( x/*y*/ z )}", "a{b:url( x/*y*/ z )}"),
            ("a{b:url( \"x  y\" )}", "a{b:url(\"x  y\")}"),
            (r"a\{  b{}", r"a\{ b{}"),
            // Text that ends too early.
            ("a /* b", "a"),
            ("a{b:\"c", "a{b:\"c"),
            ("a\\", "a\\"),
        ] {
            assert_eq!(minify(css), small, "{css:?}");
            assert_eq!(minify(small), small, "a second time: {css:?}");
        }
    }
}
