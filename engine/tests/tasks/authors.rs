//! What authors get wrong in an interactive task is told at its line.

use super::bank::{PATH, TASK, item, read};
use jalon_engine::bank::Severity;

/// Asserts that an edit gives exactly one finding, a fault with these words, on the line that holds `at`.
#[track_caller]
fn check(from: &str, to: &str, at: &str, words: &str) {
    assert!(TASK.contains(from), "`{from}` is not in the file");
    let text = TASK.replacen(from, to, 1);
    let report = read(&text);
    let [only] = &report.diagnostics[..] else { panic!("expected one finding: {:#?}", report.diagnostics) };
    assert!(report.bank.is_none());
    assert_eq!((only.severity, only.path.as_str()), (Severity::Fault, PATH));
    assert!(only.message.contains(words), "{only:?}");
    assert!(!only.help.is_empty());
    let lines: Vec<usize> =
        text.lines().zip(1..).filter(|(line, _)| line.contains(at)).map(|(_, n)| n).collect();
    assert_eq!(lines.iter().map(|n| *n as u64).collect::<Vec<_>>(), [only.line], "{only:?}");
}

#[test]
fn the_words_of_the_goals_are_the_right_answer() {
    let right = &item().corrections["en"].right_answer;
    assert_eq!(right, &["The bill is in Bills.", "The false one is reported."]);
}

#[test]
fn the_shape_of_an_application_is_checked() {
    check("    owner: Nadia", "    ownr: Nadia", "ownr", "unknown field `ownr`");
    check("    owner: Nadia Roy <nadia@asso.example>\n", "", "    folders:", "missing field `owner`");
    check("  mailbox:", "  letterbox:", "letterbox", "unknown variant `letterbox`");
    check("unread: true", "unread: \"yes\"", "unread", "expected a boolean");
    check(
        "subject: {fr: Votre facture, en: Your bill}",
        "subject: {fr: Votre facture}",
        "Votre facture",
        "`en`",
    );
    check("body: {fr: Payez ici., en: Pay here.}", "body: {fr: \" \", en: Pay here.}", "Pay here", "empty");
    check("files: [facture.pdf]", "files: [12]", "files: [12]", "quotes");
}

#[test]
fn what_an_application_says_hangs_together() {
    check(
        "- id: trap\n",
        "- id: trap\n        folder: nowhere\n",
        "folder: nowhere",
        "`nowhere` names nothing",
    );
    check("{id: plan, name: plan.pdf}", "{id: \"a b\", name: plan.pdf}", "plan.pdf", "not an id");
    check(
        "{id: bills, name: {fr: Factures, en: Bills}}",
        "{id: bills, name: {fr: Factures, en: Bills}}\n      - {id: inbox, name: Boîte}",
        "Boîte",
        "something else too",
    );
    check("Ali <ali@asso.example>", "Ali", "[Nadia Roy <nadia@asso.example>, Ali]", "no address");
    check("Ali <ali@asso.example>", "\"Ben, Ali <ali@asso.example>\"", "Ben, Ali", "two people");
}

#[test]
fn goals_are_about_what_is_there() {
    check("is: in_folder\n", "is: in_drawer\n", "in_drawer", "not a condition here");
    check(
        "      message: bill\n      folder: bills\n",
        "      message: bill\n",
        "is: in_folder",
        "needs `folder`",
    );
    check(
        "      message: bill\n      folder: bills\n",
        "      message: nobody\n      folder: bills\n",
        "message: nobody",
        "`nobody` names nothing",
    );
    check(
        "{id: told, is: reported, message: trap,",
        "{id: filed, is: reported, message: trap,",
        "id: filed, is",
        "twice",
    );
    check("id: told, is: reported,", "is: reported,", "is: reported", "`id` is missing");
    check("folder: bills\n      say", "folder: inbox\n      say", "id: filed", "before anything is done");
    check("tempting: {replied: Répondre", "tempting: {other: Répondre", "other: Répondre", "neither a goal");
}

#[test]
fn the_examples_are_run() {
    check("    - {do: report, message: trap}\n", "", "- {do: open, message: bill}", "does not give `told`");
    check("- {do: open, message: bill}", "- {do: open, message: bil}", "message: bil}", "cannot be done");
    check(
        "- - {do: report, message: bill}",
        "- - {do: report, message: trap}\n      - {do: move, message: bill, folder: bills}",
        "- - {do: report, message: trap}",
        "reaches every goal",
    );
}

#[test]
fn several_examples_are_each_run() {
    let example = TASK.split("  example:\n").nth(1).unwrap().split("  wrong:").next().unwrap();
    let twice: String = example.lines().map(|line| line.replacen("    -", "      -", 1) + "\n").collect();
    let twice = twice.replacen("      -", "    - -", 1).repeat(2);
    let report = read(&TASK.replacen(example, &twice, 1));
    assert_eq!(report.diagnostics, []);
    let cut = twice.trim_end().rsplit_once('\n').unwrap().0.to_owned() + "\n";
    let text = TASK.replacen(example, &cut, 1);
    let report = read(&text);
    let [only] = &report.diagnostics[..] else { panic!("{:#?}", report.diagnostics) };
    let second = text.lines().zip(1..).filter(|(line, _)| line.starts_with("    - -")).nth(1).unwrap().1;
    assert_eq!((only.line, only.message.as_str()), (second, "the example does not give `told`"));
}

#[test]
fn every_language_is_checked() {
    let text = TASK.replacen(
        "message: bill\n      folder: bills",
        "message: bill\n      folder: {fr: bils, en: bill}",
        1,
    );
    let report = read(&text);
    let messages: Vec<&str> = report.diagnostics.iter().map(|found| found.message.as_str()).collect();
    assert_eq!(
        messages,
        ["`bils` names nothing in the mailbox (in `fr`)", "`bill` names nothing in the mailbox (in `en`)"]
    );
}

#[test]
fn a_task_belongs_to_a_task_question() {
    let text = TASK.split("\nkey:").next().unwrap().split("task:\n").next().unwrap();
    let key = TASK.split("\nkey:").nth(1).unwrap();
    let report = read(&format!("{text}key:{key}"));
    assert_eq!(report.diagnostics.len(), 1, "{:#?}", report.diagnostics);
    assert!(report.diagnostics[0].message.contains("needs `task`"));
}

#[test]
fn a_task_takes_minutes() {
    check("seconds: 90\n", "seconds: 59\n", "seconds: 59", "not a usual time");
    check("seconds: 90\n", "seconds: 601\n", "seconds: 601", "not a usual time");
}

#[test]
fn a_task_has_no_hard_limit() {
    check("seconds: 90\n", "seconds: 90\ntime_limit_seconds: 90\n", "time_limit_seconds", "no hard limit");
}

#[test]
fn a_revision_follows_what_is_measured() {
    let revision = |from: &str, to: &str| {
        let report = read(&TASK.replacen(from, to, 1));
        let bank = report.bank.unwrap_or_else(|| panic!("{:#?}", report.diagnostics));
        bank.items().next().unwrap().revision.clone()
    };
    let first = item().revision;
    assert_eq!(revision("level: 2", "level: 3"), first);
    assert_eq!(revision("The bill is in Bills.", "It is in Bills."), first);
    assert_ne!(revision("Your bill", "Your invoice"), first);
}
