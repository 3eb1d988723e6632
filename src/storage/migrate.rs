//! From the text under a key to a record of today, whatever version wrote it.

use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Lifts the text of one version to the next. Pure, and never changed once released.
pub type Step = fn(&str) -> Result<String, String>;

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

#[derive(Deserialize)]
struct Stamp {
    v: usize,
}

#[derive(Serialize)]
struct Stamped<'record, R> {
    v: usize,
    #[serde(flatten)]
    record: &'record R,
}

/// The version that this build writes.
pub fn version<R: Record>() -> usize {
    R::STEPS.len() + 1
}

/// Reads a record of any version up to today's.
///
/// # Errors
/// See [`RecordError`].
pub fn decode<R: Record>(text: &str) -> Result<R, RecordError> {
    let Stamp { v } = serde_json::from_str(text).map_err(unreadable)?;
    if v > version::<R>() {
        return Err(RecordError::Newer(v));
    }
    let Some(steps) = v.checked_sub(1).and_then(|done| R::STEPS.get(done..)) else {
        return Err(RecordError::Unreadable("version 0; expected 1 or more".into()));
    };
    let mut text = std::borrow::Cow::Borrowed(text);
    for step in steps {
        text = step(&text).map_err(RecordError::Unreadable)?.into();
    }
    serde_json::from_str(&text).map_err(unreadable)
}

/// Writes a record in today's version.
///
/// # Errors
/// Where the record cannot be written as JSON, which none of ours can bring about.
pub fn encode<R: Record>(record: &R) -> Result<String, RecordError> {
    serde_json::to_string(&Stamped { v: version::<R>(), record }).map_err(unreadable)
}

fn unreadable(error: serde_json::Error) -> RecordError {
    RecordError::Unreadable(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Milestone {
        millis: u64,
    }

    fn milestone_1_to_2(text: &str) -> Result<String, String> {
        text.strip_prefix(r#"{"v":1,"seconds":"#)
            .and_then(|rest| rest.strip_suffix('}'))
            .map(|seconds| format!(r#"{{"v":2,"millis":{seconds}000}}"#))
            .ok_or_else(|| "no seconds; expected a number of them".into())
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
        for broken in ["", "{", "[]", "null", "{}", r#"{"v":0,"millis":8}"#, r#"{"v":1,"millis":8}"#, r#"{"v":2}"#] {
            assert!(matches!(decode::<Milestone>(broken), Err(RecordError::Unreadable(_))), "{broken:?}");
        }
    }
}
