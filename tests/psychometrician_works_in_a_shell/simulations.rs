//! `jalon irt simulate`: whole tests against catR's `randomCAT`, and what a study says.

use super::files::{cases, item_table, numbers, reference};
use super::{Shell, close};
use serde_json::{Value, json};

fn estimate(case: &Value) -> &'static str {
    match case["method"].as_str() {
        Some("EAP") => "eap",
        Some("BM") => "map",
        other => panic!("no estimator is called {other:?}"),
    }
}

fn criterion(case: &Value) -> &'static str {
    match case["criterion"].as_str() {
        Some("MFI") => "mfi",
        Some("bOpt") => "urry",
        Some("thOpt") => "thopt",
        Some("MPWI") => "mpwi",
        Some("KL") => "kl",
        Some("MEI") => "mei",
        other => panic!("no criterion is called {other:?}"),
    }
}

fn stop(case: &Value) -> String {
    let rule = if case["stop"]["rule"] == "length" { "length" } else { "se" };
    format!("{rule}:{}", case["stop"]["thr"])
}

#[test]
fn whole_tests_are_those_of_cat_r() {
    let shell = Shell::new();
    for case in cases("cat_traces") {
        let bank: Vec<Vec<f64>> = case["bank"].as_array().unwrap().iter().map(numbers).collect();
        shell.write("items.csv", &item_table(case["model"].as_str().unwrap(), 1.0, &bank));
        let scores = numbers(&case["responses_by_item"]);
        let names: Vec<String> = (1..=scores.len()).map(|item| item.to_string()).collect();
        let scores: Vec<String> = scores.iter().map(f64::to_string).collect();
        shell.write("answers.csv", &format!("person,{}\nzoe,{}\n", names.join(","), scores.join(",")));
        let files = ["--items", "items.csv", "--responses", "answers.csv", "--trace", "trace.csv"];
        let rules = ["--estimate", estimate(&case), "--select", criterion(&case), "--stop", &stop(&case)];
        shell.json(&[&["simulate"][..], &files, &rules].concat());
        compare(&std::fs::read_to_string(shell.path("trace.csv")).unwrap(), &case);
    }
}

fn compare(trace: &str, case: &Value) {
    let mut lines = trace.lines();
    assert_eq!(lines.next(), Some("person,step,item,score,theta,standard_error"));
    for (step, item) in numbers(&case["items"]).iter().enumerate() {
        let row: Vec<&str> = lines.next().unwrap().split(',').collect();
        let score = case["responses"][step].to_string();
        let expected = ["zoe".to_owned(), (step + 1).to_string(), item.to_string(), score];
        assert_eq!(row[..4], expected, "{}", case["label"]);
        for (ours, theirs) in [(row[4], "theta"), (row[5], "se")] {
            let ours: f64 = ours.parse().unwrap();
            close(&ours.into(), case[theirs][step].as_f64().unwrap(), 1e-9);
        }
    }
    assert_eq!(lines.next(), None, "{}", case["label"]);
}

#[test]
fn a_hundred_people_get_the_items_and_abilities_of_the_reference() {
    let shell = Shell::new();
    shell.write("items.csv", &reference("cat_bank_500.csv"));
    let expected = reference("cat_tests_100.csv");
    let people: Vec<Vec<&str>> = expected.lines().skip(1).map(|line| line.split(',').collect()).collect();
    let names: Vec<String> = (1..=500).map(|item| format!("i{item}")).collect();
    let row = |person: &Vec<&str>| {
        person[5].chars().fold(person[0].to_owned(), |row, score| format!("{row},{score}"))
    };
    let rows: Vec<String> = people.iter().map(row).collect();
    shell.write("answers.csv", &format!("person,{}\n{}\n", names.join(","), rows.join("\n")));
    let files = ["--items", "items.csv", "--responses", "answers.csv", "--trace", "trace.csv"];
    let rules = ["--select", "mfi", "--estimate", "eap", "--stop", "length:30", "--quadrature=-4:4:41"];
    shell.json(&[&["simulate"][..], &files, &rules].concat());
    let trace = std::fs::read_to_string(shell.path("trace.csv")).unwrap();
    let steps: Vec<Vec<&str>> = trace.lines().skip(1).map(|line| line.split(',').collect()).collect();
    assert_eq!(steps.len(), 30 * people.len());
    for (steps, person) in steps.chunks(30).zip(&people) {
        let items: Vec<&str> = steps.iter().map(|step| step[2].trim_start_matches('i')).collect();
        assert_eq!((steps[0][0], items.join(" ").as_str()), (person[0], person[4]));
        for (ours, theirs) in [(steps[29][4], person[2]), (steps[29][5], person[3])] {
            let [ours, theirs] = [ours, theirs].map(|number| number.parse::<f64>().unwrap());
            close(&ours.into(), theirs, 1e-12);
        }
    }
}

/// Sixty Rasch items from −3 to 2.9.
fn rasch_bank(shell: &Shell) {
    let row = |item: i32| format!("i{item},1pl,{}\n", f64::from(item - 30) / 10.0);
    shell.write("items.csv", &format!("item,model,b\n{}", (0..60).map(row).collect::<Vec<_>>().concat()));
}

fn sum(rows: &Value, of: &str) -> f64 {
    rows.as_array().unwrap().iter().map(|row| row[of].as_f64().unwrap()).sum()
}

#[test]
fn a_study_says_how_good_a_design_is_and_repeats_itself() {
    let shell = Shell::new();
    rasch_bank(&shell);
    let call = ["simulate", "--items", "items.csv", "--simulees", "600", "--stop", "length:20", "--seed"];
    let study = shell.json(&[&call[..], &["7"]].concat());
    assert_eq!((&study["simulees"], &study["stopped"]), (&json!(600), &json!({"length": 600})));
    assert_eq!(study["length"], json!({"mean": 20.0, "least": 20, "most": 20}));
    close(&study["bias"], 0.0, 0.1);
    // At their best, Rasch items give 1/4 each: the error is at least 1 / √(20/4 + 1) = 0.408.
    close(&study["rmse"], 0.43, 0.05);
    close(&study["se"], 0.43, 0.03);
    close(&study["coverage"], 0.95, 0.04);
    close(&sum(&study["exposure"], "rate").into(), 20.0, 1e-9);
    close(&sum(&study["by_theta"], "count").into(), 600.0, 0.0);
    assert_eq!(study, shell.json(&[&call[..], &["7"]].concat()), "the same seed gives the same study");
    assert_ne!(study["bias"], shell.json(&[&call[..], &["8"]].concat())["bias"]);
    let table = String::from_utf8(shell.irt(&[&call[..], &["7"]].concat()).stdout).unwrap();
    assert!(table.contains("600 by length") && table.contains("given most"), "{table}");
}

#[test]
fn rules_of_stopping_combine() {
    let shell = Shell::new();
    rasch_bank(&shell);
    let call = ["simulate", "--items", "items.csv", "--simulees", "200", "--stop", "se:0.5", "--stop"];
    let study = shell.json(&[&call[..], &["length:17,shortest:10"]].concat());
    let length = |of: &str| study["length"][of].as_u64().unwrap();
    assert!((10..=17).contains(&length("least")) && length("most") == 17, "{study}");
    assert!(study["stopped"]["precision"].as_u64() > Some(0), "{study}");
    for (rules, told) in [("length:5,shortest:6", "above the longest"), ("se:0.3", "twice"), ("se", "write")]
    {
        assert!(shell.refused(&[&call[..], &[rules]].concat()).contains(told), "{rules}");
    }
}

#[test]
fn items_without_an_answer_are_not_given() {
    let shell = Shell::new();
    rasch_bank(&shell);
    shell.write("answers.csv", "person,i30,i29,i5\nann,1,,0\n\"bo,b\",,,1\n");
    let files = ["--items", "items.csv", "--responses", "answers.csv", "--trace", "trace.csv"];
    let study = shell.json(&[&["simulate"][..], &files].concat());
    assert_eq!((&study["simulees"], &study["stopped"]), (&json!(2), &json!({"bank_exhausted": 2})));
    for unknown in ["bias", "rmse", "coverage", "by_theta"] {
        assert_eq!(study[unknown], Value::Null, "{unknown}");
    }
    let trace = std::fs::read_to_string(shell.path("trace.csv")).unwrap();
    let begins: Vec<&str> = trace.lines().skip(1).collect();
    let expected = ["ann,1,i30,1,", "ann,2,i5,0,", "\"bo,b\",1,i5,1,"];
    assert_eq!(begins.len(), expected.len());
    assert!(begins.iter().zip(expected).all(|(row, begin)| row.starts_with(begin)), "{trace}");
}

#[test]
fn selections_serve_the_items_they_are_made_for() {
    let shell = Shell::new();
    rasch_bank(&shell);
    let call = ["simulate", "--items", "items.csv", "--simulees", "20", "--stop", "length:8", "--select"];
    for select in ["random", "randomesque:5", "progressive:8", "mepv", "stratified:4", "stratified:4:blocks"]
    {
        let study = shell.json(&[&call[..], &[select]].concat());
        close(&sum(&study["exposure"], "rate").into(), 8.0, 1e-9);
    }
    shell.write("items.csv", "item,model,a,b,b1,b2\neasy,2pl,1,-1,,\ngraded,grm,1,,0,1\n");
    for select in ["urry", "stratified:2"] {
        let told = shell.refused(&[&call[..], &[select]].concat());
        assert!(told.contains("`graded` has another model"), "{told}");
    }
}

#[test]
fn who_gives_no_answer_tells_no_error() {
    let shell = Shell::new();
    rasch_bank(&shell);
    let study = |rows: &str, options: &[&str]| {
        shell.write("answers.csv", &format!("person,i30,i29\n{rows}"));
        let files = ["simulate", "--items", "items.csv", "--responses", "answers.csv", "--json"];
        let output = shell.irt(&[&files[..], options].concat());
        let study: Value = serde_json::from_slice(&output.stdout).unwrap();
        (study, String::from_utf8(output.stderr).unwrap())
    };
    let (alone, _) = study("ann,1,0\n", &[]);
    let (both, told) = study("ann,1,0\nbob,,\n", &["--simulees", "9"]);
    assert_eq!((&both["simulees"], &both["se"]), (&json!(2), &alone["se"]));
    assert!(
        told.contains("--simulees 9: the table of answers has 2 people, all of them are taken"),
        "{told}"
    );
    let (nobody, _) = study("bob,,\n", &[]);
    assert_eq!((&nobody["se"], &nobody["length"]["most"]), (&Value::Null, &json!(0)));
}

#[test]
fn tests_stop_once_they_have_decided_about_the_cut_scores() {
    let shell = Shell::new();
    rasch_bank(&shell);
    let call = ["simulate", "--items", "items.csv", "--simulees", "40", "--cuts=-0.5,0.7", "--stop"];
    for (rule, reason) in [
        ("ci:1.2", "confidence_interval"),
        ("sprt:0.5:0.15:0.15", "probability_ratio"),
        ("glr:0.4:0.15:0.15", "generalised_ratio"),
        ("curtail:0.9:0.4:0.1:0.1", "curtailment"),
    ] {
        let rules = format!("length:20,shortest:5,{rule}");
        let study = shell.json(&[&call[..], &[&*rules]].concat());
        let decided = study["stopped"][reason].as_u64().unwrap_or(0);
        let went_on = study["stopped"]["length"].as_u64().unwrap_or(0);
        assert!(decided > 0 && decided + went_on == 40, "{rule}: {}", study["stopped"]);
        assert!(
            study["length"]["least"].as_u64() >= Some(5) && study["length"]["mean"].as_f64() < Some(20.0)
        );
    }
    // Together with the others, each with its reason.
    let study = shell.json(&[&call[..], &["length:30,ci:1.2", "--stop", "se:0.5"]].concat());
    let tests = |reason: &str| study["stopped"][reason].as_u64().unwrap_or(0);
    assert!(tests("precision") > 0 && tests("confidence_interval") > 0, "{}", study["stopped"]);
    let table = String::from_utf8(shell.irt(&[&call[..], &["length:30,ci:1.5"]].concat()).stdout).unwrap();
    assert!(table.contains("by an interval beside the cut scores"), "{table}");
}

#[test]
fn rules_that_classify_without_what_they_need_are_refused() {
    let shell = Shell::new();
    rasch_bank(&shell);
    for (options, remedy) in [
        (&["--stop", "ci:2"][..], "add --cuts C,C,…"),
        (&["--cuts", "0"], "add ci:Z"),
        (&["--cuts=0.5,0.5", "--stop", "ci:2"], "cut scores rise"),
        (&["--cuts", "0", "--stop", "curtail:0.9:0.3:0.1:0.1"], "add --stop length:N"),
        (&["--cuts", "0", "--stop", "sprt:0.3:0.05"], "sprt:DELTA:ALPHA:BETA"),
        (&["--cuts", "0", "--stop", "glr:0.3:0.6:0.1"], "below 0.5"),
        (
            &["--cuts", "0", "--stop", "length:9,curtail:0.9:0.3:0.1:0.1", "--prior", "jeffreys"],
            "by a normal prior",
        ),
        (&["--prior", "uniform:5:9"], "has no mass on --quadrature"),
        (&["--prior", "uniform:5:9", "--estimate", "map"], "has no mass on --bounds"),
        (&["--prior", "uniform:5:9", "--estimate", "ml", "--select", "mepv"], "has no mass on --quadrature"),
        (&["--select", "randomesque:0"], "K is at least 1"),
    ] {
        let told = shell.refused(&[&["simulate", "--items", "items.csv"][..], options].concat());
        assert!(told.contains(remedy), "{options:?}: {told}");
    }
}
