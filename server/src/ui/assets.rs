//! Style, script and fonts: compiled in, one year in caches, renamed by their content.

use crate::error::AppError;
use crate::http::path::Path;
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
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn style() -> &'static str {
        FILES.get_file("style.css").unwrap().contents_utf8().unwrap()
    }

    /// The colours of a scheme, dark ones over light ones.
    fn tokens(dark: bool) -> BTreeMap<String, String> {
        let light = style().split("@media").next().unwrap();
        let night =
            style().split("prefers-color-scheme: dark").nth(1).unwrap().split("@media").next().unwrap();
        let text = if dark { format!("{light};{night}") } else { light.to_owned() };
        let pairs =
            text.split([';', '{']).filter_map(|line| line.trim().strip_prefix("--")?.split_once(": "));
        pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }

    /// Relative luminance of `#rgb` or `#rrggbb` (WCAG 2.2).
    fn luminance(colour: &str) -> f64 {
        let digits: Vec<u32> =
            colour.trim_start_matches('#').chars().map(|c| c.to_digit(16).unwrap()).collect();
        let bytes: Vec<u32> = match digits.as_slice() {
            [r, g, b] => vec![r * 17, g * 17, b * 17],
            six => six.chunks(2).map(|pair| pair[0] * 16 + pair[1]).collect(),
        };
        let linear = |byte: u32| {
            let c = f64::from(byte) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(bytes[0]) + 0.7152 * linear(bytes[1]) + 0.0722 * linear(bytes[2])
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn texts_stand_out_in_light_and_in_dark() {
        for dark in [false, true] {
            let tokens = tokens(dark);
            let check = |front: &str, back: &str, least: f64| {
                let found = contrast(&tokens[front], &tokens[back]);
                assert!(found >= least, "{front} on {back}, dark {dark}: {found:.2} < {least}");
            };
            for back in ["paper", "surface", "sunk", "pine-soft"] {
                for front in ["ink", "ink-2", "pine", "danger"] {
                    check(front, back, 4.5);
                }
                check("edge", back, 3.0);
                check("focus", back, 3.0);
            }
            for kind in ["info", "success", "warning", "danger"] {
                check(kind, &format!("{kind}-soft"), 4.5);
                check("ink", &format!("{kind}-soft"), 4.5);
                check("pine", &format!("{kind}-soft"), 4.5);
                check(kind, "surface", 4.5);
            }
            for area in 1..=5 {
                check(&format!("on-a{area}"), &format!("a{area}"), 4.5);
            }
            check("on-pine", "pine", 4.5);
            check("on-pine", "pine-deep", 4.5);
            check("on-danger", "danger", 4.5);
        }
    }

    #[test]
    fn areas_differ_in_grey() {
        for dark in [false, true] {
            let tokens = tokens(dark);
            for area in 1..5 {
                let (here, next) = (&tokens[&format!("a{area}")], &tokens[&format!("a{}", area + 1)]);
                assert!(contrast(here, next) > 1.2, "areas {area} and {} look alike, dark {dark}", area + 1);
                assert!(luminance(here) < luminance(next));
            }
        }
    }

    #[test]
    fn the_style_sheet_stays_small() {
        assert!(style().len() <= 25 * 1024, "{} bytes", style().len());
    }
}
