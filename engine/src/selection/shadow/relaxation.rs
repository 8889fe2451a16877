//! Upper bounds on a programme: its linear relaxation, 0 ≤ xⱼ ≤ 1, by the dual simplex method.
//!
//! Every column has two finite bounds, so any basis becomes dual feasible by putting each column
//! outside it at the bound its reduced cost asks for: no first phase, and the basis of the last step
//! of a test is a good start for the next one. The bound that is reported is computed again from the
//! multipliers λ and the programme itself,
//!
//! L(λ) = Σⱼ max(0, vⱼ − Σₖ λₖ aₖⱼ) + Σₖ max(λₖ lowerₖ, λₖ upperₖ),
//!
//! which is an upper bound for every λ (Lagrange). Rounding inside the simplex method can make the
//! bound weaker, never wrong.

use super::programme::Programme;

/// Smallest pivot and smallest violated distance that count, as usual for coefficients near 1.
const PIVOT: f64 = 1e-9;
const VIOLATION: f64 = 1e-9;

/// A basis: the columns inside it, and the rows whose slack is outside it to make room for them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Basis {
    pub(super) columns: Vec<usize>,
    pub(super) tight: Vec<usize>,
}

/// How the simplex method ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// At the optimum of the relaxation.
    Optimal,
    /// The work allowed was used up; the bound holds all the same.
    WorkLimit,
    /// No x in \[0, 1\]ⁿ meets the rows; this position of the basis shows it.
    Infeasible { position: usize },
}

/// A bound on the programme with what it tells about each column.
#[derive(Debug, Clone)]
pub(super) struct Bound {
    /// No choice is worth more.
    pub(super) value: f64,
    /// vⱼ − Σₖ λₖ aₖⱼ: a column that goes against the sign of its reduced cost lowers the bound by
    /// its size.
    pub(super) reduced_costs: Vec<f64>,
}

/// The state of the simplex method. Column n + k is the slack of row k, Σⱼ aₖⱼ xⱼ − sₖ = 0.
#[derive(Debug, Clone)]
pub(super) struct Relaxation<'p> {
    programme: &'p Programme,
    /// Column at each position of the basis.
    basis: Vec<usize>,
    /// Whether a column is in the basis.
    basic: Vec<bool>,
    /// Value of each column.
    x: Vec<f64>,
    lower: Vec<f64>,
    upper: Vec<f64>,
    reduced: Vec<f64>,
    /// Inverse of the basis, one row after the other.
    inverse: Vec<f64>,
}

impl<'p> Relaxation<'p> {
    /// Starts from a basis that need not be feasible, nor even regular: what does not fit is left out.
    pub(super) fn new(programme: &'p Programme, start: &Basis) -> Self {
        let (n, m) = (programme.values.len(), programme.bounds.len());
        let mut lower = vec![0.0; n];
        lower.extend(programme.bounds.iter().map(|bounds| bounds.lower));
        let mut upper = vec![1.0; n];
        upper.extend(programme.bounds.iter().map(|bounds| bounds.upper));
        let mut inverse = vec![0.0; m * m];
        (0..m).for_each(|k| inverse[k * m + k] = -1.0);
        let mut basic = vec![false; n];
        basic.resize(n + m, true);
        let mut relaxation = Self {
            programme,
            basis: (n..n + m).collect(),
            basic,
            x: vec![0.0; n + m],
            lower,
            upper,
            reduced: vec![0.0; n + m],
            inverse,
        };
        relaxation.enter(start);
        relaxation.place();
        relaxation
    }

    fn rows(&self) -> usize {
        self.basis.len()
    }

    fn columns(&self) -> usize {
        self.programme.values.len()
    }

    /// Brings the columns of a basis in, each for the tight row with the greatest pivot.
    fn enter(&mut self, start: &Basis) {
        // At the start the slack of row k stands at position k.
        let mut tight = start.tight.clone();
        for &column in &start.columns {
            let direction = self.direction(column);
            let best = tight
                .iter()
                .copied()
                .max_by(|p, q| direction[*p].abs().total_cmp(&direction[*q].abs()).then(q.cmp(p)));
            if let Some(position) = best.filter(|p| direction[*p].abs() > 1e-6) {
                self.exchange(position, column, &direction);
                tight.retain(|p| *p != position);
            }
        }
    }

    /// Reduced costs, the bound each column outside the basis stands at, and values inside it.
    fn place(&mut self) {
        let multipliers = self.multipliers();
        let n = self.columns();
        for j in 0..n + self.rows() {
            self.reduced[j] = if self.basic[j] { 0.0 } else { self.cost(j) - self.dot(&multipliers, j) };
            if !self.basic[j] {
                self.x[j] = if self.reduced[j] > 0.0 { self.upper[j] } else { self.lower[j] };
            }
        }
        self.value_basis();
    }

    /// Values inside the basis from those outside it.
    fn value_basis(&mut self) {
        let m = self.rows();
        let mut load = vec![0.0; m];
        for j in (0..self.x.len()).filter(|j| !self.basic[*j] && self.x[*j] != 0.0) {
            self.add_column(&mut load, j, self.x[j]);
        }
        for p in 0..m {
            let row = &self.inverse[p * m..(p + 1) * m];
            self.x[self.basis[p]] = -row.iter().zip(&load).map(|(a, b)| a * b).sum::<f64>();
        }
    }

    fn cost(&self, j: usize) -> f64 {
        self.programme.values.get(j).copied().unwrap_or(0.0)
    }

    /// Product of a vector over the rows with a column.
    fn dot(&self, vector: &[f64], j: usize) -> f64 {
        match j.checked_sub(self.columns()) {
            None => self.programme.columns.list(j).iter().map(|&(k, a)| vector[k] * a).sum(),
            Some(k) => -vector[k],
        }
    }

    fn add_column(&self, load: &mut [f64], j: usize, times: f64) {
        match j.checked_sub(self.columns()) {
            None => self.programme.columns.list(j).iter().for_each(|&(k, a)| load[k] += a * times),
            Some(k) => load[k] -= times,
        }
    }

    /// The inverse times a vector over the rows.
    fn solved(&self, vector: &[f64]) -> Vec<f64> {
        let m = self.rows();
        let filled: Vec<usize> = (0..m).filter(|k| vector[*k] != 0.0).collect();
        (0..m).map(|p| filled.iter().map(|k| self.inverse[p * m + k] * vector[*k]).sum()).collect()
    }

    /// How the values inside the basis change against a column outside it: inverse times column.
    fn direction(&self, j: usize) -> Vec<f64> {
        let mut column = vec![0.0; self.rows()];
        self.add_column(&mut column, j, 1.0);
        self.solved(&column)
    }

    /// λ = costs inside the basis times its inverse.
    fn multipliers(&self) -> Vec<f64> {
        let m = self.rows();
        let mut multipliers = vec![0.0; m];
        for p in 0..m {
            let cost = self.cost(self.basis[p]);
            if cost != 0.0 {
                let row = &self.inverse[p * m..(p + 1) * m];
                multipliers.iter_mut().zip(row).for_each(|(sum, a)| *sum += cost * a);
            }
        }
        multipliers
    }

    /// Puts a column at a position of the basis.
    fn exchange(&mut self, position: usize, column: usize, direction: &[f64]) {
        let m = self.rows();
        let pivot = direction[position];
        let (before, rest) = self.inverse.split_at_mut(position * m);
        let (row, after) = rest.split_at_mut(m);
        for a in row.iter_mut() {
            *a /= pivot;
        }
        for (p, other) in before.chunks_exact_mut(m).chain(after.chunks_exact_mut(m)).enumerate() {
            let times = direction[if p < position { p } else { p + 1 }];
            if times != 0.0 {
                other.iter_mut().zip(row.iter()).for_each(|(a, b)| *a -= times * b);
            }
        }
        self.basic[self.basis[position]] = false;
        self.basic[column] = true;
        self.basis[position] = column;
    }

    /// Runs the dual simplex method for at most so many exchanges.
    pub(super) fn run(&mut self, mut work: usize) -> Ending {
        loop {
            let Some((position, distance)) = self.most_violated() else {
                self.value_basis();
                if self.most_violated().is_none() {
                    return Ending::Optimal;
                }
                continue;
            };
            if work == 0 {
                return Ending::WorkLimit;
            }
            work -= 1;
            if !self.step(position, distance) {
                return Ending::Infeasible { position };
            }
        }
    }

    /// The position furthest outside its bounds, with the signed distance.
    fn most_violated(&self) -> Option<(usize, f64)> {
        let mut worst = (0, 0.0_f64);
        for (p, &j) in self.basis.iter().enumerate() {
            let distance = (self.x[j] - self.upper[j]).max(0.0) - (self.lower[j] - self.x[j]).max(0.0);
            if distance.abs() > worst.1.abs() {
                worst = (p, distance);
            }
        }
        (worst.1.abs() > VIOLATION).then_some(worst)
    }

    /// One exchange with bound flips (the long step of the dual method); `false` when no column can
    /// repair the position.
    fn step(&mut self, position: usize, distance: f64) -> bool {
        let m = self.rows();
        let sign = distance.signum();
        let row: Vec<f64> = self.inverse[position * m..(position + 1) * m].iter().map(|a| a * sign).collect();
        let pivots: Vec<f64> =
            (0..self.x.len()).map(|j| if self.basic[j] { 0.0 } else { self.dot(&row, j) }).collect();
        let Some((entering, flips)) = self.ratio_test(&pivots, distance.abs()) else {
            return false;
        };
        let ratio = self.reduced[entering] / pivots[entering];
        for (reduced, pivot) in self.reduced.iter_mut().zip(&pivots) {
            *reduced -= ratio * pivot;
        }
        self.reduced[entering] = 0.0;
        let leaving = self.basis[position];
        self.reduced[leaving] = -ratio * sign;
        self.flip(&flips);
        let direction = self.direction(entering);
        let bound = if sign > 0.0 { self.upper[leaving] } else { self.lower[leaving] };
        let change = (self.x[leaving] - bound) / direction[position];
        for (p, times) in direction.iter().enumerate() {
            self.x[self.basis[p]] -= times * change;
        }
        self.x[leaving] = bound;
        self.x[entering] += change;
        self.exchange(position, entering, &direction);
        true
    }

    /// The column that enters, and those that go to their other bound on the way.
    fn ratio_test(&self, pivots: &[f64], distance: f64) -> Option<(usize, Vec<usize>)> {
        let mut candidates: Vec<(f64, usize)> = pivots
            .iter()
            .enumerate()
            .filter(|(j, pivot)| {
                let at_lower = self.x[*j] <= self.lower[*j];
                pivot.abs() > PIVOT && self.lower[*j] < self.upper[*j] && (**pivot > 0.0) == at_lower
            })
            .map(|(j, pivot)| ((self.reduced[j] / pivot).abs(), j))
            .collect();
        candidates.sort_unstable_by(|one, other| {
            let size = |j: usize| pivots[j].abs();
            one.0.total_cmp(&other.0).then(size(other.1).total_cmp(&size(one.1))).then(one.1.cmp(&other.1))
        });
        let mut left = distance;
        let mut flips = Vec::new();
        for (_, j) in candidates {
            left -= pivots[j].abs() * (self.upper[j] - self.lower[j]);
            if left <= VIOLATION {
                return Some((j, flips));
            }
            flips.push(j);
        }
        // Less than this is rounding: the last column repairs the position as far as it can.
        if left > 1e-6 { None } else { flips.pop().map(|last| (last, flips)) }
    }

    /// Moves columns outside the basis to their other bound.
    fn flip(&mut self, flips: &[usize]) {
        let other = |j: usize| if self.x[j] <= self.lower[j] { self.upper[j] } else { self.lower[j] };
        let moves: Vec<(usize, f64)> = flips.iter().map(|&j| (j, other(j))).collect();
        self.set(&moves);
    }

    /// Gives columns outside the basis new values; those inside follow.
    fn set(&mut self, moves: &[(usize, f64)]) {
        if moves.is_empty() {
            return;
        }
        let mut load = vec![0.0; self.rows()];
        for &(j, value) in moves {
            self.add_column(&mut load, j, value - self.x[j]);
            self.x[j] = value;
        }
        let change = self.solved(&load);
        for (p, change) in change.iter().enumerate() {
            self.x[self.basis[p]] -= change;
        }
    }

    /// Settles columns of the programme; the next [`Self::run`] repairs what that breaks.
    pub(super) fn settle(&mut self, settled: &[(usize, bool)]) {
        let mut moves = Vec::new();
        for &(j, taken) in settled {
            let value = if taken { 1.0 } else { 0.0 };
            (self.lower[j], self.upper[j]) = (value, value);
            if !self.basic[j] && (self.x[j] - value).abs() > 0.5 {
                moves.push((j, value));
            }
        }
        self.set(&moves);
    }

    /// The bound of the multipliers reached.
    pub(super) fn bound(&self) -> Bound {
        let multipliers = self.multipliers();
        let reduced_costs: Vec<f64> =
            (0..self.columns()).map(|j| self.cost(j) - self.dot(&multipliers, j)).collect();
        let columns: f64 = reduced_costs
            .iter()
            .enumerate()
            .map(|(j, cost)| (cost * self.lower[j]).max(cost * self.upper[j]))
            .sum();
        let rows: f64 = multipliers
            .iter()
            .zip(&self.programme.bounds)
            .map(|(lambda, bounds)| (lambda * bounds.lower).max(lambda * bounds.upper))
            .sum();
        Bound { value: columns + rows, reduced_costs }
    }

    /// The rows that together cannot be met (Farkas), once a position has shown it.
    pub(super) fn blocking_rows(&self, position: usize) -> Vec<usize> {
        let m = self.rows();
        let row = &self.inverse[position * m..(position + 1) * m];
        (0..m).filter(|k| row[*k].abs() > PIVOT).collect()
    }

    /// Value of each column of the programme.
    pub(super) fn x(&self) -> &[f64] {
        &self.x[..self.columns()]
    }

    /// The basis reached, for another start.
    pub(super) fn basis(&self) -> Basis {
        let n = self.columns();
        Basis {
            columns: self.basis.iter().copied().filter(|j| *j < n).collect(),
            tight: (0..self.rows()).filter(|k| !self.basic[n + k]).collect(),
        }
    }
}
