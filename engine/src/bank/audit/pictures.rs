//! Pictures whose text alternative says nothing.

use crate::bank::check::finding::Findings;
use crate::bank::draft::{ImageDraft, ItemDraft, MaterialDraft};

/// Fewest words that let somebody reason without seeing.
const FEWEST_WORDS: usize = 4;

pub(super) fn check(draft: &ItemDraft, findings: &mut Findings) {
    let contents = draft.content.value.iter().map(|(_, content)| &content.value);
    for block in contents.flat_map(|content| &content.material) {
        if let MaterialDraft::Image(image) = block {
            label(image, findings);
        }
    }
}

fn label(image: &ImageDraft, findings: &mut Findings) {
    let alt = image.alt.value.trim();
    let file = image.file.value.rsplit('/').next().unwrap_or_default();
    if alt.split_whitespace().count() < FEWEST_WORDS || alt == file {
        let message = "the text alternative does not say what the picture shows";
        findings.fault(image.alt.place, message, "say what is needed to answer, without the answer");
    }
}
