//! `jalon log verify` and `jalon log head`: exit 0 intact, 1 changed, 2 unreadable.

use super::World;
use jalon_tests::{TestApp, binary, on_both_databases, run_sql};
use std::path::Path;
use std::process::{Command, Output};

on_both_databases!(the_whole_log_is_checked_from_the_shell);

fn jalon(app: &TestApp, arguments: &[&str], heads: &[&Path]) -> Output {
    let mut command = Command::new(binary());
    command.args(arguments).arg("--data").arg(app.folder());
    if let Some(url) = &app.state.config.database_url {
        command.args(["--database-url", url]);
    }
    for head in heads {
        command.arg("--head").arg(head);
    }
    command.output().unwrap()
}

/// Exit code, standard output, standard error.
fn said(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

async fn the_whole_log_is_checked_from_the_shell(app: TestApp) {
    let mut world = World::in_app(&app).await;
    let file = app.folder().join("head.txt");
    let saved = jalon(&app, &["log", "head", "--output", file.to_str().unwrap()], &[]);
    assert_eq!(said(&saved), (Some(0), String::new(), String::new()));
    let note = std::fs::read_to_string(&file).unwrap();
    assert_eq!(said(&jalon(&app, &["log", "head"], &[])).1, note);

    assert_eq!(world.withdraw(0).await, 200);
    let (code, out, err) = said(&jalon(&app, &["log", "verify"], &[&file]));
    assert_eq!((code, err.as_str()), (Some(0), ""));
    for line in ["intact", "leaves       5", "heads        2, of which 1 given", "certificates 3", "root "] {
        assert!(out.contains(line), "{line}: {out}");
    }

    let altered = app.folder().join("altered.txt");
    std::fs::write(&altered, note.replacen("\n4\n", "\n3\n", 1)).unwrap();
    let (code, _, err) = said(&jalon(&app, &["log", "verify"], &[&file, &altered]));
    assert_eq!(code, Some(1));
    assert!(err.contains("altered.txt") && err.contains("was altered"), "{err}");
    std::fs::write(&altered, "nothing").unwrap();
    assert_eq!(jalon(&app, &["log", "verify"], &[&altered]).status.code(), Some(2));
    assert_eq!(jalon(&app, &["log", "verify", "--issuer", "/nowhere"], &[]).status.code(), Some(2));

    let sqlite = format!("sqlite://{}", app.folder().join("jalon.sqlite").display());
    let url = app.state.config.database_url.clone().unwrap_or(sqlite);
    run_sql(&url, "UPDATE log_events SET at_ms = at_ms + 1000 WHERE leaf_index = 2").await;
    let (code, out, err) = said(&jalon(&app, &["log", "verify"], &[&file]));
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(err.starts_with("changed: leaf 2 holds"), "{err}");
}
