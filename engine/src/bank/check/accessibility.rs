//! Notes on what a question asks of sight, hearing, hands: for authors and for those who hold sittings.

use super::finding::Findings;
use crate::bank::draft::ItemDraft;
use crate::framework::Localised;
use crate::item::variant::is_template;

/// Longest note in one language, in characters: two sentences.
const LONGEST: usize = 400;

/// The note in every language of the bank; empty for a question about which nothing particular is to be said.
pub(crate) fn check(draft: &ItemDraft, locales: &[String], findings: &mut Findings) -> Localised {
    let Some(notes) = &draft.accessibility else { return Localised::new() };
    for locale in locales.iter().filter(|locale| notes.value.value(locale).is_none()) {
        let message = format!("the accessibility note is missing in `{locale}`");
        findings.fault(notes.place, message, format!("add `accessibility.{locale}`"));
    }
    for (locale, note) in notes.value.iter() {
        if !locales.contains(&locale.value) {
            let message = format!("`{}` is not a language of the bank", locale.value);
            findings.fault(locale.place, message, format!("use {}", locales.join(", ")));
        }
        findings.words(note, "the accessibility note");
        if note.value.chars().count() > LONGEST {
            let message = format!("the accessibility note is longer than {LONGEST} signs");
            findings.fault(note.place, message, "keep one or two sentences");
        }
        if is_template(&note.value) {
            let message = "an accessibility note is the same for every form";
            findings.fault(note.place, message, "write it without a placeholder");
        }
    }
    notes.value.iter().map(|(locale, note)| (locale.value.clone(), note.value.trim().to_owned())).collect()
}
