//! Which rows of a blueprint cannot be met together: an irreducible set of them.
//!
//! Rows are taken away one by one and stay away as long as the rest still conflicts (the deletion
//! filter; Chinneck & Dravnieks 1991). What is left conflicts, and would not without any one of them.
//! The relaxation names a small set to start from when it is itself infeasible.

use super::Step;
use super::blueprint::{RowName, Rule};
use super::model::Blueprint;
use super::programme::Domain;
use super::relaxation::{Basis, Ending, Relaxation};
use super::solver::{self, Undecided};
use std::fmt;

/// A row that takes part in a conflict, with what it asks for and what can be had.
#[derive(Debug, Clone, PartialEq)]
pub struct ConflictingRow {
    /// Its name.
    pub name: RowName,
    /// Least that it asks for; −∞ when it asks for nothing.
    pub lower: f64,
    /// Most that it allows; +∞ when it allows everything.
    pub upper: f64,
    /// What the items already given make of it.
    pub given: f64,
    /// Least that the items still to come add, looking at this row alone.
    pub least: f64,
    /// Most that they can add.
    pub most: f64,
}

impl fmt::Display for ConflictingRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, lower, upper, given, least, most } = self;
        write!(f, "{name} wants ")?;
        match (lower.is_finite(), upper.is_finite()) {
            (true, true) if upper <= lower => write!(f, "exactly {lower}")?,
            (true, true) => write!(f, "{lower} to {upper}")?,
            (true, false) => write!(f, "at least {lower}")?,
            (false, _) => write!(f, "at most {upper}")?,
        }
        write!(f, " and has {given}, with {least} to {most} to come")
    }
}

/// An irreducible set of rows in conflict; `None` when the solver finds that a test exists after all.
pub(super) fn conflict(
    blueprint: &Blueprint,
    step: &Step<'_>,
) -> Result<Option<Vec<ConflictingRow>>, Undecided> {
    let all = vec![true; blueprint.named_rows()];
    if feasible(blueprint, step, &all)? {
        return Ok(None);
    }
    let mut active = blocking(blueprint, step).unwrap_or_else(|| all.clone());
    if feasible(blueprint, step, &active)? {
        active = all;
    }
    for row in (0..active.len()).rev() {
        if active[row] {
            active[row] = false;
            active[row] = feasible(blueprint, step, &active)?;
        }
    }
    let rows = (0..active.len()).filter(|row| active[*row]);
    Ok(Some(rows.map(|row| describe(blueprint, step, row)).collect()))
}

fn feasible(blueprint: &Blueprint, step: &Step<'_>, active: &[bool]) -> Result<bool, Undecided> {
    let domain = blueprint.domain(step, active);
    Ok(solver::best(&blueprint.part(active), &domain)?.is_some())
}

/// The rows that block the relaxation, if it is infeasible.
fn blocking(blueprint: &Blueprint, step: &Step<'_>) -> Option<Vec<bool>> {
    let mut active = vec![true; blueprint.named_rows()];
    let programme = blueprint.part(&active);
    let domain = blueprint.domain(step, &active);
    let open = programme.reduced(&domain);
    let mut relaxation = Relaxation::new(&open.programme, &Basis::default());
    let Ending::Infeasible { position } = relaxation.run(10_000) else {
        return None;
    };
    active.fill(false);
    for row in relaxation.blocking_rows(position) {
        active[blueprint.owner(open.rows[row])] = true;
    }
    Some(active)
}

/// What a row asks for and what there is, with all rows in force.
fn describe(blueprint: &Blueprint, step: &Step<'_>, row: usize) -> ConflictingRow {
    let domain = blueprint.domain(step, &vec![true; blueprint.named_rows()]);
    let length = blueprint.length() as f64;
    let (lower, upper) = match row.checked_sub(1).map(|index| &blueprint.rows()[index].rule) {
        None => (length, length),
        Some(Rule::Count { lower, upper, .. } | Rule::Set { lower, upper, .. }) => {
            (f64::from(*lower), f64::from(*upper))
        }
        Some(Rule::Enemies { .. }) => (0.0, 1.0),
        Some(Rule::Sum { lower, upper, .. }) => (*lower, *upper),
    };
    let amount = |item: usize| match row.checked_sub(1).map(|index| &blueprint.rows()[index].rule) {
        None => 1.0,
        Some(Rule::Sum { quantity, .. }) => quantity[item],
        Some(rule) => f64::from(u8::from(rule.items().contains(&item))),
    };
    let given = sum(step.given.iter().map(|item| amount(*item)));
    let (least, most) = to_come(blueprint, step, &domain, amount);
    ConflictingRow { name: blueprint.name(row), lower, upper, given, least, most }
}

/// Least and greatest sum of an amount over the items still to come.
fn to_come(
    blueprint: &Blueprint,
    step: &Step<'_>,
    domain: &Domain,
    amount: impl Fn(usize) -> f64,
) -> (f64, f64) {
    let missing = blueprint.length() - step.given.len();
    let mut amounts: Vec<f64> =
        (0..blueprint.items()).filter(|item| domain[*item].is_none()).map(amount).collect();
    amounts.sort_by(f64::total_cmp);
    let least = sum(amounts.iter().copied().take(missing));
    let most = sum(amounts.iter().rev().copied().take(missing));
    (least, most)
}

/// `Iterator::sum` of nothing is −0, which people should not read.
fn sum(amounts: impl Iterator<Item = f64>) -> f64 {
    amounts.fold(0.0, |sum, amount| sum + amount)
}
