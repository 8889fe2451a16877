//! Reads the reference files: their parameter vectors become our models.

use jalon_engine::irt::{Graded, Logistic, Nominal, ResponseModel};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A file: what it says of itself is for people.
#[derive(Deserialize)]
struct File<Case> {
    cases: Vec<Case>,
}

pub(crate) fn cases<Case: DeserializeOwned>(text: &str) -> Vec<Case> {
    serde_json::from_str::<File<Case>>(text).unwrap().cases
}

/// `[a, b, c, d]` on a metric D, which multiplies the discrimination.
pub(crate) fn dichotomous(item: &[f64], metric: f64) -> ResponseModel {
    ResponseModel::Logistic(Logistic::new(metric * item[0], item[1], item[2], item[3]).unwrap())
}

/// A parameter vector as the notes of the files order it.
pub(crate) fn polytomous(name: &str, item: &[f64]) -> ResponseModel {
    // Vectors of items with fewer categories are padded.
    let item: Vec<f64> = item.iter().copied().take_while(|value| value.is_finite()).collect();
    match name {
        "GRM" => ResponseModel::Graded(Graded::new(item[0], item[1..].to_vec()).unwrap()),
        "MGRM" => {
            let thresholds = item[2..].iter().map(|shift| item[1] - shift).collect();
            ResponseModel::Graded(Graded::new(item[0], thresholds).unwrap())
        }
        "GPCM" => ResponseModel::Nominal(Nominal::generalised_partial_credit(item[0], &item[1..]).unwrap()),
        "PCM" => ResponseModel::Nominal(Nominal::partial_credit(&item).unwrap()),
        "RSM" => ResponseModel::Nominal(Nominal::rating_scale(item[0], &item[1..]).unwrap()),
        "NRM" => {
            let every_other = |from: usize| -> Vec<f64> { item[from..].iter().step_by(2).copied().collect() };
            ResponseModel::Nominal(Nominal::new(&every_other(0), &every_other(1)).unwrap())
        }
        other => panic!("no model is called {other}"),
    }
}

#[track_caller]
pub(crate) fn close(ours: f64, theirs: f64, tolerance: f64) {
    let scale = theirs.abs().max(1.0);
    assert!((ours - theirs).abs() <= tolerance * scale, "{ours} is not {theirs}");
}
