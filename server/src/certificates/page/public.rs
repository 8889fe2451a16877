//! `/verify`: by code, by file, by text. No account, no trace but the throttle's count.

use crate::certificates::check::{self, Verdict};
use crate::certificates::container::MAX_FILE_BYTES;
use crate::certificates::record::{Act, Change};
use crate::certificates::sheet::{self, Sheet};
use crate::certificates::{CertificateCode, CodeError, GeneralCredential, Refusal, issuers, path};
use crate::error::AppError;
use crate::http::address::ClientAddress;
use crate::http::form::Form;
use crate::http::path::Path;
use crate::state::AppState;
use crate::ui::form::FormErrors;
use crate::ui::{Lang, Page, Shell};
use askama::Template;
use axum::Json;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_DISPOSITION;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

#[derive(Debug, Template)]
#[template(path = "certificates/verify.html")]
struct VerifyPage {
    shell: Shell,
    heading: String,
    typed: String,
    unknown: bool,
    refused: String,
    errors: FormErrors,
}

#[derive(Debug, Template)]
#[template(path = "certificates/certificate.html")]
struct CertificatePage {
    shell: Shell,
    heading: String,
    /// Day and public words of its suspension.
    suspended: Option<(String, String)>,
    /// The same of its withdrawal.
    revoked: Option<(String, String)>,
    registered: bool,
    /// Path of this page; what one takes away lies below it.
    own: String,
    /// The page to print.
    document: String,
    download: String,
    /// Where the holder asks for the whole record.
    record: String,
    sheet: Sheet,
}

impl CertificatePage {
    /// Whether it counts, so that there is a page to print.
    fn standing(&self) -> bool {
        self.registered && self.suspended.is_none() && self.revoked.is_none()
    }
}

/// A signed file that is not a certificate of the register.
#[derive(Debug, Template)]
#[template(path = "certificates/other.html")]
struct OtherPage {
    shell: Shell,
    one: GeneralCredential,
}

fn form_page(shell: Shell) -> VerifyPage {
    VerifyPage {
        heading: shell.t("certificates-verify-title"),
        typed: String::new(),
        unknown: false,
        refused: String::new(),
        errors: FormErrors::default(),
        shell,
    }
}

/// `GET /verify`
pub(super) async fn ask(shell: Shell) -> Response {
    Page(form_page(shell)).into_response()
}

/// A code, or the text of a file.
#[derive(Debug, Deserialize)]
pub(super) struct Check {
    #[serde(default)]
    code: String,
    #[serde(default)]
    text: String,
}

/// `POST /verify`
pub(super) async fn create_check(
    State(state): State<AppState>,
    shell: Shell,
    client: ClientAddress,
    Form(form): Form<Check>,
) -> Result<Response, AppError> {
    if !form.text.trim().is_empty() {
        return judge(&state, shell, &client, as_issued(&form.text)).await;
    }
    match form.code.parse::<CertificateCode>() {
        Ok(code) => Ok(Redirect::to(&format!("/verify/{}", code.compact())).into_response()),
        Err(error) => {
            let errors = FormErrors::from(code_error(&form.code, error), shell.lang)?;
            let page = VerifyPage { typed: form.code, errors, ..form_page(shell) };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response())
        }
    }
}

fn code_error(typed: &str, error: CodeError) -> AppError {
    match error {
        _ if typed.trim().is_empty() => AppError::invalid("code", "empty"),
        CodeError::Length(found) => {
            AppError::invalid_with("code", "certificate-code-length", found.to_string())
        }
        CodeError::Sign(sign) => AppError::invalid_with("code", "certificate-code-sign", sign.to_string()),
        CodeError::Check => AppError::invalid("code", "certificate-code-typing"),
    }
}

/// Undoes what a form field does to a text: line ends become CR LF, and the edges are lost when copying.
/// Everything between is checked byte for byte.
fn as_issued(text: &str) -> Vec<u8> {
    let mut text = text.trim().replace("\r\n", "\n");
    text.push('\n');
    text.into_bytes()
}

/// `POST /verify/file`
pub(super) async fn create_file_check(
    State(state): State<AppState>,
    shell: Shell,
    client: ClientAddress,
    mut parts: Multipart,
) -> Result<Response, AppError> {
    let unreadable = |_| AppError::invalid("file", "form");
    while let Some(mut part) = parts.next_field().await.map_err(unreadable)? {
        if part.name() != Some("file") {
            continue;
        }
        let mut file = Vec::new();
        while let Some(chunk) = part.chunk().await.map_err(unreadable)? {
            file.extend_from_slice(&chunk);
            if file.len() > MAX_FILE_BYTES {
                return Ok(refused(shell, &Refusal::TooLarge));
            }
        }
        return judge(&state, shell, &client, file).await;
    }
    Err(AppError::invalid("file", "form"))
}

async fn judge(
    state: &AppState,
    shell: Shell,
    client: &ClientAddress,
    file: Vec<u8>,
) -> Result<Response, AppError> {
    match check::check_file(state, client, file).await? {
        Verdict::Refused(refusal) => Ok(refused(shell, &refusal)),
        verdict => Ok(shown(state, shell, verdict).into_response()),
    }
}

fn refused(shell: Shell, refusal: &Refusal) -> Response {
    let page = VerifyPage {
        heading: shell.t("certificates-refused-title"),
        refused: refusal_words(shell.lang, refusal),
        ..form_page(shell)
    };
    Page(page).into_response()
}

/// Why a file is refused, in the visitor's language.
pub(in crate::certificates) fn refusal_words(lang: Lang, refusal: &Refusal) -> String {
    let key = format!("certificates-refused-{}", refusal.code().replace('_', "-"));
    if lang.has(&key) { lang.t(&key) } else { lang.t("certificates-refused-unsupported") }
}

/// `GET /verify/{code}`: unknown, malformed and never issued look the same.
pub(super) async fn show(
    State(state): State<AppState>,
    shell: Shell,
    client: ClientAddress,
    Path(typed): Path<String>,
) -> Result<Response, AppError> {
    match check::look_up(&state, &client, &typed).await {
        Ok((_, verdict)) => Ok(shown(&state, shell, verdict).into_response()),
        Err(AppError::NotFound) => {
            let heading = shell.t("certificates-unknown-title");
            let page = VerifyPage { heading, unknown: true, ..form_page(shell) };
            Ok((StatusCode::NOT_FOUND, Page(page)).into_response())
        }
        Err(error) => Err(error),
    }
}

/// The page of a verdict.
pub(in crate::certificates) fn shown(state: &AppState, shell: Shell, verdict: Verdict) -> Response {
    let lang = shell.lang;
    let (mut suspended, mut revoked) = (None, None);
    let (heading, one) = match verdict {
        Verdict::Valid(one) => ("certificates-heading-valid", one),
        Verdict::Suspended(one, change) => {
            suspended = Some(change_words(lang, Act::Suspend, &change));
            ("certificates-heading-suspended", one)
        }
        Verdict::Revoked(one, change) => {
            revoked = Some(change_words(lang, Act::Revoke, &change));
            ("certificates-heading-revoked", one)
        }
        Verdict::Unregistered(one) => ("certificates-heading-unregistered", one),
        Verdict::Other(one) => return Page(OtherPage { one: *one, shell }).into_response(),
        Verdict::Refused(refusal) => return refused(shell, &refusal),
    };
    let address = format!("{}{}", shell.public_url, path(&one.certificate_code));
    let page = CertificatePage {
        registered: heading != "certificates-heading-unregistered",
        heading: lang.t1(heading, "name", one.holder_name.as_str()),
        suspended,
        revoked,
        document: format!("{}/certificate.pdf", path(&one.certificate_code)),
        download: format!("{}/credential.json", path(&one.certificate_code)),
        record: format!("{}/record", path(&one.certificate_code)),
        own: path(&one.certificate_code),
        sheet: Sheet::new(&one, state.banks.current().framework(), address, lang),
        shell,
    };
    Page(page).into_response()
}

/// Day and public reason of what was done to a certificate.
pub(super) fn change_words(lang: Lang, act: Act, change: &Change) -> (String, String) {
    (sheet::day_of(lang, change.at), lang.t(&change.category.text_key(act)))
}

/// `GET /verify/issuer.json`
pub(super) async fn issuer(State(state): State<AppState>) -> Response {
    let name = "attachment; filename=\"issuer.json\"";
    ([(CONTENT_DISPOSITION, name)], Json(issuers::document(&state.keys.current()))).into_response()
}
