//! A template tried: two hundred forms, each checked as if it were a file of its own.

use super::answers;
use super::files::Files;
use crate::bank::check::finding::Findings;
use crate::bank::draft::ItemDraft;
use crate::bank::source::Place;
use crate::bank::template::Template;
use crate::item::Item;
use crate::item::variant::{Names, Value};
use crate::seed::{DrawPurpose, Seed};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Forms of each template that are tried.
const TRIED: u32 = 200;
/// Fewest forms that differ among those.
const FEWEST_FORMS: usize = 20;
/// Most draws of which one holds, on average.
const MOST_DRAWS_A_FORM: usize = 50;
/// Most faults told of one template: they have the same few causes.
const MOST_TOLD: usize = 3;
/// Longest stem and longest option of a form, in characters.
const LONGEST_STEM: usize = 1200;
const LONGEST_OPTION: usize = 250;
/// Most characters shown of a value in a fault.
const LONGEST_SHOWN: usize = 80;

pub(super) fn check(item: &Item, template: &Template, draft: &ItemDraft, findings: &mut Findings) {
    let place = draft.variants.as_ref().map_or(Place::FILE, |variants| variants.place);
    let (mut held, mut drawn) = (0, 0);
    let mut forms = BTreeSet::new();
    let mut files = Files::default();
    let mut told = BTreeSet::new();
    let mut tried = BTreeSet::new();
    for position in 1..=TRIED {
        let mut draws = TRIAL.draws(position, DrawPurpose::Variant);
        let mut own = Findings::of("");
        let Some((names, count)) = template.drawn(&mut draws, &mut own) else {
            // The fault of an expression stands at its place; no value was drawn to the end.
            tell(own, &Names::new(), &mut told, findings);
            continue;
        };
        held += 1;
        drawn += count;
        if tried.contains(&names) {
            continue;
        }
        if let Some(form) = form(item, template, draft, &names, &mut own) {
            files.look(&form, draft, &mut own);
            // Whether there are more makes no difference.
            if forms.len() < FEWEST_FORMS {
                forms.extend(form.identified().instance);
            }
        }
        tell(own, &names, &mut told, findings);
        tried.insert(names);
    }
    if drawn > MOST_DRAWS_A_FORM * held {
        let message = format!("the conditions hold in {held} of {drawn} draws");
        findings.fault(place, message, "widen what is drawn, or drop a condition");
    }
    if told.is_empty() && forms.len() < FEWEST_FORMS {
        let count = forms.len();
        let message = format!("{TRIED} draws give {count} forms, and at least {FEWEST_FORMS} are needed");
        findings.fault(place, message, "draw from more values");
    }
    if told.is_empty() {
        files.differ(draft, FEWEST_FORMS, findings);
    }
}

/// Any seed would do; this one is always the same.
const TRIAL: Seed = Seed([0x5a; 32]);

/// Builds and checks one form; `None` when it could not be built.
fn form(
    item: &Item,
    template: &Template,
    draft: &ItemDraft,
    names: &Names,
    findings: &mut Findings,
) -> Option<Item> {
    let parts = template.form(names, findings)?;
    let form = item.with(parts);
    answers::check(&form, draft, findings);
    lengths(&form, draft, findings);
    Some(form)
}

fn lengths(form: &Item, draft: &ItemDraft, findings: &mut Findings) {
    for (locale, content) in &form.content {
        let place = draft.content.value.value(locale).map_or(Place::FILE, |content| content.place);
        if content.stem.chars().count() > LONGEST_STEM {
            findings.fault(place, "the stem grows too long", "shorten what is drawn");
        }
        for option in content.body.options() {
            if option.text.chars().count() > LONGEST_OPTION {
                let message = format!("the option `{}` grows too long", option.id);
                findings.fault(place, message, "shorten what is drawn");
            }
        }
    }
}

/// The first faults, each once, with the values that show them when there are any.
fn tell(own: Findings, names: &Names, told: &mut BTreeSet<(u64, u64, String)>, findings: &mut Findings) {
    if own.is_sound() {
        return;
    }
    let value = |(name, value): (&Arc<str>, &Value)| format!("{name} = {}", shortened(value.shown()));
    let values: Vec<String> = names.iter().map(value).collect();
    let values = if values.is_empty() { String::new() } else { format!(" (with {})", values.join(", ")) };
    for fault in own.into_diagnostics() {
        let key = (fault.line, fault.column, fault.message.clone());
        if told.len() < MOST_TOLD && told.insert(key) {
            let place = Place { line: fault.line, column: fault.column };
            findings.fault(place, format!("{}{values}", fault.message), fault.help);
        }
    }
}

/// The beginning of a long list.
fn shortened(shown: String) -> String {
    match shown.char_indices().nth(LONGEST_SHOWN) {
        Some((end, _)) => format!("{}…", &shown[..end]),
        None => shown,
    }
}
