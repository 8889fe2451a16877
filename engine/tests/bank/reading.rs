//! A good bank: what is read of it, and what its revisions cover.

use super::{CHOICE_PATH, bank, edited, good};
use jalon_engine::bank::{BankReport, ItemBank, Severity};
use jalon_engine::irt::{ParameterSource, ResponseModel};
use jalon_engine::item::ItemId;
use jalon_engine::item::content::Body;
use jalon_engine::seed::Seed;
use jalon_engine::session::plan::Purpose;

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
