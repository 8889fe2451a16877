//! One test after another with the same working memory: choose, ask, estimate, until a rule stops.

use super::choice::Chooser;
use super::classification::Decider;
use super::examinee::Examinee;
use super::exposure::Control;
use super::posterior::{Moments, NodePosterior};
use super::set::ItemSet;
use super::stopping::Reached;
use super::{AdaptiveTest, TestStep};
use crate::ability::Response;
use crate::irt::ResponseModel;
use crate::scale::{StandardError, Theta};
use crate::seed::Draws;
use crate::stopping::StopReason;

/// Working memory of a test. Nothing of one test is left in the next but what exposure control counts.
pub(super) struct Runner<'a> {
    test: &'a AdaptiveTest<'a>,
    /// Items given, set aside or never to be given.
    barred: ItemSet,
    chooser: Chooser<'a>,
    estimation: Estimation<'a>,
    control: Control<'a>,
    /// What classifies; none when the test has no cut scores.
    decider: Option<Decider<'a>>,
    set_aside: Vec<u32>,
    unprotected: usize,
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
        let items = test.items.len();
        let estimation = match &test.prior {
            Some(prior) => Estimation::Nodes(NodePosterior::new(prior, &test.table)),
            None => Estimation::Responses(Vec::new()),
        };
        Self {
            test,
            barred: ItemSet::none_of(items),
            chooser: Chooser::new(test),
            estimation,
            control: Control::new(&test.design, items),
            decider: test.design.stopping.classification.as_ref().map(Decider::new),
            set_aside: Vec::new(),
            unprotected: 0,
        }
    }

    /// Items that the last test selected and did not give.
    pub(super) fn set_aside(&self) -> &[u32] {
        &self.set_aside
    }

    /// Items that the last test gave though they were not eligible.
    pub(super) fn unprotected(&self) -> usize {
        self.unprotected
    }

    /// Gives a test and adds its steps to `steps`; `draws` serve its choices.
    pub(super) fn run(
        &mut self,
        examinee: &mut Examinee<'_>,
        mut draws: Draws,
        steps: &mut Vec<TestStep>,
    ) -> StopReason {
        self.begin(examinee, &mut draws);
        let first = steps.len();
        let reason = self.answers(examinee, &mut draws, steps);
        self.control.end(&steps[first..], self.unprotected);
        reason
    }

    fn begin(&mut self, examinee: &Examinee<'_>, draws: &mut Draws) {
        self.barred.clear();
        self.chooser.begin();
        self.set_aside.clear();
        self.unprotected = 0;
        self.control.begin(&mut self.barred, draws);
        examinee.unanswered().for_each(|item| self.barred.insert(item));
        match &mut self.estimation {
            Estimation::Nodes(posterior) => posterior.reset(),
            Estimation::Responses(responses) => responses.clear(),
        }
        if let Some(decider) = &mut self.decider {
            decider.begin();
        }
    }

    fn answers(
        &mut self,
        examinee: &mut Examinee<'_>,
        draws: &mut Draws,
        steps: &mut Vec<TestStep>,
    ) -> StopReason {
        let (first, unknown) = (steps.len(), StandardError(f64::INFINITY));
        let mut known = Moments { theta: self.test.design.start, standard_error: unknown };
        let mut before = unknown;
        loop {
            let standard_error = known.standard_error;
            let reached = Reached { answers: steps.len() - first, standard_error, before };
            let decided = || self.decided(known, before);
            let left = || self.greatest_information(known);
            if let Some(reason) = self.test.design.stopping.reason(reached, decided, left) {
                return reason;
            }
            let Some((item, score)) = self.ask(examinee, known, draws) else {
                return StopReason::BankExhausted;
            };
            before = standard_error;
            known = self.learn(item, usize::from(score));
            steps.push(TestStep {
                item: index(item),
                score,
                theta: known.theta,
                standard_error: known.standard_error,
            });
        }
    }

    /// Chooses an item and gets its score; `None` when nothing is left.
    fn ask(&mut self, examinee: &mut Examinee<'_>, known: Moments, draws: &mut Draws) -> Option<(usize, u8)> {
        let item = loop {
            let item = self.choose(known, draws)?;
            self.barred.insert(item);
            if self.control.gives(item, draws) {
                break item;
            }
            self.set_aside.push(index(item));
        };
        let score = examinee.answer(item, &self.test.items[item])?;
        self.chooser.note(item, usize::from(score));
        Some((item, score))
    }

    /// The item to select.
    fn choose(&mut self, known: Moments, draws: &mut Draws) -> Option<usize> {
        let (theta, barred) = (known.theta, &self.barred);
        let Control::Eligible(eligibility) = &self.control else {
            return self.chooser.choose(theta, |item| barred.contains(item), draws);
        };
        let open = eligibility.open_segments(known);
        let out = |item: usize| barred.contains(item) || !eligibility.allows(item, &open);
        self.chooser.choose(theta, out, draws).or_else(|| {
            let other = self.chooser.choose(theta, |item| barred.contains(item), draws)?;
            self.unprotected += 1;
            Some(other)
        })
    }

    /// What the rules that classify say. Items may still come that are not barred, eligible now or not.
    fn decided(&self, known: Moments, before: StandardError) -> Option<StopReason> {
        let decider = self.decider.as_ref()?;
        let items = self.test.items.iter().enumerate();
        let remaining: Vec<&ResponseModel> =
            items.filter(|(item, _)| !self.barred.contains(*item)).map(|(_, model)| model).collect();
        decider.reason(known, before, &remaining)
    }

    /// Of the items that may still be given, at the estimate.
    fn greatest_information(&self, known: Moments) -> Option<f64> {
        let best = |theta: Theta, out: &dyn Fn(usize) -> bool| self.test.index.best(theta, out);
        let is_barred = |item: usize| self.barred.contains(item);
        let eligible = match &self.control {
            Control::Eligible(eligibility) => {
                let open = eligibility.open_segments(known);
                best(known.theta, &|item| is_barred(item) || !eligibility.allows(item, &open))
            }
            _ => None,
        };
        eligible.or_else(|| best(known.theta, &is_barred)).map(|(_, information)| information)
    }

    /// The estimate with one more answer.
    fn learn(&mut self, item: usize, score: usize) -> Moments {
        if let Some(decider) = &mut self.decider {
            decider.note(&self.test.items[item], score);
        }
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

/// An item as it is stored: no bank has 2³² items.
fn index(item: usize) -> u32 {
    u32::try_from(item).unwrap_or(u32::MAX)
}
