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
    let found = read(files, "");
    assert_eq!(found.left_out, Vec::<String>::new());
    assert_eq!(found.losses, Vec::<String>::new());
    found.drafts
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
    for remark in export.remarks.iter().filter(|remark| left_out.contains(&remark.id)) {
        assert!(remark.says.leaves_out(), "{}: {}", remark.id, remark.says.words());
    }
}

fn imported(declaration: &str, body: &str) -> Imported {
    let text = format!(
        "<qti-assessment-item xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\" identifier=\"from-afar\" \
         title=\"from-afar\" xml:lang=\"en\" time-dependent=\"false\">{declaration}<qti-item-body>{body}</qti-item-body>\
         </qti-assessment-item>"
    );
    read([("file.xml".to_owned(), text)], "1.2")
}

fn foreign(declaration: &str, body: &str) -> Result<Draft, String> {
    let mut found = imported(declaration, body);
    found.drafts.pop().ok_or_else(|| found.left_out.pop().unwrap_or_default())
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
    let found = read([("a.xml".to_owned(), "<assessmentItem/>".to_owned())], "1.1");
    assert!(found.drafts.is_empty(), "{found:?}");
    assert!(found.left_out[0].contains("is not an item of QTI 3.0"), "{found:?}");
    assert!(foreign("", text).is_err());
}

/// The losses and the text of one item of another program.
fn lossy(text: &str) -> (Vec<String>, String) {
    let mut found = read([("a.xml".to_owned(), text.to_owned())], "1.2");
    assert_eq!(found.left_out, Vec::<String>::new());
    (found.losses, found.drafts.pop().unwrap().text)
}

#[test]
fn what_a_choice_loses_is_said_with_its_line() {
    let text = "<qti-assessment-item identifier=\"a\" title=\"A title\" xml:lang=\"en\" time-dependent=\"true\">
<qti-response-declaration identifier=\"R\" cardinality=\"single\" base-type=\"identifier\">
<qti-correct-response><qti-value>A</qti-value></qti-correct-response><qti-mapping default-value=\"0\">
<qti-map-entry map-key=\"A\" mapped-value=\"1\"/>
<qti-map-entry map-key=\"B\" mapped-value=\"0.5\"/></qti-mapping></qti-response-declaration>
<qti-stylesheet href=\"style.css\" type=\"text/css\"/>
<qti-item-body><p>Hello <b>bold words</b></p>
<qti-choice-interaction response-identifier=\"R\" shuffle=\"true\" max-choices=\"1\"><qti-prompt>Which?</qti-prompt>
<qti-simple-choice identifier=\"A\" fixed=\"true\">One<qti-feedback-inline identifier=\"A\">Well done.</qti-feedback-inline></qti-simple-choice>
<qti-simple-choice identifier=\"B\">Two</qti-simple-choice></qti-choice-interaction></qti-item-body>
<qti-response-processing template=\"https://example.org/rptemplates/map_response.xml\"/>
</qti-assessment-item>";
    let (losses, draft) = lossy(text);
    let expected = [
        "a.xml:1: a: `time-dependent` is not kept: here time does not count",
        "a.xml:1: a: the title `A title` is not kept",
        "a.xml:5: a: `B` is worth 0.5 there; here it is wrong, and worth nothing",
        "a.xml:6: a: `qti-stylesheet` `style.css` is not kept",
        "a.xml:7: a: the `b` of `bold words` is not kept, only its words",
        "a.xml:9: a: `fixed=\"true\"` of `qti-simple-choice` is not kept",
        "a.xml:9: a: what is said after `A` is not kept: `Well done.`",
    ];
    assert_eq!(losses, expected);
    assert!(draft.contains("choice: \"A\"") && !draft.contains("Well done"), "{draft}");
}

#[test]
fn a_partly_right_text_is_never_fully_right() {
    let text = "<qti-assessment-item identifier=\"c\" title=\"c\" xml:lang=\"en\">
<qti-response-declaration identifier=\"R\" cardinality=\"single\" base-type=\"string\">
<qti-correct-response><qti-value>york</qti-value></qti-correct-response><qti-mapping>
<qti-map-entry map-key=\"york\" mapped-value=\"1\" case-sensitive=\"true\"/>
<qti-map-entry map-key=\"yorck\" mapped-value=\"0.5\" case-sensitive=\"false\"/></qti-mapping></qti-response-declaration>
<qti-item-body><p>Which city?</p>
<p><qti-text-entry-interaction response-identifier=\"R\" pattern-mask=\"[a-z]+\"/></p></qti-item-body>
</qti-assessment-item>";
    let (losses, draft) = lossy(text);
    let expected = [
        "a.xml:2: c: `case-sensitive` is true for some words there; here capitals count in all of them, and \
         spaces in none",
        "a.xml:5: c: `yorck` is worth 0.5 there; here it is among the rejected answers, and worth nothing",
        "a.xml:7: c: `pattern-mask=\"[a-z]+\"` of `qti-text-entry-interaction` is not kept",
    ];
    assert_eq!(losses, expected);
    for part in ["accept:\n", "[\"york\"]", "[\"yorck\"]", "ignore: [spaces]"] {
        assert!(draft.contains(part), "{part:?} in {draft}");
    }
}

#[test]
fn a_text_that_can_only_be_partly_right_is_refused() {
    let declaration = "<qti-response-declaration identifier=\"R\" cardinality=\"single\" base-type=\"string\">\
                       <qti-correct-response><qti-value>york</qti-value></qti-correct-response><qti-mapping>\
                       <qti-map-entry map-key=\"york\" mapped-value=\"0\"/>\
                       <qti-map-entry map-key=\"yorck\" mapped-value=\"0.5\"/></qti-mapping>\
                       </qti-response-declaration>";
    let body = "<p>City?</p><p><qti-text-entry-interaction response-identifier=\"R\"/></p>";
    assert!(foreign(declaration, body).unwrap_err().contains("no text is fully right"));
}

#[test]
fn shares_and_limits_of_several_choices_are_said() {
    let declaration = "<qti-response-declaration identifier=\"R\" cardinality=\"multiple\" base-type=\"identifier\">\
                       <qti-mapping><qti-map-entry map-key=\"A\" mapped-value=\"0.5\"/>\
                       <qti-map-entry map-key=\"B\" mapped-value=\"1\"/></qti-mapping>\
                       </qti-response-declaration>";
    let body = "<p>Tick.</p><qti-choice-interaction response-identifier=\"R\" max-choices=\"2\">\
                <qti-simple-choice identifier=\"A\">a</qti-simple-choice>\
                <qti-simple-choice identifier=\"B\">b</qti-simple-choice>\
                <qti-simple-choice identifier=\"C\">c</qti-simple-choice></qti-choice-interaction>";
    let losses = imported(declaration, body).losses;
    let expected = [
        "`max-choices=\"2\"` is not kept: here there is no such limit",
        "parts of the answer have their own worth there (`A`: 0.5, `B`: 1); here the whole answer is right or wrong",
    ];
    assert_eq!(losses.len(), expected.len(), "{losses:?}");
    for (loss, what) in losses.iter().zip(expected) {
        assert!(loss.starts_with("file.xml:1: from-afar: ") && loss.ends_with(what), "{loss}");
    }
}
