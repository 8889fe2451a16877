//! Drawings: SVG that shows and does nothing else.

use super::finding::Findings;
use crate::bank::source::Place;

/// Largest drawing, in bytes.
const LARGEST: usize = 100_000;

/// What a drawing must not hold, in lower case, and why.
const FORBIDDEN: [(&str, &str); 11] = [
    ("<script", "a script"),
    ("<foreignobject", "a foreign object"),
    ("<iframe", "a frame"),
    ("<!doctype", "a document type"),
    ("<!entity", "an entity"),
    ("<?xml-stylesheet", "an outside style sheet"),
    ("@import", "an outside style sheet"),
    ("javascript:", "a script address"),
    ("<handler", "a script"),
    ("<animate", "a movement"),
    ("<set", "a movement"),
];

/// Checks one drawing. Words in `<text>` are allowed.
pub(crate) fn check(text: &str, findings: &mut Findings) {
    let lower = text.to_ascii_lowercase();
    if !(lower.contains("<svg") && lower.trim_end().ends_with("</svg>")) {
        findings.fault(Place::FILE, "this is not an SVG drawing", "save it as plain SVG");
    } else if !lower.contains("viewbox") {
        findings.fault(Place::FILE, "the drawing has no `viewBox`", "add one, so that it scales");
    }
    if text.len() > LARGEST {
        let message = format!("the drawing is larger than {LARGEST} bytes");
        findings.fault(Place::FILE, message, "simplify it");
    }
    for (sign, what) in FORBIDDEN {
        for (at, _) in lower.match_indices(sign) {
            findings.fault(place(text, at), format!("the drawing holds {what}"), "remove it");
        }
    }
    attributes(text, &lower, findings);
}

/// Event attributes, and references to anything outside the drawing.
fn attributes(text: &str, lower: &str, findings: &mut Findings) {
    for (at, _) in lower.match_indices('=') {
        let name = attribute_before(&lower[..at]);
        let start = lower[..at].trim_end().len() - name.len();
        if name.len() > 2 && name.starts_with("on") {
            let message = format!("the drawing reacts to events (`{name}`)");
            findings.fault(place(text, start), message, "remove the attribute");
        }
        let target = lower[at + 1..].trim_start().trim_start_matches(['"', '\'']).trim_start();
        let reference = name == "href" || name == "xlink:href" || name == "src";
        if reference && !target.starts_with('#') {
            let message = "the drawing refers to something outside it";
            findings.fault(place(text, start), message, "draw it here, or refer to `#id`");
        }
    }
    for (at, sign) in lower.match_indices("url(") {
        let target = lower[at + sign.len()..].trim_start().trim_start_matches(['"', '\'']);
        if !target.starts_with('#') {
            let message = "the drawing refers to something outside it";
            findings.fault(place(text, at), message, "draw it here, or refer to `#id`");
        }
    }
}

/// The attribute name that ends here, spaces aside; empty when there is none.
fn attribute_before(text: &str) -> &str {
    let text = text.trim_end();
    let sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_' | '.');
    let name = &text[text.trim_end_matches(sign).len()..];
    let before = text[..text.len() - name.len()].chars().next_back();
    let stands_alone = before.is_some_and(|c| c.is_whitespace() || matches!(c, '"' | '\'' | '/'));
    if stands_alone { name } else { "" }
}

/// Line and column, in characters, of a byte offset.
fn place(text: &str, offset: usize) -> Place {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() as u64 + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() as u64 + 1;
    Place { line, column }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(inside: &str) -> Vec<(u64, u64)> {
        let text = format!("<svg viewBox=\"0 0 9 9\">\n{inside}\n</svg>\n");
        let mut findings = Findings::of("media/x.svg");
        check(&text, &mut findings);
        findings.into_diagnostics().iter().map(|found| (found.line, found.column)).collect()
    }

    #[test]
    fn a_drawing_only_draws() {
        let cases: [(&str, &[(u64, u64)]); 14] = [
            ("<text x=\"1\">A1 on 2</text><use href=\"#a\"/>", &[]),
            ("<path stroke=\"url(#g)\" font-size=\"3\"/>", &[]),
            ("<SCRIPT>1</SCRIPT>", &[(2, 1)]),
            ("<g onclick=\"x()\"/>", &[(2, 4)]),
            ("<g\tonLoad = 'x()'/>", &[(2, 4)]),
            ("<g fill=\"red\"onload='x()'/>", &[(2, 14)]),
            ("é <a href=\"https://a.example\"/>", &[(2, 6)]),
            ("<image xlink:href='data:image/png;base64,AA'/>", &[(2, 8)]),
            ("<use href = \"//a.example/b.svg#c\"/>", &[(2, 6)]),
            ("<foreignObject/>", &[(2, 1)]),
            ("<style>@import 'x'</style>", &[(2, 8)]),
            ("<path fill=\"url( 'https://a.example' )\"/>", &[(2, 13)]),
            ("<g/>\n<!ENTITY x>", &[(3, 1)]),
            ("<g font-on=\"1\"/>", &[]),
        ];
        for (inside, places) in cases {
            assert_eq!(faults(inside), places, "{inside}");
        }
    }

    #[test]
    fn a_drawing_is_svg_and_scales() {
        for text in ["", "<svg/>", "<svg width=\"3\"></svg>", "<html></html>"] {
            let mut findings = Findings::of("media/x.svg");
            check(text, &mut findings);
            assert!(!findings.is_sound(), "{text}");
        }
    }
}
