//! The OpenAPI 3.1 document, generated from the handlers.

use axum::response::IntoResponse;
use utoipa::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{ComponentsBuilder, OpenApi as Api};

/// The frame of the document; routes add themselves.
#[derive(Debug, OpenApi)]
#[openapi(
    info(
        title = "Jalon",
        description = "Measures, develops and certifies digital skills. Errors are application/problem+json (RFC 9457).",
        license(name = "MIT OR Apache-2.0")
    ),
    components(schemas(crate::error::Problem)),
    tags(
        (name = "service", description = "What can be measured"),
        (name = "accounts", description = "People and roles"),
        (name = "attempts", description = "A learner's test"),
        (name = "cohorts", description = "Groups that a trainer follows"),
        (name = "sittings", description = "Invigilated certification sessions"),
        (name = "certificates", description = "What was issued, and whether it stands"),
        (name = "log", description = "The transparency log of certificates")
    )
)]
pub struct Document;

/// Adds the `/api/v1` prefix and the bearer scheme.
pub fn complete(mut document: Api) -> Api {
    let scheme = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
    let components = document.components.take().unwrap_or_default();
    document.components = Some(ComponentsBuilder::from(components).security_scheme("bearer", scheme).build());
    document.paths.paths =
        document.paths.paths.into_iter().map(|(path, item)| (format!("/api/v1{path}"), item)).collect();
    document
}

/// `GET /api/v1/openapi.json`
pub fn show(document: Api) -> impl IntoResponse {
    axum::Json(document)
}
