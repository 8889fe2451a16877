//! Reads a JSON text and refuses what lenient readers let pass: repeated keys, deep nesting, large files.
//!
//! `serde_json` alone keeps the last of two equal keys, so that two readers may see two different certificates in
//! one file.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use thiserror::Error;

/// Largest file read, in bytes.
pub const MAX_BYTES: usize = 256 * 1024;
/// Deepest nesting of arrays and objects.
pub const MAX_DEPTH: usize = 64;

/// Why a text was not accepted as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum JsonFault {
    /// More than [`MAX_BYTES`].
    #[error("the file is larger than {} KiB", MAX_BYTES / 1024)]
    TooLarge,
    /// More than [`MAX_DEPTH`] levels of arrays and objects.
    #[error("the file nests more than {MAX_DEPTH} levels")]
    TooDeep,
    /// The same key twice in one object.
    #[error("the key `{0}` appears twice in one object")]
    DuplicateKey(String),
    /// Not JSON at all; the parser's own words.
    #[error("{0}")]
    Syntax(String),
}

/// Parses `bytes` as one JSON value under the limits of this module.
pub fn parse(bytes: &[u8]) -> Result<Value, JsonFault> {
    if bytes.len() > MAX_BYTES {
        return Err(JsonFault::TooLarge);
    }
    let fault = RefCell::new(None);
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let parsed = Strict { depth: 0, fault: &fault }.deserialize(&mut reader);
    parsed
        .and_then(|value| reader.end().map(|()| value))
        .map_err(|error| fault.take().unwrap_or_else(|| JsonFault::Syntax(error.to_string())))
}

#[derive(Clone, Copy)]
struct Strict<'a> {
    depth: usize,
    fault: &'a RefCell<Option<JsonFault>>,
}

impl Strict<'_> {
    fn deeper<E: serde::de::Error>(self) -> Result<Self, E> {
        if self.depth == MAX_DEPTH {
            return Err(self.refuse(JsonFault::TooDeep));
        }
        Ok(Self { depth: self.depth + 1, ..self })
    }

    fn refuse<E: serde::de::Error>(self, fault: JsonFault) -> E {
        let error = E::custom(&fault);
        self.fault.replace(Some(fault));
        error
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        serde_json::Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("not a number"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut array = Vec::new();
        while let Some(item) = items.next_element_seed(inner)? {
            array.push(item);
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let inner = self.deeper::<A::Error>()?;
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            if object.contains_key(&key) {
                return Err(self.refuse(JsonFault::DuplicateKey(key)));
            }
            let value = entries.next_value_seed(inner)?;
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_json_is_read_as_usual() {
        let text = br#"{"a":[1,-2,1.5,true,null,"x"],"b":{"c":"\u00e9"}}"#;
        assert_eq!(parse(text).unwrap(), serde_json::from_slice::<Value>(text).unwrap());
    }

    #[test]
    fn a_repeated_key_is_refused() {
        assert_eq!(parse(br#"{"x":{"a":1,"a":1}}"#), Err(JsonFault::DuplicateKey("a".into())));
        assert_eq!(parse(br#"{"a":1,"\u0061":2}"#), Err(JsonFault::DuplicateKey("a".into())));
    }

    #[test]
    fn nesting_stops_at_the_limit() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(parse(nested(MAX_DEPTH).as_bytes()).is_ok());
        assert_eq!(parse(nested(MAX_DEPTH + 1).as_bytes()), Err(JsonFault::TooDeep));
    }

    #[test]
    fn a_large_file_is_refused_unread() {
        assert_eq!(parse(&vec![b' '; MAX_BYTES + 1]), Err(JsonFault::TooLarge));
    }

    #[test]
    fn what_follows_the_value_is_refused() {
        assert!(matches!(parse(b"{} {}"), Err(JsonFault::Syntax(_))));
        assert!(matches!(parse(b"\xff"), Err(JsonFault::Syntax(_))));
        assert!(matches!(parse(b""), Err(JsonFault::Syntax(_))));
    }
}
