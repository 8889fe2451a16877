//! A 0–1 programme: max Σ vⱼ xⱼ with lower ≤ Σ aₖⱼ xⱼ ≤ upper for each row k and xⱼ ∈ {0, 1}.
//!
//! Rows keep their bounds finite: a side that cannot bind is set to what the columns can reach.

use super::relaxation::Basis;

/// How far a sum may pass a bound and still count as meeting it, in units of the row's greatest
/// coefficient; allows for rounding in sums of fractions.
pub(super) const FEASIBILITY: f64 = 1e-9;

/// Lists of (index, coefficient), one after the other.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sparse {
    starts: Vec<usize>,
    entries: Vec<(usize, f64)>,
}

impl Sparse {
    pub(super) fn new() -> Self {
        Self { starts: vec![0], entries: Vec::new() }
    }

    pub(super) fn push(&mut self, list: impl IntoIterator<Item = (usize, f64)>) {
        self.entries.extend(list);
        self.starts.push(self.entries.len());
    }

    pub(super) fn list(&self, index: usize) -> &[(usize, f64)] {
        &self.entries[self.starts[index]..self.starts[index + 1]]
    }

    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Lists by the inner index: rows from columns, columns from rows.
    fn transposed(&self, count: usize) -> Self {
        let mut starts = vec![0; count + 1];
        for (inner, _) in &self.entries {
            starts[inner + 1] += 1;
        }
        for index in 0..count {
            starts[index + 1] += starts[index];
        }
        let mut next = starts.clone();
        let mut entries = vec![(0, 0.0); self.entries.len()];
        for outer in 0..self.len() {
            for &(inner, coefficient) in self.list(outer) {
                entries[next[inner]] = (outer, coefficient);
                next[inner] += 1;
            }
        }
        Self { starts, entries }
    }
}

/// Least and greatest sum a row allows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    pub(super) lower: f64,
    pub(super) upper: f64,
}

/// What is settled about each column: taken, left out, or still open.
pub(super) type Domain = Vec<Option<bool>>;

/// The programme, by rows and by columns.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Programme {
    pub(super) values: Vec<f64>,
    pub(super) rows: Sparse,
    pub(super) columns: Sparse,
    pub(super) bounds: Vec<Bounds>,
}

/// A row that no choice of the open columns can meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unreachable {
    pub(super) row: usize,
}

/// What is left of a programme once some columns are settled.
#[derive(Debug, Clone)]
pub(super) struct Reduced {
    pub(super) programme: Programme,
    /// Column of the whole programme for each column left.
    pub(super) columns: Vec<usize>,
    /// Row of the whole programme for each row left.
    pub(super) rows: Vec<usize>,
    /// Value of the columns taken for good.
    pub(super) settled_value: f64,
}

impl Programme {
    pub(super) fn new(values: Vec<f64>, rows: Sparse, bounds: Vec<Bounds>) -> Self {
        let columns = rows.transposed(values.len());
        Self { values, rows, columns, bounds }
    }

    /// Σ vⱼ over the columns taken.
    pub(super) fn value(&self, taken: &[bool]) -> f64 {
        self.values.iter().zip(taken).filter(|(_, taken)| **taken).map(|(value, _)| value).sum()
    }

    /// Whether every row is met.
    pub(super) fn allows(&self, taken: &[bool]) -> bool {
        self.bounds.iter().enumerate().all(|(row, bounds)| {
            let list = self.rows.list(row);
            let sum: f64 = list.iter().filter(|(column, _)| taken[*column]).map(|(_, a)| a).sum();
            let slack = FEASIBILITY * greatest(list);
            bounds.lower - slack <= sum && sum <= bounds.upper + slack
        })
    }

    /// Settles every open column that only one value of can still meet some row, until nothing changes.
    pub(super) fn propagate(&self, domain: &mut Domain) -> Result<(), Unreachable> {
        let mut pending: Vec<usize> = (0..self.bounds.len()).rev().collect();
        let mut waiting = vec![true; self.bounds.len()];
        while let Some(row) = pending.pop() {
            waiting[row] = false;
            for column in self.forced(row, domain)? {
                for &(other, _) in self.columns.list(column) {
                    if !waiting[other] {
                        waiting[other] = true;
                        pending.push(other);
                    }
                }
            }
        }
        Ok(())
    }

    /// Settles the open columns that one row forces, and names them.
    fn forced(&self, row: usize, domain: &mut Domain) -> Result<Vec<usize>, Unreachable> {
        let list = self.rows.list(row);
        let Bounds { lower, upper } = self.bounds[row];
        let (least, most) = reach(list, domain);
        let slack = FEASIBILITY * greatest(list);
        if least > upper + slack || most < lower - slack {
            return Err(Unreachable { row });
        }
        let mut settled = Vec::new();
        for &(column, coefficient) in list {
            if domain[column].is_some() {
                continue;
            }
            let size = coefficient.abs();
            let too_much = least + size > upper + slack;
            let too_little = most - size < lower - slack;
            let value = match (too_much, too_little) {
                (true, true) => return Err(Unreachable { row }),
                (true, false) => coefficient < 0.0,
                (false, true) => coefficient > 0.0,
                (false, false) => continue,
            };
            domain[column] = Some(value);
            settled.push(column);
        }
        Ok(settled)
    }

    /// The programme over the open columns; rows that cannot bind any more are left out.
    pub(super) fn reduced(&self, domain: &Domain) -> Reduced {
        let columns: Vec<usize> = (0..self.values.len()).filter(|j| domain[*j].is_none()).collect();
        let mut place = vec![usize::MAX; self.values.len()];
        columns.iter().enumerate().for_each(|(index, column)| place[*column] = index);
        let (mut kept, mut rows, mut bounds) = (Vec::new(), Sparse::new(), Vec::new());
        for (row, whole) in self.bounds.iter().enumerate() {
            let list = self.rows.list(row);
            let (least, most) = reach(list, domain);
            if least >= whole.lower && most <= whole.upper {
                continue;
            }
            let settled: f64 =
                list.iter().filter(|(column, _)| domain[*column] == Some(true)).map(|(_, a)| a).sum();
            kept.push(row);
            rows.push(list.iter().filter(|(j, _)| place[*j] != usize::MAX).map(|&(j, a)| (place[j], a)));
            bounds.push(Bounds {
                lower: whole.lower.max(least) - settled,
                upper: whole.upper.min(most) - settled,
            });
        }
        let settled_value =
            (0..self.values.len()).filter(|j| domain[*j] == Some(true)).map(|j| self.values[j]).sum();
        let values = columns.iter().map(|column| self.values[*column]).collect();
        Reduced { programme: Self::new(values, rows, bounds), columns, rows: kept, settled_value }
    }
}

impl Reduced {
    /// The part of a basis that is still there.
    pub(super) fn inner(&self, basis: &Basis) -> Basis {
        let within = |kept: &[usize], all: &[usize]| {
            all.iter().filter_map(|index| kept.binary_search(index).ok()).collect()
        };
        Basis { columns: within(&self.columns, &basis.columns), tight: within(&self.rows, &basis.tight) }
    }

    /// A basis of what is left, in columns and rows of the whole.
    pub(super) fn outer(&self, basis: &Basis) -> Basis {
        Basis {
            columns: basis.columns.iter().map(|j| self.columns[*j]).collect(),
            tight: basis.tight.iter().map(|k| self.rows[*k]).collect(),
        }
    }

    /// What a choice of the whole says about the columns left.
    pub(super) fn chosen(&self, whole: &[bool]) -> Vec<bool> {
        self.columns.iter().map(|j| whole[*j]).collect()
    }

    /// A choice of the whole from one of the columns left.
    pub(super) fn whole(&self, domain: &Domain, chosen: &[bool]) -> Vec<bool> {
        let mut whole: Vec<bool> = domain.iter().map(|settled| *settled == Some(true)).collect();
        self.columns.iter().zip(chosen).for_each(|(j, taken)| whole[*j] = *taken);
        whole
    }
}

/// Least and greatest sum of a row over its open columns.
fn reach(list: &[(usize, f64)], domain: &Domain) -> (f64, f64) {
    let (mut least, mut most) = (0.0, 0.0);
    for &(column, coefficient) in list {
        match domain[column] {
            Some(true) => {
                least += coefficient;
                most += coefficient;
            }
            Some(false) => {}
            None => {
                least += coefficient.min(0.0);
                most += coefficient.max(0.0);
            }
        }
    }
    (least, most)
}

fn greatest(list: &[(usize, f64)]) -> f64 {
    list.iter().map(|(_, coefficient)| coefficient.abs()).fold(0.0, f64::max)
}
