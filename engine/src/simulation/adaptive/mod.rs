//! Adaptive tests over a plain table of items: one test, or a study of a million.
//!
//! No bank, no plan, no session: items are response models, people are true abilities or recorded
//! answers, and a [`TestDesign`] says how items are chosen, ability estimated and the test stopped. Use
//! [`crate::simulation::simulate`] to study a plan with its blueprint and its texts.
//!
//! # Luck
//! Whatever happens to a simulee follows from the seed and the simulee's number: one ChaCha8 stream
//! for the ability, one for the answers, one for choices. Each answer takes the next number of its
//! stream; opening the stream again for each item would give all answers of a simulee the same number
//! and spread the estimates far too much (seen in catR 3.17).
//!
//! # The same bits
//! Simulees are worked on in blocks of [`BLOCK`] and handed over in the order of their numbers, so
//! results do not depend on the number of threads. Where a test depends on those before it
//! ([`ExposureControl::is_shared`]) all are given one after the other, on one thread.

mod accuracy;
mod choice;
mod classification;
mod examinee;
mod exposure;
mod posterior;
mod runner;
mod set;
mod stopping;
mod study;
mod summary;
mod tuning;
mod usage;

pub use accuracy::{Accuracy, Z_95};
pub use classification::Classification;
pub use examinee::{Examinees, ScoreTable, ScoreTableError};
pub use exposure::ExposureControl;
pub use stopping::TestStopping;
pub use study::{BLOCK, Study, TestBlock, TestRecord};
pub use summary::{AbilityBin, AbilitySegment, Summary};
pub use usage::{RARE, Usage};

use crate::ability::{Estimator, Prior};
use crate::irt::{CurveTable, ResponseModel};
use crate::math::{Grid, GridError};
use crate::scale::{StandardError, Theta};
use crate::selection::criterion::{Criterion, CriterionError, ItemTable};
use crate::selection::information_index::InformationIndex;
use crate::selection::stratified::Strata;
use posterior::NodePrior;

/// How an adaptive test is given.
#[derive(Debug, Clone, PartialEq)]
pub struct TestDesign {
    /// How the next item is chosen.
    pub selection: ItemSelection,
    /// What keeps items from being given to everyone.
    pub exposure: ExposureControl,
    /// How ability is estimated, after each answer and at the end.
    pub estimator: Estimator,
    /// Ability for which the first item is chosen.
    pub start: Theta,
    /// When a test stops.
    pub stopping: TestStopping,
}

/// One answer and what it told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TestStep {
    /// Index of the item.
    pub item: u32,
    /// The category answered: 0 for the lowest.
    pub score: u8,
    /// Estimate with this answer.
    pub theta: Theta,
    /// Its standard error; infinite when nothing is known.
    pub standard_error: StandardError,
}

/// How the next item is chosen.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemSelection {
    /// The item with the greatest Fisher information at the estimate, the first of equals (Lord 1977).
    MaximumInformation,
    /// The best item by a criterion. Unless chance has a part in it, the first item of a test is the
    /// most informative at [`TestDesign::start`], as in catR (Magis & Raîche 2012).
    Criterion(CriterionSettings),
    /// Items of low discrimination first (Chang & Ying 1999).
    Stratified {
        /// The bank, cut into strata.
        strata: Strata,
        /// Length of a test, over which the stages are spread.
        length: usize,
    },
}

/// A criterion and what it looks at besides the estimate. Estimates of its own it makes as the test does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CriterionSettings {
    /// What makes an item the next one.
    pub criterion: Criterion,
    /// Prior of the criteria that use a posterior.
    pub prior: Prior,
    /// Nodes over which criteria integrate.
    pub quadrature: Grid,
}

/// Why a design cannot be tried on these items.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum DesignError {
    /// The range of the estimator is none.
    #[error(transparent)]
    Range(#[from] GridError),
    /// The criterion is not made for these items.
    #[error(transparent)]
    Criterion(#[from] CriterionError),
    /// The prior has no mass where the estimator or the criterion looks: the test would go on without it.
    #[error("the prior has no mass where ability is looked for; move the prior, or widen the range")]
    PriorWithoutMass,
}

/// A design with its items, everything that all tests share computed once.
#[derive(Debug, Clone)]
pub struct AdaptiveTest<'a> {
    items: &'a [ResponseModel],
    design: TestDesign,
    table: CurveTable,
    prior: Option<NodePrior>,
    index: InformationIndex,
    /// For a criterion; maximum information is served by the index.
    measured: Option<ItemTable>,
}

impl<'a> AdaptiveTest<'a> {
    /// Prepares tests over these items.
    ///
    /// # Errors
    /// A criterion that is not made for these items; a prior with no mass where it should tell something.
    pub fn new(items: &'a [ResponseModel], design: TestDesign) -> Result<Self, DesignError> {
        if !(design.estimator.prior_has_mass() && design.selection.prior_has_mass()) {
            return Err(DesignError::PriorWithoutMass);
        }
        let range = design.estimator.grid();
        let index = InformationIndex::new(items, range.lowest(), range.highest())?;
        let measured = design.selection.table(items)?;
        let (nodes, prior) = match design.estimator {
            Estimator::Eap { grid, prior } => (grid.nodes().collect(), NodePrior::new(&grid, prior)),
            _ => (Vec::new(), None),
        };
        Ok(Self { items, table: CurveTable::new(items, &nodes), prior, index, measured, design })
    }

    /// The items.
    pub fn items(&self) -> &'a [ResponseModel] {
        self.items
    }

    /// The design.
    pub fn design(&self) -> &TestDesign {
        &self.design
    }
}

impl ItemSelection {
    /// Whether the prior of a criterion that weighs by one has mass on its nodes.
    fn prior_has_mass(&self) -> bool {
        match self {
            Self::Criterion(CriterionSettings { criterion, prior, quadrature }) => {
                !criterion.weighs_by_prior() || prior.has_mass_on_nodes(quadrature)
            }
            Self::MaximumInformation | Self::Stratified { .. } => true,
        }
    }

    /// The curves that a criterion reads; none for maximum information, which has its index.
    fn table(&self, items: &[ResponseModel]) -> Result<Option<ItemTable>, CriterionError> {
        match self {
            Self::Criterion(CriterionSettings { criterion, quadrature, .. })
                if *criterion != Criterion::MaximumFisherInformation =>
            {
                criterion.check(items)?;
                Ok(Some(ItemTable::new(items.to_vec(), *quadrature)))
            }
            _ => Ok(None),
        }
    }
}
