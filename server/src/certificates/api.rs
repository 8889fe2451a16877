//! The same in JSON.

use super::check::{self, Verdict};
use super::issuers::{self, IssuerDocument};
use super::page::refusal_words;
use super::record::{Certificate, Revocation, RevocationCategory};
use super::sheet::instant;
use super::store;
use super::verified::{VerifiedCredential, VerifiedLine};
use crate::accounts::extract::Certifier;
use crate::error::{AppError, Problem};
use crate::http::address::ClientAddress;
use crate::http::form::Json;
use crate::http::path::Path;
use crate::ids::{CandidateId, CertificateId, SittingId};
use crate::sittings;
use crate::state::AppState;
use crate::ui::Shell;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(show_certificate))
        .routes(routes!(show_credential))
        .routes(routes!(create_verification))
        .routes(routes!(list_issuers))
        .routes(routes!(list_certificates))
        .routes(routes!(create_revocation))
}

/// Whether a certificate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// It stands.
    Valid,
    /// It was withdrawn.
    Revoked,
    /// Rightly signed, but not in the register.
    Unregistered,
    /// Not a certificate of this service, or altered.
    Refused,
}

/// What the public may know of a withdrawal.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicRevocation {
    /// When, RFC 3339.
    pub at: String,
    /// Why.
    pub category: RevocationCategory,
}

impl From<&Revocation> for PublicRevocation {
    fn from(revocation: &Revocation) -> Self {
        Self { at: instant(revocation.at), category: revocation.category }
    }
}

/// What a certificate says of a competence.
#[derive(Debug, Serialize, ToSchema)]
pub struct LevelLine {
    /// Code of the competence.
    pub code: String,
    /// Its name, in the certificate's language.
    pub name: String,
    /// Level, or nothing when there were not enough answers.
    pub level: Option<u8>,
    /// Lowest level of the 90 % range.
    pub level_low: u8,
    /// Highest level of the 90 % range.
    pub level_high: u8,
    /// Points, with the level.
    pub points: Option<u32>,
    /// Standard error of the ability in logits, two decimals.
    pub standard_error: String,
    /// Answers that count.
    pub answers: u32,
}

impl From<VerifiedLine> for LevelLine {
    fn from(line: VerifiedLine) -> Self {
        Self {
            code: line.code,
            name: line.name,
            level: line.level,
            level_low: line.level_range.0,
            level_high: line.level_range.1,
            points: line.points,
            standard_error: line.standard_error,
            answers: line.answers,
        }
    }
}

/// What a certificate says.
#[derive(Debug, Serialize, ToSchema)]
pub struct Statement {
    /// Public code, in groups.
    pub code: String,
    /// Name of the holder.
    pub holder: String,
    /// The certifying organisation.
    pub organisation: String,
    /// When it was issued, RFC 3339.
    pub issued: String,
    /// Day of the session, ISO 8601.
    pub session_date: String,
    /// `on_site` or `remote`.
    pub place: String,
    /// `fr` or `en`.
    pub language: String,
    /// Framework and version.
    pub framework: String,
    /// Points of all competences.
    pub points: u32,
    /// Most points the test could give.
    pub points_possible: u32,
    /// Answers that count.
    pub answers: u32,
    /// Each competence.
    pub levels: Vec<LevelLine>,
    /// `expert_prior` or `calibrated`.
    pub calibration: String,
    /// Revision of the question bank.
    pub bank_revision: String,
    /// Version of the engine.
    pub engine_version: String,
    /// Digest of the session's transcript.
    pub transcript_digest: String,
    /// The key that signed, as `did:key`.
    pub issuer: String,
}

impl From<VerifiedCredential> for Statement {
    fn from(one: VerifiedCredential) -> Self {
        Self {
            code: one.certificate_code,
            holder: one.holder_name,
            organisation: one.organisation,
            issued: one.issued_at,
            session_date: one.session_date,
            place: one.place.key().to_owned(),
            language: one.language.tag().to_owned(),
            framework: one.framework,
            points: one.total.points,
            points_possible: one.total.points_possible,
            answers: one.total.answers,
            levels: one.competences.into_iter().map(LevelLine::from).collect(),
            calibration: one.calibration.key().to_owned(),
            bank_revision: one.bank_revision,
            engine_version: one.engine_version,
            transcript_digest: one.transcript_digest,
            issuer: one.issuer_key.did(),
        }
    }
}

/// A certificate of the register.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicCertificate {
    /// Whether it stands.
    pub state: Standing,
    /// Its withdrawal, if it was withdrawn.
    pub revocation: Option<PublicRevocation>,
    /// What it says.
    #[serde(flatten)]
    pub statement: Statement,
    /// The signed file, whole; `GET /certificates/{code}/credential` gives its bytes.
    pub credential: String,
}

/// State and content of a certificate, for whoever has its code
#[utoipa::path(get, path = "/certificates/{certificate}", tag = "certificates",
    params(("certificate" = String, Path, description = "Public code, in any spelling")),
    responses((status = 200, body = PublicCertificate), (status = 404, body = Problem, description = "Unknown or malformed"), (status = 429, body = Problem)))]
pub async fn show_certificate(
    State(state): State<AppState>,
    client: ClientAddress,
    Path(code): Path<String>,
) -> Result<Json<PublicCertificate>, AppError> {
    let (found, verdict) = check::look_up(&state, &client, &code).await?;
    let (standing, statement, revocation) = parts(verdict);
    Ok(Json(PublicCertificate {
        state: standing,
        revocation,
        statement: statement.ok_or(AppError::NotFound)?,
        credential: found.credential,
    }))
}

fn parts(verdict: Verdict) -> (Standing, Option<Statement>, Option<PublicRevocation>) {
    match verdict {
        Verdict::Valid(one) => (Standing::Valid, Some((*one).into()), None),
        Verdict::Revoked(one, revocation) => {
            (Standing::Revoked, Some((*one).into()), Some((&revocation).into()))
        }
        Verdict::Unregistered(one) => (Standing::Unregistered, Some((*one).into()), None),
        Verdict::Refused(_) => (Standing::Refused, None, None),
    }
}

/// The signed file, byte for byte as issued
#[utoipa::path(get, path = "/certificates/{certificate}/credential", tag = "certificates",
    params(("certificate" = String, Path, description = "Public code, in any spelling")),
    responses((status = 200, body = serde_json::Value, description = "Open Badges 3.0 credential"), (status = 404, body = Problem), (status = 429, body = Problem)))]
pub async fn show_credential(
    State(state): State<AppState>,
    client: ClientAddress,
    Path(code): Path<String>,
) -> Result<Response, AppError> {
    let (found, _) = check::look_up(&state, &client, &code).await?;
    let headers = [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")];
    Ok((headers, found.credential).into_response())
}

/// A file to check.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVerification {
    /// The file's text, byte for byte.
    pub credential: String,
}

/// What came of a check.
#[derive(Debug, Serialize, ToSchema)]
pub struct Verification {
    /// Whether it is a certificate of this service that stands.
    pub valid: bool,
    /// In detail.
    pub state: Standing,
    /// Why it is refused: a stable word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<&'static str>,
    /// The same for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Its withdrawal, if it was withdrawn.
    pub revocation: Option<PublicRevocation>,
    /// What it says; nothing when it is refused.
    pub certificate: Option<Statement>,
}

/// Check a certificate file; any changed byte is refused
#[utoipa::path(post, path = "/verifications", tag = "certificates", request_body = NewVerification,
    responses((status = 200, body = Verification), (status = 413, body = Problem), (status = 422, body = Problem)))]
pub async fn create_verification(
    State(state): State<AppState>,
    shell: Shell,
    Json(new): Json<NewVerification>,
) -> Result<Json<Verification>, AppError> {
    let verdict = check::check(&state, new.credential.into_bytes()).await?;
    let refusal = if let Verdict::Refused(refusal) = &verdict { Some(refusal.clone()) } else { None };
    let (standing, certificate, revocation) = parts(verdict);
    Ok(Json(Verification {
        valid: standing == Standing::Valid,
        state: standing,
        refusal: refusal.as_ref().map(super::Refusal::code),
        reason: refusal.as_ref().map(|refusal| refusal_words(shell.lang, refusal)),
        revocation,
        certificate,
    }))
}

/// Public keys of this service, to check certificates without it
#[utoipa::path(get, path = "/issuers", tag = "certificates", responses((status = 200, body = IssuerDocument)))]
pub async fn list_issuers(State(state): State<AppState>) -> Json<IssuerDocument> {
    Json(issuers::document(&state.keys))
}

/// A certificate as its certifiers see it.
#[derive(Debug, Serialize, ToSchema)]
pub struct CertificateEntry {
    /// Id.
    pub id: CertificateId,
    /// Public code, in groups.
    pub code: String,
    /// The candidate.
    pub candidate: CandidateId,
    /// Name of the holder.
    pub holder: String,
    /// Whether it stands.
    pub state: Standing,
    /// When it was issued, RFC 3339.
    pub issued: String,
    /// When it was withdrawn, and why in public words.
    pub revocation: Option<PublicRevocation>,
    /// The reason of the withdrawal.
    pub reason: Option<String>,
}

impl From<Certificate> for CertificateEntry {
    fn from(one: Certificate) -> Self {
        Self {
            state: if one.is_valid() { Standing::Valid } else { Standing::Revoked },
            code: one.code.to_string(),
            issued: instant(one.issued),
            revocation: one.revocation.as_ref().map(PublicRevocation::from),
            reason: one.revocation.map(|revocation| revocation.reason),
            id: one.id,
            candidate: one.candidate,
            holder: one.holder_name,
        }
    }
}

/// Certificates of a sitting
#[utoipa::path(get, path = "/sittings/{id}/certificates", tag = "certificates", security(("bearer" = [])),
    params(("id" = SittingId, Path)),
    responses((status = 200, body = [CertificateEntry]), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn list_certificates(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path(id): Path<SittingId>,
) -> Result<Json<Vec<CertificateEntry>>, AppError> {
    sittings::store::find(&state.db, &scope, &id).await?;
    let found = store::of_sitting(&state.db, &scope, &id).await?;
    Ok(Json(found.into_iter().map(CertificateEntry::from).collect()))
}

/// Why a certificate is withdrawn.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRevocation {
    /// For the organisation; the public does not see it.
    pub reason: String,
    /// What the public may know.
    #[serde(default)]
    pub category: RevocationCategory,
}

/// Withdraw a certificate, for ever
#[utoipa::path(post, path = "/certificates/{certificate}/revocation", tag = "certificates", security(("bearer" = [])),
    params(("certificate" = String, Path, description = "Id or public code")), request_body = NewRevocation,
    responses((status = 200, body = CertificateEntry), (status = 401, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem, description = "Withdrawn before"), (status = 422, body = Problem)))]
pub async fn create_revocation(
    State(state): State<AppState>,
    Certifier(scope): Certifier,
    Path(id): Path<String>,
    Json(new): Json<NewRevocation>,
) -> Result<Json<CertificateEntry>, AppError> {
    let done = check::revoke(&state, &scope, &id, new.category, &new.reason).await?;
    Ok(Json(done.into()))
}
