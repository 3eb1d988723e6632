//! From the text under a key to a record of today, whatever version wrote it.

use std::fmt;

use crate::json::{self, Fields, JsonFault, Object, Value};

/// Lifts a record of one version to the next, or says what is wrong with it. Pure, and never changed once released.
pub type Step = fn(Value) -> Result<Value, String>;

/// A kind of saved record. Its text is a JSON object whose `v` is the version that wrote it.
pub trait Record: Sized {
    /// The kind's name in keys.
    const KIND: &'static str;
    /// The steps from version 1 to today's: the first lifts 1 to 2, and so on.
    const STEPS: &'static [Step] = &[];
    /// What names a record among those of its kind.
    type Key;

    /// Writes its fields, in today's version.
    fn write(&self, fields: &mut Fields);

    /// Reads it from fields of today's version, noting faults there.
    fn read(fields: &mut Object<'_>, key: &Self::Key) -> Self;
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

/// Reads a record of any version up to today's. Fields that it does not know are left alone.
///
/// # Errors
/// See [`RecordError`].
pub fn decode<R: Record>(text: &str, key: &R::Key) -> Result<R, RecordError> {
    let lifted = lift(text, R::STEPS)?;
    json::read(lifted, |node| R::read(&mut node.object(), key)).map_err(|faults| unreadable(&faults))
}

/// Writes a record in today's version.
pub fn encode<R: Record>(record: &R) -> String {
    let version = u64::try_from(version::<R>()).unwrap_or(u64::MAX);
    let mut fields = Fields::default();
    fields.whole("v", version);
    record.write(&mut fields);
    fields.end()
}

fn lift(text: &str, steps: &[Step]) -> Result<Value, RecordError> {
    let value = json::parse(text).map_err(|fault| unreadable(&[fault]))?;
    let version = written_by(&value)?;
    if version > steps.len() + 1 {
        return Err(RecordError::Newer(version));
    }
    let Some(steps) = version.checked_sub(1).and_then(|done| steps.get(done..)) else {
        return Err(RecordError::Unreadable("version 0; expected 1 or more".into()));
    };
    steps.iter().try_fold(value, |value, step| step(value)).map_err(RecordError::Unreadable)
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

fn unreadable(faults: &[JsonFault]) -> RecordError {
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    RecordError::Unreadable(faults.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq)]
    struct Milestone {
        millis: u64,
    }

    fn milestone_1_to_2(value: Value) -> Result<Value, String> {
        let Value::Object(fields) = value else {
            return Err("no object".into());
        };
        let fields = fields.into_iter().map(|field| match field {
            (name, Value::Whole(seconds)) if name == "seconds" => ("millis".into(), Value::Whole(seconds * 1000)),
            other => other,
        });
        Ok(Value::Object(fields.collect()))
    }

    impl Record for Milestone {
        const KIND: &'static str = "milestone";
        const STEPS: &'static [Step] = &[milestone_1_to_2];
        type Key = ();

        fn write(&self, fields: &mut Fields) {
            fields.whole("millis", self.millis);
        }

        fn read(fields: &mut Object<'_>, (): &()) -> Self {
            Self { millis: fields.whole("millis") }
        }
    }

    #[test]
    fn a_record_of_an_older_version_is_lifted_step_by_step() {
        assert_eq!(decode::<Milestone>(r#"{"v":1,"seconds":7}"#, &()), Ok(Milestone { millis: 7000 }));
        assert_eq!(decode::<Milestone>(r#"{"v":2,"millis":8}"#, &()), Ok(Milestone { millis: 8 }));
    }

    #[test]
    fn what_is_written_carries_todays_version() {
        assert_eq!(encode(&Milestone { millis: 8 }), r#"{"v":2,"millis":8}"#);
    }

    #[test]
    fn a_record_of_a_newer_version_is_told_from_a_broken_one() {
        assert_eq!(decode::<Milestone>(r#"{"v":3,"whatever":true}"#, &()), Err(RecordError::Newer(3)));
        for broken in ["", "{", "[]", "null", "{}", r#"{"v":0,"millis":8}"#, r#"{"v":2}"#, r#"{"v":"2","millis":8}"#] {
            assert!(matches!(decode::<Milestone>(broken, &()), Err(RecordError::Unreadable(_))), "{broken:?}");
        }
    }
}
