//! Pages of certificates: checking one, which anyone may; suspending or withdrawing one, which its certifiers may; and
//! the documents that programs fetch to check one by themselves.

mod certifier;
mod documents;
mod downloads;
mod holder;
mod public;

pub(super) use public::{refusal_words, shown};

use super::container::MAX_FILE_BYTES;
use super::printing::page as printing;
use crate::state::AppState;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::HeaderValue;
use axum::http::header::{HeaderName, REFERRER_POLICY};
use axum::middleware::map_response;
use axum::response::Response;
use axum::routing::{get, post};

/// Largest upload, in bytes: the largest file, and what a form puts around it.
const UPLOAD_LIMIT: usize = MAX_FILE_BYTES + 16 * 1024;

/// Routes.
pub fn routes() -> Router<AppState> {
    let public = Router::new()
        .route("/verify", get(public::ask).post(public::create_check))
        .route("/verify/file", post(public::create_file_check).layer(DefaultBodyLimit::max(UPLOAD_LIMIT)))
        .route("/verify/issuer.json", get(public::issuer))
        .route("/verify/{code}", get(public::show))
        .route("/verify/{code}/record", get(holder::ask_record).post(holder::create_record))
        .route("/verify/{code}/bundle", get(holder::ask_bundle).post(holder::create_bundle))
        .route("/verify/{code}/certificate.pdf", get(printing::show))
        .merge(downloads::routes())
        .layer(map_response(discreet));
    Router::new()
        .merge(public)
        .merge(documents::routes())
        .route("/sittings/{id}/certificates", get(certifier::list))
        .route("/sittings/{id}/certificates.zip", get(printing::archive))
        .route("/certificates/{certificate}/record", get(holder::of_certifier))
        .route(
            "/certificates/{certificate}/suspension",
            get(certifier::ask_suspension).post(certifier::create_suspension),
        )
        .route(
            "/certificates/{certificate}/reinstatement",
            get(certifier::ask_reinstatement).post(certifier::create_reinstatement),
        )
        .route(
            "/certificates/{certificate}/revocation",
            get(certifier::ask_revocation).post(certifier::create_revocation),
        )
}

/// An address with a code is not told to other sites, nor to search engines.
async fn discreet(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    response
}
