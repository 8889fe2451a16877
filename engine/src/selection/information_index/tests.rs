//! The index chooses as a scan of all items does.

use super::*;
use crate::irt::{Graded, Logistic, Nominal};
use crate::seed::{DrawPurpose, Seed};
use proptest::prelude::*;

fn discrimination() -> impl Strategy<Value = f64> {
    prop_oneof![0.2..4.0, Just(1.0)]
}

/// A difficulty; often one of few, so that items tie.
fn difficulty() -> impl Strategy<Value = f64> {
    prop_oneof![-3.0..3.0, (-2_i8..3).prop_map(f64::from)]
}

fn model() -> impl Strategy<Value = ResponseModel> {
    let logistic =
        (discrimination(), difficulty(), prop_oneof![Just(0.0), 0.0..0.4], prop_oneof![Just(1.0), 0.8..1.0])
            .prop_map(|(a, b, c, d)| ResponseModel::Logistic(Logistic::new(a, b, c, d).unwrap()));
    let graded =
        (discrimination(), proptest::collection::vec(difficulty(), 1..4)).prop_map(|(a, mut thresholds)| {
            thresholds.sort_by(f64::total_cmp);
            ResponseModel::Graded(Graded::new(a, thresholds).unwrap())
        });
    let nominal = proptest::collection::vec((-2.0..2.0, -2.0..2.0), 1..4).prop_map(|pairs| {
        let (slopes, intercepts): (Vec<f64>, Vec<f64>) = pairs.into_iter().unzip();
        ResponseModel::Nominal(Nominal::new(&slopes, &intercepts).unwrap())
    });
    prop_oneof![4 => logistic, 1 => graded, 1 => nominal]
}

fn scan(models: &[ResponseModel], theta: Theta, barred: &[bool], k: usize) -> Vec<(usize, f64)> {
    let informed = models.iter().map(|model| model.information(theta)).enumerate();
    let mut all: Vec<_> = informed.filter(|(item, _)| !barred[*item]).collect();
    all.sort_by(|one, other| other.1.total_cmp(&one.1)); // stable: ties by index
    all.truncate(k);
    all
}

fn check(models: &[ResponseModel], index: &InformationIndex, theta: f64, barred: &[bool]) {
    let expected = scan(models, Theta(theta), barred, 7);
    let mut best = [(0, 0.0); 7];
    let found = index.best_k(Theta(theta), |item| barred[item], &mut best);
    assert_eq!(best[..found], expected, "at {theta}");
    let best = index.best(Theta(theta), |item| barred[item]);
    assert_eq!(best, expected.first().copied(), "at {theta}");
    assert_eq!(index.best_item(Theta(theta), |item| barred[item]), best.map(|(item, _)| item), "at {theta}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_choice_is_that_of_a_scan(
        items in proptest::collection::vec((model(), proptest::bool::weighted(0.3)), 1..150),
        thetas in proptest::collection::vec(-4.5..4.5, 20),
    ) {
        let (models, barred): (Vec<_>, Vec<_>) = items.into_iter().unzip();
        let index = InformationIndex::new(&models, -4.0, 4.0).unwrap();
        for theta in thetas.into_iter().chain([-4.0, 4.0, 0.0, 0.5, -1.992_187_5, -700.0]) {
            check(&models, &index, theta, &barred);
        }
    }
}

/// A large bank of which the best are used up: cut lists do not suffice.
#[test]
fn the_choice_is_exact_when_hundreds_are_barred() {
    let mut draws = Seed([3; 32]).draws(0, DrawPurpose::StudyBank);
    let models: Vec<_> = (0..3000)
        .map(|_| {
            ResponseModel::Logistic(Logistic::two_pl(0.5 + draws.uniform(), 2.0 * draws.normal()).unwrap())
        })
        .collect();
    let index = InformationIndex::new(&models, -4.0, 4.0).unwrap();
    for barred_share in [0.0, 0.5, 1.0] {
        for step in 0..200 {
            let theta = -4.0 + 0.04 * f64::from(step);
            let mut barred = vec![false; models.len()];
            for (item, _) in scan(&models, Theta(theta), &barred.clone(), 600) {
                barred[item] = draws.uniform() < barred_share;
            }
            check(&models, &index, theta, &barred);
        }
    }
}

#[test]
fn an_empty_or_used_up_bank_has_no_best_item() {
    let empty = InformationIndex::new(&[], -4.0, 4.0).unwrap();
    assert_eq!(empty.best(Theta(0.0), |_| false), None);
    let model = ResponseModel::Logistic(Logistic::one_pl(0.0).unwrap());
    let one = InformationIndex::new(std::slice::from_ref(&model), -4.0, 4.0).unwrap();
    assert_eq!(one.best(Theta(0.0), |_| true), None);
    assert_eq!(one.best(Theta(f64::NAN), |_| false).map(|(item, _)| item), Some(0));
    assert_eq!(one.best_k(Theta(0.0), |_| false, &mut []), 0);
    assert!(InformationIndex::new(&[model], 1.0, 1.0).is_err());
}
