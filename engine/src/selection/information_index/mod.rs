//! The most informative items at any ability, without reading the whole bank.
//!
//! The range of θ is cut into narrow cells. Each cell lists items by a bound of their information in it
//! ([`InformationShape::bound`]), highest first. To choose at θ the list of its cell is walked and exact
//! information computed, until the bound falls below what was found: no item further down can be better.
//! The choice is that of a scan of all items, to the bit, equal items by lowest index; only few are read.
//!
//! Lists of narrow cells are cut. Where a cut list does not settle the choice, as when a test has used up
//! its items, the complete list of a wide cell does; outside the range every item is read.

use crate::irt::{InformationShape, ResponseModel};
use crate::math::{Grid, GridError};
use crate::scale::Theta;

/// Wide cells, each with a list of all items.
const WIDE: usize = 16;
/// Narrow cells in a wide one.
const SPLIT: usize = 64;
/// Longest list of a narrow cell.
const CUT: usize = 64;

/// Items of a bank ordered by information, for a range of θ.
///
/// Memory: 12 bytes × (16 × items + 1,024 × min(64, items)), items counted up to a multiple of 16, and a copy of
/// the models: 2.0 MB for 5,000 items of 48 bytes.
///
/// ```
/// use jalon_engine::irt::{Logistic, ResponseModel};
/// use jalon_engine::scale::Theta;
/// use jalon_engine::selection::information_index::InformationIndex;
/// let item = |b| Logistic::two_pl(1.2, b).map(ResponseModel::Logistic);
/// let bank = [item(-1.0)?, item(0.1)?, item(1.0)?];
/// let index = InformationIndex::new(&bank, -4.0, 4.0)?;
/// let best = index.best(Theta(0.0), |_| false);
/// assert_eq!(best, Some((1, bank[1].information(Theta(0.0)))));
/// let given = [1];
/// assert_eq!(index.best(Theta(0.0), |item| given.contains(&item)).map(|(item, _)| item), Some(0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct InformationIndex {
    models: Vec<ResponseModel>,
    wide: Lists,
    narrow: Lists,
}

/// One list for each step of a grid, all of the same length.
#[derive(Debug, Clone)]
struct Lists {
    cells: Grid,
    /// Cells of a logit.
    fineness: f64,
    length: usize,
    strides: Vec<Stride>,
}

/// A list of [`Lists`]: as many strides as it needs, the last perhaps not full.
#[derive(Clone, Copy)]
struct List<'a> {
    length: usize,
    strides: &'a [Stride],
}

/// Items of a list that are looked at together: which of them a test has used is chance, and a branch on each
/// would be guessed wrong. Their bounds lie beside them, three lines of a cache in all.
#[derive(Debug, Clone, Copy, Default)]
#[repr(align(64))]
struct Stride {
    items: [u32; STRIDE],
    bounds: [f32; STRIDE],
    floors: [f32; STRIDE],
}

/// Items of a stride, one for each bit of a `u16`.
const STRIDE: usize = u16::BITS as usize;

/// What information in a cell does not exceed and does not fall below.
#[derive(Debug, Clone, Copy)]
struct Interval {
    /// Rounded up.
    bound: f32,
    /// Rounded down.
    floor: f32,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    interval: Interval,
    item: u32,
}

impl InformationIndex {
    /// Reads a bank for abilities between two ends, in logit.
    pub fn new(models: &[ResponseModel], lowest: f64, highest: f64) -> Result<Self, GridError> {
        let bounds = Bounds { models, shapes: models.iter().map(InformationShape::of).collect() };
        let (wide, narrow) =
            (Grid::new(lowest, highest, WIDE + 1)?, Grid::new(lowest, highest, WIDE * SPLIT + 1)?);
        let all = bounds.wide(&wide);
        let best = bounds.narrow(&narrow, &all);
        let wide = Lists::new(wide, models.len(), &all);
        let narrow = Lists::new(narrow, models.len().min(CUT), &best);
        Ok(Self { models: models.to_vec(), wide, narrow })
    }

    /// The item not barred with the greatest information at θ, and that information, per logit².
    pub fn best(&self, theta: Theta, barred: impl Fn(usize) -> bool) -> Option<(usize, f64)> {
        let mut best = [(0, 0.0)];
        (self.best_k(theta, barred, &mut best) == 1).then_some(best[0])
    }

    /// The item of [`Self::best`], without its information, which is computed only where the bounds of two
    /// items leave a doubt.
    pub fn best_item(&self, theta: Theta, barred: impl Fn(usize) -> bool) -> Option<usize> {
        let undisputed = self.narrow.at(theta).and_then(|list| undisputed(list, &barred));
        undisputed.or_else(|| self.best(theta, barred).map(|(item, _)| item))
    }

    /// Fills `best` with the most informative items not barred and their information, best first;
    /// returns how many there are, fewer than `best` holds when too few items are free.
    pub fn best_k(&self, theta: Theta, barred: impl Fn(usize) -> bool, best: &mut [(usize, f64)]) -> usize {
        let mut podium = Podium { places: best, taken: 0 };
        let settled = |podium: &mut Podium<'_>, list: List<'_>| {
            podium.taken = 0;
            self.walk(podium, theta, &barred, list.entries()) || list.length == self.models.len()
        };
        let lists = [&self.narrow, &self.wide];
        if !lists.iter().any(|lists| lists.at(theta).is_some_and(|list| settled(&mut podium, list))) {
            podium.taken = 0;
            self.walk(&mut podium, theta, &barred, (0..self.models.len()).map(|item| (f32::INFINITY, item)));
        }
        podium.taken
    }

    /// Whether a bound fell below all places taken before the candidates were exhausted.
    fn walk(
        &self,
        podium: &mut Podium<'_>,
        theta: Theta,
        barred: impl Fn(usize) -> bool,
        candidates: impl Iterator<Item = (f32, usize)>,
    ) -> bool {
        for (bound, item) in candidates {
            if f64::from(bound) < podium.threshold() {
                return true;
            }
            if !barred(item) {
                podium.enter(item, self.models[item].information(theta));
            }
        }
        false
    }
}

/// The first free item, if its floor is above the bound of the next one and so of all that follow.
fn undisputed(list: List<'_>, barred: impl Fn(usize) -> bool) -> Option<usize> {
    let bit = |lane: usize, item: u32| u16::from(!barred(item as usize)) << lane;
    let mut first = None;
    // The few items after the last whole stride are left to the exact search.
    for stride in &list.strides[..list.length / STRIDE] {
        let mut free = stride.items.iter().enumerate().fold(0, |free, (lane, item)| free | bit(lane, *item));
        while free != 0 {
            let lane = free.trailing_zeros() as usize;
            free &= free - 1;
            match first {
                None => first = Some((stride.items[lane] as usize, stride.floors[lane])),
                Some((first, floor)) => return (stride.bounds[lane] < floor).then_some(first),
            }
        }
    }
    None
}

/// The best items so far, best first, ties by lowest index.
struct Podium<'a> {
    places: &'a mut [(usize, f64)],
    taken: usize,
}

impl Podium<'_> {
    /// Less than this is of no interest.
    fn threshold(&self) -> f64 {
        if self.taken < self.places.len() {
            f64::NEG_INFINITY
        } else {
            self.places.last().map_or(f64::INFINITY, |last| last.1)
        }
    }

    fn enter(&mut self, item: usize, information: f64) {
        let ahead =
            |other: &(usize, f64)| other.1 > information || (other.1 >= information && other.0 < item);
        let place = self.places[..self.taken].iter().rposition(ahead).map_or(0, |before| before + 1);
        if place < self.places.len() {
            self.taken = self.places.len().min(self.taken + 1);
            self.places[place..self.taken].rotate_right(1);
            self.places[place] = (item, information);
        }
    }
}

impl Lists {
    fn new(cells: Grid, length: usize, entries: &[Entry]) -> Self {
        let lists = entries.chunks(length.max(1));
        let strides = lists.flat_map(|list| list.chunks(STRIDE)).map(Stride::new).collect();
        Self { fineness: 1.0 / cells.step(), cells, length, strides }
    }

    /// The list of the cell of θ; `None` outside the range.
    fn at(&self, theta: Theta) -> Option<List<'_>> {
        let cell =
            (self.cells.lowest()..=self.cells.highest()).contains(&theta.0).then(|| self.cell(theta.0))?;
        let needed = self.length.div_ceil(STRIDE);
        let strides = self.strides.get(cell * needed..(cell + 1) * needed)?;
        Some(List { length: self.length, strides })
    }

    /// The cell of a number inside the range. Rounding may give the cell beside it for numbers at an edge, which
    /// the slack of the bounds allows for.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the last cell"
    )]
    fn cell(&self, theta: f64) -> usize {
        (((theta - self.cells.lowest()) * self.fineness) as usize).min(self.cells.count() - 2)
    }
}

impl Stride {
    fn new(entries: &[Entry]) -> Self {
        let mut stride = Self::default();
        for (lane, entry) in entries.iter().enumerate() {
            stride.items[lane] = entry.item;
            stride.bounds[lane] = entry.interval.bound;
            stride.floors[lane] = entry.interval.floor;
        }
        stride
    }
}

impl List<'_> {
    /// Bounds and items, highest bound first.
    fn entries(&self) -> impl Iterator<Item = (f32, usize)> {
        let entries = |stride: &Stride| {
            let Stride { bounds, items, .. } = *stride;
            bounds.into_iter().zip(items.map(|item| item as usize))
        };
        self.strides.iter().flat_map(entries).take(self.length)
    }
}

/// Bounds of information, while lists are made.
struct Bounds<'a> {
    models: &'a [ResponseModel],
    shapes: Vec<InformationShape>,
}

impl Bounds<'_> {
    fn entry(&self, item: u32, cells: &Grid, cell: usize) -> Entry {
        let index = item as usize;
        let (lower, upper) = (Theta(cells.node(cell)), Theta(cells.node(cell + 1)));
        let (shape, model) = (&self.shapes[index], &self.models[index]);
        let bound = above(shape.bound(model, lower, upper));
        let floor = -above(-shape.floor(model, lower, upper));
        Entry { interval: Interval { bound, floor }, item }
    }

    /// Every item in every list.
    fn wide(&self, cells: &Grid) -> Vec<Entry> {
        let mut entries = Vec::with_capacity(self.models.len() * (cells.count() - 1));
        for cell in 0..cells.count() - 1 {
            let mut list: Vec<Entry> =
                (0..).zip(self.models).map(|(item, _)| self.entry(item, cells, cell)).collect();
            sort(&mut list);
            entries.append(&mut list);
        }
        entries
    }

    /// The best of each list. An item's bound in a narrow cell does not exceed that in the wide cell around
    /// it, so the wide list is read until its bounds fall below the last of the best.
    fn narrow(&self, cells: &Grid, wide: &[Entry]) -> Vec<Entry> {
        let length = self.models.len().min(CUT);
        let mut entries = Vec::with_capacity(length * (cells.count() - 1));
        for cell in 0..cells.count() - 1 {
            let around = &wide[cell / SPLIT * self.models.len()..(cell / SPLIT + 1) * self.models.len()];
            let mut list: Vec<Entry> = Vec::with_capacity(2 * CUT);
            for entries in around.chunks(CUT) {
                if list.len() == CUT && entries[0].interval.bound < list[CUT - 1].interval.bound {
                    break;
                }
                list.extend(entries.iter().map(|entry| self.entry(entry.item, cells, cell)));
                sort(&mut list);
                list.truncate(CUT);
            }
            entries.append(&mut list);
        }
        entries
    }
}

/// Highest bound first; equal bounds by index.
fn sort(list: &mut [Entry]) {
    list.sort_unstable_by(|one, other| {
        other.interval.bound.total_cmp(&one.interval.bound).then(one.item.cmp(&other.item))
    });
}

/// The nearest single-precision number that is not less.
#[expect(clippy::cast_possible_truncation, reason = "rounded up afterwards")]
fn above(bound: f64) -> f32 {
    let near = bound as f32;
    if f64::from(near) < bound { near.next_up() } else { near }
}

#[cfg(test)]
mod tests;
