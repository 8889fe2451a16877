//! Finds the Sympson–Hetter parameters by repeated simulation.
//!
//! Sympson & Hetter (1985), Stocking & Lewis (1998). Round t, for each class of ability:
//! 1. simulate tests with the present K; P(S_i) is the share in which item i was selected, P(A_i) the
//!    share in which it was given;
//! 2. if max P(A_i) ≤ r + tolerance in every class, the present K are kept;
//! 3. else K_i = 1 where P(S_i) ≤ r, and r / P(S_i) elsewhere;
//! 4. K of the `test_length` items with the greatest K is set to 1, so that every test can be
//!    completed (Hetter & Sympson 1997).
//!
//! The rates wander with simulation error: about √(r(1 − r)/N), 0.004 for r = 0.25 and N = 10 000.

use super::MaximumRate;
use super::sympson_hetter::ControlParameters;

/// How the parameters are sought.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TuningSettings {
    /// r.
    pub maximum_rate: MaximumRate,
    /// How far above r the greatest rate of a simulation may lie.
    pub tolerance: f64,
    /// Most simulations.
    pub rounds: u32,
    /// Items of the longest test: as many are never held back.
    pub test_length: usize,
}

/// What a simulation of one class counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelectionCounts {
    /// Tests in which each item was selected, given or not.
    pub selected: Vec<u64>,
    /// Tests in which each item was given.
    pub administered: Vec<u64>,
    /// Number of tests.
    pub tests: u64,
}

impl SelectionCounts {
    /// No test yet.
    pub fn new(items: usize) -> Self {
        Self { selected: vec![0; items], administered: vec![0; items], tests: 0 }
    }

    fn greatest_rate(&self) -> f64 {
        self.administered.iter().map(|&count| self.rate(count)).fold(0.0, f64::max)
    }

    fn rate(&self, count: u64) -> f64 {
        count as f64 / self.tests.max(1) as f64
    }
}

/// Parameters that keep every rate within the tolerance.
#[derive(Debug, Clone, PartialEq)]
pub struct Tuned {
    /// K, as they were in the last simulation.
    pub parameters: ControlParameters,
    /// Greatest P(A) over items and classes, round by round; the last is within the tolerance.
    pub greatest_rates: Vec<f64>,
}

/// Why no parameters were found.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum TuningError {
    /// Rates sum to the test length, so that their greatest is at least length / items.
    #[error("no rate below {lowest} is possible: {length} items a test, {items} in the bank")]
    Impossible {
        /// length / items.
        lowest: f64,
        /// Items of a test.
        length: usize,
        /// Items of the bank.
        items: usize,
    },
    /// The simulation returned counts for other classes or items than asked.
    #[error("the simulation must count every item in every class")]
    Counts,
    /// The rounds are over and a rate is still too great.
    #[error("after {rounds} rounds an item is still given at a rate of {greatest_rate}")]
    NotSettled {
        /// Simulations made.
        rounds: u32,
        /// Greatest rate of the last one.
        greatest_rate: f64,
    },
}

/// Tunes the parameters of `items` items in `classes` classes of ability.
///
/// `simulate` gets the parameters and the number of the round, from 0, and returns the counts of each
/// class. It should draw the same simulees in every round, so that rates move by the parameters and
/// not by luck.
///
/// ```
/// use jalon_engine::selection::exposure::MaximumRate;
/// use jalon_engine::selection::exposure::tuning::{SelectionCounts, TuningSettings, tune};
/// let settings = TuningSettings {
///     maximum_rate: MaximumRate::new(0.5)?, tolerance: 0.01, rounds: 10, test_length: 1,
/// };
/// // Everyone likes item 0 best, then item 1, then item 2: expected counts of 1,000 tests.
/// let tuned = tune(settings, 3, 1, |parameters, _| {
///     let mut counts = SelectionCounts { tests: 1000, ..SelectionCounts::new(3) };
///     let mut reached = 1000.0;
///     for item in 0..3 {
///         let given = reached * parameters.get(item, 0);
///         (counts.selected[item], counts.administered[item]) = (reached as u64, given as u64);
///         reached -= given;
///     }
///     vec![counts]
/// })?;
/// assert_eq!(tuned.parameters.class(0), [0.5, 1.0, 1.0]);
/// assert_eq!(tuned.greatest_rates, [1.0, 0.5]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn tune(
    settings: TuningSettings,
    items: usize,
    classes: usize,
    mut simulate: impl FnMut(&ControlParameters, u32) -> Vec<SelectionCounts>,
) -> Result<Tuned, TuningError> {
    let lowest = settings.test_length as f64 / items.max(1) as f64;
    if lowest > settings.maximum_rate.get() + settings.tolerance {
        return Err(TuningError::Impossible { lowest, length: settings.test_length, items });
    }
    let mut parameters = ControlParameters::unrestricted(items, classes);
    let mut greatest_rates = Vec::new();
    for round in 0..settings.rounds {
        let counts = simulate(&parameters, round);
        if counts.len() != classes || counts.iter().any(|class| !covers(class, items)) {
            return Err(TuningError::Counts);
        }
        let greatest = counts.iter().map(SelectionCounts::greatest_rate).fold(0.0, f64::max);
        greatest_rates.push(greatest);
        if greatest <= settings.maximum_rate.get() + settings.tolerance {
            return Ok(Tuned { parameters, greatest_rates });
        }
        parameters.probability = counts.iter().flat_map(|class| adjusted(settings, class)).collect();
    }
    let greatest_rate = greatest_rates.last().copied().unwrap_or(1.0);
    Err(TuningError::NotSettled { rounds: settings.rounds, greatest_rate })
}

fn covers(counts: &SelectionCounts, items: usize) -> bool {
    counts.selected.len() == items && counts.administered.len() == items
}

/// Steps 3 and 4 for one class.
fn adjusted(settings: TuningSettings, counts: &SelectionCounts) -> Vec<f64> {
    let rate = settings.maximum_rate.get();
    let parameter = |&selected: &u64| (rate / counts.rate(selected)).min(1.0);
    let mut parameters: Vec<f64> = counts.selected.iter().map(parameter).collect();
    let mut order: Vec<usize> = (0..parameters.len()).collect();
    order.sort_by(|&one, &other| parameters[other].total_cmp(&parameters[one]).then(one.cmp(&other)));
    order.iter().take(settings.test_length).for_each(|&item| parameters[item] = 1.0);
    parameters
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::{DrawPurpose, Seed};

    const ITEMS: usize = 60;
    const LENGTH: usize = 5;
    const TESTS: usize = 1500;

    /// Tests of a bank whose every sixth item is better than the others: the nearest item to the
    /// ability seen is selected first, and the better ones from further away.
    fn simulate(parameters: &ControlParameters, classes: usize) -> Vec<SelectionCounts> {
        let mut counts = vec![SelectionCounts::new(ITEMS); classes];
        for person in 0..TESTS * classes {
            let class = person % classes;
            let mut draws = Seed([6; 32]).draws(u32::try_from(person).unwrap(), DrawPurpose::Simulation);
            let ability = (class as f64 + draws.uniform()) / classes as f64;
            let distance = |item: usize| {
                let advantage = if item.is_multiple_of(6) { 0.1 } else { 0.0 };
                (item as f64 / ITEMS as f64 - ability).abs() - advantage
            };
            let mut ranked: Vec<usize> = (0..ITEMS).collect();
            ranked.sort_by(|&one, &other| distance(one).total_cmp(&distance(other)));
            let mut ranked = ranked.into_iter();
            counts[class].tests += 1;
            for _ in 0..LENGTH {
                let chosen = parameters.administer(ranked.by_ref(), class, &mut draws);
                for &item in chosen.set_aside.iter().chain(&chosen.given) {
                    counts[class].selected[item] += 1;
                }
                counts[class].administered[chosen.given.unwrap()] += 1;
            }
        }
        counts
    }

    fn settings(rate: f64) -> TuningSettings {
        let maximum_rate = MaximumRate::new(rate).unwrap();
        TuningSettings { maximum_rate, tolerance: 0.03, rounds: 40, test_length: LENGTH }
    }

    #[test]
    fn every_rate_comes_down_to_the_maximum() {
        let tuned = tune(settings(0.15), ITEMS, 1, |parameters, _| simulate(parameters, 1)).unwrap();
        assert!(tuned.greatest_rates[0] > 0.2, "{:?}", tuned.greatest_rates);
        let again = &simulate(&tuned.parameters, 1)[0];
        assert_eq!(Some(&again.greatest_rate()), tuned.greatest_rates.last());
        assert!(again.greatest_rate() <= 0.18);
        assert!(again.administered.iter().sum::<u64>() == (TESTS * LENGTH) as u64);
    }

    #[test]
    fn the_conditional_form_bounds_the_rate_of_each_class() {
        let unconditional = tune(settings(0.3), ITEMS, 1, |parameters, _| simulate(parameters, 1)).unwrap();
        let tuned = tune(settings(0.3), ITEMS, 3, |parameters, _| simulate(parameters, 3)).unwrap();
        assert_eq!(tuned.parameters.classes(), 3);
        for class in simulate(&tuned.parameters, 3) {
            assert!(class.greatest_rate() <= 0.33);
        }
        // The unconditional parameters let a class see an item far more often.
        let mut spread = unconditional.parameters;
        spread.probability = spread.probability.repeat(3);
        assert!(simulate(&spread, 3).iter().any(|class| class.greatest_rate() > 0.5));
    }

    #[test]
    fn what_cannot_be_is_refused_beforehand() {
        let refused = tune(settings(0.05), ITEMS, 1, |_, _| panic!("no simulation is needed"));
        assert!(matches!(refused, Err(TuningError::Impossible { length: 5, items: 60, .. })));
        let short = TuningSettings { rounds: 1, ..settings(0.15) };
        let unsettled = tune(short, ITEMS, 1, |parameters, _| simulate(parameters, 1));
        assert!(matches!(unsettled, Err(TuningError::NotSettled { rounds: 1, .. })));
        assert_eq!(tune(settings(0.25), ITEMS, 2, |_, _| vec![]), Err(TuningError::Counts));
    }
}
