//! The runner of adaptive tests: selection criteria, estimators, exposure control, stopping.

use super::Tried;
use super::banks::{SEED, STANDARD_NORMAL, logistic, mixed, quadrature, range};
use super::bytes::Bytes;
use jalon_engine::ability::{Estimator, Prior};
use jalon_engine::irt::{Logistic, ResponseModel};
use jalon_engine::math::Grid;
use jalon_engine::scale::{NormalPrior, StandardError, Theta};
use jalon_engine::seed::Seed;
use jalon_engine::selection::criterion::Criterion;
use jalon_engine::selection::exposure::tuning::TuningSettings;
use jalon_engine::selection::exposure::{EligibilityRule, MaximumRate};
use jalon_engine::selection::stratified::Strata;
use jalon_engine::simulation::adaptive::{
    AdaptiveTest, CriterionSettings, Examinees, ExposureControl, ItemSelection, Study, TestDesign,
    TestRecord, TestStopping,
};
use std::num::NonZeroUsize;

const NORMAL: Prior = Prior::Normal(STANDARD_NORMAL);
const LENGTH: usize = 10;

fn eap() -> Estimator {
    Estimator::Eap { grid: quadrature(), prior: NORMAL }
}

fn design(selection: ItemSelection, estimator: Estimator) -> TestDesign {
    let stopping = TestStopping { longest: Some(LENGTH), ..TestStopping::default() };
    TestDesign { selection, exposure: ExposureControl::None, estimator, start: Theta(0.0), stopping }
}

fn transcripts(items: &[ResponseModel], design: TestDesign, count: u32) -> Vec<Bytes> {
    given(&AdaptiveTest::new(items, design).unwrap(), count)
}

fn given(test: &AdaptiveTest<'_>, count: u32) -> Vec<Bytes> {
    let examinees = Examinees::Drawn { ability: STANDARD_NORMAL, count };
    let mut transcripts = Vec::new();
    Study { test, examinees, seed: SEED }.run(NonZeroUsize::MIN, |block| {
        transcripts.extend(block.tests().map(|test| transcript(&test)));
    });
    transcripts
}

fn transcript(test: &TestRecord<'_>) -> Bytes {
    let mut bytes = Bytes::default();
    for step in test.steps {
        bytes.note(&(step.item, step.score));
        bytes.note_bits(step.theta.0);
        bytes.note_bits(step.standard_error.0);
    }
    bytes.note(&(test.set_aside, test.unprotected, test.reason));
    bytes
}

/// Every criterion, 18 tests each: on right or wrong alone where the criterion asks for it, else half of
/// them on every model.
pub(crate) fn criteria() -> Vec<Tried> {
    let names = [
        "mfi",
        "mlwi",
        "mpwi",
        "mei",
        "mei:fisher",
        "mepv",
        "kl",
        "klp",
        "gdi",
        "gdip",
        "random",
        "randomesque:4",
        "progressive:10",
        "proportional:10",
    ];
    let both = names.map(|name| {
        // The criterion that makes estimates of its own, by two estimators.
        let mode = Estimator::Map { grid: range(), prior: NORMAL };
        let estimator = if name == "mei:fisher" { mode } else { eap() };
        let mut tests = transcripts(&logistic(40), design(criterion(name), estimator), 9);
        tests.extend(transcripts(&mixed(35), design(criterion(name), estimator), 9));
        Tried::new(name, tests)
    });
    let places = ["urry", "thopt"].map(|name| (name, criterion(name)));
    let strata = [
        ("stratified:3", strata(Strata::by_discrimination)),
        ("stratified:3:blocks", strata(Strata::with_difficulty_blocks)),
    ];
    let alone = places.into_iter().chain(strata);
    let alone =
        alone.map(|(name, rule)| Tried::new(name, transcripts(&logistic(40), design(rule, eap()), 18)));
    both.into_iter().chain(alone).collect()
}

fn criterion(name: &str) -> ItemSelection {
    let criterion: Criterion = name.parse().unwrap();
    if criterion == Criterion::MaximumFisherInformation {
        return ItemSelection::MaximumInformation;
    }
    let settings = CriterionSettings { criterion, prior: NORMAL, quadrature: quadrature() };
    ItemSelection::Criterion(settings)
}

fn strata(cut: impl Fn(&[Logistic], usize) -> Strata) -> ItemSelection {
    let items: Vec<Logistic> = (logistic(40).into_iter())
        .filter_map(|model| if let ResponseModel::Logistic(model) = model { Some(model) } else { None })
        .collect();
    ItemSelection::Stratified { strata: cut(&items, 3), length: LENGTH }
}

/// Every estimator and prior, 14 tests each.
pub(crate) fn estimators() -> Vec<Tried> {
    let (grid, uniform) = (range(), Prior::Uniform { lowest: -3.0, highest: 3.0 });
    let wide = Grid::new(-6.0, 6.0, 61).unwrap();
    let shifted = Prior::Normal(NormalPrior { mean: 0.5, sd: 1.5 });
    let estimators = [
        ("ml", Estimator::MaximumLikelihood { grid }),
        ("wle", Estimator::WeightedLikelihood { grid }),
        ("map-normal", Estimator::Map { grid, prior: shifted }),
        ("map-uniform", Estimator::Map { grid, prior: uniform }),
        ("map-jeffreys", Estimator::Map { grid, prior: Prior::Jeffreys }),
        ("eap-wide", Estimator::Eap { grid: wide, prior: NORMAL }),
        ("eap-shifted", Estimator::Eap { grid: wide, prior: shifted }),
        ("eap-uniform", Estimator::Eap { grid: quadrature(), prior: uniform }),
        ("eap-jeffreys", Estimator::Eap { grid: quadrature(), prior: Prior::Jeffreys }),
    ];
    let tests = |estimator| transcripts(&mixed(35), design(ItemSelection::MaximumInformation, estimator), 14);
    estimators.map(|(name, estimator)| Tried::new(name, tests(estimator))).into()
}

/// Every control, 20 tests each.
pub(crate) fn exposure() -> Vec<Tried> {
    let rate = MaximumRate::new(0.4).unwrap();
    let segments = EligibilityRule::new(0.5, 0.98, vec![-0.5, 0.5]).unwrap();
    let shared = [
        ("restricted", ExposureControl::Restricted(rate)),
        ("eligibility", ExposureControl::Eligibility(segments)),
    ];
    let plain = || design(ItemSelection::MaximumInformation, eap());
    let tests = |exposure| transcripts(&logistic(40), TestDesign { exposure, ..plain() }, 20);
    let shared = shared.map(|(name, control)| Tried::new(name, tests(control)));

    let items = logistic(40);
    let mut test = AdaptiveTest::new(&items, plain()).unwrap();
    let settings = TuningSettings { maximum_rate: rate, tolerance: 0.1, rounds: 50, test_length: LENGTH };
    let others = Examinees::Drawn { ability: STANDARD_NORMAL, count: 200 };
    test.tune_exposure(settings, others, Seed([32; 32]), NonZeroUsize::MIN).unwrap();
    shared.into_iter().chain([Tried::new("sympson-hetter", given(&test, 20))]).collect()
}

/// When the runner stops, 14 tests each.
pub(crate) fn stopping() -> Vec<Tried> {
    let none = || TestStopping { shortest: 4, ..TestStopping::default() };
    let rules = [
        ("runner-exhausted", none()),
        ("runner-precision", TestStopping { standard_error: Some(StandardError(0.45)), ..none() }),
        ("runner-error-change", TestStopping { error_change: Some(0.02), ..none() }),
        ("runner-information", TestStopping { information: Some(0.3), ..none() }),
    ];
    let tests = |stopping| {
        let design = design(ItemSelection::MaximumInformation, eap());
        transcripts(&mixed(21), TestDesign { stopping, ..design }, 14)
    };
    rules.map(|(name, rule)| Tried::new(name, tests(rule))).into()
}
