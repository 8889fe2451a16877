//! The file of a question: the description drawn for a learner, in one language.

use super::finding::Findings;
use crate::bank::draft::ItemDraft;
use crate::bank::revision::tree_print;
use crate::bank::source::Marked;
use crate::bank::tree::{Misfit, Tree};
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

/// The file in every language, filled with what was drawn; what is faulty is left out, and `findings` say so.
pub(crate) fn drawn(
    tree: Option<&Marked<Tree>>,
    locales: &[String],
    names: &Names,
    findings: &mut Findings,
) -> BTreeMap<String, File> {
    let mut files = BTreeMap::new();
    let Some(tree) = tree else { return files };
    for locale in locales {
        match read(tree, locale, locales, names, findings) {
            Ok(file) => {
                files.insert(locale.clone(), file);
            }
            Err(misfit) => findings.fault(misfit.place, misfit.message, HELP),
        }
    }
    files
}

fn read(
    tree: &Marked<Tree>,
    locale: &str,
    locales: &[String],
    names: &Names,
    findings: &mut Findings,
) -> Result<File, Misfit> {
    let mut filled = tree.in_locale(locale, locales)?.filled(names, locale)?;
    let described: Named = filled.read()?;
    let print = tree_print(&mut filled.value);
    let file = File { described, locale: locale.to_owned(), print };
    for fault in file.faults() {
        findings.fault(filled.place_of(&fault.at), fault.message, fault.help);
    }
    Ok(file)
}
