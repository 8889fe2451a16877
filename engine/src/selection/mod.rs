//! Chooses the next item: who may stand ([`content`]), in which order of merit ([`information`]),
//! and which of the best is taken ([`exposure`]).
//!
//! [`balancing`] and [`shadow`] choose under rules about the whole test, one item ahead and exactly.
//!
//! Items in pretest are never chosen: an answer to them would have to be kept out of the result,
//! which sessions do not do yet.

pub mod balancing;
pub mod content;
pub mod criterion;
pub mod exposure;
pub mod information;
pub mod information_index;
pub mod shadow;
pub mod stratified;

use crate::item::Item;
use crate::scale::{NormalPrior, Theta};
use crate::seed::Draws;
use serde::{Deserialize, Serialize};

/// How far below the prior's mean the first item of a competence is aimed, in logit.
///
/// With a discrimination of 1 an average person answers such an item with probability 2/3: a test
/// that starts with a success is less daunting, and costs little information.
pub const START_EASIER: f64 = 0.7;

/// How the next item is chosen among the candidates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum SelectionRule {
    /// The item with the greatest Fisher information (Lord 1977).
    MaximumInformation,
    /// One of the `k` most informative items, drawn with equal chances (Kingsbury & Zara 1989).
    Randomesque {
        /// How many items may be drawn; 0 counts as 1.
        k: u32,
    },
}

impl SelectionRule {
    /// One of the candidates; `None` when there are none.
    ///
    /// Equally informative items stand in the order of their ids, so the choice depends on nothing
    /// but the arguments.
    pub fn select<'a>(&self, candidates: &[&'a Item], target: Theta, draws: &mut Draws) -> Option<&'a Item> {
        let ranked = information::ranked(candidates, target);
        match *self {
            Self::MaximumInformation => ranked.first().copied(),
            Self::Randomesque { k } => exposure::randomesque(&ranked, k, draws),
        }
    }
}

/// Ability at which the first item of a competence should be most informative.
pub fn starting_target(prior: NormalPrior) -> Theta {
    Theta(prior.mean - START_EASIER)
}
