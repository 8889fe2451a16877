//! The file that goes with a question: the link to it, and the reply that hands it over.

use super::Lang;
use crate::error::AppError;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::{IntoResponse, Response};
use jalon_engine::item::file::{FileKind, Made};
use std::fmt::Write;

/// A link to a file: what a person wants to know before downloading.
#[derive(Debug, Clone)]
pub struct FileLink {
    /// Address.
    pub href: String,
    name: String,
    kind: FileKind,
    size: usize,
}

impl FileLink {
    /// The link to a file at an address.
    pub fn new(href: String, made: &Made) -> Self {
        Self { href, name: made.name.clone(), kind: made.kind, size: made.bytes.len() }
    }

    /// "Download depenses.ods".
    pub fn words(&self, lang: Lang) -> String {
        lang.t1("file-download", "name", self.name.as_str())
    }

    /// "Spreadsheet, ODS, 12 kB".
    pub fn about(&self, lang: Lang) -> String {
        let kind = lang.t(&format!("file-kind-{}", self.kind.extension()));
        lang.t2("file-about", "kind", kind, "size", self.size.div_ceil(1000))
    }
}

/// The file as a download: no browser shows it, runs it or keeps it.
///
/// # Errors
/// The conflict `file-none` when the question asked has none.
pub fn reply(made: Option<Made>) -> Result<Response, AppError> {
    let made = made.ok_or_else(|| AppError::conflict("file-none"))?;
    let headers = [
        (CONTENT_TYPE, made.kind.media_type().to_owned()),
        (CONTENT_DISPOSITION, disposition(&made.name)),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'".to_owned()),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, made.bytes).into_response())
}

/// The name twice: for every program, and with its accents (RFC 6266, appendix D).
fn disposition(name: &str) -> String {
    let plain: String = name.chars().map(|sign| if sign.is_ascii() { sign } else { '_' }).collect();
    let mut coded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            coded.push(char::from(byte));
        } else {
            let _ = write!(coded, "%{byte:02X}");
        }
    }
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{coded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_accents() {
        let expected = "attachment; filename=\"d_penses 1.ods\"; filename*=UTF-8''d%C3%A9penses%201.ods";
        assert_eq!(disposition("dépenses 1.ods"), expected);
    }
}
