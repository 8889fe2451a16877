//! What a learner looks at: paragraphs, tables, code, messages, drawings.

use super::finding::Findings;
use crate::bank::draft::{ImageDraft, MaterialDraft, MessageDraft, TableDraft};
use crate::bank::source::Marked;
use crate::item::content::Material;
use std::collections::BTreeSet;

/// One block; faults are in `findings`.
pub(crate) fn check(draft: &MaterialDraft, media: &BTreeSet<String>, findings: &mut Findings) -> Material {
    match draft {
        MaterialDraft::Paragraph(text) => Material::Paragraph(words(text, "this paragraph", findings)),
        MaterialDraft::Code(text) => {
            findings.words(text, "this code");
            Material::Code(text.value.trim_end().to_owned())
        }
        MaterialDraft::Table(draft) => table(draft, findings),
        MaterialDraft::Message(draft) => message(draft, findings),
        MaterialDraft::Image(draft) => image(draft, media, findings),
    }
}

fn words(text: &Marked<String>, what: &str, findings: &mut Findings) -> String {
    findings.words(text, what);
    text.value.trim().to_owned()
}

/// Every row is as wide as the header. A cell may be empty, a head may not, except the first
/// (the corner).
fn table(draft: &TableDraft, findings: &mut Findings) -> Material {
    let heads = draft.header.value.iter().enumerate();
    heads.filter(|(column, _)| *column > 0).for_each(|(_, head)| {
        findings.words(head, "the head of a column");
    });
    if draft.header.value.is_empty() || draft.rows.value.is_empty() {
        findings.fault(draft.header.place, "the table is empty", "give it a header and rows");
    }
    let width = draft.header.value.len();
    for row in &draft.rows.value {
        for cell in &row.value {
            findings.signs(&cell.value, cell.place, "this cell");
        }
        if row.value.len() != width {
            let cells = row.value.len();
            findings.fault(
                row.place,
                format!("this row has {cells} cells, and the header {width}"),
                "give each row as many cells as the header",
            );
        }
    }
    Material::Table {
        caption: words(&draft.caption, "the caption", findings),
        header: cells(&draft.header.value),
        rows: draft.rows.value.iter().map(|row| cells(&row.value)).collect(),
    }
}

fn cells(row: &[Marked<String>]) -> Vec<String> {
    row.iter().map(|cell| cell.value.trim().to_owned()).collect()
}

fn message(draft: &MessageDraft, findings: &mut Findings) -> Material {
    Material::Message {
        from: words(&draft.from, "the sender", findings),
        to: words(&draft.to, "the recipient", findings),
        subject: words(&draft.subject, "the subject", findings),
        body: words(&draft.body, "the message", findings),
    }
}

fn image(draft: &ImageDraft, media: &BTreeSet<String>, findings: &mut Findings) -> Material {
    if !media.contains(&draft.file.value) {
        let message = format!("the drawing `{}` is not in the bank", draft.file.value);
        findings.fault(draft.file.place, message, "add it under `media/`, or mend the path");
    }
    Material::Image {
        file: draft.file.value.clone(),
        alt: words(&draft.alt, "the alternative text", findings),
    }
}
