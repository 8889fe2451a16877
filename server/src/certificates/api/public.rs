//! Checking certificates, which anyone may.

use crate::certificates::answer::{Answer, PublicChange, Statement};
use crate::certificates::issuers::{self, IssuerDocument};
use crate::certificates::page::refusal_words;
use crate::certificates::standing::Standing;
use crate::certificates::{bundle, check, clr};
use crate::error::{AppError, Problem};
use crate::http::address::ClientAddress;
use crate::http::form::Json;
use crate::http::path::Path;
use crate::state::AppState;
use crate::ui::Shell;
use axum::extract::State;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A certificate of the register.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PublicCertificate {
    /// Whether it may be relied on.
    pub(super) valid: bool,
    /// In detail.
    pub(super) state: Standing,
    /// When it was checked, RFC 3339.
    pub(super) checked_at: String,
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
) -> Result<Response, AppError> {
    let (found, verdict) = check::look_up(&state, &client, &code).await?;
    let Answer { valid, state: standing, checked_at, suspension, revocation, certificate, .. } =
        Answer::new(verdict, state.now(), ToString::to_string);
    let answer = PublicCertificate {
        valid,
        state: standing,
        checked_at,
        suspension,
        revocation,
        statement: certificate.ok_or(AppError::conflict("certificate-key-compromised"))?,
        credential: found.credential,
    };
    // Any page may show it: it is public to whoever has the code, and no cookie matters here.
    Ok(([(ACCESS_CONTROL_ALLOW_ORIGIN, "*"), (CACHE_CONTROL, "no-store")], Json(answer)).into_response())
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

/// What the holder is asked. It keeps passers-by out and is no lock: the certificate holds the salted hash of it.
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

/// All that derives the result again, for the holder; `jalon certificate rederive` reads it
#[utoipa::path(post, path = "/certificates/{certificate}/bundle", tag = "certificates", request_body = Holder,
    params(("certificate" = String, Path, description = "Public code, in any spelling")),
    responses((status = 200, body = Vec<u8>, content_type = "application/zip"), (status = 404, body = Problem),
        (status = 422, body = Problem), (status = 429, body = Problem)))]
pub(super) async fn create_bundle(
    State(state): State<AppState>,
    client: ClientAddress,
    Path(code): Path<String>,
    Json(holder): Json<Holder>,
) -> Result<Response, AppError> {
    let (_, bytes) = bundle::for_holder(&state, &client, &code, &holder.birth_date).await?;
    Ok(([(CONTENT_TYPE, "application/zip"), (CACHE_CONTROL, "no-store")], bytes).into_response())
}

/// A file to check: one of the two.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewVerification {
    /// A file's text, byte for byte.
    #[serde(default)]
    pub(super) credential: Option<String>,
    /// The bytes of a file of any kind (JSON, JWT, PDF, PNG, SVG, ZIP), in base64.
    #[serde(default)]
    pub(super) file: Option<String>,
}

impl NewVerification {
    fn bytes(self) -> Result<Vec<u8>, AppError> {
        match (self.credential, self.file) {
            (Some(text), None) => Ok(text.into_bytes()),
            (None, Some(encoded)) => {
                STANDARD.decode(encoded).map_err(|_| AppError::invalid("file", "certificate-file-base64"))
            }
            _ => Err(AppError::invalid("file", "certificate-file-one")),
        }
    }
}

/// Check a certificate file; any change of the signed file, by itself or inside another, is refused
#[utoipa::path(post, path = "/verifications", tag = "certificates", request_body = NewVerification,
    responses((status = 200, body = Answer), (status = 413, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub(super) async fn create_verification(
    State(state): State<AppState>,
    shell: Shell,
    client: ClientAddress,
    Json(new): Json<NewVerification>,
) -> Result<Json<Answer>, AppError> {
    let (_, verdict) = check::check_file(&state, &client, new.bytes()?).await?;
    Ok(Json(Answer::new(verdict, state.now(), |refusal| refusal_words(shell.lang, refusal))))
}

/// Public keys of this service, to check certificates without it
#[utoipa::path(get, path = "/issuers", tag = "certificates", responses((status = 200, body = IssuerDocument)))]
pub(super) async fn list_issuers(State(state): State<AppState>) -> Json<IssuerDocument> {
    Json(issuers::document(&state.keys.current()))
}
