//! Question banks for stories.

use jalon::bank;
use jalon_engine::bank::BankFiles;

/// The questions, lessons and plans of area 1 alone: a fifth of the bank, for a service that starts again and again.
pub fn first_area() -> BankFiles {
    let mut files = bank::embedded_files();
    let plans: Vec<_> = files.extract_if(.., |path, _| path.starts_with("plans/")).collect();
    files.retain(|path, _| match path.split_once('/') {
        Some(("items" | "lessons", below)) => below.starts_with("1."),
        Some(("reviews", _)) => false,
        _ => true,
    });
    for (path, text) in plans {
        if path.ends_with("-area.yaml") {
            files.insert(path, text.replace("{area: each}", r#"{area: "1"}"#));
        } else if path.ends_with("-competence.yaml") {
            for code in ["1.1", "1.2", "1.3"] {
                let scope = format!("{{competence: \"{code}\"}}");
                files.insert(format!("plans/{code}.yaml"), text.replace("{competence: each}", &scope));
            }
        }
    }
    files
}
