//! The same inputs give the same bits: a thousand transcripts over all rules, against digests that were
//! committed, in debug and in release (`cargo test -p jalon-engine --release --test engine digest`).

mod attempts;
mod banks;
mod bytes;
mod content;
mod profile;
mod sessions;
mod stopping;
mod studies;
mod walk;

use bytes::{Bytes, digest};
use std::fmt::Write;

/// A rule and the transcripts of the tests it was tried in.
struct Tried {
    rule: String,
    transcripts: Vec<Bytes>,
}

impl Tried {
    fn new(rule: impl Into<String>, transcripts: Vec<Bytes>) -> Self {
        Self { rule: rule.into(), transcripts }
    }
}

fn all() -> Vec<Tried> {
    let families = [
        studies::criteria(),
        studies::estimators(),
        studies::exposure(),
        attempts::rules(),
        studies::stopping(),
        stopping::plans(),
        content::rules(),
        profile::lookaheads(),
        sessions::plans(),
    ];
    families.into_iter().flatten().collect()
}

/// One line a rule, `rule digest`, and the last for all of them.
fn lines(tried: &[Tried]) -> Vec<String> {
    let of = |tried: &Tried| format!("{} {}", tried.rule, digest(&tried.transcripts));
    let whole = digest(tried.iter().flat_map(|tried| &tried.transcripts));
    tried.iter().map(of).chain([format!("whole {whole}")]).collect()
}

fn difference(found: &[String], committed: &[&str]) -> String {
    let mut told = String::new();
    for line in found.iter().filter(|line| !committed.contains(&line.as_str())) {
        let rule = line.split(' ').next().unwrap_or_default();
        let known = committed.iter().any(|line| line.split(' ').next() == Some(rule));
        let _ = writeln!(told, "  {} {rule}", if known { "changed:" } else { "new:    " });
    }
    told
}

#[test]
fn a_thousand_transcripts_have_the_digests_that_were_committed() {
    let tried = all();
    assert_eq!(tried.iter().map(|tried| tried.transcripts.len()).sum::<usize>(), 1000);
    let (found, committed) = (lines(&tried), include_str!("digests.txt").lines().collect::<Vec<_>>());
    assert!(
        found == committed,
        "transcripts are not the ones committed:\n{}\nA test begun with a rule that changed would go on \
         in another way: undo the change, or bring it as a rule of its own. If a rule was added or the \
         change was meant, write these lines to engine/tests/digest/digests.txt:\n\n{}\n",
        difference(&found, &committed),
        found.join("\n"),
    );
}
