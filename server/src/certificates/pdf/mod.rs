//! The certificate as a page to print and keep: one sheet of A4, tagged for screen readers (PDF/UA-1), made to be
//! archived (PDF/A-3a), with the signed file inside it as an attachment.
//!
//! [`render`] is a pure function: the same sheet and the same attachments give the same bytes.

mod bar;
mod canvas;
mod closing;
mod fonts;
mod head;
mod levels;
mod page;
mod palette;
mod reading;
mod scene;
mod sheet;
mod tags;
mod text;

use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::metadata::{DateTime, Metadata};
use krilla::{Document, SerializeSettings};
use page::Arrangement;
pub use sheet::CertificateSheet;

/// A file inside the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Name, plain ASCII.
    pub name: &'static str,
    /// Media type.
    pub media_type: &'static str,
    /// What it is, in the document's language.
    pub description: String,
    /// Its content, stored as it is.
    pub bytes: Vec<u8>,
}

/// Why a page cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// Two attachments have the same name, or one has a media type that is none.
    #[error("attachment `{0}` does not fit")]
    Attachment(&'static str),
    /// The writer refused the document.
    #[error("the document is refused: {0}")]
    Refused(String),
}

/// Makes the document.
pub fn render(sheet: &CertificateSheet, attachments: &[Attachment]) -> Result<Vec<u8>, PdfError> {
    let mut document = Document::new_with(settings()?);
    let date = date(sheet.issued_s);
    for attachment in attachments {
        embed(&mut document, attachment, date)?;
    }
    let page = Arrangement::of(sheet);
    let tags = page.paint(&mut document, sheet);
    document.set_tag_tree(tags);
    document.set_outline(page.outline(sheet));
    document.set_metadata(metadata(sheet, date));
    document.finish().map_err(|error| PdfError::Refused(format!("{error:?}")))
}

fn settings() -> Result<SerializeSettings, PdfError> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| PdfError::Refused(format!("{error:?}")))?;
    Ok(SerializeSettings { configuration, enable_tagging: true, ..SerializeSettings::default() })
}

fn embed(document: &mut Document, attachment: &Attachment, date: DateTime) -> Result<(), PdfError> {
    let refused = PdfError::Attachment(attachment.name);
    let media_type = MimeType::new(attachment.media_type).ok_or_else(|| refused.clone())?;
    let file = EmbeddedFile {
        path: attachment.name.to_owned(),
        mime_type: Some(media_type),
        description: Some(attachment.description.clone()),
        association_kind: AssociationKind::Data,
        data: attachment.bytes.clone().into(),
        modification_date: Some(date),
        compress: Some(false),
        location: None,
    };
    document.embed_file(file).ok_or(refused)
}

fn metadata(sheet: &CertificateSheet, date: DateTime) -> Metadata {
    Metadata::new()
        .title(format!("{} – {}", sheet.title, sheet.holder))
        .description(sheet.description.clone())
        .authors(vec![sheet.organisation.clone()])
        .creator("Jalon".to_owned())
        .language(sheet.lang.tag().to_owned())
        .creation_date(date)
        .document_id(sheet.urn.clone())
}

/// An instant as the document writes it, UTC.
fn date(second: i64) -> DateTime {
    let at = jiff::Timestamp::from_second(second).unwrap_or_default().to_zoned(jiff::tz::TimeZone::UTC);
    let small = |value: i8| u8::try_from(value).unwrap_or_default();
    DateTime::new(u16::try_from(at.year()).unwrap_or_default())
        .month(small(at.month()))
        .day(small(at.day()))
        .hour(small(at.hour()))
        .minute(small(at.minute()))
        .second(small(at.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

#[cfg(test)]
mod tests;
