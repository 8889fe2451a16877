//! `irt fit`: who answers as the model says, and who does not.

use super::Shell;
use serde_json::{Value, json};

/// Forty items from easy to hard, and three people: one who misses the hard ones, one who misses the easy ones and one
/// who has all right.
fn tables(shell: &Shell) -> [String; 2] {
    let names: Vec<String> = (0..40).map(|at| format!("q{at:02}")).collect();
    let row = |(at, name): (usize, &String)| format!("{name},2pl,1.2,{}", at as f64 / 10.0 - 2.0);
    let rows: Vec<String> = names.iter().enumerate().map(row).collect();
    let line = |person: &str, right: fn(usize) -> bool| {
        let scores: Vec<String> = (0..40).map(|at| u8::from(right(at)).to_string()).collect();
        format!("{person},{}\n", scores.join(","))
    };
    // Steady: some luck among the hard ones, some slips among the easy ones.
    let steady = line("steady", |at| if at < 25 { at % 7 != 3 } else { at % 5 == 0 });
    let odd = line("odd", |at| at >= 20);
    let perfect = line("perfect", |_| true);
    let header = format!("person,{}\n", names.join(","));
    let items = shell.write("items.csv", &format!("item,model,a,b\n{}\n", rows.join("\n")));
    [items, shell.write("answers.csv", &(header + &steady + &odd + &perfect))]
}

fn flag<'a>(person: &'a Value, index: &str) -> Option<&'a Value> {
    person["flags"].as_array().unwrap().iter().find(|flag| flag["index"] == index)
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

#[test]
fn answers_that_do_not_fit_are_flagged_with_their_p_value() {
    let shell = Shell::new();
    let [items, answers] = tables(&shell);
    let on = ["fit", "--items", &items, "--responses", &answers];
    let told = shell.json(&on);
    let [steady, odd] = [&told[0], &told[1]];
    for index in ["lz", "lz_star"] {
        assert!(number(&flag(steady, index).unwrap()["p_value"]) > 0.05, "{steady}");
        let flag = flag(odd, index).unwrap();
        assert!(number(&flag["p_value"]) < 1e-6 && flag["direction"] == "low", "{odd}");
    }
    assert_eq!(told.as_array().unwrap().len(), 3);
    assert_eq!((&odd["person"], &odd["answers"]), (&json!("odd"), &json!(40)));

    // What needs simulation: the second half is answered by somebody else, it seems.
    let with = [&on[..], &["--replications", "200", "--seed", "7"]].concat();
    let told = shell.json(&with);
    assert_eq!(told, shell.json(&with), "the same seed gives the same p-values");
    assert_eq!(told[1]["change_after"], 20);
    for index in ["cusum", "change_point"] {
        assert!(number(&flag(&told[1], index).unwrap()["p_value"]) < 0.02, "{told}");
        assert!(number(&flag(&told[0], index).unwrap()["p_value"]) > 0.02, "{told}");
    }
    let eap = shell.json(&[&on[..], &["--method", "eap"]].concat());
    assert!(flag(&eap[1], "lz").is_some() && flag(&eap[1], "lz_star").is_none());
}

#[test]
fn a_table_for_people_says_it_too() {
    let shell = Shell::new();
    let [items, answers] = tables(&shell);
    let output = shell.irt(&["fit", "--items", &items, "--responses", &answers]);
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0].split_whitespace().collect::<Vec<_>>(),
        ["person", "answers", "theta", "lz", "p", "lz*", "p"]
    );
    assert!(lines[3].starts_with("perfect") && lines[3].ends_with("at a bound: no lz*"), "{text}");
}
