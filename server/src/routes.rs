//! Every URL of the service on one screen.

use crate::state::AppState;
use crate::ui::error_page::render_errors;
use crate::{accounts, attempts, certificates, cohorts, error, home, http, lessons, sittings, ui};
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

/// The whole service.
pub fn app(state: AppState) -> Router {
    let (api, document) = api().split_for_parts();
    let document = http::openapi::complete(document);
    let api = Router::new()
        .nest("/api/v1", api)
        .route("/api/v1/openapi.json", get(async move || http::openapi::show(document.clone())))
        .layer(from_fn(error::render_problems));
    let pages = pages().layer(from_fn_with_state(state.clone(), render_errors));
    let router = Router::new()
        .merge(pages)
        .merge(api)
        .merge(home::health::routes())
        .merge(ui::assets::routes())
        .fallback_service(
            Router::new()
                .fallback(|| async { error::AppError::NotFound })
                .layer(from_fn_with_state(state.clone(), render_errors)),
        );
    http::layers(router, &state).with_state(state)
}

/// Pages: documents and forms.
fn pages() -> Router<AppState> {
    Router::new()
        .merge(home::page::routes())
        .merge(accounts::page::routes())
        .merge(attempts::page::routes())
        .merge(lessons::page::routes())
        .merge(cohorts::page::routes())
        .merge(sittings::page::routes())
        .merge(certificates::page::routes())
        .merge(certificates::log::page::routes())
        .merge(ui::gallery::routes())
}

/// The JSON API; each route carries its own documentation.
fn api() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(http::openapi::Document::openapi())
        .merge(accounts::api::routes())
        .merge(home::api::routes())
        .merge(attempts::api::routes())
        .merge(cohorts::api::routes())
        .merge(sittings::api::routes())
        .merge(certificates::api::routes())
        .merge(certificates::log::api::routes())
        .merge(certificates::printing::api::routes())
}
