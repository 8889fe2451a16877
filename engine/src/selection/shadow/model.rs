//! From a blueprint to the 0–1 programme of one step of a test.
//!
//! Columns: one for each item (1: it is in the test), then one for each set (1: its stimulus is used).
//! A set with bounds l and u gives Σ xᵢ ≥ l z, Σ xᵢ ≤ u z and xᵢ ≤ z (van der Linden 2005, chapter 7).
//! What was already given, what is barred and which sets are over settle columns; rows never change.

use super::Step;
use super::blueprint::{BlueprintDraft, BlueprintFault, Row, RowName, Rule};
use super::programme::{Bounds, Domain, Programme, Sparse};

/// A checked set of rules for a test.
#[derive(Debug, Clone, PartialEq)]
pub struct Blueprint {
    draft: BlueprintDraft,
    /// All rows with every column worth nothing.
    programme: Programme,
    /// Named row that each row of the programme belongs to: 0 is the length, then the draft's rows.
    owners: Vec<usize>,
}

/// Where the items of a set stand in a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Progress {
    /// None was given.
    Untouched,
    /// The item given last is one of them.
    Underway,
    /// Some were given, then something else.
    Over,
}

impl Blueprint {
    /// The blueprint, or everything that is wrong with the draft.
    pub fn new(draft: BlueprintDraft) -> Result<Self, Vec<BlueprintFault>> {
        let faults = draft.faults();
        if !faults.is_empty() {
            return Err(faults);
        }
        let sets = draft.rows.iter().filter(|row| matches!(row.rule, Rule::Set { .. })).count();
        let mut builder = Builder { rows: Sparse::new(), bounds: Vec::new(), owners: Vec::new() };
        let length = f64::from(draft.length);
        builder.push(0, (0..draft.items).map(|item| (item, 1.0)).collect(), length, length);
        let mut stimulus = draft.items;
        for (index, row) in draft.rows.iter().enumerate() {
            builder.push_rule(index + 1, &row.rule, stimulus);
            stimulus += usize::from(matches!(row.rule, Rule::Set { .. }));
        }
        let programme = Programme::new(vec![0.0; draft.items + sets], builder.rows, builder.bounds);
        Ok(Self { draft, programme, owners: builder.owners })
    }

    /// Number of items of the bank.
    pub fn items(&self) -> usize {
        self.draft.items
    }

    /// Number of items of a test.
    pub fn length(&self) -> usize {
        self.draft.length as usize
    }

    /// The rules besides the length.
    pub fn rows(&self) -> &[Row] {
        &self.draft.rows
    }

    /// Number of named rows, the length included.
    pub(super) fn named_rows(&self) -> usize {
        self.draft.rows.len() + 1
    }

    /// Name of a row: 0 is the length.
    pub(super) fn name(&self, row: usize) -> RowName {
        match row.checked_sub(1) {
            None => RowName::test_length(),
            Some(index) => self.draft.rows[index].name.clone(),
        }
    }

    /// Named row of a row of the programme.
    pub(super) fn owner(&self, row: usize) -> usize {
        self.owners[row]
    }

    /// The programme that asks for the most valuable test.
    pub(super) fn programme(&self, values: &[f64]) -> Programme {
        let mut programme = self.programme.clone();
        programme.values[..values.len()].copy_from_slice(values);
        programme
    }

    /// The rows of some named rows alone, with nothing worth anything.
    pub(super) fn part(&self, active: &[bool]) -> Programme {
        let (mut rows, mut bounds) = (Sparse::new(), Vec::new());
        for (row, owner) in self.owners.iter().enumerate() {
            if active[*owner] {
                rows.push(self.programme.rows.list(row).iter().copied());
                bounds.push(self.programme.bounds[row]);
            }
        }
        Programme::new(self.programme.values.clone(), rows, bounds)
    }

    /// What a step settles, as far as these named rows are concerned.
    pub(super) fn domain(&self, step: &Step<'_>, active: &[bool]) -> Domain {
        let mut domain: Domain = vec![None; self.programme.values.len()];
        step.barred.iter().for_each(|item| domain[*item] = Some(false));
        for (row, items, stimulus) in self.sets().filter(|(row, ..)| active[*row]) {
            match self.progress(row, step) {
                Progress::Untouched => {}
                Progress::Underway => domain[stimulus] = Some(true),
                Progress::Over => {
                    domain[stimulus] = Some(true);
                    for item in items {
                        domain[*item] = Some(false);
                    }
                }
            }
        }
        step.given.iter().for_each(|item| domain[*item] = Some(true));
        domain
    }

    /// The choice of columns that belongs to a test.
    pub(super) fn chosen(&self, items: &[usize]) -> Vec<bool> {
        let mut chosen = vec![false; self.programme.values.len()];
        for item in items {
            chosen[*item] = true;
        }
        for (_, members, stimulus) in self.sets() {
            chosen[stimulus] = members.iter().any(|item| chosen[*item]);
        }
        chosen
    }

    /// Items of the set that the item given last belongs to.
    pub(super) fn underway(&self, step: &Step<'_>) -> &[usize] {
        self.sets()
            .find(|(row, ..)| self.progress(*row, step) == Progress::Underway)
            .map_or(&[], |(_, items, _)| items)
    }

    /// Each set: its named row, its items, the column of its stimulus.
    fn sets(&self) -> impl Iterator<Item = (usize, &[usize], usize)> {
        let sets = self.draft.rows.iter().enumerate();
        sets.filter(|(_, row)| matches!(row.rule, Rule::Set { .. }))
            .enumerate()
            .map(|(order, (index, row))| (index + 1, row.rule.items(), self.draft.items + order))
    }

    fn progress(&self, row: usize, step: &Step<'_>) -> Progress {
        let items = self.draft.rows[row - 1].rule.items();
        if step.given.last().is_some_and(|last| items.contains(last)) {
            Progress::Underway
        } else if step.given.iter().any(|item| items.contains(item)) {
            Progress::Over
        } else {
            Progress::Untouched
        }
    }
}

/// Rows as they are added.
struct Builder {
    rows: Sparse,
    bounds: Vec<Bounds>,
    owners: Vec<usize>,
}

impl Builder {
    fn push_rule(&mut self, owner: usize, rule: &Rule, stimulus: usize) {
        let ones = |items: &[usize]| items.iter().map(|item| (*item, 1.0)).collect::<Vec<_>>();
        match rule {
            Rule::Count { items, lower, upper } => {
                self.push(owner, ones(items), f64::from(*lower), f64::from(*upper));
            }
            Rule::Enemies { items } => self.push(owner, ones(items), 0.0, 1.0),
            Rule::Sum { quantity, lower, upper } => {
                self.push(owner, quantity.iter().copied().enumerate().collect(), *lower, *upper);
            }
            Rule::Set { items, lower, upper } => {
                let with = |bound: u32| {
                    let mut list = ones(items);
                    list.push((stimulus, -f64::from(bound)));
                    list
                };
                self.push(owner, with(*lower), 0.0, f64::INFINITY);
                self.push(owner, with(*upper), f64::NEG_INFINITY, 0.0);
                for item in items {
                    self.push(owner, vec![(*item, 1.0), (stimulus, -1.0)], f64::NEG_INFINITY, 0.0);
                }
            }
        }
    }

    /// Adds a row, scaled to a greatest coefficient of 1, its bounds no wider than what can be reached.
    fn push(&mut self, owner: usize, list: Vec<(usize, f64)>, lower: f64, upper: f64) {
        let list: Vec<(usize, f64)> = list.into_iter().filter(|(_, amount)| *amount != 0.0).collect();
        let scale = list.iter().map(|(_, amount)| amount.abs()).fold(0.0, f64::max);
        let scale = if scale > 0.0 { scale } else { 1.0 };
        let least: f64 = list.iter().map(|(_, amount)| amount.min(0.0)).sum();
        let most: f64 = list.iter().map(|(_, amount)| amount.max(0.0)).sum();
        // A bound out of reach stays as it is: the row then says that it cannot be met.
        let lower = if lower < least { least } else { lower };
        let upper = if upper > most { most } else { upper };
        self.rows.push(list.into_iter().map(|(column, amount)| (column, amount / scale)));
        self.bounds.push(Bounds { lower: lower / scale, upper: upper / scale });
        self.owners.push(owner);
    }
}
