//! Findings of one file, gathered while it is checked.

use crate::bank::source::{Marked, Place};
use crate::bank::{Diagnostic, Severity};

/// What was found in a file so far.
#[derive(Debug)]
pub(crate) struct Findings {
    path: String,
    found: Vec<Diagnostic>,
}

impl Findings {
    /// Nothing yet.
    pub(crate) fn of(path: &str) -> Self {
        Self { path: path.to_owned(), found: Vec::new() }
    }

    /// Nothing yet, of the same file.
    pub(crate) fn fresh(&self) -> Self {
        Self::of(&self.path)
    }

    /// What was found while reading each language: once when all say it, else with the languages that do.
    pub(crate) fn gather(&mut self, told: &[(&str, Self)]) {
        for finding in told.iter().flat_map(|(_, own)| &own.found) {
            let saying = told.iter().filter(|(_, own)| own.found.contains(finding));
            let saying: Vec<String> = saying.map(|(locale, _)| format!("`{locale}`")).collect();
            let mut finding = finding.clone();
            if saying.len() < told.len() && !finding.message.contains(&saying[0]) {
                finding.message = format!("{} (in {})", finding.message, saying.join(", "));
            }
            if !self.found.contains(&finding) {
                self.found.push(finding);
            }
        }
    }

    /// Something that makes the bank unusable.
    pub(crate) fn fault(&mut self, place: Place, message: impl Into<String>, help: impl Into<String>) {
        self.push(Severity::Fault, place, message.into(), help.into());
    }

    /// Something a person should look at.
    pub(crate) fn warn(&mut self, place: Place, message: impl Into<String>, help: impl Into<String>) {
        self.push(Severity::Warning, place, message.into(), help.into());
    }

    fn push(&mut self, severity: Severity, place: Place, message: String, help: String) {
        let Place { line, column } = place;
        let path = self.path.clone();
        self.found.push(Diagnostic { path, line, column, severity, message, help });
    }

    /// Whether no fault was found.
    pub(crate) fn is_sound(&self) -> bool {
        self.found.iter().all(|finding| finding.severity != Severity::Fault)
    }

    /// Everything found.
    pub(crate) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.found
    }

    /// Refuses a text that is blank or holds control characters.
    pub(crate) fn words(&mut self, text: &Marked<String>, what: &str) {
        self.text_at(&text.value, text.place, what);
    }

    /// The same for a text whose place is that of something around it.
    pub(crate) fn text_at(&mut self, text: &str, place: Place, what: &str) {
        if crate::item::text_match::is_blank(text) {
            self.fault(place, format!("{what} is empty"), "write it, or remove the field");
        } else {
            self.signs(text, place, what);
        }
    }

    /// Refuses a text that holds control characters; it may be empty.
    pub(crate) fn signs(&mut self, text: &str, place: Place, what: &str) {
        if may_be_forbidden(text)
            && let Some(sign) = text.chars().find(|c| is_forbidden(*c))
        {
            let message = format!("{what} holds the control character {}", sign.escape_unicode());
            self.fault(place, message, "remove it");
        }
    }
}

/// Whether some byte of a text may belong to a forbidden control character: most texts have none, and are not
/// read sign by sign.
pub(crate) fn may_be_forbidden(text: &str) -> bool {
    // In UTF-8 the controls above ASCII begin with 0xC2.
    let suspect = |byte: u8| (byte < b' ' && byte != b'\n' && byte != b'\t') || byte == 0x7F || byte == 0xC2;
    text.bytes().fold(false, |found, byte| found | suspect(byte))
}

/// Control characters other than the line break and the tab.
pub(crate) fn is_forbidden(sign: char) -> bool {
    sign.is_control() && !matches!(sign, '\n' | '\t')
}
