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
//! results do not depend on the number of threads.

mod accuracy;
mod examinee;
mod posterior;
mod runner;
mod study;
mod summary;
mod usage;

pub use accuracy::{Accuracy, Z_95};
pub use examinee::{Examinees, ScoreTable, ScoreTableError};
pub use study::{BLOCK, Study, TestBlock, TestRecord};
pub use summary::{AbilityBin, Summary};
pub use usage::{RARE, Usage};

use crate::ability::Estimator;
use crate::irt::{CurveTable, ResponseModel};
use crate::math::GridError;
use crate::scale::{StandardError, Theta};
use crate::selection::information_index::InformationIndex;
use crate::stopping::StopReason;
use posterior::NodePrior;

/// How an adaptive test is given.
#[derive(Debug, Clone, PartialEq)]
pub struct TestDesign {
    /// How the next item is chosen.
    pub selection: ItemSelection,
    /// How ability is estimated, after each answer and at the end.
    pub estimator: Estimator,
    /// Ability for which the first item is chosen.
    pub start: Theta,
    /// When a test stops.
    pub stopping: TestStopping,
}

/// When a test stops, in this priority: longest length, nothing left to give, and, not before the
/// shortest length, precision.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TestStopping {
    /// No test stops on precision before this many answers.
    pub shortest: usize,
    /// No test is longer; `None`: as long as there are items.
    pub longest: Option<usize>,
    /// A test stops when its standard error is at most this, in logit.
    pub standard_error: Option<StandardError>,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemSelection {
    /// The item with the greatest Fisher information at the estimate, the first of equals (Lord 1977).
    MaximumInformation,
}

/// A design with its items, everything that all tests share computed once.
#[derive(Debug, Clone)]
pub struct AdaptiveTest<'a> {
    items: &'a [ResponseModel],
    design: TestDesign,
    table: CurveTable,
    prior: Option<NodePrior>,
    index: InformationIndex,
}

impl<'a> AdaptiveTest<'a> {
    /// Prepares tests over these items.
    ///
    /// # Errors
    /// None for a grid that exists: the index covers the range of the estimator.
    pub fn new(items: &'a [ResponseModel], design: TestDesign) -> Result<Self, GridError> {
        let range = design.estimator.grid();
        let index = InformationIndex::new(items, range.lowest(), range.highest())?;
        let (nodes, prior) = match design.estimator {
            Estimator::Eap { grid, prior } => (grid.nodes().collect(), NodePrior::new(&grid, prior)),
            _ => (Vec::new(), None),
        };
        Ok(Self { items, table: CurveTable::new(items, &nodes), prior, index, design })
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

impl TestStopping {
    /// Why a test with this many answers and this error stops; `None` while it goes on.
    fn reason(&self, answers: usize, standard_error: StandardError) -> Option<StopReason> {
        if self.longest.is_some_and(|longest| answers >= longest) {
            return Some(StopReason::Length);
        }
        let precise = self.standard_error.is_some_and(|target| standard_error <= target);
        (precise && answers >= self.shortest.max(1)).then_some(StopReason::Precision)
    }
}
