//! Small drawings that double a colour by a shape, and the mark of the service. Inline vectors, no text.

use askama::filters::HtmlSafe;
use std::borrow::Borrow;
use std::fmt;

/// Markup of ours, written into pages as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawing(&'static str);

impl fmt::Display for Drawing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl HtmlSafe for Drawing {}

macro_rules! shape {
    ($inside:literal) => {
        Drawing(concat!(
            r#"<svg class="shape" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">"#,
            $inside,
            "</svg>"
        ))
    };
}

macro_rules! door {
    ($inside:literal) => {
        Drawing(concat!(
            r#"<svg class="picto" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false">"#,
            $inside,
            "</svg>"
        ))
    };
}

/// The shape of a kind of message or state; each kind keeps its own outline in black and white.
pub fn shape(kind: &str) -> Drawing {
    match kind {
        "info" => {
            shape!(r#"<circle cx="10" cy="10" r="9" class="fill"/><path d="M10 9v5M10 6v.5" class="cut"/>"#)
        }
        "success" => shape!(
            r#"<circle cx="10" cy="10" r="9" class="fill"/><path d="M5.8 10.4l2.9 2.9 5.6-6.2" class="cut"/>"#
        ),
        "warning" => shape!(
            r#"<path d="M10 1.4 19.2 18H.8z" class="fill"/><path d="M10 7.5v4.6M10 15v.4" class="cut"/>"#
        ),
        "danger" => shape!(
            r#"<path d="M6.2 1h7.6L19 6.2v7.6L13.8 19H6.2L1 13.8V6.2z" class="fill"/><path d="M10 5.6v5.2M10 14v.4" class="cut"/>"#
        ),
        "partial" => shape!(
            r#"<circle cx="10" cy="10" r="8" class="line"/><path d="M10 2a8 8 0 0 0 0 16z" class="fill"/>"#
        ),
        "running" => shape!(r#"<path d="M4 2.2 17.5 10 4 17.8z" class="fill"/>"#),
        "paused" => shape!(r#"<path d="M3.5 3h4.6v14H3.5zM11.9 3h4.6v14h-4.6z" class="fill"/>"#),
        "waiting" => {
            shape!(r#"<circle cx="10" cy="10" r="7.5" class="line"/><path d="M10 5.6V10l3 2" class="line"/>"#)
        }
        _ => shape!(r#"<circle cx="10" cy="10" r="7" class="line"/>"#),
    }
}

/// Key of the word that names a kind of notice.
pub fn word(kind: &str) -> &'static str {
    match kind {
        "success" => "ui-notice-success",
        "warning" => "ui-notice-warning",
        "danger" => "ui-notice-danger",
        _ => "ui-notice-info",
    }
}

/// Whether two counts are the same; templates cannot compare a count with a reference.
pub fn same(index: impl Borrow<usize>, current: impl Borrow<usize>) -> bool {
    index.borrow() == current.borrow()
}

/// Class of an area's colour from the code of an area or competence (`1`, `1.2`).
pub fn area_class(code: &str) -> &'static str {
    match code.chars().next() {
        Some('1') => "area-1",
        Some('2') => "area-2",
        Some('3') => "area-3",
        Some('4') => "area-4",
        Some('5') => "area-5",
        _ => "area-0",
    }
}

/// The mark: a banded pole on its path.
pub fn mark() -> Drawing {
    Drawing(concat!(
        r#"<svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">"#,
        r#"<path class="mark-path" d="M2 27c6.5 0 7-4.5 13-4.5S23.500 27 30 24"/>"#,
        r#"<path class="mark-a" d="M13.500 2h5v5h-5zM13.500 12h5v5h-5z"/>"#,
        r#"<path class="mark-b" d="M13.500 7h5v5h-5zM13.500 17h5v5.500l-2.500 3.500-2.500-3.500z"/>"#,
        "</svg>"
    ))
}

/// A short stretch of path with two poles, for places that are still empty.
pub fn trail() -> Drawing {
    Drawing(concat!(
        r#"<svg class="trail" viewBox="0 0 160 48" width="160" height="48" aria-hidden="true" focusable="false">"#,
        r#"<path class="mark-path" d="M4 40c30 0 34-14 66-14s42 12 86 2"/>"#,
        r#"<path class="mark-a" d="M34 14h4v5h-4zM34 24h4v5h-4zM118 8h4v5h-4zM118 18h4v5h-4z"/>"#,
        r#"<path class="mark-b" d="M34 19h4v5h-4zM34 29h4v6h-4zM118 13h4v5h-4zM118 23h4v6h-4z"/>"#,
        "</svg>"
    ))
}

/// The picture of a door of the home page: footprints, a flag on a path, a key, a seal.
pub fn door(name: &str) -> Drawing {
    match name {
        "start" => door!(
            r#"<path d="M6 40c8 0 9-7 17-7s9 5 19 3"/><path d="M23 33V7"/><path class="flag" d="M23 8h15l-4 5.500 4 5.500H23z"/>"#
        ),
        "first" => door!(
            r#"<path class="flag" d="M14 30c-5-1-8-6-7-12s4-8 7-7 5 6 4 11-1 8-4 8zM15 34c2 0 3 2 2 4s-4 3-5 1 0-5 3-5z"/><path class="flag" d="M34 24c5-1 8-6 7-12s-4-8-7-7-5 6-4 11 1 8 4 8zM33 28c-2 0-3 2-2 4s4 3 5 1 0-5-3-5z"/>"#
        ),
        "code" => door!(
            r#"<circle class="flag" cx="15" cy="24" r="8.500"/><circle cx="15" cy="24" r="2"/><path d="M23.500 24H43v7M36 24v5"/>"#
        ),
        _ => door!(
            r#"<path d="M9 6h22l8 8v28H9z"/><path d="M16 16h11M16 23h8"/><circle class="flag" cx="31" cy="31" r="8"/><path d="M27.500 31l2.500 2.500 4.500-5"/>"#
        ),
    }
}

/// A loudspeaker: what can be heard.
pub fn speaker() -> Drawing {
    shape!(
        r#"<path d="M3 8v4h3l4 3.500v-11L6 8z" class="fill"/><path d="M13 7.500a3.500 3.500 0 0 1 0 5M15 5a7 7 0 0 1 0 10" class="line"/>"#
    )
}

/// A path that stops before a fallen pole: the error page.
pub fn lost() -> Drawing {
    Drawing(concat!(
        r#"<svg class="lost" viewBox="0 0 240 88" width="240" height="88" aria-hidden="true" focusable="false">"#,
        r#"<path class="mark-path" d="M4 78c40 0 48-22 92-22 20 0 32 5 44 10"/>"#,
        r#"<path class="mark-path dots" d="M152 70c20 8 40 10 84-4"/>"#,
        r#"<g transform="translate(6 10) rotate(72 150 62)"><path class="mark-a" d="M147 8h7v11h-7zM147 30h7v11h-7z"/>"#,
        r#"<path class="mark-b" d="M147 19h7v11h-7zM147 41h7v12l-3.500 6-3.500-6z"/></g>"#,
        r#"<path class="mark-a" d="M56 22h6v9h-6zM56 40h6v9h-6z"/>"#,
        r#"<path class="mark-b" d="M56 31h6v9h-6zM56 49h6v9l-3 5-3-5z"/></svg>"#,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_kind_has_its_own_shape() {
        let kinds =
            ["info", "success", "warning", "danger", "running", "paused", "waiting", "partial", "neutral"];
        let drawings: BTreeSet<_> = kinds.iter().map(|kind| shape(kind).to_string()).collect();
        assert_eq!(drawings.len(), kinds.len());
    }

    #[test]
    fn a_competence_takes_the_colour_of_its_area() {
        assert_eq!(area_class("4.2"), "area-4");
        assert_eq!(area_class(""), "area-0");
    }
}
