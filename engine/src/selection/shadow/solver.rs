//! The general solver for mixed-integer programmes, `microlp`, behind one function.
//!
//! It decides what the search of this folder leaves undecided, and every claim that rules conflict:
//! a test is not called impossible on the word of our own arithmetic alone. Work is bounded by nodes,
//! never by a clock.

use super::programme::{Domain, Programme};
use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions, SolveOutcome, Variable};

/// Nodes before the solver gives up.
const NODES: u64 = 20_000;

/// The solver neither found the best choice nor showed that there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Undecided;

/// The choice of greatest value that meets the rows and keeps to the domain; `None` when there is none.
pub(super) fn best(programme: &Programme, domain: &Domain) -> Result<Option<Vec<bool>>, Undecided> {
    let mut domain = domain.clone();
    if programme.propagate(&mut domain).is_err() {
        return Ok(None);
    }
    let open = programme.reduced(&domain);
    let (problem, variables) = problem(&open.programme);
    let mut options = SolveOptions::default();
    options.node_limit = Some(NODES);
    match problem.solve_with(options) {
        Ok(SolveOutcome::Solution(solution)) if solution.gap().is_none_or(|gap| gap == 0.0) => {
            let chosen: Vec<bool> = variables.iter().map(|x| solution.var_value(*x) > 0.5).collect();
            let whole = open.whole(&domain, &chosen);
            if programme.allows(&whole) { Ok(Some(whole)) } else { Err(Undecided) }
        }
        Err(microlp::Error::Infeasible) => Ok(None),
        Ok(_) | Err(_) => Err(Undecided),
    }
}

fn problem(programme: &Programme) -> (Problem, Vec<Variable>) {
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let variables: Vec<Variable> =
        programme.values.iter().map(|value| problem.add_binary_var(*value)).collect();
    for (row, bounds) in programme.bounds.iter().enumerate() {
        let list: Vec<(Variable, f64)> =
            programme.rows.list(row).iter().map(|&(j, amount)| (variables[j], amount)).collect();
        if bounds.lower >= bounds.upper {
            problem.add_constraint(&list, ComparisonOp::Eq, bounds.lower);
        } else {
            problem.add_constraint(&list, ComparisonOp::Ge, bounds.lower);
            problem.add_constraint(&list, ComparisonOp::Le, bounds.upper);
        }
    }
    (problem, variables)
}
