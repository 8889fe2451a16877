//! The review after the end, its decisions, and the publication.

use super::candidate::happened;
use super::{on_to, refused};
use crate::accounts::extract::{Certifier, Scope};
use crate::error::AppError;
use crate::http::form::Form;
use crate::http::path::Path;
use crate::ids::{CandidateId, SittingId};
use crate::sittings::review::{self, Dossier, Review, Ruling};
use crate::sittings::{
    Candidate, Decision, Sitting, SittingState, certificate_path, issuing, schedule, time_left,
};
use crate::state::AppState;
use crate::ui::charts::level_words;
use crate::ui::form::{Choice, FormErrors};
use crate::ui::{Lang, Shell};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jalon_engine::framework::Framework;
use jalon_engine::session::Outcome;
use serde::Deserialize;

#[derive(Debug, Template)]
#[template(path = "sittings/review.html")]
struct ReviewPage {
    shell: Shell,
    base: String,
    sitting: Sitting,
    dossiers: Vec<DossierView>,
    absent: Vec<String>,
    undecided: usize,
    certified: usize,
    room_incidents: Vec<(String, String, String)>,
    choices: Vec<Choice>,
    message: String,
}

impl ReviewPage {
    fn is_open(&self) -> bool {
        self.sitting.state == SittingState::Ended
    }

    fn is_reviewed(&self) -> bool {
        self.sitting.state == SittingState::Reviewed
    }

    fn is_published(&self) -> bool {
        self.sitting.state == SittingState::Published
    }
}

/// A candidate's dossier, in words.
#[derive(Debug)]
struct DossierView {
    anchor: String,
    url: String,
    full_name: String,
    reference: String,
    decision: String,
    decision_words: String,
    decision_kind: &'static str,
    reason: String,
    stop: String,
    points: String,
    answers: u32,
    minutes: u32,
    extra_time: u32,
    granted_minutes: i64,
    has_level: bool,
    incidents: usize,
    lines: Vec<Line>,
    happened: Vec<(String, String, String)>,
    certificate: String,
    errors: FormErrors,
}

/// A competence of the outcome.
#[derive(Debug)]
struct Line {
    code: String,
    label: String,
    level: String,
    points: String,
    error: String,
    answers: u32,
}

fn lines(outcome: &Outcome, framework: &Framework, lang: Lang) -> Vec<Line> {
    let name = |code| framework.competence(code).map(|c| crate::ui::charts::local(&c.name, lang));
    outcome
        .competences
        .iter()
        .map(|competence| Line {
            code: competence.competence.0.clone(),
            label: name(&competence.competence).unwrap_or_default(),
            level: level_words(lang, competence),
            points: competence.points.map_or_else(String::new, |points| points.to_string()),
            error: lang.t1("sittings-logits", "error", decimal(lang, competence.standard_error.0)),
            answers: competence.answers,
        })
        .collect()
}

fn decimal(lang: Lang, number: f64) -> String {
    let text = format!("{number:.2}");
    if lang == Lang::Fr { text.replace('.', ",") } else { text }
}

/// What a refused decision gives back.
struct Refusal {
    candidate: CandidateId,
    form: DecisionForm,
    errors: FormErrors,
}

/// What else the page says.
#[derive(Default)]
struct Saying {
    message: String,
    refusal: Option<Refusal>,
}

/// `GET /sittings/{id}/review`
pub(super) async fn show(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Response, AppError> {
    page(&state, shell, &scope, &id, StatusCode::OK, Saying::default()).await
}

async fn page(
    state: &AppState,
    shell: Shell,
    scope: &Scope,
    id: &SittingId,
    status: StatusCode,
    saying: Saying,
) -> Result<Response, AppError> {
    let review = review::view(state, scope, id).await?;
    let lang = shell.lang;
    let bank = state.banks.current();
    let started = |dossier: &&Dossier| dossier.candidate.started.is_some();
    let mut dossiers = Vec::new();
    for dossier in review.dossiers.iter().filter(started) {
        let mut view = view_of(dossier, &review, bank.framework(), lang);
        view.certificate = match review.sitting.state {
            SittingState::Published => certificate(state, &dossier.candidate).await?,
            _ => String::new(),
        };
        dossiers.push(view);
    }
    if let Some(refusal) = saying.refusal {
        give_back(&mut dossiers, refusal);
    }
    let absent = review.dossiers.iter().filter(|dossier| !started(dossier));
    let page = ReviewPage {
        base: format!("/sittings/{id}"),
        absent: absent.map(|dossier| dossier.candidate.full_name()).collect(),
        undecided: review.undecided().len(),
        certified: certified(&review),
        room_incidents: room_incidents(&review),
        choices: choices(lang),
        message: saying.message,
        dossiers,
        sitting: review.sitting,
        shell,
    };
    Ok(refused(status, page))
}

fn certified(review: &Review) -> usize {
    review.dossiers.iter().filter(|d| d.candidate.decision == Some(Decision::Certified)).count()
}

fn choices(lang: Lang) -> Vec<Choice> {
    let choice = |decision: &Decision| Choice::new(decision.as_str(), lang.t(&decision.text_key()));
    Decision::ALL.iter().map(choice).collect()
}

fn room_incidents(review: &Review) -> Vec<(String, String, String)> {
    let zone = &review.sitting.time_zone;
    let words = |event: &crate::sittings::SittingEvent| {
        let name = event.actor_name.clone().unwrap_or_default();
        (schedule::time_words(event.at, zone), name, event.note.clone())
    };
    review.room_incidents.iter().map(words).collect()
}

fn view_of(dossier: &Dossier, review: &Review, framework: &Framework, lang: Lang) -> DossierView {
    let candidate = &dossier.candidate;
    let outcome = dossier.outcome.as_ref();
    let stop = candidate.attempt.as_ref().and_then(|attempt| attempt.stop_reason.as_deref());
    DossierView {
        anchor: format!("c-{}", candidate.id),
        url: format!("/sittings/{}/candidates/{}", candidate.sitting, candidate.id),
        full_name: candidate.full_name(),
        reference: candidate.reference.clone().unwrap_or_default(),
        decision: candidate.decision.map(Decision::as_str).unwrap_or_default().to_owned(),
        decision_words: candidate.decision.map_or_else(String::new, |d| lang.t(&d.text_key())),
        decision_kind: if candidate.decision == Some(Decision::Certified) { "success" } else { "neutral" },
        reason: candidate.decision_reason.clone().unwrap_or_default(),
        stop: stop
            .map_or_else(String::new, |word| lang.t(&format!("sittings-stop-{}", word.replace('_', "-")))),
        points: outcome.map_or_else(String::new, |outcome| {
            lang.t2("sittings-points", "points", outcome.points, "most", outcome.points_possible)
        }),
        answers: outcome.map_or(0, |outcome| outcome.answers),
        minutes: time_left::minutes_spent(candidate).unwrap_or_default(),
        extra_time: candidate.extra_time_percent,
        granted_minutes: candidate.granted_ms / time_left::MINUTE_MS,
        has_level: dossier.has_level(),
        incidents: dossier.incidents().count(),
        lines: outcome.map_or_else(Vec::new, |outcome| lines(outcome, framework, lang)),
        happened: happened(&dossier.events, &candidate.id, &review.sitting, lang),
        certificate: String::new(),
        errors: FormErrors::default(),
    }
}

async fn certificate(state: &AppState, candidate: &Candidate) -> Result<String, AppError> {
    let code = issuing::code_of(state, candidate).await?;
    Ok(code.map_or_else(String::new, |code| certificate_path(&code)))
}

fn give_back(dossiers: &mut [DossierView], refusal: Refusal) {
    let anchor = format!("c-{}", refusal.candidate);
    if let Some(dossier) = dossiers.iter_mut().find(|dossier| dossier.anchor == anchor) {
        dossier.decision = refusal.form.decision;
        dossier.reason = refusal.form.reason;
        dossier.errors = refusal.errors;
    }
}

/// A decision, typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct DecisionForm {
    decision: String,
    reason: String,
}

/// `POST …/candidates/{candidate}/decision`
pub(super) async fn decide(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path((id, candidate)): Path<(SittingId, CandidateId)>,
    Form(form): Form<DecisionForm>,
) -> Result<Response, AppError> {
    let decided = match Decision::parse(&form.decision) {
        Some(decision) => {
            let ruling = Ruling { candidate: &candidate, decision, reason: &form.reason };
            review::decide(&state, &scope, &id, ruling).await
        }
        None => Err(AppError::invalid("decision", "decision")),
    };
    match decided {
        Ok(()) => Ok(on_to(&format!("/sittings/{id}/review#c-{candidate}"))),
        Err(error @ AppError::Invalid { .. }) => {
            let status = error.status();
            let errors = FormErrors::from(error, shell.lang)?;
            let refusal = Some(Refusal { candidate, form, errors });
            page(&state, shell, &scope, &id, status, Saying { refusal, ..Saying::default() }).await
        }
        Err(error) => after(&state, shell, &scope, &id, Err(error)).await,
    }
}

/// `POST /sittings/{id}/review`
pub(super) async fn close(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Response, AppError> {
    let done = review::close(&state, &scope, &id).await;
    after(&state, shell, &scope, &id, done).await
}

/// `POST /sittings/{id}/publication`
pub(super) async fn publish(
    State(state): State<AppState>,
    shell: Shell,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Response, AppError> {
    let done = review::publish(&state, &scope, &id).await.map(|_| ());
    after(&state, shell, &scope, &id, done).await
}

/// Back to the review, or the review with what was refused.
async fn after(
    state: &AppState,
    shell: Shell,
    scope: &Scope,
    id: &SittingId,
    done: Result<(), AppError>,
) -> Result<Response, AppError> {
    match done {
        Ok(()) => Ok(on_to(&format!("/sittings/{id}/review"))),
        Err(AppError::Conflict { key: "sitting-not-ended" }) => Err(AppError::conflict("sitting-not-ended")),
        Err(error @ (AppError::Conflict { .. } | AppError::Invalid { .. })) => {
            let message = error.message(shell.lang);
            page(state, shell, scope, id, error.status(), Saying { message, refusal: None }).await
        }
        Err(error) => Err(error),
    }
}
