//! Workbooks in Office Open XML (ISO/IEC 29500-1, part "SpreadsheetML"): the fewest parts that open
//! everywhere. Words stand in their cells; days are counted from 1899-12-30.

use super::{Sheet, Workbook};
use crate::item::file::table::{Cell, Holds, Worth};
use crate::item::file::xml::{self, DECLARATION, escaped};
use crate::item::file::zip::Zip;
use crate::item::variant::Date;
use std::fmt::Write;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const SHEET_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

pub(in crate::item::file) fn bytes(workbook: &Workbook) -> Vec<u8> {
    let mut zip = Zip::default();
    let mut add = |name: &str, xml: &str| zip.add(name, None, format!("{DECLARATION}{xml}").as_bytes());
    add("[Content_Types].xml", &types(workbook));
    add("_rels/.rels", &package());
    add("docProps/core.xml", &core(&workbook.author));
    add("xl/workbook.xml", &contents(workbook));
    add("xl/_rels/workbook.xml.rels", &parts(workbook));
    add("xl/styles.xml", STYLES);
    for (number, sheet) in (1..).zip(&workbook.sheets) {
        add(&format!("xl/worksheets/sheet{number}.xml"), &worksheet(sheet));
    }
    zip.bytes()
}

/// Styles by number: 0 plain, 1 a head, 2 a day.
const STYLES: &str = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
<cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>\
<xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>\
<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";

fn types(workbook: &Workbook) -> String {
    let mut xml = format!(
        "<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{SHEET_TYPE}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{SHEET_TYPE}.styles+xml\"/>\
         <Override PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
    );
    for number in 1..=workbook.sheets.len() {
        let part = format!("/xl/worksheets/sheet{number}.xml");
        let _ = write!(xml, "<Override PartName=\"{part}\" ContentType=\"{SHEET_TYPE}.worksheet+xml\"/>");
    }
    xml + "</Types>"
}

fn package() -> String {
    format!(
        "<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"r1\" Type=\"{LINKS}/officeDocument\" Target=\"xl/workbook.xml\"/>\
         <Relationship Id=\"r2\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" \
         Target=\"docProps/core.xml\"/></Relationships>"
    )
}

fn core(author: &str) -> String {
    let mut xml = format!(
        "<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
    );
    xml::element(&mut xml, "dc:creator", author);
    xml + "</cp:coreProperties>"
}

fn contents(workbook: &Workbook) -> String {
    let mut xml = format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{LINKS}\"><sheets>");
    for (number, sheet) in (1..).zip(&workbook.sheets) {
        let (name, state) = (escaped(&sheet.name), if sheet.hidden { " state=\"hidden\"" } else { "" });
        let _ = write!(xml, "<sheet name=\"{name}\" sheetId=\"{number}\"{state} r:id=\"r{number}\"/>");
    }
    xml + "</sheets></workbook>"
}

fn parts(workbook: &Workbook) -> String {
    let mut xml = format!("<Relationships xmlns=\"{PACKAGE}/relationships\">");
    let count = workbook.sheets.len();
    for number in 1..=count {
        let target = format!("worksheets/sheet{number}.xml");
        let _ =
            write!(xml, "<Relationship Id=\"r{number}\" Type=\"{LINKS}/worksheet\" Target=\"{target}\"/>");
    }
    let styles = count + 1;
    let _ = write!(xml, "<Relationship Id=\"r{styles}\" Type=\"{LINKS}/styles\" Target=\"styles.xml\"/>");
    xml + "</Relationships>"
}

fn worksheet(sheet: &Sheet) -> String {
    let mut xml = format!("<worksheet xmlns=\"{MAIN}\"><cols>");
    for (number, column) in (1..).zip(&sheet.table.columns) {
        let hidden = if column.hidden { " hidden=\"1\"" } else { "" };
        let _ =
            write!(xml, "<col min=\"{number}\" max=\"{number}\" width=\"18\" customWidth=\"1\"{hidden}/>");
    }
    xml += "</cols><sheetData><row r=\"1\">";
    for (column, letter) in sheet.table.columns.iter().zip('A'..='Z') {
        words(&mut xml, &format!("{letter}1"), 1, &column.head);
    }
    xml += "</row>";
    for (number, row) in (2..).zip(&sheet.table.rows) {
        let _ = write!(xml, "<row r=\"{number}\">");
        for ((cell, holds), letter) in sheet.table.cells(row).zip('A'..='Z') {
            push(&mut xml, &format!("{letter}{number}"), cell, holds);
        }
        xml += "</row>";
    }
    xml + "</sheetData></worksheet>"
}

fn push(xml: &mut String, place: &str, cell: &Cell, holds: Holds) {
    let formula = match cell {
        Cell::Formula(formula) => format!("<f>{}</f>", escaped(&formula.formula)),
        Cell::Plain(_) => String::new(),
    };
    let _ = match cell.worth(holds) {
        Worth::Text("") => return,
        Worth::Text(text) => return words(xml, place, 0, text),
        Worth::Number(digits) => write!(xml, "<c r=\"{place}\">{formula}<v>{digits}</v></c>"),
        Worth::Day(day) => {
            let days = Date::parse("1899-12-30").map_or(0, |first| day.0.since(first));
            write!(xml, "<c r=\"{place}\" s=\"2\"><v>{days}</v></c>")
        }
    };
}

fn words(xml: &mut String, place: &str, style: u8, words: &str) {
    let words = escaped(words);
    let _ = write!(
        xml,
        "<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{words}</t></is></c>"
    );
}
