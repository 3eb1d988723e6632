//! `cargo xtask review`: the coach on the command line. Reads one JSON object a line, writes one a line.
//!
//! In: `{"id":"…","kind":"behavioural","polarity":"success","seconds":150,"spoken":false,"question":"…",
//! "situation":"…","task":"…","action":"…","result":"…"}`, or `"text":"…"` in the place of the four parts. Every key but
//! the words may be missing.
//!
//! Out: `{"id":"…","findings":[{"check":"result-present","level":"good|hint|missing","segment":"result",
//! "spans":[[12,31]],"reason":"…","try":"…","follow_up":"…"}],"principles":[["customer-obsession",0.61],…],
//! "segments":[["situation",0,120],…]}`. Spans and segments are byte offsets into the part named, or into `text`. A
//! finding about no segment in particular of an answer in parts has no spans.
//!
//! A line that cannot be read gives `{"line":3,"error":"…"}`, with its number counted from 1 and, where one can be read,
//! its `id`; and the next one is read.

use std::io::{self, BufRead, BufWriter, Write};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value as Json, json};
use star_drill::coach::{self, Finding, Level, Texts, Told};
use star_drill::content::{Kind, Polarity, Segment};
use star_drill::json::Vocabulary;

/// Reads standard input to its end.
pub fn run() -> Result<()> {
    let input = io::stdin().lock();
    let mut output = BufWriter::new(io::stdout().lock());
    for (index, line) in input.split(b'\n').enumerate() {
        let line = line.context("standard input cannot be read")?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let answer = reviewed(&line).unwrap_or_else(|error| fault(&line, index + 1, &error));
        writeln!(output, "{answer}").context("standard output takes no more")?;
    }
    output.flush().context("standard output takes no more")
}

/// What is wrong with a line, with the id of its answer where that can be read.
fn fault(line: &[u8], number: usize, error: &anyhow::Error) -> Json {
    let mut fields = json!({ "line": number, "error": format!("{error:#}") });
    let id = serde_json::from_slice::<Json>(line).ok().and_then(|mut line| line.get_mut("id").map(Json::take));
    if let (Some(id), Some(fields)) = (id, fields.as_object_mut()) {
        fields.insert("id".into(), id);
    }
    fields
}

/// What the coach says of the answer in a line.
fn reviewed(line: &[u8]) -> Result<Json> {
    let line: Json = serde_json::from_slice(line).context("no JSON")?;
    let Json::Object(fields) = line else { bail!("no object; expected one answer a line") };
    let parts = Segment::ALL.map(|segment| segment.as_word());
    let has = |name: &str| fields.get(name).is_some_and(|value| !value.is_null());
    let has_parts = parts.into_iter().any(has);
    ensure!(
        has_parts != has("text"),
        "expected the words either as `text` or as `situation`, `task`, `action` and `result`"
    );
    let texts = if has_parts {
        let mut texts = [""; 4];
        for (text, part) in texts.iter_mut().zip(parts) {
            *text = text_of(&fields, part)?.unwrap_or_default();
        }
        Texts::Parts(texts)
    } else {
        Texts::Whole(text_of(&fields, "text")?.unwrap_or_default())
    };
    let told = Told {
        kind: word_of(&fields, "kind", Kind::Behavioural)?,
        polarity: word_of(&fields, "polarity", Polarity::Success)?,
        seconds: seconds_of(&fields)?,
        planned_seconds: None,
        is_spoken: match fields.get("spoken") {
            None | Some(Json::Null) => false,
            Some(Json::Bool(is_spoken)) => *is_spoken,
            Some(other) => bail!("`spoken` is {other}; expected true or false"),
        },
        texts,
        question: text_of(&fields, "question")?,
        target: None,
    };
    let review = coach::review(&told);
    let findings: Vec<Json> = review.findings.iter().map(finding).collect();
    let principles: Vec<Json> =
        review.principles.iter().map(|(id, per_mille)| json!([id, f64::from(*per_mille) / 1000.0])).collect();
    let segments: Vec<Json> =
        review.segments.iter().map(|(segment, from, to)| json!([segment.as_word(), from, to])).collect();
    let id = fields.get("id").cloned().unwrap_or_default();
    Ok(json!({ "id": id, "findings": findings, "principles": principles, "segments": segments }))
}

fn finding(finding: &Finding) -> Json {
    let level = match finding.level {
        Level::Good => "good",
        Level::Hint => "hint",
        Level::Missing => "missing",
    };
    let mut fields = Map::new();
    fields.insert("check".into(), json!(finding.check));
    fields.insert("level".into(), json!(level));
    fields.insert("segment".into(), json!(finding.segment.map(|segment| segment.as_word())));
    fields.insert("spans".into(), json!(finding.spans));
    fields.insert("reason".into(), json!(finding.note.to_string()));
    fields.insert("try".into(), json!(finding.note.suggestion()));
    fields.insert("follow_up".into(), json!(finding.follow_up.map(|family| family.as_word())));
    Json::Object(fields)
}

/// The text of a field, if it has one.
fn text_of<'a>(fields: &'a Map<String, Json>, name: &str) -> Result<Option<&'a str>> {
    match fields.get(name) {
        None | Some(Json::Null) => Ok(None),
        Some(Json::String(text)) => Ok(Some(text)),
        Some(other) => bail!("`{name}` is {other}; expected a text"),
    }
}

/// The value that a word stands for; the usual one where there is none.
fn word_of<T: Vocabulary>(fields: &Map<String, Json>, name: &str, usual: T) -> Result<T> {
    let Some(word) = text_of(fields, name)? else { return Ok(usual) };
    let place = T::WORDS.iter().position(|other| *other == word);
    let value = place.and_then(|place| T::VALUES.get(place)).copied();
    value.with_context(|| format!("`{name}` is `{word}`; expected one of {}", T::WORDS.join(", ")))
}

fn seconds_of(fields: &Map<String, Json>) -> Result<Option<u32>> {
    match fields.get("seconds") {
        None | Some(Json::Null) => Ok(None),
        // Clocks may give fractions.
        Some(number) => match number.as_f64() {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in bounds by the guard")]
            Some(seconds) if (0.0..=86_400.0).contains(&seconds) => Ok(Some(seconds as u32)),
            _ => bail!("`seconds` is {number}; expected a number from 0 to 86,400"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_in_parts_or_in_one_piece_is_reviewed() -> Result<()> {
        let parts = r#"{"id":"a","situation":"In May the checkout failed.","task":"I was on call.",
            "action":"I rolled it back. I read the traces. I found the lock.","result":"Failures fell from 10 % to 0."}"#;
        let answer = reviewed(parts.replace('\n', " ").as_bytes())?;
        assert_eq!(answer["id"], "a");
        let of = |check: &str| {
            let findings = answer["findings"].as_array().cloned().unwrap_or_default();
            findings.into_iter().find(|it| it["check"] == check).unwrap_or_default()
        };
        assert_eq!(of("quantified")["level"], "good");
        assert_eq!(of("quantified")["segment"], "result");
        assert_eq!(answer["segments"][0], json!(["situation", 0, 27]));
        let whole = reviewed(r#"{"text":"In May the checkout failed – I was on call.","seconds":12.5}"#.as_bytes())?;
        assert_eq!(whole["id"], Json::Null);
        let nothing = reviewed(br#"{"text":"In May it failed.","situation":null,"result":null}"#)?;
        assert!(nothing["findings"].is_array(), "what is null counts as missing: {nothing}");
        assert!(whole["segments"].as_array().is_some_and(|it| !it.is_empty()), "{whole}");
        Ok(())
    }

    #[test]
    fn a_bad_line_keeps_its_id_where_that_can_be_read() {
        for (line, id) in [
            (r#"{"id":"a7","text":1}"#, Some(json!("a7"))),
            (r#"{"id":7,"text":"a","kind":"poem"}"#, Some(json!(7))),
            (r#"{"text":1}"#, None),
            (r#"{"id":"a7","text":"#, None),
            ("[]", None),
        ] {
            let error = reviewed(line.as_bytes()).expect_err("a bad line");
            let told = fault(line.as_bytes(), 3, &error);
            assert_eq!(told.get("id"), id.as_ref(), "{line}");
            assert_eq!(told["line"], 3, "{line}");
        }
    }

    #[test]
    fn a_bad_line_says_what_is_wrong() {
        for (line, expected) in [
            ("{", "no JSON"),
            ("[]", "no object"),
            ("{}", "expected the words either as `text` or"),
            (r#"{"text":"a","task":"b"}"#, "expected the words either as `text` or"),
            (r#"{"text":1}"#, "`text` is 1; expected a text"),
            (r#"{"text":"a","kind":"poem"}"#, "`kind` is `poem`; expected one of "),
            (r#"{"text":"a","seconds":-1}"#, "`seconds` is -1"),
            (r#"{"text":"a","spoken":"yes"}"#, "`spoken` is \"yes\""),
        ] {
            let error = reviewed(line.as_bytes()).map_or_else(|error| format!("{error:#}"), |it| it.to_string());
            assert!(error.contains(expected), "{line}: {error}");
        }
    }
}
