//! All documents of a session in one ZIP file, made one after the other while it is sent: however many there are, one
//! is in memory, and no other document waits for the whole.

use crate::certificates::check::{self, Verdict};
use crate::certificates::container::zip::{Entry, Writer};
use crate::certificates::record::Certificate;
use crate::certificates::verified::VerifiedCredential;
use crate::error::AppError;
use crate::state::AppState;
use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures_util::stream::try_unfold;
use std::io::Error;
use std::vec::IntoIter;
use unicode_normalization::UnicodeNormalization as _;

/// Where an archive stands.
struct Packing {
    state: AppState,
    left: IntoIter<Certificate>,
    zip: Writer,
}

/// Sends the documents of those certificates that stand.
pub(super) fn send(state: AppState, found: Vec<Certificate>) -> Response {
    let packing = Packing { state, left: found.into_iter(), zip: Writer::default() };
    let pieces = try_unfold(Some(packing), |packing: Option<Packing>| async move {
        let Some(packing) = packing else { return Ok(None) };
        packing.next().await.map(Some).map_err(|error| {
            tracing::error!(%error, "an archive is cut off");
            Error::other(error)
        })
    });
    let headers = [
        (CONTENT_TYPE, "application/zip"),
        (CONTENT_DISPOSITION, "attachment; filename=\"certificates.zip\""),
        (CACHE_CONTROL, "no-store"),
    ];
    (headers, Body::from_stream(pieces)).into_response()
}

impl Packing {
    /// The next document or, after all of them, the directory.
    async fn next(mut self) -> Result<(Vec<u8>, Option<Self>), AppError> {
        let broken = |error: &dyn std::fmt::Display| AppError::Internal(format!("archive: {error}"));
        while let Some(found) = self.left.next() {
            let verdict = check::check(&self.state, found.credential.clone().into_bytes()).await?;
            if let Verdict::Valid(one) = verdict {
                let entry = entry(&self.state, one, &found).await?;
                let piece = self.zip.entry(&entry).map_err(|error| broken(&error))?;
                return Ok((piece, Some(self)));
            }
        }
        Ok((self.zip.finish().map_err(|error| broken(&error))?, None))
    }
}

/// The document, or the signed file itself when no document can be made of it.
async fn entry(
    state: &AppState,
    one: Box<VerifiedCredential>,
    found: &Certificate,
) -> Result<Entry, AppError> {
    let stem = format!("{} {}", file_name(&one.holder_name), found.code);
    match super::document(state, one, found).await {
        Ok(bytes) => Ok(Entry { name: format!("{stem}.pdf"), bytes }),
        Err(AppError::Internal(error)) => {
            tracing::error!(certificate = %found.id, %error, "no document could be made");
            Ok(Entry { name: format!("{stem}.json"), bytes: found.credential.clone().into_bytes() })
        }
        Err(error) => Err(error),
    }
}

/// A person's name as a part of a file's name on any system: letters and digits of any script, the rest as hyphens.
fn file_name(name: &str) -> String {
    let safe = name.nfc().map(|sign| if sign.is_alphanumeric() { sign } else { '-' });
    let words: String = safe.take(60).collect();
    let words: Vec<&str> = words.split('-').filter(|word| !word.is_empty()).collect();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_parts_of_file_names() {
        assert_eq!(file_name("../Awa Diallo (démo)"), "Awa-Diallo-démo");
        assert_eq!(file_name("Zoe\u{301} 😀"), "Zoé");
        assert_eq!(file_name(&"a".repeat(500)).len(), 60);
    }
}
