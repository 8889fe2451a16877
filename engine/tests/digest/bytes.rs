//! Canonical bytes of a transcript, and their digest.

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// What a test left, in the order in which it was noted.
#[derive(Default)]
pub(crate) struct Bytes(Vec<u8>);

impl Bytes {
    /// Notes a value: fields by name, numbers that are not whole by their bits.
    pub(crate) fn note(&mut self, value: &impl Serialize) {
        write(&serde_json::to_value(value).unwrap(), &mut self.0);
    }

    /// Notes a number that JSON may not have, as an infinite error.
    pub(crate) fn note_bits(&mut self, number: f64) {
        self.0.push(b'f');
        self.0.extend(number.to_bits().to_le_bytes());
    }

    /// Notes bytes that are canonical already.
    pub(crate) fn note_bytes(&mut self, bytes: &[u8]) {
        self.0.extend(bytes);
    }
}

fn write(value: &Value, bytes: &mut Vec<u8>) {
    match value {
        Value::Array(values) => {
            bytes.push(b'[');
            for value in values {
                write(value, bytes);
            }
            bytes.push(b']');
        }
        Value::Object(fields) => {
            bytes.push(b'{');
            for (name, value) in fields.iter().collect::<BTreeMap<_, _>>() {
                bytes.extend(name.as_bytes());
                write(value, bytes);
            }
            bytes.push(b'}');
        }
        Value::Number(number) if number.is_f64() => {
            bytes.push(b'f');
            bytes.extend(number.as_f64().unwrap().to_bits().to_le_bytes());
        }
        other => bytes.extend(format!("{other},").as_bytes()),
    }
}

/// SHA-256 of transcripts, each after its length, as hex digits.
pub(crate) fn digest<'a>(transcripts: impl IntoIterator<Item = &'a Bytes>) -> String {
    let mut hash = Sha256::new();
    for Bytes(bytes) in transcripts {
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    }
    hash.finalize().iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
