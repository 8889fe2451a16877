//! The file of a question: the description drawn for a learner, in one language.

use super::finding::Findings;
use crate::bank::draft::ItemDraft;
use crate::bank::revision::tree_print;
use crate::bank::source::Marked;
use crate::bank::tree::{Misfit, Pattern, Tree};
use crate::item::ItemKind;
use crate::item::file::{File, Named};
use crate::item::variant::Names;
use std::collections::BTreeMap;

const HELP: &str = "see FILES.md";

/// What can be said before anything is drawn.
pub(super) fn check(draft: &ItemDraft, findings: &mut Findings) {
    let Some(file) = &draft.file else { return };
    if draft.variants.is_none() {
        let message = "the file is the same for everyone";
        findings.fault(file.place, message, "add `variants`, and draw what the answer hangs on");
    }
    if let Some(limit) = &draft.time_limit_seconds {
        // Opening a program takes some people much longer than others.
        findings.fault(
            limit.place,
            "a question with a file has no hard limit",
            "remove `time_limit_seconds`",
        );
    }
    if draft.kind.value == ItemKind::Task {
        findings.fault(file.place, "an interactive task has no file", "remove `file`, or change `kind`");
    }
}

/// The file of a question in each language, to be filled; what stands in its way is said with every form.
pub(crate) type FilePatterns = Vec<(String, Result<Pattern, Misfit>)>;

/// The patterns of a file; none without a file.
pub(crate) fn patterns(tree: Option<&Marked<Tree>>, locales: &[String]) -> FilePatterns {
    let Some(tree) = tree else { return Vec::new() };
    let pattern = |locale: &String| tree.in_locale(locale, locales).and_then(Marked::pattern);
    locales.iter().map(|locale| (locale.clone(), pattern(locale))).collect()
}

/// The file in every language, filled with what was drawn; what is faulty is left out, and `findings` say so.
pub(crate) fn drawn(
    patterns: &FilePatterns,
    names: &Names,
    findings: &mut Findings,
) -> BTreeMap<String, File> {
    let mut files = BTreeMap::new();
    for (locale, pattern) in patterns {
        let filled =
            pattern.as_ref().map_err(Misfit::clone).and_then(|pattern| pattern.filled(names, locale));
        match filled.and_then(|filled| read(filled, locale, findings)) {
            Ok(file) => {
                files.insert(locale.clone(), file);
            }
            Err(misfit) => findings.fault(misfit.place, misfit.message, HELP),
        }
    }
    files
}

fn read(mut filled: Marked<Tree>, locale: &str, findings: &mut Findings) -> Result<File, Misfit> {
    let described: Named = filled.read()?;
    let print = tree_print(&mut filled.value);
    let file = File { described, locale: locale.to_owned(), print };
    for fault in file.faults() {
        findings.fault(filled.place_of(&fault.at), fault.message, fault.help);
    }
    Ok(file)
}
