//! `jalon irt curves` against catR's `Pi` and `Ii`.

use super::files::{cases, item_table, numbers};
use super::{Shell, close};
use serde_json::Value;

#[test]
fn curves_are_those_of_cat_r() {
    let shell = Shell::new();
    for case in cases("irf_dichotomous").iter().chain(&cases("irf_polytomous")) {
        let model = case["model"].as_str().unwrap();
        let metric = case["D"].as_f64().unwrap();
        let parameters = match case.get("par") {
            Some(par) => numbers(par),
            None => ["a", "b", "c", "d"].map(|name| case[name].as_f64().unwrap()).to_vec(),
        };
        let items = shell.write("items.csv", &item_table(model, metric, &[parameters]));
        let theta: Vec<String> = numbers(&case["theta"]).iter().map(f64::to_string).collect();
        let theta = format!("--theta={}", theta.join(","));
        let curves = shell.json(&["curves", "--items", &items, &theta]);
        compare(&curves[0], case);
    }
}

fn compare(curves: &Value, case: &Value) {
    assert_eq!((&curves["item"], &curves["theta"]), (&Value::from("1"), &numbers(&case["theta"]).into()));
    for (at, theirs) in case["P"].as_array().unwrap().iter().enumerate() {
        let theirs = theirs.as_f64().map_or_else(|| numbers(theirs), |right| vec![1.0 - right, right]);
        let ours = curves["probability"][at].as_array().unwrap();
        assert_eq!(ours.len(), theirs.len());
        ours.iter().zip(theirs).for_each(|(ours, theirs)| close(ours, theirs, 1e-10));
        close(&curves["information"][at], case["info"][at].as_f64().unwrap(), 1e-10);
    }
}

#[test]
fn without_json_people_get_a_table() {
    let shell = Shell::new();
    let items = shell.write("items.csv", "item,model,b\nopen a file,1pl,0\n");
    let output = shell.irt(&["curves", "--items", &items, "--theta", "-1, 0"]);
    let table = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<Vec<&str>> = table.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(lines[0], ["item", "theta", "inform.", "P(0)", "P(1)"]);
    assert_eq!(lines[2], ["open", "a", "file", "0.0000", "0.2500", "0.5000", "0.5000"]);
    assert_eq!(lines.len(), 3);
}
