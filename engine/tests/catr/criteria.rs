//! `nextItem`: the five best items by every criterion, and their values.

use super::files::{cases, close, dichotomous, polytomous};
use jalon_engine::ability::{Estimator, Prior};
use jalon_engine::irt::ResponseModel;
use jalon_engine::math::Grid;
use jalon_engine::scale::{NormalPrior, Theta};
use jalon_engine::seed::{DrawPurpose, Seed};
use jalon_engine::selection::criterion::{Candidate, Criterion, Given, ItemTable, Situation, Workspace};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Case {
    label: String,
    model: String,
    bank: Vec<Vec<f64>>,
    administered: Vec<usize>,
    responses: Vec<usize>,
    theta: f64,
    criteria: BTreeMap<String, Expected>,
}

/// Where the reference itself fails there is an error and nothing to compare with.
#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Expected {
    Error {
        #[serde(rename = "error")]
        _error: String,
    },
    Best(Best),
}

#[derive(Deserialize)]
struct Best {
    item: usize,
    top5_items: Vec<usize>,
    top5_values_tight: Vec<f64>,
}

pub(super) fn models(name: &str, bank: &[Vec<f64>]) -> Vec<ResponseModel> {
    let logistic = ["dichotomous", "1PL", "2PL", "3PL", "4PL"].contains(&name);
    bank.iter().map(|item| if logistic { dichotomous(item, 1.0) } else { polytomous(name, item) }).collect()
}

/// The criteria by the names of the reference.
pub(super) fn criterion(name: &str) -> Criterion {
    let ours = match name {
        "bOpt" => "urry".to_owned(),
        "MEI" => "mei".to_owned(),
        other => other.to_lowercase(),
    };
    ours.parse().unwrap()
}

/// The conventions of all the calls: N(0, 1), estimates in ±4, 33 nodes.
pub(super) fn prior() -> Prior {
    Prior::Normal(NormalPrior { mean: 0.0, sd: 1.0 })
}

pub(super) fn range() -> Grid {
    Grid::new(-4.0, 4.0, 161).unwrap()
}

pub(super) fn quadrature() -> Grid {
    Grid::new(-4.0, 4.0, 33).unwrap()
}

/// All items not given, best first.
pub(super) fn ranked(
    table: &ItemTable,
    given: &[Given],
    theta: Theta,
    criterion: &Criterion,
    estimator: Estimator,
) -> Vec<Candidate> {
    let is_free = |item: &usize| given.iter().all(|given| given.item != *item);
    let free: Vec<usize> = (0..table.models().len()).filter(is_free).collect();
    let situation = Situation { table, given, free: &free, theta, prior: prior(), estimator };
    let mut draws = Seed([0; 32]).draws(1, DrawPurpose::Selection);
    let (mut workspace, mut candidates) = (Workspace::default(), Vec::new());
    criterion.measure(&situation, &mut draws, &mut workspace, &mut candidates).unwrap();
    criterion.rank(&mut candidates);
    candidates
}

#[test]
fn the_best_items_and_their_values_are_those_of_cat_r() {
    for case in cases::<Case>(include_str!("../reference/catr_nextitem.json")) {
        let table = ItemTable::new(models(&case.model, &case.bank), quadrature());
        let given = case.administered.iter().zip(&case.responses);
        let given: Vec<Given> =
            given.map(|(item, category)| Given { item: item - 1, category: *category }).collect();
        let mode = Estimator::Map { grid: range(), prior: prior() };
        for (name, expected) in &case.criteria {
            let Expected::Best(expected) = expected else { continue };
            let ranked = ranked(&table, &given, Theta(case.theta), &criterion(name), mode);
            assert_eq!(ranked[0].item + 1, expected.item, "{} {name}", case.label);
            for (place, (item, value)) in
                expected.top5_items.iter().zip(&expected.top5_values_tight).enumerate()
            {
                close(ranked[place].value, *value, 1e-12);
                assert_eq!(ranked[place].item + 1, *item, "{} {name}", case.label);
            }
        }
    }
}
