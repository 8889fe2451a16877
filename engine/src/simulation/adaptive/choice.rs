//! Chooses the next item of a test by the rule of its design.

use super::{AdaptiveTest, CriterionSettings, ItemSelection};
use crate::scale::Theta;
use crate::seed::Draws;
use crate::selection::criterion::{Candidate, Given, ItemTable, Situation, Workspace};

/// What was answered in a test, and room to compare the items left.
pub(super) struct Chooser<'a> {
    test: &'a AdaptiveTest<'a>,
    given: Vec<Given>,
    free: Vec<usize>,
    candidates: Vec<Candidate>,
    workspace: Workspace,
}

impl<'a> Chooser<'a> {
    pub(super) fn new(test: &'a AdaptiveTest<'a>) -> Self {
        let (given, free, candidates) = (Vec::new(), Vec::new(), Vec::new());
        Self { test, given, free, candidates, workspace: Workspace::default() }
    }

    /// Forgets the answers of the test before.
    pub(super) fn begin(&mut self) {
        self.given.clear();
    }

    /// Takes note of an answer.
    pub(super) fn note(&mut self, item: usize, category: usize) {
        self.given.push(Given { item, category });
    }

    /// The item not barred that comes next at an estimate; `None` when all are barred.
    pub(super) fn choose(
        &mut self,
        theta: Theta,
        barred: impl Fn(usize) -> bool,
        draws: &mut Draws,
    ) -> Option<usize> {
        match (&self.test.design.selection, &self.test.measured) {
            (ItemSelection::Criterion(settings), Some(table)) if self.measures(settings) => {
                self.free.clear();
                self.free.extend((0..self.test.items.len()).filter(|&item| !barred(item)));
                self.best(settings, table, theta, draws)
            }
            (ItemSelection::Stratified { strata, length }, _) => {
                strata.best(self.given.len(), *length, theta, barred)
            }
            _ => self.test.index.best_item(theta, barred),
        }
    }

    /// Before the first answer there is nothing to weigh: information decides, unless chance does.
    fn measures(&self, settings: &CriterionSettings) -> bool {
        settings.criterion.is_drawn() || !self.given.is_empty()
    }

    /// The best free item.
    fn best(
        &mut self,
        settings: &CriterionSettings,
        table: &ItemTable,
        theta: Theta,
        draws: &mut Draws,
    ) -> Option<usize> {
        let CriterionSettings { criterion, prior, .. } = *settings;
        let estimator = self.test.design.estimator;
        let situation = Situation { table, given: &self.given, free: &self.free, theta, prior, estimator };
        let measured = criterion.measure(&situation, draws, &mut self.workspace, &mut self.candidates);
        debug_assert!(measured.is_ok(), "the criterion was checked with the items");
        criterion.take(&mut self.candidates, draws).map(|best| best.item)
    }
}
