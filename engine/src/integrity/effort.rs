//! Rapid guesses and effort: answers given faster than the question can be read.
//!
//! An answer is rapid when its time is below the item's threshold; response-time effort is the share of
//! answers that are not (Wise & Kong 2005). The threshold is a tenth of the mean time that people spend
//! on the item, and never more than 10 seconds (Wise & Ma 2012).

use super::response_time::{TimedAnswer, faster, speed};
use super::{Direction, Flag, Index};

/// Share of an item's mean time below which an answer is rapid.
pub const THRESHOLD_SHARE: f64 = 0.1;
/// Greatest threshold, in seconds.
pub const GREATEST_THRESHOLD: f64 = 10.0;

/// Threshold in seconds of an item on which people spend this long on average, in seconds.
///
/// ```
/// use jalon_engine::integrity::effort::threshold;
/// assert_eq!([40.0, 250.0].map(threshold), [4.0, 10.0]);
/// ```
pub fn threshold(mean_seconds: f64) -> f64 {
    (THRESHOLD_SHARE * mean_seconds).min(GREATEST_THRESHOLD)
}

/// An answer with the threshold of its item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ThresholdedAnswer {
    /// Time and time model.
    pub timed: TimedAnswer,
    /// In seconds.
    pub threshold: f64,
}

impl ThresholdedAnswer {
    /// Whether the answer came before the threshold.
    pub fn is_rapid(&self) -> bool {
        self.timed.seconds < self.threshold
    }
}

/// Response-time effort and how likely so many rapid answers are for somebody who reads.
///
/// The speed is that of the answers that are not rapid; with p_i the log-normal probability of an
/// answer before the threshold at that speed, the p-value is P(at least as many rapid answers), by the
/// recursion for sums of unlike coins. It is one-sided: full effort has p = 1 and direction high.
/// `None` when no answer shows effort or a time is not positive: nothing then tells the speed.
pub fn effort(answers: &[ThresholdedAnswer]) -> Option<Flag> {
    let solved: Vec<TimedAnswer> =
        answers.iter().filter(|answer| !answer.is_rapid()).map(|answer| answer.timed).collect();
    let speed = speed(&solved)?.estimate;
    let rapid = answers.len() - solved.len();
    let chances: Vec<f64> =
        answers.iter().map(|answer| faster(answer.timed.model, speed, answer.threshold)).collect();
    let direction = if rapid > 0 { Direction::Low } else { Direction::High };
    let statistic = solved.len() as f64 / answers.len() as f64;
    Some(Flag { index: Index::Effort, statistic, p_value: at_least(&chances, rapid), direction })
}

/// P(at least `count` successes) in independent trials with these chances.
///
/// f_i(x) = f_{i−1}(x)(1 − p_i) + f_{i−1}(x − 1) p_i; the tail is summed from its far end.
fn at_least(chances: &[f64], count: usize) -> f64 {
    let mut distribution = vec![0.0; chances.len() + 1];
    distribution[0] = 1.0;
    for (trials, chance) in chances.iter().enumerate() {
        for successes in (0..=trials).rev() {
            distribution[successes + 1] += distribution[successes] * chance;
            distribution[successes] *= 1.0 - chance;
        }
    }
    distribution.iter().skip(count).rev().sum::<f64>().min(1.0)
}
