//! Branch and bound on the columns that the bounds leave open.
//!
//! A column is settled when going against it costs more than what separates the bound from the value
//! to beat (reduced-cost fixing; Crowder, Johnson & Padberg 1983). The value to beat is guessed just
//! below the bound at first: if something is found above it, it is the best of all, since everything
//! excluded is worth less; if not, the guess is lowered. A few dozen columns are left of hundreds.

use super::programme::{Domain, Programme};
use super::relaxation::{Basis, Bound, Ending, Relaxation};

/// Two values closer than this, relative to their size, count as equal.
pub(super) const VALUE_TOLERANCE: f64 = 1e-9;

/// First guess of the share of the bound that integrality costs, and how it grows.
const FIRST_GAP: f64 = 0.001;
const GAP_GROWTH: f64 = 2.0;
/// Lets the guess fall below zero, hence the loop end, when nothing is worth anything.
const SMALLEST_GAP: f64 = 1e-6;

/// Exchanges of the simplex method at the root and at each node.
const ROOT_WORK: usize = 20_000;
const NODE_WORK: usize = 500;

/// Nodes before the search gives up.
const NODES: u32 = 20_000;

/// What the search found.
#[derive(Debug, Clone)]
pub(super) enum Found {
    /// The choice of greatest value, and the basis to start from next time.
    Best(Vec<bool>, Basis),
    /// No choice meets the rows.
    Infeasible,
    /// The work allowed was used up; what is settled by then.
    WorkLimit(Domain),
}

/// The choice of greatest value that meets the rows and keeps to the domain.
///
/// `known` is a choice known to meet them, such as the last shadow test.
pub(super) fn best(programme: &Programme, domain: &Domain, known: Option<Vec<bool>>, start: &Basis) -> Found {
    let mut domain = domain.clone();
    if programme.propagate(&mut domain).is_err() {
        return Found::Infeasible;
    }
    let root = programme.reduced(&domain);
    let mut relaxation = Relaxation::new(&root.programme, &root.inner(start));
    if let Ending::Infeasible { .. } = relaxation.run(ROOT_WORK) {
        return Found::Infeasible;
    }
    let bound = relaxation.bound();
    let basis = root.outer(&relaxation.basis());
    let mut search = Search { programme: &root.programme, floor: 0.0, best: None, nodes: NODES };
    let known_value = known.as_ref().map(|known| root.programme.value(&root.chosen(known)));
    let mut gap = (FIRST_GAP * bound.value).max(SMALLEST_GAP);
    loop {
        let guess = if gap > bound.value { -1.0 } else { bound.value - gap };
        search.floor = known_value.map_or(guess, |value| value.max(guess));
        let last = guess < 0.0 || search.floor > guess;
        match search.run(&bound, &root.inner(&basis)) {
            Outcome::Found(chosen) => return Found::Best(root.whole(&domain, &chosen), basis),
            Outcome::Nothing if last => {
                return known.map_or(Found::Infeasible, |known| Found::Best(known, basis));
            }
            Outcome::Nothing => gap *= GAP_GROWTH,
            Outcome::WorkLimit => return Found::WorkLimit(domain),
        }
    }
}

enum Outcome {
    Found(Vec<bool>),
    Nothing,
    WorkLimit,
}

struct Search<'p> {
    programme: &'p Programme,
    /// Only values above this are looked for.
    floor: f64,
    best: Option<Vec<bool>>,
    /// Nodes still allowed.
    nodes: u32,
}

impl Search<'_> {
    /// Looks for the greatest value above the floor.
    fn run(&mut self, bound: &Bound, start: &Basis) -> Outcome {
        let mut domain: Domain = vec![None; self.programme.values.len()];
        self.settle(bound, &mut domain);
        if self.programme.propagate(&mut domain).is_err() {
            return Outcome::Nothing;
        }
        let core = self.programme.reduced(&domain);
        let mut search = Search {
            programme: &core.programme,
            floor: self.floor - core.settled_value,
            best: None,
            nodes: self.nodes,
        };
        let relaxation = Relaxation::new(&core.programme, &core.inner(start));
        let open = vec![None; core.columns.len()];
        let finished = search.node(relaxation, open);
        self.nodes = search.nodes;
        let found = search.best.map(|chosen| core.whole(&domain, &chosen));
        match (finished, found) {
            (true, Some(chosen)) => Outcome::Found(chosen),
            (true, None) => Outcome::Nothing,
            (false, _) => Outcome::WorkLimit,
        }
    }

    /// One node and all below it; `false` when the work allowed was used up.
    fn node(&mut self, mut relaxation: Relaxation<'_>, mut domain: Domain) -> bool {
        if self.nodes == 0 {
            return false;
        }
        self.nodes -= 1;
        if let Ending::Infeasible { .. } = relaxation.run(NODE_WORK) {
            return true;
        }
        let bound = relaxation.bound();
        if bound.value <= self.floor + VALUE_TOLERANCE * bound.value.abs() {
            return true;
        }
        let settled = self.settle(&bound, &mut domain);
        let Some(column) = self.branching(&relaxation, &domain) else {
            return true;
        };
        relaxation.settle(&settled);
        let upwards = relaxation.x()[column] > 0.5;
        [upwards, !upwards].into_iter().all(|taken| self.child(&relaxation, &domain, column, taken))
    }

    fn child(&mut self, parent: &Relaxation<'_>, domain: &Domain, column: usize, taken: bool) -> bool {
        let mut below = domain.clone();
        below[column] = Some(taken);
        if self.programme.propagate(&mut below).is_err() {
            return true;
        }
        let settled: Vec<(usize, bool)> = (0..below.len())
            .filter(|j| domain[*j].is_none())
            .filter_map(|j| below[j].map(|taken| (j, taken)))
            .collect();
        let mut relaxation = parent.clone();
        relaxation.settle(&settled);
        self.node(relaxation, below)
    }

    /// Settles the columns that cannot be otherwise above the floor.
    fn settle(&self, bound: &Bound, domain: &mut Domain) -> Vec<(usize, bool)> {
        let gap = (bound.value - self.floor).max(0.0) + VALUE_TOLERANCE * bound.value.abs();
        let mut settled = Vec::new();
        for (j, cost) in bound.reduced_costs.iter().enumerate() {
            if domain[j].is_none() && cost.abs() > gap {
                domain[j] = Some(*cost > 0.0);
                settled.push((j, *cost > 0.0));
            }
        }
        settled
    }

    /// The open column furthest from whole; `None` when the node is done, its choice kept if it is
    /// the best so far.
    fn branching(&mut self, relaxation: &Relaxation<'_>, domain: &Domain) -> Option<usize> {
        let x = relaxation.x();
        let fraction = |j: usize| (x[j] - x[j].round()).abs();
        let open = || (0..x.len()).filter(|j| domain[*j].is_none());
        let furthest = open().max_by(|i, j| fraction(*i).total_cmp(&fraction(*j)).then(j.cmp(i)));
        if let Some(j) = furthest.filter(|j| fraction(*j) > 1e-7) {
            return Some(j);
        }
        let chosen: Vec<bool> = x.iter().enumerate().map(|(j, x)| domain[j].unwrap_or(*x > 0.5)).collect();
        if !self.programme.allows(&chosen) {
            return furthest;
        }
        let value = self.programme.value(&chosen);
        if value > self.floor {
            self.floor = value;
            self.best = Some(chosen);
        }
        None
    }
}
