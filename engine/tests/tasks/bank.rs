//! A bank with one interactive task.

use jalon_engine::bank::{BankFiles, BankReport, ItemBank};
use jalon_engine::item::content::Body;
use jalon_engine::item::task::Task;
use jalon_engine::item::{Item, ItemId};

pub(crate) const TASK: &str = include_str!("../fixtures/tasks/file-the-bill.yaml");
pub(crate) const PATH: &str = "items/1.1/file-the-bill.yaml";

/// The bank, its task as given.
pub(crate) fn read(task: &str) -> BankReport {
    let files = [
        ("bank.yaml", include_str!("../fixtures/bank/bank.yaml")),
        ("framework/mini.yaml", include_str!("../fixtures/bank/framework/mini.yaml")),
        (PATH, task),
    ];
    let files: BankFiles = files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
    ItemBank::read(&files)
}

pub(crate) fn item() -> Item {
    let report = read(TASK);
    assert_eq!(report.diagnostics, []);
    report.bank.unwrap().item(&ItemId("file-the-bill".into())).unwrap().clone()
}

/// The application as a learner finds it.
pub(crate) fn task(locale: &str) -> Task {
    match &item().content[locale].body {
        Body::Task { task } => task.clone(),
        other => panic!("not a task: {other:?}"),
    }
}
