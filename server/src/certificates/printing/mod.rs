//! Certificates as documents to keep: made aside from the threads that answer requests, few at a time, from the
//! signed file alone. A document that cannot be made never holds up the certificate itself.

pub mod api;
mod archive;
pub mod page;

use super::log::reading;
use super::pdf::{self, Attachment, CertificateSheet, PdfError};
use super::record::Certificate;
use super::verified::VerifiedCredential;
use super::{path, work};
use crate::bank::Banks;
use crate::entropy;
use crate::error::AppError;
use crate::state::AppState;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// The document of a certificate that stands.
async fn document(
    state: &AppState,
    one: Box<VerifiedCredential>,
    found: &Certificate,
) -> Result<Vec<u8>, AppError> {
    let (press, files) = (Press::of(state), Files::of(state, found).await?);
    let made = work::print(move || press.print(&one, files)).await?;
    made.map_err(|error| AppError::Internal(format!("document: {error}")))
}

/// What travels inside a document.
#[derive(Debug, Clone)]
struct Files {
    credential: Vec<u8>,
    log_proof: Option<Vec<u8>>,
}

impl Files {
    async fn of(state: &AppState, found: &Certificate) -> Result<Self, AppError> {
        let log_proof = reading::proof_of_issue(state, &found.id).await?;
        Ok(Self { credential: found.credential.clone().into_bytes(), log_proof })
    }
}

/// What a document takes besides the certificate.
struct Press {
    banks: Arc<Banks>,
    public_url: String,
}

impl Press {
    fn of(state: &AppState) -> Self {
        Self { banks: Arc::clone(&state.banks), public_url: state.config.public_url.clone() }
    }

    fn print(&self, one: &VerifiedCredential, files: Files) -> Result<Vec<u8>, PdfError> {
        let address = format!("{}{}", self.public_url, path(&one.certificate_code));
        let sheet = CertificateSheet::new(one, self.banks.current().framework(), address);
        let proof = files.log_proof.map(|proof| sheet.log_proof(proof));
        let attachments: Vec<Attachment> =
            [sheet.credential(files.credential)].into_iter().chain(proof).collect();
        pdf::render(&sheet, &attachments)
    }
}

/// Sends a document to keep. Whoever has it asks again with its digest, and gets it only if it changed.
fn send(asked: &HeaderMap, code: &str, document: Vec<u8>) -> Response {
    let digest = format!("\"{}\"", entropy::hex(&Sha256::digest(&document)));
    let known = asked.get(IF_NONE_MATCH).and_then(|tags| tags.to_str().ok());
    let known =
        known.is_some_and(|tags| tags.split(',').any(|tag| tag.trim().trim_start_matches("W/") == digest));
    let caching = [(ETAG, digest), (CACHE_CONTROL, "private, no-cache".to_owned())];
    if known {
        return (StatusCode::NOT_MODIFIED, caching).into_response();
    }
    let file = [
        (CONTENT_TYPE, "application/pdf".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"certificate-{code}.pdf\"")),
    ];
    (caching, file, document).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_already_held_is_not_sent_again() {
        let first = send(&HeaderMap::new(), "0", b"a".to_vec());
        assert_eq!(first.status(), StatusCode::OK);
        let mut asked = HeaderMap::new();
        asked.insert(IF_NONE_MATCH, first.headers()[ETAG].clone());
        assert_eq!(send(&asked, "0", b"a".to_vec()).status(), StatusCode::NOT_MODIFIED);
        assert_eq!(send(&asked, "0", b"b".to_vec()).status(), StatusCode::OK);
    }
}
