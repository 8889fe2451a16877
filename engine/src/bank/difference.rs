//! What changed for measurement from one bank to another.
//!
//! Wording that nobody is scored on (explanations, reasons) is left out; so is the order of files.

use super::ItemBank;
use crate::item::{Item, ItemId, ItemStatus};
use crate::session::SessionPlan;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;

/// One change.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// What it is about.
    pub subject: Subject,
    /// What happened to it.
    pub change: What,
}

/// What a change is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "subject", content = "id", rename_all = "snake_case")]
pub enum Subject {
    /// A question.
    Item(ItemId),
    /// A plan.
    Plan(String),
    /// The scale, the priors, the framework.
    Bank,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum What {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It began or ceased to count.
    Status {
        /// Before.
        before: ItemStatus,
        /// After.
        after: ItemStatus,
    },
    /// Another value of something that has one.
    Value {
        /// Of what.
        name: String,
        /// Before.
        before: Value,
        /// After.
        after: Value,
    },
    /// Something else is right.
    Key,
    /// Something else is seen before answering.
    Shown,
    /// Other forms are drawn, or they say something else.
    Variants,
}

/// Every change, questions first, each in order of id.
pub fn difference(before: &ItemBank, after: &ItemBank) -> Vec<Change> {
    let mut changes = Vec::new();
    let ids: BTreeSet<&ItemId> = before.items.keys().chain(after.items.keys()).collect();
    for id in ids {
        let what = pair(before.items.get(id), after.items.get(id), item);
        changes.extend(what.into_iter().map(|change| Change { subject: Subject::Item(id.clone()), change }));
    }
    let ids: BTreeSet<&String> = before.plans.keys().chain(after.plans.keys()).collect();
    for id in ids {
        let what = pair(before.plans.get(id), after.plans.get(id), plan);
        changes.extend(what.into_iter().map(|change| Change { subject: Subject::Plan(id.clone()), change }));
    }
    let what = settings(before, after).into_iter();
    changes.extend(what.map(|change| Change { subject: Subject::Bank, change }));
    changes
}

fn pair<T>(before: Option<&T>, after: Option<&T>, compare: fn(&T, &T) -> Vec<What>) -> Vec<What> {
    match (before, after) {
        (Some(before), Some(after)) => compare(before, after),
        (None, Some(_)) => vec![What::Added],
        (Some(_), None) => vec![What::Removed],
        (None, None) => Vec::new(),
    }
}

fn item(before: &Item, after: &Item) -> Vec<What> {
    let mut found = Vec::new();
    if before.status != after.status {
        found.push(What::Status { before: before.status, after: after.status });
    }
    found.extend(values(&facts(before), &facts(after)));
    if before.has_variants() || after.has_variants() {
        found.extend((before.revision != after.revision).then_some(What::Variants));
    } else {
        found.extend((before.key != after.key).then_some(What::Key));
        found.extend((before.content != after.content).then_some(What::Shown));
    }
    found
}

/// Plain facts of a question, each with a value.
fn facts(item: &Item) -> Value {
    serde_json::json!({
        "competence": item.competence,
        "family": item.family,
        "level": item.level,
        "kind": item.kind,
        "scoring": item.scoring,
        "order": item.option_order,
        "time_limit_seconds": item.time_limit_seconds,
        "enemies": item.enemies,
        "parameters": item.parameters,
    })
}

fn plan(before: &SessionPlan, after: &SessionPlan) -> Vec<What> {
    let facts = |plan: &SessionPlan| serde_json::to_value(plan).unwrap_or_default();
    values(&facts(before), &facts(after))
}

fn settings(before: &ItemBank, after: &ItemBank) -> Vec<What> {
    let facts = |bank: &ItemBank| {
        let loading = |code| bank.higher_order.as_ref().and_then(|model| model.loading(code));
        let codes = bank.framework.competences().map(|competence| &competence.code);
        serde_json::json!({
            "framework": bank.framework.id,
            "locales": bank.locales,
            "cuts": bank.scale.cuts(),
            "prior": bank.scale.prior(),
            "expert_prior": bank.expert_prior,
            "loadings": codes.map(|code| (code, loading(code))).collect::<Vec<_>>(),
        })
    };
    values(&facts(before), &facts(after))
}

/// The fields of two mappings that differ.
fn values(before: &Value, after: &Value) -> Vec<What> {
    let (Value::Object(one), Value::Object(other)) = (before, after) else { return Vec::new() };
    let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let field = |fields: &serde_json::Map<String, Value>, name| fields.get(name).cloned().unwrap_or_default();
    let changed = names.into_iter().filter(|name| one.get(*name) != other.get(*name));
    changed
        .map(|name| What::Value { name: name.clone(), before: field(one, name), after: field(other, name) })
        .collect()
}
