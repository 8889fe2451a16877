//! Items whose categories have slopes of their own: every command against sums written out here.

use super::{Shell, close};
use serde_json::Value;
use std::fmt::Write as _;

/// Slopes and intercepts of the categories above the lowest; some slopes fall.
const BANK: [(&[f64], &[f64]); 7] = [
    (&[0.8, 1.6], &[0.4, -0.3]),
    (&[1.2, 0.5, 2.0], &[0.1, -0.4, -1.0]),
    (&[-0.4, 1.1], &[0.2, 0.6]),
    (&[1.0], &[-0.7]),
    (&[0.6, 1.3, 1.9], &[0.9, 0.2, -1.4]),
    (&[0.3, -0.9, 1.4], &[0.0, -0.5, 0.3]),
    (&[1.7, 0.9], &[1.1, 0.8]),
];

/// Scores of three people on the items.
const ANSWERS: [[usize; 7]; 3] = [[2, 3, 2, 1, 3, 3, 1], [0, 1, 0, 0, 1, 2, 0], [1, 2, 2, 0, 2, 0, 2]];

fn bank(shell: &Shell) {
    let mut table = "item,model,a1,a2,a3,c1,c2,c3\n".to_owned();
    for (at, (slopes, intercepts)) in BANK.iter().enumerate() {
        let cell = |values: &[f64], k: usize| values.get(k).map_or(String::new(), f64::to_string);
        let cells = (0..3).map(|k| cell(slopes, k)).chain((0..3).map(|k| cell(intercepts, k)));
        let cells: Vec<String> = cells.collect();
        let _ = writeln!(table, "n{at},nrm,{}", cells.join(","));
    }
    shell.write("items.csv", &table);
}

fn probabilities(item: usize, theta: f64) -> Vec<f64> {
    let (slopes, intercepts) = BANK[item];
    let above = slopes.iter().zip(intercepts).map(|(slope, intercept)| (slope * theta + intercept).exp());
    let terms: Vec<f64> = [1.0].into_iter().chain(above).collect();
    terms.iter().map(|term| term / terms.iter().sum::<f64>()).collect()
}

/// Σ P′²/P with P′ from the slopes.
fn information(item: usize, theta: f64) -> f64 {
    let p = probabilities(item, theta);
    let slope = |category: usize| if category == 0 { 0.0 } else { BANK[item].0[category - 1] };
    let mean: f64 = (0..p.len()).map(|category| p[category] * slope(category)).sum();
    (0..p.len()).map(|category| p[category] * (slope(category) - mean) * (slope(category) - mean)).sum()
}

/// Nodes of the default quadrature and their weights after answers, N(0, 1) before.
fn weights(given: &[(usize, usize)]) -> Vec<(f64, f64)> {
    let nodes = (0..33).map(|node| -4.0 + 0.25 * f64::from(node));
    nodes
        .map(|node| {
            let end = if node.abs() > 3.9 { 0.5 } else { 1.0 };
            let likelihood: f64 =
                given.iter().map(|&(item, score)| probabilities(item, node)[score]).product();
            (node, end * likelihood * (-0.5 * node * node).exp())
        })
        .collect()
}

fn mean(weights: &[(f64, f64)], value: impl Fn(f64) -> f64) -> f64 {
    let total: f64 = weights.iter().map(|(_, weight)| weight).sum();
    weights.iter().map(|(node, weight)| weight * value(*node)).sum::<f64>() / total
}

#[test]
fn curves_are_the_formulas() {
    let shell = Shell::new();
    bank(&shell);
    let curves = shell.json(&["curves", "--items", "items.csv", "--theta=-2.5,0.5"]);
    for (item, curves) in curves.as_array().unwrap().iter().enumerate() {
        for (at, theta) in [-2.5, 0.5].into_iter().enumerate() {
            let ours = curves["probability"][at].as_array().unwrap();
            assert_eq!(ours.len(), BANK[item].0.len() + 1);
            ours.iter().zip(probabilities(item, theta)).for_each(|(ours, theirs)| close(ours, theirs, 1e-14));
            close(&curves["information"][at], information(item, theta), 1e-13);
        }
    }
}

#[test]
fn a_whole_test_gives_the_most_informative_items_and_the_posterior_mean() {
    let shell = Shell::new();
    bank(&shell);
    let row = |(person, scores): (usize, &[usize; 7])| {
        let cells: Vec<String> = scores.iter().map(usize::to_string).collect();
        format!("p{person},{}\n", cells.join(","))
    };
    let rows: String = ANSWERS.iter().enumerate().map(row).collect();
    shell.write("answers.csv", &format!("person,n0,n1,n2,n3,n4,n5,n6\n{rows}"));
    let files = ["simulate", "--items", "items.csv", "--responses", "answers.csv", "--trace", "trace.csv"];
    shell.json(&[&files[..], &["--estimate", "eap", "--stop", "length:5"]].concat());
    let trace = std::fs::read_to_string(shell.path("trace.csv")).unwrap();
    let mut lines = trace.lines().skip(1);
    for (person, scores) in ANSWERS.iter().enumerate() {
        let (mut theta, mut given) = (0.0, Vec::new());
        for step in 1..=5 {
            let free = (0..BANK.len()).filter(|item| given.iter().all(|(other, _)| other != item));
            let best =
                free.max_by(|&one, &other| information(one, theta).total_cmp(&information(other, theta)));
            let item = best.unwrap();
            given.push((item, scores[item]));
            let weights = weights(&given);
            theta = mean(&weights, |node| node);
            let error = mean(&weights, |node| (node - theta) * (node - theta)).sqrt();
            let row: Vec<&str> = lines.next().unwrap().split(',').collect();
            let expected =
                [format!("p{person}"), step.to_string(), format!("n{item}"), scores[item].to_string()];
            assert_eq!(row[..4], expected);
            for (ours, theirs) in [(row[4], theta), (row[5], error)] {
                close(&ours.parse::<f64>().unwrap().into(), theirs, 1e-12);
            }
        }
    }
    assert_eq!(lines.next(), None);
}

/// The global discrimination index, which the published programme has for right and wrong alone: half the
/// variance of every category's probability.
#[test]
fn discrimination_sums_over_categories() {
    let shell = Shell::new();
    bank(&shell);
    let given = [(0, 1), (5, 2)];
    let call =
        ["select", "--items", "items.csv", "--history", "n0=1, n5=2", "--criterion", "gdip", "--top", "9"];
    let best = shell.json(&call);
    let weights: Vec<(f64, f64)> = weights(&given)
        .into_iter()
        .map(|(node, weight)| (node, weight * if node.abs() > 3.9 { 2.0 } else { 1.0 }))
        .collect();
    let index = |item: usize| -> f64 {
        let of = |category: usize| {
            let middle = mean(&weights, |node| probabilities(item, node)[category]);
            mean(&weights, |node| (probabilities(item, node)[category] - middle).powi(2))
        };
        0.5 * (0..=BANK[item].0.len()).map(of).sum::<f64>()
    };
    let mut expected: Vec<(usize, f64)> =
        [1, 2, 3, 4, 6].into_iter().map(|item| (item, index(item))).collect();
    expected.sort_by(|one, other| other.1.total_cmp(&one.1));
    let best: &Vec<Value> = best.as_array().unwrap();
    assert_eq!(best.len(), expected.len());
    for (ours, (item, value)) in best.iter().zip(expected) {
        assert_eq!(ours["item"], format!("n{item}"));
        close(&ours["value"], value, 1e-12);
    }
}

#[test]
fn every_estimator_and_criterion_takes_them() {
    let shell = Shell::new();
    bank(&shell);
    shell.write("answers.csv", "person,n0,n1,n2,n3,n4,n5,n6\nzoe,1,,2,0,3,,1\n");
    let files = ["estimate", "--items", "items.csv", "--responses", "answers.csv", "--method"];
    // Where the derivative of ln L, and for map of ln L − θ²/2, is 0.
    let given = [(0, 1), (2, 2), (3, 0), (4, 3), (6, 1)];
    let score = |theta: f64| -> f64 {
        let h = 1e-5;
        let ln =
            |at: f64| given.iter().map(|&(item, score)| probabilities(item, at)[score].ln()).sum::<f64>();
        (ln(theta + h) - ln(theta - h)) / (2.0 * h)
    };
    let estimate = |method: &str| shell.json(&[&files[..], &[method]].concat())[0]["theta"].as_f64().unwrap();
    let (ml, map, wle) = (estimate("ml"), estimate("map"), estimate("wle"));
    assert!(score(ml).abs() < 1e-8 && (score(map) - map).abs() < 1e-8, "{ml} {map}");
    assert!(wle.abs() < ml.abs() + 1.0 && (wle - ml).abs() > 1e-6, "{wle}");
    close(&estimate("eap").into(), mean(&weights(&given), |node| node), 1e-12);
    for criterion in [
        "mfi",
        "mlwi",
        "mpwi",
        "mei",
        "mepv",
        "kl",
        "klp",
        "gdi",
        "gdip",
        "randomesque:2",
        "random",
        "progressive",
        "proportional",
    ] {
        let call = ["select", "--items", "items.csv", "--criterion", criterion, "--history", "n0=1"];
        assert_eq!(shell.json(&call).as_array().unwrap().len(), 5, "{criterion}");
        let call = ["simulate", "--items", "items.csv", "--simulees", "9", "--stop", "length:3", "--select"];
        close(&shell.json(&[&call[..], &[criterion]].concat())["length"]["mean"], 3.0, 0.0);
    }
}
