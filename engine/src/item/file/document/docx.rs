//! Text documents in Office Open XML (ISO/IEC 29500-1, part "WordprocessingML"): the fewest parts that open
//! everywhere.

use super::{Comment, Document, Piece};
use crate::item::file::measure::Day;
use crate::item::file::table::Table;
use crate::item::file::xml::{DECLARATION, element, escaped};
use crate::item::file::zip::Zip;
use std::fmt::Write;

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

pub(in crate::item::file) fn bytes(document: &Document, locale: &str) -> Vec<u8> {
    let pieces = document.pieces();
    let mut zip = Zip::default();
    let mut add = |name: &str, xml: &str| zip.add(name, None, format!("{DECLARATION}{xml}").as_bytes());
    add("[Content_Types].xml", &types());
    add("_rels/.rels", &package());
    add("docProps/core.xml", &core(document, locale));
    add("word/document.xml", &body(&pieces));
    add("word/comments.xml", &comments(&pieces));
    add("word/styles.xml", &styles());
    add("word/_rels/document.xml.rels", &parts(&pieces));
    zip.bytes()
}

fn types() -> String {
    let part = |name: &str| {
        let kind = if name == "document" { "document.main" } else { name };
        format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{TYPES}.{kind}+xml\"/>")
    };
    format!(
        "<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{}\
         <Override PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>",
        ["document", "comments", "styles"].map(part).concat()
    )
}

fn package() -> String {
    format!(
        "<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"r1\" Type=\"{LINKS}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"r2\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" \
         Target=\"docProps/core.xml\"/></Relationships>"
    )
}

fn core(document: &Document, locale: &str) -> String {
    let mut xml = format!(
        "<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
    );
    element(&mut xml, "dc:title", &document.title);
    element(&mut xml, "dc:creator", &document.author);
    element(&mut xml, "cp:keywords", &document.keywords.join(", "));
    element(&mut xml, "dc:language", locale);
    element(&mut xml, "cp:lastModifiedBy", &document.changed_by);
    moment(&mut xml, "created", document.created);
    moment(&mut xml, "modified", document.changed);
    xml + "</cp:coreProperties>"
}

fn moment(xml: &mut String, name: &str, day: Option<Day>) {
    if let Some(day) = day {
        let day = day.iso();
        let _ = write!(xml, "<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{day}T09:00:00Z</dcterms:{name}>");
    }
}

fn styles() -> String {
    let heading = |level: u8, size: u8| {
        let outline = level - 1;
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"Heading{level}\"><w:name w:val=\"heading {level}\"/>\
             <w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:qFormat/>\
             <w:pPr><w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/><w:outlineLvl w:val=\"{outline}\"/></w:pPr>\
             <w:rPr><w:b/><w:sz w:val=\"{size}\"/></w:rPr></w:style>"
        )
    };
    format!(
        "<w:styles xmlns:w=\"{MAIN}\"><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/><w:qFormat/></w:style>{}{}</w:styles>",
        heading(1, 36),
        heading(2, 28)
    )
}

fn body(pieces: &[Piece<'_>]) -> String {
    let mut xml = format!("<w:document xmlns:w=\"{MAIN}\" xmlns:r=\"{LINKS}\"><w:body>");
    for (number, piece) in pieces.iter().enumerate() {
        push(&mut xml, piece, number);
    }
    // The page: A4, in twentieths of a point.
    xml + "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
           <w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"709\" \
           w:footer=\"709\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
}

fn run(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(words))
}

/// A part; links and comments are known by their number among the parts.
fn push(xml: &mut String, piece: &Piece<'_>, number: usize) {
    let _ = match piece {
        Piece::Heading(level, text) => {
            write!(xml, "<w:p><w:pPr><w:pStyle w:val=\"Heading{level}\"/></w:pPr>{}</w:p>", run(text))
        }
        Piece::Paragraph(text) => write!(xml, "<w:p>{}</w:p>", run(text)),
        Piece::List(items) => {
            let item = |text: &String| {
                format!(
                    "<w:p><w:pPr><w:ind w:left=\"567\" w:hanging=\"283\"/></w:pPr>{}</w:p>",
                    run(&format!("• {text}"))
                )
            };
            write!(xml, "{}", items.iter().map(item).collect::<String>())
        }
        Piece::Table(table) => return push_table(xml, table),
        Piece::Link(link) => {
            write!(xml, "<w:p><w:hyperlink r:id=\"l{number}\">{}</w:hyperlink></w:p>", run(&link.text))
        }
        Piece::Comment(comment) => write!(
            xml,
            "<w:p><w:commentRangeStart w:id=\"{number}\"/>{}<w:commentRangeEnd w:id=\"{number}\"/>\
             <w:r><w:commentReference w:id=\"{number}\"/></w:r></w:p>",
            run(&comment.paragraph)
        ),
        Piece::NewPage => write!(xml, "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"),
    };
}

fn push_table(xml: &mut String, table: &Table) {
    const EDGES: &str = "<w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblBorders>\
<w:top w:val=\"single\" w:sz=\"4\"/><w:left w:val=\"single\" w:sz=\"4\"/><w:bottom w:val=\"single\" w:sz=\"4\"/>\
<w:right w:val=\"single\" w:sz=\"4\"/><w:insideH w:val=\"single\" w:sz=\"4\"/><w:insideV w:val=\"single\" w:sz=\"4\"/>\
</w:tblBorders></w:tblPr>";
    let columns = "<w:gridCol w:w=\"2400\"/>".repeat(table.columns.len());
    let _ = write!(xml, "<w:tbl>{EDGES}<w:tblGrid>{columns}</w:tblGrid>");
    let heads = table.columns.iter().map(|column| column.head.clone()).collect();
    let rows = table.rows.iter().map(|row| table.cells(row).map(|(cell, holds)| cell.words(holds)).collect());
    for row in std::iter::once::<Vec<String>>(heads).chain(rows) {
        let cell = |words: &String| format!("<w:tc><w:p>{}</w:p></w:tc>", run(words));
        let cells: String = row.iter().map(cell).collect();
        let _ = write!(xml, "<w:tr>{cells}</w:tr>");
    }
    // A table is followed by a paragraph, even an empty one.
    *xml += "</w:tbl><w:p/>";
}

fn comments(pieces: &[Piece<'_>]) -> String {
    let mut xml = format!("<w:comments xmlns:w=\"{MAIN}\">");
    for (number, piece) in pieces.iter().enumerate() {
        if let Piece::Comment(Comment { by, day, says, .. }) = piece {
            let initials: String = by.split_whitespace().filter_map(|name| name.chars().next()).collect();
            let _ = write!(
                xml,
                "<w:comment w:id=\"{number}\" w:author=\"{}\" w:date=\"{}T09:00:00Z\" w:initials=\"{}\">\
                 <w:p>{}</w:p></w:comment>",
                escaped(by),
                day.iso(),
                escaped(&initials),
                run(says)
            );
        }
    }
    xml + "</w:comments>"
}

fn parts(pieces: &[Piece<'_>]) -> String {
    let mut xml = format!(
        "<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"r1\" Type=\"{LINKS}/styles\" Target=\"styles.xml\"/>\
         <Relationship Id=\"r2\" Type=\"{LINKS}/comments\" Target=\"comments.xml\"/>"
    );
    for (number, piece) in pieces.iter().enumerate() {
        if let Piece::Link(link) = piece {
            let to = escaped(&link.to);
            let _ = write!(
                xml,
                "<Relationship Id=\"l{number}\" Type=\"{LINKS}/hyperlink\" Target=\"{to}\" TargetMode=\"External\"/>"
            );
        }
    }
    xml + "</Relationships>"
}
