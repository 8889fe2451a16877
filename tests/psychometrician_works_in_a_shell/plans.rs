//! `jalon simulate PLAN`: a plan is tried before anybody takes it; what it promises is kept, or the exit
//! code says that it is not.

use super::Shell;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::Stdio;

/// Limits that the plan `all` of the small bank keeps.
const KEPT: &str = "{standard_error: 1.5, coverage: 0.5, adjacent: 0.5, exposure: 1.0}";
/// Three questions on a subject cannot be so precise.
const OUT_OF_REACH: &str = "{standard_error: 0.1, coverage: 0.5, adjacent: 0.5, exposure: 1.0}";

/// A shell with a copy of the engine's small bank, whose plan `all` promises this.
fn promising(targets: &str) -> Shell {
    let shell = Shell::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    copy(&root.join("engine/tests/fixtures/bank"), &shell.path("bank"));
    let plan = shell.path("bank/plans/all.yaml");
    let text = fs::read_to_string(&plan).unwrap();
    fs::write(plan, format!("{text}targets: {targets}\n")).unwrap();
    shell
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Exit code and what is printed; the page is left in `report.html`.
fn simulate(shell: &Shell) -> (Option<i32>, String) {
    let call = ["simulate", "all", "--bank", "bank", "--simulees", "60", "--locale", "en"];
    let output = shell.jalon(&[&call[..], &["--report", "report.html"]].concat());
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

fn page(shell: &Shell) -> String {
    fs::read_to_string(shell.path("report.html")).unwrap()
}

#[test]
fn a_plan_that_keeps_its_promises_gives_a_page_to_file() {
    let shell = promising(KEPT);
    let (code, told) = simulate(&shell);
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("reliab.") && !told.to_lowercase().contains("missed"), "{told}");
    let row = |name: &str| {
        let line = told.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        line.split_whitespace().count()
    };
    for target in ["standard_error", "coverage", "adjacent", "exposure", "blueprint"] {
        assert_eq!(row(target), 3, "promised and found: {target}\n{told}");
    }
    let page = page(&shell);
    assert!(page.contains("The plan keeps everything it promises."));
    assert_eq!(page.matches("<svg").count(), 3, "bias, errors and exposure along ability");
    let promises = page.split("class=\"promises\"").nth(1).unwrap().split("</table>").next().unwrap();
    assert_eq!(promises.matches("<th scope=\"row\">").count(), 5, "{promises}");
    assert!(promises.contains("Use of the question shown most"), "{promises}");
    for outside in ["http:", "https:", "href=", "src=", "url(", "<script", "@import"] {
        assert!(!page.contains(outside), "the page must need nothing else: {outside}");
    }
}

#[test]
fn a_plan_that_promises_too_much_is_refused_and_the_row_named() {
    let shell = promising(OUT_OF_REACH);
    let (code, told) = simulate(&shell);
    assert_eq!(code, Some(1), "{told}");
    let missed: Vec<&str> = told.lines().filter(|line| line.starts_with("MISSED")).collect();
    assert_eq!(missed.len(), 1, "{told}");
    assert!(missed[0].starts_with("MISSED standard_error: 1.") && missed[0].ends_with("0.100"), "{told}");
    let page = page(&shell);
    assert!(page.contains("The plan does not keep everything it promises."));
    assert_eq!(page.matches("class=\"broken\"").count(), 1);
    assert!(page.contains("<li>Standard error of a competence : 1."));
}

#[test]
fn machines_read_what_was_promised_and_what_was_found() {
    let shell = promising(OUT_OF_REACH);
    let output = shell.jalon(&["simulate", "all", "--bank", "bank", "--simulees", "40", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let kept: Vec<(&Value, &Value)> =
        told["promises"].as_array().unwrap().iter().map(|one| (&one["target"], &one["kept"])).collect();
    let names = ["standard_error", "exposure", "blueprint", "coverage", "adjacent"].map(|name| json!(name));
    let expected: Vec<(&Value, Value)> =
        names.iter().map(|name| (name, json!(name != "standard_error"))).collect();
    assert_eq!(kept, expected.iter().map(|(name, kept)| (*name, kept)).collect::<Vec<_>>());
    assert_eq!(told["missed"].as_array().unwrap().len(), 1);
}

#[test]
fn what_cannot_be_tried_is_said_with_the_remedy() {
    let shell = promising(KEPT);
    let refused = |arguments: &[&str]| {
        let output = shell.jalon(&[&["simulate"][..], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    let told = refused(&["first-steps"]);
    assert!(told.contains("`first-steps` is a diagnostic") && told.contains("positioning-all"), "{told}");
    let told = refused(&["certification", "--bank", "bank"]);
    assert!(told.contains("there is no plan `certification`; the bank has: all, each-1.1"), "{told}");

    let bank = shell.path("bank/bank.yaml");
    let text = fs::read_to_string(&bank).unwrap();
    let line = text.lines().count() + 1;
    fs::write(bank, format!("{text}colour: blue\n")).unwrap();
    let told = refused(&["all", "--bank", "bank"]);
    assert!(told.contains(&format!("\nbank.yaml:{line}:1: unknown field `colour`")), "{told}");
    assert!(told.contains("`jalon bank check --bank bank`"), "{told}");
}

#[test]
fn a_reader_who_leaves_early_is_no_fault() {
    let shell = promising(KEPT);
    let mut command = std::process::Command::new(jalon_tests::binary());
    command.current_dir(shell.path("bank")).args(["bank", "check", "--bank", "."]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap()), (Some(141), String::new()));
}
