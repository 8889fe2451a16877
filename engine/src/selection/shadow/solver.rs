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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::{DrawPurpose, Seed};
    use crate::selection::shadow::programme::{Bounds, Sparse};
    use crate::selection::shadow::relaxation::Basis;
    use crate::selection::shadow::search::{self, Found};

    /// 60 columns, 12 rows over about half of them, 12 columns to take.
    fn random(position: u32) -> Programme {
        let mut draws = Seed([3; 32]).draws(position, DrawPurpose::Simulation);
        let values = (0..60).map(|_| draws.uniform()).collect();
        let (mut rows, mut bounds) = (Sparse::new(), vec![Bounds { lower: 12.0, upper: 12.0 }]);
        rows.push((0..60).map(|column| (column, 1.0)));
        for row in 0..12 {
            let list: Vec<(usize, f64)> =
                (0..60).filter(|_| draws.index_below(2) == 0).map(|j| (j, 1.0)).collect();
            let weighted = row % 4 == 0;
            let weigh = |draw: f64| if weighted { 0.3 + 0.7 * draw } else { 1.0 };
            let list: Vec<(usize, f64)> = list.iter().map(|(j, _)| (*j, weigh(draws.uniform()))).collect();
            rows.push(list);
            let upper = (4 + draws.index_below(5)) as f64;
            bounds.push(Bounds { lower: if weighted { 0.0 } else { upper - 3.0 }, upper });
        }
        Programme::new(values, rows, bounds)
    }

    #[test]
    fn two_solvers_find_the_same_optimum() {
        let (mut solved, mut impossible) = (0, 0);
        for position in 0..60 {
            let programme = random(position);
            let domain = vec![None; 60];
            let general = best(&programme, &domain).unwrap();
            match search::best(&programme, &domain, None, &Basis::default()) {
                Found::Best(chosen, _) => {
                    assert!(programme.allows(&chosen));
                    let expected = programme.value(&general.unwrap());
                    assert!((programme.value(&chosen) - expected).abs() < 1e-7);
                    solved += 1;
                }
                Found::Infeasible => {
                    assert_eq!(general, None);
                    impossible += 1;
                }
                Found::WorkLimit(_) => panic!("60 columns are little work"),
            }
        }
        assert!(solved > 10 && solved + impossible == 60, "{solved} solved, {impossible} impossible");
    }
}
