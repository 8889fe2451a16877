//! Text documents in OpenDocument 1.3 (OASIS).

use super::packed::{self, Meta};
use super::{Document, Piece};
use crate::item::file::table::Table;
use crate::item::file::xml::{element, escaped};
use std::fmt::Write;

const TYPE: &str = "application/vnd.oasis.opendocument.text";

pub(in crate::item::file) fn bytes(document: &Document, locale: &str) -> Vec<u8> {
    let Document { title, author, changed_by, created, changed, keywords, .. } = document;
    let (created, changed) = (*created, *changed);
    let meta = Meta { title, author, changed_by, created, changed, keywords, locale };
    packed::bytes(TYPE, &content(document), STYLES, &meta)
}

const STYLES: &str = "<style:style style:name=\"Standard\" style:family=\"paragraph\"/>\
<style:style style:name=\"Heading\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">\
<style:paragraph-properties fo:margin-top=\"0.4cm\" fo:margin-bottom=\"0.2cm\" fo:keep-with-next=\"always\"/>\
<style:text-properties fo:font-weight=\"bold\"/></style:style>\
<style:style style:name=\"Heading_20_1\" style:display-name=\"Heading 1\" style:family=\"paragraph\" \
style:parent-style-name=\"Heading\" style:default-outline-level=\"1\"><style:text-properties fo:font-size=\"18pt\"/></style:style>\
<style:style style:name=\"Heading_20_2\" style:display-name=\"Heading 2\" style:family=\"paragraph\" \
style:parent-style-name=\"Heading\" style:default-outline-level=\"2\"><style:text-properties fo:font-size=\"14pt\"/></style:style>";

const OWN: &str = "<office:automatic-styles><style:style style:name=\"break\" style:family=\"paragraph\" \
style:parent-style-name=\"Standard\"><style:paragraph-properties fo:break-before=\"page\"/></style:style>\
</office:automatic-styles>";

fn content(document: &Document) -> String {
    let mut xml = format!("{OWN}<office:body><office:text>");
    for (number, piece) in document.pieces().iter().enumerate() {
        push(&mut xml, piece, number);
    }
    xml + "</office:text></office:body>"
}

fn push(xml: &mut String, piece: &Piece<'_>, number: usize) {
    let _ = match piece {
        Piece::Heading(level, text) => write!(
            xml,
            "<text:h text:style-name=\"Heading_20_{level}\" text:outline-level=\"{level}\">{}</text:h>",
            escaped(text)
        ),
        Piece::Paragraph(text) => {
            write!(xml, "<text:p text:style-name=\"Standard\">{}</text:p>", escaped(text))
        }
        Piece::List(items) => {
            *xml += "<text:list>";
            for item in *items {
                let _ = write!(xml, "<text:list-item><text:p>{}</text:p></text:list-item>", escaped(item));
            }
            write!(xml, "</text:list>")
        }
        Piece::Table(table) => return push_table(xml, table, number),
        Piece::Link(link) => write!(
            xml,
            "<text:p><text:a xlink:type=\"simple\" xlink:href=\"{}\">{}</text:a></text:p>",
            escaped(&link.to),
            escaped(&link.text)
        ),
        Piece::Comment(comment) => write!(
            xml,
            "<text:p>{}<office:annotation><dc:creator>{}</dc:creator><dc:date>{}T09:00:00</dc:date>\
             <text:p>{}</text:p></office:annotation></text:p>",
            escaped(&comment.paragraph),
            escaped(&comment.by),
            comment.day.iso(),
            escaped(&comment.says)
        ),
        Piece::NewPage => write!(xml, "<text:p text:style-name=\"break\"/>"),
    };
}

fn push_table(xml: &mut String, table: &Table, number: usize) {
    let columns = table.columns.len();
    let _ = write!(
        xml,
        "<table:table table:name=\"t{number}\"><table:table-column table:number-columns-repeated=\"{columns}\"/>"
    );
    let heads = table.columns.iter().map(|column| column.head.clone()).collect();
    let rows = table.rows.iter().map(|row| table.cells(row).map(|(cell, holds)| cell.words(holds)).collect());
    for row in std::iter::once::<Vec<String>>(heads).chain(rows) {
        *xml += "<table:table-row>";
        for words in row {
            *xml += "<table:table-cell office:value-type=\"string\">";
            element(xml, "text:p", &words);
            *xml += "</table:table-cell>";
        }
        *xml += "</table:table-row>";
    }
    *xml += "</table:table>";
}
