//! Many tests, on as many threads as asked for, handed over in the order of the simulees.

use super::examinee::Examinees;
use super::runner::Runner;
use super::{AdaptiveTest, TestStep};
use crate::scale::Theta;
use crate::seed::{DrawPurpose, Seed};
use crate::stopping::StopReason;
use std::num::NonZeroUsize;
use std::sync::mpsc::sync_channel;
use std::thread;

/// Simulees that are worked on and handed over together.
pub const BLOCK: usize = 256;

/// Blocks that a thread may be ahead of the reader.
const AHEAD: usize = 4;

/// A test given to many.
#[derive(Debug, Clone, Copy)]
pub struct Study<'a> {
    /// The test.
    pub test: &'a AdaptiveTest<'a>,
    /// Who takes it.
    pub examinees: Examinees<'a>,
    /// From which all luck follows.
    pub seed: Seed,
}

/// The tests of consecutive simulees.
#[derive(Debug, Clone, PartialEq)]
pub struct TestBlock {
    first: u32,
    steps: Vec<TestStep>,
    set_aside: Vec<u32>,
    ends: Vec<TestEnd>,
}

/// Where a test ends in the lists of its block.
#[derive(Debug, Clone, Copy, PartialEq)]
struct TestEnd {
    steps: usize,
    set_aside: usize,
    unprotected: usize,
    truth: Option<Theta>,
    reason: StopReason,
}

/// One test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TestRecord<'a> {
    /// Number of the simulee, from 0.
    pub simulee: u32,
    /// True ability, if known.
    pub truth: Option<Theta>,
    /// Its answers in their order.
    pub steps: &'a [TestStep],
    /// Items selected and not given, in their order (Sympson–Hetter).
    pub set_aside: &'a [u32],
    /// How many items were given though not eligible, no eligible one being left.
    pub unprotected: usize,
    /// Why it ended.
    pub reason: StopReason,
}

impl TestBlock {
    /// Number of tests.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The tests in the order of their simulees.
    pub fn tests(&self) -> impl Iterator<Item = TestRecord<'_>> {
        let (mut step, mut aside) = (0, 0);
        (self.first..).zip(&self.ends).map(move |(simulee, end)| {
            let (steps, set_aside) = (&self.steps[step..end.steps], &self.set_aside[aside..end.set_aside]);
            (step, aside) = (end.steps, end.set_aside);
            let TestEnd { truth, unprotected, reason, .. } = *end;
            TestRecord { simulee, truth, steps, set_aside, unprotected, reason }
        })
    }
}

impl Study<'_> {
    /// Gives all tests on `threads` threads; `receive` gets every block, in order, in the caller's
    /// thread, as soon as it and those before it are done.
    ///
    /// Thread t works on the blocks t, t + threads, …; the bits do not depend on how many there are. Tests
    /// that share exposure control are given on one thread.
    ///
    /// ```
    /// # use jalon_engine::ability::{Estimator, Prior};
    /// # use jalon_engine::irt::{Logistic, ResponseModel};
    /// # use jalon_engine::math::Grid;
    /// # use jalon_engine::scale::{NormalPrior, Theta};
    /// # use jalon_engine::seed::Seed;
    /// use jalon_engine::simulation::adaptive::{
    ///     AdaptiveTest, Examinees, ExposureControl, ItemSelection, Study, Summary, TestDesign, TestStopping,
    /// };
    /// use std::num::NonZeroUsize;
    /// let normal = NormalPrior { mean: 0.0, sd: 1.0 };
    /// let items: Vec<ResponseModel> = (-10..=10)
    ///     .map(|b| Logistic::one_pl(f64::from(b) / 4.0).map(ResponseModel::Logistic))
    ///     .collect::<Result<_, _>>()?;
    /// let design = TestDesign {
    ///     selection: ItemSelection::MaximumInformation,
    ///     exposure: ExposureControl::None,
    ///     estimator: Estimator::Eap { grid: Grid::new(-4.0, 4.0, 41)?, prior: Prior::Normal(normal) },
    ///     start: Theta(0.0),
    ///     stopping: TestStopping { longest: Some(10), ..TestStopping::default() },
    /// };
    /// let test = AdaptiveTest::new(&items, design)?;
    /// let examinees = Examinees::Drawn { ability: normal, count: 500 };
    /// let study = Study { test: &test, examinees, seed: Seed([1; 32]) };
    /// let mut summary = Summary::new(items.len());
    /// study.run(NonZeroUsize::MIN, |block| summary.add(block));
    /// assert_eq!(summary.tests(), 500);
    /// assert!(summary.accuracy().bias().is_some_and(|bias| bias.abs() < 0.1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn run(&self, threads: NonZeroUsize, mut receive: impl FnMut(&TestBlock)) {
        let blocks = self.examinees.count().div_ceil(BLOCK);
        let most = if self.test.design().exposure.is_shared() { 1 } else { threads.get() };
        let threads = most.min(blocks);
        if threads <= 1 {
            let mut runner = Runner::new(self.test);
            (0..blocks).for_each(|block| receive(&self.block(block, &mut runner)));
            return;
        }
        thread::scope(|scope| {
            let workers: Vec<_> = (0..threads)
                .map(|thread| {
                    let (sender, receiver) = sync_channel(AHEAD);
                    scope.spawn(move || {
                        let mut runner = Runner::new(self.test);
                        let mine = (thread..blocks).step_by(threads);
                        // A send fails when the reader is gone: nobody wants the rest.
                        mine.map(|block| self.block(block, &mut runner))
                            .all(|block| sender.send(block).is_ok())
                    });
                    receiver
                })
                .collect();
            let in_order = (0..blocks).map_while(|block| workers[block % threads].recv().ok());
            in_order.for_each(|block| receive(&block));
        });
    }

    fn block(&self, block: usize, runner: &mut Runner<'_>) -> TestBlock {
        let begin = block * BLOCK;
        let end = self.examinees.count().min(begin + BLOCK);
        let number = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        let length = self.test.design().stopping.longest.unwrap_or(0);
        let mut steps = Vec::with_capacity((end - begin) * length.min(self.test.items().len()));
        let mut set_aside = Vec::new();
        let ends = (begin..end)
            .map(|index| {
                let mut examinee = self.examinees.examinee(number(index), &self.seed);
                let draws = self.seed.draws(number(index), DrawPurpose::SimuleeSelection);
                let reason = runner.run(&mut examinee, draws, &mut steps);
                set_aside.extend_from_slice(runner.set_aside());
                TestEnd {
                    steps: steps.len(),
                    set_aside: set_aside.len(),
                    unprotected: runner.unprotected(),
                    truth: examinee.truth(),
                    reason,
                }
            })
            .collect();
        TestBlock { first: number(begin), steps, set_aside, ends }
    }
}
