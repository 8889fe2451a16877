//! `jalon irt estimate` against catR's `thetaEst` and `semTheta`.

use super::files::{cases, item_table, numbers};
use super::{Shell, close};
use serde_json::{Value, json};

/// Estimators of the reference, as options.
const METHODS: [(&str, &[&str]); 8] = [
    ("ML", &["--method", "ml"]),
    ("BM", &["--method", "map"]),
    ("BM_N0.5_1.5", &["--method", "map", "--prior", "normal:0.5:1.5"]),
    ("BM_Jeffreys", &["--method", "map", "--prior=jeffreys", "--bounds=-4:4"]),
    ("WL", &["--method", "wle"]),
    ("EAP", &["--method", "eap"]),
    ("EAP_unif", &["--method", "eap", "--prior", "uniform:-3:3"]),
    ("EAP_61", &["--method", "eap", "--quadrature=-6:6:61"]),
];

#[test]
fn abilities_are_those_of_cat_r() {
    let shell = Shell::new();
    // The engine's own tests take all cases; here each is eight processes.
    for case in cases("theta_dichotomous").iter().chain(&cases("theta_polytomous")).step_by(4) {
        let metric = case["D"].as_f64().unwrap();
        let items: Vec<Vec<f64>> = case["items"].as_array().unwrap().iter().map(numbers).collect();
        let items = shell.write("items.csv", &item_table(case["model"].as_str().unwrap(), metric, &items));
        let responses = shell.write("responses.csv", &response_table(&case["x"]));
        for (name, options) in METHODS {
            let call = [&["estimate", "--items", &items, "--responses", &responses], options].concat();
            let (ours, theirs) = (&shell.json(&call)[0], &case["est"][name]);
            close(&ours["theta"], theirs["theta_tight"].as_f64().unwrap(), 1e-9);
            // catR forgets D in the second term of this one error: right only where D is 1.
            if (metric - 1.0).abs() < 1e-9 || name != "BM_Jeffreys" {
                close(&ours["standard_error"], theirs["se"].as_f64().unwrap(), 1e-9);
            }
            assert_eq!(ours["at_bound"], theirs["at_bound"], "{name}");
        }
    }
}

fn response_table(scores: &Value) -> String {
    let scores = scores.as_array().unwrap();
    let names: Vec<String> = (1..=scores.len()).map(|item| item.to_string()).collect();
    let cells: Vec<String> =
        scores.iter().map(|score| score.as_u64().map_or(String::new(), |score| score.to_string())).collect();
    format!("person,{}\np,{}\n", names.join(","), cells.join(","))
}

#[test]
fn persons_keep_their_order_and_silence_is_said() {
    let shell = Shell::new();
    // As spreadsheets write: a mark, spaces, \r\n, empty lines, quotes, columns in another order.
    let items =
        shell.write("items.csv", "\u{feff}model , \"item\",a,b\r\n\r\n 2PL,\"x,1\",1.5,0.5\r\n1pl,y,,-1\r\n");
    let responses =
        shell.write("responses.csv", "person,y,\"x,1\"\r\nzoe,1,0\r\nadam,,NA\r\nmax,1.0,1\r\n,,\r\n");
    let call = ["estimate", "--items", &items, "--responses", &responses, "--method"];
    let ml = shell.json(&[&call[..], &["ml"]].concat());
    let names: Vec<&Value> = ml.as_array().unwrap().iter().map(|person| &person["person"]).collect();
    assert_eq!(names, ["zoe", "adam", "max"]);
    assert_eq!(ml[1], json!({"person": "adam", "theta": null, "standard_error": null, "at_bound": true}));
    assert_eq!((&ml[2]["theta"], &ml[2]["at_bound"]), (&json!(4.0), &json!(true)));
    let eap = shell.json(&[&call[..], &["eap"]].concat());
    close(&eap[1]["theta"], 0.0, 1e-12);
    assert_eq!(eap[1]["at_bound"], json!(false));
    let table = String::from_utf8(shell.irt(&[&call[..], &["wle"]].concat()).stdout).unwrap();
    assert!(table.contains("no answer: nothing is known"), "{table}");
}
