//! What the service can measure.

use crate::http::form::Json;
use crate::state::AppState;
use axum::extract::State;
use jalon_engine::framework::Localised;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// `/plans`.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list_plans))
}

/// A test on offer.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlanSummary {
    /// Id, for `POST /attempts`.
    pub id: String,
    /// `positioning`, `certification` or `diagnostic`.
    pub purpose: String,
    /// Title by language.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub title: Localised,
    /// What it does, by language.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub description: Localised,
    /// Codes of the competences covered; none for a diagnostic.
    pub competences: Vec<String>,
    /// How long it usually takes.
    pub minutes: u32,
}

/// The tests on offer.
#[utoipa::path(get, path = "/plans", tag = "service", responses((status = 200, body = Vec<PlanSummary>)))]
async fn list_plans(State(state): State<AppState>) -> Json<Vec<PlanSummary>> {
    let bank = state.banks.current();
    Json(
        bank.plans()
            .map(|plan| PlanSummary {
                id: plan.id.clone(),
                purpose: match plan.purpose {
                    jalon_engine::session::plan::Purpose::Positioning => "positioning".to_owned(),
                    jalon_engine::session::plan::Purpose::Certification => "certification".to_owned(),
                    jalon_engine::session::plan::Purpose::Diagnostic => "diagnostic".to_owned(),
                },
                title: plan.title.clone(),
                description: plan.description.clone(),
                competences: plan.competences.iter().map(ToString::to_string).collect(),
                minutes: plan.minutes,
            })
            .collect(),
    )
}
