//! `/verify`: by code, by file, by text. No account, no trace but the throttle's count.

use crate::certificates::check::{self, Verdict};
use crate::certificates::container::{Kind, MAX_FILE_BYTES};
use crate::certificates::enclosed::Enclosed;
use crate::certificates::record::{Act, Change};
use crate::certificates::sheet::{self, Sheet};
use crate::certificates::standing::Standing;
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
use axum::extract::multipart::MultipartError;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_DISPOSITION;
use axum::response::{IntoResponse, Redirect, Response};
use jalon_engine::session::event::Timestamp;
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
    /// What was checked, when it stands.
    checked: String,
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
    title: String,
    /// Kind of its notice, and what that says.
    mark: &'static str,
    told: String,
    text: String,
    one: GeneralCredential,
    inside: Vec<InsideView>,
}

impl OtherPage {
    fn new(shell: Shell, one: GeneralCredential, inside: Vec<Enclosed<Verdict>>) -> Self {
        let lang = shell.lang;
        let counting = inside.iter().filter(|one| Standing::from(&one.worth) == Standing::Valid).count();
        let (mark, told, text) = match inside.len() {
            0 => ("success", "certificates-other-signed", "certificates-other-text"),
            all if all == counting => ("success", "certificates-other-signed", "certificates-inside-text"),
            _ => ("danger", "certificates-inside-not-all", "certificates-inside-not-all-text"),
        };
        let title = if inside.is_empty() { "certificates-other-title" } else { "certificates-record-short" };
        let inside = inside.into_iter().map(|one| InsideView::new(lang, one)).collect();
        Self { title: lang.t(title), mark, told: lang.t(told), text: lang.t(text), one, inside, shell }
    }

    /// An instant as people read it; what is none stays as it is written.
    fn moment(&self, written: &str) -> String {
        let at = written.parse::<jiff::Timestamp>();
        at.map_or_else(
            |_| written.to_owned(),
            |at| sheet::moment(self.shell.lang, Timestamp(at.as_millisecond())),
        )
    }
}

/// A certificate of a record.
#[derive(Debug)]
struct InsideView {
    /// As printed; empty when it states none.
    code: String,
    address: String,
    title: String,
    /// Kind of its mark, and its word.
    mark: &'static str,
    word: String,
    /// Why it does not count.
    why: String,
}

impl InsideView {
    fn new(lang: Lang, one: Enclosed<Verdict>) -> Self {
        let standing = Standing::from(&one.worth);
        let code = one.code.map(|code| code.to_string()).unwrap_or_default();
        Self {
            address: if code.is_empty() { String::new() } else { path(&code) },
            code,
            title: one.title,
            mark: match standing {
                Standing::Valid => "success",
                Standing::Suspended => "waiting",
                _ => "danger",
            },
            word: lang.t(&format!("certificates-word-{}", standing.as_str().replace('_', "-"))),
            why: why_not(lang, &one.worth),
        }
    }
}

/// Why a certificate of a record does not count; empty when it does.
fn why_not(lang: Lang, verdict: &Verdict) -> String {
    let changed = |act, key, change| {
        let (date, words) = change_words(lang, act, change);
        format!("{} {words}", lang.t1(key, "date", date))
    };
    match verdict {
        Verdict::Valid(_) | Verdict::Other(..) => String::new(),
        Verdict::Suspended(_, change) => changed(Act::Suspend, "certificates-suspended-on", change),
        Verdict::Revoked(_, change) => changed(Act::Revoke, "certificates-revoked-on", change),
        Verdict::Unregistered(_) => lang.t("certificates-unregistered-text"),
        Verdict::Refused(refusal) => refusal_words(lang, refusal),
    }
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
    match uploaded(&mut parts).await {
        Ok(Some(file)) => judge(&state, shell, &client, file).await,
        // More than a form may hold is more than a file may hold.
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            Ok(refused(shell, &Refusal::TooLarge))
        }
        Ok(None) | Err(_) => Err(AppError::invalid("file", "form")),
    }
}

/// The file of the form, or as much of it as shows that it is too large.
async fn uploaded(parts: &mut Multipart) -> Result<Option<Vec<u8>>, MultipartError> {
    while let Some(mut part) = parts.next_field().await? {
        if part.name() != Some("file") {
            continue;
        }
        let mut file = Vec::new();
        while let Some(chunk) = part.chunk().await? {
            file.extend_from_slice(&chunk);
            if file.len() > MAX_FILE_BYTES {
                break;
            }
        }
        return Ok(Some(file));
    }
    Ok(None)
}

async fn judge(
    state: &AppState,
    shell: Shell,
    client: &ClientAddress,
    file: Vec<u8>,
) -> Result<Response, AppError> {
    let (kind, verdict) = check::check_file(state, client, file).await?;
    Ok(shown(state, shell, verdict, kind))
}

fn refused(shell: Shell, refusal: &Refusal) -> Response {
    let heading = match refusal {
        // Nothing is known against it: its issuer may be as good as ours.
        Refusal::UnknownIssuer { .. } => "certificates-unchecked-title",
        _ => "certificates-refused-title",
    };
    let page = VerifyPage {
        heading: shell.t(heading),
        refused: refusal_words(shell.lang, refusal),
        ..form_page(shell)
    };
    Page(page).into_response()
}

/// Why a file is refused, in the visitor's language.
pub(in crate::certificates) fn refusal_words(lang: Lang, refusal: &Refusal) -> String {
    let key = format!("certificates-refused-{}", refusal.code().replace('_', "-"));
    if let Refusal::UnknownIssuer { did } = refusal {
        return lang.t1(&key, "issuer", did.as_str());
    }
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
        Ok((_, verdict)) => Ok(shown(&state, shell, verdict, None)),
        Err(AppError::NotFound) => {
            let heading = shell.t("certificates-unknown-title");
            let page = VerifyPage { heading, unknown: true, ..form_page(shell) };
            Ok((StatusCode::NOT_FOUND, Page(page)).into_response())
        }
        Err(error) => Err(error),
    }
}

/// The page of a verdict. `kind`: of the file that was checked, when it was not asked by a code.
pub(in crate::certificates) fn shown(
    state: &AppState,
    shell: Shell,
    verdict: Verdict,
    kind: Option<Kind>,
) -> Response {
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
        Verdict::Other(one, inside) => return Page(OtherPage::new(shell, *one, inside)).into_response(),
        Verdict::Refused(refusal) => return refused(shell, &refusal),
    };
    let address = format!("{}{}", shell.public_url, path(&one.certificate_code));
    let sheet = Sheet::new(&one, state.banks.current().framework(), address, lang);
    let page = CertificatePage {
        registered: heading != "certificates-heading-unregistered",
        sheet: if heading == "certificates-heading-valid" { sheet } else { sheet.proving_nothing() },
        heading: lang.t1(heading, "name", one.holder_name.as_str()),
        checked: lang.t(checked_key(kind)),
        suspended,
        revoked,
        document: format!("{}/certificate.pdf", path(&one.certificate_code)),
        download: format!("{}/credential.json", path(&one.certificate_code)),
        record: format!("{}/record", path(&one.certificate_code)),
        own: path(&one.certificate_code),
        shell,
    };
    Page(page).into_response()
}

/// What was checked of a file of this kind: of pictures, documents and bundles, the signed file inside.
fn checked_key(kind: Option<Kind>) -> &'static str {
    match kind {
        None => "certificates-valid-text",
        Some(Kind::Json | Kind::Jwt) => "certificates-valid-file-text",
        Some(Kind::Png | Kind::Svg | Kind::Pdf | Kind::Zip) => "certificates-valid-inside-text",
    }
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
