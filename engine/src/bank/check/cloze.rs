//! A text with gaps: words and `{gap}` marks → parts in reading order.

use super::content::{options, plain_id};
use super::finding::Findings;
use crate::bank::draft::GapDraft;
use crate::bank::source::{Entries, Marked};
use crate::item::content::{Body, ClozePart, Gap};

/// The body of a cloze; every gap stands in the text exactly once.
pub(crate) fn body(
    text: &Marked<String>,
    gaps: &Marked<Entries<Marked<GapDraft>>>,
    findings: &mut Findings,
) -> Body {
    findings.words(text, "the text with gaps");
    let gaps: Vec<Gap> = gaps.value.iter().map(|(id, draft)| gap(id, &draft.value, findings)).collect();
    let parts = parts(text, &gaps, findings);
    for gap in &gaps {
        let marks = parts.iter().filter(|part| stands_for(part, gap)).count();
        if marks != 1 {
            let message = format!("the gap `{}` stands {marks} times in the text", gap.id);
            findings.fault(text.place, message, format!("write {{{}}} once", gap.id));
        }
    }
    Body::Cloze { parts }
}

fn stands_for(part: &ClozePart, gap: &Gap) -> bool {
    matches!(part, ClozePart::Gap(found) if found.id == gap.id)
}

fn gap(id: &Marked<String>, draft: &GapDraft, findings: &mut Findings) -> Gap {
    plain_id(id, findings);
    findings.words(&draft.label, "the label of a gap");
    let choices = draft.choices.as_ref().map(|choices| options(choices, 2, findings)).unwrap_or_default();
    Gap { id: id.value.clone(), label: draft.label.value.trim().to_owned(), choices }
}

/// Splits the text at its marks; a brace that is no mark is a fault.
fn parts(text: &Marked<String>, gaps: &[Gap], findings: &mut Findings) -> Vec<ClozePart> {
    let mut parts = Vec::new();
    let mut rest = text.value.trim();
    while let Some((words, after)) = rest.split_once('{') {
        push_words(&mut parts, words);
        let Some((id, tail)) = after.split_once('}') else {
            findings.fault(text.place, "a `{` is not closed", "write gaps as `{id}`");
            return parts;
        };
        match gaps.iter().find(|gap| gap.id == id) {
            Some(gap) => parts.push(ClozePart::Gap(gap.clone())),
            None => findings.fault(
                text.place,
                format!("`{{{id}}}` names no gap"),
                "add it to `gaps`, or mend the mark",
            ),
        }
        rest = tail;
    }
    push_words(&mut parts, rest);
    parts
}

fn push_words(parts: &mut Vec<ClozePart>, words: &str) {
    if !words.is_empty() {
        parts.push(ClozePart::Text(words.to_owned()));
    }
}
