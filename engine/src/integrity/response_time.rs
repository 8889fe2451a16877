//! Response times under the log-normal model (van der Linden 2006).
//!
//! ln t_i ~ N(β_i − τ, α_i⁻²): β_i is the item's time intensity, α_i its time discrimination and τ the
//! person's speed. Without a prior τ̂ = Σ α_i² (β_i − ln t_i) / Σ α_i², with SE 1/√Σ α_i².

use super::{Flag, Index};
use crate::math::{ln, normal_cdf};
use serde::{Deserialize, Serialize};

/// Time parameters of an item.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeModel {
    /// β: mean of ln seconds for a person of speed 0.
    pub intensity: f64,
    /// α: 1 / standard deviation of ln seconds; positive.
    pub discrimination: f64,
}

/// An answer's time and its item's model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TimedAnswer {
    /// Time parameters of the item.
    pub model: TimeModel,
    /// Answering time in seconds; positive.
    pub seconds: f64,
}

/// A person's speed τ̂ and its standard error, both on the scale of ln seconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Speed {
    /// τ̂: 0.7 means about twice as fast as speed 0.
    pub estimate: f64,
    /// 1 / √Σ α².
    pub standard_error: f64,
}

impl TimedAnswer {
    /// α².
    fn weight(&self) -> f64 {
        self.model.discrimination * self.model.discrimination
    }

    /// β − ln t.
    fn apparent_speed(&self) -> f64 {
        self.model.intensity - ln(self.seconds)
    }
}

/// Maximum-likelihood speed; `None` without answers, or when a time or a model is not positive.
///
/// ```
/// use jalon_engine::integrity::response_time::{TimeModel, TimedAnswer, speed};
/// use jalon_engine::math::exp;
/// let answer = |ln_seconds, discrimination| TimedAnswer {
///     model: TimeModel { intensity: 3.0, discrimination },
///     seconds: exp(ln_seconds),
/// };
/// let found = speed(&[answer(2.0, 1.0), answer(3.5, 2.0)]).ok_or("no answers")?;
/// assert!((found.estimate - (1.0 - 4.0 * 0.5) / 5.0).abs() < 1e-12);
/// assert!((found.standard_error - 1.0 / 5_f64.sqrt()).abs() < 1e-15);
/// # Ok::<(), &str>(())
/// ```
pub fn speed(answers: &[TimedAnswer]) -> Option<Speed> {
    speed_of(answers.iter())
}

fn speed_of<'a>(answers: impl Iterator<Item = &'a TimedAnswer>) -> Option<Speed> {
    let (mut total, mut sum) = (0.0, 0.0);
    for answer in answers {
        if !(answer.seconds > 0.0 && answer.weight() > 0.0) {
            return None;
        }
        total += answer.weight();
        sum += answer.weight() * answer.apparent_speed();
    }
    (total > 0.0).then(|| Speed { estimate: sum / total, standard_error: 1.0 / total.sqrt() })
}

/// Residual of each log time, given the speed shown in the other answers.
///
/// e_i = (ln t_i − (β_i − τ̂₋ᵢ)) / √(α_i⁻² + SE²(τ̂₋ᵢ)), standard normal under the model (van der Linden &
/// Guo 2008, without a prior of speed). Low is fast. `None` with fewer than two answers.
///
/// A fast and right answer to an item far above the person's ability may have been known beforehand.
pub fn residuals(answers: &[TimedAnswer]) -> Option<Vec<Flag>> {
    (0..answers.len())
        .map(|index| residual(answers, index))
        .collect::<Option<Vec<_>>>()
        .filter(|flags| !flags.is_empty())
}

fn residual(answers: &[TimedAnswer], index: usize) -> Option<Flag> {
    let answer = answers[index];
    let others = speed_of(answers[..index].iter().chain(&answers[index + 1..]))?;
    let positive = answer.seconds > 0.0 && answer.weight() > 0.0;
    let error = others.standard_error;
    let statistic =
        (others.estimate - answer.apparent_speed()) / (1.0 / answer.weight() + error * error).sqrt();
    positive.then(|| Flag::standard_normal(Index::ResponseTime, statistic))
}

/// P(t < seconds) on an item for a person of this speed.
pub fn faster(model: TimeModel, speed: f64, seconds: f64) -> f64 {
    if seconds > 0.0 {
        normal_cdf(model.discrimination * (ln(seconds) - model.intensity + speed))
    } else {
        0.0
    }
}
