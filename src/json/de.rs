//! serde over the tree, with the place of a fault.

use std::fmt;

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, VariantAccess, Visitor,
};

use super::parse::parse;
use super::value::Value;

/// What is wrong in a JSON text, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// Where, such as `questions[3].text`; `.` for the text as a whole.
    pub place: String,
    /// What is wrong there and what is accepted.
    pub problem: String,
}

impl JsonError {
    pub(super) fn new(place: impl Into<String>, problem: String) -> Self {
        Self { place: place.into(), problem }
    }

    /// Says where a fault is, as seen from one level further up.
    fn within(mut self, step: String) -> Self {
        let rest = std::mem::take(&mut self.place);
        let joint = if rest.is_empty() || rest == "." || rest.starts_with('[') { "" } else { "." };
        self.place = if rest == "." { step } else { format!("{step}{joint}{rest}") };
        self
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.place, self.problem)
    }
}

impl std::error::Error for JsonError {}

impl Error for JsonError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(".", message.to_string())
    }
}

/// Reads a value of a type from a JSON text.
///
/// # Errors
/// Where the text is not JSON or not of that type: what is wrong, and where.
pub fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, JsonError> {
    from_value(parse(text)?)
}

/// Reads a value of a type from a tree.
///
/// # Errors
/// Where the tree is not of that type: what is wrong, and where.
pub fn from_value<T: DeserializeOwned>(value: Value) -> Result<T, JsonError> {
    T::deserialize(value)
}

impl Value {
    /// That it is not what was wanted.
    #[cold]
    fn is_not(&self, expected: &dyn serde::de::Expected) -> JsonError {
        let unexpected = match self {
            Self::Text(text) => Unexpected::Str(text),
            Self::Number(text) => return JsonError::new(".", format!("the number {text}, expected {expected}")),
            other => Unexpected::Other(other.kind()),
        };
        JsonError::invalid_type(unexpected, expected)
    }
}

/// Each method takes the one form in which our types are written, and no other: that is what keeps it small.
impl<'de> Deserializer<'de> for Value {
    type Error = JsonError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        Err(self.is_not(&visitor))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        match self {
            Self::Object(entries) => visitor.visit_map(Entries { rest: entries.into_iter(), next: None }),
            other => Err(other.is_not(&visitor)),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self {
            Self::List(values) => visitor.visit_seq(Elements { rest: values.into_iter(), index: 0 }),
            other => Err(other.is_not(&visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self {
            Self::Text(text) => visitor.visit_string(text),
            other => Err(other.is_not(&visitor)),
        }
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self {
            Self::Text(text) => visitor.visit_str(&text),
            other => Err(other.is_not(&visitor)),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self {
            Self::Bool(value) => visitor.visit_bool(value),
            other => Err(other.is_not(&visitor)),
        }
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self {
            Self::Whole(number) => visitor.visit_u64(number),
            other => Err(other.is_not(&visitor)),
        }
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self {
            Self::Null => visitor.visit_none(),
            other => visitor.visit_some(other),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        match self {
            Self::Text(text) => visitor.visit_enum(Name(text)),
            other => Err(other.is_not(&visitor)),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u16 u128 f32 f64 char str bytes byte_buf unit unit_struct tuple tuple_struct map
    }
}

impl<'de> IntoDeserializer<'de, JsonError> for Value {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

struct Entries {
    rest: std::vec::IntoIter<(String, Value)>,
    next: Option<(String, Value)>,
}

impl<'de> MapAccess<'de> for Entries {
    type Error = JsonError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, JsonError> {
        self.next = self.rest.next();
        let Some((key, _)) = &self.next else { return Ok(None) };
        seed.deserialize(Value::Text(key.clone())).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, JsonError> {
        // serde asks for a value only after a key; should it not, there is none.
        let (key, value) = self.next.take().unwrap_or((String::new(), Value::Null));
        seed.deserialize(value).map_err(|error| error.within(key))
    }
}

struct Elements {
    rest: std::vec::IntoIter<Value>,
    index: usize,
}

impl<'de> SeqAccess<'de> for Elements {
    type Error = JsonError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, JsonError> {
        let Some(value) = self.rest.next() else { return Ok(None) };
        let index = self.index;
        self.index += 1;
        seed.deserialize(value).map(Some).map_err(|error| error.within(format!("[{index}]")))
    }
}

/// An enum's variant by its name.
struct Name(String);

impl<'de> EnumAccess<'de> for Name {
    type Error = JsonError;
    type Variant = Unit;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Unit), JsonError> {
        Ok((seed.deserialize(Value::Text(self.0))?, Unit))
    }
}

/// What a variant carries: nothing.
struct Unit;

impl<'de> VariantAccess<'de> for Unit {
    type Error = JsonError;

    fn unit_variant(self) -> Result<(), JsonError> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _seed: T) -> Result<T::Value, JsonError> {
        Err(JsonError::custom("a variant that carries data; expected one that is a mere name"))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, _visitor: V) -> Result<V::Value, JsonError> {
        Err(JsonError::custom("a variant that carries data; expected one that is a mere name"))
    }

    fn struct_variant<V: Visitor<'de>>(self, _fields: &'static [&'static str], _visitor: V) -> Result<V::Value, JsonError> {
        Err(JsonError::custom("a variant that carries data; expected one that is a mere name"))
    }
}
