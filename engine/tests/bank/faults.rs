//! Every fault has its place, and none hides another.

use super::{
    BANK, CHOICE, CHOICE_PATH, CLOZE_PATH, DRAWING, MATCHING_PATH, NUMBER, NUMBER_PATH, ORDERING,
    ORDERING_PATH, PLAN, PLAN_PATH, SEVERAL_PATH, TEXT, TEXT_PATH, check, edited, good, line_and_column,
};
use jalon_engine::bank::{BankReport, Diagnostic, ItemBank, Severity};

#[test]
fn faults_of_identity_have_their_place() {
    check(CHOICE_PATH, "id: sort-photos", "id: sort-pics", "id: ‸sort-pics", "the file says `sort-photos`");
    check(CHOICE_PATH, "\"1.1\"", "\"1.2\"", "‸\"1.2\"", "the folder says `1.1`");
    check(CHOICE_PATH, "sorting", "Sorting", "‸Sorting", "not a slug");
    check(CHOICE_PATH, "family: sorting", "family: ab", "‸ab\n", "not a slug");
    check(CHOICE_PATH, "level: 2", "level: 4", "level: ‸4", "no level 4");
    check(CHOICE_PATH, "seconds: 45", "seconds: 0", "seconds: ‸0", "0 seconds");
    let limit = "seconds: 45\ntime_limit_seconds: 30";
    check(CHOICE_PATH, "seconds: 45", limit, "limit_seconds: ‸30", "shorter");
    let enemy = "seconds: 45\nenemies: [nobody-here]";
    check(CHOICE_PATH, "seconds: 45", enemy, "‸nobody-here", "not in the bank");
    let itself = "seconds: 45\nenemies: [sort-photos]";
    check(CHOICE_PATH, "seconds: 45", itself, "[‸sort-photos", "its own enemy");
    let partial = "seconds: 45\nscoring: partial";
    check(CHOICE_PATH, "seconds: 45", partial, "‸partial", "no partial score");
    let fixed = "seconds: 30\norder: fixed";
    check(TEXT_PATH, "seconds: 30", fixed, "‸fixed", "no options to order");
}

#[test]
fn lines_and_columns_count_from_one() {
    let place = |report: BankReport| (report.diagnostics[0].line, report.diagnostics[0].column);
    assert_eq!(place(edited(CHOICE_PATH, "id: sort-photos", "id: sort-pics")), (1, 5));
    assert_eq!(place(edited(CHOICE_PATH, "choice: date", "choice: dates")), (49, 11));
    assert_eq!(place(edited("media/desk.svg", "<rect", "<rect onclick=\"x()\"")), (2, 9));
    assert_eq!(place(edited(CHOICE_PATH, "level: 2", "level: 2\ncolour: red")), (5, 1));
}

#[test]
fn faults_of_content_have_their_place() {
    let hint = "explanation: Sorted";
    check(CHOICE_PATH, hint, "hint: One\n    explanation: Sorted", "hint: ‸One", "does not belong");
    let size = "Sort the folder by size";
    check(CHOICE_PATH, size, "Sort the folder by  name", "‸Sort the folder by  name", "reads like `name`");
    check(CHOICE_PATH, size, "\" \"", "size: ‸\" \"", "is empty");
    let stem = "in a folder.\n\n      What";
    check(CHOICE_PATH, stem, "in a folder.\n      What", "‸Lina has", "no paragraph for the question");
    check(
        CHOICE_PATH,
        "[Name, Size]",
        "[Name, Size, Day]",
        "‸[a.jpg, 2 MB]",
        "this row has 2 cells, and the header 3",
    );
    let file = "file: media/desk.svg\n          alt: A desk";
    check(CHOICE_PATH, file, &file.replace("desk.svg", "no.svg"), "‸media/no.svg", "not in the bank");
    check(CHOICE_PATH, "alt: A desk", "alt: \"\"", "alt: ‸\"\"", "the alternative text is empty");
    check(CHOICE_PATH, "open: Slow.", "open: \"\"", "open: ‸\"\"", "is empty");
    let few = edited(ORDERING_PATH, ", send: Envoyer", "");
    assert_eq!(
        (few.diagnostics[0].line, few.diagnostics[0].column),
        line_and_column(ORDERING, "‸{write: Écrire")
    );
    assert!(few.diagnostics[0].message.contains("at least 3"));
    let gaps = "text: ‸\"I choose";
    check(CLOZE_PATH, "then {target}", "then {aim}, {target}", gaps, "`{aim}` names no gap");
    check(CLOZE_PATH, "then {target}", "then {target}, {target}", gaps, "stands 2 times");
    check(CLOZE_PATH, "then {target}", "then", gaps, "stands 0 times");
    check(CLOZE_PATH, "then {target}.", "then {target} {.", gaps, "not closed");
}

#[test]
fn faults_between_languages_have_their_place() {
    let report = edited(ORDERING_PATH, "read: Read again", "check: Read again");
    let messages: Vec<&str> = report.diagnostics.iter().map(|found| found.message.as_str()).collect();
    let expected = ["`check` in items is not in `fr`", "`read`, which `fr` has, is missing in items"];
    assert_eq!(messages, expected);
    let item = "‸{write: Write";
    let (line, column) = line_and_column(ORDERING, item);
    assert!(report.diagnostics.iter().all(|found| (found.line, found.column) == (line, column)));

    let choices = "action: {label: Action, choices: {star: flag, delete: delete}}";
    let typed = "action: {label: Action}";
    let report = edited(CLOZE_PATH, choices, typed);
    assert!(report.diagnostics[0].message.contains("`delete`, which `fr` has, is missing"));
    let missing = edited(ORDERING_PATH, "  en:\n", "  de:\n");
    let messages: Vec<&str> = missing.diagnostics.iter().map(|found| found.message.as_str()).collect();
    assert_eq!(messages, ["the question is missing in `en`", "`de` is not a language of the bank"]);
}

#[test]
fn faults_of_the_key_have_their_place() {
    check(CHOICE_PATH, "choice: date", "choice: dates", "‸dates\n", "`dates`, which is not an option");
    check(CHOICE_PATH, "choice: date", "choice: date\n  value: 1", "value: ‸1", "`value` does not belong");
    check(CHOICE_PATH, "key:\n  choice: date", "key: {}", "‸{}", "needs `choice`");
    let right = "choices: [address, ask]";
    check(SEVERAL_PATH, right, "choices: [address, ask, open, reply]", "‸[address", "every option is right");
    check(SEVERAL_PATH, right, "choices: [ask, ask, address]", "[ask, ‸ask", "named twice");
    check(ORDERING_PATH, "[write, read, send]", "[write, send]", "‸[write, send]", "leaves out `read`");
    check(MATCHING_PATH, "rent: sheet}", "rent: shet}", "‸shet", "`shet`, which is not an option");
    check(
        MATCHING_PATH,
        "trip: photo, rent: sheet",
        "trip: photo",
        "‸{trip: photo}",
        "says nothing about `rent`",
    );
    check(
        MATCHING_PATH,
        "rent: sheet}",
        "rent: sheet, tax: sheet}",
        "‸tax",
        "which the question does not have",
    );
    let typed = "action: {accept: {fr: [a], en: [b]}}";
    check(CLOZE_PATH, "action: {choice: star}", typed, "action: ‸{accept", "needs `choice`");
}

#[test]
fn examples_are_run() {
    let reject = "fr: [ctrl x, z, ctrl y]";
    check(TEXT_PATH, reject, "fr: [ctrl x, z, Ctrl Z]", "‸Ctrl Z", "listed as wrong, and is accepted");
    check(TEXT_PATH, reject, "fr: [ctrl x, z]", "reject: {‸fr", "at least 3");
    check(
        TEXT_PATH,
        "fr: [ctrl z, ctrl + z]",
        "fr: [ctrl z, \"...\"]",
        "‸\"...\"",
        "listed as right, and is refused",
    );
    check(
        TEXT_PATH,
        "accept: {fr: [ctrl z, ctrl + z], en",
        "accept: {en",
        "accept: ‸{en",
        "no list for `fr`",
    );
    check(NUMBER_PATH, "[\"2,5\", 2500 g]", "[\"2,5\", 2600 g]", "‸2600 g", "is refused");
    check(NUMBER_PATH, "[\"25\", deux]", "[\"25\", 2501 g]", "‸2501 g", "is accepted");
    check(NUMBER_PATH, "tolerance: 0.01", "tolerance: -1", "‸-1", "not negative");
    check(
        NUMBER_PATH,
        "tolerance: 0.01",
        "tolerance: 0.01\n  relative_tolerance: 0.1",
        "‸0.1\n",
        "two tolerances",
    );
    check(NUMBER_PATH, "kg: 1,", "kg: 1, t: 0,", "t: ‸0", "positive");
}

#[test]
fn faults_of_tempting_have_their_place() {
    let last = "      open: Slow.\n";
    let start = "    tempting:\n      ‸name: A name";
    check(CHOICE_PATH, last, "", start, "nothing says why `open` tempts");
    check(CHOICE_PATH, last, &format!("{last}      shut: No.\n"), "‸shut", "not a choice");
    check(CHOICE_PATH, last, &format!("{last}      date: No.\n"), "‸date: No.", "is right");
    check(TEXT_PATH, "{ctrl y: It does it again.}", "{}", "‸{}", "no mistake is explained");
}

#[test]
fn faults_of_the_whole_bank_have_their_place() {
    let cuts = "[-1.0, 1.0, 2.0]";
    check("bank.yaml", cuts, "[-1.0, 1.0, 0.5]", "1.0, ‸0.5", "do not rise");
    check("bank.yaml", cuts, "[-1.0, 1.0]", "‸[-1.0, 1.0]", "2 cut scores and 3 levels");
    check("bank.yaml", "sd: 1.5", "sd: 0.0", "prior: ‸{mean", "not positive");
    check("bank.yaml", "discrimination: 1.2", "discrimination: -1", "‸-1\n", "not positive");
    check("bank.yaml", ", en: A small bank", "", "‸{fr: Une petite banque}", "missing in `en`");
    check("bank.yaml", "framework: mini", "framework: other", "‸other", "is missing");
    check("media/desk.svg", "<rect", "<rect onclick=\"x()\"", "‸onclick", "reacts to events");
    check(PLAN_PATH, "competence: each", "competence: \"3.1\"", "‸\"3.1\"", "not a code of the framework");
    check(PLAN_PATH, "scope: {competence: each}", "scope: {area: each, all: true}", "‸{area", "not clear");
    let longer = "minimum_per_competence: 4\n  maximum_per_competence: 4";
    let rules = "minimum_per_competence: 2\n  maximum_per_competence: 3";
    let report = edited(PLAN_PATH, rules, longer);
    assert_eq!(report.diagnostics.iter().map(place).collect::<Vec<_>>(), [(PLAN_PATH, 8)]);
}

#[test]
fn unreadable_files_do_not_hide_other_faults() {
    let mut files = good();
    files.insert(CHOICE_PATH.into(), CHOICE.replace("level: 2", "level: two"));
    files.insert(TEXT_PATH.into(), TEXT.replace("kind: short_text", "kind: short_text\ncolour: red"));
    files.insert(NUMBER_PATH.into(), NUMBER.replace("level: 1", "level: 9"));
    files.insert("items/1.2/broken.yaml".into(), "id: [".into());
    files.insert("plans/each.yaml".into(), PLAN.replace("minutes: 6", "minutes: 0"));
    files.insert("bank.yaml".into(), BANK.replace("metric: logistic", "metric: logistic\nlogo: a.png"));
    let report = ItemBank::read(&files);
    assert!(report.bank.is_none());
    let unreadable: Vec<_> = report.diagnostics.iter().map(place).collect();
    let expected = [
        ("bank.yaml", 8),
        ("items/1.1/sort-photos.yaml", 4),
        ("items/1.1/undo-typing.yaml", 8),
        ("items/1.2/broken.yaml", 1),
    ];
    assert_eq!(unreadable, expected);

    files.insert("bank.yaml".into(), BANK.into());
    let all = ItemBank::read(&files).diagnostics;
    let expected = [
        ("items/1.1/sort-photos.yaml", 4),
        ("items/1.1/undo-typing.yaml", 8),
        ("items/1.2/broken.yaml", 1),
        (NUMBER_PATH, 4),
        (PLAN_PATH, 13),
    ];
    assert_eq!(all.iter().map(place).collect::<Vec<_>>(), expected);
}

fn place(found: &Diagnostic) -> (&str, u64) {
    (found.path.as_str(), found.line)
}

#[test]
fn control_characters_are_refused_written_or_escaped() {
    let report = edited(CHOICE_PATH, "dates come first", "dates \u{0} first");
    let first = report.diagnostics.iter().find(|found| found.message.contains("control character")).unwrap();
    assert_eq!((first.line, first.column), line_and_column(CHOICE, "dates ‸come first"));
    let escaped = "\"Sort \\0 size\"";
    check(CHOICE_PATH, "Sort the folder by size", escaped, "‸\"Sort \\0 size", "control character");
}

#[test]
fn two_questions_never_ask_the_same() {
    let mut files = good();
    let copy = "items/1.1/sort-pictures.yaml";
    files.insert(copy.into(), CHOICE.replace("id: sort-photos", "id: sort-pictures"));
    let report = ItemBank::read(&files);
    let stems = report.diagnostics.iter().filter(|found| found.message.contains("the stem is the same"));
    let places: Vec<_> = stems.map(place).collect();
    assert_eq!(places, [(copy, 12), (copy, 26)]);
}

#[test]
fn unused_drawings_and_strange_files_are_warnings() {
    let mut files = good();
    files.insert("media/unused.svg".into(), DRAWING.into());
    files.insert("items/1.1/other.yml".into(), String::new());
    let report = ItemBank::read(&files);
    assert!(report.bank.is_some());
    let seen: Vec<_> = report.diagnostics.iter().map(|found| (found.path.as_str(), found.severity)).collect();
    assert_eq!(seen, [("items/1.1/other.yml", Severity::Warning), ("media/unused.svg", Severity::Warning)]);
}
