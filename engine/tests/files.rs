//! Questions with a file: made from (seed, position), the same bytes every time, and faults with their place.

use jalon_engine::bank::audit::audit;
use jalon_engine::bank::{BankFiles, Diagnostic, ItemBank};
use jalon_engine::item::ItemId;
use jalon_engine::item::file::{FileKind, Made};
use jalon_engine::seed::Seed;

const SALES: &str = include_str!("fixtures/variants/sales-in-a-file.yaml");
const PATH: &str = "items/1.1/sales-in-a-file.yaml";

fn files(sales: String) -> BankFiles {
    BankFiles::from([
        ("bank.yaml".to_owned(), include_str!("fixtures/bank/bank.yaml").to_owned()),
        ("framework/mini.yaml".to_owned(), include_str!("fixtures/bank/framework/mini.yaml").to_owned()),
        (PATH.to_owned(), sales),
    ])
}

/// The file of the form of a seed, in English.
fn made(sales: &str, number: u8) -> Made {
    let bank = ItemBank::read(&files(sales.to_owned())).bank.unwrap();
    let item = bank.item(&ItemId("sales-in-a-file".into())).unwrap();
    item.instance(&Seed([number; 32]), 1).file("en").unwrap()
}

/// The question with another file in it.
fn with_file(description: &str) -> String {
    let (before, rest) = SALES.split_once("  csv:\n").unwrap();
    let (_, after) = rest.split_once("kind: number").unwrap();
    format!("{before}{description}\nkind: number{after}")
}

#[test]
fn a_file_is_a_function_of_seed_and_position() {
    let file = made(SALES, 1);
    assert_eq!((file.name.as_str(), file.kind), ("sales.csv", FileKind::Csv));
    assert_eq!(file, made(SALES, 1));
    assert_ne!(file.bytes, made(SALES, 2).bytes);
    let text = String::from_utf8(file.bytes).unwrap();
    assert_eq!(text.lines().count(), 31);
    assert!(text.starts_with("\u{FEFF}Town,Sum\r\n"), "{text}");
}

#[test]
fn each_kind_begins_as_programs_expect() {
    let table =
        "{columns: [{head: A}, {head: B, holds: number}], rows: {each: [\"{{towns}}\", \"{{sums}}\"]}}";
    let part = "parts: [{heading: T}, {list: \"{{towns}}\"}, {paragraph: \"{{sums.1}}\"}]";
    let cases: [(String, &str, &[u8]); 10] = [
        (format!("xlsx: {{sheets: [{{name: S, table: {table}}}]}}"), "sales.xlsx", b"PK\x03\x04"),
        (format!("ods: {{sheets: [{{name: S, table: {table}}}]}}"), "sales.ods", b"PK\x03\x04"),
        (format!("docx: {{{part}}}"), "sales.docx", b"PK\x03\x04"),
        (format!("odt: {{{part}}}"), "sales.odt", b"PK\x03\x04"),
        (format!("pdf: {{{part}}}"), "sales.pdf", b"%PDF-1.4\n"),
        (format!("html: {{{part}}}"), "sales.html", b"<!DOCTYPE html>\n"),
        (
            "jpeg: {width: 320, height: 240, day: \"2031-03-04\", time: \"{{sums.1}}\", camera: C}"
                .to_owned(),
            "sales.jpg",
            b"\xFF\xD8\xFF\xE1",
        ),
        (
            "ics: {events: {each: {title: \"{{towns}}\", day: \"2031-03-04\", start: \"{{sums}}\"}}}"
                .to_owned(),
            "sales.ics",
            b"BEGIN:VCALENDAR\r\n",
        ),
        (
            "eml: {from: a@a.example, to: [b@b.example], subject: S, day: \"2031-03-04\", time: 540, \
             text: [\"{{sums.1}}\"]}"
                .to_owned(),
            "sales.eml",
            b"From: a@a.example\r\n",
        ),
        ("zip: {files: [{name: a/b, text: \"{{towns}}\"}]}".to_owned(), "sales.zip", b"PK\x03\x04"),
    ];
    for (description, name, beginning) in cases {
        let file = made(&with_file(&format!("  {description}")), 1);
        assert_eq!(file.name, name);
        assert!(file.bytes.starts_with(beginning), "{name}");
    }
}

/// What is found in the question once a text in it is another.
fn found(from: &str, to: &str) -> (String, Vec<Diagnostic>) {
    assert!(SALES.contains(from), "{from}");
    let text = SALES.replacen(from, to, 1);
    let found = audit(&files(text.clone())).report.diagnostics;
    (text, found.into_iter().filter(|found| found.path == PATH).collect())
}

#[test]
fn faults_of_files_have_a_place_and_a_reason() {
    let cases = [
        ("  csv:", "  cvs:", "file:", "there is no kind of file `cvs`"),
        ("    columns:", "    column:", "    column:", "unknown field `column`"),
        ("\"{{towns}}\", \"{{sums}}\"", "\"{{towns}}\"", "    rows:", "1 cells for 2 columns"),
        (
            "\"{{towns}}\", \"{{sums}}\"",
            "\"{{sums}}\", \"{{towns}}\"",
            "    rows:",
            "not what the column holds",
        ),
        (
            "\"{{towns}}\", \"{{sums}}\"",
            "\"{{town}}\", \"{{sums}}\"",
            "    rows:",
            "nothing is called `town`",
        ),
        ("en: sales}", "en: a/sales}", "  name:", "lies in no folder"),
        ("en: sales}", "en: \"sales.csv\"}", "  name:", "is not the name of a file"),
        ("rows: {each: [\"{{towns}}\", \"{{sums}}\"]}", "rows: [[a, \"1\"]]", "file:", "1 different files"),
        (
            "wanted: sum(select(sums, towns == 'Arvel'))",
            "wanted: 5 + 0 * count(towns)",
            "file:",
            "the same for everyone",
        ),
        ("seconds: 90", "seconds: 90\ntime_limit_seconds: 90", "time_limit", "has no hard limit"),
    ];
    for (from, to, line, words) in cases {
        let (text, found) = found(from, to);
        let fault = found.iter().find(|found| found.message.contains(words));
        let fault = fault.unwrap_or_else(|| panic!("{to}: no `{words}` in {found:#?}"));
        let at = usize::try_from(fault.line).unwrap();
        let there = text.lines().nth(at - 1).unwrap();
        // The place of a mapping is its first line.
        let above = text.lines().nth(at.saturating_sub(2)).unwrap();
        assert!(there.starts_with(line) || above.starts_with(line), "{to}: {fault:?} stands at `{there}`");
    }
}

#[test]
fn a_file_needs_variants_and_counts_as_practical() {
    let whole = audit(&files(SALES.to_owned()));
    assert!(whole.report.bank.is_some(), "{:#?}", whole.report.diagnostics);
    assert_eq!(whole.coverage.practical, 1);
    let (before, rest) = SALES.split_once("variants:\n").unwrap();
    let (_, after) = rest.split_once("file:\n").unwrap();
    let report = ItemBank::read(&files(format!("{before}file:\n{after}")));
    assert!(report.diagnostics.iter().any(|found| found.message == "the file is the same for everyone"));
}
