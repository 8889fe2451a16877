//! How near places come to the truth.

use super::place::Places;
use serde::Serialize;

/// Errors of places over simulees and competences, in levels.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Accuracy {
    /// Root mean squared error.
    pub rmse: f64,
    /// Mean error: above 0 for places that are too high.
    pub bias: f64,
    /// Share of levels that are right.
    pub exact_level: f64,
    /// Share of levels off by one at most.
    pub within_one_level: f64,
}

/// Sums from which [`Accuracy`] follows.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Tally {
    count: u32,
    errors: f64,
    squares: f64,
    exact: f64,
    within_one: f64,
}

impl Tally {
    pub(super) fn of(said: &Places, truth: &Places) -> Self {
        let mut tally = Self::default();
        for competence in 0..truth.places.len() {
            tally.add(said, truth, competence);
        }
        tally
    }

    /// Counts one competence.
    pub(super) fn add(&mut self, said: &Places, truth: &Places, competence: usize) {
        let error = said.places[competence] - truth.places[competence];
        let levels = said.levels[competence].abs_diff(truth.levels[competence]);
        self.count += 1;
        self.errors += error;
        self.squares += error * error;
        self.exact += f64::from(u8::from(levels == 0));
        self.within_one += f64::from(u8::from(levels <= 1));
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.errors += other.errors;
        self.squares += other.squares;
        self.exact += other.exact;
        self.within_one += other.within_one;
    }

    pub(super) fn all<'a>(tallies: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut sum = Self::default();
        tallies.into_iter().for_each(|tally| sum.merge(tally));
        sum
    }

    pub(super) fn mean_square(&self) -> f64 {
        self.squares / f64::from(self.count)
    }

    pub(super) fn count(&self) -> u32 {
        self.count
    }

    /// Not numbers when nothing was counted.
    pub(super) fn accuracy(&self) -> Accuracy {
        let count = f64::from(self.count);
        Accuracy {
            rmse: self.mean_square().sqrt(),
            bias: self.errors / count,
            exact_level: self.exact / count,
            within_one_level: self.within_one / count,
        }
    }
}

/// By how much one algorithm's mean squared error exceeds another's on the same simulees.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Gap {
    /// Difference of the mean squared errors, in levels²; below 0 when the first is better.
    pub mean_square: f64,
    /// Its standard error over simulees.
    pub standard_error: f64,
}

impl Gap {
    /// Between tallies of the same simulees.
    pub(super) fn between(one: &[Tally], other: &[Tally]) -> Self {
        let pairs = one.iter().zip(other);
        let gaps: Vec<f64> = pairs.map(|(one, other)| one.mean_square() - other.mean_square()).collect();
        let count = gaps.len() as f64;
        let mean = gaps.iter().sum::<f64>() / count;
        let squares: f64 = gaps.iter().map(|gap| (gap - mean) * (gap - mean)).sum();
        Self { mean_square: mean, standard_error: (squares / (count - 1.0) / count).sqrt() }
    }
}

/// A line from the places an algorithm says to the truth.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Line {
    /// Where it meets place 0.
    pub intercept: f64,
    /// Levels a level.
    pub slope: f64,
}

impl Line {
    /// The line with the least squared error over all simulees and competences; level when every
    /// place said is the same.
    pub(super) fn fitting(said: &[Places], truth: &[Places]) -> Self {
        let pairs = || {
            let simulees = said.iter().zip(truth);
            simulees.flat_map(|(said, truth)| said.places.iter().copied().zip(truth.places.iter().copied()))
        };
        let count = pairs().count() as f64;
        let x_mean = pairs().map(|(x, _)| x).sum::<f64>() / count;
        let y_mean = pairs().map(|(_, y)| y).sum::<f64>() / count;
        let xx: f64 = pairs().map(|(x, _)| (x - x_mean) * (x - x_mean)).sum();
        let xy: f64 = pairs().map(|(x, y)| (x - x_mean) * (y - y_mean)).sum();
        let slope = if xx > 0.0 { xy / xx } else { 0.0 };
        Self { intercept: y_mean - slope * x_mean, slope }
    }

    /// Places moved along the line, and the levels they lie in.
    pub(super) fn applied(&self, said: &Places, level_of: impl Fn(f64) -> u8, highest: f64) -> Places {
        let moved = said.places.iter().map(|x| (self.intercept + self.slope * x).clamp(0.0, highest));
        let places: Vec<f64> = moved.collect();
        Places { levels: places.iter().map(|place| level_of(*place)).collect(), places }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(values: &[f64]) -> Places {
        Places { places: values.to_vec(), levels: values.iter().map(|value| whole(*value)).collect() }
    }

    fn whole(place: f64) -> u8 {
        (0..u8::MAX).rev().find(|level| f64::from(*level) <= place).unwrap_or(0)
    }

    /// Errors 0.5, −1, 2: mean 0.5, mean square 5.25/3 = 1.75. Levels 1/1, 2/3, 5/3.
    #[test]
    fn accuracy_is_as_worked_by_hand() {
        let accuracy = Tally::of(&places(&[1.5, 2.0, 5.0]), &places(&[1.0, 3.0, 3.0])).accuracy();
        assert!((accuracy.bias - 0.5).abs() < 1e-15 && (accuracy.rmse - 1.75_f64.sqrt()).abs() < 1e-15);
        assert!((accuracy.exact_level - 1.0 / 3.0).abs() < 1e-15);
        assert!((accuracy.within_one_level - 2.0 / 3.0).abs() < 1e-15);
    }

    /// x = 0, 1, 2, 3 and y = 1, 1, 2, 4: means 1.5 and 2, Σ(x − x̄)(y − ȳ) = 5, Σ(x − x̄)² = 5.
    #[test]
    fn the_line_is_that_of_least_squares() {
        let (said, truth) =
            ([places(&[0.0, 1.0]), places(&[2.0, 3.0])], [places(&[1.0, 1.0]), places(&[2.0, 4.0])]);
        let line = Line::fitting(&said, &truth);
        assert!((line.slope - 1.0).abs() < 1e-15 && (line.intercept - 0.5).abs() < 1e-15);
        let moved = line.applied(&said[1], whole, 3.0);
        assert_eq!(moved, Places { places: vec![2.5, 3.0], levels: vec![2, 3] });
    }

    /// Mean squares 1 and 4 against 2 and 1: gaps −1 and 3, mean 1, variance 8, standard error 2.
    #[test]
    fn the_gap_is_paired() {
        let tally = |error: f64| Tally::of(&places(&[error]), &places(&[0.0]));
        let gap = Gap::between(&[tally(1.0), tally(2.0)], &[tally(2.0_f64.sqrt()), tally(1.0)]);
        assert!((gap.mean_square - 1.0).abs() < 1e-12 && (gap.standard_error - 2.0).abs() < 1e-12);
    }
}
