//! Calibration files: which estimates are in force, and which an edit has made stale.

use super::finding::Findings;
use crate::bank::draft::{CalibrationDraft, ModelName, ParametersDraft};
use crate::bank::prior::Estimates;
use crate::bank::source::Marked;
use crate::item::{Item, ItemId};
use std::collections::{BTreeMap, BTreeSet};

/// A calibration file that could be read.
pub(crate) struct ReadCalibration {
    /// Its name, without folder and extension.
    pub(crate) name: String,
    pub(crate) draft: CalibrationDraft,
    pub(crate) findings: Findings,
}

/// Checks every file and puts estimates in force: for each question the latest file whose revision
/// is the question's own.
///
/// `named` are the ids of all question files: an entry for a question that is faulty, and so
/// absent from `items`, is not reported as unknown.
pub(crate) fn apply(
    calibrations: &mut [ReadCalibration],
    items: &mut BTreeMap<ItemId, Item>,
    named: &BTreeSet<String>,
) {
    calibrations.iter_mut().for_each(head);
    calibrations.sort_by(|a, b| {
        let age = |file: &ReadCalibration| file.draft.estimated_on.value.clone();
        (age(a), &a.name).cmp(&(age(b), &b.name))
    });
    let current = calibrated_now(calibrations, items);
    for ReadCalibration { draft, findings, .. } in calibrations {
        for (id, entry) in draft.items.iter() {
            let Some(estimates) = estimates(entry, findings) else { continue };
            let item_id = ItemId(id.value.clone());
            match items.get_mut(&item_id) {
                Some(item) if item.revision.0 == entry.value.revision.value => {
                    match estimates.parameters(&draft.id.value) {
                        Ok(parameters) => item.parameters = parameters,
                        Err(error) => findings.fault(entry.place, error.to_string(), "mend the parameters"),
                    }
                }
                Some(item) if !current.contains(&item_id) => stale(item, entry, findings),
                None if !named.contains(&id.value) => unknown(id, findings),
                _ => {}
            }
        }
    }
}

fn stale(item: &Item, entry: &Marked<ParametersDraft>, findings: &mut Findings) {
    let message =
        format!("question `{}` was edited since its calibration: it is back to its expert prior", item.id);
    let help = format!("calibrate again; its revision is now {}", item.revision.0);
    findings.warn(entry.value.revision.place, message, help);
}

fn unknown(id: &Marked<String>, findings: &mut Findings) {
    let message = format!("question `{}` is not in the bank", id.value);
    findings.warn(id.place, message, "remove the line when you are sure");
}

/// Questions for which at least one file has the revision of today.
fn calibrated_now(calibrations: &[ReadCalibration], items: &BTreeMap<ItemId, Item>) -> BTreeSet<ItemId> {
    let entries = calibrations.iter().flat_map(|file| file.draft.items.iter());
    let current = entries.filter_map(|(id, entry)| {
        let id = ItemId(id.value.clone());
        let item = items.get(&id)?;
        (item.revision.0 == entry.value.revision.value).then_some(id)
    });
    current.collect()
}

fn head(file: &mut ReadCalibration) {
    let ReadCalibration { name, draft, findings } = file;
    if draft.id.value != *name {
        let message = format!("the id is `{}` and the file says `{name}`", draft.id.value);
        findings.fault(draft.id.place, message, "give both the same name");
    }
    if !is_date(&draft.estimated_on.value) {
        let message = "this is not a date";
        findings.fault(draft.estimated_on.place, message, "write it as 2026-01-31");
    }
    if draft.sample_size.value == 0 {
        findings.fault(draft.sample_size.place, "the sample is empty", "write its size");
    }
}

/// Four digits, two, two, with hyphens; the calendar is not consulted.
fn is_date(text: &str) -> bool {
    let digits = |part: &str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = text.split('-').collect();
    matches!(parts[..], [year, month, day]
        if digits(year, 4) && digits(month, 2) && digits(day, 2)
            && ("01"..="12").contains(&month) && ("01"..="31").contains(&day))
}

/// The estimates of one question, when they are numbers that fit their model.
fn estimates(entry: &Marked<ParametersDraft>, findings: &mut Findings) -> Option<Estimates> {
    let fields = &entry.value;
    let before = findings.is_sound();
    for number in [&fields.a, &fields.b, &fields.a_se, &fields.b_se] {
        if !number.value.is_finite() {
            findings.fault(number.place, "this is not a finite number", "write digits");
        }
    }
    for error in [&fields.a_se, &fields.b_se] {
        if error.value < 0.0 {
            findings.fault(error.place, "a standard error is negative", "write 0 or more");
        }
    }
    let c = asymptote(fields.c.as_ref(), 0.0, fields.model.value >= ModelName::Three, findings);
    let d = asymptote(fields.d.as_ref(), 1.0, fields.model.value >= ModelName::Four, findings);
    let estimates = Estimates { a: fields.a.value, b: fields.b.value, c, d, b_se: fields.b_se.value };
    (findings.is_sound() || !before).then_some(estimates)
}

/// An asymptote, which models with fewer parameters leave at its usual value.
fn asymptote(given: Option<&Marked<f64>>, usual: f64, free: bool, findings: &mut Findings) -> f64 {
    let Some(given) = given else { return usual };
    if !free && (given.value - usual).abs() > 0.0 {
        let message = format!("this model has {usual} here");
        findings.fault(given.place, message, "name the model that has this parameter");
    }
    given.value
}
