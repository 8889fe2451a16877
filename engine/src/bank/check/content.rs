//! One language of a question: draft → what a learner sees.

use super::cloze;
use super::fields;
use super::finding::Findings;
use super::material;
use crate::bank::draft::{ContentDraft, Texts};
use crate::bank::source::Marked;
use crate::item::ItemKind;
use crate::item::content::{Body, Content, ItemOption};
use crate::item::task::Task;
use crate::item::text_match::normalise;
use std::collections::{BTreeMap, BTreeSet};

/// The kind of a question; the application of an interactive task in the language checked.
pub(crate) struct Kind {
    pub(crate) name: ItemKind,
    pub(crate) task: Option<Task>,
}

/// The content of one language; `None` when the body cannot be built.
///
/// The content may be faulty even when it is returned: `findings` decide.
pub(crate) fn check(
    draft: &Marked<ContentDraft>,
    kind: Kind,
    media: &BTreeSet<String>,
    findings: &mut Findings,
) -> Option<Content> {
    fields::content(draft, kind.name, findings);
    let fields = &draft.value;
    stem(&fields.stem, findings);
    findings.words(&fields.explanation, "the explanation");
    for (_, why) in fields.tempting.value.iter() {
        findings.words(why, "the reason why this answer tempts");
    }
    let material = fields.material.iter().map(|block| material::check(block, media, findings)).collect();
    let body = body(fields, kind, findings)?;
    Some(Content { stem: fields.stem.value.trim().to_owned(), material, body })
}

/// A stem is some paragraphs of situation, then a paragraph with the question.
fn stem(stem: &Marked<String>, findings: &mut Findings) {
    findings.words(stem, "the stem");
    if !stem.value.trim().contains("\n\n") && has_several_sentences(&stem.value) {
        findings.fault(
            stem.place,
            "the stem has no paragraph for the question",
            "leave a blank line between the situation and the question",
        );
    }
}

/// Whether a sentence ends and another begins; "M. Diallo" and "p. 3" do not end one.
fn has_several_sentences(text: &str) -> bool {
    let quotes = ['«', '»', '"', '“', '”', '(', ')'];
    let words: Vec<&str> = text
        .split_whitespace()
        .map(|word| word.trim_matches(quotes))
        .filter(|word| !word.is_empty())
        .collect();
    let ends = |word: &str| {
        let bare = word.trim_end_matches(['.', '?', '!', '…']);
        bare.len() < word.len() && (bare.is_empty() || bare.chars().count() > 3)
    };
    words.windows(2).any(|pair| ends(pair[0]) && pair[1].starts_with(char::is_uppercase))
}

fn body(fields: &ContentDraft, kind: Kind, findings: &mut Findings) -> Option<Body> {
    Some(match kind.name {
        ItemKind::SingleChoice => {
            Body::SingleChoice { choices: options(fields.choices.as_ref()?, 3, findings) }
        }
        ItemKind::MultipleChoice => {
            Body::MultipleChoice { choices: options(fields.choices.as_ref()?, 3, findings) }
        }
        ItemKind::ShortText => Body::ShortText { hint: line(fields.hint.as_ref(), findings) },
        ItemKind::Number => Body::Number {
            hint: line(fields.hint.as_ref(), findings),
            unit: line(fields.unit.as_ref(), findings),
        },
        ItemKind::Ordering => Body::Ordering { items: options(fields.items.as_ref()?, 3, findings) },
        ItemKind::Matching => Body::Matching {
            prompts: options(fields.prompts.as_ref()?, 2, findings),
            options: options(fields.options.as_ref()?, 2, findings),
        },
        ItemKind::Cloze => cloze::body(fields.text.as_ref()?, fields.gaps.as_ref()?, findings),
        ItemKind::Task => Body::Task { task: kind.task? },
    })
}

fn line(text: Option<&Marked<String>>, findings: &mut Findings) -> Option<String> {
    let text = text?;
    findings.words(text, "this text");
    Some(text.value.trim().to_owned())
}

/// Options in the order of the file: enough of them, plain ids, no two texts alike.
pub(crate) fn options(texts: &Marked<Texts>, least: usize, findings: &mut Findings) -> Vec<ItemOption> {
    let count = texts.value.iter().len();
    if count < least {
        let message = format!("there are {count} options here, and at least {least} are needed");
        findings.fault(texts.place, message, "add options that people would really choose");
    }
    let mut seen = BTreeMap::new();
    for (id, text) in texts.value.iter() {
        plain_id(id, findings);
        findings.words(text, "the text of an option");
        if let Some(other) = seen.insert(normalise(&text.value, &BTreeSet::new()), &id.value) {
            let message = format!("`{}` reads like `{other}`", id.value);
            findings.fault(text.place, message, "make the two texts different");
        }
    }
    let option = |(id, text): &(Marked<String>, Marked<String>)| ItemOption {
        id: id.value.clone(),
        text: text.value.trim().to_owned(),
    };
    texts.value.iter().map(option).collect()
}

/// Refuses ids that forms and addresses cannot carry.
pub(crate) fn plain_id(id: &Marked<String>, findings: &mut Findings) {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if id.value.is_empty() || !id.value.chars().all(plain) {
        let message = format!("`{}` is not an id", id.value.escape_debug());
        findings.fault(id.place, message, "use letters without accents, digits, hyphens");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_abbreviation_does_not_end_a_sentence() {
        let cases = [
            ("Que fait-elle ?", false),
            ("Que fait M. Diallo ?", false),
            ("Lina a 800 photos. Que fait-elle ?", true),
            ("Lina a 800 photos.\nQue fait-elle ?", true),
            ("Elle lit « Bonjour ! » Que fait-elle ?", true),
            ("Mettez les étapes dans l'ordre.", false),
            ("", false),
        ];
        for (text, several) in cases {
            assert_eq!(has_several_sentences(text), several, "{text}");
        }
    }
}
