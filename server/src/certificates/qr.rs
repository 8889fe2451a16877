//! A QR code as inline vector drawing: sharp at any size, no script, no image request.

use std::fmt::Write as _;

use fast_qr::qr::{QRBuilder, QRCode, QRCodeError};
use thiserror::Error;

/// Modules of white space around the symbol that ISO/IEC 18004 asks for.
const QUIET_ZONE: usize = 4;

/// The text does not fit into a QR code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the address is too long for a QR code")]
pub struct TooLongForQr;

/// Draws `address` as an SVG element whose accessible name is `title`; both are escaped.
pub fn svg(address: &str, title: &str) -> Result<String, TooLongForQr> {
    let code = QRBuilder::new(address).build().map_err(|error| match error {
        QRCodeError::EncodedData | QRCodeError::SpecifiedVersion => TooLongForQr,
    })?;
    let side = code.size + 2 * QUIET_ZONE;
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" role=\"img\" \
         shape-rendering=\"crispEdges\"><title>{}</title><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/>\
         <path fill=\"#000\" d=\"{}\"/></svg>",
        escape(title),
        dark_runs(&code),
    ))
}

/// One rectangle of height 1 per run of dark modules.
fn dark_runs(code: &QRCode) -> String {
    let mut path = String::new();
    for row in 0..code.size {
        let mut column = 0;
        while column < code.size {
            let run = code[row][column..code.size].iter().take_while(|module| module.value()).count();
            if run > 0 {
                // Writing to a String cannot fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", column + QUIET_ZONE, row + QUIET_ZONE);
            }
            column += run.max(1);
        }
    }
    path
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "https://jalon.example.org/c/04HMASW9NF6YYPN57";

    #[test]
    fn the_drawing_has_the_same_modules_as_the_code() {
        let code = QRBuilder::new(ADDRESS).build().unwrap();
        let drawn = dark_runs(&code);
        let mut dark = 0;
        for run in drawn.split_terminator('z') {
            let (corner, width) = run.split_once('h').unwrap();
            let (column, row) = corner[1..].split_once(' ').unwrap();
            let width: usize = width.split('v').next().unwrap().parse().unwrap();
            let (column, row): (usize, usize) = (column.parse().unwrap(), row.parse().unwrap());
            let modules = &code[row - QUIET_ZONE][column - QUIET_ZONE..][..width];
            assert!(modules.iter().all(|module| module.value()));
            dark += width;
        }
        let all = (0..code.size).map(|row| code[row][..code.size].iter().filter(|m| m.value()).count());
        assert_eq!(dark, all.sum::<usize>());
    }

    #[test]
    fn the_drawing_is_named_escaped_and_has_its_quiet_zone() {
        let drawing = svg(ADDRESS, "Vérifier <ce> \"certificat\" & lire").unwrap();
        assert!(drawing.contains("<title>Vérifier &lt;ce&gt; &quot;certificat&quot; &amp; lire</title>"));
        assert!(drawing.contains("M4 4h7v1h-7z"), "the first finder starts after the quiet zone");
        assert!(!drawing.contains("style") && !drawing.contains("script"));
    }

    #[test]
    fn too_much_text_is_an_error() {
        assert_eq!(svg(&"x".repeat(5000), "x"), Err(TooLongForQr));
    }
}
