//! The same in JSON.

mod certifier;
mod public;

use super::container::MAX_FILE_BYTES;
use crate::state::AppState;
use axum::extract::DefaultBodyLimit;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;

/// Largest request to check a file, in bytes: the largest file in base64, and what JSON puts around it.
const VERIFICATION_LIMIT: usize = MAX_FILE_BYTES / 3 * 4 + 16 * 1024;

/// Routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(public::show_certificate))
        .routes(routes!(public::show_credential))
        .routes(routes!(public::show_jwt))
        .routes(routes!(public::create_verification).layer(DefaultBodyLimit::max(VERIFICATION_LIMIT)))
        .routes(routes!(public::list_issuers))
        .routes(routes!(public::create_record, certifier::show_record))
        .routes(routes!(public::create_bundle))
        .routes(routes!(certifier::list_certificates))
        .routes(routes!(certifier::create_suspension))
        .routes(routes!(certifier::create_reinstatement))
        .routes(routes!(certifier::create_revocation))
}
