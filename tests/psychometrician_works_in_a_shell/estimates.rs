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
    assert_eq!(ml[1], json!({"person": "adam", "theta": null, "standard_error": null, "at_bound": false}));
    assert_eq!((&ml[2]["theta"], &ml[2]["at_bound"]), (&json!(4.0), &json!(true)));
    let eap = shell.json(&[&call[..], &["eap"]].concat());
    close(&eap[1]["theta"], 0.0, 1e-12);
    assert_eq!(eap[1]["at_bound"], json!(false));
    let table = String::from_utf8(shell.irt(&[&call[..], &["wle"]].concat()).stdout).unwrap();
    assert!(table.contains("no answer: nothing is known"), "{table}");
}

#[test]
fn the_table_for_people_counts_in_whole_numbers() {
    let shell = Shell::new();
    shell.write("items.csv", "item,model,b\nx,1pl,0\ny,1pl,1\n");
    shell.write("responses.csv", "person,x,y\nzoe,1,0\nadam,NA,\n");
    let output = shell.irt(&["estimate", "--items", "items.csv", "--responses", "responses.csv"]);
    let table = String::from_utf8(output.stdout).unwrap();
    let row = |line: usize| table.lines().nth(line).unwrap().split_whitespace().take(3).collect::<Vec<_>>();
    assert_eq!(row(1)[..2], ["zoe", "2"], "{table}");
    assert_eq!(row(2), ["adam", "0", "0.0000"], "{table}");
}

#[test]
fn a_prior_beside_what_is_looked_at_is_refused_and_not_left_out() {
    let shell = Shell::new();
    shell.write("items.csv", "item,model,b\nx,1pl,0\ny,1pl,1\n");
    shell.write("responses.csv", "person,x,y\nzoe,1,0\n");
    let call = ["estimate", "--items", "items.csv", "--responses", "responses.csv", "--method"];
    for (method, prior, told) in [
        ("eap", "uniform:5:9", "the prior uniform:5:9 has no mass on --quadrature -4:4:33: move --prior"),
        ("eap", "normal:50:0.1", "widen --quadrature=LOW:HIGH:COUNT"),
        ("eap", "normal:0.1:0.001", "with more nodes for a narrow prior"),
        ("map", "uniform:5:9", "the prior uniform:5:9 has no mass on --bounds -4:4: move --prior"),
        ("map", "normal:50:0.1", "widen --bounds=LOW:HIGH"),
    ] {
        let refused = shell.refused(&[&call[..], &[method, "--prior", prior]].concat());
        assert!(refused.contains(told), "{method} {prior}: {refused}");
    }
    for (method, options) in [
        ("eap", ["--prior=uniform:5:9", "--quadrature=-4:10:57"]),
        ("map", ["--prior=uniform:5:9", "--bounds=-4:10"]),
        ("map", ["--prior=normal:0.1:0.001", "--bounds=-4:4"]),
        ("ml", ["--prior=uniform:5:9", "--bounds=-4:4"]),
    ] {
        assert!(shell.json(&[&call[..], &[method], &options].concat())[0]["theta"].is_number(), "{method}");
    }
}
