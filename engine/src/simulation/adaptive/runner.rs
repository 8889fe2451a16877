//! One test after another with the same working memory: choose, ask, estimate, until a rule stops.

use super::choice::Chooser;
use super::examinee::Examinee;
use super::posterior::{Moments, NodePosterior};
use super::{AdaptiveTest, TestStep};
use crate::ability::Response;
use crate::scale::{StandardError, Theta};
use crate::seed::Draws;
use crate::stopping::StopReason;

/// Bits of a word of [`Runner::barred`].
const WORD: usize = u64::BITS as usize;

/// Working memory of a test; nothing of one test is left in the next.
pub(super) struct Runner<'a> {
    test: &'a AdaptiveTest<'a>,
    /// Items given or never to be given, a bit each.
    barred: Vec<u64>,
    chooser: Chooser<'a>,
    estimation: Estimation<'a>,
}

/// What the estimate is made from.
enum Estimation<'a> {
    /// Posterior mean, from one answer to the next.
    Nodes(NodePosterior<'a>),
    /// Any other estimator, from all answers at once.
    Responses(Vec<Response<'a>>),
}

impl<'a> Runner<'a> {
    pub(super) fn new(test: &'a AdaptiveTest<'a>) -> Self {
        let estimation = match &test.prior {
            Some(prior) => Estimation::Nodes(NodePosterior::new(prior, &test.table)),
            None => Estimation::Responses(Vec::new()),
        };
        let barred = vec![0; test.items.len().div_ceil(WORD)];
        Self { test, barred, chooser: Chooser::new(test), estimation }
    }

    /// Gives a test and adds its steps to `steps`; `draws` serve its choices.
    pub(super) fn run(
        &mut self,
        examinee: &mut Examinee<'_>,
        mut draws: Draws,
        steps: &mut Vec<TestStep>,
    ) -> StopReason {
        self.begin(examinee);
        let before = steps.len();
        let mut known =
            Moments { theta: self.test.design.start, standard_error: StandardError(f64::INFINITY) };
        loop {
            if let Some(reason) = self.test.design.stopping.reason(steps.len() - before, known.standard_error)
            {
                return reason;
            }
            let Some((item, score)) = self.ask(examinee, known.theta, &mut draws) else {
                return StopReason::BankExhausted;
            };
            known = self.learn(item, usize::from(score));
            let Moments { theta, standard_error } = known;
            steps.push(TestStep {
                item: u32::try_from(item).unwrap_or(u32::MAX),
                score,
                theta,
                standard_error,
            });
        }
    }

    fn begin(&mut self, examinee: &Examinee<'_>) {
        self.barred.fill(0);
        self.chooser.begin();
        examinee.unanswered().for_each(|item| bar(&mut self.barred, item));
        match &mut self.estimation {
            Estimation::Nodes(posterior) => posterior.reset(),
            Estimation::Responses(responses) => responses.clear(),
        }
    }

    /// Chooses an item for an ability and gets its score; `None` when nothing is left.
    fn ask(&mut self, examinee: &mut Examinee<'_>, theta: Theta, draws: &mut Draws) -> Option<(usize, u8)> {
        let barred = &self.barred;
        let item = self.chooser.choose(theta, |item| is_barred(barred, item), draws)?;
        bar(&mut self.barred, item);
        let score = examinee.answer(item, &self.test.items[item])?;
        self.chooser.note(item, usize::from(score));
        Some((item, score))
    }

    /// The estimate with one more answer.
    fn learn(&mut self, item: usize, score: usize) -> Moments {
        match &mut self.estimation {
            Estimation::Nodes(posterior) => posterior.update(item, score),
            Estimation::Responses(responses) => {
                responses.extend(Response::scored(&self.test.items[item], score));
                let estimate = self.test.design.estimator.estimate(responses);
                Moments { theta: estimate.theta, standard_error: estimate.standard_error }
            }
        }
    }
}

fn bar(barred: &mut [u64], item: usize) {
    barred[item / WORD] |= 1 << (item % WORD);
}

fn is_barred(barred: &[u64], item: usize) -> bool {
    barred[item / WORD] >> (item % WORD) & 1 == 1
}
