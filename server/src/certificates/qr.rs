//! A QR code as runs of dark modules, and as inline vector drawing: sharp at any size, no script, no image request.

use std::fmt::Write as _;

use fast_qr::qr::{QRBuilder, QRCode, QRCodeError};
use thiserror::Error;

/// Modules of white space around the symbol that ISO/IEC 18004 asks for.
const QUIET_ZONE: usize = 4;

/// The text does not fit into a QR code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the address is too long for a QR code")]
pub struct TooLongForQr;

/// A symbol with its quiet zone, measured in modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Symbol {
    /// Width and height.
    pub(super) side: u8,
    /// What is dark, row by row.
    pub(super) runs: Vec<Run>,
}

/// Dark modules side by side in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) column: u8,
    pub(super) row: u8,
    pub(super) width: u8,
}

impl Symbol {
    /// The symbol of an address.
    pub(super) fn of(address: &str) -> Result<Self, TooLongForQr> {
        let code = QRBuilder::new(address).build().map_err(|error| match error {
            QRCodeError::EncodedData | QRCodeError::SpecifiedVersion => TooLongForQr,
        })?;
        Ok(Self { side: modules(code.size + 2 * QUIET_ZONE), runs: dark_runs(&code) })
    }
}

/// A number of modules; the largest symbol has 177 of them on a side.
fn modules(count: usize) -> u8 {
    u8::try_from(count).unwrap_or(u8::MAX)
}

/// Draws `address` as an SVG element whose accessible name is `title`; both are escaped.
pub fn svg(address: &str, title: &str) -> Result<String, TooLongForQr> {
    let Symbol { side, runs } = Symbol::of(address)?;
    let mut path = String::new();
    for Run { column, row, width } in runs {
        // Writing to a String cannot fail.
        let _ = write!(path, "M{column} {row}h{width}v1h-{width}z");
    }
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" role=\"img\" \
         shape-rendering=\"crispEdges\"><title>{}</title><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/>\
         <path fill=\"#000\" d=\"{path}\"/></svg>",
        escape(title),
    ))
}

fn dark_runs(code: &QRCode) -> Vec<Run> {
    let mut runs = Vec::new();
    for row in 0..code.size {
        let mut column = 0;
        while column < code.size {
            let width = code[row][column..code.size].iter().take_while(|module| module.value()).count();
            if width > 0 {
                let (column, row) = (modules(column + QUIET_ZONE), modules(row + QUIET_ZONE));
                runs.push(Run { column, row, width: modules(width) });
            }
            column += width.max(1);
        }
    }
    runs
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
        let mut dark = 0;
        for Run { column, row, width } in dark_runs(&code) {
            let (column, row, width) = (usize::from(column), usize::from(row), usize::from(width));
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
