//! Choosing a test and beginning it.

use crate::attempts::holder::{HeldAttempt, holding};
use crate::attempts::joining::{self, Wish};
use crate::attempts::offer::{self, Offer};
use crate::attempts::{AttemptState, Helped};
use crate::cohorts::CohortInvitation;
use crate::error::AppError;
use crate::http::address::ClientAddress;
use crate::http::form::Form;
use crate::state::AppState;
use crate::ui::form::{Choice, FormErrors};
use crate::ui::{Page, Shell};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use jalon_engine::session::SessionPlan;
use serde::Deserialize;

#[derive(Debug, Template)]
#[template(path = "attempts/start.html")]
struct StartPage {
    shell: Shell,
    offer: Offer,
    /// A running test that this device holds.
    held: Option<String>,
}

#[derive(Debug, Template)]
#[template(path = "attempts/briefing.html")]
pub(super) struct BriefingPage {
    shell: Shell,
    errors: FormErrors,
    title: String,
    description: String,
    minutes: u32,
    /// How many questions a diagnostic asks; `None` for a test that adapts.
    questions: Option<usize>,
    plan: String,
    /// The cohort it is for, with its code as typed.
    invitation: Option<(CohortInvitation, String)>,
    helped: String,
    participant: String,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct StartQuery {
    #[serde(default)]
    plan: String,
}

/// Without a plan the choice, with one what to know before starting.
pub(super) async fn show(
    State(state): State<AppState>,
    shell: Shell,
    Query(query): Query<StartQuery>,
    HeldAttempt(held): HeldAttempt,
) -> Result<Response, AppError> {
    let bank = state.banks.current();
    if !query.plan.is_empty() {
        let plan = offer::learner_plan(&bank, &query.plan).map_err(|_| AppError::NotFound)?;
        return Ok(Page(BriefingPage::new(shell, &plan, None)).into_response());
    }
    let running = held.filter(|record| record.state == AttemptState::Running);
    let offer = offer::offer(&bank, shell.lang.tag());
    Ok(Page(StartPage { offer, held: running.map(|record| record.id.0), shell }).into_response())
}

/// `GET /attempts` is where a refused form would be reloaded.
pub(super) async fn lead_to_start() -> Redirect {
    Redirect::to("/start")
}

impl BriefingPage {
    pub(super) fn new(
        shell: Shell,
        plan: &SessionPlan,
        invitation: Option<(CohortInvitation, String)>,
    ) -> Self {
        let name = shell.identity.as_ref().map(|identity| identity.display_name.clone());
        Self {
            title: offer::text(&plan.title, shell.lang.tag()).to_owned(),
            description: offer::text(&plan.description, shell.lang.tag()).to_owned(),
            minutes: plan.minutes,
            questions: plan.diagnostic.as_ref().map(|diagnostic| diagnostic.questions.len()),
            plan: plan.id.clone(),
            participant: name.filter(|_| invitation.is_some()).unwrap_or_default(),
            invitation,
            helped: Helped::No.as_str().to_owned(),
            errors: FormErrors::default(),
            shell,
        }
    }

    fn helps(&self) -> Vec<Choice> {
        let choice = |helped: Helped| {
            Choice::new(helped.as_str(), self.shell.t(&format!("attempts-helped-{}", helped.as_str())))
        };
        Helped::ALL.into_iter().map(choice).collect()
    }
}

/// What the form before the start sends.
#[derive(Debug, Deserialize)]
pub(super) struct StartForm {
    #[serde(default)]
    plan: String,
    #[serde(default)]
    helped: Helped,
    #[serde(default)]
    cohort_code: String,
    #[serde(default)]
    participant_name: String,
    /// `account` to keep it in the signed-in account.
    #[serde(default)]
    keep: String,
}

/// Begins a test; this device holds it from now on.
pub(super) async fn create(
    State(state): State<AppState>,
    shell: Shell,
    address: ClientAddress,
    jar: CookieJar,
    Form(form): Form<StartForm>,
) -> Result<Response, AppError> {
    let kept = shell.identity.as_ref().filter(|_| form.keep == "account");
    let wish = Wish {
        plan: some(&form.plan),
        locale: shell.lang.tag().to_owned(),
        helped: form.helped,
        cohort_code: some(&form.cohort_code),
        participant_name: some(&form.participant_name),
        account: kept.map(|identity| identity.account.clone()),
    };
    match joining::start(&state, &address, wish).await {
        Ok(started) => {
            let next = Redirect::to(&format!("/attempts/{}", started.id));
            Ok((jar.add(holding(&started)), next).into_response())
        }
        Err(error) => refused(&state, shell, form, error).await,
    }
}

fn some(text: &str) -> Option<String> {
    Some(text).filter(|text| !text.trim().is_empty()).map(str::to_owned)
}

/// The form again, filled, with what is wrong.
async fn refused(
    state: &AppState,
    shell: Shell,
    form: StartForm,
    error: AppError,
) -> Result<Response, AppError> {
    let errors = FormErrors::from(error, shell.lang)?;
    let invitation = match some(&form.cohort_code) {
        Some(code) => Some((joining::invitation(state, &code).await?, code)),
        None => None,
    };
    let plan = invitation.as_ref().map_or(form.plan.as_str(), |(invitation, _)| invitation.plan_id.as_str());
    let plan = offer::learner_plan(&state.banks.current(), plan)?;
    let page = BriefingPage {
        errors,
        helped: form.helped.as_str().to_owned(),
        participant: form.participant_name,
        ..BriefingPage::new(shell, &plan, invitation)
    };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response())
}
