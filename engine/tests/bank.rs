//! Reading a bank: a good one is read whole, a bad one says everything that is wrong, and where.

#![expect(clippy::unwrap_used, reason = "a test tells what went wrong by panicking")]

use jalon_engine::bank::{BankFiles, BankReport, Diagnostic, ItemBank, Severity};
use jalon_engine::irt::{ParameterSource, ResponseModel};
use jalon_engine::item::ItemId;
use jalon_engine::item::content::Body;
use jalon_engine::seed::Seed;
use jalon_engine::session::plan::Purpose;
use proptest::prelude::*;

const BANK: &str = include_str!("fixtures/bank/bank.yaml");
const FRAMEWORK: &str = include_str!("fixtures/bank/framework/mini.yaml");
const CHOICE: &str = include_str!("fixtures/bank/items/1.1/sort-photos.yaml");
const TEXT: &str = include_str!("fixtures/bank/items/1.1/undo-typing.yaml");
const NUMBER: &str = include_str!("fixtures/bank/items/1.2/parcel-weight.yaml");
const ORDERING: &str = include_str!("fixtures/bank/items/1.2/send-message.yaml");
const MATCHING: &str = include_str!("fixtures/bank/items/1.2/match-files.yaml");
const CLOZE: &str = include_str!("fixtures/bank/items/1.2/mail-rule.yaml");
const SEVERAL: &str = include_str!("fixtures/bank/items/1.1/safe-links.yaml");
const DRAWING: &str = include_str!("fixtures/bank/media/desk.svg");
const PLAN: &str = include_str!("fixtures/bank/plans/each.yaml");
const PLAN_ALL: &str = include_str!("fixtures/bank/plans/all.yaml");

const CHOICE_PATH: &str = "items/1.1/sort-photos.yaml";
const SEVERAL_PATH: &str = "items/1.1/safe-links.yaml";
const TEXT_PATH: &str = "items/1.1/undo-typing.yaml";
const NUMBER_PATH: &str = "items/1.2/parcel-weight.yaml";
const ORDERING_PATH: &str = "items/1.2/send-message.yaml";
const MATCHING_PATH: &str = "items/1.2/match-files.yaml";
const CLOZE_PATH: &str = "items/1.2/mail-rule.yaml";
const PLAN_PATH: &str = "plans/each.yaml";

fn good() -> BankFiles {
    let files = [
        ("bank.yaml", BANK),
        ("framework/mini.yaml", FRAMEWORK),
        (CHOICE_PATH, CHOICE),
        (SEVERAL_PATH, SEVERAL),
        (TEXT_PATH, TEXT),
        (NUMBER_PATH, NUMBER),
        (ORDERING_PATH, ORDERING),
        (MATCHING_PATH, MATCHING),
        (CLOZE_PATH, CLOZE),
        ("media/desk.svg", DRAWING),
        (PLAN_PATH, PLAN),
        ("plans/all.yaml", PLAN_ALL),
        ("README.md", "not part of the bank"),
    ];
    files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

fn bank() -> ItemBank {
    let report = ItemBank::read(&good());
    assert_eq!(report.diagnostics, []);
    report.bank.unwrap()
}

/// The good bank with one text replaced by another in one file.
#[track_caller]
fn edited(path: &str, from: &str, to: &str) -> BankReport {
    let mut files = good();
    let text = files.get_mut(path).unwrap();
    assert!(text.contains(from), "`{from}` is not in {path}");
    *text = text.replacen(from, to, 1);
    ItemBank::read(&files)
}

/// Asserts that an edit gives exactly one finding, a fault, with these words, at the `‸` of `place`:
/// a text that occurs once in the edited file.
#[track_caller]
fn check(path: &str, from: &str, to: &str, place: &str, words: &str) {
    let report = edited(path, from, to);
    let text = good()[path].replacen(from, to, 1);
    let [only] = &report.diagnostics[..] else { panic!("expected one finding: {report:#?}") };
    assert!(report.bank.is_none());
    assert!(only.message.contains(words), "{only:?}");
    assert!(!only.help.is_empty());
    assert_eq!((only.severity, only.path.as_str()), (Severity::Fault, path));
    assert_eq!((only.line, only.column), line_and_column(&text, place), "{only:?}");
}

/// Line and column, from 1, of the `‸` of a text that occurs once.
#[track_caller]
fn line_and_column(text: &str, place: &str) -> (u64, u64) {
    let around = place.replace('‸', "");
    assert_eq!(text.matches(&around).count(), 1, "`{around}` occurs once");
    let start = text.find(&around).unwrap() + place.find('‸').unwrap();
    let before = &text[..start];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    (line as u64, column as u64)
}

#[test]
fn a_good_bank_is_read_whole() {
    let bank = bank();
    assert_eq!(bank.title("en"), "A small bank");
    assert_eq!(bank.title("de"), "Une petite banque");
    assert_eq!(bank.locales(), ["fr", "en"]);
    assert_eq!(bank.licence(), "CC-BY-SA-4.0");
    assert_eq!(bank.framework().competences().count(), 2);
    let ids: Vec<&str> = bank.items().map(|item| item.id.0.as_str()).collect();
    let expected = [
        "mail-rule",
        "match-files",
        "parcel-weight",
        "safe-links",
        "send-message",
        "sort-photos",
        "undo-typing",
    ];
    assert_eq!(ids, expected);
    assert!(bank.media("media/desk.svg").unwrap().starts_with("<svg"));
    assert_eq!(bank.media("media/other.svg"), None);
    assert_eq!(bank.revision().0.len(), 64);
}

#[test]
fn one_plan_file_makes_a_plan_for_each_competence() {
    let bank = bank();
    let ids: Vec<&str> = bank.plans().map(|plan| plan.id.as_str()).collect();
    assert_eq!(ids, ["all", "each-1.1", "each-1.2"]);
    let plan = bank.plan("each-1.2").unwrap();
    assert_eq!(plan.title["en"], "My level: Data");
    assert_eq!(plan.purpose, Purpose::Positioning);
    assert_eq!(plan.competences.len(), 1);
    assert_eq!(bank.plan("all").unwrap().competences.len(), 2);
}

#[test]
fn contents_and_corrections_are_in_words() {
    let bank = bank();
    let right = |id: &str, locale: &str| {
        bank.item(&ItemId(id.into())).unwrap().corrections[locale].right_answer.clone()
    };
    assert_eq!(right("sort-photos", "en"), ["Sort the folder by date"]);
    assert_eq!(right("safe-links", "en"), ["Look at the address", "Ask the sender"]);
    assert_eq!(right("undo-typing", "fr"), ["ctrl z"]);
    assert_eq!(right("parcel-weight", "fr"), ["2,5\u{00A0}kg"]);
    assert_eq!(right("parcel-weight", "en"), ["2.5\u{00A0}kg"]);
    assert_eq!(right("send-message", "en"), ["Write", "Read again", "Send"]);
    assert_eq!(right("match-files", "en"), ["Holiday picture → photo.jpg", "Rent paid → rent.ods"]);
    assert_eq!(right("mail-rule", "en"), ["Action: flag", "Folder: archive"]);
    let item = bank.item(&ItemId("sort-photos".into())).unwrap();
    let content = &item.content["en"];
    assert_eq!(content.question(), "What does she do?");
    assert_eq!(content.situation(), ["Lina has 800 photos in a folder."]);
    assert_eq!(item.corrections["en"].tempting.len(), 3);
}

#[test]
fn parameters_come_from_the_authors_level() {
    let bank = bank();
    let item = bank.item(&ItemId("sort-photos".into())).unwrap();
    assert_eq!(item.parameters.source, ParameterSource::ExpertPrior);
    assert!((item.parameters.difficulty_se - 0.5).abs() < 1e-15);
    let ResponseModel::Logistic(model) = &item.parameters.model else { panic!() };
    let shape = serde_json::to_value(model).unwrap();
    assert_eq!(shape["difficulty"], 1.0);
    assert_eq!(shape["guessing"], 0.25);
}

#[test]
fn the_order_shown_depends_on_seed_and_place_only() {
    let bank = bank();
    let item = bank.item(&ItemId("send-message".into())).unwrap();
    let seed: Seed = "07".repeat(32).parse().unwrap();
    let mut orders = std::collections::BTreeSet::new();
    for position in 1..60 {
        let shown = item.present("fr", &seed, position).unwrap();
        assert_eq!(Some(&shown), item.present("fr", &seed, position).as_ref());
        let Body::Ordering { items } = shown.body else { panic!() };
        orders.insert(items.into_iter().map(|item| item.id).collect::<Vec<_>>().join(" "));
    }
    assert!(!orders.contains("write read send"), "the right order is never shown");
    assert_eq!(orders.len(), 5);
    assert_eq!(item.present("de", &seed, 1), None);
    let fixed = bank.item(&ItemId("safe-links".into())).unwrap();
    assert_eq!(fixed.present("fr", &seed, 1).unwrap(), fixed.content["fr"]);
}

#[test]
fn a_revision_changes_with_what_is_scored_and_with_nothing_else() {
    let revision = |report: BankReport| {
        report.bank.unwrap().item(&ItemId("sort-photos".into())).unwrap().revision.clone()
    };
    let before = revision(ItemBank::read(&good()));
    assert_eq!(before.0.len(), 16);
    let same =
        [("level: 2", "level: 1"), ("seconds: 45", "seconds: 50"), ("dates come first", "dates come on top")];
    for (from, to) in same {
        assert_eq!(revision(edited(CHOICE_PATH, from, to)), before, "{to}");
    }
    let other = [
        ("Lina has 800 photos", "Lina has 900 photos"),
        ("Sort the folder by size", "Sort by size"),
        ("choice: date", "choice: name"),
        ("Un bureau", "Le bureau"),
    ];
    for (from, to) in other {
        let report = edited(CHOICE_PATH, from, to);
        if report.bank.is_some() {
            assert_ne!(revision(report), before, "{to}");
        }
    }
    assert_ne!(revision(edited("media/desk.svg", "#999", "#888")), before);
}

#[test]
fn the_revision_of_the_bank_covers_its_files_and_no_others() {
    let before = bank().revision().clone();
    let mut files = good();
    files.insert("README.md".into(), "other words".into());
    assert_eq!(ItemBank::read(&files).bank.unwrap().revision(), &before);
    let after = edited("bank.yaml", "A small bank", "A little bank").bank.unwrap();
    assert_ne!(after.revision(), &before);
}

fn calibrated(revision: &str) -> BankReport {
    let text = format!(
        "id: first\nestimated_on: \"2026-01-31\"\nsample_size: 500\nitems:\n  sort-photos:\n    revision: {revision}\n    \
         model: 3pl\n    a: 1.4\n    b: -0.3\n    c: 0.2\n    a_se: 0.1\n    b_se: 0.0\n"
    );
    let mut files = good();
    files.insert("parameters/first.yaml".into(), text);
    ItemBank::read(&files)
}

#[test]
fn a_calibration_applies_to_its_revision_only() {
    let item = ItemId("sort-photos".into());
    let revision = bank().item(&item).unwrap().revision.clone();
    let report = calibrated(&revision.0);
    assert_eq!(report.diagnostics, []);
    let parameters = report.bank.unwrap().item(&item).unwrap().parameters.clone();
    assert_eq!(parameters.source, ParameterSource::Calibrated { calibration: "first".into() });

    let report = calibrated("0123456789abcdef");
    let parameters = report.bank.unwrap().item(&item).unwrap().parameters.clone();
    assert_eq!(parameters.source, ParameterSource::ExpertPrior);
    let [warning] = &report.diagnostics[..] else { panic!("{:?}", report.diagnostics) };
    assert_eq!(warning.severity, Severity::Warning);
    assert_eq!((warning.line, warning.column), (6, 15));
    let message = "question `sort-photos` was edited since its calibration: it is back to its expert prior";
    assert_eq!(warning.message, message);
}

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
