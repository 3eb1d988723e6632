//! From the text under a key to a record of today, whatever version wrote it.

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::json::{self, JsonError, Value};

/// Lifts a record of one version to the next, or says what is wrong with it. Pure, and never changed once released.
pub type Step = fn(Value) -> Result<Value, String>;

/// A kind of saved record. Its text is a JSON object whose `v` is the version that wrote it.
pub trait Record: Serialize + DeserializeOwned {
    /// The kind's name in keys.
    const KIND: &'static str;
    /// The steps from version 1 to today's: the first lifts 1 to 2, and so on.
    const STEPS: &'static [Step] = &[];
}

/// Why a text is no record of its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordError {
    /// The text is broken, or contradicts itself. Holds what was found and what was expected.
    Unreadable(String),
    /// A build newer than this one wrote it. Holds the version it carries.
    Newer(usize),
}

impl fmt::Display for RecordError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(reason) => write!(formatter, "unreadable record: {reason}"),
            Self::Newer(version) => {
                write!(formatter, "record of version {version}, written by a newer build; reload to get it")
            }
        }
    }
}

impl std::error::Error for RecordError {}

/// The version that this build writes.
pub fn version<R: Record>() -> usize {
    R::STEPS.len() + 1
}

/// Reads a record of any version up to today's.
///
/// # Errors
/// See [`RecordError`].
pub fn decode<R: Record>(text: &str) -> Result<R, RecordError> {
    let value = json::parse(text).map_err(unreadable)?;
    let v = written_by(&value)?;
    if v > version::<R>() {
        return Err(RecordError::Newer(v));
    }
    let Some(steps) = v.checked_sub(1).and_then(|done| R::STEPS.get(done..)) else {
        return Err(RecordError::Unreadable("version 0; expected 1 or more".into()));
    };
    let lifted = steps.iter().try_fold(value, |value, step| step(value)).map_err(RecordError::Unreadable)?;
    json::from_value(lifted).map_err(unreadable)
}

/// Writes a record in today's version.
///
/// # Errors
/// Where the record cannot be written as JSON, which none of ours can bring about.
pub fn encode<R: Record>(record: &R) -> Result<String, RecordError> {
    let text = serde_json::to_string(record).map_err(|error| RecordError::Unreadable(error.to_string()))?;
    let fields = text.strip_prefix('{').unwrap_or(&text);
    Ok(format!(r#"{{"v":{},{fields}"#, version::<R>()))
}

/// The version that a record carries.
fn written_by(value: &Value) -> Result<usize, RecordError> {
    let fields = match value {
        Value::Object(fields) => fields.as_slice(),
        _ => &[],
    };
    match fields.iter().find(|(name, _)| name == "v") {
        Some((_, Value::Whole(version))) => Ok(usize::try_from(*version).unwrap_or(usize::MAX)),
        _ => Err(RecordError::Unreadable("no version; expected an object whose `v` is a number".into())),
    }
}

fn unreadable(error: JsonError) -> RecordError {
    RecordError::Unreadable(error.to_string())
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Milestone {
        millis: u64,
    }

    fn milestone_1_to_2(value: Value) -> Result<Value, String> {
        let Value::Object(fields) = value else { return Err("no object".into()) };
        let fields = fields.into_iter().map(|field| match field {
            (name, Value::Whole(seconds)) if name == "seconds" => ("millis".into(), Value::Whole(seconds * 1000)),
            other => other,
        });
        Ok(Value::Object(fields.collect()))
    }

    impl Record for Milestone {
        const KIND: &'static str = "milestone";
        const STEPS: &'static [Step] = &[milestone_1_to_2];
    }

    #[test]
    fn a_record_of_an_older_version_is_lifted_step_by_step() {
        assert_eq!(decode::<Milestone>(r#"{"v":1,"seconds":7}"#), Ok(Milestone { millis: 7000 }));
        assert_eq!(decode::<Milestone>(r#"{"v":2,"millis":8}"#), Ok(Milestone { millis: 8 }));
    }

    #[test]
    fn what_is_written_carries_todays_version() {
        assert_eq!(encode(&Milestone { millis: 8 }).as_deref(), Ok(r#"{"v":2,"millis":8}"#));
    }

    #[test]
    fn a_record_of_a_newer_version_is_told_from_a_broken_one() {
        assert_eq!(decode::<Milestone>(r#"{"v":3,"whatever":true}"#), Err(RecordError::Newer(3)));
        for broken in ["", "{", "[]", "null", "{}", r#"{"v":0,"millis":8}"#, r#"{"v":2}"#, r#"{"v":"2","millis":8}"#] {
            assert!(matches!(decode::<Milestone>(broken), Err(RecordError::Unreadable(_))), "{broken:?}");
        }
    }
}
