//! What a leaf says: five lines of text that only who holds the salt can write again.
//!
//! ```text
//! jalon certificate log v1
//! event issued
//! credential sha256 4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945
//! at 2026-09-01T08:00:00Z
//! salt 000102030405060708090a0b0c0d0e0f
//! ```
//!
//! Each line ends with a line feed, the last one too; the leaf's hash is SHA-256(0x00 ‖ text). No name, no code, no
//! result; and without the 128 random bits of the salt nobody can try whether a certificate he has is in the log.

use super::hash::{Hash, Salt, leaf_hash};
use crate::certificates::instant;
use jalon_engine::session::event::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;
use utoipa::ToSchema;

/// What happened to a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum EventKind {
    /// It was issued.
    Issued,
    /// It does not count for the time being.
    Suspended,
    /// It counts again.
    Reinstated,
    /// It was withdrawn for ever.
    Revoked,
    /// It was issued anew, signed by another key: from then on another file counts.
    Reissued,
}

impl EventKind {
    /// All kinds.
    pub const ALL: [Self; 5] =
        [Self::Issued, Self::Suspended, Self::Reinstated, Self::Revoked, Self::Reissued];

    /// As stored, and as the leaf says it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Issued => "issued",
            Self::Suspended => "suspended",
            Self::Reinstated => "reinstated",
            Self::Revoked => "revoked",
            Self::Reissued => "reissued",
        }
    }

    /// Whether it brings a file into the world, and not only changes what counts.
    pub fn brings_a_file(self) -> bool {
        matches!(self, Self::Issued | Self::Reissued)
    }

    /// From its stored form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// The content of a leaf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Leaf {
    /// What happened.
    pub event: EventKind,
    /// SHA-256 of the signed credential's bytes as issued, hexadecimal.
    #[schema(value_type = String)]
    pub credential_sha256: Hash,
    /// When, to the second.
    #[serde(with = "seconds")]
    #[schema(value_type = String)]
    pub at: Timestamp,
    /// 16 random bytes, hexadecimal.
    #[schema(value_type = String)]
    pub salt: Salt,
}

impl Leaf {
    /// Its canonical text.
    pub fn text(&self) -> String {
        let mut text = "jalon certificate log v1\n".to_owned();
        let Self { event, credential_sha256, at, salt } = self;
        // Writing into a String cannot fail.
        let _ = write!(
            text,
            "event {}\ncredential sha256 {credential_sha256}\nat {}\nsalt {salt}\n",
            event.as_str(),
            instant(*at)
        );
        text
    }

    /// Its hash in the tree.
    pub fn hash(&self) -> Hash {
        leaf_hash(self.text().as_bytes())
    }
}

/// Instants as RFC 3339 in UTC, read only in the one form they are written.
pub(super) mod seconds {
    use super::{Timestamp, instant};
    use serde::{Deserialize, Deserializer, Serializer};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
    pub(in super::super) fn serialize<S: Serializer>(
        at: &Timestamp,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&instant(*at))
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Timestamp, D::Error> {
        let text = String::deserialize(deserializer)?;
        parse(&text).ok_or_else(|| serde::de::Error::custom("expected an instant like 2026-09-01T08:00:00Z"))
    }

    /// The instant a text tells, if it is how we write it.
    pub(in super::super) fn parse(text: &str) -> Option<Timestamp> {
        let at = Timestamp(text.parse::<jiff::Timestamp>().ok()?.as_millisecond());
        (instant(at) == text).then_some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::super::hash::{Hex, digest};
    use super::*;

    fn leaf() -> Leaf {
        Leaf {
            event: EventKind::Issued,
            credential_sha256: digest(b"credential"),
            at: Timestamp(1_788_249_600_789),
            salt: Hex([7; 16]),
        }
    }

    #[test]
    fn the_text_is_what_the_documentation_says() {
        let text = "jalon certificate log v1\nevent issued\ncredential sha256 \
            9d2b1ff8e5c9d1e5a0fbb1d0c4c5f6f0\nat 2026-09-01T08:00:00Z\nsalt 07070707070707070707070707070707\n";
        let expected = text.replace("9d2b1ff8e5c9d1e5a0fbb1d0c4c5f6f0", &digest(b"credential").to_string());
        assert_eq!(leaf().text(), expected);
        assert_eq!(leaf().hash(), leaf_hash(expected.as_bytes()));
    }

    #[test]
    fn what_travels_in_json_gives_the_same_leaf() {
        let json = serde_json::to_string(&leaf()).unwrap();
        let back: Leaf = serde_json::from_str(&json).unwrap();
        assert_eq!(back.text(), leaf().text());
        for other in
            ["2026-09-01T08:00:00.5Z", "2026-09-01T10:00:00+02:00", "2026-09-01 08:00:00Z", "0\\nsalt 1"]
        {
            let changed = json.replace("2026-09-01T08:00:00Z", other);
            assert!(serde_json::from_str::<Leaf>(&changed).is_err(), "{other}");
        }
    }

    #[test]
    fn each_part_changes_the_hash() {
        let others = [
            Leaf { event: EventKind::Revoked, ..leaf() },
            Leaf { credential_sha256: digest(b"other"), ..leaf() },
            Leaf { at: Timestamp(leaf().at.0 + 1000), ..leaf() },
            Leaf { salt: Hex([8; 16]), ..leaf() },
        ];
        for other in others {
            assert_ne!(other.hash(), leaf().hash());
        }
    }
}
