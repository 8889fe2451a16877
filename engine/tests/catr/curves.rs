//! `Pi`, `Ii`, `Ji`, `OIi`: probabilities, their derivatives, expected and observed information.

use super::files::{cases, close, dichotomous, polytomous};
use jalon_engine::irt::ResponseModel;
use jalon_engine::scale::Theta;
use serde::Deserialize;

const TOLERANCE: f64 = 1e-10;

#[derive(Deserialize)]
#[expect(non_snake_case, reason = "the names of the reference")]
struct Dichotomous {
    a: f64,
    b: f64,
    c: f64,
    d: f64,
    D: f64,
    theta: Vec<f64>,
    P: Vec<f64>,
    dP: Vec<f64>,
    d2P: Vec<f64>,
    d3P: Vec<f64>,
    info: Vec<f64>,
    dinfo: Vec<f64>,
    d2info: Vec<f64>,
    J: Vec<f64>,
    dJ: Vec<f64>,
    obs_info_x0: Vec<f64>,
    obs_info_x1: Vec<f64>,
}

#[test]
fn dichotomous_curves_are_those_of_cat_r() {
    for case in cases::<Dichotomous>(include_str!("../reference/catr_irf_dichotomous.json")) {
        let model = dichotomous(&[case.a, case.b, case.c, case.d], case.D);
        for (at, &theta) in case.theta.iter().enumerate() {
            let curve = model.curve(Theta(theta));
            let right = curve[1];
            close(right.probability, case.P[at], TOLERANCE);
            close(curve[0].probability, 1.0 - case.P[at], TOLERANCE);
            let ours = right.derivatives();
            for (ours, theirs) in ours.into_iter().zip([case.dP[at], case.d2P[at], case.d3P[at]]) {
                close(ours, theirs, TOLERANCE);
            }
            close(curve.information(), case.info[at], TOLERANCE);
            close(model.information(Theta(theta)), case.info[at], TOLERANCE);
            close(curve.information_slope(), case.dinfo[at], TOLERANCE);
            close(curve.information_curvature(), case.d2info[at], TOLERANCE);
            close(curve.warm(), case.J[at], TOLERANCE);
            close(curve.warm_slope(), case.dJ[at], TOLERANCE);
            for (point, theirs) in [(curve[0], case.obs_info_x0[at]), (right, case.obs_info_x1[at])] {
                // The reference divides a difference by P or Q and loses digits where that is small.
                let lost = 1e-15 * point.first * point.first / point.probability;
                close(point.observed_information(), theirs, TOLERANCE + lost);
            }
        }
    }
}

#[derive(Deserialize)]
#[expect(non_snake_case, reason = "the names of the reference")]
struct Polytomous {
    model: String,
    par: Vec<f64>,
    theta: Vec<f64>,
    P: Vec<Vec<f64>>,
    dP: Vec<Vec<f64>>,
    d2P: Vec<Vec<f64>>,
    info: Vec<f64>,
    dinfo: Vec<f64>,
    d2info: Vec<f64>,
    J: Vec<f64>,
    obs_info: Vec<Vec<f64>>,
}

#[test]
fn polytomous_curves_are_those_of_cat_r() {
    for case in cases::<Polytomous>(include_str!("../reference/catr_irf_polytomous.json")) {
        let model = polytomous(&case.model, &case.par);
        for (at, &theta) in case.theta.iter().enumerate() {
            compare(&model, &case, at, Theta(theta));
        }
    }
}

fn compare(model: &ResponseModel, case: &Polytomous, at: usize, theta: Theta) {
    let curve = model.curve(theta);
    assert_eq!(curve.len(), case.P[at].len());
    for (category, point) in curve.iter().enumerate() {
        let [first, second, _] = point.derivatives();
        close(point.probability, case.P[at][category], TOLERANCE);
        close(first, case.dP[at][category], TOLERANCE);
        close(second, case.d2P[at][category], TOLERANCE);
        close(point.observed_information(), case.obs_info[category][at], TOLERANCE);
    }
    close(curve.information(), case.info[at], TOLERANCE);
    close(curve.information_slope(), case.dinfo[at], TOLERANCE);
    close(curve.information_curvature(), case.d2info[at], TOLERANCE);
    close(curve.warm(), case.J[at], TOLERANCE);
}
