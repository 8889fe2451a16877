//! Questions that ask what another one asks, in the same language or in another.

use super::Audited;
use super::shingles::{Shingles, candidates};
use crate::bank::Diagnostic;
use crate::bank::check::finding::Findings;
use crate::bank::draft::ContentDraft;
use crate::bank::source::Place;
use crate::item::text_match::normalise;
use std::collections::{BTreeMap, BTreeSet};

/// Shared runs of words from which two stems are the same question with other names.
const SAME: f64 = 0.8;
/// From here a person should look.
const ALIKE: f64 = 0.6;
/// Fewest words with which a stem is compared: shorter ones say little without their material.
const FEWEST_WORDS: usize = 8;

/// A stem with its place.
struct Stem<'a> {
    question: &'a Audited<'a>,
    locale: &'a str,
    place: Place,
    text: String,
}

pub(super) fn check(questions: &[Audited<'_>]) -> Vec<Diagnostic> {
    let stems: Vec<Stem<'_>> = questions.iter().flat_map(stems).collect();
    let mut found = untranslated(&stems);
    let shingles: Vec<Shingles> = stems.iter().map(|stem| Shingles::of(&stem.text)).collect();
    let mut told = BTreeSet::new();
    for (later, earlier) in candidates(&shingles) {
        let (one, other) = (&stems[later], &stems[earlier]);
        let likeness = shingles[later].likeness(&shingles[earlier]);
        if one.question.path == other.question.path || likeness < ALIKE || same_text(one, other) {
            continue;
        }
        if told.insert((one.question.path, one.locale)) {
            found.extend(alike(one, other, likeness));
        }
    }
    found
}

fn stems<'a>(question: &'a Audited<'a>) -> impl Iterator<Item = Stem<'a>> {
    question.draft.content.value.iter().filter_map(move |(locale, content)| {
        let (place, text) = asked(&content.value);
        let long = text.split_whitespace().count() >= FEWEST_WORDS;
        long.then_some(Stem { question, locale: &locale.value, place, text })
    })
}

/// The stem, and the text with gaps where there is one.
fn asked(content: &ContentDraft) -> (Place, String) {
    let gaps = content.text.as_ref().map(|text| text.value.as_str()).unwrap_or_default();
    (content.stem.place, format!("{} {gaps}", content.stem.value))
}

/// The same words in the same language: reading the bank has said so already.
fn same_text(one: &Stem<'_>, other: &Stem<'_>) -> bool {
    let folded = |text: &str| normalise(text, &BTreeSet::new());
    one.locale == other.locale && folded(&one.text) == folded(&other.text)
}

/// The same words in two languages: of one question, or of two.
fn untranslated(stems: &[Stem<'_>]) -> Vec<Diagnostic> {
    let mut seen: BTreeMap<String, &Stem<'_>> = BTreeMap::new();
    let mut found = Vec::new();
    for stem in stems {
        let folded = normalise(&stem.text, &BTreeSet::new());
        let Some(other) = seen.get(&folded).filter(|other| other.locale != stem.locale) else {
            seen.entry(folded).or_insert(stem);
            continue;
        };
        let mut findings = Findings::of(stem.question.path);
        let message = format!(
            "the stem in `{}` is that in `{}` of `{}`, word for word",
            stem.locale, other.locale, other.question.path
        );
        findings.fault(stem.place, message, "translate it");
        found.extend(findings.into_diagnostics());
    }
    found
}

fn alike(one: &Stem<'_>, other: &Stem<'_>, likeness: f64) -> Vec<Diagnostic> {
    let mut findings = Findings::of(one.question.path);
    let share = (likeness * 100.0).round();
    let message = format!("the stem shares {share} % of its wording with `{}`", other.question.path);
    if likeness >= SAME {
        findings.fault(one.place, message, "ask something else, or make one question with variants");
    } else {
        findings.warn(one.place, message, "make sure that they do not ask the same");
    }
    findings.into_diagnostics()
}
