//! A psychometrician calls `jalon irt` from a shell, R or Python: the real commands on real files,
//! against numbers published software computed (`engine/tests/reference`); and `jalon simulate` on plans.

mod choices;
mod curves;
mod estimates;
mod exposure;
mod faults;
mod files;
mod fits;
mod forms;
mod nominal;
mod plans;
mod simulations;

use serde_json::Value;
use std::path::PathBuf;
use std::process::{Command, Output};
use tempfile::TempDir;

/// A folder of tables, and the commands called on them.
struct Shell(TempDir);

impl Shell {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn write(&self, name: &str, text: &str) -> String {
        let path = self.0.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// `jalon …` in the folder, with the bank compiled in unless it names another.
    fn jalon(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(jalon_tests::binary());
        command.current_dir(self.0.path()).env_remove("JALON_BANK").args(arguments);
        command.output().unwrap()
    }

    /// `jalon irt …` in the folder.
    fn irt(&self, arguments: &[&str]) -> Output {
        self.jalon(&[&["irt"][..], arguments].concat())
    }

    /// The same with `--json`, read.
    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.irt(&[arguments, &["--json"]].concat());
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// What a refused command says on standard error.
    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.irt(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "a refused command prints nothing");
        String::from_utf8(output.stderr).unwrap()
    }
}

#[track_caller]
fn close(ours: &Value, theirs: f64, tolerance: f64) {
    let Some(ours) = ours.as_f64() else { panic!("{ours} is not a number") };
    assert!((ours - theirs).abs() <= tolerance * theirs.abs().max(1.0), "{ours} is not {theirs}");
}

#[test]
fn every_command_explains_itself_with_examples() {
    let shell = Shell::new();
    for command in ["curves", "estimate", "fit", "select", "simulate"] {
        let output = shell.irt(&[command, "--help"]);
        let help = String::from_utf8(output.stdout).unwrap();
        assert!(
            help.contains("Examples:") && help.contains(&format!("jalon irt {command} --items")),
            "{help}"
        );
    }
}
