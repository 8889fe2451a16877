//! Workbooks in OpenDocument 1.3 (OASIS): the fewest parts that open everywhere.

use super::{Sheet, Workbook};
use crate::item::file::document::packed;
use crate::item::file::table::{Cell, Holds, Worth};
use crate::item::file::xml::{self, escaped};
use std::fmt::Write;

const TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";

pub(in crate::item::file) fn bytes(workbook: &Workbook, locale: &str) -> Vec<u8> {
    let meta = packed::Meta { author: &workbook.author, locale, ..packed::Meta::default() };
    packed::bytes(TYPE, &content(workbook), "", &meta)
}

/// Styles of heads, days and what is hidden.
const STYLES: &str = "<office:automatic-styles>\
<number:date-style style:name=\"N1\"><number:day number:style=\"long\"/><number:text>/</number:text>\
<number:month number:style=\"long\"/><number:text>/</number:text><number:year number:style=\"long\"/></number:date-style>\
<style:style style:name=\"wide\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"3.5cm\"/></style:style>\
<style:style style:name=\"shown\" style:family=\"table\"><style:table-properties table:display=\"true\"/></style:style>\
<style:style style:name=\"hidden\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>\
<style:style style:name=\"head\" style:family=\"table-cell\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
<style:style style:name=\"day\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>\
</office:automatic-styles>";

fn content(workbook: &Workbook) -> String {
    let mut xml = format!("{STYLES}<office:body><office:spreadsheet>");
    for sheet in &workbook.sheets {
        push_sheet(&mut xml, sheet);
    }
    xml + "</office:spreadsheet></office:body>"
}

fn push_sheet(xml: &mut String, sheet: &Sheet) {
    let style = if sheet.hidden { "hidden" } else { "shown" };
    let _ = write!(xml, "<table:table table:name=\"{}\" table:style-name=\"{style}\">", escaped(&sheet.name));
    for column in &sheet.table.columns {
        let hidden = if column.hidden { " table:visibility=\"collapse\"" } else { "" };
        let _ = write!(xml, "<table:table-column table:style-name=\"wide\"{hidden}/>");
    }
    *xml += "<table:table-row>";
    for column in &sheet.table.columns {
        cell(xml, "office:value-type=\"string\" table:style-name=\"head\"", &column.head);
    }
    *xml += "</table:table-row>";
    for row in &sheet.table.rows {
        *xml += "<table:table-row>";
        for (given, holds) in sheet.table.cells(row) {
            push(xml, given, holds);
        }
        *xml += "</table:table-row>";
    }
    *xml += "</table:table>";
}

fn push(xml: &mut String, given: &Cell, holds: Holds) {
    let formula = match given {
        Cell::Formula(formula) => {
            format!(" table:formula=\"of:={}\"", escaped(&with_places(&formula.formula)))
        }
        Cell::Plain(_) => String::new(),
    };
    let words = given.words(holds);
    match given.worth(holds) {
        Worth::Text("") => *xml += "<table:table-cell/>",
        Worth::Text(_) => cell(xml, "office:value-type=\"string\"", &words),
        Worth::Number(digits) => {
            cell(xml, &format!("office:value-type=\"float\" office:value=\"{digits}\"{formula}"), &words);
        }
        Worth::Day(day) => {
            let value = day.iso();
            let kind =
                format!("table:style-name=\"day\" office:value-type=\"date\" office:date-value=\"{value}\"");
            cell(xml, &kind, &words);
        }
    }
}

fn cell(xml: &mut String, attributes: &str, words: &str) {
    let _ = write!(xml, "<table:table-cell {attributes}>");
    xml::element(xml, "text:p", words);
    *xml += "</table:table-cell>";
}

/// Places as OpenFormula writes them: `SUM(B2:B9)` is `SUM([.B2:.B9])`.
fn with_places(formula: &str) -> String {
    let mut written = String::new();
    let mut rest = formula;
    while let Some(start) = rest.find(|c: char| c.is_ascii_alphanumeric()) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c: char| !c.is_ascii_alphanumeric() && c != ':').unwrap_or(from.len());
        let (word, after) = from.split_at(end);
        written += before;
        if word.split(':').all(is_place) {
            let _ = write!(written, "[.{}]", word.replace(':', ":."));
        } else {
            written += word;
        }
        rest = after;
    }
    written + rest
}

fn is_place(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
    word.len() > digits.len() && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_a_formula_are_written_as_the_format_wants() {
        let cases = [
            ("SUM(B2:B9)", "SUM([.B2:.B9])"),
            ("B2*C10+3", "[.B2]*[.C10]+3"),
            ("AVERAGE(A1:A3)/2", "AVERAGE([.A1:.A3])/2"),
        ];
        for (formula, written) in cases {
            assert_eq!(with_places(formula), written);
        }
    }
}
