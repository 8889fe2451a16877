//! Every form of a call that is promised, on tables as people write them.

use super::{Shell, close};
use serde_json::{Value, json};

/// Every model in one table; blank cells where a model has no use for a column, or its value goes without
/// saying.
const EVERY_MODEL: &str = "\
item,model,a,b,c,d,b1,b2,b3,a1,a2,c1,c2
e1,1pl,,-0.5,,,,,,,,,
e2,2pl,1.2,0.3,,,,,,,,,
e3,3pl,0.9,0.8,0.2,,,,,,,,
e4,4pl,1.4,-1,0.1,0.95,,,,,,,
g,grm,1.3,,,,-1,0,1.2,,,,
q,gpcm,0.8,,,,-0.4,0.3,,,,,
p,pcm,,,,,-1,0.5,,,,,
r,rsm,,0.4,,,-0.7,0,0.7,,,,
n,nrm,,,,,,,,0.8,1.4,0.3,-0.2
";

const ANSWERS: &str = "\
person,e1,e2,e3,e4,g,q,p,r,n
ann,1,0,1,1,2,1,,3,2
bob,,,,,,,,,
cy,1,1,1,1,3,2,2,3,2
";

const CRITERIA: [&str; 16] = [
    "mfi",
    "urry",
    "thopt",
    "mlwi",
    "mpwi",
    "mei",
    "mepv",
    "kl",
    "klp",
    "gdi",
    "gdip",
    "randomesque:3",
    "progressive",
    "proportional",
    "random",
    "stratified",
];

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn curves_of_every_model_are_told_in_one_call() {
    let shell = Shell::new();
    shell.write("items.csv", EVERY_MODEL);
    let curves = shell.json(&["curves", "--items", "items.csv", "--theta=-4,-3.5,0"]);
    let categories = [2, 2, 2, 2, 4, 3, 3, 4, 3];
    assert_eq!(curves.as_array().unwrap().len(), categories.len());
    for (item, categories) in curves.as_array().unwrap().iter().zip(categories) {
        let mut known = keys(item);
        known.sort_unstable();
        assert_eq!(known, ["information", "item", "probability", "theta"]);
        assert_eq!(item["theta"], json!([-4.0, -3.5, 0.0]));
        for row in item["probability"].as_array().unwrap() {
            let row: Vec<f64> = row.as_array().unwrap().iter().map(|p| p.as_f64().unwrap()).collect();
            assert_eq!(row.len(), categories);
            close(&row.iter().sum::<f64>().into(), 1.0, 1e-14);
        }
    }
}

#[test]
fn every_estimator_takes_every_model_and_missing_answers() {
    let shell = Shell::new();
    shell.write("items.csv", EVERY_MODEL);
    shell.write("answers.csv", ANSWERS);
    let files = ["estimate", "--items", "items.csv", "--responses", "answers.csv", "--method"];
    for (method, prior) in [
        ("ml", "normal:0:1"),
        ("map", "normal:0:1"),
        ("map", "uniform:-3:3"),
        ("map", "jeffreys"),
        ("eap", "normal:0:1"),
        ("eap", "uniform:-3:3"),
        ("eap", "jeffreys"),
        ("wle", "normal:0:1"),
    ] {
        let options = [method, "--prior", prior, "--bounds=-4:4", "--quadrature=-4:4:33"];
        let told = shell.json(&[&files[..], &options].concat());
        let [ann, bob, cy] = [0, 1, 2].map(|person| &told[person]);
        assert!(ann["theta"].as_f64().is_some_and(|theta| (0.5..1.5).contains(&theta)), "{method} {ann}");
        let silent =
            method == "ml" || method == "wle" || (method, prior) != ("map", "normal:0:1") && method == "map";
        assert_eq!((bob["theta"].is_null(), &bob["at_bound"]), (silent, &json!(false)), "{method} {prior}");
        let bounded = method == "ml" || (method, prior) == ("map", "uniform:-3:3");
        assert_eq!(cy["at_bound"], json!(bounded), "{method} {prior}");
    }
}

#[test]
fn every_criterion_is_served_under_its_name() {
    let shell = Shell::new();
    let dichotomous = EVERY_MODEL.lines().take(5).collect::<Vec<_>>().join("\n");
    shell.write("items.csv", &dichotomous);
    for criterion in CRITERIA {
        let call = ["select", "--items", "items.csv", "--criterion", criterion, "--theta", "-0.2"];
        let told = shell.json(&[&call[..], &["--history", "", "--top", "3"]].concat());
        assert_eq!(told.as_array().unwrap().len(), 3, "{criterion}");
        assert!(told[0]["item"].is_string() && told[0]["value"].is_number() && keys(&told[0]).len() == 2);
        let call =
            ["simulate", "--items", "items.csv", "--simulees", "20", "--seed", "2", "--select", criterion];
        let rules = ["--estimate", "map", "--stop", "length:3", "--start-theta", "-0.5"];
        let study = shell.json(&[&call[..], &rules].concat());
        close(&study["length"]["mean"], 3.0, 0.0);
    }
}

#[test]
fn strata_are_listed_in_the_order_in_which_they_would_serve() {
    let shell = Shell::new();
    let rows = ["a,2pl,0.5,1.0", "b,2pl,0.6,0.1", "c,2pl,1.8,0.2", "d,2pl,1.9,-2"];
    shell.write("items.csv", &format!("item,model,a,b\n{}\n", rows.join("\n")));
    let call =
        ["select", "--items", "items.csv", "--theta", "0", "--criterion", "stratified:2", "--length", "4"];
    let listed = |history: &str| -> Vec<(String, f64)> {
        let told = shell.json(&[&call[..], &["--history", history]].concat());
        let pair =
            |choice: &Value| (choice["item"].as_str().unwrap().to_owned(), choice["value"].as_f64().unwrap());
        told.as_array().unwrap().iter().map(pair).collect()
    };
    let names = |listed: Vec<(String, f64)>| listed.into_iter().map(|(item, _)| item).collect::<Vec<_>>();
    assert_eq!(listed("")[..2], [("b".to_owned(), 0.1), ("a".to_owned(), 1.0)]);
    assert_eq!(names(listed("")), ["b", "a", "c", "d"]);
    assert_eq!(names(listed("a=1,b=0")), ["c", "d"]);
    assert_eq!(names(listed("c=1,b=0")), ["d", "a"]);
}
