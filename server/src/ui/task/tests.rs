//! Every word and drawing that an application names exists.

use super::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The sources of all applications.
pub(super) fn sources_of_applications() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../engine/src/item/task");
    let mut pending = vec![folder];
    let mut found = Vec::new();
    while let Some(folder) = pending.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                pending.push(path);
            } else {
                found.push(fs::read_to_string(path).unwrap());
            }
        }
    }
    found
}

#[test]
fn every_text_named_by_an_application_exists_and_none_is_left_over() {
    let sources = sources_of_applications();
    let named: BTreeSet<&str> = sources
        .iter()
        .flat_map(|text| text.match_indices("\"task-").map(|(at, _)| &text[at + 1..]))
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(named.len() > 50, "only {} texts found in the sources", named.len());
    for lang in Lang::ALL {
        let missing: Vec<&&str> = named.iter().filter(|key| !lang.has(key)).collect();
        assert!(missing.is_empty(), "missing in {}: {missing:?}", lang.tag());
    }
}

#[test]
fn what_a_text_is_about_is_said_in_it() {
    let text = Text::Key("task-mail-moved", vec![("folder", Text::Key("task-mail-inbox", vec![]))]);
    assert_eq!(words(Lang::En, &text), "Message moved to Inbox.");
    let one = Text::Key("task-mail-found", vec![("count", Text::Words("1".to_owned()))]);
    assert_eq!(words(Lang::En, &one), "1 message found.");
}
