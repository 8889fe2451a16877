//! Questions go out and come back the same; items of other programs become drafts or are reported.

use super::*;
use jalon_engine::bank::{ItemBank, Severity};
use jalon_engine::item::{Item, ItemId, ItemKind};
use std::collections::BTreeSet;

fn is_left_out(item: &Item) -> bool {
    item.has_variants() || item.kind == ItemKind::Task
}

fn drafts(items: &[QtiItem]) -> Vec<Draft> {
    let files = items.iter().map(|item| (name(item), item.xml.clone()));
    let (drafts, unread) = read(files, "");
    assert_eq!(unread, Vec::<String>::new());
    drafts
}

#[test]
fn every_question_comes_back_with_its_revision_and_its_corrections() {
    let files = crate::bank::embedded_files();
    let before = ItemBank::read(&files).bank.unwrap();
    let export = export(&files).unwrap();
    let mut after = files.clone();
    for draft in drafts(&export.items) {
        let path = format!("items/{}/{}.yaml", draft.competence, draft.id);
        assert!(after.insert(path, draft.text).is_some(), "{}", draft.id);
    }
    let report = ItemBank::read(&after);
    let faults: Vec<_> =
        report.diagnostics.iter().filter(|found| found.severity == Severity::Fault).take(10).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let after = report.bank.unwrap();
    let mut count = 0;
    for item in before.items() {
        let other = after.item(&item.id).unwrap();
        count += 1;
        assert_eq!(other.content, item.content, "{}", item.id);
        assert_eq!(other.revision, item.revision, "{}", item.id);
        assert_eq!(other.corrections, item.corrections, "{}", item.id);
        assert_eq!(other.accessibility, item.accessibility, "{}", item.id);
        let facts = |item: &Item| {
            let enemies = item.enemies.clone();
            (item.family.clone(), item.level, item.status, item.seconds, item.option_order, enemies)
        };
        assert_eq!(facts(other), facts(item));
    }
    assert_eq!(export.items.len(), 2 * (count - before.items().filter(|item| is_left_out(item)).count()));
}

#[test]
fn what_is_left_out_is_said() {
    let files = crate::bank::embedded_files();
    let bank = ItemBank::read(&files).bank.unwrap();
    let export = export(&files).unwrap();
    let left_out: BTreeSet<&ItemId> =
        export.remarks.iter().filter(|remark| remark.says.leaves_out()).map(|remark| &remark.id).collect();
    let expected: BTreeSet<&ItemId> =
        bank.items().filter(|item| is_left_out(item)).map(|item| &item.id).collect();
    assert_eq!(left_out, expected);
}

fn foreign(declaration: &str, body: &str) -> Result<Draft, String> {
    let text = format!(
        "<qti-assessment-item xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\" identifier=\"from-afar\" \
         title=\"x\" xml:lang=\"en\" time-dependent=\"false\">{declaration}<qti-item-body>{body}</qti-item-body>\
         </qti-assessment-item>"
    );
    let (mut drafts, mut unread) = read([("file.xml".to_owned(), text)], "1.2");
    drafts.pop().ok_or_else(|| unread.pop().unwrap_or_default())
}

const ONE: &str = "<qti-response-declaration identifier=\"R\" cardinality=\"single\" base-type=\"identifier\">\
                   <qti-correct-response><qti-value>A.1</qti-value></qti-correct-response>\
                   </qti-response-declaration>";

#[test]
fn an_item_of_another_program_becomes_a_draft() {
    let body = "<div><p>Some\n   words.</p></div><qti-choice-interaction response-identifier=\"R\" shuffle=\"false\">\
                <qti-prompt>Which?</qti-prompt><qti-simple-choice identifier=\"A.1\">Yes</qti-simple-choice>\
                <qti-simple-choice identifier=\"B\">No<qti-feedback-inline identifier=\"B\" \
                outcome-identifier=\"F\">Not so.</qti-feedback-inline></qti-simple-choice>\
                <qti-simple-choice identifier=\"C\">Never</qti-simple-choice></qti-choice-interaction>";
    let text = foreign(ONE, body).unwrap().text;
    for part in [
        "id: \"from-afar\"\ncompetence: \"1.2\"\n",
        "status: draft\nkind: single_choice\norder: fixed\n",
        "stem: |-\n      Some words.\n\n      Which?\n",
        "\"A-1\": \"Yes\"",
        "\"B\": \"Not so.\"\n      \"C\": \"To be written.\"\n",
        "choice: \"A-1\"",
    ] {
        assert!(text.contains(part), "{part:?} in {text}");
    }
}

#[test]
fn what_has_no_place_here_is_reported() {
    let text = "<qti-text-entry-interaction response-identifier=\"R\"/>";
    let cases = [
        (
            "<p>Write.</p><qti-extended-text-interaction response-identifier=\"R\"/>",
            "qti-extended-text-interaction",
        ),
        ("<p>See</p><object data=\"a.mp4\"/>", "`object`"),
        ("<p>Nothing.</p>", "nothing is asked"),
        ("<qti-order-interaction response-identifier=\"S\"/>", "`S` is not declared"),
    ];
    for (body, why) in cases {
        let refused = foreign(ONE, body).unwrap_err();
        assert!(refused.contains(why), "{refused}");
    }
    let (drafts, unread) = read([("a.xml".to_owned(), "<assessmentItem/>".to_owned())], "1.1");
    assert!(drafts.is_empty() && unread[0].contains("is not an item of QTI 3.0"), "{unread:?}");
    assert!(foreign("", text).is_err());
}
