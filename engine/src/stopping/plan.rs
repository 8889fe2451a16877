//! Rules combined: the first that speaks stops the test, and says by which values.

use super::likelihood_ratio::SequentialTest;
use super::{Side, Situation, agreed_level, curtailment, interval, mass, predicted};
use crate::scale::{Level, StandardError};
use serde::{Deserialize, Serialize};

/// One reason to stop.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum StoppingRule {
    /// As many answers as this.
    Length {
        /// Longest length.
        maximum: u32,
    },
    /// As much answering time as this.
    Time {
        /// In milliseconds.
        limit_ms: u64,
    },
    /// No item is left.
    Exhausted,
    /// The standard error is at most this.
    StandardError {
        /// In logit.
        target: f64,
    },
    /// The items answered have at least this much information at the estimate.
    TotalInformation {
        /// Per logit².
        target: f64,
    },
    /// No remaining item has this much information at the estimate.
    RemainingInformation {
        /// ε, per logit².
        below: f64,
    },
    /// The next item is expected to reduce the standard error too little (Choi, Grady & Dodd 2011).
    ///
    /// Above `target` the test stops when the reduction is below `least`: more items would not help.
    /// At or below it, the test stops unless the reduction is `worthwhile`. See [`predicted`].
    PredictedReduction {
        /// Standard error aimed at, in logit.
        target: f64,
        /// Least reduction that makes it worth going on towards the target, in logit.
        least: f64,
        /// Least reduction that makes it worth going on beyond the target, in logit.
        worthwhile: f64,
    },
    /// The last answer changed the standard error by less than this.
    ErrorChange {
        /// In logit.
        below: f64,
    },
    /// The confidence interval leaves out every cut score. See [`interval`].
    ConfidenceInterval {
        /// Half-width in standard errors.
        z: f64,
    },
    /// The sequential probability ratio test has decided at every cut score. See
    /// [`likelihood_ratio`](super::likelihood_ratio).
    ProbabilityRatio {
        /// Indifference region and error rates.
        test: SequentialTest,
    },
    /// The generalised likelihood ratio test has decided at every cut score.
    GeneralisedRatio {
        /// Indifference region and error rates.
        test: SequentialTest,
    },
    /// More answers would hardly change the decisions. See [`curtailment`].
    Curtailment {
        /// Indifference region and error rates of the final decision.
        test: SequentialTest,
        /// Length at which the final decision would be taken.
        full_length: u32,
        /// γ: least probability that all decisions stay.
        probability: f64,
    },
    /// One level holds this much of the posterior mass.
    LevelMass {
        /// γ.
        probability: f64,
    },
    /// At each cut score one side holds this much of the posterior mass.
    CutMass {
        /// γ.
        probability: f64,
    },
}

/// What stopped a test, with the values that did.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Trigger {
    /// The longest length was reached.
    Length {
        /// Answers.
        answers: u32,
    },
    /// The time was over.
    Time {
        /// Answering time, in milliseconds.
        elapsed_ms: u64,
    },
    /// No item was left.
    Exhausted,
    /// The standard error was small enough.
    StandardError {
        /// In logit.
        standard_error: StandardError,
    },
    /// The total information was great enough.
    TotalInformation {
        /// Per logit².
        information: f64,
    },
    /// The remaining items had too little information.
    RemainingInformation {
        /// The greatest of them, per logit².
        greatest: f64,
    },
    /// The next item would have reduced the standard error too little.
    PredictedReduction {
        /// In logit.
        standard_error: StandardError,
        /// Expected reduction, in logit.
        reduction: f64,
    },
    /// The last answer hardly changed the standard error.
    ErrorChange {
        /// In logit.
        standard_error: StandardError,
        /// What the last answer changed it by, in logit.
        change: f64,
    },
    /// The confidence interval left out every cut score.
    ConfidenceInterval {
        /// The level decided for.
        level: Level,
        /// Lower end, in logit.
        lowest: f64,
        /// Upper end, in logit.
        highest: f64,
    },
    /// The sequential probability ratio test decided everywhere.
    ProbabilityRatio {
        /// The level decided for.
        level: Level,
        /// Λ of the cut score whose bound was passed by least.
        weakest: f64,
    },
    /// The generalised likelihood ratio test decided everywhere.
    GeneralisedRatio {
        /// The level decided for.
        level: Level,
        /// Λ of the cut score whose bound was passed by least.
        weakest: f64,
    },
    /// The decisions would hardly have changed.
    Curtailment {
        /// The level decided for.
        level: Level,
        /// At least this probable to stay.
        probability: f64,
        /// Answers left to the full length.
        answers_left: usize,
    },
    /// One level held enough of the posterior.
    LevelMass {
        /// That level.
        level: Level,
        /// Its mass.
        probability: f64,
    },
    /// Each cut score was certain enough.
    CutMass {
        /// The most probable level.
        level: Level,
        /// The mass on the likelier side of the least certain cut score.
        probability: f64,
    },
}

/// Rules joined by "or", after a shortest length.
///
/// Length, time and an exhausted bank stop a test at any length: it cannot go on. The other rules
/// wait for the shortest length.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoppingPlan {
    /// Answers before which only a hard end stops the test.
    pub minimum_length: u32,
    /// In order of priority.
    pub rules: Vec<StoppingRule>,
}

impl StoppingPlan {
    /// What stops the test: the first rule of the list that speaks; `None` while it goes on.
    pub fn stops(&self, situation: &Situation<'_>) -> Option<Trigger> {
        let early = situation.answers() < self.minimum_length;
        self.rules.iter().filter(|rule| !early || rule.is_hard_end()).find_map(|rule| rule.speaks(situation))
    }
}

impl StoppingRule {
    fn is_hard_end(self) -> bool {
        matches!(self, Self::Length { .. } | Self::Time { .. } | Self::Exhausted)
    }

    /// What this rule alone says of the situation.
    pub fn speaks(self, situation: &Situation<'_>) -> Option<Trigger> {
        match self {
            Self::ConfidenceInterval { z } => confidence_interval(situation, z),
            Self::ProbabilityRatio { test } => {
                let (level, weakest) = ratios(situation, test, SequentialTest::ratio)?;
                Some(Trigger::ProbabilityRatio { level, weakest })
            }
            Self::GeneralisedRatio { test } => {
                let (level, weakest) = ratios(situation, test, SequentialTest::generalised_ratio)?;
                Some(Trigger::GeneralisedRatio { level, weakest })
            }
            Self::Curtailment { test, full_length, probability } => {
                let outlook = curtailment::outlook(situation, test, full_length);
                let (stays, answers_left) = (outlook.probability, outlook.answers_left);
                let level = agreed_level(outlook.sides.into_iter().map(Some))?;
                let trigger = Trigger::Curtailment { level, probability: stays, answers_left };
                (stays >= probability).then_some(trigger)
            }
            Self::LevelMass { probability: needed } => {
                let levels = situation.posterior.level_probabilities(situation.scale);
                let (level, probability) = mass::modal_level(&levels);
                (probability >= needed).then_some(Trigger::LevelMass { level, probability })
            }
            Self::CutMass { probability: needed } => {
                let levels = situation.posterior.level_probabilities(situation.scale);
                let (level, probability) = (mass::modal_level(&levels).0, mass::least_certain_cut(&levels));
                (probability >= needed).then_some(Trigger::CutMass { level, probability })
            }
            _ => self.measures(situation),
        }
    }

    /// Rules of length, time and precision.
    fn measures(self, situation: &Situation<'_>) -> Option<Trigger> {
        let standard_error = situation.estimate.standard_error;
        match self {
            Self::Length { maximum } => {
                let answers = situation.answers();
                (answers >= maximum).then_some(Trigger::Length { answers })
            }
            Self::Time { limit_ms } => {
                let elapsed_ms = situation.elapsed_ms;
                (elapsed_ms >= limit_ms).then_some(Trigger::Time { elapsed_ms })
            }
            Self::Exhausted => situation.remaining.is_empty().then_some(Trigger::Exhausted),
            Self::StandardError { target } => {
                (standard_error.0 <= target).then_some(Trigger::StandardError { standard_error })
            }
            Self::TotalInformation { target } => {
                let information = situation.total_information();
                (information >= target).then_some(Trigger::TotalInformation { information })
            }
            Self::RemainingInformation { below } => {
                let greatest = situation.best_remaining(1).first().map_or(0.0, |(_, most)| *most);
                (greatest < below).then_some(Trigger::RemainingInformation { greatest })
            }
            Self::PredictedReduction { target, least, worthwhile } => {
                let reduction = predicted::best_reduction(situation);
                let needed = if standard_error.0 <= target { worthwhile } else { least };
                (reduction < needed).then_some(Trigger::PredictedReduction { standard_error, reduction })
            }
            Self::ErrorChange { below } => {
                let change = (situation.previous_error?.0 - standard_error.0).abs();
                (change < below).then_some(Trigger::ErrorChange { standard_error, change })
            }
            _ => None,
        }
    }
}

fn confidence_interval(situation: &Situation<'_>, z: f64) -> Option<Trigger> {
    let estimate = situation.estimate;
    let decisions = situation.scale.cuts().iter().map(|&cut| interval::decide(estimate, z, cut));
    let level = agreed_level(decisions)?;
    let reach = z * estimate.standard_error.0;
    let (lowest, highest) = (estimate.theta.0 - reach, estimate.theta.0 + reach);
    Some(Trigger::ConfidenceInterval { level, lowest, highest })
}

/// The level on which the tests at all cut scores agree, and the Λ that passed its bound by least.
fn ratios(
    situation: &Situation<'_>,
    test: SequentialTest,
    ratio: impl Fn(&SequentialTest, &Situation<'_>, f64) -> f64,
) -> Option<(Level, f64)> {
    let statistics: Vec<f64> =
        situation.scale.cuts().iter().map(|&cut| ratio(&test, situation, cut)).collect();
    let level = agreed_level(statistics.iter().map(|&statistic| test.decide(statistic)))?;
    let (lower, upper) = test.bounds();
    let margin = |statistic: f64| match test.forced(statistic) {
        Side::Above => statistic - upper,
        Side::Below => lower - statistic,
    };
    let weakest = statistics.into_iter().min_by(|&one, &other| margin(one).total_cmp(&margin(other)))?;
    Some((level, weakest))
}
