//! `jalon irt select` against catR's `nextItem`.

use super::files::{cases, item_table, numbers};
use super::{Shell, close};
use serde_json::Value;

/// Criteria of the reference, as options.
const CRITERIA: [(&str, &str); 12] = [
    ("MFI", "mfi"),
    ("bOpt", "urry"),
    ("thOpt", "thopt"),
    ("MLWI", "mlwi"),
    ("MPWI", "mpwi"),
    ("MEI_observed", "mei"),
    ("MEI_Fisher", "mei-fisher"),
    ("MEPV", "mepv"),
    ("KL", "kl"),
    ("KLP", "klp"),
    ("GDI", "gdi"),
    ("GDIP", "gdip"),
];

#[test]
fn the_five_best_items_are_those_of_cat_r() {
    let shell = Shell::new();
    for case in cases("nextitem") {
        let bank: Vec<Vec<f64>> = case["bank"].as_array().unwrap().iter().map(numbers).collect();
        shell.write("items.csv", &item_table(case["model"].as_str().unwrap(), 1.0, &bank));
        let answers = numbers(&case["administered"]).into_iter().zip(numbers(&case["responses"]));
        let history: Vec<String> = answers.map(|(item, score)| format!("{item}={score}")).collect();
        let theta = format!("--theta={}", case["theta"]);
        for (name, criterion) in CRITERIA {
            let theirs = &case["criteria"][name];
            // The reference has no value where the published programme failed.
            let Some(items) = theirs["top5_items"].as_array() else { continue };
            let call = ["select", "--items", "items.csv", "--criterion", criterion, &theta];
            let best = shell.json(&[&call[..], &["--history", &history.join(", "), "--top", "5"]].concat());
            let ours: Vec<&Value> = best.as_array().unwrap().iter().map(|choice| &choice["item"]).collect();
            let items: Vec<Value> = items.iter().map(|item| item.to_string().into()).collect();
            assert_eq!(ours, items.iter().collect::<Vec<_>>(), "{} {name}", case["label"]);
            let values = numbers(&theirs["top5_values_tight"]);
            values.into_iter().enumerate().for_each(|(at, value)| close(&best[at]["value"], value, 1e-9));
        }
    }
}

#[test]
fn a_history_that_does_not_fit_the_table_is_refused() {
    let shell = Shell::new();
    shell.write("items.csv", "item,model,a,b,b1,b2\neasy,2pl,1,-1,,\ngraded,grm,1,,0,1\n");
    let call = ["select", "--items", "items.csv", "--history"];
    let told = shell.refused(&[&call[..], &["easy=2, other=1, graded=2, graded=0, easy"]].concat());
    for fault in [
        "`easy=2`: scores go from 0 to 1",
        "`other=1`: no item of the table has this name",
        "`graded=0`: the item stands there twice",
        "`easy`: write ITEM=SCORE",
    ] {
        assert!(told.contains(fault), "not told: {fault}\n{told}");
    }
    let told = shell.refused(&["select", "--items", "items.csv", "--criterion", "urry"]);
    assert!(told.contains("`graded` has another model"), "{told}");
    let told = shell.refused(&["select", "--items", "items.csv", "--criterion", "luck"]);
    assert!(told.contains("randomesque:K"), "{told}");
}

#[test]
fn without_an_ability_the_posterior_mode_of_the_history_is_taken() {
    let shell = Shell::new();
    shell.write("items.csv", "item,model,b\neasy,1pl,-1\nmiddle,1pl,0\nhard,1pl,1\n");
    let best = |history: &str| {
        let call = ["select", "--items", "items.csv", "--history", history, "--top", "1"];
        shell.json(&call)[0]["item"].clone()
    };
    assert_eq!(
        (best(""), best("middle=1"), best("middle=0")),
        ("middle".into(), "hard".into(), "easy".into())
    );
}

#[test]
fn a_prior_that_says_nothing_is_refused_by_the_criteria_that_weigh_by_it() {
    let shell = Shell::new();
    shell.write("items.csv", "item,model,b\neasy,1pl,-1\nmiddle,1pl,0\nhard,1pl,1\n");
    let select = |criterion, prior, history| {
        let call = ["select", "--items", "items.csv", "--theta", "0", "--criterion", criterion];
        [&call[..], &["--prior", prior, "--history", history]].concat()
    };
    for criterion in ["mpwi", "mepv", "klp", "gdip"] {
        for prior in ["uniform:5:9", "normal:50:0.1"] {
            let told = shell.refused(&select(criterion, prior, "middle=1"));
            assert!(told.contains("has no mass on --quadrature -4:4:33"), "{criterion} {prior}: {told}");
        }
        let told = shell.refused(&select(criterion, "jeffreys", ""));
        assert!(told.contains("give --history ITEM=SCORE"), "{criterion}: {told}");
        let known = shell.json(&select(criterion, "jeffreys", "middle=1"));
        assert!(known[0]["value"].as_f64() > Some(0.0), "{criterion}: {known}");
    }
    // Criteria that do not weigh by it have no need of it.
    assert!(shell.json(&select("kl", "uniform:5:9", ""))[0]["value"].is_number());
    let told = shell.refused(&["select", "--items", "items.csv", "--prior", "uniform:5:9"]);
    assert!(told.contains("has no mass on --bounds -4:4"), "without --theta the mode is sought: {told}");
    let told = shell.refused(&select("randomesque:0", "normal:0:1", ""));
    assert!(told.contains("K is at least 1"), "{told}");
}
