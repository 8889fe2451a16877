//! The architecture as a test: who may depend on whom, where SQL, the clock and randomness stand.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Every Rust file below a folder: path from the root, text.
fn sources(folder: &str) -> Vec<(String, String)> {
    let mut pending = vec![root().join(folder)];
    let mut found = Vec::new();
    while let Some(directory) = pending.pop() {
        for entry in fs::read_dir(&directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                pending.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root()).unwrap().display().to_string();
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no source in {folder}");
    found
}

/// Files whose code (comments left out) holds a text, except those allowed.
fn holding(folder: &str, needle: &str, allowed: &[&str]) -> Vec<String> {
    sources(folder)
        .into_iter()
        .filter(|(name, text)| {
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            !allowed.iter().any(|suffix| name.ends_with(suffix))
                && code.into_iter().any(|line| line.contains(needle))
        })
        .map(|(name, _)| name)
        .collect()
}

fn dependencies(manifest: &str) -> String {
    let text = fs::read_to_string(root().join(manifest)).unwrap();
    let start = text.find("[dependencies]").unwrap();
    let end = text[start + 1..].find("\n[").map_or(text.len(), |at| start + 1 + at);
    text[start..end].to_owned()
}

#[test]
fn the_engine_knows_neither_the_web_nor_the_database_nor_us() {
    let listed = dependencies("engine/Cargo.toml");
    for forbidden in ["tokio", "axum", "sqlx", "jalon.", "rand.", "jiff", "tracing"] {
        assert!(!listed.lines().any(|line| line.starts_with(forbidden)), "engine depends on {forbidden}");
    }
    assert_eq!(holding("engine/src", "async fn", &[]), Vec::<String>::new());
}

#[test]
fn sql_stands_in_stores_and_nowhere_else() {
    for verb in ["\"SELECT ", "\"INSERT ", "\"UPDATE ", "\"DELETE ", "sqlx::query"] {
        let elsewhere = holding("server/src", verb, &["store.rs", "db/mod.rs"]);
        assert_eq!(elsewhere, Vec::<String>::new(), "{verb} outside a store");
    }
}

#[test]
fn the_mathematics_enter_through_one_file() {
    assert_eq!(holding("engine/src", "libm::", &["math.rs"]), Vec::<String>::new());
}

#[test]
fn yaml_is_read_in_one_file() {
    assert_eq!(holding("engine/src", "serde_yaml", &["bank/source.rs"]), Vec::<String>::new());
    assert_eq!(holding("server/src", "serde_yaml", &[]), Vec::<String>::new());
}

#[test]
fn time_and_randomness_enter_through_one_file_each() {
    for clock in ["SystemTime::now", "Instant::now", "Timestamp::now()", "Zoned::now"] {
        assert_eq!(holding("server/src", clock, &["clock.rs"]), Vec::<String>::new(), "{clock}");
    }
    for source in ["SysRng", "rand::rng()", "new_v4", "now_v7"] {
        assert_eq!(holding("server/src", source, &["entropy.rs"]), Vec::<String>::new(), "{source}");
    }
}

#[test]
fn a_feature_calls_the_stores_of_others_never_their_pages() {
    let features = ["accounts", "attempts", "bank", "certificates", "cohorts", "demo", "sittings"];
    for feature in features {
        for other in features.iter().filter(|other| **other != feature) {
            for door in ["page", "api"] {
                let needle = format!("{other}::{door}");
                let callers = holding(&format!("server/src/{feature}"), &needle, &[]);
                assert_eq!(callers, Vec::<String>::new(), "{feature} reaches into {needle}");
            }
        }
    }
}

#[test]
fn every_file_says_first_what_it_is_for() {
    for folder in ["engine/src", "server/src", "tests/src"] {
        for (name, text) in sources(folder) {
            assert!(text.starts_with("//!"), "{name} does not begin with `//!`");
        }
    }
}

#[test]
fn files_fit_the_head() {
    // Longer files, each with its reason.
    let exceptions: [(&str, usize); 0] = [];
    for folder in ["engine/src", "server/src", "tests"] {
        for (name, text) in sources(folder) {
            let budget = exceptions.iter().find(|(file, _)| *file == name).map_or(400, |(_, lines)| *lines);
            let code = text.split("#[cfg(test)]").next().unwrap_or_default().lines().count();
            assert!(code <= budget, "{name} has {code} lines, more than {budget}");
        }
    }
}

#[test]
fn migrations_keep_to_the_portable_dialect() {
    for entry in fs::read_dir(root().join("migrations")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "sql") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap().to_uppercase();
        for type_name in
            ["BOOLEAN", "UUID", "JSONB", "TIMESTAMP", "SERIAL", "AUTOINCREMENT", " INTEGER", " REAL "]
        {
            assert!(!text.contains(type_name), "{} uses {type_name}", path.display());
        }
    }
}
