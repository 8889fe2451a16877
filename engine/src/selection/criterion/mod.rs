//! What makes an item the next one: the selection criteria of the field, for a table of items.
//!
//! A [`Criterion`] gives every free item a value ([`Criterion::measure`]); the best value is the greatest
//! or the least ([`Criterion::direction`]); equal values are settled by the lowest index. Where authors
//! differ the conventions are those of catR (Magis & Raîche 2012), stated with each formula.

mod discrimination;
mod divergence;
mod expected;
mod information;
mod lanes;
mod matching;
mod name;
pub mod pace;
mod situation;

use crate::irt::ResponseModel;
use crate::seed::Draws;
pub use name::CriterionNameError;
pub use pace::Pace;
use serde::{Deserialize, Serialize};
pub use situation::{Given, ItemTable, Situation, Workspace};
use std::cmp::Ordering;

/// A measure of how good an item would be as the next one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "criterion", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Criterion {
    /// MFI: Fisher information at θ̂ (Lord 1977).
    MaximumFisherInformation,
    /// Distance of the difficulty from θ̂ (Urry 1970); 1PL to 4PL only.
    Urry,
    /// Distance from θ̂ of the ability where information is greatest (Li & Schafer 2005); 1PL to 4PL only.
    OptimalTheta,
    /// MLWI: ∫ I L dθ (Veerkamp & Berger 1997).
    LikelihoodWeightedInformation,
    /// MPWI: ∫ I L g dθ (van der Linden 1998), not divided by the marginal likelihood.
    PosteriorWeightedInformation,
    /// MEI: Σₓ Pₓ(θ̂) I(θ̂ₓ), θ̂ₓ the estimate after one more answer x (van der Linden 1998).
    ExpectedInformation(InformationKind),
    /// MEPV: Σₓ Pₓ(θ̂) Var(θ | answers, x) (van der Linden 1998).
    ExpectedPosteriorVariance,
    /// KL: ∫ L K(θ̂‖θ) dθ over the whole quadrature, K = Σₓ Pₓ(θ̂) ln (Pₓ(θ̂)/Pₓ(θ)) (Chang & Ying 1996).
    KullbackLeibler,
    /// KLP: ∫ L g K(θ̂‖θ) dθ (Chang & Ying 1996).
    PosteriorKullbackLeibler,
    /// GDI: variance of P over θ weighted by L (Kaplan, de la Torre & Barrada 2015).
    GlobalDiscrimination,
    /// GDIP: variance of P over θ weighted by L g.
    PosteriorGlobalDiscrimination,
    /// A number drawn for each item.
    Random,
    /// Drawn with probability proportional to I(θ̂)^{H_q} (Segall 2004; Barrada et al. 2008).
    Proportional(Pace),
    /// (1 − s_q) R + s_q I(θ̂), R drawn between 0 and the greatest information (Revuelta & Ponsoda 1998).
    Progressive(Pace),
    /// One of the k items with most information at θ̂, with equal chances (Kingsbury & Zara 1989).
    Randomesque {
        /// How many items may be drawn; 0 counts as 1.
        k: usize,
    },
}

/// Which information [`Criterion::ExpectedInformation`] expects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InformationKind {
    /// −ℓ″ of the answer supposed.
    Observed,
    /// Fisher's, the expectation of the observed.
    Fisher,
}

/// Which values are best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The greatest.
    Greatest,
    /// The least.
    Least,
}

/// An item and its value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// Index in the table.
    pub item: usize,
    /// Value of the criterion.
    pub value: f64,
}

/// Why a criterion cannot be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CriterionError {
    /// The criterion reads a difficulty, which only 1PL to 4PL have.
    #[error(
        "the criterion {criterion} is for items with two categories; the item at index {item} has another model"
    )]
    NotDichotomous {
        /// Name of the criterion.
        criterion: &'static str,
        /// Index of the item.
        item: usize,
    },
}

impl Criterion {
    /// Whether the greatest or the least value is best.
    pub fn direction(&self) -> Direction {
        match self {
            Self::Urry | Self::OptimalTheta | Self::ExpectedPosteriorVariance => Direction::Least,
            _ => Direction::Greatest,
        }
    }

    /// Replaces `candidates` by one value for each free item, in the order of `situation.free`.
    ///
    /// Nothing is allocated once the buffers have their size, but for [`Criterion::ExpectedInformation`],
    /// which estimates ability for every item and answer. `draws` serves the criteria that are drawn.
    ///
    /// ```
    /// use jalon_engine::ability::{Estimator, Prior};
    /// use jalon_engine::irt::{Logistic, ResponseModel};
    /// use jalon_engine::math::Grid;
    /// use jalon_engine::scale::{NormalPrior, Theta};
    /// use jalon_engine::seed::{DrawPurpose, Seed};
    /// use jalon_engine::selection::criterion::{Criterion, Given, ItemTable, Situation, Workspace};
    /// let item = |b| Logistic::two_pl(1.2, b).map(ResponseModel::Logistic);
    /// let table = ItemTable::new(vec![item(-1.0)?, item(0.0)?, item(1.0)?], Grid::new(-4.0, 4.0, 33)?);
    /// let situation = Situation {
    ///     table: &table,
    ///     given: &[Given { item: 1, category: 1 }],
    ///     free: &[0, 2],
    ///     theta: Theta(0.4),
    ///     prior: Prior::Normal(NormalPrior { mean: 0.0, sd: 1.0 }),
    ///     estimator: Estimator::MaximumLikelihood { grid: Grid::new(-4.0, 4.0, 161)? },
    /// };
    /// let (mut workspace, mut candidates) = (Workspace::default(), Vec::new());
    /// let mut draws = Seed([1; 32]).draws(2, DrawPurpose::Selection);
    /// let criterion: Criterion = "mepv".parse()?;
    /// criterion.measure(&situation, &mut draws, &mut workspace, &mut candidates)?;
    /// criterion.rank(&mut candidates);
    /// assert_eq!(candidates[0].item, 2); // after a right answer, the harder one
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn measure(
        &self,
        situation: &Situation<'_>,
        draws: &mut Draws,
        workspace: &mut Workspace,
        candidates: &mut Vec<Candidate>,
    ) -> Result<(), CriterionError> {
        let posterior = situation.prior;
        match *self {
            Self::MaximumFisherInformation | Self::Randomesque { .. } => {
                information::at_estimate(situation, candidates);
            }
            Self::Urry => return matching::difficulty(situation, candidates),
            Self::OptimalTheta => return matching::optimal_theta(situation, candidates),
            Self::LikelihoodWeightedInformation => {
                information::weighted(situation, None, workspace, candidates);
            }
            Self::PosteriorWeightedInformation => {
                information::weighted(situation, Some(posterior), workspace, candidates);
            }
            Self::ExpectedInformation(kind) => expected::information(situation, kind, candidates),
            Self::ExpectedPosteriorVariance => expected::variance(situation, workspace, candidates),
            Self::KullbackLeibler => divergence::weighted(situation, None, workspace, candidates),
            Self::PosteriorKullbackLeibler => {
                divergence::weighted(situation, Some(posterior), workspace, candidates);
            }
            Self::GlobalDiscrimination => discrimination::weighted(situation, None, workspace, candidates),
            Self::PosteriorGlobalDiscrimination => {
                discrimination::weighted(situation, Some(posterior), workspace, candidates);
            }
            Self::Random => situation.fill(candidates, |_| draws.uniform()),
            Self::Proportional(pace) => pace.proportional(situation, draws, candidates),
            Self::Progressive(pace) => pace.progressive(situation, draws, candidates),
        }
        Ok(())
    }

    /// Sorts candidates, best first; equal values by lowest index.
    pub fn rank(&self, candidates: &mut [Candidate]) {
        candidates.sort_unstable_by(|one, other| self.compare(one, other));
    }

    fn compare(&self, one: &Candidate, other: &Candidate) -> Ordering {
        let by_value = match self.direction() {
            Direction::Greatest => other.value.total_cmp(&one.value),
            Direction::Least => one.value.total_cmp(&other.value),
        };
        by_value.then(one.item.cmp(&other.item))
    }

    /// The candidate to take from a ranking: the first, or the one drawn among the first k.
    pub fn choose(&self, ranked: &[Candidate], draws: &mut Draws) -> Option<Candidate> {
        ranked.get(self.place(ranked.len(), draws)).copied()
    }

    /// The candidate that [`Self::choose`] takes after [`Self::rank`], without sorting the others.
    pub fn take(&self, candidates: &mut [Candidate], draws: &mut Draws) -> Option<Candidate> {
        let place = self.place(candidates.len(), draws);
        let takes = |one: &Candidate, other: &Candidate| self.compare(one, other);
        (place < candidates.len()).then(|| *candidates.select_nth_unstable_by(place, takes).1)
    }

    /// Place in the ranking of the candidate to take.
    fn place(&self, candidates: usize, draws: &mut Draws) -> usize {
        match *self {
            Self::Randomesque { k } => draws.index_below(k.clamp(1, candidates.max(1))),
            _ => 0,
        }
    }

    /// Whether chance has a part in the choice.
    pub fn is_drawn(&self) -> bool {
        matches!(self, Self::Random | Self::Proportional(_) | Self::Progressive(_) | Self::Randomesque { .. })
    }

    /// Whether the criterion weighs abilities by [`Situation::prior`]: without mass on the quadrature its
    /// values would say nothing, and so would they for Jeffreys' prior before the first answer.
    pub fn weighs_by_prior(&self) -> bool {
        matches!(
            self,
            Self::PosteriorWeightedInformation
                | Self::ExpectedPosteriorVariance
                | Self::PosteriorKullbackLeibler
                | Self::PosteriorGlobalDiscrimination
        )
    }

    /// Whether the criterion can be measured on all of these items.
    pub fn check(&self, models: &[ResponseModel]) -> Result<(), CriterionError> {
        let other = |model: &ResponseModel| !matches!(model, ResponseModel::Logistic(_));
        match self {
            Self::Urry | Self::OptimalTheta => models
                .iter()
                .position(other)
                .map_or(Ok(()), |item| Err(CriterionError::NotDichotomous { criterion: self.name(), item })),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::{DrawPurpose, Seed};

    #[test]
    fn taking_is_choosing_from_the_ranking() {
        let draws = |test| Seed([8; 32]).draws(test, DrawPurpose::Selection);
        for test in 0..200 {
            let mut values = draws(test);
            let candidates: Vec<Candidate> = (0..test as usize % 9)
                .map(|item| Candidate { item, value: values.index_below(4) as f64 })
                .collect();
            for criterion in [Criterion::KullbackLeibler, Criterion::Urry, Criterion::Randomesque { k: 3 }] {
                let (mut ranked, mut unranked) = (candidates.clone(), candidates.clone());
                criterion.rank(&mut ranked);
                let [mut once, mut again] = [values.clone(), values.clone()];
                assert_eq!(criterion.take(&mut unranked, &mut once), criterion.choose(&ranked, &mut again));
            }
        }
    }
}
