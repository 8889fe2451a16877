//! Keys of typed answers, and their examples, run through the real comparison.

use super::finding::Findings;
use super::key::Contents;
use crate::bank::draft::{GapKeyDraft, KeyDraft, TextLists};
use crate::bank::source::Marked;
use crate::bank::variants_draft::Amount;
use crate::item::number::{DecimalMark, NumberKey, Tolerance};
use crate::item::text_match::{Ignored, TextKey};
use std::collections::BTreeMap;

/// Fewest rejected examples of a short text, in each language.
const FEWEST_REJECTED: usize = 3;

/// The fields that describe accepted texts, of an item or of a gap.
pub(crate) struct TextFields<'a> {
    accept: &'a Marked<TextLists>,
    reject: Option<&'a Marked<TextLists>>,
    ignore: Option<&'a Marked<Vec<Marked<Ignored>>>>,
}

impl<'a> TextFields<'a> {
    /// Those of an item; `None` without accepted texts.
    pub(crate) fn of_item(draft: &'a KeyDraft) -> Option<Self> {
        let accept = draft.accept.as_ref()?;
        Some(Self { accept, reject: draft.reject.as_ref(), ignore: draft.ignore.as_ref() })
    }

    /// Those of a gap; `None` without accepted texts.
    pub(crate) fn of_gap(draft: &'a GapKeyDraft) -> Option<Self> {
        let accept = draft.accept.as_ref()?;
        Some(Self { accept, reject: draft.reject.as_ref(), ignore: draft.ignore.as_ref() })
    }
}

/// The key of a typed text; every example is run.
pub(crate) fn text_key(fields: &TextFields<'_>, locales: &[&str], findings: &mut Findings) -> TextKey {
    complete_lists(fields.accept, locales, findings);
    if let Some(reject) = fields.reject {
        complete_lists(reject, locales, findings);
    }
    let ignore = match fields.ignore {
        Some(ignore) => ignore.value.iter().map(|ignored| ignored.value).collect(),
        None => Ignored::usual(),
    };
    let reject = fields.reject.map(|lists| texts(&lists.value)).unwrap_or_default();
    let key = TextKey::new(texts(&fields.accept.value), reject, ignore);
    run_examples([Some(fields.accept), fields.reject], findings, |locale, text| key.accepts(locale, text));
    key
}

/// A short text names enough of the wrong answers that people type.
pub(crate) fn enough_rejected(lists: &Marked<TextLists>, findings: &mut Findings) {
    for (locale, texts) in lists.value.iter() {
        if texts.len() < FEWEST_REJECTED {
            let message = format!(
                "{} rejected examples in `{}`, and at least {FEWEST_REJECTED} are needed",
                texts.len(),
                locale.value
            );
            findings.fault(locale.place, message, "add wrong answers that people really type");
        }
    }
}

/// One list for each locale, none for others, nothing empty in them.
fn complete_lists(lists: &Marked<TextLists>, locales: &[&str], findings: &mut Findings) {
    for (locale, texts) in lists.value.iter() {
        if !locales.contains(&locale.value.as_str()) {
            let message = format!("`{}` is not a language of this question", locale.value);
            findings.fault(locale.place, message, format!("use {}", locales.join(", ")));
        }
        if texts.is_empty() {
            findings.fault(locale.place, "this list is empty", "add at least one text");
        }
        for text in texts {
            findings.words(text, "this example");
        }
    }
    for locale in locales.iter().filter(|locale| lists.value.value(locale).is_none()) {
        let message = format!("there is no list for `{locale}`");
        findings.fault(lists.place, message, format!("add `{locale}`"));
    }
}

fn texts(lists: &TextLists) -> BTreeMap<String, Vec<String>> {
    let list = |texts: &Vec<Marked<String>>| texts.iter().map(|text| text.value.clone()).collect();
    lists.iter().map(|(locale, texts)| (locale.value.clone(), list(texts))).collect()
}

/// Accepted examples must be accepted and rejected ones refused, by the comparison learners meet in a language.
fn run_examples(
    [accept, reject]: [Option<&Marked<TextLists>>; 2],
    findings: &mut Findings,
    accepts: impl Fn(&str, &str) -> bool,
) {
    for (locale, texts) in accept.into_iter().flat_map(|lists| lists.value.iter()) {
        for text in texts.iter().filter(|text| !accepts(&locale.value, &text.value)) {
            let message = format!("`{}` is listed as right, and is refused", text.value);
            findings.fault(text.place, message, "mend the example, or what is compared");
        }
    }
    for (locale, texts) in reject.into_iter().flat_map(|lists| lists.value.iter()) {
        for text in texts.iter().filter(|text| accepts(&locale.value, &text.value)) {
            let message = format!("`{}` is listed as wrong, and is accepted", text.value);
            findings.fault(text.place, message, "mend the example, or what is ignored");
        }
    }
}

/// The key of a number; examples are run when there are some.
pub(crate) fn number_key(
    draft: &KeyDraft,
    contents: &Contents,
    findings: &mut Findings,
) -> Option<NumberKey> {
    let value = number(draft.value.as_ref()?, findings)?;
    let units = draft.units.as_ref().map(|units| &units.value);
    for (unit, factor) in units.into_iter().flat_map(|units| units.iter()) {
        findings.words(unit, "this unit");
        positive(factor, findings);
    }
    let listed = units.into_iter().flat_map(|units| units.iter());
    let units = listed.map(|(unit, factor)| (unit.value.clone(), factor.value)).collect();
    let key = NumberKey { value, tolerance: tolerance(draft, findings), units };
    number_examples(&key, draft, contents, findings);
    Some(key)
}

/// The number; a text stands for one only while it is a placeholder.
fn number(amount: &Marked<Amount>, findings: &mut Findings) -> Option<f64> {
    match &amount.value {
        Amount::Number(number) if number.is_finite() => return Some(*number),
        Amount::Number(_) => findings.fault(amount.place, "this is not a finite number", "write digits"),
        Amount::Text(_) => findings.fault(amount.place, "this is a text, not a number", "write digits"),
    }
    None
}

fn positive(number: &Marked<f64>, findings: &mut Findings) {
    if !(number.value.is_finite() && number.value > 0.0) {
        findings.fault(number.place, "a factor is a positive number", "write digits");
    }
}

fn tolerance(draft: &KeyDraft, findings: &mut Findings) -> Tolerance {
    if let (Some(_), Some(relative)) = (&draft.tolerance, &draft.relative_tolerance) {
        let message = "there are two tolerances";
        findings.fault(relative.place, message, "keep `tolerance` or `relative_tolerance`");
    }
    match (&draft.tolerance, &draft.relative_tolerance) {
        (_, Some(relative)) => Tolerance::Relative(not_negative(relative, findings)),
        (Some(absolute), None) => Tolerance::Absolute(not_negative(absolute, findings)),
        (None, None) => Tolerance::Absolute(0.0),
    }
}

/// The number, or 0 with a fault.
fn not_negative(amount: &Marked<Amount>, findings: &mut Findings) -> f64 {
    let found = number(amount, findings);
    if found.is_some_and(|number| number < 0.0) {
        findings.fault(amount.place, "a tolerance is not negative", "write 0 or more");
    }
    found.map_or(0.0, |number| number.max(0.0))
}

fn number_examples(key: &NumberKey, draft: &KeyDraft, contents: &Contents, findings: &mut Findings) {
    let locales = contents.locales();
    let lists = [draft.accept.as_ref(), draft.reject.as_ref()];
    lists.into_iter().flatten().for_each(|lists| complete_lists(lists, &locales, findings));
    run_examples(lists, findings, |locale, text| {
        let unit = contents.get(locale).and_then(|content| content.body.unit());
        key.read(DecimalMark::of(locale), unit, text).is_some_and(|number| key.accepts(number))
    });
}
