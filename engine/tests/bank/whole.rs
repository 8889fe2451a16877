//! Whole banks: any text instead of a good one, and the bank of the project.

use super::good;
use jalon_engine::bank::{BankFiles, ItemBank, Severity};
use proptest::prelude::*;

fn any_path() -> impl Strategy<Value = String> {
    let paths: Vec<String> = good().into_keys().collect();
    prop::sample::select(paths)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Bytes removed, replaced or put in anywhere: a report, never a panic.
    #[test]
    fn any_edit_gives_a_report(path in any_path(), edits in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..20, "[ -~\\n{}\\[\\]:#&*!|>'\"%@`-]{0,3}|\\PC"), 1..4)) {
        let mut files = good();
        let text = files.get_mut(&path).unwrap();
        for (index, removed, put) in edits {
            let mut signs: Vec<char> = text.chars().collect();
            let start = index.index(signs.len() + 1);
            let end = (start + removed).min(signs.len());
            signs.splice(start..end, put.chars());
            *text = signs.into_iter().collect();
        }
        let report = ItemBank::read(&files);
        let faulty = report.diagnostics.iter().any(|found| found.severity == Severity::Fault);
        prop_assert_eq!(report.bank.is_none(), faulty);
    }
}

/// Every text file under a folder, by its path from there. Only tests read files.
fn read_folder(folder: &std::path::Path) -> BankFiles {
    let mut files = BankFiles::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in next.read_dir().unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if let Ok(text) = read_text(&path) {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(name, text);
            }
        }
    }
    files
}

fn read_text(path: &std::path::Path) -> std::io::Result<String> {
    std::io::read_to_string(std::fs::OpenOptions::new().read(true).open(path)?)
}

#[test]
fn the_real_bank_has_no_faults() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../question-bank");
    let report = ItemBank::read(&read_folder(&folder));
    let lines: Vec<String> = report
        .diagnostics
        .iter()
        .map(|found| format!("{}:{}:{}: {}", found.path, found.line, found.column, found.message))
        .collect();
    assert!(report.bank.is_some(), "{}", lines.join("\n"));
}
