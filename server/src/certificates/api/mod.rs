//! The same in JSON.

mod certifier;
mod public;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(public::show_certificate))
        .routes(routes!(public::show_credential))
        .routes(routes!(public::show_jwt))
        .routes(routes!(public::create_verification))
        .routes(routes!(public::list_issuers))
        .routes(routes!(public::create_record, certifier::show_record))
        .routes(routes!(certifier::list_certificates))
        .routes(routes!(certifier::create_suspension))
        .routes(routes!(certifier::create_reinstatement))
        .routes(routes!(certifier::create_revocation))
}
