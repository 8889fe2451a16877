//! Checking certificates, which anyone may.

use crate::certificates::check::{self, Verdict};
use crate::certificates::clr;
use crate::certificates::issuers::{self, IssuerDocument};
use crate::certificates::page::refusal_words;
use crate::certificates::record::{Category, Change};
use crate::certificates::{Refusal, VerifiedCredential, VerifiedLine, instant};
use crate::error::{AppError, Problem};
use crate::http::address::ClientAddress;
use crate::http::form::Json;
use crate::http::path::Path;
use crate::state::AppState;
use crate::ui::Shell;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Whether a certificate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Standing {
    /// It stands.
    Valid,
    /// It does not count for the time being.
    Suspended,
    /// It was withdrawn.
    Revoked,
    /// Rightly signed, but not in the register.
    Unregistered,
    /// Not a certificate of this service, or altered.
    Refused,
}

/// What the public may know of a suspension or a withdrawal.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PublicChange {
    /// When, RFC 3339.
    pub(super) at: String,
    /// Why.
    pub(super) category: Category,
}

impl From<&Change> for PublicChange {
    fn from(change: &Change) -> Self {
        Self { at: instant(change.at), category: change.category }
    }
}

/// What a certificate says of a competence.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct LevelLine {
    /// Code of the competence.
    pub(super) code: String,
    /// Its name, in the certificate's language.
    pub(super) name: String,
    /// Level, or nothing when there were not enough answers.
    pub(super) level: Option<u8>,
    /// Lowest level of the 90 % range.
    pub(super) level_low: u8,
    /// Highest level of the 90 % range.
    pub(super) level_high: u8,
    /// Points, with the level.
    pub(super) points: Option<u32>,
    /// Standard error of the ability in logits, two decimals.
    pub(super) standard_error: String,
    /// Answers that count.
    pub(super) answers: u32,
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
pub(super) struct Statement {
    /// Public code, in groups.
    pub(super) code: String,
    /// Name of the holder.
    pub(super) holder: String,
    /// The certifying organisation.
    pub(super) organisation: String,
    /// When it was issued, RFC 3339.
    pub(super) issued: String,
    /// Day of the session, ISO 8601.
    pub(super) session_date: String,
    /// `on_site` or `remote`.
    pub(super) place: String,
    /// How the holder's identity was checked: `document_seen`; nothing in certificates of before 0.3.
    pub(super) identity_check: Option<String>,
    /// `fr` or `en`.
    pub(super) language: String,
    /// Framework and version.
    pub(super) framework: String,
    /// Points of all competences.
    pub(super) points: u32,
    /// Most points the test could give.
    pub(super) points_possible: u32,
    /// Answers that count.
    pub(super) answers: u32,
    /// Each competence.
    pub(super) levels: Vec<LevelLine>,
    /// `expert_prior` or `calibrated`.
    pub(super) calibration: String,
    /// Revision of the question bank.
    pub(super) bank_revision: String,
    /// Version of the engine.
    pub(super) engine_version: String,
    /// Digest of the session's transcript.
    pub(super) transcript_digest: String,
    /// DID of the issuer.
    pub(super) issuer: String,
    /// The key that signed, as `did:key`.
    pub(super) key: String,
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
            identity_check: one.identity_check.map(|check| check.key().to_owned()),
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
            key: one.issuer_key.did(),
            issuer: one.issuer_did,
        }
    }
}

/// A certificate of the register.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PublicCertificate {
    /// Whether it stands.
    pub(super) state: Standing,
    /// Its suspension, while it is suspended.
    pub(super) suspension: Option<PublicChange>,
    /// Its withdrawal, if it was withdrawn.
    pub(super) revocation: Option<PublicChange>,
    /// What it says.
    #[serde(flatten)]
    pub(super) statement: Statement,
    /// The signed file, whole; `GET /certificates/{code}/credential` gives its bytes.
    pub(super) credential: String,
}

/// State and content of a certificate, for whoever has its code
#[utoipa::path(get, path = "/certificates/{certificate}", tag = "certificates",
    params(("certificate" = String, Path, description = "Public code, in any spelling")),
    responses((status = 200, body = PublicCertificate), (status = 404, body = Problem, description = "Unknown or malformed"),
        (status = 409, body = Problem, description = "Its key was stolen before; it will be issued anew"), (status = 429, body = Problem)))]
pub(super) async fn show_certificate(
    State(state): State<AppState>,
    client: ClientAddress,
    Path(code): Path<String>,
) -> Result<Json<PublicCertificate>, AppError> {
    let (found, verdict) = check::look_up(&state, &client, &code).await?;
    let Parts { standing, statement, suspension, revocation } = parts(verdict);
    Ok(Json(PublicCertificate {
        state: standing,
        suspension,
        revocation,
        statement: statement.ok_or(AppError::conflict("certificate-key-compromised"))?,
        credential: found.credential,
    }))
}

struct Parts {
    standing: Standing,
    statement: Option<Statement>,
    suspension: Option<PublicChange>,
    revocation: Option<PublicChange>,
}

fn parts(verdict: Verdict) -> Parts {
    let (standing, statement, suspension, revocation) = match verdict {
        Verdict::Valid(one) => (Standing::Valid, Some(one), None, None),
        Verdict::Suspended(one, change) => (Standing::Suspended, Some(one), Some((&change).into()), None),
        Verdict::Revoked(one, change) => (Standing::Revoked, Some(one), None, Some((&change).into())),
        Verdict::Unregistered(one) => (Standing::Unregistered, Some(one), None, None),
        Verdict::Refused(_) => (Standing::Refused, None, None, None),
    };
    Parts { standing, statement: statement.map(|one| (*one).into()), suspension, revocation }
}

/// The signed file, byte for byte as issued
#[utoipa::path(get, path = "/certificates/{certificate}/credential", tag = "certificates",
    params(("certificate" = String, Path, description = "Public code, in any spelling")),
    responses((status = 200, body = serde_json::Value, description = "Open Badges 3.0 credential"), (status = 404, body = Problem), (status = 429, body = Problem)))]
pub(super) async fn show_credential(
    State(state): State<AppState>,
    client: ClientAddress,
    Path(code): Path<String>,
) -> Result<Response, AppError> {
    let (found, _) = check::look_up(&state, &client, &code).await?;
    let headers = [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")];
    Ok((headers, found.credential).into_response())
}

/// The same as a compact JWS
#[utoipa::path(get, path = "/certificates/{certificate}/jwt", tag = "certificates",
    params(("certificate" = String, Path, description = "Public code, in any spelling")),
    responses((status = 200, body = String, content_type = "text/plain", description = "VC-JWT, EdDSA"),
        (status = 404, body = Problem), (status = 429, body = Problem)))]
pub(super) async fn show_jwt(
    State(state): State<AppState>,
    client: ClientAddress,
    Path(code): Path<String>,
) -> Result<Response, AppError> {
    let (found, _) = check::look_up(&state, &client, &code).await?;
    let headers = [(CONTENT_TYPE, "text/plain; charset=utf-8"), (CACHE_CONTROL, "no-store")];
    Ok((headers, check::jwt(&found)?).into_response())
}

/// What only the holder knows.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Holder {
    /// Birth date, `YYYY-MM-DD` or `DD/MM/YYYY`.
    pub(super) birth_date: String,
}

/// The holder's whole record: every certificate that stands, in one signed Comprehensive Learner Record 2.0
#[utoipa::path(post, path = "/certificates/{certificate}/record", tag = "certificates", request_body = Holder,
    params(("certificate" = String, Path, description = "Public code, in any spelling")),
    responses((status = 200, body = serde_json::Value, description = "CLR 2.0 credential"), (status = 404, body = Problem),
        (status = 409, body = Problem, description = "None of them stands"), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub(super) async fn create_record(
    State(state): State<AppState>,
    client: ClientAddress,
    Path(code): Path<String>,
    Json(holder): Json<Holder>,
) -> Result<Response, AppError> {
    let signed = clr::for_holder(&state, &client, &code, &holder.birth_date).await?;
    let headers = [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")];
    Ok((headers, signed.text).into_response())
}

/// A file to check.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewVerification {
    /// The file's text, byte for byte.
    pub(super) credential: String,
}

/// What came of a check.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Verification {
    /// Whether it is a certificate of this service that stands.
    pub(super) valid: bool,
    /// In detail.
    pub(super) state: Standing,
    /// Why it is refused: a stable word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) refusal: Option<&'static str>,
    /// The same for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<String>,
    /// Its suspension, while it is suspended.
    pub(super) suspension: Option<PublicChange>,
    /// Its withdrawal, if it was withdrawn.
    pub(super) revocation: Option<PublicChange>,
    /// What it says; nothing when it is refused.
    pub(super) certificate: Option<Statement>,
}

/// Check a certificate file; any changed byte is refused
#[utoipa::path(post, path = "/verifications", tag = "certificates", request_body = NewVerification,
    responses((status = 200, body = Verification), (status = 413, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn create_verification(
    State(state): State<AppState>,
    shell: Shell,
    Json(new): Json<NewVerification>,
) -> Result<Json<Verification>, AppError> {
    let verdict = check::check(&state, new.credential.into_bytes()).await?;
    let refusal = if let Verdict::Refused(refusal) = &verdict { Some(refusal.clone()) } else { None };
    let Parts { standing, statement, suspension, revocation } = parts(verdict);
    Ok(Json(Verification {
        valid: standing == Standing::Valid,
        state: standing,
        refusal: refusal.as_ref().map(Refusal::code),
        reason: refusal.as_ref().map(|refusal| refusal_words(shell.lang, refusal)),
        suspension,
        revocation,
        certificate: statement,
    }))
}

/// Public keys of this service, to check certificates without it
#[utoipa::path(get, path = "/issuers", tag = "certificates", responses((status = 200, body = IssuerDocument)))]
pub(super) async fn list_issuers(State(state): State<AppState>) -> Json<IssuerDocument> {
    Json(issuers::document(&state.keys.current()))
}
