//! The files of a template: each of its forms makes them, and they differ from learner to learner.

use crate::bank::check::finding::Findings;
use crate::bank::draft::ItemDraft;
use crate::bank::source::Place;
use crate::item::Item;
use crate::item::file::LARGEST;
use std::collections::BTreeSet;

/// What the files and answers of some forms are.
#[derive(Debug, Default)]
pub(super) struct Files {
    prints: BTreeSet<String>,
    answers: BTreeSet<String>,
}

impl Files {
    /// One form more: its files are made, and are not too large.
    pub(super) fn look(&mut self, form: &Item, draft: &ItemDraft, findings: &mut Findings) {
        for (locale, file) in &form.files {
            let size = file.made().bytes.len();
            if size > LARGEST {
                let message = format!("the file has {size} bytes, and {LARGEST} at most are sent");
                findings.fault(place(draft), message, "put less in it");
            }
            self.answers.extend(form.corrections.get(locale).map(|said| said.right_answer.join("\n")));
        }
        self.prints.insert(form.files.values().map(|file| file.print.as_str()).collect());
    }

    /// Neighbours get other files, with another answer.
    pub(super) fn differ(&self, draft: &ItemDraft, fewest: usize, findings: &mut Findings) {
        if draft.file.is_none() {
            return;
        }
        let (files, answers) = (self.prints.len(), self.answers.len());
        if files < fewest {
            let message = format!("the forms have {files} different files, and at least {fewest} are needed");
            findings.fault(place(draft), message, "put more of what is drawn in the file");
        }
        if answers < 2 {
            let help = "make the answer hang on what is drawn in the file";
            findings.fault(place(draft), "the answer is the same for everyone", help);
        }
    }
}

fn place(draft: &ItemDraft) -> Place {
    draft.file.as_ref().map_or(Place::FILE, |file| file.place)
}
