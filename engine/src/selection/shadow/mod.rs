//! The shadow test: before each item, the whole rest of the test is put together.
//!
//! A shadow test is a complete test that meets every rule of the blueprint, holds all items already
//! given and is the most valuable one at the present ability:
//!
//! max Σᵢ vᵢ xᵢ, with Iᵢ(θ̂) as vᵢ, over x ∈ {0, 1}ⁿ under the rules, xᵢ = 1 for items already given
//!
//! (van der Linden & Reese 1998; van der Linden 2005). Its best item not yet given is administered, an
//! item of the set under way first. A test assembled this way can always be completed, as long as no
//! item is barred on the way.
//!
//! Solved to the optimum, within a share of 10⁻⁹ of the value, in four moves: the linear relaxation
//! ([`relaxation`](self), warm-started from the last step), columns settled by their reduced costs,
//! branch and bound on the few that are left, and, where the work allowed was not enough, the general
//! solver `microlp`. Work is counted in exchanges and nodes, never in time: the same arguments give the
//! same test. Tests of exactly equal value may differ when the `previous` one does.
//!
//! ```
//! use jalon_engine::selection::shadow::{Blueprint, BlueprintDraft, Row, RowName, Rule, Step, assemble};
//!
//! // Six items, tests of three; at most one of items 0, 1 and 2.
//! let few = Rule::Count { items: vec![0, 1, 2], lower: 0, upper: 1 };
//! let rows = vec![Row { name: RowName("spreadsheets".to_owned()), rule: few }];
//! let blueprint = Blueprint::new(BlueprintDraft { items: 6, length: 3, rows }).map_err(|faults| faults[0].clone())?;
//!
//! let values = [0.9, 0.8, 0.7, 0.3, 0.2, 0.1];
//! let first = assemble(&blueprint, &Step { values: &values, given: &[], barred: &[] }, None)?;
//! assert_eq!((first.items.as_slice(), first.next), ([0, 3, 4].as_slice(), Some(0)));
//!
//! let step = Step { values: &values, given: &[0], barred: &[3] };
//! let second = assemble(&blueprint, &step, Some(&first))?;
//! assert_eq!((second.items.as_slice(), second.next), ([0, 4, 5].as_slice(), Some(4)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod blueprint;
mod conflict;
mod model;
mod programme;
mod relaxation;
mod search;
mod solver;

pub use blueprint::{BlueprintDraft, BlueprintFault, Row, RowName, Rule};
pub use conflict::ConflictingRow;
pub use model::Blueprint;

use programme::Programme;
use relaxation::Basis;
use search::Found;

/// Where a test stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step<'a> {
    /// What each item of the bank is worth now, such as its Fisher information at θ̂; not negative.
    pub values: &'a [f64],
    /// Items already given, in order.
    pub given: &'a [usize],
    /// Items that may not come, such as those not eligible for this person. An item already given
    /// stays in the test.
    pub barred: &'a [usize],
}

/// A complete test, the most valuable that the rules allow.
#[derive(Debug, Clone, PartialEq)]
pub struct ShadowTest {
    /// Its items, in rising order, those already given included.
    pub items: Vec<usize>,
    /// What they are worth together, in the unit of the values.
    pub value: f64,
    /// The item to give now; `None` when all were given.
    pub next: Option<usize>,
    /// Where the next step starts from.
    basis: Basis,
}

/// Why there is no shadow test.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ShadowError {
    /// These rules cannot be met together; without any one of them, the others can.
    #[error("no test satisfies these rows together: {}", listed(.rows))]
    Infeasible {
        /// The rows in conflict.
        rows: Vec<ConflictingRow>,
    },
    /// There is not one finite value, 0 or more, for each item.
    #[error("each of the {items} items needs a finite value of at least 0")]
    Values {
        /// Items of the bank.
        items: usize,
    },
    /// An item given or barred is not in the bank.
    #[error("item {item} is not in the bank")]
    UnknownItem {
        /// The item.
        item: usize,
    },
    /// An item was given twice.
    #[error("item {item} was given twice")]
    GivenTwice {
        /// The item.
        item: usize,
    },
    /// More items were given than a test has.
    #[error("{given} items were given, but a test has {length}")]
    TooMany {
        /// Items given.
        given: usize,
        /// Items of a test.
        length: usize,
    },
    /// Neither the best test was found nor a proof that there is none, within the work allowed.
    #[error("the best test was not found within the work allowed")]
    Undecided,
}

fn listed(rows: &[ConflictingRow]) -> String {
    rows.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// The shadow test of a step.
///
/// `previous` is the shadow test of the step before, if there is one: it makes this one faster, not
/// better. Rules are never relaxed: when they conflict, the error names those that do.
pub fn assemble(
    blueprint: &Blueprint,
    step: &Step<'_>,
    previous: Option<&ShadowTest>,
) -> Result<ShadowTest, ShadowError> {
    step.check(blueprint)?;
    let programme = blueprint.programme(step.values);
    let domain = blueprint.domain(step, &vec![true; blueprint.named_rows()]);
    let known = previous.map(|test| blueprint.chosen(&test.items)).filter(|chosen| {
        let agrees = domain.iter().zip(chosen).all(|(settled, taken)| settled.is_none_or(|it| it == *taken));
        agrees && programme.allows(chosen)
    });
    let start = previous.map(|test| test.basis.clone()).unwrap_or_default();
    match search::best(&programme, &domain, known, &start) {
        Found::Best(chosen, basis) => Ok(blueprint.test(step, &chosen, basis)),
        Found::WorkLimit(domain) => settle(blueprint, step, &programme, &domain),
        Found::Infeasible => explain(blueprint, step, &programme, &domain),
    }
}

fn settle(
    blueprint: &Blueprint,
    step: &Step<'_>,
    programme: &Programme,
    domain: &programme::Domain,
) -> Result<ShadowTest, ShadowError> {
    match solver::best(programme, domain) {
        Ok(Some(chosen)) => Ok(blueprint.test(step, &chosen, Basis::default())),
        Ok(None) | Err(solver::Undecided) => Err(ShadowError::Undecided),
    }
}

/// Names the rows in conflict, unless the general solver finds that there is none.
fn explain(
    blueprint: &Blueprint,
    step: &Step<'_>,
    programme: &Programme,
    domain: &programme::Domain,
) -> Result<ShadowTest, ShadowError> {
    match conflict::conflict(blueprint, step) {
        Ok(Some(rows)) => Err(ShadowError::Infeasible { rows }),
        Ok(None) => settle(blueprint, step, programme, domain),
        Err(solver::Undecided) => Err(ShadowError::Undecided),
    }
}

impl Step<'_> {
    fn check(&self, blueprint: &Blueprint) -> Result<(), ShadowError> {
        let items = blueprint.items();
        if self.values.len() != items || self.values.iter().any(|v| !(v.is_finite() && *v >= 0.0)) {
            return Err(ShadowError::Values { items });
        }
        if let Some(item) = self.given.iter().chain(self.barred).copied().find(|item| *item >= items) {
            return Err(ShadowError::UnknownItem { item });
        }
        let mut seen = vec![false; items];
        for &item in self.given {
            if std::mem::replace(&mut seen[item], true) {
                return Err(ShadowError::GivenTwice { item });
            }
        }
        let (given, length) = (self.given.len(), blueprint.length());
        if given > length { Err(ShadowError::TooMany { given, length }) } else { Ok(()) }
    }
}

impl Blueprint {
    /// The test of a choice of columns.
    fn test(&self, step: &Step<'_>, chosen: &[bool], basis: Basis) -> ShadowTest {
        let items: Vec<usize> = (0..self.items()).filter(|item| chosen[*item]).collect();
        let value = items.iter().map(|item| step.values[*item]).sum();
        let free: Vec<usize> = items.iter().copied().filter(|item| !step.given.contains(item)).collect();
        let underway = self.underway(step);
        let of_set: Vec<usize> = free.iter().copied().filter(|item| underway.contains(item)).collect();
        let candidates = if of_set.is_empty() { &free } else { &of_set };
        let better = |a: &usize, b: &usize| step.values[*a].total_cmp(&step.values[*b]).then(b.cmp(a));
        let next = candidates.iter().copied().max_by(|a, b| better(a, b));
        ShadowTest { items, value, next, basis }
    }
}
