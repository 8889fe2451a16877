//! Credentials inside another one: the certificates of a whole record, each still signed by itself.

use serde_json::Value;

use super::code::CertificateCode;
use super::verify::plain;

/// Most credentials looked at inside one: more than fit into a record of ours.
pub const MAX_ENCLOSED: usize = 64;

/// A credential inside another one, and what came of checking it.
#[derive(Debug, Clone, PartialEq)]
pub struct Enclosed<T> {
    /// Its public code, as it states it.
    pub code: Option<CertificateCode>,
    /// Its title, as it states it; empty when it could not be read.
    pub title: String,
    /// What came of it.
    pub worth: T,
}

impl<T> Enclosed<T> {
    /// What a document says of itself, whether that is believed or not: only to name it.
    pub(super) fn named(document: &Value, worth: T) -> Self {
        let said = |pointer: &str| document.pointer(pointer).and_then(Value::as_str);
        Self {
            code: said("/credentialSubject/licenseNumber").and_then(|code| code.parse().ok()),
            title: said("/name").map(plain).unwrap_or_default(),
            worth,
        }
    }

    /// The same with something else come of it.
    pub fn map<U>(self, weigh: impl FnOnce(T) -> U) -> Enclosed<U> {
        Enclosed { code: self.code, title: self.title, worth: weigh(self.worth) }
    }
}
