//! Drawings of simulated applications: plain outlines of our own, always beside words.

use askama::filters::HtmlSafe;
use std::fmt;

/// A drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Icon(&'static str);

impl HtmlSafe for Icon {}

impl fmt::Display for Icon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            r#"<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">{}</svg>"#,
            self.0
        )
    }
}

/// The drawing with this name; a plain square when there is none.
pub fn icon(name: &str) -> Icon {
    Icon(outline(name).unwrap_or(r#"<path d="M5 5h14v14H5z"/>"#))
}

fn outline(name: &str) -> Option<&'static str> {
    OUTLINES.iter().find(|(known, _)| *known == name).map(|(_, outline)| *outline)
}

const VIDEO: &str = r#"<path d="M3 6h12v12H3zM15 10.500l6-3.500v10l-6-3.500"/>"#;

/// Every drawing, by its name.
const OUTLINES: &[(&str, &str)] = &[
    ("back", r#"<path d="M20 12H5m6-6-6 6 6 6"/>"#),
    ("bin", r#"<path d="M5 7h14M10 7V4h4v3m-7 0 1 13h8l1-13M10 11v5m4-5v5"/>"#),
    ("chart", r#"<path d="M4 20V4M4 20h16M8 20v-7h3v7M13 20V8h3v12"/>"#),
    (
        "clip",
        r#"<path d="M19 11l-7.5 7.5a4.6 4.6 0 0 1-6.5-6.5L13 4a3.1 3.1 0 0 1 4.4 4.4l-8 8a1.5 1.5 0 0 1-2.2-2.2L14.500 7"/>"#,
    ),
    ("dot", r#"<circle cx="12" cy="12" r="5" class="full"/>"#),
    (
        "eye",
        r#"<path d="M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12z"/><circle cx="12" cy="12" r="2.800"/>"#,
    ),
    ("copy", r#"<path d="M8 8V4h12v12h-4M4 8h12v12H4z"/>"#),
    ("down", r#"<path d="M12 5v14m-6-6 6 6 6-6"/>"#),
    ("file", r#"<path d="M6 3h8l5 5v13H6zM14 3v5h5"/>"#),
    ("files", r#"<path d="M3 6.500V19h18V8h-9l-2-2.500H3zM3 11h18"/>"#),
    ("filter", r#"<path d="M3.500 5h17l-6.500 8v6l-4-2v-4z"/>"#),
    ("folder", r#"<path d="M3 6.500V19h18V8h-9l-2-2.500H3z"/>"#),
    ("folder-new", r#"<path d="M3 6.500V19h18V8h-9l-2-2.500H3zM12 11v5m-2.500-2.500h5"/>"#),
    ("forward", r#"<path d="M14 6l7 6-7 6v-4c-6 0-9 1-11 4 0-6 4-9 11-9z"/>"#),
    ("glass", r#"<circle cx="10.500" cy="10.500" r="6"/><path d="M15 15l5.500 5.500"/>"#),
    ("home", r#"<path d="M4 11l8-7 8 7v9h-5.500v-6h-5v6H4z"/>"#),
    ("inbox", r#"<path d="M4 5h16l1 9v5H3v-5zM3 14h5l1.500 2.500h5L16 14h5"/>"#),
    (
        "link",
        r#"<path d="M10 14a4 4 0 0 0 5.700 0l3.300-3.300A4 4 0 0 0 13.300 5l-1.300 1.300M14 10a4 4 0 0 0-5.700 0L5 13.300A4 4 0 0 0 10.700 19l1.300-1.300"/>"#,
    ),
    ("mailbox", r#"<path d="M3 6h18v12H3zM3 7l9 6.500L21 7"/>"#),
    ("pen", r#"<path d="M4 20l1-4.500L16.500 4l3.500 3.500L8.500 19zM14 6.500l3.500 3.500"/>"#),
    (
        "picture",
        r#"<path d="M3.500 5h17v14h-17zM4 17l5-6 4 4.500 3-3 4.500 4.500"/><circle cx="15.500" cy="9" r="1.300"/>"#,
    ),
    ("reply", r#"<path d="M10 6l-7 6 7 6v-4c6 0 9 1 11 4 0-6-4-9-11-9z"/>"#),
    (
        "reply-all",
        r#"<path d="M7 7l-5 5 5 5M13 7l-6 5 6 5v-3.500c5 0 7.500 1 9 3.500 0-5-3.500-7.500-9-7.500z"/>"#,
    ),
    ("restart", r#"<path d="M5 5v5h5M5.500 10A7.500 7.500 0 1 1 5 14"/>"#),
    ("send", r#"<path d="M3 11.500 21 4l-5.500 17-4-7.500zM11.500 13.500 21 4"/>"#),
    ("sheet", r#"<path d="M4 4h16v16H4zM4 9.500h16M4 14.800h16M9.500 4v16"/>"#),
    ("shield", r#"<path d="M12 3l8 3v6c0 5-3.500 8-8 9.500C7.500 20 4 17 4 12V6zM12 8v5m0 3v.300"/>"#),
    (
        "sound",
        r#"<path d="M9 18V6l10-2v12"/><circle cx="6.500" cy="18" r="2.500"/><circle cx="16.500" cy="16" r="2.500"/>"#,
    ),
    (
        "star",
        r#"<path d="M12 3.500l2.600 5.600 6 .700-4.500 4.100 1.200 6L12 17l-5.300 2.900 1.200-6L3.400 9.800l6-.700z"/>"#,
    ),
    ("undo", r#"<path d="M8 5L3.500 9.500 8 14M4 9.500h10a5 5 0 0 1 0 10h-4"/>"#),
    ("up", r#"<path d="M12 19V5m-6 6 6-6 6 6"/>"#),
    ("call", VIDEO),
    ("video", VIDEO),
    ("free", ""),
    ("zip", r#"<path d="M6 3h12v18H6zM12 3v2m0 1.500v2m0 1.500v2"/><path d="M10.500 14h3v4h-3z"/>"#),
    ("page", r#"<path d="M3 5h18v14H3zM9.500 9.500 7 12l2.500 2.500M14.500 9.500 17 12l-2.500 2.500"/>"#),
    ("crop", r#"<path d="M7 3v14h14M3 7h14v14"/>"#),
    ("redo", r#"<path d="M16 5l4.500 4.500L16 14M20 9.500H10a5 5 0 0 0 0 10h4"/>"#),
    ("wall", r#"<path class="full" d="M3 4h18v16H3z"/>"#),
    ("path", r#"<circle class="full" cx="12" cy="12" r="2"/>"#),
    ("flag", r#"<path d="M6 21V3"/><path class="full" d="M6 4h12l-3 4 3 4H6z"/>"#),
    ("thing", r#"<path class="full" d="M12 3l7 9-7 9-7-9z"/>"#),
    ("robot-up", r#"<circle cx="12" cy="12" r="10"/><path class="full" d="M12 5l5 9H7z"/>"#),
    ("robot-right", r#"<circle cx="12" cy="12" r="10"/><path class="full" d="M19 12l-9 5V7z"/>"#),
    ("robot-down", r#"<circle cx="12" cy="12" r="10"/><path class="full" d="M12 19l5-9H7z"/>"#),
    ("robot-left", r#"<circle cx="12" cy="12" r="10"/><path class="full" d="M5 12l9 5V7z"/>"#),
    ("program", r#"<path d="M4 5h9v4H4zM8 11h11v4H8zM8 17h7v3H8zM6 9v9.500h2"/>"#),
    ("ahead", r#"<path d="M4 12h15m-6-6 6 6-6 6"/>"#),
    ("apps", r#"<path d="M5 5h5v5H5zM14 5h5v5h-5zM5 14h5v5H5zM14 14h5v5h-5z"/>"#),
    ("battery", r#"<path d="M3 8h15v8H3zM18 11h3v2h-3M6 11v2m3-2v2"/>"#),
    ("bell", r#"<path d="M6 17V11a6 6 0 0 1 12 0v6l1.500 1.500h-15zM10.500 20.500h3"/>"#),
    ("browser", r#"<path d="M3 5h18v14H3zM3 9.500h18M6 7.200h.200M8.500 7.200h.200"/>"#),
    ("chevron", r#"<path d="M9.500 6l6 6-6 6"/>"#),
    ("clock", r#"<circle cx="12" cy="12" r="8.500"/><path d="M12 7v5l3.500 2"/>"#),
    ("computer", r#"<path d="M4 5h16v10H4zM2.500 19h19M9 15v4m6-4v4"/>"#),
    (
        "cookie",
        r#"<path d="M20.500 12A8.500 8.500 0 1 1 12 3.500a3 3 0 0 0 4 4 3 3 0 0 0 4.500 4.500zM8.500 10h.300M9 15h.300M14 14.500h.300"/>"#,
    ),
    ("cross", r#"<path d="M6 6l12 12M18 6L6 18"/>"#),
    ("download", r#"<path d="M12 4v11m-5-4.500 5 4.500 5-4.500M4.500 19.500h15"/>"#),
    ("lock", r#"<path d="M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3"/>"#),
    ("person", r#"<circle cx="12" cy="8" r="4"/><path d="M4.500 20c1-5 4-6 7.500-6s6.500 1 7.500 6"/>"#),
    ("phone", r#"<path d="M7.500 3h9v18h-9zM11 18.500h2"/>"#),
    (
        "pin",
        r#"<path d="M12 21c5-6 7-8.700 7-12a7 7 0 0 0-14 0c0 3.300 2 6 7 12z"/><circle cx="12" cy="9" r="2.500"/>"#,
    ),
    ("plus", r#"<path d="M12 5v14M5 12h14"/>"#),
    ("printer", r#"<path d="M7 9V4h10v5M4 9h16v8h-3M7 17H4V9M7 14h10v6H7z"/>"#),
    ("screen", r#"<path d="M4 5h16v11H4zM9 20h6M12 16v4"/>"#),
    ("unlocked", r#"<path d="M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 6.800-1.200"/>"#),
    (
        "update",
        r#"<path d="M5 12a7 7 0 0 1 12.500-4.300L20 10M20 5v5h-5M19 12a7 7 0 0 1-12.500 4.300L4 14M4 19v-5h5"/>"#,
    ),
    (
        "wifi",
        r#"<path d="M3 9.500a13 13 0 0 1 18 0M6 13a9 9 0 0 1 12 0M9 16.200a5 5 0 0 1 6 0M12 19.500v.200"/>"#,
    ),
    ("bold", r#"<path d="M8 4.500h5a3.500 3.500 0 0 1 0 7H8zM8 11.500h6a4 4 0 0 1 0 8H8z"/>"#),
    ("calendar", r#"<path d="M4 6h16v14H4zM4 10.500h16M8 3.500V7m8-3.500V7"/>"#),
    ("camera-off", r#"<path d="M3 6h12v12H3zM15 10.500l6-3.500v10l-6-3.500M3 3l18 18"/>"#),
    ("document", r#"<path d="M6 3h12v18H6zM9 8h6M9 12h6M9 16h4"/>"#),
    (
        "hand",
        r#"<path d="M8 12V5.500a1.500 1.500 0 0 1 3 0V11V4.500a1.500 1.500 0 0 1 3 0V11V6a1.500 1.500 0 0 1 3 0v8a7 7 0 0 1-7 7c-3 0-4.500-2-6-5l-1.200-2.500a1.500 1.500 0 0 1 2.700-1.300z"/>"#,
    ),
    ("list", r#"<path d="M9 6h11M9 12h11M9 18h11M4.500 6h.200M4.500 12h.200M4.500 18h.200"/>"#),
    (
        "mic",
        r#"<path d="M9.500 5.500a2.500 2.500 0 0 1 5 0v6a2.500 2.500 0 0 1-5 0zM6 11a6 6 0 0 0 12 0M12 17v4"/>"#,
    ),
    (
        "mic-off",
        r#"<path d="M9.500 5.500a2.500 2.500 0 0 1 5 0v6a2.500 2.500 0 0 1-5 0zM6 11a6 6 0 0 0 12 0M12 17v4M4 3l16 18"/>"#,
    ),
    ("page-break", r#"<path d="M6 9V3h12v6M6 15v6h12v-6M3 12h3m3 0h2m3 0h2m3 0h2"/>"#),
    ("passwords", r#"<circle cx="8" cy="15" r="4"/><path d="M11 12l8-8m-3 3 3 3m-5.500-.500 2 2"/>"#),
    ("procedure", r#"<path d="M5 3h14v18H5zM8.500 8l1 1 2-2M14 8h2.500M8.500 14l1 1 2-2M14 14h2.500"/>"#),
    (
        "sharing",
        r#"<circle cx="6" cy="12" r="2.500"/><circle cx="17" cy="6" r="2.500"/><circle cx="17" cy="18" r="2.500"/><path d="M8.300 11l6.400-3.800M8.300 13l6.400 3.800"/>"#,
    ),
    ("style", r#"<path d="M5 19L11 5h2l6 14M7.500 13.500h9"/>"#),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Names of drawings in the engine's views stand in plain sight: `.icon("…")` and `icon: "…"`.
    #[test]
    fn every_drawing_named_by_an_application_exists() {
        let views = crate::ui::task::tests::sources_of_applications();
        let named = views.iter().flat_map(|text| {
            [".icon(\"", "icon: \""]
                .into_iter()
                .flat_map(move |start| text.split(start).skip(1).filter_map(|rest| rest.split('"').next()))
        });
        let missing: Vec<&str> = named.filter(|name| !name.is_empty() && outline(name).is_none()).collect();
        assert_eq!(missing, [] as [&str; 0]);
    }
}
