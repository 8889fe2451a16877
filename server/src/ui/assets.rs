//! Style, script and fonts: compiled in, one year in caches, renamed by their content.

use crate::error::AppError;
use crate::http::path::Path;
use crate::state::AppState;
use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets");

/// Public name (`style-1a2b3c4d.css`) → file name.
static NAMES: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    FILES.files().filter_map(|file| file.path().to_str()).map(|name| (public_name(name), name)).collect()
});

/// `/assets/{name}`.
pub fn routes() -> Router<AppState> {
    Router::new().route("/assets/{name}", get(show))
}

/// Address of a file, changing with its content.
pub fn url(file: &str) -> String {
    format!("/assets/{}", public_name(file))
}

fn public_name(file: &str) -> String {
    let bytes = FILES.get_file(file).map(include_dir::File::contents).unwrap_or_default();
    let digest = crate::entropy::hex(&Sha256::digest(bytes)[..4]);
    match file.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{digest}.{extension}"),
        None => format!("{file}-{digest}"),
    }
}

async fn show(Path(name): Path<String>) -> Result<Response, AppError> {
    let file = NAMES.get(&name).and_then(|file| FILES.get_file(file)).ok_or(AppError::NotFound)?;
    let kind = match file.path().extension().and_then(|extension| extension.to_str()) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("woff2") => "font/woff2",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let caching = "public, max-age=31536000, immutable";
    Ok(([(CONTENT_TYPE, kind), (CACHE_CONTROL, caching)], file.contents()).into_response())
}
