//! What stands on the page, in words: everything is read from the signed file, but the names of areas, which the
//! framework gives, and the address, which the service gives.

use crate::ui::Lang;

/// The content of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct CertificateSheet {
    /// Language of the certificate, hence of the page.
    pub(super) lang: Lang,
    /// `urn:uuid:…` of the credential.
    pub(super) urn: String,
    /// Instant of issue, seconds since 1970 UTC.
    pub(super) issued_s: i64,
    /// Who certifies.
    pub(super) organisation: String,
    /// "Certificate of digital skills".
    pub(super) title: String,
    /// "issued to".
    pub(super) given_to: String,
    /// The holder's name.
    pub(super) holder: String,
    /// When and where.
    pub(super) taken: String,
    /// What was certified, in a sentence.
    pub(super) description: String,
    /// Public code in groups.
    pub(super) code: Fact,
    /// What the QR code is for.
    pub(super) qr_words: String,
    /// Where the certificate is checked.
    pub(super) address: String,
    /// Points, answers, framework, date of issue.
    pub(super) facts: Vec<Fact>,
    /// The levels.
    pub(super) levels: Levels,
    /// What the certificate proves, and what it does not.
    pub(super) worth: (String, Vec<String>),
    /// Digests, revisions, keys.
    pub(super) trace: (String, Vec<Fact>),
    /// What a [`super::text::REPLACEMENT`] stands for.
    pub(super) replaced: String,
}

/// A label and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fact {
    pub(super) label: String,
    pub(super) value: String,
}

/// All levels and how to read them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Levels {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) areas: Vec<Area>,
}

/// An area and its competences.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Area {
    pub(super) code: String,
    /// Empty when the framework does not know it.
    pub(super) name: String,
    pub(super) rows: Vec<Row>,
}

/// A competence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) code: String,
    pub(super) name: String,
    /// The level and its doubt.
    pub(super) words: String,
    /// Points, answers, standard error.
    pub(super) detail: String,
    /// What the drawing shows, for who does not see it.
    pub(super) alternative: String,
    pub(super) bar: Bar,
}

/// What a bar shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bar {
    /// Highest level of the framework.
    pub(super) levels: u8,
    /// Nothing without enough answers.
    pub(super) level: Option<u8>,
    /// Levels of the 90 % range.
    pub(super) range: (u8, u8),
}
