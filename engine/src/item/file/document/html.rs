//! Web pages: no script, nothing from elsewhere; a remark stands in the source only.

use super::{Document, Piece, pieces};
use crate::item::file::document::Part;
use crate::item::file::measure::Day;
use crate::item::file::table::{Column, Table};
use crate::item::file::xml::escaped;
use std::fmt::Write;

pub(in crate::item::file) fn bytes(document: &Document, locale: &str) -> Vec<u8> {
    let mut about = String::new();
    let keywords = document.keywords.join(", ");
    let created = document.created.map(Day::iso).unwrap_or_default();
    for (name, content) in [("author", &document.author), ("keywords", &keywords), ("date", &created)] {
        if !content.is_empty() {
            let _ = writeln!(about, "<meta name=\"{name}\" content=\"{}\">", escaped(content));
        }
    }
    page(&document.title, locale, &about, &document.parts).into_bytes()
}

/// A whole page.
pub(in crate::item::file) fn page(title: &str, locale: &str, about: &str, parts: &[Part]) -> String {
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"{locale}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n{about}</head>\n<body>\n",
        escaped(title)
    );
    for piece in pieces(parts) {
        push(&mut html, &piece);
    }
    html + "</body>\n</html>\n"
}

fn push(html: &mut String, piece: &Piece<'_>) {
    let _ = match piece {
        Piece::Heading(level, text) => writeln!(html, "<h{level}>{}</h{level}>", escaped(text)),
        Piece::Paragraph(text) => writeln!(html, "<p>{}</p>", escaped(text)),
        Piece::List(items) => {
            let item = |words: &String| format!("<li>{}</li>\n", escaped(words));
            writeln!(html, "<ul>\n{}</ul>", items.iter().map(item).collect::<String>())
        }
        Piece::Table(table) => return push_table(html, table),
        Piece::Link(link) => {
            writeln!(html, "<p><a href=\"{}\">{}</a></p>", escaped(&link.to), escaped(&link.text))
        }
        Piece::Comment(comment) => writeln!(
            html,
            "<p>{}</p>\n<!-- {} {}: {} -->",
            escaped(&comment.paragraph),
            comment.day.iso(),
            escaped(&comment.by),
            // Two hyphens would end the remark.
            escaped(&comment.says).replace("--", "- -")
        ),
        Piece::NewPage => writeln!(html, "<hr>"),
    };
}

fn push_table(html: &mut String, table: &Table) {
    let head = |column: &Column| format!("<th>{}</th>", escaped(&column.head));
    let heads: String = table.columns.iter().map(head).collect();
    let _ = writeln!(html, "<table border=\"1\">\n<tr>{heads}</tr>");
    for row in &table.rows {
        let cell = |words: String| format!("<td>{}</td>", escaped(&words));
        let cells: String = table.cells(row).map(|(given, holds)| cell(given.words(holds))).collect();
        let _ = writeln!(html, "<tr>{cells}</tr>");
    }
    *html += "</table>\n";
}
