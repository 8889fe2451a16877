//! `jalon irt simulate --exposure`: rates come down, contradictions are refused.

use super::Shell;
use super::files::reference;
use serde_json::{Value, json};

const LENGTH: &str = "length:12";

/// 120 items of the reference bank.
fn shell() -> Shell {
    let shell = Shell::new();
    let bank = reference("cat_bank_500.csv");
    let some: Vec<&str> = bank.lines().take(121).collect();
    shell.write("items.csv", &some.join("\n"));
    shell
}

fn study(shell: &Shell, exposure: &str, stop: &str) -> Value {
    let call = ["simulate", "--items", "items.csv", "--simulees", "2000", "--exposure", exposure];
    shell.json(&[&call[..], &["--stop", stop]].concat())
}

fn greatest(study: &Value) -> f64 {
    study["greatest_exposure"].as_f64().unwrap()
}

#[test]
fn each_control_holds_exposure_down_and_says_so() {
    let shell = shell();
    let free = study(&shell, "none", LENGTH);
    assert!(greatest(&free) > 0.99 && free["exposure_control"].is_null());
    for (rule, most) in [("sympson-hetter", 0.36), ("restricted", 0.301), ("eligibility", 0.42)] {
        let study = study(&shell, &format!("{rule}:0.3"), LENGTH);
        assert!(greatest(&study) < most, "{rule}: {}", greatest(&study));
        assert_eq!(study["length"], json!({"mean": 12.0, "least": 12, "most": 12}), "{rule}");
        let control = &study["exposure_control"];
        assert_eq!((&control["rule"], &control["rate"]), (&json!(rule), &json!(0.3)));
        assert_eq!(study["exposure"][0]["k"].is_number(), rule == "sympson-hetter");
        assert_eq!(control["tuning"].as_array().unwrap().is_empty(), rule != "sympson-hetter");
        assert!(study["overlap"].as_f64() < free["overlap"].as_f64(), "{rule}");
        let count: u64 =
            study["by_estimate"].as_array().unwrap().iter().map(|here| here["count"].as_u64().unwrap()).sum();
        assert_eq!((count, study["by_estimate"].as_array().unwrap().len()), (2000, 5));
    }
}

#[test]
fn segments_are_those_that_were_asked_for() {
    let shell = shell();
    let study = study(&shell, "eligibility:0.4:0.99:-0.5,0.8", LENGTH);
    let ends: Vec<(&Value, &Value)> = study["by_estimate"]
        .as_array()
        .unwrap()
        .iter()
        .map(|here| (&here["lowest"], &here["highest"]))
        .collect();
    let (lower, upper) = (json!(-0.5), json!(0.8));
    assert_eq!(ends, [(&Value::Null, &lower), (&lower, &upper), (&upper, &Value::Null)]);
    let table =
        shell.irt(&["simulate", "--items", "items.csv", "--exposure", "eligibility:0.4", "--stop", LENGTH]);
    let table = String::from_utf8(table.stdout).unwrap();
    assert!(table.contains("with eligibility at 0.4") && table.contains("-1 to -0.35"), "{table}");
}

#[test]
fn contradictions_are_refused_with_a_remedy() {
    let shell = shell();
    let call = ["simulate", "--items", "items.csv", "--simulees", "50", "--exposure"];
    for (exposure, stop, remedy) in [
        ("restricted:0.05", LENGTH, "raise it, shorten the test or add items"),
        ("eligibility:0.05", LENGTH, "raise it, shorten the test or add items"),
        ("sympson-hetter:0.3", "se:0.4", "add --stop length:N"),
        ("sympson-hetter:1.2", LENGTH, "at most 1"),
        ("randomesque:5", LENGTH, "--select randomesque:5"),
        ("weekly", LENGTH, "sympson-hetter:R"),
    ] {
        let told = shell.refused(&[&call[..], &[exposure, "--stop", stop]].concat());
        assert!(told.contains(remedy), "{exposure}: {told}");
    }
}

#[test]
fn tests_stop_where_little_is_left_to_learn() {
    let shell = shell();
    for (stop, reason) in [("information:0.4", "information"), ("se-change:0.01,shortest:5", "error_change")]
    {
        let study = study(&shell, "none", stop);
        assert_eq!(study["stopped"], json!({ reason: 2000 }));
        assert!(study["length"]["least"].as_u64().unwrap() >= 5 || reason == "information");
    }
    for odd in ["information:0", "se-change:-1", "information:0.1,information:0.2"] {
        let call = ["simulate", "--items", "items.csv", "--stop", odd];
        shell.refused(&call);
    }
}
